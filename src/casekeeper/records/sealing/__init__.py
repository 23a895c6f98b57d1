"""Is the ledger whole? Facts hashed, batches chained and signed; verified here, on an export, after an erasure."""
