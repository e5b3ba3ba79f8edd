"""How paper is made: type, pages, tags and the file itself. The parts behind ``app.reports.document``."""
