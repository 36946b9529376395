export const id = 459;
export const ids = [459];
export const modules = {

/***/ 459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ commands_deploy_deploy),
  deployEvent: () => (/* binding */ deployEvent)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/argocd/planned.js
var argocd_planned = __webpack_require__(2839);
// EXTERNAL MODULE: ./build/core/argocd/rights.js
var rights = __webpack_require__(2038);
// EXTERNAL MODULE: ./build/core/argocd/server/client.js + 3 modules
var server_client = __webpack_require__(71);
// EXTERNAL MODULE: ./build/core/argocd/server/errors.js
var errors = __webpack_require__(798);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var server_live = __webpack_require__(151);
// EXTERNAL MODULE: ./build/core/argocd/states.js
var states = __webpack_require__(5367);
// EXTERNAL MODULE: ./build/core/argocd/upsert.js
var upsert = __webpack_require__(3914);
;// CONCATENATED MODULE: ./build/core/argocd/check.js
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








const oldest = { major: 2, minor: 7 };
async function checkVersion(client) {
    const { Version: version } = await client.call({ path: '/api/version' });
    const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(String(version)) ?? [];
    if (major === undefined || Number(major) > oldest.major)
        return;
    if (Number(major) === oldest.major && Number(minor) >= oldest.minor)
        return;
    const problem = `Argo CD at ${client.url} is ${String(version)}, and ${oldest.major}.${oldest.minor} is the oldest that this program works with`;
    throw new failure/* Failure */.HR('failed', 'ARGOCD_VERSION', problem, {
        hint: 'Upgrade Argo CD, or use `mode: git`, which needs no server.',
    });
}
async function checkArgocd(request, ports, deadline) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const opened = __addDisposableResource(env_1, server_client.ArgocdClient.open(request.connection, ports), false);
        const client = deadline === undefined ? opened : opened.until(deadline);
        const subject = client.userInfo();
        const [{ loggedIn }] = await Promise.all([subject, checkVersion(client)]);
        if (!loggedIn) {
            throw new failure/* Failure */.HR('failed', 'ARGOCD_UNAUTHORIZED', `Argo CD at ${client.url} does not accept the credential`, {
                hint: 'The token is expired, revoked or of another server: make a new one for the project role.',
            });
        }
        const needed = await neededRights(client, request.applications, ports.log).catch((error) => {
            if (!(0,errors/* isTransient */.dg)(error))
                throw error;
            return [];
        });
        const missing = await (0,rights/* missingRights */.o7)(client, needed, subject);
        if (missing === undefined)
            return;
        if (!request.dryRun)
            throw missing;
        ports.log.warn(`this would be refused: ${missing.message}. ${missing.hint}`);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function neededRights(client, planned, log) {
    if (planned.length === 0)
        return [];
    const applications = planned.map(({ application }) => application);
    const looks = await (0,states/* liveApplications */.i)(client, applications, log);
    return (0,rights/* inTurns */.gG)(planned.map((each, index) => ({ ...each, look: looks[index] })), async ({ application, request, options, look }) => {
        const ref = (0,server_live/* refTo */.zI)(application);
        const live = look ?? (await (0,rights/* sameName */.q)(client, ref));
        const sync = options.sync ? ['sync'] : [];
        if (live === undefined)
            return { ref, actions: ['create', ...sync] };
        if (live instanceof failure/* Failure */.HR)
            return { ref, actions: ['create', 'update', ...sync] };
        const differs = (0,upsert/* differsFromLive */.Cu)((0,argocd_planned/* applicationAt */.u)({ request, application }, undefined), live);
        return { ref, actions: differs ? ['create', 'update', ...sync] : sync };
    });
}

// EXTERNAL MODULE: ./build/core/argocd/deploy.js
var deploy = __webpack_require__(8446);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/image/promote.js + 1 modules
var promote = __webpack_require__(5748);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/build/dockerfile.js
var build_dockerfile = __webpack_require__(2175);
// EXTERNAL MODULE: ./build/core/build/engine.js
var engine = __webpack_require__(3951);
// EXTERNAL MODULE: ./build/core/build/engines.js
var build_engines = __webpack_require__(1882);
// EXTERNAL MODULE: ./build/core/build/make/sign-fresh.js
var sign_fresh = __webpack_require__(5462);
// EXTERNAL MODULE: ./build/core/build/make/task.js
var task = __webpack_require__(9131);
// EXTERNAL MODULE: ./build/core/build/options/options.js + 2 modules
var options = __webpack_require__(7892);
// EXTERNAL MODULE: ./build/core/build/prune/pruned-context.js + 6 modules
var pruned_context = __webpack_require__(3909);
// EXTERNAL MODULE: ./build/core/build/request.js
var build_request = __webpack_require__(212);
;// CONCATENATED MODULE: ./build/core/build/check-image.js













async function checkImage(request, ports, probes = new Map()) {
    if (request.finish !== undefined)
        return;
    (0,options/* checkDestination */.br)(request);
    await (0,sign_fresh/* signerFor */.k8)(request, ports);
    const target = (0,build_request/* imageTarget */.bi)(request);
    if (request['promote-from'] === undefined)
        await checkBuild(request, target, ports, probes);
    else
        (0,reference/* parseReference */.F2)(request['promote-from'], 'promote-from');
    if (request['dry-run'])
        return;
    await (0,task/* withConnection */.p)(ports, (own) => (0,task/* registryFor */.ZQ)(request, target.image, own).checkPush((0,reference/* parseRepositoryName */.$M)(target.image)));
}
async function confirmImage(request, image, ports) {
    const { repository, tag, digest } = image;
    if (request['dry-run'])
        return;
    await (0,task/* withConnection */.p)(ports, (own) => {
        const registry = (0,task/* registryFor */.ZQ)(request, repository, own);
        return (0,promote.confirm)(registry, { ...(0,reference/* parseRepositoryName */.$M)(repository), tag }, digest);
    });
}
async function checkBuild(request, target, ports, probes) {
    const engines = (0,build_engines/* enginesFor */.Ho)(request, build_engines/* allEngines */.N1);
    const spec = (0,build_request/* specOf */.rI)(request, target, ports);
    await checkFiles(engines, spec);
    if (engines.some(({ source }) => source === 'dockerfile'))
        await (0,pruned_context.checkPrune)(request, spec, ports);
    if (request['unless-changed'])
        return;
    const asked = JSON.stringify([engines.map(({ name }) => name), spec.builder, spec.platforms.length]);
    const probe = probes.get(asked) ?? canBuild(engines, spec, request, ports);
    probes.set(asked, probe);
    await probe;
}
function canBuild(engines, spec, request, ports) {
    return (0,task/* withConnection */.p)(ports, (own) => {
        const { run } = own.programs;
        return (0,build_engines/* firstAvailable */.ML)(engines, spec, { ...own, run, registry: (0,task/* registryFor */.ZQ)(request, spec.image, own) });
    });
}
async function checkFiles(engines, spec) {
    if (engines.some(({ source }) => source === 'dockerfile')) {
        await (0,build_request/* requirePaths */.yK)(spec);
        const dockerfile = (0,build_dockerfile/* parseDockerfile */.Ai)(await (0,promises_.readFile)(spec.dockerfile, 'utf8'));
        if (spec.target !== undefined && (0,build_dockerfile/* targetNumber */.Bi)(dockerfile, spec.target) === undefined) {
            throw (0,failure/* badInput */.AN)('target', `${spec.dockerfile} has no stage ${spec.target}`, 'Name a stage of it, or leave target out.');
        }
        return;
    }
    for (const file of spec.files) {
        if (file.trim() === engine/* layerMark */.n8)
            continue;
        const [local = file] = file.split(':', 1);
        await (0,promises_.access)((0,external_node_path_.resolve)(spec.cwd, local)).catch((cause) => {
            throw (0,failure/* badInput */.AN)('files', `${local} cannot be read`, 'Build it in a step before this one, or correct the path.', cause);
        });
    }
}

// EXTERNAL MODULE: ./build/core/build/make-image.js + 8 modules
var make_image = __webpack_require__(5695);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js + 1 modules
var environments = __webpack_require__(7084);
// EXTERNAL MODULE: ./build/core/argocd/rollout/wait.js
var rollout_wait = __webpack_require__(6086);
// EXTERNAL MODULE: ./build/core/bump/apply.js + 3 modules
var apply = __webpack_require__(2682);
// EXTERNAL MODULE: ./build/core/git/path.js
var path = __webpack_require__(8402);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/monorepo/named-commit.js
var named_commit = __webpack_require__(4167);
;// CONCATENATED MODULE: ./build/core/flow/in-parallel.js

async function inParallel(tasks, { atOnce, code }) {
    const results = [];
    const failures = [];
    const waiting = [...tasks.entries()];
    const worker = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const [index, { name, run }] = next;
            try {
                results[index] = await run();
            }
            catch (error) {
                failures.push({ index, name, error });
                waiting.length = 0;
            }
        }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    const [first, ...others] = failures.toSorted((a, b) => a.index - b.index);
    if (first === undefined)
        return results;
    throw others.length === 0 ? withName(first) : together([first, ...others], code);
}
function together(failures, code) {
    const [first] = failures;
    const kinds = failures.map(({ error }) => (error instanceof failure/* Failure */.HR ? error.kind : 'failed'));
    return new failure/* Failure */.HR(kinds.find((kind) => kind !== 'timed-out') ?? 'timed-out', code, failures.map(({ name, error }) => `${name}: ${(0,failure/* messageOf */.bD)(error)}`).join('\n'), {
        cause: first.error,
        hint: first.error instanceof failure/* Failure */.HR ? first.error.hint : undefined,
        outputs: joinedLists(failures.map(({ error }) => (error instanceof failure/* Failure */.HR ? (error.outputs ?? {}) : {}))),
    });
}
function joinedLists(outputs) {
    const names = new Set(outputs.flatMap((each) => Object.keys(each).filter((name) => Array.isArray(each[name]))));
    return Object.fromEntries([...names].map((name) => [name, outputs.flatMap((each) => each[name] ?? [])]));
}
function withName({ name, error }) {
    if (!(error instanceof failure/* Failure */.HR) || error.message.includes(name))
        return error;
    return error.with({ message: `${name}: ${error.message}` });
}

;// CONCATENATED MODULE: ./build/core/flow/images.js



const buildsAtOnce = 4;
const confirmedAtOnce = 8;
function makeImages(services, promotions, makeImage, log, made = () => { }) {
    const make = async (service, image) => {
        const request = promoting(image, promotions.get(service));
        const found = await makeImage(request);
        refuseOtherImage(request, found);
        const result = serviceImage(service, found, log);
        made(result);
        return result;
    };
    const tasks = services.map(({ service, image }) => ({
        name: service,
        run: () => (services.length === 1 ? make(service, image) : apart(service, image, () => make(service, image), log)),
    }));
    return inParallel(tasks, { atOnce: buildsAtOnce, code: 'IMAGES_FAILED' });
}
function apart(service, image, make, log) {
    return image['dry-run'] ? log.group(service, make) : log.group(service, make, { label: service });
}
function refuseOtherImage(request, { image, tags }) {
    if (request.finish === undefined)
        return;
    const wanted = (0,build_request/* imageTarget */.bi)(request);
    if (wanted.image === image && wanted.tags[0] === tags[0])
        return;
    const problem = `${request.finish} has the image ${image}:${tags[0]}, and ${wanted.image}:${wanted.tags[0]} is deployed`;
    throw (0,failure/* badInput */.AN)('finish', problem, 'Give the directory that `emit` wrote for this commit and this environment.');
}
async function confirmImages(services, images, confirmImage) {
    const requests = new Map(services.map(({ service, image }) => [service, image]));
    const tasks = images.flatMap(({ service, repository, tag, digest }) => {
        const request = requests.get(service);
        if (request === undefined || digest === undefined)
            return [];
        return [{ name: service, run: () => confirmImage(request, { repository, tag, digest }) }];
    });
    await inParallel(tasks, { atOnce: confirmedAtOnce, code: 'IMAGES_UNCONFIRMED' });
}
function promoting(request, promoted) {
    if (promoted === undefined)
        return request;
    const tags = promoted.tag === undefined ? {} : { tags: [promoted.tag] };
    return { ...request, ...tags, 'promote-from': promoted.reference, finish: undefined };
}
function serviceImage(service, { image, tags, action, digest }, log) {
    log.info(`${action}: ${digest === undefined ? image : `${image}@${digest}`} ${tags.join(' ')}`);
    const [tag] = tags;
    return {
        service,
        repository: image,
        digest,
        reference: digest === undefined ? `${image}:${tag}` : `${image}@${digest}`,
        tag,
        tagged: tags.map((each) => `${image}:${each}`),
    };
}

// EXTERNAL MODULE: ./build/core/flow/service-deployment.js
var service_deployment = __webpack_require__(1466);
;// CONCATENATED MODULE: ./build/core/flow/written-image.js


function checkWritten(applied, pushed) {
    const images = new Map(pushed.map((image) => [image.service, image]));
    for (const { service, file, newImage } of applied) {
        const image = service === undefined ? undefined : images.get(service);
        if (image === undefined || newImage === undefined || (0,reference/* isTemplated */.dw)(newImage))
            continue;
        if (names((0,reference/* splitImage */.s5)(newImage), image))
            continue;
        const what = (0,reference/* joinImage */.OJ)({ repository: image.repository, tag: image.tag, digest: undefined });
        throw new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_PUSHED', `${file} would name ${newImage}, and ${what} is what is pushed`, {
            hint: 'Let both say the same: `image` and `tag` of the environment (or `build.image` of the service), and the name that the file has.',
        });
    }
}
function names({ repository, tag, digest }, pushed) {
    return ((repository === undefined || (0,reference/* sameRepository */.RB)(repository, pushed.repository) || isMirror(repository, pushed)) &&
        (tag ?? pushed.tag) === pushed.tag &&
        (digest ?? pushed.digest) === pushed.digest);
}
function isMirror(repository, pushed) {
    const { registry, repository: path } = (0,reference/* parseReference */.F2)(pushed.repository);
    return registry === 'docker.io' && repository.endsWith(`/${path}`);
}

;// CONCATENATED MODULE: ./build/core/flow/check.js










async function checkDeployment(check, steps, log) {
    const { services, withImage, promotions, environment, rollout } = check;
    const all = [...services, ...check.followed];
    const { wanted, ...inputs } = await wantedUpdates(check);
    const wrong = [...(await problemsOf(async () => checkRollout(all, rollout))), ...inputs.problems];
    if (wrong.length > 0)
        throw check_together(wrong);
    let isCommitted = true;
    const problems = await Promise.all([
        problemsOf(async () => {
            isCommitted = await checkContent(check, steps, log);
        }),
        checkUpdates(wanted, steps),
        problemsOf(async () => {
            if (services.length > 0)
                await steps.checkDelivery(environment);
        }),
        problemsOf(async () => {
            const onServer = all.flatMap(({ application }) => (application?.mode === 'api' ? [application] : []));
            if (onServer.length > 0)
                await steps.checkArgocd(onServer);
        }),
        ...withImage.map(({ service, image }) => problemsOf(() => steps.checkImage(promoting(image, promotions.get(service))), service)),
    ]);
    const found = problems.flat();
    if (found.length > 0)
        throw check_together(found);
    return { isCommitted };
}
async function checkContent(check, steps, log) {
    const built = check.withImage.filter(({ service }) => !check.promotions.has(service));
    if (built.length === 0)
        return true;
    const tags = built.flatMap(({ image }) => image.tags);
    const checkout = await steps.checkedOut();
    const isCommitted = checkout === undefined || checkout.changed.length === 0;
    const other = (0,named_commit/* otherContent */.y)(tags, checkout, check.ci);
    if (other === undefined)
        return isCommitted;
    if (!check.allowDirty && !check.dryRun)
        throw (0,named_commit/* refusedContent */.w)(other);
    log.warn(check.allowDirty ? `allow-dirty: ${other.problem}` : `this would be refused: ${other.problem}`);
    return isCommitted;
}
function checkRollout(services, { sync, wait, waitFor }) {
    (0,rollout_wait/* waitGoal */.XS)(waitFor);
    const input = sync ? 'sync' : wait ? 'wait' : undefined;
    if (input === undefined || services.some(({ application }) => application?.mode === 'api'))
        return;
    const hint = 'Give argocd-server, or leave it out: Argo CD follows Git by itself.';
    throw (0,failure/* badInput */.AN)(input, 'needs an Argo CD server', hint);
}
async function wantedUpdates({ services, withImage, promotions }) {
    const wanted = [];
    const problems = await Promise.all(services.map((deployment) => problemsOf(async () => {
        const { service, image: request } = deployment;
        const image = withImage.includes(deployment)
            ? expectedImage(service, promoting(request, promotions.get(service)))
            : undefined;
        wanted.push({ service, image, updates: updatesOf(deployment, image ?? 'kept') });
    }, deployment.service)));
    return { wanted, problems: problems.flat() };
}
async function checkUpdates(wanted, steps) {
    if (wanted.length === 0)
        return [];
    return problemsOf(() => steps.atTip(async (snapshot) => {
        const all = await problemsOf(() => tryUpdates(snapshot, wanted));
        if (all.length === 0)
            return;
        const own = await Promise.all(wanted.map((each) => problemsOf(() => tryUpdates(snapshot, [each]), each.service)));
        throw new Problems(own.flat().length > 0 ? own.flat() : all);
    }));
}
async function tryUpdates(snapshot, wanted) {
    const { images } = await (0,apply.applyUpdates)(snapshot, wanted.flatMap(({ updates }) => updates));
    checkWritten(images, wanted.flatMap(({ image }) => image ?? []));
}
function updatesOf(deployment, image) {
    const updates = [...deployment.updates(image), ...(0,service_deployment/* manifestsOf */.oF)([deployment])];
    for (const update of updates)
        checkPaths(update);
    return updates;
}
function expectedImage(service, request) {
    const { image, tags } = (0,build_request/* imageTarget */.bi)(request);
    return { service, repository: image, tag: tags[0], digest: (0,manifest/* digestOf */.ol)(`a digest of ${image} that is not known yet`) };
}
function checkPaths(update) {
    if (update.kind === 'write')
        (0,path/* pathSegments */.Mz)(update.file, 'app-file');
    else
        for (const file of update.files)
            (0,path/* pathSegments */.Mz)(file, 'file');
    if (update.kind === 'edit' && update.from !== undefined)
        (0,path/* pathSegments */.Mz)(update.from, 'from');
}
class Problems extends Error {
    list;
    constructor(list) {
        super('several problems');
        this.list = list;
    }
}
async function problemsOf(check, service) {
    try {
        await check();
        return [];
    }
    catch (error) {
        return error instanceof Problems ? error.list : [{ error, service }];
    }
}
const gravest = ['bad-input', 'refused', 'failed', 'timed-out'];
function check_together(problems) {
    const [first, ...others] = withoutRepeats(problems);
    if (first === undefined || others.length === 0)
        return named(first);
    const all = [first, ...others];
    const kinds = all.map(({ error }) => (error instanceof failure/* Failure */.HR ? error.kind : 'failed'));
    const kind = gravest.find((each) => kinds.includes(each)) ?? 'failed';
    const lines = all.map((problem) => `\n${textOf(problem)}${hintOf(problem)}`).join('');
    return new failure/* Failure */.HR(kind, 'CHECKS_FAILED', `nothing was built: ${all.length} problems were found first${lines}`, {
        cause: first.error,
    });
}
function withoutRepeats(problems) {
    const groups = new Map();
    for (const problem of problems) {
        const message = (0,failure/* messageOf */.bD)(problem.error);
        groups.set(message, [...(groups.get(message) ?? []), problem]);
    }
    return [...groups.values()].flatMap(([first, ...others]) => {
        if (first === undefined)
            return [];
        const names = [first, ...others].flatMap(({ service }) => service ?? []);
        return [{ error: first.error, service: names.length === 0 ? undefined : names.join(', ') }];
    });
}
function named(problem) {
    const { error } = problem ?? {};
    return problem !== undefined && error instanceof failure/* Failure */.HR ? error.with({ message: textOf(problem) }) : error;
}
function textOf({ error, service }) {
    const message = (0,failure/* messageOf */.bD)(error);
    return service === undefined || message.startsWith(`${service}: `) ? message : `${service}: ${message}`;
}
function hintOf({ error }) {
    return error instanceof failure/* Failure */.HR && error.hint !== undefined ? `\n  ${error.hint.replaceAll('\n', '\n  ')}` : '';
}

;// CONCATENATED MODULE: ./build/core/flow/deploy.js






async function deploy_deploy(request, steps, log, report = () => { }) {
    const { event, environment } = request;
    if (event.kind === 'request-closed' || event.kind === 'branch-deleted')
        return closeReview(environment, steps, log);
    if (environment === undefined)
        return nothing(log, request.whyNoEnvironment);
    const { name } = environment;
    const plan = await log.group('Plan', async () => {
        const planned = await steps.plan(name);
        for (const { service, reason } of planned.services)
            log.info(`${service}: ${reason}`);
        return planned;
    });
    report({ environment: name, plan });
    const toWrite = plan.services.filter(({ decision }) => decision.do === 'write');
    const toFollow = plan.services.filter(({ decision }) => decision.do === 'follow-up');
    if (toWrite.length + toFollow.length === 0)
        return nothingToDo(plan, name, log);
    const promotions = await promotionsOf(toWrite, name, request, steps, log);
    const written = toWrite.filter(({ service, decision }) => !isImage(decision) || promotions.get(service) !== 'nothing');
    if (written.length + toFollow.length === 0) {
        const why = `${environment.environment['promote-from']} runs nothing that could be promoted.`;
        return { ...nothing(log, why, name), plan };
    }
    const work = { plan, written, toFollow, promotions: promoted(promotions) };
    return deployServices(work, name, request, steps, { log, report });
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
    const why = services.map(({ service, reason }) => `${service}: ${reason}`).join('; ') || 'No service is affected.';
    log.info(`Nothing to do: ${why}`);
    const { request } = plan;
    return {
        result,
        environment,
        why,
        plan,
        services: services.map(({ service }) => service),
        ...(result === 'requested' && { request }),
    };
}
function isImage(decision) {
    return decision.do === 'write' && decision.what === 'image';
}
async function promotionsOf(services, environment, { promotes }, steps, log) {
    const names = services.filter(({ decision }) => isImage(decision)).map(({ service }) => service);
    if (!promotes || names.length === 0)
        return new Map();
    const found = await log.group('Promotion', () => steps.promotions(environment, names));
    const failures = [...found.values()].flatMap((each) => (each.result === 'refused' ? [each.failure] : []));
    const [first, ...others] = failures;
    if (first !== undefined) {
        throw others.length === 0
            ? first
            : new failure/* Failure */.HR('refused', first.code, failures.map(({ message }) => message).join('\n'), { hint: first.hint });
    }
    return new Map([...found].map(([service, each]) => {
        if (each.result === 'promoted')
            return [service, each.image];
        if (each.result === 'nothing')
            log.info(`${service}: ${each.why}`);
        return [service, 'nothing'];
    }));
}
function promoted(found) {
    return new Map([...found].flatMap(([service, image]) => (image === 'nothing' ? [] : [[service, image]])));
}
async function deployServices({ plan, written, toFollow, promotions }, environment, { rollout, ci, allowDirty, emits, dryRun }, steps, { log, report }) {
    const deploymentsOf = (services) => services.flatMap(({ service }) => plan.deployments.get(service) ?? []);
    const services = deploymentsOf(written);
    const withImage = deploymentsOf(written.filter(({ decision }) => isImage(decision)));
    const followed = deploymentsOf(toFollow);
    const check = { services, withImage, followed, environment, rollout, promotions, ci, allowDirty, dryRun };
    const { isCommitted } = await log.group('Checks', () => checkDeployment(check, steps, log));
    const keys = isCommitted ? plan.keys : new Map();
    const isEmitted = emits && !dryRun;
    const toMake = withImage
        .filter(({ image }) => !isEmitted || image.emit !== undefined)
        .map(({ service, image }) => ({ service, image: { ...image, contentKey: keys.get(service)?.content } }));
    const made = [];
    const onMade = (image) => {
        made.push(image);
        report({ images: made });
    };
    const makeAll = async () => {
        const images = await makeImages(toMake, promotions, (image) => steps.makeImage(image), log, onMade);
        if (!isEmitted)
            await confirmImages(withImage, images, (request, image) => steps.confirmImage(request, image));
        return images;
    };
    const images = toMake.length === 0 ? [] : await log.group('Images', makeAll);
    if (isEmitted) {
        const emitted = toMake.map(({ service }) => service);
        return { result: 'emitted', environment, plan, services: emitted, images, applications: [], commit: undefined };
    }
    const change = (0,service_deployment/* changeOf */.C2)(services, images, environment);
    const contents = contentsOf(written, plan.keys, { isCommitted, promotions });
    const commit = services.length === 0 ? undefined : await log.group('GitOps repository', () => steps.commit(change, contents));
    const applications = applicationsIn([...services, ...followed]);
    const done = { services: [...writtenOf(services, commit), ...followed].map(({ service }) => service), commit };
    report({ ...done, applications });
    await deployApplications({ services, followed, commit, seen: plan.seen }, steps, log);
    return { result: commit?.result ?? 'unchanged', environment, plan, images, applications, ...done };
}
function writtenOf(services, commit) {
    const older = new Set(commit?.superseded.map(({ edit }) => edit.update.service));
    const written = services.filter(({ service }) => !older.has(service));
    return commit?.result === 'superseded' ? services : written;
}
function contentsOf(written, keys, { isCommitted, promotions }) {
    return new Map(written.map(({ service, decision }) => {
        const key = keys.get(service);
        const isKnown = isCommitted || promotions.has(service);
        const content = !isImage(decision) ? 'in place' : isKnown ? key?.content : undefined;
        const builtFrom = promotions.get(service)?.builtFrom;
        return [service, { content, configuration: key?.configuration, builtFrom }];
    }));
}
function applicationsIn(services) {
    return services.flatMap(({ application }) => application?.application.metadata.name ?? []);
}
async function deployApplications({ services, followed, commit, seen }, steps, log) {
    const isClosed = commit?.closed !== undefined;
    const isWritten = commit !== undefined && !isClosed && commit.result !== 'superseded';
    const written = isWritten ? writtenOf(services, commit) : [];
    const tip = commit?.tip ?? seen;
    const tasks = [...written, ...(isClosed ? [] : followed)].flatMap(({ application }) => {
        if (application?.mode !== 'api')
            return [];
        const waiting = commit?.result === 'requested' || tip === undefined;
        const run = () => steps.deployApplication(application, waiting ? 'waiting' : { commit: tip });
        return [{ name: application.application.metadata.name, run }];
    });
    if (tasks.length === 0 || commit?.result === 'planned')
        return;
    await log.group('Applications', () => inParallel(tasks, { atOnce: tasks.length, code: 'APPLICATIONS_FAILED' }));
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
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/net/deadline.js
var net_deadline = __webpack_require__(2140);
// EXTERNAL MODULE: ./build/core/source/dirty.js
var dirty = __webpack_require__(4242);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/build.js
var build = __webpack_require__(4872);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/commands/application/inputs.js
var inputs = __webpack_require__(7365);
// EXTERNAL MODULE: ./build/commands/application/template-file.js
var template_file = __webpack_require__(6105);
// EXTERNAL MODULE: ./build/commands/argocd-upsert-app.js + 28 modules
var argocd_upsert_app = __webpack_require__(6556);
// EXTERNAL MODULE: ./build/commands/cleanup-review-env.js + 14 modules
var cleanup_review_env = __webpack_require__(6489);
// EXTERNAL MODULE: ./build/commands/comparison/environment.js + 5 modules
var comparison_environment = __webpack_require__(1561);
// EXTERNAL MODULE: ./build/commands/comparison/image-content.js
var image_content = __webpack_require__(7400);
// EXTERNAL MODULE: ./build/commands/comparison/keys.js + 1 modules
var comparison_keys = __webpack_require__(9095);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
// EXTERNAL MODULE: ./build/commands/comparison/source.js + 1 modules
var source = __webpack_require__(9861);
;// CONCATENATED MODULE: ./build/commands/comparison/open-once.js


class OpenOnce {
    #run;
    #commit;
    #open;
    constructor(run, commit) {
        this.#run = run;
        this.#commit = commit;
    }
    get() {
        this.#open ??= this.#openBoth();
        return this.#open;
    }
    async #openBoth() {
        const transport = await (0,gitops_remote/* openGitops */.fn)(this.#run);
        const facts = (0,source.openSource)(this.#run, this.#commit);
        return {
            transport,
            facts,
            async [Symbol.asyncDispose]() {
                await Promise.all([transport[Symbol.asyncDispose](), facts[Symbol.asyncDispose]()]);
            },
        };
    }
    async [Symbol.asyncDispose]() {
        const open = await this.#open?.catch(() => undefined);
        await open?.[Symbol.asyncDispose]();
    }
}

// EXTERNAL MODULE: ./build/core/bump/place-state.js + 1 modules
var place_state = __webpack_require__(3273);
// EXTERNAL MODULE: ./build/core/bump/write-record.js
var write_record = __webpack_require__(1096);
// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/flow/keys.js
var keys = __webpack_require__(2531);
// EXTERNAL MODULE: ./build/core/flow/ordering.js
var ordering = __webpack_require__(4695);
;// CONCATENATED MODULE: ./build/core/flow/promotion.js










const lookPause = 5_000;
async function awaitPromotions({ transport, atTip, from, candidate, services, lineTips }, ports) {
    const { clock, deadline, log } = ports;
    const found = new Map();
    for (let said = false;; said = true) {
        const tips = await lineTips();
        await atTip(async (snapshot) => {
            const open = services.filter(({ service }) => (found.get(service.service)?.result ?? 'awaited') === 'awaited');
            if (snapshot.commit)
                transport.expectHistory(snapshot.commit, write_record/* depths */.pJ[0] ?? 0);
            const history = (0,ordering.historyOf)(transport, snapshot.commit);
            const requests = open.map((each) => ({ ...each, transport, snapshot, history, candidate, from, lineTips: tips }));
            for (const { service, promotion } of await promotion_promotionsOf(requests, ports))
                found.set(service, promotion);
        });
        const awaited = [...found.values()].flatMap((each) => (each.result === 'awaited' ? [each.why] : []));
        if (awaited.length === 0)
            return found;
        if (!said)
            for (const why of awaited)
                log.info(`${why}; waiting for it`);
        if (deadline.remaining() <= lookPause) {
            throw new failure/* Failure */.HR('timed-out', 'PROMOTION_AWAITED', awaited.join('\n'), {
                hint: `Look at the pipeline that deploys to ${from}, and run this one again, or raise timeout.`,
            });
        }
        await clock.sleep(lookPause);
    }
}
const mostAsked = 3;
const servicesAtOnce = 8;
async function promotion_promotionsOf(requests, ports) {
    const places = await Promise.all(requests.map((request) => readSource(request, ports)));
    const tasks = places.map((place) => ({
        name: place.request.service.service,
        run: async () => ({ place, found: await firstEqual(place, ports) }),
    }));
    const answers = await inParallel(tasks, { atOnce: servicesAtOnce, code: 'PROMOTION_FAILED' });
    const promotions = [];
    for (const { place, found } of answers) {
        const promotion = found.image === undefined
            ? await without(place, found, ports)
            : { result: 'promoted', image: found.image };
        promotions.push({ service: place.request.service.service, promotion });
    }
    return promotions;
}
async function readSource(request, { facts }) {
    const { transport, snapshot, history, service, candidate } = request;
    const edit = await placeOf(snapshot, service);
    if (edit === undefined)
        return { request, state: undefined, inFile: undefined, deployments: [] };
    const question = { transport, history, seen: undefined, candidate, pipeline: undefined };
    const state = await (0,place_state/* readPlace */.yI)({ ...question, edit, commitOf: (digits) => facts.commitOf(digits) });
    const inPlace = inPlaceOf(state, edit);
    const earlier = (0,place_state/* deploymentsOf */.o)(await history(write_record/* depths */.pJ[0] ?? 0), edit).filter(({ recordedBy }) => recordedBy !== inPlace[0]?.recordedBy);
    return { request, state, inFile: edit.image?.oldImage, deployments: [...inPlace, ...earlier] };
}
async function placeOf(snapshot, deployment) {
    const { edits } = await (0,apply.applyUpdates)(snapshot, deployment.updates(service_deployment/* anyImage */.yf));
    return edits.find(({ image }) => image !== undefined);
}
function inPlaceOf({ holds }, edit) {
    return typeof holds === 'string' ? [] : [{ ...holds, image: holds.image ?? edit.image?.oldImage }];
}
async function firstEqual({ request, state, inFile, deployments }, { sameContent, imageNow }) {
    const { content, upstream = [] } = request;
    const takenBack = state?.takenBack ?? [];
    const isTakenBack = (each) => takenBack.some((back) => back.commit === each.commit || back.commit === each.builtFrom || back.content === content);
    const isLabelled = ({ content: label }) => label === content || upstream.includes(label ?? '');
    const contradicts = (now) => (0,keys/* isComparable */.n)(now.content, content) && !isLabelled(now) && !now.isShared;
    let unproven;
    let contradicted;
    let asked = 0;
    let contradictions = 0;
    for (const each of deployments) {
        if (each.image === undefined || isTakenBack(each))
            continue;
        const { image, builtFrom } = each;
        const { repository, tag, digest } = (0,reference/* splitImage */.s5)(image);
        const isKnown = (0,keys/* isComparable */.n)(each.content, content);
        if (isKnown ? each.content !== content : asked >= mostAsked)
            continue;
        if (!isKnown) {
            asked += 1;
            if ((await sameContent(request.service.service, { image, commit: builtFrom })) !== 'yes')
                continue;
        }
        if (digest !== undefined) {
            if (isKnown && digest !== (0,reference/* splitImage */.s5)(inFile ?? '').digest) {
                if (contradictions >= mostAsked)
                    continue;
                const now = await imageNow(image);
                if (now !== undefined && contradicts(now)) {
                    contradictions += 1;
                    contradicted ??= each;
                    continue;
                }
            }
            return { image: { reference: `${repository}@${digest}`, tag, builtFrom } };
        }
        if (isKnown && asked >= mostAsked)
            continue;
        if (isKnown)
            asked += 1;
        const now = await imageNow(image);
        if (now !== undefined && isLabelled(now)) {
            return { image: { reference: `${repository}@${now.digest}`, tag, builtFrom } };
        }
        unproven ??= image;
    }
    return { unproven, contradicted };
}
async function without({ request, state }, { unproven, contradicted }, ports) {
    const inPlace = typeof state?.holds === 'object' ? state.holds : undefined;
    const { content, candidate, from, lineTips } = request;
    const { service } = request.service;
    const back = state?.takenBack.find((each) => each.content === content || each.commit === candidate);
    if (back === undefined) {
        for (const tip of lineTips) {
            if (!(await isOnItsWay(tip, inPlace, request, ports)))
                continue;
            return { result: 'awaited', why: `${from} does not run ${service} of ${tip.slice(0, 8)} yet` };
        }
    }
    if (inPlace === undefined && back === undefined && unproven === undefined && contradicted === undefined) {
        return { result: 'nothing', why: `${from} runs no image of ${service} yet, so there is nothing to promote` };
    }
    return {
        result: 'refused',
        failure: await refusal(inPlace, { back: back?.commit, unproven, contradicted }, request, ports),
    };
}
async function isOnItsWay(tip, inPlace, { service: { service }, content, candidate }, { facts, sameContent }) {
    if (tip === inPlace?.commit || content === inPlace?.content)
        return false;
    const relation = await facts.relation(candidate, tip);
    if (relation === 'same')
        return true;
    if ((await sameContent(service, { image: undefined, commit: tip })) === 'yes')
        return true;
    if (relation !== 'contained')
        return false;
    return inPlace === undefined || (await facts.relation(candidate, inPlace.commit)) !== 'contained';
}
async function refusal(inPlace, { back, unproven, contradicted }, { service: { service }, candidate, from }, { changedSince, facts }) {
    const mine = candidate.slice(0, 8);
    const runs = inPlace === undefined ? 'runs no image of it' : `runs ${inPlace.builtFrom.slice(0, 8)}`;
    const refused = (problem, hint) => new failure/* Failure */.HR('refused', 'PROMOTION_SOURCE', `${service}: ${problem}`, {
        hint: `${hint} To go past ${from} (a hotfix), build it here with \`promotion: build\`.`,
    });
    const recordAnew = `Deploy it to ${from} by its name from another commit (an empty one will do), so that its digest is recorded.`;
    if (back !== undefined) {
        const problem = `what ${mine} has was taken back in ${from} (${shortened(back)}), which ${runs}`;
        return refused(problem, `Deploy it to ${from} again, by its name, when it is good after all.`);
    }
    if (contradicted !== undefined) {
        const { image, recordedBy } = contradicted;
        const record = recordedBy === undefined ? 'the GitOps repository' : `${recordedBy.slice(0, 8)} of the GitOps repository`;
        const problem = `by ${record} ${from} has what ${mine} has as ${image}, but the label of that image says that it was made of something else`;
        return refused(problem, `Look who made that commit. ${recordAnew}`);
    }
    if (unproven !== undefined) {
        const problem = `${from} has what ${mine} has as ${unproven}, but neither a digest in the GitOps repository nor a label of the image proves what that tag names now`;
        return refused(problem, recordAnew);
    }
    const [change] = inPlace === undefined ? [] : await changedSince(service, inPlace.builtFrom);
    const differs = change === undefined ? '' : `; ${change} since`;
    const unknown = facts.notes.length === 0 ? '' : `, and whether it is on its way is not known: ${facts.notes.join('; ')}`;
    return refused(`${from} ${runs} and has not run what ${mine} has${differs}${unknown}`, `Deploy it to ${from} first.`);
}
function shortened(commit) {
    return (0,git_commit/* isObjectName */.V2)(commit) ? commit.slice(0, 8) : commit;
}

;// CONCATENATED MODULE: ./build/core/flow/same-build.js

function refuseOtherBuilds({ environment, from }, services) {
    const differences = services.flatMap(({ service, here, there }) => {
        const settings = differencesOf(here, there);
        return settings.length === 0 ? [] : [`${service} (${settings.join(', ')})`];
    });
    if (differences.length === 0)
        return;
    throw (0,failure/* badInput */.AN)(`environments.${environment}.promote-from`, `what ${from} runs is not what is built for ${environment}: ${differences.join(', ')}`, `Give the services these settings when they start, or leave promote-from out, so that ${environment} builds its own images.`);
}
function differencesOf(here, there) {
    const [ours, theirs] = [argumentsOf(here), argumentsOf(there)];
    const names = new Set([...ours.keys(), ...theirs.keys()]);
    return [
        ...[...names].filter((name) => ours.get(name) !== theirs.get(name)).map((name) => `build argument ${name}`),
        ...(here.target === there.target ? [] : [`target ${there.target ?? 'of the last stage'}`]),
        ...(here.image === there.image ? [] : [`image ${there.image}`]),
    ];
}
function argumentsOf({ 'build-args': args }) {
    return new Map(args.map((item) => {
        const equals = item.indexOf('=');
        return equals < 0 ? [item, undefined] : [item.slice(0, equals).trim(), item.slice(equals)];
    }));
}

// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(8998);
// EXTERNAL MODULE: ./build/commands/build-image.js
var build_image = __webpack_require__(39);
;// CONCATENATED MODULE: ./build/commands/comparison/promotions.js








function refuseOtherPromotions(run, config, environment, services) {
    const from = (0,environments.environmentNamed)(config, environment)['promote-from'];
    if (from === undefined)
        return;
    const builds = services.map((service) => ({
        service,
        here: (0,inputs_for/* inputsFor */.p)(build_image.buildImage, run, { service, environment }).inputs,
        there: (0,inputs_for/* inputsFor */.p)(build_image.buildImage, run, { service, environment: from }).inputs,
    }));
    refuseOtherBuilds({ environment, from }, builds);
}
async function promotionsInto({ environment, services, candidate, keys, once, atTip, deployment }, run, config) {
    const from = (0,environments.environmentNamed)(config, environment)['promote-from'] ?? environment;
    const { transport, facts } = await once.get();
    const contents = await keys.keysIn(from, services);
    const upstream = await Promise.all(upstreamOf(config, from).map((each) => keys.keysIn(each, services)));
    const promoted = services.map(async (service) => ({
        service: await deployment({ service, environment: from }),
        content: contents.get(service)?.content ?? '',
        upstream: upstream.flatMap((each) => each.get(service)?.content ?? []),
    }));
    const request = {
        transport,
        atTip,
        from,
        candidate,
        services: await Promise.all(promoted),
        lineTips: () => lineTips(run, config, from, facts),
    };
    return awaitPromotions(request, {
        facts,
        clock: run.clock,
        deadline: run.deadline,
        log: run.log,
        imageNow: (image) => (0,image_content/* imageNow */.c)(run, image),
        ...(0,comparison_environment/* contentPorts */.k_)(keys, from, contents, (image) => (0,image_content/* contentOfImage */.Q)(run, image)),
    });
}
function upstreamOf(config, environment) {
    const found = new Set();
    for (let name = environment; name !== undefined && !found.has(name);) {
        found.add(name);
        name = config.environments.get(name)?.['promote-from'];
    }
    found.delete(environment);
    return [...found];
}
async function lineTips({ ci }, config, environment, facts) {
    const { when } = (0,environments.environmentNamed)(config, environment);
    await facts.refresh();
    const refs = ['heads', 'tags'].flatMap((kind) => {
        const patterns = (kind === 'heads' ? when?.branch : when?.tag) ?? [];
        const prefix = `refs/${kind}/`;
        const own = ci.sourceRef?.startsWith(prefix) === true ? ci.sourceRef.slice(prefix.length) : undefined;
        const isFed = own !== undefined && (0,glob/* globs */.gV)(patterns)(own);
        return [...(isFed ? [own] : []), ...patterns.filter((pattern) => !(0,glob/* isGlob */.fg)(pattern))].map((name) => prefix + name);
    });
    const tips = await Promise.all([...new Set(refs)].map((ref) => facts.tip(ref)));
    return [...new Set(tips.filter((tip) => tip !== undefined))];
}

// EXTERNAL MODULE: ./build/commands/comparison/service-deployment.js
var comparison_service_deployment = __webpack_require__(4372);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 1 modules
var gitops_commit = __webpack_require__(5719);
// EXTERNAL MODULE: ./build/commands/gitops-delivery.js
var gitops_delivery = __webpack_require__(1604);
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


































const deploy_inputs = {
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
const commands_deploy_deploy = (0,command/* defineCommand */.NB)({
    name: 'deploy',
    summary: 'The whole flow, from gitops.yaml, for the current event',
    inputs: deploy_inputs,
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
            description: 'JSON object: service → where people open it, for the services that `result` is about.',
        },
        result: '`committed`, `unchanged`, `superseded`, `requested`, `planned` (dry run), `emitted` (with `emit`), `removed` or `nothing`.',
        commit: 'The commit in the GitOps repository; empty when none was made.',
        images: { empty: {}, description: 'JSON object: service → `image@digest`.' },
        applications: { empty: [], description: 'JSON list of the names of the Applications.' },
        held: {
            empty: {},
            description: 'JSON object: service → why, of what was taken back and is not deployed again before its content changes.',
        },
        removed: { empty: [], description: 'JSON list of what was removed, when a branch or request was closed.' },
        'request-url': 'The open pull or merge request that holds the commit (`deliver: pull-request`).',
        diff: 'Unified diff of the commit.',
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
                ...withAddresses(run, outputsOf(deployment)),
            },
            summary: summaryOf(run, deployment),
        };
    },
});
function addressOf({ config, ci, ...run }, services) {
    if (config === undefined || ci.event.kind === 'branch-deleted' || ci.event.kind === 'request-closed')
        return undefined;
    const environment = (0,environments.chosenEnvironment)({ config, ci, environment: run.inputs.environment }, true);
    return (0,environments.environmentAddress)(config, environment, ci, services);
}
function withAddresses(run, outputs) {
    const services = Array.isArray(outputs.services) ? outputs.services : [];
    const urls = services.flatMap((service) => {
        const url = addressOf(run, [service]);
        return url === undefined ? [] : [[service, url]];
    });
    return urls.length === 0 ? outputs : { ...outputs, urls: Object.fromEntries(urls) };
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
        const { sync, wait, 'wait-for': waitFor, promotion } = run.inputs;
        const environment = (0,environments.chosenEnvironment)({ config, ci: run.ci, environment: run.inputs.environment }, true);
        const request = {
            event: run.ci.event,
            environment,
            whyNoEnvironment: (0,environments.whyNoEnvironment)(config, run.ci),
            promotes: environment?.environment['promote-from'] !== undefined && promotion === 'require',
            rollout: { sync, wait, waitFor },
            ci: run.ci,
            allowDirty: run.inputs['allow-dirty'],
            emits: run.inputs.emit !== undefined,
            dryRun: run.inputs['dry-run'],
        };
        const history = deploy_addDisposableResource(env_1, (0,inputs/* gitopsHistory */.Po)(run), true);
        const once = deploy_addDisposableResource(env_1, new OpenOnce(run, commitAtHand(run)), true);
        return await deploy_deploy(request, stepsOf(run, config, history, once), run.log, (soFar) => run.report(withAddresses(run, outputsSoFar(soFar))));
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
function stepsOf(run, config, history, once) {
    const { inputs } = run;
    const keys = new comparison_keys/* EnvironmentKeys */.i3(run, config, async () => (await once.get()).facts);
    const commit = commitAtHand(run);
    const isPlanned = inputs.seen !== undefined;
    const isNamed = (inputs.service !== undefined || inputs.services.length > 0) && !isPlanned;
    const identity = (0,source.runIdentity)(run, commit, isNamed);
    const probes = new Map();
    let plan;
    const rollout = {
        sync: inputs.sync,
        wait: inputs.wait,
        'wait-for': inputs['wait-for'],
        timeout: inputs['wait-timeout'],
        'degraded-grace': inputs['degraded-grace'],
        'on-failure': inputs['on-failure'],
        'on-older': inputs['on-older'],
    };
    const atLastTip = (path) => atTip((snapshot) => (0,template_file/* fileAtTip */.tl)(snapshot, path));
    const deploymentOf = (scope, gitopsFiles = atLastTip) => (0,comparison_service_deployment/* serviceDeployment */.l)(run, config, scope, rollout, inputs, gitopsFiles);
    const atTip = async (read) => {
        const { transport } = await once.get();
        const { tip, objectFormat } = await (0,repository/* resolveBranch */.pd)(transport, inputs['gitops-branch']);
        return read(await (0,snapshot/* openSnapshot */.r3)(transport, tip, objectFormat));
    };
    return {
        async plan(environment) {
            (0,gitops_remote/* checkForge */.Yu)(run, (0,gitops_delivery/* deliverySettings */.cr)(inputs, environment));
            const services = (0,comparison_environment/* servicesInScope */.cY)(run, config);
            if (inputs.promotion === 'require')
                refuseOtherPromotions(run, config, environment, services);
            plan = await (0,comparison_environment/* compareEnvironment */.dc)(run, config, await once.get(), {
                environment,
                services,
                deployment: (service, gitopsFiles) => deploymentOf({ service, environment }, gitopsFiles),
                identity,
                keys,
                applications: (questions) => (0,comparison_environment/* applicationsOf */.$_)(run, questions, history, 'unknown'),
                contentOfImage: (image) => (0,image_content/* contentOfImage */.Q)(run, image),
            });
            return plan;
        },
        promotions: (environment, services) => promotionsInto({ environment, services, candidate: commit, keys, once, atTip, deployment: deploymentOf }, run, config),
        async atTip(read) {
            if (plan?.seen === undefined)
                return atTip(read);
            return read(await (0,snapshot/* openSnapshot */.r3)((await once.get()).transport, plan.seen));
        },
        checkDelivery: (environment) => {
            const delivery = (0,gitops_delivery/* deliverySettings */.cr)(inputs, environment);
            (0,gitops_commit/* checkCommitMessage */.HH)(run, (0,environments.placeholdersFor)(run.ci, undefined, environment), delivery);
            return (0,gitops_delivery/* checkDelivery */.BF)(run, delivery, async () => (await once.get()).transport.checkPush());
        },
        checkedOut: () => (0,dirty/* checkedOut */.M)({ ...run, cwd: run.ci.workspace }, run.ci),
        checkImage: (request) => checkImage(request, run, probes),
        checkArgocd: (applications) => checkArgocd({ connection: (0,declarations_run/* argocdConnection */.rU)(inputs), applications, dryRun: inputs['dry-run'] }, run, run.deadline),
        makeImage: (request) => (0,make_image/* makeImage */.G)(request, run),
        confirmImage: (request, image) => confirmImage(request, image, run),
        async commit(change, contents) {
            const open = await once.get();
            const seen = plan && (await (0,comparison_environment/* seenState */.jE)(run, change.environment, plan, open.transport));
            return commitChange(run, change, contents, { open, seen });
        },
        async deployApplication(planned, at) {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const { place } = planned;
                const rollBackInGit = (failed) => (0,argocd_upsert_app.rollBackImage)(run, place, (0,gitops_delivery/* deliverySettings */.cr)(inputs, place.environment), failed);
                const isRequested = at === 'waiting';
                const commit = isRequested ? undefined : at.commit;
                const deployment = (0,argocd_upsert_app.serverDeployment)(run, planned, { commit, history, isRequested, rollBackInGit });
                const deadline = deploy_addDisposableResource(env_2, new net_deadline/* Deadline */.B2(run.clock, inputs['wait-timeout'], 'wait-timeout'), false);
                await run.deadline
                    .pausedDuring(() => (0,deploy/* deployToServer */.W)(deployment, run, deadline))
                    .catch((error) => {
                    throw ofOneApplication(error);
                });
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                deploy_disposeResources(env_2);
            }
        },
        removeReviewEnvironment: (environment) => (0,cleanup_review_env.removeReview)({ ...run, ...(0,inputs_for/* inputsFor */.p)(cleanup_review_env.cleanupReviewEnv, run, { environment }) }),
    };
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
function commitAtHand({ ci }) {
    return (0,resolve/* needed */.Ow)(ci.commit, 'config', 'the source commit is not known', 'Run in a checkout of the monorepo.');
}
function commitChange(run, change, contents, known) {
    const { environment, services, updates, applications, images, namespaces } = change;
    const review = (0,gitops_commit/* reviewOf */.QR)(run, environment, services);
    return (0,gitops_commit/* commitUpdates */.cc)(run, {
        ...known,
        contents: Promise.resolve(contents),
        checkImages: (applied) => checkWritten(applied, change.pushed),
        updates,
        named: run.inputs.seen === undefined && (run.inputs.service !== undefined || run.inputs.services.length > 0),
        values: (0,environments.placeholdersFor)(run.ci, services.length === 1 ? services[0] : undefined, environment),
        review: review && { ...review, applications, images, namespaces },
        delivery: (0,gitops_delivery/* deliverySettings */.cr)(run.inputs, environment),
    });
}
function outputsOf(deployment) {
    if ('cleanup' in deployment) {
        const { commit, removed, diff } = deployment.cleanup;
        return { services: [], result: deployment.result, commit, removed, diff };
    }
    const held = (0,comparison_environment/* heldIn */.$f)(deployment.plan?.services ?? []);
    if ('why' in deployment) {
        const { services, result, request } = deployment;
        return { services, result, held, 'request-url': request?.url };
    }
    return { result: deployment.result, ...outputsSoFar(deployment) };
}
function outputsSoFar(soFar) {
    const { environment, plan, services, images, applications, commit } = soFar;
    const known = {
        environment,
        services,
        images: images && Object.fromEntries(images.map(({ service, reference }) => [service, reference])),
        applications,
        held: plan && (0,comparison_environment/* heldIn */.$f)(plan.services),
        result: commit?.result,
        commit: commit?.commit,
        'request-url': commit?.request?.url,
        diff: commit?.diff,
    };
    return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
function summaryOf(run, deployment) {
    if ('cleanup' in deployment)
        return (0,cleanup_review_env.cleanupSummary)(deployment.cleanup);
    const planned = deployment.plan === undefined ? [] : [(0,comparison_environment/* reasonRows */.o5)(deployment.plan.services)];
    if ('why' in deployment)
        return ['### deploy', `Nothing to do: ${(0,summary/* sentence */.em)(deployment.why)}`, ...planned].join('\n\n');
    const { result, environment, commit } = deployment;
    const facts = commit === undefined ? '' : ` · ${(0,gitops_commit/* commitFacts */.Tw)(run, commit)}`;
    const images = commit === undefined ? '' : (0,gitops_commit/* imageRows */.Dy)(commit.images);
    return ['### deploy', `**${result}** in ${environment}${facts}`, images, ...planned]
        .filter((part) => part !== '')
        .join('\n\n');
}


/***/ }),

/***/ 3909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkPrune: () => (/* binding */ checkPrune),
  prunedContext: () => (/* binding */ prunedContext)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-files.js + 3 modules
var lock_files = __webpack_require__(5245);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __webpack_require__(95);
// EXTERNAL MODULE: ./build/core/build/content-key.js + 2 modules
var content_key = __webpack_require__(6922);
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 2 modules
var dockerfile_reads = __webpack_require__(9757);
// EXTERNAL MODULE: ./build/core/build/engine.js
var engine = __webpack_require__(3951);
// EXTERNAL MODULE: ./build/core/build/request.js
var build_request = __webpack_require__(212);
// EXTERNAL MODULE: ./build/core/build/run-builder.js
var run_builder = __webpack_require__(1142);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(8998);
;// CONCATENATED MODULE: ./build/core/build/prune/docker-layout.js



function expectsDockerLayout(context, { isTracked, paths }) {
    const isInMonorepo = (directory) => isTracked(directory) || paths.some((path) => path.startsWith(`${directory}/`));
    return ['', 'out/'].find((prefix) => ['json', 'full'].every((name) => {
        const directory = `${prefix}${name}`;
        const isCopied = context.some((path) => path === directory || path.startsWith(`${directory}/`));
        return isCopied && !isInMonorepo(directory);
    }));
}
const isForInstall = (0,glob/* glob */.TI)('{.npmrc,.yarnrc,.yarnrc.yml,.pnpmfile.cjs,.pnpmfile.mjs,pnpm-workspace.yaml,bunfig.toml,{patches,.yarn/patches,.yarn/releases,.yarn/plugins}/**}');
function dockerLayout(prefix) {
    return (path) => {
        if (path === '.dockerignore' || path === '.containerignore')
            return [path];
        const json = `${prefix}json/${path}`;
        if (lock_files/* lockFileNames */.e.includes(path))
            return [json, `${prefix}${path}`];
        const isManifest = external_node_path_.posix.basename(path) === 'package.json' || isForInstall(path);
        return [...(isManifest ? [json] : []), `${prefix}full/${path}`];
    };
}

// EXTERNAL MODULE: ./build/core/monorepo/prune/extra-files.js
var extra_files = __webpack_require__(5099);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
;// CONCATENATED MODULE: ./build/core/build/prune/extra-files.js






async function extraFiles(root, items) {
    const found = new Set();
    for (const item of items) {
        const path = (0,extra_files/* extraFilePath */.Cc)(item);
        const walk = walkOf(item, path);
        if (walk !== undefined)
            await collect(root, '', walk, found);
        else
            await collectNamed(root, path, found);
    }
    const isLeftOut = (0,extra_files/* leavesOut */.Nt)(items);
    return [...found].filter((path) => !isLeftOut(path) && !isOwn(path)).sort();
}
function isOwn(path) {
    return path === ports/* dotenvReport */.ff || path.startsWith(`${ports/* outputFiles */.Lo}/`);
}
const skipped = ['.git', 'node_modules'];
function walkOf(item, path) {
    if (!(0,glob/* isGlob */.fg)(item))
        return undefined;
    const names = new Set(path.split('/'));
    return {
        at: (0,glob/* globWalk */.k)((0,glob/* alternatives */.Vo)(path, 'extra-files')),
        enters: (name) => name !== '.git' && (!skipped.includes(name) || names.has(name)),
    };
}
async function collect(root, directory, { at, enters }, found) {
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(root, directory), { withFileTypes: true })) {
        const path = external_node_path_.posix.join(directory, entry.name);
        if (!entry.isDirectory()) {
            if ((entry.isFile() || entry.isSymbolicLink()) && at.matches(entry.name))
                found.add(path);
            continue;
        }
        const below = enters(entry.name) ? at.below(entry.name) : undefined;
        if (below !== undefined)
            await collect(root, path, { at: below, enters }, found);
    }
}
async function collectNamed(root, path, found) {
    const parents = path.split('/').slice(0, -1);
    for (const index of parents.keys()) {
        const parent = parents.slice(0, index + 1).join('/');
        if (!(await kindOf(root, parent))?.isSymbolicLink())
            continue;
        const problem = `"${path}" leads through the symbolic link ${parent}`;
        throw (0,failure/* badInput */.AN)('extra-files', problem, 'Name the file where it is.');
    }
    const kind = await kindOf(root, path);
    if (kind === undefined) {
        const hint = 'Correct the path, make the file in a step before this one, or give a glob, which may match nothing.';
        throw (0,failure/* badInput */.AN)('extra-files', `"${path}" is not there`, hint);
    }
    if (kind.isDirectory())
        await collect(root, path, { at: (0,glob/* globWalk */.k)(['**']), enters: (name) => !skipped.includes(name) }, found);
    else
        found.add(path);
}
function kindOf(root, path) {
    return (0,promises_.lstat)((0,external_node_path_.join)(root, path)).catch(() => undefined);
}

// EXTERNAL MODULE: ./build/core/monorepo/lock/pruned-lock.js + 2 modules
var pruned_lock = __webpack_require__(559);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var checkout = __webpack_require__(5228);
// EXTERNAL MODULE: ./build/core/source/tree.js
var tree = __webpack_require__(1220);
;// CONCATENATED MODULE: ./build/core/monorepo/prune/working-tree.js






async function readWorkingTree(at) {
    const listed = await trackedFiles(at);
    const files = new Map(listed.map((file) => [file.path, file]));
    const root = await (0,promises_.realpath)(at.cwd);
    const links = async () => {
        const found = listed.filter(({ mode }) => mode === objects/* treeMode */.co.symlink);
        const targets = await Promise.all(found.map(async ({ path }) => {
            const text = await (0,promises_.readlink)(diskPath(root, path)).catch(() => '');
            const target = (0,tree/* linkTarget */.Cm)(path, text);
            return target === undefined ? [] : [[path, target]];
        }));
        return new Map(targets.flat());
    };
    return {
        files,
        links,
        async read(paths) {
            const wanted = [...new Set(paths)].filter((path) => files.has(path));
            const bodies = await Promise.all(wanted.map(async (path) => {
                const body = await readInside(root, path);
                return body === undefined ? [] : [[path, body]];
            }));
            return new Map(bodies.flat());
        },
    };
}
function diskPath(root, path) {
    if (!/\p{Surrogate}/u.test(path))
        return (0,external_node_path_.join)(root, path);
    const bytes = path.split('/').map((name) => {
        if (!/\p{Surrogate}/u.test(name))
            return Buffer.from(name, 'utf8');
        return Buffer.from([...name].map((character) => character.charCodeAt(0) & 0xff));
    });
    return Buffer.concat([Buffer.from(root), ...bytes.flatMap((name) => [Buffer.from('/'), name])]);
}
async function readInside(root, path) {
    const file = diskPath(root, path);
    const real = await (0,promises_.realpath)(file).catch(() => undefined);
    if (real === undefined || !real.startsWith(root + external_node_path_.sep))
        return undefined;
    return (await (0,promises_.lstat)(real)).isFile() ? (0,promises_.readFile)(real) : undefined;
}
async function trackedFiles(at, directory = '') {
    const cwd = (0,external_node_path_.join)(at.cwd, directory);
    const { code, stdout, stderr } = await (0,checkout/* git */.$Y)({ ...at, cwd }, ['ls-files', '--stage', '-z']);
    if (code !== 0) {
        throw new failure/* Failure */.HR('failed', 'GIT_TREE', `the tracked files of ${cwd} cannot be listed`, {
            hint: 'Run this in a checkout of the monorepo that git can read (in a container: git config --global --add safe.directory "$PWD").',
            cause: new Error(stderr.trim()),
        });
    }
    const found = [];
    for (const file of (0,tree/* parseListing */._S)(stdout)) {
        const path = external_node_path_.posix.join(directory, file.path);
        if (file.mode !== objects/* treeMode */.co.submodule)
            found.push({ ...file, path });
        else if (await exists((0,external_node_path_.join)(at.cwd, path, '.git')))
            found.push(...(await trackedFiles(at, path)));
    }
    return found;
}
function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}

// EXTERNAL MODULE: ./build/core/monorepo/service-content.js + 2 modules
var service_content = __webpack_require__(4307);
// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/core/build/prune/pruned-files.js








async function prunedFiles(at, by, { name, service, ...options }) {
    await (0,checkout/* requireCheckout */.EJ)(at);
    const tree = await readWorkingTree(at);
    const graph = await (0,workspace/* readWorkspaceOf */.J7)(tree);
    const index = await (0,service_content/* indexContent */.GE)({ tree, graph }, options);
    const { packages, loose, locks, pruned } = index.contentOf(name, {
        ...service,
        build: { ...service.build, prune: by },
    });
    if (pruned === undefined)
        throw (0,failure/* badInput */.AN)('prune', 'is not given', 'Give turbo or workspace.');
    const outside = dockerfileNames(name, service);
    const paths = [...packages.values()].flatMap(({ files }) => [...files.keys()]);
    const isLeftOut = (0,extra_files/* leavesOut */.Nt)(service.build?.['extra-files'] ?? []);
    const packageOf = (path) => (0,workspace/* packageAround */.qt)(graph, path)?.path ?? '';
    const own = (0,workspace/* packageAround */.qt)(graph, service.path);
    return {
        paths: [...new Set([...paths, ...loose.keys()])].filter((path) => !outside.has(path) && !pruned.texts.has(path)),
        root: pruned,
        isTracked: (path) => tree.files.has(path),
        mayHave: (path) => tree.files.has(path) && !outside.has(path) && !isLeftOut(path),
        packageName: own?.name,
        foreignLocks: [...locks.keys()].filter((file) => !pruned_lock/* prunableLocks */.S.includes(file)),
        leftOut: [...tree.files.keys()].filter((path) => isLeftOut(path) && packages.has(packageOf(path))),
        wholeLocks: [...locks].flatMap(([file, { whole }]) => (whole === undefined ? [] : [[file, whole]])),
    };
}
function dockerfileNames(name, { path, build }) {
    const dockerfile = external_node_path_.posix.normalize(build?.dockerfile?.replaceAll('{service}', name) ?? external_node_path_.posix.join(path, 'Dockerfile'));
    const names = [dockerfile, `${dockerfile}.dockerignore`, `${dockerfile}.containerignore`];
    const extra = new Set(build?.['extra-files']);
    return new Set(names.filter((each) => !extra.has(each)));
}

// EXTERNAL MODULE: ./build/core/program.js
var program = __webpack_require__(6278);
;// CONCATENATED MODULE: ./build/core/build/prune/turbo.js




async function findTurbo(root, env) {
    const own = (0,external_node_path_.join)(root, 'node_modules/.bin/turbo');
    const isThere = await (0,promises_.access)(own, promises_.constants.X_OK).then(() => true, () => false);
    return isThere ? own : (await (0,program/* programsOnPath */.iz)('turbo', env))[0];
}
async function turboPrune(turbo, { root, packageName, out, made }, { run, env }) {
    const argv = [turbo, 'prune', '--docker', `--out-dir=${out}`, '--', packageName];
    const { exitCode, stdout, stderr } = await run({ argv, cwd: root, env: turboEnvironment(env) });
    if (exitCode !== 0) {
        const cause = new Error(`${stdout.toString('utf8')}\n${stderr}`.trim());
        throw new failure/* Failure */.HR('failed', 'PRUNE_FAILED', `turbo prune ${packageName}: exit code ${exitCode}`, {
            hint: "Turbo's own words are in the cause. It needs `packageManager` in the package.json at the root; `prune: workspace` does without turbo (pnpm, npm).",
            cause,
        });
    }
    const texts = new Map();
    for (const file of made) {
        const text = (await textOf((0,external_node_path_.join)(out, 'full', file))) ?? (await textOf((0,external_node_path_.join)(out, file)));
        if (text !== undefined)
            texts.set(file, text);
    }
    return { paths: await filesBelow((0,external_node_path_.join)(out, 'full'), ''), texts };
}
function turboEnvironment({ PATH, HOME, TMPDIR, LD_LIBRARY_PATH }) {
    const quiet = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
    return { PATH, HOME, TMPDIR, LD_LIBRARY_PATH, ...quiet };
}
function textOf(path) {
    return (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
}
async function filesBelow(root, directory) {
    const found = [];
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(root, directory), { withFileTypes: true })) {
        const path = external_node_path_.posix.join(directory, entry.name);
        if (entry.isDirectory())
            found.push(...(await filesBelow(root, path)));
        else
            found.push(path);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/core/build/prune/write-context.js




const atOnce = 64;
async function writeContext(root, directory, { paths, texts }, places = (path) => [path]) {
    const files = paths.flatMap((path) => places(path).map((to) => ({ path, to })));
    const written = [...texts].flatMap(([path, text]) => places(path).map((to) => ({ path, to, text })));
    await makeDirectories(root, directory, [...files, ...written]);
    const isReal = realDirectories(root);
    const write = fileWriter();
    await inTurns(files, async ({ path, to }) => {
        if (await isReal(external_node_path_.posix.dirname(path)))
            await write(diskPath(root, path), diskPath(directory, to));
    });
    for (const { path, to, text } of written) {
        const target = (0,external_node_path_.join)(directory, to);
        await (0,promises_.writeFile)(target, text);
        const mode = await (0,promises_.stat)((0,external_node_path_.join)(root, path)).catch(() => undefined);
        if (mode !== undefined)
            await (0,promises_.chmod)(target, mode.mode & 0o777);
    }
}
async function makeDirectories(root, directory, files) {
    const origins = new Map([['.', '.']]);
    for (const { path, to } of files) {
        let [from, at] = [external_node_path_.posix.dirname(path), external_node_path_.posix.dirname(to)];
        while (!origins.has(at)) {
            origins.set(at, from);
            [from, at] = [external_node_path_.posix.dirname(from), external_node_path_.posix.dirname(at)];
        }
    }
    for (const [at, from] of [...origins].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const target = diskPath(directory, at);
        await (0,promises_.mkdir)(target, { recursive: true });
        const found = await (0,promises_.stat)(diskPath(root, from)).catch(() => undefined);
        if (found !== undefined)
            await (0,promises_.chmod)(target, found.mode & 0o777);
    }
}
function realDirectories(root) {
    const known = new Map([['.', Promise.resolve(true)]]);
    const ask = (directory) => {
        const before = known.get(directory);
        if (before !== undefined)
            return before;
        const answer = ask(external_node_path_.posix.dirname(directory)).then(async (isReal) => isReal &&
            (await (0,promises_.lstat)(diskPath(root, directory)).then((found) => found.isDirectory(), () => false)));
        known.set(directory, answer);
        return answer;
    };
    return ask;
}
function fileWriter() {
    let links = true;
    return async (from, to) => {
        if (links) {
            try {
                await (0,promises_.link)(from, to);
                return;
            }
            catch (error) {
                const { code } = error;
                if (code === 'ENOENT' || code === 'EEXIST')
                    return;
                if (code === 'EXDEV')
                    links = false;
            }
        }
        await copy(from, to);
    };
}
async function copy(from, to) {
    const found = await (0,promises_.lstat)(from).catch(() => undefined);
    if (found?.isSymbolicLink())
        await (0,promises_.symlink)(await (0,promises_.readlink)(from, { encoding: 'buffer' }), to);
    else if (found?.isFile()) {
        await (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE);
        await (0,promises_.chmod)(to, found.mode & 0o777);
    }
}
async function inTurns(items, body) {
    const left = items.values();
    const worker = async () => {
        for (const item of left)
            await body(item);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
}

;// CONCATENATED MODULE: ./build/core/build/prune/pruned-context.js
















async function prunedContext(request, spec, engines, ports) {
    const plan = await prunePlan(request, spec, ports);
    if (plan === undefined)
        return undefined;
    const { files, turbo, inside } = plan;
    const { workspace } = request.ci;
    const { env, log, deadline } = ports;
    const temporary = await (0,run_end/* temporaryDirectory */.De)((0,run_end/* temporaryBase */.du)(env), 'monorepo-gitops-context');
    try {
        const extra = await extraFiles(workspace, request['extra-files']);
        const content = { paths: new Set([...files.paths, ...extra]), texts: new Map(files.root.texts) };
        if (turbo !== undefined) {
            const run = (0,run_builder/* runUntil */.W5)(ports.programs, deadline);
            const made = { root: workspace, packageName: turbo.packageName, out: (0,external_node_path_.join)(temporary.path, 'out') };
            const found = await turboPrune(turbo.program, { ...made, made: files.root.texts.keys() }, { run, env });
            for (const [file, text] of found.texts) {
                content.texts.set(file, lock_files/* lockFileNames */.e.includes(file) ? text : files.root.manifest(file, text));
            }
            for (const path of found.paths)
                if (files.mayHave(path))
                    content.paths.add(path);
        }
        const paths = [...content.paths].filter((path) => !content.texts.has(path));
        const directory = (0,external_node_path_.join)(temporary.path, 'context');
        const prefix = expectsDockerLayout(await copiedPaths(spec, engines), files);
        const places = prefix === undefined ? undefined : dockerLayout(prefix);
        await writeContext(workspace, directory, { paths, texts: content.texts }, places);
        const by = turbo === undefined ? 'workspace' : 'turbo';
        log.info(`Pruned context (${by}): ${paths.length + content.texts.size} files${prefix === undefined ? '' : `, as ${prefix}json and ${prefix}full`}`);
        return {
            spec: { ...spec, context: (0,external_node_path_.join)(directory, inside) },
            handOver: (read, isDry) => handOver(read, directory, isDry),
            hide: (text) => text.replaceAll(directory, '<pruned context>'),
            [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
        };
    }
    catch (error) {
        await temporary[Symbol.asyncDispose]();
        throw error;
    }
}
async function handOver(spec, directory, isDry) {
    if (spec.emit === undefined)
        return spec;
    const target = (0,external_node_path_.join)(spec.emit, engine/* emittedContext */.Wb);
    if (!isDry) {
        await (0,promises_.rm)(target, { recursive: true, force: true });
        await (0,promises_.cp)(directory, target, { recursive: true, verbatimSymlinks: true, mode: external_node_fs_.constants.COPYFILE_FICLONE });
    }
    return { ...spec, context: (0,external_node_path_.join)(target, (0,external_node_path_.relative)(directory, spec.context)) };
}
async function checkPrune(request, spec, ports) {
    if ((await prunePlan(request, spec, ports)) !== undefined) {
        await extraFiles(request.ci.workspace, request['extra-files']);
    }
}
async function prunePlan(request, spec, { env, log, programs }) {
    const { prune: by = 'none', 'extra-files': extra, ci } = request;
    if (by === 'none' && extra.length > 0) {
        throw (0,failure/* badInput */.AN)('extra-files', 'has no meaning without prune', 'Give prune (turbo or workspace), or leave it out.');
    }
    if (by === 'none')
        return undefined;
    await (0,build_request/* requirePaths */.yK)(spec);
    const inside = relativeTo(ci.workspace, spec.context);
    if (inside === undefined) {
        const problem = `${spec.context} is not in the monorepo (${ci.workspace}), whose workspace is pruned`;
        throw (0,failure/* badInput */.AN)('context', problem, 'Leave context out: the pruned context has the paths of the monorepo.');
    }
    const files = await prunedFiles({ cwd: ci.workspace, env, programs }, by, prunedService(request, spec, inside));
    for (const [file, why] of files.wholeLocks)
        log.warn(`prune: ${file} stays as a whole: ${why}`);
    warnOfLeftOut(files.leftOut, log);
    const turbo = by === 'turbo' ? await findTurbo(ci.workspace, env) : undefined;
    const [foreign] = files.foreignLocks;
    if (turbo === undefined && foreign !== undefined) {
        const problem = by === 'turbo'
            ? 'turbo is neither in node_modules/.bin nor on PATH'
            : 'workspace prunes the lock files of pnpm and npm';
        const hint = `Use \`prune: turbo\` with the program turbo in this job (install the monorepo's dependencies before, or npm install --global turbo), or leave prune out.`;
        throw (0,failure/* badInput */.AN)('prune', `${problem}, and only turbo prunes ${foreign}`, hint);
    }
    if (turbo === undefined) {
        if (by === 'turbo')
            log.info('turbo is neither in node_modules/.bin nor on PATH: the workspace is pruned without it');
        return { files, inside, turbo: undefined };
    }
    const { packageName } = files;
    if (packageName === undefined) {
        const problem = 'turbo prunes by the name of a package, and the service is in none that has one';
        throw (0,failure/* badInput */.AN)('prune', problem, 'Give its package.json a name, or use `prune: workspace`.');
    }
    return { files, inside, turbo: { program: turbo, packageName } };
}
function prunedService({ pruned, ci, 'extra-files': extra }, spec, inside) {
    const dockerfile = relativeTo(ci.workspace, spec.dockerfile);
    const path = pruned?.service.path ?? external_node_path_.posix.dirname(dockerfile ?? '.');
    if (pruned === undefined && path === '.') {
        const problem = 'it is not known which service the image is of: its Dockerfile is in no package';
        throw (0,failure/* badInput */.AN)('prune', problem, 'Name a service of gitops.yaml, or give a Dockerfile in the directory of the service.');
    }
    const build = {
        context: inside,
        ...(dockerfile === undefined ? {} : { dockerfile }),
        'extra-files': extra,
    };
    return { name: '', ...pruned, service: { ...pruned?.service, path, build } };
}
function relativeTo(directory, path) {
    const found = (0,external_node_path_.relative)(directory, path).replaceAll(external_node_path_.sep, '/');
    return found === '..' || found.startsWith('../') ? undefined : found || '.';
}
async function copiedPaths(spec, engines) {
    const text = await (0,promises_.readFile)(spec.dockerfile, 'utf8');
    return engines.flatMap(({ frontend }) => {
        const reads = frontend === undefined ? undefined : (0,dockerfile_reads/* dockerfileReads */.w)(text, (0,content_key/* readOptions */.Tt)(spec, frontend));
        return reads?.context.flatMap(({ from, source }) => (from === undefined ? [source.pattern] : [])) ?? [];
    });
}
const example = /\.env(\..+)?\.(example|sample|template|dist|defaults?)$|\.envrc$/;
function warnOfLeftOut(leftOut, log) {
    const files = leftOut.filter((path) => !example.test(path));
    if (files.length === 0)
        return;
    log.warn(`prune: ${files.join(', ')}: left out of the build context, since such files may hold secrets. Name in extra-files those that the image needs.`);
}


/***/ }),

/***/ 8515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ ImageCopy),
/* harmony export */   w: () => (/* binding */ copyBlobs)
/* harmony export */ });
/* harmony import */ var _net_turns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4738);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4803);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5812);




const parallelBlobs = 4;
const parallelManifests = 8;
async function copyBlobs(registry, blobs, from, to) {
    await new ImageCopy(registry, from, to).blobs(blobs);
}
class ImageCopy {
    from;
    to;
    #registry;
    #blobTurn = (0,_net_turns_js__WEBPACK_IMPORTED_MODULE_3__/* .turns */ .Z)(parallelBlobs);
    #turn = (0,_net_turns_js__WEBPACK_IMPORTED_MODULE_3__/* .turns */ .Z)(parallelManifests);
    #blobs = new Map();
    #manifests = new Map();
    constructor(registry, from, to) {
        this.#registry = registry;
        this.from = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(from);
        this.to = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(to);
    }
    get digests() {
        return [...this.#manifests.keys()];
    }
    manifest(descriptor, known) {
        return once(this.#manifests, descriptor.digest, () => this.#copyManifest(descriptor, known));
    }
    async blobs(blobs) {
        await Promise.all(blobs.filter(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isStored */ .mL).map((blob) => once(this.#blobs, blob.digest, () => this.#copyBlob(blob))));
    }
    async #copyManifest(descriptor, known) {
        const target = { ...this.to, digest: descriptor.digest };
        const isThere = (await this.#turn(() => this.#registry.headManifest(target))) !== undefined;
        if (isThere && !(0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isIndex */ .nw)(descriptor))
            return;
        const manifest = known ?? (await this.#read(descriptor));
        if (manifest === undefined)
            return this.#copyUnknown(descriptor);
        const { manifests, blobs } = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestParts */ .Ms)(manifest);
        if (isThere)
            return void (await Promise.all(manifests.map((child) => this.manifest(child))));
        await Promise.all([...manifests.map((child) => this.manifest(child)), this.blobs(blobs)]);
        await this.#turn(() => this.#registry.putManifest(this.to, manifest, () => this.#resend(manifests, blobs)));
    }
    #read(descriptor) {
        return this.#turn(() => this.#registry.getManifest({ ...this.from, digest: descriptor.digest }, descriptor.mediaType));
    }
    async #copyUnknown(descriptor) {
        const { digest, mediaType } = descriptor;
        if (_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm.includes(mediaType) || !(await this.#registry.hasBlob(this.from, digest))) {
            throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_2__.missing)({ ...this.from, digest });
        }
        await this.blobs([descriptor]);
    }
    async #resend(manifests, blobs) {
        for (const blob of blobs.filter(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isStored */ .mL))
            await this.#upload(blob);
        for (const { digest, mediaType } of manifests) {
            const child = await this.#registry.getManifest({ ...this.from, digest }, mediaType);
            if (child !== undefined)
                await this.#registry.putManifest(this.to, child);
        }
    }
    #copyBlob(blob) {
        return this.#blobTurn(async () => {
            const { digest, urls = [] } = blob;
            const isMounted = this.from.registry === this.to.registry && (await this.#mount(digest));
            if (isMounted)
                return;
            if (urls.length > 0 && !(await this.#registry.hasBlob(this.from, digest)))
                return;
            await this.#upload(blob);
        });
    }
    async #mount(digest) {
        return (await this.#registry.mountBlob(this.to, digest, this.from.repository)) === 'mounted';
    }
    async #upload({ digest, size }) {
        const open = () => this.#registry.getBlob(this.from, { digest, size });
        await this.#registry.uploadBlob(this.to, { digest, size, open });
    }
}
function once(all, digest, work) {
    const begun = all.get(digest) ?? work();
    all.set(digest, begun);
    return begun;
}


/***/ }),

/***/ 5748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  confirm: () => (/* binding */ promote_confirm),
  promotable: () => (/* binding */ promotable),
  promote: () => (/* binding */ promote)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/copy.js
var image_copy = __webpack_require__(8515);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/net/turns.js
var turns = __webpack_require__(4738);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var image_manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry-lists.js
var registry_lists = __webpack_require__(3605);
;// CONCATENATED MODULE: ./build/core/image/copy-referrers.js






const atOnce = 4;
const cosignTags = ['sig', 'att', 'sbom'];
const mostWrites = 3;
async function copyReferrers(registry, copy) {
    const turn = (0,turns/* turns */.Z)(atOnce);
    const done = new Set();
    for (;;) {
        const found = copy.digests.filter((digest) => !done.has(digest));
        if (found.length === 0)
            return;
        for (const digest of found)
            done.add(digest);
        const parts = found.flatMap((digest) => [
            () => copyBySubject(registry, copy, digest),
            ...cosignTags.map((kind) => () => copyCosignTag(registry, copy, `${digest.replace(':', '-')}.${kind}`)),
        ]);
        await Promise.all(parts.map(turn));
    }
}
async function copyBySubject(registry, copy, digest) {
    const listed = await registry.referrers({ ...copy.from, digest });
    const copied = await Promise.all(listed.map((each) => copyListed(copy, each)));
    const referrers = listed.filter((_, at) => copied[at]);
    if (referrers.length > 0)
        await list(registry, copy, digest, referrers);
}
async function copyListed(copy, referrer) {
    try {
        await copy.manifest(referrer);
        return true;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.code === 'IMAGE_MISSING')
            return false;
        throw error;
    }
}
async function list(registry, { to }, digest, referrers) {
    const target = { ...to, tag: (0,registry_lists/* referrersTag */.LN)(digest) };
    for (let writes = 0;; writes += 1) {
        const there = await registry.referrerList({ ...to, digest });
        if (there.listedBy === 'registry')
            return;
        const known = new Set(there.referrers.map((each) => each.digest));
        const added = referrers.filter((each) => !known.has(each.digest));
        if (added.length === 0)
            return;
        if (writes === mostWrites)
            throw overwritten((0,image_reference/* formatReference */.FH)(target));
        const content = indexContent(there.index, (0,image_reference/* formatReference */.FH)(target));
        const manifests = [...content.manifests, ...added];
        const bytes = Buffer.from(JSON.stringify({ ...content, manifests }));
        await registry.putManifest(target, { bytes, mediaType: image_manifest/* ociIndexType */.WN }, async () => { });
        await registry.headWritten(target, (0,image_manifest/* digestOf */.ol)(bytes));
    }
}
function overwritten(name) {
    return new failure/* Failure */.HR('failed', 'REFERRERS_LOST', `others keep writing ${name}`, {
        hint: 'two runs list signatures of one image at the same time; run again when the other one has ended',
    });
}
function indexContent(index, name) {
    const empty = { schemaVersion: 2, mediaType: image_manifest/* ociIndexType */.WN };
    const content = index === undefined ? { ...empty, manifests: [] } : (0,json/* jsonObject */.o$)(index.bytes);
    const { manifests } = content;
    if (Array.isArray(manifests))
        return { ...content, manifests };
    throw new failure/* Failure */.HR('refused', 'REFERRERS_TAG_TAKEN', `${name} names something else than a list of referrers`, {
        hint: 'signatures are listed under this tag where a registry has no referrers API; remove the tag',
    });
}
async function copyCosignTag(registry, copy, tag) {
    const source = await registry.getManifest({ ...copy.from, tag });
    if (source === undefined)
        return;
    const target = { ...copy.to, tag };
    for (let writes = 0;; writes += 1) {
        const there = await registry.getManifest(target);
        if (there?.digest === source.digest)
            return copy.manifest(source, source);
        const wanted = there === undefined ? 'source' : unionOf(there, source);
        if (wanted === 'target')
            return;
        if (writes === mostWrites)
            throw overwritten((0,image_reference/* formatReference */.FH)(target));
        await registry.headWritten(target, await putSignatures(registry, copy, target, { source, wanted }));
    }
}
async function putSignatures(registry, copy, target, { source, wanted }) {
    if (wanted === 'source') {
        await copy.manifest(source, source);
        return registry.putManifest(target, source, async () => { });
    }
    await copy.blobs(wanted.layers);
    await registry.uploadBlob(copy.to, wanted.config);
    return registry.putManifest(target, wanted.manifest, () => copy.blobs(wanted.layers));
}
function unionOf(there, source) {
    const [held, given] = [signaturesOf(there), signaturesOf(source)];
    if (held === undefined || given === undefined)
        return 'target';
    const known = new Set(held.layers.map(json/* canonicalJson */.dj));
    const added = given.layers.filter((layer) => !known.has((0,json/* canonicalJson */.dj)(layer)));
    if (added.length === 0)
        return 'target';
    if (added.length + held.layers.length === given.layers.length)
        return 'source';
    const layers = [...held.layers, ...added];
    const config = (0,image_manifest/* blobOf */.DE)(Buffer.from(JSON.stringify(cosignConfig(layers))));
    const descriptor = { mediaType: held.config.mediaType, digest: config.digest, size: config.size };
    const bytes = Buffer.from(JSON.stringify({ ...(0,json/* jsonObject */.o$)(there.bytes), config: descriptor, layers }));
    return { layers: added, config, manifest: { bytes, mediaType: there.mediaType } };
}
function signaturesOf(manifest) {
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    const isJoinable = content.kind === 'image' && content.layers.every(({ mediaType }) => joinable.includes(mediaType));
    return isJoinable ? content : undefined;
}
const joinable = ['application/vnd.dev.cosign.simplesigning.v1+json', 'application/vnd.dsse.envelope.v1+json'];
function cosignConfig(layers) {
    const created = '0001-01-01T00:00:00Z';
    return {
        architecture: '',
        created,
        history: layers.map(() => ({ created })),
        os: '',
        rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
        config: {},
    };
}

// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
;// CONCATENATED MODULE: ./build/core/image/promote.js





async function promote(registry, promotion) {
    const { from, to, tags } = promotion;
    const manifest = await promotable(registry, promotion);
    if (from.registry !== to.registry || from.repository !== to.repository) {
        const copy = new image_copy/* ImageCopy */.B(registry, from, to);
        await copy.manifest(manifest, manifest);
        await copyReferrers(registry, copy);
    }
    await Promise.all(tags.map((tag) => giveTag(registry, { ...(0,image_reference/* repositoryOf */._M)(to), tag }, manifest)));
    return { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.size };
}
async function giveTag(registry, target, manifest) {
    const holder = await registry.headManifest(target);
    if (holder?.digest === manifest.digest)
        return;
    await registry.putManifest(target, manifest, async () => { });
    await promote_confirm(registry, target, manifest.digest);
}
async function promotable(registry, { from, to, fixed = [] }) {
    const manifest = await registry.getManifest(from);
    if (manifest === undefined)
        throw (0,image_registry.missing)(from, 'promote-from');
    for (const tag of fixed) {
        const target = { ...(0,image_reference/* repositoryOf */._M)(to), tag };
        const holder = await registry.headManifest(target);
        if (holder === undefined || holder.digest === manifest.digest)
            continue;
        const problem = `${(0,image_reference/* formatReference */.FH)(target)} is ${holder.digest} already, and the image to promote is ${manifest.digest}`;
        throw new failure/* Failure */.HR('refused', 'TAG_TAKEN', problem, {
            hint: 'promote under a tag that no other build has, such as {environment}-{sha8}, or under one that moves, such as latest',
        });
    }
    return manifest;
}
async function promote_confirm(registry, reference, digest) {
    const found = await registry.headWritten(reference, digest);
    if (found?.digest === digest)
        return;
    const problem = `${(0,image_reference/* formatReference */.FH)(reference)} names ${found?.digest ?? 'nothing'} after it was set to ${digest}`;
    throw new failure/* Failure */.HR('failed', 'REGISTRY_DIGEST', problem, {
        hint: 'another run writes the same tag, or the registry answers out of a cache that is behind; use a tag that only this commit has, such as {sha8}, and run again',
    });
}


/***/ })

};
