"""Web pages: written as paper is, with everything escaped; no scripts, nothing fetched from elsewhere."""
