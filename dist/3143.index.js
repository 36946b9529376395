export const id = 3143;
export const ids = [3143];
export const modules = {

/***/ 6156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S6: () => (/* binding */ walkHistory),
/* harmony export */   V2: () => (/* binding */ isObjectName),
/* harmony export */   ix: () => (/* binding */ decodeCommit),
/* harmony export */   kt: () => (/* binding */ createCommit),
/* harmony export */   qN: () => (/* binding */ isRootWanted)
/* harmony export */ });
/* unused harmony export encodeCommit */
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(585);

function isObjectName(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
function signatureHeader(format) {
    return format === 'sha1' ? 'gpgsig' : 'gpgsig-sha256';
}
function encodeCommit(commit) {
    const lines = [
        `tree ${commit.tree}`,
        ...commit.parents.map((parent) => `parent ${parent}`),
        `author ${encodeStamp(commit.author)}`,
        `committer ${encodeStamp(commit.committer)}`,
        ...(commit.headers ?? []).map(([name, value]) => `${name} ${value.replace(/\n$/, '').replaceAll('\n', '\n ')}`),
    ];
    return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`, 'utf8');
}
function decodeCommit(body) {
    const text = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bufferOf */ .Kb)(body).toString('utf8');
    const end = text.indexOf('\n\n');
    const head = end < 0 ? text.replace(/\n$/, '') : text.slice(0, end);
    const headers = head
        .replaceAll('\n ', '\0')
        .split('\n')
        .map((line) => {
        const space = line.indexOf(' ');
        return [line.slice(0, space), line.slice(space + 1).replaceAll('\0', '\n')];
    });
    const known = new Set(['tree', 'parent', 'author', 'committer']);
    const value = (name) => {
        const found = headers.find(([key]) => key === name);
        if (found === undefined)
            throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .corruptObject */ .de)('commit');
        return found[1];
    };
    return {
        tree: value('tree'),
        parents: headers.filter(([name]) => name === 'parent').map(([, id]) => id),
        author: decodeStamp(value('author')),
        committer: decodeStamp(value('committer')),
        headers: headers.filter(([name]) => !known.has(name)),
        message: end < 0 ? '' : text.slice(end + 2),
    };
}
function encodeStamp(stamp) {
    const name = cleanIdentity(stamp.name);
    const email = cleanIdentity(stamp.email).replaceAll(' ', '');
    return `${name === '' ? 'unknown' : name} <${email}> ${stamp.seconds} ${stamp.zone}`;
}
function decodeStamp(text) {
    const match = /^(.*?) ?<([^>]*)> (-?\d+) ([+-]\d+)$/.exec(text);
    const [, name = text, email = '', seconds = '0', zone = '+0000'] = match ?? [];
    return { name, email, seconds: Number(seconds), zone };
}
function cleanIdentity(text) {
    return text.replace(/[\s\u0000-\u001f\u007f<>]+/g, ' ').replace(/^[\s.,:;"'\\]+|[\s,:;"'\\]+$/g, '');
}
async function createCommit({ author, sign, clock }, { format, ...content }) {
    const stamp = { ...author, seconds: Math.floor(clock.now() / 1000), zone: '+0000' };
    const unsigned = { ...content, author: stamp, committer: stamp };
    const signature = await sign?.(encodeCommit(unsigned));
    const commit = signature === undefined ? unsigned : { ...unsigned, headers: [[signatureHeader(format), signature.trimEnd()]] };
    const body = encodeCommit(commit);
    return { id: (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .hashObject */ .wM)(format, 'commit', body), object: { type: 'commit', body } };
}
function walkHistory(objects, tip, depth) {
    const commits = [];
    const seen = new Set([tip]);
    const frontier = [{ id: tip, seconds: 0 }];
    let truncated = false;
    while (commits.length < depth) {
        const next = frontier.shift();
        if (next === undefined)
            break;
        const object = objects.get(next.id);
        if (object?.type !== 'commit') {
            truncated = true;
            continue;
        }
        commits.push({ id: next.id, body: object.body });
        for (const id of parentsOf(object.body)) {
            if (seen.has(id))
                continue;
            seen.add(id);
            const seconds = secondsOf(objects.get(id));
            const place = frontier.findIndex((other) => other.seconds < seconds);
            frontier.splice(place < 0 ? frontier.length : place, 0, { id, seconds });
        }
    }
    return { commits, truncated };
}
function isRootWanted(objects, commit, wants) {
    const body = objects.get(commit)?.body;
    const [, root] = body === undefined ? [] : (/^tree ([0-9a-f]+)$/m.exec(headOf(body)) ?? []);
    return root !== undefined && wants.includes(root);
}
function parentsOf(body) {
    return [...headOf(body).matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id]) => id ?? '');
}
function secondsOf(object) {
    const [, seconds] = /^committer .*> (-?\d+)/m.exec(object === undefined ? '' : headOf(object.body)) ?? [];
    return Number(seconds ?? 0);
}
function headOf(body) {
    const text = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bufferOf */ .Kb)(body).toString('latin1');
    const end = text.indexOf('\n\n');
    return end < 0 ? text : text.slice(0, end);
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


/***/ }),

/***/ 1086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ manifestInputs),
/* harmony export */   y: () => (/* binding */ applicationInputs)
/* harmony export */ });
const applicationInputs = {
    mode: {
        type: 'choice',
        options: ['api', 'git'],
        config: { keys: ['argocd.mode'] },
        description: '`api` writes to the Argo CD server, `git` writes the manifest into the GitOps repository for an app-of-apps. Default: `api` when `argocd-server` is given.',
    },
    project: {
        type: 'string',
        config: { keys: ['environment.app.project', 'argocd.project'], placeholders: true },
        description: "Argo CD project. Default: the template's, else `default`.",
    },
    'app-namespace': {
        type: 'string',
        config: { keys: ['environment.app.app-namespace', 'argocd.app-namespace'] },
        description: "Namespace of the Application itself, when it is not Argo CD's own.",
    },
    name: {
        type: 'string',
        config: { keys: ['environment.app.name'], placeholders: true },
        description: 'Name of the Application. Default with `service` and `environment`: `{service}-{environment}`, or `{service}-{slug}` in a review environment.',
    },
    file: {
        type: 'string',
        config: { keys: ['environment.app.file'], placeholders: true },
        description: 'Template manifest: a path in the monorepo. Inputs win over what it says.',
    },
    labels: {
        type: 'list',
        config: { keys: ['environment.app.labels'], form: 'map', placeholders: true },
        description: 'Labels of the Application, `name=value`. Existing ones stay.',
    },
    annotations: {
        type: 'list',
        config: { keys: ['environment.app.annotations'], form: 'map', placeholders: true },
        description: 'Annotations of the Application, `name=value`. Existing ones stay.',
    },
    'repo-url': {
        type: 'string',
        config: { keys: ['environment.app.repo-url'], form: 'url' },
        description: 'Repository that Argo CD reads. Default: the GitOps repository. With a template of several sources it chooses the one to change.',
    },
    path: {
        type: 'string',
        config: { keys: ['environment.app.path'], placeholders: true },
        description: 'Directory in that repository; `.` is its root. Default for an environment whose `file` is a Kustomization: its directory.',
    },
    revision: {
        type: 'string',
        config: { keys: ['environment.app.revision'], placeholders: true, laterPlaceholders: ['commit'] },
        description: "Branch, tag, commit or chart version to deploy. Default: the template's, else the branch of the GitOps repository, so that people's commits go live too. `{commit}` pins to our commit there (`mode: api`).",
    },
    chart: {
        type: 'string',
        config: { keys: ['environment.app.chart'], placeholders: true },
        description: 'Chart name, when `repo-url` is a chart repository.',
    },
    'values-files': {
        type: 'list',
        config: { keys: ['environment.app.values-files'], placeholders: true },
        description: "Helm values files, relative to `path`. They replace the template's.",
    },
    values: {
        type: 'string',
        isLong: true,
        config: { keys: ['environment.app.values'] },
        description: 'Helm values as YAML text.',
    },
    parameters: {
        type: 'list',
        config: { keys: ['environment.app.parameters'], placeholders: true },
        description: 'Helm parameters, `name=value`, as `helm --set`.',
    },
    'kustomize-images': {
        type: 'list',
        config: { keys: ['environment.app.kustomize-images'], placeholders: true },
        description: 'Kustomize images, `[old=]name:tag` or `[old=]name@digest`.',
    },
    'directory-recurse': {
        type: 'boolean',
        config: { keys: ['environment.app.directory-recurse'] },
        description: 'Read plain manifests of subdirectories too.',
    },
    'dest-server': {
        type: 'string',
        config: { keys: ['environment.app.dest-server', 'argocd.dest-server'], insteadOf: 'dest-name' },
        description: 'API server of the target cluster. Default: the cluster that Argo CD runs in.',
    },
    'dest-name': {
        type: 'string',
        config: { keys: ['environment.app.dest-name', 'argocd.dest-name'], insteadOf: 'dest-server' },
        description: 'Name of the target cluster in Argo CD, instead of `dest-server`.',
    },
    'dest-namespace': {
        type: 'string',
        config: { keys: ['environment.app.dest-namespace'], placeholders: true },
        description: 'Namespace to deploy into.',
    },
    'sync-policy': {
        type: 'choice',
        options: ['manual', 'automated'],
        config: { keys: ['environment.app.sync-policy'] },
        description: "Who starts a sync. Default: the template's, else `automated`.",
    },
    prune: {
        type: 'boolean',
        config: { keys: ['environment.app.prune'] },
        description: 'A sync also deletes what left Git.',
    },
    'self-heal': {
        type: 'boolean',
        config: { keys: ['environment.app.self-heal'] },
        description: 'Automated sync also reverts changes made in the cluster.',
    },
    'sync-options': {
        type: 'list',
        config: { keys: ['environment.app.sync-options'] },
        description: 'Sync options, for example `CreateNamespace=true`.',
    },
    cascade: {
        type: 'boolean',
        description: "Whether deleting the Application later deletes what it deployed. Default: as the template's finalizers say, else true.",
    },
    finalizer: {
        type: 'choice',
        options: ['foreground', 'background'],
        description: 'How that deletion goes: waiting for dependents, or leaving them to the cluster.',
    },
};
const manifestInputs = {
    'app-file': {
        type: 'string',
        default: 'argocd/{name}.yaml',
        description: 'Path of the manifest of an Application in the GitOps repository (`mode: git`).',
    },
};


/***/ }),

/***/ 7412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ parseRetention),
/* harmony export */   _4: () => (/* binding */ retentionRules),
/* harmony export */   aW: () => (/* binding */ retentionSection)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);


const text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1);
const globs = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(text).min(1)])
    .transform((given) => (typeof given === 'string' ? [given] : given));
const positive = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1, { error: 'must be at least 1' });
const rule = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    repository: globs
        .describe('Repositories that the rule is about: a glob or a list of globs, below `registry` unless it begins with a host. `*` stops at `/`, `**` does not. Default: the images of the services, without their caches.')
        .exactOptional(),
    tags: globs.describe('Tags that the rule is about: a glob or a list of globs. Default: `*`.').exactOptional(),
    'keep-last': positive
        .describe('In each repository keep so many images, the newest of those with such a tag.')
        .exactOptional(),
    'keep-days': positive.describe('Keep images that are not older than so many days.').exactOptional(),
})
    .describe('What a rule keeps stays, and so does what no rule matches.');
const retentionRules = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(rule).readonly();
const retentionSection = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    apply: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['self', 'registry'])
        .describe('Who deletes. `self`: a sweep of `cleanup-review-env`, which keeps what Git names. `registry`: Harbor, GitLab or ECR, by a policy that is written from the rules; it cannot see Git. Default: `self`.')
        .exactOptional(),
    rules: retentionRules.describe('For the repositories of all services.').exactOptional(),
})
    .describe('Which images of the registry may go.');
function parseRetention(value) {
    const given = Array.isArray(value) ? { rules: value } : value;
    const parsed = retentionSection.safeParse(given);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const place = (issue?.path ?? []).map(String).join('.');
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('retention', `${place === '' ? 'the value' : place}: ${issue?.message ?? 'is not understood'}`, 'Write {"apply": "self" or "registry", "rules": [{"repository": …, "tags": …, "keep-last": 10, "keep-days": 7}]}.');
}


/***/ }),

/***/ 7291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   configOfStopJob: () => (/* binding */ configOfStopJob)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9121);
/* harmony import */ var _core_source_source_remote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5332);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3393);
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





async function configOfStopJob(path, question) {
    const { ci, cwd, log } = question;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(ci.workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path)).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_0__.sep, '/');
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { transport, answer } = await (0,_core_source_source_remote_js__WEBPACK_IMPORTED_MODULE_3__/* .openSourceRemote */ .k)(question, (opened) => opened.listRefs(['HEAD']));
            const open = __addDisposableResource(env_1, transport, true);
            const trunk = ci.defaultBranch === undefined ? answer.head : `refs/heads/${ci.defaultBranch}`;
            const { refs } = trunk === undefined ? answer : await open.listRefs([trunk]);
            for (const commit of [ci.commit, refs.get(trunk ?? '')]) {
                const text = commit === undefined ? undefined : await textAt(open, commit, file);
                if (commit === undefined || text === undefined)
                    continue;
                log.info(`${file} is not here; it is that of ${commit.slice(0, 8)} in the monorepo.`);
                return (0,_config_js__WEBPACK_IMPORTED_MODULE_4__/* .parseConfig */ .o)(file, text);
            }
            log.warn(`${file} is neither here nor in the monorepo.`);
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
    catch (error) {
        log.warn(`${file} is not here, and the monorepo cannot be asked for it: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
    }
    return undefined;
}
async function textAt(transport, commit, file) {
    try {
        return await (0,_core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(await (0,_core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .openSnapshot */ .r3)(transport, commit), file);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
