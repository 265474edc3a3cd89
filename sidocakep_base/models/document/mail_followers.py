from collections import defaultdict

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .reader import as_reader


class MailFollowers(models.Model):
    """Nobody follows a document of ours that he may not read."""

    _inherit = "mail.followers"

    def _insert_followers(
        self,
        res_model,
        res_ids,
        partner_ids,
        subtypes=None,
        customer_ids=None,
        check_existing=True,
        existing_policy="skip",
    ):
        options = {
            "customer_ids": customer_ids,
            "check_existing": check_existing,
            "existing_policy": existing_policy,
        }
        if not self.env["mail.message"]._is_model_guarded(res_model):
            return super()._insert_followers(
                res_model, res_ids, partner_ids, subtypes, **options
            )
        grouped = defaultdict(list)
        for partner_id, readable_ids in self._get_readable(
            res_model, res_ids, partner_ids
        ):
            grouped[tuple(readable_ids)].append(partner_id)
        for readable_ids, readers in grouped.items():
            chosen = subtypes and {
                partner_id: subtypes[partner_id] for partner_id in readers
            }
            super()._insert_followers(
                res_model, list(readable_ids), readers, chosen, **options
            )
        return None

    @api.model
    def _get_readable(self, res_model, res_ids, partner_ids):
        """Yield of each partner which of the records one of his logins may read."""
        records = self.env[res_model].browse(res_ids)
        for partner in self.env["res.partner"].sudo().browse(partner_ids):
            readable = records.browse()
            for user in partner.user_ids:
                readable |= as_reader(records, user)._filtered_access("read")
            if readable:
                yield partner.id, readable.ids

    @api.model_create_multi
    def create(self, vals_list):
        """Refuse who writes the table itself, which the administrator may."""
        if not self.env.su:
            self._check_not_guarded(vals.get("res_model") for vals in vals_list)
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            names = (vals.get("res_model"), *self.sudo().mapped("res_model"))
            self._check_not_guarded(names)
        return super().write(vals)

    @api.model
    def _search(self, domain, *args, bypass_access=False, **kwargs):
        """Find only who follows what the reader may read: names are told as well."""
        query = super()._search(domain, *args, bypass_access=bypass_access, **kwargs)
        if self.env.su or bypass_access:
            return query
        hidden = self._find_hidden(self.browse(query).sudo())
        if not hidden:
            return query
        domain = Domain(domain) & Domain("id", "not in", hidden.ids)
        return super()._search(domain, *args, **kwargs)

    @api.model
    def _find_hidden(self, followers):
        """Return those of documents of ours that the reader may not read."""
        messages = self.env["mail.message"]
        hidden = followers.browse()
        for name, rows in followers.grouped("res_model").items():
            if messages._is_model_guarded(name):
                documents = self.env[name].browse(set(rows.mapped("res_id")))
                readable = set(documents.exists()._filtered_access("read").ids)
                hidden |= rows.filtered(lambda row, r=readable: row.res_id not in r)
        return hidden

    @api.model
    def _check_not_guarded(self, names):
        messages = self.env["mail.message"]
        if any(map(messages._is_model_guarded, names)):
            raise AccessError(
                self.env._("Add a follower from the document, with its button.")
            )
