"""Addresses. Each journey and the API bring their own; this only says where they hang."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
