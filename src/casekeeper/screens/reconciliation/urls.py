"""The address of reconciliation."""

from django.urls import path

from casekeeper.screens.reconciliation import views

urlpatterns = [path("reconciliation", views.show, name="reconciliation")]
