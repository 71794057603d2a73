"""Packed code does what it did, and the list of what is packed is not of another house."""

from pathlib import Path
from types import CodeType

from kit.kernel import packing

KIT = Path(packing.__file__).parents[1]
SOURCE = """
def run(a, b=2):
    kept = [a]
    def inner(): return [n + b for n in kept]
    return inner()

def never(): return 0

def closed(n):
    return lambda m: n + m

add = closed(3)
"""


def module() -> dict:
    found: dict = {}
    exec(compile(SOURCE, "/lib/python3.14/some/low.py", "exec"), found)
    return found


def test_what_is_run_is_made_anew_with_all_that_lies_in_it_and_does_the_same() -> None:
    found = module()
    before = {name: found[name].__code__ for name in ("run", "never", "add")}
    packing.pack(
        [found[name] for name in before], {("some/low.py", "run.<locals>.inner"), ("some/low.py", "closed.<locals>.<lambda>")}
    )
    assert found["run"](1) == [3] and found["run"](1, b=5) == [6] and found["add"](4) == 7
    assert {name for name, code in before.items() if found[name].__code__ is not code} == {"run", "add"}
    assert [c.co_qualname for c in found["run"].__code__.co_consts if isinstance(c, CodeType)] == ["run.<locals>.inner"]
    assert found["run"].__code__.co_filename == before["run"].co_filename


def test_one_name_holds_in_every_python() -> None:
    code = compile("0", "/usr/lib/python3.14/enum.py", "exec")
    assert packing.named(code) == packing.named(compile("0", "/opt/python3.11/enum.py", "exec")) == ("python/enum.py", "<module>")


def test_the_list_names_what_there_is() -> None:
    """Of our own files; else it is to be written again."""
    wanted = {(file, name) for file, name in packing.known() if (KIT / file).is_file()}
    there = set()
    for file in {file for file, _ in wanted}:
        codes = [compile((KIT / file).read_text(encoding="utf-8"), f"/{file}", "exec")]
        while codes:
            code = codes.pop()
            there.add((file, code.co_qualname))
            codes += [each for each in code.co_consts if isinstance(each, CodeType)]
    assert len(wanted) > 150 and len(wanted & there) > 0.8 * len(wanted)
