export const id = 7332;
export const ids = [7332,6791];
export const modules = {

/***/ 7332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanupReviewEnv: () => (/* binding */ cleanupReviewEnv),
  cleanupSummary: () => (/* binding */ cleanupSummary),
  removeReview: () => (/* binding */ removeReview)
});

// EXTERNAL MODULE: ./build/core/delivery/commit-race.js + 1 modules
var commit_race = __webpack_require__(368);
// EXTERNAL MODULE: ./build/core/delivery/publisher.js
var publisher = __webpack_require__(915);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/diff.js + 2 modules
var git_diff = __webpack_require__(6791);
// EXTERNAL MODULE: ./build/core/git/message.js
var message = __webpack_require__(4410);
// EXTERNAL MODULE: ./build/core/review/environment.js
var environment = __webpack_require__(9790);
// EXTERNAL MODULE: ./build/core/review/tombstone.js
var review_tombstone = __webpack_require__(7368);
// EXTERNAL MODULE: ./build/core/review/ownership-label.js
var ownership_label = __webpack_require__(3229);
// EXTERNAL MODULE: ./build/core/argocd/live.js
var live = __webpack_require__(3947);
// EXTERNAL MODULE: ./build/core/argocd/observe.js
var observe = __webpack_require__(6349);
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
    const { client, ref } = handle;
    const app = await client.get(ref);
    if (app === undefined)
        return { result: 'absent' };
    refuseOtherOwner(app, options.owner);
    if (app.operation !== undefined)
        await client.terminate(ref);
    if (app.metadata.deletionTimestamp === undefined) {
        const answer = await client.remove(ref, { cascade: true });
        if (answer === 'absent')
            return { result: 'absent' };
    }
    return options.wait ? await untilGone(handle, options) : { result: 'deleting' };
}
function refuseOtherOwner(app, owner) {
    const { name, ownerReferences } = app.metadata;
    const set = ownerReferences?.find(({ kind }) => kind === 'ApplicationSet');
    if (set !== undefined) {
        const problem = `${name} belongs to the ApplicationSet ${set.name}, which would create it again`;
        const hint = 'Remove what the ApplicationSet reads (the directory, the request) instead.';
        throw new failure/* Failure */.HR('refused', 'ARGOCD_OWNED', problem, { hint });
    }
    const found = (0,ownership_label/* ownershipOf */.VL)(app.metadata);
    if (found?.environment === owner.environment && found.repository === owner.repository)
        return;
    const whose = found === undefined ? 'carries no ownership mark' : `belongs to ${found.environment} of ${found.repository}`;
    const problem = `${name} ${whose}, so it is not ${owner.environment} of ${owner.repository} and stays`;
    throw new failure/* Failure */.HR('refused', 'ARGOCD_NOT_OWNED', problem, {
        hint: 'Only Applications that argocd-upsert-app wrote for this review environment are removed. Delete others by hand.',
    });
}
async function untilGone(handle, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { client, ref, log } = handle;
        const observer = __addDisposableResource(env_1, (0,observe/* observe */.lB)(handle), false);
        let problem;
        for (;;) {
            const observation = await observer.next();
            if (observation.kind === 'absent')
                return { result: 'deleted' };
            if (observation.kind === 'out-of-time') {
                return await (0,observe/* afterDeadline */.tm)(handle, (late) => giveUp(late, options, problem));
            }
            const { app } = observation;
            if (app.metadata.deletionTimestamp === undefined)
                return { result: 'deleted' };
            refuseUnconfirmed(app);
            if (app.operation !== undefined)
                await client.terminate(ref);
            const reported = problem;
            problem = app.status?.conditions?.find(({ type }) => type === 'DeletionError')?.message;
            if (problem !== undefined && problem !== reported)
                log.warn(`${(0,live/* appNamed */.pA)(ref)}: DeletionError: ${problem}`);
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
async function giveUp({ client, ref, log }, { forceOrphan }, problem) {
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
;// CONCATENATED MODULE: ./build/core/cleanup/applications.js






function applicationNames(config, service, slug) {
    const reviews = [...(config?.environments ?? [])].filter(([, each]) => (0,environments/* isReviewEnvironment */.Qm)(each));
    const names = reviews.map(([environment, { app }]) => (0,placeholders/* expand */.f)(app?.name ?? '{service}-{slug}', { service, slug, environment }, `environments.${environment}.app.name`));
    return [...new Set([...names, `${service}-${slug}`])];
}
async function markedApplications(client, repository) {
    const marked = await client.list({ selector: (0,ownership_label/* ownershipSelector */.n2)() });
    return marked
        .map((app) => (0,ownership_label/* ownershipOf */.VL)(app.metadata))
        .filter((owner) => owner?.repository === repository);
}
async function removeApplications(client, removal, report) {
    const { clock, log, deadline, wait, forceOrphan, repository, environments, dryRun } = removal;
    if (environments.size === 0)
        return;
    const only = environments.size === 1 ? [...environments.keys()][0] : undefined;
    const marked = await client.list({ selector: (0,ownership_label/* ownershipSelector */.n2)(only) });
    for (const app of marked) {
        const owner = (0,ownership_label/* ownershipOf */.VL)(app.metadata);
        if (owner === undefined || owner.repository !== repository)
            continue;
        const reason = environments.get(owner.environment);
        if (reason === undefined || removal.names?.has(app.metadata.name) === false)
            continue;
        const piece = { environment: owner.environment, kind: 'application', name: app.metadata.name };
        await report.attempt(piece, async () => {
            if (dryRun)
                return { result: 'removed', reason: `a dry run: ${reason}` };
            const handle = (0,observe/* handleUntil */.$N)({ client, ref: (0,live/* refTo */.zI)(app), clock, log }, deadline);
            const deleted = await deleteApplication(handle, { owner, wait, forceOrphan });
            switch (deleted.result) {
                case 'absent':
                    return undefined;
                case 'deleted':
                    return { result: 'removed', reason };
                case 'deleting':
                    return { result: 'removed', reason: `${reason}; the deletion goes on` };
                case 'orphaned':
                    return { result: 'removed', reason: `${reason}; left without an owner: ${deleted.left.join(', ')}` };
            }
        });
    }
}

// EXTERNAL MODULE: ./build/core/git/snapshot.js
var git_snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/git/path.js
var git_path = __webpack_require__(8402);
// EXTERNAL MODULE: ./build/core/review/marker.js
var review_marker = __webpack_require__(5713);
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
    (0,review_marker/* assertSameSource */._g)(marker, request);
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
    const tombstone = remove.has('files') ? (0,review_tombstone/* tombstoneOf */.TD)(marker, request.closingCommit, request.closedAt) : undefined;
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
    if (tombstone !== undefined)
        (0,review_marker/* assertSameSource */._g)(tombstone, request);
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
        const problem = ownershipProblem(text, marker);
        if (problem === undefined)
            owned.push(path);
        else
            kept.push({ path, reason: problem });
    }
    return { owned, kept };
}
function ownershipProblem(text, marker) {
    const documents = (0,dist/* parseAllDocuments */.hR)(text).filter((document) => document.contents !== null);
    if (documents.length === 0)
        return 'it is empty';
    for (const document of documents) {
        if (document.errors.length > 0 || !(0,dist/* isMap */.jh)(document.contents))
            return 'it cannot be read';
        if (document.get('kind') !== 'Application')
            return 'it holds something else than an Application';
        const owner = (0,ownership_label/* ownershipOf */.VL)(metadataOf(document));
        if (owner?.environment !== marker.name || owner.repository !== marker.repository) {
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

;// CONCATENATED MODULE: ./build/core/cleanup/sweep.js






async function observedEnvironments(snapshot, template) {
    const sample = (0,environment/* environmentDirectory */.h)(template, 'slug');
    const parent = sample.includes('/') ? sample.slice(0, sample.lastIndexOf('/')) : '';
    const directories = (await snapshot.list(parent)).filter(objects/* isDirectory */.wd);
    return Promise.all(directories.map(async ({ name }) => {
        const directory = parent === '' ? name : `${parent}/${name}`;
        try {
            const marker = await (0,review_marker/* readMarker */.t7)(snapshot, directory);
            return marker === undefined ? { directory, problem: `has no ${review_marker/* markerFile */.bx}` } : { directory, marker };
        }
        catch (error) {
            return { directory, problem: (0,failure/* messageOf */.bD)(error) };
        }
    }));
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
function planSweep(existing, open, limits) {
    assertPlausible(open);
    const remove = [];
    const keep = [];
    for (const each of existing.environments) {
        if ('problem' in each) {
            keep.push({ directory: each.directory, name: lastSegment(each.directory), reason: each.problem });
            continue;
        }
        const { directory, marker } = each;
        const { result, reason } = decide(each, open, limits);
        if (result === 'remove')
            remove.push({ directory, name: marker.name, reason, marker });
        else
            keep.push({ directory, name: marker.name, reason });
    }
    const applications = strayApplications(existing.applications, { remove, keep }, open);
    const removals = new Map([...applications, ...remove.map(({ name, reason }) => [name, reason])]);
    if (removals.size > limits.maxDeletions)
        throw tooMany(removals, limits.maxDeletions);
    const expiredTombstones = existing.tombstones.filter((each) => isExpired(each, open, limits)).map(({ name }) => name);
    return { remove, keep, applications, expiredTombstones };
}
function strayApplications(owners, { remove, keep }, open) {
    const stray = new Map();
    for (const owner of owners) {
        const { environment, repository } = owner;
        if (repository !== open.repository || keep.some(({ name }) => name === environment))
            continue;
        const reason = remove.find(({ name }) => name === environment)?.reason ?? closedReason(owner, open);
        if (reason !== undefined)
            stray.set(environment, reason);
    }
    return stray;
}
function closedReason({ branch, request }, open) {
    if (request !== undefined)
        return open.requests?.has(request) === false ? `request ${request} is closed` : undefined;
    if (branch === undefined || open.refs.has(`refs/heads/${branch}`))
        return undefined;
    return `refs/heads/${branch} is gone`;
}
function decide({ directory, marker }, open, limits) {
    const { name, repository, ref, request } = marker;
    if (repository !== open.repository)
        return { result: 'keep', reason: `belongs to ${repository}` };
    if (name !== lastSegment(directory)) {
        return { result: 'keep', reason: `its marker is that of ${name}, so it was copied here` };
    }
    const expiry = expiryOf(marker, limits.ttl);
    if (expiry !== undefined && expiry <= limits.now) {
        return { result: 'remove', reason: `expired at ${new Date(expiry).toISOString()}` };
    }
    if (request !== undefined) {
        if (open.requests === undefined)
            return { result: 'keep', reason: `the forge was not asked about request ${request}` };
        return open.requests.has(request)
            ? { result: 'keep', reason: `request ${request} is open` }
            : { result: 'remove', reason: `request ${request} is closed` };
    }
    if (!/^refs\/(?:heads|tags)\//.test(ref))
        return { result: 'keep', reason: `${ref} is no branch or tag, and nothing else can be listed` };
    return open.refs.has(ref)
        ? { result: 'keep', reason: `${ref} exists` }
        : { result: 'remove', reason: `${ref} is gone` };
}
function expiryOf(marker, ttl) {
    return ttl === undefined || marker.deployedAt === undefined ? undefined : Date.parse(marker.deployedAt) + ttl;
}
function isExpired(tombstone, open, { now, ttl }) {
    if (tombstone.repository !== open.repository || ttl === undefined)
        return false;
    return Date.parse(tombstone.closedAt) + ttl <= now;
}
function assertPlausible({ refs, defaultBranch, repository }) {
    if (refs.has(`refs/heads/${defaultBranch}`))
        return;
    const problem = `the list of ${repository}'s branches lacks its default branch ${defaultBranch}, so nothing is removed`;
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

;// CONCATENATED MODULE: ./build/core/cleanup/images.js







function usagePlaces(config) {
    if (config === undefined)
        return unknownUsage('gitops.yaml is not at hand');
    const files = [];
    const templates = [];
    for (const [name, environment] of config.environments) {
        if (environment.file === undefined)
            return unknownUsage(`environment ${name} has no file`);
        const template = environment.file.replaceAll('{environment}', name);
        if ((0,environments/* isReviewEnvironment */.Qm)(environment) && hasOwnDirectories(template)) {
            templates.push(template);
            continue;
        }
        const paths = [...config.services.keys()].map((service) => template.replaceAll('{service}', service));
        const open = paths.find((path) => /[{}*?[\]]/.test(path));
        if (open !== undefined)
            return unknownUsage(`${open} of environment ${name} stands for several files`);
        files.push(...paths);
    }
    return { known: true, files: [...new Set(files)], templates: [...new Set(templates)] };
}
function hasOwnDirectories(template) {
    try {
        return (0,environment/* environmentDirectory */.h)(template, 'slug') !== '';
    }
    catch {
        return false;
    }
}
function unknownUsage(why) {
    return { known: false, reason: `${why}, so it is not known whether another environment uses it` };
}
function registryHosts(config) {
    const images = [...(config?.services.keys() ?? [])].map((name) => config && (0,environments/* serviceImage */.Dr)(config, name));
    return new Set(images.flatMap((image) => (image === undefined ? [] : [(0,image_reference/* parseRepositoryName */.$M)(image).registry])));
}
async function imageUsers(snapshot, usage, appFile, goes) {
    if (!usage.known)
        return usage;
    if (/\{.*\//.test(appFile))
        return { known: false, reason: 'app-file names more than one directory' };
    const paths = new Set([...usage.files, ...(await applicationFiles(snapshot, appFile, ''))]);
    for (const template of usage.templates) {
        for (const { directory } of await observedEnvironments(snapshot, template)) {
            for (const path of await snapshot.filesBelow(directory))
                paths.add(path);
        }
    }
    const left = [...paths].filter((path) => !goes(path));
    const texts = await Promise.all(left.map(async (path) => [path, await (0,git_snapshot/* readText */.yR)(snapshot, path)]));
    const found = texts.filter((entry) => entry[1] !== undefined);
    return { known: true, files: new Map(found) };
}
async function removeImages(registry, removal, report) {
    const { environment, images, registries, users, dryRun } = removal;
    for (const image of images) {
        await report.attempt({ environment, kind: 'image', name: image }, async () => {
            const reference = (0,image_reference/* parseReference */.F2)(image, 'images');
            if (!registries.has(reference.registry)) {
                return { result: 'kept', reason: `${reference.registry} is no registry of gitops.yaml` };
            }
            if (!users.known)
                return { result: 'kept', reason: users.reason };
            const found = await registry.headManifest(reference);
            if (found === undefined)
                return undefined;
            const user = await userOf(registry, { ...reference, digest: found.digest }, images, users.files);
            if (user !== undefined)
                return { result: 'kept', reason: user };
            if (dryRun)
                return { result: 'removed', reason: `a dry run: ${found.digest} would go` };
            return remove(registry, { ...reference, digest: found.digest });
        });
    }
}
async function userOf(registry, image, ours, others) {
    const { tag, digest } = image;
    if (tag === undefined)
        return 'it has no tag of its own';
    for (const [path, text] of others) {
        if (text.includes(tag) || text.includes(digest))
            return `${path} uses it`;
    }
    const own = new Set(ours
        .map((each) => (0,image_reference/* parseReference */.F2)(each, 'images'))
        .filter(({ registry: host, repository }) => host === image.registry && repository === image.repository)
        .map((each) => each.tag));
    for (const other of await registry.listTags(image)) {
        if (own.has(other))
            continue;
        const found = await registry.headManifest({ registry: image.registry, repository: image.repository, tag: other });
        if (found?.digest === digest)
            return `the tag ${other} names the same image`;
    }
    return undefined;
}
async function remove(registry, image) {
    try {
        const result = await registry.deleteManifest(image);
        return result === 'absent' ? undefined : { result: 'removed', reason: `was ${image.digest}` };
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.code !== 'REGISTRY_DELETE_UNSUPPORTED')
            throw error;
        return { result: 'kept', reason: error.message };
    }
}

;// CONCATENATED MODULE: ./build/core/cleanup/report.js

class CleanupReport {
    removed = [];
    kept = [];
    failed = [];
    async attempt(piece, remove) {
        try {
            const outcome = await remove();
            if (outcome !== undefined)
                this[outcome.result].push({ ...piece, reason: outcome.reason });
        }
        catch (error) {
            this.failed.push({ ...piece, reason: (0,failure/* messageOf */.bD)(error) });
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
        throw new failure/* Failure */.HR('failed', 'CLEANUP_INCOMPLETE', `could not remove:\n${pieces}`, {
            hint: 'Everything else was done. Correct the reasons and run the same command again.',
            outputs,
        });
    }
}

;// CONCATENATED MODULE: ./build/core/cleanup/repository.js






const removableParts = ['app', 'files', 'images'];
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
    #snapshot;
    #settings;
    #changes = new Map();
    #environments = new Map();
    constructor(snapshot, settings) {
        this.#snapshot = snapshot;
        this.#settings = settings;
    }
    async remove(request, reason) {
        const { name, directory } = request;
        const removal = await planRemoval(this.#snapshot, {
            ...request,
            remove: this.#settings.remove,
            closedAt: this.#settings.now,
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
        if (removal.result === 'reduced') {
            this.#keepMarker(directory, removal.marker, removal.rest);
            return 'reduced';
        }
        if (removal.tombstone !== undefined)
            this.writeTombstone(removal.tombstone);
        this.noteImages(name, removal.marker.images);
        return 'removed';
    }
    #keepMarker(directory, before, rest) {
        if ((0,review_marker/* serializeMarker */.J5)(rest) !== (0,review_marker/* serializeMarker */.J5)(before))
            this.#change((0,review_marker/* markerChange */.Pi)(directory, rest));
        if (!this.#settings.remove.has('images'))
            return;
        for (const image of rest.images) {
            const reason = 'it goes with the last service of the environment';
            this.report.kept.push({ environment: rest.name, kind: 'image', name: image, reason });
        }
    }
    writeTombstone(tombstone) {
        this.#change((0,review_tombstone/* tombstoneChange */.GO)(tombstone));
    }
    removeTombstone(name) {
        const path = (0,review_tombstone/* tombstonePath */.ni)(name);
        this.#change({ path, delete: true });
        this.report.removed.push({ environment: name, kind: 'tombstone', name: path, reason: 'it is older than the ttl' });
    }
    #change(change) {
        this.#changes.set(change.path, change);
    }
    noteImages(name, images) {
        const before = this.#environments.get(name)?.images ?? [];
        this.#environments.set(name, { name, images: [...new Set([...before, ...images])] });
    }
    async proposal(message, applications, applicationNames) {
        const payload = {
            report: this.report,
            applications,
            applicationNames,
            environments: [...this.#environments.values()],
            users: await this.#imageUsers(),
        };
        if (this.#changes.size === 0)
            return { kind: 'nothing', payload };
        const changes = [...this.#changes.values()];
        return { kind: 'changes', changes, message, trailers: this.#settings.trailers, payload };
    }
    async #imageUsers() {
        const { usage, templates, appFile, remove } = this.#settings;
        const judged = remove.has('images') && [...this.#environments.values()].some(({ images }) => images.length > 0);
        if (!usage.known)
            return usage;
        if (!judged)
            return { known: true, files: new Map() };
        const places = { ...usage, templates: [...new Set([...templates, ...usage.templates])] };
        return imageUsers(this.#snapshot, places, appFile, (path) => this.#goes(path));
    }
    #goes(path) {
        return [...this.#changes].some(([changed, change]) => 'delete' in change && (path === changed || path.startsWith(`${changed}/`)));
    }
}

// EXTERNAL MODULE: ./build/core/names/slug.js
var slug = __webpack_require__(830);
;// CONCATENATED MODULE: ./build/core/cleanup/target.js


function removalTarget(ci, given) {
    const { event, repository } = ci;
    const closedRequest = event.kind === 'request-closed' ? event.number : undefined;
    const source = closedRequest === undefined ? { branch: ci.branch } : { request: closedRequest };
    const ofEvent = namedTarget(repository, source);
    const named = namedTarget(repository, given) ?? ofEvent;
    if (named === undefined) {
        throw (0,failure/* badInput */.AN)('name', 'is missing, and this event is of no branch or request', 'Give name, branch or request.');
    }
    const closing = named.name === ofEvent?.name && (closedRequest !== undefined || event.kind === 'branch-deleted');
    const ofRequest = named.request !== undefined && ci.branch !== undefined ? { ref: `refs/heads/${ci.branch}` } : {};
    const tip = closing && !(ci.host === 'github' && event.kind === 'branch-deleted') ? ci.commit : undefined;
    return {
        ...(closing ? ofRequest : {}),
        ...named,
        closing,
        ...(tip === undefined ? {} : { closingCommit: tip }),
    };
}
function namedTarget(repository, { name, branch, request }) {
    const inputs = Object.entries({ name, branch, request }).filter(([, value]) => value !== undefined);
    if (inputs.length > 1) {
        const given = inputs.map(([input]) => input).join(' and ');
        throw (0,failure/* badInput */.AN)(given, 'are given together', 'Give one of name, branch and request.');
    }
    if (name !== undefined)
        return { name, repository };
    if (request !== undefined) {
        return { name: (0,slug/* environmentName */.VE)({ mode: 'request', requestNumber: request }), repository, request };
    }
    if (branch === undefined)
        return undefined;
    const ref = `refs/heads/${branch.replace(/^refs\/heads\//, '')}`;
    return { name: (0,slug/* environmentName */.VE)({ mode: 'branch', repository, ref }), repository, ref };
}

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
    const { argocd, clock, log } = ports;
    const settings = settingsOf(request, clock);
    const plan = what.kind === 'one'
        ? planOne(settings, removalTarget(ci, what), what.services, config)
        : planOrphans(settings, what, argocd === undefined ? [] : await markedApplications(argocd, ci.repository));
    const { cleaned, commit, diff } = await commitCleanup(request, plan, ports);
    if (argocd !== undefined) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { wait, forceOrphan, dryRun } = request;
            const { applications: environments, applicationNames: names } = cleaned;
            const deadline = cleanup_addDisposableResource(env_1, ports.deadline.within(ports.deadline.budget(), 'timeout'), false);
            const removal = { repository: ci.repository, environments, names, wait, forceOrphan, dryRun, deadline, clock, log };
            await removeApplications(argocd, removal, cleaned.report);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            cleanup_disposeResources(env_1);
        }
    }
    if (request.remove.has('images'))
        await removeAllImages(cleaned, request, ports);
    const { removed, kept, failed } = cleaned.report;
    const cleanup = { removed, kept, failed, commit, diff };
    cleaned.report.writeTo(log);
    cleaned.report.assertComplete(cleanup);
    return cleanup;
}
function settingsOf({ ci, config, templates, appFile, remove }, clock) {
    const sourceRepository = ci.repositoryUrl ?? ci.repository;
    return {
        repository: ci.repository,
        templates,
        appFile,
        remove,
        usage: usagePlaces(config),
        trailers: (0,message/* provenanceTrailers */.e1)({ sourceRepository, services: [], images: [], pipeline: ci.pipelineUrl }),
        now: clock.now(),
    };
}
async function removeAllImages({ environments, users, report }, { config, dryRun }, ports) {
    if (environments.every(({ images }) => images.length === 0))
        return;
    const registries = registryHosts(config);
    const registry = await ports.openRegistry(registries);
    for (const { name, images } of environments) {
        await removeImages(registry, { environment: name, images, registries, users, dryRun }, report);
    }
}
async function commitCleanup(request, plan, ports) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { ci, branch, dryRun } = request;
        const { clock, log, secrets } = ports;
        const transport = cleanup_addDisposableResource(env_2, await ports.openGitops(), true);
        const delivered = await (0,commit_race/* commitTo */.v)({
            transport,
            branch,
            plan,
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
const requestedReason = 'it was asked for';
function planOne(settings, target, services, config) {
    const { name } = target;
    const applications = services.flatMap((service) => applicationNames(config, service, name));
    const only = services.length === 0 ? undefined : { services, applications };
    return async (snapshot) => {
        const cleanup = new RepositoryCleanup(snapshot, settings);
        const results = new Set();
        for (const [directory, templates] of directoriesOf(settings.templates, name)) {
            const parts = only && { ...only, files: filesOf(templates, name, services) };
            results.add(await cleanup.remove({ ...target, directory, only: parts }, requestedReason));
        }
        const reduced = results.has('reduced');
        const whole = results.has('removed') && !reduced;
        if (!whole && !reduced)
            await finishInterrupted(cleanup, snapshot, settings, target, only !== undefined);
        const names = whole || only === undefined ? undefined : new Set(only.applications);
        const part = only === undefined ? '' : `${services.join(', ')} from `;
        return cleanup.proposal(`Remove ${part}review environment ${name}`, new Map([[name, requestedReason]]), names);
    };
}
function directoriesOf(templates, name) {
    const found = new Map();
    for (const template of templates) {
        const directory = (0,environment/* environmentDirectory */.h)(template, name);
        found.set(directory, [...(found.get(directory) ?? []), template]);
    }
    return found;
}
function filesOf(templates, name, services) {
    return templates.flatMap((template) => services.map((service) => (0,environment/* servicePath */.V)(template, name, service)));
}
async function finishInterrupted(cleanup, snapshot, { remove, now }, target, partial) {
    const tombstone = await findTombstone(snapshot, target);
    if (partial && tombstone === undefined)
        return;
    cleanup.noteImages(target.name, tombstone?.images ?? []);
    const { ref, closingCommit, closing } = target;
    if (tombstone !== undefined || !closing || ref === undefined || closingCommit === undefined)
        return;
    if (remove.has('files'))
        cleanup.writeTombstone((0,review_tombstone/* tombstoneAhead */.xQ)({ ...target, ref }, closingCommit, now));
}
function planOrphans(settings, { sources, ttl, maxDeletions }, applications) {
    const { templates, repository, now } = settings;
    return async (snapshot) => {
        const cleanup = new RepositoryCleanup(snapshot, settings);
        const lists = await Promise.all(templates.map((template) => observedEnvironments(snapshot, template)));
        const environments = [...new Map(lists.flat().map((each) => [each.directory, each])).values()];
        const tombstones = await observedTombstones(snapshot);
        const existing = { environments, tombstones, applications };
        const open = await sources({ requests: hasRequests(existing) });
        const plan = planSweep(existing, open, { ttl, maxDeletions, now });
        const stray = new Map(plan.applications);
        for (const { directory, name, reason } of plan.keep) {
            cleanup.report.kept.push({ environment: name, kind: 'files', name: directory, reason });
        }
        for (const { directory, marker, reason } of plan.remove) {
            const { name, repository, ref } = marker;
            try {
                await cleanup.remove({ name, repository, ref, directory }, reason);
            }
            catch (error) {
                cleanup.report.failed.push({ environment: name, kind: 'files', name: directory, reason: (0,failure/* messageOf */.bD)(error) });
                stray.delete(name);
            }
        }
        for (const name of plan.expiredTombstones)
            cleanup.removeTombstone(name);
        for (const tombstone of tombstones) {
            if (tombstone.repository === repository)
                cleanup.noteImages(tombstone.name, tombstone.images);
        }
        const names = plan.remove.map(({ name }) => name);
        return cleanup.proposal(sweepMessage(names, plan.expiredTombstones.length), stray);
    };
}
function hasRequests({ environments, applications }) {
    return (environments.some((each) => 'marker' in each && each.marker.request !== undefined) ||
        applications.some(({ request }) => request !== undefined));
}
function sweepMessage(names, tombstones) {
    if (names.length === 0)
        return `Forget ${tombstones} removed review environments`;
    const subject = names.length === 1 ? `Remove review environment ${names[0]}` : `Remove ${names.length} review environments`;
    return [subject, '', ...names.map((name) => `- ${name}`)].join('\n');
}

// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/forge/forges.js + 2 modules
var forges = __webpack_require__(7611);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var checkout = __webpack_require__(5228);
;// CONCATENATED MODULE: ./build/core/source/open-sources.js



async function openRefs(ci, { env, programs }) {
    const at = { cwd: ci.workspace, env, programs };
    const remote = await (0,checkout/* remoteName */.iy)(at);
    const listed = await (0,checkout/* git */.$Y)(at, remote === undefined
        ? ['for-each-ref', '--format=%(objectname)%09%(refname)', 'refs/heads/', 'refs/tags/']
        : ['ls-remote', '--symref', '--', remote, 'HEAD', 'refs/heads/*', 'refs/tags/*']);
    if (listed.code !== 0) {
        const problem = 'the branches and tags of the monorepo could not be listed, so nothing is removed';
        throw new failure/* Failure */.HR('failed', 'SWEEP_SOURCES', problem, {
            hint: 'Run the sweep in a checkout of the monorepo whose remote can be read (actions/checkout with persist-credentials).',
            cause: new Error(listed.stderr.trim()),
        });
    }
    const lines = listed.stdout.toString('utf8').split('\n');
    const head = lines.map((line) => /^ref: refs\/heads\/(.+)\tHEAD$/.exec(line)?.[1]).find((name) => name !== undefined);
    return {
        repository: ci.repository,
        refs: new Set(lines.flatMap((line) => /^[0-9a-f]{40,64}\t(refs\/(?:heads|tags)\/.+)$/.exec(line)?.[1] ?? [])),
        defaultBranch: ci.defaultBranch ?? head ?? ci.branch ?? 'main',
    };
}
async function openRequests(question) {
    const { ci, network, clock, log, secrets } = question;
    const forge = await (0,forges/* openJobForge */.FX)(ci.repositoryUrl, question, { network, clock, log, secrets });
    if (forge === undefined)
        return undefined;
    const { url } = forge.repository;
    let numbers;
    try {
        numbers = (await forge.openRequests('')).map(({ number }) => number);
    }
    catch (error) {
        throw incomplete(url, (0,failure/* messageOf */.bD)(error), error);
    }
    const isNumber = (each) => Number.isSafeInteger(each);
    if (!numbers.every(isNumber))
        throw incomplete(url, 'an item of the list has no number');
    return new Set(numbers);
}
function incomplete(url, problem, cause) {
    const message = `the open requests of ${url} could not be listed: ${problem}; nothing is removed`;
    const advice = 'Give a forge-token that may read the requests of this repository (GitHub: `permissions: pull-requests: read`).';
    const hint = (cause instanceof failure/* Failure */.HR ? cause.hint : undefined) ?? advice;
    return new failure/* Failure */.HR('failed', 'SWEEP_SOURCES', message, { hint, cause });
}

// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/application.js
var application = __webpack_require__(1086);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 3 modules
var gitops_remote = __webpack_require__(1509);
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
        description: 'A sweep that would remove more review environments, in the GitOps repository and on the Argo CD server together, removes none and fails.',
    },
    ...gitops/* reviewInputs */.Oc,
    remove: {
        type: 'list',
        description: 'What to remove: `files` (its directory), `app` (its Applications), `images` (its tags). Default: all that apply.',
    },
    file: {
        type: 'list',
        description: 'Files of review environments, as in `bump-image-tag`: `review/{slug}/{service}.yaml`.',
    },
    ...application/* manifestInputs */.F,
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
    ...gitops_remote/* gitopsConnectionInputs */.iE,
    ...declarations_run/* argocdInputs */.wm,
    ...declarations_run/* registryInputs */.P4,
};
const cleanupReviewEnv = (0,command/* defineCommand */.N)({
    name: 'cleanup-review-env',
    summary: 'Remove one review environment, or sweep every orphan',
    inputs,
    outputs: {
        removed: 'JSON list of `{environment, kind, name, reason}`; empty when everything was gone already.',
        kept: 'JSON list of what stays, with the reason.',
        failed: 'JSON list of what could not be removed, with the reason.',
        commit: 'The commit in the GitOps repository; empty when none was made.',
        diff: 'Unified diff of the commit, or of what a dry run would commit.',
    },
    implied: impliedReview,
    async run(run) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const appTokens = cleanup_review_env_addDisposableResource(env_1, new app_tokens/* AppTokens */.K(run), true);
            const cleanup = await removeReview({ ...run, appTokens });
            return { outputs: { ...cleanup }, summary: cleanupSummary(cleanup) };
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
async function removeReview(run) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, config, ci, clock, deadline, log, secrets } = run;
        if (inputs.file.length === 0) {
            throw (0,failure/* badInput */.AN)('file', 'is missing: it is not known where review environments are', 'Give `file: review/{slug}/{service}.yaml`, or a gitops.yaml with a review environment (`ttl`, or `when: { request: true }`).');
        }
        const remove = removedParts(inputs.remove);
        const request = {
            ci,
            config,
            what: inputs.sweep ? everyOrphan(run) : oneEnvironment(run),
            templates: inputs.file,
            appFile: inputs['app-file'],
            remove,
            branch: inputs['gitops-branch'],
            wait: inputs.wait,
            forceOrphan: inputs['force-orphan'],
            dryRun: inputs['dry-run'],
        };
        const argocd = cleanup_review_env_addDisposableResource(env_2, remove.has('app') ? await connectArgocd(run) : undefined, false);
        const openRegistry = (hosts) => registryFor(run, hosts);
        const ports = { openGitops: () => (0,gitops_remote/* openGitops */.fn)(run), argocd, openRegistry, clock, deadline, log, secrets };
        return await cleanUp(request, ports);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        cleanup_review_env_disposeResources(env_2);
    }
}
function oneEnvironment({ inputs }) {
    const { name, branch, request } = inputs;
    return { kind: 'one', name, branch, request, services: servicesOf(inputs) };
}
function servicesOf({ service, services }) {
    return [...new Set(service === undefined ? services : [...services, service])];
}
function everyOrphan(run) {
    const { inputs, ci } = run;
    if (servicesOf(inputs).length > 0) {
        throw (0,failure/* badInput */.AN)('services', 'are given together with sweep', 'A sweep removes whole environments: leave them out.');
    }
    const sources = async ({ requests }) => {
        const refs = await openRefs(ci, run);
        const given = { token: inputs['forge-token'], forgeUrl: inputs['forge-url'] };
        const open = requests ? await openRequests({ ...run, ...given }) : undefined;
        return open === undefined ? refs : { ...refs, requests: open };
    };
    return { kind: 'orphans', sources, ttl: inputs.ttl, maxDeletions: inputs['max-deletions'] };
}
async function connectArgocd(run) {
    if (run.inputs['argocd-server'] === undefined)
        return undefined;
    const { ArgocdClient } = await Promise.all(/* import() */[__webpack_require__.e(3088), __webpack_require__.e(497)]).then(__webpack_require__.bind(__webpack_require__, 3088));
    return ArgocdClient.open((0,declarations_run/* argocdConnection */.rU)(run.inputs), run);
}
async function registryFor(run, hosts) {
    const { inputs } = run;
    const [{ Registry }, { credentialResolver }] = await Promise.all([
        __webpack_require__.e(/* import() */ 6209).then(__webpack_require__.bind(__webpack_require__, 6209)),
        Promise.all(/* import() */[__webpack_require__.e(7636), __webpack_require__.e(880)]).then(__webpack_require__.bind(__webpack_require__, 7636)),
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
        ? [...config.environments].filter(([, each]) => (0,environments/* isReviewEnvironment */.Qm)(each))
        : [[environment, (0,environments/* environmentNamed */.b6)(config, environment)]];
    const files = chosen.flatMap(([name, { file }]) => file === undefined ? [] : [file.replaceAll('{environment}', name)]);
    const ttls = chosen.map(([, { ttl }]) => (ttl === undefined ? Number.POSITIVE_INFINITY : ((0,resolve/* parseDuration */.E9)(ttl) ?? 0)));
    const longest = Math.max(...ttls);
    return {
        file: files.length === 0 ? undefined : files,
        ttl: Number.isFinite(longest) ? longest : undefined,
    };
}
function cleanupSummary({ removed, kept }) {
    const row = (result) => (piece) => [result, piece.environment, piece.kind, piece.name, piece.reason];
    const rows = [...removed.map(row('removed')), ...kept.map(row('kept'))];
    if (rows.length === 0)
        return '### cleanup-review-env\n\nThere is nothing to remove.';
    return `### cleanup-review-env\n\n${(0,summary/* table */.t)(['', 'environment', 'kind', 'name', 'reason'], rows)}`;
}


/***/ }),

/***/ 6791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commitDiff: () => (/* binding */ commitDiff),
  lineEdits: () => (/* binding */ lineEdits),
  linesOf: () => (/* binding */ linesOf)
});

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/base.js
class Diff {
    diff(oldStr, newStr, 
    // Type below is not accurate/complete - see above for full possibilities - but it compiles
    options = {}) {
        let callback;
        if (typeof options === 'function') {
            callback = options;
            options = {};
        }
        else if ('callback' in options) {
            callback = options.callback;
        }
        // Allow subclasses to massage the input prior to running
        const oldString = this.castInput(oldStr, options);
        const newString = this.castInput(newStr, options);
        const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
        const newTokens = this.removeEmpty(this.tokenize(newString, options));
        return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
    }
    diffWithOptionsObj(oldTokens, newTokens, options, callback) {
        var _a;
        const done = (value) => {
            value = this.postProcess(value, options);
            if (callback) {
                setTimeout(function () { callback(value); }, 0);
                return undefined;
            }
            else {
                return value;
            }
        };
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let editLength = 1;
        let maxEditLength = newLen + oldLen;
        if (options.maxEditLength != null) {
            maxEditLength = Math.min(maxEditLength, options.maxEditLength);
        }
        const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
        const abortAfterTimestamp = Date.now() + maxExecutionTime;
        const bestPath = [{ oldPos: -1, lastComponent: undefined }];
        // Seed editLength = 0, i.e. the content starts with the same values
        let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
        if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
            // Identity per the equality and tokenizer
            return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
        }
        // Once we hit the right edge of the edit graph on some diagonal k, we can
        // definitely reach the end of the edit graph in no more than k edits, so
        // there's no point in considering any moves to diagonal k+1 any more (from
        // which we're guaranteed to need at least k+1 more edits).
        // Similarly, once we've reached the bottom of the edit graph, there's no
        // point considering moves to lower diagonals.
        // We record this fact by setting minDiagonalToConsider and
        // maxDiagonalToConsider to some finite value once we've hit the edge of
        // the edit graph.
        // This optimization is not faithful to the original algorithm presented in
        // Myers's paper, which instead pointlessly extends D-paths off the end of
        // the edit graph - see page 7 of Myers's paper which notes this point
        // explicitly and illustrates it with a diagram. This has major performance
        // implications for some common scenarios. For instance, to compute a diff
        // where the new text simply appends d characters on the end of the
        // original text of length n, the true Myers algorithm will take O(n+d^2)
        // time while this optimization needs only O(n+d) time.
        let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
        // Main worker method. checks all permutations of a given edit length for acceptance.
        const execEditLength = () => {
            for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
                let basePath;
                const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
                if (removePath) {
                    // No one else is going to attempt to use this value, clear it
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath - 1] = undefined;
                }
                let canAdd = false;
                if (addPath) {
                    // what newPos will be after we do an insertion:
                    const addPathNewPos = addPath.oldPos - diagonalPath;
                    canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
                }
                const canRemove = removePath && removePath.oldPos + 1 < oldLen;
                if (!canAdd && !canRemove) {
                    // If this path is a terminal then prune
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath] = undefined;
                    continue;
                }
                // Select the diagonal that we want to branch from. We select the prior
                // path whose position in the old string is the farthest from the origin
                // and does not pass the bounds of the diff graph
                if (!canRemove || (canAdd && removePath.oldPos < addPath.oldPos)) {
                    basePath = this.addToPath(addPath, true, false, 0, options);
                }
                else {
                    basePath = this.addToPath(removePath, false, true, 1, options);
                }
                newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
                if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
                    // If we have hit the end of both strings, then we are done
                    return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
                }
                else {
                    bestPath[diagonalPath] = basePath;
                    if (basePath.oldPos + 1 >= oldLen) {
                        maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
                    }
                    if (newPos + 1 >= newLen) {
                        minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
                    }
                }
            }
            editLength++;
        };
        // Performs the length of edit iteration. Is a bit fugly as this has to support the
        // sync and async mode which is never fun. Loops over execEditLength until a value
        // is produced, or until the edit length exceeds options.maxEditLength (if given),
        // in which case it will return undefined.
        if (callback) {
            (function exec() {
                setTimeout(function () {
                    if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
                        return callback(undefined);
                    }
                    if (!execEditLength()) {
                        exec();
                    }
                }, 0);
            }());
        }
        else {
            while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
                const ret = execEditLength();
                if (ret) {
                    return ret;
                }
            }
        }
    }
    addToPath(path, added, removed, oldPosInc, options) {
        const last = path.lastComponent;
        if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: last.count + 1, added: added, removed: removed, previousComponent: last.previousComponent }
            };
        }
        else {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: 1, added: added, removed: removed, previousComponent: last }
            };
        }
    }
    extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
        while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
            newPos++;
            oldPos++;
            commonCount++;
            if (options.oneChangePerToken) {
                basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
            }
        }
        if (commonCount && !options.oneChangePerToken) {
            basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
        }
        basePath.oldPos = oldPos;
        return newPos;
    }
    equals(left, right, options) {
        if (options.comparator) {
            return options.comparator(left, right);
        }
        else {
            return left === right
                || (!!options.ignoreCase && left.toLowerCase() === right.toLowerCase());
        }
    }
    removeEmpty(array) {
        const ret = [];
        for (let i = 0; i < array.length; i++) {
            if (array[i]) {
                ret.push(array[i]);
            }
        }
        return ret;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    castInput(value, options) {
        return value;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    tokenize(value, options) {
        return Array.from(value);
    }
    join(chars) {
        // Assumes ValueT is string, which is the case for most subclasses.
        // When it's false, e.g. in diffArrays, this method needs to be overridden (e.g. with a no-op)
        // Yes, the casts are verbose and ugly, because this pattern - of having the base class SORT OF
        // assume tokens and values are strings, but not completely - is weird and janky.
        return chars.join('');
    }
    postProcess(changeObjects, 
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    options) {
        return changeObjects;
    }
    get useLongestToken() {
        return false;
    }
    buildValues(lastComponent, newTokens, oldTokens) {
        // First we convert our linked list of components in reverse order to an
        // array in the right order:
        const components = [];
        let nextComponent;
        while (lastComponent) {
            components.push(lastComponent);
            nextComponent = lastComponent.previousComponent;
            delete lastComponent.previousComponent;
            lastComponent = nextComponent;
        }
        components.reverse();
        const componentLen = components.length;
        let componentPos = 0, newPos = 0, oldPos = 0;
        for (; componentPos < componentLen; componentPos++) {
            const component = components[componentPos];
            if (!component.removed) {
                if (!component.added && this.useLongestToken) {
                    let value = newTokens.slice(newPos, newPos + component.count);
                    value = value.map(function (value, i) {
                        const oldValue = oldTokens[oldPos + i];
                        return oldValue.length > value.length ? oldValue : value;
                    });
                    component.value = this.join(value);
                }
                else {
                    component.value = this.join(newTokens.slice(newPos, newPos + component.count));
                }
                newPos += component.count;
                // Common case
                if (!component.added) {
                    oldPos += component.count;
                }
            }
            else {
                component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
                oldPos += component.count;
            }
        }
        return components;
    }
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/array.js

class ArrayDiff extends Diff {
    tokenize(value) {
        return value.slice();
    }
    join(value) {
        return value;
    }
    removeEmpty(value) {
        return value;
    }
}
const arrayDiff = new ArrayDiff();
function diffArrays(oldArr, newArr, options) {
    return arrayDiff.diff(oldArr, newArr, options);
}

;// CONCATENATED MODULE: ./build/core/git/diff.js

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
    const changes = diffArrays(removed, added, { maxEditLength: maxDistance });
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


/***/ }),

/***/ 5713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ mergeDeployment),
/* harmony export */   Fg: () => (/* binding */ recordShape),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   J5: () => (/* binding */ serializeMarker),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Om: () => (/* binding */ serializeRecord),
/* harmony export */   Pi: () => (/* binding */ markerChange),
/* harmony export */   _g: () => (/* binding */ assertSameSource),
/* harmony export */   bx: () => (/* binding */ markerFile),
/* harmony export */   t7: () => (/* binding */ readMarker)
/* harmony export */ });
/* unused harmony export parseMarker */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4377);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9121);




const markerFile = '.review-env.yaml';
const line = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1).max(1024);
const lines = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(line).readonly();
const recordShape = {
    schema: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    name: line,
    repository: line,
    ref: line.startsWith('refs/'),
    request: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive().exactOptional(),
    generation: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive(),
};
const application = zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ file: line }),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: line, namespace: line.exactOptional(), project: line.exactOptional() }),
]);
const markerShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...recordShape,
    created: line,
    deployed: line,
    deployedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$().exactOptional(),
    services: lines,
    applications: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(application).readonly(),
    images: lines,
});
async function readMarker(snapshot, directory) {
    const path = `${directory}/${markerFile}`;
    const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(snapshot, path);
    return text === undefined ? undefined : parseMarker(text, path);
}
function parseMarker(text, path) {
    const { schema: _, ...marker } = parseRecord(text, path, markerShape);
    return marker;
}
function serializeMarker(marker) {
    const title = 'This review environment belongs to monorepo-gitops, which removes it by this record.';
    return serializeRecord(title, markerShape, marker);
}
function markerChange(directory, marker) {
    return { path: `${directory}/${markerFile}`, body: Buffer.from(serializeMarker(marker), 'utf8') };
}
function mergeDeployment(current, deployment, generation) {
    if (current !== undefined)
        assertSameSource(current, deployment);
    const { name, repository, ref, commit } = deployment;
    const request = deployment.request ?? current?.request;
    const deployedAt = (current?.deployed === commit ? current.deployedAt : undefined) ?? deployment.deployedAt;
    return {
        name,
        repository,
        ref,
        ...(request === undefined ? {} : { request }),
        generation: current?.generation ?? generation,
        created: current?.created ?? commit,
        deployed: commit,
        ...(deployedAt === undefined ? {} : { deployedAt }),
        services: unionOf(current?.services, deployment.services),
        applications: unionOfApplications(current?.applications, deployment.applications),
        images: unionOf(current?.images, deployment.images),
    };
}
function assertSameSource(recorded, wanted) {
    const differs = recorded.name !== wanted.name ||
        recorded.repository !== wanted.repository ||
        (wanted.ref !== undefined && recorded.ref !== wanted.ref);
    if (!differs)
        return;
    const problem = `review environment ${recorded.name} belongs to ${recorded.ref} of ${recorded.repository}, not to ${wanted.ref ?? wanted.name} of ${wanted.repository}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'REVIEW_ENV_FOREIGN', problem, {
        hint: 'Give the environment a name of its own, or run this from the repository that owns it.',
    });
}
const skippedByArgoCd = '# +argocd:skip-file-rendering';
function serializeRecord(title, shape, record) {
    const fields = { schema: 1, ...record };
    const ordered = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, fields[name]]));
    const body = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .stringify */ .As)(ordered, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
    return `# ${title}\n${skippedByArgoCd}\n${body}`;
}
function parseRecord(text, path, shape) {
    const parsed = shape.safeParse(plain(text, path));
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'the record';
    throw unreadable(path, `${field}: ${issue?.message ?? 'is not valid'}`, parsed.error);
}
function plain(text, path) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text);
    const [syntax] = document.errors;
    if (syntax !== undefined)
        throw unreadable(path, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(syntax), syntax);
    try {
        return document.toJS({ maxAliasCount: 0 });
    }
    catch (error) {
        throw unreadable(path, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error), error);
    }
}
function unreadable(path, problem, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'REVIEW_RECORD_UNREADABLE', `${path} cannot be read: ${problem}`, {
        hint: 'Restore the file from the history of the GitOps repository. Nothing is changed until it can be read.',
        cause,
    });
}
function unionOf(before = [], added = []) {
    return [...new Set([...before, ...added])].sort();
}
function unionOfApplications(before = [], added = []) {
    const byIdentity = new Map([...before, ...added].map((each) => [identity(each), each]));
    return [...byIdentity].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
function identity(each) {
    return 'file' in each ? `file ${each.file}` : `name ${each.namespace ?? ''}/${each.name}`;
}


/***/ }),

/***/ 7368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GO: () => (/* binding */ tombstoneChange),
/* harmony export */   P0: () => (/* binding */ tombstoneDirectory),
/* harmony export */   TD: () => (/* binding */ tombstoneOf),
/* harmony export */   f2: () => (/* binding */ parseTombstone),
/* harmony export */   i: () => (/* binding */ readTombstone),
/* harmony export */   ni: () => (/* binding */ tombstonePath),
/* harmony export */   xQ: () => (/* binding */ tombstoneAhead),
/* harmony export */   zJ: () => (/* binding */ admitDeployment)
/* harmony export */ });
/* unused harmony export serializeTombstone */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4377);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9121);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5713);



const tombstoneDirectory = '.monorepo-gitops/tombstones';
const tombstoneShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    ..._marker_js__WEBPACK_IMPORTED_MODULE_1__/* .recordShape */ .Fg,
    commits: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn,
    closedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    images: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn,
});
function tombstonePath(name) {
    return `${tombstoneDirectory}/${name}.yaml`;
}
async function readTombstone(snapshot, name) {
    const path = tombstonePath(name);
    const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_0__/* .readText */ .yR)(snapshot, path);
    return text === undefined ? undefined : parseTombstone(text, path);
}
function parseTombstone(text, path) {
    const { schema: _, ...tombstone } = (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecord */ .Hh)(text, path, tombstoneShape);
    return tombstone;
}
function serializeTombstone(tombstone) {
    const title = 'This review environment was removed. The record keeps a late deployment from reviving it.';
    return (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeRecord */ .Om)(title, tombstoneShape, tombstone);
}
function tombstoneChange(tombstone) {
    return { path: tombstonePath(tombstone.name), body: Buffer.from(serializeTombstone(tombstone), 'utf8') };
}
function tombstoneOf(removed, closingCommit, closedAt) {
    const { name, repository, ref, request, generation, deployed, images } = removed;
    return {
        name,
        repository,
        ref,
        ...(request === undefined ? {} : { request }),
        generation,
        commits: [...new Set([deployed, closingCommit ?? deployed])].sort(),
        closedAt: new Date(closedAt).toISOString(),
        images,
    };
}
function tombstoneAhead(source, closingCommit, closedAt) {
    return tombstoneOf({ ...source, generation: 1, deployed: closingCommit, images: [] }, closingCommit, closedAt);
}
function admitDeployment(deployment, marker, tombstone, source = 'unknown') {
    if (marker !== undefined)
        (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .assertSameSource */ ._g)(marker, deployment);
    if (tombstone !== undefined)
        (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .assertSameSource */ ._g)(tombstone, deployment);
    const closed = closedReason(deployment, tombstone, source);
    if (closed !== undefined)
        return { result: 'closed', reason: closed };
    const generation = tombstone === undefined ? 1 : tombstone.generation + 1;
    return {
        result: 'admitted',
        marker: (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .mergeDeployment */ .Az)(marker, deployment, generation),
        revived: tombstone !== undefined,
    };
}
function closedReason({ name, commit }, tombstone, source) {
    if (tombstone === undefined || source === 'open')
        return undefined;
    if (!tombstone.commits.includes(commit) && source !== 'behind')
        return undefined;
    return `review environment ${name} was removed at ${tombstone.closedAt}, and ${commit.slice(0, 8)} is not newer than that`;
}


/***/ }),

/***/ 4377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
