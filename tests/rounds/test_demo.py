"""The made-up example: what the command says can be pasted, in one language, and its dates are those of real rounds."""

import shlex
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from kit import content, rounds, settings, store
from kit.cli import main

pytestmark = pytest.mark.long

SAID = {"fr": "inventé", "en": "made-up", "es": "inventado"}


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path / "a folder's data"


def made_up(data, language: str = "en") -> str:
    done = CliRunner().invoke(main, ["demo", "--data", str(data), "--language", language])
    assert done.exit_code == 0, done.output
    return done.output


def pasted(output: str) -> list[str]:
    line = next(line for line in output.splitlines() if line.strip().startswith("partnership-kit export"))
    return shlex.split(line)[1:]


@pytest.mark.parametrize("language", SAID)
def test_the_export_line_works_as_it_is_and_all_is_in_one_language(data, tmp_path, source, language) -> None:
    output = made_up(data, language)
    assert SAID[language] in output
    assert not [other for other in SAID if other != language and SAID[other] in output]
    done = CliRunner().invoke(main, pasted(output))
    assert done.exit_code == 0, done.output
    page = (tmp_path / "report.html").read_text()
    assert f'<html lang="{language}"' in page
    assert content.load_phrases(source, language)["results.synthetic"] in page


def test_it_speaks_its_readers_language_and_nobody_elses_words_are_turned(data, source) -> None:
    made_up(data, "fr")
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(data)}))
    seen, spoken = rounds.seen(database, rounds.example(database)), [content.load_phrases(source, each) for each in SAID]
    for phrases in spoken:
        told = rounds.retold(seen, spoken, phrases)
        assert told.actions[0].what == phrases["demo.next_what"]
        assert told.actions_before[0].sign == phrases["demo.sign"]
        assert phrases["demo.paragraph"] in [side.paragraph for side in told.round.sides]
        assert told.round.promise.role == phrases["demo.signed"]
        assert told.rows == seen.rows
    real = replace(seen, round=replace(seen.round, synthetic=False))
    assert rounds.retold(real, spoken, spoken[1]) == real
    own = replace(seen, actions=(replace(seen.actions[0], what="Nous aussi."),))
    assert rounds.retold(own, spoken, spoken[1]).actions[0].what == "Nous aussi."


def test_the_results_code_opens_the_example_and_is_said_again(data) -> None:
    output = made_up(data)
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(data)}))
    code = output.split("Results code: ")[1].split()[0]
    assert rounds.enter_results(database, "a" * 32, code) == rounds.example(database)
    again = made_up(data)
    assert "already" in again
    assert again.splitlines()[1:] == output.splitlines()[1:]


def test_its_rounds_lie_months_apart_on_working_days_and_outlive_a_purge(data) -> None:
    made_up(data)
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(data)}))
    seen = rounds.seen(database, rounds.example(database))
    days = [
        seen.before.ends,
        date.fromisoformat(seen.actions_before[0].by),
        seen.round.ends,
        date.fromisoformat(seen.actions[0].by),
    ]
    assert days == sorted(days)
    assert (seen.round.ends - seen.before.ends).days > 60
    assert len(seen.past) == 2
    assert seen.before.ends < seen.round.ends < date.today() < days[-1]
    assert not [day for day in days if day.weekday() > 4]
    assert store.purge(database, today=date.today()) == 0
    assert rounds.seen(database, rounds.example(database)) == seen
