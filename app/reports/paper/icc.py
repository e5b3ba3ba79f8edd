"""The colour profile that a PDF/A file carries to say what its colours mean: sRGB."""

from __future__ import annotations

from functools import cache

from PIL import ImageCms

_DATE = slice(24, 36)
"""Where a profile says when it was made."""
_MADE = b"".join(number.to_bytes(2, "big") for number in (2019, 1, 1, 0, 0, 0))


@cache
def srgb_profile() -> bytes:
    """Return an ICC profile for sRGB, the same bytes on any day."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = _MADE
    return bytes(profile)
