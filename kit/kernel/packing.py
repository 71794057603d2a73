"""What every kernel runs, laid side by side before kernels are forked.

A call counts the references of the code that it runs, in the code itself, and the system copies the page of memory around each
count for every kernel. Code lies where it was imported, scattered among all that no kernel ever runs; made anew, one after the
other, much of it shares a page. `run.txt` says which: `python -m tests.load.run` writes it. What is named otherwise in the
versions that are installed stays where it is.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType

RUN = Path(__file__).with_name("run.txt")
Named = tuple[str, str]  # the end of the path of a file, and what a code in it is called


@cache
def end_of(path: str) -> str:
    """The same on every computer and in every Python."""
    *folders, file = path.split("/")[-2:]
    return "/".join((*(folder.rstrip("0123456789.") for folder in folders), file))


def named(code: CodeType) -> Named:
    """Which file it is from, and what it is called there."""
    return end_of(code.co_filename), code.co_qualname


def known() -> set[Named]:
    """What a kernel runs, as it was once noted."""
    lines = (line.split(" ") for line in RUN.read_text(encoding="utf-8").splitlines())
    return {(file, name) for file, *names in lines for name in names}


def functions() -> list[FunctionType]:
    """All that there are."""
    return [one for one in gc.get_objects() if isinstance(one, FunctionType)]


def pack(functions: Iterable[FunctionType], run: set[Named]) -> None:
    """Give each function whose code is run that code anew, with the codes that lie in it."""
    made: dict[int, tuple[CodeType, CodeType]] = {}  # by address, which is theirs as long as they are kept here

    def anew(code: CodeType) -> CodeType:
        if id(code) not in made:
            inner = tuple(anew(each) if isinstance(each, CodeType) else each for each in code.co_consts)
            moved = any(one is not other for one, other in zip(inner, code.co_consts, strict=True))
            made[id(code)] = code, code.replace(co_consts=inner) if moved or named(code) in run else code
        return made[id(code)][1]

    for function in functions:
        new = anew(function.__code__)
        if new is not function.__code__:
            function.__code__ = new
