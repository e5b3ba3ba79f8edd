"""Follow-up: rounds with their answers, analyses and versions; activities and effects; what citizens are told."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    rounds()
    activities()
    citizens()


def rounds() -> None:
    """Rounds, the units' answers, and what the municipality makes of them."""
    record(
        "round",
        text("kind"),
        whole("year"),
        text("title"),
        text("as_of"),
        text("last_day"),
        text("note", default=""),
        rule("round", "year", "year BETWEEN 1900 AND 2200"),
        rule("round", "kind", "kind IN ('interim_april', 'interim_august', 'annual', 'budget', 'free')"),
        rule("round", "title", "length(trim(title)) > 0"),
    )
    unique_while_live("round", "title")
    record(
        "round_version",
        whole("round_id"),
        whole("number", default="1"),
        text("state", default="locked"),
        text("reason", default=""),
        text("locked_on", null=True),
        rule("round_version", "state", "state IN ('open', 'locked')"),
        rule("round_version", "number", "number BETWEEN 1 AND 99"),
        key("round_version", "round_id", "round"),
    )
    unique_while_live("round_version", "round_id", "number")
    record(
        "round_unit",
        whole("round_id"),
        whole("unit_id"),
        text("state", default="open"),
        text("last_day", null=True),
        text("submitted_on", null=True),
        text("comment", default=""),
        text("summary", default=""),
        rule("round_unit", "state", "state IN ('open', 'submitted', 'returned', 'approved', 'excused')"),
        key("round_unit", "round_id", "round"),
        key("round_unit", "unit_id", "unit"),
    )
    unique_while_live("round_unit", "round_id", "unit_id")
    op.create_index("ix_round_unit_unit_id", "round_unit", ["unit_id"])
    record(
        "assessment",
        whole("round_id"),
        whole("unit_id"),
        whole("goal_id"),
        text("proposed_attainment", default=""),
        text("attainment", default=""),
        text("proposed_trend", default=""),
        text("trend", default=""),
        text("reason", default=""),
        text("forecast", default=""),
        text("analysis", default=""),
        text("next_steps", default=""),
        rule(
            "assessment",
            "proposed_attainment",
            "proposed_attainment IN ('', 'met', 'partly', 'not_met', 'not_assessable')",
        ),
        rule("assessment", "forecast", "forecast IN ('', 'met', 'partly', 'not_met', 'not_assessable')"),
        rule("assessment", "attainment", "attainment IN ('', 'met', 'partly', 'not_met', 'not_assessable')"),
        rule("assessment", "trend", "trend IN ('', 'improving', 'stable', 'worsening', 'mixed', 'unknown')"),
        rule(
            "assessment",
            "proposed_trend",
            "proposed_trend IN ('', 'improving', 'stable', 'worsening', 'mixed', 'unknown')",
        ),
        key("assessment", "round_id", "round"),
        key("assessment", "unit_id", "unit"),
        key("assessment", "goal_id", "goal"),
    )
    op.create_index("ix_assessment_goal_id", "assessment", ["goal_id"])
    unique_while_live("assessment", "round_id", "unit_id", "goal_id")
    op.create_index("ix_assessment_unit_id", "assessment", ["unit_id"])
    record(
        "joint_analysis",
        whole("round_id"),
        whole("goal_id", null=True),
        text("attainment", default=""),
        text("summary", default=""),
        text("analysis", default=""),
        rule(
            "joint_analysis", "attainment", "attainment IN ('', 'met', 'partly', 'not_met', 'not_assessable')"
        ),
        key("joint_analysis", "round_id", "round"),
        key("joint_analysis", "goal_id", "goal"),
    )
    op.create_index("ix_joint_analysis_goal_id", "joint_analysis", ["goal_id"])
    unique_while_live("joint_analysis", "round_id", "goal_id")
    one_of_the_whole("joint_analysis")
    record(
        "conclusion",
        whole("round_id"),
        whole("goal_id"),
        text("text"),
        text("leads_to"),
        whole("subgoal_id", null=True),
        whole("risk_id", null=True),
        whole("position", default="0"),
        rule("conclusion", "text", "length(trim(text)) > 0"),
        rule("conclusion", "leads_to", "leads_to IN ('subgoal', 'risk', 'other')"),
        key("conclusion", "round_id", "round"),
        key("conclusion", "goal_id", "goal"),
        key("conclusion", "subgoal_id", "goal"),
        key("conclusion", "risk_id", "risk"),
    )
    op.create_index("ix_conclusion_goal_id", "conclusion", ["goal_id"])
    op.create_index("ix_conclusion_risk_id", "conclusion", ["risk_id"])
    op.create_index("ix_conclusion_round_id", "conclusion", ["round_id"])
    op.create_index("ix_conclusion_subgoal_id", "conclusion", ["subgoal_id"])


def activities() -> None:
    """Target groups, activities and their effects."""
    record(
        "target_group",
        text("name"),
        text("text", default=""),
        whole("position", default="0"),
        rule("target_group", "name", "length(trim(name)) > 0"),
    )
    unique_while_live("target_group", "name")
    record(
        "activity",
        text("title"),
        text("text", default=""),
        text("first_day", null=True),
        text("last_day", null=True),
        text("state", default="not_begun"),
        whole("progress", null=True),
        text("owner_role", default=""),
        real("cost", null=True),
        text("result", default=""),
        flag("for_citizens"),
        rule("activity", "cost", "cost >= 0"),
        rule("activity", "for_citizens", "for_citizens IN (0, 1)"),
        rule("activity", "progress", "progress BETWEEN 0 AND 100"),
        rule("activity", "title", "length(trim(title)) > 0"),
        rule("activity", "days", "last_day >= first_day"),
        rule("activity", "state", "state IN ('not_begun', 'ongoing', 'done', 'dropped')"),
    )
    op.create_table(
        "activity_unit",
        whole("activity_id"),
        whole("unit_id"),
        key("activity_unit", "activity_id", "activity"),
        key("activity_unit", "unit_id", "unit"),
        sa.PrimaryKeyConstraint("activity_id", "unit_id", name=op.f("pk_activity_unit")),
        sqlite_strict=True,
    )
    op.create_index("ix_activity_unit_unit_id", "activity_unit", ["unit_id"])
    op.create_table(
        "activity_goal",
        whole("activity_id"),
        whole("goal_id"),
        key("activity_goal", "activity_id", "activity"),
        key("activity_goal", "goal_id", "goal"),
        sa.PrimaryKeyConstraint("activity_id", "goal_id", name=op.f("pk_activity_goal")),
        sqlite_strict=True,
    )
    op.create_index("ix_activity_goal_goal_id", "activity_goal", ["goal_id"])
    record(
        "effect",
        whole("activity_id"),
        whole("target_group_id"),
        text("expected", default=""),
        text("seen", default=""),
        text("evidence", default=""),
        key("effect", "activity_id", "activity"),
        key("effect", "target_group_id", "target_group"),
    )
    unique_while_live("effect", "activity_id", "target_group_id")
    op.create_index("ix_effect_target_group_id", "effect", ["target_group_id"])


def citizens() -> None:
    """What citizens are told, and what they said."""
    record(
        "citizen_summary",
        whole("round_id"),
        whole("goal_id", null=True),
        text("text", default=""),
        text("done", default=""),
        text("coming", default=""),
        key("citizen_summary", "round_id", "round"),
        key("citizen_summary", "goal_id", "goal"),
    )
    op.create_index("ix_citizen_summary_goal_id", "citizen_summary", ["goal_id"])
    unique_while_live("citizen_summary", "round_id", "goal_id")
    one_of_the_whole("citizen_summary")
    op.create_table(
        "citizen_summary_indicator",
        whole("summary_id"),
        whole("indicator_id"),
        key("citizen_summary_indicator", "summary_id", "citizen_summary"),
        key("citizen_summary_indicator", "indicator_id", "indicator"),
        sa.PrimaryKeyConstraint("summary_id", "indicator_id", name=op.f("pk_citizen_summary_indicator")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_citizen_summary_indicator_indicator_id", "citizen_summary_indicator", ["indicator_id"]
    )
    record(
        "citizen_comment",
        text("kind"),
        whole("goal_id", null=True),
        whole("dialogue_id", null=True),
        whole("unit_id", null=True),
        text("received_on", null=True),
        text("text"),
        text("answer", default=""),
        text("answered_on", null=True),
        flag("published"),
        rule("citizen_comment", "kind", "kind IN ('comment', 'proposal', 'dialogue')"),
        rule("citizen_comment", "text", "length(trim(text)) > 0"),
        rule("citizen_comment", "published", "published IN (0, 1)"),
        key("citizen_comment", "goal_id", "goal"),
        key("citizen_comment", "dialogue_id", "dialogue"),
        key("citizen_comment", "unit_id", "unit"),
    )
    op.create_index("ix_citizen_comment_dialogue_id", "citizen_comment", ["dialogue_id"])
    op.create_index("ix_citizen_comment_goal_id", "citizen_comment", ["goal_id"])
    op.create_index("ix_citizen_comment_unit_id", "citizen_comment", ["unit_id"])


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


def flag(name: str) -> Any:
    """Yes or no, as 1 or 0."""
    return sa.Column(name, sa.Integer(), nullable=False, server_default="0")


def real(name: str, *, null: bool = False) -> Any:
    """A number with decimals."""
    return sa.Column(name, sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=null)


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


def one_of_the_whole(table: str) -> None:
    """Allow one row a round that is about no goal: to a database two empty goals are not alike."""
    said = sa.text("archived_at IS NULL AND goal_id IS NULL")
    name = f"ix_{table}_whole"
    op.create_index(name, table, ["round_id"], unique=True, sqlite_where=said, postgresql_where=said)
