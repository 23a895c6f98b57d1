"""The address of release watch."""

from django.urls import path

from casekeeper.screens.release_watch import views

urlpatterns = [path("release-watch", views.show, name="release_watch")]
