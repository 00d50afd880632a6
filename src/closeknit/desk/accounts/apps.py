"""Django's name for this area."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The desk's area `accounts`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.accounts"
    label = "accounts"
