"""Write the whole ledger to a file that can be checked anywhere."""

from __future__ import annotations

from pathlib import Path

import click

from casekeeper.config.command_line import needs_database


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(file: Path, as_json: bool) -> None:
    """Write the whole ledger to FILE: facts, batches, erasures, heads and the public key, as JSON lines.

    The file holds personal data, and is made readable by its owner alone. Check it with: casekeeper verify --export
    """
    from casekeeper.config.commands._output import print_json, progress
    from casekeeper.records.sealing.exporting import export
    from casekeeper.records.sealing.verifying import count_facts

    with progress(count_facts(), unit="facts") as advance:
        facts = export(file, progress=lambda more: advance("facts", more))
    if as_json:
        print_json({"file": str(file), "facts": facts})
    else:
        click.echo(f"Wrote {facts} facts to {file}.")
