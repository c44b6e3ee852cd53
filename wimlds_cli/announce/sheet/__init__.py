"""One page a run: every text as its channel shows it, to read before posting and to post from by hand."""

from wimlds_cli.announce.sheet.writing import SHEET, preview_page, sheet_file

__all__ = ["SHEET", "preview_page", "sheet_file"]
