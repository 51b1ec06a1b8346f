"""Nobody gone missing by the employer's fault within the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.checks.papers import contract_on

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "missing_persons"
TITLE: Final = _("No missing person by the employer's fault")
PLACE: Final = "employer"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """Asked as a whole: gone missing by the employer's fault."""
    had = facts.answers.get("had_missing")
    return {
        "had_missing": had,
        "missing_on": facts.answers.get("missing_on"),
        "missing_by_employers_fault": had,
        "contract_on": contract_on(facts),
    }
