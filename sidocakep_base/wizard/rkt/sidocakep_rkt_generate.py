"""Draw up the RKT of one or many agencies."""

from odoo import api, fields, models
from odoo.exceptions import UserError

#: Who draws the RKT of the own agency up: those who coordinate it, and its compiling
#: team (Gunung Mas 24/2024 art. 4(2)).
AGENCY_DRAFTERS = (
    "sidocakep_base.group_agency_coordinator",
    "sidocakep_base.group_compiler_agency",
)

#: What becomes of an agency whose RKT can be drawn up.
TO_DO = frozenset({"create", "update"})


class SidocakepRktGenerate(models.TransientModel):
    """The RKTs of a year, drawn from the plans in force.

    Gunung Mas 24/2024 art. 10(1): an RKT is of one year.
    """

    _name = "sidocakep.rkt.generate"
    _description = "Draw Up RKTs"

    year = fields.Integer(
        required=True, default=lambda self: self.env.user._get_office_day().year
    )
    company_ids = fields.Many2many(
        "res.company",
        "sidocakep_rkt_generate_company_rel",
        "wizard_id",
        "company_id",
        string="Agencies",
        required=True,
        default=lambda self: self._get_allowed_companies(),
        domain="[('id', 'in', allowed_company_ids)]",
        help="The government and the agencies whose RKT is drawn up.",
    )
    allowed_company_ids = fields.Many2many(
        "res.company",
        "sidocakep_rkt_generate_allowed_rel",
        "wizard_id",
        "company_id",
        compute="_compute_allowed_company_ids",
    )
    row_ids = fields.One2many(
        "sidocakep.rkt.generate.row",
        "wizard_id",
        string="What Will Be Drawn Up",
        compute="_compute_row_ids",
        store=True,
    )
    has_work = fields.Boolean(compute="_compute_has_work")

    @api.model
    def _get_allowed_companies(self):
        """Return the agencies whose RKT the user may draw up."""
        companies = self.env["res.company"]
        user = self.env.user
        if user.has_group("sidocakep_base.group_organisasi"):
            return companies.search([("sidocakep_kind", "!=", False)])
        if any(map(user.has_group, AGENCY_DRAFTERS)):
            own = user._get_own_agencies() & self.env.companies
            companies |= own.filtered("parent_id")
        if user.has_group("sidocakep_base.group_bappeda"):
            companies |= self.env.company.root_id
        return companies

    @api.depends("year")
    def _compute_allowed_company_ids(self):
        self.allowed_company_ids = self._get_allowed_companies()

    @api.depends("year", "company_ids")
    def _compute_row_ids(self):
        for wizard in self:
            wizard.row_ids = [fields.Command.clear()] + [
                fields.Command.create(vals) for vals in wizard._prepare_rows()
            ]

    @api.depends("row_ids.outcome")
    def _compute_has_work(self):
        for wizard in self:
            outcomes = set(wizard.row_ids.mapped("outcome"))
            wizard.has_work = bool(outcomes & TO_DO)

    def _prepare_rows(self):
        """Return what will become of each agency, and the remedy where nothing will."""
        companies = self.company_ids._origin
        plan_model = self.env["sidocakep.plan"]
        governments = companies.filtered(lambda company: not company.parent_id)
        plans = plan_model._get_in_force(governments, kind="rpjmd", year=self.year)
        plans |= plan_model._get_in_force(
            companies - governments, kind="renstra", year=self.year
        )
        latest = self._get_latest_rkts(companies)
        rows = []
        for company in companies:
            plan, rkt = plans.get(company.id), latest.get(company)
            if rkt and rkt.state == "draft":
                outcome, remedy = "update", False
            elif rkt:
                outcome = "decided"
                remedy = self.env._("Amend it to change it.")
            elif plan:
                outcome, remedy = "create", False
            else:
                outcome = "no_plan"
                remedy = self.env._(
                    "Decide its RPJMD or Renstra for %(year)s first.", year=self.year
                )
            rows.append(
                {
                    "company_id": company.id,
                    "plan_id": plan.id if plan else False,
                    "rkt_id": rkt.id if rkt else False,
                    "outcome": outcome,
                    "remedy": remedy,
                }
            )
        return rows

    def _get_latest_rkts(self, companies):
        """Return ``{company: its latest RKT of the year}`` in one query."""
        rkts = self.env["sidocakep.rkt"].search(
            [("company_id", "in", companies.ids), ("year", "=", self.year)],
            order="version",
        )
        return {rkt.company_id: rkt for rkt in rkts}

    def action_generate(self):
        """Draw up what can be drawn up and show it."""
        self.ensure_one()
        rows = self._prepare_rows()
        if not any(row["outcome"] in TO_DO for row in rows):
            raise UserError(
                self.env._(
                    "There is nothing to draw up: %(reasons)s",
                    reasons=" ".join(filter(None, {row["remedy"] for row in rows}))
                    or self.env._("choose at least one agency."),
                )
            )
        return self._get_rkt_action(self._draw(rows))

    def _draw(self, rows):
        """Return the RKTs of the rows that can be drawn up, drawn from their plans."""
        rkts = self.env["sidocakep.rkt"].create(
            [
                {
                    "company_id": row["company_id"],
                    "year": self.year,
                    "plan_id": row["plan_id"],
                }
                for row in rows
                if row["outcome"] == "create"
            ]
        )
        rkts |= rkts.browse(
            [row["rkt_id"] for row in rows if row["outcome"] == "update"]
        )
        rkts.action_draw_from_plan()
        return rkts

    def _get_rkt_action(self, rkts):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_rkt_action"
        )
        if len(rkts) == 1:
            form = [view for view in action["views"] if view[1] == "form"]
            return action | {"res_id": rkts.id, "views": form}
        return action | {"domain": [("id", "in", rkts.ids)], "context": {}}
