"""Who carries what was asked, and who is to be told."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.organisation.official import ASSISTANT, HEAD

from ...const import TREE_LIVE_STATES

ANSWER_ACTIVITY = "sidocakep_cascading.mail_activity_type_crosscutting_answer"


class SidocakepCrosscutting(models.Model):
    """The side of the asked agency: what carries the node, whose answer it is."""

    _name = "sidocakep.crosscutting"
    _inherit = "sidocakep.crosscutting"

    _asked_of = {ANSWER_ACTIVITY: "_find_answering"}

    carrier_node_id = fields.Many2one(
        "sidocakep.performance.tree.node",
        string="Carried by Node",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The node of the tree of the asked agency that carries it.",
    )
    carrier_plan_node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Carried by Plan Component",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    carrier_job_id = fields.Many2one(
        "hr.job",
        string="Carried by Position",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    carrier_text = fields.Char(
        string="Carried by",
        compute="_compute_carrier_text",
        compute_sudo=True,
        help="For the asking agency, which does not see the positions of the other.",
    )

    @api.depends("carrier_node_id", "carrier_plan_node_id", "carrier_job_id")
    def _compute_carrier_text(self):
        for request in self:
            request.carrier_text = "; ".join(
                filter(
                    None,
                    (
                        request.carrier_node_id.display_name,
                        request.carrier_plan_node_id.display_name,
                        request.carrier_job_id.name,
                    ),
                )
            )

    def _check_carriers(self, vals):
        """What carries it belongs to the asked agency and to the year."""
        self.ensure_one()
        node = self.env["sidocakep.performance.tree.node"].browse(
            vals["carrier_node_id"] or ()
        )
        part = self.env["sidocakep.plan.node"].browse(
            vals["carrier_plan_node_id"] or ()
        )
        job = self.env["hr.job"].browse(vals["carrier_job_id"] or ())
        for record in (node, part, job):
            record.check_access("read")
            if record and record.sudo().company_id != self.company_id:
                raise UserError(
                    self.env._(
                        '"%(record)s" does not belong to %(agency)s. Choose what '
                        "carries it in the own agency.",
                        record=record.display_name,
                        agency=self.company_id.name,
                    )
                )
        if node and (
            node.year != self.year or node.tree_id.state not in TREE_LIVE_STATES
        ):
            raise UserError(
                self.env._(
                    '"%(record)s" is not in the tree of %(year)s. Choose a node of '
                    "that tree.",
                    record=node.display_name,
                    year=self.year,
                )
            )
        if part and not part.plan_id.year_start <= self.year <= part.plan_id.year_end:
            raise UserError(
                self.env._(
                    "%(plan)s does not cover %(year)s. Choose a plan that does.",
                    plan=part.plan_id.display_name,
                    year=self.year,
                )
            )

    # ------------------------------------------------------------------
    # Activities and messages
    # ------------------------------------------------------------------

    def _ask_for_answer(self):
        """Put the request before the head and the secretary of the asked agency."""
        users = self._get_answerers()
        for request in self.sudo():
            for user in users[request.company_id.id]:
                request.activity_schedule(
                    ANSWER_ACTIVITY, user_id=user.id, note=request.request
                )

    def _find_answering(self):
        users = self._get_answerers()
        return {request.id: users[request.company_id.id] for request in self}

    def _get_answerers(self):
        """Return {company id: users}: who heads the agency and who helps the head.

        Where none of them has a login, all who coordinate the agency.
        """
        day = self.env.user._get_office_day()
        result = defaultdict(self.env["res.users"].browse)
        for role in (HEAD, ASSISTANT):
            officials = self.company_id._get_officials(role, day, asked=True)
            for company_id, official in officials.items():
                result[company_id] |= official.user
        without = self.company_id.filtered(lambda company: not result[company.id])
        if without:
            coordinators = self.env.ref("sidocakep_base.group_agency_coordinator")
            for user in coordinators.sudo().all_user_ids:
                if user.company_id in without:
                    result[user.company_id.id] |= user
        return result

    def _close_activities(self):
        self.sudo().activity_feedback([ANSWER_ACTIVITY])

    def _tell(self, partners, text=None):
        """Tell the other side how the request stands now."""
        for request in self.sudo():
            standing = f"{request.display_name}: {request._get_state_label()}."
            reason = request.reason or request.carrier_text
            body = text or " ".join(filter(None, (standing, reason)))
            request.message_post(
                body=body,
                partner_ids=partners.ids,
                author_id=self.env.user.partner_id.id,
            )
