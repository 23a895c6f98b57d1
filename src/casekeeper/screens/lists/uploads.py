"""A file that came with a form: at most so large, and only where a page asks for one; kept until it is confirmed.

Django's own limit does not count files, and reads them before any page is asked. So this stands in front of every form.
"""

from __future__ import annotations

import gzip
import secrets
import time
import zlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

from casekeeper.records.refused import Refused

PATH = "/lists/import"
EVIDENCE_PATH = "/own/missed"
MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
LARGEST_UNPACKED = 100 * MEGABYTE
LARGEST_EVIDENCE = 5 * MEGABYTE
KEPT_SECONDS = 60 * 60
PIECE = 256 * 1024


class OnlyWhereAsked(TemporaryFileUploadHandler):
    """Takes files for the pages that ask for one, and none elsewhere; what is too large is let go of at once."""

    def handle_raw_input(self, *came: Any, **more: Any) -> None:
        self.taken = 0
        self.allowed = _largest(self.request.path) if self.request is not None else 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.taken += len(raw_data)
        if self.taken > self.allowed:
            if self.request is not None:
                self.request.is_upload_too_large = True  # type: ignore[attr-defined]
            raise StopUpload(connection_reset=False)
        super().receive_data_chunk(raw_data, start)


def _largest(path: str) -> int:
    return LARGEST if path == PATH else LARGEST_EVIDENCE if path == EVIDENCE_PATH else 0


def keep(file: UploadedFile[Any]) -> str:
    """Put the file where only the program may read it, under a name that cannot be guessed. What is old goes."""
    folder = _folder()
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > KEPT_SECONDS:
            old.unlink(missing_ok=True)
    name = secrets.token_hex(16)
    place = folder / name
    with place.open("wb") as kept:
        place.chmod(0o600)
        for piece in file.chunks():
            kept.write(piece)
    return name


def kept(name: str) -> Path | None:
    """The file kept under this name; None where it is no longer there."""
    place = _folder() / name
    return place if len(name) == 32 and name.isalnum() and place.is_file() else None


def let_go(name: str) -> None:
    """It is no longer needed."""
    if (place := kept(name)) is not None:
        place.unlink(missing_ok=True)


def check_unpacked(file: Path) -> None:
    """Raises Refused for a packed file that is not whole, or is too large once unpacked."""
    with file.open("rb") as packed:
        if packed.read(2) != b"\x1f\x8b":
            return
    size = 0
    try:
        with gzip.open(file, "rb") as unpacked:
            while piece := unpacked.read(PIECE):
                size += len(piece)
                if size > LARGEST_UNPACKED:
                    raise Refused(
                        f"Unpacked, the file is larger than {LARGEST_UNPACKED // MEGABYTE} MB. "
                        "Have it imported with the command casekeeper lists import."
                    )
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise Refused("The packed file is not whole. Ask for it again; nothing was changed.") from error


def _folder() -> Path:
    place = Path(settings.UPLOADS_FOLDER)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.chmod(0o700)
    return place
