"""A full disk is told in words also where Odoo stores the session: at the log-in."""

from odoo import models
from odoo.exceptions import UserError
from odoo.http import request

from .ir_attachment import FULL


class IrHttp(models.AbstractModel):
    _name = "ir.http"
    _inherit = ["ir.http"]

    @classmethod
    def _handle_error(cls, exception):
        """Sessions lie on the disk of the file store."""
        if isinstance(exception, OSError) and exception.errno in FULL:
            describe = request.env["ir.attachment"]._describe_disk_error
            exception = UserError(describe(exception))
        return super()._handle_error(exception)
