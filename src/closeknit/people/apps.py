"""Django's name for this stage."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The stage `people`."""

    name = "closeknit.people"
    label = "people"
