"""Where the API hangs. What it reads with is handed in, as it does not know the readers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from casekeeper.api.delivery import Reading
from casekeeper.api.endpoint import build_api


def addresses(reading: Reading) -> list[URLPattern | URLResolver]:
    """The API's addresses."""
    return [path("api/v1/", build_api(reading).urls)]
