"""The address of the referrals inbox."""

from django.urls import path

from casekeeper.screens.referrals import views

urlpatterns = [path("referrals", views.show, name="referrals")]
