"""Where nothing is asked nobody waits for a bar to fill."""

from dataclasses import replace

from kit.screens.host.cockpit import cockpit
from kit.store import ASSESSMENT, Stage
from tests.screens.made import Eyes, blocks, seated, workshop


def test_a_bar_stands_where_somebody_has_to_finish() -> None:
    asked, talk = workshop(ASSESSMENT, Stage.OPEN), replace(workshop(ASSESSMENT, Stage.REVEALED), part=0)
    found = [
        next(each["is"] for each in blocks(cockpit(Eyes(), seated(round_))) if each["is"] in ("bar", "count"))
        for round_ in (asked, talk)
    ]
    assert found == ["bar", "count"]
