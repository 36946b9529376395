export const id = 461;
export const ids = [461];
export const modules = {

/***/ 461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  demo: () => (/* binding */ demo)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 28 modules
var edit = __webpack_require__(6879);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js + 1 modules
var environments = __webpack_require__(7084);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/git/program/program.js
var program = __webpack_require__(1714);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __webpack_require__(95);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/demo/registry.js




async function startEmbeddedRegistry() {
    const images = new Images();
    const server = (0,external_node_http_.createServer)((request, response) => {
        answer(images, request).then((reply) => send(request, response, reply), (error) => send(request, response, errorReply(error)));
    });
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
    });
    const close = () => new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
    return {
        host: `127.0.0.1:${server.address().port}`,
        digestOf: (repository, tag) => images.repository(repository).tags.get(tag),
        close,
        [Symbol.asyncDispose]: close,
    };
}
class Images {
    contents = new Map();
    uploads = new Map();
    #repositories = new Map();
    #lastUpload = 0;
    repository(name) {
        const known = this.#repositories.get(name);
        if (known !== undefined)
            return known;
        const repository = { name, blobs: new Set(), manifests: new Map(), tags: new Map() };
        this.#repositories.set(name, repository);
        return repository;
    }
    beginUpload({ name }) {
        this.#lastUpload += 1;
        const id = String(this.#lastUpload);
        this.uploads.set(id, { name, pieces: [] });
        return id;
    }
}
class Refusal extends Error {
    status;
    code;
    constructor(status, code, message) {
        super(message);
        this.status = status;
        this.code = code;
    }
}
function errorReply(error) {
    const { status, code, message } = error instanceof Refusal ? error : new Refusal(500, 'UNKNOWN', (0,failure/* messageOf */.bD)(error));
    return json(status, { errors: [{ code, message }] });
}
function json(status, content) {
    return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}
function send(request, response, { status, headers, body = '' }) {
    const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
    response.writeHead(status, { 'docker-distribution-api-version': 'registry/2.0', ...headers, ...length });
    response.end(request.method === 'HEAD' ? undefined : body);
}
async function answer(images, request) {
    const url = new URL(request.url ?? '/', 'http://registry');
    if (url.pathname === '/v2/' || url.pathname === '/v2')
        return json(200, {});
    const route = /^\/v2\/(.+)\/(manifests|blobs\/uploads|blobs|tags)\/([^/]*)$/.exec(url.pathname);
    if (route === null)
        throw new Refusal(404, 'NAME_UNKNOWN', 'no such endpoint');
    const [, name = '', kind, reference = ''] = route;
    if (!(0,image_reference/* isRepositoryPath */.og)(name))
        throw new Refusal(400, 'NAME_INVALID', `${name} is not a repository name`);
    const exchange = { images, repository: images.repository(name), request, url };
    if (kind === 'manifests')
        return registry_manifest(exchange, reference);
    if (kind === 'blobs')
        return blob(exchange, reference);
    if (kind === 'blobs/uploads')
        return upload(exchange, reference);
    if (reference === 'list' && request.method === 'GET')
        return listTags(exchange.repository);
    throw new Refusal(404, 'NAME_UNKNOWN', 'no such endpoint');
}
async function registry_manifest(exchange, reference) {
    const { images, repository, request } = exchange;
    if (!(0,image_reference/* isDigest */.Bc)(reference) && !(0,image_reference/* isTag */.dz)(reference)) {
        throw new Refusal(400, 'MANIFEST_INVALID', `${reference} is neither a tag nor a digest`);
    }
    if (request.method === 'PUT')
        return putManifest(exchange, reference);
    const digest = (0,image_reference/* isDigest */.Bc)(reference) ? reference : (repository.tags.get(reference) ?? '');
    const mediaType = repository.manifests.get(digest);
    if (mediaType === undefined)
        throw new Refusal(404, 'MANIFEST_UNKNOWN', `${repository.name} has no ${reference}`);
    if (request.method === 'DELETE')
        return deleteManifest(repository, reference);
    refuseOtherThanReading(request);
    return contentReply(images, digest, mediaType);
}
async function putManifest({ images, repository, request }, reference) {
    const bytes = await bodyOf(request);
    const mediaType = request.headers['content-type']?.split(';')[0] ?? '';
    if (!manifest/* manifestTypes */.Fm.includes(mediaType)) {
        throw new Refusal(400, 'MANIFEST_INVALID', `${mediaType} is no manifest type`);
    }
    const digest = (0,image_reference/* isDigest */.Bc)(reference) ? reference : (0,manifest/* digestOf */.ol)(bytes);
    if (!(0,manifest/* matchesDigest */._j)(bytes, digest))
        throw new Refusal(400, 'DIGEST_INVALID', `the manifest is not ${digest}`);
    const missing = missingParts(repository, bytes, digest);
    if (missing.length > 0) {
        throw new Refusal(400, 'MANIFEST_BLOB_UNKNOWN', `the manifest refers to ${missing.join(', ')}, not here`);
    }
    images.contents.set(digest, bytes);
    repository.manifests.set(digest, mediaType);
    if (!(0,image_reference/* isDigest */.Bc)(reference))
        repository.tags.set(reference, digest);
    return created(repository, 'manifests', digest);
}
function missingParts({ blobs, manifests }, bytes, digest) {
    try {
        const content = (0,manifest/* readManifest */.WI)({ bytes, digest });
        const [parts, present] = content.kind === 'index'
            ? [content.manifests, manifests]
            : [[content.config, ...content.layers.filter(({ urls }) => urls === undefined)], blobs];
        return parts.map((part) => part.digest).filter((part) => !present.has(part));
    }
    catch (error) {
        throw new Refusal(400, 'MANIFEST_INVALID', (0,failure/* messageOf */.bD)(error));
    }
}
function deleteManifest({ manifests, tags }, reference) {
    manifests.delete(reference);
    for (const [tag, digest] of tags)
        if (tag === reference || digest === reference)
            tags.delete(tag);
    return { status: 202 };
}
function blob({ images, repository, request }, digest) {
    if (!(0,image_reference/* isDigest */.Bc)(digest))
        throw new Refusal(400, 'DIGEST_INVALID', `${digest} is not a digest`);
    refuseOtherThanReading(request);
    if (!repository.blobs.has(digest))
        throw new Refusal(404, 'BLOB_UNKNOWN', `${repository.name} has no ${digest}`);
    return contentReply(images, digest, 'application/octet-stream');
}
function refuseOtherThanReading({ method }) {
    if (method !== 'GET' && method !== 'HEAD')
        throw new Refusal(405, 'UNSUPPORTED', `${method} is not understood here`);
}
function contentReply({ contents }, digest, mediaType) {
    const headers = { 'docker-content-digest': digest, 'content-type': mediaType };
    return { status: 200, headers, body: contents.get(digest) ?? '' };
}
async function upload(exchange, id) {
    const { images, repository, request, url } = exchange;
    if (id === '' && request.method === 'POST')
        return beginUpload(exchange);
    const begun = images.uploads.get(id);
    if (begun?.name !== repository.name)
        throw new Refusal(404, 'BLOB_UPLOAD_UNKNOWN', 'no such upload');
    if (request.method === 'DELETE') {
        images.uploads.delete(id);
        return { status: 204 };
    }
    if (request.method !== 'PATCH' && request.method !== 'PUT') {
        throw new Refusal(405, 'UNSUPPORTED', `${request.method} is not understood here`);
    }
    const start = /^(?:bytes=)?(\d+)-/.exec(request.headers['content-range'] ?? '')?.[1];
    if (start !== undefined && Number(start) !== received(begun)) {
        throw new Refusal(416, 'BLOB_UPLOAD_INVALID', 'the pieces are not in order');
    }
    begun.pieces.push(await bodyOf(request));
    if (request.method === 'PATCH')
        return progress(repository, id, begun);
    images.uploads.delete(id);
    return keepBlob(exchange, Buffer.concat(begun.pieces), url.searchParams.get('digest') ?? '');
}
async function beginUpload(exchange) {
    const { images, repository, request, url } = exchange;
    const [mount, from, digest] = ['mount', 'from', 'digest'].map((key) => url.searchParams.get(key));
    if (mount && from && images.repository(from).blobs.has(mount)) {
        repository.blobs.add(mount);
        return created(repository, 'blobs', mount);
    }
    if (digest)
        return keepBlob(exchange, await bodyOf(request), digest);
    return progress(repository, images.beginUpload(repository));
}
function keepBlob({ images, repository }, bytes, digest) {
    if (!(0,image_reference/* isDigest */.Bc)(digest) || !(0,manifest/* matchesDigest */._j)(bytes, digest)) {
        throw new Refusal(400, 'DIGEST_INVALID', `the bytes are not ${digest}`);
    }
    images.contents.set(digest, bytes);
    repository.blobs.add(digest);
    return created(repository, 'blobs', digest);
}
function progress({ name }, id, begun = { pieces: [] }) {
    const headers = {
        location: `/v2/${name}/blobs/uploads/${id}`,
        'docker-upload-uuid': id,
        range: `0-${Math.max(0, received(begun) - 1)}`,
    };
    return { status: 202, headers };
}
function received({ pieces }) {
    return pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
}
function created({ name }, kind, digest) {
    return { status: 201, headers: { location: `/v2/${name}/${kind}/${digest}`, 'docker-content-digest': digest } };
}
function listTags({ name, tags, manifests }) {
    if (manifests.size === 0)
        throw new Refusal(404, 'NAME_UNKNOWN', `there is no repository ${name}`);
    return json(200, { name, tags: [...tags.keys()].sort() });
}
async function bodyOf(request) {
    const pieces = [];
    for await (const piece of request)
        pieces.push(piece);
    return Buffer.concat(pieces);
}

;// CONCATENATED MODULE: ./build/demo/sandbox.js









const author = { name: 'demo', email: 'demo@localhost' };
async function createSandbox(home, ports, keep) {
    await (0,program.runGit)(['version'], ports).catch((cause) => {
        if (!(cause instanceof failure/* Failure */.HR) || cause.code !== 'GIT_MISSING')
            throw cause;
        const hint = 'Install git 2.31 or newer: the demo needs Node and git, and nothing else.';
        throw new failure/* Failure */.HR('bad-input', cause.code, 'the program git is not on PATH', { hint, cause });
    });
    const temporary = keep ? undefined : await (0,run_end/* temporaryDirectory */.De)((0,external_node_os_.tmpdir)(), 'monorepo-gitops-demo');
    const directory = temporary?.path ?? (await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'monorepo-gitops-demo-')));
    const registry = await startEmbeddedRegistry();
    const sandbox = {
        directory,
        monorepo: (0,external_node_path_.join)(directory, 'monorepo'),
        origin: (0,external_node_path_.join)(directory, 'monorepo.git'),
        gitops: (0,external_node_path_.join)(directory, 'gitops.git'),
        registry,
        git: (repository, ...argv) => git(repository, ports, argv),
        async [Symbol.asyncDispose]() {
            await registry.close();
            await temporary?.[Symbol.asyncDispose]();
        },
    };
    try {
        await Promise.all([seedMonorepo(sandbox, home), seedGitops(sandbox, home)]);
    }
    catch (error) {
        await sandbox[Symbol.asyncDispose]();
        throw error;
    }
    return sandbox;
}
async function seedMonorepo(sandbox, home) {
    await (0,promises_.cp)((0,external_node_path_.join)(home, 'examples/monorepo'), sandbox.monorepo, { recursive: true });
    const file = (0,external_node_path_.join)(sandbox.monorepo, 'gitops.yaml');
    const { text } = (0,edit.editFile)('gitops.yaml', await (0,promises_.readFile)(file, 'utf8'), {
        set: [`registry=${sandbox.registry.host}/fe`, `gitops.repository=${sandbox.gitops}`],
    });
    await (0,promises_.writeFile)(file, text);
    await (0,promises_.writeFile)((0,external_node_path_.join)(sandbox.monorepo, '.gitignore'), 'dist/\nnode_modules/\n');
    await sandbox.git(sandbox.monorepo, 'init', '--quiet', '--initial-branch=main');
    await commitAll(sandbox, 'Two services and a shared package');
    await sandbox.git(sandbox.directory, 'init', '--quiet', '--bare', '--initial-branch=main', sandbox.origin);
    await sandbox.git(sandbox.monorepo, 'remote', 'add', 'origin', sandbox.origin);
    await push(sandbox, 'main');
}
async function push(sandbox, branch) {
    await sandbox.git(sandbox.monorepo, 'push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
}
async function deleteBranch(sandbox, branch) {
    await sandbox.git(sandbox.monorepo, 'push', '--quiet', 'origin', '--delete', branch);
}
async function seedGitops(sandbox, home) {
    const seed = (0,external_node_path_.join)(sandbox.directory, 'gitops-seed');
    await (0,promises_.cp)((0,external_node_path_.join)(home, 'examples/gitops'), seed, { recursive: true });
    await sandbox.git(seed, 'init', '--quiet', '--initial-branch=main');
    await sandbox.git(seed, 'add', '--all');
    await sandbox.git(seed, 'commit', '--quiet', '--message', 'A chart and its sample values');
    await sandbox.git(sandbox.directory, 'clone', '--quiet', '--bare', '--', seed, sandbox.gitops);
    await (0,promises_.rm)(seed, { recursive: true });
}
async function commitAll(sandbox, message) {
    await sandbox.git(sandbox.monorepo, 'add', '--all');
    await sandbox.git(sandbox.monorepo, 'commit', '--quiet', '--message', message);
}
async function buildServices(sandbox) {
    const script = (0,external_node_path_.join)(sandbox.monorepo, 'packages/bundle/bundle.mjs');
    await Promise.all(['web1', 'web2'].map((service) => runNode(script, (0,external_node_path_.join)(sandbox.monorepo, 'apps', service))));
}
async function runNode(script, cwd) {
    const child = (0,external_node_child_process_.fork)(script, [], { cwd, execArgv: [], silent: true });
    const errors = [];
    child.stderr?.on('data', (piece) => errors.push(piece));
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (code === 0)
        return;
    throw new failure/* Failure */.HR('failed', 'DEMO_BUILD', `the build of ${cwd} ended with code ${code}`, {
        cause: new Error(Buffer.concat(errors).toString('utf8').trim()),
    });
}
async function replaceIn(sandbox, path, before, after) {
    const file = (0,external_node_path_.join)(sandbox.monorepo, path);
    const text = await (0,promises_.readFile)(file, 'utf8');
    if (!text.includes(before)) {
        throw new failure/* Failure */.HR('failed', 'DEMO_SOURCE', `${path} of the example no longer says ${before}`);
    }
    await (0,promises_.writeFile)(file, text.replace(before, after));
}
async function contextOf(sandbox, what) {
    return {
        host: 'jenkins',
        event: what.event,
        repository: 'acme/shop',
        repositoryUrl: undefined,
        commit: (await sandbox.git(sandbox.monorepo, 'rev-parse', 'HEAD')).trim(),
        branch: what.branch,
        defaultBranch: 'main',
        targetBranch: undefined,
        baseCommit: what.base,
        requestNumber: undefined,
        sourceRef: `refs/heads/${what.branch}`,
        refSlug: undefined,
        byPerson: false,
        pipelineCreatedAt: undefined,
        actor: author,
        pipelineUrl: undefined,
        runId: '1',
        workspace: sandbox.monorepo,
    };
}
async function git(repository, ports, argv) {
    const settings = [
        ['user.name', author.name],
        ['user.email', author.email],
        ['commit.gpgSign', 'false'],
    ];
    const { code, stdout, stderr } = await (0,program.runGit)(argv, { ...ports, cwd: repository, settings });
    if (code === 0)
        return stdout.toString('utf8');
    throw new failure/* Failure */.HR('failed', 'DEMO_GIT', `git ${argv[0]} failed while the demo was set up`, {
        cause: new Error(stderr.trim()),
        hint: 'Check that git is 2.31 or newer.',
    });
}

;// CONCATENATED MODULE: ./build/demo/demo.js



const branch = 'feature/friendlier-greeting';
async function runDemo(sandbox, ports) {
    const steps = [];
    const checks = [];
    const step = async (title, ci) => {
        const done = await timed(ports, title, ci);
        steps.push(done);
        return done;
    };
    const check = (what, holds, detail) => checks.push({ check: what, holds, detail });
    const pushed = { event: { kind: 'push' } };
    await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', '-b', 'develop');
    await buildServices(sandbox);
    await push(sandbox, 'develop');
    const first = await contextOf(sandbox, { ...pushed, branch: 'develop' });
    await step('Push to develop: both services are built and deployed to dev', first);
    checks.push(...(await checkTags(sandbox, { web1: first.commit, web2: first.commit })));
    await replaceIn(sandbox, 'apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
    const second = await contextOf(sandbox, {
        ...pushed,
        branch: 'develop',
        base: await change(sandbox, 'develop', 'web1: clearer 404'),
    });
    await step('Change web1: only web1 moves', second);
    checks.push(...(await checkTags(sandbox, { web1: second.commit, web2: first.commit })));
    const before = await filesAt(sandbox, 'main');
    const again = await step('The same run once more: nothing to do', second);
    check('running twice equals running once', again.commit === undefined, 'no second commit');
    await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', '-b', branch);
    await replaceIn(sandbox, 'packages/greeting/src/index.mjs', 'Hello', 'Hello there');
    const feature = await contextOf(sandbox, {
        ...pushed,
        branch,
        base: await change(sandbox, branch, 'A friendlier greeting'),
    });
    await step(`Push to ${branch}: a review environment`, feature);
    const slug = (0,environments.slugFor)(feature) ?? '';
    const review = await filesAt(sandbox, 'main');
    check('the review environment is there', review.has(`review/${slug}/web1.yaml`), `review/${slug}`);
    await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', 'develop');
    await deleteBranch(sandbox, branch);
    await step(`Delete ${branch}: its environment goes`, { ...feature, event: { kind: 'branch-deleted' } });
    const after = await filesAt(sandbox, 'main');
    after.delete(`.monorepo-gitops/tombstones/${slug}.yaml`);
    const same = JSON.stringify([...after]) === JSON.stringify([...before]);
    check('the tree is byte for byte what it was, the tombstone aside', same, `${after.size} files`);
    await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', branch);
    await buildServices(sandbox);
    await step('A late deployment of the deleted branch', feature);
    const late = await filesAt(sandbox, 'main');
    check('a deleted environment is not revived', !late.has(`review/${slug}/web1.yaml`), 'fenced by its tombstone');
    return { steps, checks };
}
async function timed({ deploy, log, clock }, title, ci) {
    return log.group(title, async () => {
        const started = clock.now();
        const done = await deploy(ci);
        const milliseconds = clock.now() - started;
        log.info(`${done.commit === undefined ? 'no commit' : done.commit.slice(0, 8)} in ${milliseconds} ms`);
        return { title, milliseconds, ...done };
    });
}
async function change(sandbox, to, message) {
    const base = (await sandbox.git(sandbox.monorepo, 'rev-parse', 'HEAD')).trim();
    await buildServices(sandbox);
    await commitAll(sandbox, message);
    await push(sandbox, to);
    return base;
}
async function checkTags(sandbox, expected) {
    const checks = [];
    for (const [service, commit] of Object.entries(expected)) {
        const tag = commit?.slice(0, 8) ?? '';
        const file = `values/${service}-dev.yaml`;
        const written = (0,edit.readPath)(file, await sandbox.git(sandbox.gitops, 'show', `main:${file}`), 'image.tag');
        checks.push({ check: `${file} names ${tag}`, holds: written === tag, detail: `it says ${written}` });
        const digest = sandbox.registry.digestOf(`fe/${service}`, tag);
        checks.push({
            check: `the registry has fe/${service}:${tag}`,
            holds: digest !== undefined,
            detail: digest ?? 'there is no such tag',
        });
    }
    return checks;
}
async function filesAt(sandbox, name) {
    const listing = await sandbox.git(sandbox.gitops, 'ls-tree', '-r', '-z', name);
    const entries = listing.split('\0').filter((entry) => entry !== '');
    return new Map(entries.map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.slice(0, entry.indexOf('\t'))]));
}

// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/config.js + 2 modules
var config = __webpack_require__(3393);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/deploy.js + 10 modules
var deploy = __webpack_require__(1153);
// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(2635);
;// CONCATENATED MODULE: ./build/commands/demo.js
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
    timeout: run/* runInputs */.HM.timeout,
    keep: { type: 'boolean', default: 'false', description: 'Leave the directory of the demo for a look.' },
};
const demo = (0,command/* defineCommand */.NB)({
    name: 'demo',
    summary: 'Run the whole flow in a temporary directory, with nothing installed but Node and git',
    inputs,
    outputs: {
        ok: '`true` when every check held.',
        steps: { empty: [], description: 'JSON list of the steps: `{title, milliseconds, services, commit, diff}`.' },
        checks: { empty: [], description: 'JSON list of the checks: `{check, holds, detail}`.' },
        directory: 'Where it all happened; there afterwards only with `keep`.',
        'duration-ms': 'Milliseconds in all.',
    },
    withoutConfig: true,
    async run(run) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { clock, log, home, env, programs } = run;
            const started = clock.now();
            const sandbox = __addDisposableResource(env_1, await createSandbox(home, { env, programs }, run.inputs.keep), true);
            const { steps, checks } = await runDemo(sandbox, { clock, log, deploy: (ci) => deployIn(run, sandbox, ci) });
            const milliseconds = clock.now() - started;
            for (const { check, holds, detail } of checks)
                log.info(`${holds ? '✓' : '✗'} ${check} (${detail})`);
            const failed = checks.filter(({ holds }) => !holds);
            const outputs = {
                ok: failed.length === 0,
                steps,
                checks,
                directory: sandbox.directory,
                'duration-ms': milliseconds,
            };
            if (failed.length > 0) {
                const problem = `${failed.length} of ${checks.length} checks of the demo do not hold`;
                throw new failure/* Failure */.HR('failed', 'DEMO_CHECK', problem, { outputs });
            }
            if (run.inputs.keep)
                log.info(`Kept: ${sandbox.directory} (git -C ${sandbox.gitops} log -p)`);
            return { outputs, summary: summaryOf({ steps, checks }, milliseconds) };
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
    },
});
async function deployIn(run, { monorepo: cwd }, ci) {
    const there = { ...run, config: await (0,config.loadConfig)(cwd), ci, cwd };
    const deployment = await (0,deploy.deployEvent)({ ...there, ...(0,inputs_for/* inputsFor */.p)(deploy.deploy, there, {}) });
    if ('why' in deployment)
        return { services: deployment.services, commit: undefined, diff: '' };
    if ('cleanup' in deployment) {
        const { commit, diff } = deployment.cleanup;
        return { services: [], commit, diff };
    }
    const { services, commit } = deployment;
    return { services, commit: commit?.commit, diff: commit?.diff ?? '' };
}
function summaryOf({ steps, checks }, milliseconds) {
    const rows = steps.map(({ title, milliseconds: time, commit }) => [title, commit?.slice(0, 8) ?? '', `${time} ms`]);
    return [
        '### demo',
        `${checks.filter(({ holds }) => holds).length} of ${checks.length} checks hold · ${(milliseconds / 1000).toFixed(1)} s`,
        (0,summary/* table */.tp)(['step', 'commit', 'time'], rows),
    ].join('\n\n');
}


/***/ })

};
