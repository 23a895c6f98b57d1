"""Windows of early removal that were missed, in days and at both prices of a prison day."""
