import {KeepLast} from "@web/core/utils/concurrency";
import {Model} from "@web/model/model";

const EMPTY = {
    plans: [],
    plan: false,
    labels: {},
    nodes: [],
    matches: null,
    legend: [],
};

/** Holds one plan's map: its nodes, what matches the search and what is folded. */
export class StrategyMapModel extends Model {
    setup(params) {
        this.resModel = params.resModel;
        this.planId = params.state?.planId || false;
        this.withActivities = params.state?.withActivities || false;
        this.onlyMatches = params.state?.onlyMatches || false;
        this.folded = new Set(params.state?.folded || []);
        this.keepLast = new KeepLast();
        this.data = EMPTY;
        this.domain = [];
    }

    async load({domain, context} = {}) {
        this.domain = domain || this.domain;
        this.planId = this.planId || context?.sidocakep_map_plan_id || false;
        this.data = await this.keepLast.add(
            this.orm.call(this.resModel, "strategy_map_read", [this.domain], {
                plan_id: this.planId,
                with_activities: this.withActivities,
            })
        );
        this.planId = this.data.plan ? this.data.plan.id : false;
        if (this.data.matches === null) {
            this.onlyMatches = false;
        }
        this.makeIndexes();
    }

    makeIndexes() {
        const {nodes, matches} = this.data;
        this.nodeById = new Map(nodes.map((node) => [node.id, node]));
        this.matches = matches === null ? null : new Set(matches);
        this.parents = new Set(nodes.map((node) => node.parent_id).filter(Boolean));
    }

    async reload() {
        await this.load();
        this.notify();
    }

    async showPlan(planId) {
        this.planId = planId;
        this.folded.clear();
        await this.reload();
    }

    async toggleActivities() {
        this.withActivities = !this.withActivities;
        await this.reload();
    }

    toggleOnlyMatches() {
        this.onlyMatches = !this.onlyMatches;
        this.notify();
    }

    toggleFold(id) {
        if (!this.folded.delete(id)) {
            this.folded.add(id);
        }
        this.notify();
    }

    /** Folds every branch at and below a level; without one, unfolds all. */
    foldBelow(level) {
        this.folded.clear();
        for (const node of this.data.nodes) {
            if (level && node.level === level && this.parents.has(node.id)) {
                this.folded.add(node.id);
            }
        }
        this.notify();
    }

    /** The nodes to draw: all, or what matches with the way up from it. */
    get shownNodes() {
        if (!this.onlyMatches || !this.matches) {
            return this.data.nodes;
        }
        const kept = new Set();
        for (let id of this.matches) {
            while (id && !kept.has(id)) {
                kept.add(id);
                id = this.nodeById.get(id)?.parent_id;
            }
        }
        return this.data.nodes.filter((node) => kept.has(node.id));
    }

    async addLink(cause, effect) {
        await this.orm.write(this.resModel, [cause], {link_ids: [[4, effect]]});
        await this.reload();
    }

    async removeLink(cause, effect) {
        await this.orm.write(this.resModel, [cause], {link_ids: [[3, effect]]});
        await this.reload();
    }

    exportState() {
        const {planId, withActivities, onlyMatches} = this;
        return {planId, withActivities, onlyMatches, folded: [...this.folded]};
    }
}
