"""How commands print: one JSON object where asked for, otherwise lines; and a bar for what takes long."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import click
from tqdm import tqdm


def print_json(value: Any) -> None:
    """One JSON object on one line; days as YYYY-MM-DD."""
    click.echo(json.dumps(value, default=str, ensure_ascii=False))


def counted(number: int, one: str, several: str) -> str:
    """A number with its noun: 1 person, 2,000 people."""
    return f"{number:,} {one if number == 1 else several}"


def not_ahead(day: date) -> date:
    """The day, unless it is after today: what is recorded as having come to pass must have."""
    from casekeeper.records import clock

    if day > clock.today():
        raise click.BadParameter(
            f"expected today, {clock.today()}, or a day before; got {day}. "
            "To rehearse a later day set CASEKEEPER_TODAY."
        )
    return day


@contextmanager
def progress(total: int | None = None, *, unit: str = "people") -> Iterator[Callable[[str, int], None]]:
    """A bar on the error stream, shown only to somebody who watches and only once it has taken two seconds."""
    with tqdm(total=total, unit=f" {unit}", delay=2, disable=not sys.stderr.isatty(), leave=False) as bar:

        def advance(what: str, more: int) -> None:
            if what != unit:
                bar.set_postfix_str(f"{more} {what}", refresh=False)
            else:
                bar.update(more)

        yield advance
