export const id = 6921;
export const ids = [6921];
export const modules = {

/***/ 6921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildImage: () => (/* binding */ buildImage)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/build/make-image.js + 8 modules
var make_image = __webpack_require__(5695);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/named-commit.js
var named_commit = __webpack_require__(4167);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var names_placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var source_checkout = __webpack_require__(5228);
// EXTERNAL MODULE: ./build/core/source/dirty.js
var dirty = __webpack_require__(1861);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declaration.js
var declaration = __webpack_require__(9624);
// EXTERNAL MODULE: ./build/inputs/declarations/retention.js
var retention = __webpack_require__(4618);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/commands/configured/build-image.js
var build_image = __webpack_require__(392);
// EXTERNAL MODULE: ./build/core/announce/words.js
var words = __webpack_require__(8057);
// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
// EXTERNAL MODULE: ./build/commands/summaries/parts.js
var parts = __webpack_require__(8998);
;// CONCATENATED MODULE: ./build/commands/summaries/image.js



const image_words = {
    built: 'Built',
    reused: 'There already, not built again',
    promoted: 'Promoted, not built again',
    joined: 'Joined',
};
function imageSummary({ made, stands, milliseconds }) {
    const { image, tags, digest, action, imageId } = made;
    const said = {
        pushed: image_words[action],
        kept: `${image_words[action]}, not pushed`,
        would: `Dry run, would be ${action}`,
        prepared: 'Prepared for the job that builds',
    }[stands];
    const icon = stands === 'would' || stands === 'prepared' ? 'would' : action === 'reused' ? 'nothing' : 'good';
    const known = digest ?? imageId;
    return (0,parts/* page */.MY)((0,parts/* verdict */.WJ)(icon, (0,markdown/* joined */.oR)([
        (0,markdown.md) `${said}: **${(0,words/* imageWords */.Jd)(`${image}:${tags[0]}`)}**`,
        ...(stands === 'pushed' ? [`in ${(0,parts/* duration */.p0)(milliseconds)}`] : []),
    ], ' ')), (0,markdown/* table */.tp)(['image', 'tags', 'digest', 'what was done', 'time'], [[(0,markdown/* code */.aY)(image), tags.map(markdown/* code */.aY), known === undefined ? parts/* none */.dv : (0,words/* digestWords */.qj)(known), action, (0,parts/* duration */.p0)(milliseconds)]]));
}

;// CONCATENATED MODULE: ./build/commands/build-image.js














const buildCommand = { ...build_image/* configuredBuild */.H, inputs: { ...build_image/* configuredBuild */.H.inputs, ...retention/* policyInput */.J, ...run/* forgeInputs */.LV } };
const buildImage = (0,command/* defineCommand */.NB)({
    name: 'build-image',
    summary: "Build and push one service's image, or prove that it already exists",
    ...buildCommand,
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
    async run(given) {
        refusePromotion(given);
        const run = await inCluster(given);
        const started = run.clock.now();
        const checkout = await (0,dirty/* checkedOut */.M)({ ...run, cwd: run.ci.workspace }, run.ci);
        if (checkout === undefined && run.ci.commit === undefined && namesCheckout(run.inputs)) {
            await (0,source_checkout/* requireCheckout */.EJ)({ ...run, cwd: run.ci.workspace });
        }
        const isOther = warnOfOtherContent(run, checkout);
        const ci = { ...run.ci, commit: checkout?.commit ?? run.ci.commit };
        const placeholders = (0,environments.placeholdersFor)(ci, run.inputs.service, run.inputs.environment, run.inputs.cluster);
        await writeRetention(run, placeholders);
        const contentKey = isOther ? undefined : await contentLabelOf(run, checkout);
        const inputs = isOther ? { ...run.inputs, 'unless-changed': false } : run.inputs;
        const source = isOther ? { ...ci, commit: undefined } : ci;
        const pruned = await prunedServiceOf(run);
        const request = { ...inputs, placeholders, ci: source, cwd: run.cwd, contentKey, pruned };
        if (explains(run.inputs))
            return (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(8008), __webpack_require__.e(1185), __webpack_require__.e(8311)]).then(__webpack_require__.bind(__webpack_require__, 3171))).explainBuild(run, request);
        const { image, tags, action, digest, imageId } = await (0,make_image/* makeImage */.G)(request, run);
        const duration = run.clock.now() - started;
        const reference = digest === undefined ? undefined : `${image}@${digest}`;
        run.log.info(`${outcomeOf(run.inputs, { action, digest })}: ${reference ?? image} ${tags.join(' ')}`);
        return {
            outputs: { image, tag: tags[0], tags, digest, reference, 'image-id': imageId, action, 'duration-ms': duration },
            summary: imageSummary({
                made: { image, tags, action, digest, imageId },
                stands: stateOf(run.inputs, digest),
                milliseconds: duration,
            }),
        };
    },
});
async function inCluster(run) {
    if (run.config === undefined || run.inputs.service === undefined)
        return run;
    const { runOfOneImage } = await Promise.all(/* import() */[__webpack_require__.e(6329), __webpack_require__.e(689), __webpack_require__.e(2492)]).then(__webpack_require__.bind(__webpack_require__, 111));
    return runOfOneImage(buildCommand, run);
}
function stateOf({ 'dry-run': isDry, emit, finish, push }, digest) {
    if (isDry && finish === undefined)
        return 'would';
    if (emit !== undefined && digest === undefined)
        return 'prepared';
    return push ? 'pushed' : 'kept';
}
function outcomeOf({ 'dry-run': isDry, emit, finish }, { action, digest }) {
    if (isDry && finish === undefined)
        return `dry run, would be ${action}`;
    if (emit === undefined || digest !== undefined)
        return action;
    return `to be built by ${(0,external_node_path_.join)(emit, 'build.sh')} in the image of kaniko, then build-image --finish ${emit}`;
}
async function writeRetention(run, placeholders) {
    const { image, 'dry-run': dryRun, 'unless-changed': hasKeyTags } = run.inputs;
    if (!(0,declaration/* isGiven */.qR)(run.resolved.retention) || image === undefined)
        return;
    const { wantedRetention, writePolicies } = await Promise.all(/* import() */[__webpack_require__.e(2857), __webpack_require__.e(6329), __webpack_require__.e(689), __webpack_require__.e(7216)]).then(__webpack_require__.bind(__webpack_require__, 4835));
    const wanted = wantedRetention(run, (0,names_placeholders/* expand */.fT)(image, placeholders, 'image'));
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
    const from = (0,environments.environmentNamed)(config, name)['promote-from']?.environment;
    if (from === undefined || reference !== undefined || finish !== undefined)
        return;
    throw (0,failure/* badInput */.AN)('environment', `${name} takes the images of ${from} (promote-from), and builds none`, `Let \`deploy\` find the image that ${from} has had of this content; with \`promotion: build\` it builds this commit (a hotfix past ${from}). Or give promote-from a reference.`);
}
function namesCheckout({ image = '', tags }) {
    return [image, ...tags].some((text) => (0,names_placeholders/* hasPlaceholder */.Kc)(text, ['sha', 'sha8']));
}
async function contentLabelOf(run, checkout) {
    const { config, inputs } = run;
    if (config === undefined || inputs.service === undefined || inputs.environment === undefined)
        return undefined;
    if (inputs['promote-from'] !== undefined || inputs.finish !== undefined)
        return undefined;
    const { contentKeyOfBuild } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(2518), __webpack_require__.e(6329), __webpack_require__.e(689), __webpack_require__.e(9250), __webpack_require__.e(835), __webpack_require__.e(4143), __webpack_require__.e(6326), __webpack_require__.e(4784)]).then(__webpack_require__.bind(__webpack_require__, 1345));
    return contentKeyOfBuild(run, checkout);
}
async function prunedServiceOf(run) {
    const { config, inputs } = run;
    if (inputs.prune === undefined || inputs.prune === 'none')
        return undefined;
    const { prunedService } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(2518), __webpack_require__.e(6329), __webpack_require__.e(689), __webpack_require__.e(9250), __webpack_require__.e(835), __webpack_require__.e(4998)]).then(__webpack_require__.bind(__webpack_require__, 7940));
    return prunedService(run, config, inputs.service, inputs.environment);
}
function warnOfOtherContent({ ci, log, ...run }, checkout) {
    if (run.inputs['promote-from'] !== undefined || run.inputs.finish !== undefined)
        return false;
    const other = (0,named_commit/* otherContent */.y)(run.inputs.tags, checkout, ci);
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
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7216);
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

/***/ 3246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l8: () => (/* binding */ needsPull),
/* harmony export */   r2: () => (/* binding */ resolveBases),
/* harmony export */   tj: () => (/* binding */ pinnedBases),
/* harmony export */   y6: () => (/* binding */ formatPinned)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);


const lookUpTime = 10_000;
function resolveBases(names, digestOf, clock) {
    return Promise.all(names.map((name) => resolveBase(name, digestOf, clock)));
}
async function resolveBase(name, digestOf, clock) {
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(name, 'dockerfile');
    if (reference.digest !== undefined)
        return { name, reference };
    try {
        const digest = await answerInTime(reference, (asked) => digestOf(asked, name), clock);
        if (digest === undefined)
            return { name, reference, unpinned: 'not-in-registry' };
        return { name, reference: { ...reference, digest } };
    }
    catch (cause) {
        if (!(cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || cause.code === 'DEADLINE')
            throw cause;
        return { name, reference, unpinned: unpinnedBecause(cause), cause };
    }
}
async function answerInTime(reference, digestOf, clock) {
    const answers = [];
    for (const _ of ['first', 'second']) {
        const answer = digestOf(reference).then((digest) => ({ digest }));
        answer.catch(() => { });
        answers.push(answer);
        const found = await inTime(Promise.race(answers), clock);
        if (found !== undefined)
            return found.digest;
    }
    const problem = `${reference.registry} has not answered within ${(2 * lookUpTime) / 1000} s`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'REGISTRY_SILENT', problem, {
        hint: 'Let this machine reach the registry, or take the base image from one that it can reach.',
    });
}
async function inTime(answer, clock) {
    let cancel = () => { };
    const silence = new Promise((resolve) => {
        cancel = clock.after(lookUpTime, () => resolve(undefined));
    });
    try {
        return await Promise.race([answer, silence]);
    }
    finally {
        cancel();
    }
}
function unpinnedBecause({ code }) {
    return code === 'REGISTRY_UNAUTHORIZED' ? 'not-in-registry' : 'no-answer';
}
function pinnedBases(bases) {
    return bases.filter((base) => base.reference.digest !== undefined && !base.name.includes('@'));
}
function formatPinned({ reference }) {
    const { registry, repository, digest } = reference;
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ registry, repository, digest });
}
function needsPull(bases, log) {
    for (const { name, unpinned, cause } of bases) {
        if (unpinned === 'not-in-registry') {
            const why = cause === undefined ? 'its registry has no such image' : cause.message;
            log.warn(`the base image ${name} is not in a registry: ${why}. The copy that the builder has is taken.`);
        }
        else if (unpinned === 'no-answer') {
            log.warn(`the base image ${name} cannot be pinned: ${cause?.message}. The builder asks for it itself.`);
        }
    }
    const unpinned = bases.map((base) => base.unpinned);
    return unpinned.includes('no-answer') && !unpinned.includes('not-in-registry');
}


/***/ }),

/***/ 9403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zd: () => (/* binding */ withPinnedBases),
/* harmony export */   sx: () => (/* binding */ hidesStage)
/* harmony export */ });
/* unused harmony export pinDockerfile */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2175);
/* harmony import */ var _ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53);
/* harmony import */ var _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1049);
/* harmony import */ var _bases_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3246);







async function withPinnedBases(spec, by, directory) {
    const pins = (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .pinnedBases */ .tj)(spec.bases);
    if (pins.length === 0)
        return spec;
    const contexts = [...spec.options.buildContexts].map(([name, place]) => [name, pinnedPlace(place, pins)]);
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(spec.dockerfile, 'utf8');
    if (by === 'contexts' && !hidesStage(text, pins)) {
        const further = pins.map(({ name, reference }) => [(0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .contextName */ .fW)(name), _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(reference)]);
        return { ...spec, options: { ...spec.options, buildContexts: new Map([...further, ...contexts]) } };
    }
    const ofTriggers = pins
        .filter(({ name }) => by === 'dockerfile-and-contexts' && spec.triggerImages.includes(name))
        .map((base) => [base.name, _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .formatPinned */ .y6)(base)]);
    const options = { ...spec.options, buildContexts: new Map([...ofTriggers, ...contexts]) };
    if (directory === undefined) {
        const pull = options.pull || spec.bases.every(({ unpinned }) => unpinned === undefined);
        return { ...spec, options: { ...options, pull } };
    }
    const dockerfile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(spec.dockerfile));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true });
    const digests = new Map(pins.map((base) => [base.name, (0,_bases_js__WEBPACK_IMPORTED_MODULE_5__/* .formatPinned */ .y6)(base)]));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(dockerfile, pinDockerfile(text, spec.baseUses, digests));
    for (const file of (0,_ignore_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .ownIgnoreFiles */ .Ou)(spec.dockerfile)) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(file, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(file))).catch((error) => {
            if (error.code !== 'ENOENT')
                throw error;
        });
    }
    return { ...spec, dockerfile, options };
}
function pinnedPlace(place, pins) {
    const pin = pins.find(({ name }) => place === _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + name);
    return pin === undefined ? place : _options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScheme */ .Fc + (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(pin.reference);
}
function hidesStage(text, pins) {
    const stages = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerfile */ .Ai)(text).stages.map(({ name }) => name);
    return pins.some(({ name }) => stages.includes((0,_options_build_contexts_js__WEBPACK_IMPORTED_MODULE_4__/* .contextName */ .fW)(name)));
}
function pinDockerfile(text, uses, pins) {
    const lines = text.split('\n');
    const { escapeToken } = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerfile */ .Ai)(text);
    for (const use of uses) {
        const pin = pins.get(use.image);
        const agrees = uses.every(({ line, by, written, image }) => line === use.line && by === use.by && written === use.written ? image === use.image : true);
        if (pin === undefined || !agrees)
            continue;
        const end = lastLine(lines, use.line - 1, escapeToken);
        const instruction = lines.slice(use.line - 1, end + 1).join('\n');
        lines.splice(use.line - 1, end + 2 - use.line, ...replaced(instruction, use, pin).split('\n'));
    }
    return lines.join('\n');
}
function replaced(instruction, { by, written }, pin) {
    const literal = written.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return by === 'FROM'
        ? instruction.replace(new RegExp(`(\\s)${literal}(?=\\s|$)`), (_, before) => `${before}${pin}`)
        : instruction.replace(new RegExp(`(\\bfrom=)${literal}(?=[\\s,"']|$)`, 'gi'), (_, before) => `${before}${pin}`);
}
function lastLine(lines, first, escapeToken) {
    const continues = escapeToken === '`' ? /(^|[^`])`[ \t]*\r?$/ : /(^|[^\\])\\[ \t]*\r?$/;
    let at = first;
    for (let isOpen = true; isOpen && at < lines.length; at += 1) {
        const line = lines[at] ?? '';
        isOpen = /^\s*(#|$)/.test(line) || continues.test(line);
    }
    return at - 1;
}


/***/ }),

/***/ 6922:
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
// EXTERNAL MODULE: ./build/core/build/context-files.js
var context_files = __webpack_require__(6892);
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 1 modules
var dockerfile_reads = __webpack_require__(9180);
// EXTERNAL MODULE: ./build/core/build/ignore-rules.js
var ignore_rules = __webpack_require__(53);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/build/key/file-content.js


const pieceLength = 256 * 1024;
let piece;
function fileContent(path) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const { mode, size } = (0,external_node_fs_.fstatSync)(file);
        return { mode: mode & 0o7777, digest: digestOf(file, size) };
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function digestOf(file, size) {
    piece ??= Buffer.allocUnsafeSlow(pieceLength);
    let length = 0;
    while (length < pieceLength) {
        const got = (0,external_node_fs_.readSync)(file, piece, length, pieceLength - length, null);
        length += got;
        if (got === 0 || length === size)
            return (0,external_node_crypto_.hash)('sha256', piece.subarray(0, length), 'hex');
    }
    const content = (0,external_node_crypto_.createHash)('sha256');
    for (let got = length; got > 0; got = (0,external_node_fs_.readSync)(file, piece, 0, pieceLength, null)) {
        content.update(piece.subarray(0, got));
    }
    return content.digest('hex');
}
function linkContent(path) {
    return { mode: undefined, digest: (0,external_node_crypto_.hash)('sha256', (0,external_node_fs_.readlinkSync)(path), 'hex') };
}

// EXTERNAL MODULE: ./build/core/build/key/own-tags.js
var own_tags = __webpack_require__(6559);
;// CONCATENATED MODULE: ./build/core/build/key/key-parts.js


const keyVersion = 3;
function keyOfParts(parts) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${JSON.stringify(['monorepo-gitops', keyVersion])}\n`);
    const lines = parts.map(({ kind, name, value }) => `["${kind}",${JSON.stringify(name)},${JSON.stringify(value)}]`);
    const hex = hash
        .update(lines
        .sort()
        .map((line) => `${line}\n`)
        .join(''))
        .digest('hex');
    return { digest: `sha256:${hex}`, tag: (0,own_tags/* keyTag */.QR)(hex, 'trusted') };
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
    const looks = { walks: [], contents: new Map(), parts: new Map() };
    const keys = [];
    for (const frontend of frontends) {
        const keyed = { build, text, frontend, bases: { digest, config }, own, looks };
        const key = await contentKey(keyed).catch(unreadableIn(build.context));
        keys.push(key.known ? (keys.find((other) => hasParts(other, key.parts)) ?? { ...keyOfParts(key.parts), ...key }) : key);
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
function hasParts(key, parts) {
    return (key.known &&
        key.parts.length === parts.length &&
        key.parts.every((one, at) => {
            const other = parts[at];
            return one === other || (one.kind === other?.kind && one.name === other.name && one.value === other.value);
        }));
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
    const triggerImages = parts
        .filter(({ kind, name }) => kind === 'base' && reads.triggerImages.includes(name))
        .map(({ name, value }) => ({ name, digest: value }));
    return {
        known: true,
        parts: [...parts, ...files.files.flatMap((seen) => fileParts(keyed.looks, seen))],
        triggerImages,
    };
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
async function filesOf(keyed, { context: reads }) {
    const { build } = keyed;
    const files = [];
    for (const from of new Set(reads.map((read) => read.from))) {
        const directory = from === undefined ? build.context : (build.options?.buildContexts.get(from) ?? build.context);
        const ownReads = reads.filter((read) => read.from === from);
        const found = await look(keyed, { from, directory }, ownReads);
        if (!found.known)
            return found;
        files.push({ from, directory, files: found.files });
    }
    return { known: true, files };
}
async function look({ build, frontend, own, looks }, { from, directory }, reads) {
    const rules = await (from === undefined
        ? (0,ignore_rules/* ignoreRules */.ep)(build.context, build.dockerfile, frontend)
        : (0,ignore_rules/* ignoreRulesOf */.X)(directory));
    const asked = { from, rules, findsBelowIgnored: frontend.seesIgnored, reads: JSON.stringify(reads) };
    const known = looks.walks.find((walk) => isSame(walk, asked));
    if (known !== undefined)
        return known.found;
    const found = await (0,context_files/* contextFiles */.X)({ context: directory, own, ...asked }, reads);
    looks.walks.push({ ...asked, found });
    return found;
}
function isSame({ found, ...walk }, asked) {
    return (walk.from === asked.from &&
        walk.reads === asked.reads &&
        walk.rules.text === asked.rules.text &&
        (walk.findsBelowIgnored === asked.findsBelowIgnored || !found.dependsOnFinding));
}
function fileParts(looks, { from, directory, files }) {
    const known = looks.parts.get(files);
    if (known !== undefined)
        return known;
    const parts = files.map(({ path, kind, mode }) => {
        const content = contentOf(looks, `${directory}${external_node_path_.sep}${path}`, kind);
        const words = [kind];
        const bits = content?.mode ?? mode;
        if (bits !== undefined)
            words.push(bits.toString(8));
        if (content !== undefined)
            words.push(`sha256:${content.digest}`);
        return part('file', from === undefined ? path : `[${from}] ${path}`, words.join(' '));
    });
    looks.parts.set(files, parts);
    return parts;
}
function contentOf({ contents }, path, kind) {
    if (kind !== 'file' && kind !== 'link')
        return undefined;
    const known = contents.get(path) ?? (kind === 'link' ? linkContent(path) : fileContent(path));
    contents.set(path, known);
    return known;
}


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
        .map(({ name, value }) => [name, value])
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
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

/***/ 2539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ filesChanged)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const mostNamed = 5;
function filesChanged(changed) {
    const more = changed.length > mostNamed ? ` and ${changed.length - mostNamed} more` : '';
    const problem = `what the image is made of changed during the build: ${changed.slice(0, mostNamed).join(', ')}${more}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'FILES_CHANGED', problem, {
        hint: 'The image may hold either content, and none of the tags names it. Let no other step of the job write these files while it builds, or leave them out (.dockerignore), and run again.',
    });
}


/***/ }),

/***/ 6559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ isOwnTag),
/* harmony export */   C5: () => (/* binding */ isStagingTag),
/* harmony export */   QL: () => (/* binding */ contentLabel),
/* harmony export */   QR: () => (/* binding */ keyTag),
/* harmony export */   YT: () => (/* binding */ isPassingTag),
/* harmony export */   al: () => (/* binding */ stagingTag),
/* harmony export */   bT: () => (/* binding */ layersTag)
/* harmony export */ });
const contentLabel = 'io.monorepo-gitops.content';
const digits = 40;
const prefixOf = { trusted: 'c', untrusted: 'f' };
function keyTag(hex, trust) {
    return `${prefixOf[trust]}-${hex.slice(0, digits)}`;
}
function layersTag(trust) {
    return `${prefixOf[trust]}-layers`;
}
function stagingTag({ uuid }) {
    return `b-${`${uuid()}${uuid()}`.replaceAll('-', '').slice(0, digits)}`;
}
const keyTags = /^[cf]-[0-9a-f]{40}$/;
const stagingTags = /^b-[0-9a-f]{40}$/;
const layersTags = /^[cf]-layers$/;
function isOwnTag(tag) {
    return keyTags.test(tag) || isPassingTag(tag);
}
function isPassingTag(tag) {
    return isStagingTag(tag) || layersTags.test(tag);
}
function isStagingTag(tag) {
    return stagingTags.test(tag);
}


/***/ }),

/***/ 9025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ imageOfKey),
/* harmony export */   Zk: () => (/* binding */ giveTags),
/* harmony export */   gI: () => (/* binding */ nameByKey),
/* harmony export */   l_: () => (/* binding */ takenOr),
/* harmony export */   pW: () => (/* binding */ holdersOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_image_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5412);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4803);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _image_registry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5812);
/* harmony import */ var _content_key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6922);






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
    const content = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(manifest);
    const isAnnotated = content.annotations[_content_key_js__WEBPACK_IMPORTED_MODULE_5__/* .keyLabel */ .w8] === key.label;
    if (content.kind === 'image') {
        if (!isAnnotated)
            return byLabel(registry, repository, { manifest, image: manifest, key });
        const { config } = content;
        return (await registry.hasBlob(repository, config.digest))
            ? { result: 'found', manifest }
            : { result: 'damaged', lost: config.digest };
    }
    const first = content.manifests.find(_image_image_config_js__WEBPACK_IMPORTED_MODULE_1__/* .isForMachine */ .xu);
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
    const content = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(image);
    if (content.kind === 'index')
        return { result: 'other', digest: manifest.digest };
    try {
        const config = await (0,_image_registry_js__WEBPACK_IMPORTED_MODULE_4__.readConfigBlob)(registry, repository, content.config);
        return (0,_image_image_config_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageConfig */ .FB)(config).labels[_content_key_js__WEBPACK_IMPORTED_MODULE_5__/* .keyLabel */ .w8] === key.label
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
        throw (0,_image_registry_js__WEBPACK_IMPORTED_MODULE_4__.missing)({ ...repository, digest });
    return registry.putManifest({ ...repository, tag: key.tag }, manifest);
}
function takenOr(registry, repository, tag, manifest) {
    return async (failure) => {
        if (!isAnswer(failure) || !/ 4(?!08|13|29)\d\d$/.test(failure.message))
            throw failure;
        const target = { ...repository, tag };
        const holder = await registry.headManifest(target).catch((error) => {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.kind === 'timed-out')
                throw error;
            return undefined;
        });
        if (holder === undefined)
            throw failure;
        const problem = `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(target)} is ${holder.digest} already, and the registry does not let it become ${manifest.digest}`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'TAG_TAKEN', problem, {
            hint: 'another run has built the same commit: take its image by that tag, use a tag of this run such as {sha8}-{run}, or let the registry move tags',
            cause: failure,
        });
    };
}
async function lostPart(registry, repository, manifest) {
    const content = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(manifest);
    return content.kind === 'image'
        ? firstLost([content.config, ...content.layers.filter(_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isStored */ .mL)], (digest) => registry.hasBlob(repository, digest))
        : firstLost(content.manifests, async (digest) => (await registry.headManifest({ ...repository, digest })) !== undefined);
}
async function firstLost(parts, isThere) {
    const found = await Promise.all(parts.map(({ digest }) => isThere(digest)));
    return parts.find((_, index) => found[index] === false)?.digest;
}
function isAnswer(error) {
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'REGISTRY_ANSWER';
}


/***/ }),

/***/ 8463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ trustOf),
/* harmony export */   x: () => (/* binding */ keyName)
/* harmony export */ });
/* harmony import */ var _own_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6559);

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
    return { tag: (0,_own_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .keyTag */ .QR)(key.digest.slice('sha256:'.length), trust), label: `untrusted ${key.digest}` };
}


/***/ }),

/***/ 5695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ explainImage),
  G: () => (/* binding */ makeImage)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/image-config.js
var image_config = __webpack_require__(5412);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
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
        const content = top && (0,manifest/* readManifest */.WI)(top);
        if (content?.kind !== 'index') {
            return content && placed((0,image_config/* parseImageConfig */.FB)(await (0,image_registry.readConfigBlob)(registry, reference, content.config)));
        }
        const entry = content.manifests.find((each) => each.platform && (0,build_platform/* platformName */.$r)(each.platform) === platform);
        const { registry: host, repository } = reference;
        const child = entry && (await manifestOf({ registry: host, repository, digest: entry.digest }));
        const image = child && (0,manifest/* readManifest */.WI)(child);
        return image?.kind === 'image'
            ? { ...(0,image_config/* parseImageConfig */.FB)(await (0,image_registry.readConfigBlob)(registry, reference, image.config)), platform }
            : undefined;
    };
}
function placed(config) {
    const { os, architecture, variant } = config;
    const platform = os === undefined || architecture === undefined ? undefined : (0,build_platform/* platformName */.$r)({ os, architecture, variant });
    return { ...config, platform };
}

// EXTERNAL MODULE: ./build/core/build/bases/bases.js
var bases_bases = __webpack_require__(3246);
;// CONCATENATED MODULE: ./build/core/build/bases/prove-bases.js




async function proveBases(registry, image, layersFor, { bases, finalBases }, log) {
    const pinned = (0,bases_bases/* pinnedBases */.tj)(bases);
    const read = baseConfigReader(registry);
    const warned = new Set();
    const prove = async ({ platform, base: use }) => {
        const base = pinned.find(({ name }) => name === use.image);
        if (base === undefined)
            return;
        const [top, below] = await Promise.all([layersFor(platform), read(base.reference, use.platform)]);
        if (below?.platform !== undefined && below.platform !== use.platform && !warned.has(base.name)) {
            warned.add(base.name);
            log.warn(otherPlatform(base.name, below.platform, use.platform));
        }
        if (top === undefined || below === undefined)
            return;
        if (!below.layers.every((layer, at) => top[at] === layer))
            throw mismatch(image, base, platform);
    };
    try {
        await Promise.all(finalBases.map(prove));
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.code === 'BASE_MISMATCH' || error.kind === 'timed-out')
            throw error;
        log.warn(`the base image could not be compared with that of the registry: ${(0,failure/* messageOf */.bD)(error)}`);
    }
}
function layersIn(registry, image) {
    const read = baseConfigReader(registry);
    return async (platform) => (await read(image, platform))?.layers;
}
function otherPlatform(name, is, wanted) {
    return `the base image ${name} is for ${is} alone, and the image is made for ${wanted}: builders take it all the same, and what it holds may not run there. Take a base that has this platform, or name it: FROM --platform=${is}`;
}
function mismatch(image, { name, reference }, platform) {
    const problem = `${image} is not built on ${name} as its registry has it: its layers for ${platform} are not those of ${(0,image_reference/* formatReference */.FH)(reference)}`;
    return new failure/* Failure */.HR('failed', 'BASE_MISMATCH', problem, {
        hint: 'The builder has taken another image: clear its images and its cache, and build again. None of the tags names the image.',
    });
}

// EXTERNAL MODULE: ./build/core/build/engines.js
var build_engines = __webpack_require__(1882);
// EXTERNAL MODULE: ./build/core/build/key/explain.js
var explain = __webpack_require__(9930);
// EXTERNAL MODULE: ./build/core/build/key/reuse.js
var reuse = __webpack_require__(9025);
// EXTERNAL MODULE: ./build/core/net/deadline.js
var net_deadline = __webpack_require__(2140);
;// CONCATENATED MODULE: ./build/core/build/key/keyed-image.js





async function keyed_image_reuse({ target, registry, log, isDry, isToBeSigned }, key, parts = []) {
    const { image, tags } = target;
    const repository = (0,image_reference/* parseReference */.F2)(image);
    const [keyed, holders] = await Promise.all([
        (0,reuse/* imageOfKey */.EC)(registry, repository, key),
        (0,reuse/* holdersOf */.pW)(registry, repository, tags),
    ]);
    const notWhole = (lost) => `the registry has lost ${lost} of ${image}:${key.tag}, so the image is built again`;
    switch (keyed.result) {
        case 'none':
            await explainMiss({ target, registry, log }, parts, holders);
            return { result: 'none' };
        case 'other':
            log.warn(`${image}:${key.tag} was moved to an image of other content`);
            return { result: 'none' };
        case 'damaged':
            log.warn(notWhole(keyed.lost));
            return { result: 'none' };
    }
    const { digest } = keyed.manifest;
    if (isToBeSigned && !(await isSigned(registry, { ...repository, digest }))) {
        log.warn(`${image}@${digest} has the same content and no signature, so the image is built again and signed`);
        return { result: 'none', replaces: true };
    }
    const tagged = isDry ? undefined : await (0,reuse/* giveTags */.Zk)(registry, repository, keyed.manifest, tags, holders);
    if (tagged?.result === 'damaged') {
        log.warn(notWhole(tagged.lost));
        return { result: 'none' };
    }
    log.info(`Nothing to build: ${image}@${digest} has the same content`);
    return { result: 'reused', digest };
}
async function isSigned(registry, image) {
    return (await __webpack_require__.e(/* import() */ 10).then(__webpack_require__.bind(__webpack_require__, 10))).isSigned(registry, image);
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
async function writeKeyTag({ target, registry, log }, key, digest) {
    try {
        const holder = await (0,reuse/* nameByKey */.gI)(registry, (0,image_reference/* parseReference */.F2)(target.image), key, digest);
        if (holder !== digest)
            log.info(`Another run has built the same content meanwhile: ${holder}`);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.kind === 'timed-out')
            throw error;
        log.warn(`${key.tag} could not be written, so that the next run builds again: ${error.message}`);
    }
}

// EXTERNAL MODULE: ./build/core/build/request.js
var build_request = __webpack_require__(212);
// EXTERNAL MODULE: ./build/core/build/run-builder.js
var run_builder = __webpack_require__(1142);
;// CONCATENATED MODULE: ./build/core/build/make/publish.js





async function publish({ target, registry, known, log }, digest, { tagged, key }) {
    const repository = (0,image_reference/* parseReference */.F2)(target.image);
    const image = { ...repository, digest };
    const writeTags = async () => {
        const open = target.tags.filter((tag) => !tagged.includes(tag));
        if (open.length === 0)
            return;
        const behind = async () => ((await registry.headWritten(image, digest)) ? registry.getManifest(image) : undefined);
        const manifest = (await known.getManifest(image)) ?? (await behind());
        if (manifest === undefined)
            throw (0,image_registry.missing)(image);
        await Promise.all(open.map((tag) => registry
            .putManifest({ ...repository, tag }, manifest, async () => { })
            .catch((0,reuse/* takenOr */.l_)(registry, repository, tag, manifest))));
    };
    await writeTags();
    if (key !== undefined)
        await writeKeyTag({ target, registry, log }, key, digest);
}
async function confirmPushed(registry, image, [first, ...others], reported) {
    if (first === undefined) {
        if (reported !== undefined)
            return reported;
        throw new failure/* Failure */.HR('failed', 'DIGEST_MISMATCH', `the builder does not say which digest ${image} has`, {
            hint: 'Update the builder: without the digest nobody can tell what it has pushed.',
        });
    }
    const repository = (0,image_reference/* parseReference */.F2)(image);
    const pushed = (await registry.headWritten({ ...repository, tag: first }, reported))?.digest;
    if (pushed === undefined || (reported !== undefined && pushed !== reported)) {
        const problem = `${image}:${first} is ${pushed ?? 'missing'} in the registry, but the builder pushed ${reported ?? 'it'}`;
        throw new failure/* Failure */.HR('failed', 'DIGEST_MISMATCH', problem, {
            hint: 'Another run may have pushed the same tag meanwhile: use a tag that is unique to the commit, such as {sha8}, and run again.',
        });
    }
    if (others.length === 0)
        return pushed;
    const { confirm } = await __webpack_require__.e(/* import() */ 3367).then(__webpack_require__.bind(__webpack_require__, 5748));
    for (const tag of others)
        await confirm(registry, { ...repository, tag }, pushed);
    return pushed;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
// EXTERNAL MODULE: ./build/core/build/bases/pinned-bases.js
var pinned_bases = __webpack_require__(9403);
// EXTERNAL MODULE: ./build/core/build/content-key.js + 2 modules
var content_key = __webpack_require__(6922);
// EXTERNAL MODULE: ./build/core/build/dockerfile-reads.js + 1 modules
var dockerfile_reads = __webpack_require__(9180);
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

// EXTERNAL MODULE: ./build/core/build/key/files-changed.js
var files_changed = __webpack_require__(2539);
// EXTERNAL MODULE: ./build/core/build/key/trust.js
var trust = __webpack_require__(8463);
// EXTERNAL MODULE: ./build/core/build/options/options.js + 2 modules
var options_options = __webpack_require__(7892);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
;// CONCATENATED MODULE: ./build/core/build/make/builder-platform.js







async function builderPlatform({ engines, registry, ports }, spec) {
    const { env, log } = ports;
    if (!engines.some(({ mayBeRemote }) => mayBeRemote) || !(await mayBeElsewhere(spec.builder, env))) {
        return (0,build_platform/* hostPlatform */.ol)();
    }
    const run = (0,run_builder/* runUntil */.W5)(ports.programs, ports.deadline);
    const unknown = (why) => {
        const host = (0,build_platform/* hostPlatform */.ol)();
        log.warn(`the platform of the builder is not known (${why}): the image is made for ${host}; give \`platforms\``);
        return host;
    };
    try {
        const engine = await (0,build_engines/* firstAvailable */.ML)(engines, spec, { run, env, log, clock: ports.clock, registry });
        if (engine.platform === undefined)
            return (0,build_platform/* hostPlatform */.ol)();
        return (await engine.platform()) ?? unknown(`${engine.name} does not say it`);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.code !== 'ENGINE_MISSING')
            throw error;
        return unknown('no engine can build here');
    }
}
async function mayBeElsewhere(builder, env) {
    if (builder !== undefined)
        return true;
    const { DOCKER_HOST = '', DOCKER_CONTEXT = '', BUILDX_BUILDER = '', BUILDKIT_HOST = '' } = env;
    if (/^(tcp|ssh|https?):/.test(DOCKER_HOST) || BUILDX_BUILDER !== '' || BUILDKIT_HOST !== '')
        return true;
    if (isOther(DOCKER_CONTEXT))
        return true;
    const home = env.HOME ?? env.USERPROFILE;
    const docker = env.DOCKER_CONFIG || (home ? (0,external_node_path_.join)(home, '.docker') : undefined);
    const buildx = env.BUILDX_CONFIG || (docker === undefined ? undefined : (0,external_node_path_.join)(docker, 'buildx'));
    const [inContext, inBuilder] = await Promise.all([
        docker === undefined || DOCKER_HOST !== '' || DOCKER_CONTEXT !== '' ? false : choosesContext(docker),
        buildx === undefined ? false : choosesBuilder(buildx),
    ]);
    return inContext || inBuilder;
}
function isOther(context) {
    return typeof context === 'string' && context !== '' && context !== 'default';
}
async function choosesContext(docker) {
    return isOther((await jsonIn((0,external_node_path_.join)(docker, 'config.json'))).currentContext);
}
async function choosesBuilder(buildx) {
    const [current, defaults] = await Promise.all([
        jsonIn((0,external_node_path_.join)(buildx, 'current')),
        (0,promises_.readdir)((0,external_node_path_.join)(buildx, 'defaults')).catch(() => []),
    ]);
    if (defaults.length > 0)
        return true;
    const { Name: name } = current;
    if (typeof name !== 'string' || name === '')
        return false;
    return !isContainerHere(await jsonIn((0,external_node_path_.join)(buildx, 'instances', name)));
}
function isContainerHere({ Driver: driver, Nodes: nodes }) {
    const [node, ...others] = Array.isArray(nodes) ? nodes : [];
    const endpoint = (0,json/* isObject */.Gv)(node) ? node.Endpoint : undefined;
    const isHere = endpoint === 'default' || endpoint === 'unix:///var/run/docker.sock';
    return driver === 'docker-container' && others.length === 0 && isHere;
}
async function jsonIn(path) {
    try {
        const content = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        return (0,json/* isObject */.Gv)(content) ? content : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./build/core/build/make/read-dockerfile.js





















async function withPlatforms(task, spec, readsOf) {
    const { DOCKER_DEFAULT_PLATFORM: wanted } = task.ports.env;
    let asked;
    const ownPlatform = () => {
        asked ??= builderPlatform(task, spec);
        return asked;
    };
    const platforms = spec.platforms.length > 0 ? spec.platforms : [wanted ? (0,build_platform/* normalizePlatform */.FL)(wanted) : await ownPlatform()];
    const given = { ...spec, platforms };
    if (!readsOf(given).some(({ usesBuildPlatform }) => usesBuildPlatform))
        return given;
    return { ...given, buildPlatform: await ownPlatform() };
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
    const isWatched = isKeyed || (!request['dry-run'] && given.namesContent);
    const known = rememberManifests(registry);
    const builtOn = new Set(isWatched ? reads.flatMap((each) => each.builtOn.map(({ image }) => image)) : []);
    const [credentials, bases] = await Promise.all([
        credentialsFor(task, given, images),
        (0,bases_bases/* resolveBases */.r2)(images, async (base, name) => (await (builtOn.has(name) ? known.getManifest(base) : registry.headManifest(base)))?.digest, ports.clock),
    ]);
    const options = { ...given.options, pull: (0,bases_bases/* needsPull */.l8)(bases, log) || given.options.pull };
    const uses = usesOf(reads);
    const finalBases = options.extraArgs.some((word) => word.startsWith('--squash')) ? [] : uses.finalBases;
    const written = [...ownFiles(request.ci.workspace, given.emit, engines), ...ownRoot(request, given.context)];
    const spec = { ...given, credentials, bases, options, ...uses, finalBases, ownFiles: written };
    if (!isWatched)
        return { spec };
    const readKey = engineKeyReader({
        engines,
        bases,
        registry: { ...known, headManifest: (reference) => registry.headManifest(reference) },
        own: written,
        chooseEngine: async () => (await chosenEngine(task, spec)).name,
    });
    const key = await readKey(spec);
    const triggers = key.known ? await pinTriggers(task, spec, key.triggerImages) : undefined;
    const proveFiles = key.known ? () => requireUnchanged(key.parts, () => readKey(spec)) : undefined;
    const watched = proveFiles === undefined ? {} : { proveFiles };
    const reason = key.known ? triggers?.reason : key.reason;
    const compared = key.known
        ? {
            keyedFiles: key.parts.filter(({ kind }) => kind === 'file'),
            contextReads: reads.flatMap(({ context }) => context),
        }
        : {};
    if (!isKeyed)
        return { spec: { ...(triggers?.spec ?? spec), ...compared }, ...watched };
    if (!key.known || triggers?.spec === undefined) {
        log.warn(`unless-changed: ${reason}, so the image is built in any case`);
        const labels = new Map([...spec.labels, ...(0,build_request/* contentLabels */.HB)(request)]);
        return { spec: { ...spec, ...compared, labels }, ...watched };
    }
    const name = { ...(0,trust/* keyName */.x)(key, (0,trust/* trustOf */.A)(request.ci)), replaces: options.noCache };
    log.info(`Content key ${name.tag} (${(0,counted/* counted */.h)(key.parts.filter(isFile).length, 'file')})`);
    const own = [
        [content_key/* keyLabel */.w8, name.label],
        [explain/* partsLabel */.xq, (0,explain/* recordOf */.zv)(key.parts)],
    ];
    const labels = new Map([...spec.labels, ...own, ...(0,build_request/* contentLabels */.HB)(request)]);
    const isIndex = spec.platforms.length > 1 || (0,options_options/* hasAttestations */.SW)(spec.options);
    const annotations = new Map([...spec.options.annotations, ...(isIndex ? [[content_key/* keyLabel */.w8, name.label]] : [])]);
    return {
        spec: { ...triggers.spec, ...compared, labels, key: name, options: { ...spec.options, annotations } },
        key: name,
        parts: key.parts,
        ...watched,
    };
}
function chosenEngine({ engines, registry, ports }, spec) {
    const run = (0,run_builder/* runUntil */.W5)(ports.programs, ports.deadline);
    return (0,build_engines/* firstAvailable */.ML)(engines, spec, { run, env: ports.env, log: ports.log, clock: ports.clock, registry });
}
async function pinTriggers(task, spec, images) {
    const open = images.filter(({ name }) => !name.includes('@'));
    const [first] = open;
    if (first === undefined)
        return { spec };
    const engine = await chosenEngine(task, spec);
    if (engine.pinsTriggers !== true || (0,pinned_bases/* hidesStage */.sx)((0,external_node_fs_.readFileSync)(spec.dockerfile, 'utf8'), open)) {
        return { reason: `a trigger (ONBUILD) names ${first.name}, which ${engine.name} does not take by its digest here` };
    }
    const further = open
        .filter(({ name }) => spec.bases.every((base) => base.name !== name))
        .map(({ name, digest }) => ({ name, reference: { ...(0,image_reference/* parseReference */.F2)(name, 'dockerfile'), digest } }));
    return { spec: { ...spec, bases: [...spec.bases, ...further], triggerImages: open.map(({ name }) => name) } };
}
async function requireUnchanged(before, readAgain) {
    const now = await readAgain();
    const changed = now.known ? (0,explain/* differences */.tX)(before, now.parts).map(explain/* differenceLine */.QH) : [now.reason];
    if (changed.length > 0)
        throw (0,files_changed/* filesChanged */.w)(changed);
}
function usesOf(reads) {
    const [first, ...others] = reads.map(({ finalBases }) => finalBases);
    const agree = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
    return { baseUses: reads.flatMap(({ uses }) => uses), finalBases: agree ? (first ?? []) : [] };
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
            ports.log.detail(`no credential for ${host}: ${(0,failure/* messageOf */.bD)(error)}`);
        }
    }
    return [...found].map(([host, known]) => ({ registry: host, credentials: known }));
}
function ownRoot({ emitRoot, cwd }, context) {
    const root = emitRoot === undefined ? undefined : (0,external_node_path_.resolve)(cwd, emitRoot);
    return root === undefined || `${context}/`.startsWith(`${root}/`) ? [] : [root];
}
function ownFiles(workspace, emit, engines) {
    const emitted = emit === undefined ? [] : engines.flatMap(({ otherJob }) => otherJob?.files(emit) ?? []);
    return [(0,external_node_path_.join)(workspace, ports/* dotenvReport */.ff), (0,external_node_path_.join)(workspace, ports/* outputFiles */.Lo), ...emitted];
}

// EXTERNAL MODULE: ./build/core/build/make/sign-fresh.js
var sign_fresh = __webpack_require__(5462);
// EXTERNAL MODULE: ./build/core/build/make/task.js
var make_task = __webpack_require__(9131);
;// CONCATENATED MODULE: ./build/core/build/make/build-image.js
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













async function buildImage(task) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, target, engines, registry, ports } = task;
        const { log, env, clock, deadline } = ports;
        const isOfDockerfile = engines.some(({ source }) => source === 'dockerfile');
        const whole = (0,build_request/* specOf */.rI)(request, target, ports);
        const pruned = __addDisposableResource(env_1, isOfDockerfile ? await (0,make_task/* prunedFor */.wT)(task, whole, ports) : undefined, true);
        const given = pruned?.spec ?? whole;
        const content = isOfDockerfile ? await readDockerfile(task, given) : { spec: given };
        const { spec: read, parts, proveFiles } = content;
        const keyed = { ...task, isDry: request['dry-run'], isToBeSigned: request.sign !== undefined, log };
        const isFresh = read.options.noCache || read.options.load;
        const found = content.key === undefined || isFresh ? undefined : await keyed_image_reuse(keyed, content.key, parts);
        if (found?.result === 'reused') {
            if (!request['dry-run'])
                await skipOtherJob(task, 'reused', found.digest);
            return { action: 'reused', digest: found.digest };
        }
        const key = content.key && found?.replaces ? { ...content.key, replaces: true } : content.key;
        const spec = { ...((await pruned?.handOver(read, request['dry-run'])) ?? read), key };
        const buildDeadline = __addDisposableResource(env_1, new net_deadline/* Deadline */.B2(clock, request['build-timeout'], 'build-timeout'), false);
        const runBuilder = (0,run_builder/* runUntil */.W5)(ports.builder ?? ports.programs, buildDeadline);
        const run = (call) => deadline.pausedDuring(() => runBuilder(call));
        const engine = await (0,build_engines/* firstAvailable */.ML)(engines, spec, { run, env, log, clock, registry });
        log.info(`Engine: ${engine.name}`);
        if (request['dry-run']) {
            const { action, digest, lines } = await engine.plan();
            for (const line of lines)
                log.info(pruned?.hide(line) ?? line);
            return { action, digest };
        }
        const known = rememberManifests(registry);
        const prove = async (layersFor, name = spec.image) => {
            await Promise.all([proveFiles?.(), proveBases(known, name, layersFor, spec, log)]);
        };
        let isProved = false;
        const build = () => engine.build(async (layersFor) => {
            await prove(layersFor);
            isProved = true;
        });
        const built = await log.group(`Build ${spec.image}`, () => log.during(`building ${shortName(spec.image)}`, build));
        if (built.result === 'emitted')
            return { action: 'built', digest: undefined };
        if (built.result === 'kept')
            return { action: 'built', digest: undefined, imageId: built.imageId };
        const { tagged = spec.tags } = built;
        const digest = built.isConfirmed ? built.digest : await confirmPushed(registry, spec.image, tagged, built.digest);
        const image = { ...(0,image_reference/* parseReference */.F2)(spec.image), digest };
        if (!isProved)
            await prove(layersIn(known, image), (0,image_reference/* formatReference */.FH)(image));
        if (built.action === 'built')
            await (0,sign_fresh/* signFresh */.aq)(task, digest);
        else
            await (0,sign_fresh/* signUnsigned */.jq)(task, digest);
        await publish({ ...keyed, known }, digest, { tagged, key });
        await built.nameInStore?.();
        return { action: built.action, digest };
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
async function skipOtherJob({ request, target, engines }, action, digest) {
    const { emit, cwd } = request;
    if (emit === undefined)
        return;
    const { image, tags } = target;
    const isToBeSigned = action === 'promoted' && request.sign !== undefined;
    const made = { image, tags, action, digest, isToBeSigned };
    for (const { otherJob } of engines)
        await otherJob?.skip((0,external_node_path_.resolve)(cwd, emit), made);
}
function shortName(image) {
    return image.slice(image.lastIndexOf('/') + 1);
}

// EXTERNAL MODULE: ./build/core/build/options/arguments.js
var options_arguments = __webpack_require__(5152);
;// CONCATENATED MODULE: ./build/core/build/make-image.js
var make_image_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var make_image_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
    return (0,make_task/* withConnection */.p)(ports, async (own) => {
        if (request.finish !== undefined)
            return await finish(request, (0,external_node_path_.resolve)(request.cwd, request.finish), own);
        (0,options_options/* checkDestination */.br)(request);
        const signer = await (0,sign_fresh/* signerFor */.k8)(request, own);
        const task = { ...(await (0,make_task/* taskOf */.Xb)(request, own)), signer };
        const source = request['promote-from'];
        const outcome = (0,make_task/* isJoined */.Kc)(request)
            ? await joinPlatforms(task)
            : source === undefined
                ? await buildImage(task)
                : await promoteImage(task, source);
        return { image: task.target.image, tags: task.target.tags, ...outcome };
    });
}
function explainImage(request, ports) {
    return (0,make_task/* withConnection */.p)(ports, async (own) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const task = await (0,make_task/* taskOf */.Xb)({ ...request, 'dry-run': true, 'unless-changed': true, push: true, load: false, emit: undefined }, own);
            const { target, registry } = task;
            const whole = (0,build_request/* specOf */.rI)(task.request, target, own);
            const pruned = make_image_addDisposableResource(env_1, await (0,make_task/* prunedFor */.wT)(task, whole, own), true);
            const { key, parts } = await readDockerfile(task, pruned?.spec ?? whole);
            const [keyed, tagged] = await Promise.all([
                key === undefined ? undefined : (0,reuse/* imageOfKey */.EC)(registry, (0,image_reference/* parseReference */.F2)(target.image), key),
                (0,image_config/* readImageConfig */.MP)(registry, { ...(0,image_reference/* parseReference */.F2)(target.image), tag: target.tags[0] }),
            ]);
            const found = keyed?.result === 'found' ? keyed.manifest.digest : undefined;
            const digest = found !== undefined && (await isReusable(task, found)) ? found : undefined;
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
            const result_1 = make_image_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    });
}
async function finish(request, directory, ports) {
    const [otherJob] = build_engines/* allEngines */.N1.flatMap((engine) => engine.otherJob ?? []);
    if (otherJob === undefined)
        throw (0,failure/* badInput */.AN)('finish', 'no engine builds in another job', 'Leave finish out.');
    const pushed = await otherJob.finish(directory);
    const { image, tags, action, key } = pushed;
    const signer = await (0,sign_fresh/* signerFor */.k8)(request, ports);
    if (pushed.isToBeSigned && signer === undefined) {
        throw (0,failure/* badInput */.AN)('sign', 'is missing, and emit was told to sign', 'Give finish the same sign and sign-key.');
    }
    const { registry, credentials } = (0,make_task/* connect */.Ng)(request, request.image ?? image, ports);
    const tagged = action === 'built' ? [] : tags;
    const digest = await confirmPushed(registry, image, pushed.staging === undefined ? tagged : [pushed.staging], pushed.digest);
    const known = rememberManifests(registry);
    const reference = { ...(0,image_reference/* parseReference */.F2)(image), digest };
    await proveBases(known, (0,image_reference/* formatReference */.FH)(reference), layersIn(known, reference), pushed, ports.log);
    if (request['dry-run'])
        return { image, tags, action, digest };
    const target = { image, tags };
    const signing = { request, target, signer, registry, credentials, ports };
    if (action === 'built')
        await (0,sign_fresh/* signFresh */.aq)(signing, digest);
    else if (pushed.isToBeSigned)
        await (0,sign_fresh/* signUnsigned */.jq)(signing, digest);
    const { unproved } = pushed;
    if (unproved !== undefined) {
        ports.log.warn(`unless-changed: ${unproved}, so that ${digest} does not get the tag of its key`);
    }
    await publish({ target, registry, known, log: ports.log }, digest, {
        tagged,
        key: unproved === undefined ? key : undefined,
    });
    return { image, tags, action, digest };
}
async function isReusable({ request, target, registry }, digest) {
    if (request.sign === undefined)
        return true;
    return (await __webpack_require__.e(/* import() */ 10).then(__webpack_require__.bind(__webpack_require__, 10))).isSigned(registry, { ...(0,image_reference/* parseReference */.F2)(target.image), digest });
}
async function promoteImage(task, source) {
    const { request, target, registry } = task;
    const { image, tags, fixed } = target;
    const promotion = { from: (0,image_reference/* parseReference */.F2)(source, 'promote-from'), to: (0,image_reference/* parseReference */.F2)(image), tags, fixed };
    const { promotable, promote } = await __webpack_require__.e(/* import() */ 3367).then(__webpack_require__.bind(__webpack_require__, 5748));
    const copying = () => (request['dry-run'] ? promotable : promote)(registry, promotion);
    const { digest } = await task.ports.log.during(`copying ${source}`, copying);
    if (request['dry-run'])
        return { action: 'promoted', digest };
    await (0,sign_fresh/* signUnsigned */.jq)(task, digest);
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
    const joining = () => joinImages(registry, { sources, to, tags: target.tags, annotations, dryRun });
    const digest = await ports.log.during(`joining ${target.image}`, joining);
    if (dryRun)
        return { action: 'joined', digest };
    await confirmPushed(registry, target.image, target.tags, digest);
    await (0,sign_fresh/* signFresh */.aq)(task, digest);
    return { action: 'joined', digest };
}


/***/ }),

/***/ 5462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aq: () => (/* binding */ signFresh),
/* harmony export */   jq: () => (/* binding */ signUnsigned),
/* harmony export */   k8: () => (/* binding */ signerFor)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _image_registry_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1018);
/* harmony import */ var _run_builder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1142);



async function signerFor(request, ports) {
    if (request.sign === undefined && request['sign-key'] === undefined)
        return undefined;
    const { checkSigning, signerOf } = await __webpack_require__.e(/* import() */ 3567).then(__webpack_require__.bind(__webpack_require__, 3567));
    if (request.emit === undefined)
        return signerOf(request, ports);
    checkSigning(request, ports.secrets);
    return undefined;
}
async function signFresh({ request, target, signer, credentials, ports }, digest) {
    if (signer === undefined)
        return;
    const { image } = target;
    const { registry, repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(image);
    const spec = {
        image,
        credentials: [{ registry, credentials: await credentials(registry, repository) }],
        insecureRegistry: (0,_image_registry_http_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlain */ .$i)(registry, request['registry-insecure']),
    };
    const { signImage } = await __webpack_require__.e(/* import() */ 3567).then(__webpack_require__.bind(__webpack_require__, 3567));
    await signImage(signer, digest, { spec, run: (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_2__/* .runUntil */ .W5)(ports.programs, ports.deadline), log: ports.log });
}
async function signUnsigned(task, digest) {
    if (task.signer === undefined)
        return;
    const { isSigned } = await __webpack_require__.e(/* import() */ 10).then(__webpack_require__.bind(__webpack_require__, 10));
    const { registry, repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(task.target.image);
    if (!(await isSigned(task.registry, { registry, repository, digest })))
        await signFresh(task, digest);
}


/***/ }),

/***/ 9131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kc: () => (/* binding */ isJoined),
/* harmony export */   Ng: () => (/* binding */ connect),
/* harmony export */   Xb: () => (/* binding */ taskOf),
/* harmony export */   ZQ: () => (/* binding */ registryFor),
/* harmony export */   p: () => (/* binding */ withConnection),
/* harmony export */   wT: () => (/* binding */ prunedFor)
/* harmony export */ });
/* harmony import */ var _image_credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2242);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _image_registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5812);
/* harmony import */ var _engines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1882);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(212);
/* harmony import */ var _run_builder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1142);
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






function withConnection(ports, work) {
    return ports.deadline.parallel(async (deadline) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const network = __addDisposableResource(env_1, ports.network.until(deadline), false);
            const { programs: builder } = ports;
            return await work({ ...ports, deadline, network, programs: (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_5__/* .programsWithin */ .t$)(builder, deadline), builder });
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
async function taskOf(request, ports) {
    const target = (0,_request_js__WEBPACK_IMPORTED_MODULE_4__/* .imageTarget */ .bi)(request);
    const engines = isJoined(request) ? [] : (0,_engines_js__WEBPACK_IMPORTED_MODULE_3__/* .enginesFor */ .Ho)(request, _engines_js__WEBPACK_IMPORTED_MODULE_3__/* .allEngines */ .N1);
    return { request, target, engines, ports, signer: undefined, ...connect(request, target.image, ports) };
}
function isJoined({ join: sources = [] }) {
    return sources.length > 0;
}
function registryFor(request, image, ports) {
    return connect(request, image, ports).registry;
}
function connect(request, image, ports) {
    const inputs = {
        username: request['registry-username'],
        password: request['registry-password'],
        registries: [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepositoryName */ .$M)(image).registry],
    };
    const programs = { run: (0,_run_builder_js__WEBPACK_IMPORTED_MODULE_5__/* .runUntil */ .W5)(ports.programs, ports.deadline) };
    const credentials = (0,_image_credentials_js__WEBPACK_IMPORTED_MODULE_0__.credentialResolver)(inputs, { ...ports, programs });
    const pushesTo = request['dry-run'] ? {} : { pushesTo: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepositoryName */ .$M)(image) };
    const options = { ...ports, ...pushesTo, credentials, insecure: request['registry-insecure'] };
    return { credentials, registry: new _image_registry_js__WEBPACK_IMPORTED_MODULE_2__.Registry(options) };
}
async function prunedFor({ request, engines }, spec, ports) {
    const { prune = 'none', 'extra-files': extra } = request;
    if (prune === 'none' && extra.length === 0)
        return undefined;
    return (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(4143), __webpack_require__.e(5759)]).then(__webpack_require__.bind(__webpack_require__, 3909))).prunedContext(request, spec, engines, ports);
}


/***/ }),

/***/ 2266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
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
function platformName({ os, architecture, variant, }) {
    return normalizePlatform([os, architecture, ...(variant === undefined || variant === '' ? [] : [variant])].join('/'));
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
/* harmony import */ var _key_own_tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6559);
/* harmony import */ var _key_trust_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8463);
/* harmony import */ var _options_arguments_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5152);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7892);










function requestInRun(request, service, { engine, emit, finish }) {
    if (request.files.length > 0)
        return request;
    return {
        ...request,
        engine: engine ?? request.engine,
        emit: emit === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(emit, service),
        emitRoot: emit,
        finish: finish === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(finish, service),
    };
}
function imageTarget({ image, tags, placeholders, }) {
    const { service } = placeholders;
    if (image === undefined) {
        const problem = 'is missing: nothing says where the image goes';
        if (service === undefined)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('image', problem, 'Give the image, or a service of gitops.yaml.');
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(`image of ${service}`, problem, whereImagesGo(service));
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
function whereImagesGo(service) {
    return `Write \`registry: harbor.example.com/fe\` at the top of gitops.yaml, or \`services.${service}.build.image\` with its host.`;
}
function expandTags(templates, values) {
    const tags = templates.map((template) => {
        const tag = (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(template, values, 'tags');
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .checkTag */ .Bs)(tag);
        return tag;
    });
    return [...new Set(tags)];
}
function specOf(request, { image, tags, fixed }, { env, secrets, clock, }) {
    const { cwd } = request;
    const context = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, request.context);
    const cache = buildCache(request.cache, image, request['cache-repository']);
    const insecureRegistry = (0,_image_registry_http_js__WEBPACK_IMPORTED_MODULE_4__/* .isPlain */ .$i)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(image).registry, request['registry-insecure']);
    return {
        image,
        tags,
        staging: (0,_key_own_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .stagingTag */ .al)(clock),
        key: undefined,
        namesContent: fixed.length > 0 || request.contentKey !== undefined,
        layersTag: layersTagOf(request),
        labels: new Map([
            ...originLabels(request),
            ...(0,_options_arguments_js__WEBPACK_IMPORTED_MODULE_8__/* .parsePublicAssignments */ .HB)('labels', request.labels, secrets),
            ...(request['unless-changed'] ? [] : contentLabels(request)),
        ]),
        platforms: request.platforms.map(checkedPlatform),
        credentials: [],
        insecureRegistry,
        context,
        dockerfile: request.dockerfile === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, 'Dockerfile') : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, request.dockerfile),
        bases: [],
        baseUses: [],
        triggerImages: [],
        finalBases: [],
        target: request.target,
        buildArgs: (0,_options_arguments_js__WEBPACK_IMPORTED_MODULE_8__/* .parseBuildArgs */ .NQ)(request['build-args'], env, secrets),
        secrets: (0,_options_arguments_js__WEBPACK_IMPORTED_MODULE_8__/* .parseBuildSecrets */ .Jm)(request.secrets, env, secrets, cwd),
        options: (0,_options_options_js__WEBPACK_IMPORTED_MODULE_9__/* .buildOptions */ .Dm)(request, {
            cwd,
            env,
            secrets,
            cache: { cache, isPlainHttp: isPlainCache(cache, image, insecureRegistry) },
            placeholders: request.placeholders,
            defaultBranch: request.ci.defaultBranch,
        }),
        cache,
        writesCache: (0,_key_trust_js__WEBPACK_IMPORTED_MODULE_7__/* .trustOf */ .A)(request.ci) === 'trusted' && request.push !== false,
        builder: request.builder,
        emit: request.emit === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, request.emit),
        base: request.base === undefined || request.base === 'scratch' ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(request.base, 'base'),
        files: request.files,
        cwd,
        command: request.command,
        entrypoint: request.entrypoint,
        env: (0,_options_arguments_js__WEBPACK_IMPORTED_MODULE_8__/* .parseAssignments */ .k6)('env', request.env),
        user: request.user,
        workdir: request.workdir,
        expose: request.expose,
        volumes: request.volumes,
        stopSignal: request['stop-signal'],
    };
}
function layersTagOf(request) {
    const { 'unless-changed': takes, 'no-cache': isFresh, push, sign } = request;
    if (!takes || isFresh || push === false || sign !== undefined || request['sign-key'] !== undefined)
        return undefined;
    return (0,_key_own_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .layersTag */ .bT)((0,_key_trust_js__WEBPACK_IMPORTED_MODULE_7__/* .trustOf */ .A)(request.ci));
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
    return contentKey === undefined ? [] : [[_key_own_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .contentLabel */ .QL, contentKey]];
}


/***/ }),

/***/ 1142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   It: () => (/* binding */ versionIn),
/* harmony export */   W5: () => (/* binding */ runUntil),
/* harmony export */   eg: () => (/* binding */ runStep),
/* harmony export */   t$: () => (/* binding */ programsWithin)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _counted_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1856);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6278);





function runUntil({ run }, deadline) {
    return async (call) => {
        const remaining = deadline.remaining();
        const own = call.timeout ?? Number.POSITIVE_INFINITY;
        const result = await run({ ...call, timeout: Math.min(own, remaining) });
        if (result.result === 'timed-out' && own >= remaining) {
            throw deadline.failure(nameOf(call.argv), outputOf(result));
        }
        return result;
    };
}
function programsWithin(programs, deadline) {
    return {
        run: runUntil(programs, deadline),
        start: (call) => programs.start({ ...call, timeout: deadline.remaining() }),
    };
}
function versionIn({ exitCode, stdout }) {
    return exitCode === 0 ? /\bv?(\d+\.\d[\w.+-]*)/.exec(stdout.toString('utf8'))?.[1] : undefined;
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
            this.#log.info(`… ${(0,_counted_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(this.#leftOut, 'line is', 'lines are')} left out`);
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
    const [, username, password, name] = tokens.find(([host = '']) => withoutUsualPort(host) === withoutUsualPort(registry)) ?? [];
    if (!username || !password)
        return undefined;
    return { kind: 'basic', username, password, source: `the job token of ${name}`, hint: whatIsNeeded(registry) };
}
function withoutUsualPort(host) {
    return host.toLowerCase().replace(/:443$/, '');
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
        const found = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(entry) ? credentialsIn(entry, source) : undefined;
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
    const bare = key
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/(?:v[12]\/?)?$/, '');
    return bare.replace(/^(?:index|registry-1)\.docker\.io(?=\/|$)/, _reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerHub */ .UD);
}
function credentialsIn(entry, source) {
    const [token, auth, username, password] = ['identitytoken', 'auth', 'username', 'password'].map((name) => {
        const value = entry[name];
        return typeof value === 'string' && value !== '' ? value : undefined;
    });
    if (token !== undefined)
        return { kind: 'identity-token', token, source, hint: signInAgain };
    if (username !== undefined && password !== undefined)
        return { kind: 'basic', username, password, source, hint: signInAgain };
    const basic = auth === undefined ? undefined : (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_4__/* .basicCredentials */ .BG)(auth);
    return basic && { kind: 'basic', ...basic, source, hint: signInAgain };
}
async function fromHelper(config, registry, { env, programs }) {
    const server = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerConfigKey */ .Y4)(registry);
    const helpers = new Map(Object.entries(config.credHelpers ?? {}).map(([key, name]) => [normalKey(key), name]));
    const helper = helpers.get(registry) ?? config.credsStore;
    if (typeof helper !== 'string' || helper === '')
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
    const { config, rootfs, os, architecture, variant } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonObject */ .o$)(bytes);
    const { Labels: labels, Env: env, OnBuild: triggers } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config) ? config : {};
    const { diff_ids: layers } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(rootfs) ? rootfs : {};
    return {
        os: text(os),
        architecture: text(architecture),
        variant: text(variant),
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(labels) ? labels : {},
        env: strings(env),
        triggers: strings(triggers),
        layers: strings(layers),
    };
}
function text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
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

/***/ 1861:
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
