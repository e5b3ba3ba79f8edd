"""Words for people: identity until a window binds Qt's translator to it.

Swedish is the source text. A translation file beside it may answer with another language.
"""

from __future__ import annotations

from collections.abc import Callable

type_of_translator = Callable[[str, str], str]

_bound: list[type_of_translator] = []


def bind(translator: type_of_translator | None) -> None:
    """Let ``translator(context, text)`` answer from now on; None takes the binding away."""
    _bound.clear()
    if translator is not None:
        _bound.append(translator)


def translate(context: str, text: str) -> str:
    """Return ``text`` in the language in use. ``context`` says where the words stand."""
    return _bound[0](context, text) if _bound else text


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark ``text`` for the translators (lupdate looks for this name); it is translated where it is shown."""
    return text
