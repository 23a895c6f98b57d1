"""The published figures that give the invented population its shape, each with where it was published.

Nothing here drives a decision about a person: the figures only make rehearsals look like the real thing.
"""

from __future__ import annotations

from typing import NamedTuple


class Origin(NamedTuple):
    """A nationality as a prison writes it, its code, the tradition names are made in, and its weight."""

    demonym: str
    code: str
    tradition: str
    weight: int


ORIGINS = (
    # Returns by nationality, 2013-14 (Home Office returns data, FNO series); weights are the counts.
    Origin("Romanian", "ROU", "romance", 798), Origin("Polish", "POL", "slavic", 492),
    Origin("Vietnamese", "VNM", "vietnamese", 383), Origin("Lithuanian", "LTU", "baltic", 354),
    Origin("Nigerian", "NGA", "west african", 280), Origin("Jamaican", "JAM", "english", 238),
    Origin("Albanian", "ALB", "albanian", 204), Origin("Pakistani", "PAK", "south asian", 194),
    Origin("Chinese", "CHN", "chinese", 178), Origin("Indian", "IND", "south asian", 173),
    Origin("Latvian", "LVA", "baltic", 134), Origin("Iraqi", "IRQ", "arabic", 103),
    # The tail of 139 nationalities: a few, so that scripts and spellings of every family turn up.
    Origin("Bulgarian", "BGR", "cyrillic", 70), Origin("Ukrainian", "UKR", "cyrillic", 45),
    Origin("Algerian", "DZA", "arabic", 60), Origin("Egyptian", "EGY", "arabic", 25),
    Origin("Iranian", "IRN", "arabic", 60), Origin("Greek", "GRC", "greek", 25),
    Origin("Portuguese", "PRT", "romance", 90), Origin("Irish", "IRL", "english", 60),
    Origin("Ghanaian", "GHA", "west african", 55), Origin("Somali", "SOM", "arabic", 60),
    Origin("Bangladeshi", "BGD", "south asian", 50), Origin("Serbian", "SRB", "slavic", 15),
    Origin("Trinidadian", "TTO", "english", 15), Origin("Congolese", "COD", "west african", 25),
)  # fmt: skip

STOCKS = {
    # 31 March 2014: 10,649 foreign nationals in prison, of whom 850 were held past their sentence; 1,400 held
    # past sentence in all; 4,247 in the community. 12,250 - 4,247 counts neither remand nor the rest of the 10,649.
    "sentenced": 6_603,
    "remand": 3_196,
    "past sentence in prison": 850,
    "removal centre": 550,
    "community": 4_247,
    # 2013-14: 5,097 removed, 10,786 referred. What became of the others was not published; a part of them
    # stands here as closed with another outcome.
    "departed": 5_097,
    "closed": 3_000,
}

EARLY_REMOVAL_SHARE = 0.37
"""Share of the removed who left under the Early Removal Scheme, 2013-14."""

DAYS_EARLY = 146
"""How many days earlier they left, on average."""

ABSCONDED_SHARE = 758 / 4_247
"""Share of the community stock recorded as absconded, 31 March 2014."""

NO_CONVICTION_OR_END_SHARE = 914 / 5_895
"""Share of the community stock with no conviction or no sentence end date recorded, March 2016."""

NOT_RECORDED_SHARE = 1_929 / (11_127 + 1_929)
"""Share whose nationality was not recorded at first, March 2012."""

DAYS_TO_SEND_FORM = 32
"""Days, on average, until the information form was sent, 2013-14."""

FORM_RETURNED_SHARE = 0.52
"""Almost half of the forms never came back."""

IDLE_SHARE = 7 / 52
IDLE_DAYS = 76
"""Cases found lying untouched in a sample of 52, and for how long on average."""

UNKNOWN_BARRIER_SHARE = 0.27
"""Share of those released in 2010-11 whose barrier to removal was coded unknown."""

SINCE_RELEASE = (
    # Days since release, and how many people: community stock of March 2016.
    (0, 183, 522), (183, 365, 440), (365, 731, 843), (731, 1096, 574), (1096, 1461, 466),
    (1461, 1826, 344), (1826, 4400, 1792),
)  # fmt: skip

PAST_SENTENCE = (
    # Days held in prison past the sentence, and how many people: 31 December 2013.
    (1, 31, 110), (31, 61, 110), (61, 183, 285), (183, 365, 200), (365, 731, 100), (731, 1826, 35), (1826, 2600, 10),
)  # fmt: skip

SENTENCE_MONTHS = ((2, 5), (4, 8), (6, 9), (9, 8), (12, 12), (16, 9), (20, 9), (24, 10), (30, 9), (36, 8),
                   (48, 7), (60, 5), (84, 4), (120, 2))  # fmt: skip
"""Months of sentence and weight. Our own choice: no table by length was published for these years."""
