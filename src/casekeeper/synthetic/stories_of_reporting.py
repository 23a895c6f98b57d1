"""Worked stories about reporting from a distance: what the person sees, and what they may say for themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.identity import LanguageNeeded
from casekeeper.facts.immigration import DetentionAuthorised
from casekeeper.facts.reporting import ReportAttended
from casekeeper.facts.told_by_person import OwnPagesApproved
from casekeeper.synthetic.custody import tell_release_on_bail
from casekeeper.synthetic.reporting import OFFICER, tell_conditions, tell_frequency
from casekeeper.synthetic.telling import Cast, Story, cast, tell_until_notice, tell_until_sentence, tell_until_triage
from casekeeper.synthetic.told import HOME_OFFICE, Invented

ON_OWN_PAGES = "Amsad Qireshti"
"""Whose own pages are approved, so that a demonstration can show them at once."""
WEEKS_KEPT = 9


def own_pages(serial: int, today: date) -> Iterator[Invented]:
    """Reports each week on his own pages, in Urdu; missed the last report; his passport ends soon."""
    one = cast(serial, today, "Amsad", "Qireshti", "PAK")
    made = one.release_in(-300, 18)
    prison = tell_until_sentence(one, made)
    tell_until_notice(one, tell_until_triage(one, made, prison))
    authorised_on = made.release_on - timedelta(days=6)
    one.life.tell(DetentionAuthorised(), authorised_on, source=HOME_OFFICE, by="gatekeeper.officer")
    tell_release_on_bail(one.life, prison, made.release_on, was_detained=False)
    tell_conditions(one.life, made.release_on, "residence", proof="Signed receipt")
    _tell_reports(one)
    ends = one.days_ago(-120)
    passport = DocumentHeld(document="passport", number="ZZ0004471", issuer="PAK", valid_until=ends,
                            held_by="the department")  # fmt: skip
    one.life.tell(passport, made.release_on)
    yield one.done()


def _tell_reports(one: Cast) -> None:
    life = one.life
    missed_on = life.next_working_day(one.days_ago(4))
    first_on = missed_on - timedelta(days=7 * WEEKS_KEPT)
    begins = life.next_working_day(first_on - timedelta(days=7))
    tell_frequency(life, begins, "weekly", first_on, "C")
    tell_conditions(life, begins, "reporting", channel="digital", proof="Signed receipt")
    life.tell(LanguageNeeded(language="Urdu"), begins, by=OFFICER)
    life.tell(ContactDetailGiven(means="telephone", detail="07700 900471", language="Urdu"), begins, by=OFFICER)
    said = OwnPagesApproved(confirmed_by="date of birth", has_device="yes", reasons="Works by day; has a telephone.",
                            approved_by=OFFICER)  # fmt: skip
    life.tell(said, begins, by=OFFICER)
    for week in range(WEEKS_KEPT):
        life.tell(ReportAttended(channel="digital"), first_on + timedelta(days=7 * week), by="own pages")


STORIES = (Story(ON_OWN_PAGES, "reports on his own pages, in Urdu, and missed the last report", own_pages),)
