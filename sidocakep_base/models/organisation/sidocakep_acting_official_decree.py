"""The decree of an acting official: by whom it is recorded, and that it stays."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

#: What the decree says, and what is corrected by a new version once somebody acted.
DECREE_FIELDS = frozenset(
    {
        "capacity",
        "date_end",
        "date_start",
        "decree_date",
        "decree_issuer",
        "decree_number",
        "decree_scan",
        "decree_scan_name",
        "employee_id",
        "job_id",
    }
)
#: Who acted, and when, in whose place: a correction leaves it.
ACT_FIELDS = frozenset({"capacity", "employee_id", "job_id"})
#: What is filled in later, once the paper is there: nothing is replaced by it.
LATER_FIELDS = frozenset({"decree_issuer", "decree_scan", "decree_scan_name"})
#: What the program keeps; no client writes it.
KEPT_FIELDS = frozenset(
    {
        "correction_reason",
        "corrected_by_id",
        "corrected_on",
        "first_used_on",
        "last_used_on",
        "previous_id",
        "version",
    }
)
# An object cannot travel over RPC: only this file puts it into a context.
_KEEPER = object()
_KEEPER_KEY = "sidocakep_acting_keeper"


class SidocakepActingOfficial(models.Model):
    """A decree is the right to sign: nobody gives it to himself or mends it later.

    Once somebody signed under it, number, date, issuer, scan and days are corrected
    only by a new version with a reason; the former row stays as it was and says
    nothing any more about who acts. Only its end may be entered, once, on a day that is
    not before the last signature; another end needs a reason, and what ended never runs
    again.
    """

    _name = "sidocakep.acting.official"
    _inherit = "sidocakep.acting.official"

    decree_number = fields.Char(required=True, tracking=True)
    decree_date = fields.Date(required=True, tracking=True)
    decree_issuer = fields.Char(
        tracking=True, help="Who issued the decree, e.g. the Bupati or the Sekda."
    )
    decree_scan = fields.Binary(string="Scan of the Decree", attachment=True)
    decree_scan_name = fields.Char(string="File of the Scan")
    has_begun = fields.Boolean(compute="_compute_has_begun")
    is_end_kept = fields.Boolean(
        compute="_compute_has_begun",
        help="It has begun and its last day is entered: another one needs a reason.",
    )
    first_used_on = fields.Date(
        string="First Signature", readonly=True, copy=False, help="Under this decree."
    )
    last_used_on = fields.Date(string="Last Signature", readonly=True, copy=False)
    version = fields.Integer(default=1, readonly=True, copy=False, aggregator=None)
    previous_id = fields.Many2one(
        "sidocakep.acting.official",
        string="Corrects",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    next_ids = fields.One2many(
        "sidocakep.acting.official", "previous_id", string="Later Versions"
    )
    correction_reason = fields.Char(readonly=True, copy=False)
    corrected_on = fields.Datetime(readonly=True, copy=False, index="btree_not_null")
    corrected_by_id = fields.Many2one("res.users", readonly=True, copy=False)

    @api.depends("date_start", "date_end")
    def _compute_has_begun(self):
        today = self.env.user._get_office_day()
        for acting in self:
            begun = acting._origin.date_start
            acting.has_begun = bool(begun and begun <= today)
            acting.is_end_kept = acting.has_begun and bool(acting._origin.date_end)

    # ------------------------------------------------------------------
    # Guards
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        if self._is_kept():
            return super().create(vals_list)
        for vals in vals_list:
            self._check_not_kept(vals)
        actings = super().create(vals_list)
        actings._check_not_own()
        return actings

    def write(self, vals):
        if self._is_kept():
            return super().write(vals)
        self._check_not_kept(vals)
        if not DECREE_FIELDS & vals.keys():
            return super().write(vals)
        self._check_not_own()
        self._check_unused(vals)
        self._check_not_begun(vals)
        result = super().write(vals)
        self._check_not_own()
        return result

    def _is_kept(self):
        return self.env.context.get(_KEEPER_KEY) is _KEEPER

    def _keep(self):
        """Return the records with the right to write what the program keeps."""
        return self.sudo().with_context(**{_KEEPER_KEY: _KEEPER})

    @api.model
    def _check_not_kept(self, vals):
        names = {name for name in KEPT_FIELDS & vals.keys() if vals[name]} - (
            {"version"} if vals.get("version") == 1 else set()
        )
        if names or (self and KEPT_FIELDS & vals.keys()):
            raise UserError(
                self.env._(
                    "When a decree was used and corrected is kept by the program: it "
                    "cannot be written by hand. Correct the decree with its button "
                    "Correct."
                )
            )

    def _check_not_own(self):
        """Refuse who records, changes or ends the decree that concerns himself."""
        if self.env.su:
            return
        own = self.sudo().filtered(
            lambda acting: acting.employee_id.user_id.id == self.env.uid
        )
        if own:
            raise AccessError(
                self.env._(
                    "%(acting)s is your own decree: have a colleague of HR or Bagian "
                    "Organisasi record or change it. Nobody puts himself in charge.",
                    acting=own[:1].display_name,
                )
            )

    def _check_unused(self, vals):
        """Refuse to change what somebody signed under, but for entering its end."""
        for acting in self.sudo().filtered("first_used_on"):
            changed = acting._get_changed_names(vals)
            if acting.corrected_on or changed - {"date_end"}:
                raise UserError(
                    self.env._(
                        "Under %(acting)s somebody signed on %(date)s: the decree is "
                        "corrected only by a new version with a reason. Press "
                        "Correct.",
                        acting=acting.display_name,
                        date=self._format_day(acting.first_used_on),
                    )
                )

    def _check_not_begun(self, vals):
        """Refuse to change who is in charge, since when and by what, without a reason.

        :raises UserError: names the button, or the new decree
        """
        if self.env.su:
            return
        self.check_access("write")
        for acting in self.sudo().filtered("has_begun"):
            changed = {
                name
                for name in acting._get_changed_names(vals) - {"date_end"}
                if name not in LATER_FIELDS or acting[name]
            }
            if changed & ACT_FIELDS:
                raise UserError(
                    self.env._(
                        "%(acting)s has begun: position, person and capacity stay. "
                        "Enter its last day and record a new decree.",
                        acting=acting.display_name,
                    )
                )
            if changed:
                raise UserError(
                    self.env._(
                        "%(acting)s has begun: the decree is corrected only with a "
                        "reason. Press Correct.",
                        acting=acting.display_name,
                    )
                )
            if acting.is_end_kept and "date_end" in acting._get_changed_names(vals):
                acting._check_not_ended(vals["date_end"])
                raise UserError(
                    self.env._(
                        "%(acting)s ends on %(date)s: another last day is entered only "
                        "with a reason. Press Correct.",
                        acting=acting.display_name,
                        date=self._format_day(acting.date_end),
                    )
                )

    def _check_not_ended(self, date_end):
        """Refuse an end by which a decree that is over would run again."""
        self.ensure_one()
        today = self.env.user._get_office_day()
        date_end = fields.Date.to_date(date_end)
        is_over = self.date_end and self.date_end < today
        if is_over and not (date_end and date_end < today):
            raise UserError(
                self.env._(
                    "%(acting)s ended on %(date)s and does not run again. Record a new "
                    "decree that begins after that day.",
                    acting=self.display_name,
                    date=self._format_day(self.date_end),
                )
            )

    def _get_changed_names(self, vals):
        """Return what of the decree is written and was not so; a scan always is."""
        self.ensure_one()
        return {
            name
            for name in DECREE_FIELDS & vals.keys()
            if name == "decree_scan"
            or self._fields[name].convert_to_cache(vals[name], self)
            != self._fields[name].convert_to_cache(self[name], self)
        }

    @api.constrains("date_start", "date_end", "first_used_on", "last_used_on")
    def _check_used_days(self):
        """The days on which somebody signed stay days of the decree."""
        for acting in self.filtered("first_used_on"):
            ended = acting.date_end and acting.date_end < acting.last_used_on
            if acting.date_start > acting.first_used_on or ended:
                raise ValidationError(
                    self.env._(
                        "Under %(acting)s somebody signed from %(first)s to %(last)s:"
                        " these days stay within its dates. Choose a first day not "
                        "later and a last day not earlier.",
                        acting=acting.display_name,
                        first=self._format_day(acting.first_used_on),
                        last=self._format_day(acting.last_used_on),
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        for acting in self.sudo():
            if acting.first_used_on or acting.corrected_on:
                raise UserError(
                    self.env._(
                        "Under %(acting)s somebody signed: it stays on record. Enter "
                        "its last day, or correct it.",
                        acting=acting.display_name,
                    )
                )

    # ------------------------------------------------------------------
    # Use and correction
    # ------------------------------------------------------------------

    def _check_decree(self):
        """Refuse to act under a decree that lacks what the regulation asks for."""

    def _note_use(self, day):
        """Keep that somebody signed under these decrees on a day."""
        for acting in self:
            acting._keep().write(
                {
                    "first_used_on": min(acting.first_used_on or day, day),
                    "last_used_on": max(acting.last_used_on or day, day),
                }
            )

    def action_correct(self):
        """Open the form in which a used decree is corrected."""
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Correct the Decree"),
            "res_model": "sidocakep.acting.correct",
            "view_mode": "form",
            "target": "new",
            "context": {"default_acting_id": self.id},
        }

    def _correct(self, vals, reason):
        """Return the new version of this decree; this one becomes history.

        :param vals: what the decree says rightly, of :data:`DECREE_FIELDS`
        """
        self.ensure_one()
        self.check_access("write")
        self._check_not_own()
        self.lock_for_update(allow_referencing=True)
        if self.corrected_on:
            raise UserError(
                self.env._("This version was corrected already: correct the later one.")
            )
        if not str(reason or "").strip():
            raise UserError(self.env._("Write why the decree is corrected."))
        if vals.keys() - (DECREE_FIELDS - ACT_FIELDS):
            raise UserError(
                self.env._(
                    "Position, person and capacity of a decree under which somebody "
                    "signed do not change. Record a new decree for another person."
                )
            )
        if "date_end" in vals:
            self._check_not_ended(vals["date_end"])
        kept = self._keep()
        [new_vals] = kept.copy_data(
            {
                "decree_scan": self.sudo().with_context(bin_size=False).decree_scan,
                **vals,
                "version": self.version + 1,
                "previous_id": self.id,
                "correction_reason": reason.strip(),
                "first_used_on": self.first_used_on,
                "last_used_on": self.last_used_on,
            }
        )
        kept.write(
            {"corrected_on": fields.Datetime.now(), "corrected_by_id": self.env.uid}
        )
        new = kept.create(new_vals)
        return self.browse(new.id)
