"""Django's name for this area."""

from django.apps import AppConfig


class PermissionsConfig(AppConfig):
    """The desk's area `permissions`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.permissions"
    label = "permissions"
