"""Where the program keeps what it makes for itself: the database, its keys, the heads file, collected assets."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def source_folder() -> Path:
    """The checkout the program runs from, or the current folder where it is installed as a package."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "pyproject.toml").exists() else Path.cwd()


def working_folder() -> Path:
    """`var` beside the source, or CASEKEEPER_VAR. Made on first use."""
    stated = os.environ.get("CASEKEEPER_VAR")
    folder = Path(stated).expanduser().resolve() if stated else source_folder() / "var"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def kept_secret(path: Path) -> str:
    """A random secret kept in this file, readable by its owner alone; made where there is none yet."""
    if not path.exists():
        write_private(path, secrets.token_urlsafe(48).encode())
    return path.read_text().strip()


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read. If another process was first, its content stays."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        draft.unlink(missing_ok=True)
