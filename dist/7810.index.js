export const id = 7810;
export const ids = [7810,1314,4660,3360];
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
    lazily(_engines_declared_js__WEBPACK_IMPORTED_MODULE_1__/* .declaredBuildkit */ .dL, async () => (await Promise.all(/* import() */[__webpack_require__.e(2492), __webpack_require__.e(7360), __webpack_require__.e(9038)]).then(__webpack_require__.bind(__webpack_require__, 4257))).buildkit),
    lazily(_engines_declared_js__WEBPACK_IMPORTED_MODULE_1__/* .declaredBuildah */ ._Q, async () => (await Promise.all(/* import() */[__webpack_require__.e(7360), __webpack_require__.e(6149)]).then(__webpack_require__.bind(__webpack_require__, 6888))).buildah),
    lazily(_engines_declared_js__WEBPACK_IMPORTED_MODULE_1__/* .declaredKaniko */ .is, async () => (await Promise.all(/* import() */[__webpack_require__.e(7360), __webpack_require__.e(4644)]).then(__webpack_require__.bind(__webpack_require__, 8447))).kaniko, _engines_declared_js__WEBPACK_IMPORTED_MODULE_1__/* .declaredKanikoJob */ .jE),
    lazily(_engines_declared_js__WEBPACK_IMPORTED_MODULE_1__/* .declaredAppend */ .ln, async () => (await Promise.all(/* import() */[__webpack_require__.e(2492), __webpack_require__.e(5812), __webpack_require__.e(9507)]).then(__webpack_require__.bind(__webpack_require__, 4474))).append),
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
    const able = engines.filter(({ inputs }) => foreign !== undefined && inputs.includes(foreign));
    const choices = able.map(({ name }) => `\`engine: ${name}\``).join(' or ');
    const problem = `has no meaning for the engine ${others.length === 0 ? engine : request.engine}`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(foreign ?? 'engine', problem, `Leave ${foreign} out, or choose ${choices}.`);
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
    inputs: ['target', 'build-args', 'secrets', 'builder', ...optionInputs],
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
    inputs: ['base', 'files', 'command', 'entrypoint', 'env', 'user', 'workdir', 'expose', 'volumes', 'stop-signal'],
    needs: {
        input: 'files',
        why: 'the engine append puts files on a base image',
        hint: 'Give LOCAL[:REMOTE] items.',
    },
};


/***/ }),

/***/ 4660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ append),
/* harmony export */   H9: () => (/* binding */ parseAssignment),
/* harmony export */   Rr: () => (/* binding */ parsePath),
/* harmony export */   Y7: () => (/* binding */ createdLocation),
/* harmony export */   jV: () => (/* binding */ formatPath)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1978);


const append = { append: true };
const selectorFields = ['kind', 'name', 'namespace', 'apiVersion', 'document'];
const maxSegments = 100;
function parsePath(text) {
    const { path, end } = scanPath(text);
    if (end !== text.length)
        throw pathError(text, end, '“=” must be quoted: ["a=b"]');
    return path;
}
function parseAssignment(entry) {
    const { path, end } = scanPath(entry);
    if (end === entry.length)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('set', `"${entry}" has no value`, 'Write path=value for text, path:=json for anything else.');
    if (entry[end] === '=')
        return { path, value: entry.slice(end + 1) };
    try {
        const json = JSON.parse(entry.slice(end + 2));
        refuseRounded(json, entry);
        return { path, value: (0,_value_js__WEBPACK_IMPORTED_MODULE_1__/* .fromJson */ .Rf)(json) };
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
            throw error;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`set "${path.text}"`, `not JSON after ":=": ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, 'Write path=value for a string.');
    }
}
function refuseRounded(value, entry) {
    if (typeof value === 'object' && value !== null) {
        for (const child of Object.values(value))
            refuseRounded(child, entry);
    }
    if (typeof value !== 'number' || (Number.isFinite(value) && (!Number.isInteger(value) || isExact(value))))
        return;
    const hint = 'Write it as a string: path=value.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`set "${entry}"`, `the number ${value} cannot be held exactly`, hint);
}
function isExact(value) {
    return Number.isSafeInteger(value) || /e/.test(String(value));
}
function createdLocation(path) {
    return path.map((segment) => (typeof segment === 'object' ? 0 : segment));
}
function formatPath(path) {
    let text = '';
    for (const segment of path) {
        if (typeof segment !== 'string' || /^$|[.[\]=:\\"'{}\s]/.test(segment))
            text += `[${inBrackets(segment)}]`;
        else
            text += text === '' ? segment : `.${segment}`;
    }
    return text === '' ? '.' : text;
}
function inBrackets(segment) {
    if (typeof segment !== 'object')
        return JSON.stringify(segment);
    if (!('field' in segment))
        return '-';
    return `${segment.field}=${/^[\w./-]+$/.test(segment.value) ? segment.value : JSON.stringify(segment.value)}`;
}
function scanPath(text) {
    const selected = scanSelector(text);
    const path = [];
    let at = selected.end;
    if (text[at] === '.')
        at++;
    for (;;) {
        const { segment, length } = scanSegment(text, at);
        path.push(segment);
        if (path.length > maxSegments)
            throw pathError(text, at, `more than ${maxSegments} levels`);
        at += length;
        if (at === text.length || /^:?=/.test(text.slice(at, at + 2)))
            break;
        if (text[at] === '.')
            at++;
        else if (text[at] !== '[')
            throw pathError(text, at, `unexpected “${text[at]}”`);
    }
    return { path: { text: text.slice(0, at), selector: selected.fields, path }, end: at };
}
function scanSelector(text) {
    if (text[0] !== '{')
        return { fields: undefined, end: 0 };
    const close = text.indexOf('}');
    if (close === -1)
        throw pathError(text, 0, '“{” is not closed');
    const fields = new Map();
    for (const part of text.slice(1, close).split(',')) {
        const [field = '', ...value] = part.split('=');
        if (!selectorFields.includes(field.trim()) || value.length === 0) {
            const example = `${selectorFields.join(', ')}: {kind=Deployment,name=web1}`;
            throw pathError(text, 1, `a document is chosen by ${example}`);
        }
        fields.set(field.trim(), value.join('=').trim());
    }
    return { fields, end: close + 1 };
}
const plainKey = /^(?:\\[\s\S]|\\$|:(?!=)|[^\\.[\]=:])+/;
const quoted = String.raw `"(?:\\[\s\S]|[^\\"])*"|'(?:\\[\s\S]|[^\\'])*'`;
const brackets = new RegExp(String.raw `^\[(?:(?<index>\d{1,9})|-|(?<key>${quoted})|(?<field>[^\]="']+)=(?<value>${quoted}|(?!["'])[^\]]*))\]`);
function scanSegment(text, start) {
    const rest = text.slice(start);
    const found = (rest[0] === '[' ? brackets : plainKey).exec(rest);
    if (found === null) {
        const expected = '“[” is not closed, or is not one of [0], [-], [field=value] and ["key"]';
        throw pathError(text, start, rest[0] === '[' ? expected : 'a key is missing (an empty key is written [""])');
    }
    const { index, key, field, value = '' } = found.groups ?? {};
    const length = found[0].length;
    if (rest[0] !== '[')
        return { segment: unescaped(found[0]), length };
    if (index !== undefined)
        return { segment: Number(index), length };
    if (key !== undefined)
        return { segment: unquoted(key), length };
    return { segment: field === undefined ? append : { field, value: unquoted(value) }, length };
}
function unquoted(text) {
    return /^["']/.test(text) ? unescaped(text.slice(1, -1)) : text;
}
function unescaped(text) {
    return text.replace(/\\([\s\S])/g, '$1');
}
function pathError(text, at, problem) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`path "${text}"`, `${problem}, at character ${at + 1}`, 'Examples: .ingress.hosts[0].host · images[name=web1].newTag · metadata.annotations["example.com/key"]');
}


/***/ }),

/***/ 1978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ isFilledCollection),
/* harmony export */   Qy: () => (/* binding */ isMapValue),
/* harmony export */   Rf: () => (/* binding */ fromJson),
/* harmony export */   kq: () => (/* binding */ isListValue)
/* harmony export */ });
function isMapValue(value) {
    return value instanceof Map;
}
function isListValue(value) {
    return Array.isArray(value);
}
function isFilledCollection(value) {
    if (isMapValue(value))
        return value.size > 0;
    return isListValue(value) && value.length > 0;
}
function fromJson(json) {
    if (typeof json === 'string')
        return json;
    if (Array.isArray(json))
        return json.map(fromJson);
    if (typeof json === 'number')
        return { kind: 'verbatim', plain: decimal(json), meaning: json };
    if (typeof json === 'boolean')
        return { kind: 'verbatim', plain: String(json), meaning: json };
    if (typeof json === 'object' && json !== null) {
        return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
    }
    return { kind: 'verbatim', plain: 'null', meaning: null };
}
function decimal(number) {
    const text = Object.is(number, -0) ? '0' : String(number);
    const exponent = /^(-?\d+)(\.\d+)?e([-+]\d+)$/.exec(text);
    return exponent === null ? text : `${exponent[1]}${exponent[2] ?? '.0'}e${exponent[3]}`;
}


/***/ }),

/***/ 9349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ parseRepositoryName),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   Cy: () => (/* binding */ lastComponent),
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   JA: () => (/* binding */ canonicalRepository),
/* harmony export */   Ng: () => (/* binding */ looksLikeImage),
/* harmony export */   OJ: () => (/* binding */ joinImage),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   UD: () => (/* binding */ dockerHub),
/* harmony export */   Ve: () => (/* binding */ splitHost),
/* harmony export */   Y4: () => (/* binding */ dockerConfigKey),
/* harmony export */   Zf: () => (/* binding */ splitTagField),
/* harmony export */   d0: () => (/* binding */ ecrRegion),
/* harmony export */   dw: () => (/* binding */ isTemplated),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   og: () => (/* binding */ isRepositoryPath),
/* harmony export */   s5: () => (/* binding */ splitImage)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const dockerHub = 'docker.io';
function dockerConfigKey(registry) {
    return registry === dockerHub ? 'https://index.docker.io/v1/' : registry;
}
const longestRepository = 255;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const ipv6 = /^\[[a-fA-F0-9:]+\]$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}/gs;
const digestGrammar = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
function parseReference(text, input = 'image') {
    refuseSchemeAndSpace(text, input);
    const { name, tag, digest } = split(text);
    if (digest !== undefined)
        checkDigest(digest, input);
    if (tag !== undefined)
        checkTag(tag, input);
    const repository = repositoryOf(name, input, text);
    return { ...repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
function parseRepositoryName(text, input = 'image') {
    const { registry, repository, tag, digest } = parseReference(text, input);
    if (tag === undefined && digest === undefined)
        return { registry, repository };
    const extra = digest === undefined ? `the tag "${tag}"` : `the digest "${digest}"`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" must name a repository, but it also has ${extra}`, `write "${registry}/${repository}" and give tags in their own input`);
}
function formatReference({ registry, repository, tag, digest }) {
    return joinImage({ repository: `${registry}/${repository}`, tag, digest });
}
function isTag(text) {
    return tagGrammar.test(text);
}
function checkTag(tag, input = 'tags') {
    if (isTag(tag))
        return;
    if (tag === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the tag is empty', 'give a tag after ":", or leave the ":" out');
    const problem = tag.length > 128
        ? `has ${tag.length} characters, at most 128 are allowed`
        : /^[.-]/.test(tag)
            ? 'begins with "." or "-"'
            : `contains ${firstMatch(/[^A-Za-z0-9_.-]/, tag)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the tag "${tag}" ${problem}`, 'a tag has letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"; {branch-slug} makes a valid one of a branch name');
}
function isDigest(text) {
    return digestGrammar.test(text);
}
function checkDigest(digest, input = 'digest') {
    if (isDigest(digest))
        return;
    const [, algorithm, hex = ''] = /^(sha256|sha512):(.*)$/s.exec(digest) ?? [];
    const problem = algorithm === undefined
        ? 'does not begin with "sha256:" or "sha512:"'
        : /[^a-f0-9]/.test(hex)
            ? 'has other characters than lower-case hex digits'
            : `has ${hex.length} hex digits, ${algorithm} has ${algorithm === 'sha256' ? 64 : 128}`;
    const hint = 'Copy the whole digest, sha256: and 64 hex digits, as build-image outputs it.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the digest "${digest}" ${problem}`, hint);
}
function isRepositoryPath(path) {
    return path.length <= longestRepository && path.split('/').every((part) => component.test(part));
}
function splitImage(text) {
    const { name, tag, digest } = split(text);
    return { repository: name || undefined, tag: tag || undefined, digest: digest || undefined };
}
function splitTagField(text) {
    const [, tag, digest] = /^([^@]*)@?(.*)$/s.exec(text) ?? [];
    return { tag: tag || undefined, digest: digest || undefined };
}
function joinImage({ repository, tag, digest }) {
    return `${repository ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function versionOf(text) {
    const { tag, digest } = splitImage(text);
    if (tag !== undefined && isTag(tag))
        return tag;
    return digest !== undefined && isDigest(digest) ? digest.slice(0, digest.indexOf(':') + 13) : '';
}
function sameRepository(a, b) {
    return canonicalRepository(a) === canonicalRepository(b);
}
function canonicalRepository(repository) {
    return formatReference(canonical(splitHost(repository)));
}
function splitHost(repository) {
    const [, host, path = repository] = /^([^/]*[.:][^/]*|localhost)\/(.*)$/s.exec(repository) ?? [];
    return { host, path };
}
function lastComponent(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}
function isTemplated(text) {
    return text.search(placeholder) !== -1;
}
function looksLikeImage(text) {
    const { name, tag, digest } = split(text);
    return (/^[a-z0-9][\w.\-/]*(?::\d+\/[\w.\-/]+)?$/i.test(name) &&
        (tag === undefined || isTag(tag)) &&
        (digest === undefined || /^[\w+.-]+:[\w=-]+$/.test(digest)) &&
        !/^\d+$/.test(text));
}
function split(text) {
    const shape = text.replace(placeholder, (filled) => 'x'.repeat(filled.length));
    const at = shape.indexOf('@');
    const end = at < 0 ? text.length : at;
    const colon = shape.slice(0, end).indexOf(':', shape.lastIndexOf('/', end) + 1);
    return {
        name: text.slice(0, colon < 0 ? end : colon),
        tag: colon < 0 ? undefined : text.slice(colon + 1, end),
        digest: at < 0 ? undefined : text.slice(at + 1),
    };
}
function canonical({ host, path }) {
    const lower = host?.toLowerCase() ?? dockerHub;
    const registry = lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
    return { registry, repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}
function refuseSchemeAndSpace(text, input) {
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (scheme !== undefined) {
        const shown = text.replace(/\/\/[^/]*@/, '//***@');
        const problem = `"${shown}" begins with "${scheme}", but an image reference has no scheme`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `leave "${scheme}" out`);
    }
    if (text.trim() === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the image reference is empty', 'write it as host/path[:tag][@digest]');
    if (/[\s\p{Cc}]/u.test(text)) {
        const problem = `"${text}" contains ${firstMatch(/[\s\p{Cc}]/u, text)}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'remove white space and control characters');
    }
}
function repositoryOf(name, input, whole) {
    const { host, path } = splitHost(name);
    if (host !== undefined)
        checkHost(host, input);
    checkPath(path, input, whole);
    if (host === undefined && /^[a-f0-9]{64}$/.test(path)) {
        const problem = `"${whole}" is an image ID, which registries do not know`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'name the image by its repository, or by repository@sha256:…');
    }
    return canonical({ host, path });
}
function checkHost(host, input) {
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
    if (!hostName.test(name) && !ipv6.test(name)) {
        const hint = 'write a host name, an IPv4 address or an IPv6 address in brackets, with an optional :port';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${host}" is not a registry host`, hint);
    }
    if (port !== undefined && !(/^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${port}" is not a port of the registry "${name}"`, 'a port is a number from 1 to 65535');
    }
}
function checkPath(path, input, whole) {
    if (path.length > longestRepository) {
        const problem = `the repository of "${whole}" has ${path.length} characters, at most ${longestRepository} are allowed`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem);
    }
    const part = path.split('/').find((each) => !component.test(each));
    if (part === undefined)
        return;
    if (part === '') {
        const hint = 'write host/path[:tag][@digest] without doubled, leading or trailing "/"';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${whole}" has an empty part between slashes`, hint);
    }
    if (/[A-Z]/.test(part)) {
        const problem = `the repository of "${whole}" has upper-case letters in "${part}"`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `write it as "${part.toLowerCase()}"`);
    }
    const problem = /[^a-z0-9._-]/.test(part)
        ? `contains ${firstMatch(/[^a-z0-9._-]/, part)}`
        : `has a misplaced ${firstMatch(/[._-]+/, part)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${part}" in "${whole}" ${problem}`, 'each part of a repository has lower-case letters and digits, with single ".", one or two "_" or any "-" between them');
}
function firstMatch(pattern, text) {
    return JSON.stringify(pattern.exec(text)?.[0] ?? '');
}
const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;
function ecrRegion(registry) {
    return privateRegistry.exec(registry)?.[1];
}


/***/ }),

/***/ 8314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ parseJsonWithComments),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   o$: () => (/* binding */ jsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parseJson(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}
function parseJsonWithComments(json) {
    const plain = parseJson(json);
    if (plain !== undefined)
        return plain;
    const token = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
    const uncommented = json.replace(/^\uFEFF/, '').replace(token, (_, text) => text ?? ' ');
    const comma = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g;
    return parseJson(uncommented.replace(comma, (_, text) => text ?? ''));
}
function jsonObject(json) {
    const content = parseJson(typeof json === 'string' ? json : Buffer.from(json).toString('utf8'));
    return isObject(content) ? content : {};
}
function canonicalJson(value) {
    return JSON.stringify(value, (_key, member) => {
        const plain = member instanceof Map ? Object.fromEntries(member) : member;
        return isObject(plain) ? Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1))) : plain;
    });
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
            if (interruption === undefined || attempt >= attempts)
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
        description: 'Path of the Dockerfile. Default: `Dockerfile` in the context, for a service in its directory.',
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
        description: 'Where build layers are kept between runs. `gha`: the cache of GitHub Actions, with buildx.',
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
        description: 'Sign what was built with cosign, by its digest: `keyless` with the identity of the job, `key` with `sign-key`.',
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
        description: 'When the registry has an image of the same content (files that the Dockerfile copies, arguments, target, digests of base images), tag that one instead of building. Whoever may push to the repository decides what is found; requests of forks have keys of their own.',
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
