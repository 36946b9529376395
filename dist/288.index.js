export const id = 288;
export const ids = [288];
export const modules = {

/***/ 3288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy)
});

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/commands/argocd-upsert-app.js + 11 modules
var argocd_upsert_app = __webpack_require__(9348);
// EXTERNAL MODULE: ./build/commands/build-image.js + 29 modules
var build_image = __webpack_require__(4949);
// EXTERNAL MODULE: ./build/commands/bump-image-tag.js + 2 modules
var bump_image_tag = __webpack_require__(7860);
// EXTERNAL MODULE: ./build/commands/cleanup-review-env.js + 13 modules
var cleanup_review_env = __webpack_require__(470);
// EXTERNAL MODULE: ./build/commands/command.js
var command = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/commands/configured.js
var configured = __webpack_require__(4483);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 6 modules
var gitops_commit = __webpack_require__(2216);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 26 modules
var edit = __webpack_require__(6722);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/gitops/connect.js + 6 modules
var connect = __webpack_require__(7396);
// EXTERNAL MODULE: ./build/core/gitops/repository.js
var repository = __webpack_require__(8059);
// EXTERNAL MODULE: ./build/core/gitops/snapshot.js
var snapshot = __webpack_require__(5491);
// EXTERNAL MODULE: ./build/core/monorepo/placeholders.js
var placeholders = __webpack_require__(1192);
// EXTERNAL MODULE: ./build/commands/shared.js
var shared = __webpack_require__(3474);
;// CONCATENATED MODULE: ./build/commands/gitops-state.js
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










async function atTip(run, body) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, env, log, clock } = run;
        const remote = (0,shared/* gitopsRemote */.L_)(inputs, (0,gitops_commit/* gitopsUrl */.iZ)(run));
        const transport = __addDisposableResource(env_1, await (0,connect/* openTransport */.g)(remote, { mode: inputs['gitops-transport'], env, log, clock }), true);
        const { tip, objectFormat } = await (0,repository/* resolveBranch */.pd)(transport, inputs['gitops-branch']);
        return await body(await (0,snapshot/* openSnapshot */.r)(transport, tip, objectFormat));
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
async function missingServices({ snapshot, config, ci }, services, environment) {
    const entries = await Promise.all(services.map(async (service) => {
        const file = fileOf(config, ci, service, environment);
        return file === undefined ? true : (await snapshot.entry(file)) !== undefined;
    }));
    return services.filter((_, index) => entries[index] === false);
}
async function imageIn({ snapshot, config, ci }, service, environment) {
    const file = fileOf(config, ci, service, environment);
    const found = file === undefined ? undefined : await snapshot.readFile(file);
    const repository = (0,environments/* serviceImage */.Dr)(config, service);
    const images = file === undefined || found === undefined ? [] : (0,edit/* imagesIn */.o$)(file, Buffer.from(found.body).toString('utf8'));
    const image = images.find((each) => each.repository === repository) ?? images[0];
    const name = image?.repository ?? repository;
    if (image?.digest !== undefined)
        return `${name}@${image.digest}`;
    if (image?.tag !== undefined)
        return `${name}:${image.tag}`;
    throw new failure/* Failure */.HR('failed', 'PROMOTION_SOURCE', `${environment} runs no image of ${service} that could be promoted`, {
        hint: `Deploy ${service} to ${environment} first${file === undefined ? '' : `; it is looked for in ${file}`}.`,
    });
}
function fileOf(config, ci, service, environment) {
    const template = (0,environments/* environmentNamed */.b6)(config, environment).file;
    const values = (0,configured/* placeholdersFor */.mL)(ci, service, environment);
    return template === undefined ? undefined : (0,placeholders/* expand */.f)(template, values, `environments.${environment}.file`);
}

// EXTERNAL MODULE: ./build/commands/plan.js + 5 modules
var plan = __webpack_require__(3389);
// EXTERNAL MODULE: ./build/commands/resolve.js
var resolve = __webpack_require__(3767);
// EXTERNAL MODULE: ./build/commands/step.js
var commands_step = __webpack_require__(3097);
;// CONCATENATED MODULE: ./build/commands/deploy.js













const inputs = {
    ...shared/* commonInputs */.j$,
    services: { type: 'list', description: 'Services to look at. Default: all of them.' },
    all: { type: 'boolean', default: 'false', description: 'Deploy every service, whatever changed.' },
    base: { type: 'string', description: 'Commit or ref to compare with. Default: by the event.' },
    sync: { type: 'boolean', default: 'false', description: 'Sync the Applications (with `argocd-server`).' },
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is live and healthy (with `argocd-server`).',
    },
    'wait-timeout': { type: 'duration', default: '10m', description: 'Deadline of `sync` and `wait`.' },
    ...shared/* gitopsInputs */.cX,
    ...gitops_commit/* commitInputs */.J8,
    ...shared/* argocdInputs */.wm,
    ...shared/* registryInputs */.P4,
    ...shared/* forgeInputs */.LV,
};
const deploy = (0,command/* defineCommand */.N)({
    name: 'deploy',
    summary: 'The whole flow, from gitops.yaml, for the current event',
    inputs,
    outputs: {
        services: 'JSON list of the services that were deployed.',
        environment: 'Environment of the event; empty when none matches.',
        slug: 'Name of the review environment of this branch or request.',
        result: '`committed`, `unchanged`, `superseded`, `planned` (dry run), `removed` or `nothing`.',
        commit: 'The commit in the GitOps repository; empty when none was made.',
        images: 'JSON object: service → `image@digest`.',
        applications: 'JSON list of the names of the Applications.',
        removed: 'JSON list of what was removed, when a branch or request was closed.',
        diff: 'Unified diff of the commit.',
    },
    configured: (scope) => ({
        ...(0,configured/* configuredGitops */.bb)(scope),
        ...(0,configured/* configuredArgocd */.B3)(scope),
        ...(0,configured/* present */.Eb)({
            author: scope.config.gitops?.author,
            message: (0,environments/* environmentFor */.DD)(scope.config, scope.ci)?.environment.message ?? scope.config.gitops?.message,
        }),
    }),
    async run(run) {
        const config = (0,resolve/* needed */.Ow)(run.config, 'config', 'there is no gitops.yaml', 'Run `monorepo-gitops init`, or give --config.');
        const { event } = run.ci;
        const closing = event.kind === 'request-closed' || event.kind === 'branch-deleted';
        if (closing)
            return deploy_closed(run, (0,environments/* environmentFor */.DD)(config, run.ci));
        if (event.kind === 'request' && event.fromFork)
            return nothing(run, 'Requests from forks are not deployed.');
        const planned = await run.log.group('Plan', () => (0,commands_step/* runStep */.e)(plan.plan, run, planStep(run)));
        const environment = textOf(planned.outputs.environment);
        if (environment === undefined)
            return nothing(run, 'No environment of gitops.yaml matches this event.');
        const { services, promotions } = await wantedServices(run, config, environment, listOf(planned.outputs.services));
        if (services.length === 0)
            return nothing(run, 'No service is affected.', environment);
        const images = await run.log.group('Images', () => buildAll(run, services, promotions, environment));
        const applications = await Promise.all(services.map((service) => applicationOf(run, { service, environment })));
        const bumped = await run.log.group('GitOps repository', () => commitAll(run, services, applications, environment));
        if (bumped.commit !== undefined)
            await upsertAll(run, applications, environment, bumped.commit);
        return {
            outputs: {
                services,
                environment,
                slug: (0,environments/* slugFor */.Pb)(run.ci),
                result: bumped.result,
                commit: bumped.commit,
                images,
                applications: applications.map(({ name }) => name),
                diff: bumped.diff,
            },
            summary: ['### deploy', `**${bumped.result}** in ${environment}`, (0,gitops_commit/* imageRows */.Dy)(bumped.images)].join('\n\n'),
        };
    },
});
function planStep({ inputs }) {
    return {
        ...(inputs.service === undefined ? {} : { service: inputs.service }),
        ...(inputs.environment === undefined ? {} : { environment: inputs.environment }),
        given: {
            services: inputs.services,
            all: String(inputs.all),
            ...(inputs.base === undefined ? {} : { base: inputs.base }),
        },
    };
}
async function wantedServices(run, config, environment, affected) {
    const { ci, inputs } = run;
    const settings = (0,environments/* environmentNamed */.b6)(config, environment);
    const source = settings['promote-from'];
    const asked = inputs.services.length > 0 || inputs.service !== undefined;
    const others = asked || (0,environments/* isReviewEnvironment */.Qm)(settings)
        ? []
        : [...config.services.keys()].filter((name) => !affected.includes(name));
    if (others.length === 0 && source === undefined)
        return { services: affected, promotions: new Map() };
    return atTip(run, async (snapshot) => {
        const state = { snapshot, config, ci };
        const missing = await missingServices(state, others, environment);
        for (const service of missing)
            run.log.info(`${service}: not in ${environment} yet`);
        const services = [...config.services.keys()].filter((name) => affected.includes(name) || missing.includes(name));
        if (source === undefined)
            return { services, promotions: new Map() };
        const images = await Promise.all(services.map(async (name) => [name, await imageIn(state, name, source)]));
        return { services, promotions: new Map(images) };
    });
}
const parallelBuilds = 4;
async function buildAll(run, services, promotions, environment) {
    const images = {};
    const waiting = [...services];
    const worker = async () => {
        for (let service = waiting.shift(); service !== undefined; service = waiting.shift()) {
            const promoted = promotions.get(service);
            const given = promoted === undefined ? {} : { 'promote-from': promoted };
            const { outputs } = await (0,commands_step/* runStep */.e)(build_image.buildImage, run, { service, environment, given });
            images[service] = textOf(outputs.reference) ?? `${textOf(outputs.image)}:${textOf(outputs.tag)}`;
        }
    };
    const ended = await Promise.allSettled(Array.from({ length: parallelBuilds }, worker));
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed !== undefined)
        throw failed.reason;
    return images;
}
function applicationOf(run, step) {
    return (0,argocd_upsert_app.applicationStep)((0,commands_step/* stepRun */._)(argocd_upsert_app.argocdUpsertApp, run, step));
}
function commitAll(run, services, applications, environment) {
    const updates = services.flatMap((service) => (0,bump_image_tag.updatesOf)((0,commands_step/* stepRun */._)(bump_image_tag.bumpImageTag, run, { service, environment })));
    const manifests = applications.flatMap(({ update }) => (update === undefined ? [] : [update]));
    const review = (0,bump_image_tag.reviewOf)({ ...run, inputs: { environment } }, services);
    return (0,gitops_commit/* commitUpdates */.cc)(run, {
        updates: [...updates, ...manifests],
        values: (0,configured/* placeholdersFor */.mL)(run.ci, services.length === 1 ? services[0] : undefined, environment),
        review: review === undefined ? undefined : { ...review, applications: applications.map(({ owned }) => owned) },
    });
}
async function upsertAll(run, applications, environment, commit) {
    const onServer = applications.filter(({ update }) => update === undefined);
    for (const { service } of onServer) {
        const given = {
            revision: commit,
            sync: String(run.inputs.sync),
            wait: String(run.inputs.wait),
            timeout: `${run.inputs['wait-timeout']}ms`,
        };
        await run.log.group(`Argo CD: ${service}`, () => (0,commands_step/* runStep */.e)(argocd_upsert_app.argocdUpsertApp, run, { ...(service === undefined ? {} : { service }), environment, given }));
    }
}
async function deploy_closed(run, found) {
    if (found === undefined || !(0,environments/* isReviewEnvironment */.Qm)(found.environment)) {
        return nothing(run, 'What was closed has no review environment.');
    }
    const cleaned = await (0,commands_step/* runStep */.e)(cleanup_review_env.cleanupReviewEnv, run, { environment: found.name });
    const removed = listOf(cleaned.outputs.removed);
    return {
        outputs: {
            services: [],
            environment: found.name,
            slug: (0,environments/* slugFor */.Pb)(run.ci),
            result: removed.length > 0 ? 'removed' : 'nothing',
            commit: cleaned.outputs.commit,
            removed: cleaned.outputs.removed,
            diff: cleaned.outputs.diff,
        },
        summary: cleaned.summary,
    };
}
function nothing(run, why, environment) {
    run.log.info(`Nothing to do: ${why}`);
    return {
        outputs: { services: [], environment, slug: (0,environments/* slugFor */.Pb)(run.ci), result: 'nothing' },
        summary: `### deploy\n\nNothing to do: ${why}`,
    };
}
function textOf(output) {
    return typeof output === 'string' && output !== '' ? output : undefined;
}
function listOf(output) {
    return Array.isArray(output) ? output : [];
}


/***/ }),

/***/ 3097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ stepRun),
/* harmony export */   e: () => (/* binding */ runStep)
/* harmony export */ });
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3767);

const handedOn = /^(gitops|argocd|registry|forge)-|^dry-run$/;
function stepRun(command, run, step) {
    const { service, environment } = step;
    const given = (name) => {
        const text = step.given?.[name] ?? (name === 'service' ? service : name === 'environment' ? environment : undefined);
        return text === undefined ? undefined : { text, source: name };
    };
    const configured = run.config === undefined ? {} : command.configured({ config: run.config, ci: run.ci, service, environment });
    const config = (name) => {
        const text = configured[name];
        return text === undefined ? undefined : { text, source: 'gitops.yaml' };
    };
    const inputs = (0,_resolve_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveInputs */ .eL)(command.inputs, [given, own(run), config], { secrets: run.secrets, cwd: run.cwd });
    return { ...run, inputs };
}
async function runStep(command, run, step) {
    return command.run(stepRun(command, run, step));
}
function own(run) {
    return (name) => {
        if (!handedOn.test(name))
            return undefined;
        const value = run.inputs[name];
        if (value === undefined || (Array.isArray(value) && value.length === 0))
            return undefined;
        return { text: Array.isArray(value) ? value.map(String) : String(value), source: name };
    };
}


/***/ })

};
