"""Add a reporting centre, or list those there are."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database


@click.command("centre", help=__doc__)
@click.argument("code", required=False)
@click.argument("name", required=False)
@click.option("--town", default="", help="Where it is.")
@needs_database
def command(code: str | None, name: str | None, town: str) -> None:
    """CODE stands in addresses, such as lunar-house; NAME is how conditions of bail name the place.

    Hours, desks, interpreters and closures are told on screen, by a manager of reporting.
    """
    from django.core.validators import slug_re

    from casekeeper.records.models import Centre

    if code is None:
        for each in Centre.objects.order_by("name"):
            click.echo(f"{each.code:24} {each.name}{f', {each.town}' if each.town else ''}")
        return
    if not name or not slug_re.match(code):
        raise click.UsageError('Give a code of letters, figures and hyphens, and the name: centre CODE "NAME".')
    if Centre.objects.filter(code=code).exists() or Centre.objects.filter(name__iexact=name).exists():
        raise click.ClickException(f"There is a centre called {code} or {name} already.")
    Centre.objects.create(code=code, name=name.strip(), town=town.strip())
    click.echo(f"Added. Tell of its hours and desks at /centres/{code}/tell.")
