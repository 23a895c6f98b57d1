"""Addresses of the work queue and of handing a duty over."""

from django.urls import path

from casekeeper.screens.my_work import handing_over, views

urlpatterns = [
    path("", views.show, name="my_work"),
    path("people/<str:reference>/hand-off", handing_over.offer, name="hand_off"),
    path("hand-offs/<int:number>", handing_over.answer, name="answer_hand_off"),
]
