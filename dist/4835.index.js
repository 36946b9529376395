export const id = 4835;
export const ids = [4835];
export const modules = {

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

/***/ 830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UG: () => (/* binding */ dnsLabel),
/* harmony export */   VE: () => (/* binding */ environmentName),
/* harmony export */   W3: () => (/* binding */ branchSlug),
/* harmony export */   ZP: () => (/* binding */ withinHostLabels),
/* harmony export */   "do": () => (/* binding */ releaseName),
/* harmony export */   tF: () => (/* binding */ slugOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);


const longestEnvironmentName = 30;
const longestLabel = 63;
const longestRelease = 53;
const hashLength = 8;
function environmentName(source) {
    if (source.mode === 'branch') {
        const shortRef = source.ref.replace(/^refs\/(heads|tags)\//, '');
        return hashedName(slugOf(shortRef) || 'env', `${source.repository}\0${source.ref}`, longestEnvironmentName);
    }
    if (!Number.isSafeInteger(source.requestNumber) || source.requestNumber < 1) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('request', `${source.requestNumber} is not the number of a request`, 'Give a number from 1 on.');
    }
    const name = `pr-${source.requestNumber}`;
    return source.monorepo === undefined ? name : `${name}-${hashOf(source.monorepo)}`;
}
function releaseName(text) {
    return text.length <= longestRelease ? text : cutTo(text, text, longestRelease);
}
const longHostLabel = /(?<![A-Za-z0-9.-])[A-Za-z0-9-]{64,}(?=(?:\.[A-Za-z0-9-]{1,63})+(?![A-Za-z0-9-]))/g;
function withinHostLabels(text) {
    return text.replace(longHostLabel, (label) => cutTo(label.toLowerCase(), label, longestLabel));
}
function dnsLabel(text) {
    const isLabel = text.length <= longestLabel && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text);
    return isLabel ? text : hashedName(slugOf(text) || 'x', text, longestLabel);
}
function slugOf(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
}
function branchSlug(branch) {
    return slugOf(branch).slice(0, longestLabel).replace(/-$/, '');
}
function hashedName(slug, source, longest) {
    return cutTo(/^[0-9]/.test(slug) ? `r${slug}` : slug, source, longest);
}
function cutTo(words, source, longest) {
    return `${words.slice(0, longest - hashLength - 1).replace(/-+$/, '')}-${hashOf(source)}`;
}
function hashOf(source) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(source, 'utf8').digest('hex').slice(0, hashLength);
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


/***/ })

};
