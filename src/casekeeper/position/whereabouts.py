"""Where does this person stand? Everybody is in exactly one place, on every day."""

from __future__ import annotations

from enum import StrEnum


class Whereabouts(StrEnum):
    """The nine places. Flows between them reconcile to stocks, always."""

    IN_CUSTODY = "in custody"
    IN_DETENTION = "in immigration detention"
    IN_CONTACT = "in the community and in contact"
    OUT_OF_CONTACT = "out of contact"
    ABSCONDER = "absconder"
    DEPARTED = "departed"
    DIED = "died"
    NO_LONGER_OF_INTEREST = "no longer of interest"
    NOT_KNOWN = "not known"
