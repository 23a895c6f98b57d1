"""Only what is not known already is asked; what is known names the fact that says so."""

from __future__ import annotations

from tests.making import fact

from casekeeper.facts import History, Kind, history_of
from casekeeper.facts.claims import RepresentativeEnded, RepresentativeInstructed
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.family import BestInterestsRecorded, ChildNoted
from casekeeper.facts.identity import BirthDateStated, LanguageNeeded, NationalityClaimed
from casekeeper.position.information_needed import questions_of, to_ask


def told(*said: tuple[str, Kind]) -> History:
    return history_of("TEST-0001", [fact(number, on, one) for number, (on, one) in enumerate(said, start=1)])


def asked(history: History) -> set[str]:
    return {one.name for one in to_ask(history)}


def test_of_somebody_of_whom_nothing_is_known_ten_things_are_asked_and_not_fifty() -> None:
    assert len(to_ask(told())) == len(questions_of(told())) == 10


def test_what_a_fact_answers_is_not_asked_and_names_that_fact() -> None:
    history = told(
        ("2026-03-02", BirthDateStated(born="1990-02-03")), ("2026-03-03", LanguageNeeded(language="Polish")),
        ("2026-03-04", NationalityClaimed(nationality="POL", confidence="stated")),
    )  # fmt: skip
    assert asked(history).isdisjoint({"birth date", "language", "nationality"})
    assert [(one.known.number, one.as_known) for one in questions_of(history) if one.known is not None] == [
        (2, "Polish"), (1, "1990-02-03"), (3, "POL"),
    ]  # fmt: skip


def test_an_unknown_nationality_and_a_telephone_number_answer_nothing() -> None:
    history = told(
        ("2026-03-04", NationalityClaimed(nationality="UNKNOWN", confidence="stated")),
        ("2026-03-05", ContactDetailGiven(means="telephone", detail="07700 900123")),
    )
    assert {"nationality", "address"} <= asked(history)


def test_a_representative_who_no_longer_acts_is_asked_for_again() -> None:
    acting = ("2026-03-02", RepresentativeInstructed(name="An invented solicitor"))
    assert "representative" not in asked(told(acting))
    assert "representative" in asked(told(acting, ("2026-04-02", RepresentativeEnded())))


def test_a_child_noted_or_a_record_that_none_is_affected_answers_for_children() -> None:
    nobody = BestInterestsRecorded(found="no child is affected", reasons="asked", considered_by="A. Officer")
    assert "children" not in asked(told(("2026-03-02", nobody)))
    both = told(("2026-03-02", nobody), ("2026-03-09", ChildNoted()))
    (children,) = [one for one in questions_of(both) if one.name == "children"]
    assert children.as_known == "1 noted"
