"""Placeholder until the reckoning of plans is there."""
from __future__ import annotations
from typing import Any
def check_plan(plan: Any, *, on: Any) -> tuple[Any, ...]:
    return ()
