"""Invented courses of an alert, day by day, for property tests: what registers did, and what became of the ground."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from casekeeper.facts import Fact, Kind
from casekeeper.facts import alerts as al
from casekeeper.facts import casework as cw
from casekeeper.facts import identity as idn
from casekeeper.facts import immigration as im
from casekeeper.facts.correction import Correction
from casekeeper.periods import Period, day_of

START = date(2026, 3, 2)
REGISTERS: tuple[al.Register, ...] = ("border", "sis return", "police")
GROUND, ALERT = 1, 2


def told(number: int, on: date, said: Kind, *, by: str = "an officer", corrects: int | None = None) -> Fact[Any]:
    happened = Period(on, None) if isinstance(said, idn.LeaveGranted) else day_of(on)
    at = datetime.combine(on, time(12), UTC) + timedelta(seconds=number)
    return Fact(number, said.key, happened, at, "test", by, said, corrects=corrects)


def begun(registers: tuple[al.Register, ...] = REGISTERS) -> list[Fact[Any]]:
    """Ordered, proposed, approved and sent, all on the first day."""
    proposed = al.AlertProposed(
        ground="deportation order", ground_fact=GROUND, registers=registers, reasons="for a test"
    )
    facts = [
        told(GROUND, START, im.DeportationOrdered()),
        told(ALERT, START, proposed),
        told(3, START, al.AlertApproved(alert=ALERT, reasons="for a test"), by="a manager"),
    ]
    for register in registers:
        facts.append(told(len(facts) + 1, START, al.AlertSent(alert=ALERT, where=register, message="create")))
    return facts


def steps() -> st.SearchStrategy[Kind]:
    """Anything a register or a person may do with the alert."""
    where = st.sampled_from(REGISTERS)
    message = st.sampled_from(["create", "update", "withdraw"])
    common: dict[str, Any] = {"alert": st.just(ALERT), "where": where}
    return st.one_of(
        st.builds(al.AlertSent, message=message, **common),
        st.builds(al.AlertAcknowledged, message=message, reference=st.just("R1"), **common),
        st.builds(al.AlertRejected, message=message, **common),
        st.builds(al.AlertSeen, **common),
        st.builds(al.AlertLost, **common),
        st.builds(al.AlertDiffers, fields=st.just(("surname",)), **common),
        st.builds(al.AlertGone, **common),
        st.builds(al.AlertSentAgain, alert=st.just(ALERT), registers=st.tuples(where), reasons=st.just("for a test")),
        st.builds(al.AlertReviewed, alert=st.just(ALERT), reasons=st.just("for a test"),
                  review_on=st.dates(date(2027, 1, 1), date(2030, 1, 1))),
        st.builds(im.Departed),
        st.builds(im.BackInCountry, why=st.just("returned")),
    )  # fmt: skip


@st.composite
def courses(draw: st.DrawFn, days: int = 60) -> list[Fact[Any]]:
    """An alert that went out, and up to fifteen things that happened to it in the days after."""
    facts = begun()
    after = draw(st.lists(st.tuples(st.integers(1, days), steps()), max_size=15))
    for ahead, said in sorted(after, key=lambda one: one[0]):
        facts.append(told(len(facts) + 1, START + timedelta(days=ahead), said))
    return facts


def falls() -> st.SearchStrategy[tuple[Kind, int | None]]:
    """Whatever takes the ground away, with the fact it corrects, if it is a correction."""
    away = Correction(reason="for a test", withdrawn=True)
    return st.sampled_from([
        (im.DeportationOrderRevoked(reason="for a test"), None),
        (idn.LeaveGranted(leave="limited"), None),
        (im.NoLongerOfInterest(reason="British citizen"), None),
        (idn.NationalityClaimed(nationality="GBR", confidence="determined"), None),
        (idn.Died(), None),
        (cw.CaseClosed(outcome="leave granted", reasons="for a test"), None),
        (al.AlertWithdrawn(alert=ALERT, reasons="for a test"), None),
        (away, GROUND),
    ])  # fmt: skip
