"""Addresses. Each journey and the API bring their own; this only says where they hang.

Pages may not import `exchange`: what those of the quarantine and of lists call to read a document is handed in here.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from casekeeper.api.delivery import Reading
from casekeeper.api.urls import addresses as api_addresses
from casekeeper.exchange.feeds import FEEDS
from casekeeper.exchange.messages.receipt import take_receipt
from casekeeper.exchange.others_lists import import_file
from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.receipts import receipts_for
from casekeeper.exchange.redriving import redrive_corrected, redrive_one
from casekeeper.exchange.removal_centres.delivering import delivered
from casekeeper.screens.urls import addresses

_READING = Reading(tuple(FEEDS), read_documents, receipts_for, take_receipt, delivered)

urlpatterns: list[URLPattern | URLResolver] = [
    *addresses(redrive=redrive_one, redrive_corrected=redrive_corrected, import_file=import_file),
    *api_addresses(_READING),
]
