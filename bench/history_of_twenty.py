"""One invented person in prison with twenty facts, so that most questions and duties have something to say."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from casekeeper.facts import Fact, History, Kind, history_of
from casekeeper.facts.casework import BarrierOpened
from casekeeper.facts.consideration import (
    InformationReceived,
    InformationRequested,
    LiabilityNoticeSent,
    RepresentationsReceived,
)
from casekeeper.facts.custody import Received, Transferred
from casekeeper.facts.identity import (
    BirthDateStated,
    IdentifierGiven,
    LanguageNeeded,
    NameStated,
    NationalityClaimed,
    SexRecorded,
)
from casekeeper.facts.referral import ReferralAcknowledged, Referred, Triaged
from casekeeper.facts.sentence import Convicted, DatesCalculated, Sentenced
from casekeeper.periods import day_of

TODAY = date(2026, 6, 1)


def history_of_twenty() -> History:
    """Received, convicted, referred, triaged, notified; a barrier coded unknown; no decision yet."""
    return history_of("BNCH-2222", facts_of_twenty())


def facts_of_twenty(*more: tuple[date, Kind]) -> list[Fact[Kind]]:
    """The twenty facts, and more of them after."""
    return [_fact(number, *one) for number, one in enumerate([*_told(), *more], start=1)]


def _fact(number: int, on: date, said: Kind) -> Fact[Kind]:
    recorded = datetime.combine(on, time(12), UTC)
    return Fact(number, said.key, day_of(on), recorded, "bench", "an invented officer", said)


def _told() -> list[tuple[date, Kind]]:
    arrived, sentenced, referred = date(2025, 9, 1), date(2025, 11, 3), date(2025, 11, 5)
    return [
        (arrived, NameStated(full="Aron Invented", forenames="Aron", surname="Invented")),
        (arrived, BirthDateStated(born="1990-05-04")),
        (arrived, NationalityClaimed(nationality="FRA", as_written="French")),
        (arrived, IdentifierGiven(scheme="prison_number", as_typed="Z1234AB", canonical="Z1234AB")),
        (arrived, IdentifierGiven(scheme="home_office_reference", as_typed="Z1234567", canonical="Z1234567")),
        (arrived, SexRecorded(sex="Male")),
        (arrived, LanguageNeeded(language="French", interpreter=True)),
        (arrived, Received(prison="WWI", booking="1200001", reason="N", legal_status="REMAND")),
        (sentenced, Convicted(offence="Theft", court="An invented court")),
        (sentenced, Sentenced(years=3, court="An invented court")),
        (sentenced, DatesCalculated(booking="1200001", sentence_start=sentenced, conditional_release=date(2027, 1, 10),
                                    release=date(2027, 1, 10), sentence_expiry=date(2028, 11, 2))),
        (referred, Referred(by="WWI", through="prison form", previous_convictions="attached")),
        (date(2025, 11, 6), ReferralAcknowledged(receipt="R1")),
        (date(2025, 11, 20), Transferred(prison="HCI", from_prison="WWI")),
        (date(2025, 12, 1), Triaged(outcome="consider deportation", reasons="sentence of twelve months or more")),
        (date(2025, 12, 2), InformationRequested()),
        (date(2026, 1, 10), InformationReceived(summary="Family in the United Kingdom")),
        (date(2026, 2, 2), LiabilityNoticeSent()),
        (date(2026, 3, 2), RepresentationsReceived()),
        (date(2026, 5, 1), BarrierOpened(code="UNKNOWN", expires=date(2026, 6, 20))),
    ]  # fmt: skip
