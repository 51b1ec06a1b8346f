"""Pages of payroll imports: choose a file, see what it would do, confirm."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from compliance.common import clock
from compliance.employment.models import PayrollRecord
from compliance.employment.payroll_services import enter_payroll
from compliance.imports.payroll.cells import read_cell
from compliance.imports.payroll.plan import Plan, plan_payroll
from compliance.imports.problems import UnreadableFile, UnusableCell
from compliance.imports.reading import LIMITS
from compliance.imports.reading.opening import too_large
from compliance.organizations.models import AcceptingOrganization
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SALT = "payroll import"
HOURS_TO_CONFIRM = 2
_DAYS = ("paid_on",)


def _organizations(user: Any) -> list[int]:
    ids = user.scope(clock.today()).organization_ids
    return [pk for pk in ids if user.can("payroll.write", organization_id=pk)]


class FileForm(forms.Form):
    """A file, whose it is, and of which month."""

    organization = forms.ModelChoiceField(
        label=gettext_lazy("organization"), queryset=AcceptingOrganization.objects.none(), empty_label=None
    )
    month = forms.CharField(
        label=gettext_lazy("month"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Only for a file without a column of months."),
        widget=forms.TextInput(attrs={"placeholder": "2026-10"}),
    )
    file = forms.FileField(
        label=gettext_lazy("payroll file"),
        help_text=gettext_lazy("An Excel workbook (.xlsx) or CSV (UTF-8 or Shift_JIS)."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.tsv,.txt"}),
        allow_empty_file=True,
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organization"]
        field.queryset = AcceptingOrganization.objects.visible_to(user).filter(pk__in=_organizations(user))  # type: ignore[attr-defined]

    def clean_month(self) -> tuple[int, int] | None:
        text = self.cleaned_data["month"]
        try:
            found: tuple[int, int] | None = read_cell("month", text, today=clock.today())
        except UnusableCell as problem:
            raise forms.ValidationError(str(problem)) from problem
        return found

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.file_bytes:
            raise forms.ValidationError(too_large(), code="too_large")
        return file


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def payroll(request: HttpRequest) -> HttpResponse:
    """Choose a file; then see what it would do. Nothing is written here."""
    user: Any = request.user
    if not _organizations(user):
        raise Http404
    posted = request.method == "POST"
    form = FileForm(user, request.POST if posted else None, request.FILES if posted else None)
    plan: Plan | None = None
    if posted and form.is_valid():
        try:
            plan = plan_payroll(
                organization=form.cleaned_data["organization"],
                content=form.cleaned_data["file"].read(),
                month=form.cleaned_data["month"],
                today=clock.today(),
            )
        except UnreadableFile as problem:
            form.add_error("file", str(problem))
    context: dict[str, Any] = {"title": _("Import payroll"), "form": form, "plan": None}
    if plan is not None:
        organization = form.cleaned_data["organization"]
        context |= {
            "plan": plan,
            "rows": [_shown(row) for row in plan.rows],
            "counts": [(label, plan.count(state)) for state, label in _states().items()],
            "signed": _signed(user, organization, plan) if plan.writable else "",
            "organization": organization,
        }
    return render(request, "imports/payroll.html", context, status=400 if posted and plan is None else 200)


def _states() -> dict[str, str]:
    return {
        "new": _("new"),
        "changed": _("changed"),
        "same": _("unchanged"),
        "error": _("has errors"),
    }


def _label(name: str) -> str:
    if name in {"employee_number", "name"}:
        return str(Worker._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return str(PayrollRecord._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _shown(row: Any) -> dict[str, Any]:
    facts = row.facts
    return {
        "number": row.number,
        "who": row.worker.name if row.worker else row.who,
        "month": f"{row.year}-{row.month:02}" if row.month else "",
        "state": row.state,
        "label": _states()[row.state],
        "days": facts.get("working_days"),
        "hours": facts.get("regular_hours"),
        "overtime": facts.get("overtime_hours"),
        "gross": facts.get("gross"),
        "net": facts.get("net"),
        "errors": [(_label(name), message) for name, message in row.errors],
        "net_differs": "net_differs" in row.warnings,
        "is_strange": bool(set(row.warnings) - {"net_differs"}),
    }


def _signed(user: Any, organization: AcceptingOrganization, plan: Plan) -> str:
    """What was shown, for the confirmation: sealed, so that it is what was shown."""
    rows = [
        {
            "row": row.number,
            "worker": row.worker.pk if row.worker else 0,
            "year": row.year,
            "month": row.month,
            "facts": {name: _plain(value) for name, value in row.facts.items()},
        }
        for row in plan.writable
    ]
    return signing.dumps(
        {"user": user.pk, "organization": organization.pk, "rows": rows}, salt=SALT, compress=True
    )


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str) else str(value)


@login_required
@never_cache
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Write what was shown; a row that fails now stops no other."""
    user: Any = request.user
    if not _organizations(user):
        raise Http404
    try:
        shown = signing.loads(request.POST.get("signed", ""), salt=SALT, max_age=HOURS_TO_CONFIRM * 60 * 60)
    except signing.BadSignature:
        messages.error(request, _("The preview is too old or was changed. Choose the file again."))
        return HttpResponseRedirect(reverse("imports:payroll"))
    if shown["user"] != user.pk or not user.can("payroll.write", organization_id=shown["organization"]):
        raise PermissionDenied
    workers = {
        worker.pk: worker
        for worker in Worker.objects.visible_to(user).filter(organization=shown["organization"])
    }
    written, failed = 0, []
    for row in shown["rows"]:
        try:
            enter_payroll(
                worker=workers[row["worker"]],
                year=row["year"],
                month=row["month"],
                by=user,
                **_typed(row["facts"]),
            )
        except (ValidationError, KeyError) as problem:
            said = problem.messages if isinstance(problem, ValidationError) else [_("No worker is there.")]
            failed.append(f"{row['row']}: {' '.join(said)}")
        else:
            written += 1
    messages.success(
        request,
        ngettext("%(count)s row is saved.", "%(count)s rows are saved.", written) % {"count": written},
    )
    for problem_text in failed[:20]:
        messages.error(request, _("Row %(row)s") % {"row": problem_text})
    return HttpResponseRedirect(reverse("desk:payroll"))


def _typed(facts: dict[str, Any]) -> dict[str, Any]:
    """Figures as the record holds them."""
    found = dict(facts)
    for name in ("regular_hours", "overtime_hours", "leave_days"):
        if found.get(name) is not None:
            found[name] = Decimal(str(found[name]))
    for name in _DAYS:
        if found.get(name):
            found[name] = PayrollRecord._meta.get_field(name).to_python(found[name])  # type: ignore[union-attr]
    return found
