"""Machine-readable zones of travel documents (ICAO Doc 9303, parts 3 to 7): TD1, TD2, TD3, and visas A and B.

    zone = read_zone(text, on=date(2026, 11, 25))
    zone.surname, zone.given, zone.number, zone.checks      # or it is Unreadable: expected, came, what to do
    zone.query("desk 1")                                     # what to screen

A zone says what it says: a wrong check digit is told, with the misread that would mend it, and mends nothing itself.
"""

from casekeeper.matching.mrz.checking import CheckDigit
from casekeeper.matching.mrz.reading import Unreadable, read_zone
from casekeeper.matching.mrz.writing import Holder, write_zone
from casekeeper.matching.mrz.zone import Zone, ZoneDate, ZoneState

__all__ = ["CheckDigit", "Holder", "Unreadable", "Zone", "ZoneDate", "ZoneState", "read_zone", "write_zone"]
