"""The model in use, and records as it compares them.

model = comparing.current()
model.score(left, right).weight        # the same two records, the same model: the same weight
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.facts import Fact, history_of
from casekeeper.matching.first_use import compare_once
from casekeeper.matching.linking.from_history import link_record
from casekeeper.matching.linking.job import ready
from casekeeper.matching.linking.model import link_model
from casekeeper.matching.linking.pairs import prior_weight
from casekeeper.matching.linking.record import LinkRecord, Scorer
from casekeeper.matching.linking.scoring import Scoring
from casekeeper.records.identities.lines import members_of
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person, PositionRow

LOG = logging.getLogger("casekeeper.comparing")


class Model(NamedTuple):
    """A scorer and the version under which its weights can be made again."""

    score: Scorer
    version: str


SAMPLE = 2_000
"""So many records tell how common names and values are here."""
GROWN = 1.25
"""By so much the store may grow before the sample is taken anew."""

_in_use: Model | None = None
_sampled = 0
_lock = threading.Lock()


def current() -> Model:
    """The model in use: the one the package carries, with the frequencies of a sample of the records here."""
    global _in_use, _sampled
    if _is_in_use():
        assert _in_use is not None
        return _in_use
    with _lock:
        if _in_use is None or not _is_in_use():
            _sampled = max(PositionRow.objects.count(), 2)
            _in_use = _of_package(_sampled)
        return _in_use


def _is_in_use() -> bool:
    return _in_use is not None and not (_sampled and PositionRow.objects.count() > _sampled * GROWN)


def start() -> None:
    """Make the model ready in a thread of its own, so that the first page that compares does not wait for it."""
    threading.Thread(target=_in_background, name="comparing", daemon=True).start()


def _in_background() -> None:
    try:
        compare_once()
        current()
    except Exception:  # a thread has nobody to raise to; the page that needs the model tries again and says it
        LOG.exception("The comparing model could not be made ready")
    finally:
        connection.close()


def use(model: Model | None) -> None:
    """Compare with this model from here on; None: with the one of the package."""
    global _in_use, _sampled
    _in_use, _sampled = model, 0


def _of_package(records: int) -> Model:
    """The prior expects so many pairs as the model says of a store of this size."""
    carried = link_model()
    ids = PositionRow.objects.filter(continues_in__isnull=True).order_by("person_id")
    chosen = list(ids.values_list("person_id", flat=True)[:: max(1, records // SAMPLE)])
    sample = [one.record for one in compared(chosen).values()]
    expected = 2 * carried.share_expected / (records - 1)
    score = Scoring(ready(sample, None, carried), prior_weight(expected))
    return Model(score, f"{carried.version}, {records} records")


class Compared(NamedTuple):
    """A line of records as one: its reference, the references of all in it, its facts, and what is compared."""

    person: Person
    references: frozenset[str]
    facts: Sequence[Fact[Any]]
    record: LinkRecord


def compared(tops: Sequence[int]) -> Mapping[int, Compared]:
    """Each of these records with all that continue in it, read as one."""
    people = Person.objects.in_bulk(list(tops))
    facts = facts_of(list(people))
    members = members_of(people)
    references = dict(
        Person.objects.filter(id__in={one for line in members.values() for one in line}).values_list("id", "reference")
    )
    found = {}
    for number, person in people.items():
        history = history_of(person.reference, facts.get(number, []))
        inside = frozenset(references[one] for one in members[number])
        found[number] = Compared(person, inside, history.facts, link_record(history))
    return found
