"""What is told to the citizens, for the tests: small, full of rubbish, and as everything is that is not for them."""

from __future__ import annotations

from datetime import date

from app.services.citizen_rows import CitizenReport, Deed, Picture, Said, Told
from app.services.figures import Chart, Point, Series
from app.services.office import Office
from tests.helpers.files import writer

SECRET = "HEMLIGT"
"""Stands in every text that is not for citizens."""


def chart(*values: float | None, title: str = "Nöjda invånare", target: float | None = 70.0) -> Chart:
    points = tuple(Point(2021 - len(values) + at, value) for at, value in enumerate(values, 1))
    aim = (Point(2021, target),) if target is not None else ()
    return Chart(title, "procent", 1, (Series("", points),), aim, source="Källa: Kolada.")


def told(goal_id: int | None = 1, title: str = "Trygghet", **values: object) -> Told:
    made: dict[str, object] = {
        **{"level": "overarching" if goal_id else "", "number": "1" if goal_id else "", "title": title},
        **{
            "attainment": "",
            "text": "",
            "done": "",
            "coming": "",
            "deeds": (),
            "pictures": (),
            "missing": (),
        },
    }
    return Told(goal_id, **{**made, **values})  # type: ignore[arg-type]


def report(
    *goals: Told, said: tuple[Said, ...] = (), number: int = 1, whole: Told | None = None
) -> CitizenReport:
    return CitizenReport(
        round_id=1,
        title="Årsredovisning 2021",
        year=2021,
        as_of=date(2021, 12, 31),
        municipality="Ö kommun",
        example=False,
        number=number,
        locked_on=date(2022, 3, 1) if number else None,
        whole=whole or told(None, ""),
        goals=goals,
        said=said,
    )


def full(text: str = "Det går **bra**.\n\n- Ljust\n- Tryggt", number: int = 0) -> CitizenReport:
    """A report with every kind of piece in it, in all of which ``text`` stands."""
    pictures = tuple(
        Picture(at, one, status, direction)
        for at, (one, status, direction) in enumerate(
            (
                (chart(61.0, None, 64.5, title=f"Nöjda {text}"), "not_met", "higher"),
                (chart(-3.0, -1.5, 2.0, title="Resultat", target=-1.0), "met", "higher"),
                (chart(1_234_567.0, 2_345_678.0, title="Kronor", target=None), "not_assessable", "lower"),
                (chart(title="Inget mätt"), "not_reported", "higher"),
            )
        )
    )
    deeds = (Deed(f"Nattvandring {text}", "done"), Deed("Lekplats", "late"), Deed("Badhus", "dropped"))
    goals = [
        told(
            number_,
            f"Mål {number_} {text}",
            attainment=attainment,
            text=text,
            done=text,
            coming=text,
            deeds=deeds,
            pictures=pictures,
        )
        for number_, attainment in enumerate(("met", "partly", "not_met", "not_assessable"), 1)
    ]
    said = (
        Said(1, "comment", f"Trygghet {text}", "", date(2021, 3, 1), text, text, date(2021, 4, 1), text),
        Said(2, "dialogue", "", f"Kväll {text}", None, text, text, None, ""),
    )
    return report(*goals, said=said, number=number, whole=told(None, "", text=text))


def fill_with_secrets(office: Office) -> int:
    """Write a round in which everything that is not for citizens says ``SECRET``; the round's id."""
    write = writer(office.file).write
    goal = next(
        node for node in office.goals.tree(office.period_of(2021).id, 2021) if node.level == "overarching"
    )
    unit = next(row.id for row in office.register.units() if row.answers)
    made = write(
        "round",
        None,
        {
            **{"kind": "free", "year": 2021, "title": "Prov", "note": SECRET},
            **{"as_of": date(2021, 8, 31), "last_day": date(2021, 9, 10)},
        },
    ).id
    about = {"round_id": made, "goal_id": goal.id}
    answer = write("round_unit", None, {"round_id": made, "unit_id": unit, "summary": SECRET}).id
    judged = {"proposed_attainment": "met", "attainment": "partly", "reason": SECRET, "analysis": SECRET}
    write("assessment", None, {**about, "unit_id": unit, "next_steps": SECRET, **judged})
    write("joint_analysis", None, {**about, "attainment": "partly", "summary": SECRET, "analysis": SECRET})
    risk = write("risk", None, {"title": SECRET, "unit_id": unit, "category": "it", "hidden": True}).id
    write("conclusion", None, {**about, "text": SECRET, "leads_to": "risk", "risk_id": risk})
    activity = {"units": (unit,), "goals": (goal.id,)}
    write("activity", None, {"title": SECRET, **activity})
    told_of = {"text": SECRET, "result": SECRET, "owner_role": SECRET, "for_citizens": True, **activity}
    write("activity", None, {"title": "Nattvandring", "state": "done", **told_of})
    dialogue = {"kind": "citizens", "title": "Kväll på Fenix", "participants": SECRET, "notes": SECRET}
    held = write("dialogue", None, {**dialogue, "place": SECRET, "held_on": date(2021, 4, 1)}).id
    for text, answered, published in ((SECRET, SECRET, False), ("Mörkt i parken", "Tio nya lampor", True)):
        said = {
            "kind": "dialogue",
            "dialogue_id": held,
            "text": text,
            "answer": answered,
            "published": published,
        }
        write("citizen_comment", None, said)
    for state, values in (
        ("submitted", {"submitted_on": date(2021, 9, 1)}),
        ("returned", {"comment": SECRET}),
        ("submitted", {"submitted_on": date(2021, 9, 2)}),
        ("approved", {}),
    ):
        write("round_unit", answer, {"state": state, **values})
    write("citizen_summary", None, {**about, "text": "Fler är trygga"})
    version = {"round_id": made, "state": "locked", "locked_on": date(2021, 9, 15)}
    write("round_version", None, {**version, "number": 1})
    second = write(
        "round_version", None, {"round_id": made, "number": 2, "state": "open", "reason": SECRET}
    ).id
    write("round_version", second, {"state": "locked", "locked_on": date(2021, 9, 16)})
    return made
