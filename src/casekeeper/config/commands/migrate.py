"""Make the tables, or bring them up to date."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database


@click.command("migrate")
@needs_database
def command() -> None:
    """Make the tables, or bring them up to date. Doing it again changes nothing."""
    from django.core.management import call_command

    from casekeeper.config.logins import one_login_warning

    call_command("migrate", database="owner", interactive=False, verbosity=0)
    warning = one_login_warning()
    if warning:
        click.echo(f"Warning: {warning}", err=True)
    click.echo("The tables are up to date.")
