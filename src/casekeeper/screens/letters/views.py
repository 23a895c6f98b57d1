"""The letters of one person: what may be written, what waits for somebody, what was served and what runs from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from casekeeper.actions.letters.asked import Asked
from casekeeper.actions.letters.contents import POSTED_TO
from casekeeper.actions.letters.drawing import LetterRefused
from casekeeper.actions.letters.issuing import draw_issued, unserved, waiting, withdrawn
from casekeeper.actions.letters.sending import mailboxes, why_not_copied, why_not_posted
from casekeeper.actions.letters.serving import SERVED_BY, clock_of_service, differs, served_kind
from casekeeper.actions.letters.templates import Template, letters
from casekeeper.actions.letters.writing import POST, Missing, asked_of, draw_again, may_write, prepare
from casekeeper.actions.messages.reach import reach_of
from casekeeper.actions.own_words import ENGLISH, words_in
from casekeeper.actions.permissions import ISSUE_SECOND, SEE_LETTERS, may, may_record
from casekeeper.facts import Fact
from casekeeper.facts.letters import LetterIssued, LetterPutForward, LetterWithdrawn
from casekeeper.facts.serving import PaperCameBack, PapersHandedOver
from casekeeper.position.letter_named import letter_named
from casekeeper.position.papers_on_file import came_back, handed_over, papers_on_file, waits_on_file
from casekeeper.position.service_clock import ServiceClock
from casekeeper.position.serving import representative_on
from casekeeper.records.models import Person
from casekeeper.records.queries.messages import messages_with_letters
from casekeeper.screens.looking import allow, for_purpose, shows_person
from casekeeper.screens.message_colours import COLOURS


class MayBeWritten(NamedTuple):
    """One letter: may this reader write it, and what the record lacks for it (not what is still to be typed)."""

    template: Template
    allowed: bool
    reason: str
    missing: Sequence[Missing]


class ServedPaper(NamedTuple):
    """A paper that was served or went to the file: its fact, how it was handed over, and the clock."""

    fact: Fact[Any]
    letter: Fact[LetterIssued] | None
    handed: Fact[PapersHandedOver] | None
    clock: ServiceClock
    back: Fact[PaperCameBack] | None
    waits: bool
    differs: str

    @property
    def may_come_back(self) -> bool:
        """Sent, not proved to have been received, and not noted as back."""
        said = self.fact.said
        sent = said.method in (*POST, "courier") and getattr(said, "received_on", None) is None
        return sent and self.back is None and self.handed is None


@require_safe
@never_cache
@shows_person("letters")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything about the letters of this person on one page."""
    allow(request, SEE_LETTERS, person)
    for_purpose(request, "letters")
    return page(request, person)


@require_safe
@never_cache
@shows_person("letter as PDF")
def pdf(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """The letter as it was issued, byte for byte, or as put forward. What would come out otherwise is refused."""
    allow(request, SEE_LETTERS, person)
    for_purpose(request, "read or print a letter")
    history = asked_of(person).history
    issued = next((fact for fact in history.of(LetterIssued) if fact.first_number == number), None)
    forward = next((fact for fact in history.of(LetterPutForward) if fact.first_number == number), None)
    letter = issued or forward
    if letter is None:
        raise Http404("There is no letter of this number here.")
    said = letter.said
    try:
        if issued is not None:
            drawn = draw_issued(issued)
        else:
            drawn = draw_again(said.letter, said.template_version, said.language, said.data, is_draft=True)
    except LetterRefused as refused:
        return page(request, person, [{"text": str(refused), "href": "#write"}])
    response = HttpResponse(drawn.pdf, content_type="application/pdf")
    name = f"{person.reference}-{said.letter}-{number}-{said.language}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def page(request: HttpRequest, person: Person, errors: Sequence[dict[str, str]] = ()) -> HttpResponse:
    """The page, with what went wrong at its head."""
    user: Any = request.user
    asked = asked_of(person)
    history = asked.history
    reach = reach_of(history)
    forward, issued = waiting(history), unserved(history)
    return render(request, "letters/show.html", {
        "person": person, "name": person.position.name or "Name not known", "errors": list(errors),
        "messages": messages.get_messages(request), "language": words_in(reach.language),
        "named_language": reach.named_language, "english": ENGLISH,
        "may_be_written": [_may_be_written(user, person, template, asked) for template in letters().values()],
        "forward": forward, "issued": issued, "letters": letters(), "languages": words_in,
        "withdrawn": [(fact, _letter_of(asked, fact)) for fact in history.of(LetterWithdrawn)],
        "served": served_papers(asked),
        "may_issue": lambda fact: bool(may(user, ISSUE_SECOND, person)) and fact.recorded_by != user.get_username()
        and bool(may_write(user, letters()[fact.said.letter], person)),
        "may_withdraw": bool(may_record(user, LetterWithdrawn, person)),
        "may_serve": lambda fact: bool(may_record(user, served_kind(fact), person)),
        "may_hand_over": bool(may_record(user, PapersHandedOver, person)), "typed": request.POST,
        "gone": withdrawn(history), "may_note_back": bool(may_record(user, PaperCameBack, person)),
        **sending(person, asked),
    })  # fmt: skip


def sending(person: Person, asked: Asked) -> dict[str, Any]:
    """What became of each letter that was sent, and how each may be sent now, or why not."""
    sent: dict[int, list[Any]] = {}
    for message in messages_with_letters(person):
        sent.setdefault(message.body.get("letter", 0), []).append(message)
    return {
        "sent": sent, "state_colours": COLOURS, "acting": representative_on(asked.history, asked.today),
        "why_not_posted": lambda letter: why_not_posted(asked, letter),
        "why_not_copied": lambda letter: why_not_copied(asked, letter),
        "posted_to": lambda letter: letter.said.data.get(POSTED_TO, ""), "post": POST, "mailboxes": list(mailboxes()),
    }  # fmt: skip


def served_papers(asked: Asked) -> list[ServedPaper]:
    """Every paper that was served, newest first, those that wait on the file before the rest."""
    history = asked.history
    issued: dict[int | None, Fact[LetterIssued]] = {fact.first_number: fact for fact in history.of(LetterIssued)}
    facts = {fact.number: fact for fact in papers_on_file(history)}
    facts |= {fact.number: fact for kind in dict.fromkeys(SERVED_BY.values()) for fact in history.of(kind)}
    found = []
    for fact in facts.values():
        letter = issued.get(letter_named(fact.said.document))
        handed = handed_over(history, fact)
        clock = clock_of_service(fact, handed, asked.law, asked.calendars, history)
        found.append(ServedPaper(
            fact, letter, handed, clock, came_back(history, fact), waits_on_file(history, fact),
            differs(letter, clock) if letter is not None else "",
        ))  # fmt: skip
    return sorted(found, key=lambda each: (each.waits, each.fact.on, each.fact.number), reverse=True)


def _may_be_written(user: Any, person: Person, template: Template, asked: Asked) -> MayBeWritten:
    allowed = may_write(user, template, person)
    prepared = prepare(person, template.key, ENGLISH, {}, asked.today, asked)
    missing = [each for each in prepared.missing if each.need.source not in ("typed", "clock")]
    return MayBeWritten(template, bool(allowed), allowed.reason, missing)


def _letter_of(asked: Asked, fact: Fact[LetterWithdrawn]) -> str:
    written: list[Fact[Any]] = [*asked.history.of(LetterIssued), *asked.history.of(LetterPutForward)]
    found = next((each for each in written if each.first_number == fact.said.letter), None)
    return letters()[found.said.letter].name if found is not None else "Letter"
