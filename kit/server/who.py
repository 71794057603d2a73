"""Who could read what is written here: step by step, in plain words. Linked from wherever somebody may write."""

from __future__ import annotations

from kit.server.plain import Page

STOPS = ("device", "way", "computer", "others", "nobody")


class WhoReadsPage(Page):
    """Who could read, at each step that an answer takes."""

    def get(self) -> None:
        """The same for everybody; it looks at nobody's answers and sets no cookie."""
        chosen, phrases = self.house.settings, self.house.phrases[self.language]
        whose = phrases.say("who.runs", host=chosen.host) if chosen.host else phrases["who.runs_here"]
        self.show("who.html", stops=STOPS, whose=whose, days=chosen.keep_days)
