export const id = 1274;
export const ids = [1274];
export const modules = {

/***/ 1274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  argocdUpsertApp: () => (/* binding */ argocdUpsertApp),
  planApplication: () => (/* binding */ planApplication),
  rollBackImage: () => (/* binding */ rollBackImage),
  serverDeployment: () => (/* binding */ serverDeployment),
  statesOnServer: () => (/* binding */ statesOnServer)
});

// EXTERNAL MODULE: ./build/core/argocd/deploy.js
var deploy = __webpack_require__(8446);
// EXTERNAL MODULE: ./build/core/argocd/rollout/gitops-target.js + 1 modules
var gitops_target = __webpack_require__(3674);
// EXTERNAL MODULE: ./build/core/argocd/rollout/wait.js
var rollout_wait = __webpack_require__(6086);
// EXTERNAL MODULE: ./build/core/argocd/spec/application.js + 3 modules
var spec_application = __webpack_require__(9075);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 29 modules
var edit_edit = __webpack_require__(4689);
// EXTERNAL MODULE: ./build/core/edit/text/path.js
var text_path = __webpack_require__(4660);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
;// CONCATENATED MODULE: ./build/core/argocd/spec/manifest.js






function manifestFile(manifest, file, { upsert, template }) {
    const render = (before) => {
        if (before === undefined)
            return template === undefined ? renderManifest(manifest) : filledIn(template, manifest);
        const after = mergeManifest(file, before, manifest);
        if (upsert || after === before)
            return after;
        const problem = `app-file: ${file} holds the ${manifest.kind} ${manifest.metadata.name} with another content`;
        throw new failure/* Failure */.HR('failed', 'ARGOCD_EXISTS', problem, { hint: 'Allow `upsert`, or choose another name.' });
    };
    return { file, render };
}
function renderManifest(manifest) {
    return (0,dist/* stringify */.As)(manifest, { lineWidth: 0, version: '1.1', compat: 'core', aliasDuplicateObjects: false });
}
function mergeManifest(file, existing, manifest) {
    return spliced(file, existing, manifestIn(file, existing, manifest), manifest);
}
function filledIn(template, manifest) {
    const before = (0,dist/* parseDocument */.Tp)(template, { version: '1.1' }).toJS();
    const served = [['status'], ...serverMetadata.map((field) => ['metadata', field])];
    const gone = served.filter((place) => fieldsAt(before, place.slice(0, -1))[place.at(-1) ?? ''] !== undefined);
    return spliced('file', template, before, manifest, gone);
}
const serverMetadata = [
    'uid',
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'managedFields',
    'ownerReferences',
    'selfLink',
];
function spliced(file, text, before, manifest, gone = []) {
    const edit = { set: [], unset: [...contradicted(before, manifest), ...gone].map(text_path/* formatPath */.jV) };
    for (const part of ['metadata', 'spec'])
        collectChanges([part], before[part], manifest[part], edit);
    if (edit.set.length === 0 && edit.unset.length === 0)
        return text;
    return (0,edit_edit.editFile)(file, text, edit).text;
}
function manifestIn(file, text, { kind, metadata: wanted }) {
    const document = (0,dist/* parseDocument */.Tp)(text, { version: '1.1' });
    const refuse = (problem, hint) => new failure/* Failure */.HR('refused', 'ARGOCD_MANIFEST', `app-file: ${file} ${problem}`, { hint });
    if (document.errors.length > 0) {
        throw refuse('is not one YAML document', `Keep each ${kind} in a file of its own, or choose another app-file.`);
    }
    const value = document.toJS();
    if (!(0,json/* isObject */.Gv)(value) || value.kind !== kind) {
        throw refuse(`holds no ${kind}`, 'Choose another path as app-file.');
    }
    const metadata = (0,json/* isObject */.Gv)(value.metadata) ? value.metadata : {};
    if (metadata.name !== wanted.name) {
        throw refuse(`holds the ${kind} ${String(metadata.name)}, not ${wanted.name}`, 'Put the name into app-file, for example argocd/{name}.yaml.');
    }
    return value;
}
function collectChanges(place, before, wanted, edit) {
    if ((0,external_node_util_.isDeepStrictEqual)(before, wanted) || wanted === undefined)
        return;
    if ((0,json/* isObject */.Gv)(before) && (0,json/* isObject */.Gv)(wanted)) {
        if (isGenerator(place))
            edit.unset.push(...Object.keys(before)
                .filter((key) => wanted[key] === undefined)
                .map((key) => (0,text_path/* formatPath */.jV)([...place, key])));
        for (const [key, value] of Object.entries(wanted))
            collectChanges([...place, key], before[key], value, edit);
    }
    else if (Array.isArray(before) && Array.isArray(wanted)) {
        collectItems(place, before, wanted, edit);
    }
    else {
        edit.set.push(assignment(place, wanted));
    }
}
function collectItems(place, before, wanted, edit) {
    if (before.length === wanted.length) {
        for (const [index, value] of wanted.entries())
            collectChanges([...place, index], before[index], value, edit);
        return;
    }
    const added = wanted.slice(before.length);
    if (before.length > 0 && added.length > 0 && (0,external_node_util_.isDeepStrictEqual)(before, wanted.slice(0, before.length))) {
        edit.set.push(...added.map((item) => assignment([...place, text_path/* append */.BC], item)));
        return;
    }
    const gone = wanted.length === 0 ? undefined : missingItems(before, wanted);
    if (gone === undefined)
        edit.set.push(assignment(place, wanted));
    else
        edit.unset.push(...gone.reverse().map((index) => (0,text_path/* formatPath */.jV)([...place, index])));
}
function missingItems(before, wanted) {
    const gone = [];
    let next = 0;
    for (const [index, item] of before.entries()) {
        if (next < wanted.length && (0,external_node_util_.isDeepStrictEqual)(item, wanted[next]))
            next += 1;
        else
            gone.push(index);
    }
    return next === wanted.length ? gone : undefined;
}
function assignment(place, value) {
    const path = (0,text_path/* formatPath */.jV)(place);
    return typeof value === 'string' ? `${path}=${value}` : `${path}:=${JSON.stringify(value)}`;
}
function isGenerator([part, field]) {
    return part === 'spec' && field === 'generators';
}
const exclusive = [
    [[], ['source', 'sources']],
    [['source'], ['path', 'chart']],
    [
        ['source', 'helm'],
        ['values', 'valuesObject'],
    ],
    [['destination'], ['server', 'name']],
];
function contradicted(before, manifest) {
    const removed = [];
    const spec = manifest.kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
    for (const [below, fields] of exclusive) {
        const parent = [...spec, ...below];
        const old = fieldsAt(before, parent);
        const now = fieldsAt(manifest, parent);
        if (!fields.some((field) => now[field] !== undefined))
            continue;
        removed.push(...fields
            .filter((field) => old[field] !== undefined && now[field] === undefined)
            .map((field) => [...parent, field]));
    }
    const policy = [...spec, 'syncPolicy'];
    const isManual = fieldsAt(manifest, policy).automated === undefined;
    if (isManual && fieldsAt(before, policy).automated !== undefined)
        removed.push([...policy, 'automated']);
    return removed;
}
function fieldsAt(root, place) {
    const found = place.reduce((value, key) => ((0,json/* isObject */.Gv)(value) ? value[key] : undefined), root);
    return (0,json/* isObject */.Gv)(found) ? found : {};
}

// EXTERNAL MODULE: ./build/core/argocd/spec/namespace.js
var spec_namespace = __webpack_require__(8530);
// EXTERNAL MODULE: ./build/core/argocd/states.js
var states = __webpack_require__(5367);
// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/application/inputs.js
var application_inputs = __webpack_require__(7365);
// EXTERNAL MODULE: ./build/core/delivery/request-branch.js
var request_branch = __webpack_require__(911);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 1 modules
var gitops_commit = __webpack_require__(5719);
// EXTERNAL MODULE: ./build/commands/gitops-delivery.js
var gitops_delivery = __webpack_require__(1604);
// EXTERNAL MODULE: ./build/commands/summaries/commit.js
var commit = __webpack_require__(7875);
// EXTERNAL MODULE: ./build/commands/summaries/parts.js
var parts = __webpack_require__(8998);
;// CONCATENATED MODULE: ./build/commands/application/manifest-commit.js
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









function manifestDelivery(inputs) {
    return {
        ...gitops_delivery/* pushDelivery */.Bk,
        deliver: inputs.deliver,
        commitVia: inputs['commit-via'],
        requestKey: inputs['request-key'] ?? inputs.environment,
        branchPrefix: (0,request_branch/* branchPrefix */.$j)(inputs['request-branch']),
    };
}
async function commitManifest(run, manifest, message, owned) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, ci } = run;
        const { service, environment, cluster } = inputs;
        let existed = false;
        const render = (before) => {
            existed = before !== undefined;
            return manifest.render(before);
        };
        const review = owned === undefined ? undefined : (0,gitops_commit/* reviewOf */.QR)(run, environment, service === undefined ? [] : [service], cluster);
        const appTokens = __addDisposableResource(env_1, new app_tokens/* AppTokens */.K(run), true);
        const values = (0,environments.placeholdersFor)(ci, service, environment, cluster);
        const delivery = manifestDelivery(inputs);
        (0,gitops_commit/* checkCommitMessage */.HH)(run, values, delivery);
        const committed = await (0,gitops_commit/* commitUpdates */.cc)({ ...run, appTokens, inputs: { ...inputs, 'on-older': 'apply' } }, {
            updates: [{ kind: 'write', service, cluster, file: manifest.file, render }],
            message,
            values,
            delivery,
            review: review === undefined || owned === undefined ? undefined : { ...review, applications: [owned] },
        }).catch((error) => {
            throw withWritten(error, existed ? 'updated' : 'created');
        });
        const shown = { commit: committed, ...(0,gitops_commit/* gitopsOf */.mQ)(run, committed.commit) };
        const written = committed.commit !== undefined || committed.result === 'planned';
        return {
            result: written ? (existed ? 'updated' : 'created') : 'unchanged',
            revision: committed.tip,
            facts: [
                (0,markdown.md) `Manifest ${(0,markdown/* code */.aY)(manifest.file)}`,
                (0,commit/* commitFacts */.T)(shown),
                (0,parts/* foldedDiff */.QT)(committed.diff, (text) => run.secrets.redact(text)),
            ],
        };
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
function withWritten(error, result) {
    const commit = error instanceof failure/* Failure */.HR ? error.outputs?.commit : undefined;
    if (!(error instanceof failure/* Failure */.HR) || typeof commit !== 'string')
        return error;
    return error.with({ outputs: { ...error.outputs, revision: commit, result } });
}
function refuseServerInputs(inputs) {
    const given = [
        ['sync', inputs.sync],
        ['wait', inputs.wait],
        ['wait-for', inputs['wait-for'].length > 0],
        ['on-failure', inputs['on-failure'] === 'rollback'],
        ['on-older', inputs['on-older'] !== 'skip'],
    ];
    const [input] = given.find(([, isGiven]) => isGiven) ?? [];
    if (input === undefined)
        return;
    const fix = 'Give argocd-server, or leave it out: Argo CD follows the manifest by itself.';
    throw (0,failure/* badInput */.AN)(input, 'needs `mode: api`', fix);
}

// EXTERNAL MODULE: ./build/core/argocd/rights.js
var rights = __webpack_require__(2038);
// EXTERNAL MODULE: ./build/core/argocd/rollout/observe.js
var observe = __webpack_require__(8143);
// EXTERNAL MODULE: ./build/core/argocd/server/client.js + 3 modules
var server_client = __webpack_require__(71);
// EXTERNAL MODULE: ./build/inputs/declaration.js
var declaration = __webpack_require__(9624);
// EXTERNAL MODULE: ./build/inputs/declarations/application.js
var application = __webpack_require__(1086);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
// EXTERNAL MODULE: ./build/core/argocd/rollout/selection.js
var rollout_selection = __webpack_require__(2482);
// EXTERNAL MODULE: ./build/core/argocd/rollout/suspended.js
var suspended = __webpack_require__(4458);
// EXTERNAL MODULE: ./build/core/argocd/server/errors.js
var errors = __webpack_require__(798);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var live = __webpack_require__(151);
// EXTERNAL MODULE: ./build/core/argocd/rollout/holds.js
var rollout_holds = __webpack_require__(1065);
// EXTERNAL MODULE: ./build/core/argocd/rollout/sync-windows.js
var sync_windows = __webpack_require__(4240);
;// CONCATENATED MODULE: ./build/core/argocd/operations/look.js




async function existing({ client, ref }) {
    const app = await client.get(ref);
    if (app !== undefined)
        return app;
    throw new failure/* Failure */.HR('failed', 'ARGOCD_NOT_FOUND', `there is no ${(0,live/* appNamed */.pA)(ref)} in the project ${ref.project}`, {
        hint: 'Check name, project and app-namespace: an Application of another project looks missing.',
    });
}
async function syncWindowsOf({ client, ref, log }) {
    try {
        const { active, assigned } = await client.syncWindows(ref);
        const text = (window) => (0,sync_windows/* windowNamed */.go)({ ...(0,rollout_holds/* windowOf */.Ou)(window), timeZone: undefined });
        const open = new Set(active.map(text));
        return assigned.map((window) => `${text(window)}${open.has(text(window)) ? ', open now' : ''}`);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        log.detail(`the sync windows of ${(0,live/* appNamed */.pA)(ref)} are not known: ${error.message}`);
        return [];
    }
}
function lookedResources({ status }) {
    const synced = new Map((status?.operationState?.syncResult?.resources ?? []).map((one) => [(0,live/* resourceIdentity */.Pu)(one), one]));
    return (status?.resources ?? []).map((resource) => ({
        group: resource.group ?? '',
        kind: resource.kind ?? '',
        namespace: resource.namespace ?? '',
        name: resource.name ?? '',
        status: resource.status ?? '',
        health: resource.health?.status ?? '',
        message: resource.health?.message || synced.get((0,live/* resourceIdentity */.Pu)(resource))?.message || '',
    }));
}

;// CONCATENATED MODULE: ./build/core/argocd/operations/rollouts.js
var rollouts_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var rollouts_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








async function actOnRollouts(handle, action, selection, dryRun) {
    const { client, ref, log } = handle;
    const app = await existing(handle);
    const rollouts = rolloutsOf(handle, app, selection);
    const found = await Promise.all(rollouts.map((rollout) => targetFor(handle, action, rollout)));
    const targets = found.filter((target) => target !== undefined);
    const [first, second] = targets;
    if (first !== undefined && second !== undefined && selection === undefined) {
        const names = targets.map(({ rollout }) => (0,rollout_selection/* resourceNamed */.U2)(rollout)).join(', ');
        throw (0,failure/* badInput */.AN)('resources', `is missing: ${action} would be for ${targets.length} Rollouts`, `Name those that are meant of ${names}.`);
    }
    for (const { rollout } of targets) {
        if (dryRun)
            log.info(`${action} would be run on ${(0,rollout_selection/* resourceNamed */.U2)(rollout)}`);
        else
            await run(handle, action, rollout);
    }
    if (targets.length === 0)
        log.info(`${(0,live/* appNamed */.pA)(ref)}: no Rollout is ${action === 'resume' ? 'paused' : 'on its way'}`);
    return { app: dryRun || targets.length === 0 ? app : ((await client.get(ref)) ?? app), targets };
}
function rolloutsOf({ ref }, app, selection) {
    const missing = selection === undefined ? [] : (0,rollout_selection/* unmatched */.Gv)(selection, app);
    if (missing.length > 0) {
        throw (0,failure/* badInput */.AN)('resources', `${missing.join(', ')} is not among the resources`, (0,rollout_selection/* resourcesThatAre */.LE)(missing, app));
    }
    const selected = (app.status?.resources ?? []).filter((resource) => selection === undefined || (0,rollout_selection/* isSelected */.sp)(selection, resource));
    const rollouts = selected.filter(suspended/* isRollout */.kA);
    if (rollouts.length > 0)
        return rollouts;
    const problem = `${(0,live/* appNamed */.pA)(ref)} has no Rollout${selection === undefined ? '' : ' among these resources'}`;
    const hint = 'Only an Argo Rollout (argoproj.io:Rollout:NAME) is promoted or aborted. A Deployment has no pauses.';
    throw new failure/* Failure */.HR('failed', 'ARGOCD_NO_ROLLOUT', problem, { hint });
}
async function targetFor({ client, ref }, action, rollout) {
    const live = await client.liveResource(ref, rollout);
    if (live === undefined)
        return undefined;
    const health = rollout.health?.status ?? '';
    const isUnderWay = health === 'Progressing' || health === 'Suspended';
    if (!(0,suspended/* isPaused */.lP)(live) && (action === 'resume' || !isUnderWay))
        return undefined;
    return { rollout, step: (0,suspended/* stepOf */.cg)(live) };
}
async function run({ client, ref, log }, action, rollout) {
    try {
        await client.runAction(ref, rollout, action);
    }
    catch (error) {
        if (!(0,errors/* isBareDenial */.Q6)(error))
            throw error;
        const where = ref.appNamespace === undefined ? ref.name : `${ref.appNamespace}/${ref.name}`;
        const line = `p, proj:${ref.project}:ROLE, applications, action/argoproj.io/Rollout/${action}, ${ref.project}/${where}, allow`;
        const problem = `the token may not run ${action} on ${(0,rollout_selection/* resourceNamed */.U2)(rollout)} of ${(0,live/* appNamed */.pA)(ref)}`;
        throw new failure/* Failure */.HR('failed', 'ARGOCD_FORBIDDEN', problem, {
            hint: `Add to the token's role: \`${line}\`.`,
            cause: error,
        });
    }
    log.info(`${(0,live/* appNamed */.pA)(ref)}: ${action} was run on ${(0,rollout_selection/* resourceNamed */.U2)(rollout)}`);
}
const lookMs = 2_000;
const takeUpMs = 30_000;
async function untilTakenUp(handle, { targets }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { clock } = handle;
        const ends = clock.now() + takeUpMs;
        const observer = rollouts_addDisposableResource(env_1, (0,observe/* observe */.lB)(handle), false);
        for (const { rollout, step } of targets) {
            while (clock.now() < ends) {
                const now = await rolloutNow(handle, observer, rollout);
                if (now?.health?.status !== 'Suspended')
                    break;
                const live = await handle.client.liveResource(handle.ref, rollout);
                if (live !== undefined && (0,suspended/* isPaused */.lP)(live) && (0,suspended/* stepOf */.cg)(live) !== step)
                    break;
                await clock.sleep(lookMs);
            }
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        rollouts_disposeResources(env_1);
    }
}
async function untilAborted(handle, { targets }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const early = rollouts_addDisposableResource(env_2, (0,observe/* handleEarly */.Ag)(handle), false);
        const observer = rollouts_addDisposableResource(env_2, (0,observe/* observe */.lB)(early), false);
        let app = await existing(handle);
        for (const { rollout } of targets) {
            for (;;) {
                const seen = await observer.look(true);
                if (seen.kind === 'absent')
                    throw await (0,rollout_wait/* vanished */.Jv)(handle);
                if (seen.kind === 'out-of-time') {
                    const problem = `${(0,live/* appNamed */.pA)(handle.ref)}: ${(0,rollout_selection/* resourceNamed */.U2)(rollout)} was not aborted before the deadline`;
                    const hint = 'The abort was accepted, and goes on. Look at the Rollout in Argo CD.';
                    throw await (0,rollout_wait/* withStatus */.zC)(handle, app, new failure/* Failure */.HR('timed-out', 'ARGOCD_TIMEOUT', problem, { hint }));
                }
                app = seen.app;
                const health = sameIn(app, rollout)?.health?.status;
                if (health === 'Degraded' || health === 'Healthy')
                    break;
                await early.clock.sleep(lookMs);
            }
        }
        return app;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        rollouts_disposeResources(env_2);
    }
}
async function rolloutNow(handle, observer, rollout) {
    const seen = await observer.look(true);
    if (seen.kind === 'absent')
        throw await (0,rollout_wait/* vanished */.Jv)(handle);
    return seen.kind === 'seen' ? sameIn(seen.app, rollout) : undefined;
}
function sameIn({ status }, rollout) {
    return status?.resources?.find((one) => (0,live/* resourceIdentity */.Pu)(one) === (0,live/* resourceIdentity */.Pu)(rollout));
}

;// CONCATENATED MODULE: ./build/commands/summaries/application.js



function operationSummary({ name }, done, facts, icon = usualIcon(done)) {
    return (0,parts/* page */.MY)((0,parts/* verdict */.WJ)(icon, (0,markdown.md) `Application **${name}**: ${done}`), ...facts);
}
function applicationSetSummary(name, done, facts) {
    return (0,parts/* page */.MY)((0,parts/* verdict */.WJ)(usualIcon(done), (0,markdown.md) `ApplicationSet **${name}**: ${done}`), ...facts);
}
function usualIcon(done) {
    if (/dry run|^would /.test(done))
        return 'would';
    return /^(?:unchanged|nothing|no |not |requested)/.test(done) ? 'nothing' : 'good';
}
function statusLine(app, url) {
    const { 'sync-status': sync = 'Unknown', 'health-status': health = 'Unknown', revision = '' } = (0,rollout_wait/* statusOutputs */.tr)(app);
    return (0,markdown/* joined */.oR)([
        (0,markdown.md) `${iconOf(sync)} ${sync}`,
        (0,markdown.md) `${iconOf(health)} ${health}`,
        revision === '' ? 'no revision yet' : (0,markdown.md) `revision ${(0,parts/* shortRevision */.w7)(revision)}`,
        (0,markdown/* link */.nf)('Argo CD ↗', url),
    ], ' · ');
}
function iconOfApplication(app) {
    const { 'sync-status': sync = 'Unknown', 'health-status': health = 'Unknown' } = (0,rollout_wait/* statusOutputs */.tr)(app);
    const found = [sync, health].map(nameOf);
    return ['bad', 'waiting', 'nothing'].find((each) => found.includes(each)) ?? 'good';
}
function nameOf(state) {
    if (state === 'Synced' || state === 'Healthy')
        return 'good';
    if (state === 'Degraded' || state === 'Missing')
        return 'bad';
    return state === 'OutOfSync' || state === 'Progressing' || state === 'Suspended' ? 'waiting' : 'nothing';
}
function iconOf(state) {
    return parts/* icons */.Pt[nameOf(state)];
}

;// CONCATENATED MODULE: ./build/commands/application/operation.js

function webAddress({ client, ref }, app) {
    return `${client.url}/applications/${app?.metadata.namespace ?? ref.appNamespace ?? 'argocd'}/${ref.name}`;
}
function goalOf(inputs) {
    return { ...(0,rollout_wait/* waitGoal */.XS)(inputs['wait-for']), degradedGraceMs: inputs['degraded-grace'] };
}

;// CONCATENATED MODULE: ./build/commands/application/abort.js





async function abortOperation({ handle, inputs }) {
    const { wait, 'dry-run': dryRun } = inputs;
    const acted = await actOnRollouts(handle, 'abort', (0,rollout_selection/* resourceSelection */.b1)(inputs.resources), dryRun);
    const names = acted.targets.map(({ rollout }) => (0,rollout_selection/* resourceNamed */.U2)(rollout));
    if (names.length > 0 && !dryRun) {
        handle.log.warn('Git has the version that was aborted: the Rollout stays Degraded until an earlier one is there (`bump-image-tag` with `rollback`).');
    }
    const app = wait && !dryRun ? await untilAborted(handle, acted) : acted.app;
    const done = names.length === 0 ? 'nothing to abort' : `${dryRun ? 'would abort' : 'aborted'} ${names.join(', ')}`;
    const url = webAddress(handle, app);
    return {
        outputs: {
            name: handle.ref.name,
            result: names.length === 0 ? 'unchanged' : 'aborted',
            ...(0,rollout_wait/* statusOutputs */.tr)(app),
            url,
            'failed-resources': [],
        },
        summary: operationSummary(handle.ref, done, [statusLine(app, url)]),
    };
}

// EXTERNAL MODULE: ./build/core/argocd/operations/diff.js + 2 modules
var diff = __webpack_require__(3363);
// EXTERNAL MODULE: ./build/core/argocd/upsert.js
var upsert = __webpack_require__(3914);
;// CONCATENATED MODULE: ./build/commands/application/diff.js













async function diffOperation(operation) {
    const { handle, inputs, target, run } = operation;
    const { ref, log } = handle;
    const selection = (0,rollout_selection/* resourceSelection */.b1)(inputs.resources);
    const revision = (0,declaration/* isGiven */.qR)(run.resolved.revision) ? inputs.revision : undefined;
    const describes = describesSpec(run.resolved);
    const app = await (0,diff/* compared */.mU)(handle, revision);
    if (app === undefined && !describes)
        await existing(handle);
    const ofSpec = describes ? await upsertDifference(operation, app, revision) : [];
    const ofResources = app === undefined ? [] : await (0,diff/* resourceDifferences */.z)(handle, app, { revision, target, selection });
    const differences = [...ofSpec, ...ofResources];
    const text = (0,diff/* diffText */.NI)(differences, (given) => run.secrets.redact(given));
    const said = described(ofSpec, ofResources);
    log.info(`${(0,live/* appNamed */.pA)(ref)}: ${said}`);
    if (text !== '')
        log.info(text.trimEnd(), 'diff');
    const url = webAddress(handle, app);
    return {
        outputs: {
            name: ref.name,
            ...(app === undefined ? {} : (0,rollout_wait/* statusOutputs */.tr)(app)),
            url,
            diff: text,
            changed: differences.length > 0,
        },
        summary: operationSummary(ref, said, [
            ...(revision === undefined ? [] : [`Compared with \`${inert(revision)}\`, as Argo CD renders it.`]),
            ...(differences.length === 0 ? [] : [rowsOf(differences), folded(text)]),
            (0,markdown/* link */.nf)('Argo CD ↗', url),
        ]),
    };
}
async function upsertDifference(operation, app, revision) {
    const wanted = await wantedBy(operation, app, revision);
    return (0,diff/* specDifference */.zv)(wanted, await (0,upsert/* currentApplication */.m6)(operation.handle, wanted));
}
const ofComparison = new Set(['mode', 'project', 'app-namespace', 'name', 'repo-url', 'revision', 'prune']);
function describesSpec(resolved) {
    const given = Object.entries(resolved).filter(([input]) => Object.hasOwn(application/* applicationInputs */.y, input) && !ofComparison.has(input));
    const isPresent = (input) => !['absent', 'default'].includes(resolved[input].source.kind) && resolved[input].value !== undefined;
    return given.some(([, value]) => (0,declaration/* isGiven */.qR)(value)) || isPresent('path') || isPresent('chart') || isPresent('file');
}
async function wantedBy({ run, target }, app, revision) {
    const request = await (0,application_inputs/* applicationRequest */._R)(run, target);
    if (revision !== undefined)
        return (0,diff/* atItsRevision */.b4)(request, app);
    const commit = request.source.revision?.includes(spec_application/* commitPlaceholder */.lW)
        ? (target.commit ?? (await target.history.tip()))
        : undefined;
    const pinned = commit === undefined ? request.source.revision : request.source.revision?.replaceAll(spec_application/* commitPlaceholder */.lW, commit);
    return (0,spec_application/* buildApplication */.Ds)({ ...request, source: { ...request.source, revision: pinned } });
}
function described(ofSpec, ofResources) {
    const count = ofResources.length;
    if (ofSpec.length + count === 0)
        return 'nothing differs';
    const resources = `${count} resource${count === 1 ? '' : 's'}`;
    if (ofSpec.length === 0)
        return `${resources} ${count === 1 ? 'differs' : 'differ'}`;
    const [spec] = ofSpec;
    if (spec?.change === 'created')
        return 'the Application does not exist, and would be created';
    return count === 0 ? 'the Application differs' : `the Application and ${resources} differ`;
}
function rowsOf(differences) {
    const most = 50;
    const rows = differences.slice(0, most).map(({ name, change }) => [name, change]);
    const more = differences.length - most;
    return (0,markdown/* table */.tp)(['resource', 'change'], more > 0 ? [...rows, [`… and ${more} more`, '']] : rows);
}
function folded(text) {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
    const fence = '`'.repeat(longest + 1);
    return `<details><summary>Diff</summary>\n\n${fence}diff\n${text}${fence}\n\n</details>`;
}
function inert(text) {
    return text.replace(/[`\s\p{Cc}]+/gu, ' ');
}

// EXTERNAL MODULE: ./build/core/argocd/server/equality.js
var equality = __webpack_require__(2217);
;// CONCATENATED MODULE: ./build/core/argocd/operations/history.js



function deploymentsOf({ status }) {
    return (status?.history ?? []).map((entry) => {
        const revisions = (0,live/* revisionsOf */.Ow)(entry);
        return {
            id: idOf(entry),
            revision: revisions.join(','),
            deployedAt: entry.deployedAt ?? '',
            initiatedBy: initiator(entry),
            sources: (0,live/* sourcesOf */.u0)(entry).map(({ repoURL, path, chart, targetRevision }, index) => ({
                repoURL: withoutPassword(repoURL),
                path,
                chart,
                targetRevision,
                revision: revisions[index] ?? '',
            })),
        };
    });
}
function initiator({ initiatedBy }) {
    return initiatedBy?.automated === true ? 'automated sync' : (initiatedBy?.username ?? '');
}
function withoutPassword(url) {
    return url.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1');
}
function idOf({ id = 0 }) {
    return id;
}
function deploymentNamed(entry) {
    return `deployment ${idOf(entry)} (${shortRevisions(entry)})`;
}
function shortRevisions(entry) {
    return (0,live/* revisionsOf */.Ow)(entry)
        .map((revision) => (/^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 8) : revision))
        .join(', ');
}
function isSameDeployment(a, b) {
    const pinned = (entry) => (0,live/* sourcesOf */.u0)(entry).map((source, index) => ({ ...source, targetRevision: (0,live/* revisionsOf */.Ow)(entry)[index] }));
    return (0,equality/* sameField */.L$)((0,live/* revisionsOf */.Ow)(a), (0,live/* revisionsOf */.Ow)(b)) && (0,equality/* sameField */.L$)(pinned(a), pinned(b));
}
function rollbackTarget(app, to) {
    const history = app.status?.history ?? [];
    if (to !== 'previous')
        return { kind: 'deployment', entry: namedEntry(history, to) };
    const last = history.at(-1);
    const pending = pendingRevisions(app);
    if (last !== undefined && pending !== undefined && !(0,equality/* sameField */.L$)(pending, (0,live/* revisionsOf */.Ow)(last))) {
        const again = history.findLast((entry) => (0,equality/* sameField */.L$)((0,live/* revisionsOf */.Ow)(entry), pending));
        return { kind: 'deployment', entry: again ?? last };
    }
    const before = last && history.findLast((entry) => !isSameDeployment(entry, last));
    if (last === undefined || before === undefined) {
        const problem = `${(0,live/* appNamed */.pA)((0,live/* refTo */.zI)(app))} has no earlier deployment in its history`;
        const hint = '`operation: history` shows what there is. An Application keeps ten, or as many as revisionHistoryLimit says.';
        throw new failure/* Failure */.HR('failed', 'ARGOCD_NO_HISTORY', problem, { hint });
    }
    const first = (of) => history.findIndex((entry) => isSameDeployment(entry, of));
    return first(before) < first(last)
        ? { kind: 'deployment', entry: before }
        : { kind: 'taken-back', entry: last, from: before };
}
function pendingRevisions({ operation, status }) {
    const state = status?.operationState;
    const { sync } = operation ?? state?.operation ?? {};
    if (sync === undefined || sync.dryRun === true || (sync.resources ?? []).length > 0)
        return undefined;
    if (operation === undefined && state?.phase === 'Succeeded')
        return undefined;
    const revisions = (0,live/* revisionsOf */.Ow)(state?.syncResult);
    const known = revisions.length > 0 ? revisions : (0,live/* revisionsOf */.Ow)(sync);
    return known.length > 0 ? known : undefined;
}
function namedEntry(history, to) {
    const byId = /^\d+$/.test(to) ? history.find((entry) => idOf(entry) === Number(to)) : undefined;
    if (byId !== undefined)
        return byId;
    const word = to.toLowerCase();
    const isShort = /^[0-9a-f]{4,}$/.test(word);
    const fitting = (entry) => (0,live/* revisionsOf */.Ow)(entry).filter((revision) => revision === to || (isShort && revision.startsWith(word)));
    const found = history.filter((entry) => fitting(entry).length > 0);
    const [first, ...others] = new Set(found.flatMap(fitting));
    const newest = found.at(-1);
    const shown = history.map((entry) => `${idOf(entry)} (${shortRevisions(entry)})`).join(', ');
    if (newest === undefined || first === undefined) {
        const fix = `The history has ${shown === '' ? 'nothing yet' : shown}. Give an id, a revision, or \`previous\`.`;
        throw (0,failure/* badInput */.AN)('to', `"${to}" is no deployment of the Application`, fix);
    }
    if (others.length === 0)
        return newest;
    throw (0,failure/* badInput */.AN)('to', `"${to}" is the beginning of ${others.length + 1} revisions`, `Give more digits: ${[first, ...others].join(', ')}.`);
}

// EXTERNAL MODULE: ./build/core/argocd/server/masked.js
var masked = __webpack_require__(2288);
;// CONCATENATED MODULE: ./build/commands/application/get.js








async function getOperation({ handle }) {
    const app = (0,masked/* masked */.I)(await existing(handle));
    const windows = await syncWindowsOf(handle);
    const url = webAddress(handle, app);
    const resources = lookedResources(app);
    const { conditions = [] } = app.status ?? {};
    const rows = resources.map(({ kind, namespace, name, status, health, message }) => [
        kind,
        namespace,
        name,
        status,
        health,
        message,
    ]);
    const facts = [
        statusLine(app, url),
        (0,markdown/* table */.tp)(['', ''], factsOf(app, windows)),
        ...(conditions.length === 0
            ? []
            : [
                (0,markdown/* table */.tp)(['condition', 'message', 'since'], conditions.map(({ type, message, lastTransitionTime = '' }) => [type, message, lastTransitionTime])),
            ]),
        rows.length === 0 ? '' : (0,markdown/* table */.tp)(['kind', 'namespace', 'name', 'sync', 'health', 'message'], rows),
    ];
    const status = (0,rollout_wait/* statusOutputs */.tr)(app);
    return {
        outputs: {
            name: handle.ref.name,
            ...status,
            url,
            application: { ...app, status: { ...app.status, resources } },
        },
        summary: operationSummary(handle.ref, `${status['sync-status']}, ${status['health-status']}`, facts, iconOfApplication(app)),
    };
}
function factsOf(app, windows) {
    const { spec, status } = app;
    const { destination, project } = spec;
    const facts = (name, values) => values.map((value) => [name, value]);
    return [
        ['project', project],
        ['destination', `${destination.name ?? destination.server ?? ''} / ${destination.namespace ?? ''}`],
        ...facts('source', (0,live/* sourcesOf */.u0)(spec).map(({ repoURL, path, chart, targetRevision = 'HEAD' }) => `${repoURL} ${chart ?? path ?? ''} @ ${targetRevision}`)),
        ['sync policy', syncPolicyOf(app)],
        ...facts('sync window', windows),
        ['compared', `${(0,live/* revisionsOf */.Ow)(status?.sync).join(', ')} ${status?.reconciledAt ?? ''}`],
        ...facts('last operation', lastOperation(app)),
        ...facts('image', status?.summary?.images ?? []),
        ...facts('link', status?.summary?.externalURLs ?? []),
    ];
}
function syncPolicyOf({ spec }) {
    if (!(0,live/* isAutomated */.TF)(spec))
        return 'manual';
    const { prune, selfHeal } = spec.syncPolicy?.automated ?? {};
    return ['automated', ...(prune === true ? ['prune'] : []), ...(selfHeal === true ? ['self-heal'] : [])].join(', ');
}
function lastOperation({ operation, status }) {
    const state = status?.operationState;
    if (state === undefined)
        return operation === undefined ? [] : ['requested'];
    const { phase, message = '', startedAt = '', finishedAt = '' } = state;
    const by = initiator(state.operation ?? {});
    const kind = state.operation?.sync?.dryRun === true ? 'dry run ' : '';
    return [
        [
            `${kind}${phase}${message === '' ? '' : `: ${message}`}`,
            finishedAt === '' ? `since ${startedAt}` : `${startedAt} to ${finishedAt}`,
            ...(by === '' ? [] : [`by ${by}`]),
        ].join(', '),
    ];
}

;// CONCATENATED MODULE: ./build/commands/application/history.js






async function historyOperation({ handle }) {
    const app = await existing(handle);
    const url = webAddress(handle, app);
    const deployments = deploymentsOf(app);
    const rows = deployments.map(({ id, deployedAt, revision, initiatedBy, sources }) => [
        String(id),
        deployedAt,
        revision,
        initiatedBy,
        sources.map(({ repoURL, path, chart, targetRevision = 'HEAD' }) => `${repoURL} ${chart ?? path ?? ''} @ ${targetRevision}`),
    ]);
    for (const { id, deployedAt, revision, initiatedBy } of deployments) {
        handle.log.info([id, deployedAt, revision, initiatedBy].join('  ').trimEnd());
    }
    const shown = rows.length === 0 ? 'Nothing was deployed yet.' : (0,markdown/* table */.tp)(['id', 'deployed at', 'revision', 'by', 'source'], rows);
    return {
        outputs: { name: handle.ref.name, ...(0,rollout_wait/* statusOutputs */.tr)(app), url, history: deployments },
        summary: operationSummary(handle.ref, `${rows.length} ${rows.length === 1 ? 'deployment' : 'deployments'}`, [
            shown,
            (0,markdown/* link */.nf)('Argo CD ↗', url),
        ]),
    };
}

// EXTERNAL MODULE: ./build/core/argocd/rollout/rollout-status.js + 2 modules
var rollout_status = __webpack_require__(633);
;// CONCATENATED MODULE: ./build/core/argocd/operations/outcome.js





function outcomesOf({ status }) {
    return (status?.operationState?.syncResult?.resources ?? []).map((resource) => ({
        group: resource.group ?? '',
        kind: resource.kind ?? '',
        namespace: resource.namespace ?? '',
        name: resource.name ?? '',
        status: (isHook(resource) ? resource.hookPhase : resource.status) ?? '',
        message: resource.message ?? '',
        hook: resource.hookType ?? '',
    }));
}
function isHook({ hookType = '' }) {
    return hookType !== '';
}
const dryRunWords = {
    Synced: 'would be applied',
    Pruned: 'would be pruned',
    PruneSkipped: 'would not be pruned',
    SyncFailed: 'would fail',
};
function statusWord({ status }, isDryRun) {
    return isDryRun ? (dryRunWords[status] ?? `would be ${status}`) : status;
}
function outcomeLine(outcome, isDryRun) {
    return (0,observe/* described */.WY)((0,observe/* failedResource */.aC)(outcome, statusWord(outcome, isDryRun), outcome.message));
}
async function comparedNow(handle, observer, known) {
    const seen = await observer.look(true);
    if (seen.kind === 'absent')
        throw await (0,rollout_wait/* vanished */.Jv)(handle);
    return seen.kind === 'seen' ? seen.app : known;
}
async function endOfOperation(handle, observer, started, awaited) {
    const said = { phase: `${awaited.what} requested` };
    return await handle.log.during(() => `waiting for ${(0,live/* appNamed */.pA)(handle.ref)}: ${said.phase}`, () => ended(handle, observer, started, awaited, said));
}
async function ended(handle, observer, started, { operationId, what }, said) {
    const { ref, log } = handle;
    let look = { app: started };
    let before = '';
    const holds = new rollout_holds/* Holds */.pM(observer.handle, undefined);
    for (;;) {
        const { operationState } = look.app.status ?? {};
        const { phase = 'requested', message = '' } = operationState ?? {};
        const now = `${what} ${phase}${message === '' ? '' : `: ${message}`}`;
        if (look.app.operation === undefined && operationState !== undefined)
            break;
        if (now !== before)
            log.info(`${(0,live/* appNamed */.pA)(ref)}: ${now}`);
        [before, said.phase] = [now, now];
        const stop = await holds.reasonToStop(look.app, { state: 'waiting', reason: now });
        if (stop !== undefined)
            throw await withOutcomes(handle, look.app, stop);
        const seen = await observer.next();
        if (seen.kind === 'absent')
            throw await (0,rollout_wait/* vanished */.Jv)(handle);
        if (seen.kind === 'out-of-time')
            throw await outOfTime(handle, look.app, { what, now, cause: seen.away });
        look = seen;
    }
    if (operationId !== undefined && !(0,live/* hasOperation */.oZ)(look.app, operationId)) {
        log.warn(`${(0,live/* appNamed */.pA)(ref)}: another operation came right behind ours; what is said is what that one did`);
    }
    await refuseFailed(handle, look.app, what);
    return look;
}
async function refuseFailed(handle, app, what) {
    const { phase, message = '' } = app.status?.operationState ?? {};
    if (phase === 'Succeeded')
        return;
    if (message === 'Operation terminated') {
        const ended = `${(0,live/* appNamed */.pA)(handle.ref)}: somebody terminated the ${what}`;
        const again = 'Another run (`terminate: true`) or a person ended it, and nothing was synced since: run again.';
        throw await withOutcomes(handle, app, new failure/* Failure */.HR('failed', 'ARGOCD_TERMINATED', ended, { hint: again }));
    }
    const problem = `${(0,live/* appNamed */.pA)(handle.ref)}: the ${what} ended as ${phase}${message === '' ? '' : `: ${message}`}`;
    const hint = 'The messages of the resources say why; fix them in the GitOps repository.';
    throw await withOutcomes(handle, app, new failure/* Failure */.HR('failed', 'ARGOCD_SYNC_FAILED', problem, { hint }));
}
async function outOfTime(handle, app, { what, now, cause }) {
    if (cause !== undefined)
        return (0,rollout_wait/* away */.$6)(handle, app, cause);
    const problem = `${(0,live/* appNamed */.pA)(handle.ref)}: the ${what} did not end before the deadline: ${now}`;
    const hint = 'It goes on in Argo CD. Raise `timeout`, or end it with `operation: terminate`.';
    return await withOutcomes(handle, app, new failure/* Failure */.HR('timed-out', 'ARGOCD_TIMEOUT', problem, { hint }));
}
async function withOutcomes(handle, app, failure) {
    const full = await (0,rollout_wait/* withStatus */.zC)(handle, app, failure);
    return full.with({ outputs: { ...full.outputs, resources: outcomesOf(app) } });
}

;// CONCATENATED MODULE: ./build/core/argocd/operations/wait.js
var wait_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var wait_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






async function waitForExisting(handle, goal, target) {
    await existing(handle);
    return await (0,rollout_wait/* waitUntilLive */.Sl)(handle, { ...goal, operationId: undefined }, target);
}
async function statusNow(handle, goal, target) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const known = await existing(handle);
        const observer = wait_addDisposableResource(env_1, (0,observe/* observe */.lB)(handle, { known }), false);
        const app = await comparedNow(handle, observer, known);
        const rollout = { ...goal, commit: target.commit, operationId: undefined };
        return { app, status: (0,rollout_status/* rolloutStatus */.O)(app, rollout, await (0,gitops_target/* reachOf */.xw)(app, target)) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        wait_disposeResources(env_1);
    }
}

;// CONCATENATED MODULE: ./build/commands/application/promote.js







async function promoteOperation({ handle, inputs, target }) {
    const { to = 'next', wait, 'dry-run': dryRun } = inputs;
    if (to !== 'next' && to !== 'full') {
        throw (0,failure/* badInput */.AN)('to', `"${to}" is not how far a Rollout is promoted`, 'Use next or full.');
    }
    const selection = (0,rollout_selection/* resourceSelection */.b1)(inputs.resources);
    const acted = await actOnRollouts(handle, to === 'full' ? 'promote-full' : 'resume', selection, dryRun);
    let { app } = acted;
    if (wait && !dryRun) {
        await untilTakenUp(handle, acted);
        app = await waitForExisting(handle, { ...goalOf(inputs), resources: selection }, target);
    }
    const names = acted.targets.map(({ rollout }) => (0,rollout_selection/* resourceNamed */.U2)(rollout));
    const done = names.length === 0 ? 'nothing to promote' : `${dryRun ? 'would promote' : 'promoted'} ${names.join(', ')}`;
    const url = webAddress(handle, app);
    return {
        outputs: {
            name: handle.ref.name,
            result: names.length === 0 ? 'unchanged' : 'promoted',
            ...(0,rollout_wait/* statusOutputs */.tr)(app),
            url,
            'failed-resources': [],
        },
        summary: operationSummary(handle.ref, done, [statusLine(app, url)]),
    };
}

// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/argocd/held.js
var held = __webpack_require__(9382);
// EXTERNAL MODULE: ./build/core/argocd/owner.js + 1 modules
var owner = __webpack_require__(9674);
// EXTERNAL MODULE: ./build/core/argocd/rollback.js
var rollback = __webpack_require__(6801);
// EXTERNAL MODULE: ./build/core/argocd/sync.js + 1 modules
var argocd_sync = __webpack_require__(7518);
;// CONCATENATED MODULE: ./build/core/argocd/operations/rollback.js
var rollback_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var rollback_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
















async function rollBackTo(handle, order) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const early = rollback_addDisposableResource(env_1, (0,observe/* handleEarly */.Ag)(handle), false);
        const app = await existing(early);
        const target = rollbackTarget(app, order.to);
        const { entry } = target;
        const unchanged = (sentence) => {
            handle.log.info(`${(0,live/* appNamed */.pA)(handle.ref)}: ${sentence}`);
            return { result: 'unchanged', app, outcomes: [], sentences: [sentence] };
        };
        if (target.kind === 'taken-back') {
            const from = deploymentNamed(target.from);
            return unchanged(`It was rolled back already, from ${from} to ${deploymentNamed(entry)}. To go further back, name the deployment with \`to\`.`);
        }
        const last = app.status?.history?.at(-1);
        if (last !== undefined && pendingRevisions(app) === undefined && isSameDeployment(last, entry)) {
            return unchanged(`${deploymentNamed(entry)} is what was deployed last, so there is nothing to roll back.`);
        }
        return (0,live/* isAutomated */.TF)(app.spec)
            ? await rollBackSpec(handle, early, app, { entry, order })
            : await rollBackOnServer(handle, early, app, { entry, order });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        rollback_disposeResources(env_1);
    }
}
async function rollBackOnServer(handle, early, app, { entry, order }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { client, ref } = early;
        const { prune = false, terminate, dryRun, goal, target } = order;
        const branches = followed(app.spec, entry).map(({ from }) => from);
        const follows = branches.length === 0 ? 'the spec as it is' : branches.join(', ');
        const after = `Its spec is as before: it is OutOfSync, and the next sync deploys ${follows} again.`;
        if (dryRun) {
            const request = `POST ${client.url}/api/v1/applications/${ref.name}/rollback {"id":${idOf(entry)},"prune":${prune}}`;
            return await preview(handle, app, entry, [request]);
        }
        await refuseWithoutRight(early);
        const observer = rollback_addDisposableResource(env_2, (0,observe/* observe */.lB)(early, { known: app, compares: true }), false);
        const isRollback = ({ operation, status }) => deploys(operation ?? status?.operationState?.operation, entry);
        const started = await (0,argocd_sync/* startOperation */.iA)(observer, {
            request: () => client.rollback(ref, idOf(entry), prune),
            terminate,
            isOwn: ({ operation }) => deploys(operation, entry),
            isSame: async (seen) => isRollback(seen) && (seen.operation !== undefined || pendingRevisions(seen) === undefined),
        });
        observer.saw(started.app);
        const ended = await endOfOperation(handle, observer, started.app, { operationId: undefined, what: 'rollback' });
        const healthy = goal && { ...goal, synced: false, operationId: undefined };
        return await report(handle, observer, ended, healthy, { ...target, commit: undefined }, [
            `Rolled back to ${deploymentNamed(entry)}.`,
            after,
        ]);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        rollback_disposeResources(env_2);
    }
}
async function refuseWithoutRight({ client, ref }) {
    const missing = await (0,rights/* missingRights */.o7)(client, [{ ref, actions: ['sync'] }]);
    if (missing !== undefined)
        throw missing;
}
function deploys(operation, entry) {
    const { sync } = operation ?? {};
    return (sync !== undefined &&
        sync.dryRun !== true &&
        (0,equality/* sameField */.L$)((0,live/* revisionsOf */.Ow)(sync), (0,live/* revisionsOf */.Ow)(entry)) &&
        (0,equality/* sameField */.L$)((0,live/* sourcesOf */.u0)(sync), (0,live/* sourcesOf */.u0)(entry)));
}
async function rollBackSpec(handle, early, app, { entry, order }) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const { log } = handle;
        const spec = (0,rollback/* specOf */.rI)(app, entry, isPinnable);
        if (spec === undefined || app.spec.sourceHydrator !== undefined)
            throw hydrated(handle);
        await (0,owner/* refuseOwned */.mv)(early, app, undefined);
        const pins = followed(app.spec, entry);
        const wanted = marked((0,rollback/* withSpec */.Yk)(app, spec), app, pins);
        if (order.dryRun) {
            await (0,upsert/* currentApplication */.m6)(early, wanted);
            const lines = pins.map(({ repoURL, from, to }) => `${repoURL}: targetRevision ${from} → ${to}`);
            const request = `POST ${early.client.url}/api/v1/applications?upsert=true&validate=false with the sources of then`;
            return await preview(handle, app, entry, [request, ...lines]);
        }
        const options = { upsert: true, validate: false };
        const written = await (0,upsert/* upsertApplication */.M3)(early, wanted, options, { target: order.target, onOlder: 'apply' });
        log.info(`${(0,live/* appNamed */.pA)(handle.ref)}: its spec names the sources of ${deploymentNamed(entry)} (${written.result})`);
        const observer = rollback_addDisposableResource(env_3, (0,observe/* observe */.lB)(early, { known: written.app, compares: true }), false);
        const compared = await comparedNow(handle, observer, written.app);
        const target = { ...order.target, commit: (0,gitops_target/* pinOf */.nZ)(spec, order.target).commit };
        const { terminate, operationId } = order;
        const prune = order.prune ?? app.spec.syncPolicy?.automated?.prune === true;
        const sync = { sync: true, goal: undefined, prune, terminate, operationId, target };
        const started = await (0,argocd_sync/* startSync */.u2)(observer, compared, sync);
        observer.saw(started.app);
        const own = started.result === 'started' ? operationId : undefined;
        const ended = await endOfOperation(handle, observer, started.app, { operationId: own, what: 'rollback' });
        const goal = order.goal && { ...order.goal, operationId: own };
        const sentences = [`Rolled back to ${deploymentNamed(entry)}.`, ...pinSentences(handle.ref.name, app.spec, pins)];
        return await report(handle, observer, ended, goal, target, sentences);
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        rollback_disposeResources(env_3);
    }
}
function isPinnable(source) {
    return (0,live/* isGitSource */.qh)(source) || !source.repoURL.startsWith('oci://');
}
function followed(spec, entry) {
    return (0,live/* sourcesOf */.u0)(spec).flatMap((source, index) => {
        const from = source.targetRevision || 'HEAD';
        const to = (0,live/* revisionsOf */.Ow)(entry)[index] ?? '';
        const position = index + 1;
        return isPinnable(source) && to !== '' && to !== from ? [{ position, repoURL: source.repoURL, from, to }] : [];
    });
}
function marked(wanted, app, pins) {
    const pin = pins.find(({ to }) => (0,git_commit/* isObjectName */.V2)(to));
    const deployed = pendingRevisions(app) ?? (0,live/* revisionsOf */.Ow)(app.status?.history?.at(-1));
    const from = pin === undefined ? undefined : deployed[pin.position - 1];
    if (pin === undefined || from === undefined)
        return wanted;
    const { metadata } = wanted;
    const annotations = { ...metadata.annotations, ...(0,held/* rollbackMark */.Ib)({ from, to: pin.to }) };
    return { ...wanted, metadata: { ...metadata, annotations } };
}
function pinSentences(name, spec, pins) {
    const followers = pins.filter(({ from }) => !(0,git_commit/* isObjectName */.V2)(from));
    if (followers.length === 0)
        return [];
    const what = followers.map(({ from, to }) => `to ${to} instead of following ${from}`).join(', ');
    const isOne = (0,live/* sourcesOf */.u0)(spec).length === 1;
    const commands = followers.map(({ from, position }) => `\`argocd app set ${name}${isOne ? '' : ` --source-position ${position}`} --revision ${from}\``);
    return [
        `It is pinned ${what}: automated sync would bring the later one back.`,
        `To follow again: ${commands.join(' and ')}, or the next deployment of a commit that came after the one that was taken back; \`on-older: apply\` deploys that one again.`,
    ];
}
async function preview({ client, ref, log }, app, entry, lines) {
    for (const line of lines)
        log.info(line);
    const actions = (0,live/* isAutomated */.TF)(app.spec) ? ['create', 'update', 'sync'] : ['sync'];
    for (const action of actions) {
        if (!(await client.canI(action, ref)))
            log.warn(`the token may not ${action} ${(0,live/* appNamed */.pA)(ref)} in ${ref.project}`);
    }
    const sentences = [`It would be rolled back to ${deploymentNamed(entry)}.`, ...lines.slice(1)];
    return { result: 'rolled-back', app, outcomes: [], sentences };
}
async function report(handle, observer, ended, goal, target, sentences) {
    const { log, ref } = handle;
    const outcomes = outcomesOf(ended.app);
    for (const outcome of outcomes)
        log.info(`  ${outcomeLine(outcome, false)}`);
    const [done = '', ...consequences] = sentences;
    log.info(`${(0,live/* appNamed */.pA)(ref)}: ${done}`);
    for (const sentence of consequences)
        log.warn(`${(0,live/* appNamed */.pA)(ref)}: ${sentence}`);
    const app = goal === undefined ? ended.app : await (0,rollout_wait/* proveLive */.h1)(handle, goal, target, observer, { kind: 'seen', ...ended });
    return { result: 'rolled-back', app, outcomes, sentences };
}
function hydrated({ ref }) {
    const problem = `${(0,live/* appNamed */.pA)(ref)} is hydrated, and has no source that could be pinned`;
    return new failure/* Failure */.HR('refused', 'ARGOCD_HYDRATED', problem, {
        hint: 'Take the change back in the dry source, by `git revert` or `bump-image-tag` with `rollback`.',
    });
}

;// CONCATENATED MODULE: ./build/core/argocd/operations/sync.js
var sync_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var sync_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








async function syncExisting(handle, order) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { ref, log } = handle;
        const { selection, force, syncOptions, dryRun, target, goal } = order;
        const early = sync_addDisposableResource(env_1, (0,observe/* handleEarly */.Ag)(handle), false);
        const known = await existing(early);
        const observer = sync_addDisposableResource(env_1, (0,observe/* observe */.lB)(early, { known, compares: true }), false);
        const compared = await comparedNow(handle, observer, known);
        const prune = order.prune ?? known.spec.syncPolicy?.automated?.prune === true;
        const scope = scopeOf(compared, { selection, dryRun, force, syncOptions });
        const { operationId } = order;
        const terminate = order.terminate && !dryRun;
        const options = { sync: true, goal: undefined, prune, terminate, operationId, target, scope };
        const started = await (0,argocd_sync/* startSync */.u2)(observer, compared, options);
        const isOwn = started.result === 'started';
        log.info(`${(0,live/* appNamed */.pA)(ref)}: ${dryRun ? 'dry run of a ' : ''}sync ${isOwn ? 'started' : 'already running, taken as ours'}`);
        observer.saw(started.app);
        const own = isOwn ? operationId : undefined;
        const ended = await endOfOperation(handle, observer, started.app, {
            operationId: own,
            what: dryRun ? 'dry run' : 'sync',
        });
        const outcomes = outcomesOf(ended.app);
        for (const outcome of outcomes)
            log.info(`  ${outcomeLine(outcome, dryRun)}`);
        if (dryRun)
            return { app: ended.app, outcomes };
        if (selection === undefined)
            await refuseLeftOver(handle, ended.app);
        if (goal === undefined)
            return { app: ended.app, outcomes };
        const proved = { ...goal, operationId: own, resources: selection };
        return { app: await (0,rollout_wait/* proveLive */.h1)(handle, proved, target, observer, { kind: 'seen', ...ended }), outcomes };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        sync_disposeResources(env_1);
    }
}
function scopeOf(app, { selection, ...scope }) {
    const { dryRun, force, syncOptions } = scope;
    const isPlain = selection === undefined && dryRun !== true && force !== true && syncOptions === undefined;
    return isPlain ? undefined : { ...scope, resources: selection && selectedOf(app, selection) };
}
function selectedOf(app, selection) {
    const missing = (0,rollout_selection/* unmatched */.Gv)(selection, app);
    if (missing.length > 0) {
        throw (0,failure/* badInput */.AN)('resources', `nothing of the Application fits ${missing.join(', ')}`, (0,rollout_selection/* resourcesThatAre */.LE)(missing, app));
    }
    return (app.status?.resources ?? [])
        .filter((resource) => (0,rollout_selection/* isSelected */.sp)(selection, resource))
        .map(({ group = '', kind = '', namespace, name = '' }) => ({
        group,
        kind,
        ...(namespace === undefined ? {} : { namespace }),
        name,
    }));
}
async function refuseLeftOver(handle, app) {
    const left = outcomesOf(app).filter(({ status, message }) => status === 'PruneSkipped' && !message.includes('no prune'));
    if (left.length === 0)
        return;
    const names = left.map(({ kind, namespace, name }) => `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`);
    const problem = `${(0,live/* appNamed */.pA)(handle.ref)}: synced, but not pruned of what is no longer in Git: ${names.join(', ')}`;
    const hint = 'Set `prune: true` to delete what left Git.';
    throw await withOutcomes(handle, app, new failure/* Failure */.HR('failed', 'ARGOCD_PRUNE_REQUIRED', problem, { hint }));
}

;// CONCATENATED MODULE: ./build/commands/application/sync.js









async function syncOperation(operation) {
    const { handle, inputs, run, target, operationId } = operation;
    const { 'dry-run': dryRun, force, prune, terminate, wait } = inputs;
    const selection = (0,rollout_selection/* resourceSelection */.b1)(inputs.resources);
    if (force && !dryRun) {
        handle.log.warn('force: what cannot be changed in place is deleted and created again; what it runs stops meanwhile');
    }
    const { app, outcomes } = await syncExisting(handle, {
        selection,
        prune,
        force,
        syncOptions: (0,declaration/* isGiven */.qR)(run.resolved['sync-options']) ? (0,application_inputs/* syncOptionsOf */.f$)(inputs['sync-options']) : undefined,
        dryRun,
        terminate,
        goal: wait ? goalOf(inputs) : undefined,
        target,
        operationId,
    });
    const url = webAddress(handle, app);
    const done = dryRun ? 'dry run of a sync, nothing was changed' : wait ? 'synced and live' : 'synced';
    return {
        outputs: {
            name: handle.ref.name,
            result: 'synced',
            ...(0,rollout_wait/* statusOutputs */.tr)(app),
            url,
            resources: outcomes,
            'failed-resources': [],
        },
        summary: operationSummary(handle.ref, done, [statusLine(app, url), outcomeTable(outcomes, dryRun)]),
    };
}
function outcomeTable(outcomes, isDryRun = false) {
    if (outcomes.length === 0)
        return isDryRun ? 'Nothing would be done.' : 'There was nothing to do.';
    const rows = outcomes.map((outcome) => {
        const { kind, namespace, name, message, hook } = outcome;
        return [kind, namespace, name, statusWord(outcome, isDryRun), hook, message];
    });
    return (0,markdown/* table */.tp)(['kind', 'namespace', 'name', 'result', 'hook', 'message'], rows);
}

;// CONCATENATED MODULE: ./build/commands/application/rollback.js





async function rollbackOperation({ handle, inputs, target, operationId }) {
    const { to = 'previous', prune, terminate, wait, 'dry-run': dryRun } = inputs;
    const { result, app, outcomes, sentences } = await rollBackTo(handle, {
        to,
        prune,
        terminate,
        dryRun,
        goal: wait ? goalOf(inputs) : undefined,
        target,
        operationId,
    });
    const url = webAddress(handle, app);
    const done = dryRun ? 'dry run of a rollback, nothing was changed' : result === 'unchanged' ? result : 'rolled back';
    return {
        outputs: {
            name: handle.ref.name,
            result,
            ...(0,rollout_wait/* statusOutputs */.tr)(app),
            url,
            resources: outcomes,
            'failed-resources': [],
        },
        summary: operationSummary(handle.ref, done, [
            sentences.join('\n'),
            statusLine(app, url),
            ...(outcomes.length === 0 ? [] : [outcomeTable(outcomes)]),
        ]),
    };
}

;// CONCATENATED MODULE: ./build/commands/application/terminate.js





async function terminateOperation({ handle, inputs }) {
    const app = await existing(handle);
    const { client, ref, log } = handle;
    const isIdle = app.operation === undefined;
    if (inputs['dry-run'])
        log.info(isIdle ? 'No operation is running.' : 'The running operation would be ended.');
    const answer = isIdle || inputs['dry-run'] ? 'idle' : await client.terminate(ref);
    const result = answer === 'terminating' ? 'terminated' : 'unchanged';
    const done = answer === 'terminating' ? 'its operation was asked to end' : 'no operation was ended';
    return {
        outputs: { name: ref.name, result, ...(0,rollout_wait/* statusOutputs */.tr)(app), url: webAddress(handle, app) },
        summary: operationSummary(ref, done, [(0,markdown/* link */.nf)('Argo CD ↗', webAddress(handle, app))]),
    };
}

;// CONCATENATED MODULE: ./build/commands/application/wait.js





async function waitOperation({ handle, inputs, target }) {
    const goal = { ...goalOf(inputs), resources: (0,rollout_selection/* resourceSelection */.b1)(inputs.resources) };
    if (!inputs['dry-run'])
        return resultOf(handle, await waitForExisting(handle, goal, target), 'live');
    const { app, status } = await statusNow(handle, goal, target);
    const done = status.state === 'ready' ? 'live' : `not waited for: ${status.reason}`;
    handle.log.info(status.state === 'ready' ? 'It is live already.' : `It would be waited for: ${status.reason}`);
    return resultOf(handle, app, done);
}
function resultOf(handle, app, done) {
    const url = webAddress(handle, app);
    return {
        outputs: { name: handle.ref.name, result: 'unchanged', ...(0,rollout_wait/* statusOutputs */.tr)(app), url, 'failed-resources': [] },
        summary: operationSummary(handle.ref, done, [statusLine(app, url)]),
    };
}

;// CONCATENATED MODULE: ./build/commands/application/operations.js
var operations_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var operations_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





















const operations = {
    diff: diffOperation,
    get: getOperation,
    sync: syncOperation,
    wait: waitOperation,
    history: historyOperation,
    rollback: rollbackOperation,
    terminate: terminateOperation,
    promote: promoteOperation,
    abort: abortOperation,
};
const taken = {
    upsert: [...namesOf(application/* applicationInputs */.y), ...namesOf(application/* rolloutInputs */.Ff)],
    get: [],
    diff: [...namesOf(application/* applicationInputs */.y), 'resources', 'wait-for'],
    sync: ['resources', 'force', 'prune', 'sync-options', 'terminate', 'sync', 'wait', 'wait-for', 'degraded-grace'],
    wait: ['resources', 'wait', 'wait-for', 'degraded-grace'],
    history: [],
    rollback: ['to', 'prune', 'terminate', 'wait', 'wait-for', 'degraded-grace'],
    terminate: ['terminate'],
    promote: ['resources', 'to', 'wait', 'wait-for', 'degraded-grace'],
    abort: ['resources', 'wait'],
};
const always = [
    'operation',
    'kind',
    'name',
    'project',
    'app-namespace',
    'mode',
    'repo-url',
    'timeout',
];
const describing = { ...application/* operationInputs */.zm, ...application/* applicationInputs */.y, ...application/* rolloutInputs */.Ff };
function namesOf(declarations) {
    return Object.keys(declarations);
}
async function runOperation(given, operation) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, resolved, ci, clock, log } = given;
        refuseUnused(resolved, operation);
        if (inputs.mode === 'git') {
            throw (0,failure/* badInput */.AN)('operation', `"${operation}" needs \`mode: api\``, 'Give argocd-server, and leave `mode` out.');
        }
        const name = (0,application_inputs/* nameOf */.Vb)(given);
        if (name === undefined) {
            const problem = `is missing: operation "${operation}" is about one Application`;
            throw (0,failure/* badInput */.AN)('name', problem, 'Give name and project, or service and environment of a gitops.yaml.');
        }
        checkName(name);
        const appTokens = operations_addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
        const repository = inputs['gitops-repository'] ?? inputs['repo-url'];
        const run = { ...given, appTokens, inputs: { ...inputs, 'gitops-repository': repository } };
        const history = operations_addDisposableResource(env_1, (0,application_inputs/* gitopsHistory */.Po)(run), true);
        const client = operations_addDisposableResource(env_1, server_client.ArgocdClient.open((0,declarations_run/* argocdConnection */.rU)(inputs), given), false);
        const ref = { name, project: inputs.project ?? 'default', appNamespace: inputs['app-namespace'] };
        const target = {
            url: repository === undefined ? undefined : (0,gitops_remote/* gitopsUrl */.iZ)(run),
            branch: inputs['gitops-branch'],
            commit: (0,rollout_wait/* waitGoal */.XS)(inputs['wait-for']).commit,
            history,
        };
        const handle = (0,observe/* handleUntil */.$N)({ client, ref, clock, log }, given.deadline);
        given.report({ name, url: webAddress(handle) });
        return await withPolicy(handle, () => operations[operation]({
            handle,
            inputs,
            run: given,
            target,
            operationId: `${ci.repository}#${ci.runId}/${clock.uuid()}`,
            report: given.report,
        }));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = operations_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function withPolicy({ client, ref }, call) {
    try {
        return await call();
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.code !== 'ARGOCD_FORBIDDEN')
            throw error;
        if (!error.message.includes('permission denied ('))
            throw error;
        if (!(await client.canI('get', ref).catch(() => true)))
            throw await (0,rights/* policyFor */.KV)(client, ref, 'get', error);
        if (error.message.includes('refused GET '))
            throw error;
        const missing = await (0,rights/* missingRights */.o7)(client, [{ ref, actions: ['sync'] }]).catch(() => undefined);
        throw missing?.with({ cause: error }) ?? error;
    }
}
function checkName(name) {
    if (/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name))
        return;
    const [, namespace, rest] = /^([^/]+)\/([^/]+)$/.exec(name) ?? [];
    const fix = rest === undefined
        ? 'It has lower-case letters, digits, dashes and dots alone.'
        : `Give \`name: ${rest}\` and \`app-namespace: ${namespace}\`.`;
    throw (0,failure/* badInput */.AN)('name', `"${name}" cannot be the name of an Application`, fix);
}
function refuseUnused(resolved, operation) {
    for (const input of namesOf(describing)) {
        const isTaken = always.includes(input) || taken[operation].includes(input);
        if (isTaken || !(0,declaration/* isGiven */.qR)(resolved[input]) || isDefault(input, resolved[input].value))
            continue;
        const problem = `has no effect with \`operation: ${operation}\``;
        const others = namesOf(taken).filter((each) => taken[each].includes(input));
        const fix = operation === 'upsert' ? 'Leave it out.' : 'Leave it out, or change the Application with `operation: upsert`.';
        throw (0,failure/* badInput */.AN)(input, problem, others.includes('upsert')
            ? fix
            : `It is for ${new Intl.ListFormat('en').format(others.map((each) => `\`${each}\``))}.`);
    }
}
function isDefault(input, value) {
    const declared = describing[input];
    return declared.default !== undefined && String(value) === declared.default;
}

// EXTERNAL MODULE: ./build/core/argocd/server/applicationset.js
var applicationset = __webpack_require__(3511);
;// CONCATENATED MODULE: ./build/core/argocd/applicationset/upsert.js




function setNamed({ name, namespace }) {
    return `ApplicationSet ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
function refuseTemplatedProject({ spec }) {
    const { project } = spec.template.spec;
    if (!project.includes('{{'))
        return;
    const fix = 'Name one project here, or write the set by `mode: git`: an Application that deploys it may leave the project to the generator.';
    throw (0,failure/* badInput */.AN)('project', `is "${project}", and Argo CD's API takes no set whose project is a parameter`, fix);
}
async function upsertSet(handle, wanted, upsert) {
    const before = await currentSet(handle, wanted);
    if (before !== undefined && (0,applicationset/* isSetSatisfiedBy */.gp)(wanted, before))
        return { result: 'unchanged', set: before, before };
    const set = await (0,rights/* withSubject */.tX)(handle, () => (0,applicationset/* writeSet */.mW)(handle.client, wanted, upsert));
    if (before === undefined)
        return { result: 'created', set, before };
    return { result: (0,applicationset/* sameSet */.XV)(before, set) ? 'unchanged' : 'updated', set, before };
}
async function previewSet(handle, wanted, upsert) {
    const { client, ref, log } = handle;
    const before = await currentSet(handle, wanted);
    const isThere = before !== undefined && (0,applicationset/* isSetSatisfiedBy */.gp)(wanted, before);
    const result = isThere ? 'unchanged' : before === undefined ? 'created' : 'updated';
    const actions = isThere ? [] : before === undefined ? ['create'] : ['create', 'update'];
    for (const action of actions) {
        const { project } = wanted.spec.template.spec;
        if (!(await (0,applicationset/* mayWriteSet */.Rp)(client, action, wanted)))
            log.warn(`the token may not ${action} ${setNamed(ref)} in ${project}`);
    }
    const url = `${client.url}/api/v1/applicationsets?upsert=${upsert}`;
    const request = isThere
        ? `${setNamed(ref)} already says this: no request.`
        : `POST ${url}\n${JSON.stringify(wanted, undefined, 2)}`;
    return { result, request, applications: await changesOf(handle, wanted, before) };
}
async function changesOf({ client, log }, wanted, before) {
    const after = await (0,applicationset/* dryRunSet */.tE)(client, wanted).catch((error) => {
        if (!(error instanceof failure/* Failure */.HR) || error.code !== 'ARGOCD_FORBIDDEN')
            throw error;
        log.warn(`the Applications that it would make are not known: ${error.message}`);
        return undefined;
    });
    if (after === undefined)
        return undefined;
    const [now, then] = [before?.status?.resources ?? [], after].map((list) => new Set(list.map(({ name = '' }) => name)));
    const names = [...new Set([...(now ?? []), ...(then ?? [])])].sort();
    return names.map((name) => `${then?.has(name) !== true ? '-' : now?.has(name) === true ? ' ' : '+'} ${name}`);
}
const deletionPauseMs = 2_000;
async function currentSet(handle, wanted) {
    const { client, ref, log, clock, deadline } = handle;
    let before = await (0,rights/* withSubject */.tX)(handle, () => (0,applicationset/* getSet */.FS)(client, ref));
    if (before?.metadata.deletionTimestamp !== undefined) {
        log.info(`${setNamed(ref)} is being deleted; waiting until it is gone`);
    }
    while (before?.metadata.deletionTimestamp !== undefined) {
        if (deadline.passed) {
            const hint = 'Look in Argo CD for the Application of the set that does not go away, or raise `timeout`.';
            throw new failure/* Failure */.HR('timed-out', 'ARGOCD_DELETING', `${setNamed(ref)} is still being deleted`, { hint });
        }
        await clock.sleep(Math.min(deletionPauseMs, deadline.remaining()));
        before = await (0,applicationset/* getSet */.FS)(client, ref);
    }
    if (before === undefined)
        return undefined;
    await (0,owner/* refuseOwnedSet */.YG)(client, before, wanted.metadata.labels);
    const [is, asked] = [before.spec.template.spec.project || 'default', wanted.spec.template.spec.project];
    if (is !== asked) {
        const problem = `name: ${setNamed(ref)} exists with Applications of project ${is}, not of ${asked}`;
        const hint = `Set \`project: ${is}\`, or choose another name.`;
        throw new failure/* Failure */.HR('refused', 'ARGOCD_OTHER_PROJECT', problem, { hint });
    }
    return before;
}

;// CONCATENATED MODULE: ./build/core/argocd/applicationset/set-status.js




function errorOf({ status }) {
    return status?.conditions?.find(({ type, status: is }) => type === 'ErrorOccurred' && is === 'True');
}
function unfinished({ set, applications, generated }) {
    if (applications === undefined || generated === undefined)
        return unfinishedByConditions(set, generated);
    const policy = objectAt(set.spec, 'syncPolicy').applicationsSync;
    const updates = policy === undefined || policy === '' || policy === 'sync' || policy === 'create-update';
    const deletes = policy === undefined || policy === '' || policy === 'sync' || policy === 'create-delete';
    const live = new Map(applications.map((app) => [app.metadata.name, app]));
    for (const one of generated) {
        const { name } = one.metadata;
        const app = live.get(name);
        if (app === undefined)
            return `the Application ${name} does not exist yet`;
        if (updates && !follows(app, one, set.spec))
            return `the Application ${name} is not yet as the template says`;
    }
    const wanted = new Set(generated.map(({ metadata }) => metadata.name));
    const surplus = applications.find(({ metadata }) => !wanted.has(metadata.name));
    return surplus !== undefined && deletes
        ? `the Application ${surplus.metadata.name} is still there`
        : unfinishedRollout(set);
}
function follows(app, wanted, spec) {
    if (Array.isArray(spec.ignoreApplicationDifferences) && spec.ignoreApplicationDifferences.length > 0)
        return true;
    const isRolling = objectAt(spec, 'strategy').type === 'RollingSync';
    const [is, asked] = [app.spec, wanted.spec].map((each) => isRolling ? { ...each, syncPolicy: { ...each.syncPolicy, automated: undefined } } : each);
    if (is === undefined || asked === undefined || !(0,equality/* sameSpec */.sZ)(is, asked))
        return false;
    return (0,equality/* isPartOf */.xm)(wanted.metadata.labels, app.metadata.labels);
}
function unfinishedByConditions(set, generated) {
    const conditions = new Map((set.status?.conditions ?? []).map(({ type, status }) => [type, status]));
    for (const type of ['ParametersGenerated', 'ResourcesUpToDate']) {
        if (conditions.get(type) !== 'True')
            return `${type} is ${conditions.get(type) ?? 'not known yet'}`;
    }
    const names = new Set((set.status?.resources ?? []).map(({ name }) => name));
    const missing = generated?.find(({ metadata }) => !names.has(metadata.name));
    return missing === undefined ? unfinishedRollout(set) : `the Application ${missing.metadata.name} does not exist yet`;
}
function unfinishedRollout({ status }) {
    const rollout = status?.conditions?.find(({ type, status: is }) => type === 'RolloutProgressing' && is === 'True');
    return rollout === undefined ? undefined : `RolloutProgressing: ${rollout.message ?? ''}`;
}
function statusesOf(applications, goal, target) {
    return Promise.all(applications.map(async (app) => {
        const aim = (0,gitops_target/* targetOf */.$r)(app.spec, target);
        const { commit } = aim;
        const status = (0,rollout_status/* rolloutStatus */.O)(app, { ...goal, commit, images: [], operationId: undefined }, await (0,gitops_target/* reachOf */.xw)(app, aim));
        return [app, status];
    }));
}
function objectAt(holder, key) {
    const value = holder[key];
    return (0,json/* isObject */.Gv)(value) ? value : {};
}

;// CONCATENATED MODULE: ./build/core/argocd/applicationset/wait.js
var applicationset_wait_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var applicationset_wait_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







const pauseMs = 3_000;
const errorGraceMs = 15_000;
const generatePauseMs = 30_000;
const refreshPauseMs = 10_000;
async function waitForSet(handle, wanted, written, goal, target) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const deadline = applicationset_wait_addDisposableResource(env_1, handle.deadline.early(), false);
        const early = { ...handle, client: handle.client.until(deadline), deadline };
        const watch = new SetWatch(early, wanted, written, goal, target);
        let reason = 'not looked at yet';
        const wait = async () => {
            for (;;) {
                if (deadline.passed)
                    throw timedOut(handle, watch, reason);
                const step = await watch.look();
                if (step.state === 'ready')
                    return { applications: watch.applications };
                if (step.state === 'away' && !deadline.passed)
                    handle.log.warn(`${step.reason}; still waiting`);
                if (step.state === 'waiting') {
                    if (step.reason !== reason)
                        handle.log.info(`${setNamed(handle.ref)}: ${step.reason}`);
                    reason = step.reason;
                }
                await handle.clock.sleep(Math.min(pauseMs, deadline.remaining()));
            }
        };
        return await handle.log.during(() => `waiting for ${setNamed(handle.ref)}: ${reason}`, wait);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        applicationset_wait_disposeResources(env_1);
    }
}
class SetWatch {
    #handle;
    #wanted;
    #written;
    #goal;
    #target;
    #since = new Map();
    #generated;
    #generatedAt = Number.NEGATIVE_INFINITY;
    #refreshedAt = Number.NEGATIVE_INFINITY;
    #mayRead = true;
    #goodLooks = 0;
    applications;
    statuses = [];
    constructor(handle, wanted, written, goal, target) {
        this.#handle = handle;
        this.#wanted = wanted;
        this.#written = written;
        this.#goal = goal;
        this.#target = target;
    }
    async look() {
        try {
            const step = await this.#step();
            this.#goodLooks = step.state === 'ready' ? this.#goodLooks + 1 : 0;
            if (step.state !== 'ready' || this.#goodLooks > 1)
                return step;
            return { state: 'waiting', reason: 'live, looking once more' };
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR) || !(error.kind === 'timed-out' || (0,errors/* isTransient */.dg)(error)))
                throw error;
            return { state: 'away', reason: error.message };
        }
    }
    async #step() {
        const { client, ref } = this.#handle;
        const set = await (0,applicationset/* getSet */.FS)(client, ref);
        if (set === undefined || set.metadata.deletionTimestamp !== undefined)
            throw deleted(this.#handle);
        this.#refuseError(set);
        await this.#generate();
        this.applications = await this.#read(set);
        const applications = this.applications;
        this.statuses = applications === undefined ? [] : await statusesOf(applications, this.#goal, this.#target);
        const reason = unfinished({ set, applications, generated: this.#generated });
        if (reason !== undefined)
            return { state: 'waiting', reason };
        return await this.#rollout();
    }
    #refuseError(set) {
        const { before, result } = this.#written;
        const error = errorOf(set);
        const old = before === undefined || result === 'unchanged' ? undefined : errorOf(before);
        const isOld = error !== undefined && error.message === old?.message && error.lastTransitionTime === old?.lastTransitionTime;
        const grace = isOld ? this.#goal.degradedGraceMs : errorGraceMs;
        if (!this.#lasts('', error !== undefined, grace))
            return;
        const hint = 'The controller of the set tries again by itself. Check its generators (repository, revision, credential) and its template.';
        throw new failure/* Failure */.HR('failed', 'ARGOCD_GENERATOR', `${setNamed(this.#handle.ref)}: ErrorOccurred: ${error?.message ?? ''}`, {
            hint,
        });
    }
    async #generate() {
        const { client, clock, log } = this.#handle;
        if (clock.now() - this.#generatedAt < generatePauseMs)
            return;
        const isFirst = this.#generatedAt === Number.NEGATIVE_INFINITY;
        this.#generatedAt = clock.now();
        try {
            this.#generated = await (0,applicationset/* generatedBy */.BH)(client, this.#wanted);
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR) || error.kind === 'timed-out' || (0,errors/* isTransient */.dg)(error))
                throw error;
            this.#generated = undefined;
            if (isFirst)
                log.warn(`the server does not say what the set makes, so its conditions are believed: ${error.message}`);
        }
    }
    async #read(set) {
        const { client, ref, log } = this.#handle;
        if (!this.#mayRead)
            return undefined;
        const { project } = set.spec.template.spec;
        const listed = await client.list({ projects: [project], appNamespace: ref.namespace });
        const own = listed.filter(({ metadata }) => metadata.ownerReferences?.some(({ kind, name }) => kind === 'ApplicationSet' && name === ref.name));
        const [first] = this.#generated ?? [];
        if (own.length > 0 || first === undefined)
            return own;
        const denied = await client.get((0,live/* refTo */.zI)(first)).then(() => undefined, (error) => error);
        if (denied === undefined)
            return own;
        if (!(0,errors/* isBareDenial */.Q6)(denied))
            throw denied;
        this.#mayRead = false;
        log.warn(`the token may not read the Applications of the project ${project}: only the set's own conditions are waited for`);
        return undefined;
    }
    async #rollout() {
        for (const [app, status] of this.statuses) {
            const { name } = app.metadata;
            const isProblem = status.state === 'degraded' || status.state === 'erroneous';
            const grace = status.state === 'degraded' ? this.#goal.degradedGraceMs : errorGraceMs;
            if (this.#lasts(name, isProblem, grace) || status.state === 'failed')
                throw failed(this.#handle, this.statuses, name);
        }
        const waiting = this.statuses.find(([, { state }]) => state !== 'ready');
        if (waiting === undefined)
            return { state: 'ready' };
        await this.#refresh();
        const [app, status] = waiting;
        return { state: 'waiting', reason: `${app.metadata.name}: ${status.state === 'ready' ? '' : status.reason}` };
    }
    async #refresh() {
        const { client, clock } = this.#handle;
        if (clock.now() - this.#refreshedAt < refreshPauseMs)
            return;
        this.#refreshedAt = clock.now();
        const due = this.statuses.filter(([, status]) => status.state === 'erroneous' || (status.state === 'waiting' && status.refresh));
        await Promise.all(due.slice(0, refreshesAtOnce).map(([app]) => client.refresh((0,live/* refTo */.zI)(app))));
    }
    #lasts(problem, isThere, grace) {
        const now = this.#handle.clock.now();
        if (!isThere) {
            this.#since.delete(problem);
            return false;
        }
        const since = this.#since.get(problem) ?? now;
        this.#since.set(problem, since);
        return now - since >= grace;
    }
}
const refreshesAtOnce = 8;
function notLive(statuses) {
    return statuses.flatMap(([app, status]) => {
        if (status.state === 'ready')
            return [];
        const { name, namespace } = app.metadata;
        const is = [app.status?.sync?.status || 'Unknown', app.status?.health?.status || 'Unknown'].join(', ');
        return [
            (0,observe/* failedResource */.aC)({ kind: 'Application', name, ...(namespace === undefined ? {} : { namespace }) }, is, status.reason),
        ];
    });
}
function failed({ ref }, statuses, name) {
    const [, status] = statuses.find(([app]) => app.metadata.name === name) ?? [];
    const problem = status === undefined || status.state === 'ready' ? undefined : status;
    const message = `${setNamed(ref)}: the Application ${name}: ${problem?.reason ?? ''}`;
    const { code, hint } = problem !== undefined && problem.state !== 'waiting' ? problem : { code: 'ARGOCD_DEGRADED', hint: '' };
    return new failure/* Failure */.HR('failed', code, message, { hint, outputs: { 'failed-resources': notLive(statuses) } });
}
function timedOut({ ref }, { statuses }, reason) {
    const problem = `${setNamed(ref)} was not live before the deadline: ${reason}`;
    return new failure/* Failure */.HR('timed-out', 'ARGOCD_TIMEOUT', problem, {
        hint: 'Argo CD goes on by itself. Raise `timeout` when the Applications need longer.',
        outputs: { 'failed-resources': notLive(statuses) },
    });
}
function deleted({ ref }) {
    return new failure/* Failure */.HR('failed', 'ARGOCD_NOT_FOUND', `${setNamed(ref)} was deleted while this run waited for it`, {
        hint: 'Somebody removed it, with its Applications: run again if it should exist.',
    });
}

// EXTERNAL MODULE: ./build/core/review/ownership-label.js
var ownership_label = __webpack_require__(3229);
;// CONCATENATED MODULE: ./build/core/argocd/spec/applicationset.js




const withGenerators = 'Give a template with `spec.generators` and `spec.template` as `file`: what makes the Applications is too much for inputs.';
function buildApplicationSet(request) {
    if (request.template === undefined)
        throw (0,failure/* badInput */.AN)('file', 'is missing: an ApplicationSet has generators', withGenerators);
    const { metadata = {}, spec = {} } = (0,spec_application/* templateOf */.kW)(request.template, 'ApplicationSet');
    const { name, labels, annotations, finalizers, namespace } = metadata;
    return {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'ApplicationSet',
        metadata: {
            name: (0,spec_application/* applicationName */.SX)(request.name ?? name),
            namespace: request.appNamespace ?? namespace,
            labels: { ...labels, [ownership_label/* managedByLabel */.Ly]: ownership_label/* managedByValue */.sN },
            annotations,
            finalizers,
        },
        spec: setSpecOf(request, spec),
    };
}
function setSpecOf(request, spec) {
    const { generators, template, syncPolicy, ...rest } = spec;
    if (!Array.isArray(generators) || generators.length === 0 || !generators.every(json/* isObject */.Gv)) {
        throw (0,failure/* badInput */.AN)('file', 'has no `spec.generators`, which is a list of generators', withGenerators);
    }
    if (!(0,json/* isObject */.Gv)(template) || !(0,json/* isObject */.Gv)(template.metadata) || typeof template.metadata.name !== 'string') {
        const fix = "Write one with a parameter of the generator: `name: '{{ .path.basename }}'`.";
        throw (0,failure/* badInput */.AN)('file', 'has no `spec.template.metadata.name`, the name of each Application', fix);
    }
    if (template.spec !== undefined && !(0,json/* isObject */.Gv)(template.spec))
        throw (0,failure/* badInput */.AN)('file', '`spec.template.spec` is not a map');
    const { labels, annotations, finalizers, ...metadata } = template.metadata;
    const { finalizer } = request;
    const own = finalizer === undefined || finalizer === 'none' ? finalizers : (0,spec_application/* finalizersOf */.xO)(finalizer, finalizers);
    return {
        ...rest,
        generators,
        template: {
            ...template,
            metadata: {
                ...metadata,
                labels: merged(labels, request.labels),
                annotations: merged(annotations, request.annotations),
                finalizers: own,
            },
            spec: (0,spec_application/* specOf */.rI)(request, template.spec ?? {}),
        },
        syncPolicy: setSyncPolicy((0,json/* isObject */.Gv)(syncPolicy) ? syncPolicy : undefined, finalizer),
    };
}
function setSyncPolicy(template, finalizer) {
    if (finalizer === 'none')
        return { ...template, preserveResourcesOnDeletion: true };
    if (finalizer === undefined || template?.preserveResourcesOnDeletion !== true)
        return template;
    return { ...template, preserveResourcesOnDeletion: false };
}
function merged(template, given) {
    const all = { ...template, ...given };
    return Object.keys(all).length === 0 ? undefined : all;
}

// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/commands/application/template-file.js
var template_file = __webpack_require__(6105);
;// CONCATENATED MODULE: ./build/commands/application/set.js
var set_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var set_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






















async function runApplicationSet(run) {
    const { inputs } = run;
    if (inputs.operation === 'get')
        return await lookAt(run);
    refuseOperation(inputs.operation);
    refuseUnused(run.resolved, 'upsert');
    refuseWithoutMeaning(inputs);
    const goal = (0,rollout_wait/* waitGoal */.XS)(inputs['wait-for']);
    const { set, template } = await plannedSet(run);
    run.report({ name: set.metadata.name });
    const mode = inputs.mode ?? (inputs['argocd-server'] === undefined ? 'git' : 'api');
    if (mode === 'git')
        return await throughGit(run, set, template);
    refuseTemplatedProject(set);
    return await throughServer(run, set, goal);
}
async function plannedSet(run) {
    const { inputs } = run;
    const request = await (0,application_inputs/* applicationRequest */._R)(run, {
        url: inputs['gitops-repository'] === undefined ? undefined : (0,gitops_remote/* gitopsUrl */.iZ)(run),
        branch: inputs['gitops-branch'],
    });
    if (request.ownership !== undefined) {
        const fix = 'Let one lasting set make the Applications of all requests (`pullRequest` generator), or leave `kind` out: cleanup removes Applications.';
        throw (0,failure/* badInput */.AN)('kind', `\`applicationset\` is of no review environment (${request.ownership.environment})`, fix);
    }
    if ((0,spec_application/* isPinned */.T4)(request)) {
        const problem = `uses ${spec_application/* commitPlaceholder */.lW}, and a set makes Applications of commits that are yet to come`;
        throw (0,failure/* badInput */.AN)('revision', problem, "Give a branch, or a parameter of the generator: `'{{ .head_sha }}'`.");
    }
    const { file } = inputs;
    const template = file === undefined ? '' : await (0,template_file/* templateText */.uO)(run, file);
    return { set: buildApplicationSet(request), template };
}
async function throughGit(run, set, template) {
    const { inputs, ci } = run;
    refuseServerInputs(inputs);
    const { name } = set.metadata;
    const values = { ...(0,environments.placeholdersFor)(ci, inputs.service, inputs.environment), name };
    const file = (0,placeholders/* expand */.fT)(inputs['app-file'], values, 'app-file');
    const manifest = manifestFile(set, file, { upsert: inputs.upsert, template });
    const { result, revision, facts } = await commitManifest(run, manifest, `Deploy the ApplicationSet ${name}`, undefined);
    return {
        outputs: { name, result, revision, 'failed-resources': [] },
        summary: applicationSetSummary(name, `would be ${result} (dry run)`, facts),
    };
}
async function throughServer(given, set, { synced, healthy, suspended, commit }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { name } = set.metadata;
        const { inputs } = given;
        const appTokens = set_addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
        const repository = inputs['gitops-repository'] ?? inputs['repo-url'];
        const run = { ...given, appTokens, inputs: { ...inputs, 'gitops-repository': repository } };
        const history = set_addDisposableResource(env_1, (0,application_inputs/* gitopsHistory */.Po)(run), true);
        const client = set_addDisposableResource(env_1, server_client.ArgocdClient.open((0,declarations_run/* argocdConnection */.rU)(inputs), given), false);
        const handle = handleOf(given, client, set.metadata);
        if (inputs['dry-run']) {
            const { result, request, applications } = await previewSet(handle, set, inputs.upsert);
            given.log.info(request);
            if (applications?.some((line) => !line.startsWith('-')) === false)
                given.log.warn(nothingMade(name));
            if (applications !== undefined) {
                given.log.info('Its Applications:');
                given.log.info(applications.join('\n'), 'diff');
            }
            const facts = applications === undefined ? [] : [['```diff', ...applications, '```'].join('\n')];
            return { outputs: { name, result }, summary: applicationSetSummary(name, result, facts) };
        }
        const upserted = await upsertSet(handle, set, inputs.upsert);
        const { result } = upserted;
        given.log.info(`${setNamed(handle.ref)} ${result}`);
        given.report({ result });
        if (!inputs.wait)
            return { outputs: { name, result, 'failed-resources': [] }, summary: applicationSetSummary(name, result, []) };
        const url = repository === undefined ? undefined : (0,gitops_remote/* gitopsUrl */.iZ)(run);
        const target = { url, branch: inputs['gitops-branch'], commit, history };
        const goal = { synced, healthy, suspended, degradedGraceMs: inputs['degraded-grace'] };
        const { applications } = await waitForSet(handle, set, upserted, goal, target);
        if (applications?.length === 0)
            given.log.warn(nothingMade(name));
        return {
            outputs: { name, result, ...statusOf(applications), 'failed-resources': [] },
            summary: applicationSetSummary(name, result, applications === undefined ? [] : [applicationTable(applications)]),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = set_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function nothingMade(name) {
    return `ApplicationSet ${name} makes no Application: its generators find nothing. What was pushed just now Argo CD may see up to three minutes later.`;
}
async function lookAt(run) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs } = run;
        refuseUnused(run.resolved, 'get');
        if (inputs.mode === 'git') {
            throw (0,failure/* badInput */.AN)('operation', '"get" needs `mode: api`', 'Give argocd-server, and leave `mode` out.');
        }
        const name = (0,application_inputs/* nameOf */.Vb)(run);
        if (name === undefined)
            throw (0,failure/* badInput */.AN)('name', 'is missing: operation "get" is about one ApplicationSet');
        const client = set_addDisposableResource(env_2, server_client.ArgocdClient.open((0,declarations_run/* argocdConnection */.rU)(inputs), run), false);
        run.report({ name });
        const { ref, client: bounded } = handleOf(run, client, { name, namespace: inputs['app-namespace'] });
        const found = await (0,applicationset/* getSet */.FS)(bounded, ref);
        if (found === undefined) {
            const hint = 'Check name and app-namespace. Without `kind` it would be an Application.';
            throw new failure/* Failure */.HR('failed', 'ARGOCD_NOT_FOUND', `there is no ${setNamed(ref)}`, { hint });
        }
        const set = (0,masked/* masked */.I)(found);
        const { conditions = [], resources = [] } = set.status ?? {};
        const rows = conditions.map(({ type, status = '', message = '' }) => [type, status, message]);
        const apps = resources.map((app) => [app.name ?? '', app.status ?? '', app.health?.status ?? '']);
        const facts = [
            rows.length === 0 ? '' : (0,markdown/* table */.tp)(['condition', 'status', 'message'], rows),
            apps.length === 0 ? '' : (0,markdown/* table */.tp)(['Application', 'sync', 'health'], apps),
        ];
        run.log.info([...rows, ...apps].map((row) => row.join('  ')).join('\n'));
        return {
            outputs: { name, application: set },
            summary: applicationSetSummary(name, (0,counted/* counted */.h)(resources.length, 'Application'), facts),
        };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        set_disposeResources(env_2);
    }
}
function handleOf({ clock, log, deadline }, client, { name, namespace }) {
    return { client: client.until(deadline), ref: { name, namespace }, clock, log, deadline };
}
function statusOf(applications) {
    if (applications === undefined)
        return {};
    const one = (good, words) => words.find((word) => word !== good) ?? good;
    return {
        'sync-status': one('Synced', applications.map(({ status }) => status?.sync?.status ?? 'Unknown')),
        'health-status': one('Healthy', applications.map(({ status }) => status?.health?.status ?? 'Unknown')),
    };
}
function applicationTable(applications) {
    const rows = applications.map(({ metadata, status }) => [
        metadata.name,
        status?.sync?.status ?? '',
        status?.health?.status ?? '',
        status?.sync?.revision ?? '',
    ]);
    return (0,markdown/* table */.tp)(['Application', 'sync', 'health', 'revision'], rows);
}
function refuseOperation(operation) {
    if (operation === 'upsert')
        return;
    const problem = `"${operation}" is about one Application, and a set makes several`;
    throw (0,failure/* badInput */.AN)('operation', problem, 'Leave `kind` out, and give the name of one of its Applications.');
}
function refuseWithoutMeaning(inputs) {
    const itself = 'Leave it out: `sync-policy` says how its Applications are synced.';
    const rollback = 'Bring the image back where the set reads it: bump-image-tag with rollback.';
    const images = 'Its Applications run several images: wait for synced, healthy or commit=<sha>.';
    const given = [
        ['sync', inputs.sync, itself],
        ['terminate', inputs.terminate, itself],
        ['on-failure', inputs['on-failure'] === 'rollback', rollback],
        ['on-older', inputs['on-older'] !== 'skip', 'Leave it out: a set is pinned to no commit.'],
        ['validate', !inputs.validate, 'Leave it out: the server renders nothing of a set before it takes it.'],
        ['wait-for', inputs['wait-for'].some((item) => item.startsWith('image=')), images],
    ];
    const [input, , fix] = given.find(([, isGiven]) => isGiven) ?? [];
    if (input !== undefined)
        throw (0,failure/* badInput */.AN)(input, 'has no effect with `kind: applicationset`', fix);
}

// EXTERNAL MODULE: ./build/commands/bump-image-tag.js
var bump_image_tag = __webpack_require__(5314);
// EXTERNAL MODULE: ./build/commands/configured/argocd-upsert-app.js
var argocd_upsert_app = __webpack_require__(176);
// EXTERNAL MODULE: ./build/commands/update-inputs.js
var update_inputs = __webpack_require__(1486);
;// CONCATENATED MODULE: ./build/commands/argocd-upsert-app.js
var argocd_upsert_app_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var argocd_upsert_app_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



























const argocdUpsertApp = (0,command/* defineCommand */.NB)({
    name: 'argocd-upsert-app',
    summary: 'Create or update the Argo CD Application, optionally sync it and wait until this commit is live',
    ...argocd_upsert_app/* configuredApplication */.b,
    outputs: {
        name: 'Name of the Application.',
        result: '`created`, `updated` or `unchanged`; in a dry run what it would be. Of other operations: `synced`, `rolled-back`, `terminated`, `promoted`, `aborted` or `unchanged`.',
        'sync-status': 'Sync status at the end (`mode: api`).',
        'health-status': 'Health at the end (`mode: api`).',
        revision: 'Revision that Argo CD compared last; in `mode: git` the commit of the branch that holds the manifest, also when nothing had to be written.',
        url: 'Address of the Application in the web interface (`mode: api`).',
        application: {
            empty: {},
            description: 'JSON of the Application as the server has it (`operation: get`), its resources with health and message; what is a password by its name, or in a URL, is `***`.',
        },
        diff: 'Unified diff (`operation: diff`). Values of Secrets are hidden; what is too long is named alone.',
        changed: 'Whether something differs: `true` or `false` (`operation: diff`).',
        resources: {
            empty: [],
            description: 'JSON list of `{group, kind, namespace, name, status, message, hook}`: what a `sync` or `rollback` did with each, in a dry run would do.',
        },
        history: {
            empty: [],
            description: 'JSON list of `{id, revision, deployedAt, initiatedBy, sources}`, oldest first (`operation: history`).',
        },
        'failed-resources': { empty: [], description: 'JSON list of `{kind, namespace, name, status, message}`.' },
    },
    async run(run) {
        const places = await placesOf(run);
        const [only, ...others] = places;
        if (only === undefined || others.length === 0)
            return await runInPlace(only?.run ?? run);
        const { inEachCluster } = await __webpack_require__.e(/* import() */ 385).then(__webpack_require__.bind(__webpack_require__, 385));
        return await inEachCluster(run, places, runInPlace);
    },
});
async function placesOf(run) {
    if (run.config === undefined || run.inputs.service === undefined)
        return [{ cluster: undefined, run }];
    return (await __webpack_require__.e(/* import() */ 6566).then(__webpack_require__.bind(__webpack_require__, 4185))).runInClusters(argocd_upsert_app/* configuredApplication */.b, run);
}
async function runInPlace(given) {
    const run = { ...given, gitopsFiles: (0,template_file/* gitopsFilesOf */.nj)(given) };
    const { operation, kind } = run.inputs;
    if (kind === 'applicationset')
        return await runApplicationSet(run);
    if (operation !== 'upsert')
        return await runOperation(run, operation);
    refuseUnused(run.resolved, operation);
    (0,rollout_wait/* waitGoal */.XS)(run.inputs['wait-for']);
    const planned = await planApplication(run);
    run.report({ name: planned.application.metadata.name });
    if (planned.mode === 'git')
        return argocd_upsert_app_throughGit(run, planned);
    return argocd_upsert_app_throughServer(run, planned);
}
async function argocd_upsert_app_throughServer(given, planned) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { name } = planned.application.metadata;
        const appTokens = argocd_upsert_app_addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
        const repository = given.inputs['gitops-repository'] ?? given.inputs['repo-url'];
        const run = { ...given, appTokens, inputs: { ...given.inputs, 'gitops-repository': repository } };
        const history = argocd_upsert_app_addDisposableResource(env_1, (0,application_inputs/* gitopsHistory */.Po)(run), true);
        const rollBackInGit = gitRollback(run, planned);
        const needsCommit = (0,spec_application/* isPinned */.T4)(planned.request) || rollBackInGit !== undefined;
        const commit = (0,rollout_wait/* waitGoal */.XS)(run.inputs['wait-for']).commit ?? (needsCommit ? await history.tip() : undefined);
        if (needsCommit && commit === undefined) {
            const [input, problem] = (0,spec_application/* isPinned */.T4)(planned.request)
                ? ['revision', `uses ${spec_application/* commitPlaceholder */.lW}, and the commit of the GitOps repository is not known`]
                : ['on-failure', 'cannot roll back: the commit that is deployed is not known'];
            throw (0,failure/* badInput */.AN)(input, problem, 'Give gitops-repository and its credential, or wait-for: commit=<sha>.');
        }
        const state = { commit, history, isRequested: false, rollBackInGit, report: run.report };
        const deployment = serverDeployment(run, planned, state);
        const outcome = await (0,deploy/* deployToServer */.W)(deployment, run, run.deadline);
        if (outcome.kind === 'requested')
            return { outputs: { name }, summary: operationSummary({ name }, 'requested', []) };
        if (outcome.kind === 'preview') {
            return {
                outputs: { name, result: outcome.result },
                summary: operationSummary({ name }, previewOf(outcome.result), []),
            };
        }
        const { result, app, url } = outcome;
        return {
            outputs: { name, result, ...(0,rollout_wait/* statusOutputs */.tr)(app), url, 'failed-resources': [] },
            summary: operationSummary({ name }, result, serverFacts(outcome)),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = argocd_upsert_app_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function gitRollback(run, { application, place }) {
    const { inputs } = run;
    const target = repositoryOf(run);
    if (inputs['on-failure'] !== 'rollback' || !(0,gitops_target/* followsBranch */.bJ)(application.spec, target))
        return undefined;
    const known = (0,inputs_for/* inputsFor */.p)(bump_image_tag.bumpImageTag, run, place, { rollback: true });
    if (known.inputs.file.length === 0) {
        throw (0,failure/* badInput */.AN)('on-failure', 'rollback needs the file that holds the image: the Application follows the branch of the GitOps repository', 'Give service and environment of a gitops.yaml that has their file, or call bump-image-tag with rollback.');
    }
    const delivery = manifestDelivery(inputs);
    return (failed) => rollBackImage({ ...run, inputs: { ...inputs, 'on-older': 'apply' } }, place, delivery, failed);
}
async function rollBackImage(run, place, delivery, failed) {
    const { service, environment, cluster } = place;
    const rollback = { ...run, ...(0,inputs_for/* inputsFor */.p)(bump_image_tag.bumpImageTag, run, place, { rollback: true }) };
    const bumped = await (0,gitops_commit/* commitUpdates */.cc)(run, {
        updates: (0,update_inputs/* updatesOf */.E$)(rollback),
        rollback: { from: failed },
        values: (0,environments.placeholdersFor)(run.ci, service, environment, cluster),
        review: (0,gitops_commit/* reviewOf */.QR)(run, environment, service === undefined ? [] : [service], cluster),
        delivery,
    });
    if (bumped.request !== undefined)
        return { result: 'requested', url: bumped.request.url };
    return { result: 'committed', commit: bumped.commit ?? bumped.tip ?? failed };
}
async function planApplication(run) {
    const { inputs, ci, log } = run;
    const { service, environment, cluster } = inputs;
    const request = await (0,application_inputs/* applicationRequest */._R)(run, {
        url: inputs['gitops-repository'] === undefined ? undefined : (0,gitops_remote/* gitopsUrl */.iZ)(run),
        branch: inputs['gitops-branch'],
    });
    const application = (0,spec_application/* buildApplication */.Ds)(request);
    const { ownership } = request;
    const warning = ownership === undefined ? undefined : (0,spec_namespace/* namespaceWarning */.y6)(application, ownership.environment);
    if (warning !== undefined)
        log.warn(warning);
    const place = { service, environment, ...(cluster === undefined ? {} : { cluster }) };
    const { name, namespace } = application.metadata;
    const mode = inputs.mode ?? (inputs['argocd-server'] === undefined ? 'git' : 'api');
    if (mode === 'api') {
        const owned = { name, ...(namespace === undefined ? {} : { namespace }), project: application.spec.project };
        const options = {
            upsert: { upsert: inputs.upsert, validate: inputs.validate },
            sync: inputs.sync,
            prune: inputs.prune ?? false,
            terminate: inputs.terminate,
            goal: inputs.wait ? { ...(0,rollout_wait/* waitGoal */.XS)(inputs['wait-for']), degradedGraceMs: inputs['degraded-grace'] } : undefined,
            onFailure: inputs['on-failure'],
            onOlder: inputs['on-older'],
        };
        return { mode, request, application, owned, place, options };
    }
    if ((0,spec_application/* isPinned */.T4)(request)) {
        const fix = 'Leave it out to follow the branch, or write the Application to the server (`mode: api`).';
        throw (0,failure/* badInput */.AN)('revision', `uses ${spec_application/* commitPlaceholder */.lW}, and a manifest cannot contain its own commit`, fix);
    }
    const file = (0,placeholders/* expand */.fT)(inputs['app-file'], { ...(0,environments.placeholdersFor)(ci, service, environment, cluster), name }, 'app-file');
    const manifest = manifestFile(application, file, { upsert: inputs.upsert });
    return { mode, request, application, owned: { file }, place, manifest };
}
function serverDeployment(run, planned, { commit, history, isRequested, rollBackInGit, report }) {
    const { inputs, ci } = run;
    return {
        connection: (0,declarations_run/* argocdConnection */.rU)(inputs),
        planned,
        target: { ...repositoryOf(run), commit, history },
        isRequested,
        rollBackInGit,
        dryRun: inputs['dry-run'],
        run: `${ci.repository}#${ci.runId}`,
        ...(report === undefined ? {} : { report }),
    };
}
function statesOnServer(run, questions, history) {
    const target = { ...repositoryOf(run), history };
    return (0,states/* applicationStates */.v)({ connection: (0,declarations_run/* argocdConnection */.rU)(run.inputs), questions, target }, run, run.deadline);
}
function repositoryOf(run) {
    const { 'gitops-repository': repository, 'gitops-branch': branch } = run.inputs;
    return { url: repository === undefined ? undefined : (0,gitops_remote/* gitopsUrl */.iZ)(run), branch };
}
async function argocd_upsert_app_throughGit(run, { application, owned, manifest }) {
    refuseServerInputs(run.inputs);
    const { name } = application.metadata;
    const { result, revision, facts } = await commitManifest(run, manifest, `Deploy the Application ${name}`, owned);
    return {
        outputs: { name, result, revision, 'failed-resources': [] },
        summary: operationSummary({ name }, result, facts),
    };
}
function serverFacts({ app, newerPin, takenBack, url }) {
    return [
        statusLine(app, url),
        ...(newerPin === undefined ? [] : [(0,markdown.md) `Left alone: it is pinned to ${(0,parts/* shortRevision */.w7)(newerPin)}, which is newer`]),
        ...(takenBack === undefined ? [] : [(0,markdown.md) `Left alone: it was rolled back from ${(0,parts/* shortRevision */.w7)(takenBack)}`]),
    ];
}
function previewOf(result) {
    return result === 'unchanged' ? 'would stay unchanged (dry run)' : `would be ${result} (dry run)`;
}


/***/ }),

/***/ 8446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ deployToServer)
/* harmony export */ });
/* unused harmony export deployApplication */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2839);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6801);
/* harmony import */ var _rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3674);
/* harmony import */ var _rollout_observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8143);
/* harmony import */ var _rollout_wait_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6086);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(71);
/* harmony import */ var _server_live_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(151);
/* harmony import */ var _spec_application_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9075);
/* harmony import */ var _sync_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7518);
/* harmony import */ var _upsert_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3914);
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











async function deployToServer({ connection, planned, target, isRequested, rollBackInGit, dryRun, run, report = () => { } }, ports, deadline) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { clock, log } = ports;
        const application = (0,_planned_js__WEBPACK_IMPORTED_MODULE_1__/* .applicationAt */ .u)(planned, target.commit);
        const { name } = application.metadata;
        if (isRequested && (0,_spec_application_js__WEBPACK_IMPORTED_MODULE_7__/* .isPinned */ .T4)(planned.request)) {
            log.info(`Application ${name} is pinned to our commit, which a request still holds: it is written after the merge`);
            return { kind: 'requested' };
        }
        const client = __addDisposableResource(env_1, _server_client_js__WEBPACK_IMPORTED_MODULE_6__.ArgocdClient.open(connection, ports), false);
        const handle = (0,_rollout_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .handleUntil */ .$N)({ client, ref: (0,_server_live_js__WEBPACK_IMPORTED_MODULE_10__/* .refTo */ .zI)(application), clock, log }, deadline);
        report(placeOf(handle));
        if (dryRun) {
            const preview = await (0,_upsert_js__WEBPACK_IMPORTED_MODULE_9__/* .previewUpsert */ .K)(handle, application, {
                ...planned.options.upsert,
                sync: planned.options.sync && !isRequested,
            });
            const what = preview.result === 'unchanged' ? 'would stay as it is' : `would be ${preview.result}`;
            log.info(`Dry run: ${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_10__/* .appNamed */ .pA)((0,_server_live_js__WEBPACK_IMPORTED_MODULE_10__/* .refTo */ .zI)(application))} ${what}`);
            log.info(preview.request);
            return { kind: 'preview', ...preview };
        }
        if (isRequested)
            log.info(`Application ${name}: a request holds the change, so there is nothing to wait for`);
        const options = isRequested ? optionsOfRequested(planned.options) : planned.options;
        const operationId = `${run}/${clock.uuid()}`;
        const at = (commit) => (0,_planned_js__WEBPACK_IMPORTED_MODULE_1__/* .applicationAt */ .u)(planned, commit);
        const all = { ...options, operationId, target, rollBackInGit, at };
        const result = await deployApplication(handle, application, all, report);
        return { kind: 'deployed', ...result };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function optionsOfRequested({ upsert, ...options }) {
    return { ...options, upsert: { ...upsert, validate: false }, sync: false, goal: undefined };
}
async function deployApplication(handle, wanted, given, report = () => { }) {
    const options = { ...given, target: (0,_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_3__/* .targetOf */ .$r)(wanted.spec, given.target) };
    const { ref, log } = handle;
    let known = placeOf(handle);
    try {
        const upserted = await (0,_upsert_js__WEBPACK_IMPORTED_MODULE_9__/* .upsertApplication */ .M3)(handle, wanted, options.upsert, options);
        log.info(`${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_10__/* .appNamed */ .pA)(ref)} ${upserted.result}`);
        const { result, newerPin, takenBack } = upserted;
        known = { ...placeOf(handle, upserted.app), result, ...(0,_rollout_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .statusOutputs */ .tr)(upserted.app) };
        report(known);
        const app = takenBack === undefined ? await synced(handle, upserted, options) : upserted.app;
        return { result, app, url: placeOf(handle, app).url, newerPin, takenBack };
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
            throw error;
        throw error.with({ outputs: { ...known, ...error.outputs } });
    }
}
function placeOf({ client, ref }, app) {
    return { name: ref.name, url: client.pageOf({ ...ref, appNamespace: app?.metadata.namespace ?? ref.appNamespace }) };
}
const shareOfWait = 2 / 3;
async function synced(handle, upserted, options) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (!options.sync && options.goal === undefined)
            return upserted.app;
        if (options.onFailure !== 'rollback')
            return await (0,_sync_js__WEBPACK_IMPORTED_MODULE_8__/* .syncAndWait */ .aH)(handle, upserted, options);
        const deadline = __addDisposableResource(env_2, handle.deadline.early(shareOfWait), false);
        try {
            return await (0,_sync_js__WEBPACK_IMPORTED_MODULE_8__/* .syncAndWait */ .aH)((0,_rollout_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .handleUntil */ .$N)(handle, deadline), upserted, options);
        }
        catch (error) {
            throw await (0,_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .failureAfterRollback */ .Lt)(handle, upserted, options, error);
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}


/***/ }),

/***/ 9382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gm: () => (/* binding */ isRolledBack),
/* harmony export */   Ib: () => (/* binding */ rollbackMark),
/* harmony export */   Zg: () => (/* binding */ heldBack)
/* harmony export */ });
/* harmony import */ var _rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3674);

const annotation = 'monorepo-gitops/rolled-back';
function rollbackMark({ from, to }) {
    return { [annotation]: `${from}..${to}` };
}
function isRolledBack({ metadata }) {
    return metadata.annotations?.[annotation] !== undefined;
}
async function heldBack({ metadata, spec }, next, target) {
    const [, from, to] = /^([0-9a-f]{40,64})\.\.([0-9a-f]{40,64})$/.exec(metadata.annotations?.[annotation] ?? '') ?? [];
    if (from === undefined || next === undefined || (0,_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_0__/* .pinOf */ .nZ)(spec, target).commit !== to)
        return undefined;
    return (await target.history.descends(from, next)) === 'yes' ? from : undefined;
}


/***/ }),

/***/ 3363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b4: () => (/* binding */ atItsRevision),
  mU: () => (/* binding */ compared),
  NI: () => (/* binding */ diffText),
  z: () => (/* binding */ resourceDifferences),
  zv: () => (/* binding */ specDifference)
});

// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/diff.js
var git_diff = __webpack_require__(6970);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var git_repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/json.js
var core_json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/argocd/rollout/gitops-target.js + 1 modules
var gitops_target = __webpack_require__(3674);
// EXTERNAL MODULE: ./build/core/argocd/rollout/observe.js
var observe = __webpack_require__(8143);
// EXTERNAL MODULE: ./build/core/argocd/rollout/selection.js
var rollout_selection = __webpack_require__(2482);
// EXTERNAL MODULE: ./build/core/argocd/server/equality.js
var equality = __webpack_require__(2217);
// EXTERNAL MODULE: ./build/core/argocd/server/errors.js
var errors = __webpack_require__(798);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var server_live = __webpack_require__(151);
// EXTERNAL MODULE: ./build/core/argocd/spec/application.js + 3 modules
var application = __webpack_require__(9075);
// EXTERNAL MODULE: ./build/core/argocd/upsert.js
var upsert = __webpack_require__(3914);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/core/argocd/operations/manifest-state.js


const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
const ofServer = new Set([
    'managedFields',
    'resourceVersion',
    'uid',
    'generation',
    'creationTimestamp',
    'selfLink',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
]);
function stateOf(json) {
    const value = json === undefined || json === '' ? undefined : (0,core_json/* parseJson */.qF)(json);
    return (0,core_json/* isObject */.Gv)(value) ? comparable(value) : undefined;
}
function comparable(manifest) {
    const { status: _status, metadata, ...rest } = manifest;
    const kept = (0,core_json/* isObject */.Gv)(metadata) ? Object.entries(metadata).filter(([name]) => !ofServer.has(name)) : [];
    const shown = Object.fromEntries(kept);
    if ((0,core_json/* isObject */.Gv)(shown.annotations)) {
        const { [lastApplied]: _applied, ...annotations } = shown.annotations;
        shown.annotations = annotations;
    }
    return withOneData({ ...rest, metadata: shown });
}
function withOneData(manifest) {
    if (manifest.kind !== 'Secret' || !(0,core_json/* isObject */.Gv)(manifest.stringData))
        return manifest;
    const { stringData, ...rest } = manifest;
    return { ...rest, data: { ...((0,core_json/* isObject */.Gv)(rest.data) ? rest.data : {}), ...stringData } };
}
function isHook(state) {
    const annotations = (0,core_json/* isObject */.Gv)(state.metadata) && (0,core_json/* isObject */.Gv)(state.metadata.annotations) ? state.metadata.annotations : {};
    const { 'argocd.argoproj.io/hook': hook = '', 'helm.sh/hook': ofHelm = '' } = annotations;
    return hook !== '' || (ofHelm !== '' && ofHelm !== 'crd-install');
}
function shownStates(before, after) {
    const [hiddenBefore, hiddenAfter] = withoutSecrets(before, after);
    return { before: yamlOf(hiddenBefore), after: yamlOf(hiddenAfter) };
}
function withoutEmptyMaps(state) {
    if (!(0,core_json/* isObject */.Gv)(state.metadata))
        return state;
    const isEmpty = (value) => (0,core_json/* isObject */.Gv)(value) && Object.keys(value).length === 0;
    const kept = Object.entries(state.metadata).filter(([, value]) => !isEmpty(value));
    return { ...state, metadata: Object.fromEntries(kept) };
}
function yamlOf(state) {
    if (state === undefined)
        return undefined;
    return (0,dist/* stringify */.As)(sorted(withoutEmptyMaps(state)), { lineWidth: 0, aliasDuplicateObjects: false });
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (!(0,core_json/* isObject */.Gv)(value))
        return value;
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(members.map(([key, item]) => [key, sorted(item)]));
}
const manifest_state_hidden = '(hidden)';
function withoutSecrets(before, after) {
    if ((before ?? after)?.kind !== 'Secret')
        return [before, after];
    const [old, now] = [before, after].map((state) => ((0,core_json/* isObject */.Gv)(state?.data) ? state.data : {}));
    const hide = (state, other, changed) => {
        if (!(0,core_json/* isObject */.Gv)(state?.data))
            return state;
        const values = Object.entries(state.data).map(([key, value]) => {
            const isChanged = Object.hasOwn(other, key) && other[key] !== value;
            return [key, isChanged ? changed : manifest_state_hidden];
        });
        return { ...state, data: Object.fromEntries(values) };
    };
    return [hide(before, now ?? {}, '(hidden, before)'), hide(after, old ?? {}, '(hidden, after)')];
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/core/argocd/operations/prediction.js


const mergeKeys = ['name', 'key', 'mountPath', 'devicePath', 'containerPort', 'port', 'topologyKey', 'ip', 'uid'];
function predictedAt(predicted, rendered, wanted) {
    const named = withTracking(rendered, wanted);
    return applied(predicted, rendered, rendered === undefined ? named : withKnownSecrets(rendered, named));
}
function applied(base, from, to) {
    if ((0,external_node_util_.isDeepStrictEqual)(from, to) && base !== undefined)
        return base;
    if ((0,core_json/* isObject */.Gv)(base) && (0,core_json/* isObject */.Gv)(to))
        return appliedMap(base, (0,core_json/* isObject */.Gv)(from) ? from : {}, to);
    if (Array.isArray(base) && Array.isArray(to))
        return appliedList(base, Array.isArray(from) ? from : [], to);
    return to;
}
function appliedMap(base, from, to) {
    const removed = (key) => Object.hasOwn(from, key) && !Object.hasOwn(to, key);
    const kept = Object.entries(base).filter(([key]) => !removed(key));
    const set = Object.entries(to)
        .filter(([key, value]) => Object.hasOwn(base, key) || !Object.hasOwn(from, key) || !(0,external_node_util_.isDeepStrictEqual)(from[key], value))
        .map(([key, value]) => [key, applied(ownOf(base, key), ownOf(from, key), value)]);
    return Object.fromEntries([...kept, ...set]);
}
function ownOf(map, key) {
    return Object.hasOwn(map, key) ? map[key] : undefined;
}
function appliedList(base, from, to) {
    const key = mergeKeys.find((name) => [base, from, to].every((list) => isKeyed(list, name)));
    if (key === undefined) {
        const isInStep = base.length === to.length && from.length === to.length && to.every(core_json/* isObject */.Gv);
        return isInStep ? to.map((item, index) => applied(base[index], from[index], item)) : to;
    }
    const itemOf = (list, item) => list.find((one) => (0,core_json/* isObject */.Gv)(one) && (0,core_json/* isObject */.Gv)(item) && one[key] === item[key]);
    const foreign = base.filter((item) => itemOf(from, item) === undefined && itemOf(to, item) === undefined);
    return [...to.map((item) => applied(itemOf(base, item), itemOf(from, item), item)), ...foreign];
}
function isKeyed(list, key) {
    const values = list.map((item) => ((0,core_json/* isObject */.Gv)(item) ? item[key] : undefined));
    return values.every((value) => value !== undefined) && new Set(values).size === values.length;
}
const trackingId = 'argocd.argoproj.io/tracking-id';
const trackingNames = ['argocd.argoproj.io/installation-id', trackingId];
const instanceLabel = 'app.kubernetes.io/instance';
function withTracking(rendered, wanted) {
    if (rendered === undefined)
        return wanted;
    const [old, now] = [rendered.metadata, wanted.metadata].map((metadata) => ((0,core_json/* isObject */.Gv)(metadata) ? metadata : {}));
    const mapOf = (metadata, field) => {
        const map = metadata?.[field];
        return (0,core_json/* isObject */.Gv)(map) ? map : {};
    };
    const annotations = mapOf(old, 'annotations');
    const marks = Object.fromEntries(Object.entries(annotations).filter(([name]) => trackingNames.includes(name)));
    const instance = mapOf(old, 'labels')[instanceLabel];
    const isLabelled = annotations[trackingId] === undefined && instance !== undefined;
    const labels = isLabelled ? { [instanceLabel]: instance, ...mapOf(now, 'labels') } : mapOf(now, 'labels');
    const marked = { ...mapOf(now, 'annotations'), ...marks };
    const metadata = {
        ...now,
        ...(old?.namespace === undefined ? {} : { namespace: old.namespace }),
        ...(Object.keys(labels).length === 0 ? {} : { labels }),
        ...(Object.keys(marked).length === 0 ? {} : { annotations: marked }),
    };
    return { ...wanted, metadata };
}
function withKnownSecrets(rendered, wanted) {
    if (wanted.kind !== 'Secret' || !(0,core_json/* isObject */.Gv)(wanted.data))
        return wanted;
    const known = (0,core_json/* isObject */.Gv)(rendered.data) ? rendered.data : {};
    const data = Object.entries(wanted.data).map(([key, value]) => [key, Object.hasOwn(known, key) ? known[key] : value]);
    return { ...wanted, data: Object.fromEntries(data) };
}

;// CONCATENATED MODULE: ./build/core/argocd/operations/diff.js















async function compared(handle, revision) {
    const { client, ref, log } = handle;
    const answer = await (0,observe/* compare */.UD)(handle);
    const app = typeof answer === 'string' ? await client.get(ref) : answer;
    if (app === undefined)
        return undefined;
    if (answer === 'silent' || answer === 'cut') {
        const when = app.status?.reconciledAt ?? 'an unknown time';
        log.warn(`${(0,server_live/* appNamed */.pA)(ref)}: the controller did not answer a refresh; the comparison is that of ${when}`);
    }
    const error = app.status?.conditions?.find(({ type }) => type === 'ComparisonError' || type === 'InvalidSpecError');
    if (error === undefined)
        return app;
    const problem = `${(0,server_live/* appNamed */.pA)(ref)} cannot be compared: ${error.message}`;
    if (revision === undefined) {
        throw new failure/* Failure */.HR('failed', 'ARGOCD_COMPARISON', problem, {
            hint: 'Mend what the message names; with `revision` a commit that mends it can be compared.',
        });
    }
    log.warn(`${problem}; what leaves Git with ${revision} is not seen`);
    return app;
}
async function resourceDifferences({ client, ref }, app, { revision, target, selection, called = revision }) {
    const positions = revision === undefined ? undefined : positionsOf(app, target);
    const managed = (await client.managedResources(ref)).filter(({ hook }) => hook !== true);
    const changes = revision === undefined
        ? managed.map((resource) => changeNow(resource, app))
        : changesAt(await renderedAt({ client, ref }, revision, positions), managed, app);
    const asked = changes.filter((change) => selection === undefined || (0,rollout_selection/* isSelected */.sp)(selection, change));
    return asked.flatMap((change) => differenceOf(change, called));
}
async function renderedAt({ client, ref }, revision, positions) {
    try {
        return await client.manifests(ref, revision, positions);
    }
    catch (error) {
        const answer = (0,errors/* argocdErrorOf */.SN)(error);
        if (answer?.code !== errors/* grpc */.dY.unknown || !(error instanceof failure/* Failure */.HR) || error.code !== 'ARGOCD_REFUSED')
            throw error;
        throw new failure/* Failure */.HR('failed', 'ARGOCD_INVALID_SPEC', `Argo CD cannot render ${revision}: ${answer.message}`, {
            hint: 'The commit would break the Application: mend what the message names.',
            cause: error,
        });
    }
}
function positionsOf({ spec }, target) {
    if ((spec.sources ?? []).length === 0)
        return undefined;
    const positions = (0,gitops_target/* gitopsPositions */.DE)(spec, target);
    if (positions.length > 0)
        return positions;
    const problem = `the Application has ${(0,server_live/* sourcesOf */.u0)(spec).length} sources, and none follows ${target.url ?? 'a repository that this run names'}`;
    throw (0,failure/* badInput */.AN)('revision', problem, 'Give repo-url: the repository whose revision this is.');
}
function changeNow(resource, app) {
    const { live, predicted, target } = statesOf(resource);
    const named = nameOf(resource);
    if (target === undefined)
        return { ...named, before: live, after: isToBePruned(named, app) ? undefined : live };
    return { ...named, before: live, after: live === undefined ? target : predicted };
}
function statesOf({ targetState, liveState, normalizedLiveState, predictedLiveState }) {
    const live = stateOf(normalizedLiveState) ?? stateOf(liveState);
    const target = stateOf(targetState);
    return { live, target, predicted: stateOf(predictedLiveState) ?? target };
}
function isToBePruned(named, { status }) {
    const found = status?.resources?.find((resource) => isSame(named, resource));
    return found?.status !== 'Synced';
}
function isSame({ group, kind, namespace, name }, other) {
    return (group === (other.group ?? '') && kind === other.kind && namespace === (other.namespace ?? '') && name === other.name);
}
function changesAt(manifests, managed, app) {
    const wanted = new Map();
    const known = new Set(managed.map((resource) => (0,rollout_selection/* resourceNamed */.U2)(nameOf(resource))));
    for (const manifest of manifests) {
        const state = stateOf(manifest);
        if (state === undefined || isHook(state))
            continue;
        const named = inCluster(namedIn(state), known, app.spec.destination.namespace ?? '');
        wanted.set((0,rollout_selection/* resourceNamed */.U2)(named), { ...named, before: undefined, after: state });
    }
    const changes = managed.map((resource) => {
        const now = changeNow(resource, app);
        const name = (0,rollout_selection/* resourceNamed */.U2)(now);
        const after = wanted.get(name)?.after;
        wanted.delete(name);
        const { live, target, predicted } = statesOf(resource);
        if (after === undefined)
            return target === undefined ? now : { ...now, after: undefined };
        if (live === undefined)
            return { ...now, after };
        return { ...now, after: predictedAt(predicted ?? live, target, after) };
    });
    return [...changes, ...wanted.values()];
}
function nameOf({ group = '', kind = '', namespace = '', name = '' }) {
    return { group, kind, namespace, name };
}
function namedIn({ apiVersion, kind, metadata }) {
    const { name, namespace } = (0,core_json/* isObject */.Gv)(metadata) ? metadata : {};
    const [group = ''] = String(apiVersion ?? '').split('/', String(apiVersion).includes('/') ? 1 : 0);
    return { group, kind: String(kind ?? ''), namespace: String(namespace ?? ''), name: String(name ?? '') };
}
function inCluster(named, known, destination) {
    const places = [named.namespace || destination, '', named.namespace].map((namespace) => ({ ...named, namespace }));
    return places.find((place) => known.has((0,rollout_selection/* resourceNamed */.U2)(place))) ?? named;
}
function differenceOf({ before, after, ...named }, called = 'git') {
    const shown = shownStates(before, after);
    const name = (0,rollout_selection/* resourceNamed */.U2)(named);
    const diff = (0,git_diff.textDiff)({ name: `${name} (cluster)`, text: shown.before }, { name: `${name} (${called})`, text: shown.after });
    if (diff === '')
        return [];
    return [{ name, change: before === undefined ? 'created' : after === undefined ? 'deleted' : 'changed', diff }];
}
function specDifference(wanted, live) {
    if (live !== undefined && !(0,upsert/* differsFromLive */.Cu)(wanted, live))
        return [];
    const before = live && partsOf(live, {});
    const after = partsOf((0,upsert/* withControllerFinalizers */._u)(wanted, live), live?.metadata ?? {});
    const shown = shownStates(before, after);
    const diff = (0,git_diff.textDiff)({ name: 'Application (server)', text: shown.before }, { name: 'Application (these inputs)', text: shown.after });
    if (diff === '')
        return [];
    return [{ name: 'Application', change: live === undefined ? 'created' : 'changed', diff }];
}
function atItsRevision(request, live) {
    const { repoUrl, defaultRepoUrl } = request.source;
    const repository = repoUrl ?? defaultRepoUrl;
    const sources = live === undefined ? [] : (0,server_live/* sourcesOf */.u0)(live.spec);
    const followed = sources.length === 1
        ? sources[0]
        : sources.find(({ repoURL }) => repository !== undefined && (0,git_repository/* sameRepository */.RB)(repoURL, repository));
    return (0,application/* buildApplication */.Ds)({ ...request, source: { ...request.source, revision: followed?.targetRevision } });
}
function partsOf({ metadata, spec }, old) {
    const { labels, annotations, finalizers } = metadata;
    const parts = {
        metadata: {
            labels: { ...old.labels, ...labels },
            annotations: { ...old.annotations, ...annotations },
            finalizers,
        },
        spec: { ...spec, project: spec.project || 'default' },
    };
    return (0,equality/* withoutEmpty */.C2)(parts);
}
const mostCharacters = 50_000;
const mostLines = 400;
const longestLine = 1_000;
const mostNames = 100;
function diffText(differences, redact) {
    let left = mostCharacters;
    const parts = [];
    const leftOut = [];
    for (const { name, change, diff } of differences) {
        const shown = shortened(redact(diff));
        if (shown.length > left)
            leftOut.push(`… ${name}: ${change}, too long to be shown\n`);
        else
            parts.push(shown);
        if (shown.length <= left)
            left -= shown.length;
    }
    const unnamed = leftOut.length - mostNames;
    return [...parts, ...leftOut.slice(0, mostNames), unnamed > 0 ? `… and ${unnamed} more\n` : ''].join('');
}
function shortened(diff) {
    const lines = diff.split('\n').map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
    const more = lines.length - mostLines;
    return more <= 0 ? lines.join('\n') : `${lines.slice(0, mostLines).join('\n')}\n… ${(0,counted/* counted */.h)(more, 'more line')}\n`;
}


/***/ }),

/***/ 2839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ applicationAt)
/* harmony export */ });
/* harmony import */ var _spec_application_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9075);

function applicationAt({ request, application }, commit) {
    const { source } = request;
    if (!(0,_spec_application_js__WEBPACK_IMPORTED_MODULE_0__/* .isPinned */ .T4)(request) || commit === undefined)
        return application;
    const revision = source.revision?.replaceAll(_spec_application_js__WEBPACK_IMPORTED_MODULE_0__/* .commitPlaceholder */ .lW, commit);
    return (0,_spec_application_js__WEBPACK_IMPORTED_MODULE_0__/* .buildApplication */ .Ds)({ ...request, source: { ...source, revision } });
}


/***/ }),

/***/ 2038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KV: () => (/* binding */ policyFor),
/* harmony export */   fc: () => (/* binding */ ofOtherProject),
/* harmony export */   gG: () => (/* binding */ inTurns),
/* harmony export */   o7: () => (/* binding */ missingRights),
/* harmony export */   q: () => (/* binding */ sameName),
/* harmony export */   tX: () => (/* binding */ withSubject)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _server_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(798);
/* harmony import */ var _server_live_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(151);
/* harmony import */ var _server_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7507);




const atOnce = 8;
async function deniedRights(client, needed) {
    const groups = new Map();
    for (const { ref, actions } of needed) {
        for (const action of actions) {
            const key = JSON.stringify([action, ref.project, ref.appNamespace]);
            groups.set(key, [...(groups.get(key) ?? []), { ref, action }]);
        }
    }
    const single = await inTurns([...groups.values()], async (group) => {
        const [first] = group;
        if (group.length <= 2 || first === undefined)
            return group;
        return (await mayDo(client, first.action, { ...first.ref, name: '*' })) ? [] : group;
    });
    const answers = await inTurns(single.flat(), async (each) => (await mayDo(client, each.action, each.ref)) ? undefined : each);
    return answers.flatMap((each) => each ?? []);
}
async function inTurns(items, ask) {
    const answers = [];
    for (let begin = 0; begin < items.length; begin += atOnce) {
        answers.push(...(await Promise.all(items.slice(begin, begin + atOnce).map(ask))));
    }
    return answers;
}
async function mayDo(client, action, ref) {
    try {
        if (await client.canI(action, ref))
            return true;
        return ref.appNamespace !== undefined && (await client.canI(action, { ...ref, appNamespace: undefined }));
    }
    catch (error) {
        if ((0,_server_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .argocdErrorOf */ .SN)(error) === undefined)
            throw error;
        return true;
    }
}
async function missingRights(client, needed, known) {
    const denied = await deniedRights(client, needed);
    if (denied.length === 0)
        return undefined;
    return deniedFailure(denied, await (known ?? client.userInfo()));
}
function deniedFailure(denied, subject) {
    const who = subject.username ?? 'the token';
    const byApplication = new Map();
    for (const { ref, action } of denied) {
        const application = `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_2__/* .appNamed */ .pA)(ref)} in project ${ref.project}`;
        byApplication.set(application, [...(byApplication.get(application) ?? []), action]);
    }
    const problems = [...byApplication].map(([application, actions]) => `${who} may not ${actions.join(' and ')} ${application}`);
    const missing = denied.map(({ ref, action }) => {
        const { project, appNamespace } = ref;
        return { resource: 'applications', action, project, appNamespace };
    });
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_FORBIDDEN', `argocd-token: ${problems.join('; ')}`, {
        hint: (0,_server_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .policyHint */ .c)(subject, missing),
    });
}
async function policyFor(client, ref, action, refused) {
    const denied = (0,_server_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .deniedRight */ .m)(refused.message);
    if (denied !== undefined && denied.project !== ref.project)
        return ofOtherProject(ref);
    const actions = action === 'get' ? [] : ['create', 'update'];
    const [subject, missing] = await Promise.all([
        client.userInfo().catch(() => undefined),
        missingRights(client, [{ ref, actions }]).catch(() => undefined),
    ]);
    if (subject?.loggedIn !== true || (subject.username ?? '') === '')
        return refused;
    if (missing !== undefined)
        return missing.with({ cause: refused.cause });
    const right = { resource: 'applications', action, project: ref.project, appNamespace: ref.appNamespace };
    const generic = denied === undefined ? `${refused.hint ?? ''}\n` : '';
    return refused.with({ hint: `${generic}The token is ${subject.username}. ${(0,_server_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .policyHint */ .c)(subject, [right])}` });
}
async function withSubject({ client }, call) {
    try {
        return await call();
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.code !== 'ARGOCD_FORBIDDEN')
            throw error;
        const subject = await client.userInfo().catch(() => undefined);
        if (subject?.loggedIn !== true || (subject.username ?? '') === '')
            throw error;
        const denied = (0,_server_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .deniedRight */ .m)(error.message);
        const hint = denied === undefined ? (error.hint ?? '') : (0,_server_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .policyHint */ .c)(subject, [denied]);
        throw error.with({ hint: `The token is ${subject.username}. ${hint}` });
    }
}
async function sameName(client, { name, project, appNamespace }) {
    const listed = await client.list({ name, appNamespace });
    const named = listed.filter(({ metadata }) => metadata.name === name);
    const own = named.find(({ spec }) => (spec.project || 'default') === project);
    if (own !== undefined)
        return own;
    const [other] = named;
    if (other !== undefined)
        throw ofOtherProject({ name, project }, other.spec.project || 'default');
    return undefined;
}
function ofOtherProject({ name, project }, other) {
    const problem = other === undefined
        ? `name: ${name} exists in another project than ${project}, which this token may not read`
        : `name: ${name} exists in project ${other}, not in ${project}`;
    const hint = other === undefined ? 'Choose another name.' : `Set \`project: ${other}\`, or choose another name.`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'ARGOCD_OTHER_PROJECT', problem, { hint });
}


/***/ }),

/***/ 6801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lt: () => (/* binding */ failureAfterRollback),
/* harmony export */   Yk: () => (/* binding */ withSpec),
/* harmony export */   rI: () => (/* binding */ specOf)
/* harmony export */ });
/* unused harmony export rollBack */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3674);
/* harmony import */ var _rollout_observe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8143);
/* harmony import */ var _rollout_wait_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6086);
/* harmony import */ var _server_equality_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2217);
/* harmony import */ var _server_live_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(151);
/* harmony import */ var _sync_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7518);
/* harmony import */ var _upsert_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3914);
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








const aboutDeployment = new Set([
    'ARGOCD_SYNC_FAILED',
    'ARGOCD_COMPARISON',
    'ARGOCD_HYDRATION',
    'ARGOCD_INVALID_SPEC',
    'ARGOCD_REVISION',
    'ARGOCD_NO_RESOURCES',
    'ARGOCD_PRUNE_REQUIRED',
    'ARGOCD_DEGRADED',
    'ARGOCD_TIMEOUT',
]);
async function failureAfterRollback(handle, upserted, options, error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
        return error;
    if (!aboutDeployment.has(error.code)) {
        return error.with({ message: `${error.message}\nNot rolled back: this says nothing about what was deployed.` });
    }
    const { target, rollBackInGit } = options;
    const rolledBack = rollBackInGit === undefined || target.commit === undefined
        ? rollBack(handle, upserted, options).then(describeRollback)
        : rollBackByCommit(handle, rollBackInGit, target.commit, options);
    const outcome = await rolledBack.catch((problem) => `The rollback failed as well: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(problem)}`);
    handle.log.warn(`${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_7__/* .appNamed */ .pA)(handle.ref)}: ${outcome}`);
    return error.with({ message: `${error.message}\n${outcome}`, cause: error });
}
async function rollBackByCommit(handle, rollBackInGit, failed, options) {
    const { client, ref } = handle;
    const rolledBack = await rollBackInGit(failed);
    if (rolledBack.result === 'requested')
        return `The request ${rolledBack.url} brings back what was deployed before.`;
    const { commit } = rolledBack;
    const target = { ...options.target, commit };
    const { app } = await (0,_upsert_js__WEBPACK_IMPORTED_MODULE_6__/* .upsertApplication */ .M3)(handle, options.at(commit), { upsert: true, validate: false }, { target, onOlder: 'skip' });
    if (app.operation !== undefined && !(await (0,_sync_js__WEBPACK_IMPORTED_MODULE_5__/* .brings */ .gt)(app, target)))
        await client.terminate(ref);
    const { goal, sync, prune } = options;
    const operationId = `${options.operationId}-rollback`;
    const back = { goal: goal && { ...goal, images: [] }, sync, prune, terminate: true, operationId, target };
    await (0,_sync_js__WEBPACK_IMPORTED_MODULE_5__/* .syncAndWait */ .aH)(handle, { app }, back);
    const how = goal === undefined ? 'nothing waited for it' : 'which is live again';
    return `Rolled back in the GitOps repository by ${commit}, ${how}.`;
}
function describeRollback(rollback) {
    switch (rollback.result) {
        case 'rolled-back':
            return `Rolled back to ${rollback.revision}, which is live again.`;
        case 'started':
            return `The rollback to ${rollback.revision} was started; nothing waited for it.`;
        case 'superseded':
            return 'Not rolled back: a later deployment has taken over, which is left alone.';
        case 'nothing-before':
            return 'There was no earlier deployment to roll back to.';
        case 'hydrated':
            return 'Not rolled back: the Application has a sourceHydrator, whose dry source must go back (`spec.sourceHydrator.drySource.targetRevision`).';
        case 'follows-git':
            return 'Not rolled back: the Application follows the branch of the GitOps repository, where the image must go back (`bump-image-tag --rollback`).';
    }
}
async function rollBack(handle, { before, app: asked }, failed) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { client, ref } = handle;
        if ((0,_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_1__/* .followsBranch */ .bJ)(asked.spec, failed.target))
            return { result: 'follows-git' };
        if (asked.spec.sourceHydrator !== undefined)
            return { result: 'hydrated' };
        const target = before === undefined ? undefined : deploymentBefore(before, asked.spec);
        if (before === undefined || target === undefined)
            return { result: 'nothing-before' };
        const live = await client.get(ref);
        if (live === undefined || !isOurs(live, before, asked, failed.operationId))
            return { result: 'superseded' };
        await client.terminate(ref);
        const written = await client.upsert(withSpec(before, target.spec), { upsert: true, validate: false });
        const { prune, goal } = failed;
        const { spec, revision } = target;
        const ownId = `${failed.operationId}-rollback`;
        const back = { ...failed.target, commit: (0,_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_1__/* .pinOf */ .nZ)(spec, failed.target).commit };
        const early = __addDisposableResource(env_1, (0,_rollout_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .handleEarly */ .Ag)(handle), false);
        const observer = __addDisposableResource(env_1, (0,_rollout_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .observe */ .lB)(early, { known: written, compares: true }), false);
        const options = { sync: true, goal: undefined, operationId: ownId, prune, terminate: true, target: back };
        const sync = await (0,_sync_js__WEBPACK_IMPORTED_MODULE_5__/* .startSync */ .u2)(observer, written, options);
        if (goal === undefined)
            return { result: 'started', revision };
        const operationId = sync.result === 'started' ? ownId : undefined;
        observer.saw(sync.app);
        const first = { kind: 'seen', app: sync.app };
        await (0,_rollout_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .proveLive */ .h1)(handle, { ...goal, images: [], operationId }, back, observer, first);
        return { result: 'rolled-back', revision };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function isOurs(live, before, written, failedId) {
    if (live.metadata.deletionTimestamp !== undefined || !(0,_server_equality_js__WEBPACK_IMPORTED_MODULE_4__/* .sameSpec */ .sZ)(live.spec, written.spec))
        return false;
    const lastId = lastOperationId(live);
    return lastId === undefined || lastId === failedId || lastId === lastOperationId(before);
}
function lastOperationId({ operation, status }) {
    return (0,_server_live_js__WEBPACK_IMPORTED_MODULE_7__/* .operationIdOf */ .cK)(operation ?? status?.operationState?.operation);
}
function withSpec({ metadata }, spec) {
    const { name, namespace, labels, annotations, finalizers } = metadata;
    return {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name, namespace, labels, annotations, finalizers },
        spec,
    };
}
function deploymentBefore(app, failed) {
    for (const entry of [...(app.status?.history ?? [])].reverse()) {
        const spec = specOf(app, entry);
        if (spec === undefined || (0,_server_equality_js__WEBPACK_IMPORTED_MODULE_4__/* .sameField */ .L$)((0,_server_live_js__WEBPACK_IMPORTED_MODULE_7__/* .sourcesOf */ .u0)(spec), (0,_server_live_js__WEBPACK_IMPORTED_MODULE_7__/* .sourcesOf */ .u0)(failed)))
            continue;
        return { spec, revision: (0,_server_live_js__WEBPACK_IMPORTED_MODULE_7__/* .revisionsOf */ .Ow)(entry).find((one) => one !== '') ?? '' };
    }
    return undefined;
}
function specOf(app, entry, isPinned = _server_live_js__WEBPACK_IMPORTED_MODULE_7__/* .isGitSource */ .qh) {
    const revisions = (0,_server_live_js__WEBPACK_IMPORTED_MODULE_7__/* .revisionsOf */ .Ow)(entry);
    const sourcesThen = (0,_server_live_js__WEBPACK_IMPORTED_MODULE_7__/* .sourcesOf */ .u0)(entry);
    const sources = (sourcesThen.length > 0 ? sourcesThen : (0,_server_live_js__WEBPACK_IMPORTED_MODULE_7__/* .sourcesOf */ .u0)(app.spec)).map((source, index) => {
        const revision = revisions[index];
        return isPinned(source) && revision !== undefined && revision !== ''
            ? { ...source, targetRevision: revision }
            : source;
    });
    const [first] = sources;
    if (first === undefined)
        return undefined;
    const { source: _source, sources: _sources, ...rest } = app.spec;
    const areSeveral = sources.length > 1 || (app.spec.sources ?? []).length > 0;
    return areSeveral ? { ...rest, sources } : { ...rest, source: first };
}


/***/ }),

/***/ 1065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ou: () => (/* binding */ windowOf),
/* harmony export */   f6: () => (/* binding */ withOpening),
/* harmony export */   pM: () => (/* binding */ Holds)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _server_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(798);
/* harmony import */ var _server_live_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(151);
/* harmony import */ var _selection_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2482);
/* harmony import */ var _suspended_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4458);
/* harmony import */ var _sync_windows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4240);






const windowsPauseMs = 60_000;
const pauseMs = 3_000;
class Holds {
    #handle;
    #resources;
    #windowsAskedAt = Number.NEGATIVE_INFINITY;
    #pause;
    constructor(handle, resources) {
        this.#handle = handle;
        this.#resources = resources;
    }
    async reasonToStop(whole, status) {
        const app = (0,_selection_js__WEBPACK_IMPORTED_MODULE_2__/* .partOf */ .BU)(whole, this.#resources);
        const closed = await this.#closedWindows(app);
        if (closed !== undefined)
            return closed;
        return status.state === 'waiting' && status.isHeld ? await this.#pausedRollout(app) : this.#notPaused();
    }
    untilDue() {
        if (this.#pause === undefined || this.#pause.endsByItself)
            return undefined;
        return Math.max(0, this.#pause.since + pauseMs - this.#handle.clock.now());
    }
    async #closedWindows(app) {
        const { clock } = this.#handle;
        const isIdle = app.operation === undefined && app.status?.sync?.status === 'OutOfSync';
        if (!isIdle && !isBlockedOperation(app))
            return undefined;
        if (clock.now() - this.#windowsAskedAt < windowsPauseMs)
            return undefined;
        this.#windowsAskedAt = clock.now();
        const manual = isIdle ? !(0,_server_live_js__WEBPACK_IMPORTED_MODULE_4__/* .isAutomated */ .TF)(app.spec) : app.operation?.initiatedBy?.automated !== true;
        return await closedNow(this.#handle, manual);
    }
    #notPaused() {
        this.#pause = undefined;
    }
    async #pausedRollout(app) {
        const suspension = (0,_suspended_js__WEBPACK_IMPORTED_MODULE_5__/* .suspensionOf */ .jD)(app);
        if (suspension.is !== 'paused-rollout')
            return this.#notPaused();
        const { client, ref, clock } = this.#handle;
        const { rollout } = suspension;
        const of = `${rollout.namespace}/${rollout.name} ${app.status?.sync?.revision}`;
        if (this.#pause?.of !== of || this.#pause.endsByItself) {
            const live = await client.liveResource(ref, rollout).catch(() => undefined);
            const endsByItself = live !== undefined && (!(0,_suspended_js__WEBPACK_IMPORTED_MODULE_5__/* .isPaused */ .lP)(live) || (0,_suspended_js__WEBPACK_IMPORTED_MODULE_5__/* .goesOnByItself */ .q6)(live));
            this.#pause = { of, since: clock.now(), endsByItself };
        }
        if (this.untilDue() !== 0)
            return undefined;
        return mustBePromoted(this.#handle, rollout);
    }
}
function isBlockedOperation({ operation, status }) {
    const state = status?.operationState;
    return operation !== undefined && state?.phase === 'Running' && /blocked by sync window/.test(state.message ?? '');
}
function mustBePromoted({ ref }, { kind, group, namespace, name, health }) {
    const why = health?.message ? ` (${health.message})` : '';
    const problem = `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_4__/* .appNamed */ .pA)(ref)}: ${kind} ${namespace ? `${namespace}/` : ''}${name} is paused${why}, and a person must promote it`;
    const where = ref.appNamespace === undefined ? '' : ` --app-namespace ${ref.appNamespace}`;
    const which = `--name ${ref.name} --project ${ref.project}${where} --resources ${group}:${kind}:${namespace ? `${namespace}/` : ''}${name}`;
    const hint = `Promote it: \`monorepo-gitops argocd-upsert-app --operation promote ${which}\`; \`--operation abort\` gives it up. With \`wait-for: suspended\` a wait ends well at the pause.`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'ARGOCD_SUSPENDED', problem, { hint });
}
async function withOpening(handle, error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.code !== 'ARGOCD_SYNC_WINDOW')
        return error;
    const closed = await closedNow(handle, true);
    return closed ?? closedFailure(handle, 'a sync window forbids a sync now', true, error);
}
async function closedNow(handle, manual) {
    const { ref, log, clock } = handle;
    try {
        const windows = await assignedWindows(handle);
        if ((0,_sync_windows_js__WEBPACK_IMPORTED_MODULE_3__/* .isOpen */ .nT)(windows, manual))
            return undefined;
        const names = (0,_sync_windows_js__WEBPACK_IMPORTED_MODULE_3__/* .closedWindows */ .kg)(windows, manual).map(_sync_windows_js__WEBPACK_IMPORTED_MODULE_3__/* .windowNamed */ .go).join(', ');
        const when = openingText(windows, manual, clock.now());
        return closedFailure(handle, `its sync windows forbid a sync ${when} (${names})`, manual || !(0,_sync_windows_js__WEBPACK_IMPORTED_MODULE_3__/* .isOpen */ .nT)(windows, true));
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
            throw error;
        log.detail(`the sync windows of ${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_4__/* .appNamed */ .pA)(ref)} are not known: ${error.message}`);
        return undefined;
    }
}
function closedFailure({ ref }, problem, isManualToo, cause) {
    const hint = isManualToo
        ? 'Run again when it is open, which goes on from here; or allow manual syncs in the window of the AppProject (`manualSync: true`) and set `sync: true`.'
        : 'The window lets manual syncs through: set `sync: true`, or run again when it is open, which goes on from here.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'ARGOCD_SYNC_WINDOW', `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_4__/* .appNamed */ .pA)(ref)}: ${problem}`, { hint, cause });
}
function openingText(windows, manual, now) {
    const opening = (0,_sync_windows_js__WEBPACK_IMPORTED_MODULE_3__/* .openingOf */ .E4)(windows, manual, now);
    switch (opening.opens) {
        case 'never':
            return 'for more than a year';
        case 'unknown':
            return 'now, and when they open is not known';
        case 'at': {
            const time = `${new Date(opening.at).toISOString().slice(0, 19)}Z`;
            return opening.ifUtc ? `until ${time}, if their time zone is UTC (the token may not read it)` : `until ${time}`;
        }
    }
}
async function assignedWindows(handle) {
    const { client, ref } = handle;
    const { active, assigned } = await client.syncWindows(ref);
    if (assigned.length === 0)
        return { active: [], assigned: [] };
    const shown = assigned.map(windowOf);
    const known = await projectWindows(handle);
    const zoned = shown.map((window) => {
        const zones = new Set(known?.filter((one) => (0,_sync_windows_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameWindow */ .F3)(one, window)).map(({ timeZone = '' }) => timeZone));
        const [timeZone, ...others] = zones;
        return { ...window, timeZone: others.length > 0 ? undefined : timeZone };
    });
    return { active: active.map(windowOf), assigned: zoned };
}
async function projectWindows({ client, ref, log }) {
    try {
        return (await client.projectWindows(ref.project)).map((window) => ({
            ...windowOf(window),
            timeZone: typeof window.timeZone === 'string' ? window.timeZone : '',
        }));
    }
    catch (error) {
        if ((0,_server_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .argocdErrorOf */ .SN)(error)?.code !== _server_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .grpc */ .dY.permissionDenied)
            throw error;
        log.detail(`the time zones of the sync windows of ${ref.project} are not known: the token may not read the AppProject`);
        return undefined;
    }
}
function windowOf(window) {
    const text = (field) => (typeof window[field] === 'string' ? window[field] : '');
    return {
        kind: text('kind'),
        schedule: text('schedule'),
        duration: text('duration'),
        manualSync: window.manualSync === true,
        timeZone: undefined,
    };
}


/***/ }),

/***/ 633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ rolloutStatus)
});

// EXTERNAL MODULE: ./build/core/argocd/server/equality.js
var equality = __webpack_require__(2217);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var live = __webpack_require__(151);
// EXTERNAL MODULE: ./build/core/argocd/server/spec-refusal.js
var spec_refusal = __webpack_require__(3963);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/core/argocd/rollout/status.js
var rollout_status = __webpack_require__(3025);
;// CONCATENATED MODULE: ./build/core/argocd/rollout/differences.js




function onSync(app) {
    const status = app.status?.sync?.status ?? '';
    if (status === 'Synced')
        return onEmptiness(app);
    if (status !== 'OutOfSync')
        return { state: 'waiting', reason: `sync status is ${status || 'not known yet'}` };
    const differing = (app.status?.resources ?? []).filter((resource) => resource.status === 'OutOfSync');
    return onPruning(app, differing) ?? onLastingDifference(app, differing) ?? waitingForSync(differing);
}
function waitingForSync(differing) {
    return {
        state: 'waiting',
        reason: `sync status is OutOfSync${differing.length === 0 ? '' : `: ${(0,rollout_status/* namesOf */.eZ)(differing)}`}`,
    };
}
function onPruning(app, differing) {
    const skipped = skippedBy(app).filter((resource) => !isKept(resource));
    const leaving = differing.filter(({ requiresPruning }) => requiresPruning === true);
    if (leaving.length !== differing.length)
        return undefined;
    const automated = (0,live/* isAutomated */.TF)(app.spec) ? app.spec.syncPolicy?.automated : undefined;
    const isLeft = automated === undefined ? skipped.length > 0 : leaving.length > 0 && automated?.prune !== true;
    if (!isLeft)
        return undefined;
    const resources = leaving.length > 0 ? leaving : skipped;
    return {
        state: 'failed',
        code: 'ARGOCD_PRUNE_REQUIRED',
        reason: `${counted(resources)} no longer in Git and not pruned: ${(0,rollout_status/* namesOf */.eZ)(resources)}`,
        hint: 'Set `prune: true`, or run `operation: sync` with it, to delete what left Git.',
    };
}
function skippedBy(app) {
    const { syncResult } = (0,rollout_status/* lastSync */.U2)(app) ?? {};
    if (!(0,external_node_util_.isDeepStrictEqual)((0,live/* revisionsOf */.Ow)(syncResult), (0,live/* revisionsOf */.Ow)(app.status?.sync)))
        return [];
    return (syncResult?.resources ?? []).filter((resource) => resource.status === 'PruneSkipped');
}
function isKept({ message }) {
    return message?.includes('no prune') === true;
}
function onLastingDifference(app, differing) {
    const operationState = (0,rollout_status/* lastSync */.U2)(app);
    if (operationState?.phase !== 'Succeeded' || app.operation !== undefined || differing.length === 0)
        return undefined;
    if (!(0,equality/* syncsSources */.hf)(operationState.operation?.sync, app.spec))
        return undefined;
    const { syncResult } = operationState;
    const revisions = (0,live/* revisionsOf */.Ow)(syncResult);
    if (revisions.length === 0 || !(0,external_node_util_.isDeepStrictEqual)(revisions, (0,live/* revisionsOf */.Ow)(app.status?.sync)))
        return undefined;
    const results = new Map((syncResult?.resources ?? []).map((one) => [(0,live/* resourceIdentity */.Pu)(one), one]));
    const last = differing.map((resource) => results.get((0,live/* resourceIdentity */.Pu)(resource)));
    if (!last.every((one) => one?.status === 'Synced' || one?.status === 'PruneSkipped'))
        return undefined;
    if (last.every((one) => one !== undefined && isKept(one))) {
        return {
            state: 'erroneous',
            code: rollout_status/* lastingDifference */.W8,
            reason: `${counted(differing)} no longer in Git and kept by Prune=false: ${(0,rollout_status/* namesOf */.eZ)(differing)}`,
            hint: 'The Application stays OutOfSync while they are there: delete them, or wait for `healthy` alone.',
        };
    }
    return {
        state: 'erroneous',
        code: rollout_status/* lastingDifference */.W8,
        reason: `${counted(differing)} OutOfSync again after a sync that succeeded: ${(0,rollout_status/* namesOf */.eZ)(differing)}`,
        hint: 'Something changes them after they are applied: an admission webhook, another controller (an autoscaler that sets replicas), or a field that the API server drops or fills in. `operation: diff` shows the fields; name them in ignoreDifferences, or leave them out of Git.',
    };
}
function counted({ length }) {
    return length === 1 ? '1 resource is' : `${length} resources are`;
}
function onEmptiness(app) {
    if ((app.status?.resources ?? []).length > 0)
        return undefined;
    return {
        state: 'erroneous',
        code: 'ARGOCD_NO_RESOURCES',
        reason: 'the source renders no resources',
        hint: 'Check path (and directory-recurse): there is nothing to deploy at this revision.',
    };
}

// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/argocd/rollout/images.js



function onImages(app, goal) {
    const running = app.status?.summary?.images ?? [];
    const applied = appliedBy((0,rollout_status/* lastSync */.U2)(app));
    const has = (images, wanted) => images.some((one) => one === wanted || sameDigest(one, wanted));
    for (const image of goal.images) {
        const by = applied.filter(({ images = [] }) => has(images, image));
        if (by.length === 0) {
            if (has(running, image))
                continue;
            return { state: 'waiting', reason: `${image} is not among the images yet`, refresh: 'hard' };
        }
        const onItsWay = by.find((resource) => !isSettled(resource, healthOf(app, resource)));
        if (onItsWay === undefined)
            continue;
        const name = (0,rollout_status/* namesOf */.eZ)([onItsWay]);
        if (healthOf(app, onItsWay) === 'Degraded')
            return (0,rollout_status/* degraded */.$o)(`${name}, which is to run ${image}, is Degraded`);
        return { state: 'waiting', reason: `${image} is applied, and ${name} does not run it yet` };
    }
    return undefined;
}
function appliedBy(operation) {
    if (operation?.phase !== 'Succeeded')
        return [];
    return (operation.syncResult?.resources ?? []).filter(({ status }) => status === 'Synced');
}
function healthOf(app, resource) {
    return app.status?.resources?.find((one) => (0,live/* resourceIdentity */.Pu)(one) === (0,live/* resourceIdentity */.Pu)(resource))?.health?.status;
}
const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Pod', 'Rollout'];
function isSettled({ kind = '' }, health) {
    if (health === undefined || health === '')
        return !workloads.includes(kind);
    return health === 'Healthy' || health === 'Suspended';
}
function sameDigest(running, wanted) {
    const wantedImage = (0,reference/* splitImage */.s5)(wanted);
    const runningImage = (0,reference/* splitImage */.s5)(running);
    return (wantedImage.digest !== undefined &&
        wantedImage.digest === runningImage.digest &&
        wantedImage.repository === runningImage.repository &&
        (wantedImage.tag === undefined || wantedImage.tag === runningImage.tag));
}

// EXTERNAL MODULE: ./build/core/argocd/rollout/selection.js
var selection = __webpack_require__(2482);
// EXTERNAL MODULE: ./build/core/argocd/rollout/suspended.js
var rollout_suspended = __webpack_require__(4458);
;// CONCATENATED MODULE: ./build/core/argocd/rollout/rollout-status.js








function rolloutStatus(app, goal, reach) {
    const part = (0,selection/* partOf */.BU)(app, goal.resources);
    return (onDeletion(app) ??
        onOperationInProgress(app) ??
        onHydration(reach) ??
        onConditions(app, goal, reach) ??
        onComparison(app) ??
        onOperationResult(part, goal, reach) ??
        onRevision(goal, reach) ??
        onFreshness(app) ??
        onSelection(app, goal) ??
        (goal.synced ? onSync(part) : undefined) ??
        onImages(app, goal) ??
        (goal.healthy ? onHealth(part, goal) : undefined) ?? { state: 'ready' });
}
function onSelection(app, { resources }) {
    const missing = resources === undefined ? [] : (0,selection/* unmatched */.Gv)(resources, app);
    if (missing.length === 0)
        return undefined;
    const reason = `no resource fits ${missing.join(', ')}`;
    return { state: 'erroneous', code: 'ARGOCD_NO_RESOURCES', reason, hint: (0,selection/* resourcesThatAre */.LE)(missing, app) };
}
function onDeletion(app) {
    if (app.metadata.deletionTimestamp === undefined)
        return undefined;
    return {
        state: 'failed',
        code: 'ARGOCD_DELETING',
        reason: 'the Application is being deleted',
        hint: 'Somebody or a cleanup removed it: run the deploy again when it is gone.',
    };
}
function onOperationInProgress(app) {
    const operation = app.status?.operationState;
    if (app.operation === undefined && !isUnfinished(operation))
        return undefined;
    const phase = operation?.phase ?? 'requested';
    const retry = phase === 'Running' && operation?.finishedAt !== undefined ? ', about to be retried' : '';
    return { state: 'waiting', reason: `operation ${phase}${retry}${suffix(operation?.message)}` };
}
function isUnfinished(operation) {
    return operation !== undefined && !['Succeeded', 'Failed', 'Error'].includes(operation.phase);
}
function onHydration(reach) {
    if (reach.is !== 'unhydrated')
        return undefined;
    if (!reach.failed)
        return { state: 'waiting', reason: reach.why, refresh: 'normal' };
    return {
        state: 'erroneous',
        code: 'ARGOCD_HYDRATION',
        reason: reach.why,
        hint: 'Argo CD cannot render the dry source or push the result: check its path and values, and the credential for the repository with write access.',
    };
}
function onConditions(app, goal, reach) {
    const conditions = app.status?.conditions ?? [];
    const source = conditions.find(({ type }) => type === 'ComparisonError' || type === 'InvalidSpecError');
    if (source !== undefined && isOutage(source.message)) {
        return {
            state: 'erroneous',
            code: rollout_status/* repoServerAway */.Et,
            reason: `${source.type}: ${source.message}`,
            hint: 'Argo CD does not reach its repo-server, so nothing is known about the source: run again when it is back.',
        };
    }
    if (source !== undefined) {
        return {
            state: 'erroneous',
            code: 'ARGOCD_COMPARISON',
            reason: `${source.type}: ${source.message}`,
            hint: (0,spec_refusal/* explainSpecRefusal */.zl)(source.message)?.hint ??
                'Argo CD cannot render the source: check revision, path, values-files and its access to the repository.',
        };
    }
    const sync = conditions.find(({ type }) => type === 'SyncError');
    if (sync === undefined || !(0,live/* isAutomated */.TF)(app.spec))
        return undefined;
    const about = /attempt to \[?([0-9a-f]{40,64})/.exec(sync.message)?.[1];
    const current = reach.is === 'reached' && (about === undefined || (0,live/* revisionsOf */.Ow)(app.status?.sync).includes(about));
    if (goal.commit !== undefined && !current)
        return undefined;
    return {
        state: 'erroneous',
        code: 'ARGOCD_SYNC_FAILED',
        reason: `SyncError: ${sync.message}`,
        hint: hintOfProject(app) ??
            'Automated sync does not try the same revision again: fix the manifests, or set `sync: true` to try once more.',
    };
}
function isOutage(message = '') {
    return /code = Unavailable\b/.test(message);
}
function onComparison(app) {
    const comparedTo = app.status?.sync?.comparedTo;
    if (comparedTo !== undefined && comparesTo(comparedTo, app.spec))
        return undefined;
    return { state: 'waiting', reason: 'Argo CD has not compared this spec yet', refresh: 'normal' };
}
function comparesTo(compared, spec) {
    const multiple = (spec.sources ?? []).length > 0 && spec.sourceHydrator === undefined;
    const { server, name, namespace } = spec.destination;
    const comparedDestination = compared.destination;
    return ((multiple ? (0,equality/* sameField */.L$)(compared.sources, spec.sources) : (0,equality/* sameField */.L$)(compared.source, (0,live/* sourcesOf */.u0)(spec)[0])) &&
        (server ?? '') === ((name === undefined ? comparedDestination?.server : server) ?? '') &&
        (name ?? '') === (comparedDestination?.name ?? '') &&
        (namespace ?? '') === (comparedDestination?.namespace ?? '') &&
        (0,equality/* sameField */.L$)(compared.ignoreDifferences, spec.ignoreDifferences));
}
function onOperationResult(app, goal, reach) {
    const operation = (0,rollout_status/* lastSync */.U2)(app);
    if (operation === undefined || operation.phase === 'Succeeded')
        return undefined;
    if (!(0,equality/* syncsSources */.hf)(operation.operation?.sync, app.spec))
        return undefined;
    const isOwn = goal.operationId !== undefined && (0,live/* hasOperation */.oZ)(app, goal.operationId);
    const target = (0,live/* revisionsOf */.Ow)(operation.syncResult).concat((0,live/* revisionsOf */.Ow)(operation.operation?.sync));
    const expected = reach.is === 'reached' ? (0,live/* revisionsOf */.Ow)(app.status?.sync) : [];
    if (!isOwn && !target.some((revision) => expected.includes(revision)))
        return undefined;
    if (!isOwn && app.status?.sync?.status === 'Synced')
        return undefined;
    if (operation.message === 'Operation terminated') {
        return {
            state: 'erroneous',
            code: 'ARGOCD_TERMINATED',
            reason: 'somebody terminated the sync',
            hint: 'Another run (`terminate: true`) or a person ended it, and nothing was synced since: run again.',
        };
    }
    return {
        state: 'failed',
        code: isOutage(operation.message) ? rollout_status/* repoServerAway */.Et : 'ARGOCD_SYNC_FAILED',
        reason: `the sync ended as ${operation.phase}${suffix(operation.message)}`,
        hint: hintOfProject(app) ?? 'The messages of the resources say why; fix them in the GitOps repository.',
    };
}
function onRevision({ commit }, reach) {
    switch (reach.is) {
        case 'reached':
        case 'unhydrated':
            return undefined;
        case 'older':
            return { state: 'waiting', reason: `Argo CD has not read ${commit} yet`, refresh: 'normal' };
        case 'absent':
            return {
                state: 'waiting',
                code: 'ARGOCD_NO_COMMIT',
                reason: `the GitOps repository has no commit ${commit}`,
                hint: 'Check `commit=` of `wait-for`: it is a commit of the GitOps repository (the output `commit` of bump-image-tag), not of the monorepo; and that it was pushed.',
                refresh: 'normal',
            };
        case 'unknown':
            return {
                state: 'waiting',
                reason: `nothing tells whether ${reach.revision} has ${commit} (gitops-repository and its credential do)`,
                hint: 'Give `gitops-repository` with a credential that may read it; with `--verbose` the log says what it answered.',
                refresh: 'normal',
            };
        case 'pinned':
            return {
                state: 'failed',
                code: 'ARGOCD_PINNED',
                reason: `somebody pinned it to ${reach.to}, which does not have ${commit}`,
                hint: 'A person or another run did that. When the pin may go, remove it in Argo CD (`argocd app set NAME --revision BRANCH`) and run again.',
            };
    }
}
function hintOfProject({ status }) {
    const { operationState, conditions = [], resources = [] } = status ?? {};
    const messages = [
        operationState?.message ?? '',
        ...(operationState?.syncResult?.resources ?? []).map(({ message = '' }) => message),
        ...conditions.map(({ message }) => message),
    ];
    return (0,spec_refusal/* explainResourceRefusal */.Yx)(messages, (group, kind) => {
        const found = resources.find((one) => (one.group ?? '') === group && one.kind === kind);
        return found && (found.namespace ?? '') === '';
    });
}
function onFreshness(app) {
    const finished = Date.parse((0,rollout_status/* lastSync */.U2)(app)?.finishedAt ?? '');
    if (Number.isNaN(finished))
        return undefined;
    const reconciled = Date.parse(app.status?.reconciledAt ?? '');
    if (reconciled >= finished)
        return undefined;
    return { state: 'waiting', reason: 'Argo CD has not compared since the sync ended', refresh: 'normal' };
}
function onHealth(app, goal) {
    const health = app.status?.health?.status ?? '';
    if (health === 'Healthy')
        return undefined;
    if (health === 'Suspended')
        return onSuspension(app, goal);
    if (health !== 'Degraded')
        return { state: 'waiting', reason: `health is ${health === '' ? 'not known yet' : health}` };
    return (0,rollout_status/* degraded */.$o)('health is Degraded');
}
function onSuspension(app, { suspended }) {
    const suspension = (0,rollout_suspended/* suspensionOf */.jD)(app);
    if (suspended || suspension.is === 'wanted')
        return undefined;
    const resource = suspension.is === 'paused-rollout' ? suspension.rollout : suspension.resource;
    const what = resource === undefined ? '' : `: ${(0,rollout_status/* namesOf */.eZ)([resource])}${suffix(resource.health?.message)}`;
    return { state: 'waiting', reason: `health is Suspended${what}`, isHeld: true };
}
function suffix(message) {
    return message === undefined || message === '' ? '' : `: ${message}`;
}


/***/ }),

/***/ 2482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ partOf),
/* harmony export */   Gv: () => (/* binding */ unmatched),
/* harmony export */   LE: () => (/* binding */ resourcesThatAre),
/* harmony export */   U2: () => (/* binding */ resourceNamed),
/* harmony export */   b1: () => (/* binding */ resourceSelection),
/* harmony export */   sp: () => (/* binding */ isSelected)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5256);


const form = 'Use group:Kind:name or group:Kind:namespace/name; the group of `v1` is empty: `:Service:web1`.';
function resourceSelection(items) {
    if (items.length === 0)
        return undefined;
    const patterns = items.map((item) => ({ pattern: patternOf(item), isExcluded: item.startsWith('!') }));
    const of = (excluded) => patterns.filter(({ isExcluded }) => isExcluded === excluded).map(({ pattern }) => pattern);
    return { items, included: of(false), excluded: of(true) };
}
function patternOf(item) {
    const [, group = '', kind = '', namespace = '', name = ''] = /^!?([^:/\s]*):([^:/\s]+):(?:([^:/\s]+)\/)?([^/\s]+)$/.exec(item) ?? [];
    if (name === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('resources', `"${item}" does not name a resource`, form);
    return { item, group, kind, namespace, name };
}
function isSelected({ included, excluded }, resource) {
    const isIncluded = included.length === 0 || included.some((pattern) => fits(pattern, resource));
    return isIncluded && !excluded.some((pattern) => fits(pattern, resource));
}
function fits(pattern, { group = '', kind = '', namespace = '', name = '' }) {
    const is = (wanted, value) => wanted === '*' || wanted === value;
    return (is(pattern.group, group) &&
        is(pattern.kind, kind) &&
        is(pattern.name, name) &&
        (pattern.namespace === '' || is(pattern.namespace, namespace)));
}
function unmatched(selection, { status }) {
    const resources = status?.resources ?? [];
    const lonely = selection.included.filter((pattern) => !resources.some((resource) => fits(pattern, resource)));
    if (lonely.length > 0)
        return lonely.map(({ item }) => item);
    return resources.some((resource) => isSelected(selection, resource)) ? [] : selection.items;
}
function resourcesThatAre(missing, { status }) {
    const names = (status?.resources ?? []).map(resourceNamed);
    const shown = names.slice(0, mostShown).join(', ');
    const more = names.length > mostShown ? ` and ${names.length - mostShown} more` : '';
    return `${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(missing[0] ?? '', names)}It has ${shown === '' ? 'no resources' : `${shown}${more}`}.`;
}
const mostShown = 8;
function resourceNamed({ group = '', kind = '', namespace = '', name = '' }) {
    return `${group}:${kind}:${namespace === '' ? '' : `${namespace}/`}${name}`;
}
const byHealth = ['Healthy', 'Suspended', 'Progressing', 'Missing', 'Degraded', 'Unknown'];
function partOf(app, selection) {
    const { status } = app;
    if (selection === undefined || status === undefined)
        return app;
    const chosen = (resources) => (resources ?? []).filter((resource) => isSelected(selection, resource));
    const resources = chosen(status.resources);
    const { operationState } = status;
    const { syncResult } = operationState ?? {};
    return {
        ...app,
        status: {
            ...status,
            resources,
            sync: { ...status.sync, status: syncOf(resources, status.sync?.status) },
            health: { status: healthOf(resources) },
            ...(operationState === undefined || syncResult === undefined
                ? {}
                : {
                    operationState: {
                        ...operationState,
                        syncResult: { ...syncResult, resources: chosen(syncResult.resources) },
                    },
                }),
        },
    };
}
function syncOf(resources, whole = '') {
    if (whole === 'Unknown' || whole === '')
        return whole;
    const odd = resources.find(({ status = '' }) => status !== '' && status !== 'Synced');
    return odd?.status ?? 'Synced';
}
function healthOf(resources) {
    const ranks = resources.map(({ health }) => byHealth.indexOf(health?.status ?? ''));
    return byHealth[Math.max(0, ...ranks)] ?? 'Healthy';
}


/***/ }),

/***/ 3025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $o: () => (/* binding */ degraded),
/* harmony export */   Et: () => (/* binding */ repoServerAway),
/* harmony export */   U2: () => (/* binding */ lastSync),
/* harmony export */   W8: () => (/* binding */ lastingDifference),
/* harmony export */   eZ: () => (/* binding */ namesOf)
/* harmony export */ });
const lastingDifference = 'ARGOCD_OUT_OF_SYNC';
const repoServerAway = 'ARGOCD_REPO_SERVER';
function lastSync({ status }) {
    const state = status?.operationState;
    return state?.operation?.sync?.dryRun === true ? undefined : state;
}
function degraded(reason) {
    return {
        state: 'degraded',
        code: 'ARGOCD_DEGRADED',
        reason,
        hint: 'The messages of the resources say why. A rollout that recovers by itself needs a longer `degraded-grace`.',
    };
}
function namesOf(resources) {
    const names = resources.map(({ kind, namespace, name }) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`);
    const more = names.length - longestList;
    return more > 0 ? `${names.slice(0, longestList).join(', ')} and ${more} more` : names.join(', ');
}
const longestList = 5;


/***/ }),

/***/ 4458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cg: () => (/* binding */ stepOf),
/* harmony export */   jD: () => (/* binding */ suspensionOf),
/* harmony export */   kA: () => (/* binding */ isRollout),
/* harmony export */   lP: () => (/* binding */ isPaused),
/* harmony export */   q6: () => (/* binding */ goesOnByItself)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8314);

function suspensionOf({ status }) {
    const suspended = (status?.resources ?? []).filter(({ health }) => health?.status === 'Suspended');
    const rollout = suspended.find(isRollout);
    if (rollout !== undefined)
        return { is: 'paused-rollout', rollout };
    const other = suspended.find(({ group }) => group !== 'batch');
    return suspended.length > 0 && other === undefined ? { is: 'wanted' } : { is: 'other', resource: other };
}
function isRollout({ group, kind }) {
    return group === 'argoproj.io' && kind === 'Rollout';
}
function isPaused({ spec, status }) {
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(spec) && spec.paused === true)
        return true;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(status) && Array.isArray(status.pauseConditions) && status.pauseConditions.length > 0;
}
function stepOf({ status }) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(status) ? status.currentStepIndex : undefined;
}
function goesOnByItself({ spec, status }) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(spec) || !(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(status) || spec.paused === true)
        return false;
    const conditions = Array.isArray(status.pauseConditions) ? status.pauseConditions.filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv) : [];
    const strategy = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(spec.strategy) ? spec.strategy : {};
    return conditions.length > 0 && conditions.every(({ reason }) => isTimed(String(reason), strategy, status));
}
function isTimed(reason, { canary, blueGreen }, status) {
    if (reason === 'BlueGreenPause')
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(blueGreen) && Number(blueGreen.autoPromotionSeconds ?? 0) > 0;
    if (reason !== 'CanaryPauseStep' || !(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(canary) || !Array.isArray(canary.steps))
        return false;
    const step = canary.steps[Number(status.currentStepIndex ?? 0)];
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(step) && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(step.pause) && step.pause.duration !== undefined;
}


/***/ }),

/***/ 4240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ openingOf),
/* harmony export */   F3: () => (/* binding */ isSameWindow),
/* harmony export */   go: () => (/* binding */ windowNamed),
/* harmony export */   kg: () => (/* binding */ closedWindows),
/* harmony export */   nT: () => (/* binding */ isOpen)
/* harmony export */ });
/* harmony import */ var croner__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5814);

function isOpen({ assigned, active }, manual) {
    const isActive = (window) => active.some((one) => isSameWindow(one, window));
    return holding(assigned, isActive, manual).length === 0;
}
function closedWindows({ assigned, active }, manual) {
    return holding(assigned, (window) => active.some((one) => isSameWindow(one, window)), manual);
}
function holding(windows, isActive, manual) {
    const denies = windows.filter((window) => window.kind === 'deny' && isActive(window));
    const allows = windows.filter(({ kind }) => kind === 'allow');
    const closing = denies.length > 0 ? denies : allows.some(isActive) ? [] : allows;
    return manual && closing.every(({ manualSync }) => manualSync) ? [] : closing;
}
function isSameWindow(a, b) {
    return a.kind === b.kind && a.schedule === b.schedule && a.duration === b.duration && a.manualSync === b.manualSync;
}
function windowNamed({ kind, schedule, duration, timeZone }) {
    const zone = timeZone === undefined || timeZone === '' ? '' : ` in ${timeZone}`;
    return `${kind} "${schedule}" for ${duration}${zone}`;
}
const year = 366 * 24 * 3_600_000;
const mostChanges = 1_000;
function openingOf({ assigned, active }, manual, now) {
    const windows = assigned.flatMap((window) => scheduled(window) ?? []);
    if (windows.length !== assigned.length)
        return { opens: 'unknown' };
    const isAsServer = windows.every((one) => isActiveAt(one, now) === active.some((shown) => isSameWindow(shown, one.window)) || isNearChange(one, now));
    if (!isAsServer)
        return { opens: 'unknown' };
    const endless = new Set();
    let at = now;
    for (let changes = 0; changes < mostChanges; changes += 1) {
        const next = Math.min(...windows.filter((one) => !endless.has(one)).map((one) => nextChange(one, at, endless)));
        if (!Number.isFinite(next) || next > now + year)
            return { opens: 'never' };
        at = Math.max(next, at + 1_000);
        const then = at;
        const activeThen = new Set(windows.filter((one) => isActiveAt(one, then)).map(({ window }) => window));
        if (holding(assigned, (window) => activeThen.has(window), manual).length > 0)
            continue;
        return { opens: 'at', at, ifUtc: assigned.some(({ timeZone }) => timeZone === undefined) };
    }
    return { opens: 'never' };
}
function scheduled(window) {
    const duration = goDuration(window.duration);
    if (duration === undefined)
        return undefined;
    try {
        const options = { timezone: 'UTC', mode: '5-part', sloppyRanges: true, paused: true };
        const macro = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(window.schedule);
        return { window, cron: new croner__WEBPACK_IMPORTED_MODULE_0__/* .Cron */ .l4(window.schedule, macro ? { ...options, mode: 'auto' } : options), duration };
    }
    catch {
        return undefined;
    }
}
const units = {
    h: 3_600_000,
    m: 60_000,
    s: 1_000,
    ms: 1,
    us: 0.001,
    µs: 0.001,
    ns: 1e-6,
};
function goDuration(text) {
    if (!/^(?:\d+(?:\.\d+)?(?:h|ms|m|s|us|µs|ns))+$/.test(text))
        return undefined;
    let sum = 0;
    for (const [, count, unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|us|µs|ns)/g))
        sum += Number(count) * (units[unit] ?? 0);
    return sum;
}
function offsetOf({ window }, at) {
    const timeZone = window.timeZone ?? '';
    if (timeZone === '' || timeZone === 'UTC')
        return 0;
    try {
        const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
        const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
        const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
        const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000;
        return sign === '-' ? -size : size;
    }
    catch {
        return 0;
    }
}
function isActiveAt(one, at) {
    const local = at + offsetOf(one, at);
    const begin = startAfter(one, local - one.duration);
    return begin !== undefined && begin <= local;
}
function isNearChange(one, now) {
    return isActiveAt(one, now - 60_000) !== isActiveAt(one, now + 60_000);
}
const longestChain = 3_000;
function nextChange(one, at, endless) {
    const offset = offsetOf(one, at);
    const toTime = (local) => local - offsetOf(one, local - offset);
    const local = at + offset;
    let begin = startAfter(one, local - one.duration);
    if (begin !== undefined && begin > local)
        return toTime(begin);
    for (let runs = 0; begin !== undefined && runs < longestChain; runs += 1) {
        const following = startAfter(one, begin);
        if (following === undefined || following > begin + one.duration)
            return toTime(begin + one.duration);
        begin = following;
    }
    endless.add(one);
    return Number.POSITIVE_INFINITY;
}
function startAfter({ cron }, local) {
    return cron.nextRun(new Date(local))?.getTime();
}


/***/ }),

/***/ 6086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ away),
/* harmony export */   Jv: () => (/* binding */ vanished),
/* harmony export */   Sl: () => (/* binding */ waitUntilLive),
/* harmony export */   XS: () => (/* binding */ waitGoal),
/* harmony export */   h1: () => (/* binding */ proveLive),
/* harmony export */   tr: () => (/* binding */ statusOutputs),
/* harmony export */   zC: () => (/* binding */ withStatus)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _server_equality_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2217);
/* harmony import */ var _server_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(798);
/* harmony import */ var _server_live_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(151);
/* harmony import */ var _gitops_target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3674);
/* harmony import */ var _holds_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1065);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8143);
/* harmony import */ var _rollout_status_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(633);
/* harmony import */ var _selection_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2482);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3025);
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











function waitGoal(waitFor) {
    const images = [];
    const commits = [];
    for (const item of waitFor) {
        const [, word, value = ''] = /^(image(?==.)|commit)=(.*)$/.exec(item) ?? [];
        if (word === 'image')
            images.push(value);
        else if (word === 'commit')
            commits.push(value);
        else if (!['synced', 'healthy', 'suspended'].includes(item)) {
            const fix = 'Use synced, healthy, suspended, image=<reference> or commit=<sha>.';
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('wait-for', `"${item}" is not something to wait for`, fix);
        }
    }
    const everything = waitFor.length === commits.length;
    return {
        synced: everything || waitFor.includes('synced'),
        healthy: everything || waitFor.includes('healthy') || waitFor.includes('suspended'),
        suspended: waitFor.includes('suspended'),
        images,
        commit: onlyCommit(commits),
    };
}
function onlyCommit(items) {
    const [commit, ...others] = items.filter((item) => item !== '');
    if (others.length > 0)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('wait-for', 'names more than one commit', 'Name the newest: it has the others.');
    if (commit === undefined || (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectName */ .V2)(commit))
        return commit;
    const fix = 'Give all its digits, as the output `commit` of bump-image-tag does.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('wait-for', `"commit=${commit}" is not a full commit id`, fix);
}
const stableMs = 3_000;
const errorGraceMs = 15_000;
const outageGraceMs = 120_000;
const refreshPauseMs = 10_000;
const silentPauseMs = 60_000;
const skipMs = 20_000;
async function waitUntilLive(handle, goal, target) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const early = __addDisposableResource(env_1, (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .handleEarly */ .Ag)(handle), false);
        const observer = __addDisposableResource(env_1, (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .observe */ .lB)(early, { compares: true }), false);
        return await proveLive(handle, goal, target, observer, await observer.next());
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function proveLive(handle, goal, target, observer, first) {
    const said = { reason: 'not looked at yet', app: undefined };
    return await handle.log.during(() => progressLine(handle, said), () => proved(handle, goal, target, { observer, first, said }));
}
function progressLine({ ref }, { reason, app }) {
    const all = (app?.status?.resources ?? []).filter(({ health }) => health?.status !== undefined);
    const healthy = all.filter(({ health }) => health?.status === 'Healthy');
    const count = all.length > 1 && healthy.length < all.length ? `, ${healthy.length} of ${all.length} resources` : '';
    return `waiting for ${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .appNamed */ .pA)(ref)}: ${reason}${count}`;
}
async function proved(handle, goal, target, { observer, first, said }) {
    const progress = new Progress(observer.handle, { ...goal, commit: target.commit }, target);
    let last;
    const holds = new _holds_js__WEBPACK_IMPORTED_MODULE_5__/* .Holds */ .pM(observer.handle, goal.resources);
    let { reason } = said;
    let hint;
    let code;
    try {
        for (let observation = first;;) {
            if (observation.kind === 'absent')
                throw await vanished(handle);
            if (observation.kind === 'out-of-time') {
                if (observation.away !== undefined)
                    throw away(handle, last, observation.away);
                if (observation.isSilent === true || progress.isSilent)
                    throw await silent(handle, last, reason);
                throw await outOfTime(handle, last, reason, hint ?? timeHint(last, goal.operationId !== undefined), code);
            }
            last = observation.app;
            const { status, app } = await progress.advance(observation);
            if (app !== observation.app)
                observer.saw(app);
            last = app;
            if (status.state === 'failed')
                throw await failed(handle, app, status);
            if (status.state === 'ready' && progress.isSettled(app))
                return app;
            const stop = status.state === 'ready' ? undefined : await holds.reasonToStop(app, status);
            if (stop !== undefined)
                throw await withStatus(handle, app, stop);
            const now = status.state === 'ready' ? 'live, looking once more' : status.reason;
            const isFleeting = 'code' in status && status.code === _status_js__WEBPACK_IMPORTED_MODULE_10__/* .lastingDifference */ .W8;
            if (now !== reason && !isFleeting)
                handle.log.info(`${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .appNamed */ .pA)(handle.ref)}: ${now}`);
            [reason, said.reason, said.app] = [now, now, app];
            hint = 'hint' in status ? status.hint : undefined;
            code = status.state === 'waiting' ? status.code : undefined;
            observation = await observer.next(holds.untilDue() ?? progress.untilDue(status));
        }
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.outputs !== undefined)
            throw error;
        throw error.with({ outputs: statusOutputs(last) });
    }
}
class Progress {
    #handle;
    #goal;
    #target;
    #phase;
    #since = 0;
    #refreshedAt = Number.NEGATIVE_INFINITY;
    #askedAfter;
    #comparedAfter;
    isSilent = false;
    #skipped;
    #failedHydration;
    constructor(handle, goal, target) {
        this.#handle = handle;
        this.#goal = goal;
        this.#target = target;
    }
    async advance(seen) {
        const { clock } = this.#handle;
        let { app } = seen;
        if (seen.comparedAfter !== undefined)
            this.#compared(seen.comparedAfter);
        else if (seen.isSilent === true)
            this.#unanswered(app, true);
        let status = await this.#statusOf(app);
        const kind = this.#neededRefresh(app, status);
        if (kind !== undefined) {
            const answer = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .compare */ .UD)(this.#handle, kind);
            if (typeof answer === 'string') {
                this.#unanswered(app, answer === 'silent');
            }
            else {
                const after = (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .endOf */ .pJ)(app);
                app = answer;
                if (after !== undefined && after === (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .endOf */ .pJ)(app))
                    this.#compared(after);
                else
                    this.#unanswered(app, false);
                status = await this.#statusOf(app);
            }
        }
        const phase = 'code' in status ? status.code : status.state;
        const heals = this.#phase === _status_js__WEBPACK_IMPORTED_MODULE_10__/* .lastingDifference */ .W8 && app.operation !== undefined;
        if (phase !== this.#phase && !heals) {
            this.#since = clock.now();
            this.#phase = phase;
        }
        return { status: failedAfterGrace(status, clock.now() - this.#since, this.#goal.degradedGraceMs), app };
    }
    #compared(after) {
        this.#refreshedAt = this.#handle.clock.now();
        this.isSilent = false;
        this.#askedAfter = after;
        this.#comparedAfter = after;
    }
    #unanswered(app, isSilent) {
        this.#refreshedAt = this.#handle.clock.now();
        this.isSilent = isSilent;
        this.#askedAfter = (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .endOf */ .pJ)(app) ?? this.#askedAfter;
    }
    async #statusOf(app) {
        return (0,_rollout_status_js__WEBPACK_IMPORTED_MODULE_7__/* .rolloutStatus */ .O)(app, this.#goal, this.#sinceBefore(await (0,_gitops_target_js__WEBPACK_IMPORTED_MODULE_4__/* .reachOf */ .xw)(app, this.#target)));
    }
    #sinceBefore(reach) {
        const { clock } = this.#handle;
        const { skipped, isRunning, failed } = reach.is === 'unhydrated' ? reach : {};
        if (skipped === undefined)
            this.#skipped = undefined;
        else if (this.#skipped?.commit !== skipped)
            this.#skipped = { commit: skipped, since: clock.now() };
        if (this.#skipped !== undefined && clock.now() - this.#skipped.since >= skipMs)
            return { is: 'reached' };
        if (!isRunning)
            this.#failedHydration = failed ? reach : undefined;
        return this.#failedHydration ?? reach;
    }
    isSettled(app) {
        const { operationState, reconciledAt, resources = [] } = (0,_selection_js__WEBPACK_IMPORTED_MODULE_8__/* .partOf */ .BU)(app, this.#goal.resources).status ?? {};
        const isCompared = (this.#comparedAfter !== undefined && this.#comparedAfter === (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .endOf */ .pJ)(app)) ||
            Date.parse(reconciledAt ?? '') > Date.parse(operationState?.finishedAt ?? '');
        const isProved = isCompared && (this.#goal.synced || isOfWhatWasSynced(app));
        if (isProved && (!this.#goal.healthy || areHealthy(resources)))
            return true;
        return this.#phase === 'ready' && this.#handle.clock.now() - this.#since >= stableMs;
    }
    untilDue(status) {
        if (status.state === 'waiting' || status.state === 'failed')
            return undefined;
        const lasts = status.state === 'ready' ? stableMs : graceOf(status, this.#goal.degradedGraceMs);
        return Math.max(0, this.#since + lasts - this.#handle.clock.now());
    }
    #neededRefresh(app, status) {
        const end = (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .endOf */ .pJ)(app);
        if (end !== undefined && end !== _observe_js__WEBPACK_IMPORTED_MODULE_6__/* .noOperation */ .Bl && end !== this.#askedAfter)
            return 'normal';
        const pause = this.isSilent ? silentPauseMs : refreshPauseMs;
        if (this.#handle.clock.now() - this.#refreshedAt < pause)
            return undefined;
        if (status.state === 'erroneous')
            return 'normal';
        return status.state === 'waiting' ? status.refresh : undefined;
    }
}
function isOfWhatWasSynced({ status }) {
    const { sync, operationState } = status ?? {};
    const synced = (0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .revisionsOf */ .Ow)(operationState?.syncResult);
    return sync?.status === 'Synced' && (synced.length === 0 || (0,_server_equality_js__WEBPACK_IMPORTED_MODULE_2__/* .sameField */ .L$)(synced, (0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .revisionsOf */ .Ow)(sync)));
}
function areHealthy(resources) {
    const known = resources.filter(({ health }) => (health?.status ?? '') !== '');
    return known.length > 0 && known.every(({ health, hook }) => hook === true || health?.status === 'Healthy');
}
function graceOf({ state, code }, degradedGraceMs) {
    if (state === 'degraded')
        return degradedGraceMs;
    return code === _status_js__WEBPACK_IMPORTED_MODULE_10__/* .repoServerAway */ .Et ? outageGraceMs : errorGraceMs;
}
function failedAfterGrace(status, lasted, degradedGraceMs) {
    if (status.state !== 'degraded' && status.state !== 'erroneous')
        return status;
    if (lasted < graceOf(status, degradedGraceMs))
        return status;
    const { code, hint, reason } = status;
    return { state: 'failed', code, hint, reason: `${reason} (for ${Math.round(lasted / 1000)} s)` };
}
function statusOutputs(app) {
    return {
        'sync-status': app?.status?.sync?.status || 'Unknown',
        'health-status': app?.status?.health?.status || 'Unknown',
        revision: (0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .revisionsOf */ .Ow)(app?.status?.sync).join(','),
    };
}
function failed(handle, app, { code, hint, reason }) {
    return withStatus(handle, app, new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .appNamed */ .pA)(handle.ref)}: ${reason}`, { hint }));
}
async function outOfTime(handle, app, reason, hint, code = 'ARGOCD_TIMEOUT') {
    const problem = `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .appNamed */ .pA)(handle.ref)} was not live before the deadline: ${reason}`;
    const failure = new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('timed-out', code, problem, { hint });
    return await withStatus(handle, app, failure);
}
function silent(handle, app, reason) {
    const problem = `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .appNamed */ .pA)(handle.ref)} was not live before the deadline: ${reason} (the controller did not answer a refresh)`;
    const hint = 'Whether it is live is not known: look at the application controller of Argo CD (is it running, is its queue full), and run again.';
    return withStatus(handle, app, new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('timed-out', 'ARGOCD_CONTROLLER', problem, { hint }));
}
function timeHint(app, isSyncedByUs) {
    const isIdle = app?.status?.sync?.status === 'OutOfSync' && app.operation === undefined;
    if (isIdle && !isSyncedByUs && !(0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .isAutomated */ .TF)(app.spec)) {
        return 'It is OutOfSync and nothing syncs it: set `sync: true` (or run `operation: sync`), or `sync-policy: automated`.';
    }
    return 'Argo CD goes on by itself. Raise `timeout` when the rollout needs longer.';
}
function away({ ref }, app, cause) {
    const isDenied = isDeniedNow(cause);
    const problem = `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .appNamed */ .pA)(ref)}: Argo CD ${isDenied ? 'answered `permission denied`' : 'did not answer any more'} before the deadline`;
    const hint = isDenied
        ? 'This run has read the Application before: the token has lost its rights, or Argo CD does not reach Kubernetes. Whether it is live is not known: run again.'
        : 'Whether it is live is not known: run again when Argo CD is back, which waits again.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('timed-out', 'ARGOCD_UNREACHABLE', problem, { hint, cause, outputs: statusOutputs(app) });
}
function isDeniedNow(error) {
    return error instanceof Error && ((error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === _server_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .deniedNow */ .QS) || isDeniedNow(error.cause));
}
function vanished(handle) {
    const problem = `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .appNamed */ .pA)(handle.ref)} was deleted while this run waited for it`;
    const hint = 'Somebody or a cleanup removed it: run the deploy again if it should exist.';
    return withStatus(handle, undefined, new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_NOT_FOUND', problem, { hint }));
}
const longestList = 20;
async function withStatus({ client, ref }, app, failure) {
    const resources = app === undefined ? [] : await (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .failedResources */ .HJ)(client, ref, app);
    const lines = resources.slice(0, longestList).map((resource) => `  ${(0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .described */ .WY)(resource)}`);
    const more = resources.length - lines.length;
    return failure.with({
        message: [failure.message, ...lines, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n'),
        outputs: { ...statusOutputs(app), 'failed-resources': resources },
    });
}


/***/ }),

/***/ 5367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ liveApplications),
/* harmony export */   v: () => (/* binding */ applicationStates)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _review_ownership_label_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3229);
/* harmony import */ var _held_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9382);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2839);
/* harmony import */ var _rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3674);
/* harmony import */ var _rollout_rollout_status_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(633);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(71);
/* harmony import */ var _server_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(798);
/* harmony import */ var _server_live_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(151);
/* harmony import */ var _spec_application_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9075);
/* harmony import */ var _upsert_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3914);
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











const readsAtOnce = 8;
async function applicationStates({ connection, questions, target }, ports, deadline) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (questions.length === 0)
            return [];
        const shared = __addDisposableResource(env_1, _server_client_js__WEBPACK_IMPORTED_MODULE_5__.ArgocdClient.open(connection, ports), false);
        const client = shared.until(deadline);
        const applications = questions.map(({ planned }) => planned.application);
        const looks = await liveApplications(client, applications, ports.log);
        return Promise.all(questions.map(async (question, index) => {
            const seen = looks[index];
            if (seen instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) {
                const reason = `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .appNamed */ .pA)((0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .refTo */ .zI)(question.planned.application))} cannot be read, and is written: ${seen.message}`;
                ports.log.warn(reason);
                return { state: 'unknown', reason };
            }
            return stateOf(question, seen, target);
        }));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function liveApplications(client, applications, log) {
    let listed;
    try {
        listed = await client.list(inCommon(applications));
    }
    catch (error) {
        if (!isRefusal(error))
            throw error;
        log.detail(`the list of Applications is refused, and so each is read: ${error.message}`);
        return readEach(client, applications);
    }
    return Promise.all(applications.map((wanted) => {
        const found = listed.filter((app) => isSame(wanted, app));
        return found.length > 1 ? readOne(client, wanted) : found[0];
    }));
}
function inCommon(applications) {
    const refs = applications.map(_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .refTo */ .zI);
    const [namespace, ...otherNamespaces] = new Set(refs.map(({ appNamespace }) => appNamespace));
    const labels = [_review_ownership_label_js__WEBPACK_IMPORTED_MODULE_10__/* .managedByLabel */ .Ly, _review_ownership_label_js__WEBPACK_IMPORTED_MODULE_10__/* .environmentLabel */ .WG].flatMap((name) => {
        const [value, ...others] = new Set(applications.map(({ metadata }) => metadata.labels?.[name]));
        return value === undefined || others.length > 0 ? [] : [`${name}=${value}`];
    });
    return {
        projects: [...new Set(refs.map(({ project }) => project))],
        appNamespace: otherNamespaces.length === 0 ? namespace : undefined,
        selector: labels.join(','),
    };
}
function isSame(wanted, { metadata, spec }) {
    const { name, project, appNamespace } = (0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .refTo */ .zI)(wanted);
    const here = appNamespace === undefined || appNamespace === metadata.namespace;
    return here && metadata.name === name && (spec.project || 'default') === project;
}
async function readEach(client, applications) {
    const looks = [];
    for (let begin = 0; begin < applications.length; begin += readsAtOnce) {
        const some = applications.slice(begin, begin + readsAtOnce);
        looks.push(...(await Promise.all(some.map((wanted) => readOne(client, wanted)))));
    }
    return looks;
}
async function readOne(client, wanted) {
    try {
        return await client.get((0,_server_live_js__WEBPACK_IMPORTED_MODULE_9__/* .refTo */ .zI)(wanted));
    }
    catch (error) {
        if (!isRefusal(error))
            throw error;
        return error;
    }
}
function isRefusal(error) {
    return (0,_server_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .argocdErrorOf */ .SN)(error)?.status === 403;
}
async function stateOf({ planned, commit }, live, repository) {
    if (live === undefined || live.metadata.deletionTimestamp !== undefined)
        return { state: 'missing' };
    const target = { ...repository, commit };
    if ((0,_upsert_js__WEBPACK_IMPORTED_MODULE_8__/* .differsFromLive */ .Cu)(await wantedNow(planned, live, target), live)) {
        const isHeld = planned.options.onOlder !== 'apply' && (await (0,_held_js__WEBPACK_IMPORTED_MODULE_1__/* .heldBack */ .Zg)(live, commit, target)) !== undefined;
        return { state: isHeld ? 'equal' : 'differs' };
    }
    const goal = goalOf(planned.options);
    if (goal === undefined)
        return { state: 'equal' };
    const aim = (0,_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_3__/* .targetOf */ .$r)(planned.application.spec, target);
    const status = (0,_rollout_rollout_status_js__WEBPACK_IMPORTED_MODULE_4__/* .rolloutStatus */ .O)(live, { ...goal, commit, operationId: undefined }, await (0,_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_3__/* .reachOf */ .xw)(live, aim));
    return status.state === 'ready' ? { state: 'equal' } : { state: 'waits', reason: status.reason };
}
async function wantedNow(planned, live, target) {
    const { commit, history } = target;
    const pin = (0,_spec_application_js__WEBPACK_IMPORTED_MODULE_7__/* .isPinned */ .T4)(planned.request) ? (0,_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_3__/* .pinOf */ .nZ)(live.spec, target).commit : undefined;
    if (pin === undefined)
        return (0,_planned_js__WEBPACK_IMPORTED_MODULE_2__/* .applicationAt */ .u)(planned, commit);
    const has = commit === undefined || (await history.descends(pin, commit)) === 'yes';
    return (0,_planned_js__WEBPACK_IMPORTED_MODULE_2__/* .applicationAt */ .u)(planned, has ? pin : commit);
}
function goalOf({ goal, sync }) {
    if (goal !== undefined)
        return goal;
    return sync ? { synced: true, healthy: false, images: [] } : undefined;
}


/***/ }),

/***/ 7518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gt: () => (/* binding */ brings),
  iA: () => (/* binding */ startOperation),
  u2: () => (/* binding */ startSync),
  aH: () => (/* binding */ syncAndWait)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/argocd/rollout/gitops-target.js + 1 modules
var gitops_target = __webpack_require__(3674);
// EXTERNAL MODULE: ./build/core/argocd/rollout/holds.js
var holds = __webpack_require__(1065);
// EXTERNAL MODULE: ./build/core/argocd/rollout/observe.js
var observe = __webpack_require__(8143);
// EXTERNAL MODULE: ./build/core/argocd/rollout/rollout-status.js + 2 modules
var rollout_status = __webpack_require__(633);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var live = __webpack_require__(151);
;// CONCATENATED MODULE: ./build/core/argocd/rollout/until-hydrated.js


const refreshPauseMs = 10_000;
async function untilHydrated(observer, first, target) {
    const { ref, clock, log } = observer.handle;
    let seen = first;
    let refreshedAt = clock.now();
    for (let reason = ''; seen.kind === 'seen';) {
        const reach = await (0,gitops_target/* reachOf */.xw)(seen.app, target);
        if (reach.is !== 'unhydrated' || reach.isRendered)
            return { seen, isHydrated: true };
        if (reach.failed)
            break;
        if (reach.why !== reason)
            log.info(`${(0,live/* appNamed */.pA)(ref)}: ${reach.why}`);
        reason = reach.why;
        const compares = clock.now() - refreshedAt >= refreshPauseMs;
        if (compares)
            refreshedAt = clock.now();
        seen = compares ? await observer.look(true) : await observer.next(refreshPauseMs);
    }
    return { seen, isHydrated: false };
}

// EXTERNAL MODULE: ./build/core/argocd/rollout/wait.js
var wait = __webpack_require__(6086);
// EXTERNAL MODULE: ./build/core/argocd/server/equality.js
var equality = __webpack_require__(2217);
// EXTERNAL MODULE: ./build/core/argocd/server/errors.js
var errors = __webpack_require__(798);
;// CONCATENATED MODULE: ./build/core/argocd/sync.js
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











async function syncAndWait(handle, { app }, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const early = __addDisposableResource(env_1, (0,observe/* handleEarly */.Ag)(handle), false);
        const { ref, log } = handle;
        const { target, goal } = options;
        const observer = __addDisposableResource(env_1, (0,observe/* observe */.lB)(early, { known: app, compares: true }), false);
        let seen = await observer.look(true);
        let operationId;
        const hydrated = options.sync ? await untilHydrated(observer, seen, target) : undefined;
        seen = hydrated?.seen ?? seen;
        if (seen.kind === 'seen' && hydrated?.isHydrated === true && !(await isDeployed(seen.app, target))) {
            const sync = await startSync(observer, seen.app, options);
            if (sync.result === 'started')
                operationId = options.operationId;
            log.info(`${(0,live/* appNamed */.pA)(ref)}: sync ${sync.result === 'started' ? 'started' : 'already running, taken as ours'}`);
            seen = { kind: 'seen', app: sync.app };
            observer.saw(sync.app);
        }
        if (goal === undefined && seen.kind === 'seen' && hydrated?.isHydrated !== false)
            return seen.app;
        return await (0,wait/* proveLive */.h1)(handle, { ...(goal ?? unasked), operationId }, target, observer, seen);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
const unasked = { synced: true, healthy: false, images: [], degradedGraceMs: 0 };
async function isDeployed(app, target) {
    const onlySynced = { commit: target.commit, operationId: undefined, synced: true, healthy: false, images: [] };
    if ((0,rollout_status/* rolloutStatus */.O)(app, onlySynced, await (0,gitops_target/* reachOf */.xw)(app, target)).state !== 'ready')
        return false;
    const last = lastDeployment(app);
    return (last !== undefined &&
        (0,external_node_util_.isDeepStrictEqual)((0,live/* revisionsOf */.Ow)(last), (0,live/* revisionsOf */.Ow)(app.status?.sync)) &&
        (0,equality/* syncsSources */.hf)(last, app.spec));
}
function lastDeployment({ status }) {
    const { operationState, history = [] } = status ?? {};
    const sync = operationState?.phase === 'Succeeded' ? operationState.operation?.sync : undefined;
    if (isWhole(sync))
        return history.at(-1) ?? operationState?.syncResult;
    return sync?.syncStrategy?.apply === undefined ? history.at(-1) : undefined;
}
function isWhole(sync) {
    if (sync === undefined || sync.dryRun === true || (sync.resources ?? []).length > 0)
        return false;
    return sync.syncStrategy?.apply === undefined;
}
function brings({ operation }, target) {
    return bringsBy(operation, target);
}
async function bringsBy(operation, { commit, history }) {
    if (commit === undefined)
        return false;
    for (const revision of (0,live/* syncedBy */.I4)(operation))
        if ((await history.descends(revision, commit)) === 'yes')
            return true;
    return false;
}
async function isSame(operation, compared, { prune, target, scope }) {
    const sync = operation?.sync;
    if (sync === undefined || !isOfScope(sync, scope) || !(0,equality/* syncsSources */.hf)(sync, compared.spec))
        return false;
    if (prune && sync.prune !== true)
        return false;
    if (target.commit !== undefined)
        return await bringsBy(operation, target);
    const revisions = (0,live/* revisionsOf */.Ow)(sync);
    return revisions.length > 0 && (0,external_node_util_.isDeepStrictEqual)(revisions, (0,live/* revisionsOf */.Ow)(compared.status?.sync));
}
function isOfScope(sync, scope) {
    if (scope === undefined)
        return isWhole(sync) && sync.syncStrategy?.hook?.force !== true;
    const { resources, dryRun = false, force = false, syncOptions } = scope;
    return ((sync.dryRun === true) === dryRun &&
        (sync.syncStrategy?.hook?.force === true) === force &&
        sync.syncStrategy?.apply === undefined &&
        (0,equality/* sameField */.L$)(sync.resources, resources) &&
        (syncOptions === undefined || (0,equality/* sameField */.L$)(sync.syncOptions, syncOptions)));
}
function lastOperation({ operation, status }) {
    const { operationState } = status ?? {};
    return operation ?? (operationState?.phase === 'Succeeded' ? operationState.operation : undefined);
}
async function startSync(observer, compared, options) {
    const { client, ref } = observer.handle;
    const { operationId, prune, terminate, scope, target } = options;
    return await startOperation(observer, {
        request: () => client.sync(ref, { prune, operationId, ...scope }),
        terminate,
        isOwn: (app) => (0,live/* hasOperation */.oZ)(app, operationId),
        isSame: async (app, wasBusy) => {
            if (terminate && hangs(app, compared))
                return false;
            if (await isSame(wasBusy ? lastOperation(app) : app.operation, compared, options))
                return true;
            return scope === undefined && app.operation === undefined && (await isDeployed(app, target));
        },
    });
}
const hangingMs = 60_000;
function hangs({ operation, status }, compared) {
    if (operation === undefined)
        return false;
    const [now, begin] = [compared.status?.reconciledAt, status?.operationState?.startedAt].map((time) => Date.parse(time ?? ''));
    return now !== undefined && begin !== undefined && now - begin > hangingMs;
}
async function startOperation(observer, { request, terminate, isOwn, isSame }) {
    const { handle } = observer;
    const { client, ref, clock, log, deadline } = handle;
    let isAsked = false;
    for (let announced = false;;) {
        try {
            return { result: 'started', app: await request() };
        }
        catch (error) {
            if (announced && error instanceof failure/* Failure */.HR && error.kind === 'timed-out')
                throw stillBusy(handle, error);
            if (!isBusy(error) && !(0,errors/* isTransient */.dg)(error))
                throw await (0,holds/* withOpening */.f6)(handle, error);
            const observation = announced ? await observer.next() : await observer.look();
            if (observation.kind === 'absent')
                throw error;
            if (observation.kind === 'out-of-time')
                throw stillBusy(handle, error);
            const { app } = observation;
            if (isOwn(app))
                return { result: 'started', app };
            if (await isSame(app, isBusy(error)))
                return { result: 'adopted', app };
            if (!announced && isBusy(error)) {
                announced = true;
                log.info(`${(0,live/* appNamed */.pA)(ref)} is busy with another operation; ${terminate ? 'ending' : 'waiting for'} it`);
            }
            if (terminate && !isAsked && app.operation !== undefined)
                isAsked = (await client.terminate(ref)) === 'terminating';
            await clock.sleep(Math.min(clock.random() * 2_000, deadline.remaining()));
            if (deadline.passed)
                throw stillBusy(handle, error);
        }
    }
}
function isBusy(error) {
    const answer = (0,errors/* argocdErrorOf */.SN)(error);
    return answer?.code === errors/* grpc */.dY.failedPrecondition && /another operation is already in progress/.test(answer.message);
}
function stillBusy({ ref }, cause) {
    const problem = `${(0,live/* appNamed */.pA)(ref)} was busy with another operation until the deadline`;
    const hint = 'End the operation that hangs with `terminate: true`, or raise `timeout`.';
    return new failure/* Failure */.HR('timed-out', 'ARGOCD_BUSY', problem, { hint, cause });
}


/***/ }),

/***/ 3914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cu: () => (/* binding */ differsFromLive),
/* harmony export */   K: () => (/* binding */ previewUpsert),
/* harmony export */   M3: () => (/* binding */ upsertApplication),
/* harmony export */   _u: () => (/* binding */ withControllerFinalizers),
/* harmony export */   m6: () => (/* binding */ currentApplication)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2912);
/* harmony import */ var _review_ownership_label_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3229);
/* harmony import */ var _held_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9382);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9674);
/* harmony import */ var _rights_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2038);
/* harmony import */ var _rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3674);
/* harmony import */ var _rollout_observe_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8143);
/* harmony import */ var _server_equality_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2217);
/* harmony import */ var _server_live_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(151);
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










async function upsertApplication(handle, wanted, options, rule) {
    const before = await currentApplication(handle, wanted);
    if (before !== undefined && differsFromLive(wanted, before)) {
        const takenBack = await rollbackToKeep(handle, wanted, before, rule);
        if (takenBack !== undefined)
            return { result: 'unchanged', app: before, before, takenBack };
        const newerPin = await pinToKeep(handle, wanted, before, rule);
        if (newerPin !== undefined)
            return { result: 'unchanged', app: before, before, newerPin };
    }
    const complete = withControllerFinalizers(wanted, before);
    if (before !== undefined && (0,_server_equality_js__WEBPACK_IMPORTED_MODULE_7__/* .isSatisfiedBy */ .SX)(complete, before))
        return { result: 'unchanged', app: before, before };
    await refuseMissingSync(handle, before, rule);
    if (before === undefined) {
        const created = await create(handle, complete, options);
        return created === undefined
            ? await upsertApplication(handle, wanted, options, rule)
            : { result: 'created', app: created, before };
    }
    const app = await withPolicy(handle, 'update', () => handle.client.upsert(complete, options));
    return { result: (0,_server_equality_js__WEBPACK_IMPORTED_MODULE_7__/* .sameApplication */ .BX)(before, app) ? 'unchanged' : 'updated', app, before };
}
async function refuseMissingSync({ client, ref }, before, { sync }) {
    if (sync !== true || (await (0,_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .missingRights */ .o7)(client, [{ ref, actions: ['sync'] }])) === undefined)
        return;
    const missing = await (0,_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .missingRights */ .o7)(client, [{ ref, actions: [...rightsToWrite(before), 'sync'] }]);
    if (missing !== undefined)
        throw missing;
}
function rightsToWrite(before) {
    return before === undefined ? ['create'] : ['create', 'update'];
}
async function create(handle, application, options) {
    const { client, ref } = handle;
    try {
        return await withPolicy(handle, 'create', () => client.upsert(application, { ...options, upsert: false }));
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.code !== 'ARGOCD_EXISTS')
            throw error;
        if ((await client.get(ref)) === undefined)
            throw (0,_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .ofOtherProject */ .fc)(ref);
        if (!options.upsert)
            throw error;
        return undefined;
    }
}
function differsFromLive(wanted, live) {
    return !(0,_server_equality_js__WEBPACK_IMPORTED_MODULE_7__/* .isSatisfiedBy */ .SX)(withControllerFinalizers(wanted, live), live);
}
async function nextOf(wanted, { commit, history, ...repository }) {
    return (0,_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_5__/* .pinOf */ .nZ)(wanted.spec, repository).commit ?? commit ?? (await history.tip());
}
async function rollbackToKeep({ ref, log }, wanted, before, { target, onOlder }) {
    if (onOlder === 'apply' || !(0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .isRolledBack */ .Gm)(before))
        return undefined;
    const takenBack = await (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .heldBack */ .Zg)(before, await nextOf(wanted, target), target);
    if (takenBack === undefined)
        return undefined;
    const problem = `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_8__/* .appNamed */ .pA)(ref)} was rolled back from ${takenBack}, and nothing later is to be deployed`;
    const hint = 'To deploy it all the same use `on-older: apply`.';
    if (onOlder === 'fail')
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'ARGOCD_PINNED', problem, { hint });
    log.warn(`${problem}: it is left alone. ${hint}`);
    return takenBack;
}
async function pinToKeep({ ref, log }, wanted, before, { target, onOlder }) {
    const pin = (0,_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_5__/* .pinOf */ .nZ)(before.spec, target);
    if (pin.commit === undefined || onOlder === 'apply')
        return undefined;
    const next = await nextOf(wanted, target);
    const has = next === undefined ? 'unknown' : await target.history.descends(next, pin.commit);
    if (has === 'yes')
        return undefined;
    if (next === undefined || has === 'unknown') {
        if (pin.certain)
            log.warn(`${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_8__/* .appNamed */ .pA)(ref)} was pinned to ${pin.commit}, and nothing tells whether that is older`);
        return undefined;
    }
    const isNewer = (await target.history.descends(pin.commit, next)) === 'yes';
    if (isNewer && onOlder === 'skip') {
        log.info(`${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_8__/* .appNamed */ .pA)(ref)} is left alone: it is pinned to ${pin.commit}, which is newer than ${next}`);
        return pin.commit;
    }
    const problem = `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_8__/* .appNamed */ .pA)(ref)} is pinned to ${pin.commit}, which ${isNewer ? 'is newer than' : 'is not part of'} ${next}`;
    const hint = 'To replace the pin on purpose use `on-older: apply`, or remove it in Argo CD (`argocd app set NAME --revision BRANCH`).';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'ARGOCD_PINNED', problem, { hint });
}
async function previewUpsert(handle, wanted, options) {
    const { client, ref, log } = handle;
    const before = await currentApplication(handle, wanted);
    const complete = withControllerFinalizers(wanted, before);
    const isWritten = before === undefined || !(0,_server_equality_js__WEBPACK_IMPORTED_MODULE_7__/* .isSatisfiedBy */ .SX)(complete, before);
    const actions = [...(isWritten ? rightsToWrite(before) : []), ...(options.sync === true ? ['sync'] : [])];
    const missing = await (0,_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .missingRights */ .o7)(client, [{ ref, actions }]);
    if (missing !== undefined)
        log.warn(`this would be refused: ${missing.message}. ${missing.hint}`);
    if (!isWritten)
        return { result: 'unchanged', request: `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_8__/* .appNamed */ .pA)(ref)} already says this: no request.` };
    const url = `${client.url}/api/v1/applications?upsert=${before !== undefined && options.upsert}&validate=${options.validate}`;
    return {
        result: before === undefined ? 'created' : 'updated',
        request: `POST ${url}\n${JSON.stringify(complete, undefined, 2)}`,
    };
}
async function currentApplication(handle, wanted) {
    const { client, ref, log } = handle;
    let before = await withPolicy(handle, 'get', () => client.get(ref));
    if (before?.metadata.deletionTimestamp !== undefined) {
        log.info(`${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_8__/* .appNamed */ .pA)(ref)} is being deleted; waiting until it is gone`);
        before = await afterDeletion(handle);
    }
    if (before === undefined) {
        await (0,_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(client, ref);
        return undefined;
    }
    const project = before.spec.project || 'default';
    if (project !== ref.project)
        throw (0,_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .ofOtherProject */ .fc)(ref, project);
    await (0,_owner_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseOwned */ .mv)(handle, before, wanted.metadata.labels);
    refuseOtherMonorepo(before, wanted);
    return before;
}
async function afterDeletion(handle) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const observer = __addDisposableResource(env_1, (0,_rollout_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .observe */ .lB)(handle), false);
        for (;;) {
            const observation = await observer.next();
            if (observation.kind === 'absent')
                return undefined;
            if (observation.kind === 'out-of-time') {
                throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('timed-out', 'ARGOCD_DELETING', `${(0,_server_live_js__WEBPACK_IMPORTED_MODULE_8__/* .appNamed */ .pA)(handle.ref)} is still being deleted`, {
                    hint: 'Look in Argo CD for the resource that does not go away (a finalizer, a hook), or raise `timeout`.',
                });
            }
            if (observation.app.metadata.deletionTimestamp === undefined)
                return observation.app;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function refuseOtherMonorepo(before, wanted) {
    const owner = (0,_review_ownership_label_js__WEBPACK_IMPORTED_MODULE_9__/* .ownershipOf */ .VL)(before.metadata);
    const wantedOwner = (0,_review_ownership_label_js__WEBPACK_IMPORTED_MODULE_9__/* .ownershipOf */ .VL)(wanted.metadata);
    if (owner === undefined || wantedOwner === undefined || (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpelledAlike */ .sf)(owner, wantedOwner))
        return;
    const problem = `${before.metadata.name} is the review environment ${owner.environment} of ${owner.repository}`;
    const hint = 'Two monorepos use the same name: put something of this one into `name`.';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'ARGOCD_OWNED', problem, { hint });
}
function withControllerFinalizers(wanted, before) {
    const controllers = (before?.metadata.finalizers ?? []).filter((finalizer) => /^(pre|post)-delete-finalizer\.argocd\.argoproj\.io/.test(finalizer));
    const own = wanted.metadata.finalizers ?? [];
    const missing = controllers.filter((finalizer) => !own.includes(finalizer));
    if (missing.length === 0)
        return wanted;
    return { ...wanted, metadata: { ...wanted.metadata, finalizers: [...own, ...missing] } };
}
async function withPolicy({ client, ref }, action, call) {
    try {
        return await call();
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.code !== 'ARGOCD_FORBIDDEN')
            throw error;
        throw await (0,_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .policyFor */ .KV)(client, ref, action, error);
    }
}


/***/ })

};
