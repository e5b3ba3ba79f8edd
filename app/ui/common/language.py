"""Swedish for Qt's own buttons and for plurals; the program's own texts are Swedish from the start."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app import text
from resources import path


def speak_swedish(app: QCoreApplication) -> None:
    """Load the translations that are there, and let the rest of the program translate by Qt."""
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    for name, folder in (
        ("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("rodatraden_sv", str(path("translations"))),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    text.bind(lambda context, words: QCoreApplication.translate(context, words))
