"""One form of one record as somebody asks for it: day of filing, language, period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cases.form_making.subjects import subject_of
from compliance.common.dates import fiscal_year, fiscal_year_range, quarter, quarter_range

if TYPE_CHECKING:
    from datetime import date

    from cases.form_making.subject import MadeForm, Period, Subject
    from cases.official_forms.model import FilledForm
    from cases.official_forms.registry import Edition
    from compliance.accounts.models import User

QUARTER: Final = "quarter"
FISCAL_YEAR: Final = "fiscal_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be made."""

    form: MadeForm
    row: Any
    filed_on: date
    language: str = "ja"
    # The period a sheet of several rows covers; None for a form of one record.
    period: Period | None = None

    @property
    def subject(self) -> Subject:
        return subject_of(self.form)

    @property
    def edition(self) -> Edition:
        return self.form.edition(self.filed_on)

    @property
    def organization_id(self) -> int | None:
        return self.subject.organization_id_of(self.row)

    @property
    def support_organization_id(self) -> int | None:
        return self.subject.support_organization_id_of(self.row)

    @property
    def label(self) -> str:
        return self.subject.label_of(self.row)

    def fill(self, user: User) -> FilledForm:
        """Read the facts and fill the form; nothing is written."""
        if self.period is None:
            return self.form.collect(self.row, filed_on=self.filed_on, language=self.language, user=user)
        return self.form.collect(
            self.row, filed_on=self.filed_on, language=self.language, user=user, period=self.period
        )


def usual_period(form: MadeForm, on: date) -> Period | None:
    """The period a sheet covers unless another is asked for: the quarter or the fiscal year of that day."""
    if form.period == QUARTER:
        return quarter_range(on.year, quarter(on))
    if form.period == FISCAL_YEAR:
        return fiscal_year_range(fiscal_year(on))
    return None
