"""A round as whoever runs it sees it, at every stage."""

from __future__ import annotations

from kit import languages, rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.after import after_the_reveal
from kit.screens.host.before_closing import rules, too_small
from kit.screens.host.cockpit import cockpit, remote
from kit.screens.host.consent import asking_partners
from kit.screens.host.handing_out import answers_needed, before_it_begins, new_slips, way_in
from kit.screens.host.moving_days import days_now, moving
from kit.screens.host.past import past
from kit.screens.host.same_again import clearing, same_again
from kit.screens.host.steering import speakerless
from kit.screens.last_days import last_days
from kit.screens.lobby import copied, names_before
from kit.screens.lost_words import to_refuse
from kit.screens.visit import Reader, View, in_round
from kit.store import Round, Stage

LOOK_SECONDS = 5


def draw(reader: Reader, scene: Scene) -> View:
    """What whoever runs the round sees and may do now."""
    round_ = scene.round
    head = [
        b.heading(languages.listed([side.name for side in round_.sides], reader.language)),
        *names_before(reader, round_),
        *copied(reader, round_),
        *to_refuse(reader, round_),
    ]
    facts = [b.text(_facts(reader, round_), "soft"), last_days(reader, round_)]
    below = facts if round_.running and round_.line < 0 else []  # in a lobby the way in comes first
    head += [] if round_.running else facts
    wrong = b.link(reader.say("facilitate.trouble"), f"/facilitate?lang={reader.language}#trouble", "quiet")
    leave = b.fold(
        reader.say("run.other"),
        *same_again(reader, round_),
        *clearing(reader, round_),
        b.text(reader.say("run.leave_hint")),
        b.button("leave", reader.say("run.leave")),
    )
    view = in_round(round_, [*head, *_stage(reader, scene), *below, wrong, leave], look_again=LOOK_SECONDS)
    view.stream, view.version = round_.id if round_.running else "", round_.version
    return view


def draw_remote(reader: Reader, scene: Scene) -> View:
    """The same from a phone while a workshop runs: three buttons, the words to say, the lights; else all of it."""
    view = draw(reader, scene)
    if scene.round.running and not rounds.is_over(scene.round, today=reader.today):
        view.blocks = [*to_refuse(reader, scene.round), *remote(reader, scene)]
    return view


def _facts(reader: Reader, round_: Round) -> str:
    needed = answers_needed(round_, reader.phrases)
    facts = {"side": round_.side(round_.about).name, "form": reader.say(f"form.{round_.form}").capitalize(), "k": needed}
    key = "live.facts" if round_.live else "run.facts"
    return reader.say(key, **facts, **({"ends": reader.day(round_.day)} if round_.live else {}))


def _stage(reader: Reader, scene: Scene) -> list[Block]:
    round_ = scene.round
    if rounds.is_over(round_, today=reader.today):
        return past(reader, scene)
    if round_.draft:
        return asking_partners(reader, round_)
    if round_.running:
        return cockpit(reader, scene)
    if round_.ended:
        after = b.listing(reader.library.workshop.checklist.after)
        return [*after_the_reveal(reader, scene), b.card(b.heading(reader.say("live.after"), 4), after)]
    return {Stage.OPEN: _open, Stage.CAUCUS: _apart, Stage.REVEALED: after_the_reveal}[round_.stage](reader, scene)


def _open(reader: Reader, scene: Scene) -> list[Block]:
    """People answer at their own time, until whoever runs it closes."""
    say, round_ = reader.say, scene.round
    done, seats = round_.seat_counts
    late = rounds.answering_is_over(round_, today=reader.today)
    enough = say("run.enough" if rounds.enough(round_) else "run.not_enough")
    return [
        *([b.text(say("run.answers_over"), "notice")] if late else []),
        *days_now(reader, round_),
        way_in(reader, round_),
        b.card(b.text(say("join.finished", done=done, seats=seats), "say"), b.text(enough)),
        *before_it_begins(reader, round_),
        *speakerless(reader, round_),
        *too_small(reader, round_),
        b.form(
            b.text(say("run.close_hint")),
            rules(reader, round_),
            b.field("sure", say("run.close_sure"), kind="tick"),
            b.button("close", say("run.close"), style="main", sends={"part": round_.part}),
        ),
        *moving(reader, round_),
    ]


def _apart(reader: Reader, scene: Scene) -> list[Block]:
    """Each side looks at its own picture; nothing of it is here."""
    say, round_ = reader.say, scene.round
    ready = all(side.agreed or side.erased for side in round_.sides)
    until = b.text(say("run.until", agrees=reader.day(round_.agrees)))
    reveal = b.button("reveal", say("run.reveal"), style="main", sends={"part": round_.part})
    return [
        b.text(say("run.own_lead"), "lead"),
        *days_now(reader, round_),
        b.text(say("run.ready" if ready else "run.not_ready")),
        reveal if ready else until,
        new_slips(reader, round_),
        *moving(reader, round_),
    ]
