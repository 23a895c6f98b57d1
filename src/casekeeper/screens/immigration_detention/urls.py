"""Addresses of the two pages about immigration detention."""

from django.urls import path

from casekeeper.screens.immigration_detention import views

urlpatterns = [
    path("detention", views.held, name="detained"),
    path("detention/held-over", views.over, name="held_over"),
]
