"""What people and feeds can do, one verb to a file, each one transaction: facts, what follows, what is to be sent.

    number = record_fact(person, Released(to="community"), day, source="prison", by="a.officer", user=request.user)

With `user`, the table in `permissions` is asked first; a feed gives none.
"""
