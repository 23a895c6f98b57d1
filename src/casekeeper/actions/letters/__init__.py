"""Letters and notices to the person: words in versioned templates, drawn as accessible PDF, issued, served, kept.

    prepared = prepare(person, "liability_notice", "ar", typed, today)   # may it be written, and what is missing?
    number = issue_letter(person, prepared, why="Triage is done", user=user, by="a.officer")
    record_service(person, number, Sending("post in the UK", day), proof="Recorded delivery 1", user=user, by=...)

The English text counts. A translation that no qualified translator checked says so in the letter, and the whole English
letter follows it. A letter refuses to be written while anything it needs is missing: nothing is filled by a default.
"""
