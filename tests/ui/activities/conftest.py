"""What the tests of the page stand on."""

from __future__ import annotations

import pytest

from app.ui.common.context import Context
from tests.ui.activities.pages import World, world


@pytest.fixture
def there(empty_context: Context) -> World:
    """A municipality with a few activities."""
    return world(empty_context)
