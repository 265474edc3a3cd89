/* Compares a chosen file with the SHA-256 on the page. Nothing is sent. */
(function () {
    const drop = document.getElementById("drop");
    const input = document.getElementById("file");
    const result = document.getElementById("result");
    const wanted = document.getElementById("hash").textContent.trim();

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
            if (found === wanted) {
                tell(`Sama: “${file.name}” adalah berkas yang diterbitkan.`, "good");
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
