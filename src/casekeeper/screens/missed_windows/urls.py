"""Addresses of the pages about missed windows."""

from django.urls import path

from casekeeper.screens.missed_windows import people, sums

urlpatterns = [
    path("missed-windows", sums.show, name="missed_windows"),
    path("missed-windows/people", people.show, name="missed_windows_people"),
]
