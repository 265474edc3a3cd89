import {Component, onMounted, onWillUpdateProps, useState} from "@odoo/owl";
import {browser} from "@web/core/browser/browser";
import {_t} from "@web/core/l10n/translation";
import {StrategyMapDrawing} from "./strategy_map_drawing";
import {StrategyMapPanel} from "./strategy_map_panel";

/** Width of a text in the font of the page. */
function makeMeasure() {
    const context = document.createElement("canvas").getContext("2d");
    const family = getComputedStyle(document.body).fontFamily;
    return (text, size, bold) => {
        context.font = `${bold ? 700 : 400} ${size}px ${family}`;
        return context.measureText(text).width;
    };
}

/** The map with what belongs to it: heading, tools, legend and the opened box. */
export class StrategyMapRenderer extends Component {
    static template = "sidocakep_cascading.StrategyMapRenderer";
    static components = {StrategyMapDrawing, StrategyMapPanel};
    static props = {
        model: Object,
        revision: Number,
        archInfo: Object,
        fields: Object,
        openRecord: Function,
    };

    setup() {
        this.state = useState({openId: null});
        this.measure = makeMeasure();
        this.tools = {};
        this.draw();
        this.shownMatches = this.props.model.matches;
        onMounted(() => this.revealMatch());
        onWillUpdateProps(() => {
            this.draw();
            if (this.props.model.matches !== this.shownMatches) {
                this.shownMatches = this.props.model.matches;
                browser.requestAnimationFrame(() => this.revealMatch());
            }
        });
    }

    draw() {
        const {model} = this.props;
        this.drawing = globalThis.sidocakepStrategyMap.draw({
            nodes: model.shownNodes,
            labels: model.data.labels,
            folded: [...model.folded],
            measure: this.measure,
            narrow: this.env.isSmall,
        });
    }

    get plan() {
        return this.props.model.data.plan;
    }

    get opened() {
        return this.props.model.nodeById.get(this.state.openId);
    }

    get matchWords() {
        return _t("%(count)s of %(total)s match", {
            count: this.props.model.matches.size,
            total: this.props.model.data.nodes.length,
        });
    }

    revealMatch() {
        const first = this.drawing.boxes.find((box) =>
            this.props.model.matches?.has(box.id)
        );
        if (first) {
            this.tools.reveal(first.id);
        }
    }

    register(tools) {
        this.tools = tools;
    }

    open(id) {
        this.state.openId = id;
        // The panel takes its part of the window: the box stays in what is left.
        browser.requestAnimationFrame(() => this.tools.reveal(id));
    }

    close() {
        const id = this.state.openId;
        this.state.openId = null;
        this.tools.focus(id);
    }

    fold(id) {
        if (this.drawing.boxes.find((box) => box.id === id)?.foldable) {
            this.props.model.toggleFold(id);
        }
    }

    /** Opens a box that a link leads to, unfolding the way to it. */
    goTo(id) {
        const {model} = this.props;
        model.unfoldTo(id);
        this.state.openId = id;
        model.notify();
        browser.requestAnimationFrame(() => this.tools.reveal(id));
    }

    showAchievement(ev) {
        this.props.model.showAchievement(ev.target.value);
    }

    showPlan(ev) {
        this.state.openId = null;
        this.props.model.showPlan(Number(ev.target.value));
    }
}
