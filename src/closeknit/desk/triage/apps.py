"""Django's name for this area."""

from django.apps import AppConfig


class TriageConfig(AppConfig):
    """The desk's area `triage`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.triage"
    label = "triage"
