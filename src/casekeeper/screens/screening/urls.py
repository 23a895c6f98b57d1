"""The addresses of the screening desk."""

from django.urls import path

from casekeeper.screens.screening import checks, desk, load, traditions

urlpatterns = [
    path("screening", desk.show, name="screening"),
    path("screening/as-typed", desk.as_typed, name="screening_as_typed"),
    path("screening/checks/<uuid:number>", checks.show, name="screening_check"),
    path("screening/hits/<int:number>", checks.hit, name="screening_hit"),
    path("screening/hits/<int:number>/withdraw", checks.withdraw, name="screening_withdraw"),
    path("screening/possible-match/<int:fact>", checks.possible_match, name="possible_match"),
    path("screening/load", load.show, name="screening_load"),
    path("screening/traditions", traditions.show, name="screening_traditions"),
]
