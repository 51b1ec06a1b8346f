"""Answers of people about an employer or a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.answers import question, stored
from cases.models import Case, EmployerAnswer
from cases.services.keeping import sync_cases
from cases.services.recording import note
from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.deadlines.services import repost
from compliance.reckoning.fields import all_field_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.organizations.models import AcceptingOrganization

Actor = Any


@audited
def answer_for_employer(
    *, organization: AcceptingOrganization, answers: Mapping[str, Any], by: Actor, field: str = ""
) -> None:
    """Keep what was answered; an answer taken back is unanswered again. Open cases take it up at once."""
    if field and field not in all_field_codes():
        raise ValidationError({"field": _("There is no such field.")})
    known = {row.fact: row for row in EmployerAnswer.objects.filter(organization=organization, field=field)}
    changed: dict[str, Any] = {}
    for fact, given in answers.items():
        value = stored(question(fact), given)
        before = known.get(fact)
        if value is None and before is not None:
            before.delete()
        elif value is not None:
            row = before or EmployerAnswer(organization=organization, fact=fact, field=field)
            row.value, row.answered_on = value, clock.today()
            row.answered_by = by if hasattr(by, "pk") else None
            row.full_clean(exclude=["organization", "answered_by"])
            row.save()
        if value != (before.value if before else None):
            changed[fact] = value
    if changed:
        record(
            by=by,
            verb="employer_answer.changed",
            target=organization,
            organization_id=organization.pk,
            label=organization.name,
            details={"field": field, "changed": changed},
        )
        sync_cases(cases=list(Case.objects.before_filing().filter(organization=organization)))


@audited
def answer_for_case(*, case: Case, answers: Mapping[str, Any], by: Actor) -> Case:
    """Keep what was answered for this case alone; it stands above what holds for the employer."""
    if not case.is_open:
        raise ValidationError(_("The case is closed."))
    merged = dict(case.answers)
    for fact, given in answers.items():
        value = stored(question(fact), given)
        if value is None:
            merged.pop(fact, None)
        else:
            merged[fact] = value
    if merged != case.answers:
        case.answers = merged
        case.save()
        note(case, "answered", by, {"answers": sorted(answers)})
        repost("case", [case.pk])
        sync_cases(cases=[case])
    return case
