"""Which is the next day that the law makes matter for this person?"""

from __future__ import annotations

from datetime import date

from casekeeper.periods.period import next_day
from casekeeper.position.answer import Answer, Outcome, Reason
from casekeeper.position.custody import Custody, CustodyNow

_NAMES = {
    "release": "release date",
    "tariff": "tariff expiry date",
    "sentence_expiry": "sentence expiry date",
    "licence_expiry": "licence expiry date",
}

_OUT_OF_PRISON = frozenset({Custody.RELEASED, Custody.LEFT_THE_COUNTRY})
_STILL_MATTER_OUTSIDE = frozenset({"sentence_expiry", "licence_expiry"})


def next_legal_date(dates: Answer, early: Answer, now: CustodyNow, as_at: date) -> Answer:
    """The first of the dates that matter on or after the day asked; once released, those of leaving prison do not."""
    known: list[tuple[date, str]] = [
        (day, _NAMES[name]) for name, day in (dates.value or {}).items() if name in _NAMES and isinstance(day, date)
    ]
    if now.state in _OUT_OF_PRISON:
        known = [(day, name) for day, name in known if name in {_NAMES[field] for field in _STILL_MATTER_OUTSIDE}]
    ours = early.value["ours"] if early.value and now.state not in _OUT_OF_PRISON else None
    if ours is not None:
        known.append((ours, "early removal date"))
    ahead = sorted(pair for pair in known if pair[0] >= as_at)
    if not ahead:
        return Answer("next legal date", Outcome.NOT_MET)
    day, name = ahead[0]
    return Answer(
        "next legal date",
        Outcome.MET,
        {"on": day, "what": name},
        (Reason(f"The {name} is {day}"),),
        changes_on=next_day(day),
    )
