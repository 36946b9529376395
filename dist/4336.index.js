export const id = 4336;
export const ids = [4336];
export const modules = {

/***/ 4336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanupPage: () => (/* binding */ cleanupPage),
  cleanupReviewEnv: () => (/* binding */ cleanupReviewEnv),
  removeReview: () => (/* binding */ removeReview)
});

// EXTERNAL MODULE: ./build/core/argocd/spec/namespace.js
var spec_namespace = __webpack_require__(8530);
// EXTERNAL MODULE: ./build/core/delivery/commit-race.js
var commit_race = __webpack_require__(9378);
// EXTERNAL MODULE: ./build/core/delivery/preview-branch.js
var preview_branch = __webpack_require__(6116);
// EXTERNAL MODULE: ./build/core/delivery/publisher.js
var publisher = __webpack_require__(915);
// EXTERNAL MODULE: ./build/core/delivery/request-branch.js
var request_branch = __webpack_require__(911);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/diff.js
var git_diff = __webpack_require__(6970);
// EXTERNAL MODULE: ./build/core/git/message.js
var message = __webpack_require__(4410);
// EXTERNAL MODULE: ./build/core/ports.js
var core_ports = __webpack_require__(5158);
// EXTERNAL MODULE: ./build/core/review/monorepo.js
var review_monorepo = __webpack_require__(2912);
// EXTERNAL MODULE: ./build/core/review/ownership-label.js
var ownership_label = __webpack_require__(3229);
// EXTERNAL MODULE: ./build/core/argocd/owner.js + 1 modules
var owner = __webpack_require__(9674);
// EXTERNAL MODULE: ./build/core/argocd/rollout/observe.js
var observe = __webpack_require__(8143);
// EXTERNAL MODULE: ./build/core/argocd/server/errors.js
var errors = __webpack_require__(798);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var live = __webpack_require__(151);
;// CONCATENATED MODULE: ./build/core/argocd/delete.js
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







async function deleteApplication(handle, options) {
    const requested = await requestDeletion(handle, options);
    if (requested === 'absent')
        return { result: 'absent' };
    if (!options.wait)
        return { result: 'deleting' };
    const gone = await handle.log.during(`waiting until ${appNamed(handle.ref)} is gone`, () => requested.wait());
    return gone ?? { result: 'deleting' };
}
async function requestDeletion(handle, options) {
    const { client, ref } = handle;
    const app = await client.get(ref);
    if (app === undefined)
        return 'absent';
    await (0,owner/* refuseOwned */.mv)(handle, app, (0,ownership_label/* ownershipLabel */._0)(options.owner.environment), owner/* deletion */.jo);
    refuseOtherOwner(app, options.owner);
    const mayTerminate = app.operation === undefined || (await terminate(handle));
    if (app.metadata.deletionTimestamp === undefined) {
        const answer = await client.remove(ref, { cascade: true });
        if (answer === 'absent')
            return 'absent';
    }
    return deletionOf(handle, options, mayTerminate);
}
async function terminate({ client, ref, log }) {
    try {
        await client.terminate(ref);
        return true;
    }
    catch (error) {
        if (!(0,errors/* isBareDenial */.Q6)(error) && !(0,errors/* isTransient */.dg)(error))
            throw error;
        log.warn(`${(0,live/* appNamed */.pA)(ref)}: its operation could not be ended, and the deletion goes on: ${(0,failure/* messageOf */.bD)(error)}`);
        return (0,errors/* isTransient */.dg)(error);
    }
}
function deletionOf(handle, options, mayTerminateAtFirst) {
    const { ref, log } = handle;
    let mayTerminate = mayTerminateAtFirst;
    let problem;
    let isOperating = false;
    const look = async (early, app) => {
        refuseUnconfirmed(app);
        isOperating = app.operation !== undefined;
        if (isOperating && mayTerminate)
            mayTerminate = await terminate(early);
        const reported = problem;
        problem = app.status?.conditions?.find(({ type }) => type === 'DeletionError')?.message;
        if (problem !== undefined && problem !== reported)
            log.warn(`${(0,live/* appNamed */.pA)(ref)}: DeletionError: ${problem}`);
    };
    return {
        async wait(withinMs = Number.POSITIVE_INFINITY) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const early = __addDisposableResource(env_1, (0,observe/* handleEarly */.Ag)(handle), false);
                const slice = early.clock.now() + withinMs;
                const observer = __addDisposableResource(env_1, (0,observe/* observe */.lB)(early), false);
                for (;;) {
                    const observation = await observer.next(slice - early.clock.now());
                    if (observation.kind === 'absent')
                        return { result: 'deleted' };
                    if (observation.kind === 'out-of-time') {
                        const held = isOperating && !mayTerminate ? operationHolds : undefined;
                        return await giveUp(handle, options, problem ?? held);
                    }
                    if (observation.app.metadata.deletionTimestamp === undefined)
                        return { result: 'deleted' };
                    await look(early, observation.app);
                    if (early.clock.now() >= slice)
                        return undefined;
                }
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                __disposeResources(env_1);
            }
        },
    };
}
const operationHolds = 'an operation runs, and the token may not end it (`applications, sync`)';
function refuseOtherOwner(app, owner) {
    const { name } = app.metadata;
    const found = (0,ownership_label/* ownershipOf */.VL)(app.metadata);
    if (found?.environment === owner.environment && (0,review_monorepo/* isSpelledAlike */.sf)(found, owner))
        return;
    const whose = found === undefined ? 'carries no ownership mark' : `belongs to ${found.environment} of ${found.repository}`;
    const problem = `${name} ${whose}, so it is not ${owner.environment} of ${owner.repository} and stays`;
    throw new failure/* Failure */.HR('refused', 'ARGOCD_NOT_OWNED', problem, {
        hint: 'Only Applications that argocd-upsert-app wrote for this review environment are removed. Delete others by hand.',
    });
}
function refuseUnconfirmed(app) {
    const waiting = (app.status?.resources ?? []).filter(({ requiresDeletionConfirmation }) => requiresDeletionConfirmation);
    const approved = app.metadata.annotations?.['argocd.argoproj.io/deletion-approved'];
    if (waiting.length === 0 || approved !== undefined)
        return;
    const names = waiting.map(({ kind, name }) => `${kind} ${name}`).join(', ');
    const problem = `${app.metadata.name} waits for a confirmation to delete ${names}`;
    throw new failure/* Failure */.HR('refused', 'ARGOCD_DELETION_UNCONFIRMED', problem, {
        hint: 'Confirm it in Argo CD (annotation argocd.argoproj.io/deletion-approved with the current time), or drop the sync option Delete=confirm.',
    });
}
const unknown = () => 'unknown';
async function giveUp({ client, ref, log }, { forceOrphan }, problem) {
    if ((await client.get(ref).catch(unknown)) === undefined)
        return { result: 'deleted' };
    const nodes = await client.resourceTree(ref).catch(() => []);
    const left = nodes.map((node) => (0,observe/* described */.WY)((0,observe/* failedResource */.aC)(node, node.health?.status || 'left', node.health?.message)));
    if (forceOrphan) {
        const answer = await client.remove(ref, { cascade: false });
        log.warn(`${(0,live/* appNamed */.pA)(ref)}: the finalizers are dropped; these resources stay without an owner: ${left.join('; ')}`);
        return answer === 'absent' ? { result: 'deleted' } : { result: 'orphaned', left };
    }
    const lines = [
        `${(0,live/* appNamed */.pA)(ref)} was not gone before the deadline${problem === undefined ? '' : `: ${problem}`}`,
        ...left.map((resource) => `  ${resource}`),
    ];
    throw new failure/* Failure */.HR('timed-out', 'ARGOCD_DELETION_TIMEOUT', lines.join('\n'), {
        hint: 'The deletion goes on. Look for finalizers on these resources; `force-orphan: true` gives them up and removes the Application.',
        outputs: { left },
    });
}

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/core/names/slug.js
var slug = __webpack_require__(830);
// EXTERNAL MODULE: ./build/core/source/source-ref.js
var source_ref = __webpack_require__(65);
;// CONCATENATED MODULE: ./build/core/cleanup/applications.js











function applicationNames(config, service, review) {
    const reviews = [...(config?.environments ?? [])].filter(([, each]) => (0,environments.isReviewEnvironment)(each));
    const names = reviews.flatMap(([environment, { app }]) => {
        const template = app?.name ?? '{service}-{slug}';
        const key = `environments.${environment}.app.name`;
        if ((0,placeholders/* hasPlaceholder */.Kc)(template, ofOneRun))
            throw ofAnotherRun(key, template, service);
        const values = { service, environment, ...valuesOf(review) };
        if ((0,placeholders/* unfilledIn */.H3)(template, values).some((each) => Object.hasOwn(values, each)))
            return [];
        return [(0,placeholders/* expand */.fT)(template, values, key)];
    });
    return [...new Set([...names, `${service}-${review.name}`].flatMap((name) => [name, (0,slug/* releaseName */["do"])(name)]))];
}
const ofOneRun = ['sha', 'sha8', 'run', 'subject', 'author'];
function ofAnotherRun(key, template, service) {
    const problem = `"${template}" is another name in each run, so it is not known which Application is that of ${service}`;
    return (0,failure/* badInput */.AN)(key, problem, 'Name it by {service} and {slug}, or give no services: then the whole environment goes.');
}
function valuesOf({ name, ref, request }) {
    const source = (0,source_ref/* parseSourceRef */._j)(ref);
    const branch = source?.kind === 'branch' ? source.name : undefined;
    const tag = source?.kind === 'tag' ? source.name : undefined;
    return {
        slug: name,
        branch,
        'branch-slug': branch === undefined ? undefined : (0,slug/* branchSlug */.W3)(branch),
        request: request === undefined ? undefined : String(request),
        'git-tag': tag,
        version: tag === undefined ? undefined : (0,environments.versionIn)(tag),
    };
}
async function markedApplications(client) {
    const marked = await client.list({ selector: (0,ownership_label/* ownershipSelector */.n2)() });
    return marked.flatMap((app) => (0,ownership_label/* ownershipOf */.VL)(app.metadata) ?? []);
}
async function removeApplications(client, removal, report) {
    const { environments } = removal;
    const left = new Map();
    if (environments.size === 0)
        return left;
    const only = environments.size === 1 ? [...environments.keys()][0] : undefined;
    const marked = await client.list({ selector: (0,ownership_label/* ownershipSelector */.n2)(only) });
    const own = marked.flatMap((app) => {
        const owner = (0,ownership_label/* ownershipOf */.VL)(app.metadata);
        const going = owner === undefined ? undefined : environments.get(owner.environment);
        if (owner === undefined || going === undefined || !isOneOf(going.repositories, owner.repository))
            return [];
        return [{ app, owner, reason: going.reason }];
    });
    const leaving = own.filter(({ app }) => removal.names?.has(app.metadata.name) !== false);
    const outcomes = await deletedApplications(client, leaving, removal);
    for (const [index, { app, owner, reason }] of leaving.entries()) {
        const { environment } = owner;
        const { name } = app.metadata;
        await report.attempt({ environment, kind: 'application', name }, async () => {
            if (removal.dryRun)
                return { result: 'removed', reason };
            const outcome = outcomes[index];
            if (outcome?.status === 'rejected')
                throw outcome.reason;
            return outcome === undefined ? undefined : removed(outcome.value, reason);
        });
        const namespace = (0,spec_namespace/* createdNamespace */.IO)(app);
        if (!removal.namespaces || namespace === undefined || !namespace.name.includes(environment))
            continue;
        const went = report.removed.some((piece) => piece.kind === 'application' && piece.name === name);
        if (went && (0,spec_namespace/* isTracked */.Xz)(namespace, app)) {
            const how = `Argo CD deletes it with the Application ${name}`;
            report.removed.push({ environment, kind: 'namespace', name: namespace.name, reason: how });
        }
        else {
            left.set(environment, [...(left.get(environment) ?? []), namespace]);
        }
    }
    const ownNames = new Set(own.map(({ app }) => app.metadata.name));
    for (const [environment, { expected }] of environments) {
        const others = expected.filter(({ name }) => !ownNames.has(name) && removal.names?.has(name) !== false);
        for (const each of others)
            await keepForeign(client, environment, each, removal, report);
    }
    return left;
}
function removed(outcome, reason) {
    switch (outcome.result) {
        case 'absent':
            return undefined;
        case 'deleted':
            return { result: 'removed', reason };
        case 'deleting':
            return { result: 'removed', reason: `${reason}; the deletion goes on` };
        case 'orphaned':
            return { result: 'removed', reason: `${reason}; left without an owner: ${outcome.left.join(', ')}` };
    }
}
const atOnce = 8;
const turnMs = 15_000;
async function deletedApplications(client, leaving, { clock, log, deadline, wait, forceOrphan, dryRun }) {
    if (dryRun)
        return [];
    const requested = await sideBySide(leaving, ({ app, owner }) => {
        const handle = (0,observe/* handleUntil */.$N)({ client, ref: (0,live/* refTo */.zI)(app), clock, log }, deadline);
        return requestDeletion(handle, { owner, wait, forceOrphan });
    });
    const isAlone = leaving.length <= atOnce;
    const end = () => sideBySide(requested, async (request, again) => {
        if (request.status === 'rejected')
            throw request.reason;
        if (request.value === 'absent')
            return { result: 'absent' };
        if (!wait)
            return { result: 'deleting' };
        return (await request.value.wait(isAlone ? undefined : turnMs)) ?? again;
    });
    if (!wait || leaving.length === 0)
        return await end();
    const what = leaving.length === 1 ? 'the Application is' : `${leaving.length} Applications are`;
    return await log.during(`waiting until ${what} gone`, end);
}
const later = Symbol('later');
async function sideBySide(items, work) {
    const results = [];
    const queue = [...items.entries()];
    const worker = async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            const [index, item] = next;
            try {
                const value = await work(item, later);
                if (value === later)
                    queue.push(next);
                else
                    results[index] = { status: 'fulfilled', value: value };
            }
            catch (reason) {
                results[index] = { status: 'rejected', reason };
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
    return results;
}
async function keepForeign(client, environment, { name, namespace, project = '' }, { log }, report) {
    try {
        const app = await client.get({ name, project, appNamespace: namespace });
        if (app === undefined)
            return;
        const owner = (0,ownership_label/* ownershipOf */.VL)(app.metadata);
        const whose = owner === undefined
            ? `does not have the label ${ownership_label/* environmentLabel */.WG}: ${environment}, so somebody else made it`
            : `belongs to ${owner.environment} of ${owner.repository}`;
        report.kept.push({ environment, kind: 'application', name, reason: `it ${whose}` });
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        log.detail(`whether there is an Application ${name} of somebody else is not known: ${error.message}`);
    }
}
function isOneOf(repositories, repository) {
    return [...repositories].some((each) => (0,review_monorepo/* isSpelledAlike */.sf)({ repository: each }, { repository }));
}

// EXTERNAL MODULE: ./build/core/review/environment.js
var environment = __webpack_require__(9790);
// EXTERNAL MODULE: ./build/core/review/marker.js
var review_marker = __webpack_require__(5713);
// EXTERNAL MODULE: ./build/core/review/review-name.js
var review_name = __webpack_require__(9331);
// EXTERNAL MODULE: ./build/core/review/tombstone.js
var review_tombstone = __webpack_require__(7368);
// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __webpack_require__(5256);
// EXTERNAL MODULE: ./build/core/cleanup/observed.js
var observed = __webpack_require__(2405);
;// CONCATENATED MODULE: ./build/core/cleanup/find.js








async function nameIn(snapshot, { name, request }, { templates, monorepo }) {
    if (request === undefined)
        return name;
    const names = await Promise.all(templates.map((template) => {
        const directoryOf = (slug) => (0,environment/* environmentDirectory */.h)(template, slug);
        return (0,review_name/* requestEnvironmentName */.q)(snapshot, { request, directoryOf }, monorepo);
    }));
    return names.find((each) => each !== name) ?? name;
}
async function findNamed(snapshot, target, { monorepo, templates }, log) {
    const { name } = target;
    const [named] = await recordsAt(snapshot, name, templates);
    if (named !== undefined) {
        const belonging = await (0,review_monorepo/* belongingOf */.BD)((0,review_marker/* recordedMonorepo */.Oh)(named.marker), monorepo);
        const isCopy = !belonging.isOurs && belonging.sharesHistory === 'yes';
        return { name, others: isCopy ? [{ ...named, belonging }] : [] };
    }
    const others = [];
    for (const each of await environmentsIn(snapshot, templates, log)) {
        if (!('marker' in each) || !isOfSource(each.marker, target))
            continue;
        const belonging = await (0,review_monorepo/* belongingOf */.BD)((0,review_marker/* recordedMonorepo */.Oh)(each.marker), monorepo);
        if (belonging.isOurs)
            return { name: each.marker.name, others: [] };
        if (belonging.sharesHistory !== 'no')
            others.push({ ...each, belonging });
    }
    return { name, others };
}
async function recordsAt(snapshot, name, templates) {
    const directories = [...directoriesOf(templates, name).keys()];
    const [tombstone, ...markers] = await Promise.all([
        (0,review_tombstone/* readTombstone */.i)(snapshot, name),
        ...directories.map(async (directory) => ({ directory, marker: await (0,review_marker/* readMarker */.t7)(snapshot, directory) })),
    ]);
    const living = markers.flatMap(({ directory, marker }) => (marker === undefined ? [] : [{ directory, marker }]));
    return [...living, ...(tombstone === undefined ? [] : [{ directory: (0,review_tombstone/* tombstonePath */.ni)(name), marker: tombstone }])];
}
function isOfSource(marker, { ref, request }) {
    return request === undefined ? marker.request === undefined && marker.ref === ref : marker.request === request;
}
function belongsElsewhere({ directory, marker, belonging }, { monorepo }) {
    const own = monorepo.monorepo ?? monorepo.repository;
    const source = marker.request === undefined ? marker.ref : `request ${marker.request}`;
    const problem = `${directory} is of ${source} and ${belonging.reason}; this is ${own}, which has its commit, too`;
    return new failure/* Failure */.HR('refused', 'REVIEW_ENV_FOREIGN', problem, {
        hint: `If it may go, remove it by its name: --name ${marker.name}`,
    });
}
function directoriesOf(templates, name) {
    const found = new Map();
    for (const template of templates) {
        const directory = (0,environment/* environmentDirectory */.h)(template, name);
        found.set(directory, [...(found.get(directory) ?? []), template]);
    }
    return found;
}
async function environmentsIn(snapshot, templates, log) {
    const lists = await Promise.all(templates.map((template) => (0,observed/* observedEnvironments */.PM)(snapshot, template)));
    return lists.length === 0 ? markedOrWarned(snapshot, log) : lists.flat();
}
async function markedOrWarned(snapshot, log) {
    try {
        return await (0,observed/* markedEnvironments */.tx)(snapshot);
    }
    catch (error) {
        log.warn(`Environments are looked for where \`file\` puts them, and nowhere else: ${(0,failure/* messageOf */.bD)(error)}`);
        return [];
    }
}
async function namesOfOurs(snapshot, settings, log) {
    const observed = await environmentsIn(snapshot, settings.templates, log);
    const names = observed.flatMap((each) => 'marker' in each && (0,review_monorepo/* isSpelledAlike */.sf)((0,review_marker/* recordedMonorepo */.Oh)(each.marker), settings.monorepo) ? [each.marker.name] : []);
    return [...new Set(names)].sort();
}
const mostNames = 20;
function describeUnknown({ name, others }) {
    const near = (0,suggestion/* didYouMean */.au)(name, others);
    const listed = others.slice(0, mostNames).join(', ');
    const more = others.length > mostNames ? `, and ${others.length - mostNames} more` : '';
    const existing = others.length === 0 ? 'The GitOps repository has none of this monorepo.' : `There are: ${listed}${more}.`;
    return `There is no review environment ${name}. ${near}${existing}`;
}

// EXTERNAL MODULE: ./build/core/cleanup/recorded-source.js
var recorded_source = __webpack_require__(3215);
;// CONCATENATED MODULE: ./build/core/cleanup/plan-context.js

function forAttempt(settings) {
    return { ...settings, monorepo: (0,recorded_source/* askedOnce */.mb)(settings.monorepo) };
}
function removalMessage(names, tombstones) {
    if (names.length === 0)
        return `Forget ${tombstones} removed review environments`;
    const subject = names.length === 1 ? `Remove review environment ${names[0]}` : `Remove ${names.length} review environments`;
    return [subject, '', ...names.map((name) => `- ${name}`)].join('\n');
}

// EXTERNAL MODULE: ./build/core/cleanup/record-owners.js
var record_owners = __webpack_require__(5373);
// EXTERNAL MODULE: ./build/core/cleanup/images.js
var cleanup_images = __webpack_require__(4127);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/git/path.js
var git_path = __webpack_require__(8402);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var git_snapshot = __webpack_require__(9121);
;// CONCATENATED MODULE: ./build/core/cleanup/removal.js









async function planRemoval(snapshot, request) {
    const { directory, remove } = request;
    const contents = await snapshot.filesBelow(directory);
    const marker = await (0,review_marker/* readMarker */.t7)(snapshot, directory);
    if (marker === undefined) {
        if (contents.length === 0)
            return { result: 'absent' };
        throw unowned(directory);
    }
    if (!request.isOurs)
        await (0,review_monorepo/* assertOurs */.cH)({ ...marker, ...(0,review_marker/* recordedMonorepo */.Oh)(marker) }, request, request.monorepo);
    const { only } = request;
    const partial = only !== undefined && marker.services.some((service) => !only.services.includes(service));
    const part = partial ? only : undefined;
    const applications = remove.has('app')
        ? await ownedManifests(snapshot, request, marker, part)
        : { owned: [], kept: [] };
    const markerPath = `${directory}/${review_marker/* markerFile */.bx}`;
    const going = part === undefined ? contents : contents.filter((path) => path !== markerPath && isServiceFile(part, path));
    const deletions = [...new Set([...(remove.has('files') ? going : []), ...applications.owned])].sort();
    const deletion = { marker, deletions, kept: applications.kept };
    if (part !== undefined) {
        return { ...deletion, result: 'reduced', rest: reducedMarker(marker, part, deletions, remove) };
    }
    const tombstone = remove.has('files') ? (0,review_tombstone/* tombstoneOf */.TD)(marker, request.ending) : undefined;
    return { ...deletion, result: 'removed', tombstone };
}
async function applicationFiles(snapshot, appFile, name) {
    const directory = appFile.includes('/') ? appFile.slice(0, appFile.lastIndexOf('/')) : '';
    if (directory.includes('{'))
        return [];
    const entries = await snapshot.list(directory);
    return entries
        .filter((entry) => !(0,objects/* isDirectory */.wd)(entry) && entry.name.includes(name) && /\.ya?ml$/.test(entry.name))
        .map((entry) => (directory === '' ? entry.name : `${directory}/${entry.name}`));
}
function isServiceFile({ files }, path) {
    return files.some((file) => path === file || path.startsWith(`${file}/`));
}
function reducedMarker(marker, { services, applications }, deletions, remove) {
    const goes = (each) => 'file' in each ? deletions.includes(each.file) : remove.has('app') && applications.includes(each.name);
    return {
        ...marker,
        services: remove.has('files') ? marker.services.filter((each) => !services.includes(each)) : marker.services,
        applications: marker.applications.filter((each) => !goes(each)),
    };
}
async function findTombstone(snapshot, request) {
    const tombstone = await (0,review_tombstone/* readTombstone */.i)(snapshot, request.name);
    if (tombstone !== undefined) {
        await (0,review_monorepo/* assertOurs */.cH)({ ...tombstone, ...(0,review_marker/* recordedMonorepo */.Oh)(tombstone) }, request, request.monorepo);
    }
    return tombstone;
}
async function ownedManifests(snapshot, request, marker, part) {
    const recorded = marker.applications.flatMap((each) => ('file' in each ? [each.file] : []));
    const candidates = [...new Set([...recorded, ...(request.applicationFiles ?? [])])];
    const owned = [];
    const kept = [];
    for (const path of candidates) {
        if (path.startsWith(`${request.directory}/`))
            continue;
        const text = (0,git_path/* isPlainPath */.qW)(path) ? await (0,git_snapshot/* readText */.yR)(snapshot, path) : undefined;
        if (text === undefined || (part !== undefined && !namesOnly(text, part.applications)))
            continue;
        const problem = ownershipProblem(text, marker, request.monorepo);
        if (problem === undefined)
            owned.push(path);
        else
            kept.push({ path, reason: problem });
    }
    return { owned, kept };
}
function ownershipProblem(text, marker, monorepo) {
    const documents = (0,dist/* parseAllDocuments */.hR)(text).filter((document) => document.contents !== null);
    if (documents.length === 0)
        return 'it is empty';
    for (const document of documents) {
        if (document.errors.length > 0 || !(0,dist/* isMap */.jh)(document.contents))
            return 'it cannot be read';
        if (document.get('kind') !== 'Application')
            return 'it holds something else than an Application';
        const owner = (0,ownership_label/* ownershipOf */.VL)(metadataOf(document));
        const names = [marker.repository, monorepo.repository];
        const isOwn = names.some((repository) => (0,review_monorepo/* isSpelledAlike */.sf)({ repository }, { repository: owner?.repository ?? '' }));
        if (owner?.environment !== marker.name || !isOwn) {
            return `its Application does not have the label ${ownership_label/* environmentLabel */.WG}: ${marker.name} of ${marker.repository}`;
        }
    }
    return undefined;
}
function namesOnly(text, names) {
    const documents = (0,dist/* parseAllDocuments */.hR)(text).filter((document) => (0,dist/* isMap */.jh)(document.contents));
    return documents.length > 0 && documents.every((document) => names.includes(metadataOf(document).name));
}
function metadataOf(document) {
    return {
        name: String(document.getIn(['metadata', 'name'])),
        labels: textsOf(document.getIn(['metadata', 'labels'])),
        annotations: textsOf(document.getIn(['metadata', 'annotations'])),
    };
}
function textsOf(node) {
    const pairs = (0,dist/* isMap */.jh)(node) ? node.items : [];
    return Object.fromEntries(pairs.flatMap(({ key, value }) => (0,dist/* isScalar */.jn)(key) && (0,dist/* isScalar */.jn)(value) ? [[String(key.value), String(value.value)]] : []));
}
function unowned(directory) {
    const problem = `${directory} has no ${review_marker/* markerFile */.bx}, so it is not known to be a review environment of this repository`;
    return new failure/* Failure */.HR('refused', 'REVIEW_ENV_UNOWNED', problem, {
        hint: 'Remove the directory by hand if it may go. Environments made by monorepo-gitops carry this file.',
    });
}

;// CONCATENATED MODULE: ./build/core/cleanup/report.js

class CleanupReport {
    removed = [];
    kept = [];
    failed = [];
    #late = new Set();
    async attempt(piece, remove) {
        try {
            const outcome = await remove();
            if (outcome !== undefined)
                this[outcome.result].push({ ...piece, reason: outcome.reason });
        }
        catch (error) {
            const failed = { ...piece, reason: (0,failure/* messageOf */.bD)(error) };
            this.failed.push(failed);
            if (error instanceof failure/* Failure */.HR && error.kind === 'timed-out')
                this.#late.add(failed);
        }
    }
    writeTo(log, { dryRun }) {
        const { removed, kept, failed } = this;
        const [removes, keeps] = dryRun ? ['would remove', 'would keep'] : ['removed', 'kept'];
        for (const { kind, name, reason } of removed)
            log.info(`${removes} ${kind} ${name}: ${reason}`);
        for (const { kind, name, reason } of kept)
            log.info(`${keeps} ${kind} ${name}: ${reason}`);
        if (removed.length + kept.length + failed.length === 0)
            log.info('There is nothing to remove.');
    }
    assertComplete(outputs) {
        if (this.failed.length === 0)
            return;
        const pieces = this.failed.map(({ kind, name, reason }) => `${kind} ${name}: ${reason}`).join('\n');
        const [kind, hint] = this.failed.every((piece) => this.#late.has(piece))
            ? [
                'timed-out',
                'Everything else was done. Run the same command again, which goes on, or raise `timeout`.',
            ]
            : ['failed', 'Everything else was done. Correct the reasons and run the same command again.'];
        throw new failure/* Failure */.HR(kind, 'CLEANUP_INCOMPLETE', `could not remove:\n${pieces}`, {
            hint,
            outputs,
        });
    }
}

// EXTERNAL MODULE: ./build/core/cleanup/retention/words.js
var words = __webpack_require__(105);
;// CONCATENATED MODULE: ./build/core/cleanup/repository.js







const removableParts = ['app', 'files', 'images', 'namespace', 'environment', 'comment', 'retention'];
function removedParts(names) {
    const isPart = (part) => removableParts.includes(part);
    const unknown = names.find((part) => !isPart(part));
    if (unknown === undefined)
        return new Set(names.length === 0 ? removableParts : names.filter(isPart));
    const fix = `It removes: ${removableParts.join(', ')}.`;
    throw (0,failure/* badInput */.AN)('remove', `"${unknown}" cannot be removed by this command`, fix);
}
class RepositoryCleanup {
    report = new CleanupReport();
    unknown;
    swept;
    #snapshot;
    #settings;
    #changes = new Map();
    #environments = new Map();
    #expected = new Map();
    constructor(snapshot, settings) {
        this.#snapshot = snapshot;
        this.#settings = settings;
    }
    async remove(request, reason) {
        const { name, directory } = request;
        const { monorepo, remove, now } = this.#settings;
        const removal = await planRemoval(this.#snapshot, {
            ...request,
            monorepo,
            remove,
            ending: { ...request.ending, closedAt: now() },
            applicationFiles: await applicationFiles(this.#snapshot, this.#settings.appFile, name),
        });
        if (removal.result === 'absent')
            return 'absent';
        const whole = removal.result === 'removed';
        for (const path of removal.deletions) {
            const inside = path.startsWith(`${directory}/`);
            this.#change({ path: inside && whole ? directory : path, delete: true });
            const kind = inside ? 'files' : 'application';
            this.report.removed.push({ environment: name, kind, name: path, reason });
        }
        for (const { path, reason } of removal.kept) {
            this.report.kept.push({ environment: name, kind: 'application', name: path, reason });
        }
        this.#expect(removal.marker);
        if (removal.result === 'reduced') {
            this.#keepMarker(directory, removal.marker, removal.rest);
            return 'reduced';
        }
        if (removal.tombstone !== undefined)
            this.writeTombstone(removal.tombstone);
        this.note(name, removal.marker, directory);
        return 'removed';
    }
    #keepMarker(directory, before, rest) {
        if ((0,review_marker/* serializeMarker */.J5)(rest) !== (0,review_marker/* serializeMarker */.J5)(before))
            this.#change((0,review_marker/* markerChange */.Pi)(directory, rest));
        if (!this.#settings.remove.has('images'))
            return;
        for (const { image } of rest.images) {
            const reason = 'it goes with the last service of the environment';
            this.report.kept.push({ environment: rest.name, kind: 'image', name: image, reason });
        }
    }
    #expect(marker) {
        const { name, services, applications } = marker;
        const recorded = applications.flatMap((each) => ('name' in each ? [each] : []));
        const known = new Set(recorded.map((each) => each.name));
        const names = services.flatMap((service) => this.#settings.applicationNames(service, marker));
        const others = [...new Set(names)].filter((each) => !known.has(each)).map((each) => ({ name: each }));
        this.#expected.set(name, [...(this.#expected.get(name) ?? []), ...recorded, ...others]);
    }
    writeTombstone(tombstone) {
        this.#change((0,review_tombstone/* tombstoneChange */.GO)(tombstone));
    }
    removeTombstone(name, reason) {
        const path = (0,review_tombstone/* tombstonePath */.ni)(name);
        this.#change({ path, delete: true });
        this.report.removed.push({ environment: name, kind: 'tombstone', name: path, reason });
    }
    keep(environment, name, reason) {
        this.report.kept.push({ environment, kind: 'files', name, reason });
    }
    #change(change) {
        this.#changes.set(change.path, change);
    }
    note(name, record, directory) {
        const before = this.#environments.get(name);
        const { monorepo } = this.#settings;
        const namespaces = [...(before?.namespaces ?? []), ...(record.namespaces ?? [])];
        this.#environments.set(name, {
            name,
            ref: record.ref,
            request: record.request ?? before?.request,
            repositories: new Set([monorepo.repository, ...(before?.repositories ?? []), record.repository]),
            directories: new Set([...(before?.directories ?? []), ...(directory === undefined ? [] : [directory])]),
            images: (0,review_marker/* unionOfImages */.Bz)(before?.images, record.images),
            namespaces: [...new Map(namespaces.map((each) => [`${each.cluster} ${each.name}`, each])).values()],
        });
    }
    async proposal(message, applications, applicationNames) {
        const payload = {
            report: this.report,
            applications: new Map([...applications].map(([name, reason]) => [name, this.#applicationsOf(name, reason)])),
            applicationNames,
            environments: [...this.#environments.values()],
            users: await this.#imageUsers(),
            unknown: this.unknown,
            swept: this.swept,
        };
        if (this.#changes.size === 0)
            return { kind: 'nothing', payload };
        const changes = [...this.#changes.values()];
        return { kind: 'changes', changes, message, trailers: this.#settings.trailers, payload };
    }
    #applicationsOf(name, reason) {
        const own = this.#environments.get(name)?.repositories ?? [this.#settings.monorepo.repository];
        return { reason, repositories: new Set(own), expected: this.#expected.get(name) ?? [] };
    }
    async #imageUsers() {
        const { usage, remove } = this.#settings;
        const judged = remove.has('images') && [...this.#environments.values()].some(({ images }) => images.length > 0);
        if (!usage.known)
            return usage;
        if (!judged)
            return { known: true, words: new words/* Words */.U(), commits: [] };
        const commits = await this.#settings.commits(this.#snapshot);
        return (0,cleanup_images/* imageUsers */.U)(this.#snapshot, usage, commits, (path) => this.#goes(path));
    }
    #goes(path) {
        return [...this.#changes].some(([changed, change]) => 'delete' in change && (path === changed || path.startsWith(`${changed}/`)));
    }
}

// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/net/turns.js
var turns = __webpack_require__(4738);
// EXTERNAL MODULE: ./build/core/source/wish/kept.js
var kept = __webpack_require__(9326);
;// CONCATENATED MODULE: ./build/core/cleanup/sweep.js





const day = 86_400_000;
const tombstoneLife = 30 * day;
async function planSweep(existing, open, limits, ask) {
    const candidates = sweepCandidates(existing, open, limits);
    const answers = await askAll(candidates, ask);
    const remove = [];
    const keep = [...candidates.keep];
    for (const candidate of candidates.remove) {
        const answer = answers.get(sourceKey(sourceOf(candidate)));
        const confirmed = answer === undefined ? { keep: 'it was not asked' } : sweep_confirm(candidate, answer);
        if ('keep' in confirmed)
            keep.push({ ...candidate, reason: confirmed.keep });
        else
            remove.push({ ...candidate, ...confirmed });
    }
    const going = remove.map(({ name, reason }) => [name, reason]);
    const applications = new Map([...going, ...candidates.interrupted]);
    for (const [name, source] of candidates.stray) {
        const answer = answers.get(sourceKey(source));
        if (answer?.state === 'closed' && !(0,kept/* isKept */.t8)(answer))
            applications.set(name, answer.reason);
    }
    if (applications.size > limits.maxDeletions)
        throw tooMany(applications, limits.maxDeletions);
    const expiredTombstones = existing.tombstones.filter((each) => isExpired(each, existing, limits));
    return {
        remove,
        keep,
        applications,
        expiredTombstones: expiredTombstones.map(({ name }) => name),
        endingSoon: existing.environments.flatMap((each) => endingSoon(each, existing, keep, limits) ?? []),
    };
}
function sweepCandidates(existing, open, limits) {
    assertPlausible(open);
    const remove = [];
    const keep = [];
    for (const each of existing.environments) {
        if ('problem' in each) {
            keep.push({ directory: each.directory, name: lastSegment(each.directory), reason: each.problem });
            continue;
        }
        const { directory, marker } = each;
        const assessment = assess(each, existing, open, limits);
        const decision = { directory, name: marker.name, reason: assessment.reason };
        const optIns = optInsOf(each, existing);
        if ('because' in assessment)
            remove.push({ ...decision, marker, optIns, because: assessment.because });
        else
            keep.push(decision);
    }
    return { remove, keep, ...strayApplications(existing, open) };
}
function assess({ directory, marker }, existing, open, limits) {
    const { name, ref, request } = marker;
    const belonging = existing.belonging(marker);
    if (!belonging.isOurs)
        return { reason: (0,record_owners/* describeOther */.k)(belonging, name) };
    if (name !== lastSegment(directory))
        return { reason: `its marker is that of ${name}, so it was copied here` };
    const expiry = expiryOf(marker, limits.ttl);
    if (expiry !== undefined && expiry <= limits.now) {
        return { because: 'expired', reason: `expired at ${new Date(expiry).toISOString()}` };
    }
    if (request !== undefined) {
        if (open.requests?.has(request) !== true)
            return { because: 'closed', reason: `request ${request} is closed` };
        const reason = `request ${request} is open`;
        return optInsOf({ directory, marker }, existing) === undefined ? { reason } : { because: 'stopped', reason };
    }
    if (!/^refs\/(?:heads|tags)\//.test(ref))
        return { reason: `${ref} is no branch or tag, and nothing else can be listed` };
    return open.refs.has(ref) ? { reason: `${ref} exists` } : { because: 'closed', reason: `${ref} is gone` };
}
function strayApplications(existing, open) {
    const present = new Set(existing.environments.flatMap((each) => ('marker' in each ? each.marker.name : lastSegment(each.directory))));
    const stray = new Map();
    const interrupted = new Map();
    for (const owner of existing.applications) {
        const { environment, branch, request } = owner;
        if (!existing.belonging(owner).isOurs || present.has(environment))
            continue;
        const tombstone = existing.tombstones.find((each) => each.name === environment && existing.belonging(each).isOurs);
        if (tombstone !== undefined)
            interrupted.set(environment, `its environment was removed at ${tombstone.closedAt}`);
        if (tombstone !== undefined || (branch === undefined && request === undefined))
            continue;
        const ref = `refs/heads/${branch ?? ''}`;
        const isListed = request === undefined ? open.refs.has(ref) : open.requests?.has(request) === true;
        if (!isListed)
            stray.set(environment, { ref, request });
    }
    return { stray, interrupted };
}
async function askAll({ remove, stray }, ask) {
    const sources = [...remove.map(sourceOf), ...stray.values()];
    const each = [...new Map(sources.map((source) => [sourceKey(source), source]))];
    const answers = new Map();
    await (0,turns/* inParallel */.H)(each, async ([key, { ref, request, optIns }]) => {
        answers.set(key, await ask({ ref, request, ...(optIns === undefined ? {} : { optIns }) }));
    });
    return answers;
}
function sourceOf({ marker: { ref, request }, optIns }) {
    return { ref, request, optIns };
}
function sourceKey({ ref, request, optIns }) {
    return request === undefined ? ref : JSON.stringify([request, optIns]);
}
function optInsOf({ directory, marker }, { optIns }) {
    return marker.request === undefined ? undefined : optIns(directory, marker);
}
function sweep_confirm({ because, reason, marker }, answer) {
    if ((0,kept/* isKept */.t8)(answer))
        return { keep: (0,kept/* keptReason */.nt)(marker.request) };
    if (answer.state === 'closed')
        return { because: 'closed', reason: answer.reason };
    if (answer.unwanted !== undefined)
        return { because: 'stopped', reason: answer.unwanted };
    if (because !== 'expired')
        return { keep: answer.reason };
    if (answer.failed && marker.request !== undefined)
        return { keep: `${reason}, but ${answer.reason}` };
    return { because, reason };
}
function expiryOf(marker, ttl) {
    return ttl === undefined || marker.deployedAt === undefined ? undefined : Date.parse(marker.deployedAt) + ttl;
}
function endingSoon(each, existing, keep, { now, ttl }) {
    if (!('marker' in each) || !existing.belonging(each.marker).isOurs)
        return undefined;
    const { marker, directory } = each;
    const expiry = expiryOf(marker, ttl);
    if (expiry === undefined || expiry <= now || expiry - now > day)
        return undefined;
    if (!keep.some((kept) => kept.directory === directory))
        return undefined;
    const source = marker.request === undefined ? marker.ref : `request ${marker.request}`;
    const label = marker.request === undefined ? '' : `, or gets the label ${kept/* keepLabel */.qZ}`;
    return `review environment ${marker.name} of ${source} ends at ${new Date(expiry).toISOString()}, unless it is deployed to before${label}`;
}
function isExpired(tombstone, existing, { now, ttl }) {
    return existing.belonging(tombstone).isOurs && Date.parse(tombstone.closedAt) + (ttl ?? tombstoneLife) <= now;
}
function assertPlausible({ refs, defaultBranch }) {
    if (refs.has(`refs/heads/${defaultBranch}`))
        return;
    const problem = `the list of the monorepo's branches lacks its default branch ${defaultBranch}, so nothing is removed`;
    throw new failure/* Failure */.HR('refused', 'SWEEP_SOURCES_DOUBTFUL', problem, {
        hint: 'Run the sweep where all branches can be read, with a token that may read them.',
    });
}
function tooMany(removals, maxDeletions) {
    const names = [...removals.keys()].join(', ');
    const problem = `${(0,counted/* counted */.h)(removals.size, 'review environment')} would be removed, more than max-deletions (${maxDeletions}); none was: ${names}`;
    const kept = [...removals].map(([name, reason]) => ({ name, reason: `not removed: ${reason}` }));
    return new failure/* Failure */.HR('refused', 'SWEEP_TOO_MANY', problem, {
        hint: 'Raise max-deletions if all of them may go.',
        outputs: { removed: [], kept },
    });
}
function lastSegment(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./build/core/cleanup/every-orphan.js







function planOrphans({ settings: given, ask, log }, { sources, ttl, maxDeletions }, applications) {
    return async (snapshot) => {
        const settings = forAttempt(given);
        const { templates, now, monorepo, optIns } = settings;
        const cleanup = new RepositoryCleanup(snapshot, settings);
        const [elsewhere, tombstones, ...lists] = await Promise.all([
            markedOrWarned(snapshot, log),
            (0,observed/* observedTombstones */.n7)(snapshot),
            ...templates.map((template) => (0,observed/* observedEnvironments */.PM)(snapshot, template)),
        ]);
        const all = [...elsewhere, ...lists.flat()];
        const environments = [...new Map(all.map((each) => [each.directory, each])).values()];
        const records = [...environments.flatMap((each) => ('marker' in each ? [each.marker] : [])), ...tombstones];
        const belonging = await (0,record_owners/* recordOwners */.Q)({ records, marks: applications }, monorepo);
        const existing = { environments, tombstones, applications, belonging, optIns };
        const open = await sources({ requests: hasRequests(existing) });
        const plan = await planSweep(existing, open, { ttl, maxDeletions, now: now() }, ask);
        const going = new Map(plan.applications);
        for (const line of plan.endingSoon)
            log.warn(line);
        for (const { directory, name, reason } of plan.keep)
            cleanup.keep(name, directory, reason);
        for (const { directory, marker, reason, because } of plan.remove) {
            const { name, ref, request } = marker;
            try {
                const ending = { because, closingCommit: undefined };
                await cleanup.remove({ name, ref, request, directory, ending, isOurs: true }, reason);
            }
            catch (error) {
                going.delete(name);
                cleanup.report.failed.push({ environment: name, kind: 'files', name: directory, reason: (0,failure/* messageOf */.bD)(error) });
            }
        }
        for (const name of plan.expiredTombstones) {
            cleanup.removeTombstone(name, ttl === undefined ? 'it is older than 30 days' : 'it is older than the ttl');
        }
        for (const tombstone of tombstones)
            if (belonging(tombstone).isOurs)
                cleanup.note(tombstone.name, tombstone);
        const present = new Set(environments.flatMap((each) => ('marker' in each ? [each.marker.name] : [lastSegment(each.directory)])));
        for (const { name } of plan.remove)
            present.delete(name);
        cleanup.swept = { present, open };
        const names = plan.remove.map(({ name }) => name);
        return cleanup.proposal(removalMessage(names, plan.expiredTombstones.length), going);
    };
}
function hasRequests({ environments, applications, belonging }) {
    return (environments.some((each) => 'marker' in each && each.marker.request !== undefined && belonging(each.marker).isOurs) || applications.some((owner) => owner.request !== undefined && belonging(owner).isOurs));
}

// EXTERNAL MODULE: ./build/core/announce/comment.js + 4 modules
var comment = __webpack_require__(9542);
;// CONCATENATED MODULE: ./build/core/cleanup/forge/comments.js




const kind = 'comment';
async function endComments(cleaned, ending) {
    const { applications, applicationNames, environments, report } = cleaned;
    const identity = (0,review_monorepo/* monorepoIdentity */.Ur)(ending.ci);
    if (applicationNames !== undefined || identity === undefined || ending.dryRun)
        return;
    for (const environment of environments) {
        const { name } = environment;
        const isNow = applications.has(name) && report.removed.some((each) => each.environment === name);
        if (!isNow)
            continue;
        try {
            const forge = await ending.openForge();
            const request = forge && (await requestOf(environment, forge, ending.ci));
            if (forge === undefined || request === undefined)
                continue;
            const { clock, secrets } = ending;
            const errorPage = (code) => new failure/* Failure */.HR('failed', code, '').url;
            const shown = await (0,comment/* removedComment */.s)({ forge, request, identity, review: name }, { clock, secrets, errorPage });
            if (shown.result === 'refused')
                throw new Error(shown.why);
            if (shown.result === 'shown') {
                report.removed.push({ environment: name, kind, name: `#${request}`, reason: 'it says that this is gone' });
            }
        }
        catch (error) {
            const reason = (0,failure/* messageOf */.bD)(error);
            if (ending.isNamed)
                report.failed.push({ environment: name, kind, name: 'of its request', reason });
            else
                ending.log.warn(`The comment on the request of ${name} stays as it is: ${reason}`);
        }
    }
}
async function requestOf({ request, ref }, forge, { requestNumber, branch, defaultBranch }) {
    const source = (0,source_ref/* parseSourceRef */._j)(ref);
    if (request !== undefined)
        return request;
    if (source?.kind !== 'branch')
        return undefined;
    if (requestNumber !== undefined && source.name === branch)
        return requestNumber;
    const [newest] = defaultBranch === undefined ? [] : await forge.latestRequests(source.name, defaultBranch);
    return newest?.number;
}

;// CONCATENATED MODULE: ./build/core/cleanup/forge/environments.js


const environments_kind = 'environment';
async function endEnvironments(cleaned, ending) {
    const { applications, applicationNames, swept, report } = cleaned;
    if (applicationNames !== undefined)
        return;
    const going = new Map([...applications].map(([name, { reason }]) => [name, reason]));
    if (going.size === 0 && swept === undefined)
        return;
    const [first = ''] = going.keys();
    await tolerated({ environment: first, name: 'at the forge' }, ending, report, async () => {
        const forge = await ending.openForge();
        if (forge === undefined) {
            if (ending.isNamed)
                throw noForge();
            return;
        }
        const removed = [...going.keys()].filter((name) => isRemovedNow(cleaned, name));
        const found = await Promise.all(removed.map((name) => forge.deployments.find(name)));
        const shown = new Map(found.flatMap((each) => (each === undefined ? [] : [[each.review, each]])));
        if (swept !== undefined) {
            for (const each of await forge.deployments.reviews()) {
                const why = going.get(each.review) ?? strayReason(each, cleaned, swept, ending.ci);
                if (why === undefined)
                    continue;
                going.set(each.review, why);
                shown.set(each.review, each);
            }
        }
        for (const each of shown.values())
            await endOne(forge, each, going.get(each.review) ?? '', ending, report);
    });
}
function isRemovedNow({ swept, report }, name) {
    return swept === undefined || report.removed.some(({ environment }) => environment === name);
}
async function endOne(forge, { review, environment }, reason, { stopping, dryRun, isNamed, ...ending }, report) {
    const piece = { environment: review, kind: environments_kind, name: environment };
    await tolerated({ environment: review, name: `at the forge (${environment})` }, { isNamed, ...ending }, report, async () => {
        const ended = await forge.deployments.end({ review, environment }, { stopping, dryRun });
        if (ended === undefined)
            return;
        const because = ended.result === 'removed' ? `${reason}; ${ended.reason}` : ended.reason;
        report[ended.result].push({ ...piece, reason: because });
        if (ended.notDeleted === undefined)
            return;
        report[isNamed ? 'failed' : 'kept'].push({ ...piece, reason: `it is still listed: ${ended.notDeleted}` });
    });
}
function strayReason({ review }, { environments }, { present, open }, { repository }) {
    if (present.has(review))
        return undefined;
    if (environments.some(({ name }) => name === review))
        return 'its environment was removed before';
    const [, request] = /^pr-(\d+)(?:-[0-9a-f]{8})?$/.exec(review) ?? [];
    if (request !== undefined) {
        const isClosed = open.requests !== undefined && !open.requests.has(Number(request));
        return isClosed ? `request ${request} is closed` : undefined;
    }
    const isOpen = [...open.refs].some((ref) => (0,slug/* environmentName */.VE)({ mode: 'branch', repository, ref }) === review);
    return isOpen ? undefined : 'no branch or tag has its name';
}
async function tolerated(piece, { isNamed, log }, report, work) {
    try {
        await work();
    }
    catch (error) {
        const hint = error instanceof failure/* Failure */.HR && error.hint !== undefined ? ` ${error.hint}` : '';
        const failed = { environment: piece.environment, kind: environments_kind, name: piece.name, reason: `${(0,failure/* messageOf */.bD)(error)}.${hint}` };
        if (isNamed)
            report.failed.push(failed);
        else
            log.warn(`What there is of review environments ${piece.name} stays as it is: ${failed.reason}`);
    }
}
function noForge() {
    return new failure/* Failure */.HR('failed', 'FORGE_UNKNOWN', 'the monorepo is on no forge that is known, or there is no token for it', {
        hint: 'Give forge-token.',
    });
}

;// CONCATENATED MODULE: ./build/core/cleanup/target.js



function removalOf(ci, given) {
    const { event, host } = ci;
    const ofEvent = eventTarget(ci);
    const target = namedTarget(ci.repository, given) ?? ofEvent;
    if (target === undefined) {
        throw (0,failure/* badInput */.AN)('name', 'is missing, and this event is of no branch or request', 'Give name, branch or request.');
    }
    const isNamed = given.name !== undefined || given.branch !== undefined || given.request !== undefined;
    if (event.kind === 'request' && given.isOptIn === true && !isNamed)
        return { how: 'opt-out', target };
    const closes = event.kind === 'request-closed' || event.kind === 'branch-deleted';
    if (!closes || ofEvent === undefined || target.name !== ofEvent.name)
        return { how: 'by-hand', target };
    const closingCommit = host === 'github' && event.kind === 'branch-deleted' ? undefined : ci.commit;
    if (host !== 'gitlab')
        return { how: 'event', target: ofEvent, closingCommit };
    const refSlug = ci.refSlug ?? gitlabSlug(ofEvent.ref ?? '');
    return { how: 'stop-job', target: ofEvent, closingCommit, refSlug };
}
function gitlabSlug(ref) {
    return ref
        .replace(/^refs\/(?:heads|tags)\//, '')
        .toLowerCase()
        .replace(/[^a-z0-9]/gu, '-')
        .slice(0, 63)
        .replace(/^-+|-+$/g, '');
}
function eventTarget({ sourceRef, branch, repository }) {
    const source = (0,source_ref/* parseSourceRef */._j)(sourceRef);
    if (source === undefined || sourceRef === undefined)
        return undefined;
    if (source.kind !== 'request') {
        return { name: (0,slug/* environmentName */.VE)({ mode: 'branch', repository, ref: sourceRef }), ref: sourceRef };
    }
    const target = requestTarget(source.number);
    return branch === undefined ? target : { ...target, ref: `refs/heads/${branch}` };
}
function requestTarget(request) {
    return { name: (0,slug/* environmentName */.VE)({ mode: 'request', requestNumber: request }), request };
}
function namedTarget(repository, { name, branch, request }) {
    const inputs = Object.entries({ name, branch, request }).filter(([, value]) => value !== undefined);
    if (inputs.length > 1) {
        const given = inputs.map(([input]) => input).join(' and ');
        throw (0,failure/* badInput */.AN)(given, 'are given together', 'Give one of name, branch and request.');
    }
    if (name !== undefined)
        return { name };
    if (request !== undefined)
        return requestTarget(request);
    if (branch === undefined)
        return undefined;
    const ref = `refs/heads/${branch.replace(/^refs\/heads\//, '')}`;
    return { name: (0,slug/* environmentName */.VE)({ mode: 'branch', repository, ref }), ref };
}

;// CONCATENATED MODULE: ./build/core/cleanup/one-environment.js











const requestedReason = 'it was asked for';
function withoutAsking(settings) {
    return { ...settings, monorepo: { ...settings.monorepo, askRecorded: undefined } };
}
function planOne(given, removal, what) {
    const { ask, log } = given;
    return async (snapshot) => {
        const isNamed = removal.target.ref === undefined && removal.target.request === undefined;
        const settings = isNamed ? withoutAsking(given.settings) : forAttempt(given.settings);
        const planned = { ...given, settings };
        const cleanup = new RepositoryCleanup(snapshot, settings);
        const usual = { ...removal.target, name: await nameIn(snapshot, removal.target, settings) };
        const { name, others } = isNamed ? { ...usual, others: [] } : await findNamed(snapshot, usual, settings, log);
        const target = { ...usual, name };
        if (removal.how === 'by-hand') {
            const other = others.find(({ belonging }) => belonging.sharesHistory === 'yes');
            if (other !== undefined)
                throw belongsElsewhere(other, settings);
        }
        for (const { directory, marker, belonging } of others) {
            cleanup.keep(marker.name, directory, (0,record_owners/* describeOther */.k)(belonging, marker.name));
        }
        if (removal.how === 'by-hand') {
            return removeOne(planned, { snapshot, cleanup, target, reason: requestedReason, because: 'stopped' }, what);
        }
        if (others.some(({ marker }) => marker.name === name))
            return cleanup.proposal('Keep', new Map());
        const { ref = '', request } = target;
        if (removal.how === 'opt-out')
            return removeUnwanted(planned, { snapshot, cleanup, target });
        const answer = await ask({ ref, request });
        const staying = (0,kept/* isKept */.t8)(answer) ? (0,kept/* keptReason */.nt)(request) : answer.state === 'open' ? answer.reason : undefined;
        if (staying !== undefined) {
            log.info(`Nothing is removed: ${staying}.`);
            for (const directory of directoriesOf(settings.templates, name).keys()) {
                const isThere = (await snapshot.list(directory)).length > 0;
                if (isThere)
                    cleanup.keep(name, directory, staying);
            }
            return cleanup.proposal('Keep', new Map());
        }
        if (answer.state === 'unknown')
            log.warn(`The event says that the source is closed, which nothing confirms: ${answer.reason}`);
        const reason = answer.state === 'unknown' ? requestedReason : answer.reason;
        const { closingCommit } = removal;
        return removeOne(planned, { snapshot, cleanup, target, reason, because: 'closed', closingCommit, closing: true }, what);
    };
}
async function removeUnwanted({ settings, ask, log }, { snapshot, cleanup, target }) {
    const { name, ref = '', request } = target;
    const going = new Map();
    for (const directory of directoriesOf(settings.templates, name).keys()) {
        if ((await snapshot.list(directory)).length === 0)
            continue;
        const answer = await ask({ ref, request, optIns: settings.optIns(directory, { ref }) });
        const reason = (0,kept/* isKept */.t8)(answer) ? undefined : unwantedReason(answer);
        if (reason === undefined) {
            const staying = (0,kept/* isKept */.t8)(answer) ? (0,kept/* keptReason */.nt)(request) : answer.reason;
            log.info(`Nothing is removed: ${staying}.`);
            cleanup.keep(name, directory, staying);
            continue;
        }
        await cleanup.remove({ ...target, directory, ending: { because: 'stopped', closingCommit: undefined } }, reason);
        going.set(name, reason);
    }
    return cleanup.proposal(removalMessage([...going.keys()], 0), going);
}
function unwantedReason({ state, reason, unwanted }) {
    return state === 'closed' ? reason : unwanted;
}
async function removeOne({ settings, config, log }, removal, { services, isDeployed }) {
    const { cleanup, target, reason, because, closingCommit } = removal;
    const { name } = target;
    const named = services.length === 0 ? target : await withRecordedSource(removal, settings);
    const applications = services.flatMap((service) => applicationNames(config, service, named));
    const only = services.length === 0 ? undefined : { services, applications };
    const results = new Set();
    for (const [directory, templates] of directoriesOf(settings.templates, name)) {
        const parts = only && { ...only, files: filesOf(templates, name, services) };
        const ending = { because, closingCommit };
        results.add(await cleanup.remove({ ...target, directory, only: parts, ending }, reason));
    }
    const reduced = results.has('reduced');
    const whole = results.has('removed') && !reduced;
    if (!whole && !reduced) {
        const tombstone = await finishInterrupted(settings, removal, { partial: only !== undefined, isDeployed });
        if (tombstone === undefined && because === 'stopped') {
            cleanup.unknown = { name, others: await namesOfOurs(removal.snapshot, settings, log) };
        }
    }
    const names = whole || only === undefined ? undefined : new Set(only.applications);
    const part = only === undefined ? '' : `${services.join(', ')} from `;
    return cleanup.proposal(`Remove ${part}review environment ${name}`, new Map([[name, reason]]), names);
}
async function withRecordedSource({ snapshot, target }, { templates }) {
    if (target.ref !== undefined)
        return target;
    for (const directory of directoriesOf(templates, target.name).keys()) {
        const marker = await (0,review_marker/* readMarker */.t7)(snapshot, directory);
        if (marker !== undefined)
            return { ...target, ref: marker.ref, request: target.request ?? marker.request };
    }
    return target;
}
function filesOf(templates, name, services) {
    return templates.flatMap((template) => services.map((service) => (0,environment/* servicePath */.V)(template, name, service)));
}
async function finishInterrupted({ remove, now, monorepo }, { snapshot, cleanup, target, because, closingCommit, closing }, { partial, isDeployed }) {
    const { name, ref, request } = target;
    const tombstone = await findTombstone(snapshot, { ...target, monorepo });
    if (partial && tombstone === undefined)
        return undefined;
    if (tombstone !== undefined)
        cleanup.note(name, tombstone);
    const isUsual = closing !== true || !isDeployed || ref === undefined || !remove.has('files');
    if (tombstone !== undefined || isUsual)
        return tombstone;
    const { repository, monorepo: identity } = monorepo;
    const source = {
        name,
        repository,
        ...(identity === undefined ? {} : { monorepo: identity }),
        ref,
        ...(request === undefined ? {} : { request }),
    };
    cleanup.writeTombstone((0,review_tombstone/* tombstoneAhead */.xQ)(source, { because, closingCommit, closedAt: now() }));
    return undefined;
}
function planStop(planned, removal, what, ci) {
    const { ask, log } = planned;
    return async (snapshot) => {
        const settings = forAttempt(planned.settings);
        const cleanup = new RepositoryCleanup(snapshot, settings);
        const observed = await environmentsIn(snapshot, settings.templates, log);
        const marked = observed.flatMap((each) => ('marker' in each ? [each] : []));
        const records = marked.map(({ marker }) => marker);
        const isOwn = ({ ref, request }) => request === undefined ? ref === removal.target.ref : request === removal.target.request;
        const mayGo = (marker) => isOwn(marker) || gitlabSlug(marker.ref) === removal.refSlug;
        const belonging = await (0,record_owners/* recordOwners */.Q)({ records: records.filter(mayGo) }, settings.monorepo);
        const found = marked.filter(({ marker }) => mayGo(marker) && belonging(marker).isOurs);
        if (found.length === 0)
            return planOne(planned, { ...removal, how: 'event' }, what)(snapshot, 1);
        const asked = await Promise.all(found.map(async (each) => ({ ...each, answer: await ask(each.marker) })));
        const closed = asked.filter(({ answer }) => answer.state === 'closed' && !(0,kept/* isKept */.t8)(answer));
        const going = new Map();
        for (const { directory, marker, answer } of asked) {
            const { name, ref, request, deployed } = marker;
            if ((0,kept/* isKept */.t8)(answer)) {
                cleanup.keep(name, directory, (0,kept/* keptReason */.nt)(request));
                continue;
            }
            const isClosed = answer.state === 'closed';
            const isStopped = closed.length === 0 && isOwn(marker) && deployed === ci.commit;
            if (!isClosed && !isStopped) {
                const newer = isOwn(marker) && deployed !== ci.commit
                    ? `; ${deployed.slice(0, 8)} was deployed after this job's commit`
                    : '';
                cleanup.keep(name, directory, `${answer.reason}${newer}`);
                continue;
            }
            const reason = isClosed ? answer.reason : `its stop was asked for, and ${ci.commit?.slice(0, 8)} is what it runs`;
            const ending = { because: isClosed ? 'closed' : 'stopped', closingCommit: undefined };
            await cleanup.remove({ name, ref, request, directory, ending, isOurs: true }, reason);
            going.set(name, reason);
        }
        const names = [...going.keys()];
        return cleanup.proposal(removalMessage(names, 0), going);
    };
}

// EXTERNAL MODULE: ./build/core/cleanup/repository-tags.js
var repository_tags = __webpack_require__(259);
;// CONCATENATED MODULE: ./build/core/cleanup/cleanup.js
var cleanup_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var cleanup_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



















async function cleanUp(request, ports) {
    const { ci, config, what } = request;
    const { argocd, clock, log, ask } = ports;
    const removal = what.kind === 'one' ? removalOf(ci, what) : undefined;
    const marks = what.kind === 'one' || argocd === undefined ? [] : await markedApplications(argocd);
    const { cleaned, commit, diff } = await commitCleanup(request, ports, (settings) => {
        const planned = { settings, config, ask, log };
        if (what.kind === 'orphans')
            return planOrphans(planned, what, marks);
        return removal?.how === 'stop-job' && what.services.length === 0
            ? planStop(planned, removal, what, ci)
            : planOne(planned, removal ?? removalOf(ci, what), what);
    });
    const { report, environments } = cleaned;
    const left = new Map(environments.map(({ name, namespaces }) => [name, namespaces]));
    if (argocd !== undefined) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { wait, forceOrphan, dryRun, remove } = request;
            const deadline = cleanup_addDisposableResource(env_1, ports.deadline.within(ports.deadline.budget(), 'timeout'), false);
            const { applications, applicationNames: names } = cleaned;
            const namespaces = remove.has('namespace') && names === undefined;
            const removal = { environments: applications, names, namespaces, wait, forceOrphan, dryRun, deadline, clock, log };
            for (const [name, found] of await removeApplications(argocd, removal, report)) {
                left.set(name, [...(left.get(name) ?? []), ...found]);
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            cleanup_disposeResources(env_1);
        }
    }
    if (request.remove.has('namespace'))
        reportNamespaces(left, cleaned);
    if (request.remove.has('images'))
        await removeAllImages(cleaned, request, ports);
    if (request.remove.has('environment')) {
        const { dryRun, named } = request;
        const stopping = (0,core_ports/* isStopJob */.GE)(ci);
        await endEnvironments(cleaned, { ...ports, ci, stopping, dryRun, isNamed: named.has('environment') });
    }
    if (request.remove.has('comment')) {
        const { dryRun, named } = request;
        await endComments(cleaned, { ...ports, ci, dryRun, isNamed: named.has('comment') });
    }
    const { removed, kept, failed } = report;
    const isNothing = removed.length + kept.length + failed.length === 0;
    const unknown = isNothing && cleaned.unknown !== undefined ? describeUnknown(cleaned.unknown) : undefined;
    const cleanup = { removed, kept, failed, commit, diff, ...(unknown === undefined ? {} : { unknown }) };
    report.writeTo(log, request);
    if (unknown !== undefined)
        log.warn(unknown);
    report.assertComplete(cleanup);
    return cleanup;
}
function settingsOf({ ci, config, templates, optIns, appFile, remove, monorepo, branchPrefix }, transport, clock) {
    const sourceRepository = ci.repositoryUrl ?? ci.repository;
    return {
        monorepo,
        templates,
        optIns,
        appFile,
        remove,
        usage: (0,cleanup_images/* imageUsage */.lw)(config),
        trailers: (0,message/* provenanceTrailers */.e1)({ sourceRepository, services: [], images: [], pipeline: ci.pipelineUrl }),
        commits: async ({ commit }) => {
            if (commit === undefined)
                return [];
            const prefixes = (0,request_branch/* prefixesOf */.E3)(branchPrefix).map((prefix) => `refs/heads/${prefix}`);
            const { refs } = await transport.listRefs(prefixes);
            const tips = [...refs].flatMap(([name, tip]) => (prefixes.some((each) => name.startsWith(each)) ? [tip] : []));
            const histories = await Promise.all([commit, ...tips].map((tip) => transport.history(tip, cleanup_images/* keptCommits */.TL)));
            return (0,cleanup_images/* namingCommits */.NY)(histories.flat());
        },
        applicationNames: (service, environment) => namesOrNone(config, service, environment),
        now: () => transport.serverTime() ?? clock.now(),
    };
}
function namesOrNone(config, service, environment) {
    try {
        return applicationNames(config, service, environment);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        return [];
    }
}
function reportNamespaces(left, { report }) {
    for (const [environment, namespaces] of left) {
        for (const namespace of new Map(namespaces.map((each) => [`${each.cluster} ${each.name}`, each])).values()) {
            const { name } = namespace;
            const went = report.removed.some((each) => each.kind === 'namespace' && each.name === name);
            if (!went)
                report.kept.push({ environment, kind: 'namespace', name, reason: (0,spec_namespace/* describeLeft */.Jm)(namespace) });
        }
    }
}
async function removeAllImages({ environments, users, report }, { config, dryRun, named }, ports) {
    if (environments.every(({ images }) => images.length === 0))
        return;
    const registries = (0,cleanup_images/* registryHosts */.j$)(config);
    const registry = await ports.openRegistry(registries);
    const tags = new repository_tags/* RepositoryTags */.y(registry);
    for (const { name, images, directories } of environments) {
        const removal = { environment: name, directories, images, registries, users, named: named.has('images'), dryRun };
        await (0,cleanup_images/* removeImages */.F$)(registry, tags, removal, report);
    }
}
async function commitCleanup(request, ports, planOf) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { ci, branch, dryRun } = request;
        const { clock, log, secrets } = ports;
        const transport = cleanup_addDisposableResource(env_2, await ports.openGitops(), true);
        const delivered = await (0,commit_race/* commitTo */.v)({
            transport,
            branch,
            plan: planOf(settingsOf(request, transport, clock)),
            publisher: (0,publisher/* pushPublisher */.R)({ author: ci.actor, clock }),
            clock,
            log,
            secrets,
            timeout: ports.deadline.budget(),
            dryRun,
        });
        if (delivered.result === 'committed')
            log.info(`Committed ${delivered.commit.slice(0, 8)} to ${delivered.branch}.`);
        if (request.what.kind === 'orphans')
            await deletePreviews(request, transport, ports);
        const diff = delivered.result === 'unchanged' ? '' : (0,git_diff.commitDiff)(delivered.files);
        if (diff !== '')
            log.info(diff.trimEnd(), 'diff');
        return { cleaned: delivered.payload, commit: delivered.result === 'committed' ? delivered.commit : undefined, diff };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_1 = cleanup_disposeResources(env_2);
        if (result_1)
            await result_1;
    }
}
async function deletePreviews({ ci, branchPrefix, dryRun }, transport, { clock, log }) {
    const identity = (0,review_monorepo/* monorepoIdentity */.Ur)(ci);
    if (identity === undefined)
        return;
    const now = transport.serverTime() ?? clock.now();
    try {
        for (const { branch, remove } of await (0,preview_branch/* leftPreviewBranches */.aK)({ transport, identity, branchPrefix, now })) {
            if (!dryRun)
                await remove();
            log.info(`${dryRun ? 'would delete' : 'deleted'} branch ${branch}: an earlier run has left it`);
        }
    }
    catch (error) {
        log.warn(`a branch that an earlier run has left is there still: ${(0,failure/* messageOf */.bD)(error)}`);
    }
}

// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/forge/forges.js + 1 modules
var forges = __webpack_require__(8778);
// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/core/source/open-source-facts.js + 3 modules
var open_source_facts = __webpack_require__(8490);
// EXTERNAL MODULE: ./build/core/source/open-sources.js
var open_sources = __webpack_require__(5231);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declaration.js
var declaration = __webpack_require__(9624);
// EXTERNAL MODULE: ./build/inputs/declarations/application.js
var application = __webpack_require__(1086);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/retention.js
var retention = __webpack_require__(4618);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
// EXTERNAL MODULE: ./build/commands/places/place-run.js
var place_run = __webpack_require__(199);
// EXTERNAL MODULE: ./build/commands/retention/retention.js
var retention_retention = __webpack_require__(4835);
// EXTERNAL MODULE: ./build/commands/summaries/cleanup.js
var summaries_cleanup = __webpack_require__(6576);
// EXTERNAL MODULE: ./build/commands/summaries/parts.js
var summaries_parts = __webpack_require__(8998);
;// CONCATENATED MODULE: ./build/commands/cleanup-review-env.js
var cleanup_review_env_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var cleanup_review_env_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
    name: { type: 'string', description: 'Name of the review environment: the `slug` output of `plan`.' },
    branch: { type: 'string', description: 'Branch whose review environment goes. Default: the one of this event.' },
    request: { type: 'integer', description: 'Number of the pull or merge request whose review environment goes.' },
    services: {
        type: 'list',
        ofNames: true,
        description: 'Remove only these services of the environment, and the environment with its last one. `service` is the same for one. Default: all of it.',
    },
    sweep: {
        type: 'boolean',
        default: 'false',
        description: 'Remove every review environment whose branch or request is gone, or that is older than `ttl`. Runs on a schedule and after any crash.',
    },
    'max-deletions': {
        type: 'integer',
        default: '20',
        description: 'A sweep that would remove more review environments, in the GitOps repository and on the Argo CD server together, removes none and fails. The same for the images that `retention` finds.',
    },
    ...gitops/* reviewInputs */.Oc,
    remove: {
        type: 'list',
        ofNames: true,
        description: 'What to remove: `files` (its directory), `app` (its Applications), `images` (what it ran), `namespace` (those that its Applications created), `environment` (its environment and deployments at the forge of the monorepo), `comment` (the comment on its request then says that it is gone), and in a sweep `retention` (images that its rules let go; alone, nothing else is swept). Default: all that apply.',
    },
    ...retention/* retentionInput */.n,
    file: {
        type: 'list',
        description: 'Files of review environments, as in `bump-image-tag`: `review/{slug}/{service}.yaml`.',
    },
    ...application/* manifestInputs */.F2,
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until Argo CD has deleted what the Applications deployed.',
    },
    'force-orphan': {
        type: 'boolean',
        default: 'false',
        description: 'At the deadline drop the finalizers of a stuck Application: it goes, and what it deployed stays.',
    },
    'request-branch': gitops/* deliveryInputs */.Uh['request-branch'],
    ...gitops_remote/* gitopsConnectionInputs */.iE,
    ...declarations_run/* argocdInputs */.wm,
    ...declarations_run/* registryInputs */.P4,
};
const cleanupReviewEnv = (0,command/* defineCommand */.NB)({
    name: 'cleanup-review-env',
    summary: 'Remove one review environment, or sweep every orphan',
    inputs,
    outputs: {
        removed: {
            empty: [],
            description: 'JSON list of `{environment, kind, name, reason}`, in a dry run of what would be removed; `[]` when everything was gone already.',
        },
        kept: { empty: [], description: 'JSON list of what stays, with the reason.' },
        failed: { empty: [], description: 'JSON list of what could not be removed, with the reason.' },
        commit: 'The commit in the GitOps repository; empty when none was made.',
        diff: 'Unified diff of the commit, or of what a dry run would commit.',
        retention: {
            empty: [],
            description: 'JSON list of the images that the rules of `retention` are about, `{repository, tags, digest, age, decision, reason}`; with `apply: registry` of the policies.',
        },
    },
    implied: impliedReview,
    async run(given) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { environment, cluster } = given.inputs;
            const isOfPlace = given.config !== undefined && environment !== undefined;
            const run = isOfPlace ? (0,place_run/* runAt */.D)({ inputs, implied: impliedReview }, given, { environment, cluster }) : given;
            const appTokens = cleanup_review_env_addDisposableResource(env_1, new app_tokens/* AppTokens */.K(run), true);
            const parts = removedParts(run.inputs.remove);
            const opened = { ...run, appTokens, dryRun: run.inputs['dry-run'] || isTrial(run) };
            const wanted = retentionOf(run, parts);
            const isAlone = parts.size === 1 && parts.has('retention');
            run.onFailure((failed) => (0,summaries_cleanup/* failedCleanupSummary */.C)(cleanupPage(opened, { ...nothing, ...failed.failure.outputs }), failed));
            const cleanup = isAlone ? nothing : await removeReview(opened);
            run.report({ ...cleanup });
            const retention = wanted === undefined ? undefined : await retain(opened, wanted);
            const summary = isAlone ? '' : (0,summaries_cleanup/* cleanupSummary */.X)({ ...cleanupPage(opened, cleanup), isDry: opened.dryRun });
            return {
                outputs: { ...cleanup, retention: (0,retention_retention/* retentionOutput */.U$)(retention) },
                summary: (0,summaries_parts/* page */.MY)(summary, (0,retention_retention/* retentionSummary */.p9)(retention, opened)),
            };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = cleanup_review_env_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    },
});
function cleanupPage(run, cleanup) {
    const { commit } = cleanup;
    const url = commit === undefined ? undefined : (0,gitops_remote/* gitopsCommitUrl */.vV)(run, commit);
    return { cleanup, url, redact: (text) => run.secrets.redact(text) };
}
const nothing = { removed: [], kept: [], failed: [], commit: undefined, diff: '' };
function retentionOf(run, parts) {
    const { sweep, remove } = run.inputs;
    if (!sweep && (remove.includes('retention') || (0,declaration/* isGiven */.qR)(run.resolved.retention))) {
        throw (0,failure/* badInput */.AN)('retention', 'is of a whole registry, and not of one review environment', 'Give sweep: true.');
    }
    if (!sweep || !parts.has('retention'))
        return undefined;
    const wanted = (0,retention_retention.wantedRetention)(run);
    if (wanted === undefined && remove.includes('retention')) {
        throw (0,failure/* badInput */.AN)('retention', 'has no rules', 'Write `retention: { rules: … }` in gitops.yaml, or give the input.');
    }
    return wanted;
}
function retain(run, wanted) {
    const { inputs, dryRun } = run;
    if (wanted.apply === 'registry')
        return (0,retention_retention.writePolicies)(run, wanted, { dryRun });
    return (0,retention_retention/* retainImages */.iJ)(run, wanted, {
        branch: inputs['gitops-branch'],
        branchPrefix: (0,request_branch/* branchPrefix */.$j)(inputs['request-branch']),
        maxDeletions: inputs['max-deletions'],
        dryRun,
    });
}
async function removeReview(given) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, config, clock, deadline, log, secrets } = given;
        const ci = (0,environments.withSourceIn)(config, given.ci, inputs.environment);
        const run = { ...given, ci };
        const why = isByEvent(inputs) ? (0,gitops_remote/* nothingByEvent */.ti)(run) : undefined;
        if (why !== undefined) {
            log.info(`Nothing to remove: ${why}`);
            return nothing;
        }
        if (inputs.file.length === 0 && !(0,core_ports/* isStopJob */.GE)(ci)) {
            throw (0,failure/* badInput */.AN)('file', 'is missing: it is not known where review environments are', 'Give `file: review/{slug}/{service}.yaml`, or a gitops.yaml with a review environment (`ttl`, or `when: { request: true }`).');
        }
        const remove = removedParts(inputs.remove);
        const question = questionOf(run);
        const facts = cleanup_review_env_addDisposableResource(env_2, (0,open_source_facts/* openSourceFacts */.V)({ ...question, candidate: ci.commit ?? '' }), true);
        const request = {
            ci,
            config,
            monorepo: { ...(0,review_monorepo/* thisMonorepo */.GD)(ci, (commit) => facts.has(commit)), askRecorded: (0,recorded_source/* recordedQuestion */.LZ)(question) },
            what: inputs.sweep ? everyOrphan(run, question) : oneEnvironment(run),
            templates: inputs.file,
            optIns: optInsIn(config),
            appFile: inputs['app-file'],
            remove,
            branch: inputs['gitops-branch'],
            branchPrefix: (0,request_branch/* branchPrefix */.$j)(inputs['request-branch']),
            wait: inputs.wait,
            forceOrphan: inputs['force-orphan'],
            named: inputs.remove.length === 0 ? new Set() : remove,
            dryRun: run.dryRun ?? inputs['dry-run'],
        };
        const argocd = cleanup_review_env_addDisposableResource(env_2, remove.has('app') ? await connectArgocd(run) : undefined, false);
        return await cleanUp(request, {
            openGitops: () => (0,gitops_remote/* openGitops */.fn)(run),
            argocd,
            openRegistry: (hosts) => registryFor(run, hosts),
            openForge: () => monorepoForge(run),
            ask: (0,open_sources/* sourceQuestion */.uC)(question),
            clock,
            deadline,
            log,
            secrets,
        });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = cleanup_review_env_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
function isByEvent({ sweep, name, branch, request }) {
    return !sweep && name === undefined && branch === undefined && request === undefined;
}
function isTrial({ inputs, resolved, ci, log }) {
    if (!inputs.sweep || ci.host !== 'shell' || (0,declaration/* isGiven */.qR)(resolved['dry-run']))
        return false;
    log.warn('This is a dry run, because it is not in a pipeline: give --dry-run=false to remove what is listed.');
    return true;
}
function questionOf(run) {
    const { inputs, ci, clock } = run;
    const checkout = { cwd: ci.workspace, env: run.env, programs: run.programs, clock };
    const gitops = inputs['gitops-repository'] === undefined
        ? undefined
        : { url: (0,gitops_remote/* gitopsUrl */.iZ)(run), remote: () => (0,gitops_remote/* gitopsRemote */.L_)(run, 'push') };
    return { ...run, checkout, forgeToken: inputs['forge-token'], forgeUrl: inputs['forge-url'], gitops };
}
function oneEnvironment(run) {
    const { inputs, config, ci } = run;
    const { name, branch, request } = inputs;
    const environment = config && (0,environments.environmentFor)(config, ci)?.environment;
    const isOptIn = config !== undefined && [...config.environments.values()].some((each) => (0,events/* optInFor */.yS)(each, ci.branch));
    const isDeployed = config === undefined || (environment !== undefined && (0,environments.isReviewEnvironment)(environment));
    return { kind: 'one', name, branch, request, isOptIn, services: servicesOf(inputs), isDeployed };
}
function servicesOf({ service, services }) {
    return [...new Set(service === undefined ? services : [...services, service])];
}
function everyOrphan(run, question) {
    const { inputs } = run;
    if (servicesOf(inputs).length > 0) {
        throw (0,failure/* badInput */.AN)('services', 'are given together with sweep', 'A sweep removes whole environments: leave them out.');
    }
    const sources = async ({ requests }) => {
        const refs = await (0,open_sources/* openRefs */.ro)(question);
        const given = { token: inputs['forge-token'], forgeUrl: inputs['forge-url'] };
        const open = requests ? await (0,open_sources/* openRequests */.js)({ ...question, ...given }) : undefined;
        return open === undefined ? refs : { ...refs, requests: open };
    };
    return { kind: 'orphans', sources, ttl: inputs.ttl, maxDeletions: inputs['max-deletions'] };
}
function monorepoForge({ inputs, ci, env, network, clock, log, secrets }) {
    const given = { token: inputs['forge-token'], forgeUrl: inputs['forge-url'], env };
    return (0,forges.openJobForge)(ci.repositoryUrl, given, { network, clock, log, secrets });
}
async function connectArgocd(run) {
    if (run.inputs['argocd-server'] === undefined)
        return undefined;
    const { ArgocdClient } = await __webpack_require__.e(/* import() */ 71).then(__webpack_require__.bind(__webpack_require__, 71));
    return ArgocdClient.open((0,declarations_run/* argocdConnection */.rU)(run.inputs), run);
}
async function registryFor(run, hosts) {
    const { inputs } = run;
    const [{ Registry }, { credentialResolver }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(5812)]).then(__webpack_require__.bind(__webpack_require__, 5812)),
        __webpack_require__.e(/* import() */ 2242).then(__webpack_require__.bind(__webpack_require__, 2242)),
    ]);
    const given = {
        username: inputs['registry-username'],
        password: inputs['registry-password'],
        registries: [...hosts],
    };
    return new Registry({ ...run, credentials: credentialResolver(given, run), insecure: inputs['registry-insecure'] });
}
function impliedReview({ config, environment }) {
    const chosen = environment === undefined
        ? [...config.environments].filter(([, each]) => (0,environments.isReviewEnvironment)(each))
        : [[environment, (0,environments.environmentNamed)(config, environment)]];
    const files = chosen.flatMap(([name, each]) => cleanup_review_env_filesOf(config, name, each));
    const ttls = chosen.map(([, { ttl }]) => (ttl === undefined ? Number.POSITIVE_INFINITY : ((0,resolve/* parseDuration */.E9)(ttl) ?? 0)));
    const longest = Math.max(...ttls);
    return {
        file: files.length === 0 ? undefined : [...new Set(files)],
        ttl: Number.isFinite(longest) ? longest : undefined,
    };
}
function cleanup_review_env_filesOf(config, environment, each) {
    return (0,place/* clustersOf */.Dg)(each).flatMap((cluster) => {
        const { file } = (0,place/* environmentAt */.Ff)(config, each, { environment, cluster });
        const own = file?.replaceAll('{environment}', environment);
        return own === undefined ? [] : [cluster === undefined ? own : own.replaceAll('{cluster}', cluster)];
    });
}
function optInsIn(config) {
    const reviews = [...(config?.environments ?? [])].filter(([, each]) => (0,events/* takesRequests */.nL)(each));
    const places = reviews.flatMap(([name, each]) => config === undefined ? [] : cleanup_review_env_filesOf(config, name, each).map((file) => ({ file, environment: each })));
    return (directory, { ref }) => {
        const slug = directory.slice(directory.lastIndexOf('/') + 1);
        const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
        const here = places.filter(({ file }) => isDirectoryOf(file, slug, directory));
        const optIns = here.map(({ environment }) => (0,events/* optInFor */.yS)(environment, branch));
        return optIns.length === 0 || optIns.includes(undefined) ? undefined : optIns.flatMap((each) => each ?? []);
    };
}
function isDirectoryOf(file, slug, directory) {
    try {
        return (0,environment/* environmentDirectory */.h)(file, slug) === directory;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            return false;
        throw error;
    }
}


/***/ }),

/***/ 4835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U$: () => (/* binding */ retentionOutput),
/* harmony export */   iJ: () => (/* binding */ retainImages),
/* harmony export */   p9: () => (/* binding */ retentionSummary),
/* harmony export */   wantedRetention: () => (/* binding */ wantedRetention),
/* harmony export */   writePolicies: () => (/* binding */ writePolicies)
/* harmony export */ });
/* harmony import */ var _core_cleanup_retention_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5819);
/* harmony import */ var _core_cleanup_retention_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7976);
/* harmony import */ var _core_counted_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(1856);
/* harmony import */ var _core_delivery_request_branch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(911);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3937);
/* harmony import */ var _core_source_checkout_history_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8497);
/* harmony import */ var _inputs_config_retention_schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(233);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9624);
/* harmony import */ var _inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4618);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3669);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3070);
/* harmony import */ var _summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8998);













const inputs = {
    'dry-run': _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__/* .runInputs */ .HM['dry-run'],
    ..._inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_6__/* .retentionInput */ .n,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__/* .registryInputs */ .P4,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__/* .forgeInputs */ .LV,
};
function wantedRetention({ inputs, resolved, config }, image) {
    const isOwn = (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_10__/* .isGiven */ .qR)(resolved.retention);
    const retention = isOwn ? (0,_inputs_config_retention_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .parseRetention */ .Ay)(inputs.retention) : (config?.retention ?? {});
    const rules = (0,_core_cleanup_retention_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .retentionRules */ ._4)({ config, retention, withServices: !isOwn && image === undefined, image });
    if (rules.length === 0 && isOwn)
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('retention', 'has no rules', 'Give "rules", a list.');
    const apply = retention.apply ?? (image === undefined ? 'self' : 'registry');
    if (image !== undefined && apply === 'self') {
        const problem = '`apply: self` is for a sweep: a build does not see what Git names';
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('retention', problem, 'Run `cleanup-review-env` with `sweep: true`, or use `apply: registry`.');
    }
    return rules.length === 0 ? undefined : { apply, rules };
}
async function retainImages(run, { rules }, options) {
    const { retainBySelf } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(5812), __webpack_require__.e(2326)]).then(__webpack_require__.bind(__webpack_require__, 2326));
    const { openRegistryHost } = await Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(2207)]).then(__webpack_require__.bind(__webpack_require__, 2207));
    const provider = await providerPorts(run, rules);
    const hosts = new Map();
    const { branch, branchPrefix, maxDeletions, dryRun } = options;
    const requestPrefixes = (0,_core_delivery_request_branch_js__WEBPACK_IMPORTED_MODULE_2__/* .prefixesOf */ .E3)(branchPrefix).map((prefix) => `refs/heads/${prefix}`);
    const request = { rules, branch, requestPrefixes, maxDeletions, dryRun };
    const rows = await retainBySelf(request, {
        registry: provider.registry,
        commitTimes: (tags) => (0,_core_source_checkout_history_js__WEBPACK_IMPORTED_MODULE_4__/* .commitTimes */ .q)({ cwd: run.ci.workspace, env: run.env, programs: run.programs }, tags),
        hostOf: (registry) => {
            const host = hosts.get(registry) ?? openRegistryHost(registry, provider);
            hosts.set(registry, host);
            return host;
        },
        openGitops: () => (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_8__/* .openGitops */ .fn)(run),
        clock: run.clock,
        log: run.log,
    });
    return { apply: 'self', rows };
}
async function writePolicies(run, { rules }, { dryRun, hasKeyTags = hasContentKeys(run) }) {
    const [{ applyPolicy }, { providerOf }] = await Promise.all([
        __webpack_require__.e(/* import() */ 7937).then(__webpack_require__.bind(__webpack_require__, 7937)),
        Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(2207)]).then(__webpack_require__.bind(__webpack_require__, 2207)),
    ]);
    const ports = await providerPorts(run, rules);
    const policies = [];
    for (const registry of new Set(rules.map((rule) => rule.registry))) {
        const own = rules.filter((rule) => rule.registry === registry);
        const provider = await providerOf(registry, ports);
        const request = { registry, rules: own, hasKeyTags, dryRun };
        policies.push(...(await applyPolicy(request, provider, {
            harbor: async (wanted) => {
                const [{ applyToHarbor }, { HarborApi }] = await Promise.all([
                    __webpack_require__.e(/* import() */ 6961).then(__webpack_require__.bind(__webpack_require__, 6961)),
                    Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(5802)]).then(__webpack_require__.bind(__webpack_require__, 3421)),
                ]);
                return applyToHarbor(wanted, new HarborApi(registry, ports));
            },
            gitlab: async (wanted) => {
                const { applyToGitlab } = await __webpack_require__.e(/* import() */ 9416).then(__webpack_require__.bind(__webpack_require__, 9416));
                return applyToGitlab(wanted, await gitlabClient(run));
            },
            ecr: async (wanted) => {
                const [{ applyToEcr }, { EcrApi }] = await Promise.all([
                    __webpack_require__.e(/* import() */ 329).then(__webpack_require__.bind(__webpack_require__, 329)),
                    __webpack_require__.e(/* import() */ 4079).then(__webpack_require__.bind(__webpack_require__, 4079)),
                ]);
                return applyToEcr(wanted, new EcrApi(registry, ports));
            },
        }, run.log)));
    }
    return { apply: 'registry', policies };
}
function hasContentKeys({ config }) {
    return [...(config?.services.values() ?? [])].some(({ build }) => build?.['unless-changed'] === true);
}
async function providerPorts(run, rules) {
    const [{ Registry }, { credentialResolver }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(5812)]).then(__webpack_require__.bind(__webpack_require__, 5812)),
        __webpack_require__.e(/* import() */ 2242).then(__webpack_require__.bind(__webpack_require__, 2242)),
    ]);
    const { 'registry-username': username, 'registry-password': password, 'registry-insecure': insecure } = run.inputs;
    const registries = [...new Set(rules.map(({ registry }) => registry))];
    const credentials = credentialResolver({ username, password, registries }, run);
    return { ...run, registry: new Registry({ ...run, credentials, insecure }), credentials, insecure };
}
async function gitlabClient(run) {
    const [{ GitlabClient }, { forgeFor }] = await Promise.all([
        __webpack_require__.e(/* import() */ 770).then(__webpack_require__.bind(__webpack_require__, 8389)),
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 8778)),
    ]);
    const { 'forge-token': token, 'forge-url': forgeUrl } = run.inputs;
    const url = run.ci.repositoryUrl;
    const repository = url === undefined ? undefined : forgeFor(url, { env: run.env, forgeUrl });
    if (repository === undefined || repository.kind.name !== 'gitlab') {
        const problem = 'GitLab keeps the policy in a project, and it is not known which one this is';
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('retention', problem, 'Run it in a pipeline of that project.');
    }
    if (token === undefined) {
        const problem = 'is missing: the token of a job may not write the cleanup policy of its project';
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('forge-token', problem, 'Give a project access token with the scope api and the role Maintainer.');
    }
    return new GitlabClient(repository, { value: token }, run);
}
function retentionOutput(result) {
    if (result === undefined)
        return [];
    return result.apply === 'self' ? result.rows : result.policies;
}
function retentionSummary(result, { dryRun }) {
    if (result === undefined)
        return '';
    const [icon, dry] = dryRun ? ['would', ' (dry run)'] : ['good', ''];
    if (result.apply === 'registry') {
        const words = (done) => (dryRun && done !== 'unchanged' ? `would be ${done}` : done);
        const rows = result.policies.map(({ policy, result: done }) => [policy, words(done)]);
        return (0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .page */ .MY)((0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .verdict */ .WJ)(icon, (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_11__.md) `Retention${dry}: ${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_12__/* .counted */ .h)(rows.length, 'policy', 'policies')} of the registry`), (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_11__/* .table */ .tp)(['policy', 'result'], rows));
    }
    if (result.rows.length === 0)
        return (0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .verdict */ .WJ)('nothing', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_11__.md) `Retention${dry}: the rules find no image`);
    return (0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .page */ .MY)((0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .verdict */ .WJ)(icon, (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_11__.md) `Retention${dry}: ${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_12__/* .counted */ .h)(result.rows.length, 'image')}`), (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_11__/* .table */ .tp)(_core_cleanup_retention_table_js__WEBPACK_IMPORTED_MODULE_1__/* .retentionColumns */ .UF, result.rows.map(_core_cleanup_retention_table_js__WEBPACK_IMPORTED_MODULE_1__/* .retentionCells */ .Q4)));
}


/***/ }),

/***/ 6576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ failedCleanupSummary),
/* harmony export */   X: () => (/* binding */ cleanupSummary)
/* harmony export */ });
/* harmony import */ var _core_counted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1856);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3937);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4242);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);




function cleanupSummary(shown) {
    const { cleanup } = shown;
    if (cleanup.removed.length + cleanup.kept.length + cleanup.failed.length === 0) {
        return (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .page */ .MY)((0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .verdict */ .WJ)('nothing', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__.md) `Nothing to remove`), (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .sentence */ .em)(cleanup.unknown ?? ''));
    }
    return (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .page */ .MY)(headline(shown), ...parts(shown, shown.isDry));
}
function failedCleanupSummary(shown, failed) {
    return (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .page */ .MY)((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failureHeadline */ .Ni)((0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__.md) `Not all of it could be removed`, failed, shown.redact), failed.isLogged ? '' : (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failureFacts */ ._2)(failed, shown.redact), ...parts(shown));
}
function headline({ cleanup: { removed, kept }, isDry }) {
    if (removed.length === 0)
        return (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .verdict */ .WJ)('nothing', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__.md) `Nothing is removed: ${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .h)(kept.length, 'piece')} must stay`);
    const names = [...new Set(removed.map(({ environment }) => environment))].filter((name) => name !== '');
    const shown = names.slice(0, 3).map((name) => (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__.md) `**${name}**`);
    const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
    const what = names.length === 0 ? (0,_core_counted_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .h)(removed.length, 'piece') : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__.md) `${(0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(shown)}${more}`;
    return isDry ? (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .verdict */ .WJ)('would', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__.md) `Dry run: would remove ${what}`) : (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .verdict */ .WJ)('good', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__.md) `Removed ${what}`);
}
function parts({ cleanup, url, redact }, isDry = false) {
    const { removed, kept, failed, commit, diff } = cleanup;
    return [
        pieceTable('could not be removed', failed),
        pieceTable(isDry ? 'would be removed' : 'removed', removed),
        pieceTable(isDry ? 'would be kept' : 'kept', kept),
        commit === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__.md) `GitOps commit ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)((0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .shortCommit */ .Ax)(commit), url)}`,
        (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .foldedDiff */ .QT)(diff, redact),
    ];
}
const mostRows = 300;
function pieceTable(title, pieces) {
    if (pieces.length === 0)
        return '';
    const rows = pieces
        .slice(0, mostRows)
        .map((each) => [(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__.md) `**${each.environment}**`, each.kind, (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(each.name), each.reason]);
    const more = pieces.length - rows.length;
    const shown = (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['environment', title, 'name', 'why'], rows);
    return more > 0 ? (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .page */ .MY)(shown, `${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .h)(more, 'more piece')}: the outputs have all of them.`) : shown;
}


/***/ }),

/***/ 9542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ commentChannel),
  s: () => (/* binding */ removedComment)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/forge/error.js
var forge_error = __webpack_require__(3812);
// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/core/json.js
var core_json = __webpack_require__(8314);
;// CONCATENATED MODULE: ./build/core/announce/comment-state.js


const longest = { name: 300, sentence: 500, text: 1500 };
const comment_state_name = schemas/* string */.YjP().max(longest.name);
const sentence = schemas/* string */.YjP().max(longest.sentence);
const address = schemas/* string */.YjP()
    .max(2000)
    .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text));
const time = schemas/* number */.aig().nonnegative();
const states = [
    'waiting',
    'building',
    'deploying',
    'deployed',
    'requested',
    'ready',
    'unchanged',
    'held',
    'superseded',
    'failed',
    'removed',
    'baseline',
];
const rowShape = schemas/* object */.Ikc({
    service: comment_state_name,
    cluster: comment_state_name.optional(),
    state: schemas/* enum */.k5n(states),
    base: comment_state_name.optional(),
    why: sentence.optional(),
    image: schemas/* string */.YjP().max(600).optional(),
    url: address.optional(),
    reason: schemas/* string */.YjP().max(longest.text).optional(),
    code: comment_state_name.optional(),
    hint: schemas/* string */.YjP().max(longest.text).optional(),
    run: address.optional(),
    commit: comment_state_name.optional(),
    commitUrl: address.optional(),
    began: time,
    at: time,
});
const gitopsShape = schemas/* object */.Ikc({
    repository: comment_state_name,
    branch: comment_state_name,
    commit: comment_state_name.optional(),
    url: address.optional(),
    request: schemas/* object */.Ikc({ number: schemas/* int */.Whr(), url: address }).optional(),
});
const sectionShape = schemas/* object */.Ikc({
    environment: comment_state_name,
    review: comment_state_name.optional(),
    endsAt: time.optional(),
    isKept: schemas/* boolean */.zMY().optional(),
    isRemoved: schemas/* boolean */.zMY().optional(),
    url: address.optional(),
    commit: comment_state_name.optional(),
    commitUrl: address.optional(),
    branch: comment_state_name.optional(),
    author: comment_state_name.optional(),
    run: address.optional(),
    failure: schemas/* object */.Ikc({
        code: comment_state_name,
        message: schemas/* string */.YjP().max(longest.text),
        hint: schemas/* string */.YjP().max(longest.text).optional(),
        run: address.optional(),
    })
        .optional(),
    why: sentence.optional(),
    gitops: schemas/* array */.YOg(gitopsShape).max(50),
    began: time,
    rows: schemas/* array */.YOg(rowShape).max(2000),
});
const previewShape = schemas/* object */.Ikc({
    target: comment_state_name,
    commit: comment_state_name.optional(),
    commitUrl: address.optional(),
    run: address.optional(),
    began: time,
    why: sentence.optional(),
    environments: schemas/* array */.YOg(schemas/* object */.Ikc({
        environment: comment_state_name,
        url: address.optional(),
        problem: schemas/* string */.YjP().max(longest.text).optional(),
        services: schemas/* array */.YOg(schemas/* object */.Ikc({
            service: comment_state_name,
            cluster: comment_state_name.optional(),
            why: sentence,
            image: schemas/* string */.YjP().max(600).optional(),
            has: schemas/* enum */.k5n(['built', 'missing', 'promoted', 'unknown']),
        }))
            .max(2000),
        others: schemas/* int */.Whr().nonnegative(),
        hasDiff: schemas/* boolean */.zMY(),
    }))
        .max(20),
});
const stateShape = schemas/* object */.Ikc({ sections: schemas/* array */.YOg(sectionShape).max(50), preview: previewShape.optional() });
const emptyState = { sections: [] };
function parseState(json) {
    const parsed = stateShape.safeParse((0,core_json/* parseJson */.qF)(json));
    return parsed.success ? parsed.data : undefined;
}
function serializeState(state) {
    return JSON.stringify(state).replace(/[^\w {}[\]",:./\\]/g, (unit) => {
        return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}
function announced(state, announcement, began) {
    const { environment, phase, review, preview } = announcement;
    if (phase === 'removed')
        return removedFrom(state, { environment, review: review?.name }, began);
    if (preview !== undefined) {
        const next = previewOf(preview, announcement, began);
        const isKept = isNewer(state.preview, next) || isSamePreview(state.preview, next);
        return { ...state, preview: isKept ? state.preview : next };
    }
    if (environment === undefined)
        return state;
    const own = sectionOf(announcement, environment, began);
    const isSame = (each) => each.environment === own.environment && each.review === own.review;
    const before = state.sections.find(isSame);
    const after = before === undefined ? own : together(before, own);
    const sections = before === undefined ? [...state.sections, after] : state.sections.map((each) => (each === before ? after : each));
    return review === undefined ? { ...state, sections } : { sections };
}
function merged(older, newer) {
    const sections = [...older.sections];
    for (const each of newer.sections) {
        const at = sections.findIndex((one) => one.environment === each.environment && one.review === each.review);
        const before = sections[at];
        if (before === undefined)
            sections.push(each);
        else
            sections[at] = together(before, each);
    }
    const preview = isNewer(older.preview, newer.preview) ? older.preview : (newer.preview ?? older.preview);
    return { sections, preview };
}
function removedFrom(state, { environment, review }, began) {
    const isMeant = (each) => each.review !== undefined &&
        (environment === undefined || each.environment === environment) &&
        (review === undefined || each.review === review);
    const sections = state.sections.map((each) => {
        if (!isMeant(each) || each.isRemoved === true)
            return each;
        const rows = each.rows.map(({ reason: _reason, code: _code, hint: _hint, run: _run, ...row }) => ({
            ...row,
            state: row.state === 'baseline' ? row.state : 'removed',
        }));
        const { endsAt: _endsAt, failure: _failure, url: _url, ...kept } = each;
        return { ...kept, isRemoved: true, began: Math.max(began, each.began), rows };
    });
    return { ...state, sections };
}
function isNewer(one, other) {
    return one !== undefined && (other === undefined || one.began > other.began);
}
function isSamePreview(one, other) {
    const shown = (each) => JSON.stringify({ ...each, began: 0, run: '' });
    return shown(one) === shown(other);
}
function together(before, own) {
    if (before.isRemoved === true && (before.began > own.began || isLeftOut(own)) && own.isRemoved !== true)
        return before;
    const isLate = before.commit !== own.commit && (before.began > own.began || isLeftOut(own));
    const rows = new Map(before.rows.map((row) => [placeKey(row), row]));
    for (const row of own.rows) {
        const there = rows.get(placeKey(row));
        rows.set(placeKey(row), there === undefined ? row : laterRow(there, row));
    }
    const { url, endsAt } = before;
    const news = own.failure === undefined ? own : { ...defined({ url, endsAt }), ...own };
    const head = isLate ? before : withoutNews(before, news);
    return { ...head, gitops: isLate ? before.gitops : gitopsOf(before, own), rows: [...rows.values()] };
}
function isLeftOut({ rows }) {
    const brings = rows.some(({ state }) => state !== 'superseded' && state !== 'unchanged' && state !== 'baseline');
    return !brings && rows.some(({ state }) => state === 'superseded');
}
const nearly = 600_000;
function withoutNews(before, own) {
    const shown = ({ began: _began, run: _run, rows: _rows, gitops: _gitops, endsAt: _endsAt, ...rest }) => JSON.stringify({ ...rest, failure: rest.failure && { ...rest.failure, run: undefined } });
    const isTimely = Math.abs((before.endsAt ?? 0) - (own.endsAt ?? 0)) < nearly;
    return isTimely && shown(before) === shown(own) ? before : own;
}
function gitopsOf(before, own) {
    const isSame = before.commit === own.commit && before.isRemoved !== true;
    const known = isSame || own.gitops.length === 0 ? before.gitops : [];
    const all = new Map([...known, ...own.gitops].map((each) => [JSON.stringify(each), each]));
    return [...all.values()];
}
function laterRow(there, own) {
    const isOther = there.commit !== own.commit;
    if (own.state === 'superseded' && (isOther || there.state === 'removed'))
        return there;
    if (there.began > own.began && isOther)
        return there;
    if (!isOther && there.at > own.at)
        return there;
    const isInPlace = own.state === 'unchanged' && ['ready', 'deployed', 'unchanged'].includes(there.state);
    if (isInPlace && (there.image === own.image || own.image === undefined))
        return there;
    const shown = ({ began: _began, at: _at, run: _run, ...rest }) => JSON.stringify(rest);
    return shown(there) === shown(own) ? there : own;
}
function placeKey({ service, cluster }) {
    return JSON.stringify([service, cluster]);
}
function sectionOf(announcement, environment, began) {
    const { review, url, source, failure, services, commits, pipelineUrl, why, at } = announcement;
    const present = services.filter(({ isAbsent }) => isAbsent !== true);
    const hasFailedRow = services.some(({ state }) => state === 'failed');
    const run = addressOr(pipelineUrl);
    return defined({
        environment: cut(environment, longest.name),
        review: review?.name,
        endsAt: review?.endsAt,
        isKept: review?.kept,
        url: services.length === 0 ? undefined : addressOr(url),
        commit: source.commit,
        commitUrl: addressOr(source.url),
        branch: source.branch === undefined ? undefined : cut(source.branch, longest.name),
        author: cut(source.author, longest.name),
        run,
        failure: failure === undefined || hasFailedRow
            ? undefined
            : defined({ code: failure.code, message: cut(failure.message, longest.text), hint: hintOf(failure), run }),
        why: present.length > 0 || why === undefined ? undefined : cut(why, longest.sentence),
        gitops: commits
            .filter(({ commit, request }) => commit !== undefined || request !== undefined)
            .map(({ repository, branch, commit, url: page, request }) => {
            const requestUrl = addressOr(request?.url);
            return defined({
                repository: cut(repository, longest.name),
                branch: cut(branch, longest.name),
                commit,
                url: addressOr(page),
                request: request === undefined || requestUrl === undefined ? undefined : { number: request.number, url: requestUrl },
            });
        }),
        began,
        rows: present.map((each) => rowOf(each, announcement, { began, at, run })),
    });
}
function rowOf(service, { source, failure }, { began, at, run }) {
    const { cluster, state, base, why, image, url, reason } = service;
    const isFailed = state === 'failed';
    return defined({
        service: service.service,
        cluster,
        state,
        base,
        why: cut(why, longest.sentence),
        image,
        url: addressOr(url),
        reason: reason === undefined ? undefined : cut(reason, longest.text),
        code: isFailed ? failure?.code : undefined,
        hint: isFailed ? hintOf(failure) : undefined,
        run: isFailed ? run : undefined,
        commit: source.commit,
        commitUrl: addressOr(source.url),
        began,
        at,
    });
}
function hintOf(failure) {
    return failure?.hint === undefined ? undefined : cut(failure.hint, longest.text);
}
function previewOf(preview, { source, pipelineUrl }, began) {
    return defined({
        target: cut(preview.target, longest.name),
        commit: source.commit,
        commitUrl: addressOr(source.url),
        run: addressOr(pipelineUrl),
        began,
        why: preview.why === undefined ? undefined : cut(preview.why, longest.sentence),
        environments: preview.environments.map((each) => defined({
            environment: each.environment,
            url: addressOr(each.url),
            problem: each.problem === undefined ? undefined : cut(each.problem, longest.text),
            services: each.services.map(({ service, cluster, why, image, has }) => defined({ service, cluster, why: cut(why, longest.sentence), image, has })),
            others: each.others,
            hasDiff: each.diff !== undefined || each.rendered !== undefined,
        })),
    });
}
function addressOr(url) {
    return address.safeParse(url).success ? url : undefined;
}
function cut(text, length) {
    return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
function defined(members) {
    return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./build/core/announce/comment-text.js

const nothing = '\u200b';
function quiet(text) {
    const alone = withoutControls(text)
        .replace(/[@#!$%&~^[{]/g, (sign) => sign + nothing)
        .replace(/:(?=[\w/])/g, `:${nothing}`)
        .replace(/\b(GH-)(?=\d)/gi, `$1${nothing}`)
        .replace(/\bwww(?=\.)/gi, `www${nothing}`);
    return { markdown: (0,markdown/* cell */.Hn)(alone) };
}
function quietCode(text) {
    const line = withoutControls(text);
    return /[`|\\]/.test(line) ? quiet(line) : (0,markdown/* code */.aY)(line);
}
function quietBlock(text, language) {
    return (0,markdown/* fenced */.OF)(withoutBidi(text).replace(/^(?=\s*\/)/gm, ' '), language);
}
function withoutBidi(text) {
    return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}
function withoutControls(text) {
    return withoutBidi(text).replace(/[\s\p{Cc}]+/gu, ' ');
}

;// CONCATENATED MODULE: ./build/core/announce/preview-diffs.js


function previewDiffs({ rendered = [], diff }) {
    const differ = rendered.filter((each) => each.diff !== '');
    const unchanged = rendered.filter((each) => each.diff === '' && each.problem === undefined);
    const problems = new Map();
    for (const each of rendered) {
        if (each.problem !== undefined)
            problems.set(each.problem, [...(problems.get(each.problem) ?? []), each]);
    }
    return [
        ...differ.map((each) => ({ title: titleOf(each), text: each.diff })),
        ...(unchanged.length === 0
            ? []
            : [{ title: (0,markdown.md) `Argo CD would change nothing of ${(0,markdown/* joined */.oR)(unchanged.map(linked), ', ')}.` }]),
        ...[...problems].map(([problem, those]) => ({ title: (0,markdown.md) `${(0,markdown/* joined */.oR)(those.map(linked), ', ')}: ${quiet(problem)}` })),
        ...(diff === undefined ? [] : [{ title: (0,markdown.md) `What changes in the GitOps repository: ${countOf(diff)}`, text: diff }]),
    ];
}
function titleOf(rendered) {
    const { application, cluster, diff } = rendered;
    const name = quiet(cluster === undefined ? application : `${application} (${cluster})`);
    return (0,markdown.md) `What Argo CD would change of ${name}: ${countOf(diff)}`;
}
function linked({ application, cluster, url }) {
    const name = (0,markdown/* link */.nf)(quietCode(application), url);
    return cluster === undefined ? name : (0,markdown.md) `${name} ${quiet(`(${cluster})`)}`;
}
function countOf(diff) {
    const lines = diff.split('\n');
    const added = lines.filter((line) => /^\+(?!\+\+ )/.test(line)).length;
    const removed = lines.filter((line) => /^-(?!-- )/.test(line)).length;
    return `+${added} −${removed}`;
}
function diffBlock({ title, text }) {
    return text === undefined ? title.markdown : (0,markdown/* folded */.TM)(title, quietBlock(text, 'diff'));
}
const ofNote = 100;
function cutDiffs(diffs, room) {
    const lengths = [...diffs.values()].flatMap((each) => each.flatMap(({ text }) => text?.length ?? []));
    const longest = fairLength(lengths, room) - ofNote;
    const cut = (diff) => diff.text === undefined ? diff : { ...diff, text: firstLines(diff.text, longest) };
    return new Map([...diffs].map(([environment, each]) => [environment, each.map(cut)]));
}
function fairLength(lengths, room) {
    let left = room;
    const sorted = lengths.toSorted((a, b) => a - b);
    for (const [index, length] of sorted.entries()) {
        const share = Math.floor(left / (sorted.length - index));
        if (length > share)
            return share;
        left -= length;
    }
    return Number.POSITIVE_INFINITY;
}
function firstLines(text, length) {
    if (text.length <= length + ofNote)
        return text;
    const end = length <= 0 ? 0 : text.lastIndexOf('\n', length);
    const kept = text.slice(0, Math.max(0, end));
    const left = text.slice(kept.length).trim().split('\n').length;
    const note = `… ${left} more lines are not shown: a comment has no room for them`;
    return kept === '' ? note : `${kept}\n${note}`;
}

// EXTERNAL MODULE: ./build/core/announce/words.js
var words = __webpack_require__(8057);
;// CONCATENATED MODULE: ./build/core/announce/comment-page.js





function commentBodies(state, options) {
    const whole = bodyOf(state, options, 1, 1);
    if (whole.length <= options.longest)
        return [whole];
    const shorter = bodyOf(state, { ...options, diffs: shortened(state, options) }, 1, 1);
    if (shorter.length <= options.longest)
        return [shorter];
    return inParts(state, options);
}
const spare = 500;
function shortened(state, options) {
    const diffs = options.diffs ?? new Map();
    const titles = cutDiffs(diffs, 0);
    const room = options.longest - bodyOf(state, { ...options, diffs: titles }, 1, 1).length - spare;
    return room < 0 ? new Map() : cutDiffs(diffs, room);
}
function inParts(state, { diffs: _, ...options }) {
    const parts = [];
    const asked = state.sections.flatMap((section) => section.rows.length === 0 ? [{ ...section, rows: [] }] : section.rows.map((row) => ({ ...section, rows: [row] })));
    let current = { sections: [], ...(state.preview && { preview: firstOf(state.preview, options) }) };
    const fits = (candidate) => bodyOf(candidate, options, 99, 99).length <= options.longest;
    for (const section of asked) {
        const next = withRows(current, section);
        if (fits(next) || current.sections.length === 0) {
            current = next;
            continue;
        }
        parts.push(current);
        current = { sections: [section] };
    }
    parts.push(current);
    return parts.map((part, index) => bodyOf(part, options, index + 1, parts.length));
}
function withRows(state, section) {
    const last = state.sections.at(-1);
    if (last === undefined || last.environment !== section.environment || last.review !== section.review) {
        return { ...state, sections: [...state.sections, section] };
    }
    return { ...state, sections: [...state.sections.slice(0, -1), { ...last, rows: [...last.rows, ...section.rows] }] };
}
function firstOf(preview, options) {
    const environments = preview.environments.map((each) => ({ ...each, services: [...each.services] }));
    const size = () => bodyOf({ sections: [], preview: { ...preview, environments } }, options, 1, 1).length;
    while (size() > options.longest / 2) {
        const largest = environments.toSorted((a, b) => b.services.length - a.services.length)[0];
        if (largest === undefined || largest.services.length < 2)
            break;
        const kept = Math.floor(largest.services.length / 2);
        const left = largest.services.length - kept;
        largest.services.splice(kept);
        largest.problem = `${left} more services are not shown: a comment has no room for them.`;
    }
    return { ...preview, environments };
}
function markerOf(identity, part) {
    return `<!-- monorepo-gitops: comment ${keyOf(identity)} ${part} -->`;
}
function keyOf(identity) {
    return encodeURIComponent(identity)
        .replace(/-/g, '%2D')
        .replace(/[!'()*~]/g, '');
}
function bodyOf(state, options, part, parts) {
    const preview = part === 1 || parts === 99 ? state.preview : undefined;
    const blocks = [
        ...state.sections.map((section) => sectionText(section, options)),
        ...(preview === undefined ? [] : [previewText(preview, options)]),
    ];
    const counted = parts === 1 ? '' : ` · part ${part} of ${parts}`;
    return [
        `${markerOf(options.identity, part)}\n<!-- monorepo-gitops: state ${serializeState(state)} -->`,
        ...blocks,
        `<sub>monorepo-gitops keeps this comment up to date${counted}.</sub>`,
    ].join('\n\n');
}
function sectionText(section, options) {
    const { rows, environment, review } = section;
    const changed = rows.filter(({ state }) => state !== 'unchanged' && state !== 'baseline');
    const others = rows.filter((row) => !changed.includes(row));
    const name = review === undefined ? quietCode(environment) : (0,markdown.md) `${quietCode(environment)} · ${quietCode(review)}`;
    const failed = rows.filter(({ reason, state }) => state === 'failed' && reason !== undefined);
    const parts = [
        `### ${verdictText(section)} · ${name.markdown}`,
        headLine(section).markdown,
        changed.length === 0 ? '' : rowTable(changed, section),
        others.length === 0
            ? ''
            : (0,markdown/* folded */.TM)(`${others.length} ${others.length === 1 ? 'service is' : 'services are'} as before`, rowTable(others, section)),
        section.why === undefined ? '' : quiet(section.why).markdown,
        nextText(section).markdown,
        ...groupsOf(failed, ({ reason, code, run }) => [reason, code, run]).map((those) => failureText(those, options)),
        section.failure === undefined
            ? ''
            : failureText([{ ...section.failure, reason: section.failure.message }], options),
        gitopsLine(section).markdown,
    ];
    return parts.filter((text) => text !== '').join('\n\n');
}
function verdictText(section) {
    const verdict = verdictOf(section);
    const isEmpty = verdict === 'unchanged' && section.rows.length === 0;
    return isEmpty ? '⚪ nothing to deploy' : (0,words/* stateWords */.Xu)(verdict);
}
function verdictOf({ rows, isRemoved, failure, why }) {
    if (isRemoved === true)
        return 'removed';
    if (failure !== undefined)
        return 'failed';
    const order = [
        'failed',
        'building',
        'deploying',
        'waiting',
        'requested',
        'held',
        'deployed',
        'ready',
        'superseded',
    ];
    const found = order.find((state) => rows.some((row) => row.state === state));
    return found ?? (rows.length === 0 && why === undefined ? 'waiting' : 'unchanged');
}
function headLine({ url, commit, commitUrl, branch, author, endsAt, isKept, run }) {
    const source = commit === undefined ? '' : (0,markdown.md) `commit ${(0,markdown/* link */.nf)((0,markdown/* code */.aY)(commit.slice(0, 8)), commitUrl)}`;
    const of = branch === undefined ? source : (0,markdown.md) `${source} of ${quietCode(branch)}`;
    return (0,markdown/* joined */.oR)([
        url === undefined ? '' : (0,markdown.md) `**${(0,markdown/* link */.nf)(quiet(hostOf(url)), url)}**`,
        author === undefined || commit === undefined ? of : (0,markdown.md) `${of} by ${quiet(author)}`,
        isKept === true
            ? 'stays until the request is closed or the label is taken off'
            : endsAt === undefined
                ? ''
                : `goes ${timeText(endsAt)}, unless it is deployed again`,
        run === undefined ? '' : (0,markdown/* link */.nf)('run', run),
    ], ' · ');
}
function nextText({ rows, gitops, isRemoved, failure }) {
    if (isRemoved === true || failure !== undefined)
        return { markdown: '' };
    const has = (state) => rows.some((row) => row.state === state);
    const requests = gitops.flatMap(({ request }) => request === undefined ? [] : (0,markdown/* link */.nf)(`request ${request.number}`, request.url));
    return (0,markdown/* joined */.oR)([
        has('deployed')
            ? 'Argo CD rolls out what is handed to it, most often within three minutes. This run did not wait for that.'
            : '',
        has('requested') && requests.length > 0
            ? (0,markdown.md) `It is deployed when ${(0,markdown/* joined */.oR)(requests, ', ')} of the GitOps repository is merged.`
            : '',
    ], ' ');
}
function rowTable(rows, { commit }) {
    const sorted = rows.toSorted((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1));
    const hasCommits = rows.some((row) => row.commit !== commit);
    return (0,markdown/* table */.tp)(['service', 'state', 'link', 'image', ...(hasCommits ? ['commit'] : []), 'why'], sorted.map((row) => [
        row.cluster === undefined ? quietCode(row.service) : (0,markdown.md) `${quietCode(row.service)} ${quiet(`(${row.cluster})`)}`,
        row.state === 'baseline' && row.base !== undefined
            ? (0,markdown.md) `${(0,words/* stateWords */.Xu)('baseline')}: ${quietCode(row.base)}`
            : (0,words/* stateWords */.Xu)(row.state),
        row.url === undefined || row.state === 'removed' ? '' : (0,markdown/* link */.nf)(quiet(hostOf(row.url)), row.url),
        row.image === undefined ? '' : (0,words/* imageWords */.Jd)(row.image),
        ...(hasCommits ? [row.commit === undefined ? '' : (0,markdown/* link */.nf)((0,markdown/* code */.aY)(row.commit.slice(0, 8)), row.commitUrl)] : []),
        quiet(row.state !== 'failed' && row.reason !== undefined ? row.reason : (row.why ?? '')),
    ]));
}
function groupsOf(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = JSON.stringify(keyOf(item));
        groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    return [...groups.values()];
}
const mostLines = 15;
function failureText(failed, { errorPage }) {
    const [{ reason = '', code: errorCode, hint, run } = {}] = failed;
    const lines = reason.trim().split('\n');
    const text = lines.length <= mostLines ? lines : [...lines.slice(0, mostLines), `… ${lines.length - mostLines} more lines`];
    const names = failed.flatMap(({ service }) => (service === undefined ? [] : quietCode(service)));
    const title = names.length === 0 ? 'The run failed' : (0,markdown.md) `${(0,markdown/* joined */.oR)(names, ', ')} failed`;
    const links = (0,markdown/* joined */.oR)([
        run === undefined ? '' : (0,markdown/* link */.nf)('log of the run', run),
        errorCode === undefined ? '' : (0,markdown.md) `what ${(0,markdown/* link */.nf)((0,markdown/* code */.aY)(errorCode), errorPage(errorCode))} means`,
    ], ' · ');
    return [
        `**${(0,markdown.md) `${title}`.markdown}**${links.markdown === '' ? '' : `: ${links.markdown}`}`,
        quietBlock(text.join('\n'), 'text'),
        ...(hint === undefined ? [] : [quiet(hint).markdown]),
    ].join('\n\n');
}
const mostCommits = 3;
function gitopsLine({ gitops }) {
    const places = groupsOf(gitops, ({ repository, branch, request }) => [repository, branch, request?.number]);
    const each = places.map((those) => {
        const [{ repository = '', branch = '', request } = {}] = those;
        const commits = those.flatMap(({ commit, url }) => commit === undefined ? [] : [(0,markdown/* link */.nf)((0,markdown/* code */.aY)(commit.slice(0, 8)), url)]);
        const left = Math.max(0, commits.length - mostCommits);
        return (0,markdown/* joined */.oR)([
            (0,markdown.md) `${quietCode(repository)} (${quietCode(branch)})`,
            (0,markdown/* joined */.oR)([...(left === 0 ? [] : [`${left} earlier`]), ...commits.slice(left)], ', '),
            request === undefined ? '' : (0,markdown.md) `waits in ${(0,markdown/* link */.nf)(`request ${request.number}`, request.url)}`,
        ], ' ');
    });
    return each.length === 0 ? { markdown: '' } : (0,markdown.md) `GitOps: ${(0,markdown/* joined */.oR)(each, ' · ')}`;
}
const has = {
    built: 'built already',
    missing: 'is built first',
    promoted: 'promoted, not built',
    unknown: 'not known',
};
function previewText(preview, options) {
    const { target, environments, commit, commitUrl, run, why } = preview;
    const head = (0,markdown/* joined */.oR)([
        commit === undefined ? '' : (0,markdown.md) `commit ${(0,markdown/* link */.nf)((0,markdown/* code */.aY)(commit.slice(0, 8)), commitUrl)}`,
        run === undefined ? '' : (0,markdown/* link */.nf)('run', run),
    ], ' · ');
    const names = environments.map(({ environment }) => quietCode(environment));
    const title = names.length === 0
        ? (0,markdown.md) `Merging into ${quietCode(target)} deploys nothing`
        : (0,markdown.md) `Merging into ${quietCode(target)} deploys to ${(0,markdown/* joined */.oR)(names, ', ')}`;
    return [
        `### ${title.markdown}`,
        head.markdown,
        why === undefined ? '' : quiet(why).markdown,
        ...environments.map((each) => environmentPreview(each, preview, options)),
    ]
        .filter((text) => text !== '')
        .join('\n\n');
}
function environmentPreview({ environment, services, others, problem, hasDiff, url }, { run }, { diffs }) {
    const shown = diffs?.get(environment);
    const rows = services.map(({ service, cluster, why, image, has: state }) => [
        cluster === undefined ? quietCode(service) : (0,markdown.md) `${quietCode(service)} ${quiet(`(${cluster})`)}`,
        image === undefined ? '' : (0,words/* imageWords */.Jd)(image),
        has[state],
        quiet(why),
    ]);
    const rest = others === 0
        ? ''
        : `${others} ${others === 1 ? 'service stays' : 'services stay'} as ${others === 1 ? 'it is' : 'they are'}.`;
    const where = url === undefined ? '' : (0,markdown.md) `Opens at ${(0,markdown/* link */.nf)(quiet(hostOf(url)), url)}.`;
    const lost = hasDiff && shown === undefined ? (0,markdown.md) `The diff is in the ${(0,markdown/* link */.nf)('run', run)}.`.markdown : '';
    return [
        rows.length === 0
            ? problem === undefined
                ? (0,markdown.md) `Nothing changes in ${quietCode(environment)}.`.markdown
                : ''
            : (0,markdown/* table */.tp)(['service', 'image', 'image is', 'why'], rows),
        (0,markdown/* joined */.oR)([rest, where], ' ').markdown,
        problem === undefined ? '' : quietBlock(problem, 'text'),
        lost,
        ...(shown ?? []).map(diffBlock),
    ]
        .filter((text) => text !== '')
        .join('\n\n');
}
function hostOf(url) {
    const { host, pathname } = new URL(url);
    return host + (pathname === '/' ? '' : pathname);
}
function timeText(milliseconds) {
    return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

;// CONCATENATED MODULE: ./build/core/announce/comment.js





function commentChannel(settings, ports) {
    const { identity, began, isShared } = settings;
    let place;
    const find = async (announcement) => {
        const forge = await settings.forge();
        const request = forge && (await settings.request(forge, announcement));
        return forge === undefined || request === undefined ? undefined : { forge, request, identity };
    };
    return {
        name: 'comment',
        async show(given) {
            const announcement = redacted(given, ports.secrets);
            return orRefused(async () => {
                place ??= find(announcement);
                const found = await place;
                if (found === undefined)
                    return { result: 'unchanged' };
                const diffs = new Map(announcement.preview?.environments.map((each) => [each.environment, previewDiffs(each)]));
                const edit = (state) => announced(state, announcement, began);
                const isLast = announcement.phase !== 'running';
                return change(found, { edit, diffs, looksAgain: isLast && isShared }, ports);
            }, settings.forge);
        },
    };
}
async function removedComment(place, ports) {
    const { environment, review } = place;
    const edit = (state) => removedFrom(state, { environment, review }, ports.clock.now());
    return orRefused(() => change(place, { edit, looksAgain: false }, ports), async () => place.forge);
}
const mostRounds = 6;
const settling = 1500;
async function change(place, { edit, diffs, looksAgain }, ports) {
    const { comments } = place.forge;
    const options = { longest: comments.longest, identity: place.identity, errorPage: ports.errorPage, diffs };
    let url;
    for (let round = 1; round <= mostRounds; round += 1) {
        const found = await read(place);
        const next = edit(found.state);
        const isNothing = next.sections.length === 0 && next.preview === undefined;
        const bodies = isNothing ? [] : commentBodies(next, { ...options, diffs: diffs ?? new Map() });
        refuseSecrets(bodies, ports);
        const written = await write(place, found.parts, bodies);
        url = written.url ?? url;
        if (written.result === 'unchanged')
            return url === undefined || round === 1 ? { result: 'unchanged' } : { result: 'shown', url };
        const isCertain = written.result === 'updated' && !looksAgain;
        if (isCertain)
            break;
        if (looksAgain)
            await ports.clock.sleep(settling + Math.round(ports.clock.random() * 500));
    }
    return { result: 'shown', url };
}
async function read({ forge, request, identity }) {
    const own = await forge.comments.own(request);
    const parts = new Map();
    let state = emptyState;
    for (const comment of own.toSorted((a, b) => a.id - b.id)) {
        const part = partOf(comment, identity);
        if (part === undefined)
            continue;
        parts.set(part.number, [...(parts.get(part.number) ?? []), comment]);
        state = merged(state, part.state);
    }
    return { parts, state };
}
function partOf({ body }, identity) {
    const [first = '', second = ''] = body.split(/\r?\n/, 2);
    const number = Number(/ (\d{1,3}) -->$/.exec(first)?.[1]);
    if (Number.isNaN(number) || first !== markerOf(identity, number))
        return undefined;
    const json = /^<!-- monorepo-gitops: state (.*) -->$/.exec(second)?.[1];
    return { number, state: (json === undefined ? undefined : parseState(json)) ?? emptyState };
}
async function write({ forge: { comments }, request }, parts, bodies) {
    const results = new Set();
    let url;
    for (const [index, body] of bodies.entries()) {
        const [there, ...twins] = parts.get(index + 1) ?? [];
        let kept = there;
        if (there === undefined || asText(there.body) !== asText(body)) {
            kept = there && (await comments.update(request, there, body));
            results.add(kept === undefined ? 'created' : 'updated');
            kept ??= await created(comments, request, body);
        }
        url ??= kept?.url;
        for (const twin of twins)
            await comments.delete(request, twin);
    }
    for (const [number, those] of parts) {
        if (number > bodies.length && bodies.length > 0)
            for (const each of those)
                await comments.delete(request, each);
    }
    return { result: results.has('created') ? 'created' : results.has('updated') ? 'updated' : 'unchanged', url };
}
async function created(comments, request, body) {
    try {
        return await comments.create(request, body);
    }
    catch (error) {
        const isLost = error instanceof failure/* Failure */.HR && error.cause instanceof forge_error/* ForgeError */.Q8 && error.cause.lost;
        if (isLost)
            return undefined;
        throw error;
    }
}
function asText(body) {
    return body.replace(/\r\n/g, '\n').trimEnd();
}
async function orRefused(show, forge) {
    try {
        return await show();
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || (error.code !== 'FORGE_AUTH' && error.code !== 'FORGE_NOT_FOUND'))
            throw error;
        const needs = (await forge())?.comments.needs;
        const isLocked = error.cause instanceof Error && /\blocked\b/i.test(error.cause.message);
        const isInvalid = error.cause instanceof forge_error/* ForgeError */.Q8 && error.cause.status === 401;
        const may = isInvalid ? 'is not valid, or may not' : 'may not';
        const why = isLocked ? 'the conversation is locked' : `the token ${may}. It needs ${needs}`;
        return { result: 'refused', why: `nothing is written on the request, because ${why}` };
    }
}
function refuseSecrets(bodies, { secrets }) {
    if (!bodies.some((body) => secrets.isIn(body)))
        return;
    throw new failure/* Failure */.HR('refused', 'SECRET_IN_COMMENT', 'the comment would publish a secret of this run');
}
function redacted(value, secrets) {
    if (typeof value === 'string')
        return secrets.redact(value);
    if (Array.isArray(value))
        return value.map((each) => redacted(each, secrets));
    if (value instanceof failure/* Failure */.HR) {
        const { message, hint } = value;
        return value.with({ message: secrets.redact(message), hint: hint && secrets.redact(hint) });
    }
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, redacted(each, secrets)]));
}


/***/ }),

/***/ 2405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PM: () => (/* binding */ observedEnvironments),
/* harmony export */   n7: () => (/* binding */ observedTombstones),
/* harmony export */   tx: () => (/* binding */ markedEnvironments)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(585);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9121);
/* harmony import */ var _review_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9790);
/* harmony import */ var _review_marker_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5713);
/* harmony import */ var _review_tombstone_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7368);






async function observedEnvironments(snapshot, template) {
    const sample = (0,_review_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentDirectory */ .h)(template, 'slug');
    const parent = sample.includes('/') ? sample.slice(0, sample.lastIndexOf('/')) : '';
    const directories = (await snapshot.list(parent)).filter(_git_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isDirectory */ .wd);
    return Promise.all(directories.map(async ({ name }) => {
        const directory = parent === '' ? name : `${parent}/${name}`;
        return (await observed(snapshot, directory)) ?? { directory, problem: `has no ${_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerFile */ .bx}` };
    }));
}
async function markedEnvironments(snapshot) {
    const paths = await snapshot.glob([`**/${_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerFile */ .bx}`]);
    const directories = paths.map((path) => path.slice(0, -_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerFile */ .bx.length - 1)).filter((path) => path !== '');
    const found = await Promise.all(directories.map((directory) => observed(snapshot, directory)));
    return found.filter((each) => each !== undefined);
}
async function observed(snapshot, directory) {
    try {
        const marker = await (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .readMarker */ .t7)(snapshot, directory);
        return marker && { directory, marker };
    }
    catch (error) {
        return { directory, problem: (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
    }
}
async function observedTombstones(snapshot) {
    const found = [];
    for (const path of await snapshot.filesBelow(_review_tombstone_js__WEBPACK_IMPORTED_MODULE_5__/* .tombstoneDirectory */ .P0)) {
        const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(snapshot, path);
        try {
            if (text !== undefined)
                found.push((0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_5__/* .parseTombstone */ .f2)(text, path));
        }
        catch { }
    }
    return found;
}


/***/ }),

/***/ 5373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ recordOwners),
/* harmony export */   k: () => (/* binding */ describeOther)
/* harmony export */ });
/* harmony import */ var _net_turns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4738);
/* harmony import */ var _review_marker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5713);
/* harmony import */ var _review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2912);



const mostAskedByName = 3;
async function recordOwners({ records, marks = [], }, monorepo) {
    const byName = new Map();
    const others = new Map();
    for (const record of records) {
        const recorded = (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_0__/* .recordedMonorepo */ .Oh)(record);
        if ((0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpelledAlike */ .sf)(recorded, monorepo))
            continue;
        const name = nameOf(recorded);
        byName.set(name, [...(byName.get(name) ?? []), recorded]);
        others.set(record, recorded);
    }
    const found = new Map();
    const ours = new Set();
    const earlierNames = new Map();
    const foreign = new Map();
    for (const [name, named] of byName) {
        for (const recorded of named.slice(0, mostAskedByName)) {
            const belonging = await (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .belongingOf */ .BD)(recorded, monorepo);
            if (belonging.isOurs || belonging.sharesHistory === 'yes') {
                ours.add(name);
                earlierNames.set(recorded.repository, recorded);
                break;
            }
            foreign.set(name, belonging);
        }
    }
    for (const mark of marks) {
        const { repository, branch, request } = mark;
        const named = (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpelledAlike */ .sf)({ repository }, { repository: monorepo.repository })
            ? undefined
            : earlierNames.get(repository);
        if (named === undefined)
            continue;
        const isKnown = branch !== undefined || request !== undefined;
        const source = isKnown ? { ref: `refs/heads/${branch ?? ''}`, request } : undefined;
        others.set(mark, { ...named, commits: [], source });
    }
    const ofEarlierNames = [...others].filter(([, recorded]) => ours.has(nameOf(recorded)));
    await (0,_net_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .inParallel */ .H)(ofEarlierNames, async ([record, recorded]) => {
        found.set(record, await (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .belongingOfKin */ .hL)(recorded, monorepo));
    });
    return (record) => {
        const name = 'environment' in record ? { repository: record.repository } : record;
        if ((0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpelledAlike */ .sf)(name, monorepo))
            return { isOurs: true };
        const reason = `belongs to ${record.repository}`;
        return found.get(record) ?? foreign.get(nameOf(name)) ?? { isOurs: false, sharesHistory: 'unknown', reason };
    };
}
function nameOf({ monorepo, repository }) {
    return monorepo ?? repository;
}
function describeOther({ sharesHistory, reason }, name) {
    return sharesHistory === 'yes' ? `${reason}; \`--name ${name}\` removes it` : reason;
}


/***/ }),

/***/ 259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ tagsByDigest),
/* harmony export */   y: () => (/* binding */ RepositoryTags)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _net_turns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4738);


async function tagsByDigest(registry, repository, tags) {
    const found = new Map();
    await (0,_net_turns_js__WEBPACK_IMPORTED_MODULE_1__/* .inParallel */ .H)(tags, async (tag) => {
        const named = await registry.headManifest({ ...repository, tag });
        if (named !== undefined)
            found.set(tag, named.digest);
    });
    const byDigest = new Map();
    for (const tag of tags) {
        const digest = found.get(tag);
        if (digest !== undefined)
            byDigest.set(digest, [...(byDigest.get(digest) ?? []), tag]);
    }
    return byDigest;
}
class RepositoryTags {
    #registry;
    #read = new Map();
    constructor(registry) {
        this.#registry = registry;
    }
    async naming(image) {
        const key = `${image.registry}/${image.repository}`;
        const reading = this.#read.get(key) ?? this.#tagsOf((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(image));
        this.#read.set(key, reading);
        return (await reading).get(image.digest) ?? [];
    }
    async #tagsOf(repository) {
        return tagsByDigest(this.#registry, repository, await this.#registry.listTags(repository));
    }
}


/***/ }),

/***/ 2321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _B: () => (/* binding */ planRepository),
/* harmony export */   fI: () => (/* binding */ isLeftByBuild),
/* harmony export */   sA: () => (/* binding */ subjectOfTag),
/* harmony export */   vd: () => (/* binding */ day),
/* harmony export */   zl: () => (/* binding */ whatGoes)
/* harmony export */ });
/* harmony import */ var _build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6559);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5819);



const day = 86_400_000;
function isLeftByBuild(tags) {
    return tags.length > 0 && tags.every(_build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isStagingTag */ .C5);
}
const referrerTag = /^(sha256|sha512)-([0-9a-f]{64}|[0-9a-f]{128})(?:\.[A-Za-z0-9._-]+)?$/;
function subjectOfTag(tag) {
    const [, algorithm, hex] = referrerTag.exec(tag) ?? [];
    return algorithm === undefined ? undefined : `${algorithm}:${hex}`;
}
function planRepository({ repository, images, rules, named, now }) {
    const attached = new Set(images.filter(isAttached));
    const standing = images.filter((image) => !attached.has(image));
    const matchers = rules.map((rule) => ({ rule, tags: rule.tags.map((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .glob */ .TI)(pattern)) }));
    const keptByRules = new Map();
    for (const { rule, tags } of matchers) {
        const candidates = standing.filter((image) => image.tags.some((tag) => tags.some((matches) => matches(tag))));
        for (const [image, reason] of keptBy(rule, candidates, now)) {
            if (!keptByRules.has(image))
                keptByRules.set(image, reason);
        }
    }
    const isMatched = (tag) => matchers.some(({ tags }) => tags.some((matches) => matches(tag)));
    const namedOrYoung = (image) => {
        if (image.time === undefined)
            return named(image) ?? 'its age cannot be told';
        return named(image) ?? (now - image.time <= day ? 'its build may not have ended' : undefined);
    };
    const reasonToKeep = (image) => {
        if (image.tags.length === 0)
            return named(image) ?? 'it has no tag that a rule could match';
        if (isLeftByBuild(image.tags))
            return namedOrYoung(image);
        const open = image.tags.filter((tag) => !isMatched(tag));
        const unmatched = open.find((tag) => !(0,_build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnTag */ .$3)(tag)) ?? (open.length === image.tags.length ? open[0] : undefined);
        if (unmatched !== undefined)
            return `no rule matches ${unmatched}`;
        return named(image) ?? (image.time === undefined ? 'its age cannot be told' : keptByRules.get(image));
    };
    const reasons = new Map(standing.flatMap((image) => entryOf(image, reasonToKeep(image))));
    for (const image of attached) {
        const reason = image.tags.some((tag) => subjectOfTag(tag) === undefined && !isMatched(tag))
            ? 'no rule matches its tag'
            : named(image);
        if (reason !== undefined)
            reasons.set(image, reason);
    }
    for (const image of standing) {
        const child = reasons.has(image) ? undefined : image.children.find((digest) => named({ digest, tags: [] }));
        if (child !== undefined)
            reasons.set(image, `${named({ digest: child, tags: [] })} (one of its platforms)`);
    }
    const going = standing.filter((image) => !reasons.has(image));
    const goes = whatGoes(going, { images, kept: reasons.keys() });
    const goingByItself = new Set(going.map(({ digest }) => digest));
    const links = linksOf(images);
    const decide = (image) => {
        const reason = reasons.get(image) ?? (goes.has(image.digest) ? undefined : 'an image that stays needs it');
        if (reason !== undefined)
            return { image, decision: 'keep', reason, also: 0 };
        const taken = neededBy([image], links);
        const along = [...taken].filter((digest) => goes.has(digest) && !goingByItself.has(digest));
        return { image, decision: 'remove', reason: 'no rule keeps it', also: along.length };
    };
    return {
        repository,
        decisions: standing.filter(({ tags }) => tags.length > 0).map(decide),
        attached: [...attached].filter((image) => !reasons.has(image)),
    };
}
function isAttached({ subject, tags }) {
    return subject !== undefined || (tags.length > 0 && tags.every((tag) => subjectOfTag(tag) !== undefined));
}
function entryOf(image, reason) {
    return reason === undefined ? [] : [[image, reason]];
}
function keptBy(rule, candidates, now) {
    const { keepLast, keepDays } = rule;
    const dated = candidates.flatMap((image) => (image.time === undefined ? [] : [{ image, time: image.time }]));
    dated.sort((a, b) => b.time - a.time);
    const oldest = keepLast === undefined ? undefined : dated[keepLast - 1]?.time;
    const isOfNewest = (time) => keepLast !== undefined && (oldest === undefined || time >= oldest);
    const isYoung = (time) => keepDays !== undefined && now - time <= keepDays * day;
    return dated
        .filter(({ time }) => isOfNewest(time) || isYoung(time))
        .map(({ image, time }) => {
        const why = isOfNewest(time) ? `among the ${keepLast} newest` : `younger than ${keepDays} days`;
        return [image, `${why} (${(0,_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .describeRule */ .IO)(rule)})`];
    });
}
function neededBy(kept, { byDigest, about }) {
    const needed = new Set();
    const waiting = kept.map(({ digest }) => digest);
    for (let digest = waiting.pop(); digest !== undefined; digest = waiting.pop()) {
        if (needed.has(digest))
            continue;
        needed.add(digest);
        waiting.push(...(byDigest.get(digest)?.children ?? []), ...(about.get(digest) ?? []));
    }
    return needed;
}
function whatGoes(going, { images, kept }) {
    const links = linksOf(images);
    const reached = neededBy(going, links);
    const stays = [...kept, ...images.filter(({ digest }) => !reached.has(digest))];
    const needed = neededBy(stays, links);
    return new Set([...reached].filter((digest) => !needed.has(digest)));
}
function linksOf(images) {
    const about = new Map();
    for (const image of images) {
        for (const subject of subjectsOf(image))
            about.set(subject, [...(about.get(subject) ?? []), image.digest]);
    }
    return { byDigest: new Map(images.map((image) => [image.digest, image])), about };
}
function subjectsOf({ subject, tags }) {
    return [...(subject === undefined ? [] : [subject]), ...tags.flatMap((tag) => subjectOfTag(tag) ?? [])];
}


/***/ }),

/***/ 5819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IO: () => (/* binding */ describeRule),
/* harmony export */   NP: () => (/* binding */ rulesFor),
/* harmony export */   Wh: () => (/* binding */ namedRepositories),
/* harmony export */   _4: () => (/* binding */ retentionRules),
/* harmony export */   _I: () => (/* binding */ matchesAny),
/* harmony export */   hQ: () => (/* binding */ areDisjoint)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5832);




function retentionRules({ config, retention, withServices, image }) {
    const services = [...(config?.services.keys() ?? [])];
    const images = (names) => image === undefined ? names.flatMap((name) => imagePatterns(config, name)) : [image];
    const rules = (written, place, names, ofService) => written.flatMap((rule, index) => {
        const own = `${place}[${index}]`;
        const { repository = images(names), tags = ['*'], 'keep-last': keepLast, 'keep-days': keepDays } = rule;
        if (keepLast === undefined && keepDays === undefined) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(own, 'keeps nothing', 'Write keep-last (images), keep-days, or both: what either keeps stays.');
        }
        for (const tag of tags)
            checkPattern(tag, own);
        const byRegistry = new Map();
        for (const pattern of repository) {
            const { registry, repository: path } = inFull(pattern, config?.registry, own);
            byRegistry.set(registry, [...(byRegistry.get(registry) ?? []), path]);
        }
        return [...byRegistry].map(([registry, repositories]) => ({
            place: own,
            registry,
            repositories: [...new Set(repositories)],
            tags,
            keepLast,
            keepDays,
            ofService,
        }));
    });
    return [
        ...rules(retention.rules ?? [], 'retention.rules', services, false),
        ...(withServices ? services : []).flatMap((name) => rules(config?.services.get(name)?.retention ?? [], `services.${name}.retention`, [name], true)),
    ];
}
function rulesFor(rules, { registry, repository }) {
    const fitting = rules.filter((rule) => rule.registry === registry && matchesAny(rule.repositories, repository));
    const own = fitting.filter(({ ofService }) => ofService);
    return own.length > 0 ? own : fitting;
}
function matchesAny(patterns, text) {
    return patterns.some((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .glob */ .TI)(pattern)(text));
}
function namedRepositories(rules) {
    const all = rules.flatMap(({ registry, repositories }) => repositories.flatMap((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, 'retention')
        .filter((each) => !(0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg)(each))
        .map((repository) => ({ registry, repository }))));
    return [...new Map(all.map((each) => [`${each.registry}/${each.repository}`, each])).values()];
}
function describeRule({ tags, keepLast, keepDays }) {
    const kept = [
        ...(keepLast === undefined ? [] : [`keep-last ${keepLast}`]),
        ...(keepDays === undefined ? [] : [`keep-days ${keepDays}`]),
    ];
    return `${kept.join(', ')} of ${tags.join(' ')}`;
}
function areDisjoint(a, b) {
    const beginnings = (pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, 'retention').map(beginningOf);
    return beginnings(a).every((x) => beginnings(b).every((y) => differ(x, y)));
}
function beginningOf(pattern) {
    return { text: pattern.replace(/[*?].*$/s, ''), isWhole: !(0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg)(pattern) };
}
function differ(a, b) {
    if (a.isWhole && b.isWhole)
        return a.text !== b.text;
    if (a.isWhole)
        return !a.text.startsWith(b.text);
    if (b.isWhole)
        return !b.text.startsWith(a.text);
    return !a.text.startsWith(b.text) && !b.text.startsWith(a.text);
}
function imagePatterns(config, service) {
    const environments = [['', undefined], ...(config?.environments ?? [])];
    const templates = environments.flatMap(([name, environment]) => {
        const { image } = (0,_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_3__/* .imageTemplates */ .br)(config, service, environment);
        return image === undefined ? [] : [image.replaceAll('{service}', service).replaceAll('{environment}', name || '*')];
    });
    return [...new Set(templates.map((image) => image.replace(/\{[^{},]*\}/g, '*')))];
}
function inFull(pattern, base, place) {
    checkPattern(pattern, place);
    const { host, path } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .splitHost */ .Ve)(pattern);
    if (host !== undefined) {
        if ((0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg)(host))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `the host of "${pattern}" is a pattern`, 'Write a rule for each registry.');
        return { registry: host.toLowerCase(), repository: path };
    }
    if (base === undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `"${pattern}" says no registry`, 'Begin it with the host, or give `registry` in gitops.yaml.');
    }
    const root = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .splitHost */ .Ve)(`${base.replace(/\/+$/, '')}/`);
    const prefix = root.host === undefined ? `${base.replace(/\/+$/, '')}/` : root.path;
    return { registry: root.host?.toLowerCase() ?? _image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerHub */ .UD, repository: `${prefix}${pattern}` };
}
function checkPattern(pattern, place) {
    if (pattern === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, 'a pattern is empty', 'Write a name or a glob: `*`, `**`, `?`, `{a,b}`.');
    const bad = /[![\]\\\s]/.exec(pattern)?.[0];
    if (bad !== undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `"${pattern}" has "${bad}", which no pattern here has`, 'There are `*`, `**`, `?` and `{a,b}`.');
    }
    (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, place);
}


/***/ }),

/***/ 7976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OB: () => (/* binding */ rowOf),
/* harmony export */   Q4: () => (/* binding */ retentionCells),
/* harmony export */   UF: () => (/* binding */ retentionColumns),
/* harmony export */   wW: () => (/* binding */ retentionText)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2321);


const retentionColumns = ['repository', 'tags', 'digest', 'age', 'decision', 'reason'];
function rowOf(repository, decision, now) {
    const { image, reason, also } = decision;
    const along = also === 0 ? '' : ` (${also} more manifests, parts of it or attached to it)`;
    return {
        repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(repository),
        tags: image.tags,
        digest: image.digest,
        age: ageOf(image, now),
        decision: decision.decision,
        reason: `${reason}${along}`,
    };
}
function ageOf({ time, timeSource }, now) {
    if (time === undefined)
        return 'unknown';
    const days = Math.floor((now - time) / _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .day */ .vd);
    return `${days} ${days === 1 ? 'day' : 'days'} (${timeSource})`;
}
function retentionCells({ repository, tags, digest, age, decision, reason }) {
    return [repository, tags.join(' '), digest.slice(0, 19), age, decision, reason];
}
function retentionText(rows) {
    if (rows.length === 0)
        return 'Retention: the rules find no image.';
    const lines = [retentionColumns, ...rows.map(retentionCells)];
    const widths = retentionColumns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
    return lines
        .map((line) => line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}


/***/ }),

/***/ 4899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ Backoff)
/* harmony export */ });
const shortestAttempt = 50;
const longestPause = 10_000;
const furthestApart = 10;
class Backoff {
    #clock;
    #deadline;
    #losses = 0;
    #began;
    #attemptLength = shortestAttempt;
    constructor(clock, timeout) {
        this.#clock = clock;
        this.#began = clock.now();
        this.#deadline = this.#began + timeout;
    }
    get losses() {
        return this.#losses;
    }
    get left() {
        return Math.max(0, this.#deadline - this.#clock.now());
    }
    async lost() {
        this.#losses += 1;
        this.#attemptLength = Math.max(shortestAttempt, this.#clock.now() - this.#began);
        await this.pause();
    }
    async pause(least = 0) {
        const apart = Math.min(furthestApart, 1 + this.#losses);
        const ceiling = Math.min(longestPause, this.#attemptLength * apart);
        await this.#clock.sleep(Math.min(this.left, Math.max(least, this.#clock.random() * ceiling)));
        this.#began = this.#clock.now();
    }
}


/***/ }),

/***/ 9378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ commitTo)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(540);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6156);
/* harmony import */ var _git_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4410);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8687);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9121);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4899);
/* harmony import */ var _rejection_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8425);
/* harmony import */ var _secret_guard_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2123);









const lookBack = 50;
const visibilityDelay = 500;
const unreadable = new Set(['GIT_OBJECT_MISSING', 'GIT_WIRE_UNSUPPORTED', 'GIT_SERVER_ERROR', 'GIT_PROTOCOL']);
const maxRefusals = 5;
const maxRuleRefusals = 2;
async function commitTo(request) {
    return new CommitRace(request).run();
}
class CommitRace {
    #request;
    #backoff;
    #published = new Map();
    #asked;
    #refusals = 0;
    #lastCause;
    #unanswered = false;
    #attempts = 0;
    constructor(request) {
        this.#request = request;
        this.#backoff = new _backoff_js__WEBPACK_IMPORTED_MODULE_8__/* .Backoff */ .n(request.clock, request.timeout);
    }
    run() {
        const what = this.#request.dryRun === true ? 'reading the GitOps repository' : 'committing to the GitOps repository';
        return this.#request.log.during(() => (this.#attempts > 1 ? `${what}: attempt ${this.#attempts}, others were faster` : what), () => this.#run());
    }
    async #run() {
        let target = await this.#look();
        for (let attempt = 1;; attempt += 1) {
            this.#attempts = attempt;
            const attempted = await this.#attemptOrLose(target, attempt);
            if ('delivered' in attempted)
                return attempted.delivered;
            const { result, cause, commit } = attempted.lost;
            this.#lastCause = cause;
            this.#unanswered ||= result === 'unknown' && commit !== undefined;
            const before = target;
            if (attempted.lost.result === 'refused')
                return this.#afterRefusal(before, attempted.lost.cause);
            target = await this.#lookAgain(attempted.lost, before);
            const landed = await this.#landed(before, target);
            if (landed !== undefined)
                return landed;
            if (this.#backoff.left === 0)
                throw this.#late(target);
        }
    }
    async #look() {
        const { transport, branch, startFrom, publisher } = this.#request;
        const base = await (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveBranch */ .pd)(transport, startFrom ?? branch);
        const name = branch ?? base.name;
        const ref = `refs/heads/${(0,_git_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .checkBranchName */ .I$)(name)}`;
        const tip = name === base.name ? base.tip : (await transport.listRefs([ref])).refs.get(ref);
        const target = { ...base, name, ref, tip, parent: tip ?? base.tip };
        publisher.checkTarget?.(target);
        return target;
    }
    async #attempt(target, attempt) {
        const { transport, plan, publisher, secrets, dryRun } = this.#request;
        const { parent } = target;
        const snapshot = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_5__/* .openSnapshot */ .r3)(transport, parent, target.objectFormat);
        const proposal = await plan(snapshot, attempt);
        const outcome = { branch: target.name, attempts: attempt, payload: proposal.payload };
        const unchanged = { delivered: { ...outcome, result: 'unchanged', commit: parent } };
        if (proposal.kind === 'nothing')
            return unchanged;
        const { root, objects, files } = await (0,_git_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .applyChanges */ .Y)(snapshot, proposal.changes);
        if (files.length === 0)
            return unchanged;
        const message = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_3__/* .composeMessage */ .SB)(proposal.message, proposal.trailers);
        (0,_secret_guard_js__WEBPACK_IMPORTED_MODULE_7__/* .refuseSecrets */ .u)(secrets, files, message, target.tip === undefined ? target.name : undefined);
        publisher.checkFiles?.(files);
        if (dryRun === true)
            return { delivered: { ...outcome, result: 'planned', parent, message, files } };
        const draft = { target, tree: root, objects, files, message };
        const published = await publisher.publish(draft, transport).catch((error) => {
            throw (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .withRule */ .xX)(error, target.name, this.#request.startFrom !== undefined);
        });
        const committed = (commit) => ({ ...outcome, result: 'committed', commit, parent, files });
        if (published.result === 'accepted')
            return { delivered: committed(published.commit) };
        if (published.commit !== undefined)
            this.#published.set(published.commit, committed(published.commit));
        else if (published.result === 'refused')
            this.#asked = { message, made: committed };
        return { lost: published };
    }
    async #attemptOrLose(target, attempt) {
        try {
            return await this.#attempt(target, attempt);
        }
        catch (error) {
            if (!isUnreadable(error) || (await this.#look()).parent === target.parent)
                throw error;
            return { lost: { result: 'stale', cause: error } };
        }
    }
    async #lookAgain({ result, cause }, before) {
        switch (result) {
            case 'stale':
                this.#refusals = 0;
                this.#request.log.detail(`${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}; applying the change to the new content`);
                await this.#backoff.lost();
                return this.#look();
            case 'rejected':
                return this.#afterRejection(before);
            case 'unknown':
                return this.#afterSilence(before);
        }
    }
    async #afterRejection(before) {
        await this.#backoff.lost();
        let now = await this.#look();
        if (now.tip === before.tip) {
            await this.#backoff.pause(visibilityDelay);
            now = await this.#look();
        }
        if (now.tip !== before.tip) {
            this.#refusals = 0;
            const tip = now.tip?.slice(0, 8);
            this.#request.log.detail(`${before.name} moved to ${tip}; applying the change to the new content`);
            return now;
        }
        this.#refusals += 1;
        const rejected = this.#rejected(before);
        if (this.#refusals >= (rejected.kind === 'refused' ? maxRuleRefusals : maxRefusals))
            throw rejected;
        return now;
    }
    async #afterSilence(before) {
        const now = await this.#look();
        if (now.tip !== before.tip)
            return now;
        this.#request.log.detail(`the answer to the push to ${before.name} never came; looking whether it landed`);
        await this.#backoff.lost();
        return this.#look();
    }
    async #afterRefusal(before, refusal) {
        for (const pause of [0, visibilityDelay]) {
            try {
                if (pause > 0)
                    await this.#backoff.pause(pause);
                const now = await this.#look();
                const landed = (await this.#landed(before, now)) ?? (await this.#madeByServer(before, now));
                if (landed !== undefined)
                    return landed;
            }
            catch (error) {
                throw error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.kind === 'timed-out' ? error : refusal;
            }
        }
        throw (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .withRule */ .xX)(refusal, before.name, this.#request.startFrom !== undefined);
    }
    async #landed(before, { tip }) {
        if (this.#published.size === 0 || tip === undefined || tip === before.tip)
            return undefined;
        const found = (await this.#since(before, tip)).find((id) => this.#published.has(id));
        return found === undefined ? undefined : this.#published.get(found);
    }
    async #madeByServer({ parent, tip: before }, { tip }) {
        if (this.#asked === undefined || tip === undefined || tip === before)
            return undefined;
        const { message, made } = this.#asked;
        const commits = await this.#request.transport.history(tip, lookBack);
        const begin = commits.findIndex(({ id }) => id === parent);
        const since = begin === -1 ? commits : commits.slice(0, begin);
        const found = since.find(({ body }) => (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(body).message.trimEnd() === message.trimEnd());
        return found && made(found.id);
    }
    async #since({ parent }, tip) {
        const { transport } = this.#request;
        if (this.#published.has(tip))
            return [tip];
        try {
            const { parents } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)((await transport.read([tip])).get(tip)?.body ?? new Uint8Array());
            if (parent !== undefined && parents.includes(parent))
                return [tip];
            return (await transport.history(tip, lookBack)).map(({ id }) => id);
        }
        catch (error) {
            if (isUnreadable(error))
                return [];
            throw error;
        }
    }
    #late(target) {
        if (this.#refusals > 0 && (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .isExplained */ .zT)(this.#lastCause))
            return this.#rejected(target);
        const seconds = Math.round(this.#request.timeout / 1000);
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_RACE_TIMEOUT', `no commit to the GitOps repository went through within ${seconds} s (${this.#backoff.losses} attempts)`, {
            hint: this.#unanswered
                ? 'The server left a push without an answer, and may still carry it out: look at the branch, and at what the server says (the cause). To run again is safe: what is there already is not written twice.'
                : 'Raise `timeout`, put the services of one pipeline into one commit (`updates`), or look at who else writes to the branch.',
            cause: this.#lastCause,
        });
    }
    #rejected(target) {
        const ofRequest = this.#request.startFrom !== undefined;
        const otherwise = this.#request.publisher.refusal(target, ofRequest);
        return (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .rejectionFailure */ .Kp)({ cause: this.#lastCause, branch: target.name, ofRequest, otherwise });
    }
}
function isUnreadable(error) {
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && unreadable.has(error.code);
}


/***/ }),

/***/ 6116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aK: () => (/* binding */ leftPreviewBranches),
/* harmony export */   df: () => (/* binding */ withPreviewBranch),
/* harmony export */   l7: () => (/* binding */ removePreviewBranch)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _git_changes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(540);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6156);
/* harmony import */ var _git_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4410);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9121);
/* harmony import */ var _run_end_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95);
/* harmony import */ var _push_settled_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7795);
/* harmony import */ var _rejection_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8425);
/* harmony import */ var _request_branch_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(911);
/* harmony import */ var _secret_guard_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2123);











const previewKey = 'Preview-Of';
function beginningOf(identity, prefix) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(identity, 'utf8').digest('hex').slice(0, 8);
    return `${prefix}preview_${hash}_`;
}
function refOf({ identity, request, branchPrefix = _request_branch_js__WEBPACK_IMPORTED_MODULE_8__/* .defaultPrefix */ .Mq }) {
    return `refs/heads/${beginningOf(identity, branchPrefix)}${request}`;
}
async function withPreviewBranch(given, use) {
    const ref = refOf(given);
    const { transport, log } = given;
    const branch = ref.slice('refs/heads/'.length);
    let commit;
    const end = async () => {
        if (commit !== undefined)
            await deleted(transport, ref, commit);
    };
    const forget = (0,_run_end_js__WEBPACK_IMPORTED_MODULE_6__/* .atRunEnd */ .Wj)(end);
    try {
        const draft = await commitOf(given);
        commit = draft.id;
        await publish(given, ref, draft);
        return await use(draft.id);
    }
    finally {
        forget();
        await end().catch((error) => {
            log.warn(`the branch ${branch} of the GitOps repository is left: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
        });
    }
}
async function commitOf(given) {
    const { transport, draft, committer, secrets, identity, request } = given;
    const { objectFormat } = await transport.listRefs([refOf(given)]);
    const snapshot = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_5__/* .openSnapshot */ .r3)(transport, draft.parent, objectFormat);
    const { root, objects, files } = await (0,_git_changes_js__WEBPACK_IMPORTED_MODULE_2__/* .applyChanges */ .Y)(snapshot, draft.files.map(changeOf));
    const text = `[skip ci] What merging request ${request} would deploy\n\nThis branch goes when Argo CD has rendered it.`;
    const message = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_4__/* .composeMessage */ .SB)(text, [[previewKey, `${identity}#${request}`]]);
    (0,_secret_guard_js__WEBPACK_IMPORTED_MODULE_9__/* .refuseSecrets */ .u)(secrets, files, message);
    const parents = draft.parent === undefined ? [] : [draft.parent];
    const { id, object } = await (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_3__/* .createCommit */ .kt)(committer, { format: objectFormat, tree: root, parents, message });
    return { id, objects: new Map([...objects, [id, object]]) };
}
function changeOf({ path, after }) {
    if (after === undefined)
        return { path, delete: true };
    const { body, mode } = after;
    return mode === '100644' || mode === '100755' ? { path, body, mode } : { path, body };
}
async function publish(given, ref, { id, objects }) {
    const { transport } = given;
    const branch = ref.slice('refs/heads/'.length);
    const there = (await transport.listRefs([ref])).refs.get(ref);
    if (there !== undefined && !(await isOf(given, there)))
        throw foreign(branch);
    const verdict = await (0,_push_settled_js__WEBPACK_IMPORTED_MODULE_10__/* .pushSettled */ .K)(transport, { ref, expected: there, next: id, objects });
    if (verdict.result === 'accepted')
        return;
    if ((await transport.listRefs([ref])).refs.get(ref) === id)
        return;
    const cause = verdict.result === 'unknown' ? verdict.cause : new Error(verdict.reason);
    const problem = `the server refuses the branch ${branch}`;
    const hint = 'Let this credential push branches with this prefix, or leave rendered-diff out.';
    throw (0,_rejection_js__WEBPACK_IMPORTED_MODULE_7__/* .rejectionFailure */ .Kp)({ cause, branch, ofRequest: true, otherwise: { problem, hint } });
}
function foreign(branch) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'REQUEST_BRANCH_FOREIGN', `the branch ${branch} holds nothing of this request`, {
        hint: 'Rename or delete the branch.',
    });
}
async function deleted(transport, ref, tip) {
    const isThere = async () => (await transport.listRefs([ref])).refs.get(ref) === tip;
    if (!(await isThere()))
        return;
    const update = { ref, expected: tip, next: undefined, objects: new Map() };
    const verdict = await (0,_push_settled_js__WEBPACK_IMPORTED_MODULE_10__/* .pushSettled */ .K)(transport, update).catch((cause) => ({ result: 'unknown', cause }));
    if (verdict.result === 'accepted' || !(await isThere()))
        return;
    throw verdict.result === 'unknown' ? verdict.cause : new Error(verdict.reason);
}
async function isOf(owner, tip) {
    return (await commitAt(owner.transport, tip)).owner === `${owner.identity}#${owner.request}`;
}
async function commitAt(transport, tip) {
    const body = (await transport.read([tip])).get(tip)?.body;
    const { message, committer } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeCommit */ .ix)(body ?? new Uint8Array());
    const owner = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTrailers */ .aw)(message).find(([key]) => key === previewKey)?.[1];
    return { owner, at: committer.seconds * 1000 };
}
async function removePreviewBranch(given) {
    const ref = refOf(given);
    const tip = (await given.transport.listRefs([ref])).refs.get(ref);
    if (tip === undefined || !(await isOf(given, tip)))
        return undefined;
    await deleted(given.transport, ref, tip);
    return ref.slice('refs/heads/'.length);
}
const longestRun = 3_600_000;
async function leftPreviewBranches({ transport, identity, branchPrefix, now, }) {
    const beginnings = (0,_request_branch_js__WEBPACK_IMPORTED_MODULE_8__/* .prefixesOf */ .E3)(branchPrefix).map((prefix) => `refs/heads/${beginningOf(identity, prefix)}`);
    const { refs } = await transport.listRefs(beginnings);
    const left = [...refs].map(async ([ref, tip]) => {
        if (!beginnings.some((each) => ref.startsWith(each)))
            return [];
        const { owner, at } = await commitAt(transport, tip);
        if (owner?.startsWith(`${identity}#`) !== true || now - at < longestRun)
            return [];
        return [{ branch: ref.slice('refs/heads/'.length), remove: () => deleted(transport, ref, tip) }];
    });
    return (await Promise.all(left)).flat();
}


/***/ }),

/***/ 8425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zT: () => (/* binding */ isExplained),
  Kp: () => (/* binding */ rejectionFailure),
  xX: () => (/* binding */ withRule)
});

// UNUSED EXPORTS: rejectionOf

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
;// CONCATENATED MODULE: ./build/core/delivery/push-rules.js
const api = '`commit-via: api` has GitHub or GitLab make and sign the commit itself';
const rules = [
    {
        name: 'secret scanning',
        kind: 'rule',
        words: /push protection|push cannot contain secrets|push blocked: secrets? detected|secrets? (were |was )?detected in|rejected because it (contains|might contain) .{0,40}secrets/i,
        problem: (branch) => `the server's secret scanning takes something in the commit to ${branch} for a secret`,
        hint: 'Take it out of what is written (`set`, or the template of `from`); a value that is no secret can be allowed by the link in the words of the server (the cause).',
    },
    {
        name: 'private e-mail',
        kind: 'rule',
        words: /\bGH007\b|email privacy restrictions|would publish a private email/i,
        problem: () => "the server keeps the e-mail address of the commit's author private",
        hint: 'Give `author` with the address that GitHub shows for the account (`Name <ID+name@users.noreply.github.com>`), or use `commit-via: api`.',
    },
    {
        name: 'signature',
        kind: 'rule',
        words: /must have (a )?(verified|valid) signatures?|must be signed\b|unsigned commits?|unverified commit|requires? (all )?(commits to be )?signed|is not signed\b(?!-)|no valid signature/i,
        problem: (branch) => `the server takes only signed commits on ${branch}`,
        hint: `Give \`sign\`, a private SSH or GPG key whose public half the forge knows as that of the author; or ${api}.`,
    },
    {
        name: 'Change-Id',
        kind: 'rule',
        words: /missing change-id|change-id must be in|missing subject; change-id/i,
        problem: (branch) => `Gerrit wants a Change-Id in the message of each commit to ${branch}`,
        hint: 'Commits of a pipeline have none: turn "Require Change-Id in commit message" off for this project (`receive.requireChangeId = false`), and let the account push to `refs/heads/*`.',
    },
    {
        name: 'sign-off',
        kind: 'rule',
        words: /signed-off-by|developer certificate of origin|\bDCO\b/i,
        problem: () => 'the server wants a line Signed-off-by in the message of each commit',
        hint: 'Commits of a pipeline have none: except this account from the rule.',
    },
    {
        name: 'branch name',
        kind: 'rule',
        words: /branch name ['"“]?\S* ?(does not follow|must|is not allowed)|branch name must/i,
        problem: (branch) => `the server takes no branch that is called ${branch}`,
        hint: 'Give `request-branch`: how names of branches of requests begin, as the rule demands.',
    },
    {
        name: 'author',
        kind: 'rule',
        words: /(author|committer)('s)? (e-?mails?|names?|'|").{0,200}?(does not follow|must |not (verified|registered|allowed|recogni[sz]ed)|is not a member|one of your own verified|inconsistent)|(author|committer)('s)? .{0,120} is not a member|you cannot push commits for|email address .{0,120}is not registered|invalid (author|committer)|git username is inconsistent|not (match|matching) .{0,40}(author|committer)|commit(ter|s)? (author )?email/i,
        problem: () => "the server does not take this author of the commit, or the author's e-mail address",
        hint: `Give \`author: Name <address>\` with a name and a verified address of the account that pushes; or ${api}, as its own author.`,
    },
    {
        name: 'message',
        kind: 'rule',
        words: /commit message .{0,40}(does not follow|contains the forbidden|must|does not match|doesn't match|should)|commit message must|forbidden pattern|commit (title|subject) .{0,40}(must|does not)|(jira|issue|ticket)( issue)? (key|id|number)s? .{0,60}(commit|message)|(commit|message) .{0,60}(jira|issue|ticket) (key|id|number)/i,
        problem: () => 'the server wants other words in the message of the commit',
        hint: 'Give `message` as its pattern demands (the cause), such as `message: "OPS-1 Deploy {service} {new-tag}"`.',
    },
    {
        name: 'LFS lock',
        kind: 'rule',
        words: /locked in git lfs by|is locked by|path locks?|cannot update locked file|file is locked/i,
        problem: () => 'somebody has locked a file of the commit on the server',
        hint: 'Ask who holds the lock (the cause) to end it, `git lfs unlock FILE` or on the page of the repository.',
    },
    {
        name: 'LFS object',
        kind: 'state',
        words: /\bGH008\b|unknown git lfs object|lfs objects are missing/i,
        problem: () => 'the server lacks what a pointer of Git LFS in the branch names',
        hint: 'Push it from a clone that has it (`git lfs push --all`), or take the file out of Git LFS; nothing of it is written here.',
    },
    {
        name: 'file name',
        kind: 'rule',
        words: /file name .{0,300}(prohibited|blacklisted|denied) by the pattern|restricted file paths?|file paths? .{0,80}restricted|protected from changing file/i,
        problem: () => 'the server takes no change of a file of this name',
        hint: 'Look which file it is (the cause): give another one (`file`), or let this credential pass the rule.',
    },
    {
        name: 'file size',
        kind: 'rule',
        words: /error: GH001|file size exceeds|rejected because its size is greater|exceeds GitHub's file size limit|is larger than the allowed size|file size limit|exceeds the (maximum|limit).{0,40}(size|bytes)|(file|object|blob|pack).{0,80}exceeds (the )?(maximum|allowed|max)|(file|object|blob) .{0,80}too (large|big)/i,
        problem: () => 'the server takes no file, or no push, of this size',
        hint: 'Look which file is large (the cause): what is copied by `from` or set with a long value; or have the limit raised.',
    },
    {
        name: 'quota',
        kind: 'state',
        words: /storage limit|repository is over its .{0,20}limit|disk quota exceeded|exceeds?(ed)? (its|the|your) (repository )?(size|storage) (limit|quota)|quota exceeded|repository size limit|over (its|the) (storage|size) (limit|quota)/i,
        problem: () => 'the storage that the server grants the repository is used up',
        hint: 'Make room in the repository or its group, or have the limit raised; then run again.',
    },
    {
        name: 'full disk',
        kind: 'state',
        words: /no space left on device|disk full|not enough (disk )?space/i,
        problem: () => 'the disk of the git server is full',
        hint: 'Whoever runs the server makes room there; then run again. Nothing of the commit was kept.',
    },
    {
        name: 'unwritable server',
        kind: 'state',
        words: /unable to create temporary|insufficient permission for adding an object|unable to write (loose )?(object|sha1|file)|read-only file ?system/i,
        problem: () => 'the git server cannot store what it is sent',
        hint: 'Its disk is full, or the files of the repository belong to another user there: whoever runs the server has to look. Nothing of the commit was kept.',
    },
    {
        name: 'read-only',
        kind: 'state',
        words: /archived so it is read-only|repository (is|was) archived|read-only (gitlab|mode|instance)|temporarily read-only|is (currently )?read-only|mirror repository/i,
        problem: () => 'the repository is read-only',
        hint: 'It is archived, a mirror, or in maintenance: name the one that takes pushes in `gitops-repository`, or run again later.',
    },
    {
        name: 'workflow files',
        kind: 'state',
        words: /refusing to allow .{0,120}workflow/i,
        problem: () => 'the credential may not write workflow files',
        hint: 'Give the token the right `workflows: write` (a classic one: the scope `workflow`), or write no file under .github/workflows.',
    },
    {
        name: 'empty repository',
        kind: 'state',
        words: /default branch .{0,60}does not yet exist/i,
        problem: () => 'the repository is empty, and only its owner or a maintainer begins it',
        hint: 'Let one of them make the first commit.',
    },
    {
        name: 'no right to write',
        kind: 'state',
        words: /not allowed to push code to this project|deploy key does not have write access|permission denied for writing/i,
        problem: () => 'the credential may read the repository, and not write to it',
        hint: 'Give one that may write: on GitLab a token of the role Developer, or a deploy key with "Grant write permissions"; on Gitea and Forgejo write access to the code.',
    },
    {
        name: 'Azure permission',
        kind: 'state',
        words: /\bTF401027\b|GenericContribute/,
        problem: (branch) => `the credential may not push to ${branch}`,
        hint: 'Give the account (of a pipeline: "Project Build Service") the permission Contribute on this repository.',
    },
    {
        name: 'protected branch',
        kind: 'rule',
        words: /\bGH006\b|\bGH013\b|protected branch|is protected|repository rule violations|cannot update this protected ref|\bTF402455\b|pushes to this branch are not permitted|permission denied to (update|create) branch|prohibited by gerrit|not permitted: (update|create)|not allowed to (push|create|force)|(must be made|modified|only|changes?) (through|via|by) (a )?(pull|merge) request|only accepts? (pull|merge) requests|codeowners/i,
        problem: (branch) => `a rule of the server protects ${branch} against this push`,
        hint: (ofRequest) => ofRequest
            ? 'Let this credential push there; where a rule demands how names of branches begin, give that as `request-branch`.'
            : 'Use `deliver: pull-request`, or let this credential pass the rule (GitHub: bypass list of the ruleset; GitLab: "Allowed to push"; Azure DevOps: "Bypass policies when pushing").',
    },
    {
        name: 'checked out',
        kind: 'state',
        words: /branch is currently checked out|refusing to update checked out branch/i,
        problem: (branch) => `${branch} is checked out in the repository that is pushed to`,
        hint: 'Push to a bare repository (`git init --bare`), or have another branch checked out there.',
    },
    {
        name: 'shallow',
        kind: 'state',
        words: /shallow update not allowed/i,
        problem: () => 'the server takes no push out of a shallow history',
        hint: 'Use `gitops-transport: wire`, which sends the new objects alone; or allow it on the server (`receive.shallowUpdate`).',
    },
    {
        name: 'non-fast-forward',
        kind: 'state',
        words: /non-fast-forward|fetch first|stale info|already been updated by another client|denying ref deletion/i,
        problem: (branch) => `the server says that ${branch} has moved, and shows the same commit there each time`,
        hint: 'A mirror or a cache between this runner and the server lags behind: name the server itself in `gitops-repository`, or run again later.',
    },
];
function pushRuleIn(words, branch, ofRequest) {
    const rule = rules.find((each) => each.words.test(words));
    if (rule === undefined)
        return undefined;
    const { name, kind, problem, hint } = rule;
    return { name, kind, problem: problem(branch), hint: typeof hint === 'string' ? hint : hint(ofRequest) };
}

;// CONCATENATED MODULE: ./build/core/delivery/rejection.js


const mostWords = 20_000;
function rejectionFailure(refused) {
    const { kind, problem, hint } = rejectionOf(refused);
    return new failure/* Failure */.HR(kind, 'GIT_PUSH_REJECTED', problem, { hint, cause: refused.cause });
}
function rejectionOf({ cause, branch, ofRequest, otherwise }) {
    const words = (0,failure/* messageOf */.bD)(cause).slice(0, mostWords);
    const obstacle = obstacleIn(words, branch);
    if (obstacle !== undefined)
        return { kind: 'failed', ...obstacle };
    const found = pushRuleIn(words, branch, ofRequest);
    if (found === undefined)
        return { kind: 'failed', ...otherwise };
    const { kind, problem, hint } = found;
    return { kind: kind === 'rule' ? 'refused' : 'failed', problem, hint };
}
function isExplained(cause) {
    return pushRuleIn((0,failure/* messageOf */.bD)(cause).slice(0, mostWords), '', false) !== undefined;
}
function withRule(error, branch, ofRequest) {
    if (!(error instanceof failure/* Failure */.HR) || !['FORGE_REFUSED', 'FORGE_AUTH', 'GIT_AUTH'].includes(error.code))
        return error;
    const found = pushRuleIn((0,failure/* messageOf */.bD)(error.cause).slice(0, mostWords), branch, ofRequest);
    if (found?.kind !== 'rule')
        return error;
    const { code, cause, outputs, place } = error;
    return new failure/* Failure */.HR('refused', code, `${error.message} (${found.problem})`, {
        hint: found.hint,
        cause,
        outputs,
        place,
    });
}
function obstacleIn(words, branch) {
    const [, inTheWay, wanted] = /'refs\/heads\/([^']+)' exists; cannot create 'refs\/heads\/([^']+)'/.exec(words) ?? [];
    if (inTheWay !== undefined) {
        return {
            problem: `the server cannot make ${wanted}, since it has ${inTheWay}`,
            hint: 'One branch cannot lie in the other, as a directory in a file: give it another name, or delete the one that is there.',
        };
    }
    const [, lock] = /Unable to create '([^']*\.lock)': File exists/.exec(words) ?? [];
    if (lock !== undefined || /\.lock\b.*File exists/.test(words)) {
        return {
            problem: `the server cannot update ${branch}: its lock file is there${lock === undefined ? '' : ` (${shortened(lock)})`}`,
            hint: 'Another git process holds it, or one that was killed has left it behind: let who runs the server look whether one is at work, and remove the lock file if none is.',
        };
    }
    if (/cannot lock ref/.test(words) && !/no space left/i.test(words)) {
        return {
            problem: `the server cannot lock ${branch}`,
            hint: 'That is no matter of permissions for this credential: its words (the cause) say what is in the way, such as a full disk or a file that it may not write.',
        };
    }
    return undefined;
}
function shortened(path) {
    const at = path.indexOf('refs/');
    return at < 0 ? path.slice(path.lastIndexOf('/') + 1) : path.slice(at);
}


/***/ }),

/***/ 540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ applyChanges)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(585);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8402);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9121);




async function applyChanges(snapshot, changes) {
    const files = (await Promise.all(changes.map((change) => compare(snapshot, change)))).flat();
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const draft = new Map();
    for (const [index, file] of files.entries()) {
        if (files[index - 1]?.path === file.path)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${file.path} is changed twice in one commit`);
        place(draft, file);
    }
    const objects = new Map();
    const add = (type, body) => {
        const id = (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .hashObject */ .wM)(snapshot.format, type, body);
        objects.set(id, { type, body });
        return id;
    };
    if (files.length === 0 && snapshot.root !== undefined)
        return { root: snapshot.root, objects, files };
    const root = await write(snapshot, snapshot.root, draft, add);
    return { root: root ?? add('tree', Buffer.alloc(0)), objects, files };
}
async function compare(snapshot, change) {
    if ('delete' in change) {
        const paths = await snapshot.filesBelow(change.path);
        return Promise.all(paths.map(async (path) => ({ path, before: await readAny(snapshot, path), after: undefined })));
    }
    const before = await snapshot.readFile(change.path);
    const after = { mode: change.mode ?? before?.mode ?? _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .treeMode */ .co.file, body: change.body };
    const same = before !== undefined && before.mode === after.mode && Buffer.compare(before.body, after.body) === 0;
    return same ? [] : [{ path: change.path, before, after }];
}
async function readAny(snapshot, path) {
    const entries = await snapshot.list(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    const entry = entries.find(({ name }) => name === path.slice(path.lastIndexOf('/') + 1));
    if (entry !== undefined && (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .isLink */ .PJ)(entry))
        return { mode: entry.mode, body: Buffer.from(entry.id) };
    return (await snapshot.readFile(path)) ?? { mode: _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .treeMode */ .co.file, body: Buffer.alloc(0) };
}
function place(draft, file) {
    const segments = (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .pathSegments */ .Mz)(file.path);
    const name = segments.pop() ?? '';
    let at = draft;
    for (const segment of segments) {
        const below = at.get(segment) ?? new Map();
        if (!(below instanceof Map))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${file.path} needs a directory where another change writes a file`);
        at.set(segment, below);
        at = below;
    }
    if (at.get(name) instanceof Map) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${file.path} needs a file where another change writes a directory`);
    }
    at.set(name, file.after);
}
async function write(snapshot, tree, draft, add) {
    const entries = new Map();
    for (const entry of tree === undefined ? [] : await snapshot.tree(tree))
        entries.set(entry.name, entry);
    for (const [name, change] of draft) {
        if (change instanceof Map) {
            const present = entries.get(name);
            const below = present !== undefined && (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isDirectory */ .wd)(present) ? present.id : undefined;
            const id = await write(snapshot, below, change, add);
            if (id === undefined)
                entries.delete(name);
            else
                entries.set(name, { mode: _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .treeMode */ .co.directory, name, id });
        }
        else if (change === undefined) {
            entries.delete(name);
        }
        else {
            entries.set(name, { mode: change.mode, name, id: add('blob', change.body) });
        }
    }
    return entries.size === 0 ? undefined : add('tree', (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeTree */ .hN)(entries.values()));
}


/***/ }),

/***/ 9326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nt: () => (/* binding */ keptReason),
/* harmony export */   qZ: () => (/* binding */ keepLabel),
/* harmony export */   t8: () => (/* binding */ isKept)
/* harmony export */ });
/* harmony import */ var _opt_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8309);

const keepLabel = 'keep-review';
function isKept({ labels = [] }) {
    return (0,_opt_in_js__WEBPACK_IMPORTED_MODULE_0__/* .hasLabel */ .RX)(labels, keepLabel);
}
function keptReason(request) {
    return `request ${request} has the label ${keepLabel}`;
}


/***/ })

};
