"""How the set-up commands say that they cannot go on."""

import os

COMMAND = "py -m scripts" if os.name == "nt" else "python3 -m scripts"


class SetupProblem(Exception):
    """Something a person has to put right before the command can be run again.

    `what` went wrong, the `remedy`, and the `state` things are in; each is one or more whole sentences.
    """

    def __init__(self, what: str, remedy: str, state: str = "Nothing was changed.") -> None:
        super().__init__(what, remedy, state)
        self.what = what
        self.remedy = remedy
        self.state = state

    def __str__(self) -> str:
        return f"{self.what}\n{self.remedy}\n{self.state}"
