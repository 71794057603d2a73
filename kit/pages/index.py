"""The way in for JupyterLab: the same four principles as the home page, as links to their notebooks."""

from __future__ import annotations

from IPython.display import Markdown, display

from kit.apps import Desk


def open_index(*, language: str = "") -> None:
    """Show the four principles and the other pages with links to their notebooks."""
    desk = Desk.of(language=language)
    framework = desk.library.framework
    lines = [f"# {desk.phrases['home.title']}", desk.phrases["home.lead"], f"## {desk.phrases['home.principles']}"]
    lines += [
        f"### [{p.name}]({p.slug}.ipynb)\n\n**{p.promise}** {p.summary}" for p in framework.principles if p.slug != "preamble"
    ]
    others = {name: desk.phrases[f"app.{name}"] for name in ("together", "onboarding", "facilitator", "assessment", "results")}
    others["gallery"] = desk.phrases["walk.gallery"]
    others["simulator"] = desk.library.simulator.words.title
    lines.append(" · ".join(f"[{title}]({name}.ipynb)" for name, title in others.items()))
    display(Markdown("\n\n".join([*lines, f"*{desk.phrases['home.learning']}*"])))
