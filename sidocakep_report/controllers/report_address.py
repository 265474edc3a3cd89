"""An address that names no report, or no records, is an address of nothing."""

import json

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

from odoo.addons.sidocakep_base.models.document.base_shape import LAST_ID
from odoo.addons.web.controllers.report import ReportController


class ReportAddress(ReportController):
    """Core stumbles over the external id of a view, and over numbers of no record."""

    @http.route()
    def report_routes(self, reportname, docids=None, converter=None, **data):
        try:
            request.env["ir.actions.report"]._get_report(reportname)
        except ValueError as error:
            raise NotFound() from error
        ids = (docids or "").split(",")
        if any(item.isdecimal() and int(item) > LAST_ID for item in ids):
            raise NotFound()
        if not all(_is_object(data.get(name)) for name in ("options", "context")):
            raise NotFound()
        return super().report_routes(
            reportname, docids=docids, converter=converter, **data
        )


def _is_object(text):
    """Tell whether a text is an object of JSON, or nothing."""
    try:
        return not text or isinstance(json.loads(text), dict)
    except (TypeError, ValueError, RecursionError):
        return False
