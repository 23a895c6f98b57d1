"""Addresses. Each journey and the API bring their own; this only says where they hang.

The quarantine's pages may not import `exchange`: what they call to read a document again is handed to them here.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from casekeeper.api.urls import urlpatterns as api
from casekeeper.exchange.quarantine import redrive_one
from casekeeper.screens.urls import addresses

urlpatterns: list[URLPattern | URLResolver] = [*addresses(redrive=redrive_one), *api]
