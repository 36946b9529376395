export const id = 924;
export const ids = [924,1185];
export const modules = {

/***/ 924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  demo: () => (/* binding */ demo)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 29 modules
var edit = __webpack_require__(4689);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
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
        jobs: 0,
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
        set: [
            `registry=${sandbox.registry.host}/fe`,
            `gitops.repository=${sandbox.gitops}`,
            'environments.dev.url=https://{service}.dev.example.com',
            'environments.review.url=https://{slug}-{service}.review.example.com',
        ],
    });
    await (0,promises_.writeFile)(file, text);
    await (0,promises_.writeFile)((0,external_node_path_.join)(sandbox.monorepo, '.gitignore'), 'dist/\nnode_modules/\n');
    await sandbox.git(sandbox.monorepo, 'init', '--quiet', '--initial-branch=main');
    await commitAll(sandbox, 'Two services and a shared package');
    await sandbox.git(sandbox.directory, 'init', '--quiet', '--bare', '--initial-branch=main', sandbox.origin);
    await withoutHooks(sandbox, sandbox.origin);
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
    await withoutHooks(sandbox, sandbox.gitops);
    await (0,promises_.rm)(seed, { recursive: true });
}
async function withoutHooks(sandbox, repository) {
    await sandbox.git(repository, 'config', 'core.hooksPath', '/dev/null');
}
async function commitAll(sandbox, message) {
    await sandbox.git(sandbox.monorepo, 'add', '--all');
    await sandbox.git(sandbox.monorepo, 'commit', '--quiet', '--message', message);
}
async function checkOut(sandbox, commit) {
    sandbox.jobs += 1;
    const job = (0,external_node_path_.join)(sandbox.directory, `job-${sandbox.jobs}`);
    await sandbox.git(sandbox.directory, 'clone', '--quiet', '--no-checkout', '--', sandbox.origin, job);
    await sandbox.git(job, 'checkout', '--quiet', '--detach', commit);
    const script = (0,external_node_path_.join)(job, 'packages/bundle/bundle.mjs');
    await Promise.all(['web1', 'web2'].map((service) => runNode(script, (0,external_node_path_.join)(job, 'apps', service))));
    return job;
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
async function change(sandbox, branch, { message, path, before, after }) {
    const file = (0,external_node_path_.join)(sandbox.monorepo, path);
    const text = await (0,promises_.readFile)(file, 'utf8');
    if (!text.includes(before)) {
        throw new failure/* Failure */.HR('failed', 'DEMO_SOURCE', `${path} of the example no longer says ${before}`);
    }
    await (0,promises_.writeFile)(file, text.replace(before, after));
    await commitAll(sandbox, message);
    await push(sandbox, branch);
    return await head(sandbox);
}
async function head({ git: run, monorepo }) {
    return (await run(monorepo, 'rev-parse', 'HEAD')).trim();
}
async function newBranch(sandbox, branch) {
    await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', '-b', branch);
    await push(sandbox, branch);
}
function contextOf({ workspace, ...what }) {
    return {
        ...what,
        workspace,
        host: 'jenkins',
        repository: 'acme/shop',
        repositoryUrl: undefined,
        defaultBranch: 'main',
        targetBranch: undefined,
        baseCommit: undefined,
        requestNumber: undefined,
        sourceRef: `refs/heads/${what.branch}`,
        refSlug: undefined,
        byPerson: false,
        pipelineCreatedAt: undefined,
        actor: author,
        pipelineUrl: undefined,
        runId: '1',
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

;// CONCATENATED MODULE: ./build/demo/story.js
const width = 80;
class Story {
    #ports;
    #steps = [];
    #checks = [];
    #number = 0;
    constructor(ports) {
        this.#ports = ports;
    }
    get report() {
        return { steps: this.#steps, checks: this.#checks };
    }
    async step(title, ci, lines) {
        const { deploy, clock, log } = this.#ports;
        const began = clock.now();
        const done = await log.during(title, () => deploy(ci));
        const milliseconds = clock.now() - began;
        this.#steps.push({ title, milliseconds, ...done });
        if (lines.length > 0)
            this.#heading(title, milliseconds, lines);
        return done;
    }
    async race(title, overtaken, overtaking, lines) {
        const { clock, log } = this.#ports;
        const began = clock.now();
        const [done, second] = await log.during(title, () => this.#bothEnds(overtaken, overtaking));
        const milliseconds = clock.now() - began;
        this.#steps.push({ title: `${title}: the first to push`, milliseconds, ...second });
        this.#steps.push({ title: `${title}: the other`, milliseconds, ...done });
        this.#heading(title, milliseconds, lines);
        return [done, second];
    }
    async #bothEnds(overtaken, overtaking) {
        const { deploy } = this.#ports;
        const isAboutToPush = signal();
        const mayPush = signal();
        const first = deploy(overtaken, () => {
            isAboutToPush.resolve();
            return mayPush.promise;
        });
        try {
            await Promise.race([isAboutToPush.promise, first]);
            const second = await deploy(overtaking);
            mayPush.resolve();
            return [await first, second];
        }
        finally {
            mayPush.resolve();
            await first.catch(() => { });
        }
    }
    check(what, holds, detail) {
        this.#checks.push({ check: what, holds, detail });
        this.tell([holds ? `✔ ${what}` : `✗ ${what}: ${detail}`]);
    }
    tell(lines, indent = 0) {
        for (const line of lines)
            this.#line(`   ${' '.repeat(indent)}${line}`);
    }
    tellDiff(lines) {
        for (const line of lines)
            this.#line(`${line.slice(0, 1)}    ${line.slice(1)}`, 'diff');
    }
    #line(text, tone) {
        this.#ports.log.info(text, tone);
    }
    #heading(title, milliseconds, lines) {
        this.#number += 1;
        const time = `${(milliseconds / 1000).toFixed(1)} s`;
        this.#line('');
        this.#line(`${this.#number}  ${title}`.padEnd(width - time.length) + time, 'title');
        this.tell(lines);
    }
}
function signal() {
    let resolve = () => { };
    const promise = new Promise((done) => {
        resolve = done;
    });
    return { promise, resolve: () => resolve() };
}

;// CONCATENATED MODULE: ./build/demo/demo.js




const feature = 'feature/hello';
const tombstones = '.monorepo-gitops/tombstones/';
async function runDemo(sandbox, ports) {
    const demo = new Demo(sandbox, new Story(ports));
    const first = await demo.firstPush();
    const second = await demo.oneChange(first);
    await demo.again(second);
    const review = await demo.race();
    const latest = await demo.latePipeline();
    await ports.look?.(latest);
    await demo.end(review);
    return demo.story.report;
}
class Demo {
    sandbox;
    story;
    constructor(sandbox, story) {
        this.sandbox = sandbox;
        this.story = story;
    }
    async firstPush() {
        const { sandbox, story } = this;
        await newBranch(sandbox, 'develop');
        const first = await this.#pipeline('develop', await head(sandbox));
        await story.step('Push to develop', first, [
            'Both services are built, pushed and written to the GitOps repository, in',
            'one commit.',
        ]);
        const tag = demo_short(first.commit);
        await this.#checkFiles({ web1: tag, web2: tag });
        const images = ['web1', 'web2'].map((service) => [
            `${service}:${tag}`,
            sandbox.registry.digestOf(`fe/${service}`, tag),
        ]);
        const there = images.filter(([, digest]) => digest !== undefined);
        story.check(`the registry has ${images.map(([name]) => name).join(' and ')}`, there.length === 2, `${there.length} of 2`);
        return first;
    }
    async oneChange(first) {
        const { sandbox, story } = this;
        const commit = await change(sandbox, 'develop', {
            message: 'web1: say what is missing',
            path: 'apps/web1/src/server.mjs',
            before: 'not found',
            after: 'no such page',
        });
        const second = await this.#pipeline('develop', commit);
        const { diff } = await story.step('One line of web1 changes', second, [
            'Only web1 is built and moved. The whole commit:',
        ]);
        const changed = diff.split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line));
        story.tell([/^\+\+\+ b\/(.*)$/m.exec(diff)?.[1] ?? ''], 2);
        story.tellDiff(changed);
        story.check('the commit changes one line, and none of its comments', changed.length === 2, `${changed.length} lines`);
        await this.#checkFiles({ web1: demo_short(commit), web2: demo_short(first.commit) });
        return second;
    }
    async again(pipeline) {
        const { story } = this;
        const before = await this.#tip();
        await story.step('The same pipeline once more', pipeline, [
            'The environment has it: nothing is built, nothing is written.',
        ]);
        story.check('no second commit', (await this.#tip()) === before, demo_short(before));
    }
    async race() {
        const { sandbox, story } = this;
        await newBranch(sandbox, feature);
        const friendlier = await change(sandbox, feature, {
            message: 'A friendlier greeting',
            path: 'packages/greeting/src/index.mjs',
            before: 'Hello',
            after: 'Hello there',
        });
        await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', 'develop');
        const commit = await change(sandbox, 'develop', {
            message: 'web2: say it as web1 does',
            path: 'apps/web2/src/server.mjs',
            before: 'not found',
            after: 'no such page',
        });
        const [dev, review] = await Promise.all([this.#pipeline('develop', commit), this.#pipeline(feature, friendlier)]);
        const before = await this.#tip();
        const [overtaken, overtaking] = await story.race('Two pipelines push at the same moment', dev, review, [
            `develop moves web2, and ${feature} opens a review environment. Both have`,
            'read the same commit of the GitOps repository when they begin.',
        ]);
        const attempts = `refused, and made anew on ${demo_short(overtaking.commit)} (attempt ${overtaken.attempts})`;
        story.tell([`${demo_short(overtaking.commit)}  review: ${overtaking.url}`, `${demo_short(overtaken.commit)}  dev: web2, ${attempts}`], 2);
        const lines = (await sandbox.git(sandbox.gitops, 'rev-list', '--parents', `${before}..main`)).trim().split('\n');
        const wanted = [`${overtaken.commit} ${overtaking.commit}`, `${overtaking.commit} ${before}`];
        const isLine = JSON.stringify(lines) === JSON.stringify(wanted);
        story.check(`both arrived: ${wanted.map((each) => demo_short(each)).join(' on ')} on ${demo_short(before)}`, isLine, lines.map(demo_short).join(' on '));
        await this.#checkFiles({ web2: demo_short(commit) });
        const slug = (0,environments.slugFor)(review) ?? '';
        const file = `review/${slug}/web1.yaml`;
        const tag = await this.#tagIn(file);
        story.check(`review/…/web1.yaml names ${demo_short(friendlier)}`, tag === demo_short(friendlier), `it says ${tag}`);
        return review;
    }
    async latePipeline() {
        const { sandbox, story } = this;
        const path = 'apps/web1/src/server.mjs';
        const older = await change(sandbox, 'develop', {
            ...{ message: 'web1: fewer words', path },
            ...{ before: 'no such page', after: 'no page' },
        });
        const newer = await change(sandbox, 'develop', {
            ...{ message: 'web1: even fewer', path },
            ...{ before: 'no page', after: 'gone' },
        });
        const pipelines = [this.#pipeline('develop', older), this.#pipeline('develop', newer)];
        const [slow, fast] = await Promise.all(pipelines);
        const [late, done] = await story.race('A slow pipeline ends after a newer one', slow, fast, [
            `Two pushes to develop. The pipeline of the first, ${demo_short(older)}, is slower: when`,
            `it comes to push, dev has ${demo_short(newer)}. It is superseded, and ends green.`,
        ]);
        const tip = await this.#tip();
        story.check(`${demo_short(done.commit)} is still the latest commit`, tip === done.commit && late.commit === undefined, demo_short(tip));
        await this.#checkFiles({ web1: demo_short(newer) });
        return fast;
    }
    async end(review) {
        const { sandbox, story } = this;
        const isReview = (path) => path.includes((0,environments.slugFor)(review) ?? '/');
        const isOther = (path) => !isReview(path);
        const before = await this.#files(isOther);
        await deleteBranch(sandbox, feature);
        await story.step(`${feature} is deleted`, { ...review, event: { kind: 'branch-deleted' } }, [
            'Its review environment goes, by one commit. A pipeline of the branch that',
            'comes even later finds its tombstone.',
        ]);
        const left = async () => [...(await this.#files(isReview)).keys()].filter((path) => !path.startsWith(tombstones));
        const gone = await left();
        story.check('nothing of it is left but the tombstone', gone.length === 0, gone.join(', '));
        await story.step('A late pipeline of the deleted branch', review, []);
        const revived = await left();
        story.check('the late pipeline does not bring it back', revived.length === 0, revived.join(', '));
        const after = await this.#files(isOther);
        const isSame = JSON.stringify([...before]) === JSON.stringify([...after]);
        story.check(`all ${before.size} other files are byte for byte what they were`, isSame, `${after.size} files`);
    }
    async #pipeline(branch, commit) {
        return contextOf({ event: { kind: 'push' }, branch, commit, workspace: await checkOut(this.sandbox, commit) });
    }
    async #tip() {
        return (await this.sandbox.git(this.sandbox.gitops, 'rev-parse', 'main')).trim();
    }
    async #tagIn(file) {
        const { git, gitops } = this.sandbox;
        const text = await git(gitops, 'show', `main:${file}`).catch(() => undefined);
        return text === undefined ? undefined : (0,edit.readPath)(file, text, 'image.tag');
    }
    async #checkFiles(expected) {
        for (const [service, tag] of Object.entries(expected)) {
            const file = `values/${service}-dev.yaml`;
            const written = await this.#tagIn(file);
            this.story.check(`${file} names ${tag}`, written === tag, `it says ${written}`);
        }
    }
    async #files(isMeant) {
        const listing = await this.sandbox.git(this.sandbox.gitops, 'ls-tree', '-r', '-z', 'main');
        const entries = listing.split('\0').filter((entry) => entry !== '');
        const files = entries.map((entry) => entry.split('\t', 2));
        return new Map(files.flatMap(([blob, path]) => (isMeant(path) ? [[path, blob]] : [])));
    }
}
function demo_short(commit) {
    return commit?.slice(0, 8) ?? 'none';
}

// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/config/config.js + 4 modules
var config = __webpack_require__(1185);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/deploy.js + 18 modules
var deploy = __webpack_require__(7200);
// EXTERNAL MODULE: ./build/commands/deployment/addresses.js
var addresses = __webpack_require__(5031);
// EXTERNAL MODULE: ./build/commands/status/page-file.js
var page_file = __webpack_require__(7522);
// EXTERNAL MODULE: ./build/commands/summaries/parts.js
var parts = __webpack_require__(8998);
// EXTERNAL MODULE: ./build/commands/summaries/record.js
var record = __webpack_require__(7019);
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
    html: {
        type: 'string',
        description: 'File to write the page of `status` to, as it is before the review environment goes.',
    },
};
const demo = (0,command/* defineCommand */.NB)({
    name: 'demo',
    summary: 'Run the whole flow in a temporary directory, with nothing installed but Node and git',
    inputs,
    outputs: {
        ok: '`true` when every check held.',
        steps: {
            empty: [],
            description: 'JSON list of the runs of `deploy`: `{title, milliseconds, result, services, commit, diff, attempts, url}`.',
        },
        checks: { empty: [], description: 'JSON list of the checks: `{check, holds, detail}`.' },
        directory: 'Where it all happened; there afterwards only with `keep`.',
        'duration-ms': 'Milliseconds in all.',
        html: 'The file that was written.',
    },
    withoutConfig: true,
    async run(run) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { clock, log, home, env, programs } = run;
            const html = run.inputs.html === undefined ? undefined : (0,external_node_path_.resolve)(run.cwd, run.inputs.html);
            if (html !== undefined)
                await (0,page_file/* refuseUnwritable */.G)(html, run.cwd);
            const started = clock.now();
            if (run.ci.host !== 'github')
                run.onFailure(() => '');
            const sandbox = __addDisposableResource(env_1, await createSandbox(home, { env, programs }, run.inputs.keep), true);
            for (const line of beginning)
                log.info(line);
            const report = await runDemo(sandbox, {
                clock,
                log,
                ...(html === undefined ? {} : { look: (ci) => showStatus(run, ci, html) }),
                deploy: (ci, beforePush) => deployIn(run, ci, beforePush),
            });
            const milliseconds = clock.now() - started;
            for (const line of ending(run, report, milliseconds, sandbox))
                log.info(line);
            const { steps, checks } = report;
            const failed = checks.filter(({ holds }) => !holds);
            const outputs = {
                ok: failed.length === 0,
                steps,
                checks,
                directory: sandbox.directory,
                'duration-ms': milliseconds,
                html,
            };
            if (failed.length > 0) {
                const problem = `${failed.length} of ${checks.length} checks of the demo do not hold`;
                throw new failure/* Failure */.HR('failed', 'DEMO_CHECK', problem, { outputs });
            }
            return { outputs, summary: run.ci.host === 'github' ? summaryOf(report, milliseconds) : '' };
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
const beginning = [
    'A monorepo with two services, a GitOps repository and a registry, all of them',
    'real, in one temporary directory. Each step is a run of `deploy` as CI starts',
    'it. Each ✔ is read from Git and from the registry, not from what runs say.',
];
function ending({ inputs: { keep, html }, cwd }, { checks }, milliseconds, { directory, gitops }) {
    const held = checks.filter(({ holds }) => holds).length;
    return [
        '',
        `${held} of ${checks.length} checks hold, in ${(0,parts/* duration */.p0)(milliseconds)}. --verbose shows every run in full.`,
        ...(html === undefined ? [] : [`What runs where: ${(0,external_node_path_.resolve)(cwd, html)}`]),
        ...(keep ? [`Kept: ${directory}`, `  git -C ${gitops} log --stat`] : ['--keep leaves the directory for a look.']),
        '',
        'Next, in your own monorepo:',
        '  monorepo-gitops init    writes gitops.yaml and a pipeline for what is there',
        '  monorepo-gitops check   proves paths, rights and connections before a run',
        '  https://github.com/monorepo-gitops/monorepo-gitops#readme',
    ];
}
async function deployIn(run, ci, beforePush) {
    const cwd = ci.workspace;
    const programs = beforePush === undefined ? run.programs : pausedBeforePush(run.programs, beforePush);
    const there = { ...run, programs, log: detailsOf(run.log), config: await (0,config.loadConfig)(cwd), ci, cwd };
    const own = { ...there, ...(0,inputs_for/* inputsFor */.p)(deploy.deploy, there, {}) };
    const deployment = await (0,deploy.deployEvent)(own, new record/* DeploymentRecord */.P(run.clock));
    const { result } = deployment;
    if ('why' in deployment) {
        return { result, services: deployment.services, commit: undefined, diff: '', attempts: 0, url: undefined };
    }
    if ('cleanup' in deployment) {
        const { commit, diff } = deployment.cleanup;
        return { result, services: [], commit, diff, attempts: 1, url: undefined };
    }
    const { services, commit } = deployment;
    const [service = ''] = services;
    return {
        result,
        services,
        commit: commit?.commit,
        diff: commit?.diff ?? '',
        attempts: commit?.attempts ?? 0,
        url: (0,addresses/* addressOf */.ci)(own, { service, cluster: undefined }),
    };
}
async function showStatus(run, ci, html) {
    const { status } = await __webpack_require__.e(/* import() */ 5329).then(__webpack_require__.bind(__webpack_require__, 5329));
    const cwd = ci.workspace;
    const there = { ...run, log: detailsOf(run.log), config: await (0,config.loadConfig)(cwd), ci, cwd };
    await status.run({ ...there, ...(0,inputs_for/* inputsFor */.p)(status, there, {}, { html }) });
}
function detailsOf(log) {
    const detail = (line) => log.detail(line);
    return {
        info: detail,
        detail,
        warn: detail,
        group: (title, body) => {
            detail(title);
            return body();
        },
        during: (_what, body) => body(),
    };
}
function pausedBeforePush(programs, beforePush) {
    let isFirst = true;
    return {
        start: (call) => programs.start(call),
        async run(call) {
            const isPush = call.argv.includes('push') && !call.argv.includes('--dry-run');
            if (isPush && isFirst) {
                isFirst = false;
                await beforePush();
            }
            return programs.run(call);
        },
    };
}
function summaryOf({ steps, checks }, milliseconds) {
    const rows = steps.map(({ title, milliseconds: time, result, commit }) => [
        title,
        result,
        commit === undefined ? '–' : (0,markdown/* code */.aY)(commit.slice(0, 8)),
        (0,parts/* duration */.p0)(time),
    ]);
    return (0,parts/* page */.MY)((0,parts/* verdict */.WJ)('good', (0,markdown.md) `The demo did what it should: ${(0,counted/* counted */.h)(checks.length, 'check')} hold, in ${(0,parts/* duration */.p0)(milliseconds)}`), (0,markdown/* table */.tp)(['pipeline', 'result', 'commit', 'time'], rows), (0,markdown/* table */.tp)(['check', 'holds'], checks.map(({ check, holds }) => [check, holds ? '✔' : '✗'])));
}


/***/ }),

/***/ 7522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ writePageFile),
/* harmony export */   G: () => (/* binding */ refuseUnwritable)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



const hint = 'Name a file in a directory that this run may write to: `site/index.html`. Directories that lack are made.';
async function refuseUnwritable(html, cwd) {
    if (html === '')
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('html', 'is empty', hint);
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, html);
    await orRefused(html, async () => {
        const found = await statOf(file);
        if (found?.isDirectory() === true)
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('html', `${html} is a directory`, hint);
        const { parent } = await missingAbove(file);
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(parent)).isDirectory() === false)
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('html', `${parent} is no directory`, hint);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(found === undefined ? parent : file, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
    });
}
async function writePageFile(html, cwd, page) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, html);
    await orRefused(html, async () => {
        const { missing } = await missingAbove(file);
        for (const directory of missing)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory).catch(unless('EEXIST'));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, page);
    });
}
async function missingAbove(file) {
    const missing = [];
    let parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file);
    while ((await statOf(parent)) === undefined && parent !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(parent)) {
        missing.unshift(parent);
        parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(parent);
    }
    return { parent, missing };
}
async function statOf(path) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(unless('ENOENT', 'ENOTDIR'));
}
function unless(...codes) {
    return (error) => {
        if (!codes.includes(codeOf(error) ?? ''))
            throw error;
        return undefined;
    };
}
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
const refusals = {
    EACCES: 'may not be written by this user',
    EPERM: 'may not be written by this user',
    EROFS: 'is on a file system that is read-only',
    EISDIR: 'is a directory',
    ENOENT: 'cannot be made there',
    ENOTDIR: 'is in no directory',
    ENAMETOOLONG: 'is too long for a name',
};
async function orRefused(html, work) {
    try {
        await work();
    }
    catch (error) {
        const why = refusals[codeOf(error) ?? ''];
        if (why === undefined)
            throw error;
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('html', `${html} ${why}`, hint);
    }
}


/***/ }),

/***/ 1185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  configOf: () => (/* binding */ configOf),
  loadConfig: () => (/* binding */ loadConfig),
  loadConfigWithSource: () => (/* binding */ loadConfigWithSource),
  parseConfig: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/inputs/config/directories.js
var directories = __webpack_require__(8008);
// EXTERNAL MODULE: ./build/inputs/config/file.js
var config_file = __webpack_require__(4105);
// EXTERNAL MODULE: ./build/inputs/config/layers.js
var config_layers = __webpack_require__(4357);
// EXTERNAL MODULE: ./build/inputs/config/problems.js
var config_problems = __webpack_require__(5843);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/inputs/config/keys.js
var keys = __webpack_require__(1107);
;// CONCATENATED MODULE: ./build/inputs/config/resolved.js



function resolveConfig(layers, discovered) {
    const { defaults, discover, services: given, environments: written, ...others } = layers;
    const found = withDiscovered(given ?? new Map(), discovered ?? []);
    const problems = [...found.problems];
    if (given === undefined && discover === undefined) {
        problems.push({
            path: [],
            text: 'has neither services nor discover: name the services, or the directories of them',
        });
    }
    if (discover !== undefined && discovered?.length === 0) {
        problems.push({ path: ['discover'], text: 'finds no directory with a package.json or a Dockerfile in it' });
    }
    const services = new Map();
    for (const [name, own] of found.services) {
        const { path, ...service } = withItsName((0,place/* mergedSections */.Pp)(defaults?.service ?? {}, own), name);
        if (path !== undefined)
            services.set(name, { path, ...service });
        else if (discovered !== undefined)
            problems.push({ path: ['services', name, 'path'], text: 'is missing' });
        else
            services.set(name, { path: name, ...service });
    }
    const environments = new Map([...(written ?? [])].map(([name, { when }]) => {
        const chain = baseChain(name, written ?? new Map());
        if (chain.problem !== undefined)
            problems.push(chain.problem);
        const layered = [...chain.layers].reverse().reduce(place/* mergedSections */.Pp, defaults?.environment ?? {});
        const { extends: _, when: __, ...environment } = layered;
        return [name, when === undefined ? environment : { ...environment, when }];
    }));
    return { config: { ...others, services, environments }, problems };
}
const filledLater = new Set(['image', 'tags', 'args']);
function withItsName({ watch, build, ...others }, name) {
    const kept = Object.entries(build ?? {}).map(([key, value]) => [
        key,
        filledLater.has(key) ? value : named(value, name),
    ]);
    return {
        ...others,
        ...(watch && { watch: named(watch, name) }),
        ...(build && { build: Object.fromEntries(kept) }),
    };
}
function named(value, name) {
    if (typeof value === 'string')
        return value.replace(/(?<![{$])\{service\}(?!\})/g, name);
    if (Array.isArray(value))
        return value.map((item) => named(item, name));
    return value instanceof Map ? new Map([...value].map(([key, item]) => [key, named(item, name)])) : value;
}
function baseChain(name, environments) {
    const names = [name];
    for (let at = environments.get(name); at !== undefined;) {
        const layers = () => names.flatMap((each) => environments.get(each) ?? []);
        const { extends: base } = at;
        if (base === undefined || !environments.has(base))
            return { names, layers: layers() };
        if (names.includes(base)) {
            const first = [...environments.keys()].find((each) => names.includes(each));
            const isTold = base === name && names.length > 1 && first === name;
            const circle = isTold ? `extends itself: ${[...names, base].join(' → ')}` : undefined;
            const problem = circle === undefined ? undefined : { path: ['environments', name, 'extends'], text: circle };
            return { names, layers: layers(), ...(problem && { problem }) };
        }
        names.push(base);
        at = environments.get(base);
    }
    return { names, layers: [] };
}
function withDiscovered(given, directories) {
    const problems = [];
    const named = new Set([...given.values()].flatMap(({ path }) => (path === undefined ? [] : external_node_path_.posix.join(path, '.'))));
    const paths = new Map();
    for (const directory of directories.filter((each) => !named.has(each))) {
        const name = external_node_path_.posix.basename(directory);
        const other = paths.get(name);
        const problem = directoryProblem(name, directory, other ?? given.get(name)?.path);
        if (problem === undefined)
            paths.set(name, directory);
        else
            problems.push({ path: ['discover'], text: problem });
    }
    const own = [...given].map(([name, service]) => {
        const path = service.path ?? paths.get(name);
        return [name, path === undefined ? service : { ...service, path }];
    });
    const discovered = [...paths].filter(([name]) => !given.has(name)).map(([name, path]) => [name, { path }]);
    return { services: new Map([...own, ...discovered]), problems };
}
function directoryProblem(name, directory, other) {
    const way = `name it under services (\`web: { path: ${directory} }\`), or leave it out ("!${directory}")`;
    if (name.length > keys/* labelNames */.l3.maxLength || !new RegExp(keys/* labelNames */.l3.pattern).test(name)) {
        return `finds ${directory}, whose name ${keys/* labelNames */.l3.error.replace(/^is/, 'is')}; or ${way}`;
    }
    return other === undefined ? undefined : `finds ${directory}, and ${other} is the service ${name} already: ${way}`;
}

// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
;// CONCATENATED MODULE: ./build/inputs/config/rules/clusters.js



function clusterConflicts(config, value) {
    return [...config.environments].flatMap(([environment, section]) => (0,events/* servicesIn */.qp)(section.services, config.services.keys()).flatMap((service) => {
        const clusters = (0,place/* clustersOf */.Dg)((0,place/* environmentAt */.Ff)(config, section, { environment, service }));
        const places = clusters.flatMap((cluster) => cluster === undefined
            ? []
            : [{ cluster, at: (0,place/* environmentAt */.Ff)(config, section, { environment, service, cluster }) }]);
        return pairsOf(places).flatMap(([one, other]) => {
            const place = { environment, service, cluster: other.cluster };
            return [sharedApplication(one, other, place), sharedFile(one, other, place)].flatMap((each) => each ?? []);
        });
    }));
    function sharedApplication(one, other, place) {
        const name = other.at.app?.name;
        if (name === undefined || name !== one.at.app?.name || name.includes('{cluster}'))
            return undefined;
        if (one.at.app?.['app-namespace'] !== other.at.app?.['app-namespace'] || !isOneArgocd(one, other))
            return undefined;
        const text = `"${name}" is one Application for ${one.cluster} and ${other.cluster}; write "${name}-{cluster}", or leave it out: by default each cluster has its own`;
        return { path: pathOf(place, ['app', 'name']), text };
    }
    function sharedFile(one, other, place) {
        const { file } = other.at;
        if (file === undefined || file !== one.at.file || file.includes('{cluster}'))
            return undefined;
        if (!isOneRepository(one, other))
            return undefined;
        const key = differingKey(one.at, other.at);
        if (key === undefined)
            return undefined;
        const text = `"${file}" is one file for ${one.cluster} and ${other.cluster}, which set ${key} to different values; put {cluster} into its path`;
        return { path: pathOf(place, ['file']), text };
    }
    function pathOf(place, key) {
        const paths = (0,config_layers/* pathsInPlace */.n4)(value, place, key);
        return paths.find((path) => (0,config_layers/* valueAt */.fK)(value, path) !== undefined) ?? ['environments', place.environment, ...key];
    }
    function isOneArgocd(one, other) {
        const [first, second] = [one, other].map(({ at }) => at.argocd?.server ?? config.argocd?.server);
        return first === second && (first !== undefined || isOneRepository(one, other));
    }
    function isOneRepository(one, other) {
        const [first, second] = [one, other].map(({ at }) => JSON.stringify({ ...config.gitops, ...at.gitops }, ['repository', 'branch']));
        return first === second;
    }
}
function differingKey(one, other) {
    const [first, second] = [one.set ?? new Map(), other.set ?? new Map()];
    const isApart = keyOf(one) !== keyOf(other) || keyOf(one).includes('{cluster}');
    return [...new Set([...first.keys(), ...second.keys()])].find((path) => {
        if (isApart && !(first.has(path) && second.has(path)))
            return false;
        const text = JSON.stringify(second.get(path));
        return text !== JSON.stringify(first.get(path)) || `${path}${text}`.includes('{cluster}');
    });
}
function keyOf({ key, container }) {
    return JSON.stringify([key, container]);
}
function pairsOf(all) {
    return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other]));
}

// EXTERNAL MODULE: ./build/core/glob.js
var core_glob = __webpack_require__(6617);
;// CONCATENATED MODULE: ./build/inputs/config/rules/reach.js

function unreachableEnvironments({ services, environments }, mayHaveMore) {
    const problems = [];
    const before = [];
    for (const [name, { when, services: wanted, 'promote-from': from }] of environments) {
        const path = ['environments', name];
        if (when !== undefined) {
            const others = before.filter(([other]) => other !== from?.environment);
            const text = whyNever(when, others);
            if (text !== undefined)
                problems.push({ path: [...path, 'when'], text });
            before.push([name, when]);
        }
        const isWanted = (0,core_glob/* globs */.gV)(wanted ?? ['*']);
        if (wanted !== undefined && !mayHaveMore && ![...services.keys()].some((each) => isWanted(each))) {
            const onlyTakesBack = wanted.length > 0 && wanted.every((each) => each.startsWith('!'));
            const hint = onlyTakesBack ? `; begin it with "*", which ${wanted[0]} then takes from` : '; leave it out for all';
            problems.push({ path: [...path, 'services'], text: `leaves no service to deploy${hint}` });
        }
    }
    return problems;
}
function whyNever(when, before) {
    const events = eventsOf(when);
    if (events.length === 0) {
        const negative = [...(when.branch ?? []), ...(when.tag ?? [])].find((each) => each.startsWith('!'));
        return negative === undefined
            ? 'names no event: leave it out for an environment that is only named or promoted to'
            : `matches nothing: ${negative} only takes back from what stands before it, such as "**"`;
    }
    const takers = events.map((event) => before.find(([, other]) => takes(other, event))?.[0]);
    if (takers.includes(undefined))
        return undefined;
    const names = [...new Set(takers)].join(' and ');
    return `never decides: ${names}, before it, takes all of these events; put it before ${names}, or change one of them`;
}
function eventsOf(when) {
    const named = ['branch', 'tag'].flatMap((kind) => {
        const patterns = when[kind] ?? [];
        const matches = (0,core_glob/* globs */.gV)(patterns);
        return patterns
            .filter((each) => !each.startsWith('!') && ((0,core_glob/* isGlob */.fg)(each) || matches(each)))
            .map((glob) => ({ kind, glob }));
    });
    const flags = ['request', 'schedule', 'manual'].filter((kind) => (when[kind] ?? false) !== false);
    return [...named, ...flags.map((kind) => ({ kind }))];
}
function takes(when, { kind, glob }) {
    if (kind === 'branch' || kind === 'tag') {
        const patterns = when[kind] ?? [];
        if (when.schedule === false || when.manual === false || glob === undefined)
            return false;
        if (!(0,core_glob/* isGlob */.fg)(glob))
            return (0,core_glob/* globs */.gV)(patterns)(glob);
        return !patterns.some((each) => each.startsWith('!')) && (patterns.includes(glob) || patterns.includes('**'));
    }
    return when[kind] === true;
}

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var monorepo_environments = __webpack_require__(7216);
;// CONCATENATED MODULE: ./build/inputs/config/rules/references.js




function referenceProblems(layers, config, { value, mayHaveMore }) {
    const { services, environments } = config;
    const ofServices = [...(layers.services ?? [])].flatMap(([name, service]) => [
        ...['depends-on', 'needs'].flatMap((key) => namesInService(['services', name], service, key)),
        ...[...(service.environments ?? [])].flatMap(([other, place]) => {
            const path = ['services', name, 'environments', other];
            const unknown = dangling(path, other, environments, { kind: 'environment', isKey: true });
            if (unknown.length > 0)
                return unknown;
            const known = environments.get(other)?.clusters ?? new Map();
            return [...(place?.clusters?.keys() ?? [])].flatMap((each) => dangling([...path, 'clusters', each], each, known, { kind: 'cluster', isKey: true }));
        }),
    ]);
    const ofEnvironments = [...(layers.environments ?? [])].flatMap(([name, environment]) => {
        const path = ['environments', name];
        const { extends: base, 'promote-from': from } = environment;
        return [
            ...(base === undefined
                ? []
                : dangling([...path, 'extends'], base, environments, { kind: 'environment', owner: name })),
            ...promotionSource(path, from, environments),
            ...namedServices([...path, 'services'], environment.services ?? undefined),
        ];
    });
    const { service: shared, environment: common } = layers.defaults ?? {};
    const ofDefaults = [
        ...['depends-on', 'needs'].flatMap((key) => namesInService(['defaults', 'service'], shared ?? {}, key)),
        ...promotionSource(['defaults', 'environment'], common?.['promote-from'], environments),
        ...namedServices(['defaults', 'environment', 'services'], common?.services),
    ];
    return [
        ...imagesWithoutRegistry(services, value),
        ...ofServices,
        ...ofEnvironments,
        ...ofDefaults,
        ...needsCircles(services),
        ...promotionCircles(environments, value),
        ...bases(environments, value),
    ];
    function namesInService(path, section, key) {
        const owner = path[0] === 'services' ? String(path[1]) : undefined;
        const isKnown = (other) => mayHaveMore && other !== owner;
        return (section[key] ?? []).flatMap((other, index) => isKnown(other) ? [] : dangling([...path, key, index], other, services, { kind: 'service', owner }));
    }
    function namedServices(path, names) {
        return mayHaveMore ? [] : serviceNames(path, names, services);
    }
}
function imagesWithoutRegistry(services, value) {
    return [...services].flatMap(([name, { build }]) => {
        const image = build?.image;
        if (image === undefined || image.includes('/'))
            return [];
        const path = (0,config_layers/* pathsInService */.tl)(name, ['build', 'image']).find((each) => (0,config_layers/* valueAt */.fK)(value, each) !== undefined);
        const text = `"${image}" names no registry: begin it with the host (harbor.example.com/fe/${image}), or leave it out and write \`registry\` at the top of the file`;
        return path === undefined ? [] : [{ path, text }];
    });
}
function promotionSource(path, from, environments) {
    if ((from ?? undefined) === undefined || from === undefined)
        return [];
    const owner = path[0] === 'environments' ? String(path[1]) : undefined;
    return dangling([...path, 'promote-from'], from.environment, environments, { kind: 'environment', owner });
}
function bases(environments, value) {
    return [...environments].flatMap(([name, environment]) => {
        const { base } = environment;
        if (base === undefined)
            return [];
        const paths = (0,config_layers/* pathsInPlace */.n4)(value, { environment: name }, ['base']);
        const path = paths.find((each) => (0,config_layers/* valueAt */.fK)(value, each) !== undefined) ?? ['environments', name, 'base'];
        const at = (text) => [{ path, text }];
        if (!(0,monorepo_environments.isReviewEnvironment)(environment)) {
            return at(`is of review environments, and ${name} is none: give it \`ttl\` or \`when: { request: true }\`, or take it out`);
        }
        const other = environments.get(base);
        if (other === undefined || base === name)
            return dangling(path, base, environments, { kind: 'environment', owner: name });
        if (!(0,monorepo_environments.isReviewEnvironment)(other))
            return [];
        return at(`names ${base}, which is a review environment itself; name one that is always there`);
    });
}
function promotionCircles(environments, value) {
    const told = new Set();
    return [...environments.keys()].flatMap((name) => {
        const way = [name];
        for (let at = sourceOf(name); at !== undefined && !way.includes(at); at = sourceOf(at))
            way.push(at);
        const back = sourceOf(way.at(-1) ?? name);
        if (back !== name || told.has(name))
            return [];
        for (const each of way)
            told.add(each);
        const paths = (0,config_layers/* pathsInPlace */.n4)(value, { environment: name }, ['promote-from']);
        const path = paths.find((each) => (0,config_layers/* valueAt */.fK)(value, each) !== undefined) ?? ['environments', name, 'promote-from'];
        if (way.length === 1 && path[1] === name)
            return [];
        const text = way.length === 1
            ? `makes ${name} promote from itself; write \`promote-from: null\` in environments.${name}`
            : `is a circle: ${[...way, back].join(' → ')}; take it out of the environment that builds`;
        return [{ path, text }];
    });
    function sourceOf(name) {
        return environments.get(name)?.['promote-from']?.environment;
    }
}
function needsCircles(services) {
    const done = new Set();
    const visit = (name, way) => {
        const at = way.indexOf(name);
        if (at > 0 || (at === 0 && way.length > 1)) {
            const circle = [...way.slice(at), name].join(' → ');
            return [{ path: ['services', way[at] ?? name, 'needs'], text: `is a circle: ${circle}` }];
        }
        if (done.has(name))
            return [];
        done.add(name);
        return (services.get(name)?.needs ?? []).flatMap((other) => (other === name ? [] : visit(other, [...way, name])));
    };
    return [...services.keys()].flatMap((name) => visit(name, []));
}
function serviceNames(path, names, services) {
    return (names ?? []).flatMap((given, index) => {
        const name = given.replace(/^!/, '');
        if (!(0,core_glob/* isGlob */.fg)(name))
            return dangling([...path, index], name, services, { kind: 'service' });
        const matches = (0,core_glob/* globs */.gV)([name]);
        if ([...services.keys()].some((each) => matches(each)))
            return [];
        return [{ path: [...path, index], text: `"${given}" finds no service of this file` }];
    });
}
function dangling(path, other, known, { kind, owner, isKey }) {
    const at = isKey === true ? { path: path.slice(0, -1), key: other } : { path };
    if (other === owner)
        return [{ ...at, text: `names the ${kind} itself` }];
    if (known.has(other))
        return [];
    return [{ ...at, text: `names "${other}", which is no ${kind} of this file${(0,config_problems/* nearest */.pA)(other, known.keys())}` }];
}

// EXTERNAL MODULE: ./build/inputs/config/schema.js
var schema = __webpack_require__(9520);
// EXTERNAL MODULE: ./build/inputs/config/source.js
var config_source = __webpack_require__(7582);
;// CONCATENATED MODULE: ./build/inputs/config/config.js













function parseConfig(file, text, discovered) {
    return readConfig((0,config_source/* readConfigSource */.a)(file, text), file, discovered);
}
function readConfig(source, file, discovered) {
    const { value, takenBack } = (0,config_layers/* layersIn */.MX)(source.value, schema/* configSchema */.Q);
    const parsed = schema/* configSchema */.Q.safeParse(value);
    if (!parsed.success) {
        const problems = parsed.error.issues.flatMap((issue) => (0,config_problems/* problemsOf */.GW)(issue, source));
        throw (0,config_problems/* configFailure */.dx)(file, [...source.misread, ...problems], source);
    }
    const layers = (0,config_layers/* withTakenBack */.pH)(parsed.data, takenBack);
    const known = layers.discover === undefined ? [] : discovered;
    const { config, problems } = resolveConfig(layers, known);
    const mayHaveMore = known === undefined;
    const all = [
        ...source.misread,
        ...problems,
        ...referenceProblems(layers, config, { value: source.value, mayHaveMore }),
        ...unreachableEnvironments(config, mayHaveMore),
        ...clusterConflicts(config, source.value),
    ];
    if (all.length > 0)
        throw (0,config_problems/* configFailure */.dx)(file, all, source);
    return config;
}
async function loadConfig(cwd, path, monorepo) {
    return (await loadConfigWithSource(cwd, path, monorepo))?.config;
}
async function loadConfigWithSource(cwd, path, monorepo = (0,directories.directoriesOnDisk)(cwd, false)) {
    const file = path ?? (0,config_file/* findConfigFile */.i)([cwd])?.name;
    if (file === undefined)
        return undefined;
    try {
        return await configOf(file, await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, file), 'utf8'), monorepo);
    }
    catch (cause) {
        if (!isFileError(cause))
            throw cause;
        const hint = 'Give the path of a gitops.yaml, or leave the input out.';
        throw (0,failure/* badInput */.AN)('config', `${file} cannot be read (${cause.code})`, hint, cause);
    }
}
async function configOf(file, text, monorepo) {
    const source = (0,config_source/* readConfigSource */.a)(file, text);
    const config = readConfig(source, file, await (0,directories.servicesFound)(source.value, monorepo));
    const missing = await (0,directories.missingDirectories)(config, monorepo);
    if (missing.length > 0)
        throw (0,config_problems/* configFailure */.dx)(file, missing, source);
    return { config: await (0,directories.withPackages)(config, monorepo), source, file };
}
function isFileError(error) {
    return error instanceof Error && 'syscall' in error;
}


/***/ }),

/***/ 7582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readConfigSource)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _core_suggestion_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5256);



const largestBytes = 1024 * 1024;
const largestAliasCount = 1_000;
const mostNodes = 200_000;
const insideItself = 'an alias is inside the value that it stands for';
function readConfigSource(file, text) {
    const failure = (problem, hint, cause) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'CONFIG_SYNTAX', `${file}:${problem}`, { hint, cause });
    if (Buffer.byteLength(text) > largestBytes)
        throw failure(' is larger than 1 MiB', 'Give the path of a gitops.yaml.');
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
        version: '1.2',
        schema: 'core',
        merge: true,
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
    const broken = brokenReference(document) ?? unknownTag(document);
    if (broken !== undefined) {
        const { line, column } = placeOf(broken.offset);
        throw failure(`${line}:${column}: ${broken.problem}`, broken.hint).with({ place: { file, line, column } });
    }
    let value;
    try {
        value = document.toJS({ maxAliasCount: largestAliasCount });
    }
    catch (cause) {
        const problem = cause instanceof RangeError ? insideItself : (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause);
        throw failure(`1:1: ${problem}`, 'Write the values out instead of nesting aliases.', cause);
    }
    const excess = excessOf(value);
    if (excess !== undefined)
        throw failure(`1:1: ${excess}`, 'Write the values out instead of nesting aliases.');
    return {
        value,
        misread: misreadNumbers(document.contents),
        written(path) {
            const node = nodeAt(document, path);
            return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.type === 'PLAIN' ? node.source : undefined;
        },
        place(path, key) {
            for (let length = path.length; length >= 0; length -= 1) {
                const node = nodeAt(document, path.slice(0, length));
                const at = key !== undefined && length === path.length ? keyOf(document, node, key) : textOf(document, node);
                if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(at) && at.range)
                    return placeOf(at.range[0]);
            }
            return { line: 1, column: 1 };
        },
    };
}
function brokenReference(document) {
    const anchors = new Map();
    let broken;
    const stop = (node, problem, hint) => {
        broken = { offset: (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) && node.range ? node.range[0] : 0, problem, hint };
        return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
    };
    const targetOf = (node) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? anchors.get(node.source) : node);
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node(_, node) {
            if ('anchor' in node && node.anchor !== undefined)
                anchors.set(node.anchor, node);
        },
        Alias(_, alias) {
            const { source } = alias;
            if (anchors.has(source))
                return undefined;
            const suggestion = (0,_core_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .suggestionFor */ .o$)(source, anchors.keys());
            const meant = suggestion === undefined ? '' : ` Did you mean *${suggestion}?`;
            return stop(alias, `*${source} has no anchor before it`, `Write &${source} at a value above it.${meant}`);
        },
        Pair(_, { key, value }) {
            if (!isMergeKey(key))
                return undefined;
            const target = targetOf(value);
            const sources = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(target) ? target.items : [value];
            const wrong = sources.find((each) => targetOf(each) !== undefined && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(targetOf(each)));
            if (wrong === undefined)
                return undefined;
            const problem = '<< takes the keys of a mapping, or of a list of mappings';
            return stop(wrong, problem, 'Give it an alias of a mapping: `<<: *name`.');
        },
    });
    return broken;
}
function unknownTag(document) {
    const [warning] = document.warnings;
    if (warning === undefined)
        return undefined;
    return {
        offset: warning.pos[0],
        problem: warning.message,
        hint: 'Write the value itself, in quotes where it begins with "!".',
    };
}
function nodeAt(document, path, from = document.contents) {
    let node = from;
    for (const step of path) {
        const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(target))
            return undefined;
        node = target.get(step, true) ?? mergedAt(document, target, step);
    }
    return node;
}
function mergedAt(document, target, step) {
    for (const source of mergedInto(target)) {
        const found = nodeAt(document, [step], source);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function mergedInto(target) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(target))
        return [];
    const merged = target.items.filter(({ key }) => isMergeKey(key)).map(({ value }) => value);
    return merged.flatMap((value) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(value) ? value.items : [value]));
}
function isMergeKey(key) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && key.source === '<<' && key.type === 'PLAIN';
}
function textOf(document, node) {
    const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(target) ? target : node;
}
function keyOf(document, node, key) {
    const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(target))
        return undefined;
    const own = target.items.find((pair) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) && pair.key.value === key)?.key;
    if (own !== undefined)
        return own;
    return mergedInto(target).reduce((found, source) => found ?? keyOf(document, source, key), undefined);
}
function excessOf(value) {
    const around = new Set();
    let left = mostNodes;
    const visit = (item) => {
        left -= 1;
        if (left < 0)
            return `aliases make more than ${mostNodes} values of it`;
        if (typeof item !== 'object' || item === null)
            return undefined;
        if (around.has(item))
            return insideItself;
        around.add(item);
        for (const each of Object.values(item)) {
            const problem = visit(each);
            if (problem !== undefined)
                return problem;
        }
        around.delete(item);
        return undefined;
    };
    return visit(value);
}
function misreadNumbers(node, path = []) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return node.items.flatMap(({ key, value }) => misreadNumbers(value, [...path, keyText(key)]));
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return node.items.flatMap((item, index) => misreadNumbers(item, [...path, index]));
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || typeof node.value !== 'number')
        return [];
    const { source = '', value } = node;
    if (source === '' || String(value) === source)
        return [];
    return [{ path, text: `${source} would be read as the number ${value}; put it in quotes: "${source}"` }];
}
function keyText(key) {
    return String((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? key.value : key);
}


/***/ })

};
