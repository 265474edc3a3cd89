import {openMenu, openRow, openWaiting, pick, sayYes} from "./role_tools";
import {registry} from "@web/core/registry";

/** Write what was counted of one part of a figure. */
const writePart = (name, number) => [
    {
        content: `Take the row of ${name}`,
        trigger: `.o_field_widget[name=part_ids] .o_data_row:contains(${name}) .o_data_cell[name=written]`,
        run: "click",
    },
    {
        content: `Write ${number}`,
        trigger: `.o_field_widget[name=part_ids] .o_selected_row:contains(${name}) .o_field_widget[name=written] input`,
        run: `edit ${number}`,
    },
];

/** Add the next document of the month: what it paid for, its number, its amount. */
const writeDocument = (row, node, number, amount) => {
    const next = `.o_field_widget[name=realisation_ids] .o_data_row:nth-child(${row}).o_selected_row`;
    return [
        {
            content: "Add a document",
            trigger:
                ".o_field_widget[name=realisation_ids] .o_field_x2many_list_row_add a",
            run: "click",
        },
        ...pick(`${next} .o_field_widget[name=node_id] input`, node),
        {
            content: `Its number ${number}`,
            trigger: `${next} .o_field_widget[name=number] input`,
            run: `edit ${number}`,
        },
        {
            content: `Its amount ${amount}`,
            trigger: `${next} .o_field_widget[name=amount] input`,
            run: `edit ${amount}`,
        },
    ];
};

/** A functional official counts the parts of his figure and says why no file shows it. */
registry.category("web_tour.tours").add("sidocakep_role_month_function_tour", {
    steps: () => [
        ...openWaiting("Enter the Figure"),
        openRow("Penyelidikan tepat waktu", "indicator_id"),
        ...writePart("Tepat waktu", "9"),
        ...writePart("Seluruhnya", "12"),
        {
            content: "Leave the row",
            trigger: ".o_form_view .oe_title",
            run: "click",
        },
        {
            content: "Say why there is no file",
            trigger:
                ".o_form_view .o_field_widget[name=no_evidence_reason] textarea:visible",
            run: "edit Register dibawa ke lapangan",
        },
        {
            content: "Send it",
            trigger: ".o_statusbar_buttons button[name=action_ask_send]",
            run: "click",
        },
        {
            content: "It is sent, as the engine computed it",
            trigger:
                ".o_form_view:contains(75 Persen) .o_arrow_button_current[data-value=sent]",
        },
    ],
});

/** The Sekretaris enters what a month spent, compares it with the LRA and closes it. */
registry.category("web_tour.tours").add("sidocakep_role_month_spent_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_base.menu_budget",
            "sidocakep_base.sidocakep_realisation_month_menu"
        ),
        {
            content: "Start a month",
            trigger: ".o_control_panel .o_list_button_add",
            run: "click",
        },
        {
            content: "Another month than this one",
            trigger: ".o_form_view .o_field_widget[name=month] input",
            run: "click",
        },
        {
            content: "March",
            trigger: ".o_select_menu_item:contains(March)",
            run: "click",
        },
        {
            content: "It is of March",
            trigger: ".o_form_view h1:contains(March 2026)",
        },
        ...writeDocument(1, "Rujukan Ibu", "SP2D-12/2026", "12500000"),
        ...writeDocument(2, "Rujukan Anak", "SP2D-13/2026", "7500000"),
        {
            content: "What the finance office has",
            trigger: ".o_form_view .o_field_widget[name=lra_amount] input",
            run: "edit 20000000",
        },
        {
            content: "Open the day",
            trigger: ".o_form_view .o_field_widget[name=lra_date] .o_input",
            run: "click",
        },
        {
            content: "On the day it was compared",
            trigger: ".o_form_view .o_field_widget[name=lra_date] input.o_input",
            run: "edit 04/07/2026",
        },
        {
            content: "Keep it",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "It is kept, of March still, and the two are the same",
            trigger:
                ".o_form_saved:has(h1:contains(March 2026)):has(.o_data_row:nth-child(2)) .o_field_widget[name=lra_difference].text-success",
        },
        {
            content: "Close the month",
            trigger: ".o_statusbar_buttons button[name=action_close]",
            run: "click",
        },
        sayYes,
        {
            content: "It is closed",
            trigger: ".o_form_view .o_arrow_button_current[data-value=closed]",
        },
    ],
});
