"""Django's name for this area."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """The desk's area `policy`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.policy"
    label = "policy"
