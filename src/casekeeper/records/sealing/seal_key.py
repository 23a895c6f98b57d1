"""The key that signs the heads of the chain, and the file of heads: both kept outside the database."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from casekeeper.records.sealing.chain import to_sign


class KeyUnreadable(Exception):
    """The key file does not hold a key; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Head:
    """One line of the file of heads."""

    number: int
    head: bytes
    total: int
    sealed_at: str
    signature: bytes


def sealing_key(path: Path) -> Ed25519PrivateKey:
    """The private key in this file; made, readable by its owner alone, where there is none yet."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_once(path, Ed25519PrivateKey.generate().private_bytes_raw().hex(), 0o600)
    key = Ed25519PrivateKey.from_private_bytes(_hex(path))
    public = path.with_suffix(".pub")
    if not public.exists():
        _write_once(public, public_key_of(key), 0o644)
    return key


def public_key_of(key: Ed25519PrivateKey) -> str:
    """The public half, as 64 hexadecimal digits: keep a copy where the database's owner cannot reach it."""
    return key.public_key().public_bytes_raw().hex()


def kept_public_key(path: Path) -> str | None:
    """The public key beside the private one, without touching the private one."""
    public = path.with_suffix(".pub")
    return _hex(public).hex() if public.exists() else None


def is_signed(number: int, head: bytes, signature: bytes, public_key: str) -> bool:
    """Did the holder of that key sign this head?"""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, to_sign(number, head))
    except (InvalidSignature, ValueError):
        return False
    return True


def read_heads(path: Path) -> list[Head]:
    """The heads in a file of heads, in its order; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [head_from(json.loads(line)) for line in lines if line.strip()]


def head_from(line: dict[str, object]) -> Head:
    """A head from one line's JSON."""
    return Head(
        int(str(line["number"])), bytes.fromhex(str(line["head"])), int(str(line["total"])),
        str(line["sealed_at"]), bytes.fromhex(str(line["signature"])),
    )  # fmt: skip


def head_line(head: Head) -> dict[str, object]:
    """One line of the file of heads, as plain data."""
    return {
        "number": head.number, "head": head.head.hex(), "total": head.total, "sealed_at": head.sealed_at,
        "signature": head.signature.hex(),
    }  # fmt: skip


def add_heads(path: Path, heads: Iterable[Head]) -> None:
    """Add heads to the file, and wait until the disk has them."""
    lines = [json.dumps(head_line(head)) + "\n" for head in heads]
    if not lines:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def _write_once(path: Path, text: str, mode: int) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _hex(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text().strip())
    except ValueError:
        key = b""
    if len(key) != 32:
        raise KeyUnreadable(
            f"{path} should hold a key of 64 hexadecimal digits. Put the right file back from your copy; "
            "seals made so far cannot be checked against a new key."
        )
    return key
