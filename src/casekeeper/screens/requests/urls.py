"""Addresses of requests between units."""

from django.urls import path

from casekeeper.screens.requests import asking, views

urlpatterns = [
    path("requests", views.show, name="requests"),
    path("people/<str:reference>/requests/ask", asking.ask, name="request_ask"),
    path("people/<str:reference>/requests/<int:number>", asking.one, name="request"),
]
