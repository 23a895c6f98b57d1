"""An export is checked by itself, with no database; whatever is done to it is noticed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.records.ledgers import add, named, person

from casekeeper.facts.correction import Correction
from casekeeper.records.sealing.erasing import erase
from casekeeper.records.sealing.export_lines import NotAnExport, verify_export
from casekeeper.records.sealing.exporting import export
from casekeeper.records.sealing.seal import seal
from casekeeper.records.sealing.seal_key import read_heads

pytestmark = pytest.mark.django_db(transaction=True)
Lines = list[list[Any]]


@pytest.fixture
def exported(tmp_path: Path, transactional_db: None) -> Path:
    """Forty facts of four people in several batches; one correction, one erasure."""
    people = [person() for _ in range(4)]
    for start in range(0, 40, 10):
        for whose in people:
            numbers = named(whose, 3 if start else 2, start)
        seal(batch=7)
    add(people[0], Correction(reason="misspelt", instead={"full": "Right"}), corrects=numbers[0] - 9)
    erase(people[3], rule="rule 7", asked_by="A. Clerk", authorised_by="B. Manager")
    seal()
    file = tmp_path / "export.jsonl"
    assert export(file) == 45
    return file


def trusted() -> dict[str, Any]:
    """What somebody else keeps: the heads and the public key."""
    public = settings.SEAL_KEY.with_suffix(".pub").read_text().strip()
    return {"heads": read_heads(settings.HEADS_FILE), "public_key": public}


def test_an_export_is_whole_by_itself(exported: Path) -> None:
    verdict = verify_export(exported, **trusted())
    assert (verdict.whole, verdict.notices, verdict.facts, verdict.erased) == (True, [], 45, 11)
    alone = verify_export(exported)
    assert alone.whole
    assert len(alone.notices) == 2


def test_an_export_is_checked_where_there_is_no_database(exported: Path) -> None:
    program = (
        "import sys; from casekeeper.config.command_line import main\n"
        "try: main()\n"
        "finally: assert not {'django', 'psycopg'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "verify", "--export", str(exported), "--json"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "PYTHONPATH": "src"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["whole"] is True


def test_a_file_that_is_no_export_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "other.jsonl"
    file.write_text('{"some": "thing"}\n')
    with pytest.raises(NotAnExport, match="does not belong in an export"):
        verify_export(file)


def test_a_cut_tail_is_found_with_the_heads_kept_elsewhere(exported: Path) -> None:
    lines = [json.loads(line) for line in exported.read_text().splitlines()]
    last = max(number for kind, number, _ in lines if kind == "batch")
    lost = {n for kind, number, body in lines if kind == "batch" and number == last
            for first, end in body["ranges"] for n in range(first, end + 1)}  # fmt: skip
    kept = [
        line
        for line in lines
        if not (line[0] in ("batch", "head") and line[1] == last) and not (line[0] == "fact" and line[1] in lost)
    ]
    kept[-1][1] -= len(lost)
    rewrite(exported, kept)
    assert any("cut off" in fault.says for fault in verify_export(exported, **trusted()).faults)


def rewrite(file: Path, lines: Lines) -> None:
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))


def places(lines: Lines) -> list[int]:
    """The lines that make up the ledger: all but the first, and the copies of heads."""
    return [place for place, line in enumerate(lines) if line[0] in ("fact", "batch", "erasure")]


def change_a_leaf(lines: Lines, dice: random.Random) -> None:
    body = lines[dice.choice(places(lines))][2]
    holder: Any = body
    key: Any = dice.choice(sorted(body))
    while isinstance(holder[key], list) and holder[key]:
        holder, key = holder[key], dice.randrange(len(holder[key]))
    value = holder[key]
    if isinstance(value, str) and value:
        at = dice.randrange(len(value))
        other = dice.choice([letter for letter in "abcdef0123456789xyz" if letter != value[at]])
        holder[key] = value[:at] + other + value[at + 1 :]
    elif isinstance(value, int):
        holder[key] = value + dice.choice([-1, 1, 1000])
    elif isinstance(value, list):
        holder[key] = [1]
    else:
        holder[key] = dice.choice(["x", 1])


def null_a_leaf(lines: Lines, dice: random.Random) -> None:
    body = lines[dice.choice(places(lines))][2]
    body[dice.choice([key for key in sorted(body) if body[key] not in (None, [])])] = None


def drop_a_line(lines: Lines, dice: random.Random) -> None:
    del lines[dice.choice(places(lines))]


def drop_a_line_and_say_so(lines: Lines, dice: random.Random) -> None:
    facts = [place for place, line in enumerate(lines) if line[0] == "fact"]
    del lines[dice.choice(facts)]
    lines[-1][1] -= 1


def repeat_a_line(lines: Lines, dice: random.Random) -> None:
    place = dice.choice(places(lines))
    lines.insert(place, lines[place])


def swap_two_facts(lines: Lines, dice: random.Random) -> None:
    one, other = dice.sample([place for place, line in enumerate(lines) if line[0] == "fact"], 2)
    lines[one], lines[other] = lines[other], lines[one]


def swap_the_content_of_two_facts(lines: Lines, dice: random.Random) -> None:
    one, other = dice.sample([place for place, line in enumerate(lines) if line[0] == "fact"], 2)
    lines[one][2], lines[other][2] = lines[other][2], lines[one][2]


def renumber(lines: Lines, dice: random.Random) -> None:
    lines[dice.choice(places(lines))][1] += dice.choice([-1, 1, 500])


def cut(lines: Lines, dice: random.Random) -> None:
    del lines[dice.randrange(len(lines)) :]


def add_a_key(lines: Lines, dice: random.Random) -> None:
    lines[dice.choice(places(lines))][2]["note"] = "x"


MUTATIONS: list[Callable[[Lines, random.Random], None]] = [
    change_a_leaf, null_a_leaf, drop_a_line, drop_a_line_and_say_so, repeat_a_line, swap_two_facts,
    swap_the_content_of_two_facts, renumber, cut, add_a_key,
]  # fmt: skip


def test_whatever_is_done_to_an_export_is_noticed(exported: Path) -> None:
    whole = exported.read_text()
    known = trusted()
    dice = random.Random(20260302)
    unnoticed = []
    for turn in range(600):
        lines: Lines = [json.loads(line) for line in whole.splitlines()]
        mutation = change_a_leaf if turn % 2 else MUTATIONS[turn // 2 % len(MUTATIONS)]
        mutation(lines, dice)
        rewrite(exported, lines)
        try:
            if verify_export(exported, **known).whole:
                unnoticed.append((turn, mutation.__name__))
        except NotAnExport:
            pass
    assert unnoticed == []
