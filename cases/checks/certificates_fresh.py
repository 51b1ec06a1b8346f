"""No paper older at filing than it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.checklist import READY

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "certificates_fresh"
TITLE: Final = _("Certificates fresh")
PLACE: Final = "papers"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """Days of issue, as entered with the papers that are here."""
    rows = facts.case.documents.filter(issued_on__isnull=False, state__in=READY) if facts.case.pk else ()
    return {"issued_on": {row.slug: row.issued_on for row in rows if not row.title}}
