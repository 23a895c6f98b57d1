"""Takes out of a picture what it does not show: where and with what it was taken, comments, small copies of it.

JPEG segments and PNG chunks are kept only where they are needed to draw the picture. The direction in which a
telephone was held goes too: a picture may lie on its side. A PDF is left as it is.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs"}
_ALONE = {0x01, *range(0xD0, 0xD9)}
_SCAN, _END, _JFIF, _ADOBE, _COMMENT = 0xDA, 0xD9, 0xE0, 0xEE, 0xFE


class NotAPicture(ValueError):
    """It begins like a picture and does not go on like one."""


def without_hidden_data(content: bytes, media_type: str) -> bytes:
    """The picture alone. Raises NotAPicture."""
    try:
        if media_type == "image/jpeg":
            return b"".join(_jpeg(content))
        if media_type == "image/png":
            return b"".join(_png(content))
    except (IndexError, struct.error) as error:
        raise NotAPicture("The picture ends too early.") from error
    return content


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    at = 2
    while True:
        if content[at] != 0xFF:
            raise NotAPicture("A marker was expected.")
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _END:
            yield content[at : at + 2]
            return
        if marker in _ALONE:
            yield content[at : at + 2]
            at += 2
            continue
        end = at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
        if end > len(content):
            raise NotAPicture("A segment is longer than the file.")
        if _draws(marker):
            yield content[at:end]
        at = end
        if marker == _SCAN:
            at = _scan_ends(content, at)
            yield content[end:at]


def _draws(marker: int) -> bool:
    """Is the segment needed to draw it? Of the program's own ones two are."""
    is_own = 0xE0 <= marker <= 0xEF or marker == _COMMENT
    return not is_own or marker in (_JFIF, _ADOBE)


def _scan_ends(content: bytes, at: int) -> int:
    """Where the drawn data ends and the next marker begins."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise NotAPicture("The picture has no end.")
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7 and content[at + 1] != 0xFF:
            return at
        at += 1


def _png(content: bytes) -> Iterator[bytes]:
    yield content[:8]
    at = 8
    while True:
        size, name = struct.unpack(">I4s", content[at : at + 8])
        end = at + 12 + size
        if end > len(content):
            raise NotAPicture("A chunk is longer than the file.")
        if name in _PNG_KEPT:
            yield content[at:end]
        if name == b"IEND":
            return
        at = end
