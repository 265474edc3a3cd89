"""What goes wrong in a request is told in words, wherever it is met."""

from werkzeug.exceptions import HTTPException

from odoo import models
from odoo.exceptions import UserError
from odoo.http import SessionExpiredException, request

from ...const import OUR_ADDONS
from ...exceptions import DiskError
from .disk import is_full

#: What Odoo answers in words, or with a page of its own.
ANSWERED = (UserError, HTTPException, SessionExpiredException)
#: How a call of a method names its model: of the web client, and of other programs.
MODEL_NAMES = ("model", "__model__")
#: Where methods of our addons are defined.
HOMES = tuple(f"odoo.addons.{addon}" for addon in OUR_ADDONS)


class IrHttp(models.AbstractModel):
    _name = "ir.http"
    _inherit = ["ir.http"]

    @classmethod
    def _handle_error(cls, exception):
        """Sessions lie on the disk of the file store; prints need that of /tmp.

        A call of a model of ours that stumbles over what was sent is answered in a
        sentence; the log of the server has the rest, which is no business of clients.
        """
        if not isinstance(exception, DiskError) and is_full(exception):
            describe = request.env["ir.attachment"]._describe_disk_error
            exception = DiskError(describe(exception))
        elif not isinstance(exception, ANSWERED) and cls._is_call_of_ours():
            exception = UserError(
                request.env._(
                    "The program cannot do this with what was sent to it; nothing was "
                    "changed. If you only pressed a button or filled in a form, tell "
                    "the administrator what you did and when: the log of the server "
                    "says what went wrong."
                )
            )
        return super()._handle_error(exception)

    @classmethod
    def _is_call_of_ours(cls):
        """Tell whether a method of a model is called that an addon of ours knows."""
        if request.dispatcher.routing_type not in ("jsonrpc", "json2"):
            return False
        params = request.params or {}
        names = (params.get(name) for name in MODEL_NAMES)
        return any(
            isinstance(name, str)
            and name in request.registry
            and cls._is_model_of_ours(request.registry[name])
            for name in names
        )

    @staticmethod
    def _is_model_of_ours(model):
        everywhere = request.registry["base"].__mro__
        return any(
            definition.__module__.startswith(HOMES)
            for definition in model.__mro__
            if definition not in everywhere
        )
