export const id = 4872;
export const ids = [4872];
export const modules = {

/***/ 3951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ commonFlags),
/* harmony export */   K2: () => (/* binding */ secretFlags),
/* harmony export */   Wb: () => (/* binding */ emittedContext),
/* harmony export */   n8: () => (/* binding */ layerMark),
/* harmony export */   uC: () => (/* binding */ destinations)
/* harmony export */ });
const emittedContext = 'monorepo-gitops-context';
const layerMark = '---';
function destinations({ image, tags, options }) {
    return options.push || options.load ? tags.map((tag) => `${image}:${tag}`) : [];
}
function commonFlags(spec) {
    return [
        ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
        ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
        ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
        ...secretFlags(spec),
    ];
}
function secretFlags({ secrets }) {
    return secrets.map(({ id, variable, file }) => file === undefined ? `--secret=id=${id},env=${variable}` : `--secret=id=${id},src=${file}`);
}


/***/ }),

/***/ 1882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ho: () => (/* binding */ enginesFor),
/* harmony export */   ML: () => (/* binding */ firstAvailable),
/* harmony export */   N1: () => (/* binding */ allEngines),
/* harmony export */   Ry: () => (/* binding */ engineNames),
/* harmony export */   ZH: () => (/* binding */ otherJobFor)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _engines_declared_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6623);


const engines = [
    lazily(_engines_declared_js__WEBPACK_IMPORTED_MODULE_1__/* .declaredBuildkit */ .dL, async () => (await Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(9578), __webpack_require__.e(7236), __webpack_require__.e(2745)]).then(__webpack_require__.bind(__webpack_require__, 2745))).buildkit),
    lazily(_engines_declared_js__WEBPACK_IMPORTED_MODULE_1__/* .declaredBuildah */ ._Q, async () => (await Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(9578), __webpack_require__.e(5812), __webpack_require__.e(7236), __webpack_require__.e(6888)]).then(__webpack_require__.bind(__webpack_require__, 6888))).buildah),
    lazily(_engines_declared_js__WEBPACK_IMPORTED_MODULE_1__/* .declaredKaniko */ .is, async () => (await Promise.all(/* import() */[__webpack_require__.e(9578), __webpack_require__.e(6892), __webpack_require__.e(7760)]).then(__webpack_require__.bind(__webpack_require__, 1947))).kaniko, _engines_declared_js__WEBPACK_IMPORTED_MODULE_1__/* .declaredKanikoJob */ .jE),
    lazily(_engines_declared_js__WEBPACK_IMPORTED_MODULE_1__/* .declaredAppend */ .ln, async () => (await Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(9578), __webpack_require__.e(5812), __webpack_require__.e(6892), __webpack_require__.e(5462)]).then(__webpack_require__.bind(__webpack_require__, 7401))).append),
];
const engineNames = engines.map(({ name }) => name);
const allEngines = engines;
function lazily(declared, load, job) {
    const otherJob = async () => {
        const { otherJob: loaded } = await load();
        if (loaded === undefined)
            throw new Error(`${declared.name} builds in no other job`);
        return loaded;
    };
    return {
        ...declared,
        probe: async (spec, ports) => (await load()).probe(spec, ports),
        ...(job && {
            otherJob: {
                ...job,
                skip: async (directory, image) => (await otherJob()).skip(directory, image),
                finish: async (directory) => (await otherJob()).finish(directory),
            },
        }),
    };
}
function enginesFor(request, engines) {
    const candidates = request.engine === 'auto' ? automatic(request, engines) : engines.filter(({ name }) => name === request.engine);
    const given = [...new Set(engines.flatMap(({ inputs }) => inputs))].filter((input) => isGiven(request, input));
    const allowed = candidates.filter(({ inputs }) => given.every((input) => inputs.includes(input)));
    if (allowed.length === 0)
        throw foreignInput(request, given, candidates, engines);
    for (const { needs } of allowed) {
        if (needs !== undefined && !isGiven(request, needs.input)) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(needs.input, `is missing: ${needs.why}`, needs.hint);
        }
    }
    return allowed;
}
function foreignInput(request, given, candidates, engines) {
    const isForeign = (input) => candidates.every(({ inputs }) => !inputs.includes(input));
    const foreign = given.find(isForeign) ?? given.find((input) => candidates[0]?.inputs.includes(input) === false);
    const [engine = request.engine, ...others] = candidates.map(({ name }) => name);
    const knowing = engines.filter(({ inputs }) => foreign !== undefined && inputs.includes(foreign));
    const suited = knowing.filter(({ source }) => source === candidates[0]?.source);
    const isOther = suited.length === 0 && isGiven(request, 'files') && foreign !== 'files';
    const able = suited.length === 0 ? knowing : suited;
    const names = able.map(({ name }) => `\`engine: ${name}\``).join(' or ');
    const choices = isOther ? `build a Dockerfile in place of files with ${names}` : `choose ${names}`;
    const what = foreign === 'cache' ? '`gha` has' : 'has';
    const problem = `${what} no meaning for the engine ${others.length === 0 ? engine : request.engine}`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(foreign ?? 'engine', problem, `Leave ${foreign} out, or ${choices}.`);
}
function otherJobFor({ engine: choice, files, }) {
    if (files !== undefined && files.length > 0)
        return undefined;
    const engine = allEngines.find(({ name }) => name === choice);
    if (engine?.otherJob === undefined)
        return undefined;
    const { image, script } = engine.otherJob;
    return { engine: engine.name, image, script };
}
function automatic(request, engines) {
    const source = isGiven(request, 'files') ? 'files' : 'dockerfile';
    const suited = engines.filter((engine) => engine.source === source);
    const chosen = suited.filter(({ needs }) => needs !== undefined && isGiven(request, needs.input));
    return chosen.length > 0 ? chosen : suited.filter(({ needs }) => needs === undefined);
}
function isGiven(request, input) {
    const value = request[input];
    if (input === 'cache')
        return value === 'gha';
    if (typeof value === 'boolean')
        return value !== (input === 'push');
    return value !== undefined && value.toString() !== '';
}
async function firstAvailable(engines, spec, ports) {
    const lacking = [];
    for (const { name, probe } of engines) {
        const found = await probe(spec, ports);
        if (found.available)
            return { ...found, name };
        lacking.push({ ...found, name });
    }
    const which = lacking.length === 1 ? `the engine ${lacking[0]?.name} cannot` : 'no engine can';
    const problems = lacking.map(({ name, reason }) => `\n  ${name}: ${reason}`).join('');
    const kind = lacking.some(({ bySetup }) => bySetup) ? 'bad-input' : 'failed';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(kind, 'ENGINE_MISSING', `${which} build here${problems}`, {
        hint: lacking.map(({ name, howToGet }) => `${name}: ${howToGet}`).join('\n'),
    });
}


/***/ }),

/***/ 6623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ kanikoFiles),
/* harmony export */   _Q: () => (/* binding */ declaredBuildah),
/* harmony export */   dL: () => (/* binding */ declaredBuildkit),
/* harmony export */   is: () => (/* binding */ declaredKaniko),
/* harmony export */   jE: () => (/* binding */ declaredKanikoJob),
/* harmony export */   ln: () => (/* binding */ declaredAppend),
/* harmony export */   xZ: () => (/* binding */ kanikoImage)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3951);


const optionInputs = [
    'pull',
    'no-cache',
    'cache-from',
    'cache-to',
    'ssh',
    'annotations',
    'provenance',
    'sbom',
    'build-contexts',
    'network',
    'extra-args',
    'push',
    'load',
    'builder-ca',
    'builder-cert',
    'builder-key',
];
const declaredBuildkit = {
    name: 'buildkit',
    mayBeRemote: true,
    source: 'dockerfile',
    inputs: ['target', 'build-args', 'secrets', 'builder', 'cache', ...optionInputs],
    frontend: {
        argumentScope: 'build',
        seesIgnored: false,
        containerIgnore: false,
        syntaxDirective: true,
        exactContextNames: false,
    },
};
const declaredBuildah = {
    name: 'buildah',
    source: 'dockerfile',
    inputs: [
        'target',
        'build-args',
        'secrets',
        'pull',
        'no-cache',
        'ssh',
        'annotations',
        'build-contexts',
        'network',
        'extra-args',
        'push',
        'load',
    ],
    frontend: {
        argumentScope: 'stage',
        seesIgnored: true,
        containerIgnore: true,
        syntaxDirective: false,
        exactContextNames: true,
    },
};
const kanikoImage = 'ghcr.io/osscontainertools/kaniko:v1.28.3-debug';
const kanikoFiles = {
    script: 'build.sh',
    plan: 'build.json',
    digest: 'digest',
    dockerfileDirectory: 'dockerfile',
    content: 'monorepo-gitops-content',
};
const declaredKaniko = {
    name: 'kaniko',
    source: 'dockerfile',
    inputs: ['target', 'build-args', 'secrets', 'emit', 'pull', 'no-cache', 'annotations', 'extra-args'],
    frontend: {
        argumentScope: 'either',
        seesIgnored: true,
        containerIgnore: false,
        syntaxDirective: false,
        exactContextNames: false,
    },
    needs: {
        input: 'emit',
        why: 'kaniko runs in its own image, which has no Node',
        hint: 'Write its script with --emit DIR, run DIR/build.sh in the image of kaniko, then --finish DIR.',
    },
};
const declaredKanikoJob = {
    image: kanikoImage,
    script: kanikoFiles.script,
    files: (directory) => [...Object.values(kanikoFiles), _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .emittedContext */ .Wb].map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, name)),
};
const declaredAppend = {
    name: 'append',
    source: 'files',
    inputs: [
        'base',
        'files',
        'command',
        'entrypoint',
        'env',
        'user',
        'workdir',
        'expose',
        'volumes',
        'stop-signal',
        'annotations',
        'push',
        'no-cache',
        'cache',
    ],
    needs: {
        input: 'files',
        why: 'the engine append puts files on a base image',
        hint: 'Give LOCAL[:REMOTE] items.',
    },
};


/***/ }),

/***/ 4872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ buildsInputs),
/* harmony export */   _9: () => (/* binding */ buildInputs),
/* harmony export */   vp: () => (/* binding */ builderInputs)
/* harmony export */ });
/* harmony import */ var _core_build_engines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1882);

const buildInputs = {
    image: {
        type: 'string',
        config: { keys: ['service.build.image'], sharedKeys: ['environment.image'], placeholders: true },
        description: 'Repository without a tag: `harbor.example.com/fe/apps/web1`, with placeholders as in `tags`. Default for a service: `{registry}/{service}`; the `image` of the environment wins.',
    },
    tags: {
        type: 'list',
        ofNames: true,
        default: '{sha8}',
        config: { keys: ['service.build.tags'], sharedKeys: ['environment.tag'] },
        description: 'Tags to push; that of the environment comes first. Placeholders: `{sha8}` `{sha}` `{branch-slug}` `{environment}` `{service}` `{run}` `{slug}` `{version}` `{git-tag}`.',
    },
    context: {
        type: 'string',
        default: '.',
        config: { keys: ['service.build.context'], fromRoot: true },
        description: 'Build context, a directory.',
    },
    dockerfile: {
        type: 'string',
        config: { keys: ['service.build.dockerfile'], fromRoot: true },
        description: 'Path of the Dockerfile, from the working directory and not from the context. Default: `Dockerfile` in the context, for a service in its directory.',
    },
    prune: {
        type: 'choice',
        options: ['none', 'turbo', 'workspace'],
        config: { keys: ['service.build.prune'] },
        description: 'Build on the part of the monorepo that the service is made of: its workspace package, those that it depends on, the files at the root and its part of the lock file, at the same paths. `turbo`: by `turbo prune`, else as `workspace`; `workspace`: without turbo (pnpm and npm). Default: `none`.',
    },
    'extra-files': {
        type: 'list',
        config: { keys: ['service.build.extra-files'] },
        description: 'With `prune`: further files of the context, paths or globs from the root, also of files that git does not track. `.env*` only by its own path.',
    },
    target: {
        type: 'string',
        config: { keys: ['service.build.target'] },
        description: 'Stage of the Dockerfile to build. Default: the last one.',
    },
    'build-args': {
        type: 'list',
        config: { keys: ['environment.build.args', 'service.build.args'], form: 'map', placeholders: true },
        description: 'Build arguments, `NAME=value`, or `NAME` to take it from the environment. Names that look like secrets are refused: use `secrets`.',
    },
    labels: {
        type: 'list',
        config: { keys: ['service.build.labels'], form: 'map' },
        description: 'Labels of the image, `name=value`.',
    },
    annotations: {
        type: 'list',
        config: { keys: ['service.build.annotations'], form: 'map' },
        description: 'Annotations of the manifest, and of the index where there is one, `name=value`.',
    },
    'build-contexts': {
        type: 'list',
        config: { keys: ['service.build.build-contexts'], form: 'map' },
        description: 'Further contexts for `FROM name` and `COPY --from=name`: `name=DIRECTORY` or `name=docker-image://IMAGE`.',
    },
    secrets: {
        type: 'list',
        config: { keys: ['service.build.secrets'] },
        description: 'Build secrets for `RUN --mount=type=secret,id=…`: `id=NAME_OF_ENV_VARIABLE`, or `id=ID,file=PATH` of a file.',
    },
    ssh: {
        type: 'list',
        config: { keys: ['service.build.ssh'] },
        description: 'For `RUN --mount=type=ssh`: `default` is the agent of the job, `id=PATH` a key or a socket.',
    },
    platforms: {
        type: 'list',
        ofNames: true,
        config: { keys: ['service.build.platforms'] },
        description: 'Platforms, `linux/amd64`. Default: that of the builder.',
    },
    engine: {
        type: 'choice',
        options: ['auto', ..._core_build_engines_js__WEBPACK_IMPORTED_MODULE_0__/* .engineNames */ .Ry],
        default: 'auto',
        config: { keys: ['service.build.engine'] },
        description: 'What builds the image. `auto`: `append` when `files` is given, else BuildKit or buildah, whichever works here.',
    },
    builder: {
        type: 'string',
        config: { keys: ['service.build.builder'] },
        description: 'BuildKit to use: name of a buildx builder, or address of a daemon (`tcp://buildkitd:1234`).',
    },
    base: {
        type: 'string',
        config: { keys: ['service.build.base'] },
        description: 'Engine `append`: image to put the files on. Default: `scratch`, an empty one.',
    },
    files: {
        type: 'list',
        config: { keys: ['service.build.files'] },
        description: 'Engine `append`: what goes into the image, `LOCAL[:REMOTE]`, for example `dist:/app`. An item `---` begins another layer: first what changes seldom.',
    },
    command: {
        type: 'list',
        config: { keys: ['service.build.command'] },
        description: 'Engine `append`: command of the image, one word an item.',
    },
    entrypoint: {
        type: 'list',
        config: { keys: ['service.build.entrypoint'] },
        description: 'Engine `append`: entrypoint of the image, one word an item. As in a Dockerfile, the command of the base goes with its entrypoint.',
    },
    env: {
        type: 'list',
        config: { keys: ['service.build.env'], form: 'map' },
        description: 'Engine `append`: environment variables of the image, `NAME=value`.',
    },
    user: {
        type: 'string',
        config: { keys: ['service.build.user'] },
        description: 'Engine `append`: user of the image.',
    },
    workdir: {
        type: 'string',
        config: { keys: ['service.build.workdir'] },
        description: 'Engine `append`: working directory of the image.',
    },
    expose: {
        type: 'list',
        ofNames: true,
        config: { keys: ['service.build.expose'] },
        description: 'Engine `append`: ports that the image listens on, `8080`, `53/udp` or `8000-8010`.',
    },
    volumes: {
        type: 'list',
        config: { keys: ['service.build.volumes'] },
        description: 'Engine `append`: directories of the image that are volumes, `/data`.',
    },
    'stop-signal': {
        type: 'string',
        config: { keys: ['service.build.stop-signal'] },
        description: 'Engine `append`: signal that ends a container of the image, `SIGQUIT`. Default: that of the base.',
    },
    cache: {
        type: 'choice',
        options: ['registry', 'gha', 'none'],
        default: 'registry',
        config: { keys: ['service.build.cache'] },
        description: 'Where build layers are kept between runs. `gha`: the cache of GitHub Actions, with buildx; other engines of Dockerfiles refuse it. `append` keeps nothing.',
    },
    'cache-repository': {
        type: 'string',
        config: { keys: ['service.build.cache-repository'] },
        description: 'Repository of the registry cache. Default: `<image>/cache`.',
    },
    'cache-from': {
        type: 'list',
        config: { keys: ['service.build.cache-from'] },
        description: 'Where layers are taken from, in this order, instead of the place that `cache` says: a branch or tag (`main`, `{branch-slug}`), which is a tag of the cache repository; a reference; or the fields of buildx (`type=…`). Default with `cache-to`: its branches, then the default branch.',
    },
    'cache-to': {
        type: 'list',
        config: { keys: ['service.build.cache-to'] },
        description: 'Where layers are put, written like `cache-from`; fields may follow a name: `{branch-slug},mode=min,compression=zstd`.',
    },
    'no-cache': {
        type: 'boolean',
        default: 'false',
        description: 'Run every instruction anew, also where `unless-changed` would find an image.',
    },
    pull: {
        type: 'boolean',
        default: 'false',
        config: { keys: ['service.build.pull'] },
        description: 'Ask the registries for base images although the builder has copies of them.',
    },
    network: {
        type: 'choice',
        options: ['none', 'host'],
        config: { keys: ['service.build.network'] },
        description: 'Network of `RUN`. Default: that of the builder. `host` takes a BuildKit daemon that allows it (`network.host`).',
    },
    provenance: {
        type: 'string',
        config: { keys: ['service.build.provenance'], form: 'switch' },
        description: 'BuildKit: record how the image was built beside it: `min`, `max`, or fields such as `mode=max,version=v1`. The digest is that of an index then.',
    },
    sbom: {
        type: 'string',
        config: { keys: ['service.build.sbom'], form: 'switch' },
        description: 'BuildKit: list what is in the image beside it: `true`, or `generator=IMAGE`. The digest is that of an index then.',
    },
    sign: {
        type: 'choice',
        options: ['keyless', 'key'],
        config: { keys: ['service.build.sign'] },
        description: 'Sign with cosign, by its digest, what was built or has no signature: `keyless` with the identity of the job, `key` with `sign-key`.',
    },
    'sign-key': {
        type: 'string',
        config: { keys: ['service.build.sign-key'] },
        description: 'Key as cosign takes it: `env://NAME` of a variable that holds it, a path, or a key of a KMS (`awskms://…`). Its password is `COSIGN_PASSWORD`.',
    },
    'sign-args': {
        type: 'list',
        config: { keys: ['service.build.sign-args'] },
        description: 'Further arguments of `cosign sign`, one word an item: `--tlog-upload=false`.',
    },
    push: {
        type: 'boolean',
        default: 'true',
        description: '`false`: only build, to see whether it can be built. No registry is written to, the cache included, and none needs credentials.',
    },
    load: {
        type: 'boolean',
        default: 'false',
        description: 'Put the image under its tags into the local store, of docker or of buildah, for tests and scanners.',
    },
    'extra-args': {
        type: 'list',
        config: { keys: ['service.build.extra-args'] },
        description: 'Arguments that the builder gets as they are, one word an item, for what no input is there for: `--ulimit=nofile=1024`.',
    },
    'unless-changed': {
        type: 'boolean',
        default: 'false',
        config: { keys: ['service.build.unless-changed'] },
        description: 'When the registry has an image of the same content (files that the Dockerfile copies, arguments, target, digests of base images), tag that one instead of building. Whoever may push to the repository decides what is found; requests of forks have keys of their own. `append` takes over layers of the same files.',
    },
    'build-timeout': {
        type: 'duration',
        default: '1h',
        config: { keys: ['service.build.build-timeout'] },
        description: "Time for the builder's own run, which `timeout` does not bound. After it the builder is ended.",
    },
};
const builderInputs = {
    'builder-ca': {
        type: 'string',
        isLong: true,
        config: { keys: ['service.build.builder-ca'] },
        description: 'CA certificate(s) in PEM of the daemon that `builder` names (`tcp://…`): text or path.',
    },
    'builder-cert': {
        type: 'string',
        isLong: true,
        config: { keys: ['service.build.builder-cert'] },
        description: 'Client certificate in PEM for it: text or path.',
    },
    'builder-key': {
        type: 'string',
        secret: true,
        description: 'Key of the client certificate in PEM: text or path.',
    },
};
const buildsInputs = {
    engine: {
        type: 'choice',
        options: _core_build_engines_js__WEBPACK_IMPORTED_MODULE_0__/* .engineNames */ .Ry,
        description: 'What builds the images of Dockerfiles, instead of `engine` in `gitops.yaml`; `append`: every service needs `files` there. Images of `files` are always made by `append`.',
    },
    emit: {
        type: 'string',
        description: 'Engine `kaniko`: check everything and write `<service>/build.sh` below this directory, for jobs in the image of kaniko. Nothing is committed.',
    },
    finish: {
        type: 'string',
        description: 'Engine `kaniko`: the directory of `emit`, after each `build.sh` has run: deploy what was pushed.',
    },
};


/***/ })

};
