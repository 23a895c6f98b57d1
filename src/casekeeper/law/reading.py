"""Reads the folder of law pages once, at start. A page without a source for each value does not load."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from casekeeper.law.pages import Citation, Law, Page, PageRefused, Value

REQUIRED = ("provision", "text", "unit", "governing_day", "values")
OPTIONAL = ("not_coded", "last_checked_on", "notes", "confirmed")


def law_folder() -> Path:
    """The folder `law` that stands beside `src`. Raises PageRefused where there is none."""
    folder = Path(__file__).resolve().parents[3] / "law"
    if not folder.is_dir():
        raise PageRefused(f"No folder of law pages at {folder}; run from a checkout, or name the folder to read.")
    return folder


def read_law(folder: Path) -> Law:
    """All pages under the folder. Raises PageRefused naming the first page that cannot be used, and why."""
    pages = {}
    for file in sorted(folder.glob("*/*.yaml")):
        key = f"{file.parent.name}.{file.stem}"
        pages[key] = page_from(key, file.read_text(encoding="utf-8"))
    if not pages:
        raise PageRefused(f"No pages of law under {folder}; expected <instrument>/<provision>.yaml files there.")
    return Law(pages)


def page_from(key: str, text: str) -> Page:
    """One page from its YAML. Raises PageRefused."""
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PageRefused(f"{key}: not readable as YAML ({error}). Mend the file.") from error
    if not isinstance(content, Mapping):
        raise PageRefused(f"{key}: expected a mapping with {', '.join(REQUIRED)}; got {type(content).__name__}.")
    missing = [name for name in REQUIRED if name not in content]
    unknown = [str(name) for name in content if name not in REQUIRED + OPTIONAL]
    if missing or unknown:
        raise PageRefused(
            f"{key}: a page has {', '.join(REQUIRED)} and may have {', '.join(OPTIONAL)}; "
            f"missing: {', '.join(missing) or 'none'}; not known: {', '.join(unknown) or 'none'}."
        )
    page_confirmed = content.get("confirmed", True)
    values = [_value(key, content, day, entry, page_confirmed) for day, entry in _dated(key, content["values"])]
    return Page(
        key=key,
        provision=str(content["provision"]),
        text=str(content["text"]),
        unit=str(content["unit"]),
        governing_day=str(content["governing_day"]),
        values=tuple(sorted(values, key=lambda value: value.effective_on)),
        not_coded=tuple(content.get("not_coded") or ()),
        last_checked_on=content.get("last_checked_on"),
        notes=tuple(content.get("notes") or ()),
    )


def _dated(key: str, values: Any) -> list[tuple[date, Mapping[str, Any]]]:
    if not isinstance(values, Mapping) or not values:
        raise PageRefused(f"{key}: values must map a day (YYYY-MM-DD) to a value with its source; got {values!r}.")
    for day, entry in values.items():
        if not isinstance(day, date) or not isinstance(entry, Mapping):
            raise PageRefused(f"{key}: expected YYYY-MM-DD: {{value, source}}; got {day!r}: {entry!r}.")
    return list(values.items())


def _value(key: str, content: Mapping[str, Any], day: date, entry: Mapping[str, Any], confirmed: bool) -> Value:
    source = entry.get("source")
    if not source or "value" not in entry:
        raise PageRefused(f"{key}: the value from {day} has no source or no value; every value needs both.")
    unknown = set(entry) - {"value", "source", "confirmed", "published_on"}
    if unknown:
        raise PageRefused(
            f"{key}: the value from {day} carries {sorted(unknown)}; expected value, source, confirmed, published_on."
        )
    return Value(
        value=entry["value"],
        effective_on=day,
        source=str(source),
        unit=str(content["unit"]),
        citation=Citation(str(content["provision"]), key, bool(entry.get("confirmed", confirmed))),
        published_on=entry.get("published_on"),
    )
