"""Where `python3 -m scripts` begins.

This file must stay readable for Python 3.6, so that an older Python gets a sentence and no traceback.
"""

import sys

OLDEST = (3, 11)


def refusal(version: "tuple[int, ...]", executable: str) -> str:
    """What to tell somebody whose Python is too old; nothing when it is new enough."""
    if version[:2] >= OLDEST:
        return ""
    needed = ".".join(str(part) for part in OLDEST)
    found = ".".join(str(part) for part in version[:3])
    return (
        f"This portal needs Python {needed} or newer; this is Python {found} at {executable}. "
        "Install a newer one and run the same command again. Nothing was changed."
    )


def main() -> int:
    """Open the door, unless this Python is too old for it."""
    complaint = refusal(tuple(sys.version_info[:3]), sys.executable)
    if complaint:
        print(complaint, file=sys.stderr)
        return 2
    from scripts import door

    return door.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
