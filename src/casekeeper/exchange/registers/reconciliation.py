"""The daily comparison of a register's holdings with our alerts, in both directions, with a row that tells of the run.

Missing there: lost. There and withdrawn by us, or never ours: over-held. There with other details: different. From a
file that was cut off, or that would lose a large part of our alerts at once, nothing is concluded of what is missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any

from django.db import connection, transaction

from casekeeper.actions.record_fact import Entry as Told
from casekeeper.actions.record_fact import record_for_many
from casekeeper.exchange.quarantine import quarantine
from casekeeper.exchange.registers.expecting import Comparison, Outcome
from casekeeper.exchange.registers.holdings import Bad, Entry, NotOurs, entries
from casekeeper.facts import history_of
from casekeeper.facts.alerts import REGISTERS, AlertLost, Register, alert_key
from casekeeper.position.alerts import alerts_of
from casekeeper.records import clock, rulebook
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person, RegisterRun
from casekeeper.records.projections.deriving import lock
from casekeeper.records.queries.alerts_in_force import HAS_ALERTS
from casekeeper.records.refused import Refused
from casekeeper.records.registers import details_of

CHUNK = 500
MOST_THAT_MAY_VANISH = 0.25
FEW = 10
MOST_TOLD = 1_000
COUNTED = {"seen": "seen", "lost": "lost", "over-held": "over_held", "different": "differing", "gone": "gone"}
_WITH_ALERTS = f"SELECT p.person_id FROM position p WHERE {HAS_ALERTS} ORDER BY p.person_id"


@dataclass(slots=True)
class _Read:
    """What the file held, by alert."""

    ours: dict[int, list[Entry]] = field(default_factory=dict)
    lines: int = 0
    of_others: int = 0
    unreadable: int = 0
    whole: bool = True


def read_holdings(
    register: str, stream: IO[bytes], *, on: date | None = None, file: str = "", even_if_many: bool = False
) -> RegisterRun:
    """Compare the register's holdings of the day with ours; the run. The same file again changes nothing.

    Raises Refused for a register that does not exist and for a day that has not come.
    """
    where = _register(register)
    day = on or clock.today()
    if day > clock.today():
        raise Refused(f"Holdings of {day} cannot have come before that day; today is {clock.today()}.")
    text = stream.read()
    digest = hashlib.sha256(text).hexdigest()
    before = RegisterRun.objects.filter(register=where, day=day, digest=digest, refused="").order_by("-id").first()
    if before is not None:
        return before
    read = _read(where, text)
    run = RegisterRun(
        register=where, day=day, read_at=clock.now(), file=file[:200], digest=digest, lines=read.lines,
        of_others=read.of_others, unreadable=read.unreadable, whole=read.whole,
    )  # fmt: skip
    run.refused = _cannot_conclude(run, read)
    people = _people()
    rules = Comparison(where, day, rulebook.current_law())
    if not run.refused and not even_if_many:
        run.refused = _too_many(rules, read, people)
    _compare(rules, read, people, run)
    run.save()
    return run


def _register(name: str) -> Register:
    found = next((each for each in REGISTERS if each == name.replace("-", " ")), None)
    if found is None:
        raise Refused(f"There is no register called {name!r}. Use one of: {', '.join(REGISTERS)}.")
    return found


def _read(register: Register, text: bytes) -> _Read:
    read = _Read()
    for found in entries(text):
        read.lines += 1
        if isinstance(found, NotOurs):
            read.of_others += 1
        elif isinstance(found, Bad):
            read.unreadable += 1
            read.whole = read.whole and not found.cut
            quarantine(f"holdings {register}", found.place, found.text, found.why)
        else:
            read.ours.setdefault(found.alert, []).append(found)
    return read


def _cannot_conclude(run: RegisterRun, read: _Read) -> str:
    """Why nothing follows from what is missing, before anything is compared; empty where something does."""
    newest = RegisterRun.objects.filter(register=run.register, refused="").order_by("-day").first()
    if newest is not None and newest.day > run.day:
        return f"These holdings, of {run.day}, are older than those of {newest.day}, which have been compared."
    if not read.whole:
        return "The file was cut off, so nothing is concluded from what is missing. Ask for it again."
    return ""


def _people() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_WITH_ALERTS)
        return [person for (person,) in cursor.fetchall()]


def _too_many(rules: Comparison, read: _Read, people: Sequence[int]) -> str:
    """A large part of our alerts gone at once is more likely a wrong file: a person looks before it is believed."""
    lost = expected = 0
    for start in range(0, len(people), CHUNK):
        for _, outcome in _outcomes(rules, read, people[start : start + CHUNK]).values():
            lost += outcome.word == "lost" and outcome.said is not None
            expected += outcome.word in ("seen", "lost", "different")
    if (lost > FEW and lost > expected * MOST_THAT_MAY_VANISH) or (lost and not read.lines):
        return (
            f"{lost} of {expected} alerts are not in these holdings. Check that it is the whole file; if it is, run: "
            f"casekeeper holdings {rules.register.replace(' ', '-')} FILE --even-if-many."
        )
    return ""


def _compare(rules: Comparison, read: _Read, people: Sequence[int], run: RegisterRun) -> None:
    known: set[int] = set()
    for start in range(0, len(people), CHUNK):
        with transaction.atomic():
            chunk = people[start : start + CHUNK]
            lock(Person.objects.filter(id__in=chunk))
            found = _outcomes(rules, read, chunk)
            known |= found.keys()
            kept = {alert: each for alert, each in found.items() if not run.refused or _holds_anyway(each[1])}
            _record(rules, kept)
            _count(run, kept)
    for alert in sorted(read.ours.keys() - known):
        run.over_held += 1
        _tell(run, alert, "over-held", ("no alert of ours for this register",))


def _holds_anyway(outcome: Outcome) -> bool:
    """From a file that is not the whole, what is there is still there; nothing follows from what is not."""
    return outcome.word in ("seen", "over-held", "different")


def _outcomes(rules: Comparison, read: _Read, people: Sequence[int]) -> dict[int, tuple[int, Outcome]]:
    """By alert: whose it is and what the comparison finds."""
    references = dict(Person.objects.filter(id__in=people).values_list("id", "reference"))
    found: dict[int, tuple[int, Outcome]] = {}
    today = clock.today()
    for person, facts in facts_of(people).items():
        history, _ = history_of(references[person], facts).as_at(today)
        details = details_of(history)
        for alert in alerts_of(history, rules.law, today):
            for leg in alert.legs:
                if leg.register == rules.register:
                    shown = read.ours.get(alert.number, [])
                    found[alert.number] = person, rules.outcome(alert.number, leg, shown, details)
    return found


def _record(rules: Comparison, found: Mapping[int, tuple[int, Outcome]]) -> None:
    told: dict[int, list[Any]] = {}
    for person, outcome in found.values():
        if outcome.said is not None:
            told.setdefault(person, []).append((outcome.said, rules.day))
    if told:
        people = Person.objects.in_bulk(list(told))
        entries_told = [Told(people[person], said) for person, said in told.items()]
        record_for_many(entries_told, source=rules.register, by=f"holdings of {rules.day}")


def _count(run: RegisterRun, found: Mapping[int, tuple[int, Outcome]]) -> None:
    for alert, (_, outcome) in found.items():
        name = COUNTED.get(outcome.word)
        if name is not None:
            setattr(run, name, getattr(run, name) + 1)
            run.expected += outcome.word in ("seen", "lost", "different")
        if outcome.word in ("lost", "over-held", "different"):
            _tell(run, alert, outcome.word, outcome.about, is_new=isinstance(outcome.said, AlertLost))


def _tell(run: RegisterRun, alert: int, word: str, about: Sequence[str], *, is_new: bool = False) -> None:
    if len(run.found) < MOST_TOLD:
        run.found.append({"alert": alert, "key": alert_key(alert), "word": word, "about": list(about), "new": is_new})


def lost_in(run: RegisterRun) -> Iterator[str]:
    """The keys of the alerts that this run found lost, for a command to print."""
    return (each["key"] for each in run.found if each["word"] == "lost")
