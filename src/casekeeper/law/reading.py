"""Reads the folder of law pages once, at start. A page without a source for each value does not load."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from casekeeper.law.pages import Citation, Law, Page, PageRefused, Value
from casekeeper.law.strict_yaml import read_yaml
from casekeeper.law.value_types import checked

REQUIRED = ("provision", "text", "unit", "governing_day", "values")
OPTIONAL = ("not_coded", "last_checked_on", "notes", "confirmed", "not_yet_used")
OF_A_VALUE = ("value", "source", "confirmed", "published_on")


def law_folder() -> Path:
    """The folder `law/` of this repository, found from where this file lies."""
    for parent in Path(__file__).resolve().parents:
        if next((parent / "law").glob("*/*.yaml"), None) is not None:
            return parent / "law"
    raise PageRefused("No folder law/ with <instrument>/<provision>.yaml files lies above the program; give its path.")


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
    content = _content(key, text)
    values = [_value(key, content, day, entry) for day, entry in _dated(key, content["values"])]
    return Page(
        key=key,
        provision=_text(key, content, "provision"),
        text=_text(key, content, "text"),
        unit=_text(key, content, "unit"),
        governing_day=_text(key, content, "governing_day"),
        values=tuple(sorted(values, key=lambda value: value.effective_on)),
        not_coded=_texts(key, content, "not_coded"),
        last_checked_on=_day(key, content, "last_checked_on"),
        notes=_texts(key, content, "notes"),
        not_yet_used=str(content.get("not_yet_used") or ""),
    )


def _content(key: str, text: str) -> Mapping[str, Any]:
    try:
        content = read_yaml(text)
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
    if not isinstance(content.get("confirmed", True), bool):
        raise PageRefused(f"{key}: confirmed is {content['confirmed']!r}; expected true or false.")
    return content


def _text(key: str, content: Mapping[str, Any], name: str) -> str:
    text = content[name]
    if not isinstance(text, str) or not text.strip():
        raise PageRefused(f"{key}: {name} is {text!r}; expected words. Put them in quotes if need be.")
    return text.strip()


def _texts(key: str, content: Mapping[str, Any], name: str) -> tuple[str, ...]:
    texts = content.get(name) or ()
    if not isinstance(texts, list | tuple) or not all(isinstance(each, str) for each in texts):
        raise PageRefused(f"{key}: {name} is {texts!r}; expected a list of sentences, each in quotes.")
    return tuple(texts)


def _day(key: str, content: Mapping[str, Any], name: str) -> date | None:
    day = content.get(name)
    if day is not None and type(day) is not date:
        raise PageRefused(f"{key}: {name} is {day!r}; expected a day as YYYY-MM-DD.")
    return day


def _dated(key: str, values: Any) -> list[tuple[date, Mapping[str, Any]]]:
    if not isinstance(values, Mapping) or not values:
        raise PageRefused(f"{key}: values must map a day (YYYY-MM-DD) to a value with its source; got {values!r}.")
    for day, entry in values.items():
        if type(day) is not date or not isinstance(entry, Mapping):
            raise PageRefused(f"{key}: expected YYYY-MM-DD: {{value, source}}; got {day!r}: {entry!r}.")
    return list(values.items())


def _value(key: str, content: Mapping[str, Any], day: date, entry: Mapping[str, Any]) -> Value:
    source = entry.get("source")
    if not isinstance(source, str) or not source.strip() or "value" not in entry:
        raise PageRefused(f"{key}: the value from {day} has no source or no value; every value needs both.")
    unknown = sorted(str(name) for name in entry if name not in OF_A_VALUE)
    if unknown:
        raise PageRefused(f"{key}: the value from {day} carries {unknown}; expected {', '.join(OF_A_VALUE)}.")
    confirmed = entry.get("confirmed", content.get("confirmed", True))
    if not isinstance(confirmed, bool):
        raise PageRefused(f"{key}: confirmed of the value from {day} is {confirmed!r}; expected true or false.")
    return Value(
        value=checked(key, str(content["unit"]), day, entry["value"]),
        effective_on=day,
        source=source,
        unit=str(content["unit"]),
        citation=Citation(str(content["provision"]).strip(), key, confirmed),
        published_on=_day(key, entry, "published_on"),
    )
