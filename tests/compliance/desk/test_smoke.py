import pytest
from django.urls import reverse

PAGES = ["admin:index","desk:gaps","desk:language","desk:audit-status","admin:workers_worker_changelist","admin:workers_worker_add","admin:workers_worker_export",
"admin:deadlines_deadline_changelist","admin:organizations_acceptingorganization_changelist","admin:organizations_site_changelist","admin:organizations_site_add","admin:organizations_contact_changelist","admin:organizations_contact_add",
"admin:organizations_registeredsupportorganization_changelist","admin:organizations_registeredsupportorganization_add","admin:organizations_supportcontract_changelist","admin:organizations_supportcontract_add",
"admin:reminders_reminder_changelist","admin:audit_auditentry_changelist","admin:accounts_membership_changelist","admin:accounts_membership_add","admin:accounts_apitoken_changelist","admin:accounts_apitoken_add",
"admin:residence_residencecard_changelist","admin:employment_employmentcontract_changelist","admin:password_change"]

@pytest.mark.parametrize("name", PAGES)
def test_opens(name, sato, lan, client_as):
    r = client_as(sato).get(reverse(name))
    assert r.status_code == 200, r.status_code

def test_worker(sato, lan, client_as):
    c = client_as(sato)
    r = c.get(reverse("desk:worker", args=[lan.pk])); assert r.status_code == 200
    from compliance.desk.acts import ACTS
    for slug, act in ACTS.items():
        if act.target is None:
            assert c.get(reverse("desk:act", args=[lan.pk, slug])).status_code == 200, slug
        else:
            t = act.target.objects.filter(worker=lan).first()
            assert c.get(reverse("desk:act-on", args=[lan.pk, slug, t.pk])).status_code == 200, slug
    for slug in ("card","recipient","history","registration_end","corporate_number","email"):
        assert c.get(reverse("desk:gap", args=[slug])).status_code == 200, slug
    assert c.get(reverse("desk:reminder-wishes", args=[lan.organization_id])).status_code == 200
    for m,pk in (("workers_worker",lan.pk),("organizations_acceptingorganization",lan.organization_id),("organizations_site",lan.site_id),("organizations_supportcontract",lan.support_contract_id),("organizations_registeredsupportorganization",lan.support_contract.support_organization_id)):
        assert c.get(reverse(f"admin:{m}_change", args=[pk])).status_code == 200, m
    d = lan.deadlines.first()
    assert c.get(reverse("desk:deadline", args=[d.pk])).status_code == 200
