"""The addresses of the desk."""

from django.urls import path

from casekeeper.screens.desk import scan, show

urlpatterns = [
    path("centres/<slug:code>/desk", scan.show, name="desk"),
    path("people/<str:reference>/desk", show.show, name="person_desk"),
]
