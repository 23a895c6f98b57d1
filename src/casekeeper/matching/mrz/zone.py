"""What a zone says, once read: a frozen value with every doubt told, and the query it makes for screening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from casekeeper.matching.mrz.checking import FILLER, WRONG, CheckDigit
from casekeeper.matching.screening.entry import Document, Query

KINDS = {"P": "passport", "V": "other"}
"""The kind of document for screening, by the first letter; cards (A, C, I) are national identity documents."""


class ZoneState(NamedTuple):
    """A state code as it stands, its lower-case alpha-2 (empty where it is no state's), and what it means."""

    code: str
    state: str
    said: str


class ZoneDate(NamedTuple):
    """A date as far as the zone knows it (`1974-08-12`, `1974-08`, `1974`, empty), its characters, and any doubt.

    `also` is the other reading where two centuries are possible.
    """

    text: str
    as_written: str
    doubt: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """One machine-readable zone. `truncated`: the names fill their field, so the last of them may be cut off: what is
    there is the beginning of a name. `doubts` are sentences; an empty tuple with all checks right is a clean zone.
    """

    form: str
    lines: tuple[str, ...]
    document: str
    issuer: ZoneState
    nationality: ZoneState
    surname: str
    given: str
    truncated: bool
    number: str
    born: ZoneDate
    expires: ZoneDate
    sex: str
    optional: tuple[str, ...]
    checks: tuple[CheckDigit, ...]
    doubts: tuple[str, ...]

    @property
    def wrong(self) -> tuple[CheckDigit, ...]:
        """The check digits that are wrong."""
        return tuple(check for check in self.checks if check.outcome == WRONG)

    def query(self, id_: str = "mrz") -> Query | None:
        """What to look for; None where the zone has neither name nor number. A number whose check digit one misread
        would mend is asked for as it stands and as mended; a birth date with two centuries, in both.
        """
        name = " ".join(part for part in (self.given, self.surname) if part)
        numbers = dict.fromkeys(number for number in (self.number, *self._mended_numbers()) if number)
        if not name and not numbers:
            return None
        kind = KINDS.get(self.document[:1], "national id")
        return Query(
            id_, (name,) if name else (), tuple(date for date in (self.born.text, self.born.also) if date),
            (self.nationality.state,) if self.nationality.state else (), self.sex,
            tuple(Document(number, kind, self.issuer.state) for number in numbers),
        )  # fmt: skip

    def _mended_numbers(self) -> list[str]:
        check = self.checks[0]
        at = [mend for mend in check.mends if mend.at <= len(check.text)]
        return [(check.text[: m.at - 1] + m.perhaps + check.text[m.at :]).replace(FILLER, "") for m in at[:3]]

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "form": self.form, "document": self.document, "issuer": self.issuer._asdict(),
            "nationality": self.nationality._asdict(), "surname": self.surname, "given": self.given,
            "truncated": self.truncated, "number": self.number, "born": self.born._asdict(),
            "expires": self.expires._asdict(), "sex": self.sex, "optional": list(self.optional),
            "checks": [
                {"covers": check.covers, "outcome": check.outcome, "expected": check.expected, "came": check.came,
                 "mends": [mend._asdict() for mend in check.mends]} for check in self.checks
            ],
            "doubts": list(self.doubts), "lines": list(self.lines),
        }  # fmt: skip
