"""A folder of files as the carrier: one line for each message, on disk before anything is said. It can always tell."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

from casekeeper.exchange.lines_on_disk import add_line, whole_lines, write_whole
from casekeeper.exchange.messages.carrier import CannotTell, Letter


class FileCarrier:
    """Messages as lines of sms.jsonl, email.jsonl and letter.jsonl, for an office to print or send by other means.

    A PDF lies beside them in `pdf/` under its reference, whole before its line is written.
    """

    name = "files"
    sure_after = timedelta(0)

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, letter: Letter) -> str:
        """Append the line, and have it on disk before returning."""
        line = letter._asdict()
        if pdf := line.pop("pdf"):
            write_whole(self.folder / "pdf" / f"{letter.reference}.pdf", pdf)
            line |= {"pdf": f"pdf/{letter.reference}.pdf", "sha256": hashlib.sha256(pdf).hexdigest()}
        add_line(self.folder / f"{letter.channel}.jsonl", line)
        return letter.reference

    def find(self, reference: str) -> str | None:
        """Is it in one of the files as a whole line?"""
        for file in sorted(self.folder.glob("*.jsonl")):
            for line in whole_lines(file):
                if json.loads(line).get("reference") == reference:
                    return reference
        return None

    def state(self, carrier_id: str) -> str:
        """A file says nothing of what became of a message."""
        raise CannotTell("Files do not know what became of a message.")
