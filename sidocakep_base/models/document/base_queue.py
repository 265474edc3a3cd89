"""Jobs are made by the program, not by a client."""

from odoo import api, models


class Base(models.AbstractModel):
    """Every model: what puts a call into the queue is closed to clients.

    ``queue_job`` makes both methods public. They answer with an object that no client
    gets, and an error in the log.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.private
    def with_delay(self, *args, **kwargs):
        return super().with_delay(*args, **kwargs)

    @api.private
    def delayable(self, *args, **kwargs):
        return super().delayable(*args, **kwargs)
