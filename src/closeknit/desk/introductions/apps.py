"""Django's name for this area."""

from django.apps import AppConfig


class IntroductionsConfig(AppConfig):
    """The desk's area `introductions`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.introductions"
    label = "introductions"
