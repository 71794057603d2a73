"""What is set up, through the form that a person fills in: sides of every mode, plans with parts of every pooling."""

from __future__ import annotations

from typing import Any

SET_UPS = ("assessment", "assessment", "60", "90", "180", "40", "180-game", "own", "own")
PICKED = ["who-decides-what", "whose-default", "when-it-is-uncomfortable"]  # levels, declared, own
PARTNERS = (("anonymous", 9), ("declared", 3), ("anonymous", 12), ("joined", 7))


def forms_of(kind: str, dice: int) -> dict[str, Any]:
    """Two to four sides; an assessment or the plan of a workshop."""
    fields: dict[str, Any] = {
        "form": "short", "smallest": str(5 + dice % 2), "languages": ["fr", "en", "es"], "ends": "2026-12-04", "agrees": "2026-12-11", "deletes": "2027-01-11",
        "funds": "1", "name1": "Northlight", "people1": "12", "mode1": "anonymous", "slips": dice % 5 == 0, "pays": "Northlight",
        "consent": "link" if dice % 2 else "room",
    }  # fmt: skip
    for n in range(2, 3 + dice // 5 % 3):
        mode, people = PARTNERS[(n + dice // 15) % 4]
        fields |= {
            f"name{n}": f"Partner {n}",
            f"people{n}": str(people),
            f"mode{n}": "anonymous" if mode == "joined" and n == 2 else mode,
        }
    plan = {"plan": kind, "first": PICKED[dice // 60 % 2], "story": PICKED[2], "picked": PICKED, "topics": "the budget"}
    return fields if kind == "assessment" else {**fields, **plan, "second": "fr" if dice % 3 else ""}
