import math
import textwrap

from odoo import api, models

#: Lines of the table that one sheet holds, and characters of a line of a name.
LINES, NAME_WIDTH = 45, 44
#: The same of the smaller rows, in which each agency has one line.
SMALL_NAME_WIDTH, GAP_WIDTH = 52, 46


class OverviewReport(models.AbstractModel):
    """Values of the one page for the head of region: agencies side by side.

    Other papers of the window are made of the same values but for :meth:`_get_doc`.
    """

    _name = "report.sidocakep_report.report_overview"
    _description = "Printed Page of the Agencies"

    @api.model
    def _get_report_values(self, docids, data=None):
        overviews = self.env["sidocakep.overview"].browse(docids)
        overviews.check_access("read")
        return {
            "doc_ids": overviews.ids,
            "doc_model": overviews._name,
            "pages": [
                {"record": item, "doc": self._get_doc(item)} for item in overviews
            ],
        }

    @api.model
    def _get_doc(self, overview):
        """Return what the paper says of the period of a window.

        Where the agencies take more lines than a sheet has, each is given one: its
        short name where the whole one does not fit.
        """
        page = overview._get_page()
        rows = [*page["rows"], *page["without"]]
        lines = sum(
            math.ceil(len(row["agency"]) / NAME_WIDTH)
            if not row.get("gaps")
            else max(
                math.ceil(len(row["agency"]) / NAME_WIDTH),
                math.ceil(len(row["gaps"]) / GAP_WIDTH),
            )
            for row in rows
        )
        if lines <= LINES:
            return {**page, "is_crowded": False}
        return {
            **page,
            "is_crowded": True,
            "rows": [_shorten(row) for row in page["rows"]],
            "without": [_shorten(row) for row in page["without"]],
        }


def _shorten(row):
    """Return a row of one line; what is cut off ends with three dots."""
    name = row["agency"]
    if len(name) > SMALL_NAME_WIDTH:
        name = row.get("short") or name
    cut = {"agency": textwrap.shorten(name, SMALL_NAME_WIDTH, placeholder=" ...")}
    if row.get("gaps"):
        cut["gaps"] = textwrap.shorten(row["gaps"], GAP_WIDTH, placeholder=" ...")
    return {**row, **cut}
