export const id = 6641;
export const ids = [6641];
export const modules = {

/***/ 8057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jd: () => (/* binding */ imageWords),
/* harmony export */   Xu: () => (/* binding */ stateWords),
/* harmony export */   qj: () => (/* binding */ digestWords)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3937);

const icons = {
    waiting: '⚪',
    building: '🔵',
    deploying: '🔵',
    deployed: '🟢',
    requested: '🟡',
    ready: '🟢',
    unchanged: '⚪',
    held: '🟡',
    superseded: '⚪',
    failed: '🔴',
    removed: '⚪',
    baseline: '⚪',
};
const words = {
    waiting: 'waiting',
    building: 'building',
    deploying: 'deploying',
    deployed: 'handed to Argo CD',
    requested: 'waits for a merge',
    ready: 'live and healthy',
    unchanged: 'unchanged',
    held: 'held',
    superseded: 'not deployed',
    failed: 'failed',
    removed: 'removed',
    baseline: 'as in its base',
};
function stateWords(state) {
    return `${icons[state]} ${words[state]}`;
}
function imageWords(image) {
    const [name = '', digest] = image.split('@');
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)([(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name.slice(name.lastIndexOf('/') + 1)), ...(digest === undefined ? [] : [digestWords(digest)])], ' · ');
}
function digestWords(digest) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(digest.slice(0, 'sha256:'.length + 8));
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

/***/ 3215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ recordedQuestion),
/* harmony export */   mb: () => (/* binding */ askedOnce),
/* harmony export */   vf: () => (/* binding */ leadingQuestion)
/* harmony export */ });
/* unused harmony export addressOf */
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8687);
/* harmony import */ var _review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2912);
/* harmony import */ var _source_open_sources_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5231);
/* harmony import */ var _source_source_remote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5332);
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




function recordedQuestion(question) {
    const leads = leadingQuestion(question);
    return async (recorded) => {
        const answer = await leads(recorded);
        const address = addressOf(recorded, question.ci);
        if (answer.state === 'this' || address === undefined)
            return answer;
        if (recorded.source === undefined)
            return { state: 'unknown', reason: 'its record names no source' };
        const { state, reason } = await (0,_source_open_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceQuestion */ .uC)(at(address, question))(recorded.source);
        return { state: states[state], reason };
    };
}
function leadingQuestion(question) {
    const leading = new Map();
    return async (recorded) => {
        const address = addressOf(recorded, question.ci);
        if (address === undefined)
            return { state: 'unknown', reason: 'it is not on the server of this one' };
        const leads = leading.get(address) ?? leadsHere(at(address, question), question.ci);
        leading.set(address, leads);
        return (await leads) ? { state: 'this' } : { state: 'unknown', reason: 'its address does not lead to this one' };
    };
}
function at(address, question) {
    const ci = { ...question.ci, repositoryUrl: address, defaultBranch: undefined };
    return { ...question, address: `${address}.git`, ci };
}
const states = { open: 'there', closed: 'gone', unknown: 'unknown' };
async function leadsHere(there, { repositoryUrl }) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { transport } = await (0,_source_source_remote_js__WEBPACK_IMPORTED_MODULE_3__/* .openSourceRemote */ .k)(there, (opened) => opened.listRefs(['refs/heads/main']));
            const opened = __addDisposableResource(env_1, transport, true);
            const { address } = opened;
            return address !== undefined && (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryIdentity */ .Rr)(address) === (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_1__/* .monorepoIdentity */ .Ur)({ repositoryUrl });
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
    catch {
        return false;
    }
}
function addressOf({ repository, monorepo }, ci) {
    const own = ci.repositoryUrl === undefined ? undefined : (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .gitAddress */ .Ry)(ci.repositoryUrl);
    if (own === undefined || !/^https?$/.test(own.scheme))
        return undefined;
    const web = `${own.scheme}://${own.host}`;
    const path = pathOf({ repository, monorepo }, own, ci.repository);
    return path !== undefined && (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .isForgePath */ .nS)(path) ? `${web}/${path}` : undefined;
}
function pathOf({ repository, monorepo }, own, ownRepository) {
    if (monorepo === undefined) {
        const isSuffix = own.path.toLowerCase().endsWith(ownRepository.toLowerCase());
        return isSuffix ? own.path.slice(0, own.path.length - ownRepository.length) + repository : undefined;
    }
    const host = (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryIdentity */ .Rr)(`https://${own.hostname}/x`).slice(0, -1);
    if (!monorepo.startsWith(host))
        return undefined;
    const path = monorepo.slice(host.length);
    const isNamed = path.endsWith(repository.toLowerCase());
    return isNamed ? path.slice(0, path.length - repository.length) + repository : path;
}
function askedOnce(monorepo) {
    const { askRecorded } = monorepo;
    if (askRecorded === undefined)
        return monorepo;
    const answers = new Map();
    return {
        ...monorepo,
        askRecorded(recorded) {
            const { repository, monorepo: address, source } = recorded;
            const key = JSON.stringify([address ?? repository, source?.ref, source?.request]);
            const answer = answers.get(key) ?? askRecorded(recorded);
            answers.set(key, answer);
            return answer;
        },
    };
}


/***/ }),

/***/ 915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ pushPublisher),
/* harmony export */   q: () => (/* binding */ forgePublisher)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _forge_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3812);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6156);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(585);
/* harmony import */ var _push_settled_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7795);





function pushPublisher(committer) {
    return {
        async publish({ target, tree, objects, message }, transport) {
            const { objectFormat: format, ref, tip, parent } = target;
            const parents = parent === undefined ? [] : [parent];
            const { id, object } = await (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .createCommit */ .kt)(committer, { format, tree, parents, message });
            const all = new Map([...objects, [id, object]]);
            const verdict = await transport.push({ ref, expected: tip, next: id, objects: all });
            switch (verdict.result) {
                case 'accepted':
                    return { result: 'accepted', commit: id };
                case 'rejected':
                    return { result: 'rejected', cause: new Error(verdict.reason), commit: id };
                case 'unknown':
                    return { result: 'unknown', cause: verdict.cause, commit: id };
                case 'refused':
                    return { result: 'refused', cause: verdict.cause, commit: id };
            }
        },
        refusal: ({ name }, ofRequest) => ({
            problem: `the server refuses commits to ${name}, which nobody else has moved`,
            hint: `A hook or a branch protection rule forbids it: allow this credential to push there${ofRequest ? '; where a rule demands how names of branches begin, give that as `request-branch`' : ', or use `deliver: pull-request`'}.`,
        }),
    };
}
function forgePublisher(forge, author) {
    return {
        checkTarget({ parent }) {
            if (parent !== undefined)
                return;
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_UNBORN', 'an API cannot make the first commit of an empty repository', {
                hint: 'Make a first commit, or use commit-via: git.',
            });
        },
        checkFiles: refuseModes,
        async publish({ target, files, message }, transport) {
            const { name: branch, parent } = target;
            if (parent === undefined)
                return { result: 'stale', cause: new Error(`${branch} is gone`) };
            const refused = await beginBranch(transport, target, parent);
            if (refused !== undefined)
                return refused;
            const changes = files.map(forgeChange);
            try {
                const answer = await forge.commit({ branch, expectedTip: parent, message, files: changes, author });
                return answer.result === 'committed' ? { result: 'accepted', commit: answer.commit } : answer;
            }
            catch (error) {
                if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && (0,_forge_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isForgeAnswer */ ._3)(error))
                    return { result: 'refused', cause: error };
                throw error;
            }
        },
        refusal: ({ name }) => ({
            problem: `the server refuses the new branch ${name}`,
            hint: 'A hook or a rule for branches forbids it: allow this credential to create it; where a rule demands how names of branches begin, give that as `request-branch`.',
        }),
    };
}
async function beginBranch(transport, { ref, tip }, parent) {
    if (tip !== undefined)
        return undefined;
    const verdict = await (0,_push_settled_js__WEBPACK_IMPORTED_MODULE_4__/* .pushSettled */ .K)(transport, { ref, expected: undefined, next: parent, objects: new Map() });
    if (verdict.result === 'accepted')
        return undefined;
    if (verdict.result === 'unknown')
        return verdict;
    return { result: 'rejected', cause: new Error(verdict.reason) };
}
function refuseModes(files) {
    for (const { path, before, after } of files) {
        if (after === undefined)
            continue;
        const other = [before?.mode, after.mode].find((mode) => mode !== undefined && mode !== _git_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.file);
        if (other === undefined)
            continue;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'API_FILE_MODE', `${path} has mode ${other}, which a commit by API does not keep`, {
            hint: 'Use commit-via: git for this file.',
        });
    }
}
function forgeChange({ path, before, after }) {
    return after === undefined ? { path, delete: true } : { path, body: after.body, existed: before !== undefined };
}


/***/ }),

/***/ 7795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ pushSettled)
/* harmony export */ });
async function pushSettled(transport, update) {
    const verdict = await transport.push(update);
    if (verdict.result !== 'refused')
        return verdict;
    const found = await transport.listRefs([update.ref]).catch(() => undefined);
    if (found !== undefined && found.refs.get(update.ref) === update.next)
        return { result: 'accepted' };
    throw verdict.cause;
}


/***/ }),

/***/ 911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ branchPrefix),
/* harmony export */   E3: () => (/* binding */ prefixesOf),
/* harmony export */   Mq: () => (/* binding */ defaultPrefix),
/* harmony export */   Wf: () => (/* binding */ requestBranch)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _names_slug_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(830);



const defaultPrefix = 'monorepo-gitops/';
function requestBranch(key, prefix = defaultPrefix) {
    const slug = (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_2__/* .slugOf */ .tF)(key);
    if (slug === key && slug !== '' && slug.length <= 48)
        return prefix + slug;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key, 'utf8').digest('hex').slice(0, 8);
    return `${prefix}${[slug.slice(0, 39).replace(/-$/, ''), hash].filter(Boolean).join('-')}`;
}
function prefixesOf(prefix) {
    return [...new Set([prefix ?? defaultPrefix, defaultPrefix])];
}
const longestPrefix = 100;
function branchPrefix(text) {
    const problem = problemOf(text);
    if (problem === undefined)
        return text;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('request-branch', `"${text}" ${problem}`, 'Give the beginning of a branch name: feature/deploy-');
}
function problemOf(text) {
    if (text.length > longestPrefix)
        return `has ${text.length} characters; ${longestPrefix} are enough`;
    if (text.startsWith('refs/'))
        return 'is a full ref name, and the name of a branch begins behind refs/heads/';
    if (/[{}]/.test(text))
        return 'has braces, and no placeholder stands here: the key of the request follows';
    const isName = !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\//u.test(text) &&
        !/^[-/]/.test(text) &&
        !/(?:^|\/)\./.test(text) &&
        !/\.lock\//.test(text);
    return isName ? undefined : 'is no beginning of a branch name';
}


/***/ }),

/***/ 2123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ refuseSecretIdentity),
/* harmony export */   u: () => (/* binding */ refuseSecrets)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const credentials = /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,}|gl(pat|dt|rt|ptt|cbt|soat|agent|oas)-[\w-]{20,}|(AKIA|ASIA)[A-Z0-9]{16}|(xox[abprs]|xapp)-[\w-]{20,}|npm_[A-Za-z0-9]{36}|dckr_(pat|oat)_[\w-]{20,})\b|-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/;
function refuseSecrets(secrets, files, message, newBranch) {
    if (newBranch !== undefined && secrets.isIn(newBranch))
        throw secretIn('the name of the branch');
    for (const file of files) {
        if (secrets.isIn(file.path))
            throw secretIn('a path');
        if (file.after === undefined)
            continue;
        const before = new Set(file.before === undefined ? [] : linesOf(file.before.body));
        const lines = linesOf(file.after.body);
        const added = lines.filter((line) => !before.has(line));
        const text = added.join('\n');
        if (secrets.isIn(text))
            throw secretIn(file.path);
        if (!credentials.test(text))
            continue;
        const line = lines.findIndex((each) => !before.has(each) && credentials.test(each)) + 1;
        throw credentialIn(line === 0 ? file.path : `${file.path}, line ${line}`);
    }
    if (secrets.isIn(message))
        throw secretIn('the commit message');
}
function linesOf(body) {
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8').split(/\r?\n/);
}
function refuseSecretIdentity(secrets, { name, email }) {
    if (secrets.isIn(`${name} <${email}>`))
        throw secretIn('the author');
}
function secretIn(place) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'SECRET_IN_COMMIT', `the commit would publish a secret of this job in ${place}`, {
        hint: 'Refer to the secret by name instead (an ExternalSecret, a SealedSecret, a Secret created outside Git), and check which input brought it in.',
    });
}
function credentialIn(place) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'SECRET_IN_COMMIT', `the commit would publish what looks like a credential in ${place}`, {
        hint: 'Keep it out of Git (an ExternalSecret, a SealedSecret, a Secret created outside Git) and revoke it if it was real.',
    });
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

/***/ 3812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bo: () => (/* binding */ largestAnswer),
/* harmony export */   Q8: () => (/* binding */ ForgeError),
/* harmony export */   _3: () => (/* binding */ isForgeAnswer),
/* harmony export */   il: () => (/* binding */ pauseAskedFor),
/* harmony export */   nS: () => (/* binding */ interruptionOf),
/* harmony export */   o8: () => (/* binding */ forgeFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _net_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3360);


const largestAnswer = 16 * 1024 * 1024;
class ForgeError extends Error {
    name = 'ForgeError';
    status;
    headers;
    type;
    limitedFor;
    network;
    lost;
    constructor(message, { status, headers = {}, type, limitedFor, trouble = false, cause }) {
        super(message, cause === undefined ? undefined : { cause });
        this.status = status;
        this.headers = headers;
        this.type = type;
        this.limitedFor = limitedFor;
        this.network = cause;
        this.lost = limitedFor === undefined && (trouble || status === 0 || status >= 500);
    }
}
const unreadableAttempts = 3;
function interruptionOf(error, forge, now) {
    if (!(error instanceof ForgeError))
        return undefined;
    const { limitedFor, network, message, headers, lost, status } = error;
    if (limitedFor !== undefined) {
        return { acted: 'no', retryAfter: limitedFor, reason: `${forge} limits the rate (${message})` };
    }
    if (!lost || network?.transient === false)
        return undefined;
    const retryAfter = pauseAskedFor(headers, now);
    const attempts = status === 200 ? unreadableAttempts : undefined;
    return { attempts, acted: network?.acted ?? 'maybe', retryAfter, reason: describe(error, forge) };
}
function pauseAskedFor(headers, now) {
    const after = headers['retry-after'];
    return after === undefined ? undefined : (0,_net_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterOf */ .s)(String(after), now);
}
function forgeFailure(error, purpose, now) {
    const { forge, what, repository } = purpose;
    const { code, problem, hint } = refusalOf(error, purpose, now);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, `${forge} did not ${what} in ${repository}: ${problem}`, { hint, cause: error });
}
function isForgeAnswer({ kind, cause }) {
    return kind === 'failed' && cause instanceof ForgeError;
}
const statusOfType = { FORBIDDEN: 403, INSUFFICIENT_SCOPES: 403, NOT_FOUND: 404 };
function refusalOf(error, { forge, advice }, now) {
    const { limitedFor, message, network } = error;
    const status = statusOfType[error.type ?? ''] ?? error.status;
    if (limitedFor !== undefined) {
        const hint = `The limit ends at ${new Date(now + limitedFor).toISOString()}; run the job again after that, or ${advice.limit}`;
        return { code: 'FORGE_RATE_LIMIT', problem: 'the rate limit of this token is used up', hint };
    }
    if (status === 401)
        return { code: 'FORGE_AUTH', problem: 'the token is not valid', hint: advice.token };
    if (status === 403)
        return { code: 'FORGE_AUTH', problem: 'the token may not', hint: advice.permission };
    if (status === 404) {
        const problem = 'it does not exist, or the token may not see it';
        return { code: 'FORGE_NOT_FOUND', problem, hint: advice.notFound };
    }
    if (status === 0) {
        const hint = `${network === undefined ? '' : `${network.hint} `}Check forge-url.`;
        return { code: 'FORGE_UNREACHABLE', problem: message, hint };
    }
    if (status >= 500)
        return { code: 'FORGE_UNAVAILABLE', problem: describe(error, forge), hint: advice.trouble };
    return { code: 'FORGE_REFUSED', problem: message, hint: advice.rule };
}
function describe({ status, message }, forge) {
    return status === 0 || status === 200 ? `${forge}: ${message}` : `${forge} answered ${status} (${message})`;
}


/***/ }),

/***/ 4900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JJ: () => (/* binding */ betweenSkipMarkers),
/* harmony export */   Lr: () => (/* binding */ skipMarkerOf),
/* harmony export */   bo: () => (/* binding */ withoutMarkersOf),
/* harmony export */   jO: () => (/* binding */ withoutSkipMarkers),
/* harmony export */   sU: () => (/* binding */ hasSkipMarker)
/* harmony export */ });
const gap = String.raw `[\s\u0000-\u001f\u007f\u0085_-]`;
const words = ['(?:skip|no) ci', 'skip [a-z]+', '[a-z]+ skip'].map((each) => each.replace(' ', `${gap}+`)).join('|');
const marker = String.raw `\[${gap}*(?:${words})${gap}*\]|\*\*\*NO_CI\*\*\*|skip-checks\s*:\s*true`;
function withoutSkipMarkers(text) {
    return text.replace(new RegExp(marker, 'gi'), (found) => {
        if (found.startsWith('['))
            return `(${found.slice(1, -1).trim()})`;
        return found.startsWith('*') ? 'NO CI' : 'skip-checks = true';
    });
}
function withoutMarkersOf(text, quoted) {
    const lines = quoted.flatMap((each) => each?.split('\n') ?? []).map((line) => line.trim());
    const telling = lines.filter((line) => hasSkipMarker(line) && line.replace(new RegExp(marker, 'gi'), '').trim() !== '');
    return telling.reduce((rest, line) => rest.replaceAll(line, withoutSkipMarkers(line)), text);
}
function skipMarkerOf(text) {
    return new RegExp(marker, 'i').exec(text)?.[0];
}
function hasSkipMarker(text) {
    return new RegExp(marker, 'i').test(text);
}
function betweenSkipMarkers(text, change) {
    return text
        .split(new RegExp(`(${marker})`, 'i'))
        .map((part, index) => (index % 2 === 1 ? part : withoutSkipMarkers(change(part))))
        .join('');
}


/***/ }),

/***/ 5832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I_: () => (/* binding */ imageTag),
/* harmony export */   an: () => (/* binding */ imageRepository),
/* harmony export */   br: () => (/* binding */ imageTemplates),
/* harmony export */   yF: () => (/* binding */ namesCommit)
/* harmony export */ });
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1723);
/* harmony import */ var _environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4867);



function imageTemplates(config, service, environment) {
    return {
        image: environment?.image ?? (config === undefined ? undefined : (0,_environments_js__WEBPACK_IMPORTED_MODULE_1__.serviceImage)(config, service, environment?.registry)),
        tag: environment?.tag ?? config?.services.get(service)?.build?.tags?.[0] ?? '{sha8}',
    };
}
function imageRepository({ config, ci, cluster }, service, environment) {
    const { image } = imageTemplates(config, service, environment?.environment);
    return image && (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .expand */ .fT)(image, valuesFor({ ci, cluster }, service, environment), `image of ${service}`);
}
function imageTag({ config, ci, cluster }, service, environment) {
    const { tag } = imageTemplates(config, service, environment?.environment);
    return (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .expand */ .fT)(tag, valuesFor({ ci, cluster }, service, environment), `tag of ${service}`);
}
function valuesFor({ ci, cluster }, service, environment) {
    const [first] = (0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .clustersOf */ .Dg)(environment?.environment ?? {});
    return (0,_environments_js__WEBPACK_IMPORTED_MODULE_1__.placeholdersFor)(ci, service, environment?.name, cluster ?? first);
}
function namesCommit(template) {
    return /(?<!\{)\{(sha8?|version|git-tag)\}(?!\})/.test(template);
}


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   es: () => (/* binding */ isSafeRedirect),
/* harmony export */   z5: () => (/* binding */ redirectError)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

class NetworkError extends Error {
    name = 'NetworkError';
    problem;
    constructor(problem, message, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.problem = problem;
    }
    get kind() {
        return this.problem.kind;
    }
    get acted() {
        switch (this.problem.kind) {
            case 'unreachable':
            case 'tls':
            case 'proxy':
            case 'proxy-scheme':
                return 'no';
            case 'overloaded':
                return this.problem.status === 429 ? 'no' : 'maybe';
            default:
                return 'maybe';
        }
    }
    get transient() {
        const { problem } = this;
        return (problem.kind === 'interrupted' ||
            problem.kind === 'overloaded' ||
            problem.kind === 'unreadable' ||
            (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND'));
    }
    get hint() {
        return hintFor(this.problem);
    }
    failure(code) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
    }
}
function unreadable(failure) {
    return new NetworkError({ kind: 'unreadable' }, failure.message, failure);
}
function redirectError(from, target) {
    const shown = `${target.origin}${target.pathname}`;
    return new NetworkError({ kind: 'redirect', target: shown }, `${from.host} redirects to ${shown}, which is not followed`);
}
function isSafeRedirect(from, target) {
    return target.protocol === 'https:' || (target.protocol === 'http:' && from.protocol === 'http:');
}
function hintFor(problem) {
    switch (problem.kind) {
        case 'unreachable':
            return 'Check the host name, the network and HTTPS_PROXY / NO_PROXY.';
        case 'tls':
            return problem.unknownAuthority
                ? 'Name the file of the private certificate authority in GIT_SSL_CAINFO or NODE_EXTRA_CA_CERTS.'
                : 'Give the host name that the certificate is for, or have the certificate renewed.';
        case 'proxy':
            return problem.status === 407
                ? 'Put its credential into the variable: HTTPS_PROXY=http://user:password@proxy.example.com:3128.'
                : 'Let it pass this host, or name the host in NO_PROXY.';
        case 'proxy-scheme':
            return 'Name an http:// or https:// proxy, or name the host in NO_PROXY.';
        case 'interrupted':
            return 'Run again; if it stays, look for a proxy or a firewall that cuts long answers.';
        case 'overloaded':
            return problem.status === 429
                ? 'Run again later, or let fewer pipelines work at the same time.'
                : 'The server or a gateway before it is overloaded or down; run again later.';
        case 'too-large':
        case 'encoding':
        case 'unreadable':
            return 'Check the address: what answers there may not be the server that was meant.';
        case 'redirect':
            return 'Give the address that it redirects to.';
    }
}


/***/ }),

/***/ 3360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   s: () => (/* binding */ retryAfterOf)
/* harmony export */ });
const defaultAttempts = 5;
const defaultPauses = 120_000;
const firstBackoff = 500;
const longestBackoff = 8_000;
const longPause = 10_000;
async function retry(policy, call, interruptionOf) {
    const { clock, log, deadline, repeatable, attempts = defaultAttempts, pauses = defaultPauses } = policy;
    let paused = 0;
    for (let attempt = 1;; attempt += 1) {
        try {
            return await call();
        }
        catch (error) {
            const interruption = interruptionOf(error);
            if (interruption === undefined || attempt >= Math.min(attempts, interruption.attempts ?? attempts))
                throw error;
            if (interruption.acted === 'maybe' && !repeatable)
                throw error;
            const backoff = clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** attempt);
            const pause = Math.round((interruption.retryAfter ?? 0) + backoff);
            if (paused + pause > pauses)
                throw error;
            paused += pause;
            if (pause >= deadline.remaining())
                throw deadline.failure(`another try: ${interruption.reason}`, error);
            const line = `${interruption.reason}; trying again in ${pause} ms`;
            if (pause < longPause)
                log.detail(line);
            else
                log.info(line);
            await clock.sleep(pause);
        }
    }
}
function retryAfterOf(value, now) {
    if (value === undefined || value === null)
        return undefined;
    const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}


/***/ }),

/***/ 8497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ CheckoutHistory),
/* harmony export */   q: () => (/* binding */ commitTimes)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_program_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1714);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9121);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5228);





const mostPairs = 8;
const mostWalked = 20_000;
const mostDigits = 400;
class CheckoutHistory {
    #checkout;
    #abbreviated;
    #present;
    #relations = new Map();
    #whole;
    #shallow;
    constructor(checkout) {
        this.#checkout = checkout;
        this.#abbreviated = new Together((digits) => this.#findAbbreviated(digits));
        this.#present = new Together((ids) => this.#findCommits(ids));
    }
    has(commit) {
        return this.#present.answer(commit);
    }
    abbreviated(digits) {
        return this.#abbreviated.answer(digits);
    }
    relation(commit, other) {
        const ofCommit = this.#relations.get(commit) ?? new Together((others) => this.#compare(commit, others));
        this.#relations.set(commit, ofCommit);
        return ofCommit.answer(other);
    }
    isWhole() {
        this.#whole ??= this.git(['rev-parse', '--is-shallow-repository']).then((found) => (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .firstLine */ .TM)(found) === 'false');
        return this.#whole;
    }
    async lacking(commit, other, most) {
        if (await this.#isShallow().catch(() => true))
            return [];
        const range = [`--max-count=${most}`, '--format=%H %s', commit, '--not', other];
        return linesOf(await this.git(['log', ...range, '--'])).map((line) => {
            const [id = ''] = line.split(' ', 1);
            return { commit: id, subject: line.slice(id.length + 1) };
        });
    }
    async git(args, stdin = '') {
        const { cwd, env, programs } = this.#checkout;
        const variables = { GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1' };
        try {
            return await (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_2__.runGit)(args, { cwd, env, programs, variables, stdin });
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
                throw error;
            return { code: 128, stdout: Buffer.alloc(0), stderr: error.message };
        }
    }
    #isShallow() {
        this.#shallow ??= (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .isShallow */ .fE)(this.#checkout);
        return this.#shallow;
    }
    async #findCommits(ids) {
        const asked = ids.map((id) => `${id}^{commit}\n`).join('');
        const types = linesOf(await this.git(['cat-file', '--batch-check=%(objecttype)'], asked));
        return new Map(ids.map((id, index) => [id, types[index] === 'commit']));
    }
    async #findAbbreviated(all) {
        const objects = [];
        for (let first = 0; first < all.length; first += mostDigits) {
            const digits = all.slice(first, first + mostDigits);
            objects.push(...linesOf(await this.git(['rev-parse', ...digits.map((each) => `--disambiguate=${each}`)])));
        }
        const present = await Promise.all(objects.map((id) => this.has(id)));
        const commits = [...new Set(objects.filter((_, index) => present[index]))].sort();
        return new Map(all.map((digits) => {
            const [found, second] = startingWith(commits, digits);
            return [digits, second === undefined ? found : 'several'];
        }));
    }
    async #compare(commit, others) {
        const [isHere, ...areHere] = await Promise.all([commit, ...others].map((id) => this.has(id)));
        const found = new Map(others.map((other) => [other, 'unknown']));
        let left = others.filter((_, index) => isHere && areHere[index]);
        if (left.length > mostPairs) {
            const walked = await this.#walk(commit, left);
            for (const [other, relation] of walked)
                found.set(other, relation);
            left = left.filter((other) => !walked.has(other));
        }
        for (const other of left)
            found.set(other, await this.#comparePair(commit, other));
        return found;
    }
    async #comparePair(commit, other) {
        const isBelow = async (ancestor, tip) => (await this.git(['merge-base', '--is-ancestor', ancestor, tip])).code;
        const contained = await isBelow(commit, other);
        if (contained === 0)
            return 'contained';
        const contains = await isBelow(other, commit);
        if (contains === 0)
            return 'contains';
        return contained === 1 && contains === 1 && !(await this.#isShallow()) ? 'neither' : 'unknown';
    }
    async #walk(commit, others) {
        const tips = [commit, ...others].map((id) => `${id}\n`).join('');
        const result = await this.git(['rev-list', '--parents', `--max-count=${mostWalked}`, '--stdin'], tips);
        if (result.code !== 0)
            return new Map();
        const parents = new Map();
        const children = new Map();
        for (const line of linesOf(result)) {
            const [id = '', ...its] = line.split(' ');
            parents.set(id, its);
            for (const parent of its) {
                const known = children.get(parent);
                if (known === undefined)
                    children.set(parent, [id]);
                else
                    known.push(id);
            }
        }
        const below = reached(commit, parents);
        const above = reached(commit, children);
        const isAll = parents.size < mostWalked;
        const otherwise = (await this.#isShallow()) ? 'unknown' : 'neither';
        return new Map(others.flatMap((other) => {
            if (below.has(other))
                return [[other, 'contains']];
            if (above.has(other))
                return [[other, 'contained']];
            return isAll ? [[other, otherwise]] : [];
        }));
    }
}
async function commitTimes({ cwd, env, programs }, tags) {
    const named = tags.flatMap((tag) => {
        const commit = /(?:^|[^0-9a-zA-Z])([0-9a-f]{7,40})$/.exec(tag)?.[1];
        return commit === undefined ? [] : [{ tag, commit }];
    });
    if (named.length === 0)
        return new Map();
    const stdin = named.map(({ commit }) => `${commit}\n`).join('');
    const variables = { GIT_NO_LAZY_FETCH: '1' };
    const answer = await (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_2__.runGit)(['cat-file', '--batch'], { cwd, env, programs, stdin, variables }).catch(() => undefined);
    if (answer === undefined || answer.code !== 0)
        return new Map();
    const times = new Map();
    let at = 0;
    for (const { tag } of named) {
        const end = answer.stdout.indexOf('\n', at);
        if (end < 0)
            break;
        const [, type, size] = answer.stdout.subarray(at, end).toString('utf8').split(' ');
        at = end + 1;
        if (size === undefined)
            continue;
        const body = answer.stdout.subarray(at, at + Number(size));
        at += Number(size) + 1;
        if (type === 'commit')
            times.set(tag, (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(body).committer.seconds * 1000);
    }
    return times;
}
function reached(from, next) {
    const found = new Set([from]);
    for (const id of found)
        for (const each of next.get(id) ?? [])
            found.add(each);
    return found;
}
function startingWith(sorted, digits) {
    let low = 0;
    for (let high = sorted.length; low < high;) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? '') < digits)
            low = middle + 1;
        else
            high = middle;
    }
    return sorted.slice(low, low + 2).filter((each) => each.startsWith(digits));
}
function linesOf({ code, stdout }) {
    return code === 0 ? stdout.toString('utf8').split('\n').filter(Boolean) : [];
}
class Together {
    #find;
    #answers = new Map();
    #next;
    constructor(find) {
        this.#find = find;
    }
    answer(key) {
        const known = this.#answers.get(key) ?? this.#ask(key);
        this.#answers.set(key, known);
        return known;
    }
    #ask(key) {
        const next = this.#next ?? this.#collect();
        this.#next = next;
        next.keys.push(key);
        const answer = next.found.then((found) => found.get(key));
        answer.catch(() => undefined);
        return answer;
    }
    #collect() {
        const keys = [];
        const found = (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .settled */ .gu)(() => keys.length).then(() => {
            this.#next = undefined;
            return this.#find(keys);
        });
        return { keys, found };
    }
}


/***/ }),

/***/ 8490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ openSourceFacts)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/forge/forges.js + 1 modules
var forges = __webpack_require__(8778);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var source_checkout = __webpack_require__(5228);
// EXTERNAL MODULE: ./build/core/source/checkout-history.js
var checkout_history = __webpack_require__(8497);
// EXTERNAL MODULE: ./build/core/git/commit.js
var commit = __webpack_require__(6156);
;// CONCATENATED MODULE: ./build/core/source/commit-graph.js

class CommitGraph {
    #commits = new Map();
    add(commits, edge = new Set()) {
        for (const { id, body } of commits) {
            if (this.#commits.has(id) || edge.has(id))
                continue;
            const { parents, committer, message } = (0,commit/* decodeCommit */.ix)(body);
            this.#commits.set(id, { parents, seconds: committer.seconds, subject: message.split('\n', 1)[0] ?? '' });
        }
    }
    has(commit) {
        return this.#commits.has(commit);
    }
    startingWith(digits) {
        return [...this.#commits.keys()].filter((id) => id.startsWith(digits));
    }
    relation(commit, other) {
        if (commit === other)
            return 'same';
        const contains = this.#reaches(commit, other);
        if (contains === 'yes')
            return 'contains';
        const contained = this.#reaches(other, commit);
        if (contained === 'yes')
            return 'contained';
        return contains === 'no' && contained === 'no' ? 'neither' : 'unknown';
    }
    isWhole(commit) {
        return this.#search(commit, () => false, new Set()).whole;
    }
    lacking(commit, other) {
        const shared = this.#ancestors(other);
        const { seen, whole } = this.#search(commit, () => false, shared);
        const known = this.#search(other, () => false, this.#ancestors(commit)).whole;
        if (!whole || !known)
            return undefined;
        const found = [...seen].flatMap((id) => {
            const each = this.#commits.get(id);
            return each === undefined ? [] : [{ commit: id, ...each }];
        });
        found.sort((a, b) => b.seconds - a.seconds);
        return found.map(({ commit: id, subject }) => ({ commit: id, subject }));
    }
    common(commit, other) {
        const shared = this.#ancestors(other);
        return [...this.#ancestors(commit)].find((id) => shared.has(id));
    }
    #reaches(tip, ancestor) {
        const below = this.#ancestors(ancestor);
        below.delete(ancestor);
        if (below.has(tip))
            return 'no';
        const { found, whole } = this.#search(tip, (id) => id === ancestor, below);
        return found ? 'yes' : whole ? 'no' : 'unknown';
    }
    #ancestors(commit) {
        return this.#search(commit, () => false, new Set()).named;
    }
    #search(tip, isWanted, leftOut) {
        const named = new Set([tip]);
        const seen = new Set();
        let whole = true;
        for (const id of named) {
            if (isWanted(id))
                return { found: true, whole, seen, named };
            if (leftOut.has(id))
                continue;
            const commit = this.#commits.get(id);
            if (commit === undefined) {
                whole = false;
                continue;
            }
            seen.add(id);
            for (const parent of commit.parents)
                named.add(parent);
        }
        return { found: false, whole, seen, named };
    }
}

;// CONCATENATED MODULE: ./build/core/source/relations.js




const steps = [50, 250, 1000];
const mostCompared = 20;
class Relations {
    #sources;
    #graph = new CommitGraph();
    #answers = new Map();
    #here;
    #absent = new Set();
    #givesAny = false;
    #step = 0;
    #compared = 0;
    #turn = Promise.resolve();
    constructor(sources) {
        this.#sources = sources;
        this.#here = new checkout_history/* CheckoutHistory */.H(sources.checkout);
    }
    relation(commit, other) {
        const key = `${commit} ${other}`;
        const known = this.#answers.get(key);
        if (known !== undefined)
            return known;
        if (this.#graph.relation(commit, other) === 'unknown')
            void this.#here.relation(commit, other);
        const answer = this.#inTurn(() => this.#relation(commit, other));
        this.#answers.set(key, answer);
        this.#answers.set(`${other} ${commit}`, answer.then((found) => inverse[found]));
        return answer;
    }
    has(commit) {
        return this.#inTurn(async () => {
            if (await this.#here.has(commit))
                return 'yes';
            while (!this.#graph.has(commit) && (await this.#askRemote([commit])))
                ;
            if (this.#graph.has(commit))
                return 'yes';
            return this.#absent.has(commit) && this.#givesAny ? 'no' : 'unknown';
        });
    }
    commitOf(digits) {
        if (!/^([0-9a-f]{7,40}|[0-9a-f]{64})$/.test(digits))
            return Promise.resolve(undefined);
        const abbreviated = this.#here.abbreviated(digits);
        return this.#inTurn(async () => {
            const here = await abbreviated;
            if (here !== undefined)
                return here === 'several' ? undefined : here;
            const { tips } = this.#sources;
            const found = () => this.#graph.startingWith(digits);
            const isWhole = async () => (await tips()).every((tip) => this.#graph.isWhole(tip));
            while (found().length === 0 && !(await isWhole()) && (await this.#askRemote([])))
                ;
            if (found().length > 1)
                return undefined;
            const complete = (await tips()).length > 0 && ((await isWhole()) || (this.#step > 0 && (await this.#here.isWhole())));
            return found()[0] ?? (complete ? undefined : 'unknown');
        });
    }
    mergeBase(commit, other) {
        return this.#inTurn(async () => {
            const areHere = (await this.#here.isWhole()) && (await this.#here.has(commit)) && (await this.#here.has(other));
            if (areHere)
                return (0,source_checkout/* firstLine */.TM)(await this.#here.git(['merge-base', commit, other]));
            const common = () => this.#graph.common(commit, other);
            while (common() === undefined && (await this.#askRemote([commit, other])))
                ;
            return common();
        });
    }
    async lacking(commit, other, most) {
        const known = this.#graph.lacking(commit, other) ?? (await this.#here.lacking(commit, other, most));
        return known.slice(0, most);
    }
    #inTurn(task) {
        const result = this.#turn.then(task);
        this.#turn = result.catch(() => undefined);
        return result;
    }
    async #relation(commit, other) {
        const known = () => this.#graph.relation(commit, other);
        if (known() !== 'unknown')
            return known();
        const here = await this.#here.relation(commit, other);
        if (here !== 'unknown')
            return here;
        while (known() === 'unknown' && (await this.#askRemote([commit, other])))
            ;
        return known() === 'unknown' ? this.#relationByForge(commit, other) : known();
    }
    async #askRemote(commits) {
        if (this.#givesAny && commits.some((commit) => this.#absent.has(commit)))
            return false;
        const depth = steps[this.#step];
        const transport = depth === undefined ? undefined : await this.#sources.transport();
        if (depth === undefined || transport === undefined)
            return false;
        const tips = await this.#sources.tips();
        const wanted = [...new Set([...tips, ...commits])].filter((id) => !this.#absent.has(id) && !this.#graph.isWhole(id));
        if (wanted.length === 0)
            return false;
        this.#step += 1;
        try {
            this.#graph.add(await transport.commits(wanted, depth));
            if (wanted.some((id) => !tips.includes(id)))
                this.#givesAny = true;
        }
        catch (error) {
            const refused = refusedCommit(error);
            if (refused === undefined || !wanted.includes(refused)) {
                this.#step = steps.length;
                this.#sources.note(`the history of the monorepo cannot be asked of its remote: ${(0,failure/* messageOf */.bD)(error)}`);
                return false;
            }
            this.#absent.add(refused);
            if (wanted.slice(0, wanted.indexOf(refused)).some((id) => !tips.includes(id)))
                this.#givesAny = true;
        }
        return true;
    }
    async #relationByForge(commit, other) {
        if (this.#compared >= mostCompared) {
            this.#sources.note(`more than ${mostCompared} pairs of commits would have to be compared by the forge`);
            return 'unknown';
        }
        this.#compared += 1;
        return (await this.#sources.compare(commit, other)) ?? 'unknown';
    }
}
const inverse = {
    same: 'same',
    contains: 'contained',
    contained: 'contains',
    neither: 'neither',
    unknown: 'unknown',
};
function refusedCommit(error) {
    for (let each = error; each instanceof Error; each = each.cause) {
        const [, id] = /(?:not our ref|unadvertised object|no such commit) ([0-9a-f]{40,64})/.exec(each.message) ?? [];
        if (id !== undefined)
            return id;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/core/source/remote-tree.js

const otherMode = '100000';
async function remoteTree(transport, head, commit) {
    const changed = await (0,snapshot/* changedFiles */.Y_)(transport, head.commit, commit);
    const files = new Map(head.tree.files);
    for (const [path, id] of changed) {
        if (id === undefined)
            files.delete(path);
        else
            files.set(path, { path, mode: otherMode, id });
    }
    return {
        files,
        links: () => head.tree.links(),
        async read(paths) {
            const wanted = [...new Set(paths)];
            const here = wanted.filter((path) => !changed.has(path));
            const ids = new Map(wanted.flatMap((path) => [[path, changed.get(path)]]));
            const bodies = await transport.read([...ids.values()].filter((id) => id !== undefined));
            const there = [...ids].flatMap(([path, id]) => {
                const body = id === undefined ? undefined : bodies.get(id)?.body;
                return body === undefined ? [] : [[path, Buffer.from(body)]];
            });
            return new Map([...(await head.tree.read(here)), ...there]);
        },
    };
}

// EXTERNAL MODULE: ./build/core/source/source-ref.js
var source_ref = __webpack_require__(65);
// EXTERNAL MODULE: ./build/core/source/source-remote.js
var source_remote = __webpack_require__(5332);
// EXTERNAL MODULE: ./build/core/source/wish/opt-in.js
var opt_in = __webpack_require__(8309);
// EXTERNAL MODULE: ./build/core/source/wish/request-view.js
var request_view = __webpack_require__(4763);
;// CONCATENATED MODULE: ./build/core/source/open-source-facts.js
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










const freshness = 30_000;
const forgeTime = 15_000;
const mostLacking = 10;
function openSourceFacts(question) {
    return new AskedSource(question);
}
class AskedSource {
    notes = [];
    #question;
    #relations;
    #transport;
    #trees;
    #tips;
    #tipsAsked = 0;
    #on;
    #ownTip;
    #requests = new Map();
    #labels = new Map();
    #unwanted;
    #otherRefs = new Map();
    constructor(question) {
        this.#question = question;
        this.#relations = new Relations({
            checkout: question.checkout,
            transport: async () => {
                await this.#listed();
                return this.#transport;
            },
            tips: () => this.#knownTips(),
            compare: (commit, other) => this.#askForge((forge) => forge.compare(commit, other), 'the forge does not tell which commit is older'),
            note: (line) => this.#note(line),
        });
    }
    on() {
        this.#on ??= this.#findOnSource();
        return this.#on;
    }
    async #findOnSource() {
        const { candidate } = this.#question;
        const tips = await this.#listed();
        const own = await this.#isOwnTip();
        if (tips?.source === undefined)
            return own ? 'tip' : 'unknown';
        const heads = this.#heads(tips);
        if (heads.length === 0) {
            if (own)
                return 'tip';
            return !tips.complete || (0,source_ref/* parseSourceRef */._j)(tips.source)?.kind === 'request' ? 'unknown' : 'off';
        }
        if (heads.includes(candidate))
            return 'tip';
        if ((0,source_ref/* parseSourceRef */._j)(tips.source)?.kind === 'tag')
            return tips.complete ? 'off' : 'unknown';
        const relations = [];
        for (const head of heads)
            relations.push(await this.#relations.relation(candidate, head));
        if (relations.includes('contained'))
            return 'below';
        if (own)
            return 'tip';
        return relations.includes('unknown') || !tips.complete ? 'unknown' : 'off';
    }
    async closed() {
        const tips = await this.#listed();
        const ref = tips?.source ?? this.#question.ci.sourceRef;
        const source = (0,source_ref/* parseSourceRef */._j)(ref);
        if (source === undefined || ref === undefined)
            return 'unknown';
        if (source.kind !== 'request') {
            if (tips?.complete === true && tips.refs.has(ref))
                return 'no';
            if (await this.#isOwnTip())
                return 'no';
            return tips?.complete === true ? 'yes' : 'unknown';
        }
        const state = await this.#requestState(source.number);
        if (state === 'open')
            return (await this.#isUnwanted(source.number)) ? 'yes' : 'no';
        if (state === 'closed')
            return 'yes';
        const branch = this.#branchOfRequest();
        return tips?.complete === true && branch !== undefined && !tips.refs.has(branch) ? 'yes' : 'unknown';
    }
    relation(commit, other) {
        return this.#relations.relation(commit, other);
    }
    async line({ commit, ref }) {
        const tips = await this.#listed();
        if (tips === undefined)
            return 'unknown';
        const mine = await this.#holds(this.#heads(tips), commit);
        if (mine === 'yes')
            return 'mine';
        const trunk = tips.refs.get(tips.defaultRef ?? '');
        const onTrunk = trunk === undefined ? 'unknown' : await this.#holds([trunk], commit);
        if (onTrunk === 'yes')
            return 'open';
        const onOwn = await this.#onOwnLine(commit, ref, tips);
        if (onOwn === 'yes')
            return 'open';
        return mine === 'no' && onTrunk === 'no' && onOwn === 'no' && tips.source !== undefined ? 'none' : 'unknown';
    }
    async #onOwnLine(commit, ref, tips) {
        if (ref === undefined)
            return 'unknown';
        if (ref === tips.source)
            return 'no';
        const tip = await this.#otherTip(ref);
        if (tip === 'gone')
            return 'no';
        return tip === 'unknown' ? tip : this.#holds([tip], commit);
    }
    has(commit) {
        return this.#relations.has(commit);
    }
    commitOf(digits) {
        return this.#relations.commitOf(digits);
    }
    lacking(commit, other, most = mostLacking) {
        return this.#relations.lacking(commit, other, most);
    }
    async tip(ref) {
        const tip = await this.#otherTip(ref);
        return tip === 'gone' || tip === 'unknown' ? undefined : tip;
    }
    async forkPoint() {
        const { ci, candidate } = this.#question;
        const tips = await this.#listed();
        const target = ci.targetBranch === undefined ? tips?.defaultRef : `refs/heads/${ci.targetBranch}`;
        const trunk = target === undefined ? undefined : await this.tip(target);
        return trunk === undefined ? undefined : this.#relations.mergeBase(candidate, trunk);
    }
    async treeOf(commit, head) {
        await this.#listed();
        if (this.#transport === undefined)
            return undefined;
        const trees = this.#trees ?? (0,snapshot/* withSharedReads */.Ve)(this.#transport);
        this.#trees = trees;
        try {
            return await remoteTree(trees, head, commit);
        }
        catch (error) {
            this.#note(`the files of ${commit.slice(0, 8)} cannot be had: ${(0,failure/* messageOf */.bD)(error)}`);
            return undefined;
        }
    }
    async refresh(milliseconds = freshness) {
        if (this.#tips === undefined || this.#question.clock.now() - this.#tipsAsked < milliseconds)
            return;
        this.#tips = undefined;
        this.#on = undefined;
        this.#ownTip = undefined;
        this.#requests.clear();
        this.#labels.clear();
        this.#unwanted = undefined;
        this.#otherRefs.clear();
        await this.#listed();
    }
    async [Symbol.asyncDispose]() {
        await this.#tips?.catch(() => undefined);
        await this.#transport?.[Symbol.asyncDispose]();
    }
    #note(line) {
        if (!this.notes.includes(line))
            this.notes.push(line);
    }
    #listed() {
        if (this.#tips === undefined) {
            this.#tipsAsked = this.#question.clock.now();
            this.#tips = this.#list();
        }
        return this.#tips;
    }
    async #list() {
        const { ci, candidate } = this.#question;
        const branch = this.#branchOfRequest();
        const trunk = ci.defaultBranch === undefined ? undefined : `refs/heads/${ci.defaultBranch}`;
        const wanted = ci.sourceRef === undefined ? ['refs/heads/'] : [ci.sourceRef, branch, trunk ?? 'HEAD'];
        const prefixes = wanted.filter((prefix) => prefix !== undefined);
        try {
            let listed = await this.#ask((transport) => transport.listRefs(prefixes));
            const head = trunk ?? listed.head;
            if (head !== undefined && !prefixes.some((prefix) => head.startsWith(prefix))) {
                listed = await this.#ask((transport) => transport.listRefs([...prefixes, head]));
            }
            const refs = new Map([...listed.refs, ...(listed.peeled ?? [])]);
            const named = ci.sourceRef ?? (ci.event.kind === 'queue' ? undefined : branchAt(refs, candidate, head));
            const complete = !(await (0,source_checkout/* hasNoRemote */.aV)(this.#question.checkout).catch(() => false));
            return { refs, defaultRef: head, source: named, complete };
        }
        catch (error) {
            this.#note(`${(0,failure/* messageOf */.bD)(error)}${hintOf(error)}`);
            return undefined;
        }
    }
    async #ask(question) {
        if (this.#transport !== undefined)
            return question(this.#transport);
        const { transport, answer } = await (0,source_remote/* openSourceRemote */.k)(this.#question, question);
        this.#transport = transport;
        return answer;
    }
    #heads({ refs, source }) {
        const branch = (0,source_ref/* parseSourceRef */._j)(source)?.kind === 'request' ? this.#branchOfRequest() : undefined;
        const found = [source, branch].map((ref) => (ref === undefined ? undefined : refs.get(ref)));
        return [...new Set(found.filter((tip) => tip !== undefined))];
    }
    #branchOfRequest() {
        const { event, branch, sourceRef } = this.#question.ci;
        const isRequest = (0,source_ref/* parseSourceRef */._j)(sourceRef)?.kind === 'request';
        const fromFork = (event.kind === 'request' || event.kind === 'request-closed') && event.fromFork === true;
        return isRequest && !fromFork && branch !== undefined ? `refs/heads/${branch}` : undefined;
    }
    #isOwnTip() {
        this.#ownTip ??= this.#findOwnTip();
        return this.#ownTip;
    }
    async #findOwnTip() {
        const { ci, checkout, candidate } = this.#question;
        if (ci.host !== 'shell' || ci.branch === undefined)
            return false;
        return (await (0,source_checkout/* headCommit */.Qo)(checkout).catch(() => undefined)) === candidate;
    }
    async #knownTips() {
        const tips = await this.#listed();
        if (tips === undefined)
            return [];
        const trunk = tips.refs.get(tips.defaultRef ?? '');
        return [...new Set([...this.#heads(tips), ...(trunk === undefined ? [] : [trunk])])];
    }
    async #holds(tips, commit) {
        let answer = 'no';
        for (const tip of tips) {
            const relation = await this.#relations.relation(tip, commit);
            if (relation === 'same' || relation === 'contains')
                return 'yes';
            if (relation === 'unknown')
                answer = 'unknown';
        }
        return answer;
    }
    #otherTip(ref) {
        const known = this.#otherRefs.get(ref) ?? this.#findOtherTip(ref);
        this.#otherRefs.set(ref, known);
        return known;
    }
    async #findOtherTip(ref) {
        const source = (0,source_ref/* parseSourceRef */._j)(ref);
        if (source === undefined)
            return 'unknown';
        const listed = (await this.#listed())?.refs.get(ref);
        if (listed !== undefined)
            return listed;
        if (source.kind === 'request') {
            const state = await this.#requestState(source.number);
            if (state !== 'open')
                return state === 'closed' ? 'gone' : 'unknown';
        }
        try {
            const { refs, peeled } = await this.#ask((transport) => transport.listRefs([ref]));
            const found = peeled?.get(ref) ?? refs.get(ref);
            return found ?? ((await this.#listed())?.complete === true ? 'gone' : 'unknown');
        }
        catch (error) {
            this.#note(`${ref} cannot be asked for: ${(0,failure/* messageOf */.bD)(error)}`);
            return 'unknown';
        }
    }
    #requestState(number) {
        const known = this.#requests.get(number) ?? this.#askRequest(number);
        this.#requests.set(number, known);
        return known;
    }
    async #askRequest(number) {
        const unknown = `whether request ${number} is open is not known`;
        const request = await this.#askForge((forge) => forge.request(number), unknown);
        if (request === undefined)
            this.#note(`${unknown}: there is no forge or no token for it`);
        if (request === undefined || request === 'unknown')
            return 'unknown';
        this.#labels.set(number, request.labels);
        return request.state === 'open' ? 'open' : 'closed';
    }
    #isUnwanted(number) {
        this.#unwanted ??= this.#askWish(number);
        return this.#unwanted;
    }
    async #askWish(number) {
        const began = [...(this.#question.ci.wishes?.values() ?? [])].find(({ is }) => is === 'yes');
        if (began === undefined)
            return false;
        const request = { labels: this.#labels.get(number) ?? [] };
        const unknown = `whether request ${number} still asks for its environment is not known`;
        const wish = await this.#askForge((forge) => (0,opt_in/* wishOf */.H_)(began.optIn, (0,request_view/* requestView */.D)(number, { forge: async () => forge, request })), unknown);
        return wish !== undefined && wish !== 'unknown' && wish.is === 'no';
    }
    async #askForge(question, failed) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { ci, env, forgeToken: token, forgeUrl, network, clock, log, secrets } = this.#question;
            const deadline = __addDisposableResource(env_1, network.deadline.within(forgeTime, 'the time for a question to the forge'), false);
            const limited = __addDisposableResource(env_1, network.until(deadline), false);
            try {
                const ports = { network: limited, clock, log, secrets };
                const forge = await (0,forges.openJobForge)(ci.repositoryUrl, { env, forgeUrl, token }, ports);
                return forge === undefined ? undefined : await question(forge);
            }
            catch (error) {
                this.#note(`${failed}: ${(0,failure/* messageOf */.bD)(error)}${hintOf(error)}`);
                return 'unknown';
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
}
function branchAt(refs, commit, defaultRef) {
    const found = [...refs].filter(([ref, tip]) => ref.startsWith('refs/heads/') && tip === commit).map(([ref]) => ref);
    if (defaultRef !== undefined && found.includes(defaultRef))
        return defaultRef;
    return found.length === 1 ? found[0] : undefined;
}
function hintOf(error) {
    return error instanceof failure/* Failure */.HR && error.hint !== undefined ? ` (${error.hint})` : '';
}


/***/ }),

/***/ 5231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ branchesOfCheckout),
/* harmony export */   cA: () => (/* binding */ branchesOfRemote),
/* harmony export */   js: () => (/* binding */ openRequests),
/* harmony export */   ro: () => (/* binding */ openRefs),
/* harmony export */   uC: () => (/* binding */ sourceQuestion)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _forge_forges_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8778);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5228);
/* harmony import */ var _source_remote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5332);
/* harmony import */ var _wish_opt_in_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8309);
/* harmony import */ var _wish_request_view_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4763);






async function openRefs(question) {
    const { ci } = question;
    const { refs, head } = await listRefs(question, ['refs/heads/', 'refs/tags/']);
    return { refs: new Set(refs.keys()), defaultBranch: ci.defaultBranch ?? shortName(head) ?? ci.branch ?? 'main' };
}
async function listRefs(question, prefixes) {
    try {
        const { transport, answer } = await (0,_source_remote_js__WEBPACK_IMPORTED_MODULE_3__/* .openSourceRemote */ .k)({ ...question, originOnly: true }, (opened) => opened.listRefs(prefixes));
        await transport[Symbol.asyncDispose]();
        return answer;
    }
    catch (error) {
        const problem = 'the branches and tags of the monorepo could not be listed, so nothing is removed';
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'SWEEP_SOURCES', problem, {
            hint: (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? error.hint : undefined) ??
                'Run in a checkout of the monorepo whose remote `origin` can be read, or with a forge-token that may read it.',
            cause: error,
        });
    }
}
function shortName(ref) {
    return ref?.replace(/^refs\/heads\//, '');
}
async function openRequests(question) {
    const forge = await forgeOf(question);
    if (forge === undefined)
        return undefined;
    const { url } = forge.repository;
    let numbers;
    try {
        numbers = (await forge.openRequests('')).map(({ number }) => number);
    }
    catch (error) {
        throw incomplete(url, (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), error);
    }
    const isNumber = (each) => Number.isSafeInteger(each);
    if (!numbers.every(isNumber))
        throw incomplete(url, 'an item of the list has no number');
    return new Set(numbers);
}
function forgeOf({ ci, ...question }) {
    const { network, clock, log, secrets } = question;
    return (0,_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__.openJobForge)(ci.repositoryUrl, question, { network, clock, log, secrets });
}
function incomplete(url, problem, cause) {
    const message = `the open requests of ${url} could not be listed: ${problem}; nothing is removed`;
    const advice = 'Give a forge-token that may read the requests of this repository (GitHub: `permissions: pull-requests: read`).';
    const hint = (cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? cause.hint : undefined) ?? advice;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'SWEEP_SOURCES', message, { hint, cause });
}
function sourceQuestion(question) {
    let opening;
    const openForge = () => {
        opening ??= forgeOf({ ...question, token: question.forgeToken, forgeUrl: question.forgeUrl });
        return opening;
    };
    return async ({ ref, request, optIns }) => request === undefined ? askRef(question, ref) : askRequest(question, openForge, { ref, request, optIns });
}
async function askRef(question, ref) {
    if (!/^refs\/(?:heads|tags)\/./.test(ref)) {
        return { state: 'unknown', reason: `${ref} is no branch or tag, and nothing else can be asked` };
    }
    const { defaultBranch } = question.ci;
    try {
        const trunk = defaultBranch === undefined ? undefined : `refs/heads/${defaultBranch}`;
        const { refs, head } = await listRefs(question, [ref, trunk ?? 'HEAD']);
        if (refs.has(ref)) {
            if (await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .hasNoRemote */ .aV)(question.checkout)) {
                return { state: 'unknown', reason: `this checkout has ${ref}, and no remote that could be asked` };
            }
            return { state: 'open', reason: `${ref} exists` };
        }
        if (trunk === undefined ? head !== undefined : refs.has(trunk))
            return { state: 'closed', reason: `${ref} is gone` };
        return { state: 'unknown', reason: "the monorepo's remote does not even show its default branch", failed: true };
    }
    catch (error) {
        return { state: 'unknown', reason: reasonOf(error), failed: true };
    }
}
async function askRequest(question, openForge, { ref, request, optIns }) {
    let problem = 'no forge or no token is known that could be asked';
    let failed = false;
    try {
        const forge = await openForge();
        if (forge !== undefined) {
            const { state, labels } = await forge.request(request);
            if (state === 'open') {
                const view = (0,_wish_request_view_js__WEBPACK_IMPORTED_MODULE_5__/* .requestView */ .D)(request, { forge: openForge, request: { labels } });
                return { state, labels, reason: `request ${request} is open`, ...(await askWish(view, optIns)) };
            }
            return { state: 'closed', labels, reason: `request ${request} is ${state}` };
        }
    }
    catch (error) {
        problem = reasonOf(error);
        failed = true;
    }
    const branch = /^refs\/heads\/./.test(ref) ? await askRef(question, ref) : undefined;
    if (branch?.state === 'closed')
        return { state: 'closed', reason: `${branch.reason}, the branch of request ${request}` };
    const reason = `the forge was not asked about request ${request}: ${problem}`;
    return { state: 'unknown', reason, ...(failed ? { failed } : {}) };
}
async function askWish(view, optIns = []) {
    let last;
    for (const optIn of optIns) {
        last = await (0,_wish_opt_in_js__WEBPACK_IMPORTED_MODULE_4__/* .wishOf */ .H_)(optIn, view);
        if (last.is === 'yes')
            return { reason: `request ${view.number} is open and ${last.why.replace(/^request \d+ /, '')}` };
        if (last.is === 'unknown')
            return { reason: `request ${view.number} is open; ${last.why}` };
    }
    return last === undefined ? {} : { unwanted: last.why };
}
function reasonOf(error) {
    const cause = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'SWEEP_SOURCES' ? error.cause : undefined;
    return [(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), ...(cause === undefined ? [] : [(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)])].join(': ');
}
const prefix = 'refs/heads/';
async function branchesOfRemote(question) {
    const { transport, answer } = await (0,_source_remote_js__WEBPACK_IMPORTED_MODULE_3__/* .openSourceRemote */ .k)(question, (opened) => opened.listRefs([prefix]));
    await transport[Symbol.asyncDispose]();
    return { names: [...answer.refs.keys()].map((ref) => ref.slice(prefix.length)), isComplete: true, of: 'the remote' };
}
async function branchesOfCheckout(at) {
    const of = 'this checkout';
    const unknown = { names: [], isComplete: false, of };
    const remote = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .remoteName */ .iy)(at).catch(() => undefined);
    const base = remote === undefined ? prefix : `refs/remotes/${remote}/`;
    const listed = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .git */ .$Y)(at, ['for-each-ref', '--format=%(refname)', base]).catch(() => undefined);
    if (listed === undefined || listed.code !== 0)
        return unknown;
    const refs = listed.stdout
        .toString('utf8')
        .split('\n')
        .filter((ref) => ref.startsWith(base));
    const names = refs.map((ref) => ref.slice(base.length)).filter((name) => name !== 'HEAD');
    if (remote === undefined)
        return { names, isComplete: names.length > 0, of };
    const fetched = (0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .git */ .$Y)(at, ['config', '--get-all', `remote.${remote}.fetch`]));
    return {
        names,
        isComplete: names.length > 0 && fetched?.includes(`${prefix}*`) === true && !(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .isShallow */ .fE)(at)),
        of,
    };
}


/***/ }),

/***/ 8309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H_: () => (/* binding */ wishOf),
/* harmony export */   RX: () => (/* binding */ hasLabel),
/* harmony export */   SM: () => (/* binding */ remedyOf)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6617);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1524);


async function wishOf(optIn, request) {
    const lacks = [];
    for (const ask of [askLabels, askCommands, askFiles]) {
        const found = await ask(optIn, request);
        if (found === undefined)
            continue;
        if ('problem' in found) {
            const what = `whether request ${request.number} asks for it is not known`;
            return { is: 'unknown', why: `${what}: ${found.problem}`, optIn };
        }
        if (found.told.is !== 'lacks') {
            return { is: found.told.is, why: `request ${request.number} ${found.told.why}`, optIn };
        }
        lacks.push(found.told.why);
    }
    return { is: 'no', why: `request ${request.number} ${lacks.join(', ')}`, optIn };
}
async function askLabels({ label: wanted }, request) {
    if (wanted === undefined)
        return undefined;
    const found = await request.labels();
    if ('problem' in found)
        return found;
    const one = wanted.find((each) => hasLabel(found.told, each));
    if (one !== undefined)
        return { told: { is: 'yes', why: `has the label ${one}` } };
    return { told: { is: 'lacks', why: `lacks the label ${wanted.join(' or ')}` } };
}
async function askCommands({ comment }, request) {
    if (comment === undefined)
        return undefined;
    const stop = (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .stopOf */ .EV)(comment);
    const found = await request.lastCommand([comment, stop]);
    if ('problem' in found)
        return found;
    if (found.told === comment)
        return { told: { is: 'yes', why: `has the comment ${comment}` } };
    if (found.told === stop)
        return { told: { is: 'no', why: `has the comment ${stop}` } };
    const whose = 'by somebody with write access';
    return { told: { is: 'lacks', why: `lacks a comment ${comment} ${whose}` } };
}
async function askFiles({ path: wanted }, request) {
    if (wanted === undefined)
        return undefined;
    const found = await request.files();
    if ('problem' in found)
        return found;
    const file = found.told.paths.find((0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(wanted));
    if (file !== undefined)
        return { told: { is: 'yes', why: `changes ${file}` } };
    if (!found.told.complete)
        return { problem: 'it changes more files than the forge lists' };
    return { told: { is: 'lacks', why: `changes nothing in ${wanted.join(', ')}` } };
}
function hasLabel(labels, wanted) {
    return labels.some((each) => each.toLowerCase() === wanted.toLowerCase());
}
function remedyOf({ label, comment, path }) {
    const ways = [
        ...(label === undefined ? [] : [`give it the label ${label.join(' or ')}`]),
        ...(comment === undefined ? [] : [`comment ${comment}`]),
        ...(path === undefined ? [] : [`change something in ${path.join(', ')}`]),
    ];
    return `To deploy it, ${ways.join(', or ')}.`;
}


/***/ }),

/***/ 4763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ requestView)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1524);


const mostAuthors = 20;
function requestView(number, { forge, eventLabels, request }) {
    const told = async (question) => {
        try {
            const opened = await forge();
            if (opened !== undefined)
                return { told: await question(opened) };
            return { problem: 'there is no token for the forge (forge-token)' };
        }
        catch (error) {
            const hint = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.hint !== undefined ? ` (${error.hint})` : '';
            return { problem: `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}${hint}` };
        }
    };
    const askLabels = async () => {
        if (request !== undefined)
            return { told: request.labels };
        const found = await told(async (opened) => (await opened.request(number)).labels);
        return 'problem' in found && eventLabels !== undefined ? { told: eventLabels } : found;
    };
    const labels = once(askLabels);
    const remarks = once(() => told((opened) => opened.remarks(number)));
    const files = once(() => told((opened) => opened.changedFiles(number)));
    const rights = new Map();
    const mayWrite = (author) => {
        const known = rights.get(author) ?? told((opened) => opened.mayWrite(author));
        rights.set(author, known);
        return known;
    };
    return {
        number,
        labels,
        files,
        async lastCommand(commands) {
            const found = await remarks();
            if ('problem' in found)
                return found;
            for (const { author, text } of found.told.toReversed()) {
                const command = (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .lastCommandIn */ .J8)(text, commands);
                if (command === undefined)
                    continue;
                if (!rights.has(author) && rights.size >= mostAuthors) {
                    return { problem: `more than ${mostAuthors} people without write access wrote ${commands.join(' or ')}` };
                }
                const may = await mayWrite(author);
                if ('problem' in may)
                    return may;
                if (may.told)
                    return { told: command };
            }
            return { told: undefined };
        },
    };
}
function once(ask) {
    let asked;
    return () => {
        asked ??= ask();
        return asked;
    };
}


/***/ })

};
