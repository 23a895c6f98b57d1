"""The address of the ledger's health."""

from django.urls import path

from casekeeper.screens.ledger_health import views

urlpatterns = [path("ledger", views.show, name="ledger_health")]
