"""Wage, hours and rent as the law and the support plan have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.checks.papers import contract_on
from cases.checks.terms import terms_of

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "contract_terms"
TITLE: Final = _("Terms of the contract")
PLACE: Final = "contract"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """The terms of the contract filed, against what Japanese are paid and what the plan promises."""
    return {"terms": terms_of(facts), "contract_on": contract_on(facts)}
