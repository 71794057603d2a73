"""Beginning an exercise: a sound copy of one of the kit's of the same kind, to be reworded."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from kit.authoring.check import SLUG
from kit.content import Source, load_exercise
from kit.content.framework import read_facts
from kit.errors import ContentError

DESIGN = """# {title}

Begun as a copy of `{model}` ({kind}). Change the words in each language file; ids (of questions and
answers) stay once somebody has answered.

**Goal.** …

**Clauses.** {clauses}: how each is trained.

**What comes out.** …

**Out of scope.** …

**Not validated.** …
"""


def begin(exercises: Path, folder: Path, *, slug: str, kind: str, clauses: Sequence[str], title: str) -> Path:
    """The new exercise's folder inside the site `folder`.

    Raises: ContentError if the name is taken or malformed, a clause does not exist, or the kit has no exercise of that kind.
    """
    source = Source(exercises, folder if folder.is_dir() else None)
    _refuse_bad_names(source, slug, clauses, title)
    models = (load_exercise(source, s, source.languages[0]) for s in source.every_exercise)
    model = next((e.id for e in models if e.kind == kind and not e.followed_by), None)
    if model is None:
        raise ContentError("exercise.toml", "kind", f"the kit has no exercise of the kind {kind!r}", "Choose another kind.")
    made = folder / "shelf" / slug
    made.mkdir(parents=True)
    for name in ("exercise", *source.languages):
        text = (exercises / "shelf" / model / f"{name}.toml").read_text(encoding="utf-8")
        (made / f"{name}.toml").write_text(_facts(text, clauses) if name == "exercise" else _words(text, title), encoding="utf-8")
    said = DESIGN.format(title=title, model=model, kind=kind, clauses=", ".join(clauses))
    (made / "design.md").write_text(said, encoding="utf-8")
    return made


def _refuse_bad_names(source: Source, slug: str, clauses: Sequence[str], title: str) -> None:
    if not SLUG.fullmatch(slug):
        raise ContentError(slug, "", "this is no name for an exercise", "Use small letters, digits and hyphens: our-own-way.")
    if slug in source.every_exercise:
        raise ContentError(slug, "", "there is an exercise of that name already", "Choose another name.")
    if not title.strip():
        raise ContentError(slug, "title", "the title is empty", "Give it a title.")
    facts = read_facts(source)
    known = {f"{c}.{n}" for fact in facts.values() for c, count in fact.commitments.items() for n in range(1, count + 1)}
    for clause in clauses or [""]:
        if clause not in known:
            raise ContentError(slug, "clauses", f"there is no clause {clause!r}", "Clauses look like A1.2.")


def _facts(text: str, clauses: Sequence[str]) -> str:
    text = re.sub(r"^principle = .*$", f'principle = "{clauses[0][0]}"', text, count=1, flags=re.M)
    text = re.sub(r"^clauses = \[[^\]]*\]$", f"clauses = {json.dumps(list(dict.fromkeys(clauses)))}", text, count=1, flags=re.M)
    return re.sub(r"^start_here = .*$", "start_here = false", text, count=1, flags=re.M)


def _words(text: str, title: str) -> str:
    quoted = json.dumps(title.strip(), ensure_ascii=False)
    return re.sub(r"^title = .*$", lambda _: f"title = {quoted}", text, count=1, flags=re.M)
