"""Words of Odoo's own screens whose Indonesian is half English.

Odoo keeps the Indonesian of each addon in that addon. What an official meets of it on
every list and form is completed here, for the client, until it is mended upstream.
"""

INDONESIAN = "id_ID"
#: ``{addon: {what its source says: what an official reads}}``.
WORDS = {
    "web": {
        "%s Files": "%s berkas",
        "%s records": "%s data",
        "A name for your new action is required.": "Isi nama tindakan yang baru.",
        "Accepted file extensions": "Jenis berkas yang diterima",
        "Actions": "Tindakan",
        "Actions menu": "Menu tindakan",
        "Adjust your filters or create a new record.": (
            "Ubah saringan atau buat data baru."
        ),
        "An action with the same name already exists.": (
            "Tindakan dengan nama itu sudah ada."
        ),
        "Are you sure that you want to remove this embedded action?": (
            "Hapus tindakan sematan ini?"
        ),
        "Bye-bye, record!": "Hapus data ini?",
        "Cancel Upload": "Batalkan pengunggahan",
        "Choose File": "Pilih berkas",
        "Custom Embedded Action": "Tindakan sematan buatan sendiri",
        "Drag Files Here": "Seret berkas ke sini",
        "Dropdown menu": "Menu pilihan",
        "Edit": "Ubah",
        "Edit Properties": "Ubah properti",
        "Edit: %s": "Ubah: %s",
        "Home Menu": "Menu utama",
        "Make this embedded action available to other users": (
            "Berikan tindakan sematan ini kepada pengguna lain"
        ),
        "More Menu": "Menu lainnya",
        "No record found": "Tidak ada data yang ditemukan",
        "Number of files": "Jumlah berkas",
        "Select records": "Pilih data",
        "Show matching records": "Tampilkan data yang cocok",
        "Some records could not be duplicated": "Sebagian data tidak dapat disalin",
        "There was a problem while uploading your file.": (
            "Berkas gagal diunggah. Coba unggah lagi."
        ),
        "This embedded action is global and will be removed for everyone.": (
            "Tindakan sematan ini milik bersama dan akan hilang bagi semua orang."
        ),
        "This update will only consider the records of the current page.": (
            "Perubahan ini hanya berlaku untuk data pada halaman ini."
        ),
        "Toggle Search Panel": "Buka atau tutup panel pencarian",
        "Toggle date range mode": "Pakai atau lepas rentang tanggal",
        "Toggle menu": "Buka atau tutup menu",
        "Upload your file": "Unggah berkas",
        "file": "berkas",
        "record": "data",
    },
    "mail": {"Creating a new record...": "Membuat data baru..."},
}
