"""Where the database is and as whom we reach it: by two logins, on the private server or the one DATABASE_URL names.

`casekeeper_owner` owns the tables and runs migrations and erasures; `casekeeper_app` is the one the program works
with, which may add to the ledger but not change it. On the private server no password keeps them apart: whoever has
the operating-system account has both. A separate server can do better.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from casekeeper.config.folders import working_folder

OWNER = "casekeeper_owner"
PROGRAM = "casekeeper_app"
NAME = "casekeeper"


class DatabaseUnavailable(RuntimeError):
    """The database could not be reached or is not one we can use; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Login:
    """How to reach a database as one role."""

    host: str
    port: str
    name: str
    user: str
    password: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def as_setting(self) -> dict[str, Any]:
        """The entry in Django's DATABASES."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.host,
            "PORT": self.port,
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(self.options),
        }

    def as_conninfo(self, **more: str) -> str:
        """The connection string for psycopg; given up on after five seconds."""
        from psycopg.conninfo import make_conninfo

        parts = {
            "host": self.host, "port": self.port, "dbname": self.name, "user": self.user, "password": self.password,
            "connect_timeout": "5", **dict(self.options), **more,
        }  # fmt: skip
        return make_conninfo(**{key: value for key, value in parts.items() if value})


def login_from(address: str) -> Login:
    """Read a postgresql:// address. Raises DatabaseUnavailable where it is of another kind."""
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql"):
        raise DatabaseUnavailable(
            f"DATABASE_URL should begin with postgresql://, and begins with {parts.scheme or 'nothing'}://. "
            "Casekeeper works on PostgreSQL alone; leave DATABASE_URL unset to use the private server."
        )
    query = dict(parse_qsl(parts.query))
    return Login(
        host=query.pop("host", "") or unquote(parts.hostname or ""),
        port=query.pop("port", "") or str(parts.port or ""),
        name=unquote(parts.path.lstrip("/")) or NAME,
        user=unquote(parts.username or PROGRAM),
        password=unquote(parts.password or ""),
        options=tuple(sorted(query.items())),
    )


def is_private() -> bool:
    """Do we run our own server?"""
    return not os.environ.get("DATABASE_URL")


def program_login() -> Login:
    """The login the program works with."""
    if is_private():
        return Login(str(socket_folder()), "5432", NAME, PROGRAM)
    return login_from(os.environ["DATABASE_URL"])


def owner_login() -> Login:
    """The login that owns the tables. On a server of yours: CASEKEEPER_OWNER_DATABASE_URL, or else the same login."""
    if is_private():
        return Login(str(socket_folder()), "5432", NAME, OWNER)
    return login_from(os.environ.get("CASEKEEPER_OWNER_DATABASE_URL") or os.environ["DATABASE_URL"])


def data_folder() -> Path:
    """Where the private server keeps its data."""
    return working_folder() / "postgres"


def socket_folder() -> Path:
    """Where its socket is: with the data, unless that path is too long for a socket's name."""
    folder = data_folder()
    if len(str(folder / ".s.PGSQL.5432")) < 100:
        return folder
    import hashlib
    import tempfile

    return Path(tempfile.gettempdir()) / f"casekeeper-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"


def one_login_warning() -> str | None:
    """What to tell somebody whose server knows us by one login only."""
    if is_private() or owner_login().user != program_login().user:
        return None
    return (
        "The program and the owner of the tables are the same login, so only a trigger keeps the ledger from being "
        "changed. Set CASEKEEPER_OWNER_DATABASE_URL to a second login for the database's own refusal."
    )
