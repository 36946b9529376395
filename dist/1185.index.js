export const id = 1185;
export const ids = [1185];
export const modules = {

/***/ 1185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  configOf: () => (/* binding */ configOf),
  loadConfig: () => (/* binding */ loadConfig),
  loadConfigWithSource: () => (/* binding */ loadConfigWithSource),
  parseConfig: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/inputs/config/directories.js
var directories = __webpack_require__(8008);
// EXTERNAL MODULE: ./build/inputs/config/file.js
var config_file = __webpack_require__(4105);
// EXTERNAL MODULE: ./build/inputs/config/layers.js
var config_layers = __webpack_require__(4357);
// EXTERNAL MODULE: ./build/inputs/config/problems.js
var config_problems = __webpack_require__(5843);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: ./build/inputs/config/keys.js
var keys = __webpack_require__(1107);
;// CONCATENATED MODULE: ./build/inputs/config/resolved.js



function resolveConfig(layers, discovered) {
    const { defaults, discover, services: given, environments: written, ...others } = layers;
    const found = withDiscovered(given ?? new Map(), discovered ?? []);
    const problems = [...found.problems];
    if (given === undefined && discover === undefined) {
        problems.push({
            path: [],
            text: 'has neither services nor discover: name the services, or the directories of them',
        });
    }
    if (discover !== undefined && discovered?.length === 0) {
        problems.push({ path: ['discover'], text: 'finds no directory with a package.json or a Dockerfile in it' });
    }
    const services = new Map();
    for (const [name, own] of found.services) {
        const { path, ...service } = withItsName((0,place/* mergedSections */.Pp)(defaults?.service ?? {}, own), name);
        if (path !== undefined)
            services.set(name, { path, ...service });
        else if (discovered !== undefined)
            problems.push({ path: ['services', name, 'path'], text: 'is missing' });
        else
            services.set(name, { path: name, ...service });
    }
    const environments = new Map([...(written ?? [])].map(([name, { when }]) => {
        const chain = baseChain(name, written ?? new Map());
        if (chain.problem !== undefined)
            problems.push(chain.problem);
        const layered = [...chain.layers].reverse().reduce(place/* mergedSections */.Pp, defaults?.environment ?? {});
        const { extends: _, when: __, ...environment } = layered;
        return [name, when === undefined ? environment : { ...environment, when }];
    }));
    return { config: { ...others, services, environments }, problems };
}
const filledLater = new Set(['image', 'tags', 'args']);
function withItsName({ watch, build, ...others }, name) {
    const kept = Object.entries(build ?? {}).map(([key, value]) => [
        key,
        filledLater.has(key) ? value : named(value, name),
    ]);
    return {
        ...others,
        ...(watch && { watch: named(watch, name) }),
        ...(build && { build: Object.fromEntries(kept) }),
    };
}
function named(value, name) {
    if (typeof value === 'string')
        return value.replace(/(?<![{$])\{service\}(?!\})/g, name);
    if (Array.isArray(value))
        return value.map((item) => named(item, name));
    return value instanceof Map ? new Map([...value].map(([key, item]) => [key, named(item, name)])) : value;
}
function baseChain(name, environments) {
    const names = [name];
    for (let at = environments.get(name); at !== undefined;) {
        const layers = () => names.flatMap((each) => environments.get(each) ?? []);
        const { extends: base } = at;
        if (base === undefined || !environments.has(base))
            return { names, layers: layers() };
        if (names.includes(base)) {
            const first = [...environments.keys()].find((each) => names.includes(each));
            const isTold = base === name && names.length > 1 && first === name;
            const circle = isTold ? `extends itself: ${[...names, base].join(' → ')}` : undefined;
            const problem = circle === undefined ? undefined : { path: ['environments', name, 'extends'], text: circle };
            return { names, layers: layers(), ...(problem && { problem }) };
        }
        names.push(base);
        at = environments.get(base);
    }
    return { names, layers: [] };
}
function withDiscovered(given, directories) {
    const problems = [];
    const named = new Set([...given.values()].flatMap(({ path }) => (path === undefined ? [] : external_node_path_.posix.join(path, '.'))));
    const paths = new Map();
    for (const directory of directories.filter((each) => !named.has(each))) {
        const name = external_node_path_.posix.basename(directory);
        const other = paths.get(name);
        const problem = directoryProblem(name, directory, other ?? given.get(name)?.path);
        if (problem === undefined)
            paths.set(name, directory);
        else
            problems.push({ path: ['discover'], text: problem });
    }
    const own = [...given].map(([name, service]) => {
        const path = service.path ?? paths.get(name);
        return [name, path === undefined ? service : { ...service, path }];
    });
    const discovered = [...paths].filter(([name]) => !given.has(name)).map(([name, path]) => [name, { path }]);
    return { services: new Map([...own, ...discovered]), problems };
}
function directoryProblem(name, directory, other) {
    const way = `name it under services (\`web: { path: ${directory} }\`), or leave it out ("!${directory}")`;
    if (name.length > keys/* labelNames */.l3.maxLength || !new RegExp(keys/* labelNames */.l3.pattern).test(name)) {
        return `finds ${directory}, whose name ${keys/* labelNames */.l3.error.replace(/^is/, 'is')}; or ${way}`;
    }
    return other === undefined ? undefined : `finds ${directory}, and ${other} is the service ${name} already: ${way}`;
}

// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
;// CONCATENATED MODULE: ./build/inputs/config/rules/clusters.js



function clusterConflicts(config, value) {
    return [...config.environments].flatMap(([environment, section]) => (0,events/* servicesIn */.qp)(section.services, config.services.keys()).flatMap((service) => {
        const clusters = (0,place/* clustersOf */.Dg)((0,place/* environmentAt */.Ff)(config, section, { environment, service }));
        const places = clusters.flatMap((cluster) => cluster === undefined
            ? []
            : [{ cluster, at: (0,place/* environmentAt */.Ff)(config, section, { environment, service, cluster }) }]);
        return pairsOf(places).flatMap(([one, other]) => {
            const place = { environment, service, cluster: other.cluster };
            return [sharedApplication(one, other, place), sharedFile(one, other, place)].flatMap((each) => each ?? []);
        });
    }));
    function sharedApplication(one, other, place) {
        const name = other.at.app?.name;
        if (name === undefined || name !== one.at.app?.name || name.includes('{cluster}'))
            return undefined;
        if (one.at.app?.['app-namespace'] !== other.at.app?.['app-namespace'] || !isOneArgocd(one, other))
            return undefined;
        const text = `"${name}" is one Application for ${one.cluster} and ${other.cluster}; write "${name}-{cluster}", or leave it out: by default each cluster has its own`;
        return { path: pathOf(place, ['app', 'name']), text };
    }
    function sharedFile(one, other, place) {
        const { file } = other.at;
        if (file === undefined || file !== one.at.file || file.includes('{cluster}'))
            return undefined;
        if (!isOneRepository(one, other))
            return undefined;
        const key = differingKey(one.at, other.at);
        if (key === undefined)
            return undefined;
        const text = `"${file}" is one file for ${one.cluster} and ${other.cluster}, which set ${key} to different values; put {cluster} into its path`;
        return { path: pathOf(place, ['file']), text };
    }
    function pathOf(place, key) {
        const paths = (0,config_layers/* pathsInPlace */.n4)(value, place, key);
        return paths.find((path) => (0,config_layers/* valueAt */.fK)(value, path) !== undefined) ?? ['environments', place.environment, ...key];
    }
    function isOneArgocd(one, other) {
        const [first, second] = [one, other].map(({ at }) => at.argocd?.server ?? config.argocd?.server);
        return first === second && (first !== undefined || isOneRepository(one, other));
    }
    function isOneRepository(one, other) {
        const [first, second] = [one, other].map(({ at }) => JSON.stringify({ ...config.gitops, ...at.gitops }, ['repository', 'branch']));
        return first === second;
    }
}
function differingKey(one, other) {
    const [first, second] = [one.set ?? new Map(), other.set ?? new Map()];
    const isApart = keyOf(one) !== keyOf(other) || keyOf(one).includes('{cluster}');
    return [...new Set([...first.keys(), ...second.keys()])].find((path) => {
        if (isApart && !(first.has(path) && second.has(path)))
            return false;
        const text = JSON.stringify(second.get(path));
        return text !== JSON.stringify(first.get(path)) || `${path}${text}`.includes('{cluster}');
    });
}
function keyOf({ key, container }) {
    return JSON.stringify([key, container]);
}
function pairsOf(all) {
    return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other]));
}

// EXTERNAL MODULE: ./build/core/glob.js
var core_glob = __webpack_require__(6617);
;// CONCATENATED MODULE: ./build/inputs/config/rules/reach.js

function unreachableEnvironments({ services, environments }, mayHaveMore) {
    const problems = [];
    const before = [];
    for (const [name, { when, services: wanted, 'promote-from': from }] of environments) {
        const path = ['environments', name];
        if (when !== undefined) {
            const others = before.filter(([other]) => other !== from?.environment);
            const text = whyNever(when, others);
            if (text !== undefined)
                problems.push({ path: [...path, 'when'], text });
            before.push([name, when]);
        }
        const isWanted = (0,core_glob/* globs */.gV)(wanted ?? ['*']);
        if (wanted !== undefined && !mayHaveMore && ![...services.keys()].some((each) => isWanted(each))) {
            const onlyTakesBack = wanted.length > 0 && wanted.every((each) => each.startsWith('!'));
            const hint = onlyTakesBack ? `; begin it with "*", which ${wanted[0]} then takes from` : '; leave it out for all';
            problems.push({ path: [...path, 'services'], text: `leaves no service to deploy${hint}` });
        }
    }
    return problems;
}
function whyNever(when, before) {
    const events = eventsOf(when);
    if (events.length === 0) {
        const negative = [...(when.branch ?? []), ...(when.tag ?? [])].find((each) => each.startsWith('!'));
        return negative === undefined
            ? 'names no event: leave it out for an environment that is only named or promoted to'
            : `matches nothing: ${negative} only takes back from what stands before it, such as "**"`;
    }
    const takers = events.map((event) => before.find(([, other]) => takes(other, event))?.[0]);
    if (takers.includes(undefined))
        return undefined;
    const names = [...new Set(takers)].join(' and ');
    return `never decides: ${names}, before it, takes all of these events; put it before ${names}, or change one of them`;
}
function eventsOf(when) {
    const named = ['branch', 'tag'].flatMap((kind) => {
        const patterns = when[kind] ?? [];
        const matches = (0,core_glob/* globs */.gV)(patterns);
        return patterns
            .filter((each) => !each.startsWith('!') && ((0,core_glob/* isGlob */.fg)(each) || matches(each)))
            .map((glob) => ({ kind, glob }));
    });
    const flags = ['request', 'schedule', 'manual'].filter((kind) => (when[kind] ?? false) !== false);
    return [...named, ...flags.map((kind) => ({ kind }))];
}
function takes(when, { kind, glob }) {
    if (kind === 'branch' || kind === 'tag') {
        const patterns = when[kind] ?? [];
        if (when.schedule === false || when.manual === false || glob === undefined)
            return false;
        if (!(0,core_glob/* isGlob */.fg)(glob))
            return (0,core_glob/* globs */.gV)(patterns)(glob);
        return !patterns.some((each) => each.startsWith('!')) && (patterns.includes(glob) || patterns.includes('**'));
    }
    return when[kind] === true;
}

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var monorepo_environments = __webpack_require__(7216);
;// CONCATENATED MODULE: ./build/inputs/config/rules/references.js




function referenceProblems(layers, config, { value, mayHaveMore }) {
    const { services, environments } = config;
    const ofServices = [...(layers.services ?? [])].flatMap(([name, service]) => [
        ...['depends-on', 'needs'].flatMap((key) => namesInService(['services', name], service, key)),
        ...[...(service.environments ?? [])].flatMap(([other, place]) => {
            const path = ['services', name, 'environments', other];
            const unknown = dangling(path, other, environments, { kind: 'environment', isKey: true });
            if (unknown.length > 0)
                return unknown;
            const known = environments.get(other)?.clusters ?? new Map();
            return [...(place?.clusters?.keys() ?? [])].flatMap((each) => dangling([...path, 'clusters', each], each, known, { kind: 'cluster', isKey: true }));
        }),
    ]);
    const ofEnvironments = [...(layers.environments ?? [])].flatMap(([name, environment]) => {
        const path = ['environments', name];
        const { extends: base, 'promote-from': from } = environment;
        return [
            ...(base === undefined
                ? []
                : dangling([...path, 'extends'], base, environments, { kind: 'environment', owner: name })),
            ...promotionSource(path, from, environments),
            ...namedServices([...path, 'services'], environment.services ?? undefined),
        ];
    });
    const { service: shared, environment: common } = layers.defaults ?? {};
    const ofDefaults = [
        ...['depends-on', 'needs'].flatMap((key) => namesInService(['defaults', 'service'], shared ?? {}, key)),
        ...promotionSource(['defaults', 'environment'], common?.['promote-from'], environments),
        ...namedServices(['defaults', 'environment', 'services'], common?.services),
    ];
    return [
        ...imagesWithoutRegistry(services, value),
        ...ofServices,
        ...ofEnvironments,
        ...ofDefaults,
        ...needsCircles(services),
        ...promotionCircles(environments, value),
        ...bases(environments, value),
    ];
    function namesInService(path, section, key) {
        const owner = path[0] === 'services' ? String(path[1]) : undefined;
        const isKnown = (other) => mayHaveMore && other !== owner;
        return (section[key] ?? []).flatMap((other, index) => isKnown(other) ? [] : dangling([...path, key, index], other, services, { kind: 'service', owner }));
    }
    function namedServices(path, names) {
        return mayHaveMore ? [] : serviceNames(path, names, services);
    }
}
function imagesWithoutRegistry(services, value) {
    return [...services].flatMap(([name, { build }]) => {
        const image = build?.image;
        if (image === undefined || image.includes('/'))
            return [];
        const path = (0,config_layers/* pathsInService */.tl)(name, ['build', 'image']).find((each) => (0,config_layers/* valueAt */.fK)(value, each) !== undefined);
        const text = `"${image}" names no registry: begin it with the host (harbor.example.com/fe/${image}), or leave it out and write \`registry\` at the top of the file`;
        return path === undefined ? [] : [{ path, text }];
    });
}
function promotionSource(path, from, environments) {
    if ((from ?? undefined) === undefined || from === undefined)
        return [];
    const owner = path[0] === 'environments' ? String(path[1]) : undefined;
    return dangling([...path, 'promote-from'], from.environment, environments, { kind: 'environment', owner });
}
function bases(environments, value) {
    return [...environments].flatMap(([name, environment]) => {
        const { base } = environment;
        if (base === undefined)
            return [];
        const paths = (0,config_layers/* pathsInPlace */.n4)(value, { environment: name }, ['base']);
        const path = paths.find((each) => (0,config_layers/* valueAt */.fK)(value, each) !== undefined) ?? ['environments', name, 'base'];
        const at = (text) => [{ path, text }];
        if (!(0,monorepo_environments.isReviewEnvironment)(environment)) {
            return at(`is of review environments, and ${name} is none: give it \`ttl\` or \`when: { request: true }\`, or take it out`);
        }
        const other = environments.get(base);
        if (other === undefined || base === name)
            return dangling(path, base, environments, { kind: 'environment', owner: name });
        if (!(0,monorepo_environments.isReviewEnvironment)(other))
            return [];
        return at(`names ${base}, which is a review environment itself; name one that is always there`);
    });
}
function promotionCircles(environments, value) {
    const told = new Set();
    return [...environments.keys()].flatMap((name) => {
        const way = [name];
        for (let at = sourceOf(name); at !== undefined && !way.includes(at); at = sourceOf(at))
            way.push(at);
        const back = sourceOf(way.at(-1) ?? name);
        if (back !== name || told.has(name))
            return [];
        for (const each of way)
            told.add(each);
        const paths = (0,config_layers/* pathsInPlace */.n4)(value, { environment: name }, ['promote-from']);
        const path = paths.find((each) => (0,config_layers/* valueAt */.fK)(value, each) !== undefined) ?? ['environments', name, 'promote-from'];
        if (way.length === 1 && path[1] === name)
            return [];
        const text = way.length === 1
            ? `makes ${name} promote from itself; write \`promote-from: null\` in environments.${name}`
            : `is a circle: ${[...way, back].join(' → ')}; take it out of the environment that builds`;
        return [{ path, text }];
    });
    function sourceOf(name) {
        return environments.get(name)?.['promote-from']?.environment;
    }
}
function needsCircles(services) {
    const done = new Set();
    const visit = (name, way) => {
        const at = way.indexOf(name);
        if (at > 0 || (at === 0 && way.length > 1)) {
            const circle = [...way.slice(at), name].join(' → ');
            return [{ path: ['services', way[at] ?? name, 'needs'], text: `is a circle: ${circle}` }];
        }
        if (done.has(name))
            return [];
        done.add(name);
        return (services.get(name)?.needs ?? []).flatMap((other) => (other === name ? [] : visit(other, [...way, name])));
    };
    return [...services.keys()].flatMap((name) => visit(name, []));
}
function serviceNames(path, names, services) {
    return (names ?? []).flatMap((given, index) => {
        const name = given.replace(/^!/, '');
        if (!(0,core_glob/* isGlob */.fg)(name))
            return dangling([...path, index], name, services, { kind: 'service' });
        const matches = (0,core_glob/* globs */.gV)([name]);
        if ([...services.keys()].some((each) => matches(each)))
            return [];
        return [{ path: [...path, index], text: `"${given}" finds no service of this file` }];
    });
}
function dangling(path, other, known, { kind, owner, isKey }) {
    const at = isKey === true ? { path: path.slice(0, -1), key: other } : { path };
    if (other === owner)
        return [{ ...at, text: `names the ${kind} itself` }];
    if (known.has(other))
        return [];
    return [{ ...at, text: `names "${other}", which is no ${kind} of this file${(0,config_problems/* nearest */.pA)(other, known.keys())}` }];
}

// EXTERNAL MODULE: ./build/inputs/config/schema.js
var schema = __webpack_require__(9520);
// EXTERNAL MODULE: ./build/inputs/config/source.js
var config_source = __webpack_require__(7582);
;// CONCATENATED MODULE: ./build/inputs/config/config.js













function parseConfig(file, text, discovered) {
    return readConfig((0,config_source/* readConfigSource */.a)(file, text), file, discovered);
}
function readConfig(source, file, discovered) {
    const { value, takenBack } = (0,config_layers/* layersIn */.MX)(source.value, schema/* configSchema */.Q);
    const parsed = schema/* configSchema */.Q.safeParse(value);
    if (!parsed.success) {
        const problems = parsed.error.issues.flatMap((issue) => (0,config_problems/* problemsOf */.GW)(issue, source));
        throw (0,config_problems/* configFailure */.dx)(file, [...source.misread, ...problems], source);
    }
    const layers = (0,config_layers/* withTakenBack */.pH)(parsed.data, takenBack);
    const known = layers.discover === undefined ? [] : discovered;
    const { config, problems } = resolveConfig(layers, known);
    const mayHaveMore = known === undefined;
    const all = [
        ...source.misread,
        ...problems,
        ...referenceProblems(layers, config, { value: source.value, mayHaveMore }),
        ...unreachableEnvironments(config, mayHaveMore),
        ...clusterConflicts(config, source.value),
    ];
    if (all.length > 0)
        throw (0,config_problems/* configFailure */.dx)(file, all, source);
    return config;
}
async function loadConfig(cwd, path, monorepo) {
    return (await loadConfigWithSource(cwd, path, monorepo))?.config;
}
async function loadConfigWithSource(cwd, path, monorepo = (0,directories.directoriesOnDisk)(cwd, false)) {
    const file = path ?? (0,config_file/* findConfigFile */.i)([cwd])?.name;
    if (file === undefined)
        return undefined;
    try {
        return await configOf(file, await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, file), 'utf8'), monorepo);
    }
    catch (cause) {
        if (!isFileError(cause))
            throw cause;
        const hint = 'Give the path of a gitops.yaml, or leave the input out.';
        throw (0,failure/* badInput */.AN)('config', `${file} cannot be read (${cause.code})`, hint, cause);
    }
}
async function configOf(file, text, monorepo) {
    const source = (0,config_source/* readConfigSource */.a)(file, text);
    const config = readConfig(source, file, await (0,directories.servicesFound)(source.value, monorepo));
    const missing = await (0,directories.missingDirectories)(config, monorepo);
    if (missing.length > 0)
        throw (0,config_problems/* configFailure */.dx)(file, missing, source);
    return { config: await (0,directories.withPackages)(config, monorepo), source, file };
}
function isFileError(error) {
    return error instanceof Error && 'syscall' in error;
}


/***/ }),

/***/ 7582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readConfigSource)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _core_suggestion_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5256);



const largestBytes = 1024 * 1024;
const largestAliasCount = 1_000;
const mostNodes = 200_000;
const insideItself = 'an alias is inside the value that it stands for';
function readConfigSource(file, text) {
    const failure = (problem, hint, cause) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'CONFIG_SYNTAX', `${file}:${problem}`, { hint, cause });
    if (Buffer.byteLength(text) > largestBytes)
        throw failure(' is larger than 1 MiB', 'Give the path of a gitops.yaml.');
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
        version: '1.2',
        schema: 'core',
        merge: true,
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
    const broken = brokenReference(document) ?? unknownTag(document);
    if (broken !== undefined) {
        const { line, column } = placeOf(broken.offset);
        throw failure(`${line}:${column}: ${broken.problem}`, broken.hint).with({ place: { file, line, column } });
    }
    let value;
    try {
        value = document.toJS({ maxAliasCount: largestAliasCount });
    }
    catch (cause) {
        const problem = cause instanceof RangeError ? insideItself : (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause);
        throw failure(`1:1: ${problem}`, 'Write the values out instead of nesting aliases.', cause);
    }
    const excess = excessOf(value);
    if (excess !== undefined)
        throw failure(`1:1: ${excess}`, 'Write the values out instead of nesting aliases.');
    return {
        value,
        misread: misreadNumbers(document.contents),
        written(path) {
            const node = nodeAt(document, path);
            return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.type === 'PLAIN' ? node.source : undefined;
        },
        place(path, key) {
            for (let length = path.length; length >= 0; length -= 1) {
                const node = nodeAt(document, path.slice(0, length));
                const at = key !== undefined && length === path.length ? keyOf(document, node, key) : textOf(document, node);
                if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(at) && at.range)
                    return placeOf(at.range[0]);
            }
            return { line: 1, column: 1 };
        },
    };
}
function brokenReference(document) {
    const anchors = new Map();
    let broken;
    const stop = (node, problem, hint) => {
        broken = { offset: (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) && node.range ? node.range[0] : 0, problem, hint };
        return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
    };
    const targetOf = (node) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? anchors.get(node.source) : node);
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node(_, node) {
            if ('anchor' in node && node.anchor !== undefined)
                anchors.set(node.anchor, node);
        },
        Alias(_, alias) {
            const { source } = alias;
            if (anchors.has(source))
                return undefined;
            const suggestion = (0,_core_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .suggestionFor */ .o$)(source, anchors.keys());
            const meant = suggestion === undefined ? '' : ` Did you mean *${suggestion}?`;
            return stop(alias, `*${source} has no anchor before it`, `Write &${source} at a value above it.${meant}`);
        },
        Pair(_, { key, value }) {
            if (!isMergeKey(key))
                return undefined;
            const target = targetOf(value);
            const sources = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(target) ? target.items : [value];
            const wrong = sources.find((each) => targetOf(each) !== undefined && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(targetOf(each)));
            if (wrong === undefined)
                return undefined;
            const problem = '<< takes the keys of a mapping, or of a list of mappings';
            return stop(wrong, problem, 'Give it an alias of a mapping: `<<: *name`.');
        },
    });
    return broken;
}
function unknownTag(document) {
    const [warning] = document.warnings;
    if (warning === undefined)
        return undefined;
    return {
        offset: warning.pos[0],
        problem: warning.message,
        hint: 'Write the value itself, in quotes where it begins with "!".',
    };
}
function nodeAt(document, path, from = document.contents) {
    let node = from;
    for (const step of path) {
        const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(target))
            return undefined;
        node = target.get(step, true) ?? mergedAt(document, target, step);
    }
    return node;
}
function mergedAt(document, target, step) {
    for (const source of mergedInto(target)) {
        const found = nodeAt(document, [step], source);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function mergedInto(target) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(target))
        return [];
    const merged = target.items.filter(({ key }) => isMergeKey(key)).map(({ value }) => value);
    return merged.flatMap((value) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(value) ? value.items : [value]));
}
function isMergeKey(key) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && key.source === '<<' && key.type === 'PLAIN';
}
function textOf(document, node) {
    const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(target) ? target : node;
}
function keyOf(document, node, key) {
    const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(target))
        return undefined;
    const own = target.items.find((pair) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) && pair.key.value === key)?.key;
    if (own !== undefined)
        return own;
    return mergedInto(target).reduce((found, source) => found ?? keyOf(document, source, key), undefined);
}
function excessOf(value) {
    const around = new Set();
    let left = mostNodes;
    const visit = (item) => {
        left -= 1;
        if (left < 0)
            return `aliases make more than ${mostNodes} values of it`;
        if (typeof item !== 'object' || item === null)
            return undefined;
        if (around.has(item))
            return insideItself;
        around.add(item);
        for (const each of Object.values(item)) {
            const problem = visit(each);
            if (problem !== undefined)
                return problem;
        }
        around.delete(item);
        return undefined;
    };
    return visit(value);
}
function misreadNumbers(node, path = []) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return node.items.flatMap(({ key, value }) => misreadNumbers(value, [...path, keyText(key)]));
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return node.items.flatMap((item, index) => misreadNumbers(item, [...path, index]));
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || typeof node.value !== 'number')
        return [];
    const { source = '', value } = node;
    if (source === '' || String(value) === source)
        return [];
    return [{ path, text: `${source} would be read as the number ${value}; put it in quotes: "${source}"` }];
}
function keyText(key) {
    return String((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? key.value : key);
}


/***/ })

};
