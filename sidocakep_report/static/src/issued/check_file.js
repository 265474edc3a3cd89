/* Compares a chosen file with each SHA-256 on the page. Nothing is sent. */
(function () {
    const drop = document.getElementById("drop");
    const input = document.getElementById("file");
    const result = document.getElementById("result");
    const wanted = Array.from(document.querySelectorAll("code.hash"));

    function tell(text, kind) {
        result.textContent = text;
        result.className = kind ? `answer ${kind}` : "";
    }

    if (!window.crypto || !window.crypto.subtle) {
        tell(
            "Peramban tidak dapat menghitung kode pada alamat tanpa https. " +
                "Cocokkan kode SHA-256 di bawah ini sendiri."
        );
        return;
    }
    drop.hidden = false;

    async function check(file) {
        if (!file) {
            return;
        }
        tell("Menghitung…");
        try {
            const digest = await window.crypto.subtle.digest(
                "SHA-256",
                await file.arrayBuffer()
            );
            const found = Array.from(new Uint8Array(digest), (byte) =>
                byte.toString(16).padStart(2, "0")
            ).join("");
            const same = wanted.find((code) => code.textContent.trim() === found);
            if (same) {
                tell(`Sama: “${file.name}” adalah ${same.dataset.what}.`, "good");
            } else {
                tell(`Berbeda: “${file.name}” bukan berkas yang diterbitkan.`, "bad");
            }
        } catch {
            tell("Berkas tidak dapat dibaca. Pilih sekali lagi.", "bad");
        }
    }

    input.addEventListener("change", () => check(input.files[0]));
    for (const name of ["dragover", "drop"]) {
        document.addEventListener(name, (event) => event.preventDefault());
    }
    document.addEventListener("dragover", () => drop.classList.add("over"));
    document.addEventListener("dragleave", () => drop.classList.remove("over"));
    document.addEventListener("drop", (event) => {
        drop.classList.remove("over");
        check(event.dataTransfer.files[0]);
    });
})();
