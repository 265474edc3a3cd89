"""What an RKT must be: of its own plan, signed at home, about one year."""

from odoo import api, models
from odoo.exceptions import UserError, ValidationError


class SidocakepRkt(models.Model):
    """Refuses an RKT of another agency's plan, signer or year."""

    _name = "sidocakep.rkt"
    _inherit = "sidocakep.rkt"

    @api.constrains("year", "plan_id", "company_id")
    def _check_plan(self):
        """An RKT is of one year of the plan that guides it.

        Gunung Mas 24/2024 art. 10(2): RPJMD for the government; art. 10(3): the
        agency's own Renstra. Whose regulation asks for neither still cannot draw an RKT
        from the plan of another: its lines would be of another agency.
        """
        for rkt in self.sudo():
            plan = rkt.plan_id
            kind = "renstra" if rkt.company_id.parent_id else "rpjmd"
            if plan.kind != kind or plan.company_id != rkt.company_id:
                rule = rkt.company_id._get_rule("rkt_plan")
                raise ValidationError(
                    rule._cite(
                        self.env._(
                            "The RKT of %(agency)s is guided by its own %(kind)s, not "
                            "by %(plan)s.",
                            agency=rkt.company_id.name,
                            kind=kind.upper() if kind == "rpjmd" else "Renstra",
                            plan=plan.display_name,
                        )
                    )
                    + " "
                    + self.env._("Choose that plan.")
                )
            if not plan.year_start <= rkt.year <= plan.year_end:
                raise ValidationError(
                    self.env._(
                        "%(year)s is not a year of %(plan)s (%(start)s to %(end)s). "
                        "Choose a year of the plan.",
                        year=rkt.year,
                        plan=plan.display_name,
                        start=plan.year_start,
                        end=plan.year_end,
                    )
                )

    def write(self, vals):
        """Keep agency and year once something was drawn for them."""
        self.check_access("write")
        for name in ("company_id", "year"):
            if name not in vals:
                continue
            moved = self.filtered(
                lambda rkt, name=name: (
                    rkt._fields[name].convert_to_write(rkt[name], rkt) != vals[name]
                    and (rkt.line_ids or rkt.measure_ids)
                )
            )
            if moved:
                raise UserError(
                    self.env._(
                        "%(rkt)s holds targets of its agency and year. Draw up another "
                        "RKT for another agency or year.",
                        rkt=moved[0].display_name,
                    )
                )
        return super().write(vals)
