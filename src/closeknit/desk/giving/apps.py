"""Django's name for this area."""

from django.apps import AppConfig


class GivingConfig(AppConfig):
    """The desk's area `giving`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.giving"
    label = "giving"
