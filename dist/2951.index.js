export const id = 2951;
export const ids = [2951];
export const modules = {

/***/ 5832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I_: () => (/* binding */ imageTag),
/* harmony export */   an: () => (/* binding */ imageRepository),
/* harmony export */   br: () => (/* binding */ imageTemplates),
/* harmony export */   yF: () => (/* binding */ namesCommit)
/* harmony export */ });
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1723);
/* harmony import */ var _environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4867);



function imageTemplates(config, service, environment) {
    return {
        image: environment?.image ?? (config === undefined ? undefined : (0,_environments_js__WEBPACK_IMPORTED_MODULE_1__.serviceImage)(config, service, environment?.registry)),
        tag: environment?.tag ?? config?.services.get(service)?.build?.tags?.[0] ?? '{sha8}',
    };
}
function imageRepository({ config, ci, cluster }, service, environment) {
    const { image } = imageTemplates(config, service, environment?.environment);
    return image && (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .expand */ .fT)(image, valuesFor({ ci, cluster }, service, environment), `image of ${service}`);
}
function imageTag({ config, ci, cluster }, service, environment) {
    const { tag } = imageTemplates(config, service, environment?.environment);
    return (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .expand */ .fT)(tag, valuesFor({ ci, cluster }, service, environment), `tag of ${service}`);
}
function valuesFor({ ci, cluster }, service, environment) {
    const [first] = (0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .clustersOf */ .Dg)(environment?.environment ?? {});
    return (0,_environments_js__WEBPACK_IMPORTED_MODULE_1__.placeholdersFor)(ci, service, environment?.name, cluster ?? first);
}
function namesCommit(template) {
    return /(?<!\{)\{(sha8?|version|git-tag)\}(?!\})/.test(template);
}


/***/ }),

/***/ 7216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   chosenEnvironment: () => (/* binding */ chosenEnvironment),
/* harmony export */   environmentAddress: () => (/* binding */ environmentAddress),
/* harmony export */   environmentFor: () => (/* binding */ environmentFor),
/* harmony export */   environmentNamed: () => (/* binding */ environmentNamed),
/* harmony export */   isReviewEnvironment: () => (/* binding */ isReviewEnvironment),
/* harmony export */   placeholdersFor: () => (/* binding */ placeholdersFor),
/* harmony export */   reasonForNothing: () => (/* binding */ reasonForNothing),
/* harmony export */   reviewEnvironmentFor: () => (/* binding */ reviewEnvironmentFor),
/* harmony export */   serviceImage: () => (/* binding */ serviceImage),
/* harmony export */   serviceNamed: () => (/* binding */ serviceNamed),
/* harmony export */   slugFor: () => (/* binding */ slugFor),
/* harmony export */   versionIn: () => (/* binding */ versionIn),
/* harmony export */   withSourceIn: () => (/* binding */ withSourceIn)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1723);
/* harmony import */ var _names_slug_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(830);
/* harmony import */ var _review_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9790);
/* harmony import */ var _review_monorepo_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2912);
/* harmony import */ var _source_source_ref_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(65);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5256);
/* harmony import */ var _events_events_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7535);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4867);










function environmentFor(config, ci) {
    for (const [name, environment] of config.environments) {
        if ((0,_events_events_js__WEBPACK_IMPORTED_MODULE_7__/* .takesEvent */ .vd)(environment, ci, config.services))
            return { name, environment };
    }
    return undefined;
}
function chosenEnvironment(selection, everyService = false) {
    const { config, ci, service, environment, cluster } = selection;
    if (service !== undefined)
        serviceNamed(config, service);
    const chosen = environment !== undefined
        ? { name: environment, environment: environmentNamed(config, environment) }
        : service === undefined && !everyService
            ? undefined
            : environmentFor(config, ci);
    if (chosen === undefined)
        return undefined;
    if (cluster !== undefined)
        refuseUnknownCluster(chosen, cluster);
    const place = { environment: chosen.name, service, cluster };
    return { ...chosen, environment: (0,_place_js__WEBPACK_IMPORTED_MODULE_8__/* .environmentAt */ .Ff)(config, chosen.environment, place) };
}
function refuseUnknownCluster({ name, environment: { clusters } }, cluster) {
    if (clusters?.has(cluster) === true)
        return;
    const names = [...(clusters?.keys() ?? [])];
    throw names.length === 0
        ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('cluster', `${name} has no clusters`, 'Leave cluster out, or write `clusters` there in gitops.yaml.')
        : (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('cluster', `"${cluster}" is no cluster of ${name}`, `${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_9__/* .didYouMean */ .a)(cluster, names, (near) => `"${near}"`)}It has: ${names.join(', ')}.`);
}
function withSourceIn(config, ci, environment) {
    const { event, branch } = ci;
    if (config === undefined || branch === undefined)
        return ci;
    if ((event.kind !== 'request' && event.kind !== 'request-closed') || event.fromFork === true)
        return ci;
    const chosen = environment === undefined ? environmentFor(config, ci)?.environment : config.environments.get(environment);
    const { when } = chosen ?? {};
    if (when?.request !== true || !(0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globs */ .gV)(when.branch ?? [])(branch))
        return ci;
    return { ...ci, sourceRef: `refs/heads/${branch}` };
}
function reasonForNothing(ci, credential) {
    const { event, host, actor, branch } = ci;
    const isRequest = event.kind === 'request' || event.kind === 'request-closed';
    if (isRequest && event.fromFork === true)
        return 'Requests from forks are not deployed.';
    if (event.kind === 'queue')
        return 'A merge queue or merge train deploys nothing: what it merges is deployed.';
    const isOfDependabot = host === 'github' && actor.name === 'dependabot[bot]';
    if (!credential && isOfDependabot && (isRequest || branch?.startsWith('dependabot/') === true)) {
        return 'GitHub gives runs of Dependabot no secrets, so its branch is not deployed.';
    }
    return undefined;
}
function slugFor({ sourceRef, repository, reviewName }) {
    if (reviewName !== undefined)
        return reviewName;
    const source = (0,_source_source_ref_js__WEBPACK_IMPORTED_MODULE_6__/* .parseSourceRef */ ._j)(sourceRef);
    if (source === undefined || sourceRef === undefined)
        return undefined;
    return source.kind === 'request'
        ? (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentName */ .VE)({ mode: 'request', requestNumber: source.number })
        : (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentName */ .VE)({ mode: 'branch', repository, ref: sourceRef });
}
function placeholdersFor(ci, service, environment, cluster) {
    const gitTag = ci.event.kind === 'tag' ? ci.event.tag : undefined;
    return {
        service,
        environment,
        cluster,
        slug: slugFor(ci),
        sha: ci.commit,
        sha8: ci.commit?.slice(0, 8),
        branch: ci.branch,
        'branch-slug': ci.branch === undefined ? undefined : (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_3__/* .branchSlug */ .W3)(ci.branch),
        request: ci.requestNumber === undefined ? undefined : String(ci.requestNumber),
        run: ci.runId,
        'git-tag': gitTag,
        version: gitTag === undefined ? undefined : versionIn(gitTag),
        subject: ci.described?.subject,
        author: ci.described?.author,
    };
}
function environmentAddress(config, chosen, ci, [service] = config.services.keys(), [cluster] = (0,_place_js__WEBPACK_IMPORTED_MODULE_8__/* .clustersOf */ .Dg)(chosen?.environment ?? {})) {
    if (chosen === undefined)
        return undefined;
    const { url } = (0,_place_js__WEBPACK_IMPORTED_MODULE_8__/* .environmentAt */ .Ff)(config, chosen.environment, { environment: chosen.name, service, cluster });
    return url === undefined ? undefined : (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .fT)(url, placeholdersFor(ci, service, chosen.name, cluster), 'url');
}
function versionIn(tag) {
    const found = /(?:^|[^0-9A-Za-z.])v?(\d+\.\d[^@]*)$/.exec(tag) ?? /(?:^|[^0-9A-Za-z.])v(\d[^@]*)$/.exec(tag);
    return found?.[1];
}
function isReviewEnvironment(environment) {
    return (environment.ttl !== undefined ||
        environment.when?.request === true ||
        environment.file?.split('/').slice(0, -1).includes('{slug}') === true);
}
function reviewEnvironmentFor(config, ci, name, cluster) {
    const environment = (0,_place_js__WEBPACK_IMPORTED_MODULE_8__/* .environmentAt */ .Ff)(config, environmentNamed(config, name), { environment: name, cluster });
    const slug = slugFor(ci);
    if (!isReviewEnvironment(environment) || environment.file === undefined || slug === undefined)
        return undefined;
    const source = (0,_source_source_ref_js__WEBPACK_IMPORTED_MODULE_6__/* .parseSourceRef */ ._j)(ci.sourceRef);
    const monorepo = (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_5__/* .monorepoIdentity */ .Ur)(ci);
    return {
        name: slug,
        repository: ci.repository,
        ...(monorepo === undefined ? {} : { monorepo }),
        ...(source?.kind === 'request'
            ? { ref: `refs/heads/${ci.branch ?? ''}`, request: source.number }
            : { ref: ci.sourceRef ?? 'refs/heads/' }),
        directory: (0,_review_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentDirectory */ .h)(environment.file, slug, {
            environment: name,
            ...(cluster === undefined ? {} : { cluster }),
        }),
    };
}
function serviceImage(config, name, registry = config.registry) {
    const own = config.services.get(name)?.build?.image;
    if (own !== undefined)
        return own;
    return registry === undefined ? undefined : `${registry.replace(/\/+$/, '')}/${name}`;
}
function serviceNamed(config, name) {
    return config.services.get(name) ?? raiseUnknown('service', name, config.services);
}
function environmentNamed(config, name) {
    return config.environments.get(name) ?? raiseUnknown('environment', name, config.environments);
}
function raiseUnknown(kind, name, known) {
    const suggestion = (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_9__/* .didYouMean */ .a)(name, known.keys(), (near) => `"${near}"`);
    const all = known.size === 0
        ? `gitops.yaml has no ${kind}s: write \`${kind}s: { ${name}: … }\` there, or leave ${kind} out.`
        : `gitops.yaml has: ${[...known.keys()].join(', ')}.`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(kind, `"${name}" is not in gitops.yaml`, `${suggestion}${all}`);
}


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   O$: () => (/* binding */ unreadable),
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
            problem.kind === 'unreadable' ||
            (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND'));
    }
    get hint() {
        return hintFor(this.problem);
    }
    failure(code) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
    }
}
function unreadable(failure) {
    return new NetworkError({ kind: 'unreadable' }, failure.message, failure);
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
        case 'unreadable':
            return 'Check the address: what answers there may not be the server that was meant.';
        case 'redirect':
            return 'Give the address that it redirects to.';
    }
}


/***/ }),

/***/ 3360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   s: () => (/* binding */ retryAfterOf)
/* harmony export */ });
const defaultAttempts = 5;
const defaultPauses = 120_000;
const firstBackoff = 500;
const longestBackoff = 8_000;
const longPause = 10_000;
async function retry(policy, call, interruptionOf) {
    const { clock, log, deadline, repeatable, attempts = defaultAttempts, pauses = defaultPauses } = policy;
    let paused = 0;
    for (let attempt = 1;; attempt += 1) {
        try {
            return await call();
        }
        catch (error) {
            const interruption = interruptionOf(error);
            if (interruption === undefined || attempt >= Math.min(attempts, interruption.attempts ?? attempts))
                throw error;
            if (interruption.acted === 'maybe' && !repeatable)
                throw error;
            const backoff = clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** attempt);
            const pause = Math.round((interruption.retryAfter ?? 0) + backoff);
            if (paused + pause > pauses)
                throw error;
            paused += pause;
            if (pause >= deadline.remaining())
                throw deadline.failure(`another try: ${interruption.reason}`, error);
            const line = `${interruption.reason}; trying again in ${pause} ms`;
            if (pause < longPause)
                log.detail(line);
            else
                log.info(line);
            await clock.sleep(pause);
        }
    }
}
function retryAfterOf(value, now) {
    if (value === undefined || value === null)
        return undefined;
    const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
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

/***/ 9790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ servicePath),
/* harmony export */   h: () => (/* binding */ environmentDirectory)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8402);


const slugPlaceholder = '{slug}';
function environmentDirectory(template, slug, placeholders = {}) {
    const segments = template.split('/');
    const directories = segments.slice(0, -1);
    const depth = directories.indexOf(slugPlaceholder);
    if (depth === -1)
        throw unusable(template, problemWithSlug(segments));
    const path = directories.slice(0, depth + 1).map((segment) => fill(segment, template, { ...placeholders, slug }));
    const unsafe = path.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw unusable(template, `"${unsafe}" is not a directory name`);
    return path.join('/');
}
function servicePath(template, slug, service) {
    const directory = environmentDirectory(template, slug);
    const below = template.split('/').slice(directory.split('/').length);
    const depth = below.findIndex((segment) => segment.includes('{service}'));
    if (depth === -1)
        throw unusable(template, 'its services share files, so that one cannot go without the others');
    const path = below.slice(0, depth + 1).map((segment) => segment.replaceAll('{service}', service));
    const unsafe = path.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw unusable(template, `"${unsafe}" is not the name of a service's file`);
    return [directory, ...path].join('/');
}
function problemWithSlug(segments) {
    if (segments.at(-1)?.includes(slugPlaceholder)) {
        return 'review environments would share a directory, because {slug} is in the name of the file';
    }
    if (segments.some((segment) => segment.includes(slugPlaceholder))) {
        return '{slug} is only a part of a directory name';
    }
    return 'all review environments would share one directory, because {slug} is missing';
}
function fill(segment, template, values) {
    return segment.replace(/\{([a-z0-9-]+)\}/g, (placeholder, name) => {
        if (name === 'service')
            throw unusable(template, 'a review environment would have a directory for each service');
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        if (value === undefined)
            throw unusable(template, `${placeholder} before {slug} is not known here`);
        return value;
    });
}
function isPlainSegment(segment) {
    return /^[A-Za-z0-9_.-]+$/.test(segment) && (0,_git_path_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlainPath */ .qW)(segment);
}
function unusable(template, problem) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'REVIEW_DIRECTORY', `file "${template}" of the review environment: ${problem}`, {
        hint: 'Give every review environment a directory of its own: review/{slug}/{service}.yaml.',
    });
}


/***/ }),

/***/ 2912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ belongingOf),
/* harmony export */   GD: () => (/* binding */ thisMonorepo),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Ur: () => (/* binding */ monorepoIdentity),
/* harmony export */   cH: () => (/* binding */ assertOurs),
/* harmony export */   hL: () => (/* binding */ belongingOfKin),
/* harmony export */   sf: () => (/* binding */ isSpelledAlike)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8687);



function monorepoIdentity({ repositoryUrl }) {
    return repositoryUrl === undefined ? undefined : (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryIdentity */ .Rr)(repositoryUrl);
}
function thisMonorepo(ci, has) {
    return { repository: ci.repository, monorepo: monorepoIdentity(ci), has };
}
async function belongingOf(recorded, monorepo) {
    if (isSpelledAlike(recorded, monorepo))
        return { isOurs: true };
    const sharesHistory = await hasOneOf(recorded.commits, monorepo);
    return sharesHistory === 'yes'
        ? belongingOfKin(recorded, monorepo)
        : { isOurs: false, sharesHistory, reason: `belongs to ${recorded.repository}` };
}
async function belongingOfKin(recorded, { askRecorded }) {
    const answer = await askRecorded?.(recorded);
    if (answer === undefined || answer.state === 'this' || answer.state === 'gone')
        return { isOurs: true };
    const { state, reason } = answer;
    const why = state === 'there' ? `, where ${reason}` : `, and whether that is this one is not known (${reason})`;
    return { isOurs: false, sharesHistory: 'yes', reason: `belongs to ${recorded.repository}${why}` };
}
async function isOurs(recorded, monorepo) {
    return (await belongingOf(recorded, monorepo)).isOurs;
}
async function hasOneOf(commits, { has }) {
    let answer = commits.some(_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectName */ .V2) ? 'no' : 'unknown';
    for (const commit of commits) {
        const found = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectName */ .V2)(commit) ? await has(commit) : 'no';
        if (found === 'yes')
            return 'yes';
        if (found === 'unknown')
            answer = 'unknown';
    }
    return answer;
}
function isSpelledAlike(one, other) {
    if (one.monorepo !== undefined && other.monorepo !== undefined)
        return one.monorepo === other.monorepo;
    return (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryIdentity */ .Rr)(one.repository) === (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryIdentity */ .Rr)(other.repository);
}
async function assertOurs(recorded, wanted, monorepo) {
    if (isSameSource(recorded, wanted) && (await isOurs(recorded, monorepo)))
        return;
    const problem = `review environment ${recorded.name} belongs to ${recorded.ref} of ${recorded.repository}, not to ${wanted.ref ?? wanted.name} of ${monorepo.repository}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'REVIEW_ENV_FOREIGN', problem, {
        hint: 'Give the environment a name of its own, or run this from the repository that owns it.',
    });
}
function isSameSource(recorded, wanted) {
    if (recorded.name !== wanted.name)
        return false;
    if (recorded.request !== undefined && wanted.request !== undefined)
        return recorded.request === wanted.request;
    return wanted.ref === undefined || recorded.ref === wanted.ref;
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

/***/ 9624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   qL: () => (/* binding */ isFilledIn),
/* harmony export */   qR: () => (/* binding */ isGiven)
/* harmony export */ });
function isGiven({ source: { kind } }) {
    return kind !== 'gitops.yaml' && kind !== 'default' && kind !== 'absent';
}
function isFilledIn({ source: { kind } }) {
    return kind === 'gitops.yaml';
}
function partsOf(key) {
    const dot = key.lastIndexOf('.');
    return { section: key.slice(0, dot), name: key.slice(dot + 1) };
}


/***/ })

};
