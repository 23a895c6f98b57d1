"""One release that several feeds tell of is one release, one line on release watch and one duty."""

from __future__ import annotations

from datetime import UTC, date, datetime

from casekeeper.facts import Fact, Kind, history_of
from casekeeper.facts.custody import Received, Released
from casekeeper.facts.referral import Referred
from casekeeper.periods import day_of
from casekeeper.position.release_gate import unconsidered_releases


def _fact(number: int, day: date, said: Kind, recorded: date) -> Fact[Kind]:
    recorded_at = datetime(recorded.year, recorded.month, recorded.day, 9, tzinfo=UTC)
    return Fact(number, said.key, day_of(day), recorded_at, "a feed", "a test", said)


def test_a_release_told_by_three_feeds_is_one_and_was_noticed_when_the_first_arrived() -> None:
    received = _fact(1, date(2026, 1, 5), Received(prison="HCI"), date(2026, 1, 5))
    first_heard = _fact(2, date(2026, 6, 2), Released(prison="HCI"), date(2026, 6, 3))
    told_later = _fact(3, date(2026, 6, 1), Released(prison="HCI", reason="CR"), date(2026, 6, 5))
    on_the_list = _fact(4, date(2026, 6, 2), Released(prison="HCI"), date(2026, 6, 6))
    (found,) = unconsidered_releases(history_of("P", [received, first_heard, told_later, on_the_list]), "foreign")
    assert (found.release.on, found.first_number) == (date(2026, 6, 1), 2)
    assert found.noticed_at.date() == date(2026, 6, 3)


def test_a_release_after_coming_back_inside_is_another() -> None:
    facts = [
        _fact(1, date(2026, 1, 5), Received(prison="HCI"), date(2026, 1, 5)),
        _fact(2, date(2026, 6, 1), Released(prison="HCI"), date(2026, 6, 1)),
        _fact(3, date(2026, 6, 2), Received(prison="HCI"), date(2026, 6, 2)),
        _fact(4, date(2026, 6, 3), Released(prison="HCI"), date(2026, 6, 3)),
    ]
    assert len(unconsidered_releases(history_of("P", facts), "foreign")) == 2


def test_what_the_record_shows_of_the_cause_is_said_until_somebody_says_what_it_was() -> None:
    facts = [
        _fact(1, date(2026, 1, 5), Received(prison="HCI"), date(2026, 1, 5)),
        _fact(2, date(2026, 6, 1), Released(prison="HCI"), date(2026, 6, 1)),
    ]
    referred = _fact(3, date(2026, 5, 31), Referred(by="HCI"), date(2026, 5, 31))

    def apparent(told: list[Fact[Kind]], nationality: str) -> str:
        (found,) = unconsidered_releases(history_of("P", told), nationality)
        return found.apparent_cause

    assert apparent(facts, "foreign") == "not referred"
    assert apparent(facts, "unclear") == "nationality not known"
    assert apparent([*facts, referred], "foreign") == "referred, no outcome recorded"
