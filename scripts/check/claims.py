"""Can every claim be found and recomputed?"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from macros.nouns import Claim, Contradiction
from macros.package import Package
from scripts.check import arithmetic
from scripts.check import inputs as named
from scripts.check.lines import Line, lines
from scripts.check.problem import Problem, listed, nearest, quote

LONGEST_QUOTE = 25
ADDRESS = "resource.column?column=value&column=value, with + for a space inside a value."
WRITTEN = {
    "inputs": ("an input", f"Write name={ADDRESS}"),
    "figure": ("a figure", f"Write {ADDRESS}"),
}


def quotes(package: Package) -> Iterator[Problem]:
    """A quote stays short, so that it is one."""
    for line in lines(package, Claim):
        yield from too_long(line, "quote", line.noun.quote)


def too_long(line: Line[Claim] | Line[Contradiction], column: str, words: str) -> Iterator[Problem]:
    """A quote that has too many words."""
    count = len(words.split())
    if count > LONGEST_QUOTE:
        what = f"The quote has {count} words."
        yield line.problem(column, what, f"Shorten it to at most {LONGEST_QUOTE}.")


def inputs(package: Package) -> Iterator[Problem]:
    """Each input is well written and finds exactly one number."""
    for line in lines(package, Claim):
        names = Counter(text.partition("=")[0] for text in line.noun.inputs)
        for name, count in names.items():
            if count > 1:
                what = f"The name {quote(name)} is given to {count} inputs."
                yield line.problem("inputs", what, "Give each its own name.")
        for text in line.noun.inputs:
            yield from _cell(package, line, "inputs", text)


def _cell(package: Package, line: Line[Claim], column: str, text: str) -> Iterator[Problem]:
    """What keeps a text such as an input from leading to one number; a figure has no name before it."""
    kind, remedy = WRITTEN[column]
    try:
        wanted = named.parse(text if column == "inputs" else f"{column}={text}")
        found = named.rows(package, wanted)
    except ValueError:
        yield line.problem(column, f"{quote(text)} is not written as {kind}.", remedy)
    except KeyError as error:
        yield line.problem(column, f"{quote(text)} leads nowhere: {error.args[0]}.", remedy)
    else:
        if len(found) != 1:
            rows = f"rows {listed(found)}" if found else "no row"
            what = f"{quote(text)} finds {rows} instead of exactly one."
            yield line.problem(column, what, "Name the columns and values that tell this one row apart.")
        if not _is_number(package, wanted):
            what = f"{quote(text)} leads to the column {wanted.column}, which holds no numbers."
            yield line.problem(column, what, "Name a column of numbers.")


def _is_number(package: Package, wanted: named.Input) -> bool:
    fields = package.resource(wanted.resource).fields
    return any(field.is_number for field in fields if field.name == wanted.column)


def figures(package: Package) -> Iterator[Problem]:
    """The observation that a claim prints is one row of its indicator, with the stated value."""
    for line in lines(package, Claim):
        if line.noun.figure:
            wrong = list(_cell(package, line, "figure", line.noun.figure))
            yield from wrong or _figure(package, line)


def _figure(package: Package, line: Line[Claim]) -> Iterator[Problem]:
    text = line.noun.figure
    wanted = named.parse(f"figure={text}")
    if (wanted.resource, wanted.column) != (line.noun.indicator, "value"):
        what = f"{quote(text)} is no value of {quote(line.noun.indicator)}, the indicator of the claim."
        yield line.problem("figure", what, "Name a row of this indicator, or leave the cell empty.")
        return
    value = arithmetic.numbers(package, [f"figure={text}"])["figure"]
    if value != line.noun.stated:
        finds = "a row whose value is not shown" if value is None else quote(value)
        what = f"{quote(text)} finds {finds}, and the claim states {quote(line.noun.stated)}."
        yield line.problem("figure", what, "Name the row that the quote prints, or leave the cell empty.")


def formulas(package: Package) -> Iterator[Problem]:
    """A formula is arithmetic on the named inputs, and a claim with inputs has one."""
    for line in lines(package, Claim):
        names = {text.partition("=")[0] for text in line.noun.inputs}
        for column in ("formula", "equals"):
            yield from _formula(line, column, names)
        if names and not line.noun.formula:
            what = "The cell is empty although the claim has inputs."
            yield line.problem("formula", what, "Write the arithmetic, or empty the inputs.")
        for name in line.noun.rounded:
            if name not in names:
                yield _unknown(line, "rounded", name, names)


def _formula(line: Line[Claim], column: str, names: set[str]) -> Iterator[Problem]:
    formula = getattr(line.noun, column)
    if not formula:
        return
    try:
        tree = arithmetic.tree(formula)
    except ValueError:
        what = f"{quote(formula)} is not arithmetic."
        yield line.problem(column, what, "Look for a sign or a bracket that is missing or too many.")
        return
    for name in sorted(arithmetic.names(tree) - names):
        yield _unknown(line, column, name, names)
    if not arithmetic.is_arithmetic(tree):
        what = f"{quote(formula)} holds more than arithmetic."
        functions = listed(arithmetic.FUNCTIONS)
        remedy = f"Use only names, numbers, + - * / ( ) and {functions}, each of one number."
        yield line.problem(column, what, remedy)


def _unknown(line: Line[Claim], column: str, name: str, names: set[str]) -> Problem:
    what = f"{quote(name)} is not the name of an input.{nearest(name, names)}"
    return line.problem(column, what, f"Use only these names: {listed(sorted(names)) or 'none'}.")


def sums(package: Package) -> Iterator[Problem]:
    """No sum of a claim divides by 0, and what the stated value is said to equal does equal it."""
    for line in lines(package, Claim):
        claim, known = line.noun, _known(package, line)
        if known is not None and claim.formula:
            yield from _division(line, "formula", arithmetic.corners(known, claim.rounded))
        if known is not None and claim.equals:
            divided = list(_division(line, "equals", arithmetic.corners(known, ())))
            yield from divided or _equality(line, known)
        if bool(claim.equals) != bool(claim.equals_words):
            empty = "equals" if claim.equals_words else "equals_words"
            what = "Of equals and equals_words, only one is filled in."
            yield line.problem(empty, what, "Fill in both or neither.")


def _known(package: Package, line: Line[Claim]) -> dict[str, Decimal] | None:
    """The numbers of a claim; None where one is hidden, or where something else is wrong already."""
    names = {text.partition("=")[0] for text in line.noun.inputs}
    if any(any(_formula(line, column, names)) for column in ("formula", "equals")):
        return None
    try:
        found = arithmetic.numbers(package, line.noun.inputs)
    except (ValueError, KeyError):
        return None
    shown = {name: number for name, number in found.items() if number is not None}
    return shown if len(shown) == len(found) else None


def _division(line: Line[Claim], column: str, cases: list[arithmetic.Numbers]) -> Iterator[Problem]:
    formula = getattr(line.noun, column)
    if arithmetic.divides_by_zero(arithmetic.tree(formula), cases):
        divides = "divides by 0" if len(cases) == 1 else "could divide by 0 within the rounding of its inputs"
        remedy = "Correct it, or empty it if nothing can be worked out."
        yield line.problem(column, f"{quote(formula)} {divides}.", remedy)


def _equality(line: Line[Claim], known: dict[str, Decimal]) -> Iterator[Problem]:
    claim = line.noun
    [exact] = arithmetic.corners(known, ())
    result = arithmetic.value(arithmetic.tree(claim.equals), exact)
    if not arithmetic.agrees(claim, result):
        given = Decimal(result.numerator) / Decimal(result.denominator)
        what = f"{quote(claim.equals)} gives {given:.12g}, and the claim states {claim.stated}."
        yield line.problem("equals", what, "Correct it, or empty it together with equals_words.")
