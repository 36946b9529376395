export const id = 6489;
export const ids = [6489];
export const modules = {

/***/ 6489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanupReviewEnv: () => (/* binding */ cleanupReviewEnv),
  cleanupSummary: () => (/* binding */ cleanupSummary),
  removeReview: () => (/* binding */ removeReview)
});

// EXTERNAL MODULE: ./build/core/argocd/spec/namespace.js
var spec_namespace = __webpack_require__(8530);
// EXTERNAL MODULE: ./build/core/delivery/commit-race.js
var commit_race = __webpack_require__(9378);
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
    return (await requested.wait()) ?? { result: 'deleting' };
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
                return { result: 'removed', reason: `a dry run: ${reason}` };
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
            const how = `${removal.dryRun ? 'a dry run: ' : ''}Argo CD deletes it with the Application ${name}`;
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
    return await sideBySide(requested, async (request, again) => {
        if (request.status === 'rejected')
            throw request.reason;
        if (request.value === 'absent')
            return { result: 'absent' };
        if (!wait)
            return { result: 'deleting' };
        return (await request.value.wait(isAlone ? undefined : turnMs)) ?? again;
    });
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
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var git_snapshot = __webpack_require__(9121);
;// CONCATENATED MODULE: ./build/core/cleanup/observed.js






async function observedEnvironments(snapshot, template) {
    const sample = (0,environment/* environmentDirectory */.h)(template, 'slug');
    const parent = sample.includes('/') ? sample.slice(0, sample.lastIndexOf('/')) : '';
    const directories = (await snapshot.list(parent)).filter(objects/* isDirectory */.wd);
    return Promise.all(directories.map(async ({ name }) => {
        const directory = parent === '' ? name : `${parent}/${name}`;
        return (await observed(snapshot, directory)) ?? { directory, problem: `has no ${review_marker/* markerFile */.bx}` };
    }));
}
async function markedEnvironments(snapshot) {
    const paths = await snapshot.glob([`**/${review_marker/* markerFile */.bx}`]);
    const directories = paths.map((path) => path.slice(0, -review_marker/* markerFile */.bx.length - 1)).filter((path) => path !== '');
    const found = await Promise.all(directories.map((directory) => observed(snapshot, directory)));
    return found.filter((each) => each !== undefined);
}
async function observed(snapshot, directory) {
    try {
        const marker = await (0,review_marker/* readMarker */.t7)(snapshot, directory);
        return marker && { directory, marker };
    }
    catch (error) {
        return { directory, problem: (0,failure/* messageOf */.bD)(error) };
    }
}
async function observedTombstones(snapshot) {
    const found = [];
    for (const path of await snapshot.filesBelow(review_tombstone/* tombstoneDirectory */.P0)) {
        const text = await (0,git_snapshot/* readText */.yR)(snapshot, path);
        try {
            if (text !== undefined)
                found.push((0,review_tombstone/* parseTombstone */.f2)(text, path));
        }
        catch { }
    }
    return found;
}

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
    const lists = await Promise.all(templates.map((template) => observedEnvironments(snapshot, template)));
    return lists.length === 0 ? markedOrWarned(snapshot, log) : lists.flat();
}
async function markedOrWarned(snapshot, log) {
    try {
        return await markedEnvironments(snapshot);
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
    const near = (0,suggestion/* didYouMean */.a)(name, others);
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

// EXTERNAL MODULE: ./build/core/net/turns.js
var turns = __webpack_require__(4738);
;// CONCATENATED MODULE: ./build/core/cleanup/record-owners.js



const mostAskedByName = 3;
async function recordOwners({ records, marks = [], }, monorepo) {
    const byName = new Map();
    const others = new Map();
    for (const record of records) {
        const recorded = (0,review_marker/* recordedMonorepo */.Oh)(record);
        if ((0,review_monorepo/* isSpelledAlike */.sf)(recorded, monorepo))
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
            const belonging = await (0,review_monorepo/* belongingOf */.BD)(recorded, monorepo);
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
        const named = (0,review_monorepo/* isSpelledAlike */.sf)({ repository }, { repository: monorepo.repository })
            ? undefined
            : earlierNames.get(repository);
        if (named === undefined)
            continue;
        const isKnown = branch !== undefined || request !== undefined;
        const source = isKnown ? { ref: `refs/heads/${branch ?? ''}`, request } : undefined;
        others.set(mark, { ...named, commits: [], source });
    }
    const ofEarlierNames = [...others].filter(([, recorded]) => ours.has(nameOf(recorded)));
    await (0,turns/* inParallel */.H)(ofEarlierNames, async ([record, recorded]) => {
        found.set(record, await (0,review_monorepo/* belongingOfKin */.hL)(recorded, monorepo));
    });
    return (record) => {
        const name = 'environment' in record ? { repository: record.repository } : record;
        if ((0,review_monorepo/* isSpelledAlike */.sf)(name, monorepo))
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

// EXTERNAL MODULE: ./build/core/cleanup/images.js
var cleanup_images = __webpack_require__(4127);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/git/path.js
var git_path = __webpack_require__(8402);
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
    writeTo(log) {
        const { removed, kept, failed } = this;
        for (const { kind, name, reason } of removed)
            log.info(`removed ${kind} ${name}: ${reason}`);
        for (const { kind, name, reason } of kept)
            log.info(`kept ${kind} ${name}: ${reason}`);
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







const removableParts = ['app', 'files', 'images', 'namespace', 'retention'];
const laterParts = ['environment', 'comment'];
function removedParts(names) {
    const isPart = (part) => removableParts.includes(part);
    const unknown = names.find((part) => !isPart(part));
    if (unknown === undefined)
        return new Set(names.length === 0 ? removableParts : names.filter(isPart));
    const fix = `It removes: ${removableParts.join(', ')}.`;
    if (laterParts.includes(unknown)) {
        const problem = `"${unknown}" is not removed by this version: it neither makes environments nor comments on the forge`;
        throw (0,failure/* badInput */.AN)('remove', problem, fix);
    }
    throw (0,failure/* badInput */.AN)('remove', `"${unknown}" cannot be removed by this command`, fix);
}
class RepositoryCleanup {
    report = new CleanupReport();
    unknown;
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

;// CONCATENATED MODULE: ./build/core/cleanup/sweep.js



const day = 86_400_000;
const tombstoneLife = 30 * day;
const keepLabel = 'keep-review';
async function planSweep(existing, open, limits, ask) {
    const candidates = sweepCandidates(existing, open, limits);
    const answers = await askAll(candidates, ask);
    const remove = [];
    const keep = [...candidates.keep];
    for (const candidate of candidates.remove) {
        const answer = answers.get(sourceKey(candidate.marker));
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
        if (answer?.state === 'closed' && !isKept(answer))
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
        if ('because' in assessment)
            remove.push({ ...decision, marker, because: assessment.because });
        else
            keep.push(decision);
    }
    return { remove, keep, ...strayApplications(existing, open) };
}
function assess({ directory, marker }, existing, open, limits) {
    const { name, ref, request } = marker;
    const belonging = existing.belonging(marker);
    if (!belonging.isOurs)
        return { reason: describeOther(belonging, name) };
    if (name !== lastSegment(directory))
        return { reason: `its marker is that of ${name}, so it was copied here` };
    const expiry = expiryOf(marker, limits.ttl);
    if (expiry !== undefined && expiry <= limits.now) {
        return { because: 'expired', reason: `expired at ${new Date(expiry).toISOString()}` };
    }
    if (request !== undefined) {
        return open.requests?.has(request) === true
            ? { reason: `request ${request} is open` }
            : { because: 'closed', reason: `request ${request} is closed` };
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
    const sources = [...remove.map(({ marker }) => marker), ...stray.values()];
    const each = [...new Map(sources.map((source) => [sourceKey(source), source]))];
    const answers = new Map();
    await (0,turns/* inParallel */.H)(each, async ([key, { ref, request }]) => {
        answers.set(key, await ask({ ref, request }));
    });
    return answers;
}
function sourceKey({ ref, request }) {
    return request === undefined ? ref : `${request}`;
}
function sweep_confirm({ because, reason, marker }, answer) {
    if (isKept(answer))
        return { keep: `request ${marker.request} has the label ${keepLabel}` };
    if (answer.state === 'closed')
        return { because: 'closed', reason: answer.reason };
    if (because === 'closed')
        return { keep: answer.reason };
    if (answer.failed && marker.request !== undefined)
        return { keep: `${reason}, but ${answer.reason}` };
    return { because, reason };
}
function isKept({ labels }) {
    return labels?.includes(keepLabel) === true;
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
    const label = marker.request === undefined ? '' : `, or gets the label ${keepLabel}`;
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
    const problem = `${removals.size} review environments would be removed, more than max-deletions (${maxDeletions}); none was: ${names}`;
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
        const { templates, now, monorepo } = settings;
        const cleanup = new RepositoryCleanup(snapshot, settings);
        const [elsewhere, tombstones, ...lists] = await Promise.all([
            markedOrWarned(snapshot, log),
            observedTombstones(snapshot),
            ...templates.map((template) => observedEnvironments(snapshot, template)),
        ]);
        const all = [...elsewhere, ...lists.flat()];
        const environments = [...new Map(all.map((each) => [each.directory, each])).values()];
        const records = [...environments.flatMap((each) => ('marker' in each ? [each.marker] : [])), ...tombstones];
        const belonging = await recordOwners({ records, marks: applications }, monorepo);
        const existing = { environments, tombstones, applications, belonging };
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
        const names = plan.remove.map(({ name }) => name);
        return cleanup.proposal(removalMessage(names, plan.expiredTombstones.length), going);
    };
}
function hasRequests({ environments, applications, belonging }) {
    return (environments.some((each) => 'marker' in each && each.marker.request !== undefined && belonging(each.marker).isOurs) || applications.some((owner) => owner.request !== undefined && belonging(owner).isOurs));
}

;// CONCATENATED MODULE: ./build/core/cleanup/target.js



function removalOf(ci, given) {
    const { event, host } = ci;
    const ofEvent = eventTarget(ci);
    const target = namedTarget(ci.repository, given) ?? ofEvent;
    if (target === undefined) {
        throw (0,failure/* badInput */.AN)('name', 'is missing, and this event is of no branch or request', 'Give name, branch or request.');
    }
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
            cleanup.keep(marker.name, directory, describeOther(belonging, marker.name));
        }
        if (removal.how === 'by-hand') {
            return removeOne(planned, { snapshot, cleanup, target, reason: requestedReason, because: 'stopped' }, what);
        }
        if (others.some(({ marker }) => marker.name === name))
            return cleanup.proposal('Keep', new Map());
        const { ref = '', request } = target;
        const answer = await ask({ ref, request });
        if (answer.state === 'open') {
            log.info(`Nothing is removed: ${answer.reason}.`);
            for (const directory of directoriesOf(settings.templates, name).keys()) {
                const isThere = (await snapshot.list(directory)).length > 0;
                if (isThere)
                    cleanup.keep(name, directory, answer.reason);
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
        const belonging = await recordOwners({ records: records.filter(mayGo) }, settings.monorepo);
        const found = marked.filter(({ marker }) => mayGo(marker) && belonging(marker).isOurs);
        if (found.length === 0)
            return planOne(planned, { ...removal, how: 'event' }, what)(snapshot, 1);
        const asked = await Promise.all(found.map(async (each) => ({ ...each, answer: await ask(each.marker) })));
        const closed = asked.filter(({ answer }) => answer.state === 'closed');
        const going = new Map();
        for (const { directory, marker, answer } of asked) {
            const { name, ref, request, deployed } = marker;
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
    const { removed, kept, failed } = report;
    const isNothing = removed.length + kept.length + failed.length === 0;
    const unknown = isNothing && cleaned.unknown !== undefined ? describeUnknown(cleaned.unknown) : undefined;
    const cleanup = { removed, kept, failed, commit, diff, ...(unknown === undefined ? {} : { unknown }) };
    report.writeTo(log);
    if (unknown !== undefined)
        log.warn(unknown);
    report.assertComplete(cleanup);
    return cleanup;
}
function settingsOf({ ci, config, templates, appFile, remove, monorepo, branchPrefix }, transport, clock) {
    const sourceRepository = ci.repositoryUrl ?? ci.repository;
    return {
        monorepo,
        templates,
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
async function removeAllImages({ environments, users, report }, { config, dryRun, imagesNamed: named }, ports) {
    if (environments.every(({ images }) => images.length === 0))
        return;
    const registries = (0,cleanup_images/* registryHosts */.j$)(config);
    const registry = await ports.openRegistry(registries);
    const tags = new repository_tags/* RepositoryTags */.y(registry);
    for (const { name, images, directories } of environments) {
        const removal = { environment: name, directories, images, registries, users, named, dryRun };
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
        const diff = delivered.result === 'unchanged' ? '' : (0,git_diff.commitDiff)(delivered.files);
        if (diff !== '')
            log.info(diff.trimEnd());
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

// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
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
// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(2635);
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
        description: 'What to remove: `files` (its directory), `app` (its Applications), `images` (what it ran), `namespace` (those that its Applications created), and in a sweep `retention` (images that its rules let go; alone, nothing else is swept). Default: all that apply.',
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
            description: 'JSON list of `{environment, kind, name, reason}`; `[]` when everything was gone already.',
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
            const cleanup = isAlone ? nothing : await removeReview(opened);
            run.report({ ...cleanup });
            const retention = wanted === undefined ? undefined : await retain(opened, wanted);
            const summary = isAlone ? '' : cleanupSummary(cleanup);
            return {
                outputs: { ...cleanup, retention: (0,retention_retention/* retentionOutput */.U$)(retention) },
                summary: `${summary}${(0,retention_retention/* retentionSummary */.p9)(retention)}`.trim(),
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
        if (inputs.file.length === 0 && !(0,ports/* isStopJob */.GE)(ci)) {
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
            appFile: inputs['app-file'],
            remove,
            branch: inputs['gitops-branch'],
            branchPrefix: (0,request_branch/* branchPrefix */.$j)(inputs['request-branch']),
            wait: inputs.wait,
            forceOrphan: inputs['force-orphan'],
            imagesNamed: inputs.remove.includes('images'),
            dryRun: run.dryRun ?? inputs['dry-run'],
        };
        const argocd = cleanup_review_env_addDisposableResource(env_2, remove.has('app') ? await connectArgocd(run) : undefined, false);
        return await cleanUp(request, {
            openGitops: () => (0,gitops_remote/* openGitops */.fn)(run),
            argocd,
            openRegistry: (hosts) => registryFor(run, hosts),
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
    const isDeployed = config === undefined || (environment !== undefined && (0,environments.isReviewEnvironment)(environment));
    return { kind: 'one', name, branch, request, services: servicesOf(inputs), isDeployed };
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
    const files = chosen.flatMap(([name, each]) => (0,place/* clustersOf */.Dg)(each).flatMap((cluster) => {
        const { file } = (0,place/* environmentAt */.Ff)(config, each, { environment: name, cluster });
        const own = file?.replaceAll('{environment}', name);
        return own === undefined ? [] : [cluster === undefined ? own : own.replaceAll('{cluster}', cluster)];
    }));
    const ttls = chosen.map(([, { ttl }]) => (ttl === undefined ? Number.POSITIVE_INFINITY : ((0,resolve/* parseDuration */.E9)(ttl) ?? 0)));
    const longest = Math.max(...ttls);
    return {
        file: files.length === 0 ? undefined : [...new Set(files)],
        ttl: Number.isFinite(longest) ? longest : undefined,
    };
}
function cleanupSummary({ removed, kept, unknown }) {
    const row = (result) => (piece) => [result, piece.environment, piece.kind, piece.name, piece.reason];
    const rows = [...removed.map(row('removed')), ...kept.map(row('kept'))];
    if (rows.length === 0)
        return `### cleanup-review-env\n\n${(0,summary/* sentence */.em)(unknown ?? 'There is nothing to remove.')}`;
    return `### cleanup-review-env\n\n${(0,summary/* table */.tp)(['', 'environment', 'kind', 'name', 'reason'], rows)}`;
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
/* harmony import */ var _core_delivery_request_branch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(911);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _core_source_checkout_history_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8497);
/* harmony import */ var _inputs_config_retention_schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(233);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9624);
/* harmony import */ var _inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4618);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3669);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3070);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2635);











const inputs = {
    'dry-run': _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__/* .runInputs */ .HM['dry-run'],
    ..._inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_6__/* .retentionInput */ .n,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__/* .registryInputs */ .P4,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__/* .forgeInputs */ .LV,
};
function wantedRetention({ inputs, resolved, config }, image) {
    const isOwn = (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_9__/* .isGiven */ .qR)(resolved.retention);
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
function retentionSummary(result) {
    if (result === undefined)
        return '';
    const title = '\n\n### Retention\n\n';
    if (result.apply === 'registry') {
        const rows = result.policies.map(({ policy, result: done }) => [policy, done]);
        return `${title}${(0,_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .table */ .tp)(['policy', 'result'], rows)}`;
    }
    if (result.rows.length === 0)
        return `${title}The rules find no image.`;
    return `${title}${(0,_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .table */ .tp)(_core_cleanup_retention_table_js__WEBPACK_IMPORTED_MODULE_1__/* .retentionColumns */ .UF, result.rows.map(_core_cleanup_retention_table_js__WEBPACK_IMPORTED_MODULE_1__/* .retentionCells */ .Q4))}`;
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
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
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
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
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


/***/ })

};
