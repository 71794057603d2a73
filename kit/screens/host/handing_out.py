"""What is handed out: the facilitator's words, slips for speakers and seats, the code, the invitation, sheets on paper."""

from __future__ import annotations

from urllib.parse import urlsplit

from kit import asking, content, languages, reports, rounds, store
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.fields import as_set_up, plan_fields
from kit.screens.host.meeting import meets_elsewhere
from kit.screens.host.seats import more_seats
from kit.screens.meeting import what_it_takes, when_and_where
from kit.screens.slips import slip_card
from kit.screens.telling import code_picture
from kit.screens.visit import Reader, View, in_round
from kit.store import Round

FOR_A_ROOM = "partnership-kit serve --room"
ONLY_HERE = ("127.0.0.1", "localhost", "::1")  # addresses that no phone reaches


def created(reader: Reader, made: rounds.Created) -> View:
    """A round that has just been made, with its words and slips."""
    cards = [slip_card(reader, made.round.side(side), slip) for side, slip in made.slips.items()]
    say = reader.say
    return in_round(
        made.round,
        [
            b.heading(say("run.created")),
            b.card(b.big(made.words, say("run.words")), b.text(say("run.words_why"))),
            *([b.text(say("consent.host_hint"), "notice")] if made.round.draft else []),
            b.heading(say("run.slips"), 3),
            b.text(say("run.slips_hint")),
            *([b.text(say("links.who"), "notice")] if made.round.slips else []),
            *cards,
            b.row(b.printing(say("panel.print")), b.button("look", say("run.noted"), style="main")),
        ],
        until_tap=True,
    )


def before_it_begins(reader: Reader, round_: Round) -> list[Block]:
    """The invitation, slips, in a workshop sheets in case phones fail; what may be changed until somebody sits down."""
    pack = b.fold(reader.say("live.paper"), b.button("pack", reader.say("live.paper_pack"))) if round_.live else None
    invitations = [b.copy(languages.own_name(code), _invitation(reader, round_, code)) for code in round_.languages]
    return [
        b.fold(reader.say("run.invitation"), *invitations),
        *([meets_elsewhere(reader, round_)] if round_.live else []),
        new_slips(reader, round_),
        *more_seats(reader, round_),
        *([pack] if pack else []),
        *([] if round_.seat_counts[1] else [_change_fold(reader, round_)]),
    ]


def new_slips(reader: Reader, round_: Round) -> Block:
    """Another slip for a side's speaker, where one was lost."""
    return b.fold(reader.say("run.slips"), b.text(reader.say("run.new_slip_hint")), *_slip_buttons(reader, round_))


def _slip_buttons(reader: Reader, round_: Round) -> list[Block]:
    speakers = [b.button("slip", reader.say("run.new_slip", side=side.name), sends={"side": side.id}) for side in round_.sides]
    return [b.row(*speakers), *([b.text(reader.say("links.who"), "notice")] if round_.slips else [])]


def _invitation(reader: Reader, round_: Round, code: str) -> str:
    """The text to forward, in one language: what is asked, who sees it, who pays for your time, you may say no."""
    phrases = content.library(reader.source, code).phrases
    funds = next(side.name for side in round_.sides if side.funds)
    items = reader.items(round_)
    text = phrases.say(
        "invitation.workshop" if round_.live else "invitation.text",
        about=round_.side(round_.about).name,
        funds=funds,
        minutes=max(5, len(items)),
        count=len(items),
        k=answers_needed(round_, phrases),
        way_in=phrases.say(f"invitation.{_way_in(round_)}", address=f"{reader.address}/join", code=store.spaced(round_.code)),
        ends=languages.day(round_.ends, code),
        deletes=languages.day(round_.deletes, code),
        promise=reports.promise_line(round_, phrases, code),
        host=reader.host or phrases["invitation.somebody"],
    )
    pays = phrases.say("consent.pays", pays=round_.pays) if round_.pays else ""
    meets = "\n".join([*when_and_where(reader, round_, code), *what_it_takes(reader, round_, code)])
    return "\n\n".join(each for each in (text, pays, meets) if each)


def _way_in(round_: Round) -> str:
    return "by_link" if round_.slips else "room_code" if round_.live else "by_code"


def answers_needed(round_: Round, phrases: content.Phrases) -> str:
    """So many answers before a middle is shown; joined sides need more."""
    joined = [rounds.fewest_answers(round_, side) for side in round_.sides if side.joined]
    return phrases.say("mode.joined_k", k=round_.smallest, n=joined[0]) if joined else str(round_.smallest)


def _change_fold(reader: Reader, round_: Round) -> Block:
    signed = round_.promise
    given = {
        **as_set_up(round_),
        "slips": round_.slips,
        "pays": round_.pays,
        "ends": round_.ends.isoformat(),
        "agrees": round_.agrees.isoformat(),
        "deletes": round_.deletes.isoformat(),
        "role": signed.role if signed else "",
        "organisation": signed.organisation if signed else "",
    }
    fields = plan_fields(reader, given, len(round_.sides), None, names=False, live=round_.live is not None)
    change = b.button("change", reader.say("run.change_button"))
    return b.fold(reader.say("run.change"), b.text(reader.say("run.change_hint")), b.form(*fields, change))


def way_in(reader: Reader, round_: Round) -> Block:
    """The code, the address and both as a picture; in a workshop also the wall."""
    projector = b.link(reader.say("live.projector"), f"/projector?lang={reader.language}#{round_.code}")
    return b.card(
        b.big(store.spaced(round_.code), reader.say("run.code")),
        b.text(f"{reader.address}/join", "lead"),
        b.text(reader.say("links.code_reads"), "soft") if round_.slips else None,
        projector if round_.live else None,
        *(only_here(reader) if round_.live else []),
        b.picture(code_picture(f"{reader.address}/join#{round_.code}"), reader.say("run.qr_alt"), "qr"),
    )


def only_here(reader: Reader) -> list[Block]:
    """That no phone reaches this address, with the command that opens another one; nothing where phones do."""
    if urlsplit(reader.address).hostname not in ONLY_HERE:
        return []
    return [b.text(reader.say("live.only_here"), "notice"), b.copy(reader.say("setup.terminal"), FOR_A_ROOM)]


def paper_pack(reader: Reader, round_: Round) -> list[Block]:
    """For every part that is pooled, a sheet with its questions and boxes; for the others what to do, and room to write."""
    found: list[Block] = []
    for part in round_.parts:
        items = asking.items_of(reader.library, round_, part)
        exercise = asking.exercise_of(reader.library, part)
        found.append(b.heading(asking.part_title(reader.library, round_, part)))
        if items:
            found += [_sheet(reader, item) for item in items]
        elif exercise:
            names = asking.partnership_in(round_, "").names(reader.phrases)
            steps = [content.capitals(content.fill(step, **names)) for step in exercise.words.runsheet.steps]
            found += [b.text(content.fill(exercise.words.about, **names)), b.listing(steps), b.text("\n\n".join(["_" * 40] * 6))]
    return found


def _sheet(reader: Reader, item: content.Item) -> Block:
    partner = reader.say("assess.partner")
    stems = [stem.replace("{they}", partner) for form, stem in item.stems.items() if form in ("self", "view")]
    return b.card(b.heading(item.name, 4), *(b.text(stem) for stem in stems), b.listing(f"☐ {level}" for level in item.levels))
