"""What a mail says: in the reader's language, with why and a link, never more than they may know."""

from __future__ import annotations

import re
from datetime import date

import pytest

from compliance.organizations.models import Contact, Site
from compliance.reminders.services import run_daily
from compliance.residence.models import ResidenceCard
from compliance.workers.models import Passport
from tests.compliance.reminders.conftest import page_of, text_of
from tests.compliance.reminders.world import (
    BASIS,
    TODAY,
    deadline,
    in_days,
    member,
    office,
    support_body,
    supports,
    worker,
)

pytestmark = pytest.mark.django_db
SECONDARY = [{**BASIS[0], "rule": "unknown/rule", "source": "二次資料（未確認）", "confidence": "S"}]


def headline(mail) -> str:
    return str(mail["Subject"]).strip()


@pytest.fixture
def mails(mail_server):
    """Yamada's Aoki reads Japanese, Sato English, Kita's Kimura Vietnamese; Lan's card expires."""
    yamada, kita = office(), support_body()
    member("aoki", yamada, language="ja")
    member("sato", yamada, "hr_manager", language="en")
    member("kimura", kita, "support_staff", language="vi")
    lan = worker(
        yamada,
        email="lan@example.jp",
        preferred_language="vi",
        support_contract=supports(kita, yamada),
        site=Site.objects.create(organization=yamada, name="蒲田店"),
    )
    ResidenceCard.objects.create(
        worker=lan,
        organization=yamada,
        number="PF45909953ER",
        number_index="x",
        status="ssw1",
        expires_on=in_days(30),
    )
    Passport.objects.create(worker=lan, number="P1090518", number_index="y", expires_on=in_days(100))
    deadline(lan, due_on=in_days(30), safe_on=in_days(25))
    deadline(lan, due_on=in_days(-3), kind="contract_end", severity="high", basis=SECONDARY)
    run_daily(on=TODAY)
    return mail_server


class TestJapanese:
    def test_the_subject_counts(self, mails):
        (mail,) = mails.to("aoki@example.jp")
        assert headline(mail) == "【期限のお知らせ】2件（うち期限超過1件）2026-11-23"

    @pytest.mark.parametrize("body", [text_of, page_of])
    def test_what_who_by_when_why_and_who_else_was_told(self, mails, body):
        (mail,) = mails.to("aoki@example.jp")
        said = body(mail)
        for part in (
            "aoki 様",
            "在留期間の満了 — NGUYEN THI LAN",
            "2026年12月23日",
            "あと30日",
            "2026年12月18日",
            "満了日までに在留期間更新許可申請を行う。",
            "出入国在留管理庁「在留期間更新許可申請」",
            "期限超過",
            "3日超過",
            "二次資料（未確認）",
            "sato (",
            "kimura (",
            "NGUYEN THI LAN (",
        ):
            assert part in said

    @pytest.mark.parametrize("body", [text_of, page_of])
    def test_it_links_to_the_desk(self, mails, body):
        (mail,) = mails.to("aoki@example.jp")
        assert re.search(r"http://desk\.test/reminders/\?reminder=\d+", body(mail))

    def test_the_worst_harm_stands_first(self, mails):
        said = mails.text_to("aoki@example.jp")
        assert said.index("在留期間の満了") < said.index("雇用契約の終期")


def test_english(mails):
    (mail,) = mails.to("sato@example.jp")
    assert headline(mail) == "2 deadlines, 1 of them overdue (2026-11-23)"
    for said in (text_of(mail), page_of(mail)):
        for part in ("Dear sato", "Period of stay ends", "Dec. 23, 2026", "30 days left", "3 days overdue"):
            assert part in said


def test_vietnamese(mails):
    (mail,) = mails.to("kimura@example.jp")
    assert headline(mail) == "Nhắc hạn: 2 việc, 1 việc quá hạn (2026-11-23)"
    for said in (text_of(mail), page_of(mail)):
        for part in ("Kính gửi kimura", "Hết thời hạn lưu trú", "23/12/2026", "còn 30 ngày", "QUÁ HẠN"):
            assert part in said


class TestMailToAWorker:
    @pytest.mark.parametrize("body", [text_of, page_of])
    def test_plain_words_in_the_workers_language_and_no_link_at_all(self, mails, body):
        (mail,) = mails.to("lan@example.jp")
        said = body(mail)
        assert "Chào bạn NGUYEN THI LAN" in said
        assert "Hết thời hạn lưu trú" in said
        assert "Nộp đơn gia hạn" in said
        assert "nơi làm việc của bạn, tổ chức hỗ trợ bạn" in said
        assert "http" not in said
        assert "href" not in said

    def test_only_the_workers_own_matters(self, mail_server):
        yamada = office()
        member("aoki", yamada)
        deadline(worker(yamada, "LAN", email="lan@example.jp", preferred_language="en"), due_on=in_days(30))
        deadline(worker(yamada, "BUDI", email="budi@example.jp", preferred_language="en"), due_on=in_days(30))
        deadline(yamada, due_on=in_days(30), kind="annual_report")
        run_daily(on=TODAY)
        said = mail_server.text_to("lan@example.jp")
        assert "LAN" in said
        assert "BUDI" not in said
        assert "aoki@example.jp" not in said
        assert said.count("By when") + said.count("Until") == 1

    def test_another_language_gets_plain_japanese_and_english(self, mail_server):
        yamada = office()
        member("aoki", yamada)
        deadline(worker(yamada, email="budi@example.jp", preferred_language="id"), due_on=in_days(30))
        run_daily(on=TODAY)
        (mail,) = mail_server.to("budi@example.jp")
        for said in (text_of(mail), page_of(mail)):
            assert "あなたの 大切な お知らせ" in said
            assert "This is about you" in said
        assert headline(mail) == "確認してください：在留期間の満了 / Please check: Period of stay ends"

    @pytest.mark.parametrize(
        ("at_site", "anywhere", "named"),
        [
            (True, True, "蒲田さん (株式会社山田食品) 03-1111-1111"),
            (False, True, "本社さん (株式会社山田食品) 03-0000-0001"),
            (False, False, "aoki (株式会社山田食品) 03-0000-0001"),
        ],
    )
    def test_it_names_whom_to_ask_at_the_employer(self, mail_server, at_site, anywhere, named):
        yamada = office()
        member("aoki", yamada)
        site = Site.objects.create(organization=yamada, name="蒲田店")
        if anywhere:
            Contact.objects.create(organization=yamada, name="本社さん")
        if at_site:
            Contact.objects.create(organization=yamada, site=site, name="蒲田さん", phone="03-1111-1111")
        lan = worker(yamada, email="lan@example.jp", preferred_language="ja", site=site)
        deadline(lan, due_on=in_days(30))
        run_daily(on=TODAY)
        assert named in mail_server.text_to("lan@example.jp")


def test_no_mail_carries_a_full_number(mails):
    assert len(mails.taken) == 4
    for mail in mails.taken:
        said = mail.as_string() + text_of(mail) + page_of(mail)
        assert "PF45909953ER" not in said
        assert "P1090518" not in said


def test_markup_in_a_name_is_shown_and_not_obeyed(mail_server):
    yamada = office("<b>山田</b>")
    member("aoki", yamada)
    deadline(worker(yamada, "<script>x</script>"), due_on=in_days(30))
    run_daily(on=TODAY)
    (mail,) = mail_server.to("aoki@example.jp")
    assert "<script>" not in page_of(mail)
    assert "&lt;script&gt;" in page_of(mail)
    assert "<script>x</script>" in text_of(mail)


def test_remaining_days_are_reckoned_for_the_day_of_the_mail(mail_server):
    yamada = office()
    member("aoki", yamada)
    deadline(yamada, due_on=date(2027, 1, 31))
    run_daily(on=date(2027, 1, 24))
    assert "あと7日" in mail_server.text_to("aoki@example.jp")


def test_a_machine_is_told_not_to_answer(mails):
    assert {mail["Auto-Submitted"] for mail in mails.taken} == {"auto-generated"}


def test_nobody_reads_of_another_organization(mail_server):
    yamada, mori, kita = office(), office("森工業株式会社"), support_body()
    member("aoki", yamada)
    member("morita", mori, "hr_manager")
    member("kimura", kita, "support_staff")
    deadline(worker(yamada, "LAN", support_contract=supports(kita, yamada)), due_on=in_days(30))
    deadline(worker(mori, "BUDI", email="budi@example.jp"), due_on=in_days(30))
    run_daily(on=TODAY)
    for address in ("aoki@example.jp", "kimura@example.jp"):
        (mail,) = mail_server.to(address)
        assert not re.search("BUDI|morita|森工業", mail["Subject"] + text_of(mail) + page_of(mail))
    for address in ("morita@example.jp", "budi@example.jp"):
        (mail,) = mail_server.to(address)
        assert not re.search("LAN|aoki|kimura|山田|きた", mail["Subject"] + text_of(mail) + page_of(mail))


def test_the_day_from_which_something_is_possible_is_never_overdue(mail_server):
    yamada = office()
    member("aoki", yamada)
    lan = worker(yamada, email="lan@example.jp", preferred_language="vi")
    deadline(lan, due_on=in_days(-78), kind="extension_opens", severity="info")
    run_daily(on=TODAY)
    (mail,) = mail_server.to("aoki@example.jp")
    assert headline(mail) == "【期限のお知らせ】1件 2026-11-23"
    assert "この日から: 2026年9月6日 (78日前から)" in text_of(mail)
    assert "超過" not in text_of(mail) + page_of(mail)
    assert "Có thể làm từ ngày: 06/09/2026 (78 ngày trước)" in mail_server.text_to("lan@example.jp")
