"""Screening over the database: what is searched, the index of this process, thresholds, and what was cleared before.

    held.start()                   # builds the index in a thread of its own; until then `held.current()` refuses
    held.current().search(query, dataset="all", limit=10)
    changes.note("own", [alert])   # in the transaction that changes an alert: every process sees it at once

What is written when somebody is screened or a hit is judged is in actions/.
"""
