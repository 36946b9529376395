export const id = 2382;
export const ids = [2382];
export const modules = {

/***/ 2382:
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

// EXTERNAL MODULE: ./build/core/argocd/application.js + 1 modules
var argocd_application = __webpack_require__(8158);
// EXTERNAL MODULE: ./build/core/argocd/deploy.js
var deploy = __webpack_require__(8446);
// EXTERNAL MODULE: ./build/core/argocd/gitops-target.js
var gitops_target = __webpack_require__(6963);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 28 modules
var edit = __webpack_require__(6879);
// EXTERNAL MODULE: ./build/core/edit/text/path.js
var text_path = __webpack_require__(4660);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
;// CONCATENATED MODULE: ./build/core/argocd/manifest.js






function manifestFile(app, file, { upsert }) {
    const render = (before) => {
        if (before === undefined)
            return renderApplication(app);
        const after = mergeApplication(file, before, app);
        if (upsert || after === before)
            return after;
        const problem = `app-file: ${file} holds the Application ${app.metadata.name} with another content`;
        throw new failure/* Failure */.HR('failed', 'ARGOCD_EXISTS', problem, { hint: 'Allow `upsert`, or choose another name.' });
    };
    return { file, render };
}
function renderApplication(app) {
    return (0,dist/* stringify */.As)(app, { lineWidth: 0, version: '1.1', compat: 'core', aliasDuplicateObjects: false });
}
function mergeApplication(file, existing, app) {
    const before = applicationIn(file, existing, app);
    const set = [];
    for (const part of ['metadata', 'spec'])
        collectChanges([part], before[part], app[part], set);
    const unset = contradicted(before, app).map(text_path/* formatPath */.jV);
    if (set.length === 0 && unset.length === 0)
        return existing;
    return (0,edit.editFile)(file, existing, { set, unset }).text;
}
function applicationIn(file, text, app) {
    const document = (0,dist/* parseDocument */.Tp)(text, { version: '1.1' });
    const refuse = (problem, hint) => new failure/* Failure */.HR('refused', 'ARGOCD_MANIFEST', `app-file: ${file} ${problem}`, { hint });
    if (document.errors.length > 0) {
        throw refuse('is not one YAML document', 'Keep each Application in a file of its own, or choose another app-file.');
    }
    const value = document.toJS();
    if (!(0,json/* isObject */.Gv)(value) || value.kind !== 'Application') {
        throw refuse('holds no Application', 'Choose another path as app-file.');
    }
    const metadata = (0,json/* isObject */.Gv)(value.metadata) ? value.metadata : {};
    if (metadata.name !== app.metadata.name) {
        throw refuse(`holds the Application ${String(metadata.name)}, not ${app.metadata.name}`, 'Put the name into app-file, for example argocd/{name}.yaml.');
    }
    return value;
}
function collectChanges(place, before, wanted, set) {
    if ((0,external_node_util_.isDeepStrictEqual)(before, wanted) || wanted === undefined)
        return;
    if ((0,json/* isObject */.Gv)(before) && (0,json/* isObject */.Gv)(wanted)) {
        for (const [key, value] of Object.entries(wanted))
            collectChanges([...place, key], before[key], value, set);
    }
    else if (Array.isArray(before) && Array.isArray(wanted) && before.length === wanted.length) {
        for (const [index, value] of wanted.entries())
            collectChanges([...place, index], before[index], value, set);
    }
    else {
        const path = (0,text_path/* formatPath */.jV)(place);
        set.push(typeof wanted === 'string' ? `${path}=${wanted}` : `${path}:=${JSON.stringify(wanted)}`);
    }
}
const exclusive = [
    [['spec'], ['source', 'sources']],
    [
        ['spec', 'source'],
        ['path', 'chart'],
    ],
    [
        ['spec', 'source', 'helm'],
        ['values', 'valuesObject'],
    ],
    [
        ['spec', 'destination'],
        ['server', 'name'],
    ],
];
function contradicted(before, app) {
    const removed = [];
    for (const [parent, fields] of exclusive) {
        const old = fieldsAt(before, parent);
        const now = fieldsAt(app, parent);
        if (!fields.some((field) => now[field] !== undefined))
            continue;
        removed.push(...fields
            .filter((field) => old[field] !== undefined && now[field] === undefined)
            .map((field) => [...parent, field]));
    }
    const manual = app.spec.syncPolicy?.automated === undefined;
    if (manual && fieldsAt(before, ['spec', 'syncPolicy']).automated !== undefined)
        removed.push(['spec', 'syncPolicy', 'automated']);
    return removed;
}
function fieldsAt(root, place) {
    const found = place.reduce((value, key) => ((0,json/* isObject */.Gv)(value) ? value[key] : undefined), root);
    return (0,json/* isObject */.Gv)(found) ? found : {};
}

// EXTERNAL MODULE: ./build/core/argocd/namespace.js
var argocd_namespace = __webpack_require__(3958);
// EXTERNAL MODULE: ./build/core/review/ownership-label.js
var ownership_label = __webpack_require__(3229);
// EXTERNAL MODULE: ./build/core/argocd/client.js + 1 modules
var argocd_client = __webpack_require__(3088);
// EXTERNAL MODULE: ./build/core/argocd/errors.js
var errors = __webpack_require__(4906);
// EXTERNAL MODULE: ./build/core/argocd/live.js
var live = __webpack_require__(3947);
// EXTERNAL MODULE: ./build/core/argocd/rollout-status.js
var rollout_status = __webpack_require__(3);
// EXTERNAL MODULE: ./build/core/argocd/upsert.js
var upsert = __webpack_require__(3914);
;// CONCATENATED MODULE: ./build/core/argocd/states.js
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
        const shared = __addDisposableResource(env_1, argocd_client.ArgocdClient.open(connection, ports), false);
        const client = shared.until(deadline);
        const applications = questions.map(({ planned }) => planned.application);
        const looks = await look(client, applications, ports.log);
        return Promise.all(questions.map(async (question, index) => {
            const seen = looks[index];
            if (seen instanceof failure/* Failure */.HR) {
                const reason = `${(0,live/* appNamed */.pA)((0,live/* refTo */.zI)(question.planned.application))} cannot be read, and is written: ${seen.message}`;
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
async function look(client, applications, log) {
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
    const refs = applications.map(live/* refTo */.zI);
    const [namespace, ...otherNamespaces] = new Set(refs.map(({ appNamespace }) => appNamespace));
    const labels = [ownership_label/* managedByLabel */.Ly, ownership_label/* environmentLabel */.WG].flatMap((name) => {
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
    const { name, project, appNamespace } = (0,live/* refTo */.zI)(wanted);
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
        return await client.get((0,live/* refTo */.zI)(wanted));
    }
    catch (error) {
        if (!isRefusal(error))
            throw error;
        return error;
    }
}
function isRefusal(error) {
    return (0,errors/* argocdErrorOf */.SN)(error)?.status === 403;
}
async function stateOf({ planned, commit }, live, repository) {
    if (live === undefined || live.metadata.deletionTimestamp !== undefined)
        return { state: 'missing' };
    const target = { ...repository, commit };
    if ((0,upsert/* differsFromLive */.Cu)(await wantedNow(planned, live, target), live))
        return { state: 'differs' };
    const goal = goalOf(planned.options);
    if (goal === undefined)
        return { state: 'equal' };
    const aim = (0,gitops_target/* targetOf */.$r)(planned.application.spec, target);
    const status = (0,rollout_status/* rolloutStatus */.O)(live, { ...goal, commit, operationId: undefined }, await (0,gitops_target/* reachOf */.xw)(live, aim));
    return status.state === 'ready' ? { state: 'equal' } : { state: 'waits', reason: status.reason };
}
async function wantedNow(planned, live, target) {
    const { commit, history } = target;
    const pin = (0,argocd_application/* isPinned */.T4)(planned.request) ? (0,gitops_target/* pinOf */.nZ)(live.spec, target).commit : undefined;
    if (pin === undefined)
        return (0,argocd_application/* applicationAt */.uU)(planned, commit);
    const has = commit === undefined || (await history.descends(pin, commit)) === 'yes';
    return (0,argocd_application/* applicationAt */.uU)(planned, has ? pin : commit);
}
function goalOf({ goal, sync }) {
    if (goal !== undefined)
        return goal;
    return sync ? { synced: true, healthy: false, images: [] } : undefined;
}

// EXTERNAL MODULE: ./build/core/argocd/wait.js
var wait = __webpack_require__(728);
// EXTERNAL MODULE: ./build/core/delivery/request-branch.js
var request_branch = __webpack_require__(911);
// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js + 1 modules
var environments = __webpack_require__(7084);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/application-inputs.js
var application_inputs = __webpack_require__(991);
// EXTERNAL MODULE: ./build/commands/bump-image-tag.js
var bump_image_tag = __webpack_require__(5314);
// EXTERNAL MODULE: ./build/commands/configured/argocd-upsert-app.js
var argocd_upsert_app = __webpack_require__(176);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 1 modules
var gitops_commit = __webpack_require__(5719);
// EXTERNAL MODULE: ./build/commands/gitops-delivery.js
var gitops_delivery = __webpack_require__(1604);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
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
        result: '`created`, `updated` or `unchanged`; in a dry run what it would be.',
        'sync-status': 'Sync status at the end (`mode: api`).',
        'health-status': 'Health at the end (`mode: api`).',
        revision: 'Revision that Argo CD compared last; in `mode: git` the commit of the branch that holds the manifest, also when nothing had to be written.',
        url: 'Address of the Application in the web interface (`mode: api`).',
        'failed-resources': { empty: [], description: 'JSON list of `{kind, namespace, name, status, message}`.' },
    },
    async run(run) {
        (0,wait/* waitGoal */.XS)(run.inputs['wait-for']);
        const planned = await planApplication(run);
        run.report({ name: planned.application.metadata.name });
        if (planned.mode === 'git')
            return throughGit(run, planned);
        return throughServer(run, planned);
    },
});
async function throughServer(given, planned) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { name } = planned.application.metadata;
        const appTokens = argocd_upsert_app_addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
        const repository = given.inputs['gitops-repository'] ?? given.inputs['repo-url'];
        const run = { ...given, appTokens, inputs: { ...given.inputs, 'gitops-repository': repository } };
        const history = argocd_upsert_app_addDisposableResource(env_1, (0,application_inputs/* gitopsHistory */.Po)(run), true);
        const rollBackInGit = gitRollback(run, planned);
        const needsCommit = (0,argocd_application/* isPinned */.T4)(planned.request) || rollBackInGit !== undefined;
        const commit = (0,wait/* waitGoal */.XS)(run.inputs['wait-for']).commit ?? (needsCommit ? await history.tip() : undefined);
        if (needsCommit && commit === undefined) {
            const [input, problem] = (0,argocd_application/* isPinned */.T4)(planned.request)
                ? ['revision', `uses ${argocd_application/* commitPlaceholder */.lW}, and the commit of the GitOps repository is not known`]
                : ['on-failure', 'cannot roll back: the commit that is deployed is not known'];
            throw (0,failure/* badInput */.AN)(input, problem, 'Give gitops-repository and its credential, or wait-for: commit=<sha>.');
        }
        const deployment = serverDeployment(run, planned, { commit, history, isRequested: false, rollBackInGit });
        const outcome = await (0,deploy/* deployToServer */.WG)(deployment, run, run.deadline);
        if (outcome.kind === 'requested')
            return { outputs: { name }, summary: summaryOf(name, 'requested', []) };
        if (outcome.kind === 'preview') {
            return { outputs: { name, result: outcome.result }, summary: summaryOf(name, outcome.result, []) };
        }
        const { result, app, url } = outcome;
        return {
            outputs: { name, result, ...(0,wait/* statusOutputs */.tr)(app), url, 'failed-resources': [] },
            summary: summaryOf(name, result, serverFacts(outcome)),
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
    const known = (0,inputs_for/* inputsFor */.p)(bump_image_tag.bumpImageTag, run, scopeOf(place), { rollback: true });
    if (known.inputs.file.length === 0) {
        throw (0,failure/* badInput */.AN)('on-failure', 'rollback needs the file that holds the image: the Application follows the branch of the GitOps repository', 'Give service and environment of a gitops.yaml that has their file, or call bump-image-tag with rollback.');
    }
    const delivery = manifestDelivery(inputs);
    return (failed) => rollBackImage({ ...run, inputs: { ...inputs, 'on-older': 'apply' } }, place, delivery, failed);
}
function manifestDelivery(inputs) {
    return {
        ...gitops_delivery/* pushDelivery */.Bk,
        deliver: inputs.deliver,
        commitVia: inputs['commit-via'],
        requestKey: inputs['request-key'] ?? inputs.environment,
        branchPrefix: (0,request_branch/* branchPrefix */.$j)(inputs['request-branch']),
    };
}
function scopeOf({ service, environment }) {
    return { ...(service === undefined ? {} : { service }), ...(environment === undefined ? {} : { environment }) };
}
async function rollBackImage(run, place, delivery, failed) {
    const { service, environment } = place;
    const rollback = { ...run, ...(0,inputs_for/* inputsFor */.p)(bump_image_tag.bumpImageTag, run, scopeOf(place), { rollback: true }) };
    const bumped = await (0,gitops_commit/* commitUpdates */.cc)(run, {
        updates: (0,update_inputs/* updatesOf */.E$)(rollback),
        rollback: { from: failed },
        values: (0,environments.placeholdersFor)(run.ci, service, environment),
        review: (0,gitops_commit/* reviewOf */.QR)(run, environment, service === undefined ? [] : [service]),
        delivery,
    });
    if (bumped.request !== undefined)
        return { result: 'requested', url: bumped.request.url };
    return { result: 'committed', commit: bumped.commit ?? bumped.tip ?? failed };
}
async function planApplication(run) {
    const { inputs, ci, log } = run;
    const { service, environment } = inputs;
    const request = await (0,application_inputs/* applicationRequest */._R)(run, {
        url: inputs['gitops-repository'] === undefined ? undefined : (0,gitops_remote/* gitopsUrl */.iZ)(run),
        branch: inputs['gitops-branch'],
    });
    const application = (0,argocd_application/* buildApplication */.Ds)(request);
    const { ownership } = request;
    const warning = ownership === undefined ? undefined : (0,argocd_namespace/* namespaceWarning */.y6)(application, ownership.environment);
    if (warning !== undefined)
        log.warn(warning);
    const place = { service, environment };
    const { name, namespace } = application.metadata;
    const mode = inputs.mode ?? (inputs['argocd-server'] === undefined ? 'git' : 'api');
    if (mode === 'api') {
        const owned = { name, ...(namespace === undefined ? {} : { namespace }), project: application.spec.project };
        const options = {
            upsert: { upsert: inputs.upsert, validate: inputs.validate },
            sync: inputs.sync,
            prune: inputs.prune ?? false,
            goal: inputs.wait ? { ...(0,wait/* waitGoal */.XS)(inputs['wait-for']), degradedGraceMs: inputs['degraded-grace'] } : undefined,
            onFailure: inputs['on-failure'],
            onOlder: inputs['on-older'],
            timeoutMs: inputs.timeout,
        };
        return { mode, request, application, owned, place, options };
    }
    if ((0,argocd_application/* isPinned */.T4)(request)) {
        const fix = 'Leave it out to follow the branch, or write the Application to the server (`mode: api`).';
        throw (0,failure/* badInput */.AN)('revision', `uses ${argocd_application/* commitPlaceholder */.lW}, and a manifest cannot contain its own commit`, fix);
    }
    const file = (0,placeholders/* expand */.fT)(inputs['app-file'], { ...(0,environments.placeholdersFor)(ci, service, environment), name }, 'app-file');
    const manifest = manifestFile(application, file, { upsert: inputs.upsert });
    return { mode, request, application, owned: { file }, place, manifest };
}
function serverDeployment(run, planned, { commit, history, isRequested, rollBackInGit }) {
    const { inputs, ci } = run;
    return {
        connection: (0,declarations_run/* argocdConnection */.rU)(inputs),
        planned,
        target: { ...repositoryOf(run), commit, history },
        isRequested,
        rollBackInGit,
        dryRun: inputs['dry-run'],
        run: `${ci.repository}#${ci.runId}`,
    };
}
function statesOnServer(run, questions, history) {
    const target = { ...repositoryOf(run), history };
    return applicationStates({ connection: (0,declarations_run/* argocdConnection */.rU)(run.inputs), questions, target }, run, run.deadline);
}
function repositoryOf(run) {
    const { 'gitops-repository': repository, 'gitops-branch': branch } = run.inputs;
    return { url: repository === undefined ? undefined : (0,gitops_remote/* gitopsUrl */.iZ)(run), branch };
}
async function throughGit(run, { application, owned, manifest }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, ci } = run;
        const { service } = inputs;
        const { name } = application.metadata;
        refuseServerInputs(inputs);
        let existed = false;
        const render = (before) => {
            existed = before !== undefined;
            return manifest.render(before);
        };
        const review = (0,gitops_commit/* reviewOf */.QR)(run, inputs.environment, service === undefined ? [] : [service]);
        const appTokens = argocd_upsert_app_addDisposableResource(env_2, new app_tokens/* AppTokens */.K(run), true);
        const values = (0,environments.placeholdersFor)(ci, service, inputs.environment);
        const delivery = manifestDelivery(inputs);
        (0,gitops_commit/* checkCommitMessage */.HH)(run, values, delivery);
        const committed = await (0,gitops_commit/* commitUpdates */.cc)({ ...run, appTokens, inputs: { ...inputs, 'on-older': 'apply' } }, {
            updates: [{ kind: 'write', service, file: manifest.file, render }],
            message: `Deploy the Application ${name}`,
            values,
            delivery,
            review: review === undefined ? undefined : { ...review, applications: [owned] },
        });
        const written = committed.commit !== undefined || committed.result === 'planned';
        const result = written ? (existed ? 'updated' : 'created') : 'unchanged';
        return {
            outputs: { name, result, revision: committed.tip, 'failed-resources': [] },
            summary: summaryOf(name, result, [`File: \`${manifest.file}\``, (0,gitops_commit/* commitFacts */.Tw)(run, committed)]),
        };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = argocd_upsert_app_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
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
function serverFacts({ app, newerPin, url }) {
    const status = (0,wait/* statusOutputs */.tr)(app);
    return [
        `Sync: ${status['sync-status']} · health: ${status['health-status']} · revision: \`${status.revision || 'not known yet'}\``,
        ...(newerPin === undefined ? [] : [`Left alone: it is pinned to \`${newerPin}\`, which is newer`]),
        `[Open in Argo CD](${url})`,
    ];
}
function summaryOf(name, result, facts) {
    return ['### argocd-upsert-app', `**${name}**: ${result}`, ...facts].join('\n\n');
}


/***/ }),

/***/ 8446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WG: () => (/* binding */ deployToServer)
/* harmony export */ });
/* unused harmony exports deployApplication, rollBack */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _application_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8158);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3088);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4906);
/* harmony import */ var _gitops_target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6963);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3947);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6349);
/* harmony import */ var _rollout_status_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3);
/* harmony import */ var _upsert_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3914);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(728);
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










async function deployToServer({ connection, planned, target, isRequested, rollBackInGit, dryRun, run }, ports, deadline) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { clock, log } = ports;
        const application = (0,_application_js__WEBPACK_IMPORTED_MODULE_1__/* .applicationAt */ .uU)(planned, target.commit);
        const { name } = application.metadata;
        if (isRequested && (0,_application_js__WEBPACK_IMPORTED_MODULE_1__/* .isPinned */ .T4)(planned.request)) {
            log.info(`Application ${name} is pinned to our commit, which a request still holds: it is written after the merge`);
            return { kind: 'requested' };
        }
        const client = __addDisposableResource(env_1, _client_js__WEBPACK_IMPORTED_MODULE_2__.ArgocdClient.open(connection, ports), false);
        const handle = (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .handleUntil */ .$N)({ client, ref: (0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .refTo */ .zI)(application), clock, log }, deadline);
        if (dryRun) {
            const preview = await (0,_upsert_js__WEBPACK_IMPORTED_MODULE_8__/* .previewUpsert */ .K)(handle, application, planned.options.upsert);
            log.info(preview.request);
            return { kind: 'preview', ...preview };
        }
        if (isRequested)
            log.info(`Application ${name}: a request holds the change, so there is nothing to wait for`);
        const options = isRequested ? { ...planned.options, sync: false, goal: undefined } : planned.options;
        const operationId = `${run}/${clock.uuid()}`;
        const at = (commit) => (0,_application_js__WEBPACK_IMPORTED_MODULE_1__/* .applicationAt */ .uU)(planned, commit);
        const result = await deployApplication(handle, application, { ...options, operationId, target, rollBackInGit, at });
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
async function deployApplication(handle, wanted, given) {
    const options = { ...given, target: (0,_gitops_target_js__WEBPACK_IMPORTED_MODULE_4__/* .targetOf */ .$r)(wanted.spec, given.target) };
    const { client, ref, log } = handle;
    const urlIn = (namespace = 'argocd') => `${client.url}/applications/${namespace}/${ref.name}`;
    try {
        const upserted = await (0,_upsert_js__WEBPACK_IMPORTED_MODULE_8__/* .upsertApplication */ .M3)(handle, wanted, options.upsert, options);
        log.info(`${(0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .appNamed */ .pA)(ref)} ${upserted.result}`);
        const app = await synced(handle, upserted, options);
        return { result: upserted.result, app, url: urlIn(app.metadata.namespace), newerPin: upserted.newerPin };
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.outputs === undefined)
            throw error;
        throw error.with({ outputs: { name: ref.name, url: urlIn(ref.appNamespace), ...error.outputs } });
    }
}
async function synced(handle, upserted, options) {
    if (!options.sync && options.goal === undefined)
        return upserted.app;
    try {
        return await syncAndWait(handle, upserted, options);
    }
    catch (error) {
        throw options.onFailure === 'rollback' ? await failureAfterRollback(handle, upserted, options, error) : error;
    }
}
async function syncAndWait(handle, { app }, options) {
    const { client, ref, log } = handle;
    const { target } = options;
    const compared = (await client.refresh(ref)) ?? app;
    const onlySynced = { commit: target.commit, operationId: undefined, synced: true, healthy: false, images: [] };
    let operationId;
    if (options.sync && (0,_rollout_status_js__WEBPACK_IMPORTED_MODULE_7__/* .rolloutStatus */ .O)(compared, onlySynced, await (0,_gitops_target_js__WEBPACK_IMPORTED_MODULE_4__/* .reachOf */ .xw)(compared, target)).state !== 'ready') {
        const sync = await startSync(handle, options);
        if (sync === 'started')
            operationId = options.operationId;
        log.info(`${(0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .appNamed */ .pA)(ref)}: sync ${sync === 'started' ? 'started' : 'already running, taken as ours'}`);
    }
    if (options.goal === undefined)
        return (await client.get(ref)) ?? compared;
    return await (0,_wait_js__WEBPACK_IMPORTED_MODULE_9__/* .waitUntilLive */ .Sl)(handle, { ...options.goal, operationId }, target);
}
const aboutDeployment = new Set([
    'ARGOCD_SYNC_FAILED',
    'ARGOCD_COMPARISON',
    'ARGOCD_INVALID_SPEC',
    'ARGOCD_REVISION',
    'ARGOCD_NO_RESOURCES',
    'ARGOCD_PRUNE_REQUIRED',
    'ARGOCD_DEGRADED',
    'ARGOCD_TIMEOUT',
]);
async function failureAfterRollback(handle, upserted, options, error) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
            return error;
        if (!aboutDeployment.has(error.code)) {
            return error.with({ message: `${error.message}\nNot rolled back: this says nothing about what was deployed.` });
        }
        const deadline = __addDisposableResource(env_2, handle.deadline.overtime(options.timeoutMs), false);
        const late = (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .handleUntil */ .$N)(handle, deadline);
        const { target, rollBackInGit } = options;
        const rolledBack = rollBackInGit === undefined || target.commit === undefined
            ? rollBack(late, upserted, options).then(describeRollback)
            : rollBackByCommit(late, rollBackInGit, target.commit, options);
        const outcome = await rolledBack.catch((problem) => `The rollback failed as well: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(problem)}`);
        handle.log.warn(`${(0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .appNamed */ .pA)(handle.ref)}: ${outcome}`);
        return error.with({ message: `${error.message}\n${outcome}`, cause: error });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
async function rollBackByCommit(handle, rollBackInGit, failed, options) {
    const { client, ref } = handle;
    const rolledBack = await rollBackInGit(failed);
    if (rolledBack.result === 'requested')
        return `The request ${rolledBack.url} brings back what was deployed before.`;
    const { commit } = rolledBack;
    const target = { ...options.target, commit };
    const { app } = await (0,_upsert_js__WEBPACK_IMPORTED_MODULE_8__/* .upsertApplication */ .M3)(handle, options.at(commit), { upsert: true, validate: false }, { target, onOlder: 'skip' });
    if (app.operation !== undefined && !(await brings(app, target)))
        await client.terminate(ref);
    const { goal, sync, prune } = options;
    const operationId = `${options.operationId}-rollback`;
    await syncAndWait(handle, { app }, { goal: goal && { ...goal, images: [] }, sync, prune, operationId, target });
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
        case 'follows-git':
            return 'Not rolled back: the Application follows the branch of the GitOps repository, where the image must go back (`bump-image-tag --rollback`).';
    }
}
async function brings({ operation }, { commit, history }) {
    if (commit === undefined)
        return false;
    for (const revision of (0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .syncedBy */ .I4)(operation))
        if ((await history.descends(revision, commit)) === 'yes')
            return true;
    return false;
}
async function startSync(handle, { operationId, prune, target }) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const { client, ref, clock, log } = handle;
        const observer = __addDisposableResource(env_3, (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .observe */ .lB)(handle), false);
        for (let announced = false;;) {
            try {
                await client.sync(ref, { prune, operationId });
                return 'started';
            }
            catch (error) {
                if (!isBusy(error) && !(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .isTransient */ .dg)(error))
                    throw error;
                const observation = await observer.next();
                if (observation.kind === 'absent')
                    throw error;
                if (observation.kind === 'out-of-time')
                    throw stillBusy(handle, error);
                const { app } = observation;
                if ((0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .hasOperation */ .oZ)(app, operationId))
                    return 'started';
                if (await brings(app, target))
                    return 'adopted';
                if (!announced && isBusy(error)) {
                    log.info(`${(0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .appNamed */ .pA)(ref)} is busy with another operation; waiting for it`);
                    announced = true;
                }
                await clock.sleep(clock.random() * 2_000);
            }
        }
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
function isBusy(error) {
    const answer = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .argocdErrorOf */ .SN)(error);
    return answer?.code === _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .grpc */ .dY.failedPrecondition && /another operation is already in progress/.test(answer.message);
}
function stillBusy({ ref }, cause) {
    const problem = `${(0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .appNamed */ .pA)(ref)} was busy with another operation until the deadline`;
    const hint = 'Terminate the operation in Argo CD when it hangs, or raise `timeout`.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('timed-out', 'ARGOCD_BUSY', problem, { hint, cause });
}
async function rollBack(handle, { before, app: written }, failed) {
    const { client, ref } = handle;
    if ((0,_gitops_target_js__WEBPACK_IMPORTED_MODULE_4__/* .followsBranch */ .bJ)(written.spec, failed.target))
        return { result: 'follows-git' };
    const target = before === undefined ? undefined : deploymentBefore(before, written.spec);
    if (before === undefined || target === undefined)
        return { result: 'nothing-before' };
    const live = await client.get(ref);
    if (live === undefined || !isOurs(live, before, written, failed.operationId))
        return { result: 'superseded' };
    await client.terminate(ref);
    await client.upsert(withSpec(before, target.spec), { upsert: true, validate: false });
    const { prune, goal } = failed;
    const { spec, revision } = target;
    const ownId = `${failed.operationId}-rollback`;
    const back = { ...failed.target, commit: (0,_gitops_target_js__WEBPACK_IMPORTED_MODULE_4__/* .pinOf */ .nZ)(spec, failed.target).commit };
    const sync = await startSync(handle, { operationId: ownId, prune, target: back });
    if (goal === undefined)
        return { result: 'started', revision };
    const operationId = sync === 'started' ? ownId : undefined;
    await (0,_wait_js__WEBPACK_IMPORTED_MODULE_9__/* .waitUntilLive */ .Sl)(handle, { ...goal, images: [], operationId }, back);
    return { result: 'rolled-back', revision };
}
function isOurs(live, before, written, failedId) {
    if (live.metadata.deletionTimestamp !== undefined || !(0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .sameSpec */ .sZ)(live.spec, written.spec))
        return false;
    const lastId = lastOperationId(live);
    return lastId === undefined || lastId === failedId || lastId === lastOperationId(before);
}
function lastOperationId({ operation, status }) {
    return (0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .operationIdOf */ .cK)(operation ?? status?.operationState?.operation);
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
        if (spec === undefined || (0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .sameField */ .L$)((0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .sourcesOf */ .u0)(spec), (0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .sourcesOf */ .u0)(failed)))
            continue;
        return { spec, revision: (0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .revisionsOf */ .Ow)(entry).find((one) => one !== '') ?? '' };
    }
    return undefined;
}
function specOf(app, entry) {
    const revisions = (0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .revisionsOf */ .Ow)(entry);
    const sourcesThen = (0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .sourcesOf */ .u0)(entry);
    const sources = (sourcesThen.length > 0 ? sourcesThen : (0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .sourcesOf */ .u0)(app.spec)).map((source, index) => {
        const revision = revisions[index];
        return (0,_live_js__WEBPACK_IMPORTED_MODULE_5__/* .isGitSource */ .qh)(source) && revision !== undefined && revision !== ''
            ? { ...source, targetRevision: revision }
            : source;
    });
    const [first] = sources;
    if (first === undefined)
        return undefined;
    const { source: _source, sources: _sources, ...rest } = app.spec;
    return (app.spec.sources ?? []).length > 0 ? { ...rest, sources } : { ...rest, source: first };
}


/***/ }),

/***/ 4906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rg: () => (/* binding */ cutAnswer),
/* harmony export */   SN: () => (/* binding */ argocdErrorOf),
/* harmony export */   dY: () => (/* binding */ grpc),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   qO: () => (/* binding */ transportFailure),
/* harmony export */   ue: () => (/* binding */ responseFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8314);


const grpc = {
    unknown: 2,
    invalidArgument: 3,
    notFound: 5,
    permissionDenied: 7,
    failedPrecondition: 9,
    aborted: 10,
    internal: 13,
    unauthenticated: 16,
};
class ArgocdError extends Error {
    name = 'ArgocdError';
    status;
    code;
    constructor(status, code, message) {
        super(message);
        this.status = status;
        this.code = code;
    }
}
function argocdErrorOf(error) {
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.cause instanceof ArgocdError ? error.cause : undefined;
}
function isTransient(error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'ARGOCD_UNREACHABLE')
        return true;
    const answer = argocdErrorOf(error);
    if (answer === undefined)
        return false;
    return [429, 502, 503, 504].includes(answer.status) || answer.code === grpc.internal || answer.code === grpc.aborted;
}
function transportFailure(origin, { method, path }, error) {
    const { code, hint } = explainTransport(error);
    const problem = `Argo CD at ${origin} did not answer ${method} ${path}: ${error.message}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, problem, { hint, cause: error });
}
function explainTransport(error) {
    const errno = systemCode(error);
    const tls = tlsHint(errno, error.message) ?? (error.kind === 'tls' ? error.hint : undefined);
    if (tls !== undefined)
        return { code: 'ARGOCD_TLS', hint: tls };
    if (error.kind === 'proxy' || error.kind === 'proxy-scheme')
        return { code: 'ARGOCD_PROXY', hint: error.hint };
    if (error.kind === 'too-large' || error.kind === 'encoding')
        return notTheApi;
    if (errno === 'ENOTFOUND') {
        const hint = 'The host name does not resolve from this job: check argocd-server, or run in a network that knows it.';
        return { code: 'ARGOCD_HOST_UNKNOWN', hint };
    }
    return {
        code: 'ARGOCD_UNREACHABLE',
        hint: 'Check argocd-server, and that this job may reach it (firewall, VPN, private runner, HTTPS_PROXY and NO_PROXY).',
    };
}
function systemCode(error) {
    if (!(error instanceof Error))
        return '';
    return 'code' in error && typeof error.code === 'string' ? error.code : systemCode(error.cause);
}
function tlsHint(code, message) {
    if (code === 'EPROTO' || /wrong version number/i.test(message)) {
        return 'The server does not speak TLS on this port: use another port, or `argocd-plaintext: true` in a trusted network.';
    }
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
        return 'The certificate is for another host name: put the name that it has into argocd-server.';
    }
    if (code === 'CERT_HAS_EXPIRED')
        return "Renew the server's certificate.";
    if (/SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_UNTRUSTED/.test(code)) {
        return 'Give the certificate of the CA that signed it as argocd-ca (text or path).';
    }
    if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA/i.test(`${code} ${message}`)) {
        return 'The server asks for a client certificate that it trusts: argocd-client-cert and argocd-client-key.';
    }
    return undefined;
}
function responseFailure(origin, { method, path }, { status, headers, body }) {
    const call = `${method} ${path}`;
    if (status >= 300 && status < 400)
        return redirectFailure(origin, call, status, headers.location);
    const error = parseError(status, body);
    const { code, hint } = error.code === undefined ? explainForeign(status, headers['content-type']) : explain(error);
    const problem = `Argo CD refused ${call}: ${error.message} (HTTP ${status})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, problem, { hint, cause: error });
}
function cutAnswer(origin, { method, path }) {
    const problem = `Argo CD at ${origin} answered ${method} ${path} with JSON that cannot be read to its end`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_ANSWER', problem, {
        hint: 'Look for a proxy or a load balancer before Argo CD that cuts long answers.',
    });
}
function redirectFailure(origin, call, status, location) {
    const target = location !== undefined && URL.canParse(location, origin) ? new URL(location, origin) : undefined;
    const where = target?.origin ?? 'elsewhere';
    const upgrade = target?.protocol === 'https:' && origin.startsWith('http:');
    const problem = `Argo CD answered ${call} with a redirect to ${where} (HTTP ${status})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_REDIRECT', problem, {
        hint: upgrade
            ? 'This is the plain port of a server that wants TLS: drop argocd-plaintext and use https.'
            : 'Redirects are not followed, since the token would go along. Give the final address as argocd-server; behind a single sign-on proxy, let /api pass or send its headers with argocd-headers.',
        cause: new ArgocdError(status, undefined, `redirect to ${where}`),
    });
}
function parseError(status, body) {
    const { code, message } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$)(body);
    if (typeof code !== 'number')
        return new ArgocdError(status, undefined, plainText(body));
    return new ArgocdError(status, code, typeof message === 'string' ? message : body);
}
function plainText(body) {
    const text = body
        .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    return text === '' ? 'an empty answer' : text.slice(0, 200);
}
const notTheApi = {
    code: 'ARGOCD_NOT_THE_API',
    hint: 'This is not the Argo CD API: check argocd-server and argocd-root-path; a login proxy must let /api pass.',
};
function explainForeign(status, contentType) {
    if (status === 415) {
        const hint = 'Something between here and Argo CD changes the Content-Type, which must be exactly application/json.';
        return { code: 'ARGOCD_CONTENT_TYPE', hint };
    }
    if ([502, 503, 504].includes(status)) {
        const hint = 'The proxy before Argo CD got no answer from it: is argocd-server running?';
        return { code: 'ARGOCD_GATEWAY', hint };
    }
    if (contentType?.includes('text/html') === true || status === 404 || status === 405)
        return notTheApi;
    return { code: 'ARGOCD_REFUSED', hint: 'The answer is not from Argo CD itself: look at the proxy before it.' };
}
function explain({ code, message }) {
    const [, , problem] = problems.find(([grpcCode, words]) => grpcCode === code && words.test(message)) ?? [];
    if (problem === undefined) {
        return { code: 'ARGOCD_REFUSED', hint: "The message is Argo CD's own; its server log may say more." };
    }
    const missing = problem === 'ARGOCD_FORBIDDEN' ? missingPermission(message) : undefined;
    return { code: problem, hint: missing ?? hints[problem] };
}
function missingPermission(message) {
    if (!message.includes('permission denied: '))
        return undefined;
    const [, resource, action, object] = /permission denied: ([^,]+), ([^,]+), ([^,]+)/.exec(message) ?? [];
    if (object === undefined)
        return "Argo CD's RBAC denies it to this token.";
    const project = object.split('/')[0];
    return `Add to the token's role: \`p, proj:${project}:ROLE, ${resource}, ${action}, ${object}, allow\`.`;
}
const hints = {
    ARGOCD_LOGIN: 'Check argocd-username and argocd-password. Argo CD says the same after 5 failed logins in 300 s and when 50 run at once.',
    ARGOCD_UNAUTHORIZED: 'argocd-token is missing, expired or revoked: make a new one for the project role.',
    ARGOCD_SYNC_WINDOW: 'A sync window of the AppProject forbids it now: run again when it is open, or allow manual syncs in it.',
    ARGOCD_FORBIDDEN: "The token's role may not read this Application: it needs `applications, get, PROJECT/*`. Check `project` and, for an Application outside Argo CD's own namespace, that app-namespace is enabled there.",
    ARGOCD_NOT_FOUND: 'Check name, project and app-namespace: an Application of another project looks missing.',
    ARGOCD_EXISTS: 'The Application exists with another content: allow `upsert`, or choose another name.',
    ARGOCD_PROJECT: 'Create the AppProject, or add this repository, destination and namespace to what it permits.',
    ARGOCD_DESTINATION: 'Give a cluster that Argo CD knows: dest-server (its URL) or dest-name, not both.',
    ARGOCD_INVALID_SPEC: 'Argo CD could not render the source: check repo-url, revision, path and values-files, and its access to the repository.',
    ARGOCD_BUSY: 'A sync of this Application is running: wait for it, or terminate it in Argo CD.',
    ARGOCD_DELETING: 'Run again when the deletion is done.',
    ARGOCD_AUTO_SYNC: 'With automated sync, set `revision` (the target revision) instead of syncing to another one.',
    ARGOCD_REVISION: 'Push the revision first, and check that Argo CD has access to the repository.',
    ARGOCD_NAMESPACE: "Add app-namespace to Argo CD's `application.namespaces` and to the AppProject's sourceNamespaces.",
};
const problems = [
    [grpc.unauthenticated, /Invalid username or password/, 'ARGOCD_LOGIN'],
    [grpc.unauthenticated, /./, 'ARGOCD_UNAUTHORIZED'],
    [grpc.permissionDenied, /sync window/, 'ARGOCD_SYNC_WINDOW'],
    [grpc.permissionDenied, /./, 'ARGOCD_FORBIDDEN'],
    [grpc.notFound, /./, 'ARGOCD_NOT_FOUND'],
    [grpc.invalidArgument, /use upsert flag/, 'ARGOCD_EXISTS'],
    [grpc.invalidArgument, /is not allowed in project|project does not exist|not permitted in project/, 'ARGOCD_PROJECT'],
    [grpc.invalidArgument, /destination/, 'ARGOCD_DESTINATION'],
    [grpc.invalidArgument, /spec for .* is invalid|InvalidSpecError/, 'ARGOCD_INVALID_SPEC'],
    [grpc.failedPrecondition, /another operation/, 'ARGOCD_BUSY'],
    [grpc.failedPrecondition, /is deleting/, 'ARGOCD_DELETING'],
    [grpc.failedPrecondition, /auto-sync/, 'ARGOCD_AUTO_SYNC'],
    [grpc.failedPrecondition, /resolving repo revision/, 'ARGOCD_REVISION'],
    [grpc.unknown, /namespace '.*' is not permitted/, 'ARGOCD_NAMESPACE'],
];


/***/ }),

/***/ 6349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ handleUntil),
/* harmony export */   HJ: () => (/* binding */ failedResources),
/* harmony export */   WY: () => (/* binding */ described),
/* harmony export */   aC: () => (/* binding */ failedResource),
/* harmony export */   lB: () => (/* binding */ observe),
/* harmony export */   tm: () => (/* binding */ afterDeadline)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4906);
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


const lateMs = 15_000;
function handleUntil(handle, deadline) {
    return { ...handle, client: handle.client.until(deadline), deadline };
}
async function afterDeadline(handle, call) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const late = __addDisposableResource(env_1, handle.deadline.overtime(lateMs), false);
        return await call(handleUntil(handle, late));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
const longestPauseMs = 10_000;
const shortestPauseMs = 1_000;
function observe(handle) {
    const { client, ref, clock, deadline } = handle;
    let woken = false;
    let looked = false;
    const wake = () => {
        woken = true;
    };
    let stream = client.watch(ref, wake);
    const pause = async (withinMs) => {
        const until = clock.now() + Math.min(withinMs, deadline.remaining());
        do
            await clock.sleep(Math.max(0, Math.min(shortestPauseMs, until - clock.now())));
        while (!woken && clock.now() < until);
    };
    return {
        async next(withinMs = longestPauseMs) {
            if (looked)
                await pause(withinMs);
            looked = true;
            if (deadline.passed)
                return { kind: 'out-of-time', away: false };
            woken = false;
            if (stream.closed)
                stream = client.watch(ref, wake);
            return await look(handle);
        },
        [Symbol.dispose]: () => stream.close(),
    };
}
async function look({ client, ref, clock, log, deadline }) {
    for (;;) {
        try {
            const app = await client.get(ref);
            return app === undefined ? { kind: 'absent' } : { kind: 'seen', app };
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || !(error.kind === 'timed-out' || (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error)))
                throw error;
            if (deadline.passed)
                return { kind: 'out-of-time', away: true };
            log.warn(`${error.message}; still waiting`);
            await clock.sleep(shortestPauseMs);
        }
    }
}
async function failedResources(client, ref, app) {
    const refused = (app.status?.operationState?.syncResult?.resources ?? []).flatMap(refusedBySync);
    const nodes = await client.resourceTree(ref).catch(() => app.status?.resources ?? []);
    const unhealthy = nodes.flatMap(unhealthyNode);
    const known = new Set(refused.map(identity));
    return [...refused, ...unhealthy.filter((resource) => !known.has(identity(resource)))];
}
function refusedBySync(resource) {
    const hookFailed = resource.hookPhase === 'Failed' || resource.hookPhase === 'Error';
    if (resource.status !== 'SyncFailed' && !hookFailed)
        return [];
    return [failedResource(resource, hookFailed ? `hook ${resource.hookPhase}` : 'SyncFailed', resource.message)];
}
function unhealthyNode(node) {
    const status = node.health?.status;
    if (status === undefined || status === '' || status === 'Healthy')
        return [];
    return [failedResource(node, status, node.health?.message)];
}
function failedResource({ kind = '', name = '', namespace }, status, message = '') {
    return { kind, namespace: namespace || undefined, name, status, message };
}
function identity({ kind, namespace, name }) {
    return JSON.stringify([kind, namespace, name]);
}
function described(resource) {
    const where = resource.namespace === undefined ? '' : `${resource.namespace}/`;
    const why = resource.message === '' ? '' : `, ${resource.message}`;
    return `${resource.kind} ${where}${resource.name}: ${resource.status}${why}`;
}


/***/ }),

/***/ 3:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ rolloutStatus)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3947);


function rolloutStatus(app, goal, reach) {
    return (onDeletion(app) ??
        onOperationInProgress(app) ??
        onConditions(app, goal, reach) ??
        onComparison(app) ??
        onOperationResult(app, goal, reach) ??
        onRevision(goal, reach) ??
        onFreshness(app) ??
        (goal.synced ? onSync(app) : undefined) ??
        onImages(app, goal) ??
        (goal.healthy ? onHealth(app) : undefined) ?? { state: 'ready' });
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
function onConditions(app, goal, reach) {
    const conditions = app.status?.conditions ?? [];
    const source = conditions.find(({ type }) => type === 'ComparisonError' || type === 'InvalidSpecError');
    if (source !== undefined) {
        return {
            state: 'erroneous',
            code: 'ARGOCD_COMPARISON',
            reason: `${source.type}: ${source.message}`,
            hint: 'Argo CD cannot render the source: check revision, path, values-files and its access to the repository.',
        };
    }
    const sync = conditions.find(({ type }) => type === 'SyncError');
    if (sync === undefined || !(0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .isAutomated */ .TF)(app.spec))
        return undefined;
    const about = /attempt to \[?([0-9a-f]{40,64})/.exec(sync.message)?.[1];
    const current = reach.is === 'reached' && (about === undefined || (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionsOf */ .Ow)(app.status?.sync).includes(about));
    if (goal.commit !== undefined && !current)
        return undefined;
    return {
        state: 'erroneous',
        code: 'ARGOCD_SYNC_FAILED',
        reason: `SyncError: ${sync.message}`,
        hint: 'Automated sync does not try the same revision again: fix the manifests, or set `sync: true` to try once more.',
    };
}
function onComparison(app) {
    const comparedTo = app.status?.sync?.comparedTo;
    if (comparedTo !== undefined && comparesTo(comparedTo, app.spec))
        return undefined;
    return { state: 'waiting', reason: 'Argo CD has not compared this spec yet', refresh: 'normal' };
}
function comparesTo(compared, spec) {
    const multiple = (spec.sources ?? []).length > 0;
    const { server, name, namespace } = spec.destination;
    const comparedDestination = compared.destination;
    return ((multiple ? (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .sameField */ .L$)(compared.sources, spec.sources) : (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .sameField */ .L$)(compared.source, spec.source)) &&
        (server ?? '') === ((name === undefined ? comparedDestination?.server : server) ?? '') &&
        (name ?? '') === (comparedDestination?.name ?? '') &&
        (namespace ?? '') === (comparedDestination?.namespace ?? '') &&
        (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .sameField */ .L$)(compared.ignoreDifferences, spec.ignoreDifferences));
}
function onOperationResult(app, goal, reach) {
    const operation = app.status?.operationState;
    if (operation === undefined || operation.phase === 'Succeeded')
        return undefined;
    const isOwn = goal.operationId !== undefined && (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .hasOperation */ .oZ)(app, goal.operationId);
    const target = (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionsOf */ .Ow)(operation.syncResult).concat((0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionsOf */ .Ow)(operation.operation?.sync));
    const expected = reach.is === 'reached' ? (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionsOf */ .Ow)(app.status?.sync) : [];
    if (!isOwn && !target.some((revision) => expected.includes(revision)))
        return undefined;
    if (!isOwn && app.status?.sync?.status === 'Synced')
        return undefined;
    return {
        state: 'failed',
        code: 'ARGOCD_SYNC_FAILED',
        reason: `the sync ended as ${operation.phase}${suffix(operation.message)}`,
        hint: 'The messages of the resources say why; fix them in the GitOps repository.',
    };
}
function onRevision({ commit }, reach) {
    switch (reach.is) {
        case 'reached':
            return undefined;
        case 'older':
            return { state: 'waiting', reason: `Argo CD has not read ${commit} yet`, refresh: 'normal' };
        case 'unknown':
            return {
                state: 'waiting',
                reason: `nothing tells whether ${reach.revision} has ${commit} (gitops-repository and its credential do)`,
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
function onFreshness(app) {
    const { operationState, reconciledAt } = app.status ?? {};
    const finished = Date.parse(operationState?.finishedAt ?? '');
    if (Number.isNaN(finished) || operationState?.operation?.sync?.dryRun === true)
        return undefined;
    const reconciled = Date.parse(reconciledAt ?? '');
    if (reconciled >= finished)
        return undefined;
    return { state: 'waiting', reason: 'Argo CD has not compared since the sync ended', refresh: 'normal' };
}
function onSync(app) {
    const status = app.status?.sync?.status ?? '';
    if (status === 'Synced')
        return onEmptiness(app);
    const skipped = (app.status?.operationState?.syncResult?.resources ?? []).filter((resource) => resource.status === 'PruneSkipped' && resource.message?.includes('no prune') !== true);
    if (skipped.length > 0 && status === 'OutOfSync' && !(0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .isAutomated */ .TF)(app.spec)) {
        return {
            state: 'failed',
            code: 'ARGOCD_PRUNE_REQUIRED',
            reason: `${skipped.length} resources are no longer in Git and were not pruned`,
            hint: 'Set `prune: true` to delete them.',
        };
    }
    return { state: 'waiting', reason: `sync status is ${status === '' ? 'not known yet' : status}` };
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
function onImages(app, goal) {
    const running = app.status?.summary?.images ?? [];
    const missing = goal.images.find((image) => !running.some((one) => one === image || sameDigest(one, image)));
    if (missing === undefined)
        return undefined;
    return { state: 'waiting', reason: `${missing} is not among the images yet`, refresh: 'hard' };
}
function sameDigest(running, wanted) {
    const wantedImage = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .splitImage */ .s5)(wanted);
    const runningImage = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .splitImage */ .s5)(running);
    return (wantedImage.digest !== undefined &&
        wantedImage.digest === runningImage.digest &&
        wantedImage.repository === runningImage.repository &&
        (wantedImage.tag === undefined || wantedImage.tag === runningImage.tag));
}
function onHealth(app) {
    const health = app.status?.health?.status ?? '';
    if (health === 'Healthy')
        return undefined;
    if (health !== 'Degraded')
        return { state: 'waiting', reason: `health is ${health === '' ? 'not known yet' : health}` };
    return {
        state: 'degraded',
        code: 'ARGOCD_DEGRADED',
        reason: 'health is Degraded',
        hint: 'The messages of the resources say why. A rollout that recovers by itself needs a longer `degraded-grace`.',
    };
}
function suffix(message) {
    return message === undefined || message === '' ? '' : `: ${message}`;
}


/***/ }),

/***/ 3914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cu: () => (/* binding */ differsFromLive),
/* harmony export */   K: () => (/* binding */ previewUpsert),
/* harmony export */   M3: () => (/* binding */ upsertApplication)
/* harmony export */ });
/* unused harmony export currentApplication */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2912);
/* harmony import */ var _review_ownership_label_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3229);
/* harmony import */ var _gitops_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6963);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3947);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6349);
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
        const newerPin = await pinToKeep(handle, wanted, before, rule);
        if (newerPin !== undefined)
            return { result: 'unchanged', app: before, before, newerPin };
    }
    const complete = withControllerFinalizers(wanted, before);
    if (before !== undefined && (0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .isSatisfiedBy */ .SX)(complete, before))
        return { result: 'unchanged', app: before, before };
    const app = await withSubject(handle, () => handle.client.upsert(complete, options));
    if (before === undefined)
        return { result: 'created', app, before };
    return { result: (0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .sameApplication */ .BX)(before, app) ? 'unchanged' : 'updated', app, before };
}
function differsFromLive(wanted, live) {
    return !(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .isSatisfiedBy */ .SX)(withControllerFinalizers(wanted, live), live);
}
async function pinToKeep({ ref, log }, wanted, before, { target, onOlder }) {
    const pin = (0,_gitops_target_js__WEBPACK_IMPORTED_MODULE_2__/* .pinOf */ .nZ)(before.spec, target);
    if (pin.commit === undefined || onOlder === 'apply')
        return undefined;
    const next = (0,_gitops_target_js__WEBPACK_IMPORTED_MODULE_2__/* .pinOf */ .nZ)(wanted.spec, target).commit ?? target.commit ?? (await target.history.tip());
    const has = next === undefined ? 'unknown' : await target.history.descends(next, pin.commit);
    if (has === 'yes')
        return undefined;
    if (next === undefined || has === 'unknown') {
        if (pin.certain)
            log.warn(`${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(ref)} was pinned to ${pin.commit}, and nothing tells whether that is older`);
        return undefined;
    }
    const isNewer = (await target.history.descends(pin.commit, next)) === 'yes';
    if (isNewer && onOlder === 'skip') {
        log.info(`${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(ref)} is left alone: it is pinned to ${pin.commit}, which is newer than ${next}`);
        return pin.commit;
    }
    const problem = `${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(ref)} is pinned to ${pin.commit}, which ${isNewer ? 'is newer than' : 'is not part of'} ${next}`;
    const hint = 'To replace the pin on purpose use `on-older: apply`, or remove it in Argo CD (`argocd app set NAME --revision BRANCH`).';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'ARGOCD_PINNED', problem, { hint });
}
async function previewUpsert(handle, wanted, options) {
    const { client, ref, log } = handle;
    const before = await currentApplication(handle, wanted);
    const complete = withControllerFinalizers(wanted, before);
    if (before !== undefined && (0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .isSatisfiedBy */ .SX)(complete, before)) {
        return { result: 'unchanged', request: `${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(ref)} already says this: no request.` };
    }
    for (const action of before === undefined ? ['create'] : ['create', 'update']) {
        if (!(await client.canI(action, ref)))
            log.warn(`the token may not ${action} ${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(ref)} in ${ref.project}`);
    }
    const url = `${client.url}/api/v1/applications?upsert=${options.upsert}&validate=${options.validate}`;
    return {
        result: before === undefined ? 'created' : 'updated',
        request: `POST ${url}\n${JSON.stringify(complete, undefined, 2)}`,
    };
}
async function currentApplication(handle, wanted) {
    const { client, ref, log } = handle;
    let before = await withSubject(handle, () => client.get(ref));
    if (before?.metadata.deletionTimestamp !== undefined) {
        log.info(`${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(ref)} is being deleted; waiting until it is gone`);
        before = await afterDeletion(handle);
    }
    if (before === undefined)
        await refuseNameOfOtherProject(handle);
    else
        refuseOtherOwner(before, wanted);
    return before;
}
async function afterDeletion(handle) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const observer = __addDisposableResource(env_1, (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .observe */ .lB)(handle), false);
        for (;;) {
            const observation = await observer.next();
            if (observation.kind === 'absent')
                return undefined;
            if (observation.kind === 'out-of-time') {
                throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('timed-out', 'ARGOCD_DELETING', `${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(handle.ref)} is still being deleted`, {
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
async function refuseNameOfOtherProject({ client, ref }) {
    const sameName = await client.list({ name: ref.name, appNamespace: ref.appNamespace });
    const other = sameName.find((app) => app.metadata.name === ref.name && app.spec.project !== ref.project);
    if (other === undefined)
        return;
    const problem = `name: ${ref.name} exists in project ${other.spec.project}, not in ${ref.project}`;
    const hint = `Set \`project: ${other.spec.project}\`, or choose another name.`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'ARGOCD_OTHER_PROJECT', problem, { hint });
}
function refuseOtherOwner(before, wanted) {
    const { name, ownerReferences, annotations } = before.metadata;
    const refusal = (problem, hint) => new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'ARGOCD_OWNED', `${name} ${problem}`, { hint });
    const applicationSet = ownerReferences?.find(({ kind }) => kind === 'ApplicationSet');
    if (applicationSet !== undefined) {
        throw refusal(`belongs to the ApplicationSet ${applicationSet.name}, which would revert any change`, 'Change the ApplicationSet or the files that it reads (bump-image-tag), or choose another name.');
    }
    const parent = annotations?.['argocd.argoproj.io/tracking-id']?.split(':')[0];
    if (parent !== undefined) {
        throw refusal(`is deployed by the Application ${parent}, which would revert any change`, 'Use `mode: git`, which changes its manifest in the GitOps repository.');
    }
    const owner = (0,_review_ownership_label_js__WEBPACK_IMPORTED_MODULE_5__/* .ownershipOf */ .VL)(before.metadata);
    const wantedOwner = (0,_review_ownership_label_js__WEBPACK_IMPORTED_MODULE_5__/* .ownershipOf */ .VL)(wanted.metadata);
    if (owner !== undefined && wantedOwner !== undefined && !(0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpelledAlike */ .sf)(owner, wantedOwner)) {
        throw refusal(`is the review environment ${owner.environment} of ${owner.repository}`, 'Two monorepos use the same name: put something of this one into `name`.');
    }
}
function withControllerFinalizers(wanted, before) {
    const controllers = (before?.metadata.finalizers ?? []).filter((finalizer) => /^(pre|post)-delete-finalizer\.argocd\.argoproj\.io/.test(finalizer));
    const own = wanted.metadata.finalizers ?? [];
    const missing = controllers.filter((finalizer) => !own.includes(finalizer));
    if (missing.length === 0)
        return wanted;
    return { ...wanted, metadata: { ...wanted.metadata, finalizers: [...own, ...missing] } };
}
async function withSubject({ client }, call) {
    try {
        return await call();
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.code !== 'ARGOCD_FORBIDDEN')
            throw error;
        const who = await client.userInfo().catch((cause) => ({ loggedIn: false, username: (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause) }));
        if (!who.loggedIn || who.username === undefined || who.username === '')
            throw error;
        throw error.with({ hint: `${error.hint ?? ''} The token is ${who.username}.`.trim() });
    }
}


/***/ }),

/***/ 728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sl: () => (/* binding */ waitUntilLive),
/* harmony export */   XS: () => (/* binding */ waitGoal),
/* harmony export */   tr: () => (/* binding */ statusOutputs)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _gitops_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6963);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3947);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6349);
/* harmony import */ var _rollout_status_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3);
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
        else if (item !== 'synced' && item !== 'healthy') {
            const fix = 'Use synced, healthy, image=<reference> or commit=<sha>.';
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('wait-for', `"${item}" is not something to wait for`, fix);
        }
    }
    const everything = waitFor.length === commits.length;
    return {
        synced: everything || waitFor.includes('synced'),
        healthy: everything || waitFor.includes('healthy'),
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
const refreshPauseMs = 10_000;
async function waitUntilLive(handle, goal, target) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const observer = __addDisposableResource(env_1, (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .observe */ .lB)(handle), false);
        const progress = new Progress(handle, { ...goal, commit: target.commit }, target);
        let last;
        let reason = 'not looked at yet';
        for (let within;;) {
            const observation = await observer.next(within);
            if (observation.kind === 'absent')
                throw await vanished(handle);
            if (observation.kind === 'out-of-time') {
                throw observation.away ? away(handle, last) : await outOfTime(handle, last, reason);
            }
            const { status, app } = await progress.advance(observation.app);
            last = app;
            if (status.state === 'failed')
                throw await failed(handle, app, status);
            if (status.state === 'ready' && progress.isStable())
                return app;
            const now = status.state === 'ready' ? 'live, looking once more' : status.reason;
            if (now !== reason)
                handle.log.info(`${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(handle.ref)}: ${now}`);
            reason = now;
            within = status.state === 'ready' ? stableMs : undefined;
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
class Progress {
    #handle;
    #goal;
    #target;
    #state;
    #since = 0;
    #refreshedAt = Number.NEGATIVE_INFINITY;
    #refreshedAfter;
    constructor(handle, goal, target) {
        this.#handle = handle;
        this.#goal = goal;
        this.#target = target;
    }
    async advance(seen) {
        const { client, ref, clock } = this.#handle;
        let app = seen;
        let status = await this.#statusOf(app);
        const kind = this.#neededRefresh(app, status);
        if (kind !== undefined) {
            const refreshed = await client.refresh(ref, kind);
            this.#refreshedAt = clock.now();
            if (refreshed !== undefined) {
                app = refreshed;
                status = await this.#statusOf(app);
            }
        }
        if (status.state !== this.#state)
            this.#since = clock.now();
        this.#state = status.state;
        return { status: failedAfterGrace(status, clock.now() - this.#since, this.#goal.degradedGraceMs), app };
    }
    async #statusOf(app) {
        return (0,_rollout_status_js__WEBPACK_IMPORTED_MODULE_5__/* .rolloutStatus */ .O)(app, this.#goal, await (0,_gitops_target_js__WEBPACK_IMPORTED_MODULE_2__/* .reachOf */ .xw)(app, this.#target));
    }
    isStable() {
        return this.#state === 'ready' && this.#handle.clock.now() - this.#since >= stableMs;
    }
    #neededRefresh(app, status) {
        const finishedAt = app.status?.operationState?.finishedAt;
        const ended = app.operation === undefined && finishedAt !== undefined && finishedAt !== this.#refreshedAfter;
        if (ended) {
            this.#refreshedAfter = finishedAt;
            return 'normal';
        }
        if (this.#handle.clock.now() - this.#refreshedAt < refreshPauseMs)
            return undefined;
        if (status.state === 'erroneous')
            return 'normal';
        return status.state === 'waiting' ? status.refresh : undefined;
    }
}
function failedAfterGrace(status, lasted, degradedGraceMs) {
    const grace = status.state === 'degraded' ? degradedGraceMs : errorGraceMs;
    if ((status.state !== 'degraded' && status.state !== 'erroneous') || lasted < grace)
        return status;
    const { code, hint, reason } = status;
    return { state: 'failed', code, hint, reason: `${reason} (for ${Math.round(lasted / 1000)} s)` };
}
function statusOutputs(app) {
    return {
        'sync-status': app?.status?.sync?.status || 'Unknown',
        'health-status': app?.status?.health?.status || 'Unknown',
        revision: (0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionsOf */ .Ow)(app?.status?.sync).join(','),
    };
}
function failed(handle, app, { code, hint, reason }) {
    return withStatus(handle, app, new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, `${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(handle.ref)}: ${reason}`, { hint }));
}
async function outOfTime(handle, app, reason) {
    const manual = app?.status?.sync?.status === 'OutOfSync' && app.operation === undefined;
    const hint = manual
        ? 'It is OutOfSync and nothing syncs it: set `sync: true` or `sync-policy: automated`.'
        : 'Argo CD goes on by itself. Raise `timeout` when the rollout needs longer.';
    const problem = `${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(handle.ref)} was not live before the deadline: ${reason}`;
    const failure = new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('timed-out', 'ARGOCD_TIMEOUT', problem, { hint });
    return await (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .afterDeadline */ .tm)(handle, (late) => withStatus(late, app, failure));
}
function away({ ref }, app) {
    const problem = `${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(ref)}: Argo CD did not answer any more before the deadline`;
    const hint = 'Whether it is live is not known: run again when Argo CD is back, which waits again.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('timed-out', 'ARGOCD_UNREACHABLE', problem, { hint, outputs: statusOutputs(app) });
}
function vanished(handle) {
    const problem = `${(0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .appNamed */ .pA)(handle.ref)} was deleted while this run waited for it`;
    const hint = 'Somebody or a cleanup removed it: run the deploy again if it should exist.';
    return withStatus(handle, undefined, new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_NOT_FOUND', problem, { hint }));
}
async function withStatus({ client, ref }, app, failure) {
    const resources = app === undefined ? [] : await (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .failedResources */ .HJ)(client, ref, app);
    return failure.with({
        message: [failure.message, ...resources.map((resource) => `  ${(0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .described */ .WY)(resource)}`)].join('\n'),
        outputs: { ...statusOutputs(app), 'failed-resources': resources },
    });
}


/***/ })

};
