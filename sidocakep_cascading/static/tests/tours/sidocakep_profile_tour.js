import {registry} from "@web/core/registry";

/** What is typed or chosen is in the row that is being edited. */
const inRow = (name) => `.o_selected_row .o_field_widget[name=${name}] input`;
const inForm = (name) => `.o_form_view .o_field_widget[name=${name}] input`;

const type = (trigger, text) => ({
    content: `Type ${text}`,
    trigger,
    run: `edit ${text}`,
});

/** A relation: type the beginning, take the entry of the list. */
const pick = (trigger, text) => [
    type(trigger, text),
    {
        content: `Take ${text}`,
        trigger: `.o-autocomplete--dropdown-item:contains(${text}):visible`,
        run: "click",
    },
];

/**
 * A choice of words. What follows waits until it stands in the field: a list opened
 * while the answer to the choice before comes in is drawn anew under the click.
 */
const choose = (trigger, text) => [
    {content: "Open the choices", trigger, run: "click"},
    {
        content: `Choose ${text}`,
        trigger: `.o_select_menu_item:contains(${text}):visible`,
        run: "click",
    },
    {content: `${text} is chosen`, trigger: `${trigger}:value(${text})`},
];

/** Only in the new row is there something to type: the one before is still open. */
const addRow = (list, number) => [
    {
        content: `Add a line to ${list}`,
        trigger: `.o_field_widget[name=${list}] .o_field_x2many_list_row_add a`,
        run: "click",
    },
    {
        content: `Line ${number} is open`,
        trigger: `.o_field_widget[name=${list}] .o_data_row:nth-child(${number}).o_selected_row`,
    },
];

const levelRule = (number, kind, standard, minimum, severity, table2, article) => [
    ...addRow("level_rule_ids", number),
    ...pick(inRow("position_kind_id"), kind),
    ...pick(inRow("standard_level_id"), standard),
    ...(minimum ? pick(inRow("minimum_level_id"), minimum) : []),
    ...choose(inRow("severity"), severity),
    ...choose(inRow("table2_level"), table2),
    type(inRow("article"), article),
];

/**
 * Bagian Organisasi writes the profile of a regulation that no one has programmed:
 * other levels, other deadlines, other weights of a breach; then adopts it.
 */
registry.category("web_tour.tours").add("sidocakep_profile_tour", {
    steps: () => [
        {
            content: "A new profile",
            trigger: ".o_list_button_add",
            run: "click",
        },
        type(inForm("name"), "Rimba Raya 12/2026"),
        type(
            inForm("regulation_number"),
            "Peraturan Bupati Rimba Raya Nomor 12 Tahun 2026"
        ),
        ...pick(inForm("policy_id"), "Achievement policy of Paser"),
        ...choose(inForm("parent_line_severity"), "Warns"),
        ...choose(inForm("tz"), "WIT:"),
        ...choose(inForm("working_days"), "Six days"),
        type(inForm("notice_days"), "3"),
        ...levelRule(
            1,
            "Supervisor",
            "Outcome",
            "Important output",
            "Blocks",
            "Sub kegiatan",
            "Pasal 21 ayat 4"
        ),
        ...levelRule(
            2,
            "Administrator",
            "Key performance",
            "",
            "Warns",
            "Kegiatan",
            "Pasal 21 ayat 3"
        ),
        {
            content: "Go to the deadlines",
            trigger: ".o_notebook .nav-link[name=deadlines]",
            run: "click",
        },
        ...addRow("deadline_ids", 1),
        ...choose(inRow("document"), "Quarterly measurement"),
        {
            content: "The clock of a measurement starts when the quarter ends",
            trigger: `${inRow("trigger")}:value(The quarter ends)`,
        },
        ...choose(inRow("document"), "Performance agreement (PK)"),
        {
            content: "That of an agreement when the DPA is ratified",
            trigger: `${inRow("trigger")}:value(The DPA is ratified)`,
        },
        type(inRow("offset_value"), "10"),
        ...choose(inRow("offset_unit"), "Working days"),
        type(inRow("article"), "Pasal 22 ayat 1"),
        {
            content: "Go to the forms",
            trigger: ".o_notebook .nav-link[name=forms]",
            run: "click",
        },
        ...addRow("form_ids", 1),
        ...choose(inRow("document"), "Performance agreement (PK)"),
        {
            content: "Only the form of an agreement has a title to type",
            trigger: inRow("title"),
        },
        ...choose(inRow("form_code"), "Surat dan Lampiran"),
        {
            content: "The layout proposes its title",
            trigger: `${inRow("title")}:value(PERJANJIAN KINERJA TAHUN)`,
        },
        type(inRow("title"), "PAKTA KINERJA RIMBA RAYA {year}"),
        ...choose(inRow("table2_nesting"), "The level of the position alone"),
        type(inRow("article"), "Lampiran Pasal 23"),
        {
            content: "Save",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "The form is written",
            trigger:
                ".o_form_saved .o_field_widget[name=form_ids] .o_data_cell[name=title]:contains(PAKTA KINERJA)",
        },
        {
            content: "Back to the deadlines",
            trigger: ".o_notebook .nav-link[name=deadlines]",
            run: "click",
        },
        {
            content: "They are written, with an example of the due date",
            trigger:
                ".o_form_saved .o_field_widget[name=deadline_ids] .o_data_cell[name=example]:contains(due on)",
        },
        {
            content: "Adopt it",
            trigger: ".o_statusbar_buttons button[name=action_open_adopt]",
            run: "click",
        },
        {
            content: "Yes, from now on",
            trigger: ".modal-footer .btn-primary",
            run: "click",
        },
        {
            content: "The government has adopted it",
            trigger: ".o_form_view .ribbon:contains(Adopted)",
        },
        {
            content: "There is nothing more to adopt",
            trigger: ".o_form_view:not(:has(button[name=action_open_adopt]))",
        },
    ],
});
