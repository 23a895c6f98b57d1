"""The WSGI application that a server runs."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casekeeper.config.settings")

application = get_wsgi_application()


def _make_matching_ready() -> None:
    """What screening and comparing need is made ready beside the first requests, which do not wait for it."""
    from casekeeper.records.identities import comparing
    from casekeeper.records.screening import held

    held.start()
    comparing.start()


_make_matching_ready()
