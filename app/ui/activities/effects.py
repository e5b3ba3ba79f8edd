"""What an activity means for target groups: expected, seen, and what that rests on, edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.fields import Choice, Field, LongText, Option
from app.ui.common.kept_fields import kept
from app.ui.common.link_list import LinkList, LinkWords
from app.ui.common.link_rows import LinkItem
from app.ui.common.page_parts import action, button, words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.target_groups import EffectRow
    from app.ui.common.context import Context

FIELDS: tuple[Field, ...] = (
    Choice(
        "target_group_id", noop("Fields", "Målgrupp"), required=True, none=noop("Fields", "Välj en målgrupp")
    ),
    LongText("expected", noop("Fields", "Väntad effekt"), help=noop("Fields", "Vad ska bli bättre för dem?")),
    LongText("seen", noop("Fields", "Effekt som har synts")),
    LongText(
        "evidence",
        noop("Fields", "Underlag"),
        help=noop("Fields", "Hur vet vi det? En mätning, en enkät, samtal i verksamheten."),
    ),
)
NEW_FIELDS: tuple[Field, ...] = (*FIELDS, *kept("activity_id"))


class Effects(QScrollArea):
    """A row for each target group; the form goes where it is needed."""

    jump = Signal(str, int)
    """To a target group."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._activity = 0
        self._groups: tuple[tuple[int, str], ...] = ()
        self._rows: tuple[EffectRow, ...] = ()
        self.links = LinkList(
            context,
            "effect",
            FIELDS,
            NEW_FIELDS,
            LinkWords(
                change=self.tr("Ändra effekt"),
                add=self.tr("Lägg till effekt"),
                added=self.tr("Effekten lades till."),
                remove=self.tr("Arkivera effekt"),
                removed=self.tr("Effekten arkiverades. Ångra tar tillbaka."),
                empty="",
            ),
        )
        self.links.lead.connect(lambda group: self.jump.emit("target_group", group))
        self.links.filled.connect(lambda _form: self._offer())
        self.new_action = action(self, self.tr("Ny effekt för en målgrupp"), self.start_new, icon="plus")
        self.intro = words("", "muted", wrap=True)
        self.to_groups = action(
            self, self.tr("Gå till målgrupperna"), lambda: self.jump.emit("target_group", 0), icon="users"
        )
        self.groups_button = button(self.to_groups)
        self.new_button = button(self.new_action)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(4), px(4), px(8))
        column.setSpacing(px(12))
        column.addWidget(self.intro)
        column.addWidget(self.links)
        for each in (self.new_button, self.groups_button):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)
        self.links.left_new.connect(self.new_button.setFocus)

    def set_groups(self, groups: Sequence[tuple[int, str]]) -> None:
        """The target groups that there are, as (id, name)."""
        self._groups = tuple(groups)
        self._offer()
        self._settle()

    def show_effects(self, activity_id: int, rows: Sequence[EffectRow], *, locked: bool = False) -> None:
        """The effects of an activity."""
        self._activity, self._rows = activity_id, tuple(rows)
        self.links.show_links(f"activity:{activity_id}", [_item(row) for row in rows], locked=locked)
        self._locked = locked
        self._offer()
        self._settle()

    def start_new(self) -> None:
        """Let an effect for another target group be written here."""
        self.links.start_new(self.tr("Ny effekt"), {"activity_id": self._activity})
        # What was opened just now has its place only when the layout has settled.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.links.new_panel))

    _locked = False

    def _settle(self) -> None:
        left = len(self._groups) > len(
            {row.target_group_id for row in self._rows} & dict(self._groups).keys()
        )
        self.new_button.setVisible(left and not self._locked)
        self.groups_button.setVisible(not left and not self._locked)
        if not self._groups:
            self.intro.setText(
                self.tr(
                    "Här skriver du vad aktiviteten betyder för olika målgrupper. Lägg först till en målgrupp."
                )
            )
        elif not self._rows:
            self.intro.setText(
                self.tr(
                    "Vad ska aktiviteten betyda för dem den är till för? Vad har redan synts, och hur vet vi det?"
                )
            )
        self.intro.setVisible(not self._groups or not self._rows)

    def _offer(self) -> None:
        """A new effect is for a target group that has none yet; one that stands may be given to such a one."""
        taken = {row.target_group_id for row in self._rows}
        own = self.links.form.base.get("target_group_id")
        names = {**{row.target_group_id: row.target_group for row in self._rows}, **dict(self._groups)}
        for form, mine in ((self.links.form, own), (self.links.new_form, None)):
            form.set_options(
                "target_group_id",
                [Option(each, name) for each, name in names.items() if each == mine or each not in taken],
            )


def _item(row: EffectRow) -> LinkItem:
    said = (
        (translate("Activities", "Väntas: {text}"), row.expected),
        (translate("Activities", "Har synts: {text}"), row.seen),
        (translate("Activities", "Underlag: {text}"), row.evidence),
    )
    values = {
        "id": row.id,
        "version": row.version,
        **{name: getattr(row, name) for name in (field.name for field in FIELDS)},
    }
    under = "\n".join(words.format(text=text) for words, text in said if text)
    return LinkItem(row.id, row.target_group, "", "", values, lead=row.target_group_id, under=under)
