"""Serving the site with Granian: tables and assets made ready first, then one line with the address."""

from __future__ import annotations

import os
import socket

import click
from django.conf import settings
from django.core.management import call_command

THREADS = 4


class PortTaken(click.ClickException):
    """Something else listens where we should."""


def serve(*, host: str, port: int, workers: int = 1) -> None:
    """Serve until told to stop."""
    _check_port(host, port)
    make_ready()
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    # The workers are new processes: what they need to know goes by the environment.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casekeeper.config.settings")
    server = Server(
        "casekeeper.config.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, workers=workers,
        blocking_threads=THREADS, log_level=LogLevels.warning, backpressure=32, respawn_failed_workers=True,
    )  # fmt: skip
    click.echo(f"Casekeeper is on http://{host}:{port}/ (Ctrl+C stops it; the private database goes on running).")
    server.serve()


def make_ready() -> None:
    """Tables up to date, and the assets gathered in one folder. Quick where nothing has changed."""
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)


def _check_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(
                f"Port {port} on {host} cannot be used: {error.strerror}. End what uses it, or give another: --port."
            ) from None
