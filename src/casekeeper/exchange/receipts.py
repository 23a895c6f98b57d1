"""The receipt that goes back for a referral: accepted, or sent back with its reasons. The same one however often."""

from __future__ import annotations

import io
from typing import Any

from casekeeper.exchange.said import Receipt, Said
from casekeeper.exchange.streaming import open_documents
from casekeeper.records import clock
from casekeeper.records.models import OutboxMessage


def receipt_body(receipt: Receipt) -> dict[str, Any]:
    """The receipt as the sender reads it."""
    return {
        "receipt": receipt.reference,
        "outcome": "accepted" if receipt.accepted else "rejected",
        "reasons": list(receipt.reasons),
    }


def write_receipt(said: Said | None, person: int | None, receipt: Receipt | None = None) -> None:
    """Put the receipt in the outbox, once."""
    answer = receipt or (said.receipt if said else None)
    if answer is None:
        return
    message = OutboxMessage(
        unique_key=f"receipt:{answer.reference}", channel="receipt", person_id=person,
        body=receipt_body(answer), written_at=clock.now(),
    )  # fmt: skip
    OutboxMessage.objects.bulk_create([message], ignore_conflicts=True)


def receipts_for(body: bytes) -> list[dict[str, Any]]:
    """The receipts of the referrals in a delivery, in their order."""
    from casekeeper.exchange.feeds import feed_named

    referrals = feed_named("referrals")
    found = []
    for item in open_documents(io.BytesIO(body)):
        said = referrals.read(item.document, on=clock.today()) if item.problem is None else None
        if said is not None and said.receipt is not None:
            found.append(receipt_body(said.receipt))
    return found
