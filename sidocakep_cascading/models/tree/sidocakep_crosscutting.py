"""Crosscutting: an agency asks another one to carry a node of its pohon kinerja."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.sidocakep_base.models.document.seal_rows import sealing_anew
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import COORDINATOR_GROUPS, TREE_LIVE_STATES

ASKED, ACCEPTED, REFUSED, WITHDRAWN = "asked", "accepted", "refused", "withdrawn"
CARRIER_FIELDS = ("carrier_node_id", "carrier_plan_node_id", "carrier_job_id")


class SidocakepCrosscutting(models.Model):
    """One request to one agency with its answer; together, the history of a node.

    Only who coordinates the asked agency (its head or secretary, in the Setda the Sekda
    or the Asisten) answers; only the asking side withdraws. Nothing is deleted.

    PermenPANRB 89/2021.
    """

    _name = "sidocakep.crosscutting"
    _description = "Crosscutting"
    _inherit = ["sidocakep.workflow.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "year desc, state, id desc"
    _rec_names_search = ["node_id.name", "request"]
    _trail_fields = frozenset({"company_id", "request", "reason"})

    _workflow_transitions = {
        "accept": Transition(
            (ASKED,), ACCEPTED, "_check_answer", who="_filter_answerer", access="read"
        ),
        "refuse": Transition(
            (ASKED,), REFUSED, "_check_answer", who="_filter_answerer", access="read"
        ),
        "withdraw": Transition((ASKED, ACCEPTED), WITHDRAWN),
    }
    _asking_methods = {"action_accept", "action_refuse", "action_withdraw"}
    _workflow_fields = {
        "state",
        "asked_by_id",
        "asked_on",
        "answered_by_id",
        "answered_on",
        "reason",
        "previous_id",
        *CARRIER_FIELDS,
    }
    # What was asked stays as it was asked: withdraw it and ask again.
    _workflow_frozen_states = {ASKED, ACCEPTED, REFUSED, WITHDRAWN}
    _workflow_unlink_states = frozenset()

    node_id = fields.Many2one(
        "sidocakep.performance.tree.node",
        string="Node to Carry",
        required=True,
        index=True,
        ondelete="restrict",
    )
    tree_id = fields.Many2one(
        related="node_id.tree_id", store=True, precompute=True, index=True
    )
    asking_company_id = fields.Many2one(
        related="node_id.company_id",
        string="Asked by",
        store=True,
        precompute=True,
        index=True,
    )
    year = fields.Integer(
        related="node_id.year", store=True, precompute=True, aggregator=None
    )
    company_id = fields.Many2one(
        "res.company",
        string="Asked Agency",
        required=True,
        index=True,
        domain="[('parent_id', '!=', False), ('date_dissolved', '=', False)]",
    )
    request = fields.Text(
        string="What Is Asked",
        required=True,
        help="What the other agency is to bring about, so that it can answer.",
    )
    state = fields.Selection(
        [
            (ASKED, "Asked"),
            (ACCEPTED, "Accepted"),
            (REFUSED, "Refused"),
            (WITHDRAWN, "Withdrawn"),
        ],
        required=True,
        default=ASKED,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    asked_by_id = fields.Many2one(
        "res.users",
        string="Asked by User",
        readonly=True,
        copy=False,
        default=lambda self: self.env.uid,
    )
    asked_on = fields.Date(
        readonly=True, copy=False, default=lambda self: self.env.user._get_office_day()
    )
    answered_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    answered_on = fields.Date(readonly=True, copy=False)
    reason = fields.Text(
        readonly=True,
        copy=False,
        help="Why it is refused or withdrawn.",
    )
    previous_id = fields.Many2one(
        "sidocakep.crosscutting",
        string="Asked Last Year as",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    can_accept = fields.Boolean(
        compute="_compute_workflow_can", search="_search_can_accept"
    )
    can_withdraw = fields.Boolean(compute="_compute_workflow_can")

    _open_uniq = models.UniqueIndex(
        "(node_id, company_id) WHERE state IN ('asked', 'accepted')",
        "This agency is asked to carry the node already. Open that request.",
    )

    @api.depends("node_id", "company_id", "state")
    @api.depends_context("uid")
    def _compute_workflow_can(self):
        return super()._compute_workflow_can()

    @api.depends("node_id.name", "company_id")
    def _compute_display_name(self):
        for request in self.sudo():
            request.display_name = (
                f"{request.company_id._get_short_title()}: "
                f"{request.node_id.display_name}"
                if request.company_id
                else request.node_id.display_name or ""
            )

    def _search_can_accept(self, operator, value):
        if operator != "in":
            return NotImplemented
        if not self._may_coordinate():
            return [("id", "=", False)]
        return [
            ("state", "=", ASKED),
            ("company_id", "in", self.env.user._get_own_agencies().ids),
        ]

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("node_id", "company_id")
    def _check_companies(self):
        """An agency of the same government, and not the asking one itself."""
        for request in self.sudo():
            asking, asked = request.asking_company_id, request.company_id
            if (
                asking == asked
                or not asked.parent_id
                or asking.root_id != asked.root_id
            ):
                raise ValidationError(
                    self.env._(
                        "%(asked)s cannot be asked: choose another agency of the same "
                        "government.",
                        asked=asked.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        # An answer just given makes room for a new request to the same agency.
        self.flush_model(["state"])
        requests = super().create(vals_list)
        if not self._workflow_bypassed():
            requests._check_ask()
        requests._ask_for_answer()
        return requests

    def _check_ask(self):
        """A node is given away when the logic stands, from the version in force."""
        self.node_id.tree_id.check_access("write")
        trees = self.sudo().node_id.tree_id
        trees._check_structure_open()
        for tree in trees:
            if tree.state not in TREE_LIVE_STATES or (
                tree.state == "draft" and tree.previous_id
            ):
                raise UserError(
                    self.env._(
                        "%(tree)s is %(state)s: agencies are asked from the first "
                        "draft or from the version in force. Open that version.",
                        tree=tree.display_name,
                        state=tree._get_state_label(),
                    )
                )

    def _check_answer(self):
        for request in self:
            tree = request.sudo().node_id.tree_id
            if tree.state not in TREE_LIVE_STATES:
                raise UserError(
                    self.env._(
                        "%(tree)s is %(state)s: there is nothing to answer any more. "
                        "Load the page again.",
                        tree=tree.display_name,
                        state=tree._get_state_label(),
                    )
                )

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    def action_accept(
        self, carrier_node_id=False, carrier_plan_node_id=False, carrier_job_id=False
    ):
        """Carry the node: with a node of the own tree, a plan component or a position.

        Without one, ask which.
        """
        carriers = (carrier_node_id, carrier_plan_node_id, carrier_job_id)
        if not any(carriers):
            return self._open_answer("accept")
        self.ensure_one()
        vals = dict(zip(CARRIER_FIELDS, carriers, strict=True))
        self._check_carriers(vals)
        self._answer("accept", vals)
        return True

    def action_refuse(self, reason=None):
        """Refuse with a reason; without one, ask for it."""
        if not str(reason or "").strip():
            return self._open_answer("refuse")
        self._answer("refuse", {"reason": self._check_says_why(reason)})
        return True

    def action_withdraw(self, reason=None):
        """Take the request back, or end what was accepted, with a reason."""
        if not str(reason or "").strip():
            return self._open_answer("withdraw")
        reason = self._check_says_why(reason)
        answered = self.filtered("answered_by_id")
        self._transition("withdraw", {"reason": reason}, reason)
        self._close_activities()
        answered._tell(answered.mapped("answered_by_id.partner_id"))
        return True

    def _answer(self, name, vals):
        self._transition(
            name,
            {
                **vals,
                "answered_by_id": self.env.user.id,
                "answered_on": self.env.user._get_office_day(),
            },
        )
        self._close_activities()
        self._tell(self.sudo().asked_by_id.partner_id)

    def _open_answer(self, answer):
        self.ensure_one()
        self._check_step(answer)
        labels = {
            "accept": self.env._("Accept"),
            "refuse": self.env._("Refuse"),
            "withdraw": self.env._("Withdraw"),
        }
        return {
            "type": "ir.actions.act_window",
            "name": labels[answer],
            "res_model": "sidocakep.crosscutting.answer",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_crosscutting_id": self.id,
                "default_answer": answer,
            },
        }

    def action_view_node(self):
        """Show the node that is asked for, also to the agency that was asked."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "sidocakep.performance.tree.node",
            "res_id": self.node_id.id,
            "view_mode": "form",
        }

    # ------------------------------------------------------------------
    # Whose step it is
    # ------------------------------------------------------------------

    def _may_coordinate(self):
        return any(map(self.env.user.has_group, COORDINATOR_GROUPS))

    def _filter_answerer(self):
        """Only the coordinators of the asked agency, for that agency."""
        if self.env.su or not self._may_coordinate():
            return self.browse()
        companies = self.env.user._get_own_agencies()
        return self.filtered(lambda request: request.company_id in companies)

    # ------------------------------------------------------------------
    # Following the trees
    # ------------------------------------------------------------------

    @api.model
    def _ask_again(self, tree):
        """Ask the agencies of last year's tree to carry the same nodes of ``tree``."""
        new_nodes = {node.identity: node for node in tree.node_ids}
        requests = self.sudo().search(
            [
                ("tree_id", "=", tree.copied_from_id.id),
                ("state", "in", (ASKED, ACCEPTED)),
                ("company_id.date_dissolved", "=", False),
            ]
        )
        created = self._with_workflow_bypass().create(
            [
                {
                    "node_id": new_nodes[request.node_id.identity].id,
                    "company_id": request.company_id.id,
                    "request": request.request,
                    "previous_id": request.id,
                    "state": ASKED,
                }
                for request in requests
            ]
        )
        return created.with_env(self.env)

    @api.model
    def _move_to_amendment(self, tree):
        """Lead what is open or accepted to the nodes of the version now decided.

        What was asked or carried on a node that the amendment dropped is withdrawn.
        """
        new_nodes = {node.identity: node for node in tree.node_ids}
        dropped_text = self.env._("The amendment of the tree dropped the node.")
        open_states = ("state", "in", (ASKED, ACCEPTED))
        asked = self.sudo().search([("tree_id", "=", tree.previous_id.id), open_states])
        with sealing_anew(asked):
            for request in asked:
                new_node = new_nodes.get(request.node_id.identity)
                vals = {"node_id": new_node.id} if new_node else {"state": WITHDRAWN}
                if not new_node:
                    vals["reason"] = dropped_text
                request._with_workflow_bypass().write(vals)
        asked.filtered(lambda one: one.state == WITHDRAWN)._close_activities()
        carried = self.sudo().search(
            [("carrier_node_id.tree_id", "=", tree.previous_id.id), open_states]
        )
        dropped = self.browse()
        with sealing_anew(carried):
            for request in carried:
                if new_node := new_nodes.get(request.carrier_node_id.identity):
                    vals = {"carrier_node_id": new_node.id}
                    request._with_workflow_bypass().write(vals)
                else:
                    dropped += request
        for request in dropped:
            request._tell(
                request.asked_by_id.partner_id,
                self.env._(
                    "The agency that carries it has dropped its node in an amendment."
                ),
            )

    @api.model
    def _close_unanswered(self, trees):
        """Withdraw what nobody answered when the year of the trees is over."""
        requests = self.sudo().search(
            [("tree_id", "in", trees.ids), ("state", "=", ASKED)]
        )
        vals = {"state": WITHDRAWN, "reason": self.env._("The tree was ended.")}
        with sealing_anew(requests):
            requests._with_workflow_bypass().write(vals)
        requests._close_activities()
