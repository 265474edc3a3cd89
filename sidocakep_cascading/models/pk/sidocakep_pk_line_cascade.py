"""How a line carries the line of the superior."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...const import (
    CASCADE_METHODS,
    CASCADE_SAME,
    CASCADE_SHARE,
    CASCADE_SUPPORT,
    REPLACED,
)


class SidocakepPkLine(models.Model):
    """Adds the way of cascading and what earlier years brought about."""

    _name = "sidocakep.pk.line"
    _inherit = "sidocakep.pk.line"

    cascade_method = fields.Selection(
        CASCADE_METHODS,
        string="Carries It By",
        compute="_compute_cascade_method",
        store=True,
        readonly=False,
        precompute=True,
        help="The same indicator with its whole target, a share of the target, or an "
        "indicator of its own that supports that of the superior.",
    )
    from_earlier_years = fields.Boolean(
        help="An outcome that earlier years' work brings about; no activity of this "
        "year needs to stand behind it.",
    )
    currency_id = fields.Many2one(related="pk_id.currency_id")
    job_id = fields.Many2one(related="pk_id.job_id")

    @api.depends("parent_line_id.indicator_id", "indicator_id")
    def _compute_cascade_method(self):
        """Tell how the line carries that of the superior, unless it is said."""
        for line in self:
            parent, method = line.parent_line_id.sudo(), line.cascade_method
            if not line._is_open():
                line.cascade_method = method
            elif not parent:
                line.cascade_method = False
            elif parent.indicator_id != line.indicator_id.sudo():
                line.cascade_method = CASCADE_SUPPORT
            else:
                keeps = method in (CASCADE_SAME, CASCADE_SHARE)
                line.cascade_method = method if keeps else CASCADE_SAME

    @api.constrains("cascade_method", "parent_line_id", "indicator_id")
    def _check_cascade_method(self):
        """Only the same indicator is handed on, and only sums are shared."""
        for line in self.sudo().filtered("cascade_method"):
            parent, method = line.parent_line_id, line.cascade_method
            if not parent or (
                method != CASCADE_SUPPORT and parent.indicator_id != line.indicator_id
            ):
                raise ValidationError(
                    self.env._(
                        '"%(line)s" is not the indicator of a line of the superior: '
                        "choose that line, or let it support one.",
                        line=line.name,
                    )
                )
            if method == CASCADE_SHARE and not line.indicator_id._is_divisible():
                raise ValidationError(
                    self.env._(
                        'The target of "%(line)s" is not a sum and cannot be shared. '
                        "Hand on the whole indicator, or let another one support it.",
                        line=line.name,
                    )
                )

    def _get_standing_children(self):
        """Return the lines that carry this promise now, sudo.

        A revision cuts no link: lines that point at another version of the PK carry
        the same indicator here. Of a subordinate under revision the version counts
        that is not replaced yet.
        """
        self.ensure_one()
        line = self.sudo()
        versions = newest = line.pk_id
        while newest.previous_id:
            newest = newest.previous_id
            versions |= newest
        newest = line.pk_id.next_ids
        while newest - versions:
            versions |= newest
            newest = newest.next_ids
        same = versions.line_ids.filtered(
            lambda other: other.indicator_id == line.indicator_id
        )
        children = same.child_line_ids.filtered(
            lambda child: child.pk_id.state != REPLACED
        )
        return children.filtered(
            lambda child: child.pk_id.previous_id not in children.pk_id
        )

    def _link_to_superiors(self, links):
        """Point many lines at the lines they support, in a fixed number of queries.

        A write for each line would lock, check and update line by line.

        :param links: ``{line id: line id of the superior}``
        """
        lines = self.browse(links)
        lines.check_access("write")
        lines._check_document_open()
        self.env.flush_all()
        lines._write_multi([{"parent_line_id": links[line.id]} for line in lines])
        lines.invalidate_recordset(["parent_line_id", "child_line_ids"])
        self.env.add_to_compute(self._fields["cascade_method"], lines)
        lines._recompute_recordset(["cascade_method"])
        lines._check_parent_line()
