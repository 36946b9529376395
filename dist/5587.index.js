export const id = 5587;
export const ids = [5587];
export const modules = {

/***/ 9674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jo: () => (/* binding */ deletion),
  mv: () => (/* binding */ refuseOwned),
  YG: () => (/* binding */ refuseOwnedSet)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var live = __webpack_require__(151);
;// CONCATENATED MODULE: ./build/core/argocd/owner-place.js



function placeOfApplication({ metadata }, { name, app }, what = 'it') {
    const manifest = `the manifest of ${what}, which the Application ${name} deploys`;
    const sources = app === undefined ? [] : (0,live/* sourcesOf */.u0)(app.spec).filter(live/* isGitSource */.qh);
    if (app === undefined || sources.length === 0)
        return manifest;
    const places = sources.map(({ repoURL, path = '.', targetRevision = 'HEAD' }) => {
        const file = likelyManifest(app.status?.sourceType, path, metadata.name);
        return `${file} in ${repoURL} at ${targetRevision}`;
    });
    return `${manifest}: ${places.join('; or ')}`;
}
function likelyManifest(sourceType, path, name) {
    const directory = path === '.' || path === '' ? '' : `${path.replace(/\/$/, '')}/`;
    switch (sourceType) {
        case 'Helm':
            return `the values or templates of the chart ${directory || '.'}`;
        case 'Kustomize':
            return `a resource of ${directory}kustomization.yaml, most likely ${directory}${name}.yaml,`;
        default:
            return `most likely ${directory}${name}.yaml`;
    }
}
function placeOfSet(name, set, app, parent) {
    const shared = parent === undefined ? `the ApplicationSet ${name}` : placeOfApplication({ metadata: { name } }, parent, 'the set');
    if (set === undefined)
        return { input: 'what the ApplicationSet reads (the directory, element or request)', shared };
    const { generators, template } = set.spec;
    const params = paramsOf(template.metadata.name, app.metadata.name);
    const all = generators.map((generator) => inputOf(generator, { app, params, nameTemplate: template.metadata.name }));
    const own = all.filter(({ fits }) => fits);
    const inputs = new Set((own.length > 0 ? own : all).map(({ text }) => text));
    return { input: inputs.size === 0 ? 'what its generators read' : [...inputs].join(', or '), shared };
}
function inputOf(generator, match) {
    const [kind = 'unknown'] = Object.keys(generator).filter((key) => (0,json/* isObject */.Gv)(generator[key]) && key !== 'selector');
    const content = objectAt(generator, kind);
    switch (kind) {
        case 'git':
            return gitInput(content, match);
        case 'list':
            return listInput(content, match);
        case 'pullRequest':
            return requestInput(content, match);
        case 'matrix':
        case 'merge': {
            const inner = Array.isArray(content.generators) ? content.generators.filter(json/* isObject */.Gv) : [];
            const inputs = inner.map((each) => inputOf(each, match));
            return { text: inputs.map(({ text }) => text).join(' and '), fits: inputs.some(({ fits }) => fits) };
        }
        case 'clusters':
            return { text: 'the cluster secrets of Argo CD, which its cluster generator reads', fits: false };
        case 'scmProvider':
            return { text: 'the repositories that its SCM provider generator finds', fits: false };
        default:
            return { text: `what its ${kind} generator reads`, fits: false };
    }
}
function gitInput({ repoURL, revision, directories, files }, { app, params }) {
    const where = `of ${String(repoURL)} at ${String(revision || 'HEAD')}`;
    if (Array.isArray(files)) {
        const patterns = files.filter(json/* isObject */.Gv).map(({ path }) => String(path));
        return { text: `the file ${patterns.join(' or ')} ${where}, which its git generator reads`, fits: false };
    }
    const patterns = (Array.isArray(directories) ? directories : [])
        .filter(json/* isObject */.Gv)
        .filter(({ exclude }) => exclude !== true);
    const paths = patterns.map(({ path }) => String(path));
    const sources = (0,live/* sourcesOf */.u0)(app.spec).flatMap(({ path }) => (path === undefined ? [] : [path]));
    const own = sources.find((source) => paths.some((pattern) => (0,glob/* glob */.TI)(pattern)(source)));
    const named = params['path.path'] ?? params.path;
    const basename = params['path.basename'];
    const guess = basename === undefined ? paths : paths.map((path) => path.replace(/\*+$/, basename));
    const directory = own ?? named ?? guess.join(' or ');
    const text = `the directory ${directory} ${where}, which its git generator finds (bump-image-tag for the files in it)`;
    return { text, fits: own !== undefined };
}
function listInput({ elements, elementsYaml }, { app, nameTemplate }) {
    if (typeof elementsYaml === 'string' && elementsYaml !== '')
        return { text: 'the elements of its list generator', fits: false };
    const items = (Array.isArray(elements) ? elements : []).filter(json/* isObject */.Gv);
    const [own, ...others] = items.filter((item) => filledIn(nameTemplate, item) === app.metadata.name);
    const isOne = own !== undefined && others.length === 0;
    const which = isOne ? `the element ${JSON.stringify(own)}` : `one of the ${items.length} elements`;
    return { text: `${which} of its list generator`, fits: isOne };
}
function requestInput(content, { params }) {
    const [forge = ''] = Object.keys(content).filter((key) => (0,json/* isObject */.Gv)(content[key]));
    const { owner, repo, project, organization } = objectAt(content, forge);
    const repository = [owner ?? organization, project, repo].filter((part) => part !== undefined).join('/');
    const { number } = params;
    const which = number === undefined ? 'the open request' : `the request ${number}`;
    return {
        text: `${which} of ${repository} (${forge}), which its pull request generator finds`,
        fits: number !== undefined,
    };
}
function objectAt(holder, key) {
    const value = holder[key];
    return (0,json/* isObject */.Gv)(value) ? value : {};
}
const placeholder = /\{\{-?\s*\.?([\w.]+)\s*-?\}\}/g;
function paramsOf(template, name) {
    const keys = [];
    const parts = template.split(placeholder).map((part, index) => {
        if (index % 2 === 0)
            return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        keys.push(part);
        return '(.+)';
    });
    const values = new RegExp(`^${parts.join('')}$`).exec(name) ?? [];
    return Object.fromEntries(keys.flatMap((key, index) => (values[index + 1] === undefined ? [] : [[key, values[index + 1] ?? '']])));
}
function filledIn(template, element) {
    return template.replace(placeholder, (text, key) => {
        const value = key.split('.').reduce((part, name) => ((0,json/* isObject */.Gv)(part) ? part[name] : undefined), element);
        return value === undefined ? text : String(value);
    });
}

// EXTERNAL MODULE: ./build/core/argocd/server/applicationset.js
var applicationset = __webpack_require__(3511);
// EXTERNAL MODULE: ./build/core/argocd/server/masked.js
var masked = __webpack_require__(2288);
;// CONCATENATED MODULE: ./build/core/argocd/owner.js






const change = {
    consequence: 'would revert any change',
    advice: ({ input, shared, isManifest }) => {
        const forAll = shared === undefined ? '' : `, or for all of its Applications ${shared}`;
        const how = isManifest === true ? ' (`mode: git` with its path as app-file does that)' : '';
        return `Change ${input}${forAll}${how}. Else choose another name.`;
    },
};
const deletion = {
    consequence: 'would create it again',
    advice: ({ input }) => `Remove ${input} instead.`,
};
async function refuseOwned({ client, ref, log }, app, ours, { consequence, advice } = change) {
    const owner = await ownerOf(client, app, 'Application', {
        ours,
        told: (text) => log.info(`${(0,live/* appNamed */.pA)(ref)} ${text}`),
    });
    if (owner === undefined)
        return;
    const { name } = app.metadata;
    if (owner.kind === 'ApplicationSet') {
        const found = await readable(() => (0,applicationset/* getSet */.FS)(client, owner));
        const set = found === undefined ? undefined : (0,masked/* masked */.I)(found);
        const setOwner = set === undefined ? undefined : await ownerOf(client, set, 'ApplicationSet', {});
        const problem = `${name} belongs to the ApplicationSet ${owner.name}, which ${consequence}`;
        throw refused(problem, advice(placeOfSet(owner.name, set, app, parentOf(setOwner))));
    }
    const problem = `${name} is deployed by the Application ${owner.name}, which ${consequence}`;
    throw refused(problem, advice({ input: placeOfApplication(app, owner), isManifest: true }));
}
async function refuseOwnedSet(client, set, ours) {
    const owner = parentOf(await ownerOf(client, set, 'ApplicationSet', { ours }));
    if (owner === undefined)
        return;
    const problem = `the ApplicationSet ${set.metadata.name} is deployed by the Application ${owner.name}, which ${change.consequence}`;
    throw refused(problem, change.advice({ input: placeOfApplication(set, owner), isManifest: true }));
}
function refused(problem, hint) {
    return new failure/* Failure */.HR('refused', 'ARGOCD_OWNED', problem, { hint });
}
function parentOf(owner) {
    return owner?.kind === 'Application' ? owner : undefined;
}
async function ownerOf(client, owned, kind, { ours = {}, told = () => { } }) {
    const { ownerReferences, namespace } = owned.metadata;
    const set = ownerReferences?.find((reference) => reference.kind === 'ApplicationSet')?.name;
    if (set !== undefined)
        return { kind: 'ApplicationSet', name: set, namespace };
    const tracked = trackedBy(owned, kind);
    if (tracked !== undefined) {
        const app = await applicationNamed(client, tracked);
        if (app === undefined || manages(app, owned, kind) !== 'no')
            return { kind: 'Application', name: tracked.name, app };
        told(`carries the tracking id of the Application ${tracked.name}, which does not deploy it any more`);
        return undefined;
    }
    const labelled = await labelledWith(client, owned, ours);
    const app = labelled === undefined ? undefined : await applicationNamed(client, { name: labelled });
    if (app === undefined || manages(app, owned, kind) !== 'yes')
        return undefined;
    return { kind: 'Application', name: app.metadata.name, app };
}
function trackedBy({ metadata }, kind) {
    const { 'argocd.argoproj.io/tracking-id': id = '' } = metadata.annotations ?? {};
    const [, parent, ownKind, namespace = '', name] = /^([^:]+):argoproj\.io\/(\w+):([^/]*)\/([^/]+)$/.exec(id) ?? [];
    if (parent === undefined || ownKind !== kind || name !== metadata.name)
        return undefined;
    const isHere = namespace === '' || metadata.namespace === undefined || namespace === metadata.namespace;
    return isHere ? parentNamed(parent) : undefined;
}
function parentNamed(text) {
    const [, appNamespace, name = text] = /^([^_]+)_(.+)$/.exec(text) ?? [];
    return appNamespace === undefined ? { name } : { name, appNamespace };
}
async function labelledWith(client, { metadata }, ours) {
    const foreign = Object.entries(metadata.labels ?? {}).filter(([key, value]) => value !== '' && ours[key] !== value);
    if (foreign.length === 0)
        return undefined;
    const settings = await readable(() => client.call({ path: '/api/v1/settings', fits: json/* isObject */.Gv }));
    if (settings?.trackingMethod === 'annotation')
        return undefined;
    const label = settings?.appLabelKey || 'app.kubernetes.io/instance';
    return foreign.find(([key]) => key === label)?.[1];
}
async function applicationNamed(client, { name, appNamespace }) {
    const found = (await readable(() => client.list({ name, ...(appNamespace === undefined ? {} : { appNamespace }) }))) ?? [];
    const app = found.find(({ metadata }) => metadata.name === name);
    return app === undefined ? undefined : (0,masked/* masked */.I)(app);
}
function manages(parent, { metadata }, kind) {
    const { resources, sync } = parent.status ?? {};
    if (resources === undefined)
        return 'unknown';
    const isListed = resources.some((resource) => resource.kind === kind &&
        resource.name === metadata.name &&
        ['', undefined, metadata.namespace ?? resource.namespace].includes(resource.namespace));
    if (isListed)
        return 'yes';
    return sync?.status === 'Synced' || sync?.status === 'OutOfSync' ? 'no' : 'unknown';
}
async function readable(call) {
    try {
        return await call();
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.kind === 'timed-out')
            throw error;
        return undefined;
    }
}


/***/ }),

/***/ 8143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ handleUntil),
/* harmony export */   Ag: () => (/* binding */ handleEarly),
/* harmony export */   Bl: () => (/* binding */ noOperation),
/* harmony export */   HJ: () => (/* binding */ failedResources),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   WY: () => (/* binding */ described),
/* harmony export */   aC: () => (/* binding */ failedResource),
/* harmony export */   lB: () => (/* binding */ observe),
/* harmony export */   pJ: () => (/* binding */ endOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _server_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(798);
/* harmony import */ var _server_live_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(151);



function handleEarly(handle) {
    const early = handle.deadline.early();
    return { ...handleUntil(handle, early), [Symbol.dispose]: () => early[Symbol.dispose]() };
}
function handleUntil(handle, deadline) {
    return { ...handle, client: handle.client.until(deadline), deadline };
}
const longestPauseMs = 10_000;
const settlingMs = 100;
const reopenMs = 1_000;
const silenceMs = 10_000;
function observe(handle, { known, compares = false } = {}) {
    const { client, ref, clock, deadline } = handle;
    let last = known;
    let seenAt = known === undefined ? Number.NEGATIVE_INFINITY : clock.now();
    let woken = known === undefined;
    let announced;
    let ended;
    let stream;
    let reopenAfter = reopenMs;
    let interrupt = () => { };
    const watch = () => client.watch(ref, {
        onEvent({ resourceVersion, isOperating, finishedAt, isDeleted }) {
            if (!isDeleted && resourceVersion !== undefined && resourceVersion === last?.metadata.resourceVersion)
                return;
            const wasOperating = last?.operation !== undefined;
            const tellsNothing = wasOperating && isOperating && finishedAt === last?.status?.operationState?.finishedAt;
            if (tellsNothing && !isDeleted)
                return;
            reopenAfter = reopenMs;
            if (compares && wasOperating && !isOperating)
                ended = finishedAt ?? noOperation;
            announced = isDeleted ? undefined : resourceVersion;
            woken = true;
            interrupt();
        },
        onEnd: () => interrupt(),
    });
    const sleep = async (milliseconds) => {
        const abort = new AbortController();
        interrupt = () => abort.abort();
        await clock.sleep(Math.max(0, milliseconds), abort.signal).catch((error) => {
            if (!abort.signal.aborted)
                throw error;
        });
        interrupt = () => { };
    };
    const pause = async (withinMs) => {
        const until = clock.now() + Math.min(withinMs, longestPauseMs, deadline.remaining());
        while (!woken && clock.now() < until) {
            stream ??= watch();
            const left = until - clock.now();
            if (!stream.closed) {
                await sleep(left);
                continue;
            }
            await sleep(Math.min(left, reopenAfter));
            reopenAfter = Math.min(2 * reopenAfter, longestPauseMs);
            stream = undefined;
        }
        const early = seenAt + settlingMs - clock.now();
        if (woken && early > 0)
            await clock.sleep(Math.min(early, deadline.remaining()));
    };
    const saw = (app) => {
        last = app;
        seenAt = clock.now();
        if (app.operation === undefined)
            ended = undefined;
        if (announced !== undefined && announced === app.metadata.resourceVersion)
            woken = false;
    };
    const lookNow = async (comparesNow = false) => {
        if (deadline.passed)
            return { kind: 'out-of-time', away: undefined };
        const asksToCompare = comparesNow || ended !== undefined;
        const after = ended ?? endOf(last);
        woken = false;
        announced = undefined;
        const seen = await look(handle, asksToCompare, after);
        if (seen.kind === 'seen')
            saw(seen.app);
        return seen;
    };
    return {
        handle,
        async next(withinMs = longestPauseMs) {
            if (last !== undefined)
                await pause(withinMs);
            return await lookNow();
        },
        look: lookNow,
        saw,
        [Symbol.dispose]: () => stream?.close(),
    };
}
const noOperation = '';
function endOf(app) {
    if (app === undefined || app.operation !== undefined)
        return undefined;
    return app.status?.operationState?.finishedAt ?? noOperation;
}
async function compare({ client, ref, clock, log, deadline }, kind = 'normal') {
    const began = clock.now();
    try {
        return (await client.refresh(ref, kind)) ?? (clock.now() - began >= silenceMs ? 'silent' : 'cut');
    }
    catch (error) {
        const pause = (0,_server_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterFrom */ .lc)(error);
        if (pause === 0)
            throw error;
        log.warn(`${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}; still waiting`);
        await clock.sleep(Math.min(pause, deadline.remaining()));
        return 'cut';
    }
}
async function look(handle, compares, after) {
    const { client, ref, clock, log, deadline } = handle;
    for (let isSilent = false;;) {
        const compared = compares && !isSilent ? await compare(handle) : 'cut';
        isSilent ||= compared === 'silent';
        if (compared === 'absent')
            return { kind: 'absent' };
        if (typeof compared !== 'string') {
            return { kind: 'seen', app: compared, comparedAfter: after === endOf(compared) ? after : undefined, isSilent };
        }
        const began = clock.now();
        try {
            const app = await client.get(ref);
            return app === undefined ? { kind: 'absent' } : { kind: 'seen', app, comparedAfter: undefined, isSilent };
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || !(error.kind === 'timed-out' || (0,_server_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error)))
                throw error;
            const isAway = error.kind !== 'timed-out' || error.cause !== undefined || clock.now() - began >= silenceMs;
            const end = { kind: 'out-of-time', away: isAway ? error : undefined, isSilent };
            if (deadline.passed)
                return end;
            log.warn(`${error.message}; still waiting`);
            await clock.sleep(Math.min(Math.max(reopenMs, (0,_server_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterFrom */ .lc)(error)), deadline.remaining()));
            if (deadline.passed)
                return end;
        }
    }
}
async function failedResources(client, ref, app) {
    const refused = (app.status?.operationState?.syncResult?.resources ?? []).flatMap(refusedBySync);
    const nodes = await client.resourceTree(ref).catch(() => app.status?.resources ?? []);
    const unhealthy = nodes.flatMap(unhealthyNode);
    const known = new Set(refused.map(_server_live_js__WEBPACK_IMPORTED_MODULE_2__/* .resourceIdentity */ .Pu));
    return [...refused, ...unhealthy.filter((resource) => !known.has((0,_server_live_js__WEBPACK_IMPORTED_MODULE_2__/* .resourceIdentity */ .Pu)(resource)))].slice(0, mostFailed);
}
const mostFailed = 100;
function refusedBySync(resource) {
    const { hookType = '', hookPhase = '', status } = resource;
    const phaseFailed = hookPhase === 'Failed' || hookPhase === 'Error';
    if (status !== 'SyncFailed' && !phaseFailed)
        return [];
    const what = hookType === '' ? 'SyncFailed' : `hook ${hookPhase}`;
    return [failedResource(resource, what, resource.message)];
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
function described(resource) {
    const where = resource.namespace === undefined ? '' : `${resource.namespace}/`;
    const why = resource.message === '' ? '' : `, ${resource.message}`;
    return `${resource.kind} ${where}${resource.name}: ${resource.status}${why}`;
}


/***/ }),

/***/ 3511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BH: () => (/* binding */ generatedBy),
/* harmony export */   FS: () => (/* binding */ getSet),
/* harmony export */   Rp: () => (/* binding */ mayWriteSet),
/* harmony export */   XV: () => (/* binding */ sameSet),
/* harmony export */   gp: () => (/* binding */ isSetSatisfiedBy),
/* harmony export */   mW: () => (/* binding */ writeSet),
/* harmony export */   tE: () => (/* binding */ dryRunSet)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);
/* harmony import */ var _equality_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2217);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(798);



const sets = '/api/v1/applicationsets';
async function getSet(client, ref) {
    const { name, namespace } = ref;
    const query = new URLSearchParams(namespace === undefined ? {} : { appsetNamespace: namespace });
    try {
        return await client.call({ path: `${sets}/${encodeURIComponent(name)}`, query, fits: isSet });
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .argocdErrorOf */ .SN)(error)?.code === _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .grpc */ .dY.notFound)
            return undefined;
        throw error;
    }
}
function writeSet(client, set, upsert) {
    const query = new URLSearchParams({ upsert: String(upsert) });
    return client.call({ method: 'POST', path: sets, query, body: set, fits: isSet });
}
async function dryRunSet(client, set) {
    const query = new URLSearchParams({ upsert: 'true', dryRun: 'true' });
    const answer = await client.call({ method: 'POST', path: sets, query, body: set, fits: isSet });
    return answer.status?.resources ?? [];
}
async function generatedBy(client, set) {
    const { applications } = await client.call({
        method: 'POST',
        path: `${sets}/generate`,
        body: { applicationSet: set },
        fits: ({ applications: found }) => found === undefined || found === null || Array.isArray(found),
    });
    return applications ?? [];
}
async function mayWriteSet(client, action, { metadata: { name, namespace }, spec }) {
    const object = [spec.template.spec.project, ...(namespace === undefined ? [] : [namespace]), name];
    const path = `/api/v1/account/can-i/applicationsets/${action}/${object.map(encodeURIComponent).join('/')}`;
    return (await client.call({ path })).value === 'yes';
}
function isSetSatisfiedBy(wanted, live) {
    return ((0,_equality_js__WEBPACK_IMPORTED_MODULE_0__/* .sameField */ .L$)(wanted.spec, live.spec) &&
        (0,_equality_js__WEBPACK_IMPORTED_MODULE_0__/* .isPartOf */ .xm)(wanted.metadata.labels, live.metadata.labels) &&
        (0,_equality_js__WEBPACK_IMPORTED_MODULE_0__/* .isPartOf */ .xm)(wanted.metadata.annotations, live.metadata.annotations) &&
        (0,_equality_js__WEBPACK_IMPORTED_MODULE_0__/* .sameField */ .L$)(wanted.metadata.finalizers, live.metadata.finalizers));
}
function sameSet(before, after) {
    const fields = ({ metadata: { labels, annotations, finalizers }, spec }) => ({
        labels,
        annotations,
        finalizers,
        spec,
    });
    return (0,_equality_js__WEBPACK_IMPORTED_MODULE_0__/* .sameField */ .L$)(fields(before), fields(after));
}
function isSet(value) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value))
        return false;
    const { metadata, spec, status } = value;
    const hasTemplate = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(spec) && (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(spec.template);
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(metadata) && hasTemplate && (status === undefined || status === null || (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(status));
}


/***/ }),

/***/ 798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AG: () => (/* binding */ asDeniedNow),
/* harmony export */   Q6: () => (/* binding */ isBareDenial),
/* harmony export */   QS: () => (/* binding */ deniedNow),
/* harmony export */   Rg: () => (/* binding */ cutAnswer),
/* harmony export */   SN: () => (/* binding */ argocdErrorOf),
/* harmony export */   dY: () => (/* binding */ grpc),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   lc: () => (/* binding */ retryAfterFrom),
/* harmony export */   nW: () => (/* binding */ otherAnswer),
/* harmony export */   ue: () => (/* binding */ responseFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8314);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7507);
/* harmony import */ var _spec_refusal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3963);
/* harmony import */ var _transport_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9546);






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
    retryAfter;
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
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && ['ARGOCD_UNREACHABLE', deniedNow].includes(error.code))
        return true;
    const answer = argocdErrorOf(error);
    if (answer === undefined)
        return false;
    if ((0,_spec_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .isRepoServerAway */ .sT)(answer.message))
        return true;
    return [429, 502, 503, 504].includes(answer.status) || answer.code === grpc.internal || answer.code === grpc.aborted;
}
function retryAfterFrom(error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
        if (cause instanceof ArgocdError)
            return cause.retryAfter ?? 0;
        if (cause instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr && cause.problem.kind === 'overloaded')
            return cause.problem.retryAfter ?? 0;
    }
    return 0;
}
const deniedNow = 'ARGOCD_DENIED_NOW';
function isBareDenial(error) {
    const answer = argocdErrorOf(error);
    return answer?.code === grpc.permissionDenied && answer.message.trim() === 'permission denied';
}
function asDeniedNow(failure) {
    const hint = 'The token could read the Application a moment ago: Argo CD does not reach Kubernetes, or the rights are gone meanwhile.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', deniedNow, failure.message, { hint, cause: failure.cause });
}
function responseFailure(origin, { method, path }, { status, headers, body }) {
    const call = `${method} ${path}`;
    if (status >= 300 && status < 400)
        return redirectFailure(origin, call, status, headers.location);
    const error = parseError(status, body);
    const { code, hint } = error.code === undefined ? explainForeign(status, headers['content-type'], body) : explain(error);
    const problem = `Argo CD refused ${call}: ${error.message} (HTTP ${status})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, problem, { hint, cause: error });
}
function cutAnswer(origin, { method, path }) {
    const problem = `Argo CD at ${origin} answered ${method} ${path} with JSON that cannot be read to its end`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_ANSWER', problem, {
        hint: 'Look for a proxy or a load balancer before Argo CD that cuts long answers.',
    });
}
function otherAnswer(origin, { method, path }) {
    const problem = `Argo CD at ${origin} answered ${method} ${path} with JSON of another shape than its API has`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_ANSWER', problem, {
        hint: 'Something else may answer in its place: check argocd-server and argocd-root-path, and what is before it.',
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
    const { code, message } = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .jsonObject */ .o$)(body);
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
function explainForeign(status, contentType, body) {
    if (status === 400 && /plain HTTP|HTTP request to an HTTPS server/i.test(body))
        return _transport_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .plainToTls */ .Dw;
    if (contentType?.startsWith('application/grpc') === true)
        return _transport_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .grpcAlone */ .y2;
    if (status === 415) {
        const hint = 'Something between here and Argo CD changes the Content-Type, which must be exactly application/json.';
        return { code: 'ARGOCD_CONTENT_TYPE', hint };
    }
    if ([502, 503, 504].includes(status)) {
        const hint = 'The proxy before Argo CD got no answer from it: is argocd-server running?';
        return { code: 'ARGOCD_GATEWAY', hint };
    }
    if (contentType?.includes('text/html') === true || status === 404 || status === 405)
        return _transport_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .notTheApi */ .XK;
    if (status === 401 || status === 403) {
        const hint = 'A proxy before Argo CD asks for a log-in of its own: give the header that it wants in argocd-headers, or have it let /api pass.';
        return { code: 'ARGOCD_REFUSED', hint };
    }
    return { code: 'ARGOCD_REFUSED', hint: 'The answer is not from Argo CD itself: look at the proxy before it.' };
}
function explain({ code, message }) {
    if ((0,_spec_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .isRepoServerAway */ .sT)(message))
        return _spec_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .repoServerOutage */ .Ru;
    const refusal = code === grpc.invalidArgument ? (0,_spec_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .explainSpecRefusal */ .zl)(message) : undefined;
    if (refusal !== undefined)
        return refusal;
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
    const denied = (0,_policy_js__WEBPACK_IMPORTED_MODULE_5__/* .deniedRight */ .m)(message);
    if (denied === undefined)
        return "Argo CD's RBAC denies it to this token.";
    const { subject, ...right } = denied;
    if (subject !== undefined)
        return (0,_policy_js__WEBPACK_IMPORTED_MODULE_5__/* .policyHint */ .c)({ username: subject, groups: [], issuer: undefined }, [right]);
    return `Argo CD's RBAC denies the token \`${right.resource}, ${right.action}\` in the project ${right.project}.`;
}
const hints = {
    ARGOCD_LOGIN: 'Check argocd-username and argocd-password. Argo CD says the same after 5 failed logins in 300 s and when 50 run at once.',
    ARGOCD_UNAUTHORIZED: 'argocd-token is missing, expired or revoked: make a new one for the project role.',
    ARGOCD_SYNC_WINDOW: 'A sync window of the AppProject forbids it now: run again when it is open, or allow manual syncs in it.',
    ARGOCD_FORBIDDEN: "The token's role may not read this Application: it needs `applications, get, PROJECT/*`. Check `project` and, for an Application outside Argo CD's own namespace, that app-namespace is enabled there.",
    ARGOCD_NOT_FOUND: 'Check name, project and app-namespace: an Application of another project looks missing.',
    ARGOCD_EXISTS: 'The Application exists with another content: allow `upsert`, or choose another name.',
    ARGOCD_INVALID_SPEC: 'Argo CD could not render the source: check repo-url, revision, path and values-files, and its access to the repository.',
    ARGOCD_GENERATOR: 'Argo CD cannot make the Applications of this set: check its generators (repository, revision, credential) and its template.',
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
    [grpc.invalidArgument, /spec for .* is invalid|InvalidSpecError/, 'ARGOCD_INVALID_SPEC'],
    [grpc.failedPrecondition, /another operation/, 'ARGOCD_BUSY'],
    [grpc.failedPrecondition, /is deleting/, 'ARGOCD_DELETING'],
    [grpc.failedPrecondition, /auto-sync/, 'ARGOCD_AUTO_SYNC'],
    [grpc.failedPrecondition, /resolving repo revision/, 'ARGOCD_REVISION'],
    [grpc.unknown, /unable to resolve '.*' to a commit SHA/, 'ARGOCD_REVISION'],
    [grpc.unknown, /namespace '.*' is not permitted/, 'ARGOCD_NAMESPACE'],
    [grpc.unknown, /validating ApplicationSets|generat(?:e|ing) applications/i, 'ARGOCD_GENERATOR'],
];


/***/ }),

/***/ 2288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ masked)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8314);
/* harmony import */ var _secret_parts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2639);


const mask = '***';
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
function masked(app) {
    return maskedValue(app);
}
function maskedValue(value) {
    if (typeof value === 'string')
        return withoutPasswords(value);
    if (Array.isArray(value))
        return value.map(maskedValue);
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value) ? maskedObject(value) : value;
}
function maskedObject(object) {
    const isSecretPair = typeof object.name === 'string' && (0,_secret_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .isSecretName */ .eh)(object.name);
    const members = Object.entries(object)
        .filter(([key]) => key !== lastApplied && key !== 'managedFields')
        .map(([key, value]) => {
        if (isSecretPair && ['value', 'string', 'map', 'array'].includes(key))
            return [key, hidden(value)];
        if ((0,_secret_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .isSecretName */ .eh)(key))
            return [key, hidden(value)];
        return [key, key === 'values' && typeof value === 'string' ? maskedYaml(value) : maskedValue(value)];
    });
    return Object.fromEntries(members);
}
function hidden(value) {
    if (value === '' || typeof value === 'boolean' || value === null || value === undefined)
        return value;
    if (Array.isArray(value))
        return value.map(hidden);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value))
        return mask;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hidden(item)]));
}
function maskedYaml(text) {
    let hiddenBehind;
    const lines = text.split('\n').map((line) => {
        const indent = line.search(/\S/);
        const isItem = indent === hiddenBehind && /^\s*-(\s|$)/.test(line);
        if (hiddenBehind !== undefined && (indent === -1 || indent > hiddenBehind || isItem)) {
            return indent === -1 ? line : `${line.slice(0, indent)}${mask}`;
        }
        hiddenBehind = undefined;
        const [, begin = '', key = '', value = ''] = /^(\s*(?:- +)*["']?([^\s"':]+)["']?\s*:)(?:\s+(.*))?$/.exec(line) ?? [];
        if (key === '' || !(0,_secret_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .isSecretName */ .eh)(key))
            return withoutPasswords(maskedFlow(line));
        hiddenBehind = begin.search(/[^\s-]/);
        return value === '' || /^(true|false|null|~|""|'')$/.test(value.trim()) ? line : `${begin} ${mask}`;
    });
    return lines.join('\n');
}
function maskedFlow(line) {
    return line.replace(/([{,]\s*["']?)([\w.-]+)(["']?\s*:\s*)([^,}\s][^,}]*)/g, (all, open, key, colon) => (0,_secret_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .isSecretName */ .eh)(String(key)) ? `${open}${key}${colon}${mask}` : all);
}
function withoutPasswords(text) {
    return (0,_secret_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .passwordsOfUrls */ .Me)(text).reduce((rest, password) => rest.replaceAll(password, mask), text);
}


/***/ }),

/***/ 7507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ policyHint),
/* harmony export */   m: () => (/* binding */ deniedRight)
/* harmony export */ });
function policyHint(subject, missing) {
    const { username = '', groups, issuer } = subject;
    const [, roleProject, role] = /^proj:([^:]+):([^:]+)$/.exec(username) ?? [];
    if (roleProject !== undefined && role !== undefined) {
        const others = [...new Set(missing.map(({ project }) => project))].filter((project) => project !== roleProject);
        if (others.length > 0) {
            return `The token is the role ${role} of the AppProject ${roleProject}, and no policy gives that role rights in ${others.join(', ')}: use a token of a role there, or check \`project\`.`;
        }
        return `Add to the role ${role} of the AppProject ${roleProject}:${lines(username, missing)}`;
    }
    const isLocal = groups.length === 0 && (issuer === undefined || issuer === 'argocd');
    if (isLocal)
        return `Add to \`policy.csv\` in the ConfigMap argocd-rbac-cm:${lines(username, missing)}`;
    const member = `\n  g, ${quoted(groups[0] ?? username)}, ${ownRole}`;
    return `Add to \`policy.csv\` in the ConfigMap argocd-rbac-cm:${lines(ownRole, missing)}${member}`;
}
const ownRole = 'role:deploy';
function lines(subject, missing) {
    const all = missing.map(({ resource, action, project, appNamespace }) => {
        const object = [project, ...(appNamespace === undefined ? [] : [appNamespace]), '*'].join('/');
        return `\n  p, ${quoted(subject)}, ${resource}, ${action}, ${object}, allow`;
    });
    return [...new Set(all)].join('');
}
function quoted(field) {
    return /[,"\s]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
function deniedRight(message) {
    const [, resource, action, object] = /permission denied: ([^,]+), ([^,]+), ([^,]+)/.exec(message) ?? [];
    if (resource === undefined || action === undefined || object === undefined)
        return undefined;
    const [project = '', ...rest] = object.split('/');
    const sub = /, sub: ([^,]+), iat:/.exec(message)?.[1];
    return {
        resource,
        action,
        project,
        appNamespace: rest.length > 1 ? rest[0] : undefined,
        subject: sub?.replace(/:(?:apiKey|login)$/, ''),
    };
}


/***/ }),

/***/ 3963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ru: () => (/* binding */ repoServerOutage),
/* harmony export */   Yx: () => (/* binding */ explainResourceRefusal),
/* harmony export */   sT: () => (/* binding */ isRepoServerAway),
/* harmony export */   zl: () => (/* binding */ explainSpecRefusal)
/* harmony export */ });
function isRepoServerAway(message) {
    return /rpc error: code = Unavailable desc = connection error/.test(message);
}
const repoServerOutage = {
    code: 'ARGOCD_REPO_SERVER',
    hint: "Argo CD's own repo-server does not answer: see whether it runs (`kubectl --namespace argocd get pods`). Nothing is known to be wrong with the source.",
};
function explainSpecRefusal(message) {
    const found = refusals.flatMap(({ words, code, hint }) => [...message.matchAll(words)].map((match) => ({ code, hint: hint(match.slice(1).map((each) => each ?? '')) })));
    const [first] = found;
    if (first === undefined)
        return undefined;
    return { code: first.code, hint: [...new Set(found.map(({ hint }) => hint))].join('\n') };
}
function explainResourceRefusal(messages, isClusterScoped) {
    const hints = messages.flatMap((message) => [
        ...[...message.matchAll(/resource ([^\s:]*):(\S+) is not permitted in project '?([^\s']+)'?/g)].map(([, group = '', kind = '', project = '']) => kindHint(group, kind, project, isClusterScoped(group, kind))),
        ...[...message.matchAll(/namespace '?([^\s']+)'? is not permitted in project '?([^\s']+)'?/g)].map(([, namespace = '', project = '']) => `Add to \`spec.destinations\` of the AppProject ${project}: \`- { server: <the cluster>, namespace: ${yamlText(namespace)} }\`, or leave that namespace out of the manifests.`),
    ]);
    return hints.length === 0 ? undefined : [...new Set(hints)].join('\n');
}
function kindHint(group, kind, project, isClusterScoped) {
    const line = `\`- { group: ${yamlText(group)}, kind: ${yamlText(kind)} }\``;
    const cluster = `Add to \`spec.clusterResourceWhitelist\` of the AppProject ${project}: ${line}`;
    const namespaced = `take it out of \`spec.namespaceResourceBlacklist\` of the AppProject ${project}, or add to its \`spec.namespaceResourceWhitelist\`: ${line}`;
    if (isClusterScoped === true)
        return `${cluster}.`;
    if (isClusterScoped === false)
        return `${namespaced.charAt(0).toUpperCase()}${namespaced.slice(1)}.`;
    return `${cluster} (a kind without namespace); or, for a kind in a namespace, ${namespaced}.`;
}
const refusals = [
    {
        words: /application destination server '([^']*)' and namespace '([^']*)' do not match any of the allowed destinations in project '([^']*)'/g,
        code: 'ARGOCD_DESTINATION',
        hint: ([cluster = '', namespace = '', project = '']) => {
            const field = /^[a-z]+:\/\//i.test(cluster) ? 'server' : 'name';
            return `Add to \`spec.destinations\` of the AppProject ${project}: \`- { ${field}: ${yamlText(cluster)}, namespace: ${yamlText(namespace)} }\`, or choose another dest-${field} or dest-namespace.`;
        },
    },
    {
        words: /application repo (\S+) is not permitted in project '([^']*)'/g,
        code: 'ARGOCD_PROJECT',
        hint: ([repository = '', project = '']) => `Add to \`spec.sourceRepos\` of the AppProject ${project}: \`- ${yamlText(repository)}\`, or choose another repo-url.`,
    },
    {
        words: /can't have both name and server defined/g,
        code: 'ARGOCD_DESTINATION',
        hint: () => 'Name the cluster by dest-server (its URL) or by dest-name, not by both.',
    },
    {
        words: /there are no clusters with this name: (\S+)|error getting cluster by server "([^"]*)"/g,
        code: 'ARGOCD_DESTINATION',
        hint: ([name = '', server = '']) => `Argo CD knows no cluster ${name || server}: check dest-${name === '' ? 'server (its URL)' : 'name'}, or have the cluster registered (\`argocd cluster add\`).`,
    },
    {
        words: /destination server missing from app spec/g,
        code: 'ARGOCD_DESTINATION',
        hint: () => 'Name the cluster by dest-server (its URL) or by dest-name.',
    },
    {
        words: /app is not allowed in project "([^"]*)", or the project does not exist/g,
        code: 'ARGOCD_PROJECT',
        hint: ([project = '']) => `Create the AppProject ${project}, or check \`project\`; for an Application outside Argo CD's own namespace, add that namespace to its \`spec.sourceNamespaces\`.`,
    },
    {
        words: /repository not accessible: .*?Repo: "([^"]*)"/g,
        code: 'ARGOCD_INVALID_SPEC',
        hint: ([repository = '']) => `Argo CD itself cannot read ${repository}: check repo-url, and register the repository with a credential in Argo CD (Settings, Repositories).`,
    },
];
function yamlText(text) {
    return /^[a-z/][\w./:@-]*$/i.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$|:$/i.test(text)
        ? text
        : `'${text.replaceAll("'", "''")}'`;
}


/***/ }),

/***/ 9546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ plainToTls),
/* harmony export */   XK: () => (/* binding */ notTheApi),
/* harmony export */   qO: () => (/* binding */ transportFailure),
/* harmony export */   y2: () => (/* binding */ grpcAlone)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const notTheApi = {
    code: 'ARGOCD_NOT_THE_API',
    hint: 'This is not the Argo CD API: check argocd-server and argocd-root-path; a login proxy must let /api pass.',
};
const grpcAlone = {
    code: 'ARGOCD_NOT_THE_API',
    hint: "This address speaks gRPC (HTTP/2) alone, and the REST API is needed, over HTTP/1.1: give the address of Argo CD's web interface as argocd-server.",
};
const plainToTls = {
    code: 'ARGOCD_TLS',
    hint: 'The server speaks TLS on this port: leave `argocd-plaintext` out.',
};
const tlsToPlain = 'The server does not speak TLS on this port: use another port, or `argocd-plaintext: true` in a trusted network.';
const unreachable = 'Check argocd-server, and that this job may reach it (firewall, VPN, private runner, HTTPS_PROXY and NO_PROXY).';
function transportFailure(origin, { method, path }, error) {
    const { code, hint } = explain(error, origin.startsWith('https:'));
    const problem = `Argo CD at ${origin} did not answer ${method} ${path}: ${withoutSources(error.message)}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, problem, { hint, cause: error });
}
function withoutSources(message) {
    return message.replace(/[0-9A-F]+:error:[0-9A-F]+:SSL routines:[^:]*:([^:]+):.*/s, '$1').trim();
}
function explain(error, isTls) {
    const errno = systemCode(error);
    const tls = tlsHint(errno, error.message) ?? (error.kind === 'tls' ? error.hint : undefined);
    if (tls !== undefined)
        return { code: 'ARGOCD_TLS', hint: tls };
    if (error.kind === 'proxy' || error.kind === 'proxy-scheme')
        return { code: 'ARGOCD_PROXY', hint: error.hint };
    if (error.kind === 'too-large' || error.kind === 'encoding')
        return notTheApi;
    const other = otherProtocol(error, errno);
    if (other !== undefined)
        return other;
    if (errno === 'ENOTFOUND') {
        const hint = 'The host name does not resolve from this job: check argocd-server, or run in a network that knows it.';
        return { code: 'ARGOCD_HOST_UNKNOWN', hint };
    }
    return { code: 'ARGOCD_UNREACHABLE', hint: errno === 'ECONNRESET' ? resetHint(error, isTls) : unreachable };
}
function systemCode(error) {
    if (!(error instanceof Error))
        return '';
    return 'code' in error && typeof error.code === 'string' ? error.code : systemCode(error.cause);
}
function tlsHint(code, message) {
    if (code === 'EPROTO' || /wrong.version.number/i.test(`${code} ${message}`))
        return tlsToPlain;
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
const tlsAlert = 0x15;
function otherProtocol(error, errno) {
    if (errno === 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL')
        return grpcAlone;
    if (errno !== 'HPE_INVALID_CONSTANT')
        return undefined;
    const received = rawPacket(error);
    if (received?.[0] === tlsAlert)
        return plainToTls;
    return received !== undefined && isHttp2(received) ? grpcAlone : notTheApi;
}
function rawPacket(error) {
    if (!(error instanceof Error))
        return undefined;
    return 'rawPacket' in error && error.rawPacket instanceof Uint8Array ? error.rawPacket : rawPacket(error.cause);
}
function isHttp2(received) {
    const [, , , type = 0, , ...stream] = received.subarray(0, 9);
    return (type === 4 || type === 7) && stream.every((byte) => byte === 0);
}
function resetHint(error, isTls) {
    if (isTls && error.kind === 'unreachable') {
        return `The connection was cut before TLS began. A server that speaks plain HTTP on this port (\`server.insecure\`) does that: then set \`argocd-plaintext: true\`, in a trusted network. A fault of the network looks the same. ${unreachable}`;
    }
    if (isTls)
        return unreachable;
    return `The connection was cut without an answer. A server that speaks TLS on this port does that: then leave \`argocd-plaintext\` out. A fault of the network looks the same. ${unreachable}`;
}


/***/ }),

/***/ 6970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commitDiff: () => (/* binding */ commitDiff),
/* harmony export */   lineEdits: () => (/* binding */ lineEdits),
/* harmony export */   linesOf: () => (/* binding */ linesOf),
/* harmony export */   textDiff: () => (/* binding */ textDiff)
/* harmony export */ });
/* harmony import */ var diff_lib_diff_array_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8965);

const context = 3;
const maxDistance = 2_000;
function commitDiff(files) {
    return files.map(fileDiff).join('');
}
function fileDiff({ path, before, after }) {
    const head = [`diff --git a/${path} b/${path}`];
    if (before === undefined)
        head.push(`new file mode ${after?.mode}`);
    else if (after === undefined)
        head.push(`deleted file mode ${before.mode}`);
    else if (before.mode !== after.mode)
        head.push(`old mode ${before.mode}`, `new mode ${after.mode}`);
    const [old, now] = [linesOf(textOf(before)), linesOf(textOf(after))];
    const hunks = hunksOf(old, lineEdits(old, now));
    if (hunks.length > 0) {
        head.push(before === undefined ? '--- /dev/null' : `--- a/${path}`);
        head.push(after === undefined ? '+++ /dev/null' : `+++ b/${path}`);
    }
    return head.length === 1 ? '' : `${head.join('\n')}\n${hunks.join('')}`;
}
function textOf(file) {
    return Buffer.from(file?.body ?? []).toString('utf8');
}
function textDiff(before, after) {
    const [old, now] = [linesOf(before.text ?? ''), linesOf(after.text ?? '')];
    const hunks = hunksOf(old, lineEdits(old, now));
    if (hunks.length === 0)
        return '';
    const nameOf = ({ name, text }) => (text === undefined ? '/dev/null' : name);
    return `--- ${nameOf(before)}\n+++ ${nameOf(after)}\n${hunks.join('')}`;
}
function linesOf(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function lineEdits(before, after) {
    const room = Math.min(before.length, after.length);
    let head = 0;
    while (head < room && before[head] === after[head])
        head++;
    let tail = 0;
    while (tail < room - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
        tail++;
    const [removed, added] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
    const changes = (0,diff_lib_diff_array_js__WEBPACK_IMPORTED_MODULE_0__/* .diffArrays */ .E)(removed, added, { maxEditLength: maxDistance });
    if (changes === undefined)
        return [{ start: head, end: head + removed.length, lines: added }];
    const edits = [];
    let at = head;
    for (const { added, removed, value } of changes) {
        const end = added ? at : at + value.length;
        const last = edits.at(-1);
        if (added || removed) {
            const lines = added ? value : [];
            if (last?.end === at)
                edits.splice(-1, 1, { start: last.start, end, lines: [...last.lines, ...lines] });
            else
                edits.push({ start: at, end, lines });
        }
        at = end;
    }
    return edits;
}
function hunksOf(before, edits) {
    const hunks = [];
    for (const edit of edits) {
        const last = hunks.at(-1);
        if (last !== undefined && edit.start - (last.at(-1)?.end ?? 0) <= 2 * context)
            last.push(edit);
        else
            hunks.push([edit]);
    }
    let grown = 0;
    return hunks.map((hunk) => {
        const start = Math.max(0, (hunk[0]?.start ?? 0) - context);
        const end = Math.min(before.length, (hunk.at(-1)?.end ?? 0) + context);
        const growth = hunk.reduce((sum, edit) => sum + edit.lines.length - (edit.end - edit.start), 0);
        const ranges = `-${range(start, end - start)} +${range(start + grown, end - start + growth)}`;
        grown += growth;
        return `@@ ${ranges} @@\n${hunkLines(before, hunk, start, end).join('')}`;
    });
}
function hunkLines(before, hunk, start, end) {
    const shown = [];
    const show = (sign, lines) => {
        for (const line of lines)
            shown.push(line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`);
    };
    let at = start;
    for (const edit of hunk) {
        show(' ', before.slice(at, edit.start));
        show('-', before.slice(edit.start, edit.end));
        show('+', edit.lines);
        at = edit.end;
    }
    show(' ', before.slice(at, end));
    return shown;
}
function range(offset, count) {
    const start = count === 0 ? offset : offset + 1;
    return count === 1 ? `${start}` : `${start},${count}`;
}


/***/ })

};
