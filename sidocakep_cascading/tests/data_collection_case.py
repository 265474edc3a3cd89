"""The data collection of the Dinas Kesehatan, for the tests of the room."""

from base64 import b64encode

from odoo import Command
from odoo.tests import freeze_time

from odoo.addons.sidocakep_base.tests.small_pdf import make_pdf

from .common import YEAR, PkCase

#: Said of a figure that is sent without a file.
NO_EVIDENCE = "Register dipegang puskesmas"
PDF = make_pdf("Rekapitulasi kunjungan triwulan I")


class DataCollectionCase(PkCase):
    """Two cards of agency A, both of the head of the Bidang (``ech3_a``).

    - *Layanan sesuai standar* (Persen): 100 x kunjungan sesuai standar / kunjungan
    - *Rujukan yang ditangani* (Orang): entered as counted by the head of the Seksi
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        say_why_bare(cls.env)
        cls.collection = cls.env["sidocakep.data.collection"].create(
            {"company_id": cls.agency_a.id}
        )
        cls.card = cls._create_card(
            cls.outcome,
            cls.job_ech3_a,
            formula="ratio",
            part_ids=[
                Command.create(
                    {
                        "name": "Kunjungan sesuai standar",
                        "counted_by_job_id": cls.job_ech4_a.id,
                    }
                ),
                Command.create({"name": "Seluruh kunjungan", "is_below": True}),
            ],
        )
        cls.card_output = cls._create_card(cls.output, cls.job_ech4_a)

    @classmethod
    def _create_card(cls, indicator, job, collection=None, **kw):
        return cls.env["sidocakep.data.card"].create(
            {
                "collection_id": (collection or cls.collection).id,
                "indicator_id": indicator.id,
                "responsible_job_id": job.id,
                "formula_text": "Dihitung dari register",
                "date_from": "2026-01-01",
                **kw,
            }
        )

    @classmethod
    def _decree(cls, *cards, day="2026-01-12 03:00:00"):
        """Decide the collection on a day; of these cards a figure may be missing."""
        said = {"released_by": "BPS", "applies_when": "ada permohonan"}
        collection = cards[0].collection_id if cards else cls.collection
        for card in cards:
            card.write(said)
        with freeze_time(day):
            collection._with_workflow_bypass().write({"state": "decided"})

    @classmethod
    def _create_loose(cls, name, unit, **kw):
        """Create an indicator of agency A that stands in no plan: those are decided."""
        return cls.env["sidocakep.indicator"].create(
            {
                "name": name,
                "company_id": cls.agency_a.id,
                "unit_id": cls.env["sidocakep.unit"]._find_or_create(unit).id,
                **kw,
            }
        )

    @classmethod
    def _open(cls):
        """Do what the night does; return the figure of each card, the last period."""
        figures = cls.env["sidocakep.data.figure"]
        figures._cron_open()
        cls.env.flush_all()
        return [
            figures.search([("card_id", "=", card.id)], limit=1)
            for card in (cls.card, cls.card_output)
        ]

    @classmethod
    def _enter(cls, figure, user, *numbers, **vals):
        """Enter the parts, or the figure, as a person; return the figure as his."""
        figure = figure.with_user(user)
        if figure.part_ids:
            for part, number in zip(figure.part_ids, numbers, strict=True):
                part.written = number
        else:
            figure.written = numbers[0]
        if vals:
            figure.write(vals)
        return figure

    @classmethod
    def _attach(cls, figure, content=PDF, name="rekap.pdf", **kw):
        return figure.env["sidocakep.data.evidence"].create(
            {
                "figure_id": figure.id,
                "name": name,
                "file": b64encode(content),
                **kw,
            }
        )


def say_why_bare(env):
    """Let figures say from the start why they have no evidence.

    The profile asks for it; only the tests of evidence are about it.
    """
    env["ir.default"].set("sidocakep.data.figure", "no_evidence_reason", NO_EVIDENCE)


def make_data(cls):
    """Return the data collection of the agency: a card, a sent figure, windows."""
    env, head = cls.env, cls.user_head_a
    say_why_bare(env)
    collection = env["sidocakep.data.collection"].create(
        {"company_id": cls.agency_a.id}
    )
    card = env["sidocakep.data.card"].create(
        {
            "collection_id": collection.id,
            "indicator_id": cls.outcome.id,
            "responsible_job_id": cls.job_ech3_a.id,
            "date_from": f"{YEAR - 1}-10-01",
            "formula": "ratio",
            "part_ids": [
                (0, 0, {"name": "Sesuai standar"}),
                (0, 0, {"name": "Seluruhnya", "is_below": True}),
            ],
        }
    )
    figure = collection._open_figures().with_env(env)
    evidence = env["sidocakep.data.evidence"].create(
        {
            "figure_id": figure.id,
            "kind": "link",
            "name": "Rekapitulasi",
            "url": "https://drive.example/rekap",
        }
    )
    for part, number in zip(figure.part_ids, ("17", "20"), strict=True):
        part.written = number
    # The guardian sends: the superior verifies.
    figure.with_user(cls.user_secretary_a).action_send()
    pile = env["sidocakep.data.verify"].with_user(head)
    pile = pile._prepare(figure.with_user(head)).with_env(env)
    back = env["sidocakep.data.return"].with_user(head)
    back = back.create({"figure_ids": figure.ids, "remark": "Lengkapi"}).with_env(env)
    vals = {"company_id": cls.agency_a.id, "name": "Anggaran ditambah"}
    use = env["sidocakep.utilisation"].create(vals)
    recap = env["sidocakep.data.recap"].with_user(head).create({}).with_env(env)
    asked = env["sidocakep.data.doubt"].with_user(head)
    asked = asked.create({"figure_id": figure.id}).with_env(env)
    entered = (collection, card, card.part_ids[:1], figure, figure.part_ids[:1])
    send = env["sidocakep.data.send"].with_user(head)
    send = send.create({"figure_ids": figure.ids}).with_env(env)
    windows = (back, pile, pile.line_ids, recap, asked, send)
    return (*entered, evidence, use, *windows)
