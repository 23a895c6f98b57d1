"""The person's own pages: a room of its own, outside the sign-in of staff, in the person's language, without scripts.

Nothing here reads who is signed in as staff, and no page of staff reads the session of these. `door.py` is the way in.
"""
