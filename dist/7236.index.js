export const id = 7236;
export const ids = [7236];
export const modules = {

/***/ 3246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l8: () => (/* binding */ needsPull),
/* harmony export */   r2: () => (/* binding */ resolveBases),
/* harmony export */   tj: () => (/* binding */ pinnedBases),
/* harmony export */   y6: () => (/* binding */ formatPinned)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);


const lookUpTime = 10_000;
function resolveBases(names, digestOf, clock) {
    return Promise.all(names.map((name) => resolveBase(name, digestOf, clock)));
}
async function resolveBase(name, digestOf, clock) {
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(name, 'dockerfile');
    if (reference.digest !== undefined)
        return { name, reference };
    try {
        const digest = await answerInTime(reference, (asked) => digestOf(asked, name), clock);
        if (digest === undefined)
            return { name, reference, unpinned: 'not-in-registry' };
        return { name, reference: { ...reference, digest } };
    }
    catch (cause) {
        if (!(cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || cause.code === 'DEADLINE')
            throw cause;
        return { name, reference, unpinned: unpinnedBecause(cause), cause };
    }
}
async function answerInTime(reference, digestOf, clock) {
    const answers = [];
    for (const _ of ['first', 'second']) {
        const answer = digestOf(reference).then((digest) => ({ digest }));
        answer.catch(() => { });
        answers.push(answer);
        const found = await inTime(Promise.race(answers), clock);
        if (found !== undefined)
            return found.digest;
    }
    const problem = `${reference.registry} has not answered within ${(2 * lookUpTime) / 1000} s`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_SILENT', problem, {
        hint: 'Let this machine reach the registry, or take the base image from one that it can reach.',
    });
}
async function inTime(answer, clock) {
    let cancel = () => { };
    const silence = new Promise((resolve) => {
        cancel = clock.after(lookUpTime, () => resolve(undefined));
    });
    try {
        return await Promise.race([answer, silence]);
    }
    finally {
        cancel();
    }
}
function unpinnedBecause({ code }) {
    return code === 'REGISTRY_UNAUTHORIZED' ? 'not-in-registry' : 'no-answer';
}
function pinnedBases(bases) {
    return bases.filter((base) => base.reference.digest !== undefined && !base.name.includes('@'));
}
function formatPinned({ reference }) {
    const { registry, repository, digest } = reference;
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ registry, repository, digest });
}
function needsPull(bases, log) {
    for (const { name, unpinned, cause } of bases) {
        if (unpinned === 'not-in-registry') {
            const why = cause === undefined ? 'its registry has no such image' : cause.message;
            log.warn(`the base image ${name} is not in a registry: ${why}. The copy that the builder has is taken.`);
        }
        else if (unpinned === 'no-answer') {
            log.warn(`the base image ${name} cannot be pinned: ${cause?.message}. The builder asks for it itself.`);
        }
    }
    const unpinned = bases.map((base) => base.unpinned);
    return unpinned.includes('no-answer') && !unpinned.includes('not-in-registry');
}


/***/ }),

/***/ 9403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zd: () => (/* binding */ withPinnedBases),
/* harmony export */   sx: () => (/* binding */ hidesStage)
/* harmony export */ });
/* unused harmony export pinDockerfile */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2175);
/* harmony import */ var _ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53);
/* harmony import */ var _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1049);
/* harmony import */ var _bases_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3246);







async function withPinnedBases(spec, by, directory) {
    const pins = (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .pinnedBases */ .tj)(spec.bases);
    if (pins.length === 0)
        return spec;
    const contexts = [...spec.options.buildContexts].map(([name, place]) => [name, pinnedPlace(place, pins)]);
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(spec.dockerfile, 'utf8');
    if (by === 'contexts' && !hidesStage(text, pins)) {
        const further = pins.map(({ name, reference }) => [(0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .contextName */ .fW)(name), _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(reference)]);
        return { ...spec, options: { ...spec.options, buildContexts: new Map([...further, ...contexts]) } };
    }
    const ofTriggers = pins
        .filter(({ name }) => by === 'dockerfile-and-contexts' && spec.triggerImages.includes(name))
        .map((base) => [base.name, _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .formatPinned */ .y6)(base)]);
    const options = { ...spec.options, buildContexts: new Map([...ofTriggers, ...contexts]) };
    if (directory === undefined) {
        const pull = options.pull || spec.bases.every(({ unpinned }) => unpinned === undefined);
        return { ...spec, options: { ...options, pull } };
    }
    const dockerfile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(spec.dockerfile));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true });
    const digests = new Map(pins.map((base) => [base.name, (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .formatPinned */ .y6)(base)]));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(dockerfile, pinDockerfile(text, spec.baseUses, digests));
    for (const file of (0,_ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .ownIgnoreFiles */ .Ou)(spec.dockerfile)) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(file, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(file))).catch((error) => {
            if (error.code !== 'ENOENT')
                throw error;
        });
    }
    return { ...spec, dockerfile, options };
}
function pinnedPlace(place, pins) {
    const pin = pins.find(({ name }) => place === _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + name);
    return pin === undefined ? place : _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(pin.reference);
}
function hidesStage(text, pins) {
    const stages = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerfile */ .Ai)(text).stages.map(({ name }) => name);
    return pins.some(({ name }) => stages.includes((0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .contextName */ .fW)(name)));
}
function pinDockerfile(text, uses, pins) {
    const lines = text.split('\n');
    const { escapeToken } = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerfile */ .Ai)(text);
    for (const use of uses) {
        const pin = pins.get(use.image);
        const agrees = uses.every(({ line, by, written, image }) => line === use.line && by === use.by && written === use.written ? image === use.image : true);
        if (pin === undefined || !agrees)
            continue;
        const end = lastLine(lines, use.line - 1, escapeToken);
        const instruction = lines.slice(use.line - 1, end + 1).join('\n');
        lines.splice(use.line - 1, end + 2 - use.line, ...replaced(instruction, use, pin).split('\n'));
    }
    return lines.join('\n');
}
function replaced(instruction, { by, written }, pin) {
    const literal = written.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return by === 'FROM'
        ? instruction.replace(new RegExp(`(\\s)${literal}(?=\\s|$)`), (_, before) => `${before}${pin}`)
        : instruction.replace(new RegExp(`(\\bfrom=)${literal}(?=[\\s,"']|$)`, 'gi'), (_, before) => `${before}${pin}`);
}
function lastLine(lines, first, escapeToken) {
    const continues = escapeToken === '`' ? /(^|[^`])`[ \t]*\r?$/ : /(^|[^\\])\\[ \t]*\r?$/;
    let at = first;
    for (let isOpen = true; isOpen && at < lines.length; at += 1) {
        const line = lines[at] ?? '';
        isOpen = /^\s*(#|$)/.test(line) || continues.test(line);
    }
    return at - 1;
}


/***/ }),

/***/ 4767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ buildFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9349);
/* harmony import */ var _run_end_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95);







async function buildFiles(spec, env, reader) {
    const temporary = await (0,_run_end_js__WEBPACK_IMPORTED_MODULE_6__/* .temporaryDirectory */ .De)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), 'monorepo-gitops-build');
    const dispose = () => temporary[Symbol.asyncDispose]();
    try {
        const configuration = await writeDockerConfig(temporary.path, spec, env, reader);
        return { directory: temporary.path, ...configuration, [Symbol.asyncDispose]: dispose };
    }
    catch (error) {
        await dispose();
        throw error;
    }
}
async function writeDockerConfig(directory, { credentials }, env, reader) {
    const known = credentials.filter((each) => each.credentials.kind !== 'anonymous');
    if (known.length === 0)
        return { env, authFile: undefined };
    const home = env.HOME ?? env.USERPROFILE;
    const original = env.DOCKER_CONFIG || (home ? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(home, '.docker') : undefined);
    const config = known.reduce((merged, each) => withCredential(merged, each, reader), original === undefined ? {} : await readConfig((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(original, 'config.json')));
    const authFile = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'config.json');
    const moved = { ...env, DOCKER_CONFIG: directory };
    if (original === undefined) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(authFile, JSON.stringify(config), { mode: 0o600 });
        return { env: moved, authFile };
    }
    const { cliPluginsExtraDirs: extra } = config;
    const cliPluginsExtraDirs = [...(Array.isArray(extra) ? extra : []), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(original, 'cli-plugins')];
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(authFile, JSON.stringify({ ...config, cliPluginsExtraDirs }), { mode: 0o600 });
    const contexts = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(original, 'contexts');
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(contexts))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.symlink)(contexts, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'contexts'));
    return { env: { ...moved, BUILDX_CONFIG: env.BUILDX_CONFIG ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(original, 'buildx') }, authFile };
}
function withCredential(config, { registry, credentials }, reader) {
    const key = reader === 'docker' ? (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .dockerConfigKey */ .Y4)(registry) : registry;
    const { [key]: _replaced, ...helpers } = config.credHelpers ?? {};
    if (reader === 'docker' && config.credsStore !== undefined)
        helpers[key] = '';
    return { ...config, credHelpers: helpers, auths: { ...config.auths, [key]: authEntry(credentials) } };
}
function authEntry(credentials) {
    const base64 = (text) => Buffer.from(text).toString('base64');
    switch (credentials.kind) {
        case 'anonymous':
            return {};
        case 'identity-token':
            return { auth: base64('<token>:'), identitytoken: credentials.token };
        case 'basic':
            return { auth: base64(`${credentials.username}:${credentials.password}`) };
    }
}
async function readConfig(path) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8').catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return '{}';
        throw error;
    });
    try {
        const config = JSON.parse(text);
        return typeof config === 'object' && config !== null && !Array.isArray(config) ? { ...config } : {};
    }
    catch {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('bad-input', 'DOCKER_CONFIG_INVALID', `${path}: is not JSON`, {
            hint: 'Repair the file, or point DOCKER_CONFIG at another directory.',
        });
    }
}


/***/ }),

/***/ 7674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ daemonRefusal),
/* harmony export */   C4: () => (/* binding */ dockerFlags),
/* harmony export */   Dv: () => (/* binding */ kanikoFlags),
/* harmony export */   Gr: () => (/* binding */ beyondDaemon),
/* harmony export */   VO: () => (/* binding */ annotationFields),
/* harmony export */   f$: () => (/* binding */ buildahFlags),
/* harmony export */   mc: () => (/* binding */ buildxFlags),
/* harmony export */   pN: () => (/* binding */ buildctlFlags)
/* harmony export */ });
/* harmony import */ var _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1049);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7892);


function sharedFlags({ options }) {
    return [...(options.noCache ? ['--no-cache'] : []), ...options.ssh.map((each) => `--ssh=${each}`)];
}
function dockerFlags(spec) {
    const { pull, network, extraArgs } = spec.options;
    return [
        ...(pull ? ['--pull'] : []),
        ...sharedFlags(spec),
        ...(network === undefined ? [] : [`--network=${network}`]),
        ...extraArgs,
    ];
}
function buildxFlags(spec, driver) {
    const { pull, network, annotations, buildContexts, provenance, sbom, extraArgs } = spec.options;
    return [
        ...(pull ? ['--pull'] : []),
        ...sharedFlags(spec),
        ...(network === undefined ? [] : [`--network=${network}`]),
        ...(network === 'host' && driver !== 'docker' ? ['--allow=network.host'] : []),
        ...[...annotations].flatMap(([name, value]) => levelsOf(spec, name).map((level) => `--annotation=${level}${name}=${value}`)),
        ...[...buildContexts].map(([name, place]) => `--build-context=${name}=${place}`),
        `--provenance=${provenance ?? 'false'}`,
        ...(sbom === undefined ? [] : [`--sbom=${sbom}`]),
        ...extraArgs,
    ];
}
function buildctlFlags(spec) {
    const { pull, noCache, ssh, network, buildContexts, provenance, sbom, extraArgs } = spec.options;
    const contexts = [...buildContexts].flatMap(([written, place], index) => {
        const name = (0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_0__/* .contextName */ .fW)(written);
        if ((0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_0__/* .contextSource */ .ho)(place).kind !== 'directory')
            return [`--opt=context:${name}=${place}`];
        return [`--local=context-${index}=${place}`, `--opt=context:${name}=local:context-${index}`];
    });
    return [
        ...(pull ? ['--opt=image-resolve-mode=pull'] : []),
        ...(noCache ? ['--no-cache'] : []),
        ...ssh.map((each) => `--ssh=${each}`),
        ...(network === undefined ? [] : [`--opt=force-network-mode=${network}`]),
        ...(network === 'host' ? ['--allow=network.host'] : []),
        ...contexts,
        ...(provenance === undefined ? [] : [`--opt=attest:provenance=${provenance === 'true' ? '' : provenance}`]),
        ...(sbom === undefined ? [] : [`--opt=attest:sbom=${sbom === 'true' ? '' : sbom}`]),
        ...extraArgs,
    ];
}
function annotationFields(spec) {
    const levels = isIndex(spec) ? ['annotation', 'annotation-index'] : ['annotation'];
    return [...spec.options.annotations].flatMap(([name, value]) => levels.map((level) => csvField(`${level}.${name}=${value}`)));
}
function csvField(text) {
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function buildahFlags(spec) {
    const { pull, network, annotations, buildContexts, extraArgs } = spec.options;
    return [
        ...(pull ? ['--pull=always'] : []),
        ...sharedFlags(spec),
        ...(network === undefined ? [] : [`--network=${network}`]),
        ...[...annotations].map(([name, value]) => `--annotation=${name}=${value}`),
        ...[...buildContexts].map(([name, place]) => `--build-context=${name}=${place}`),
        ...extraArgs,
    ];
}
function kanikoFlags({ options: { annotations, extraArgs } }) {
    return [...[...annotations].map(([name, value]) => `--annotation=${name}=${value}`), ...extraArgs];
}
function isIndex({ options, platforms }) {
    return platforms.length > 1 || (0,_options_options_js__WEBPACK_IMPORTED_MODULE_1__/* .hasAttestations */ .SW)(options);
}
function levelsOf(spec, name) {
    return isIndex(spec) && !/^(manifest|index)[^.]*:/.test(name) ? ['manifest:', 'index:'] : [''];
}
function beyondDaemon({ options }, exportsCache, hasBuildx) {
    const { cacheTo, cacheFrom, provenance, sbom, annotations, buildContexts } = options;
    const limits = [
        ['cache-to', cacheTo !== undefined && !exportsCache],
        ['provenance', provenance !== undefined && !exportsCache],
        ['sbom', sbom !== undefined && !exportsCache],
        ['annotations', annotations.size > 0 && !exportsCache],
        ['cache-from', cacheFrom !== undefined && !hasBuildx],
        ['build-contexts', buildContexts.size > 0 && !hasBuildx],
    ];
    return limits.find(([, isAsked]) => isAsked)?.[0];
}
function daemonRefusal(input, hasBuildx) {
    return hasBuildx
        ? `${input}: the buildx driver "docker" cannot do it; a builder with the driver docker-container can (\`docker buildx create --use\`; GitHub: docker/setup-buildx-action), or a BuildKit daemon named by \`builder\``
        : `${input}: docker without its buildx plugin cannot do it`;
}


/***/ }),

/***/ 4954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ plannedDirectory),
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   w8: () => (/* binding */ plannedImage)
/* harmony export */ });
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6278);

const unknowns = [
    ['\u0001directory\u0001', '"$work"'],
    ['\u0001image\u0001', '"$(cat "$work"/image-id)"'],
];
const plannedDirectory = '\u0001directory\u0001';
const plannedImage = '\u0001image\u0001';
function planOf(programs, files = []) {
    const lines = programs.map(({ argv, env = {} }) => [...Object.entries(env).map(([name, value]) => `${name}=${shellWord(value)}`), ...argv.map(shellWord)].join(' '));
    const needsDirectory = lines.some((line) => line.includes('"$work"'));
    return {
        action: 'built',
        digest: undefined,
        lines: [...(needsDirectory ? ['work=$(mktemp -d)'] : []), ...files, ...lines],
    };
}
function shellWord(word) {
    const unknown = unknowns.find(([token]) => word.includes(token));
    if (unknown === undefined)
        return (0,_program_js__WEBPACK_IMPORTED_MODULE_0__/* .shellQuote */ .ZL)(word);
    const [token, shell] = unknown;
    return word
        .split(token)
        .map((part) => (part === '' ? '' : shellWord(part)))
        .join(shell);
}


/***/ }),

/***/ 2266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   ol: () => (/* binding */ hostPlatform)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);

const otherNames = {
    x64: 'amd64',
    x86_64: 'amd64',
    'x86-64': 'amd64',
    aarch64: 'arm64',
    armhf: 'arm/v7',
    armel: 'arm/v6',
    arm: 'arm/v7',
    'arm/7': 'arm/v7',
    'arm/6': 'arm/v6',
    'arm64/v8': 'arm64',
    'arm64/8': 'arm64',
    'amd64/v1': 'amd64',
    ia32: '386',
    i386: '386',
};
function normalizePlatform(platform) {
    const parts = platform.toLowerCase().split('/');
    const [os, ...machine] = parts.length === 1 ? ['linux', ...parts] : parts;
    const name = machine.join('/');
    return `${os}/${otherNames[name] ?? name}`;
}
function hostPlatform() {
    return normalizePlatform(`linux/${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.arch)()}`);
}
function platformName({ os, architecture, variant, }) {
    return normalizePlatform([os, architecture, ...(variant === undefined || variant === '' ? [] : [variant])].join('/'));
}


/***/ }),

/***/ 1142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   It: () => (/* binding */ versionIn),
/* harmony export */   W5: () => (/* binding */ runUntil),
/* harmony export */   eg: () => (/* binding */ runStep),
/* harmony export */   t$: () => (/* binding */ programsWithin)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _counted_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1856);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6278);





function runUntil({ run }, deadline) {
    return async (call) => {
        const remaining = deadline.remaining();
        const own = call.timeout ?? Number.POSITIVE_INFINITY;
        const result = await run({ ...call, timeout: Math.min(own, remaining) });
        if (result.result === 'timed-out' && own >= remaining) {
            throw deadline.failure(nameOf(call.argv), outputOf(result));
        }
        return result;
    };
}
function programsWithin(programs, deadline) {
    return {
        run: runUntil(programs, deadline),
        start: (call) => programs.start({ ...call, timeout: deadline.remaining() }),
    };
}
function versionIn({ exitCode, stdout }) {
    return exitCode === 0 ? /\bv?(\d+\.\d[\w.+-]*)/.exec(stdout.toString('utf8'))?.[1] : undefined;
}
async function runStep(ports, spec, call) {
    ports.log.info(`$ ${(0,_program_js__WEBPACK_IMPORTED_MODULE_3__/* .shellLine */ .Tg)(call.argv)}`);
    const output = new OutputLog(ports.log);
    const result = await ports.run({ onLine: (line) => output.line(line), ...call });
    output.end();
    if (result.exitCode !== 0)
        throw stepFailure(spec, call, result);
    return result;
}
const mostLogged = 2 ** 20;
const lastLogged = 50;
class OutputLog {
    #log;
    #last = [];
    #bytes = 0;
    #leftOut = 0;
    constructor(log) {
        this.#log = log;
    }
    line(text) {
        this.#bytes += Buffer.byteLength(text) + 1;
        if (this.#bytes <= mostLogged) {
            this.#log.info(text);
            return;
        }
        if (this.#last.length === 0)
            this.#log.info('… 1 MiB of output: what comes now is left out, but for its last lines');
        if (this.#last.push(text) > lastLogged) {
            this.#last.shift();
            this.#leftOut++;
        }
    }
    end() {
        if (this.#leftOut > 0)
            this.#log.info(`… ${(0,_counted_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(this.#leftOut, 'line is', 'lines are')} left out`);
        for (const text of this.#last)
            this.#log.info(text);
    }
}
const refusal = /\b40[13]\b|unauthorized|authentication required|denied: |access to the resource is denied|no basic auth/i;
const failedInstruction = /exit (code|status):? \d|did not complete successfully|executor failed running/;
function stepFailure(spec, call, result) {
    const what = nameOf(call.argv);
    const cause = outputOf(result);
    const end = lastLines(result.stderr.trim() === '' ? result.stdout.toString('utf8') : result.stderr, 4);
    if (refusal.test(end) && !failedInstruction.test(end))
        return refused(spec, what, cause);
    if (result.exitCode === 137) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'BUILD_KILLED', `${what}: killed (exit code 137)`, {
            hint: 'Mostly the memory limit: give the job more memory or a smaller build context.',
            cause,
        });
    }
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'BUILD_FAILED', `${what}: exit code ${result.exitCode}`, {
        hint: "The builder's own words are in the log above and in the cause.",
        cause,
        place: placeInDockerfile(spec, cause.message),
    });
}
function placeInDockerfile({ dockerfile }, output) {
    const quoted = output.split(/\r?\n/).map((line) => /^(.+):(\d+)$/.exec(line.trim()));
    const named = quoted.find((match) => match?.[1] !== undefined && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(match[1]) === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(dockerfile))?.[2];
    const line = named ?? /dockerfile parse error (?:on )?line (\d+)/i.exec(output)?.[1];
    return line === undefined ? undefined : { file: dockerfile, line: Number(line) };
}
function refused(spec, what, cause) {
    const { registry } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(spec.image);
    const known = spec.credentials.find((each) => each.registry === registry)?.credentials;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', 'REGISTRY_UNAUTHORIZED', `${what}: refused by a registry; ${usedFor(registry, known)}`, {
        hint: known?.hint ?? 'give registry-username and registry-password, or run `docker login` before',
        cause,
    });
}
function usedFor(registry, known) {
    if (known === undefined || known.kind === 'anonymous')
        return `there was no credential for ${registry}`;
    const who = known.kind === 'basic' ? `user "${known.username}"` : 'an identity token';
    return `the credential for ${registry} was ${who} from ${known.source}`;
}
function nameOf(argv) {
    return argv
        .slice(0, 3)
        .filter((word) => !word.startsWith('-'))
        .join(' ');
}
function outputOf({ stdout, stderr }) {
    return new Error(lastLines(`${stdout.toString('utf8')}\n${stderr}`, 30));
}
function lastLines(text, count) {
    return text.trim().split(/\r?\n/).slice(-count).join('\n');
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


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   es: () => (/* binding */ isSafeRedirect),
/* harmony export */   z5: () => (/* binding */ redirectError)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

class NetworkError extends Error {
    name = 'NetworkError';
    problem;
    constructor(problem, message, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.problem = problem;
    }
    get kind() {
        return this.problem.kind;
    }
    get acted() {
        switch (this.problem.kind) {
            case 'unreachable':
            case 'tls':
            case 'proxy':
            case 'proxy-scheme':
                return 'no';
            case 'overloaded':
                return this.problem.status === 429 ? 'no' : 'maybe';
            default:
                return 'maybe';
        }
    }
    get transient() {
        const { problem } = this;
        return (problem.kind === 'interrupted' ||
            problem.kind === 'overloaded' ||
            problem.kind === 'unreadable' ||
            (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND'));
    }
    get hint() {
        return hintFor(this.problem);
    }
    failure(code) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
    }
}
function unreadable(failure) {
    return new NetworkError({ kind: 'unreadable' }, failure.message, failure);
}
function redirectError(from, target) {
    const shown = `${target.origin}${target.pathname}`;
    return new NetworkError({ kind: 'redirect', target: shown }, `${from.host} redirects to ${shown}, which is not followed`);
}
function isSafeRedirect(from, target) {
    return target.protocol === 'https:' || (target.protocol === 'http:' && from.protocol === 'http:');
}
function hintFor(problem) {
    switch (problem.kind) {
        case 'unreachable':
            return 'Check the host name, the network and HTTPS_PROXY / NO_PROXY.';
        case 'tls':
            return problem.unknownAuthority
                ? 'Name the file of the private certificate authority in GIT_SSL_CAINFO or NODE_EXTRA_CA_CERTS.'
                : 'Give the host name that the certificate is for, or have the certificate renewed.';
        case 'proxy':
            return problem.status === 407
                ? 'Put its credential into the variable: HTTPS_PROXY=http://user:password@proxy.example.com:3128.'
                : 'Let it pass this host, or name the host in NO_PROXY.';
        case 'proxy-scheme':
            return 'Name an http:// or https:// proxy, or name the host in NO_PROXY.';
        case 'interrupted':
            return 'Run again; if it stays, look for a proxy or a firewall that cuts long answers.';
        case 'overloaded':
            return problem.status === 429
                ? 'Run again later, or let fewer pipelines work at the same time.'
                : 'The server or a gateway before it is overloaded or down; run again later.';
        case 'too-large':
        case 'encoding':
        case 'unreadable':
            return 'Check the address: what answers there may not be the server that was meant.';
        case 'redirect':
            return 'Give the address that it redirects to.';
    }
}


/***/ }),

/***/ 3360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   s: () => (/* binding */ retryAfterOf)
/* harmony export */ });
const defaultAttempts = 5;
const defaultPauses = 120_000;
const firstBackoff = 500;
const longestBackoff = 8_000;
const longPause = 10_000;
async function retry(policy, call, interruptionOf) {
    const { clock, log, deadline, repeatable, attempts = defaultAttempts, pauses = defaultPauses } = policy;
    let paused = 0;
    for (let attempt = 1;; attempt += 1) {
        try {
            return await call();
        }
        catch (error) {
            const interruption = interruptionOf(error);
            if (interruption === undefined || attempt >= Math.min(attempts, interruption.attempts ?? attempts))
                throw error;
            if (interruption.acted === 'maybe' && !repeatable)
                throw error;
            const backoff = clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** attempt);
            const pause = Math.round((interruption.retryAfter ?? 0) + backoff);
            if (paused + pause > pauses)
                throw error;
            paused += pause;
            if (pause >= deadline.remaining())
                throw deadline.failure(`another try: ${interruption.reason}`, error);
            const line = `${interruption.reason}; trying again in ${pause} ms`;
            if (pause < longPause)
                log.detail(line);
            else
                log.info(line);
            await clock.sleep(pause);
        }
    }
}
function retryAfterOf(value, now) {
    if (value === undefined || value === null)
        return undefined;
    const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}


/***/ }),

/***/ 6278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tg: () => (/* binding */ shellLine),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   iz: () => (/* binding */ programsOnPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


async function programsOnPath(name, env) {
    const found = new Map();
    for (const directory of (env.PATH ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
        if (directory === '')
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
            if (!found.has(real))
                found.set(real, path);
        }
        catch {
        }
    }
    return [...found.values()];
}
function shellQuote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
function shellLine(argv) {
    return argv.map(shellQuote).join(' ');
}


/***/ })

};
