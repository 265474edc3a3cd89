"""Files of the national finance system take the way of the workbook."""

import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.workbook import Book, WorkbookRefusedError, strip_export_apart
from ..workbook.import_messages import describe
from ..workbook.sheets import PlanNodeHandler
from .export_columns import MESSAGES, SHEETS
from .export_run import DpaFileHandler, ExportRun, RealisationFileHandler
from .workbook_cash_plan import CashPlanHandler
from .workbook_realisation import RealisationHandler, ReconciliationHandler

WORKBOOK = "workbook"
#: Kind of file > the sheet that reads it.
HANDLERS = {"realisation": RealisationFileHandler, "dpa": DpaFileHandler}
#: A change of these makes a check void, as one of the file does.
CHOICES = {"file_kind", "spj_until", "ls_until"}


class SidocakepImport(models.Model):
    """Upload, check, preview, apply: also for the realisation and the DPA.

    Of such a file only the columns that are read are kept: numbers and names of persons
    are dropped when it is uploaded, before it is stored.
    """

    _name = "sidocakep.import"
    _inherit = "sidocakep.import"

    file_kind = fields.Selection(
        [
            (WORKBOOK, "Workbook"),
            ("realisation", "Realisation of the Finance System (CSV, JSON, Excel)"),
            ("dpa", "DPA of the Finance System (CSV, JSON, Excel)"),
        ],
        string="Kind of File",
        required=True,
        default=WORKBOOK,
    )
    spj_until = fields.Date(
        string="SPJ Ratified until",
        help="The file does not say which accounts of UP, GU and TU are ratified: "
        "those dated until this day are counted, later ones are named and left out.",
    )
    ls_until = fields.Date(
        string="LS Paid by SP2D until",
        help="Only for a file summed by month, which does not tell what has its SP2D: "
        "months that end until this day are counted, later ones are named.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        # The kind may come from the context: it decides what of the file is kept.
        kind = self.default_get(["file_kind"])
        return super().create([self._strip(kind | vals) for vals in vals_list])

    def write(self, vals):
        stale = self.browse()
        if vals.keys() & CHOICES and not self._workflow_bypassed():
            self._check_no_task()
            stale = self.filtered(lambda record: record.state == "checked")
        if vals.get("file") and "file_kind" not in vals and self:
            kinds = set(self.mapped("file_kind"))
            if kinds != {WORKBOOK}:
                vals = self._strip(vals | {"file_kind": min(kinds - {WORKBOOK})})
        elif vals.get("file_kind", WORKBOOK) != WORKBOOK and "file" not in vals:
            # what lies there was uploaded as something else, with all its columns
            vals = vals | {"file": False, "file_name": False}
        else:
            vals = self._strip(vals)
        result = super().write(vals)
        if stale:
            stale._forget_check()
        return result

    @api.model
    def _strip(self, vals):
        """Return the values with a file of the wanted columns alone."""
        sheet = SHEETS.get(vals.get("file_kind"))
        if not sheet or not vals.get("file"):
            return vals
        try:
            table = strip_export_apart(self._decode_file(vals, "file"), Book((sheet,)))
        except WorkbookRefusedError as error:
            problem = error.problem
            wrong, remedy = describe(self.env, problem.code, problem.facts, MESSAGES)
            message = f"{wrong} {remedy}"
            raise UserError(message) from error
        return vals | {"file": base64.b64encode(table)}

    @api.model
    def _get_sheet_handlers(self):
        """Add the sheets of money after that of the DPA."""
        money = [CashPlanHandler, RealisationHandler, ReconciliationHandler]
        return [*super()._get_sheet_handlers(), *money]

    def _prepare_run(self):
        self.ensure_one()
        handler = HANDLERS.get(self.file_kind)
        if not handler:
            return super()._prepare_run()
        return ExportRun(self, [PlanNodeHandler, handler])

    def action_download(self):
        """A file of another system is not made here."""
        if self.filtered(lambda record: record.file_kind != WORKBOOK):
            raise UserError(
                self.env._(
                    "Save this file from the finance system. Choose Workbook as the "
                    "kind of file to download one."
                )
            )
        return super().action_download()
