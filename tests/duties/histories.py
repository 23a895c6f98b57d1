"""Invented histories for property tests: any facts, in any order, some corrected."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from casekeeper.facts import Fact, Kind, history_of
from casekeeper.facts import absconding as ab
from casekeeper.facts import casework as cw
from casekeeper.facts import consideration as co
from casekeeper.facts import contact as ct
from casekeeper.facts import custody as cu
from casekeeper.facts import identity as idn
from casekeeper.facts import immigration as im
from casekeeper.facts import referral as rf
from casekeeper.facts import reporting as rp
from casekeeper.facts import sentence as se
from casekeeper.facts.correction import Correction
from casekeeper.periods import Period, day_of

HAPPENED = st.dates(date(2023, 1, 1), date(2027, 3, 31))
LATER = st.dates(date(2023, 6, 1), date(2033, 1, 1))


def _claims() -> st.SearchStrategy[Kind]:
    return st.builds(
        idn.NationalityClaimed,
        nationality=st.sampled_from(["ALB", "GBR", "IRL", "UNKNOWN", "STATELESS", "JAM"]),
        confidence=st.sampled_from(["stated", "recorded", "documented", "determined"]),
    )


def _dates() -> st.SearchStrategy[Kind]:
    maybe = st.none() | LATER
    return st.builds(
        se.DatesCalculated,
        sentence_start=st.none() | HAPPENED,
        sentence_expiry=maybe,
        conditional_release=maybe,
        automatic_release=maybe,
        confirmed_release=maybe,
        tariff=maybe,
        early_removal=maybe,
        added_days=st.none() | st.integers(0, 60),
        indeterminate=st.booleans(),
        recall=st.booleans(),
    )


def said() -> st.SearchStrategy[Kind]:
    """Any fact that matters to a position or a duty."""
    text = st.just("for a test")
    return st.one_of(
        _claims(),
        _dates(),
        st.builds(
            se.Sentenced,
            years=st.integers(0, 6),
            months=st.integers(0, 20),
            sentence=st.sampled_from(["ordinary", "extended", "suspended", "fine", "unknown", "indeterminate"]),
        ),
        st.builds(idn.BirthDateStated, born=st.sampled_from(["1960", "1991-03-14", "2008-05", "unknown"])),
        st.builds(se.Convicted, offence=text, offence_on=st.none() | st.dates(date(2019, 1, 1), date(2023, 1, 1))),
        st.just(se.DeportationRecommended()),
        st.builds(cu.Received, prison=st.sampled_from(["HCI", "MSI", "LEI"])),
        st.builds(cu.Transferred, prison=st.just("MSI")),
        st.builds(cu.Released, to=st.sampled_from(["community", "removal", "immigration detention", "not stated"])),
        st.just(cu.MovedToHospital(hospital="an invented hospital")),
        st.builds(cu.WentOut, why=st.sampled_from(["court", "temporary absence"])),
        st.just(cu.Returned(prison="HCI")),
        st.just(cu.NotOnList(list_of="prison list")),
        st.just(rf.Referred(by="HCI")),
        st.just(rf.ReferralAcknowledged()),
        st.builds(
            rf.Triaged,
            outcome=st.sampled_from(["consider deportation", "below threshold", "British citizen"]),
            reasons=text,
        ),
        st.just(co.InformationRequested()),
        st.just(co.InformationReceived()),
        st.just(co.LiabilityNoticeSent()),
        st.just(co.RepresentationsReceived()),
        st.builds(co.Decided, outcome=st.sampled_from(["deport", "do not deport"]), reasons=text, decided_by=text),
        st.just(co.ReleaseOverridden(name="A. Named Officer", reason="for a test")),
        st.just(co.UnconsideredReleaseResolved(how="for a test", cause="other", name="A. Named Officer")),
        st.builds(co.WorkNoted, what=text, waiting_on=st.sampled_from(["us", "others"])),
        st.just(im.DetentionAuthorised()),
        st.just(im.DetentionBegan()),
        st.just(im.DetentionEnded(reason="bail")),
        st.just(im.BailGranted()),
        st.just(im.DeportationOrdered()),
        st.just(im.DeportationOrderRevoked(reason="for a test")),
        st.just(im.NoLongerOfInterest(reason="other")),
        st.just(im.ReleaseInstructed(reason="for a test")),
        st.just(im.Departed()),
        st.just(im.BackInCountry(why="returned")),
        st.builds(cw.HoldPlaced, reason=text, until=LATER),
        st.just(cw.HoldLifted()),
        st.builds(cw.BarrierOpened, code=st.sampled_from(["UNKNOWN", "BAR-07"]), expires=st.none() | LATER),
        st.builds(ab.ContactLost, standing=st.sampled_from(["absconder", "out of contact"]), declared_by=text),
        st.just(ct.ContactRestored()),
        st.just(rp.ReportAttended()),
        st.builds(idn.LeaveGranted, leave=st.sampled_from(["indefinite", "limited"])),
        st.just(idn.Died()),
    )


@st.composite
def raw_facts(draw: st.DrawFn) -> list[Fact[Any]]:
    """Up to twenty facts, recorded on the day or up to a year late, some of them corrected."""
    told = draw(st.lists(st.tuples(HAPPENED, said(), st.integers(0, 365)), min_size=1, max_size=20))
    facts = [
        _fact(number, day_of(happened), what, happened + timedelta(days=late))
        for number, (happened, what, late) in enumerate(told, start=1)
    ]
    for target in draw(st.lists(st.integers(1, len(facts)), max_size=3)):
        corrected = facts[target - 1]
        moved = draw(st.none() | HAPPENED)
        correction = Correction(reason="for a test", withdrawn=moved is None, happened_from=moved)
        recorded = corrected.recorded_at.date() + timedelta(days=draw(st.integers(0, 200)))
        facts.append(_fact(len(facts) + 1, corrected.happened, correction, recorded, corrects=target))
    return facts


def histories() -> st.SearchStrategy[Any]:
    """The histories that such facts tell."""
    return raw_facts().map(lambda facts: history_of("TEST-0001", facts))


def _fact(number: int, happened: Period, what: Kind, recorded: date, corrects: int | None = None) -> Fact[Any]:
    at = datetime.combine(recorded, time(12), UTC)
    return Fact(number, what.key, happened, at, "test", "an invented officer", what, corrects)
