"""`translate diff`: what has changed in the English page since the translation was made, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from macros.languages.foreign import SOURCE
from scripts.check import translations
from scripts.problem import COMMAND, SetupProblem
from scripts.translate import naming, places

WORD = re.compile(r"\S+\s*")


def run(root: Path, typed_language: str, typed_page: str) -> str:
    """The changed passages, old words and new. Raises SetupProblem."""
    language, path = naming.begun(root, typed_language), naming.page(root, typed_page)
    file, english = places.page(language, path), places.page(SOURCE, path)
    if not (root / file).is_file():
        remedy = f"Begin it with {COMMAND} translate start {language} {path}."
        raise SetupProblem(f"{path} is not translated into {language} yet.", remedy)
    now = (root / english).read_bytes().decode("utf-8")
    then = translations.then(root, (root / file).read_text(encoding="utf-8-sig"))
    if then is None:
        what = f"The English text that {file} was made from is not kept here any more."
        raise SetupProblem(what, f"Compare the whole page with {english}.")
    if then == now:
        return f"{english} has not changed since {file} was made from it."
    return "\n\n".join([f"{english} has changed. [-old-] is gone, [+new+] has come.", *passages(then, now)])


def passages(then: str, now: str) -> Iterator[str]:
    """Each paragraph that differs, with the line at which it begins now."""
    old, new = _paragraphs(then), _paragraphs(now)
    matcher = SequenceMatcher(a=[text for _, text in old], b=[text for _, text in new], autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind != "equal":
            place = new[min(new_from, len(new) - 1)][0]
            before = "\n\n".join(text for _, text in old[old_from:old_to])
            after = "\n\n".join(text for _, text in new[new_from:new_to])
            yield f"Line {place}:\n{_marked(before, after)}"


def _paragraphs(text: str) -> list[tuple[int, str]]:
    found, line = [], 1
    for paragraph in re.split(r"(\n\s*\n)", text):
        if paragraph.strip():
            found.append((line, paragraph.strip("\n")))
        line += paragraph.count("\n")
    return found


def _marked(before: str, after: str) -> str:
    old, new = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    parts = []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if kind == "equal":
            parts.append(come)
            continue
        parts += [f"[-{gone.rstrip()}-] "] if gone else []
        parts += [f"[+{come.rstrip()}+] "] if come else []
    return "".join(parts).rstrip()
