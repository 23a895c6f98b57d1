"""Addresses. Each journey and the API bring their own; this only says where they hang.

The quarantine's pages may not import `exchange`: what they call to read a document again is handed to them here.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from casekeeper.api.delivery import Reading
from casekeeper.api.urls import addresses as api_addresses
from casekeeper.exchange.feeds import FEEDS
from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.receipts import receipts_for
from casekeeper.exchange.redriving import redrive_corrected, redrive_one
from casekeeper.screens.urls import addresses

_READING = Reading(tuple(FEEDS), read_documents, receipts_for)

urlpatterns: list[URLPattern | URLResolver] = [
    *addresses(redrive=redrive_one, redrive_corrected=redrive_corrected),
    *api_addresses(_READING),
]
