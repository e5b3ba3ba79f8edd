"""Two people's edits of one record, brought together field by field."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.merging import merge

FIELDS = ("title", "text", "parent_id", "year")
values = st.one_of(st.none(), st.integers(0, 2), st.sampled_from(("", "å", "ä")))
records = st.fixed_dictionaries({field: values for field in FIELDS})
forms: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {}, optional={field: values for field in FIELDS}
)


def saved(base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]) -> dict[str, object]:
    return {**theirs, **merge(base, mine, theirs).to_set}


@given(records, records, records)
def test_nothing_is_set_when_anything_clashes(
    base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]
) -> None:
    merged = merge(base, mine, theirs)
    assert not (merged.to_set and merged.clashes)


@given(records, records, records)
def test_a_clash_is_a_field_that_both_changed_to_different_things(
    base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]
) -> None:
    clashing = {clash.field for clash in merge(base, mine, theirs).clashes}
    assert clashing == {
        field
        for field in FIELDS
        if mine[field] != base[field] and theirs[field] != base[field] and mine[field] != theirs[field]
    }


@given(records, records, records)
def test_without_a_clash_each_sides_changes_are_all_kept(
    base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]
) -> None:
    if merge(base, mine, theirs).clashes:
        return
    result = saved(base, mine, theirs)
    for field in FIELDS:
        if mine[field] != base[field]:
            assert result[field] == mine[field]
        else:
            assert result[field] == theirs[field]


@given(records, records, records)
def test_the_order_of_two_saves_that_do_not_clash_does_not_matter(
    base: dict[str, object], anna: dict[str, object], bo: dict[str, object]
) -> None:
    if merge(base, anna, bo).clashes:
        return
    assert saved(base, anna, saved(base, bo, base)) == saved(base, bo, saved(base, anna, base))


@given(records, records)
def test_saving_again_changes_nothing(base: dict[str, object], mine: dict[str, object]) -> None:
    once = saved(base, mine, base)
    assert merge(base, mine, once).to_set == {}
    assert merge(base, mine, once).clashes == ()


@given(records, forms, records)
def test_fields_that_the_form_does_not_have_are_never_touched(
    base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]
) -> None:
    assert merge(base, mine, theirs).to_set.keys() <= mine.keys()


@given(forms, records)
def test_without_a_base_the_edit_is_made_on_what_is_there(
    mine: dict[str, object], theirs: dict[str, object]
) -> None:
    assert saved({}, mine, theirs) == {**theirs, **mine}
