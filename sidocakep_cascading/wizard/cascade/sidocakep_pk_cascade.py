from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.engine.figures.values import Number

from ...const import CASCADE_SHARE, CASCADE_SUPPORT
from ...engine.sharing import get_remainder
from .sidocakep_pk_cascade_person import LOCKED

CHOOSE = "choose"
SET = "set"


class SidocakepPkCascade(models.TransientModel):
    """Hands lines of a superior's PK down to many subordinates at once.

    First which lines to whom, then how for each pair, with what will come of it and
    what speaks against it. Paser 23/2016 art. 4 and 5.
    """

    _name = "sidocakep.pk.cascade"
    _description = "Hand Lines Down"
    _rec_name = "pk_id"

    pk_id = fields.Many2one(
        "sidocakep.pk",
        string="PK of the Superior",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    year = fields.Integer(related="pk_id.year")
    date_document = fields.Date(
        string="Holders On",
        readonly=True,
        help="The lines go to those who hold the positions on this day; agreements "
        "that are drawn up are dated so.",
    )
    step = fields.Selection(
        [(CHOOSE, "Lines and Subordinates"), (SET, "Shares and Targets")],
        required=True,
        readonly=True,
        default=CHOOSE,
    )
    line_ids = fields.One2many("sidocakep.pk.cascade.line", "wizard_id", string="Lines")
    person_ids = fields.One2many(
        "sidocakep.pk.cascade.person", "wizard_id", string="Subordinates"
    )
    pair_ids = fields.One2many("sidocakep.pk.cascade.pair", "wizard_id", string="Pairs")
    is_filled = fields.Boolean(
        string="Also Draw from Plan and DPA",
        default=True,
        help="New agreements get the indicators of the plan and the budget of the DPA "
        "too, as Draw Up does.",
    )
    keeps_remainder = fields.Boolean(
        string="The Superior Keeps the Remainder",
        help="What the shares leave of the target stays with the superior.",
    )
    has_remainder = fields.Boolean(compute="_compute_shares", compute_sudo=True)
    has_support = fields.Boolean(compute="_compute_methods")
    has_figures = fields.Boolean(compute="_compute_methods")
    share_html = fields.Html(
        string="Sum of the Shares",
        compute="_compute_shares",
        compute_sudo=True,
        sanitize=False,
    )

    # ------------------------------------------------------------------
    # First step
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        """Offer all lines of the PK and all subordinates; the rights are asked here."""
        wizards = super().create(vals_list)
        for wizard in wizards:
            wizard.pk_id._check_may_hand_down()
            wizard._offer()
        return wizards

    def _offer(self):
        pk = self.pk_id
        self.date_document = pk._get_handing_date()
        self.env["sidocakep.pk.cascade.line"].create(
            [
                {
                    "wizard_id": self.id,
                    "sequence": number,
                    "pk_line_id": line.id,
                    "method": pk._get_default_method(line),
                }
                for number, line in enumerate(pk.line_ids)
            ]
        )
        self.env["sidocakep.pk.cascade.person"].create(
            [
                {
                    "wizard_id": self.id,
                    "sequence": number,
                    "job_id": row.job.id,
                    "employee_id": row.employee.id if row.employee else False,
                    "name": row.employee.name if row.employee else False,
                    "title": row.job._get_printed_title(row.capacity or "definitif"),
                    "capacity": row.capacity,
                    "rule_id": row.rule.id if row.rule else False,
                    "pk_id": row.pk.id,
                }
                for number, row in enumerate(pk._find_subordinates())
            ]
        )

    def _open(self):
        """Return the action that shows this wizard."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Hand Down: %s", self.pk_id.display_name),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }

    def action_choose_all_lines(self):
        """Choose every line."""
        self.ensure_one()
        self.line_ids.is_chosen = True
        return self._open()

    def action_choose_all(self):
        """Choose every subordinate who can still receive."""
        self.ensure_one()
        self.person_ids.filtered(
            lambda person: person.pk_state != LOCKED and person.is_named
        ).is_chosen = True
        return self._open()

    def action_next(self):
        """Make the pairs of what was chosen; pairs that were set already stay."""
        self.ensure_one()
        self.pk_id._check_may_hand_down()
        lines = self.line_ids.filtered("is_chosen")
        people = self.person_ids.filtered("is_chosen")
        if not lines or not people:
            raise UserError(
                self.env._("Choose at least one line and at least one subordinate.")
            )
        kept = self.pair_ids.filtered(
            lambda pair: (
                pair.line_id in lines
                and pair.person_id in people
                and pair.method == pair.line_id.method
            )
        )
        (self.pair_ids - kept).unlink()
        known = {(pair.line_id, pair.person_id) for pair in kept}
        levels = self._propose_levels(people)
        existing = self._find_supporting_indicators(lines, people)
        pairs = self.env["sidocakep.pk.cascade.pair"].create(
            [
                self._prepare_pair_vals(line, person, levels, existing)
                for line in lines
                for person in people
                if (line, person) not in known
            ]
        )
        self.step = SET
        pairs.line_id._divide(pairs)
        return self._open()

    def action_back(self):
        """Return to the choice."""
        self.ensure_one()
        self.step = CHOOSE
        return self._open()

    def action_divide(self):
        """Divide the targets again by the weights."""
        self.ensure_one()
        self.line_ids._divide(self.pair_ids)
        return self._open()

    def _prepare_pair_vals(self, line, person, levels, existing):
        vals = {
            "wizard_id": self.id,
            "line_id": line.id,
            "person_id": person.id,
            "method": line.method,
        }
        if line.method == CASCADE_SUPPORT:
            superior = line.pk_line_id.sudo()
            key = (superior.indicator_id.id, person.job_id.id)
            vals |= {
                "indicator_id": existing.get(key),
                "unit_id": superior.unit_id.id,
                "level_id": levels(person, superior.level_id).id,
            }
        return vals

    def _propose_levels(self, people):
        """Return a function that proposes a level for a person under a line.

        The standard of the person's rule; never above the line that is supported.
        Where the profile names none, the next level below that line.
        """
        levels = self.env["sidocakep.indicator.level"].sudo().search(Domain.TRUE)

        def propose(person, above):
            standard = person.sudo().rule_id.standard_level_id
            if standard and standard.rank <= above.rank:
                return standard
            if standard:
                return above
            lower = levels.filtered(lambda level: level.rank < above.rank)
            return lower.sorted("rank")[-1:] or above

        return propose

    def _find_supporting_indicators(self, lines, people):
        """Return ``{(indicator id, job id): id of its supporting indicator}``."""
        indicators = (
            self.env["sidocakep.indicator"]
            .sudo()
            .search(
                [
                    ("parent_indicator_id", "in", lines.pk_line_id.indicator_id.ids),
                    ("owner_job_id", "in", people.job_id.ids),
                ],
                order="id desc",
            )
        )
        return {
            (indicator.parent_indicator_id.id, indicator.owner_job_id.id): indicator.id
            for indicator in indicators
        }

    # ------------------------------------------------------------------
    # Shares
    # ------------------------------------------------------------------

    @api.depends("pair_ids.method")
    def _compute_methods(self):
        """Tell which columns the pairs need."""
        for wizard in self:
            methods = set(wizard.pair_ids.mapped("method"))
            wizard.has_support = CASCADE_SUPPORT in methods
            wizard.has_figures = bool(methods & {CASCADE_SHARE, CASCADE_SUPPORT})

    @api.depends("pair_ids.written", "pair_ids.method")
    def _compute_shares(self):
        for wizard in self:
            rows = wizard._get_share_rows()
            wizard.has_remainder = any(remainder > 0 for *_row, remainder in rows)
            wizard.share_html = (
                Markup('<ul class="list-unstyled mb-0">%s</ul>')
                % Markup("").join(wizard._render_share(*row) for row in rows)
                if rows
                else False
            )

    def _get_share_rows(self):
        """Return ``[(line of the superior, given, remainder)]`` of the shared lines.

        Shares that others hold already count too.
        """
        pairs = self.pair_ids.filtered(lambda pair: pair.method == CASCADE_SHARE)
        rows = []
        for line in self.line_ids.filtered(
            lambda line: line._origin in pairs.line_id._origin
        ):
            superior = line.sudo().pk_line_id
            mine = pairs.filtered(
                lambda pair, line=line: pair.line_id._origin == line._origin
            )
            shares = [
                share for pair in mine if (share := pair._get_share()) is not None
            ]
            shares += line._get_other_shares(mine.person_id)
            total = superior._to_engine_value()
            if isinstance(total, Number):
                remainder = get_remainder(total.value, shares)
                rows.append((superior, total.value - remainder, remainder))
        return rows

    def _render_share(self, superior, given, remainder):
        unit = superior.unit_id.name or ""
        texts = {
            "line": superior.name,
            "given": str(Number(given, unit)),
            "total": superior.target_text,
            "rest": str(Number(abs(remainder), unit)),
        }
        if remainder < 0:
            icon = "fa-ban text-danger"
            text = self.env._("%(line)s: %(given)s of %(total)s, %(rest)s too much")
        elif remainder:
            icon = "fa-exclamation-triangle text-warning"
            text = self.env._("%(line)s: %(given)s of %(total)s, %(rest)s left")
        else:
            icon = "fa-check text-success"
            text = self.env._("%(line)s: %(given)s of %(total)s, nothing left")
        return Markup('<li><i class="fa %s" aria-hidden="true"></i> %s</li>') % (
            icon,
            text % texts,
        )

    def _get_problems(self):
        """Return what keeps the pairs from being handed down, in words."""
        self.ensure_one()
        problems = [
            f"{pair.line_id.name} - {pair.person_id.display_name}: {pair.problem}"
            for pair in self.pair_ids
            if pair.problem
        ]
        seen = set()
        for pair in self.pair_ids:
            indicator = pair.indicator_id
            if pair.method != CASCADE_SUPPORT:
                indicator = pair.line_id.sudo().pk_line_id.indicator_id
            key = (pair.person_id.id, indicator.id)
            if indicator and key in seen:
                problems.append(
                    self.env._(
                        "%(person)s would promise %(indicator)s twice: take it out of "
                        "one of the lines.",
                        person=pair.person_id.display_name,
                        indicator=indicator.sudo().name,
                    )
                )
            seen.add(key)
        for superior, given, remainder in self._get_share_rows():
            if remainder < 0 or (remainder and not self.keeps_remainder):
                problems.append(
                    self.env._(
                        "%(line)s: the shares add up to %(given)s, the target of the "
                        "superior is %(total)s. Change the shares%(keep)s.",
                        line=superior.name,
                        given=str(Number(given)),
                        total=superior.target_text,
                        keep=(
                            self.env._(", or say that the superior keeps the rest")
                            if remainder > 0
                            else ""
                        ),
                    )
                )
        return problems
