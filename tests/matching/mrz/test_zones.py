"""Machine-readable zones: the standard's specimens, damage told as what it is, and the way there and back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from casekeeper.config.command_line import main
from casekeeper.matching.mrz import Holder, Unreadable, Zone, read_zone, write_zone
from casekeeper.matching.mrz.checking import check_digit
from casekeeper.matching.mrz.forms import FORMS
from casekeeper.matching.mrz.writing import transliterated
from casekeeper.matching.screening import Document, Query

ON = date(2026, 11, 25)
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
SPECIMENS = {
    "TD3": TD3,
    "TD1": "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    "TD2": "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
    "MRV-A": "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
    "MRV-B": "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<",
}


def _read(text: str, on: date = ON) -> Zone:
    zone = read_zone(text, on)
    assert isinstance(zone, Zone), zone
    return zone


@pytest.mark.parametrize(("form", "text"), SPECIMENS.items())
def test_the_specimen_of_every_form_is_read_with_all_its_check_digits_right(form: str, text: str) -> None:
    zone = _read(text)
    assert (zone.form, zone.surname, zone.given, zone.sex) == (form, "ERIKSSON", "ANNA MARIA", "f")
    assert {check.outcome for check in zone.checks} == {"right"}
    assert zone.doubts == ()
    assert not zone.truncated


def test_a_passport_says_number_dates_and_what_is_optional_and_makes_a_query() -> None:
    zone = _read(TD3)
    assert (zone.number, zone.born.text, zone.expires.text, zone.optional) == (
        "L898902C3", "1974-08-12", "2012-04-15", ("ZE184226B",),
    )  # fmt: skip
    assert zone.query("q") == Query(
        "q", ("ANNA MARIA ERIKSSON",), ("1974-08-12",), (), "f", (Document("L898902C3", "passport"),)
    )


def test_a_number_over_nine_characters_spills_into_what_is_optional() -> None:
    zone = _read("I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<")
    assert (zone.number, zone.optional, zone.wrong) == ("D23145890734", (), ())
    assert zone.checks[0].covers == "document number"
    wrong = _read("I<UTOD23145890<7348<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<")
    assert (wrong.checks[0].expected, wrong.checks[0].came, wrong.checks[0].outcome) == ("9", "8", "wrong")


def test_a_misread_letter_is_told_with_what_would_mend_it_and_both_numbers_are_looked_for() -> None:
    zone = _read(TD3.replace("L898902C3", "L8989O2C3"))
    check = zone.checks[0]
    assert (check.outcome, check.expected, check.came) == ("wrong", "0", "6")
    assert [(mend.at, mend.came, mend.perhaps) for mend in check.mends] == [(6, "O", "0")]
    assert zone.number == "L8989O2C3", "nothing is mended silently"
    query = zone.query()
    assert query is not None
    assert [document.number for document in query.documents] == ["L8989O2C3", "L898902C3"]


@pytest.mark.parametrize(("right", "wrong"), [("0", "O"), ("8", "B"), ("2", "Z"), ("1", "I"), ("5", "S")])
def test_every_look_alike_in_a_date_is_told_and_the_date_is_not_made_up(right: str, wrong: str) -> None:
    born = f"8{right}0101" if right != "1" else "810101"
    text = write_zone("TD3", Holder("Other", "Ann", "A1234567", born=born, expires="300101"))
    place = text.index(born) + 1
    zone = _read(text[:place] + wrong + text[place + 1 :])
    check = zone.checks[1]
    assert check.outcome == "wrong"
    assert right in [mend.perhaps for mend in check.mends if mend.at == 2]
    assert zone.born.text == ""
    assert "expected figures" in zone.born.doubt


@given(st.sampled_from(sorted(SPECIMENS)), st.data())
def test_any_other_figure_in_a_check_digit_s_place_is_told_as_wrong(form: str, data: st.DataObject) -> None:
    lines = SPECIMENS[form].split("\n")
    span = data.draw(st.sampled_from([FORMS[form].number_check, FORMS[form].born_check, FORMS[form].expires_check]))
    right = lines[span.line][span.start]
    other = data.draw(st.sampled_from([figure for figure in "0123456789" if figure != right]))
    lines[span.line] = lines[span.line][: span.start] + other + lines[span.line][span.end :]
    wrong = _read("\n".join(lines)).wrong
    assert (right, other) in [(check.expected, check.came) for check in wrong]


def test_blank_check_digits_are_told_as_blank_where_nothing_is_covered() -> None:
    zone = _read(write_zone("TD3", Holder("Other", "Ann", "A1")))
    assert [check.outcome for check in zone.checks if check.covers == "optional data"] == ["blank"]


@pytest.mark.parametrize(
    ("field", "born", "also"),
    [
        ("<<<<<<", "", ""), ("74<<<<", "1974", ""), ("7408<<", "1974-08", ""), ("<<0812", "", ""), ("741308", "", ""),
        ("261126", "1926-11-26", ""), ("261125", "2026-11-25", "1926-11-25"), ("100101", "2010-01-01", ""),
        ("270101", "1927-01-01", ""), ("000229", "2000-02-29", ""), ("010229", "", ""),
    ],
)  # fmt: skip
def test_unknown_parts_and_centuries_are_said_and_never_guessed(field: str, born: str, also: str) -> None:
    zone = _read(write_zone("TD3", Holder("Other", "Ann", "A1", born=field)))
    expected_also = also or ("1910-01-01" if field == "100101" and ON.year - 1910 <= 115 else "")
    assert (zone.born.text, zone.born.also) == (born, expected_also)
    assert bool(zone.born.doubt) == (born == "" or bool(expected_also))


@pytest.mark.parametrize("form", sorted(FORMS))
def test_names_too_long_are_told_as_cut_off(form: str) -> None:
    document = "V" if form.startswith("MRV") else "P"
    zone = _read(
        write_zone(form, Holder("Nilavadhanananda", "Chayapa Dejthamrong Krasuang " * 2, "A1", document=document))
    )
    assert zone.truncated
    assert zone.surname == "NILAVADHANANANDA"
    assert any("cut off" in doubt for doubt in zone.doubts)


def test_a_name_of_one_part_and_no_name_are_told() -> None:
    one = _read(write_zone("TD3", Holder("Arkfreith", "", "A1")))
    assert (one.surname, one.given) == ("ARKFREITH", "")
    assert any("one part only" in doubt for doubt in one.doubts)
    none = _read(write_zone("TD3", Holder("", "", "A1")))
    assert any("no name" in doubt for doubt in none.doubts)


@pytest.mark.parametrize(
    ("code", "state"),
    [("D", "de"), ("GBD", "gb"), ("GBN", "gb"), ("RKS", "xk"), ("XXA", ""), ("XXB", ""), ("UNO", ""), ("EUE", ""),
     ("UTO", ""), ("BGR", "bg"), ("QQQ", "")],
)  # fmt: skip
def test_state_codes_of_the_standard_are_known_and_those_of_no_state_are_none(code: str, state: str) -> None:
    zone = _read(write_zone("TD3", Holder("Other", "Ann", "A1", nationality=code, issuer=code)))
    assert (zone.nationality.code, zone.nationality.state) == (code, state)
    assert any("no list of states" in doubt for doubt in zone.doubts) == (code == "QQQ")


def test_letters_beyond_the_zone_s_are_transliterated_as_the_standard_says() -> None:
    assert transliterated("Müller-Øñåßþ O’Neill") == "MUELLER<OENAASSTH<ONEILL"


@pytest.mark.parametrize("form", sorted(SPECIMENS))
def test_lower_case_spaces_and_lost_line_breaks_are_read(form: str) -> None:
    clean = _read(SPECIMENS[form])
    for text in (
        SPECIMENS[form].lower(), SPECIMENS[form].replace("\n", ""), SPECIMENS[form].replace("\n", " \r\n\r\n "),
        " ".join(SPECIMENS[form].replace("\n", "")),
    ):  # fmt: skip
        assert _read(text) == clean


@pytest.mark.parametrize("form", sorted(SPECIMENS))
@pytest.mark.parametrize("gone", [1, 2])
@pytest.mark.parametrize("broken", [True, False])
def test_one_or_two_fillers_missing_are_put_back_and_told(form: str, gone: int, broken: bool) -> None:
    clean, lines = _read(SPECIMENS[form]), SPECIMENS[form].split("\n")
    span = FORMS[form].names
    for line in range(len(lines)):
        run = lines[line].rfind("<" * (gone + 1))
        if run < 0:
            continue
        damaged = [*lines[:line], lines[line][:run] + lines[line][run + gone :], *lines[line + 1 :]]
        zone = _read("\n".join(damaged) if broken else "".join(damaged))
        assert (zone.surname, zone.given, zone.number, zone.born) == (
            clean.surname, clean.given, clean.number, clean.born,
        ), (line, span)  # fmt: skip
        assert zone.wrong == ()
        assert any("mended" in doubt for doubt in zone.doubts)


@pytest.mark.parametrize(
    ("text", "came"),
    [("", "nothing"), ("hello", "lines of 5"), ("É" * 88, "É among"), ("A" * 500, "500 characters"),
     (TD3.split("\n")[0], "lines of 44"), (TD3.replace("6UTO", "6"), "lines of 44, 41")],
)  # fmt: skip
def test_what_is_no_zone_is_refused_with_what_was_expected_and_what_came(text: str, came: str) -> None:
    found = read_zone(text, ON)
    assert isinstance(found, Unreadable)
    assert came in found.came
    assert "two lines of 44" in found.expected
    assert found.what_to_do


_letters = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=9)
_dates = st.dates(date(1915, 1, 1), date(2020, 1, 1)).map(lambda day: day.strftime("%y%m%d"))


@settings(max_examples=200)
@given(
    st.sampled_from(sorted(FORMS)), _letters, st.lists(_letters, max_size=2).map(" ".join),
    st.text("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", min_size=1, max_size=14), _dates, _dates,
    st.sampled_from("MF<"), st.sampled_from(["UTO", "D", "XXA", "BGR"]),
)  # fmt: skip
def test_what_is_written_is_read_back(
    form: str, surname: str, given_names: str, number: str, born: str, expires: str, sex: str, nationality: str
) -> None:
    if form != "TD1" and form != "TD2":
        number = number[:9]
    if form == "TD2":
        number = number[:13]
    document = {"TD1": "I", "TD2": "I", "TD3": "P"}.get(form, "V")
    holder = Holder(surname, given_names, number, "UTO", nationality, born, sex, expires, document=document)
    zone = _read(write_zone(form, holder))
    assert zone.form == form
    assert (zone.surname, zone.given, zone.number) == (surname, given_names, number)
    assert (zone.born.as_written, zone.expires.as_written, zone.nationality.code) == (born, expires, nationality)
    assert zone.born.text.replace("-", "")[2:] == born
    assert zone.sex == {"M": "m", "F": "f", "<": ""}[sex]
    assert zone.wrong == ()


@settings(max_examples=400)
@given(st.sampled_from(sorted(SPECIMENS)), st.integers(0, 95), st.text(max_size=4), st.integers(0, 4), st.dates())
def test_a_damaged_zone_is_read_or_refused_and_never_falls_over(
    form: str, at: int, put: str, gone: int, on: date
) -> None:
    text = SPECIMENS[form]
    found = read_zone(text[:at] + put + text[at + gone :], on)
    assert isinstance(found, Zone | Unreadable)
    if isinstance(found, Zone):
        found.query()
        json.dumps(found.as_json())


@given(st.text(max_size=120) | st.text("ABC019<", min_size=86, max_size=92), st.dates())
def test_any_text_at_all_is_a_zone_or_refused(text: str, on: date) -> None:
    assert isinstance(read_zone(text, on), Zone | Unreadable)


def test_the_check_digit_is_the_standard_s() -> None:
    assert (check_digit("520727"), check_digit("AB2134<<<"), check_digit("L898902C3")) == ("3", "5", "6")


def test_the_command_tells_the_zone_and_its_check_digits() -> None:
    said = CliRunner().invoke(main, ["mrz", "--on", "2026-11-25", *TD3.replace("02C36", "02C37").split("\n")])
    assert said.exit_code == 0, said.output
    assert "ERIKSSON" in said.output
    assert "document number: wrong, 6 was expected and 7 came" in said.output
    as_json = CliRunner().invoke(main, ["mrz", "--on", "2026-11-25", "--json"], input=TD3)
    assert json.loads(as_json.output)["born"]["text"] == "1974-08-12"
    no_zone = CliRunner().invoke(main, ["mrz", "nonsense"])
    assert no_zone.exit_code == 1
    assert "Traceback" not in no_zone.output
