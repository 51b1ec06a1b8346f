"""Files that cannot be read: each says what it is and what to do, and nothing is lost."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from compliance.imports.headings import find_headings
from compliance.imports.problems import UnreadableFile
from compliance.imports.reading import Limits, open_ledger
from compliance.workers.models import Worker
from tests.compliance.imports.ledgers import HEADINGS, TRAN, person, saved, workbook

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 504
YAMADA = "株式会社山田食品"


def rows_of(content, **limits):
    headings = find_headings(open_ledger(content, limits=Limits(**limits)))
    return [row for row in headings.sheet.rows() if row[0] > headings.last_row]


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空"),
        (b"\r\n  \r\n", "空"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "パスワード"),
        (OLE + "Workbook".encode("utf-16-le"), ".xls"),
        (OLE + "WordDocument".encode("utf-16-le"), ".xlsx"),
        (b"%PDF-1.7\n", "CSV"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "CSV"),
        (b"\x00\x01\x02\x03" * 40, "Shift_JIS"),
        (b"\xff\xfe\xfd\xfc\x80\x81 \xa0\xfd" * 9, "見出し|Shift_JIS"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "Excel"),
        (workbook([TRAN])[:900], "壊れ"),
        (zipped(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), ".xlsx"),
        (zipped(**{"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"}), ".xlsb"),
        (zipped(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}), "壊れ"),
        (workbook([TRAN], headings=["a", "b", "c"]), "見出し"),
        ("りんご,みかん\r\n1,2\r\n".encode(), "見出し"),
    ],
    ids=[
        "empty",
        "blank",
        "password",
        "old xls",
        "word doc",
        "pdf",
        "png",
        "binary",
        "no encoding",
        "html",
        "cut off",
        "docx",
        "xlsb",
        "hollow",
        "no headings",
        "csv without headings",
    ],
)
def test_a_file_that_cannot_be_read_says_so(content, said):
    with pytest.raises(UnreadableFile, match=said):
        rows_of(content)


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", OLE, b"%PDF-1.7", b"PK\x03\x04 no archive"])
def test_the_command_ends_with_a_clear_message_and_writes_nothing(yamada, tmp_path, content):
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(content)
    with pytest.raises(CommandError) as refusal:
        call_command("import_workers", str(path), "--organization", YAMADA)
    assert str(refusal.value)
    assert not Worker.objects.exists()


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_named(yamada, tmp_path):
    with pytest.raises(CommandError, match=r"missing\.xlsx"):
        call_command("import_workers", str(tmp_path / "missing.xlsx"), "--organization", YAMADA)


def test_a_million_rows_are_refused_while_counting():
    """The sheet is a stream of 100 MB: it is never held, and refused after the first rows too many."""
    cells = b'<c r="A1" t="inlineStr"><is><t>TRAN VAN MINH</t></is></c><c r="B1"><v>46000</v></c>'
    row = b'<row r="1">' + cells + b"</row>"
    sheet = b"<worksheet><sheetData>" + row * 1_000_000 + b"</sheetData></worksheet>"
    content = zipped(
        **{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": sheet}
    )
    del sheet
    tracemalloc.start()
    with pytest.raises(UnreadableFile, match="20,000"):
        open_ledger(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50 * 1024 * 1024


def test_too_many_rows_of_csv_are_refused():
    content = ",".join(HEADINGS).encode() + b"\r\n" + b"1,TRAN\r\n" * 30
    assert len(rows_of(content, rows=31)) == 30
    with pytest.raises(UnreadableFile, match="30"):
        rows_of(content, rows=30)


def test_a_million_blank_rows_beneath_are_no_rows():
    """Somebody formatted the whole column down to the end."""
    book = openpyxl.load_workbook(io.BytesIO(workbook([TRAN])))
    book.active.cell(row=1_048_576, column=3).number_format = "0"
    assert len(rows_of(saved(book))) == 2


def test_a_zip_bomb_is_refused():
    content = zipped(
        **{
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": "<w/>",
            "xl/sharedStrings.xml": b" " * 70 * 1024 * 1024,
        }
    )
    assert len(content) < 100_000
    with pytest.raises(UnreadableFile, match="展開"):
        open_ledger(content)
    sheet = zipped(
        **{
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": "<w/>",
            "xl/worksheets/sheet1.xml": b" " * 5_000_000,
        }
    )
    with pytest.raises(UnreadableFile, match="展開"):
        open_ledger(sheet, limits=Limits(unpacked_bytes=1_000_000))


def test_entities_are_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sst>&a;</sst>'
    content = zipped(
        **{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>", "xl/sharedStrings.xml": bomb}
    )
    with pytest.raises(UnreadableFile):
        open_ledger(content)


def test_a_file_beyond_the_size_limit_is_not_opened():
    with pytest.raises(UnreadableFile, match="MB"):
        open_ledger(workbook([TRAN]), limits=Limits(file_bytes=1000))


# --- formulas


def planned(content):
    from datetime import date

    from compliance.imports.planning import plan_import
    from compliance.organizations.models import AcceptingOrganization

    return plan_import(open_ledger(content), AcceptingOrganization(name="x"), today=date(2026, 11, 23))


def with_cell(place, value):
    book = openpyxl.load_workbook(io.BytesIO(workbook([TRAN], title_rows=0)))
    book.active[place] = value
    return saved(book)


def cached(content, formula, result):
    """As Excel saves a formula: with the result it last had."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.infolist():
            text = old.read(part)
            if part.filename.startswith("xl/worksheets/"):
                text = text.replace(f"<f>{formula}</f><v />".encode(), f"<f>{formula}</f>{result}".encode())
                text = text.replace(f"<f>{formula}</f><v></v>".encode(), f"<f>{formula}</f>{result}".encode())
            new.writestr(part, text)
    return buffer.getvalue()


def test_a_formula_that_was_never_calculated_names_its_cell_and_the_remedy():
    plan = planned(with_cell("K2", "=EDATE(J2,12)"))
    error = plan.rows[0].person.errors[0]
    assert error.field == "expires_on"
    assert "K2" in error.message
    assert "Excel" in error.message


def test_a_calculated_formula_is_its_value():
    content = cached(with_cell("K2", "=EDATE(J2,12)"), "EDATE(J2,12)", "<v>46456</v>")
    assert planned(content).rows[0].person.facts["expires_on"].isoformat() == "2027-03-10"


def test_a_formula_whose_result_is_an_empty_text_is_a_blank_cell():
    content = with_cell("B2", '=IF(A2="",A2,"")')
    plan = planned(content.replace(b"x", b"x"))
    assert plan.rows[0].person.errors[0].field == "name"
    assert "B2" in plan.rows[0].person.errors[0].message


def test_a_failed_formula_is_an_error_of_its_cell():
    error = planned(with_cell("N2", "#N/A")).rows[0].person.errors[0]
    assert (error.field, "#N/A" in error.message) == ("field", True)


def test_text_of_csv_that_looks_like_a_formula_stays_a_text():
    content = (
        "社員番号,氏名,在留カード番号,在留期限,住所\r\n=1+1,TRAN VAN MINH,AB12345678CD,2027-03-10,=cmd()\r\n"
    )
    facts = planned(content.encode()).rows[0].person.facts
    assert (facts["employee_number"], facts["address"]) == ("=1+1", "=cmd()")


def test_quotation_marks_left_open_are_told():
    content = '氏名,在留カード番号\r\n"TRAN' + "x" * 200_000
    with pytest.raises(UnreadableFile, match="CSV"):
        rows_of(content.encode())


@pytest.mark.django_db
def test_headings_with_nobody_beneath_are_an_empty_result(yamada, tmp_path):
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(workbook([]))
    out, err = io.StringIO(), io.StringIO()
    call_command("import_workers", str(path), "--organization", YAMADA, "--json", stdout=out, stderr=err)
    assert '"rows": []' in out.getvalue()
    assert "外国人" in err.getvalue() or "Sheet" in err.getvalue()


def test_person_helper_gives_different_people():
    assert person(1)["在留カード番号"] != person(2)["在留カード番号"]
