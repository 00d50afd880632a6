"""The only writes to ties: compute them again, and judge the forecasts."""

from closeknit.ties.actions.computing import Aged, age, refresh
from closeknit.ties.actions.own_past import forget_own_past, judge_own_past

__all__ = ["Aged", "age", "forget_own_past", "judge_own_past", "refresh"]
