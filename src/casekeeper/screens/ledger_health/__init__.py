"""Is the ledger whole, sealed and swept, and does anything wait to be sent?"""
