"""Reads the templates: each letter by name and version, its words in each language checked against the English.

A folder `templates/<letter>/<version>/` holds `letter.yaml`, what it needs, its rights and its service, and one file of
words for each language. A version that was used is never changed: a new wording is a new folder.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from casekeeper.actions.own_words import ENGLISH, words_in
from casekeeper.position.service_clock import Paper

FOLDER = Path(__file__).parent / "templates"
SHARED = "shared"
BLOCKS = frozenset({"heading", "text", "list", "said", "each", "shared"})
"""What a letter is made of: `said` is a long text as somebody wrote it, `each` one line after another, `shared` words
that many letters share."""


class TemplateRefused(ValueError):
    """A template does not fit together; the message says which file, what was expected and what came."""


class Need(NamedTuple):
    """One thing a letter needs. `source` is record, office, law, clock or typed.

    `kind` is line, long, lines, choice, day, born (a day that may be partly known) or limit (a number and its unit).
    `optional` may stay empty: then the blocks that name it fall away. `label` and `hint` are for the form, and
    `lack` says why the record lacks it where that is more than that nobody recorded it.
    """

    name: str
    source: str
    kind: str
    label: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    optional: bool = False
    lack: str = ""


class Right(NamedTuple):
    """A right that the letter tells of, and the page of law it rests on. `need` is where its value goes."""

    what: str
    page: str
    need: str = ""


class Template(NamedTuple):
    """One version of a letter. `certificate` is the section under which the decision it tells of is certified."""

    key: str
    version: int
    name: str
    about: str
    paper: Paper
    shared: int
    needs: tuple[Need, ...]
    rights: tuple[Right, ...]
    units: tuple[str, ...]
    second_person: bool
    languages: tuple[str, ...]
    certificate: str = ""

    def need(self, name: str) -> Need:
        """The need of that name."""
        return next(each for each in self.needs if each.name == name)


class Wording(NamedTuple):
    """The words of a template in one language: a title and blocks, each a kind with its text."""

    language: str
    title: str
    blocks: tuple[tuple[str, Any], ...]


@cache
def letters() -> Mapping[str, Template]:
    """Every letter by its name, in its newest version."""
    keys = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir() and folder.name != SHARED)
    return {key: template_of(key, max(versions_of(key))) for key in keys}


def versions_of(key: str) -> tuple[int, ...]:
    """The versions there are, oldest first."""
    return tuple(sorted(int(folder.name) for folder in (FOLDER / key).iterdir() if folder.name.isdigit()))


@cache
def template_of(key: str, version: int) -> Template:
    """One version. Raises TemplateRefused where there is none, or its languages do not fit the English."""
    folder = FOLDER / key / str(version)
    if not key.isidentifier() or not folder.is_dir():
        raise TemplateRefused(f"There is no version {version} of a letter {key!r}. Letters: {', '.join(letters())}.")
    content = _read(folder / "letter.yaml")
    languages = [file.stem for file in sorted(folder.glob("*.yaml")) if file.stem != "letter"]
    found = Template(
        key=key, version=version, name=content["name"], about=content["about"], paper=content["paper"],
        shared=content["shared"],
        needs=tuple(_need(each) for each in [*content["needs"], *_shared_needs(content["shared"])]),
        rights=tuple(Right(**each) for each in content["rights"]), units=tuple(content["units"]),
        second_person=content["second_person"],
        languages=(ENGLISH, *(each for each in languages if each != ENGLISH)),
        certificate=content.get("certificate", ""),
    )  # fmt: skip
    english = wording_of(found, ENGLISH)
    for language in found.languages:
        _compare(found, wording_of(found, language), english)
    return found


@cache
def shared_words(version: int, language: str) -> Mapping[str, Any]:
    """Words that many letters share: labels, ways of sending, help."""
    found: Mapping[str, Any] = _read(FOLDER / SHARED / str(version) / f"{language}.yaml")
    if language != ENGLISH:
        english = shared_words(version, ENGLISH)
        if found.keys() != english.keys() or any(_shape(found[key]) != _shape(english[key]) for key in english):
            raise TemplateRefused(
                f"shared {version}, {language}: other words, or other parts in braces, than the English."
            )
    return found


@cache
def wording_of(template: Template, language: str) -> Wording:
    """The words in a language. Raises TemplateRefused where there are none."""
    file = FOLDER / template.key / str(template.version) / f"{language}.yaml"
    if language not in template.languages or not file.exists():
        names = ", ".join(words_in(each).english_name for each in template.languages)
        raise TemplateRefused(f"{template.name} is not written in {language!r} yet. It is in: {names}.")
    content = _read(file)
    blocks = []
    for block in content["blocks"]:
        ((kind, text),) = block.items()
        if kind not in BLOCKS:
            raise TemplateRefused(f"{file}: a block is one of {', '.join(sorted(BLOCKS))}; got {kind!r}.")
        blocks.append((kind, tuple(text) if isinstance(text, list) else text))
    return Wording(language, content["title"], tuple(blocks))


def parts_of(text: str | Sequence[str]) -> set[str]:
    """The names in braces."""
    lines = [text] if isinstance(text, str) else text
    return {name for line in lines for _, name, _, _ in string.Formatter().parse(line) if name}


def _shared_needs(version: int) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = _read(FOLDER / SHARED / str(version) / "needs.yaml")
    return found


def _need(said: Mapping[str, Any]) -> Need:
    return Need(**{**said, "choices": tuple(said.get("choices", ()))})


def _read(file: Path) -> Any:
    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise TemplateRefused(f"{file}: cannot be read: {error}") from error


def _shape(text: Any) -> Any:
    """What has to be the same in every language: the kind of text, how many lines, and the names in braces."""
    if isinstance(text, Mapping):
        return {key: _shape(value) for key, value in text.items()}
    return sorted(parts_of(text)) if isinstance(text, str) else [_shape(each) for each in text]


def _compare(template: Template, words: Wording, english: Wording) -> None:
    where = f"{template.key} {template.version}, {words.language}"
    if [kind for kind, _ in words.blocks] != [kind for kind, _ in english.blocks]:
        raise TemplateRefused(f"{where}: expected the same blocks as the English, in the same order.")
    known = {need.name for need in template.needs}
    for (kind, text), (_, same) in zip(words.blocks, english.blocks, strict=True):
        if kind in ("said", "each", "shared"):
            if text != same:
                raise TemplateRefused(f"{where}: expected {kind}: {same}; got {text}.")
            if kind != "shared" and text not in known:
                raise TemplateRefused(f"{where}: {text} is not among what the letter needs.")
        elif _shape(text) != _shape(same):
            raise TemplateRefused(f"{where}: other parts in braces than the English: {text}")
        elif not parts_of(text) <= known:
            raise TemplateRefused(f"{where}: {', '.join(parts_of(text) - known)} is not among what the letter needs.")
