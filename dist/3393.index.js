export const id = 3393;
export const ids = [3393];
export const modules = {

/***/ 3393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadConfig: () => (/* binding */ loadConfig),
  o: () => (/* binding */ parseConfig)
});

// UNUSED EXPORTS: configJsonSchema

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/core/failure.js
var core_failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/suggestion.js
var core_suggestion = __webpack_require__(5256);
// EXTERNAL MODULE: ./build/inputs/declaration.js
var inputs_declaration = __webpack_require__(9624);
// EXTERNAL MODULE: ./build/inputs/declarations/application.js
var application = __webpack_require__(1086);
// EXTERNAL MODULE: ./build/inputs/declarations/build.js
var build = __webpack_require__(4872);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/retention-schema.js
var retention_schema = __webpack_require__(7412);
;// CONCATENATED MODULE: ./build/inputs/config-schema.js







const config_schema_text = schemas/* string */.YjP().min(1);
const textList = schemas/* array */.YOg(config_schema_text).readonly();
const globs = schemas/* union */.KCZ([config_schema_text, schemas/* array */.YOg(config_schema_text).min(1)])
    .transform((given) => (typeof given === 'string' ? [given] : given));
const duration = schemas/* string */.YjP().regex(/^(\d+(ms|[smhd]))+$/, { error: 'must be a duration such as 90s, 12h or 7d' });
const url = config_schema_text.refine((given) => !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#]*@/i.test(given), {
    error: 'must not contain a password; give credentials as an input or environment variable',
});
const registry = config_schema_text.refine((given) => !/^[a-z]+:\/\//i.test(given), {
    error: 'must be written as in an image reference, without https://',
});
const directory = config_schema_text.refine((given) => !given.startsWith('/') && !given.includes('\\') && !given.split('/').includes('..'), { error: 'must be a path inside the monorepo, relative to its root, with forward slashes' });
const anyValue = schemas/* custom */.IeY((given) => given !== null && given !== undefined, {
    error: 'must be text, a number, true or false, a list or a mapping',
})
    .meta({ type: ['string', 'number', 'boolean', 'array', 'object'] });
const labelNames = {
    pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$',
    maxLength: 63,
    error: 'is not a name: use at most 63 lower-case letters, digits and dashes, beginning with a letter',
};
const contents = new WeakMap();
function config_schema_mapContents(schema) {
    const { parent } = schema._zod;
    return contents.get(schema) ?? (parent === undefined ? undefined : config_schema_mapContents(parent));
}
function mapOf(value, names) {
    const schema = schemas/* unknown */.L5J().transform((given, context) => {
        const entries = new Map();
        if (typeof given !== 'object' || given === null || Array.isArray(given)) {
            context.issues.push({ code: 'invalid_type', expected: 'object', input: given });
            return entries;
        }
        for (const [key, item] of Object.entries(given)) {
            if (names !== undefined && (key.length > names.maxLength || !new RegExp(names.pattern).test(key))) {
                context.issues.push({ code: 'custom', path: [key], message: names.error, input: item });
            }
            const parsed = value.safeParse(item);
            if (parsed.success)
                entries.set(key, parsed.data);
            for (const issue of parsed.error?.issues ?? []) {
                context.issues.push({ ...issue, path: [key, ...issue.path], input: item });
            }
        }
        return entries;
    });
    contents.set(schema, { value, names });
    return schema;
}
const values = {
    map: mapOf(schemas/* string */.YjP()),
    values: mapOf(anyValue),
    one: config_schema_text,
    url,
    switch: schemas/* union */.KCZ([config_schema_text, schemas/* boolean */.zMY()]).transform(String),
    list: textList,
    boolean: schemas/* boolean */.zMY(),
    duration,
    integer: schemas/* int */.Whr().nonnegative(),
    json: anyValue,
    string: config_schema_text,
};
function keysOf(section, declarations) {
    const shape = Object.values(declarations).flatMap((declaration) => (declaration.config?.keys ?? [])
        .filter((key) => (0,inputs_declaration/* partsOf */.CI)(key).section === section)
        .map((key) => [
        (0,inputs_declaration/* partsOf */.CI)(key).name,
        schemaFor(declaration).describe(describeKey(key, declaration)).exactOptional(),
    ]));
    return Object.fromEntries(shape);
}
function schemaFor({ type, options, config }) {
    if (config?.form !== undefined)
        return values[config.form];
    return type === 'choice' ? schemas/* enum */.k5n(options ?? []) : values[type];
}
const config_schema_forms = {
    map: 'A map here.',
    values: 'A map of YAML paths to values here.',
    one: 'One of them here.',
    url: '',
    switch: '',
};
function describeKey(key, { description, default: otherwise, config }) {
    const keys = config?.keys ?? [];
    const stronger = keys.slice(0, keys.indexOf(key)).map((each) => `\`${shownKey(each)}\``);
    const wins = config?.form === 'map' ? 'adds to it and wins.' : 'wins over it.';
    return [
        description,
        config?.form === undefined ? '' : config_schema_forms[config.form],
        config?.fromRoot === true ? 'Relative to the root of the monorepo.' : '',
        otherwise === undefined || key !== keys.at(-1) ? '' : `Default: \`${otherwise}\`.`,
        stronger.length === 0 ? '' : `${stronger.join(', ')} ${wins}`,
    ]
        .filter((part) => part !== '')
        .join(' ');
}
function shownKey(key) {
    return key.replace(/^(service|environment)\./, '$1s.<name>.');
}
const when = schemas/* strictObject */.rej({
    branch: globs
        .describe('Pushes to these branches: a glob or a list of globs. `*` stops at `/`, `**` does not; `!` takes back.')
        .exactOptional(),
    tag: globs.describe('Pushes of these tags: a glob or a list of globs.').exactOptional(),
    request: schemas/* boolean */.zMY()
        .describe('Pull or merge requests; each gets its own environment `pr-<number>`.')
        .exactOptional(),
})
    .describe('The events that deploy to this environment; any of them is enough. The first environment that matches is taken.');
const environment = schemas/* strictObject */.rej({
    when: when.exactOptional(),
    ...keysOf('environment', gitops/* updateInputs */.FU),
    ...keysOf('environment', gitops/* deliveryInputs */.Uh),
    'promote-from': config_schema_text
        .describe('Environment whose image is promoted here by digest instead of being built.')
        .exactOptional(),
    ...keysOf('environment', gitops/* commitInputs */.J8),
    ttl: duration.describe(gitops/* reviewInputs */.Oc.ttl.description).exactOptional(),
    url: config_schema_text.describe('Where people open the deployed service, with placeholders.').exactOptional(),
    build: schemas/* strictObject */.rej(keysOf('environment.build', build/* buildInputs */._9))
        .describe('What this environment changes in the build.')
        .exactOptional(),
    app: schemas/* strictObject */.rej(keysOf('environment.app', application/* applicationInputs */.y))
        .describe('The Application: the inputs of `argocd-upsert-app`.')
        .exactOptional(),
})
    .describe('Where and when services are deployed.');
const service = schemas/* strictObject */.rej({
    path: directory.describe('Directory of the service in the monorepo; also finds its workspace package.'),
    watch: textList.describe('Globs of files outside the directory that the service is built from.').exactOptional(),
    'depends-on': textList.describe('Other services that affect this one when they change.').exactOptional(),
    build: schemas/* strictObject */.rej(keysOf('service.build', { ...build/* buildInputs */._9, ...build/* builderInputs */.vp }))
        .describe('How the image is built: the inputs of `build-image`.')
        .exactOptional(),
    retention: retention_schema/* retentionRules */._4
        .describe('Retention of its own repositories, in place of the rules for all services.')
        .exactOptional(),
})
    .describe('A deployable unit of the monorepo.');
const config_schema_gitops = schemas/* strictObject */.rej({
    ...keysOf('gitops', run/* gitopsInputs */.cX),
    ...keysOf('gitops', gitops/* deliveryInputs */.Uh),
    ...keysOf('gitops', gitops/* commitInputs */.J8),
})
    .describe('The GitOps repository. Credentials are inputs or variables (`gitops-token`, `MG_GITOPS_TOKEN`).');
const argocd = schemas/* strictObject */.rej({ ...keysOf('argocd', run/* argocdInputs */.wm), ...keysOf('argocd', application/* applicationInputs */.y) })
    .describe('Argo CD. Credentials are inputs or variables (`argocd-token`, `MG_ARGOCD_TOKEN`).');
const config_schema_configSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).describe('Version of this file format.'),
    registry: registry
        .describe('Where images go, for example `harbor.example.com/fe`; a service is `{registry}/{service}`.')
        .exactOptional(),
    retention: retention_schema/* retentionSection */.aW.exactOptional(),
    gitops: config_schema_gitops.exactOptional(),
    argocd: argocd.exactOptional(),
    services: mapOf(service, labelNames).describe('The deployable units of the monorepo by name.'),
    environments: mapOf(environment, labelNames)
        .describe('The environments by name, in the order in which events are matched.')
        .exactOptional(),
})
    .describe('Configuration of monorepo-gitops: services, environments and where they are delivered.');

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/inputs/config-source.js


const largestBytes = 1024 * 1024;
const largestAliasCount = 100;
function readConfigSource(file, text) {
    const failure = (problem, hint, cause) => new core_failure/* Failure */.HR('bad-input', 'CONFIG_SYNTAX', `${file}:${problem}`, { hint, cause });
    if (Buffer.byteLength(text) > largestBytes)
        throw failure(' is larger than 1 MiB', 'Give the path of a gitops.yaml.');
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        version: '1.2',
        schema: 'core',
        uniqueKeys: true,
        stringKeys: true,
        prettyErrors: false,
        lineCounter: lines,
    });
    const placeOf = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
    };
    const [first] = document.errors;
    if (first !== undefined) {
        const { line, column } = placeOf(first.pos[0]);
        const hint = 'Correct the YAML there. Inside {…} and […], text with braces or brackets, such as a placeholder, needs quotes.';
        throw failure(`${line}:${column}: ${first.message}`, hint, first).with({ place: { file, line, column } });
    }
    let value;
    try {
        value = document.toJS({ maxAliasCount: largestAliasCount });
    }
    catch (cause) {
        throw failure(` ${(0,core_failure/* messageOf */.bD)(cause)}`, 'Write the values out instead of nesting aliases.', cause);
    }
    return {
        value,
        misread: misreadNumbers(document.contents),
        written(path) {
            const node = nodeAt(document, path);
            return (0,dist/* isScalar */.jn)(node) && node.type === 'PLAIN' ? node.source : undefined;
        },
        place(path, key) {
            for (let length = path.length; length >= 0; length -= 1) {
                const node = nodeAt(document, path.slice(0, length));
                const at = key !== undefined && length === path.length ? keyOf(node, key) : node;
                if ((0,dist/* isNode */.Ll)(at) && at.range)
                    return placeOf(at.range[0]);
            }
            return { line: 1, column: 1 };
        },
    };
}
function nodeAt(document, path) {
    let node = document.contents;
    for (const step of path) {
        const target = (0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node;
        if (!(0,dist/* isCollection */.P3)(target))
            return undefined;
        node = target.get(step, true);
    }
    return node;
}
function keyOf(node, key) {
    if (!(0,dist/* isMap */.jh)(node))
        return undefined;
    return node.items.find((pair) => (0,dist/* isScalar */.jn)(pair.key) && pair.key.value === key)?.key;
}
function misreadNumbers(node, path = []) {
    if ((0,dist/* isMap */.jh)(node))
        return node.items.flatMap(({ key, value }) => misreadNumbers(value, [...path, keyText(key)]));
    if ((0,dist/* isSeq */.oP)(node))
        return node.items.flatMap((item, index) => misreadNumbers(item, [...path, index]));
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'number')
        return [];
    const { source = '', value } = node;
    if (source === '' || String(value) === source)
        return [];
    return [{ path, text: `${source} would be read as the number ${value}; put it in quotes: "${source}"` }];
}
function keyText(key) {
    return String((0,dist/* isScalar */.jn)(key) ? key.value : key);
}

// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
;// CONCATENATED MODULE: ./build/inputs/config.js








const configFileName = 'gitops.yaml';
function parseConfig(file, text) {
    const source = readConfigSource(file, text);
    const parsed = config_schema_configSchema.safeParse(source.value);
    const problems = parsed.success
        ? [...source.misread, ...danglingNames(parsed.data)]
        : withoutRepeats([...source.misread, ...parsed.error.issues.flatMap((issue) => problemsOf(issue, source))]);
    if (problems.length > 0 || !parsed.success)
        throw configFailure(file, problems, source);
    return { ...parsed.data, environments: parsed.data.environments ?? new Map() };
}
async function loadConfig(cwd, path) {
    const file = path ?? configFileName;
    try {
        return parseConfig(file, await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, file), 'utf8'));
    }
    catch (cause) {
        if (!isFileError(cause))
            throw cause;
        if (path === undefined && cause.code === 'ENOENT')
            return undefined;
        const hint = 'Give the path of a gitops.yaml, or leave the input out.';
        throw (0,core_failure/* badInput */.AN)('config', `${file} cannot be read (${cause.code})`, hint, cause);
    }
}
function isFileError(error) {
    return error instanceof Error && 'syscall' in error;
}
function configFailure(file, problems, source) {
    const placed = problems
        .map((problem) => ({ ...problem, ...source.place(problem.path, problem.key) }))
        .sort((a, b) => a.line - b.line || a.column - b.column);
    const lines = placed.map(({ path, key, text, line, column }) => {
        const name = nameOf(key === undefined ? path : [...path, key]);
        return `${file}:${line}:${column}: ${name === '' ? '' : `${name} `}${text}`;
    });
    const [{ line, column } = { line: 1, column: 1 }] = placed;
    const message = lines.length === 1 ? lines.join() : [`${file} has ${lines.length} problems:`, ...lines].join('\n  ');
    return new core_failure/* Failure */.HR('bad-input', 'CONFIG_INVALID', message, {
        place: { file, line, column },
        hint: 'schema/gitops.schema.json describes every key; editors use it through a `# yaml-language-server: $schema=` line.',
    });
}
function nameOf(path) {
    return path.reduce((name, step) => {
        if (typeof step === 'number')
            return `${name}[${step}]`;
        const key = /^[\w-]+$/.test(step) ? step : JSON.stringify(step);
        return name === '' ? key : `${name}.${key}`;
    }, '');
}
function withoutRepeats(problems) {
    const seen = new Set();
    return problems.filter(({ path, key }) => {
        const place = JSON.stringify([path, key]);
        return !seen.has(place) && seen.add(place);
    });
}
function danglingNames({ services, environments = new Map() }) {
    const dependencies = [...services].flatMap(([name, service]) => (service['depends-on'] ?? []).flatMap((other, index) => danglingName(['services', name, 'depends-on', index], other, services)));
    const promotions = [...environments].flatMap(([name, { 'promote-from': other }]) => other === undefined ? [] : danglingName(['environments', name, 'promote-from'], other, environments));
    return [...dependencies, ...promotions];
}
function danglingName(path, other, known) {
    const kind = path[0] === 'services' ? 'service' : 'environment';
    if (other === path[1])
        return [{ path, text: `names the ${kind} itself` }];
    if (known.has(other))
        return [];
    return [{ path, text: `names "${other}", which is no ${kind} of this file${nearest(other, known.keys())}` }];
}
function problemsOf(issue, source) {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code !== 'unrecognized_keys')
        return [{ path, text: problemOf(issue, path, source) }];
    return issue.keys.map((key) => ({ path, key, text: unknownKey(path, key) }));
}
function problemOf(issue, path, source) {
    const given = valueAt(source.value, path);
    if (given === undefined) {
        const only = issue.code === 'invalid_value' && issue.values.length === 1 ? issue.values[0] : undefined;
        return only === undefined ? 'is missing' : `is missing: write \`${nameOf(path)}: ${String(only)}\``;
    }
    switch (issue.code) {
        case 'invalid_type':
            return wrongType(issue.expected, given, source.written(path));
        case 'invalid_union':
            return `must be text or a list of text, but is ${kindOf(given)}`;
        case 'invalid_value': {
            const allowed = issue.values.map(String);
            const problem = `must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}, but is ${kindOf(given)}`;
            return typeof given === 'string' ? `${problem}${nearest(given, allowed)}` : problem;
        }
        case 'too_small':
            return 'must not be empty';
        default:
            return issue.message;
    }
}
const expectations = {
    string: 'text',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
};
function wrongType(expected, given, written) {
    const problem = `must be ${expectations[expected] ?? expected}, but is ${kindOf(given)}`;
    const quotable = expected === 'string' && written !== undefined && written !== '' && typeof given !== 'object';
    return quotable ? `${problem}; put it in quotes: "${written}"` : problem;
}
function kindOf(given) {
    if (given === null)
        return 'empty';
    if (Array.isArray(given))
        return 'a list';
    if (typeof given === 'object')
        return 'a mapping';
    return typeof given === 'string' ? JSON.stringify(given.slice(0, 80)) : `the ${typeof given} ${String(given)}`;
}
const secretLooking = /(^|-)(token|password|passwd|secret|private-key|ssh-key|client-key|api-key|credentials?|headers)$/i;
function unknownKey(path, key) {
    const name = key.replaceAll('_', '-').toLowerCase();
    if (secretLooking.test(name)) {
        const input = path[0] === 'gitops' || path[0] === 'argocd' ? `${path[0]}-${name}` : name;
        return `looks like a secret, and this file is committed: give it as the input ${input} or the variable ${(0,resolve/* variableOf */.Qn)(input)}`;
    }
    if (key === '<<')
        return 'is a merge key of YAML 1.1, and has no meaning here: write the keys, or share all of them (&name, *name)';
    if (key === 'defaults' && path.length === 0) {
        return 'is not a known key: share what several services say by an anchor (build: &build { … }, then build: *build)';
    }
    const known = Object.keys(shapeAt(config_schema_configSchema, path));
    return `is not a known key${nearest(key, known) || `; known are ${known.join(', ')}`}`;
}
function nearest(word, known) {
    const suggestion = (0,core_suggestion/* suggestionFor */.o)(word, known);
    return suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
}
function shapeAt(schema, path) {
    const bare = schema instanceof schemas/* ZodExactOptional */.ZwT ? schema.unwrap() : schema;
    const [step, ...rest] = path;
    const map = config_schema_mapContents(bare);
    if (map !== undefined)
        return step === undefined ? {} : shapeAt(map.value, rest);
    if (!(bare instanceof schemas/* ZodObject */.bvH))
        return {};
    if (step === undefined)
        return bare.shape;
    const next = bare.shape[String(step)];
    return next === undefined ? {} : shapeAt(next, rest);
}
function valueAt(value, path) {
    return path.reduce((inner, step) => typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? inner[step]
        : undefined, value);
}
function configJsonSchema(schema = configSchema) {
    return z.toJSONSchema(schema, {
        io: 'input',
        unrepresentable: 'any',
        override({ zodSchema, jsonSchema }) {
            delete jsonSchema.readOnly;
            const map = mapContents(zodSchema);
            if (map === undefined)
                return;
            const { $schema: _, ...additionalProperties } = configJsonSchema(map.value);
            Object.assign(jsonSchema, { type: 'object', additionalProperties });
            if (map.names === undefined)
                return;
            const { pattern, maxLength } = map.names;
            jsonSchema.propertyNames = { pattern, maxLength };
        },
    });
}


/***/ })

};
