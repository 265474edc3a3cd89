from odoo import api, models
from odoo.exceptions import AccessError

#: The word of a rule that ends at the agency of one's post.
OWN = "own_agency_ids"
#: The word of a rule that ends at one's post and the posts below it.
OWN_JOBS = "own_job_ids"
#: The office that others are told to ask.
OFFICE = "sidocakep_base.group_organisasi"


class IrRule(models.Model):
    """Rules of ours know the own agency and the government, not what one may look at.

    ``own_agency_ids``: the agencies of the posts that the official of the login holds
    today. ``own_job_ids``: these posts themselves. ``government_ids``: the government
    of the login and all its agencies.
    """

    _name = "ir.rule"
    _inherit = "ir.rule"

    @api.model
    def _eval_context(self):
        user = self.env.user.sudo()
        return super()._eval_context() | {
            OWN: list(user._get_own_agencies().ids),
            OWN_JOBS: list(user._get_held_jobs().ids),
            "government_ids": list(user._get_government_companies().ids),
        }

    def _compute_domain_context_values(self):
        """The rights of a post end with its last day, though nothing was written."""
        yield from super()._compute_domain_context_values()
        yield self.env.user._get_office_day()

    def _make_access_error(self, operation, records):
        """Say in words that the agency is not one's own, and what can be done."""
        error = super()._make_access_error(operation, records)
        rules = self._get_failing(records, mode=operation).sudo()
        if not any(OWN in (rule.domain_force or "") for rule in rules):
            return self._name_agency(error, operation, records)
        own = self.env.user.sudo()._get_own_agencies()
        if "company_id" in records:
            refused = records.sudo().with_context(prefetch_fields=False).company_id
            if refused and refused <= own:
                return AccessError(self._name_own_agency(records, refused))
        words = {
            "model": self.env["ir.model"]._get(records._name).name,
            "user": self.env.user.name,
            "own": ", ".join(own.mapped("name")),
        }
        if own:
            message = self.env._(
                "%(model)s of another agency: %(user)s changes only what belongs to "
                "the agency of the own post, %(own)s. Ask the head or secretary of "
                "the other agency, or Bagian Organisasi.",
                **words,
            )
        else:
            message = self.env._(
                "%(model)s: changed only by those with a post in its agency, and "
                "%(user)s holds no post today. Ask the personnel office to record the "
                "post, and the administrator to link this login to the official.",
                **words,
            )
        return AccessError(message)

    def _name_own_agency(self, records, agencies):
        """Say why a document of the own agency is refused all the same."""
        user = self.env.user
        words = {
            "model": self.env["ir.model"]._get(records._name).name,
            "user": user.name,
            "agency": ", ".join(agencies.mapped("name")),
        }
        if agencies - user.sudo().company_ids:
            return self.env._(
                "%(model)s of %(agency)s: %(user)s holds a post there, but this login "
                "is not open for that agency. Ask the administrator to open it.",
                **words,
            )
        if agencies - self.env.companies:
            return self.env._(
                "%(model)s of %(agency)s: that agency is not ticked at the top right. "
                "Tick it and try again.",
                **words,
            )
        if lacking := user._explain_lacking():
            return f"{words['model']}: {lacking}"
        return self.env._(
            "%(model)s of %(agency)s: %(user)s holds a post there, but the role of "
            "this login does not include this. Ask the head or secretary of the "
            "agency.",
            **words,
        )

    def _name_agency(self, error, operation, records):
        """Say whose document of ours it is and whom to ask; of others, what Odoo says.

        An agency has no secret name; what the document is called is not said, nor
        anything to who is no employee. In the language of the reader, as Odoo does.
        """
        user = self.env.user
        if not records._name.startswith("sidocakep.") or not user._is_internal():
            return error
        env = self.with_context(**user.context_get()).env
        # Nothing else of the records: what is read here stays in the cache, and a
        # computed field that is refused once is tried again from there.
        refused = records.sudo().with_context(prefetch_fields=False)
        agencies = refused.mapped("company_id") if "company_id" in records else []
        words = {
            "model": env["ir.model"]._get(records._name).name,
            "user": user.name,
            "agency": ", ".join(agency.name for agency in agencies),
        }
        if operation == "read" and agencies:
            message = env._(
                "%(model)s of %(agency)s: %(user)s does not read this. Ask the head or "
                "secretary of that agency, or Bagian Organisasi.",
                **words,
            )
        elif agencies and user.has_group(OFFICE):
            # Who is told to ask Bagian Organisasi is not in it.
            message = env._(
                "%(model)s of %(agency)s: Bagian Organisasi does not change this. Ask "
                "the head or secretary of that agency.",
                **words,
            )
        elif agencies:
            message = env._(
                "%(model)s of %(agency)s: %(user)s does not change this. Ask the head "
                "or secretary of that agency, or Bagian Organisasi.",
                **words,
            )
        else:
            message = env._(
                "%(model)s: this is outside the rights of %(user)s. Ask Bagian "
                "Organisasi.",
                **words,
            )
        result = AccessError(message)
        # The company that the client offers to switch to.
        if hasattr(error, "context"):
            result.context = error.context
        return result
