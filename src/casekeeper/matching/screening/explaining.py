"""A candidate's score unfolded: each line in plain English with its weight, and all lines together the whole."""

from __future__ import annotations

from collections.abc import Sequence

from casekeeper.matching.names import aligning as f
from casekeeper.matching.names.alike import INITIAL_OF, JOINED, SAME, SOUND, SPELLING, SYMBOL
from casekeeper.matching.names.comparing import Met, unfolded
from casekeeper.matching.names.lexicon import plain, shown
from casekeeper.matching.names.readings import share_a_reading
from casekeeper.matching.names.weighing import NameModel
from casekeeper.matching.screening.entry import Part
from casekeeper.matching.screening.searching import Found

HOW = {
    SAME: "same word", SOUND: "sound", SPELLING: "spelling", SYMBOL: "transliteration", INITIAL_OF: "initial",
    JOINED: "joined or split",
}  # fmt: skip
_SAID = {
    SAME: "{asked} stands in both", SOUND: "{asked} sounds like {listed}",
    SPELLING: "{asked} is spelt much like {listed}", SYMBOL: "{asked} and {listed} are known to be one name",
    INITIAL_OF: "{asked} and {listed} begin alike", JOINED: "{asked} is {listed}, written together or apart",
}  # fmt: skip


_READING = "another reading", "{asked} and {listed} are known readings or forms of one name"


def parts_of_name(found: Found, model: NameModel, asked: Sequence[str], listed: Sequence[str]) -> list[Part]:
    """The lines about the name: each pair of words, what was left over, and what any two such names start from."""
    met, over_asked, over_listed = unfolded(found.edges, asked, listed)
    weights, features = model.weights.tolist(), found.features.tolist()
    lines = [_met(one, weights) for one in met]
    if over_asked:
        told = weights[f.LEFT_ASKED] * features[f.LEFT_ASKED]
        told += weights[f.WORDS_LEFT_ASKED] * features[f.WORDS_LEFT_ASKED]
        words = " ".join(shown(word) for word in over_asked)
        lines.append(Part("name", "left over", words, "", told, f"{words} was asked for and met nothing"))
    if over_listed:
        told = weights[f.LEFT_LISTED] * features[f.LEFT_LISTED]
        told += weights[f.WORDS_LEFT_LISTED] * features[f.WORDS_LEFT_LISTED]
        words = " ".join(shown(word) for word in over_listed)
        lines.append(Part("name", "left over", "", words, told, f"{words} is listed and met nothing"))
    against = weights[f.CONTRADICTED] * features[f.CONTRADICTED]
    against += weights[f.WORDS_CONTRADICTED] * features[f.WORDS_CONTRADICTED]
    if over_asked and over_listed:
        said = "both names have words that the other lacks, which speaks against one person"
        lines.append(Part("name", "contradiction", "", "", against, said))
    if features[f.REORDERED]:
        told = weights[f.REORDERED]
        lines.append(Part("name", "order", "", "", told, "the words come in another order"))
    rest = float(found.weight) - sum(line.weight for line in lines)
    said = (
        f"{features[f.SHARE_ASKED]:.0%} of the name asked and {features[f.SHARE_LISTED]:.0%} of the name listed is met"
    )
    lines.append(Part("name", "coverage", "", "", rest, said + "; any two names start below nought"))
    return lines


def _met(one: Met, weights: Sequence[float]) -> Part:
    told = one.worth * (weights[f.MATCHED] + (weights[f.EXACT] if one.how == SAME else 0.0))
    if one.how == INITIAL_OF:
        told += weights[f.INITIALS]
    asked, listed = _as_read(one.left), _as_read(one.right)
    how, said = HOW[one.how], _SAID[one.how]
    if one.how == SYMBOL and share_a_reading(plain(one.left), plain(one.right)):
        how, said = _READING
    return Part("name", how, asked, listed, told, said.format(asked=asked, listed=listed))


def _as_read(words: str) -> str:
    return " ".join(shown(word) for word in words.split(" ")) if " " in words else shown(words)
