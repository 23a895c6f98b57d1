"""A paper that came back was not served: till it is served anew, or handed over, it waits and nothing runs from it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.making import history, the_calendars, the_law

from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.bail import BailNoticeServed
from casekeeper.facts.consideration import LiabilityNoticeSent
from casekeeper.facts.departures import RemovalNoticeServed
from casekeeper.facts.immigration import DeportationOrderServed
from casekeeper.facts.letters import LetterWithdrawn
from casekeeper.facts.serving import PaperCameBack, PapersHandedOver
from casekeeper.position.letter_named import letter_named
from casekeeper.position.papers_on_file import papers_on_file, served_anew
from casekeeper.position.reporting.notice import notices_of
from casekeeper.position.serving import service_of

SENT, BACK, AGAIN = date(2026, 11, 2), date(2026, 11, 12), date(2026, 11, 16)
POST = {"method": "post in the UK", "proof": "tracked"}
PAPERS = [
    LiabilityNoticeSent(**POST),
    AppealableDecisionServed(decision="refusal of a human-rights claim", **POST),
    RemovalNoticeServed(notice="intention to remove", **POST),
    DeportationOrderServed(**POST),
    BailNoticeServed(**POST),
]
CAME_BACK = PaperCameBack(paper=1, how="Gone away", noted_by="A. Officer")


def _served(told, paper):
    return service_of(told, paper, the_law(), the_calendars().default).on


@pytest.mark.parametrize("said", PAPERS, ids=lambda said: said.key)
def test_it_counts_as_served_until_it_came_back_and_from_the_day_it_is_handed_over(said):
    told = history((SENT, said))
    assert str(_served(told, told.facts[0])) == "2026-11-04"
    assert papers_on_file(told) == ()
    told = history((SENT, said), (BACK, CAME_BACK))
    assert _served(told, told.facts[0]) is None
    assert papers_on_file(told) == (told.facts[0],)
    handed = PapersHandedOver(paper=1, proof="signed", handed_by="A. Officer")
    told = history((SENT, said), (BACK, CAME_BACK), (AGAIN, handed))
    assert _served(told, told.facts[0]) == AGAIN
    assert papers_on_file(told) == ()


@pytest.mark.parametrize("said", PAPERS, ids=lambda said: said.key)
def test_served_anew_the_old_one_waits_no_more_and_the_new_one_counts(said):
    anew = said.model_copy(update={"method": "by hand", "proof": "signed"})
    told = history((SENT, said), (BACK, CAME_BACK), (AGAIN, anew))
    assert served_anew(told, told.facts[0]) is told.facts[2]
    assert papers_on_file(told) == ()
    assert (_served(told, told.facts[0]), _served(told, told.facts[2])) == (None, AGAIN)


def test_another_paper_of_the_kind_does_not_serve_the_one_that_came_back():
    intention, details = (RemovalNoticeServed(notice=name, **POST) for name in
                          ("intention to remove", "departure details"))  # fmt: skip
    told = history((SENT, intention), (BACK, CAME_BACK), (AGAIN, details))
    assert papers_on_file(told) == (told.facts[0],)
    one, two = (said.model_copy(update={"document": document}) for said, document in
                ((intention, "letter 7"), (intention, "letter 9")))  # fmt: skip
    told = history((SENT, one), (BACK, CAME_BACK), (AGAIN, two))
    assert papers_on_file(told) == (told.facts[0],)
    withdrawn = LetterWithdrawn(letter=7, why="Written anew", withdrawn_by="A. Officer")
    told = history((SENT, one), (BACK, CAME_BACK), (AGAIN, two), (AGAIN, withdrawn))
    assert papers_on_file(told) == ()


def test_a_notice_of_bail_that_came_back_tells_of_nothing():
    told = history((SENT, BailNoticeServed(**POST)), (BACK, CAME_BACK))
    (notice,) = notices_of(told, the_law(), the_calendars().default)
    assert notice.served_on is None


@pytest.mark.parametrize(
    ("document", "number"),
    [
        ("letter 12", 12),
        ("letter", None),
        ("letter x", None),
        ("BAIL 201", None),
        ("", None),
        ("letter " + "9" * 19, None),
    ],
)
def test_a_document_names_a_letter_of_ours_or_none(document, number):
    assert letter_named(document) == number
