"""The form that a goal is judged in: the reason is asked for as soon as the judgement is not what was proposed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app import wording
from app.domain import codes, rounds
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import Choice, LongText, Option, Scale
from app.ui.common.record_form import RecordForm
from app.ui.follow_up import judgement_words

if TYPE_CHECKING:
    from app.services.assessments import AskedGoal, Sheet
    from app.ui.common.drafts import Drafts

DRAFT = "assessment:"
"""Unsaved text is kept under this, the round, the unit and the goal."""

FIELDS = (
    Scale("attainment", noop("Fields", "Er bedömning")),
    LongText(
        "reason",
        noop("Fields", "Motivering"),
        help=noop(
            "Fields",
            "Bedömningen är en annan än förslaget. Skriv varför: både förslaget och bedömningen står i rapporten.",
        ),
    ),
    Choice("trend", noop("Fields", "Trend"), none=noop("Fields", "Inte bedömd"), empty="", width="half"),
    Choice("forecast", noop("Fields", "Prognos"), none=noop("Fields", "Inte bedömd"), empty="", width="half"),
    LongText("analysis", noop("Fields", "Analys"), lines=4),
    LongText("next_steps", noop("Fields", "Vad som görs härnäst"), lines=3),
)
_JUDGED = ("attainment", "trend")


class JudgementForm(RecordForm):
    """Knows the proposal that its goal was or is judged against."""

    def __init__(self, drafts: Drafts) -> None:
        super().__init__(FIELDS, drafts=drafts, scroll=False)
        self.asked: AskedGoal | None = None
        self.renewing = False
        """The proposal of today is to stand beside the judgement, though the judgement is the same."""
        self._fill_options()
        self.changed.connect(self._follow)
        self.reverted.connect(self._show_reason)

    @staticmethod
    def key_of(sheet: Sheet, asked: AskedGoal) -> str:
        """What unsaved text of a goal is kept under."""
        return f"{DRAFT}{sheet.round.id}/{sheet.answer.unit_id}/{asked.goal.id}"

    def show_goal(self, sheet: Sheet, asked: AskedGoal) -> None:
        """Show a goal; unsaved text stays."""
        self.asked, key = asked, self.key_of(sheet, asked)
        if key == self.key:
            self.refill(asked.values)
        else:
            self.renewing = False
            self.load(asked.values, key, judgement_words.title_of(asked.goal))
        self.set_locked(not sheet.open)
        self._show_reason()

    def let_go(self) -> None:
        """Show no goal; unsaved text waits among the drafts."""
        self.load({})
        self.asked = None

    def judge(self, code: str) -> None:
        """Judge so, as if the step had been chosen here."""
        self._put("attainment", code)

    def take_proposal(self) -> None:
        """Judge as is proposed."""
        if self.asked is not None:
            for field in _JUDGED:
                proposed = getattr(self.asked.proposal, field)
                if proposed:
                    self._put(field, proposed)

    def append(self, texts: Mapping[str, str]) -> None:
        """Put texts after what is written."""
        for field, text in texts.items():
            written = str(self.values()[field] or "")
            self._put(field, f"{written}\n\n{text}" if written else text)

    def to_save(self) -> dict[str, object]:
        """What is changed, with the proposal that was on the screen when it was."""
        values = {name: "" if value is None else value for name, value in self.changed_values().items()}
        kept = self.base
        return {
            **values,
            **{name: value for name, value in self._proposed().items() if value != kept.get(name, "")},
        }

    def as_it_stands(self) -> dict[str, object]:
        """The whole judgement as it would be if it were saved."""
        return {**self.values(), **self._proposed()}

    @property
    def lacks_reason(self) -> bool:
        """Whether it is judged otherwise than proposed, and not said why."""
        return rounds.judgement_state(self.as_it_stands()) == "reason"

    def _proposed(self) -> dict[str, object]:
        """The proposals that the judgement stands beside: today's for what is judged now, else those that were kept."""
        assert self.asked is not None
        kept, changed = self.base, self.changed_values()
        return {
            f"proposed_{field}": getattr(self.asked.proposal, field)
            if "id" not in kept or field in changed or self.renewing
            else kept.get(f"proposed_{field}", "")
            for field in _JUDGED
        }

    def _put(self, name: str, value: object) -> None:
        editor = self.editor(name)
        if editor.value() != value:
            editor.set_value(value)
            editor.changed.emit()

    def _follow(self, name: str) -> None:
        """The trend is what is proposed until somebody says something else."""
        if self.asked is None:
            return
        values = self.values()
        if name == "attainment" and values["attainment"] and not values["trend"]:
            self._put("trend", self.asked.proposal.trend)
        self._show_reason()

    def _show_reason(self) -> None:
        if self.asked is not None:
            self.set_field_visible("reason", self.lacks_reason or bool(self.values()["reason"]))

    def _fill_options(self) -> None:
        steps = [
            Option(code, judgement_words.attainment(code), sign=str(place))
            for place, code in enumerate(codes.ATTAINMENTS, start=1)
        ]
        self.set_options("attainment", steps)
        trends = [Option(code, judgement_words.trend(code)) for code in codes.GOAL_TRENDS]
        self.set_options("trend", trends)
        self.set_options("forecast", [Option(code, word) for code, word in wording.words("forecast").items()])
