export const id = 5394;
export const ids = [5394];
export const modules = {

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


/***/ })

};
