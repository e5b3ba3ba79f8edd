"""What leads a round on: opened for units, locked, corrected with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.ask_panel import AskPanel
from app.ui.common.context import Context
from app.ui.common.fields import Custom, Date, LongText, Option
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import action
from app.ui.follow_up import answer_words
from app.ui.follow_up.unit_checks import UnitChecks

if TYPE_CHECKING:
    from app.services.edits import Change
    from app.services.round_page_rows import RoundCard

_DAYS_TO_ANSWER = 21
"""What units have to answer in, where the round's own last day has passed."""

_OPEN = (
    Custom("units", noop("Fields", "Enheter som ska svara"), required=True, make=UnitChecks),
    Date(
        "last_day",
        noop("Fields", "Sista dag att lämna in"),
        required=True,
        help=noop("Fields", "Den som inte har lämnat in efter den dagen visas som sen."),
    ),
)
_CORRECT = (
    LongText(
        "reason",
        noop("Fields", "Vad är fel, och varför rättas det?"),
        required=True,
        help=noop("Fields", "Står i den nya versionen av rapporten."),
    ),
    Custom(
        "units",
        noop("Fields", "Enheter som ska rätta sina svar"),
        make=UnitChecks,
        help=noop("Fields", "Ingen: bara det som är skrivet för hela kommunen rättas."),
    ),
)


class RoundActs(QObject):
    """The acts with what they ask for. They apply to the round that is looked at."""

    asking = Signal()
    """Something is asked in place: bring it into sight."""
    stale = Signal()
    """What is shown may not hold any more: somebody else was first."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._card: RoundCard | None = None
        self.opening = AskPanel(context, _OPEN)
        self.opening.form.save_requested.connect(lambda *_: self._open())
        self.correcting = AskPanel(context, _CORRECT)
        self.correcting.form.save_requested.connect(lambda *_: self._correct())
        self.locking = Notice("lock", "warning")
        self.open = action(
            parent,
            self.tr("Öppna för enheterna …"),
            self._ask_open,
            icon="folder-open",
            tip=self.tr("Välj vilka som ska svara, och till när"),
        )
        self.more = action(
            parent,
            self.tr("Fråga fler …"),
            self._ask_open,
            icon="users",
            tip=self.tr("Låt fler enheter svara i uppföljningen"),
        )
        self.lock = action(
            parent,
            self.tr("Lås …"),
            self._ask_lock,
            icon="lock",
            tip=self.tr("Rapporten bevaras som den är. Det som ändras sedan blir en ny version."),
        )
        # The same before everybody is done: then it says what is in the way, and is not the likeliest thing to do.
        self.lock_early = action(
            parent,
            self.tr("Lås …"),
            self._ask_lock,
            icon="lock",
            tip=self.tr("Visar vad som är kvar innan uppföljningen kan låsas"),
        )
        self.correct = action(
            parent,
            self.tr("Rätta …"),
            self._ask_correct,
            icon="pencil",
            tip=self.tr("Öppna en ny version, med skälet till rättelsen"),
        )
        self.offer(None)

    @property
    def primary(self) -> Sequence[QAction]:
        """Of these one is offered at a time."""
        return (self.open, self.lock)

    @property
    def others(self) -> Sequence[QAction]:
        """What is less likely."""
        return (self.lock_early, self.correct)

    @property
    def panels(self) -> Sequence[QWidget]:
        """What is asked in place."""
        return (self.locking, self.opening, self.correcting)

    def offer(self, card: RoundCard | None) -> None:
        """Offer what can be done with a round now."""
        before, self._card = self._card, card
        state = card.row.state if card is not None else ""
        self.open.setVisible(state == "planned")
        self.more.setVisible(state in ("open", "correcting") and card is not None and bool(card.units))
        ready = card is not None and not card.unsettled
        self.lock.setVisible(state in ("open", "correcting") and ready)
        self.lock_early.setVisible(state in ("open", "correcting") and not ready)
        self.correct.setVisible(state == "locked")
        if (before and (before.row.id, before.row.state)) != (card and (card.row.id, card.row.state)):
            self.locking.hide()
            self.opening.shut()
            self.correcting.shut()
        if before is not None and card is not None and before.unsettled != card.unsettled:
            # What was said of who is waited for holds no more.
            self.locking.hide()
        if card is not None:
            self.opening.form.set_options("units", [Option(unit.id, unit.name) for unit in card.units])
            answered = [Option(row.id, row.unit) for row in card.answers if row.state != "excused"]
            self.correcting.form.set_options("units", answered)

    # -- asking --

    def _ask_open(self) -> None:
        card = self._card
        if card is None:
            return
        planned = card.row.state == "planned"
        heading = self.tr("Öppna {round}") if planned else self.tr("Fråga fler enheter i {round}")
        units = tuple(unit.id for unit in card.units if unit.answers and planned)
        ahead = self._context.today + timedelta(days=_DAYS_TO_ANSWER)
        last_day = card.row.last_day if card.row.last_day > self._context.today else ahead
        self.opening.ask(
            heading.format(round=card.row.title),
            f"round:open:{card.row.id}",
            {"units": units, "last_day": last_day},
        )
        self.asking.emit()

    def _ask_lock(self) -> None:
        card = self._card
        if card is None:
            return
        self.opening.shut()
        if card.unsettled:
            said = self.tr(
                "Uppföljningen kan inte låsas än. Svar som inte är godkända: {units} Godkänn dem, eller skriv varför "
                "enheten inte svarar."
            )
            names = answer_words.some(answer.unit for answer in card.unsettled)
            self.locking.say(said.format(units=names), [(self.tr("Stäng"), lambda: None)])
        else:
            said = self.tr(
                "En låst uppföljning ändras aldrig mer: rapporten bevaras med siffrorna som de är nu. Det som måste "
                "rättas blir en ny version."
            )
            left = sum(answer.left for answer in card.answers if answer.state == "approved")
            if left:
                said += " " + self.tr("Mål som inte är bedömda: {count}.").format(count=left)
            self.locking.say(said, [(self.tr("Lås för gott"), self._lock), (self.tr("Avbryt"), lambda: None)])
        self.locking.focus_first()
        self.asking.emit()

    def _ask_correct(self) -> None:
        card = self._card
        if card is not None:
            self.correcting.ask(
                self.tr("Rätta {round}").format(round=card.row.title), f"round:correct:{card.row.id}", {}
            )
            self.asking.emit()

    # -- writing --

    def _open(self) -> None:
        card, values = self._card, self.opening.form.values()
        if card is None:
            return
        units, day = values["units"], values["last_day"]
        assert isinstance(units, Iterable) and isinstance(day, date)
        planned = card.row.state == "planned"
        # Who is asked later has a day of its own; the others keep theirs.
        own = {} if planned or day == card.row.last_day else {"last_day": day}
        edits = [
            Edit("round_unit", None, {"round_id": card.row.id, "unit_id": unit, **own}) for unit in units
        ]
        if planned and day != card.row.last_day:
            edits.append(Edit("round", card.row.id, {"last_day": day}, {"last_day": card.row.last_day}))
        told = self.tr("Enheter som svarar nu: {count}. Ångra med Ctrl+Z.")
        text = self.tr("Öppna uppföljning") if planned else self.tr("Fråga fler enheter")
        self.opening.save(
            lambda: edits, text, told.format(count=sum(edit.kind == "round_unit" for edit in edits))
        )

    def _lock(self) -> None:
        card, rounds, today = self._card, self._context.office.rounds, self._context.today
        if card is None:
            return
        records, round_id = self._context.office.records, card.row.id

        def work() -> tuple[Change, ...]:
            return records.write_all(rounds.edits_to_lock(round_id, today))

        self._context.saving.write_by(
            self.tr("Lås uppföljning"),
            work,
            lambda changes: changes,
            lambda _changes: self._context.messages.tell(self.tr("Uppföljningen är låst.")),
            lambda _error: self.stale.emit(),
        )

    def _correct(self) -> None:
        card, rounds = self._card, self._context.office.rounds
        if card is None:
            return
        values, round_id = self.correcting.form.values(), card.row.id
        reason, units = str(values["reason"]), values["units"]
        assert isinstance(units, Iterable)
        chosen = tuple(units)
        self.correcting.save(
            lambda: rounds.edits_to_correct(round_id, reason, chosen),
            self.tr("Rätta uppföljning"),
            self.tr("En ny version är öppen. Ångra tar tillbaka den."),
        )
