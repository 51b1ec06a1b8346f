"""The official forms of a case: where they are made, which paper each is, and what was kept as filed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.checklist import ATTACHED
from cases.form_making import subjects
from cases.form_making.choosing import of_worker
from cases.form_making.models import FiledCopy
from cases.official_forms.numbers import short_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cases.form_making.subject import MadeForm
    from cases.models import Case, CaseDocument
    from cases.official_forms.registry import Edition

_COPIES: Final = 50


class CaseForms:
    """The forms that a person can make for one case, in the editions of one day."""

    def __init__(self, case: Case, user: Any, *, on: date) -> None:
        self.case, self.user, self.on = case, user, on
        self._records: dict[str, list[Any]] = {"case": [case]}

    def own(self) -> list[dict[str, str]]:
        """Those made of the case itself, and the way to those of its worker."""
        found = [
            {
                "title": edition.title.ja,
                "number": edition.number if edition.number != edition.title.ja else "",
                "link": _link(form, self.case),
            }
            for form, edition in self._possible
            if form.subject == "case" and form.fits(self.case)
        ]
        if self.case.worker_id and self._possible:
            link = reverse("forms:record", args=["worker", self.case.worker_id])
            found.append({"title": _("All forms of the worker"), "link": link})
        return found

    def of_papers(self, papers: Iterable[CaseDocument]) -> dict[str, list[dict[str, str]]]:
        """By paper of the case's list: the forms that the paper is."""
        return {paper.slug: links for paper in papers if (links := self._of_paper(paper.slug))}

    def _of_paper(self, slug: str) -> list[dict[str, str]]:
        number = slug.removeprefix(ATTACHED) if slug.startswith(ATTACHED) else None
        return [
            {"title": edition.number, "link": _link(form, row)}
            for form, edition in self._possible
            if slug in form.papers or (number is not None and short_number(edition.number) == number)
            for row in self._rows(form.subject)
            if form.fits(row)
        ]

    @cached_property
    def _possible(self) -> list[tuple[MadeForm, Edition]]:
        """What the person's role allows and has an edition on that day."""
        may = {
            capability: self.user.can(capability, organization_id=self.case.organization_id)
            for capability in {form.capability for form in subjects.all_forms()}
        }
        return [
            (form, edition)
            for form in subjects.all_forms()
            if may[form.capability] and (edition := form.edition_or_none(self.on)) is not None
        ]

    def _rows(self, slug: str) -> list[Any]:
        """The records of the case's worker and employer that a form of that kind is made of."""
        if slug not in self._records:
            self._records[slug] = self._read(slug)
        return self._records[slug]

    def _read(self, slug: str) -> list[Any]:
        subject, worker = subjects.subject(slug), self.case.worker
        if slug == "organization":
            return [self.case.organization]
        if slug == "worker" or subject is None or not subject.worker or worker is None:
            return [worker] if slug == "worker" and worker is not None else []
        return list(of_worker(subject, worker, self.user))


def _link(form: MadeForm, row: Any) -> str:
    return reverse("forms:form", args=[form.slug, row.pk])


def copies_of(case: Case, user: Any) -> list[dict[str, Any]]:
    """What was kept as filed: of the case itself, and of its worker on the day of the submission."""
    found = Q(subject="case", subject_id=case.pk)
    if case.worker_id and case.submitted_on:
        found |= Q(worker=case.worker_id, filed_on=case.submitted_on)
    return [
        {
            "title": copy.title,
            "number": copy.number,
            "filed_on": copy.filed_on,
            "link": reverse("forms:copy", args=[copy.pk]),
        }
        for copy in FiledCopy.objects.visible_to(user).filter(found).order_by("title", "-made_at")[:_COPIES]
    ]
