"""Nobody can rule out any level for anybody else: proved by going through every answer that people could give."""

from collections import defaultdict
from collections.abc import Callable
from functools import cache

import pytest

from kit.scoring import FEWEST_ANSWERS, FEWEST_FINISHED, lower_median, release, slips_count, zones

LEVELS = range(5)


@cache
def histograms(n: int, levels: int = 5) -> list[tuple[int, ...]]:
    """Every way in which n people can answer on so many levels."""
    if levels == 1:
        return [(n,)]
    return [(first, *rest) for first in range(n + 1) for rest in histograms(n - first, levels - 1)]


Histogram = tuple[int, ...]


def number(histogram: Histogram) -> int:
    """A histogram of fewer than 64 people as one number: what two groups answer together is the sum of theirs."""
    return sum(people << 6 * level for level, people in enumerate(histogram))


def taken(histogram: Histogram) -> int:
    """The levels on which anybody is, one bit for each."""
    return sum(1 << level for level, people in enumerate(histogram) if people)


def ruled_out(
    n: int,
    shown: Callable[[Histogram], object],
    insiders: int,
    levels: int = 5,
    *,
    among: Callable[[Histogram], bool] = lambda histogram: True,
) -> int:
    """In how many situations somebody (or two together), knowing their own answers and what is shown, can rule a level out."""
    shows = {number(histogram): shown(histogram) for histogram in histograms(n, levels) if among(histogram)}
    others = [(number(histogram), taken(histogram)) for histogram in histograms(n - insiders, levels)]
    found = 0
    for known in map(number, histograms(insiders, levels)):
        possible: dict[object, int] = defaultdict(int)
        for rest, levels_taken in others:
            if known + rest in shows:
                possible[shows[known + rest]] |= levels_taken
        found += sum(left != (1 << levels) - 1 for left in possible.values())
    return found


@pytest.mark.parametrize("n", range(5, 13))
def test_one_insider_can_rule_out_no_level_from_five_answers(n) -> None:
    assert ruled_out(n, lower_median, 1) == 0


@pytest.mark.parametrize("n", range(7, 13))
def test_two_insiders_can_rule_out_no_level_from_seven_answers(n) -> None:
    assert ruled_out(n, lower_median, 2) == 0


@pytest.mark.parametrize("n", range(9, 13))
def test_three_insiders_can_rule_out_no_level_from_nine_answers(n) -> None:
    assert ruled_out(n, lower_median, 3) == 0


@pytest.mark.parametrize(("n", "insiders"), [(4, 1), (6, 2), (7, 3), (8, 3)])
def test_with_fewer_answers_the_middle_would_leak_so_the_proof_can_fail(n, insiders) -> None:
    assert ruled_out(n, lower_median, insiders) > 0


def ruled_out_with_paper(phones: int, slips: int, insiders: int) -> int:
    """The same where somebody has entered slips that they know, or chose: these are insiders' answers too."""
    return ruled_out(phones + slips, lower_median, insiders + slips)


@pytest.mark.parametrize("slips", range(1, 4))
@pytest.mark.long
def test_whoever_enters_slips_reads_nobody_alone_or_with_a_colleague(slips) -> None:
    """Whoever enters is one of the people on phones, or a colleague is: two insiders beside the slips."""
    phones = next(n for n in range(1, 20) if slips_count(phones=n, slips=slips, checked=False))
    for insiders in (0, 1, 2):
        assert ruled_out_with_paper(phones, slips, insiders) == 0


@pytest.mark.parametrize("slips", range(1, 4))
@pytest.mark.long
def test_one_phone_fewer_would_let_them_read_somebody_so_the_proof_can_fail(slips) -> None:
    phones = slips + FEWEST_FINISHED - 1
    assert not slips_count(phones=phones, slips=slips, checked=True)
    assert ruled_out_with_paper(phones, slips, 2) > 0


@pytest.mark.parametrize("slips", range(1, 4))
@pytest.mark.long
def test_a_question_is_shown_only_where_answers_on_phones_outweigh_the_known_slips(slips) -> None:
    for phones in range(1, 10):
        [row] = release({"q": {2: phones + slips}}, ["q"], anonymous=True, finished=30, known={"q": slips})
        assert (row.level is not None) == (phones >= slips + FEWEST_ANSWERS)
        assert row.level is None or ruled_out_with_paper(phones, slips, 1) == 0


@pytest.mark.long
def test_zones_are_not_told_where_three_may_know_their_answers() -> None:
    """At twenty, three who put their answers together can rule something out; so joined sides have no zones."""
    assert ruled_out(20, lambda h: (lower_median(h), zones(h)), 3) > 0
    assert release({"q": {2: 20}}, ["q"], anonymous=True, finished=20)[0].zones == (False, True, False)
    assert release({"q": {2: 20}}, ["q"], anonymous=True, finished=20, spread=False)[0].zones is None


@pytest.mark.parametrize("insiders", [1, 2])
@pytest.mark.parametrize("n", [20, 21, 24])
@pytest.mark.long
def test_middle_and_zones_together_rule_out_nothing_from_twenty(n, insiders) -> None:
    assert ruled_out(n, lambda h: (lower_median(h), zones(h)), insiders) == 0


def clipped(h: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(min(max(c, 3), sum(h) - 3) for c in (h[0] + h[1], h[2], h[3] + h[4]))


def test_clipped_counts_would_leak_at_twenty() -> None:
    """3 low, 6 in the middle, 13 high of twenty: somebody who answered low knows that nobody else did."""
    assert ruled_out(20, lambda h: (lower_median(h), clipped(h)), 1) > 0


NAIVE = {
    "counts": lambda h: h,
    "the mean": lambda h: sum(level * people for level, people in enumerate(h)),
    "lowest and highest": lambda h: (min(x for x in LEVELS if h[x]), max(x for x in LEVELS if h[x])),
    "hidden where nearly all agree": lambda h: None if max(h) >= sum(h) - 1 else h,
    "shares of three zones": lambda h: (lower_median(h), h[0] + h[1], h[2], h[3] + h[4]),
}


@pytest.mark.parametrize("shown", list(NAIVE))
@pytest.mark.parametrize("n", [5, 8])
def test_what_other_tools_show_is_caught(n, shown) -> None:
    assert ruled_out(n, NAIVE[shown], 1) > 0


def test_a_question_is_shown_or_not_by_head_count_alone() -> None:
    for n in range(4, 8):
        shown = {release({"q": dict(enumerate(h))}, ["q"], anonymous=True, finished=9)[0].level is None for h in histograms(n)}
        assert len(shown) == 1


def test_a_side_of_six_shows_nothing_and_one_of_seven_something() -> None:
    counts = {"q": {2: 6}}
    assert release(counts, ["q"], anonymous=True, finished=6) == []
    assert release(counts, ["q"], anonymous=True, finished=7)[0].level == 2


def test_asides_are_no_levels() -> None:
    [row] = release({"q": {"rather_not": 30, 0: 4}}, ["q"], anonymous=True, finished=34)
    assert (row.level, row.aside, row.zones) == (None, "", None)


WAYS = (*LEVELS, "unknown", "rather_not")


def told(histogram: tuple[int, ...]) -> object:
    """What a side reads of a question: a level, that most could not see it, or neither."""
    [row] = release({"q": dict(zip(WAYS, histogram, strict=True))}, ["q"], anonymous=True, finished=sum(histogram))
    return row.level is not None, row.aside


def ways_ruled_out(n: int, shown: Callable[[Histogram], object], insiders: int) -> int:
    """The same over everything that somebody may answer, where no level is shown."""
    return ruled_out(n, shown, insiders, len(WAYS), among=lambda histogram: sum(histogram[:5]) < FEWEST_ANSWERS)


@pytest.mark.parametrize(("n", "insiders"), [(7, 1), (8, 1), (7, 2), (8, 2)])
def test_that_most_could_not_see_it_rules_out_nothing_for_anybody(n, insiders) -> None:
    """Neither a level nor an aside, where it is said and where it is not."""
    assert {told(h)[1] for h in histograms(n, len(WAYS))} == {"", "unknown"}
    assert ways_ruled_out(n, told, insiders) == 0


def test_that_nearly_all_could_not_see_it_would_leak_so_the_proof_can_fail() -> None:
    assert ways_ruled_out(7, lambda h: h[5] >= 6, 1) > 0


def test_most_is_more_than_half_of_all_who_finished_and_not_said_where_slips_are_known() -> None:
    def aside(unseen: int, **more) -> str:
        return release({"q": {"unknown": unseen}}, ["q"], anonymous=True, finished=8, **more)[0].aside

    assert [aside(4), aside(5)] == ["", "unknown"]
    assert aside(8, known={"q": 1}) == ""


def test_k_below_five_is_refused() -> None:
    with pytest.raises(ValueError, match="betray"):
        release({}, [], anonymous=True, finished=9, smallest=4)


def test_zones_come_with_twenty_answers_and_not_before() -> None:
    assert zones((0, 0, 19, 0, 0)) is None
    assert zones((0, 0, 20, 0, 0)) == (False, True, False)
