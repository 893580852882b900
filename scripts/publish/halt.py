"""How publishing says that it stopped half-way, and what state things are in."""

from scripts.problem import SetupProblem

UNTOUCHED = "Nothing was published, and your files are as they were."


class Halt(SetupProblem):
    """Something a person has to put right; publishing again then finishes what was begun."""
