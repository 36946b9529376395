export const id = 39;
export const ids = [39];
export const modules = {

/***/ 39:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildImage: () => (/* binding */ buildImage)
/* harmony export */ });
/* harmony import */ var _core_build_make_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4220);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7084);
/* harmony import */ var _core_monorepo_named_commit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4167);
/* harmony import */ var _core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1723);
/* harmony import */ var _core_source_checkout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5228);
/* harmony import */ var _core_source_dirty_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4242);
/* harmony import */ var _inputs_command_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(125);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(9624);
/* harmony import */ var _inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4618);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3669);
/* harmony import */ var _configured_build_image_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(392);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2635);













const buildImage = (0,_inputs_command_js__WEBPACK_IMPORTED_MODULE_10__/* .defineCommand */ .NB)({
    name: 'build-image',
    summary: "Build and push one service's image, or prove that it already exists",
    ..._configured_build_image_js__WEBPACK_IMPORTED_MODULE_9__/* .configuredBuild */ .H,
    inputs: { ..._configured_build_image_js__WEBPACK_IMPORTED_MODULE_9__/* .configuredBuild */ .H.inputs, ..._inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_7__/* .policyInput */ .J, ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_8__/* .forgeInputs */ .LV },
    outputs: {
        image: 'Repository without a tag.',
        tag: 'The first tag.',
        tags: { empty: [], description: 'JSON list of all tags.' },
        digest: '`sha256:…` of the image, as the registry has it; empty after `dry-run` and `emit` when it has to be built.',
        reference: '`image@digest`.',
        'image-id': "With `push: false`: digest of the image's configuration, where the builder tells it.",
        action: '`built`, `reused` (content key), `promoted` or `joined`.',
        'duration-ms': 'Milliseconds that it took.',
        explain: {
            empty: {},
            description: 'With `explain`: JSON of the content key, its parts (`kind`, `name`, `value`) and with a commit the differences (`kind`, `name`, `before`, `now`) and what is unknown.',
        },
    },
    async run(run) {
        refusePromotion(run);
        const started = run.clock.now();
        const checkout = await (0,_core_source_dirty_js__WEBPACK_IMPORTED_MODULE_6__/* .checkedOut */ .M)({ ...run, cwd: run.ci.workspace }, run.ci);
        if (checkout === undefined && run.ci.commit === undefined && namesCheckout(run.inputs)) {
            await (0,_core_source_checkout_js__WEBPACK_IMPORTED_MODULE_5__/* .requireCheckout */ .EJ)({ ...run, cwd: run.ci.workspace });
        }
        const isOther = warnOfOtherContent(run, checkout);
        const ci = { ...run.ci, commit: checkout?.commit ?? run.ci.commit };
        const placeholders = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.placeholdersFor)(ci, run.inputs.service, run.inputs.environment);
        await writeRetention(run, placeholders);
        const contentKey = isOther ? undefined : await contentLabelOf(run, checkout);
        const inputs = isOther ? { ...run.inputs, 'unless-changed': false } : run.inputs;
        const source = isOther ? { ...ci, commit: undefined } : ci;
        const pruned = await prunedServiceOf(run);
        const request = { ...inputs, placeholders, ci: source, cwd: run.cwd, contentKey, pruned };
        if (explains(run.inputs))
            return (await Promise.all(/* import() */[__webpack_require__.e(2857), __webpack_require__.e(3171)]).then(__webpack_require__.bind(__webpack_require__, 3171))).explainBuild(run, request);
        const { image, tags, action, digest, imageId } = await (0,_core_build_make_image_js__WEBPACK_IMPORTED_MODULE_0__/* .makeImage */ .Gs)(request, run);
        const duration = run.clock.now() - started;
        const reference = digest === undefined ? undefined : `${image}@${digest}`;
        run.log.info(`${action}: ${reference ?? image} ${tags.join(' ')}`);
        return {
            outputs: { image, tag: tags[0], tags, digest, reference, 'image-id': imageId, action, 'duration-ms': duration },
            summary: (0,_summary_js__WEBPACK_IMPORTED_MODULE_11__/* .table */ .tp)(['image', 'tags', 'digest', 'action', 'time'], [[image, tags.join(' '), digest ?? '', action, `${(duration / 1000).toFixed(1)} s`]]),
        };
    },
});
async function writeRetention(run, placeholders) {
    const { image, 'dry-run': dryRun, 'unless-changed': hasKeyTags } = run.inputs;
    if (!(0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_12__/* .isGiven */ .qR)(run.resolved.retention) || image === undefined)
        return;
    const { wantedRetention, writePolicies } = await Promise.all(/* import() */[__webpack_require__.e(2857), __webpack_require__.e(6329), __webpack_require__.e(689), __webpack_require__.e(2346)]).then(__webpack_require__.bind(__webpack_require__, 2346));
    const wanted = wantedRetention(run, (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .expand */ .fT)(image, placeholders, 'image'));
    if (wanted !== undefined)
        await writePolicies(run, wanted, { dryRun, hasKeyTags });
}
function explains({ explain }) {
    return explain !== undefined && explain !== 'false';
}
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
    const { contentKeyOfBuild } = await Promise.all(/* import() */[__webpack_require__.e(2857), __webpack_require__.e(6329), __webpack_require__.e(689), __webpack_require__.e(5806), __webpack_require__.e(1345), __webpack_require__.e(5894)]).then(__webpack_require__.bind(__webpack_require__, 1345));
    return contentKeyOfBuild(run, checkout);
}
async function prunedServiceOf(run) {
    const { config, inputs } = run;
    if (inputs.prune === undefined || inputs.prune === 'none')
        return undefined;
    const { prunedService } = await Promise.all(/* import() */[__webpack_require__.e(2857), __webpack_require__.e(6329), __webpack_require__.e(689), __webpack_require__.e(5806), __webpack_require__.e(9431)]).then(__webpack_require__.bind(__webpack_require__, 7940));
    return prunedService(run, config, inputs.service, inputs.environment);
}
function warnOfOtherContent({ ci, log, ...run }, checkout) {
    if (run.inputs['promote-from'] !== undefined || run.inputs.finish !== undefined)
        return false;
    const other = (0,_core_monorepo_named_commit_js__WEBPACK_IMPORTED_MODULE_3__/* .otherContent */ .y)(run.inputs.tags, checkout, ci);
    if (other === undefined)
        return false;
    const key = run.inputs['unless-changed'] ? ' unless-changed: the image is built in any case, and gets no key.' : '';
    log.warn(`${other.problem}. ${other.hint}${key}`);
    return true;
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

/***/ 1325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MU: () => (/* binding */ contentKeys),
  w8: () => (/* binding */ keyLabel),
  MP: () => (/* binding */ readImageConfig),
  Tt: () => (/* binding */ readOptions)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var image_manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 1 modules
var dockerfile_reads = __webpack_require__(9180);
// EXTERNAL MODULE: ./build/core/build/ignore-rules.js
var ignore_rules = __webpack_require__(53);
;// CONCATENATED MODULE: ./build/core/build/context-files.js






async function contextFiles(setting, reads) {
    const context = await (0,promises_.realpath)(setting.context);
    const own = await Promise.all(setting.own.map((path) => (0,promises_.realpath)(path).catch(() => path)));
    const at = { ...setting, context, own };
    const files = new Map();
    const matched = new Set();
    const known = new Set();
    for (let pending = reads; pending.length > 0;) {
        for (const read of pending)
            known.add(JSON.stringify(read));
        const walked = await walk(at, pending);
        if (walked.git !== undefined)
            return { known: false, reason: `${walked.git} takes .git, ${gitHint}` };
        for (const [path, file] of walked.files)
            if (files.get(path)?.mode === undefined)
                files.set(path, file);
        for (const where of walked.matched)
            matched.add(where);
        pending = walked.followed.filter((read) => !known.has(JSON.stringify(read)));
    }
    const nothing = reads.find(({ where }) => !matched.has(where));
    if (nothing !== undefined)
        return { known: false, reason: `${nothing.where} matches no file of the build context` };
    return { known: true, files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
const gitHint = 'which no two clones have alike (name it in .dockerignore)';
async function walk(setting, reads) {
    const walked = { files: new Map(), matched: new Set(), followed: [] };
    await walkDirectory(setting, [], reads.map(pursuitOf), walked);
    return walked;
}
function pursuitOf(read) {
    const { pattern, syntax, excludes, seesIgnored } = read.source;
    const parts = pattern === '' ? [] : pattern.split('/');
    const isDeep = syntax === 'deep' && pattern.includes('**');
    const excluding = excludes.map((each) => matcher(`${(0,ignore_rules/* patternExpression */.l7)(each.replace(/^\/+|\/+$/g, ''))}(?:/.*)?`));
    return {
        read,
        names: isDeep ? undefined : parts.map((part) => nameMatcher(part, syntax)),
        whole: isDeep ? matcher((0,ignore_rules/* patternExpression */.l7)(pattern)) : () => false,
        isExcluded: (path) => excluding.some((matches) => matches(path)),
        root: parts.length === 0 ? 0 : undefined,
        seesIgnored,
    };
}
function nameMatcher(part, syntax) {
    return syntax === 'literal' || !/[*?[\\]/.test(part) ? (name) => name === part : matcher((0,ignore_rules/* patternExpression */.l7)(part));
}
function matcher(expression) {
    const whole = new RegExp(`^${expression}$`, 's');
    return (text) => whole.test(text);
}
async function walkDirectory(setting, names, pursuits, walked) {
    const { context, rules, own } = setting;
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(context, ...names), { withFileTypes: true })) {
        const path = [...names, entry.name].join('/');
        const absolute = (0,external_node_path_.join)(context, path);
        if (own.some((each) => absolute === each || absolute.startsWith(each + external_node_path_.sep)))
            continue;
        const going = pursuits.flatMap((pursuit) => step(pursuit, [...names, entry.name], setting) ?? []);
        if (going.length === 0)
            continue;
        const isIgnored = rules.ignores(path);
        const sees = (pursuit) => !isIgnored || pursuit.seesIgnored;
        const isWay = ({ root, names: on }) => on !== undefined && (root === undefined || root === names.length + 1);
        const isFollowed = entry.isSymbolicLink() && going.some(isWay);
        if (isFollowed) {
            const target = await (0,promises_.readlink)(absolute);
            const seen = going.filter((pursuit) => isWay(pursuit) && (sees(pursuit) || setting.findsBelowIgnored));
            walked.followed.push(...seen.map(({ read }) => behindLink(read, names, target, setting)));
        }
        const taking = going.filter((pursuit) => pursuit.root !== undefined && sees(pursuit));
        if (entry.isDirectory()) {
            if ((0,external_node_path_.basename)(path) === '.git' && taking[0] !== undefined) {
                walked.git ??= taking[0].read.where;
                continue;
            }
            const mayHold = (pursuit) => sees(pursuit) || rules.hasExceptions || (pursuit.root === undefined && setting.findsBelowIgnored);
            const below = going.filter(mayHold);
            const before = walked.files.size;
            if (below.length > 0)
                await walkDirectory(setting, [...names, entry.name], below, walked);
            const isEmpty = walked.files.size === before;
            if (taking.length === 0 && (isEmpty || !going.some(comesAlong)))
                continue;
            if (isEmpty && own.some((each) => each.startsWith(absolute + external_node_path_.sep)))
                continue;
        }
        else {
            if (taking.length === 0 && !isFollowed)
                continue;
            for (const pursuit of taking)
                if (!(isFollowed && isWay(pursuit)))
                    walked.matched.add(pursuit.read.where);
        }
        await addFile(walked, entry, absolute, path, going, names.length + 1);
    }
}
function behindLink(read, names, target, { findsBelowIgnored }) {
    const { source } = read;
    if (/[^/.][^/]*\/+\.\.(\/|$)/.test(target))
        return { ...read, source: { ...source, pattern: '', excludes: [] } };
    const clean = (0,dockerfile_reads/* cleanSource */.DQ)(target.startsWith('/') ? target : [...names, target].join('/'));
    const literal = source.syntax === 'literal' ? clean : clean.replace(/[*?[\]\\]/g, '\\$&');
    const rest = source.pattern.split('/').slice(names.length + 1);
    const pattern = [...(literal === '' ? [] : [literal]), ...rest].join('/');
    return { ...read, source: { ...source, pattern, seesIgnored: source.seesIgnored || findsBelowIgnored } };
}
function comesAlong({ root, read }) {
    return root !== undefined || read.source.syntax === 'deep';
}
async function addFile(walked, entry, absolute, path, going, depth) {
    const kind = kindOf(entry);
    if (kind === undefined)
        return;
    const isOnlyRoot = kind === 'directory' && going.every(({ root, read }) => root === depth && read.source.syntax !== 'deep');
    const mode = kind === 'link' || isOnlyRoot ? undefined : (await (0,promises_.lstat)(absolute)).mode & 0o7777;
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
function step(pursuit, names, setting) {
    const { root, isExcluded } = pursuit;
    if (root !== undefined)
        return isExcluded(names.slice(root).join('/')) ? undefined : pursuit;
    if (pursuit.names === undefined)
        return pursuit.whole(names.join('/')) ? arrived(pursuit, names, setting) : pursuit;
    const matches = pursuit.names[names.length - 1];
    if (matches?.(names.at(-1) ?? '') !== true)
        return undefined;
    return names.length === pursuit.names.length ? arrived(pursuit, names, setting) : pursuit;
}
function arrived(pursuit, names, { rules, findsBelowIgnored }) {
    const above = names.slice(0, -1).join('/');
    const isBelowIgnored = findsBelowIgnored && above !== '' && rules.ignores(above);
    return { ...pursuit, root: names.length, seesIgnored: pursuit.seesIgnored || isBelowIgnored };
}
const largestInOnePiece = 256 * 1024;
async function contentDigest(context, { path, kind }) {
    if (kind === 'directory' || kind === 'special')
        return undefined;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    if (kind === 'link')
        return hash.update(await (0,promises_.readlink)((0,external_node_path_.join)(context, path))).digest('hex');
    const file = (0,external_node_path_.join)(context, path);
    if ((await (0,promises_.stat)(file)).size <= largestInOnePiece)
        return hash.update(await (0,promises_.readFile)(file)).digest('hex');
    for await (const chunk of (0,external_node_fs_.createReadStream)(file))
        hash.update(chunk);
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./build/core/build/key/key-parts.js

const keyVersion = 3;
const tagDigits = 40;
function keyOfParts(parts) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${JSON.stringify(['monorepo-gitops', keyVersion])}\n`);
    const lines = parts.map(({ kind, name, value }) => JSON.stringify([kind, name, value]));
    for (const line of lines.sort())
        hash.update(`${line}\n`);
    const hex = hash.digest('hex');
    return { digest: `sha256:${hex}`, tag: `c-${hex.slice(0, tagDigits)}` };
}

// EXTERNAL MODULE: ./build/core/build/options/options.js + 2 modules
var options_options = __webpack_require__(7892);
// EXTERNAL MODULE: ./build/core/build/platform.js
var platform = __webpack_require__(2266);
;// CONCATENATED MODULE: ./build/core/build/content-key.js









const keyLabel = 'io.monorepo-gitops.inputs';
function readOptions(build, frontend) {
    const { target, buildArgs, platforms, buildPlatform = (0,platform/* hostPlatform */.ol)(), options = options_options/* noOptions */.zz } = build;
    return {
        target,
        buildArgs,
        frontend,
        platforms: (platforms.length > 0 ? platforms : [buildPlatform]).map(platform/* normalizePlatform */.FL),
        buildPlatform: (0,platform/* normalizePlatform */.FL)(buildPlatform),
        contexts: options.buildContexts,
    };
}
async function contentKeys(build, { frontends, bases, own }) {
    const text = await (0,promises_.readFile)(build.dockerfile, 'utf8');
    const configs = new Map();
    const config = (use) => once(configs, JSON.stringify(use), () => bases.config(use));
    const digests = new Map();
    const digest = (image) => once(digests, image, () => bases.digest(image));
    const contents = new Map();
    const keys = [];
    for (const frontend of frontends) {
        const keyed = { build, text, frontend, bases: { digest, config }, own, contents };
        keys.push(await contentKey(keyed));
    }
    return keys;
}
function once(known, name, ask) {
    const asked = known.get(name) ?? ask();
    known.set(name, asked);
    return asked;
}
async function contentKey(keyed) {
    const { build, frontend, bases } = keyed;
    const reads = await readsWithBases(keyed);
    if (reads === undefined)
        return { known: false, reason: `the Dockerfile has no stage ${build.target ?? 'at all'}` };
    if ('missing' in reads)
        return { known: false, reason: `the base image ${reads.missing} cannot be resolved` };
    const [unknownImage] = reads.unknownImages;
    if (unknownImage !== undefined) {
        return { known: false, reason: `the base image ${unknownImage} cannot be resolved` };
    }
    if (frontend.syntaxDirective && reads.customSyntax !== undefined) {
        return { known: false, reason: `the frontend ${reads.customSyntax} may read anything` };
    }
    const files = await filesOf(keyed, reads);
    if (!files.known)
        return files;
    const { platforms, buildPlatform } = readOptions(build, frontend);
    const parts = [
        ...reads.instructions.map(({ name, text }) => part('dockerfile', name, (0,image_manifest/* digestOf */.ol)(Buffer.from(text)))),
        ...(build.target === undefined ? [] : [part('target', '', build.target)]),
        ...platforms.map((name) => part('platform', name, '')),
        ...(reads.usesBuildPlatform ? [part('platform', 'of the builder', buildPlatform)] : []),
        ...reads.args.map((name) => part('argument', name, build.buildArgs.get(name) ?? '')),
        ...[...build.labels].map(([name, value]) => part('label', name, value)),
        ...build.secrets.map(({ id }) => part('secret', id, '')),
        ...(0,options_options/* keyedOptions */.jn)(build.options ?? options_options/* noOptions */.zz).map(({ name, value }) => part('option', name, value)),
    ];
    for (const image of reads.images) {
        const digest = await bases.digest(image);
        if (digest === undefined)
            return { known: false, reason: `the base image ${image} cannot be resolved` };
        parts.push(part('base', image, digest));
    }
    parts.push(...(await inBatches(files.files, (file) => filePart(keyed, file))));
    return { known: true, ...keyOfParts(parts), parts };
}
function part(kind, name, value) {
    return { kind, name, value };
}
async function readsWithBases({ build, text, frontend, bases, }) {
    const options = readOptions(build, frontend);
    const configs = new Map();
    for (;;) {
        const reads = (0,dockerfile_reads/* dockerfileReads */.wj)(text, options, (use) => configs.get(JSON.stringify(use)));
        const wanted = reads?.builtOn.filter((use) => !configs.has(JSON.stringify(use))) ?? [];
        if (wanted.length === 0)
            return reads;
        const found = await Promise.all(wanted.map(bases.config));
        for (const [at, use] of wanted.entries()) {
            const config = found[at];
            if (config === undefined)
                return { missing: use.image };
            configs.set(JSON.stringify(use), config);
        }
    }
}
async function filesOf({ build, frontend, own }, { context: reads }) {
    const placed = [];
    for (const from of new Set(reads.map((read) => read.from))) {
        const directory = from === undefined ? build.context : (build.options?.buildContexts.get(from) ?? build.context);
        const rules = await (from === undefined
            ? (0,ignore_rules/* ignoreRules */.ep)(build.context, build.dockerfile, frontend)
            : (0,ignore_rules/* ignoreRulesOf */.X)(directory));
        const setting = { context: directory, rules, findsBelowIgnored: frontend.seesIgnored, own };
        const found = await contextFiles(setting, reads.filter((read) => read.from === from));
        if (!found.known)
            return found;
        const nameOf = (path) => (from === undefined ? path : `[${from}] ${path}`);
        placed.push(...found.files.map((file) => ({ ...file, directory, name: nameOf(file.path) })));
    }
    return { known: true, files: placed };
}
async function filePart({ contents }, file) {
    const { directory, kind, path, mode, name } = file;
    const digest = await once(contents, JSON.stringify([directory, path, kind]), async () => {
        const hex = await contentDigest(directory, file);
        return hex === undefined ? '' : `sha256:${hex}`;
    });
    const words = [kind, mode?.toString(8), digest].filter((word) => word !== undefined && word !== '');
    return part('file', name, words.join(' '));
}
const batch = 32;
async function inBatches(items, work) {
    const results = [];
    for (let at = 0; at < items.length; at += batch) {
        results.push(...(await Promise.all(items.slice(at, at + batch).map(work))));
    }
    return results;
}
async function readImageConfig(registry, reference) {
    const manifest = await registry.getManifest(reference);
    if (manifest === undefined)
        return undefined;
    const image = await firstImage(registry, reference, manifest);
    const bytes = image && (await (0,image_registry.readConfigBlob)(registry, reference, image.config));
    const { config } = (bytes === undefined ? {} : JSON.parse(bytes.toString('utf8')));
    return { digest: manifest.digest, labels: config?.Labels ?? {} };
}
async function firstImage(registry, { registry: host, repository }, manifest) {
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    if (content.kind === 'image')
        return content;
    const entry = content.manifests.find(({ platform }) => platform?.os !== 'unknown');
    const child = entry && (await registry.getManifest({ registry: host, repository, digest: entry.digest }));
    const image = child && (0,image_manifest/* readManifest */.WI)(child);
    return image?.kind === 'image' ? image : undefined;
}


/***/ }),

/***/ 7823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ contentLabel)
/* harmony export */ });
const contentLabel = 'io.monorepo-gitops.content';


/***/ }),

/***/ 9930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ shownParts),
/* harmony export */   Pt: () => (/* binding */ recordedBases),
/* harmony export */   QH: () => (/* binding */ differenceLine),
/* harmony export */   TG: () => (/* binding */ partLines),
/* harmony export */   tX: () => (/* binding */ differences),
/* harmony export */   vo: () => (/* binding */ differenceFromRecord),
/* harmony export */   xq: () => (/* binding */ partsLabel),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4803);

const partsLabel = 'io.monorepo-gitops.parts';
function differences(before, now) {
    const [old, fresh] = [byId(before), byId(now)];
    const ids = [...new Set([...old.keys(), ...fresh.keys()])];
    const found = ids.flatMap((id) => {
        const [a, b] = [old.get(id), fresh.get(id)];
        const { kind, name } = (b ?? a);
        return a?.value === b?.value ? [] : [{ kind, name, before: a?.value, now: b?.value }];
    });
    return found.sort(inOrder);
}
function byId(parts) {
    return new Map(parts.map((part) => [JSON.stringify([part.kind, part.name]), part]));
}
const kinds = [
    'dockerfile',
    'target',
    'platform',
    'argument',
    'label',
    'secret',
    'option',
    'base',
    'file',
];
function inOrder(a, b) {
    return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
function shownParts(parts) {
    return [...parts].sort(inOrder).map((part) => ({ ...part, value: shown(part.kind, part.value) }));
}
const isWritten = new Set(['argument', 'label', 'option']);
const couldBeSecret = /:\/\/[^/\s]*@|[A-Za-z0-9+/=_-]{20}/;
function shown(kind, value) {
    return isWritten.has(kind) && couldBeSecret.test(value) ? (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(value) : value;
}
function partLines(parts) {
    const rows = shownParts(parts).map(({ kind, name, value }) => [kind, name, short(value)]);
    const width = Math.max(0, ...rows.map(([, name]) => (name.length > 60 ? 0 : name.length)));
    return rows.map(([kind, name, value]) => `${kind.padEnd(10)} ${name.padEnd(width)} ${value}`.trimEnd());
}
function differenceLine({ kind, name, before, now }) {
    const what = kind === 'file' ? name : kind === 'dockerfile' ? `Dockerfile, stage ${name}` : `${kind} ${name}`.trimEnd();
    if (before === undefined)
        return `${what} is new`;
    if (now === undefined)
        return `${what} is gone`;
    if (kind === 'base')
        return `${what} moved from ${short(before)} to ${short(now)}`;
    if (kind === 'file' || kind === 'dockerfile')
        return fileChange(what, before, now);
    return `${what} was ${quoted(shown(kind, before))}, is ${quoted(shown(kind, now))}`;
}
function quoted(value) {
    return value === '' ? 'empty' : short(value);
}
function fileChange(what, before, now) {
    const [digestBefore, digestNow] = [before, now].map((value) => value.split(' ').at(-1));
    const words = (value) => value.split(' ').slice(0, -1).join(' ');
    return digestBefore === digestNow && before !== now
        ? `${what} changed from ${words(before)} to ${words(now)}`
        : `${what} changed`;
}
function short(text) {
    return text.replace(/sha256:([0-9a-f]{12})[0-9a-f]{52}/g, 'sha256:$1');
}
function recordOf(parts) {
    const others = kinds
        .filter((kind) => kind !== 'base')
        .flatMap((kind) => {
        const own = shownInRecord(parts, kind);
        return own.length === 0
            ? []
            : [`${kind}=${(0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(JSON.stringify(own)).slice('sha256:'.length, 'sha256:'.length + 12)}`];
    });
    return [...others, ...shownInRecord(parts, 'base').map(([name, value]) => `base/${name}=${value}`)].join(' ');
}
function shownInRecord(parts, kind) {
    return parts
        .filter((part) => part.kind === kind)
        .sort(inOrder)
        .map(({ name, value }) => [name, value]);
}
function recordedBases(label) {
    const entries = entriesOf(label);
    if (entries === undefined)
        return undefined;
    return [...entries].flatMap(([id, value]) => id.startsWith('base/') ? [{ kind: 'base', name: id.slice('base/'.length), value }] : []);
}
function differenceFromRecord(label, parts) {
    const [before, now] = [entriesOf(label), entriesOf(recordOf(parts))];
    if (before === undefined || now === undefined)
        return undefined;
    const changed = kinds
        .filter((kind) => kind !== 'base' && before.get(kind) !== now.get(kind))
        .map((kind) => titles[kind]);
    const bases = differences(recordedBases(label) ?? [], parts.filter(({ kind }) => kind === 'base'));
    return [...changed, ...bases.map(differenceLine)].join(', ');
}
const titles = {
    dockerfile: 'the Dockerfile',
    target: 'the target',
    platform: 'the platforms',
    argument: 'the arguments',
    label: 'the labels',
    secret: 'the secrets',
    option: 'the options',
    base: 'the bases',
    file: 'the files',
};
function entriesOf(label) {
    if (typeof label !== 'string' || !/^[a-z]+(\/\S+)?=\S+( \S+=\S+)*$/.test(label))
        return undefined;
    return new Map(label.split(' ').map((entry) => {
        const equals = entry.lastIndexOf('=');
        return [entry.slice(0, equals), entry.slice(equals + 1)];
    }));
}


/***/ }),

/***/ 8463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ trustOf),
/* harmony export */   x: () => (/* binding */ keyName)
/* harmony export */ });
function trustOf({ host, event, branch, actor }) {
    const isRequest = event.kind === 'request' || event.kind === 'request-closed';
    if (isRequest && event.fromFork === true)
        return 'untrusted';
    const isOfDependabot = host === 'github' && actor.name === 'dependabot[bot]';
    return isOfDependabot && (isRequest || branch?.startsWith('dependabot/') === true) ? 'untrusted' : 'trusted';
}
function keyName(key, trust) {
    if (trust === 'trusted')
        return { tag: key.tag, label: key.digest };
    return { tag: key.tag.replace(/^c-/, 'f-'), label: `untrusted ${key.digest}` };
}


/***/ }),

/***/ 4220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Zu: () => (/* binding */ explainImage),
  Gs: () => (/* binding */ makeImage),
  ZQ: () => (/* binding */ registryFor)
});

// UNUSED EXPORTS: confirmPushed, ownFiles

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var core_failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/credentials.js
var image_credentials = __webpack_require__(2242);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var image_manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/promote.js + 1 modules
var promote = __webpack_require__(5748);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
;// CONCATENATED MODULE: ./build/core/image/join.js






const ociIndex = 'application/vnd.oci.image.index.v1+json';
const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json';
async function joinImages(registry, joining) {
    const { sources, to, tags, annotations, dryRun } = joining;
    const found = await Promise.all(sources.map((source) => manifestOf(registry, source)));
    const entries = await Promise.all(found.map((manifest, index) => entriesOf(registry, manifest, sources[index])));
    checkPlatforms(sources, entries);
    const index = indexOf(entries.flat(), annotations);
    if (dryRun)
        return (0,image_manifest/* digestOf */.ol)(index.bytes);
    for (const [at, source] of sources.entries()) {
        const { digest } = found[at] ?? {};
        await (0,promote/* promote */.pt)(registry, { from: digest === undefined ? source : { ...source, digest }, to, tags: [] });
    }
    for (const tag of tags)
        await registry.putManifest({ ...to, tag }, index);
    return (0,image_manifest/* digestOf */.ol)(index.bytes);
}
async function manifestOf(registry, source) {
    const manifest = await registry.getManifest(source);
    if (manifest === undefined)
        throw (0,image_registry.missing)(source, 'join');
    return manifest;
}
async function entriesOf(registry, manifest, source) {
    if (source === undefined)
        return [];
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    if (content.kind === 'index') {
        return content.manifests.map((entry) => {
            const platform = entry.platform ?? unknown;
            return { ...entry, platform, name: nameOf(platform) };
        });
    }
    const platform = platformIn(await (0,image_registry.readConfigBlob)(registry, source, content.config));
    const name = nameOf(platform);
    if (name === undefined) {
        const problem = `${(0,image_reference/* formatReference */.FH)(source)} does not say which platform it is for`;
        throw (0,core_failure/* badInput */.AN)('join', problem, 'Build it with a builder that says so (`platforms: linux/arm64`).');
    }
    const { mediaType, digest, size } = manifest;
    return [{ mediaType, digest, size, platform, name }];
}
const unknown = { os: 'unknown', architecture: 'unknown' };
function platformIn(config) {
    const { os, architecture, variant, 'os.version': version } = (0,json/* jsonObject */.o$)(config);
    if (typeof os !== 'string' || typeof architecture !== 'string' || os === '' || architecture === '')
        return unknown;
    return {
        os,
        architecture,
        ...(typeof variant === 'string' && variant !== '' ? { variant } : {}),
        ...(typeof version === 'string' && version !== '' ? { 'os.version': version } : {}),
    };
}
function nameOf(platform) {
    const { os, architecture, variant = '' } = platform;
    if (os === 'unknown' || architecture === 'unknown')
        return undefined;
    const version = 'os.version' in platform ? String(platform['os.version']) : '';
    return [os, architecture, architecture === 'arm64' && variant === 'v8' ? '' : variant, version]
        .filter((part) => part !== '')
        .join('/');
}
function checkPlatforms(sources, entries) {
    const holders = new Map();
    for (const [at, source] of sources.entries()) {
        const names = new Set((entries[at] ?? []).flatMap(({ name }) => name ?? []));
        if (names.size === 0)
            throw (0,core_failure/* badInput */.AN)('join', `${(0,image_reference/* formatReference */.FH)(source)} has no image for a known platform`);
        for (const name of names) {
            const holder = holders.get(name);
            if (holder !== undefined) {
                const problem = `${(0,image_reference/* formatReference */.FH)(holder)} and ${(0,image_reference/* formatReference */.FH)(source)} are both for ${name}`;
                throw (0,core_failure/* badInput */.AN)('join', problem, 'Give one image for each platform: check that each build has its own `platforms`.');
            }
            holders.set(name, source);
        }
    }
}
function indexOf(entries, annotations) {
    const isDocker = annotations.size === 0 && entries.every(({ mediaType }) => mediaType.startsWith('application/vnd.docker.'));
    const mediaType = isDocker ? dockerList : ociIndex;
    const key = ({ name, digest }) => `${name ?? '~'} ${digest}`;
    const manifests = entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ name: _, ...entry }) => entry);
    const index = {
        schemaVersion: 2,
        mediaType,
        manifests,
        ...(annotations.size === 0 ? {} : { annotations: Object.fromEntries([...annotations].sort()) }),
    };
    return { bytes: Buffer.from(JSON.stringify(index)), mediaType };
}

// EXTERNAL MODULE: ./build/core/image/registry-http.js
var registry_http = __webpack_require__(1018);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/core/net/deadline.js
var net_deadline = __webpack_require__(2140);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
// EXTERNAL MODULE: ./build/core/build/bases/bases.js
var bases_bases = __webpack_require__(3246);
// EXTERNAL MODULE: ./build/core/build/platform.js
var build_platform = __webpack_require__(2266);
;// CONCATENATED MODULE: ./build/core/build/bases/base-config.js




function baseConfigReader(registry) {
    const manifests = new Map();
    const manifestOf = (reference) => {
        const name = JSON.stringify(reference);
        const asked = manifests.get(name) ?? registry.getManifest(reference);
        manifests.set(name, asked);
        return asked;
    };
    return async (reference, platform) => {
        const top = await manifestOf(reference);
        const content = top && (0,image_manifest/* readManifest */.WI)(top);
        if (content?.kind !== 'index')
            return content && configIn(await (0,image_registry.readConfigBlob)(registry, reference, content.config));
        const entry = content.manifests.find((each) => each.platform && (0,build_platform/* platformName */.$r)(each.platform) === platform);
        const { registry: host, repository } = reference;
        const child = entry && (await manifestOf({ registry: host, repository, digest: entry.digest }));
        const image = child && (0,image_manifest/* readManifest */.WI)(child);
        return image?.kind === 'image' ? configIn(await (0,image_registry.readConfigBlob)(registry, reference, image.config)) : undefined;
    };
}
function configIn(bytes) {
    const { config, rootfs } = (0,json/* jsonObject */.o$)(bytes);
    const { Env: env, OnBuild: triggers } = (0,json/* isObject */.Gv)(config) ? config : {};
    const { diff_ids: layers } = (0,json/* isObject */.Gv)(rootfs) ? rootfs : {};
    return { env: strings(env), triggers: strings(triggers), layers: strings(layers) };
}
function strings(list) {
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

;// CONCATENATED MODULE: ./build/core/build/bases/prove-bases.js




async function proveBases(registry, image, { bases, standsOn }, log) {
    const pinned = (0,bases_bases/* pinnedBases */.tj)(bases);
    const read = baseConfigReader(registry);
    const prove = async ({ platform, base: use }) => {
        const base = pinned.find(({ name }) => name === use.image);
        if (base === undefined)
            return;
        const [top, below] = await Promise.all([read(image, platform), read(base.reference, use.platform)]);
        if (top === undefined || below === undefined)
            return;
        if (!below.layers.every((layer, at) => top.layers[at] === layer))
            throw mismatch(image, base, platform);
    };
    try {
        await Promise.all(standsOn.map(prove));
    }
    catch (error) {
        if (!(error instanceof core_failure/* Failure */.HR) || error.code === 'BASE_MISMATCH' || error.kind === 'timed-out')
            throw error;
        log.warn(`the base image could not be compared with that of the registry: ${(0,core_failure/* messageOf */.bD)(error)}`);
    }
}
function mismatch(image, { name, reference }, platform) {
    const problem = `${(0,image_reference/* formatReference */.FH)(image)} is not built on ${name} as its registry has it: its layers for ${platform} are not those of ${(0,image_reference/* formatReference */.FH)(reference)}`;
    return new core_failure/* Failure */.HR('failed', 'BASE_MISMATCH', problem, {
        hint: 'The builder has taken another image: clear its images and its cache, and build again. The image is not found again by its content.',
    });
}

// EXTERNAL MODULE: ./build/core/build/content-key.js + 2 modules
var content_key = __webpack_require__(1325);
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 1 modules
var dockerfile_reads = __webpack_require__(9180);
;// CONCATENATED MODULE: ./build/core/build/engine-key.js



async function engineKey(build, setting) {
    const { bases, registry, own } = setting;
    const pinned = async (image) => {
        const base = bases.find(({ name }) => name === image);
        if (base !== undefined)
            return base.reference;
        const reference = (0,image_reference/* parseReference */.F2)(image, 'dockerfile');
        const digest = reference.digest ?? (await registry.headManifest(reference))?.digest;
        return digest === undefined ? reference : { ...reference, digest };
    };
    const readConfig = baseConfigReader(registry);
    const readers = setting.engines.flatMap(({ name, frontend }) => (frontend === undefined ? [] : [{ name, frontend }]));
    const keys = await (0,content_key/* contentKeys */.MU)(build, {
        frontends: readers.map(({ frontend }) => frontend),
        bases: {
            digest: async (image) => (await pinned(image)).digest,
            async config({ image, platform }) {
                const reference = await pinned(image);
                return reference.digest === undefined ? undefined : readConfig(reference, platform);
            },
        },
        own,
    });
    const [first, ...others] = keys;
    if (first === undefined)
        return { known: false, reason: 'no engine of this build reads a Dockerfile' };
    if (others.every((key) => isSame(key, first)))
        return first;
    const engine = await setting.chooseEngine();
    return keys[readers.findIndex(({ name }) => name === engine)] ?? first;
}
function isSame(one, other) {
    return one.known && other.known ? one.digest === other.digest : one.known === other.known;
}

// EXTERNAL MODULE: ./build/core/build/engines.js
var build_engines = __webpack_require__(1882);
// EXTERNAL MODULE: ./build/core/build/key/explain.js
var explain = __webpack_require__(9930);
;// CONCATENATED MODULE: ./build/core/build/key/reuse.js





async function imageOfKey(registry, repository, key) {
    const manifest = await registry.getManifest({ ...repository, tag: key.tag });
    return manifest === undefined ? { result: 'none' } : proved(registry, repository, manifest, key);
}
async function holdersOf(registry, repository, tags) {
    const heads = tags.map(async (tag) => [tag, (await registry.headManifest({ ...repository, tag }))?.digest]);
    const found = await Promise.all(heads);
    return new Map(found.flatMap(([tag, digest]) => (digest === undefined ? [] : [[tag, digest]])));
}
async function proved(registry, repository, manifest, key) {
    const { digest } = manifest;
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    const isAnnotated = content.annotations[content_key/* keyLabel */.w8] === key.label;
    if (content.kind === 'image') {
        if (!isAnnotated)
            return byLabel(registry, repository, { manifest, image: manifest, key });
        const { config } = content;
        return (await registry.hasBlob(repository, config.digest))
            ? { result: 'found', manifest }
            : { result: 'damaged', lost: config.digest };
    }
    const first = content.manifests.find(({ platform }) => platform?.os !== 'unknown');
    if (first === undefined)
        return { result: 'other', digest };
    const asked = isAnnotated ? content.manifests : content.manifests.filter((entry) => entry !== first);
    const [image, lost] = await Promise.all([
        isAnnotated ? undefined : registry.getManifest({ ...repository, digest: first.digest }),
        firstLost(asked, async (entry) => (await registry.headManifest({ ...repository, digest: entry })) !== undefined),
    ]);
    if (lost !== undefined)
        return { result: 'damaged', lost };
    if (isAnnotated)
        return { result: 'found', manifest };
    return image === undefined
        ? { result: 'damaged', lost: first.digest }
        : byLabel(registry, repository, { manifest, image, key });
}
async function byLabel(registry, repository, { manifest, image, key }) {
    const content = (0,image_manifest/* readManifest */.WI)(image);
    if (content.kind === 'index')
        return { result: 'other', digest: manifest.digest };
    try {
        const config = await (0,image_registry.readConfigBlob)(registry, repository, content.config);
        return labelsIn(config)[content_key/* keyLabel */.w8] === key.label
            ? { result: 'found', manifest }
            : { result: 'other', digest: manifest.digest };
    }
    catch (error) {
        if (!isAnswer(error) || (await registry.hasBlob(repository, content.config.digest)))
            throw error;
        return { result: 'damaged', lost: content.config.digest };
    }
}
function labelsIn(config) {
    const parsed = JSON.parse(Buffer.from(config).toString('utf8'));
    return parsed?.config?.Labels ?? {};
}
async function giveTags(registry, repository, manifest, tags, holders) {
    const wanting = tags.filter((tag) => holders.get(tag) !== manifest.digest);
    const written = await Promise.allSettled(wanting.map((tag) => registry.putManifest({ ...repository, tag }, manifest).catch(takenOr(registry, repository, tag, manifest))));
    const failed = written.find((each) => each.status === 'rejected');
    if (failed === undefined)
        return { result: 'tagged' };
    const lost = isAnswer(failed.reason) ? await lostPart(registry, repository, manifest) : undefined;
    if (lost === undefined)
        throw failed.reason;
    return { result: 'damaged', lost };
}
async function nameByKey(registry, repository, key, digest) {
    const [keyed, manifest] = await Promise.all([
        imageOfKey(registry, repository, key),
        registry.getManifest({ ...repository, digest }),
    ]);
    if (keyed.result === 'found')
        return keyed.manifest.digest;
    if (manifest === undefined)
        throw (0,image_registry.missing)({ ...repository, digest });
    return registry.putManifest({ ...repository, tag: key.tag }, manifest);
}
function takenOr(registry, repository, tag, manifest) {
    return async (failure) => {
        if (!isAnswer(failure) || !/ 4(?!08|13|29)\d\d$/.test(failure.message))
            throw failure;
        const target = { ...repository, tag };
        const holder = await registry.headManifest(target);
        if (holder === undefined)
            throw failure;
        const problem = `${(0,image_reference/* formatReference */.FH)(target)} is ${holder.digest} already, and the registry does not let it become ${manifest.digest}`;
        throw new core_failure/* Failure */.HR('refused', 'TAG_TAKEN', problem, {
            hint: 'another run has built the same commit: take its image by that tag, use a tag of this run such as {sha8}-{run}, or let the registry move tags',
            cause: failure,
        });
    };
}
async function lostPart(registry, repository, manifest) {
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    return content.kind === 'image'
        ? firstLost([content.config, ...content.layers.filter(image_manifest/* isStored */.mL)], (digest) => registry.hasBlob(repository, digest))
        : firstLost(content.manifests, async (digest) => (await registry.headManifest({ ...repository, digest })) !== undefined);
}
async function firstLost(parts, isThere) {
    const found = await Promise.all(parts.map(({ digest }) => isThere(digest)));
    return parts.find((_, index) => found[index] === false)?.digest;
}
function isAnswer(error) {
    return error instanceof core_failure/* Failure */.HR && error.code === 'REGISTRY_ANSWER';
}

;// CONCATENATED MODULE: ./build/core/build/key/keyed-image.js





async function reuse({ target, registry, log, isDry }, key, parts = []) {
    const { image, tags } = target;
    const repository = (0,image_reference/* parseReference */.F2)(image);
    const [keyed, holders] = await Promise.all([
        imageOfKey(registry, repository, key),
        holdersOf(registry, repository, tags),
    ]);
    const notWhole = (lost) => `the registry has lost ${lost} of ${image}:${key.tag}, so the image is built again`;
    switch (keyed.result) {
        case 'none':
            await explainMiss({ target, registry, log }, parts, holders);
            return undefined;
        case 'other':
            log.warn(`${image}:${key.tag} was moved to an image of other content`);
            return undefined;
        case 'damaged':
            log.warn(notWhole(keyed.lost));
            return undefined;
    }
    const { digest } = keyed.manifest;
    const tagged = isDry ? undefined : await giveTags(registry, repository, keyed.manifest, tags, holders);
    if (tagged?.result === 'damaged') {
        log.warn(notWhole(tagged.lost));
        return undefined;
    }
    log.info(`Nothing to build: ${image}@${digest} has the same content`);
    return digest;
}
async function explainMiss({ target: { image, tags, fixed }, registry, log }, parts, holders) {
    const tag = tags.find((each) => !fixed.includes(each) && holders.has(each));
    if (tag === undefined)
        return;
    const before = await (0,content_key/* readImageConfig */.MP)(registry, { ...(0,image_reference/* parseReference */.F2)(image), tag }).catch(() => undefined);
    const line = (0,explain/* differenceFromRecord */.vo)(before?.labels[explain/* partsLabel */.xq], parts);
    if (line)
        log.info(`No image has this content. What differs from ${image}:${tag}: ${line}`);
}
async function announce({ target, registry, log }, key, digest) {
    try {
        const holder = await nameByKey(registry, (0,image_reference/* parseReference */.F2)(target.image), key, digest);
        if (holder !== digest)
            log.info(`Another run has built the same content meanwhile: ${holder}`);
    }
    catch (error) {
        if (!(error instanceof core_failure/* Failure */.HR) || error.kind === 'timed-out')
            throw error;
        log.warn(`${key.tag} could not be written, so that the next run builds again: ${error.message}`);
    }
}

// EXTERNAL MODULE: ./build/core/build/key/trust.js
var trust = __webpack_require__(8463);
// EXTERNAL MODULE: ./build/core/build/options/arguments.js
var options_arguments = __webpack_require__(5152);
// EXTERNAL MODULE: ./build/core/build/options/options.js + 2 modules
var options_options = __webpack_require__(7892);
// EXTERNAL MODULE: ./build/core/build/options/sign.js
var sign = __webpack_require__(3567);
// EXTERNAL MODULE: ./build/core/build/prune/pruned-context.js + 6 modules
var pruned_context = __webpack_require__(3909);
// EXTERNAL MODULE: ./build/core/build/request.js
var build_request = __webpack_require__(212);
// EXTERNAL MODULE: ./build/core/build/run-builder.js
var run_builder = __webpack_require__(1142);
;// CONCATENATED MODULE: ./build/core/build/make-image.js
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
    return withConnection(ports, async (own) => {
        if (request.finish !== undefined)
            return await finish(request, (0,external_node_path_.resolve)(request.cwd, request.finish), own);
        (0,options_options/* checkDestination */.br)(request);
        const signer = await (0,sign/* signerOf */.K)(request, own);
        const task = { ...(await taskOf(request, own)), signer };
        const source = request['promote-from'];
        const outcome = isJoined(request)
            ? await joinPlatforms(task)
            : source === undefined
                ? await buildImage(task)
                : await promoteImage(task, source);
        return { image: task.target.image, tags: task.target.tags, ...outcome };
    });
}
function explainImage(request, ports) {
    return withConnection(ports, async (own) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const task = await taskOf({ ...request, 'dry-run': true, 'unless-changed': true, push: true, load: false, emit: undefined }, own);
            const { target, registry } = task;
            const whole = (0,build_request/* specOf */.rI)(task.request, target, own);
            const pruned = __addDisposableResource(env_1, await (0,pruned_context/* prunedContext */.i)(task.request, whole, task.engines, own), true);
            const { key, parts } = await readDockerfile(task, pruned?.spec ?? whole);
            const [keyed, tagged] = await Promise.all([
                key === undefined ? undefined : imageOfKey(registry, (0,image_reference/* parseReference */.F2)(target.image), key),
                (0,content_key/* readImageConfig */.MP)(registry, { ...(0,image_reference/* parseReference */.F2)(target.image), tag: target.tags[0] }),
            ]);
            const digest = keyed?.result === 'found' ? keyed.manifest.digest : undefined;
            const record = tagged?.labels[explain/* partsLabel */.xq];
            return {
                image: target.image,
                tags: target.tags,
                action: digest === undefined ? 'built' : 'reused',
                digest,
                parts,
                keyTag: key?.tag,
                record: typeof record === 'string' ? record : undefined,
            };
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
    });
}
function withConnection(ports, work) {
    return ports.deadline.parallel(async (deadline) => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const network = __addDisposableResource(env_2, ports.network.until(deadline), false);
            return await work({ ...ports, deadline, network });
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    });
}
async function taskOf(request, ports) {
    const target = (0,build_request/* imageTarget */.bi)(request);
    const engines = isJoined(request) ? [] : (0,build_engines/* enginesFor */.Ho)(request, await (0,build_engines/* allEngines */.N1)());
    return { request, target, engines, ports, signer: undefined, ...connect(request, target.image, ports) };
}
function isJoined({ join: sources = [] }) {
    return sources.length > 0;
}
async function finish(request, directory, ports) {
    const [otherJob] = (await (0,build_engines/* allEngines */.N1)()).flatMap((engine) => engine.otherJob ?? []);
    if (otherJob === undefined)
        throw (0,core_failure/* badInput */.AN)('finish', 'no engine builds in another job', 'Leave finish out.');
    const pushed = await otherJob.finish(directory);
    const { image, tags, action, key } = pushed;
    const signer = await (0,sign/* signerOf */.K)(request, ports);
    const { registry, credentials } = connect(request, request.image ?? image, ports);
    const digest = await confirmPushed(registry, image, tags, pushed.digest);
    await proveBases(registry, { ...(0,image_reference/* parseReference */.F2)(image), digest }, pushed, ports.log);
    const target = { image };
    if (action === 'built')
        await signFresh({ request, target, signer, credentials, ports }, digest);
    if (key !== undefined)
        await announce({ target, registry, log: ports.log }, key, digest);
    return { image, tags, action, digest };
}
async function promoteImage(task, source) {
    const { request, target, registry } = task;
    const { image, tags, fixed } = target;
    const promotion = { from: (0,image_reference/* parseReference */.F2)(source, 'promote-from'), to: (0,image_reference/* parseReference */.F2)(image), tags, fixed };
    const { digest } = await (request['dry-run'] ? promote/* promotable */.Ke : promote/* promote */.pt)(registry, promotion);
    if (!request['dry-run'])
        await skipOtherJob(task, 'promoted', digest);
    return { action: 'promoted', digest };
}
async function joinPlatforms(task) {
    const { request, target, registry, ports } = task;
    const to = (0,image_reference/* parseReference */.F2)(target.image);
    const sources = (request.join ?? []).map((template) => {
        const item = (0,placeholders/* expand */.fT)(template, request.placeholders, 'join');
        return (0,image_reference/* isDigest */.Bc)(item) ? { ...to, digest: item } : (0,image_reference/* parseReference */.F2)(item, 'join');
    });
    const annotations = (0,options_arguments/* parsePublicAssignments */.HB)('annotations', request.annotations ?? [], ports.secrets);
    const dryRun = request['dry-run'];
    const digest = await joinImages(registry, { sources, to, tags: target.tags, annotations, dryRun });
    if (dryRun)
        return { action: 'joined', digest };
    await confirmPushed(registry, target.image, target.tags, digest);
    await signFresh(task, digest);
    return { action: 'joined', digest };
}
async function signFresh({ request, target, signer, credentials, ports, }, digest) {
    if (signer === undefined)
        return;
    const { image } = target;
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(image);
    const spec = {
        image,
        credentials: [{ registry, credentials: await credentials(registry, repository) }],
        insecureRegistry: (0,registry_http/* isPlain */.$i)(registry, request['registry-insecure']),
    };
    await (0,sign/* signImage */.j)(signer, digest, { spec, run: (0,run_builder/* runUntil */.W)(ports.programs, ports.deadline), log: ports.log });
}
async function buildImage(task) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, target, engines, registry, ports } = task;
        const { log, env, clock, deadline } = ports;
        const isOfDockerfile = engines.some(({ source }) => source === 'dockerfile');
        const whole = (0,build_request/* specOf */.rI)(request, target, ports);
        const pruned = __addDisposableResource(env_3, isOfDockerfile ? await (0,pruned_context/* prunedContext */.i)(request, whole, engines, ports) : undefined, true);
        const given = pruned?.spec ?? whole;
        const { spec: read, key, parts } = isOfDockerfile ? await readDockerfile(task, given) : { spec: given };
        const keyed = { ...task, isDry: request['dry-run'], log };
        const reused = key === undefined || read.options.noCache ? undefined : await reuse(keyed, key, parts);
        if (reused !== undefined) {
            if (!request['dry-run'])
                await skipOtherJob(task, 'reused', reused);
            return { action: 'reused', digest: reused };
        }
        const spec = (await pruned?.handOver(read, request['dry-run'])) ?? read;
        const buildDeadline = __addDisposableResource(env_3, new net_deadline/* Deadline */.B2(clock, request['build-timeout'], 'build-timeout'), false);
        const runBuilder = (0,run_builder/* runUntil */.W)(ports.programs, buildDeadline);
        const run = (call) => deadline.pausedDuring(() => runBuilder(call));
        const engine = await (0,build_engines/* firstAvailable */.ML)(engines, spec, { run, env, log, registry });
        log.info(`Engine: ${engine.name}`);
        if (request['dry-run']) {
            const { action, digest, lines } = await engine.plan();
            for (const line of lines)
                log.info(pruned?.hide(line) ?? line);
            return { action, digest };
        }
        const built = await log.group(`Build ${spec.image}`, () => engine.build());
        if (built.result === 'emitted')
            return { action: 'built', digest: undefined };
        if (built.result === 'kept')
            return { action: 'built', digest: undefined, imageId: built.imageId };
        const digest = await confirmPushed(registry, spec.image, spec.tags, built.digest);
        await proveBases(registry, { ...(0,image_reference/* parseReference */.F2)(spec.image), digest }, spec, log);
        if (built.action === 'built')
            await signFresh(task, digest);
        if (key !== undefined)
            await announce(keyed, key, digest);
        return { action: built.action, digest };
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_3);
        if (result_2)
            await result_2;
    }
}
async function platformsOf({ engines, ports }, { platforms, builder }) {
    if (platforms.length > 0)
        return platforms;
    const run = (0,run_builder/* runUntil */.W)(ports.programs, ports.deadline);
    if (engines.some(({ mayBeRemote }) => mayBeRemote))
        return [await (0,build_platform/* defaultPlatform */.nx)(builder, { env: ports.env, run })];
    const { DOCKER_DEFAULT_PLATFORM } = ports.env;
    return [await (0,build_platform/* defaultPlatform */.nx)(undefined, { env: { DOCKER_DEFAULT_PLATFORM }, run })];
}
async function readDockerfile(task, asked) {
    const { request, engines, registry, ports } = task;
    const { log } = ports;
    await (0,build_request/* requirePaths */.yK)(asked);
    const given = { ...asked, platforms: await platformsOf(task, asked) };
    const text = await (0,promises_.readFile)(given.dockerfile, 'utf8');
    const reads = engines.flatMap(({ frontend }) => frontend === undefined ? [] : ((0,dockerfile_reads/* dockerfileReads */.wj)(text, (0,content_key/* readOptions */.Tt)(given, frontend)) ?? []));
    const images = [...new Set(reads.flatMap((each) => each.images))];
    const credentials = await credentialsFor(task, given, images);
    const bases = await (0,bases_bases/* resolveBases */.r2)(images, async (base) => (await registry.headManifest(base))?.digest);
    const options = { ...given.options, pull: (0,bases_bases/* needsPull */.l8)(bases, log) || given.options.pull };
    const uses = usesOf(reads);
    const standsOn = options.extraArgs.some((word) => word.startsWith('--squash')) ? [] : uses.standsOn;
    const spec = { ...given, credentials, bases, options, ...uses, standsOn };
    if (!request['unless-changed'] || !spec.options.push)
        return { spec };
    const key = await engineKey(spec, {
        engines,
        bases,
        registry,
        own: ownFiles(request.ci.workspace, spec.emit, engines),
        chooseEngine: async () => {
            const run = (0,run_builder/* runUntil */.W)(ports.programs, ports.deadline);
            return (await (0,build_engines/* firstAvailable */.ML)(engines, spec, { run, env: ports.env, log, registry })).name;
        },
    });
    if (!key.known) {
        log.warn(`unless-changed: ${key.reason}, so the image is built in any case`);
        return { spec: { ...spec, labels: new Map([...spec.labels, ...(0,build_request/* contentLabels */.HB)(request)]) } };
    }
    const name = (0,trust/* keyName */.x)(key, (0,trust/* trustOf */.A)(request.ci));
    log.info(`Content key ${name.tag} (${key.parts.filter(isFile).length} files)`);
    const own = [
        [content_key/* keyLabel */.w8, name.label],
        [explain/* partsLabel */.xq, (0,explain/* recordOf */.zv)(key.parts)],
    ];
    const labels = new Map([...spec.labels, ...own, ...(0,build_request/* contentLabels */.HB)(request)]);
    const isIndex = spec.platforms.length > 1 || (0,options_options/* hasAttestations */.SW)(spec.options);
    const annotations = new Map([...spec.options.annotations, ...(isIndex ? [[content_key/* keyLabel */.w8, name.label]] : [])]);
    return {
        spec: { ...spec, labels, key: name, options: { ...spec.options, annotations } },
        key: name,
        parts: key.parts,
    };
}
function usesOf(reads) {
    const [first, ...others] = reads.map(({ standsOn }) => standsOn);
    const agree = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
    return { baseUses: reads.flatMap(({ uses }) => uses), standsOn: agree ? (first ?? []) : [] };
}
function isFile({ kind, value }) {
    return kind === 'file' && !value.startsWith('directory');
}
async function credentialsFor({ credentials, ports }, { image, cache, options }, bases) {
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(image);
    const found = new Map();
    if (options.push)
        found.set(registry, await credentials(registry, repository));
    for (const other of [...(cache.mode === 'registry' ? [cache.repository] : []), ...bases]) {
        const { registry: host, repository: path } = (0,image_reference/* parseReference */.F2)(other, 'dockerfile');
        if (found.has(host))
            continue;
        try {
            found.set(host, await credentials(host, path));
        }
        catch (error) {
            ports.log.detail(`no credential for ${host}: ${(0,core_failure/* messageOf */.bD)(error)}`);
        }
    }
    return [...found].map(([host, known]) => ({ registry: host, credentials: known }));
}
function ownFiles(workspace, emit, engines) {
    const emitted = emit === undefined ? [] : engines.flatMap(({ otherJob }) => otherJob?.files(emit) ?? []);
    return [(0,external_node_path_.join)(workspace, ports/* dotenvReport */.ff), (0,external_node_path_.join)(workspace, ports/* outputFiles */.Lo), ...emitted];
}
async function skipOtherJob({ request, target, engines }, action, digest) {
    const { emit, cwd } = request;
    if (emit === undefined)
        return;
    const { image, tags } = target;
    for (const { otherJob } of engines)
        await otherJob?.skip((0,external_node_path_.resolve)(cwd, emit), { image, tags, action, digest });
}
async function confirmPushed(registry, image, [first, ...others], reported) {
    const repository = (0,image_reference/* parseReference */.F2)(image);
    const pushed = (await registry.headWritten({ ...repository, tag: first }, reported))?.digest;
    if (pushed === undefined || (reported !== undefined && pushed !== reported)) {
        const problem = `${image}:${first} is ${pushed ?? 'missing'} in the registry, but the builder pushed ${reported ?? 'it'}`;
        throw new core_failure/* Failure */.HR('failed', 'DIGEST_MISMATCH', problem, {
            hint: 'Another run may have pushed the same tag meanwhile: use a tag that is unique to the commit, such as {sha8}, and run again.',
        });
    }
    for (const tag of others)
        await (0,promote/* confirm */.lJ)(registry, { ...repository, tag }, pushed);
    return pushed;
}
function registryFor(request, image, ports) {
    return connect(request, image, ports).registry;
}
function connect(request, image, ports) {
    const inputs = {
        username: request['registry-username'],
        password: request['registry-password'],
        registries: [(0,image_reference/* parseRepositoryName */.$M)(image).registry],
    };
    const programs = { run: (0,run_builder/* runUntil */.W)(ports.programs, ports.deadline) };
    const credentials = (0,image_credentials.credentialResolver)(inputs, { ...ports, programs });
    const pushesTo = request['dry-run'] ? {} : { pushesTo: (0,image_reference/* parseRepositoryName */.$M)(image) };
    const options = { ...ports, ...pushesTo, credentials, insecure: request['registry-insecure'] };
    return { credentials, registry: new image_registry.Registry(options) };
}


/***/ }),

/***/ 3567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ signerOf),
/* harmony export */   j: () => (/* binding */ signImage)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6278);
/* harmony import */ var _build_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4767);
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




async function signerOf(request, { env, secrets }) {
    const { sign, 'sign-key': key, 'sign-args': more = [] } = request;
    if (sign === undefined) {
        if (key === undefined)
            return undefined;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('sign-key', 'has no meaning without sign', 'Give `sign: key`.');
    }
    const keyFlags = sign === 'key' ? [`--key=${checkKey(key, env, secrets)}`] : [];
    if (sign === 'keyless')
        checkIdentity(key, env);
    const secret = more.find((word) => secrets.isIn(word));
    if (secret !== undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('sign-args', 'hold a secret of this job', 'Hand it over in a variable that cosign reads.');
    }
    const [cosign] = await (0,_program_js__WEBPACK_IMPORTED_MODULE_2__/* .programsOnPath */ .iz)('cosign', env);
    if (cosign === undefined) {
        const hint = 'Install it before: on GitHub with sigstore/cosign-installer, elsewhere from the packages of the system.';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('sign', 'there is no cosign on PATH', hint);
    }
    if (env.COSIGN_PASSWORD !== undefined)
        secrets.add(env.COSIGN_PASSWORD);
    return {
        cosign,
        flags: ['--yes', ...keyFlags, ...more],
        env: sign === 'key' ? { ...env, COSIGN_PASSWORD: env.COSIGN_PASSWORD ?? '' } : env,
    };
}
function checkKey(key, env, secrets) {
    const hint = 'Put the key into a variable and give `sign-key: env://NAME`, or give a path or a key of a KMS.';
    if (key === undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('sign-key', 'is missing, and `sign: key` signs with one', hint);
    if (/-----BEGIN|\n/.test(key)) {
        secrets.add(key);
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('sign-key', 'is a key, which every program of the machine could read', hint);
    }
    const variable = /^env:\/\/(.+)$/.exec(key)?.[1];
    if (variable === undefined)
        return key;
    const value = env[variable];
    if (value === undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('sign-key', `the variable ${variable} is not set`, 'Hand it to this job or step.');
    secrets.add(value);
    return key;
}
function checkIdentity(key, env) {
    if (key !== undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('sign-key', 'has no meaning with `sign: keyless`', 'Give `sign: key`.');
    if (env.SIGSTORE_ID_TOKEN !== undefined)
        return;
    if (env.GITHUB_ACTIONS === 'true' && env.ACTIONS_ID_TOKEN_REQUEST_URL === undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('sign', 'this job has no identity', 'Give it `permissions: id-token: write`.');
    }
    if (env.GITLAB_CI === 'true') {
        const hint = 'Give the job `id_tokens: { SIGSTORE_ID_TOKEN: { aud: sigstore } }`.';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('sign', 'this job has no identity', hint);
    }
}
function signFailure(reference, signed) {
    const cause = new Error(signed.stderr.trim().split(/\r?\n/).slice(-10).join('\n'));
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'SIGN_FAILED', `cosign did not sign ${reference} (exit code ${signed.exitCode})`, {
        hint: 'The image is pushed and not signed. Correct what cosign says and run again.',
        cause,
    });
}
async function signImage(signer, digest, { spec, run, log }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(spec.image), digest });
        const files = __addDisposableResource(env_1, await (0,_build_files_js__WEBPACK_IMPORTED_MODULE_3__/* .buildFiles */ .C)(spec, signer.env, 'docker'), true);
        const plain = spec.insecureRegistry ? ['--allow-http-registry', '--allow-insecure-registry'] : [];
        const argv = [signer.cosign, 'sign', ...signer.flags, ...plain, reference];
        await log.group(`Sign ${reference}`, async () => {
            log.info(`$ ${(0,_program_js__WEBPACK_IMPORTED_MODULE_2__/* .shellLine */ .Tg)(argv)}`);
            const result = await run({ argv, env: files.env, stdin: '', onLine: (line) => log.info(line) });
            if (result.exitCode !== 0)
                throw signFailure(reference, result);
        });
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


/***/ }),

/***/ 2266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   nx: () => (/* binding */ defaultPlatform),
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
function platformName({ os, architecture, variant }) {
    return normalizePlatform([os, architecture, ...(variant === undefined || variant === '' ? [] : [variant])].join('/'));
}
async function defaultPlatform(builder, ports) {
    const { DOCKER_DEFAULT_PLATFORM: wanted } = ports.env;
    return wanted ? normalizePlatform(wanted) : ((await remotePlatform(builder, ports)) ?? hostPlatform());
}
async function remotePlatform(builder, { env, run }) {
    const ask = async (argv, found) => {
        const { exitCode, stdout } = await run({ argv, env });
        const platform = exitCode === 0 ? found.exec(stdout.toString('utf8'))?.[1] : undefined;
        return platform === undefined ? undefined : normalizePlatform(platform);
    };
    const address = builder ?? env.BUILDKIT_HOST;
    if (address?.includes('://'))
        return ask(['buildctl', `--addr=${address}`, 'debug', 'workers'], /\s(linux\/[^\s,]+)/);
    if (builder !== undefined)
        return ask(['docker', 'buildx', 'inspect', '--', builder], /^Platforms:\s*([^\s,*]+)/m);
    if (!/^(tcp|ssh|https?):/.test(env.DOCKER_HOST ?? ''))
        return undefined;
    return ask(['docker', 'version', '--format', '{{.Server.Os}}/{{.Server.Arch}}'], /^([a-z]+\/\S+)/);
}


/***/ }),

/***/ 3909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ checkPrune),
  i: () => (/* binding */ prunedContext)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/monorepo/lock/lock-files.js + 4 modules
var lock_files = __webpack_require__(283);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __webpack_require__(95);
// EXTERNAL MODULE: ./build/core/build/content-key.js + 2 modules
var content_key = __webpack_require__(1325);
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 1 modules
var dockerfile_reads = __webpack_require__(9180);
// EXTERNAL MODULE: ./build/core/build/engine.js
var engine = __webpack_require__(3951);
// EXTERNAL MODULE: ./build/core/build/request.js
var build_request = __webpack_require__(212);
// EXTERNAL MODULE: ./build/core/build/run-builder.js
var run_builder = __webpack_require__(1142);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(8998);
;// CONCATENATED MODULE: ./build/core/build/prune/docker-layout.js



function expectsDockerLayout(context, { isTracked, paths }) {
    const isInMonorepo = (directory) => isTracked(directory) || paths.some((path) => path.startsWith(`${directory}/`));
    return ['', 'out/'].find((prefix) => ['json', 'full'].every((name) => {
        const directory = `${prefix}${name}`;
        const isCopied = context.some((path) => path === directory || path.startsWith(`${directory}/`));
        return isCopied && !isInMonorepo(directory);
    }));
}
const isForInstall = (0,glob/* glob */.TI)('{.npmrc,.yarnrc,.yarnrc.yml,.pnpmfile.cjs,.pnpmfile.mjs,pnpm-workspace.yaml,bunfig.toml,{patches,.yarn/patches,.yarn/releases,.yarn/plugins}/**}');
function dockerLayout(prefix) {
    return (path) => {
        if (path === '.dockerignore' || path === '.containerignore')
            return [path];
        const json = `${prefix}json/${path}`;
        if (lock_files/* lockFileNames */.e.includes(path))
            return [json, `${prefix}${path}`];
        const isManifest = external_node_path_.posix.basename(path) === 'package.json' || isForInstall(path);
        return [...(isManifest ? [json] : []), `${prefix}full/${path}`];
    };
}

// EXTERNAL MODULE: ./build/core/monorepo/prune/extra-files.js
var extra_files = __webpack_require__(5099);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
;// CONCATENATED MODULE: ./build/core/build/prune/extra-files.js






async function extraFiles(root, items) {
    const found = new Set();
    for (const item of items) {
        const path = (0,extra_files/* extraFilePath */.Cc)(item);
        const walk = walkOf(item, path);
        if (walk !== undefined)
            await collect(root, '', walk, found);
        else
            await collectNamed(root, path, found);
    }
    const isLeftOut = (0,extra_files/* leavesOut */.Nt)(items);
    return [...found].filter((path) => !isLeftOut(path) && !isOwn(path)).sort();
}
function isOwn(path) {
    return path === ports/* dotenvReport */.ff || path.startsWith(`${ports/* outputFiles */.Lo}/`);
}
const skipped = ['.git', 'node_modules'];
function walkOf(item, path) {
    if (!(0,glob/* isGlob */.fg)(item))
        return undefined;
    const names = new Set(path.split('/'));
    return {
        at: (0,glob/* globWalk */.k)((0,glob/* alternatives */.Vo)(path, 'extra-files')),
        enters: (name) => name !== '.git' && (!skipped.includes(name) || names.has(name)),
    };
}
async function collect(root, directory, { at, enters }, found) {
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(root, directory), { withFileTypes: true })) {
        const path = external_node_path_.posix.join(directory, entry.name);
        if (!entry.isDirectory()) {
            if ((entry.isFile() || entry.isSymbolicLink()) && at.matches(entry.name))
                found.add(path);
            continue;
        }
        const below = enters(entry.name) ? at.below(entry.name) : undefined;
        if (below !== undefined)
            await collect(root, path, { at: below, enters }, found);
    }
}
async function collectNamed(root, path, found) {
    const parents = path.split('/').slice(0, -1);
    for (const index of parents.keys()) {
        const parent = parents.slice(0, index + 1).join('/');
        if (!(await kindOf(root, parent))?.isSymbolicLink())
            continue;
        const problem = `"${path}" leads through the symbolic link ${parent}`;
        throw (0,failure/* badInput */.AN)('extra-files', problem, 'Name the file where it is.');
    }
    const kind = await kindOf(root, path);
    if (kind === undefined) {
        const hint = 'Correct the path, make the file in a step before this one, or give a glob, which may match nothing.';
        throw (0,failure/* badInput */.AN)('extra-files', `"${path}" is not there`, hint);
    }
    if (kind.isDirectory())
        await collect(root, path, { at: (0,glob/* globWalk */.k)(['**']), enters: (name) => !skipped.includes(name) }, found);
    else
        found.add(path);
}
function kindOf(root, path) {
    return (0,promises_.lstat)((0,external_node_path_.join)(root, path)).catch(() => undefined);
}

// EXTERNAL MODULE: ./build/core/monorepo/lock/pruned-lock.js + 2 modules
var pruned_lock = __webpack_require__(559);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var checkout = __webpack_require__(5228);
// EXTERNAL MODULE: ./build/core/source/tree.js
var tree = __webpack_require__(1220);
;// CONCATENATED MODULE: ./build/core/monorepo/prune/working-tree.js






async function readWorkingTree(at) {
    const listed = await trackedFiles(at);
    const files = new Map(listed.map((file) => [file.path, file]));
    const root = await (0,promises_.realpath)(at.cwd);
    const links = async () => {
        const found = listed.filter(({ mode }) => mode === objects/* treeMode */.co.symlink);
        const targets = await Promise.all(found.map(async ({ path }) => {
            const text = await (0,promises_.readlink)(diskPath(root, path)).catch(() => '');
            const target = (0,tree/* linkTarget */.Cm)(path, text);
            return target === undefined ? [] : [[path, target]];
        }));
        return new Map(targets.flat());
    };
    return {
        files,
        links,
        async read(paths) {
            const wanted = [...new Set(paths)].filter((path) => files.has(path));
            const bodies = await Promise.all(wanted.map(async (path) => {
                const body = await readInside(root, path);
                return body === undefined ? [] : [[path, body]];
            }));
            return new Map(bodies.flat());
        },
    };
}
function diskPath(root, path) {
    if (!/\p{Surrogate}/u.test(path))
        return (0,external_node_path_.join)(root, path);
    const bytes = path.split('/').map((name) => {
        if (!/\p{Surrogate}/u.test(name))
            return Buffer.from(name, 'utf8');
        return Buffer.from([...name].map((character) => character.charCodeAt(0) & 0xff));
    });
    return Buffer.concat([Buffer.from(root), ...bytes.flatMap((name) => [Buffer.from('/'), name])]);
}
async function readInside(root, path) {
    const file = diskPath(root, path);
    const real = await (0,promises_.realpath)(file).catch(() => undefined);
    if (real === undefined || !real.startsWith(root + external_node_path_.sep))
        return undefined;
    return (await (0,promises_.lstat)(real)).isFile() ? (0,promises_.readFile)(real) : undefined;
}
async function trackedFiles(at, directory = '') {
    const cwd = (0,external_node_path_.join)(at.cwd, directory);
    const { code, stdout, stderr } = await (0,checkout/* git */.$Y)({ ...at, cwd }, ['ls-files', '--stage', '-z']);
    if (code !== 0) {
        throw new failure/* Failure */.HR('failed', 'GIT_TREE', `the tracked files of ${cwd} cannot be listed`, {
            hint: 'Run this in a checkout of the monorepo that git can read (in a container: git config --global --add safe.directory "$PWD").',
            cause: new Error(stderr.trim()),
        });
    }
    const found = [];
    for (const file of (0,tree/* parseListing */._S)(stdout)) {
        const path = external_node_path_.posix.join(directory, file.path);
        if (file.mode !== objects/* treeMode */.co.submodule)
            found.push({ ...file, path });
        else if (await exists((0,external_node_path_.join)(at.cwd, path, '.git')))
            found.push(...(await trackedFiles(at, path)));
    }
    return found;
}
function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}

// EXTERNAL MODULE: ./build/core/monorepo/service-content.js + 2 modules
var service_content = __webpack_require__(4307);
// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/core/build/prune/pruned-files.js








async function prunedFiles(at, by, { name, service, ...options }) {
    await (0,checkout/* requireCheckout */.EJ)(at);
    const tree = await readWorkingTree(at);
    const graph = await (0,workspace/* readWorkspaceOf */.J7)(tree);
    const index = await (0,service_content/* indexContent */.GE)({ tree, graph }, options);
    const { packages, loose, locks, pruned } = index.contentOf(name, {
        ...service,
        build: { ...service.build, prune: by },
    });
    if (pruned === undefined)
        throw (0,failure/* badInput */.AN)('prune', 'is not given', 'Give turbo or workspace.');
    const outside = dockerfileNames(name, service);
    const paths = [...packages.values()].flatMap(({ files }) => [...files.keys()]);
    const isLeftOut = (0,extra_files/* leavesOut */.Nt)(service.build?.['extra-files'] ?? []);
    const packageOf = (path) => (0,workspace/* packageAround */.qt)(graph, path)?.path ?? '';
    const own = (0,workspace/* packageAround */.qt)(graph, service.path);
    return {
        paths: [...new Set([...paths, ...loose.keys()])].filter((path) => !outside.has(path) && !pruned.texts.has(path)),
        root: pruned,
        isTracked: (path) => tree.files.has(path),
        mayHave: (path) => tree.files.has(path) && !outside.has(path) && !isLeftOut(path),
        packageName: own?.name,
        foreignLocks: [...locks.keys()].filter((file) => !pruned_lock/* prunableLocks */.S.includes(file)),
        leftOut: [...tree.files.keys()].filter((path) => isLeftOut(path) && packages.has(packageOf(path))),
        wholeLocks: [...locks].flatMap(([file, { whole }]) => (whole === undefined ? [] : [[file, whole]])),
    };
}
function dockerfileNames(name, { path, build }) {
    const dockerfile = external_node_path_.posix.normalize(build?.dockerfile?.replaceAll('{service}', name) ?? external_node_path_.posix.join(path, 'Dockerfile'));
    const names = [dockerfile, `${dockerfile}.dockerignore`, `${dockerfile}.containerignore`];
    const extra = new Set(build?.['extra-files']);
    return new Set(names.filter((each) => !extra.has(each)));
}

// EXTERNAL MODULE: ./build/core/program.js
var program = __webpack_require__(6278);
;// CONCATENATED MODULE: ./build/core/build/prune/turbo.js




async function findTurbo(root, env) {
    const own = (0,external_node_path_.join)(root, 'node_modules/.bin/turbo');
    const isThere = await (0,promises_.access)(own, promises_.constants.X_OK).then(() => true, () => false);
    return isThere ? own : (await (0,program/* programsOnPath */.iz)('turbo', env))[0];
}
async function turboPrune(turbo, { root, packageName, out, made }, { run, env }) {
    const argv = [turbo, 'prune', '--docker', `--out-dir=${out}`, '--', packageName];
    const { exitCode, stdout, stderr } = await run({ argv, cwd: root, env: turboEnvironment(env) });
    if (exitCode !== 0) {
        const cause = new Error(`${stdout.toString('utf8')}\n${stderr}`.trim());
        throw new failure/* Failure */.HR('failed', 'PRUNE_FAILED', `turbo prune ${packageName}: exit code ${exitCode}`, {
            hint: "Turbo's own words are in the cause. It needs `packageManager` in the package.json at the root; `prune: workspace` does without turbo (pnpm, npm).",
            cause,
        });
    }
    const texts = new Map();
    for (const file of made) {
        const text = (await textOf((0,external_node_path_.join)(out, 'full', file))) ?? (await textOf((0,external_node_path_.join)(out, file)));
        if (text !== undefined)
            texts.set(file, text);
    }
    return { paths: await filesBelow((0,external_node_path_.join)(out, 'full'), ''), texts };
}
function turboEnvironment({ PATH, HOME, TMPDIR, LD_LIBRARY_PATH }) {
    const quiet = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
    return { PATH, HOME, TMPDIR, LD_LIBRARY_PATH, ...quiet };
}
function textOf(path) {
    return (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
}
async function filesBelow(root, directory) {
    const found = [];
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(root, directory), { withFileTypes: true })) {
        const path = external_node_path_.posix.join(directory, entry.name);
        if (entry.isDirectory())
            found.push(...(await filesBelow(root, path)));
        else
            found.push(path);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/core/build/prune/write-context.js




const atOnce = 64;
async function writeContext(root, directory, { paths, texts }, places = (path) => [path]) {
    const files = paths.flatMap((path) => places(path).map((to) => ({ path, to })));
    const written = [...texts].flatMap(([path, text]) => places(path).map((to) => ({ path, to, text })));
    await makeDirectories(root, directory, [...files, ...written]);
    const isReal = realDirectories(root);
    const write = fileWriter();
    await inTurns(files, async ({ path, to }) => {
        if (await isReal(external_node_path_.posix.dirname(path)))
            await write(diskPath(root, path), diskPath(directory, to));
    });
    for (const { path, to, text } of written) {
        const target = (0,external_node_path_.join)(directory, to);
        await (0,promises_.writeFile)(target, text);
        const mode = await (0,promises_.stat)((0,external_node_path_.join)(root, path)).catch(() => undefined);
        if (mode !== undefined)
            await (0,promises_.chmod)(target, mode.mode & 0o777);
    }
}
async function makeDirectories(root, directory, files) {
    const origins = new Map([['.', '.']]);
    for (const { path, to } of files) {
        let [from, at] = [external_node_path_.posix.dirname(path), external_node_path_.posix.dirname(to)];
        while (!origins.has(at)) {
            origins.set(at, from);
            [from, at] = [external_node_path_.posix.dirname(from), external_node_path_.posix.dirname(at)];
        }
    }
    for (const [at, from] of [...origins].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const target = diskPath(directory, at);
        await (0,promises_.mkdir)(target, { recursive: true });
        const found = await (0,promises_.stat)(diskPath(root, from)).catch(() => undefined);
        if (found !== undefined)
            await (0,promises_.chmod)(target, found.mode & 0o777);
    }
}
function realDirectories(root) {
    const known = new Map([['.', Promise.resolve(true)]]);
    const ask = (directory) => {
        const before = known.get(directory);
        if (before !== undefined)
            return before;
        const answer = ask(external_node_path_.posix.dirname(directory)).then(async (isReal) => isReal &&
            (await (0,promises_.lstat)(diskPath(root, directory)).then((found) => found.isDirectory(), () => false)));
        known.set(directory, answer);
        return answer;
    };
    return ask;
}
function fileWriter() {
    let links = true;
    return async (from, to) => {
        if (links) {
            try {
                await (0,promises_.link)(from, to);
                return;
            }
            catch (error) {
                const { code } = error;
                if (code === 'ENOENT' || code === 'EEXIST')
                    return;
                if (code === 'EXDEV')
                    links = false;
            }
        }
        await copy(from, to);
    };
}
async function copy(from, to) {
    const found = await (0,promises_.lstat)(from).catch(() => undefined);
    if (found?.isSymbolicLink())
        await (0,promises_.symlink)(await (0,promises_.readlink)(from, { encoding: 'buffer' }), to);
    else if (found?.isFile()) {
        await (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE);
        await (0,promises_.chmod)(to, found.mode & 0o777);
    }
}
async function inTurns(items, body) {
    const left = items.values();
    const worker = async () => {
        for (const item of left)
            await body(item);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
}

;// CONCATENATED MODULE: ./build/core/build/prune/pruned-context.js
















async function prunedContext(request, spec, engines, ports) {
    const plan = await prunePlan(request, spec, ports);
    if (plan === undefined)
        return undefined;
    const { files, turbo, inside } = plan;
    const { workspace } = request.ci;
    const { env, log, deadline } = ports;
    const temporary = await (0,run_end/* temporaryDirectory */.De)((0,run_end/* temporaryBase */.du)(env), 'monorepo-gitops-context');
    try {
        const extra = await extraFiles(workspace, request['extra-files']);
        const content = { paths: new Set([...files.paths, ...extra]), texts: new Map(files.root.texts) };
        if (turbo !== undefined) {
            const run = (0,run_builder/* runUntil */.W)(ports.programs, deadline);
            const made = { root: workspace, packageName: turbo.packageName, out: (0,external_node_path_.join)(temporary.path, 'out') };
            const found = await turboPrune(turbo.program, { ...made, made: files.root.texts.keys() }, { run, env });
            for (const [file, text] of found.texts) {
                content.texts.set(file, lock_files/* lockFileNames */.e.includes(file) ? text : files.root.manifest(file, text));
            }
            for (const path of found.paths)
                if (files.mayHave(path))
                    content.paths.add(path);
        }
        const paths = [...content.paths].filter((path) => !content.texts.has(path));
        const directory = (0,external_node_path_.join)(temporary.path, 'context');
        const prefix = expectsDockerLayout(await copiedPaths(spec, engines), files);
        const places = prefix === undefined ? undefined : dockerLayout(prefix);
        await writeContext(workspace, directory, { paths, texts: content.texts }, places);
        const by = turbo === undefined ? 'workspace' : 'turbo';
        log.info(`Pruned context (${by}): ${paths.length + content.texts.size} files${prefix === undefined ? '' : `, as ${prefix}json and ${prefix}full`}`);
        return {
            spec: { ...spec, context: (0,external_node_path_.join)(directory, inside) },
            handOver: (read, isDry) => handOver(read, directory, isDry),
            hide: (text) => text.replaceAll(directory, '<pruned context>'),
            [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
        };
    }
    catch (error) {
        await temporary[Symbol.asyncDispose]();
        throw error;
    }
}
async function handOver(spec, directory, isDry) {
    if (spec.emit === undefined)
        return spec;
    const target = (0,external_node_path_.join)(spec.emit, engine/* emittedContext */.Wb);
    if (!isDry) {
        await (0,promises_.rm)(target, { recursive: true, force: true });
        await (0,promises_.cp)(directory, target, { recursive: true, verbatimSymlinks: true, mode: external_node_fs_.constants.COPYFILE_FICLONE });
    }
    return { ...spec, context: (0,external_node_path_.join)(target, (0,external_node_path_.relative)(directory, spec.context)) };
}
async function checkPrune(request, spec, ports) {
    if ((await prunePlan(request, spec, ports)) !== undefined) {
        await extraFiles(request.ci.workspace, request['extra-files']);
    }
}
async function prunePlan(request, spec, { env, log, programs }) {
    const { prune: by = 'none', 'extra-files': extra, ci } = request;
    if (by === 'none' && extra.length > 0) {
        throw (0,failure/* badInput */.AN)('extra-files', 'has no meaning without prune', 'Give prune (turbo or workspace), or leave it out.');
    }
    if (by === 'none')
        return undefined;
    await (0,build_request/* requirePaths */.yK)(spec);
    const inside = relativeTo(ci.workspace, spec.context);
    if (inside === undefined) {
        const problem = `${spec.context} is not in the monorepo (${ci.workspace}), whose workspace is pruned`;
        throw (0,failure/* badInput */.AN)('context', problem, 'Leave context out: the pruned context has the paths of the monorepo.');
    }
    const files = await prunedFiles({ cwd: ci.workspace, env, programs }, by, prunedService(request, spec, inside));
    for (const [file, why] of files.wholeLocks)
        log.warn(`prune: ${file} stays as a whole: ${why}`);
    warnOfLeftOut(files.leftOut, log);
    const turbo = by === 'turbo' ? await findTurbo(ci.workspace, env) : undefined;
    const [foreign] = files.foreignLocks;
    if (turbo === undefined && foreign !== undefined) {
        const problem = by === 'turbo'
            ? 'turbo is neither in node_modules/.bin nor on PATH'
            : 'workspace prunes the lock files of pnpm and npm';
        const hint = `Use \`prune: turbo\` with the program turbo in this job (install the monorepo's dependencies before, or npm install --global turbo), or leave prune out.`;
        throw (0,failure/* badInput */.AN)('prune', `${problem}, and only turbo prunes ${foreign}`, hint);
    }
    if (turbo === undefined) {
        if (by === 'turbo')
            log.info('turbo is neither in node_modules/.bin nor on PATH: the workspace is pruned without it');
        return { files, inside, turbo: undefined };
    }
    const { packageName } = files;
    if (packageName === undefined) {
        const problem = 'turbo prunes by the name of a package, and the service is in none that has one';
        throw (0,failure/* badInput */.AN)('prune', problem, 'Give its package.json a name, or use `prune: workspace`.');
    }
    return { files, inside, turbo: { program: turbo, packageName } };
}
function prunedService({ pruned, ci, 'extra-files': extra }, spec, inside) {
    const dockerfile = relativeTo(ci.workspace, spec.dockerfile);
    const path = pruned?.service.path ?? external_node_path_.posix.dirname(dockerfile ?? '.');
    if (pruned === undefined && path === '.') {
        const problem = 'it is not known which service the image is of: its Dockerfile is in no package';
        throw (0,failure/* badInput */.AN)('prune', problem, 'Name a service of gitops.yaml, or give a Dockerfile in the directory of the service.');
    }
    const build = {
        context: inside,
        ...(dockerfile === undefined ? {} : { dockerfile }),
        'extra-files': extra,
    };
    return { name: '', ...pruned, service: { ...pruned?.service, path, build } };
}
function relativeTo(directory, path) {
    const found = (0,external_node_path_.relative)(directory, path).replaceAll(external_node_path_.sep, '/');
    return found === '..' || found.startsWith('../') ? undefined : found || '.';
}
async function copiedPaths(spec, engines) {
    const text = await (0,promises_.readFile)(spec.dockerfile, 'utf8');
    return engines.flatMap(({ frontend }) => {
        const reads = frontend === undefined ? undefined : (0,dockerfile_reads/* dockerfileReads */.wj)(text, (0,content_key/* readOptions */.Tt)(spec, frontend));
        return reads?.context.flatMap(({ from, source }) => (from === undefined ? [source.pattern] : [])) ?? [];
    });
}
const example = /\.env(\..+)?\.(example|sample|template|dist|defaults?)$|\.envrc$/;
function warnOfLeftOut(leftOut, log) {
    const files = leftOut.filter((path) => !example.test(path));
    if (files.length === 0)
        return;
    log.warn(`prune: ${files.join(', ')}: left out of the build context, since such files may hold secrets. Name in extra-files those that the image needs.`);
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
/* unused harmony export buildCache */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _image_registry_http_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1018);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1723);
/* harmony import */ var _key_content_label_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7823);
/* harmony import */ var _key_trust_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8463);
/* harmony import */ var _options_arguments_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5152);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7892);










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
    const cache = buildCache(request.cache, image, request['cache-repository']);
    const insecureRegistry = (0,_image_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .isPlain */ .$i)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(image).registry, request['registry-insecure']);
    return {
        image,
        tags,
        key: undefined,
        labels: new Map([
            ...originLabels(request),
            ...(0,_options_arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .parsePublicAssignments */ .HB)('labels', request.labels, secrets),
            ...(isShared(request) ? [] : contentLabels(request)),
        ]),
        platforms: request.platforms,
        credentials: [],
        insecureRegistry,
        context,
        dockerfile: request.dockerfile === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, 'Dockerfile') : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, request.dockerfile),
        bases: [],
        baseUses: [],
        standsOn: [],
        target: request.target,
        buildArgs: (0,_options_arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .parseBuildArgs */ .NQ)(request['build-args'], env, secrets),
        secrets: (0,_options_arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .parseBuildSecrets */ .Jm)(request.secrets, env, secrets, cwd),
        options: (0,_options_options_js__WEBPACK_IMPORTED_MODULE_7__/* .buildOptions */ .Dm)(request, {
            cwd,
            env,
            secrets,
            cache: { cache, isPlainHttp: isPlainCache(cache, image, insecureRegistry) },
            placeholders: request.placeholders,
            defaultBranch: request.ci.defaultBranch,
        }),
        cache,
        writesCache: (0,_key_trust_js__WEBPACK_IMPORTED_MODULE_8__/* .trustOf */ .A)(request.ci) === 'trusted' && request.push !== false,
        builder: request.builder,
        emit: request.emit === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, request.emit),
        base: request.base === undefined || request.base === 'scratch' ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(request.base, 'base'),
        files: request.files,
        cwd,
        command: request.command,
        entrypoint: request.entrypoint,
        env: (0,_options_arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .parseAssignments */ .k6)('env', request.env),
        user: request.user,
        workdir: request.workdir,
        expose: request.expose,
        volumes: request.volumes,
        stopSignal: request['stop-signal'],
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
function isPlainCache(cache, image, insecureRegistry) {
    if (cache.mode !== 'registry' || !insecureRegistry)
        return false;
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(cache.repository).registry === (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(image).registry;
}
async function requirePaths({ context, dockerfile }) {
    for (const [input, path] of Object.entries({ context, dockerfile })) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path).catch((cause) => {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `${path} cannot be read`, 'Check the path and the checkout of this job.', cause);
        });
    }
}
function isShared(request) {
    return request['unless-changed'] || request.files.length > 0;
}
function originLabels(request) {
    const { repositoryUrl, commit } = request.ci;
    if (request['unless-changed'])
        return [];
    return [
        ...(repositoryUrl === undefined ? [] : [['org.opencontainers.image.source', repositoryUrl]]),
        ...(commit === undefined || isShared(request) ? [] : [['org.opencontainers.image.revision', commit]]),
    ];
}
function contentLabels({ contentKey, }) {
    return contentKey === undefined ? [] : [[_key_content_label_js__WEBPACK_IMPORTED_MODULE_9__/* .contentLabel */ .Q, contentKey]];
}


/***/ }),

/***/ 1142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ runUntil),
/* harmony export */   e: () => (/* binding */ runStep)
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


/***/ }),

/***/ 8515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BN: () => (/* binding */ ImageCopy),
/* harmony export */   ZL: () => (/* binding */ turns),
/* harmony export */   wT: () => (/* binding */ copyBlobs)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4803);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5812);


const parallelBlobs = 4;
const parallelManifests = 8;
async function copyBlobs(registry, blobs, from, to) {
    await new ImageCopy(registry, from, to).blobs(blobs);
}
class ImageCopy {
    from;
    to;
    #registry;
    #blobTurn = turns(parallelBlobs);
    #turn = turns(parallelManifests);
    #blobs = new Map();
    #manifests = new Map();
    constructor(registry, from, to) {
        this.#registry = registry;
        this.from = repositoryOf(from);
        this.to = repositoryOf(to);
    }
    get digests() {
        return [...this.#manifests.keys()];
    }
    manifest(descriptor, known) {
        return once(this.#manifests, descriptor.digest, () => this.#copyManifest(descriptor, known));
    }
    async blobs(blobs) {
        await Promise.all(blobs.filter(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isStored */ .mL).map((blob) => once(this.#blobs, blob.digest, () => this.#copyBlob(blob))));
    }
    async #copyManifest(descriptor, known) {
        const target = { ...this.to, digest: descriptor.digest };
        const isThere = (await this.#turn(() => this.#registry.headManifest(target))) !== undefined;
        if (isThere && !isIndex(descriptor))
            return;
        const manifest = known ?? (await this.#read(descriptor));
        if (manifest === undefined)
            return this.#copyUnknown(descriptor);
        const { manifests, blobs } = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestParts */ .Ms)(manifest);
        if (isThere)
            return void (await Promise.all(manifests.map((child) => this.manifest(child))));
        await Promise.all([...manifests.map((child) => this.manifest(child)), this.blobs(blobs)]);
        await this.#turn(() => this.#registry.putManifest(this.to, manifest, () => this.#resend(manifests, blobs)));
    }
    #read(descriptor) {
        return this.#turn(() => this.#registry.getManifest({ ...this.from, digest: descriptor.digest }, descriptor.mediaType));
    }
    async #copyUnknown(descriptor) {
        const { digest, mediaType } = descriptor;
        if (_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm.includes(mediaType) || !(await this.#registry.hasBlob(this.from, digest))) {
            throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.missing)({ ...this.from, digest });
        }
        await this.blobs([descriptor]);
    }
    async #resend(manifests, blobs) {
        for (const blob of blobs.filter(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .isStored */ .mL))
            await this.#upload(blob);
        for (const { digest, mediaType } of manifests) {
            const child = await this.#registry.getManifest({ ...this.from, digest }, mediaType);
            if (child !== undefined)
                await this.#registry.putManifest(this.to, child);
        }
    }
    #copyBlob(blob) {
        return this.#blobTurn(async () => {
            const { digest, urls = [] } = blob;
            const isMounted = this.from.registry === this.to.registry && (await this.#mount(digest));
            if (isMounted)
                return;
            if (urls.length > 0 && !(await this.#registry.hasBlob(this.from, digest)))
                return;
            await this.#upload(blob);
        });
    }
    async #mount(digest) {
        return (await this.#registry.mountBlob(this.to, digest, this.from.repository)) === 'mounted';
    }
    async #upload({ digest, size }) {
        const open = () => this.#registry.getBlob(this.from, { digest, size });
        await this.#registry.uploadBlob(this.to, { digest, size, open });
    }
}
function isIndex({ mediaType }) {
    return /index|manifest\.list/.test(mediaType);
}
function repositoryOf({ registry, repository }) {
    return { registry, repository };
}
function once(all, digest, work) {
    const begun = all.get(digest) ?? work();
    all.set(digest, begun);
    return begun;
}
function turns(most) {
    let busy = 0;
    const waiting = [];
    return async (work) => {
        if (busy < most)
            busy += 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                busy -= 1;
            else
                next();
        }
    };
}


/***/ }),

/***/ 5748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lJ: () => (/* binding */ promote_confirm),
  Ke: () => (/* binding */ promotable),
  pt: () => (/* binding */ promote)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/copy.js
var image_copy = __webpack_require__(8515);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var image_manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry-lists.js
var registry_lists = __webpack_require__(3605);
;// CONCATENATED MODULE: ./build/core/image/copy-referrers.js






const atOnce = 4;
const indexType = 'application/vnd.oci.image.index.v1+json';
const cosignTags = ['sig', 'att', 'sbom'];
const mostWrites = 3;
async function copyReferrers(registry, copy) {
    const turn = (0,image_copy/* turns */.ZL)(atOnce);
    const done = new Set();
    for (;;) {
        const found = copy.digests.filter((digest) => !done.has(digest));
        if (found.length === 0)
            return;
        for (const digest of found)
            done.add(digest);
        const parts = found.flatMap((digest) => [
            () => copyBySubject(registry, copy, digest),
            ...cosignTags.map((kind) => () => copyCosignTag(registry, copy, `${digest.replace(':', '-')}.${kind}`)),
        ]);
        await Promise.all(parts.map(turn));
    }
}
async function copyBySubject(registry, copy, digest) {
    const listed = await registry.referrers({ ...copy.from, digest });
    const copied = await Promise.all(listed.map((each) => copyListed(copy, each)));
    const referrers = listed.filter((_, at) => copied[at]);
    if (referrers.length > 0)
        await list(registry, copy, digest, referrers);
}
async function copyListed(copy, referrer) {
    try {
        await copy.manifest(referrer);
        return true;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.code === 'IMAGE_MISSING')
            return false;
        throw error;
    }
}
async function list(registry, { to }, digest, referrers) {
    const target = { ...to, tag: (0,registry_lists/* referrersTag */.LN)(digest) };
    for (let writes = 0;; writes += 1) {
        const there = await registry.referrerList({ ...to, digest });
        if (there.listedBy === 'registry')
            return;
        const known = new Set(there.referrers.map((each) => each.digest));
        const added = referrers.filter((each) => !known.has(each.digest));
        if (added.length === 0)
            return;
        if (writes === mostWrites)
            throw overwritten((0,image_reference/* formatReference */.FH)(target));
        const content = indexContent(there.index, (0,image_reference/* formatReference */.FH)(target));
        const manifests = [...content.manifests, ...added];
        const bytes = Buffer.from(JSON.stringify({ ...content, manifests }));
        await registry.putManifest(target, { bytes, mediaType: indexType }, async () => { });
        await registry.headWritten(target, (0,image_manifest/* digestOf */.ol)(bytes));
    }
}
function overwritten(name) {
    return new failure/* Failure */.HR('failed', 'REFERRERS_LOST', `others keep writing ${name}`, {
        hint: 'two runs list signatures of one image at the same time; run again when the other one has ended',
    });
}
function indexContent(index, name) {
    const empty = { schemaVersion: 2, mediaType: indexType };
    const content = index === undefined ? { ...empty, manifests: [] } : (0,json/* jsonObject */.o$)(index.bytes);
    const { manifests } = content;
    if (Array.isArray(manifests))
        return { ...content, manifests };
    throw new failure/* Failure */.HR('refused', 'REFERRERS_TAG_TAKEN', `${name} names something else than a list of referrers`, {
        hint: 'signatures are listed under this tag where a registry has no referrers API; remove the tag',
    });
}
async function copyCosignTag(registry, copy, tag) {
    const source = await registry.getManifest({ ...copy.from, tag });
    if (source === undefined)
        return;
    const target = { ...copy.to, tag };
    const there = await registry.getManifest(target);
    if (there?.digest === source.digest)
        return copy.manifest(source, source);
    const wanted = there === undefined ? 'source' : unionOf(there, source);
    if (wanted === 'target')
        return;
    if (wanted === 'source') {
        await copy.manifest(source, source);
        await registry.putManifest(target, source, async () => { });
    }
    else {
        await copy.blobs(wanted.layers);
        await registry.uploadBlob(copy.to, wanted.config);
        await registry.putManifest(target, wanted.manifest, () => copy.blobs(wanted.layers));
    }
}
function unionOf(there, source) {
    const [held, given] = [signaturesOf(there), signaturesOf(source)];
    if (held === undefined || given === undefined)
        return 'target';
    const known = new Set(held.layers.map(json/* canonicalJson */.dj));
    const added = given.layers.filter((layer) => !known.has((0,json/* canonicalJson */.dj)(layer)));
    if (added.length === 0)
        return 'target';
    if (added.length + held.layers.length === given.layers.length)
        return 'source';
    const layers = [...held.layers, ...added];
    const config = (0,image_manifest/* blobOf */.DE)(Buffer.from(JSON.stringify(cosignConfig(layers))));
    const descriptor = { mediaType: held.config.mediaType, digest: config.digest, size: config.size };
    const bytes = Buffer.from(JSON.stringify({ ...(0,json/* jsonObject */.o$)(there.bytes), config: descriptor, layers }));
    return { layers: added, config, manifest: { bytes, mediaType: there.mediaType } };
}
function signaturesOf(manifest) {
    const content = (0,image_manifest/* readManifest */.WI)(manifest);
    const isJoinable = content.kind === 'image' && content.layers.every(({ mediaType }) => joinable.includes(mediaType));
    return isJoinable ? content : undefined;
}
const joinable = ['application/vnd.dev.cosign.simplesigning.v1+json', 'application/vnd.dsse.envelope.v1+json'];
function cosignConfig(layers) {
    const created = '0001-01-01T00:00:00Z';
    return {
        architecture: '',
        created,
        history: layers.map(() => ({ created })),
        os: '',
        rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
        config: {},
    };
}

// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
;// CONCATENATED MODULE: ./build/core/image/promote.js





async function promote(registry, promotion) {
    const { from, to, tags } = promotion;
    const manifest = await promotable(registry, promotion);
    if (from.registry !== to.registry || from.repository !== to.repository) {
        const copy = new image_copy/* ImageCopy */.BN(registry, from, to);
        await copy.manifest(manifest, manifest);
        await copyReferrers(registry, copy);
    }
    await Promise.all(tags.map((tag) => giveTag(registry, { ...bare(to), tag }, manifest)));
    return { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.size };
}
async function giveTag(registry, target, manifest) {
    const holder = await registry.headManifest(target);
    if (holder?.digest === manifest.digest)
        return;
    await registry.putManifest(target, manifest, async () => { });
    await promote_confirm(registry, target, manifest.digest);
}
async function promotable(registry, { from, to, fixed = [] }) {
    const manifest = await registry.getManifest(from);
    if (manifest === undefined)
        throw (0,image_registry.missing)(from, 'promote-from');
    for (const tag of fixed) {
        const target = { ...bare(to), tag };
        const holder = await registry.headManifest(target);
        if (holder === undefined || holder.digest === manifest.digest)
            continue;
        const problem = `${(0,image_reference/* formatReference */.FH)(target)} is ${holder.digest} already, and the image to promote is ${manifest.digest}`;
        throw new failure/* Failure */.HR('refused', 'TAG_TAKEN', problem, {
            hint: 'promote under a tag that no other build has, such as {environment}-{sha8}, or under one that moves, such as latest',
        });
    }
    return manifest;
}
async function promote_confirm(registry, reference, digest) {
    const found = await registry.headWritten(reference, digest);
    if (found?.digest === digest)
        return;
    const problem = `${(0,image_reference/* formatReference */.FH)(reference)} names ${found?.digest ?? 'nothing'} after it was set to ${digest}`;
    throw new failure/* Failure */.HR('failed', 'REGISTRY_DIGEST', problem, {
        hint: 'another run writes the same tag, or the registry answers out of a cache that is behind; use a tag that only this commit has, such as {sha8}, and run again',
    });
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
    const changed = changedFilesOf(at);
    changed.catch(() => { });
    const candidate = await (0,_candidate_js__WEBPACK_IMPORTED_MODULE_0__/* .candidateOf */ .R)(at, ci);
    if (candidate === undefined)
        return undefined;
    const { commit, isMerge } = candidate;
    return { commit, isMerge, changed: await changed };
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


/***/ }),

/***/ 4618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ policyInput),
/* harmony export */   n: () => (/* binding */ retentionInput)
/* harmony export */ });
const retentionInput = {
    retention: {
        type: 'json',
        description: 'Which images may go, in place of `retention` in `gitops.yaml`: JSON of the same form, `{"apply": "self", "rules": [{"tags": "develop-*", "keep-last": 10, "keep-days": 7}]}`, or `@file` with it. What a rule keeps stays, and so does what no rule matches.',
    },
};
const policyInput = {
    retention: {
        type: 'json',
        description: 'Before the build, have Harbor, GitLab or ECR remove old images: JSON, `{"rules": [{"tags": "*", "keep-last": 10}]}`, or `@file` with it, which becomes the policy of the registry. Default repository of a rule: `image`. What is deployed is not seen by a policy: `retention` in `gitops.yaml` sees it.',
    },
};


/***/ })

};
