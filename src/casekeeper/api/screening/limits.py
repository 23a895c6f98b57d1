"""How many questions a token may ask in a minute, counted in the database, so that all processes count together."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import connection

from casekeeper.records import clock
from casekeeper.records.models import ApiToken, ApiUse

KEPT = timedelta(days=1)
_COUNT = """
INSERT INTO api_use (token_id, minute, questions) VALUES (%(token)s, %(minute)s, %(questions)s)
ON CONFLICT (token_id, minute) DO UPDATE SET questions = api_use.questions + excluded.questions
WHERE api_use.questions + excluded.questions <= %(limit)s RETURNING questions
"""


def limit_of(token: ApiToken) -> int:
    """The token's own limit, or the one in the settings."""
    return token.questions_a_minute if token.questions_a_minute is not None else settings.SCREENING_A_MINUTE


def seconds_to_wait(token: ApiToken, questions: int) -> int:
    """Count these questions; 0 where they are within the limit, otherwise nothing is counted and the wait is told."""
    now = clock.now()
    minute = now.replace(second=0, microsecond=0)
    limit = limit_of(token)
    if questions <= limit:
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, {"token": token.pk, "minute": minute, "questions": questions, "limit": limit})
            row = cursor.fetchone()
        if row is not None:
            if row[0] == questions:
                ApiUse.objects.filter(token=token, minute__lt=now - KEPT).delete()
            return 0
    return max(1, 60 - now.second)
