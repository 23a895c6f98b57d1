"""What is kept of words of two names that met, and what being spelt otherwise costs; compiled."""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

import numpy as np

from casekeeper.matching.compiled import kernel_in_place

MOST_WORDS = 12
EDGE = 5
WORDS_ASKED, WORDS_LISTED, ALIKE, HOW, WORTH = range(EDGE)
"""What is kept of words that met: which they are on either side, as bits; how alike, how they met, what it tells."""
LOST = np.array([0.3, 1.2, 2.2, 3.2, 4.2, 5.2], np.float32)
"""By bin of likeness: log2 of how seldom one person's name is spelt twice so differently."""


@kernel_in_place
def keep_edge(edges, place, words_asked, words_listed, alike, how, worth_of):
    """Words `words_asked` and `words_listed`, as bits, met in this way; see EDGE."""
    edges[place, WORDS_ASKED], edges[place, WORDS_LISTED] = words_asked, words_listed
    edges[place, ALIKE], edges[place, HOW], edges[place, WORTH] = alike, how, worth_of
