export const id = 3299;
export const ids = [3299];
export const modules = {

/***/ 3299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  init: () => (/* binding */ init)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var git_repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/core/names/slug.js
var names_slug = __webpack_require__(830);
;// CONCATENATED MODULE: ./build/scaffold/detect.js





const serviceDirectories = new Set(['apps', 'services']);
const lockFiles = { 'pnpm-lock.yaml': 'pnpm', 'yarn.lock': 'yarn', 'bun.lock': 'bun', 'bun.lockb': 'bun' };
async function detectMonorepo(root) {
    const graph = await (0,workspace/* readWorkspace */.iF)(root);
    const packages = [...graph.packages.values()].filter(({ path }) => path !== '.');
    const found = deployable(packages).map(({ name, path }) => ({
        name: serviceName((0,external_node_path_.basename)(path)),
        packageName: name,
        path,
        hasDockerfile: (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, path, 'Dockerfile')),
    }));
    const whole = { name: serviceName((0,external_node_path_.basename)(root)), packageName: undefined, path: '.', hasDockerfile: false };
    const services = found.length > 0 ? found : [whole];
    assertDistinct(services);
    const [, packageManager = 'npm'] = Object.entries(lockFiles).find(([file]) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, file))) ?? [];
    return { services, packageManager, turbo: (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'turbo.json')) };
}
function deployable(packages) {
    const inServiceDirectory = (path) => (0,external_node_path_.dirname)(path)
        .split('/')
        .some((part) => serviceDirectories.has(part));
    const placed = packages.filter(({ path }) => inServiceDirectory(path));
    const used = new Set(packages.flatMap(({ dependencies }) => dependencies));
    const found = placed.length > 0 ? placed : packages.filter(({ path }) => !used.has(path));
    return found.filter(({ path }) => !/(^|[-_.])e2e$/.test((0,external_node_path_.basename)(path)));
}
function serviceName(directory) {
    const slug = (0,names_slug/* slugOf */.tF)(directory).slice(0, 32).replace(/-$/, '') || 'service';
    return /^[a-z]/.test(slug) ? slug : `s-${slug}`;
}
function assertDistinct(services) {
    const paths = new Map();
    for (const { name, path } of services) {
        const other = paths.get(name);
        if (other !== undefined) {
            const problem = `${other} and ${path} would both be the service "${name}"`;
            throw (0,failure/* badInput */.AN)('directory', problem, 'Rename one of the directories.');
        }
        paths.set(name, path);
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/scaffold/place.js



async function survey(directory, files) {
    return Promise.all(files.map(async (file) => {
        const target = (0,external_node_path_.join)(directory, file.path);
        await assertInside(directory, target);
        const text = await textOf(target);
        return { ...file, target, place: placeOf(file, text) };
    }));
}
async function place({ target, text }) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    const partial = `${target}.partial`;
    await (0,promises_.writeFile)(partial, text);
    await (0,promises_.rename)(partial, target);
}
function placeOf(file, text) {
    if (text === undefined)
        return 'absent';
    if (text === file.text)
        return 'same';
    return file.present === 'keep' ? 'kept' : 'different';
}
async function textOf(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        if (codeOf(cause) === 'ENOENT')
            return undefined;
        throw new failure/* Failure */.HR('failed', 'SCAFFOLD_UNREADABLE', `${path} cannot be read (${codeOf(cause)})`, {
            hint: 'Check what is at this path, and its permissions.',
            cause,
        });
    }
}
async function assertInside(directory, target) {
    const [root, place] = await Promise.all([realDirectory(directory), realDirectory((0,external_node_path_.dirname)(target))]);
    const way = (0,external_node_path_.relative)(root, place);
    if (way !== '..' && !way.startsWith(`..${external_node_path_.sep}`))
        return;
    const problem = `${target} would be written outside of ${directory}, through a link`;
    throw new failure/* Failure */.HR('refused', 'SCAFFOLD_OUTSIDE', problem, {
        hint: 'Replace the link by a directory, or scaffold into the place where it leads.',
    });
}
async function realDirectory(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (cause) {
        const parent = (0,external_node_path_.dirname)(path);
        if (codeOf(cause) !== 'ENOENT' || parent === path)
            throw cause;
        return (0,external_node_path_.join)(await realDirectory(parent), (0,external_node_path_.relative)(parent, path));
    }
}
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
;// CONCATENATED MODULE: ./build/scaffold/package-managers.js
const corepack = 'npm install --global corepack && corepack enable';
const onNode = {
    base: 'node:24-alpine',
    prepare: '',
    prune: 'npx --yes turbo@2 prune "$SERVICE_NAME" --docker',
    run: 'npm',
    buildAlone: 'npm run build --if-present',
};
const packageManagers = {
    npm: {
        ...onNode,
        install: 'npm ci',
        build: 'npm run build --if-present --workspace "$SERVICE_NAME"',
    },
    pnpm: {
        ...onNode,
        prepare: corepack,
        install: 'pnpm install --frozen-lockfile',
        build: 'pnpm --filter "$SERVICE_NAME..." --if-present run build',
        prune: 'pnpm dlx turbo@2 prune "$SERVICE_NAME" --docker',
    },
    yarn: {
        ...onNode,
        prepare: corepack,
        install: 'yarn install --immutable || yarn install --frozen-lockfile',
        build: 'yarn workspace "$SERVICE_NAME" run build',
    },
    bun: {
        base: 'oven/bun:1-alpine',
        prepare: '',
        install: 'bun install --frozen-lockfile',
        build: 'bun run --filter "$SERVICE_NAME" build',
        prune: 'bunx turbo@2 prune "$SERVICE_NAME" --docker',
        run: 'bun',
        buildAlone: 'bun run build',
    },
};

;// CONCATENATED MODULE: ./build/scaffold/scaffold.js




const layouts = {
    'helm-values': { chart: '', rootApplication: true },
    manifests: { chart: undefined, rootApplication: true },
    kustomize: { chart: undefined, rootApplication: true },
    applicationset: { chart: 'charts/service/', rootApplication: false },
};
const layoutNames = Object.keys(layouts);
async function scaffold(request, home) {
    const templates = (directory) => readTree((0,external_node_path_.join)(home, 'src/scaffold/templates', directory));
    const monorepo = [
        configuration(request, await templates('configuration')),
        ...imageFiles(request, await templates('dockerfile')),
        ...(await templates(`pipelines/${request.host}`)).map((file) => fill(file, pipelineValues(request))),
    ];
    const { chart, rootApplication } = layouts[request.layout];
    const own = await templates(`layouts/${request.layout}`);
    const root = rootApplication ? await templates('root-application') : [];
    const example = chart === undefined ? [] : chartFiles(await readTree((0,external_node_path_.join)(home, 'examples/gitops')), chart);
    return { monorepo, gitops: [...gitopsFiles(request, [...own, ...root]), ...example] };
}
function gitopsFiles({ registry, gitopsUrl, services }, templates) {
    const values = { registry, 'gitops-url': JSON.stringify(gitopsUrl) };
    return templates.flatMap((template) => template.path.includes('{service}')
        ? services.map(({ name }) => fill(template, { ...values, service: name }))
        : [fill(template, values)]);
}
function chartFiles(example, directory) {
    return example
        .filter(({ path }) => /^(Chart|values)\.yaml$|^templates\//.test(path) || (directory === '' && path === '.helmignore'))
        .map((file) => ({ ...file, path: `${directory}${file.path}` }));
}
function configuration(request, templates) {
    const part = (name, values) => fillText(scaffold_textOf(templates, name), values).trimEnd();
    const services = request.services.map(({ name, packageName, path, hasDockerfile }) => {
        const values = {
            service: name,
            path: yamlText(path),
            package: yamlText(packageName ?? name),
            dockerfile: yamlText(sharedDockerfile(request)),
        };
        return [part('service.yaml', values), ...(hasDockerfile ? [] : [part('service-build.yaml', values)])].join('\n');
    });
    const environments = part(`environments-${request.layout}.yaml`, {
        'default-branch': yamlText(request.defaultBranch),
        service: '{service}',
        slug: '{slug}',
    });
    const values = {
        registry: yamlText(request.registry),
        'gitops-repository': yamlText(request.gitopsRepository),
        services: services.join('\n'),
        environments,
    };
    return { path: 'gitops.yaml', text: `${part('gitops.yaml', values)}\n` };
}
function yamlText(value) {
    const plain = /^[A-Za-z][A-Za-z0-9._/-]*(:\/\/?[A-Za-z0-9._/-]+)?$/.test(value) && !reserved.test(value);
    return plain ? value : JSON.stringify(value);
}
const reserved = /^(true|false|yes|no|on|off|y|n|null)$/i;
function imageFiles(request, templates) {
    const { services, packageManager, turbo } = request;
    if (services.every(({ hasDockerfile }) => hasDockerfile))
        return [];
    const inWorkspace = services.some(({ packageName, path }) => packageName !== undefined && path !== '.');
    const { prepare, build, buildAlone, ...steps } = packageManagers[packageManager];
    const text = fillText(scaffold_textOf(templates, turbo && inWorkspace ? 'pruned.Dockerfile' : 'whole.Dockerfile'), {
        ...steps,
        setup: `${prepare === '' ? '' : `RUN ${prepare}\n`}ARG SERVICE_NAME`,
        build: inWorkspace ? build : buildAlone,
    });
    const ignore = templates.filter(({ path }) => path === '.dockerignore');
    return [{ path: sharedDockerfile(request), text, present: 'keep' }, ...ignore];
}
function sharedDockerfile({ services }) {
    const parents = new Set(services.map(({ path }) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')));
    const [parent = ''] = parents;
    return parents.size === 1 && parent !== '' ? `${parent}/Dockerfile` : 'Dockerfile';
}
function pipelineValues({ host, defaultBranch, registry }) {
    const isGithubs = registry.startsWith('ghcr.io/');
    return {
        'default-branch': branchIn(host, defaultBranch),
        'registry-username': isGithubs ? 'github.actor' : 'secrets.REGISTRY_USERNAME',
        'registry-password': isGithubs ? 'github.token' : 'secrets.REGISTRY_PASSWORD',
    };
}
function branchIn(host, branch) {
    if (host === 'jenkins')
        return branch.replace(/['\\]/g, '\\$&');
    return JSON.stringify(host === 'github' ? branch.replace(/[+!]/g, '\\$&') : branch);
}
function scaffold_textOf(templates, path) {
    const found = templates.find((template) => template.path === path);
    if (found === undefined)
        throw new Error(`there is no template ${path}`);
    return found.text;
}
async function readTree(directory) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name));
    return Promise.all(files.sort().map(async (file) => {
        const path = (0,external_node_path_.relative)(directory, file).split(external_node_path_.sep).join('/');
        return { path, text: await (0,promises_.readFile)(file, 'utf8'), ...(keepsExisting(path) ? { present: 'keep' } : {}) };
    }));
}
function keepsExisting(path) {
    return /(^|\/)(README\.md|\.gitkeep|\.dockerignore)$/.test(path);
}
function fill(file, values) {
    return { ...file, path: fillText(file.path, values), text: fillText(file.text, values) };
}
function fillText(template, values) {
    return (0,placeholders/* expand */.fT)(template, values, 'template');
}

// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(2635);
;// CONCATENATED MODULE: ./build/commands/init.js










const inputs = {
    ...run/* runInputs */.HM,
    layout: {
        type: 'choice',
        options: layoutNames,
        default: 'helm-values',
        description: 'How the GitOps repository is arranged: one chart with `helm-values` for each service, plain `manifests`, `kustomize` overlays, or an `applicationset` that makes an Application of every directory.',
    },
    host: {
        type: 'choice',
        options: ports/* pipelineHosts */.gu,
        description: 'Where pipelines run. Default: what the remote of the monorepo looks like.',
    },
    directory: { type: 'string', default: '.', description: 'The monorepo.' },
    'gitops-directory': {
        type: 'string',
        default: 'gitops',
        description: 'Where the files of the GitOps repository are written, to be pushed there. Relative to `directory`.',
    },
    registry: { type: 'string', description: 'Where images go, for example `harbor.example.com/fe`.' },
    'gitops-repository': { type: 'string', description: 'URL or `owner/name` of the GitOps repository.' },
    force: { type: 'boolean', default: 'false', description: 'Overwrite files that are there and differ.' },
};
const init = (0,command/* defineCommand */.NB)({
    name: 'init',
    summary: 'Scaffold gitops.yaml, a Dockerfile, the CI file and a GitOps repository',
    inputs,
    outputs: {
        created: {
            empty: [],
            description: 'Paths of the files that were written (with `dry-run`: would be), as a JSON list.',
        },
        skipped: { empty: [], description: 'Paths of the files that were there already, as a JSON list.' },
    },
    withoutConfig: true,
    async run({ inputs, ci, log, cwd, home, report }) {
        const directory = (0,external_node_path_.resolve)(cwd, inputs.directory);
        const gitopsDirectory = (0,external_node_path_.resolve)(directory, inputs['gitops-directory']);
        const monorepo = await detectMonorepo(directory);
        const request = { ...monorepo, ...destinations(inputs, ci) };
        log.info(`services: ${request.services.map(({ name, path }) => `${name} (${path})`).join(', ')}`);
        const planned = await scaffold(request, home);
        const files = [...(await survey(directory, planned.monorepo)), ...(await survey(gitopsDirectory, planned.gitops))];
        const wanted = files.filter((file) => file.place === 'absent' || file.place === 'different');
        if (!inputs.force)
            refuseToOverwrite(wanted);
        const created = [];
        const skipped = files.filter((file) => !wanted.includes(file)).map(({ target }) => target);
        for (const file of wanted) {
            log.info(`${inputs['dry-run'] ? 'would write' : 'wrote'} ${file.target}`);
            if (inputs['dry-run'])
                for (const line of file.text.trimEnd().split('\n'))
                    log.info(`+ ${line}`);
            else
                await place(file);
            created.push(file.target);
            report({ created, skipped });
        }
        const counts = summaryOf(request, created.length, skipped.length);
        const next = nextSteps(request, gitopsDirectory, planned);
        return { outputs: { created, skipped }, summary: `${counts}\n\n${next}` };
    },
});
function destinations(given, ci) {
    const host = given.host ?? hostOf(ci);
    const [owner = ''] = ci.repository.toLowerCase().split('/');
    const hasOwner = ci.repository.includes('/');
    const registry = given.registry ?? (host === 'github' && hasOwner ? `ghcr.io/${owner}` : 'registry.example.com/apps');
    const repository = given['gitops-repository'] ?? (hasOwner ? `${owner}/gitops` : 'https://git.example.com/infra/gitops.git');
    if (/[\s@]|:\/\//.test(registry)) {
        const hint = 'Write it as in an image: harbor.example.com/fe.';
        throw (0,failure/* badInput */.AN)('registry', `"${registry}" is not a registry with a path`, hint);
    }
    return {
        layout: given.layout,
        host,
        registry: registry.replace(/\/+$/, ''),
        gitopsRepository: repository,
        gitopsUrl: urlOf(repository, ci),
        defaultBranch: ci.defaultBranch ?? 'main',
    };
}
function hostOf({ host, repositoryUrl }) {
    if (host !== 'shell')
        return host;
    return repositoryUrl?.includes('gitlab') === true ? 'gitlab' : 'github';
}
function urlOf(repository, { repositoryUrl }) {
    if (!(0,git_repository/* isForgePath */.nS)(repository))
        return repository;
    const forge = repositoryUrl !== undefined && URL.canParse(repositoryUrl) ? new URL(repositoryUrl).origin : undefined;
    return `${forge ?? 'https://git.example.com'}/${repository}.git`;
}
function refuseToOverwrite(files) {
    const different = files.filter((file) => file.place === 'different').map(({ target }) => target);
    if (different.length === 0)
        return;
    throw new failure/* Failure */.HR('refused', 'INIT_OVERWRITE', `these files are there and differ: ${different.join(', ')}`, {
        hint: 'Nothing was written. Move them away, or overwrite them with force.',
        outputs: { created: [], skipped: different },
    });
}
function nextSteps({ registry, gitopsRepository, gitopsUrl }, gitopsDirectory, { monorepo, gitops }) {
    const pipeline = monorepo.find(({ path }) => /\.yml$|Jenkinsfile$/.test(path))?.path ?? 'the CI file';
    const bootstrap = gitops.find(({ path }) => path.startsWith('bootstrap/'))?.path ?? 'bootstrap';
    return [
        `1. Check in \`gitops.yaml\` where images go (\`${registry}\`), and the GitOps repository (\`${gitopsRepository}\`).`,
        `2. Push what is in \`${gitopsDirectory}\` to ${gitopsUrl}; the monorepo needs none of it.`,
        `3. Add the token that the first lines of \`${pipeline}\` name.`,
        `4. Once, for Argo CD: \`kubectl apply --namespace argocd --filename ${bootstrap}\`.`,
        '5. Commit the monorepo, and push.',
    ].join('\n');
}
function summaryOf({ layout, host, services }, created, skipped) {
    const names = services.map(({ name }) => name).join(', ');
    const row = [layout, host, names, String(created), String(skipped)];
    return `### Scaffold\n\n${(0,summary/* table */.tp)(['layout', 'pipelines', 'services', 'written', 'already there'], [row])}`;
}


/***/ }),

/***/ 585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ bufferOf),
/* harmony export */   TR: () => (/* binding */ isSameEntry),
/* harmony export */   W2: () => (/* binding */ packObjects),
/* harmony export */   aM: () => (/* binding */ idLength),
/* harmony export */   co: () => (/* binding */ treeMode),
/* harmony export */   de: () => (/* binding */ corruptObject),
/* harmony export */   e4: () => (/* binding */ decodeName),
/* harmony export */   fU: () => (/* binding */ decodeTree),
/* harmony export */   hN: () => (/* binding */ encodeTree),
/* harmony export */   iR: () => (/* binding */ zeroId),
/* harmony export */   wM: () => (/* binding */ hashObject),
/* harmony export */   wd: () => (/* binding */ isDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



function bufferOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function idLength(format) {
    return format === 'sha1' ? 20 : 32;
}
function zeroId(format) {
    return '0'.repeat(idLength(format) * 2);
}
function hashObject(format, type, body) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(`${type} ${body.byteLength}\0`).update(body).digest('hex');
}
const treeMode = {
    file: '100644',
    executable: '100755',
    symlink: '120000',
    directory: '40000',
    submodule: '160000',
};
function isDirectory(entry) {
    return Number.parseInt(entry.mode, 8) === 0o40000;
}
function isSameEntry(a, b) {
    return a?.id === b?.id && a?.mode === b?.mode;
}
function decodeTree(format, body) {
    const bytes = bufferOf(body);
    const length = idLength(format);
    const entries = [];
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const nul = space < 0 ? -1 : bytes.indexOf(0, space);
        const mode = bytes.toString('latin1', at, Math.max(space, at));
        if (nul < 0 || nul + 1 + length > bytes.length || !/^[0-7]{5,6}$/.test(mode))
            throw corruptObject('tree');
        entries.push({
            mode,
            name: decodeName(bytes.subarray(space + 1, nul)),
            id: bytes.toString('hex', nul + 1, nul + 1 + length),
        });
        at = nul + 1 + length;
    }
    return entries;
}
function encodeTree(entries) {
    const sortable = [...entries].map((entry) => {
        const name = encodeName(entry.name);
        return { entry, name, key: isDirectory(entry) ? Buffer.concat([name, Buffer.from('/')]) : name };
    });
    sortable.sort((a, b) => Buffer.compare(a.key, b.key));
    const seen = new Set();
    const parts = [];
    for (const { entry, name } of sortable) {
        if (seen.has(entry.name))
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `a tree cannot hold "${entry.name}" twice`);
        seen.add(entry.name);
        parts.push(Buffer.from(`${entry.mode} `, 'latin1'), name, Buffer.of(0), Buffer.from(entry.id, 'hex'));
    }
    return Buffer.concat(parts);
}
function decodeName(bytes) {
    const text = bytes.toString('utf8');
    if (!text.includes('\u{FFFD}') || Buffer.from(text, 'utf8').equals(bytes))
        return text;
    return [...bytes].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('');
}
function encodeName(name) {
    if (name === '' || name === '.' || name === '..' || name.toLowerCase() === '.git' || /[/\0]/.test(name)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `a tree cannot hold an entry named ${JSON.stringify(name)}`);
    }
    if (!/\p{Surrogate}/u.test(name))
        return Buffer.from(name, 'utf8');
    return Buffer.from([...name].map((char) => char.charCodeAt(0) & 0xff));
}
const packType = { commit: 1, tree: 2, blob: 3, tag: 4 };
function packObjects(objects, format) {
    const entries = [...objects];
    const header = Buffer.alloc(12);
    header.write('PACK', 'latin1');
    header.writeUInt32BE(2, 4);
    header.writeUInt32BE(entries.length, 8);
    const parts = [header];
    for (const { type, body } of entries)
        parts.push(entryHeader(type, body.byteLength), (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateSync)(body));
    const pack = Buffer.concat(parts);
    return Buffer.concat([pack, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(pack).digest()]);
}
function entryHeader(type, size) {
    const bytes = [(packType[type] << 4) | (size & 0x0f)];
    for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
        bytes.push(rest & 0x7f);
    }
    return Buffer.from(bytes);
}
function corruptObject(type) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the server sent a ${type} object that cannot be read`, {
        hint: 'Check the repository with "git fsck"; a proxy that rewrites answers can be the reason too.',
    });
}


/***/ }),

/***/ 8998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TI: () => (/* binding */ glob),
/* harmony export */   Vo: () => (/* binding */ alternatives),
/* harmony export */   fg: () => (/* binding */ isGlob),
/* harmony export */   gV: () => (/* binding */ globs),
/* harmony export */   k: () => (/* binding */ globWalk)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const mostAlternatives = 1000;
function isGlob(text) {
    return /[*?{]/.test(text);
}
function glob(pattern) {
    const every = alternatives(pattern);
    const literals = new Set(every.filter((each) => !/[*?]/.test(each)));
    const programs = every
        .filter((each) => !literals.has(each))
        .map((each) => ({ beginning: each.replace(/[*?].*$/s, ''), state: start(each) }));
    return (text) => literals.has(text) ||
        programs.some(({ beginning, state }) => text.startsWith(beginning) && isEnd(read(state, text)));
}
function globWalk(patterns) {
    const walk = (states) => ({
        matches: (name) => states.some((state) => isEnd(read(state, name))),
        below: (name) => {
            const below = states.map((state) => read(state, `${name}/`)).filter(({ reached }) => reached.size > 0);
            return below.length === 0 ? undefined : walk(below);
        },
    });
    return walk(patterns.map(start));
}
function globs(patterns) {
    const rules = patterns.map((pattern) => ({
        takes: !pattern.startsWith('!'),
        matches: glob(pattern.replace(/^!/, '')),
    }));
    return (text) => rules.findLast(({ matches }) => matches(text))?.takes ?? false;
}
function alternatives(pattern, input = 'glob') {
    let finished = [''];
    let position = 0;
    while (position < pattern.length) {
        const group = pattern[position] === '{' ? groupAt(pattern, position) : undefined;
        const endings = group?.options.flatMap((option) => alternatives(option, input)) ?? [pattern[position] ?? ''];
        finished = finished.flatMap((beginning) => endings.map((ending) => beginning + ending));
        if (finished.length > mostAlternatives) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${pattern}" stands for more than ${mostAlternatives} patterns`, 'Use * instead of {…}.');
        }
        position = group?.end ?? position + 1;
    }
    return finished;
}
function groupAt(pattern, start) {
    const commas = [];
    let depth = 0;
    for (let position = start; position < pattern.length; position++) {
        const character = pattern[position];
        if (character === '{')
            depth++;
        if (character === ',' && depth === 1)
            commas.push(position);
        if (character === '}')
            depth--;
        if (depth > 0)
            continue;
        if (commas.length === 0)
            return undefined;
        const edges = [start, ...commas, position];
        const options = edges.slice(1).map((edge, index) => pattern.slice((edges[index] ?? start) + 1, edge));
        return { options, end: position + 1 };
    }
    return undefined;
}
function tokens(pattern) {
    const found = pattern.match(/(?<=^|\/)\*\*\/|\*+|\?|[\s\S]/gu) ?? [];
    return found.map((token) => (/^\*{2,}$/.test(token) ? '**' : token));
}
function start(pattern) {
    const program = tokens(pattern);
    const reached = new Set();
    enter(program, 0, reached);
    return { program, reached };
}
function isEnd({ program, reached }) {
    return reached.has(program.length);
}
function read({ program, reached: before }, text) {
    let reached = before;
    for (const character of text) {
        if (reached.size === 0)
            break;
        const next = new Set();
        for (const position of reached)
            advance(program, position, character, next);
        reached = next;
    }
    return { program, reached };
}
function advance(program, position, character, next) {
    const token = program[position];
    if (token === '**/' && character !== '/')
        next.add(position);
    else if (token === '**/' || token === '**' || (token === '*' && character !== '/'))
        enter(program, position, next);
    else if (token === character || (token === '?' && character !== '/'))
        enter(program, position + 1, next);
}
function enter(program, position, reached) {
    reached.add(position);
    if (program[position]?.startsWith('*'))
        enter(program, position + 1, reached);
}


/***/ }),

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J7: () => (/* binding */ readWorkspaceOf),
/* harmony export */   iF: () => (/* binding */ readWorkspace),
/* harmony export */   qt: () => (/* binding */ packageAround)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(585);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8998);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8314);







const pnpmWorkspaceFile = 'pnpm-workspace.yaml';
const dependencyKinds = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];
function readWorkspace(root) {
    return workspaceIn({
        text: (path) => readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)),
        subdirectories: (directory) => subdirectories((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory)),
        isOpaque: () => false,
    });
}
async function readWorkspaceOf(tree) {
    const manifests = [...tree.files.keys()].filter((path) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(path) === 'package.json' && !path.startsWith('node_modules/') && !path.includes('/node_modules/'));
    const submodules = new Set([...tree.files.values()].filter(isSubmodule).map(({ path }) => path));
    const texts = await tree.read([...manifests, pnpmWorkspaceFile]);
    const children = childDirectories([...manifests.map((path) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(path)), ...submodules]);
    return workspaceIn({
        text: async (path) => texts.get(path)?.toString('utf8'),
        subdirectories: async (directory) => [...(children.get(directory) ?? [])],
        isOpaque: (directory) => submodules.has(directory),
    });
}
function isSubmodule({ mode }) {
    return mode === _git_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .treeMode */ .co.submodule;
}
function childDirectories(directories) {
    const children = new Map();
    for (let directory of directories) {
        while (directory !== '.') {
            const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory);
            const siblings = children.get(parent) ?? new Set();
            children.set(parent, siblings);
            if (siblings.has(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(directory)))
                break;
            siblings.add(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(directory));
            directory = parent;
        }
    }
    return children;
}
async function workspaceIn(files) {
    const rootManifest = await readManifest(files, '.');
    const patterns = (await pnpmPatterns(files)) ?? rootManifest?.workspaces ?? [];
    const manifests = new Map();
    const opaque = [];
    for (const path of await directoriesMatching(files, patterns)) {
        const manifest = await readManifest(files, path);
        if (manifest !== undefined)
            manifests.set(path, manifest);
        else if (files.isOpaque(path))
            opaque.push(path);
    }
    const paths = pathsByName(manifests);
    const packageAt = (path, { name, wanted }) => {
        const targets = wanted.map(({ alias, range }) => targetsOf(path, alias, range, manifests, paths));
        const dependencies = [...new Set([...targets.flat(), ...opaque])].filter((other) => other !== path);
        const wantedHere = wanted.map((each, index) => {
            const inWorkspace = targets[index]?.length !== 0;
            return {
                ...each,
                optional: each.optional || inWorkspace,
                path: inWorkspace ? undefined : pathOf(path, each.range),
            };
        });
        return { name, path, dependencies, wanted: wantedHere };
    };
    const packages = new Map([...manifests].map(([path, manifest]) => [path, packageAt(path, manifest)]));
    for (const path of opaque)
        packages.set(path, { name: undefined, path, dependencies: [], wanted: [] });
    return { packages, root: rootManifest && packageAt('.', rootManifest) };
}
function packageAround(graph, path) {
    for (let directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(path);; directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory)) {
        const found = graph.packages.get(directory.replace(/(?<=.)\/$/, ''));
        if (found !== undefined || directory === '.' || directory === '/')
            return found;
    }
}
async function pnpmPatterns(files) {
    const text = await files.text(pnpmWorkspaceFile);
    if (text === undefined)
        return undefined;
    const content = parsed(pnpmWorkspaceFile, () => (0,yaml__WEBPACK_IMPORTED_MODULE_2__.parse)(text, { maxAliasCount: 100 }));
    const patterns = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(content) ? content.packages : undefined;
    return patterns === undefined ? undefined : textItems(patterns, `packages of ${pnpmWorkspaceFile}`);
}
async function readManifest(files, path) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, 'package.json');
    const text = await files.text(file);
    if (text === undefined)
        return undefined;
    const content = parsed(file, () => JSON.parse(text.replace(/^\uFEFF/, '')));
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(content))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'is not a JSON object', 'Correct the file.');
    const { workspaces } = content;
    const wanted = new Map();
    for (const kind of dependencyKinds) {
        const listed = content[kind];
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(listed))
            continue;
        const optional = kind === 'peerDependencies' || kind === 'optionalDependencies';
        for (const [alias, range] of Object.entries(listed))
            wanted.set(alias, { alias, range: String(range), optional });
    }
    return {
        name: typeof content.name === 'string' ? content.name : undefined,
        workspaces: textItems(((0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(workspaces) ? workspaces.packages : workspaces) ?? [], `workspaces of ${file}`),
        wanted: [...wanted.values()],
    };
}
function pathsByName(manifests) {
    const paths = new Map();
    for (const [path, { name }] of manifests) {
        if (name !== undefined)
            paths.set(name, [...(paths.get(name) ?? []), path]);
    }
    return paths;
}
function targetsOf(path, alias, range, manifests, paths) {
    const target = pathOf(path, range);
    if (target !== undefined)
        return manifests.has(target) ? [target] : [];
    const [, other] = /^(?:workspace|npm):(@?[^@]+)@/s.exec(range) ?? [];
    return paths.get(other ?? alias) ?? [];
}
function pathOf(path, range) {
    const [, protocol, rest = ''] = /^(workspace|file|link|portal):(.*)$/s.exec(range) ?? [];
    const isPath = protocol !== undefined && (protocol !== 'workspace' || /^\.{1,2}\//.test(rest));
    return isPath ? node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, rest).replace(/\/$/, '') : undefined;
}
function textItems(value, of) {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(of, 'is not a list of globs', 'Write it as the package manager expects it, for example ["apps/*"].');
}
function parsed(file, parse) {
    try {
        return parse();
    }
    catch (cause) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'cannot be parsed', 'Correct the file.', cause);
    }
}
async function readText(file) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => undefined);
    return found?.isFile() === true ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8') : undefined;
}
async function directoriesMatching(files, patterns) {
    const manifestOf = (directory) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, 'package.json');
    const isExclusion = (pattern) => pattern.startsWith('!');
    const excluded = patterns.filter(isExclusion).map((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .glob */ .TI)(manifestOf(pattern.slice(1))));
    const wanted = patterns.filter((each) => !isExclusion(each)).flatMap((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .alternatives */ .Vo)(each, 'workspaces'));
    for (const pattern of wanted)
        refuseOutside(pattern);
    const isWrittenOut = (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .globs */ .gV)(wanted.flatMap((pattern) => pattern.split('/')).filter((part) => part.startsWith('.')));
    const found = [];
    const visit = async (directory, walk) => {
        if (files.isOpaque(directory) || walk.matches('package.json'))
            found.push(directory);
        for (const name of await files.subdirectories(directory)) {
            const below = name.startsWith('.') && !isWrittenOut(name) ? undefined : walk.below(name);
            if (below !== undefined)
                await visit(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, name), below);
        }
    };
    await visit('.', (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .globWalk */ .k)(wanted.map(manifestOf)));
    return found.filter((path) => !excluded.some((matches) => matches(manifestOf(path)))).sort();
}
function refuseOutside(pattern) {
    if (!pattern.startsWith('/') && !pattern.split('/').includes('..'))
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('workspaces', `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
}
async function subdirectories(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map((entry) => entry.name);
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


/***/ })

};
