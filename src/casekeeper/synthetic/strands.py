"""The seven kinds of life an invented person can have today, in the proportions of the published stocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from casekeeper.facts.casework import CaseClosed
from casekeeper.facts.custody import Released
from casekeeper.facts.immigration import ReleaseInstructed
from casekeeper.synthetic import departure_shape, shape
from casekeeper.synthetic.attempts import (
    tell_appeal,
    tell_failed_attempts,
    tell_leaving,
    tell_pending_appeal,
    tell_planned,
)
from casekeeper.synthetic.casework import (
    Course,
    tell_authority,
    tell_casework,
    tell_from_paper,
    tell_last_touch,
    tell_referral,
)
from casekeeper.synthetic.custody import (
    tell_departure,
    tell_detention,
    tell_move_to_centre,
    tell_reception,
    tell_release_on_bail,
    tell_sentence,
    tell_transfer,
)
from casekeeper.synthetic.reporting import tell_conditions, tell_reporting
from casekeeper.synthetic.sentencing import Plan, draw_months, plan
from casekeeper.synthetic.told import PRISON, Life
from casekeeper.synthetic.who import Who, tell_identity

DEPORT = ("deport", "deport, automatic")
FRESH_DAYS = 6
"""Somebody received within so many days is known only from the prison's list, which the readers read."""


@dataclass(frozen=True)
class InPrison:
    """What the prison would say of somebody it holds today."""

    prison: str
    received_on: date
    legal_status: str
    plan: Plan | None
    told_directly: bool = True


def _banded(life: Life, bands: tuple[tuple[int, int, int], ...]) -> int:
    low, high, _ = life.chance.choices(bands, [people for _, _, people in bands])[0]
    return life.chance.randrange(low, high)


def _to_sentence(life: Life, who: Who, made: Plan) -> tuple[str, date]:
    """Reception, identity, sentence and transfer. Returns the prison today and the day of reception."""
    remanded = life.chance.random() < 0.6
    received_on = made.sentenced_on - timedelta(days=life.chance.randrange(5, 180) if remanded else 0)
    prison = tell_reception(life, received_on, remand=remanded, booking=made.booking)
    tell_identity(life, who, received_on)
    tell_sentence(life, made)
    return prison, received_on


def sentenced(life: Life, who: Who) -> InPrison:
    """Serving a sentence, with release still ahead."""
    months = draw_months(life.chance)
    length = plan(life.chance, life.today, months).release_on - life.today
    served = timedelta(days=life.chance.randrange(0, max(1, length.days)))
    made = plan(life.chance, life.today - served, months)
    if served.days < FRESH_DAYS:
        return InPrison("WWI", made.sentenced_on, "SENTENCED", made, told_directly=False)
    prison, received_on = _to_sentence(life, who, made)
    course = tell_casework(life, who, made, prison)
    prison = tell_transfer(life, prison, made.sentenced_on)
    _touch_if_open(life, course)
    return InPrison(prison, received_on, "SENTENCED", made)


def _touch_if_open(life: Life, course: Course) -> None:
    if not any(isinstance(told.said, CaseClosed) for told in life.told) and course != Course():
        tell_last_touch(life)


def remand(life: Life, who: Who) -> InPrison:
    """Remanded, not sentenced."""
    received_on = life.today - timedelta(days=int(life.chance.triangular(0, 200, 20)))
    if (life.today - received_on).days < FRESH_DAYS:
        return InPrison("BMI", received_on, "REMAND", None, told_directly=False)
    prison = tell_reception(life, received_on, remand=True, booking=str(1_200_000 + life.chance.randrange(400_000)))
    tell_identity(life, who, received_on)
    tell_last_touch(life)
    return InPrison(prison, received_on, "REMAND", None)


def past_sentence(life: Life, who: Who) -> InPrison:
    """Held in prison under immigration powers after the sentence."""
    made = _ended_plan(life, _banded(life, shape.PAST_SENTENCE))
    prison, received_on = _to_sentence(life, who, made)
    course = tell_casework(life, who, made, prison)
    _authority_if_none(life, made)
    prison = tell_transfer(life, prison, made.sentenced_on)
    tell_detention(life, made.release_on, prison)
    _not_yet_gone(life, who, course, "past sentence in prison", made.release_on)
    tell_last_touch(life)
    return InPrison(prison, received_on, "IMMIGRATION_DETAINEE", made)


def _ended_plan(life: Life, days_since_release: int, months: int | None = None) -> Plan:
    """A sentence whose release date fell so many days ago."""
    months = months or draw_months(life.chance)
    custody = (plan(life.chance, life.today, months).release_on - life.today).days
    return plan(life.chance, life.today - timedelta(days=days_since_release + custody), months)


def _authority_if_none(life: Life, made: Plan) -> None:
    if not any(told.said.key == "immigration.detention_authorised" for told in life.told):
        tell_authority(life, made.release_on)


def removal_centre(life: Life, who: Who) -> None:
    """Moved to a removal centre when the sentence ended."""
    made = _ended_plan(life, 2 + int(life.chance.expovariate(1 / 80)))
    prison, _ = _to_sentence(life, who, made)
    course = tell_casework(life, who, made, prison)
    _authority_if_none(life, made)
    tell_move_to_centre(life, prison, made.release_on)
    _not_yet_gone(life, who, course, "removal centre", made.release_on)
    tell_last_touch(life)


def community(life: Life, who: Who) -> None:
    """Released, mostly on immigration bail; some out of contact, some declared absconders."""
    days = _banded(life, shape.SINCE_RELEASE)
    if life.chance.random() < shape.NO_CONVICTION_OR_END_SHARE:
        released_on = life.today - timedelta(days=days)
        tell_identity(life, who, released_on - timedelta(days=200))
        tell_from_paper(life, tell_referral(life, released_on - timedelta(days=190), "WWI"))
        tell_release_on_bail(life, "", released_on, was_detained=False)
    else:
        released_on = _released_with_sentence(life, who, days)
    tell_conditions(life, released_on, "residence")
    tell_reporting(life, released_on)
    tell_last_touch(life)


def _released_with_sentence(life: Life, who: Who, days: int) -> date:
    detained = life.chance.random() < 0.55
    held = min(int(life.chance.expovariate(1 / 90)), days // 2) if detained else 0
    made = _ended_plan(life, days + held)
    prison, _ = _to_sentence(life, who, made)
    course = tell_casework(life, who, made, prison)
    if held:
        _authority_if_none(life, made)
        tell_detention(life, made.release_on, prison, made.release_on + timedelta(days=held))
    out_on = made.release_on + timedelta(days=held)
    tell_release_on_bail(life, prison, out_on, was_detained=bool(held))
    _not_yet_gone(life, who, course, "community", out_on)
    return out_on


def _not_yet_gone(life: Life, who: Who, course: Course, strand: str, since: date) -> None:
    """For some of those whom it was decided to deport: an attempt that failed, or an appeal that waits."""
    if course.outcome in DEPORT and course.decided_on is not None and course.decided_on < life.today:
        since = max(since, course.decided_on + timedelta(days=60))
        tell_failed_attempts(life, who.prison_number, strand, since, who.origin.code)
        tell_pending_appeal(life, who.prison_number, strand)
        tell_planned(life, who.prison_number, strand, who.origin.code)


def departed(life: Life, who: Who) -> None:
    """Left the country within the last year; more than a third of them early."""
    ago = life.chance.randrange(1, 366)
    early = life.chance.random() < shape.EARLY_REMOVAL_SHARE
    if early:
        ahead = max(5, int(life.chance.gauss(shape.DAYS_EARLY, 45)))
        made = _ended_plan(life, ago - ahead, months=life.chance.choice((20, 24, 24, 30, 36, 48)))
        left_on = life.today - timedelta(days=ago)
    else:
        held = int(life.chance.expovariate(1 / 100))
        made = _ended_plan(life, ago + held)
        left_on = made.release_on + timedelta(days=held)
    prison, _ = _to_sentence(life, who, made)
    tell_casework(life, who, made, prison, leaves_on=left_on)
    if not early and left_on > made.release_on:
        _authority_if_none(life, made)
        tell_detention(life, made.release_on, prison, left_on)
    tell_leaving(life, who.prison_number, left_on, early=early, country=who.origin.code)
    tell_departure(life, prison, left_on, early=early, country=who.origin.code)


def closed(life: Life, who: Who) -> None:
    """The sentence is over, an outcome other than removal was recorded, and the case is closed."""
    ago = life.chance.randrange(1, 366)
    made = _ended_plan(life, ago, months=life.chance.choice((4, 6, 9, 12, 16)))
    prison, _ = _to_sentence(life, who, made)
    course = tell_casework(life, who, made, prison, always_in_time=True)
    released = Released(prison=prison, reason="CR", to="community")
    life.tell(released, made.release_on, source=PRISON, by=PRISON)
    if course.outcome not in (*DEPORT, None):
        return
    settled_on = made.release_on - timedelta(days=2)
    if life.chance.random() < departure_shape.ALLOWED:
        tell_appeal(life, who.prison_number, settled_on - timedelta(days=130), outcome="allowed")
    life.tell(ReleaseInstructed(reason="Leave stands."), settled_on, by="gatekeeper.officer")
    life.tell(
        CaseClosed(outcome="leave granted", reasons="Leave to remain after an appeal."),
        settled_on,
        by="casework.manager",
    )


STRANDS: dict[str, Callable[[Life, Who], InPrison | None]] = {
    "sentenced": sentenced, "remand": remand, "past sentence in prison": past_sentence,
    "removal centre": removal_centre, "community": community, "departed": departed, "closed": closed,
}  # fmt: skip
