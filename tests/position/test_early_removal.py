"""CJA 2003, s 260: what must hold of every early removal date, and what is not computed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from casekeeper.law import read_law
from casekeeper.law.reading import law_folder, page_from
from casekeeper.position.early_removal import EarlyRemoval, early_removal_date

LAW = read_law(law_folder())
TRANSITION = date(2025, 9, 23)


@st.composite
def custodies(draw: st.DrawFn) -> dict[str, object]:
    """A sentence with its release date; the adjustments never put the release before them ahead of the sentence."""
    sentenced = draw(st.dates(date(2005, 4, 4), date(2031, 1, 1)) | st.dates(date(2022, 1, 1), date(2026, 12, 31)))
    before = sentenced + timedelta(days=draw(st.integers(0, 900) | st.integers(0, 9000)))
    awarded, at_large = draw(st.just(0) | st.integers(0, 90)), draw(st.just(0) | st.integers(0, 60))
    taken_off = draw(st.just(0) | st.integers(0, 500))
    net = max(awarded + at_large - taken_off, (sentenced - before).days)
    return {
        "sentence_date": sentenced,
        "release_date": before + timedelta(days=net),
        "adjustments": net,
        "awarded_days": awarded,
        "unlawfully_at_large": at_large,
        "sentence_consecutive_straddles": draw(st.booleans()),
    }


def asked(**values: object) -> EarlyRemoval:
    return early_removal_date(law=LAW, **values)  # type: ignore[arg-type]


@given(custodies())
def test_it_is_never_before_sentence_and_never_after_release_but_for_added_days(custody: dict[str, object]) -> None:
    found = asked(**custody)
    assert found.date is not None
    assert found.date >= custody["sentence_date"]
    added = timedelta(days=custody["awarded_days"] + custody["unlawfully_at_large"])
    assert found.date <= max(custody["release_date"], custody["sentence_date"] + added)


@given(custodies())
def test_it_comes_with_its_working_both_limbs_and_its_sources(custody: dict[str, object]) -> None:
    found = asked(**custody)
    _computed_unless_two_readings_disagree(found)
    assert found.computed
    assert found.reason is None
    assert found.share_served is not None
    assert found.window_opens is not None
    assert str(found.share_served) in " ".join(found.working)
    assert str(found.window_opens) in " ".join(found.working)
    assert {citation.page for citation in found.under} >= {"early_removal.custody_share", "early_removal.window"}


@given(custodies(), st.integers(1, 400))
def test_a_later_release_never_gives_an_earlier_date_under_one_regime(custody: dict[str, object], more: int) -> None:
    sooner = asked(**custody)
    later = asked(**{**custody, "release_date": custody["release_date"] + timedelta(days=more)})
    _computed_unless_two_readings_disagree(sooner, later)
    if sooner.regime == later.regime:
        assert sooner.date <= later.date


@given(custodies())
@example({"sentence_date": TRANSITION, "release_date": date(2030, 1, 1), "sentence_consecutive_straddles": True})
def test_from_the_transition_on_the_newer_rule_holds_whatever_else(custody: dict[str, object]) -> None:
    if custody["sentence_date"] >= TRANSITION or custody["sentence_consecutive_straddles"]:
        assert asked(**custody).regime == "after"


@given(custodies())
def test_the_newer_rule_never_makes_anybody_wait_longer(custody: dict[str, object]) -> None:
    held = asked(**{**custody, "sentence_consecutive_straddles": False})
    newer = asked(**{**custody, "sentence_consecutive_straddles": True})
    assert newer.computed
    _computed_unless_two_readings_disagree(held)
    assert newer.date <= held.date


@given(custodies())
def test_the_answer_depends_on_nothing_but_what_was_asked(custody: dict[str, object]) -> None:
    assert asked(**custody) == asked(**dict(reversed(custody.items())))


def _computed_unless_two_readings_disagree(*found) -> None:
    """Nothing else may keep a date from being computed here; those cases are worked by hand."""
    for each in found:
        assert each.computed or "in another, and they give different dates" in each.reason, each.reason
    assume(all(each.computed for each in found))


FINE = {"sentence_date": date(2026, 1, 5), "release_date": date(2028, 1, 4)}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"sentence_date": None}, "sentence date is missing"),
        ({"release_date": None}, "release date is missing"),
        ({"release_date": date(2026, 1, 4)}, "is before the sentence date"),
        ({"sentence_date": date(2005, 4, 3)}, "older rules apply"),
        ({"release_date": date(2127, 1, 5)}, "beyond reason"),
        ({"sentence_date": date(9990, 1, 1), "release_date": date(9999, 12, 31)}, "beyond reason"),
        ({"awarded_days": -1}, "cannot be fewer than 0"),
        ({"unlawfully_at_large": -1}, "cannot be fewer than 0"),
        ({"adjustments": 10**7}, "beyond reason"),
        ({"adjustments": -(10**7)}, "beyond reason"),
        ({"adjustments": 731}, "before the sentence date"),
        ({"sentence_kind": "recall"}, "no early removal date"),
        ({"sentence_kind": "fine"}, "no early removal date"),
        ({"sentence_kind": "detention and training order"}, "no early removal date"),
        ({"sentence_kind": "suspended"}, "not served in custody"),
        ({"sentence_kind": "unknown"}, "expected one of ordinary, extended"),
        ({"sentence_kind": "extended", "terrorist_restricted": True}, "listed terrorist offence"),
        ({"sentence_kind": "indeterminate"}, "needs the tariff date"),
    ],
)
def test_what_lies_outside_the_rule_is_not_computed_and_says_why(changed: dict[str, object], why: str) -> None:
    found = asked(**{**FINE, **changed})
    assert found.date is None
    assert not found.computed
    assert why in (found.reason or "")


@given(
    st.none() | st.dates(), st.none() | st.dates(), st.integers(), st.integers(), st.integers(),
    st.sampled_from(["ordinary", "extended", "indeterminate", "fine", ""]), st.none() | st.dates(),
)  # fmt: skip
def test_no_input_breaks_it(
    sentenced: date | None, release: date | None, net: int, awarded: int, at_large: int, kind: str, tariff: date | None
) -> None:
    found = asked(
        sentence_date=sentenced, release_date=release, adjustments=net, awarded_days=awarded,
        unlawfully_at_large=at_large, sentence_kind=kind, tariff_date=tariff,
    )  # fmt: skip
    assert (found.date is None) == bool(found.reason)


def test_an_extended_sentence_is_counted_like_an_ordinary_one_from_its_parole_eligibility_date() -> None:
    assert asked(**FINE, sentence_kind="extended").date == asked(**FINE).date


def test_a_terrorist_restriction_bars_only_what_the_page_names() -> None:
    assert asked(**FINE, terrorist_restricted=True).computed


def test_with_no_time_left_before_release_the_working_says_so() -> None:
    found = asked(sentence_date=date(2026, 3, 2), release_date=date(2026, 3, 2))
    assert found.date == date(2026, 3, 2)
    assert "no time before release" in found.working[-1]


def test_the_act_of_2026_changes_nothing_until_its_page_gets_a_day() -> None:
    assert asked(**FINE).regime == "after"
    text = (law_folder() / "early_removal" / "any_time_after_sentence.yaml").read_text(encoding="utf-8")
    text = text.replace("values:", "values:\n  2026-06-01: {value: true, source: 'An invented commencement order'}")
    law = LAW.with_pages(page_from("early_removal.any_time_after_sentence", text))
    found = early_removal_date(law=law, **FINE)
    assert found.regime == "any time"
    assert found.date == date(2026, 6, 1)


def test_another_share_on_the_page_gives_another_date() -> None:
    text = (law_folder() / "early_removal" / "custody_share.yaml").read_text(encoding="utf-8")
    law = LAW.with_pages(page_from("early_removal.custody_share", text.replace("value: 30", "value: 40")))
    assert early_removal_date(law=law, **FINE).date == date(2026, 1, 5) + timedelta(days=292)
