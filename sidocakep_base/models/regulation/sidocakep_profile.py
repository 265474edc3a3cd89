import re
from itertools import count

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.errors import EngineError
from ...engine.finding import SEVERE, WARNING
from ...engine.level_rule import check_levels
from ...engine_words import say
from .article_mixin import OWN_UNITS, put_in_parentheses

PK_BASES = [
    ("dpa", "The budget (DPA)"),
    ("dpa_or_tupoksi", "The budget (DPA), else the duties of the position"),
]

#: What must be recorded of the decree of an acting official.
ACTING_DECREES = [
    ("number", "Number and Date"),
    ("issuer", "Number, Date and Issuer"),
    ("scan", "Number, Date, Issuer and a Scan"),
]

#: "Peraturan Bupati" as it is shortened.
SHORT_KINDS = {
    "Peraturan Gubernur": "Pergub",
    "Peraturan Bupati": "Perbup",
    "Peraturan Wali Kota": "Perwali",
    "Peraturan Walikota": "Perwali",
    "Peraturan Daerah": "Perda",
}
REGULATION_NAME = re.compile(
    rf"({'|'.join(SHORT_KINDS)}) (.+) Nomor (\S+) Tahun (\d{{4}})", re.IGNORECASE
)

#: What a rule that is not met does to an agreement.
RULE_SEVERITIES = [(SEVERE, "Blocks"), (WARNING, "Warns")]


def shorten(name):
    """Return the short name of a regulation; any other name stays.

    >>> shorten("Peraturan Bupati Paser Nomor 23 Tahun 2016")
    'Perbup Paser 23/2016'
    """
    found = REGULATION_NAME.fullmatch(name.strip())
    if not found:
        return name
    kind, region, number, year = found.groups()
    return f"{SHORT_KINDS[kind.title()]} {region} {number}/{year}"


class SidocakepProfile(models.Model):
    """What one regulation asks, as records a government can read, copy and change."""

    _name = "sidocakep.profile"
    _description = "Regulation Profile"
    _inherit = ["sidocakep.in.force.mixin", "sidocakep.whole.mixin"]
    _order = "date_start desc, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, copy=False)
    active = fields.Boolean(default=True)
    regulation_number = fields.Char(
        required=True,
        help='As cited in full: "Peraturan Bupati ... Nomor ... Tahun ...".',
    )
    regulation_title = fields.Char()
    regulation_short = fields.Char(
        string="Cited As",
        compute="_compute_regulation_short",
        store=True,
        readonly=False,
        precompute=True,
        # a copy is of another regulation
        copy=False,
        help="Short name that stands before an article in messages.",
    )
    replaces_id = fields.Many2one(
        "sidocakep.profile",
        index="btree_not_null",
        ondelete="restrict",
        help="The profile that governed before this one began.",
    )
    pk_basis = fields.Selection(
        PK_BASES,
        string="Basis of Agreements",
        required=True,
        default="dpa_or_tupoksi",
        help="What an agreement may stand on when the position has no budget line.",
    )
    pk_basis_article = fields.Char(string="Article on the Basis")
    smart_required = fields.Boolean(
        string="SMART Check Required",
        help="No agreement is proposed while one of its indicators has not answered "
        "the five SMART criteria.",
    )
    smart_article = fields.Char(string="Article on SMART")
    smart_no_severity = fields.Selection(
        [*RULE_SEVERITIES, ("ignore", "Is Accepted")],
        string="Criterion Answered No",
        required=True,
        default=SEVERE,
        help="What becomes of an agreement with an indicator that does not meet a "
        "criterion.",
    )
    parent_line_severity = fields.Selection(
        RULE_SEVERITIES,
        string="Indicator Without a Parent",
        default=WARNING,
        help="Whether an agreement below the head of region can be proposed with an "
        "indicator that carries none of the superior. Empty: it is not checked.",
    )
    parent_line_article = fields.Char(string="Article on the Chain")
    acting_decree = fields.Selection(
        ACTING_DECREES,
        string="Decree of an Acting Official",
        required=True,
        default="number",
        help="What must be recorded before a Pj, Plt or Plh can sign.",
    )
    policy_id = fields.Many2one(
        "sidocakep.achievement.policy",
        string="Achievement Policy",
        required=True,
        domain=[("origin_id", "=", False)],
        ondelete="restrict",
        help="How achievement is calculated, rounded and rated.",
    )
    level_rule_ids = fields.One2many(
        "sidocakep.profile.level.rule", "profile_id", string="Level Rules", copy=True
    )
    deadline_ids = fields.One2many(
        "sidocakep.profile.deadline", "profile_id", string="Deadlines", copy=True
    )
    form_ids = fields.One2many(
        "sidocakep.profile.form", "profile_id", string="Forms", copy=True
    )
    rule_ids = fields.One2many(
        "sidocakep.profile.rule", "profile_id", string="Duties", copy=True
    )
    note = fields.Text()

    _code_uniq = models.Constraint(
        "UNIQUE(code)",
        "Another regulation profile already has this code. Choose another code.",
    )

    @api.depends("regulation_number")
    def _compute_regulation_short(self):
        """Propose "Perbup Paser 23/2016" for "Peraturan Bupati Paser Nomor 23 ..."."""
        for profile in self:
            profile.regulation_short = shorten(profile.regulation_number or "")

    @api.constrains("replaces_id")
    def _check_replaces_cycle(self):
        if self._has_cycle("replaces_id"):
            raise ValidationError(
                self.env._(
                    "A profile cannot replace itself, directly or not. Choose the "
                    "profile that governed before."
                )
            )

    def _check_whole(self):
        """One rule and form for a position, one deadline for a document, on any day."""
        self._check_forms()
        for first, second in self.rule_ids._get_overlaps(
            lambda rule: (rule.profile_id, rule.code)
        ):
            raise ValidationError(
                self.env._(
                    "%(first)s and %(second)s set the same duty on the same day. End "
                    "one of them.",
                    first=first.display_name,
                    second=second.display_name,
                )
            )
        for first, second in self.level_rule_ids._get_overlaps(
            lambda rule: (rule.profile_id, rule.position_kind_id, rule.scope)
        ):
            raise ValidationError(
                self.env._(
                    "%(first)s and %(second)s hold for the same position on the same "
                    "day. End one of them, or choose another scope.",
                    first=first.display_name,
                    second=second.display_name,
                )
            )
        for first, second in self.deadline_ids._get_overlaps(
            lambda deadline: (deadline.profile_id, deadline.document)
        ):
            raise ValidationError(
                self.env._(
                    "%(first)s and %(second)s hold for the same document on the same "
                    "day. End one of them.",
                    first=first.display_name,
                    second=second.display_name,
                )
            )

    def _check_forms(self):
        forms = self.form_ids
        for kind in (forms.position_kind_ids.browse(), *forms.position_kind_ids):
            competing = forms.filtered(
                lambda form, kind=kind: (
                    kind in form.position_kind_ids
                    if kind
                    else not form.position_kind_ids
                )
            )
            for first, second in competing._get_overlaps(
                lambda form: (form.profile_id, form.document)
            ):
                raise ValidationError(
                    self.env._(
                        "%(first)s and %(second)s are forms of the same position on "
                        "the same day. End one of them.",
                        first=first.display_name,
                        second=second.display_name,
                    )
                )

    def copy_data(self, default=None):
        """A copy is a new profile to edit: own name and code, all rules with it."""
        vals_list = super().copy_data(default)
        taken = set()
        for profile, vals in zip(self, vals_list, strict=True):
            if not default or "name" not in default:
                vals["name"] = self.env._("%(name)s (copy)", name=profile.name)
            if "code" not in vals:
                vals["code"] = profile._get_free_code(taken)
                taken.add(vals["code"])
        return vals_list

    def _get_free_code(self, taken):
        """Return the code with the first number that no profile has."""
        profiles = self.with_context(active_test=False).search(
            [("code", "=like", f"{self.code}%")]
        )
        codes = taken | set(profiles.mapped("code"))
        return next(
            code
            for number in count(2)
            if (code := f"{self.code}_{number}") not in codes
        )

    def action_copy_to_edit(self):
        """Open a copy: a third government writes its own profile from this one."""
        self.ensure_one()
        self.check_access("create")
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.copy().id,
            "view_mode": "form",
            "name": self.env._("Regulation Profile"),
        }

    # ------------------------------------------------------------------
    # Duties and their articles
    # ------------------------------------------------------------------

    def _get_rule(self, code, day=None):
        """Return the row that sets a duty, or an empty recordset: it is none here.

        :param day: default: today
        """
        rules = self.rule_ids.filtered(lambda rule: rule.code == code)
        return rules._filter_in_force(day or self.env.user._get_office_day())[:1]

    def _get_citation(self, article, in_full=False):
        """Return an article as it is cited: with the short name of the regulation.

        What names another regulation ("PermenPANRB Nomor 53 Tahun 2014") stays.

        :param in_full: with the full name, as on paper
        """
        article = article or ""
        if not article.startswith(OWN_UNITS):
            return article
        short = not in_full and self.regulation_short
        return f"{short or self.regulation_number} {article}"

    def _cite_article(self, article, sentence):
        """Return a sentence with an article of this regulation in parentheses."""
        return put_in_parentheses(sentence, self._get_citation(article))

    # ------------------------------------------------------------------
    # Level rules
    # ------------------------------------------------------------------

    def _get_level_rules(self, jobs, day):
        """Return ``{job_id: rule}`` of the positions that must make an agreement.

        A position the regulation does not name has no entry. The queries do not grow
        with the number of positions.
        """
        self.ensure_one()
        rules = {
            (rule.position_kind_id.id, rule.scope): rule
            for rule in self.level_rule_ids._filter_in_force(day)
        }
        found = {}
        for job in jobs:
            for scope in self._get_scopes(job):
                rule = rules.get((job.position_kind_id.id, scope))
                if rule:
                    found[job.id] = rule
                    break
        return found

    @api.model
    def _get_scopes(self, job):
        """Return the scopes whose rules hold for a position, the closest first.

        The posts of the government itself are those of the head of region and, where
        the secretariat is no agency of its own, those of the secretariat.
        """
        kind = job.company_id.sidocakep_kind
        if kind == "government":
            return ("government", "setda", "all")
        if kind in ("setda", "bagian"):
            return ("setda", "all")
        return ("skpd", "all")

    def _get_level_rule(self, job, day):
        """Return the rule of one position, or an empty recordset."""
        return self._get_level_rules(job, day).get(
            job.id, self.env["sidocakep.profile.level.rule"]
        )

    def _check_levels(self, job, levels, day):
        """Return the breaches of the lines of an agreement.

        :param levels: one ``sidocakep.indicator.level`` record (or an empty one) per
            line, in the order of the lines; a list, since levels repeat
        :return: list of :class:`~..engine.level_rule.Breach`
        """
        rule = self._get_level_rule(job, day)
        if not rule:
            return []
        return check_levels(rule._to_engine(), [level._to_engine() for level in levels])

    # ------------------------------------------------------------------
    # Deadlines, forms, policy
    # ------------------------------------------------------------------

    def _get_deadline(self, document, day):
        """Return the deadline of a document that is in force on ``day``, if any."""
        self.ensure_one()
        return self.deadline_ids._filter_in_force(day).filtered(
            lambda deadline: deadline.document == document
        )[:1]

    def _get_due_date(self, document, trigger_date):
        """Return when a document is due, or ``None`` when no article says so.

        The rule in force on the day that starts the clock decides.
        """
        deadline = self._get_deadline(document, trigger_date)
        return deadline._get_due_date(trigger_date) if deadline else None

    def _get_form(self, document, position_kind=None, day=None):
        """Return the edition of the form in force, for a kind of position, if any.

        A form that names the position wins over one for every position.

        :param day: default: today
        """
        self.ensure_one()
        forms = self.form_ids._filter_in_force(
            day or self.env.user._get_office_day()
        ).filtered(lambda form: form.document == document)
        general = forms.filtered(lambda form: not form.position_kind_ids)
        if not position_kind:
            return general[:1]
        named = forms.filtered(lambda form: position_kind in form.position_kind_ids)
        return (named or general)[:1]

    def _get_policy(self, day):
        """Return the engine's ``Policy`` in force on ``day``.

        :raises ValidationError: its parts do not fit together, with the remedy
        """
        self.ensure_one()
        try:
            return self.policy_id._at(day)._to_engine(day)
        except EngineError as error:
            raise ValidationError(
                self.env._(
                    'By the policy "%(policy)s" nothing can be judged: %(problem)s '
                    "Ask Bagian Organisasi to correct it.",
                    policy=self.policy_id.name,
                    problem=say(self.env, error),
                )
            ) from error
