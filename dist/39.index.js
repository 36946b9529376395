export const id = 39;
export const ids = [39];
export const modules = {

/***/ 39:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildImage: () => (/* binding */ buildImage)
/* harmony export */ });
/* harmony import */ var _core_build_make_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4955);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7084);
/* harmony import */ var _core_monorepo_named_commit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4167);
/* harmony import */ var _core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1723);
/* harmony import */ var _core_source_checkout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5228);
/* harmony import */ var _core_source_dirty_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4242);
/* harmony import */ var _inputs_command_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(125);
/* harmony import */ var _configured_build_image_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(392);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2635);










const buildImage = (0,_inputs_command_js__WEBPACK_IMPORTED_MODULE_8__/* .defineCommand */ .NB)({
    name: 'build-image',
    summary: "Build and push one service's image, or prove that it already exists",
    ..._configured_build_image_js__WEBPACK_IMPORTED_MODULE_7__/* .configuredBuild */ .H,
    outputs: {
        image: 'Repository without a tag.',
        tag: 'The first tag.',
        tags: { empty: [], description: 'JSON list of all tags.' },
        digest: '`sha256:…` of the image, as the registry has it; empty after `dry-run` and `emit` when it has to be built.',
        reference: '`image@digest`.',
        action: '`built`, `reused` (content key) or `promoted`.',
        'duration-ms': 'Milliseconds that it took.',
    },
    async run(run) {
        refusePromotion(run);
        const started = run.clock.now();
        const checkout = await (0,_core_source_dirty_js__WEBPACK_IMPORTED_MODULE_6__/* .checkedOut */ .M)({ ...run, cwd: run.ci.workspace }, run.ci);
        if (checkout === undefined && run.ci.commit === undefined && namesCheckout(run.inputs)) {
            await (0,_core_source_checkout_js__WEBPACK_IMPORTED_MODULE_5__/* .requireCheckout */ .EJ)({ ...run, cwd: run.ci.workspace });
        }
        warnOfOtherContent(run, checkout);
        const ci = { ...run.ci, commit: checkout?.commit ?? run.ci.commit };
        const placeholders = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.placeholdersFor)(ci, run.inputs.service, run.inputs.environment);
        const contentKey = await contentLabelOf(run, checkout);
        const request = { ...run.inputs, placeholders, ci, cwd: run.cwd, contentKey };
        const { image, tags, action, digest } = await (0,_core_build_make_image_js__WEBPACK_IMPORTED_MODULE_0__/* .makeImage */ .Gs)(request, run);
        const duration = run.clock.now() - started;
        const reference = digest === undefined ? undefined : `${image}@${digest}`;
        run.log.info(`${action}: ${reference ?? image} ${tags.join(' ')}`);
        return {
            outputs: { image, tag: tags[0], tags, digest, reference, action, 'duration-ms': duration },
            summary: (0,_summary_js__WEBPACK_IMPORTED_MODULE_9__/* .table */ .tp)(['image', 'tags', 'digest', 'action', 'time'], [[image, tags.join(' '), digest ?? '', action, `${(duration / 1000).toFixed(1)} s`]]),
        };
    },
});
function refusePromotion({ config, inputs: given }) {
    const { environment: name, service, finish, 'promote-from': reference } = given;
    if (config === undefined || name === undefined || service === undefined)
        return;
    const from = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.environmentNamed)(config, name)['promote-from'];
    if (from === undefined || reference !== undefined || finish !== undefined)
        return;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('environment', `${name} takes the images of ${from} (promote-from), and builds none`, `Let \`deploy\` find the image that ${from} has had of this content; with \`promotion: build\` it builds this commit (a hotfix past ${from}). Or give promote-from a reference.`);
}
function namesCheckout({ image = '', tags }) {
    return [image, ...tags].some((text) => (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .hasPlaceholder */ .Kc)(text, ['sha', 'sha8']));
}
async function contentLabelOf(run, checkout) {
    const { config, inputs } = run;
    if (config === undefined || inputs.service === undefined || inputs.environment === undefined)
        return undefined;
    if (inputs['promote-from'] !== undefined || inputs.finish !== undefined)
        return undefined;
    const { contentKeyOfBuild } = await Promise.all(/* import() */[__webpack_require__.e(2857), __webpack_require__.e(607), __webpack_require__.e(689), __webpack_require__.e(5806), __webpack_require__.e(7526), __webpack_require__.e(1345)]).then(__webpack_require__.bind(__webpack_require__, 1345));
    return contentKeyOfBuild(run, checkout);
}
function warnOfOtherContent({ ci, log, ...run }, checkout) {
    if (run.inputs['promote-from'] !== undefined || run.inputs.finish !== undefined)
        return;
    const other = (0,_core_monorepo_named_commit_js__WEBPACK_IMPORTED_MODULE_3__/* .otherContent */ .y)(run.inputs.tags, checkout, ci);
    if (other !== undefined)
        log.warn(`${other.problem}. ${other.hint}`);
}


/***/ }),

/***/ 392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ configuredBuild)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5832);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7084);
/* harmony import */ var _inputs_declarations_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4872);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3669);





const inputs = {
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_4__/* .runInputs */ .HM,
    ..._inputs_declarations_build_js__WEBPACK_IMPORTED_MODULE_3__/* .buildInputs */ ._,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_4__/* .registryInputs */ .P4,
    'promote-from': {
        type: 'string',
        description: 'Reference of a finished image that gets the tags, by digest, instead of building.',
    },
    emit: {
        type: 'string',
        description: 'Engine `kaniko`: directory to write `build.sh` to, which a job in the image of kaniko runs.',
    },
    finish: { type: 'string', description: 'Engine `kaniko`: the directory of `emit`, after `build.sh` has run.' },
};
function impliedBuild(selection) {
    const { config, ci, service: name } = selection;
    const chosen = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.chosenEnvironment)(selection);
    if (name === undefined)
        return {};
    const { path, build } = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.serviceNamed)(config, name);
    return {
        environment: chosen?.name,
        get image() {
            return (0,_core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_1__/* .imageRepository */ .an)(selection, name, chosen);
        },
        context: ci.workspace,
        dockerfile: build?.files === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(ci.workspace, path, 'Dockerfile') : undefined,
    };
}
const configuredBuild = { inputs, implied: impliedBuild };


/***/ }),

/***/ 3898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ readImageConfig),
/* harmony export */   Wf: () => (/* binding */ findByKey),
/* harmony export */   lO: () => (/* binding */ contentKey),
/* harmony export */   w8: () => (/* binding */ keyLabel)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4803);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9349);
/* harmony import */ var _image_registry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6209);
/* harmony import */ var _context_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6892);







const keyLabel = 'io.monorepo-gitops.inputs';
const keyVersion = 1;
const tagDigits = 40;
async function contentKey(build, reads, inspectBase, own) {
    if (reads === undefined)
        return { known: false, reason: `the Dockerfile has no stage ${build.target ?? 'at all'}` };
    const bases = await basesOf(reads, inspectBase);
    if ('missing' in bases)
        return { known: false, reason: `the base image ${bases.missing} cannot be resolved` };
    const rules = await (0,_context_files_js__WEBPACK_IMPORTED_MODULE_6__/* .ignoreRules */ .ep)(build.context, build.dockerfile);
    const files = await (0,_context_files_js__WEBPACK_IMPORTED_MODULE_6__/* .contextFiles */ .XW)(build.context, rules, bases.haveTriggers ? 'everything' : reads.context, own);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const add = (...part) => hash.update(`${JSON.stringify(part)}\n`);
    add('monorepo-gitops', keyVersion);
    add('dockerfile', await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(build.dockerfile, 'utf8'));
    add('target', build.target ?? null);
    add('platforms', [...platforms(build)].sort());
    add('args', [...build.buildArgs].sort(byName));
    add('labels', [...build.labels].sort(byName));
    add('secrets', build.secrets.map(({ id }) => id).sort());
    for (const base of bases.digests)
        add('base', ...base);
    for (const file of files)
        add('file', file.path, file.kind, await (0,_context_files_js__WEBPACK_IMPORTED_MODULE_6__/* .contentDigest */ .eZ)(build.context, file));
    const hex = hash.digest('hex');
    return { known: true, digest: `sha256:${hex}`, tag: `c-${hex.slice(0, tagDigits)}`, files: files.length };
}
async function findByKey(registry, image, key) {
    const found = await readImageConfig(registry, { ...(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseReference */ .F2)(image), tag: key.tag });
    return found?.labels[keyLabel] === key.digest ? found.digest : undefined;
}
async function basesOf({ images, unknownImages }, inspectBase) {
    const [unknown] = unknownImages;
    if (unknown !== undefined)
        return { missing: unknown };
    const digests = [];
    let haveTriggers = false;
    for (const image of images) {
        const base = await inspectBase(image);
        if (base === undefined)
            return { missing: image };
        digests.push([image, base.digest]);
        haveTriggers ||= base.hasTriggers;
    }
    return { digests, haveTriggers };
}
function platforms(build) {
    return build.platforms.length > 0 ? build.platforms : [`linux/${(0,node_os__WEBPACK_IMPORTED_MODULE_2__.arch)() === 'x64' ? 'amd64' : (0,node_os__WEBPACK_IMPORTED_MODULE_2__.arch)()}`];
}
function byName([a], [b]) {
    return a < b ? -1 : 1;
}
async function readImageConfig(registry, reference) {
    const manifest = await registry.getManifest(reference);
    if (manifest === undefined)
        return undefined;
    const image = await firstImage(registry, reference, manifest);
    const bytes = image && (await (0,_image_registry_js__WEBPACK_IMPORTED_MODULE_5__.readConfigBlob)(registry, reference, image.config));
    const { config } = (bytes === undefined ? {} : JSON.parse(bytes.toString('utf8')));
    return { digest: manifest.digest, labels: config?.Labels ?? {}, hasTriggers: (config?.OnBuild ?? []).length > 0 };
}
async function firstImage(registry, { registry: host, repository }, manifest) {
    const content = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(manifest);
    if (content.kind === 'image')
        return content;
    const entry = content.manifests.find(({ platform }) => platform?.os !== 'unknown');
    const child = entry && (await registry.getManifest({ registry: host, repository, digest: entry.digest }));
    const image = child && (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(child);
    return image?.kind === 'image' ? image : undefined;
}


/***/ }),

/***/ 9743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ contentLabel)
/* harmony export */ });
const contentLabel = 'io.monorepo-gitops.content';


/***/ }),

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

/***/ 2175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   wj: () => (/* binding */ dockerfileReads)
/* harmony export */ });
/* unused harmony exports words, expandVariables */
function parseDockerfile(text) {
    const globals = [];
    const stages = [];
    for (const instruction of instructions(text)) {
        const stage = stages.at(-1);
        if (instruction.keyword === 'FROM') {
            const [base = '', as, name] = words(instruction.rest);
            stages.push({ base, name: as?.toUpperCase() === 'AS' ? name?.toLowerCase() : undefined, instructions: [] });
        }
        else if (stage === undefined)
            globals.push(instruction);
        else
            stage.instructions.push(instruction);
    }
    return { globals, stages };
}
function* instructions(text) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const continues = escapeCharacter(lines) === '`' ? /`[ \t]*$/ : /\\[ \t]*$/;
    for (let at = 0; at < lines.length; at += 1) {
        let logical = '';
        for (; at < lines.length; at += 1) {
            const line = lines[at] ?? '';
            if (/^\s*(#|$)/.test(line)) {
                if (logical === '')
                    break;
                continue;
            }
            logical += line.replace(continues, ' ');
            if (!continues.test(line))
                break;
        }
        const instruction = parseInstruction(logical);
        if (instruction === undefined)
            continue;
        yield instruction;
        if (/^(RUN|COPY|ADD)$/.test(instruction.keyword))
            at = afterHereDocuments(lines, at, logical);
    }
}
function escapeCharacter(lines) {
    for (const line of lines) {
        const directive = /^\s*#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line);
        if (directive === null)
            return '\\';
        if (directive[1]?.toLowerCase() === 'escape')
            return directive[2] ?? '\\';
    }
    return '\\';
}
function parseInstruction(logical) {
    const [, keyword, tail = ''] = /^\s*([A-Za-z]+)(?:\s+(.*))?$/s.exec(logical) ?? [];
    if (keyword === undefined)
        return undefined;
    const flags = [];
    let rest = tail.trim();
    for (let flag = leadingFlag.exec(rest); flag !== null; flag = leadingFlag.exec(rest)) {
        flags.push({ name: flag[1] ?? '', value: flag[2] ?? '' });
        rest = rest.slice(flag[0].length);
    }
    return { keyword: keyword.toUpperCase(), flags, rest };
}
const leadingFlag = /^--([a-z-]+)(?:=(\S*))?(?:\s+|$)/;
function afterHereDocuments(lines, at, logical) {
    let end = at;
    for (const [, dash, word] of logical.matchAll(/<<(-?)["']?([A-Za-z_]\w*)["']?/g)) {
        const isEnd = (line) => (dash === '-' ? line.replace(/^\t+/, '') : line) === word;
        const found = lines.findIndex((line, index) => index > end && isEnd(line));
        if (found > end)
            end = found;
    }
    return end;
}
function words(text) {
    if (text.startsWith('[')) {
        try {
            const list = JSON.parse(text);
            if (Array.isArray(list) && list.every((word) => typeof word === 'string'))
                return list;
        }
        catch {
        }
    }
    return [...text.matchAll(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}
function expandVariables(text, variables) {
    let known = true;
    const expanded = text.replace(/\\\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^{}]*))?\}|)/g, (written, bare, braced, operator, other = '') => {
        if (written === '\\$')
            return '$';
        const name = bare ?? braced;
        const value = name === undefined ? undefined : variables.get(name);
        const isSet = operator?.startsWith(':') ? Boolean(value) : value !== undefined;
        const onlyBuilderKnows = value === undefined && name !== undefined && variables.has(name);
        if (operator?.endsWith('-') && !onlyBuilderKnows)
            return isSet ? (value ?? '') : other;
        if (operator?.endsWith('+') && !onlyBuilderKnows)
            return isSet ? other : '';
        if (value === undefined)
            known = false;
        return value ?? '';
    });
    return known ? expanded : undefined;
}
const automatic = ['TARGET', 'BUILD'].flatMap((side) => ['PLATFORM', 'OS', 'ARCH', 'VARIANT'].map((part) => [`${side}${part}`, undefined]));
function dockerfileReads(text, { target, buildArgs }) {
    const dockerfile = parseDockerfile(text);
    const { stages } = dockerfile;
    const number = target === undefined ? stages.length - 1 : stageNumber(stages, target, stages.length);
    if (number === undefined || stages[number] === undefined)
        return undefined;
    const reader = new StageReader(dockerfile, buildArgs);
    reader.visit(number);
    return {
        images: [...reader.images].sort(),
        unknownImages: [...reader.unknownImages].sort(),
        context: reader.readsEverything ? 'everything' : [...reader.context].sort(),
    };
}
class StageReader {
    images = new Set();
    unknownImages = new Set();
    context = new Set();
    readsEverything = false;
    #stages;
    #buildArgs;
    #globals = new Map(automatic);
    #visited = new Map();
    constructor({ stages, globals }, buildArgs) {
        this.#stages = stages;
        this.#buildArgs = buildArgs;
        for (const { keyword, rest } of globals) {
            if (keyword === 'ARG')
                this.#declareArgs(rest, this.#globals, () => '');
        }
    }
    visit(number) {
        const known = this.#visited.get(number);
        const stage = this.#stages[number];
        if (known !== undefined || stage === undefined)
            return known ?? new Map();
        const base = this.#stageOrImage(stage.base, this.#globals, number);
        const environment = new Map(base === undefined ? [] : this.visit(base));
        this.#visited.set(number, environment);
        const scope = new Map([...automatic, ...environment]);
        for (const instruction of stage.instructions)
            this.#read(instruction, { number, scope, environment });
        return environment;
    }
    #read(instruction, reading) {
        const { keyword, flags, rest } = instruction;
        const { scope, environment } = reading;
        if (keyword === 'ARG')
            this.#declareArgs(rest, scope, (name) => this.#globals.get(name), environment);
        else if (keyword === 'ENV')
            setEnvironment(rest, scope, environment);
        else if (keyword === 'COPY' || keyword === 'ADD')
            this.#readCopy(instruction, reading);
        else if (keyword === 'RUN') {
            for (const { name, value } of flags)
                if (name === 'mount')
                    this.#readMount(value, reading);
        }
    }
    #declareArgs(rest, scope, inherited, environment = new Map()) {
        for (const [name, preset] of assignments(words(rest))) {
            if (environment.has(name))
                continue;
            const own = preset === undefined ? inherited(name) : expandVariables(preset, scope);
            scope.set(name, this.#buildArgs.get(name) ?? own);
        }
    }
    #readCopy({ flags, rest }, reading) {
        const from = flags.find(({ name }) => name === 'from')?.value;
        const elsewhere = /^(<<|[a-z][a-z0-9+.-]*:\/\/|git@)/i;
        const sources = words(rest).slice(0, -1);
        if (from !== undefined)
            this.#readFrom(from, reading);
        else
            for (const source of sources)
                if (!elsewhere.test(source))
                    this.#readContext(source, reading);
    }
    #readMount(mount, reading) {
        const fields = new Map(assignments(mount.split(',')));
        const from = fields.get('from');
        if (from !== undefined)
            this.#readFrom(from, reading);
        else if ((fields.get('type') ?? 'bind') === 'bind') {
            this.#readContext(fields.get('source') ?? fields.get('src') ?? '.', reading);
        }
    }
    #readContext(source, { scope }) {
        const path = expandVariables(source, scope);
        if (path === undefined || path.split('/').includes('..'))
            this.readsEverything = true;
        else
            this.context.add(path.replace(/^(\.?\/)+/, '').replace(/\/+$/, ''));
    }
    #readFrom(from, { scope, number }) {
        const stage = this.#stageOrImage(from, scope, number);
        if (stage !== undefined)
            this.visit(stage);
    }
    #stageOrImage(written, scope, before) {
        const name = expandVariables(written, scope);
        if (name === undefined) {
            this.unknownImages.add(written);
            return undefined;
        }
        const stage = stageNumber(this.#stages, name, before);
        if (stage === undefined && name !== 'scratch' && name !== '')
            this.images.add(name);
        return stage;
    }
}
function stageNumber(stages, name, before) {
    if (/^\d+$/.test(name) && Number(name) < before)
        return Number(name);
    const number = stages.slice(0, before).findLastIndex((stage) => stage.name === name.toLowerCase());
    return number < 0 ? undefined : number;
}
function setEnvironment(rest, scope, environment) {
    const old = /^([A-Za-z_]\w*)\s+([^=].*)$/s.exec(rest);
    const pairs = old === null ? assignments(words(rest)) : [[old[1] ?? '', old[2]]];
    for (const [name, value = ''] of pairs) {
        const expanded = expandVariables(value, scope);
        scope.set(name, expanded);
        environment.set(name, expanded);
    }
}
function assignments(items) {
    return items.map((item) => {
        const equals = item.indexOf('=');
        return equals < 0 ? [item, undefined] : [item.slice(0, equals), item.slice(equals + 1)];
    });
}


/***/ }),

/***/ 3951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ commonFlags),
/* harmony export */   uC: () => (/* binding */ destinations),
/* harmony export */   x4: () => (/* binding */ pushedTags)
/* harmony export */ });
function pushedTags({ tags, keyTag }) {
    return keyTag === undefined ? tags : [...tags, keyTag];
}
function destinations(spec) {
    return pushedTags(spec).map((tag) => `${spec.image}:${tag}`);
}
function commonFlags(spec) {
    return [
        ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
        ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
        ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
        ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
    ];
}


/***/ }),

/***/ 4955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gs: () => (/* binding */ makeImage),
/* harmony export */   ZQ: () => (/* binding */ registryFor)
/* harmony export */ });
/* unused harmony exports ownFiles, confirmPushed */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _image_credentials_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7636);
/* harmony import */ var _image_promote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5936);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9349);
/* harmony import */ var _image_registry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6209);
/* harmony import */ var _net_deadline_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2140);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(5158);
/* harmony import */ var _content_key_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3898);
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2175);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(3951);
/* harmony import */ var _engines_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1882);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(212);
/* harmony import */ var _run_builder_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(1142);
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















function makeImage(request, ports) {
    return ports.deadline.parallel(async (deadline) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const network = __addDisposableResource(env_1, ports.network.until(deadline), false);
            const own = { ...ports, deadline, network };
            if (request.finish !== undefined)
                return await finish(request, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(request.cwd, request.finish), own);
            const target = (0,_request_js__WEBPACK_IMPORTED_MODULE_11__/* .imageTarget */ .bi)(request);
            const engines = (0,_engines_js__WEBPACK_IMPORTED_MODULE_10__/* .enginesFor */ .Ho)(request, await (0,_engines_js__WEBPACK_IMPORTED_MODULE_10__/* .allEngines */ .N1)());
            const task = { request, target, engines, ports: own, ...connect(request, target.image, own) };
            const source = request['promote-from'];
            const outcome = source === undefined ? await buildImage(task) : await promoteImage(task, source);
            return { image: target.image, tags: target.tags, ...outcome };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
}
async function finish(request, directory, ports) {
    const [otherJob] = (await (0,_engines_js__WEBPACK_IMPORTED_MODULE_10__/* .allEngines */ .N1)()).flatMap((engine) => engine.otherJob ?? []);
    if (otherJob === undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('finish', 'no engine builds in another job', 'Leave finish out.');
    const pushed = await otherJob.finish(directory);
    const { registry } = connect(request, request.image ?? pushed.image, ports);
    return { ...pushed, digest: await confirmPushed(registry, pushed.image, pushed.tags, pushed.digest) };
}
async function promoteImage(task, source) {
    const { request, target, registry } = task;
    const { image, tags, fixed } = target;
    const promotion = { from: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .parseReference */ .F2)(source, 'promote-from'), to: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .parseReference */ .F2)(image), tags, fixed };
    const { digest } = await (request['dry-run'] ? _image_promote_js__WEBPACK_IMPORTED_MODULE_4__/* .promotable */ .Ke : _image_promote_js__WEBPACK_IMPORTED_MODULE_4__/* .promote */ .pt)(registry, promotion);
    if (!request['dry-run'])
        await skipOtherJob(task, 'promoted', digest);
    return { action: 'promoted', digest };
}
async function buildImage(task) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, target, engines, registry, ports } = task;
        const { log, env, clock, deadline } = ports;
        const given = (0,_request_js__WEBPACK_IMPORTED_MODULE_11__/* .specOf */ .rI)(request, target, ports);
        const isOfDockerfile = engines.some(({ source }) => source === 'dockerfile');
        const { spec, existing } = isOfDockerfile ? await readDockerfile(task, given) : { spec: given, existing: undefined };
        if (existing !== undefined)
            return reuse(task, existing);
        const buildDeadline = __addDisposableResource(env_2, new _net_deadline_js__WEBPACK_IMPORTED_MODULE_7__/* .Deadline */ .B2(clock, request['build-timeout'], 'build-timeout'), false);
        const runBuilder = (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_12__/* .runUntil */ .W5)(ports.programs, buildDeadline);
        const run = (call) => deadline.pausedDuring(() => runBuilder(call));
        const engine = await (0,_engines_js__WEBPACK_IMPORTED_MODULE_10__/* .firstAvailable */ .ML)(engines, spec, { run, env, log, registry });
        log.info(`Engine: ${engine.name}`);
        if (request['dry-run']) {
            const { action, digest, lines } = await engine.plan();
            for (const line of lines)
                log.info(line);
            return { action, digest };
        }
        const built = await log.group(`Build ${spec.image}`, () => engine.build());
        if (built.result === 'emitted')
            return { action: 'built', digest: undefined };
        return { action: built.action, digest: await confirmPushed(registry, spec.image, (0,_engine_js__WEBPACK_IMPORTED_MODULE_13__/* .pushedTags */ .x4)(spec), built.digest) };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
async function readDockerfile(task, given) {
    const { request, engines, registry, ports } = task;
    const { log } = ports;
    await (0,_request_js__WEBPACK_IMPORTED_MODULE_11__/* .requirePaths */ .yK)(given);
    const reads = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_9__/* .dockerfileReads */ .wj)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(given.dockerfile, 'utf8'), given);
    const spec = { ...given, credentials: await credentialsFor(task, given, reads?.images ?? []) };
    if (!request['unless-changed'])
        return { spec, existing: undefined };
    const inspect = (image) => (0,_content_key_js__WEBPACK_IMPORTED_MODULE_8__/* .readImageConfig */ .MP)(registry, (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .parseReference */ .F2)(image, 'dockerfile'));
    const key = await (0,_content_key_js__WEBPACK_IMPORTED_MODULE_8__/* .contentKey */ .lO)(spec, reads, inspect, ownFiles(request.ci.workspace, spec.emit, engines));
    if (!key.known) {
        log.warn(`unless-changed: ${key.reason}, so the image is built in any case`);
        return { spec: { ...spec, labels: new Map([...spec.labels, ...(0,_request_js__WEBPACK_IMPORTED_MODULE_11__/* .contentLabels */ .HB)(request)]) }, existing: undefined };
    }
    log.info(`Content key ${key.tag} (${key.files} files)`);
    const labels = new Map([...spec.labels, [_content_key_js__WEBPACK_IMPORTED_MODULE_8__/* .keyLabel */ .w8, key.digest], ...(0,_request_js__WEBPACK_IMPORTED_MODULE_11__/* .contentLabels */ .HB)(request)]);
    return { spec: { ...spec, labels, keyTag: key.tag }, existing: await (0,_content_key_js__WEBPACK_IMPORTED_MODULE_8__/* .findByKey */ .Wf)(registry, spec.image, key) };
}
async function credentialsFor({ credentials, ports }, { image, cache }, bases) {
    const { registry, repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .parseReference */ .F2)(image);
    const found = new Map([[registry, await credentials(registry, repository)]]);
    for (const other of [...(cache.mode === 'registry' ? [cache.repository] : []), ...bases]) {
        const { registry: host, repository: path } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .parseReference */ .F2)(other, 'dockerfile');
        if (found.has(host))
            continue;
        try {
            found.set(host, await credentials(host, path));
        }
        catch (error) {
            ports.log.detail(`no credential for ${host}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
        }
    }
    return [...found].map(([host, known]) => ({ registry: host, credentials: known }));
}
function ownFiles(workspace, emit, engines) {
    const emitted = emit === undefined ? [] : engines.flatMap(({ otherJob }) => otherJob?.files(emit) ?? []);
    return [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, _ports_js__WEBPACK_IMPORTED_MODULE_14__/* .dotenvReport */ .ff), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, _ports_js__WEBPACK_IMPORTED_MODULE_14__/* .outputFiles */ .Lo), ...emitted];
}
async function reuse(task, digest) {
    const { request, registry, ports } = task;
    const { image, tags } = task.target;
    ports.log.info(`Nothing to build: ${image}@${digest} has the same content`);
    if (request['dry-run'])
        return { action: 'reused', digest };
    await registry.tag({ ...(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .parseReference */ .F2)(image), digest }, tags);
    await skipOtherJob(task, 'reused', digest);
    return { action: 'reused', digest: await confirmPushed(registry, image, tags, digest) };
}
async function skipOtherJob({ request, target, engines }, action, digest) {
    const { emit, cwd } = request;
    if (emit === undefined)
        return;
    const { image, tags } = target;
    for (const { otherJob } of engines)
        await otherJob?.skip((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, emit), { image, tags, action, digest });
}
async function confirmPushed(registry, image, [first, ...others], reported) {
    const repository = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .parseReference */ .F2)(image);
    const pushed = (await registry.headManifest({ ...repository, tag: first }))?.digest;
    if (pushed === undefined || (reported !== undefined && pushed !== reported)) {
        const problem = `${image}:${first} is ${pushed ?? 'missing'} in the registry, but the builder pushed ${reported ?? 'it'}`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'DIGEST_MISMATCH', problem, {
            hint: 'Another run may have pushed the same tag meanwhile: use a tag that is unique to the commit, such as {sha8}, and run again.',
        });
    }
    for (const tag of others)
        await (0,_image_promote_js__WEBPACK_IMPORTED_MODULE_4__/* .confirm */ .lJ)(registry, { ...repository, tag }, pushed);
    return pushed;
}
function registryFor(request, image, ports) {
    return connect(request, image, ports).registry;
}
function connect(request, image, ports) {
    const inputs = {
        username: request['registry-username'],
        password: request['registry-password'],
        registries: [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .parseRepositoryName */ .$M)(image).registry],
    };
    const programs = { run: (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_12__/* .runUntil */ .W5)(ports.programs, ports.deadline) };
    const credentials = (0,_image_credentials_js__WEBPACK_IMPORTED_MODULE_3__.credentialResolver)(inputs, { ...ports, programs });
    return { credentials, registry: new _image_registry_js__WEBPACK_IMPORTED_MODULE_6__.Registry({ ...ports, credentials, insecure: request['registry-insecure'] }) };
}


/***/ }),

/***/ 212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ contentLabels),
/* harmony export */   bi: () => (/* binding */ imageTarget),
/* harmony export */   mF: () => (/* binding */ requestInRun),
/* harmony export */   rI: () => (/* binding */ specOf),
/* harmony export */   yK: () => (/* binding */ requirePaths)
/* harmony export */ });
/* unused harmony exports buildCache, parseBuildArgs, parseBuildSecrets */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _image_registry_http_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1018);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1723);
/* harmony import */ var _content_label_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9743);







function requestInRun(request, service, { engine, emit, finish }) {
    if (request.files.length > 0)
        return request;
    return {
        ...request,
        engine: engine ?? request.engine,
        emit: emit === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(emit, service),
        finish: finish === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(finish, service),
    };
}
function imageTarget({ image, tags, placeholders, }) {
    if (image === undefined) {
        const problem = 'is missing: nothing says where the image goes';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('image', problem, 'Give the image, or a service of gitops.yaml.');
    }
    const [first, ...others] = expandTags(tags, placeholders);
    if (first === undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('tags', 'is empty', 'Give at least one tag, or leave the input out for {sha8}.');
    }
    const ofOneCommit = tags.filter((template) => /\{(sha8?|run)\}/.test(template));
    const fixed = expandTags(ofOneCommit, placeholders);
    const repository = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRepositoryName */ .$M)((0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(image, placeholders, 'image'));
    return { image: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(repository), tags: [first, ...others], fixed };
}
function expandTags(templates, values) {
    const tags = templates.map((template) => {
        const tag = (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(template, values, 'tags');
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .checkTag */ .Bs)(tag);
        return tag;
    });
    return [...new Set(tags)];
}
function specOf(request, { image, tags }, { env, secrets }) {
    const { cwd } = request;
    const context = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, request.context);
    return {
        image,
        tags,
        keyTag: undefined,
        labels: new Map([
            ...(request['unless-changed'] ? [] : originLabels(request.ci)),
            ...parseAssignments('labels', request.labels),
            ...(request['unless-changed'] ? [] : contentLabels(request)),
        ]),
        platforms: request.platforms,
        credentials: [],
        insecureRegistry: (0,_image_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .isPlain */ .$i)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(image).registry, request['registry-insecure']),
        context,
        dockerfile: request.dockerfile === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, 'Dockerfile') : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, request.dockerfile),
        target: request.target,
        buildArgs: parseBuildArgs(request['build-args'], env, secrets),
        secrets: parseBuildSecrets(request.secrets, env, secrets),
        cache: buildCache(request.cache, image, request['cache-repository']),
        builder: request.builder,
        emit: request.emit === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, request.emit),
        base: request.base === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(request.base, 'base'),
        files: request.files,
        cwd,
        command: request.command,
        env: parseAssignments('env', request.env),
        user: request.user,
        workdir: request.workdir,
    };
}
function buildCache(mode, image, repository) {
    const { registry, repository: path } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRepositoryName */ .$M)(image);
    const scope = path
        .replaceAll('/', '-')
        .slice(-100)
        .replace(/^[.-]+/, '');
    if (mode === 'gha')
        return { mode, scope };
    if (mode === 'none' || (registry === _image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerHub */ .UD && repository === undefined))
        return { mode: 'none' };
    const cache = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRepositoryName */ .$M)(repository ?? `${image}/cache`, 'cache-repository');
    return { mode, repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(cache), scope };
}
async function requirePaths({ context, dockerfile }) {
    for (const [input, path] of Object.entries({ context, dockerfile })) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path).catch((cause) => {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `${path} cannot be read`, 'Check the path and the checkout of this job.', cause);
        });
    }
}
function originLabels({ repositoryUrl, commit }) {
    return [
        ...(repositoryUrl === undefined ? [] : [['org.opencontainers.image.source', repositoryUrl]]),
        ...(commit === undefined ? [] : [['org.opencontainers.image.revision', commit]]),
    ];
}
function contentLabels({ contentKey, }) {
    return contentKey === undefined ? [] : [[_content_label_js__WEBPACK_IMPORTED_MODULE_6__/* .contentLabel */ .Q, contentKey]];
}
function parseAssignments(input, items) {
    return new Map(items.map((item) => {
        const equals = item.indexOf('=');
        if (equals < 1)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `"${item}" is not NAME=value`, 'Write one NAME=value an item.');
        return [item.slice(0, equals).trim(), item.slice(equals + 1)];
    }));
}
function parseBuildArgs(items, env, secrets) {
    const written = items.flatMap((item) => {
        if (item.includes('='))
            return [item];
        const value = env[item];
        return value === undefined ? [] : [`${item}=${value}`];
    });
    const args = parseAssignments('build-args', written);
    for (const [name, value] of args) {
        if (looksSecret(name))
            throw secretArgument(`"${name}" looks like a secret`, name);
        if (secrets.isIn(value))
            throw secretArgument(`the value of "${name}" is a secret of this job`, name);
    }
    return args;
}
const secretWord = /(^|_)(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRETS?|CREDENTIALS?|APIKEY|KEY)(_|$)/i;
const isPublic = /^(NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY|PUBLIC)_|(^|_)(PUBLIC|CACHE)_KEY$/i;
function looksSecret(name) {
    return secretWord.test(name) && !isPublic.test(name);
}
function secretArgument(problem, name) {
    const id = name.toLowerCase();
    const hint = `Give it as a build secret, \`secrets: ${id}=${name}\`, and read it in the Dockerfile with RUN --mount=type=secret,id=${id}.`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('build-args', `${problem}, and build arguments can be read from the image`, hint);
}
function parseBuildSecrets(items, env, secrets) {
    return [...parseAssignments('secrets', items)].map(([id, variable]) => {
        if (!/^[A-Za-z0-9._-]+$/.test(id)) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('secrets', `"${id}" is not an id`, 'Use letters, digits, ".", "_" and "-".');
        }
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
    });
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


/***/ }),

/***/ 5936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ke: () => (/* binding */ promotable),
/* harmony export */   lJ: () => (/* binding */ confirm),
/* harmony export */   mL: () => (/* binding */ isStored),
/* harmony export */   pt: () => (/* binding */ promote),
/* harmony export */   wT: () => (/* binding */ copyBlobs)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4803);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6209);




const parallelBlobs = 4;
async function promote(registry, promotion) {
    const { from, to, tags } = promotion;
    const manifest = await promotable(registry, promotion);
    await copyImage(registry, manifest, from, to);
    for (const tag of tags) {
        const holder = await registry.headManifest({ ...bare(to), tag });
        if (holder?.digest !== manifest.digest)
            await registry.putManifest({ ...bare(to), tag }, manifest);
    }
    for (const tag of tags)
        await confirm(registry, { ...bare(to), tag }, manifest.digest);
    return { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.size };
}
async function promotable(registry, { from, to, fixed = [] }) {
    const manifest = await registry.getManifest(from);
    if (manifest === undefined)
        throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_3__.missing)(from, 'promote-from');
    for (const tag of fixed) {
        const target = { ...bare(to), tag };
        const holder = await registry.headManifest(target);
        if (holder === undefined || holder.digest === manifest.digest)
            continue;
        const problem = `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(target)} is ${holder.digest} already, and the image to promote is ${manifest.digest}`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'TAG_TAKEN', problem, {
            hint: 'promote under a tag that no other build has, such as {environment}-{sha8}, or under one that moves, such as latest',
        });
    }
    return manifest;
}
async function confirm(registry, reference, digest) {
    const found = await registry.headManifest(reference);
    if (found?.digest === digest)
        return;
    const problem = `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(reference)} names ${found?.digest ?? 'nothing'} after it was set to ${digest}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_DIGEST', problem, {
        hint: 'another run writes the same tag; use a tag that only this commit has, such as {sha8}, and run again',
    });
}
async function copyImage(registry, manifest, from, to) {
    if (from.registry === to.registry && from.repository === to.repository)
        return;
    const content = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .readManifest */ .WI)(manifest);
    if (content.kind === 'index') {
        for (const { digest } of content.manifests) {
            const child = await registry.getManifest({ ...bare(from), digest });
            if (child === undefined)
                throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_3__.missing)({ ...bare(from), digest });
            await copyImage(registry, child, from, to);
        }
    }
    else {
        await copyBlobs(registry, [content.config, ...content.layers.filter(isStored)], from, to);
    }
    await registry.putManifest(bare(to), manifest);
}
function isStored(layer) {
    return layer.urls === undefined || layer.urls.length === 0;
}
async function copyBlobs(registry, blobs, from, to) {
    const waiting = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
    const copyWaiting = async () => {
        for (let blob = waiting.shift(); blob !== undefined; blob = waiting.shift())
            await copyBlob(registry, blob, from, to);
    };
    await Promise.all(Array.from({ length: parallelBlobs }, copyWaiting));
}
async function copyBlob(registry, { digest, size }, from, to) {
    if (from.registry === to.registry && (await registry.mountBlob(to, digest, from.repository)) === 'mounted')
        return;
    await registry.uploadBlob(to, { digest, size, open: () => registry.getBlob(from, { digest, size }) });
}
function bare({ registry, repository }) {
    return { registry, repository };
}


/***/ }),

/***/ 4167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ refusedContent),
/* harmony export */   y: () => (/* binding */ otherContent)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _deployed_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5832);


function otherContent(tags, checkout, { host, targetBranch }) {
    const tag = tags.find(_deployed_image_js__WEBPACK_IMPORTED_MODULE_1__/* .namesCommit */ .yF);
    if (tag === undefined || checkout === undefined)
        return undefined;
    const { commit, isMerge, changed } = checkout;
    const named = `the tag ${tag} names ${commit.slice(0, 8)}`;
    if (isMerge) {
        const problem = `${named}, and its merge with ${targetBranch ?? 'the target branch'} is checked out`;
        return { problem, hint: `${headOnly[host]} ${otherTag}` };
    }
    if (changed.length === 0)
        return undefined;
    return {
        problem: `${named}, and tracked files differ from it: ${changed.join(', ')}`,
        hint: `Commit them, undo them before this step (git checkout -- .), or have the step that writes them write where git ignores files. ${otherTag}`,
    };
}
const otherTag = 'Or give a tag that names no commit, such as {slug}-{run}.';
const headOnly = {
    github: `Check out the head of the request: ref: \${{ github.event.pull_request.head.sha }} in actions/checkout.`,
    gitlab: 'Check out the head of the request, git checkout --detach "$CI_MERGE_REQUEST_SOURCE_BRANCH_SHA" (with GIT_DEPTH 2 or more), or turn off merged results pipelines.',
    jenkins: 'Let the branch source discover requests by "The current pull request revision", not merged with the target.',
    shell: 'Check out the commit itself.',
};
function refusedContent({ problem, hint }) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'TAG_OF_OTHER_CONTENT', problem, {
        hint: `${hint} allow-dirty deploys it all the same.`,
    });
}


/***/ }),

/***/ 4242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ checkedOut)
/* harmony export */ });
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5158);
/* harmony import */ var _candidate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4155);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5228);



async function checkedOut(at, ci) {
    const candidate = await (0,_candidate_js__WEBPACK_IMPORTED_MODULE_0__/* .candidateOf */ .R)(at, ci);
    if (candidate === undefined)
        return undefined;
    const { commit, isMerge } = candidate;
    return { commit, isMerge, changed: await changedFilesOf(at) };
}
const mostPaths = 10;
async function changedFilesOf(at) {
    const what = ['--untracked-files=no', '--ignore-submodules=untracked', '--no-renames'];
    const { code, stdout } = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .git */ .$Y)(at, ['--no-optional-locks', 'status', '--porcelain=v1', '-z', ...what]);
    if (code !== 0)
        return [];
    const entries = stdout.toString('utf8').split('\0').filter(Boolean);
    const paths = entries.map((entry) => entry.slice('XY '.length));
    return paths.filter((path) => path !== _ports_js__WEBPACK_IMPORTED_MODULE_2__/* .dotenvReport */ .ff).slice(0, mostPaths);
}


/***/ })

};
