"""Addresses of a person's page."""

from django.urls import path

from casekeeper.screens.person import views

urlpatterns = [path("people/<str:reference>", views.show, name="person")]
