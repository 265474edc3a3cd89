from odoo import api, models

from odoo.addons.sidocakep_cascading.engine.report_table import merge_cells

from ...engine.figure_columns import find_figure_columns, read_figure
from ...models.lkjip.review_words import complete_statement
from .bar_chart import describe_bars, draw_bars, is_cut
from .lkjip_sample import compose_sample
from .year_chart import draw_years

#: Lines of a page, and characters of one, in the lists.
PAGE_LINES, LINE_LENGTH = 40, 72
#: Percent of the page that a column of numbers is wide.
NUMBER_WIDTH = 6


def fit_lists(document):
    """Tell whether contents and lists stand on one page."""
    lines = sum(
        1 + sum(1 for section in chapter["sections"] if section["number"])
        for chapter in document["chapters"]
    )
    for items in (document["tables"], document.get("figures") or []):
        lines += 2 + sum(
            1 + len(f"{item['label']} {item['title']}") // LINE_LENGTH for item in items
        )
    return lines <= PAGE_LINES


def fit_widths(table):
    """Return the widths of the columns: one that is headed “No.” has room for that.

    What was signed keeps the widths of its day, so they are mended as it is printed.
    """
    widths = list(table["widths"])
    if table["heads"][:1] == ["No."] and widths[0] < NUMBER_WIDTH:
        widths[widths.index(max(widths))] -= NUMBER_WIDTH - widths[0]
        widths[0] = NUMBER_WIDTH
    return widths


class LkjipReport(models.AbstractModel):
    """Values of the printed performance report. Gunung Mas 24/2024 annex E."""

    _name = "report.sidocakep_report.report_lkjip"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Performance Report"

    _printed_model = "sidocakep.lkjip"
    _sample = "lkjip/lkjip_sample.json"

    @api.model
    def _get_sample(self, form):
        """With the sections that the profile of the form asks for."""
        outline = form.profile_id.lkjip_outline_ids
        day = self.env.user._get_office_day()
        sections = compose_sample(outline._filter_in_force(day))
        return {**super()._get_sample(form), **sections}

    @api.model
    def _complete_page(self, document):
        statement = document.get("review")
        if not statement:
            return document
        return {**document, "review": complete_statement(document, statement)}

    @api.model
    def _get_report_values(self, docids, data=None):
        return {
            **super()._get_report_values(docids, data),
            "draw_bars": draw_bars,
            "draw_years": draw_years,
            "describe_bars": describe_bars,
            "is_cut": is_cut,
            "find_figure_columns": find_figure_columns,
            "merge_cells": merge_cells,
            "read_figure": read_figure,
            "fit_lists": fit_lists,
            "fit_widths": fit_widths,
        }
