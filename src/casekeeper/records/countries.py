"""Notices on countries as they are kept, and whom they concern."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection

from casekeeper.facts import LEGAL_ZONE
from casekeeper.law import NoticeStep
from casekeeper.records import clock
from casekeeper.records.models import CountryNoticeStep


def told_steps() -> list[NoticeStep]:
    """Every step told so far, as the core has it."""
    return [_step(row) for row in CountryNoticeStep.objects.order_by("pk")]


def keep_step(
    *, step: str, on: date, reason: str, document: str, by: str, notice: int | None = None, country: str = "",
    what: str = "", expected_until: date | None = None, review_on: date | None = None, at: datetime | None = None,
) -> int:  # fmt: skip
    """Add one step; the number of the notice it belongs to."""
    row = CountryNoticeStep.objects.create(
        notice_id=notice, step=step, country=country, what=what, on=on, expected_until=expected_until,
        review_on=review_on, reason=reason, document=document, told_at=at or clock.now(), told_by=by,
    )  # fmt: skip
    return notice or int(row.pk)


def people_concerned(country: str) -> list[int]:
    """Everybody who would be returned there, or to a country nobody can tell, and of whom departure is asked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT c.person_id FROM person_country c JOIN position p ON p.person_id = c.person_id "
            "WHERE c.country IN (%s, '') AND p.body #> '{position,safeguards}' IS NOT NULL ORDER BY 1",
            [country],
        )
        return [person for (person,) in cursor.fetchall()]


def derive_them_next(people: Sequence[int], day: date) -> None:
    """Their answers change now: whoever is not derived after this at once is by the next sweep."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE position SET next_boundary = %s WHERE person_id = ANY(%s) "
            "AND (next_boundary IS NULL OR next_boundary > %s)",
            [day, list(people), day],
        )


def _step(row: CountryNoticeStep) -> NoticeStep:
    return NoticeStep(
        number=row.pk, notice=row.notice_id or row.pk, step=row.step, on=row.on,
        told_on=row.told_at.astimezone(LEGAL_ZONE).date(), reason=row.reason, document=row.document,
        told_by=row.told_by, country=row.country, what=row.what, expected_until=row.expected_until,
        review_on=row.review_on,
    )  # fmt: skip
