export const id = 724;
export const ids = [724];
export const modules = {

/***/ 5724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadConfig: () => (/* binding */ loadConfig)
});

// UNUSED EXPORTS: configFileName, configJsonSchema, parseConfig

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/suggestion.js
var core_suggestion = __webpack_require__(5256);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./build/core/monorepo/config-values.js

function config_values_text(description) {
    return schemas/* string */.YjP().min(1).describe(description);
}
function flag(description) {
    return schemas/* boolean */.zMY().describe(description);
}
function textList(description) {
    return schemas/* array */.YOg(schemas/* string */.YjP().min(1)).readonly().describe(description);
}
function globs(description) {
    return schemas/* union */.KCZ([schemas/* string */.YjP().min(1), schemas/* array */.YOg(schemas/* string */.YjP().min(1)).min(1)])
        .transform((given) => (typeof given === 'string' ? [given] : given))
        .describe(description);
}
function lifetime(description) {
    return schemas/* string */.YjP()
        .regex(/^(\d+(ms|[smhd]))+$/, { error: 'must be a duration such as 90s, 12h or 7d' })
        .describe(description);
}
function url(description) {
    return schemas/* string */.YjP()
        .min(1)
        .refine((given) => !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#]*@/i.test(given), {
        error: 'must not contain a password; give credentials as an input or environment variable',
    })
        .describe(description);
}
function registry(description) {
    return schemas/* string */.YjP()
        .min(1)
        .refine((given) => !/^[a-z]+:\/\//i.test(given), {
        error: 'must be written as in an image reference, without https://',
    })
        .describe(description);
}
function path(description) {
    return schemas/* string */.YjP()
        .min(1)
        .refine((given) => !given.startsWith('/') && !given.includes('\\') && !given.split('/').includes('..'), {
        error: 'must be a path inside the monorepo, relative to its root, with forward slashes',
    })
        .describe(description);
}
const labelNames = {
    pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$',
    maxLength: 63,
    error: 'is not a name: use at most 63 lower-case letters, digits and dashes, beginning with a letter',
};
function section(shape) {
    return schemas/* strictObject */.rej(shape);
}
const value = schemas/* custom */.IeY((given) => given !== null && given !== undefined, {
    error: 'must be text, a number, true or false, a list or a mapping',
})
    .meta({ type: ['string', 'number', 'boolean', 'array', 'object'] });
function textMap(description) {
    return mapOf(schemas/* string */.YjP(), description);
}
const config_values_mapParts = new WeakMap();
function mapOf(valueSchema, description, keyRule) {
    const schema = schemas/* unknown */.L5J()
        .transform((given, context) => {
        const entries = new Map();
        if (typeof given !== 'object' || given === null || Array.isArray(given)) {
            context.issues.push({ code: 'invalid_type', expected: 'object', input: given });
            return entries;
        }
        for (const [key, item] of Object.entries(given)) {
            if (keyRule !== undefined && !isName(keyRule, key)) {
                context.issues.push({ code: 'custom', path: [key], message: keyRule.error, input: item });
            }
            const parsed = valueSchema.safeParse(item);
            if (parsed.success)
                entries.set(key, parsed.data);
            else
                for (const issue of parsed.error.issues)
                    context.issues.push({ ...issue, path: [key, ...issue.path], input: item });
        }
        return entries;
    })
        .describe(description);
    config_values_mapParts.set(schema, { value: valueSchema, names: keyRule });
    return schema;
}
function isName(rule, key) {
    return key.length <= rule.maxLength && new RegExp(rule.pattern).test(key);
}

;// CONCATENATED MODULE: ./build/core/monorepo/config-problems.js




function problemsOf(issues, schema, source) {
    return issues.flatMap((issue) => {
        const path = issue.path.filter((step) => typeof step !== 'symbol');
        if (issue.code !== 'unrecognized_keys')
            return [{ path, text: problemOf(issue, path, source) }];
        return issue.keys.map((key) => ({ path, key, text: unknownKey(path, key, schema) }));
    });
}
function configFailure(file, problems, source) {
    const told = problems
        .map((problem) => ({ ...problem, ...source.place(problem.path, problem.key) }))
        .sort((a, b) => a.line - b.line || a.column - b.column)
        .map(({ path, key, text, line, column }) => {
        const name = nameOf(key === undefined ? path : [...path, key]);
        return `${file}:${line}:${column}: ${name === '' ? '' : `${name} `}${text}`;
    });
    const message = told.length === 1 ? told.join() : [`${file} has ${told.length} problems:`, ...told].join('\n  ');
    return new failure/* Failure */.HR('bad-input', 'CONFIG_INVALID', message, {
        hint: 'schema/gitops.schema.json describes every key; editors use it through a `# yaml-language-server: $schema=` line.',
    });
}
function problemOf(issue, path, source) {
    const given = valueAt(source.value, path);
    if (given === undefined)
        return 'is missing';
    switch (issue.code) {
        case 'invalid_type':
            return wrongType(issue.expected, given, source.written(path));
        case 'invalid_union':
            return `must be text or a list of text, but is ${kindOf(given)}`;
        case 'invalid_value':
            return notAllowed(issue.values.map(String), given);
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
function notAllowed(allowed, given) {
    const suggestion = typeof given === 'string' ? (0,core_suggestion/* suggestionFor */.o)(given, allowed) : undefined;
    const list = `must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}, but is ${kindOf(given)}`;
    return suggestion === undefined ? list : `${list}; did you mean "${suggestion}"?`;
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
function unknownKey(path, key, schema) {
    if (secretLooking.test(key.replaceAll('_', '-'))) {
        const section = path[0] === 'gitops' || path[0] === 'argocd' ? `${path[0]}-` : '';
        const input = `${section}${key.replaceAll('_', '-').toLowerCase()}`;
        const variable = `MG_${input.toUpperCase().replaceAll('-', '_')}`;
        return `looks like a secret, and this file is committed: give it as the input ${input} or the variable ${variable}`;
    }
    const known = Object.keys(shapeAt(schema, path));
    const suggestion = (0,core_suggestion/* suggestionFor */.o)(key, known);
    return `is not a known key; ${suggestion === undefined ? `known are ${known.join(', ')}` : `did you mean "${suggestion}"?`}`;
}
function shapeAt(schema, path) {
    const bare = schema instanceof schemas/* ZodExactOptional */.ZwT ? schema.unwrap() : schema;
    const [step, ...rest] = path;
    const entry = config_values_mapParts.get(bare);
    if (entry !== undefined)
        return step === undefined ? {} : shapeAt(entry.value, rest);
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
function nameOf(path) {
    return path.reduce((name, step) => {
        if (typeof step === 'number')
            return `${name}[${step}]`;
        const key = /^[\w-]+$/.test(step) ? step : JSON.stringify(step);
        return name === '' ? key : `${name}.${key}`;
    }, '');
}

;// CONCATENATED MODULE: ./build/core/monorepo/config-schema.js


const build = section({
    image: config_values_text('Image repository without a tag. Default: `{registry}/{service}`.').exactOptional(),
    tags: textList('Tags to push, with placeholders such as `{sha8}`, `{branch-slug}`, `{environment}`.').exactOptional(),
    context: config_values_text('Build context. Default: the root of the monorepo.').exactOptional(),
    dockerfile: config_values_text('Path of the Dockerfile. Default: `Dockerfile` in the directory of the service.').exactOptional(),
    target: config_values_text('Stage of the Dockerfile to build.').exactOptional(),
    args: textMap('Build arguments by name. Placeholders are filled in.').exactOptional(),
    labels: textMap('Labels of the image by name.').exactOptional(),
    secrets: textList('Build secrets as `id=NAME_OF_ENV_VARIABLE`; the value never stands here.').exactOptional(),
    platforms: textList('Platforms, for example `linux/amd64`.').exactOptional(),
    engine: schemas/* enum */.k5n(['auto', 'buildkit', 'buildah', 'kaniko', 'append'])
        .describe('What builds the image.')
        .exactOptional(),
    builder: config_values_text('Name or address of a remote BuildKit.').exactOptional(),
    cache: schemas/* enum */.k5n(['registry', 'gha', 'none']).describe('Where build layers are cached.').exactOptional(),
    'cache-repository': config_values_text('Image repository of the cache. Default: `<image>/cache`.').exactOptional(),
    base: config_values_text('Engine `append`: the image that the files are put on.').exactOptional(),
    files: textList('Engine `append`: what goes into the image, `LOCAL[:REMOTE]`, for example `apps/web1/dist:/app`.').exactOptional(),
    command: textList('Engine `append`: the command of the image, one word an item.').exactOptional(),
    env: textMap('Engine `append`: environment variables of the image.').exactOptional(),
    user: config_values_text('Engine `append`: the user of the image.').exactOptional(),
    workdir: config_values_text('Engine `append`: the working directory of the image.').exactOptional(),
    'unless-changed': flag('Tag an image that was built from the same content instead of building again.').exactOptional(),
}).describe('How the image is built: the inputs of `build-image`.');
const app = section({
    name: config_values_text('Name of the Application. Default: `{service}-{environment}`, `{service}-{slug}` in a review environment.').exactOptional(),
    file: config_values_text('Template manifest of the Application, a path in the monorepo.').exactOptional(),
    project: config_values_text('Argo CD project. Default: `argocd.project`.').exactOptional(),
    'app-namespace': config_values_text('Namespace of the Application itself.').exactOptional(),
    'repo-url': url('Repository or chart repository that Argo CD reads. Default: the GitOps repository.').exactOptional(),
    path: config_values_text('Directory in that repository.').exactOptional(),
    revision: config_values_text('Branch, tag or commit to follow.').exactOptional(),
    chart: config_values_text('Chart name, when `repo-url` is a chart repository.').exactOptional(),
    'values-files': textList('Helm values files, relative to `path`.').exactOptional(),
    values: config_values_text('Helm values as YAML text.').exactOptional(),
    parameters: textList('Helm parameters as `name=value`.').exactOptional(),
    'kustomize-images': textList('Kustomize image overrides.').exactOptional(),
    'directory-recurse': flag('Read the manifests of subdirectories too.').exactOptional(),
    'dest-server': config_values_text('API server of the target cluster.').exactOptional(),
    'dest-name': config_values_text('Name of the target cluster in Argo CD.').exactOptional(),
    'dest-namespace': config_values_text('Namespace to deploy into.').exactOptional(),
    'sync-policy': schemas/* enum */.k5n(['manual', 'automated']).describe('Who starts a sync.').exactOptional(),
    prune: flag('Automated sync also deletes what left Git.').exactOptional(),
    'self-heal': flag('Automated sync also reverts changes made in the cluster.').exactOptional(),
    'sync-options': textList('Sync options, for example `CreateNamespace=true`.').exactOptional(),
    labels: textMap('Labels of the Application by name.').exactOptional(),
    annotations: textMap('Annotations of the Application by name.').exactOptional(),
}).describe('The Application: the inputs of `argocd-upsert-app`.');
const environment = section({
    when: section({
        branch: globs('Pushes to these branches: a glob or a list of globs. `*` stops at `/`, `**` does not; `!` takes back.').exactOptional(),
        tag: globs('Pushes of these tags: a glob or a list of globs.').exactOptional(),
        request: flag('Pull or merge requests; each gets its own environment `pr-<number>`.').exactOptional(),
    })
        .describe('The events that deploy to this environment; any of them is enough. The first environment that matches is taken.')
        .exactOptional(),
    file: config_values_text('File in the GitOps repository that holds the image, for example `values/{service}-dev.yaml`.').exactOptional(),
    from: config_values_text('Template in the GitOps repository that `file` is copied from when it does not exist yet.').exactOptional(),
    key: config_values_text('YAML path of the tag in Helm values. Default: `image.tag`.').exactOptional(),
    image: config_values_text('Image repository to write. Default: the image of the service.').exactOptional(),
    tag: config_values_text('Tag to write. Default: `{sha8}` of the commit at hand.').exactOptional(),
    set: mapOf(value, 'Further values by YAML path, for example `ingress.hosts[0].host: "{slug}.example.com"`.').exactOptional(),
    unset: textList('YAML paths to remove.').exactOptional(),
    deliver: schemas/* enum */.k5n(['push', 'pull-request']).describe('How the change reaches the GitOps repository.').exactOptional(),
    'promote-from': config_values_text('Environment whose image is promoted here by digest instead of being built.').exactOptional(),
    message: config_values_text('Commit message, with placeholders.').exactOptional(),
    ttl: lifetime('How long a review environment may live, for example `7d`. Environments with a ttl are review environments.').exactOptional(),
    url: config_values_text('Where people open the deployed service, with placeholders.').exactOptional(),
    build: section({
        args: textMap('Build arguments of this environment; they win over those of the service.').exactOptional(),
    })
        .describe('What this environment changes in the build.')
        .exactOptional(),
    app: app.exactOptional(),
}).describe('Where and when services are deployed.');
const service = section({
    path: path('Directory of the service in the monorepo; also finds its workspace package.'),
    watch: textList('Globs of files outside the directory that the service is built from.').exactOptional(),
    'depends-on': textList('Other services that affect this one when they change.').exactOptional(),
    build: build.exactOptional(),
}).describe('A deployable unit of the monorepo.');
const gitops = section({
    repository: url('GitOps repository: URL, `owner/name`, or a path.').exactOptional(),
    branch: config_values_text('Branch of the GitOps repository. Default: its HEAD.').exactOptional(),
    username: config_values_text('User name that goes with the password or token.').exactOptional(),
    'app-id': config_values_text('Id of the GitHub App that signs in; its private key is an input.').exactOptional(),
    transport: schemas/* enum */.k5n(['auto', 'wire', 'git']).describe('How the GitOps repository is reached.').exactOptional(),
    deliver: schemas/* enum */.k5n(['push', 'pull-request'])
        .describe('How changes are delivered, unless an environment says otherwise.')
        .exactOptional(),
    'commit-via': schemas/* enum */.k5n(['git', 'api']).describe('Commit by git or by the API of the forge.').exactOptional(),
    author: config_values_text('Author of the commits, `Name <address>`. Default: who started the run.').exactOptional(),
    message: config_values_text('Commit message, with placeholders.').exactOptional(),
    labels: textList('Labels of the requests.').exactOptional(),
    reviewers: textList('Reviewers of the requests.').exactOptional(),
    'auto-merge': flag('Merge requests when their checks pass.').exactOptional(),
}).describe('The GitOps repository. Credentials are inputs or variables (`gitops-token`, `MG_GITOPS_TOKEN`).');
const argocd = section({
    server: config_values_text('Address of the Argo CD server. Without it the Application is written to the GitOps repository.').exactOptional(),
    username: config_values_text('User name that goes with `argocd-password`.').exactOptional(),
    oidc: config_values_text('Id of the Dex connector that exchanges the identity token of the job.').exactOptional(),
    insecure: flag('Do not verify the certificate of the server.').exactOptional(),
    plaintext: flag('Speak HTTP without TLS.').exactOptional(),
    ca: config_values_text('Certificate authority of the server: PEM text or a path.').exactOptional(),
    'client-cert': config_values_text('Client certificate for mutual TLS: PEM text or a path.').exactOptional(),
    'root-path': config_values_text('Path under which the server is published.').exactOptional(),
    mode: schemas/* enum */.k5n(['api', 'git']).describe('Upsert by the API or by a manifest in the GitOps repository.').exactOptional(),
    project: config_values_text('Argo CD project of the Applications.').exactOptional(),
    'app-namespace': config_values_text('Namespace of the Applications themselves.').exactOptional(),
    'dest-server': config_values_text('API server of the target cluster.').exactOptional(),
    'dest-name': config_values_text('Name of the target cluster in Argo CD.').exactOptional(),
}).describe('Argo CD. Credentials are inputs or variables (`argocd-token`, `MG_ARGOCD_TOKEN`).');
const config_schema_configSchema = section({
    version: schemas/* literal */.euz(1).describe('Version of this file format.'),
    registry: registry('Where images go, for example `harbor.example.com/fe`; a service is `{registry}/{service}`.').exactOptional(),
    gitops: gitops.exactOptional(),
    argocd: argocd.exactOptional(),
    services: mapOf(service, 'The deployable units of the monorepo by name.', labelNames),
    environments: mapOf(environment, 'The environments by name, in the order in which events are matched.', labelNames).exactOptional(),
}).describe('Configuration of monorepo-gitops: services, environments and where they are delivered.');

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/core/monorepo/config-source.js


const largestBytes = 1024 * 1024;
const largestAliasCount = 100;
function readConfigSource(file, text) {
    if (Buffer.byteLength(text) > largestBytes) {
        throw new failure/* Failure */.HR('bad-input', 'CONFIG_SYNTAX', `${file}: is larger than 1 MiB`, {
            hint: 'Give the path of a gitops.yaml.',
        });
    }
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
        throw new failure/* Failure */.HR('bad-input', 'CONFIG_SYNTAX', `${file}:${line}:${column}: ${first.message}`, {
            hint: 'Correct the YAML there. Inside {…} and […], text with braces or brackets, such as a placeholder, needs quotes.',
            cause: first,
        });
    }
    return {
        value: guarded(file, () => document.toJS({ maxAliasCount: largestAliasCount })),
        misread: misreadNumbers(document),
        written(path) {
            const node = nodeAt(document.contents, path, document);
            return (0,dist/* isScalar */.jn)(node) && node.type === 'PLAIN' ? node.source : undefined;
        },
        place(path, key) {
            for (let length = path.length; length >= 0; length -= 1) {
                const node = nodeAt(document.contents, path.slice(0, length), document);
                const at = key !== undefined && length === path.length ? keyOf(node, key) : node;
                if ((0,dist/* isNode */.Ll)(at) && at.range)
                    return placeOf(at.range[0]);
            }
            return { line: 1, column: 1 };
        },
    };
}
function guarded(file, read) {
    try {
        return read();
    }
    catch (cause) {
        throw new failure/* Failure */.HR('bad-input', 'CONFIG_SYNTAX', `${file}: ${(0,failure/* messageOf */.bD)(cause)}`, {
            hint: 'Write the values out instead of nesting aliases.',
            cause,
        });
    }
}
function nodeAt(root, path, document) {
    let node = root;
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
function misreadNumbers(document) {
    const problems = [];
    (0,dist/* visit */.YR)(document, {
        Scalar(_key, node, ancestors) {
            if (typeof node.value !== 'number' || node.source === undefined || String(node.value) === node.source)
                return;
            problems.push({
                path: pathOf([...ancestors, node]),
                text: `${node.source} would be read as the number ${node.value}; put it in quotes: "${node.source}"`,
            });
        },
    });
    return problems;
}
function pathOf(nodes) {
    const path = [];
    nodes.forEach((node, depth) => {
        const child = nodes[depth + 1];
        if (!(0,dist/* isCollection */.P3)(node) || child === undefined)
            return;
        path.push(isPairWithKey(child) ? String(child.key.value) : node.items.indexOf(child));
    });
    return path;
}
function isPairWithKey(item) {
    return typeof item === 'object' && item !== null && 'key' in item && (0,dist/* isScalar */.jn)(item.key);
}

;// CONCATENATED MODULE: ./build/core/monorepo/config.js









const configFileName = 'gitops.yaml';
function parseConfig(file, text) {
    const source = readConfigSource(file, text);
    const parsed = config_schema_configSchema.safeParse(source.value);
    const problems = parsed.success
        ? [...source.misread, ...danglingNames(parsed.data)]
        : withoutRepeats([...source.misread, ...problemsOf(parsed.error.issues, config_schema_configSchema, source)]);
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
        throw (0,failure/* badInput */.AN)('config', `${file} cannot be read (${cause.code})`, 'Give the path of a gitops.yaml, or leave the input out.', cause);
    }
}
function configJsonSchema() {
    return jsonSchemaOf(configSchema);
}
function jsonSchemaOf(schema) {
    return z.toJSONSchema(schema, {
        io: 'input',
        unrepresentable: 'any',
        override({ zodSchema, jsonSchema }) {
            delete jsonSchema.readOnly;
            const map = mapParts.get(zodSchema);
            if (map === undefined)
                return;
            const { $schema: _, ...additionalProperties } = jsonSchemaOf(map.value);
            Object.assign(jsonSchema, { type: 'object', additionalProperties });
            if (map.names !== undefined) {
                jsonSchema.propertyNames = { pattern: map.names.pattern, maxLength: map.names.maxLength };
            }
        },
    });
}
function withoutRepeats(problems) {
    const seen = new Set();
    return problems.filter(({ path, key }) => {
        const place = JSON.stringify([path, key]);
        return !seen.has(place) && seen.add(place);
    });
}
function danglingNames(config) {
    const environments = config.environments ?? new Map();
    const services = [...config.services].flatMap(([name, service]) => (service['depends-on'] ?? []).map((other, index) => ({
        path: ['services', name, 'depends-on', index],
        text: dangling(other, 'service', name, config.services),
    })));
    const promotions = [...environments].map(([name, environment]) => ({
        path: ['environments', name, 'promote-from'],
        text: dangling(environment['promote-from'], 'environment', name, environments),
    }));
    return [...services, ...promotions].filter((problem) => {
        return problem.text !== undefined;
    });
}
function dangling(asked, kind, asker, known) {
    if (asked === undefined)
        return undefined;
    if (asked === asker)
        return `names the ${kind} itself`;
    if (known.has(asked))
        return undefined;
    const suggestion = (0,core_suggestion/* suggestionFor */.o)(asked, known.keys());
    return `names "${asked}", which is no ${kind} of this file${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`}`;
}
function isFileError(error) {
    return error instanceof Error && 'syscall' in error;
}


/***/ })

};
