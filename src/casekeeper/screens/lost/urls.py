"""Addresses of the out-of-contact list, the absconder board and a person's tracing plan."""

from django.urls import path

from casekeeper.screens.lost import boards, plan

urlpatterns = [
    path("out-of-contact", boards.out_of_contact, name="out_of_contact"),
    path("absconders", boards.absconders, name="absconders"),
    path("people/<str:reference>/tracing", plan.show, name="tracing"),
]
