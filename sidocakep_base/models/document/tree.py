"""A tree whose nodes are moved by hand: none stands under itself."""

from odoo.exceptions import ValidationError


def refuse_circle(nodes, vals):
    """Refuse an upper node that is one of ``nodes`` or stands below one.

    Called before ``write``: the sentence of Odoo says neither what nor where.
    """
    upper = nodes.browse(vals.get("parent_id") or ()).sudo()
    above = {int(key) for key in (upper.parent_path or "").split("/") if key}
    for node in nodes.filtered(lambda node: node.id in above)[:1]:
        raise ValidationError(
            nodes.env._(
                '"%(node)s" cannot stand under "%(parent)s", which is itself or stands'
                " below it. Choose another upper node.",
                node=node.display_name,
                parent=upper.display_name,
            )
        )
