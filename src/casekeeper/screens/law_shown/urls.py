"""Addresses of the pages of law."""

from django.urls import path

from casekeeper.screens.law_shown import views

urlpatterns = [
    path("law", views.index, name="law"),
    path("law/<str:key>", views.show, name="law_page"),
]
