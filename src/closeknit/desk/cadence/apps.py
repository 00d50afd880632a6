"""Django's name for this area."""

from django.apps import AppConfig


class CadenceConfig(AppConfig):
    """The desk's area `cadence`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.cadence"
    label = "cadence"
