"""Synthetic ledgers, written the way offices write them."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

HEADINGS = [
    "社員番号",
    "氏名（アルファベット）",
    "性別",
    "生年月日",
    "国籍",
    "母語",
    "在留カード番号",
    "在留資格",
    "在留期間",
    "許可年月日",
    "在留期間満了日",
    "旅券番号",
    "旅券有効期限",
    "特定産業分野",
    "業務区分",
    "事業所",
    "入社日",
    "登録支援機関",
    "登録番号",
    "前回面談日",
    "住居地",
]

TRAN = {
    "社員番号": "2001",
    "氏名（アルファベット）": "TRAN VAN MINH",
    "性別": "男",
    "生年月日": "1997/3/14",
    "国籍": "ベトナム",
    "母語": "ベトナム語",
    "在留カード番号": "AB12345678CD",
    "在留資格": "特定技能1号",
    "在留期間": "1年",
    "許可年月日": "2026年3月10日",
    "在留期間満了日": "令和9年3月10日",
    "旅券番号": "P1234567",
    "旅券有効期限": "2031-05-06",
    "特定産業分野": "外食",
    "業務区分": "外食業",
    "事業所": "本店",
    "入社日": "2025/4/1",
    "登録支援機関": "自社支援",
    "登録番号": None,
    "前回面談日": "2026/10/5",
    "住居地": "東京都大田区蒲田1-2-3",
}


def person(number: int, **cells: Any) -> dict[str, Any]:
    """Somebody like Tran, with an employee number, a name, a card and a passport of their own."""
    name = "".join(chr(ord("A") + int(digit)) for digit in f"{number:05d}")
    own = {
        "社員番号": f"{number}",
        "氏名（アルファベット）": f"TRAN {name}",
        "在留カード番号": f"ZZ{number:08d}KX",
        "旅券番号": f"N{number:07d}",
    }
    return {**TRAN, **own, **cells}


def workbook(rows: list[dict[str, Any]], *, headings: list[str] | None = None, title_rows: int = 2) -> bytes:
    """An Excel workbook: a title, a blank row, the headings, the rows, a blank row and a total."""
    book = openpyxl.Workbook()
    sheet = book.active
    titles = headings or HEADINGS
    for _ in range(title_rows - 1):
        sheet.append(["特定技能外国人管理台帳"])
    if title_rows:
        sheet.append([])
    sheet.append(titles)
    for row in rows:
        sheet.append([row.get(title) for title in titles])
    sheet.append([])
    sheet.append([f"合計 {len(rows)}名"])
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def delimited(rows: list[dict[str, Any]], *, encoding: str = "utf-8", mark: str = ",") -> bytes:
    """A CSV file with the headings in its first row."""
    lines = [mark.join(HEADINGS)]
    lines += [mark.join(str(row.get(title) or "") for title in HEADINGS) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)
