"""Clarifications, methods, dialogues, steering documents, ties to Agenda 2030; a decision's way becomes steps."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

EDIT = "0002a1d2e3c4450f8e6b7c8d9e0f1a2b"
"""Under this edit id the log tells of what the upgrade did."""
PROGRAM = ("program", "Röda tråden")
WHY = "Filen förnyades: organ, dag, paragraf och läge flyttades från beslutet till ett steg."

STATES = "draft working_committee executive_board council adopted returned"
PREPARED_BY = {"executive_board": "executive_board", "council": "council"}
"""What 'prepared' is called now, by the kind of the body; any other body prepares as a working committee does."""


def upgrade() -> None:
    """Make the new tables, move what decisions knew of their way, and give goals and decisions new columns."""
    dialogues()
    documents()
    methods()
    decision_steps()
    move_the_way_of_decisions()
    change_decisions()
    change_decision_items()
    change_goals()
    clarifications_and_origins()
    annexes()
    agenda_2030()
    forbid_changes_to_steps()


def dialogues() -> None:
    """Dialogues and what came of them."""
    record(
        "dialogue",
        *texts("kind", "title"),
        whole("unit_id", null=True),
        text("held_on", null=True),
        *lines("date_note", "place", "participants", "notes"),
        one_of("kind", "executive_board committee citizens"),
        check("title", "length(trim(title)) > 0"),
        *keys(unit_id="unit"),
    )
    index("dialogue", "unit_id")
    table(
        "dialogue_outcome",
        whole("dialogue_id"),
        text("kind"),
        whole("record_id"),
        *keys(dialogue_id="dialogue"),
        primary("dialogue_id", "kind", "record_id"),
    )
    index("dialogue_outcome", "kind", "record_id")


def documents() -> None:
    """Steering documents and the goals they serve."""
    record(
        "document",
        text("level", default="local"),
        *texts("kind", "title"),
        line("decided_by"),
        *(text(name, null=True) for name in ("decided_on", "valid_until", "revise_by")),
        whole("unit_id", null=True),
        text("structure", default="new"),
        text("annex_state", default="none"),
        line("note"),
        one_of("level", "national regional local"),
        one_of("kind", "policy programme plan guideline regulation strategy other"),
        one_of("structure", "new old"),
        one_of("annex_state", "none draft adopted"),
        check("title", "length(trim(title)) > 0"),
        *keys(unit_id="unit"),
    )
    index("document", "unit_id")
    pair("document_goal", "document", "goal")


def methods() -> None:
    """Parties and groups, methods and tools, and standpoints."""
    record(
        "party",
        text("name"),
        line("short_name"),
        text("kind", default="party"),
        whole("position", default="0"),
        check("name", "length(trim(name)) > 0"),
        one_of("kind", "party group"),
    )
    unique_while_live("party", "name")
    record(
        "method",
        *wholes("period_id", "goal_id"),
        text("title"),
        *lines("description", "proposer", "priority"),
        text("state", default="proposed"),
        whole("position", default="0"),
        whole("carried_from_id", null=True),
        check("title", "length(trim(title)) > 0"),
        check("priority", "priority IN ('', 'high', 'medium', 'low')"),
        one_of("state", "proposed adopted rejected"),
        *keys(period_id="period", goal_id="goal", carried_from_id="method"),
    )
    index("method", "goal_id")
    index("method", "carried_from_id")
    index("method", "period_id", "position")
    record(
        "standpoint",
        *wholes("method_id", "party_id"),
        text("kind", default="supports"),
        line("text"),
        one_of("kind", "supports other reservation"),
        *keys(method_id="method", party_id="party"),
    )
    index("standpoint", "party_id")
    unique_while_live("standpoint", "method_id", "party_id")


def decision_steps() -> None:
    """The way that decisions go."""
    record(
        "decision_step",
        whole("decision_id"),
        text("state", default="draft"),
        whole("unit_id", null=True),
        text("decided_on", null=True),
        *lines("section", "note"),
        one_of("state", STATES),
        *keys(decision_id="decision", unit_id="unit"),
    )
    index("decision_step", "decision_id")
    index("decision_step", "unit_id")


def move_the_way_of_decisions() -> None:
    """Give each decision its first step, made by the program and told in the log."""
    connection = op.get_bind()
    found = connection.exec_driver_sql(
        "SELECT decision.id, decision.state, decision.unit_id, decision.decided_on, decision.section, unit.kind "
        "FROM decision LEFT JOIN unit ON unit.id = decision.unit_id ORDER BY decision.id"
    ).all()
    if not found:
        return
    at = datetime.now(UTC).isoformat(timespec="seconds")
    steps = sa.table(
        "decision_step",
        *(sa.column(name, sa.Integer) for name in ("id", "decision_id", "unit_id")),
        *(sa.column(name, sa.Text) for name in ("state", "decided_on", "section", "note")),
        *(sa.column(name, sa.Text) for name in ("created_at", "created_by", "changed_at", "changed_by")),
    )
    entries = []
    for number, (decision, state, unit, day, section, kind) in enumerate(found, start=1):
        now = PREPARED_BY.get(kind, "working_committee") if state == "prepared" else state
        values = {
            "decision_id": decision,
            "state": now,
            "unit_id": unit,
            "decided_on": day,
            "section": section,
            "note": "",
        }
        made = {"created_at": at, "created_by": PROGRAM[0], "changed_at": at, "changed_by": PROGRAM[0]}
        connection.execute(steps.insert().values(id=number, **values, **made))
        entries.append((number, {**values, "version": 1}))
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('decision_step', 'id'), {len(found)})"
        )
    tell_the_log(connection, at, entries)


def tell_the_log(connection: sa.Connection, at: str, entries: list[tuple[int, dict[str, Any]]]) -> None:
    """Add a row for each step, sealed as the log was sealed when this was written."""
    people = sa.table("person", sa.column("key"), sa.column("name"))
    if connection.execute(sa.select(people.c.key).where(people.c.key == PROGRAM[0])).first() is None:
        connection.execute(people.insert().values(key=PROGRAM[0], name=PROGRAM[1]))
    who = ("id", "edit_id", "at", "person_key", "workstation")
    what = ("kind", "record_id", "action", "old", "new", "why", "prev", "hash")
    log = sa.table("change_log", *(sa.column(name) for name in (*who, *what)))
    last = connection.execute(sa.select(log.c.id, log.c.hash).order_by(log.c.id.desc()).limit(1)).first()
    number, previous = (last[0], last[1]) if last is not None else (0, "")
    for step, values in entries:
        number += 1
        row: dict[str, Any] = {
            "id": number,
            "edit_id": EDIT,
            "at": at,
            "person_key": PROGRAM[0],
            "workstation": "",
            "kind": "decision_step",
            "record_id": step,
            "action": "create",
            "old": "{}",
            "new": canonical(values),
            "why": WHY,
        }
        seal = hashlib.sha256(f"{previous}\n{canonical(row)}".encode()).hexdigest()
        connection.execute(log.insert().values(**row, prev=previous, hash=seal))
        previous = seal


def canonical(values: dict[str, Any]) -> str:
    """JSON that is the same on every machine."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def change_decisions() -> None:
    """Decisions no longer carry their body, day, paragraph and state; they say whom they are sent to."""
    if on_a_server():
        for name in ("unit_id", "decided_on", "section", "state"):
            op.drop_column("decision", name)
        op.add_column("decision", line("sent_to"))
        return
    rebuild(
        "decision",
        *texts("kind", "title"),
        *lines("text", "date_note", "registry_number", "sent_to"),
        one_of("kind", "vision goals budget programme methods dialogue fulfilment control_plan other"),
        check("title", "length(trim(title)) > 0"),
        kept="kind title text date_note registry_number",
    )


def change_decision_items() -> None:
    """What an adopted decision covers is known from now on by the version it has today."""
    op.add_column("decision_item", whole("adopted_version", null=True))
    connection = op.get_bind()
    kinds = connection.exec_driver_sql("SELECT DISTINCT kind FROM decision_item").scalars().all()
    known = set(sa.inspect(connection).get_table_names())
    for kind in kinds:
        if kind in known:
            connection.exec_driver_sql(
                f'UPDATE decision_item SET adopted_version = (SELECT version FROM "{kind}" '
                f"WHERE id = record_id) WHERE kind = '{kind}' AND decision_id IN "
                "(SELECT decision_id FROM decision_step WHERE state = 'adopted')"
            )
    if on_a_server():
        return
    # Once more, so that the table reads as if it had been made with the column.
    rebuild_plain(
        "decision_item",
        whole("decision_id"),
        text("kind"),
        whole("record_id"),
        whole("adopted_version", null=True),
        *keys(decision_id="decision"),
        primary("decision_id", "kind", "record_id"),
        kept="decision_id kind record_id adopted_version",
    )
    index("decision_item", "kind", "record_id")


def change_goals() -> None:
    """Goals know the decisions they wait for, sub-goals their budget, internal goals why they were revised."""
    if on_a_server():
        for column in new_columns_of_goals():
            op.add_column("goal", column)
        for name in ("lifted", "by_accepted"):
            op.create_check_constraint(op.f(f"ck_goal_{name}"), "goal", f"{name} IN (0, 1)")
        for name in ("fulfilment_decision_id", "budget_decision_id"):
            op.create_foreign_key(op.f(f"fk_goal_{name}_decision"), "goal", "decision", [name], ["id"])
    else:
        rebuild_goals()
    index("goal", "fulfilment_decision_id")
    index("goal", "budget_decision_id")


def new_columns_of_goals() -> list[Any]:
    """What a goal has more than before."""
    return [
        flag("lifted"),
        whole("fulfilment_decision_id", null=True),
        whole("budget_decision_id", null=True),
        flag("by_accepted"),
        line("revision_reason"),
    ]


def rebuild_goals() -> None:
    """Make the table of goals anew with everything it had."""
    rebuild(
        "goal",
        whole("period_id"),
        text("level"),
        whole("parent_id", null=True),
        whole("unit_id", null=True),
        line("number"),
        text("title"),
        *lines("text", "expected"),
        whole("first_year", null=True),
        whole("last_year", null=True),
        whole("position", default="0"),
        whole("carried_from_id", null=True),
        *new_columns_of_goals(),
        check("body_unit", "level <> 'body' OR unit_id IS NOT NULL"),
        check("subgoal", "level <> 'subgoal' OR (first_year IS NOT NULL AND last_year IS NOT NULL)"),
        one_of("level", "vision overarching success_factor body subgoal internal"),
        check("vision", "level NOT IN ('vision') OR parent_id IS NULL"),
        check("years", "last_year >= first_year"),
        check("title", "length(trim(title)) > 0"),
        check("parent", "parent_id <> id"),
        check("lifted", "lifted IN (0, 1)"),
        check("by_accepted", "by_accepted IN (0, 1)"),
        *keys(carried_from_id="goal", parent_id="goal", period_id="period", unit_id="unit"),
        *keys(fulfilment_decision_id="decision", budget_decision_id="decision"),
        kept="period_id level parent_id unit_id number title text expected first_year last_year position "
        "carried_from_id",
    )
    index("goal", "carried_from_id")
    index("goal", "parent_id")
    index("goal", "period_id", "level", "position")
    index("goal", "unit_id")


def clarifications_and_origins() -> None:
    """What goals mean, and where sub-goals come from."""
    record(
        "clarification",
        whole("goal_id"),
        *texts("source_kind", "text"),
        whole("dialogue_id", null=True),
        whole("document_id", null=True),
        whole("position", default="0"),
        one_of("source_kind", "declaration executive_dialogue citizen_dialogue document other"),
        check("text", "length(trim(text)) > 0"),
        *keys(goal_id="goal", dialogue_id="dialogue", document_id="document"),
    )
    index("clarification", "goal_id", "position")
    index("clarification", "dialogue_id")
    index("clarification", "document_id")
    pair("subgoal_method", "goal", "method")
    pair("subgoal_dialogue", "goal", "dialogue")


def annexes() -> None:
    """How the goals of older documents hang together with those of today."""
    record(
        "annex_row",
        whole("document_id"),
        text("old_goal"),
        *lines("how", "indicators_note"),
        whole("position", default="0"),
        check("old_goal", "length(trim(old_goal)) > 0"),
        *keys(document_id="document"),
    )
    index("annex_row", "document_id", "position")
    pair("annex_row_goal", "annex_row", "goal")
    pair("annex_row_indicator", "annex_row", "indicator")


def agenda_2030() -> None:
    """Ties of indicators and documents to Agenda 2030, and the official texts of its targets."""
    for owner in ("indicator", "document"):
        name = f"{owner}_sdg"
        record(
            name,
            *wholes(f"{owner}_id", "sdg_goal_id"),
            whole("sdg_target_id", null=True),
            text("extent"),
            line("meaning"),
            one_of("extent", "whole part"),
            *keys(**{f"{owner}_id": owner}, sdg_goal_id="sdg_goal", sdg_target_id="sdg_target"),
        )
        index(name, f"{owner}_id", "sdg_goal_id")
        index(name, "sdg_goal_id")
        index(name, "sdg_target_id")
    record(
        "sdg_text",
        whole("sdg_target_id"),
        text("text"),
        line("source"),
        check("text", "length(trim(text)) > 0"),
        *keys(sdg_target_id="sdg_target"),
    )
    unique_while_live("sdg_text", "sdg_target_id")


def forbid_changes_to_steps() -> None:
    """Let the database itself refuse to change what a step says, or to take one away."""
    said = "the steps of a decision are only added to"
    columns = "decision_id, state, unit_id, decided_on, section, note"
    if not on_a_server():
        for name, event in (("update", f"UPDATE OF {columns}"), ("delete", "DELETE")):
            op.execute(
                f"CREATE TRIGGER decision_step_no_{name} BEFORE {event} ON decision_step "
                f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION decision_step_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{said}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER decision_step_no_change BEFORE UPDATE OF {columns} OR DELETE OR TRUNCATE "
        "ON decision_step FOR EACH STATEMENT EXECUTE FUNCTION decision_step_refuse()"
    )


def on_a_server() -> bool:
    """Whether this is PostgreSQL, where a table can be changed as it stands."""
    return op.get_bind().dialect.name == "postgresql"


KEPT_BY_US = "version created_at created_by changed_at changed_by archived_at"


def rebuild(name: str, *items: Any, kept: str) -> None:
    """Make a table of records anew on SQLite. Its indexes go; foreign keys are off while a file has rows."""
    rebuild_plain(name, whole("id"), *items, *kept_by_us(), primary("id"), kept=f"id {kept} {KEPT_BY_US}")


def rebuild_plain(name: str, *items: Any, kept: str) -> None:
    """Make a table anew on SQLite under another name, move the rows, and give it its own name."""
    table(name, *items, under=f"{name}_anew")
    columns = ", ".join(kept.split())
    op.execute(f"INSERT INTO {name}_anew ({columns}) SELECT {columns} FROM {name}")
    op.drop_table(name)
    op.rename_table(f"{name}_anew", name)


def table(name: str, *items: Any, under: str = "") -> None:
    """Make a table whose columns keep their types on SQLite too; constraints are named after ``name``."""
    for item in items:
        if isinstance(item, sa.PrimaryKeyConstraint):
            item.name = op.f(f"pk_{name}")
        elif isinstance(item, sa.CheckConstraint):
            item.name = op.f(f"ck_{name}_{item.name}")
        elif isinstance(item, sa.ForeignKeyConstraint):
            target = item.elements[0].target_fullname.partition(".")[0]
            item.name = op.f(f"fk_{name}_{item.column_keys[0]}_{target}")
    op.create_table(under or name, *items, sqlite_strict=True)


def record(name: str, *items: Any) -> None:
    """Make the table of a kind of record: with id, version, who, when and archived."""
    table(name, whole("id"), *items, *kept_by_us(), primary("id"))


def kept_by_us() -> list[Any]:
    """The columns that no form edits."""
    return [
        whole("version", default="1"),
        text("created_at"),
        line("created_by"),
        text("changed_at"),
        line("changed_by"),
        text("archived_at", null=True),
    ]


def pair(name: str, left: str, right: str) -> None:
    """Make a table that only ties two kinds together. The first column is named after the record that owns it."""
    columns = f"{left}_id", f"{right}_id"
    table(name, *wholes(*columns), *keys(**dict(zip(columns, (left, right), strict=True))), primary(*columns))
    index(name, columns[1])


def text(name: str, *, null: bool = False, default: str | None = None) -> Any:
    """A text, a date or a moment."""
    return sa.Column(name, sa.Text(), nullable=null, server_default=default)


def line(name: str) -> Any:
    """A text that may be empty but is never null."""
    return text(name, default="")


def whole(name: str, *, null: bool = False, default: str | None = None) -> Any:
    """A whole number of 64 bits."""
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=null, server_default=default)


def flag(name: str) -> Any:
    """Yes or no, as 1 or 0."""
    return sa.Column(name, sa.Integer(), nullable=False, server_default="0")


def texts(*names: str) -> list[Any]:
    """Texts that are always there."""
    return [text(name) for name in names]


def lines(*names: str) -> list[Any]:
    """Texts that may be empty but are never null."""
    return [line(name) for name in names]


def wholes(*names: str) -> list[Any]:
    """Whole numbers that are always there."""
    return [whole(name) for name in names]


def primary(*columns: str) -> Any:
    """What tells the rows of the table apart."""
    return sa.PrimaryKeyConstraint(*columns)


def keys(**tables: str) -> list[Any]:
    """References to other tables."""
    return [sa.ForeignKeyConstraint([column], [f"{table}.id"]) for column, table in tables.items()]


def check(name: str, rule: str) -> Any:
    """A rule that every row keeps."""
    return sa.CheckConstraint(rule, name=name)


def one_of(column: str, codes: str) -> Any:
    """A column that holds one of the codes given, with spaces between them."""
    listed = ", ".join(f"'{code}'" for code in codes.split())
    return check(column, f"{column} IN ({listed})")


def index(table: str, *columns: str) -> None:
    """Make an index, named after its columns."""
    op.create_index("_".join(("ix", table, *columns)), table, list(columns))


def unique_while_live(table: str, *columns: str) -> None:
    """Let values stand together only once among the records that are not archived."""
    live = sa.text("archived_at IS NULL")
    name = "_".join(("ix", table, *columns))
    op.create_index(name, table, list(columns), unique=True, sqlite_where=live, postgresql_where=live)
