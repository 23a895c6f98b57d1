"""Addresses of pairs to judge and of a person's identities."""

from django.urls import path

from casekeeper.screens.linking import identities, judging, views

urlpatterns = [
    path("pairs", views.waiting, name="pairs"),
    path("pairs/groups", views.groups, name="groups"),
    path("people/<str:reference>/compare/<str:other>", judging.compare, name="pair"),
    path("people/<str:reference>/identities", identities.show, name="identities"),
    path("people/<str:reference>/identities/part", identities.part, name="part"),
]
