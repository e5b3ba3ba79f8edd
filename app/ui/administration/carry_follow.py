"""What comes along with the goals, how much of each, and what never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.carrying import Choice
from app.ui.common.page_parts import words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.carry_over import Coming


class CarryFollow(QWidget):
    """A box for each kind, all ticked from the start."""

    def __init__(self) -> None:
        super().__init__()
        self._titles = {
            "indicators": self.tr("Indikatorer: {count}"),
            "contributions": self.tr("Bidrag till övergripande mål: {count}"),
            "clarifications": self.tr("Förtydliganden: {count}"),
            "sdg": self.tr("Kopplingar till Agenda 2030: {count}"),
            "methods": self.tr("Metoder och verktyg: {count}"),
        }
        self.boxes = {name: QCheckBox() for name in self._titles}
        self.boxes["indicators"].setToolTip(
            self.tr("Indikatorerna är desamma. Deras mätvärden ligger kvar på sina år.")
        )
        self.boxes["methods"].setToolTip(
            self.tr("De kommer som förslag och antas på nytt. Avslagna metoder följer inte med.")
        )
        self.goals = words("", "strong")
        self.unnumbered = words("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(words(self.tr("Det här förs över"), "heading"))
        column.addWidget(self.goals)
        for box in self.boxes.values():
            column.addWidget(box)
        column.addWidget(self.unnumbered)
        column.addSpacing(px(4))
        column.addWidget(
            words(
                self.tr(
                    "Metoder kommer som förslag och antas på nytt. Resultat, delmål, ställningstaganden och beslut "
                    "förs aldrig över: de hör till åren som gått och står kvar i den gamla perioden."
                ),
                "small",
                wrap=True,
            )
        )
        self.start()

    def start(self) -> None:
        """All ticked, nothing counted yet."""
        for name, box in self.boxes.items():
            box.setChecked(True)
            box.setText(self._titles[name].format(count="…"))
        self.goals.setText(self.tr("Mål: {count}").format(count="…"))
        self.unnumbered.hide()

    def show_coming(self, coming: Coming) -> None:
        """Say how much there is of each kind."""
        self.goals.setText(self.tr("Mål: {count}").format(count=coming.goals))
        for name, box in self.boxes.items():
            box.setText(self._titles[name].format(count=getattr(coming, name)))
        self.unnumbered.setVisible(bool(coming.unnumbered))
        self.unnumbered.setText(
            self.tr("Mål som får ett nytt nummer för hand, för att deras är taget: {count}").format(
                count=coming.unnumbered
            )
        )

    def choice(self) -> Choice:
        """What is ticked."""
        return Choice(**{name: box.isChecked() for name, box in self.boxes.items()})
