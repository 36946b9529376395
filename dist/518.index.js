export const id = 518;
export const ids = [518];
export const modules = {

/***/ 2950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ defineCommand)
/* harmony export */ });
function defineCommand(command) {
    return command;
}


/***/ }),

/***/ 9349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ parseRepositoryName),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   UD: () => (/* binding */ dockerHub)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const dockerHub = 'docker.io';
const longestRepository = 255;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const ipv6 = /^\[[a-fA-F0-9:]+\]$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestHexLength = { sha256: 64, sha512: 128 };
function parseReference(text, input = 'image') {
    const whole = withoutSurprises(text, input);
    const [named, digest] = splitOnce(whole, '@');
    const [name, tag] = splitTag(named);
    if (digest !== undefined)
        checkDigest(digest, input, whole);
    if (tag !== undefined)
        checkTag(tag, input);
    return {
        ...repositoryOf(name, input, whole),
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
function parseRepositoryName(text, input = 'image') {
    const { registry, repository, tag, digest } = parseReference(text, input);
    if (tag !== undefined || digest !== undefined) {
        const extra = digest === undefined ? `the tag "${tag}"` : `the digest "${digest}"`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" must name a repository, but it also has ${extra}`, `write "${registry}/${repository}" and give tags in their own input`);
    }
    return { registry, repository };
}
function formatReference({ registry, repository, tag, digest }) {
    return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function checkTag(tag, input = 'tags') {
    if (tagGrammar.test(tag))
        return;
    if (tag === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the tag is empty', 'give a tag after ":", or leave the ":" out');
    const problem = tag.length > 128
        ? `has ${tag.length} characters, at most 128 are allowed`
        : /^[.-]/.test(tag)
            ? 'begins with "." or "-"'
            : `contains ${quoted(/[^A-Za-z0-9_.-]/.exec(tag)?.[0])}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the tag "${tag}" ${problem}`, 'a tag has letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"; {branch-slug} makes a valid one of a branch name');
}
function isDigest(text) {
    const [algorithm, hex] = splitOnce(text, ':');
    return hex !== undefined && hex.length === digestHexLength[algorithm] && /^[a-f0-9]+$/.test(hex);
}
function withoutSurprises(text, input) {
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (scheme !== undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${hideUser(text)}" begins with "${scheme}", but an image reference has no scheme`, `leave "${scheme}" out`);
    }
    if (text.trim() === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the image reference is empty', 'write it as host/path[:tag][@digest]');
    const odd = /[\s\p{Cc}]/u.exec(text)?.[0];
    if (odd !== undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" contains ${quoted(odd)}`, 'remove white space and control characters');
    return text;
}
function splitTag(named) {
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    return colon < 0 ? [named, undefined] : [named.slice(0, colon), named.slice(colon + 1)];
}
function repositoryOf(name, input, whole) {
    const [first, rest] = splitOnce(name, '/');
    const hasHost = rest !== undefined && (/[.:]/.test(first) || first === 'localhost');
    const registry = hasHost ? normalHost(first, input) : dockerHub;
    const path = hasHost ? rest : name;
    checkPath(path, input, whole);
    if (!hasHost && /^[a-f0-9]{64}$/.test(path)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${whole}" is an image ID, which registries do not know`, 'name the image by its repository, or by repository@sha256:…');
    }
    return { registry, repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}
function normalHost(host, input) {
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
    if (!hostName.test(name) && !ipv6.test(name)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${host}" is not a registry host`, 'write a host name, an IPv4 address or an IPv6 address in brackets, with an optional :port');
    }
    if (port !== undefined && !(/^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${port}" is not a port of the registry "${name}"`, 'a port is a number from 1 to 65535');
    }
    const lower = host.toLowerCase();
    return lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
}
function checkPath(path, input, whole) {
    if (path.length > longestRepository) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the repository of "${whole}" has ${path.length} characters, at most ${longestRepository} are allowed`);
    }
    for (const part of path.split('/')) {
        if (component.test(part))
            continue;
        if (part === '')
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${whole}" has an empty part between slashes`, 'write host/path[:tag][@digest] without doubled, leading or trailing "/"');
        if (/[A-Z]/.test(part))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the repository of "${whole}" has upper-case letters in "${part}"`, `write it as "${part.toLowerCase()}"`);
        const odd = /[^a-z0-9._-]/.exec(part)?.[0];
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, odd === undefined
            ? `"${part}" in "${whole}" has a misplaced "${/[._-]+/.exec(part)?.[0]}"`
            : `"${part}" in "${whole}" contains ${quoted(odd)}`, 'each part of a repository has lower-case letters and digits, with single ".", one or two "_" or any "-" between them');
    }
}
function checkDigest(digest, input, whole) {
    if (isDigest(digest))
        return;
    const [algorithm, hex] = splitOnce(digest, ':');
    const length = digestHexLength[algorithm];
    const problem = length === undefined || hex === undefined
        ? `the digest "${digest}" does not begin with "sha256:" or "sha512:"`
        : /[^a-f0-9]/.test(hex)
            ? `the digest of "${whole}" has other characters than lower-case hex digits`
            : `the digest of "${whole}" has ${hex.length} hex digits, ${algorithm} has ${length}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'copy the whole digest, sha256: and 64 hex digits');
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
function hideUser(url) {
    return url.replace(/\/\/[^/]*@/, '//***@');
}
function quoted(character) {
    return JSON.stringify(character ?? '');
}


/***/ }),

/***/ 9727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cu: () => (/* binding */ expandTags),
/* harmony export */   W3: () => (/* binding */ branchSlug)
/* harmony export */ });
/* unused harmony export tagPlaceholders */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);


const tagPlaceholders = [
    'sha8',
    'sha',
    'branch-slug',
    'environment',
    'service',
    'run',
    'slug',
];
function expandTags(templates, values, input = 'tags') {
    const tags = templates.map((template) => {
        const tag = expandTag(template, values, input);
        (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTag */ .Bs)(tag, input);
        return tag;
    });
    return [...new Set(tags)];
}
function branchSlug(branch) {
    return branch
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-/, '')
        .slice(0, 63)
        .replace(/-$/, '');
}
function expandTag(template, values, input) {
    return template.replace(/\{([^{}]*)\}/g, (written, name) => {
        if (!isPlaceholder(name))
            throw unknownPlaceholder(template, written, name, input);
        const value = values[name];
        if (value === undefined || value === '') {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${template}" uses ${written}, which has no value in this run`, 'use another placeholder, such as {sha8}, or run where it is known');
        }
        return value;
    });
}
function isPlaceholder(name) {
    return tagPlaceholders.includes(name);
}
function unknownPlaceholder(template, written, name, input) {
    const [nearest] = tagPlaceholders
        .map((known) => ({ known, distance: editDistance(name.toLowerCase().replaceAll('_', '-'), known) }))
        .filter(({ known, distance }) => distance <= Math.max(1, Math.floor(known.length / 3)))
        .sort((a, b) => a.distance - b.distance);
    const known = `known are ${tagPlaceholders.map((each) => `{${each}}`).join(' ')}`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${template}" has the unknown placeholder ${written}`, nearest === undefined ? known : `did you mean {${nearest.known}}? ${known}`);
}
function editDistance(from, to) {
    let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (const [row, letter] of [...from].entries()) {
        const current = [row + 1];
        for (const [column, other] of [...to].entries()) {
            const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
            current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[to.length] ?? 0;
}


/***/ }),

/***/ 7216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ environmentFor),
/* harmony export */   Dr: () => (/* binding */ serviceImage),
/* harmony export */   Pb: () => (/* binding */ slugFor),
/* harmony export */   Qm: () => (/* binding */ isReviewEnvironment),
/* harmony export */   b6: () => (/* binding */ environmentNamed),
/* harmony export */   fD: () => (/* binding */ serviceNamed)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _review_naming_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5327);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5256);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(456);




function environmentFor(config, ci) {
    for (const [name, environment] of config.environments) {
        if (eventMatches(environment, ci))
            return { name, environment };
    }
    return undefined;
}
function eventMatches(environment, ci) {
    const when = environment.when;
    switch (ci.event.kind) {
        case 'request':
        case 'request-closed':
            return when?.request === true;
        case 'tag':
            return (0,_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globs */ .gV)(when?.tag ?? [])(ci.event.tag);
        default:
            return ci.branch !== undefined && (0,_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globs */ .gV)(when?.branch ?? [])(ci.branch);
    }
}
function slugFor(ci) {
    switch (ci.event.kind) {
        case 'request':
        case 'request-closed':
            return (0,_review_naming_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentName */ .VE)({ mode: 'request', requestNumber: ci.event.number });
        case 'tag':
            return (0,_review_naming_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentName */ .VE)({ mode: 'branch', repository: ci.repository, ref: `refs/tags/${ci.event.tag}` });
        default:
            if (ci.branch === undefined)
                return undefined;
            return (0,_review_naming_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentName */ .VE)({ mode: 'branch', repository: ci.repository, ref: `refs/heads/${ci.branch}` });
    }
}
function isReviewEnvironment(environment) {
    return (environment.ttl !== undefined ||
        environment.when?.request === true ||
        environment.file?.split('/').slice(0, -1).includes('{slug}') === true);
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
    const suggestion = (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_3__/* .suggestionFor */ .o)(name, known.keys());
    const all = known.size === 0 ? `gitops.yaml has no ${kind}s.` : `gitops.yaml has: ${[...known.keys()].join(', ')}.`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(kind, `"${name}" is not in gitops.yaml`, suggestion === undefined ? all : `Did you mean "${suggestion}"? ${all}`);
}


/***/ }),

/***/ 456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TI: () => (/* binding */ glob),
/* harmony export */   Vo: () => (/* binding */ alternatives),
/* harmony export */   gV: () => (/* binding */ globs)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const mostAlternatives = 1000;
function glob(pattern) {
    const every = alternatives(pattern);
    const literals = new Set(every.filter((each) => !/[*?]/.test(each)));
    const programs = every
        .filter((each) => !literals.has(each))
        .map((each) => ({ beginning: each.replace(/[*?].*$/s, ''), program: tokens(each) }));
    return (text) => literals.has(text) ||
        programs.some(({ beginning, program }) => text.startsWith(beginning) && matches(program, text));
}
function globs(patterns) {
    const rules = patterns.map((pattern) => pattern.startsWith('!')
        ? { takes: false, matches: glob(pattern.slice(1)) }
        : { takes: true, matches: glob(pattern) });
    return (text) => rules.reduce((taken, rule) => (rule.matches(text) ? rule.takes : taken), false);
}
function alternatives(pattern) {
    let finished = [''];
    let position = 0;
    while (position < pattern.length) {
        const group = pattern[position] === '{' ? groupAt(pattern, position) : undefined;
        const endings = group?.options.flatMap(alternatives) ?? [pattern[position] ?? ''];
        finished = finished.flatMap((beginning) => endings.map((ending) => beginning + ending));
        if (finished.length > mostAlternatives) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('glob', `"${pattern}" stands for more than ${mostAlternatives} patterns`, 'Use * instead of {…}.');
        }
        position = group?.end ?? position + 1;
    }
    return finished;
}
function groupAt(pattern, start) {
    const commas = [];
    let depth = 0;
    for (let position = start; position < pattern.length; position += 1) {
        const character = pattern[position];
        if (character === '{')
            depth += 1;
        if (character === ',' && depth === 1)
            commas.push(position);
        if (character === '}')
            depth -= 1;
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
    const found = [];
    const scanner = /(?<=^|\/)\*\*\/|\*+|\?|[\s\S]/gu;
    for (const [text] of pattern.matchAll(scanner)) {
        if (text === '**/')
            found.push({ kind: 'any-directories' });
        else if (text.startsWith('**'))
            found.push({ kind: 'any' });
        else if (text === '*')
            found.push({ kind: 'any-in-segment' });
        else if (text === '?')
            found.push({ kind: 'any-character' });
        else
            found.push({ kind: 'character', character: text });
    }
    return found;
}
function matches(program, text) {
    let reached = new Set();
    enter(program, 0, reached);
    for (const character of text) {
        const next = new Set();
        for (const position of reached) {
            const token = program[position];
            if (token !== undefined)
                advance(program, position, token, character, next);
        }
        reached = next;
    }
    return reached.has(program.length);
}
function advance(program, position, token, character, next) {
    switch (token.kind) {
        case 'character':
            if (token.character === character)
                enter(program, position + 1, next);
            return;
        case 'any-character':
            if (character !== '/')
                enter(program, position + 1, next);
            return;
        case 'any-in-segment':
            if (character !== '/')
                enter(program, position, next);
            return;
        case 'any':
            enter(program, position, next);
            return;
        case 'any-directories':
            if (character === '/')
                enter(program, position, next);
            else
                next.add(position);
    }
}
function enter(program, position, reached) {
    reached.add(position);
    const kind = program[position]?.kind;
    if (kind === 'any' || kind === 'any-in-segment' || kind === 'any-directories')
        enter(program, position + 1, reached);
}


/***/ }),

/***/ 1192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ expand),
/* harmony export */   m: () => (/* binding */ placeholderValues)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9727);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5256);



function expand(template, values, input) {
    return template.replace(/(?<!\{)\{([a-z][a-z0-9-]*)\}(?!\})/g, (written, name) => {
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        if (value !== undefined && value !== '')
            return value;
        throw Object.hasOwn(values, name) ? withoutValue(written, template, input) : unknown(name, values, template, input);
    });
}
function placeholderValues(ci, scope) {
    return {
        service: scope.service,
        environment: scope.environment,
        slug: scope.slug,
        sha: ci.commit,
        sha8: ci.commit?.slice(0, 8),
        branch: ci.branch,
        'branch-slug': ci.branch === undefined ? undefined : (0,_image_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .branchSlug */ .W3)(ci.branch),
        request: ci.requestNumber === undefined ? undefined : String(ci.requestNumber),
        run: ci.runId,
    };
}
function withoutValue(written, template, input) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${template}" uses ${written}, which has no value in this run`, 'Give the input that it comes from (service, environment), or use another placeholder such as {sha8}.');
}
function unknown(name, values, template, input) {
    const suggestion = (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .suggestionFor */ .o)(name, Object.keys(values));
    const known = `Known: ${Object.keys(values)
        .map((each) => `{${each}}`)
        .join(' ')}.`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${template}" has the unknown placeholder {${name}}`, suggestion === undefined ? known : `Did you mean {${suggestion}}? ${known}`);
}


/***/ }),

/***/ 5327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iy: () => (/* binding */ resourceName),
/* harmony export */   VE: () => (/* binding */ environmentName),
/* harmony export */   tF: () => (/* binding */ slugOf)
/* harmony export */ });
/* unused harmony exports environmentNameBudget, hostName, isDnsLabel */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);


const hashLength = 8;
const environmentNameBudget = 30;
function environmentName(source) {
    if (source.mode === 'request') {
        if (!Number.isSafeInteger(source.requestNumber) || source.requestNumber < 1) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('request', `${source.requestNumber} is not the number of a request`, 'Give a number from 1 on.');
        }
        return `pr-${source.requestNumber}`;
    }
    const hash = shortHash(`${source.repository}\0${source.ref}`);
    const shortRef = source.ref.replace(/^refs\/(heads|tags)\//, '');
    const words = startingWithLetter(slugOf(shortRef) || 'env');
    return `${cut(words, environmentNameBudget - hashLength - 1)}-${hash}`;
}
const budgets = {
    'helm-release': 53,
    'stateful-set': 52,
    'dns-label': 63,
    'label-value': 63,
};
function resourceName(kind, parts) {
    const joined = parts.join('-');
    const budget = budgets[kind];
    if (joined.length <= budget && isValid(kind, joined))
        return joined;
    const words = kind === 'label-value' ? labelValueWords(joined) : startingWithLetter(slugOf(joined) || 'x');
    return `${cut(words, budget - hashLength - 1)}-${shortHash(parts.join('\0'))}`;
}
function hostName(parts, base) {
    if (base === '' || !base.split('.').every(isDnsLabel)) {
        throw badInput('host', `"${base}" is not a host name`, 'Use lower-case labels joined by dots: review.example.com.');
    }
    const host = `${resourceName('dns-label', parts)}.${base}`;
    if (host.length > 253)
        throw badInput('host', `"${host}" is longer than the 253 characters of a host name`);
    return host;
}
function isDnsLabel(text) {
    return text.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}
function slugOf(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
}
function startingWithLetter(slug) {
    return /^[0-9]/.test(slug) ? `r${slug}` : slug;
}
function isValid(kind, text) {
    if (kind === 'label-value')
        return /^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$/.test(text);
    return isDnsLabel(text) && !/^[0-9]/.test(text);
}
function labelValueWords(text) {
    return text.replace(/[^-_.A-Za-z0-9]+/g, '-').replace(/^[-_.]+/, '') || 'x';
}
function cut(text, length) {
    return text.slice(0, length).replace(/[-_.]+$/, '');
}
function shortHash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text, 'utf8').digest('hex').slice(0, hashLength);
}


/***/ })

};
