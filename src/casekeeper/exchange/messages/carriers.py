"""Which carrier the settings name: files, unless there is a key of Notify."""

from __future__ import annotations

from django.conf import settings

from casekeeper.exchange.messages.carrier import Carrier
from casekeeper.exchange.messages.files import FileCarrier
from casekeeper.exchange.messages.notify import NotifyCarrier


def carrier() -> Carrier:
    """The carrier in use. Raises Refused where its settings do not hold."""
    if not settings.NOTIFY_KEY:
        return FileCarrier(settings.VAR / "outbox" / "to-people")
    pairs = [part.partition("=") for part in settings.NOTIFY_TEMPLATES.split(",") if "=" in part]
    return NotifyCarrier(
        settings.NOTIFY_KEY, {name.strip(): value.strip() for name, _, value in pairs}, settings.NOTIFY_URL
    )
