export const id = 39;
export const ids = [39,6921];
export const modules = {

/***/ 39:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildImage: () => (/* binding */ buildImage)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_build_make_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2474);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7084);
/* harmony import */ var _core_monorepo_named_commit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4167);
/* harmony import */ var _core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1723);
/* harmony import */ var _core_source_checkout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5228);
/* harmony import */ var _core_source_dirty_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4242);
/* harmony import */ var _inputs_command_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(125);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9624);
/* harmony import */ var _inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4618);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3669);
/* harmony import */ var _configured_build_image_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(392);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(2635);














const buildImage = (0,_inputs_command_js__WEBPACK_IMPORTED_MODULE_11__/* .defineCommand */ .NB)({
    name: 'build-image',
    summary: "Build and push one service's image, or prove that it already exists",
    ..._configured_build_image_js__WEBPACK_IMPORTED_MODULE_10__/* .configuredBuild */ .H,
    inputs: { ..._configured_build_image_js__WEBPACK_IMPORTED_MODULE_10__/* .configuredBuild */ .H.inputs, ..._inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_8__/* .policyInput */ .J, ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_9__/* .forgeInputs */ .LV },
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
        const checkout = await (0,_core_source_dirty_js__WEBPACK_IMPORTED_MODULE_7__/* .checkedOut */ .M)({ ...run, cwd: run.ci.workspace }, run.ci);
        if (checkout === undefined && run.ci.commit === undefined && namesCheckout(run.inputs)) {
            await (0,_core_source_checkout_js__WEBPACK_IMPORTED_MODULE_6__/* .requireCheckout */ .EJ)({ ...run, cwd: run.ci.workspace });
        }
        const isOther = warnOfOtherContent(run, checkout);
        const ci = { ...run.ci, commit: checkout?.commit ?? run.ci.commit };
        const placeholders = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__.placeholdersFor)(ci, run.inputs.service, run.inputs.environment);
        await writeRetention(run, placeholders);
        const contentKey = isOther ? undefined : await contentLabelOf(run, checkout);
        const inputs = isOther ? { ...run.inputs, 'unless-changed': false } : run.inputs;
        const source = isOther ? { ...ci, commit: undefined } : ci;
        const pruned = await prunedServiceOf(run);
        const request = { ...inputs, placeholders, ci: source, cwd: run.cwd, contentKey, pruned };
        if (explains(run.inputs))
            return (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(3171)]).then(__webpack_require__.bind(__webpack_require__, 3171))).explainBuild(run, request);
        const { image, tags, action, digest, imageId } = await (0,_core_build_make_image_js__WEBPACK_IMPORTED_MODULE_1__/* .makeImage */ .Gs)(request, run);
        const duration = run.clock.now() - started;
        const reference = digest === undefined ? undefined : `${image}@${digest}`;
        run.log.info(`${outcomeOf(run.inputs, { action, digest })}: ${reference ?? image} ${tags.join(' ')}`);
        return {
            outputs: { image, tag: tags[0], tags, digest, reference, 'image-id': imageId, action, 'duration-ms': duration },
            summary: (0,_summary_js__WEBPACK_IMPORTED_MODULE_12__/* .table */ .tp)(['image', 'tags', 'digest', 'action', 'time'], [[image, tags.join(' '), digest ?? '', action, `${(duration / 1000).toFixed(1)} s`]]),
        };
    },
});
function outcomeOf({ 'dry-run': isDry, emit, finish }, { action, digest }) {
    if (isDry && finish === undefined)
        return `dry run, would be ${action}`;
    if (emit === undefined || digest !== undefined)
        return action;
    return `to be built by ${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(emit, 'build.sh')} in the image of kaniko, then build-image --finish ${emit}`;
}
async function writeRetention(run, placeholders) {
    const { image, 'dry-run': dryRun, 'unless-changed': hasKeyTags } = run.inputs;
    if (!(0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_13__/* .isGiven */ .qR)(run.resolved.retention) || image === undefined)
        return;
    const { wantedRetention, writePolicies } = await Promise.all(/* import() */[__webpack_require__.e(2857), __webpack_require__.e(6329), __webpack_require__.e(689), __webpack_require__.e(2346)]).then(__webpack_require__.bind(__webpack_require__, 2346));
    const wanted = wantedRetention(run, (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(image, placeholders, 'image'));
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
    const from = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__.environmentNamed)(config, name)['promote-from'];
    if (from === undefined || reference !== undefined || finish !== undefined)
        return;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('environment', `${name} takes the images of ${from} (promote-from), and builds none`, `Let \`deploy\` find the image that ${from} has had of this content; with \`promotion: build\` it builds this commit (a hotfix past ${from}). Or give promote-from a reference.`);
}
function namesCheckout({ image = '', tags }) {
    return [image, ...tags].some((text) => (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .hasPlaceholder */ .Kc)(text, ['sha', 'sha8']));
}
async function contentLabelOf(run, checkout) {
    const { config, inputs } = run;
    if (config === undefined || inputs.service === undefined || inputs.environment === undefined)
        return undefined;
    if (inputs['promote-from'] !== undefined || inputs.finish !== undefined)
        return undefined;
    const { contentKeyOfBuild } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(6329), __webpack_require__.e(689), __webpack_require__.e(5806), __webpack_require__.e(4307), __webpack_require__.e(1345), __webpack_require__.e(6564)]).then(__webpack_require__.bind(__webpack_require__, 1345));
    return contentKeyOfBuild(run, checkout);
}
async function prunedServiceOf(run) {
    const { config, inputs } = run;
    if (inputs.prune === undefined || inputs.prune === 'none')
        return undefined;
    const { prunedService } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(6329), __webpack_require__.e(689), __webpack_require__.e(5806), __webpack_require__.e(9431)]).then(__webpack_require__.bind(__webpack_require__, 7940));
    return prunedService(run, config, inputs.service, inputs.environment);
}
function warnOfOtherContent({ ci, log, ...run }, checkout) {
    if (run.inputs['promote-from'] !== undefined || run.inputs.finish !== undefined)
        return false;
    const other = (0,_core_monorepo_named_commit_js__WEBPACK_IMPORTED_MODULE_4__/* .otherContent */ .y)(run.inputs.tags, checkout, ci);
    if (other === undefined)
        return false;
    const key = run.inputs['unless-changed'] ? ' unless-changed: the image is built in any case, and gets no key.' : '';
    log.warn(`${other.problem}. ${other.hint}${key}`);
    return true;
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
    ..._inputs_declarations_build_js__WEBPACK_IMPORTED_MODULE_3__/* .buildInputs */ ._9,
    ..._inputs_declarations_build_js__WEBPACK_IMPORTED_MODULE_3__/* .builderInputs */ .vp,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_4__/* .registryInputs */ .P4,
    'promote-from': {
        type: 'string',
        description: 'Reference of a finished image that gets the tags, by digest, instead of building.',
    },
    explain: {
        type: 'string',
        description: 'Build nothing, and say what the content key is made of: `true`, or a commit, branch or tag of the checkout to say what differs from it.',
    },
    join: {
        type: 'list',
        description: 'Digests in this repository, or references (with placeholders as in `tags`), of images for one platform each: they become one index under the tags, and nothing is built.',
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

/***/ 1325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MU: () => (/* binding */ contentKeys),
  w8: () => (/* binding */ keyLabel),
  Tt: () => (/* binding */ readOptions)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var manifest = __webpack_require__(4803);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 2 modules
var dockerfile_reads = __webpack_require__(9757);
// EXTERNAL MODULE: ./build/core/build/ignore-rules.js
var ignore_rules = __webpack_require__(53);
;// CONCATENATED MODULE: ./build/core/build/context-files.js





async function contextFiles(setting, reads) {
    const context = (0,external_node_fs_.realpathSync)(setting.context);
    const own = setting.own.map((path) => ((0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.realpathSync)(path) : path));
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
    for (const entry of (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(context, ...names), { withFileTypes: true })) {
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
            const target = (0,external_node_fs_.readlinkSync)(absolute);
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
        addFile(walked, entry, absolute, path, going, names.length + 1);
    }
}
function behindLink(read, names, target, { findsBelowIgnored }) {
    const { source } = read;
    if (/[^/.][^/]*\/+\.\.(\/|$)/.test(target))
        return { ...read, source: { ...source, pattern: '', excludes: [] } };
    const clean = (0,dockerfile_reads/* cleanSource */.D)(target.startsWith('/') ? target : [...names, target].join('/'));
    const literal = source.syntax === 'literal' ? clean : clean.replace(/[*?[\]\\]/g, '\\$&');
    const rest = source.pattern.split('/').slice(names.length + 1);
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
    const mode = kind === 'link' || isOnlyRoot ? undefined : (0,external_node_fs_.lstatSync)(absolute).mode & 0o7777;
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
let piece;
async function contentDigest(context, { path, kind }) {
    if (kind === 'directory' || kind === 'special')
        return undefined;
    if (kind === 'link')
        return (0,external_node_crypto_.hash)('sha256', (0,external_node_fs_.readlinkSync)((0,external_node_path_.join)(context, path)), 'hex');
    const file = (0,external_node_path_.join)(context, path);
    const small = readSmall(file);
    if (small !== undefined)
        return (0,external_node_crypto_.hash)('sha256', small, 'hex');
    const content = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(file))
        content.update(chunk);
    return content.digest('hex');
}
function readSmall(path) {
    piece ??= Buffer.allocUnsafeSlow(largestInOnePiece + 1);
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        let size = 0;
        for (;;) {
            const got = (0,external_node_fs_.readSync)(file, piece, size, piece.byteLength - size, null);
            if (got === 0)
                return piece.subarray(0, size);
            size += got;
            if (size === piece.byteLength)
                return undefined;
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
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
    const text = (0,external_node_fs_.readFileSync)(build.dockerfile, 'utf8');
    const configs = new Map();
    const config = (use) => once(configs, JSON.stringify(use), () => bases.config(use));
    const digests = new Map();
    const digest = (image) => once(digests, image, () => bases.digest(image));
    const contents = new Map();
    const keys = [];
    for (const frontend of frontends) {
        const keyed = { build, text, frontend, bases: { digest, config }, own, contents };
        keys.push(await contentKey(keyed).catch(unreadableIn(build.context)));
    }
    return keys;
}
function unreadableIn(context) {
    return (error) => {
        const { code, path } = error;
        if (error instanceof failure/* Failure */.HR || code === undefined || path === undefined)
            throw error;
        const name = (0,external_node_path_.relative)(context, path);
        return { known: false, reason: `${name.length > 200 ? `${name.slice(0, 200)}…` : name} cannot be read (${code})` };
    };
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
        ...reads.instructions.map(({ name, text }) => part('dockerfile', name, (0,manifest/* digestOf */.ol)(Buffer.from(text)))),
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
        const reads = (0,dockerfile_reads/* dockerfileReads */.w)(text, options, (use) => configs.get(JSON.stringify(use)));
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


/***/ }),

/***/ 9757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ cleanSource),
  w: () => (/* binding */ dockerfileReads)
});

// EXTERNAL MODULE: ./build/core/build/dockerfile.js
var build_dockerfile = __webpack_require__(2175);
;// CONCATENATED MODULE: ./build/core/build/dockerfile-findings.js
class Findings {
    images = new Set();
    builtOn = new Map();
    standsOn = new Map();
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
            standsOn: [...this.standsOn].map(([platform, base]) => ({ platform, base })),
            uses: [...this.#uses.values()],
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
    const found = new Findings();
    const { argumentScope: scope } = options.frontend;
    for (const argumentScope of scope === 'either' ? ['build', 'stage'] : [scope]) {
        for (const platform of options.platforms) {
            const reader = new StageReader(dockerfile, { ...options, argumentScope, platform, configOf, found });
            reader.visit(number);
            const base = reader.baseOf(number);
            if (base !== undefined)
                found.standsOn.set(platform, base);
        }
    }
    return found.reads(dockerfile, options.buildArgs);
}
function platformArgs(side, platform) {
    const [os = '', architecture = '', variant = ''] = platform.split('/');
    return platformParts.map((part, at) => [`${side}${part}`, [platform, os, architecture, variant][at] ?? '']);
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
        if (name.startsWith('BUILD') && isPlatformArg(name))
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

/***/ 2474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Zu: () => (/* binding */ explainImage),
  Gs: () => (/* binding */ makeImage),
  ZQ: () => (/* binding */ registryFor)
});

// UNUSED EXPORTS: confirmPushed, ownFiles

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var core_failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/credentials.js
var image_credentials = __webpack_require__(2242);
// EXTERNAL MODULE: ./build/core/image/image-config.js
var image_config = __webpack_require__(5412);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
// EXTERNAL MODULE: ./build/core/image/registry-http.js
var registry_http = __webpack_require__(1018);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/core/net/deadline.js
var net_deadline = __webpack_require__(2140);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var image_manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/build/platform.js
var build_platform = __webpack_require__(2266);
;// CONCATENATED MODULE: ./build/core/build/bases/base-config.js




function rememberManifests(registry) {
    const manifests = new Map();
    const nameOf = ({ registry: host, repository }, digest) => `${host}/${repository}@${digest}`;
    return {
        async getManifest(reference) {
            const { digest } = reference;
            if (digest !== undefined) {
                const name = nameOf(reference, digest);
                const asked = manifests.get(name) ?? registry.getManifest(reference);
                manifests.set(name, asked);
                return asked;
            }
            const manifest = await registry.getManifest(reference);
            if (manifest !== undefined)
                manifests.set(nameOf(reference, manifest.digest), Promise.resolve(manifest));
            return manifest;
        },
        getBlob: (repository, blob) => registry.getBlob(repository, blob),
    };
}
function baseConfigReader(registry) {
    const { getManifest: manifestOf } = rememberManifests(registry);
    return async (reference, platform) => {
        const top = await manifestOf(reference);
        const content = top && (0,image_manifest/* readManifest */.WI)(top);
        if (content?.kind !== 'index')
            return content && (0,image_config/* parseImageConfig */.FB)(await (0,image_registry.readConfigBlob)(registry, reference, content.config));
        const entry = content.manifests.find((each) => each.platform && (0,build_platform/* platformName */.$r)(each.platform) === platform);
        const { registry: host, repository } = reference;
        const child = entry && (await manifestOf({ registry: host, repository, digest: entry.digest }));
        const image = child && (0,image_manifest/* readManifest */.WI)(child);
        return image?.kind === 'image'
            ? (0,image_config/* parseImageConfig */.FB)(await (0,image_registry.readConfigBlob)(registry, reference, image.config))
            : undefined;
    };
}

// EXTERNAL MODULE: ./build/core/build/bases/bases.js
var bases_bases = __webpack_require__(3246);
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
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 2 modules
var dockerfile_reads = __webpack_require__(9757);
;// CONCATENATED MODULE: ./build/core/build/engine-key.js



function engineKeyReader(setting) {
    const { engines, own } = setting;
    const bases = baseLookup(setting);
    const readers = engines.flatMap(({ name, frontend }) => (frontend === undefined ? [] : [{ name, frontend }]));
    let engine;
    return async (build) => {
        const keys = await (0,content_key/* contentKeys */.MU)(build, { frontends: readers.map(({ frontend }) => frontend), bases, own });
        const [first, ...others] = keys;
        if (first === undefined)
            return { known: false, reason: 'no engine of this build reads a Dockerfile' };
        if (others.every((key) => isSame(key, first)))
            return first;
        engine ??= setting.chooseEngine();
        const chosen = await engine;
        return keys[readers.findIndex(({ name }) => name === chosen)] ?? first;
    };
}
function baseLookup({ bases, registry }) {
    const references = new Map();
    const pinned = (image) => {
        const known = references.get(image) ?? pin(image);
        references.set(image, known);
        return known;
    };
    const pin = async (image) => {
        const base = bases.find(({ name }) => name === image);
        if (base !== undefined)
            return base.reference;
        const reference = (0,image_reference/* parseReference */.F2)(image, 'dockerfile');
        const digest = reference.digest ?? (await registry.headManifest(reference))?.digest;
        return digest === undefined ? reference : { ...reference, digest };
    };
    const readConfig = baseConfigReader(registry);
    const configs = new Map();
    return {
        digest: async (image) => (await pinned(image)).digest,
        async config(use) {
            const reference = await pinned(use.image);
            if (reference.digest === undefined)
                return undefined;
            const name = JSON.stringify(use);
            const known = configs.get(name) ?? readConfig(reference, use.platform);
            configs.set(name, known);
            return known;
        },
    };
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
    const first = content.manifests.find(image_config/* isForMachine */.xu);
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
        return (0,image_config/* parseImageConfig */.FB)(config).labels[content_key/* keyLabel */.w8] === key.label
            ? { result: 'found', manifest }
            : { result: 'other', digest: manifest.digest };
    }
    catch (error) {
        if (!isAnswer(error) || (await registry.hasBlob(repository, content.config.digest)))
            throw error;
        return { result: 'damaged', lost: content.config.digest };
    }
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
    if (keyed.result === 'found' && !key.replaces)
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
    const before = await (0,image_config/* readImageConfig */.MP)(registry, { ...(0,image_reference/* parseReference */.F2)(image), tag }).catch(() => undefined);
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
        const signer = await signerFor(request, own);
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
            const pruned = __addDisposableResource(env_1, await prunedFor(task, whole, own), true);
            const { key, parts } = await readDockerfile(task, pruned?.spec ?? whole);
            const [keyed, tagged] = await Promise.all([
                key === undefined ? undefined : imageOfKey(registry, (0,image_reference/* parseReference */.F2)(target.image), key),
                (0,image_config/* readImageConfig */.MP)(registry, { ...(0,image_reference/* parseReference */.F2)(target.image), tag: target.tags[0] }),
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
    const engines = isJoined(request) ? [] : (0,build_engines/* enginesFor */.Ho)(request, build_engines/* allEngines */.N1);
    return { request, target, engines, ports, signer: undefined, ...connect(request, target.image, ports) };
}
function isJoined({ join: sources = [] }) {
    return sources.length > 0;
}
async function finish(request, directory, ports) {
    const [otherJob] = build_engines/* allEngines */.N1.flatMap((engine) => engine.otherJob ?? []);
    if (otherJob === undefined)
        throw (0,core_failure/* badInput */.AN)('finish', 'no engine builds in another job', 'Leave finish out.');
    const pushed = await otherJob.finish(directory);
    const { image, tags, action, key } = pushed;
    const signer = await signerFor(request, ports);
    if (pushed.isToBeSigned && signer === undefined) {
        throw (0,core_failure/* badInput */.AN)('sign', 'is missing, and emit was told to sign', 'Give finish the same sign and sign-key.');
    }
    const { registry, credentials } = connect(request, request.image ?? image, ports);
    const digest = await confirmPushed(registry, image, tags, pushed.digest);
    await proveBases(registry, { ...(0,image_reference/* parseReference */.F2)(image), digest }, pushed, ports.log);
    if (request['dry-run'])
        return { image, tags, action, digest };
    const target = { image };
    if (action === 'built')
        await signFresh({ request, target, signer, credentials, ports }, digest);
    if (key !== undefined)
        await announce({ target, registry, log: ports.log }, key, digest);
    return { image, tags, action, digest };
}
async function signerFor(request, ports) {
    if (request.sign === undefined && request['sign-key'] === undefined)
        return undefined;
    return (await __webpack_require__.e(/* import() */ 3567).then(__webpack_require__.bind(__webpack_require__, 3567))).signerOf(request, ports);
}
async function prunedFor({ request, engines }, spec, ports) {
    const { prune = 'none', 'extra-files': extra } = request;
    if (prune === 'none' && extra.length === 0)
        return undefined;
    return (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(4307), __webpack_require__.e(3909), __webpack_require__.e(8779)]).then(__webpack_require__.bind(__webpack_require__, 3909))).prunedContext(request, spec, engines, ports);
}
async function promoteImage(task, source) {
    const { request, target, registry } = task;
    const { image, tags, fixed } = target;
    const promotion = { from: (0,image_reference/* parseReference */.F2)(source, 'promote-from'), to: (0,image_reference/* parseReference */.F2)(image), tags, fixed };
    const { promotable, promote } = await __webpack_require__.e(/* import() */ 5748).then(__webpack_require__.bind(__webpack_require__, 5748));
    const { digest } = await (request['dry-run'] ? promotable : promote)(registry, promotion);
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
    const { joinImages } = await __webpack_require__.e(/* import() */ 6482).then(__webpack_require__.bind(__webpack_require__, 6482));
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
    const { signImage } = await __webpack_require__.e(/* import() */ 3567).then(__webpack_require__.bind(__webpack_require__, 3567));
    await signImage(signer, digest, { spec, run: (0,run_builder/* runUntil */.W)(ports.programs, ports.deadline), log: ports.log });
}
async function signUnsigned(task, digest) {
    if (task.signer === undefined)
        return;
    const { isSigned } = await __webpack_require__.e(/* import() */ 10).then(__webpack_require__.bind(__webpack_require__, 10));
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(task.target.image);
    if (!(await isSigned(task.registry, { registry, repository, digest })))
        await signFresh(task, digest);
}
async function buildImage(task) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, target, engines, registry, ports } = task;
        const { log, env, clock, deadline } = ports;
        const isOfDockerfile = engines.some(({ source }) => source === 'dockerfile');
        const whole = (0,build_request/* specOf */.rI)(request, target, ports);
        const pruned = __addDisposableResource(env_3, isOfDockerfile ? await prunedFor(task, whole, ports) : undefined, true);
        const given = pruned?.spec ?? whole;
        const content = isOfDockerfile ? await readDockerfile(task, given) : { spec: given };
        const { spec: read, key, parts, isUnchanged } = content;
        const keyed = { ...task, isDry: request['dry-run'], log };
        const isFresh = read.options.noCache || read.options.load;
        const reused = key === undefined || isFresh ? undefined : await reuse(keyed, key, parts);
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
        else
            await signUnsigned(task, digest);
        if (key === undefined || isUnchanged === undefined)
            return { action: built.action, digest };
        if (await isUnchanged())
            await announce(keyed, key, digest);
        else
            log.warn(`files changed during the build, so that ${digest} may hold either content and does not get the tag of its key`);
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
async function withPlatforms({ engines, ports }, spec, readsOf) {
    const mayBeRemote = engines.some((engine) => engine.mayBeRemote);
    const { DOCKER_DEFAULT_PLATFORM } = ports.env;
    const builder = mayBeRemote ? spec.builder : undefined;
    const at = {
        env: mayBeRemote ? ports.env : { DOCKER_DEFAULT_PLATFORM },
        run: (0,run_builder/* runUntil */.W)(ports.programs, ports.deadline),
    };
    const platforms = spec.platforms.length > 0 ? spec.platforms : [await (0,build_platform/* defaultPlatform */.nx)(builder, at)];
    const given = { ...spec, platforms };
    if (!readsOf(given).some(({ usesBuildPlatform }) => usesBuildPlatform))
        return given;
    return { ...given, buildPlatform: await (0,build_platform/* ownPlatform */.g$)(builder, at) };
}
async function readDockerfile(task, asked) {
    const { request, engines, registry, ports } = task;
    const { log } = ports;
    await (0,build_request/* requirePaths */.yK)(asked);
    const text = (0,external_node_fs_.readFileSync)(asked.dockerfile, 'utf8');
    const readsOf = (build) => engines.flatMap(({ frontend }) => frontend === undefined ? [] : ((0,dockerfile_reads/* dockerfileReads */.w)(text, (0,content_key/* readOptions */.Tt)(build, frontend)) ?? []));
    const given = await withPlatforms(task, asked, readsOf);
    const reads = readsOf(given);
    const images = [...new Set(reads.flatMap((each) => each.images))];
    const isKeyed = request['unless-changed'] && given.options.push;
    const known = rememberManifests(registry);
    const builtOn = new Set(isKeyed ? reads.flatMap((each) => each.builtOn.map(({ image }) => image)) : []);
    const [credentials, bases] = await Promise.all([
        credentialsFor(task, given, images),
        (0,bases_bases/* resolveBases */.r2)(images, async (base, name) => (await (builtOn.has(name) ? known.getManifest(base) : registry.headManifest(base)))?.digest, ports.clock),
    ]);
    const options = { ...given.options, pull: (0,bases_bases/* needsPull */.l8)(bases, log) || given.options.pull };
    const uses = usesOf(reads);
    const standsOn = options.extraArgs.some((word) => word.startsWith('--squash')) ? [] : uses.standsOn;
    const spec = { ...given, credentials, bases, options, ...uses, standsOn };
    if (!isKeyed)
        return { spec };
    const readKey = engineKeyReader({
        engines,
        bases,
        registry: { ...known, headManifest: (reference) => registry.headManifest(reference) },
        own: ownFiles(request.ci.workspace, spec.emit, engines),
        chooseEngine: async () => {
            const run = (0,run_builder/* runUntil */.W)(ports.programs, ports.deadline);
            return (await (0,build_engines/* firstAvailable */.ML)(engines, spec, { run, env: ports.env, log, registry })).name;
        },
    });
    const key = await readKey(spec);
    if (!key.known) {
        log.warn(`unless-changed: ${key.reason}, so the image is built in any case`);
        return { spec: { ...spec, labels: new Map([...spec.labels, ...(0,build_request/* contentLabels */.HB)(request)]) } };
    }
    const name = { ...(0,trust/* keyName */.x)(key, (0,trust/* trustOf */.A)(request.ci)), replaces: options.noCache };
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
        async isUnchanged() {
            const now = await readKey(spec);
            return now.known && now.digest === key.digest;
        },
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
    if (others.length === 0)
        return pushed;
    const { confirm } = await __webpack_require__.e(/* import() */ 5748).then(__webpack_require__.bind(__webpack_require__, 5748));
    for (const tag of others)
        await confirm(registry, { ...repository, tag }, pushed);
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

/***/ 2266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   g$: () => (/* binding */ ownPlatform),
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
    return wanted ? normalizePlatform(wanted) : ownPlatform(builder, ports);
}
async function ownPlatform(builder, ports) {
    return (await remotePlatform(builder, ports)) ?? hostPlatform();
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
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
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
            ...(request['unless-changed'] ? [] : contentLabels(request)),
        ]),
        platforms: request.platforms.map(checkedPlatform),
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
function checkedPlatform(text) {
    if (/^\w[\w.-]*(\/[\w.-]+){0,2}$/.test(text))
        return text;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('platforms', `"${text}" is no platform`, 'Write OS/ARCHITECTURE, such as linux/arm64, one an item.');
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
    const found = { context: pathOf('context', context), dockerfile: pathOf('dockerfile', dockerfile) };
    if (!found.context.isDirectory()) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('context', `${context} is no directory`, 'Give the directory that the Dockerfile copies from.');
    }
    if (!found.dockerfile.isFile()) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('dockerfile', `${dockerfile} is no file`, 'Give the path of a Dockerfile, with its name.');
    }
}
function pathOf(input, path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    }
    catch (cause) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `${path} cannot be read`, 'Check the path and the checkout of this job.', cause);
    }
}
function originLabels(request) {
    const { repositoryUrl, commit } = request.ci;
    if (request['unless-changed'])
        return [];
    return [
        ...(repositoryUrl === undefined ? [] : [['org.opencontainers.image.source', repositoryUrl]]),
        ...(commit === undefined || request.files.length > 0
            ? []
            : [['org.opencontainers.image.revision', commit]]),
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

/***/ 2242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   credentialResolver: () => (/* binding */ credentialResolver)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8314);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _registry_auth_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(880);






function credentialResolver(inputs, ports) {
    return async (registry, repository) => {
        const found = fromInputs(registry, inputs) ??
            (await dockerCredentials(registry, repository, ports)) ??
            jobToken(registry, ports.env) ??
            (await fromAws(registry, ports)) ?? { kind: 'anonymous', source: 'nowhere', hint: whatIsNeeded(registry) };
        if (found.kind === 'basic')
            ports.secrets.add(found.password);
        if (found.kind === 'identity-token')
            ports.secrets.add(found.token);
        return found;
    };
}
function fromInputs(registry, { username, password, registries }) {
    if ((username === undefined) !== (password === undefined)) {
        const [given, lacking] = username === undefined ? ['password', 'username'] : ['username', 'password'];
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(`registry-${lacking}`, `is missing beside registry-${given}`, 'give both, or neither and use a Docker config');
    }
    if (username === undefined || password === undefined || !registries.includes(registry))
        return undefined;
    const source = 'registry-username and registry-password';
    return { kind: 'basic', username, password, source, hint: whatIsNeeded(registry) };
}
async function fromAws(registry, ports) {
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .ecrRegion */ .d0)(registry) === undefined)
        return undefined;
    return (await __webpack_require__.e(/* import() */ 8081).then(__webpack_require__.bind(__webpack_require__, 8081))).ecrCredentials(registry, ports);
}
function jobToken(registry, env) {
    const proxyUser = env.CI_DEPENDENCY_PROXY_USER;
    const tokens = [
        [env.CI_REGISTRY, env.CI_REGISTRY_USER, env.CI_REGISTRY_PASSWORD, 'GitLab (CI_REGISTRY_USER)'],
        [env.CI_DEPENDENCY_PROXY_SERVER, proxyUser, env.CI_DEPENDENCY_PROXY_PASSWORD, 'GitLab (CI_DEPENDENCY_PROXY_USER)'],
        ['ghcr.io', env.GITHUB_ACTOR, env.GITHUB_TOKEN, 'GitHub (GITHUB_TOKEN)'],
    ];
    const [, username, password, name] = tokens.find(([host]) => host === registry) ?? [];
    if (!username || !password)
        return undefined;
    return { kind: 'basic', username, password, source: `the job token of ${name}`, hint: whatIsNeeded(registry) };
}
const signInAgain = 'sign in to the registry again (`docker login`), or give registry-username and registry-password';
async function dockerCredentials(registry, repository, ports) {
    for (const { source, text } of configurations(ports.env)) {
        const config = dockerConfig(text, source);
        const found = (await fromHelper(config, registry, ports)) ?? fromEntries(config, registry, repository, source);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function* configurations(env) {
    const inline = env.DOCKER_AUTH_CONFIG;
    if (inline)
        yield { source: 'DOCKER_AUTH_CONFIG', text: inline };
    const home = env.HOME ?? env.USERPROFILE;
    const docker = env.DOCKER_CONFIG || (home && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.docker'));
    const runtime = env.XDG_RUNTIME_DIR;
    const files = [
        docker && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(docker, 'config.json'),
        env.REGISTRY_AUTH_FILE,
        runtime && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(runtime, 'containers', 'auth.json'),
        home && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(env.XDG_CONFIG_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.config'), 'containers', 'auth.json'),
    ];
    for (const file of files) {
        const text = file ? readOptional(file) : undefined;
        if (file && text !== undefined && text.trim() !== '')
            yield { source: file, text };
    }
}
function readOptional(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        const hint = 'correct its permissions';
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'DOCKER_CONFIG_INVALID', `${file} cannot be read`, { hint, cause: error });
    }
}
function dockerConfig(text, source) {
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(text);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(config))
        return config;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('bad-input', 'DOCKER_CONFIG_INVALID', `${source} is not a Docker configuration in JSON`, {
        hint: 'write {"auths": {"<registry>": {"auth": "<base64 of user:password>"}}}',
    });
}
function fromEntries({ auths }, registry, repository, source) {
    const entries = new Map(Object.entries(auths ?? {}).map(([key, entry]) => [normalKey(key), entry]));
    for (const key of keysOf(registry, repository)) {
        const entry = entries.get(key);
        const found = entry ? credentialsIn(entry, source) : undefined;
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function keysOf(registry, repository) {
    const parts = repository === '' ? [] : repository.split('/');
    return parts.map((_, index) => [registry, ...parts.slice(0, parts.length - index)].join('/')).concat(registry);
}
function normalKey(key) {
    const bare = key.replace(/^https?:\/\//, '').replace(/\/(?:v[12]\/?)?$/, '');
    return bare.replace(/^(?:index|registry-1)\.docker\.io(?=\/|$)/, _reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerHub */ .UD);
}
function credentialsIn({ auth, username, password, identitytoken }, source) {
    if (identitytoken)
        return { kind: 'identity-token', token: identitytoken, source, hint: signInAgain };
    if (username && password)
        return { kind: 'basic', username, password, source, hint: signInAgain };
    const basic = auth ? (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_4__/* .basicCredentials */ .BG)(auth) : undefined;
    return basic && { kind: 'basic', ...basic, source, hint: signInAgain };
}
async function fromHelper(config, registry, { env, programs }) {
    const server = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerConfigKey */ .Y4)(registry);
    const helper = config.credHelpers?.[registry] ?? config.credHelpers?.[server] ?? config.credsStore;
    if (!helper)
        return undefined;
    const program = `docker-credential-${helper}`;
    const failed = (why) => new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'CREDENTIAL_HELPER', `${program} gives no credentials for ${registry}: ${why}`, {
        hint: 'install or repair the helper, remove it from the Docker configuration, or give registry-username and registry-password',
    });
    if (!/^[A-Za-z0-9._-]+$/.test(helper))
        throw failed('this is not a name of a helper');
    const { result, exitCode, stdout, stderr } = await programs.run({ argv: [program, 'get'], env, stdin: server });
    const text = stdout.toString('utf8');
    if (result === 'not-started')
        throw failed(stderr);
    if (exitCode !== 0) {
        if (/credentials not found/i.test(text))
            return undefined;
        throw failed(text.trim() || `it ended with ${exitCode}`);
    }
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(text) === undefined)
        throw failed('its answer is not JSON');
    const { Username: username, Secret: secret } = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonObject */ .o$)(text);
    if (typeof username !== 'string' || typeof secret !== 'string' || secret === '')
        return undefined;
    const common = { source: program, hint: signInAgain };
    return username === '<token>'
        ? { kind: 'identity-token', token: secret, ...common }
        : { kind: 'basic', username, password: secret, ...common };
}
function whatIsNeeded(registry) {
    if (registry === 'ghcr.io') {
        return 'the job needs `permissions: packages: write` and GITHUB_TOKEN in its environment, and the package must grant this repository write access';
    }
    if (registry === _reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerHub */ .UD)
        return 'give registry-username and an access token with write scope as registry-password';
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .ecrRegion */ .d0)(registry) !== undefined) {
        return 'give AWS keys, or AWS_ROLE_ARN with an OIDC token of the job (GitHub: `permissions: id-token: write`; GitLab: `id_tokens: AWS_ID_TOKEN`); the role needs ecr:GetAuthorizationToken and push access to the repository';
    }
    return 'give registry-username and registry-password of an account that may push here (Harbor: a robot account with push and pull; mind the "$" in its name), or run `docker login` before';
}


/***/ }),

/***/ 5412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FB: () => (/* binding */ parseImageConfig),
/* harmony export */   MP: () => (/* binding */ readImageConfig),
/* harmony export */   xu: () => (/* binding */ isForMachine)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8314);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4803);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5812);




function parseImageConfig(bytes) {
    const { config, rootfs } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonObject */ .o$)(bytes);
    const { Labels: labels, Env: env, OnBuild: triggers } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config) ? config : {};
    const { diff_ids: layers } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(rootfs) ? rootfs : {};
    return {
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(labels) ? labels : {},
        env: strings(env),
        triggers: strings(triggers),
        layers: strings(layers),
    };
}
function strings(list) {
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
function isForMachine({ platform }) {
    return platform?.os !== 'unknown';
}
async function readImageConfig(registry, reference) {
    const manifest = await registry.getManifest(reference);
    if (manifest === undefined)
        return undefined;
    const image = await firstImage(registry, reference, manifest);
    if (image === undefined)
        return { digest: manifest.digest, labels: {} };
    const { labels } = parseImageConfig(await (0,_registry_js__WEBPACK_IMPORTED_MODULE_2__.readConfigBlob)(registry, reference, image.config));
    return { digest: manifest.digest, labels };
}
async function firstImage(registry, repository, manifest) {
    const content = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(manifest);
    if (content.kind === 'image')
        return content;
    const entry = content.manifests.find(isForMachine);
    const child = entry && (await registry.getManifest({ ...(0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(repository), digest: entry.digest }));
    const image = child && (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(child);
    return image?.kind === 'image' ? image : undefined;
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
    let changed = [];
    const candidate = await (0,_candidate_js__WEBPACK_IMPORTED_MODULE_0__/* .candidateOf */ .R)(at, ci, async () => {
        const status = await statusOf(at);
        changed = status.changed;
        return status.head;
    });
    if (candidate === undefined)
        return undefined;
    const { commit, isMerge } = candidate;
    return { commit, isMerge, changed };
}
const mostPaths = 10;
async function statusOf(at) {
    const what = ['--untracked-files=no', '--ignore-submodules=untracked', '--no-renames'];
    const branch = ['--branch', '--no-ahead-behind'];
    const { code, stdout } = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .git */ .$Y)(at, ['--no-optional-locks', 'status', '--porcelain=v2', '-z', ...branch, ...what]);
    if (code !== 0)
        return { changed: [] };
    const lines = stdout.toString('utf8').split('\0').filter(Boolean);
    const head = lines.map((line) => /^# branch\.oid ([0-9a-f]+)$/.exec(line)?.[1]).find((oid) => oid !== undefined);
    const paths = lines.flatMap((line) => /^(?:1(?: \S+){7}|u(?: \S+){9}) (.+)$/s.exec(line)?.[1] ?? []);
    const changed = paths.filter((path) => path !== _ports_js__WEBPACK_IMPORTED_MODULE_2__/* .dotenvReport */ .ff).slice(0, mostPaths);
    return head === undefined ? { changed } : { head, changed };
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
