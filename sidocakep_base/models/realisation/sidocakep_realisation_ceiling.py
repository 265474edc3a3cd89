"""What is spent beyond the DPA is said where it is entered, and in the findings."""

from odoo import api, models

from ...engine.figures.indonesian import format_rupiah

ABOVE, NO_LINE = "above_ceiling", "without_line"
#: Kind > the duty that a profile sets.
DUTIES = {ABOVE: "realisation_ceiling", NO_LINE: "realisation_line"}


class SidocakepRealisation(models.Model):
    """Spending above the ceiling is recorded, for it was spent: nobody refuses it."""

    _name = "sidocakep.realisation"
    _inherit = "sidocakep.realisation"

    @api.model
    def _describe_beyond(self, kind, node, year, amount, ceiling=None):
        """Return what is beyond the DPA, and the remedy.

        :param kind: a key of :data:`DUTIES`
        :param node: the line of the plan
        """
        facts = {
            "node": node.display_name,
            "year": year,
            "amount": format_rupiah(amount, 0),
        }
        if kind == ABOVE:
            return (
                self.env._(
                    '"%(node)s": %(amount)s was spent in %(year)s, and the DPA has '
                    "%(ceiling)s.",
                    ceiling=format_rupiah(ceiling, 0),
                    **facts,
                ),
                self.env._(
                    "Look for a document that was entered for the wrong line, or enter "
                    "the shift or revision of the DPA."
                ),
            )
        return (
            self.env._(
                '"%(node)s": %(amount)s was spent in %(year)s, and the DPA in force '
                "has no line for it.",
                **facts,
            ),
            self.env._(
                "Enter the DPA that has the line, or correct the line of the document."
            ),
        )

    @api.model
    def _describe_above_spent(self, node, year, ratified, spent):
        """Return what was ratified above what was spent, and the remedy."""
        return (
            self.env._(
                '"%(node)s": %(ratified)s of BLUD, BOS, Kapitasi is ratified in '
                "%(year)s, and %(spent)s is entered as spent.",
                node=node.display_name,
                year=year,
                ratified=format_rupiah(ratified, 0),
                spent=format_rupiah(spent, 0),
            ),
            self.env._(
                "Enter what was spent, or correct the kind or the amount of the "
                "document."
            ),
        )

    @api.model
    def _say_beyond(self, company, year, entered, replaced, severity=None):
        """Return what of the year is beyond the DPA, with what is being entered.

        Of each line that is entered, in one text; ``False`` where all is within. Only
        what the profile of the government asks for.

        :param entered: ``{node: net amount}`` on the screen
        :param replaced: domain of the rows in whose place these stand
        :param severity: only what the profile holds to be so
        """
        asked = self._get_asked_kinds(company, severity)
        if not (asked and entered):
            return False
        ceilings = {
            identity: ceiling
            for (_company, identity), (*_node, ceiling, _planned) in (
                self._get_ceilings(company, year, 12).items()
            )
        }
        rows = self._read_group(
            [
                ("company_id", "=", company.id),
                ("year", "=", year),
                ("is_current", "=", True),
                ("identity", "in", [node.identity for node in entered]),
                "!",
                replaced,
            ],
            ["identity"],
            ["net:sum"],
        )
        spent = dict(rows)
        sentences = []
        for node, net in entered.items():
            total = spent.get(node.identity, 0) + net
            ceiling = ceilings.get(node.identity)
            kind = NO_LINE if ceiling is None else ABOVE
            is_beyond = total != 0 if ceiling is None else total > ceiling
            if kind in asked and is_beyond:
                words = self._describe_beyond(kind, node, year, total, ceiling)
                sentences.append(" ".join(words))
        return "\n".join(sentences) or False

    @api.model
    def _get_asked_kinds(self, company, severity=None):
        """Return the kinds that the profile of the government of an agency asks for.

        :param severity: only those of which it says so
        """
        rules = self.env["res.company"].sudo()._get_rules_in_force(DUTIES.values())
        root = company.sudo().root_id.id
        return {
            kind
            for kind, code in DUTIES.items()
            if any(
                found == root and severity in (None, how_severe)
                for found, how_severe in rules[code]
            )
        }
