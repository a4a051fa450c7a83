"""What goes wrong in programmes and in the conversation's code: a sign, a number, a branch, a condition."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.mutation.mutant import Mutant, Source, sources

_OPPOSITE = {"Holds": "Lacks", "Lacks": "Holds", "AnyOf": "AllOf", "AllOf": "AnyOf"}
_FLIPPED: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_DECIMAL = re.compile(r"\d+(\.\d+)?")
_ANCHOR = re.compile(r"z\d+")
_ROOM = 1000
"""Numbers from here on say how much is remembered: nobody sees one more."""
_OPTIONAL = ("until", "starts", "absent_without", "not_checked", "forms", "net", "paid", "estimate")


def mutants(root: Path) -> Iterator[Mutant]:
    """All that are thought of here."""
    for source in sources(root, "rules/programmes/[a-z]*.py"):
        yield from _of_programme(source)
    for source in sources(root, "bot/conversation/*.py"):
        yield from _of_conversation(source)


def _of_programme(source: Source) -> Iterator[Mutant]:
    at = _Places(source)
    for node in ast.walk(ast.parse(source.text)):
        match node:
            case ast.Constant(value=bool()):
                continue
            case ast.Constant(value=int(number)):
                yield source.mutant("number off by one", *at(node), str(number + 1))
            case ast.Constant(value=str(words)) if _DECIMAL.fullmatch(words):
                yield source.mutant("coefficient changed", *at(node), f'"{float(words) + 0.1:g}"')
            case ast.Constant(value=str(words)) if _ANCHOR.fullmatch(words):
                yield source.mutant("wrong article", *at(node), f'"z{int(words[1:]) + 1}"')
            case ast.Call(func=ast.Name(id=name) as called) if name in _OPPOSITE:
                yield source.mutant("condition inverted", *at(called), _OPPOSITE[name])
            case ast.keyword(arg=str(name)) if name in _OPTIONAL:
                yield _without(source, f"{name} dropped", at(node))
        if isinstance(node, ast.Tuple) and len(node.elts) > 1:
            first = node.elts[0]
            kind = "member of a list forgotten"
            if isinstance(first, ast.Call) and isinstance(first.func, ast.Name):
                kind = f"{first.func.id} forgotten"
            for one, following in pairwise(node.elts):
                if len(node.elts) == len((one, following)):  # one alone is a tuple by its comma
                    start, end = at(following)
                    comma = "" if source.text[end] == "," else ","
                    yield source.mutant(kind, at(one)[0], end, source.text[start:end] + comma)
                    continue
                yield source.mutant(kind, at(one)[0], at(following)[0], "")


def _without(source: Source, kind: str, span: tuple[int, int]) -> Mutant:
    end = span[1] + (source.text[span[1]] == ",")
    return source.mutant(kind, span[0], end, "")


def _of_conversation(source: Source) -> Iterator[Mutant]:
    at = _Places(source)
    for node in ast.walk(ast.parse(source.text)):
        match node:
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                between = at(left)[1], at(right)[0]
                if not set("()") & set(source.text[slice(*between)]):
                    yield source.mutant("comparison flipped", *between, f" {_FLIPPED[type(operator)]} ")
            case ast.BoolOp(op=operator, values=[first, second, *_]):
                word = " or " if isinstance(operator, ast.And) else " and "
                between = at(first)[1], at(second)[0]
                if not source.text[slice(*between)].strip(" \n").strip("andor"):
                    yield source.mutant("and, or swapped", *between, word)
            case ast.If(test=test) | ast.IfExp(test=test):
                yield source.mutant("branch dropped", *at(test), "False")
            case ast.UnaryOp(op=ast.Not()):
                yield source.mutant("not dropped", at(node)[0], at(node)[0] + len("not "), "")
            case ast.Constant(value=int(number)) if number < _ROOM and not isinstance(number, bool):
                yield source.mutant("number off by one", *at(node), str(number + 1))
            case ast.match_case(guard=ast.expr() as guard):
                yield source.mutant("guard dropped", *at(guard), "True")


class _Places:
    """Where a node stands, in letters: the parser counts bytes."""

    def __init__(self, source: Source) -> None:
        self._lines = source.text.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def __call__(self, node: ast.expr | ast.keyword) -> tuple[int, int]:
        end_line, end = node.end_lineno or 0, node.end_col_offset or 0
        return self._at(node.lineno, node.col_offset), self._at(end_line, end)

    def _at(self, line: int, column: int) -> int:
        before = self._lines[line - 1].encode()[:column].decode()
        return self._starts[line - 1] + len(before)
