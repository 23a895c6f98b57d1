"""The address of finding."""

from django.urls import path

from casekeeper.screens.find import views

urlpatterns = [path("find", views.show, name="find")]
