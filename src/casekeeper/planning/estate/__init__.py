"""Removal centres: how many beds are free, who should be there and is not, who came or left and was not expected.

What a centre and the movement desk tell is kept as it was told (`told.py`). How that stands at a moment is derived:

estate = estate_at(centres, orders, bookings, at=moment, rules=rules_on(law, day))
estate.centres[0].men.available         # may be below nought; None where the centre has told nothing
"""
