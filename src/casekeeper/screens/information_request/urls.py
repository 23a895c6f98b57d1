"""The address of a person's request for information."""

from django.urls import path

from casekeeper.screens.information_request import views

urlpatterns = [path("people/<str:reference>/information", views.show, name="information_request")]
