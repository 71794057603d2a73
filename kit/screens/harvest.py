"""What somebody takes away from the path, above all else: the plan, who reminds of it, what became of it, how to go on."""

from __future__ import annotations

from kit import learning
from kit.content import Exercise
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Visit


def harvest(visit: Visit, answers: learning.Answers) -> list[Block]:
    """Once something is planned. When its thirty days are over, what became of it is asked first."""
    actions = learning.plan(visit.library, answers)
    if not actions:
        return []
    told = any(action["outcome"] for action in actions.values())
    over = visit.today >= learning.look_back(answers, visit.today)
    asked = [] if told else [_became(visit)] if over else [_reminded(visit, answers, actions)]
    mine = [_planned(visit, answers, actions, told=told)]
    return [*(asked + mine if over else mine + asked), *_to_go_on(visit, learning.exercise_for(visit.library, answers))]


def _planned(visit: Visit, answers: learning.Answers, actions: dict[int, dict[str, str]], *, told: bool) -> Block:
    """The plan as it is shown: each action, the habit to try first, what to ask on Monday; later what became of it."""
    say, (habit, asked) = visit.say, learning.to_try_first(visit.library, answers)
    first = [(say("learn.first"), habit), (say("learn.monday"), asked)]
    lines = [block for action in actions.values() for block in _action(visit, action)]
    take = b.button("file", say("learn.file_plan"), style="main", sends={"kind": "plan"})
    again = b.button("chapter", say("learn.plan_again"), sends={"chapter": "plan"}) if told else None
    told_next = b.text(say("learn.told_next")) if told else None
    monday = None if told else b.pairs([(term, text) for term, text in first if text])
    return b.card(b.heading(say("learn.plan")), *lines, monday, told_next, b.row(take, again))


def _action(visit: Visit, action: dict[str, str]) -> list[Block]:
    """What changes, then with whom, by when, the sign; and what became of it."""
    labels = {"whom": "learn.plan_whom", "when": "action.when", "notice": "learn.plan_notice", "outcome": "learn.what_happened"}
    lines = [(visit.say(label), action[part]) for part, label in labels.items() if action[part]]
    if action["note"]:
        lines.append((visit.say("learn.became"), action["note"]))
    return [b.typed(b.text(action["what"], "say")), *([b.typed(b.pairs(lines))] if lines else [])]


def _reminded(visit: Visit, answers: learning.Answers, actions: dict[int, dict[str, str]]) -> Block:
    """The kit cannot write to anybody: a calendar can, and a person."""
    say, day = visit.say, visit.day(learning.look_back(answers, visit.today))
    message = say("learn.reminder_text", day=day, what=next(iter(actions.values()))["what"])
    return b.card(
        b.heading(say("learn.reminder", day=day)),
        b.text(say("learn.reminder_hint")),
        b.row(b.button("file", say("learn.file_ics"), sends={"kind": "ics"})),
        b.typed(b.copy(say("learn.reminder_send"), message)),
        b.row(b.button("chapter", say("learn.follow_open"), style="quiet", sends={"chapter": learning.FOLLOW})),
    )


def _became(visit: Visit) -> Block:
    """Thirty days are over."""
    say = visit.say
    open_it = b.button("chapter", say("learn.follow_open"), style="main", sends={"chapter": learning.FOLLOW})
    return b.card(b.heading(say("learn.follow")), b.text(say("learn.follow_hint")), b.row(open_it))


def _to_go_on(visit: Visit, exercise: Exercise | None) -> list[Block]:
    """The exercise that is about the same habit."""
    if exercise is None:
        return []
    say, principle = visit.say, visit.framework.principle(exercise.principle)
    slug, why = principle.slug, say("learn.exercise", principle=principle.name)
    address = f"/{slug}?exercise={exercise.id}&lang={visit.language}"
    how_long = b.text(say("minutes.alone", n=exercise.minutes.alone), "soft")
    link = b.row(b.link(say("learn.exercise_open"), address))
    return [b.card(b.text(why, "soft"), b.heading(exercise.words.title), how_long, link, slug=slug)]
