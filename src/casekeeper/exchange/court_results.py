"""Reads a court's result: does it recommend deportation, and does it impose a term?"""

from __future__ import annotations

import re

from casekeeper.exchange.fields import Fields
from casekeeper.facts.sentence import Sentenced

_TEXTS = ("label", "resultText", "resultDescription", "resultLabel", "description", "name", "eventType")
_RECOMMENDED = re.compile(r"deport", re.IGNORECASE)
_NOT_RECOMMENDED = re.compile(r"\b(no|not|without|refused|withdrawn|quashed)\b[^.]{0,60}deport", re.IGNORECASE)
_IMPRISONED = re.compile(r"imprison|custod|detention in a young|life sentence|detained", re.IGNORECASE)
_NOT_IMPRISONED = re.compile(r"remand|time on|bail|suspended", re.IGNORECASE)
_UNITS = {"year": "years", "month": "months", "week": "weeks", "day": "days"}
_PART = re.compile(r"\b(\d{1,4})\s*(year|month|week|day)s?\b", re.IGNORECASE)


def tells_of_deportation(result: Fields) -> bool:
    """Does any text of the result speak of deportation, without saying that it was not recommended?"""
    texts = [text for name in _TEXTS if (text := result.text(name))]
    if any(_NOT_RECOMMENDED.search(text) for text in texts):
        return False
    return any(_RECOMMENDED.search(text) for text in texts)


def term_of(result: Fields, court: str, offence: str) -> Sentenced | None:
    """The term of imprisonment a result imposes, as the court said it; None where it imposes none we can read."""
    label = result.text("label") or result.text("resultDescription")
    if not _IMPRISONED.search(label):
        return None
    if _NOT_IMPRISONED.search(label) and "suspended" not in label.lower():
        return None
    parts = _parts(result)
    if not parts and "life" not in label.lower():
        return None
    suspended = "suspended" in label.lower()
    kind = "suspended" if suspended else "indeterminate" if "life" in label.lower() else "ordinary"
    return Sentenced(sentence=kind, life="life" in label.lower(), court=court, offence=offence, **parts)


def _parts(result: Fields) -> dict[str, int]:
    found: dict[str, int] = {}
    for prompt in result.objects("judicialResultPrompts"):
        for number, unit in _PART.findall(prompt.text("value", longest=200)):
            found.setdefault(_UNITS[unit.lower()], int(number))
        if found:
            return found
    for number, unit in _PART.findall(result.text("resultText")):
        found.setdefault(_UNITS[unit.lower()], int(number))
    return found
