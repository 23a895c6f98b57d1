"""What is the person called, when were they born, and by which references do others know them?"""

from __future__ import annotations

from casekeeper.facts import History
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated
from casekeeper.position.answer import Answer, Outcome, Reason


def identity(history: History) -> Answer:
    """The newest main name and date of birth, the other names, and the references by scheme."""
    names = list(history.of(NameStated))
    main = [fact for fact in names if fact.said.use == "main"] or names
    born = [fact for fact in history.of(BirthDateStated) if fact.said.use in ("main", "verified")]
    name = main[-1].said.full if main else ""
    value = {
        "name": name,
        "also": sorted({fact.said.full for fact in names} - {name}),
        "born": born[-1].said.born if born else "",
        "references": _references(history),
    }
    missing = tuple([what for what, there in (("a name", main), ("a date of birth", born)) if not there])
    reasons = tuple([Reason(f"{fact.said.label} given", fact.number) for fact in main[-1:] + born[-1:]])
    return Answer("identity", Outcome.CANNOT_TELL if missing else Outcome.MET, value, reasons, missing)


def _references(history: History) -> dict[str, list[str]]:
    references: dict[str, list[str]] = {}
    for fact in history.of(IdentifierGiven):
        canonical = fact.said.canonical or fact.said.as_typed
        known = references.setdefault(fact.said.scheme, [])
        if canonical not in known:
            known.append(canonical)
    return references
