"""Django's name for this stage."""

from django.apps import AppConfig


class TiesConfig(AppConfig):
    """The stage `ties`."""

    name = "closeknit.ties"
    label = "ties"
