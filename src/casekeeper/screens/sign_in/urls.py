"""Addresses of signing in and out."""

from django.urls import path

from casekeeper.screens.sign_in import views

urlpatterns = [
    path("sign-in", views.sign_in, name="sign_in"),
    path("sign-in/demo", views.sign_in_as_demo_user, name="sign_in_demo"),
    path("sign-out", views.sign_out, name="sign_out"),
]
