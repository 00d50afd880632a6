"""Debian's Chromium, driven by Playwright: found here, never downloaded."""

import shutil
import sys
from ctypes.util import find_library

NAMES = ("chromium", "chromium-browser")
QUIET = (
    "--no-sandbox",  # its sandbox refuses to run as root, as CI does
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # the tests talk to loopback and nobody else
    "--disable-component-update",
    "--disable-sync",
)
"""Start it without a screen, and without a word to anybody outside."""


def program() -> str | None:
    """Return the browser's path, or None."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path is not None), None)


def is_here() -> bool:
    """Say whether Chromium is on this machine, and what Playwright's driver needs."""
    can_be_driven = sys.platform != "linux" or find_library("atomic") is not None
    return program() is not None and can_be_driven
