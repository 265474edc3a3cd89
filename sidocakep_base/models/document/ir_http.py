"""A full disk is told in words wherever a request meets it, as at the log-in."""

from odoo import models
from odoo.http import request

from ...exceptions import DiskError
from .disk import is_full


class IrHttp(models.AbstractModel):
    _name = "ir.http"
    _inherit = ["ir.http"]

    @classmethod
    def _handle_error(cls, exception):
        """Sessions lie on the disk of the file store; prints need that of /tmp."""
        if not isinstance(exception, DiskError) and is_full(exception):
            describe = request.env["ir.attachment"]._describe_disk_error
            exception = DiskError(describe(exception))
        return super()._handle_error(exception)
