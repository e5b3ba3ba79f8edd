"""The forms that stand where the analysis else is: a conclusion, and the sub-goal or risk that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app import wording
from app.domain.codes import CONCLUSION_KINDS
from app.domain.conclusions import proposed_title
from app.ui.common.context import Context
from app.ui.common.fields import Option
from app.ui.follow_up.conclusion_fields import CONCLUSION, RISK, SUBGOAL, FormCard
from app.ui.follow_up.joint_goals import name_of

if TYPE_CHECKING:
    from app.services.conclusions import ConclusionRow, Place, SubgoalPlaces
    from app.services.edits import Change
    from app.services.joint_rows import AnalysedGoal, RoundSheet

type_of_work = Callable[[Mapping[str, object], str], "tuple[Change, ...]"]


class Maker(QStackedWidget):
    """One form at a time. Whoever shows it listens to ``opened`` and ``closed``."""

    opened = Signal()
    closed = Signal()
    made = Signal(str, int)
    """The kind and id of what was saved."""
    refused = Signal(str, str, str, int)
    """Why no form can be shown, what can be done about it, and the record that it leads to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._work: Callable[[], None] = lambda: None
        self._places: dict[int, Place] = {}
        self.conclusion = FormCard(context, CONCLUSION)
        self.subgoal = FormCard(context, SUBGOAL)
        self.risk = FormCard(context, RISK)
        self.conclusion.form.set_options(
            "leads_to", [Option(code, wording.word("conclusion_kind", code)) for code in CONCLUSION_KINDS]
        )
        self.risk.form.set_options(
            "category", [Option(code, said) for code, said in wording.words("risk_category").items()]
        )
        for card in (self.conclusion, self.subgoal, self.risk):
            self.addWidget(card)
            card.closed.connect(self.put_away)
            card.form.save_requested.connect(lambda _changed, _base: self._work())
        self.subgoal.form.changed.connect(self._follow_parent)

    def about(self, key: str) -> int | tuple[int, int] | None:
        """What a draft's key is about: a conclusion, or the round and goal of a new one; None for other drafts."""
        kind, _, rest = key.partition(":")
        if kind != "conclusion":
            return None
        what, _, place = rest.partition("/")
        if what == "new":
            round_id, _, goal_id = place.partition("/")
            return (int(round_id), int(goal_id)) if round_id.isdigit() and goal_id.isdigit() else None
        number = place if what in ("subgoal", "risk") else what
        return int(number) if number.isdigit() else None

    def take_up(self, key: str, sheet: RoundSheet, goal: AnalysedGoal, row: ConclusionRow | None) -> None:
        """Open the form again that a draft was written in."""
        if key.startswith(("conclusion:subgoal/", "conclusion:risk/")):
            if row is not None and row.waits:
                self.make(sheet, goal, name_of(goal), row)
        else:
            self.write(sheet, goal, name_of(goal), None if key.startswith("conclusion:new/") else row)

    def put_away(self) -> None:
        """Show nothing; what is written waits."""
        for card in (self.conclusion, self.subgoal, self.risk):
            if card.form.dirty:
                self._context.messages.tell(self.tr("Det du skrev är inte sparat; texten finns kvar."))
            card.form.load({})
        self.closed.emit()

    # -- a conclusion --

    def write(self, sheet: RoundSheet, goal: AnalysedGoal, about: str, row: ConclusionRow | None) -> None:
        """Let a conclusion be written, or a new one where ``row`` is None."""
        card = self.conclusion
        card.title.setText(self.tr("Ny slutsats") if row is None else self.tr("Ändra slutsatsen"))
        place = {"round_id": sheet.round.id, "goal_id": goal.id}
        if row is None:
            position = max((each.position + 1 for each in goal.conclusions), default=0)
            more = {**place, "position": position}
            key = f"conclusion:new/{sheet.round.id}/{goal.id}"
            self._show(card, about, {"text": "", "leads_to": None}, key)
            self._work = lambda: self._save_conclusion(None, more)
        else:
            own = {"id": row.id, "version": row.version, "text": row.text, "leads_to": row.leads_to}
            self._show(card, about, own, f"conclusion:{row.id}")
            self._work = lambda: self._save_conclusion(row.id, {})

    def _save_conclusion(self, record_id: int | None, more: Mapping[str, object]) -> None:
        self._context.saving.save_form(
            self.conclusion.form,
            "conclusion",
            record_id,
            self.tr("Lägg till slutsats") if record_id is None else self.tr("Ändra slutsats"),
            lambda change: self._done("conclusion", change.id),
            more=more,
            told=self.tr("Slutsatsen sparades."),
        )

    # -- what it becomes --

    def make(self, sheet: RoundSheet, goal: AnalysedGoal, about: str, row: ConclusionRow) -> None:
        """Let a conclusion become what it leads to, the year after the round's."""
        conclusions, year = self._context.office.conclusions, sheet.round.year + 1

        def show(places: SubgoalPlaces) -> None:
            (self._begin_subgoal if row.leads_to == "subgoal" else self._begin_risk)(places, goal, about, row)

        self._context.tasks.run(lambda: conclusions.places(goal.id, year), show, latest="follow_up/places")

    def _begin_subgoal(
        self, places: SubgoalPlaces, goal: AnalysedGoal, about: str, row: ConclusionRow
    ) -> None:
        if places.period_id is None:
            said = self.tr(
                "{year} ligger i en period som inte är upplagd än. Lägg upp den, så kan delmålet göras."
            )
            period = self._context.period.id
            self.refused.emit(said.format(year=places.year), self.tr("Gå till Perioder"), "period", period)
            return
        if not places.places:
            said = self.tr("Målet finns inte i den period som {year} hör till. För över det dit först.")
            self.refused.emit(said.format(year=places.year), self.tr("Visa målet"), "goal", goal.id)
            return
        card = self.subgoal
        self._places = {place.id: place for place in places.places}
        card.title.setText(self.tr("Nytt delmål {year}").format(year=places.year))
        card.form.set_options(
            "parent_id",
            [Option(each.id, f"{each.number} {each.title}".strip()) for each in places.places],
        )
        card.form.set_options("unit_id", [Option(*unit) for unit in places.units])
        first = places.places[0]
        values = {
            "parent_id": first.id,
            "number": first.next_number,
            "title": proposed_title(row.text),
            "text": row.text,
            "expected": "",
            "unit_id": first.unit_id,
            "first_year": places.year,
            "last_year": places.year,
        }
        said = self.tr("Ur den gemensamma analysen av {goal}.").format(goal=about)
        self._show(card, said, values, f"conclusion:subgoal/{row.id}")
        conclusions, period_id = self._context.office.conclusions, places.period_id

        def work(filled: Mapping[str, object], edit_id: str) -> tuple[Change, ...]:
            parent = self._places.get(filled["parent_id"])  # type: ignore[call-overload]
            more = {"period_id": period_id, "position": parent.next_position if parent is not None else 0}
            return conclusions.make_subgoal(row.id, row.became_id, {**filled, **more}, edit_id)

        told = self.tr("Delmålet lades till.")
        self._work = lambda: self._save(card, "goal", self.tr("Gör slutsats till delmål"), told, work)

    def _begin_risk(self, places: SubgoalPlaces, goal: AnalysedGoal, about: str, row: ConclusionRow) -> None:
        card = self.risk
        card.title.setText(self.tr("Ny risk"))
        card.form.set_options("unit_id", [Option(*unit) for unit in places.units])
        owner = goal.seen.goal.unit_id if goal.seen is not None else None
        values = {
            "title": proposed_title(row.text),
            "event": row.text,
            "cause": "",
            "consequence": "",
            "unit_id": owner if owner is not None else places.executive_board,
            "category": None,
        }
        said = self.tr("Risken knyts till målet {goal}. Den värderas sedan i riskregistret.")
        self._show(card, said.format(goal=about), values, f"conclusion:risk/{row.id}")
        conclusions = self._context.office.conclusions

        def work(filled: Mapping[str, object], edit_id: str) -> tuple[Change, ...]:
            return conclusions.make_risk(row.id, row.became_id, {**filled, "goals": (goal.id,)}, edit_id)

        told = self.tr("Risken lades till.")
        self._work = lambda: self._save(card, "risk", self.tr("Gör slutsats till risk"), told, work)

    def _save(self, card: FormCard, kind: str, text: str, told: str, make: type_of_work) -> None:
        records, filled, edit_id = self._context.office.records, card.form.values(), uuid4().hex

        def work() -> tuple[tuple[Change, ...], Mapping[str, object]]:
            changes = make(filled, edit_id)
            return changes, {**records.read(kind, changes[0].id), "id": changes[0].id}

        self._context.saving.save_form_by(
            card.form, work, text, lambda changes: self._done(kind, changes[0].id), told=told
        )

    def _follow_parent(self, field: str) -> None:
        """Propose the number and the unit that belong to where the sub-goal stands, where nobody wrote others."""
        form = self.subgoal.form
        now, base = form.values(), form.base
        place = self._places.get(now["parent_id"]) if field == "parent_id" else None  # type: ignore[call-overload]
        if place is None:
            return
        known = {(each.next_number, each.unit_id) for each in self._places.values()}
        for name, value, proposed in (
            ("number", place.next_number, {number for number, _ in known}),
            ("unit_id", place.unit_id, {unit for _, unit in known}),
        ):
            if now[name] in proposed or now[name] == base.get(name):
                form.editor(name).set_value(value)
                form.editor(name).changed.emit()

    def _show(self, card: FormCard, about: str, values: Mapping[str, object], key: str) -> None:
        card.about.setText(about)
        if "id" in values:
            card.form.load(values, key, about)
        else:
            card.form.begin(values, key, about)
        self.setCurrentWidget(card)
        self.opened.emit()
        card.form.focus_first()

    def _done(self, kind: str, record_id: int) -> None:
        card = self.currentWidget()
        assert isinstance(card, FormCard)
        card.form.load({})
        self.closed.emit()
        self.made.emit(kind, record_id)
