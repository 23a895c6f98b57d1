"""Invented names in several traditions and scripts: stems and endings put together, nobody's name on purpose.

Each part is written once in Latin letters and, where the tradition uses another script, once in that script,
so that the same person can turn up in both.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple


class Name(NamedTuple):
    """A name in Latin letters, and as written in its own script (empty where that is Latin)."""

    given: str
    family: str
    native: str = ""


# tradition: (given for a man, given for a woman, stems of a family name, endings of a family name)
_LATIN = {
    "romance": ("Dorel Ticu Valerin Marcelo Silvan Horin Adelin Ruben", "Ilinca Dorina Marela Silvana Oriela",
                "Brad Cert Dum Fal Lung Mold Petr Rod Sab Turn", "ovanu escar ulea inoiu ariu adas eiro"),
    "slavic": ("Zbyrad Miron Teodar Wojan Lubomil Kazmir Jarosz", "Dobrina Wandela Milka Radka Zofina",
               "Bork Dobr Grab Kowel Lis Mal Now Strz Wilk Zar", "owiak inecki ewicz uszka aniec ovar"),
    "baltic": ("Vaidrius Mintaras Gedvin Rolands Janiks Tomlas", "Rasma Vilte Daiva Ilzara",
               "Balt Dain Girn Kazl Lap Medn Ozol Petr Vilk", "enkas ulaitis aunis ovskis ietis aste"),
    "vietnamese": ("Van Duclam, Minh Tuan, Quoc Viendo, Huu Thaiban", "Thi Lanmai, Thi Hoavy, Ngoc Lienha",
                   "Ng Tr Ph V H D Bu", "uyenh anlo amdo uongva oandi ailam"),
    "west african": ("Adewin Chukwan Kofiman Olumid Sekouba Yawdo", "Abenka Folasha Ngozira Amarile",
                     "Ade Boa Chi Eke Man Oke Olu Osa", "banjiro kwumeta tengwo nimoye dusare wandele"),
    "english": ("Delvin Orlan Marvick Treford Lindon Rohane Kelvar", "Shanrae Marveen Doretha Kelise",
                "Ashw Brant Cold Fern Hart Lynd Marl Whit", "ickson orley enford ingdale aby uthers"),
    "albanian": ("Arbin Dritar Ermal Flamon Gentis Ylldon", "Liriona Vjollsa Arbela Drilona",
                 "Hox Kel Mar Prend Shk Tahir Vel Zog", "anaj olli ushaj endari ukuj eraj"),
    "south asian": ("Farhad Imtiar Naveed Rajvir Sohanlal Tariqul", "Amrina Farzona Gurleena Shabira",
                    "Akh Bhar Chau Far Gil Mal Rah Sid", "andar wani ooqi manzai atwal eeri"),
}  # fmt: skip

# tradition: the same four, each part as (Latin, own script)
_OTHER_SCRIPTS = {
    "cyrillic": (
        [("Miroslan", "Мирослан"), ("Ivailen", "Ивайлен"), ("Stoyar", "Стояр"), ("Vladen", "Владен")],
        [("Rosivka", "Росивка"), ("Darina", "Дарина"), ("Zlatena", "Златена")],
        [("Bor", "Бор"), ("Kal", "Кал"), ("Dim", "Дим"), ("Hris", "Хрис"), ("Pet", "Пет"), ("Tod", "Тод")],
        [("inarov", "инаров"), ("oyanenko", "ояненко"), ("eshkov", "ешков"), ("imiruk", "имирук")],
    ),
    "greek": (
        [("Stelianos", "Στελιανός"), ("Thanor", "Θάνορ"), ("Leandros", "Λέανδρος")],
        [("Melinda", "Μελίντα"), ("Theonila", "Θεονίλα")],
        [("Kar", "Καρ"), ("Pap", "Παπ"), ("Vlah", "Βλαχ"), ("Mar", "Μαρ")],
        [("adellis", "αδέλλης"), ("onidakis", "ονιδάκης"), ("intoulos", "ίντουλος")],
    ),
    "arabic": (
        [("Samirad", "سميراد"), ("Hadiar", "هاديار"), ("Yusran", "يسران"), ("Karimel", "كريمال")],
        [("Lailana", "ليلانا"), ("Nurisa", "نوريسا"), ("Samara", "سمارة")],
        [("al-Bas", "البص"), ("al-Far", "الفار"), ("Haj", "حاج"), ("Ben Sal", "بن سال"), ("Kar", "كر")],
        [("midani", "ميداني"), ("ouji", "وجي"), ("andari", "نداري"), ("imzad", "يمزاد")],
    ),
    "chinese": (
        [("Weiyun", "伟云"), ("Jianlo", "建洛"), ("Haoming", "浩鸣"), ("Guoshi", "国石")],
        [("Meixue", "美雪"), ("Lanying", "兰影"), ("Xiaohe", "晓荷")],
        [("Linzhu", "林竹"), ("Chenhe", "陈河"), ("Wangxi", "王溪"), ("Zhoulan", "周岚"), ("Ouyan", "欧岩")],
        [("", "")],
    ),
}


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")] if "," in text else text.split()


LATIN = {tradition: tuple(_parts(text) for text in texts) for tradition, texts in _LATIN.items()}


def invent_name(chance: Random, tradition: str, *, woman: bool) -> Name:
    """One invented name of the tradition."""
    if tradition in LATIN:
        men, women, stems, endings = LATIN[tradition]
        given = chance.choice(women if woman else men)
        return Name(given, chance.choice(stems) + chance.choice(endings))
    man_, woman_, stem_, ending_ = _OTHER_SCRIPTS[tradition]
    given_pair = chance.choice(woman_ if woman else man_)
    stem, ending = chance.choice(stem_), chance.choice(ending_)
    family_native = stem[1] + ending[1]
    native = family_native + given_pair[1] if tradition == "chinese" else f"{given_pair[1]} {family_native}"
    return Name(given_pair[0], stem[0] + ending[0], native)


def misspelt(chance: Random, word: str) -> str:
    """The word as somebody in a hurry would key it: two letters swapped, one doubled, or one lost."""
    if len(word) < 4:
        return word + "e"
    at = chance.randrange(1, len(word) - 2)
    return chance.choice((
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[: at + 1] + word[at:],
        word[:at] + word[at + 1 :],
    ))  # fmt: skip
