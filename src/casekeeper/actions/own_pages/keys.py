"""Links and codes: how they are drawn, how they are read when typed, and the keyed digest that alone is kept."""

from __future__ import annotations

import secrets
import unicodedata
from typing import Literal

from django.utils.crypto import salted_hmac

from casekeeper.records.opening import LETTERS

How = Literal["link", "code", "session", "source"]
CODE_LENGTH = 12
"""Twelve of 26 letters: some 56 bits. A guess costs a request, and ten wrong ones close the door for a while."""


def new_code() -> str:
    """A code to be read out or typed, like K7F3-9Q2M-XW4T."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    return "-".join(drawn[at : at + 4] for at in range(0, CODE_LENGTH, 4))


def new_key() -> str:
    """The secret part of a link or of a session's cookie: 192 bits."""
    return secrets.token_urlsafe(24)


def digest_of(how: How, secret: str) -> str:
    """What is kept of a secret. With the program's secret key in it, so that a copy of the tables is of no use."""
    plain = as_typed(secret) if how == "code" else secret
    return salted_hmac(f"casekeeper.{how}", plain, algorithm="sha256").hexdigest()


def as_typed(code: str) -> str:
    """A code without spaces and hyphens, in capitals, with the digits of any script as ours."""
    return "".join(plain_digits(code[:60]).upper().split()).replace("-", "")


def plain_digits(text: str) -> str:
    """Digits of any script as 0 to 9: a keyboard in Arabic or Urdu may type its own."""
    return "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in text)
