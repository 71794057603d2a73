"""`make outlines`: write docs/glossary.md from exercises/glossary.toml."""

from collections.abc import Sequence
from pathlib import Path

from kit.authoring.glossary import GLOSSARY, Glossary
from kit.content import read_toml

HOUSE = Path(__file__).parents[2]
PAGE = HOUSE / "docs" / "glossary.md"
LANGUAGES = ("fr", "en", "es")
HEAD = """# One word for one thing

Made from `exercises/glossary.toml`; change it there, then `make outlines`. `partnership-kit check` holds every text to it: a word of the last
column is a problem with file, key and what to say instead. A site may lay its own `glossary.toml` over this one; its own texts are then held to it too.
"""
CAST = """
## Who is who

Every organisation and person in examples and stories is invented. One name is one organisation, everywhere; a name that stands alike in all
languages of a text and is not here is a problem.
"""


def page() -> str:
    """The page as it should be."""
    glossary = Glossary.model_validate(read_toml(HOUSE / "exercises" / GLOSSARY))
    terms = [
        (
            term.means,
            *(term.say[code] for code in LANGUAGES),
            " · ".join(word for code in LANGUAGES for word in term.unused.get(code, [])),
        )
        for term in glossary.terms.values()
    ]
    cast = [(*(one.name[code] for code in LANGUAGES), one.what, one.people) for one in glossary.cast.values()]
    return "\n".join([
        HEAD, *_table(("the thing", "français", "English", "español", "not"), terms),
        CAST, *_table(("français", "English", "español", "what it is", "people"), cast), "",
    ])  # fmt: skip


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return ["| " + " | ".join(row) + " |" for row in (heads, ["---"] * len(heads), *rows)]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
