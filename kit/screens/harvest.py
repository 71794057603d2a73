"""What somebody takes away from the path, above all else: the plan, what to say on Monday, a message, the way on."""

from __future__ import annotations

from kit import learning
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Visit


def harvest(visit: Visit, answers: learning.Answers) -> list[Block]:
    """Once something is planned. When its thirty days are over, what became of it is asked first."""
    actions = learning.plan(visit.library, answers)
    if not actions:
        return []
    told, over = _told(actions), visit.today >= learning.look_back(answers, visit.today)
    asked = [_became(visit)] if over and not told else []
    return [*asked, _planned(visit, answers, actions, waiting=not told and not over, told=told)]


def _told(actions: dict[int, dict[str, str]]) -> bool:
    """Whether something was said of what became of a plan."""
    return any(action["outcome"] for action in actions.values())


def _planned(visit: Visit, answers: learning.Answers, actions: dict[int, dict[str, str]], *, waiting: bool, told: bool) -> Block:
    """The plan, what to say on Monday, and a message for whoever asks later; afterwards what became of it."""
    say = visit.say
    lines = [block for action in actions.values() for block in _action(visit, action)]
    monday = None if told else b.pairs([(say("learn.monday"), learning.on_monday(visit.library, answers))])
    again = b.button("chapter", say("learn.plan_again"), sends={"chapter": "plan"})
    after = [b.text(say("learn.told_next")), b.row(again)] if told else []
    taken = [*_message(visit, answers, actions), _calendar(visit)] if waiting else []
    return b.card(b.heading(say("learn.plan")), *lines, monday, *taken, *after)


def _calendar(visit: Visit) -> Block:
    """What asks again where nobody else does."""
    return b.row(b.button("file", visit.say("learn.file_ics"), sends={"kind": "ics"}))


def _action(visit: Visit, action: dict[str, str]) -> list[Block]:
    """What changes, then with whom, by when, the sign; and what became of it."""
    labels = {"whom": "learn.plan_whom", "when": "action.when", "notice": "learn.plan_notice", "outcome": "learn.what_happened"}
    lines = [(visit.say(label), action[part]) for part, label in labels.items() if action[part]]
    if action["note"]:
        lines.append((visit.say("learn.became"), action["note"]))
    return [b.typed(b.text(action["what"], "say")), *([b.typed(b.pairs(lines))] if lines else [])]


def _message(visit: Visit, answers: learning.Answers, actions: dict[int, dict[str, str]]) -> list[Block]:
    """The kit cannot write to anybody: a person can ask. Where to come back is for oneself, and stands outside the message."""
    say, day = visit.say, visit.day(learning.look_back(answers, visit.today))
    message = say("learn.reminder_text", day=day, what=next(iter(actions.values()))["what"])
    address = f"{visit.address}/onboarding?lang={visit.language}"
    back = [b.text(say("learn.reminder_back", address=address), "soft")] if visit.address else []
    return [b.typed(b.copy(say("learn.reminder_send"), message, style="main")), *back]


def reminded(visit: Visit, answers: learning.Answers) -> list[Block]:
    """What happened can be said at any time."""
    actions, day = learning.plan(visit.library, answers), learning.look_back(answers, visit.today)
    if not actions or _told(actions) or visit.today >= day:
        return []
    say = visit.say
    said = b.button("chapter", say("learn.follow_open"), style="quiet", sends={"chapter": learning.FOLLOW})
    heading = b.heading(say("learn.reminder", day=visit.day(day)))
    return [b.card(heading, b.text(say("learn.reminder_hint")), b.row(said))]


def _became(visit: Visit) -> Block:
    """Thirty days are over."""
    say = visit.say
    open_it = b.button("chapter", say("learn.follow_open"), style="main", sends={"chapter": learning.FOLLOW})
    return b.card(b.heading(say("learn.follow")), b.text(say("learn.follow_hint")), b.row(open_it))


def to_go_on(visit: Visit, answers: learning.Answers) -> list[Block]:
    """The exercise that is about the same habit, once something is planned."""
    habit, exercise = learning.first_habit(visit.library, answers), learning.exercise_for(visit.library, answers)
    if habit is None or exercise is None or not learning.plan(visit.library, answers):
        return []
    say, slug = visit.say, visit.framework.principle(exercise.principle).slug
    why = say("learn.exercise", name=habit.name)
    address = f"/{slug}?exercise={exercise.id}&lang={visit.language}"
    how_long = b.text(say("minutes.alone", n=exercise.minutes.alone), "soft")
    link = b.row(b.link(say("learn.exercise_open"), address))
    return [b.card(b.text(why, "soft"), b.heading(exercise.words.title), how_long, link, slug=slug)]
