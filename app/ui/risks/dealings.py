"""Hantering: what is decided of a risk, the actions that change it, the controls that test its routines, and the
internal goals that were revised for it. Actions and controls never stand in one list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import Choice, Date, Field, LongText, Option
from app.ui.common.kept_fields import kept
from app.ui.common.link_list import LinkList, LinkWords
from app.ui.common.link_rows import LinkItem, Source
from app.ui.common.page_parts import Rule, words
from app.ui.common.theme import px
from app.ui.common.tied_list import TiedItem, TiedList

if TYPE_CHECKING:
    from app.services.risk_dealings import ActionLine, ControlLine, DecidedRow
    from app.services.risk_forms import RiskCard
    from app.ui.common.context import Context

TREATMENT_FIELDS: tuple[Field, ...] = (
    Choice("kind", noop("Fields", "Risken"), required=True, width="half"),
    Choice("unit_id", noop("Fields", "Beslutas av"), width="half"),
    Date(
        "until",
        noop("Fields", "Till och med"),
        width="half",
        help=noop("Fields", "Efter den dagen ber risken om ett nytt beslut."),
    ),
    LongText("reason", noop("Fields", "Skäl")),
    Choice("decision_id", noop("Fields", "Beslut"), none=noop("Fields", "Inget beslut valt")),
)


class Dealings(QScrollArea):
    """Each part is worked with where it stands; new actions and controls are begun in their own sections."""

    jump = Signal(str, int)
    new_wanted = Signal(str)
    """A new record of this kind, about the risk that is shown: action or control."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._values: Mapping[str, object] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Hantering"))
        self.decided = self._make_decided()
        self.accept = QPushButton(self.tr("Acceptera …"))
        self.watch = QPushButton(self.tr("Bevaka …"))
        self.intro = words("", "small", wrap=True)
        self.action_list = TiedList(
            self.tr("Åtgärder"), self.tr("Ändrar risken."), new=self.tr("Ny åtgärd …")
        )
        self.control_list = TiedList(
            self.tr("Kontrollmoment"),
            self.tr("Prövar att rutinen håller. Ändrar inte risken."),
            new=self.tr("Nytt kontrollmoment …"),
            tie=self.tr("Koppla ett kontrollmoment som finns …"),
        )
        self.revised_list = TiedList(
            self.tr("Interna mål som reviderats för risken"),
            self.tr("De syns också på målets kort, under Risker."),
            tie=self.tr("Koppla ett internt mål …"),
        )
        self._lay_out()
        self._connect()

    def show_card(self, card: RiskCard) -> None:
        """Fill in."""
        self._values = card.values
        risk, locked = card.values["id"], bool(card.values["archived"])
        done, choices = card.dealings, card.choices
        for form in self.decided.forms():
            form.set_options("unit_id", [Option(key, name) for key, name in choices.bodies])
            form.set_options(
                "decision_id",
                [
                    Option(key, " · ".join(part for part in (title, number) if part))
                    for key, title, number in choices.decisions
                ],
            )
        items = [self._decided_item(row, row is done.decided[0]) for row in done.decided]
        self.decided.show_links(risk, items, locked=locked)
        self.intro.setText(
            self.tr("Det senaste beslutet gäller. Tidigare finns kvar.")
            if items
            else self.tr("Inget är beslutat: risken varken accepteras eller bevakas.")
        )
        for button in (self.accept, self.watch):
            button.setVisible(not locked)
        self.action_list.show_items([self._action_item(line) for line in done.actions], locked=locked)
        tests = [self._control_item(line) for line in done.controls]
        self.control_list.show_items(tests, choices.controls, locked=locked)
        goals = [(goal.id, f"{goal.number} {goal.title}".strip()) for goal in choices.goals]
        revised = [TiedItem(goal.id, f"{goal.number} {goal.title}".strip(), "") for goal in done.revised]
        self.revised_list.show_items(revised, goals, locked=locked)

    def leave(self) -> None:
        """Keep what is being written: another risk is shown."""
        for form in self.decided.forms():
            form.keep_draft()

    def start(self, kind: str) -> None:
        """Begin a decision to accept or watch the risk."""
        heading = self.tr("Acceptera risken") if kind == "accept" else self.tr("Bevaka risken")
        values = {"risk_id": self._values["id"], "kind": kind, "unit_id": self._values.get("unit_id")}
        self.decided.start_new(heading, values)
        self.ensureWidgetVisible(self.decided.new_panel)

    # -- inside --

    def _make_decided(self) -> LinkList:
        made = LinkList(
            self._context,
            "risk_treatment",
            TREATMENT_FIELDS,
            (*TREATMENT_FIELDS, *kept("risk_id")),
            LinkWords(
                change=self.tr("Ändra hantering"),
                add=self.tr("Lägg till hantering"),
                added=self.tr("Hanteringen sparades. Det senaste beslutet gäller."),
                remove=self.tr("Ta bort hantering"),
                removed=self.tr("Hanteringen togs bort."),
                empty="",
            ),
        )
        for form in made.forms():
            form.set_options(
                "kind", [Option(code, text) for code, text in wording.words("treatment_kind").items()]
            )
        return made

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(px(8))
        for button in (self.accept, self.watch):
            acts.addWidget(button)
        acts.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(12), px(8), px(12))
        column.setSpacing(px(6))
        column.addWidget(words(self.tr("Accepteras eller bevakas"), "heading", wrap=True))
        column.addWidget(self.intro)
        column.addWidget(self.decided)
        column.addLayout(acts)
        for part in (self.action_list, self.control_list, self.revised_list):
            column.addSpacing(px(6))
            column.addWidget(Rule())
            column.addSpacing(px(6))
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)

    def _connect(self) -> None:
        self.accept.clicked.connect(lambda: self.start("accept"))
        self.watch.clicked.connect(lambda: self.start("watch"))
        self.decided.jump.connect(self.jump)
        self.decided.left_new.connect(self.accept.setFocus)
        self.action_list.lead.connect(lambda key: self.jump.emit("action", key))
        self.action_list.new_wanted.connect(lambda: self.new_wanted.emit("action"))
        self.control_list.lead.connect(lambda key: self.jump.emit("control", key))
        self.control_list.new_wanted.connect(lambda: self.new_wanted.emit("control"))
        self.control_list.tied.connect(lambda key: self._tie("controls", key))
        self.control_list.untied.connect(lambda key: self._untie("controls", key))
        self.revised_list.lead.connect(lambda key: self.jump.emit("goal", key))
        self.revised_list.tied.connect(lambda key: self._tie("revised_goals", key))
        self.revised_list.untied.connect(lambda key: self._untie("revised_goals", key))

    def _decided_item(self, row: DecidedRow, counts: bool) -> LinkItem:
        if not counts:
            state = self.tr("Tidigare")
        elif row.over:
            state = self.tr("! Har gått ut: besluta på nytt")
        else:
            state = self.tr("Gäller nu")
        title = wording.decided_of_risk(row.kind, formats.day(row.until), False)
        if row.kind == "watch" and row.until is not None:
            title = self.tr("{what} till och med {day}").format(what=title, day=formats.day(row.until))
        noted = " · ".join(part for part in (formats.day(row.at.astimezone().date()), row.by) if part)
        fields = ("id", "version", "kind", "unit_id", "until", "reason", "decision_id")
        return LinkItem(
            row.id,
            title,
            " · ".join(part for part in (state, row.unit) if part),
            "",
            {name: getattr(row, name) for name in fields},
            source=Source("decision", row.decision_id, row.decision) if row.decision_id is not None else None,
            under="\n".join(part for part in (row.reason, noted) if part),
        )

    def _action_item(self, line: ActionLine) -> TiedItem:
        said = [wording.word("action_state", line.state)]
        if line.due_on is not None and not line.late:
            said.append(self.tr("klar senast {day}").format(day=formats.day(line.due_on)))
        said.append(line.owner_role)
        late = self.tr("Försenad: skulle vara klar {day}").format(day=formats.day(line.due_on))
        detail = " · ".join(part for part in said if part)
        return TiedItem(line.id, line.title, detail, late if line.late else "")

    def _control_item(self, line: ControlLine) -> TiedItem:
        said = [
            wording.word("control_method", line.method),
            wording.word("control_frequency", line.how_often),
        ]
        if line.due_on is not None and line.state != "late":
            said.append(self.tr("nästa senast {day}").format(day=formats.day(line.due_on)))
        elif line.state == "done":
            said.append(self.tr("gjort för året"))
        if line.result:
            symbol, text = (
                wording.word(group, line.result) for group in ("control_symbol", "control_result")
            )
            said.append(f"{symbol} {text}")
        late = self.tr("Försenat: skulle vara gjort {day}").format(day=formats.day(line.due_on))
        return TiedItem(line.id, line.title, " · ".join(said), late if line.state == "late" else "")

    def _tie(self, field: str, key: int) -> None:
        self._write_ties(field, (*self._ties(field), key), self.tr("Koppla till risken"))

    def _untie(self, field: str, key: int) -> None:
        left = tuple(each for each in self._ties(field) if each != key)
        self._write_ties(field, left, self.tr("Koppla loss från risken"))

    def _ties(self, field: str) -> tuple[int, ...]:
        ties = self._values.get(field, ())
        return ties if isinstance(ties, tuple) else ()

    def _write_ties(self, field: str, ties: tuple[int, ...], text: str) -> None:
        risk = self._values["id"]
        assert isinstance(risk, int)
        base = {field: self._ties(field)}
        self._context.saving.write(text, [Edit("risk", risk, {field: tuple(sorted(ties))}, base)])
