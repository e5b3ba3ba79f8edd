"""What conclusions are called when they become something else."""

from __future__ import annotations

from app.domain.conclusions import TITLE_LENGTH, proposed_title


def test_a_title_is_proposed_from_the_first_line() -> None:
    assert proposed_title("**Fler** mötesplatser.\n\nMer text") == "Fler mötesplatser"
    long = proposed_title("ord " * 1000)
    assert len(long) <= TITLE_LENGTH + 2 and long.endswith("ord …")
    assert proposed_title("   \n ") == ""
