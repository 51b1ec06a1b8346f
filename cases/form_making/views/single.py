"""One form of one record: what is missing, how it looks, its file; and the forms a record has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from cases.form_making import subjects
from cases.form_making.access import form_and_row, makes_forms, may_make, may_reveal, row_or_404
from cases.form_making.forms import OrderForm, PurposeForm
from cases.form_making.listing import by_place, gaps, warnings
from cases.form_making.printing import can_be_drawn, draw, numbers_in
from cases.form_making.services import print_form
from cases.official_forms.words import EVIDENCE
from cases.views import pdf_response
from compliance.common import clock
from compliance.common.glyphs import described
from compliance.common.pdf import UndrawableText
from compliance.desk.access import member_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cases.form_making.order import Order
    from cases.form_making.subject import MadeForm
    from cases.official_forms.model import FilledForm


@member_page
@never_cache
@require_safe
def of_record(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The forms that this person can make of one record."""
    subject = subjects.subject(slug)
    if subject is None or not makes_forms(request.user):
        raise Http404
    row = row_or_404(request.user, subject, pk)
    today = clock.today()
    made = [
        {"form": form, "edition": edition, "evidence": EVIDENCE.get(edition.evidence, "")}
        for form in subjects.forms_of(slug)
        if form.fits(row)
        and may_make(request.user, form, row)
        and (edition := form.edition_or_none(today)) is not None
    ]
    context = {"subject": subject, "row": row, "label": subject.label_of(row), "made": made}
    return render(request, "form_making/record.html", context)


@member_page
@never_cache
@require_safe
def form_page(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The form with what is missing, its warnings and a look at it."""
    form, row = form_and_row(request.user, slug, pk)
    options = OrderForm(request.GET, form=form)
    order = _order(options, row)
    filled = order.fill(_person(request))
    options.offer(order.edition.languages)
    context = _page(request, order, filled) | {"options": options, "is_asked_well": not options.errors}
    return render(request, "form_making/form.html", context, status=422 if options.errors else 200)


@member_page
@never_cache
@require_safe
@xframe_options_sameorigin
def form_pdf(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The form as a PDF: masked to look at; to take away with its numbers, for those who may reveal them."""
    form, row = form_and_row(request.user, slug, pk)
    order = _order(OrderForm(request.GET, form=form), row)
    filled = order.fill(_person(request))
    is_download = "download" in request.GET
    try:
        if is_download:
            rendered = print_form(order=order, filled=filled, by=_person(request))
        else:
            rendered = draw(filled, in_full=False)
    except UndrawableText as error:
        characters = [described(character) for character in error.characters]
        return render(request, "cases/undrawable.html", {"characters": characters}, status=422)
    return pdf_response(rendered.pdf, name=f"{form.slug}-{row.pk}", is_download=is_download)


def _person(request: HttpRequest) -> Any:
    return request.user


def order_from(request: HttpRequest, form: MadeForm, row: Any) -> Order:
    """What the address asks for."""
    return _order(OrderForm(request.GET, form=form), row)


def _order(options: OrderForm, row: Any) -> Order:
    """What is asked for; a form that has no edition today does not exist yet."""
    order = options.order(row)
    if order.form.edition_or_none(order.filed_on) is None:
        raise Http404
    return order


def _page(request: HttpRequest, order: Order, filled: FilledForm) -> dict[str, Any]:
    edition = filled.edition
    missing = gaps(filled, order.subject.links_of(order.row))
    return {
        "order": order,
        "form": order.form,
        "row": order.row,
        "subject": order.subject,
        "label": order.label,
        "edition": edition,
        "evidence": EVIDENCE.get(edition.evidence, ""),
        "filled": filled,
        "missing": missing,
        "missing_by_place": by_place(missing),
        "warnings": warnings(filled),
        "can_be_drawn": can_be_drawn(filled),
        "has_numbers": bool(numbers_in(filled)),
        "may_reveal": may_reveal(request.user, order),
        "is_application": edition.facts.get("number_note") is not None and order.subject.slug == "case",
        "query": urlencode(query_of(order)),
        "choices": query_of(order),
        "purpose": PurposeForm(),
    }


def query_of(order: Order) -> dict[str, str]:
    """The choices as they stand in an address."""
    said = {"filed_on": order.filed_on.isoformat(), "language": order.language}
    if order.period is not None:
        said |= {"from_on": order.period[0].isoformat(), "to_on": order.period[1].isoformat()}
    return said
