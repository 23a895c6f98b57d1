"""The addresses of reporting centres."""

from django.urls import path

from casekeeper.screens.centres import arrivals, board, measure, telling, views

urlpatterns = [
    path("centres", views.every, name="centres"),
    path("centres/arrivals", arrivals.waiting, name="arrivals"),
    path("centres/arrivals/of-fact/<int:number>", arrivals.of_fact, name="arrival_of_fact"),
    path("centres/arrivals/<int:number>", arrivals.settle, name="arrival"),
    path("centres/meaningful", measure.show, name="meaningful"),
    path("centres/<slug:code>", views.show, name="centre"),
    path("centres/<slug:code>/day", board.show, name="centre_day"),
    path("centres/<slug:code>/tell", telling.show, name="centre_tell"),
]
