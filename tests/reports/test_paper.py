"""The report on paper and as an editable copy: two pages first, tagged, whole; who accepted it stands only where nobody edits."""

import io
import json
import re
import tempfile
import zlib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import docx
import pytest
import typst

from kit import content, languages, reports, rounds, settings, store
from kit.content import sentence
from kit.reports.paper import stamps
from kit.rounds.seeing import Past
from kit.screens import telling
from kit.store import Noted
from tests.reports.told import AGREED, LANGUAGES, MANY, SHORT, SOURCE, seen, sides, told
from tests.screens.made import ACTION, Eyes

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


def laid_out(what: str, account: reports.Account, language: str, paper: str, monkeypatch) -> list[float]:
    """The page where the annex begins, the share at which each page is set: typst lays it out, and is asked instead of a file."""

    def asked(main: str, *, pdf_standards: object, timestamp: object, **set_in: object) -> bytes:
        return typst.query(main, f"<{what}>", field="value", **set_in).encode()

    with monkeypatch.context() as patched:
        patched.setattr(typst, "compile", asked)
        return json.loads(reports.as_pdf(account, phrases(language), paper=paper))


@pytest.mark.parametrize(("language", "paper"), [("fr", "us-letter"), ("en", "a4"), ("es", "us-letter")])
def test_two_pages_hold_picture_cards_and_actions_and_the_annex_begins_on_the_third(language, paper, monkeypatch) -> None:
    """Three sides, twelve questions, three cards, what became of two actions and three that will change."""
    account = told(FULL, language)
    assert len(account.talk) == 3
    assert laid_out("annex", account, language, paper, monkeypatch) == [3]


@cache
def example(language: str) -> rounds.Seen:
    """The made-up round of that language."""
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": tempfile.mkdtemp()}))
    made = rounds.example_in(database, content.library(SOURCE, language), today=date(2026, 11, 28))
    return rounds.seen(database, made.id)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_made_up_examples_two_pages_are_hardly_smaller_than_they_are_written(
    language, paper, monkeypatch
) -> None:
    shares = laid_out("share", told(example(language), language), language, paper, monkeypatch)
    assert len(shares) == 2
    assert min(shares) >= (0.88 if paper == "a4" else 0.85)
    assert shares[0] >= shares[1] - 0.09, "the first page is not the one in small print"


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_screen_the_warning_who_may_read_and_the_promise_stand_above_all_answers_once(language) -> None:
    agreed = tuple(replace(side, accepted_on=date(2026, 5, 4)) for side in ACCEPTED)
    account = told(replace(FOUND, round=replace(FOUND.round, sides=agreed)), language)
    blocks = telling.account_blocks(Eyes().in_language(language), account)
    texts = [str(block.get("text", "")) for block in blocks]
    places = [texts.index(words) for words in (account.warning, account.accepted, account.promise)]
    assert places == sorted(places)
    assert places[-1] < texts.index(phrases(language)["results.picture"])
    page = str(blocks).replace("\\xa0", "\xa0")
    assert [page.count(words) for words in (account.warning, account.accepted, account.promise)] == [1, 1, 1]


@pytest.mark.drawn_anew
def test_it_is_the_same_each_time() -> None:
    account = told(FOUND)
    assert reports.as_pdf(account, phrases("en")) == reports.as_pdf(account, phrases("en"))


def test_it_fits_a_letter_too() -> None:
    letter = inside(reports.as_pdf(told(FOUND), phrases("en"), paper="us-letter"))
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
    assert all(f"{term} {line}".strip() in texts for _, lines in account.first for term, line in lines)
    assert len(written.inline_shapes) == 5
    assert all(each.get("descr") for each in written.element.xpath("//wp:docPr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_first_what_to_talk_about_in_its_answers_and_who_does_what_by_when(language) -> None:
    account, say = told(FOUND, language), phrases(language)
    names = [name for name, _ in account.first]
    assert names == [say[f"report.first_{part}"] for part in ("levels", "talk", "now")]
    talk, now = (dict(account.first)[say[f"report.first_{part}"]] for part in ("talk", "now"))
    assert talk[0][1].startswith(account.figures)
    apart = {item for item in SHORT if abs(OWN[item] - VIEW[item]) >= 2}
    low = {item for item in SHORT if max(OWN[item], VIEW[item]) <= 1}
    assert sorted(map(int, re.findall(r"\d+", account.figures))) == sorted([12, len(apart), len(low)])
    for (term, words), question in zip(talk[1:4], account.talk, strict=True):
        assert term == f"{question.name}."
        asked = content.library(SOURCE, language).items[question.item].stems["view"]
        assert words.startswith(f"{sentence(asked, 'Northlight')}\n"), "as partners were asked"
        assert all(answer.text in words for answer in question.said if answer.form in ("self", "view"))
    left = {content.library(SOURCE, language).items[item].name for item in (apart | low) - {each.item for each in account.talk}}
    assert all(languages.quoted(name, language) in " ".join(words for _, words in talk[4:]) for name in left), (
        "all are named, so few they are"
    )
    (_, action), (_, rest) = now
    assert action.endswith(f"{account.actions[0]['confirmed']}.")
    assert all(words in action for words in (ACTION.what, ACTION.who, ACTION.sign, "2027"))
    assert rest == account.no_action, "nobody has confirmed it, so nothing of what holds"
    page = reports.as_html(account, say).decode()
    assert page.index(say["results.levels"]) < page.index(say["report.first_talk"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("partners", "confirmed", "holds"), [(2, True, True), (2, False, False), (1, True, False)])
def test_that_one_partners_yes_is_asked_for_is_said_once_where_there_are_several_and_one_has_given_it(
    language, partners, confirmed, holds
) -> None:
    actions = tuple(replace(ACTION, number=n, confirmed=confirmed, confirmed_by="side-2" * confirmed) for n in (1, 2))
    found = seen({"self.side-1": OWN, "view.side-2": VIEW}, ACCEPTED[: partners + 1])
    lines = [line for _, lines in told(replace(found, actions=actions), language).first for _, line in lines]
    assert " ".join(lines).count(phrases(language)["report.holds"]) == holds


def test_a_draft_says_so_and_nobody_has_accepted() -> None:
    draft = told(replace(FOUND, round=replace(FOUND.round, sides=sides(MANY, MANY, AGREED))))
    page = reports.as_html(draft, phrases("en")).decode()
    assert phrases("en")["report.draft"] in page
    assert "Report accepted" not in page
    assert "Agreed by" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_may_read_it_is_said_once_all_agree_and_since_when_and_no_warning_holds_it(language) -> None:
    day = date(2026, 5, 4)
    agreed = tuple(replace(side, accepted_on=day) for side in ACCEPTED)
    account, say = told(replace(FOUND, round=replace(FOUND.round, sides=agreed)), language), phrases(language)
    names = languages.listed([side.name for side in agreed], language)
    assert account.accepted == say.say("report.agreed", sides=names, day=languages.day(day, language))
    assert account.accepted not in stamps(account, say)
    earlier = told(FOUND, language)
    assert earlier.accepted == say.say("report.accepted", sides=names), (
        "who accepted other words is not said to have agreed to these"
    )
    one = (*agreed[:2], replace(agreed[2], accepted=False, accepted_on=None))
    draft = told(replace(FOUND, round=replace(FOUND.round, sides=one)), language)
    assert draft.waiting == say.say("report.waiting", sides="Raíces")
    assert say["report.draft"] in stamps(draft, say)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("items", "without", "key"),
    [((0, 1, 2), (), "no_action"), ((0,), (1, 2), "no_action"), ((0, None), (1, 2), "no_action_noted")],
)
def test_the_cards_that_no_action_is_about_are_named(language, items, without, key) -> None:
    talk, say = told(FOUND, language).talk, phrases(language)
    actions = tuple(replace(ACTION, number=n, item="" if at is None else talk[at].item) for n, at in enumerate(items, 1))
    account = told(replace(FOUND, actions=actions), language)
    far = {item for item in SHORT if abs(OWN[item] - VIEW[item]) >= 2} - {each.item for each in talk}
    left = [content.library(SOURCE, language).items[item].name for item in SHORT if item in far]
    named = [*(talk[at].name for at in without), *left]
    names = languages.listed([languages.quoted(name, language) for name in named], language)
    assert account.no_action == (say.say(f"report.{key}", items=names) if key else "")
    assert account.first[-1][1][-1][1].endswith(account.no_action)
    every = [each.item for each in talk] + [item for item in SHORT if item in far]
    on_each = tuple(replace(ACTION, number=n, item=item) for n, item in enumerate(every, 1))
    assert told(replace(FOUND, actions=on_each), language).no_action == ""
    assert {a["about"] for a in account.actions} == {"" if at is None else talk[at].name for at in items}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("became", "again", "key"), [("partly", True, "goes_on"), ("partly", False, "not_again"), ("done", False, "")]
)
def test_page_one_says_what_became_of_the_last_action_and_whether_it_goes_on(language, became, again, key) -> None:
    last, say = replace(ACTION, what="The table opens.", by="2026-06-01"), phrases(language)
    now = replace(ACTION, what="The table opens" if again else "Something else")
    past = Past(FOUND.round, FOUND.rows, (last,), (Noted(1, "side-2", became, "The link came late."),))
    account = told(replace(FOUND, actions=(now,), past=(past,)), language)
    parts = dict(account.first)
    [(_, line)] = parts[say["report.first_before"]]
    assert all(words in line for words in ("The table opens", "The link came late", "Collectif Maji"))
    until = languages.day(rounds.last_to_note(FOUND.round, (now,)), language)
    silent = say.say("outcome.silent", sides=languages.listed(["Northlight", "Raíces"], language), until=until)
    assert silent in line, "who has no line can write one as long as anything can be noted here"
    ends = {each: say.say(f"report.{each}", day=languages.read_day(now.by, language)) for each in ("goes_on", "not_again")}
    assert [each for each, words in ends.items() if words in line] == ["not_again"][: key == "not_again"]
    assert account.actions_before[0]["outcome"].endswith(ends[key] if key else silent)
    facts = {"what": now.what.rstrip("."), "who": now.who.rstrip("."), "sign": now.sign.rstrip(".")}
    confirmed, day = account.actions[0]["confirmed"], languages.read_day(now.by, language)
    said = say.say("report.lead_action", confirmed=confirmed, day=day, **facts)
    assert parts[say["report.first_now"]][0] == (say["report.lead_on"] if again else "", said)
    assert str(account.first).count(now.sign.rstrip(".")) == 1, "what goes on stands among what is done now, once"


@pytest.mark.parametrize("language", LANGUAGES)
def test_summary_and_annex_are_named_in_every_file(language) -> None:
    account, say = told(FOUND, language), phrases(language)
    written = docx.Document(io.BytesIO(reports.as_docx(account, say)))
    feet = [section.footer.paragraphs[0].text for section in written.sections]
    assert [foot.startswith(say[f"report.{part}"]) for foot, part in zip(feet, ("summary", "annex"), strict=True)] == [True, True]
    page = reports.as_html(account, say).decode()
    assert page.index(f">{say['report.summary']}<") < page.index(f">{say['report.annex']}<")


def test_marks_within_marks_are_of_the_other_kind_and_soft_words_are_black_in_print() -> None:
    assert languages.quoted("Is “it” so?", "en") == "“Is ‘it’ so?”"
    assert languages.quoted("un simple «\u00a0bien reçu\u00a0»", "fr") == "«\u00a0un simple “bien reçu”\u00a0»"
    assert phrases("es").say("card.expected", a="A", meta="un «¿ya?»").endswith("«… un “¿ya?”».")
    assert languages.marks_within("“one” and “two”") == "“one” and “two”"
    folder = Path(reports.__file__).parent
    assert re.findall(r"fill: rgb\(.+?\)", (folder / "report.typ").read_text("utf-8")) == ['fill: rgb("#a3262a")'], (
        "all else is black"
    )
    printed = (folder / "report.css").read_text("utf-8").partition("@media print")[2]
    assert re.search(r"\.kit \.soft,\s+dt \{\s+color: #000;", printed)
