"""What is open about somebody in any unit, in the order in which an officer with two minutes needs it.

Nothing is worked out here: duties, barriers and safeguards come from the derivation and are put under five headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from casekeeper.actions.letters.issuing import unserved
from casekeeper.actions.letters.templates import letters
from casekeeper.duties.derivation import Derived
from casekeeper.duties.duty import Duty
from casekeeper.facts import History
from casekeeper.facts.casework import VulnerabilityNoted
from casekeeper.facts.consideration import Decided, LiabilityNoticeSent, RepresentationsReceived
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.identity import LanguageNeeded
from casekeeper.facts.safeguards import AccessNeedNoted
from casekeeper.law import Law
from casekeeper.periods.calendars import BeyondCoverage, WorkingCalendar
from casekeeper.periods.limits import months_after, time_limit_expires
from casekeeper.position.barriers import barriers_of
from casekeeper.position.documents import WARNING, documents_of
from casekeeper.position.papers_on_file import papers_on_file
from casekeeper.position.reporting.in_contact import Reporting
from casekeeper.position.serving import service_of
from casekeeper.screens.barriers import barrier_in_words
from casekeeper.screens.dates import in_words
from casekeeper.screens.wording import as_sentence

PAPERS = ("serve bail notice", "liability notice", "write after missed report")
"""The duties, by what their key begins with, that a paper handed over at the desk discharges."""
ON_FILE = ("serve on contact",)
DOCUMENTS = ("BAR-07",)
SERVICE = ("BAR-19",)
LATELY = timedelta(days=30)
REPRESENTATIONS = "criminal_casework_policy.representations_window"


class Matter(NamedTuple):
    """One thing. `unit` is whose it is; `due` the day by which; `form` the kind of fact that records it.

    `page` names a page of the person on which it is done, where it has one.
    """

    what: str
    unit: str = ""
    due: date | None = None
    detail: str = ""
    form: str = ""
    fact: int | None = None
    page: str = ""


class Heading(NamedTuple):
    """Matters of one sort; `colour` of its edge."""

    title: str
    matters: Sequence[Matter]
    colour: str


def what_is_open(
    history: History,
    derived: Derived,
    reporting: Reporting | None,
    *,
    law: Law,
    calendar: WorkingCalendar,
    today: date,
    handed: Mapping[str, str],
) -> list[Heading]:
    """Only headings under which something stands, but always the papers: "none" is an answer there."""
    live = [duty for duty in derived.duties if duty.is_open]
    papers = [duty for duty in live if _begins(duty, PAPERS)]
    on_file = {duty.key.partition(":")[2]: duty for duty in live if _begins(duty, ON_FILE)}
    others = [duty for duty in live if duty not in papers and duty not in on_file.values()]
    others.sort(key=lambda each: each.due)
    found = [
        Heading("Careful", list(_careful(history)), "orange"),
        Heading(
            "Papers to hand over",
            [
                *_on_file(history, on_file),
                *_to_serve(history),
                *(_owed(duty, handed) for duty in papers),
                *_barriers(history, SERVICE),
            ],
            "blue",
        ),
        Heading("To ask about", list(_to_ask(history, reporting, law, calendar)), "blue"),
        Heading("Documents and barriers", [*_expiring(history, law, today), *_in_the_way(history, today)], "red"),
        Heading("Open in every unit", [_owed(duty, handed) for duty in others], "grey"),
    ]
    return [each for each in found if each.matters or each.title == "Papers to hand over"]


def _on_file(history: History, duties: Mapping[str, Duty]) -> Iterator[Matter]:
    """What went to the file because it could not be delivered: it is handed over now, and its clock begins."""
    for paper in papers_on_file(history):
        duty = duties.get(str(paper.first_number))
        yield Matter(f"On file since {in_words(paper.on)}: {paper.said.label.lower()}",
                     duty.owed_by.value if duty is not None else "", duty.due if duty is not None else None,
                     "handing it over starts the time it gives", fact=paper.number, page="letters")  # fmt: skip


def _to_serve(history: History) -> Iterator[Matter]:
    for letter in unserved(history):
        if letter.said.letter in letters():
            yield Matter(f"Letter to serve: {letters()[letter.said.letter].name}", "", None,
                         f"issued on {in_words(letter.on)}", fact=letter.number, page="letters")  # fmt: skip


def _begins(duty: Duty, names: Sequence[str]) -> bool:
    return duty.key.partition(":")[0] in names


def _owed(duty: Duty, handed: Mapping[str, str]) -> Matter:
    forms = {"serve bail notice": "bail.notice_served", "liability notice": "consideration.liability_notice_sent",
             "write after missed report": "reporting.warning_sent"}  # fmt: skip
    name = duty.key.partition(":")[0]
    return Matter(duty.what, handed.get(duty.key, duty.owed_by.value), duty.due, duty.note, forms.get(name, ""))


def _careful(history: History) -> Iterator[Matter]:
    for noted in history.of(VulnerabilityNoted):
        yield Matter(f"Vulnerable: {noted.said.what}", detail=f"{noted.said.evidence_level}, {in_words(noted.on)}",
                     fact=noted.number)  # fmt: skip
    for need in history.of(AccessNeedNoted):
        yield Matter(f"Needs: {need.said.need}", detail=need.said.detail, fact=need.number)
    spoken = [each.said.language for each in history.of(LanguageNeeded)]
    spoken += [each.said.language for each in history.of(ContactDetailGiven)]
    for language in dict.fromkeys(filter(None, spoken)):
        yield Matter(f"Speaks {language}")


def _to_ask(
    history: History, reporting: Reporting | None, law: Law, calendar: WorkingCalendar
) -> Iterator[Matter]:  # fmt: skip
    if reporting is not None:
        for miss in reporting.contact.run:
            yield Matter(f"Report of {in_words(miss.window.on)} missed: why?", "reporting", None,
                         f"number {miss.nth} in a row", "reporting.explanation_given")  # fmt: skip
    sent = history.latest(LiabilityNoticeSent)
    served = service_of(history, sent, law, calendar).on if sent is not None else None
    if (
        sent is None
        or served is None
        or any(fact.on >= sent.on for kind in (RepresentationsReceived, Decided) for fact in history.of(kind))
    ):
        return
    allowed = law[REPRESENTATIONS].find(served)
    due = _until(served, allowed.value, allowed.unit, calendar) if allowed is not None else None
    yield Matter("Reasons against deportation are awaited", "casework", due, f"notice of {in_words(sent.on)}",
                 "consideration.representations_received", sent.number)  # fmt: skip


def _until(start: date, number: int, unit: str, calendar: WorkingCalendar) -> date | None:
    try:
        return time_limit_expires(start, number, unit, calendar)
    except BeyondCoverage:
        return None


def _expiring(history: History, law: Law, today: date) -> Iterator[Matter]:
    """Documents that end soon, or have ended with no other of the type: the person may have a new one with them."""
    documents = documents_of(history)
    for document in documents:
        ends = document.valid_until
        if ends is None or document.replaced_by(documents) is not None or any(
            each.said.outcome == "not needed" for each in document.decided
        ):  # fmt: skip
            continue
        warning = law[WARNING].find(ends)
        if warning is None or months_after(today, warning.value) < ends:
            continue
        what = document.said.document.capitalize()
        words = f"{what} ended {in_words(ends)}" if ends < today else f"Expiring document: {what.lower()}"
        decided = f"; decided: {document.decided[-1].said.outcome}" if document.decided else ""
        yield Matter(words, "casework", ends, f"held by {document.said.held_by}{decided}",
                     "" if ends < today else "document.expiry_decided", document.told[-1].number)  # fmt: skip


def _in_the_way(history: History, today: date) -> Iterator[Matter]:
    for barrier in barriers_of(history):
        words = barrier_in_words(barrier.code)
        if barrier.cleared is not None:
            if today - barrier.cleared.on <= LATELY:
                yield Matter(f"Released: {words}", barrier.cleared.said.by_unit, None,
                             f"on {in_words(barrier.cleared.on)}, {barrier.cleared.said.document}",
                             fact=barrier.cleared.number)  # fmt: skip
        elif barrier.code not in SERVICE:
            what = f"Document: {words}" if barrier.code in DOCUMENTS else as_sentence(words)
            yield Matter(
                what, "", barrier.opened.said.expires, barrier.opened.said.evidence, fact=barrier.opened.number
            )


def _barriers(history: History, codes: Sequence[str]) -> Iterator[Matter]:
    for barrier in barriers_of(history):
        if barrier.is_open and barrier.code in codes:
            yield Matter(as_sentence(barrier_in_words(barrier.code)), "casework", None, barrier.opened.said.evidence,
                         fact=barrier.opened.number)  # fmt: skip
