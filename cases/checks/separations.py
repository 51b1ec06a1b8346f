"""Nobody of the same kind of work separated against their will within the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.checks.papers import contract_on

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "separations"
TITLE: Final = _("No involuntary separation")
PLACE: Final = "employer"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """What the employer's record counts, and the day that was answered, against the day of the contract."""
    return {
        "had_separation": facts.answers.get("had_separation"),
        "separation_on": facts.answers.get("separation_on"),
        "contract_on": contract_on(facts),
    }
