import {inputFiles} from "@web/../tests/utils";

/**
 * Steps that the tours of several roles share.
 */

/** A file that is a PDF to whoever looks into it, without a page. */
const PDF =
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 2\n" +
    "0000000000 65535 f \n0000000009 00000 n \n" +
    "trailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n45\n%%EOF\n";

/** Go to an entry of the menu as a user does: open its heading, choose it. */
export const openMenu = (heading, entry) => [
    {
        content: `Open the heading ${heading}`,
        trigger: `.o_menu_sections [data-menu-xmlid="${heading}"]`,
        run: "click",
    },
    {
        content: `Choose ${entry}`,
        trigger: `.o-dropdown--menu [data-menu-xmlid="${entry}"]`,
        run: "click",
    },
];

/**
 * Read each document that the signing window shows, in this order, then prove who
 * signs.
 *
 * @param {String[]} texts what each document must contain
 * @param {String} password
 */
export const readAndSign = (texts, password) => [
    ...texts.flatMap((text) => [
        {
            content: `Read ${text}`,
            trigger: `.modal .o_field_widget[name=document_html]:contains(${text})`,
        },
        {
            content: "It has been read",
            trigger: `.modal:has(.o_field_widget[name=document_html]:contains(${text})) .modal-footer button[name=action_mark_read]`,
            run: "click",
        },
    ]),
    {
        content: "Prove who signs",
        trigger: ".modal .o_sidocakep_proof input",
        run: `edit ${password}`,
    },
    {
        content: "Sign",
        trigger: ".modal .o_sidocakep_proof button[name=sign]",
        run: "click",
    },
];

/** Choose an entry of a relation by the beginning of its name. */
export const pick = (trigger, text) => [
    {
        content: `Type ${text}`,
        trigger,
        run: `edit ${text}`,
    },
    {
        content: `Take ${text}`,
        trigger: `.o-autocomplete--dropdown-item:contains(${text}):visible`,
        run: "click",
    },
];

/** Tick the row of a list that contains a text. */
export const tick = (text) => [
    {
        content: `Choose ${text}`,
        trigger: `.o_list_view .o_data_row:contains(${text}) .o_list_record_selector input`,
        run: "click",
    },
    {
        content: `${text} is chosen`,
        trigger: `.o_list_view .o_data_row:contains(${text}) .o_list_record_selector input:checked`,
    },
];

/** Write a date: what shows it becomes an input when it is clicked. */
export const writeDate = (field, text) => [
    {
        content: `Open the date ${field}`,
        trigger: `.modal .o_field_widget[name=${field}] .o_input`,
        run: "click",
    },
    {
        content: `Write ${text}`,
        trigger: `.modal .o_field_widget[name=${field}] input.o_input`,
        run: `edit ${text}`,
    },
];

/** Open what waits under a label on the first screen. */
export const openWaiting = (label) => [
    {
        content: `${label} waits`,
        trigger: `.o_sidocakep_waiting button:contains(${label})`,
        run: "click",
    },
];

/**
 * Add a file to the evidence: its name becomes the name of the evidence.
 *
 * @param {String} add what begins it
 * @param {String} name
 */
export const attachFile = (add, name) => [
    {
        content: "Add evidence",
        trigger: add,
        run: "click",
    },
    {
        content: "Choose the file",
        trigger: ".modal .o_field_widget[name=file]",
        run: () =>
            inputFiles(".modal .o_field_widget[name=file] input[type=file]", [
                new File([PDF], name, {type: "application/pdf"}),
            ]),
    },
    {
        content: "Its name is taken from it",
        trigger: `.modal .o_field_widget[name=name] input:value(${name})`,
    },
    {
        content: "Keep it",
        trigger: ".modal .o_form_button_save",
        run: "click",
    },
];

/** Open a row by a text of it, in one of its columns. */
export const openRow = (text, cell) => ({
    content: `Open ${text}`,
    trigger: `.o_list_view .o_data_row:contains(${text}) .o_data_cell[name=${cell}]`,
    run: "click",
});

/** Say yes to what cannot be taken back. */
export const sayYes = {
    content: "Yes, it does not change any more",
    trigger: ".modal-footer .btn-primary",
    run: "click",
};
