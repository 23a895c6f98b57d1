"""Addresses of the pages about barriers."""

from django.urls import path

from casekeeper.screens.open_barriers import lists, overview

urlpatterns = [
    path("barriers", overview.show, name="open_barriers"),
    path("barriers/<str:which>", lists.show, name="open_barriers_listed"),
]
