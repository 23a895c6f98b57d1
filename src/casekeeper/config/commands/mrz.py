"""Read a machine-readable zone of a passport, card or visa, with every check digit told; needs no database."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime

import click

EXAMPLES = """\
\b
Lines as they stand, quoted because of the fillers; or on standard input.
  casekeeper mrz 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<' 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'
  casekeeper mrz --json < zone.txt
A wrong check digit is told, with the misread that would mend it. Ends with 1 where the text is no zone.
"""


@click.command(help=__doc__, epilog=EXAMPLES)
@click.argument("lines", nargs=-1)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day asked, for the centuries of dates; else today.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(lines: Sequence[str], on: datetime | None, as_json: bool) -> None:
    """Read the zone and print what it says."""
    from casekeeper.config.commands._output import print_json
    from casekeeper.matching.mrz import Unreadable, read_zone

    text = "\n".join(lines) if lines else sys.stdin.buffer.read(10_000).decode("utf-8", "replace")
    zone = read_zone(text, (on or datetime.now().astimezone()).date())
    if isinstance(zone, Unreadable):
        if as_json:
            print_json({"error": str(zone), **zone._asdict()})
        else:
            click.echo(f"Error: {zone}", err=True)
        raise SystemExit(1)
    if as_json:
        print_json(zone.as_json())
        return
    rows = [
        ("form", f"{zone.form}, document {zone.document}"), ("issued by", _state(zone.issuer)),
        ("surname", zone.surname), ("given names", zone.given + (" ... (cut off?)" if zone.truncated else "")),
        ("number", zone.number), ("nationality", _state(zone.nationality)),
        ("born", zone.born.text or f"not known ({zone.born.as_written})"), ("sex", zone.sex or "not stated"),
        ("expires", zone.expires.text or f"not known ({zone.expires.as_written})"),
        *(("also", one) for one in zone.optional),
    ]  # fmt: skip
    for label, value in rows:
        click.echo(f"{label:12} {value}".rstrip())
    for check in zone.checks:
        click.echo(f"{'check digit':12} {check}")
    for doubt in zone.doubts:
        if not doubt.startswith("Check digit"):
            click.echo(f"{'doubt':12} {doubt}")


def _state(state: object) -> str:
    return f"{state.code} ({state.said})" if state.code else state.said  # type: ignore[attr-defined]
