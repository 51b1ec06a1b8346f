"""What the audit record's verbs and details mean, for reading."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def verb_title(verb: str) -> str:
    """An act in words; one we have no words for shows itself."""
    return _titles().get(verb, verb)


def _titles() -> dict[str, str]:
    return {
        "organization.registered": _("registered an organization"),
        "organization.changed": _("changed an organization"),
        "site.opened": _("added a site"),
        "site.changed": _("changed a site"),
        "contact.added": _("added a contact"),
        "contact.changed": _("changed a contact"),
        "support_organization.entered": _("entered a support organization"),
        "support_organization.changed": _("changed a support organization"),
        "support_contract.concluded": _("registered a support contract"),
        "support_contract.changed": _("changed a support contract"),
        "membership.added": _("added a member"),
        "membership.changed": _("changed a member"),
        "membership.ended": _("ended a membership"),
        "person.changed": _("changed a person"),
        "token.issued": _("issued an API token"),
        "token.revoked": _("revoked an API token"),
        "worker.registered": _("registered a worker"),
        "worker.changed": _("changed a worker"),
        "passport.registered": _("registered a passport"),
        "passport.revealed": _("revealed a passport number"),
        "qualification.added": _("added a qualification"),
        "stay.added": _("added a stay"),
        "stay.changed": _("changed a stay"),
        "family_member.added": _("added a relative"),
        "family_member.changed": _("corrected a relative"),
        "qualification.changed": _("corrected a test or training"),
        "residence_card.registered": _("registered a residence card"),
        "residence_card.voided": _("voided a residence card entry"),
        "residence_card.extension_applied": _("recorded an extension application"),
        "residence_card.lapse_checked": _("recorded a lapse check"),
        "residence_card.revealed": _("revealed a residence card number"),
        "contract.concluded": _("registered an employment contract"),
        "contract.changed": _("changed an employment contract"),
        "contract.ended": _("ended an employment contract"),
        "conditions.noted": _("noted working conditions"),
        "pay_comparison.noted": _("noted a pay comparison"),
        "recruitment.noted": _("noted the recruitment"),
        "job.added": _("added a job"),
        "job.changed": _("corrected a job"),
        "worker.declared": _("noted a worker's answers"),
        "stay_exclusion.added": _("noted leave to be taken out"),
        "stay_exclusion.changed": _("changed leave to be taken out"),
        "six_year_route.noted": _("noted the route to a sixth year"),
        "officer.added": _("added an officer"),
        "officer.changed": _("changed an officer"),
        "financial_year.added": _("added a business year"),
        "financial_year.changed": _("changed a business year"),
        "separations.added": _("added separations"),
        "separations.changed": _("changed separations"),
        "organization.declared": _("answered a question of the application"),
        "organization.officers_set": _("changed the list of officers"),
        "organization.financial_years_set": _("changed the list of business years"),
        "organization.separation_reports_set": _("changed the list of separations"),
        "payroll.entered": _("entered payroll of a month"),
        "payroll.changed": _("changed payroll of a month"),
        "annual_report.prepared": _("began an annual report"),
        "annual_report.changed": _("changed an annual report"),
        "annual_report.noted": _("noted something for an annual report"),
        "annual_report.checked": _("checked an annual report"),
        "annual_report.submitted": _("submitted an annual report"),
        "deadline.settled": _("settled a deadline"),
        "deadline.reopened": _("reopened a deadline"),
        "deadline.put_off": _("put off a deadline"),
        "ledger.exported": _("exported a ledger"),
        "case_file.attached": _("attached a file"),
        "case_file.voided": _("voided a file"),
        "case_file.handed_out": _("handed out a file"),
        "support_file.attached": _("attached a file"),
        "support_file.voided": _("voided a file"),
        "support_file.handed_out": _("handed out a file"),
        "official_form.kept": _("kept a form as filed"),
        "official_form.not_kept": _("could not keep a form as filed"),
        "official_form.reprinted": _("handed out a copy as filed"),
        "official_form.rendered": _("made a form"),
        "official_form.damaged": _("found a kept copy damaged"),
    }


def describe(details: dict[str, Any]) -> str:
    """Details in one line."""
    parts = []
    for name, value in details.items():
        if name == "changed" and isinstance(value, dict):
            parts += [f"{field}: {_change(change)}" for field, change in value.items()]
        elif name == "changed" and isinstance(value, list | tuple):
            parts.append(", ".join(map(str, value)))
        else:
            parts.append(f"{_detail_names().get(name, name)}: {value}")
    return " · ".join(parts)


def _change(change: Any) -> str:
    """What was there and what is there now; of some records only what is there now was kept."""
    if isinstance(change, list | tuple) and len(change) == 2:
        return f"{change[0]} → {change[1]}"
    return str(change)


def _detail_names() -> dict[str, str]:
    return {
        "number": _("number"),
        "expires_on": _("expires on"),
        "reason": _("reason"),
        "result": _("result"),
        "applied_on": _("applied on"),
        "starts_on": _("from"),
        "ended_on": _("ended on"),
        "left_on": _("left on"),
        "version": _("version"),
        "note": _("note"),
        "on": _("on"),
        "until": _("until"),
        "rows": _("rows"),
        "format": _("file format"),
        "role": _("role"),
        "can_write": _("may write"),
    }
