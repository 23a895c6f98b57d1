"""Which records continue in which, and which may be one person's: lines of records, joins, what was judged of two."""
