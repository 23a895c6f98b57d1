"""Passenger lists as carriers send them (UN/EDIFACT PAXLST), put beside the departures that are planned.

messages(text)                 the messages of an interchange, as segments; hand-written, and fuzzed
manifest(message)              flight, day, and who is on it
keep(said, on=day, by="...")   who of those planned to leave is aboard, and who is not; nobody else is kept
"""
