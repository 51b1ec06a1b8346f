"""通算在留期間を超える在留に関する申立書 (1-31): a sixth year after a test that was nearly passed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.notification_reading import read_person
from cases.official_forms.registry import edition
from cases.official_forms.written import written_country
from compliance.rulebook import rule

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.workers.models import SixYearRoute

SLUG: Final = "beyond_total_stay_statement"
_ROUTE: Final = "residence/six_year_route"


def collect(route: SixYearRoute, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The statement with the results as noted; what is pledged, worker and employer tick themselves."""
    del user
    worker = route.worker
    contract = worker.contracts.current().order_by("starts_on").last()
    person = read_person(worker, contract, on=filed_on)
    law = rule(_ROUTE, accepted_on=filed_on)
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {
            "name": worker.name,
            "sex": worker.sex or None,
            "birth_date": worker.birth_date,
            "nationality": written_country(worker.nationality, filed_on=filed_on),
            "field": "・".join(part for part in (person.field, person.work_category) if part),
            "organization": worker.organization.name,
        },
        {"tests": [_result(one, law.value["percent_of_pass_mark"]) for one in route.results]},
        subject=worker.name,
        language=language,
        because=[law],
    )


def _result(result: dict[str, Any], percent: int) -> dict[str, str]:
    needed = Decimal(str(result["pass_mark"])) * percent / 100
    return {"test": result["test"], "score": str(result["score"]), "needed": f"{needed.normalize():f}"}
