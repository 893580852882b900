"""`translate start`: a page to be written over, and for a new language its two catalogues."""

from __future__ import annotations

from pathlib import Path

from macros.languages.foreign import SOURCE
from macros.languages.pages import blob
from scripts.problem import COMMAND, SetupProblem
from scripts.translate import facts, naming, page, places, words, writing


def run(root: Path, typed_language: str, typed_page: str) -> str:
    """Write what is needed to begin; what to do next, in plain words. Raises SetupProblem."""
    language, path = naming.language(typed_language), naming.page(root, typed_page)
    file = places.page(language, path)
    if (root / file).exists():
        remedy = f"Go on in it. {COMMAND} translate diff {language} {path} says what has changed since."
        raise SetupProblem(f"{file} is there already.", remedy)
    is_new = language not in places.begun(root)
    english = (root / places.page(SOURCE, path)).read_bytes()
    texts = {file: page_to_write_over(english)}
    if is_new:
        texts.update(words.of_language(root, language, words.collect(root)))
    changed = writing.write(root, texts)
    told = [f"Written: {name}" for name in changed]
    told.append(
        f"Open {file} and write {_name(language)} over the English words. Leave {{{{ … }}}} as it is."
    )
    if language not in places.configured(root):
        told.append(_configuration(language))
    return "\n".join(told)


def page_to_write_over(english: bytes) -> str:
    """The English page with the facts of a draft, and an id behind each heading that links can lead to."""
    text = english.decode("utf-8")
    lines = text.split("\n")
    for number, (level, key) in zip(page.heading_lines(text), page.shape(text).headings, strict=True):
        line = lines[number - 1]
        if level > 1 and not line.rstrip().endswith("}"):
            lines[number - 1] = f"{line.rstrip()} {{: #{key} }}"
    return facts.with_facts("\n".join(lines), facts.draft(blob(english)))


def _name(language: str) -> str:
    found = places.locale(language)
    return str(found.english_name if found else language)


def _configuration(language: str) -> str:
    found = places.locale(language)
    own = str(found.get_display_name() if found else language)
    line = f"- {{locale: {language}, name: {own[:1].upper()}{own[1:]}, build: true}}"
    return f"Add this line to {places.MKDOCS}, below the other languages:\n      {line}"
