"""Addresses of the pages about documents to travel on."""

from django.urls import path

from casekeeper.screens.travel_documents import lists, stock

urlpatterns = [
    path("travel-documents", stock.show, name="travel_documents"),
    path("travel-documents/<str:which>", lists.show, name="travel_documents_listed"),
]
