"""The page 根拠と計算: the calculator, and the rulebook to read. The same for everyone who is signed in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from compliance.common import clock
from compliance.rulebook import UnknownRule

from . import tables
from .browse import rule_page, rules_by_subject
from .entries.shared import language
from .forms import CalculatorForm
from .prose import shortened
from .question import QuestionError
from .registry import SUBJECTS, question, questions
from .wording import (
    DATE_KINDS,
    answer_label,
    answer_value,
    code_in_words,
    confidence_in_words,
    in_language,
    value_in_words,
)

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from compliance.rulebook import Rule

    from .question import Answer


class Page(LoginRequiredMixin, TemplateView):
    """A page of the rulebook; `page_title` is its heading."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | self.content()

    def content(self) -> dict[str, Any]:
        raise NotImplementedError


class Index(Page):
    template_name = "questions/index.html"

    def content(self) -> dict[str, Any]:
        by_subject = [
            (title, [each for each in questions().values() if each.subject == subject])
            for subject, title in SUBJECTS.items()
        ]
        return {"page_title": _("Rules and calculator"), "subjects": by_subject}


class Calculator(LoginRequiredMixin, View):
    """Facts are sent by POST only, so that they never end up in an address or a log of addresses."""

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        return self._show(request, CalculatorForm(_question(name)))

    def post(self, request: HttpRequest, name: str) -> HttpResponse:
        asked = _question(name)
        form = CalculatorForm(asked, {key: str(value) for key, value in request.POST.items()})
        if "more" in request.POST:
            return self._show(request, form)
        values, problems = form.read()
        try:
            answer = asked.answer_from(values, problems)
        except QuestionError as error:
            form.show(error.problems)
            return self._show(request, form, problem="" if error.problems else error.text, status=422)
        return self._show(request, form, answer=answer)

    def _show(
        self,
        request: HttpRequest,
        form: CalculatorForm,
        *,
        answer: Answer | None = None,
        problem: str = "",
        status: int = 200,
    ) -> HttpResponse:
        context = {
            "page_title": form.question.title,
            "question": form.question,
            "form": form,
            "problem": problem,
            "answer": answer and _answer_rows(answer),
            "because": [_reason(rule, language()) for rule in answer.because] if answer else [],
            "warnings": [code_in_words(code) for code in answer.warnings] if answer else [],
        }
        return render(request, "questions/calculator.html", context, status=status)


class Rules(Page):
    template_name = "questions/rules.html"

    def content(self) -> dict[str, Any]:
        search = self.request.GET.get("q", "").strip()
        return {
            "page_title": _("All rules"),
            "search": search,
            "subjects": rules_by_subject(language(), search),
        }


class RuleDetail(Page):
    template_name = "questions/rule.html"

    def content(self) -> dict[str, Any]:
        try:
            page = rule_page(self.kwargs["rule_id"], language())
        except UnknownRule as error:
            raise Http404 from error
        return {
            "page_title": page.title,
            "rule": page,
            "changes_over_by": DATE_KINDS[page.changes_over_by],
        }


class Fields(Page):
    template_name = "questions/fields.html"

    def content(self) -> dict[str, Any]:
        lang, typed = language(), self.request.GET.get("on", "")
        day, problem = clock.today(), ""
        if typed:
            try:
                day = date.fromisoformat(typed)
            except ValueError:
                problem = _("must be a date written YYYY-MM-DD")
        return {
            "page_title": _("Fields by date"),
            "on": day,
            "typed": typed or day.isoformat(),
            "problem": problem,
            "fields": tables.field_table(day, lang),
            "versions": [rule_page("fields/versions", lang), rule_page("fields/ceiling_total", lang)],
        }


class Statuses(Page):
    template_name = "questions/statuses.html"

    def content(self) -> dict[str, Any]:
        return {"page_title": _("Statuses of residence"), "statuses": tables.status_table()}


class Support(Page):
    template_name = "questions/support.html"

    def content(self) -> dict[str, Any]:
        pages = (
            "people",
            "self_support_ability",
            "manager_exclusions",
            "orientation_target",
            "next_obligation",
        )
        lang = language()
        return {
            "page_title": _("Obligations of support"),
            "obligations": tables.obligation_table(clock.today(), lang),
            "rules": [rule_page(f"support/{name}", lang) for name in pages],
        }


class Comparison(Page):
    template_name = "questions/comparison.html"

    def content(self) -> dict[str, Any]:
        return {
            "page_title": _("Technical intern training and SSW (i)"),
            **tables.comparison(language()),
        }


class Contradictions(Page):
    template_name = "questions/contradictions.html"

    def content(self) -> dict[str, Any]:
        return {"page_title": _("Where the documents differ"), **tables.contradictions(language())}


def _question(name: str) -> Any:
    try:
        return question(name)
    except QuestionError as error:
        raise Http404 from error


def _answer_rows(answer: Answer) -> list[tuple[str, str]]:
    return [(answer_label(key), answer_value(key, value)) for key, value in answer.answer.items()]


def _reason(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": in_language(rule.title, lang),
        "value": shortened(value_in_words(rule, lang)),
        "since": rule.effective_from,
        "source": rule.source.label(lang),
        "confidence": rule.confidence,
        "in_words": confidence_in_words(rule.confidence),
        "confirmed": rule.is_confirmed,
        "note": in_language(rule.note, lang),
    }
