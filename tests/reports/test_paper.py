"""The report on paper and as an editable copy: two pages first, tagged, whole; who accepted it stands only where nobody edits."""

import io
import json
import re
import zlib
from dataclasses import replace

import docx
import pytest
import typst

from kit import content, reports
from kit.rounds.seeing import Past
from tests.reports.told import AGREED, LANGUAGES, MANY, SHORT, SOURCE, seen, sides, told
from tests.screens.made import ACTION

pytestmark = pytest.mark.long

OWN = dict(zip(SHORT, (3, 3, 3, 1, 0, 2, 3, 3, 2, 1, 2, 1), strict=True))
VIEW = dict(zip(SHORT, (1, 0, 2, 1, 0, 4, 3, 2, 2, 1, 4, 0), strict=True))
ACCEPTED = tuple(replace(side, accepted=True) for side in sides(MANY, MANY, AGREED))
FOUND = replace(
    seen({"self.side-1": OWN, "meta.side-1": OWN, "view.side-2": VIEW, "view.side-3": VIEW}, ACCEPTED), actions=(ACTION,)
)

FULL = replace(
    FOUND,
    actions=tuple(replace(ACTION, number=n) for n in (1, 2, 3)),
    past=(Past(FOUND.round, FOUND.rows, tuple(replace(ACTION, number=n) for n in (1, 2))),),
)


def phrases(language: str) -> content.Phrases:
    return content.library(SOURCE, language).phrases


def inside(pdf: bytes) -> bytes:
    """Everything that is packed in a PDF, unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, flags=re.S)
    return pdf + b"".join(_unpacked(each) for each in packed)


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return b""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_a_tagged_pdf_that_names_its_language(language) -> None:
    found = inside(reports.as_pdf(told(FOUND, language), phrases(language)))
    assert found.startswith(b"%PDF")
    assert b"pdfuaid" in found
    assert b"/StructTreeRoot" in found
    assert re.search(rb"/Lang ?\(" + language.encode(), found)
    assert found.count(b"/Alt") >= 5, "every picture says what it shows"


def page_of_the_annex(account: reports.Account, language: str, paper: str, monkeypatch) -> int:
    """Where the annex begins: typst lays out the report, and is asked instead of a file."""

    def asked(main: str, *, pdf_standards: object, timestamp: object, **set_in: object) -> bytes:
        return typst.query(main, "<annex>", field="value", **set_in).encode()

    with monkeypatch.context() as patched:
        patched.setattr(typst, "compile", asked)
        return json.loads(reports.as_pdf(account, phrases(language), paper=paper))[0]


@pytest.mark.parametrize(("language", "paper"), [("fr", "us-letter"), ("en", "a4"), ("es", "us-letter")])
def test_two_pages_hold_picture_cards_and_actions_and_the_annex_begins_on_the_third(language, paper, monkeypatch) -> None:
    """Three sides, twelve questions, three cards, what became of two actions and three that will change."""
    account = told(FULL, language)
    assert len(account.talk) == 3
    assert page_of_the_annex(account, language, paper, monkeypatch) == 3


def test_it_is_the_same_each_time_and_fits_a_letter_too() -> None:
    account = told(FOUND)
    assert reports.as_pdf(account, phrases("en")) == reports.as_pdf(account, phrases("en"))
    letter = inside(reports.as_pdf(account, phrases("en"), paper="us-letter"))
    assert re.search(rb"/MediaBox ?\[0 0 612 792\]", letter)


@pytest.mark.parametrize(
    "name", ["\x00\u202eMaji", "#set page(width: 1pt)", "団体 \U0001f469\u200d\U0001f4bb", "*x* _y_ $z$ @a <b>", "x" * 120]
)
def test_no_name_breaks_the_report_or_is_read_as_markup(name) -> None:
    named = replace(FOUND, round=replace(FOUND.round, sides=(replace(ACCEPTED[0], name=name), *ACCEPTED[1:])))
    assert reports.as_pdf(told(named), phrases("en")).startswith(b"%PDF")
    written = docx.Document(io.BytesIO(reports.as_docx(told(named), phrases("en"))))
    assert any(name.replace("\x00", "") in each.text for each in written.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_editable_copy_says_so_and_not_who_accepted(language) -> None:
    account, say = told(FOUND, language), phrases(language)
    written = docx.Document(io.BytesIO(reports.as_docx(account, say)))
    texts = [each.text for each in written.paragraphs]
    assert texts[0] == say["report.editable"]
    assert account.accepted not in " ".join(texts)
    assert account.accepted in reports.as_html(account, say).decode().replace('<bdi translate="no">', "").replace("</bdi>", "")
    assert all(line in texts for line in account.lead)
    assert len(written.inline_shapes) == 5
    assert all(each.get("descr") for each in written.element.xpath("//wp:docPr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_first_what_to_talk_about_in_its_answers_and_who_does_what_by_when(language) -> None:
    account = told(FOUND, language)
    (talk, action), figures, first = account.lead, account.figures, account.talk[0]
    assert account.first[0] == talk
    assert [each for each in account.talk if each.name not in talk] == []
    assert all(answer.text in talk for answer in first.said if answer.form in ("self", "view"))
    assert action.endswith(f"{account.actions[0]['confirmed']}.")
    apart = {item for item in SHORT if abs(OWN[item] - VIEW[item]) >= 2}
    low = {item for item in SHORT if max(OWN[item], VIEW[item]) <= 1}
    assert [int(n) for n in re.findall(r"\d+", figures)] == [12, len(apart), len(low)]
    assert all(side.name in figures for side in ACCEPTED)
    assert all(words in action for words in (ACTION.what, ACTION.who, ACTION.sign, "2027"))


def test_a_draft_says_so_and_nobody_has_accepted() -> None:
    draft = told(replace(FOUND, round=replace(FOUND.round, sides=sides(MANY, MANY, AGREED))))
    page = reports.as_html(draft, phrases("en")).decode()
    assert phrases("en")["report.draft"] in page
    assert "Report accepted" not in page
