"""Other people's feeds, in and out: parsers that only read, a reader that stores, quarantine, reconciliation.

parsed = prisoner_search.parse(document, on=day)        # Said, or Unreadable with the reason; touches nothing
counts = read_documents("prisoners", stream)            # stores; the same again changes nothing
"""
