"""Release watch: who may leave prison when, whether the gate is open for them, and who left unconsidered."""
