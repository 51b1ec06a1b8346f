"""The columns a ledger can bring, by the name their errors carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LABELS: Final[dict[str, str | _StrPromise]] = {
    "employee_number": _("employee number"),
    "name": _("name as on the card"),
    "family_name": _("family name"),
    "given_names": _("given names"),
    "name_kana": _("name (kana)"),
    "name_kanji": _("name (kanji)"),
    "sex": _("sex"),
    "birth_date": _("date of birth"),
    "nationality": _("nationality"),
    "language": _("languages understood"),
    "birth_place": _("place of birth"),
    "home_address": _("home town in the home country"),
    "occupation": _("occupation"),
    "postal_code": _("postal code"),
    "address": _("address in Japan"),
    "phone": _("phone"),
    "mobile": _("mobile phone"),
    "email": _("e-mail"),
    "residence_card_number": _("residence card number"),
    "status": _("status of residence"),
    "period": _("period of stay"),
    "permitted_on": _("permitted on"),
    "expires_on": _("period of stay ends on"),
    "card_issued_on": _("card issued on"),
    "designated_field": _("field on the designation paper"),
    "designated_employer": _("employer on the designation paper"),
    "passport_number": _("passport number"),
    "passport_issued_on": _("passport issued on"),
    "passport_expires_on": _("passport expires on"),
    "field": _("field"),
    "work_category": _("work category"),
    "site": _("site"),
    "starts_on": _("employed since"),
    "contract_ends_on": _("contract ends on"),
    "concluded_on": _("contract concluded on"),
    "support_organization": _("support organization"),
    "registration_number": _("registration number"),
    "last_interview_on": _("last interview with the worker"),
    "last_supervisor_interview_on": _("last interview with the supervisor"),
    "left_on": _("left on"),
}
"""Target → what people call it."""

IDENTITY: Final = frozenset({"name", "family_name", "residence_card_number", "employee_number"})
"""A ledger of people has at least one of these."""

PERSONAL: Final = frozenset({"name", "family_name", "residence_card_number", "birth_date", "passport_number"})
"""A row that has one of these speaks of a person, and is never passed over in silence."""

NUMBERS: Final = frozenset({"residence_card_number", "passport_number"})
"""Shown masked, everywhere but in the command's own JSON."""
