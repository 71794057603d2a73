"""Which partner has confirmed an action is said by name; where that was not kept, none of several is named."""

from dataclasses import replace

import pytest

from kit import content, reports
from kit.store import Stage
from tests.reports.told import MANY, SOURCE, sides
from tests.screens.made import ACTION, assessment

SIDES = ["Collectif Maji", "Raíces"]


@pytest.mark.parametrize(
    ("partners", "kept", "named"),
    [
        (2, "side-3", "Raíces"),
        (2, "side-2", "Collectif Maji"),
        (2, "", ""),
        (1, "side-2", "Collectif Maji"),
        (1, "", "Collectif Maji"),
    ],
)
def test_the_partner_who_confirmed_it_is_named(partners, kept, named) -> None:
    phrases = content.library(SOURCE, "en").phrases
    round_ = assessment(Stage.REVEALED, sides=sides(*[MANY] * (partners + 1)))
    said = reports.confirmed(round_, replace(ACTION, confirmed=True, confirmed_by=kept), phrases)
    others = [name for name in SIDES if name != named]
    assert named in said
    assert not any(name in said for name in others), "nobody is named for having said nothing"
    assert "so far" not in said, "no other partner is waited for"
    assert named or said == phrases["action.confirmed"]
    assert reports.confirmed(round_, ACTION, phrases) == phrases["action.not_confirmed"]
