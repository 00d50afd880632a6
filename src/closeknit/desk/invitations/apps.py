"""Django's name for this area."""

from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    """The desk's area `invitations`."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "closeknit.desk.invitations"
    label = "invitations"
