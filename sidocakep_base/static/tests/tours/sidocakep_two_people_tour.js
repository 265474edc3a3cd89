import {registry} from "@web/core/registry";
import {session} from "@web/session";

/** Call the server as another person, whatever session the browser has. */
async function call(service, method, ...args) {
    const response = await fetch("/jsonrpc", {
        method: "POST",
        headers: {"Content-Type": "application/json"},
        body: JSON.stringify({
            jsonrpc: "2.0",
            method: "call",
            params: {service, method, args},
        }),
    });
    const {result, error} = await response.json();
    if (error) {
        throw new Error(error.data.message);
    }
    return result;
}

async function writeAs(login, model, domain, values) {
    const password = login.padEnd(8, "x");
    const uid = await call("common", "login", session.db, login, password);
    const execute = (...args) =>
        call("object", "execute_kw", session.db, uid, password, model, ...args);
    const ids = await execute("search", [domain]);
    await execute("write", [ids, values]);
}

/**
 * The secretary types a target while the head of the agency saves another one.
 */
registry.category("web_tour.tours").add("sidocakep_two_people_tour", {
    steps: () => [
        {
            content: "Type a target in its line",
            trigger: ".o_field_widget[name=target_ids] .o_data_cell[name=written]",
            run: "click",
        },
        {
            content: "As the document writes it",
            trigger: ".o_field_widget[name=target_ids] [name=written] input",
            run: "edit 86,25",
        },
        {
            content: "Leave the cell",
            trigger: ".o_field_widget[name=target_ids] .o_data_cell[name=kind]",
            run: "click",
        },
        {
            content: "Meanwhile the head of the agency writes another one",
            trigger: ".o_data_cell[name=printed_value]:contains(86,25)",
            run: () =>
                writeAs(
                    "uji_head_a",
                    "sidocakep.target",
                    [["indicator_id.name", "=", "Cakupan layanan"]],
                    {written: "20"}
                ),
        },
        {
            content: "Save",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "Who, from what, to what, and what one has oneself",
            trigger:
                ".o_sidocakep_stale_change:contains(80):contains(20 Persen):contains(86,25):contains(Kepala Dinkes)",
        },
        {
            content: "Look at the form once more: the entry is still there",
            trigger: ".o_sidocakep_stale .btn-secondary",
            run: "click",
        },
        {
            content: "Nothing was saved",
            trigger:
                "body:not(:has(.modal)) .o_data_cell[name=printed_value]:contains(86,25)",
        },
        {
            content: "Save again",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "Load what stands there now",
            trigger: ".o_sidocakep_stale_reload",
            run: "click",
        },
        {
            content: "The figure of the other person",
            trigger:
                "body:not(:has(.modal)) .o_data_cell[name=printed_value]:contains(20 Persen)",
        },
        {
            content: "Type it again",
            trigger: ".o_field_widget[name=target_ids] .o_data_cell[name=written]",
            run: "click",
        },
        {
            content: "Knowing what was there",
            trigger: ".o_field_widget[name=target_ids] [name=written] input",
            run: "edit 86,25",
        },
        {
            content: "Leave the cell",
            trigger: ".o_field_widget[name=target_ids] .o_data_cell[name=kind]",
            run: "click",
        },
        {
            content: "Save",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "Saved",
            trigger: ".o_form_saved, .o_form_view:not(:has(.o_form_dirty))",
        },
        {
            content: "Without a question",
            trigger:
                "body:not(:has(.modal)) .o_form_view:not(:has(.o_form_button_save:visible))",
        },
    ],
});
