"""The day is Japan's, wherever the machine stands; only one place asks for it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from compliance.common import clock

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 11, 22, 14, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 15, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 12, 31, 15, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_begins_at_midnight_in_japan(instant, day):
    with time_machine.travel(instant, tick=False):
        assert clock.today() == day
        assert clock.now() == instant
    assert clock.civil_day(instant) == day


def test_an_instant_without_a_zone_is_no_instant():
    with pytest.raises(ValueError, match="names no time zone"):
        clock.civil_day(datetime(2026, 11, 22, 15, 0))  # noqa: DTZ001


def test_nobody_else_asks_the_system_for_the_day():
    asks = re.compile(r"\bdate\.today\(\)|datetime\.(now|today|utcnow)\(|timezone\.(now|localdate)\(")
    others = [
        str(path.relative_to(ROOT))
        for package in ("compliance", "support_plans", "cases")
        for path in (ROOT / package).rglob("*.py")
        if path.name != "clock.py" and asks.search(path.read_text(encoding="utf-8"))
    ]
    assert others == []
