"""Addresses of help."""

from django.urls import path

from casekeeper.screens.help import views

urlpatterns = [
    path("help", views.show, name="help"),
    path("accessibility", views.accessibility, name="accessibility"),
]
