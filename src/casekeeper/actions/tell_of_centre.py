"""Tell what a reporting centre has: hours, desks, rooms, interpreters, closures. Added to what was told before."""

from __future__ import annotations

from datetime import date

from casekeeper.actions.permissions import TELL_OF_CENTRE, Worker, may, require
from casekeeper.planning.centres.statements import CentreSays
from casekeeper.records import clock
from casekeeper.records.models import Centre, CentreStatement
from casekeeper.records.refused import Refused


def tell_of_centre(
    centre: Centre, said: CentreSays, *, starts: date, ends: date | None = None, by: str, user: Worker | None = None
) -> CentreStatement:
    """Kept with who told it and when. Raises Refused where it ends before it starts."""
    if user is not None:
        require(may(user, TELL_OF_CENTRE))
    if ends is not None and ends <= starts:
        raise Refused("It ends on the first day on which it no longer holds: a day after it starts, or none.")
    return CentreStatement.objects.create(
        centre=centre, kind=said.key, said=said.model_dump(mode="json"), starts=starts, ends=ends,
        told_at=clock.now(), told_by=by,
    )  # fmt: skip
