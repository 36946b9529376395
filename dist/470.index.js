export const id = 470;
export const ids = [470];
export const modules = {

/***/ 470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanupReviewEnv: () => (/* binding */ cleanupReviewEnv)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/argocd/live.js
var live = __webpack_require__(3947);
// EXTERNAL MODULE: ./build/core/argocd/observe.js
var observe = __webpack_require__(6349);
// EXTERNAL MODULE: ./build/core/argocd/ownership.js
var ownership = __webpack_require__(4408);
// EXTERNAL MODULE: ./build/core/argocd/tree.js
var tree = __webpack_require__(6845);
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





async function deleteApplication(vigil, choices) {
    const { client, ref } = vigil;
    const app = await client.get(ref);
    if (app === undefined)
        return { result: 'absent' };
    refuseForeign(app, choices.owner);
    if (app.metadata.deletionTimestamp === undefined) {
        const asked = await client.remove(ref, { cascade: true, propagationPolicy: 'foreground' });
        if (asked === 'absent')
            return { result: 'absent' };
    }
    return choices.wait ? await untilGone(vigil, choices) : { result: 'deleting' };
}
function refuseForeign(app, owner) {
    const { name, ownerReferences } = app.metadata;
    const set = ownerReferences?.find(({ kind }) => kind === 'ApplicationSet');
    if (set !== undefined) {
        throw new failure/* Failure */.HR('refused', 'ARGOCD_OWNED', `${name} belongs to the ApplicationSet ${set.name}, which would create it again`, {
            hint: 'Remove what the ApplicationSet reads (the directory, the request) instead.',
        });
    }
    const found = (0,ownership/* ownershipOf */.VL)(app);
    if (found?.environment === owner.environment && found.repository === owner.repository)
        return;
    const whose = found === undefined ? 'carries no ownership mark' : `belongs to ${found.environment} of ${found.repository}`;
    throw new failure/* Failure */.HR('refused', 'ARGOCD_NOT_OWNED', `${name} ${whose}, so it is not ${owner.environment} of ${owner.repository} and stays`, {
        hint: 'Only Applications that argocd-upsert-app wrote for this review environment are removed. Delete others by hand.',
    });
}
async function untilGone(vigil, choices) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { client, ref, log } = vigil;
        const observer = __addDisposableResource(env_1, (0,observe/* observe */.l)(vigil), false);
        let last;
        let reported;
        for (;;) {
            const observation = await observer.next();
            if (observation.kind === 'absent')
                return { result: 'deleted' };
            if (observation.kind === 'out-of-time')
                return await atDeadline(vigil, choices, last);
            last = observation.app;
            if (last.metadata.deletionTimestamp === undefined)
                return { result: 'deleted' };
            refuseUnconfirmed(last);
            if (last.operation !== undefined)
                await client.terminate(ref);
            const problem = last.status?.conditions?.find(({ type }) => type === 'DeletionError')?.message;
            if (problem !== undefined && problem !== reported)
                log.warn(`${(0,live/* appNamed */.pA)(ref)}: DeletionError: ${problem}`);
            reported = problem;
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
    throw new failure/* Failure */.HR('refused', 'ARGOCD_DELETION_UNCONFIRMED', `${app.metadata.name} waits for a confirmation to delete ${names}`, {
        hint: 'Confirm it in Argo CD (annotation argocd.argoproj.io/deletion-approved with the current time), or drop the sync option Delete=confirm.',
    });
}
async function atDeadline(vigil, choices, app) {
    const { client, ref, log } = vigil;
    const left = await remaining(vigil);
    if (choices.forceOrphan) {
        const asked = await client.remove(ref, { cascade: false });
        log.warn(`${(0,live/* appNamed */.pA)(ref)}: the finalizers are dropped; these resources stay without an owner: ${left.join('; ')}`);
        return asked === 'absent' ? { result: 'deleted' } : { result: 'orphaned', left };
    }
    const problem = app?.status?.conditions?.find(({ type }) => type === 'DeletionError')?.message;
    const told = [
        `${(0,live/* appNamed */.pA)(ref)} was not gone before the deadline${problem === undefined ? '' : `: ${problem}`}`,
        ...left.map((resource) => `  ${resource}`),
    ];
    throw new failure/* Failure */.HR('timed-out', 'ARGOCD_DELETION_TIMEOUT', told.join('\n'), {
        hint: 'The deletion goes on. Look for finalizers on these resources; `force-orphan: true` gives them up and removes the Application.',
        outputs: { left },
    });
}
async function remaining({ client, ref }) {
    const nodes = await client.resourceTree(ref).catch(() => []);
    return nodes.map((node) => {
        const resource = {
            kind: node.kind ?? '',
            namespace: node.namespace,
            name: node.name ?? '',
            status: node.health?.status || 'left',
            message: node.health?.message ?? '',
        };
        return (0,tree/* described */.W)(resource);
    });
}

;// CONCATENATED MODULE: ./build/core/cleanup/applications.js



async function removeApplications(client, removal, report) {
    const { clock, log, deadline, wait, forceOrphan, repository, dryRun } = removal;
    const marked = await client.list({ selector: (0,ownership/* ownershipSelector */.n2)(removal.environment) });
    for (const app of marked) {
        const owner = (0,ownership/* ownershipOf */.VL)(app);
        if (owner === undefined || owner.repository !== repository)
            continue;
        const reason = removal.isOrphan(owner);
        if (reason === undefined)
            continue;
        const piece = { environment: owner.environment, kind: 'application', name: app.metadata.name };
        await report.attempt(piece, async () => {
            if (dryRun)
                return { result: 'removed', reason: `a dry run: ${reason}` };
            const vigil = { client, ref: (0,live/* refTo */.zI)(app), clock, log, deadline };
            const deleted = await deleteApplication(vigil, { owner, wait, forceOrphan });
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

// EXTERNAL MODULE: ./build/core/review/environment-directory.js
var environment_directory = __webpack_require__(7248);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/review/ownership.js
var review_ownership = __webpack_require__(1426);
// EXTERNAL MODULE: ./build/core/review/tombstone.js
var review_tombstone = __webpack_require__(7368);
;// CONCATENATED MODULE: ./build/core/review/removal.js





async function planRemoval(files, request) {
    const { directory, remove } = request;
    const contents = await files.list(directory);
    const markerPath = `${directory}/${review_ownership/* markerFile */.bx}`;
    const markerText = await files.readFile(markerPath);
    if (markerText === undefined) {
        if (contents.length === 0)
            return { result: 'absent' };
        throw unowned(directory);
    }
    const marker = (0,review_ownership/* parseMarker */.gY)(markerText, markerPath);
    (0,review_ownership/* assertSameSource */._g)(marker, request);
    const applications = remove.has('app') ? await ownedManifests(files, request, marker) : { owned: [], kept: [] };
    const deletions = [...new Set([...(remove.has('files') ? contents : []), ...applications.owned])].sort();
    return {
        result: 'removed',
        marker,
        deletions,
        kept: applications.kept,
        tombstone: remove.has('files') ? (0,review_tombstone/* tombstoneOf */.TD)(marker, request.closingCommit, request.closedAt) : undefined,
    };
}
async function findTombstone(files, request) {
    const path = (0,review_tombstone/* tombstonePath */.ni)(request.name);
    const text = await files.readFile(path);
    if (text === undefined)
        return undefined;
    const tombstone = (0,review_tombstone/* parseTombstone */.f2)(text, path);
    (0,review_ownership/* assertSameSource */._g)(tombstone, request);
    return tombstone;
}
async function ownedManifests(files, request, marker) {
    const recorded = marker.applications.flatMap((each) => ('file' in each ? [each.file] : []));
    const candidates = [...new Set([...recorded, ...(request.applicationFiles ?? [])])];
    const owned = [];
    const kept = [];
    for (const path of candidates) {
        if (path.startsWith(`${request.directory}/`))
            continue;
        const text = isPlainPath(path) ? await files.readFile(path) : undefined;
        if (text === undefined)
            continue;
        const doubt = doubtAbout(text, marker);
        if (doubt === undefined)
            owned.push(path);
        else
            kept.push({ path, reason: doubt });
    }
    return { owned, kept };
}
function doubtAbout(text, marker) {
    const documents = (0,dist/* parseAllDocuments */.hR)(text).filter((document) => document.contents !== null);
    if (documents.length === 0)
        return 'it is empty';
    for (const document of documents) {
        if (document.errors.length > 0 || !(0,dist/* isMap */.jh)(document.contents))
            return 'it cannot be read';
        if (document.get('kind') !== 'Application')
            return 'it holds something else than an Application';
        const owner = (0,ownership/* ownershipOf */.VL)({ metadata: metadataOf(document) });
        if (owner?.environment !== marker.name || owner.repository !== marker.repository) {
            return `its Application does not have the label ${ownership/* environmentLabel */.WG}: ${marker.name} of ${marker.repository}`;
        }
    }
    return undefined;
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
function isPlainPath(path) {
    return path.split('/').every((segment) => !['', '.', '..'].includes(segment) && segment.toLowerCase() !== '.git');
}
function unowned(directory) {
    return new failure/* Failure */.HR('refused', 'REVIEW_ENV_UNOWNED', `${directory} has no ${review_ownership/* markerFile */.bx}, so it is not known to be a review environment of this repository`, { hint: 'Remove the directory by hand if it may go. Environments made by monorepo-gitops carry this file.' });
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
}

// EXTERNAL MODULE: ./build/core/gitops/objects.js
var objects = __webpack_require__(979);
;// CONCATENATED MODULE: ./build/core/cleanup/repository-files.js





function repositoryFiles(snapshot) {
    return {
        list: (directory) => snapshot.filesBelow(directory),
        async readFile(path) {
            const file = await snapshot.readFile(path);
            return file === undefined ? undefined : Buffer.from(file.body).toString('utf8');
        },
    };
}
async function observedEnvironments(snapshot, template) {
    const files = repositoryFiles(snapshot);
    const sample = (0,environment_directory/* environmentDirectory */.h)(template, 'slug');
    const parent = sample.includes('/') ? sample.slice(0, sample.lastIndexOf('/')) : '';
    const directories = (await snapshot.list(parent)).filter(objects/* isDirectory */.wd);
    return Promise.all(directories.map(async ({ name }) => {
        const directory = parent === '' ? name : `${parent}/${name}`;
        const path = `${directory}/${review_ownership/* markerFile */.bx}`;
        try {
            const text = await files.readFile(path);
            if (text === undefined)
                return { directory, problem: `has no ${review_ownership/* markerFile */.bx}` };
            return { directory, marker: (0,review_ownership/* parseMarker */.gY)(text, path) };
        }
        catch (error) {
            return { directory, problem: (0,failure/* messageOf */.bD)(error) };
        }
    }));
}
async function observedTombstones(snapshot) {
    const files = repositoryFiles(snapshot);
    const found = [];
    for (const path of await snapshot.filesBelow(review_tombstone/* tombstoneDirectory */.P0)) {
        const text = await files.readFile(path);
        try {
            if (text !== undefined)
                found.push((0,review_tombstone/* parseTombstone */.f2)(text, path));
        }
        catch { }
    }
    return found;
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

;// CONCATENATED MODULE: ./build/core/cleanup/clearing.js





const parts = ['app', 'files', 'images'];
class Clearing {
    report = new CleanupReport();
    #snapshot;
    #scope;
    #changes = new Map();
    #environments = new Map();
    constructor(snapshot, scope) {
        this.#snapshot = snapshot;
        this.#scope = scope;
    }
    async remove(request, reason) {
        const { name, directory } = request;
        const removal = await planRemoval(repositoryFiles(this.#snapshot), {
            ...request,
            remove: this.#scope.remove,
            closedAt: this.#scope.now,
            applicationFiles: await applicationFiles(this.#snapshot, this.#scope.appFile, name),
        });
        if (removal.result === 'absent')
            return 'absent';
        for (const path of removal.deletions) {
            const inside = path.startsWith(`${directory}/`);
            const entry = inside ? directory : path;
            this.#changes.set(entry, { path: entry, delete: true });
            const kind = inside ? 'files' : 'application';
            this.report.removed.push({ environment: name, kind, name: path, reason });
        }
        for (const { path, reason } of removal.kept) {
            this.report.kept.push({ environment: name, kind: 'application', name: path, reason });
        }
        if (removal.tombstone !== undefined)
            this.fence(removal.tombstone);
        this.leaves(name, removal.marker.images);
        return 'removed';
    }
    fence(tombstone) {
        const path = (0,review_tombstone/* tombstonePath */.ni)(tombstone.name);
        this.#changes.set(path, { path, body: Buffer.from((0,review_tombstone/* serializeTombstone */.wP)(tombstone), 'utf8') });
    }
    forget(name) {
        const path = (0,review_tombstone/* tombstonePath */.ni)(name);
        this.#changes.set(path, { path, delete: true });
        this.report.removed.push({ environment: name, kind: 'tombstone', name: path, reason: 'it is older than the ttl' });
    }
    leaves(name, images) {
        const before = this.#environments.get(name)?.images ?? [];
        this.#environments.set(name, { name, images: [...new Set([...before, ...images])] });
    }
    async proposal(message) {
        const payload = {
            report: this.report,
            environments: [...this.#environments.values()],
            others: await this.#otherFiles(),
        };
        if (this.#changes.size === 0)
            return { kind: 'nothing', payload };
        return { kind: 'changes', changes: [...this.#changes.values()], message, trailers: this.#scope.trailers, payload };
    }
    async #otherFiles() {
        const { lastingFiles, templates, remove } = this.#scope;
        const judged = remove.has('images') && [...this.#environments.values()].some(({ images }) => images.length > 0);
        if (!judged || lastingFiles === undefined)
            return undefined;
        const paths = new Set(lastingFiles);
        for (const template of templates) {
            for (const { directory } of await observedEnvironments(this.#snapshot, template)) {
                if (this.#changes.has(directory))
                    continue;
                for (const path of await this.#snapshot.filesBelow(directory))
                    paths.add(path);
            }
        }
        const files = repositoryFiles(this.#snapshot);
        const texts = await Promise.all([...paths].map(async (path) => [path, await files.readFile(path)]));
        return new Map(texts.filter((entry) => entry[1] !== undefined));
    }
}
function directoriesOf(templates, name) {
    return [...new Set(templates.map((template) => (0,environment_directory/* environmentDirectory */.h)(template, name)))];
}

// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/cleanup/images.js


async function removeImages(registry, removal, report) {
    const { environment, images, others, dryRun } = removal;
    for (const image of images) {
        await report.attempt({ environment, kind: 'image', name: image }, async () => {
            const reference = (0,image_reference/* parseReference */.F2)(image, 'images');
            const found = await registry.headManifest(reference);
            if (found === undefined)
                return undefined;
            const user = await userOf(registry, { ...reference, digest: found.digest }, images, others);
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
    if (others === undefined)
        return 'gitops.yaml is not at hand, so it is not known whether another environment uses it';
    for (const [path, text] of others) {
        if (text.includes(tag) || text.includes(digest))
            return `${path} uses it`;
    }
    const own = new Set(ours
        .map((each) => (0,image_reference/* parseReference */.F2)(each, 'images'))
        .filter((each) => sameRepository(each, image))
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
function sameRepository(a, b) {
    return a.registry === b.registry && a.repository === b.repository;
}

;// CONCATENATED MODULE: ./build/core/cleanup/open-requests.js

const pageTimeout = 30_000;
const mostPages = 100;
function forgeAccess(ci, env, given) {
    const kind = kindOf(ci, given.url);
    if (kind === undefined)
        return undefined;
    const token = given.token ?? (kind === 'github' ? env.GITHUB_TOKEN : undefined);
    const url = given.url ?? (kind === 'github' ? (env.GITHUB_API_URL ?? 'https://api.github.com') : env.CI_API_V4_URL);
    return token === undefined || url === undefined ? undefined : { kind, token, url: url.replace(/\/+$/, '') };
}
async function openRequests(access, repository, secrets) {
    secrets.add(access.token);
    const found = new Set();
    let next = `${access.url}${firstPage(access.kind, repository)}`;
    for (let page = 0; next !== undefined; page += 1) {
        if (page === mostPages)
            throw doubtful(next, `more than ${mostPages} pages`);
        const response = await answerOf(access, next);
        for (const number of await numbersOf(access.kind, response, next))
            found.add(number);
        next = nextPage(response, next);
    }
    return found;
}
function firstPage(kind, repository) {
    return kind === 'github'
        ? `/repos/${repository.split('/').map(encodeURIComponent).join('/')}/pulls?state=open&per_page=100`
        : `/projects/${encodeURIComponent(repository)}/merge_requests?state=opened&scope=all&per_page=100`;
}
async function answerOf({ token }, url) {
    let response;
    try {
        response = await fetch(url, {
            headers: { accept: 'application/json', authorization: `Bearer ${token}`, 'user-agent': 'monorepo-gitops' },
            redirect: 'error',
            signal: AbortSignal.timeout(pageTimeout),
        });
    }
    catch (error) {
        throw doubtful(url, (0,failure/* messageOf */.bD)(error), error);
    }
    if (!response.ok)
        throw doubtful(url, `HTTP ${response.status}: ${(await response.text()).slice(0, 200)}`);
    return response;
}
async function numbersOf(kind, response, url) {
    const body = await response.json().catch((error) => {
        throw doubtful(url, 'the answer is not JSON', error);
    });
    if (!Array.isArray(body))
        throw doubtful(url, 'the answer is not a list');
    return body.map((request) => {
        const number = kind === 'github' ? request?.number : request?.iid;
        if (typeof number !== 'number')
            throw doubtful(url, 'an item of the list has no number');
        return number;
    });
}
function nextPage(response, url) {
    const link = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(response.headers.get('link') ?? '')?.[1];
    if (link === undefined)
        return undefined;
    const next = new URL(link, url);
    if (next.origin !== new URL(url).origin)
        throw doubtful(url, `the list goes on at ${next.origin}, another server`);
    return next.href;
}
function kindOf({ host, repositoryUrl }, url) {
    if (host === 'github' || host === 'gitlab')
        return host;
    const hint = url ?? repositoryUrl ?? '';
    if (/gitlab|\/api\/v4\/?$/.test(hint))
        return 'gitlab';
    return url !== undefined || /github/.test(hint) ? 'github' : undefined;
}
function doubtful(url, problem, cause) {
    return new failure/* Failure */.HR('failed', 'SWEEP_SOURCES', `the open requests could not be listed (${url}): ${problem}; nothing is removed`, {
        hint: 'Give a forge-token that may read the requests of this repository (GitHub: `permissions: pull-requests: read`).',
        cause,
    });
}

// EXTERNAL MODULE: ./build/core/git/program.js + 1 modules
var program = __webpack_require__(4589);
;// CONCATENATED MODULE: ./build/core/cleanup/open-sources.js


async function openBranches(ci, env) {
    const options = { cwd: ci.workspace, env, scope: 'checkout' };
    const remotes = await (0,program/* runGit */.EO)(['remote'], options);
    const remote = remotes.stdout
        .toString('utf8')
        .split('\n')
        .find((name) => name !== '');
    const listed = remote === undefined
        ? await (0,program/* runGit */.EO)(['for-each-ref', '--format=%(objectname)%09%(refname)', 'refs/heads/'], options)
        : await (0,program/* runGit */.EO)(['ls-remote', '--symref', '--', remote, 'HEAD', 'refs/heads/*'], options);
    if (remotes.code !== 0 || listed.code !== 0) {
        throw new failure/* Failure */.HR('failed', 'SWEEP_SOURCES', 'the branches of the monorepo could not be listed, so nothing is removed', {
            hint: 'Run the sweep in a checkout of the monorepo whose remote can be read (actions/checkout with persist-credentials).',
            cause: new Error((listed.stderr || remotes.stderr).trim()),
        });
    }
    const lines = listed.stdout.toString('utf8').split('\n');
    const head = lines.map((line) => /^ref: refs\/heads\/(.+)\tHEAD$/.exec(line)?.[1]).find((name) => name !== undefined);
    return {
        repository: ci.repository,
        branches: new Set(lines.flatMap((line) => /^[0-9a-f]{40,64}\t(refs\/heads\/.+)$/.exec(line)?.[1] ?? [])),
        defaultBranch: ci.defaultBranch ?? head ?? ci.branch ?? 'main',
    };
}

// EXTERNAL MODULE: ./build/core/review/naming.js
var naming = __webpack_require__(5327);
;// CONCATENATED MODULE: ./build/core/review/sweep.js

function planSweep(observed, tombstones, open, limits) {
    assertPlausible(open);
    const remove = [];
    const keep = [];
    for (const each of observed) {
        if ('problem' in each) {
            keep.push({ directory: each.directory, name: lastSegment(each.directory), reason: each.problem });
            continue;
        }
        const { directory, marker } = each;
        const verdict = judge(each, open, limits);
        if (verdict.goes)
            remove.push({ directory, name: marker.name, reason: verdict.reason, marker });
        else
            keep.push({ directory, name: marker.name, reason: verdict.reason });
    }
    if (remove.length > limits.maxDeletions)
        throw tooMany(remove, limits.maxDeletions);
    const forget = tombstones.filter((each) => isForgettable(each, open, limits)).map(({ name }) => name);
    return { remove, keep, forget };
}
function judge({ directory, marker }, open, limits) {
    if (marker.repository !== open.repository)
        return { goes: false, reason: `belongs to ${marker.repository}` };
    if (marker.name !== lastSegment(directory)) {
        return { goes: false, reason: `its marker is that of ${marker.name}, so it was copied here` };
    }
    const expiry = expiryOf(marker, limits.ttl);
    if (expiry !== undefined && expiry <= limits.now) {
        return { goes: true, reason: `expired at ${new Date(expiry).toISOString()}` };
    }
    if (marker.request === undefined) {
        return open.branches.has(marker.ref)
            ? { goes: false, reason: `${marker.ref} exists` }
            : { goes: true, reason: `${marker.ref} is gone` };
    }
    if (open.requests === undefined)
        return { goes: false, reason: `the forge was not asked about request ${marker.request}` };
    return open.requests.has(marker.request)
        ? { goes: false, reason: `request ${marker.request} is open` }
        : { goes: true, reason: `request ${marker.request} is closed` };
}
function expiryOf(marker, ttl) {
    return ttl === undefined || marker.deployedAt === undefined ? undefined : Date.parse(marker.deployedAt) + ttl;
}
function isForgettable(tombstone, open, { now, ttl }) {
    if (tombstone.repository !== open.repository || ttl === undefined)
        return false;
    return Date.parse(tombstone.closedAt) + ttl <= now;
}
function assertPlausible({ branches, defaultBranch, repository }) {
    if (branches.has(`refs/heads/${defaultBranch}`))
        return;
    throw new failure/* Failure */.HR('refused', 'SWEEP_SOURCES_DOUBTFUL', `the list of ${repository}'s branches lacks its default branch ${defaultBranch}, so nothing is removed`, { hint: 'Run the sweep where all branches can be read, with a token that may read them.' });
}
function tooMany(remove, maxDeletions) {
    return new failure/* Failure */.HR('refused', 'SWEEP_TOO_MANY', `${remove.length} review environments would be removed, more than max-deletions (${maxDeletions}); none was`, {
        hint: 'Check the list with dry-run, and raise max-deletions if it is right.',
        outputs: { removed: [], kept: remove.map(({ name, reason }) => ({ name, reason: `not removed: ${reason}` })) },
    });
}
function lastSegment(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./build/core/cleanup/plans.js







function removalTarget(repository, given) {
    const { name, branch, request } = given;
    const inputs = Object.entries(given).filter(([, value]) => value !== undefined);
    if (inputs.length > 1) {
        throw (0,failure/* badInput */.AN)(inputs.map(([input]) => input).join(' and '), 'are given together', 'Give one of name, branch and request.');
    }
    if (name !== undefined)
        return { name, repository };
    if (request !== undefined)
        return { name: (0,naming/* environmentName */.VE)({ mode: 'request', requestNumber: request }), repository, request };
    if (branch === undefined)
        return undefined;
    const ref = `refs/heads/${branch.replace(/^refs\/heads\//, '')}`;
    return { name: (0,naming/* environmentName */.VE)({ mode: 'branch', repository, ref }), repository, ref };
}
function planOne(scope, target) {
    return async (snapshot) => {
        const clearing = new Clearing(snapshot, scope);
        let removed = false;
        for (const directory of directoriesOf(scope.templates, target.name)) {
            const result = await clearing.remove({ ...target, directory }, 'it was asked for');
            removed ||= result === 'removed';
        }
        if (!removed)
            await afterwards(clearing, repositoryFiles(snapshot), scope, target);
        return clearing.proposal(`Remove review environment ${target.name}`);
    };
}
async function afterwards(clearing, files, scope, target) {
    const tombstone = await findTombstone(files, target);
    clearing.leaves(target.name, tombstone?.images ?? []);
    const { ref, closingCommit, closing } = target;
    if (tombstone !== undefined || !closing || ref === undefined || closingCommit === undefined)
        return;
    if (scope.remove.has('files'))
        clearing.fence((0,review_tombstone/* tombstoneAhead */.xQ)({ ...target, ref }, closingCommit, scope.now));
}
function planOrphans(scope, sources, limits) {
    return async (snapshot) => {
        const clearing = new Clearing(snapshot, scope);
        const lists = await Promise.all(scope.templates.map((template) => observedEnvironments(snapshot, template)));
        const observed = [...new Map(lists.flat().map((each) => [each.directory, each])).values()];
        const tombstones = await observedTombstones(snapshot);
        const requests = observed.some((each) => 'marker' in each && each.marker.request !== undefined);
        const plan = planSweep(observed, tombstones, await sources({ requests }), { ...limits, now: scope.now });
        for (const { directory, name, reason } of plan.keep) {
            clearing.report.kept.push({ environment: name, kind: 'files', name: directory, reason });
        }
        for (const { directory, marker, reason } of plan.remove) {
            const { name, repository, ref } = marker;
            try {
                await clearing.remove({ name, repository, ref, directory }, reason);
            }
            catch (error) {
                clearing.report.failed.push({ environment: name, kind: 'files', name: directory, reason: (0,failure/* messageOf */.bD)(error) });
            }
        }
        for (const name of plan.forget)
            clearing.forget(name);
        for (const { name, repository, images } of tombstones) {
            if (repository === scope.repository && images.length > 0)
                clearing.leaves(name, images);
        }
        const names = plan.remove.map(({ name }) => name);
        return clearing.proposal(sweepMessage(names, plan.forget.length));
    };
}
function sweepMessage(names, forgotten) {
    if (names.length === 0)
        return `Forget ${forgotten} removed review environments`;
    const subject = names.length === 1 ? `Remove review environment ${names[0]}` : `Remove ${names.length} review environments`;
    return [subject, '', ...names.map((name) => `- ${name}`)].join('\n');
}

// EXTERNAL MODULE: ./build/core/gitops/commit-diff.js
var commit_diff = __webpack_require__(5788);
// EXTERNAL MODULE: ./build/core/gitops/connect.js + 6 modules
var connect = __webpack_require__(7396);
// EXTERNAL MODULE: ./build/core/gitops/delivery.js + 4 modules
var delivery = __webpack_require__(2136);
// EXTERNAL MODULE: ./build/core/gitops/trailers.js
var trailers = __webpack_require__(1375);
;// CONCATENATED MODULE: ./build/commands/cleanup-result.js

function cleanupResult(log, { removed, kept, failed }, committed) {
    for (const { kind, name, reason } of removed)
        log.info(`removed ${kind} ${name}: ${reason}`);
    for (const { kind, name, reason } of kept)
        log.info(`kept ${kind} ${name}: ${reason}`);
    if (removed.length + kept.length + failed.length === 0)
        log.info('There is nothing to remove.');
    const outputs = { removed, kept, failed, ...committed };
    if (failed.length > 0) {
        const told = failed.map(({ kind, name, reason }) => `${kind} ${name}: ${reason}`).join('\n');
        throw new failure/* Failure */.HR('failed', 'CLEANUP_INCOMPLETE', `could not remove:\n${told}`, {
            hint: 'Everything else was done. Correct the reasons and run the same command again.',
            outputs,
        });
    }
    return { outputs, summary: summaryOf({ removed, kept }) };
}
function summaryOf(pieces) {
    const row = (verdict) => (piece) => `| ${verdict} | ${piece.environment} | ${piece.kind} | \`${piece.name}\` | ${piece.reason.replaceAll('|', '\\|')} |`;
    const rows = [...pieces.removed.map(row('removed')), ...pieces.kept.map(row('kept'))];
    if (rows.length === 0)
        return '### cleanup-review-env\n\nThere is nothing to remove.';
    return [
        '### cleanup-review-env',
        '',
        '| | environment | kind | name | reason |',
        '|---|---|---|---|---|',
        ...rows,
    ].join('\n');
}

// EXTERNAL MODULE: ./build/commands/command.js
var command = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/commands/configured.js
var configured = __webpack_require__(4483);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 6 modules
var gitops_commit = __webpack_require__(2216);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/commands/resolve.js
var resolve = __webpack_require__(3767);
;// CONCATENATED MODULE: ./build/commands/review-environments.js



function configuredReview({ config, environment }) {
    const chosen = environment === undefined
        ? [...config.environments].filter(([, each]) => (0,environments/* isReviewEnvironment */.Qm)(each))
        : [[environment, (0,environments/* environmentNamed */.b6)(config, environment)]];
    const files = chosen.flatMap(([name, { file }]) => (file === undefined ? [] : [forEnvironment(file, name)]));
    const ttls = chosen.flatMap(([, { ttl }]) => (ttl === undefined ? [] : [ttl]));
    const [longest] = ttls.sort((a, b) => ((0,resolve/* parseDuration */.E9)(b) ?? 0) - ((0,resolve/* parseDuration */.E9)(a) ?? 0));
    return (0,configured/* present */.Eb)({
        file: files.length === 0 ? undefined : files,
        ttl: ttls.length < chosen.length ? undefined : longest,
    });
}
function lastingFiles(config) {
    const paths = new Set();
    for (const [name, environment] of config.environments) {
        if (environment.file === undefined || (0,environments/* isReviewEnvironment */.Qm)(environment))
            continue;
        for (const service of config.services.keys()) {
            paths.add(forEnvironment(environment.file, name).replaceAll('{service}', service));
        }
    }
    return [...paths].filter((path) => !path.includes('{'));
}
function forEnvironment(template, name) {
    return template.replaceAll('{environment}', name);
}

// EXTERNAL MODULE: ./build/commands/shared.js
var shared = __webpack_require__(3474);
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
    ...shared/* commonInputs */.j$,
    name: { type: 'string', description: 'Name of the review environment: the `slug` output of `plan`.' },
    branch: { type: 'string', description: 'Branch whose review environment goes. Default: the one of this event.' },
    request: { type: 'integer', description: 'Number of the pull or merge request whose review environment goes.' },
    sweep: {
        type: 'boolean',
        default: 'false',
        description: 'Remove every review environment whose branch or request is gone, or that is older than `ttl`. Runs on a schedule and after any crash.',
    },
    'max-deletions': {
        type: 'integer',
        default: '20',
        description: 'A sweep that would remove more review environments removes none and fails.',
    },
    ttl: {
        type: 'duration',
        description: 'How long a review environment lives after its latest deployment (`sweep`). Default: for ever.',
    },
    remove: {
        type: 'list',
        description: 'What to remove: `files` (its directory), `app` (its Applications), `images` (its tags). Default: all that apply.',
    },
    file: {
        type: 'list',
        description: 'Files of review environments, as in `bump-image-tag`: `review/{slug}/{service}.yaml`.',
    },
    'app-file': {
        type: 'string',
        default: 'argocd/{name}.yaml',
        description: 'Where manifests of Applications are in the GitOps repository.',
    },
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
    timeout: { type: 'duration', default: '5m', description: 'Deadline for winning push races, and for `wait`.' },
    ...shared/* gitopsInputs */.cX,
    ...shared/* argocdInputs */.wm,
    ...shared/* registryInputs */.P4,
    ...shared/* forgeInputs */.LV,
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
    configured: (scope) => ({ ...(0,configured/* configuredGitops */.bb)(scope), ...(0,configured/* configuredArgocd */.B3)(scope), ...configuredReview(scope) }),
    async run(run) {
        const scope = scopeOf(run);
        const wish = run.inputs.sweep ? everyOrphan(run, scope) : oneEnvironment(run, scope);
        const { cleared, commit, diff } = await commitRemoval(run, wish);
        if (scope.remove.has('app'))
            await cleanUpApplications(run, wish, cleared);
        if (scope.remove.has('images'))
            await cleanUpImages(run, cleared);
        return cleanupResult(run.log, cleared.report, { commit, diff });
    },
});
function scopeOf({ inputs, config, ci, clock }) {
    if (inputs.file.length === 0) {
        throw (0,failure/* badInput */.AN)('file', 'is missing: it is not known where review environments are', 'Give `file: review/{slug}/{service}.yaml`, or a gitops.yaml with a review environment (`ttl`, or `when: { request: true }`).');
    }
    const sourceRepository = ci.repositoryUrl ?? ci.repository;
    return {
        repository: ci.repository,
        templates: inputs.file,
        appFile: inputs['app-file'],
        remove: partsOf(inputs.remove),
        lastingFiles: config === undefined ? undefined : lastingFiles(config),
        trailers: (0,trailers/* provenanceTrailers */.e1)({ sourceRepository, services: [], images: [], pipeline: ci.pipelineUrl }),
        now: clock.now(),
    };
}
function partsOf(asked) {
    const isPart = (part) => parts.includes(part);
    const unknown = asked.find((part) => !isPart(part));
    if (unknown !== undefined) {
        throw (0,failure/* badInput */.AN)('remove', `"${unknown}" cannot be removed by this command`, `It removes: ${parts.join(', ')}.`);
    }
    return new Set(asked.length === 0 ? parts : asked.filter(isPart));
}
function oneEnvironment({ inputs, ci }, scope) {
    const { name, branch, request } = inputs;
    const closing = ci.event.kind === 'request-closed' || ci.event.kind === 'branch-deleted';
    const ofEvent = {
        name: undefined,
        branch: ci.event.kind === 'request-closed' ? undefined : ci.branch,
        request: ci.event.kind === 'request-closed' ? ci.event.number : undefined,
    };
    const asked = removalTarget(ci.repository, { name, branch, request }) ?? removalTarget(ci.repository, ofEvent);
    if (asked === undefined) {
        throw (0,failure/* badInput */.AN)('name', 'is missing, and this event is of no branch or request', 'Give name, branch or request.');
    }
    const ofRequest = asked.request !== undefined && ci.branch !== undefined ? { ref: `refs/heads/${ci.branch}` } : {};
    const tip = closing && !(ci.host === 'github' && ci.event.kind === 'branch-deleted') ? ci.commit : undefined;
    const target = {
        ...(closing ? ofRequest : {}),
        ...asked,
        closing,
        ...(tip === undefined ? {} : { closingCommit: tip }),
    };
    return { plan: planOne(scope, target), environment: asked.name, orphaned: () => 'it was asked for' };
}
function everyOrphan({ inputs, ci, env, secrets }, scope) {
    let open;
    const ask = async ({ requests }) => {
        const given = { token: inputs['forge-token'], url: inputs['forge-url'] };
        const access = requests ? forgeAccess(ci, env, given) : undefined;
        open = {
            ...(await openBranches(ci, env)),
            ...(access === undefined ? {} : { requests: await openRequests(access, ci.repository, secrets) }),
        };
        return open;
    };
    const limits = { ttl: inputs.ttl, maxDeletions: inputs['max-deletions'] };
    return {
        plan: planOrphans(scope, ask, limits),
        environment: undefined,
        orphaned({ environment, branch, request }, { report }) {
            const removed = report.removed.find((piece) => piece.environment === environment && piece.kind === 'files');
            if (removed !== undefined)
                return removed.reason;
            if (report.kept.some((piece) => piece.environment === environment))
                return undefined;
            if (request !== undefined)
                return open?.requests?.has(request) === false ? `request ${request} is closed` : undefined;
            const gone = branch !== undefined && open?.branches.has(`refs/heads/${branch}`) === false;
            return gone ? `refs/heads/${branch} is gone` : undefined;
        },
    };
}
async function commitRemoval(run, { plan }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, ci, env, log, clock, secrets } = run;
        const remote = (0,shared/* gitopsRemote */.L_)(inputs, (0,gitops_commit/* gitopsUrl */.iZ)(run));
        const transport = cleanup_review_env_addDisposableResource(env_1, await (0,connect/* openTransport */.g)(remote, { mode: inputs['gitops-transport'], env, log, clock }), true);
        const delivered = await (0,delivery/* commitTo */.v)({
            transport,
            branch: inputs['gitops-branch'],
            plan,
            author: ci.actor,
            clock,
            log,
            secrets,
            timeout: inputs.timeout,
            dryRun: inputs['dry-run'],
        });
        if (delivered.result === 'committed')
            log.info(`Committed ${delivered.commit.slice(0, 8)} to ${delivered.branch}.`);
        const diff = delivered.result === 'unchanged' ? '' : (0,commit_diff/* commitDiff */.f)(delivered.files);
        if (diff !== '')
            log.info(diff.trimEnd());
        return { cleared: delivered.payload, commit: delivered.result === 'committed' ? delivered.commit : undefined, diff };
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
}
async function cleanUpApplications(run, wish, cleared) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, ci, env, clock, log, secrets } = run;
        if (inputs['argocd-server'] === undefined)
            return;
        const [{ createArgocdClient }, { jobIdToken }] = await Promise.all([
            __webpack_require__.e(/* import() */ 621).then(__webpack_require__.bind(__webpack_require__, 2621)),
            __webpack_require__.e(/* import() */ 109).then(__webpack_require__.bind(__webpack_require__, 3109)),
        ]);
        const client = cleanup_review_env_addDisposableResource(env_2, createArgocdClient((0,shared/* argocdConnection */.rU)(inputs), { clock, secrets, idToken: jobIdToken(env) }), false);
        const removal = {
            repository: ci.repository,
            environment: wish.environment,
            isOrphan: (owner) => wish.orphaned(owner, cleared),
            wait: inputs.wait,
            forceOrphan: inputs['force-orphan'],
            deadline: clock.now() + inputs.timeout,
            clock,
            log,
            dryRun: inputs['dry-run'],
        };
        await removeApplications(client, removal, cleared.report);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        cleanup_review_env_disposeResources(env_2);
    }
}
async function cleanUpImages(run, { environments, others, report }) {
    const { inputs, env, clock, secrets } = run;
    if (environments.every(({ images }) => images.length === 0))
        return;
    const [{ createRegistry }, { credentialResolver }] = await Promise.all([
        __webpack_require__.e(/* import() */ 674).then(__webpack_require__.bind(__webpack_require__, 9674)),
        __webpack_require__.e(/* import() */ 247).then(__webpack_require__.bind(__webpack_require__, 8247)),
    ]);
    const given = { username: inputs['registry-username'], password: inputs['registry-password'] };
    const registry = createRegistry({ clock, secrets, credentials: credentialResolver(given, { env, secrets, clock }) });
    for (const { name, images } of environments) {
        await removeImages(registry, { environment: name, images, others, dryRun: inputs['dry-run'] }, report);
    }
}


/***/ })

};
