"""Documents that are amended with a button, for a reason in writing."""

from odoo import fields, models


class SidocakepAmendmentMixin(models.AbstractModel):
    """A version of a document that says why it took the place of the one before."""

    _name = "sidocakep.amendment.mixin"
    _description = "Amendment Mixin"
    _inherit = ["sidocakep.version.mixin"]

    _trail_fields = frozenset({"amendment_reason"})

    amendment_reason = fields.Text(
        copy=False, help="Why the document is amended; needed to decide an amendment."
    )

    def action_amend(self):
        """Open the next version as a draft and show it."""
        self.ensure_one()
        return self._amend()._open_form()

    def _get_amendment_missing(self):
        """Return in words what an amendment lacks to be decided: its reason."""
        self.ensure_one()
        if self.previous_id and not (self.amendment_reason or "").strip():
            return [self.env._("the reason of the amendment")]
        return []

    def _get_next_reason(self):
        return self.amendment_reason if self.previous_id else ""

    def _get_version_name(self, name):
        """Return ``name`` of the document with the number of the amendment."""
        self.ensure_one()
        if self.version == 1:
            return name
        return self.env._(
            "%(document)s (amendment %(number)s)",
            document=name,
            number=self.version - 1,
        )
