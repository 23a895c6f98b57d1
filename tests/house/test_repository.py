"""What may lie in the repository, how files are named and how long they are, and what the documents point at."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "service", "services", "misc"}
SERVICE_OF_DOCUMENTS = ROOT / "src" / "casekeeper" / "periods" / "service.py"
"""Here the word is the law's own."""
LONGEST = 350
PRISON_NUMBER = re.compile(r"\b[A-Z]\d{4}[A-Z]{2}\b", re.ASCII)
PATTERNED = frozenset({"1234", "2345", "3456", "4321", "2468", "1357", *(digit * 4 for digit in "0123456789")})
"""Digits that nobody was given by chance: examples use them. The invented population's numbers begin with Z."""
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[abp]-[0-9A-Za-z-]{10,}"
    r"|(?i:password|secret|token)\s*[=:]\s*[\"'][A-Za-z0-9+/_-]{20,}[\"']"
)


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def test_no_file_has_a_name_that_hides_a_missing_noun() -> None:
    named = [path for path in _tracked() if path.suffix == ".py" and path.stem in FORBIDDEN_NAMES]
    assert [path for path in named if path != SERVICE_OF_DOCUMENTS] == []


def test_no_source_file_is_longer_than_a_reader_can_hold() -> None:
    written = [path for path in _tracked() if path.suffix in (".py", ".html", ".mjs", ".css")]
    lengths = {path: _text(path).count("\n") for path in written if "migrations" not in path.parts}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_each_python_file_begins_with_what_it_is() -> None:
    files = [path for path in _tracked() if path.suffix == ".py" and "migrations" not in path.parts]
    assert [path for path in files if _text(path).strip() and not _text(path).startswith(('"""', 'r"""'))] == []


def test_the_lock_file_carries_hashes_and_no_address() -> None:
    lock = _text(ROOT / "requirements" / "lock.txt")
    assert "://" not in lock
    assert "index" not in lock
    for requirement in re.split(r"\n(?=[a-z])", lock.strip(), flags=re.IGNORECASE):
        assert "--hash=sha256:" in requirement, requirement.splitlines()[0]


def test_no_package_lock_carries_an_address_of_a_registry() -> None:
    for path in _tracked():
        if path.name == "package-lock.json":
            assert '"resolved"' not in _text(path)


def test_nothing_that_looks_like_a_secret_lies_in_the_repository() -> None:
    assert [str(path) for path in _tracked() if path.name != "lock.txt" and SECRET.search(_text(path))] == []


def test_prison_numbers_are_plain_examples_or_begin_with_z() -> None:
    found = {
        number
        for path in _tracked()
        if path.suffix in (".py", ".md", ".yaml", ".json", ".jsonl", ".html")
        for number in PRISON_NUMBER.findall(_text(path))
    }
    assert sorted(one for one in found if not one.startswith("Z") and one[1:5] not in PATTERNED) == []


def test_no_third_party_files_are_copied_in() -> None:
    folders = {"node_modules", "vendor", "third_party", "static-built", "site-packages"}
    suffixes = (".min.js", ".min.css", ".woff", ".woff2", ".ttf", ".whl", ".jar", ".so")
    bad = [path for path in _tracked() if folders & set(path.parts[len(ROOT.parts) :]) or path.name.endswith(suffixes)]
    assert bad == []


def test_the_documents_name_only_files_that_exist() -> None:
    missing = []
    for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        text = _text(document)
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text):
            if not (document.parent / target).exists():
                missing.append(f"{document.name}: {target}")
        for named in re.findall(
            r"(?<![\w/])((?:src|law|docs|tests|requirements)/[\w./-]*\w\.(?:py|yaml|md|txt))", text
        ):
            if not (ROOT / named).exists():
                missing.append(f"{document.name}: {named}")
    assert missing == []


def test_what_it_shows_names_only_tests_that_exist() -> None:
    shown = _text(ROOT / "docs" / "what-it-shows.md")
    tests = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", _text(file), re.M)
    }
    named = set(re.findall(r"`(test_\w+)`", shown))
    assert named
    assert named - tests == set()


def test_the_tour_names_only_files_that_exist() -> None:
    tour = _text(ROOT / "docs" / "tour.md")
    named = set(re.findall(r"`((?:facts|position|duties|records|screens|actions)/\w+\.py)`", tour))
    assert {name for name in named if not (ROOT / "src" / "casekeeper" / name).exists()} == set()


def test_each_decision_record_is_listed_and_says_when_to_look_again() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = _text(folder / "README.md")
    for record in folder.glob("[0-9]*.md"):
        assert record.name in listed
        for heading in ("**Context.**", "**Options**", "**Decision.**", "**Consequences.**", "**Look again**"):
            assert heading in _text(record), f"{record.name} has no {heading}"
        assert "not protect" in _text(record) or "none protects" in _text(record), record.name


def test_casekeeper_help_lists_every_command() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "from casekeeper.config.command_line import main; main()", "--help"],
        capture_output=True, text=True, check=True, cwd=ROOT, env=_environment(),
    ).stdout  # fmt: skip
    commands = ROOT / "src" / "casekeeper" / "config" / "commands"
    names = [path.stem.replace("_", "-") for path in commands.glob("*.py") if not path.stem.startswith("_")]
    assert [name for name in names if not re.search(rf"^\s+{name}\s", said, re.MULTILINE)] == []


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def test_imports_keep_to_the_contracts() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False, env=_environment())
    assert done.returncode == 0, done.stdout[-3000:]


def test_each_setting_from_the_environment_is_documented() -> None:
    read = {
        name
        for path in _tracked()
        if "src" in path.parts and path.suffix == ".py"
        for name in re.findall(r"[\"'](CASEKEEPER_[A-Z_]+)[\"']", _text(path))
    }
    assert sorted(name for name in read if f"`{name}`" not in _text(ROOT / "docs" / "operations.md")) == []
