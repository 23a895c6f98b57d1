"""Letters as PDF: tagged, in reading order, in each language, the same bytes each time; what is typed stays text."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import pairwise

import page
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.letters_written import LETTERS, SAID, SENT_ON, said_for
from tests.reading_pdf import Read, seen

from casekeeper.actions.letters.contents import contents, text_of
from casekeeper.actions.letters.drawing import LetterRefused, draw
from casekeeper.actions.letters.right_to_left import pieces
from casekeeper.actions.letters.templates import letters
from casekeeper.actions.letters.values import address_lines, clean, in_line, paragraphs

LANGUAGES = ("en", "ar", "ro")
EACH = [(key, language) for key in LETTERS for language in LANGUAGES]
BLOCK_TAGS = ("H1", "H2", "P", "LBody")


def _letter(key, language, **changed):
    return contents(letters()[key], language, said_for(key) | changed)


def _drawn(key, language, **changed):
    return draw(_letter(key, language, **changed), SENT_ON)


@pytest.mark.parametrize(("key", "language"), EACH)
def test_every_machine_checkable_rule_of_pdf_ua_holds_for_each_letter(key, language):
    report = page.validate_pdf_bytes(_drawn(key, language).pdf, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
    assert report.rules.total > 100


POSTED = "Flat 1, 1 Invented Way, Nowhere, ZZ1 1ZZ"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_by_post_shows_its_address_in_the_window_and_nothing_else_above(language):
    """As the printers of GOV.UK Notify want it: the address from 40 to 66.2 mm, all else from 95 mm on."""
    letter = _letter("liability_notice", language, posted_to=POSTED)
    drawn = draw(letter, SENT_ON)
    assert page.validate_pdf_bytes(drawn.pdf, profile="ua1").is_compliant
    read = Read(drawn.pdf)
    lines = ["Mirvet (Miri) Kolasani", "Flat 1", "1 Invented Way", "Nowhere", "ZZ1 1ZZ"]
    assert [seen(line) for line in text_of(letter)][: len(lines)] == lines
    assert read.texts(*BLOCK_TAGS)[: len(lines)] == lines
    assert read.texts(*BLOCK_TAGS).count("Flat 1") == 1
    placed = places(read.reader.pages[0])
    window = [(x, y) for x, y in placed if y < 95]
    assert {24.6 <= x <= 120 and 40 <= y <= 66.2 for x, y in window} == {True}
    assert len(window) >= len(lines)
    assert all(y <= 292 and 15 <= x <= 195 for x, y in placed)


def places(of):
    """Where text begins on a page, in millimetres from its left and top edge."""
    found = []

    def note(text, matrix, at, *_):
        if text.strip():
            x = at[4] * matrix[0] + at[5] * matrix[2] + matrix[4]
            y = at[4] * matrix[1] + at[5] * matrix[3] + matrix[5]
            found.append((x / 72 * 25.4, (float(of.mediabox.height) - y) / 72 * 25.4))

    of.extract_text(visitor_text=note)
    return found


def test_an_address_of_more_lines_than_the_window_keeps_its_last_ones():
    assert address_lines("A  B", "a, b\nc, d, e, f, g, h,  ") == ["A B", "a, b, c", "d", "e", "f", "g", "h"]
    assert address_lines("A", "1 Way,, ZZ1") == ["A", "1 Way", "ZZ1"]


def test_the_checker_finds_a_pdf_that_is_not_accessible():
    pdf = _drawn("bail_notice", "en").pdf
    assert not page.validate_pdf_bytes(pdf.replace(b"/Marked true", b"/Marked false"), profile="ua1").is_compliant
    assert not page.validate_pdf_bytes(pdf.replace(b"pdfuaid:part", b"pdfuaid:trap"), profile="ua1").is_compliant


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_names_its_language_and_shows_its_title(language):
    letter = _letter("liability_notice", language)
    read = Read(draw(letter, SENT_ON).pdf)
    assert read.root["/MarkInfo"]["/Marked"] is True or str(read.root["/MarkInfo"]["/Marked"]) == "True"
    assert read.root["/Lang"] == language
    assert bool(read.root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert read.reader.metadata.title == letter["title"]
    assert letter["title"] in read.metadata
    assert re.search(r"pdfuaid:part[>=\"']+1", read.metadata)
    if language == "ar":
        assert read.root["/ViewerPreferences"]["/Direction"] == "/R2L"


@pytest.mark.parametrize(("key", "language"), EACH)
def test_what_is_read_out_is_the_letter_in_its_order(key, language):
    letter = _letter(key, language)
    told, expected = Read(draw(letter, SENT_ON).pdf).texts(*BLOCK_TAGS), [seen(line) for line in text_of(letter)]
    if language == "ar":  # where a line ends inside a run of Latin letters, the space at its end is not stored
        told, expected = ([line.replace(" ", "") for line in lines] for lines in (told, expected))
    assert told == expected


@pytest.mark.parametrize(("key", "language"), EACH)
def test_headings_begin_with_the_title_and_skip_no_level(key, language):
    levels = [int(each.tag[1]) for each in Read(_drawn(key, language).pdf).elements if re.fullmatch(r"H\d", each.tag)]
    assert levels[0] == 1
    assert set(levels) == {1, 2}
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_there_is_no_picture_without_words():
    """Letters hold no pictures; one that is added needs alternative text."""
    for key, language in EACH:
        for each in Read(_drawn(key, language).pdf).elements:
            assert each.tag not in ("Figure", "Formula") or each.alternative


def test_a_translation_nobody_checked_says_so_and_the_english_follows_in_english():
    read = Read(_drawn("removal_notice", "ar").pdf)
    texts = read.texts(*BLOCK_TAGS)
    assert any("لم يراجع مترجم مؤهل" in text for text in texts)
    english = [each for each in read.elements if each.tag == "H2" and each.text.startswith("Notice that we intend")]
    assert [each.language for each in english] == ["en"]
    assert len(read.texts("H1")) == 2
    assert not any("translator" in text for text in Read(_drawn("removal_notice", "en").pdf).texts(*BLOCK_TAGS))


def test_arabic_words_are_kept_whole_and_in_their_order_beside_latin_ones():
    read = Read(_drawn("decision_with_appeal", "ar").pdf)
    sentence = next(text for text in read.texts("P") if "First-tier Tribunal" in text)
    assert sentence.startswith("يمكنك أن تستأنف أمام المحكمة First-tier Tribunal (Immigration and Asylum Chamber).")
    assert "14 من الأيام" in sentence


@pytest.mark.parametrize("key", LETTERS)
def test_no_word_is_cut_in_two_and_the_pieces_are_the_line(key):
    """A word in two pieces would be drawn with its letters not joined, and could break over two lines."""
    for line in text_of(_letter(key, "ar")):
        cut = pieces(line)
        assert seen("".join(text for _, text in cut)) == seen(line)
        words = [text for kind, text in cut if kind == "word"]
        assert words == re.findall(r"[\u0621-\u064a\u0671-\u06d3]+", line)
        assert not [text for kind, text in cut if kind != "word" and re.search(r"[\u0621-\u064a]", text)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("27 مارس 1990", [("plain", "27"), ("plain", " "), ("word", "مارس"), ("plain", " "), ("plain", "1990")]),
        ("(bail).", [("sign", "("), ("plain", "bail"), ("sign", ")"), ("sign", ".")]),
        (
            "First (Asylum Chamber). و",
            [("plain", "First (Asylum Chamber)"), ("sign", "."), ("plain", " "), ("word", "و")],
        ),
    ],
)
def test_a_line_is_cut_into_words_signs_and_runs_of_other_letters(line, expected):
    assert [(kind, text if text == " " else seen(text)) for kind, text in pieces(line)] == expected


MIXED = st.text(
    st.one_of(
        st.characters(min_codepoint=0x621, max_codepoint=0x64A),
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.sampled_from("،؛؟ٹڈڑںے()  .0123"),
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(MIXED, MIXED)
def test_the_pieces_of_any_line_are_the_line_in_its_order(words, value):
    line = f"{clean(words)} {in_line(value)} {clean(words)}"
    assert seen("".join(text for _, text in pieces(line))) == seen(line)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=MIXED, reasons=MIXED)
@example(name="", reasons="A؛:0")
@example(name=":ـ", reasons="")
def test_whatever_is_typed_into_an_arabic_letter_is_read_back_in_its_order(name, reasons):
    """Letters in their order, and each sign as often; the writer of the PDF may store a sign before what it follows."""
    letter = _letter("liability_notice", "ar", name=clean(name) or "ع", reasons=clean(reasons) or "ب")
    told = Read(draw(letter, SENT_ON).pdf).texts(*BLOCK_TAGS)
    assert [_letters_and_signs(line) for line in told] == [_letters_and_signs(seen(line)) for line in text_of(letter)]


def _letters_and_signs(line):
    return re.sub(r"\W|\u0640", "", line), sorted(re.findall(r"[^\w\s]|\u0640", line))


def test_words_written_without_vowel_signs_as_the_reading_order_needs_it():
    """A sign above a letter breaks the run of a word in two, so the Arabic of letters is written without."""
    for key in LETTERS:
        for line in text_of(contents(letters()[key], "ar", said_for(key))):
            assert not [char for char in line if unicodedata.combining(char) and "\u0600" <= char <= "\u06ff"], line


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawing_twice_gives_the_same_bytes_and_another_letter_gives_others(language):
    once, again = _drawn("liability_notice", language), _drawn("liability_notice", language)
    assert once.pdf == again.pdf
    assert once.digest == again.digest
    assert once.digest != _drawn("liability_notice", language, name="Somebody Else").digest


@pytest.mark.parametrize(
    "name",
    [
        "Жанна Ёлкина",
        "Αλέξανδρος Παπαδόπουλος",
        "Nguyễn Thị Ở",
        "Żółć Gęślą",
        "محمد بن عبد الله",
        "پاکستان ٹھٹھہ ڑے",
        "Șerban Țuțea",
    ],
)
def test_names_in_other_letters_are_drawn_and_read_back(name):
    read = Read(_drawn("bail_notice", "en", name=name).pdf)
    assert f"Name: {seen(name)}" in read.texts("P")


def test_a_name_that_no_typeface_here_can_show_is_refused_and_named():
    with pytest.raises(LetterRefused, match=r"no shape for .*王"):
        _drawn("bail_notice", "en", name="王小明")


MARKUP = ["#panic()", "$x^2$", "*bold*", "_it_", "<label>", "@ref", "= Heading", "- item", "`code`", "\\u{202e}",
          "{name}", "{0.__class__}", "//comment", "/* */", "#sys.inputs", "~", "---", "http://example.invalid",
          "#image(\"x\")"]  # fmt: skip


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_in_a_name_or_in_reasons_stays_text(markup):
    read = Read(_drawn("liability_notice", "en", name=f"Ann {markup} Lee", reasons=f"{markup}\nb {markup}").pdf)
    texts = read.texts(*BLOCK_TAGS)
    assert seen(f"Name: Ann {markup} Lee") in texts
    assert seen(markup) in texts
    assert seen(f"b {markup}") in texts
    assert read.root.get("/AcroForm") is None
    assert not any("/Annots" in each for each in read.reader.pages)


def test_marks_of_direction_and_control_characters_are_taken_out():
    read = Read(_drawn("bail_notice", "en", name="Ann\u202e\u0007\u2066\x00 Lee\u200f\ufeff").pdf)
    assert "Name: Ann Lee" in read.texts("P")
    assert clean("a\x1b[31m\u202eb\u0085c\td") == "a[31mb\nc d"


LATIN = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x17F),
        st.characters(min_codepoint=0x391, max_codepoint=0x3CE, categories=("L",)),
        st.characters(min_codepoint=0x410, max_codepoint=0x44F),
        st.sampled_from("\x00\x07\x1b\t\n\r\u2028\u202a\u202e\u2066\u2069\u200f\ufeff#$*_<>@[]{}\\`=-/~\"'"),
    ),
    max_size=60,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=LATIN, reasons=LATIN)
def test_whatever_is_typed_is_read_back_as_text_and_adds_no_element(name, reasons):
    name, reasons = clean(name) or "A", clean(reasons) or "B"
    letter = _letter("liability_notice", "en", name=name, reasons=reasons)
    read = Read(draw(letter, SENT_ON).pdf)
    expected = [seen(line) for line in text_of(letter)]
    assert read.texts(*BLOCK_TAGS) == expected
    assert [line for line in expected if line in [seen(each) for each in paragraphs(reasons)]]


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_cleaned_text_holds_no_control_character_and_cleaning_again_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once
    assert not [char for char in once if char != "\n" and unicodedata.category(char) in ("Cc", "Cs")]
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def test_the_day_of_the_letter_is_the_day_in_its_metadata():
    read = Read(draw(_letter("bail_notice", "en"), date(2027, 1, 2)).pdf)
    assert read.reader.metadata["/CreationDate"].startswith("D:20270102")
    assert SAID["sent_on"] == SENT_ON.isoformat()
