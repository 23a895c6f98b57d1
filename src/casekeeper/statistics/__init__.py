"""Figures that can be produced again: what stood open, what came and what left; a year of departures.

    flows_of(history, law, calendars, first, last)      # departure_flows: one person's stocks and flows
    tally_of(history, first, last)                      # departure_year: one person's part of a year's figures

Pure, like all of the core: the days are arguments, and one person's part is added to another's by whoever counts.
"""
