"""Run the kill loop in a process of its own: Django wants to know the home first."""

import importlib
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()
    folder, kills, seed = sys.argv[1:]
    loop = importlib.import_module("tests.kill.loop")
    loop.main(Path(folder), kills=int(kills), seed=int(seed))
