"""Since when somebody is held, where removal centres tell of each way in and out and of no reason."""

from __future__ import annotations

from datetime import date

from tests.making import history

from casekeeper.facts.immigration import BailGranted, DetentionBegan, DetentionEnded, DetentionMoved
from casekeeper.position.detention.episode import Episode, episode_of

TODAY = date(2026, 6, 1)
BEGAN = (date(2026, 1, 5), DetentionBegan(place="HMP Exampleton"))


def found(*facts) -> Episode:
    episode = episode_of(history(*facts), False, None, TODAY)
    assert episode is not None
    return episode


def test_a_check_in_elsewhere_does_not_start_the_count_again() -> None:
    episode = found(BEGAN, (date(2026, 2, 1), DetentionBegan(place="Heather Lodge", at="10:00:00")))
    assert (episode.began_on, episode.until) == (date(2026, 1, 5), None)


def test_a_move_goes_on_with_it() -> None:
    episode = found(BEGAN, (date(2026, 2, 1), DetentionMoved(place="Fenwick Hall", at="10:00:00")))
    assert (episode.began_on, episode.until) == (date(2026, 1, 5), None)


def test_whoever_is_checked_out_and_back_by_the_next_day_was_held_all_along() -> None:
    out = (date(2026, 2, 1), DetentionEnded(reason="not stated", at="22:00:00"))
    assert found(BEGAN, out, (date(2026, 2, 2), DetentionBegan(at="06:00:00"))).began_on == date(2026, 1, 5)
    assert found(BEGAN, out, (date(2026, 2, 4), DetentionBegan(at="06:00:00"))).began_on == date(2026, 2, 4)
    assert found(BEGAN, out).until == date(2026, 2, 1)


def test_an_end_with_a_reason_is_one_even_where_the_person_is_held_again_the_next_day() -> None:
    for ended in (DetentionEnded(reason="bail"), BailGranted()):
        episode = found(BEGAN, (date(2026, 2, 1), ended), (date(2026, 2, 2), DetentionBegan()))
        assert episode.began_on == date(2026, 2, 2)


def test_events_of_one_day_are_put_in_order_by_their_hours_whichever_was_told_first() -> None:
    day = date(2026, 2, 1)
    back, out = DetentionBegan(at="21:00:00"), DetentionEnded(reason="not stated", at="09:00:00")
    for told in ((back, out), (out, back)):
        episode = found(BEGAN, *((day, said) for said in told))
        assert (episode.began_on, episode.until) == (date(2026, 1, 5), None)
