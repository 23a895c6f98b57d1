"""The relay of messages to people: each once, or shown as "unknown, check". One runs at a time.

A message is marked as begun before it is handed over, and as sent after, each in a transaction of its own. Whatever
dies in between leaves it begun. The next run asks the carrier for it by our reference: it has it, and it is sent; it
does not have it, and enough time has gone by for that to be sure, and it is sent now; or it cannot tell, and a person
has to look. What is wrong with one message keeps no other from going.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from casekeeper.actions.holding import held
from casekeeper.actions.letters.sending import ABOUTS, pdf_of
from casekeeper.actions.messages import wording
from casekeeper.actions.messages.note import note_failed, note_sent
from casekeeper.actions.messages.quiet import is_quiet
from casekeeper.actions.messages.wanted import NOT_WANTED, why_not_wanted
from casekeeper.actions.own_pages.issue import draw_link
from casekeeper.exchange.messages.carrier import CannotTell, Carrier, Doubtful, Letter, NotTaken
from casekeeper.exchange.messages.receipt import ask_after
from casekeeper.exchange.outbox import alone
from casekeeper.facts import LEGAL_ZONE
from casekeeper.records import clock, outbox, to_people
from casekeeper.records.models import Delivery, OutboxMessage
from casekeeper.records.refused import Refused

LOCK = 2_026_003
Step = Callable[[str], None]


class Sent(NamedTuple):
    """What one run did. `waiting` are for later: quiet hours, a carrier that is away, or too soon to be sure."""

    sent: int
    settled: int
    unknown: int
    refused: int
    held_back: int
    waiting: int


class _Counts:
    def __init__(self) -> None:
        self.sent = self.settled = self.unknown = self.refused = self.held_back = 0


def send_messages(carrier: Carrier, *, link_base: str = "", step: Step = lambda at: None) -> Sent:
    """Send what may go now. `step` is called between the steps of each message: tests let the relay die there."""
    counts = _Counts()
    with alone(LOCK):
        _settle(carrier, counts)
        tried: set[int] = set()
        while (message := _next(tried)) is not None:
            tried.add(message.pk)
            if not _send(message, carrier, link_base, counts, step):
                break
        ask_after(carrier)
    left = OutboxMessage.objects.filter(
        channel__in=to_people.CHANNELS, outcome__in=(outbox.UNSENT, outbox.SENDING)
    ).count()  # fmt: skip
    return Sent(counts.sent, counts.settled, counts.unknown, counts.refused, counts.held_back, left)


def may_go(now: datetime) -> QuerySet[OutboxMessage]:
    """The messages to people that may go now, in order of writing; those to other systems are not looked at."""
    free = Q(delivery__not_before=None) | Q(delivery__not_before__lte=now)
    if is_quiet(now):
        free &= Q(channel=to_people.LETTER) | Q(delivery__not_before=None)
    waiting = OutboxMessage.objects.filter(free, channel__in=to_people.CHANNELS, outcome=outbox.UNSENT)
    return waiting.select_related("delivery", "person").order_by("id")


def _next(tried: set[int]) -> OutboxMessage | None:
    """The next message that may go now."""
    return may_go(clock.now()).exclude(pk__in=tried).first()


def _send(message: OutboxMessage, carrier: Carrier, link_base: str, counts: _Counts, step: Step) -> bool:
    """One message from its mark to its mark; False where the carrier is away and the rest can wait."""
    step("before it is begun")
    letter = _begin(message, link_base)
    if letter is None:
        counts.held_back += 1
        return True
    step("begun")
    try:
        carrier_id = carrier.send(letter)
    except Doubtful as error:
        _say(message, outbox.SENDING, str(error))
        return True
    except NotTaken as error:
        step("not taken")
        _not_taken(message, error, counts)
        return not error.away
    step("handed over")
    _mark_sent(message, carrier, carrier_id)
    counts.sent += 1
    step("marked")
    return True


def _begin(message: OutboxMessage, link_base: str) -> Letter | None:
    """Marked as begun, with what it says; None where it is no longer wanted, which is marked instead.

    The record is held meanwhile: what is withdrawn, corrected or erased at this moment is so before, or after it left.
    """
    with held(*filter(None, [message.person])):
        message.refresh_from_db(fields=["body"])
        now = clock.now()
        late = message.delivery.not_after is not None and message.delivery.not_after < now
        why = NOT_WANTED if late else why_not_wanted(message)
        text = None if why else _text(message, link_base)
        if text is None:
            _say(message, to_people.HELD_BACK, why or NOT_WANTED)
            return None
        try:
            pdf = pdf_of(message).pdf if message.body.get("about") in ABOUTS else b""
        except Refused as refused:
            _say(message, to_people.NOT_SENT, str(refused))
            return None
        OutboxMessage.objects.filter(pk=message.pk).update(outcome=outbox.SENDING, attempts=message.attempts + 1)
        Delivery.objects.filter(message=message).update(begun_at=now, carrier="")
    body = message.body
    return Letter(message.channel, body["to"], body["subject"], text, to_people.reference_of(message), pdf)


def _text(message: OutboxMessage, link_base: str) -> str | None:
    """What is said. A link is drawn here, and its digest is kept before the link goes anywhere."""
    if not message.body.get("to"):
        return None
    text = str(message.body["text"])
    if "way_in" not in message.body:
        return text
    drawn = draw_link(message.body["way_in"])
    if drawn is None:
        return None
    way_in, key = drawn
    assert way_in.expires_at is not None
    until = way_in.expires_at.astimezone(LEGAL_ZONE)
    link = f"{link_base}/own/link/{key}?in={way_in.language}"
    return text.replace(wording.LINK, link).replace(wording.UNTIL, until.strftime("%d/%m/%Y %H:%M"))


def _mark_sent(message: OutboxMessage, carrier: Carrier, carrier_id: str) -> None:
    """Sent, and what that means for the record, at once or not at all."""
    with transaction.atomic():
        to_people.settle_as_sent(message, carrier=carrier.name, carrier_id=carrier_id)
        note_sent(message)


def _not_taken(message: OutboxMessage, error: NotTaken, counts: _Counts) -> None:
    """Surely not sent: tried again later, or never where the message itself is wrong."""
    with transaction.atomic():
        if not error.for_good:
            _say(message, outbox.UNSENT, str(error))
            return
        counts.refused += 1
        _say(message, to_people.NOT_SENT, str(error))
        Delivery.objects.filter(message=message).update(state=to_people.FAILED, state_at=clock.now())
        note_failed(message, is_the_detail=error.is_the_address)


def _settle(carrier: Carrier, counts: _Counts) -> None:
    """What an earlier run began: ask for it by our reference."""
    begun = OutboxMessage.objects.filter(channel__in=to_people.CHANNELS, outcome=outbox.SENDING)
    for message in begun.select_related("delivery", "person").order_by("id"):
        try:
            carrier_id = carrier.find(to_people.reference_of(message))
        except CannotTell as error:
            if _old_enough(message, max(carrier.sure_after, timedelta(0))):
                _say(message, outbox.UNKNOWN, str(error))
                counts.unknown += 1
            continue
        if carrier_id is not None:
            _mark_sent(message, carrier, carrier_id)
            counts.settled += 1
        elif _old_enough(message, carrier.sure_after):
            _say(message, outbox.UNSENT, "")
            counts.settled += 1


def _old_enough(message: OutboxMessage, sure_after: timedelta) -> bool:
    begun = message.delivery.begun_at
    return begun is None or clock.now() - begun >= sure_after


def _say(message: OutboxMessage, outcome: str, error: str) -> None:
    OutboxMessage.objects.filter(pk=message.pk).update(outcome=outcome, error=error)
