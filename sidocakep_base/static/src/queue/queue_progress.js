import {
    Component,
    onMounted,
    onWillUnmount,
    onWillUpdateProps,
    useState,
} from "@odoo/owl";

import {ConnectionLostError} from "@web/core/network/rpc";
import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {useService} from "@web/core/utils/hooks";

const OPEN_STATES = ["waiting", "running"];
/** Most tasks take a second or two: asked often at first, seldom from then on. */
const QUICK_LOOKS = 8;
const QUICK_DELAY = 400;
const SLOW_DELAY = 3000;

/** Says how far a task in the queue is, and loads the form anew when it has ended. */
export class QueueProgress extends Component {
    static template = "sidocakep_base.QueueProgress";
    static props = {...standardFieldProps};

    setup() {
        this.orm = useService("orm");
        this.state = useState({text: "", percent: 0});
        this.looks = 0;
        onMounted(() => this.lookLater());
        onWillUpdateProps(() => {
            this.state.text = "";
            this.state.percent = 0;
        });
        onWillUnmount(() => {
            this.isGone = true;
            browser.clearTimeout(this.timer);
        });
    }

    get text() {
        return this.state.text || this.props.record.data[this.props.name];
    }

    /** How much is done of a hundred; 0 where that is not known. */
    get percent() {
        return this.state.percent || this.props.record.data.task_percent;
    }

    lookLater() {
        this.looks += 1;
        const delay = this.looks > QUICK_LOOKS ? SLOW_DELAY : QUICK_DELAY;
        this.timer = browser.setTimeout(() => this.look(), delay);
    }

    async look() {
        const {name, record} = this.props;
        const now = await this.read(record, ["task_state", "task_percent", name]);
        if (this.isGone) {
            return;
        }
        if (now && !OPEN_STATES.includes(now.task_state)) {
            await record.load();
            return;
        }
        this.state.text = now?.[name] || "";
        this.state.percent = now?.task_percent || 0;
        this.lookLater();
    }

    /** What the server says; nothing while it cannot be reached. */
    async read({resModel, resId}, names) {
        try {
            const [values] = await this.orm.silent.read(resModel, [resId], names);
            return values;
        } catch (error) {
            if (error instanceof ConnectionLostError) {
                return null;
            }
            throw error;
        }
    }
}

registry.category("fields").add("sidocakep_queue_progress", {
    component: QueueProgress,
    supportedTypes: ["char"],
    fieldDependencies: [{name: "task_percent", type: "integer"}],
});
