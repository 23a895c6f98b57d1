"""Check that the ledger is whole: rows, chain, signatures, heads and records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from casekeeper.config.command_line import set_up

if TYPE_CHECKING:
    from casekeeper.records.sealing.checking import Verdict

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("verify")
@click.option("--export", "export", type=FILE, help="Check this export instead; needs no database.")
@click.option("--heads", type=FILE, help="A file of heads kept elsewhere, in place of ours.")
@click.option("--public-key", help="The public key (64 hexadecimal digits), or a file that holds it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(export: Path | None, heads: Path | None, public_key: str | None, as_json: bool) -> None:
    """Check that the ledger is whole, and name the first bad row and what is wrong with it.

    Recomputes the hash of every fact, the chain of seals and their signatures, compares the heads with the file kept
    outside the database, and checks that corrections point where they should and that every open record has a next
    step. Exits 1 on any fault.
    """
    key = _key(public_key)
    verdict = _of_export(export, heads, key) if export else _of_database(heads, key)
    _print_json(verdict) if as_json else _print(verdict)
    if not verdict.whole:
        raise SystemExit(1)


def _of_database(heads: Path | None, key: str | None) -> Verdict:
    set_up()
    from django.db import DatabaseError

    from casekeeper.config.commands._output import progress
    from casekeeper.records.sealing.verifying import count_facts, keep, verify

    with progress(count_facts(), unit="facts") as advance:
        verdict = verify(heads_file=heads, public_key=key, progress=lambda more: advance("facts", more))
    try:
        keep(verdict)
    except DatabaseError:
        verdict.notices.append("What was found could not be kept in this database, which may be one to read from only.")
    return verdict


def _of_export(export: Path, heads: Path | None, key: str | None) -> Verdict:
    from casekeeper.config.commands._output import progress
    from casekeeper.records.sealing.export_lines import NotAnExport, verify_export
    from casekeeper.records.sealing.seal_key import read_heads

    with progress(export.stat().st_size, unit="bytes") as advance:
        try:
            return verify_export(
                export,
                heads=read_heads(heads) if heads else None,
                public_key=key,
                progress=lambda more: advance("bytes", more),
            )
        except NotAnExport as error:
            raise click.ClickException(str(error)) from None


def _key(given: str | None) -> str | None:
    if given is None:
        return None
    text = Path(given).read_text().strip() if Path(given).is_file() else given.strip()
    try:
        whole = len(bytes.fromhex(text)) == 32
    except ValueError:
        whole = False
    if not whole:
        raise click.BadParameter("expected a public key of 64 hexadecimal digits, or a file that holds one")
    return text


def _print(verdict: Verdict) -> None:
    from casekeeper.config.commands._output import counted

    click.echo(
        f"{verdict.facts} facts, {verdict.facts - verdict.unsealed} of them sealed in {verdict.batches} batches, "
        f"{verdict.erased} erased under a rule."
    )
    for notice in verdict.notices:
        click.echo(f"Note: {notice}")
    for fault in verdict.faults:
        click.echo(f"FAULT: {fault.says}.")
    if verdict.faults_in_all > len(verdict.faults):
        click.echo(f"... and {verdict.faults_in_all - len(verdict.faults)} more faults.")
    click.echo(
        "The ledger is whole."
        if verdict.whole
        else f"The ledger has {counted(verdict.faults_in_all, 'fault', 'faults')}."
    )


def _print_json(verdict: Verdict) -> None:
    from casekeeper.config.commands._output import print_json

    print_json({
        "whole": verdict.whole, "facts": verdict.facts, "unsealed": verdict.unsealed, "erased": verdict.erased,
        "batches": verdict.batches, "faults_in_all": verdict.faults_in_all,
        "faults": [{"says": one.says, "fact": one.fact, "batch": one.batch} for one in verdict.faults],
        "notices": verdict.notices,
    })  # fmt: skip
