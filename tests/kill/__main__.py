"""Run the kill loop in a process of its own: Django wants to know the home first."""

import importlib
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()
    what, kills, seed = sys.argv[1:]
    if what.startswith("http://"):
        loop = importlib.import_module("tests.kill.asking")
        loop.main(what, kills=int(kills), seed=int(seed))
    else:
        loop = importlib.import_module("tests.kill.loop")
        loop.main(Path(what), kills=int(kills), seed=int(seed))
