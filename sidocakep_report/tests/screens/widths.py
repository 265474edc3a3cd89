"""What a list cuts, breaks or hides sideways, as a browser measures it."""

#: Opens each action of the menus and the first of its records, and measures.
MEASURE = """
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const action = odoo.__WOWL_DEBUG__.root.env.services.action;
const isOver = (element) => element.scrollWidth > element.clientWidth + 1;
const isSeen = (element) => element.offsetWidth > 0 && element.offsetHeight > 0;

/** Waits until the screen does not change any more. */
const settle = async () => {
    for (let turn = 0, same = 0, last = ""; turn < 60 && same < 2; turn++) {
        await pause(100);
        const now = String(document.querySelectorAll(".o_action_manager *").length);
        same = now === last ? same + 1 : 0;
        last = now;
    }
};

/** The first word of an element that stands on two lines. */
const findBroken = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const {0: word, index} of node.data.matchAll(/[^\\s/().,–-]+/g)) {
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const tops = [...range.getClientRects()]
                .filter((box) => box.width)
                .map((box) => Math.round(box.top));
            if (new Set(tops).size > 1) {
                return word;
            }
        }
    }
    return null;
};

const measure = (where) => {
    const found = new Set();
    const say = (what, name, text) => found.add(`${where} ${what} ${name}: ${text}`);
    for (const table of document.querySelectorAll(".o_sidocakep_rows table")) {
        if (!isSeen(table)) {
            continue;
        }
        const field = table.closest(".o_field_widget")?.getAttribute("name") || "";
        const box = table.closest(".o_list_renderer");
        if (isOver(box)) {
            say("sideways", field, `${box.scrollWidth} of ${box.clientWidth}`);
        }
        for (const cell of table.querySelectorAll("td.o_data_cell, th[data-name]")) {
            const name = `${field}.${cell.getAttribute("name") || cell.dataset.name}`;
            const parts = [cell, ...cell.querySelectorAll(".text-truncate, span")];
            if (isSeen(cell) && parts.some((part) => isSeen(part) && isOver(part))) {
                say("cut", name, cell.innerText);
            }
            const broken = isSeen(cell) && findBroken(cell);
            if (broken) {
                say("broken", name, broken);
            }
        }
    }
    for (const dialog of document.querySelectorAll(".modal-body")) {
        if (isOver(dialog)) {
            say("dialog", "", `${dialog.scrollWidth} of ${dialog.clientWidth}`);
        }
    }
    return [...found];
};

const run = async (names) => {
    const found = [];
    for (const name of names) {
        const opened = await action.loadAction(name);
        if (typeof opened.context === "string") {
            opened.context = opened.context.replace(/search_default_/g, "no_default_");
        }
        await action.doAction(opened, {clearBreadcrumbs: true});
        await settle();
        found.push(...measure(name));
        const first = document.querySelector(
            ".o_list_view .o_data_row td.o_data_cell, " +
                ".o_kanban_record:not(.o_kanban_ghost)"
        );
        first?.click();
        await settle();
        const tabs = document.querySelectorAll(".o_form_view .o_notebook .nav-link");
        for (const tab of tabs.length ? tabs : [null]) {
            tab?.click();
            await settle();
            found.push(...measure(`${name} form`));
        }
        document.querySelector(".modal .btn-close")?.click();
        await settle();
    }
    if (found.length) {
        throw new Error(`${found.length} found\\n${found.join("\\n")}`);
    }
};
"""
