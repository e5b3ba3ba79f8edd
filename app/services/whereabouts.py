"""What kind of place a file lies in: the own disk, a folder that is kept in step over the internet, or a share."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path, PurePath

SYNCED = {
    "onedrive": "OneDrive",
    "sharepoint": "SharePoint",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
"""What folders kept in step over the internet are called, by how their names begin."""

_SHARED_SYSTEMS = frozenset({"cifs", "smb3", "smbfs", "nfs", "nfs4", "fuse.sshfs", "9p", "afs", "davfs"})
_DRIVE_REMOTE = 4
"""What Windows answers for a drive letter that leads to another computer."""


def synced_by(path: PurePath) -> str:
    """The service that keeps the file's folder in step over the internet; empty where none does."""
    for part in path.parent.parts:
        for beginning, name in SYNCED.items():
            if part.casefold().startswith(beginning):
                return name
    return ""


def is_shared(path: Path) -> bool:
    """Whether the file lies on another computer."""
    if path.as_posix().startswith("//"):
        return True
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE)
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False  # Only Linux tells in this way; elsewhere nothing is known of the folder.
    return system_of(path, mounts) in _SHARED_SYSTEMS


def system_of(path: PurePath, mounts: str) -> str:
    """The kind of file system that a path lies on, by the lines of Linux' list of mounts."""
    found, longest = "", -1
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        mount = PurePath(parts[1].replace("\\040", " "))
        if path.is_relative_to(mount) and len(mount.parts) >= longest:
            found, longest = parts[2], len(mount.parts)
    return found
