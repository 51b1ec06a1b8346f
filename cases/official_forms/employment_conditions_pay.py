"""Pay as 雇用条件書 and its annex 1 divide it into boxes; sums are reckoned here and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.employment_conditions_time import plain_number
from compliance.employment.models import Allowance, Deduction
from compliance.employment.models.pay import WageKind

if TYPE_CHECKING:
    from cases.official_forms.filling import Value
    from compliance.employment.models import WorkingConditions

_ROOM: Final = 4  # (a) to (d)
_NAMES: Final = 3
_OTHERS: Final = 5
_LAST_DAY: Final = 31
_LAST: Final = "末"
_ALLOWANCE: Final = "手当"
_PAID_BY: Final = {
    WageKind.MONTHLY: "paid_by_month",
    WageKind.DAILY: "paid_by_day",
    WageKind.HOURLY: "paid_by_hour",
}
_BY_LAW: Final = frozenset(
    {Deduction.Kind.TAX, Deduction.Kind.SOCIAL_INSURANCE, Deduction.Kind.EMPLOYMENT_INSURANCE}
)
_AS_THEY_ARE: Final = (
    "wage_kind", "hourly_wage", "monthly_base_wage", "pay_method", "has_agreed_deductions", "has_raise",
    "raise_terms", "has_bonus", "bonus_terms", "retirement_terms", "has_suspension_allowance",
    "suspension_rate",
)  # fmt: skip
_RATES: Final = (
    "overtime_rate", "long_overtime_rate", "beyond_agreed_rate", "statutory_holiday_rate",
    "other_holiday_rate", "night_rate",
)  # fmt: skip
_DAYS: Final = ("closing_day", "closing_day_2", "pay_day", "pay_day_2")


def pay_values(conditions: WorkingConditions) -> dict[str, Value]:
    """The boxes of Ⅶ and of annex 1."""
    found: dict[str, Value] = {name: getattr(conditions, name) for name in _AS_THEY_ARE}
    found |= {name: plain_number(getattr(conditions, name)) for name in _RATES}
    found |= {name: _day(getattr(conditions, name)) for name in _DAYS}
    found["has_retirement"] = conditions.has_retirement_pay
    if conditions.wage_kind:
        found[_PAID_BY[WageKind(conditions.wage_kind)]] = conditions.base_wage
    return found | _allowances(conditions) | _deductions(conditions) | _sums(conditions)


def allowances_beyond(conditions: WorkingConditions) -> list[dict[str, Value]]:
    """Those the annex has no letter for."""
    plain, fixed = _divided(conditions)
    return [
        {"name": _name(row), "yen": row.yen, "reckoning": row.reckoning}
        for row in [*plain[_ROOM:], *fixed[1:]]
    ]


def pay_warnings(conditions: WorkingConditions) -> list[str]:
    """Other deductions than tax and insurance need a labour agreement, which the form asks about."""
    beyond = any(row.kind not in _BY_LAW and row.yen for row in conditions.deductions.all())
    return ["deductions_without_agreement"] if beyond and conditions.has_agreed_deductions is False else []


def _allowances(conditions: WorkingConditions) -> dict[str, Value]:
    plain, fixed = _divided(conditions)
    names = [_name(row) for row in [*plain, *fixed]]
    shown, rest = names[:_NAMES], names[_NAMES:]
    if rest:
        shown[-1] = f"{_ALLOWANCE}、".join([shown[-1], *rest])
    found: dict[str, Value] = {f"allowance_name_{n}": name for n, name in enumerate(shown, start=1)}
    for number, row in enumerate(plain[:_ROOM], start=1):
        found |= {
            f"allowance_{number}_name": _name(row),
            f"allowance_{number}_yen": row.yen,
            f"allowance_{number}_reckoning": row.reckoning,
        }
    for row in fixed[:1]:
        found |= {
            "fixed_overtime_name": _name(row),
            "fixed_overtime_yen": row.yen,
            "fixed_overtime_hours": plain_number(row.hours),
        }
    return found


def _divided(conditions: WorkingConditions) -> tuple[list[Allowance], list[Allowance]]:
    rows = list(conditions.allowances.all())
    fixed = [row for row in rows if row.kind == Allowance.Kind.FIXED_OVERTIME]
    return [row for row in rows if row not in fixed], fixed


def _name(row: Allowance) -> str:
    """Without the word 手当, which the form prints itself."""
    return row.name.removesuffix(_ALLOWANCE)


def _deductions(conditions: WorkingConditions) -> dict[str, Value]:
    rows = list(conditions.deductions.all())
    found: dict[str, Value] = {}
    for kind in Deduction.Kind:
        of_kind = [row.yen for row in rows if row.kind == kind]
        if of_kind and kind != Deduction.Kind.OTHER:
            found[f"deducted_{kind.value}"] = sum(of_kind)
    others = [row for row in rows if row.kind == Deduction.Kind.OTHER]
    shown, rest = others[: _OTHERS - 1], others[_OTHERS - 1 :]
    lines = [(row.name, row.yen) for row in shown]
    if rest:
        lines.append(("、".join(row.name for row in rest), sum(row.yen for row in rest)))
    for number, (name, yen) in enumerate(lines, start=1):
        found |= {f"deducted_other_{number}_name": name, f"deducted_other_{number}": yen}
    return found


def _sums(conditions: WorkingConditions) -> dict[str, Value]:
    """３ = １ + ２, ５ = ３ - ４; unknown where the wage by the month, or every deduction, is."""
    base = conditions.base_by_the_month
    rows = list(conditions.deductions.all())
    found: dict[str, Value] = {}
    deducted = sum(row.yen for row in rows) if rows else None
    if deducted is not None:
        found["total_deducted"] = deducted
    if base is not None:
        total = base + sum(row.yen for row in conditions.allowances.all())
        found["total_pay"] = total
        if deducted is not None:
            found["net_pay"] = total - deducted
    return found


def _day(day: int | None) -> str:
    if day is None:
        return ""
    return _LAST if day == _LAST_DAY else str(day)
