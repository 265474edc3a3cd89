from odoo import models

from .actor import running_cron
from .document_lang import document_lang


class IrCron(models.Model):
    """What our crons write down is read by officials: it is in their language.

    A cron has no reader whose language it would take, and Odoo runs it in English:
    names of documents, reasons and messages that it stores would stay so.
    """

    _inherit = "ir.cron"

    def _callback(self, cron_name, server_action_id):
        cron = self
        if self.get_external_id()[self.id].startswith("sidocakep_"):
            cron = self.with_context(lang=document_lang(self.env))
        with running_cron():
            return super(IrCron, cron)._callback(cron_name, server_action_id)
