"""Django's name for this area."""

from django.apps import AppConfig


class KindsConfig(AppConfig):
    """The desk's area `kinds`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.kinds"
    label = "kinds"
