"""What an open file has at hand."""

from __future__ import annotations

from functools import cached_property

from app.services.office import Office


def test_other_pages_services_are_made_when_asked_for_and_all_of_them_ahead(empty_office: Office) -> None:
    later = {name for name, service in vars(Office).items() if isinstance(service, cached_property)}
    assert "goals" in later and not later & vars(empty_office).keys()
    assert empty_office.goals is empty_office.goals
    empty_office.prepare()
    assert later <= vars(empty_office).keys()
