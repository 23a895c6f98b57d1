"""Messages to a person: where they can be reached, in which language, what is said, and what became of it.

reminders_due(person, day)      what to remind of today; the relay writes and sends it
send_link(person, user=...)     a link to their own pages
write_letter(person, ...)       the letter after a missed report
"""
