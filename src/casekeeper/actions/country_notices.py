"""Tell a notice on a country, say that it goes on, or end it: the country desk, in its own name, with a document.

Whoever would be returned there is derived again at once; their gate reads the notices themselves and is closed from
the moment the notice is kept, whether or not they have been derived yet.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from casekeeper.actions.permissions import TELL_NOTICE, may, require
from casekeeper.facts.countries import country_from
from casekeeper.law import Notice
from casekeeper.law.notices import ENDED, GOES_ON, TOLD, WHAT
from casekeeper.records import clock, rulebook
from casekeeper.records.countries import derive_them_next, keep_step, people_concerned
from casekeeper.records.projections.deriving import Changes
from casekeeper.records.refused import Refused
from casekeeper.records.sweep import derive_in_chunks


class Papers(NamedTuple):
    """Why, and where it is written; until when it is expected to hold, and when it is looked at again."""

    reason: str
    document: str
    expected_until: date | None = None
    review_on: date | None = None


def tell_notice(country: str, what: str, from_on: date, papers: Papers, *, user: Any) -> tuple[int, Changes]:
    """Nobody is returned to the country from the day on. The number of the notice, and what changed."""
    require(may(user, TELL_NOTICE))
    code = country_from(country).code
    if not code:
        raise Refused(f"{country.strip() or 'Nothing'} names no country for certain. Choose one from the list.")
    if what not in WHAT:
        raise Refused(f"A notice is one of {', '.join(WHAT)}, not {what or 'nothing'}.")
    _check(papers, from_on)
    with transaction.atomic():
        number = keep_step(step=TOLD, country=code, what=what, on=from_on, by=user.get_username(), **_stripped(papers))
        people = people_concerned(code)
        derive_them_next(people, clock.today())
    return number, _derive(people, f"notice {number} on {code} was told")


def notice_goes_on(number: int, papers: Papers, *, user: Any) -> None:
    """The country desk looked at the notice, and it stands: with a new expected end, or a new day to look again."""
    require(may(user, TELL_NOTICE))
    today = clock.today()
    _check(papers, today)
    with transaction.atomic():
        notice = _standing(number)
        keep_step(step=GOES_ON, notice=number, on=today, by=user.get_username(), **_stripped(papers))
        people = people_concerned(notice.country)
        derive_them_next(people, today)
    _derive(people, f"notice {number} on {notice.country} goes on")


def end_notice(number: int, on: date, *, reason: str, document: str, user: Any) -> Changes:
    """The notice no longer stands from the day on, which has come. Raises Refused where it has not."""
    require(may(user, TELL_NOTICE))
    today = clock.today()
    with transaction.atomic():
        notice = _standing(number)
        if on > today:
            raise Refused(f"A notice is ended on the day, not ahead of it: {on} has not come. End it then.")
        if on < notice.from_on and today >= notice.from_on:
            raise Refused(f"The notice holds from {notice.from_on}; it cannot end before.")
        _with_papers(reason, document)
        keep_step(step=ENDED, notice=number, on=on, reason=reason.strip(), document=document.strip(),
                  by=user.get_username())  # fmt: skip
        people = people_concerned(notice.country)
        derive_them_next(people, today)
    return _derive(people, f"notice {number} on {notice.country} was ended")


def _standing(number: int) -> Notice:
    notice = next((each for each in rulebook.current_law().notices if each.number == number), None)
    if notice is None:
        raise Refused(f"There is no notice {number}.")
    if notice.ended is not None:
        raise Refused(f"Notice {number} was ended on {notice.ended.on} already. Tell a new one where one is needed.")
    return notice


def _check(papers: Papers, first: date) -> None:
    _with_papers(papers.reason, papers.document)
    if papers.expected_until is None and papers.review_on is None:
        raise Refused("Give the day until which it is expected to hold, or the day on which you look at it again.")
    for day in (papers.expected_until, papers.review_on):
        if day is not None and day < first:
            raise Refused(f"{day} lies before {first}, the first day.")


def _with_papers(reason: str, document: str) -> None:
    if not reason.strip() or not document.strip():
        raise Refused("Give the reason, and the reference of the document in which it is decided.")


def _stripped(papers: Papers) -> dict[str, Any]:
    return papers._asdict() | {"reason": papers.reason.strip(), "document": papers.document.strip()}


def _derive(people: list[int], cause: str) -> Changes:
    return derive_in_chunks(people, as_at=clock.today(), cause=cause)
