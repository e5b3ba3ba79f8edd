from __future__ import annotations

from PySide6.QtGui import QColor

from app.services.office import Office
from app.ui.common.sdg_tile import readable_on


def test_numbers_on_the_tiles_can_be_read_on_every_goals_colour(example_office: Office) -> None:
    def light(colour: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for choice in example_office.goals.sdg_choices():
        ground = light(QColor(choice.color))
        ink = light(readable_on(QColor(choice.color)))
        assert (max(ground, ink) + 0.05) / (min(ground, ink) + 0.05) >= 4.5
