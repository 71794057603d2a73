"""A copy of the code and of its quick tests, in which mutmut finds everything that it should change.

mutmut changes what stands inside plain functions. In the copy a property is therefore a function that becomes one in the next
line, and a constant of the module stands as a literal wherever a function uses it: thresholds are what matters most.
"""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path

import libcst as cst
from libcst import matchers

ROOT = Path(__file__).parents[2]
MUTATED = ("kit/scoring/[a-z]*.py", "kit/store/access.py", "kit/store/answers.py", "kit/store/purging.py", "kit/store/seats.py")
STAGE = ROOT / "build/mutation"
COPIED = ("kit", "exercises", "tests")
SETTINGS = f"""
[tool.mutmut]
source_paths = ["kit"]
only_mutate = {json.dumps(MUTATED)}
also_copy = ["exercises"]
pytest_add_cli_args_test_selection = ["tests/scoring", "tests/store"]
pytest_add_cli_args = [
  "-p", "no:nbval", "-p", "no:xdist", "-p", "no:cacheprovider", "--ignore=tests/store/test_database.py",
  "-k", "not kill_nine and not two_writers and not postgresql",
]
use_git_change_detection = false

[tool.pytest.ini_options]
markers = ["browser: needs Chromium", "long: not run at every save"]
"""


def prepare() -> Path:
    """Make the copy anew; returns its folder."""
    shutil.rmtree(STAGE, ignore_errors=True)
    for name in COPIED:
        shutil.copytree(ROOT / name, STAGE / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in mutated():
        path.write_text(spelled_out(path.read_text("utf-8")), "utf-8")
    (STAGE / "pyproject.toml").write_text(SETTINGS, "utf-8")
    return STAGE


def mutated() -> list[Path]:
    """The files of the copy that mutmut changes."""
    return [path for pattern in MUTATED for path in sorted(STAGE.glob(pattern))]


def spelled_out(code: str) -> str:
    """The same code with its properties as functions and its constants as literals."""
    return cst.parse_module(code).visit(_SpelledOut(constants(code))).code


def constants(code: str) -> dict[str, str]:
    """Name → literal of what a module says once at its top."""
    found: dict[str, str] = {}
    for node in ast.parse(code).body:
        if isinstance(node, ast.Assign):
            [target] = node.targets
            several = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
            pairs = zip(target.elts, node.value.elts, strict=True) if several else [(target, node.value)]
            found |= {
                name.id: ast.get_source_segment(code, value) or ""
                for name, value in pairs
                if _literal(value) and name.id.isupper()
            }
    return found


def _literal(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except ValueError:
        return False
    return True


class _SpelledOut(cst.CSTTransformer):
    def __init__(self, literals: dict[str, str]) -> None:
        self.literals, self.depth = literals, 0

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        self.depth += 1

    def leave_FunctionDef(
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FlattenSentinel | cst.FunctionDef:
        self.depth -= 1
        if not matchers.matches(updated_node, matchers.FunctionDef(decorators=[matchers.Decorator(matchers.Name("property"))])):
            return updated_node
        name = updated_node.name.value
        return cst.FlattenSentinel([updated_node.with_changes(decorators=()), cst.parse_statement(f"{name} = property({name})")])

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        known = self.depth and updated_node.value in self.literals
        return cst.parse_expression(self.literals[updated_node.value]) if known else updated_node
