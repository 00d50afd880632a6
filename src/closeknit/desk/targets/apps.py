"""Django's name for this area."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """The desk's area `targets`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.targets"
    label = "targets"
