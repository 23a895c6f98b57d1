"""Reads a court's result: does it recommend deportation, and does it impose a term?"""

from __future__ import annotations

import re

from casekeeper.exchange.fields import Fields
from casekeeper.facts.sentence import Sentenced

_TEXTS = ("label", "resultText", "resultDescription", "resultLabel", "description", "name", "eventType")
_DEPORTATION = re.compile(r"deport", re.IGNORECASE)
_RECOMMENDED = re.compile(r"recommend", re.IGNORECASE)
_NOT_RECOMMENDED = re.compile(r"\b(no|not|without|refused|withdrawn|quashed)\b[^.]{0,60}deport", re.IGNORECASE)
_IMPRISONED = re.compile(r"imprison|custod|detention in a young|life sentence|detained", re.IGNORECASE)
_NOT_IMPRISONED = re.compile(r"remand|time on|bail|suspended", re.IGNORECASE)
_UNITS = {"year": "years", "month": "months", "week": "weeks", "day": "days"}
_JOINED = re.compile(r"[\s,&+]*(?:and)?\s*", re.IGNORECASE)
_PART = re.compile(r"\b(\d{1,4})\s*(year|month|week|day)s?\b", re.IGNORECASE)


def tells_of_deportation(result: Fields) -> bool:
    """Does the result say that deportation is recommended, and not that it is not?"""
    texts = [text for name in _TEXTS if (text := result.text(name))]
    if not any(_DEPORTATION.search(text) for text in texts):
        return False
    if not any(_RECOMMENDED.search(text) for text in texts):
        result.warn("label", "speaks of deportation without saying that it is recommended; a person should look")
        return False
    return not any(_NOT_RECOMMENDED.search(text) for text in texts)


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
    """The first length the result names: what follows it may be how long it is suspended, or a licence."""
    for prompt in result.objects("judicialResultPrompts"):
        about = prompt.text("label", longest=200) + prompt.text("promptReference", longest=200)
        if "suspen" not in about.lower() and (found := _first_length(prompt.text("value", longest=200))):
            return found
    return _first_length(result.text("resultText"))


def _first_length(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    at = None
    for part in _PART.finditer(text):
        unit = _UNITS[part.group(2).lower()]
        if at is not None and (unit in found or not _JOINED.fullmatch(text, at, part.start())):
            break
        found[unit], at = int(part.group(1)), part.end()
    return found
