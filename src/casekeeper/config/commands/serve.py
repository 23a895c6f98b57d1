"""Show the site on this machine."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--workers", type=click.IntRange(1, 8), default=1, show_default=True, help="How many processes.")
@needs_database
def command(port: int, host: str, workers: int) -> None:
    """Show the site on this machine, until Ctrl+C. Makes the tables first where they are missing.

    It answers on this machine alone, over plain HTTP. To serve others, put it behind a server that brings HTTPS
    and set CASEKEEPER_SITE and CASEKEEPER_HOSTS; docs/operations.md says how.
    """
    from casekeeper.config.serving import serve

    serve(host=host, port=port, workers=workers)
