export const id = 316;
export const ids = [316];
export const modules = {

/***/ 6892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ ownIgnoreFile),
/* harmony export */   XW: () => (/* binding */ contextFiles),
/* harmony export */   eZ: () => (/* binding */ contentDigest),
/* harmony export */   ep: () => (/* binding */ ignoreRules)
/* harmony export */ });
/* unused harmony export parseIgnoreFile */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);




async function ignoreRules(context, dockerfile) {
    const own = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(ownIgnoreFile(dockerfile), 'utf8').catch(absent);
    return parseIgnoreFile(own ?? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context, '.dockerignore'), 'utf8').catch(absent)) ?? '');
}
function ownIgnoreFile(dockerfile) {
    return `${dockerfile}.dockerignore`;
}
async function contextFiles(context, rules, wanted, own) {
    const files = [];
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(context);
    const left = new Set(await Promise.all(own.map((path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(path).catch(() => path))));
    const isOwn = (path) => left.has(path) || [...left].some((each) => path.startsWith(each + node_path__WEBPACK_IMPORTED_MODULE_3__.sep));
    for await (const file of walk(root, '', rules))
        if (!isOwn((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, file.path)))
            files.push(file);
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    if (wanted === 'everything' || wanted.some((pattern) => pattern === '' || pattern === '.'))
        return files;
    const patterns = wanted.map((pattern) => ({ pattern, matches: pathPattern(pattern) }));
    const followed = files.some(({ kind, path }) => kind === 'link' &&
        patterns.some(({ pattern, matches }) => pattern.startsWith(`${path}/`) || (matches(path) && isDirect(pattern, path))));
    return followed ? files : files.filter(({ path }) => patterns.some(({ matches }) => matches(path)));
}
function isDirect(pattern, path) {
    return pattern.split('/').length === path.split('/').length;
}
async function* walk(context, directory, rules) {
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context, directory), { withFileTypes: true })) {
        const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
        if (entry.name === '.git')
            continue;
        const ignored = rules.ignores(path);
        if (entry.isDirectory()) {
            if (!ignored || rules.hasExceptions)
                yield* walk(context, path, rules);
        }
        else if (!ignored && entry.isSymbolicLink())
            yield { path, kind: 'link' };
        else if (!ignored && entry.isFile()) {
            const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context, path));
            yield { path, kind: (mode & 0o111) === 0 ? 'file' : 'executable' };
        }
    }
}
async function contentDigest(context, { path, kind }) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    if (kind === 'link')
        return hash.update(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readlink)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context, path))).digest('hex');
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context, path)))
        hash.update(chunk);
    return hash.digest('hex');
}
function absent(error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        return undefined;
    throw error;
}
function parseIgnoreFile(text) {
    const rules = text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .filter((line) => !line.startsWith('#') && line.trim() !== '')
        .map((line) => line.trim())
        .map((line) => ({ exception: line.startsWith('!'), pattern: cleanPath(line.replace(/^!\s*/, '')) }))
        .filter(({ pattern }) => pattern !== '')
        .map(({ exception, pattern }) => ({ exception, matches: pathPattern(pattern) }));
    return {
        hasExceptions: rules.some(({ exception }) => exception),
        ignores: (path) => rules.findLast(({ matches }) => matches(path))?.exception === false,
    };
}
function cleanPath(pattern) {
    const parts = [];
    for (const part of pattern.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part === '..')
            parts.pop();
        else
            parts.push(part);
    }
    return parts.join('/');
}
function pathPattern(pattern) {
    const expression = new RegExp(`^${translate(pattern)}(?:/.*)?$`, 's');
    return (path) => expression.test(path);
}
function translate(pattern) {
    let expression = '';
    for (let at = 0; at < pattern.length; at += 1) {
        const character = pattern[at] ?? '';
        const rest = pattern.slice(at);
        if (rest.startsWith('**/')) {
            expression += '(?:.*/)?';
            at += 2;
        }
        else if (rest.startsWith('**')) {
            expression += '.*';
            at += 1;
        }
        else if (character === '*')
            expression += '[^/]*';
        else if (character === '?')
            expression += '[^/]';
        else if (character === '[') {
            const set = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(rest);
            expression += set === null ? '\\[' : `[${set[1]}${(set[2] ?? '').replace(/[[&]/g, '\\$&')}]`;
            at += set === null ? 0 : set[0].length - 1;
        }
        else if (character === '\\' && at + 1 < pattern.length) {
            at += 1;
            expression += literal(pattern[at] ?? '');
        }
        else
            expression += literal(character);
    }
    return expression;
}
function literal(character) {
    return character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}


/***/ }),

/***/ 5152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ parsePublicAssignments),
/* harmony export */   Jm: () => (/* binding */ parseBuildSecrets),
/* harmony export */   NQ: () => (/* binding */ parseBuildArgs),
/* harmony export */   k6: () => (/* binding */ parseAssignments)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



function parseAssignments(input, items) {
    return new Map(items.map((item) => {
        const equals = item.indexOf('=');
        if (equals < 1)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `"${item}" is not NAME=value`, 'Write one NAME=value an item.');
        return [item.slice(0, equals).trim(), item.slice(equals + 1)];
    }));
}
function parsePublicAssignments(input, items, secrets) {
    const assignments = parseAssignments(input, items);
    for (const [name, value] of assignments) {
        if (!secrets.isIn(value))
            continue;
        const problem = `the value of "${name}" is a secret of this job, and ${input} can be read from the image`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, problem, 'Leave it out: nothing that is secret belongs into an image.');
    }
    return assignments;
}
function parseBuildArgs(items, env, secrets, input = 'build-args') {
    const written = items.flatMap((item) => {
        if (item.includes('='))
            return [item];
        const value = env[item];
        return value === undefined ? [] : [`${item}=${value}`];
    });
    const args = parseAssignments(input, written);
    for (const [name, value] of args) {
        if (looksSecret(name))
            throw secretArgument(input, `"${name}" looks like a secret`, name);
        if (secrets.isIn(value))
            throw secretArgument(input, `the value of "${name}" is a secret of this job`, name);
    }
    return args;
}
const secretWord = /(^|_)(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRETS?|CREDENTIALS?|APIKEY|KEY)(_|$)/i;
const isPublic = /^(NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY|PUBLIC)_|(^|_)(PUBLIC|CACHE)_KEY$/i;
function looksSecret(name) {
    return secretWord.test(name) && !isPublic.test(name);
}
function secretArgument(input, problem, name) {
    const id = name.toLowerCase();
    const hint = `Give it as a build secret, \`secrets: ${id}=${name}\`, and read it in the Dockerfile with RUN --mount=type=secret,id=${id}.`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `${problem}, and build arguments can be read from the image`, hint);
}
function parseBuildSecrets(items, env, secrets, cwd) {
    const found = items.map((item) => {
        const { id, variable, file } = secretParts(item);
        if (!/^[A-Za-z0-9._-]+$/.test(id)) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', `"${id}" is not an id`, 'Use letters, digits, ".", "_" and "-".');
        }
        return file === undefined
            ? secretInVariable(id, variable, env, secrets)
            : secretInFile(id, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file), secrets);
    });
    return [...new Map(found.map((secret) => [secret.id, secret])).values()];
}
function secretParts(item) {
    if (!/^(type=|id=[^,]*,)/.test(item)) {
        const [[id, variable] = ['', '']] = parseAssignments('secrets', [item]);
        return { id, variable };
    }
    const { id = '', type, ...source } = Object.fromEntries(parseAssignments('secrets', item.split(',')));
    const file = source.file ?? source.src ?? source.source;
    if (file !== undefined && type !== 'env')
        return { id, file };
    if (source.env !== undefined && type !== 'file')
        return { id, variable: source.env };
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', `"${id}" has neither file=PATH nor env=NAME`, `Write "id=${id || 'npmrc'},file=PATH".`);
}
function secretInVariable(id, variable, env, secrets) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
        const problem = `what stands behind "${id}=" is not a name of an environment variable`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', problem, `Put the value into a variable and write "${id}=NAME_OF_THAT_VARIABLE".`);
    }
    const value = env[variable];
    if (value === undefined) {
        const problem = `the environment variable ${variable} of "${id}" is not set`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', problem, 'Hand it to this job or step.');
    }
    secrets.add(value);
    return { id, variable };
}
const largestSecret = 500 * 1024;
function secretInFile(id, file, secrets) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK);
        const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file);
        if (size <= largestSecret)
            secrets.add((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8'));
    }
    catch (cause) {
        const hint = 'Write it in a step before this one, or correct the path.';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', `the file ${file} of "${id}" cannot be read`, hint, cause);
    }
    if (/[,"\n]/.test(file))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', `the path ${file} of "${id}" has a comma or a quote`, 'Rename it.');
    return { id, file };
}


/***/ }),

/***/ 7892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Dm: () => (/* binding */ buildOptions),
  ho: () => (/* binding */ contextSource),
  SW: () => (/* binding */ hasAttestations),
  jn: () => (/* binding */ keyedOptions),
  zz: () => (/* binding */ noOptions),
  tW: () => (/* binding */ optionInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/build/options/arguments.js
var options_arguments = __webpack_require__(5152);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var names_placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/core/names/slug.js
var slug = __webpack_require__(830);
;// CONCATENATED MODULE: ./build/core/build/options/cache-lists.js




const exportFields = { mode: 'max', 'ignore-error': 'true' };
const registryExport = { 'image-manifest': 'true', 'oci-mediatypes': 'true' };
function cacheLists(given, setting) {
    const from = itemsOf('cache-from', given.from, setting);
    const to = itemsOf('cache-to', given.to, setting);
    const { defaultBranch } = setting;
    const implied = [...to.filter(isName).map(nameOf), ...(defaultBranch === undefined ? [] : [defaultBranch])];
    const read = given.from.length === 0 && to.some(isName) ? implied : from;
    return {
        cacheFrom: given.from.length === 0 && !to.some(isName) ? undefined : unique(read.map((item) => imported(item, setting))),
        cacheTo: given.to.length === 0 ? undefined : unique(to.map((item) => exported(item, setting))),
    };
}
function itemsOf(input, items, { placeholders, secrets }) {
    return items.flatMap((template) => {
        const missing = (0,names_placeholders/* unfilledIn */.H3)(template, placeholders);
        if (missing.length > 0 && missing.every((name) => Object.hasOwn(placeholders, name)))
            return [];
        const item = (0,names_placeholders/* expand */.fT)(template, placeholders, input);
        const credential = /(?:^|,)([a-z_]*(?:secret|token|password|key)[a-z_]*)=/i.exec(item)?.[1];
        if (credential !== undefined || secrets.isIn(item)) {
            const problem = `has a credential${credential === undefined ? '' : ` (${credential})`}, which other programs can read`;
            throw (0,failure/* badInput */.AN)(input, problem, 'Give it as the variable that the builder reads by itself, such as AWS_SECRET_ACCESS_KEY.');
        }
        return [item];
    });
}
function isName(item) {
    return !nameOf(item).includes('=') && !isReference(nameOf(item));
}
function nameOf(item) {
    return item.split(',', 1)[0] ?? item;
}
function isReference(name) {
    const [host = '', ...path] = name.split('/');
    return path.length > 0 && (/[.:]/.test(host) || host === 'localhost');
}
function imported(item, setting) {
    return place('cache-from', item, {}, setting);
}
function exported(item, setting) {
    return place('cache-to', item, exportFields, setting);
}
function place(input, item, fields, { cache }) {
    const [name = '', ...given] = item.split(',');
    if (name.includes('='))
        return item;
    const own = Object.fromEntries(given.map((field) => fieldOf(input, field)));
    const ofRegistry = { ...(input === 'cache-to' ? registryExport : {}), ...fields, ...own };
    if (isReference(name)) {
        const reference = (0,image_reference/* parseReference */.F2)(name, input);
        return joined({ type: 'registry', ref: (0,image_reference/* formatReference */.FH)(reference), ...ofRegistry });
    }
    const label = (0,slug/* dnsLabel */.UG)(name);
    switch (cache.cache.mode) {
        case 'gha':
            return joined({ type: 'gha', scope: `${cache.cache.scope}-${label}`, ...fields, ...own });
        case 'registry': {
            const { repository, scope } = cache.cache;
            const plain = cache.isPlainHttp ? { 'registry.insecure': 'true' } : {};
            return joined({
                type: 'registry',
                ref: `${repository}:${scope.slice(-64).replace(/^[.-]+/, '')}-${label}`,
                ...plain,
                ...ofRegistry,
            });
        }
        case 'none':
            throw (0,failure/* badInput */.AN)(input, `"${name}" is a place in the cache repository, and there is none`, 'Give cache-repository (with `cache: registry`), or write the place out: `type=registry,ref=…`.');
    }
}
function fieldOf(input, field) {
    const equals = field.indexOf('=');
    if (equals < 1)
        throw (0,failure/* badInput */.AN)(input, `"${field}" is no field`, 'Write NAME,field=value, for example main,mode=min,compression=zstd.');
    return [field.slice(0, equals), field.slice(equals + 1)];
}
function joined(fields) {
    return Object.entries(fields)
        .map(([name, value]) => `${name}=${value}`)
        .join(',');
}
function unique(items) {
    return [...new Set(items)];
}

;// CONCATENATED MODULE: ./build/core/build/options/extra-arguments.js


const inputOf = {
    '--build-arg': 'build-args',
    '--target': 'target',
    '--file': 'dockerfile',
    '-f': 'dockerfile',
    '--dockerfile': 'dockerfile',
    '--context': 'context',
    '--platform': 'platforms',
    '--custom-platform': 'platforms',
    '--arch': 'platforms',
    '--os': 'platforms',
    '--variant': 'platforms',
    '--tag': 'tags',
    '-t': 'tags',
    '--destination': 'tags',
    '--label': 'labels',
    '--annotation': 'annotations',
    '--secret': 'secrets',
    '--ssh': 'ssh',
    '--build-context': 'build-contexts',
    '--builder': 'builder',
    '--push': 'push',
    '--no-push': 'push',
    '--load': 'load',
    '--provenance': 'provenance',
    '--sbom': 'sbom',
    '--attest': 'provenance` or `sbom',
    '--cache-from': 'cache-from',
    '--cache-to': 'cache-to',
};
const ours = [
    '--output',
    '-o',
    '--metadata-file',
    '--iidfile',
    '--manifest',
    '--digest-file',
    '--ignorefile',
    '--authfile',
];
function checkExtraArguments(items, env, secrets) {
    for (const [index, item] of items.entries()) {
        const equals = item.indexOf('=');
        const flag = item.startsWith('-') && equals > 0 ? item.slice(0, equals) : item;
        if (flag === '--build-arg') {
            const value = equals > 0 ? item.slice(equals + 1) : items[index + 1];
            if (value !== undefined)
                (0,options_arguments/* parseBuildArgs */.NQ)([value], { ...env, [value]: env[value] ?? '' }, secrets, 'extra-args');
        }
        if (secrets.isIn(item)) {
            const problem = 'holds a secret of this job, which every program of the machine could read';
            throw (0,failure/* badInput */.AN)('extra-args', problem, 'Hand it to the build as a secret: `secrets: id=NAME_OF_ENV_VARIABLE`.');
        }
        const input = inputOf[flag];
        if (input !== undefined)
            throw (0,failure/* badInput */.AN)('extra-args', `${flag} has an input of its own`, `Give it as \`${input}\`.`);
        if (ours.includes(flag)) {
            throw (0,failure/* badInput */.AN)('extra-args', `${flag} is how the result of the build is learnt`, 'Leave it out.');
        }
    }
}

;// CONCATENATED MODULE: ./build/core/build/options/options.js






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
];
const noOptions = {
    pull: false,
    noCache: false,
    cacheFrom: undefined,
    cacheTo: undefined,
    ssh: [],
    annotations: new Map(),
    provenance: undefined,
    sbom: undefined,
    buildContexts: new Map(),
    network: undefined,
    extraArgs: [],
};
function buildOptions(request, setting) {
    const { env, secrets } = setting;
    const { network, ssh = [] } = request;
    const extraArgs = request['extra-args'] ?? [];
    checkExtraArguments(extraArgs, env, secrets);
    return {
        pull: request.pull ?? false,
        noCache: request['no-cache'] ?? false,
        ...cacheLists({ from: request['cache-from'] ?? [], to: request['cache-to'] ?? [] }, setting),
        ssh: ssh.map(sshSource),
        annotations: (0,options_arguments/* parsePublicAssignments */.HB)('annotations', request.annotations ?? [], secrets),
        provenance: attestation('provenance', request.provenance, /^(true|min|max|mode=(min|max)|[a-z-]+=.+)$/),
        sbom: attestation('sbom', request.sbom, /^(true|[a-z-]+=.+)$/),
        buildContexts: buildContexts(request['build-contexts'] ?? [], setting.cwd),
        network,
        extraArgs,
    };
}
function sshSource(item) {
    if (/^[A-Za-z0-9._-]+(=[^\n]+)?$/.test(item))
        return item;
    throw (0,failure/* badInput */.AN)('ssh', `"${item}" is no source of ssh`, 'Write `default` for the agent, or `id=PATH` of a key or socket.');
}
function attestation(input, text, known) {
    if (text === undefined || text === '' || text === 'false')
        return undefined;
    if (!known.test(text)) {
        const values = input === 'sbom' ? '`true` or `generator=IMAGE`' : '`min`, `max` or fields as `mode=max`';
        throw (0,failure/* badInput */.AN)(input, `"${text}" is not known`, `Write ${values}, or leave it out.`);
    }
    return text === 'min' || text === 'max' ? `mode=${text}` : text;
}
function hasAttestations({ provenance, sbom }) {
    return provenance !== undefined || sbom !== undefined;
}
const contextImage = 'docker-image://';
function buildContexts(items, cwd) {
    const contexts = [...(0,options_arguments/* parseAssignments */.k6)('build-contexts', items)];
    return new Map(contexts.map(([name, place]) => {
        if (place === '')
            throw (0,failure/* badInput */.AN)('build-contexts', `"${name}" has no place`, 'Write name=DIRECTORY.');
        if (place.startsWith(contextImage))
            (0,image_reference/* parseReference */.F2)(place.slice(contextImage.length), 'build-contexts');
        return [name.toLowerCase(), isAddress(place) ? place : (0,external_node_path_.resolve)(cwd, place)];
    }));
}
function isAddress(place) {
    return /^([a-z][a-z-]*:\/\/|target:|git@)/.test(place);
}
function contextSource(place) {
    if (place.startsWith(contextImage))
        return { kind: 'image', reference: place.slice(contextImage.length) };
    return isAddress(place) ? { kind: 'unknown' } : { kind: 'directory', path: place };
}
function keyedOptions(options) {
    const { annotations, provenance, sbom, ssh, extraArgs } = options;
    const single = { provenance, sbom, 'extra-args': extraArgs.length === 0 ? undefined : JSON.stringify(extraArgs) };
    return [
        ...[...annotations].map(([name, value]) => part(`annotation ${name}`, value)),
        ...ssh.map((each) => part(`ssh ${each.split('=', 1)[0]}`, '')),
        ...Object.entries(single).flatMap(([name, value]) => (value === undefined ? [] : [part(name, value)])),
    ];
}
function part(name, value) {
    return { name, value };
}


/***/ }),

/***/ 1142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W5: () => (/* binding */ runUntil),
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   eg: () => (/* binding */ runStep)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6278);




function runUntil({ run }, deadline) {
    return async (call) => {
        const result = await run({ ...call, timeout: deadline.remaining() });
        if (result.result === 'timed-out')
            throw deadline.failure(nameOf(call.argv), outputOf(result));
        return result;
    };
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
            this.#log.info(`… ${this.#leftOut} lines are left out`);
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
function planOf(programs) {
    return { action: 'built', digest: undefined, lines: programs.map(_program_js__WEBPACK_IMPORTED_MODULE_3__/* .shellLine */ .Tg) };
}


/***/ })

};
