"""The addresses of others' lists. An entry's own id may hold any character, so it is asked for and not part of one."""

from django.urls import path

from casekeeper.screens.lists import views

urlpatterns = [
    path("lists", views.index, name="lists"),
    path("lists/<int:number>", views.show, name="list"),
    path("lists/<int:number>/versions/<int:version>", views.changes, name="list_version"),
    path("lists/<int:number>/entry", views.entry, name="list_entry"),
]
