import io
from collections import OrderedDict

from markupsafe import Markup

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import file_open, ormcache
from odoo.tools.safe_eval import safe_eval, time

from ..engine import (
    ImageError,
    PageSettings,
    PrintError,
    UnprintableTextError,
    VocabularyError,
    compile_document,
    read_documents,
)
from .ir_attachment import StoredPrint

ENGINE_PARAMETER = "sidocakep_report.pdf_engine"
TYPST = "typst"
WKHTMLTOPDF = "wkhtmltopdf"
STYLESHEET = "sidocakep_report/static/src/print/print.css"


class IrActionsReport(models.Model):
    """Prints the official forms without a browser and one file per record."""

    _name = "ir.actions.report"
    _inherit = ["ir.actions.report"]

    sidocakep_form = fields.Boolean(
        string="Official Form",
        help="The template is written in the vocabulary of the official forms and is "
        "made into a PDF/A by the typesetter of SIDO CAKEP.",
    )

    def _get_readable_fields(self):
        return super()._get_readable_fields() | {"sidocakep_form"}

    def report_action(self, docids, data=None, config=True):
        """An official form has its own letterhead: no layout to be chosen first."""
        if not self.sidocakep_form:
            return super().report_action(docids, data=data, config=config)
        action = super().report_action(docids, data=data, config=False)
        action["sidocakep_form"] = True
        return action

    def _get_rendering_context(self, report, docids, data):
        values = super()._get_rendering_context(report, docids, data)
        if report.sidocakep_form:
            values["sidocakep_stylesheet"] = Markup(self._sidocakep_stylesheet())
        return values

    @ormcache()
    def _sidocakep_stylesheet(self):
        """The stylesheet of the forms, put into the page: nothing is to be fetched."""
        with file_open(STYLESHEET) as stylesheet:
            return stylesheet.read()

    # PDF

    def _pre_render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        # Stock Odoo makes no PDF in tests because wkhtmltopdf would call back the
        # server; nothing is fetched here, so tests see what users get.
        report = self
        if self._get_report(report_ref).sidocakep_form:
            report = self.with_context(force_report_rendering=True)
        return super(IrActionsReport, report)._pre_render_qweb_pdf(
            report_ref, res_ids=res_ids, data=data
        )

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        report = self._get_report(report_ref)
        if not (report.sidocakep_form and res_ids):
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids)
        records = self.env[report.model].browse(OrderedDict.fromkeys(res_ids))
        records.check_access("read")
        names = self._sidocakep_print_names(report, records)
        stored = self._sidocakep_stored_prints(report, names)
        reused = stored if report.attachment_use else {}
        missing = records.browse(id_ for id_ in records.ids if id_ not in reused)
        contents = self._sidocakep_render(report, missing, data)
        to_store = {id_: names[id_] for id_ in contents if names.get(id_)}
        for id_ in stored:
            to_store.pop(id_, None)
        stored |= self._sidocakep_store(report, to_store, contents)
        streams = OrderedDict()
        for record in records:
            attachment = stored.get(record.id)
            content = contents.get(record.id) or attachment.raw
            streams[record.id] = {
                "stream": io.BytesIO(content),
                "attachment": attachment or self.env["ir.attachment"],
            }
        return streams

    def _prepare_pdf_report_attachment_vals_list(self, report, streams):
        # Stored already, with their mark, as the streams were made.
        if report.sidocakep_form:
            return []
        return super()._prepare_pdf_report_attachment_vals_list(report, streams)

    def _sidocakep_print_names(self, report, records):
        """``{record id: file name}`` of those whose print is to be kept."""
        if not report.attachment or self.env.context.get("report_pdf_no_attachment"):
            return {}
        names = {}
        for record in records:
            name = safe_eval(report.attachment, {"object": record, "time": time})
            if name:
                names[record.id] = name
        return names

    def _sidocakep_stored_prints(self, report, names):
        """``{record id: attachment}`` of the prints kept under ``names``.

        As superuser: who may read the record may read its print.
        """
        attachments = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("sidocakep_report_id", "=", report.id),
                    ("res_model", "=", report.model),
                    ("res_id", "in", list(names)),
                    ("name", "in", list(set(names.values()))),
                ],
                order="id desc",
            )
        )
        return {
            attachment.res_id: attachment
            for attachment in attachments
            if names[attachment.res_id] == attachment.name
        }

    def _sidocakep_store(self, report, names, contents):
        """Keep the prints under ``names``; ``{record id: attachment}``."""
        attachments = (
            self.env["ir.attachment"]
            .sudo()
            .create(
                [
                    {
                        "name": name,
                        "raw": contents[record_id],
                        "mimetype": "application/pdf",
                        "res_model": report.model,
                        "res_id": record_id,
                        "sidocakep_report_id": StoredPrint(report.id),
                    }
                    for record_id, name in names.items()
                ]
            )
        )
        return {attachment.res_id: attachment for attachment in attachments}

    def _sidocakep_render(self, report, records, data):
        """``{record id: PDF bytes}``, one document for each of ``records``."""
        if not records:
            return {}
        engine = (
            self.env["ir.config_parameter"].sudo().get_param(ENGINE_PARAMETER, TYPST)
        )
        data = {**(data or {}), "report_type": "pdf", "debug": False}
        drawn = self._sidocakep_drawn(report, records)
        if drawn is not None:
            contents = drawn
        elif engine == TYPST:
            html = self._render_qweb_html(report.id, records.ids, data=data)[0]
            contents = self._sidocakep_typeset(report, html)
        elif engine == WKHTMLTOPDF:
            contents = self._sidocakep_fallback(report, records, data)
        else:
            raise UserError(
                self.env._(
                    "System parameter %(parameter)s is “%(value)s”; it can be "
                    "“%(typst)s” or “%(wkhtmltopdf)s”.",
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
                    "record, marked with data-oe-id.",
                    report=report.name,
                )
            )
        return contents

    def _sidocakep_drawn(self, report, records):
        """``{record id: PDF bytes}`` of a report that draws its pages, else ``None``.

        Such a report has no template: its model ``report.<report_name>`` returns
        Typst documents from ``_get_typst_documents(records)``.
        """
        source = self.env.get(f"report.{report.report_name}")
        if not hasattr(source, "_get_typst_documents"):
            return None
        try:
            return {
                record_id: compile_document(document)
                for record_id, document in source._get_typst_documents(records).items()
            }
        except PrintError as error:
            raise UserError(self._sidocakep_error_message(report, error)) from error

    def _sidocakep_typeset(self, report, html):
        page = self._sidocakep_page(report)
        try:
            return {
                document.record_id: compile_document(document)
                for document in read_documents(html, page)
            }
        except PrintError as error:
            raise UserError(self._sidocakep_error_message(report, error)) from error

    def _sidocakep_page(self, report):
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

    def _sidocakep_error_message(self, report, error):
        """What a person can do about a refused print."""
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
                "“%(name)s” in %(where)s, which the official forms do not know.",
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

    # fallback

    def _sidocakep_fallback(self, report, records, data):
        """Prints by wkhtmltopdf for sites that chose it: same page, no page numbers.

        One call a record, because the unpatched wkhtmltopdf of Linux distributions
        refuses several pages; the page holds its stylesheet and images, so the
        renderer does not call back a server whose workers wait for it.
        """
        if self.get_wkhtmltopdf_state() == "install":
            raise UserError(
                self.env._(
                    "Wkhtmltopdf is not installed here. Set system parameter "
                    "%(parameter)s to “%(typst)s”.",
                    parameter=ENGINE_PARAMETER,
                    typst=TYPST,
                )
            )
        contents = {}
        for record in records:
            html = self._render_qweb_html(report.id, record.ids, data=data)[0].decode()
            contents[record.id] = self.with_context(
                sidocakep_no_delay=True
            )._run_wkhtmltopdf(
                [html],
                report_ref=report.id,
                landscape='class="article sc-doc sc-landscape"' in html,
            )
        return contents

    def _build_wkhtmltopdf_args(
        self,
        paperformat_id,
        landscape,
        specific_paperformat_args=None,
        set_viewport_size=False,
    ):
        arguments = super()._build_wkhtmltopdf_args(
            paperformat_id,
            landscape,
            specific_paperformat_args=specific_paperformat_args,
            set_viewport_size=set_viewport_size,
        )
        if self.env.context.get("sidocakep_no_delay"):
            # Nothing is loaded by script, so there is nothing to wait for.
            arguments[arguments.index("--javascript-delay") + 1] = "0"
        return arguments
