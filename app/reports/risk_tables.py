"""The tables of the risk report: wide ones that stay readable with long texts, so each tells one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.domain import formats
from app.services.figures import Column, Table
from app.services.risk_dealings import ActionLine, ControlLine, Dealings, DecidedRow
from app.services.risk_rows import RiskRow
from app.text import translate
from app.wording import decided_of_risk, word


def goals_of(row: RiskRow) -> str | None:
    """The goals that a risk works against."""
    return "; ".join(f"{goal.number} {goal.title}".strip() for goal in row.goals) or None


def moves_table(rows: Iterable[RiskRow], year: int) -> Table:
    """What has risen, fallen or come since the year before."""
    return Table(
        "",
        (
            Column(translate("RiskReport", "Risk"), share=3),
            Column(translate("RiskReport", "Nämnd eller bolag"), share=2.2),
            Column(str(year - 1), "number", share=0.7),
            Column(str(year), "number", share=0.7),
            Column(translate("RiskReport", "Förändring"), share=1.2),
        ),
        tuple((row.title, row.unit, row.before, row.value, word("movement", row.movement)) for row in rows),
    )


def register_table(rows: Sequence[RiskRow], *, whole: bool) -> Table:
    """Every risk with its values from inherent to residual. ``whole`` says whose each risk is."""
    unit = (Column(translate("RiskReport", "Nämnd eller bolag"), share=2.1),) if whole else ()
    return Table(
        "",
        (
            Column(translate("RiskReport", "S"), "number", share=0.35),
            Column(translate("RiskReport", "K"), "number", share=0.35),
            Column(translate("RiskReport", "Värde"), "number", share=0.65),
            Column(translate("RiskReport", "Nivå"), share=0.8),
            Column(translate("RiskReport", "Inneboende"), "number", share=0.85),
            Column(translate("RiskReport", "Kvarstående"), "number", share=0.85),
            Column(translate("RiskReport", "Risk"), share=2.6),
            *unit,
            Column(translate("RiskReport", "Kategori"), share=1.4),
            Column(translate("RiskReport", "Motverkar målen"), share=3.4),
            Column(translate("RiskReport", "Ansvarig roll"), share=1.5),
            Column(translate("RiskReport", "Sedan förra året"), share=1.2),
        ),
        tuple(
            (
                row.likelihood,
                row.consequence,
                row.value,
                word("zone", row.zone),
                row.inherent,
                row.residual,
                row.title,
                *((row.unit,) if whole else ()),
                word("risk_category", row.category),
                goals_of(row),
                row.owner_role or None,
                word("movement", row.movement) or None,
            )
            for row in rows
        ),
    )


def dealings_table(rows: Iterable[RiskRow], dealings: Mapping[int, Dealings]) -> Table:
    """What is done about each risk: decisions, actions and controls in a column of their own each."""
    return Table(
        "",
        (
            Column(translate("RiskReport", "Värde"), "number", share=0.6),
            Column(translate("RiskReport", "Risk"), share=1.8),
            Column(translate("RiskReport", "Hantering i korthet"), share=2.2),
            Column(translate("RiskReport", "Accepteras eller bevakas"), share=2.2),
            Column(translate("RiskReport", "Åtgärder"), share=2.4),
            Column(translate("RiskReport", "Kontrollmoment"), share=2.4),
        ),
        tuple(
            (
                row.value,
                row.title,
                row.treatment or None,
                _decided(dealings[row.id].decided),
                "\n".join(map(_action, dealings[row.id].actions)) or None,
                "\n".join(map(_control, dealings[row.id].controls)) or None,
            )
            for row in rows
        ),
    )


def revised_table(revised: Mapping[str, Sequence[str]]) -> Table:
    """The internal goals that were revised, and for which risks."""
    return Table(
        "",
        (
            Column(translate("RiskReport", "Internt mål"), share=2),
            Column(translate("RiskReport", "Reviderat för"), share=4),
        ),
        tuple((goal, "; ".join(titles)) for goal, titles in revised.items()),
    )


def _decided(rows: Sequence[DecidedRow]) -> str | None:
    """What counts: the newest, by which body, why and by which decision."""
    if not rows:
        return None
    now = rows[0]
    said = decided_of_risk(now.kind, formats.day(now.until), now.over)
    return "\n".join(part for part in (said, now.unit, now.reason, now.decision) if part)


def _action(line: ActionLine) -> str:
    said = [word("action_state", line.state).lower()]
    if line.late:
        said = [
            translate("RiskReport", "försenad, skulle vara klar {day}").format(day=formats.day(line.due_on))
        ]
    elif line.due_on is not None:
        said.append(translate("RiskReport", "klar senast {day}").format(day=formats.day(line.due_on)))
    return _line(line.title, [*said, line.owner_role])


def _control(line: ControlLine) -> str:
    said = [word("control_frequency", line.how_often).lower()]
    if line.state == "late":
        late = translate("RiskReport", "försenat, skulle vara gjort {day}")
        said.append(late.format(day=formats.day(line.due_on)))
    if line.result:
        said.append(word("control_result", line.result).lower())
    return _line(line.title, [*said, line.owner_role])


def _line(title: str, said: Sequence[str]) -> str:
    told = ", ".join(part for part in said if part)
    return f"• {title}: {told}"
