"""Tables, by what they are for: ledger, projections, linking, exchange, people who work here, reference data."""

from casekeeper.records.models.barriers import BarrierListed
from casekeeper.records.models.boards import LostSpellRow, PlaceCount, UnitRequest
from casekeeper.records.models.centres import Arrival, Centre, CentreStatement
from casekeeper.records.models.countries import CountryNoticeStep, PersonCountry
from casekeeper.records.models.departing import AttemptRow, ReadinessRow
from casekeeper.records.models.estate import EstateSnapshot, EstateStatement, RemovalCentre
from casekeeper.records.models.exchange import ApiToken, OutboxMessage, Quarantined, RecordedByToken, SourceRecord
from casekeeper.records.models.ledger import Erasure, FactRow, Person, SealedBatch
from casekeeper.records.models.linking import LinkKey, LinkProposal, LinkWaiting
from casekeeper.records.models.lists import AlertList, ListEntryRow, ListVersion
from casekeeper.records.models.own_pages import Delivery, Evidence, OwnSession, WayIn, WayInFailed
from casekeeper.records.models.projections import (
    DutyChange,
    DutyRow,
    IdentifierRow,
    PositionRow,
    SweepRun,
    Verification,
)
from casekeeper.records.models.reference import BankHolidayOverride
from casekeeper.records.models.registers import RegisterRun
from casekeeper.records.models.screening import (
    ApiUse,
    Calibration,
    Check,
    Hit,
    HitJudgement,
    ListScreened,
    PersonToScreen,
    ScreeningChange,
    ScreeningRun,
    TravellerScreened,
)
from casekeeper.records.models.staff import HandOff, Look, SignInFailed, User
from casekeeper.records.models.to_departure import (
    AppealListed,
    ArrestListed,
    DetentionListed,
    FamilyMember,
    PaperListed,
    RemovalWindow,
)

__all__ = [
    "AlertList",
    "ApiToken",
    "ApiUse",
    "AppealListed",
    "ArrestListed",
    "Arrival",
    "AttemptRow",
    "BankHolidayOverride",
    "BarrierListed",
    "Calibration",
    "Centre",
    "CentreStatement",
    "Check",
    "CountryNoticeStep",
    "Delivery",
    "DetentionListed",
    "DutyChange",
    "DutyRow",
    "Erasure",
    "EstateSnapshot",
    "EstateStatement",
    "Evidence",
    "FactRow",
    "FamilyMember",
    "HandOff",
    "Hit",
    "HitJudgement",
    "IdentifierRow",
    "LinkKey",
    "LinkProposal",
    "LinkWaiting",
    "ListEntryRow",
    "ListScreened",
    "ListVersion",
    "Look",
    "LostSpellRow",
    "OutboxMessage",
    "OwnSession",
    "PaperListed",
    "Person",
    "PersonCountry",
    "PersonToScreen",
    "PlaceCount",
    "PositionRow",
    "Quarantined",
    "ReadinessRow",
    "RecordedByToken",
    "RegisterRun",
    "RemovalCentre",
    "RemovalWindow",
    "ScreeningChange",
    "ScreeningRun",
    "SealedBatch",
    "SignInFailed",
    "SourceRecord",
    "SweepRun",
    "TravellerScreened",
    "UnitRequest",
    "User",
    "Verification",
    "WayIn",
    "WayInFailed",
]  # fmt: skip
