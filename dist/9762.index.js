export const id = 9762;
export const ids = [9762];
export const modules = {

/***/ 1345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contentKeyOfBuild: () => (/* binding */ contentKeyOfBuild),
/* harmony export */   contentsOfBump: () => (/* binding */ contentsOfBump)
/* harmony export */ });
/* harmony import */ var _core_bump_update_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1218);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _core_source_candidate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4155);
/* harmony import */ var _inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(133);
/* harmony import */ var _configured_build_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(392);
/* harmony import */ var _configured_bump_image_tag_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6435);
/* harmony import */ var _update_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1486);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9095);








async function contentsOfBump(run) {
    const { inputs, ci, env, clock, programs, log } = run;
    const { service } = inputs;
    const scope = scopeOf(run);
    if (scope === undefined || service === undefined)
        return new Map();
    if (inputs.updates !== undefined || inputs.rollback || inputs.emit !== undefined)
        return new Map();
    try {
        const configured = { ...run, ...(0,_inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_3__/* .inputsFor */ .p)(_configured_bump_image_tag_js__WEBPACK_IMPORTED_MODULE_5__/* .configuredBump */ .d, run, scope) };
        const place = (each) => {
            const { files, image, tag } = (0,_update_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .filledPlace */ ._g)(each);
            return JSON.stringify([files, image === undefined ? null : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(image), tag ?? null]);
        };
        if (place(run) !== place(configured))
            return new Map();
        const checkout = { cwd: ci.workspace, env, clock, programs };
        if (ci.commit === undefined || (await (0,_core_source_candidate_js__WEBPACK_IMPORTED_MODULE_2__/* .candidateOf */ .R)(checkout, ci))?.commit !== ci.commit)
            return new Map();
        const keys = await keysOf(run, scope);
        const isConfigured = same(inputs, configured.inputs, _keys_js__WEBPACK_IMPORTED_MODULE_7__/* .valueSettings */ .B7);
        const content = { content: keys.content, configuration: isConfigured ? keys.configuration : undefined };
        return new Map([[service, content]]);
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR))
            throw error;
        log.detail(`what ${service} is built from is not recorded: ${error.message}`);
        return new Map();
    }
}
async function contentKeyOfBuild(run, checkout) {
    const scope = scopeOf(run);
    if (scope === undefined || checkout === undefined || checkout.changed.length > 0)
        return undefined;
    try {
        const configured = (0,_inputs_inputs_for_js__WEBPACK_IMPORTED_MODULE_3__/* .inputsFor */ .p)(_configured_build_image_js__WEBPACK_IMPORTED_MODULE_4__/* .configuredBuild */ .H, run, scope).inputs;
        return same(run.inputs, configured, [..._keys_js__WEBPACK_IMPORTED_MODULE_7__/* .buildSettings */ .E6, ..._keys_js__WEBPACK_IMPORTED_MODULE_7__/* .optionalSettings */ .Y$, ..._keys_js__WEBPACK_IMPORTED_MODULE_7__/* .fileSettings */ .gU])
            ? (await keysOf(run, scope)).content
            : undefined;
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR))
            throw error;
        run.log.detail(`the image is not labelled with its content key: ${error.message}`);
        return undefined;
    }
}
function scopeOf({ inputs: { service, environment }, config }) {
    if (config === undefined || service === undefined || environment === undefined)
        return undefined;
    return config.services.has(service) && config.environments.has(environment) ? { service, environment } : undefined;
}
async function keysOf(run, { service, environment }) {
    const { config } = run;
    if (config === undefined)
        return {};
    const keys = (await new _keys_js__WEBPACK_IMPORTED_MODULE_7__/* .EnvironmentKeys */ .i3(run, config).keysIn(environment, [service])).get(service);
    const isPromoted = config.environments.get(environment)?.['promote-from'] !== undefined;
    return keys === undefined || !isPromoted ? { ...keys } : { configuration: keys.configuration };
}
function same(given, configured, names) {
    return JSON.stringify((0,_keys_js__WEBPACK_IMPORTED_MODULE_7__/* .picked */ .Ng)(given, names)) === JSON.stringify((0,_keys_js__WEBPACK_IMPORTED_MODULE_7__/* .picked */ .Ng)(configured, names));
}


/***/ }),

/***/ 6435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ configuredBump)
/* harmony export */ });
/* harmony import */ var _core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5832);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7084);
/* harmony import */ var _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2750);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3669);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3070);





const inputs = {
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_3__/* .runInputs */ .HM,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .updateInputs */ .FU,
    ..._gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__/* .gitopsConnectionInputs */ .iE,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .commitInputs */ .J8,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryInputs */ .Uh,
};
function impliedBump(selection) {
    const { service } = selection;
    const chosen = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.chosenEnvironment)(selection);
    if (chosen === undefined || service === undefined)
        return {};
    return {
        environment: chosen.name,
        get image() {
            return (0,_core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageRepository */ .an)(selection, service, chosen);
        },
        tag: (0,_core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTemplates */ .br)(selection.config, service, chosen.environment).tag,
    };
}
const configuredBump = { inputs, implied: impliedBump };


/***/ }),

/***/ 1486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ updatesOf),
/* harmony export */   E5: () => (/* binding */ deploymentUpdates),
/* harmony export */   GW: () => (/* binding */ emitUpdates),
/* harmony export */   _g: () => (/* binding */ filledPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1218);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7084);
/* harmony import */ var _core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1723);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9624);







function updatesOf(run, pin = run.inputs.pin) {
    const { inputs, ci } = run;
    const listed = inputs.updates === undefined ? [] : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .parseUpdates */ .w8)(inputs.updates);
    if (inputs.rollback)
        refuseValues(run, listed);
    const described = inputs.file.length === 0 ? [] : [inputs.rollback ? placeOf(run) : describedBy(run)];
    if (listed.length + described.length === 0) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('file', 'is missing', 'Say which file to edit: file, updates, or service and environment of a gitops.yaml.');
    }
    const defaults = { onAlias: inputs['on-alias'], keepTag: inputs['keep-tag'], pin };
    const values = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__.placeholdersFor)(ci, inputs.service, inputs.environment);
    return (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .completeUpdates */ .oV)([...described, ...listed], values, { defaults, placesOnly: inputs.rollback });
}
function deploymentUpdates(run, image) {
    if (image !== 'kept')
        return updatesOf(run, run.inputs.pin ?? 'as-file');
    const { set, unset, image: given } = run.inputs;
    if (set.length + unset.length === 0)
        return [];
    const repository = given === undefined ? undefined : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(given);
    const inputs = { ...run.inputs, image: repository, tag: undefined, digest: undefined };
    return updatesOf({ ...run, inputs }).map((update) => update.kind === 'edit' ? { ...update, keepImage: true } : update);
}
function filledPlace({ inputs, resolved, ci }) {
    const values = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__.placeholdersFor)(ci, inputs.service, inputs.environment);
    const fill = (name, text) => (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isFilledIn */ .qL)(resolved[name]) ? text : (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(text, values, name);
    const { file, from, image, tag } = inputs;
    return {
        files: file.map((each) => fill('file', each)),
        from: from && fill('from', from),
        image: image && fill('image', image),
        tag: tag && (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(tag, values, 'tag'),
    };
}
function describedBy(run) {
    const { service, digest, key, container } = run.inputs;
    const { files, from, image, tag } = filledPlace(run);
    const [set, unset] = [run.inputs.set, run.inputs.unset].map((list) => (list.length === 0 ? undefined : list));
    const edit = { image, tag, digest, key, container, set, unset };
    return { kind: 'edit', entry: 'the inputs', service, files, from, edit, filledIn: true };
}
function placeOf(run) {
    const { inputs, resolved } = run;
    const given = (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isGiven */ .qR)(resolved.tag) ? run : { ...run, inputs: { ...inputs, tag: undefined } };
    const described = describedBy(given);
    const { image, tag, digest, key, container } = described.edit;
    const place = image === undefined || (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isGiven */ .qR)(resolved.image) ? image : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(image);
    return { ...described, from: undefined, edit: { image: place, tag, digest, key, container } };
}
function refuseValues({ resolved }, listed) {
    const given = ['set', 'unset'].filter((name) => (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isGiven */ .qR)(resolved[name]));
    const inList = listed.flatMap((update, index) => {
        const names = update.kind === 'delete' ? ['delete'] : ['set', 'unset'].filter((name) => update.edit[name]);
        return names.map((name) => `updates[${index}].${name}`);
    });
    const [first] = [...given, ...inList];
    if (first === undefined)
        return;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(first, 'cannot go beside rollback, which writes images back and nothing else', 'Leave it out, and revert other values with git revert or a run of their own.');
}
function emitUpdates({ inputs, secrets, cwd }, updates, file) {
    const text = (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .updatesJson */ .NZ)(updates);
    if (secrets.isIn(text)) {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('refused', 'SECRET_IN_UPDATES', 'emit: the edits hold a secret of this job', {
            hint: 'Refer to the secret by name instead, and check which input brought it in.',
        });
    }
    if (inputs['dry-run'])
        return text;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, text);
    }
    catch (cause) {
        const problem = `${file} cannot be written: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}`;
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('emit', problem, 'Give a path that this job may write.', cause);
    }
    return text;
}


/***/ }),

/***/ 1218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NZ: () => (/* binding */ updatesJson),
/* harmony export */   TT: () => (/* binding */ assignments),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   oV: () => (/* binding */ completeUpdates),
/* harmony export */   w8: () => (/* binding */ parseUpdates)
/* harmony export */ });
/* harmony import */ var _edit_pin_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4756);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1723);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5256);





const exampleOf = {
    file: 'Write "values/web1.yaml", or ["values/web1.yaml", "values/web2.yaml"].',
    set: 'Write ["replicas:=2", "host=web1.example.com"], or {"replicas": 2, "host": "web1.example.com"}.',
    unset: 'Write ["ingress.annotations"].',
};
const aliasChoices = ['anchor', 'materialise', 'refuse'];
const textFields = ['service', 'image', 'tag', 'digest', 'key', 'container', 'from'];
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
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${name}`, 'is not known', `${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .a)(name, fields)}Known: ${fields.join(', ')}.`);
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
    const { service, file, from, set, 'on-alias': onAlias, 'keep-tag': keepTag } = given;
    const entry = `updates[${index}]${service === undefined ? '' : ` (${service})`}`;
    const files = typeof file === 'string' ? [file] : file;
    if (given.delete === true)
        return { kind: 'delete', entry, service, files };
    const { image, tag, digest, pin, key, container, unset } = given;
    const edit = { image, tag, digest, pin, key, container, set: set && assignments(set), unset, onAlias, keepTag };
    const update = { kind: 'edit', entry, service, files, from, edit };
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
    const { service, files: file } = update;
    if (update.kind === 'delete')
        return { service, file, delete: true };
    const { onAlias, keepTag, pin, image, tag, digest, key, container, set, unset } = update.edit;
    const choices = { 'on-alias': onAlias, 'keep-tag': keepTag };
    const placeholders = update.filledIn === true ? false : undefined;
    const place = { key, container };
    return { ...choices, service, file, image, tag, digest, pin, ...place, set, unset, from: update.from, placeholders };
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
    const values = { ...run, service: update.service ?? run.service };
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

/***/ 4368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ AppTokens)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _run_end_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95);


const shortestRest = 300_000;
class AppTokens {
    #ports;
    #issued = new Map();
    #forget;
    #disposed = false;
    constructor({ network, clock, log, secrets }) {
        this.#ports = { network, clock, log, secrets };
        this.#forget = (0,_run_end_js__WEBPACK_IMPORTED_MODULE_1__/* .atRunEnd */ .Wj)(() => this.#revokeAll());
    }
    async token(app, purpose) {
        const { repository, appId } = app;
        const issuer = repository.kind.apps;
        if (issuer === undefined) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('gitops-app-id', `${repository.kind.title} has no Apps with a private key`, 'Give gitops-token.');
        }
        if (this.#disposed)
            throw new Error('a token of an App is asked for after the command has ended');
        const key = `${purpose} ${appId} ${repository.url}`;
        const known = this.#issued.get(key);
        if (known !== undefined && (await this.#isFresh(known)))
            return (await known.token).token;
        const token = issuer.issue(app, purpose, this.#ports);
        this.#issued.set(key, { issuer, repository, token });
        return (await token).token;
    }
    async [Symbol.asyncDispose]() {
        this.#disposed = true;
        await this.#revokeAll();
        this.#forget();
    }
    async #isFresh({ token }) {
        const { expiresAt } = await token;
        return !(expiresAt - this.#ports.clock.now() < shortestRest);
    }
    async #revokeAll() {
        const issued = [...this.#issued.values()];
        this.#issued.clear();
        await Promise.all(issued.map((each) => this.#revoke(each)));
    }
    async #revoke({ issuer, repository, token }) {
        const issued = await token.catch(() => undefined);
        if (issued !== undefined)
            await issuer.revoke(issued, repository, this.#ports);
    }
}


/***/ }),

/***/ 8779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ ObjectReader)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const largestObject = 128 * 1024 * 1024;
function tooLarge(id, size) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_RESPONSE_TOO_LARGE', `the object ${id} has ${size} bytes`, {
        hint: `The limit is ${largestObject} bytes: no file that is read or written here is as large.`,
    });
}
class ObjectReader {
    #start;
    #child;
    #questions = [];
    #received = Buffer.alloc(0);
    #chunks = [];
    #wanted = 0;
    #length = 0;
    constructor(start) {
        this.#start = start;
    }
    read(name) {
        const child = this.#child ?? this.#open();
        return new Promise((answer, fail) => {
            this.#questions.push({ answer, fail });
            child.stdin.write(`${name}\n`);
        });
    }
    async close() {
        const child = this.#child;
        if (child === undefined)
            return;
        this.#child = undefined;
        const closed = new Promise((done) => child.once('close', () => done()));
        child.stdin.end();
        child.kill();
        await closed;
    }
    #open() {
        const child = this.#start();
        this.#child = child;
        let stderr = '';
        child.stderr.on('data', (chunk) => {
            stderr += chunk.toString('utf8');
        });
        child.stdout.on('data', (chunk) => this.#receive(chunk));
        child.stdin.on('error', () => { });
        const end = (cause) => {
            if (this.#child === child)
                this.#child = undefined;
            const failure = cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR
                ? cause
                : new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_READ', 'git cat-file ended before it answered', { cause });
            for (const question of this.#questions.splice(0))
                question.fail(failure);
        };
        child.on('error', end);
        child.on('close', () => end(new Error(stderr.trim())));
        return child;
    }
    #receive(chunk) {
        this.#chunks.push(chunk);
        this.#length += chunk.length;
        if (this.#length < this.#wanted)
            return;
        this.#received = Buffer.concat([this.#received, ...this.#chunks]);
        this.#chunks = [];
        while (this.#answerNext()) { }
        this.#length = this.#received.length;
    }
    #answerNext() {
        this.#wanted = 0;
        const end = this.#received.indexOf(0x0a);
        if (end < 0)
            return false;
        const [id = '', type = '', size] = this.#received.toString('latin1', 0, end).split(' ');
        const found = size !== undefined;
        if (Number(size) > largestObject) {
            this.#child?.emit('error', tooLarge(id, Number(size)));
            this.#child?.kill();
            return false;
        }
        const after = found ? end + 1 + Number(size) + 1 : end + 1;
        if (this.#received.length < after) {
            this.#wanted = after;
            return false;
        }
        const body = this.#received.subarray(end + 1, after - 1);
        this.#received = this.#received.subarray(after);
        this.#questions.shift()?.answer(found ? { id, type: type, body } : undefined);
        return true;
    }
}


/***/ })

};
