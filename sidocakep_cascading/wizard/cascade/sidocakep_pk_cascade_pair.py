from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.sidocakep_base.engine.level_rule import check_levels
from odoo.addons.sidocakep_base.models.regulation.level_breach import (
    describe_indicator_breach,
)

from ...const import CASCADE_METHODS, CASCADE_SHARE, CASCADE_SUPPORT


def _fold(name):
    """Return a name as it is compared: without capitals and spare blanks."""
    return " ".join(name.split()).casefold()


class SidocakepPkCascadePair(models.TransientModel):
    """One line handed to one subordinate: how, and with which figure."""

    _name = "sidocakep.pk.cascade.pair"
    _description = "Line Handed to a Subordinate"
    _order = "wizard_id, line_id, person_id, id"

    wizard_id = fields.Many2one(
        "sidocakep.pk.cascade", required=True, index=True, ondelete="cascade"
    )
    line_id = fields.Many2one(
        "sidocakep.pk.cascade.line",
        string="Line of the Superior",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    person_id = fields.Many2one(
        "sidocakep.pk.cascade.person",
        string="Subordinate",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    # Texts, because a list cuts a link short and wraps a text.
    line_text = fields.Text(related="line_id.name", string="Superior's Line")
    person_text = fields.Text(string="Handed to", compute="_compute_person_text")
    company_id = fields.Many2one(related="person_id.company_id")
    method = fields.Selection(CASCADE_METHODS, string="How", required=True)
    weight = fields.Float(
        default=1.0,
        digits=False,
        help="How many parts of the target, when it is divided.",
    )
    written = fields.Char(
        string="Share or Target",
        help="The figure as documents write it, e.g. 85,5. A share is a part of the "
        "superior's target; a supporting indicator has a target of its own.",
    )
    indicator_id = fields.Many2one(
        "sidocakep.indicator",
        string="Existing Indicator",
        domain="[('company_id', '=', company_id)]",
        ondelete="cascade",
        help="An indicator of the register that supports that of the superior. Empty: "
        "a new one is made.",
    )
    name = fields.Text(string="New Indicator")
    unit_id = fields.Many2one("sidocakep.unit", ondelete="cascade")
    level_id = fields.Many2one(
        "sidocakep.indicator.level",
        string="Indicator Level",
        ondelete="cascade",
        help="Proposed by the level rule of the position.",
    )
    result_text = fields.Char(
        string="Becomes", compute="_compute_check", compute_sudo=True
    )
    problem = fields.Text(string="To Mend", compute="_compute_check", compute_sudo=True)
    level_problem = fields.Text(
        string="Level Check", compute="_compute_check", compute_sudo=True
    )

    check_text = fields.Text(
        string="Result of the Check", compute="_compute_check", compute_sudo=True
    )

    @api.depends("person_id.title", "person_id.name")
    def _compute_person_text(self):
        for pair in self:
            pair.person_text = pair.person_id.display_name

    @api.depends(
        "method", "written", "indicator_id", "name", "unit_id", "level_id", "weight"
    )
    def _compute_check(self):
        """Say beforehand what will stand in the PK and what speaks against it."""
        namesakes = self._find_namesakes()
        for pair in self:
            pair.problem = not pair.wizard_id.is_done and pair._find_problem(namesakes)
            pair.result_text = False if pair.problem else pair._describe()
            breaches = pair._get_breaches()
            pair.level_problem = "\n".join(
                describe_indicator_breach(self.env, breach) for breach in breaches
            )
            pair.check_text = pair.problem or pair.level_problem

    @api.onchange("indicator_id")
    def _onchange_indicator_id(self):
        if self.indicator_id:
            self.level_id = self.indicator_id.sudo().level_id.id

    def _get_superior_line(self):
        return self.line_id.sudo().pk_line_id

    def _get_decimal(self):
        """Return the figure that is written, or ``None`` where there is none."""
        self.ensure_one()
        indicator = self._get_superior_line().indicator_id
        return self._read_number(indicator, self.written)

    def _get_share(self):
        """Return the share, ``None`` while what is written is no figure."""
        try:
            return self._get_decimal()
        except ValidationError:
            return None

    def _read_number(self, indicator, text):
        if not text:
            return None
        vals = self.env["sidocakep.pk.line"]._read_written(text, indicator)
        if vals["figure_status"] != "figure":
            return None
        return Decimal(repr(vals["value"]))

    # ------------------------------------------------------------------
    # Checks
    # ------------------------------------------------------------------

    def _find_problem(self, namesakes):
        """Return what makes the pair impossible, with its remedy, or ``False``.

        :param namesakes: the pairs whose new indicator is there already
        """
        self.ensure_one()
        line = self._get_superior_line()
        if self.method == CASCADE_SUPPORT:
            return self._find_support_problem(line, self in namesakes)
        if line.indicator_id.company_id not in self.company_id.parent_ids:
            return self.env._(
                "The indicator belongs to %s: choose a supporting indicator.",
                line.indicator_id.company_id.name,
            )
        if self.method == CASCADE_SHARE:
            return self._find_share_problem(line)
        return False

    def _find_share_problem(self, line):
        if not line.indicator_id._is_divisible():
            return self.env._(
                "This target is not a sum and cannot be shared: hand on the same "
                "indicator, or a supporting one."
            )
        try:
            share = self._get_decimal()
        except ValidationError as error:
            return str(error)
        if share is None or share <= 0:
            return self.env._("Enter the share, or divide the target.")
        return False

    def _find_support_problem(self, line, is_namesake):
        indicator = self.indicator_id
        level = indicator.level_id or self.level_id
        if indicator == line.indicator_id:
            return self.env._("An indicator does not support itself.")
        if not indicator and not (self.name or "").strip():
            return self.env._("Name the new indicator, or choose an existing one.")
        if not indicator and is_namesake:
            return self.env._(
                "This position has a supporting indicator of that name already: choose "
                "it as existing indicator."
            )
        if not indicator and not self.unit_id:
            return self.env._("Choose the unit of the new indicator.")
        if not level:
            return self.env._("Choose the level of the new indicator.")
        if level.rank > line.level_id.rank:
            return self.env._(
                "%(level)s is above %(parent)s, the level of the superior's line.",
                level=level.name,
                parent=line.level_id.name,
            )
        if not indicator:
            try:
                if self._read_number(indicator, self.written) is None:
                    return self.env._("Enter the target of the new indicator.")
            except ValidationError as error:
                return str(error)
        return False

    def _find_namesakes(self):
        """Return the pairs whose new indicator would be there a second time."""
        new = self.filtered(
            lambda pair: (
                pair.method == CASCADE_SUPPORT and not pair.indicator_id and pair.name
            )
        )
        if not new:
            return new
        same_tie = [
            (
                "parent_indicator_id",
                "in",
                new.line_id.sudo().pk_line_id.indicator_id.ids,
            ),
            ("owner_job_id", "in", new.person_id.job_id.ids),
        ]
        found = {
            (row.parent_indicator_id.id, row.owner_job_id.id, _fold(row.name))
            for row in self.env["sidocakep.indicator"].sudo().search(same_tie)
        }
        return new.filtered(
            lambda pair: (
                (
                    pair._get_superior_line().indicator_id.id,
                    pair.person_id.job_id.id,
                    _fold(pair.name),
                )
                in found
            )
        )

    def _get_breaches(self):
        """Return the breaches of the level rule of the position by this line.

        Paser 23/2016 art. 5, Gunung Mas 24/2024 annex C.4. One line alone: whether the
        standard is missing shows in the PK.
        """
        self.ensure_one()
        rule = self.person_id.sudo().rule_id
        level = self._get_level()
        if not rule or not level:
            return []
        breaches = check_levels(rule._to_engine(), [level._to_engine()])
        return [breach for breach in breaches if breach.line]

    def _get_level(self):
        if self.method == CASCADE_SUPPORT:
            return self.indicator_id.sudo().level_id or self.level_id
        return self._get_superior_line().level_id

    def _describe(self):
        """Return the line as it will stand in the PK of the subordinate."""
        line = self._get_superior_line()
        if self.method == CASCADE_SUPPORT:
            name = self.indicator_id.name or self.name
            unit = self.indicator_id.unit_id or self.unit_id
            return f"{name}: {self.written or ''} {unit.name or ''}".strip()
        if self.method == CASCADE_SHARE:
            return f"{line.name}: {self.written} {line.unit_id.name or ''}".strip()
        return f"{line.name}: {line.target_text or ''}"
