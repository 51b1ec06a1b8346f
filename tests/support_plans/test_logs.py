"""The support log: what cannot be, what does not count, and corrections that keep what was."""

from __future__ import annotations

import uuid
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from compliance.audit.models import AuditEntry
from compliance.organizations.services import change_support_contract
from support_plans.models import SupportLog, SupportTask
from support_plans.proof import proof_of
from support_plans.services.logs import correct_support, record_support

pytestmark = pytest.mark.django_db


def refused(log, *args, **facts):
    """The fields to blame."""
    with pytest.raises(ValidationError) as error:
        log(*args, **facts)
    assert not SupportLog.objects.exists()
    return set(error.value.message_dict)


@pytest.fixture
def orientation(lan):
    return SupportTask.objects.create(
        worker=lan,
        obligation="life_orientation",
        kind="orientation",
        key="tests",
        due_on=date(2026, 12, 10),
        safe_on=date(2026, 12, 3),
    )


def test_one_session_in_a_minute(lan, kimura, kita, log_support):
    log = log_support(lan, kimura)
    assert (log.staff_name, log.minutes, log.performed_by) == ("Kimura", 120, "rso")
    assert (log.support_organization, log.judgement, log.findings) == (kita, "acceptable", [])
    assert {entry["rule"] for entry in log.basis} >= {"support/modes", "support/language_duty"}
    assert AuditEntry.objects.filter(verb="support_log.recorded", target_label=lan.name).exists()


def test_an_employer_records_as_itself(lan, aoki, log_support):
    log = log_support(lan, aoki)
    assert (log.support_organization, log.performed_by) == (None, "employer")


# --- what cannot be


def test_a_session_to_come_is_refused(lan, kimura, log_support):
    assert refused(log_support, lan, kimura, performed_on=date(2026, 11, 24)) == {"performed_on"}


def test_a_session_before_the_support_contract_is_refused(lan, kimura, log_support):
    assert refused(log_support, lan, kimura, performed_on=date(2025, 3, 31)) == {"performed_on"}


def test_a_session_before_the_employment_contract_was_concluded_is_refused(minh, aoki, log_support):
    guidance = {"obligation": "pre_arrival_guidance"}
    assert refused(log_support, minh, aoki, performed_on=date(2026, 6, 14), **guidance) == {"performed_on"}
    assert log_support(minh, aoki, performed_on=date(2026, 6, 15), **guidance).judgement == "acceptable"


def test_a_session_long_before_work_is_refused_where_the_day_of_the_contract_is_unknown(
    lan, aoki, log_support
):
    assert refused(log_support, lan, aoki, performed_on=date(2024, 3, 31)) == {"performed_on"}


def test_a_session_after_employment_ended_is_refused_but_help_in_changing_jobs_is_not(
    minh, aoki, log_support
):
    from compliance.employment.services import end_contract

    end_contract(contract=minh.contracts.get(), ended_on=date(2026, 11, 10), reason="employer", by=aoki)
    assert refused(log_support, minh, aoki) == {"performed_on"}
    assert log_support(minh, aoki, obligation="job_change").judgement == "acceptable"


def test_somebody_without_a_contract_cannot_record(lan, minh, kimura, mori_hr, kita_contract, log_support):
    assert refused(log_support, minh, kimura) == {"performed_on"}
    assert refused(log_support, lan, mori_hr) == {"performed_on"}
    change_support_contract(contract=kita_contract, ends_on=date(2026, 11, 22), by="tests")
    lan.refresh_from_db()
    assert refused(log_support, lan, kimura, performed_on=date(2026, 11, 20)) == {"performed_on"}


def test_times_that_contradict_each_other_are_refused(lan, kimura, log_support):
    assert refused(log_support, lan, kimura, ended_at=time(9, 0)) == {"ended_at"}
    assert refused(log_support, lan, kimura, minutes=121) == {"minutes"}
    assert refused(log_support, lan, kimura, ended_at=None) >= {"ended_at"}
    assert log_support(lan, kimura, minutes=110).minutes == 110, "there was a break"


def test_everything_wrong_is_said_at_once(lan, kimura, log_support):
    wrong = {
        "performed_on": date(2026, 12, 1),
        "ended_at": time(9, 0),
        "language": "",
        "obligation": "singing",
    }
    assert refused(log_support, lan, kimura, **wrong) == {"performed_on", "ended_at", "obligation"}


def test_a_language_is_asked_for_where_the_law_does(lan, kimura, log_support):
    assert refused(log_support, lan, kimura, language="") == {"language"}
    assert log_support(lan, kimura, language="", obligation="interaction").judgement == "acceptable"


def test_a_worker_is_in_one_place_at_a_time(lan, kimura, kondo, aoki, log_support):
    log_support(lan, kimura)
    for somebody in (kimura, kondo, aoki):
        with pytest.raises(ValidationError) as error:
            log_support(
                lan, somebody, started_at=time(11, 59), ended_at=time(13, 0), obligation="accompaniment"
            )
        assert set(error.value.message_dict) == {"started_at"}
    assert log_support(lan, kimura, started_at=time(12, 0), ended_at=time(13, 0)).pk


def test_one_person_supports_one_at_a_time_but_a_group_is_one_session(lan, minh, aoki, sato, log_support):
    log_support(lan, aoki)
    with pytest.raises(ValidationError) as error:
        log_support(minh, aoki, place="駅前", obligation="accompaniment")
    assert set(error.value.message_dict) == {"started_at"}
    assert log_support(minh, aoki).pk, "the same orientation in the same room, for both"
    assert log_support(minh, sato, started_at=time(13, 0), ended_at=time(14, 0)).pk


def test_an_interview_is_recorded_on_its_own_sheet(lan, kimura, log_support):
    assert refused(log_support, lan, kimura, obligation="periodic_interview") == {"obligation"}


def test_a_fact_that_no_log_holds_is_named(lan, kimura, log_support):
    assert refused(log_support, lan, kimura, judgement="acceptable") == {"judgement"}


# --- what does not count


@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        ({"obligation": "pre_arrival_guidance", "mode": "email"}, "mode_not_allowed"),
        ({"language": "ja"}, "language_not_understood"),
        ({"performed_by": "rso_subcontractor"}, "redelegation_not_allowed"),
        ({"obligation": "airport_transfer", "mode": "video"}, "mode_not_allowed"),
    ],
)
def test_what_the_law_does_not_accept_is_kept_and_proves_nothing(lan, kimura, log_support, facts, finding):
    log = log_support(lan, kimura, **facts)
    assert (log.judgement, log.findings, log.is_proof) == ("not_acceptable", [finding], False)
    assert not proof_of(worker=lan, obligation=log.obligation).counts


def test_an_interpreter_is_missed_where_the_staff_does_not_speak_the_language(
    lan, kimura, kondo, kita_staff, log_support
):
    log = log_support(lan, kondo)
    assert (log.judgement, log.findings) == ("doubtful", ["interpreter_missing"])
    later = {"started_at": time(13, 0), "ended_at": time(14, 0)}
    assert log_support(lan, kondo, interpreter_name="Pham", **later).judgement == "acceptable"
    later = {"started_at": time(14, 0), "ended_at": time(15, 0)}
    assert log_support(lan, kimura, **later).judgement == "acceptable"


def test_a_worker_whose_languages_nobody_entered_leaves_a_doubt(minh, aoki, log_support):
    from compliance.workers.services import change_worker

    change_worker(worker=minh, languages=[], by=aoki)
    log = log_support(minh, aoki)
    assert (log.judgement, log.findings) == ("doubtful", ["worker_languages_unknown"])


def test_sessions_of_an_orientation_are_summed_and_the_task_is_done_with_the_last(
    lan, kimura, orientation, log_support
):
    done = []
    for day in (18, 19, 20):
        log_support(lan, kimura, performed_on=date(2026, 11, day), ended_at=time(12, 40))
        orientation.refresh_from_db()
        done.append((orientation.state, proof_of(worker=lan, obligation="life_orientation").minutes))
    assert done == [("open", 160), ("done", 320), ("done", 480)]
    assert orientation.done_on == date(2026, 11, 19)


def test_under_four_hours_of_orientation_is_no_proof(lan, kimura, orientation, log_support):
    log_support(lan, kimura, started_at=time(9, 0), ended_at=time(12, 59), task=orientation)
    proof = proof_of(worker=lan, obligation="life_orientation")
    assert (proof.counts, proof.lacking) == (False, ("too_short",))
    orientation.refresh_from_db()
    assert orientation.state == "open"


# --- sent twice, corrected


def test_what_is_sent_twice_is_kept_once(lan, kimura, log_support):
    key = uuid.uuid4()
    first = log_support(lan, kimura, client_key=key)
    assert log_support(lan, kimura, client_key=key, content="again").pk == first.pk
    assert SupportLog.objects.get().content == ""


def test_the_key_of_anothers_record_answers_nothing(lan, kimura, aoki, log_support):
    key = uuid.uuid4()
    log_support(lan, aoki, client_key=key)
    with pytest.raises(ValidationError):
        log_support(lan, kimura, client_key=key)


def test_a_correction_is_a_new_version_and_the_old_one_is_kept(lan, kimura, log_support):
    first = log_support(lan, kimura, content="written in haste")
    second = correct_support(
        log=first, by=kimura, reason="the time was wrong", ended_at=time(12, 30), content="all of it"
    )
    first.refresh_from_db()
    assert (first.content, first.minutes, first.superseded_at is None) == ("written in haste", 120, False)
    assert (second.version, second.replaces, second.minutes, second.content) == (2, first, 150, "all of it")
    assert list(SupportLog.objects.current()) == [second]


def test_only_the_newest_version_is_corrected_and_never_without_a_reason(lan, kimura, log_support):
    first = log_support(lan, kimura)
    correct_support(log=first, by=kimura, reason="typo", place="本店")
    with pytest.raises(ValidationError) as error:
        correct_support(log=first, by=kimura, reason="typo again")
    assert "version" in error.value.message_dict
    with pytest.raises(ValidationError) as error:
        correct_support(log=SupportLog.objects.current().get(), by=kimura, reason=" ")
    assert "reason" in error.value.message_dict


def test_a_correction_that_does_not_count_opens_the_task_again(lan, kimura, orientation, log_support):
    log = log_support(lan, kimura, started_at=time(9, 0), ended_at=time(17, 0))
    orientation.refresh_from_db()
    assert orientation.state == "done"
    correct_support(log=log, by=kimura, reason="it was in Japanese", language="ja")
    orientation.refresh_from_db()
    assert orientation.state == "open"


def test_a_bad_correction_changes_nothing(lan, kimura, log_support):
    log = log_support(lan, kimura)
    with pytest.raises(ValidationError):
        correct_support(log=log, by=kimura, reason="typo", performed_on=date(2027, 1, 1))
    log.refresh_from_db()
    assert log.superseded_at is None
    assert SupportLog.objects.count() == 1


def test_the_body_does_not_correct_what_the_employer_recorded(lan, aoki, kimura, log_support):
    log = log_support(lan, aoki)
    with pytest.raises(ValidationError):
        correct_support(log=log, by=kimura, reason="mine now")


def test_a_command_records_for_whoever_supports_the_worker(lan, minh, kita, log_support):
    assert log_support(lan, "load_demo").support_organization == kita
    assert log_support(minh, "load_demo").support_organization is None
    assert record_support is not None
