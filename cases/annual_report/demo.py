"""The annual report of the synthetic office, begun and waiting for its missing months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.annual_report.services import prepare_report
from compliance.common.dates import fiscal_year
from compliance.demo.office import BY
from compliance.demo.payroll import KEPT

if TYPE_CHECKING:
    from compliance.demo.office import Office


def make_report(office: Office) -> None:
    """The report of the year that ended last."""
    prepare_report(
        organization=office.organizations[KEPT],
        fiscal_year=fiscal_year(office.on) - 1,
        contact_name="総務 太郎",
        by=BY,
    )
