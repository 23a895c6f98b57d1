"""Tell what a removal centre has: its beds by contract, and the names by which orders and bookings mean them."""

from __future__ import annotations

from datetime import datetime

from casekeeper.planning.estate.names import plain_name
from casekeeper.planning.estate.told import EstateSays, LocationNames
from casekeeper.records import clock
from casekeeper.records.models import EstateStatement, RemovalCentre
from casekeeper.records.queries.estate import codes_by_name, places_at
from casekeeper.records.refused import Refused


def tell_of_removal_centre(
    centre: RemovalCentre, said: EstateSays, *, by: str, at: datetime | None = None
) -> EstateStatement:  # fmt: skip
    """Kept beside what was told before. Raises Refused where a name already means other beds."""
    moment = at or clock.wall()
    if isinstance(said, LocationNames):
        _require_no_other_meaning(centre, said, moment)
    return EstateStatement.objects.create(
        centre=centre, kind=said.key, said=said.model_dump(mode="json"), at=moment, told_at=clock.now(), told_by=by
    )


def add_removal_centre(code: str, name: str, *, invented: bool = False) -> RemovalCentre:
    """A centre of this name. Raises Refused where another is meant by the name or code already."""
    known = codes_by_name()
    if not plain_name(name) or plain_name(code) in known or plain_name(name) in known:
        raise Refused(f"A centre called {code} or {name} is there already, or the name has no letter. Choose another.")
    return RemovalCentre.objects.create(code=code, name=name.strip(), invented=invented)


def _require_no_other_meaning(centre: RemovalCentre, said: LocationNames, at: datetime) -> None:
    known = places_at(at)
    taken = [
        text for text in (*said.men, *said.women)
        if (place := known.get(plain_name(text))) is not None and place.centre != centre.code
    ]  # fmt: skip
    both = {plain_name(text) for text in said.men} & {plain_name(text) for text in said.women}
    if taken or both:
        names = ", ".join(taken) or "a name given twice"
        raise Refused(f"A name means the beds of one centre, for men or for women; {names} would mean two. Change it.")
