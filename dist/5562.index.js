export const id = 5562;
export const ids = [5562];
export const modules = {

/***/ 5314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bumpImageTag: () => (/* binding */ bumpImageTag)
/* harmony export */ });
/* harmony import */ var _core_bump_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8820);
/* harmony import */ var _core_forge_app_tokens_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4368);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7216);
/* harmony import */ var _inputs_command_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(125);
/* harmony import */ var _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2750);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3669);
/* harmony import */ var _gitops_commit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5685);
/* harmony import */ var _gitops_delivery_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1604);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1509);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2635);
/* harmony import */ var _update_inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1486);
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











const inputs = {
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_4__/* .runInputs */ .HM,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_3__/* .updateInputs */ .FU,
    ..._gitops_remote_js__WEBPACK_IMPORTED_MODULE_7__/* .gitopsConnectionInputs */ .iE,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_3__/* .commitInputs */ .J8,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_3__/* .deliveryInputs */ .Uh,
};
const bumpImageTag = (0,_inputs_command_js__WEBPACK_IMPORTED_MODULE_9__/* .defineCommand */ .N)({
    name: 'bump-image-tag',
    summary: 'Write an image, or any other value, into the GitOps repository',
    inputs,
    outputs: {
        changed: '`true` when a commit was made, or would be in a dry run.',
        commit: 'The commit in the GitOps repository; empty when none was made.',
        result: '`committed`, `unchanged`, `superseded`, `requested`, `planned` in a dry run, or `emitted`.',
        'old-image': 'The image that was there; a JSON list when several were asked for.',
        'new-image': 'The image that is there now; a JSON list when several were asked for.',
        diff: 'Unified diff of the commit.',
        'request-url': 'The open pull or merge request that holds the commit (`deliver: pull-request`).',
        attempts: 'How many times the edit was applied until the push won.',
    },
    implied: impliedBump,
    async run(run) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { service, environment, emit, rollback } = run.inputs;
            const updates = (0,_update_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .updatesOf */ .E)(run);
            if (emit !== undefined)
                return emitted(run.log, emit, (0,_update_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .emitUpdates */ .G)(run, updates, emit));
            const appTokens = __addDisposableResource(env_1, new _core_forge_app_tokens_js__WEBPACK_IMPORTED_MODULE_1__/* .AppTokens */ .K(run), true);
            const services = updates.flatMap((update) => (update.service === undefined ? [] : [update.service]));
            const bumped = await (0,_gitops_commit_js__WEBPACK_IMPORTED_MODULE_5__/* .commitUpdates */ .cc)({ ...run, appTokens }, {
                updates,
                rollback,
                values: (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__/* .placeholdersFor */ .mL)(run.ci, service, environment),
                review: (0,_gitops_commit_js__WEBPACK_IMPORTED_MODULE_5__/* .reviewOf */ .QR)(run, environment, [...new Set(services)]),
                delivery: (0,_gitops_delivery_js__WEBPACK_IMPORTED_MODULE_6__/* .deliverySettings */ .cr)(run.inputs, environment),
            });
            return { outputs: outputsOf(bumped), summary: summaryOf(run, bumped) };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    },
});
function impliedBump(selection) {
    const { config, service } = selection;
    const chosen = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__/* .chosenEnvironment */ .Kq)(selection);
    if (chosen === undefined || service === undefined)
        return {};
    return {
        environment: chosen.name,
        image: (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceImage */ .Dr)(config, service),
        tag: config.services.get(service)?.build?.tags?.[0] ?? '{sha8}',
    };
}
function emitted(log, file, text) {
    log.info(`Edits for the job that commits, in ${file}:\n${text.trimEnd()}`);
    return {
        outputs: { changed: false, result: 'emitted' },
        summary: `### bump-image-tag\n\n**emitted** to \`${file}\`, for the job that commits`,
    };
}
function outputsOf(bumped) {
    const several = (images) => (images.length > 1 ? images : images[0]);
    return {
        changed: bumped.commit !== undefined || bumped.result === 'planned',
        commit: bumped.commit,
        result: bumped.result,
        'old-image': several(bumped.images.map(({ oldImage }) => oldImage)),
        'new-image': several(bumped.images.map(({ newImage }) => newImage)),
        diff: bumped.diff,
        'request-url': bumped.request?.url,
        attempts: bumped.attempts,
    };
}
function summaryOf(run, bumped) {
    const facts = `**${bumped.result}** · ${(0,_gitops_commit_js__WEBPACK_IMPORTED_MODULE_5__/* .commitFacts */ .Tw)(run, bumped)}`;
    const reasons = [...bumped.superseded.map(_core_bump_message_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSupersession */ .v), bumped.closed].filter((each) => each !== undefined);
    const list = reasons.map((reason) => `- ${(0,_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .cell */ .H)(reason)}`).join('\n');
    return ['### bump-image-tag', facts, (0,_gitops_commit_js__WEBPACK_IMPORTED_MODULE_5__/* .imageRows */ .Dy)(bumped.images), list].filter((part) => part !== '').join('\n\n');
}


/***/ }),

/***/ 5562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ commands_deploy_deploy),
  deployEvent: () => (/* binding */ deployEvent)
});

// EXTERNAL MODULE: ./build/core/argocd/application.js + 1 modules
var argocd_application = __webpack_require__(8158);
// EXTERNAL MODULE: ./build/core/argocd/client.js + 1 modules
var client = __webpack_require__(3088);
// EXTERNAL MODULE: ./build/core/argocd/deploy.js + 1 modules
var deploy = __webpack_require__(819);
// EXTERNAL MODULE: ./build/core/build/make-image.js + 3 modules
var make_image = __webpack_require__(3283);
// EXTERNAL MODULE: ./build/core/argocd/wait.js
var argocd_wait = __webpack_require__(728);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/path.js
var path = __webpack_require__(8402);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
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
    return new failure/* Failure */.HR(kinds.find((kind) => kind !== 'timed-out') ?? 'timed-out', code, failures.map(({ name, error }) => `${name}: ${(0,failure/* messageOf */.bD)(error)}`).join('\n'), { cause: first.error, hint: first.error instanceof failure/* Failure */.HR ? first.error.hint : undefined });
}
function withName({ name, error }) {
    if (!(error instanceof failure/* Failure */.HR) || error.message.includes(name))
        return error;
    const { kind, code, message, cause, hint, outputs } = error;
    return new failure/* Failure */.HR(kind, code, `${name}: ${message}`, { cause, hint, outputs });
}

;// CONCATENATED MODULE: ./build/core/flow/images.js

const buildsAtOnce = 4;
function makeImages(services, promotions, makeImage, log) {
    const tasks = services.map(({ service, image }) => ({
        name: service,
        run: async () => serviceImage(service, await makeImage(promoting(image, promotions.get(service))), log),
    }));
    return inParallel(tasks, { atOnce: buildsAtOnce, code: 'IMAGES_FAILED' });
}
function promoting(request, promoted) {
    if (promoted === undefined)
        return request;
    const tags = promoted.tag === undefined ? {} : { tags: [promoted.tag] };
    return { ...request, ...tags, 'promote-from': promoted.reference };
}
function serviceImage(service, { image, tags, action, digest }, log) {
    log.info(`${action}: ${digest === undefined ? image : `${image}@${digest}`} ${tags.join(' ')}`);
    const [tag] = tags;
    return {
        service,
        reference: digest === undefined ? `${image}:${tag}` : `${image}@${digest}`,
        tag,
        tagged: tags.map((each) => `${image}:${each}`),
    };
}

;// CONCATENATED MODULE: ./build/core/flow/service-deployment.js
function changeOf(services, images, environment) {
    const tags = new Map(images.map(({ service, tag }) => [service, tag]));
    const applications = services.flatMap(({ application }) => application ?? []);
    return {
        environment,
        services: services.map(({ service }) => service),
        updates: [...services.flatMap(({ service, updates }) => updates(tags.get(service))), ...manifestsOf(services)],
        applications: applications.map(({ owned }) => owned),
        images: images.flatMap(({ tagged }) => tagged),
    };
}
function manifestsOf(services) {
    return services.flatMap(({ service, application }) => application?.mode === 'git' ? [{ kind: 'write', service, ...application.manifest }] : []);
}

;// CONCATENATED MODULE: ./build/core/flow/deploy.js







async function deploy_deploy(request, steps, log) {
    const { event, environment, rollout } = request;
    if (event.kind === 'request-closed' || event.kind === 'branch-deleted')
        return closeReview(environment, steps, log);
    if (event.kind === 'request' && event.fromFork)
        return nothing(log, 'Requests from forks are not deployed.');
    const plan = await log.group('Plan', () => steps.plan());
    if (plan.environment === undefined)
        return nothing(log, 'No environment of gitops.yaml matches this event.');
    const { name } = plan.environment;
    const wanted = await steps.wantedServices(name, plan.affected);
    if (wanted.services.length === 0)
        return nothing(log, 'No service is affected.', name);
    return deployServices(wanted, name, rollout, steps, log);
}
async function deployServices({ services: names, promotions }, environment, rollout, steps, log) {
    const services = await Promise.all(names.map((name) => steps.serviceDeployment(name, environment)));
    await checkDeployment(services, environment, rollout, steps);
    const images = await log.group('Images', () => makeImages(services, promotions, (request) => steps.makeImage(request), log));
    const change = changeOf(services, images, environment);
    const commit = await log.group('GitOps repository', () => steps.commit(change));
    await deployApplications(services, commit, steps);
    const applications = services.flatMap(({ application }) => application?.application.metadata.name ?? []);
    return { result: commit.result, environment, services: names, images, applications, commit };
}
async function checkDeployment(services, environment, { sync, wait, waitFor }, steps) {
    for (const { updates } of services)
        for (const update of updates())
            checkPaths(update);
    for (const manifest of manifestsOf(services))
        checkPaths(manifest);
    await steps.checkDelivery(environment);
    (0,argocd_wait/* waitGoal */.XS)(waitFor);
    if (services.some(({ application }) => application?.mode === 'api'))
        return steps.checkArgocd();
    const input = sync ? 'sync' : wait ? 'wait' : undefined;
    if (input === undefined)
        return;
    const hint = 'Give argocd-server, or leave it out: Argo CD follows Git by itself.';
    throw (0,failure/* badInput */.AN)(input, 'needs an Argo CD server', hint);
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
async function deployApplications(services, { result, tip, superseded }, steps) {
    if (tip === undefined || result === 'superseded')
        return;
    const older = new Set(superseded.map(({ edit }) => edit.update.service));
    const tasks = services.flatMap(({ service, application }) => application?.mode !== 'api' || older.has(service)
        ? []
        : [{ name: application.application.metadata.name, run: () => steps.deployApplication(application, tip) }]);
    await inParallel(tasks, { atOnce: tasks.length, code: 'APPLICATIONS_FAILED' });
}
async function closeReview(environment, steps, log) {
    if (environment === undefined || !(0,environments/* isReviewEnvironment */.Qm)(environment.environment)) {
        return nothing(log, 'What was closed has no review environment.');
    }
    const cleanup = await steps.removeReviewEnvironment(environment.name);
    return { result: cleanup.removed.length > 0 ? 'removed' : 'nothing', environment: environment.name, cleanup };
}
function nothing(log, why, environment) {
    log.info(`Nothing to do: ${why}`);
    return { result: 'nothing', environment, why };
}

// EXTERNAL MODULE: ./build/core/edit/edit.js + 19 modules
var edit = __webpack_require__(415);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var git_snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
;// CONCATENATED MODULE: ./build/core/flow/environment-state.js





async function wantedServices(request, atTip, log) {
    const { config, environment, affected, named } = request;
    const settings = (0,environments/* environmentNamed */.b6)(config, environment);
    const source = settings['promote-from'];
    const others = named || (0,environments/* isReviewEnvironment */.Qm)(settings)
        ? []
        : [...config.services.keys()].filter((name) => !affected.includes(name));
    if (others.length === 0 && source === undefined)
        return { services: affected, promotions: new Map() };
    return atTip(async (snapshot) => {
        const missing = await missingServices(snapshot, request, others);
        for (const service of missing)
            log.info(`${service}: not in ${environment} yet`);
        const services = [...config.services.keys()].filter((name) => affected.includes(name) || missing.includes(name));
        if (source === undefined)
            return { services, promotions: new Map() };
        const images = services.map(async (name) => [name, await promotedImage(snapshot, request, name, source)]);
        return { services, promotions: new Map(await Promise.all(images)) };
    });
}
async function missingServices(snapshot, request, services) {
    const found = await Promise.all(services.map(async (service) => {
        const file = fileOf(request, service, request.environment);
        return file === undefined ? true : (await snapshot.entry(file)) !== undefined;
    }));
    return services.filter((_, index) => found[index] === false);
}
async function promotedImage(snapshot, request, service, environment) {
    const file = fileOf(request, service, environment);
    const text = file === undefined ? undefined : await (0,git_snapshot/* readText */.yR)(snapshot, file);
    const repository = (0,environments/* serviceImage */.Dr)(request.config, service);
    const images = file === undefined || text === undefined ? [] : (0,edit.imagesIn)(file, text);
    const image = images.find((each) => each.repository === repository) ?? images[0];
    const name = image?.repository ?? repository;
    if (image?.digest !== undefined)
        return { reference: `${name}@${image.digest}`, tag: image.tag };
    if (image?.tag !== undefined)
        return { reference: `${name}:${image.tag}`, tag: image.tag };
    throw new failure/* Failure */.HR('failed', 'PROMOTION_SOURCE', `${environment} runs no image of ${service} that could be promoted`, {
        hint: `Deploy ${service} to ${environment} first${file === undefined ? '' : `; it is looked for in ${file}`}.`,
    });
}
function fileOf({ config, ci }, service, environment) {
    const template = (0,environments/* environmentNamed */.b6)(config, environment).file;
    if (template === undefined)
        return undefined;
    return (0,placeholders/* expand */.f)(template, (0,environments/* placeholdersFor */.mL)(ci, service, environment), `environments.${environment}.file`);
}

// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/git/repository.js
var repository = __webpack_require__(5157);
// EXTERNAL MODULE: ./build/core/monorepo/plan.js + 1 modules
var plan = __webpack_require__(5431);
// EXTERNAL MODULE: ./build/core/net/deadline.js
var net_deadline = __webpack_require__(2140);
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
// EXTERNAL MODULE: ./build/commands/argocd-upsert-app.js + 2 modules
var argocd_upsert_app = __webpack_require__(8212);
// EXTERNAL MODULE: ./build/commands/build-image.js
var build_image = __webpack_require__(39);
// EXTERNAL MODULE: ./build/commands/bump-image-tag.js
var bump_image_tag = __webpack_require__(5314);
// EXTERNAL MODULE: ./build/commands/cleanup-review-env.js + 10 modules
var cleanup_review_env = __webpack_require__(7332);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 2 modules
var gitops_commit = __webpack_require__(5685);
// EXTERNAL MODULE: ./build/commands/gitops-delivery.js
var gitops_delivery = __webpack_require__(1604);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 3 modules
var gitops_remote = __webpack_require__(1509);
// EXTERNAL MODULE: ./build/commands/plan.js + 1 modules
var commands_plan = __webpack_require__(1883);
// EXTERNAL MODULE: ./build/commands/update-inputs.js
var update_inputs = __webpack_require__(1486);
;// CONCATENATED MODULE: ./build/commands/deploy.js
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



























const inputs = {
    ...declarations_run/* runInputs */.HM,
    ...declarations_run/* changeInputs */.kH,
    'build-timeout': build/* buildInputs */._['build-timeout'],
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
const commands_deploy_deploy = (0,command/* defineCommand */.N)({
    name: 'deploy',
    summary: 'The whole flow, from gitops.yaml, for the current event',
    inputs,
    outputs: {
        services: 'JSON list of the services that were deployed.',
        environment: 'Environment of the event; empty when none matches.',
        slug: 'Name of the review environment of this branch or request.',
        result: '`committed`, `unchanged`, `superseded`, `requested`, `planned` (dry run), `removed` or `nothing`.',
        commit: 'The commit in the GitOps repository; empty when none was made.',
        images: 'JSON object: service → `image@digest`.',
        applications: 'JSON list of the names of the Applications.',
        removed: 'JSON list of what was removed, when a branch or request was closed.',
        'request-url': 'The open pull or merge request that holds the commit (`deliver: pull-request`).',
        diff: 'Unified diff of the commit.',
    },
    everyService: true,
    async run(run) {
        const deployment = await deployEvent(run);
        return {
            outputs: { slug: (0,environments/* slugFor */.Pb)(run.ci), environment: deployment.environment, ...outputsOf(deployment) },
            summary: summaryOf(run, deployment),
        };
    },
});
async function deployEvent(given) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const appTokens = __addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
        const run = { ...given, appTokens };
        const config = (0,resolve/* needed */.Ow)(run.config, 'config', 'there is no gitops.yaml', 'Run `monorepo-gitops init`, or give --config.');
        const { sync, wait, 'wait-for': waitFor } = run.inputs;
        const environment = (0,environments/* environmentFor */.DD)(config, run.ci);
        const request = { event: run.ci.event, environment, rollout: { sync, wait, waitFor } };
        return await deploy_deploy(request, stepsOf(run, config), run.log);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function stepsOf(run, config) {
    const { ci, log } = run;
    const named = run.inputs.services.length > 0 || run.inputs.service !== undefined;
    return {
        plan: () => (0,plan/* planDeployment */.H)((0,commands_plan.planRequest)(run), run),
        wantedServices: (environment, affected) => wantedServices({ config, ci, environment, affected, named }, (read) => atTip(run, read), log),
        serviceDeployment: (service, environment) => serviceDeployment(run, config, { service, environment }),
        async checkDelivery(environment) {
            await (0,gitops_remote/* gitopsRemote */.L_)(run, 'push');
            await (0,gitops_delivery/* openDelivery */.Dz)(run, (0,gitops_delivery/* deliverySettings */.cr)(run.inputs, environment));
        },
        checkArgocd: () => (0,client/* checkArgocd */.Z)((0,declarations_run/* argocdConnection */.rU)(run.inputs), run),
        makeImage: (request) => (0,make_image/* makeImage */.Gs)(request, run),
        commit: (change) => commitChange(run, change),
        async deployApplication(planned, commit) {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const application = (0,argocd_application/* buildApplication */.Ds)((0,argocd_application/* atRevision */.fR)(planned.request, commit));
                const deadline = __addDisposableResource(env_2, new net_deadline/* Deadline */.B2(run.clock, run.inputs['wait-timeout'], 'wait-timeout'), false);
                await run.deadline.pausedDuring(() => (0,deploy/* deployToServer */.WG)((0,argocd_upsert_app.serverDeployment)(run, { ...planned, application }), run, deadline));
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                __disposeResources(env_2);
            }
        },
        removeReviewEnvironment: (environment) => (0,cleanup_review_env.removeReview)({ ...run, ...(0,inputs_for/* inputsFor */.p)(cleanup_review_env.cleanupReviewEnv, run, { environment }) }),
    };
}
async function atTip(run, read) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const transport = __addDisposableResource(env_3, await (0,gitops_remote/* openGitops */.fn)(run), true);
        const { tip, objectFormat } = await (0,repository/* resolveBranch */.pd)(transport, run.inputs['gitops-branch']);
        return await read(await (0,git_snapshot/* openSnapshot */.r3)(transport, tip, objectFormat));
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_3);
        if (result_2)
            await result_2;
    }
}
async function serviceDeployment(run, config, scope) {
    const { inputs, ci, cwd } = run;
    const { service, environment } = scope;
    const { tag: ownTag, app } = (0,environments/* environmentNamed */.b6)(config, environment);
    const image = (0,inputs_for/* inputsFor */.p)(build_image.buildImage, run, scope).inputs;
    const known = {
        sync: inputs.sync,
        wait: inputs.wait,
        'wait-for': inputs['wait-for'],
        timeout: inputs['wait-timeout'],
        'degraded-grace': inputs['degraded-grace'],
        'on-failure': inputs['on-failure'],
    };
    return {
        service,
        image: { ...image, placeholders: (0,environments/* placeholdersFor */.mL)(ci, service, environment), ci, cwd },
        updates: (tag) => (0,update_inputs/* updatesOf */.E)({ ...run, ...(0,inputs_for/* inputsFor */.p)(bump_image_tag.bumpImageTag, run, scope, ownTag === undefined ? { tag } : {}) }),
        application: app === undefined
            ? undefined
            : await (0,argocd_upsert_app.planApplication)({ ...run, ...(0,inputs_for/* inputsFor */.p)(argocd_upsert_app.argocdUpsertApp, run, scope, known) }),
    };
}
function commitChange(run, change) {
    const { environment, services, updates, applications, images } = change;
    const review = (0,gitops_commit/* reviewOf */.QR)(run, environment, services);
    return (0,gitops_commit/* commitUpdates */.cc)(run, {
        updates,
        values: (0,environments/* placeholdersFor */.mL)(run.ci, services.length === 1 ? services[0] : undefined, environment),
        review: review && { ...review, applications, images },
        delivery: (0,gitops_delivery/* deliverySettings */.cr)(run.inputs, environment),
    });
}
function outputsOf(deployment) {
    if ('why' in deployment)
        return { services: [], result: deployment.result };
    if ('cleanup' in deployment) {
        const { commit, removed, diff } = deployment.cleanup;
        return { services: [], result: deployment.result, commit, removed, diff };
    }
    const { services, result, images, applications, commit } = deployment;
    return {
        services,
        result,
        commit: commit.commit,
        images: Object.fromEntries(images.map(({ service, reference }) => [service, reference])),
        applications,
        'request-url': commit.request?.url,
        diff: commit.diff,
    };
}
function summaryOf(run, deployment) {
    if ('why' in deployment)
        return `### deploy\n\nNothing to do: ${deployment.why}`;
    if ('cleanup' in deployment)
        return (0,cleanup_review_env.cleanupSummary)(deployment.cleanup);
    const { result, environment, commit } = deployment;
    return ['### deploy', `**${result}** in ${environment} · ${(0,gitops_commit/* commitFacts */.Tw)(run, commit)}`, (0,gitops_commit/* imageRows */.Dy)(commit.images)].join('\n\n');
}


/***/ }),

/***/ 1486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ updatesOf),
/* harmony export */   G: () => (/* binding */ emitUpdates)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1218);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7216);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9624);






function updatesOf(run) {
    const { inputs, ci } = run;
    const listed = inputs.updates === undefined ? [] : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .parseUpdates */ .w8)(inputs.updates);
    if (inputs.rollback)
        refuseValues(run, listed);
    const described = inputs.file.length === 0 ? [] : [inputs.rollback ? placeOf(run) : describedBy(inputs)];
    if (listed.length + described.length === 0) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('file', 'is missing', 'Say which file to edit: file, updates, or service and environment of a gitops.yaml.');
    }
    const defaults = { onAlias: inputs['on-alias'], keepTag: inputs['keep-tag'] };
    const values = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__/* .placeholdersFor */ .mL)(ci, inputs.service, inputs.environment);
    return (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .completeUpdates */ .oV)([...described, ...listed], values, { defaults, placesOnly: inputs.rollback });
}
function describedBy(inputs) {
    const { service, file: files, image, tag, digest, key, from } = inputs;
    const [set, unset] = [inputs.set, inputs.unset].map((list) => (list.length === 0 ? undefined : list));
    const edit = { image, tag, digest, key, set, unset };
    return { kind: 'edit', entry: 'the inputs', service, files, from, edit };
}
function placeOf({ inputs, resolved }) {
    const { image, tag, digest, key } = inputs;
    const edit = {
        image: image === undefined || (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_5__/* .isGiven */ .q)(resolved.image) ? image : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(image),
        tag: (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_5__/* .isGiven */ .q)(resolved.tag) ? tag : undefined,
        digest,
        key,
    };
    return { ...describedBy(inputs), from: undefined, edit };
}
function refuseValues({ resolved }, listed) {
    const given = ['set', 'unset'].filter((name) => (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_5__/* .isGiven */ .q)(resolved[name]));
    const inList = listed.flatMap((update, index) => {
        const names = update.kind === 'delete' ? ['delete'] : ['set', 'unset'].filter((name) => update.edit[name]);
        return names.map((name) => `updates[${index}].${name}`);
    });
    const [first] = [...given, ...inList];
    if (first === undefined)
        return;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(first, 'cannot go beside rollback, which writes images back and nothing else', 'Leave it out, and revert other values with git revert or a run of their own.');
}
function emitUpdates({ inputs, secrets, cwd }, updates, file) {
    const text = (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .updatesJson */ .NZ)(updates);
    if (secrets.isIn(text)) {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('refused', 'SECRET_IN_UPDATES', 'emit: the edits hold a secret of this job', {
            hint: 'Refer to the secret by name instead, and check which input brought it in.',
        });
    }
    if (inputs['dry-run'])
        return text;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, text);
    }
    catch (cause) {
        const problem = `${file} cannot be written: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}`;
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('emit', problem, 'Give a path that this job may write.', cause);
    }
    return text;
}


/***/ }),

/***/ 8820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ commitMessage),
/* harmony export */   v: () => (/* binding */ describeSupersession)
/* harmony export */ });
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6156);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1723);



function commitMessage({ template, values }, applied, rollback) {
    if (template === undefined)
        return defaultMessage(applied, values, rollback);
    const { images } = applied;
    const tags = {
        'old-tag': tagsOf(images.map(({ oldImage }) => oldImage)).join(', ') || 'none',
        'new-tag': tagsOf(images.map(({ newImage }) => newImage)).join(', ') || 'none',
    };
    return (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .f)(template, { ...values, ...tags }, 'message');
}
function defaultMessage({ images, files }, { environment }, rollback) {
    const subjects = [...new Set(images.map(({ service, file }) => service ?? file))];
    const tags = tagsOf(images.map(({ newImage }) => newImage));
    const where = environment === undefined ? '' : ` ${rollback ? 'in' : 'to'} ${environment}`;
    if (subjects.length === 0)
        return `Update ${files.map(({ path }) => path).join(', ')}`;
    const verb = rollback ? 'Roll back' : 'Deploy';
    if (subjects.length > 4)
        return `${verb} ${subjects.length} services${where}`;
    const tag = tags.length === 1 ? `${rollback ? ' to' : ''} ${tags[0]}` : '';
    return `${verb} ${subjects.join(', ')}${tag}${where}`;
}
function tagsOf(images) {
    return [...new Set(images.map((image) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .versionOf */ .E4)(image ?? '')))].filter((tag) => tag !== '');
}
function describeSupersession({ edit, because, by }) {
    const { file, update, image } = edit;
    const subject = update.service === undefined || update.service === file ? '' : `${update.service}: `;
    const commit = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .isObjectName */ .V2)(by) ? by.slice(0, 8) : by;
    if (because === 'newer')
        return `${subject}${file} holds an image of ${commit}, which is newer`;
    const now = image?.oldImage === undefined ? '' : ` to ${image.oldImage}`;
    return `${subject}${file} was taken back from ${commit}${now}; only a commit that is newer than ${commit} replaces it`;
}


/***/ }),

/***/ 1218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NZ: () => (/* binding */ updatesJson),
/* harmony export */   TT: () => (/* binding */ assignments),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   oV: () => (/* binding */ completeUpdates),
/* harmony export */   w8: () => (/* binding */ parseUpdates)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1723);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5256);




const aliasChoices = ['anchor', 'materialise', 'refuse'];
const textFields = ['service', 'image', 'tag', 'digest', 'key', 'from'];
const fields = [...textFields, 'file', 'set', 'unset', 'on-alias', 'keep-tag', 'delete'];
function parseUpdates(value) {
    if (!Array.isArray(value))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('updates', 'is not a JSON list', 'Give [{"file": "…", "tag": "…"}, …].');
    return value.map((entry, index) => updateOf(checkedEntry(entry, `updates[${index}]`), index));
}
function checkedEntry(value, at) {
    if (!isRecord(value))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(at, 'is not an object', 'Give {"file": "…", "tag": "…"}.');
    for (const [name, field] of Object.entries(value))
        checkField(name, field, at);
    if (value.file === undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.file`, 'is missing', 'Say which file to edit.');
    return value;
}
function checkField(name, value, at) {
    if (!fields.includes(name)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${name}`, 'is not known', `${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .a)(name, fields)}Known: ${fields.join(', ')}.`);
    }
    const shapes = {
        file: [isText(value) || isTextList(value), 'a path or a list of paths'],
        set: [isTextList(value) || isRecord(value), 'a list of path=value or an object'],
        unset: [isTextList(value), 'a list of paths'],
        delete: [typeof value === 'boolean', 'true or false'],
        'keep-tag': [typeof value === 'boolean', 'true or false'],
        'on-alias': [aliasChoices.some((choice) => choice === value), `one of ${aliasChoices.join(', ')}`],
    };
    const [fits, shape] = shapes[name] ?? [
        isText(value),
        'text (numbers in quotes: a tag such as 0123 must stay as it is)',
    ];
    if (!fits)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${name}`, `is not ${shape}`);
}
function updateOf(given, index) {
    const { service, file, from, set, 'on-alias': onAlias, 'keep-tag': keepTag } = given;
    const entry = `updates[${index}]${service === undefined ? '' : ` (${service})`}`;
    const files = typeof file === 'string' ? [file] : file;
    if (given.delete === true)
        return { kind: 'delete', entry, service, files };
    const { image, tag, digest, key, unset } = given;
    const edit = { image, tag, digest, key, set: set && assignments(set), unset, onAlias, keepTag };
    return { kind: 'edit', entry, service, files, from, edit };
}
function assignments(set) {
    if (Array.isArray(set))
        return set;
    return Object.entries(set).map(([path, value]) => typeof value === 'string' ? `${path}=${value}` : `${path}:=${JSON.stringify(value)}`);
}
function updatesJson(updates) {
    return `${JSON.stringify(updates.map(entryOf), undefined, 2)}\n`;
}
function entryOf(update) {
    const { service, files: file } = update;
    if (update.kind === 'delete')
        return { service, file, delete: true };
    const { onAlias, keepTag, image, tag, digest, key, set, unset } = update.edit;
    const choices = { 'on-alias': onAlias, 'keep-tag': keepTag };
    return { ...choices, service, file, image, tag, digest, key, set, unset, from: update.from };
}
function completeUpdates(updates, values, { defaults, placesOnly }) {
    const complete = new Map();
    for (const given of updates) {
        const update = given.kind === 'delete' ? given : filled(given, values, defaults);
        if (update.kind === 'edit' && !placesOnly)
            refuseEmpty(update.edit);
        const text = JSON.stringify({ ...update, entry: undefined });
        if (!complete.has(text))
            complete.set(text, update);
    }
    return [...complete.values()];
}
function filled(update, run, defaults) {
    const { edit, files, from } = update;
    const values = { ...run, service: update.service ?? run.service };
    const reference = edit.image === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(edit.image, 'image');
    const tag = edit.tag === undefined ? reference?.tag : (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .f)(edit.tag, values, 'tag');
    const digest = edit.digest ?? reference?.digest;
    refuseContradiction('tag', tag, reference?.tag);
    refuseContradiction('digest', digest, reference?.digest);
    if (tag !== undefined)
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTag */ .Bs)(tag, 'tag');
    if (digest !== undefined)
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .checkDigest */ .H2)(digest);
    return {
        ...update,
        files: files.map((file) => (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .f)(file, values, 'file')),
        from: from && (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .f)(from, values, 'from'),
        edit: {
            ...edit,
            image: edit.image && repositoryOf(edit.image),
            tag,
            digest,
            onAlias: edit.onAlias ?? defaults.onAlias,
            keepTag: edit.keepTag ?? defaults.keepTag,
        },
    };
}
function repositoryOf(image) {
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitImage */ .s5)(image).repository ?? image;
}
function refuseContradiction(input, wanted, ofImage) {
    if (ofImage === undefined || wanted === ofImage)
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${wanted} contradicts the image, which says ${ofImage}`, `Give the ${input} once.`);
}
function refuseEmpty({ tag, digest, set, unset }) {
    if (tag === undefined && digest === undefined && set === undefined && unset === undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('tag', 'is missing: there is nothing to write', 'Give tag or digest, or set or unset.');
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function isTextList(value) {
    return Array.isArray(value) && value.length > 0 && value.every(isText);
}


/***/ }),

/***/ 3182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   configSource: () => (/* binding */ configSource)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_bump_update_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1218);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7216);
/* harmony import */ var _core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1723);
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9624);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4112);






function configSource(command, selection) {
    const reader = readerFor(command, selection);
    const implied = new Map(Object.entries(command.implied?.(selection) ?? {}));
    return (name) => {
        const declaration = command.inputs[name];
        if (declaration === undefined || declaration.secret === true)
            return undefined;
        const value = declaredValue(declaration, command.inputs, reader) ?? implied.get(name);
        return value === undefined ? undefined : { value, source: { kind: 'gitops.yaml', name: 'gitops.yaml' } };
    };
}
function readerFor({ inputs, everyService }, selection) {
    const { config, service } = selection;
    const keys = Object.values(inputs).flatMap(({ config: place }) => place?.keys ?? []);
    const readsServices = keys.some((key) => key.startsWith('service.') || key.startsWith('environment.'));
    const chosen = readsServices ? (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__/* .chosenEnvironment */ .Kq)(selection, everyService) : undefined;
    return {
        selection,
        sections: {
            gitops: config.gitops,
            argocd: config.argocd,
            'service.build': readsServices && service !== undefined ? (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceNamed */ .fD)(config, service).build : undefined,
            environment: chosen?.environment,
            'environment.build': chosen?.environment.build,
            'environment.app': chosen?.environment.app,
        },
        environment: chosen?.name,
        isDeployment: chosen !== undefined && (service !== undefined || everyService === true),
    };
}
function declaredValue({ type, config: place }, inputs, reader) {
    if (place === undefined)
        return undefined;
    const rival = place.insteadOf === undefined ? undefined : inputs[place.insteadOf]?.config;
    const value = valueFrom(place, keysThatCount(place, rival, reader), reader);
    return type === 'duration' && typeof value === 'string' ? (0,_resolve_js__WEBPACK_IMPORTED_MODULE_4__/* .parseDuration */ .E9)(value) : value;
}
function keysThatCount(place, rival, reader) {
    const keys = place.keys.filter((_, index) => rival?.keys.slice(0, index).every((key) => read(key, reader) === undefined) !== false);
    const ofEnvironment = place.keys.some((key) => key.startsWith('environment.')) && place.withoutService !== true;
    return ofEnvironment && !reader.isDeployment ? keys.filter((key) => key.startsWith('service.')) : keys;
}
function valueFrom(place, keys, reader) {
    const { selection, environment } = reader;
    const fill = (text, path) => place.placeholders === true
        ? (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_3__/* .expand */ .f)(text, (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__/* .placeholdersFor */ .mL)(selection.ci, selection.service, environment), path)
        : text;
    const found = keys.flatMap((key) => {
        const value = read(key, reader);
        return value === undefined ? [] : [{ value, path: pathOf(key, reader) }];
    });
    const [first] = found;
    if (first === undefined)
        return undefined;
    const { value, path } = first;
    if (value instanceof Map)
        return mapItems(place, found, fill);
    if (Array.isArray(value))
        return value.map((item) => fill(item, path));
    if (typeof value !== 'string')
        return value;
    const text = fill(value, path);
    if (place.fromRoot === true)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(selection.ci.workspace, text);
    return place.form === 'one' ? [text] : text;
}
function mapItems({ form }, found, fill) {
    const entries = found.toReversed().flatMap(({ value, path }) => [...value].map(([name, item]) => {
        return [name, typeof item === 'string' ? fill(item, `${path}.${name}`) : item];
    }));
    const merged = new Map(entries);
    if (form === 'values')
        return (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_1__/* .assignments */ .TT)(Object.fromEntries(merged));
    return [...merged].map(([name, item]) => `${name}=${item}`);
}
function read(key, { sections }) {
    const { section, name } = (0,_declaration_js__WEBPACK_IMPORTED_MODULE_5__/* .partsOf */ .C)(key);
    return sections[section]?.[name];
}
function pathOf(key, { selection, environment }) {
    return key
        .replace(/^service\./, `services.${selection.service}.`)
        .replace(/^environment\./, `environments.${environment}.`);
}


/***/ }),

/***/ 9624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ partsOf),
/* harmony export */   q: () => (/* binding */ isGiven)
/* harmony export */ });
function isGiven({ source: { kind } }) {
    return kind !== 'gitops.yaml' && kind !== 'default' && kind !== 'absent';
}
function partsOf(key) {
    const dot = key.lastIndexOf('.');
    return { section: key.slice(0, dot), name: key.slice(dot + 1) };
}


/***/ }),

/***/ 133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ inputsFor)
/* harmony export */ });
/* harmony import */ var _configured_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3182);
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9624);
/* harmony import */ var _declarations_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4872);
/* harmony import */ var _declarations_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3669);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4112);





const handedOn = {
    ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .gitopsInputs */ .cX,
    ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .forgeInputs */ .LV,
    ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .registryInputs */ .P4,
    ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .argocdInputs */ .wm,
    'dry-run': _declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runInputs */ .HM['dry-run'],
    timeout: _declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runInputs */ .HM.timeout,
    'build-timeout': _declarations_build_js__WEBPACK_IMPORTED_MODULE_1__/* .buildInputs */ ._['build-timeout'],
};
function inputsFor(command, run, selection, known = {}) {
    const { service, environment } = selection;
    const { config, ci, secrets, cwd } = run;
    const values = { service, environment, ...known };
    const fromCommand = (name) => values[name] === undefined ? undefined : { value: values[name], source: { kind: 'command', name } };
    const fromRun = (name) => {
        const input = Object.hasOwn(handedOn, name) ? run.resolved[name] : undefined;
        return input !== undefined && (0,_declaration_js__WEBPACK_IMPORTED_MODULE_4__/* .isGiven */ .q)(input) ? input : undefined;
    };
    const fromConfig = config === undefined ? [] : [(0,_configured_js__WEBPACK_IMPORTED_MODULE_0__.configSource)(command, { config, ci, service, environment })];
    return (0,_resolve_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveInputs */ .eL)(command.inputs, [fromCommand, fromRun, ...fromConfig], { secrets, cwd });
}


/***/ })

};
