"""A form is kept as it was filed, and handed out again byte for byte."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import structlog
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from cases.form_making import storage
from cases.form_making.access import REVEALING, may_reveal
from cases.form_making.frozen import frozen_data, frozen_numbers, frozen_rules, hash_of
from cases.form_making.models import FiledCopy
from cases.form_making.printing import draw, numbers_in
from cases.form_making.services.printing import note_printing
from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.common.tenancy import is_inside, scope_of

if TYPE_CHECKING:
    from cases.form_making.order import Order
    from cases.official_forms.model import FilledForm
    from cases.official_forms.render import Rendered

log = structlog.stdlib.get_logger(__name__)


class FiledCopyDamaged(RuntimeError):  # noqa: N818 - says what is the matter with the copy
    """The file is not the one that was kept: it is gone, or its hash is another."""


def keep_as_filed(*, order: Order, by: Any, purpose: str = "") -> FiledCopy:
    """Freeze the form as it stands: data, file, hashes, edition and rules. A draft cannot be filed.

    Numbers stand on it in full when the person may reveal them, masked otherwise: a copy shows what was made.
    """
    filled = order.fill(by)
    if not filled.is_complete:
        open_boxes = ", ".join(str(lack.label) for lack in filled.missing[:5])
        message = _("Entries are missing, so this is a draft and cannot be kept as filed: %(boxes)s.")
        raise ValidationError(message % {"boxes": open_boxes}, code="incomplete")
    in_full = may_reveal(by, order)
    # Drawn before the transaction begins: drawing takes its time, and nothing is locked meanwhile.
    rendered = draw(filled, in_full=in_full)
    name = storage.keep(rendered.pdf, folder=storage.FILED)
    try:
        copy = _copy(order, filled, rendered, by=by, in_full=in_full, name=name, purpose=purpose)
        _write(copy, order, filled, by=by, in_full=in_full)
    except BaseException:
        storage.delete(name)
        raise
    return copy


@audited
def _write(copy: FiledCopy, order: Order, filled: FilledForm, *, by: Any, in_full: bool) -> None:
    copy.full_clean(exclude=["data", "because"])
    copy.save(force_insert=True)
    note_printing(order=order, filled=filled, by=by, in_full=in_full, pages=copy.pages)
    _record(copy, "official_form.kept", by)


def _copy(
    order: Order, filled: FilledForm, rendered: Rendered, *, by: Any, in_full: bool, name: str, purpose: str
) -> FiledCopy:
    data, numbers = frozen_data(filled), frozen_numbers(filled)
    worker = order.subject.worker_of(order.row)
    period = order.period or (None, None)
    return FiledCopy(
        organization_id=order.organization_id,
        support_organization_id=keeping_body_id(order, by),
        worker=worker,
        subject=order.subject.slug,
        subject_id=order.row.pk,
        label=order.label[:200],
        official_form=filled.edition.slug,
        number=filled.edition.number,
        title=filled.edition.title.ja,
        edition=filled.edition.name,
        language=order.language,
        filed_on=order.filed_on,
        period_from_on=period[0],
        period_to_on=period[1],
        purpose=purpose,
        because=frozen_rules(filled),
        data=data,
        numbers=numbers,
        has_whole_numbers=in_full and bool(numbers_in(filled)),
        data_sha256=hash_of(data, numbers),
        pdf_name=name,
        pdf_sha256=hashlib.sha256(rendered.pdf).hexdigest(),
        pdf_bytes=len(rendered.pdf),
        pages=rendered.page_count,
        made_by=by,
        made_at=clock.now(),
    )


def keeping_body_id(order: Order, user: Any) -> int | None:
    """The support body on whose behalf the person keeps the copy; None: they are of the employer."""
    if is_inside(user, order.organization_id):
        return None
    bodies = scope_of(user).support_organization_ids
    worker = order.subject.worker_of(order.row)
    contract = worker.support_contract if worker is not None else None
    candidates = (
        order.support_organization_id,
        contract.support_organization_id if contract is not None else None,
        *bodies,
    )
    return next((body for body in candidates if body in bodies), None)


def hand_out_copy(*, copy: FiledCopy, by: Any) -> bytes:
    """The file, byte for byte, once its hash is checked; every handing out is recorded.

    Raises PermissionDenied when it shows whole numbers and the person may not reveal them, and
    FiledCopyDamaged, on the record and in the log, when it is not the file that was kept.
    """
    if copy.has_whole_numbers and not by.can(REVEALING, organization_id=copy.organization_id):
        raise PermissionDenied
    try:
        pdf = intact_file(copy)
    except FiledCopyDamaged:
        log.error("filed_copy_damaged", filed_copy=copy.pk)  # noqa: TRY400 - the cause says no more
        _record(copy, "official_form.damaged", by)
        raise
    _record(copy, "official_form.reprinted", by)
    return pdf


def intact_file(copy: FiledCopy) -> bytes:
    """The file; FiledCopyDamaged when it or the data is not what was kept."""
    try:
        pdf = storage.read(copy.pdf_name)
    except storage.UnreadableFile as error:
        raise FiledCopyDamaged(copy.pk) from error
    if hashlib.sha256(pdf).hexdigest() != copy.pdf_sha256:
        raise FiledCopyDamaged(copy.pk)
    if hash_of(copy.data, copy.numbers) != copy.data_sha256:
        raise FiledCopyDamaged(copy.pk)
    return pdf


@audited
def _record(copy: FiledCopy, verb: str, by: Any) -> None:
    numbers = [
        box["value"]
        for box in (*copy.data["fields"], *(cell for row in copy.data["rows"] for cell in row["cells"]))
        if "index" in box
    ]
    record(
        by=by,
        verb=verb,
        target=copy,
        organization_id=copy.organization_id,
        label=copy.label,
        details={
            "official_form": copy.official_form,
            "edition": copy.edition,
            "filed_on": copy.filed_on.isoformat(),
            "sha256": copy.pdf_sha256,
            "numbers": numbers if copy.has_whole_numbers else [],
        },
    )
