"""Django's settings: the environment in, constants out. Importing changes nothing."""

import os
import secrets
from urllib.parse import parse_qsl, unquote, urlsplit

from closeknit.engines import home, sqlite_library, sqlite_turns

SQLITE_VERSION = sqlite_library.install()

HOME = home.home()
DATABASE_URL = os.environ.get("DATABASE_URL", "")
GRAPH = os.environ.get("CLOSEKNIT_GRAPH") or "arrays"
"""How the network is asked: in numpy, or compiled (`network/store/file.py`)."""
TESTING = os.environ.get("CLOSEKNIT_TESTING") == "1"


def _postgres(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
    }


def _waiting() -> dict[str, object]:
    if SQLITE_VERSION < sqlite_library.FIXED:
        return {"timeout": sqlite_turns.PATIENCE}  # without WAL, commits wait as well
    return {"timeout": sqlite_turns.STEP, "factory": sqlite_turns.patient()}


def _sqlite() -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / home.DATABASE,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # IMMEDIATE: a transaction that reads and then writes would otherwise be
            # refused at once, whatever the timeout, while an import is writing.
            "transaction_mode": "IMMEDIATE",
            **_waiting(),
            "init_command": sqlite_library.pragmas(SQLITE_VERSION),
        },
    }


DATABASES = {
    "default": _postgres(DATABASE_URL)
    if DATABASE_URL.startswith(("postgres://", "postgresql://"))
    else _sqlite()
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "closeknit.records",
    "closeknit.people",
    "closeknit.ties",
    "closeknit.network",
    "closeknit.desk.policy",
    "closeknit.desk.triage",
    "closeknit.desk.accounts",
    "closeknit.desk.permissions",
    "closeknit.desk.kinds",
    "closeknit.desk.readiness",
    "closeknit.desk.targets",
    "closeknit.desk.invitations",
    "closeknit.desk.giving",
    "closeknit.desk.introductions",
    "closeknit.desk.outcomes",
    "closeknit.desk.cadence",
    "closeknit.desk.week",
    "closeknit.faces.web",
]
MIDDLEWARE = [
    "closeknit.faces.web.guard.Guard",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "closeknit.faces.web.errors.ToldPlainly",
]
ROOT_URLCONF = "closeknit.faces.web.urls"
WSGI_APPLICATION = None
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["closeknit.faces.web.frame.frame"],
            "builtins": ["closeknit.faces.web.templatetags.words"],
        },
    }
]

DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SECRET_KEY = os.environ.get("CLOSEKNIT_SECRET") or secrets.token_urlsafe(48)
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "closeknit.faces.web.errors.forgery"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LANGUAGE_CODE = "en"
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
LOGGING_CONFIG = None
