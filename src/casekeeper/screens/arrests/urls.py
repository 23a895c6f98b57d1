"""Addresses of the pages about arrests and checks abroad."""

from django.urls import path

from casekeeper.screens.arrests import coverage, lists

urlpatterns = [
    path("arrests", coverage.show, name="arrests"),
    path("arrests/<str:which>", lists.show, name="arrests_listed"),
]
