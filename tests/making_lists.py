"""A short way to an invented list of others with one entry on it, for tests of screens."""

from __future__ import annotations

from typing import Any

import orjson

from casekeeper.actions.import_list import About, Reading, Wording, import_list
from casekeeper.records.models import ListVersion


def brought(*entities: dict[str, Any], digest: str, name: str = "invented") -> ListVersion:
    """The next version of an invented list with these entities."""
    wordings = [Wording(one["id"], str(hash(repr(one))), orjson.dumps(one).decode()) for one in entities]
    done = import_list(name, Reading(wordings, digest), about=About("a test", "ftm"), by="a test", accept_loss=True)
    assert done.version is not None
    return done.version


def entity(id_: str, name: str, **said: str) -> dict[str, Any]:
    """A person on a list."""
    return {"id": id_, "schema": "Person", "properties": {"name": [name], **{key: [said[key]] for key in said}}}


def listed_entry() -> tuple[ListVersion, str]:
    """A version, and the id of the entry on it."""
    return brought(entity("inv-1", "Otto Nobody", birthDate="1970"), digest="one"), "inv-1"
