"""A new period from the one before, or more goals to a period that is there: chosen, seen and made in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.administration.carry_follow import CarryFollow
from app.ui.administration.carry_pick import GoalPick
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Field, Option
from app.ui.common.page_parts import Card, action, button, words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.carry_candidates import Candidate
    from app.services.carry_over import Coming
    from app.services.edits import Change
    from app.services.municipality import PeriodUse
    from app.ui.common.context import Context

type_of_changes = tuple["Change", ...]

KEY = "period:new"
"""What the unsaved text of a new period is kept under."""
LEFT = 330
"""How wide the left side is (at 100 % text)."""


class CarryOver(QWidget):
    """Stands where the list of periods else is, until the period is made or left."""

    made = Signal(int, object)
    """A period has got goals: its id, and the changes of the save."""
    closed = Signal()

    def __init__(self, context: Context, fields: Sequence[Field]) -> None:
        super().__init__()
        self._context = context
        self._target: PeriodUse | None = None
        self._anew = True
        self.title = words("", "heading", wrap=True)
        self.source = ChoiceEditor((), "", required=True)
        self.source.name_for_readers(self.tr("Från perioden"))
        self.source.changed.connect(lambda: self._read(anew=True))
        # The buttons below are the form's too.
        self.form = RecordForm(fields, drafts=context.drafts, scroll=False, with_bar=False)
        self.form.save_requested.connect(lambda _values, _base: self._create())
        self.follow = CarryFollow()
        self.pick = GoalPick()
        self.pick.changed.connect(self._count)
        self.said = words("", "muted", wrap=True)
        self.carry_action = action(self, "", self._carry, shortcut="Ctrl+Return")
        self.cancel_action = action(self, self.tr("Avbryt"), self.leave, shortcut="Esc")
        self._lay_out()

    def start_new(self, sources: Sequence[PeriodUse], proposed: Mapping[str, object]) -> None:
        """Begin a new period; ``sources`` are the periods that have goals, the proposed one first."""
        self._target = None
        self.title.setText(self.tr("Ny period"))
        self._card.show()
        self.form.begin(proposed, KEY, self.tr("Ny period"))
        self._start(sources)
        self.form.focus_first()

    def start_more(self, sources: Sequence[PeriodUse], target: PeriodUse) -> None:
        """Begin to fetch more to a period that is there."""
        self._target = target
        self.title.setText(self.tr("För över fler mål till {period}").format(period=target.period.name))
        self._card.hide()
        self._start(sources)
        self.pick.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read again what may come along; what was left out stays so."""
        self._read(anew=False)

    def leave(self) -> None:
        """Make nothing. A period that one has written on waits until the next time."""
        if self._target is None and self.form.dirty:
            self.form.load({})
            self._context.messages.tell(self.tr("Den nya perioden är inte sparad; det du skrev finns kvar."))
        elif self._target is None:
            self.form.revert()
        self.closed.emit()

    # -- what is chosen --

    def _start(self, sources: Sequence[PeriodUse]) -> None:
        self.follow.start()
        self.pick.show_goals((), anew=True)
        self.source.set_options([Option(use.id, use.period.name) for use in sources])
        self.source.set_value(sources[0].id)
        self._from.setVisible(len(sources) > 1)
        self._from_one.setVisible(len(sources) == 1)
        self._from_one.setText(self.tr("Från perioden {period}").format(period=sources[0].period.name))
        self._read(anew=True)

    def _read(self, *, anew: bool) -> None:
        office, source, target = self._context.office, self._source_id(), self._target_id()
        self._context.tasks.run(
            lambda: office.carry_over.candidates(source, target),
            lambda goals: self._show(goals, anew),
            latest="carry over/goals",
        )

    def _show(self, goals: tuple[Candidate, ...], anew: bool) -> None:
        self.pick.show_goals(goals, anew=anew)

    def _count(self) -> None:
        goals = self.pick.chosen()
        self._show_act(bool(goals))
        office, source, target = self._context.office, self._source_id(), self._target_id()
        if source:
            self._context.tasks.run(
                lambda: office.carry_over.coming(source, target, goals),
                self._show_coming,
                latest="carry over/coming",
            )

    def _show_coming(self, coming: Coming) -> None:
        self.follow.show_coming(coming)

    def _show_act(self, some: bool) -> None:
        new = self._target is None
        if new:
            text = self.tr("Skapa perioden och för över") if some else self.tr("Skapa perioden utan mål")
            said = "" if some else self.tr("Inget mål är valt: perioden skapas tom.")
        else:
            text = self.tr("För över målen")
            said = "" if some else self.tr("Välj minst ett mål att föra över.")
        self.carry_action.setText(text)
        self.carry_action.setEnabled(new or some)
        self.said.setText(
            said or self.tr("Den gamla perioden ändras inte. Allt görs i ett steg, som går att ångra.")
        )

    def _source_id(self) -> int:
        value = self.source.value()
        return value if isinstance(value, int) else 0

    def _target_id(self) -> int | None:
        return self._target.id if self._target is not None else None

    # -- the save --

    def _carry(self) -> None:
        if self._target is None:
            self.form.save()
        elif self.carry_action.isEnabled():
            self._fetch(self._target.id)

    def _create(self) -> None:
        office, edit_id, values = self._context.office, uuid4().hex, self.form.values()
        source, goals, choice = self._source_id(), self.pick.chosen(), self.follow.choice()
        first, last = values["first_year"], values["last_year"]
        assert isinstance(first, int) and isinstance(last, int)  # The form asks for them.

        def work() -> tuple[type_of_changes, Mapping[str, object]]:
            from app.services.carry_over import NewPeriod

            period = NewPeriod(str(values["name"]), first, last, str(values["mandate"]))
            return office.carry_over.to_period(source, period, goals, choice, edit_id=edit_id), {}

        self._context.saving.save_form_by(
            self.form, work, self.tr("Ny period"), self._written, told=self.tr("Perioden skapades.")
        )

    def _fetch(self, target: int) -> None:
        context, edit_id = self._context, uuid4().hex
        office = context.office
        source, goals, choice = self._source_id(), self.pick.chosen(), self.follow.choice()
        self.carry_action.setEnabled(False)

        def done(changes: type_of_changes) -> None:
            context.undo.push(self.tr("För över mål"), changes)
            context.messages.tell(self.tr("Målen fördes över."))
            self.made.emit(target, changes)
            context.saving.changed.emit(changes)

        def failed(_error: Exception) -> bool:
            self.carry_action.setEnabled(True)
            return False

        context.tasks.run(
            lambda: office.carry_over.to_period(source, target, goals, choice, edit_id=edit_id),
            done,
            failed,
            self.tr("Sparar …"),
        )

    def _written(self, changes: type_of_changes) -> None:
        self.made.emit(changes[0].id, changes)

    # -- building --

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.title, 1)
        self._from_one = words("", "muted")
        self._from = QWidget()
        row = QHBoxLayout(self._from)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(words(self.tr("Från perioden"), "label"))
        row.addWidget(self.source)
        head.addWidget(self._from_one)
        head.addWidget(self._from)
        parts = QHBoxLayout()
        parts.setSpacing(px(12))
        parts.addWidget(self._left())
        right = Card()
        right.column.addWidget(self.pick, 1)
        parts.addWidget(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.said, 1)
        foot.addWidget(button(self.cancel_action))
        foot.addWidget(button(self.carry_action, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addLayout(parts, 1)
        column.addLayout(foot)

    def _left(self) -> QWidget:
        self._card = Card()
        self._card.column.addWidget(self.form)
        follows = Card()
        follows.column.addWidget(self.follow)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._card)
        column.addWidget(follows)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFixedWidth(px(LEFT))
        return area
