"""What a carrier is: it takes one message, and can be asked later whether it has it.

Three answers matter when a message is handed over, and only three: it was taken; it was surely not taken; or nobody
can say, because the answer never came. The third is never turned into one of the others by guessing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple, Protocol


class Letter(NamedTuple):
    """One message ready to go, by whatever channel. `reference` is ours; it says nothing about anybody.

    `pdf` is the whole of a letter that was drawn, or what goes with an e-mail; empty where words alone are sent.
    """

    channel: str
    to: str
    subject: str
    text: str
    reference: str
    pdf: bytes = b""


class NotTaken(Exception):
    """The carrier surely did not take it.

    `for_good`: it never will, as it stands; `is_the_address`: because of that. `away`: it takes nothing now.
    """

    def __init__(self, why: str, *, for_good: bool = False, is_the_address: bool = False, away: bool = False) -> None:
        super().__init__(why)
        self.for_good, self.is_the_address, self.away = for_good, is_the_address, away


class Doubtful(Exception):
    """Nobody can say whether the carrier took it."""


class CannotTell(Exception):
    """The carrier cannot be asked, now or ever."""


class Carrier(Protocol):
    """A way out. `sure_after`: how long after a try its "I do not have it" is to be believed."""

    name: str
    sure_after: timedelta

    def send(self, letter: Letter) -> str:
        """Hand over one message; the carrier's own number for it. Raises NotTaken or Doubtful."""
        ...

    def find(self, reference: str) -> str | None:
        """The carrier's number for our reference; None where it does not have it. Raises CannotTell."""
        ...

    def state(self, carrier_id: str) -> str:
        """The carrier's word for what became of it, in its own language. Raises CannotTell."""
        ...
