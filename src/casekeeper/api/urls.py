"""Where the API hangs."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from casekeeper.api.endpoint import api

urlpatterns: list[URLPattern | URLResolver] = [path("api/v1/", api.urls)]
