"""The WSGI application that a server runs."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casekeeper.config.settings")

application = get_wsgi_application()


def _make_index_ready() -> None:
    """The screening index is made ready beside the first requests, which do not wait for it."""
    from casekeeper.records.screening import held

    held.start()


_make_index_ready()
