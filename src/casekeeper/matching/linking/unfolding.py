"""A pair's weight unfolded: one line for each field that both records give, and one for the prior."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from casekeeper.matching.linking.comparing import BIRTH_DATE, FIELDS, NAME, best_names
from casekeeper.matching.linking.comparisons import labels
from casekeeper.matching.linking.job import Job
from casekeeper.matching.linking.levels import TITLES
from casekeeper.matching.linking.model import LinkModel
from casekeeper.matching.linking.name_terms import SEEN
from casekeeper.matching.linking.pairs import Pairs
from casekeeper.matching.linking.record import FieldPart, LinkRecord, PairScore
from casekeeper.matching.linking.side import Shared, Side
from casekeeper.matching.names.aligning import FEATURES, align
from casekeeper.matching.names.comparing import Met, space, unfolded
from casekeeper.matching.names.edges import EDGE, MOST_WORDS
from casekeeper.matching.names.lexicon import keys_of, shown

_HOW = (
    "the same",
    "by sound",
    "by spelling",
    "as a known variant",
    "as an initial",
    "joined or split",
    "as a short form",
)
_FEW = 2.0
"""A name's weight is told with its words; from this many log2 units either way a line is worth a word of its own."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What the numbers of a side stand for: its words, and its records as they were given."""

    keys: Sequence[str]
    records: Sequence[LinkRecord]


Place = tuple[Side, int, Texts]
"""A record: its side, its number there, and the texts of that side."""


def unfold(
    model: LinkModel, shared: Shared, left: Place, right: Place, levels: npt.NDArray[np.int8],
    told: npt.NDArray[np.float64], prior: float,
) -> PairScore:  # fmt: skip
    """The score of a pair from what each field told; the parts add up to the weight."""
    parts = [FieldPart("prior", "", "", "", prior, "before anything is compared, two records are seldom one person's")]
    for field, name in enumerate(FIELDS):
        if levels[field] == 0:
            continue
        label = labels(name, model.name.steps.tolist())[levels[field]]
        if field == NAME:
            group = shared.group[levels[BIRTH_DATE]]
            parts.append(_name_part(shared, left, right, group, f"evidence {label}", float(told[field])))
        else:
            one, two = _value(name, left), _value(name, right)
            parts.append(FieldPart(TITLES[name], label, one, two, float(told[field]), f"{TITLES[name]}: {label}"))
    return PairScore(float(np.sum(told)) + prior, tuple(parts))


def _value(field: str, place: Place) -> str:
    record = place[2].records[place[1]]
    found: dict[str, Sequence[str]] = {
        "birth_date": record.born,
        "number": [f"{one.scheme} {one.canonical}" for one in record.identifiers],
        "postcode": record.postcodes,
        "address": record.addresses,
        "sentence": record.sentence_dates,
        "nationality": record.nationalities,
        "sex": [record.sex],
    }
    return "; ".join(found[field])


def _name_part(shared: Shared, left: Place, right: Place, group: int, level: str, weight: float) -> FieldPart:
    (a, i, one), (b, j, two) = left, right
    work = space()
    edges, seen = np.zeros((MOST_WORDS, EDGE), np.float32), np.zeros(SEEN, np.float32)
    name, other = best_names(a, i, b, j, group, shared, work, edges, seen)
    qs, ts = (side.word[side.word_at[number] : side.word_at[number + 1]] for side, number in ((a, name), (b, other)))
    count = align(a.words, qs, len(qs), b.words, ts, len(ts), shared.near, shared.symbol, work, edges, seen[:FEATURES])
    met, over, over_there = unfolded(edges[:count], [one.keys[word] for word in qs], [two.keys[word] for word in ts])
    said = "; ".join(_said(pair) for pair in met) or "no words alike"
    if over or over_there:
        left_over = [" ".join(map(shown, words)) or "nothing" for words in (over, over_there)]
        said += f"; left over: {' and '.join(left_over)}"
    return FieldPart(
        TITLES["name"], level, _written(one.records[i], name - a.name_at[i]),
        _written(two.records[j], other - b.name_at[j]), weight, said,
    )  # fmt: skip


def _said(pair: Met) -> str:
    words = [" ".join(map(shown, side.split(" "))) for side in (pair.left, pair.right)]
    return f"{words[0]} is {words[1]}" if pair.how == 0 else f"{words[0]} met {words[1]} {_HOW[pair.how]}"


def _written(record: LinkRecord, number: int) -> str:
    """The name of this number as it was given: names without letters were passed over."""
    return [name for name in record.names if keys_of(name)][number]


def unfold_pairs(job: Job, pairs: Pairs) -> Iterator[tuple[tuple[LinkRecord, LinkRecord], PairScore]]:
    """Every pair of a job with its score unfolded, in order."""
    texts, side = Texts(job.prepared.lexicon.keys, job.records), job.prepared.side
    weights, shared = job.model.weight_table(), job.shared
    fields = np.arange(len(FIELDS))
    for left, right, levels, more in zip(
        pairs.left.tolist(), pairs.right.tolist(), pairs.levels, pairs.adjusted, strict=True
    ):
        told = weights[fields, levels] + more
        score = unfold(job.model, shared, (side, left, texts), (side, right, texts), levels, told, pairs.prior)
        yield (job.records[left], job.records[right]), score
