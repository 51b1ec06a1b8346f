"""What was filed is kept: the forms of a case, frozen once the submission stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction

from cases.form_making.access import may_make
from cases.form_making.models import FiledCopy
from cases.form_making.order import Order
from cases.form_making.services.filing import keep_as_filed
from cases.form_making.subjects import forms_of
from cases.models.choices import PaperState
from compliance.accounts.models import User
from compliance.audit.services import audited, record
from compliance.rulebook import RuleNotInForce

if TYPE_CHECKING:
    from datetime import date

    from cases.form_making.subject import MadeForm
    from cases.models import Case

log = structlog.stdlib.get_logger(__name__)
_SUBJECT: Final = "case"


def keep_when_submitted(case: Case, by: Any) -> None:
    """Keep every form of the case that is whole, after the transaction that notes the submission.

    A form that cannot be kept never undoes the submission: what it lacks stands in the record of the case.
    """
    if isinstance(by, User):
        transaction.on_commit(partial(_keep_all, case, by), robust=True)


def _keep_all(case: Case, by: User) -> None:
    filed_on = case.submitted_on
    assert filed_on  # noqa: S101 - set by the submission
    left_out = _left_out(case)
    for form in forms_of(_SUBJECT):
        if (
            form.fits(case)
            and not (form.papers and left_out.issuperset(form.papers))
            and may_make(by, form, case)
            and not _is_kept(form, case, filed_on)
        ):
            _keep(form, case, by, filed_on)


def _left_out(case: Case) -> set[str]:
    """The papers that did not go in with this filing."""
    papers = case.documents.filter(state__in=(PaperState.OMITTED, PaperState.NOT_NEEDED))
    return set(papers.values_list("slug", flat=True))


def _is_kept(form: MadeForm, case: Case, filed_on: date) -> bool:
    return FiledCopy.objects.filter(
        subject=_SUBJECT, subject_id=case.pk, official_form=form.slug, filed_on=filed_on
    ).exists()


def _keep(form: MadeForm, case: Case, by: User, filed_on: date) -> None:
    try:
        keep_as_filed(order=Order(form=form, row=case, filed_on=filed_on), by=by, purpose=case.receipt_number)
    except ValidationError as refused:
        _note(form, case, by, reason=" ".join(refused.messages))
    except RuleNotInForce as refused:
        _note(form, case, by, reason=str(refused))
    except Exception as error:
        log.exception("form_not_kept", official_form=form.slug, case=case.pk)
        _note(form, case, by, reason=type(error).__name__)


@audited
def _note(form: MadeForm, case: Case, by: User, *, reason: str) -> None:
    record(
        by=by,
        verb="official_form.not_kept",
        target=case,
        organization_id=case.organization_id,
        label=str(case),
        details={"official_form": form.slug, "reason": reason[:300]},
    )
