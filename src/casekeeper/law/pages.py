"""A page of law: one number, text or switch, with its value on each day and a source for every value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from casekeeper.law.notices import Notice, NoticeStep, notices_of


class PageRefused(ValueError):
    """A page of law could not be loaded; the message says which page, what is wrong and what to do."""


class NotInForce(LookupError):
    """The page has no value in force on the day asked: never a default."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule comes from: the provision, the page that carries it, whether its text has been seen."""

    provision: str
    page: str
    confirmed: bool

    def __str__(self) -> str:
        return self.provision if self.confirmed else f"{self.provision} (unconfirmed)"


@dataclass(frozen=True, slots=True)
class Value:
    """One dated value of a page. `value` None means: on the book, but nothing in force from this day."""

    value: Any
    effective_on: date
    source: str
    unit: str
    citation: Citation
    published_on: date | None = None

    @property
    def confirmed(self) -> bool:
        return self.citation.confirmed

    @property
    def in_words(self) -> str:
        """The number with its unit: 1 working day, 10 working days."""
        return f"{self.value} {self.unit}" if self.value == 1 else f"{self.value} {self.unit}s"


@dataclass(frozen=True)
class Page:
    """A provision and its values in order of the day they take effect."""

    key: str
    provision: str
    text: str
    unit: str
    governing_day: str
    values: tuple[Value, ...]
    not_coded: tuple[str, ...] = ()
    last_checked_on: date | None = None
    notes: tuple[str, ...] = ()
    not_yet_used: str = ""
    _by_day: dict[date, Value | None] = field(default_factory=dict, compare=False, repr=False)

    def find(self, day: date, known_on: date | None = None) -> Value | None:
        """The value in force on the day, as published by `known_on`; None where nothing is in force.

        A value with `published_on` later than `known_on` was not yet known and does not answer.
        """
        if known_on is None:
            try:
                return self._by_day[day]
            except KeyError:
                found = self._by_day[day] = self._search(day, None)
                return found
        return self._search(day, known_on)

    def _search(self, day: date, known_on: date | None) -> Value | None:
        for value in reversed(self.values):
            if value.effective_on > day:
                continue
            if known_on is not None and value.published_on is not None and value.published_on > known_on:
                continue
            return None if value.value is None else value
        return None

    def on(self, day: date, known_on: date | None = None) -> Value:
        """The value in force on the day. Raises NotInForce where there is none: nothing is guessed."""
        found = self.find(day, known_on)
        if found is None:
            first = self.values[0].effective_on if self.values else None
            raise NotInForce(
                f"{self.provision} ({self.key}) has no value in force on {day}; "
                f"its first value takes effect on {first}. Add a dated value with its source to law/."
            )
        return found

    @property
    def days_asked(self) -> frozenset[date]:
        """The days whose value was asked for since the page was read; see `Law.afresh`."""
        return frozenset(self._by_day)

    def changes_after(self, day: date) -> Iterator[date]:
        """Days after `day` on which the value in force changes, earliest first."""
        return (value.effective_on for value in self.values if value.effective_on > day)

    @property
    def confirmed(self) -> bool:
        """Is every value confirmed by a source whose text was seen?"""
        return all(value.confirmed for value in self.values)


class Law(Mapping[str, Page]):
    """All pages by key, `instrument.provision`, and the notices on countries told so far.

    `version` changes when any page's content does, and with every step of a notice.
    """

    def __init__(
        self, pages: Mapping[str, Page], steps: tuple[NoticeStep, ...] = (), version: str | None = None
    ) -> None:
        self._pages = dict(pages)
        self._steps = steps
        self.notices: tuple[Notice, ...] = notices_of(steps)
        self.version = version or _fingerprint(self._pages, steps)
        days = {value.effective_on for page in self._pages.values() for value in page.values}
        self._changes = tuple(sorted(days))
        self.ladders: dict[tuple[str, date], tuple[date, ...]] = {}
        """Ladders that were worked out from this law, by calendar's version and due day: many duties share a day."""

    def __getitem__(self, key: str) -> Page:
        try:
            return self._pages[key]
        except KeyError:
            raise KeyError(f"No page of law named {key!r}; pages are files law/<instrument>/<provision>.yaml") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)

    def as_published_by(self, day: date) -> Law:
        """The law as it could be known on a day: values published, and notices told, later are left out.

        A page of which nothing was published yet stays, with nothing in force.
        """
        late = [
            replace(page, values=kept or (replace(page.values[0], value=None),), _by_day={})
            for page in self._pages.values()
            if len(kept := tuple([v for v in page.values if v.published_on is None or v.published_on <= day]))
            != len(page.values)
        ]
        told = tuple(step for step in self._steps if step.told_on <= day)
        if not late and len(told) == len(self._steps):
            return self
        return Law({**self._pages, **{page.key: page for page in late}}, told)

    def afresh(self) -> Law:
        """The same law, of which nothing was asked yet: afterwards `Page.days_asked` says what an answer rests on."""
        return Law({key: replace(page, _by_day={}) for key, page in self._pages.items()}, self._steps, self.version)

    def next_change(self, day: date) -> date | None:
        """The first later day on which any page's value changes: until then the pages stand still.

        The days of notices are not among them: they concern only those who would go to that country.
        """
        return next((change for change in self._changes if change > day), None)

    def with_pages(self, *pages: Page) -> Law:
        """The same law with these pages put in or replaced: for replay of a changed rule."""
        return Law({**self._pages, **{page.key: page for page in pages}}, self._steps)

    def with_notices(self, steps: Iterable[NoticeStep]) -> Law:
        """The same pages with these steps of notices, in place of those there are."""
        return Law(self._pages, tuple(sorted(steps)))


def _fingerprint(pages: Mapping[str, Page], steps: tuple[NoticeStep, ...]) -> str:
    content = hashlib.sha256()
    for key in sorted(pages):
        page = pages[key]
        content.update(repr((key, page.provision, page.unit, page.values)).encode())
    for step in steps:
        content.update(repr(tuple(step)).encode())
    return content.hexdigest()[:16]
