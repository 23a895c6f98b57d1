"""Ask a dated rule for its date, with the working and the provision it rests on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, TextIO

import click

from casekeeper.law import Law, read_law
from casekeeper.law.reading import law_folder
from casekeeper.periods.bank_holidays import overrides_from
from casekeeper.periods.calendars import NATIONS, Calendars, Override, installed_calendars
from casekeeper.periods.service import METHODS
from casekeeper.position.when import WhenAnswer, answer
from casekeeper.position.when.when_answer import not_computed

Command = Callable[..., None]


class Rulebook:
    """The law and the calendars, read once and on first use. An office's own calendar changes are in its database."""

    def __init__(self, overrides: tuple[Override, ...]) -> None:
        self._overrides = overrides

    @cached_property
    def law(self) -> Law:
        return read_law(law_folder())

    @cached_property
    def calendars(self) -> Calendars:
        return installed_calendars(self._overrides)

    def answer(self, rule: str, values: dict[str, Any]) -> WhenAnswer:
        return answer(rule, values, self.law, self.calendars)


@click.group()
@click.option(
    "--bank-holidays",
    type=click.File("r", encoding="utf-8"),
    help="A published list of bank holidays (GOV.UK's JSON) to count with.",
)
@click.pass_context
def command(context: click.Context, bank_holidays: TextIO | None) -> None:
    """Ask a rule for its date. Needs no database.

    \b
    casekeeper when ersed --sentence-date 2024-12-06 --release-date 2025-12-06
    casekeeper when appeal-deadline --stage FT_IC --nation scotland --from 2026-12-14
    casekeeper when working-day --from 2026-12-24 --days 2
    casekeeper when deemed-service --sent-on 2026-12-23 --method post-uk

    Days are written YYYY-MM-DD. With --json the answer is one JSON object: date, computed, working, under, and a
    reason where no date could be computed. With --batch FILE each line of FILE is one JSON object whose keys are
    the options with underscores, and each answer is one JSON line, in the same order; - reads standard input.
    """
    try:
        overrides = overrides_from(bank_holidays.read()) if bank_holidays is not None else []
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--bank-holidays") from error
    context.obj = Rulebook(tuple(overrides))


def _asks(rule: str) -> Callable[[Command], click.Command]:
    """A subcommand of a rule: its own options, and those that every rule has."""

    def decorate(described: Command) -> click.Command:
        def run(rulebook: Rulebook, /, *, as_json: bool, batch: TextIO | None, **values: Any) -> None:
            given = {key: value for key, value in values.items() if value is not None}
            if batch is None:
                _show(rulebook.answer(rule, given), as_json)
            elif given:
                raise click.UsageError(f"--batch takes every value from the file; leave out {', '.join(given)}.")
            else:
                _answer_lines(rulebook, rule, batch)

        run.__doc__ = described.__doc__
        run.__click_params__ = getattr(described, "__click_params__", [])  # type: ignore[attr-defined]
        every = click.option("--json", "as_json", is_flag=True, help="Answer as one JSON object.")
        lines = click.option(
            "--batch",
            type=click.File("r", encoding="utf-8", errors="replace"),
            help="One JSON object a line; - for standard input.",
        )
        return command.command(rule)(lines(every(click.pass_obj(run))))

    return decorate


_nation = click.option("--nation", metavar="NATION", help=f"{', '.join(NATIONS)}; the first where none is given.")


@_asks("ersed")
@click.option("--sentence-date", metavar="DAY", help="Day of sentence.")
@click.option("--release-date", metavar="DAY", help="Release date after adjustments; parole eligibility if extended.")
@click.option("--adjustment-days", metavar="N", help="All adjustments, net: days added less remand and tagged bail.")
@click.option("--awarded-days", metavar="N", help="Of those, additional days awarded, net of days restored.")
@click.option("--unlawfully-at-large-days", metavar="N", help="Of those, days unlawfully at large.")
@click.option("--sentence-kind", metavar="KIND", help="ordinary (if not given), extended, sopc, recall, fine, dto, ...")
@click.option("--consecutive-across-commencement", is_flag=True, default=None, help="Consecutive, on both sides.")
@click.option("--terrorist-restricted", is_flag=True, default=None, help="For an offence of the s 247A list.")
@click.option("--tariff-date", metavar="DAY", help="For an indeterminate sentence: the day the tariff expires.")
def _ersed() -> None:
    """Earliest day of removal from prison (ERSED)."""


@_asks("appeal-deadline")
@click.option("--stage", metavar="CODE", help="FT_IC, FT_OOC_1, FT_UT_IC, UT_IC, UT_IAC_JR, COA_IAC, ...")
@_nation
@click.option("--from", metavar="DAY", help="Day of the starting event: refusal sent, departure, receipt ...")
def _appeal_deadline() -> None:
    """Day after which appeal rights at a stage may be treated as exhausted."""


@_asks("working-day")
@click.option("--from", metavar="DAY", help="Count from the day after this one.")
@click.option("--days", "--add", "days", metavar="N", help="Working days to count; negative counts back.")
@click.option("--day", metavar="DAY", help="Is this a working day? If not, which is the next?")
@_nation
@click.option("--at", metavar="HH:MM", help="Hour a thing was done; after 16:00 it counts on the next working day.")
@click.option("--tribunal", is_flag=True, default=None, help="Leave out 27 to 31 December, as a tribunal does.")
def _working_day() -> None:
    """Day so many working days on; or whether a day is one."""


@_asks("deemed-service")
@click.option("--sent-on", metavar="DAY", help="Day it was posted, sent or handed over.")
@click.option("--method", metavar="METHOD", help=", ".join(METHODS))
@_nation
def _deemed_service() -> None:
    """Day a document is treated as served."""


def _answer_lines(rulebook: Rulebook, rule: str, lines: TextIO) -> None:
    for said in _answers(rulebook, rule, lines):
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")


def _answers(rulebook: Rulebook, rule: str, lines: TextIO) -> Iterator[dict[str, Any]]:
    for line in lines:
        if line.strip():
            yield _answer_line(rulebook, rule, line)


def _answer_line(rulebook: Rulebook, rule: str, line: str) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return not_computed(f"The line is not readable as JSON ({type(error).__name__}).").as_json()
    if not isinstance(values, dict):
        return not_computed(f"Expected one JSON object a line; got {type(values).__name__}.").as_json()
    return rulebook.answer(rule, values).as_json()


def _show(found: WhenAnswer, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False))
        return
    click.echo(str(found.date) if found.computed else f"Not computed: {found.reason}")
    for step in found.working:
        click.echo(f"  {step}")
    for citation in found.under:
        click.echo(f"  Under: {citation}")
