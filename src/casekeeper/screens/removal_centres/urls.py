"""The address of removal centres."""

from django.urls import path

from casekeeper.screens.removal_centres import views

urlpatterns = [path("removal-centres", views.show, name="removal_centres")]
