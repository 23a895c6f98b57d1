"""The referrals inbox: what has come in and waits to be acknowledged or triaged."""
