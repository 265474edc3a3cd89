"""How far a figure is, in the words of every paper that says it."""

from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

VERIFIED = "Terverifikasi"
#: What is not verified is not reported, whatever is being done with it.
STEPS = {
    "sent": "dikirim, belum diverifikasi",
    "returned": "dikembalikan",
}


def say_state(state):
    """Return the word for the state of a figure.

    >>> say_state("verified"), say_state("asked")
    ('Terverifikasi', 'Belum dilaporkan')
    >>> say_state("returned")
    'Belum dilaporkan (dikembalikan)'
    """
    if state == "verified":
        return VERIFIED
    return f"{LABELS[NoFigureKind.NOT_REPORTED].capitalize()}{say_step(state)}"


def say_step(state):
    """Return what is being done with a figure that is not reported; empty: nothing.

    >>> say_step("returned"), say_step("asked")
    (' (dikembalikan)', '')
    """
    step = STEPS.get(state)
    return f" ({step})" if step else ""
