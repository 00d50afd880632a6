"""Django's name for this stage."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The stage `records`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.records"
    label = "records"
