"""The risk register opened for a test, as the window would open it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.services.risk_forms import save_risk
from app.ui.common.context import Context
from app.ui.risks.page import RisksPage
from app.ui.risks.risks_section import RisksSection


def shown(context: Context, qtbot: QtBot) -> RisksSection:
    """The section, shown and read."""
    page = RisksPage(context)
    qtbot.addWidget(page)
    # The window does this: it holds dialogs, and has what is written or undone read again.
    context.messages.stand_on(page)
    context.saving.changed.connect(lambda _changes: page.refresh())
    page.resize(1500, 900)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.refresh()
    context.tasks.wait_idle()
    section = page.section("risks")
    assert isinstance(section, RisksSection)
    section.entrance().setFocus()
    return section


def largest_risk(context: Context) -> int:
    """A new risk that the register shows first, and that nothing is done about."""
    unit = next(unit.id for unit in context.office.register.units() if unit.answers)
    values = {"unit_id": unit, "title": "Ny och störst", "category": "it"}
    scores = {"score_likelihood": 4, "score_consequence": 4}
    return save_risk(context.office, None, {**values, **scores}, {}, context.period.year)[0].id
