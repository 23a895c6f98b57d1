"""Names of invented people, and the evidence that two of them are one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.matching.names.comparing import compare
from casekeeper.matching.names.latin import words
from casekeeper.matching.names.lexicon import Lexicon, keys_of, read_names
from casekeeper.matching.names.sounds import skeleton, sounds_of

_MANY = (
    "mohamed ali|hussein karim|yevgeny kuznetsov|sergei petrov|juan garcia lopez|li wei|wang ming|kim chul soo|"
    "john smith|william brown|abdul rahman hamid|omar rashidi|chidi okafor|fatima diallo|giorgi maisuradze|"
    "nguyen van duc|tadesse bekele|rajesh kumar|david cohen|somchai jaidee|kofi mensah|anna nowak|petra novak"
)
MANY = _MANY.split("|")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """What words tell where each name stands ten times among a thousand others."""
    others = [f"{a}{b}ov {b}{c}in" for a in "bdgklm" for b in "aeiou" for c in "prstvz"]
    return read_names([*MANY, *others])[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Nuñez-O'Hara, Álvaro", ["nunez", "ohara", "alvaro"]),
        ("Евгений Кузнецов", ["evgenii", "kuznetsov"]),
        ("Γιώργος Παπαδόπουλος", ["giorgos", "papadopulos"]),
        ("გიორგი მაისურაძე", ["giorgi", "maisuradze"]),
        ("Արմեն", ["armen"]),
        ("王小明", ["wang", "xiao", "ming"]),
        ("김철수", ["kim", "cheol", "su"]),
        ("やまだ たろう", ["yamada", "tarou"]),
        ("ታደሰ", ["tadese"]),
        ("राजेश कुमार", ["rajesh", "kumar"]),
        ("Şükrü Yıldız", ["shukru", "yildiz"]),
        ("", []),
        ("123 --- 456", []),
    ],
)
def test_any_script_is_read_into_latin_words(written: str, read: list[str]) -> None:
    assert words(written) == read


def test_an_arabic_article_is_a_word_of_its_own() -> None:
    assert keys_of("الراشدي")[0] == "al"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("yevgeny", "evgueni"), ("oualid", "walid"), ("hussein", "husayn"), ("mohammed", "muhamad"),
        ("dzhokhar", "djohar"), ("kuznetsov", "kuznecow"), ("ouattara", "wattara"), ("cheikh", "sheikh"),
        ("xiaoming", "hsiaoming"),
    ],
)  # fmt: skip
def test_spellings_of_one_sound_meet(lexicon: Lexicon, one: str, other: str) -> None:
    found = compare(lexicon, [one], [other])
    assert found is not None
    assert [met.alike > 0.75 for met in found.met] == [True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Ali", "ALI, Muhamed"), ("Yevgeny Kuznetsov", "Evgueni Kouznetsov"), ("Wei Li", "Li Wei"),
        ("Abdul Rahman Hamid", "Abdulrahman Hamed"), ("Abdurrahman Hamid", "Abd al-Rahman Hamid"),
        ("J. Smith", "John Smith"), ("Bill Brown", "William Brown"), ("محمد علي", "Mohamed Ali"),
        ("Евгений Кузнецов", "Yevgeny Kuznetsov"), ("王小明", "Xiaoming Wang"), ("김철수", "Kim Chul-soo"),
        ("ታደሰ በቀለ", "Tadesse Bekele"), ("Juan García López", "Juan Garcia"),
    ],
)  # fmt: skip
def test_one_persons_names_weigh_more_than_two_peoples(lexicon: Lexicon, one: str, other: str) -> None:
    same = compare(lexicon, [one], [other])
    strangers = [compare(lexicon, [one], [name]) for name in ("Petra Novak", "Kofi Mensah", "Anna Nowak")]
    assert same is not None
    assert all(stranger is not None and same.weight > stranger.weight + 3 for stranger in strangers)


def test_words_that_cannot_be_compared_are_not_the_same(lexicon: Lexicon) -> None:
    """Peers once gave full marks where neither name had a sound of its own."""
    assert compare(lexicon, ["123"], ["456"]) is None
    found = compare(lexicon, ["محمد"], ["حسين"])
    assert found is not None
    assert not found.met


@pytest.mark.parametrize(("one", "other"), [("jon", "john"), ("li wu", "lu wu")])
def test_short_names_do_not_fall_off_a_cliff(lexicon: Lexicon, one: str, other: str) -> None:
    near, same = compare(lexicon, [one], [other]), compare(lexicon, [one], [one])
    assert near is not None
    assert same is not None
    assert near.met
    assert near.weight < same.weight


@pytest.mark.parametrize(
    ("one", "other"), [("qasim", "kasim"), ("gadaev", "qadaev"), ("yusuf", "jusuf"), ("iosif", "yosif")]
)
def test_no_first_letter_decides(lexicon: Lexicon, one: str, other: str) -> None:
    found = compare(lexicon, [one], [other])
    assert found is not None
    assert found.met


def test_a_contradiction_weighs_more_than_an_omission(lexicon: Lexicon) -> None:
    omitted = compare(lexicon, ["sergei ivanovich petrov"], ["sergei petrov"])
    contradicted = compare(lexicon, ["sergei ivanovich petrov"], ["sergei mikhailovich petrov"])
    assert omitted is not None
    assert contradicted is not None
    assert omitted.weight > contradicted.weight


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_typed_is_compared_the_same_both_ways_and_never_fails(one: str, other: str) -> None:
    lexicon = read_names(MANY, with_symbols=False)[0] if not _SMALL else _SMALL[0]
    _SMALL.append(lexicon)
    there, back = compare(lexicon, [one], [other]), compare(lexicon, [other], [one])
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert len(there.met) == len(back.met)


_SMALL: list[Lexicon] = []


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=24))
def test_every_word_has_sounds_and_a_skeleton(word: str) -> None:
    assert sounds_of(word)
    assert skeleton(word)


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("Abd al-Rahman Hamid", "Abdurrahman Hamid"), ("Abdul Rahman Hamid", "Abdurrahman Hamid"),
        ("Jalal al-Din Rashidi", "Jalaluddin Rashidi"), ("Habib ur Rahman Kumar", "Habiburrahman Kumar"),
        ("Piet van der Voort", "Piet Vandervoort"), ("Akram Nizam Eslami", "Akrameslami"),
        ("Lakshmi Suresh Verma", "Vermalakshmi"), ("Balasubramanian Selvaraja", "Balasubramanianselvaraja"),
        ("جلال الدین", "Jalaluddin"), ("جلال\u200cالدین", "Jalaluddin"),
        # What is heard at the seam is not what either word has there.
        ("Samantar Xasan", "Samantarxasan"), ("Gurmit Shushi", "Gurmitshushi"), ("Toshishi Ueki", "Tosishiueki"),
        ("Ponvut Suna", "Phonvutsuna"),
    ],
)  # fmt: skip
def test_what_one_writes_apart_another_writes_as_one_word(lexicon: Lexicon, apart: str, together: str) -> None:
    for one, other in ((apart, together), (together, apart)):
        found = compare(lexicon, [one], [other])
        assert found is not None
        assert any(len(met.left.split()) != len(met.right.split()) for met in found.met), found.met


@pytest.mark.parametrize(
    ("somali", "english"),
    [("cabdiraxmaan", "abdirahman"), ("xuseen", "huseen"), ("cumar", "umar"), ("faarax", "farah"), ("axmed", "ahmed")],
)
def test_somali_letters_are_heard_as_somali(somali: str, english: str) -> None:
    assert sounds_of(somali) == sounds_of(english)


@pytest.mark.parametrize(
    ("written", "heard"), [("carlos", "KARLOS"), ("cisse", "SISE"), ("xin", "CIN"), ("max", "MAKS")]
)
def test_letters_that_somali_uses_otherwise_are_heard_as_ever_elsewhere(written: str, heard: str) -> None:
    assert sounds_of(written) == heard
