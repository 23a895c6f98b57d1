"""Sends a link to the person's own pages. The link itself is drawn when the message leaves, and lies nowhere before."""

from __future__ import annotations

from casekeeper.actions.messages import wording
from casekeeper.actions.messages.reach import reach_of
from casekeeper.actions.own_pages.issue import history_today, issue_link
from casekeeper.actions.own_words import words_in
from casekeeper.actions.permissions import Worker
from casekeeper.records import to_people
from casekeeper.records.models import Person, WayIn
from casekeeper.records.refused import Refused


def send_link(person: Person, *, user: Worker, by: str, channel: str = "", language: str = "") -> WayIn:
    """Issue a way in and put the message with its link into the outbox. Raises NotAllowed, or Refused.

    It goes at once, in quiet hours too: somebody asked for it.
    """
    reach = reach_of(history_today(person))
    way = reach.first_of(*([channel] if channel else [to_people.SMS, to_people.EMAIL]))
    if way is None:
        raise Refused("No number or e-mail address that works is on record. Record one, or read out a code instead.")
    code = language or reach.language
    way_in = issue_link(person, user=user, by=by, language=code)
    body = {
        "about": "way in", "to": way[1], "language": code, "way_in": way_in.pk,
        "subject": words_in(code).say("mail_subject"), "text": wording.link_message(code), "by": by,
    }  # fmt: skip
    to_people.put(way[0], f"way in:{way_in.pk}", body, person_id=person.pk)
    return way_in
