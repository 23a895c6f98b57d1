"""The addresses of alerts. An alert is found under the person it is about."""

from django.urls import path

from casekeeper.screens.alerts import forms, views

urlpatterns = [
    path("alerts", views.every, name="alerts"),
    path("alerts/reconciliation", views.reconciliation, name="alert_reconciliation"),
    path("people/<str:reference>/alerts/propose", forms.propose, name="alert_propose"),
    path("people/<str:reference>/alerts/<int:number>", views.show, name="alert"),
    path("people/<str:reference>/alerts/<int:number>/<str:step>", forms.act, name="alert_step"),
]
