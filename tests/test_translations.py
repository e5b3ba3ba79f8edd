"""Swedish is the source text; what Qt says by itself and the plural forms come from files."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent
WORDS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}


def test_qt_has_swedish_for_its_own_buttons(qtbot: QtBot) -> None:
    translator = QTranslator()
    assert translator.load("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert translator.translate("QPlatformTheme", "Save") == "Spara"


def test_texts_for_translation_are_plain_strings() -> None:
    """An f-string in tr() is never found in a translation: lupdate reads the source, not the run."""
    wrong = []
    for file in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                place = WORDS.get(name)
                if (
                    place is not None
                    and len(node.args) > place
                    and isinstance(node.args[place], ast.JoinedStr)
                ):
                    wrong.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert not wrong
