"""`make mutants`: change scoring and the store's access, answers, purging and seats a thousand times; a test must notice.

Prints the score of every file and writes build/mutants.json. Ends with 1 where a file is below its mark, a survivor is not listed
with its reason, or a listed one is none any more. With the names of files, those only:
`python -m tests.mutants.run kit/scoring/waits.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

from tests.mutants import score, staging

RESULT = staging.ROOT / "build/mutants.json"
KILLED = ("killed", "timeout", "segfault")
SURVIVED = ("survived", "no tests")


def main(files: list[str]) -> int:
    """Run, print, write; returns the exit status."""
    stage = staging.prepare()
    tried(stage, *(file.removesuffix(".py").replace("/", ".") + ".*" for file in files))
    if late := [name for _, name, fate, _ in fates(stage, files) if fate == "timeout"]:
        tried(stage, "--max-children", "1", *late)  # a machine that has much else to do is no test that notices
    mutants, why = found(stage, files), score.reasons()
    score.write(RESULT, score.record(mutants, why))
    problems = score.wrong(mutants, why)
    print(report(mutants, why), *problems, sep="\n")
    return bool(problems)


def tried(stage: Path, *arguments: str) -> None:
    """Run mutmut there: all mutants, or those named."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    fixed = {"PYTHONHASHSEED": "0", "CI": "1"}  # CI: hypothesis draws the same examples every time
    subprocess.run([Path(sys.executable).with_name("mutmut"), "run", *arguments], cwd=stage, env=environment | fixed, check=True)


def fates(stage: Path, files: list[str]) -> list[tuple[Path, str, str, str]]:
    """(file, name, what became of it, its diff) of every mutant."""
    with chdir(stage):
        from mutmut.mutation.data import SourceFileMutationData  # they read mutmut's settings in this folder
        from mutmut.mutation.diff_apply import get_diff_for_mutant
        from mutmut.stats import status_by_exit_code

        told = []
        for path in (path.relative_to(stage) for path in staging.mutated()):
            data = SourceFileMutationData(path=path)
            data.load()
            for name, status in data.exit_code_by_key.items() if not files or str(path) in files else ():
                told.append((path, name, status_by_exit_code[status], get_diff_for_mutant(name, path=path)))
        return told


def found(stage: Path, files: list[str]) -> list[score.Mutant]:
    """Every mutant with its change, and whether a test noticed.

    Raises: SystemExit where some were not tried to the end.
    """
    told = fates(stage, files)
    for _, name, fate, _ in told:
        if fate not in KILLED + SURVIVED:
            sys.exit(f"{name} was not tried to the end: {fate}. Run it again.")
    return [score.Mutant(str(path), name, *changed(diff), fate in KILLED) for path, name, fate, diff in told]


def changed(diff: str) -> tuple[str, str]:
    """The lines that a mutant takes away and those that it puts there."""
    lines = diff.splitlines()[2:]
    was, became = ("\n".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return was, became


def report(mutants: list[score.Mutant], why: dict[tuple[str, str, str], str]) -> str:
    """The table, and every survivor with its reason, if it has one."""
    lines = [score.table(mutants), ""]
    for mutant in mutants:
        if not mutant.killed:
            lines += [f"{mutant.file}", f"  - {mutant.was}", f"  + {mutant.became}", f"  {why.get(mutant.change, 'NOT LISTED')}"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
