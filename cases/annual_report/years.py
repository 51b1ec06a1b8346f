"""Which years a report can be about."""

from __future__ import annotations

from compliance.common import clock
from compliance.common.dates import fiscal_year
from compliance.rulebook import history


def known_years() -> list[int]:
    """From the first year of the annual report to the one that runs, the latest first."""
    versions = history("notifications/annual_report").versions
    first_month = versions[-1].value["fiscal_year_first_month"]
    current = fiscal_year(clock.today(), first_month=first_month)
    begun = fiscal_year(versions[0].effective_from, first_month=first_month)
    return list(range(current, begun - 1, -1))
