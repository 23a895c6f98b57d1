"""The address of stocks and flows."""

from django.urls import path

from casekeeper.screens.stocks import views

urlpatterns = [path("stocks", views.show, name="stocks")]
"""No person is on it: counts alone."""
