"""The way in for JupyterLab: the same four principles as the home page, as links to their notebooks."""

from __future__ import annotations

from IPython.display import Markdown, display

from kit import content
from kit.pages.desk import Desk


def open_index(*, language: str = "") -> None:
    """Show the four principles with links to their notebooks."""
    desk = Desk(language=language)
    framework = content.load_framework(desk.source, desk.language)
    lines = [f"# {desk.phrases['home.title']}", desk.phrases["home.lead"], f"## {desk.phrases['home.principles']}"]
    lines += [
        f"### [{p.name}]({p.slug}.ipynb)\n\n**{p.promise}** {p.summary}" for p in framework.principles if p.slug != "preamble"
    ]
    display(Markdown("\n\n".join([*lines, f"*{desk.phrases['home.learning']}*"])))
