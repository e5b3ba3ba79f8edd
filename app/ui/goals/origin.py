"""Where a sub-goal comes from: adopted methods first, dialogues second, conclusions of joint analyses beside them;
what is not adopted stands out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import Field, Links, Option
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px
from app.ui.common.tied_list import TiedItem, TiedList
from app.ui.goals.levels import full_title

if TYPE_CHECKING:
    from app.services.goal_sources import GoalSources
    from app.services.goal_tree import GoalNode
    from app.services.goals import GoalCard
    from app.services.origins import Origin
    from app.ui.common.context import Context

ORIGIN_FIELDS: tuple[Field, ...] = (
    Links(
        "origin_methods",
        noop("Fields", "Politiska metoder och verktyg"),
        help=noop("Fields", "I första hand kommer delmålet ur en metod som är antagen."),
        add=noop("Fields", "Lägg till en metod …"),
    ),
    Links(
        "origin_dialogues",
        noop("Fields", "Dialoger"),
        help=noop("Fields", "I andra hand kommer delmålet ur en dialog."),
        add=noop("Fields", "Lägg till en dialog …"),
    ),
)


class OriginPane(QWidget):
    """Two lists to choose in, above them what is amiss, and the conclusions that led here."""

    jump = Signal(str, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.flag = Notice("circle-alert", "warning")
        self.form = RecordForm(ORIGIN_FIELDS, drafts=context.drafts)
        self.form.save_requested.connect(self._save)
        self.conclusions = TiedList(
            self.tr("Ur gemensam analys"),
            self.tr("Slutsatser som delmålet kommer ur. De skrivs under Uppföljning."),
        )
        self.conclusions.lead.connect(lambda conclusion: self.jump.emit("conclusion", conclusion))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(words(self.tr("Det som delmålet är hämtat ur."), "muted", wrap=True))
        column.addWidget(self.flag)
        column.addWidget(self.conclusions)
        column.addWidget(self.form, 1)

    def show_card(self, node: GoalNode, card: GoalCard, sources: GoalSources, who: str) -> None:
        """Fill in."""
        methods = {key: (title, state) for key, title, state in sources.methods}
        dialogues = {key: title for key, title, _kind in sources.dialogues}
        if card.origin is not None:
            # What has been archived since is no longer offered, but stands where it was chosen.
            for method in card.origin.methods:
                methods.setdefault(method.id, (method.title, method.state))
            for dialogue_id, title in card.origin.dialogues:
                dialogues.setdefault(dialogue_id, title)
        self.form.set_options(
            "origin_methods",
            tuple(
                Option(method_id, f"{title} ({wording.word('method_state', state).lower()})")
                for method_id, (title, state) in methods.items()
            ),
        )
        self.form.set_options(
            "origin_dialogues", tuple(Option(key, title) for key, title in dialogues.items())
        )
        self.form.set_locked(node.archived)
        key = f"goal:{node.id}:origin"
        if self.form.key == key:
            self.form.refill(card.values, who)
        else:
            self.form.load(card.values, key=key, title=full_title(node.number, node.title))
        led_here = card.origin.conclusions if card.origin is not None else ()
        self.conclusions.setVisible(bool(led_here))
        self.conclusions.show_items([TiedItem(row.id, row.text, row.round) for row in led_here])
        said = self._amiss(card.origin)
        if said:
            self.flag.say(said)
        else:
            self.flag.hide()

    def _amiss(self, origin: Origin | None) -> str:
        if origin is None or not origin.flag:
            return ""
        if origin.flag == "none":
            return wording.word("origin_flag", "none")
        return "\n".join(
            self.tr("{method}: {flag}").format(
                method=method.title, flag=wording.word("origin_flag", method.flag)
            )
            for method in origin.methods
            if method.flag
        )

    def _save(self, _values: dict[str, object], base: dict[str, object]) -> None:
        goal_id = base["id"]
        assert isinstance(goal_id, int)
        self._context.saving.save_form(
            self.form,
            "goal",
            goal_id,
            self.tr("Ändra delmålets ursprung"),
            told=self.tr("Ursprunget sparades."),
        )
