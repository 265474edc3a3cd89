"""What is missing in a pohon kinerja, worked out in SQL."""

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.finding import INFO, SEVERE, WARNING

from ...engine.performance_tree import NEXT_KIND

#: kind > (number, step, severity, condition on the row ``node``). The number is part of
#: the record id and never changes.
NODE_NOTICES = {
    "outcome_without_csf": (1, 2, SEVERE, "node.kind = 'outcome' AND NOT has_child"),
    "csf_without_condition": (2, 3, SEVERE, "node.kind = 'csf' AND NOT has_child"),
    "not_operational": (
        3,
        3,
        SEVERE,
        "node.kind = 'intermediate' AND NOT has_child",
    ),
    "without_indicator": (4, 4, SEVERE, "NOT has_indicator AND NOT has_wording"),
    "without_plan_link": (5, 5, SEVERE, "NOT has_plan AND NOT is_carried"),
    "without_position": (6, 5, SEVERE, "NOT has_job AND NOT is_carried"),
    "indicator_in_words": (7, 5, WARNING, "NOT has_indicator AND has_wording"),
    "outdated_link": (8, 5, WARNING, "has_outdated"),
    "request_refused": (
        9,
        5,
        WARNING,
        "is_refused AND NOT is_asked AND NOT is_carried",
    ),
    "request_open": (10, 5, INFO, "is_asked"),
}
#: Notices of a node that wants one below it.
CHILD_MISSING = ("outcome_without_csf", "csf_without_condition", "not_operational")
#: Which request a notice is about, by its state.
REQUEST_STATES = {"request_open": "asked", "request_refused": "refused"}


class SidocakepPerformanceTreeNotice(models.Model):
    """Something a performance tree lacks, with the button that mends it.

    A serious notice keeps its step from being done. ``is_due`` says that it belongs
    to the step the tree stands at or to one before: what comes later is no remark yet.

    PermenPANRB 89/2021.
    """

    _name = "sidocakep.performance.tree.notice"
    _inherit = "sidocakep.finding"
    _description = "Performance Tree Notice"
    _auto = False
    _order = "tree_id, step, severity, kind, node_id, id"

    kind = fields.Selection(
        selection_add=[
            ("without_outcome", "Tree without outcome"),
            ("outcome_without_csf", "Outcome without critical success factor"),
            ("csf_without_condition", "Critical success factor without condition"),
            ("not_operational", "Not brought down to operational conditions"),
            ("without_indicator", "No indicator"),
            ("without_plan_link", "No component of the plan"),
            ("without_position", "No position"),
            ("indicator_in_words", "Indicator only in words"),
            ("outdated_link", "Linked to an amended plan"),
            ("request_refused", "Refused by the agency that was asked"),
            ("request_open", "Waiting for the answer of another agency"),
        ]
    )
    step = fields.Selection(
        [
            ("1", "1. Outcome"),
            ("2", "2. Critical Success Factors"),
            ("3", "3. Conditions"),
            ("4", "4. Indicators"),
            ("5", "5. Plan and Positions"),
        ],
        readonly=True,
    )
    is_due = fields.Boolean(string="Now", readonly=True)
    tree_id = fields.Many2one("sidocakep.performance.tree", readonly=True)
    node_id = fields.Many2one(
        "sidocakep.performance.tree.node", string="Tree Node", readonly=True
    )
    node_kind = fields.Selection(related="node_id.kind", string="Kind of Node")
    year = fields.Integer(readonly=True, aggregator=None)

    _depends = {
        "sidocakep.performance.tree": ["company_id", "year", "state"],
        "sidocakep.performance.tree.node": [
            "tree_id",
            "parent_id",
            "kind",
            "indicator_text",
            "indicator_ids",
            "plan_node_ids",
            "job_ids",
        ],
        "sidocakep.crosscutting": ["node_id", "state"],
        "sidocakep.plan": ["state"],
    }

    @property
    def _table_query(self):
        """One row per thing missing; filters on the tree reach its nodes' index."""
        notices = [
            SQL(
                "SELECT node.id * 16 + %s AS id, %s AS kind, %s AS step,"
                " %s AS severity, node.tree_id, node.id AS node_id,"
                " node.company_id, node.year FROM node WHERE %s",
                number,
                kind,
                str(step),
                severity,
                SQL(condition),  # pylint: disable=sql-injection
            )
            for kind, (number, step, severity, condition) in NODE_NOTICES.items()
        ]
        return SQL(
            """
            WITH node AS NOT MATERIALIZED (%s)
            SELECT notice.*,
                   notice.step <= COALESCE(
                       MIN(notice.step) FILTER (WHERE notice.severity = 'severe')
                           OVER (PARTITION BY notice.tree_id),
                       '5') AS is_due
              FROM (
                SELECT tree.id * 16 AS id, 'without_outcome' AS kind, '1' AS step,
                       'severe' AS severity, tree.id AS tree_id, NULL::int AS node_id,
                       tree.company_id, tree.year
                  FROM sidocakep_performance_tree tree
                 WHERE NOT EXISTS (
                       SELECT FROM sidocakep_performance_tree_node node
                        WHERE node.tree_id = tree.id AND node.kind = 'outcome')
                UNION ALL %s
              ) notice
            """,
            self._get_node_query(),
            SQL(" UNION ALL ").join(notices),
        )

    @api.model
    def _get_node_query(self):
        """Return the nodes with what the notices ask about them."""
        return SQL(
            """
            SELECT node.id, node.tree_id, node.kind, node.company_id, node.year,
                   EXISTS (SELECT FROM sidocakep_performance_tree_node child
                            WHERE child.parent_id = node.id) AS has_child,
                   EXISTS (SELECT FROM sidocakep_performance_node_indicator_rel rel
                            WHERE rel.node_id = node.id) AS has_indicator,
                   COALESCE(node.indicator_text, '') ~ '\\S' AS has_wording,
                   EXISTS (SELECT FROM sidocakep_performance_node_plan_node_rel rel
                            WHERE rel.node_id = node.id) AS has_plan,
                   EXISTS (SELECT FROM sidocakep_performance_node_plan_node_rel rel
                             JOIN sidocakep_plan_node part
                               ON part.id = rel.plan_node_id
                             JOIN sidocakep_plan plan ON plan.id = part.plan_id
                            WHERE rel.node_id = node.id
                              AND plan.state = 'amended') AS has_outdated,
                   EXISTS (SELECT FROM sidocakep_performance_node_job_rel rel
                            WHERE rel.node_id = node.id) AS has_job,
                   EXISTS (SELECT FROM sidocakep_crosscutting request
                            WHERE request.node_id = node.id
                              AND request.state = 'accepted') AS is_carried,
                   EXISTS (SELECT FROM sidocakep_crosscutting request
                            WHERE request.node_id = node.id
                              AND request.state = 'asked') AS is_asked,
                   EXISTS (SELECT FROM sidocakep_crosscutting request
                            WHERE request.node_id = node.id
                              AND request.state = 'refused') AS is_refused
              FROM sidocakep_performance_tree_node node
            """
        )

    def _describe(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        message, node = kinds[self.kind], self.sudo().node_id
        if node:
            message = f'"{node.display_name}": {message}'
        return message, self._get_remedies()[self.kind]

    @api.model
    def _get_remedies(self):
        return {
            "without_outcome": self.env._(
                "Write the outcome that this tree is about, as the public feels it."
            ),
            "outcome_without_csf": self.env._(
                "Write what is decisive for reaching it (critical success factors)."
            ),
            "csf_without_condition": self.env._(
                "Write the conditions that must be in place for it."
            ),
            "not_operational": self.env._(
                "Bring it down to conditions that can be carried out (operational)."
            ),
            "without_indicator": self.env._(
                "Give it an indicator, in words at first if it is not in the list yet."
            ),
            "without_plan_link": self.env._(
                "Link it to the component of the plan that stands for it, or ask "
                "another agency to carry it."
            ),
            "without_position": self.env._("Name the position that answers for it."),
            "indicator_in_words": self.env._(
                "Enter the indicator in the list of indicators and link it."
            ),
            "outdated_link": self.env._(
                "Lead the link to the plan in force (Update Links on the tree)."
            ),
            "request_refused": self.env._(
                "Carry it in the own agency or ask another one."
            ),
            "request_open": self.env._("Wait, or ask the agency for its answer."),
        }

    def _get_remedy_action(self):
        node_model = "sidocakep.performance.tree.node"
        known = {"default_tree_id": self.tree_id.id}
        if self.kind == "without_outcome":
            return self._open_form(node_model, **known)
        if self.kind in CHILD_MISSING:
            return self._open_form(
                node_model,
                default_parent_id=self.node_id.id,
                default_kind=NEXT_KIND[self.node_id.kind],
                **known,
            )
        if request := self._get_request():
            return self._open_form(request._name, request.id)
        return self._open_form(node_model, self.node_id.id)

    def _get_request(self):
        """Return the latest request that this notice is about, if any."""
        request = self.env["sidocakep.crosscutting"]
        if self.kind not in REQUEST_STATES:
            return request
        return request.search(
            [
                ("node_id", "=", self.node_id.id),
                ("state", "=", REQUEST_STATES[self.kind]),
            ],
            order="id desc",
            limit=1,
        )
