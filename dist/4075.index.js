export const id = 4075;
export const ids = [4075];
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

/***/ 5228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ git),
/* harmony export */   QX: () => (/* binding */ isAncestor),
/* harmony export */   Qo: () => (/* binding */ headCommit),
/* harmony export */   Ss: () => (/* binding */ deepening),
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   We: () => (/* binding */ isShallowByFile),
/* harmony export */   Y_: () => (/* binding */ changedFiles),
/* harmony export */   fE: () => (/* binding */ isShallow),
/* harmony export */   gN: () => (/* binding */ deepen),
/* harmony export */   iH: () => (/* binding */ fetchCommit),
/* harmony export */   iy: () => (/* binding */ remoteName),
/* harmony export */   wu: () => (/* binding */ mergeBase)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _git_program_program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1714);




const deepening = [100, 1000];
async function headCommit(at) {
    return firstLine(await git(at, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']));
}
async function hasCommit(at, commit) {
    return (await git(at, ['cat-file', '-e', `${objectName(commit)}^{commit}`])).code === 0;
}
async function fetchCommit(at, commit) {
    if (await hasCommit(at, commit))
        return true;
    const remote = await remoteName(at);
    if (remote === undefined)
        return false;
    await inTurn(at, async () => {
        const depth = (await isShallow(at)) ? ['--depth=1'] : [];
        return git(at, ['fetch', ...quietly, ...depth, '--end-of-options', remote, objectName(commit)]);
    });
    return hasCommit(at, commit);
}
async function isAncestor(at, ancestor, descendant) {
    if (ancestor === descendant)
        return 'yes';
    if ((await mergeBaseIsAncestor(at, ancestor, descendant)) === 'yes')
        return 'yes';
    for (const depth of [0, ...deepening]) {
        if (depth > 0 && !(await deepen(at, depth)))
            return 'unknown';
        for (const commit of [ancestor, descendant])
            await fetchCommit(at, commit);
        const forward = await mergeBaseIsAncestor(at, ancestor, descendant);
        if (forward === 'yes')
            return 'yes';
        if (forward === 'no' &&
            (!(await isShallow(at)) || (await mergeBaseIsAncestor(at, descendant, ancestor)) === 'yes')) {
            return 'no';
        }
        if (forward === 'unknown' && !(await isShallow(at)))
            return 'unknown';
    }
    return 'unknown';
}
async function mergeBase(at, a, b) {
    return firstLine(await git(at, ['merge-base', objectName(a), objectName(b)]));
}
async function changedFiles(at, base, head) {
    const args = [
        'diff',
        '--name-only',
        '-z',
        '--no-renames',
        '--no-ext-diff',
        '--no-relative',
        '--ignore-submodules=none',
    ];
    const result = await git(at, [...args, objectName(base), objectName(head), '--']);
    if (result.code !== 0) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_DIFF', `the commits ${base} and ${head} cannot be compared in this checkout`, {
            hint: 'Fetch more history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0).',
            cause: new Error(result.stderr.trim()),
        });
    }
    return result.stdout.toString('utf8').split('\0').filter(Boolean);
}
const quietly = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--recurse-submodules=no'];
function git({ cwd, env, programs }, args) {
    return (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_3__/* .runGit */ .EO)(args, { cwd, env, programs });
}
async function mergeBaseIsAncestor(at, ancestor, descendant) {
    const { code } = await git(at, ['merge-base', '--is-ancestor', objectName(ancestor), objectName(descendant)]);
    if (code === 0)
        return 'yes';
    return code === 1 ? 'no' : 'unknown';
}
async function isShallow(at) {
    return isShallowByFile(at) ?? firstLine(await git(at, ['rev-parse', '--is-shallow-repository'])) === 'true';
}
function isShallowByFile(at) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at.cwd, '.git');
    const here = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { throwIfNoEntry: false })?.isDirectory() === true;
    return here ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'shallow')) : undefined;
}
async function deepen(at, by) {
    const remote = await remoteName(at);
    if (remote === undefined)
        return false;
    const fetched = await inTurn(at, async () => (await isShallow(at)) ? git(at, ['fetch', ...quietly, `--deepen=${by}`, '--end-of-options', remote]) : undefined);
    return fetched === undefined || fetched.code === 0;
}
const staleLock = 30_000;
const lockPause = 100;
async function inTurn({ clock }, fetch) {
    for (let left = staleLock;;) {
        const result = await fetch();
        const stderr = result?.stderr ?? '';
        const [, lock] = /'(.*shallow\.lock)': File exists/.exec(stderr) ?? [];
        if (left <= 0 || (lock === undefined && !stderr.includes('shallow file has changed')))
            return result;
        do {
            await clock.sleep(lockPause);
            left -= lockPause;
        } while (lock !== undefined && left > 0 && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(lock));
    }
}
async function remoteName(at) {
    const remotes = (await git(at, ['remote'])).stdout.toString('utf8').split('\n').filter(Boolean);
    return remotes.includes('origin') ? 'origin' : remotes[0];
}
function firstLine(result) {
    const line = result.code === 0 ? result.stdout.toString('utf8').split('\n')[0] : undefined;
    return line === '' ? undefined : line;
}
function objectName(commit) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
        return commit;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('commit', `"${commit}" is not a full object name`, 'Give all 40 (or 64) hexadecimal digits.');
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
