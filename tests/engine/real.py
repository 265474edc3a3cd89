"""The real tables of tests/data/real, as the engine's tests read them.

Every file starts with its ``# source:`` line. The figures are copied from the
documents as printed; column ``arah_dugaan`` is the direction their figures imply.
"""

import csv
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "data" / "real"
DIRECTIONS = {"naik": "higher", "turun": "lower"}

DISHUB = "banyuwangi_dishub_tabel2_13_2020_2024"
PUCKPKP = "banyuwangi_puckpkp_tabel2_4_2022_2024"
PUCKPKP_BUDGET = "banyuwangi_puckpkp_tabel2_6_anggaran_2021_2024"
INSPEKTORAT = "banyuwangi_inspektorat_tujuan_sasaran_2024"
BPBD_RANGE = "banyuwangi_bpbd_iku_target_rentang_2025_2030"
SETWAN = "banyuwangi_setwan_renstra_cascade_2024_2030"
BOYOLALI_PK = "boyolali_bpbd_pk_2026"
BOYOLALI_PLAN = "boyolali_bpbd_rencana_aksi_2026"
DELISERDANG = "deliserdang_bappedalitbang_evaluasi_renja_2025"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table without its comment lines."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(line for line in stream if line[0] != "#"))


def decimals(printed: str) -> int:
    """Count the decimals with which a document printed a figure."""
    return len(printed.partition(",")[2])
