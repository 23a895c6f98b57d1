"""Immigration detention: the episode that runs, when each review and panel is due, and what else has to be answered.

    found = detention_of(history, law, custody, release_on)     # None where nobody was ever held on our authority
    found.episode.began_on, found.points                          # the days by which it has to be reviewed

Detention is only to remove, and only while removal can happen within a reasonable time: both limbs, each time.
"""
