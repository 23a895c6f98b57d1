"""A segment in a file and back: arrays as they lie in memory, so that a restart reads and does not build.

The file says which model of words made it; one made by another is refused, and built again by whoever asked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from casekeeper.matching.names.information import Information
from casekeeper.matching.names.lexicon import Lexicon
from casekeeper.matching.names.table import Words
from casekeeper.matching.screening.segment import Entries, Names, Segment, Texts

FORM = "casekeeper index 3"


class IndexRefused(ValueError):
    """A file is not an index of this form; the message says what was expected and what to do."""


def save(segment: Segment, path: Path) -> None:
    """Write the segment; a file that was there is replaced only once the new one is whole."""
    parts: dict[str, npt.NDArray[Any]] = {"form": _text(FORM)}
    for name, group in _groups(segment).items():
        parts |= {f"{name}.{field}": value for field, value in group._asdict().items() if field != "unseen"}
    lexicon = segment.lexicon
    parts["unseen"] = np.array([lexicon.information.unseen])
    parts["count"] = np.array([lexicon.names])
    parts["keys"] = _text("\n".join(lexicon.keys))
    parts["symbol_names"] = _text("\n".join(lexicon.symbol_numbers))
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as file:
        np.savez(file, **parts)  # type: ignore[arg-type]
    draft.replace(path)


def load(path: Path) -> Segment:
    """The segment in a file. Raises IndexRefused where it is not one of this form."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            found = {name: kept[name] for name in kept.files}
        if _said(found["form"]) != FORM:
            raise IndexRefused(
                f"{path.name} is an index of another form ({_said(found['form'])[:40]!r}). Build it again."
            )
        return _segment(found)
    except (ValueError, KeyError, OSError, EOFError) as error:
        if isinstance(error, IndexRefused | FileNotFoundError):
            raise
        raise IndexRefused(f"Expected an index that was saved whole; {path.name} is not. Build it again.") from error


def _groups(segment: Segment) -> dict[str, Any]:
    return {
        "words": segment.words, "names": segment.names, "entries": segment.entries, "said": segment.said,
        "information": segment.lexicon.information,
    }  # fmt: skip


def _segment(found: dict[str, npt.NDArray[Any]]) -> Segment:
    def group(kind: Any, name: str, **more: Any) -> Any:
        return kind(**{field: found[f"{name}.{field}"] for field in kind._fields if field not in more}, **more)

    keys = _lines(found["keys"])
    lexicon = Lexicon(
        keys, group(Words, "words"), group(Information, "information", unseen=float(found["unseen"][0])),
        {key: number for number, key in enumerate(keys)},
        {symbol: number for number, symbol in enumerate(_lines(found["symbol_names"]))}, int(found["count"][0]),
    )  # fmt: skip
    return Segment(lexicon, group(Names, "names"), group(Entries, "entries"), group(Texts, "said"))


def _text(said: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(said.encode(), np.uint8)


def _said(array: npt.NDArray[Any]) -> str:
    return array.astype(np.uint8).tobytes().decode()


def _lines(array: npt.NDArray[Any]) -> list[str]:
    text = _said(array)
    return text.split("\n") if text else []
