export const id = 4452;
export const ids = [4452];
export const modules = {

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J7: () => (/* binding */ readWorkspaceOf),
/* harmony export */   iF: () => (/* binding */ readWorkspace),
/* harmony export */   lw: () => (/* binding */ workingCopy),
/* harmony export */   qt: () => (/* binding */ packageAround),
/* harmony export */   v2: () => (/* binding */ directoriesIn)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(585);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6617);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8314);







const pnpmWorkspaceFile = 'pnpm-workspace.yaml';
const dependencyKinds = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];
function readWorkspace(root) {
    return workspaceIn({
        text: (path) => readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)),
        ...workingCopy(root),
        isOpaque: () => false,
    });
}
function workingCopy(root) {
    return { subdirectories: (directory) => subdirectories((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory)) };
}
function directoriesIn(files, patterns, input) {
    return directoriesMatching({ ...files, isOpaque: () => false }, patterns, input);
}
async function readWorkspaceOf(tree) {
    const manifests = [...tree.files.keys()].filter((path) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(path) === 'package.json' && !path.startsWith('node_modules/') && !path.includes('/node_modules/'));
    const submodules = new Set([...tree.files.values()].filter(isSubmodule).map(({ path }) => path));
    const texts = await tree.read([...manifests, pnpmWorkspaceFile]);
    const children = childDirectories([...manifests.map((path) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(path)), ...submodules]);
    return workspaceIn({
        text: async (path) => texts.get(path)?.toString('utf8'),
        subdirectories: async (directory) => [...(children.get(directory) ?? [])],
        isOpaque: (directory) => submodules.has(directory),
    });
}
function isSubmodule({ mode }) {
    return mode === _git_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .treeMode */ .co.submodule;
}
function childDirectories(directories) {
    const children = new Map();
    for (let directory of directories) {
        while (directory !== '.') {
            const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory);
            const siblings = children.get(parent) ?? new Set();
            children.set(parent, siblings);
            if (siblings.has(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(directory)))
                break;
            siblings.add(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(directory));
            directory = parent;
        }
    }
    return children;
}
async function workspaceIn(files) {
    const rootManifest = await readManifest(files, '.');
    const patterns = (await pnpmPatterns(files)) ?? rootManifest?.workspaces ?? [];
    const manifests = new Map();
    const opaque = [];
    for (const path of await directoriesMatching(files, patterns)) {
        const manifest = await readManifest(files, path);
        if (manifest !== undefined)
            manifests.set(path, manifest);
        else if (files.isOpaque(path))
            opaque.push(path);
    }
    const paths = pathsByName(manifests);
    const packageAt = (path, { name, wanted }) => {
        const targets = wanted.map(({ alias, range }) => targetsOf(path, alias, range, manifests, paths));
        const dependencies = [...new Set([...targets.flat(), ...opaque])].filter((other) => other !== path);
        const wantedHere = wanted.map((each, index) => {
            const inWorkspace = targets[index]?.length !== 0;
            return {
                ...each,
                optional: each.optional || inWorkspace,
                path: inWorkspace ? undefined : pathOf(path, each.range),
            };
        });
        return { name, path, dependencies, wanted: wantedHere };
    };
    const packages = new Map([...manifests].map(([path, manifest]) => [path, packageAt(path, manifest)]));
    for (const path of opaque)
        packages.set(path, { name: undefined, path, dependencies: [], wanted: [] });
    return { packages, root: rootManifest && packageAt('.', rootManifest) };
}
function packageAround(graph, path) {
    for (let directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(path);; directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory)) {
        const found = graph.packages.get(directory.replace(/(?<=.)\/$/, ''));
        if (found !== undefined || directory === '.' || directory === '/')
            return found;
    }
}
async function pnpmPatterns(files) {
    const text = await files.text(pnpmWorkspaceFile);
    if (text === undefined)
        return undefined;
    const content = parsed(pnpmWorkspaceFile, () => (0,yaml__WEBPACK_IMPORTED_MODULE_2__.parse)(text, { maxAliasCount: 100 }));
    const patterns = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(content) ? content.packages : undefined;
    return patterns === undefined ? undefined : textItems(patterns, `packages of ${pnpmWorkspaceFile}`);
}
async function readManifest(files, path) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, 'package.json');
    const text = await files.text(file);
    if (text === undefined)
        return undefined;
    const content = parsed(file, () => JSON.parse(text.replace(/^\uFEFF/, '')));
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(content))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'is not a JSON object', 'Correct the file.');
    const { workspaces } = content;
    const wanted = new Map();
    for (const kind of dependencyKinds) {
        const listed = content[kind];
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(listed))
            continue;
        const optional = kind === 'peerDependencies' || kind === 'optionalDependencies';
        for (const [alias, range] of Object.entries(listed))
            wanted.set(alias, { alias, range: String(range), optional });
    }
    return {
        name: typeof content.name === 'string' ? content.name : undefined,
        workspaces: textItems(((0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(workspaces) ? workspaces.packages : workspaces) ?? [], `workspaces of ${file}`),
        wanted: [...wanted.values()],
    };
}
function pathsByName(manifests) {
    const paths = new Map();
    for (const [path, { name }] of manifests) {
        if (name !== undefined)
            paths.set(name, [...(paths.get(name) ?? []), path]);
    }
    return paths;
}
function targetsOf(path, alias, range, manifests, paths) {
    const target = pathOf(path, range);
    if (target !== undefined)
        return manifests.has(target) ? [target] : [];
    const [, other] = /^(?:workspace|npm):(@?[^@]+)@/s.exec(range) ?? [];
    return paths.get(other ?? alias) ?? [];
}
function pathOf(path, range) {
    const [, protocol, rest = ''] = /^(workspace|file|link|portal):(.*)$/s.exec(range) ?? [];
    const isPath = protocol !== undefined && (protocol !== 'workspace' || /^\.{1,2}\//.test(rest));
    return isPath ? node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, rest).replace(/\/$/, '') : undefined;
}
function textItems(value, of) {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(of, 'is not a list of globs', 'Write it as the package manager expects it, for example ["apps/*"].');
}
function parsed(file, parse) {
    try {
        return parse();
    }
    catch (cause) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'cannot be parsed', 'Correct the file.', cause);
    }
}
async function readText(file) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => undefined);
    return found?.isFile() === true ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8') : undefined;
}
async function directoriesMatching(files, patterns, input = 'workspaces') {
    const manifestOf = (directory) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, 'package.json');
    const isExclusion = (pattern) => pattern.startsWith('!');
    const excluded = patterns.filter(isExclusion).map((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .glob */ .TI)(manifestOf(pattern.slice(1))));
    const wanted = patterns.filter((each) => !isExclusion(each)).flatMap((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .alternatives */ .Vo)(each, input));
    for (const pattern of wanted)
        refuseOutside(pattern, input);
    const isWrittenOut = (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .globs */ .gV)(wanted.flatMap((pattern) => pattern.split('/')).filter((part) => part.startsWith('.')));
    const found = [];
    const visit = async (directory, walk) => {
        if (files.isOpaque(directory) || walk.matches('package.json'))
            found.push(directory);
        for (const name of await files.subdirectories(directory)) {
            const below = name.startsWith('.') && !isWrittenOut(name) ? undefined : walk.below(name);
            if (below !== undefined)
                await visit(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, name), below);
        }
    };
    await visit('.', (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .globWalk */ .k)(wanted.map(manifestOf)));
    return found.filter((path) => !excluded.some((matches) => matches(manifestOf(path)))).sort();
}
function refuseOutside(pattern, input) {
    if (!pattern.startsWith('/') && !pattern.split('/').includes('..'))
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(input, `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
}
async function subdirectories(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map((entry) => entry.name);
}


/***/ }),

/***/ 1086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ manifestInputs),
/* harmony export */   Ff: () => (/* binding */ rolloutInputs),
/* harmony export */   y: () => (/* binding */ applicationInputs),
/* harmony export */   zm: () => (/* binding */ operationInputs)
/* harmony export */ });
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3669);

const applicationInputs = {
    mode: {
        type: 'choice',
        options: ['api', 'git'],
        config: { keys: ['argocd.mode'] },
        description: '`api` writes to the Argo CD server, `git` writes the manifest into the GitOps repository for an app-of-apps. Default: `api` when `argocd-server` is given.',
    },
    project: {
        type: 'string',
        config: { keys: ['environment.app.project', 'argocd.project'], placeholders: true },
        description: "Argo CD project. Default: the template's, else `default`.",
    },
    'app-namespace': {
        type: 'string',
        config: { keys: ['environment.app.app-namespace', 'argocd.app-namespace'] },
        description: "Namespace of the Application itself, when it is not Argo CD's own.",
    },
    name: {
        type: 'string',
        config: { keys: ['environment.app.name'], placeholders: true },
        description: 'Name of the Application. Default with `service` and `environment`: `{service}-{environment}`, or `{service}-{slug}` in a review environment.',
    },
    file: {
        type: 'string',
        config: { keys: ['environment.app.file'], placeholders: true },
        description: 'Template manifest: a path in the monorepo, or else in the GitOps repository at the tip of its branch. Inputs win over what it says.',
    },
    labels: {
        type: 'list',
        config: { keys: ['environment.app.labels'], form: 'map', placeholders: true },
        description: 'Labels of the Application, `name=value`. Existing ones stay.',
    },
    annotations: {
        type: 'list',
        config: { keys: ['environment.app.annotations'], form: 'map', placeholders: true },
        description: 'Annotations of the Application, `name=value`. Existing ones stay.',
    },
    'repo-url': {
        type: 'string',
        config: { keys: ['environment.app.repo-url'], form: 'url' },
        description: 'Repository that Argo CD reads. Default: the GitOps repository. With a template of several sources it chooses the one to change.',
    },
    path: {
        type: 'string',
        config: { keys: ['environment.app.path'], placeholders: true },
        description: 'Directory in that repository; `.` is its root. Default for an environment whose `file` is a Kustomization: its directory.',
    },
    revision: {
        type: 'string',
        config: { keys: ['environment.app.revision'], placeholders: true, laterPlaceholders: ['commit'] },
        description: "Branch, tag, commit or chart version to deploy. Default: the template's, else the branch of the GitOps repository, so that people's commits go live too. `{commit}` pins to our commit there (`mode: api`).",
    },
    chart: {
        type: 'string',
        config: { keys: ['environment.app.chart'], placeholders: true },
        description: 'Chart name, when `repo-url` is a chart repository.',
    },
    'values-files': {
        type: 'list',
        config: { keys: ['environment.app.values-files'], placeholders: true },
        description: "Helm values files, relative to `path`. They replace the template's.",
    },
    values: {
        type: 'string',
        isLong: true,
        config: { keys: ['environment.app.values'] },
        description: 'Helm values as YAML text.',
    },
    parameters: {
        type: 'list',
        config: { keys: ['environment.app.parameters'], placeholders: true },
        description: 'Helm parameters, `name=value`, as `helm --set`.',
    },
    'kustomize-images': {
        type: 'list',
        config: { keys: ['environment.app.kustomize-images'], placeholders: true },
        description: 'Kustomize images, `[old=]name:tag` or `[old=]name@digest`.',
    },
    'directory-recurse': {
        type: 'boolean',
        config: { keys: ['environment.app.directory-recurse'] },
        description: 'Read plain manifests of subdirectories too.',
    },
    'dest-server': {
        type: 'string',
        config: { keys: ['environment.app.dest-server', 'argocd.dest-server'], insteadOf: 'dest-name' },
        description: 'API server of the target cluster. Default: the cluster that Argo CD runs in.',
    },
    'dest-name': {
        type: 'string',
        config: { keys: ['environment.app.dest-name', 'argocd.dest-name'], insteadOf: 'dest-server' },
        description: 'Name of the target cluster in Argo CD, instead of `dest-server`.',
    },
    'dest-namespace': {
        type: 'string',
        config: { keys: ['environment.app.dest-namespace'], placeholders: true },
        description: 'Namespace to deploy into.',
    },
    'sync-policy': {
        type: 'choice',
        options: ['manual', 'automated'],
        config: { keys: ['environment.app.sync-policy'] },
        description: "Who starts a sync. Default: the template's, else `automated`.",
    },
    prune: {
        type: 'boolean',
        config: { keys: ['environment.app.prune'] },
        description: 'A sync also deletes what left Git.',
    },
    'self-heal': {
        type: 'boolean',
        config: { keys: ['environment.app.self-heal'] },
        description: 'Automated sync also reverts changes made in the cluster.',
    },
    'sync-options': {
        type: 'list',
        config: { keys: ['environment.app.sync-options'] },
        description: 'Sync options, for example `CreateNamespace=true`.',
    },
    cascade: {
        type: 'boolean',
        description: "Whether deleting the Application later deletes what it deployed. Default: as the template's finalizers say, else true.",
    },
    finalizer: {
        type: 'choice',
        options: ['foreground', 'background'],
        description: 'How that deletion goes: waiting for dependents, or leaving them to the cluster.',
    },
};
const manifestInputs = {
    'app-file': {
        type: 'string',
        default: 'argocd/{name}.yaml',
        description: 'Path of the manifest of an Application in the GitOps repository (`mode: git`).',
    },
};
const operationInputs = {
    kind: {
        type: 'choice',
        options: ['application', 'applicationset'],
        default: 'application',
        description: 'What is written: one Application, or an ApplicationSet whose generators stand in `file` (`name` and `app-namespace` are then its own, all else is of the Applications that it makes).',
    },
    operation: {
        type: 'choice',
        options: ['upsert', 'get', 'diff', 'sync', 'wait', 'history', 'rollback', 'terminate', 'promote', 'abort'],
        default: 'upsert',
        description: 'What to do. `upsert` writes the Application. The others do what `argocd app` does with one that exists, and need its `name` and `project` alone (`mode: api`).',
    },
    resources: {
        type: 'list',
        ofNames: true,
        description: 'For `operation: sync`, `wait` and `diff`: these resources alone; for `promote` and `abort` which Rollout, where there are several. Form: `group:Kind:[namespace/]name`, as `argocd --resource`. The group of `v1` is empty: `:Service:web1`. A `*` stands for any; `!` before an item leaves it out.',
    },
    force: {
        type: 'boolean',
        default: 'false',
        description: 'For `operation: sync`: delete and create again what cannot be changed in place. What it runs stops meanwhile.',
    },
    to: {
        type: 'string',
        description: 'For `operation: rollback`: a history id, a revision (its beginning is enough), or `previous`, the deployment before the last. Default: `previous`. For `promote`: `next`, to the next pause or the end (default), or `full`, past all steps.',
    },
};
const rolloutInputs = {
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
    terminate: {
        type: 'boolean',
        default: 'false',
        description: 'Before a sync end another operation of the Application that is running, instead of waiting for it; also the same sync, where it has been running for more than a minute.',
    },
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is proved to be live: compared, synced, healthy.',
    },
    'wait-for': {
        type: 'list',
        ofNames: true,
        description: 'What `wait` waits for (`mode: api`): `synced`, `healthy`, `suspended` (healthy, or a Rollout that is paused until a person promotes it), `image=<reference>`, `commit=<sha>` (that commit of the GitOps repository, or one that descends from it). Default: `synced` and `healthy`.',
    },
    timeout: { ..._run_js__WEBPACK_IMPORTED_MODULE_0__/* .runInputs */ .HM.timeout, default: '10m' },
    'degraded-grace': {
        type: 'duration',
        default: '90s',
        description: 'How long the Application may be Degraded without a break before `wait` fails (`mode: api`).',
    },
    'on-failure': {
        type: 'choice',
        options: ['keep', 'rollback'],
        default: 'keep',
        description: 'After a failed `sync` or `wait` (`mode: api`): leave it, or go back to what was deployed before, unless a later deployment has taken over. Where the Application follows the branch, the image goes back in the GitOps repository. A third of `timeout` is kept for the way back.',
    },
};


/***/ }),

/***/ 7291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   configOfStopJob: () => (/* binding */ configOfStopJob)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _core_git_objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(585);
/* harmony import */ var _core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9121);
/* harmony import */ var _core_monorepo_project_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8897);
/* harmony import */ var _core_source_source_remote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5332);
/* harmony import */ var _config_config_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1185);
/* harmony import */ var _config_directories_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8008);
/* harmony import */ var _config_source_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7582);
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










async function configOfStopJob(path, question) {
    const { cwd } = question;
    const text = path === undefined ? undefined : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path), 'utf8').catch(() => undefined);
    return path === undefined || text === undefined ? ofMonorepo(path, question) : ofArtifact(path, text, question);
}
async function ofArtifact(path, text, question) {
    const { ci, log } = question;
    const file = fileInMonorepo(path, question);
    const here = (0,_config_directories_js__WEBPACK_IMPORTED_MODULE_7__.directoriesOnDisk)(ci.workspace, false);
    const { value } = (0,_config_source_js__WEBPACK_IMPORTED_MODULE_8__/* .readConfigSource */ .a)(file, text);
    if (!(0,_config_directories_js__WEBPACK_IMPORTED_MODULE_7__.discovers)(value) || (await (0,_config_directories_js__WEBPACK_IMPORTED_MODULE_7__.servicesFound)(value, here))?.length !== 0) {
        return (await (0,_config_config_js__WEBPACK_IMPORTED_MODULE_6__.configOf)(file, text, here)).config;
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const monorepo = __addDisposableResource(env_1, await openMonorepo(question), true);
            for (const commit of monorepo.commits) {
                const snapshot = await snapshotAt(monorepo.transport, commit);
                if (snapshot !== undefined)
                    return (await (0,_config_config_js__WEBPACK_IMPORTED_MODULE_6__.configOf)(file, text, directoriesOf(snapshot))).config;
            }
            log.warn(`The directories that \`discover\` of ${file} names are neither here nor in the monorepo.`);
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
    catch (error) {
        const words = (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error);
        log.warn(`The directories that \`discover\` of ${file} names are not here, and cannot be asked for: ${words}`);
    }
    return (await (0,_config_config_js__WEBPACK_IMPORTED_MODULE_6__.configOf)(file, text, { ...here, isAbsent: true })).config;
}
async function ofMonorepo(path, question) {
    const { log } = question;
    const files = path === undefined ? _core_monorepo_project_js__WEBPACK_IMPORTED_MODULE_9__/* .configFileNames */ .H : [fileInMonorepo(path, question)];
    const [shown] = files;
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const monorepo = __addDisposableResource(env_2, await openMonorepo(question), true);
            for (const commit of monorepo.commits) {
                const snapshot = await snapshotAt(monorepo.transport, commit);
                for (const file of snapshot === undefined ? [] : files) {
                    const text = await (0,_core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(snapshot, file).catch(() => undefined);
                    if (snapshot === undefined || text === undefined)
                        continue;
                    log.info(`${file} is not here; it is that of ${commit.slice(0, 8)} in the monorepo.`);
                    return (await (0,_config_config_js__WEBPACK_IMPORTED_MODULE_6__.configOf)(file, text, directoriesOf(snapshot))).config;
                }
            }
            log.warn(`${shown} is neither here nor in the monorepo.`);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = __disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    }
    catch (error) {
        log.warn(`${shown} is not here, and the monorepo cannot be asked for it: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
    }
    return undefined;
}
function fileInMonorepo(path, { ci, cwd }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(ci.workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path)).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/');
}
async function openMonorepo(question) {
    const { ci } = question;
    const { transport, answer } = await (0,_core_source_source_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .openSourceRemote */ .k)(question, (opened) => opened.listRefs(['HEAD']));
    const trunk = ci.defaultBranch === undefined ? answer.head : `refs/heads/${ci.defaultBranch}`;
    const { refs } = trunk === undefined ? answer : await transport.listRefs([trunk]);
    const commits = [ci.commit, refs.get(trunk ?? '')].filter((commit) => commit !== undefined);
    return { transport, commits, [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose]() };
}
function snapshotAt(transport, commit) {
    return (0,_core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .openSnapshot */ .r3)(transport, commit).catch(() => undefined);
}
function directoriesOf(snapshot) {
    const list = (directory) => snapshot.list(directory === '.' ? '' : directory).catch(() => []);
    return {
        subdirectories: async (directory) => (await list(directory)).filter(_core_git_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd).map(({ name }) => name),
        hasFile: async (directory, name) => (await list(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(directory))).some((each) => each.name === name && !(0,_core_git_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(each)),
        isComplete: false,
    };
}


/***/ })

};
