"""What the decree of a team says of it. Gunung Mas 24/2024 art. 4(2), 9(6)-(9)."""

from typing import NamedTuple

from odoo.addons.sidocakep_base.models.team.team import (
    COMPILER_AGENCY,
    COMPILER_GOVERNMENT,
    MONEV,
)

#: A role in the team, as a decree writes it.
ROLE_WORDS = {
    "responsible": "Penanggung Jawab",
    "chair": "Ketua",
    "secretary": "Sekretaris",
    "member": "Anggota",
}


class TeamWords(NamedTuple):
    """How a kind of team is named, why it is made, and what it does."""

    name: str
    reason: str
    tasks: tuple[str, ...]
    is_named_after: bool = True

    def get_subject(self, holder):
        """Return its name, with whose team it is where the name does not say it."""
        return f"{self.name} {holder}" if self.is_named_after else self.name


_COMPILING = TeamWords(
    "Tim Penyusun Dokumen Akuntabilitas Kinerja",
    "bahwa untuk kelancaran penyusunan dokumen perencanaan, perjanjian, pengukuran, "
    "dan pelaporan kinerja perlu membentuk tim penyusun",
    (
        (
            "menyusun rencana kinerja, perjanjian kinerja, pengukuran kinerja, dan "
            "laporan kinerja"
        ),
        "mengumpulkan dan memeriksa data kinerja yang diperlukan untuk itu",
        "menyampaikan hasilnya kepada pejabat yang menetapkan Keputusan ini",
    ),
)
TEAM_WORDS = {
    COMPILER_GOVERNMENT: _COMPILING,
    COMPILER_AGENCY: _COMPILING,
    MONEV: TeamWords(
        "Tim Monitoring dan Evaluasi Capaian Kinerja Pemerintah Daerah",
        "bahwa Pengukuran Kinerja Pemerintah Daerah dan Perangkat Daerah dilaksanakan "
        "oleh tim monitoring dan evaluasi",
        (
            (
                "melaksanakan Pengukuran Kinerja triwulan dan tahunan tingkat "
                "Pemerintah Daerah dan Perangkat Daerah"
            ),
            (
                "memantau dan mengevaluasi capaian kinerja terhadap target Perjanjian "
                "Kinerja dan target lima tahunan"
            ),
            "menyampaikan hasil Pengukuran Kinerja kepada kepala daerah",
        ),
        is_named_after=False,
    ),
}
