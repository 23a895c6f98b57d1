"""Bail, reporting and contact: what is in force, which days fall due, what became of each, and whether we are in touch.

    found = reporting_of(history, law, calendar, day)      # None for somebody never on bail
    found.contact.state, found.schedule.next_on            # "in contact", the next day to report

Nothing here is stored: a report is missed because its day has gone by with no fact that says otherwise.
"""
