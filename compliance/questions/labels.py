"""What the keys of answers and the units of rules are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .inputs import Wording

ANSWERS: Final[Mapping[str, Wording]] = {
    "acceptable": _("Counts"),
    "allowed": _("Allowed"),
    "applies": _("Applies"),
    "blocking": _("In the way"),
    "cap_on": _("Cap reached on"),
    "cap_on_if_approved": _("Cap if everything asked is approved"),
    "ceiling": _("Ceiling"),
    "closes_on": _("Last day of the window"),
    "codes": _("Codes"),
    "count": _("How many"),
    "days": _("Days"),
    "dispatch_allowed": _("Dispatch allowed"),
    "due_on": _("Due on"),
    "eligible": _("Eligible"),
    "ends_on": _("Ends on"),
    "excludable": _("Can be excluded"),
    "expires_on": _("Expires on"),
    "findings": _("Findings"),
    "form": _("Form"),
    "forms": _("Forms"),
    "in_scope": _("In scope"),
    "included": _("Included"),
    "keep_until": _("Keep until"),
    "language_test_exempt": _("Japanese test waived"),
    "last_day": _("Last day"),
    "ministry": _("Ministry (short)"),
    "ministry_ja": _("Ministry"),
    "missing": _("Missing"),
    "months": _("Months"),
    "name_en": _("English name"),
    "name_ja": _("Japanese name"),
    "name_vi": _("Vietnamese name"),
    "open": _("Open to the worker"),
    "opens_on": _("Opens on"),
    "payment_fee_yen": _("Payment fee (yen)"),
    "period_from": _("Period from"),
    "period_to": _("Period to"),
    "recommended_until": _("Better kept until"),
    "required": _("To be filed"),
    "safe_on": _("Plan for"),
    "skills_test_exempt": _("Skills test waived"),
    "ssw2": _("SSW (ii)"),
    "valid": _("Valid"),
    "years": _("Years"),
    "yen": _("Yen"),
}
UNITS: Final[Mapping[str, Wording]] = {
    "months": _("%(value)s months"),
    "days": _("%(value)s days"),
    "years": _("%(value)s years"),
    "yen": _("%(value)s yen"),
    "hours": _("%(value)s hours"),
    "people": _("%(value)s people"),
    "percent": _("%(value)s percent"),
}
SUBJECTS: Final[Mapping[str, Wording]] = {
    "calendar": _("Counting days"),
    "comparisons": _("Comparisons"),
    "deadlines": _("Kinds of deadline"),
    "documents": _("Papers of applications"),
    "eligibility": _("Who may become SSW"),
    "employer": _("Standards for employers"),
    "fees": _("Fees"),
    "fields": _("Fields"),
    "hello_work": _("Hello Work"),
    "interviews": _("Periodic interviews"),
    "notifications": _("Notifications"),
    "official_forms": _("Official forms"),
    "penalties": _("Penalties"),
    "periods_of_stay": _("Periods of stay"),
    "procedures": _("Procedures"),
    "records": _("Records"),
    "residence": _("Residence"),
    "second_status": _("Moving to SSW (ii)"),
    "skill_development": _("Employment for skill development"),
    "statuses": _("Statuses of residence"),
    "support": _("Support"),
    "support_body": _("Registered support organizations"),
    "visa_ladder": _("Other work statuses"),
}


def subject_title(subject: str) -> str:
    return str(SUBJECTS.get(subject, subject))
