"""Hours, days off and leave as 雇用条件書 divides them into boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.work_rules import article_boxes

if TYPE_CHECKING:
    from datetime import time

    from cases.official_forms.filling import Value
    from compliance.employment.models import WorkingConditions

_WEEKDAYS: Final = ("月", "火", "水", "木", "金", "土", "日")
_YEARS: Final = (365, 366)
_MONTHS: Final = 12
_HOUR: Final = 60
_LENGTHS: Final = ("daily", "weekly", "monthly", "yearly")
_AS_THEY_ARE: Final = (
    "variable_unit", "is_shift_work", "break_minutes", "has_overtime", "other_days_off", "yearly_days_off",
    "irregular_unit", "irregular_other", "paid_leave_days", "has_early_paid_leave",
    "early_paid_leave_months", "early_paid_leave_days", "other_paid_leave", "other_unpaid_leave",
)  # fmt: skip
_DAYS: Final = ("weekly_days", "monthly_days", "yearly_days", "irregular_days")


def time_values(conditions: WorkingConditions) -> dict[str, Value]:
    """The boxes of Ⅳ, Ⅴ and Ⅵ."""
    found: dict[str, Value] = {name: getattr(conditions, name) for name in _AS_THEY_ARE}
    found |= clock("begins", conditions.begins_at) | clock("ends", conditions.ends_at)
    for name in _LENGTHS:
        found |= length(name, getattr(conditions, f"{name}_minutes"))
    for name in _DAYS:
        found[name] = plain_number(getattr(conditions, name))
    found["weekdays_off"] = "・".join(_WEEKDAYS[day - 1] for day in sorted(conditions.weekdays_off))
    found |= dict(article_boxes("hours_rules", conditions.hours_rules, boxes=3))
    found |= dict(article_boxes("days_off_rules", conditions.days_off_rules, boxes=2))
    return found | dict(article_boxes("leave_rules", conditions.leave_rules, boxes=2))


def shift_rows(conditions: WorkingConditions) -> list[dict[str, Value]]:
    """The combinations of a shift system, in their order."""
    return [
        {
            **clock("begins", shift.begins_at),
            **clock("ends", shift.ends_at),
            "applies": shift.applies,
            **length("daily", shift.daily_minutes),
        }
        for shift in conditions.shifts.all()
    ]


def time_warnings(conditions: WorkingConditions) -> list[str]:
    """Figures of the same conditions that cannot all be right."""
    found = []
    worked, free = conditions.yearly_days, conditions.yearly_days_off
    if worked is not None and free is not None and worked + free not in _YEARS:
        found.append("days_off_contradict_working_days")
    month, year = conditions.monthly_minutes, conditions.yearly_minutes
    if month is not None and year is not None and abs(year - _MONTHS * month) > _MONTHS * _HOUR:
        found.append("hours_of_month_contradict_year")
    if conditions.has_holidays_off is False:
        found.append("holidays_not_off_but_printed")
    return found


def clock(prefix: str, at: time | None) -> dict[str, Value]:
    """08:30 is 8 before 時 and 30 before 分."""
    if at is None:
        return {}
    return {f"{prefix}_hour": str(at.hour), f"{prefix}_minute": f"{at.minute:02}"}


def length(prefix: str, minutes: int | None) -> dict[str, Value]:
    """450 minutes are 7 before 時間 and 30 before 分."""
    if minutes is None:
        return {}
    hours, rest = divmod(minutes, _HOUR)
    return {f"{prefix}_hours": f"{hours:,}", f"{prefix}_minutes": str(rest)}


def plain_number(number: object) -> str:
    """20.50 is 20.5 and 21.00 is 21."""
    if number is None:
        return ""
    text = str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text
