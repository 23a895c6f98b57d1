"""Tables, by what they are for: ledger, projections, exchange, people who work here, reference data."""

from casekeeper.records.models.exchange import ApiToken, OutboxMessage, Quarantined, SourceRecord
from casekeeper.records.models.ledger import Erasure, FactRow, Person, SealedBatch
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
from casekeeper.records.models.staff import HandOff, Look, SignInFailed, User

__all__ = [
    "ApiToken", "BankHolidayOverride", "DutyChange", "DutyRow", "Erasure", "FactRow", "HandOff", "IdentifierRow",
    "Look", "OutboxMessage", "Person", "PositionRow", "Quarantined", "RegisterRun", "SealedBatch", "SignInFailed",
    "SourceRecord", "SweepRun", "User", "Verification",
]  # fmt: skip
