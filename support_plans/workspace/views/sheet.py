"""The interview sheet: saved as it is filled, kept on the device while there is no connection, then held."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from compliance.common import clock
from support_plans.models import RegularInterview
from support_plans.services.interviews import hold_interview, save_interview
from support_plans.workspace import interview_sheet
from support_plans.workspace.access import must_record, person_of
from support_plans.workspace.acting import put_in
from support_plans.workspace.forms.files import FilesForm
from support_plans.workspace.forms.interviews import SheetForm
from support_plans.workspace.frame import page

if TYPE_CHECKING:
    from django.http import HttpRequest

    from support_plans.workspace.interview_sheet import Joined, Typed

_MARK = "X-Sheet"
"""Tells the page that the answer is the sheet's own, not the sign-in page of somebody whose session ended."""


def sheet(request: HttpRequest, interview: RegularInterview) -> HttpResponse:
    """A draft: shown, or saved and held."""
    must_record(request, interview.worker)
    if request.method != "POST":
        facts, answers = interview_sheet.saved(interview)
        form = SheetForm(initial=facts, worker=interview.worker)
        return _page(request, interview, form, answers)
    typed = interview_sheet.read(request.POST, interview)
    try:
        kept, is_merged = _save(request, interview, typed)
    except ValidationError as refused:
        if "revision" in getattr(refused, "error_dict", {}):
            return _conflict(request, interview, typed)
        return _refused(request, interview, typed, refused)
    if request.POST.get("act") == "hold":
        return _hold(request, kept, typed)
    return _saved(request, kept, typed, is_merged=is_merged)


def _save(request: HttpRequest, interview: RegularInterview, typed: Typed) -> tuple[RegularInterview, bool]:
    """Save what reads well; whether the answers of another device came in with it.

    Whoever saved last may go on, even if our answer was lost on the way to their telephone.
    """
    is_mine = request.session.get(_key(interview)) == [typed.writer, interview.revision]
    revision = interview.revision if is_mine else typed.revision
    is_merged = False
    try:
        kept = _save_under(request, interview, typed, revision)
    except ValidationError as refused:
        if "revision" not in getattr(refused, "error_dict", {}):
            raise
        interview.refresh_from_db()
        joined = interview_sheet.join(typed, interview)
        if not joined.agrees:
            raise
        typed.facts, typed.answers = joined.facts, joined.answers
        kept = _save_under(request, interview, typed, interview.revision)
        is_merged = True
    request.session[_key(interview)] = [typed.writer, kept.revision]
    return kept, is_merged


def _save_under(
    request: HttpRequest, interview: RegularInterview, typed: Typed, revision: int
) -> RegularInterview:
    return save_interview(
        interview=interview,
        by=person_of(request),
        revision=revision,
        facts=typed.facts,
        answers=typed.answers,
    )


def _key(interview: RegularInterview) -> str:
    return f"sheet-{interview.pk}"


def _saved(
    request: HttpRequest, interview: RegularInterview, typed: Typed, *, is_merged: bool
) -> HttpResponse:
    if request.htmx and is_merged:  # type: ignore[attr-defined]
        # What came in from the other device is shown at once: this one would blank it with its next saving.
        form = SheetForm(initial=typed.facts, worker=interview.worker)
        return _whole_sheet(request, _context(interview, form, typed.answers, writer=typed.writer))
    if request.htmx:  # type: ignore[attr-defined]
        context = _state(interview, typed.answers) | {"problems": _named(typed), "swap": True}
        return _marked(render(request, "support/sheet_saved.html", context))
    if typed.problems:
        return _page(request, interview, typed.form, typed.answers, status=422)
    messages.success(request, _("Saved. You can go on later."))
    return HttpResponseRedirect(reverse("support:interview", args=[interview.pk]))


def _named(typed: Typed) -> list[tuple[str, str]]:
    fields = typed.form.fields
    return [
        (str(fields[name].label) if name in fields else "", " ".join(errors))
        for name, errors in typed.problems.items()
    ]


def _refused(
    request: HttpRequest, interview: RegularInterview, typed: Typed, refused: ValidationError
) -> HttpResponse:
    """Something the sheet cannot hold as it is: said where it stands, with everything typed left in place."""
    interview.refresh_from_db()
    problems = put_in(typed.form, refused)
    if request.htmx:  # type: ignore[attr-defined]
        typed.problems = {
            name: [str(error) for error in errors] for name, errors in typed.form.errors.items()
        } | problems
        context = _state(interview, typed.answers) | {"problems": _named(typed), "swap": False}
        return _marked(render(request, "support/sheet_saved.html", context, status=422))
    return _page(request, interview, typed.form, typed.answers, problems=problems, status=422)


def _conflict(request: HttpRequest, interview: RegularInterview, typed: Typed) -> HttpResponse:
    """Another device saved in between: both versions side by side, joined as far as they agree."""
    interview.refresh_from_db()
    joined = interview_sheet.join(typed, interview)
    form = SheetForm(initial=joined.facts, worker=interview.worker)
    # Shown once, the next saving is a decision: it goes under the newest revision.
    if request.htmx:  # type: ignore[attr-defined]
        context = _context(interview, form, joined.answers, joined=joined, writer=typed.writer)
        return _whole_sheet(request, context, status=409)
    return _page(request, interview, form, joined.answers, joined=joined, status=409)


def _whole_sheet(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    answer = render(request, "support/sheet_form.html", context, status=status)
    answer.headers["HX-Retarget"] = "#sheet"
    answer.headers["HX-Reswap"] = "outerHTML"
    return _marked(answer)


def _hold(request: HttpRequest, interview: RegularInterview, typed: Typed) -> HttpResponse:
    """Everything is there, and it was held; or all that is missing is listed."""
    if not typed.problems:
        try:
            hold_interview(interview=interview, by=person_of(request))
        except ValidationError as refused:
            typed.problems = put_in(typed.form, refused)
        else:
            request.session.pop(_key(interview), None)
            messages.success(request, _("The interview is on record."))
            return HttpResponseRedirect(reverse("support:interview", args=[interview.pk]))
    return _page(
        request, interview, typed.form, typed.answers, problems=typed.problems, is_lacking=True, status=422
    )


def _page(
    request: HttpRequest,
    interview: RegularInterview,
    form: SheetForm,
    answers: interview_sheet.Answers,
    *,
    joined: Joined | None = None,
    problems: dict[str, list[str]] | None = None,
    is_lacking: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = _context(interview, form, answers, joined=joined, problems=problems)
    lacking = interview_sheet.lacking(context["groups"])
    return page(
        request,
        "support/sheet.html",
        context | {"lacking": lacking, "is_lacking": is_lacking, "files_form": FilesForm()},
        status=status,
    )


def _context(
    interview: RegularInterview,
    form: SheetForm,
    answers: interview_sheet.Answers,
    *,
    joined: Joined | None = None,
    problems: dict[str, list[str]] | None = None,
    writer: str = "",
) -> dict[str, Any]:
    theirs = joined.differing_answers if joined else None
    return _state(interview, answers) | {
        "worker": interview.worker,
        "writer": writer or uuid.uuid4().hex,
        "form": form,
        "groups": interview_sheet.groups_of(interview, answers, theirs=theirs, problems=problems),
        "joined": joined,
        "other_facts": [
            (form[name].label, form.fields[name].prepare_value(value) if value is not None else "")
            for name, value in (joined.differing_facts if joined else {}).items()
        ],
    }


def _state(interview: RegularInterview, answers: interview_sheet.Answers) -> dict[str, Any]:
    return {
        "interview": interview,
        "with_worker": interview.interview_with == RegularInterview.With.WORKER,
        "answered": interview_sheet.answered(answers),
        "asked": len(answers),
        "saved_at": clock.now().astimezone(clock.JAPAN),
    }


def _marked(answer: HttpResponse) -> HttpResponse:
    answer.headers[_MARK] = "1"
    return answer
