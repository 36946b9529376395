export const id = 461;
export const ids = [461,3393];
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
// EXTERNAL MODULE: ./build/core/edit/edit.js + 29 modules
var edit = __webpack_require__(4689);
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
// EXTERNAL MODULE: ./build/commands/deploy.js + 11 modules
var deploy = __webpack_require__(459);
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


/***/ }),

/***/ 3393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadConfig: () => (/* binding */ loadConfig),
  o: () => (/* binding */ parseConfig)
});

// UNUSED EXPORTS: configJsonSchema

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/core/failure.js
var core_failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/suggestion.js
var core_suggestion = __webpack_require__(5256);
// EXTERNAL MODULE: ./build/inputs/declaration.js
var inputs_declaration = __webpack_require__(9624);
// EXTERNAL MODULE: ./build/inputs/declarations/application.js
var application = __webpack_require__(1086);
// EXTERNAL MODULE: ./build/inputs/declarations/build.js
var build = __webpack_require__(4872);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/retention-schema.js
var retention_schema = __webpack_require__(7412);
;// CONCATENATED MODULE: ./build/inputs/config-schema.js







const config_schema_text = schemas/* string */.YjP().min(1);
const textList = schemas/* array */.YOg(config_schema_text).readonly();
const globs = schemas/* union */.KCZ([config_schema_text, schemas/* array */.YOg(config_schema_text).min(1)])
    .transform((given) => (typeof given === 'string' ? [given] : given));
const duration = schemas/* string */.YjP().regex(/^(\d+(ms|[smhd]))+$/, { error: 'must be a duration such as 90s, 12h or 7d' });
const url = config_schema_text.refine((given) => !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#]*@/i.test(given), {
    error: 'must not contain a password; give credentials as an input or environment variable',
});
const registry = config_schema_text.refine((given) => !/^[a-z]+:\/\//i.test(given), {
    error: 'must be written as in an image reference, without https://',
});
const directory = config_schema_text.refine((given) => !given.startsWith('/') && !given.includes('\\') && !given.split('/').includes('..'), { error: 'must be a path inside the monorepo, relative to its root, with forward slashes' });
const anyValue = schemas/* custom */.IeY((given) => given !== null && given !== undefined, {
    error: 'must be text, a number, true or false, a list or a mapping',
})
    .meta({ type: ['string', 'number', 'boolean', 'array', 'object'] });
const labelNames = {
    pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$',
    maxLength: 63,
    error: 'is not a name: use at most 63 lower-case letters, digits and dashes, beginning with a letter',
};
const contents = new WeakMap();
function config_schema_mapContents(schema) {
    const { parent } = schema._zod;
    return contents.get(schema) ?? (parent === undefined ? undefined : config_schema_mapContents(parent));
}
function mapOf(value, names) {
    const schema = schemas/* unknown */.L5J().transform((given, context) => {
        const entries = new Map();
        if (typeof given !== 'object' || given === null || Array.isArray(given)) {
            context.issues.push({ code: 'invalid_type', expected: 'object', input: given });
            return entries;
        }
        for (const [key, item] of Object.entries(given)) {
            if (names !== undefined && (key.length > names.maxLength || !new RegExp(names.pattern).test(key))) {
                context.issues.push({ code: 'custom', path: [key], message: names.error, input: item });
            }
            const parsed = value.safeParse(item);
            if (parsed.success)
                entries.set(key, parsed.data);
            for (const issue of parsed.error?.issues ?? []) {
                context.issues.push({ ...issue, path: [key, ...issue.path], input: item });
            }
        }
        return entries;
    });
    contents.set(schema, { value, names });
    return schema;
}
const values = {
    map: mapOf(schemas/* string */.YjP()),
    values: mapOf(anyValue),
    one: config_schema_text,
    url,
    switch: schemas/* union */.KCZ([config_schema_text, schemas/* boolean */.zMY()]).transform(String),
    list: textList,
    boolean: schemas/* boolean */.zMY(),
    duration,
    integer: schemas/* int */.Whr().nonnegative(),
    json: anyValue,
    string: config_schema_text,
};
function keysOf(section, declarations) {
    const shape = Object.values(declarations).flatMap((declaration) => (declaration.config?.keys ?? [])
        .filter((key) => (0,inputs_declaration/* partsOf */.CI)(key).section === section)
        .map((key) => [
        (0,inputs_declaration/* partsOf */.CI)(key).name,
        schemaFor(declaration).describe(describeKey(key, declaration)).exactOptional(),
    ]));
    return Object.fromEntries(shape);
}
function schemaFor({ type, options, config }) {
    if (config?.form !== undefined)
        return values[config.form];
    return type === 'choice' ? schemas/* enum */.k5n(options ?? []) : values[type];
}
const config_schema_forms = {
    map: 'A map here.',
    values: 'A map of YAML paths to values here.',
    one: 'One of them here.',
    url: '',
    switch: '',
};
function describeKey(key, { description, default: otherwise, config }) {
    const keys = config?.keys ?? [];
    const stronger = keys.slice(0, keys.indexOf(key)).map((each) => `\`${shownKey(each)}\``);
    const wins = config?.form === 'map' ? 'adds to it and wins.' : 'wins over it.';
    return [
        description,
        config?.form === undefined ? '' : config_schema_forms[config.form],
        config?.fromRoot === true ? 'Relative to the root of the monorepo.' : '',
        otherwise === undefined || key !== keys.at(-1) ? '' : `Default: \`${otherwise}\`.`,
        stronger.length === 0 ? '' : `${stronger.join(', ')} ${wins}`,
    ]
        .filter((part) => part !== '')
        .join(' ');
}
function shownKey(key) {
    return key.replace(/^(service|environment)\./, '$1s.<name>.');
}
const when = schemas/* strictObject */.rej({
    branch: globs
        .describe('Pushes to these branches: a glob or a list of globs. `*` stops at `/`, `**` does not; `!` takes back.')
        .exactOptional(),
    tag: globs.describe('Pushes of these tags: a glob or a list of globs.').exactOptional(),
    request: schemas/* boolean */.zMY()
        .describe('Pull or merge requests; each gets its own environment `pr-<number>`.')
        .exactOptional(),
})
    .describe('The events that deploy to this environment; any of them is enough. The first environment that matches is taken.');
const environment = schemas/* strictObject */.rej({
    when: when.exactOptional(),
    ...keysOf('environment', gitops/* updateInputs */.FU),
    ...keysOf('environment', gitops/* deliveryInputs */.Uh),
    'promote-from': config_schema_text
        .describe('Environment whose image is promoted here by digest instead of being built.')
        .exactOptional(),
    ...keysOf('environment', gitops/* commitInputs */.J8),
    ttl: duration.describe(gitops/* reviewInputs */.Oc.ttl.description).exactOptional(),
    url: config_schema_text.describe('Where people open the deployed service, with placeholders.').exactOptional(),
    build: schemas/* strictObject */.rej(keysOf('environment.build', build/* buildInputs */._9))
        .describe('What this environment changes in the build.')
        .exactOptional(),
    app: schemas/* strictObject */.rej(keysOf('environment.app', application/* applicationInputs */.y))
        .describe('The Application: the inputs of `argocd-upsert-app`.')
        .exactOptional(),
})
    .describe('Where and when services are deployed.');
const service = schemas/* strictObject */.rej({
    path: directory.describe('Directory of the service in the monorepo; also finds its workspace package.'),
    watch: textList.describe('Globs of files outside the directory that the service is built from.').exactOptional(),
    'depends-on': textList.describe('Other services that affect this one when they change.').exactOptional(),
    build: schemas/* strictObject */.rej(keysOf('service.build', { ...build/* buildInputs */._9, ...build/* builderInputs */.vp }))
        .describe('How the image is built: the inputs of `build-image`.')
        .exactOptional(),
    retention: retention_schema/* retentionRules */._4
        .describe('Retention of its own repositories, in place of the rules for all services.')
        .exactOptional(),
})
    .describe('A deployable unit of the monorepo.');
const config_schema_gitops = schemas/* strictObject */.rej({
    ...keysOf('gitops', run/* gitopsInputs */.cX),
    ...keysOf('gitops', gitops/* deliveryInputs */.Uh),
    ...keysOf('gitops', gitops/* commitInputs */.J8),
})
    .describe('The GitOps repository. Credentials are inputs or variables (`gitops-token`, `MG_GITOPS_TOKEN`).');
const argocd = schemas/* strictObject */.rej({ ...keysOf('argocd', run/* argocdInputs */.wm), ...keysOf('argocd', application/* applicationInputs */.y) })
    .describe('Argo CD. Credentials are inputs or variables (`argocd-token`, `MG_ARGOCD_TOKEN`).');
const config_schema_configSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).describe('Version of this file format.'),
    registry: registry
        .describe('Where images go, for example `harbor.example.com/fe`; a service is `{registry}/{service}`.')
        .exactOptional(),
    retention: retention_schema/* retentionSection */.aW.exactOptional(),
    gitops: config_schema_gitops.exactOptional(),
    argocd: argocd.exactOptional(),
    services: mapOf(service, labelNames).describe('The deployable units of the monorepo by name.'),
    environments: mapOf(environment, labelNames)
        .describe('The environments by name, in the order in which events are matched.')
        .exactOptional(),
})
    .describe('Configuration of monorepo-gitops: services, environments and where they are delivered.');

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/inputs/config-source.js


const largestBytes = 1024 * 1024;
const largestAliasCount = 100;
function readConfigSource(file, text) {
    const failure = (problem, hint, cause) => new core_failure/* Failure */.HR('bad-input', 'CONFIG_SYNTAX', `${file}:${problem}`, { hint, cause });
    if (Buffer.byteLength(text) > largestBytes)
        throw failure(' is larger than 1 MiB', 'Give the path of a gitops.yaml.');
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        version: '1.2',
        schema: 'core',
        uniqueKeys: true,
        stringKeys: true,
        prettyErrors: false,
        lineCounter: lines,
    });
    const placeOf = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
    };
    const [first] = document.errors;
    if (first !== undefined) {
        const { line, column } = placeOf(first.pos[0]);
        const hint = 'Correct the YAML there. Inside {…} and […], text with braces or brackets, such as a placeholder, needs quotes.';
        throw failure(`${line}:${column}: ${first.message}`, hint, first).with({ place: { file, line, column } });
    }
    let value;
    try {
        value = document.toJS({ maxAliasCount: largestAliasCount });
    }
    catch (cause) {
        throw failure(` ${(0,core_failure/* messageOf */.bD)(cause)}`, 'Write the values out instead of nesting aliases.', cause);
    }
    return {
        value,
        misread: misreadNumbers(document.contents),
        written(path) {
            const node = nodeAt(document, path);
            return (0,dist/* isScalar */.jn)(node) && node.type === 'PLAIN' ? node.source : undefined;
        },
        place(path, key) {
            for (let length = path.length; length >= 0; length -= 1) {
                const node = nodeAt(document, path.slice(0, length));
                const at = key !== undefined && length === path.length ? keyOf(node, key) : node;
                if ((0,dist/* isNode */.Ll)(at) && at.range)
                    return placeOf(at.range[0]);
            }
            return { line: 1, column: 1 };
        },
    };
}
function nodeAt(document, path) {
    let node = document.contents;
    for (const step of path) {
        const target = (0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node;
        if (!(0,dist/* isCollection */.P3)(target))
            return undefined;
        node = target.get(step, true);
    }
    return node;
}
function keyOf(node, key) {
    if (!(0,dist/* isMap */.jh)(node))
        return undefined;
    return node.items.find((pair) => (0,dist/* isScalar */.jn)(pair.key) && pair.key.value === key)?.key;
}
function misreadNumbers(node, path = []) {
    if ((0,dist/* isMap */.jh)(node))
        return node.items.flatMap(({ key, value }) => misreadNumbers(value, [...path, keyText(key)]));
    if ((0,dist/* isSeq */.oP)(node))
        return node.items.flatMap((item, index) => misreadNumbers(item, [...path, index]));
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'number')
        return [];
    const { source = '', value } = node;
    if (source === '' || String(value) === source)
        return [];
    return [{ path, text: `${source} would be read as the number ${value}; put it in quotes: "${source}"` }];
}
function keyText(key) {
    return String((0,dist/* isScalar */.jn)(key) ? key.value : key);
}

// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
;// CONCATENATED MODULE: ./build/inputs/config.js








const configFileName = 'gitops.yaml';
function parseConfig(file, text) {
    const source = readConfigSource(file, text);
    const parsed = config_schema_configSchema.safeParse(source.value);
    const problems = parsed.success
        ? [...source.misread, ...danglingNames(parsed.data)]
        : withoutRepeats([...source.misread, ...parsed.error.issues.flatMap((issue) => problemsOf(issue, source))]);
    if (problems.length > 0 || !parsed.success)
        throw configFailure(file, problems, source);
    return { ...parsed.data, environments: parsed.data.environments ?? new Map() };
}
async function loadConfig(cwd, path) {
    const file = path ?? configFileName;
    try {
        return parseConfig(file, await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, file), 'utf8'));
    }
    catch (cause) {
        if (!isFileError(cause))
            throw cause;
        if (path === undefined && cause.code === 'ENOENT')
            return undefined;
        const hint = 'Give the path of a gitops.yaml, or leave the input out.';
        throw (0,core_failure/* badInput */.AN)('config', `${file} cannot be read (${cause.code})`, hint, cause);
    }
}
function isFileError(error) {
    return error instanceof Error && 'syscall' in error;
}
function configFailure(file, problems, source) {
    const placed = problems
        .map((problem) => ({ ...problem, ...source.place(problem.path, problem.key) }))
        .sort((a, b) => a.line - b.line || a.column - b.column);
    const lines = placed.map(({ path, key, text, line, column }) => {
        const name = nameOf(key === undefined ? path : [...path, key]);
        return `${file}:${line}:${column}: ${name === '' ? '' : `${name} `}${text}`;
    });
    const [{ line, column } = { line: 1, column: 1 }] = placed;
    const message = lines.length === 1 ? lines.join() : [`${file} has ${lines.length} problems:`, ...lines].join('\n  ');
    return new core_failure/* Failure */.HR('bad-input', 'CONFIG_INVALID', message, {
        place: { file, line, column },
        hint: 'schema/gitops.schema.json describes every key; editors use it through a `# yaml-language-server: $schema=` line.',
    });
}
function nameOf(path) {
    return path.reduce((name, step) => {
        if (typeof step === 'number')
            return `${name}[${step}]`;
        const key = /^[\w-]+$/.test(step) ? step : JSON.stringify(step);
        return name === '' ? key : `${name}.${key}`;
    }, '');
}
function withoutRepeats(problems) {
    const seen = new Set();
    return problems.filter(({ path, key }) => {
        const place = JSON.stringify([path, key]);
        return !seen.has(place) && seen.add(place);
    });
}
function danglingNames({ services, environments = new Map() }) {
    const dependencies = [...services].flatMap(([name, service]) => (service['depends-on'] ?? []).flatMap((other, index) => danglingName(['services', name, 'depends-on', index], other, services)));
    const promotions = [...environments].flatMap(([name, { 'promote-from': other }]) => other === undefined ? [] : danglingName(['environments', name, 'promote-from'], other, environments));
    return [...dependencies, ...promotions];
}
function danglingName(path, other, known) {
    const kind = path[0] === 'services' ? 'service' : 'environment';
    if (other === path[1])
        return [{ path, text: `names the ${kind} itself` }];
    if (known.has(other))
        return [];
    return [{ path, text: `names "${other}", which is no ${kind} of this file${nearest(other, known.keys())}` }];
}
function problemsOf(issue, source) {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code !== 'unrecognized_keys')
        return [{ path, text: problemOf(issue, path, source) }];
    return issue.keys.map((key) => ({ path, key, text: unknownKey(path, key) }));
}
function problemOf(issue, path, source) {
    const given = valueAt(source.value, path);
    if (given === undefined) {
        const only = issue.code === 'invalid_value' && issue.values.length === 1 ? issue.values[0] : undefined;
        return only === undefined ? 'is missing' : `is missing: write \`${nameOf(path)}: ${String(only)}\``;
    }
    switch (issue.code) {
        case 'invalid_type':
            return wrongType(issue.expected, given, source.written(path));
        case 'invalid_union':
            return `must be text or a list of text, but is ${kindOf(given)}`;
        case 'invalid_value': {
            const allowed = issue.values.map(String);
            const problem = `must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}, but is ${kindOf(given)}`;
            return typeof given === 'string' ? `${problem}${nearest(given, allowed)}` : problem;
        }
        case 'too_small':
            return 'must not be empty';
        default:
            return issue.message;
    }
}
const expectations = {
    string: 'text',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
};
function wrongType(expected, given, written) {
    const problem = `must be ${expectations[expected] ?? expected}, but is ${kindOf(given)}`;
    const quotable = expected === 'string' && written !== undefined && written !== '' && typeof given !== 'object';
    return quotable ? `${problem}; put it in quotes: "${written}"` : problem;
}
function kindOf(given) {
    if (given === null)
        return 'empty';
    if (Array.isArray(given))
        return 'a list';
    if (typeof given === 'object')
        return 'a mapping';
    return typeof given === 'string' ? JSON.stringify(given.slice(0, 80)) : `the ${typeof given} ${String(given)}`;
}
const secretLooking = /(^|-)(token|password|passwd|secret|private-key|ssh-key|client-key|api-key|credentials?|headers)$/i;
function unknownKey(path, key) {
    const name = key.replaceAll('_', '-').toLowerCase();
    if (secretLooking.test(name)) {
        const input = path[0] === 'gitops' || path[0] === 'argocd' ? `${path[0]}-${name}` : name;
        return `looks like a secret, and this file is committed: give it as the input ${input} or the variable ${(0,resolve/* variableOf */.Qn)(input)}`;
    }
    if (key === '<<')
        return 'is a merge key of YAML 1.1, and has no meaning here: write the keys, or share all of them (&name, *name)';
    if (key === 'defaults' && path.length === 0) {
        return 'is not a known key: share what several services say by an anchor (build: &build { … }, then build: *build)';
    }
    const known = Object.keys(shapeAt(config_schema_configSchema, path));
    return `is not a known key${nearest(key, known) || `; known are ${known.join(', ')}`}`;
}
function nearest(word, known) {
    const suggestion = (0,core_suggestion/* suggestionFor */.o)(word, known);
    return suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
}
function shapeAt(schema, path) {
    const bare = schema instanceof schemas/* ZodExactOptional */.ZwT ? schema.unwrap() : schema;
    const [step, ...rest] = path;
    const map = config_schema_mapContents(bare);
    if (map !== undefined)
        return step === undefined ? {} : shapeAt(map.value, rest);
    if (!(bare instanceof schemas/* ZodObject */.bvH))
        return {};
    if (step === undefined)
        return bare.shape;
    const next = bare.shape[String(step)];
    return next === undefined ? {} : shapeAt(next, rest);
}
function valueAt(value, path) {
    return path.reduce((inner, step) => typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? inner[step]
        : undefined, value);
}
function configJsonSchema(schema = configSchema) {
    return z.toJSONSchema(schema, {
        io: 'input',
        unrepresentable: 'any',
        override({ zodSchema, jsonSchema }) {
            delete jsonSchema.readOnly;
            const map = mapContents(zodSchema);
            if (map === undefined)
                return;
            const { $schema: _, ...additionalProperties } = configJsonSchema(map.value);
            Object.assign(jsonSchema, { type: 'object', additionalProperties });
            if (map.names === undefined)
                return;
            const { pattern, maxLength } = map.names;
            jsonSchema.propertyNames = { pattern, maxLength };
        },
    });
}


/***/ })

};
