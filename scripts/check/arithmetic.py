"""The arithmetic of claims: which formulas are allowed, what their names stand for, and what they give.

Everything is exact: figures are decimals as printed, and sums of them are fractions.
"""

import ast
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, floor, isfinite

from macros.nouns import Claim, shown
from macros.package import Package
from scripts.check import inputs

FUNCTIONS: Mapping[str, Callable[[Fraction], Fraction | int]] = {
    "abs": abs,
    "ceil": ceil,
    "floor": floor,
    "round": round,
}
SIGNS: Mapping[type, Callable[[Fraction], Fraction]] = {ast.UAdd: lambda a: a, ast.USub: lambda a: -a}
OPERATORS: Mapping[type, Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}
ALLOWED = (ast.BinOp, ast.UnaryOp, ast.Name, ast.Load, *OPERATORS, *SIGNS)
Numbers = Mapping[str, Fraction]


def numbers(package: Package, texts: Iterable[str]) -> dict[str, Decimal | None]:
    """What each input stands for, in its order; None where no value may be shown.

    A row that hides or lacks its value gives none of its numbers. Raises ValueError or KeyError for an
    input that does not find exactly one number.
    """
    return dict(_number(package, inputs.parse(text)) for text in texts)


def _number(package: Package, wanted: inputs.Input) -> tuple[str, Decimal | None]:
    found = inputs.rows(package, wanted)
    if len(found) != 1:
        raise ValueError(wanted.name)
    cells = package.resource(wanted.resource).rows[found[0] - 2]
    cell = shown(cells[wanted.column], tuple((cells.get("markers") or "").split()))
    if not isinstance(cell, int | Decimal | None):
        raise ValueError(wanted.name)
    return wanted.name, None if cell is None else Decimal(cell)


def tree(formula: str) -> ast.expr:
    """The formula taken apart. Raises ValueError when it is no expression."""
    try:
        return ast.parse(formula, mode="eval").body
    except SyntaxError as error:
        raise ValueError(formula) from error


def names(expression: ast.expr) -> set[str]:
    """The names that stand for numbers."""
    nodes = list(ast.walk(expression))
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    return {node.id for node in nodes if isinstance(node, ast.Name) and id(node) not in called}


def is_arithmetic(expression: ast.expr) -> bool:
    """Whether it holds nothing but names, numbers, + - * / and our functions of one number."""
    return all(_is_allowed(node) for node in ast.walk(expression))


def _is_allowed(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float) and isfinite(node.value)  # type: ignore[arg-type]
    if isinstance(node, ast.Call):
        known = isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS
        return known and len(node.args) == 1 and not node.keywords
    return isinstance(node, ALLOWED)


def value(expression: ast.expr, known: Numbers) -> Fraction:
    """What it gives, exactly. Raises ZeroDivisionError, and KeyError for a name that is not known."""
    match expression:
        case ast.Constant(value=number):
            return Fraction(repr(number))
        case ast.Name(id=name):
            return known[name]
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return Fraction(FUNCTIONS[name](value(argument, known)))
        case ast.UnaryOp(op=sign, operand=operand):
            return SIGNS[type(sign)](value(operand, known))
        case ast.BinOp(left=left, op=operator, right=right):
            return OPERATORS[type(operator)](value(left, known), value(right, known))
    raise ValueError(ast.dump(expression))


def agrees(claim: Claim, result: Fraction) -> bool:
    """Whether the stated value is this result, to the precision in which it is printed."""
    return abs(result - Fraction(claim.stated)) <= Fraction(claim.tolerance)


def corners(known: Mapping[str, Decimal], rounded: Iterable[str]) -> list[Numbers]:
    """Every way in which each rounded number can lie at one end of what was rounded to it.

    A number printed with one decimal may have been half of that place, 0.05, more or less.
    """
    exact = {name: Fraction(number) for name, number in known.items()}
    loose = [name for name in known if name in set(rounded)]
    half = {name: Fraction(10) ** int(known[name].as_tuple().exponent) / 2 for name in loose}
    ends = [(exact[name] - half[name], exact[name] + half[name]) for name in loose]
    return [exact | dict(zip(loose, chosen, strict=True)) for chosen in product(*ends)]


def divides_by_zero(expression: ast.expr, cases: list[Numbers]) -> bool:
    """Whether some divisor is 0 in one case, or lies on both sides of 0 between two of them."""
    try:
        for divisor in _divisors(expression):
            results = [value(divisor, known) for known in cases]
            if min(results) <= 0 <= max(results):
                return True
    except ZeroDivisionError:
        return True
    return False


def _divisors(expression: ast.expr) -> list[ast.expr]:
    nodes = ast.walk(expression)
    return [node.right for node in nodes if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)]
