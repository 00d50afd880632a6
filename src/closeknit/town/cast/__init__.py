"""Everybody in the invented town."""

from closeknit.town.cast.close import CLOSE
from closeknit.town.cast.neighbours import NEIGHBOURS
from closeknit.town.cast.newcomers import NEWCOMERS
from closeknit.town.cast.one_way import LEANING
from closeknit.town.cast.who import WHO

CAST = NEWCOMERS + CLOSE + LEANING + WHO + NEIGHBOURS
