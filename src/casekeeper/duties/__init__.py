"""Who owes what by when, under which provision: one file per duty, and `derive`, which asks them all.

    derived = derive(history, law, calendars, day)
    derived.duties[0].due, str(derived.duties[0].under)  # the day, and the provision it comes from
    derived.next_boundary                                # when the answer next changes with no new fact

A duty carries its whole ladder as days, so the passing of time changes nothing that is stored. To change a
deadline, change its page of law; to change what a duty asks, change its file.
"""
