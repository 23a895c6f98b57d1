"""Compare the invented people on reporting with the published counts, scaled to the size of the population."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database


@click.command("compare-population", help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(as_json: bool) -> None:
    """Exits 1 where a count lies outside its tolerance."""
    from casekeeper.config.commands._output import print_json
    from casekeeper.config.population_compared import compared

    lines = compared()
    if as_json:
        print_json({"counts": [line._asdict() | {"within": line.within} for line in lines]})
    else:
        click.echo(f"{'count':52} {'published':>10} {'scaled':>9} {'here':>9} {'tolerance':>9}")
        for line in lines:
            click.echo(f"{line.what:52} {line.published:>10,.0f} {line.expected:>9,.1f} {line.found:>9,} "
                       f"{line.tolerance:>8.0%}  {'yes' if line.within else 'NO'}")  # fmt: skip
        click.echo("Counts marked 'own choice' were published nowhere; they are compared with what we chose.")
    if not all(line.within for line in lines):
        raise SystemExit(1)
