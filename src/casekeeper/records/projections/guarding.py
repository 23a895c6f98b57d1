"""What is derived is written by `projections/deriving` alone: a row of it that somebody saves by hand is refused."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db.models import Model
from django.db.models.signals import pre_save


class WrittenByDerivation(TypeError):
    """Somebody tried to save a derived row; the message says which way is right."""


def refuse_by_hand(*, sender: type[Model], **_: Any) -> NoReturn:
    """Receives the signal before a derived row is saved."""
    raise WrittenByDerivation(
        f"A {sender.__name__} is derived from facts and is never saved by hand. Record or correct a fact; "
        "records.projections.deriving then writes what follows from it."
    )


def guard_projections() -> None:
    """Refuse every save of a derived row through its model."""
    from casekeeper.records.models import DutyRow, IdentifierRow, PositionRow

    for model in (PositionRow, DutyRow, IdentifierRow):
        pre_save.connect(refuse_by_hand, sender=model, dispatch_uid=f"guard {model.__name__}")
