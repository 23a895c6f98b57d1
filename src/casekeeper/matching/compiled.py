"""Kernels: functions over arrays that are compiled to machine code, once, and kept beside this file.

    @kernel
    def gap(one, other): ...

What is kept lies in a folder named by a digest of every source file of the matching code. The compiler itself looks
only at the file a kernel stands in, so a change in another file that the kernel calls would leave old code in use.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import numba

_HERE = Path(__file__).parent
_KEPT = "compiled-"


def _folder() -> Path:
    """Where the code compiled from the sources as they are now is kept."""
    digest = hashlib.sha256(numba.__version__.encode())
    for file in sorted(_HERE.rglob("*.py")):
        digest.update(str(file.relative_to(_HERE)).encode() + b"\0" + file.read_bytes())
    return _HERE / "__pycache__" / f"{_KEPT}{digest.hexdigest()[:16]}"


def forget_what_no_source_makes() -> None:
    """Remove what was compiled from sources that have changed since."""
    for kept in (_HERE / "__pycache__").glob(f"{_KEPT}*"):
        if kept != _folder():
            shutil.rmtree(kept, ignore_errors=True)


# Where whoever runs this says where compiled code is kept, that stands; a folder that cannot be written is passed over.
if not getattr(numba.config, "CACHE_DIR", ""):
    setattr(numba.config, "CACHE_DIR", str(_folder()))  # noqa: B010 (read from the environment, so no type knows it)

kernel: Any = numba.njit(cache=True, nogil=True)
"""Compiled on first use, kept, and run without holding up other threads."""

kernel_in_place: Any = numba.njit(cache=True, nogil=True, inline="always")
"""The same for what is so small that a call would cost more than it does: put into each kernel that uses it."""
