"""Starts the database where it has to be: a private PostgreSQL of our own in the working folder.

The private server is started by whichever command needs it first and then left running: later commands, the
served site and the tests share it, and none of them stops it under another. `casekeeper stop` ends it.
It listens on a socket inside a folder that only its own account (and root) can enter, never on the network.
Where DATABASE_URL names a server, that one is looked at instead: does it answer, and is it new enough?
"""

from __future__ import annotations

import psycopg

from casekeeper.config.logins import DatabaseUnavailable, is_private, program_login
from casekeeper.config.private_postgres import ensure_running

OLDEST = 15


def ensure_database() -> None:
    """Start the private server where it is not running, or check that the server we were given will do."""
    if is_private():
        ensure_running()
    else:
        _check_given_server()


def _check_given_server() -> None:
    login = program_login()
    try:
        with psycopg.connect(login.as_conninfo()) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        raise DatabaseUnavailable(
            f"No answer from the database that DATABASE_URL names (host {login.host or 'not given'}, database "
            f"{login.name}): {str(error).strip()}. Check that it runs and that the login may connect."
        ) from None
    if version < OLDEST:
        raise DatabaseUnavailable(
            f"Casekeeper needs PostgreSQL {OLDEST} or later; the server that DATABASE_URL names is version {version}. "
            "Upgrade it, or leave DATABASE_URL unset to use the private server."
        )
