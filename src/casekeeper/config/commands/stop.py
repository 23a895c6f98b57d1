"""Stop the private database."""

from __future__ import annotations

import click


@click.command("stop")
def command() -> None:
    """Stop the private database. The next command that needs it starts it again."""
    from casekeeper.config.logins import is_private

    if not is_private():
        click.echo("DATABASE_URL names a server that is not ours to stop.")
        return
    from casekeeper.config.private_postgres import stop

    click.echo("The private database has stopped." if stop() else "The private database was not running.")
