"""What the form of a decision asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.domain.codes import DECISION_KINDS, DECISION_STATES
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import Choice, Date, Links, Option, RichText, Text
from app.ui.common.record_form import RecordForm

if TYPE_CHECKING:
    from app.services.decisions import DecisionChoices, ItemChoice

FIELDS = (
    Text("title", noop("Fields", "Rubrik"), required=True),
    Choice("kind", noop("Fields", "Beslutet gäller"), required=True, width="half"),
    Choice(
        "state",
        noop("Fields", "Läge"),
        required=True,
        width="half",
        help=noop(
            "Fields",
            "Nytt läge, organ, dag, paragraf eller anteckning blir ett nytt steg. De tidigare stegen finns kvar.",
        ),
    ),
    Choice("unit_id", noop("Fields", "Beslutande organ"), none=noop("Fields", "Inte känt")),
    Date("decided_on", noop("Fields", "Beslutsdag"), width="quarter"),
    Text("section", noop("Fields", "Paragraf"), width="quarter", placeholder="§ 12"),
    Text(
        "note",
        noop("Fields", "Anteckning om steget"),
        help=noop(
            "Fields", "Till exempel varför ärendet skickades tillbaka. Den följer med steget, inte med nästa."
        ),
    ),
    Text("registry_number", noop("Fields", "Diarienummer"), width="half", placeholder="KS 2019/160"),
    Text(
        "date_note",
        noop("Fields", "Om dagen inte är känd"),
        placeholder=noop("Fields", "februari 2019"),
    ),
    RichText("text", noop("Fields", "Beslutet i korthet"), lines=3),
    Text("sent_to", noop("Fields", "Skickas till")),
    Links("items", noop("Fields", "Omfattar"), add=noop("Fields", "Lägg till ett mål …")),
)


def give_choices(form: RecordForm, choices: DecisionChoices) -> None:
    """Let the form offer what can be chosen now."""
    form.set_options("kind", [Option(code, wording.word("decision_kind", code)) for code in DECISION_KINDS])
    form.set_options(
        "state", [Option(code, wording.word("decision_state", code)) for code in DECISION_STATES]
    )
    form.set_options("unit_id", [Option(unit_id, name) for unit_id, name in choices.bodies])
    form.set_options("items", [Option((item.kind, item.id), item_label(item)) for item in choices.items])


def item_label(item: ItemChoice) -> str:
    """A record as a decision names it: goals with their number, level and period, so that no two are alike."""
    title = f"{item.number} {item.title}".strip()
    if item.kind != "goal":
        return f"{title} · {wording.word('kind', item.kind)}"
    return " · ".join(part for part in (title, wording.word("level", item.level), item.period) if part)
