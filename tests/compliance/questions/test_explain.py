"""The command: by hand in prose, in batch as JSON, and whatever is thrown at it."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command

from compliance.questions.batch import answer_lines

if TYPE_CHECKING:
    from pathlib import Path


def _explain(*arguments: str) -> str:
    said = io.StringIO()
    call_command("explain", *arguments, stdout=said)
    return said.getvalue()


def _replies(*lines: str | bytes, lang: str = "en") -> list[dict[str, Any]]:
    raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
    return [json.loads(reply) for reply, _answered in answer_lines(raw, lang=lang)]


def test_prose_says_what_why_under_which_article_and_how_sure() -> None:
    said = _explain("special_period", "expires_on=2026-11-22", "applied_on=2026-11-20", "--lang", "en")
    assert "Ends on: 2027-01-22" in said
    assert "出入国管理及び難民認定法 第20条第6項" in said
    assert "official text read" in said
    assert "residence/special_period" in said


def test_prose_is_japanese_unless_english_is_asked_for() -> None:
    said = _explain("filing_check", "procedure=coe", "field=food_svc", "accepted_on=2026-06-01")
    assert "答え" in said
    assert "交付が停止されています" in said


def test_a_person_may_type_full_width_and_words() -> None:
    said = _explain(
        "interview_mode_allowed",
        "mode=online",
        "on=２０２６-０４-０１",
        "worker_consents=はい",
        "supervisor_consents=yes",
        "recorded=false",
        "--json",
    )
    assert json.loads(said)["answer"] == {"allowed": False, "missing": ["recorded"]}


def test_lists_and_records_can_be_typed() -> None:
    said = _explain(
        "total_stay",
        'stays=[{"status":"ssw1","from_on":"2021-04-15","to_on":null}]',
        "on=2026-03-01",
        "--json",
    )
    assert json.loads(said)["answer"]["cap_on"] == "2026-04-15"


def test_a_list_of_texts_may_be_json_too() -> None:
    facts = ["obligation=consultation", "mode=phone", "language=en", "performed_by=rso", "on=2026-06-01"]
    for languages in ("vi, en", '["vi", "en"]'):
        said = _explain("support_record", *facts, f"worker_languages={languages}", "--json")
        assert json.loads(said)["answer"]["acceptable"] is True


def test_null_is_typed_for_what_is_not_known_yet() -> None:
    said = _explain(
        "notification",
        "event=activity_stopped",
        "happened_on=2026-09-01",
        "until=null",
        "on=2026-10-20",
        "--json",
    )
    assert [form["form"] for form in json.loads(said)["answer"]["required"]] == ["3-4"]


def test_facts_may_follow_an_option() -> None:
    said = _explain("coe_valid_until", "--json", "issued_on=2026-12-10")
    assert json.loads(said)["answer"]["last_day"] == "2027-03-10"


def test_the_name_of_a_question_is_read_like_any_text() -> None:
    (reply,) = _replies('{"question": " ｃｏｅ_valid_until", "input": {"issued_on": "2026-12-10"}}')
    assert reply["answer"]["last_day"] == "2027-03-10"


def test_an_unknown_question_is_named_even_without_its_input() -> None:
    (reply,) = _replies('{"id": "a", "question": "no_such_question"}')
    assert "no_such_question" in reply["error"]


@pytest.mark.parametrize(
    ("lang", "says"),
    [("ja", "number: 入力してください（未入力です）"), ("en", "number: is missing; give it")],
)
def test_an_empty_text_is_missing_and_said_in_the_language_asked_for(lang: str, says: str) -> None:
    (reply,) = _replies('{"question": "residence_card_number", "input": {"number": " "}}', lang=lang)
    assert reply["error"] == says


def test_without_a_question_all_of_them_are_listed() -> None:
    assert "special_period" in _explain()


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("no_such_question",), "no_such_question"),
        (("fee", "procedure=coe"), "accepted_on"),
        (("fee", "procedure"), "key=value"),
        (("field", "field=linen", "on=2020-01-01"), "linen"),
    ],
)
def test_what_cannot_be_answered_says_so_plainly(arguments: tuple[str, ...], names: str) -> None:
    with pytest.raises(CommandError, match=names):
        _explain(*arguments)


def test_every_line_has_its_reply_in_order_and_the_shape_never_changes() -> None:
    replies = _replies(
        '{"id": "a", "question": "coe_valid_until", "input": {"issued_on": "2026-12-10"}}',
        '{"id": 7, "question": "no_such_question", "input": {}}',
        "not json",
        "",
        "[1, 2]",
        '{"id": "b", "question": "coe_valid_until"}',
        '{"id": "c", "input": {}}',
        '{"id": "d", "question": "coe_valid_until", "input": {"issued_on": 20261210}}',
        '{"id": "e", "question": "coe_valid_until", "input": {"issued_on": null}}',
        '{"id": "f", "question": "coe_valid_until", "input": {"issued_on": "2026-12-10", "colour": "red"}}',
        b"\xff\xfe broken bytes",
        "[" * 100_000,
        '{"id": "g", "question": "delegation_allowed", "input": {"scope": ["x"], "delegate": {}, "on": 1}}',
    )
    assert [reply["id"] for reply in replies] == [
        *("a", 7, None, None, None, "b", "c", "d", "e", "f", None, None, "g"),
    ]
    good = [reply for reply in replies if "error" not in reply]
    assert [reply["id"] for reply in good] == ["a", "f"]
    for reply in good:
        assert set(reply) == {"id", "answer", "because", "warnings"}
        for reason in reply["because"]:
            assert set(reason) == {"rule", "value", "effective_from", "source", "confidence"}
    for reply in replies:
        if "error" in reply:
            assert set(reply) == {"id", "error"}
            assert reply["error"]
    assert "no_such_question" in replies[1]["error"]
    assert "input" in replies[5]["error"]
    assert "question" in replies[6]["error"]
    assert "issued_on" in replies[7]["error"]
    assert "issued_on" in replies[8]["error"]
    assert all(key in replies[12]["error"] for key in ("scope", "delegate", "on"))


def test_half_a_surrogate_pair_is_given_back_as_valid_json() -> None:
    ((line, answered),) = answer_lines([b'{"id": "\\ud800", "question": "\\ud800", "input": {}}'], lang="en")
    assert not answered
    assert json.loads(line.encode("utf-8").decode("utf-8"))["id"] == "\ud800"


def test_the_unforeseen_is_a_reply_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_given: object) -> None:
        raise RuntimeError("a bolt from the blue")

    monkeypatch.setattr("compliance.questions.batch.ask", breaks)
    (reply,) = _replies('{"id": 1, "question": "fee", "input": {}}')
    assert "fee" in reply["error"]


def test_a_batch_with_an_error_ends_in_failure_after_all_its_lines(tmp_path: Path) -> None:
    batch = tmp_path / "cases.jsonl"
    good = '{"id": 1, "question": "coe_valid_until", "input": {"issued_on": "2026-12-10"}}'
    batch.write_text(f"\ufeff{good}\nnonsense\n{good}\n", encoding="utf-8")
    said = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("explain", batch=str(batch), stdout=said)
    assert ended.value.code == 1
    assert len(said.getvalue().splitlines()) == 3
    batch.write_text(f"{good}\n", encoding="utf-8")
    assert len(_explain("--batch", str(batch)).splitlines()) == 1


def test_a_batch_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        _explain("--batch", str(tmp_path / "missing.jsonl"))
