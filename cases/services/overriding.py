"""A manager answers for filing although a check stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.checks import run_checks
from cases.models import CheckOverride
from cases.services.recording import note
from compliance.audit.services import audited
from compliance.common import clock

if TYPE_CHECKING:
    from cases.models import Case

Actor = Any
OVERRIDE = "cases.override"


@audited
def override_check(*, case: Case, code: str, reason: str, by: Actor) -> CheckOverride:
    """Needs a reason and a manager; only what blocks now can be overridden, and only once."""
    if hasattr(by, "can") and not by.can(OVERRIDE, organization_id=case.organization_id):
        raise ValidationError(_("Only a manager overrides what stands in the way."), code="not_allowed")
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is filed all the same.")})
    standing = {found.code: found for found in run_checks(case) if found.stands_in_the_way}
    if code not in standing:
        raise ValidationError({"code": _("Nothing of this name stands in the way.")})
    override = CheckOverride(
        case=case,
        code=code,
        reason=reason.strip(),
        made_at=clock.now(),
        made_by=by if hasattr(by, "pk") else None,
    )
    override.full_clean(exclude=["case", "made_by"])
    override.save()
    note(case, "check_overridden", by, {"code": code, "reason": override.reason})
    return override


@audited
def take_back_override(*, override: CheckOverride, by: Actor) -> None:
    """The finding stands in the way again."""
    note(override.case, "override_taken_back", by, {"code": override.code})
    override.delete()
