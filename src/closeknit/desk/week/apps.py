"""Django's name for this area."""

from django.apps import AppConfig


class WeekConfig(AppConfig):
    """The desk's area `week`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.week"
    label = "week"
