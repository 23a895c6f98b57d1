"""Appeals: which decisions may be appealed and until when, which appeals are pending, and whether rights are exhausted.

    found = appeals_of(history, law, calendars, day)       # None where nothing was ever decided or lodged
    found.exhausted.outcome, found.pending                 # "not met", the appeals that run
    found.decisions[0].may_appeal_until                    # the last day, with the allowance of the page

An appeal is pending from lodging until it is finally determined, withdrawn or abandoned, or until the time to go
further has run out (Nationality, Immigration and Asylum Act 2002, s 104). Nobody is removed while it is (s 78).
"""
