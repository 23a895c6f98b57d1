"""What the program keeps for itself is made once and readable by its owner alone."""

from __future__ import annotations

import stat
from pathlib import Path

from casekeeper.config.folders import kept_secret, write_private


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = kept_secret(tmp_path / "secret")
    assert kept_secret(tmp_path / "secret") == first
    assert len(first) > 60
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_whoever_writes_a_private_file_second_leaves_the_first(tmp_path: Path) -> None:
    write_private(tmp_path / "file", b"first")
    write_private(tmp_path / "file", b"second")
    assert (tmp_path / "file").read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
