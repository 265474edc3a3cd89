"""Kabupaten Uji: who there is in the tests, and how any of it is made."""

from itertools import count
from unittest.mock import patch

from odoo import Command
from odoo.tests import new_test_user

from odoo.addons.base.tests.common import DISABLED_MAIL_CONTEXT

from ..models.plan_review.plan_finding_sql import RENSTRA_LEVELS

# First day from which the people of the test regency hold their positions.
APPOINTED_ON = "2020-01-01"
#: Prefix of the external ids that the addon ``test_sidocakep`` gives the regency.
ENTERED = "regency_"


class Regency:
    """A government, three agencies, their posts, people and logins.

    Mixed into the test cases, or used alone by :meth:`_build_in`. Records are built by
    the superuser and kept as attributes of the class.
    """

    @classmethod
    def _build_in(cls, env):
        """Build the regency in ``env``; return ``{attribute: record}``."""
        context = {**env.context, **DISABLED_MAIL_CONTEXT}
        built = type("Built", (cls,), {"env": env(context=context)})
        built._build_regency()
        return {
            name: value
            for name, value in vars(built).items()
            if getattr(value, "_name", None)
        }

    @classmethod
    def _build_regency(cls):
        cls._serial = count(1)
        cls._setup_companies()
        cls._setup_jobs()
        cls._setup_people()
        cls._setup_offices()

    @classmethod
    def _take_regency(cls):
        """Take the regency that ``test_sidocakep`` entered; tell if there is one."""
        names = cls.env["ir.model.data"].search_fetch(
            [("module", "=", "test_sidocakep"), ("name", "=like", f"{ENTERED}%")],
            ["name", "model", "res_id"],
        )
        people = 0
        for name in names:
            record = cls.env[name.model].browse(name.res_id)
            setattr(cls, name.name.removeprefix(ENTERED), record)
            people += name.model == "hr.employee"
        cls._serial = count(people + 1)
        return bool(names)

    # ------------------------------------------------------------------
    # The regency
    # ------------------------------------------------------------------

    @classmethod
    def _setup_companies(cls):
        cls.government = cls._create_company(
            name="Pemerintah Kabupaten Uji",
            parent_id=False,
            sidocakep_kind="government",
            region_kind="kabupaten",
            region_name="Uji",
            signing_place="Kota Uji",
            currency_id=cls.env.ref("base.IDR").id,
        )
        cls.setda = cls._create_company(
            name="Sekretariat Daerah Uji", sidocakep_kind="setda"
        )
        cls.agency_a = cls._create_company(
            name="Dinas Kesehatan Uji", sidocakep_kind="dinas"
        )
        cls.agency_b = cls._create_company(
            name="Badan Penanggulangan Bencana Daerah Uji",
            sidocakep_kind="badan",
            sidocakep_short_name="BPBD",
        )

    @classmethod
    def _setup_jobs(cls):
        create = cls._create_job
        cls.job_bupati = create("Bupati Uji", "head_of_region", None, cls.government)
        cls.job_sekda = create(
            "Sekretaris Daerah", "sekda", cls.job_bupati, cls.setda, "ii_a"
        )
        cls.job_head_a = create(
            "Kepala Dinas Kesehatan", "head", cls.job_bupati, echelon="ii_b"
        )
        cls.job_secretary_a = create(
            "Sekretaris Dinas Kesehatan", "secretary", cls.job_head_a, echelon="iii_a"
        )
        cls.job_ech3_a = create(
            "Kepala Bidang Pelayanan", "administrator", cls.job_head_a, echelon="iii_b"
        )
        cls.job_ech4_a = create(
            "Kepala Seksi Rujukan", "supervisor", cls.job_ech3_a, echelon="iv_a"
        )
        cls.job_func_a = create("Epidemiolog Ahli Muda", "functional", cls.job_ech3_a)
        cls.job_pelaksana_a = create(
            "Pengadministrasi Umum", "pelaksana", cls.job_ech4_a
        )
        cls.job_head_b = create(
            "Kepala Pelaksana",
            "head",
            cls.job_bupati,
            cls.agency_b,
            "ii_b",
            printed_title="Kepala Pelaksana Badan Penanggulangan Bencana Daerah",
        )

    @classmethod
    def _setup_people(cls):
        for key, group, rank in (
            ("bupati", "group_bupati", None),
            ("sekda", "group_sekda", "iv_d"),
            ("head_a", "group_head", "iv_b"),
            ("secretary_a", "group_secretary", "iv_a"),
            ("ech3_a", "group_echelon3", "iv_a"),
            ("ech4_a", "group_echelon4", "iii_d"),
            ("func_a", "group_functional", "iii_c"),
            ("pelaksana_a", "group_pelaksana", "ii_c"),
            ("head_b", "group_head", "iv_c"),
        ):
            job = getattr(cls, f"job_{key}")
            user = cls._create_user(f"uji_{key}", group, job.company_id)
            employee = cls._create_employee(
                user.name,
                job=job,
                rank=rank,
                user_id=user.id,
                **({} if rank else {"asn_kind": "official", "nip": False}),
            )
            setattr(cls, f"user_{key}", user)
            setattr(cls, f"employee_{key}", employee)

    @classmethod
    def _setup_offices(cls):
        everything = cls.government + cls.setda + cls.agency_a + cls.agency_b
        for key in ("organisasi", "bappeda", "monev", "inspektorat", "hr"):
            # Core lets HR officers into the files of their allowed companies only.
            allowed = everything if key == "hr" else cls.setda
            user = cls._create_user(
                f"uji_{key}", f"group_{key}", cls.setda, companies=allowed
            )
            setattr(cls, f"user_{key}", user)

    # ------------------------------------------------------------------
    # Builders
    # ------------------------------------------------------------------

    @classmethod
    def _create_company(cls, name, **kw):
        """Create an agency; ``parent_id=False`` makes another government."""
        if "parent_id" not in kw:
            kw["parent_id"] = cls.government.id
        return cls.env["res.company"].create({"name": name, **kw})

    @classmethod
    def _create_job(
        cls, name, kind=None, superior=None, company=None, echelon=None, **kw
    ):
        """Create a position of ``agency_a`` unless another ``company`` is given."""
        vals = {"name": name, "company_id": (company or cls.agency_a).id}
        if kind:
            vals["position_kind_id"] = cls._position_kind(kind).id
        if superior:
            vals["superior_id"] = superior.id
        if echelon:
            vals["echelon"] = echelon
        return cls.env["hr.job"].create({**vals, **kw})

    @classmethod
    def _create_employee(cls, name, job=None, rank=None, **kw):
        """Create a PNS with a valid NIP, in ``job`` since :data:`APPOINTED_ON`.

        :param rank: end of the xml id of a PNS rank, e.g. ``iv_b``
        """
        vals = {
            "name": name,
            "company_id": (job.company_id if job else cls.agency_a).id,
            "job_id": job.id if job else False,
            "date_version": APPOINTED_ON,
            "nip": cls._next_nip(),
        }
        if rank:
            vals["rank_id"] = cls._rank(rank).id
        return cls.env["hr.employee"].create({**vals, **kw})

    @classmethod
    def _give_post(cls, user, company=None):
        """Give a login the post that makes an agency its own; return the official.

        A login without an official reads what its companies let it and keeps nothing.

        The post has no kind, so that it owes no document.

        :param company: the agency of the post, by default that of the login
        """
        job = cls._create_job(
            f"Jabatan {user.name}", company=company or user.company_id
        )
        return cls._create_employee(user.name, job, user_id=user.id)

    @classmethod
    def _create_user(cls, login, group, company=None, companies=None, **kw):
        """Create a user with one group of this addon, e.g. ``group_head``.

        ``group_monev`` is the right of a team: the login becomes a member of it.
        """
        company = company or cls.agency_a
        of_team = group == "group_monev"
        user = new_test_user(
            cls.env,
            login=login,
            password=cls._get_password(login),
            name=kw.pop("name", login.replace("_", " ").title()),
            groups=f"sidocakep_base.{'group_employee' if of_team else group}",
            company_id=company.id,
            company_ids=[Command.set((companies or company).ids)],
            **{"lang": "en_US", **kw},
        )
        if of_team:
            cls._join_team(user)
        return user

    @staticmethod
    def _get_password(login):
        """Return the password of a login: itself, made long enough."""
        return login.ljust(8, "x")

    @classmethod
    def _create_acting(cls, job, employee, capacity, date_start, date_end=False, **kw):
        vals = {
            "job_id": job.id,
            "employee_id": employee.id,
            "capacity": capacity,
            "date_start": date_start,
            "date_end": date_end,
            "decree_number": "800.1.3.1/1/BKPSDM/2026",
            "decree_date": date_start,
        }
        return cls.env["sidocakep.acting.official"].create({**vals, **kw})

    @classmethod
    def _join_team(cls, user):
        """Make a login a member of the monitoring and evaluation team."""
        teams = cls.env["sidocakep.team"]
        domain = [("kind", "=", "monev"), ("company_id", "=", cls.government.id)]
        team = teams.search([*domain, ("state", "=", "recorded")])
        if not team:
            cls.team_monev = cls._create_team("monev", cls.government, user)
            return
        team.member_ids._with_workflow_bypass().create(
            {"team_id": team.id, "user_id": user.id}
        )
        cls.env["res.users"]._follow_teams()

    @classmethod
    def _create_team(cls, kind, company, *members, **kw):
        """Create a team whose decree holds since :data:`APPOINTED_ON`.

        :param members: positions, officials, or logins without an official
        """
        names = {"hr.job": "job_id", "hr.employee": "employee_id"}
        vals = {
            "kind": kind,
            "company_id": company.id,
            "decree_number": "100.3.3.2/1/2020",
            "decree_date": APPOINTED_ON,
            "decree_issuer": "Bupati Uji",
            "date_start": APPOINTED_ON,
            "member_ids": [
                Command.create({names.get(member._name, "user_id"): member.id})
                for member in members
            ],
        }
        team = cls.env["sidocakep.team"].create({**vals, **kw})
        team.action_record()
        return team

    @classmethod
    def _mean(cls, indicators, **vals):
        """Let the figures of decided indicators have meant this from the start."""
        with patch.object(type(indicators), "_check_meaning_free"):
            indicators.write(vals)

    @classmethod
    def _decide(cls, plans):
        """Bring draft plans in force: reviewed, then decided.

        The levels that a Renstra must have and a test does not care for are added.
        """
        for plan in plans.filtered(lambda plan: plan.kind == "renstra"):
            missing = set(RENSTRA_LEVELS) - set(plan.node_ids.mapped("level"))
            if plan.node_ids:
                cls.env["sidocakep.plan.node"].create(
                    [
                        {"plan_id": plan.id, "level": level, "name": f"({level})"}
                        for level in RENSTRA_LEVELS
                        if level in missing
                    ]
                )
            cls._guide(plan)
        guides = plans.parent_plan_id.sudo()
        kept = {
            guide: {name: guide[name] for name in ("state", "year_start", "year_end")}
            for guide in guides
        }
        for guide in guides:
            plan = plans.filtered(lambda plan, up=guide: plan.parent_plan_id == up)[:1]
            vals = {"state": "decided"}
            if not plan.sudo()._is_of_period(guide):
                vals |= {"year_start": plan.year_start, "year_end": plan.year_end}
            guide._with_workflow_bypass().write(vals)
        plans.action_review()
        plans.action_decide()
        for guide, vals in kept.items():
            guide._with_workflow_bypass().write(vals)

    @classmethod
    def _guide(cls, plan):
        """Let a Renstra carry something of its RPJMD, where a test does not care."""
        guide, plan = plan.parent_plan_id.sudo(), plan.sudo()
        objectives = plan.node_ids.filtered(
            lambda node: node.level in ("tujuan", "sasaran")
        )
        if not guide or objectives.upper_node_id or not objectives:
            return
        above = guide.node_ids.filtered(lambda node: node.level == "tujuan")[:1]
        if not above:
            nodes = cls.env["sidocakep.plan.node"]._with_workflow_bypass()
            vals = {"plan_id": guide.id, "level": "tujuan", "name": "(tujuan)"}
            above = nodes.create(vals)
        objectives[:1].upper_node_id = above

    @classmethod
    def _position_kind(cls, code):
        return cls.env.ref(f"sidocakep_base.position_kind_{code}")

    @classmethod
    def _rank(cls, code):
        return cls.env.ref(f"sidocakep_base.rank_pns_{code}")

    @classmethod
    def _next_nip(cls):
        """Return the next valid NIP of people born on 3 May 1961."""
        return f"196105031985031{next(cls._serial):03d}"
