export const id = 8870;
export const ids = [8870,233,8511,5394];
export const modules = {

/***/ 4632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i3: () => (/* binding */ EnvironmentKeys),
  E6: () => (/* binding */ buildSettings),
  gU: () => (/* binding */ fileSettings),
  Y$: () => (/* binding */ optionalSettings),
  Ng: () => (/* binding */ picked),
  B7: () => (/* binding */ valueSettings)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/flow/keys.js
var keys = __webpack_require__(2531);
// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var service_deployment = __webpack_require__(1466);
// EXTERNAL MODULE: ./build/core/json.js
var core_json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
// EXTERNAL MODULE: ./build/core/monorepo/content/commits.js
var commits = __webpack_require__(8748);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/core/monorepo/content/indexed-files.js
var indexed_files = __webpack_require__(1365);
// EXTERNAL MODULE: ./build/core/monorepo/content/service-content.js + 3 modules
var service_content = __webpack_require__(4446);
;// CONCATENATED MODULE: ./build/core/monorepo/content/content-key.js



const contentKeyVersion = 1;
const digits = 32;
async function contentKeys({ tree, graph, services, ...options }) {
    const index = await (0,service_content/* indexContent */.G)({ tree, graph }, options);
    const own = new Map();
    const whole = new Map();
    for (const [name, service] of services) {
        const content = index.contentOf(name, service);
        own.set(name, digestOf(content));
        for (const [file, { whole: why }] of content.locks) {
            const key = JSON.stringify([file, why]);
            if (why !== undefined)
                whole.set(key, [...(whole.get(key) ?? []), name]);
        }
    }
    const keys = new Map();
    for (const [name, digest] of own) {
        const others = [...dependenciesOf(name, services)].map((other) => own.get(other) ?? '').sort();
        const hex = sha256([contentKeyVersion, digest, others]);
        keys.set(name, `v${contentKeyVersion}-${hex.slice(0, digits)}`);
    }
    return { keys, notes: [...whole].map(([key, names]) => wholeNote(key, names, services.size)) };
}
function wholeNote(key, names, all) {
    const [file, why] = JSON.parse(key);
    const some = names.length > mostNamed ? [...names.slice(0, mostNamed), `${names.length - mostNamed} more`] : names;
    return `${file} counts as a whole for ${names.length === all ? 'every service' : some.join(', ')}: ${why}.`;
}
const mostNamed = 3;
function dependenciesOf(name, services) {
    const found = new Set([name]);
    for (const each of found) {
        for (const other of services.get(each)?.['depends-on'] ?? [])
            if (services.has(other))
                found.add(other);
    }
    found.delete(name);
    return found;
}
function digestOf({ packages, loose, parts, locks, settings }) {
    return sha256([
        [...packages].map(([path, { digest }]) => [path, digest]).sort(byFirst),
        (0,indexed_files/* digestOfFiles */.v0)(loose.values()),
        [...parts].map(([file, texts]) => [file, [...texts].sort(byFirst)]).sort(byFirst),
        [...locks].map(([file, { digest }]) => [file, digest]).sort(byFirst),
        settings,
    ]);
}
function byFirst([a], [b]) {
    return a < b ? -1 : 1;
}
function sha256(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex');
}

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var source_checkout = __webpack_require__(5228);
// EXTERNAL MODULE: ./build/inputs/declarations/application.js
var declarations_application = __webpack_require__(1086);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/configured/argocd-upsert-app.js
var argocd_upsert_app = __webpack_require__(176);
// EXTERNAL MODULE: ./build/commands/configured/build-image.js
var build_image = __webpack_require__(392);
// EXTERNAL MODULE: ./build/commands/configured/bump-image-tag.js
var bump_image_tag = __webpack_require__(6435);
// EXTERNAL MODULE: ./build/commands/comparison/content-scope.js + 1 modules
var content_scope = __webpack_require__(7940);
;// CONCATENATED MODULE: ./build/commands/comparison/keys.js
















const buildSettings = [
    'image',
    'context',
    'dockerfile',
    'target',
    'build-args',
    'labels',
    'secrets',
    'platforms',
    'base',
    'files',
    'command',
    'entrypoint',
    'env',
    'user',
    'workdir',
    'expose',
    'volumes',
    'stop-signal',
];
const optionalSettings = [
    'annotations',
    'build-contexts',
    'extra-args',
    'provenance',
    'sbom',
    'sign',
    'ssh',
];
const fileSettings = ['prune', 'extra-files'];
const valueSettings = ['key', 'container', 'set', 'unset', 'pin', 'on-alias', 'keep-tag'];
function sameForAll(ci) {
    return {
        ...ci,
        event: { kind: 'tag', tag: 'v1.0.0' },
        commit: '0'.repeat(40),
        described: { subject: 'subject', author: 'author' },
        branch: 'branch',
        requestNumber: 1,
        sourceRef: 'refs/pull/1/head',
        runId: '0',
    };
}
function otherDescriptions({ files }, head) {
    const paths = [...files.keys()].filter(commits/* isDescription */.Zu);
    return paths.filter((path) => files.get(path)?.id !== head.files.get(path)?.id);
}
function isMap(declaration) {
    return declaration?.config?.form === 'map' || declaration?.config?.form === 'values';
}
function inOneOrder(entries) {
    if (!Array.isArray(entries))
        return entries;
    return entries.map((entry) => withSortedKeys(String(entry))).sort();
}
function withSortedKeys(entry) {
    const [, name, json = ''] = /^(.*?:=)([[{].*)$/s.exec(entry) ?? [];
    const value = name === undefined ? undefined : (0,core_json/* parseJson */.qF)(json);
    return value === undefined ? entry : `${name}${(0,core_json/* canonicalJson */.dj)(value)}`;
}
function picked(inputs, names) {
    return Object.fromEntries(names.map((name) => [name, inputs[name]]));
}
class EnvironmentKeys {
    #run;
    #config;
    #facts;
    #monorepo;
    #trees = new Map();
    #before = new Map();
    constructor(run, config, facts) {
        this.#run = run;
        this.#config = config;
        this.#facts = facts;
    }
    async keysIn(environment, services, clusters = [undefined]) {
        const { log } = this.#run;
        const { keys, notes } = await contentKeys({
            ...(await this.#head()),
            ...this.#options(environment),
            services: this.#config.services,
        });
        for (const note of notes)
            log.detail(note);
        return new Map(services.flatMap((service) => {
            const content = keys.get(service);
            if (content === undefined)
                return [];
            return clusters.map((cluster) => {
                const configuration = this.#configuration({ service, environment, cluster });
                return [(0,service_deployment/* placeOf */.$t)({ service, cluster }), { content, configuration }];
            });
        }));
    }
    async expect(commits) {
        const { ci, env, programs, clock } = this.#run;
        const checkout = { cwd: ci.workspace, env, programs, clock };
        const isHere = async (commit) => this.#trees.has(commit) || (await (0,source_checkout/* hasCommit */.QE)(checkout, commit));
        const asked = await Promise.all([...new Set(commits)].map(async (each) => ((await isHere(each)) ? [] : [each])));
        const missing = asked.flat();
        const head = missing.length === 0 ? undefined : await (0,source_checkout/* headCommit */.Qo)(checkout);
        if (head === undefined || this.#facts === undefined)
            return;
        const atHand = { commit: head, tree: (await this.#head()).tree };
        const facts = await this.#facts();
        const trees = await Promise.all(missing.map((commit) => facts.treeOf(commit, atHand)));
        await Promise.all(trees.map((tree) => tree?.read(otherDescriptions(tree, atHand.tree))));
        for (const [index, commit] of missing.entries())
            this.#trees.set(commit, trees[index]);
    }
    changedSince(environment, commit) {
        const key = `${environment} ${commit}`;
        const known = this.#before.get(key) ?? this.#compare(environment, commit);
        this.#before.set(key, known);
        return known;
    }
    async #compare(environment, commit) {
        const { log } = this.#run;
        try {
            const before = await this.#monorepoAt(commit);
            const after = await this.#head();
            if (before === undefined)
                return undefined;
            return await (0,affected/* affectedServices */.ty)({ before, after, ...this.#options(environment), services: this.#config.services });
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            log.detail(`what changed since ${commit.slice(0, 8)} cannot be told: ${error.message}`);
            return undefined;
        }
    }
    async #monorepoAt(commit) {
        const { ci, env, programs, clock } = this.#run;
        const checkout = { cwd: ci.workspace, env, programs, clock };
        const head = await this.#head();
        if (await (0,source_checkout/* hasCommit */.QE)(checkout, commit))
            return (0,commits/* readMonorepo */.MM)(checkout, commit, head);
        await this.expect([commit]);
        const tree = this.#trees.get(commit);
        return tree === undefined ? undefined : (0,commits/* monorepoOf */.XY)(tree, head);
    }
    #head() {
        const { ci, env, programs } = this.#run;
        this.#monorepo ??= (0,commits/* readMonorepo */.MM)({ cwd: ci.workspace, env, programs });
        return this.#monorepo;
    }
    #options(environment) {
        return {
            settings: (service) => {
                const [cluster] = (0,place/* clustersOf */.Dg)(this.#config.environments.get(environment) ?? {});
                return this.#settings(build_image/* configuredBuild */.H, buildSettings, { service, environment, cluster }, optionalSettings);
            },
            ...(0,content_scope/* contentScope */.g)(this.#run, this.#config, environment),
        };
    }
    #configuration(scope) {
        const application = (0,inputs_for/* inputsFor */.p)(argocd_upsert_app/* configuredApplication */.b, this.#run, scope).inputs;
        const inGit = (application.mode ?? (application['argocd-server'] === undefined ? 'git' : 'api')) === 'git';
        const chosen = (0,environments.chosenEnvironment)({ config: this.#config, ci: this.#run.ci, ...scope });
        const hasApplication = chosen?.environment.app !== undefined;
        const names = Object.keys({ ...declarations_application/* applicationInputs */.y, ...declarations_application/* manifestInputs */.F2 });
        return (0,keys/* configurationKey */.k)({
            values: this.#settings(bump_image_tag/* configuredBump */.d, valueSettings, scope),
            application: hasApplication && inGit ? this.#settings(argocd_upsert_app/* configuredApplication */.b, names, scope) : null,
        });
    }
    #settings(command, names, scope, optional = []) {
        const { ci } = this.#run;
        const { inputs } = (0,inputs_for/* inputsFor */.p)(command, { ...this.#run, ci: sameForAll(ci) }, scope);
        const given = optional.filter((name) => (inputs[name] ?? []).toString() !== '');
        const settings = Object.entries(picked(inputs, [...names, ...given])).map(([name, value]) => [
            name,
            isMap(command.inputs[name]) ? inOneOrder(value) : value,
        ]);
        return JSON.parse(JSON.stringify(Object.fromEntries(settings)).replaceAll(JSON.stringify(ci.workspace).slice(1, -1), '.'));
    }
}


/***/ }),

/***/ 5394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy_deploy),
  deployEvent: () => (/* binding */ deployEvent)
});

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/jobs.js
var jobs = __webpack_require__(5422);
// EXTERNAL MODULE: ./build/core/flow/check.js
var flow_check = __webpack_require__(2039);
// EXTERNAL MODULE: ./build/core/bump/update.js
var update = __webpack_require__(1218);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/flow/in-parallel.js
var in_parallel = __webpack_require__(6082);
// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var service_deployment = __webpack_require__(1466);
;// CONCATENATED MODULE: ./build/core/flow/deployment/commits.js




async function commitTargets(targets, { environment, images, contents, }, steps, log, onCommit) {
    const commits = [];
    const failures = new Map();
    for (const target of targets) {
        const { services, target: name } = target;
        const change = (0,service_deployment/* changeOf */.C2)(services, images, environment);
        const title = name === undefined ? 'GitOps repository' : `GitOps repository of ${name}`;
        try {
            const commit = services.length === 0 ? undefined : await log.group(title, () => steps.commit(change, contents, name));
            commits.push({ ...target, commit });
            onCommit(commits);
        }
        catch (error) {
            if (targets.length === 1)
                throw error;
            failures.set(name, error);
        }
    }
    return { commits, failures };
}
function resultOf(commits) {
    const results = commits.flatMap(({ commit }) => commit?.result ?? []);
    const order = ['committed', 'requested', 'planned', 'unchanged', 'superseded'];
    return order.find((each) => results.includes(each)) ?? 'unchanged';
}
function firstCommit(commits) {
    const all = commits.flatMap(({ commit }) => commit ?? []);
    return all.find(({ result }) => result === resultOf(commits)) ?? all[0];
}
function writtenOf({ services, commit }) {
    const older = new Set(commit?.superseded.map(({ edit }) => (0,update/* subjectOf */.et)(edit.update)));
    const written = services.filter((each) => !older.has((0,service_deployment/* placeOf */.$t)(each)));
    return commit?.result === 'superseded' ? services : written;
}
async function deployApplications(commits, needs, steps, log) {
    const tasks = commits.flatMap((each) => applicationTasks(each, needs, steps));
    if (tasks.length === 0)
        return;
    const options = { atOnce: tasks.length, code: 'APPLICATIONS_FAILED', othersGoOn: true };
    await log.group('Applications', () => (0,in_parallel/* inParallel */.H)(tasks, options));
}
function applicationTasks(target, needs, steps) {
    const { commit, followed, seen } = target;
    if (commit?.result === 'planned')
        return [];
    const isClosed = commit?.closed !== undefined;
    const isWritten = commit !== undefined && !isClosed && commit.result !== 'superseded';
    const written = isWritten ? writtenOf(target) : [];
    const tip = commit?.tip ?? seen;
    const deployed = [...written, ...(isClosed ? [] : followed)];
    const nameOf = new Map(deployed.map((each) => [(0,service_deployment/* placeOf */.$t)(each), each.application?.application.metadata.name]));
    return deployed.flatMap(({ service, cluster, application }) => {
        if (application?.mode !== 'api')
            return [];
        const waiting = commit?.result === 'requested' || tip === undefined;
        const run = () => steps.deployApplication(application, waiting ? 'waiting' : { commit: tip });
        const after = needs.get(service)?.flatMap((each) => nameOf.get((0,service_deployment/* placeOf */.$t)({ service: each, cluster })) ?? []);
        return [{ name: application.application.metadata.name, after, run }];
    });
}
function assertCommitted({ commits, failures }) {
    const [first] = failures.values();
    if (first === undefined)
        return;
    const lines = [
        ...[...failures].map(([target, error]) => `${target}: ${(0,failure/* messageOf */.bD)(error)}`),
        ...commits.map(({ target, commit }) => `${target} ${stateOf(commit)}`),
    ];
    const known = first instanceof failure/* Failure */.HR ? first : new failure/* Failure */.HR('failed', 'UNEXPECTED', (0,failure/* messageOf */.bD)(first), { cause: first });
    const hint = 'Run it again when that is mended: it does only what is lacking.';
    throw known.with({
        message: lines.join('\n'),
        hint: known.hint === undefined ? hint : `${known.hint}\n${hint}`,
    });
}
function stateOf(commit) {
    if (commit === undefined)
        return 'has it already';
    const { result, request, closed } = commit;
    if (closed !== undefined)
        return `got nothing: ${closed}`;
    if (result === 'committed')
        return `has it by ${commit.commit?.slice(0, 8)}`;
    if (result === 'requested')
        return `has it in ${request?.url}`;
    return result === 'superseded' ? 'has something newer' : 'has it already';
}

;// CONCATENATED MODULE: ./build/core/flow/deployment/promoted.js

async function promotedImages(services, promotions, log, onHeld) {
    if (services.length === 0)
        return { promotions: new Map(), held: new Map() };
    const found = await log.group('Promotion', () => promotions(services));
    const held = new Map([...found].flatMap(([service, each]) => {
        const why = each.result === 'held' ? each.why : each.result === 'refused' ? each.held : undefined;
        return why === undefined ? [] : [[service, why]];
    }));
    onHeld(held);
    const failures = [...found.values()].flatMap((each) => (each.result === 'refused' ? [each.failure] : []));
    const [first, ...others] = failures;
    if (first !== undefined) {
        throw others.length === 0
            ? first
            : new failure/* Failure */.HR('refused', first.code, failures.map(({ message }) => message).join('\n'), { hint: first.hint });
    }
    const images = new Map([...found].map(([service, each]) => {
        if (each.result === 'promoted')
            return [service, each.image];
        if (each.result === 'nothing')
            log.info(`${service}: ${each.why}`);
        if (each.result === 'held')
            log.info(`${service}: held: ${each.why}`);
        return [service, 'nothing'];
    }));
    return { promotions: images, held };
}

// EXTERNAL MODULE: ./build/core/flow/deployment/wanted-images.js
var wanted_images = __webpack_require__(1031);
// EXTERNAL MODULE: ./build/core/flow/images.js
var flow_images = __webpack_require__(2853);
;// CONCATENATED MODULE: ./build/core/flow/deploy.js








async function deploy(request, steps, log, report = () => { }) {
    const { event, environment } = request;
    if (event.kind === 'request-closed' || event.kind === 'branch-deleted')
        return closeReview(environment, steps, log);
    if (environment === undefined)
        return nothing(log, request.whyNoEnvironment);
    const { name } = environment;
    const plans = await log.group('Plan', async () => {
        const planned = new Map();
        for (const target of request.targets ?? [undefined]) {
            const found = await steps.plan(name, target);
            for (const each of found.services)
                log.info(`${(0,service_deployment/* placeOf */.$t)(each)}: ${each.reason}`);
            planned.set(target, found);
        }
        return planned;
    });
    const plan = together([...plans.values()]);
    report({ environment: name, plan });
    const toWrite = plan.services.filter(({ decision }) => decision.do === 'write');
    const toFollow = plan.services.filter(({ decision }) => decision.do === 'follow-up');
    if (toWrite.length + toFollow.length === 0)
        return nothingToDo(plan, name, log);
    const asked = request.promotes ? toWrite.filter(({ decision }) => isImage(decision)) : [];
    const { promotions, held } = await promotedImages(namesOf(asked), (services) => steps.promotions(name, services), log, (found) => report({ environment: name, plan: withHeld(plan, found) }));
    const written = toWrite.filter(({ service, decision }) => !isImage(decision) || (promotions.get(service) !== 'nothing' && !held.has(service)));
    const remaining = withHeld(plan, held);
    if (written.length + toFollow.length === 0) {
        const notDue = [...held].map(([service, why]) => `${service}: ${why}`).join('; ');
        const why = `${environment.environment['promote-from']?.environment} runs nothing that could be promoted.`;
        return { ...nothing(log, notDue === '' ? why : `${notDue}.`, name), plan: remaining };
    }
    const work = { plans, plan: remaining, written, toFollow, promotions: promoted(promotions) };
    return deployServices(work, name, request, steps, { log, report });
}
function together(plans) {
    const [first, ...others] = plans;
    if (first === undefined || others.length === 0)
        return first ?? noPlan;
    return {
        ...first,
        services: plans.flatMap(({ services }) => services),
        deployments: new Map(plans.flatMap(({ deployments }) => [...deployments])),
        keys: new Map(plans.flatMap(({ keys }) => [...keys])),
        request: plans.find(({ request }) => request !== undefined)?.request,
    };
}
const noPlan = {
    services: [],
    seen: undefined,
    tombstone: undefined,
    candidate: '',
    deployments: new Map(),
    keys: new Map(),
    request: undefined,
};
function namesOf(services) {
    return [...new Set(services.map(({ service }) => service))];
}
function nothingToDo(plan, environment, log) {
    const those = (isMeant) => plan.services.filter(isMeant);
    const superseded = those(({ decision }) => decision.do === 'superseded');
    const waiting = those(({ decision }) => decision.do === 'nothing' && decision.because === 'pending');
    const inPlace = those(({ decision, inPlace }) => decision.do === 'nothing' && decision.because === 'equal' && inPlace?.commit === plan.candidate);
    const found = [
        { result: 'superseded', services: superseded },
        { result: 'requested', services: waiting },
        { result: 'unchanged', services: inPlace },
    ];
    const { result, services } = found.find((each) => each.services.length > 0) ?? { result: 'nothing', services: [] };
    const why = services.map((each) => `${(0,service_deployment/* placeOf */.$t)(each)}: ${each.reason}`).join('; ') || 'No service is affected.';
    log.info(`Nothing to do: ${why}`);
    const { request } = plan;
    return {
        result,
        environment,
        why,
        plan,
        services: namesOf(services),
        ...(result === 'requested' && { request }),
    };
}
function isImage(decision) {
    return decision.do === 'write' && decision.what === 'image';
}
function withHeld(plan, held) {
    if (held.size === 0)
        return plan;
    const services = plan.services.map((each) => {
        const why = held.get(each.service);
        if (why === undefined)
            return each;
        return { ...each, decision: { do: 'nothing', because: 'held', by: plan.candidate }, reason: `held: ${why}` };
    });
    return { ...plan, services };
}
function promoted(found) {
    return new Map([...found].flatMap(([service, image]) => (image === 'nothing' ? [] : [[service, image]])));
}
async function deployServices(work, environment, { rollout, ci, allowDirty, emits, dryRun, order = new Map() }, steps, { log, report }) {
    const { plan, written, promotions } = work;
    const targets = targetsOf(work);
    const withImage = deploymentsIn(plan, written.filter(({ decision }) => isImage(decision)));
    const check = { targets, withImage, environment, rollout, promotions, ci, allowDirty, dryRun };
    const { isCommitted } = await log.group('Checks', () => (0,flow_check/* checkDeployment */.Q)(check, steps, log));
    const keys = isCommitted ? plan.keys : new Map();
    const isEmitted = emits && !dryRun;
    const toMake = (0,wanted_images/* distinctImages */.P)(withImage, promotions)
        .filter(({ image }) => !isEmitted || image.emit !== undefined)
        .map((each) => ({ ...each, image: { ...each.image, contentKey: keys.get(each.places[0] ?? '')?.content } }));
    const needs = (0,jobs/* neededFirst */.Qw)(order, namesOf(targets.flatMap(({ services, followed }) => [...services, ...followed])));
    const made = [];
    const onMade = (image) => {
        made.push(image);
        report({ images: made });
    };
    const makeAll = async () => {
        const images = await (0,flow_images/* makeImages */.XD)(toMake, promotions, (image) => steps.makeImage(image), log, onMade, needs);
        if (!isEmitted)
            await (0,flow_images/* confirmImages */.ZA)(toMake, images, (request, image) => steps.confirmImage(request, image));
        return images;
    };
    const images = toMake.length === 0 ? [] : await log.group('Images', makeAll);
    if (isEmitted) {
        const nothingYet = { applications: [], commit: undefined, commits: [] };
        return { result: 'emitted', environment, plan, services: namesOf(toMake), images, ...nothingYet };
    }
    const change = {
        environment,
        images: (0,wanted_images/* imagesByPlace */.J)(toMake, images),
        contents: contentsOf(written, plan.keys, { isCommitted, promotions }),
    };
    const done = (commits) => ({
        services: namesOf(commits.flatMap((each) => [...writtenOf(each), ...each.followed])),
        commit: firstCommit(commits),
        commits,
        applications: applicationsIn(commits.flatMap(({ services, followed }) => [...services, ...followed])),
    });
    const committed = await commitTargets(targets, change, steps, log, (commits) => report(done(commits)));
    await deployApplications(committed.commits, needs, steps, log);
    assertCommitted(committed);
    return { result: resultOf(committed.commits), environment, plan, images, ...done(committed.commits) };
}
function targetsOf({ plans, written, toFollow }) {
    const targets = [...plans].map(([target, own]) => ({
        target,
        services: deploymentsIn(own, written),
        followed: deploymentsIn(own, toFollow),
        seen: own.seen,
    }));
    return targets.filter(({ services, followed }) => services.length + followed.length > 0);
}
function deploymentsIn({ deployments }, services) {
    return services.flatMap((each) => deployments.get((0,service_deployment/* placeOf */.$t)(each)) ?? []);
}
function contentsOf(written, keys, { isCommitted, promotions }) {
    return new Map(written.map((each) => {
        const { service, decision } = each;
        const key = keys.get((0,service_deployment/* placeOf */.$t)(each));
        const isKnown = isCommitted || promotions.has(service);
        const content = !isImage(decision) ? 'in place' : isKnown ? key?.content : undefined;
        const builtFrom = promotions.get(service)?.builtFrom;
        return [(0,service_deployment/* placeOf */.$t)(each), { content, configuration: key?.configuration, builtFrom }];
    }));
}
function applicationsIn(services) {
    return services.flatMap(({ application }) => application?.application.metadata.name ?? []);
}
async function closeReview(environment, steps, log) {
    if (environment === undefined || !(0,environments.isReviewEnvironment)(environment.environment)) {
        return nothing(log, 'What was closed has no review environment.');
    }
    const cleanup = await steps.removeReviewEnvironment(environment.name);
    return { result: cleanup.removed.length > 0 ? 'removed' : 'nothing', environment: environment.name, cleanup };
}
function nothing(log, why, environment) {
    log.info(`Nothing to do: ${why}`);
    return { result: 'nothing', environment, why, services: [] };
}

// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/monorepo/events/why-no-environment.js + 1 modules
var why_no_environment = __webpack_require__(8093);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/commands/cleanup-review-env.js + 14 modules
var cleanup_review_env = __webpack_require__(6489);
// EXTERNAL MODULE: ./build/commands/comparison/environment.js + 6 modules
var comparison_environment = __webpack_require__(4531);
// EXTERNAL MODULE: ./build/commands/comparison/source.js
var source = __webpack_require__(7816);
// EXTERNAL MODULE: ./build/inputs/declarations/build.js
var build = __webpack_require__(4872);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/commands/argocd-upsert-app.js + 28 modules
var argocd_upsert_app = __webpack_require__(6556);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
;// CONCATENATED MODULE: ./build/commands/deployment/inputs.js





const deployInputs = {
    ...declarations_run/* runInputs */.HM,
    ...declarations_run/* changeInputs */.kH,
    ...declarations_run/* plannedInputs */.E3,
    promotion: declarations_run/* promotionInput */.e5,
    'allow-dirty': {
        type: 'boolean',
        default: 'false',
        description: 'Deploy also a checkout that is not what the tag says: tracked files differ from the commit, or it is the merge of a request under the name of its head.',
    },
    ...build/* buildsInputs */.V,
    'build-timeout': build/* buildInputs */._9['build-timeout'],
    ...build/* builderInputs */.vp,
    sync: { type: 'boolean', default: 'false', description: 'Sync the Applications (with `argocd-server`).' },
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is live and healthy (with `argocd-server`).',
    },
    'wait-for': argocd_upsert_app.argocdUpsertApp.inputs['wait-for'],
    'wait-timeout': {
        type: 'duration',
        default: '10m',
        description: 'Deadline of `sync` and `wait`, which `timeout` does not bound.',
    },
    'degraded-grace': argocd_upsert_app.argocdUpsertApp.inputs['degraded-grace'],
    'on-failure': argocd_upsert_app.argocdUpsertApp.inputs['on-failure'],
    ...gitops_remote/* gitopsConnectionInputs */.iE,
    ...gitops/* commitInputs */.J8,
    ...gitops/* deliveryInputs */.Uh,
    ...declarations_run/* argocdInputs */.wm,
    ...declarations_run/* registryInputs */.P4,
};
const configuredDeploy = { inputs: deployInputs, everyService: true };

// EXTERNAL MODULE: ./build/core/argocd/check.js
var check = __webpack_require__(3721);
// EXTERNAL MODULE: ./build/core/argocd/deploy.js
var argocd_deploy = __webpack_require__(8446);
// EXTERNAL MODULE: ./build/core/build/check-image.js
var check_image = __webpack_require__(8549);
// EXTERNAL MODULE: ./build/core/build/make-image.js + 8 modules
var make_image = __webpack_require__(5695);
// EXTERNAL MODULE: ./build/core/flow/written-image.js
var written_image = __webpack_require__(1456);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/core/net/deadline.js
var net_deadline = __webpack_require__(2140);
// EXTERNAL MODULE: ./build/core/source/dirty.js
var dirty = __webpack_require__(4242);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/application/template-file.js
var template_file = __webpack_require__(6105);
// EXTERNAL MODULE: ./build/commands/comparison/image-content.js
var image_content = __webpack_require__(7400);
// EXTERNAL MODULE: ./build/commands/comparison/keys.js + 1 modules
var comparison_keys = __webpack_require__(4632);
// EXTERNAL MODULE: ./build/commands/comparison/promotions.js + 7 modules
var promotions = __webpack_require__(5268);
// EXTERNAL MODULE: ./build/commands/comparison/service-deployment.js
var comparison_service_deployment = __webpack_require__(4372);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 1 modules
var gitops_commit = __webpack_require__(5719);
// EXTERNAL MODULE: ./build/commands/gitops-delivery.js
var gitops_delivery = __webpack_require__(1604);
// EXTERNAL MODULE: ./build/commands/places/by-server.js
var by_server = __webpack_require__(5891);
// EXTERNAL MODULE: ./build/commands/places/open-targets.js + 1 modules
var open_targets = __webpack_require__(4529);
// EXTERNAL MODULE: ./build/commands/places/place-run.js
var place_run = __webpack_require__(199);
// EXTERNAL MODULE: ./build/commands/places/targets.js
var places_targets = __webpack_require__(4598);
;// CONCATENATED MODULE: ./build/commands/deployment/steps.js
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





























function stepsOf(run, config, commit, targets) {
    const { inputs } = run;
    const keys = new comparison_keys/* EnvironmentKeys */.i3(run, config, () => targets.facts());
    const isPlanned = inputs.seen !== undefined;
    const isNamed = (inputs.service !== undefined || inputs.services.length > 0) && !isPlanned;
    const identity = (0,source.runIdentity)(run, commit, isNamed);
    const probes = new Map();
    const rollout = {
        sync: inputs.sync,
        wait: inputs.wait,
        'wait-for': inputs['wait-for'],
        timeout: inputs['wait-timeout'],
        'degraded-grace': inputs['degraded-grace'],
        'on-failure': inputs['on-failure'],
        'on-older': inputs['on-older'],
    };
    const deploymentAt = (own, scope, gitopsFiles) => (0,comparison_service_deployment/* serviceDeployment */.l)(own, config, scope, rollout, inputs, gitopsFiles);
    const runOf = ({ place }) => targets.run(place.cluster);
    return {
        async plan(environment, name) {
            const target = targets.at(name);
            const { run: own, clusters, once, history } = target;
            (0,gitops_remote/* checkForge */.Yu)(own, (0,gitops_delivery/* deliverySettings */.cr)(own.inputs, environment));
            const services = (0,comparison_environment/* comparedServices */.YL)(run, config, environment);
            if (inputs.promotion === 'require')
                (0,promotions/* refuseOtherPromotions */.b)(run, config, environment, services);
            target.plan = await (0,comparison_environment/* compareEnvironment */.dc)(own, config, await once.get(), {
                environment,
                services,
                clusters,
                deployment: ({ service, cluster }, gitopsFiles) => deploymentAt(targets.run(cluster), { service, environment, cluster }, gitopsFiles),
                identity,
                keys,
                applications: (questions) => (0,by_server/* askServers */.C)(questions, ({ application }) => runOf(application), (asked, those) => (0,comparison_environment/* applicationsOf */.$_)(asked, those, history, 'unknown')),
                contentOfImage: (image) => (0,image_content/* contentOfImage */.Q)(own, image, environment),
            });
            return target.plan;
        },
        promotions(environment, services) {
            const { from, first, others } = promotionSources(run, config, environment, targets);
            const sources = [first, ...others];
            const deployment = (service, cluster) => {
                const { run: own, atTip } = sources.find((each) => each.cluster === cluster) ?? first;
                const scope = { service, environment: from, cluster };
                return deploymentAt(own, scope, (path) => atTip((snapshot) => (0,template_file/* fileAtTip */.tl)(snapshot, path)));
            };
            return (0,promotions/* promotionsInto */.Z)({ environment, services, candidate: commit, keys, sources, deployment }, config);
        },
        atTip: (read, name) => (0,open_targets/* atPlannedTip */.Pg)(targets.at(name), read),
        checkDelivery: (environment, name) => {
            const { run: own, clusters, once } = targets.at(name);
            const delivery = (0,gitops_delivery/* deliverySettings */.cr)(own.inputs, environment);
            (0,gitops_commit/* checkCommitMessage */.HH)(own, (0,environments.placeholdersFor)(run.ci, undefined, environment, (0,places_targets.clustersText)(clusters)), delivery);
            return (0,gitops_delivery/* checkDelivery */.BF)(own, delivery, async () => (await once.get()).transport.checkPush());
        },
        checkedOut: () => (0,dirty/* checkedOut */.M)({ ...run, cwd: run.ci.workspace }, run.ci),
        checkImage: (request) => (0,check_image/* checkImage */.cd)(request, run, probes),
        async checkArgocd(applications) {
            const dryRun = inputs['dry-run'];
            const groups = (0,by_server/* byServer */.R)(applications, runOf);
            const checks = groups.map(({ run: own, asked }) => (0,check/* checkArgocd */.Zu)({ connection: (0,declarations_run/* argocdConnection */.rU)(own.inputs), applications: asked, dryRun }, own, own.deadline));
            await Promise.all(checks);
        },
        makeImage: (request) => (0,make_image/* makeImage */.G)(request, run),
        confirmImage: (request, image) => (0,check_image/* confirmImage */.MP)(request, image, run),
        async commit(change, contents, name) {
            const target = targets.at(name);
            const open = await target.once.get();
            const seen = target.plan && (await (0,comparison_environment/* seenState */.jE)(target.run, change.environment, target.plan, open.transport));
            return commitChange(target, change, contents, { open, seen, named: isNamed });
        },
        async deployApplication(planned, at) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const { place } = planned;
                const own = targets.run(place.cluster);
                const { history } = targets.of(place.cluster);
                const rollBackInGit = (failed) => (0,argocd_upsert_app.rollBackImage)(own, place, (0,gitops_delivery/* deliverySettings */.cr)(own.inputs, place.environment), failed);
                const isRequested = at === 'waiting';
                const state = { commit: isRequested ? undefined : at.commit, history, isRequested, rollBackInGit };
                const deployment = (0,argocd_upsert_app.serverDeployment)(own, planned, state);
                const deadline = __addDisposableResource(env_1, new net_deadline/* Deadline */.B2(run.clock, inputs['wait-timeout'], 'wait-timeout'), false);
                await run.deadline
                    .pausedDuring(() => (0,argocd_deploy/* deployToServer */.W)(deployment, run, deadline))
                    .catch((error) => {
                    throw ofOneApplication(error);
                });
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                __disposeResources(env_1);
            }
        },
        async removeReviewEnvironment(environment) {
            const removed = [];
            for (const own of removals(targets)) {
                const place = { environment, cluster: own.inputs.cluster };
                removed.push(await (0,cleanup_review_env.removeReview)({ ...own, ...(0,inputs_for/* inputsFor */.p)(cleanup_review_env.cleanupReviewEnv, own, place) }));
            }
            return togetherRemoved(removed);
        },
    };
}
function removals(targets) {
    const found = new Map();
    for (const { name, runs } of targets.all) {
        for (const own of runs.values()) {
            const place = JSON.stringify([name, own.inputs['argocd-server']]);
            if (!found.has(place))
                found.set(place, own);
        }
    }
    return [...found.values()];
}
function togetherRemoved(all) {
    const [first] = all;
    if (first !== undefined && all.length === 1)
        return first;
    return {
        removed: all.flatMap(({ removed }) => removed),
        kept: all.flatMap(({ kept }) => kept),
        failed: all.flatMap(({ failed }) => failed),
        commit: all.find(({ commit }) => commit !== undefined)?.commit,
        diff: all.map(({ diff }) => diff).join(''),
    };
}
function promotionSources(run, config, environment, targets) {
    const from = (0,environments.environmentNamed)(config, environment)['promote-from']?.environment ?? environment;
    const placeOf = ({ inputs }) => JSON.stringify([inputs['gitops-repository'], inputs['gitops-branch']]);
    const known = new Map(targets.all.map((each) => [placeOf(each.run), each]).toReversed());
    const opened = (cluster) => {
        const own = (0,place_run/* runAt */.D)(configuredDeploy, run, { environment: from, cluster }, environment);
        const here = { run: own, runs: new Map([[cluster, own]]), clusters: [cluster] };
        const same = known.get(placeOf(own));
        const target = same === undefined ? targets.other({ name: from, ...here }) : { ...same, ...here };
        known.set(placeOf(own), target);
        const { once, history } = target;
        return { run: own, cluster, once, history, atTip: (read) => (0,open_targets/* atNewestTip */.NH)(target, read) };
    };
    const [first, ...others] = (0,place/* clustersOf */.Dg)((0,environments.environmentNamed)(config, from));
    return { from, first: opened(first), others: others.map(opened) };
}
function ofOneApplication(error) {
    if (!(error instanceof failure/* Failure */.HR) || error.outputs === undefined)
        return error;
    const { url, 'failed-resources': resources } = error.outputs;
    return error.with({
        message: typeof url === 'string' ? `${error.message}\nArgo CD: ${url}` : error.message,
        outputs: Array.isArray(resources) ? { 'failed-resources': resources } : {},
    });
}
function commitChange({ run, clusters }, change, contents, known) {
    const { environment, services, updates, applications, images, namespaces } = change;
    const review = (0,gitops_commit/* reviewInClusters */.xS)(run, environment, services, clusters);
    const service = services.length === 1 ? services[0] : undefined;
    return (0,gitops_commit/* commitUpdates */.cc)(run, {
        ...known,
        contents: Promise.resolve(contents),
        checkImages: (applied) => (0,written_image/* checkWritten */.Q)(applied, change.pushed),
        updates,
        values: (0,environments.placeholdersFor)(run.ci, service, environment, (0,places_targets.clustersText)(clusters)),
        review: review && { ...review, applications, images, namespaces },
        delivery: (0,gitops_delivery/* deliverySettings */.cr)(run.inputs, environment),
    });
}

// EXTERNAL MODULE: ./build/commands/picture/picture.js + 2 modules
var picture = __webpack_require__(2229);
// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(2635);
;// CONCATENATED MODULE: ./build/commands/deploy.js
var deploy_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var deploy_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



















const deploy_deploy = (0,command/* defineCommand */.NB)({
    name: 'deploy',
    summary: 'The whole flow, from gitops.yaml, for the current event',
    inputs: deployInputs,
    outputs: {
        services: {
            empty: [],
            description: 'JSON list of the services that `result` is about: deployed, in place already, or left to a newer deployment.',
        },
        environment: 'Environment of the event; empty when none matches.',
        slug: 'Name of the review environment of this branch or request.',
        url: 'Where people open the environment: its `url` in `gitops.yaml`, for the first of the services.',
        urls: {
            empty: {},
            description: 'JSON object: service → where people open it, for the services that `result` is about; with clusters `service@cluster`.',
        },
        result: '`committed`, `unchanged`, `superseded`, `requested`, `planned` (dry run), `emitted` (with `emit`), `removed` or `nothing`.',
        commit: 'The commit in the GitOps repository, of several the first; empty when none was made.',
        commits: {
            empty: [],
            description: 'JSON list of `{repository, branch, clusters, result, commit, request-url}`: one for each GitOps repository and branch.',
        },
        images: {
            empty: {},
            description: 'JSON object: service → `image@digest`; where its clusters have images of their own `service@cluster`.',
        },
        applications: { empty: [], description: 'JSON list of the names of the Applications.' },
        held: {
            empty: {},
            description: 'JSON object: service → why, of what was taken back and is not deployed again before its content changes; with clusters `service@cluster`.',
        },
        removed: { empty: [], description: 'JSON list of what was removed, when a branch or request was closed.' },
        'request-url': 'The open pull or merge request that holds the commit (`deliver: pull-request`).',
        diff: 'Unified diff of the commit, or of all of them.',
        'failed-resources': {
            empty: [],
            description: 'JSON list of `{kind, namespace, name, status, message}`: what was not live in time, or failed.',
        },
    },
    everyService: true,
    async run(run) {
        const url = addressOf(run);
        run.report({ slug: (0,environments.slugFor)(run.ci), url });
        const deployment = await deployEvent(run);
        return {
            outputs: {
                slug: (0,environments.slugFor)(run.ci),
                environment: deployment.environment,
                url,
                ...withAddresses(run, outputsOf(run, deployment)),
            },
            summary: summaryOf(run, deployment),
        };
    },
});
function addressOf({ config, ci, ...run }, place) {
    if (config === undefined || ci.event.kind === 'branch-deleted' || ci.event.kind === 'request-closed')
        return undefined;
    const environment = environmentOf({ config, ci, ...run });
    const clusters = place === undefined ? (0,places_targets.clustersIn)(run, environment) : [place.cluster];
    return (0,environments.environmentAddress)(config, environment, ci, place && [place.service], clusters);
}
function withAddresses(run, outputs) {
    const services = Array.isArray(outputs.services) ? outputs.services : [];
    const clusters = services.length === 0 ? [] : (0,places_targets.clustersIn)(run, environmentOf(run));
    const places = services.flatMap((service) => clusters.map((cluster) => ({ service, cluster })));
    const urls = places.flatMap((place) => {
        const url = addressOf(run, place);
        return url === undefined ? [] : [[(0,service_deployment/* placeOf */.$t)(place), url]];
    });
    return urls.length === 0 ? outputs : { ...outputs, urls: Object.fromEntries(urls) };
}
function environmentOf({ config, ci, inputs: { environment } }) {
    return config && (0,environments.chosenEnvironment)({ config, ci, environment }, true);
}
function commitAtHand({ ci }) {
    return (0,resolve/* needed */.Ow)(ci.commit, 'config', 'the source commit is not known', 'Run in a checkout of the monorepo.');
}
async function deployEvent(given) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const why = (0,gitops_remote/* nothingByEvent */.ti)(given);
        if (why !== undefined) {
            given.log.info(`Nothing to do: ${why}`);
            return { result: 'nothing', environment: undefined, why, services: [] };
        }
        const appTokens = deploy_addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
        const run = await (0,source.ofCheckout)({ ...given, appTokens }, 'refused');
        const config = (0,resolve/* needed */.Ow)(run.config, 'config', 'there is no gitops.yaml', 'Run `monorepo-gitops init`, or give --config.');
        if (run.inputs.seen === undefined)
            await (0,source.warnOfUnstarted)(run, config);
        (0,source.warnOfTaken)(run, config);
        const { sync, wait, 'wait-for': waitFor, promotion, cluster } = run.inputs;
        const environment = environmentOf(run);
        const home = (0,place_run/* runAt */.D)(configuredDeploy, run, { environment: environment?.name, cluster });
        const targets = deploy_addDisposableResource(env_1, new open_targets/* OpenTargets */.zn(configuredDeploy, home, environment, commitAtHand(run)), true);
        const request = {
            targets: targets.names,
            event: run.ci.event,
            environment,
            whyNoEnvironment: (0,why_no_environment/* whyNoEnvironment */.H)(config, run.ci),
            promotes: environment?.environment['promote-from'] !== undefined && promotion === 'require',
            rollout: { sync, wait, waitFor },
            order: config.services,
            ci: run.ci,
            allowDirty: run.inputs['allow-dirty'],
            emits: run.inputs.emit !== undefined,
            dryRun: run.inputs['dry-run'],
        };
        return await deploy(request, stepsOf(home, config, commitAtHand(run), targets), run.log, (soFar) => run.report(withAddresses(run, outputsSoFar(run, soFar))));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = deploy_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function outputsOf(run, deployment) {
    if ('cleanup' in deployment) {
        const { commit, removed, diff } = deployment.cleanup;
        return { services: [], result: deployment.result, commit, removed, diff };
    }
    const held = (0,comparison_environment/* heldIn */.$f)(deployment.plan?.services ?? []);
    if ('why' in deployment) {
        const { services, result, request } = deployment;
        return { services, result, held, 'request-url': request?.url };
    }
    return { result: deployment.result, ...outputsSoFar(run, deployment) };
}
function outputsSoFar(run, soFar) {
    const { environment, plan, services, images, applications, commit, commits } = soFar;
    const known = {
        environment,
        services,
        images: images && Object.fromEntries(images.map((each) => [(0,service_deployment/* placeOf */.$t)(each), each.reference])),
        applications,
        held: plan && (0,comparison_environment/* heldIn */.$f)(plan.services),
        result: commit?.result,
        commit: commit?.commit,
        commits: commits && commitsOf(run, commits),
        'request-url': commit?.request?.url,
        diff: commits && diffOf(run, commits),
    };
    return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
function commitsOf(run, commits) {
    return commits.flatMap(({ target: name, commit }) => {
        if (commit === undefined)
            return [];
        const { clusters, run: own } = targetOf(run, name);
        return {
            repository: (0,gitops_remote/* gitopsUrl */.iZ)(own),
            branch: commit.branch,
            clusters: clusters.filter((each) => each !== undefined),
            result: commit.result,
            commit: commit.commit ?? null,
            'request-url': commit.request?.url ?? null,
        };
    });
}
function diffOf(run, commits) {
    const made = commits.filter(({ commit }) => commit !== undefined);
    if (made.length < 2)
        return made[0]?.commit?.diff;
    const diffs = made.flatMap(({ target, commit }) => {
        const diff = commit?.diff ?? '';
        return diff === '' ? [] : [`# ${(0,gitops_remote/* gitopsUrl */.iZ)(targetOf(run, target).run)} (${target})\n${diff}`];
    });
    return diffs.join('\n');
}
function targetOf(run, name) {
    const targets = (0,places_targets.targetsIn)(configuredDeploy, run, environmentOf(run));
    const found = targets.find((each) => each.name === name);
    if (found === undefined)
        throw new Error(`no target ${name}`);
    return found;
}
function summaryOf(run, deployment) {
    if ('cleanup' in deployment)
        return (0,cleanup_review_env.cleanupSummary)(deployment.cleanup);
    const planned = pictureFor(run, deployment);
    if ('why' in deployment)
        return ['### deploy', `Nothing to do: ${(0,summary/* sentence */.em)(deployment.why)}`, ...planned].join('\n\n');
    const { result, environment, commits } = deployment;
    const made = commits.flatMap(({ target, commit }) => (commit === undefined ? [] : [{ target, commit }]));
    const facts = made.map(({ target, commit }) => {
        const of = target === undefined ? '' : `${target}: `;
        return ` · ${of}${(0,gitops_commit/* commitFacts */.Tw)(targetOf(run, target).run, commit)}`;
    });
    const images = (0,gitops_commit/* imageRows */.Dy)(made.flatMap(({ commit }) => commit.images));
    return ['### deploy', `**${result}** in ${environment}${facts.join('')}`, ...planned, images]
        .filter((part) => part !== '')
        .join('\n\n');
}
function pictureFor(run, deployment) {
    const { plan, environment } = deployment;
    if (plan === undefined || environment === undefined)
        return [];
    const images = new Map(('images' in deployment ? deployment.images : []).map(({ service, repository, tag, digest }) => [
        service,
        `${repository}:${tag}${digest === undefined ? '' : `@${digest}`}`,
    ]));
    return (0,picture/* pictureParts */.X$)((0,picture/* pictureOf */.CS)(plan.services, environment, run, (service) => images.get(service)), run);
}


/***/ }),

/***/ 2229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uk: () => (/* binding */ graphText),
  CS: () => (/* binding */ pictureOf),
  Il: () => (/* binding */ pictureOfChange),
  X$: () => (/* binding */ pictureParts),
  RY: () => (/* binding */ promotedFrom)
});

;// CONCATENATED MODULE: ./build/core/flow/plan/graph.js
const mostNodes = 60;
const mostEdges = 250;
const coarse = { changes: 15, groups: 25, changesOfGroup: 6, environments: 8 };
const mostNamed = 3;
function picturedService({ service, decision, changes }) {
    return { service, changes, happens: happeningOf(decision), otherwise: withoutChange(decision) };
}
function happeningOf(decision) {
    switch (decision.do) {
        case 'write':
            return decision.what === 'image' ? 'deploy' : 'new values';
        case 'follow-up':
            return 'Application';
        case 'superseded':
            return 'superseded';
        case 'nothing':
            if (decision.because === 'held')
                return 'held';
            return decision.because === 'pending' ? 'waits in the request' : 'nothing';
    }
}
function withoutChange(decision) {
    if (decision.do === 'follow-up') {
        return decision.because === 'application' ? 'its Application differs' : 'it is waited for again';
    }
    if (decision.do !== 'write')
        return undefined;
    const { because } = decision;
    if (because === 'first')
        return 'first deployment';
    if (because === 'asked')
        return 'asked for';
    return because === 'configuration' ? 'values in gitops.yaml' : 'what it is built from';
}
function deploymentGraph(request) {
    const services = request.services.filter(({ happens }) => happens !== 'nothing');
    if (services.length === 0)
        return undefined;
    const fine = draw(services.map(alone), request, { hasPackages: true });
    if (fits(fine))
        return fine;
    const direct = draw(services.map(alone), request, { hasPackages: false });
    if (fits(direct))
        return direct;
    const groups = grouped(services);
    const together = draw(groups, request, { hasPackages: false });
    if (fits(together))
        return together;
    return draw(fewer(groups), request, { hasPackages: false, changes: mostReaching(groups) });
}
function fits({ nodes, edges }) {
    return nodes.length <= mostNodes && edges.length <= mostEdges;
}
function alone({ service, happens, changes, otherwise }) {
    const known = changes.map(causeOf);
    const cause = { key: `otherwise ${otherwise}`, lines: [otherwise ?? ''], via: [] };
    const causes = known.length === 0 && otherwise !== undefined ? [cause] : known;
    return { key: `service ${service}`, services: [service], happens, causes };
}
function grouped(services) {
    const groups = new Map();
    for (const each of services.map(alone)) {
        const key = JSON.stringify([each.happens, ...each.causes.map((cause) => cause.key).sort()]);
        const found = groups.get(key);
        groups.set(key, found === undefined ? each : { ...found, services: [...found.services, ...each.services] });
    }
    return [...groups.values()];
}
function fewer(all) {
    const groups = all.toSorted((a, b) => b.services.length - a.services.length);
    const rest = groups.slice(coarse.groups);
    if (rest.length === 0)
        return groups;
    const causes = new Map(rest.flatMap((group) => group.causes.map((cause) => [cause.key, cause])));
    const services = rest.flatMap((group) => group.services);
    const happens = new Set(rest.map((group) => group.happens));
    const [first] = happens;
    const same = first !== undefined && happens.size === 1 ? first : 'several';
    return [
        ...groups.slice(0, coarse.groups),
        { key: 'other services', services, happens: same, causes: [...causes.values()] },
    ];
}
function causeOf(change) {
    switch (change.kind) {
        case 'everything':
            return { key: 'everything', lines: ['everything', change.why], via: [] };
        case 'service':
            return {
                key: `service ${change.service}`,
                lines: [`service ${change.service}`],
                via: [],
                service: change.service,
            };
        case 'settings':
            return { key: 'settings', lines: ['build settings'], via: [] };
        case 'root-part':
            return { key: `part ${change.file}`, lines: [change.file, named(change.parts)], via: [] };
        case 'lock-file': {
            const packages = named(change.changes.map((each) => each.package));
            return { key: `lock ${change.file}`, lines: [change.file, ...(packages === '' ? [] : [packages])], via: [] };
        }
        case 'package':
            return { key: packageKey(change.package), lines: [change.package, ...filesOf(change)], via: change.via };
        default:
            return { key: `file ${change.file} ${change.more}`, lines: filesOf(change), via: [] };
    }
}
function packageKey(name) {
    return `package ${name}`;
}
function filesOf({ file, more }) {
    return [file, ...(more === 0 ? [] : [`and ${more} more`])];
}
function named(names) {
    const more = names.length - mostNamed;
    return more > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${more} more` : names.join(', ');
}
function draw(groups, request, { hasPackages, changes }) {
    const sheet = new Sheet();
    const groupOf = new Map(groups.flatMap((group) => group.services.map((service) => [service, group.key])));
    const isDrawn = ({ service }) => service !== undefined && groupOf.has(service);
    const undrawn = new Set();
    for (const group of groups) {
        let drawn = 0;
        for (const cause of group.causes) {
            const from = (cause.service !== undefined && groupOf.get(cause.service)) || cause.key;
            if (from === group.key)
                continue;
            if (changes && (drawn >= coarse.changesOfGroup || !(isDrawn(cause) || changes.has(cause.key)))) {
                undrawn.add(cause.key);
                sheet.edge(otherChanges, group.key);
                continue;
            }
            drawn += 1;
            if (!isDrawn(cause))
                sheet.node(cause.key, 'change', cause.lines);
            const between = hasPackages ? cause.via : [];
            for (const name of between)
                sheet.node(packageKey(name), 'package', [name]);
            const path = [from, ...between.map(packageKey).reverse(), group.key];
            for (const [index, to] of path.slice(1).entries())
                sheet.edge(path[index] ?? from, to);
        }
    }
    if (undrawn.size > 0) {
        const more = [...undrawn].filter((key) => !sheet.has(key)).length;
        sheet.node(otherChanges, 'change', [more > 0 ? `${more} more changes` : 'others of these changes']);
    }
    for (const group of groups)
        sheet.node(group.key, 'service', linesOf(group), isIdle(group));
    drawEnvironments(sheet, groups, request);
    return sheet;
}
const otherChanges = 'other changes';
function isIdle({ happens }) {
    return happens === 'held' || happens === 'superseded' || happens === 'waits in the request';
}
function linesOf({ services, happens }) {
    const what = happens === 'several' ? [] : [happens];
    return services.length === 1 ? [...services, ...what] : [`${services.length} services`, named(services), ...what];
}
function mostReaching(groups) {
    const drawn = new Set(groups.flatMap(({ services }) => services));
    const reach = new Map();
    for (const { causes, services } of groups) {
        for (const { key, service } of causes) {
            if (service === undefined || !drawn.has(service))
                reach.set(key, (reach.get(key) ?? 0) + services.length);
        }
    }
    const sorted = [...reach].sort(([, a], [, b]) => b - a).map(([key]) => key);
    return new Set(sorted.slice(0, coarse.changes));
}
function drawEnvironments(sheet, groups, { environment, environments, promotes }) {
    if (environment === undefined)
        return;
    const keyOf = (name) => `environment ${name}`;
    const node = (name, isLater) => {
        const clusters = [...(environments.get(name)?.clusters?.keys() ?? [])];
        const lines = [name, ...(clusters.length === 0 ? [] : [named(clusters)])];
        sheet.node(keyOf(name), 'environment', lines, isLater);
    };
    node(environment, false);
    for (const group of groups)
        sheet.edge(group.key, keyOf(environment), undefined, isIdle(group));
    const source = promotes ? environments.get(environment)?.['promote-from']?.environment : undefined;
    if (source !== undefined && source !== environment) {
        node(source, false);
        sheet.edge(keyOf(source), keyOf(environment), 'image');
    }
    const drawn = new Set([environment]);
    let more = 0;
    for (const from of drawn) {
        for (const [name, { 'promote-from': promoteFrom }] of environments) {
            if (promoteFrom?.environment !== from || drawn.has(name))
                continue;
            if (drawn.size > coarse.environments) {
                more += 1;
                continue;
            }
            drawn.add(name);
            node(name, true);
            sheet.edge(keyOf(from), keyOf(name), promotionLabel(promoteFrom), true);
        }
    }
    if (more === 0)
        return;
    sheet.node('other environments', 'environment', [`${more} more environments`], true);
    sheet.edge(keyOf(environment), 'other environments', 'promotion', true);
}
function promotionLabel({ when, after }) {
    return [
        'promotion',
        ...(when === undefined ? [] : [`when ${when}`]),
        ...(after === undefined ? [] : [`after ${after}`]),
    ].join(', ');
}
class Sheet {
    #nodes = new Map();
    #edges = new Map();
    get nodes() {
        return [...this.#nodes.values()];
    }
    get edges() {
        return [...this.#edges.values()];
    }
    has(key) {
        return this.#nodes.has(key);
    }
    node(key, kind, lines, isIdle = false) {
        const known = this.#nodes.get(key);
        if (known === undefined || (known.kind === 'package' && kind === 'change')) {
            this.#nodes.set(key, { key, kind, lines, isIdle });
        }
    }
    edge(from, to, label, isIdle = false) {
        this.#edges.set(JSON.stringify([from, to]), { from, to, label, isIdle });
    }
}

// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var service_deployment = __webpack_require__(1466);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
;// CONCATENATED MODULE: ./build/commands/picture/mermaid.js
const longestText = 45_000;
const lineLengths = [60, 30, 12];
const shapes = {
    change: ['c', '(', ')'],
    package: ['p', '([', '])'],
    service: ['s', '[', ']'],
    environment: ['e', '{{', '}}'],
};
function mermaid(graph, redact) {
    const nodes = graph.nodes.map((node) => ({ ...node, lines: node.lines.map(redact) }));
    const edges = graph.edges.map((edge) => ({ ...edge, label: edge.label && redact(edge.label) }));
    let text = '';
    for (const longest of lineLengths) {
        text = flowchart({ nodes, edges }, longest);
        if (text.length <= longestText)
            break;
    }
    return text;
}
function flowchart({ nodes, edges }, longest) {
    const ids = new Map(nodes.map(({ key, kind }, index) => [key, `${shapes[kind][0]}${index + 1}`]));
    const idle = nodes.filter(({ isIdle }) => isIdle).map(({ key }) => ids.get(key));
    const shown = (text) => `"${escaped(cut(text, longest))}"`;
    return [
        'flowchart LR',
        ...nodes.map(({ key, kind, lines }) => {
            const [, open, close] = shapes[kind];
            return `  ${ids.get(key)}${open}"${lines.map((line) => escaped(cut(line, longest))).join('<br>')}"${close}`;
        }),
        ...edges.map(({ from, to, label, isIdle }) => {
            const arrow = (isIdle ? '-.->' : '-->') + (label === undefined ? '' : `|${shown(label)}|`);
            return `  ${ids.get(from)} ${arrow} ${ids.get(to)}`;
        }),
        ...(idle.length === 0 ? [] : ['  classDef idle stroke-dasharray: 4 4', `  class ${idle.join(',')} idle`]),
    ].join('\n');
}
function cut(text, longest) {
    const characters = [...text];
    if (characters.length <= longest)
        return text;
    const begin = Math.floor(longest / 3);
    return `${characters.slice(0, begin).join('')}…${characters.slice(characters.length - (longest - begin - 1)).join('')}`;
}
const apart = '#8203;';
function escaped(text) {
    const line = text.replace(/[\s\p{C}]+/gu, ' ').trim() || '?';
    return line.replace(/[^\p{L}\p{M}\p{N} ]/gu, (character, at) => {
        const before = line.slice(0, at);
        const isPlain = /^[./-]$/.test(character) && /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(line.slice(at + 1));
        if (isPlain && !/www$/i.test(before))
            return character;
        return `#${character.codePointAt(0)};${/^(?:\$\$|:fa-|\\n)/.test(line.slice(at)) ? apart : ''}`;
    });
}

// EXTERNAL MODULE: ./build/commands/picture/reasons.js
var reasons = __webpack_require__(5363);
;// CONCATENATED MODULE: ./build/commands/picture/picture.js





function pictureOf(services, environment, run, imageOf) {
    const rows = services.map((each) => {
        const { service, reason, inPlace, decision } = each;
        const happens = happeningOf(decision);
        const image = happens === 'deploy' ? imageOf(service) : inPlace?.image;
        return { service: (0,service_deployment/* placeOf */.$t)(each), why: reason, image: shortImage(image), happens };
    });
    return { graph: graphOf(inAllClusters(services).map(picturedService), environment, run), rows };
}
function inAllClusters(services) {
    const found = new Map();
    for (const each of services) {
        const known = found.get(each.service);
        if (known === undefined || happeningOf(known.decision) === 'nothing')
            found.set(each.service, each);
    }
    return [...found.values()];
}
function pictureOfChange({ reasons, environment }, run, imageOf) {
    const services = [...reasons].map(([service, changes]) => {
        const happens = changes.length === 0 ? 'nothing' : environment === undefined ? 'affected' : 'deploy';
        return { service, changes, happens, otherwise: undefined };
    });
    const rows = services.map(({ service, changes, happens }) => {
        const why = changes.length === 0 ? 'not affected' : changes.map((change) => (0,affected/* describeReason */.Gk)(service, change));
        return { service, why, image: shortImage(happens === 'deploy' ? imageOf(service) : undefined), happens };
    });
    return { graph: graphOf(services, environment?.name, run), rows };
}
function graphOf(services, environment, run) {
    const promotes = run.inputs.promotion === 'require';
    return deploymentGraph({ services, environment, environments: run.config?.environments ?? new Map(), promotes });
}
function promotedFrom(environment, { inputs }) {
    return inputs.promotion === 'require' ? environment?.environment['promote-from']?.environment : undefined;
}
function graphText({ graph }, { secrets }) {
    return graph && mermaid(graph, (text) => secrets.redact(text));
}
function pictureParts(picture, run) {
    const isPage = run.ci.host === 'github';
    const text = isPage ? graphText(picture, run) : undefined;
    return [...(text === undefined ? [] : [`\`\`\`mermaid\n${text}\n\`\`\``]), (0,reasons/* reasonTable */.$)(picture.rows, isPage)];
}
function shortImage(image) {
    const [name = '', digest] = (image ?? '').split('@');
    return digest === undefined ? [name] : [name, digest.slice(0, 'sha256:'.length + 12)];
}


/***/ }),

/***/ 5363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ reasonTable),
/* harmony export */   L: () => (/* binding */ reasonsWithin)
/* harmony export */ });
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2635);

const mostSeen = 30;
const head = ['service', 'why', 'image', 'what happens'];
function reasonTable(rows, folds) {
    if (rows.length <= mostSeen || !folds)
        return tableOf(rows);
    const isBusy = ({ happens }) => happens !== 'nothing';
    const sorted = [...rows.filter(isBusy), ...rows.filter((row) => !isBusy(row))];
    const folded = sorted.slice(mostSeen);
    const busy = folded.filter(isBusy).length;
    const title = `${folded.length} more services, ${busy === 0 ? 'which need nothing' : `${busy} of which need something`}`;
    return [
        tableOf(sorted.slice(0, mostSeen)),
        `<details><summary>${title}</summary>`,
        tableOf(folded),
        '</details>',
    ].join('\n\n');
}
function tableOf(rows) {
    return (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(head, rows.map(({ service, why, image, happens }) => [service, why, image, happens]));
}
const longestReasons = 128 * 1024;
function reasonsWithin(reasons, host) {
    const fits = (each) => JSON.stringify(each).length <= longestReasons;
    if (host !== 'github' || fits(reasons))
        return reasons;
    const shortened = (longest) => Object.fromEntries(Object.entries(reasons).map(([service, [first, ...others]]) => {
        if (first === undefined)
            return [service, []];
        const text = first.length > longest ? `${first.slice(0, longest)}…` : first;
        return [service, others.length === 0 ? [text] : [text, `and ${others.length} more`]];
    }));
    return [200, 80, 20].map(shortened).find(fits) ?? Object.fromEntries(Object.keys(reasons).map((each) => [each, []]));
}


/***/ }),

/***/ 5891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ askServers),
/* harmony export */   R: () => (/* binding */ byServer)
/* harmony export */ });
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3669);

function byServer(questions, runOf) {
    const groups = new Map();
    for (const question of questions) {
        const run = runOf(question);
        const server = JSON.stringify((0,_inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_0__/* .argocdConnection */ .rU)(run.inputs));
        const group = groups.get(server) ?? { run, asked: [] };
        group.asked.push(question);
        groups.set(server, group);
    }
    return [...groups.values()];
}
async function askServers(questions, runOf, ask) {
    const groups = byServer(questions, runOf);
    const answers = await Promise.all(groups.map(async ({ run, asked }) => ask(run, asked)));
    const found = new Map(groups.flatMap(({ asked }, group) => asked.map((question, index) => [question, answers[group]?.[index]])));
    return questions.flatMap((question) => {
        const answer = found.get(question);
        return answer === undefined ? [] : [answer];
    });
}


/***/ }),

/***/ 4529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zn: () => (/* binding */ OpenTargets),
  NH: () => (/* binding */ atNewestTip),
  Pg: () => (/* binding */ atPlannedTip)
});

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/commands/application/inputs.js
var inputs = __webpack_require__(7365);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
// EXTERNAL MODULE: ./build/commands/comparison/source.js
var source = __webpack_require__(7816);
;// CONCATENATED MODULE: ./build/commands/comparison/open-once.js


class OpenOnce {
    #run;
    #commit;
    #facts;
    #open;
    constructor(run, commit, facts) {
        this.#facts = facts;
        this.#run = run;
        this.#commit = commit;
    }
    get() {
        this.#open ??= this.#openBoth();
        return this.#open;
    }
    async #openBoth() {
        const transport = await (0,gitops_remote/* openGitops */.fn)(this.#run);
        const { facts, close } = await this.#source();
        return {
            transport,
            facts,
            async [Symbol.asyncDispose]() {
                await Promise.all([transport[Symbol.asyncDispose](), close()]);
            },
        };
    }
    async #source() {
        if (this.#facts !== undefined)
            return { facts: await this.#facts(), close: async () => { } };
        const facts = (0,source.openSource)(this.#run, this.#commit);
        return { facts, close: async () => facts[Symbol.asyncDispose]() };
    }
    async [Symbol.asyncDispose]() {
        const open = await this.#open?.catch(() => undefined);
        await open?.[Symbol.asyncDispose]();
    }
}

// EXTERNAL MODULE: ./build/commands/places/targets.js
var targets = __webpack_require__(4598);
;// CONCATENATED MODULE: ./build/commands/places/open-targets.js





class OpenTargets {
    #open = [];
    #targets;
    #first;
    #commit;
    constructor(command, home, chosen, commit) {
        this.#commit = commit;
        const [first, ...others] = (0,targets.targetsIn)(command, home, chosen);
        if (first === undefined)
            throw new Error('an environment has at least one place');
        this.#first = this.#opened(first, undefined);
        this.#targets = [this.#first, ...others.map((each) => this.#opened(each, () => this.facts()))];
    }
    get names() {
        return this.#targets.length === 1 ? undefined : this.#targets.flatMap(({ name }) => name ?? []);
    }
    get all() {
        return this.#targets;
    }
    at(name) {
        return this.#targets.find((each) => each.name === name) ?? this.#first;
    }
    of(cluster) {
        return this.#targets.find(({ clusters }) => clusters.includes(cluster)) ?? this.#first;
    }
    run(cluster) {
        return this.of(cluster).runs.get(cluster) ?? this.#first.run;
    }
    async facts() {
        return (await this.#first.once.get()).facts;
    }
    other(target) {
        return this.#opened(target, () => this.facts());
    }
    #opened(target, facts) {
        const once = new OpenOnce(target.run, this.#commit, facts);
        const history = (0,inputs/* gitopsHistory */.Po)(target.run);
        this.#open.push(once, history);
        return { ...target, once, history, plan: undefined };
    }
    async [Symbol.asyncDispose]() {
        for (const each of this.#open.toReversed())
            await each[Symbol.asyncDispose]();
    }
}
async function atNewestTip({ once, run }, read) {
    const { transport } = await once.get();
    const { tip, objectFormat } = await (0,repository/* resolveBranch */.pd)(transport, run.inputs['gitops-branch']);
    return read(await (0,snapshot/* openSnapshot */.r3)(transport, tip, objectFormat));
}
async function atPlannedTip(target, read) {
    const seen = target.plan?.seen;
    if (seen === undefined)
        return atNewestTip(target, read);
    return read(await (0,snapshot/* openSnapshot */.r3)((await target.once.get()).transport, seen));
}


/***/ }),

/***/ 8713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ seenText),
/* harmony export */   P: () => (/* binding */ seenOf)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

function seenText(targets) {
    const [first, ...others] = targets;
    if (others.length === 0)
        return first?.seen;
    const known = targets.flatMap(({ clusters, seen }) => (seen === undefined ? [] : [`${clusters.join('+')}=${seen}`]));
    return known.length === 0 ? undefined : known.join(',');
}
function seenOf(text, clusters) {
    if (!text.includes('='))
        return text;
    for (const each of text.split(',')) {
        const [names = '', tip = ''] = each.split('=');
        if (tip === '')
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('seen', `"${each}" names no commit`, 'Give the output seen of plan as it is.');
        if (names.split('+').some((name) => clusters.includes(name)))
            return tip;
    }
    return undefined;
}


/***/ }),

/***/ 4598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   clustersIn: () => (/* binding */ clustersIn),
/* harmony export */   clustersText: () => (/* binding */ clustersText),
/* harmony export */   onlyTarget: () => (/* binding */ onlyTarget),
/* harmony export */   targetsIn: () => (/* binding */ targetsIn)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4867);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3070);
/* harmony import */ var _place_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(199);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8713);





function clustersText(clusters) {
    const names = clusters.flatMap((each) => each ?? []);
    return names.length === 0 ? undefined : names.join(', ');
}
function clustersIn({ inputs }, chosen) {
    return inputs.cluster === undefined ? (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_1__/* .clustersOf */ .Dg)(chosen?.environment ?? {}) : [inputs.cluster];
}
function targetsIn(command, home, chosen) {
    const groups = new Map();
    for (const cluster of clustersIn(home, chosen)) {
        const run = (0,_place_run_js__WEBPACK_IMPORTED_MODULE_3__/* .runAt */ .D)(command, home, { environment: chosen?.name, cluster });
        const { 'gitops-repository': repository, 'gitops-branch': branch, deliver, 'request-key': key } = run.inputs;
        const url = repository === undefined ? undefined : (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .gitopsUrl */ .iZ)(run);
        const place = JSON.stringify([url, branch, deliver, key]);
        groups.set(place, (groups.get(place) ?? new Map()).set(cluster, run));
    }
    return [...groups.values()].flatMap((runs) => {
        const clusters = [...runs.keys()];
        const seen = new Map([...runs].map(([cluster, run]) => [cluster, withSeen(run, clusters)]));
        const [run] = seen.values();
        const name = groups.size === 1 ? undefined : clusters.join(', ');
        return run === undefined ? [] : [{ name, clusters, runs: seen, run }];
    });
}
function withSeen(run, clusters) {
    const { seen } = run.inputs;
    return seen === undefined ? run : { ...run, inputs: { ...run.inputs, seen: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .seenOf */ .P)(seen, clusters) } };
}
function onlyTarget(targets, environment) {
    const [first, ...others] = targets;
    if (first !== undefined && others.length === 0)
        return first;
    const names = targets.flatMap(({ clusters }) => clusters);
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('cluster', `is missing: the clusters of ${environment} have ${targets.length} GitOps repositories or branches`, `Give one of ${names.join(', ')}, and run it for each; \`deploy\` writes to all of them.`);
}


/***/ }),

/***/ 8093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ whyNoEnvironment)
});

// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(8998);
// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __webpack_require__(5256);
// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
;// CONCATENATED MODULE: ./build/core/monorepo/events/near-miss.js


function nearMiss(name, kind, patterns) {
    const given = patterns.filter((pattern) => !pattern.startsWith('!'));
    const out = patterns.findLast((pattern) => pattern.startsWith('!') && (0,glob/* glob */.TI)(pattern.slice(1))(name));
    if (out !== undefined && (0,glob/* globs */.gV)(given)(name))
        return `\`${out}\` leaves it out`;
    for (const pattern of given) {
        const meant = meaningsOf(pattern, kind).find((meaning) => (0,glob/* glob */.TI)(meaning.pattern)(name));
        if (meant !== undefined)
            return `\`${pattern}\` ${meant.because}: write \`${meant.pattern}\``;
    }
    for (const pattern of given) {
        const [widest = { pattern, because: '' }] = meaningsOf(pattern, kind).slice(-1);
        if ((0,glob/* glob */.TI)(widest.pattern.toLowerCase())(name.toLowerCase())) {
            return `\`${pattern}\` is another text in upper and lower case, which count`;
        }
    }
    const version = /^v(?=\d)/.test(name) ? name.slice(1) : `v${name}`;
    const versioned = kind === 'tag' && /^v?\d/.test(name) && given.find((pattern) => (0,glob/* glob */.TI)(pattern)(version));
    if (versioned)
        return `\`${versioned}\` takes \`${version}\``;
    const literal = (0,suggestion/* suggestionFor */.o)(name, given.filter((pattern) => !(0,glob/* isGlob */.fg)(pattern)));
    return literal === undefined ? undefined : `did you mean \`${literal}\`?`;
}
function meaningsOf(pattern, kind) {
    const prefix = kind === 'branch' ? /^\/?(refs\/heads\/|heads\/|refs\/remotes\/origin\/|origin\/)/ : /^\/?(refs\/)?tags\//;
    const found = [];
    let meant = pattern;
    const mean = (changed, because) => {
        if (changed === meant)
            return;
        found.push({ pattern: changed, because });
        meant = changed;
    };
    mean(meant.trim(), 'has white space around it');
    mean(meant.replace(prefix, ''), `is the name of a ref, and patterns are of ${kind === 'branch' ? 'branches' : 'tags'}`);
    mean(meant.replace(/^\/+/, ''), 'begins with a slash');
    mean(meant.replace(/\/+$/, '/**'), 'ends with a slash, and no name does');
    mean(meant.replace(/(?<!\*)\*(?!\*)/g, '**'), 'stops at `/`');
    return found;
}

;// CONCATENATED MODULE: ./build/core/monorepo/events/why-no-environment.js




function whyNoEnvironment(config, ci) {
    const { event, branch } = ci;
    if (event.kind === 'request' || event.kind === 'request-closed') {
        return 'No environment of gitops.yaml takes requests: none has `when.request: true`.';
    }
    const untaken = whyNotStartedSo(config, ci);
    if (untaken !== undefined)
        return untaken;
    const tag = (0,events/* tagOf */.cO)(ci);
    if (tag !== undefined) {
        const near = untakenService(config, tag) ?? nearMisses(config, tag, 'tag');
        return `No environment of gitops.yaml takes the tag ${tag}: ${listed(config, 'tag')}.${near}`;
    }
    if (branch === undefined) {
        const all = [...patternsOf(config, 'branch'), ...patternsOf(config, 'tag')];
        const known = all.length === 0 ? 'none has a `when.branch`' : all.join(', ');
        return `No environment of gitops.yaml is chosen, because neither a branch nor a tag is known of this run: ${known}. Give the input \`environment\`, or run it on a branch or tag.`;
    }
    return `No environment of gitops.yaml takes the branch ${branch}: ${listed(config, 'branch')}.${nearMisses(config, branch, 'branch')}`;
}
function patternsOf({ environments }, kind) {
    return [...environments].flatMap(([name, { when }]) => {
        const given = when?.[kind] ?? [];
        return given.length === 0 ? [] : [`${name} (${kind} ${given.join(', ')})`];
    });
}
function listed(config, kind) {
    const found = patternsOf(config, kind);
    return found.length === 0 ? `none has a \`when.${kind}\`` : found.join(', ');
}
function nearMisses({ environments, services = new Map() }, name, kind) {
    const misses = [...environments.values()].flatMap((environment) => {
        const patterns = environment.when?.[kind] ?? [];
        const names = patterns.some((each) => each.includes(events/* ofService */.Jv)) ? (0,events/* tagNames */.nP)(services, environment.services) : [];
        const filled = patterns.flatMap((pattern) => pattern.includes(events/* ofService */.Jv) ? names.map((each) => pattern.replaceAll(events/* ofService */.Jv, each.name)) : [pattern]);
        return nearMiss(name, kind, filled) ?? [];
    });
    return misses.length === 0 ? '' : ` \`${name}\` matches no environment; ${misses[0]}.`;
}
function whyNotStartedSo({ environments, services }, ci) {
    const trigger = (0,events/* triggerOf */.ix)(ci);
    if (trigger === undefined)
        return undefined;
    const what = trigger === 'schedule' ? 'scheduled pipelines' : 'pipelines that are started by hand';
    const { branch = '', defaultBranch } = ci;
    const source = (0,events/* tagOf */.cO)(ci) ?? branch;
    const push = { ...ci, event: (0,events/* tagOf */.cO)(ci) === undefined ? { kind: 'push' } : { kind: 'tag', tag: source } };
    for (const [name, environment] of environments) {
        if (environment.when?.[trigger] === false && (0,events/* takesEvent */.vd)(environment, push, services)) {
            return `No environment of gitops.yaml takes ${what} of ${source}: ${name} has \`when.${trigger}: false\`.`;
        }
    }
    const [alone] = [...environments].find(([, each]) => each.when?.[trigger] === true && !(0,events/* hasSource */.o2)(each)) ?? [];
    if (alone === undefined)
        return undefined;
    const only = defaultBranch === undefined ? 'the default branch' : `the default branch ${defaultBranch}`;
    return `No environment of gitops.yaml takes ${what} of ${source}: ${alone} takes those of ${only} alone, because its \`when\` names no other branch. Give the input \`environment\`.`;
}
function untakenService({ environments, services = new Map() }, tag) {
    for (const [name, environment] of environments) {
        for (const pattern of environment.when?.tag ?? []) {
            const word = wordIn(tag, pattern);
            if (word === undefined)
                continue;
            const known = (0,events/* tagNames */.nP)(services, undefined);
            const service = known.find((each) => each.name === word)?.service;
            if (service !== undefined) {
                if ((0,events/* servicesIn */.qp)(environment.services, services.keys()).includes(service))
                    continue;
                return ` It names ${service}, which \`environments.${name}.services\` has not.`;
            }
            const near = (0,suggestion/* didYouMean */.a)(word, known.map((each) => each.name), (each) => `"${each}"`);
            return ` By \`${pattern}\` of ${name} it names "${word}", which is neither a service nor the workspace package of one. ${near}`.trimEnd();
        }
    }
    return undefined;
}
function wordIn(tag, pattern) {
    const at = pattern.indexOf(events/* ofService */.Jv);
    if (at < 0 || pattern.startsWith('!'))
        return undefined;
    const before = (0,glob/* glob */.TI)(pattern.slice(0, at));
    const after = (0,glob/* glob */.TI)(pattern.slice(at + events/* ofService */.Jv.length));
    for (let begin = 0; begin < tag.length; begin += 1) {
        if (!before(tag.slice(0, begin)))
            continue;
        for (let end = tag.length; end > begin; end -= 1)
            if (after(tag.slice(end)))
                return tag.slice(begin, end);
    }
    return undefined;
}


/***/ }),

/***/ 5422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qw: () => (/* binding */ neededFirst),
/* harmony export */   ob: () => (/* binding */ serviceJobs),
/* harmony export */   xI: () => (/* binding */ matrixRows)
/* harmony export */ });
/* harmony import */ var _deployed_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5832);
/* harmony import */ var _environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);


const largestMatrix = 256;
function serviceJobs({ services, affected, environment }, run) {
    const { ci } = run;
    return affected.map((name) => {
        const { tag } = (0,_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTemplates */ .br)(run.config, name, environment?.environment);
        const hasTag = ci.commit !== undefined || !(0,_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .namesCommit */ .yF)(tag);
        return {
            service: name,
            environment: environment?.name ?? '',
            slug: (0,_environments_js__WEBPACK_IMPORTED_MODULE_1__.slugFor)(ci) ?? '',
            path: services.get(name)?.path ?? '',
            image: (0,_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageRepository */ .an)(run, name, environment) ?? '',
            tag: hasTag ? (0,_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTag */ .I_)(run, name, environment) : '',
        };
    });
}
function matrixRows(jobs, host) {
    if (host !== 'github' || jobs.length <= largestMatrix)
        return jobs.map((job) => ({ ...job, services: job.service }));
    return Array.from({ length: largestMatrix }, (_, row) => {
        const begin = Math.floor((row * jobs.length) / largestMatrix);
        return rowOf(jobs.slice(begin, Math.floor(((row + 1) * jobs.length) / largestMatrix)));
    }).flat();
}
function rowOf(jobs) {
    const [first, ...others] = jobs;
    if (first === undefined)
        return [];
    const services = jobs.map(({ service }) => service).join('\n');
    if (others.length === 0)
        return [{ ...first, services }];
    return [{ ...first, service: `${first.service} and ${others.length} more`, path: '', image: '', tag: '', services }];
}
function neededFirst(services, planned) {
    const isPlanned = new Set(planned);
    const before = new Map();
    const allBefore = (name) => {
        const known = before.get(name);
        if (known !== undefined)
            return known;
        before.set(name, new Set());
        const found = new Set((services.get(name)?.needs ?? []).flatMap((other) => [other, ...allBefore(other)]));
        before.set(name, found);
        return found;
    };
    return new Map(planned.map((name) => {
        const all = [...allBefore(name)].filter((other) => other !== name && isPlanned.has(other));
        return [name, all.filter((other) => !all.some((each) => allBefore(each).has(other)))];
    }));
}


/***/ }),

/***/ 233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ parseRetention),
/* harmony export */   _4: () => (/* binding */ retentionRules),
/* harmony export */   aW: () => (/* binding */ retentionSection)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);


const text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1);
const globs = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(text).min(1)])
    .transform((given) => (typeof given === 'string' ? [given] : given));
const positive = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1, { error: 'must be at least 1' });
const rule = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    repository: globs
        .describe('Repositories that the rule is about: a glob or a list of globs, below `registry` unless it begins with a host. `*` stops at `/`, `**` does not. Default: the images of the services, without their caches.')
        .exactOptional(),
    tags: globs.describe('Tags that the rule is about: a glob or a list of globs. Default: `*`.').exactOptional(),
    'keep-last': positive
        .describe('In each repository keep so many images, the newest of those with such a tag.')
        .exactOptional(),
    'keep-days': positive.describe('Keep images that are not older than so many days.').exactOptional(),
})
    .describe('What a rule keeps stays, and so does what no rule matches.');
const retentionRules = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(rule).readonly();
const retentionSection = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    apply: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['self', 'registry'])
        .describe('Who deletes. `self`: a sweep of `cleanup-review-env`, which keeps what Git names. `registry`: Harbor, GitLab or ECR, by a policy that is written from the rules; it cannot see Git. Default: `self`.')
        .exactOptional(),
    rules: retentionRules.describe('For the repositories of all services.').exactOptional(),
})
    .describe('Which images of the registry may go.');
function parseRetention(value) {
    const given = Array.isArray(value) ? { rules: value } : value;
    const parsed = retentionSection.safeParse(given);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const place = (issue?.path ?? []).map(String).join('.');
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('retention', `${place === '' ? 'the value' : place}: ${issue?.message ?? 'is not understood'}`, 'Write {"apply": "self" or "registry", "rules": [{"repository": …, "tags": …, "keep-last": 10, "keep-days": 7}]}.');
}


/***/ })

};
