import {onMounted, onWillUnmount, useState} from "@odoo/owl";

import {ConnectionLostError} from "@web/core/network/rpc";
import {ListController} from "@web/views/list/list_controller";
import {_t} from "@web/core/l10n/translation";
import {browser} from "@web/core/browser/browser";
import {listView} from "@web/views/list/list_view";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

const OPEN_STATES = ["waiting", "running"];
const DELAY = 3000;

/**
 * A list whose records have a task in the queue shows what becomes of them by itself.
 *
 * One question for all that wait, whatever their number; only a record whose task has
 * ended is loaded anew, so that what is selected, scrolled or sorted stays as it is.
 */
export class QueueListController extends ListController {
    static template = "sidocakep_base.QueueListView";

    setup() {
        super.setup();
        this.ask = useService("orm").silent;
        this.queue = useState({open: 0, most: 0});
        onMounted(() => this.lookLater());
        onWillUnmount(() => {
            this.isGone = true;
            browser.clearTimeout(this.timer);
        });
    }

    get waiting() {
        return this.model.root.records.filter((record) =>
            OPEN_STATES.includes(record.data.task_state)
        );
    }

    get queueText() {
        const {open, most} = this.queue;
        return _t("%(done)s of %(count)s are done; the list shows each by itself.", {
            count: most,
            done: most - open,
        });
    }

    lookLater() {
        this.timer = browser.setTimeout(() => this.look(), DELAY);
    }

    async look() {
        const records = this.waiting;
        if (records.length && !this.model.root.editedRecord) {
            await this.refresh(records);
        }
        if (this.isGone) {
            return;
        }
        const open = this.waiting.length;
        this.queue.most = open ? Math.max(this.queue.most, open) : 0;
        this.queue.open = open;
        this.lookLater();
    }

    async refresh(records) {
        const ids = records.map((record) => record.resId);
        const now = await this.read(ids);
        if (this.isGone || !now) {
            return;
        }
        const states = new Map(now.map(({id, task_state: state}) => [id, state]));
        const changed = records.filter(
            (record) => states.get(record.resId) !== record.data.task_state
        );
        if (ids.some((id) => !states.has(id))) {
            // Somebody has deleted one meanwhile
            await this.model.root.load();
            return;
        }
        for (const record of changed) {
            await record.load();
        }
    }

    /** The states of the tasks; nothing while the server cannot be reached. */
    async read(ids) {
        try {
            return await this.ask.searchRead(
                this.props.resModel,
                [["id", "in", ids]],
                ["task_state"]
            );
        } catch (error) {
            if (error instanceof ConnectionLostError) {
                return null;
            }
            throw error;
        }
    }
}

registry.category("views").add("sidocakep_queue_list", {
    ...listView,
    Controller: QueueListController,
});
