export const id = 860;
export const ids = [860];
export const modules = {

/***/ 7860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bumpImageTag: () => (/* binding */ bumpImageTag),
  configuredBump: () => (/* binding */ configuredBump),
  reviewOf: () => (/* binding */ reviewOf),
  updatesOf: () => (/* binding */ updatesOf)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/suggestion.js
var core_suggestion = __webpack_require__(5256);
;// CONCATENATED MODULE: ./build/core/gitops/update-list.js


const textFields = ['service', 'image', 'tag', 'digest', 'key', 'from'];
const fields = [...textFields, 'file', 'set', 'unset', 'delete'];
function parseUpdateList(value) {
    if (!Array.isArray(value))
        throw (0,failure/* badInput */.AN)('updates', 'is not a JSON list', 'Give [{"file": "…", "tag": "…"}, …].');
    return value.map((entry, index) => parseEntry(entry, `updates[${index}]`));
}
function parseEntry(value, at) {
    if (!isRecord(value))
        throw (0,failure/* badInput */.AN)(at, 'is not an object', 'Give {"file": "…", "tag": "…"}.');
    for (const [name, field] of Object.entries(value))
        checkField(name, field, at);
    if (value.file === undefined)
        throw (0,failure/* badInput */.AN)(`${at}.file`, 'is missing', 'Say which file to edit.');
    return value;
}
function checkField(name, value, at) {
    if (!fields.includes(name)) {
        const suggestion = (0,core_suggestion/* suggestionFor */.o)(name, fields);
        const hint = `${suggestion === undefined ? '' : `Did you mean ${suggestion}? `}Known: ${fields.join(', ')}.`;
        throw (0,failure/* badInput */.AN)(`${at}.${name}`, 'is not known', hint);
    }
    const shapes = {
        file: [isText(value) || isTextList(value), 'a path or a list of paths'],
        set: [isTextList(value) || isRecord(value), 'a list of path=value or an object'],
        unset: [isTextList(value), 'a list of paths'],
        delete: [typeof value === 'boolean', 'true or false'],
    };
    const [fits, shape] = shapes[name] ?? [
        isText(value),
        'text (numbers in quotes: a tag such as 0123 must stay as it is)',
    ];
    if (!fits)
        throw (0,failure/* badInput */.AN)(`${at}.${name}`, `is not ${shape}`);
}
function updateOf(entry, onAlias) {
    const files = typeof entry.file === 'string' ? [entry.file] : entry.file;
    if (entry.delete === true)
        return { kind: 'delete', service: entry.service, files };
    const { image, tag, digest, key, unset } = entry;
    return {
        kind: 'edit',
        service: entry.service,
        files,
        from: entry.from,
        edit: {
            ...(image === undefined ? {} : { image }),
            ...(tag === undefined ? {} : { tag }),
            ...(digest === undefined ? {} : { digest }),
            ...(key === undefined ? {} : { key }),
            ...(entry.set === undefined ? {} : { set: assignments(entry.set) }),
            ...(unset === undefined ? {} : { unset }),
            onAlias,
        },
    };
}
function assignments(set) {
    if (Array.isArray(set))
        return set;
    return Object.entries(set).map(([path, value]) => typeof value === 'string' ? `${path}=${value}` : `${path}:=${JSON.stringify(value)}`);
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

// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/placeholders.js
var placeholders = __webpack_require__(1192);
// EXTERNAL MODULE: ./build/core/review/environment-directory.js
var environment_directory = __webpack_require__(7248);
;// CONCATENATED MODULE: ./build/core/review/scope.js

function reviewScope(template, environment, event) {
    const { repository, slug, request } = event;
    return {
        name: slug,
        repository,
        ref: event.tag === undefined ? `refs/heads/${event.branch ?? ''}` : `refs/tags/${event.tag}`,
        ...(request === undefined ? {} : { request }),
        directory: (0,environment_directory/* environmentDirectory */.h)(template, slug, { environment }),
    };
}

// EXTERNAL MODULE: ./build/commands/command.js
var command = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/commands/configured.js
var configured = __webpack_require__(4483);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 6 modules
var gitops_commit = __webpack_require__(2216);
// EXTERNAL MODULE: ./build/commands/shared.js
var shared = __webpack_require__(3474);
;// CONCATENATED MODULE: ./build/commands/bump-image-tag.js










const inputs = {
    ...shared/* commonInputs */.j$,
    file: { type: 'list', description: 'File to edit: a path, a list of paths or globs inside the GitOps repository.' },
    image: {
        type: 'string',
        description: 'Image repository to write, or to find by: `harbor.example.com/fe/web1`. A full reference brings its tag and digest along.',
    },
    tag: { type: 'string', description: 'Tag to write, with placeholders. Default for a `service`: `{sha8}`.' },
    digest: { type: 'string', description: 'Digest to write, `sha256:…`.' },
    key: {
        type: 'string',
        description: 'YAML path of the tag in Helm values; `image.repository` and `image.digest` beside it are kept in step. Without it: `image.tag`.',
    },
    set: {
        type: 'list',
        description: 'Further values, `path=value` (text) or `path:=json`. Missing maps and items are created.',
    },
    unset: { type: 'list', description: 'YAML paths to remove.' },
    from: {
        type: 'string',
        description: 'Template in the GitOps repository that `file` is copied from when it does not exist.',
    },
    updates: {
        type: 'json',
        description: 'Many edits in one commit: a JSON list of `{service, file, image, tag, digest, key, set, unset, from, delete}`.',
    },
    'on-alias': {
        type: 'choice',
        options: ['anchor', 'materialise', 'refuse'],
        default: 'anchor',
        description: 'A value that is a YAML alias: edit it at its anchor for all its users (with a warning), give this place its own copy, or refuse.',
    },
    ...shared/* gitopsInputs */.cX,
    ...gitops_commit/* commitInputs */.J8,
};
const bumpImageTag = (0,command/* defineCommand */.N)({
    name: 'bump-image-tag',
    summary: 'Write an image, or any other value, into the GitOps repository',
    inputs,
    outputs: {
        changed: '`true` when a commit was made, or would be in a dry run.',
        commit: 'The commit in the GitOps repository; empty when none was made.',
        result: '`committed`, `unchanged`, `superseded`, or `planned` in a dry run.',
        'old-image': 'The image that was there; a JSON list when several were written.',
        'new-image': 'The image that is there now; a JSON list when several were written.',
        diff: 'Unified diff of the commit.',
        attempts: 'How many times the edit was applied until the push won.',
    },
    configured: (scope) => ({ ...(0,configured/* configuredGitops */.bb)(scope), ...configuredBump(scope) }),
    async run(run) {
        const { service, environment } = run.inputs;
        const values = (0,configured/* placeholdersFor */.mL)(run.ci, service, environment);
        const updates = updatesOf(run);
        const review = reviewOf(run, service === undefined ? [] : [service]);
        const started = run.clock.now();
        const bumped = await (0,gitops_commit/* commitUpdates */.cc)(run, { updates, values, review });
        return { outputs: outputsOf(bumped), summary: summaryOf(bumped, run.clock.now() - started) };
    },
});
function configuredBump(scope) {
    const { config, ci, service } = scope;
    const chosen = (0,configured/* chosenEnvironment */.Kq)(scope);
    if (chosen === undefined || service === undefined)
        return {};
    const { name, environment } = chosen;
    const values = (0,configured/* placeholdersFor */.mL)(ci, service, name);
    const fill = (template, key) => template === undefined ? undefined : (0,placeholders/* expand */.f)(template, values, `environments.${name}.${key}`);
    return (0,configured/* present */.Eb)({
        environment: name,
        file: fill(environment.file, 'file'),
        from: fill(environment.from, 'from'),
        key: fill(environment.key, 'key'),
        image: fill(environment.image, 'image') ?? (0,environments/* serviceImage */.Dr)(config, service),
        tag: environment.tag ?? '{sha8}',
        set: environment.set === undefined ? undefined : assignments(filledSet(environment, values, name)),
        unset: environment.unset,
        message: environment.message ?? config.gitops?.message,
        author: config.gitops?.author,
    });
}
function filledSet(environment, values, name) {
    const filled = [...(environment.set ?? [])].map(([path, value]) => [
        path,
        typeof value === 'string' ? (0,placeholders/* expand */.f)(value, values, `environments.${name}.set.${path}`) : value,
    ]);
    return Object.fromEntries(filled);
}
function updatesOf({ inputs, ci }) {
    const values = (0,configured/* placeholdersFor */.mL)(ci, inputs.service, inputs.environment);
    const listed = inputs.updates === undefined ? [] : parseUpdateList(inputs.updates);
    const described = inputs.file.length === 0 ? [] : [entryOf(inputs)];
    if (listed.length + described.length === 0) {
        throw (0,failure/* badInput */.AN)('file', 'is missing', 'Say which file to edit: file, updates, or service and environment of a gitops.yaml.');
    }
    return [...described, ...listed].map((entry) => updateOf(filled(entry, values), inputs['on-alias']));
}
function entryOf(inputs) {
    const { service, file, image, tag, digest, key, set, unset, from } = inputs;
    return {
        file,
        ...(service === undefined ? {} : { service }),
        ...(image === undefined ? {} : { image }),
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
        ...(key === undefined ? {} : { key }),
        ...(set.length === 0 ? {} : { set }),
        ...(unset.length === 0 ? {} : { unset }),
        ...(from === undefined ? {} : { from }),
    };
}
function filled(entry, values) {
    if (entry.delete === true)
        return entry;
    const reference = entry.image === undefined ? {} : (0,image_reference/* parseReference */.F2)(entry.image, 'image');
    const tag = entry.tag === undefined ? reference.tag : (0,placeholders/* expand */.f)(entry.tag, values, 'tag');
    const digest = entry.digest ?? reference.digest;
    checkImage(entry, tag, digest);
    return {
        ...entry,
        ...(entry.image === undefined ? {} : { image: entry.image.replace(/@.*$/, '').replace(/:[^/]*$/, '') }),
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
function checkImage(entry, tag, digest) {
    if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) {
        throw (0,failure/* badInput */.AN)('tag', `"${tag}" is not an image tag`, 'At most 128 letters, digits, "_", "." and "-", not beginning with "." or "-".');
    }
    if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
        throw (0,failure/* badInput */.AN)('digest', `"${digest}" is not a digest`, 'Give sha256: and 64 hexadecimal digits, as build-image outputs it.');
    }
    if (tag === undefined && digest === undefined && entry.set === undefined && entry.unset === undefined) {
        throw (0,failure/* badInput */.AN)('tag', 'is missing: there is nothing to write', 'Give tag or digest, or set or unset.');
    }
}
function reviewOf(run, services) {
    const { config, ci, inputs } = run;
    if (config === undefined || inputs.environment === undefined)
        return undefined;
    const environment = (0,environments/* environmentNamed */.b6)(config, inputs.environment);
    const slug = (0,environments/* slugFor */.Pb)(ci);
    if (!(0,environments/* isReviewEnvironment */.Qm)(environment) || environment.file === undefined || slug === undefined)
        return undefined;
    const scope = reviewScope(environment.file, inputs.environment, { ...eventOf(ci), slug });
    return { ...scope, services, applications: [], images: [] };
}
function eventOf(ci) {
    return {
        repository: ci.repository,
        branch: ci.branch,
        tag: ci.event.kind === 'tag' ? ci.event.tag : undefined,
        request: ci.requestNumber,
    };
}
function outputsOf(bumped) {
    const several = (images) => (images.length > 1 ? images : images[0]);
    return {
        changed: bumped.result === 'committed' || bumped.result === 'planned',
        commit: bumped.commit,
        result: bumped.result,
        'old-image': several(bumped.images.map(({ oldImage }) => oldImage)),
        'new-image': several(bumped.images.map(({ newImage }) => newImage)),
        diff: bumped.diff,
        attempts: bumped.attempts,
    };
}
function summaryOf(bumped, milliseconds) {
    const commit = bumped.commit === undefined ? '' : ` · \`${bumped.commit.slice(0, 8)}\``;
    const facts = `**${bumped.result}**${commit} · ${bumped.attempts} attempt(s) · ${(milliseconds / 1000).toFixed(1)} s`;
    return ['### bump-image-tag', facts, (0,gitops_commit/* imageRows */.Dy)(bumped.images)].filter((part) => part !== '').join('\n\n');
}


/***/ })

};
