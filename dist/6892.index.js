export const id = 6892;
export const ids = [6892];
export const modules = {

/***/ 6892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ contextFiles),
/* harmony export */   o: () => (/* binding */ mayRead)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _dockerfile_reads_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9180);
/* harmony import */ var _ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53);




async function contextFiles(setting, reads) {
    const context = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(setting.context);
    const own = setting.own.map((path) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path) : path));
    const root = context.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? context : context + node_path__WEBPACK_IMPORTED_MODULE_1__.sep;
    const within = own.flatMap((path) => (path.startsWith(root) ? [path.slice(root.length).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/')] : []));
    const at = {
        ...setting,
        root,
        own: within,
        isOwn: own.some((path) => context === path || root.startsWith(path + node_path__WEBPACK_IMPORTED_MODULE_1__.sep)),
    };
    const files = new Map();
    const matched = new Set();
    const known = new Set();
    let dependsOnFinding = false;
    for (let pending = reads; pending.length > 0;) {
        for (const read of pending)
            known.add(JSON.stringify(read));
        const walked = walk(at, pending);
        dependsOnFinding ||= walked.dependsOnFinding;
        if (walked.git !== undefined) {
            return { known: false, reason: `${walked.git} takes .git, ${gitHint}`, dependsOnFinding };
        }
        for (const [path, file] of walked.files)
            if (files.get(path)?.mode === undefined)
                files.set(path, file);
        for (const where of walked.matched)
            matched.add(where);
        pending = walked.followed.filter((read) => !known.has(JSON.stringify(read)));
    }
    const nothing = reads.find(({ where }) => !matched.has(where));
    if (nothing !== undefined) {
        return { known: false, reason: `${nothing.where} matches no file of the build context`, dependsOnFinding };
    }
    return { known: true, files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), dependsOnFinding };
}
const gitHint = 'which no two clones have alike (name it in .dockerignore)';
function mayRead(reads, path) {
    const names = path.split('/');
    const tree = { rules: (0,_ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .parseIgnoreFile */ .a0)(''), findsBelowIgnored: false };
    return reads.some((read) => {
        let pursuit = pursuitOf(read);
        for (const [at, name] of names.entries()) {
            const place = { name, depth: at + 1 };
            pursuit &&= step(pursuit, names.slice(0, at + 1).join('/'), place, tree, { dependsOnFinding: false });
        }
        return pursuit !== undefined;
    });
}
function walk(tree, reads) {
    const walked = { files: new Map(), matched: new Set(), followed: [], dependsOnFinding: false };
    if (!tree.isOwn)
        walkDirectory(tree, '', 0, reads.map(pursuitOf), walked);
    return walked;
}
function pursuitOf(read) {
    const { pattern, syntax, excludes, seesIgnored } = read.source;
    const parts = pattern === '' ? [] : pattern.split('/');
    const isDeep = syntax === 'deep' && pattern.includes('**');
    const excluding = excludes.map((each) => matcher(`${(0,_ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .patternExpression */ .l7)(each.replace(/^\/+|\/+$/g, ''))}(?:/.*)?`));
    return {
        read,
        names: isDeep ? undefined : parts.map((part) => nameMatcher(part, syntax)),
        whole: isDeep ? matcher((0,_ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .patternExpression */ .l7)(pattern)) : () => false,
        isExcluded: (path) => excluding.some((matches) => matches(path)),
        root: parts.length === 0 ? 0 : undefined,
        seesIgnored,
    };
}
function nameMatcher(part, syntax) {
    return syntax === 'literal' || !/[*?[\\]/.test(part) ? (name) => name === part : matcher((0,_ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .patternExpression */ .l7)(part));
}
function matcher(expression) {
    const whole = new RegExp(`^${expression}$`, 's');
    return (text) => whole.test(text);
}
function walkDirectory(tree, at, depth, pursuits, walked) {
    const { root, rules, own, findsBelowIgnored } = tree;
    const areSettled = pursuits.every((pursuit) => pursuit.root !== undefined && pursuit.read.source.excludes.length === 0);
    for (const entry of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(root + at, { withFileTypes: true })) {
        const path = at + entry.name;
        if (own.includes(path))
            continue;
        const going = areSettled
            ? pursuits
            : pursuits.flatMap((pursuit) => step(pursuit, path, { name: entry.name, depth: depth + 1 }, tree, walked) ?? []);
        if (going.length === 0)
            continue;
        const isIgnored = rules.ignores(path);
        const sees = (pursuit) => !isIgnored || pursuit.seesIgnored;
        const isWay = ({ root: from, names: on }) => on !== undefined && (from === undefined || from === depth + 1);
        const isFollowed = entry.isSymbolicLink() && going.some(isWay);
        if (isFollowed) {
            const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(root + path);
            const seen = going.filter((pursuit) => isWay(pursuit) && (sees(pursuit) || findsBelowIgnored));
            walked.followed.push(...seen.map(({ read }) => behindLink(read, at, target, tree)));
            walked.dependsOnFinding = true;
        }
        const taking = going.filter((pursuit) => pursuit.root !== undefined && sees(pursuit));
        if (entry.isDirectory()) {
            if (entry.name === '.git' && taking[0] !== undefined) {
                walked.git ??= taking[0].read.where;
                continue;
            }
            const maySee = (pursuit) => sees(pursuit) || rules.hasExceptions;
            if (going.some((pursuit) => pursuit.root === undefined && !maySee(pursuit)))
                walked.dependsOnFinding = true;
            const mayHold = (pursuit) => maySee(pursuit) || (pursuit.root === undefined && findsBelowIgnored);
            const below = going.filter(mayHold);
            const before = walked.files.size;
            if (below.length > 0)
                walkDirectory(tree, `${path}/`, depth + 1, below, walked);
            const isEmpty = walked.files.size === before;
            if (taking.length === 0 && (isEmpty || !going.some(comesAlong)))
                continue;
            if (isEmpty && own.some((each) => each.startsWith(`${path}/`)))
                continue;
        }
        else {
            if (taking.length === 0 && !isFollowed)
                continue;
            for (const pursuit of taking)
                if (!(isFollowed && isWay(pursuit)))
                    walked.matched.add(pursuit.read.where);
        }
        addFile(walked, entry, root + path, path, going, depth + 1);
    }
}
function behindLink(read, at, target, { findsBelowIgnored }) {
    const { source } = read;
    if (/[^/.][^/]*\/+\.\.(\/|$)/.test(target))
        return { ...read, source: { ...source, pattern: '', excludes: [] } };
    const clean = (0,_dockerfile_reads_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanSource */ .D)(target.startsWith('/') ? target : at + target);
    const literal = source.syntax === 'literal' ? clean : clean.replace(/[*?[\]\\]/g, '\\$&');
    const rest = source.pattern.split('/').slice(at.split('/').length);
    const pattern = [...(literal === '' ? [] : [literal]), ...rest].join('/');
    return { ...read, source: { ...source, pattern, seesIgnored: source.seesIgnored || findsBelowIgnored } };
}
function comesAlong({ root, read }) {
    return root !== undefined || read.source.syntax === 'deep';
}
function addFile(walked, entry, absolute, path, going, depth) {
    const kind = kindOf(entry);
    if (kind === undefined)
        return;
    const isOnlyRoot = kind === 'directory' && going.every(({ root, read }) => root === depth && read.source.syntax !== 'deep');
    const mode = kind === 'link' || kind === 'file' || isOnlyRoot ? undefined : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(absolute).mode & 0o7777;
    walked.files.set(path, { path, kind, mode });
}
function kindOf(entry) {
    if (entry.isFile())
        return 'file';
    if (entry.isDirectory())
        return 'directory';
    if (entry.isSymbolicLink())
        return 'link';
    return entry.isSocket() ? undefined : 'special';
}
function step(pursuit, path, { name, depth }, tree, walked) {
    const { root, isExcluded } = pursuit;
    if (root !== undefined)
        return isExcluded(path.split('/').slice(root).join('/')) ? undefined : pursuit;
    if (pursuit.names === undefined)
        return pursuit.whole(path) ? arrived(pursuit, path, depth, tree, walked) : pursuit;
    if (pursuit.names[depth - 1]?.(name) !== true)
        return undefined;
    return depth === pursuit.names.length ? arrived(pursuit, path, depth, tree, walked) : pursuit;
}
function arrived(pursuit, path, depth, { rules, findsBelowIgnored }, walked) {
    const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const isBelowIgnored = above !== '' && rules.ignores(above);
    if (isBelowIgnored)
        walked.dependsOnFinding = true;
    return { ...pursuit, root: depth, seesIgnored: pursuit.seesIgnored || (findsBelowIgnored && isBelowIgnored) };
}


/***/ }),

/***/ 2166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ isPlatformArg),
/* harmony export */   Fv: () => (/* binding */ Findings),
/* harmony export */   Yn: () => (/* binding */ platformParts)
/* harmony export */ });
class Findings {
    images = new Set();
    triggerImages = new Set();
    builtOn = new Map();
    finalBases = new Map();
    unknownImages = new Set();
    context = new Map();
    args = new Set();
    usesBuildPlatform = false;
    #uses = new Map();
    #reached = new Map();
    addStage(number, references) {
        const known = this.#reached.get(number) ?? new Set();
        this.#reached.set(number, known.add(JSON.stringify(references)));
    }
    addImage(image, use) {
        this.images.add(image);
        if (use !== undefined)
            this.#uses.set(JSON.stringify({ ...use, image }), { ...use, image });
    }
    addRead(read) {
        this.context.set(JSON.stringify(read), read);
    }
    reads(dockerfile, buildArgs) {
        const order = [...this.#reached.keys()].sort((a, b) => a - b);
        const place = (reference) => (reference === null ? null : order.indexOf(reference));
        const stages = order.map((number, at) => {
            const { name = null, from, instructions } = dockerfile.stages[number] ?? {};
            const references = [...(this.#reached.get(number) ?? [])].map((list) => JSON.parse(list).map(place));
            const all = [from, ...(instructions ?? [])].map((each) => each && canonical(each));
            const title = `stage ${at}${name === null ? '' : ` ${name}`}`;
            return { name: title, text: JSON.stringify([references, all]) };
        });
        const head = JSON.stringify([[...dockerfile.directives], dockerfile.globals.map(canonical)]);
        const given = [...buildArgs.keys()];
        const args = given.filter((name) => this.args.has(name) || isPlatformArg(name) || /^BUILDKIT_/.test(name));
        return {
            images: [...this.images].sort(),
            builtOn: [...this.builtOn.values()],
            finalBases: [...this.finalBases].map(([platform, base]) => ({ platform, base })),
            uses: [...this.#uses.values()],
            triggerImages: [...this.triggerImages].sort(),
            unknownImages: [...this.unknownImages].sort(),
            context: [...this.context.values()],
            instructions: [{ name: 'before the first stage', text: head }, ...stages],
            args: args.sort(),
            usesBuildPlatform: this.usesBuildPlatform,
            customSyntax: customSyntax(buildArgs.get('BUILDKIT_SYNTAX') ?? dockerfile.directives.get('syntax')),
        };
    }
}
function canonical({ keyword, flags, rest, heredocs }) {
    return [keyword, flags.map(({ name, value }) => `${name}=${value}`), rest, heredocs];
}
function customSyntax(written) {
    const [image] = written?.split(' ') ?? [];
    return image === undefined || /(^|\/)docker\/dockerfile(-upstream)?([:@]|$)/.test(image) ? undefined : image;
}
const platformParts = ['PLATFORM', 'OS', 'ARCH', 'VARIANT'];
function isPlatformArg(name) {
    return platformParts.some((part) => name === `TARGET${part}` || name === `BUILD${part}`);
}


/***/ }),

/***/ 9180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ cleanSource),
  w: () => (/* binding */ dockerfileReads)
});

// EXTERNAL MODULE: ./build/core/build/dockerfile.js
var build_dockerfile = __webpack_require__(2175);
// EXTERNAL MODULE: ./build/core/build/dockerfile-findings.js
var dockerfile_findings = __webpack_require__(2166);
;// CONCATENATED MODULE: ./build/core/build/dockerfile-words.js
const unknown = Symbol('unknown');
function expandWord(word, lookup, escapeToken = '\\') {
    try {
        return new WordExpander(word, lookup, escapeToken).upTo(undefined, false);
    }
    catch (error) {
        if (error instanceof NotExpandable)
            return undefined;
        throw error;
    }
}
class NotExpandable extends Error {
}
class WordExpander {
    #characters;
    #lookup;
    #escapeToken;
    #at = 0;
    constructor(word, lookup, escapeToken) {
        this.#characters = [...word];
        this.#lookup = lookup;
        this.#escapeToken = escapeToken;
    }
    upTo(stop, keepEscapes) {
        let result = '';
        for (let next = this.#peek(); next !== undefined; next = this.#peek()) {
            if (next === stop) {
                this.#at += 1;
                return result;
            }
            if (next === "'")
                result += this.#singleQuoted();
            else if (next === '"')
                result += this.#doubleQuoted(keepEscapes);
            else if (next === '$')
                result += this.#variable();
            else {
                this.#at += 1;
                if (next !== this.#escapeToken)
                    result += next;
                else
                    result += (keepEscapes ? next : '') + (this.#take() ?? '');
            }
        }
        if (stop !== undefined)
            throw new NotExpandable();
        return result;
    }
    #peek() {
        return this.#characters[this.#at];
    }
    #take() {
        this.#at += 1;
        return this.#characters[this.#at - 1];
    }
    #singleQuoted() {
        const end = this.#characters.indexOf("'", this.#at + 1);
        if (end < 0)
            throw new NotExpandable();
        const text = this.#characters.slice(this.#at + 1, end).join('');
        this.#at = end + 1;
        return text;
    }
    #doubleQuoted(keepEscapes) {
        let result = '';
        this.#at += 1;
        for (let next = this.#peek(); next !== undefined; next = this.#peek()) {
            if (next === '$') {
                result += this.#variable();
                continue;
            }
            this.#at += 1;
            if (next === '"')
                return result;
            if (next !== this.#escapeToken)
                result += next;
            else {
                const escaped = this.#peek();
                if (escaped === undefined)
                    continue;
                const isSpecial = escaped === '"' || escaped === '$' || escaped === this.#escapeToken;
                if (keepEscapes || !isSpecial)
                    result += next;
                if (isSpecial)
                    result += this.#take() ?? '';
            }
        }
        throw new NotExpandable();
    }
    #variable() {
        this.#at += 1;
        if (this.#peek() !== '{') {
            const name = this.#name();
            return name === '' ? '$' : (this.#value(name) ?? '');
        }
        this.#at += 1;
        const name = this.#name();
        const modifier = this.#take();
        if (name === '' || modifier === undefined)
            throw new NotExpandable();
        if (modifier === '}')
            return this.#value(name) ?? '';
        if (modifier === '/')
            return this.#replaced(name);
        if (modifier === '#' || modifier === '%')
            return this.#trimmed(name, modifier);
        const emptyIsUnset = modifier === ':';
        const operator = emptyIsUnset ? this.#take() : modifier;
        const other = this.upTo('}', false);
        const value = this.#value(name);
        const isSet = emptyIsUnset ? Boolean(value) : value !== undefined;
        if (operator === '-')
            return isSet ? (value ?? '') : other;
        if (operator === '+')
            return isSet ? other : '';
        if (operator === '?' && isSet)
            return value ?? '';
        throw new NotExpandable();
    }
    #value(name) {
        const value = this.#lookup(name);
        if (value === unknown)
            throw new NotExpandable();
        return value;
    }
    #name() {
        const rest = this.#characters.slice(this.#at).join('');
        const name = /^(?:\d+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*)/u.exec(rest)?.[0] ?? '';
        this.#at += [...name].length;
        return name;
    }
    #trimmed(name, end) {
        const written = this.upTo('}', true);
        const isGreedy = written.startsWith(end);
        const pattern = regularExpression(isGreedy ? written.slice(1) : written, isGreedy);
        const value = this.#value(name) ?? '';
        if (end === '#')
            return value.replace(new RegExp(`^(?:${pattern})`, 's'), '');
        const whole = new RegExp(`^(?:${pattern})$`, 's');
        const starts = [...Array(value.length + 1).keys()];
        const cut = (isGreedy ? starts : starts.reverse()).find((start) => whole.test(value.slice(start)));
        return cut === undefined ? value : value.slice(0, cut);
    }
    #replaced(name) {
        const isAll = this.#peek() === '/';
        if (isAll)
            this.#at += 1;
        const pattern = regularExpression(this.upTo('/', true), true);
        const replacement = this.upTo('}', true);
        const value = this.#value(name) ?? '';
        return value.replace(new RegExp(pattern, isAll ? 'gs' : 's'), () => replacement);
    }
}
function regularExpression(pattern, isGreedy) {
    return pattern.replace(/\\([}/])|\\(.)|[*?]|[[\]{}.+()|^$\\]/gs, (written, free, escaped) => {
        if (free !== undefined)
            return free;
        if (escaped !== undefined) {
            if (!'*?\\'.includes(escaped))
                throw new NotExpandable();
            return `\\${escaped}`;
        }
        if (written === '*')
            return isGreedy ? '.*' : '.*?';
        return written === '?' ? '.' : `\\${written}`;
    });
}

// EXTERNAL MODULE: ./build/core/build/options/build-contexts.js
var build_contexts = __webpack_require__(1049);
;// CONCATENATED MODULE: ./build/core/build/dockerfile-reads.js




function dockerfileReads(text, options, configOf = () => undefined) {
    const dockerfile = (0,build_dockerfile/* parseDockerfile */.Ai)(text);
    const number = (0,build_dockerfile/* targetNumber */.Bi)(dockerfile, options.target);
    if (number === undefined)
        return undefined;
    const found = new dockerfile_findings/* Findings */.Fv();
    const { argumentScope: scope } = options.frontend;
    for (const argumentScope of scope === 'either' ? ['build', 'stage'] : [scope]) {
        for (const platform of options.platforms) {
            const reader = new StageReader(dockerfile, { ...options, argumentScope, platform, configOf, found });
            reader.visit(number);
            const base = reader.baseOf(number);
            if (base !== undefined)
                found.finalBases.set(platform, base);
        }
    }
    return found.reads(dockerfile, options.buildArgs);
}
function platformArgs(side, platform) {
    const [os = '', architecture = '', variant = ''] = platform.split('/');
    return dockerfile_findings/* platformParts */.Yn.map((part, at) => [`${side}${part}`, [platform, os, architecture, variant][at] ?? '']);
}
const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
class StageReader {
    #dockerfile;
    #options;
    #found;
    #globals;
    #visited = new Map();
    #below = new Map();
    constructor(dockerfile, options) {
        this.#dockerfile = dockerfile;
        this.#options = options;
        this.#found = options.found;
        const { buildArgs, platform, buildPlatform } = options;
        const automatic = [...platformArgs('TARGET', platform), ...platformArgs('BUILD', buildPlatform)];
        this.#globals = {
            values: new Map(automatic.map(([name, value]) => [name, buildArgs.get(name) ?? value])),
            environment: new Map(),
            isOpen: false,
        };
        for (const instruction of dockerfile.globals) {
            if (instruction.keyword === 'ARG')
                this.#declareArgs(instruction, this.#globals);
        }
    }
    visit(number) {
        const known = this.#visited.get(number);
        const stage = this.#dockerfile.stages[number];
        if (known !== undefined || stage === undefined)
            return known ?? emptyScope();
        const references = [];
        const { scope, triggers } = this.#standOn(stage, number, references);
        this.#visited.set(number, scope);
        const reading = { number, scope, references };
        for (const trigger of triggers) {
            const instruction = (0,build_dockerfile/* parseTrigger */.uc)(trigger, stage.from.line, this.#dockerfile.escapeToken);
            if (instruction !== undefined)
                this.#read(instruction, reading, 'ONBUILD ');
        }
        for (const instruction of stage.instructions)
            this.#read(instruction, reading);
        this.#found.addStage(number, references);
        return scope;
    }
    baseOf(number) {
        const below = this.#below.get(number);
        return typeof below === 'number' ? this.baseOf(below) : below;
    }
    #standOn(stage, number, references) {
        const base = this.#expandGlobal(stage.base);
        const own = base === undefined ? undefined : this.#ownStage(base, number);
        references.push(own);
        if (own !== undefined) {
            this.#below.set(number, own);
            const below = this.visit(own);
            const instructions = this.#dockerfile.stages[own]?.instructions ?? [];
            return { scope: this.#inherit(below), triggers: instructions.flatMap(triggerOf) };
        }
        if (base === undefined)
            this.#found.unknownImages.add(stage.base);
        if (base === undefined || base === '' || base === 'scratch')
            return { scope: emptyScope(), triggers: [] };
        return this.#standOnImage(base, stage, number);
    }
    #standOnImage(base, { base: named, from }, number) {
        const context = this.#context(base);
        if (context !== undefined && this.#options.frontend.exactContextNames && named !== base) {
            this.#found.unknownImages.add(`${base} of FROM in line ${from.line}`);
        }
        const source = context && (0,build_contexts/* contextSource */.ho)(context.place);
        const image = source === undefined ? base : source.kind === 'image' ? source.reference : undefined;
        if (image === undefined) {
            this.#readNamed(base, [''], { where: `FROM in line ${from.line}`, excludes: [], syntax: 'literal' });
            return { scope: emptyScope(), triggers: [] };
        }
        const place = { line: from.line, by: 'FROM', written: named };
        this.#found.addImage(image, context === undefined ? place : undefined);
        const written = from.flags.find(({ name }) => name === 'platform')?.value;
        const platform = written === undefined ? this.#options.platform : this.#expandGlobal(written);
        const use = { image, platform: platform ?? this.#options.platform };
        this.#found.builtOn.set(JSON.stringify(use), use);
        this.#below.set(number, use);
        const config = this.#options.configOf(use);
        const scope = emptyScope(config === undefined);
        for (const [name, value] of (config?.env ?? []).map(nameAndValue))
            setEnvironment(scope, name, value);
        if (!scope.isOpen && !scope.values.has('PATH'))
            setEnvironment(scope, 'PATH', defaultPath);
        return { scope, triggers: config?.triggers ?? [] };
    }
    #inherit({ values, environment, isOpen }) {
        const inherited = this.#options.argumentScope === 'build' ? [...values, ...environment] : environment;
        return { values: new Map(inherited), environment: new Map(environment), isOpen };
    }
    #read(instruction, reading, by = '') {
        const { keyword, flags } = instruction;
        if (keyword === 'ARG')
            this.#declareArgs(instruction, reading.scope);
        else if (keyword === 'ENV') {
            const expanded = (0,build_dockerfile/* assignments */.TT)(instruction).map(([name, value = '']) => [name, this.#expand(value, reading.scope) ?? unknown]);
            for (const [name, value] of expanded)
                setEnvironment(reading.scope, name, value);
        }
        else if (keyword === 'COPY' || keyword === 'ADD')
            this.#readCopy(instruction, reading, by);
        else if (keyword === 'RUN') {
            for (const { name, value } of flags)
                if (name === 'mount')
                    this.#readMount(value, instruction, reading, by);
        }
    }
    #declareArgs(instruction, scope) {
        const { buildArgs, argumentScope } = this.#options;
        const environmentWins = argumentScope === 'stage';
        for (const [name, preset] of (0,build_dockerfile/* assignments */.TT)(instruction)) {
            this.#found.args.add(name);
            if (environmentWins && scope.environment.has(name))
                continue;
            const value = buildArgs.get(name) ?? (preset === undefined ? this.#global(name) : (this.#expand(preset, scope) ?? unknown));
            if (value !== undefined)
                scope.values.set(name, environmentWins && scope.isOpen ? unknown : value);
        }
    }
    #readCopy({ keyword, flags, rest, line }, reading, by) {
        const flag = (name) => flags.filter((each) => each.name === name).map(({ value }) => value);
        const [from] = flag('from');
        const sources = (0,build_dockerfile/* plainWords */.c5)(rest)
            .slice(0, -1)
            .filter((source) => (0,build_dockerfile/* heredocOf */.SN)(source) === undefined && !(keyword === 'ADD' && isRemote(source)))
            .map((source) => this.#expand(source, reading.scope));
        const excludes = flag('exclude').map((pattern) => this.#expand(pattern, reading.scope));
        const details = {
            where: `${by}${keyword} in line ${line}`,
            excludes: excludes.every((pattern) => pattern !== undefined && !pattern.startsWith('!'))
                ? excludes.filter((pattern) => pattern !== undefined)
                : [],
            syntax: flag('parents').some((value) => value.toLowerCase() !== 'false') ? 'deep' : 'glob',
        };
        if (from === undefined)
            this.#readContext(undefined, sources, details);
        else {
            const place = by === '' ? { line, by: 'from=', written: from } : undefined;
            this.#readFrom(this.#expand(from, reading.scope), sources, { ...details, place }, reading);
        }
    }
    #readMount(mount, { line }, reading, by) {
        const fields = new Map(mount.split(',').map((field) => {
            const [name, value] = nameAndValue(field);
            return [name.toLowerCase(), this.#expand(value, reading.scope)];
        }));
        const type = fields.has('type') ? fields.get('type')?.toLowerCase() : 'bind';
        if (mount.includes('"'))
            this.#found.unknownImages.add(`of ${by}RUN --mount in line ${line}`);
        if (type === 'tmpfs' || type === 'secret' || type === 'ssh')
            return;
        const details = { where: `${by}RUN --mount in line ${line}`, excludes: [], syntax: 'literal' };
        const source = fields.has('source') ? fields.get('source') : fields.get('src');
        const sources = [fields.has('source') || fields.has('src') ? source : ''];
        if (fields.has('from')) {
            const [, written = ''] = /(?:^|,)from=([^,]*)/i.exec(mount) ?? [];
            const place = by === '' ? { line, by: 'from=', written } : undefined;
            this.#readFrom(fields.get('from'), sources, { ...details, place }, reading);
        }
        else if (type !== 'cache')
            this.#readContext(undefined, sources, details);
    }
    #readFrom(name, sources, details, reading) {
        const { number, references } = reading;
        const own = name === undefined ? undefined : this.#ownStage(name, number);
        references.push(own);
        if (own !== undefined)
            this.visit(own);
        else if (name === undefined)
            this.#found.unknownImages.add(`of ${details.where}`);
        else if (name !== 'scratch' && name !== '')
            this.#readNamed(name, sources, details);
    }
    #ownStage(name, before) {
        const number = (0,build_dockerfile/* stageNumber */.sX)(this.#dockerfile.stages, name, before);
        const stage = number === undefined ? undefined : this.#dockerfile.stages[number];
        return stage?.name !== undefined && this.#context(stage.name) !== undefined ? undefined : number;
    }
    #readNamed(name, sources, details) {
        const context = this.#context(name);
        if (context === undefined) {
            this.#found.addImage(name, details.place);
            if (details.place === undefined)
                this.#found.triggerImages.add(name);
            return;
        }
        const source = (0,build_contexts/* contextSource */.ho)(context.place);
        if (source.kind === 'directory')
            this.#readContext(context.name, sources, details);
        else if (source.kind === 'image')
            this.#found.images.add(source.reference);
        else
            this.#found.unknownImages.add(`${name} (${context.place})`);
    }
    #readContext(from, sources, { where, excludes, syntax }) {
        const seesIgnored = syntax === 'literal' && this.#options.frontend.seesIgnored;
        for (const written of sources) {
            const source = { pattern: cleanSource(written ?? ''), syntax, excludes, seesIgnored };
            this.#found.addRead({ where, from, source });
        }
    }
    #context(name) {
        const { contexts = new Map(), frontend } = this.#options;
        const found = frontend.exactContextNames
            ? [...contexts].find(([given]) => given === name)
            : [...contexts].findLast(([given]) => (0,build_contexts/* contextName */.fW)(given) === (0,build_contexts/* contextName */.fW)(name));
        return found && { name: found[0], place: found[1] };
    }
    #expandGlobal(text) {
        return this.#expand(text, this.#globals);
    }
    #global(name) {
        return this.#value(name, this.#globals);
    }
    #expand(text, scope) {
        return expandWord(text, (name) => this.#value(name, scope), this.#dockerfile.escapeToken);
    }
    #value(name, { values, isOpen }) {
        if (name.startsWith('BUILD') && (0,dockerfile_findings/* isPlatformArg */.Ee)(name))
            this.#found.usesBuildPlatform = true;
        return values.get(name) ?? (isOpen ? unknown : undefined);
    }
}
function emptyScope(isOpen = false) {
    return { values: new Map(), environment: new Map(), isOpen };
}
function setEnvironment({ values, environment }, name, value) {
    values.set(name, value);
    environment.set(name, value);
}
function triggerOf({ keyword, rest }) {
    return keyword === 'ONBUILD' && rest !== '' ? [rest] : [];
}
function nameAndValue(text) {
    const equals = text.indexOf('=');
    return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
function isRemote(source) {
    return /^([a-z][a-z0-9+.-]*:\/\/|[\w.-]+@[\w.-]+:)/i.test(source);
}
function cleanSource(path) {
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
}


/***/ })

};
