"""Django's name for this area."""

from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    """The desk's area `readiness`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.readiness"
    label = "readiness"
