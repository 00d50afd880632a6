"""Django's name for this area."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """The desk's area `outcomes`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.outcomes"
    label = "outcomes"
