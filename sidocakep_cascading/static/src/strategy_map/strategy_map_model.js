import {KeepLast} from "@web/core/utils/concurrency";
import {Model} from "@web/model/model";

// A larger map begins folded below its objectives: it is seen whole first.
const MOST_AT_ONCE = 120;
const FOLD_LEVEL = "sasaran";
const EMPTY = {
    plans: [],
    plan: false,
    labels: {},
    nodes: [],
    matches: null,
    periods: [],
    achievement: false,
    legend: [],
};

/** Holds one plan's map: its nodes, what matches the search and what is folded. */
export class StrategyMapModel extends Model {
    setup(params) {
        this.resModel = params.resModel;
        this.planId = params.state?.planId || false;
        this.withActivities = params.state?.withActivities || false;
        this.withAchievement = params.state?.withAchievement || false;
        this.onlyMatches = params.state?.onlyMatches || false;
        this.folded = new Set(params.state?.folded || []);
        this.isFresh = !params.state;
        this.keepLast = new KeepLast();
        this.data = EMPTY;
        // Counts the loads: a component that is given it is rendered anew.
        this.revision = 0;
        this.domain = [];
    }

    async load({domain, context} = {}) {
        this.domain = domain || this.domain;
        this.planId = this.planId || context?.sidocakep_map_plan_id || false;
        this.data = await this.keepLast.add(
            this.orm.call(this.resModel, "strategy_map_read", [this.domain], {
                plan_id: this.planId,
                with_activities: this.withActivities,
                with_achievement: this.withAchievement,
            })
        );
        this.planId = this.data.plan ? this.data.plan.id : false;
        // A period that this plan does not have is not kept for the next one.
        this.withAchievement = this.data.achievement?.key || false;
        if (this.data.matches === null) {
            this.onlyMatches = false;
        }
        this.makeIndexes();
        if (this.isFresh && this.data.nodes.length > MOST_AT_ONCE) {
            this.fold(FOLD_LEVEL);
        }
        this.isFresh = false;
        this.revision++;
        this.matches?.forEach((id) => this.unfoldTo(id));
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
        this.isFresh = true;
        this.folded.clear();
        await this.reload();
    }

    async toggleActivities() {
        this.withActivities = !this.withActivities;
        await this.reload();
    }

    async showAchievement(key) {
        this.withAchievement = key || false;
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

    /** Folds every branch of a level, or of the top where the map lacks the level. */
    foldAll() {
        this.fold(FOLD_LEVEL);
        this.notify();
    }

    unfoldAll() {
        this.folded.clear();
        this.notify();
    }

    fold(level) {
        const {nodes} = this.data;
        const known = nodes.some((node) => node.level === level)
            ? level
            : nodes[0]?.level;
        this.folded = new Set(
            nodes
                .filter((node) => node.level === known && this.parents.has(node.id))
                .map((node) => node.id)
        );
    }

    /** Unfolds the way to a node, so that it is on the map. */
    unfoldTo(id) {
        let upper = this.nodeById.get(id)?.parent_id;
        while (upper) {
            this.folded.delete(upper);
            upper = this.nodeById.get(upper)?.parent_id;
        }
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
        const {planId, withActivities, withAchievement, onlyMatches} = this;
        const folded = [...this.folded];
        return {planId, withActivities, withAchievement, onlyMatches, folded};
    }
}
