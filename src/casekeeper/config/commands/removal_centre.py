"""Add a removal centre, tell what it has, or list those there are."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database


@click.command("removal-centre", help=__doc__)
@click.argument("code", required=False)
@click.argument("name", required=False)
@click.option("--men", type=click.IntRange(0), help="Beds for men by contract, from now on.")
@click.option("--women", type=click.IntRange(0), help="Beds for women by contract, from now on.")
@click.option("--men-named", multiple=True, help="How movement orders and bookings name its beds for men; repeatable.")
@click.option("--women-named", multiple=True, help="The same for women. All names given replace those told before.")
@needs_database
def command(
    code: str | None, name: str | None, men: int | None, women: int | None, men_named: tuple[str, ...],
    women_named: tuple[str, ...],
) -> None:  # fmt: skip
    """CODE stands in addresses, such as heather-lodge; NAME is how the centre names itself."""
    from django.core.validators import slug_re
    from django.db import transaction

    from casekeeper.actions.tell_of_removal_centre import add_removal_centre, tell_of_removal_centre
    from casekeeper.planning.estate.told import Capacity, LocationNames
    from casekeeper.records.models import RemovalCentre
    from casekeeper.records.refused import Refused

    if code is None:
        for each in RemovalCentre.objects.order_by("name"):
            click.echo(f"{each.code:24} {each.name}")
        return
    if not slug_re.match(code):
        raise click.UsageError('Give a code of letters, figures and hyphens, and the name: removal-centre CODE "NAME".')
    try:
        with transaction.atomic():
            centre = RemovalCentre.objects.filter(code=code).first()
            if centre is None:
                if not name:
                    raise click.UsageError("There is no centre of this code. To add one, give its name too.")
                centre = add_removal_centre(code, name)
            if men is not None or women is not None:
                tell_of_removal_centre(centre, Capacity(men=men or 0, women=women or 0), by="the command line")
            if men_named or women_named:
                tell_of_removal_centre(centre, LocationNames(men=men_named, women=women_named), by="the command line")
    except Refused as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{centre.name}: told. Its page is /removal-centres.")
