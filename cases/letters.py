"""The letters that ask for papers: text for a mail, in Japanese or in Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from cases import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cases.models import Case, CaseDocument

LANGUAGES = ("ja", "vi", "en")


def letter(
    case: Case, papers: Sequence[CaseDocument], *, to: str, language: str, wanted_by_on: date | None
) -> tuple[str, str]:
    """Subject and text, in the language of the reader; English where we have no other."""
    with override(language if language in LANGUAGES else "en"):
        title = words.case_title(case)
        subject = _("Papers for: %(title)s") % {"title": title}
        reader = case.worker.name if to == "worker" and case.worker else case.organization.name
        lines = [
            _("%(reader)s,") % {"reader": reader},
            "",
            _("For the following procedure we need the papers listed below: %(title)s") % {"title": title},
        ]
        if case.worker and to != "worker":
            lines.append(_("Worker: %(name)s") % {"name": case.worker.name})
        if wanted_by_on is not None:
            lines.append(_("Please let us have them by %(day)s.") % {"day": wanted_by_on.isoformat()})
        lines.append("")
        lines += [f"- {_paper(paper)}" for paper in papers]
        lines += ["", _("If one of them cannot be had in time, tell us at once.")]
        return subject, "\n".join(lines)


def _paper(paper: CaseDocument) -> str:
    age = words.freshness(paper)
    return f"{words.paper_title(paper)}{f' ({age})' if age else ''}"
