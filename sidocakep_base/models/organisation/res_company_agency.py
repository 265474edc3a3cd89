from odoo import Command, api, models


class ResCompany(models.Model):
    """Which company is a government decides how far the rights of its offices reach."""

    _name = "res.company"
    _inherit = "res.company"

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies._open_to_readers()
        return companies

    def _open_to_readers(self):
        """Give new agencies to the logins that see all agencies of their government.

        A login is given the agencies that exist when it is made.
        """
        group = self.env.ref("sidocakep_base.group_read_all").sudo()
        for root, agencies in (self - self.root_id).grouped("root_id").items():
            readers = group.with_context(active_test=False).all_user_ids
            readers = readers.filtered(lambda user, root=root: root in user.company_ids)
            readers.write({"company_ids": [Command.link(id_) for id_ in agencies.ids]})

    # ------------------------------------------------------------------
    # An agency with its units
    # ------------------------------------------------------------------

    def _get_agency(self):
        """Return the agency that it is or is part of; of a government nothing.

        An agency stands directly below the government.
        """
        self.ensure_one()
        return self.parent_ids[1:2]

    def _is_agency(self):
        """Whether it stands directly below the government, and is no unit of one."""
        self.ensure_one()
        return bool(self.parent_id) and self._get_agency() == self

    def _get_with_units(self):
        """Return these agencies, each followed by all units that are part of it.

        Units that were archived too: what they spent was spent. In SQL the same is
        :data:`.agency_sql.PARTS_OF_AGENCIES` (decision 0032).
        """
        found = self.with_context(active_test=False).search(
            [("id", "child_of", self.ids)], order="sequence, name, id"
        )
        units = found - self
        return self.browse().union(
            *(
                agency | units.filtered(lambda unit, top=agency: top in unit.parent_ids)
                for agency in self
            )
        )

    def write(self, vals):
        result = super().write(vals)
        if "sidocakep_kind" in vals:
            self.env.registry.clear_cache()
            self._make_officials()
        return result

    def _make_officials(self):
        """Those who work in what is called a government from now on are officials."""
        self.invalidate_recordset(["is_of_government"])
        governments = self.filtered(
            lambda company: company.sidocakep_kind == "government"
        )
        if not governments:
            return
        people = self.env["hr.employee"].sudo().with_context(active_test=False)
        people = people.search(
            [("company_id", "child_of", governments.ids), ("asn_kind", "=", False)]
        )
        people.env.add_to_compute(people._fields["asn_kind"], people)
