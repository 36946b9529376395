export const id = 782;
export const ids = [782];
export const modules = {

/***/ 2635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ cell),
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
function cell(text) {
    return text
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .replace(/[\\|`<>*_[\]&~$!]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const shown = rows.map((row) => line(row.map((texts) => [texts].flat().map(cell).join('<br>'))));
    return [line(head), line(head.map(() => '---')), ...shown].join('\n');
}


/***/ }),

/***/ 8402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ pathOutside),
/* harmony export */   Mz: () => (/* binding */ pathSegments),
/* harmony export */   qW: () => (/* binding */ isPlainPath)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const ignoredByHfs = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
function isGitDirectory(segment) {
    return /^(\.git|git~\d+)[. ]*(:.*)?$/i.test(segment.replace(ignoredByHfs, ''));
}
function pathSegments(path, input = 'file') {
    const problem = problemOf(path);
    if (problem === undefined)
        return path.split('/');
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'PATH_OUTSIDE', `${input}: ${JSON.stringify(path)} ${problem}`, {
        hint: 'Give a path relative to the root of the GitOps repository, such as apps/web1/values.yaml.',
    });
}
function isPlainPath(path) {
    return problemOf(path) === undefined;
}
function pathOutside(input, path, problem) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'PATH_OUTSIDE', `${input}: ${JSON.stringify(path)} ${problem}`, {
        hint: 'Links and submodules are not followed: name the file itself, in the repository that holds it.',
    });
}
function problemOf(path) {
    if (path === '')
        return 'is empty';
    if (path.length > 4096)
        return 'is longer than 4096 characters';
    if (/[\u0000-\u001f\u007f]/.test(path))
        return 'holds control characters';
    if (path.includes('\\'))
        return 'holds a backslash';
    if (path.startsWith('/') || /^[a-z]:/i.test(path))
        return 'is absolute';
    for (const segment of path.split('/')) {
        if (segment === '')
            return 'has an empty segment (// or a / at its end)';
        if (segment === '.' || segment === '..')
            return `has a "${segment}" segment`;
        if (isGitDirectory(segment))
            return 'leads into .git';
    }
    return undefined;
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


/***/ }),

/***/ 8314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
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
function jsonObject(json) {
    const content = parseJson(typeof json === 'string' ? json : Buffer.from(json).toString('utf8'));
    return isObject(content) ? content : {};
}


/***/ }),

/***/ 7216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ environmentFor),
/* harmony export */   Dr: () => (/* binding */ serviceImage),
/* harmony export */   Kq: () => (/* binding */ chosenEnvironment),
/* harmony export */   Ll: () => (/* binding */ reviewEnvironmentFor),
/* harmony export */   Pb: () => (/* binding */ slugFor),
/* harmony export */   Qm: () => (/* binding */ isReviewEnvironment),
/* harmony export */   b6: () => (/* binding */ environmentNamed),
/* harmony export */   fD: () => (/* binding */ serviceNamed),
/* harmony export */   mL: () => (/* binding */ placeholdersFor)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
/* harmony import */ var _names_slug_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(830);
/* harmony import */ var _review_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9790);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5256);





function environmentFor(config, ci) {
    for (const [name, environment] of config.environments) {
        if (eventMatches(environment, ci))
            return { name, environment };
    }
    return undefined;
}
function chosenEnvironment(selection, everyService = false) {
    const { config, ci, service, environment } = selection;
    if (service !== undefined)
        serviceNamed(config, service);
    if (environment !== undefined)
        return { name: environment, environment: environmentNamed(config, environment) };
    return service === undefined && !everyService ? undefined : environmentFor(config, ci);
}
function eventMatches(environment, ci) {
    const when = environment.when;
    switch (ci.event.kind) {
        case 'request':
        case 'request-closed':
            return when?.request === true;
        case 'tag':
            return (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globs */ .gV)(when?.tag ?? [])(ci.event.tag);
        default:
            return ci.branch !== undefined && (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globs */ .gV)(when?.branch ?? [])(ci.branch);
    }
}
function slugFor(ci) {
    const { event, repository } = ci;
    if (event.kind === 'request' || event.kind === 'request-closed') {
        return (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_2__/* .environmentName */ .VE)({ mode: 'request', requestNumber: event.number });
    }
    const ref = sourceRef(ci);
    return ref === undefined ? undefined : (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_2__/* .environmentName */ .VE)({ mode: 'branch', repository, ref });
}
function sourceRef({ event, branch }) {
    if (event.kind === 'tag')
        return `refs/tags/${event.tag}`;
    return branch === undefined ? undefined : `refs/heads/${branch}`;
}
function placeholdersFor(ci, service, environment) {
    return {
        service,
        environment,
        slug: slugFor(ci),
        sha: ci.commit,
        sha8: ci.commit?.slice(0, 8),
        branch: ci.branch,
        'branch-slug': ci.branch === undefined ? undefined : (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_2__/* .branchSlug */ .W3)(ci.branch),
        request: ci.requestNumber === undefined ? undefined : String(ci.requestNumber),
        run: ci.runId,
    };
}
function isReviewEnvironment(environment) {
    return (environment.ttl !== undefined ||
        environment.when?.request === true ||
        environment.file?.split('/').slice(0, -1).includes('{slug}') === true);
}
function reviewEnvironmentFor(config, ci, name) {
    const environment = environmentNamed(config, name);
    const slug = slugFor(ci);
    if (!isReviewEnvironment(environment) || environment.file === undefined || slug === undefined)
        return undefined;
    return {
        name: slug,
        repository: ci.repository,
        ref: sourceRef(ci) ?? 'refs/heads/',
        ...(ci.requestNumber === undefined ? {} : { request: ci.requestNumber }),
        directory: (0,_review_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentDirectory */ .h)(environment.file, slug, { environment: name }),
    };
}
function serviceImage(config, name) {
    const own = config.services.get(name)?.build?.image;
    if (own !== undefined)
        return own;
    return config.registry === undefined ? undefined : `${config.registry.replace(/\/+$/, '')}/${name}`;
}
function serviceNamed(config, name) {
    return config.services.get(name) ?? raiseUnknown('service', name, config.services);
}
function environmentNamed(config, name) {
    return config.environments.get(name) ?? raiseUnknown('environment', name, config.environments);
}
function raiseUnknown(kind, name, known) {
    const suggestion = (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .a)(name, known.keys(), (near) => `"${near}"`);
    const all = known.size === 0 ? `gitops.yaml has no ${kind}s.` : `gitops.yaml has: ${[...known.keys()].join(', ')}.`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(kind, `"${name}" is not in gitops.yaml`, `${suggestion}${all}`);
}


/***/ }),

/***/ 1723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ expand)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5256);


function expand(template, values, input) {
    return template.replace(/(?<!\{)\{([a-z][a-z0-9-]*)\}(?!\})/g, (_, name) => {
        if (!Object.hasOwn(values, name))
            throw unknownPlaceholder(name, values, template, input);
        const value = values[name] ?? '';
        if (value === '')
            throw withoutValue(name, values, template, input);
        return value;
    });
}
const sources = {
    service: 'the input service',
    environment: 'the input environment',
    sha: 'the commit that is checked out here',
    sha8: 'the commit that is checked out here',
    branch: 'the branch of this run',
    'branch-slug': 'the branch of this run',
    slug: 'the branch or the request of this run',
    request: 'the pull or merge request of this run',
};
function withoutValue(name, values, template, input) {
    const others = Object.keys(values).filter((each) => (values[each] ?? '') !== '');
    const source = sources[name] === undefined ? '' : `It is taken from ${sources[name]}. `;
    const problem = `"${template}" uses {${name}}, which has no value in this run`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `${source}Those with a value: ${inBraces(others)}.`);
}
function unknownPlaceholder(name, values, template, input) {
    const names = Object.keys(values);
    const hint = `${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .a)(name, names, (near) => `{${near}}`)}Known: ${inBraces(names)}.`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${template}" has the unknown placeholder {${name}}`, hint);
}
function inBraces(names) {
    return names.map((name) => `{${name}}`).join(' ');
}


/***/ }),

/***/ 830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UG: () => (/* binding */ dnsLabel),
/* harmony export */   VE: () => (/* binding */ environmentName),
/* harmony export */   W3: () => (/* binding */ branchSlug),
/* harmony export */   tF: () => (/* binding */ slugOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);


const longestEnvironmentName = 30;
const longestLabel = 63;
const hashLength = 8;
function environmentName(source) {
    if (source.mode === 'branch') {
        const shortRef = source.ref.replace(/^refs\/(heads|tags)\//, '');
        return hashedName(slugOf(shortRef) || 'env', `${source.repository}\0${source.ref}`, longestEnvironmentName);
    }
    if (!Number.isSafeInteger(source.requestNumber) || source.requestNumber < 1) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('request', `${source.requestNumber} is not the number of a request`, 'Give a number from 1 on.');
    }
    return `pr-${source.requestNumber}`;
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
    const words = /^[0-9]/.test(slug) ? `r${slug}` : slug;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(source, 'utf8').digest('hex').slice(0, hashLength);
    return `${words.slice(0, longest - hashLength - 1).replace(/-$/, '')}-${hash}`;
}


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
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
            (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND'));
    }
    get hint() {
        return hintFor(this.problem);
    }
    failure(code) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
    }
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
            return 'Check the address: what answers there may not be the server that was meant.';
        case 'redirect':
            return 'Give the address that it redirects to.';
    }
}


/***/ }),

/***/ 9790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ servicePath),
/* harmony export */   h: () => (/* binding */ environmentDirectory)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8402);


const slugPlaceholder = '{slug}';
function environmentDirectory(template, slug, placeholders = {}) {
    const segments = template.split('/');
    const directories = segments.slice(0, -1);
    const depth = directories.indexOf(slugPlaceholder);
    if (depth === -1)
        throw unusable(template, problemWithSlug(segments));
    const path = directories.slice(0, depth + 1).map((segment) => fill(segment, template, { ...placeholders, slug }));
    const unsafe = path.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw unusable(template, `"${unsafe}" is not a directory name`);
    return path.join('/');
}
function servicePath(template, slug, service) {
    const directory = environmentDirectory(template, slug);
    const below = template.split('/').slice(directory.split('/').length);
    const depth = below.findIndex((segment) => segment.includes('{service}'));
    if (depth === -1)
        throw unusable(template, 'its services share files, so that one cannot go without the others');
    const path = below.slice(0, depth + 1).map((segment) => segment.replaceAll('{service}', service));
    const unsafe = path.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw unusable(template, `"${unsafe}" is not the name of a service's file`);
    return [directory, ...path].join('/');
}
function problemWithSlug(segments) {
    if (segments.at(-1)?.includes(slugPlaceholder)) {
        return 'review environments would share a directory, because {slug} is in the name of the file';
    }
    if (segments.some((segment) => segment.includes(slugPlaceholder))) {
        return '{slug} is only a part of a directory name';
    }
    return 'all review environments would share one directory, because {slug} is missing';
}
function fill(segment, template, values) {
    return segment.replace(/\{([a-z0-9-]+)\}/g, (placeholder, name) => {
        if (name === 'service')
            throw unusable(template, 'a review environment would have a directory for each service');
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        if (value === undefined)
            throw unusable(template, `${placeholder} before {slug} is not known here`);
        return value;
    });
}
function isPlainSegment(segment) {
    return /^[A-Za-z0-9_.-]+$/.test(segment) && (0,_git_path_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlainPath */ .qW)(segment);
}
function unusable(template, problem) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'REVIEW_DIRECTORY', `file "${template}" of the review environment: ${problem}`, {
        hint: 'Give every review environment a directory of its own: review/{slug}/{service}.yaml.',
    });
}


/***/ }),

/***/ 125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ defineCommand)
/* harmony export */ });
function defineCommand(command) {
    return command;
}


/***/ })

};
