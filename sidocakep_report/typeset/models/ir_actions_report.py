import io
from collections import OrderedDict

from markupsafe import Markup

from odoo import api, fields, models, modules
from odoo.exceptions import UserError
from odoo.tools import ormcache

from ..engine import (
    BusyError,
    ImageError,
    PageSettings,
    PrintError,
    StackedMarksError,
    StructureError,
    TooHeavyError,
    UnprintableTextError,
    VocabularyError,
    get_stylesheet,
    open_press,
    read_documents,
)

ENGINE_PARAMETER = "typeset.engine"
TYPST = "typst"
WKHTMLTOPDF = "wkhtmltopdf"
#: What a print asks of its report: a third of what a report has.
ASKED = (
    *("name", "model", "report_name", "report_type", "is_typeset"),
    *("attachment", "attachment_use", "paperformat_id"),
)


class IrActionsReport(models.Model):
    """Prints reports without a browser, one file per record."""

    _name = "ir.actions.report"
    _inherit = ["ir.actions.report"]

    is_typeset = fields.Boolean(
        string="Typeset",
        help="The template is written in the vocabulary of the typesetter, which makes "
        "a PDF/A of it without a browser.",
    )

    def _get_readable_fields(self):
        return super()._get_readable_fields() | {"is_typeset"}

    def report_action(self, docids, data=None, config=True):
        """A typeset page has no layout that could be chosen first."""
        if not self.is_typeset:
            return super().report_action(docids, data=data, config=config)
        action = super().report_action(docids, data=data, config=False)
        action["is_typeset"] = True
        return action

    def _get_rendering_context_model(self, report):
        """Say it where a page is asked for of what is a file only, as a workbook."""
        model = super()._get_rendering_context_model(report)
        if model is not None and not hasattr(model, "_get_report_values"):
            raise UserError(
                self.env._(
                    "“%(report)s” is a file and has no page to show. Open its document "
                    "and download it there.",
                    report=report.name,
                )
            )
        return model

    def _get_rendering_context(self, report, docids, data):
        values = super()._get_rendering_context(report, docids, data)
        if report.is_typeset:
            values["typeset_stylesheet"] = Markup(get_stylesheet())
        return values

    # ------------------------------------------------------------------
    # Into Odoo's way from a record to a PDF
    # ------------------------------------------------------------------

    @api.model
    def _get_report(self, report_ref):
        if isinstance(report_ref, str):
            report_ref = self._typeset_find_report(report_ref) or report_ref
        return super()._get_report(report_ref)

    @api.model
    @ormcache("name")
    def _typeset_find_report(self, name):
        """Return the id of the report of a name, if one has it.

        Asked with each print; whoever makes or changes an action empties the cache.
        """
        return self.sudo().search([("report_name", "=", name)], limit=1).id

    def _render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        report = self._get_report(report_ref)
        report.fetch(ASKED)
        if report.is_typeset:
            # A name is searched for at every step, an id is not.
            report_ref = report.id
        return super()._render_qweb_pdf(report_ref, res_ids=res_ids, data=data)

    def _pre_render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        # Stock Odoo makes no PDF in tests because wkhtmltopdf would call back the
        # server; nothing is fetched here, so tests see what users get.
        report = self
        if self._get_report(report_ref).is_typeset:
            report = self.with_context(force_report_rendering=True)
        return super(IrActionsReport, report)._pre_render_qweb_pdf(
            report_ref, res_ids=res_ids, data=data
        )

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        report = self._get_report(report_ref)
        if not (report.is_typeset and res_ids):
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids)
        records = self.env[report.model].browse(OrderedDict.fromkeys(res_ids))
        self._typeset_fetch(records)
        records.check_access("read")
        contents, attachments = self._typeset_print(report, records, data)
        return OrderedDict(
            (
                record.id,
                {
                    "stream": io.BytesIO(contents[record.id]),
                    "attachment": attachments.get(record.id, self.env["ir.attachment"]),
                },
            )
            for record in records
        )

    def _typeset_fetch(self, records):
        """Read what will be asked of records, where it is less than all of them.

        Whoever may not read them is refused afterwards. Another addon names its fields.
        """

    def _prepare_pdf_report_attachment_vals_list(self, report, streams):
        # Stored already, with their mark, as the streams were made.
        if report.is_typeset:
            return []
        return super()._prepare_pdf_report_attachment_vals_list(report, streams)

    # ------------------------------------------------------------------
    # From records to PDF
    # ------------------------------------------------------------------

    def _typeset_render(self, report_ref, records, data=None, *, is_urgent=False):
        """Return ``{record id: PDF bytes}``, one document for each of ``records``.

        Nothing is stored and no stored print is used.

        :param is_urgent: whether it is for a signature, which waits for no other print
        """
        report = self._get_report(report_ref)
        if not records:
            return {}
        engine = (
            self.env["ir.config_parameter"].sudo().get_param(ENGINE_PARAMETER, TYPST)
        )
        data = {**(data or {}), "report_type": "pdf", "debug": False}
        drawn = self._typeset_draw(report, records, is_urgent)
        if drawn is not None:
            contents = drawn
        elif engine == TYPST:
            html = self._render_qweb_html(report.id, records.ids, data=data)[0]
            contents = self._typeset_html(report, html, is_urgent)
        elif engine == WKHTMLTOPDF:
            contents = self._typeset_fallback(report, records, data)
        else:
            raise UserError(
                self.env._(
                    "System parameter %(parameter)s is “%(value)s”; it can be "
                    "“%(typst)s” or “%(wkhtmltopdf)s”. Choose one of the two.",
                    parameter=ENGINE_PARAMETER,
                    value=engine,
                    typst=TYPST,
                    wkhtmltopdf=WKHTMLTOPDF,
                )
            )
        if contents.keys() != set(records.ids):
            raise UserError(
                self.env._(
                    "Template “%(report)s” must print exactly one document for each "
                    "record, marked with data-oe-id. Tell the administrator.",
                    report=report.name,
                )
            )
        return contents

    def _typeset_draw(self, report, records, is_urgent):
        """``{record id: PDF bytes}`` of a report that draws its pages, else ``None``.

        Such a report has no template: its model ``report.<report_name>`` returns
        Typst documents from ``_get_typst_documents(records)``.
        """
        source = self.env.get(f"report.{report.report_name}")
        if not hasattr(source, "_get_typst_documents"):
            return None
        return self._typeset_compile(
            report,
            lambda: source._get_typst_documents(records).items(),
            is_urgent,
        )

    def _typeset_html(self, report, html, is_urgent=False):
        page = self._typeset_page(report)
        return self._typeset_compile(
            report,
            lambda: (
                (document.record_id, document)
                for document in read_documents(html, page)
            ),
            is_urgent,
        )

    def _typeset_compile(self, report, make, is_urgent=False):
        """``{record id: PDF bytes}`` of the ``(record id, document)`` of ``make``.

        A record has one document: of two the second would take the place of the first
        without a word, and what was on the first would be printed nowhere.
        """
        files = {}
        try:
            # Odoo's tests end, and report, a process that outlives a class of theirs.
            waits = not modules.module.current_test
            press = open_press(waits=waits, is_urgent=is_urgent)
            with press as compile_document:
                for record_id, document in make():
                    if record_id in files:
                        raise StructureError(
                            f"record {record_id} has two documents (data-oe-id)"
                        )
                    files[record_id] = compile_document(document)
            return files
        except PrintError as error:
            raise UserError(self._typeset_error_message(report, error)) from error

    def _typeset_page(self, report):
        """The sheet and margins of the report's paper format."""
        paper = report.get_paperformat()
        width, height = sorted((paper.print_page_width, paper.print_page_height))
        return PageSettings(
            width=width,
            height=height,
            margin_top=paper.margin_top,
            margin_right=paper.margin_right,
            margin_bottom=paper.margin_bottom,
            margin_left=paper.margin_left,
            landscape=paper.orientation == "Landscape",
        )

    def _typeset_error_message(self, report, error):
        """What a person can do about a refused print."""
        if told := self._typeset_press_message(report, error):
            return told
        if isinstance(error, UnprintableTextError):
            return self.env._(
                "“%(report)s” cannot be printed: no font has the sign %(signs)s, which "
                "stands in “%(excerpt)s”. Replace it there and print again.",
                report=report.name,
                signs=" ".join(f"{c} (U+{ord(c):04X})" for c in error.characters),
                excerpt=error.excerpt,
            )
        if isinstance(error, ImageError):
            return self.env._(
                "“%(report)s” cannot be printed: an image (logo of the letterhead?) "
                "cannot be used. Load it again as PNG or JPEG. (%(detail)s)",
                report=report.name,
                detail=error,
            )
        if isinstance(error, VocabularyError):
            return self.env._(
                "“%(report)s” cannot be printed: its template uses the %(kind)s "
                "“%(name)s” in %(where)s, which the typesetter does not know.",
                report=report.name,
                kind=error.kind,
                name=error.name,
                where=error.where,
            )
        return self.env._(
            "“%(report)s” cannot be printed, its template is at fault: %(detail)s",
            report=report.name,
            detail=error,
        )

    def _typeset_press_message(self, report, error):
        """The same of one that keeps the press too long, or that it had no time for."""
        if isinstance(error, TooHeavyError):
            return self.env._(
                "“%(report)s” cannot be printed: its texts are longer than a paper can "
                "hold. Shorten what was pasted into it, and print again.",
                report=report.name,
            )
        if isinstance(error, StackedMarksError):
            return self.env._(
                "“%(report)s” cannot be printed: more accents stand on one letter than "
                "any script has, after “%(excerpt)s”. Type the text there anew, do not "
                "paste it, and print again.",
                report=report.name,
                excerpt=error.excerpt,
            )
        if isinstance(error, BusyError):
            return self.env._(
                "“%(report)s” is not printed yet: other prints are running. Nothing "
                "was changed; try again in a minute.",
                report=report.name,
            )
        return None
