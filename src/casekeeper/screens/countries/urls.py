"""Addresses of the pages about countries."""

from django.urls import path

from casekeeper.screens.countries import notices, views

urlpatterns = [
    path("countries", views.every, name="countries"),
    path("countries/tell", notices.tell, name="notice_tell"),
    path("countries/notices/<int:number>", notices.step, name="notice_step"),
    path("countries/<str:country>", views.one, name="country"),
]
