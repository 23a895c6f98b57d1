"""Whose fact is it? Linking the records of one person, and screening somebody against alerts; scores that unfold.

    names       what a name is made of, and the evidence that two names are one person's
    screening   a query against a list of alerts: candidates, each with its parts
    linking     pairs of records with their weight; what a cluster of them may and may not become

Pure: no database, no clock, no settings. A machine suggests here; a person judges elsewhere.
"""
