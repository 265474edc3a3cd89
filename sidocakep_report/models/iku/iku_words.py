"""What a decree of the IKU says besides its annex: why, by what right, what holds.

Of the head of region it is a regulation (Peraturan Kepala Daerah) in articles, which
the gazette publishes; of the head of an agency a decree (Keputusan) in orders.
"""

REGULATION, DECREE = "Peraturan", "Keputusan"
#: By the kind of the document.
ACTS = {"region": REGULATION, "head": DECREE}
SUBJECT = "Indikator Kinerja Utama"
#: What asks for it, whatever the profile of the government.
LAWS = (
    (
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor "
        "PER/9/M.PAN/5/2007 tentang Pedoman Umum Penetapan Indikator Kinerja Utama di "
        "Lingkungan Instansi Pemerintah"
    ),
    (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor "
        "53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja "
        "dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah"
    ),
)
_ORDERS = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA")
DOTS = "." * 20


def get_reasons(act, subject):
    """Return why it is set, as under Menimbang."""
    return [
        (
            "bahwa untuk mengukur keberhasilan pencapaian tujuan dan sasaran strategis "
            "secara terukur dan berkelanjutan perlu ditetapkan indikator kinerja utama"
        ),
        (
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu "
            f"menetapkan {act} tentang {subject}"
        ),
    ]


def get_provisions(act, subject, replaces):
    """Return the sentences of what is set, one an order or an article."""
    # the first article of this very regulation: no other rule is cited
    first = f"Pasal {1}" if act == REGULATION else "diktum KESATU"
    provisions = [
        (
            f"{subject} ditetapkan sebagaimana tercantum dalam Lampiran yang merupakan "
            f"bagian tidak terpisahkan dari {act} ini."
        ),
        (
            f"Indikator Kinerja Utama sebagaimana dimaksud dalam {first} menjadi acuan "
            "dalam penyusunan rencana kinerja dan perjanjian kinerja, pengukuran "
            "kinerja, serta laporan kinerja."
        ),
        (
            "Penanggung jawab tiap indikator mengumpulkan data menurut formulasi dan "
            "sumber data dalam Lampiran dan mempertanggungjawabkannya."
        ),
    ]
    if replaces:
        ended = f"{act} Nomor {replaces} dicabut dan dinyatakan tidak berlaku."
        begins = f"Pada saat {act} ini mulai berlaku, "
        provisions.append(f"{begins if act == REGULATION else ''}{ended}")
    begun = "diundangkan" if act == REGULATION else "ditetapkan"
    return [*provisions, f"{act} ini mulai berlaku pada tanggal {begun}."]


def get_orders(provisions):
    """Return the orders (diktum) of a decree, numbered."""
    return [
        {"label": label, "text": text}
        for label, text in zip(_ORDERS, provisions, strict=False)
    ]


def get_articles(provisions):
    """Return the articles (pasal) of a regulation, numbered."""
    return [
        {"label": f"Pasal {number}", "text": text}
        for number, text in enumerate(provisions, start=1)
    ]
