export const id = 8008;
export const ids = [8008,233,2614];
export const modules = {

/***/ 8008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   directoriesOnDisk: () => (/* binding */ directoriesOnDisk),
/* harmony export */   discovers: () => (/* binding */ discovers),
/* harmony export */   missingDirectories: () => (/* binding */ missingDirectories),
/* harmony export */   servicesFound: () => (/* binding */ servicesFound),
/* harmony export */   withPackages: () => (/* binding */ withPackages)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8314);
/* harmony import */ var _core_monorepo_events_events_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7535);
/* harmony import */ var _core_monorepo_workspace_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6521);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4357);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5843);








const signs = ['package.json', 'Dockerfile'];
async function servicesFound(value, at) {
    const given = [(0,_layers_js__WEBPACK_IMPORTED_MODULE_5__/* .valueAt */ .fK)(value, ['discover'])].flat().filter((each) => typeof each === 'string');
    const patterns = given.filter((each) => !each.startsWith('/') && !each.split('/').includes('..'));
    if (patterns.every((each) => each.startsWith('!')))
        return [];
    if (at.isAbsent === true)
        return undefined;
    const directories = await (0,_core_monorepo_workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .directoriesIn */ .v2)(at, patterns, 'discover');
    const found = directories.map(async (directory) => {
        const has = await Promise.all(signs.map((name) => at.hasFile(directory, name)));
        return has.includes(true) ? [directory] : [];
    });
    return (await Promise.all(found)).flat();
}
async function missingDirectories({ services }, at) {
    if (!at.isComplete)
        return [];
    const problems = [...services].map(async ([name, { path }]) => {
        const missing = await firstMissing(node_path__WEBPACK_IMPORTED_MODULE_2__.posix.normalize(path), at);
        if (missing === undefined)
            return [];
        const { parent, word, known } = missing;
        const suggestion = (0,_problems_js__WEBPACK_IMPORTED_MODULE_6__/* .nearest */ .pA)(node_path__WEBPACK_IMPORTED_MODULE_2__.posix.join(parent, word), known.map((each) => node_path__WEBPACK_IMPORTED_MODULE_2__.posix.join(parent, each)));
        return [
            { path: ['services', name, 'path'], text: `names ${path}, which is no directory of the monorepo${suggestion}` },
        ];
    });
    return (await Promise.all(problems)).flat();
}
async function withPackages(config, at) {
    const patterns = [...config.environments.values()].flatMap(({ when }) => when?.tag ?? []);
    if (!patterns.some((pattern) => pattern.includes(_core_monorepo_events_events_js__WEBPACK_IMPORTED_MODULE_3__/* .ofService */ .Jv)))
        return config;
    const named = [...config.services].map(async ([name, service]) => {
        const found = await at.packageName?.(service.path);
        return [name, found === undefined ? service : { ...service, package: found }];
    });
    return { ...config, services: new Map(await Promise.all(named)) };
}
async function firstMissing(path, at) {
    let parent = '.';
    for (const word of path.split('/').filter((each) => each !== '' && each !== '.')) {
        const known = await at.subdirectories(parent);
        if (!known.includes(word))
            return { parent, word, known };
        parent = node_path__WEBPACK_IMPORTED_MODULE_2__.posix.join(parent, word);
    }
    return undefined;
}
function directoriesOnDisk(root, isCheckout) {
    return {
        ...(0,_core_monorepo_workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .workingCopy */ .lw)(root),
        hasFile: async (directory, name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, directory, name)),
        async packageName(directory) {
            const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, directory, 'package.json'), 'utf8').catch(() => '');
            const { name } = (0,_core_json_js__WEBPACK_IMPORTED_MODULE_7__/* .jsonObject */ .o$)(text);
            return typeof name === 'string' ? name : undefined;
        },
        isComplete: isCheckout && isWholeCheckout(root),
    };
}
function isWholeCheckout(root) {
    const git = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, '.git');
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(git, { throwIfNoEntry: false });
    if (found === undefined)
        return false;
    const link = found.isDirectory() ? undefined : /^gitdir: (.+)$/m.exec((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(git, 'utf8'))?.[1];
    return !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(link === undefined ? git : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, link), 'info', 'sparse-checkout'));
}
function discovers(value) {
    return (0,_core_json_js__WEBPACK_IMPORTED_MODULE_7__/* .isObject */ .Gv)(value) && Object.hasOwn(value, 'discover');
}


/***/ }),

/***/ 1107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ mapOf),
/* harmony export */   DE: () => (/* binding */ unwrapped),
/* harmony export */   Dy: () => (/* binding */ names),
/* harmony export */   F5: () => (/* binding */ shapeOf),
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   YD: () => (/* binding */ keysOf),
/* harmony export */   ag: () => (/* binding */ directories),
/* harmony export */   fe: () => (/* binding */ mapContents),
/* harmony export */   gC: () => (/* binding */ textList),
/* harmony export */   gV: () => (/* binding */ globs),
/* harmony export */   l3: () => (/* binding */ labelNames),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   u5: () => (/* binding */ registry),
/* harmony export */   yy: () => (/* binding */ directory)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);
/* harmony import */ var _core_source_wish_commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1524);
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9624);



const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1);
const textList = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text).readonly();
const globs = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text).min(1)])
    .transform((given) => (typeof given === 'string' ? [given] : given));
const names = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text).min(1)])
    .transform((given) => (typeof given === 'string' ? [given] : given));
function forEditors(pattern, error) {
    return { pattern, patternErrorMessage: `${error[0]?.toUpperCase()}${error.slice(1)}.` };
}
const durationError = 'must be a duration such as 90s, 12h or 7d';
const duration = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^(\d+(ms|[smhd]))+$/, { error: durationError })
    .meta(forEditors('^(\\d+(ms|[smhd]))+$', durationError));
const urlError = 'must not contain a password; give credentials as an input or environment variable';
const url = text
    .refine((given) => !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#]*@/i.test(given), { error: urlError })
    .meta(forEditors('^(?![A-Za-z][A-Za-z0-9+.-]*://[^/?#]*:[^/?#]*@)', urlError));
const registryError = 'must be written as in an image reference, without https://';
const registry = text
    .refine((given) => !/^[a-z]+:\/\//i.test(given), { error: registryError })
    .meta(forEditors('^(?![A-Za-z]+://)', registryError));
const commandError = 'must be one word that begins with a slash, such as /deploy-preview';
const command = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(new RegExp(_core_source_wish_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commandPattern */ .s5), { error: commandError })
    .meta(forEditors(_core_source_wish_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commandPattern */ .s5, commandError));
const directoryError = 'must be a path inside the monorepo, relative to its root, with forward slashes';
const directory = text
    .refine((given) => !given.startsWith('/') && !given.includes('\\') && !given.split('/').includes('..'), {
    error: directoryError,
})
    .meta(forEditors('^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\]*$', directoryError));
const directories = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([directory, zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(directory).min(1)])
    .transform((given) => (typeof given === 'string' ? [given] : given));
const anyValue = zod__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY((given) => given !== null && given !== undefined, {
    error: 'must be text, a number, true or false, a list or a mapping',
})
    .meta({ type: ['string', 'number', 'boolean', 'array', 'object'] });
const labelNames = {
    pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$',
    maxLength: 63,
    error: 'is not a name: use at most 63 lower-case letters, digits and dashes, beginning with a letter',
};
const contents = new WeakMap();
function mapContents(schema) {
    const { parent } = schema._zod;
    return contents.get(schema) ?? (parent === undefined ? undefined : mapContents(parent));
}
function unwrapped(schema) {
    return schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodExactOptional */ .ZwT ? schema.unwrap() : schema;
}
function shapeOf(schema) {
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH)
        return schema.shape;
    const bare = schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodPipe */ .utH ? schema.in : schema;
    return bare instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodUnion */ .fZ7 ? bare.options.map(shapeOf).find((shape) => shape !== undefined) : undefined;
}
function itemsOf(schema) {
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodReadonly */ .EVz)
        return itemsOf(schema.unwrap());
    return schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodArray */ .naA ? schema.element : undefined;
}
function mapOf(value, names) {
    const schema = zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J().transform((given, context) => {
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
    map: mapOf(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    values: mapOf(anyValue),
    one: text,
    url,
    switch: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY()]).transform(String),
    list: textList,
    boolean: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    duration,
    integer: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
    json: anyValue,
    string: text,
};
function keysOf(section, declarations) {
    const shape = Object.values(declarations).flatMap((declaration) => (declaration.config?.keys ?? [])
        .filter((key) => (0,_declaration_js__WEBPACK_IMPORTED_MODULE_2__/* .partsOf */ .CI)(key).section === section)
        .map((key) => [
        (0,_declaration_js__WEBPACK_IMPORTED_MODULE_2__/* .partsOf */ .CI)(key).name,
        schemaFor(declaration).describe(describeKey(key, declaration)).exactOptional(),
    ]));
    return Object.fromEntries(shape);
}
function schemaFor({ type, options, config }) {
    if (config?.form !== undefined)
        return values[config.form];
    if (type === 'list' && options !== undefined)
        return zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(options)).readonly();
    return type === 'choice' ? zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(options ?? []) : values[type];
}
const forms = {
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
        config?.form === undefined ? '' : forms[config.form],
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


/***/ }),

/***/ 4357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MX: () => (/* binding */ layersIn),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   n4: () => (/* binding */ pathsInPlace),
/* harmony export */   pH: () => (/* binding */ withTakenBack),
/* harmony export */   tl: () => (/* binding */ pathsInService)
/* harmony export */ });
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8314);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1107);


const connections = ['gitops', 'argocd', 'registry'];
function pathsInPlace(value, place, key) {
    const { environment, service, cluster } = place;
    const own = service === undefined ? undefined : ['services', service, 'environments', environment];
    const bases = baseNames(value, environment).map((name) => ['environments', name]);
    const shared = [...bases, ['defaults', 'environment']];
    const ofCluster = cluster === undefined ? [] : shared.map((path) => [...path, 'clusters', cluster]);
    const layers = [
        ...(own === undefined || cluster === undefined ? [] : [[...own, 'clusters', cluster]]),
        ...ofCluster,
        ...(own === undefined ? [] : [own]),
        ...shared,
    ];
    const paths = layers.map((path) => [...path, ...key]);
    const [section, name] = key;
    const isDestination = section === 'app' && typeof name === 'string' && name.startsWith('dest-');
    const nearest = isDestination ? insertedAfter(paths, ofCluster.length, ofCluster, name) : paths;
    return connections.includes(String(section)) ? [...nearest, key] : nearest;
}
function insertedAfter(paths, clusters, ofCluster, name) {
    const first = paths.findIndex((path) => path[2] === 'clusters');
    const at = first + clusters;
    return [...paths.slice(0, at), ...ofCluster.map((path) => [...path, name]), ...paths.slice(at)];
}
function pathsInService(service, key) {
    return [
        ['services', service, ...key],
        ['defaults', 'service', ...key],
    ];
}
function baseNames(value, environment) {
    const names = [];
    for (let name = environment; typeof name === 'string' && !names.includes(name);) {
        names.push(name);
        name = valueAt(value, ['environments', name, 'extends']);
    }
    return names;
}
function inheritedPaths(value, path) {
    const [section, name, ...key] = path;
    if (typeof name !== 'string' || (section !== 'services' && section !== 'environments'))
        return [];
    if (path.some((step) => typeof step === 'number'))
        return [];
    if (section === 'services' && key[0] !== 'environments') {
        return key.length === 0 ? [] : pathsInService(name, key).slice(1);
    }
    const ofService = section === 'services' ? name : undefined;
    const [environment, ...rest] = section === 'services' ? key.slice(1) : [name, ...key];
    if (typeof environment !== 'string' || isNothingInherited(rest, ofService))
        return [];
    const [clusters, cluster, ...inCluster] = rest;
    const isInCluster = clusters === 'clusters' && typeof cluster === 'string' && inCluster.length > 0;
    const place = { environment, service: ofService, cluster: isInCluster ? cluster : undefined };
    const paths = pathsInPlace(value, place, isInCluster ? inCluster : rest);
    const own = JSON.stringify(path);
    const at = paths.findIndex((each) => JSON.stringify(each) === own);
    return paths.slice(at + 1).filter(([top]) => top !== 'registry');
}
function isNothingInherited([first, ...inner], service) {
    if (first === undefined || first === 'when' || first === 'extends')
        return true;
    if (first === 'promote-from')
        return inner.length > 0;
    return service !== undefined && first === 'clusters' && inner.length < 2;
}
function layersIn(value, schema) {
    const takenBack = [];
    const visit = (item, of, path) => {
        const bare = (0,_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .unwrapped */ .DE)(of);
        const items = Array.isArray(item) ? (0,_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .itemsOf */ .S3)(bare) : undefined;
        if (Array.isArray(item) && items !== undefined) {
            return item.map((each, index) => visit(each, items, [...path, index]));
        }
        if (!(0,_core_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(item))
            return item;
        const map = (0,_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .mapContents */ .fe)(bare);
        const known = (0,_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .shapeOf */ .F5)(bare);
        if (map === undefined && known === undefined)
            return item;
        const entries = Object.entries(item).flatMap(([key, each]) => {
            const next = map?.value ?? (known !== undefined && Object.hasOwn(known, key) ? known[key] : undefined);
            const at = [...path, key];
            if (next === undefined)
                return key.startsWith('x-') ? [] : [[key, each]];
            if (each !== null)
                return [[key, visit(each, next, at)]];
            if (!inheritedPaths(value, at).some((from) => (valueAt(value, from) ?? null) !== null))
                return [[key, each]];
            takenBack.push(at);
            return [];
        });
        return Object.fromEntries(entries);
    };
    return { value: visit(value, schema, []), takenBack };
}
function withTakenBack(layers, takenBack) {
    for (const path of takenBack) {
        const key = String(path.at(-1));
        const section = path.slice(0, -1).reduce((inner, step) => memberOf(inner, step), layers);
        if (section instanceof Map)
            section.set(key, null);
        else if ((0,_core_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(section))
            Object.defineProperty(section, key, { value: null, enumerable: true });
    }
    return layers;
}
function memberOf(value, step) {
    if (value instanceof Map)
        return value.get(step);
    return valueAt(value, [step]);
}
function valueAt(value, path) {
    return path.reduce((inner, step) => typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? inner[step]
        : undefined, value);
}


/***/ }),

/***/ 5843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   dx: () => (/* binding */ configFailure),
/* harmony export */   pA: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_suggestion_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5256);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4112);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1107);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4357);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9520);






function configFailure(file, problems, source) {
    const misread = source.misread.map(({ path }) => JSON.stringify(source.place(path)));
    const all = problems.map((problem) => ({ problem, point: source.place(problem.path, problem.key) }));
    const own = all.filter(({ problem, point }) => source.misread.includes(problem) || !misread.includes(JSON.stringify(point)));
    const placed = withoutRepeats(own.map(({ problem, point }) => ({ ...problem, ...point })));
    placed.sort((a, b) => a.line - b.line || a.column - b.column);
    const lines = placed.map(({ path, key, text, line, column }) => {
        const name = nameOf(key === undefined ? path : [...path, key]);
        return `${file}:${line}:${column}: ${name === '' ? '' : `${name} `}${text}`;
    });
    const [{ line, column } = { line: 1, column: 1 }] = placed;
    const message = lines.length === 1 ? lines.join() : [`${file} has ${lines.length} problems:`, ...lines].join('\n  ');
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'CONFIG_INVALID', message, {
        place: { file, line, column },
        problems: lines,
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
    return problems.filter(({ path, key, text, line, column }) => {
        const name = text.startsWith('is missing') ? path : (key ?? path.at(-1));
        const place = JSON.stringify([line, column, name]);
        return !seen.has(place) && seen.add(place);
    });
}
function problemsOf(issue, source) {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({ path, key, text: unknownKey(path, key) }));
    if (issue.code === 'invalid_union') {
        const meant = issue.errors.find((issues) => !issues.some(isOtherType));
        if (meant !== undefined) {
            return meant.flatMap((each) => problemsOf({ ...each, path: [...issue.path, ...each.path] }, source));
        }
    }
    const name = path.at(-1);
    if (issue.code === 'custom' && issue.message === _keys_js__WEBPACK_IMPORTED_MODULE_2__/* .labelNames */ .l3.error && typeof name === 'string') {
        return [{ path: path.slice(0, -1), key: name, text: `${issue.message}${nameLike(name)}` }];
    }
    return [{ path, text: problemOf(issue, path, source) }];
}
function isOtherType({ code, path }) {
    return code === 'invalid_type' && path.length === 0;
}
function nameLike(name) {
    const plain = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^[^a-z]+|-+$/g, '');
    return plain === '' || plain.length > _keys_js__WEBPACK_IMPORTED_MODULE_2__/* .labelNames */ .l3.maxLength ? '' : `, for example "${plain}"`;
}
function problemOf(issue, path, source) {
    const given = (0,_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .valueAt */ .fK)(source.value, path);
    if (given === undefined) {
        const only = issue.code === 'invalid_value' && issue.values.length === 1 ? issue.values[0] : undefined;
        return only === undefined ? 'is missing' : `is missing: write \`${nameOf(path)}: ${String(only)}\``;
    }
    switch (issue.code) {
        case 'invalid_type':
            return wrongType(issue.expected, given, source.written(path));
        case 'invalid_union': {
            const kinds = issue.errors.flat().map((each) => (each.code === 'invalid_type' ? each.expected : ''));
            const expected = kinds.map((kind) => (kind === 'array' ? 'a list of text' : (expectations[kind] ?? kind)));
            return `must be ${expected.join(' or ')}, but is ${kindOf(given)}`;
        }
        case 'invalid_value': {
            const allowed = issue.values.map(String);
            const problem = `must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}, but is ${kindOf(given)}`;
            if (typeof given !== 'string')
                return problem;
            return allowed.includes(given) ? `${problem}; write it without quotes` : `${problem}${nearest(given, allowed)}`;
        }
        case 'too_small':
            return issue.origin === 'number' || issue.origin === 'int'
                ? `must be at least ${issue.minimum}`
                : 'must not be empty';
        default:
            return issue.message;
    }
}
const expectations = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
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
        const section = path.at(-1);
        const input = section === 'gitops' || section === 'argocd' ? `${section}-${name}` : name;
        return `looks like a secret, and this file is committed: give it as the input ${input} or the variable ${(0,_resolve_js__WEBPACK_IMPORTED_MODULE_1__/* .variableOf */ .Qn)(input)}`;
    }
    const known = Object.keys(sectionAt(_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .configSchema */ .Q, path));
    return `is not a known key${nearest(key, known) || elsewhere(key, path) || `; known are ${known.join(', ')}`}`;
}
function elsewhere(key, path) {
    const [top, kind] = path;
    if (top === 'defaults' && path.length === 2 && Object.hasOwn(sectionAt(_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .configSchema */ .Q, [`${kind}s`, '']), key)) {
        return ` here; it belongs to one ${kind}: ${kind}s.<name>.${key}`;
    }
    const sections = path.map((_, length) => path.slice(0, length)).reverse();
    const inner = Object.keys(sectionAt(_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .configSchema */ .Q, path)).map((step) => [...path, step]);
    const at = [...inner, ...sections].find((section) => Object.hasOwn(sectionAt(_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .configSchema */ .Q, section), key));
    return at === undefined ? '' : ` here; it belongs ${at.length === 0 ? 'to the top of the file' : `to ${nameOf(at)}`}`;
}
function sectionAt(schema, path) {
    const bare = (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .unwrapped */ .DE)(schema);
    const [step, ...rest] = path;
    const map = (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .mapContents */ .fe)(bare);
    if (map !== undefined)
        return step === undefined ? {} : sectionAt(map.value, rest);
    const item = typeof step === 'number' ? (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .itemsOf */ .S3)(bare) : undefined;
    if (item !== undefined)
        return sectionAt(item, rest);
    const shape = (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .shapeOf */ .F5)(bare);
    if (shape === undefined || step === undefined)
        return shape ?? {};
    const next = Object.hasOwn(shape, step) ? shape[step] : undefined;
    return next === undefined ? {} : sectionAt(next, rest);
}
function nearest(word, known) {
    const suggestion = (0,_core_suggestion_js__WEBPACK_IMPORTED_MODULE_5__/* .suggestionFor */ .o$)(word, known);
    return suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
}


/***/ }),

/***/ 233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ parseRetention),
/* harmony export */   _4: () => (/* binding */ retentionRules),
/* harmony export */   aW: () => (/* binding */ retentionSection)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);


const text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1);
const globs = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(text).min(1)])
    .transform((given) => (typeof given === 'string' ? [given] : given));
const positive = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1, { error: 'must be at least 1' });
const rule = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    repository: globs
        .describe('Repositories that the rule is about: a glob or a list of globs, below `registry` unless it begins with a host. `*` stops at `/`, `**` does not. Default: the images of the services, without their caches.')
        .exactOptional(),
    tags: globs.describe('Tags that the rule is about: a glob or a list of globs. Default: `*`.').exactOptional(),
    'keep-last': positive
        .describe('In each repository keep so many images, the newest of those with such a tag.')
        .exactOptional(),
    'keep-days': positive.describe('Keep images that are not older than so many days.').exactOptional(),
})
    .describe('What a rule keeps stays, and so does what no rule matches.');
const retentionRules = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(rule).readonly();
const retentionSection = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    apply: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['self', 'registry'])
        .describe('Who deletes. `self`: a sweep of `cleanup-review-env`, which keeps what Git names. `registry`: Harbor, GitLab or ECR, by a policy that is written from the rules; it cannot see Git. Default: `self`.')
        .exactOptional(),
    rules: retentionRules.describe('For the repositories of all services.').exactOptional(),
})
    .describe('Which images of the registry may go.');
function parseRetention(value) {
    const given = Array.isArray(value) ? { rules: value } : value;
    const parsed = retentionSection.safeParse(given);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const place = (issue?.path ?? []).map(String).join('.');
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('retention', `${place === '' ? 'the value' : place}: ${issue?.message ?? 'is not understood'}`, 'Write {"apply": "self" or "registry", "rules": [{"repository": …, "tags": …, "keep-last": 10, "keep-days": 7}]}.');
}


/***/ }),

/***/ 9520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ configSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2857);
/* harmony import */ var _declarations_application_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1086);
/* harmony import */ var _declarations_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4872);
/* harmony import */ var _declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2750);
/* harmony import */ var _declarations_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3669);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1107);
/* harmony import */ var _retention_schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(233);







const optIn = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    label: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .names */ .Dy.describe('It has this label, or one of a list: `deploy-preview`.').exactOptional(),
    comment: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .command */ .G5
        .describe('Somebody with write access wrote this in a comment, as a line of its own: `/deploy-preview`. `/stop-preview` takes it back.')
        .exactOptional(),
    path: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .globs */ .gV
        .describe('It changes one of these files of the monorepo: a glob or a list of globs, `!` takes back.')
        .exactOptional(),
})
    .refine((given) => Object.keys(given).length > 0, {
    error: 'names nothing that a request could ask by: write label, comment or path, or `request: true` for all requests',
})
    .meta({ minProperties: 1 });
const when = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    branch: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .globs */ .gV
        .describe('Pushes to these branches: a glob or a list of globs. `*` stops at `/`, `**` does not; `!` takes back.')
        .exactOptional(),
    tag: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .globs */ .gV
        .describe('Pushes of these tags: a glob or a list of globs. `{service}` stands for a service, or its workspace package, and the tag deploys that one alone: `{service}@*`.')
        .exactOptional(),
    request: zod__WEBPACK_IMPORTED_MODULE_6__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY(), optIn])
        .describe('Pull or merge requests; each gets its own environment `pr-<number>`. `true`: all of them. Or those that ask for it, by a label, a comment or the files that they change; any of them is enough.')
        .exactOptional(),
    schedule: zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY()
        .describe('Scheduled pipelines. `false`: they find another environment, although their branch matches. `true` without `branch`, `tag` and `request`: those of the default branch. Default: those of the branches and tags.')
        .exactOptional(),
    manual: zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY()
        .describe('Pipelines that a person or a call of an API starts; `true`, `false` and the default as for `schedule`.')
        .exactOptional(),
})
    .describe('The events that deploy to this environment; any of them is enough. The first environment that matches is taken.');
const gitops = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    ...(0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('gitops', _declarations_run_js__WEBPACK_IMPORTED_MODULE_3__/* .gitopsInputs */ .cX),
    ...(0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('gitops', _declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryInputs */ .Uh),
    ...(0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('gitops', _declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .commitInputs */ .J8),
    ...(0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('gitops', _declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .announceInputs */ .DC),
})
    .describe('The GitOps repository. Credentials are inputs or variables (`gitops-token`, `MG_GITOPS_TOKEN`).');
const argocd = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ ...(0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('argocd', _declarations_run_js__WEBPACK_IMPORTED_MODULE_3__/* .argocdInputs */ .wm), ...(0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('argocd', _declarations_application_js__WEBPACK_IMPORTED_MODULE_0__/* .applicationInputs */ .y) })
    .describe('Argo CD. Credentials are inputs or variables (`argocd-token`, `MG_ARGOCD_TOKEN`).');
const promotion = zod__WEBPACK_IMPORTED_MODULE_6__/* .union */ .KCZ([
    _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq,
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        environment: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq.describe('Environment whose image is promoted.'),
        when: zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['healthy'])
            .describe('`healthy`: only what its Applications run in good health, as Argo CD says.')
            .exactOptional(),
        after: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .duration */ .p0.describe('How long it has run there before it may come here: `1h`.').exactOptional(),
    }),
])
    .transform((given) => (typeof given === 'string' ? { environment: given } : given));
const ofPlace = {
    ...(0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('environment', _declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .updateInputs */ .FU),
    url: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq.describe('Where people open the deployed service, with placeholders.').exactOptional(),
    build: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej((0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('environment.build', _declarations_build_js__WEBPACK_IMPORTED_MODULE_1__/* .buildInputs */ ._9))
        .describe('What this environment changes in the build.')
        .exactOptional(),
    app: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej((0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('environment.app', _declarations_application_js__WEBPACK_IMPORTED_MODULE_0__/* .applicationInputs */ .y))
        .describe('The Application: the inputs of `argocd-upsert-app`.')
        .exactOptional(),
};
const { build: _, ...ofCluster } = ofPlace;
const serviceInCluster = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej(ofCluster).describe('What differs for one service in one cluster.');
const cluster = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    'dest-server': _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq.describe('API server of the cluster, for `app`.').exactOptional(),
    'dest-name': _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq.describe('Name of the cluster in Argo CD, for `app`.').exactOptional(),
    'dest-namespace': _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq.describe('Namespace to deploy into, for `app`.').exactOptional(),
    ...ofCluster,
    gitops: gitops
        .describe('Another GitOps repository for this cluster; what it leaves out is as elsewhere.')
        .exactOptional(),
    argocd: argocd.describe('Another Argo CD for this cluster; what it leaves out is as elsewhere.').exactOptional(),
})
    .describe('A cluster that the environment is deployed to. `{cluster}` stands for its name.');
const serviceInEnvironment = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    ...ofPlace,
    clusters: (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .mapOf */ .A7)(serviceInCluster, _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .labelNames */ .l3).describe('What differs in a cluster, by its name.').exactOptional(),
})
    .describe('What differs for one service in one environment: it wins over what the environment says.');
const ofEnvironment = {
    services: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .textList */ .gC
        .describe('Services that are deployed to it: names and globs, `!` takes back. Default: all.')
        .exactOptional(),
    ...ofPlace,
    ...(0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('environment', _declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryInputs */ .Uh),
    'promote-from': promotion
        .describe('Environment whose image is promoted here by digest instead of being built.')
        .exactOptional(),
    ...(0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('environment', _declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .commitInputs */ .J8),
    ...(0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('environment', _declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .announceInputs */ .DC),
    ttl: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .duration */ .p0.describe(_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .reviewInputs */ .Oc.ttl.description).exactOptional(),
    'max-environments': zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr()
        .min(1)
        .describe('How many review environments it may have at a time, of this monorepo. A deployment that would make one more is refused before anything is built. Default: as many as there are.')
        .exactOptional(),
    base: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq
        .describe('Environment that has what a review environment leaves out: services that its branch did not change are linked there.')
        .exactOptional(),
    registry: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .registry */ .u5.describe('Where its images go, in place of the one for all environments.').exactOptional(),
    gitops: gitops.describe('Another GitOps repository; what it leaves out is as for all environments.').exactOptional(),
    argocd: argocd.describe('Another Argo CD; what it leaves out is as for all environments.').exactOptional(),
    clusters: (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .mapOf */ .A7)(cluster, _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .labelNames */ .l3)
        .describe('Several clusters by name: one event deploys to all of them, and `{cluster}` stands for the name.')
        .exactOptional(),
};
const environment = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    when: when.exactOptional(),
    extends: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq
        .describe('Environment whose keys this one has too, unless it says otherwise. `when` is never taken over.')
        .exactOptional(),
    ...ofEnvironment,
})
    .describe('Where and when services are deployed.');
const ofService = {
    watch: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .textList */ .gC.describe('Globs of files outside the directory that the service is built from.').exactOptional(),
    'depends-on': _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .textList */ .gC.describe('Other services that affect this one when they change.').exactOptional(),
    needs: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .textList */ .gC
        .describe('Other services that come first: their images are built, and their Applications waited for, before its own.')
        .exactOptional(),
    build: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej((0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)('service.build', { ..._declarations_build_js__WEBPACK_IMPORTED_MODULE_1__/* .buildInputs */ ._9, ..._declarations_build_js__WEBPACK_IMPORTED_MODULE_1__/* .builderInputs */ .vp }))
        .describe('How the image is built: the inputs of `build-image`.')
        .exactOptional(),
    retention: _retention_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .retentionRules */ ._4
        .describe('Retention of its own repositories, in place of the rules for all services.')
        .exactOptional(),
};
const service = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    path: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .directory */ .yy
        .describe('Directory of the service in the monorepo; also finds its workspace package. A discovered one has it.')
        .exactOptional(),
    ...ofService,
    environments: (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .mapOf */ .A7)(serviceInEnvironment, _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .labelNames */ .l3)
        .describe('What differs for this service in an environment, by the name of the environment.')
        .exactOptional(),
})
    .describe('A deployable unit of the monorepo.');
const defaults = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    service: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej(ofService).describe('What every service says unless it says otherwise.').exactOptional(),
    environment: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej(ofEnvironment)
        .describe('What every environment says unless it says otherwise.')
        .exactOptional(),
})
    .describe('What services and environments share.');
const configSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz(1).describe('Version of this file format.'),
    registry: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .registry */ .u5
        .describe('Where images go, for example `harbor.example.com/fe`; a service is `{registry}/{service}`.')
        .exactOptional(),
    retention: _retention_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .retentionSection */ .aW.exactOptional(),
    gitops: gitops.exactOptional(),
    argocd: argocd.exactOptional(),
    discover: _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .directories */ .ag
        .describe('Directories that are services of their name: globs, `!` takes back. Each with a package.json or a Dockerfile counts.')
        .exactOptional(),
    defaults: defaults.exactOptional(),
    services: (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .mapOf */ .A7)(service, _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .labelNames */ .l3).describe('The deployable units of the monorepo by name.').exactOptional(),
    environments: (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .mapOf */ .A7)(environment, _keys_js__WEBPACK_IMPORTED_MODULE_4__/* .labelNames */ .l3)
        .describe('The environments by name, in the order in which events are matched.')
        .exactOptional(),
})
    .meta({ anyOf: ['services', 'discover'].map((key) => ({ required: [key], properties: { [key]: true } })) })
    .describe('Configuration of monorepo-gitops: services, environments and where they are delivered.');


/***/ })

};
