"""Others' lists, read from a file: FollowTheMoney lines (plain or nested), Interpol notices, CSV with our field names.

imported = import_file("invented", path, format="ftm", by="...")      # the difference; bad lines are in quarantine

Every reader gives FollowTheMoney entities in the list's own words, or `Bad` with the line; none of them raises.
"""

from casekeeper.exchange.others_lists.importing import FORMATS, import_file

__all__ = ["FORMATS", "import_file"]
