"""The report as an editable document (DOCX): the same two pages without who accepted it, for whoever goes on writing."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from kit.content import Phrases
from kit.reports.account import Account
from kit.reports.annex import annex
from kit.reports.paper import action_rows, heads
from kit.reports.tables import cell

if TYPE_CHECKING:
    from docx.document import Document

FIXED = datetime(2026, 1, 1)
ONE_SIDE = 3.2  # inches: half of a page's width


def as_docx(told: Account, phrases: Phrases) -> bytes:
    """The report as DOCX; python-docx is imported when a file is made."""
    import docx

    paper = docx.Document()
    _properties(paper, told)
    _foot(paper, phrases["report.summary"])
    _first(paper, told, phrases)
    paper.add_page_break()
    _second(paper, told, phrases)
    if told.has_annex:
        paper.add_section()
        _foot(paper, phrases["report.annex"])
        paper.add_heading(phrases["report.annex"], 1)
    if told.assessed:
        _table(paper, told.table.head, told.table.rows)
    for title, rows in annex(told, phrases):
        paper.add_heading(_clean(title), 2)
        for term, text in rows:
            if term:
                paper.add_paragraph(_clean(term), style="Heading 3")
            paper.add_paragraph(_clean(text))
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _foot(paper: Document, part: str) -> None:
    """At the foot of the last section's pages: what it is, and which page of it, counted for itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section = paper.sections[-1]
    section.footer.is_linked_to_previous = False
    line = section.footer.paragraphs[0]
    for words, field in ((f"{part} ", "PAGE"), (" / ", "SECTIONPAGES")):
        line.add_run(words)
        counted = OxmlElement("w:fldSimple")
        counted.set(qn("w:instr"), field)
        line._p.append(counted)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:cols")).addprevious(start)


def _clean(words: str) -> str:
    return str(cell(words))


def _properties(paper: Document, told: Account) -> None:
    facts = paper.core_properties
    facts.title, facts.author, facts.language, facts.comments = _clean(told.title), "", told.language, ""
    facts.created = facts.modified = FIXED


def _first(paper: Document, told: Account, phrases: Phrases) -> None:
    for stamp in (phrases["report.editable"], *([phrases["results.synthetic"]] if told.synthetic else [])):
        paper.add_paragraph().add_run(stamp).bold = True
    paper.add_heading(_clean(told.title), 1)
    for text in (told.about, told.warning):
        paper.add_paragraph(_clean(text))
    for name, lines in told.first:
        paper.add_heading(name, 3)
        for term, text in lines:
            line = paper.add_paragraph()
            line.add_run(_clean(f"{term} " if term else "")).bold = True
            line.add_run(_clean(text))
    if told.assessed:
        _pictures(paper, told, phrases)


def _pictures(paper: Document, told: Account, phrases: Phrases) -> None:
    from docx.shared import Inches

    paper.add_heading(phrases["results.picture"], 2)
    for text in told.reading:
        paper.add_paragraph(_clean(text))
    paper.add_picture(io.BytesIO(told.legend.draw.png()), width=Inches(ONE_SIDE))
    _named(paper, told.legend.words)
    drawn = [profile for profile in told.profiles if profile.draw]
    grid = paper.add_table(rows=-(-len(drawn) // 2), cols=2)
    for n, profile in enumerate(drawn):
        place = grid.cell(n // 2, n % 2)
        place.paragraphs[0].add_run(profile.name).bold = True
        if profile.draw:
            place.add_paragraph().add_run().add_picture(io.BytesIO(profile.draw.png()), width=Inches(ONE_SIDE - 0.2))
            _named(paper, profile.sentence)


def _named(paper: Document, words: str) -> None:
    """What the picture that was put in last says, for whoever does not see it."""
    paper.element.xpath("//wp:docPr")[-1].set("descr", _clean(words))


def _second(paper: Document, told: Account, phrases: Phrases) -> None:
    if told.assessed:
        _talk(paper, told, phrases)
    for title, actions, state in (("actions_before", told.actions_before, "outcome"), ("actions", told.actions, "confirmed")):
        if actions or title == "actions":
            paper.add_heading(phrases[f"results.{title}"], 2)
        if actions:
            _table(paper, heads(phrases), action_rows(actions, state, phrases))
    if not told.actions:
        paper.add_paragraph(phrases["results.no_actions"])
    paper.add_heading(phrases["report.what_it_is"], 2)
    for text in (told.promise, *told.further):
        paper.add_paragraph(_clean(text))
    paper.add_heading(phrases["days_ahead.title"], 2)
    for text in told.days:
        paper.add_paragraph(_clean(text), style="List Bullet")


def _talk(paper: Document, told: Account, phrases: Phrases) -> None:
    paper.add_heading(phrases["results.talk"], 2)
    paper.add_paragraph(_clean(told.chance))
    if not told.talk:
        paper.add_paragraph(_clean(told.no_talk))
    for question in told.talk:
        paper.add_heading(question.name, 3)
        for text in (*question.beside, f"{phrases['card.ask']} · {question.ask}"):
            paper.add_paragraph(_clean(text))
    for text in told.without_card:
        paper.add_paragraph(_clean(text))


def _table(paper: Document, head: list[str] | tuple[str, ...], rows: list[list[str]] | tuple[tuple[str, ...], ...]) -> None:
    """A table whose first row is its head on every page."""
    from docx.oxml import OxmlElement

    found = paper.add_table(rows=1, cols=len(head), style="Table Grid")
    for place, words in zip(found.rows[0].cells, head, strict=True):
        place.paragraphs[0].add_run(_clean(words)).bold = True
    found.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for place, words in zip(found.add_row().cells, row, strict=True):
            place.text = _clean(words)
