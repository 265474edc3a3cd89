"""A unit below an agency closes its figures to the agency, the agency to the team."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.finding import SEVERE
from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR, HEAD

from .sidocakep_measurement import FOLLOWING_STATES


class SidocakepMeasurementSheet(models.Model):
    """Kelurahan, UPTD, puskesmas, RSUD, bagian: positions with a code of their own.

    The sheet of the uppermost position of a unit stands for the unit: its holder says
    that the figures of all posts of the unit are complete. From then on nobody of the
    unit writes of them, until the agency gives them back with a reason. A unit that is
    silent stops no agency, unless the profile says so; it is named.
    """

    _name = "sidocakep.measurement.sheet"
    _inherit = "sidocakep.measurement.sheet"

    unit_code = fields.Char(
        string="Unit of the Agency",
        readonly=True,
        help="Code of the unit, as the DPA of the agency writes it.",
    )
    leads_unit = fields.Boolean(
        string="Stands for the Unit",
        readonly=True,
        help="The uppermost position of the unit closes its figures to the agency.",
    )
    unit_closed_on = fields.Date(string="Unit Closed on", readonly=True, copy=False)
    unit_closed_by_id = fields.Many2one(
        "res.users", string="Unit Closed by", readonly=True, copy=False
    )
    unit_remark = fields.Text(
        string="Why the Unit Got It Back", readonly=True, copy=False
    )
    unit_standing = fields.Char(
        string="Unit to the Agency",
        compute="_compute_unit_standing",
        help="Whether the unit has closed its figures to the agency.",
    )
    unit_text = fields.Text(
        string="Still Open in the Unit",
        compute="_compute_unit_text",
        compute_sudo=True,
        help="What the posts of the unit have not reported or not explained yet.",
    )
    measurement_state = fields.Selection(
        related="measurement_id.state", related_sudo=True
    )
    can_close_unit = fields.Boolean(compute="_compute_workflow_can")
    can_open_unit = fields.Boolean(compute="_compute_workflow_can")

    @api.depends("leads_unit", "unit_closed_on", "line_ids.status")
    @api.depends_context("lang")
    def _compute_unit_standing(self):
        """Say it where the posts of an agency stand side by side."""
        for sheet in self:
            if not sheet.leads_unit:
                sheet.unit_standing = False
            elif sheet.unit_closed_on:
                day = sheet._format_day(sheet.unit_closed_on)
                lines = sheet.sudo()._get_unit_sheets().line_ids
                empty = lines.filtered(lambda line: line.status == "not_reported")
                sheet.unit_standing = (
                    self.env._(
                        "closed on %(day)s, %(count)s not reported",
                        day=day,
                        count=len(empty),
                    )
                    if empty
                    else self.env._("closed on %(day)s", day=day)
                )
            else:
                sheet.unit_standing = self.env._("not closed yet")

    @api.depends("leads_unit", "unit_closed_on", "line_ids.status")
    @api.depends_context("lang")
    def _compute_unit_text(self):
        """Name what is open in all posts of the unit: its head closes for all.

        After the closing too: the agency reads what it was closed without.
        """
        for sheet in self:
            texts = sheet._get_unit_gaps() if sheet.leads_unit else []
            sheet.unit_text = "\n".join(texts) or False

    def _get_unit_gaps(self):
        """Return in words what the posts of the unit still owe, and who; sudo."""
        self.ensure_one()
        texts = []
        for line in self._get_unit_sheets().line_ids:
            names = {"indicator": line.name, "job": line.job_id.name}
            if line.status == "not_reported":
                text = self.env._("%(indicator)s: not reported (%(job)s)", **names)
            elif line._is_unexplained():
                text = self.env._(
                    "%(indicator)s: below target, obstacle and solution are not "
                    "written (%(job)s)",
                    **names,
                )
            else:
                continue
            texts.append(text)
        return texts

    @api.depends("unit_closed_on")
    def _compute_turn_text(self):
        """Follow the closing of the unit too."""
        return super()._compute_turn_text()

    def _get_next_text(self):
        """A unit closes before its superior evaluates."""
        if not self._leads_open_unit():
            return super()._get_next_text()
        if self.can_close_unit:
            return self.env._("It is your turn: close the figures of the unit.")
        return self.env._(
            "%(person)s closes the figures of the unit.", person=self.display_name
        )

    def action_close_unit(self):
        """Say for the unit that its figures are complete."""
        day = self.env.user._get_office_day()
        vals = {"unit_closed_on": day, "unit_closed_by_id": self.env.uid}
        self._transition("close_unit", vals)
        return True

    def _give_back(self, reason):
        """Give the figures back to the unit, as the agency does with a reason."""
        empty = self.env._("Say why the unit gets its figures back.")
        reason = self._check_says_why(reason, empty)
        vals = {"unit_closed_on": False, "unit_closed_by_id": False}
        self._transition("open_unit", vals | {"unit_remark": reason})
        for sheet in self.sudo():
            said = self.env._(
                "%(sheet)s: %(reason)s",
                sheet=sheet.display_name,
                reason=sheet.unit_remark,
            )
            sheet.measurement_id.message_post(body=said)

    def _filter_own_unit(self):
        """Return those that the holder of the uppermost post closes today.

        Of a vacant post, its superior.
        """
        day = self.env.user._get_office_day()
        own = self.env.user._get_held_jobs()
        leading = self.filtered(lambda sheet: sheet._leads_open_unit())
        holders = leading.sudo().job_id._get_holders(day)
        return leading.filtered(
            lambda sheet: (
                sheet.job_id in own
                or (not holders.get(sheet.job_id.id) and sheet.superior_job_id in own)
            )
        )

    def _filter_agency_unit(self):
        """Return the closed units that the agency of the user gives back."""
        day = self.env.user._get_office_day()
        closed = self.filtered("unit_closed_on").filtered("leads_unit")
        companies = closed.sudo().company_id
        found = [
            companies._get_officials(role, day, asked=True)
            for role in (COORDINATOR, HEAD)
        ]
        return closed.filtered(
            lambda sheet: any(
                sheet.company_id.id in officials
                and officials[sheet.company_id.id].user == self.env.user
                for officials in found
            )
        )

    def _leads_open_unit(self):
        self.ensure_one()
        state = self.measurement_id.sudo().state
        return self.leads_unit and not self.unit_closed_on and state in FOLLOWING_STATES

    def _get_unit_sheets(self):
        """Return the sheets of all posts of the units; sudo."""
        return self.sudo().measurement_id.sheet_ids.filtered(
            lambda sheet: any(
                sheet.measurement_id == own.measurement_id
                and sheet.unit_code == own.unit_code
                for own in self
            )
        )

    def _check_close_unit(self):
        """What the agency must say of obstacles, its unit says before it closes."""
        for sheet in self:
            item = sheet.measurement_id.sudo()
            rule = sheet.company_id._get_rule("measurement_obstacle", item.date_end)
            lines = sheet._get_unit_sheets().line_ids
            unsaid = lines.filtered(lambda line: line._is_unexplained())
            if rule.severity == SEVERE and unsaid:
                raise UserError(
                    self.env._(
                        "%(unit)s cannot be closed yet. Write obstacle and alternative "
                        "solution of:\n%(missing)s",
                        unit=sheet.display_name,
                        missing="\n".join(f"- {line.name}" for line in unsaid),
                    )
                )

    def _check_open_unit(self):
        """What was sent is given back by who may return the measurement."""
        for sheet in self:
            item = sheet.measurement_id.sudo()
            if item.state not in FOLLOWING_STATES:
                raise UserError(
                    self.env._(
                        "%(measurement)s was sent. Ask who heads the agency to take it "
                        "back first.",
                        measurement=item.display_name,
                    )
                )
