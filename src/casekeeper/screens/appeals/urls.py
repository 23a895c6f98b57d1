"""Addresses of the three pages about appeals."""

from django.urls import path

from casekeeper.screens.appeals import lists, success

urlpatterns = [
    path("appeals", lists.pending, name="appeals"),
    path("appeals/lodged", lists.lodged, name="appeals_lodged"),
    path("appeals/success", success.show, name="appeal_success"),
]
