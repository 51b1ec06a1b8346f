"""Day arithmetic inside the database, alike on SQLite (days are text) and PostgreSQL (days are days)."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, Func


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
