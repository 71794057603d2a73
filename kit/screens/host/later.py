"""The round after one that nobody runs any more: its results code, the key, and then each partner's yes."""

from __future__ import annotations

from kit import rounds
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.after import plan_of_the_next
from kit.screens.host.handing_out import created
from kit.screens.host.plan import plan_from
from kit.screens.visit import Request, View, Visit, in_round
from kit.store import Round


def later_door(visit: Visit) -> Block:
    """For whoever has a key: the results code of the round before."""
    say = visit.say
    code = b.field("code", say("results.code"), hint=say("results.code_hint"), most=80)
    return b.fold(say("later.title"), b.text(say("later.hint")), b.form(code, b.button("later", say("later.button"))))


def later(visit: Visit, request: Request) -> View:
    """What is chosen for it. Raises: UnknownCode; MoveRefused as long as somebody runs the round before."""
    return _form(visit, _before(visit, rounds.enter_results(visit.database, visit.browser, request.text("code", 80))))


def later_again(visit: Visit, request: Request) -> View:
    """The same for who has given the code already."""
    return _form(visit, _before(visit, request.at("later")), request)


def create_later(visit: Visit, request: Request) -> View:
    """Its words and slips, shown once; nobody sits down before every partner has said yes. Raises: MoveRefused."""
    before = _before(visit, request.at("later"))
    plan = plan_from(request, visit, previous=before, follows=before)
    return created(visit, rounds.follow_later(visit.by(before.id), plan, language=visit.language))


def _before(visit: Visit, round_id: str) -> Round:
    return rounds.to_follow(visit.by(round_id))


def _form(visit: Visit, before: Round, request: Request | None = None) -> View:
    say, create = visit.say, b.button("create_later", visit.say("run.create"), style="main")
    fields = plan_of_the_next(visit, before, request.fields if request else {})
    blocks = [b.heading(say("later.title")), b.text(say("later.who"), "notice"), b.form(*fields, create)]
    view = in_round(before, [*blocks, b.button("leave", say("back"), style="quiet")], until_tap=True)
    view.page_state = {"later": before.id}
    return view
