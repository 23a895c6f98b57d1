"""On which days does the sentence let the person go? The newest dates of the prison, and the release date in them.

The release date is the confirmed one; else the actual parole or curfew date; else the later of the ordinary release
date (automatic, conditional, non-parole or post-recall) and the mid-term date; else what the prison itself calls it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from casekeeper.facts import History
from casekeeper.position.answer import Answer, Outcome, Reason
from casekeeper.position.dates_in_force import dates_in_force

QUESTION = "sentence dates"
_DATES = (
    "sentence_start", "sentence_expiry", "licence_expiry", "conditional_release", "automatic_release", "non_parole",
    "parole_eligibility", "actual_parole", "post_recall_release", "home_detention_curfew_eligibility",
    "home_detention_curfew", "mid_term", "tariff", "confirmed_release", "early_removal", "tariff_early_removal",
)  # fmt: skip
_ORDINARY = ("automatic_release", "conditional_release", "non_parole", "post_recall_release", "mid_term")


def sentence_dates(history: History) -> Answer:
    """Every date in force by its name, with the release date and which date it is."""
    dates = dates_in_force(history)
    if dates is None:
        return Answer(QUESTION, Outcome.CANNOT_TELL, None, (), ("sentence dates from the prison",))
    newest, said = dates.fact, dates.said.__dict__
    value: dict[str, Any] = {name: day for name in _DATES if (day := said[name]) is not None}
    release, which = _release(value, said["release"])
    value["release"], value["release_is"] = release, which
    if release is None:
        return _without_release(newest.number, said["indeterminate"], value)
    reasons = [Reason(f"The release date, {release}, is the {which}", newest.number)]
    if said["release"] is not None and said["release"] != release:
        reasons.append(Reason(f"The prison itself gives {said['release']} as the release date", newest.number))
    return Answer(QUESTION, Outcome.MET, value, tuple(reasons))


def _release(dates: dict[str, Any], given: date | None) -> tuple[date | None, str]:
    for name in ("confirmed_release", "actual_parole", "home_detention_curfew"):
        if name in dates:
            return dates[name], _words(name)
    day, name = max(((dates[name], name) for name in _ORDINARY if name in dates), default=(None, ""))
    if day is not None:
        return day, _words(name)
    return given, "date the prison gives" if given is not None else ""


def _words(name: str) -> str:
    return name.replace("_", " ") + " date"


def _without_release(number: int, indeterminate: bool, value: dict[str, Any]) -> Answer:
    if indeterminate:
        reason = Reason("Indeterminate: no release date until the Parole Board directs release", number)
        return Answer(QUESTION, Outcome.NOT_MET, value, (reason,))
    reason = Reason("The prison's dates hold no release date", number)
    return Answer(QUESTION, Outcome.CANNOT_TELL, value, (reason,), ("a release date",))
