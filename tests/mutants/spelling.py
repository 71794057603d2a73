"""Code written so that mutmut, which changes what stands inside plain functions, finds everything that it should change.

A property is a function that becomes one in the next line, and a constant of the module stands as a literal wherever a function
uses it: thresholds are what matters most.
"""

from __future__ import annotations

import ast

import libcst as cst
from libcst import matchers


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
