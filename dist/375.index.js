export const id = 375;
export const ids = [375,288];
export const modules = {

/***/ 3756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  demo: () => (/* binding */ demo)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/monorepo/config.js + 4 modules
var monorepo_config = __webpack_require__(5724);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/commands/command.js
var command = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 26 modules
var edit = __webpack_require__(6722);
;// CONCATENATED MODULE: ./build/commands/demo/checks.js

function newFacts() {
    const steps = [];
    const checks = [];
    return {
        steps,
        checks,
        add(run, title, milliseconds, outputs) {
            const { commit, services, diff } = outputs;
            const step = {
                title,
                milliseconds,
                services,
                commit: typeof commit === 'string' ? commit : undefined,
                diff: typeof diff === 'string' ? diff : '',
            };
            steps.push(step);
            run.log.info(`${step.commit === undefined ? 'no commit' : step.commit.slice(0, 8)} in ${milliseconds} ms`);
            return step;
        },
        check: (check, holds, detail) => void checks.push({ check, holds, detail }),
    };
}
async function checkTags(world, facts, expected) {
    for (const [service, commit] of Object.entries(expected)) {
        const tag = commit?.slice(0, 8) ?? '';
        const file = `values/${service}-dev.yaml`;
        const written = (0,edit/* readPath */.G7)(file, await world.git(world.gitops, 'show', `main:${file}`), 'image.tag');
        facts.check(`${file} names ${tag}`, written === tag, `it says ${written}`);
        const answer = await fetch(`http://${world.registry}/v2/fe/${service}/manifests/${tag}`, { method: 'HEAD' });
        const digest = answer.headers.get('docker-content-digest');
        facts.check(`the registry has fe/${service}:${tag}`, answer.ok, digest ?? `${answer.status}`);
    }
}
async function filesAt(world, branch) {
    const listing = await world.git(world.gitops, 'ls-tree', '-r', '-z', branch);
    const entries = listing.split('\0').filter((entry) => entry !== '');
    return new Map(entries.map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.slice(0, entry.indexOf('\t'))]));
}
function report(facts, milliseconds) {
    const rows = facts.steps.map(({ title, milliseconds: time, commit }) => `| ${title} | ${commit?.slice(0, 8) ?? ''} | ${time} ms |`);
    const held = facts.checks.filter(({ holds }) => holds).length;
    return [
        '### demo',
        `${held} of ${facts.checks.length} checks hold · ${(milliseconds / 1000).toFixed(1)} s`,
        ['| step | commit | time |', '| --- | --- | --- |', ...rows].join('\n'),
    ].join('\n\n');
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/core/git/program.js + 1 modules
var program = __webpack_require__(4589);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./build/core/image/blob.js
var blob = __webpack_require__(7197);
;// CONCATENATED MODULE: ./build/core/image/embedded-store.js


function memoryStore() {
    const entries = new Map();
    return {
        read: async (key) => entries.get(key),
        async write(key, bytes) {
            entries.set(key, Buffer.from(bytes));
        },
        remove: async (key) => entries.delete(key),
        async list(key) {
            const below = [...entries.keys()]
                .filter((each) => each.startsWith(`${key}/`))
                .map((each) => each.slice(key.length + 1));
            return [...new Set(below.filter((rest) => !rest.includes('/')))].sort();
        },
    };
}
function directoryStore(directory) {
    const place = (key) => external_node_path_.join(directory, ...key.split('/'));
    let written = 0;
    return {
        read: (key) => (0,promises_.readFile)(place(key)).catch(absent),
        async write(key, bytes) {
            const target = place(key);
            await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
            written += 1;
            const draft = external_node_path_.join(directory, `.draft-${process.pid}-${written}`);
            await (0,promises_.writeFile)(draft, bytes);
            await (0,promises_.rename)(draft, target);
        },
        remove: (key) => (0,promises_.rm)(place(key)).then(() => true, (error) => absent(error) ?? false),
        list: (key) => (0,promises_.readdir)(place(key)).then((names) => names.sort(), (error) => absent(error) ?? []),
    };
}
function absent(error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
        return undefined;
    throw error;
}

// EXTERNAL MODULE: ./build/core/image/manifest.js
var manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/image/embedded-registry.js







async function startEmbeddedRegistry(options = {}) {
    const store = options.directory === undefined ? memoryStore() : directoryStore(options.directory);
    const uploads = new Map();
    const server = (0,external_node_http_.createServer)((request, response) => {
        answer({ store, uploads, request, response }).catch((error) => {
            refuse(response, error instanceof Refusal ? error : new Refusal(500, 'UNKNOWN', (0,failure/* messageOf */.bD)(error)));
        });
    });
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
    });
    const close = () => new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
    return { host: `127.0.0.1:${server.address().port}`, close, [Symbol.asyncDispose]: close };
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
const repositoryName = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagName = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
async function answer(exchange) {
    const { request, response } = exchange;
    response.setHeader('docker-distribution-api-version', 'registry/2.0');
    const url = new URL(request.url ?? '/', 'http://registry');
    if (url.pathname === '/v2/' || url.pathname === '/v2')
        return send(response, 200, '{}', 'application/json');
    const route = /^\/v2\/(.+)\/(manifests|blobs\/uploads|blobs|tags)\/([^/]*)$/.exec(url.pathname);
    const [, name = '', kind, reference = ''] = route ?? [];
    if (route === null)
        throw new Refusal(404, 'NAME_UNKNOWN', 'no such endpoint');
    if (!repositoryName.test(name) || name.length > 255)
        throw new Refusal(400, 'NAME_INVALID', `${name} is not a repository name`);
    if (kind === 'manifests')
        return embedded_registry_manifest(exchange, name, reference);
    if (kind === 'blobs')
        return embedded_registry_blob(exchange, name, reference);
    if (kind === 'blobs/uploads')
        return upload(exchange, name, reference, url);
    if (reference === 'list' && request.method === 'GET')
        return listTags(exchange, name, url);
    throw new Refusal(404, 'NAME_UNKNOWN', 'no such endpoint');
}
async function embedded_registry_manifest(exchange, name, reference) {
    const { store, request, response } = exchange;
    if (!(0,image_reference/* isDigest */.Bc)(reference) && !tagName.test(reference))
        throw new Refusal(400, 'MANIFEST_INVALID', `${reference} is neither a tag nor a digest`);
    if (request.method === 'PUT')
        return putManifest(exchange, name, reference);
    const digest = (0,image_reference/* isDigest */.Bc)(reference) ? reference : (await store.read(tagKey(name, reference)))?.toString('utf8');
    const mediaType = digest === undefined ? undefined : (await store.read(manifestKey(name, digest)))?.toString('utf8');
    if (digest === undefined || mediaType === undefined)
        throw new Refusal(404, 'MANIFEST_UNKNOWN', `${name} has no ${reference}`);
    if (request.method === 'DELETE')
        return deleteManifest(exchange, name, reference, digest);
    if (request.method !== 'GET' && request.method !== 'HEAD')
        throw new Refusal(405, 'UNSUPPORTED', 'not a method of manifests');
    response.setHeader('docker-content-digest', digest);
    send(response, 200, await stored(store, digest), mediaType, request.method === 'HEAD');
}
async function putManifest({ store, request, response }, name, reference) {
    const bytes = await bodyOf(request);
    const mediaType = request.headers['content-type']?.split(';')[0] ?? '';
    if (!manifest/* manifestTypes */.F.includes(mediaType))
        throw new Refusal(400, 'MANIFEST_INVALID', `${mediaType} is no manifest type`);
    const digest = (0,image_reference/* isDigest */.Bc)(reference) ? reference : (0,blob/* digestOf */.ol)(bytes);
    if (!(0,blob/* matchesDigest */._j)(bytes, digest))
        throw new Refusal(400, 'DIGEST_INVALID', `the manifest is not ${digest}`);
    const content = readable(bytes, digest);
    const needed = content.kind === 'index'
        ? content.manifests.map((each) => manifestKey(name, each.digest))
        : [content.config, ...content.layers.filter((layer) => layer.urls === undefined)].map((each) => blobKey(name, each.digest));
    for (const key of needed) {
        if ((await store.read(key)) === undefined)
            throw new Refusal(400, 'MANIFEST_BLOB_UNKNOWN', `the manifest refers to ${key}, which is not here`);
    }
    await store.write(contentKey(digest), bytes);
    await store.write(manifestKey(name, digest), Buffer.from(mediaType));
    if (!(0,image_reference/* isDigest */.Bc)(reference))
        await store.write(tagKey(name, reference), Buffer.from(digest));
    response.setHeader('docker-content-digest', digest);
    response.setHeader('location', `/v2/${name}/manifests/${digest}`);
    send(response, 201);
}
function readable(bytes, digest) {
    try {
        return (0,manifest/* readManifest */.W)({ bytes, digest });
    }
    catch (error) {
        throw new Refusal(400, 'MANIFEST_INVALID', (0,failure/* messageOf */.bD)(error));
    }
}
async function deleteManifest({ store, response }, name, reference, digest) {
    if (!(0,image_reference/* isDigest */.Bc)(reference))
        await store.remove(tagKey(name, reference));
    else {
        await store.remove(manifestKey(name, digest));
        for (const tag of await store.list(tagsKey(name))) {
            if ((await store.read(tagKey(name, tag)))?.toString('utf8') === digest)
                await store.remove(tagKey(name, tag));
        }
    }
    send(response, 202);
}
async function embedded_registry_blob({ store, request, response }, name, digest) {
    if (!(0,image_reference/* isDigest */.Bc)(digest))
        throw new Refusal(400, 'DIGEST_INVALID', `${digest} is not a digest`);
    if ((await store.read(blobKey(name, digest))) === undefined)
        throw new Refusal(404, 'BLOB_UNKNOWN', `${name} has no ${digest}`);
    response.setHeader('docker-content-digest', digest);
    if (request.method === 'DELETE') {
        await store.remove(blobKey(name, digest));
        return send(response, 202);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
        throw new Refusal(405, 'UNSUPPORTED', 'not a method of blobs');
    send(response, 200, await stored(store, digest), 'application/octet-stream', request.method === 'HEAD');
}
async function upload(exchange, name, id, url) {
    const { uploads, request, response } = exchange;
    if (id === '' && request.method === 'POST')
        return beginUpload(exchange, name, url);
    const begun = uploads.get(id);
    if (begun === undefined || begun.name !== name)
        throw new Refusal(404, 'BLOB_UPLOAD_UNKNOWN', 'no such upload');
    if (request.method === 'DELETE') {
        uploads.delete(id);
        return send(response, 204);
    }
    if (request.method === 'GET')
        return sendProgress(response, id, begun, 204);
    if (request.method !== 'PATCH' && request.method !== 'PUT')
        throw new Refusal(405, 'UNSUPPORTED', 'not a method of uploads');
    const start = /^(?:bytes=)?(\d+)-/.exec(request.headers['content-range'] ?? '')?.[1];
    if (start !== undefined && Number(start) !== received(begun))
        throw new Refusal(416, 'BLOB_UPLOAD_INVALID', 'the pieces are not in order');
    begun.pieces.push(await bodyOf(request));
    if (request.method === 'PATCH')
        return sendProgress(response, id, begun, 202);
    uploads.delete(id);
    await keepBlob(exchange, name, Buffer.concat(begun.pieces), url.searchParams.get('digest') ?? '');
}
async function beginUpload(exchange, name, url) {
    const { store, uploads, request, response } = exchange;
    const [mount, from, digest] = ['mount', 'from', 'digest'].map((key) => url.searchParams.get(key));
    if (mount &&
        from &&
        (0,image_reference/* isDigest */.Bc)(mount) &&
        repositoryName.test(from) &&
        (await store.read(blobKey(from, mount))) !== undefined) {
        await store.write(blobKey(name, mount), Buffer.alloc(0));
        return sendCreated(response, name, mount);
    }
    if (digest)
        return keepBlob(exchange, name, await bodyOf(request), digest);
    const id = (0,external_node_crypto_.randomUUID)();
    const begun = { name, pieces: [] };
    uploads.set(id, begun);
    sendProgress(response, id, begun, 202);
}
async function keepBlob({ store, response }, name, bytes, digest) {
    if (!(0,image_reference/* isDigest */.Bc)(digest) || !(0,blob/* matchesDigest */._j)(bytes, digest))
        throw new Refusal(400, 'DIGEST_INVALID', `the bytes are not ${digest}`);
    await store.write(contentKey(digest), bytes);
    await store.write(blobKey(name, digest), Buffer.alloc(0));
    sendCreated(response, name, digest);
}
async function listTags({ store, response }, name, url) {
    const all = await store.list(tagsKey(name));
    if (all.length === 0 && (await store.list(`repositories/${name}/_manifests`)).length === 0) {
        throw new Refusal(404, 'NAME_UNKNOWN', `there is no repository ${name}`);
    }
    const last = url.searchParams.get('last');
    const rest = last === null ? all : all.filter((tag) => tag > last);
    const limit = Number(url.searchParams.get('n') ?? Number.POSITIVE_INFINITY);
    const tags = rest.slice(0, limit);
    const end = tags.at(-1);
    if (tags.length < rest.length && end !== undefined) {
        response.setHeader('link', `</v2/${name}/tags/list?n=${limit}&last=${encodeURIComponent(end)}>; rel="next"`);
    }
    send(response, 200, JSON.stringify({ name, tags }), 'application/json');
}
function received({ pieces }) {
    return pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
}
function sendProgress(response, id, begun, status) {
    response.setHeader('location', `/v2/${begun.name}/blobs/uploads/${id}`);
    response.setHeader('docker-upload-uuid', id);
    response.setHeader('range', `0-${Math.max(0, received(begun) - 1)}`);
    send(response, status);
}
function sendCreated(response, name, digest) {
    response.setHeader('location', `/v2/${name}/blobs/${digest}`);
    response.setHeader('docker-content-digest', digest);
    send(response, 201);
}
function send(response, status, body = '', type, headOnly = false) {
    if (type !== undefined)
        response.setHeader('content-type', type);
    response.writeHead(status, status === 204 ? {} : { 'content-length': Buffer.byteLength(body) });
    response.end(headOnly ? undefined : body);
}
function refuse(response, { status, code, message }) {
    if (response.headersSent)
        response.destroy();
    else
        send(response, status, JSON.stringify({ errors: [{ code, message }] }), 'application/json');
}
async function bodyOf(request) {
    const pieces = [];
    for await (const piece of request)
        pieces.push(piece);
    return Buffer.concat(pieces);
}
async function stored(store, digest) {
    const bytes = await store.read(contentKey(digest));
    if (bytes === undefined)
        throw new Refusal(500, 'UNKNOWN', `the bytes of ${digest} are gone from the store`);
    return bytes;
}
const contentKey = (digest) => `blobs/${digest.replace(':', '/')}`;
const blobKey = (name, digest) => `repositories/${name}/_blobs/${digest.replace(':', '-')}`;
const manifestKey = (name, digest) => `repositories/${name}/_manifests/${digest.replace(':', '-')}`;
const tagsKey = (name) => `repositories/${name}/_tags`;
const tagKey = (name, tag) => `${tagsKey(name)}/${tag}`;

;// CONCATENATED MODULE: ./build/commands/demo/world.js









const author = { name: 'demo', email: 'demo@localhost' };
async function createWorld(home, env, keep) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'monorepo-gitops-demo-'));
    const registry = await startEmbeddedRegistry({ directory: (0,external_node_path_.join)(directory, 'registry') });
    const world = {
        directory,
        monorepo: (0,external_node_path_.join)(directory, 'monorepo'),
        gitops: (0,external_node_path_.join)(directory, 'gitops.git'),
        registry: registry.host,
        git: (repository, ...argv) => git(repository, env, argv),
        async [Symbol.asyncDispose]() {
            await registry.close();
            if (!keep)
                await (0,promises_.rm)(directory, { recursive: true, force: true });
        },
    };
    await Promise.all([seedMonorepo(world, home), seedGitops(world, home, env)]);
    return world;
}
async function seedMonorepo(world, home) {
    await (0,promises_.cp)((0,external_node_path_.join)(home, 'examples/monorepo'), world.monorepo, { recursive: true });
    const file = (0,external_node_path_.join)(world.monorepo, 'gitops.yaml');
    const { text } = (0,edit/* editFile */.$y)('gitops.yaml', await (0,promises_.readFile)(file, 'utf8'), {
        set: [`registry=${world.registry}/fe`, `gitops.repository=${world.gitops}`],
    });
    await (0,promises_.writeFile)(file, text);
    await (0,promises_.writeFile)((0,external_node_path_.join)(world.monorepo, '.gitignore'), 'dist/\nnode_modules/\n');
    await world.git(world.monorepo, 'init', '--quiet', '--initial-branch=main');
    await commitAll(world, 'Two services and a shared package');
}
async function seedGitops(world, home, env) {
    const seed = (0,external_node_path_.join)(world.directory, 'gitops-seed');
    await (0,promises_.mkdir)(world.directory, { recursive: true });
    await (0,promises_.cp)((0,external_node_path_.join)(home, 'examples/gitops'), seed, { recursive: true });
    await git(seed, env, ['init', '--quiet', '--initial-branch=main']);
    await git(seed, env, ['add', '--all']);
    await git(seed, env, ['commit', '--quiet', '--message', 'A chart and its sample values']);
    await git(world.directory, env, ['clone', '--quiet', '--bare', '--', seed, world.gitops]);
    await (0,promises_.rm)(seed, { recursive: true });
}
async function commitAll(world, message) {
    await world.git(world.monorepo, 'add', '--all');
    await world.git(world.monorepo, 'commit', '--quiet', '--message', message);
    return (await world.git(world.monorepo, 'rev-parse', 'HEAD')).trim();
}
async function buildServices(world, services) {
    const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
    const script = (0,external_node_path_.join)(world.monorepo, 'packages/bundle/bundle.mjs');
    await Promise.all(services.map((service) => run(process.execPath, [script], { cwd: (0,external_node_path_.join)(world.monorepo, 'apps', service) })));
}
async function contextOf(world, what) {
    return {
        host: 'shell',
        event: what.event,
        repository: 'acme/shop',
        repositoryUrl: undefined,
        commit: (await world.git(world.monorepo, 'rev-parse', 'HEAD')).trim(),
        branch: what.branch,
        defaultBranch: 'main',
        targetBranch: undefined,
        baseCommit: what.base,
        requestNumber: undefined,
        actor: author,
        pipelineUrl: undefined,
        runId: '1',
        workspace: world.monorepo,
    };
}
async function git(repository, env, argv) {
    const settings = [
        ['user.name', author.name],
        ['user.email', author.email],
        ['commit.gpgSign', 'false'],
    ];
    const { code, stdout, stderr } = await (0,program/* runGit */.EO)(argv, { cwd: repository, env, settings });
    if (code === 0)
        return stdout.toString('utf8');
    throw new failure/* Failure */.HR('failed', 'DEMO_GIT', `git ${argv[0]} failed while the demo was set up`, {
        cause: new Error(stderr.trim()),
        hint: 'Check that git is 2.31 or newer.',
    });
}

// EXTERNAL MODULE: ./build/commands/deploy.js + 1 modules
var deploy = __webpack_require__(3288);
// EXTERNAL MODULE: ./build/commands/step.js
var step = __webpack_require__(3097);
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
    keep: { type: 'boolean', default: 'false', description: 'Leave the directory of the demo for a look.' },
};
const branch = 'feature/friendlier-greeting';
const demo = (0,command/* defineCommand */.N)({
    name: 'demo',
    summary: 'Run the whole flow in a temporary directory, with nothing installed but Node and git',
    inputs,
    outputs: {
        ok: '`true` when every check held.',
        steps: 'JSON list of the steps: `{title, milliseconds, services, commit, diff}`.',
        checks: 'JSON list of the checks: `{check, holds, detail}`.',
        directory: 'Where it all happened; there afterwards only with `keep`.',
        'duration-ms': 'Milliseconds in all.',
    },
    configured: () => ({}),
    async run(run) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const started = run.clock.now();
            const world = __addDisposableResource(env_1, await createWorld(run.home, run.env, run.inputs.keep), true);
            const facts = newFacts();
            const push = { event: { kind: 'push' } };
            await world.git(world.monorepo, 'checkout', '--quiet', '-b', 'develop');
            await buildServices(world, ['web1', 'web2']);
            const first = await contextOf(world, { ...push, branch: 'develop' });
            await demo_step(run, world, facts, 'Push to develop: both services are built and deployed to dev', first);
            await checkTags(world, facts, { web1: first.commit, web2: first.commit });
            await say(world, 'apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
            const second = await contextOf(world, {
                ...push,
                branch: 'develop',
                base: await changed(world, 'web1: clearer 404'),
            });
            await demo_step(run, world, facts, 'Change web1: only web1 moves', second);
            await checkTags(world, facts, { web1: second.commit, web2: first.commit });
            const before = await filesAt(world, 'main');
            const again = await demo_step(run, world, facts, 'The same run once more: nothing to do', second);
            facts.check('running twice equals running once', again.commit === undefined, 'no second commit');
            await world.git(world.monorepo, 'checkout', '--quiet', '-b', branch);
            await say(world, 'packages/greeting/src/index.mjs', 'Hello', 'Hello there');
            const feature = await contextOf(world, { ...push, branch, base: await changed(world, 'A friendlier greeting') });
            await demo_step(run, world, facts, `Push to ${branch}: a review environment`, feature);
            const slug = (0,environments/* slugFor */.Pb)(feature) ?? '';
            const review = await filesAt(world, 'main');
            facts.check('the review environment is there', review.has(`review/${slug}/web1.yaml`), `review/${slug}`);
            await world.git(world.monorepo, 'checkout', '--quiet', 'develop');
            const closed = { ...feature, event: { kind: 'branch-deleted' } };
            await demo_step(run, world, facts, `Delete ${branch}: its environment goes`, closed);
            const after = await filesAt(world, 'main');
            after.delete(`.monorepo-gitops/tombstones/${slug}.yaml`);
            const same = JSON.stringify([...after]) === JSON.stringify([...before]);
            facts.check('the tree is byte for byte what it was, the tombstone aside', same, `${after.size} files`);
            await world.git(world.monorepo, 'checkout', '--quiet', branch);
            await buildServices(world, ['web1', 'web2']);
            await demo_step(run, world, facts, 'A late deployment of the deleted branch', feature);
            const late = await filesAt(world, 'main');
            facts.check('a deleted environment is not revived', !late.has(`review/${slug}/web1.yaml`), 'fenced by its tombstone');
            return finish(run, world, facts, run.clock.now() - started);
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
async function demo_step(run, world, facts, title, ci) {
    const config = await (0,monorepo_config.loadConfig)(world.monorepo);
    return run.log.group(title, async () => {
        const started = run.clock.now();
        const there = { ...run, config, ci, cwd: world.monorepo };
        const { outputs } = await deploy.deploy.run((0,step/* stepRun */._)(deploy.deploy, there, {}));
        return facts.add(run, title, run.clock.now() - started, outputs);
    });
}
async function say(world, path, before, after) {
    const file = (0,external_node_path_.join)(world.monorepo, path);
    const text = await (0,promises_.readFile)(file, 'utf8');
    if (!text.includes(before))
        throw new failure/* Failure */.HR('failed', 'DEMO_SOURCE', `${path} of the example no longer says ${before}`);
    await (0,promises_.writeFile)(file, text.replace(before, after));
}
async function changed(world, message) {
    const base = (await world.git(world.monorepo, 'rev-parse', 'HEAD')).trim();
    await buildServices(world, ['web1', 'web2']);
    await commitAll(world, message);
    return base;
}
function finish(run, world, facts, milliseconds) {
    const failed = facts.checks.filter(({ holds }) => !holds);
    for (const { check, holds, detail } of facts.checks)
        run.log.info(`${holds ? '✓' : '✗'} ${check} (${detail})`);
    const outputs = {
        ok: failed.length === 0,
        steps: facts.steps,
        checks: facts.checks,
        directory: world.directory,
        'duration-ms': milliseconds,
    };
    if (failed.length > 0) {
        throw new failure/* Failure */.HR('failed', 'DEMO_CHECK', `${failed.length} of ${facts.checks.length} checks of the demo do not hold`, { outputs });
    }
    if (run.inputs.keep)
        run.log.info(`Kept: ${world.directory} (git -C ${world.gitops} log -p)`);
    return { outputs, summary: report(facts, milliseconds) };
}


/***/ }),

/***/ 3288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy)
});

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/commands/argocd-upsert-app.js + 11 modules
var argocd_upsert_app = __webpack_require__(9348);
// EXTERNAL MODULE: ./build/commands/build-image.js + 29 modules
var build_image = __webpack_require__(4949);
// EXTERNAL MODULE: ./build/commands/bump-image-tag.js + 2 modules
var bump_image_tag = __webpack_require__(7860);
// EXTERNAL MODULE: ./build/commands/cleanup-review-env.js + 13 modules
var cleanup_review_env = __webpack_require__(470);
// EXTERNAL MODULE: ./build/commands/command.js
var command = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/commands/configured.js
var configured = __webpack_require__(4483);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 6 modules
var gitops_commit = __webpack_require__(2216);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 26 modules
var edit = __webpack_require__(6722);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/gitops/connect.js + 6 modules
var connect = __webpack_require__(7396);
// EXTERNAL MODULE: ./build/core/gitops/repository.js
var repository = __webpack_require__(8059);
// EXTERNAL MODULE: ./build/core/gitops/snapshot.js
var snapshot = __webpack_require__(5491);
// EXTERNAL MODULE: ./build/core/monorepo/placeholders.js
var placeholders = __webpack_require__(1192);
// EXTERNAL MODULE: ./build/commands/shared.js
var shared = __webpack_require__(3474);
;// CONCATENATED MODULE: ./build/commands/gitops-state.js
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










async function atTip(run, body) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, env, log, clock } = run;
        const remote = (0,shared/* gitopsRemote */.L_)(inputs, (0,gitops_commit/* gitopsUrl */.iZ)(run));
        const transport = __addDisposableResource(env_1, await (0,connect/* openTransport */.g)(remote, { mode: inputs['gitops-transport'], env, log, clock }), true);
        const { tip, objectFormat } = await (0,repository/* resolveBranch */.pd)(transport, inputs['gitops-branch']);
        return await body(await (0,snapshot/* openSnapshot */.r)(transport, tip, objectFormat));
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
}
async function missingServices({ snapshot, config, ci }, services, environment) {
    const entries = await Promise.all(services.map(async (service) => {
        const file = fileOf(config, ci, service, environment);
        return file === undefined ? true : (await snapshot.entry(file)) !== undefined;
    }));
    return services.filter((_, index) => entries[index] === false);
}
async function imageIn({ snapshot, config, ci }, service, environment) {
    const file = fileOf(config, ci, service, environment);
    const found = file === undefined ? undefined : await snapshot.readFile(file);
    const repository = (0,environments/* serviceImage */.Dr)(config, service);
    const images = file === undefined || found === undefined ? [] : (0,edit/* imagesIn */.o$)(file, Buffer.from(found.body).toString('utf8'));
    const image = images.find((each) => each.repository === repository) ?? images[0];
    const name = image?.repository ?? repository;
    if (image?.digest !== undefined)
        return `${name}@${image.digest}`;
    if (image?.tag !== undefined)
        return `${name}:${image.tag}`;
    throw new failure/* Failure */.HR('failed', 'PROMOTION_SOURCE', `${environment} runs no image of ${service} that could be promoted`, {
        hint: `Deploy ${service} to ${environment} first${file === undefined ? '' : `; it is looked for in ${file}`}.`,
    });
}
function fileOf(config, ci, service, environment) {
    const template = (0,environments/* environmentNamed */.b6)(config, environment).file;
    const values = (0,configured/* placeholdersFor */.mL)(ci, service, environment);
    return template === undefined ? undefined : (0,placeholders/* expand */.f)(template, values, `environments.${environment}.file`);
}

// EXTERNAL MODULE: ./build/commands/plan.js + 5 modules
var plan = __webpack_require__(3389);
// EXTERNAL MODULE: ./build/commands/resolve.js
var resolve = __webpack_require__(3767);
// EXTERNAL MODULE: ./build/commands/step.js
var commands_step = __webpack_require__(3097);
;// CONCATENATED MODULE: ./build/commands/deploy.js













const inputs = {
    ...shared/* commonInputs */.j$,
    services: { type: 'list', description: 'Services to look at. Default: all of them.' },
    all: { type: 'boolean', default: 'false', description: 'Deploy every service, whatever changed.' },
    base: { type: 'string', description: 'Commit or ref to compare with. Default: by the event.' },
    sync: { type: 'boolean', default: 'false', description: 'Sync the Applications (with `argocd-server`).' },
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is live and healthy (with `argocd-server`).',
    },
    'wait-timeout': { type: 'duration', default: '10m', description: 'Deadline of `sync` and `wait`.' },
    ...shared/* gitopsInputs */.cX,
    ...gitops_commit/* commitInputs */.J8,
    ...shared/* argocdInputs */.wm,
    ...shared/* registryInputs */.P4,
    ...shared/* forgeInputs */.LV,
};
const deploy = (0,command/* defineCommand */.N)({
    name: 'deploy',
    summary: 'The whole flow, from gitops.yaml, for the current event',
    inputs,
    outputs: {
        services: 'JSON list of the services that were deployed.',
        environment: 'Environment of the event; empty when none matches.',
        slug: 'Name of the review environment of this branch or request.',
        result: '`committed`, `unchanged`, `superseded`, `planned` (dry run), `removed` or `nothing`.',
        commit: 'The commit in the GitOps repository; empty when none was made.',
        images: 'JSON object: service → `image@digest`.',
        applications: 'JSON list of the names of the Applications.',
        removed: 'JSON list of what was removed, when a branch or request was closed.',
        diff: 'Unified diff of the commit.',
    },
    configured: (scope) => ({
        ...(0,configured/* configuredGitops */.bb)(scope),
        ...(0,configured/* configuredArgocd */.B3)(scope),
        ...(0,configured/* present */.Eb)({
            author: scope.config.gitops?.author,
            message: (0,environments/* environmentFor */.DD)(scope.config, scope.ci)?.environment.message ?? scope.config.gitops?.message,
        }),
    }),
    async run(run) {
        const config = (0,resolve/* needed */.Ow)(run.config, 'config', 'there is no gitops.yaml', 'Run `monorepo-gitops init`, or give --config.');
        const { event } = run.ci;
        const closing = event.kind === 'request-closed' || event.kind === 'branch-deleted';
        if (closing)
            return deploy_closed(run, (0,environments/* environmentFor */.DD)(config, run.ci));
        if (event.kind === 'request' && event.fromFork)
            return nothing(run, 'Requests from forks are not deployed.');
        const planned = await run.log.group('Plan', () => (0,commands_step/* runStep */.e)(plan.plan, run, planStep(run)));
        const environment = textOf(planned.outputs.environment);
        if (environment === undefined)
            return nothing(run, 'No environment of gitops.yaml matches this event.');
        const { services, promotions } = await wantedServices(run, config, environment, listOf(planned.outputs.services));
        if (services.length === 0)
            return nothing(run, 'No service is affected.', environment);
        const images = await run.log.group('Images', () => buildAll(run, services, promotions, environment));
        const applications = await Promise.all(services.map((service) => applicationOf(run, { service, environment })));
        const bumped = await run.log.group('GitOps repository', () => commitAll(run, services, applications, environment));
        if (bumped.commit !== undefined)
            await upsertAll(run, applications, environment, bumped.commit);
        return {
            outputs: {
                services,
                environment,
                slug: (0,environments/* slugFor */.Pb)(run.ci),
                result: bumped.result,
                commit: bumped.commit,
                images,
                applications: applications.map(({ name }) => name),
                diff: bumped.diff,
            },
            summary: ['### deploy', `**${bumped.result}** in ${environment}`, (0,gitops_commit/* imageRows */.Dy)(bumped.images)].join('\n\n'),
        };
    },
});
function planStep({ inputs }) {
    return {
        ...(inputs.service === undefined ? {} : { service: inputs.service }),
        ...(inputs.environment === undefined ? {} : { environment: inputs.environment }),
        given: {
            services: inputs.services,
            all: String(inputs.all),
            ...(inputs.base === undefined ? {} : { base: inputs.base }),
        },
    };
}
async function wantedServices(run, config, environment, affected) {
    const { ci, inputs } = run;
    const settings = (0,environments/* environmentNamed */.b6)(config, environment);
    const source = settings['promote-from'];
    const asked = inputs.services.length > 0 || inputs.service !== undefined;
    const others = asked || (0,environments/* isReviewEnvironment */.Qm)(settings)
        ? []
        : [...config.services.keys()].filter((name) => !affected.includes(name));
    if (others.length === 0 && source === undefined)
        return { services: affected, promotions: new Map() };
    return atTip(run, async (snapshot) => {
        const state = { snapshot, config, ci };
        const missing = await missingServices(state, others, environment);
        for (const service of missing)
            run.log.info(`${service}: not in ${environment} yet`);
        const services = [...config.services.keys()].filter((name) => affected.includes(name) || missing.includes(name));
        if (source === undefined)
            return { services, promotions: new Map() };
        const images = await Promise.all(services.map(async (name) => [name, await imageIn(state, name, source)]));
        return { services, promotions: new Map(images) };
    });
}
const parallelBuilds = 4;
async function buildAll(run, services, promotions, environment) {
    const images = {};
    const waiting = [...services];
    const worker = async () => {
        for (let service = waiting.shift(); service !== undefined; service = waiting.shift()) {
            const promoted = promotions.get(service);
            const given = promoted === undefined ? {} : { 'promote-from': promoted };
            const { outputs } = await (0,commands_step/* runStep */.e)(build_image.buildImage, run, { service, environment, given });
            images[service] = textOf(outputs.reference) ?? `${textOf(outputs.image)}:${textOf(outputs.tag)}`;
        }
    };
    const ended = await Promise.allSettled(Array.from({ length: parallelBuilds }, worker));
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed !== undefined)
        throw failed.reason;
    return images;
}
function applicationOf(run, step) {
    return (0,argocd_upsert_app.applicationStep)((0,commands_step/* stepRun */._)(argocd_upsert_app.argocdUpsertApp, run, step));
}
function commitAll(run, services, applications, environment) {
    const updates = services.flatMap((service) => (0,bump_image_tag.updatesOf)((0,commands_step/* stepRun */._)(bump_image_tag.bumpImageTag, run, { service, environment })));
    const manifests = applications.flatMap(({ update }) => (update === undefined ? [] : [update]));
    const review = (0,bump_image_tag.reviewOf)({ ...run, inputs: { environment } }, services);
    return (0,gitops_commit/* commitUpdates */.cc)(run, {
        updates: [...updates, ...manifests],
        values: (0,configured/* placeholdersFor */.mL)(run.ci, services.length === 1 ? services[0] : undefined, environment),
        review: review === undefined ? undefined : { ...review, applications: applications.map(({ owned }) => owned) },
    });
}
async function upsertAll(run, applications, environment, commit) {
    const onServer = applications.filter(({ update }) => update === undefined);
    for (const { service } of onServer) {
        const given = {
            revision: commit,
            sync: String(run.inputs.sync),
            wait: String(run.inputs.wait),
            timeout: `${run.inputs['wait-timeout']}ms`,
        };
        await run.log.group(`Argo CD: ${service}`, () => (0,commands_step/* runStep */.e)(argocd_upsert_app.argocdUpsertApp, run, { ...(service === undefined ? {} : { service }), environment, given }));
    }
}
async function deploy_closed(run, found) {
    if (found === undefined || !(0,environments/* isReviewEnvironment */.Qm)(found.environment)) {
        return nothing(run, 'What was closed has no review environment.');
    }
    const cleaned = await (0,commands_step/* runStep */.e)(cleanup_review_env.cleanupReviewEnv, run, { environment: found.name });
    const removed = listOf(cleaned.outputs.removed);
    return {
        outputs: {
            services: [],
            environment: found.name,
            slug: (0,environments/* slugFor */.Pb)(run.ci),
            result: removed.length > 0 ? 'removed' : 'nothing',
            commit: cleaned.outputs.commit,
            removed: cleaned.outputs.removed,
            diff: cleaned.outputs.diff,
        },
        summary: cleaned.summary,
    };
}
function nothing(run, why, environment) {
    run.log.info(`Nothing to do: ${why}`);
    return {
        outputs: { services: [], environment, slug: (0,environments/* slugFor */.Pb)(run.ci), result: 'nothing' },
        summary: `### deploy\n\nNothing to do: ${why}`,
    };
}
function textOf(output) {
    return typeof output === 'string' && output !== '' ? output : undefined;
}
function listOf(output) {
    return Array.isArray(output) ? output : [];
}


/***/ }),

/***/ 3097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ stepRun),
/* harmony export */   e: () => (/* binding */ runStep)
/* harmony export */ });
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3767);

const handedOn = /^(gitops|argocd|registry|forge)-|^dry-run$/;
function stepRun(command, run, step) {
    const { service, environment } = step;
    const given = (name) => {
        const text = step.given?.[name] ?? (name === 'service' ? service : name === 'environment' ? environment : undefined);
        return text === undefined ? undefined : { text, source: name };
    };
    const configured = run.config === undefined ? {} : command.configured({ config: run.config, ci: run.ci, service, environment });
    const config = (name) => {
        const text = configured[name];
        return text === undefined ? undefined : { text, source: 'gitops.yaml' };
    };
    const inputs = (0,_resolve_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveInputs */ .eL)(command.inputs, [given, own(run), config], { secrets: run.secrets, cwd: run.cwd });
    return { ...run, inputs };
}
async function runStep(command, run, step) {
    return command.run(stepRun(command, run, step));
}
function own(run) {
    return (name) => {
        if (!handedOn.test(name))
            return undefined;
        const value = run.inputs[name];
        if (value === undefined || (Array.isArray(value) && value.length === 0))
            return undefined;
        return { text: Array.isArray(value) ? value.map(String) : String(value), source: name };
    };
}


/***/ })

};
