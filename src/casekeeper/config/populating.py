"""Fills the database with the invented population: demo users, histories, feeds through the readers.

Every step looks at what is there first, so that a second run is quick and changes nothing, and a run that was cut
short is taken up again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tqdm import tqdm

from casekeeper.actions.import_list import About
from casekeeper.actions.own_pages.issue import history_today, issue_code, why_not
from casekeeper.actions.tell_of_centre import tell_of_centre
from casekeeper.exchange import prisoner_search
from casekeeper.exchange.others_lists import import_file
from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.reconciliation import reconcile
from casekeeper.exchange.registers.reconciliation import read_holdings
from casekeeper.exchange.remembering import Remembered, write
from casekeeper.exchange.said import Said
from casekeeper.facts.identity import BirthDateStated
from casekeeper.position.alerts import CONNECTED
from casekeeper.records import clock, rulebook
from casekeeper.records.models import (
    AlertList,
    Centre,
    IdentifierRow,
    ListEntryRow,
    Person,
    RegisterRun,
    SourceRecord,
    User,
)
from casekeeper.records.queries.reconciliation import LISTS
from casekeeper.synthetic import centres, invent, others_list
from casekeeper.synthetic.families import invent_families
from casekeeper.synthetic.feeds import Feed, feeds
from casekeeper.synthetic.filling import fill
from casekeeper.synthetic.holdings import holdings_of
from casekeeper.synthetic.reporters import invent_reporters
from casekeeper.synthetic.stories_of_reporting import ON_OWN_PAGES
from casekeeper.synthetic.told import Invented

ENOUGH = 0.95
"""Of the people asked for so many have a record of their own; the others come with the feeds."""

ON_BAIL, OF_REPORTERS = 0.12, 0.4
"""About so many of either population come to a centre: the desks of the invented centres are counted for them."""

LISTS_READ = 2
"""Yesterday's list and today's; with both there the feeds were read."""

UNITS = ("prison", "intake", "casework", "gatekeeper", "status review", "reporting", "tracing", "tag hub",
         "returns logistics", "litigation unit", "appeals unit", "asylum unit", "country desk")  # fmt: skip


FAMILIES = 12


class NotInvented(RuntimeError):
    """There are people here who were not invented; nothing invented is mixed with them."""


def demo_users() -> list[tuple[str, str, str]]:
    """Sign-in name, unit and grade: an officer and a manager in each unit, a head of casework, an inspector."""
    staff = [(f"{unit.replace(' ', '-')}.{grade}", unit, grade) for unit in UNITS for grade in ("officer", "manager")]
    return [*staff, ("head.of.casework", "casework", "head"), ("inspector", "", "inspector")]


def populate(people: int, seed: str, *, reporting: int = 0, quiet: bool = False) -> dict[str, int]:
    """Users, people, feeds, and so many who report or absconded. Returns what was added and what there is."""
    _refuse_real_people()
    today = clock.today()
    added_users = make_users()
    make_centres(round(people * ON_BAIL + reporting * OF_REPORTERS), today)
    opened_reporting = _fill_reporters(reporting, today, quiet=quiet)
    there = Person.objects.filter(invented=True, identifiers__scheme="prison_number").distinct().count()
    feeds_read = SourceRecord.objects.filter(source=LISTS).count() >= LISTS_READ
    opened, read = 0, 0
    if there < people * ENOUGH or not feeds_read:
        made = list(_bar(invent(people, today, seed), people, "Inventing people", quiet=quiet))
        with tqdm(total=len(made), desc="Recording histories", unit=" people", delay=2, disable=quiet) as bar:
            opened = fill(made, today, progress=bar.update)
        if not feeds_read:
            read = read_feeds(made, feeds(made, today, seed), today, quiet=quiet)
    return {
        "users added": added_users,
        "people added": opened + opened_reporting,
        "documents read": read,
        "people": Person.objects.count(),
    }


def _fill_reporters(how_many: int, today: date, *, quiet: bool) -> int:
    """Those not there yet of so many; the number of those opened."""
    if IdentifierRow.objects.filter(scheme="home_office_reference", canonical__startswith="J").count() >= how_many:
        return 0
    people = invent_reporters(how_many, today)
    with tqdm(total=how_many, desc="People who report", unit=" people", delay=2, disable=quiet) as bar:
        return fill(people, today, progress=bar.update)


def fill_families() -> int:
    """Invented families on their way to leave, unless they are there; how many people were added."""
    _refuse_real_people()
    today = clock.today()
    return fill(invent_families(FAMILIES, today), today)


def _refuse_real_people() -> None:
    people = Person.objects
    if people.filter(invented=False).exists() and not people.filter(invented=True).exists():
        raise NotInvented(
            "There are people in this database who are not marked as invented, and invented ones are never mixed with "
            "others. Use another database, or another folder by setting CASEKEEPER_VAR."
        )


def read_invented_holdings() -> int:
    """Today's holdings of every register, unless they were read today; how many comparisons were made."""
    today, law = clock.today(), rulebook.current_law()
    made = 0
    for register in law[CONNECTED].on(today).value:
        if not RegisterRun.objects.filter(register=register, day=today).exists():
            text = json.dumps(holdings_of(register, law, today)).encode()
            read_holdings(register, BytesIO(text), on=today, file=f"invented holdings of {today}")
            made += 1
    return made


def import_invented_list(seed: str) -> int:
    """The invented list of others, in both its versions, unless it is there; how many entries stand on it."""
    if not AlertList.objects.filter(name=others_list.NAME).exists():
        with TemporaryDirectory() as folder:
            for number, entities in enumerate(others_list.versions(seed), start=1):
                file = Path(folder) / f"version {number}.jsonl"
                file.write_text("\n".join(json.dumps(one) for one in entities), encoding="utf-8")
                about = About(file.name, "ftm", others_list.PUBLISHER, "wanted persons", invented=True)
                import_file(others_list.NAME, file, by="make demo", about=about)
    return ListEntryRow.objects.filter(alert_list__name=others_list.NAME, until=None).count()


class DemoWayIn(NamedTuple):
    """What a visitor needs in order to see the own pages of an invented person, once."""

    name: str
    code: str
    born: date


def demo_way_in() -> DemoWayIn | None:
    """A new code for the person of the story; None where they are not there. Of an invented person alone."""
    user = User.objects.filter(username="reporting.officer").first()
    person = Person.objects.filter(invented=True, position__name=ON_OWN_PAGES, position__continues_in=None).first()
    if user is None or person is None or why_not(history := history_today(person)):
        return None
    born = history.latest(BirthDateStated)
    assert born is not None
    code = issue_code(person, user=user, by=user.username, language="ur").code
    return DemoWayIn(ON_OWN_PAGES, code, date.fromisoformat(born.said.born))


def make_users() -> int:
    """The demo users, without passwords: only a demonstration lets them sign in."""
    there = set(User.objects.values_list("username", flat=True))
    missing = [line for line in demo_users() if line[0] not in there]
    for name, unit, grade in missing:
        user = User(username=name, unit=unit, grade=grade, first_name=name.replace(".", " ").replace("-", " ").title())
        user.set_unusable_password()
        user.save()
    return len(missing)


def make_centres(reporting: int, today: date) -> int:
    """The invented centres, unless they are there; how many were added. Their desks are counted for so many people."""
    there = set(Centre.objects.values_list("code", flat=True))
    missing = [each for each in centres.CENTRES if each.code not in there]
    for each in missing:
        made = Centre.objects.create(code=each.code, name=each.name, town=each.town, invented=True)
        for said, starts, ends in centres.told_of(each, reporting, today):
            tell_of_centre(made, said, starts=starts, ends=ends, by="make demo")
    return len(missing)


def read_feeds(people: Sequence[Invented], all_feeds: list[Feed], today: date, *, quiet: bool) -> int:
    """The day's feeds, through the readers that real ones go through; whoever they open a record for is invented."""
    remember_earlier_lists(people, today)
    read = 0
    for feed in all_feeds:
        stream = BytesIO("\n".join(json.dumps(document) for document in feed.documents).encode())
        on = today - timedelta(days=1) if feed.name.endswith("yesterday") else today
        with tqdm(desc=f"Reading {feed.name}", unit=" documents", delay=2, disable=quiet) as bar:
            counts = read_documents(
                feed.of, stream, on=on, complete=feed.of == "prisoners", progress=partial(_reached, bar)
            )
        read += counts.read
    reconcile()
    Person.objects.filter(invented=False).update(invented=True)
    return read


def remember_earlier_lists(people: Sequence[Invented], today: date) -> None:
    """What the lists of earlier days said of people whose history is there already, so that it is not told twice."""
    known = dict(IdentifierRow.objects.filter(scheme="prison_number").values_list("canonical", "person_id"))
    told = [person for person in people if person.told and person.prisoner and person.prison_number in known]
    kept = []
    for person in told:
        said = prisoner_search.parse(person.prisoner, on=today)
        assert isinstance(said, Said)
        kept.append(
            Remembered(
                prisoner_search.SOURCE, person.prison_number, person=known[person.prison_number],
                said=dict.fromkeys(statement.identity for statement in said.statements), subject=said.subjects[0],
            )
        )  # fmt: skip
    write(kept, {})


def _reached(bar: tqdm[Any], done: int) -> None:
    """The readers tell how far they are; a bar wants to know how much further."""
    bar.update(done - bar.n)


def _bar(things: Iterable[Invented], total: int, doing: str, *, quiet: bool) -> Iterable[Invented]:
    bar: Iterable[Invented] = tqdm(things, total=total, desc=doing, unit=" people", delay=2, disable=quiet)
    return bar
