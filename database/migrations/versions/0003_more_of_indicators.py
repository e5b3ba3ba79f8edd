"""What an indicator's card says more of: its name at Kolada, gender, citizens' focus, next value, margin of error."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEPT = (
    "id title definition quality level unit_of_measure decimals direction source source_note kolada_id "
    "responsible_id frequency version created_at created_by changed_at changed_by archived_at"
)


def upgrade() -> None:
    """Give indicators their new columns."""
    if op.get_bind().dialect.name == "postgresql":
        for column in new_columns():
            op.add_column("indicator", column)
        for name, rule in new_rules().items():
            op.create_check_constraint(op.f(f"ck_indicator_{name}"), "indicator", rule)
        key = op.f("fk_indicator_margin_indicator_id_indicator")
        op.create_foreign_key(key, "indicator", "indicator", ["margin_indicator_id"], ["id"])
    else:
        rebuild()
        op.create_index("ix_indicator_responsible_id", "indicator", ["responsible_id"])
    op.create_index("ix_indicator_margin_indicator_id", "indicator", ["margin_indicator_id"])


def new_columns() -> list[Any]:
    """What an indicator has more than before."""
    return [
        text("kolada_title", default=""),
        flag("by_gender"),
        flag("citizen_focus"),
        text("next_value_on", null=True),
        sa.Column("margin", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        whole("margin_indicator_id", null=True),
    ]


def new_rules() -> dict[str, str]:
    """What the new columns may hold, by the names of the constraints."""
    return {
        "by_gender": "by_gender IN (0, 1)",
        "citizen_focus": "citizen_focus IN (0, 1)",
        "margin": "margin >= 0",
        "margin_indicator_id": "margin_indicator_id <> id",
    }


def rebuild() -> None:
    """Make the table anew on SQLite under another name, move the rows, and give it its own name.

    Its indexes go; foreign keys are off while a file has rows.
    """
    rules = {
        "direction": "direction IN ('higher', 'lower', 'band')",
        "level": "level IN ('national', 'regional', 'local')",
        "quality": "quality IN ('actual', 'perceived')",
        "source": "source IN ('kolada', 'survey', 'own')",
        "decimals": "decimals BETWEEN 0 AND 6",
        "title": "length(trim(title)) > 0",
        **new_rules(),
    }
    keys = {"responsible_id": "unit", "margin_indicator_id": "indicator"}
    op.create_table(
        "indicator_anew",
        whole("id"),
        text("title"),
        text("definition", default=""),
        text("quality"),
        text("level", default="local"),
        text("unit_of_measure", default=""),
        whole("decimals", default="0"),
        text("direction", default="higher"),
        text("source", default="own"),
        text("source_note", default=""),
        text("kolada_id", default=""),
        whole("responsible_id", null=True),
        text("frequency", default=""),
        *new_columns(),
        whole("version", default="1"),
        text("created_at"),
        text("created_by", default=""),
        text("changed_at"),
        text("changed_by", default=""),
        text("archived_at", null=True),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_indicator_{name}")) for name, rule in rules.items()),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_indicator_{column}_{table}"))
            for column, table in keys.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sqlite_strict=True,
    )
    columns = ", ".join(KEPT.split())
    op.execute(f"INSERT INTO indicator_anew ({columns}) SELECT {columns} FROM indicator")
    op.drop_table("indicator")
    op.rename_table("indicator_anew", "indicator")


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
