export const id = 5329;
export const ids = [5329];
export const modules = {

/***/ 1763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   ZK: () => (/* binding */ scopesOf),
/* harmony export */   wN: () => (/* binding */ clusterScopes)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);
/* harmony import */ var _core_monorepo_events_events_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7535);
/* harmony import */ var _core_monorepo_events_scope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1476);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4867);
/* harmony import */ var _core_monorepo_sample_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1068);
/* harmony import */ var _place_run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(199);







function scopesOf(command, run, config, branches) {
    const { environment } = run.inputs;
    if (environment !== undefined)
        (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.environmentNamed)(config, environment);
    const names = environment === undefined ? [...config.environments.keys()] : [environment];
    return names.map((name) => {
        const { ci, event } = (0,_core_monorepo_sample_run_js__WEBPACK_IMPORTED_MODULE_5__/* .sampleRun */ .G)(config, name, run.ci, branches);
        return { name, event, ...placed(command, { ...run, ci }, name), services: servicesOf(run, config, name) };
    });
}
function titleOf({ name, cluster }) {
    return cluster === undefined ? name : `${name} (${cluster})`;
}
function clusterScopes(command, run, config, scopes) {
    const { cluster: asked } = run.inputs;
    const all = scopes.flatMap((scope) => {
        const { name, event, services } = scope;
        const clustersFor = (service) => (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .clustersOf */ .Dg)((0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentAt */ .Ff)(config, (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.environmentNamed)(config, name), { environment: name, service }));
        const clusters = new Set(services.flatMap(clustersFor));
        return [...clusters].flatMap((cluster) => {
            if (asked !== undefined && cluster !== asked)
                return [];
            const own = placed(command, { ...run, ci: scope.run.ci }, name, cluster);
            const there = services.filter((each) => clustersFor(each).includes(cluster));
            return [{ name, event, cluster, ...own, services: there }];
        });
    });
    if (asked === undefined || all.length > 0)
        return all;
    const environments = scopes.map(({ name }) => name).join(', ');
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('cluster', `"${asked}" is no cluster of ${environments}`, 'Take one of `clusters` in gitops.yaml.');
}
function servicesOf({ inputs, ci }, config, environment) {
    const names = inputs.service === undefined ? (inputs.services ?? []) : [inputs.service];
    if (inputs.environment !== undefined)
        return (0,_core_monorepo_events_scope_js__WEBPACK_IMPORTED_MODULE_3__/* .servicesInScope */ .c)({ config, ci, environment }, names);
    (0,_core_monorepo_events_scope_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseUnknownServices */ .V)(config.services, names);
    const there = (0,_core_monorepo_events_events_js__WEBPACK_IMPORTED_MODULE_2__/* .servicesIn */ .qp)(config.environments.get(environment)?.services, config.services.keys());
    return there.filter((each) => names.length === 0 || names.includes(each));
}
function inPlace(command, run, environment, cluster) {
    const { inputs } = run;
    const own = (0,_place_run_js__WEBPACK_IMPORTED_MODULE_6__/* .runAt */ .D)(command, run, { environment, cluster }, inputs.environment ?? _place_run_js__WEBPACK_IMPORTED_MODULE_6__/* .ofAll */ .N3);
    return { ...own, inputs: { ...own.inputs, service: inputs.service } };
}
function withoutCredentials(run) {
    const resolved = Object.fromEntries(Object.entries(run.resolved).filter(([name]) => !_place_run_js__WEBPACK_IMPORTED_MODULE_6__/* .serverCredentials */ .wr.includes(name)));
    return { ...run, resolved };
}
function placed(command, run, environment, cluster) {
    try {
        return { run: inPlace(command, run, environment, cluster) };
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
            throw error;
        return { run: inPlace(command, withoutCredentials(run), environment, cluster), withheld: error };
    }
}


/***/ }),

/***/ 5329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  status: () => (/* binding */ status_status)
});

// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/core/bump/record/place-state.js + 1 modules
var place_state = __webpack_require__(2786);
// EXTERNAL MODULE: ./build/core/failure.js
var core_failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/flow/keys.js
var keys = __webpack_require__(2531);
;// CONCATENATED MODULE: ./build/core/flow/status/behind.js

async function behindOf(here, there, of, monorepo) {
    const [own, other] = [here.deployed, there.deployed];
    if (here.image === there.image || isSameContent(own, other))
        return { result: 'same' };
    if (own === undefined || other === undefined)
        return { result: 'unknown' };
    if (own.builtFrom === other.builtFrom)
        return { result: 'same' };
    const lacks = await monorepo.lacking(other.builtFrom, own.builtFrom, of);
    if (lacks === undefined)
        return { result: 'unknown' };
    if (lacks.commits > 0)
        return { result: 'behind', ...lacks };
    const ahead = await monorepo.lacking(own.builtFrom, other.builtFrom, of);
    if (ahead === undefined)
        return { result: 'unknown' };
    return { result: ahead.commits > 0 ? 'ahead' : 'same' };
}
function isSameContent(own, other) {
    const [a, b] = [own?.content, other?.content];
    return b !== undefined && (0,keys/* isComparable */.n)(a, b) && a === b;
}

;// CONCATENATED MODULE: ./build/core/flow/status/commit-status.js

const mostDeployments = 50;
async function commitStatus(question, monorepo) {
    const { commit, source, services, places, empty } = question;
    const concerned = (each) => services === undefined || services.size === 0 || services.has(each.service);
    const standing = await Promise.all(places.filter(({ found }) => concerned(found)).map((place) => standingOf(place, question, monorepo)));
    const others = await Promise.all(empty.filter(concerned).map(async ({ service, column, waiting }) => {
        const waits = await isIn(waiting?.commit, commit, monorepo);
        return waits === 'yes' ? { service, column, is: 'waits', waiting } : { service, column, is: 'absent' };
    }));
    return { commit, ...source, services: services && [...services], places: [...standing, ...others] };
}
async function standingOf({ found, branch, arrivals, waiting, isPromoted }, { commit, source }, monorepo) {
    const { service, column, deployed, edit } = found;
    const place = { service, column };
    const has = async (each) => {
        const built = await isIn(each.builtFrom, commit, monorepo);
        return built === 'yes' || isPromoted ? built : await isIn(each.commit, commit, monorepo);
    };
    const now = deployed === undefined ? 'unknown' : await has(deployed);
    if (now === 'yes' && deployed !== undefined) {
        const since = await sinceWhen([deployed, ...(0,place_state/* deploymentsOf */.o)(branch.read, edit)], has, arrivals);
        const leadTime = since === undefined || source?.at === undefined ? undefined : Math.max(0, since - source.at);
        return { ...place, is: deployed.builtFrom === commit ? 'here' : 'contained', since, leadTime };
    }
    if ((await isIn(waiting?.commit, commit, monorepo)) === 'yes')
        return { ...place, is: 'waits', waiting };
    if (now === 'unknown')
        return { ...place, is: 'unknown' };
    for (const each of (0,place_state/* deploymentsOf */.o)(branch.read, edit).slice(0, mostDeployments)) {
        if ((await has(each)) !== 'yes')
            continue;
        return { ...place, is: 'was', since: arrivals.get(each.recordedBy ?? '') };
    }
    return { ...place, is: 'absent' };
}
async function isIn(has, commit, monorepo) {
    return has === undefined ? 'unknown' : await monorepo.contains(has, commit);
}
async function sinceWhen(deployments, has, arrivals) {
    let since;
    for (const each of deployments.slice(0, mostDeployments)) {
        if ((await has(each)) !== 'yes')
            break;
        since = arrivals.get(each.recordedBy ?? '') ?? since;
    }
    return since;
}

;// CONCATENATED MODULE: ./build/core/flow/status/sources.js
async function sourceCommits(commits, { recorded, checkout, remote }) {
    const wanted = [...new Set(commits)];
    const here = await Promise.all(wanted.map(async (commit) => recorded.get(commit) ?? (await checkout(commit))));
    const elsewhere = await remote(wanted.filter((_, index) => here[index] === undefined));
    return new Map(wanted.flatMap((commit, index) => {
        const known = here[index] ?? elsewhere.get(commit);
        return known === undefined ? [] : [[commit, sourceCommitOf(known)]];
    }));
}
function sourceCommitOf({ author, subject, date }) {
    const at = Date.parse(date ?? '');
    return {
        subject,
        author: author?.replace(/\s*<[^<>]*>\s*$/, ''),
        at: Number.isNaN(at) ? undefined : at,
    };
}

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var monorepo_environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/source/open-source-facts.js + 3 modules
var open_source_facts = __webpack_require__(8490);
// EXTERNAL MODULE: ./build/core/source/source-commits.js
var source_commits = __webpack_require__(3978);
// EXTERNAL MODULE: ./build/commands/comparison/source.js
var source = __webpack_require__(7816);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
// EXTERNAL MODULE: ./build/commands/places/scopes.js
var scopes = __webpack_require__(1763);
;// CONCATENATED MODULE: ./build/commands/status/inputs.js





const statusInputs = {
    ...declarations_run/* runInputs */.HM,
    service: { ...declarations_run/* runInputs */.HM.service, description: 'Service to show. Default: all of them.' },
    environment: { ...declarations_run/* runInputs */.HM.environment, description: 'Environment to show. Default: all of them.' },
    cluster: { ...declarations_run/* runInputs */.HM.cluster, description: 'Cluster of the environments to show. Default: all of them.' },
    timeout: {
        ...declarations_run/* runInputs */.HM.timeout,
        description: 'Deadline of the whole command. What has not answered shortly before it is left out, and said.',
    },
    'dry-run': { ...declarations_run/* runInputs */.HM['dry-run'], description: 'Leave out the file of `html`: nothing else is written anyway.' },
    html: {
        type: 'string',
        description: 'File to write the page to: one HTML file without scripts, for an artifact or a static site.',
    },
    commit: {
        type: 'string',
        description: 'Commit of the monorepo to look for: full or short name, branch or tag. Where is it, and since when?',
    },
    'request-key': gitops/* deliveryInputs */.Uh['request-key'],
    'request-branch': gitops/* deliveryInputs */.Uh['request-branch'],
    ...gitops_remote/* gitopsConnectionInputs */.iE,
    ...declarations_run/* argocdInputs */.wm,
};
const statusCommand = { inputs: statusInputs };
function statusScopes(run, config) {
    const all = (0,scopes/* clusterScopes */.wN)(statusCommand, run, config, (0,scopes/* scopesOf */.ZK)(statusCommand, run, config, []));
    const isReview = ({ name }) => (0,monorepo_environments.isReviewEnvironment)(config.environments.get(name) ?? {});
    return { lasting: all.filter((each) => !isReview(each)), reviews: all.filter(isReview) };
}
function columnOf({ name, cluster }) {
    return cluster === undefined ? name : `${name}@${cluster}`;
}

// EXTERNAL MODULE: ./build/core/flow/plan/graph.js
var graph = __webpack_require__(6679);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var checkout = __webpack_require__(5228);
;// CONCATENATED MODULE: ./build/core/flow/status/lacking-commits.js


const mostWalked = 20_000;
class CommitWalk {
    #parents;
    #edge;
    #histories = new Map();
    constructor(parents, isCut) {
        this.#parents = parents;
        const isEdge = (its) => (its.length === 0 ? isCut : its.some((each) => !parents.has(each)));
        this.#edge = new Set([...parents].flatMap(([id, its]) => (isEdge(its) ? [id] : [])));
    }
    static async below(at, tips) {
        const wanted = [...new Set(tips)];
        const found = await quietly(at, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], wanted);
        const here = linesOf(found).flatMap((line) => (line.endsWith(' commit') ? [line.split(' ')[0] ?? ''] : []));
        if (here.length === 0)
            return new CommitWalk(new Map(), false);
        const args = ['rev-list', '--parents', `--max-count=${mostWalked}`, '--stdin'];
        const parents = new Map(linesOf(await quietly(at, args, here)).map((line) => {
            const [id = '', ...its] = line.split(' ');
            return [id, its];
        }));
        return new CommitWalk(parents, await (0,checkout/* isShallow */.fE)(at).catch(() => true));
    }
    hasParents(commit) {
        return this.#parents.has(commit) && !this.#edge.has(commit);
    }
    reaches(commit, ancestor) {
        if (commit === ancestor)
            return 'yes';
        if (!this.#parents.has(commit))
            return 'unknown';
        const below = this.#history(commit);
        if (below.found.has(ancestor))
            return 'yes';
        return below.isWhole && this.#parents.has(ancestor) ? 'no' : 'unknown';
    }
    lacking(commit, other) {
        if (!this.#parents.has(commit) || !this.#parents.has(other))
            return undefined;
        const shared = this.#history(other).found;
        const { found, isWhole } = this.#below(commit, shared);
        if (!isWhole)
            return undefined;
        return [...found].flatMap((id) => {
            const [parent, second] = this.#parents.get(id) ?? [];
            return second === undefined ? [{ commit: id, parent }] : [];
        });
    }
    #history(tip) {
        const known = this.#histories.get(tip) ?? this.#below(tip, new Set());
        this.#histories.set(tip, known);
        return known;
    }
    #below(tip, leftOut) {
        const found = new Set(leftOut.has(tip) ? [] : [tip]);
        let isWhole = true;
        for (const id of found) {
            if (this.#edge.has(id))
                isWhole = false;
            for (const parent of this.#parents.get(id) ?? [])
                if (!leftOut.has(parent))
                    found.add(parent);
        }
        return { found, isWhole };
    }
}
async function changedByCommits(at, commits) {
    if (commits.length === 0)
        return new Map();
    const args = ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--root', '--always'];
    const { code, stdout } = await quietly(at, [...args, '--diff-merges=first-parent'], commits);
    return code === 0 ? readDifferences(stdout) : new Map();
}
async function differencesBetween(at, before, after) {
    const args = ['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--end-of-options', before, after];
    const { code, stdout } = await quietly(at, args, []);
    return code === 0 ? (readDifferences(stdout).get('') ?? []) : undefined;
}
function readDifferences(output) {
    const found = new Map();
    const words = output.toString('latin1').split('\0').slice(0, -1);
    let current = [];
    for (let at = 0; at < words.length; at += 1) {
        const word = words[at] ?? '';
        if (!word.startsWith(':')) {
            current = [];
            found.set(word, current);
            continue;
        }
        at += 1;
        const [before = '', after = '', old = '', now = ''] = word.slice(1).split(' ');
        const path = (0,objects/* decodeName */.e4)(Buffer.from(words[at] ?? '', 'latin1'));
        const file = (mode, id) => (/^0+$/.test(mode) ? undefined : { path, mode, id });
        if (found.size === 0)
            found.set('', current);
        current.push({ path, before: file(before, old), after: file(after, now) });
    }
    return found;
}
async function quietly(at, args, lines) {
    const variables = { GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1' };
    const stdin = lines.map((line) => `${line}\n`).join('');
    const nothing = { code: 128, stdout: Buffer.alloc(0), stderr: '' };
    return (0,checkout/* git */.$Y)(at, args, variables, stdin).catch(() => nothing);
}
function linesOf({ code, stdout }) {
    return code === 0 ? stdout.toString('utf8').split('\n').filter(Boolean) : [];
}

// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var server_live = __webpack_require__(151);
;// CONCATENATED MODULE: ./build/core/flow/status/timeline.js

function deploymentTimeline({ durations, live, isIn, at, ...deployment }) {
    const { plan, build, total } = durations ?? {};
    const rollout = live && rolloutOf(live, at, isIn);
    return {
        ...deployment,
        at,
        steps: [
            ...step('plan', plan),
            ...step('build', build),
            ...step('commit', total === undefined ? undefined : total - (plan ?? 0) - (build ?? 0)),
            ...(rollout?.steps ?? []),
        ],
        toCommit: total,
        toHealthy: total === undefined || rollout?.healthyAt === undefined ? undefined : total + rollout.healthyAt - at,
    };
}
function step(name, duration, result) {
    if (duration === undefined || Number.isNaN(duration))
        return [];
    return [{ name, duration: Math.max(0, duration), ...(result === undefined ? {} : { result }) }];
}
function rolloutOf(live, at, isIn) {
    const { status } = live;
    const entry = status?.history?.find((each) => (0,server_live/* revisionsOf */.Ow)(each).some(isIn));
    const operation = status?.operationState;
    const isSynced = (0,server_live/* revisionsOf */.Ow)(operation?.syncResult).some(isIn);
    const started = timeOf(entry?.deployStartedAt) ?? (isSynced ? timeOf(operation?.startedAt) : undefined);
    if (started === undefined)
        return undefined;
    const compares = step('Argo CD compares', started - at);
    if (entry === undefined && operation?.phase !== undefined && /^(?:Failed|Error)$/.test(operation.phase)) {
        const ended = timeOf(operation.finishedAt);
        const failed = step('rollout', ended === undefined ? undefined : ended - started, 'failed');
        return { steps: [...compares, ...failed], healthyAt: undefined };
    }
    const synced = timeOf(entry?.deployedAt) ?? timeOf(operation?.finishedAt);
    const health = status?.health?.status;
    const changed = timeOf(status?.health?.lastTransitionTime);
    const ended = Math.max(synced ?? 0, changed !== undefined && changed >= started ? changed : 0);
    if (ended === 0 || (health !== 'Healthy' && health !== 'Degraded'))
        return { steps: compares, healthyAt: undefined };
    const result = health === 'Degraded' ? 'failed' : undefined;
    return {
        steps: [...compares, ...step('rollout', ended - started, result)],
        healthyAt: health === 'Healthy' ? ended : undefined,
    };
}
function timeOf(text) {
    const time = Date.parse(text ?? '');
    return Number.isNaN(time) ? undefined : time;
}

// EXTERNAL MODULE: ./build/commands/comparison/keys.js + 1 modules
var comparison_keys = __webpack_require__(4632);
;// CONCATENATED MODULE: ./build/commands/status/latest.js





async function latestDeployment(run, config, places, applications) {
    const [newest] = places.filter(isRecorded).sort((one, other) => other.since - one.since);
    if (newest === undefined)
        return { last: undefined, graph: undefined };
    const { recordedBy } = newest.deployed;
    const together = places.filter((each) => each.column === newest.column && each.deployed?.recordedBy === recordedBy && each.opened === newest.opened);
    const record = newest.records.find(({ commit }) => commit === recordedBy);
    const seen = together.map(({ service, column }) => applications.get(`${service} ${column}`));
    const live = seen.flatMap((each) => (each?.is === 'there' ? [each.live] : []));
    const { branch } = newest.opened;
    const last = deploymentTimeline({
        services: together.map(({ service }) => service),
        column: newest.column,
        commit: newest.deployed.builtFrom,
        at: newest.since,
        pipelineUrl: record?.provenance.pipeline,
        durations: record?.provenance.durations,
        live: live.toSorted((one, other) => healthTime(other) - healthTime(one))[0],
        isIn: (revision) => recordedBy !== undefined && branch.reaches(revision, recordedBy),
    });
    return { last, graph: await graphOf(run, config, newest, together) };
}
function isRecorded(place) {
    return place.since !== undefined && place.deployed !== undefined;
}
function healthTime({ status }) {
    return Date.parse(status?.health?.lastTransitionTime ?? '') || 0;
}
async function graphOf(run, config, newest, together) {
    const { scope, opened } = newest;
    const promotion = config.environments.get(scope.name)?.['promote-from'];
    const built = promotion?.environment ?? scope.name;
    const { ci, env, programs, clock } = run;
    const checkout = { cwd: ci.workspace, env, programs, clock };
    const keys = new comparison_keys/* EnvironmentKeys */.i3(run, config);
    const reasons = new Map();
    const reasonsSince = (before, now) => {
        const found = async () => {
            const differences = await differencesBetween(checkout, before, now);
            return differences && (await keys.changedBy(built, differences));
        };
        const known = reasons.get(before) ?? found();
        reasons.set(before, known);
        return known;
    };
    const services = [];
    for (const { service, edit, deployed } of together) {
        const deployments = (0,place_state/* deploymentsOf */.o)(opened.branch.read, edit);
        const now = deployments.findIndex(({ recordedBy }) => recordedBy === deployed?.recordedBy);
        const before = deployments[now + 1];
        if (deployed === undefined || before === undefined) {
            services.push({ service, happens: 'deploy', changes: [], otherwise: 'first deployment' });
        }
        else if (before.builtFrom === deployed.builtFrom) {
            services.push({ service, happens: 'new values', changes: [], otherwise: 'values in gitops.yaml' });
        }
        else {
            const changes = (await reasonsSince(before.builtFrom, deployed.builtFrom))?.get(service);
            if (changes === undefined)
                return undefined;
            const otherwise = changes.length === 0 ? 'what it is built from' : undefined;
            services.push({ service, happens: 'deploy', changes, otherwise });
        }
    }
    return (0,graph/* deploymentGraph */.k0)({
        services,
        environment: scope.name,
        environments: config.environments,
        promotes: promotion !== undefined,
    });
}

// EXTERNAL MODULE: ./build/core/delivery/request-branch.js
var request_branch = __webpack_require__(911);
// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var service_deployment = __webpack_require__(1466);
// EXTERNAL MODULE: ./build/core/bump/record/write-record.js
var write_record = __webpack_require__(9754);
// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/message.js
var git_message = __webpack_require__(4410);
;// CONCATENATED MODULE: ./build/core/flow/status/branch.js



const mostCommits = write_record/* depths */.pJ.at(-1) ?? 0;
class BranchState {
    transport;
    snapshot;
    #reads = new Map();
    #deepest = [];
    #isCut = false;
    #decoded;
    constructor(transport, snapshot) {
        this.transport = transport;
        this.snapshot = snapshot;
        if (snapshot.commit !== undefined)
            transport.expectHistory(snapshot.commit, write_record/* depths */.pJ[0] ?? 0);
    }
    history = (depth) => {
        const known = this.#reads.get(depth) ?? this.#read(depth);
        this.#reads.set(depth, known);
        return known;
    };
    get read() {
        return this.#deepest;
    }
    get isCut() {
        return this.#isCut && this.#deepest.length >= mostCommits;
    }
    commit(id) {
        return this.#commits().get(id);
    }
    arrivals() {
        const commits = this.#commits();
        const line = [];
        for (let id = this.snapshot.commit; id !== undefined && commits.has(id); id = commits.get(id)?.parents[0]) {
            line.push(id);
        }
        const arrived = new Map();
        for (const id of line.reverse()) {
            const at = (commits.get(id)?.committer.seconds ?? 0) * 1000;
            const reached = new Set(arrived.has(id) ? [] : [id]);
            for (const each of reached) {
                arrived.set(each, at);
                for (const parent of commits.get(each)?.parents ?? [])
                    if (!arrived.has(parent))
                        reached.add(parent);
            }
        }
        return arrived;
    }
    reaches(commit, ancestor) {
        const commits = this.#commits();
        const reached = new Set([commit]);
        for (const id of reached) {
            if (id === ancestor)
                return true;
            for (const parent of commits.get(id)?.parents ?? [])
                reached.add(parent);
        }
        return false;
    }
    references() {
        const found = new Map();
        for (const { message } of this.#commits().values()) {
            for (const trailers of (0,git_message/* trailerBlocks */.e9)(message)) {
                const reference = (0,git_message/* readReference */.Wf)(trailers);
                if (reference?.sha !== undefined)
                    found.set(reference.sha, reference);
            }
        }
        return found;
    }
    async #read(depth) {
        const tip = this.snapshot.commit;
        const commits = tip === undefined ? [] : await this.transport.history(tip, depth);
        if (commits.length > this.#deepest.length)
            this.#deepest = commits;
        if (depth >= mostCommits && commits.length >= depth)
            this.#isCut = true;
        return commits;
    }
    #commits() {
        if (this.#decoded?.of !== this.#deepest) {
            const commits = new Map(this.#deepest.map(({ id, body }) => [id, (0,git_commit/* decodeCommit */.ix)(body)]));
            this.#decoded = { of: this.#deepest, commits };
        }
        return this.#decoded?.commits ?? new Map();
    }
}

// EXTERNAL MODULE: ./build/core/bump/apply.js + 4 modules
var apply = __webpack_require__(6224);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/flow/status/places.js






async function readPlaces(branch, wanted, commitOf) {
    const found = await Promise.all(wanted.map((each) => readOne(branch, each, commitOf)));
    return {
        places: found.flatMap((each) => (each !== undefined && 'edit' in each ? [each] : [])),
        problems: problemsOf(found.flatMap((each) => (each !== undefined && 'why' in each ? [each] : []))),
    };
}
const mostNamed = 5;
function problemsOf(unread) {
    const services = new Map();
    for (const { service, column, why } of unread) {
        const rest = ` in ${column} cannot be read: ${why}`;
        services.set(rest, [...(services.get(rest) ?? []), service]);
    }
    return [...services].map(([rest, names]) => {
        const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
        return `${names.slice(0, mostNamed).join(', ')}${more}${rest}`;
    });
}
async function readOne(branch, { service, column, updates }, commitOf) {
    try {
        const edit = await firstImage(branch, updates());
        if (edit === undefined)
            return undefined;
        const { transport, history } = branch;
        const unasked = { seen: undefined, candidate: undefined, pipeline: undefined };
        const state = await (0,place_state/* readPlace */.yI)({ transport, edit, history, commitOf, ...unasked });
        if (state.holds === 'nothing')
            return undefined;
        const records = (0,write_record/* recordsOf */.M$)(branch.read, edit);
        return {
            service,
            column,
            edit,
            image: edit.image?.oldImage ?? '',
            deployed: typeof state.holds === 'object' ? state.holds : undefined,
            records,
            held: heldBecause(state, records, edit),
        };
    }
    catch (error) {
        if (!(error instanceof core_failure/* Failure */.HR))
            throw error;
        return { service, column, why: error.message };
    }
}
async function firstImage({ snapshot }, updates) {
    const written = updates.filter(({ kind }) => kind === 'edit');
    let edits;
    try {
        edits = (await (0,apply.applyUpdates)(snapshot, written)).edits;
    }
    catch (error) {
        if (error instanceof core_failure/* Failure */.HR && error.code === 'FILE_NOT_FOUND')
            return undefined;
        throw error;
    }
    return edits.find(({ image, existed }) => existed && isDeployed(image?.oldImage));
}
function isDeployed(image) {
    const { tag, digest } = (0,reference/* splitImage */.s5)(image ?? '');
    return digest !== undefined || (tag !== undefined && tag !== 'unset');
}
function heldBecause({ takenBack }, records, edit) {
    const newest = records.find(({ provenance }) => provenance.images.length > 0);
    if (newest === undefined || takenBack.length === 0)
        return undefined;
    const away = new Set(takenBack.map(({ commit }) => commit));
    if (!(0,write_record/* hasWritten */.qF)(newest, edit)) {
        const { sourceCommit = '' } = newest.provenance;
        return away.has(sourceCommit) ? `${shortName(sourceCommit)} was taken back by hand` : undefined;
    }
    if (newest.rolledBack.length === 0)
        return undefined;
    const back = (0,write_record/* takenBackOfRecord */.NR)(newest, edit.update).find(({ order }) => order < newest.rolledBack.length);
    return back === undefined ? undefined : `rolled back from ${shortName(back.commit)}`;
}
function shortName(commit) {
    return (0,git_commit/* isObjectName */.V2)(commit) ? commit.slice(0, 8) : commit;
}

;// CONCATENATED MODULE: ./build/core/flow/status/waiting.js


function waitingPlaces(target, pending) {
    const inPlace = new Map(target.places.map((each) => [`${each.service} ${each.column}`, each]));
    return pending.flatMap(({ service, column, image, edit, deployed }) => {
        const recordedBy = deployed?.recordedBy;
        if (recordedBy === undefined || target.branch.commit(recordedBy) !== undefined)
            return [];
        const now = inPlace.get(`${service} ${column}`);
        const parts = (0,reference/* splitImage */.s5)(image);
        if (now !== undefined && (0,write_record/* sameImage */.G4)((0,reference/* splitImage */.s5)(now.image), parts))
            return [];
        if ((0,write_record/* writerOf */.bi)(target.branch.read, edit, parts) !== undefined)
            return [];
        return [{ service, column, image, commit: deployed?.builtFrom }];
    });
}

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var git_snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/configured/bump-image-tag.js
var bump_image_tag = __webpack_require__(6435);
// EXTERNAL MODULE: ./build/commands/update-inputs.js
var update_inputs = __webpack_require__(1486);
;// CONCATENATED MODULE: ./build/commands/status/repositories.js













class StatusRepositories {
    #transports = [];
    async open(scopes, problem) {
        const groups = new Map();
        for (const scope of scopes) {
            const { inputs } = scope.run;
            const key = JSON.stringify([
                (0,gitops_remote/* gitopsUrl */.iZ)(scope.run),
                inputs['gitops-branch'],
                ...gitops_remote/* gitopsCredentials */.XJ.map((name) => inputs[name]),
                scope.withheld?.message,
            ]);
            groups.set(key, [...(groups.get(key) ?? []), scope]);
        }
        const opened = await Promise.allSettled([...groups.values()].map((each) => this.#open(each)));
        const failures = opened.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
        const branches = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
        for (const failure of failures) {
            if (!(failure instanceof core_failure/* Failure */.HR) || branches.length === 0)
                throw failure;
            problem(failure.message);
        }
        return branches;
    }
    async #open(scopes) {
        const [scope] = scopes;
        if (scope === undefined)
            throw new Error('a repository is of a scope');
        if (scope.withheld !== undefined)
            throw scope.withheld;
        const { run } = scope;
        const transport = await (0,gitops_remote/* openGitops */.fn)(run);
        this.#transports.push(transport);
        const shared = (0,git_snapshot/* withSharedReads */.Ve)(transport);
        const { name, tip, objectFormat } = await (0,repository/* resolveBranch */.pd)(shared, run.inputs['gitops-branch']);
        const snapshot = await (0,git_snapshot/* openSnapshot */.r3)(shared, tip, objectFormat);
        const branch = new BranchState(shared, snapshot);
        return { run, scopes, name: (0,gitops_remote/* gitopsName */.yp)(run), branchName: name, branch };
    }
    async [Symbol.asyncDispose]() {
        await Promise.all(this.#transports.map((each) => each[Symbol.asyncDispose]()));
    }
}
function placesOf({ branch, scopes }, commitOf) {
    return readPlaces(branch, scopes.flatMap(wantedPlaces), commitOf);
}
function wantedPlaces(scope) {
    const { name: environment, cluster, run, services } = scope;
    const quiet = { ...run, log: { ...run.log, info: () => { }, warn: () => { } } };
    return services.map((service) => ({
        service,
        column: columnOf(scope),
        updates: () => {
            const { tag, digest } = service_deployment/* anyImage */.yf;
            const inputs = (0,inputs_for/* inputsFor */.p)(bump_image_tag/* configuredBump */.d, run, { service, environment, cluster }, { tag, digest });
            return (0,update_inputs/* deploymentUpdates */.E5)({ ...quiet, ...inputs }, service_deployment/* anyImage */.yf);
        },
    }));
}
function isRequested({ name: environment, cluster, run, services: [service] }) {
    if (service === undefined)
        return false;
    return (0,inputs_for/* inputsFor */.p)(bump_image_tag/* configuredBump */.d, run, { service, environment, cluster }).inputs.deliver === 'pull-request';
}
async function waitingIn(opened, target, commitOf, problem) {
    const byBranch = new Map();
    for (const scope of opened.scopes) {
        const { 'request-key': key, 'request-branch': prefix } = scope.run.inputs;
        if (!isRequested(scope))
            continue;
        const branch = (0,request_branch/* requestBranch */.Wf)(key ?? scope.name, (0,request_branch/* branchPrefix */.$j)(prefix));
        byBranch.set(branch, [...(byBranch.get(branch) ?? []), scope]);
    }
    if (byBranch.size === 0)
        return [];
    const { transport } = opened.branch;
    const { refs } = await transport.listRefs([...byBranch.keys()].map((branch) => `refs/heads/${branch}`));
    const found = await Promise.all([...byBranch].map(async ([branch, scopes]) => {
        const tip = refs.get(`refs/heads/${branch}`);
        if (tip === undefined)
            return [];
        const state = new BranchState(transport, await (0,git_snapshot/* openSnapshot */.r3)(transport, tip));
        const pending = await readPlaces(state, scopes.flatMap(wantedPlaces), commitOf);
        const waiting = waitingPlaces({ branch: opened.branch, places: target.places }, pending.places);
        return waiting.map((each) => ({ ...each, branch }));
    }));
    const waiting = found.flat();
    if (waiting.length === 0)
        return [];
    const requests = await openRequestsOf(opened, problem);
    return waiting.flatMap((each) => {
        const request = requests?.find(({ sourceBranch, targetBranch }) => sourceBranch === each.branch && targetBranch === opened.branchName);
        if (requests !== undefined && request === undefined)
            return [];
        return [{ ...each, number: request?.number, url: request?.url }];
    });
}
async function openRequestsOf({ run, name }, problem) {
    try {
        const forge = await (0,gitops_remote/* openGitopsForge */.I$)(run, 'request');
        return await forge.openRequests((0,request_branch/* branchPrefix */.$j)(run.inputs['request-branch']));
    }
    catch (error) {
        if (!(error instanceof core_failure/* Failure */.HR))
            throw error;
        problem(`The requests of ${name} could not be asked for: ${error.message}`);
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/core/cleanup/observed.js
var cleanup_observed = __webpack_require__(2405);
// EXTERNAL MODULE: ./build/core/cleanup/record-owners.js
var record_owners = __webpack_require__(5373);
// EXTERNAL MODULE: ./build/core/source/wish/kept.js
var wish_kept = __webpack_require__(9326);
;// CONCATENATED MODULE: ./build/core/flow/status/reviews.js




async function readReviews({ snapshot }, kinds, monorepo, problem) {
    const lists = await Promise.all(kinds.map(async (kind) => {
        try {
            const observed = await (0,cleanup_observed/* observedEnvironments */.PM)(snapshot, kind.template);
            return observed.flatMap((each) => {
                if ('marker' in each)
                    return [{ kind, ...each }];
                if (!each.problem.startsWith('has no ')) {
                    const [what = ''] = each.problem.split(/:?\n/);
                    problem(what.startsWith(each.directory) ? what : `${each.directory}: ${what}`);
                }
                return [];
            });
        }
        catch (error) {
            if (!(error instanceof core_failure/* Failure */.HR))
                throw error;
            problem(`The review environments of ${kind.environment} cannot be read: ${error.message}`);
            return [];
        }
    }));
    const found = [...new Map(lists.flat().map((each) => [each.directory, each])).values()];
    if (monorepo === undefined || found.length === 0)
        return found;
    const owners = await (0,record_owners/* recordOwners */.Q)({ records: found.map(({ marker }) => marker) }, monorepo);
    return found.filter(({ marker }) => owners(marker).isOurs);
}
function sourceOf({ ref, request }, open) {
    const { refs, requests, kept } = open;
    if (request !== undefined) {
        const isOpen = requests?.get(request);
        if ((0,wish_kept/* isKept */.t8)(isOpen ?? {}) || kept.has(request))
            return 'kept';
        if (requests !== undefined)
            return isOpen === undefined ? 'gone' : 'open';
        return ref !== 'refs/heads/' && refs !== undefined && !refs.has(ref) ? 'gone' : 'unknown';
    }
    if (refs === undefined || !/^refs\/(?:heads|tags)\//.test(ref))
        return 'unknown';
    return refs.has(ref) ? 'open' : 'gone';
}

// EXTERNAL MODULE: ./build/core/forge/forges.js + 1 modules
var forges = __webpack_require__(8778);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/core/net/turns.js
var turns = __webpack_require__(4738);
// EXTERNAL MODULE: ./build/core/source/open-sources.js
var open_sources = __webpack_require__(5231);
// EXTERNAL MODULE: ./build/core/source/source-ref.js
var source_ref = __webpack_require__(65);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
;// CONCATENATED MODULE: ./build/commands/status/reviews.js











async function reviewsIn(branches, config, monorepo, problem) {
    const lists = await Promise.all(branches.map(({ branch, scopes }) => readReviews(branch, scopes.flatMap(kindOf(config)), monorepo, problem)));
    return lists.flat();
}
const kindOf = (config) => ({ name: environment, cluster }) => {
    const { file } = (0,place/* environmentAt */.Ff)(config, (0,monorepo_environments.environmentNamed)(config, environment), { environment, cluster });
    if (file === undefined)
        return [];
    const template = file.replaceAll('{environment}', environment).replaceAll('{cluster}', cluster ?? '{cluster}');
    return [{ environment, cluster, template }];
};
const mostAsked = 20;
async function openSources(run, reviews, problem) {
    if (reviews.length === 0)
        return { refs: undefined, requests: undefined, kept: new Set() };
    const numbers = [...new Set(reviews.flatMap(({ marker: { request } }) => request ?? []))];
    const [refs, requests] = await Promise.all([
        (0,open_sources/* openRefs */.ro)((0,source.sourceQuestionOf)(run)).then((open) => open.refs, (error) => unasked(error, 'The branches of the monorepo', problem)),
        numbers.length === 0 ? undefined : reviews_openRequestsOf(run, numbers, problem),
    ]);
    return { refs, requests: requests?.open, kept: requests?.kept ?? new Set() };
}
function unasked(error, what, problem) {
    if (!(error instanceof core_failure/* Failure */.HR))
        throw error;
    const cause = error.cause instanceof Error ? `: ${(0,core_failure/* messageOf */.bD)(error.cause)}` : '';
    problem(`${what} could not be asked for: ${error.code === 'SWEEP_SOURCES' ? cause.slice(2) : error.message}`);
    return undefined;
}
async function reviews_openRequestsOf(run, numbers, problem) {
    const { inputs, env, ci } = run;
    const what = 'The requests of the monorepo';
    try {
        const given = { env, token: inputs['forge-token'], forgeUrl: inputs['forge-url'] };
        const forge = await (0,forges.openJobForge)(ci.repositoryUrl, given, run);
        if (forge === undefined) {
            problem(`${what} could not be asked for: there is no forge, or no forge-token for it`);
            return undefined;
        }
        const open = new Map((await forge.openRequests('')).map((each) => [each.number, each]));
        const kept = new Set();
        await (0,turns/* inParallel */.H)(numbers.filter((number) => !open.has(number)).slice(0, mostAsked), async (number) => {
            if ((0,wish_kept/* isKept */.t8)(await forge.request(number)))
                kept.add(number);
        });
        return { open, kept };
    }
    catch (error) {
        return unasked(error, what, problem);
    }
}
function statusReviews(run, config, reviews, open, commits) {
    const byName = new Map();
    for (const review of reviews) {
        const key = `${review.kind.environment} ${review.marker.name}`;
        byName.set(key, [...(byName.get(key) ?? []), review]);
    }
    return [...byName.values()].flatMap((all) => {
        const [first] = all;
        if (first === undefined)
            return [];
        const { marker, kind } = first;
        const { environment } = kind;
        const section = (0,monorepo_environments.environmentNamed)(config, environment);
        const ttl = section.ttl === undefined ? undefined : (0,resolve/* parseDuration */.E9)(section.ttl);
        const deployedAt = marker.deployedAt === undefined ? undefined : Date.parse(marker.deployedAt);
        return [
            {
                name: marker.name,
                environment,
                ref: marker.ref,
                request: marker.request,
                title: marker.request === undefined ? undefined : open.requests?.get(marker.request)?.title,
                services: [...new Set(all.flatMap((each) => each.marker.services))],
                urls: all.flatMap((each) => urlsOf(run, config, each)),
                deployed: marker.deployed,
                deployedAt,
                author: commits.get(marker.deployed)?.author,
                endsAt: ttl === undefined || deployedAt === undefined ? undefined : deployedAt + ttl,
                source: sourceOf(marker, open),
            },
        ];
    });
}
function urlsOf(run, config, { kind, marker }) {
    const { environment: name, cluster } = kind;
    const environment = (0,monorepo_environments.environmentNamed)(config, name);
    const ci = deploymentOf(run.ci, marker);
    return marker.services.flatMap((service) => {
        if (!config.services.has(service))
            return [];
        try {
            const url = (0,monorepo_environments.environmentAddress)(config, { name, environment }, ci, [service], [cluster]);
            return url === undefined ? [] : [{ service, url }];
        }
        catch (error) {
            if (!(error instanceof core_failure/* Failure */.HR))
                throw error;
            return [];
        }
    });
}
function deploymentOf(ci, { name, ref, request, deployed }) {
    const branch = ref.startsWith('refs/heads/') && ref !== 'refs/heads/' ? ref.slice('refs/heads/'.length) : undefined;
    const prefix = source_ref/* requestRefs */.iO[ci.host === 'gitlab' ? 'gitlab' : 'github'];
    return {
        ...ci,
        event: request === undefined ? { kind: 'push' } : { kind: 'request', number: request, fromFork: false },
        reviewName: name,
        commit: deployed,
        branch,
        requestNumber: request,
        sourceRef: request === undefined ? ref : `${prefix}${request}/head`,
    };
}

// EXTERNAL MODULE: ./build/core/argocd/server/client.js + 3 modules
var server_client = __webpack_require__(71);
// EXTERNAL MODULE: ./build/core/argocd/states.js
var states = __webpack_require__(5367);
;// CONCATENATED MODULE: ./build/core/flow/status/applications.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




const mostUnlabelled = 30;
const readsAtOnce = 8;
async function seenApplications(connection, applications, ports, deadline) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (applications.length === 0)
            return [];
        const shared = __addDisposableResource(env_1, server_client.ArgocdClient.open(connection, ports), false);
        const client = shared.until(deadline);
        const looks = await (0,states/* liveApplications */.i)(client, applications, ports.log);
        const unlabelled = looks.flatMap((look, index) => (look === undefined ? [index] : [])).slice(0, mostUnlabelled);
        const others = new Map();
        for (let begin = 0; begin < unlabelled.length; begin += readsAtOnce) {
            const some = unlabelled.slice(begin, begin + readsAtOnce);
            await Promise.all(some.map(async (index) => others.set(index, await applications_readOne(client, applications[index]))));
        }
        return applications.map((wanted, index) => {
            const look = looks[index] ?? others.get(index);
            if (look instanceof core_failure/* Failure */.HR)
                return { is: 'unreadable', why: look.message };
            const ref = (0,server_live/* refTo */.zI)(look ?? wanted);
            const url = client.pageOf(ref);
            const isThere = look !== undefined && look.metadata.deletionTimestamp === undefined;
            return isThere ? { is: 'there', live: look, url } : { is: 'missing', url };
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function applications_readOne(client, wanted) {
    if (wanted === undefined)
        return undefined;
    try {
        return await client.get((0,server_live/* refTo */.zI)(wanted));
    }
    catch (error) {
        if (!(error instanceof core_failure/* Failure */.HR))
            throw error;
        return error;
    }
}
function statusApplication(seen, name) {
    if (seen.is === 'unreadable')
        return undefined;
    if (seen.is === 'missing')
        return { name, url: seen.url, sync: 'Missing', health: 'Missing' };
    const { status } = seen.live;
    const message = status?.conditions?.find(({ type }) => type.endsWith('Error'))?.message;
    return {
        name,
        url: seen.url,
        sync: status?.sync?.status || 'Unknown',
        health: status?.health?.status || 'Unknown',
        ...(message === undefined ? {} : { message }),
    };
}

// EXTERNAL MODULE: ./build/commands/application/template-file.js
var template_file = __webpack_require__(6105);
// EXTERNAL MODULE: ./build/commands/argocd-upsert-app.js + 26 modules
var argocd_upsert_app = __webpack_require__(1274);
// EXTERNAL MODULE: ./build/commands/places/by-server.js
var by_server = __webpack_require__(5891);
;// CONCATENATED MODULE: ./build/commands/status/servers.js
var servers_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var servers_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});










const serverTime = 20_000;
async function applicationsOf(branches, config, isDeployed, problem) {
    const planned = await Promise.all(branches.map((branch) => plannedIn(branch, config, isDeployed, problem)));
    const found = new Map();
    const groups = (0,by_server/* byServer */.R)(planned.flat(), ({ scope }) => scope.run);
    await Promise.all(groups.map(async ({ run, asked }) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const deadline = servers_addDisposableResource(env_1, run.deadline.within(serverTime, 'the time for Argo CD to answer'), false);
            const connection = (0,declarations_run/* argocdConnection */.rU)(run.inputs);
            const applications = asked.map((each) => each.planned.application);
            const unreadable = new Map();
            try {
                const quiet = { ...run, log: { ...run.log, warn: run.log.detail } };
                const seen = await seenApplications(connection, applications, quiet, deadline);
                for (const [index, { scope, service, planned: of }] of asked.entries()) {
                    const each = seen[index];
                    const { name } = of.application.metadata;
                    if (each !== undefined)
                        found.set(`${service} ${columnOf(scope)}`, { ...each, name });
                    if (each?.is === 'unreadable')
                        unreadable.set(each.why, [...(unreadable.get(each.why) ?? []), name]);
                }
                const [why] = unreadable.keys();
                if (why !== undefined)
                    problem(unreadableSentence(connection.server, why, [...unreadable.values()].flat()));
            }
            catch (error) {
                if (!(error instanceof core_failure/* Failure */.HR))
                    throw error;
                problem(`Argo CD does not tell health and sync: ${error.message}`);
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            servers_disposeResources(env_1);
        }
    }));
    return found;
}
const servers_mostNamed = 3;
function unreadableSentence(server, why, names) {
    const more = names.length > servers_mostNamed ? ` and ${names.length - servers_mostNamed} more` : '';
    return `Argo CD (${server}) does not let these Applications be read: ${names.slice(0, servers_mostNamed).join(', ')}${more}: ${why}`;
}
async function plannedIn({ branch, scopes }, config, isDeployed, problem) {
    const gitopsFiles = (path) => (0,template_file/* fileAtTip */.tl)(branch.snapshot, path);
    const all = scopes
        .filter(({ run }) => run.inputs['argocd-server'] !== undefined)
        .flatMap((scope) => scope.services
        .filter((service) => isDeployed(service, columnOf(scope)))
        .map(async (service) => {
        const { name: environment, cluster } = scope;
        const of = { service, environment, cluster };
        if ((0,place/* environmentAt */.Ff)(config, (0,monorepo_environments.environmentNamed)(config, environment), of).app === undefined)
            return undefined;
        const log = { ...scope.run.log, info: () => { }, warn: () => { } };
        try {
            const inputs = (0,inputs_for/* inputsFor */.p)(argocd_upsert_app.argocdUpsertApp, scope.run, of);
            const planned = await (0,argocd_upsert_app.planApplication)({ ...scope.run, log, gitopsFiles, ...inputs });
            return planned.mode === 'api' ? { scope, service, planned } : undefined;
        }
        catch (error) {
            if (!(error instanceof core_failure/* Failure */.HR))
                throw error;
            problem(`The Application of ${service} in ${columnOf(scope)} is not known: ${error.message}`);
            return undefined;
        }
    }));
    return (await Promise.all(all)).filter((each) => each !== undefined);
}

;// CONCATENATED MODULE: ./build/core/flow/status/monorepo.js

const mostCompared = 200;
const mostCounted = 1_000;
class StatusMonorepo {
    #question;
    #walk;
    #services = new Map();
    #differences;
    #left = mostCompared;
    constructor(question, walk) {
        this.#question = question;
        this.#walk = walk;
    }
    static async open(question, tips) {
        return new StatusMonorepo(question, await CommitWalk.below(question.checkout, tips));
    }
    async contains(commit, other) {
        const here = this.#walk.reaches(commit, other);
        if (here !== 'unknown')
            return here;
        const relation = await this.#question.facts.relation(commit, other);
        if (relation === 'unknown')
            return 'unknown';
        return relation === 'same' || relation === 'contains' ? 'yes' : 'no';
    }
    async lacking(commit, other, { service, environment }) {
        if (commit === other)
            return { commits: 0, counts: 'service' };
        const here = this.#walk.lacking(commit, other);
        if (here === undefined)
            return await this.#lackingElsewhere(commit, other);
        const changes = await Promise.all(here.map((each) => this.#changes(each, environment)));
        if (changes.some((each) => each === undefined))
            return { commits: here.length, counts: 'all' };
        return { commits: changes.filter((each) => each?.has(service)).length, counts: 'service' };
    }
    async changedBy(commit, environment) {
        if (!this.#walk.hasParents(commit))
            return undefined;
        return await this.#changes({ commit, parent: undefined }, environment);
    }
    expect(pairs) {
        const commits = new Set(pairs.flatMap(([commit, other]) => (this.#walk.lacking(commit, other) ?? []).map((each) => each.commit)));
        this.#differences = changedByCommits(this.#question.checkout, [...commits].slice(0, mostCompared));
    }
    async #lackingElsewhere(commit, other) {
        const { facts } = this.#question;
        const relation = await facts.relation(commit, other);
        if (relation === 'unknown')
            return undefined;
        if (relation === 'same' || relation === 'contained')
            return { commits: 0, counts: 'all' };
        const { length } = await facts.lacking(commit, other, mostCounted);
        if (length === 0)
            return undefined;
        return { commits: length, counts: 'all', ...(length === mostCounted ? { isAtLeast: true } : {}) };
    }
    #changes({ commit }, environment) {
        const key = `${environment} ${commit}`;
        const known = this.#services.get(key) ?? this.#findChanges(commit, environment);
        this.#services.set(key, known);
        return known;
    }
    async #findChanges(commit, environment) {
        if (this.#left <= 0)
            return undefined;
        this.#left -= 1;
        const expected = (await this.#differences)?.get(commit);
        const differences = expected ?? (await changedByCommits(this.#question.checkout, [commit])).get(commit);
        return differences === undefined ? undefined : await this.#question.servicesOf(environment, differences);
    }
}

// EXTERNAL MODULE: ./build/core/source/source-remote.js
var source_remote = __webpack_require__(5332);
// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __webpack_require__(5256);
;// CONCATENATED MODULE: ./build/commands/status/source.js









function openMonorepo(run, config, facts, commits) {
    const keys = new comparison_keys/* EnvironmentKeys */.i3(run, config);
    const servicesOf = async (environment, differences) => {
        const reasons = await keys.changedBy(environment, differences);
        return reasons && new Set([...reasons].flatMap(([service, all]) => (all.length > 0 ? [service] : [])));
    };
    return StatusMonorepo.open({ checkout: checkoutOf(run), facts, servicesOf }, commits);
}
function checkoutOf({ ci, env, programs, clock }) {
    return { cwd: ci.workspace, env, programs, clock };
}
async function commitNamed(run, text, facts, deployed) {
    const found = (await inCheckout(run, text)) ?? (await atRemote(text, facts)) ?? abbreviated(text, deployed);
    if (found !== undefined)
        return found;
    const names = [...(await refNames(run)), ...new Set(deployed.map((each) => each.slice(0, 8)))];
    const near = (0,suggestion/* didYouMean */.au)(text, names);
    const hint = `${near}Give a commit, a branch or a tag of the monorepo; a shallow checkout has few of them.`;
    throw (0,core_failure/* badInput */.AN)('commit', `"${text}" is no commit of the monorepo that can be found here`, hint);
}
async function inCheckout(run, text) {
    if (/^-|[\s\p{Cc}]/u.test(text))
        return undefined;
    const names = [text, `refs/remotes/origin/${text}`];
    for (const name of names) {
        const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
        const id = (0,checkout/* firstLine */.TM)(await (0,checkout/* git */.$Y)(checkoutOf(run), args).catch(() => ({ code: 1, stdout: Buffer.alloc(0), stderr: '' })));
        if (id !== undefined)
            return id;
    }
    return undefined;
}
async function atRemote(text, facts) {
    const abbreviation = await facts.commitOf(text);
    if (abbreviation !== undefined && abbreviation !== 'unknown')
        return abbreviation;
    if ((0,git_commit/* isObjectName */.V2)(text) && (await facts.has(text)) === 'yes')
        return text;
    if (/[\s\p{Cc}~^:?*[\\]|\.\./u.test(text))
        return undefined;
    const refs = text.startsWith('refs/') ? [text] : [`refs/heads/${text}`, `refs/tags/${text}`];
    for (const ref of refs) {
        const tip = await facts.tip(ref);
        if (tip !== undefined)
            return tip;
    }
    return undefined;
}
function abbreviated(text, deployed) {
    if (!/^[0-9a-f]{7,64}$/.test(text))
        return undefined;
    const found = [...new Set(deployed)].filter((each) => each.startsWith(text));
    return found.length === 1 ? found[0] : undefined;
}
async function refNames(run) {
    const args = ['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads', 'refs/tags', 'refs/remotes'];
    const { code, stdout } = await (0,checkout/* git */.$Y)(checkoutOf(run), args).catch(() => ({ code: 1, stdout: Buffer.alloc(0) }));
    const names = code === 0 ? stdout.toString('utf8').split('\n').filter(Boolean) : [];
    const { defaultBranch } = run.ci;
    const all = [
        ...names.map((name) => name.replace(/^origin\//, '')),
        ...(defaultBranch === undefined ? [] : [defaultBranch]),
    ];
    return [...new Set(all)];
}
async function describedAtRemote(run, commits) {
    if (commits.length === 0)
        return new Map();
    try {
        const { transport, answer } = await (0,source_remote/* openSourceRemote */.k)((0,source.sourceQuestionOf)(run), (opened) => opened.commits(commits, 1));
        await transport[Symbol.asyncDispose]();
        return new Map(answer.map(({ id, body }) => [id, (0,source_commits/* referenceOf */.B)(body)]));
    }
    catch (error) {
        if (!(error instanceof core_failure/* Failure */.HR))
            throw error;
        run.log.detail(`who made ${commits.length} commits is not known: ${error.message}`);
        return new Map();
    }
}

;// CONCATENATED MODULE: ./build/commands/status/view.js






function statusPlaceOf(place, known) {
    const { service, column, edit, image, deployed, since, first, held, waiting, behind, scope, opened } = place;
    const { run, config, commits, applications } = known;
    const commit = deployed?.builtFrom;
    const source = commit === undefined ? undefined : commits.get(commit);
    const seen = applications.get(`${service} ${column}`);
    const recordedBy = deployed?.recordedBy;
    return {
        service,
        column,
        file: edit.file,
        image,
        commit,
        commitUrl: commit === undefined ? undefined : sourceUrl(run, commit),
        subject: source?.subject,
        author: source?.author,
        since,
        gitopsCommit: recordedBy,
        gitopsUrl: recordedBy === undefined ? undefined : (0,gitops_remote/* gitopsCommitUrl */.vV)(opened.run, recordedBy),
        leadTime: first === undefined || source?.at === undefined ? undefined : Math.max(0, first - source.at),
        behind,
        held,
        waiting,
        url: addressOf(scope, config, service),
        application: seen === undefined ? undefined : statusApplication(seen, seen.name),
    };
}
function sourceUrl({ ci, env, inputs }, commit) {
    if (ci.repositoryUrl === undefined)
        return undefined;
    const forge = (0,forges.forgeFor)(ci.repositoryUrl, { env, forgeUrl: inputs['forge-url'] });
    return forge?.kind.commitUrl(forge, commit);
}
function webUrl(run) {
    return (0,forges.forgeFor)((0,gitops_remote/* gitopsUrl */.iZ)(run), { env: run.env, forgeUrl: run.inputs['forge-url'] })?.url;
}
function addressOf({ name, cluster, run }, config, service) {
    const environment = (0,monorepo_environments.environmentNamed)(config, name);
    try {
        return (0,monorepo_environments.environmentAddress)(config, { name, environment }, run.ci, [service], [cluster]);
    }
    catch (error) {
        if (!(error instanceof core_failure/* Failure */.HR))
            throw error;
        return undefined;
    }
}
function columnsOf(scopes, config) {
    const [first] = scopes;
    return scopes.map((scope) => {
        const { name, cluster } = scope;
        const promotion = config.environments.get(name)?.['promote-from'];
        const from = promotion?.environment ?? first?.name;
        const others = scopes.filter((each) => each.name === from && each.name !== name);
        const other = others.find((each) => each.cluster === cluster) ?? others[0];
        const isPromoted = promotion === undefined ? {} : { isPromoted: true };
        return { name: columnOf(scope), environment: name, cluster, behindOf: other && columnOf(other), ...isPromoted };
    });
}
function servicesOf(config, scopes) {
    const names = new Set(scopes.flatMap(({ services }) => services));
    return [...config.services].flatMap(([name, { path }]) => (names.has(name) ? [{ name, path }] : []));
}

// EXTERNAL MODULE: ./build/commands/status/words.js
var status_words = __webpack_require__(6987);
;// CONCATENATED MODULE: ./build/commands/status/gather.js
var gather_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var gather_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});

















async function gatherStatus(run, config) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const problems = new Set();
        const problem = (sentence) => void problems.add((0,status_words/* plainText */.wh)(sentence));
        const scopes = statusScopes(run, config);
        const facts = gather_addDisposableResource(env_1, (0,open_source_facts/* openSourceFacts */.V)({ ...(0,source.sourceQuestionOf)(run), candidate: run.ci.commit ?? '' }), true);
        const describing = gather_addDisposableResource(env_1, new source_commits.SourceCommits({ cwd: run.ci.workspace, env: run.env, programs: run.programs }), true);
        const repositories = gather_addDisposableResource(env_1, new StatusRepositories(), true);
        const all = [...scopes.lasting, ...scopes.reviews];
        const branches = await repositories.open(all, problem);
        const isKnown = run.ci.commit !== undefined || run.ci.repositoryUrl !== undefined;
        const [read, reviews] = await Promise.all([
            readBranches(branches, scopes.lasting, (digits) => facts.commitOf(digits), problem),
            reviewsIn(only(branches, scopes.reviews), config, isKnown ? (0,source.monorepoOf)(run, facts) : undefined, problem),
        ]);
        const { waiting } = read;
        const isDeployed = (service, column) => read.places.some((each) => each.service === service && each.column === column);
        const [applications, open] = await Promise.all([
            applicationsOf(only(branches, scopes.lasting), config, isDeployed, problem),
            openSources(run, reviews, problem),
        ]);
        const asked = run.inputs.commit;
        const deployed = read.places.flatMap(({ deployed: each }) => (each === undefined ? [] : [each.builtFrom]));
        const wanted = asked === undefined ? undefined : await commitNamed(run, asked, facts, deployed);
        const recorded = new Map(branches.flatMap(({ branch }) => [...branch.references()]));
        const named = [
            ...deployed,
            ...reviews.map(({ marker }) => marker.deployed),
            ...(wanted === undefined ? [] : [wanted]),
        ];
        const commits = await sourceCommits(named, {
            recorded,
            checkout: (commit) => describing.describe(commit, undefined),
            remote: (missing) => describedAtRemote(run, missing),
        });
        const columns = columnsOf(scopes.lasting, config);
        const monorepo = await openMonorepo(run, config, facts, tipsOf(read, wanted));
        const places = await compared(read.places, columns, monorepo);
        const found = { run, config, commits, applications };
        return {
            at: branches[0]?.branch.transport.serverTime() ?? run.clock.now(),
            monorepo: run.ci.repository,
            repositories: branches.map(({ run: own, name, branchName, branch }) => ({
                name,
                url: webUrl(own),
                branch: branchName,
                tip: branch.snapshot.commit,
            })),
            columns,
            services: servicesOf(config, all),
            places: places.map((place) => statusPlaceOf(place, found)),
            awaited: awaitedOf(read),
            reviews: statusReviews(run, config, reviews, open, commits),
            mostReviews: mostReviewsIn(config),
            ...(await latestDeployment(run, config, places, applications)),
            commit: wanted === undefined
                ? undefined
                : await whereIs(wanted, { places, waiting, columns, scopes: scopes.lasting, config }, commits.get(wanted), monorepo),
            problems: [...problems, ...endsOf(branches), ...notesOf(facts)],
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = gather_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function mostReviewsIn({ environments }) {
    const limits = [...environments.values()]
        .filter((each) => (0,monorepo_environments.isReviewEnvironment)(each))
        .map((each) => each['max-environments']);
    if (limits.length === 0 || limits.includes(undefined))
        return undefined;
    return limits.reduce((sum, each) => sum + (each ?? 0), 0);
}
function only(branches, scopes) {
    return branches.map((opened) => ({
        ...opened,
        scopes: opened.scopes.filter((scope) => scopes.includes(scope)),
    }));
}
async function readBranches(branches, scopes, commitOf, problem) {
    const read = await Promise.all(only(branches, scopes).map(async (opened) => {
        const target = await placesOf(opened, commitOf);
        for (const each of target.problems)
            problem(each);
        const waiting = await waitingIn(opened, target, commitOf, problem);
        return { places: gatheredPlaces(opened, target, waiting), waiting };
    }));
    return { places: read.flatMap(({ places }) => places), waiting: read.flatMap(({ waiting }) => waiting) };
}
function gatheredPlaces(opened, { places }, waiting) {
    const arrivals = opened.branch.arrivals();
    return places.flatMap((place) => {
        const scope = opened.scopes.find((each) => columnOf(each) === place.column);
        const times = timesOf(place, opened, arrivals);
        const own = waiting.find(({ service, column }) => service === place.service && column === place.column);
        return scope === undefined ? [] : [{ ...place, ...times, opened, scope, waiting: own, behind: undefined }];
    });
}
function timesOf({ deployed, records, edit }, { branch }, arrivals) {
    const newest = records.find(({ provenance }) => provenance.images.length > 0);
    if (deployed?.recordedBy === undefined || deployed.recordedBy !== newest?.commit) {
        return { since: undefined, first: undefined };
    }
    const first = (0,place_state/* deploymentsOf */.o)(branch.read, edit).findLast(({ builtFrom }) => builtFrom === deployed.builtFrom);
    return { since: arrivals.get(deployed.recordedBy), first: arrivals.get(first?.recordedBy ?? deployed.recordedBy) };
}
function awaitedOf({ places, waiting }) {
    return waiting
        .filter((each) => !places.some(({ service, column }) => service === each.service && column === each.column))
        .map((each) => ({ service: each.service, column: each.column, waiting: each }));
}
function tipsOf({ places, waiting }, wanted) {
    return [
        ...places.flatMap(({ deployed }) => (deployed === undefined ? [] : [deployed.builtFrom, deployed.commit])),
        ...waiting.flatMap(({ commit }) => commit ?? []),
        ...(wanted === undefined ? [] : [wanted]),
    ];
}
async function compared(places, columns, monorepo) {
    const byName = new Map(columns.map((column) => [column.name, column]));
    const pairs = places.map((here) => {
        const column = byName.get(byName.get(here.column)?.behindOf ?? '');
        const there = places.find((each) => each.service === here.service && each.column === column?.name);
        return { here, there, environment: column?.environment ?? '' };
    });
    monorepo.expect(pairs.flatMap(({ here, there }) => here.deployed === undefined || there?.deployed === undefined
        ? []
        : [[there.deployed.builtFrom, here.deployed.builtFrom]]));
    return Promise.all(pairs.map(async ({ here, there, environment }) => {
        if (there === undefined)
            return here;
        return { ...here, behind: await behindOf(here, there, { service: here.service, environment }, monorepo) };
    }));
}
async function whereIs(commit, { places, waiting, columns, scopes, config }, source, monorepo) {
    const services = await monorepo.changedBy(commit, columns[0]?.environment ?? '');
    const isPlace = (service, column) => (each) => each.service === service && each.column === column;
    const empty = scopes.flatMap((scope) => scope.services
        .filter((service) => !places.some(isPlace(service, columnOf(scope))))
        .map((service) => ({
        service,
        column: columnOf(scope),
        waiting: waiting.find(isPlace(service, columnOf(scope))),
    })));
    return await commitStatus({
        commit,
        source,
        services,
        empty,
        places: places.map((found) => ({
            found,
            branch: found.opened.branch,
            arrivals: found.opened.branch.arrivals(),
            waiting: found.waiting,
            isPromoted: config.environments.get(found.scope.name)?.['promote-from'] !== undefined,
        })),
    }, monorepo);
}
function endsOf(branches) {
    return branches.flatMap(({ branch, name }) => branch.isCut
        ? [`Of ${name} the last ${branch.read.length} commits were read: what only older ones tell is not known.`]
        : []);
}
function notesOf({ notes }) {
    return notes;
}
function configOf({ config }) {
    if (config !== undefined)
        return config;
    const hint = 'Run it where gitops.yaml is, or give its path: --config.';
    throw (0,core_failure/* badInput */.AN)('config', 'there is no gitops.yaml, which says where services are deployed', hint);
}

;// CONCATENATED MODULE: ./build/commands/status/json.js
function statusOutputs(status) {
    const { columns, places, awaited, reviews, last, commit, problems } = status;
    return {
        environments: columns.map(({ name, environment, cluster, behindOf }) => ({
            name,
            environment,
            cluster: cluster ?? null,
            'compared-with': behindOf ?? null,
            services: places.filter(({ column }) => column === name).map(placeJson),
            awaited: awaited
                .filter(({ column }) => column === name)
                .map(({ service, waiting }) => ({ service, waiting: waitingJson(waiting) })),
        })),
        'review-environments': reviews.map(reviewJson),
        where: commit === undefined ? {} : commitJson(commit),
        'last-deployment': last === undefined ? {} : lastJson(last),
        problems,
    };
}
function placeJson(place) {
    const { behind, application } = place;
    return {
        service: place.service,
        image: place.image,
        commit: place.commit ?? null,
        subject: place.subject ?? null,
        author: place.author ?? null,
        since: json_timeOf(place.since),
        'lead-time-ms': place.leadTime ?? null,
        file: place.file,
        'gitops-commit': place.gitopsCommit ?? null,
        behind: behind?.result === 'behind' ? behind.commits : behind?.result === 'same' ? 0 : null,
        held: place.held ?? null,
        waiting: place.waiting === undefined ? null : waitingJson(place.waiting),
        url: place.url ?? null,
        application: application === undefined
            ? null
            : {
                name: application.name,
                url: application.url,
                sync: application.sync,
                health: application.health,
                message: application.message ?? null,
            },
    };
}
function waitingJson({ branch, number, url, image, commit }) {
    return { branch, number: number ?? null, url: url ?? null, image: image ?? null, commit: commit ?? null };
}
function reviewJson(review) {
    return {
        name: review.name,
        environment: review.environment,
        ref: review.ref,
        request: review.request ?? null,
        title: review.title ?? null,
        services: review.services,
        urls: Object.fromEntries(review.urls.map(({ service, url }) => [service, url])),
        commit: review.deployed,
        author: review.author ?? null,
        'deployed-at': json_timeOf(review.deployedAt),
        'ends-at': json_timeOf(review.endsAt),
        source: review.source,
    };
}
function commitJson({ commit, subject, author, at, services, places }) {
    return {
        commit,
        subject: subject ?? null,
        author: author ?? null,
        at: json_timeOf(at),
        services: services ?? null,
        places: places.map((place) => ({
            service: place.service,
            environment: place.column,
            is: place.is,
            since: json_timeOf(place.since),
            'lead-time-ms': place.leadTime ?? null,
            waiting: place.waiting === undefined ? null : waitingJson(place.waiting),
        })),
    };
}
function lastJson({ services, column, commit, at, pipelineUrl, steps, toCommit, toHealthy }) {
    return {
        environment: column,
        services,
        commit: commit ?? null,
        at: json_timeOf(at),
        pipeline: pipelineUrl ?? null,
        steps: steps.map(({ name, duration, result }) => ({ name, 'duration-ms': duration, result: result ?? null })),
        'to-commit-ms': toCommit ?? null,
        'to-healthy-ms': toHealthy ?? null,
    };
}
function json_timeOf(milliseconds) {
    return milliseconds === undefined ? null : new Date(milliseconds).toISOString();
}

// EXTERNAL MODULE: ./build/commands/status/page-file.js
var page_file = __webpack_require__(7522);
;// CONCATENATED MODULE: ./build/commands/status/where.js

function whereLines({ commit: found, columns, at }) {
    if (found === undefined)
        return [];
    const { commit, subject, author, services, places } = found;
    const about = [author, subject].flatMap((each) => (each === undefined ? [] : [(0,status_words/* plainText */.wh)(each)])).join(': ');
    const lines = columns.flatMap(({ name }) => {
        const isSaid = ({ is }) => services?.length !== 0 || is !== 'absent';
        const here = places.filter((place) => place.column === name && isSaid(place));
        return here.length === 0 ? [] : [columnLine(name, here, at)];
    });
    const isShort = lines.every((line) => !line.includes(';'));
    return [
        `${commit.slice(0, 8)}${about === '' ? '' : ` (${about})`}`,
        ...changeOf(services),
        ...(isShort && lines.length > 0 ? [lines.join(' · ')] : lines),
    ];
}
function changeOf(services) {
    if (services === undefined)
        return [];
    if (services.length === 0)
        return ['It changes the content of no service: nothing is deployed for it alone.'];
    return [`It changes ${services.map(status_words/* plainText */.wh).join(', ')}.`];
}
function columnLine(column, places, now) {
    const byWords = new Map();
    for (const place of places) {
        const words = wordsOf(place, now);
        byWords.set(words, [...(byWords.get(words) ?? []), (0,status_words/* plainText */.wh)(place.service)]);
    }
    const [only, ...others] = byWords.keys();
    if (others.length === 0)
        return `${column} ${only}`;
    return `${column}: ${[...byWords].map(([words, services]) => `${services.join(', ')} ${words}`).join('; ')}`;
}
function wordsOf({ is, since, leadTime, waiting }, now) {
    const after = leadTime === undefined ? '' : ` (${(0,status_words/* lengthOf */.Y5)(leadTime)} after the commit)`;
    const time = since === undefined ? '' : ` ${(0,status_words/* clockOf */.ie)(since, now)}`;
    switch (is) {
        case 'here':
        case 'contained':
            return since === undefined ? 'has it' : `since${time}${after}`;
        case 'waits':
            return `waits in ${waiting?.number === undefined ? (0,status_words/* plainText */.wh)(waiting?.branch ?? 'a request') : `#${waiting.number}`}`;
        case 'was':
            return `had it${time === '' ? '' : ` from${time}`}, not any more`;
        case 'absent':
            return 'not yet';
        case 'unknown':
            return 'not known';
    }
}

;// CONCATENATED MODULE: ./build/commands/status/screen.js


const gap = 2;
const [narrowest, widest] = [24, 44];
const widestName = 24;
function statusScreen(status, size) {
    const { places, awaited, reviews, problems } = status;
    const isEmpty = places.length === 0 && awaited.length === 0;
    const parts = [
        [titleLine(status)],
        ...(status.commit === undefined ? [] : [whereLines(status).map((text) => [{ text }])]),
        ...(isEmpty ? [[[{ text: nothingDeployed(status) }]]] : []),
        ...(isEmpty ? [] : blocksOf(status, size)),
        ...(reviews.length === 0 ? [] : [reviewLines(status, size)]),
        ...(problems.length === 0 ? [] : [problems.map((each) => mark('▲', 'warning', each))]),
    ];
    return parts.flatMap((lines, index) => (index === 0 ? lines : [[], ...lines]));
}
function titleLine({ monorepo, repositories, at }) {
    const names = repositories.map(({ name, branch }) => `${name}@${branch}`).join(', ');
    const time = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    return [
        { text: `${monorepo} → ${names}`, meaning: 'heading' },
        { text: ` · ${time}`, meaning: 'detail' },
    ];
}
function nothingDeployed({ repositories }) {
    const isEmpty = repositories.every(({ tip }) => tip === undefined);
    return isEmpty ? 'The GitOps repository is empty: nothing was deployed yet.' : 'No service is deployed anywhere yet.';
}
function blocksOf(status, size) {
    const { columns, services, places, awaited } = status;
    const names = Math.min(widestName, Math.max(7, ...services.map(({ name }) => size.widthOf(name))));
    const room = size.columns - names - gap;
    const most = Math.max(1, Math.floor((room + gap) / (narrowest + gap)));
    const count = Math.ceil(columns.length / Math.ceil(columns.length / most));
    const each = Math.min(widest, Math.floor((room + gap) / Math.min(count, columns.length)) - gap);
    const blocks = [];
    for (let begin = 0; begin < columns.length; begin += count) {
        const some = columns.slice(begin, begin + count);
        const head = row([headOf({ name: 'service' }), ...some.map(headOf)].map((line) => [line]), { ...size, first: names, others: each });
        const body = services.flatMap(({ name }) => {
            const cells = some.map((column) => cellLines(places.find((place) => place.service === name && place.column === column.name) ??
                awaited.find((each) => each.service === name && each.column === column.name), column, status.at));
            return row([[[{ text: name, meaning: 'strong' }]], ...cells], { ...size, first: names, others: each });
        });
        blocks.push([...head, ...body]);
    }
    return blocks;
}
function headOf({ name }) {
    return [{ text: name, meaning: 'strong' }];
}
function cellLines(place, column, now) {
    const nothing = [{ text: 'not deployed', meaning: 'detail' }];
    if (place === undefined)
        return [nothing];
    if (!('image' in place))
        return [nothing, waitingLine(place.waiting)];
    const { commit, commitUrl, image, since, author, subject, behind, held, waiting, application } = place;
    const version = {
        text: commit === undefined ? (0,status_words/* plainText */.wh)((0,status_words/* shortImage */.Uq)(image)) : (0,status_words/* shortCommit */.Ax)(commit),
        meaning: 'code',
        url: commitUrl,
    };
    const age = since === undefined ? [] : [{ text: ` ${(0,status_words/* ageOf */.hy)(since, now)}`, meaning: 'detail' }];
    const who = [author, subject].flatMap((each) => (each === undefined ? [] : [(0,status_words/* plainText */.wh)(each)])).join(': ');
    return [
        [version, ...age],
        ...(who === '' ? [] : [[{ text: who, meaning: 'detail' }]]),
        ...(application === undefined ? [] : [applicationLine(application)]),
        ...(behind?.result === 'behind'
            ? [mark('▲', 'warning', `${behind.commits}${behind.isAtLeast === true ? '+' : ''} behind ${column.behindOf}`)]
            : []),
        ...(behind?.result === 'same' ? [mark('=', 'detail', `same as ${column.behindOf}`)] : []),
        ...(behind?.result === 'ahead' ? [mark('↑', 'detail', `ahead of ${column.behindOf}`)] : []),
        ...(held === undefined ? [] : [mark('■', 'warning', (0,status_words/* plainText */.wh)(held))]),
        ...(waiting === undefined ? [] : [waitingLine(waiting)]),
    ];
}
function applicationLine({ sync, health, message }) {
    const said = message === undefined ? '' : `: ${(0,status_words/* plainText */.wh)(message)}`;
    if (health === 'Missing' && sync === 'Missing')
        return mark('✗', 'failed', 'no Application');
    const words = `${health}${sync === 'Synced' ? '' : `, ${sync}`}${said}`;
    if (health === 'Healthy' && sync === 'Synced')
        return mark('✔', 'ok', words);
    if (health === 'Degraded' || message !== undefined)
        return mark('✗', 'failed', words);
    return mark('▲', 'warning', words);
}
function waitingLine({ number, branch, url, commit, image }) {
    const what = commit === undefined ? (0,status_words/* plainText */.wh)((0,status_words/* shortImage */.Uq)(image ?? '')) : (0,status_words/* shortCommit */.Ax)(commit);
    const where = number === undefined ? (0,status_words/* plainText */.wh)(branch) : `#${number}`;
    return [{ text: '◷ ', meaning: 'warning' }, { text: `${what} waits in ` }, { text: where, url }];
}
function mark(sign, meaning, text) {
    return [{ text: sign, meaning }, { text: ` ${text}` }];
}
function row(cells, size) {
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, at) => {
        const line = cells.flatMap((cell, index) => {
            const width = index === 0 ? size.first : size.others;
            const isLast = index === cells.length - 1;
            return padded(cut(cell[at] ?? [], width, size), isLast ? 0 : width + gap, size);
        });
        return line;
    });
}
function padded(line, width, { widthOf }) {
    const missing = width - line.reduce((sum, { text }) => sum + widthOf(text), 0);
    return missing > 0 ? [...line, { text: ' '.repeat(missing) }] : line;
}
function cut(line, width, { widthOf, cutTo }) {
    let left = width;
    const kept = [];
    for (const span of line) {
        if (left <= 0)
            break;
        const text = cutTo(span.text, left);
        kept.push({ ...span, text });
        if (text !== span.text)
            break;
        left -= widthOf(text);
    }
    return kept;
}
function reviewLines({ reviews, at }, size) {
    const heading = [{ text: `Review environments (${reviews.length})`, meaning: 'heading' }];
    return [heading, ...reviews.flatMap((each) => reviewLine(each, at).map((line) => cut(line, size.columns, size)))];
}
function reviewLine(review, now) {
    const { name, ref, request, title, services, urls, deployed, deployedAt, endsAt, source, author } = review;
    const branch = ref.replace(/^refs\/(?:heads|tags)\//, '');
    const from = request === undefined ? branch : `#${request}${title === undefined ? ` ${branch}` : ` “${title}”`}`;
    const age = deployedAt === undefined ? '' : ` ${(0,status_words/* ageOf */.hy)(deployedAt, now)}`;
    const by = author === undefined ? '' : ` by ${(0,status_words/* plainText */.wh)(author)}`;
    return [
        [
            { text: (0,status_words/* plainText */.wh)(from), meaning: 'strong' },
            { text: ` ${name}`, meaning: 'detail' },
            ...endOf(source, endsAt, now),
        ],
        [
            { text: '  ' },
            { text: (0,status_words/* shortCommit */.Ax)(deployed), meaning: 'code' },
            { text: `${age}${by} · ${services.map(status_words/* plainText */.wh).join(', ')}`, meaning: 'detail' },
        ],
        ...urls.map(({ url }) => [{ text: '  ' }, { text: (0,status_words/* plainText */.wh)(url), meaning: 'link', url }]),
    ];
}
function endOf(source, endsAt, now) {
    if (source === 'gone')
        return [{ text: ' · ✗ source is gone: next sweep removes it', meaning: 'failed' }];
    if (source === 'kept')
        return [{ text: ' · kept by its label', meaning: 'ok' }];
    if (endsAt === undefined)
        return [];
    const text = endsAt <= now ? 'next sweep' : (0,status_words/* ageOf */.hy)(endsAt, now);
    return [{ text: ` · goes ${text}`, meaning: endsAt - now < 86_400_000 ? 'warning' : 'detail' }];
}

// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
;// CONCATENATED MODULE: ./build/commands/status/summary.js



function statusSummary(status) {
    const { columns, services, places, awaited, reviews, problems, at } = status;
    const rows = services.map(({ name }) => [
        name,
        ...columns.map((column) => {
            const place = places.find((each) => each.service === name && each.column === column.name);
            if (place !== undefined)
                return cellOf(place, column, at);
            const first = awaited.find((each) => each.service === name && each.column === column.name);
            return ['not deployed', ...(first === undefined ? [] : [waits(first.waiting)])];
        }),
    ]);
    const isEmpty = places.length === 0 && awaited.length === 0;
    return [
        '### status',
        ...whereLines(status).map(markdown/* sentence */.em),
        ...(isEmpty ? ['No service is deployed anywhere yet.'] : []),
        ...(isEmpty ? [] : [(0,markdown/* table */.tp)(['service', ...columns.map(({ name }) => name)], rows)]),
        ...(reviews.length === 0 ? [] : [reviewTable(status)]),
        ...problems.map((each) => `▲ ${(0,markdown/* sentence */.em)(each)}`),
    ].join('\n\n');
}
function cellOf(place, { behindOf }, now) {
    const { commit, commitUrl, image, since, author, subject, behind, held, waiting, application, url } = place;
    const version = (0,markdown/* code */.aY)(commit === undefined ? (0,status_words/* shortImage */.Uq)(image) : (0,status_words/* shortCommit */.Ax)(commit));
    const age = since === undefined ? '' : ` ${(0,status_words/* ageOf */.hy)(since, now)}`;
    const who = [author, subject].flatMap((each) => (each === undefined ? [] : [(0,status_words/* plainText */.wh)(each)])).join(': ');
    const count = behind?.result === 'behind' ? `${behind.commits}${behind.isAtLeast === true ? '+' : ''}` : undefined;
    return [
        (0,markdown.md) `${(0,markdown/* link */.nf)(version, commitUrl)}${age}`,
        ...(who === '' ? [] : [who]),
        ...(application === undefined
            ? []
            : [(0,markdown/* link */.nf)((0,markdown/* joined */.oR)([application.health, application.sync], ' · '), application.url)]),
        ...(count === undefined ? [] : [`▲ ${count} behind ${behindOf}`]),
        ...(held === undefined ? [] : [`■ ${held}`]),
        ...(waiting === undefined ? [] : [waits(waiting)]),
        ...(url === undefined ? [] : [(0,markdown/* link */.nf)('open', url)]),
    ];
}
function waits({ number, branch, url }) {
    return (0,markdown.md) `waits in ${(0,markdown/* link */.nf)(number === undefined ? branch : `#${number}`, url)}`;
}
function reviewTable({ reviews, at }) {
    const rows = reviews.map(({ name, ref, request, services, urls, deployed, deployedAt, endsAt, source }) => [
        [request === undefined ? ref.replace(/^refs\/(?:heads|tags)\//, '') : `#${request}`, name],
        services.join(', '),
        urls.map(({ service, url }) => (0,markdown/* link */.nf)(service, url)),
        (0,markdown.md) `${(0,markdown/* code */.aY)((0,status_words/* shortCommit */.Ax)(deployed))} ${deployedAt === undefined ? '' : (0,status_words/* ageOf */.hy)(deployedAt, at)}`,
        source === 'gone' ? 'source is gone: next sweep' : endsAt === undefined ? '' : (0,status_words/* ageOf */.hy)(endsAt, at),
    ]);
    return (0,markdown/* table */.tp)(['review environment', 'services', 'open', 'last deploy', 'goes'], rows);
}

;// CONCATENATED MODULE: ./build/commands/status/status.js
var status_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var status_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









const status_status = (0,command/* defineCommand */.NB)({
    name: 'status',
    summary: 'Show what runs where: services × environments, review environments, and where a commit is',
    inputs: statusInputs,
    outputs: {
        environments: {
            empty: [],
            description: 'JSON list of `{name, environment, cluster, compared-with, services, awaited}`, one for each environment in each of its clusters; `awaited` has `{service, waiting}` of what was never deployed there and waits in a request; a service is `{service, image, commit, subject, author, since, lead-time-ms, file, gitops-commit, behind, held, waiting, url, application}`.',
        },
        'review-environments': {
            empty: [],
            description: 'JSON list of `{name, environment, ref, request, title, services, urls, commit, author, deployed-at, ends-at, source}`; `source` is `open`, `gone`, `kept` or `unknown`.',
        },
        where: {
            empty: {},
            description: 'With `commit` a JSON object `{commit, subject, author, at, services, places}`; a place is `{service, environment, is, since, lead-time-ms, waiting}`.',
        },
        'last-deployment': {
            empty: {},
            description: 'JSON object `{environment, services, commit, at, pipeline, steps, to-commit-ms, to-healthy-ms}` of the latest deployment.',
        },
        problems: { empty: [], description: 'JSON list of what could not be asked, in sentences.' },
        html: 'The file that was written.',
    },
    async run(given) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const appTokens = status_addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
            const run = { ...given, appTokens };
            const { html: file } = run.inputs;
            if (file !== undefined)
                await (0,page_file/* refuseUnwritable */.G)(file, run.cwd);
            const found = await gatherStatus(run, configOf(run));
            const html = await writePage(run, found);
            const plain = (0,status_words/* withTexts */.j8)(found, status_words/* plainText */.wh);
            return {
                outputs: { ...statusOutputs(found), html },
                summary: statusSummary(plain),
                screen: (size) => statusScreen(plain, size),
            };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = status_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    },
});
async function writePage({ inputs, cwd, secrets }, found) {
    const { html: file, 'dry-run': dryRun } = inputs;
    if (file === undefined || dryRun)
        return undefined;
    const { statusPage } = await __webpack_require__.e(/* import() */ 2013).then(__webpack_require__.bind(__webpack_require__, 2013));
    const page = statusPage((0,status_words/* withTexts */.j8)(found, (text) => secrets.redact(text)));
    await (0,page_file/* writePageFile */.F)(file, cwd, page);
    return file;
}


/***/ }),

/***/ 6987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ax: () => (/* binding */ shortCommit),
/* harmony export */   Uq: () => (/* binding */ shortImage),
/* harmony export */   Y5: () => (/* binding */ lengthOf),
/* harmony export */   hy: () => (/* binding */ ageOf),
/* harmony export */   ie: () => (/* binding */ clockOf),
/* harmony export */   j8: () => (/* binding */ withTexts),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
function ageOf(time, now) {
    const past = now - time;
    if (Math.abs(past) < minute)
        return 'now';
    if (past < 0)
        return `in ${lengthOf(-past)}`;
    return past < 60 * day ? `${lengthOf(past)} ago` : new Date(time).toISOString().slice(0, 10);
}
function lengthOf(milliseconds) {
    if (milliseconds < minute)
        return `${Math.max(0, Math.round(milliseconds / 1000))} s`;
    if (milliseconds < hour)
        return `${Math.floor(milliseconds / minute)} min`;
    if (milliseconds < 2 * day)
        return `${Math.floor(milliseconds / hour)} h`;
    return `${Math.floor(milliseconds / day)} d`;
}
function clockOf(time, now) {
    const [date = '', rest = ''] = new Date(time).toISOString().split('T');
    const hours = rest.slice(0, 5);
    return date === new Date(now).toISOString().slice(0, 10) ? hours : `${date} ${hours}`;
}
function shortCommit(commit) {
    return commit.slice(0, 8);
}
function shortImage(image) {
    const [name = '', digest] = image.split('@', 2);
    const tag = /:([^:/]+)$/.exec(name)?.[1];
    return tag ?? (digest === undefined ? name : digest.slice(0, 15));
}
function plainText(text) {
    return text
        .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
        .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
        .trim();
}
function withTexts(value, change) {
    if (typeof value === 'string')
        return change(value);
    if (Array.isArray(value))
        return value.map((each) => withTexts(each, change));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each, change)]));
}


/***/ })

};
