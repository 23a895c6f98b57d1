"""Claims, challenges in court and trafficking: what is undecided, and therefore stops removal.

    found = claims_of(history)                     # claims by their number, open or decided
    challenges_of(history)                         # judicial reviews and orders, with the barrier test
    referrals_of(history, law, day)                # trafficking referrals, and until when they protect

A claim counts from the moment anybody recorded words that amount to one. Nothing is decided here.
"""
