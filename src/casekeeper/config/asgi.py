"""The ASGI application, for a server that prefers it."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casekeeper.config.settings")

application = get_asgi_application()
