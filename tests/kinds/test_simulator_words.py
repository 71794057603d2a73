"""The words of Five quarters: whole in every language, short enough to be read in a minute, and about the model that is there."""

import re

import pytest

from kit import authoring, content, simulator
from kit.authoring.simulator import check_simulator
from kit.content import fill
from tests.kinds.faults import change, found

pytestmark = pytest.mark.long

LANGUAGES = ("fr", "en", "es")
FRENCH_GAP = re.compile(r"(?<![\u00a0\u202f])[;:?!»]|«(?!\u00a0)")


IN_WORDS = (
    ("es.toml", "[events.audit]\nwall", "[events.audit]\nwal", "events.audit.wall: no text"),
    ("en.toml", "later = \"No answer.\"\n", "", "seen.vado.later: no text"),
    ("fr.toml", "place = \"Un", "place = \"<b>Un", "place: the text holds HTML"),
    ("fr.toml", "vado = \"Jeudi", "vado = \"Jeudi" + " encore" * 30, "events.late.vado: the text has"),
    ("en.toml", "work = \"To the", "work = \"To" + " very" * 20 + " the", "taps.days.work: the text has"),
    ("es.toml", "{weeks} en caja", "{money} en caja", "seen.tessera.all: the placeholders differ"),
    ("en.toml", "\"exposed\", \"careful\"", "\"exposed\"", "bands.guard.2: no text"),
)  # fmt: skip


def test_all_planted_faults_in_words_are_named_with_their_remedy(folder) -> None:
    for file, old, new, _ in IN_WORDS:
        change(folder / "simulator" / file, old, new)
    problems = authoring.check(content.Source(folder))
    assert [said for _, _, _, said in IN_WORDS if said not in "\n".join(map(str, problems))] == []
    assert all(problem.remedy for problem in problems)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("es.toml", "usual = \"Se responde", "usual = \"Se responde" + " bien" * 30, "rules.answer.usual: the text has"),
        ("simulator.toml", "rate = [\"E0.2\"", "rate = [\"E9.2\"", "rules.rate: there is no clause E9.2"),
        ("simulator.toml", "[events.late]\nrules = [\"pay\"]", "[events.late]\nrules = [\"pray\"]", "there is no rule 'pray'"),
        ("simulator.toml", "[events.audit]", "[events.flood]", "events.flood: the model has no such thing"),
        ("simulator.toml", "[\"work\", \"paper\", \"team\"]", "[\"work\", \"paper\", \"rest\"]", "these are not the model's ways"),
        ("simulator.toml", "at_most = 3", "at_most = 4", "this is not the model's limit"),
        ("simulator.toml", "alone = 11", "alone = 0", "minutes.alone: input should be greater"),
        ("simulator.toml", "[dilemmas]", "[dilemma]", "dilemmas: field required"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_named_with_its_remedy(bare, framework, file, old, new, said) -> None:
    change(bare / "simulator" / file, old, new)
    problems = [*check_simulator(content.Source(bare), framework[0])]
    assert said in "\n".join(map(str, problems))
    assert all(problem.remedy for problem in problems)


def test_an_event_that_no_language_tells_is_missed(bare, framework) -> None:
    for language in LANGUAGES:
        path = bare / "simulator" / f"{language}.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\[events\.rate\].*?(?=\[events\.hearing\])", "", text, flags=re.S), encoding="utf-8")
    problems = check_simulator(content.Source(bare), framework[0])
    assert sum("events.rate: no text" in str(problem) for problem in problems) == 3


def test_a_language_that_is_missing_is_said(folder) -> None:
    (folder / "simulator" / "es.toml").unlink()
    assert [problem for problem in found(folder).splitlines() if "simulator/es.toml" in problem] == [
        "exercises/simulator/es.toml: the file is missing. Add it; the other languages show its keys."
    ]


def test_a_site_may_tell_it_its_own_way(folder, tmp_path) -> None:
    site = tmp_path / "site" / "simulator"
    site.mkdir(parents=True)
    (site / "en.toml").write_text('[events.late]\nquestion = "The money"\n', encoding="utf-8")
    source = content.Source(folder, site.parent)
    assert authoring.check(source) == []
    words = content.library(source, "en").simulator.words
    assert words.events["late"].question == "The money"
    assert words.events["rate"].question == "The exchange rate"


@pytest.fixture(params=LANGUAGES)
def words(request, source) -> content.simulator.SimulatorWords:
    return content.load_simulator(source, request.param).words


def test_whatever_reaches_a_chair_has_its_sentence_with_nothing_left_open(words) -> None:
    for seed in range(60):
        run = simulator.play_all(simulator.begin(seed, simulator.rule_sets(8)[seed * 4]), simulator.thrown(seed))
        for n in range(simulator.QUARTERS):
            for chair, lines in (("vado", simulator.reached_vado(run, n)), ("tessera", simulator.reached_tessera(run, n))):
                for key, slots in lines:
                    said = fill(words.seen[chair][key], **slots)
                    assert "{" not in said, (chair, key)


def test_every_state_has_its_word(words) -> None:
    for what, edges in simulator.BANDS.items():
        assert [words.bands[what][simulator.band(what, value)] for value in (0.0, *edges)] == list(words.bands[what])


def test_each_event_is_told_in_a_place_at_a_clock_time_from_both_chairs(words) -> None:
    for name, event in words.events.items():
        for scene in (event.vado, event.tessera):
            assert re.match(r"\w+, \d", scene), (name, scene)
        assert event.vado != event.tessera
        assert event.voice is not None if name == "hearing" else event.voice is None


def test_only_mara_and_teo_stand_for_the_other_chair(words) -> None:
    for event in words.events.values():
        assert "Teo" not in event.tessera
        assert "Mara" not in event.vado


def test_french_words_keep_their_unbreakable_spaces(source) -> None:
    text = (source.base / "simulator" / "fr.toml").read_text(encoding="utf-8")
    for line in text.splitlines():
        for said in re.findall(r'"([^"]*)"', line):
            assert not FRENCH_GAP.search(said), said


def test_the_page_says_which_assumptions_the_findings_hang_on(words) -> None:
    """`tests/simulator/test_properties.py` finds that two of them matter and six do not; the page says the same."""
    stands = words.assumes.off["late"]
    assert {key for key, said in words.assumes.off.items() if said != stands} == {"falls", "donor"}


def test_the_stories_that_are_played_are_those_of_the_specification(source) -> None:
    stories = content.load_simulator(source, "fr").facts.stories
    told = {where: [(one.name, one.size) for one in simulator.story(seed)] for where, seed in stories.items()}
    assert told["room"] == [(name, 1.0) for name in ("late", "rate", "hearing", "incident", "audit")]
    assert told["alone"] == [(name, 1.0) for name in ("late", "priorities", "hearing", "leaving", "incident")]
