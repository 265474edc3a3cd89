from odoo import models

from ...const import REPLACED


class SidocakepPk(models.Model):
    """The board by state shows at once where something stands: eight columns do not
    fit."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _open_groups(
        self,
        *,
        records_opening_info,
        groups,
        domain,
        groupby,
        aggregates,
        dict_order,
        auto_unfold,
        opening_info,
        unfold_read_default_limit,
        parent_opening_info,
        parent_group_domain,
    ):
        """Fold the columns of the board that are empty or closed, a list's as ever."""
        if auto_unfold and groupby[0] == "state":
            for group in groups:
                is_closed = group["state"] == REPLACED
                group["__fold"] = is_closed or not group["__count"]
        return super()._open_groups(
            records_opening_info=records_opening_info,
            groups=groups,
            domain=domain,
            groupby=groupby,
            aggregates=aggregates,
            dict_order=dict_order,
            auto_unfold=auto_unfold,
            opening_info=opening_info,
            unfold_read_default_limit=unfold_read_default_limit,
            parent_opening_info=parent_opening_info,
            parent_group_domain=parent_group_domain,
        )
