"""Mai, still in Vietnam: all that a certificate of eligibility asks about her and her employer."""

from __future__ import annotations

from datetime import date

from cases import services
from compliance.employment.condition_services import compare_pay, note_recruitment, set_conditions
from compliance.employment.services import conclude_contract
from compliance.organizations import eligibility_services
from compliance.organizations.services import (
    change_organization,
    change_site,
    change_support_contract,
    change_support_organization,
)
from compliance.rulebook import rule
from compliance.workers.history_services import add_job, declare
from compliance.workers.services import (
    add_qualification,
    declare_stay_history_complete,
    register_passport,
    register_worker,
)
from support_plans.services.plans import agree_plan, change_draft, draft_plan, sign_plan
from tests.support_plans.planning import filled_in

TODAY = date(2026, 11, 23)
BY = "tests"
ANSWERS = {
    "desired_months": "12",
    "entry_on": "2027-03-20",
    "port_of_entry": "成田空港",
    "has_companions": "no",
    "visa_place": "ハノイ",
    "has_past_entries": "no",
    "has_past_applications": "no",
    "was_deported": "no",
    "representative_name": "青木 一郎",
    "representative_relation": "所属機関の職員",
}


def employer_known(organization):
    """The employer's record, its place of work, and its answers to the questions of the form."""
    change_organization(
        organization=organization,
        by=BY,
        is_corporation=True,
        industry_code="32",
        capital=10_000_000,
        annual_sales=250_000_000,
    )
    change_site(
        site=organization.sites.get(),
        by=BY,
        full_time_employees=30,
        has_social_insurance=True,
        has_labour_insurance=True,
        labor_insurance_number="13-1-01-123456-000",
        cooperation_paper_on=date(2026, 10, 1),
        cooperation_paper_to="大田区",
    )
    for key, asked in rule("employer/declarations", on=TODAY).value.items():
        eligibility_services.declare(
            organization=organization, key=key, answer=asked["expected"], detail="加入済み", by=BY
        )


def mai(organization, *, support_contract=None, **facts):
    """The worker with passport, tests, contract, conditions and all she was asked."""
    worker = register_worker(
        organization=organization,
        support_contract=support_contract,
        site=organization.sites.get(),
        by=BY,
        **{
            "name": "TRAN THI MAI",
            "family_name": "TRAN",
            "given_names": "THI MAI",
            "sex": "female",
            "birth_date": date(2001, 5, 6),
            "nationality": "VN",
            "birth_place": "Hà Nội",
            "is_married": False,
            "occupation": "会社員",
            "home_address": "Hà Nội",
            "address": "東京都大田区蒲田4-5-6",
            "has_criminal_record": False,
            "has_family_in_japan": False,
            "languages": ["vi"],
        }
        | facts,
    )
    register_passport(worker=worker, number="C1234567", expires_on=date(2032, 4, 1), by=BY)
    declare(
        worker=worker,
        has_deposit=False,
        agreed_to_regular_costs=True,
        followed_home_procedures=True,
        by=BY,
    )
    add_job(
        worker=worker,
        employer="Công ty ABC",
        joined_on=date(2020, 4, 1),
        left_on=date(2026, 3, 31),
        by=BY,
    )
    note_recruitment(worker=worker, used_agency=False, paid_abroad=False, by=BY)
    _contract(worker)
    return worker


def tests_passed(worker):
    """Both tests, abroad."""
    for kind, name in (("skills_test", "外食業特定技能1号技能測定試験"), ("japanese_test", "JFT-Basic")):
        add_qualification(
            worker=worker, kind=kind, name=name, place="ベトナム", passed_on=date(2026, 6, 1), by=BY
        )


def history_known(worker):
    """Nothing more is to come to the stays on record."""
    declare_stay_history_complete(worker=worker, by=BY, on=TODAY)


def _contract(worker):
    contract = conclude_contract(
        worker=worker,
        concluded_on=date(2026, 11, 1),
        starts_on=date(2027, 4, 1),
        ends_on=date(2028, 3, 31),
        field="food_svc",
        work_category="外食業全般",
        site=worker.site,
        by=BY,
    )
    set_conditions(
        contract=contract,
        by=BY,
        occupation_code="32",
        weekly_minutes=2_400,
        monthly_minutes=10_410,
        is_same_as_regular_workers=True,
        wage_kind="monthly",
        base_wage=205_000,
        hourly_wage=1_182,
        is_equal_to_japanese=True,
        pay_method="transfer",
        engagement="direct",
        treats_foreigners_differently=False,
        grants_home_leave=True,
        pays_return_fare=True,
        watches_health=True,
        rows={"deductions": [{"kind": "housing", "yen": 25_000}]},
    )
    compare_pay(contract=contract, unit="monthly", pay=205_000, by=BY)


def certificate_case(worker, *, by):
    """The case of her certificate, opened."""
    return services.open_case(
        organization=worker.organization, procedure="coe", worker=worker, by=by, field="food_svc"
    )


def entrusted(contract):
    """What the form asks about the support body that carries out the whole plan."""
    change_support_organization(
        support_organization=contract.support_organization,
        by=BY,
        address="東京都北区1-1",
        phone="03-1111-2222",
        representative_name="北 花子",
        languages=["ja", "vi"],
    )
    change_support_contract(contract=contract, by=BY, scope="all", monthly_fee=20_000)


def plan_agreed(worker, *, manager):
    """A plan that holds, carried out under that manager, signed, its copy given to her."""
    plan = filled_in(draft_plan(worker=worker, by=BY))
    plan = change_draft(plan=plan, facts={"manager": manager, "office": manager.office}, by=BY)
    plan = agree_plan(plan=plan, by=BY, agreed_on=TODAY)
    return sign_plan(plan=plan, by=BY, worker_signed_on=TODAY, copy_given_on=TODAY)
