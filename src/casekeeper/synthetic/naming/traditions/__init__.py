"""Traditions of naming, one file each. A file that is here is in use: it holds one `TRADITION` of its own name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from casekeeper.synthetic.naming.tradition import Tradition

TRADITIONS: Mapping[str, Tradition] = {
    found.name: importlib.import_module(f"{__name__}.{found.name}").TRADITION
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name)
}
