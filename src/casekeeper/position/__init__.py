"""Where a person stands on a day: one file per question, each answered with its reasons.

    standing = standing_of(history, law, calendars, day)  # every question, asked once
    standing.answers["whereabouts"].value                # "in custody"
    standing.gates["release"].outcome                    # met, not met, or cannot tell

"Cannot tell" is an answer and lists what is missing. To read a test differently, change its question's file.
"""
