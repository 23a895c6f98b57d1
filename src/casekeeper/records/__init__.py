"""The only models and migrations: the ledger, the projections derived from it, the sweep, the seal, the queries.

The ledger is never changed, only added to. Projections are a cache: stamped, rebuilt by one command, and
they refuse to be edited by hand. Rooms: `projections` derives and writes them, `sealing` shows that the ledger is
whole, `identities` has which records continue in which, `queries` what pages ask.
"""
