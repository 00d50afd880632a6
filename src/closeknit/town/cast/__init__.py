"""Everybody in the invented town."""

from closeknit.town.cast.close import CLOSE
from closeknit.town.cast.newcomers import NEWCOMERS

CAST = NEWCOMERS + CLOSE
