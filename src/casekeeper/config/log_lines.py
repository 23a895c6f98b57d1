"""How a line of the log is written: what went wrong and where in the program, never with which values.

The text of an exception may hold what somebody typed or what a row holds, so only its kind is written, and the places
it passed through.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """A formatter that leaves out the texts of exceptions."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another formatter may have written the text there
        return super().format(record)

    def formatException(self, ei: Raised) -> str:  # noqa: N802  (the name is the library's)
        lines = []
        error = ei[1]
        while error is not None:
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
            lines += [f"  {at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(error.__traceback__)]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)
