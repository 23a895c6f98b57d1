"""Addresses of a person's progress to departure, of its proof, and of the lists."""

from django.urls import path

from casekeeper.screens.leaving import lists, progress, proof, under_way

urlpatterns = [
    path("departures/removable-today", lists.removable, name="removable_today"),
    path("departures/planned", lists.planned, name="departures_planned"),
    path("departures/under-way", under_way.show, name="under_way"),
    path("people/<str:reference>/departure/<int:number>/stop", under_way.stop, name="departure_stop"),
    path("people/<str:reference>/departure", progress.show, name="progress"),
    path("people/<str:reference>/departure/proof/<int:number>", proof.show, name="departure_proof"),
]
