"""Reads a zone from text as it is typed or scanned: lower case, spaces, lost line breaks, a filler too few or too many.

Where a filler is missing, it is put back where the most check digits come right, and that is told. Anything beyond
two fillers is no zone, and the answer says what was expected, what came and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from casekeeper.matching.mrz.checking import ALPHABET, BLANK, FILLER, RIGHT, WRONG, CheckDigit, checked
from casekeeper.matching.mrz.fields import born_of, expires_of, names_of, sex_of, state_of
from casekeeper.matching.mrz.forms import Form, Span, at, forms_of
from casekeeper.matching.mrz.zone import Zone

MISSING_FILLERS = 2
LONGEST = 400
"""Characters: more than any zone with all its spaces."""
_FILLERS = str.maketrans(dict.fromkeys("«»‹›〈〉＜＞≤", FILLER))
_WIDTHS = "two lines of 44 (passports), two of 36, or three of 30 characters"


class Unreadable(NamedTuple):
    """Text that is no machine-readable zone."""

    expected: str
    came: str
    what_to_do: str

    def __str__(self) -> str:
        return f"Expected {self.expected}; came {self.came}. {self.what_to_do}"


class _Laid(NamedTuple):
    """Lines laid out in a form, with how many fillers had to be put in or taken out."""

    form: Form
    lines: tuple[str, ...]
    mended: int


def read_zone(text: str, on: date) -> Zone | Unreadable:
    """What the zone says; `on` is the day asked, from which the centuries of two-digit years follow."""
    if len(text) > LONGEST:
        return _no_zone(f"{len(text)} characters", "Give the zone of one document.")
    lines = [kept for line in text.splitlines() if (kept := re.sub(r"\s+", "", line).translate(_FILLERS).upper())]
    joined = "".join(lines)
    if not joined:
        return _no_zone("nothing", "Type or scan the lines at the foot of the document.")
    if strange := sorted(set(joined) - set(ALPHABET) - {FILLER}):
        shown = " ".join(strange[:8])
        return _no_zone(f"{shown} among the characters", "A zone has A to Z, 0 to 9 and < alone; look again at these.")
    laid = max(_layouts(lines, joined), key=_plausible, default=None)
    if laid is None:
        lengths = ", ".join(str(len(line)) for line in lines)
        return _no_zone(f"lines of {lengths}", "Look for a line left out, or one read twice.")
    return _zone(laid, on)


def _no_zone(came: str, what_to_do: str) -> Unreadable:
    return Unreadable(f"a machine-readable zone: {_WIDTHS}", came, what_to_do)


def _layouts(lines: Sequence[str], joined: str) -> Iterator[_Laid]:
    """Every way to read the text as a zone: as it is; with fillers mended line by line; with its line breaks lost."""
    found = False
    for form in forms_of(joined[0]):
        if len(lines) == form.lines:
            for laid in _fitted(form, lines):
                found = True
                yield laid
    if found:
        return
    for form in forms_of(joined[0]):
        if abs(len(joined) - form.lines * form.width) <= MISSING_FILLERS:
            yield from _split(form, joined)


def _split(form: Form, joined: str) -> Iterator[_Laid]:
    off = len(joined) - form.lines * form.width
    steps = range(min(off, 0), max(off, 0) + 1)
    for each in product(steps, repeat=form.lines):
        if sum(each) == off:
            lines, start = [], 0
            for step in each:
                lines.append(joined[start : start + form.width + step])
                start += form.width + step
            yield from _fitted(form, lines)


def _fitted(form: Form, lines: Sequence[str]) -> Iterator[_Laid]:
    off = [len(line) - form.width for line in lines]
    if sum(map(abs, off)) > MISSING_FILLERS:
        return
    for fitted in product(*(dict.fromkeys(_widths(line, -step)) for line, step in zip(lines, off, strict=True))):
        yield _Laid(form, fitted, sum(map(abs, off)))


def _widths(line: str, missing: int) -> Iterator[str]:
    """The line with fillers put in at its end, or in any run of them; or taken out of one."""
    if missing == 0:
        yield line
    elif missing > 0:
        yield line + FILLER * missing
        for run in re.finditer("<+", line):
            yield line[: run.start()] + FILLER * missing + line[run.start() :]
    else:
        for run in re.finditer(f"<{{{-missing},}}", line):
            yield line[: run.start()] + line[run.start() - missing :]


def _plausible(laid: _Laid) -> tuple[int, int, int]:
    """Right check digits count most; then characters that fit their fields; then the fewest fillers mended."""
    outcomes = [check.outcome for check in _checks(laid)[0]]
    right = 2 * outcomes.count(RIGHT) + outcomes.count(BLANK) - 2 * outcomes.count(WRONG)
    form, lines = laid.form, laid.lines
    fits = sum(
        (
            at(lines, form.sex) in "MFX<", not re.search(r"\d", at(lines, form.names)),
            not re.search(r"\d", at(lines, form.nationality)), not re.search(r"[A-Z]", at(lines, form.born)),
            at(lines, form.names)[:1] != FILLER,
        )
    )  # fmt: skip
    return right, fits, -laid.mended


def _checks(laid: _Laid) -> tuple[list[CheckDigit], str, list[str]]:
    """Check digits, the document number, and the optional fields without what spilled into them."""
    form, lines = laid.form, laid.lines
    optional = [at(lines, span) for span in form.optional]
    number, came = at(lines, form.number), at(lines, form.number_check)
    spilt = optional[0].partition(FILLER)[0]
    if came == FILLER and len(spilt) > 1 and FILLER not in number:
        long = checked("document number", number + spilt[:-1], spilt[-1])
        if long.outcome == RIGHT or form.name in ("TD1", "TD2"):
            number, came, optional[0] = number + spilt[:-1], spilt[-1], optional[0][len(spilt) :]
    found = [
        checked("document number", number, came, may_be_blank=form.name.startswith("MRV")),
        checked("birth date", at(lines, form.born), at(lines, form.born_check)),
        checked("expiry date", at(lines, form.expires), at(lines, form.expires_check)),
    ]
    if form.optional_check is not None:
        found.append(checked("optional data", optional[0], at(lines, form.optional_check)))
    if form.composite_check is not None:
        over = "".join(at(lines, span) for span in form.composite)
        found.append(checked("the whole (composite)", over, at(lines, form.composite_check)))
    return found, number, optional


def _zone(laid: _Laid, on: date) -> Zone:
    form, lines = laid.form, laid.lines
    checks, number, optional = _checks(laid)
    names = names_of(at(lines, form.names))
    sex, odd_sex = sex_of(at(lines, form.sex))
    issuer, nationality = state_of(at(lines, Span(0, 2, 5))), state_of(at(lines, form.nationality))
    born, expires = born_of(at(lines, form.born), on), expires_of(at(lines, form.expires), on)
    doubts = [
        *names.doubts, odd_sex, *(f"Check digit of {check}." for check in checks if check.outcome == WRONG),
        born.doubt and f"Birth date: {born.doubt}.",
        expires.doubt and expires.doubt != "unknown" and f"Expiry date: {expires.doubt}.",
        *(f"The {what} {state.code} is on no list of states." for what, state in
          (("issuer", issuer), ("nationality", nationality)) if state.said == "a code on no list"),
    ]  # fmt: skip
    if laid.mended:
        many = "One filler" if laid.mended == 1 else f"{laid.mended} fillers"
        doubts.append(f"{many} too few or too many: mended where the check digits fit best.")
    return Zone(
        form.name, lines, at(lines, Span(0, 0, 2)).rstrip(FILLER), issuer, nationality, names.surname, names.given,
        names.truncated, number.replace(FILLER, ""), born, expires, sex,
        tuple(kept for one in optional if (kept := one.strip(FILLER))), tuple(checks),
        tuple(doubt for doubt in doubts if doubt),
    )  # fmt: skip
