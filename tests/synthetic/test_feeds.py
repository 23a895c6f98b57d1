"""The invented feeds read as real ones do: lists, events, dates and hearings through the pure parsers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from casekeeper.exchange import domain_events, prisoner_search, sentence_dates
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.synthetic import invent
from casekeeper.synthetic.feeds import Feed, feeds, write

TODAY = date(2026, 11, 23)


def made() -> dict[str, Feed]:
    return {feed.name: feed for feed in feeds(list(invent(600, TODAY)), TODAY)}


def test_every_prisoner_of_yesterdays_list_can_be_read() -> None:
    prisoners = [one for page in made()["1-list-of-yesterday"].documents for one in page["content"]]
    assert len(prisoners) > 300
    assert all(isinstance(prisoner_search.parse(one, on=TODAY), Said) for one in prisoners)


def test_todays_list_has_two_that_cannot_be_read_and_lacks_who_went() -> None:
    all_feeds = made()
    today, yesterday = (
        [one for page in all_feeds[name].documents for one in page["content"]]
        for name in ("5-list-of-today", "1-list-of-yesterday")
    )
    unreadable = [one for one in today if isinstance(prisoner_search.parse(one, on=TODAY), Unreadable)]
    assert len(unreadable) == 2
    gone = {one["prisonerNumber"] for one in yesterday} - {one.get("prisonerNumber") for one in today}
    assert gone


def test_people_listed_as_british_open_no_record() -> None:
    prisoners = [one for page in made()["1-list-of-yesterday"].documents for one in page["content"]]
    british = [prisoner_search.parse(one, on=TODAY) for one in prisoners if one.get("nationality") == "British"]
    assert british
    assert all(isinstance(said, Said) and not said.opens for said in british)


def test_dates_and_events_can_be_read() -> None:
    all_feeds = made()
    assert all(isinstance(sentence_dates.parse(one, on=TODAY), Said) for one in all_feeds["2-sentence-dates"].documents)
    events = all_feeds["4-events"].documents
    assert all(isinstance(domain_events.parse(one, on=TODAY), Said) for one in events)
    assert len({one["MessageId"] for one in events}) < len(events), "one event should come twice"


def test_feeds_are_written_a_document_a_line(tmp_path: Path) -> None:
    paths = write(list(made().values()), tmp_path)
    assert [path.name for path in paths] == sorted(path.name for path in paths)
    assert all(path.read_text(encoding="utf-8").endswith("\n") or not path.read_text() for path in paths)
