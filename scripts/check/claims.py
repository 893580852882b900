"""Can every claim be found and recomputed?"""

import ast
from collections import Counter
from collections.abc import Iterator

from macros.nouns import Claim
from macros.package import Package
from scripts.check import inputs as named
from scripts.check.lines import Line, lines
from scripts.check.problem import Problem, listed, nearest, quote

LONGEST_QUOTE = 25
FUNCTIONS = ("abs", "ceil", "floor", "round")
ARITHMETIC = (
    *(ast.Expression, ast.BinOp, ast.UnaryOp, ast.Name, ast.Load),
    *(ast.Add, ast.Sub, ast.Mult, ast.Div, ast.UAdd, ast.USub),
)
ENCODE = "Write name=resource.column?column=value&column=value, with + for a space inside a value."


def quotes(package: Package) -> Iterator[Problem]:
    """A quote stays short, so that it is one."""
    for line in lines(package, Claim):
        count = len(line.noun.quote.split())
        if count > LONGEST_QUOTE:
            what = f"The quote has {count} words."
            yield line.problem("quote", what, f"Shorten it to at most {LONGEST_QUOTE}.")


def inputs(package: Package) -> Iterator[Problem]:
    """Each input is well written and finds exactly one row."""
    for line in lines(package, Claim):
        names = Counter(text.partition("=")[0] for text in line.noun.inputs)
        for name, count in names.items():
            if count > 1:
                what = f"The name {quote(name)} is given to {count} inputs."
                yield line.problem("inputs", what, "Give each its own name.")
        for text in line.noun.inputs:
            yield from _input(package, line, text)


def _input(package: Package, line: Line[Claim], text: str) -> Iterator[Problem]:
    try:
        found = named.rows(package, named.parse(text))
    except ValueError:
        yield line.problem("inputs", f"{quote(text)} is not written as an input.", ENCODE)
    except KeyError as error:
        yield line.problem("inputs", f"{quote(text)} leads nowhere: {error.args[0]}.", ENCODE)
    else:
        if len(found) != 1:
            rows = f"rows {listed(found)}" if found else "no row"
            what = f"{quote(text)} finds {rows} instead of exactly one."
            yield line.problem("inputs", what, "Name the columns and values that tell this one row apart.")


def formulas(package: Package) -> Iterator[Problem]:
    """A formula is arithmetic on the named inputs, and a claim with inputs has one."""
    for line in lines(package, Claim):
        names = {text.partition("=")[0] for text in line.noun.inputs}
        if line.noun.formula:
            yield from _formula(line, names)
        elif names:
            what = "The cell is empty although the claim has inputs."
            yield line.problem("formula", what, "Write the arithmetic, or empty the inputs.")


def _formula(line: Line[Claim], names: set[str]) -> Iterator[Problem]:
    formula = line.noun.formula
    try:
        nodes = list(ast.walk(ast.parse(formula, mode="eval")))
    except (SyntaxError, ValueError):
        what = f"{quote(formula)} is not arithmetic."
        yield line.problem("formula", what, "Look for a sign or a bracket that is missing or too many.")
        return
    for name in sorted(_variables(nodes) - names):
        what = f"{quote(name)} is not the name of an input.{nearest(name, names)}"
        yield line.problem("formula", what, f"Use only these names: {listed(sorted(names)) or 'none'}.")
    if not all(_is_arithmetic(node) for node in nodes):
        what = f"{quote(formula)} holds more than arithmetic."
        yield line.problem("formula", what, f"Use only names, numbers, + - * / ( ) and {listed(FUNCTIONS)}.")


def _variables(nodes: list[ast.AST]) -> set[str]:
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    return {node.id for node in nodes if isinstance(node, ast.Name) and id(node) not in called}


def _is_arithmetic(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS and not node.keywords
    return isinstance(node, ARITHMETIC)
