export const id = 8311;
export const ids = [8311];
export const modules = {

/***/ 3171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explainBuild: () => (/* binding */ explainBuild)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/build/key/explain.js
var explain = __webpack_require__(9930);
// EXTERNAL MODULE: ./build/core/build/make-image.js + 8 modules
var make_image = __webpack_require__(5695);
// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __webpack_require__(95);
// EXTERNAL MODULE: ./build/core/git/program/program.js
var program = __webpack_require__(1714);
;// CONCATENATED MODULE: ./build/core/git/program/commit-checkout.js





async function checkoutOfCommit(at, revision, input) {
    const found = await (0,program.runGit)(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], at);
    const commit = firstLine(found);
    if (commit === undefined) {
        const hint = 'Name a commit, branch or tag that the checkout has, or fetch more (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0).';
        throw (0,failure/* badInput */.AN)(input, `${revision} is no commit of this checkout`, hint);
    }
    const objects = firstLine(await (0,program.runGit)(['rev-parse', '--git-path', 'objects'], at));
    const temporary = await (0,run_end/* temporaryDirectory */.De)((0,run_end/* temporaryBase */.du)(at.env), 'monorepo-gitops-commit');
    const own = { ...at, cwd: temporary.path };
    const dispose = () => temporary[Symbol.asyncDispose]();
    try {
        await step(own, commit, [
            'init',
            '--quiet',
            '--template=',
            ...(commit.length === 64 ? ['--object-format=sha256'] : []),
            '.',
        ]);
        await (0,promises_.writeFile)((0,external_node_path_.join)(temporary.path, '.git/objects/info/alternates'), `${(0,external_node_path_.resolve)(at.cwd, objects ?? '.git/objects')}\n`);
        await (0,promises_.writeFile)((0,external_node_path_.join)(temporary.path, '.git/HEAD'), `${commit}\n`);
        await step(own, commit, ['read-tree', commit]);
        await step(own, commit, ['checkout-index', '--all', '--quiet']);
        return { commit, path: temporary.path, [Symbol.asyncDispose]: dispose };
    }
    catch (error) {
        await dispose();
        throw error;
    }
}
async function step(at, commit, args) {
    const { code, stderr } = await (0,program.runGit)(args, at);
    if (code === 0)
        return;
    throw new failure/* Failure */.HR('failed', 'GIT_TREE', `the files of ${commit} cannot be read in this checkout`, {
        hint: 'A partial clone leaves files out: fetch them, or clone without a filter.',
        cause: new Error(stderr.trim()),
    });
}
function firstLine({ code, stdout }) {
    return code === 0 ? stdout.toString('utf8').split('\n', 1)[0] || undefined : undefined;
}
function pathIn(commit, root, path) {
    const inside = (0,external_node_path_.relative)(root, path);
    return /^\.\.([/\\]|$)/.test(inside) || (0,external_node_path_.isAbsolute)(inside) ? path : (0,external_node_path_.join)(commit.path, inside);
}

// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/inputs/config/config.js + 4 modules
var config_config = __webpack_require__(1185);
// EXTERNAL MODULE: ./build/inputs/config/directories.js
var config_directories = __webpack_require__(8008);
// EXTERNAL MODULE: ./build/inputs/config/file.js
var config_file = __webpack_require__(4105);
// EXTERNAL MODULE: ./build/inputs/configured.js
var configured = __webpack_require__(3182);
// EXTERNAL MODULE: ./build/inputs/declaration.js
var declaration = __webpack_require__(9624);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/commands/configured/build-image.js
var build_image = __webpack_require__(392);
;// CONCATENATED MODULE: ./build/commands/comparison/explained-build.js
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















const mostListed = 2_000;
const mostLogged = 200;
async function explainBuild(run, request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        refuseOthers(run.inputs);
        const { log, inputs } = run;
        const revision = inputs.explain === 'true' ? undefined : inputs.explain;
        const checkout = __addDisposableResource(env_1, revision === undefined ? undefined : await checkoutOfCommit({ ...run, cwd: run.ci.workspace }, revision, 'explain'), true);
        const now = await (0,make_image/* explainImage */.Z)(request, run);
        const { image, tags, digest, action, keyTag } = now;
        const parts = now.parts ?? [];
        await log.group('Content key', async () => {
            const files = parts.filter(({ kind }) => kind === 'file');
            const listed = new Set(files.slice(0, mostLogged));
            for (const line of (0,explain/* partLines */.TG)(parts.filter((part) => part.kind !== 'file' || listed.has(part))))
                log.info(line);
            if (files.length > mostLogged)
                log.info(`… and ${(0,counted/* counted */.h)(files.length - mostLogged, 'more file')}`);
        });
        const against = checkout === undefined || now.parts === undefined ? undefined : await compared(run, request, checkout, now.parts);
        const lines = against?.differences.slice(0, mostLogged).map(explain/* differenceLine */.QH) ?? [];
        if (against !== undefined) {
            await log.group(`Against ${against.commit}`, async () => {
                for (const line of lines.length === 0 ? ['nothing differs'] : lines)
                    log.info(line);
            });
            for (const each of against.unknown)
                log.warn(`explain: ${each}`);
        }
        const state = digest === undefined ? 'the registry has no image of it' : `${image}@${digest} is an image of it`;
        log.info(now.parts === undefined ? 'There is no content key' : `Content key ${keyTag}: ${state}`);
        return {
            outputs: {
                ...{ image, tag: tags[0], tags, digest, action },
                reference: digest === undefined ? undefined : `${image}@${digest}`,
                explain: {
                    ...(keyTag === undefined ? {} : { key: keyTag }),
                    ...bounded('parts', (0,explain/* shownParts */.IF)(parts)),
                    ...(against === undefined
                        ? {}
                        : { commit: against.commit, ...bounded('differences', against.differences), unknown: against.unknown }),
                },
            },
            summary: [
                (0,markdown/* table */.tp)(['image', 'content key', 'image of it'], [[image, keyTag ?? '', digest ?? '']]),
                ...lines.map((line) => `- ${(0,markdown/* sentence */.em)(line)}`),
                ...(against?.unknown.map((each) => `- ${(0,markdown/* sentence */.em)(each)}`) ?? []),
            ].join('\n'),
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
}
function refuseOthers({ 'promote-from': source, finish, files }) {
    const other = source !== undefined ? 'promote-from' : finish !== undefined ? 'finish' : undefined;
    if (other === undefined && files.length === 0)
        return;
    const problem = other === undefined ? 'an image of files has no content key' : `there is no build with ${other}`;
    throw (0,failure/* badInput */.AN)('explain', problem, 'Leave explain out; it explains builds of a Dockerfile.');
}
function bounded(name, items) {
    const more = items.length - mostListed;
    return { [name]: items.slice(0, mostListed), ...(more > 0 ? { [`${name}-left-out`]: more } : {}) };
}
async function compared(run, request, checkout, parts) {
    const { commit } = checkout;
    const unknown = [];
    const then = await requestAt(run, request, checkout, unknown);
    const said = { ...silent, warn: (line) => void unknown.push(`at ${commit}: ${line}`) };
    const before = await (0,make_image/* explainImage */.Z)(then, { ...run, log: said });
    if (before.parts === undefined)
        return { commit, differences: [], unknown };
    const bases = (0,explain/* recordedBases */.Pt)(before.record);
    const tagged = `${before.image}:${before.tags[0]}`;
    const others = (all) => all.filter(({ kind }) => kind !== 'base');
    if (bases === undefined) {
        if (before.parts.some(({ kind }) => kind === 'base')) {
            unknown.push(`which base images there were then is not known: ${tagged} is not there, or does not say`);
        }
        return { commit, differences: (0,explain/* differences */.tX)(others(before.parts), others(parts)), unknown };
    }
    const old = [...others(before.parts), ...bases];
    const fromRecord = (0,explain/* differenceFromRecord */.vo)(before.record, old);
    if (fromRecord !== undefined && fromRecord !== '') {
        unknown.push(`${tagged} was built from something else than its commit says now: ${fromRecord}`);
    }
    return { commit, differences: (0,explain/* differences */.tX)(old, parts), unknown };
}
const silent = {
    info() { },
    detail() { },
    warn() { },
    group: (_title, body) => body(),
    during: (_what, body) => body(),
};
async function requestAt(run, request, checkout, unknown) {
    const { workspace } = run.ci;
    const ci = { ...run.ci, workspace: checkout.path, commit: checkout.commit };
    const cwd = pathIn(checkout, workspace, run.cwd);
    const inputs = await inputsAt(run, { ci, cwd, checkout }, unknown);
    const moved = (path) => pathIn(checkout, workspace, (0,external_node_path_.resolve)(run.cwd, path));
    return {
        ...request,
        ...inputs,
        context: moved(inputs.context),
        dockerfile: inputs.dockerfile === undefined ? undefined : moved(inputs.dockerfile),
        placeholders: (0,environments.placeholdersFor)(ci, run.inputs.service, run.inputs.environment),
        ci,
        cwd,
    };
}
async function inputsAt(run, at, unknown) {
    if (run.config === undefined)
        return run.inputs;
    const { service, environment, config: path } = run.inputs;
    const { secrets, cwd } = run;
    try {
        const found = path === undefined ? (0,config_file/* findConfigFile */.i)([at.cwd, at.checkout.path]) : undefined;
        const file = path === undefined
            ? found && (0,external_node_path_.join)(found.directory, found.name)
            : pathIn(at.checkout, run.ci.workspace, (0,external_node_path_.resolve)(cwd, path));
        const directories = (0,config_directories.directoriesOnDisk)(at.checkout.path, false);
        const config = file === undefined ? undefined : await (0,config_config.loadConfig)(at.cwd, file, directories);
        if (config === undefined) {
            unknown.push(`${at.checkout.commit} has no gitops.yaml: its settings are taken to be those of now`);
            return run.inputs;
        }
        const given = (name) => {
            const input = run.resolved[name];
            return input !== undefined && (0,declaration/* isGiven */.qR)(input) ? input : undefined;
        };
        const selection = { config, ci: at.ci, service, environment };
        return (0,resolve/* resolveInputs */.eL)(build_image/* configuredBuild */.H.inputs, [given, (0,configured.configSource)(build_image/* configuredBuild */.H, selection)], { secrets, cwd })
            .inputs;
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        unknown.push(`the settings of ${at.checkout.commit} cannot be read, and are taken to be those of now: ${error.message}`);
        return run.inputs;
    }
}


/***/ }),

/***/ 1218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NZ: () => (/* binding */ updatesJson),
/* harmony export */   TT: () => (/* binding */ assignments),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   oV: () => (/* binding */ completeUpdates),
/* harmony export */   w8: () => (/* binding */ parseUpdates)
/* harmony export */ });
/* harmony import */ var _edit_pin_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4756);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1723);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5256);





function subjectOf({ service, cluster }) {
    return service === undefined || cluster === undefined ? service : `${service}@${cluster}`;
}
const exampleOf = {
    file: 'Write "values/web1.yaml", or ["values/web1.yaml", "values/web2.yaml"].',
    set: 'Write ["replicas:=2", "host=web1.example.com"], or {"replicas": 2, "host": "web1.example.com"}.',
    unset: 'Write ["ingress.annotations"].',
};
const aliasChoices = ['anchor', 'materialise', 'refuse'];
const textFields = ['service', 'cluster', 'image', 'tag', 'digest', 'key', 'container', 'from'];
const fields = [...textFields, 'file', 'set', 'unset', 'on-alias', 'keep-tag', 'pin', 'placeholders', 'delete'];
function parseUpdates(value) {
    if (!Array.isArray(value))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('updates', 'is not a JSON list', 'Give [{"file": "…", "tag": "…"}, …].');
    return value.map((entry, index) => updateOf(checkedEntry(entry, `updates[${index}]`), index));
}
function checkedEntry(value, at) {
    if (!isRecord(value))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(at, 'is not an object', 'Give {"file": "…", "tag": "…"}.');
    for (const [name, field] of Object.entries(value))
        checkField(name, field, at);
    if (value.file === undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.file`, 'is missing', 'Say which file to edit.');
    const written = ['image', 'tag', 'digest', 'set', 'unset', 'from'].find((name) => value[name] !== undefined);
    if (value.delete === true && written !== undefined) {
        const hint = 'Leave one of them out: the file is deleted, so nothing is written to it.';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${written}`, 'cannot go beside delete', hint);
    }
    return value;
}
function checkField(name, value, at) {
    if (!fields.includes(name)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${name}`, 'is not known', (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .au)(name, fields).trimEnd() || `Known: ${fields.join(', ')}.`);
    }
    const shapes = {
        file: [isText(value) || isTextList(value), 'a path or a list of paths'],
        set: [isTextList(value) || isRecord(value), 'a list of path=value or an object'],
        unset: [isTextList(value), 'a list of paths'],
        delete: [typeof value === 'boolean', 'true or false'],
        'keep-tag': [typeof value === 'boolean', 'true or false'],
        placeholders: [typeof value === 'boolean', 'true or false'],
        pin: [_edit_pin_js__WEBPACK_IMPORTED_MODULE_4__/* .pins */ .h.some((pin) => pin === value), `one of ${_edit_pin_js__WEBPACK_IMPORTED_MODULE_4__/* .pins */ .h.join(', ')}`],
        'on-alias': [aliasChoices.some((choice) => choice === value), `one of ${aliasChoices.join(', ')}`],
    };
    const [fits, shape] = shapes[name] ?? [
        isText(value),
        'text (numbers in quotes: a tag such as 0123 must stay as it is)',
    ];
    if (!fits)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${name}`, `is not ${shape}`, exampleOf[name]);
}
function updateOf(given, index) {
    const { service, cluster, file, from, set, 'on-alias': onAlias, 'keep-tag': keepTag } = given;
    const of = { service, ...(cluster === undefined ? {} : { cluster }) };
    const entry = `updates[${index}]${service === undefined ? '' : ` (${service})`}`;
    const files = typeof file === 'string' ? [file] : file;
    if (given.delete === true)
        return { kind: 'delete', entry, ...of, files };
    const { image, tag, digest, pin, key, container, unset } = given;
    const edit = { image, tag, digest, pin, key, container, set: set && assignments(set), unset, onAlias, keepTag };
    const update = { kind: 'edit', entry, ...of, files, from, edit };
    return given.placeholders === false ? { ...update, filledIn: true } : update;
}
function assignments(set) {
    if (Array.isArray(set))
        return set;
    return Object.entries(set).map(([path, value]) => typeof value === 'string' ? `${path}=${value}` : `${path}:=${JSON.stringify(value)}`);
}
function updatesJson(updates) {
    return `${JSON.stringify(updates.map(entryOf), undefined, 2)}\n`;
}
function entryOf(update) {
    const { service, cluster, files: file } = update;
    if (update.kind === 'delete')
        return { service, cluster, file, delete: true };
    const { onAlias, keepTag, pin, image, tag, digest, key, container, set, unset } = update.edit;
    const choices = { 'on-alias': onAlias, 'keep-tag': keepTag };
    const placeholders = update.filledIn === true ? false : undefined;
    const place = { key, container };
    return {
        ...choices,
        service,
        cluster,
        file,
        image,
        tag,
        digest,
        pin,
        ...place,
        set,
        unset,
        from: update.from,
        placeholders,
    };
}
function completeUpdates(updates, values, { defaults, placesOnly }) {
    const complete = new Map();
    for (const given of updates) {
        const update = given.kind === 'delete' ? given : filled(given, values, defaults);
        if (update.kind === 'edit' && !placesOnly) {
            refuseEmpty(update.edit);
            refuseUnpinnable(update.edit);
        }
        const text = JSON.stringify({ ...update, entry: undefined });
        if (!complete.has(text))
            complete.set(text, update);
    }
    return [...complete.values()];
}
function filled(update, run, defaults) {
    const { edit, files, from } = update;
    const values = { ...run, service: update.service ?? run.service, cluster: update.cluster ?? run.cluster };
    const fill = (text, input) => (update.filledIn === true ? text : (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .fT)(text, values, input));
    const image = edit.image && fill(edit.image, 'image');
    const reference = image === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(image, 'image');
    const tag = edit.tag === undefined ? reference?.tag : fill(edit.tag, 'tag');
    const digest = edit.digest ?? reference?.digest;
    refuseContradiction('tag', tag, reference?.tag);
    refuseContradiction('digest', digest, reference?.digest);
    if (tag !== undefined)
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTag */ .Bs)(tag, 'tag');
    if (digest !== undefined)
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .checkDigest */ .H2)(digest);
    return {
        ...update,
        filledIn: true,
        files: files.map((file) => fill(file, 'file')),
        from: from && fill(from, 'from'),
        edit: {
            ...edit,
            image: image && repositoryOf(image),
            tag,
            digest,
            onAlias: edit.onAlias ?? defaults.onAlias,
            keepTag: edit.keepTag ?? defaults.keepTag,
            pin: edit.pin ?? defaults.pin,
        },
    };
}
function repositoryOf(image) {
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitImage */ .s5)(image).repository ?? image;
}
function refuseContradiction(input, wanted, ofImage) {
    if (ofImage === undefined || wanted === ofImage)
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${wanted} contradicts the image, which says ${ofImage}`, `Give the ${input} once.`);
}
function refuseEmpty({ tag, digest, set, unset }) {
    if (tag === undefined && digest === undefined && set === undefined && unset === undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('tag', 'is missing: there is nothing to write', 'Give tag or digest, or set or unset.');
    }
}
function refuseUnpinnable({ tag, digest, pin }) {
    if (tag === undefined && digest === undefined)
        return;
    const needed = { tag: ['tag'], digest: ['digest'], both: ['tag', 'digest'], 'as-file': [] };
    const given = { tag, digest };
    const missing = needed[pin ?? 'as-file'].find((part) => given[part] === undefined);
    if (missing === undefined)
        return;
    const hint = `Give the ${missing}, or choose another pin: ${_edit_pin_js__WEBPACK_IMPORTED_MODULE_4__/* .pins */ .h.join(', ')}.`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(missing, `is missing, and pin: ${pin} writes it`, hint);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function isTextList(value) {
    return Array.isArray(value) && value.length > 0 && value.every(isText);
}


/***/ }),

/***/ 1476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ refuseUnknownServices),
/* harmony export */   c: () => (/* binding */ servicesInScope)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5256);
/* harmony import */ var _events_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7535);



function servicesInScope({ config, ci, environment: name }, names) {
    const { services, environments } = config;
    refuseUnknownServices(services, names);
    const environment = name === undefined ? undefined : environments.get(name);
    if (name === undefined || environment === undefined) {
        return [...services.keys()].filter((each) => names.length === 0 || names.includes(each));
    }
    const there = (0,_events_js__WEBPACK_IMPORTED_MODULE_1__/* .servicesIn */ .qp)(environment.services, services.keys());
    for (const each of names) {
        if (!there.includes(each))
            throw notDeployedThere(each, name, there, config);
    }
    const tag = (0,_events_js__WEBPACK_IMPORTED_MODULE_1__/* .tagOf */ .cO)(ci);
    const tagged = tag === undefined ? 'no' : (0,_events_js__WEBPACK_IMPORTED_MODULE_1__/* .takesTag */ .xm)(environment, tag, services);
    const meant = typeof tagged === 'string' ? there : [tagged.service];
    const other = names.find((each) => !meant.includes(each));
    if (other !== undefined) {
        const patterns = (environment.when?.tag ?? []).filter((pattern) => !pattern.startsWith('!'));
        const own = patterns.map((pattern) => pattern.replaceAll(_events_js__WEBPACK_IMPORTED_MODULE_1__/* .ofService */ .Jv, other)).join(', ');
        const fix = `Leave the input out, or run on a tag of ${other}: ${own}.`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('services', `"${other}" is not what the tag ${tag} is of: it names ${meant.join()}`, fix);
    }
    return meant.filter((each) => names.length === 0 || names.includes(each));
}
function notDeployedThere(service, environment, there, { services, environments }) {
    const homes = [...environments]
        .filter(([, { services: list }]) => (0,_events_js__WEBPACK_IMPORTED_MODULE_1__/* .servicesIn */ .qp)(list, services.keys()).includes(service))
        .map(([name]) => name);
    const elsewhere = homes.length === 0 ? `No environment has ${service}` : `${service} is in ${homes.join(', ')}`;
    const here = there.length === 0 ? 'no service' : (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(there);
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('services', `"${service}" is not deployed to ${environment}`, `\`environments.${environment}.services\` has ${here}. ${elsewhere}.`);
}
function refuseUnknownServices(services, names) {
    for (const name of names) {
        if (services.has(name))
            continue;
        const suggestion = (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(name, services.keys(), (near) => `"${near}"`);
        const hint = `${suggestion}Services: ${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)([...services.keys()])}.`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('services', `"${name}" is no service of this monorepo`, hint);
    }
}


/***/ }),

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J7: () => (/* binding */ readWorkspaceOf),
/* harmony export */   iF: () => (/* binding */ readWorkspace),
/* harmony export */   lw: () => (/* binding */ workingCopy),
/* harmony export */   qt: () => (/* binding */ packageAround),
/* harmony export */   v2: () => (/* binding */ directoriesIn)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(585);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6617);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8314);







const pnpmWorkspaceFile = 'pnpm-workspace.yaml';
const dependencyKinds = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];
function readWorkspace(root) {
    return workspaceIn({
        text: (path) => readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)),
        ...workingCopy(root),
        isOpaque: () => false,
    });
}
function workingCopy(root) {
    return { subdirectories: (directory) => subdirectories((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory)) };
}
function directoriesIn(files, patterns, input) {
    return directoriesMatching({ ...files, isOpaque: () => false }, patterns, input);
}
async function readWorkspaceOf(tree) {
    const manifests = [...tree.files.keys()].filter((path) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(path) === 'package.json' && !path.startsWith('node_modules/') && !path.includes('/node_modules/'));
    const submodules = new Set([...tree.files.values()].filter(isSubmodule).map(({ path }) => path));
    const texts = await tree.read([...manifests, pnpmWorkspaceFile]);
    const children = childDirectories([...manifests.map((path) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(path)), ...submodules]);
    return workspaceIn({
        text: async (path) => texts.get(path)?.toString('utf8'),
        subdirectories: async (directory) => [...(children.get(directory) ?? [])],
        isOpaque: (directory) => submodules.has(directory),
    });
}
function isSubmodule({ mode }) {
    return mode === _git_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .treeMode */ .co.submodule;
}
function childDirectories(directories) {
    const children = new Map();
    for (let directory of directories) {
        while (directory !== '.') {
            const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory);
            const siblings = children.get(parent) ?? new Set();
            children.set(parent, siblings);
            if (siblings.has(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(directory)))
                break;
            siblings.add(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(directory));
            directory = parent;
        }
    }
    return children;
}
async function workspaceIn(files) {
    const rootManifest = await readManifest(files, '.');
    const patterns = (await pnpmPatterns(files)) ?? rootManifest?.workspaces ?? [];
    const manifests = new Map();
    const opaque = [];
    for (const path of await directoriesMatching(files, patterns)) {
        const manifest = await readManifest(files, path);
        if (manifest !== undefined)
            manifests.set(path, manifest);
        else if (files.isOpaque(path))
            opaque.push(path);
    }
    const paths = pathsByName(manifests);
    const packageAt = (path, { name, wanted }) => {
        const targets = wanted.map(({ alias, range }) => targetsOf(path, alias, range, manifests, paths));
        const dependencies = [...new Set([...targets.flat(), ...opaque])].filter((other) => other !== path);
        const wantedHere = wanted.map((each, index) => {
            const inWorkspace = targets[index]?.length !== 0;
            return {
                ...each,
                optional: each.optional || inWorkspace,
                path: inWorkspace ? undefined : pathOf(path, each.range),
            };
        });
        return { name, path, dependencies, wanted: wantedHere };
    };
    const packages = new Map([...manifests].map(([path, manifest]) => [path, packageAt(path, manifest)]));
    for (const path of opaque)
        packages.set(path, { name: undefined, path, dependencies: [], wanted: [] });
    return { packages, root: rootManifest && packageAt('.', rootManifest) };
}
function packageAround(graph, path) {
    for (let directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(path);; directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory)) {
        const found = graph.packages.get(directory.replace(/(?<=.)\/$/, ''));
        if (found !== undefined || directory === '.' || directory === '/')
            return found;
    }
}
async function pnpmPatterns(files) {
    const text = await files.text(pnpmWorkspaceFile);
    if (text === undefined)
        return undefined;
    const content = parsed(pnpmWorkspaceFile, () => (0,yaml__WEBPACK_IMPORTED_MODULE_2__.parse)(text, { maxAliasCount: 100 }));
    const patterns = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(content) ? content.packages : undefined;
    return patterns === undefined ? undefined : textItems(patterns, `packages of ${pnpmWorkspaceFile}`);
}
async function readManifest(files, path) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, 'package.json');
    const text = await files.text(file);
    if (text === undefined)
        return undefined;
    const content = parsed(file, () => JSON.parse(text.replace(/^\uFEFF/, '')));
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(content))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'is not a JSON object', 'Correct the file.');
    const { workspaces } = content;
    const wanted = new Map();
    for (const kind of dependencyKinds) {
        const listed = content[kind];
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(listed))
            continue;
        const optional = kind === 'peerDependencies' || kind === 'optionalDependencies';
        for (const [alias, range] of Object.entries(listed))
            wanted.set(alias, { alias, range: String(range), optional });
    }
    return {
        name: typeof content.name === 'string' ? content.name : undefined,
        workspaces: textItems(((0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(workspaces) ? workspaces.packages : workspaces) ?? [], `workspaces of ${file}`),
        wanted: [...wanted.values()],
    };
}
function pathsByName(manifests) {
    const paths = new Map();
    for (const [path, { name }] of manifests) {
        if (name !== undefined)
            paths.set(name, [...(paths.get(name) ?? []), path]);
    }
    return paths;
}
function targetsOf(path, alias, range, manifests, paths) {
    const target = pathOf(path, range);
    if (target !== undefined)
        return manifests.has(target) ? [target] : [];
    const [, other] = /^(?:workspace|npm):(@?[^@]+)@/s.exec(range) ?? [];
    return paths.get(other ?? alias) ?? [];
}
function pathOf(path, range) {
    const [, protocol, rest = ''] = /^(workspace|file|link|portal):(.*)$/s.exec(range) ?? [];
    const isPath = protocol !== undefined && (protocol !== 'workspace' || /^\.{1,2}\//.test(rest));
    return isPath ? node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, rest).replace(/\/$/, '') : undefined;
}
function textItems(value, of) {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(of, 'is not a list of globs', 'Write it as the package manager expects it, for example ["apps/*"].');
}
function parsed(file, parse) {
    try {
        return parse();
    }
    catch (cause) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'cannot be parsed', 'Correct the file.', cause);
    }
}
async function readText(file) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => undefined);
    return found?.isFile() === true ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8') : undefined;
}
async function directoriesMatching(files, patterns, input = 'workspaces') {
    const manifestOf = (directory) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, 'package.json');
    const isExclusion = (pattern) => pattern.startsWith('!');
    const excluded = patterns.filter(isExclusion).map((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .glob */ .TI)(manifestOf(pattern.slice(1))));
    const wanted = patterns.filter((each) => !isExclusion(each)).flatMap((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .alternatives */ .Vo)(each, input));
    for (const pattern of wanted)
        refuseOutside(pattern, input);
    const isWrittenOut = (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .globs */ .gV)(wanted.flatMap((pattern) => pattern.split('/')).filter((part) => part.startsWith('.')));
    const found = [];
    const visit = async (directory, walk) => {
        if (files.isOpaque(directory) || walk.matches('package.json'))
            found.push(directory);
        for (const name of await files.subdirectories(directory)) {
            const below = name.startsWith('.') && !isWrittenOut(name) ? undefined : walk.below(name);
            if (below !== undefined)
                await visit(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, name), below);
        }
    };
    await visit('.', (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .globWalk */ .k)(wanted.map(manifestOf)));
    return found.filter((path) => !excluded.some((matches) => matches(manifestOf(path)))).sort();
}
function refuseOutside(pattern, input) {
    if (!pattern.startsWith('/') && !pattern.split('/').includes('..'))
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(input, `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
}
async function subdirectories(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map((entry) => entry.name);
}


/***/ }),

/***/ 1524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ stopOf),
/* harmony export */   J8: () => (/* binding */ lastCommandIn),
/* harmony export */   s5: () => (/* binding */ commandPattern)
/* harmony export */ });
function stopOf(command) {
    return `/stop-${command.replace(/^\/(?:deploy-|start-)?/, '')}`;
}
const commandPattern = '^/[A-Za-z][A-Za-z0-9_-]*$';
function lastCommandIn(text, commands) {
    return spokenLines(text).findLast((line) => commands.includes(line));
}
function spokenLines(text) {
    const spoken = [];
    let fence;
    let hidden = false;
    for (const line of text.split(/\r\n|\r|\n/)) {
        if (fence !== undefined) {
            const closing = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(line)?.[1];
            if (closing?.startsWith(fence))
                fence = undefined;
            continue;
        }
        if (hidden) {
            hidden = !line.includes('-->');
            continue;
        }
        const opening = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(line)?.[1];
        if (opening !== undefined) {
            fence = opening;
            continue;
        }
        if (line.includes('<!--')) {
            hidden = !line.slice(line.indexOf('<!--')).includes('-->');
            continue;
        }
        if (!/^(?: {4}| {0,3}\t)/.test(line))
            spoken.push(line.trim());
    }
    return spoken;
}


/***/ }),

/***/ 3182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   configSource: () => (/* binding */ configSource),
/* harmony export */   refuseOtherService: () => (/* binding */ refuseOtherService)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_bump_update_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1218);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7216);
/* harmony import */ var _core_monorepo_events_scope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1476);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4867);
/* harmony import */ var _core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1723);
/* harmony import */ var _core_names_slug_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(830);
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9624);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4112);









function configSource(command, given) {
    const selection = selected(command, given);
    const reader = readerFor(command, selection);
    const implied = command.implied?.(selection) ?? {};
    return (name) => {
        const declaration = command.inputs[name];
        if (declaration === undefined || declaration.secret === true)
            return undefined;
        const value = declaredValue(declaration, command.inputs, reader) ?? (Object.hasOwn(implied, name) ? implied[name] : undefined);
        return value === undefined ? undefined : { value, source: { kind: 'gitops.yaml', name: 'gitops.yaml' } };
    };
}
function refuseOtherService({ inputs }, selection) {
    const { service, config, ci } = selection;
    if (service === undefined || !readsServices(inputs))
        return;
    (0,_core_monorepo_events_scope_js__WEBPACK_IMPORTED_MODULE_3__/* .servicesInScope */ .c)({ config, ci, environment: (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.chosenEnvironment)(selection)?.name }, [service]);
}
function selected({ inputs, everyService }, selection) {
    const { service, cluster } = selection;
    if (cluster !== undefined || service === undefined || everyService === true || !readsServices(inputs))
        return selection;
    const [first] = (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .clustersOf */ .Dg)((0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.chosenEnvironment)(selection)?.environment ?? {});
    return first === undefined ? selection : { ...selection, cluster: first };
}
function readsServices(inputs) {
    const keys = Object.values(inputs).flatMap(({ config: place }) => place?.keys ?? []);
    return keys.some((key) => key.startsWith('service.') || key.startsWith('environment.'));
}
function readerFor({ inputs, everyService }, selection) {
    const { config, service } = selection;
    const isRead = readsServices(inputs);
    const chosen = isRead ? (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.chosenEnvironment)(selection, everyService) : undefined;
    const connected = chosen?.environment ?? connectedEnvironment(selection);
    return {
        selection,
        sections: {
            gitops: (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .connectionOf */ .ao)(config.gitops, connected?.gitops),
            argocd: (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .connectionOf */ .ao)(config.argocd, connected?.argocd),
            'service.build': isRead && service !== undefined ? (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.serviceNamed)(config, service).build : undefined,
            environment: chosen?.environment,
            'environment.build': chosen?.environment.build,
            'environment.app': chosen?.environment.app,
        },
        environment: chosen?.name,
        isDeployment: chosen !== undefined && (service !== undefined || everyService === true),
    };
}
function connectedEnvironment({ config, environment: name, cluster }) {
    const environment = name === undefined ? undefined : config.environments.get(name);
    return environment && (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentAt */ .Ff)(config, environment, { environment: name ?? '', cluster });
}
function declaredValue({ type, config: place }, inputs, reader) {
    if (place === undefined)
        return undefined;
    const rival = place.insteadOf === undefined ? undefined : inputs[place.insteadOf]?.config;
    const shared = reader.isDeployment ? (place.sharedKeys ?? []) : [];
    const value = valueFrom(type, place, [...shared, ...keysThatCount(place, rival, reader)], reader);
    return type === 'duration' && typeof value === 'string' ? (0,_resolve_js__WEBPACK_IMPORTED_MODULE_7__/* .parseDuration */ .E9)(value) : value;
}
function keysThatCount(place, rival, reader) {
    const keys = place.keys.filter((_, index) => rival?.keys.slice(0, index).every((key) => read(key, reader) === undefined) !== false);
    const ofEnvironment = place.keys.some((key) => key.startsWith('environment.')) && place.withoutService !== true;
    return ofEnvironment && !reader.isDeployment ? keys.filter((key) => key.startsWith('service.')) : keys;
}
function valueFrom(type, place, keys, reader) {
    const { selection, environment } = reader;
    const later = (place.laterPlaceholders ?? []).map((name) => [name, `{${name}}`]);
    const values = () => ({
        ...(0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.placeholdersFor)(selection.ci, selection.service, environment, selection.cluster),
        ...Object.fromEntries(later),
    });
    const fill = (text, path) => {
        if (place.placeholders !== true)
            return text;
        const file = (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .hasPlaceholder */ .Kc)(text, ['file']) ? fileOf(reader, values()) : undefined;
        return (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(text, { ...values(), file }, path);
    };
    const found = keys.flatMap((key) => {
        const value = read(key, reader);
        return value === undefined ? [] : [{ value, path: pathOf(key, reader) }];
    });
    const [first] = found;
    if (first === undefined)
        return undefined;
    const { value, path } = first;
    if (value instanceof Map)
        return mapItems(place, found, fill);
    if (type === 'list' && place.form === undefined) {
        return (place.firstWins === true ? [first] : found).flatMap((each) => listItems(each, fill));
    }
    if (typeof value !== 'string')
        return value;
    const text = fill(value, path);
    if (place.fromRoot === true)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(selection.ci.workspace, text);
    return place.form === 'one' ? [text] : text;
}
function fileOf(reader, values) {
    const file = read('environment.file', reader);
    return typeof file === 'string'
        ? (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(file, { ...values, file: undefined }, pathOf('environment.file', reader))
        : undefined;
}
function listItems({ value, path }, fill) {
    return [value].flat().map((item) => fill(String(item), path));
}
function mapItems({ form }, found, fill) {
    const entries = found.toReversed().flatMap(({ value, path }) => [...value].map(([name, item]) => {
        if (typeof item !== 'string')
            return [name, item];
        const text = fill(item, `${path}.${name}`);
        return [name, form === 'values' && text !== item ? (0,_core_names_slug_js__WEBPACK_IMPORTED_MODULE_6__/* .withinHostLabels */ .ZP)(text) : text];
    }));
    const merged = new Map(entries);
    if (form === 'values')
        return (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_1__/* .assignments */ .TT)(Object.fromEntries(merged));
    return [...merged].map(([name, item]) => `${name}=${item}`);
}
function read(key, { sections }) {
    const { section, name } = (0,_declaration_js__WEBPACK_IMPORTED_MODULE_8__/* .partsOf */ .CI)(key);
    return sections[section]?.[name];
}
function pathOf(key, { selection, environment }) {
    return key
        .replace(/^service\./, `services.${selection.service}.`)
        .replace(/^environment\./, `environments.${environment}.`);
}


/***/ }),

/***/ 1086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ manifestInputs),
/* harmony export */   Ff: () => (/* binding */ rolloutInputs),
/* harmony export */   y: () => (/* binding */ applicationInputs),
/* harmony export */   zm: () => (/* binding */ operationInputs)
/* harmony export */ });
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3669);

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
        description: 'Template manifest: a path in the monorepo, or else in the GitOps repository at the tip of its branch. Inputs win over what it says.',
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
const operationInputs = {
    kind: {
        type: 'choice',
        options: ['application', 'applicationset'],
        default: 'application',
        description: 'What is written: one Application, or an ApplicationSet whose generators stand in `file` (`name` and `app-namespace` are then its own, all else is of the Applications that it makes).',
    },
    operation: {
        type: 'choice',
        options: ['upsert', 'get', 'diff', 'sync', 'wait', 'history', 'rollback', 'terminate', 'promote', 'abort'],
        default: 'upsert',
        description: 'What to do. `upsert` writes the Application. The others do what `argocd app` does with one that exists, and need its `name` and `project` alone (`mode: api`).',
    },
    resources: {
        type: 'list',
        ofNames: true,
        description: 'For `operation: sync`, `wait` and `diff`: these resources alone; for `promote` and `abort` which Rollout, where there are several. Form: `group:Kind:[namespace/]name`, as `argocd --resource`. The group of `v1` is empty: `:Service:web1`. A `*` stands for any; `!` before an item leaves it out.',
    },
    force: {
        type: 'boolean',
        default: 'false',
        description: 'For `operation: sync`: delete and create again what cannot be changed in place. What it runs stops meanwhile.',
    },
    to: {
        type: 'string',
        description: 'For `operation: rollback`: a history id, a revision (its beginning is enough), or `previous`, the deployment before the last. Default: `previous`. For `promote`: `next`, to the next pause or the end (default), or `full`, past all steps.',
    },
};
const rolloutInputs = {
    upsert: {
        type: 'boolean',
        default: 'true',
        description: 'Change the Application when it exists with another content.',
    },
    validate: {
        type: 'boolean',
        default: 'true',
        description: 'Have the server render the manifests before it accepts them (`mode: api`).',
    },
    sync: {
        type: 'boolean',
        default: 'false',
        description: 'Start a sync, or take the one that is running for the same commit.',
    },
    terminate: {
        type: 'boolean',
        default: 'false',
        description: 'Before a sync end another operation of the Application that is running, instead of waiting for it; also the same sync, where it has been running for more than a minute.',
    },
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is proved to be live: compared, synced, healthy.',
    },
    'wait-for': {
        type: 'list',
        ofNames: true,
        description: 'What `wait` waits for (`mode: api`): `synced`, `healthy`, `suspended` (healthy, or a Rollout that is paused until a person promotes it), `image=<reference>`, `commit=<sha>` (that commit of the GitOps repository, or one that descends from it). Default: `synced` and `healthy`.',
    },
    timeout: { ..._run_js__WEBPACK_IMPORTED_MODULE_0__/* .runInputs */ .HM.timeout, default: '10m' },
    'degraded-grace': {
        type: 'duration',
        default: '90s',
        description: 'How long the Application may be Degraded without a break before `wait` fails (`mode: api`).',
    },
    'on-failure': {
        type: 'choice',
        options: ['keep', 'rollback'],
        default: 'keep',
        description: 'After a failed `sync` or `wait` (`mode: api`): leave it, or go back to what was deployed before, unless a later deployment has taken over. Where the Application follows the branch, the image goes back in the GitOps repository. A third of `timeout` is kept for the way back.',
    },
};


/***/ })

};
