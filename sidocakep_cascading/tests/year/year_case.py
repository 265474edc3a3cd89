"""The regency whose year is played, and how its people act in it."""

from contextlib import contextmanager
from unittest.mock import patch

from odoo import Command
from odoo.tests import Form, freeze_time

from ..common import YEAR, PkCase
from ..data_collection_case import NO_EVIDENCE

#: What the program does every night, in this order.
NIGHT = (
    "sidocakep_base.ir_cron_follow_teams",
    "sidocakep_cascading.ir_cron_follow_holders",
    "sidocakep_cascading.ir_cron_data_open",
    "sidocakep_cascading.ir_cron_measurement_open",
    "sidocakep_cascading.ir_cron_cascading_report_open",
    "sidocakep_base.ir_cron_deadline",
)


class YearCase(PkCase):
    """Kabupaten Uji as it stands at the end of 2025; the year is played from there.

    Plans are decided. No DPA, no PK, no card, no action plan. Beside :class:`PkCase`::

        RPJMD   sasaran G2 [IPM, 72,5 Angka]                 nobody: the Bupati
        BPBD    sasaran SB [Indeks Ketahanan, 0,9 Angka]     head_b
                  program PB kegiatan KB [Desa tangguh, 10 Desa]   kabid_b
                    sub kegiatan KBA Rp60.000.000      Sekretaris: vacant
        Kecamatan Uji
                sasaran SC [Indeks Layanan, 80 Angka]        camat
                  program PC kegiatan KC [Musyawarah, 4 Kali]   lurah
                    sub kegiatan KCA Rp20.000.000 of the kecamatan
                                     Rp15.000.000 of the kelurahan (7.01.0001)

    The targets of the quarters are entered by who coordinates the agency.
    """

    KELURAHAN = "7.01.0001"

    @classmethod
    def setUpClass(cls):
        with freeze_time("2025-12-29 03:00:00"):
            super().setUpClass()
            cls._setup_team()
        cls.coordinators = {
            cls.government: cls.user_organisasi,
            cls.agency_a: cls.user_secretary_a,
            cls.agency_b: cls.user_head_b,
            cls.kecamatan: cls.user_seckec,
        }
        cls.heads = {
            cls.government: cls.user_organisasi,
            cls.agency_a: cls.user_head_a,
            cls.agency_b: cls.user_head_b,
            cls.kecamatan: cls.user_camat,
        }
        cls.played = list(cls.coordinators)

    @classmethod
    def _setup_budget(cls):
        """The DPA is entered and ratified in the year that is played."""

    @classmethod
    def _setup_plans(cls):
        result = super()._setup_plans()
        cls._setup_bpbd()
        cls._setup_kecamatan()
        cls.job_bappeda = cls._give_post(cls.user_bappeda).job_id
        return result

    @classmethod
    def _setup_bpbd(cls):
        """An agency whose post of Sekretaris is vacant."""
        cls.job_secretary_b = cls._create_job(
            "Sekretaris BPBD", "secretary", cls.job_head_b, cls.agency_b, "iii_a"
        )
        cls.job_kabid_b, cls.user_kabid_b = cls._create_official(
            "kabid_b", "Kepala Bidang Kesiapsiagaan", "administrator", cls.job_head_b
        )
        cls.renstra_b = cls._create_plan("renstra", cls.agency_b, cls.rpjmd)
        cls.iku_b, cls.output_b, cls.node_kba = cls._create_branch(
            cls.renstra_b,
            "1.05.03",
            ("Indeks Ketahanan Daerah", "0,9", "Angka", cls.job_head_b),
            ("Desa tangguh bencana", "10", "Desa", cls.job_kabid_b),
        )

    @classmethod
    def _setup_kecamatan(cls):
        """A kecamatan with a kelurahan, which is a unit of its DPA by its code."""
        cls.kecamatan = cls._create_company("Kecamatan Uji", sidocakep_kind="kecamatan")
        cls.job_camat, cls.user_camat = cls._create_official(
            "camat", "Camat Uji", "head", cls.job_bupati, cls.kecamatan
        )
        cls.job_seckec, cls.user_seckec = cls._create_official(
            "seckec", "Sekretaris Kecamatan", "secretary", cls.job_camat
        )
        cls.job_lurah, cls.user_lurah = cls._create_official(
            "lurah", "Lurah Uji", "supervisor", cls.job_camat, unit_code=cls.KELURAHAN
        )
        cls.renstra_c = cls._create_plan("renstra", cls.kecamatan, cls.rpjmd)
        cls.iku_c, cls.output_c, cls.node_kca = cls._create_branch(
            cls.renstra_c,
            "7.01.02",
            ("Indeks Layanan Kecamatan", "80", "Angka", cls.job_camat),
            ("Musyawarah kelurahan", "4", "Kali", cls.job_lurah),
        )

    @classmethod
    def _create_official(cls, key, name, kind, superior, company=None, **kw):
        """Create a post with its holder and login; return post and login."""
        groups = {
            "head": ("group_head", "iv_b", "ii_b"),
            "secretary": ("group_secretary", "iv_a", "iii_a"),
            "administrator": ("group_echelon3", "iv_a", "iii_b"),
            "supervisor": ("group_echelon4", "iii_d", "iv_a"),
        }
        group, rank, echelon = groups[kind]
        company = company or superior.company_id
        job = cls._create_job(name, kind, superior, company, echelon, **kw)
        user = cls._create_user(f"uji_{key}", group, company)
        cls._create_employee(user.name, job=job, rank=rank, user_id=user.id)
        return job, user

    @classmethod
    def _create_branch(cls, plan, code, iku, output):
        """Create a Renstra of one branch; return IKU, output and sub kegiatan."""
        node = cls._create_node
        aim = node(plan, "tujuan", "Tujuan", upper_node_id=cls.node_g1.id)
        objective = node(plan, "sasaran", "Sasaran", aim, upper_node_id=cls.node_g2.id)
        program = node(plan, "program", "PROGRAM", objective, code)
        owner = output[-1]
        kegiatan = node(
            plan,
            "kegiatan",
            "Kegiatan",
            program,
            f"{code}.2.01",
            responsible_job_id=owner.id,
        )
        sub = node(plan, "sub_kegiatan", "Sub", kegiatan, f"{code}.2.01.0001")
        name, written, unit, job = iku
        made = cls._create_indicator(name, objective, "iku", written, unit, job)
        name, written, unit, job = output
        added = cls._create_indicator(
            name,
            kegiatan,
            "kegiatan",
            written,
            unit,
            job,
            accumulation="sum",
        )
        cls._decide(plan)
        return made, added, sub

    @classmethod
    def _setup_indicators(cls):
        result = super()._setup_indicators()
        cls._mean(cls.output | cls.sub_output, accumulation="sum")
        return result

    @classmethod
    def _setup_team(cls):
        """Tim Monev: the Sekda is its chair; the decree ends with the year."""
        cls.team_monev._with_workflow_bypass().write({"date_end": f"{YEAR}-12-31"})
        cls.team_monev.member_ids._with_workflow_bypass().create(
            {
                "team_id": cls.team_monev.id,
                "role": "chair",
                "job_id": cls.job_sekda.id,
            }
        )
        cls.env["res.users"]._follow_teams()

    # ------------------------------------------------------------------
    # Days and people
    # ------------------------------------------------------------------

    @contextmanager
    def on(self, day, hour=3):
        """Ten o'clock in Jakarta on a day; nothing is remembered from another."""
        with freeze_time(f"{day} {hour:02}:00:00"):
            self.env.flush_all()
            self.env.invalidate_all()
            yield
            self.env.cr.flush()
        self.env.invalidate_all()

    def night(self, day):
        """Do on a day what the program does every night before the offices open."""
        with self.on(day, hour=1), patch.object(self.env.cr, "commit"):
            for name in NIGHT:
                cron = self.env.ref(name)
                cron.ir_actions_server_id.with_user(cron.user_id).run()
            self.env.flush_all()

    def of(self, user, model):
        """Return a model as somebody has it."""
        return self.env[f"sidocakep.{model}"].with_user(user)

    # ------------------------------------------------------------------
    # What people do all year
    # ------------------------------------------------------------------

    def draw_up(self, user, company, jobs):
        """Draw up the PKs of posts as the window does; return them."""
        wizard = Form(self.of(user, "pk.draw.up"))
        wizard.company_id = company
        wizard = wizard.save()
        wizard.job_ids = [Command.set(jobs.ids)]
        wizard.action_draw_up()
        pks = self.env["sidocakep.pk"].search(
            [("job_id", "in", jobs.ids), ("year", "=", YEAR)]
        )
        self.assertEqual(len(pks), len(jobs))
        return pks

    def sign_by_both(self, pk):
        """Propose and sign a PK with password, as both parties; both see the text."""
        first = pk.employee_id.user_id
        pk.with_user(first).action_propose()
        self._sign_by_rpc(first, pk, self._get_password(first.login))
        if pk.has_second_party:
            second = pk.second_employee_id.user_id
            self._sign_by_rpc(second, pk, self._get_password(second.login))
        self.assertEqual(pk.state, "signed")

    def hand_in(self, pks):
        """Hand signed PKs in, receive them and put them in force."""
        for pk in pks:
            pk.with_user(pk.employee_id.user_id).action_hand_in()
        office = pks.with_user(self.user_organisasi)
        office.action_receive()
        office.action_put_in_force()
        self.assertEqual(set(pks.mapped("state")), {"in_force"})

    def find_pk(self, job):
        """Return the last PK of a post."""
        return self.env["sidocakep.pk"].search(
            [("job_id", "=", job.id), ("year", "=", YEAR)],
            order="version desc",
            limit=1,
        )

    def find_figure(self, indicator, quarter, **key):
        """Return the latest version of a figure."""
        key = {"period_kind": "quarter", "period_no": quarter, "year": YEAR, **key}
        domain = [(name, "=", value) for name, value in key.items()]
        figure = self.env["sidocakep.data.figure"].search(
            [("indicator_id", "=", indicator.id), *domain, ("state", "!=", "replaced")],
            order="version desc",
            limit=1,
        )
        self.assertTrue(figure, f"no figure of {indicator.name} was asked for")
        return figure

    def enter(self, figure, user, *numbers, **vals):
        """Enter what was counted, or the figure, as a person; send it."""
        figure = figure.with_user(user)
        if figure.part_ids:
            for part, number in zip(figure.part_ids, numbers, strict=True):
                part.written = number
        elif numbers:
            figure.written = numbers[0]
        figure.write({"no_evidence_reason": NO_EVIDENCE, **vals})
        if figure.doubt_text and not figure.doubt_reason:
            # What lies far from target and last figure is asked about once.
            self.assertEqual(figure.action_send()["res_model"], "sidocakep.data.doubt")
            figure.doubt_reason = "Terhitung menurut register puskesmas."
        figure.action_send()

    def verify(self, figure, user):
        """Verify a figure as somebody who sees the button."""
        figure = figure.with_user(user)
        self.assertTrue(figure.can_verify, figure.display_name)
        figure.action_verify()

    def report(self, indicator, quarter, sender, verifier, *numbers, **vals):
        """Enter, send and verify the figure of a quarter; return it."""
        figure = self.find_figure(indicator, quarter)
        self.enter(figure, sender, *numbers, **vals)
        self.verify(figure, verifier)
        return figure

    def find_measurement(self, company, quarter=0):
        """Return the version of a measurement that counts; the year without quarter."""
        measurement = self.env["sidocakep.measurement"].search(
            [
                ("company_id", "=", company.id),
                ("year", "=", YEAR),
                ("period_no", "=", quarter),
                ("state", "not in", ("replaced", "cancelled")),
            ]
        )
        self.assertEqual(len(measurement), 1, f"{company.name} {quarter}")
        return measurement

    def line(self, measurement, indicator):
        """Return the line of an indicator; each is promised by one post."""
        line = measurement.line_ids.filtered(
            lambda line: line.indicator_id == indicator
        )
        self.assertEqual(len(line), 1, indicator.name)
        return line

    def assert_line(self, measurement, indicator, *expected):
        """Compare (status, achievement of the period, achievement of the year)."""
        line = self.line(measurement, indicator)
        found = (line.status, line.printed, line.year_printed)
        self.assertEqual(found, expected, indicator.name)

    def give_back(self, figure, user, remark):
        """Return a figure through the window that asks for the remark."""
        figure.with_user(user).action_return()
        window = self.of(user, "data.return").create(
            {"figure_ids": figure.ids, "remark": remark}
        )
        window.action_confirm()

    def spend(self, user, month, *rows, lra=None):
        """Enter the documents of a month, reconcile with the finance office, close.

        :param rows: (node, kind, number, gross, returned, unit)
        :param lra: realisation to date as the finance office has it, and its day
        """
        record = self.of(user, "realisation.month").create(
            {
                "company_id": user.company_id.id,
                "year": YEAR,
                "month": f"{month:02}",
                "realisation_ids": [
                    Command.create(
                        {
                            "node_id": node.id,
                            "kind": kind,
                            "number": number,
                            "amount": gross,
                            "returned": back,
                            "unit_code": unit,
                        }
                    )
                    for node, kind, number, gross, back, unit in rows
                ],
            }
        )
        if lra:
            record.write({"lra_amount": lra[0], "lra_date": lra[1]})
        record.action_close()
        return record

    def get_absorption(self, user, node):
        """Return (ceiling, realised, share) of a sub kegiatan, as the pivot has it."""
        [row] = self.of(user, "realisation.analysis").formatted_read_group(
            [("company_id", "=", user.company_id.id), ("node_id", "=", node.id)],
            [],
            ["ceiling:sum", "realised:sum", "of_ceiling:avg"],
        )
        return row["ceiling:sum"], row["realised:sum"], row["of_ceiling:avg"]

    def get_deadline(self, company, quarter=0):
        """Return what is owed of a measurement."""
        return self.env["sidocakep.deadline"].search(
            [
                ("company_id", "=", company.id),
                ("year", "=", YEAR),
                (
                    "document",
                    "=",
                    "measurement_quarter" if quarter else "measurement_year",
                ),
                ("period_no", "=", quarter),
            ]
        )
