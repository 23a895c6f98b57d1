"""Addresses of the list of family groups, of somebody's group, and of the form that makes one."""

from django.urls import path

from casekeeper.screens.families import forming, lists, one

urlpatterns = [
    path("families", lists.show, name="families"),
    path("people/<str:reference>/family", one.show, name="family"),
    path("people/<str:reference>/family/form", forming.show, name="family_form"),
]
