"""Agenda 2030 and the scales that every file starts with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.domain import codes
from database import reference

COUNTS = {
    1: "5ab", 2: "5abc", 3: "9abcd", 4: "7abc", 5: "6abc", 6: "6ab", 7: "3ab", 8: "10ab", 9: "5abc",
    10: "7abc", 11: "7abc", 12: "8abc", 13: "3ab", 14: "7abc", 15: "9abc", 16: "10ab", 17: "19",
}  # fmt: skip
"""From the resolution itself: how many numbered targets each goal has, and which letters follow."""


def expected_codes() -> list[str]:
    codes_in_order = []
    for goal, shape in COUNTS.items():
        numbers = re.match(r"\d+", shape)
        assert numbers
        last = int(numbers[0])
        codes_in_order += [f"{goal}.{number}" for number in range(1, last + 1)]
        codes_in_order += [f"{goal}.{letter}" for letter in shape[len(numbers[0]) :]]
    return codes_in_order


def luminance(color: str) -> float:
    def linear(channel: str) -> float:
        share = int(channel, 16) / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(color[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_there_are_seventeen_goals_with_names_in_two_languages() -> None:
    goals = reference.sdg_goals()
    assert [goal.number for goal in goals] == list(range(1, 18))
    assert all(goal.name_sv.strip() and goal.name_en.strip() for goal in goals)
    assert len({goal.name_sv for goal in goals}) == len({goal.name_en for goal in goals}) == 17
    assert goals[2].name_sv == "God hälsa och välbefinnande"
    assert goals[16].name_en == "Partnerships for the goals"


def test_goals_have_their_own_colours_that_black_or_white_can_be_read_on() -> None:
    colors = [goal.color for goal in reference.sdg_goals()]
    assert len(set(colors)) == 17
    for color in colors:
        assert re.fullmatch("#[0-9A-F]{6}", color)
        light = luminance(color)
        assert max(1.05 / (light + 0.05), (light + 0.05) / 0.05) >= 4.5, color
    assert (colors[0], colors[16]) == ("#E5243B", "#19486A")


def test_there_are_169_targets_in_the_order_of_the_resolution() -> None:
    assert [target.code for target in reference.sdg_targets()] == expected_codes()
    assert len(expected_codes()) == 169


def test_a_target_knows_its_goal_and_its_place_in_it() -> None:
    places: dict[int, list[int]] = {}
    for target in reference.sdg_targets():
        assert target.code.startswith(f"{target.goal}.")
        places.setdefault(target.goal, []).append(target.position)
    assert all(found == list(range(1, len(found) + 1)) for found in places.values())
    assert sorted(places) == list(range(1, 18))


def test_headings_are_short_and_tell_targets_apart() -> None:
    targets = reference.sdg_targets()
    for target in targets:
        assert target.heading == target.heading.strip()
        assert 2 <= len(target.heading.split()) <= 7, target
        assert len(target.heading) <= 60, target
        assert target.heading[0].isupper() and not target.heading.endswith("."), target
    assert len({target.heading for target in targets}) == 169


def test_headings_are_marked_as_our_own_in_the_file() -> None:
    text = (Path(reference.__file__).parent / "sdg_targets.toml").read_text(encoding="utf-8")
    assert "RUBRIKERNA ÄR VÅRA EGNA" in text
    assert "not the official text" in text


@pytest.mark.parametrize("scale", codes.SCALES)
def test_each_scale_has_four_steps_with_words_to_weigh_by(scale: str) -> None:
    steps = [step for step in reference.scale_steps() if step.scale == scale]
    assert [step.value for step in steps] == [1, 2, 3, 4]
    assert len({step.label for step in steps}) == len({step.text for step in steps}) == 4
    assert all(20 <= len(step.text) <= 300 and step.text.endswith(".") for step in steps)


def test_every_consequence_tells_of_people_economy_operations_and_trust() -> None:
    for step in reference.scale_steps():
        if step.scale == "consequence":
            for area in ("Människor:", "Ekonomi:", "Verksamhet:", "Förtroende:"):
                assert area in step.text


def test_reference_rows_can_not_be_changed_by_mistake() -> None:
    with pytest.raises(AttributeError):
        setattr(reference.sdg_goals()[0], "color", "#000000")  # noqa: B010
