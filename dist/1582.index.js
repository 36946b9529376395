export const id = 1582;
export const ids = [1582];
export const modules = {

/***/ 1882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ho: () => (/* binding */ enginesFor),
/* harmony export */   ML: () => (/* binding */ firstAvailable),
/* harmony export */   N1: () => (/* binding */ allEngines),
/* harmony export */   Ry: () => (/* binding */ engineNames),
/* harmony export */   ZH: () => (/* binding */ otherJobFor)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const loaders = {
    buildkit: async () => (await Promise.all(/* import() */[__webpack_require__.e(2492), __webpack_require__.e(4257)]).then(__webpack_require__.bind(__webpack_require__, 4257))).buildkit,
    buildah: async () => (await Promise.all(/* import() */[__webpack_require__.e(316), __webpack_require__.e(6149)]).then(__webpack_require__.bind(__webpack_require__, 6888))).buildah,
    kaniko: async () => (await __webpack_require__.e(/* import() */ 6262).then(__webpack_require__.bind(__webpack_require__, 6262))).kaniko,
    append: async () => (await Promise.all(/* import() */[__webpack_require__.e(2492), __webpack_require__.e(6366), __webpack_require__.e(9615)]).then(__webpack_require__.bind(__webpack_require__, 1589))).append,
};
const engineNames = Object.keys(loaders);
function allEngines() {
    return Promise.all(Object.values(loaders).map((load) => load()));
}
function enginesFor(request, engines) {
    const candidates = request.engine === 'auto' ? automatic(request, engines) : engines.filter(({ name }) => name === request.engine);
    const given = [...new Set(engines.flatMap(({ inputs }) => inputs))].filter((input) => isGiven(request, input));
    const allowed = candidates.filter(({ inputs }) => given.every((input) => inputs.includes(input)));
    if (allowed.length === 0)
        throw foreignInput(request, given, candidates, engines);
    for (const { needs } of allowed) {
        if (needs !== undefined && !isGiven(request, needs.input)) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(needs.input, `is missing: ${needs.why}`, needs.hint);
        }
    }
    return allowed;
}
function foreignInput(request, given, candidates, engines) {
    const isForeign = (input) => candidates.every(({ inputs }) => !inputs.includes(input));
    const foreign = given.find(isForeign) ?? given.find((input) => candidates[0]?.inputs.includes(input) === false);
    const [engine = request.engine, ...others] = candidates.map(({ name }) => name);
    const able = engines.filter(({ inputs }) => foreign !== undefined && inputs.includes(foreign));
    const choices = able.map(({ name }) => `\`engine: ${name}\``).join(' or ');
    const problem = `has no meaning for the engine ${others.length === 0 ? engine : request.engine}`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(foreign ?? 'engine', problem, `Leave ${foreign} out, or choose ${choices}.`);
}
async function otherJobFor({ engine: choice, files, }) {
    if (files !== undefined && files.length > 0)
        return undefined;
    const engine = (await allEngines()).find(({ name }) => name === choice);
    if (engine?.otherJob === undefined)
        return undefined;
    const { image, script } = engine.otherJob;
    return { engine: engine.name, image, script };
}
function automatic(request, engines) {
    const source = isGiven(request, 'files') ? 'files' : 'dockerfile';
    const suited = engines.filter((engine) => engine.source === source);
    const chosen = suited.filter(({ needs }) => needs !== undefined && isGiven(request, needs.input));
    return chosen.length > 0 ? chosen : suited.filter(({ needs }) => needs === undefined);
}
function isGiven(request, input) {
    const value = request[input];
    if (typeof value === 'boolean')
        return value;
    return value !== undefined && value.toString() !== '';
}
async function firstAvailable(engines, spec, ports) {
    const lacking = [];
    for (const { name, probe } of engines) {
        const found = await probe(spec, ports);
        if (found.available)
            return { ...found, name };
        lacking.push({ ...found, name });
    }
    const which = lacking.length === 1 ? `the engine ${lacking[0]?.name} cannot` : 'no engine can';
    const problems = lacking.map(({ name, reason }) => `\n  ${name}: ${reason}`).join('');
    const kind = lacking.some(({ bySetup }) => bySetup) ? 'bad-input' : 'failed';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(kind, 'ENGINE_MISSING', `${which} build here${problems}`, {
        hint: lacking.map(({ name, howToGet }) => `${name}: ${howToGet}`).join('\n'),
    });
}


/***/ }),

/***/ 8314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ parseJsonWithComments),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   o$: () => (/* binding */ jsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parseJson(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}
function parseJsonWithComments(json) {
    const plain = parseJson(json);
    if (plain !== undefined)
        return plain;
    const token = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
    const uncommented = json.replace(/^\uFEFF/, '').replace(token, (_, text) => text ?? ' ');
    const comma = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g;
    return parseJson(uncommented.replace(comma, (_, text) => text ?? ''));
}
function jsonObject(json) {
    const content = parseJson(typeof json === 'string' ? json : Buffer.from(json).toString('utf8'));
    return isObject(content) ? content : {};
}
function canonicalJson(value) {
    return JSON.stringify(value, (_key, member) => {
        const plain = member instanceof Map ? Object.fromEntries(member) : member;
        return isObject(plain) ? Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1))) : plain;
    });
}


/***/ }),

/***/ 5832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I_: () => (/* binding */ imageTag),
/* harmony export */   an: () => (/* binding */ imageRepository),
/* harmony export */   br: () => (/* binding */ imageTemplates),
/* harmony export */   yF: () => (/* binding */ namesCommit)
/* harmony export */ });
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1723);
/* harmony import */ var _environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7084);


function imageTemplates(config, service, environment) {
    return {
        image: environment?.image ?? (config === undefined ? undefined : (0,_environments_js__WEBPACK_IMPORTED_MODULE_1__.serviceImage)(config, service)),
        tag: environment?.tag ?? config?.services.get(service)?.build?.tags?.[0] ?? '{sha8}',
    };
}
function imageRepository({ config, ci }, service, environment) {
    const { image } = imageTemplates(config, service, environment?.environment);
    return image && (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .expand */ .fT)(image, (0,_environments_js__WEBPACK_IMPORTED_MODULE_1__.placeholdersFor)(ci, service, environment?.name), `image of ${service}`);
}
function imageTag({ config, ci }, service, environment) {
    const { tag } = imageTemplates(config, service, environment?.environment);
    return (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .expand */ .fT)(tag, (0,_environments_js__WEBPACK_IMPORTED_MODULE_1__.placeholdersFor)(ci, service, environment?.name), `tag of ${service}`);
}
function namesCommit(template) {
    return /(?<!\{)\{(sha8?|version|git-tag)\}(?!\})/.test(template);
}


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   es: () => (/* binding */ isSafeRedirect),
/* harmony export */   z5: () => (/* binding */ redirectError)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

class NetworkError extends Error {
    name = 'NetworkError';
    problem;
    constructor(problem, message, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.problem = problem;
    }
    get kind() {
        return this.problem.kind;
    }
    get acted() {
        switch (this.problem.kind) {
            case 'unreachable':
            case 'tls':
            case 'proxy':
            case 'proxy-scheme':
                return 'no';
            case 'overloaded':
                return this.problem.status === 429 ? 'no' : 'maybe';
            default:
                return 'maybe';
        }
    }
    get transient() {
        const { problem } = this;
        return (problem.kind === 'interrupted' ||
            problem.kind === 'overloaded' ||
            (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND'));
    }
    get hint() {
        return hintFor(this.problem);
    }
    failure(code) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
    }
}
function redirectError(from, target) {
    const shown = `${target.origin}${target.pathname}`;
    return new NetworkError({ kind: 'redirect', target: shown }, `${from.host} redirects to ${shown}, which is not followed`);
}
function isSafeRedirect(from, target) {
    return target.protocol === 'https:' || (target.protocol === 'http:' && from.protocol === 'http:');
}
function hintFor(problem) {
    switch (problem.kind) {
        case 'unreachable':
            return 'Check the host name, the network and HTTPS_PROXY / NO_PROXY.';
        case 'tls':
            return problem.unknownAuthority
                ? 'Name the file of the private certificate authority in GIT_SSL_CAINFO or NODE_EXTRA_CA_CERTS.'
                : 'Give the host name that the certificate is for, or have the certificate renewed.';
        case 'proxy':
            return problem.status === 407
                ? 'Put its credential into the variable: HTTPS_PROXY=http://user:password@proxy.example.com:3128.'
                : 'Let it pass this host, or name the host in NO_PROXY.';
        case 'proxy-scheme':
            return 'Name an http:// or https:// proxy, or name the host in NO_PROXY.';
        case 'interrupted':
            return 'Run again; if it stays, look for a proxy or a firewall that cuts long answers.';
        case 'overloaded':
            return problem.status === 429
                ? 'Run again later, or let fewer pipelines work at the same time.'
                : 'The server or a gateway before it is overloaded or down; run again later.';
        case 'too-large':
        case 'encoding':
            return 'Check the address: what answers there may not be the server that was meant.';
        case 'redirect':
            return 'Give the address that it redirects to.';
    }
}


/***/ }),

/***/ 6278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tg: () => (/* binding */ shellLine),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   iz: () => (/* binding */ programsOnPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


async function programsOnPath(name, env) {
    const found = new Map();
    for (const directory of (env.PATH ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
        if (directory === '')
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
            if (!found.has(real))
                found.set(real, path);
        }
        catch {
        }
    }
    return [...found.values()];
}
function shellQuote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
function shellLine(argv) {
    return argv.map(shellQuote).join(' ');
}


/***/ }),

/***/ 4155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ candidateOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8687);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5228);




async function candidateOf(checkout, ci) {
    const { kind } = ci.event;
    if (kind === 'request-closed' || kind === 'branch-deleted' || kind === 'queue')
        return undefined;
    const head = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .headCommit */ .Qo)(checkout).catch((error) => {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'GIT_MISSING')
            return undefined;
        throw error;
    });
    if (head === undefined || (head !== ci.commit && (await isOtherRepository(checkout, ci))))
        return undefined;
    const merged = ci.event.kind === 'request' ? await mergedHead(checkout, head, ci) : undefined;
    const candidate = { commit: merged ?? head, head, isMerge: merged !== undefined };
    const required = ci.requiredCheckout;
    if (required !== undefined && candidate.commit !== required.commit) {
        const message = `${required.event} is about ${required.commit.slice(0, 8)}, and ${head.slice(0, 8)} is checked out`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'OTHER_COMMIT_CHECKED_OUT', message, { hint: required.hint });
    }
    return candidate;
}
async function isOtherRepository(checkout, { repositoryUrl }) {
    const name = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .remoteName */ .iy)(checkout);
    if (name === undefined || repositoryUrl === undefined)
        return false;
    const url = (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .firstLine */ .TM)(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .git */ .$Y)(checkout, ['ls-remote', '--get-url', '--', name]));
    const [there, own] = [url, repositoryUrl].map((each) => (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .gitAddress */ .Ry)(each ?? '')?.path.toLowerCase());
    return (there !== undefined &&
        own !== undefined &&
        there !== own &&
        !there.endsWith(`/${own}`) &&
        !own.endsWith(`/${there}`));
}
async function mergedHead(checkout, head, ci) {
    if (head === ci.commit && ci.host !== 'jenkins')
        return undefined;
    const { code, stdout } = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .git */ .$Y)(checkout, ['cat-file', 'commit', head]);
    if (code !== 0)
        return undefined;
    const { parents, message } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(stdout);
    const [target, source] = parents;
    if (parents.length !== 2 || source === undefined)
        return undefined;
    if (source === ci.commit)
        return source;
    const named = /^Merge ([0-9a-f]{40,64}) into ([0-9a-f]{40,64})$/m.exec(message);
    if (named?.[1] === source && named[2] === target)
        return source;
    return ci.host === 'jenkins' && message.startsWith(`Merge commit '${source}' into HEAD`) ? source : undefined;
}


/***/ }),

/***/ 5228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ git),
/* harmony export */   EJ: () => (/* binding */ requireCheckout),
/* harmony export */   QE: () => (/* binding */ hasCommit),
/* harmony export */   Qo: () => (/* binding */ headCommit),
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   Y_: () => (/* binding */ changedFiles),
/* harmony export */   aV: () => (/* binding */ hasNoRemote),
/* harmony export */   fE: () => (/* binding */ isShallow),
/* harmony export */   iH: () => (/* binding */ fetchCommit),
/* harmony export */   iy: () => (/* binding */ remoteName),
/* harmony export */   wu: () => (/* binding */ mergeBase),
/* harmony export */   yU: () => (/* binding */ refuseOtherOwner)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _git_program_program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1714);




async function headCommit(at) {
    return firstLine(await git(at, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']));
}
async function refuseOtherOwner(at) {
    const { stderr } = await git(at, ['rev-parse', '--verify', 'HEAD']).catch(() => ({ stderr: '' }));
    const found = /detected dubious ownership in repository at '(.+)'/.exec(stderr);
    if (found === null)
        return;
    const hint = `Tell git: git config --global --add safe.directory '${found[1]}'. Or run as its owner. In a pipeline git 2.38 or newer is told.`;
    const message = `git does not read the checkout at ${found[1]}, because another user owns it`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('bad-input', 'CHECKOUT_OWNER', message, { hint, cause: new Error(stderr.trim()) });
}
async function requireCheckout(at) {
    const result = await git(at, ['rev-parse', '--verify', 'HEAD^{commit}']).catch((cause) => {
        if (!(cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR) || cause.code !== 'GIT_MISSING')
            throw cause;
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(at.cwd)) {
            throw noCheckout(`the directory ${at.cwd} does not exist`, 'Check the checkout of this job.', cause);
        }
        throw noCheckout('the program git is not on PATH, and it tells which commit is deployed', 'Install git 2.31 or newer in the image or on the machine of this job (Alpine: `apk add git`, Debian: `apt-get install git`).', cause);
    });
    if (result.code === 0)
        return;
    if (/not a git repository/i.test(result.stderr)) {
        throw noCheckout(`${at.cwd} is in no git repository, and the commit to deploy is the one that is checked out`, 'Run this in a checkout of the monorepo: on GitHub with `actions/checkout` before it, on GitLab without `GIT_STRATEGY: none`, in a container with `.git` in it.');
    }
    if ((await git(at, ['rev-parse', '--git-dir'])).code === 0) {
        throw noCheckout(`the git repository in ${at.cwd} has no commit yet`, 'Commit the monorepo, and run this again.');
    }
}
function noCheckout(problem, hint, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('bad-input', 'NO_CHECKOUT', problem, { hint, ...(cause === undefined ? {} : { cause }) });
}
async function hasCommit(at, commit) {
    return (await git(at, ['cat-file', '-e', `${objectName(commit)}^{commit}`])).code === 0;
}
async function fetchCommit(at, commit) {
    if (await hasCommit(at, commit))
        return true;
    const remote = await remoteName(at);
    if (remote === undefined)
        return false;
    await inTurn(at, async () => {
        const depth = (await isShallow(at)) ? ['--depth=1'] : [];
        return git(at, ['fetch', ...quietly, ...depth, '--end-of-options', remote, objectName(commit)]);
    });
    return hasCommit(at, commit);
}
async function mergeBase(at, a, b) {
    return firstLine(await git(at, ['merge-base', objectName(a), objectName(b)]));
}
async function changedFiles(at, base, head) {
    const args = [
        'diff',
        '--name-only',
        '-z',
        '--no-renames',
        '--no-ext-diff',
        '--no-relative',
        '--ignore-submodules=none',
    ];
    const result = await git(at, [...args, objectName(base), objectName(head), '--']);
    if (result.code !== 0) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_DIFF', `the commits ${base} and ${head} cannot be compared in this checkout`, {
            hint: 'Fetch more history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0).',
            cause: new Error(result.stderr.trim()),
        });
    }
    return result.stdout.toString('utf8').split('\0').filter(Boolean);
}
const quietly = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--recurse-submodules=no'];
function git({ cwd, env, programs }, args, variables = {}) {
    return (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_3__.runGit)(args, { cwd, env, programs, variables });
}
async function isShallow(at) {
    return isShallowByFile(at) ?? firstLine(await git(at, ['rev-parse', '--is-shallow-repository'])) === 'true';
}
function isShallowByFile(at) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at.cwd, '.git');
    const here = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { throwIfNoEntry: false })?.isDirectory() === true;
    return here ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'shallow')) : undefined;
}
const staleLock = 30_000;
const lockPause = 100;
async function inTurn({ clock }, fetch) {
    for (let left = staleLock;;) {
        const result = await fetch();
        const stderr = result?.stderr ?? '';
        const [, lock] = /'(.*shallow\.lock)': File exists/.exec(stderr) ?? [];
        if (left <= 0 || (lock === undefined && !stderr.includes('shallow file has changed')))
            return result;
        do {
            await clock.sleep(lockPause);
            left -= lockPause;
        } while (lock !== undefined && left > 0 && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(lock));
    }
}
async function remoteName(at) {
    const remotes = (await git(at, ['remote'])).stdout.toString('utf8').split('\n').filter(Boolean);
    return remotes.includes('origin') || remotes.length > 1 ? remotes.find((name) => name === 'origin') : remotes[0];
}
async function hasNoRemote(at) {
    const { code, stdout } = await git(at, ['remote']);
    return code === 0 && stdout.length === 0;
}
function firstLine(result) {
    const line = result.code === 0 ? result.stdout.toString('utf8').split('\n')[0] : undefined;
    return line === '' ? undefined : line;
}
function objectName(commit) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
        return commit;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('commit', `"${commit}" is not a full object name`, 'Give all 40 (or 64) hexadecimal digits.');
}


/***/ }),

/***/ 4872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ buildsInputs),
/* harmony export */   _: () => (/* binding */ buildInputs)
/* harmony export */ });
/* harmony import */ var _core_build_engines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1882);

const buildInputs = {
    image: {
        type: 'string',
        config: { keys: ['service.build.image'], sharedKeys: ['environment.image'], placeholders: true },
        description: 'Repository without a tag: `harbor.example.com/fe/apps/web1`, with placeholders as in `tags`. Default for a service: `{registry}/{service}`; the `image` of the environment wins.',
    },
    tags: {
        type: 'list',
        ofNames: true,
        default: '{sha8}',
        config: { keys: ['service.build.tags'], sharedKeys: ['environment.tag'] },
        description: 'Tags to push; that of the environment comes first. Placeholders: `{sha8}` `{sha}` `{branch-slug}` `{environment}` `{service}` `{run}` `{slug}` `{version}` `{git-tag}`.',
    },
    context: {
        type: 'string',
        default: '.',
        config: { keys: ['service.build.context'], fromRoot: true },
        description: 'Build context, a directory.',
    },
    dockerfile: {
        type: 'string',
        config: { keys: ['service.build.dockerfile'], fromRoot: true },
        description: 'Path of the Dockerfile. Default: `Dockerfile` in the context, for a service in its directory.',
    },
    target: {
        type: 'string',
        config: { keys: ['service.build.target'] },
        description: 'Stage of the Dockerfile to build. Default: the last one.',
    },
    'build-args': {
        type: 'list',
        config: { keys: ['environment.build.args', 'service.build.args'], form: 'map', placeholders: true },
        description: 'Build arguments, `NAME=value`, or `NAME` to take it from the environment. Names that look like secrets are refused: use `secrets`.',
    },
    labels: {
        type: 'list',
        config: { keys: ['service.build.labels'], form: 'map' },
        description: 'Labels of the image, `name=value`.',
    },
    annotations: {
        type: 'list',
        config: { keys: ['service.build.annotations'], form: 'map' },
        description: 'Annotations of the manifest, and of the index where there is one, `name=value`.',
    },
    'build-contexts': {
        type: 'list',
        config: { keys: ['service.build.build-contexts'], form: 'map' },
        description: 'Further contexts for `FROM name` and `COPY --from=name`: `name=DIRECTORY` or `name=docker-image://IMAGE`.',
    },
    secrets: {
        type: 'list',
        config: { keys: ['service.build.secrets'] },
        description: 'Build secrets for `RUN --mount=type=secret,id=…`: `id=NAME_OF_ENV_VARIABLE`, or `id=ID,file=PATH` of a file.',
    },
    ssh: {
        type: 'list',
        config: { keys: ['service.build.ssh'] },
        description: 'For `RUN --mount=type=ssh`: `default` is the agent of the job, `id=PATH` a key or a socket.',
    },
    platforms: {
        type: 'list',
        ofNames: true,
        config: { keys: ['service.build.platforms'] },
        description: 'Platforms, `linux/amd64`. Default: that of the builder.',
    },
    engine: {
        type: 'choice',
        options: ['auto', ..._core_build_engines_js__WEBPACK_IMPORTED_MODULE_0__/* .engineNames */ .Ry],
        default: 'auto',
        config: { keys: ['service.build.engine'] },
        description: 'What builds the image. `auto`: `append` when `files` is given, else BuildKit or buildah, whichever works here.',
    },
    builder: {
        type: 'string',
        config: { keys: ['service.build.builder'] },
        description: 'BuildKit to use: name of a buildx builder, or address of a daemon (`tcp://buildkitd:1234`).',
    },
    base: {
        type: 'string',
        config: { keys: ['service.build.base'] },
        description: 'Engine `append`: image to put the files on. Default: an empty one.',
    },
    files: {
        type: 'list',
        config: { keys: ['service.build.files'] },
        description: 'Engine `append`: what goes into the image, `LOCAL[:REMOTE]`, for example `dist:/app`.',
    },
    command: {
        type: 'list',
        config: { keys: ['service.build.command'] },
        description: 'Engine `append`: command of the image, one word an item.',
    },
    env: {
        type: 'list',
        config: { keys: ['service.build.env'], form: 'map' },
        description: 'Engine `append`: environment variables of the image, `NAME=value`.',
    },
    user: {
        type: 'string',
        config: { keys: ['service.build.user'] },
        description: 'Engine `append`: user of the image.',
    },
    workdir: {
        type: 'string',
        config: { keys: ['service.build.workdir'] },
        description: 'Engine `append`: working directory of the image.',
    },
    cache: {
        type: 'choice',
        options: ['registry', 'gha', 'none'],
        default: 'registry',
        config: { keys: ['service.build.cache'] },
        description: 'Where build layers are kept between runs. `gha`: the cache of GitHub Actions, with buildx.',
    },
    'cache-repository': {
        type: 'string',
        config: { keys: ['service.build.cache-repository'] },
        description: 'Repository of the registry cache. Default: `<image>/cache`.',
    },
    'cache-from': {
        type: 'list',
        config: { keys: ['service.build.cache-from'] },
        description: 'Where layers are taken from, in this order, instead of the place that `cache` says: a branch or tag (`main`, `{branch-slug}`), which is a tag of the cache repository; a reference; or the fields of buildx (`type=…`). Default with `cache-to`: its branches, then the default branch.',
    },
    'cache-to': {
        type: 'list',
        config: { keys: ['service.build.cache-to'] },
        description: 'Where layers are put, written like `cache-from`; fields may follow a name: `{branch-slug},mode=min,compression=zstd`.',
    },
    'no-cache': {
        type: 'boolean',
        default: 'false',
        description: 'Run every instruction anew, also where `unless-changed` would find an image.',
    },
    pull: {
        type: 'boolean',
        default: 'false',
        config: { keys: ['service.build.pull'] },
        description: 'Ask the registries for base images although the builder has copies of them.',
    },
    network: {
        type: 'choice',
        options: ['none', 'host'],
        config: { keys: ['service.build.network'] },
        description: 'Network of `RUN`. Default: that of the builder. `host` takes a BuildKit daemon that allows it (`network.host`).',
    },
    provenance: {
        type: 'string',
        config: { keys: ['service.build.provenance'] },
        description: 'BuildKit: record how the image was built beside it: `min`, `max`, or fields such as `mode=max,version=v1`. The digest is that of an index then.',
    },
    sbom: {
        type: 'string',
        config: { keys: ['service.build.sbom'] },
        description: 'BuildKit: list what is in the image beside it: `true`, or `generator=IMAGE`. The digest is that of an index then.',
    },
    'extra-args': {
        type: 'list',
        config: { keys: ['service.build.extra-args'] },
        description: 'Arguments that the builder gets as they are, one word an item, for what no input is there for: `--ulimit=nofile=1024`.',
    },
    'unless-changed': {
        type: 'boolean',
        default: 'false',
        config: { keys: ['service.build.unless-changed'] },
        description: 'When the registry has an image of the same content (files that the Dockerfile copies, arguments, target, digests of base images), tag that one instead of building. Whoever may push to the repository decides what is found: give builds of forks another one.',
    },
    'build-timeout': {
        type: 'duration',
        default: '1h',
        config: { keys: ['service.build.build-timeout'] },
        description: "Time for the builder's own run, which `timeout` does not bound. After it the builder is ended.",
    },
};
const buildsInputs = {
    engine: {
        type: 'choice',
        options: _core_build_engines_js__WEBPACK_IMPORTED_MODULE_0__/* .engineNames */ .Ry,
        description: 'What builds the images of Dockerfiles, instead of `engine` in `gitops.yaml`; `append`: every service needs `files` there. Images of `files` are always made by `append`.',
    },
    emit: {
        type: 'string',
        description: 'Engine `kaniko`: check everything and write `<service>/build.sh` below this directory, for jobs in the image of kaniko. Nothing is committed.',
    },
    finish: {
        type: 'string',
        description: 'Engine `kaniko`: the directory of `emit`, after each `build.sh` has run: deploy what was pushed.',
    },
};


/***/ })

};
