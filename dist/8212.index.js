export const id = 8212;
export const ids = [8212,4660];
export const modules = {

/***/ 8212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  argocdUpsertApp: () => (/* binding */ argocdUpsertApp),
  planApplication: () => (/* binding */ planApplication),
  serverDeployment: () => (/* binding */ serverDeployment)
});

// EXTERNAL MODULE: ./build/core/argocd/application.js + 1 modules
var argocd_application = __webpack_require__(8158);
// EXTERNAL MODULE: ./build/core/argocd/deploy.js + 1 modules
var deploy = __webpack_require__(819);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 19 modules
var edit = __webpack_require__(415);
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

// EXTERNAL MODULE: ./build/core/argocd/wait.js
var wait = __webpack_require__(728);
// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/application.js
var application = __webpack_require__(1086);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/commands/application-inputs.js





function nameOf(run) {
    const { name, service, environment } = run.inputs;
    return name === undefined ? undefined : (0,placeholders/* expand */.f)(name, (0,environments/* placeholdersFor */.mL)(run.ci, service, environment), 'name');
}
async function applicationRequest(run, gitops) {
    const { inputs } = run;
    return {
        name: nameOf(run),
        project: inputs.project,
        appNamespace: inputs['app-namespace'],
        template: inputs.file === undefined ? undefined : await (0,argocd_application/* readTemplate */.xV)((0,external_node_path_.resolve)(run.cwd, inputs.file), inputs.file),
        labels: pairs('labels', inputs.labels),
        annotations: pairs('annotations', inputs.annotations),
        source: {
            repoUrl: inputs['repo-url'],
            defaultRepoUrl: gitops.url,
            path: inputs.path,
            revision: inputs.revision,
            defaultRevision: gitops.branch ?? 'HEAD',
            chart: inputs.chart,
            valuesFiles: inputs['values-files'],
            values: inputs.values,
            parameters: inputs.parameters,
            kustomizeImages: inputs['kustomize-images'],
            directoryRecurse: inputs['directory-recurse'],
        },
        destination: {
            server: inputs['dest-server'],
            name: inputs['dest-name'],
            namespace: inputs['dest-namespace'],
        },
        syncPolicy: inputs['sync-policy'],
        prune: inputs.prune,
        selfHeal: inputs['self-heal'],
        syncOptions: inputs['sync-options'],
        finalizer: finalizerOf(inputs.cascade, inputs.finalizer),
        ownership: ownershipFor(run),
    };
}
function finalizerOf(cascade, finalizer) {
    if (cascade !== false)
        return finalizer ?? (cascade === true ? 'foreground' : undefined);
    if (finalizer === undefined)
        return 'none';
    throw (0,failure/* badInput */.AN)('finalizer', 'has no effect with `cascade: false`', 'Leave one of them out.');
}
function pairs(input, lines) {
    const entries = lines.map((line, index) => {
        const [, name, value] = /^([^=\s]+)=(.*)$/s.exec(line) ?? [];
        if (name === undefined || value === undefined)
            throw (0,failure/* badInput */.AN)(input, `item ${index + 1} is not of the form name=value`);
        return [name, value];
    });
    return Object.fromEntries(entries);
}
function ownershipFor(run) {
    const { config, ci, inputs } = run;
    const slug = (0,environments/* slugFor */.Pb)(ci);
    if (slug === undefined)
        return undefined;
    const named = config === undefined ? undefined : inputs.environment;
    const review = config !== undefined && named !== undefined
        ? (0,environments/* isReviewEnvironment */.Qm)((0,environments/* environmentNamed */.b6)(config, named))
        : nameOf(run)?.includes(slug) === true;
    if (!review)
        return undefined;
    return { environment: slug, repository: ci.repository, branch: ci.branch, request: ci.requestNumber };
}
function impliedApplication(selection) {
    const chosen = (0,environments/* chosenEnvironment */.Kq)(selection);
    if (chosen === undefined || selection.service === undefined)
        return {};
    const { name, environment } = chosen;
    const fill = (template, key) => (0,placeholders/* expand */.f)(template, (0,environments/* placeholdersFor */.mL)(selection.ci, selection.service, name), `environments.${name}.${key}`);
    const directory = environment.app?.chart === undefined ? kustomizationDirectory(environment.file) : undefined;
    return {
        environment: name,
        name: environment.app?.name === undefined
            ? fill((0,environments/* isReviewEnvironment */.Qm)(environment) ? '{service}-{slug}' : '{service}-{environment}', 'app.name')
            : undefined,
        path: environment.app?.path === undefined && directory !== undefined ? fill(directory, 'file') : undefined,
    };
}
function kustomizationDirectory(file) {
    return file === undefined ? undefined : /^(.*)\/kustomization\.ya?ml$/.exec(file)?.[1];
}

// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 2 modules
var gitops_commit = __webpack_require__(5685);
// EXTERNAL MODULE: ./build/commands/gitops-delivery.js
var gitops_delivery = __webpack_require__(1604);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 3 modules
var gitops_remote = __webpack_require__(1509);
;// CONCATENATED MODULE: ./build/commands/argocd-upsert-app.js
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
    ...run/* runInputs */.HM,
    ...run/* argocdInputs */.wm,
    ...application/* applicationInputs */.y,
    upsert: {
        type: 'boolean',
        default: 'true',
        description: 'Change the Application when it exists with another content.',
    },
    validate: {
        type: 'boolean',
        default: 'true',
        description: 'Have the server render the manifests before it accepts them (`mode: api`).',
    },
    sync: {
        type: 'boolean',
        default: 'false',
        description: 'Start a sync, or take the one that is running for the same commit.',
    },
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is proved to be live: compared, synced, healthy.',
    },
    'wait-for': {
        type: 'list',
        description: 'What `wait` waits for (`mode: api`): `synced`, `healthy`, `image=<reference>`. Default: `synced` and `healthy`.',
    },
    timeout: { ...run/* runInputs */.HM.timeout, default: '10m' },
    'degraded-grace': {
        type: 'duration',
        default: '90s',
        description: 'How long the Application may be Degraded without a break before `wait` fails (`mode: api`).',
    },
    'on-failure': {
        type: 'choice',
        options: ['keep', 'rollback'],
        default: 'keep',
        description: 'After a failed `sync` or `wait` (`mode: api`): leave it, or go back to what was deployed before, unless a later deployment has taken over.',
    },
    ...application/* manifestInputs */.F,
    ...gitops_remote/* gitopsConnectionInputs */.iE,
    message: { type: 'string', description: gitops/* commitInputs */.J8.message.description },
    author: gitops/* commitInputs */.J8.author,
    sign: gitops/* commitInputs */.J8.sign,
    deliver: gitops/* deliveryInputs */.Uh.deliver,
    'commit-via': gitops/* deliveryInputs */.Uh['commit-via'],
    'request-key': gitops/* deliveryInputs */.Uh['request-key'],
};
const argocdUpsertApp = (0,command/* defineCommand */.N)({
    name: 'argocd-upsert-app',
    summary: 'Create or update the Argo CD Application, optionally sync it and wait until this commit is live',
    inputs,
    outputs: {
        name: 'Name of the Application.',
        result: '`created`, `updated` or `unchanged`; in a dry run what it would be.',
        'sync-status': 'Sync status at the end (`mode: api`).',
        'health-status': 'Health at the end (`mode: api`).',
        revision: 'Revision that Argo CD compared last; in `mode: git` the commit of the branch that holds the manifest, also when nothing had to be written.',
        url: 'Address of the Application in the web interface (`mode: api`).',
        'failed-resources': 'JSON list of `{kind, namespace, name, status, message}`.',
    },
    implied: impliedApplication,
    async run(run) {
        (0,wait/* waitGoal */.XS)(run.inputs['wait-for']);
        const planned = await planApplication(run);
        if (planned.mode === 'git')
            return throughGit(run, planned);
        const { name } = planned.application.metadata;
        const outcome = await (0,deploy/* deployToServer */.WG)(serverDeployment(run, planned), run, run.deadline);
        if (outcome.kind === 'preview') {
            return { outputs: { name, result: outcome.result }, summary: summaryOf(name, outcome.result, []) };
        }
        const { result, app, url } = outcome;
        return {
            outputs: { name, result, ...(0,wait/* statusOutputs */.tr)(app), url, 'failed-resources': [] },
            summary: summaryOf(name, result, serverFacts(outcome)),
        };
    },
});
async function planApplication(run) {
    const { inputs, ci } = run;
    const { service, environment } = inputs;
    const request = await applicationRequest(run, {
        url: inputs['gitops-repository'] === undefined ? undefined : (0,gitops_remote/* gitopsUrl */.iZ)(run),
        branch: inputs['gitops-branch'],
    });
    const application = (0,argocd_application/* buildApplication */.Ds)(request);
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
            timeoutMs: inputs.timeout,
        };
        return { mode, request, application, owned, options };
    }
    const file = (0,placeholders/* expand */.f)(inputs['app-file'], { ...(0,environments/* placeholdersFor */.mL)(ci, service, environment), name }, 'app-file');
    const manifest = manifestFile(application, file, { upsert: inputs.upsert });
    return { mode, request, application, owned: { file }, manifest };
}
function serverDeployment({ inputs, ci, }, { application, options }) {
    const connection = (0,run/* argocdConnection */.rU)(inputs);
    return { connection, application, options, dryRun: inputs['dry-run'], run: `${ci.repository}#${ci.runId}` };
}
async function throughGit(run, { application, owned, manifest }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
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
        const appTokens = __addDisposableResource(env_1, new app_tokens/* AppTokens */.K(run), true);
        const message = inputs.message ?? `Deploy the Application ${name}`;
        const committed = await (0,gitops_commit/* commitUpdates */.cc)({ ...run, appTokens, inputs: { ...inputs, message, 'on-older': 'apply' } }, {
            updates: [{ kind: 'write', service, file: manifest.file, render }],
            values: (0,environments/* placeholdersFor */.mL)(ci, service, inputs.environment),
            delivery: {
                ...gitops_delivery/* pushDelivery */.Bk,
                deliver: inputs.deliver,
                commitVia: inputs['commit-via'],
                requestKey: inputs['request-key'] ?? inputs.environment,
            },
            review: review === undefined ? undefined : { ...review, applications: [owned] },
        });
        const written = committed.commit !== undefined || committed.result === 'planned';
        const result = written ? (existed ? 'updated' : 'created') : 'unchanged';
        return {
            outputs: { name, result, revision: committed.tip, 'failed-resources': [] },
            summary: summaryOf(name, result, [`File: \`${manifest.file}\``, (0,gitops_commit/* commitFacts */.Tw)(run, committed)]),
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
function refuseServerInputs(inputs) {
    const given = [
        ['sync', inputs.sync],
        ['wait', inputs.wait],
        ['wait-for', inputs['wait-for'].length > 0],
        ['on-failure', inputs['on-failure'] === 'rollback'],
    ];
    const [input] = given.find(([, isGiven]) => isGiven) ?? [];
    if (input === undefined)
        return;
    const fix = 'Give argocd-server, or leave it out: Argo CD follows the manifest by itself.';
    throw (0,failure/* badInput */.AN)(input, 'needs `mode: api`', fix);
}
function serverFacts({ app, supersededBy, url }) {
    const status = (0,wait/* statusOutputs */.tr)(app);
    return [
        `Sync: ${status['sync-status']} · health: ${status['health-status']} · revision: \`${status.revision || 'not known yet'}\``,
        ...(supersededBy === undefined ? [] : [`A later deployment took over: \`${supersededBy}\``]),
        `[Open in Argo CD](${url})`,
    ];
}
function summaryOf(name, result, facts) {
    return ['### argocd-upsert-app', `**${name}**: ${result}`, ...facts].join('\n\n');
}


/***/ }),

/***/ 5685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Tw: () => (/* binding */ commitFacts),
  cc: () => (/* binding */ commitUpdates),
  Dy: () => (/* binding */ imageRows),
  QR: () => (/* binding */ reviewOf)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
;// CONCATENATED MODULE: ./build/core/bump/warm-up.js

const sample = `# comment
image:
  repository: r/a # why
  tag: "1"
hosts:
  - host: a.example.com
    paths: [{ path: / }, 'b']
env:
  - name: A
    value: 1

`;
const steps = [
    () => Promise.all(/* import() */[__webpack_require__.e(368), __webpack_require__.e(7476)]).then(__webpack_require__.bind(__webpack_require__, 7476)),
    () => __webpack_require__.e(/* import() */ 4793).then(__webpack_require__.bind(__webpack_require__, 4793)),
    () => Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2518)]).then(__webpack_require__.bind(__webpack_require__, 2518)),
    () => Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(415), __webpack_require__.e(6970)]).then(__webpack_require__.bind(__webpack_require__, 5923)),
    async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2518)]).then(__webpack_require__.bind(__webpack_require__, 2518))).parseSource('sample.yaml', sample),
    async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(415), __webpack_require__.e(4660)]).then(__webpack_require__.bind(__webpack_require__, 415))).editFile('sample.yaml', sample, { image: 'r/a', tag: '2' }),
    () => __webpack_require__.e(/* import() */ 6791).then(__webpack_require__.bind(__webpack_require__, 6791)),
];
async function warmUp(first, { clock, log }) {
    for (const step of [first, ...steps]) {
        try {
            await clock.sleep(0);
            await step();
        }
        catch (error) {
            log.detail(`could not be prepared ahead: ${(0,failure/* messageOf */.bD)(error)}`);
        }
    }
}

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/git/commit.js
var commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/program/object-reader.js
var object_reader = __webpack_require__(8779);
// EXTERNAL MODULE: ./build/core/git/program/program.js
var program = __webpack_require__(1714);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var checkout = __webpack_require__(5228);
;// CONCATENATED MODULE: ./build/core/source/source-commits.js




const mostWalked = 32;
class SourceCommits {
    #reader;
    #checkout;
    #found = new Map();
    constructor(checkout) {
        this.#checkout = checkout;
        this.#reader = new object_reader/* ObjectReader */.n(() => (0,program/* startGit */.BE)(['cat-file', '--batch'], checkout));
    }
    async abbreviated(digits) {
        const commit = await this.#find(digits);
        return commit?.id.startsWith(digits) === true ? commit.id : undefined;
    }
    async describe(commit, repoUrl) {
        const found = await this.#find(commit);
        if (found === undefined)
            return undefined;
        try {
            return { ...reference(recoded(found.body)), sha: commit, ...(repoUrl === undefined ? {} : { repoUrl }) };
        }
        catch {
            return undefined;
        }
    }
    async descends(descendant, ancestor) {
        if ((0,checkout/* isShallowByFile */.We)(this.#checkout) !== false)
            return false;
        const seen = new Set([descendant]);
        let generation = [descendant];
        while (generation.length > 0 && seen.size <= mostWalked) {
            if (generation.includes(ancestor))
                return true;
            const parents = await Promise.all(generation.map((id) => this.#parents(id)));
            generation = [...new Set(parents.flat())].filter((id) => !seen.has(id));
            for (const id of generation)
                seen.add(id);
        }
        return generation.includes(ancestor);
    }
    async #parents(id) {
        const found = await this.#find(id);
        try {
            return found === undefined ? [] : (0,commit/* decodeCommit */.ix)(found.body).parents;
        }
        catch {
            return [];
        }
    }
    #find(digits) {
        const known = this.#found.get(digits);
        if (known !== undefined)
            return known;
        const found = this.#read(digits);
        this.#found.set(digits, found);
        void found.then((object) => object?.id === digits || this.#found.delete(digits));
        return found;
    }
    async #read(digits) {
        if (!/^[0-9a-f]{4,64}$/.test(digits))
            return undefined;
        return this.#reader.read(`${digits}^{commit}`).catch(() => undefined);
    }
    async [Symbol.asyncDispose]() {
        await this.#reader.close();
    }
}
function reference(body) {
    const { author, message } = (0,commit/* decodeCommit */.ix)(body);
    const [subject = '', ...paragraphs] = message.trim().split(/\n[ \t]*\n/);
    const rest = paragraphs.join('\n\n').trim();
    return {
        author: `${author.name} <${author.email}>`,
        date: rfc3339(author.seconds, author.zone),
        subject: subject.replace(/[ \t]*\n[ \t]*/g, ' '),
        ...(rest === '' ? {} : { body: rest }),
    };
}
function recoded(body) {
    const [, encoding] = (0,commit/* decodeCommit */.ix)(body).headers?.find(([name]) => name === 'encoding') ?? [];
    return encoding === undefined ? body : Buffer.from(new TextDecoder(encoding).decode(body), 'utf8');
}
function rfc3339(seconds, zone) {
    const [, sign = '+', hours = '00', minutes = '00'] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    const local = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
    return `${local}${sign}${hours}:${minutes}`;
}

// EXTERNAL MODULE: ./build/commands/gitops-delivery.js
var gitops_delivery = __webpack_require__(1604);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 3 modules
var gitops_remote = __webpack_require__(1509);
// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(2635);
;// CONCATENATED MODULE: ./build/commands/gitops-commit.js
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






async function commitUpdates(run, request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, ci, clock, deadline, log, secrets, env, programs } = run;
        const { updates, review, values, delivery, rollback = false } = request;
        const started = clock.now();
        const checkout = { cwd: ci.workspace, env, clock, programs };
        const commits = __addDisposableResource(env_1, new SourceCommits(checkout), true);
        const describe = async () => (ci.commit === undefined ? undefined : commits.describe(ci.commit, ci.repositoryUrl));
        const opening = (0,gitops_remote/* openGitops */.fn)(run);
        void warmUp(describe, run);
        const transport = __addDisposableResource(env_1, await opening, true);
        const [{ bump }, { sourceHistory }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(368), __webpack_require__.e(7476)]).then(__webpack_require__.bind(__webpack_require__, 7476)),
            __webpack_require__.e(/* import() */ 4793).then(__webpack_require__.bind(__webpack_require__, 4793)),
        ]);
        const bumped = await bump({
            transport,
            branch: inputs['gitops-branch'],
            updates,
            message: { template: inputs.message, values },
            provenance: {
                sourceRepository: ci.repositoryUrl ?? ci.repository,
                sourceCommit: ci.commit,
                sourceBranch: ci.branch,
                pipeline: ci.pipelineUrl,
                reference: await describe(),
            },
            history: sourceHistory(checkout, commits, async () => (0,gitops_remote/* openMonorepoForge */.h0)(run), log),
            onOlder: inputs['on-older'],
            delivery: await (0,gitops_delivery/* openDelivery */.Dz)(run, delivery),
            reopened: ci.event.kind === 'request' && ci.event.reopened === true,
            rollback,
            review,
            clock,
            log,
            secrets,
            timeout: deadline.budget(),
            dryRun: inputs['dry-run'],
        });
        return { ...bumped, milliseconds: clock.now() - started };
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
function reviewOf({ config, ci }, environment, services) {
    if (config === undefined || environment === undefined)
        return undefined;
    const review = (0,environments/* reviewEnvironmentFor */.Ll)(config, ci, environment);
    return review && { ...review, services, applications: [], images: [] };
}
function commitFacts(run, { commit, request, attempts, milliseconds }) {
    return [
        ...(commit === undefined ? [] : [(0,gitops_remote/* commitLink */.wn)(run, commit)]),
        ...(request === undefined ? [] : [`[request ${request.number}](${request.url})`]),
        `${attempts} attempt${attempts === 1 ? '' : 's'}`,
        `${(milliseconds / 1000).toFixed(1)} s`,
    ].join(' · ');
}
function imageRows(images) {
    if (images.length === 0)
        return '';
    return (0,summary/* table */.t)(['service', 'file', 'from', 'to'], images.map(({ service = '', file, oldImage = '', newImage = '' }) => [service, file, oldImage, newImage]));
}


/***/ }),

/***/ 1604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bk: () => (/* binding */ pushDelivery),
/* harmony export */   Dz: () => (/* binding */ openDelivery),
/* harmony export */   cr: () => (/* binding */ deliverySettings)
/* harmony export */ });
/* harmony import */ var _core_delivery_publisher_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(915);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1509);



const pushDelivery = {
    deliver: 'push',
    commitVia: 'git',
    requestKey: undefined,
    title: undefined,
    labels: [],
    reviewers: [],
    draft: false,
    autoMerge: false,
};
function deliverySettings(inputs, environment) {
    return {
        deliver: inputs.deliver,
        commitVia: inputs['commit-via'],
        requestKey: inputs['request-key'] ?? environment,
        title: titleOf(inputs.title),
        labels: inputs.labels,
        reviewers: inputs.reviewers,
        draft: inputs.draft,
        autoMerge: inputs['auto-merge'],
    };
}
const longestTitle = 255;
function titleOf(text) {
    const title = text?.replace(/\s+/g, ' ').trim();
    if (title === undefined || title.length <= longestTitle)
        return title;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('title', `has ${title.length} characters, and forges take ${longestTitle}`, 'Shorten it.');
}
async function openDelivery(run, { deliver, commitVia, ...settings }) {
    const { inputs, ci, clock, env, programs } = run;
    const forge = deliver === 'push' && commitVia === 'git'
        ? undefined
        : await (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .openGitopsForge */ .I$)(run, deliver === 'push' ? 'push' : 'request');
    if (commitVia === 'api' && forge !== undefined)
        refuseForApi(inputs, forge.repository);
    const given = inputs.author === undefined ? undefined : parseIdentity(inputs.author);
    const sign = inputs.sign === undefined ? undefined : await signerOf(inputs.sign, { env, programs });
    const committer = { author: given ?? ci.actor, sign, clock };
    const publisher = commitVia === 'api' && forge !== undefined ? (0,_core_delivery_publisher_js__WEBPACK_IMPORTED_MODULE_0__/* .forgePublisher */ .q)(forge, given) : (0,_core_delivery_publisher_js__WEBPACK_IMPORTED_MODULE_0__/* .pushPublisher */ .R)(committer);
    if (deliver === 'push' || forge === undefined)
        return { kind: 'push', publisher };
    return { kind: 'request', publisher, forge, committer, settings };
}
async function signerOf(key, parts) {
    const { createSigner } = await __webpack_require__.e(/* import() */ 3724).then(__webpack_require__.bind(__webpack_require__, 3724));
    return createSigner(key, parts);
}
function refuseForApi({ author, sign }, { kind }) {
    const refused = (input, why) => (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)(input, `cannot be used with commit-via: api${why}`, `Leave ${input} out, or use commit-via: git.`);
    if (sign !== undefined)
        throw refused('sign', ': the forge signs its own commits');
    if (author === undefined || kind.apiCommitAuthor === 'given')
        return;
    throw refused('author', ` on ${kind.title}, where it is the owner of the token`);
}
function parseIdentity(text) {
    const match = /^\s*([^<>\n]+?)\s*<([^<>\s]+)>\s*$/.exec(text);
    if (match?.[1] === undefined || match[2] === undefined) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('author', `"${text}" is not a name with an address`, 'Write it as: Name <name@example.com>.');
    }
    return { name: match[1], email: match[2] };
}


/***/ }),

/***/ 8158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fR: () => (/* binding */ atRevision),
  Ds: () => (/* binding */ buildApplication),
  xV: () => (/* binding */ readTemplate)
});

// UNUSED EXPORTS: resourcesFinalizer

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/review/ownership-label.js
var ownership_label = __webpack_require__(3229);
// EXTERNAL MODULE: ./build/core/argocd/live.js
var live = __webpack_require__(3947);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/git/path.js
var git_path = __webpack_require__(8402);
// EXTERNAL MODULE: ./build/core/git/repository.js
var repository = __webpack_require__(5157);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/argocd/source.js








function applySource(template, request) {
    refuseMixedKinds(request);
    const { sources } = template;
    if (sources === undefined || sources.length === 0) {
        const repoURL = request.repoUrl ?? template.source?.repoURL ?? request.defaultRepoUrl;
        if (repoURL === undefined)
            return {};
        return { source: changedSource({ ...template.source, repoURL }, request) };
    }
    const index = chosenSource(sources, request);
    return { sources: sources.map((source, at) => (at === index ? changedSource(source, request) : source)) };
}
function givenInputs(request) {
    const inputs = [
        { input: 'path', kind: undefined, given: request.path !== undefined },
        { input: 'revision', kind: undefined, given: request.revision !== undefined },
        { input: 'chart', kind: 'Helm', given: request.chart !== undefined },
        { input: 'values-files', kind: 'Helm', given: request.valuesFiles.length > 0 },
        { input: 'values', kind: 'Helm', given: request.values !== undefined },
        { input: 'parameters', kind: 'Helm', given: request.parameters.length > 0 },
        { input: 'kustomize-images', kind: 'Kustomize', given: request.kustomizeImages.length > 0 },
        { input: 'directory-recurse', kind: 'plain manifests', given: request.directoryRecurse !== undefined },
    ];
    return inputs.filter(({ given }) => given);
}
function refuseMixedKinds(request) {
    const [first, ...others] = givenInputs(request).filter(({ kind }) => kind !== undefined);
    const other = others.find(({ kind }) => kind !== first?.kind);
    if (first !== undefined && other !== undefined) {
        const problem = `is for ${other.kind}, and ${first.input} is for ${first.kind}`;
        throw (0,failure/* badInput */.AN)(other.input, problem, 'Leave one of them out.');
    }
    if (request.chart !== undefined && request.path !== undefined) {
        throw (0,failure/* badInput */.AN)('path', 'excludes chart', 'A chart repository has charts, a git repository has paths: give one.');
    }
}
function chosenSource(sources, request) {
    const given = givenInputs(request);
    if (sources.length === 1 && request.repoUrl === undefined)
        return 0;
    const wanted = request.repoUrl ?? request.defaultRepoUrl;
    const matching = sources.flatMap((source, index) => wanted !== undefined && (0,repository/* sameRepository */.RB)(source.repoURL, wanted) && (source.ref ?? '') === '' ? [index] : []);
    if (matching.length === 1)
        return matching[0];
    if (given.length === 0 && request.repoUrl === undefined)
        return undefined;
    throw (0,failure/* badInput */.AN)(given[0]?.input ?? 'repo-url', `the template has ${sources.length} sources, and ${matching.length === 0 ? 'none' : 'more than one'} is of ${wanted ?? 'the repository'}`, 'Give repo-url to choose the source that the inputs change, or write the values into the template.');
}
function changedSource(source, request) {
    const { path: oldPath, chart: oldChart, ...rest } = source;
    const chart = request.chart ?? (request.path === undefined ? oldChart : undefined);
    const path = request.path ?? (request.chart === undefined ? oldPath : undefined);
    if (chart === undefined && path === undefined && (source.ref ?? '') === '') {
        const fix = 'Give the directory in the repository that Argo CD deploys (`.` is its root), or a chart.';
        throw (0,failure/* badInput */.AN)('path', 'is missing', fix);
    }
    const targetRevision = request.revision ?? source.targetRevision ?? (chart === undefined ? request.defaultRevision : undefined);
    if (targetRevision === undefined) {
        throw (0,failure/* badInput */.AN)('revision', 'is missing', 'A chart needs a version, for example 1.2.3.');
    }
    const helm = helmOf(mapAt(source, 'helm'), request);
    const kustomize = kustomizeOf(mapAt(source, 'kustomize'), request.kustomizeImages);
    const directory = request.directoryRecurse === undefined
        ? mapAt(source, 'directory')
        : { ...mapAt(source, 'directory'), recurse: request.directoryRecurse };
    const sourced = {
        ...rest,
        path,
        chart,
        targetRevision,
        ...(helm === undefined ? {} : { helm }),
        ...(kustomize === undefined ? {} : { kustomize }),
        ...(directory === undefined ? {} : { directory }),
    };
    refuseOutsidePaths(sourced, request.valuesFiles, request.path === undefined ? 'file' : 'path');
    return sourced;
}
function mapAt(source, field) {
    const value = source[field];
    return (0,json/* isObject */.Gv)(value) ? value : undefined;
}
function helmOf(template, request) {
    const { valuesFiles, values, parameters } = request;
    if (valuesFiles.length === 0 && values === undefined && parameters.length === 0)
        return template;
    const { values: templateValues, ...rest } = template ?? {};
    return {
        ...rest,
        ...(values === undefined && templateValues !== undefined ? { values: templateValues } : {}),
        ...(valuesFiles.length === 0 ? {} : { valueFiles: [...valuesFiles] }),
        ...(values === undefined ? {} : { valuesObject: helmValues(values) }),
        ...(parameters.length === 0 ? {} : { parameters: mergedParameters(rest.parameters, parameters) }),
    };
}
function helmValues(text) {
    let values;
    try {
        values = readKubernetesYaml(text);
    }
    catch (cause) {
        throw (0,failure/* badInput */.AN)('values', 'is not YAML', 'Give Helm values as YAML text.', cause);
    }
    if (!(0,json/* isObject */.Gv)(values)) {
        throw (0,failure/* badInput */.AN)('values', 'is not a map', 'Helm values are `key: value` lines.');
    }
    return values;
}
function readKubernetesYaml(text) {
    return (0,dist/* parse */.qg)(text, {
        version: '1.1',
        customTags: (tags) => tags.filter((tag) => {
            if (typeof tag === 'string')
                return true;
            return tag.tag !== 'tag:yaml.org,2002:timestamp' && !('format' in tag && tag.format === 'TIME');
        }),
    });
}
function mergedParameters(template, given) {
    const parameters = Array.isArray(template) ? [...template] : [];
    for (const text of given) {
        const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
        if (name === undefined || value === undefined) {
            throw (0,failure/* badInput */.AN)('parameters', `"${text}" is not of the form name=value`);
        }
        const at = parameters.findIndex((parameter) => parameter.name === name);
        if (at === -1)
            parameters.push({ name, value });
        else
            parameters[at] = { ...parameters[at], name, value };
    }
    return parameters;
}
function kustomizeOf(template, images) {
    if (images.length === 0)
        return template;
    const merged = Array.isArray(template?.images) ? [...template.images] : [];
    for (const image of images) {
        const at = merged.findIndex((existing) => replacedImage(existing) === replacedImage(image));
        if (at === -1)
            merged.push(image);
        else
            merged[at] = image;
    }
    return { ...template, images: merged };
}
function replacedImage(image) {
    const [name = image] = image.split('=');
    return (0,reference/* splitImage */.s5)(name).repository ?? name;
}
function refuseOutsidePaths(source, valuesFiles, pathInput) {
    if (!(0,live/* isGitSource */.qh)(source))
        return;
    const path = tidy(source.path ?? '');
    if (path !== '' && path !== '.')
        (0,git_path/* pathSegments */.Mz)(path, pathInput);
    for (const file of valuesFiles) {
        if (/^[a-z][a-z0-9+.-]*:\/\//i.test(file))
            continue;
        const rooted = /^(?:\$[^/]+)?\/(.*)$/s.exec(file)?.[1];
        const inside = external_node_path_.posix.normalize(rooted ?? external_node_path_.posix.join(path, file));
        const leaves = inside === '..' || inside.startsWith('../');
        (0,git_path/* pathSegments */.Mz)(leaves ? (rooted ?? file) : inside, 'values-files');
    }
}
function tidy(path) {
    return path.replace(/^(?:\.\/)+/, '').replace(/(?<=[^/])\/+$/, '');
}

;// CONCATENATED MODULE: ./build/core/argocd/application.js






const resourcesFinalizer = 'resources-finalizer.argocd.argoproj.io';
const ownCluster = 'https://kubernetes.default.svc';
function buildApplication(request) {
    const template = templateOf(request.template);
    return {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: metadataOf(request, template.metadata ?? {}),
        spec: specOf(request, template.spec ?? {}),
    };
}
function atRevision(request, revision) {
    return { ...request, source: { ...request.source, revision } };
}
async function readTemplate(path, file) {
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw (0,failure/* badInput */.AN)('file', `${file} cannot be read`, 'Give the path of a manifest in the monorepo.', cause);
    }
    try {
        return readKubernetesYaml(text);
    }
    catch (cause) {
        throw (0,failure/* badInput */.AN)('file', `${file} is not one YAML document`, 'Keep the template of one Application in it.', cause);
    }
}
function templateOf(template) {
    if (template === undefined)
        return {};
    if (!(0,json/* isObject */.Gv)(template))
        throw (0,failure/* badInput */.AN)('file', 'is not a manifest: it holds no map');
    const { apiVersion, kind, metadata, spec } = template;
    if (kind !== 'Application' || !String(apiVersion).startsWith('argoproj.io/')) {
        throw (0,failure/* badInput */.AN)('file', `holds a ${String(kind)} (${String(apiVersion)}), not an Application of argoproj.io`);
    }
    if (metadata !== undefined && !(0,json/* isObject */.Gv)(metadata))
        throw (0,failure/* badInput */.AN)('file', '`metadata` is not a map');
    if (spec !== undefined && !(0,json/* isObject */.Gv)(spec))
        throw (0,failure/* badInput */.AN)('file', '`spec` is not a map');
    return { metadata, spec };
}
function metadataOf(request, template) {
    const namespace = request.appNamespace ?? template.namespace;
    const annotations = {
        ...template.annotations,
        ...(request.ownership === undefined ? {} : (0,ownership_label/* ownershipAnnotations */.QR)(request.ownership)),
        ...request.annotations,
    };
    const finalizers = finalizersOf(request.finalizer, template.finalizers);
    return {
        name: applicationName(request.name ?? template.name),
        namespace,
        labels: {
            ...template.labels,
            ...request.labels,
            ...(request.ownership === undefined
                ? { [ownership_label/* managedByLabel */.Ly]: ownership_label/* managedByValue */.sN }
                : (0,ownership_label/* ownershipLabel */._0)(request.ownership.environment)),
        },
        annotations: Object.keys(annotations).length === 0 ? undefined : annotations,
        finalizers: finalizers.length === 0 ? undefined : finalizers,
    };
}
function applicationName(name) {
    if (name === undefined || name === '') {
        throw (0,failure/* badInput */.AN)('name', 'is missing', 'Give `name`, or `service` and `environment` of gitops.yaml.');
    }
    if (name.length > 63) {
        const problem = `"${name}" has ${name.length} characters, and Argo CD labels resources with it (63)`;
        throw (0,failure/* badInput */.AN)('name', problem, 'Use a shorter name; `{slug}` is at most 30 characters long.');
    }
    if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
        const fix = 'Use lower-case letters, digits and dashes; `{slug}` is the branch in this form.';
        throw (0,failure/* badInput */.AN)('name', `"${name}" is not a DNS-1123 label`, fix);
    }
    return name;
}
function finalizersOf(choice, template) {
    const others = (template ?? []).filter((finalizer) => !finalizer.startsWith(resourcesFinalizer));
    switch (choice) {
        case undefined:
            return template ?? [resourcesFinalizer];
        case 'none':
            return others;
        case 'foreground':
            return [resourcesFinalizer, ...others];
        case 'background':
            return [`${resourcesFinalizer}/background`, ...others];
    }
}
function specOf(request, template) {
    const { source: _source, sources: _sources, syncPolicy: _policy, destination, project, ...rest } = template;
    const sourced = applySource(template, request.source);
    if ((0,live/* sourcesOf */.u0)(sourced).length === 0 && template.sourceHydrator === undefined) {
        const fix = 'Give repo-url and path (or chart), or a template with a source as `file`.';
        throw (0,failure/* badInput */.AN)('repo-url', 'is missing', fix);
    }
    return {
        ...rest,
        project: request.project ?? project ?? 'default',
        ...sourced,
        destination: destinationOf(request.destination, destination ?? {}),
        syncPolicy: syncPolicyOf(request, template.syncPolicy),
    };
}
function destinationOf(wanted, template) {
    if (wanted.server !== undefined && wanted.name !== undefined) {
        throw (0,failure/* badInput */.AN)('dest-name', 'excludes dest-server', 'Name the cluster by one of them.');
    }
    const { name, server } = wanted.name === undefined && wanted.server === undefined ? template : wanted;
    const cluster = name === undefined ? { server: server ?? ownCluster } : { name };
    return { ...cluster, namespace: wanted.namespace ?? template.namespace };
}
function syncPolicyOf(request, template) {
    const { automated: templated, syncOptions: templatedOptions, ...rest } = template ?? {};
    const automated = automatedOf(request, templated);
    if (automated === undefined && request.selfHeal === true) {
        throw (0,failure/* badInput */.AN)('self-heal', 'needs automated sync', 'Set `sync-policy: automated`, or leave self-heal out.');
    }
    const syncOptions = request.syncOptions.length > 0 ? request.syncOptions : (templatedOptions ?? []);
    const policy = {
        ...rest,
        automated,
        syncOptions: syncOptions.length === 0 ? undefined : [...syncOptions],
    };
    return Object.values(policy).every((value) => value === undefined) ? undefined : policy;
}
function automatedOf(request, template) {
    if (request.syncPolicy === 'manual')
        return undefined;
    if (request.syncPolicy === undefined && request.template !== undefined && template === undefined)
        return undefined;
    const { enabled, ...rest } = template ?? {};
    return {
        ...rest,
        enabled: request.syncPolicy === 'automated' ? undefined : enabled,
        prune: request.prune ?? rest.prune,
        selfHeal: request.selfHeal ?? rest.selfHeal,
    };
}


/***/ }),

/***/ 819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WG: () => (/* binding */ deployToServer)
});

// UNUSED EXPORTS: deployApplication, rollBack

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/argocd/client.js + 1 modules
var argocd_client = __webpack_require__(3088);
// EXTERNAL MODULE: ./build/core/argocd/errors.js
var errors = __webpack_require__(4906);
// EXTERNAL MODULE: ./build/core/argocd/live.js
var argocd_live = __webpack_require__(3947);
// EXTERNAL MODULE: ./build/core/argocd/observe.js
var observe = __webpack_require__(6349);
// EXTERNAL MODULE: ./build/core/argocd/rollout-status.js
var rollout_status = __webpack_require__(3);
// EXTERNAL MODULE: ./build/core/review/ownership-label.js
var ownership_label = __webpack_require__(3229);
;// CONCATENATED MODULE: ./build/core/argocd/upsert.js
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




async function upsertApplication(handle, wanted, options) {
    const before = await currentApplication(handle, wanted);
    const complete = withControllerFinalizers(wanted, before);
    if (before !== undefined && (0,argocd_live/* isSatisfiedBy */.SX)(complete, before))
        return { result: 'unchanged', app: before, before };
    const app = await withSubject(handle, () => handle.client.upsert(complete, options));
    if (before === undefined)
        return { result: 'created', app, before };
    return { result: (0,argocd_live/* sameApplication */.BX)(before, app) ? 'unchanged' : 'updated', app, before };
}
async function previewUpsert(handle, wanted, options) {
    const { client, ref, log } = handle;
    const before = await currentApplication(handle, wanted);
    const complete = withControllerFinalizers(wanted, before);
    if (before !== undefined && (0,argocd_live/* isSatisfiedBy */.SX)(complete, before)) {
        return { result: 'unchanged', request: `${(0,argocd_live/* appNamed */.pA)(ref)} already says this: no request.` };
    }
    for (const action of before === undefined ? ['create'] : ['create', 'update']) {
        if (!(await client.canI(action, ref)))
            log.warn(`the token may not ${action} ${(0,argocd_live/* appNamed */.pA)(ref)} in ${ref.project}`);
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
        log.info(`${(0,argocd_live/* appNamed */.pA)(ref)} is being deleted; waiting until it is gone`);
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
        const observer = __addDisposableResource(env_1, (0,observe/* observe */.lB)(handle), false);
        for (;;) {
            const observation = await observer.next();
            if (observation.kind === 'absent')
                return undefined;
            if (observation.kind === 'out-of-time') {
                throw new failure/* Failure */.HR('timed-out', 'ARGOCD_DELETING', `${(0,argocd_live/* appNamed */.pA)(handle.ref)} is still being deleted`, {
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
    throw new failure/* Failure */.HR('refused', 'ARGOCD_OTHER_PROJECT', problem, { hint });
}
function refuseOtherOwner(before, wanted) {
    const { name, ownerReferences, annotations } = before.metadata;
    const refusal = (problem, hint) => new failure/* Failure */.HR('refused', 'ARGOCD_OWNED', `${name} ${problem}`, { hint });
    const applicationSet = ownerReferences?.find(({ kind }) => kind === 'ApplicationSet');
    if (applicationSet !== undefined) {
        throw refusal(`belongs to the ApplicationSet ${applicationSet.name}, which would revert any change`, 'Change the ApplicationSet or the files that it reads (bump-image-tag), or choose another name.');
    }
    const parent = annotations?.['argocd.argoproj.io/tracking-id']?.split(':')[0];
    if (parent !== undefined) {
        throw refusal(`is deployed by the Application ${parent}, which would revert any change`, 'Use `mode: git`, which changes its manifest in the GitOps repository.');
    }
    const owner = (0,ownership_label/* ownershipOf */.VL)(before.metadata);
    const wantedOwner = (0,ownership_label/* ownershipOf */.VL)(wanted.metadata);
    if (owner !== undefined && wantedOwner !== undefined && owner.repository !== wantedOwner.repository) {
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
        if (!(error instanceof failure/* Failure */.HR) || error.code !== 'ARGOCD_FORBIDDEN')
            throw error;
        const who = await client.userInfo().catch((cause) => ({ loggedIn: false, username: (0,failure/* messageOf */.bD)(cause) }));
        if (!who.loggedIn || who.username === undefined || who.username === '')
            throw error;
        throw error.with({ hint: `${error.hint ?? ''} The token is ${who.username}.`.trim() });
    }
}

// EXTERNAL MODULE: ./build/core/argocd/wait.js
var wait = __webpack_require__(728);
;// CONCATENATED MODULE: ./build/core/argocd/deploy.js
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








async function deployToServer({ connection, application, options, dryRun, run }, ports, deadline) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { clock, log } = ports;
        const client = deploy_addDisposableResource(env_1, argocd_client.ArgocdClient.open(connection, ports), false);
        const handle = (0,observe/* handleUntil */.$N)({ client, ref: (0,argocd_live/* refTo */.zI)(application), clock, log }, deadline);
        if (dryRun) {
            const preview = await previewUpsert(handle, application, options.upsert);
            log.info(preview.request);
            return { kind: 'preview', ...preview };
        }
        const operationId = `${run}/${clock.uuid()}`;
        return { kind: 'deployed', ...(await deployApplication(handle, application, { ...options, operationId })) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        deploy_disposeResources(env_1);
    }
}
async function deployApplication(handle, wanted, options) {
    const { client, ref, log } = handle;
    const urlIn = (namespace = 'argocd') => `${client.url}/applications/${namespace}/${ref.name}`;
    try {
        const upserted = await upsertApplication(handle, wanted, options.upsert);
        log.info(`${(0,argocd_live/* appNamed */.pA)(ref)} ${upserted.result}`);
        const { app, supersededBy } = await synced(handle, upserted, options);
        return { result: upserted.result, app, url: urlIn(app.metadata.namespace), supersededBy };
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.outputs === undefined)
            throw error;
        throw error.with({ outputs: { name: ref.name, url: urlIn(ref.appNamespace), ...error.outputs } });
    }
}
async function synced(handle, upserted, options) {
    if (!options.sync && options.goal === undefined)
        return { app: upserted.app, supersededBy: undefined };
    try {
        return await syncAndWait(handle, upserted, options);
    }
    catch (error) {
        throw options.onFailure === 'rollback' ? await failureAfterRollback(handle, upserted, options, error) : error;
    }
}
async function syncAndWait(handle, { app }, options) {
    const { client, ref, log } = handle;
    const revision = (0,argocd_live/* pinnedRevision */.aV)(app.spec);
    const compared = (await client.refresh(ref)) ?? app;
    const onlySynced = { revision, operationId: undefined, synced: true, healthy: false, images: [] };
    let operationId;
    if (options.sync && (0,rollout_status/* rolloutStatus */.O)(compared, onlySynced, true).state !== 'ready') {
        const sync = await startSync(handle, options, revision);
        if (sync === 'started')
            operationId = options.operationId;
        log.info(`${(0,argocd_live/* appNamed */.pA)(ref)}: sync ${sync === 'started' ? 'started' : 'already running, taken as ours'}`);
    }
    if (options.goal === undefined)
        return { app: (await client.get(ref)) ?? compared, supersededBy: undefined };
    const waited = await (0,wait/* waitUntilLive */.Sl)(handle, { ...options.goal, revision, operationId });
    if (waited.result === 'live')
        return { app: waited.app, supersededBy: undefined };
    log.warn(`${(0,argocd_live/* appNamed */.pA)(ref)}: a later deployment of ${waited.by} took over; its own run waits for it`);
    return { app: waited.app, supersededBy: waited.by };
}
async function failureAfterRollback(handle, upserted, options, error) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (!(error instanceof failure/* Failure */.HR))
            return error;
        const deadline = deploy_addDisposableResource(env_2, handle.deadline.overtime(options.timeoutMs), false);
        const outcome = await rollBack((0,observe/* handleUntil */.$N)(handle, deadline), upserted, options)
            .then(describeRollback)
            .catch((problem) => `The rollback failed as well: ${(0,failure/* messageOf */.bD)(problem)}`);
        handle.log.warn(`${(0,argocd_live/* appNamed */.pA)(handle.ref)}: ${outcome}`);
        return error.with({ message: `${error.message}\n${outcome}`, cause: error });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        deploy_disposeResources(env_2);
    }
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
    }
}
async function startSync(handle, { operationId, prune }, revision) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const { client, ref, clock, log } = handle;
        const observer = deploy_addDisposableResource(env_3, (0,observe/* observe */.lB)(handle), false);
        for (let announced = false;;) {
            try {
                await client.sync(ref, { prune, operationId });
                return 'started';
            }
            catch (error) {
                if (!isBusy(error) && !(0,errors/* isTransient */.dg)(error))
                    throw error;
                const observation = await observer.next();
                if (observation.kind === 'absent')
                    throw error;
                if (observation.kind === 'out-of-time')
                    throw stillBusy(handle, error);
                const { app } = observation;
                if ((0,argocd_live/* hasOperation */.oZ)(app, operationId))
                    return 'started';
                if (app.operation !== undefined && (0,argocd_live/* isSyncTo */.Lm)(app.operation, revision))
                    return 'adopted';
                if (!announced && isBusy(error)) {
                    log.info(`${(0,argocd_live/* appNamed */.pA)(ref)} is busy with another operation; waiting for it`);
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
        deploy_disposeResources(env_3);
    }
}
function isBusy(error) {
    const answer = (0,errors/* argocdErrorOf */.SN)(error);
    return answer?.code === errors/* grpc */.dY.failedPrecondition && /another operation is already in progress/.test(answer.message);
}
function stillBusy({ ref }, cause) {
    const problem = `${(0,argocd_live/* appNamed */.pA)(ref)} was busy with another operation until the deadline`;
    const hint = 'Terminate the operation in Argo CD when it hangs, or raise `timeout`.';
    return new failure/* Failure */.HR('timed-out', 'ARGOCD_BUSY', problem, { hint, cause });
}
async function rollBack(handle, { before, app: written }, failed) {
    const { client, ref } = handle;
    const target = before === undefined ? undefined : deploymentBefore(before, written.spec);
    if (before === undefined || target === undefined)
        return { result: 'nothing-before' };
    const live = await client.get(ref);
    if (live === undefined || !isOurs(live, before, written, failed.operationId))
        return { result: 'superseded' };
    await client.terminate(ref);
    await client.upsert(withSpec(before, target.spec), { upsert: true, validate: false });
    const { prune, goal } = failed;
    const ownId = `${failed.operationId}-rollback`;
    const sync = await startSync(handle, { operationId: ownId, prune }, target.revision);
    if (goal === undefined)
        return { result: 'started', revision: target.revision };
    const operationId = sync === 'started' ? ownId : undefined;
    const revision = (0,argocd_live/* pinnedRevision */.aV)(target.spec);
    const waited = await (0,wait/* waitUntilLive */.Sl)(handle, { ...goal, images: [], revision, operationId });
    return waited.result === 'live' ? { result: 'rolled-back', revision: target.revision } : { result: 'superseded' };
}
function isOurs(live, before, written, failedId) {
    if (live.metadata.deletionTimestamp !== undefined || !(0,argocd_live/* sameSpec */.sZ)(live.spec, written.spec))
        return false;
    const lastId = lastOperationId(live);
    return lastId === undefined || lastId === failedId || lastId === lastOperationId(before);
}
function lastOperationId({ operation, status }) {
    return (0,argocd_live/* operationIdOf */.cK)(operation ?? status?.operationState?.operation);
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
        if (spec === undefined || (0,argocd_live/* sameField */.L$)((0,argocd_live/* sourcesOf */.u0)(spec), (0,argocd_live/* sourcesOf */.u0)(failed)))
            continue;
        return { spec, revision: (0,argocd_live/* revisionsOf */.Ow)(entry).find((one) => one !== '') ?? '' };
    }
    return undefined;
}
function specOf(app, entry) {
    const revisions = (0,argocd_live/* revisionsOf */.Ow)(entry);
    const sourcesThen = (0,argocd_live/* sourcesOf */.u0)(entry);
    const sources = (sourcesThen.length > 0 ? sourcesThen : (0,argocd_live/* sourcesOf */.u0)(app.spec)).map((source, index) => {
        const revision = revisions[index];
        return (0,argocd_live/* isGitSource */.qh)(source) && revision !== undefined && revision !== ''
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

/***/ 3:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ rolloutStatus)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3947);


function rolloutStatus(app, goal, refreshed) {
    return (onDeletion(app) ??
        onOperationInProgress(app) ??
        onConditions(app, goal) ??
        onComparison(app) ??
        onOperationResult(app, goal) ??
        onRevision(app, goal, refreshed) ??
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
function onConditions(app, goal) {
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
    if (goal.revision !== undefined && about !== undefined && about !== goal.revision)
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
function onOperationResult(app, goal) {
    const operation = app.status?.operationState;
    if (operation === undefined || operation.phase === 'Succeeded')
        return undefined;
    const isOwn = goal.operationId !== undefined && (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .hasOperation */ .oZ)(app, goal.operationId);
    const target = (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionsOf */ .Ow)(operation.syncResult).concat((0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionsOf */ .Ow)(operation.operation?.sync));
    const expected = goal.revision === undefined ? (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionsOf */ .Ow)(app.status?.sync) : [goal.revision];
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
function onRevision(app, goal, refreshed) {
    if (goal.revision === undefined)
        return undefined;
    const revisions = (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionsOf */ .Ow)(app.status?.sync);
    const compared = (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .sourcesOf */ .u0)(app.spec).flatMap((source, index) => (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitSource */ .qh)(source) ? [revisions[index] ?? ''] : []);
    if (compared.length === 0 || compared.includes(goal.revision))
        return undefined;
    const current = compared.find((revision) => revision !== '');
    const pinned = (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .sourcesOf */ .u0)(app.spec).some(({ targetRevision }) => targetRevision === goal.revision);
    const deployedBefore = (app.status?.history ?? []).some((entry) => (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionsOf */ .Ow)(entry).includes(goal.revision ?? ''));
    if (current !== undefined && (deployedBefore || (refreshed && !pinned)))
        return { state: 'superseded', by: current };
    return { state: 'waiting', reason: `Argo CD has not read ${goal.revision} yet`, refresh: 'normal' };
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

/***/ 728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sl: () => (/* binding */ waitUntilLive),
/* harmony export */   XS: () => (/* binding */ waitGoal),
/* harmony export */   tr: () => (/* binding */ statusOutputs)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3947);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6349);
/* harmony import */ var _rollout_status_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3);
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
    for (const item of waitFor) {
        const image = /^image=(.+)$/.exec(item)?.[1];
        if (image !== undefined)
            images.push(image);
        else if (item !== 'synced' && item !== 'healthy') {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('wait-for', `"${item}" is not something to wait for`, 'Use synced, healthy or image=<reference>.');
        }
    }
    const everything = waitFor.length === 0;
    return {
        synced: everything || waitFor.includes('synced'),
        healthy: everything || waitFor.includes('healthy'),
        images,
    };
}
const stableMs = 3_000;
const errorGraceMs = 15_000;
const refreshPauseMs = 10_000;
async function waitUntilLive(handle, goal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const observer = __addDisposableResource(env_1, (0,_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .observe */ .lB)(handle), false);
        const progress = new Progress(handle, goal);
        let last;
        let reason = 'not looked at yet';
        for (let within;;) {
            const observation = await observer.next(within);
            if (observation.kind === 'absent')
                throw await vanished(handle);
            if (observation.kind === 'out-of-time')
                throw await outOfTime(handle, last, reason);
            const { status, app } = await progress.advance(observation.app);
            last = app;
            if (status.state === 'superseded')
                return { result: 'superseded', by: status.by, app };
            if (status.state === 'failed')
                throw await failed(handle, app, status);
            if (status.state === 'ready' && progress.isStable())
                return { result: 'live', app };
            const now = status.state === 'ready' ? 'live, looking once more' : status.reason;
            if (now !== reason)
                handle.log.info(`${(0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .appNamed */ .pA)(handle.ref)}: ${now}`);
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
    #state;
    #since = 0;
    #refreshedAt = Number.NEGATIVE_INFINITY;
    #refreshedAfter;
    constructor(handle, goal) {
        this.#handle = handle;
        this.#goal = goal;
    }
    async advance(seen) {
        const { client, ref, clock } = this.#handle;
        let app = seen;
        let status = (0,_rollout_status_js__WEBPACK_IMPORTED_MODULE_3__/* .rolloutStatus */ .O)(app, this.#goal, false);
        const kind = this.#neededRefresh(app, status);
        if (kind !== undefined) {
            const refreshed = await client.refresh(ref, kind);
            this.#refreshedAt = clock.now();
            if (refreshed !== undefined) {
                app = refreshed;
                status = (0,_rollout_status_js__WEBPACK_IMPORTED_MODULE_3__/* .rolloutStatus */ .O)(app, this.#goal, true);
            }
        }
        if (status.state !== this.#state)
            this.#since = clock.now();
        this.#state = status.state;
        return { status: failedAfterGrace(status, clock.now() - this.#since, this.#goal.degradedGraceMs), app };
    }
    isStable() {
        return this.#state === 'ready' && this.#handle.clock.now() - this.#since >= stableMs;
    }
    #neededRefresh(app, status) {
        const finishedAt = app.status?.operationState?.finishedAt;
        const ended = app.operation === undefined && finishedAt !== undefined && finishedAt !== this.#refreshedAfter;
        if (ended && status.state !== 'superseded') {
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
        revision: (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionsOf */ .Ow)(app?.status?.sync).join(','),
    };
}
function failed(handle, app, { code, hint, reason }) {
    return withStatus(handle, app, new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, `${(0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .appNamed */ .pA)(handle.ref)}: ${reason}`, { hint }));
}
async function outOfTime(handle, app, reason) {
    const manual = app?.status?.sync?.status === 'OutOfSync' && app.operation === undefined;
    const hint = manual
        ? 'It is OutOfSync and nothing syncs it: set `sync: true` or `sync-policy: automated`.'
        : 'Argo CD goes on by itself. Raise `timeout` when the rollout needs longer.';
    const problem = `${(0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .appNamed */ .pA)(handle.ref)} was not live before the deadline: ${reason}`;
    const failure = new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('timed-out', 'ARGOCD_TIMEOUT', problem, { hint });
    return await (0,_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .afterDeadline */ .tm)(handle, (late) => withStatus(late, app, failure));
}
function vanished(handle) {
    const problem = `${(0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .appNamed */ .pA)(handle.ref)} was deleted while this run waited for it`;
    const hint = 'Somebody or a cleanup removed it: run the deploy again if it should exist.';
    return withStatus(handle, undefined, new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_NOT_FOUND', problem, { hint }));
}
async function withStatus({ client, ref }, app, failure) {
    const resources = app === undefined ? [] : await (0,_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .failedResources */ .HJ)(client, ref, app);
    return failure.with({
        message: [failure.message, ...resources.map((resource) => `  ${(0,_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .described */ .WY)(resource)}`)].join('\n'),
        outputs: { ...statusOutputs(app), 'failed-resources': resources },
    });
}


/***/ }),

/***/ 4660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ append),
/* harmony export */   H9: () => (/* binding */ parseAssignment),
/* harmony export */   Rr: () => (/* binding */ parsePath),
/* harmony export */   Y7: () => (/* binding */ createdLocation),
/* harmony export */   jV: () => (/* binding */ formatPath)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1978);


const append = { append: true };
const selectorFields = ['kind', 'name', 'namespace', 'apiVersion', 'document'];
const maxSegments = 100;
function parsePath(text) {
    const { path, end } = scanPath(text);
    if (end !== text.length)
        throw pathError(text, end, '“=” must be quoted: ["a=b"]');
    return path;
}
function parseAssignment(entry) {
    const { path, end } = scanPath(entry);
    if (end === entry.length)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('set', `"${entry}" has no value`, 'Write path=value for text, path:=json for anything else.');
    if (entry[end] === '=')
        return { path, value: entry.slice(end + 1) };
    try {
        const json = JSON.parse(entry.slice(end + 2));
        refuseRounded(json, entry);
        return { path, value: (0,_value_js__WEBPACK_IMPORTED_MODULE_1__/* .fromJson */ .Rf)(json) };
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
            throw error;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`set "${path.text}"`, `not JSON after ":=": ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, 'Write path=value for a string.');
    }
}
function refuseRounded(value, entry) {
    if (typeof value === 'object' && value !== null) {
        for (const child of Object.values(value))
            refuseRounded(child, entry);
    }
    if (typeof value !== 'number' || (Number.isFinite(value) && (!Number.isInteger(value) || isExact(value))))
        return;
    const hint = 'Write it as a string: path=value.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`set "${entry}"`, `the number ${value} cannot be held exactly`, hint);
}
function isExact(value) {
    return Number.isSafeInteger(value) || /e/.test(String(value));
}
function createdLocation(path) {
    return path.map((segment) => (typeof segment === 'object' ? 0 : segment));
}
function formatPath(path) {
    let text = '';
    for (const segment of path) {
        if (typeof segment !== 'string' || /^$|[.[\]=:\\"'{}\s]/.test(segment))
            text += `[${inBrackets(segment)}]`;
        else
            text += text === '' ? segment : `.${segment}`;
    }
    return text === '' ? '.' : text;
}
function inBrackets(segment) {
    if (typeof segment !== 'object')
        return JSON.stringify(segment);
    if (!('field' in segment))
        return '-';
    return `${segment.field}=${/^[\w./-]+$/.test(segment.value) ? segment.value : JSON.stringify(segment.value)}`;
}
function scanPath(text) {
    const selected = scanSelector(text);
    const path = [];
    let at = selected.end;
    if (text[at] === '.')
        at++;
    for (;;) {
        const { segment, length } = scanSegment(text, at);
        path.push(segment);
        if (path.length > maxSegments)
            throw pathError(text, at, `more than ${maxSegments} levels`);
        at += length;
        if (at === text.length || /^:?=/.test(text.slice(at, at + 2)))
            break;
        if (text[at] === '.')
            at++;
        else if (text[at] !== '[')
            throw pathError(text, at, `unexpected “${text[at]}”`);
    }
    return { path: { text: text.slice(0, at), selector: selected.fields, path }, end: at };
}
function scanSelector(text) {
    if (text[0] !== '{')
        return { fields: undefined, end: 0 };
    const close = text.indexOf('}');
    if (close === -1)
        throw pathError(text, 0, '“{” is not closed');
    const fields = new Map();
    for (const part of text.slice(1, close).split(',')) {
        const [field = '', ...value] = part.split('=');
        if (!selectorFields.includes(field.trim()) || value.length === 0) {
            const example = `${selectorFields.join(', ')}: {kind=Deployment,name=web1}`;
            throw pathError(text, 1, `a document is chosen by ${example}`);
        }
        fields.set(field.trim(), value.join('=').trim());
    }
    return { fields, end: close + 1 };
}
const plainKey = /^(?:\\[\s\S]|\\$|:(?!=)|[^\\.[\]=:])+/;
const quoted = String.raw `"(?:\\[\s\S]|[^\\"])*"|'(?:\\[\s\S]|[^\\'])*'`;
const brackets = new RegExp(String.raw `^\[(?:(?<index>\d{1,9})|-|(?<key>${quoted})|(?<field>[^\]="']+)=(?<value>${quoted}|(?!["'])[^\]]*))\]`);
function scanSegment(text, start) {
    const rest = text.slice(start);
    const found = (rest[0] === '[' ? brackets : plainKey).exec(rest);
    if (found === null) {
        const expected = '“[” is not closed, or is not one of [0], [-], [field=value] and ["key"]';
        throw pathError(text, start, rest[0] === '[' ? expected : 'a key is missing (an empty key is written [""])');
    }
    const { index, key, field, value = '' } = found.groups ?? {};
    const length = found[0].length;
    if (rest[0] !== '[')
        return { segment: unescaped(found[0]), length };
    if (index !== undefined)
        return { segment: Number(index), length };
    if (key !== undefined)
        return { segment: unquoted(key), length };
    return { segment: field === undefined ? append : { field, value: unquoted(value) }, length };
}
function unquoted(text) {
    return /^["']/.test(text) ? unescaped(text.slice(1, -1)) : text;
}
function unescaped(text) {
    return text.replace(/\\([\s\S])/g, '$1');
}
function pathError(text, at, problem) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`path "${text}"`, `${problem}, at character ${at + 1}`, 'Examples: .ingress.hosts[0].host · images[name=web1].newTag · metadata.annotations["example.com/key"]');
}


/***/ }),

/***/ 1978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ isFilledCollection),
/* harmony export */   Qy: () => (/* binding */ isMapValue),
/* harmony export */   Rf: () => (/* binding */ fromJson),
/* harmony export */   kq: () => (/* binding */ isListValue)
/* harmony export */ });
function isMapValue(value) {
    return value instanceof Map;
}
function isListValue(value) {
    return Array.isArray(value);
}
function isFilledCollection(value) {
    if (isMapValue(value))
        return value.size > 0;
    return isListValue(value) && value.length > 0;
}
function fromJson(json) {
    if (typeof json === 'string')
        return json;
    if (Array.isArray(json))
        return json.map(fromJson);
    if (typeof json === 'number')
        return { kind: 'verbatim', plain: decimal(json), meaning: json };
    if (typeof json === 'boolean')
        return { kind: 'verbatim', plain: String(json), meaning: json };
    if (typeof json === 'object' && json !== null) {
        return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
    }
    return { kind: 'verbatim', plain: 'null', meaning: null };
}
function decimal(number) {
    const text = Object.is(number, -0) ? '0' : String(number);
    const exponent = /^(-?\d+)(\.\d+)?e([-+]\d+)$/.exec(text);
    return exponent === null ? text : `${exponent[1]}${exponent[2] ?? '.0'}e${exponent[3]}`;
}


/***/ }),

/***/ 8779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ ObjectReader)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

class ObjectReader {
    #start;
    #child;
    #questions = [];
    #received = Buffer.alloc(0);
    #chunks = [];
    #wanted = 0;
    #length = 0;
    constructor(start) {
        this.#start = start;
    }
    read(name) {
        const child = this.#child ?? this.#open();
        return new Promise((answer, fail) => {
            this.#questions.push({ answer, fail });
            child.stdin.write(`${name}\n`);
        });
    }
    async close() {
        const child = this.#child;
        if (child === undefined)
            return;
        this.#child = undefined;
        const closed = new Promise((done) => child.once('close', () => done()));
        child.stdin.end();
        child.kill();
        await closed;
    }
    #open() {
        const child = this.#start();
        this.#child = child;
        let stderr = '';
        child.stderr.on('data', (chunk) => {
            stderr += chunk.toString('utf8');
        });
        child.stdout.on('data', (chunk) => this.#receive(chunk));
        child.stdin.on('error', () => { });
        const end = (cause) => {
            if (this.#child === child)
                this.#child = undefined;
            const failure = cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR
                ? cause
                : new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_READ', 'git cat-file ended before it answered', { cause });
            for (const question of this.#questions.splice(0))
                question.fail(failure);
        };
        child.on('error', end);
        child.on('close', () => end(new Error(stderr.trim())));
        return child;
    }
    #receive(chunk) {
        this.#chunks.push(chunk);
        this.#length += chunk.length;
        if (this.#length < this.#wanted)
            return;
        this.#received = Buffer.concat([this.#received, ...this.#chunks]);
        this.#chunks = [];
        while (this.#answerNext()) { }
        this.#length = this.#received.length;
    }
    #answerNext() {
        this.#wanted = 0;
        const end = this.#received.indexOf(0x0a);
        if (end < 0)
            return false;
        const [id = '', type = '', size] = this.#received.toString('latin1', 0, end).split(' ');
        const found = size !== undefined;
        const after = found ? end + 1 + Number(size) + 1 : end + 1;
        if (this.#received.length < after) {
            this.#wanted = after;
            return false;
        }
        const body = this.#received.subarray(end + 1, after - 1);
        this.#received = this.#received.subarray(after);
        this.#questions.shift()?.answer(found ? { id, type: type, body } : undefined);
        return true;
    }
}


/***/ })

};
