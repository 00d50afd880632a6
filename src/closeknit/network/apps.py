"""Django's name for this stage."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """Stage 5."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.network"
    label = "network"
