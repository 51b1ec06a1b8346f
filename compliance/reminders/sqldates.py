"""Day arithmetic inside the database, alike on SQLite (days are text) and PostgreSQL (days are days)."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, Func, IntegerField


class DaysBetween(Func):
    """``DaysBetween(later, earlier)``: how many days lie between two dates."""

    output_field = IntegerField()
    template = "(%(expressions)s)"
    arg_joiner = " - "
    arity = 2

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "CAST(%(expressions)s AS INTEGER)"
        return _of_julian_days(self).as_sql(
            compiler, connection, template=template, arg_joiner=" - ", **extra
        )


class DaysBefore(Func):
    """``DaysBefore(day, days)``: the date that many days before ``day`` (after it, when negative)."""

    output_field = DateField()
    template = "(%(expressions)s)"
    arg_joiner = " - "
    arity = 2

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(
            compiler, connection, template="date(julianday(%(expressions)s))", arg_joiner=") - (", **extra
        )


def _of_julian_days(difference: DaysBetween) -> DaysBetween:
    julian = difference.copy()
    julian.set_source_expressions(
        [
            Func(day, function="julianday", output_field=IntegerField())
            for day in difference.get_source_expressions()
        ]
    )
    return julian
