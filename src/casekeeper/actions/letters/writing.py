"""May this letter be written now, and what is missing for it? With everything there, its data and its PDF.

What the record, the law and the office say comes from `known.py`, what an officer decides is typed, and the days come
from the clock that serving it would start. Missing is missing: nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from casekeeper.actions.letters.asked import Asked
from casekeeper.actions.letters.contents import INVENTED, POSTED_TO, contents
from casekeeper.actions.letters.drawing import Drawn, LetterRefused, draw
from casekeeper.actions.letters.known import known_for
from casekeeper.actions.letters.templates import Need, Template, TemplateRefused, letters, template_of
from casekeeper.actions.letters.values import clean
from casekeeper.actions.messages.reach import reach_of
from casekeeper.actions.own_words import words_in
from casekeeper.actions.permissions import Permission, Worker, may_record
from casekeeper.facts import history_of
from casekeeper.facts.appeals import FirstStage
from casekeeper.facts.letters import LetterIssued
from casekeeper.periods.calendars import BeyondCoverage, Nation
from casekeeper.position.service_clock import HOME, Sending, ServiceClock, clock_of
from casekeeper.records import clock, rulebook, to_people
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person

LONGEST = 20_000
"""Characters of one text: a letter is read by a person."""
POST = ("post in the UK", "post abroad")
UNTIL = ("reply_by", "appeal_until", "not_until")


class Missing(NamedTuple):
    """One thing that is missing: its need, and why it cannot be told."""

    need: Need
    why: str


class Prepared(NamedTuple):
    """A letter as far as it can be written. `data` holds what is there; `missing` what is not."""

    template: Template
    language: str
    data: Mapping[str, str]
    missing: tuple[Missing, ...]
    clock: ServiceClock | None

    @property
    def is_complete(self) -> bool:
        return not self.missing


def template_named(key: str) -> Template:
    """The newest version of a letter. Raises LetterRefused, naming the letters there are."""
    found = letters().get(key)
    if found is None:
        raise LetterRefused(f"There is no letter {key[:60]!r}. Use one of: {', '.join(letters())}.")
    return found


def may_write(user: Worker | None, template: Template, person: Person | None = None) -> Permission:
    """May this user write this letter? It is for the units that the template names."""
    found = may_record(user, LetterIssued, person)
    if not found or user is None or user.unit in template.units:
        return found
    return Permission(False, f"{template.name} is for {', '.join(template.units)}; you are in {user.unit}.")


def asked_of(person: Person, today: date | None = None) -> Asked:
    """The record today, and the law as it stands."""
    day = today or clock.today()
    rules = rulebook.current()
    history, _ = history_of(person.reference, facts_of([person.id]).get(person.id, [])).as_at(day)
    return Asked(history, rules.law, rules.calendars, day)


def prepare(
    person: Person, key: str, language: str, typed: Mapping[str, str], today: date | None = None,
    asked: Asked | None = None,
) -> Prepared:  # fmt: skip
    """The letter with what is known and typed. Raises LetterRefused for a letter or language there is none of."""
    template = template_named(key)
    if language not in template.languages:
        there = ", ".join(f"{code} ({words_in(code).english_name})" for code in template.languages)
        raise LetterRefused(f"{template.name} is not written in {language[:20]!r} yet. Use one of: {there}.")
    asked = asked or asked_of(person, today)
    told: dict[str, str] = {}
    whys: dict[str, str] = {}
    for need in template.needs:
        if need.source == "typed":
            said, why = _typed(need, typed.get(need.name, ""))
            told |= {need.name: said} if said else {}
            whys |= {need.name: why} if why else {}
    data = known_for(template, asked._replace(typed=told)) | told
    found = _clock(template, data, asked)
    data |= _days(template, found)
    if person.invented:
        data[INVENTED] = "yes"
    if address := posted_to(asked, data.get("method", "")):
        data[POSTED_TO] = address
    missing = [
        Missing(need, whys.get(need.name) or _why(need, found))
        for need in template.needs if not data.get(need.name) and not need.optional
    ]  # fmt: skip
    return Prepared(template, language, data, tuple(missing), found)


def draw_prepared(prepared: Prepared, *, is_draft: bool = False) -> Drawn:
    """The PDF. Raises LetterRefused, which names everything that is missing."""
    if prepared.missing:
        said = "; ".join(f"{each.need.label}: {each.why}" for each in prepared.missing)
        raise LetterRefused(f"{prepared.template.name} cannot be written yet. {said}.")
    template = prepared.template
    return draw_again(template.key, template.version, prepared.language, prepared.data, is_draft=is_draft)


def draw_again(key: str, version: int, language: str, data: Mapping[str, str], *, is_draft: bool = False) -> Drawn:
    """The PDF of a letter as it was written: its words by version, and the data that was kept."""
    try:
        made = contents(template_of(key, version), language, data, is_draft=is_draft)
    except TemplateRefused as error:
        raise LetterRefused(str(error)) from error
    return draw(made, date.fromisoformat(data["sent_on"]))


def posted_to(asked: Asked, method: str) -> str:
    """The address on record that still works, for a letter that goes by post; empty where there is none."""
    return reach_of(asked.history).by_channel.get(to_people.LETTER, "") if method in POST else ""


def stage_for(template: Template, data: Mapping[str, str]) -> FirstStage:
    """Whose time limit runs from the letter: an appeal from inside, after leaving, or by somebody who is abroad."""
    if not template.certificate:
        return "FT_IC"
    return "FT_OOC_2" if data.get("after_receipt") else "FT_OOC_1"


def _typed(need: Need, said: str) -> tuple[str, str]:
    """What was typed, cleaned; or nothing, and why."""
    said = clean(said)
    if not said:
        return "", "choose one" if need.choices else "not given"
    if len(said) > LONGEST:
        return "", f"longer than {LONGEST} characters"
    if need.choices and said not in need.choices:
        return "", f"expected one of: {', '.join(need.choices)}"
    if need.kind == "day":
        try:
            return date.fromisoformat(said).isoformat(), ""
        except ValueError:
            return "", "expected a day, such as 2026-11-27"
    return said, ""


def _clock(template: Template, data: Mapping[str, str], asked: Asked) -> ServiceClock | None:
    if "method" not in data or "sent_on" not in data:
        return None
    named = data.get("nation")
    if named is None and any(need.name == "nation" for need in template.needs):
        return None
    nation: Nation = next((each for each in asked.calendars if each == named), HOME)
    sending = Sending(data["method"], date.fromisoformat(data["sent_on"]), nation, stage_for(template, data))
    try:
        return clock_of(template.paper, sending, asked.law, asked.calendars)
    except (BeyondCoverage, OverflowError) as error:
        return ServiceClock(None, not_computed=str(error))


def _days(template: Template, found: ServiceClock | None) -> dict[str, str]:
    if found is None:
        return {}
    days = {"served_on": found.served_on, **dict.fromkeys(UNTIL, found.until)}
    wanted = {need.name for need in template.needs if need.source == "clock"}
    return {name: day.isoformat() for name, day in days.items() if name in wanted and day is not None}


def _why(need: Need, found: ServiceClock | None) -> str:
    if need.source == "clock":
        return (
            found.not_computed if found is not None and found.not_computed else "follows from how and when it goes out"
        )
    if need.source == "office":
        return "not set; see CASEKEEPER_LETTERS_NAME, _ADDRESS and _CONTACT in docs/operations.md"
    if need.source == "law":
        return "no value in force on the day"
    return need.lack or "not recorded"
