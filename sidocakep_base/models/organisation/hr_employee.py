from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ...engine.nip import NipError, format_nip, parse_nip
from ...engine_words import say
from .login_road_mixin import LOGIN_GROUP

# Who carries a number of the national civil service agency.
NUMBERED_KINDS = ("pns", "pppk")


class HrEmployee(models.Model):
    """An official: civil servant, contract employee, elected head or honorary staff."""

    _name = "hr.employee"
    _inherit = "hr.employee"

    # Whose login it is decides who signs: a change is told in the chatter.
    user_id = fields.Many2one(tracking=True)
    asn_kind = fields.Selection(
        [
            ("pns", "PNS"),
            ("pppk", "PPPK"),
            ("official", "Elected official"),
            ("honorary", "Honorary staff"),
        ],
        string="Kind of Employee",
        compute="_compute_asn_kind",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        help="An elected official (the head of region) has neither NIP nor rank.",
    )
    nip = fields.Char(
        string="NIP",
        copy=False,
        tracking=True,
        help="18 digits: birth date, month of appointment, sex, serial number. Blanks "
        "may be typed. For a PPPK: the NIPPPK.",
    )
    nip_display = fields.Char(string="NIP as Printed", compute="_compute_nip_display")

    _nip_uniq = models.UniqueIndex(
        "(nip) WHERE nip IS NOT NULL",
        "Another employee already has this NIP."
        " Search for it, also among the archived.",
    )

    is_of_government = fields.Boolean(related="company_id.is_of_government")

    @api.depends("company_id", "nip")
    def _compute_asn_kind(self):
        """An official is a PNS unless it is said otherwise, a worker of a firm none."""
        for employee in self:
            is_official = employee.nip or employee.is_of_government
            employee.asn_kind = employee.asn_kind or (is_official and "pns")

    @api.depends("nip")
    def _compute_nip_display(self):
        for employee in self:
            employee.nip_display = employee.nip and format_nip(employee.nip)

    @api.constrains("nip", "asn_kind")
    def _check_nip(self):
        """Perka BKN 22/2007: what the digits mean is checked by the engine."""
        for employee in self.filtered("nip"):
            if employee.asn_kind not in NUMBERED_KINDS:
                raise ValidationError(
                    self.env._(
                        "%(name)s is neither PNS nor PPPK and has no NIP. Empty the "
                        "NIP or correct the kind of employee.",
                        name=employee.name,
                    )
                )
            try:
                parse_nip(employee.nip, pppk=employee.asn_kind == "pppk")
            except NipError as error:
                raise ValidationError(
                    self.env._(
                        "%(name)s: %(problem)s",
                        name=employee.name,
                        problem=say(self.env, error),
                    )
                ) from error

    @api.onchange("nip", "asn_kind")
    def _onchange_nip(self):
        """Fill in what the number tells, where nothing is known yet."""
        try:
            nip = self.nip and parse_nip(self.nip, pppk=self.asn_kind == "pppk")
        except NipError as error:
            return {"warning": {"title": "NIP", "message": say(self.env, error)}}
        if nip:
            self.nip = nip.digits
            self.birthday = self.birthday or nip.birth_date
            self.sex = self.sex or nip.sex.value
        return None

    @api.model_create_multi
    def create(self, vals_list):
        self._check_resource_right(vals_list)
        return super().create([self._prepare_nip_vals(vals) for vals in vals_list])

    def write(self, vals):
        self._check_resource_right([vals])
        self._check_own_version(vals)
        if "active" in vals:
            # A file that is opened again holds its posts again.
            self.filtered(lambda file: file.active != vals["active"])._check_not_mine()
        result = super().write(self._prepare_nip_vals(vals))
        if "company_id" in vals and not self.env.su:
            self._check_agency()
        return result

    def _check_agency(self):
        """Refuse another agency than that of the post: it follows (``hr.version``).

        Written by hand it would bring the person into the lists and the data of an
        agency without a decree, and out of those of the own one.
        """
        for employee in self.sudo():
            version = employee.version_ids.sorted("date_version")[-1:]
            agency = version.job_id.company_id
            of_government = agency.root_id.sidocakep_kind == "government"
            if of_government and employee.company_id != agency:
                raise UserError(
                    self.env._(
                        "%(name)s holds %(job)s of %(agency)s, and the agency follows "
                        "the position. Press Record Mutasi to give another position.",
                        name=employee.name,
                        job=version.job_id.name,
                        agency=agency.name,
                    )
                )

    def _check_own_version(self, vals):
        """Refuse the version of another: readers would see its post in this file."""
        version = self.env["hr.version"].sudo().browse(vals.get("current_version_id"))
        if version and not self.env.su and version.employee_id != self.sudo():
            raise AccessError(
                self.env._(
                    "The position in the file of %(name)s follows from its own "
                    "versions. Record a new version there.",
                    name=self[:1].name,
                )
            )

    def unlink(self):
        """The database takes the versions of an employee along without a word."""
        self._check_not_mine()
        self.sudo().with_context(active_test=False).version_ids._note_tenure_of()
        return super().unlink()

    def _check_not_mine(self):
        """Refuse who would appoint himself, or end what he holds, in his own file."""
        if self.env.su or self.env.user.has_group(LOGIN_GROUP):
            return
        if self.env.user in self.sudo().user_id:
            raise AccessError(
                self.env._(
                    "Your own position is recorded by a colleague of HR: whoever "
                    "holds a position signs for it. Ask a colleague to record it."
                )
            )

    @api.model
    def _check_resource_right(self, vals_list):
        """Another resource would bring another login along."""
        ids = [vals["resource_id"] for vals in vals_list if vals.get("resource_id")]
        resources = self.env["resource.resource"].browse(ids)
        resources._check_login_right(set(resources.sudo().user_id.ids))

    @api.model
    def _prepare_nip_vals(self, vals):
        """Return the values with the NIP in its stored form, without blanks."""
        if "nip" not in vals:
            return vals
        return {**vals, "nip": "".join((vals["nip"] or "").split()) or False}

    def _appoint(self, job, date_start, vals=None):
        """Record a mutasi: from a date on the employee holds another position.

        :param vals: other values true from that date, e.g. ``{"rank_id": 12}``
        :return: the ``hr.version`` that begins on the date
        """
        self.ensure_one()
        self.check_access("write")
        later = self.version_ids.filtered(lambda v: v.date_version > date_start)
        if not later and self.company_id != job.company_id:
            # The agency of an employee is not dated in core: it is the latest one.
            self.sudo().company_id = job.company_id
        vals = {**(vals or {}), "job_id": job.id}
        version = self.create_version({**vals, "date_version": date_start})
        # core hands out a version that begins on the day already, as it is
        version.write(vals)
        return version

    def _get_signature_values(self, date=None):
        """Return what stands under a signature.

        Callers without HR rights pass a sudo record, see :class:`Holder`.

        :param date: date whose rank is meant; today if not given
        :return: ``name``, ``rank`` (``Pembina Tingkat I (IV/b)`` or empty) and ``nip``
            (in groups, or empty: the head of region has none)
        """
        self.ensure_one()
        version = self._get_version(date or self.env.user._get_office_day())
        return {
            "name": self.name,
            "rank": version.rank_id._get_printed() if version.rank_id else "",
            "nip": self.nip_display or "",
        }

    def _get_official_values(self, prefix, date=None):
        """Return the same with a prefix, as papers keep it of who signs them.

        Of nobody they are empty.

        :return: ``{prefix}_name``, ``{prefix}_rank``, ``{prefix}_nip``
        """
        values = self._get_signature_values(date) if self else {}
        return {
            f"{prefix}_{key}": values.get(key) or "" for key in ("name", "rank", "nip")
        }
