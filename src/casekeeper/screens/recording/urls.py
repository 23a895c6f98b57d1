"""Addresses of recording and correcting."""

from django.urls import path

from casekeeper.screens.recording import correcting, views

urlpatterns = [
    path("people/<str:reference>/record", views.choose, name="record"),
    path("people/<str:reference>/record/<str:name>", views.fill, name="record_fill"),
    path("people/<str:reference>/record/<str:name>/check", views.check, name="record_check"),
    path("people/<str:reference>/facts/<int:number>/correct", correcting.fill, name="correct"),
    path("people/<str:reference>/facts/<int:number>/correct/check", correcting.check, name="correct_check"),
]
