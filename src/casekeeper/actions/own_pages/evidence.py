"""Files that a person attaches: pictures and PDFs, small and few, without what a camera wrote of the place.

Kept in the database beside the facts. They are handed to staff as a download and never shown by us.
"""

from __future__ import annotations

import hashlib

from casekeeper.actions.own_pages.pictures import NotAPicture, without_hidden_data
from casekeeper.records.clock import now
from casekeeper.records.models import Evidence, Person
from casekeeper.records.refused import Refused

LARGEST = 5 * 1024 * 1024
MOST = 20
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
_BEGINS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"%PDF-", "application/pdf"))


class FileRefused(Refused):
    """The file is not taken; the message is the key of the words for it."""


def keep(person: Person, content: bytes) -> Evidence:
    """Keep one file. Raises FileRefused where it is too large, of another kind than it should be, or one too many."""
    if len(content) > LARGEST:
        raise FileRefused("file_too_large")
    media_type = next((found for begin, found in _BEGINS if content.startswith(begin)), "")
    if not media_type:
        raise FileRefused("file_wrong")
    try:
        clean = without_hidden_data(content, media_type)
    except NotAPicture as error:
        raise FileRefused("file_wrong") from error
    digest = hashlib.sha256(clean).hexdigest()
    same = Evidence.objects.filter(person=person, digest=digest).first()
    if same is not None:
        return same
    if Evidence.objects.filter(person=person).count() >= MOST:
        raise FileRefused("file_too_many")
    return Evidence.objects.create(
        person=person, media_type=media_type, size=len(clean), digest=digest, content=clean, given_at=now()
    )


def name_of(evidence: Evidence) -> str:
    """The name it is kept under: ours, since the sender's may say anything."""
    return f"evidence-{evidence.pk}.{ENDINGS[evidence.media_type]}"
