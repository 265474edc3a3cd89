"""Of which indicators an achievement that is made of many is: one phrase for papers.

An agency has two of them, that of the agreement of its head and that of all its
agreements. On two papers and without a word they look like an error.
"""

#: Method of a roll-up > what the whole is.
MADE = {
    "mean": "rata-rata capaian indikator",
    "weighted": "rata-rata tertimbang capaian indikator",
    "share_met": "bagian indikator yang mencapai target dari",
    "bands": "jumlah indikator menurut predikat dari",
}
#: Its scope > whose indicators they are.
WHOSE = {
    "official": "PK pejabat itu saja",
    "agency": "semua PK dalam pengukuran itu, bukan PK kepalanya saja",
    "objective": "sasaran itu",
    "government": "seluruh Perangkat Daerah",
    "program": "program itu",
}


def say_basis(scope: str, method: str) -> str:
    """Return of what a whole is; empty where nothing is rolled up.

    >>> say_basis("official", "mean")
    'rata-rata capaian indikator PK pejabat itu saja'
    >>> say_basis("agency", "share_met")[:58]
    'bagian indikator yang mencapai target dari semua PK dalam '
    >>> say_basis("agency", "")
    ''
    """
    return f"{MADE[method]} {WHOSE[scope]}" if method else ""
