"""Versions of a document: numbered, one after the other, one of them in force."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.misc import clean_context

from .seal_rows import sealing_anew
from .sidocakep_trail import AMENDMENT

#: State of a version that was given up; it keeps its number and makes room for another.
CANCELLED = "cancelled"


def version_index(key, message):
    """Return the index of the number of a version, unique for the fields ``key``.

    Where a field of the key is empty the document is nobody's yet: such drafts may
    stand side by side, as long as they are not in force.
    """
    return models.UniqueIndex(f"({', '.join(key)}, version)", message)


def in_force_index(key, state, message):
    """Return the index that lets one version for ``key`` have the state in force.

    An empty field of the key is a value like any other here.
    """
    definition = f"({', '.join(key)}) NULLS NOT DISTINCT WHERE state = '{state}'"
    return models.UniqueIndex(definition, message)


class SidocakepVersionMixin(models.AbstractModel):
    """A document that does not change once it is in force, but gets a next version.

    A version is amended once: while a version follows it that was not cancelled, a
    second one is refused. The next version starts as a draft with the parts of this
    one; when it comes into force, this one retires and stays on record; what the
    program asked on it is taken back.

    A model declares, as class attributes:

    - ``_version_key``: the fields whose values the versions of one document share;
    - ``_version_in_force``, ``_version_retired``: the states of the version in force
      and of one that gave way to the next, and in ``_version_ended`` further states of
      a version that was in force once;
    - ``_version_dates``: the fields with the first and the last day in force, the
      second ``None`` where only the next version ends one;
    - ``_version_uniq = version_index(...)`` and
      ``_in_force_uniq = in_force_index(...)``, each with its own words;
    - ``previous_id`` and ``next_ids`` again with the model as comodel.
    """

    _name = "sidocakep.version.mixin"
    _description = "Version Mixin"
    _inherit = ["sidocakep.workflow.mixin"]

    _version_key: tuple[str, ...] = ()
    _version_in_force: str = ""
    _version_retired: str = ""
    _version_ended: tuple[str, ...] = ()
    _version_dates: tuple[str, str | None] = ("document_date", None)
    _version_order: str = "version, id"

    _workflow_fields = {"version", "previous_id"}

    version = fields.Integer(
        required=True, default=1, readonly=True, copy=False, aggregator=None
    )
    previous_id = fields.Many2one(
        "sidocakep.version.mixin",
        string="Amends",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    next_ids = fields.One2many(
        "sidocakep.version.mixin", "previous_id", string="Amended by"
    )
    has_successor = fields.Boolean(
        string="Has a Next Version",
        compute="_compute_has_successor",
        help="One that was given up does not count: the next one may be begun again.",
    )

    # The guard of ``_check_no_successor`` for two users in the same moment. Its words
    # are code: those of a table are not loaded for the models of other addons.
    _successor_uniq = models.UniqueIndex(
        f"(previous_id) WHERE state != '{CANCELLED}'",
        lambda env, _diagnostics: env._(
            "Another user has just made the next version. Load the page again."
        ),
    )

    # ------------------------------------------------------------------
    # One document for a key
    # ------------------------------------------------------------------

    def onchange(self, values, field_names, fields_spec):
        """Say of a new document that there is one already, before all is typed."""
        result = super().onchange(values, field_names, fields_spec)
        # Not of what an empty form proposes: nobody has chosen that.
        chosen_now = set(field_names) & set(self._version_key)
        if self or not chosen_now or result.get("warning"):
            return result
        chosen = values | result.get("value", {})
        former = self._find_by_key([chosen.get(name) for name in self._version_key])
        if former:
            result["warning"] = {
                "title": self.env._("There is one already"),
                "message": self.env._(
                    "%(document)s is on record. Open it, or choose another year or "
                    "what else tells the two apart before you go on.",
                    document=former.display_name,
                ),
                "type": "dialog",
            }
        return result

    @api.model
    def _find_by_key(self, key):
        """Return the last version for a key as a client sends it, of the user; or none.

        :param key: a value for each field of ``_version_key``; none if one is empty
        """
        key = [value.get("id") if isinstance(value, dict) else value for value in key]
        if not key or not all(key):
            return self.browse()
        pairs = zip(self._version_key, key, strict=True)
        same = Domain.AND(Domain(name, "=", value) for name, value in pairs)
        return self.search(same, order="version desc, id desc", limit=1)

    # ------------------------------------------------------------------
    # The next version
    # ------------------------------------------------------------------

    def _amend(self, default=None):
        """Return the next version of this one, a draft with the parts of this one.

        :param default: values that differ from those of this version
        :raises UserError: this version is not in force, or was amended already
        """
        self.ensure_one()
        self.check_access("write")
        self.lock_for_update(allow_referencing=True)
        if self.state != self._version_in_force:
            raise UserError(
                self.env._(
                    "Only the version in force is amended; %(document)s is %(state)s."
                    " Open the version in force.",
                    document=self.display_name,
                    state=self._get_state_label(),
                )
            )
        self._check_no_successor()
        self._end_try()
        return self._create_next(default)

    def _check_no_successor(self):
        """Refuse a version that another one, which was not cancelled, follows."""
        for document in self:
            successor = document._get_successor()
            if successor:
                raise UserError(
                    self.env._(
                        "%(document)s already has a successor, %(successor)s. Go on "
                        "with that one.",
                        document=document.display_name,
                        successor=successor.display_name,
                    )
                )

    @api.depends("next_ids.state")
    def _compute_has_successor(self):
        for document in self:
            document.has_successor = bool(document._get_successor())

    def _get_successor(self):
        """Return the version that follows this one and was not cancelled; sudo."""
        return self.sudo().next_ids.filtered(lambda item: item.state != CANCELLED)

    def _get_frozen_remedy(self):
        """Name what took the place of this version, or who makes the next one."""
        successor = self._get_successor()
        if successor and self.state != self._version_in_force:
            return self.env._(
                "Open %(successor)s, which took its place.",
                successor=successor[0].display_name,
            )
        if self.state == self._version_in_force and "company_id" in self._fields:
            return self.env._(
                "It changes only by a next version that says why: ask who drafts it in "
                "%(agency)s.",
                agency=self.company_id.sudo().name,
            )
        return super()._get_frozen_remedy()

    def _create_next(self, default=None):
        """Create the next version; who calls it has checked that there may be one.

        What a client puts into the context as ``default_...`` does not reach it.
        """
        source = self.with_env(self.env(context=clean_context(self.env.context)))
        vals = source._prepare_next_vals(default or {}) | {
            "state": self._fields["state"].default(self),
            "version": source._get_next_number(),
            "previous_id": self.id,
        }
        successor = source._with_workflow_bypass().create(vals).with_env(source.env)
        source._as_copy()._copy_parts_to(successor._as_copy())
        name = successor.sudo().display_name
        self._trail(AMENDMENT, self._get_trail_reason(), new_value=name)
        return successor.with_env(self.env)

    def _prepare_next_vals(self, default):
        """Return the values of the next version, but for number and state."""
        [vals] = self.copy_data(default)
        return vals

    def _get_next_number(self):
        """Return the number of the next version; a cancelled one keeps its own."""
        return max([self.version, *self.sudo().next_ids.mapped("version")]) + 1

    def _copy_parts_to(self, successor):
        """Copy what belongs to this version to the next one."""

    def _before_transition(self, name):
        """Retire the version before first: one version is in force at a time."""
        if self._workflow_transitions[name].dst == self._version_in_force:
            for reason, documents in self.grouped(type(self)._get_next_reason).items():
                former = documents.previous_id.filtered(
                    lambda item: item.state == self._version_in_force
                )
                with sealing_anew(former):
                    writer = former._with_workflow_bypass()._with_trail_reason(reason)
                    writer.write({"state": self._version_retired})
                    former.flush_recordset(["state"])
                    former._take_back_all_asked()
        return super()._before_transition(name)

    def _get_next_reason(self):
        """Return why this version takes the place of the one before; empty: unasked."""
        self.ensure_one()
        return ""

    def _open_form(self):
        """Return the action that shows this version; an empty form for none."""
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    # ------------------------------------------------------------------
    # Which one
    # ------------------------------------------------------------------

    def _get_versions(self):
        """Return all versions of these documents that the user may read, latest first.

        What has the same key is a version of one document.
        """
        same = Domain.OR(document._get_same_key_domain() for document in self)
        return self.search(same, order="version desc, id desc")

    def _get_same_key_domain(self):
        self.ensure_one()
        key = self._convert_to_write({name: self[name] for name in self._version_key})
        return Domain.AND(Domain(name, "=", value) for name, value in key.items())

    @api.model
    def _get_in_force(self, companies, day=None, **key):
        """Return ``{company id: version in force}``, in one query.

        :param day: as it was on that day by the dates of the documents; without it, as
            it stands now
        :param key: a value for each field of ``_version_key`` besides the agency
        """
        return self._get_in_force_on(companies, [day], **key)[day]

    @api.model
    def _get_in_force_on(self, companies, days, **key):
        """Return ``{day: {company id: version in force}}``, in one query."""
        start, end = self._version_dates
        domain = Domain("company_id", "in", companies.ids)
        domain &= self._get_key_domain(**key)
        names = {"company_id", "state", *filter(None, (start, end))}
        states = (self._version_in_force, self._version_retired, *self._version_ended)
        if not any(days):
            states = (self._version_in_force,)
        domain &= Domain("state", "in", states)
        versions = self.search_fetch(domain, sorted(names), order=self._version_order)
        return {day: versions._pick_in_force(day) for day in days}

    def _pick_in_force(self, day):
        """Return ``{company id: the last of these}`` that is in force on ``day``."""
        if not day:
            found = self.filtered(lambda item: item.state == self._version_in_force)
            return {version.company_id.id: version for version in found}
        start, end = self._version_dates
        begun = self.filtered(lambda item: item[start] and item[start] <= day)
        latest = {version.company_id.id: version for version in begun}
        return {
            company_id: version
            for company_id, version in latest.items()
            if not end or not version[end] or day <= version[end]
        }

    @api.model
    def _get_key_domain(self, **key):
        """Return the domain of the documents whose key has these values."""
        names = set(self._version_key) - {"company_id"}
        if key.keys() != names:
            raise TypeError(f"{self._name} is in force by {sorted(names)}")
        return Domain.AND(Domain(name, "=", value) for name, value in key.items())
