"""The records application."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Ledger, projections, and the ordinary tables beside them."""

    name = "casekeeper.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
