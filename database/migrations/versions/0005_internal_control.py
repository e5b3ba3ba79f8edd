"""Risks and internal control: analyses, treatment, controls, actions, plans, results and self-assessment."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEPT = (
    "id name code registry_number shown_on low_max medium_max threshold version created_at created_by changed_at "
    "changed_by archived_at"
)
RULE = "threshold_rule IN ('at_least', 'over')"


def upgrade() -> None:
    """Make the tables, and let the threshold be one that is reached or passed."""
    if op.get_bind().dialect.name == "postgresql":
        op.add_column("municipality", text("threshold_rule", default="at_least"))
        op.create_check_constraint(op.f("ck_municipality_threshold_rule"), "municipality", RULE)
    else:
        rebuild()
    risks()
    controls()
    plans()
    assessments()


def rebuild() -> None:
    """Make the table anew on SQLite under another name, move its row, and give it its own name."""
    rules = {
        "single": "id = 1",
        "name": "length(trim(name)) > 0",
        "zones": "low_max >= 1 AND low_max < medium_max AND medium_max < 25",
        "threshold": "threshold BETWEEN 1 AND 25",
        "threshold_rule": RULE,
    }
    op.create_table(
        "municipality_anew",
        whole("id"),
        text("name"),
        text("code", default=""),
        text("registry_number", default=""),
        text("shown_on", null=True),
        whole("low_max", default="3"),
        whole("medium_max", default="8"),
        whole("threshold", default="9"),
        text("threshold_rule", default="at_least"),
        whole("version", default="1"),
        text("created_at"),
        text("created_by", default=""),
        text("changed_at"),
        text("changed_by", default=""),
        text("archived_at", null=True),
        *(rule("municipality", name, said) for name, said in rules.items()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality")),
        sqlite_strict=True,
    )
    columns = ", ".join(KEPT.split())
    op.execute(f"INSERT INTO municipality_anew ({columns}) SELECT {columns} FROM municipality")
    op.drop_table("municipality")
    op.rename_table("municipality_anew", "municipality")


def risks() -> None:
    """Kept scales, analyses, and what was decided of a risk."""
    op.create_table(
        "risk_year",
        whole("year"),
        whole("low_max"),
        whole("medium_max"),
        whole("threshold"),
        text("threshold_rule"),
        text("steps"),
        rule("risk_year", "threshold_rule", "threshold_rule IN ('at_least', 'over')"),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_risk_year")),
        sqlite_strict=True,
    )
    record(
        "risk_analysis",
        whole("year"),
        whole("unit_id"),
        text("state", default="open"),
        text("last_day", null=True),
        text("note", default=""),
        rule("risk_analysis", "state", "state IN ('open', 'submitted', 'closed')"),
        rule("risk_analysis", "year", "year BETWEEN 1900 AND 2200"),
        key("risk_analysis", "unit_id", "unit"),
    )
    op.create_index("ix_risk_analysis_unit_id", "risk_analysis", ["unit_id"])
    unique_while_live("risk_analysis", "year", "unit_id")
    record(
        "risk_treatment",
        whole("risk_id"),
        text("kind"),
        whole("unit_id", null=True),
        text("until", null=True),
        text("reason", default=""),
        whole("decision_id", null=True),
        rule("risk_treatment", "kind", "kind IN ('accept', 'watch')"),
        key("risk_treatment", "risk_id", "risk"),
        key("risk_treatment", "unit_id", "unit"),
        key("risk_treatment", "decision_id", "decision"),
    )
    op.create_index("ix_risk_treatment_decision_id", "risk_treatment", ["decision_id"])
    op.create_index("ix_risk_treatment_risk_id", "risk_treatment", ["risk_id"])
    op.create_index("ix_risk_treatment_unit_id", "risk_treatment", ["unit_id"])
    op.create_table(
        "goal_revision_risk",
        whole("goal_id"),
        whole("risk_id"),
        key("goal_revision_risk", "goal_id", "goal"),
        key("goal_revision_risk", "risk_id", "risk"),
        sa.PrimaryKeyConstraint("goal_id", "risk_id", name=op.f("pk_goal_revision_risk")),
        sqlite_strict=True,
    )
    op.create_index("ix_goal_revision_risk_risk_id", "goal_revision_risk", ["risk_id"])


def controls() -> None:
    """Controls, their results, and actions."""
    record(
        "control",
        whole("unit_id", null=True),
        text("title"),
        text("process", default=""),
        text("routine", default=""),
        text("method", default="sample"),
        text("how", default=""),
        text("sample", default=""),
        text("how_often", default="year"),
        text("performer", default=""),
        text("owner_role", default=""),
        text("reports_to", default=""),
        rule("control", "how_often", "how_often IN ('month', 'quarter', 'tertial', 'half_year', 'year')"),
        rule("control", "method", "method IN ('sample', 'full', 'interview', 'log', 'other')"),
        rule("control", "title", "length(trim(title)) > 0"),
        key("control", "unit_id", "unit"),
    )
    op.create_index("ix_control_unit_id", "control", ["unit_id"])
    op.create_table(
        "control_risk",
        whole("control_id"),
        whole("risk_id"),
        key("control_risk", "control_id", "control"),
        key("control_risk", "risk_id", "risk"),
        sa.PrimaryKeyConstraint("control_id", "risk_id", name=op.f("pk_control_risk")),
        sqlite_strict=True,
    )
    op.create_index("ix_control_risk_risk_id", "control_risk", ["risk_id"])
    op.create_table(
        "control_unit",
        whole("control_id"),
        whole("unit_id"),
        key("control_unit", "control_id", "control"),
        key("control_unit", "unit_id", "unit"),
        sa.PrimaryKeyConstraint("control_id", "unit_id", name=op.f("pk_control_unit")),
        sqlite_strict=True,
    )
    op.create_index("ix_control_unit_unit_id", "control_unit", ["unit_id"])
    record(
        "control_result",
        whole("control_id"),
        whole("unit_id"),
        whole("year"),
        whole("slot", default="1"),
        text("result"),
        text("checked_on", null=True),
        whole("population", null=True),
        whole("sample", null=True),
        whole("deviations", null=True),
        text("observation", default=""),
        text("evidence", default=""),
        rule("control_result", "counts", "population >= 0 AND sample >= 0 AND deviations >= 0"),
        rule("control_result", "result", "result IN ('no_remark', 'minor', 'serious', 'not_done')"),
        rule("control_result", "slot", "slot BETWEEN 1 AND 12"),
        rule("control_result", "year", "year BETWEEN 1900 AND 2200"),
        key("control_result", "control_id", "control"),
        key("control_result", "unit_id", "unit"),
    )
    unique_while_live("control_result", "control_id", "unit_id", "year", "slot")
    op.create_index("ix_control_result_unit_id", "control_result", ["unit_id"])
    record(
        "result_basis",
        text("result"),
        text("text", default=""),
        rule("result_basis", "result", "result IN ('no_remark', 'minor', 'serious', 'not_done')"),
    )
    unique_while_live("result_basis", "result")
    record(
        "action",
        whole("unit_id"),
        whole("risk_id", null=True),
        whole("result_id", null=True),
        whole("year"),
        text("title"),
        text("text", default=""),
        text("owner_role", default=""),
        text("due_on", null=True),
        text("state", default="planned"),
        text("done_on", null=True),
        text("effect", default=""),
        rule("action", "about", "risk_id IS NOT NULL OR result_id IS NOT NULL"),
        rule("action", "state", "state IN ('planned', 'ongoing', 'done', 'dropped')"),
        rule("action", "title", "length(trim(title)) > 0"),
        rule("action", "year", "year BETWEEN 1900 AND 2200"),
        key("action", "unit_id", "unit"),
        key("action", "risk_id", "risk"),
        key("action", "result_id", "control_result"),
    )
    op.create_index("ix_action_result_id", "action", ["result_id"])
    op.create_index("ix_action_risk_id", "action", ["risk_id"])
    op.create_index("ix_action_unit_id", "action", ["unit_id"])


def plans() -> None:
    """Control plans and what decided ones said."""
    record(
        "control_plan",
        whole("year"),
        whole("unit_id", null=True),
        whole("number", default="1"),
        text("state", default="draft"),
        whole("decision_id", null=True),
        text("made_how", default=""),
        text("reason", default=""),
        rule("control_plan", "number", "number BETWEEN 1 AND 99"),
        rule("control_plan", "state", "state IN ('draft', 'decided', 'locked')"),
        rule("control_plan", "year", "year BETWEEN 1900 AND 2200"),
        key("control_plan", "unit_id", "unit"),
        key("control_plan", "decision_id", "decision"),
    )
    op.create_index("ix_control_plan_decision_id", "control_plan", ["decision_id"])
    op.create_index("ix_control_plan_unit_id", "control_plan", ["unit_id"])
    unique_while_live("control_plan", "year", "unit_id", "number")
    whole_plan = sa.text("archived_at IS NULL AND unit_id IS NULL")
    op.create_index(
        "ix_control_plan_whole",
        "control_plan",
        ["year", "number"],
        unique=True,
        sqlite_where=whole_plan,
        postgresql_where=whole_plan,
    )
    record(
        "control_plan_item",
        whole("plan_id"),
        text("title", default=""),
        text("choice", default="proposed"),
        text("reason", default=""),
        whole("decision_id", null=True),
        whole("position", default="0"),
        rule("control_plan_item", "choice", "choice IN ('proposed', 'lifted', 'left_out')"),
        key("control_plan_item", "plan_id", "control_plan"),
        key("control_plan_item", "decision_id", "decision"),
    )
    op.create_index("ix_control_plan_item_decision_id", "control_plan_item", ["decision_id"])
    op.create_index("ix_control_plan_item_plan_id", "control_plan_item", ["plan_id"])
    op.create_table(
        "control_plan_item_risk",
        whole("item_id"),
        whole("risk_id"),
        key("control_plan_item_risk", "item_id", "control_plan_item"),
        key("control_plan_item_risk", "risk_id", "risk"),
        sa.PrimaryKeyConstraint("item_id", "risk_id", name=op.f("pk_control_plan_item_risk")),
        sqlite_strict=True,
    )
    op.create_index("ix_control_plan_item_risk_risk_id", "control_plan_item_risk", ["risk_id"])
    op.create_table(
        "control_plan_item_control",
        whole("item_id"),
        whole("control_id"),
        key("control_plan_item_control", "item_id", "control_plan_item"),
        key("control_plan_item_control", "control_id", "control"),
        sa.PrimaryKeyConstraint("item_id", "control_id", name=op.f("pk_control_plan_item_control")),
        sqlite_strict=True,
    )
    op.create_index("ix_control_plan_item_control_control_id", "control_plan_item_control", ["control_id"])
    op.create_table(
        "snapshot",
        whole("id"),
        text("kind"),
        whole("record_id"),
        text("made_at"),
        text("content"),
        rule("snapshot", "kind", "length(kind) > 0"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
        sqlite_strict=True,
    )
    op.create_index("ix_snapshot_kind_record_id", "snapshot", ["kind", "record_id"])


def assessments() -> None:
    """What the units and the executive board think of the internal control."""
    record(
        "control_statement",
        text("part"),
        text("text"),
        whole("position", default="0"),
        rule(
            "control_statement",
            "part",
            "part IN ('environment', 'assessment', 'activities', 'information', 'monitoring')",
        ),
        rule("control_statement", "text", "length(trim(text)) > 0"),
    )
    record(
        "self_assessment",
        whole("year"),
        whole("unit_id"),
        whole("statement_id"),
        whole("grade"),
        text("comment", default=""),
        rule("self_assessment", "grade", "grade BETWEEN 1 AND 4"),
        rule("self_assessment", "year", "year BETWEEN 1900 AND 2200"),
        key("self_assessment", "unit_id", "unit"),
        key("self_assessment", "statement_id", "control_statement"),
    )
    op.create_index("ix_self_assessment_statement_id", "self_assessment", ["statement_id"])
    op.create_index("ix_self_assessment_unit_id", "self_assessment", ["unit_id"])
    unique_while_live("self_assessment", "year", "unit_id", "statement_id")
    record(
        "control_judgement",
        whole("year"),
        text("judgement"),
        text("reason", default=""),
        whole("decision_id", null=True),
        rule("control_judgement", "judgement", "judgement IN ('sufficient', 'improve', 'insufficient')"),
        rule("control_judgement", "year", "year BETWEEN 1900 AND 2200"),
        key("control_judgement", "decision_id", "decision"),
    )
    op.create_index("ix_control_judgement_decision_id", "control_judgement", ["decision_id"])
    unique_while_live("control_judgement", "year")


def record(name: str, *items: Any) -> None:
    """A table of records."""
    op.create_table(
        name,
        whole("id"),
        *items,
        whole("version", default="1"),
        text("created_at"),
        text("created_by", default=""),
        text("changed_at"),
        text("changed_by", default=""),
        text("archived_at", null=True),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )


def text(name: str, *, null: bool = False, default: str | None = None) -> Any:
    """A text, a date or a moment."""
    return sa.Column(name, sa.Text(), nullable=null, server_default=default)


def whole(name: str, *, null: bool = False, default: str | None = None) -> Any:
    """A whole number of 64 bits."""
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=null, server_default=default)


def key(table: str, column: str, target: str) -> Any:
    """A reference to another table."""
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def unique_while_live(table: str, *columns: str) -> None:
    """Allow the same values only once among the records that are not archived."""
    name, live = "_".join(("ix", table, *columns)), sa.text("archived_at IS NULL")
    op.create_index(name, table, list(columns), unique=True, sqlite_where=live, postgresql_where=live)


def rule(table: str, name: str, said: str) -> Any:
    """What the rows of a table must hold."""
    return sa.CheckConstraint(said, name=op.f(f"ck_{table}_{name}"))
