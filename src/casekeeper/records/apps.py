"""The records application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    """Ledger, projections, and the ordinary tables beside them."""

    name = "casekeeper.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from casekeeper.records.privileges import grant_to_program
        from casekeeper.records.projections.guarding import guard_projections

        guard_projections()
        post_migrate.connect(grant_to_program, sender=self, dispatch_uid="grant_to_program")
