"""The address of a person's notice of bail."""

from django.urls import path

from casekeeper.screens.bail_notice import views

urlpatterns = [path("people/<str:reference>/bail-notice", views.show, name="bail_notice")]
