"""Who may make a form of a record: they see the record, and a role of theirs allows the making."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404

from cases.form_making import subjects

if TYPE_CHECKING:
    from cases.form_making.order import Order
    from cases.form_making.subject import MadeForm, Subject

MAKING: Final = ("forms.make", "support.forms")
REVEALING: Final = "numbers.reveal"


def may_make(user: Any, form: MadeForm, row: Any) -> bool:
    """Whether the person's role allows the form at the employer, or the support body, the record is about."""
    return _may(user, form.capability, subjects.subject_of(form), row)


def may_reveal(user: Any, order: Order) -> bool:
    """Whether the person may have card and passport numbers in full."""
    return _may(user, REVEALING, order.subject, order.row)


def _may(user: Any, capability: str, subject: Subject, row: Any) -> bool:
    organization_id = subject.organization_id_of(row)
    if organization_id is not None:
        return bool(user.can(capability, organization_id=organization_id))
    body_id = subject.support_organization_id_of(row)
    return body_id is not None and bool(user.can(capability, support_organization_id=body_id))


def row_or_404(user: Any, subject: Subject, pk: int) -> Any:
    """The record, if the person may see it; otherwise there is none."""
    row = subject.rows.visible_to(user).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def form_and_row(user: Any, slug: str, pk: int) -> tuple[MadeForm, Any]:
    """404 to outsiders and for a form that is not made here, 403 to insiders whose role does not make it."""
    form = subjects.form(slug)
    if form is None or not makes_forms(user):
        raise Http404
    row = row_or_404(user, subjects.subject_of(form), pk)
    if not form.fits(row):
        raise Http404
    if not may_make(user, form, row):
        raise PermissionDenied
    return form, row


def makes_forms(user: Any) -> bool:
    """Whether the person makes any form anywhere."""
    return any(user.can(capability) for capability in MAKING)
