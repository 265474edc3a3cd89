"""What is asked about a period of before one's time says whose time it was."""

from odoo import api, fields, models


class SidocakepFormerHolderMixin(models.AbstractModel):
    """Who holds a post today is asked of a period of before his time, and reads that.

    A document of a post and a period inherits it, and names where they stand and in
    which state it waits for the holder.
    """

    _name = "sidocakep.former.holder.mixin"
    _description = "Asked about a Period of before One's Time"

    #: Field of the post, path to the last day of the period, state that waits.
    _former_post = _former_end = _former_state = None

    former_text = fields.Text(
        string="Superior of That Time", compute="_compute_former_text"
    )

    @api.depends(lambda self: self._get_former_depends())
    @api.depends_context("lang")
    def _compute_former_text(self):
        self.former_text = False
        waiting = self.filtered(lambda item: item.state == self._former_state)
        ends = waiting.grouped(lambda item: (*item.sudo().mapped(self._former_end),))
        for (day, *_others), items in ends.items():
            posts = items[self._former_post]
            said = posts._say_former_holders(day) if day else {}
            for item in items:
                item.former_text = said.get(item[self._former_post].id, False)

    @api.model
    def _get_former_depends(self):
        """Return what it is said by; of no document of its own nothing."""
        return (
            (self._former_post, self._former_end, "state") if self._former_end else ()
        )
