"""docs/adapting.md, followed to the letter; and what a site can get wrong."""

import re
import shlex

import pytest
from click.testing import CliRunner

from kit import authoring, content, kinds
from kit.cli import main
from tests.test_docs import ROOT

pytestmark = pytest.mark.long

GUIDE = (ROOT / "docs" / "adapting.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "tests" / "example_site"
FILE = re.compile(r"Write `my-site/([^`]+)`.*?```toml\n(.*?)```", re.S)


@pytest.fixture
def site(tmp_path, monkeypatch):
    """What the guide writes by hand; its commands do the rest."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILE.findall(GUIDE):
        write(tmp_path / "my-site" / name, text)
    return tmp_path / "my-site"


def files_of(folder) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


def write(path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(*words: str):
    return CliRunner().invoke(main, list(words))


def problems(exercises, site) -> str:
    return "\n".join(map(str, authoring.check(content.Source(exercises, site))))


def test_the_guide_builds_a_sound_site(exercises, site) -> None:
    commands = re.findall(r"^partnership-kit (.+)$", GUIDE, re.M)
    said = [run(*shlex.split(command)) for command in commands if not command.startswith("serve")]
    assert [done.exit_code for done in said] == [0, 0], said
    assert "feedback-loops: comparable (the questions are the same)" in said[-1].output
    assert files_of(site) == files_of(EXAMPLE)


def test_the_example_site_says_what_it_changes(exercises) -> None:
    source = content.Source(exercises, EXAMPLE)
    shelf = content.load_shelf(source, "en")
    assert shelf["feedback-loops"].words.title == "Whatever happened to what we said"
    assert shelf["our-own-way"].words.title == "Our own way"
    assert "step-back" not in shelf
    assert content.load_framework(source, "en").principle("A").official.startswith("We keep our word")
    assert any(change.theirs == "Whatever happened to what we said" for change in authoring.changes(source))


def test_a_new_exercise_of_every_kind_passes_the_check(exercises, tmp_path) -> None:
    for kind in kinds.KINDS:
        given = {
            "--folder": str(tmp_path / "s"),
            "--id": f"mine-{kind}",
            "--kind": kind,
            "--clauses": "T2.1",
            "--title": 'Mine: "so"',
        }
        done = run("new-exercise", *(word for pair in given.items() for word in pair))
        assert done.exit_code == 0, done.output
    assert len(list((tmp_path / "s" / "shelf").iterdir())) == len(kinds.KINDS)
    assert problems(exercises, tmp_path / "s") == ""


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--id", "No Name", "no name for an exercise"),
        ("--id", "feedback-loops", "already"),
        ("--clauses", "A9.9", "no clause 'A9.9'"),
        ("--title", " ", "title is empty"),
    ],
)
def test_a_new_exercise_with_a_wrong_answer_makes_nothing(tmp_path, option, value, said) -> None:
    given = {
        "--folder": str(tmp_path / "s"),
        "--id": "mine",
        "--kind": "map",
        "--clauses": "T2.1",
        "--title": "Mine",
        option: value,
    }
    done = run("new-exercise", *(word for pair in given.items() for word in pair))
    assert done.exit_code == 1
    assert said in done.output
    assert not (tmp_path / "s").exists()


WRONG = [
    ("site.toml", 'hide = ["say-it-bac"]', "site.toml: hide: there is no exercise 'say-it-bac'. Did you mean 'say-it-back'?"),
    ("shelf/feedback-loop/en.toml", 'title = "x"', "feedback-loop/exercise.toml: the file is missing: the kit has no such exercise"),
    ("shelf/feedback-loops/en.toml", 'titel = "x"', "feedback-loops/en.toml: titel: this key is not expected here"),
    ("shelf/the-no/en.toml", "title = ", "the-no/en.toml: not valid TOML"),
    ("shelf/effects/en.toml", 'title = ""', "effects/en.toml: title: the text is empty"),
    ("framework/en.toml", '[official]\nA9 = "x"', "framework/en.toml: official.A9: this key is not expected here"),
    ("phrases/pt.toml", 'name = "Português"', "phrases/pt.toml: generic.partner: no text"),
    ("framework/de.toml", 'x = "y"', "framework/de.toml: this file is not expected here"),
    ("notes.txt", "x", "notes.txt: this file is not expected here"),
]  # fmt: skip


def test_what_is_wrong_in_a_site_is_named_with_its_remedy(site) -> None:
    for name, text, _ in WRONG:
        write(site / name, text)
    done = run("check", "--site", "my-site")
    assert done.exit_code == 1
    assert [said for _, _, said in WRONG if said not in done.output] == []


def test_what_a_site_hides_is_a_list(site) -> None:
    write(site / "site.toml", "hide = 3")
    done = run("check", "--site", "my-site")
    assert done.exit_code == 1
    assert "this is not a list of exercises" in done.output


def test_a_language_without_a_principle_is_a_list_of_missing_texts(exercises, site) -> None:
    source = content.Source(exercises)
    write(site / "phrases" / "pt.toml", (exercises / "phrases" / "en.toml").read_text(encoding="utf-8"))
    found = authoring.check(content.Source(exercises, site))
    assert any(p.file.endswith("framework/pt.toml") for p in found)
    missing = {p.file for p in found if p.file.endswith("pt.toml")}
    assert len(missing) == len(source.every_exercise) + 7, (
        "phrases are there; framework, plans, items, workshop, onboarding, checks, simulator are not"
    )


def test_a_commitment_that_is_left_without_an_exercise_is_said(exercises, site) -> None:
    shelf = content.load_shelf(content.Source(exercises), "en")
    gone = [e.id for e in shelf.values() if any(clause.startswith("T3.") for clause in e.clauses)]
    write(site / "site.toml", f"hide = {gone}".replace("'", '"'))
    assert "no exercise is left for the commitment T3" in run("check", "--site", "my-site").output


def test_other_words_in_a_question_are_to_be_compared_with_care(exercises, site) -> None:
    write(site / "shelf/who-decides-what/en.toml", '[matrix.subjects.roles]\nname = "Who carries which part"\n')
    write(site / "shelf/feedback-loops/exercise.toml", 'clauses = ["T2.1"]\n')
    found = authoring.comparability(content.Source(exercises, site))
    assert found["who-decides-what"] == "reworded"
