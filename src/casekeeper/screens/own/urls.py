"""The addresses of the person's own pages: all under one path, which is also where their cookies are valid."""

from django.urls import path

from casekeeper.screens.own import entering, views

urlpatterns = [
    path("own", entering.come_in, name="own_in"),
    path("own/link/<str:key>", entering.by_link, name="own_link"),
    path("own/confirm", entering.confirm, name="own_confirm"),
    path("own/leave", entering.go_out, name="own_leave"),
    path("own/ended", entering.ended, name="own_ended"),
    path("own/rights", entering.rights, name="own_rights"),
    path("own/home", views.home, name="own_home"),
    path("own/report", views.report, name="own_report"),
    path("own/reported", views.reported, name="own_reported"),
    path("own/answered", views.answered, name="own_answered"),
    path("own/missed", views.missed, name="own_missed"),
    path("own/change", views.change, name="own_change"),
    path("own/told/<str:what>", views.told, name="own_told"),
    path("own/conditions", views.conditions, name="own_conditions"),
]
