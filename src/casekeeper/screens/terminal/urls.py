"""The addresses of the terminal. What stands under /terminal/ is what its worker may keep for when we are away."""

from django.urls import path

from casekeeper.screens.terminal import views

urlpatterns = [
    path("terminal/worker.mjs", views.worker, name="terminal_worker"),
    path("terminal/<slug:code>", views.show, name="terminal"),
    path("terminal/<slug:code>/manifest.webmanifest", views.manifest, name="terminal_manifest"),
    path("terminal/<slug:code>/arrivals", views.arrivals, name="terminal_arrivals"),
]
