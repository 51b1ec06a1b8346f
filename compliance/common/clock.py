"""The only place that asks the system what day it is. Legal days are Japan's; instants are aware UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

JAPAN: Final = ZoneInfo("Asia/Tokyo")


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The civil day in Japan, wherever the machine stands."""
    return civil_day(now())


def civil_day(instant: datetime) -> date:
    """The day it is in Japan at that instant; refuses an instant that does not say its zone."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant!r} names no time zone; give an aware instant.")
    return instant.astimezone(JAPAN).date()
