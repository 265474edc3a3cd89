import {advanceTime, animationFrame} from "@odoo/hoot-mock";
import {describe, expect, test} from "@odoo/hoot";
import {
    MockServer,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {click} from "@odoo/hoot-dom";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import "@sidocakep_base/queue/queue_list";

class Task extends models.Model {
    _name = "queue.task";
    name = fields.Char();
    task_state = fields.Selection({
        selection: [
            ["waiting", "Waiting"],
            ["running", "At Work"],
        ],
    });
    _records = [
        {id: 1, name: "Dinas Satu", task_state: "waiting"},
        {id: 2, name: "Dinas Dua", task_state: "waiting"},
        {id: 3, name: "Dinas Tiga", task_state: false},
    ];
}

defineMailModels();
defineModels([Task]);
describe.current.tags("desktop");

const mount = () =>
    mountView({
        resModel: "queue.task",
        type: "list",
        arch: `<list js_class="sidocakep_queue_list">
            <field name="name"/><field name="task_state"/></list>`,
    });

const look = async () => {
    await advanceTime(3000);
    await animationFrame();
};

test("what ends in the queue is shown without a click, and what is ticked stays", async () => {
    onRpc("queue.task", "search_read", ({kwargs}) =>
        expect.step(kwargs.domain[0][2].join())
    );
    onRpc("queue.task", "web_read", ({args}) => expect.step(`read ${args[0]}`));
    await mount();
    await click(".o_data_row:nth-child(3) .o_list_record_selector input");
    await animationFrame();
    await look();
    expect.verifySteps(["1,2"]);
    expect(".o_sidocakep_queue_list").toHaveText(/0 of 2 are done/);
    MockServer.env["queue.task"].write([1], {
        name: "Dinas Satu (selesai)",
        task_state: false,
    });
    await look();
    expect.verifySteps(["1,2", "read 1"]);
    expect(".o_data_row:first-child").toHaveText(/selesai/);
    expect(".o_sidocakep_queue_list").toHaveText(/1 of 2 are done/);
    expect(".o_data_row_selected").toHaveCount(1);
    MockServer.env["queue.task"].write([2], {task_state: false});
    await look();
    expect.verifySteps(["2", "read 2"]);
    expect(".o_sidocakep_queue_list").toHaveCount(0);
    // nothing waits any more: nothing is asked
    await look();
    expect.verifySteps([]);
});
