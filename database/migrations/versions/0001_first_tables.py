"""The first schema: municipality, goals, indicators, risks, decisions and the log of changes."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import sqlite

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table on an empty file or database."""
    the_log()
    the_municipality()
    agenda_2030()
    goals()
    indicators()
    risks()
    decisions()
    forbid_changes_to_the_log()


def the_log() -> None:
    """Who changed what. Rows are only ever added."""
    table(
        "change_log",
        whole("id"),
        *texts("edit_id", "at", "person_key"),
        line("workstation"),
        text("kind"),
        whole("record_id"),
        *texts("action", "old", "new"),
        line("why"),
        *texts("prev", "hash"),
        one_of("action", "create change archive restore"),
        primary("id"),
    )
    index("change_log", "edit_id")
    index("change_log", "kind", "record_id")
    table(
        "person",
        *texts("key", "name"),
        primary("key"),
    )


def the_municipality() -> None:
    """The one row of the municipality, its periods, organisation, places and scales."""
    record(
        "municipality",
        text("name"),
        *lines("code", "registry_number"),
        text("shown_on", null=True),
        whole("low_max", default="3"),
        whole("medium_max", default="8"),
        whole("threshold", default="9"),
        check("single", "id = 1"),
        check("name", "length(trim(name)) > 0"),
        check("zones", "low_max >= 1 AND low_max < medium_max AND medium_max < 25"),
        check("threshold", "threshold BETWEEN 1 AND 25"),
    )
    record(
        "period",
        text("name"),
        *wholes("first_year", "last_year"),
        line("mandate"),
        check("first_year", "first_year BETWEEN 1900 AND 2200"),
        check("last_year", "last_year >= first_year AND last_year <= first_year + 20"),
    )
    record(
        "unit",
        whole("parent_id", null=True),
        *texts("kind", "name"),
        line("short_name"),
        whole("position", default="0"),
        whole("valid_from", null=True),
        whole("valid_to", null=True),
        one_of(
            "kind", "council executive_board working_committee committee company administration operation"
        ),
        check("name", "length(trim(name)) > 0"),
        check("parent", "parent_id <> id"),
        check("validity", "valid_to >= valid_from"),
        *keys(parent_id="unit"),
    )
    unique_while_live("unit", "name")
    index("unit", "parent_id")
    record(
        "place",
        text("kind"),
        line("code"),
        text("name"),
        one_of("kind", "own municipality region nation comparison_group unit"),
    )
    unique_while_live("place", "kind", "name")
    record(
        "scale_step",
        text("scale"),
        whole("value"),
        text("label"),
        line("text"),
        one_of("scale", "likelihood consequence"),
        check("value", "value BETWEEN 1 AND 5"),
        unique("scale", "value"),
    )


def agenda_2030() -> None:
    """The reference tables of Agenda 2030."""
    table(
        "sdg_goal",
        whole("id"),
        *texts("name_sv", "name_en", "color"),
        check("number", "id BETWEEN 1 AND 17"),
        primary("id"),
    )
    table(
        "sdg_target",
        *wholes("id", "sdg_goal_id"),
        text("code"),
        whole("position"),
        text("heading"),
        *keys(sdg_goal_id="sdg_goal"),
        primary("id"),
        unique("code"),
    )
    index("sdg_target", "sdg_goal_id")


def goals() -> None:
    """Goals, what contributes to them and what they serve."""
    record(
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
        check("body_unit", "level <> 'body' OR unit_id IS NOT NULL"),
        check("subgoal", "level <> 'subgoal' OR (first_year IS NOT NULL AND last_year IS NOT NULL)"),
        one_of("level", "vision overarching success_factor body subgoal internal"),
        check("vision", "level NOT IN ('vision') OR parent_id IS NULL"),
        check("years", "last_year >= first_year"),
        check("title", "length(trim(title)) > 0"),
        check("parent", "parent_id <> id"),
        *keys(carried_from_id="goal", parent_id="goal", period_id="period", unit_id="unit"),
    )
    index("goal", "carried_from_id")
    index("goal", "parent_id")
    index("goal", "period_id", "level", "position")
    index("goal", "unit_id")
    record(
        "contribution",
        *wholes("goal_id", "overarching_id"),
        line("sentence"),
        check("goals", "goal_id <> overarching_id"),
        *keys(goal_id="goal", overarching_id="goal"),
    )
    unique_while_live("contribution", "goal_id", "overarching_id")
    index("contribution", "overarching_id")
    record(
        "goal_sdg",
        *wholes("goal_id", "sdg_goal_id"),
        whole("sdg_target_id", null=True),
        text("extent"),
        line("meaning"),
        one_of("extent", "whole part"),
        *keys(goal_id="goal", sdg_goal_id="sdg_goal", sdg_target_id="sdg_target"),
    )
    index("goal_sdg", "goal_id", "sdg_goal_id")
    index("goal_sdg", "sdg_goal_id")
    index("goal_sdg", "sdg_target_id")


def indicators() -> None:
    """Indicators, their targets and what was measured."""
    record(
        "indicator",
        text("title"),
        line("definition"),
        text("quality"),
        text("level", default="local"),
        line("unit_of_measure"),
        whole("decimals", default="0"),
        text("direction", default="higher"),
        text("source", default="own"),
        *lines("source_note", "kolada_id"),
        whole("responsible_id", null=True),
        line("frequency"),
        one_of("direction", "higher lower band"),
        one_of("level", "national regional local"),
        one_of("quality", "actual perceived"),
        one_of("source", "kolada survey own"),
        check("decimals", "decimals BETWEEN 0 AND 6"),
        check("title", "length(trim(title)) > 0"),
        *keys(responsible_id="unit"),
    )
    index("indicator", "responsible_id")
    table(
        "goal_indicator",
        *wholes("goal_id", "indicator_id"),
        *keys(goal_id="goal", indicator_id="indicator"),
        primary("goal_id", "indicator_id"),
    )
    index("goal_indicator", "indicator_id")
    record(
        "target",
        *wholes("indicator_id", "year"),
        *reals(
            "baseline",
            "target",
            "target_high",
            "accepted_year",
            "accepted_year_high",
            "accepted_period",
            "accepted_period_high",
        ),
        check("accepted_period_high", "accepted_period_high >= accepted_period"),
        check("accepted_year_high", "accepted_year_high >= accepted_year"),
        check("target_high", "target_high >= target"),
        check("year", "year BETWEEN 1900 AND 2200"),
        *keys(indicator_id="indicator"),
    )
    unique_while_live("target", "indicator_id", "year")
    record(
        "measurement",
        *wholes("indicator_id", "place_id"),
        text("gender", default="T"),
        whole("year"),
        text("part", default="year"),
        real("value"),
        text("state", default="final"),
        *lines("source", "comment"),
        one_of("gender", "T K M"),
        one_of("part", "t1 t2 t3 year"),
        one_of("state", "preliminary final"),
        check("year", "year BETWEEN 1900 AND 2200"),
        *keys(indicator_id="indicator", place_id="place"),
    )
    unique_while_live("measurement", "indicator_id", "place_id", "gender", "year", "part")
    index(
        "measurement",
        "place_id",
        "gender",
        "indicator_id",
        "year",
        "part",
        "value",
        "state",
        "archived_at",
        name="ix_measurement_latest",
    )


def risks() -> None:
    """Risks and how they have been weighed."""
    record(
        "risk",
        whole("unit_id"),
        text("title"),
        *lines("cause", "event", "consequence"),
        text("category"),
        *lines("process", "existing_control", "treatment", "owner_role"),
        flag("hidden", default="0"),
        one_of("category", "environment operations legal it reporting economy trust"),
        check("hidden", "hidden IN (0, 1)"),
        check("title", "length(trim(title)) > 0"),
        *keys(unit_id="unit"),
    )
    index("risk", "unit_id")
    table(
        "risk_goal",
        *wholes("risk_id", "goal_id"),
        *keys(goal_id="goal", risk_id="risk"),
        primary("risk_id", "goal_id"),
    )
    index("risk_goal", "goal_id")
    record(
        "risk_score",
        *wholes("risk_id", "year"),
        text("kind", default="current"),
        *wholes("likelihood", "consequence"),
        line("reason"),
        one_of("kind", "inherent current residual"),
        check("consequence", "consequence BETWEEN 1 AND 5"),
        check("likelihood", "likelihood BETWEEN 1 AND 5"),
        check("year", "year BETWEEN 1900 AND 2200"),
        *keys(risk_id="risk"),
    )
    index("risk_score", "risk_id", "kind", "year")


def decisions() -> None:
    """What was decided, and what it covers."""
    record(
        "decision",
        whole("unit_id", null=True),
        *texts("kind", "title"),
        line("text"),
        text("decided_on", null=True),
        *lines("date_note", "registry_number", "section"),
        text("state", default="draft"),
        one_of("kind", "vision goals budget programme methods dialogue fulfilment control_plan other"),
        one_of("state", "draft prepared adopted returned"),
        check("title", "length(trim(title)) > 0"),
        *keys(unit_id="unit"),
    )
    index("decision", "unit_id")
    table(
        "decision_item",
        whole("decision_id"),
        text("kind"),
        whole("record_id"),
        *keys(decision_id="decision"),
        primary("decision_id", "kind", "record_id"),
    )
    index("decision_item", "kind", "record_id")


def forbid_changes_to_the_log() -> None:
    """Let the database itself refuse to change or take away what the log says."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER change_log_no_{verb.lower()} BEFORE {verb} ON change_log "
                "BEGIN SELECT RAISE(ABORT, 'the log of changes is only added to'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION change_log_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the log of changes is only added to'; END $$"
    )
    op.execute(
        "CREATE TRIGGER change_log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON change_log "
        "FOR EACH STATEMENT EXECUTE FUNCTION change_log_refuse()"
    )


def table(name: str, *items: Any) -> None:
    """Make a table whose columns keep their types on SQLite too."""
    op.create_table(name, *items, sqlite_strict=True)


def record(name: str, *items: Any) -> None:
    """Make the table of a kind of record: with id, version, who, when and archived."""
    kept = (
        whole("version", default="1"),
        text("created_at"),
        line("created_by"),
        text("changed_at"),
        line("changed_by"),
        text("archived_at", null=True),
    )
    table(name, whole("id"), *items, *kept, primary("id"))


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


def texts(*names: str) -> list[Any]:
    """Texts that are always there."""
    return [text(name) for name in names]


def lines(*names: str) -> list[Any]:
    """Texts that may be empty but are never null."""
    return [line(name) for name in names]


def wholes(*names: str) -> list[Any]:
    """Whole numbers that are always there."""
    return [whole(name) for name in names]


def real(name: str) -> Any:
    """A number with decimals that may be unknown."""
    return sa.Column(name, sa.Double().with_variant(sqlite.REAL(), "sqlite"), nullable=True)


def reals(*names: str) -> list[Any]:
    """Numbers with decimals that may be unknown."""
    return [real(name) for name in names]


def flag(name: str, *, default: str) -> Any:
    """Yes or no, as 1 or 0."""
    return sa.Column(name, sa.Integer(), nullable=False, server_default=default)


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


def unique(*columns: str) -> Any:
    """Values that stand together only once."""
    return sa.UniqueConstraint(*columns)


def index(table: str, *columns: str, name: str = "") -> None:
    """Make an index, named after its columns where it has no name of its own."""
    op.create_index(name or "_".join(("ix", table, *columns)), table, list(columns))


def unique_while_live(table: str, *columns: str) -> None:
    """Let values stand together only once among the records that are not archived."""
    live = sa.text("archived_at IS NULL")
    name = "_".join(("ix", table, *columns))
    op.create_index(name, table, list(columns), unique=True, sqlite_where=live, postgresql_where=live)
