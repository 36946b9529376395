export const id = 389;
export const ids = [389];
export const modules = {

/***/ 3389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/monorepo/glob.js
var glob = __webpack_require__(456);
// EXTERNAL MODULE: ./build/core/monorepo/workspace.js + 1 modules
var workspace = __webpack_require__(6115);
;// CONCATENATED MODULE: ./build/core/monorepo/affected.js



const rootFiles = [
    'gitops.yaml',
    'package.json',
    '{package-lock,npm-shrinkwrap}.json',
    'pnpm-lock.yaml',
    'yarn.lock',
    'bun.{lock,lockb}',
    'pnpm-workspace.yaml',
    '{turbo,nx}.json',
    '.npmrc',
    '.yarnrc.yml',
    '.pnpmfile.cjs',
    'bunfig.toml',
    '{.nvmrc,.node-version,.tool-versions}',
    '.dockerignore',
    'tsconfig*.json',
    'patches/**',
];
function affectedServices({ changedFiles, graph, services, everyService, }) {
    const shared = reasonOf('root-file', changedFiles.filter((0,glob/* globs */.gV)(everyService)));
    const changedPackages = byPackage(graph, changedFiles);
    const reasons = new Map([...services].map(([name, service]) => [
        name,
        [...shared, ...ownReasons(service, changedFiles), ...packageReasons(service, graph, changedPackages)],
    ]));
    spreadToDependents(reasons, services);
    return new Map([...reasons].map(([name, found]) => [name, { affected: found.length > 0, reasons: found }]));
}
function everyServiceAffected(services, why) {
    return new Map([...services].map((name) => [name, { affected: true, reasons: [{ kind: 'everything', why }] }]));
}
function describeReason(service, reason) {
    switch (reason.kind) {
        case 'everything':
            return `everything is taken: ${reason.why}`;
        case 'root-file':
            return `${filesOf(reason)} changed, which every service is built from`;
        case 'file':
            return `${filesOf(reason)} changed`;
        case 'dockerfile':
            return `its Dockerfile ${filesOf(reason)} changed`;
        case 'watch':
            return `${filesOf(reason)} changed, watched by ${reason.glob}`;
        case 'package': {
            const through = reason.via.length === 0 ? '' : ` through ${reason.via.join(' → ')}`;
            return `package ${reason.package} changed (${filesOf(reason)}), ${service} depends on it${through}`;
        }
        case 'service':
            return `service ${reason.service} is affected, ${service} depends on it`;
    }
}
function filesOf({ file, more }) {
    return more === 0 ? file : `${file} and ${more} more`;
}
function reasonOf(kind, files) {
    const [file] = files;
    return file === undefined ? [] : [{ kind, file, more: files.length - 1 }];
}
function ownReasons(service, changedFiles) {
    const own = changedFiles.filter(inside(service.path));
    const dockerfile = service.build?.dockerfile;
    const ofDockerfile = dockerfile === undefined
        ? []
        : [dockerfile, `${dockerfile}.dockerignore`]
            .map((file) => external_node_path_.posix.normalize(file))
            .filter((file) => !own.includes(file));
    const watched = (service.watch ?? []).flatMap((pattern) => {
        const [file, ...rest] = changedFiles.filter((0,glob/* glob */.TI)(pattern));
        return file === undefined ? [] : [{ kind: 'watch', file, more: rest.length, glob: pattern }];
    });
    return [
        ...reasonOf('file', own),
        ...reasonOf('dockerfile', changedFiles.filter((file) => ofDockerfile.includes(file))),
        ...watched,
    ];
}
function byPackage(graph, changedFiles) {
    const files = new Map();
    for (const file of changedFiles) {
        const owner = (0,workspace/* packageAround */.q)(graph, file);
        if (owner === undefined)
            continue;
        const known = files.get(owner.path);
        if (known === undefined)
            files.set(owner.path, [file]);
        else
            known.push(file);
    }
    return files;
}
function packageReasons(service, graph, changed) {
    const start = (0,workspace/* packageAround */.q)(graph, service.path);
    if (start === undefined)
        return [];
    const isOwn = inside(service.path);
    const reasons = [];
    const seen = new Set([start.path]);
    let frontier = [{ found: start, via: [] }];
    while (frontier.length > 0) {
        const next = [];
        for (const { found, via } of frontier) {
            const files = (changed.get(found.path) ?? []).filter((file) => !isOwn(file));
            const [file, ...rest] = files;
            const name = found.name ?? found.path;
            if (file !== undefined)
                reasons.push({ kind: 'package', package: name, via, file, more: rest.length });
            for (const path of found.dependencies) {
                const dependency = graph.packages.get(path);
                if (dependency === undefined || seen.has(path))
                    continue;
                seen.add(path);
                next.push({ found: dependency, via: found === start ? [] : [...via, name] });
            }
        }
        frontier = next;
    }
    return reasons;
}
function spreadToDependents(reasons, services) {
    const queue = [...reasons].filter(([, found]) => found.length > 0).map(([name]) => name);
    for (const changed of queue) {
        for (const [name, service] of services) {
            const found = reasons.get(name);
            if (name === changed || found === undefined || service['depends-on']?.includes(changed) !== true)
                continue;
            if (found.length === 0)
                queue.push(name);
            found.push({ kind: 'service', service: changed });
        }
    }
}
function inside(directory) {
    const normal = external_node_path_.posix.normalize(directory).replace(/\/$/, '');
    if (normal === '.')
        return () => true;
    const beginning = `${normal}/`;
    return (file) => file.startsWith(beginning) || file === normal;
}

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/checkout.js
var checkout = __webpack_require__(7761);
// EXTERNAL MODULE: ./build/core/git/program.js + 1 modules
var program = __webpack_require__(4589);
;// CONCATENATED MODULE: ./build/core/monorepo/base.js



async function changeOf(at, ci, asked) {
    try {
        const head = await (0,checkout/* headCommit */.Qo)(at);
        if (head === undefined)
            return { kind: 'everything', why: await whyNoHead(at) };
        const base = asked === undefined ? await baseOf(at, ci, head) : await askedBase(at, asked);
        if (base.kind === 'everything')
            return base;
        return { kind: 'files', base: base.base, how: base.how, files: await (0,checkout/* changedFiles */.Y_)(at, base.base, head) };
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.kind === 'failed')
            return { kind: 'everything', why: error.message };
        throw error;
    }
}
async function whyNoHead(at) {
    const { stderr } = await git(at, ['rev-parse', '--verify', 'HEAD']);
    const [told = ''] = stderr.split('\n');
    return `git finds no commit in this checkout (${told.replace(/^fatal: /, '').slice(0, 200)})`;
}
async function baseOf(at, ci, head) {
    switch (ci.event.kind) {
        case 'tag':
        case 'schedule':
        case 'manual':
            return { kind: 'everything', why: `a run of kind ${ci.event.kind} has no commit to compare with` };
        case 'branch-deleted':
        case 'request-closed':
            return { kind: 'everything', why: 'the branch or request is finished' };
        case 'request':
            return (await mergedTarget(at, ci, head)) ?? (await givenBase(at, ci, 'the base of the request'));
        case 'push':
            if (ci.baseCommit === undefined || isNoCommit(ci.baseCommit))
                return forkPoint(at, ci, head, 'the branch is new');
            return givenBase(at, ci, 'the commit before this push', head);
    }
}
async function mergedTarget(at, ci, head) {
    const [target, source, ...others] = await parentsOf(at, head);
    if (target === undefined || source === undefined || source !== ci.commit || others.length > 0)
        return undefined;
    if (!(await (0,checkout/* fetchCommit */.iH)(at, target)))
        return undefined;
    return { kind: 'commit', base: target, how: 'the target branch, which is merged into this checkout' };
}
async function givenBase(at, ci, how, head) {
    const base = ci.baseCommit;
    if (base === undefined || isNoCommit(base))
        return { kind: 'everything', why: `${how} is not known` };
    if (await (0,checkout/* fetchCommit */.iH)(at, base))
        return { kind: 'commit', base, how };
    const why = `${how}, ${base.slice(0, 8)}, cannot be fetched`;
    return head === undefined ? { kind: 'everything', why } : forkPoint(at, ci, head, why);
}
async function forkPoint(at, ci, head, why) {
    const trunk = ci.defaultBranch ?? (await clonedBranch(at));
    if (trunk === undefined)
        return { kind: 'everything', why: `${why}, and the default branch is not known` };
    if (trunk === ci.branch)
        return { kind: 'everything', why: `${why}, and it is the default branch itself` };
    const tip = await branchTip(at, trunk);
    if (tip === undefined)
        return { kind: 'everything', why: `${why}, and ${trunk} cannot be fetched` };
    if (await isShallow(at)) {
        return { kind: 'commit', base: tip, how: `the tip of ${trunk}: ${why}, and this clone is shallow` };
    }
    const base = await (0,checkout/* mergeBase */.wu)(at, tip, head);
    if (base === undefined)
        return { kind: 'everything', why: `${why}, and it has no commit in common with ${trunk}` };
    return { kind: 'commit', base, how: `where the branch left ${trunk}: ${why}` };
}
async function askedBase(at, asked) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(asked)) {
        if (await (0,checkout/* fetchCommit */.iH)(at, asked))
            return { kind: 'commit', base: asked, how: 'the input base' };
    }
    else {
        const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${asked}^{commit}`];
        const commit = await lineOf(at, args);
        if (commit !== undefined)
            return { kind: 'commit', base: commit, how: `the input base, ${asked}` };
    }
    return { kind: 'everything', why: `the input base, ${asked}, is not in this checkout and cannot be fetched` };
}
async function parentsOf(at, commit) {
    const { code, stdout } = await git(at, ['cat-file', 'commit', commit]);
    const [header = ''] = code === 0 ? stdout.toString('utf8').split('\n\n', 1) : [];
    return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, parent]) => parent ?? []);
}
async function branchTip(at, branch) {
    const ref = `refs/heads/${branch}`;
    const listed = await lineOf(at, ['ls-remote', '--end-of-options', 'origin', ref]);
    const current = listed?.split('\t')[0];
    if (current !== undefined && (await (0,checkout/* fetchCommit */.iH)(at, current)))
        return current;
    for (const known of [`refs/remotes/origin/${branch}`, ref]) {
        const tip = await lineOf(at, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${known}^{commit}`]);
        if (tip !== undefined)
            return tip;
    }
    return undefined;
}
async function clonedBranch(at) {
    const head = await lineOf(at, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
    return head?.replace('refs/remotes/origin/', '');
}
async function isShallow(at) {
    return (await lineOf(at, ['rev-parse', '--is-shallow-repository'])) === 'true';
}
function isNoCommit(commit) {
    return /^0*$/.test(commit);
}
async function lineOf(at, args) {
    const { code, stdout } = await git(at, args);
    return code === 0 ? stdout.toString('utf8').split('\n')[0] || undefined : undefined;
}
function git(at, args) {
    return (0,program/* runGit */.EO)(args, { cwd: at.cwd, env: at.env, scope: 'checkout' });
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/core/monorepo/child-pipeline.js


const largestBytes = 5 * 1024 * 1024;
const mostIncludes = 150;
function childPipeline(jobs, shape) {
    const content = {
        workflow: { rules: [{ when: 'always' }] },
        ...(jobs.length === 0 ? nothingToDo : pipelineOf(jobs, shape)),
    };
    const text = `# Written by monorepo-gitops plan.\n${(0,dist/* stringify */.As)(content, {
        defaultStringType: 'QUOTE_DOUBLE',
        defaultKeyType: 'PLAIN',
        aliasDuplicateObjects: false,
        lineWidth: 0,
    })}`;
    if (Buffer.byteLength(text) > largestBytes)
        throw limit(`the child pipeline is larger than 5 MiB`);
    return text;
}
const nothingToDo = {
    'nothing-affected': {
        rules: [{ when: 'always' }],
        variables: { GIT_STRATEGY: 'none' },
        script: ['echo "No service is affected by this change."'],
    },
};
function pipelineOf(jobs, shape) {
    if (shape.template === undefined) {
        return Object.fromEntries(jobs.map((job) => [jobName(job), programJob(job, shape)]));
    }
    if (jobs.length > mostIncludes) {
        throw limit(`${jobs.length} services need more than the ${mostIncludes} includes of a GitLab pipeline`);
    }
    const source = templateSource(shape.template);
    return {
        include: jobs.map((job) => ({
            ...source,
            inputs: {
                'job-name': jobName(job),
                service: job.service,
                ...(job.environment === '' ? {} : { environment: job.environment }),
            },
        })),
    };
}
function programJob(job, { image, program }) {
    return {
        image,
        rules: [{ when: 'on_success' }],
        variables: {
            MG_PROGRAM: { value: program, expand: false },
            MG_SERVICE: { value: job.service, expand: false },
            ...(job.environment === '' ? {} : { MG_ENVIRONMENT: { value: job.environment, expand: false } }),
        },
        script: ['$MG_PROGRAM deploy'],
    };
}
function jobName(job) {
    return `deploy ${job.service}`;
}
function templateSource(template) {
    if (/\$|\s/.test(template)) {
        throw (0,failure/* badInput */.AN)('child-template', `"${template}" has a variable or a blank in it`, 'GitLab expands no variables in the includes of a child pipeline: write the address out.');
    }
    if (/^https?:\/\//.test(template))
        return { remote: template };
    return /@[^/]+$/.test(template) ? { component: template } : { local: template };
}
function limit(problem) {
    return new failure/* Failure */.HR('bad-input', 'CHILD_PIPELINE_LIMIT', problem, {
        hint: 'Plan a part of the services at a time with the input `services`.',
    });
}

// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/placeholders.js
var placeholders = __webpack_require__(1192);
;// CONCATENATED MODULE: ./build/core/monorepo/matrix.js



const largestMatrix = 256;
function matrixEntry({ config, ci }, name, service, chosen) {
    const slug = (0,environments/* slugFor */.Pb)(ci);
    const values = (0,placeholders/* placeholderValues */.m)(ci, { service: name, environment: chosen?.name, slug });
    const image = chosen?.environment.image ?? (config === undefined ? undefined : (0,environments/* serviceImage */.Dr)(config, name));
    const tag = chosen?.environment.tag ?? (ci.commit === undefined ? '' : '{sha8}');
    return {
        service: name,
        environment: chosen?.name ?? '',
        slug: slug ?? '',
        path: service.path,
        image: (0,placeholders/* expand */.f)(image ?? '', values, `image of ${name}`),
        tag: (0,placeholders/* expand */.f)(tag, values, `tag of ${name}`),
    };
}
function checkMatrix(ci, entries) {
    if (ci.host !== 'github' || entries.length <= largestMatrix)
        return;
    throw new failure/* Failure */.HR('bad-input', 'MATRIX_LIMIT', `${entries.length} services are more than a matrix of GitHub holds`, {
        hint: `Plan at most ${largestMatrix} at a time with the input services, in several jobs.`,
    });
}

// EXTERNAL MODULE: ./build/core/review/naming.js
var naming = __webpack_require__(5327);
// EXTERNAL MODULE: ./build/core/suggestion.js
var core_suggestion = __webpack_require__(5256);
;// CONCATENATED MODULE: ./build/core/monorepo/services.js





async function servicesOf(config, root, graph) {
    const services = config?.services ?? (await servicesOfWorkspace(root, graph));
    if (services.size > 0)
        return services;
    throw (0,failure/* badInput */.AN)('config', 'there is no service: neither in a gitops.yaml nor as a workspace package with a Dockerfile', 'Run `monorepo-gitops init`, or give the path of gitops.yaml as `config`.');
}
function askedServices(services, asked) {
    for (const name of asked) {
        if (services.has(name))
            continue;
        const suggestion = (0,core_suggestion/* suggestionFor */.o)(name, services.keys());
        const known = `Services: ${[...services.keys()].join(', ')}.`;
        const hint = suggestion === undefined ? known : `Did you mean "${suggestion}"? ${known}`;
        throw (0,failure/* badInput */.AN)('services', `"${name}" is no service of this monorepo`, hint);
    }
    return new Set(asked.length === 0 ? services.keys() : asked);
}
async function servicesOfWorkspace(root, graph) {
    const services = new Map();
    for (const found of graph.packages.values()) {
        if (!(await isFile((0,external_node_path_.join)(root, found.path, 'Dockerfile'))))
            continue;
        const name = serviceName(found);
        const other = services.get(name);
        if (other !== undefined) {
            throw (0,failure/* badInput */.AN)('services', `the packages in ${other.path} and ${found.path} would both be the service "${name}"`, 'Name your services in a gitops.yaml (`monorepo-gitops init` writes one).');
        }
        services.set(name, { path: found.path });
    }
    return services;
}
function serviceName(found) {
    const bare = (found.name ?? '').replace(/^@[^/]*\//, '') || external_node_path_.posix.basename(found.path);
    return (0,naming/* resourceName */.Iy)('dns-label', [bare]);
}
async function isFile(path) {
    return (await (0,promises_.stat)(path).catch(() => undefined))?.isFile() === true;
}

// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
// EXTERNAL MODULE: ./build/commands/command.js
var command = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/commands/shared.js
var shared = __webpack_require__(3474);
;// CONCATENATED MODULE: ./build/commands/plan.js












const inputs = {
    ...shared/* commonInputs */.j$,
    services: { type: 'list', description: 'Services to look at. Default: all of them.' },
    all: { type: 'boolean', default: 'false', description: 'Take every service, whatever changed.' },
    base: {
        type: 'string',
        description: 'Commit (full object name) or ref to compare with. Default: by the event. Without a base everything is taken.',
    },
    'child-pipeline': {
        type: 'string',
        description: 'File to write a GitLab child pipeline to, with one `deploy` job per affected service.',
    },
    'child-template': {
        type: 'string',
        description: 'What a job of the child pipeline is made of: address of the `deploy` component, `https` address of its template, or path in this repository. Default: a job that runs `deploy` by `child-program`.',
    },
    'child-image': {
        type: 'string',
        default: 'node:24',
        description: 'Container image of those jobs: Node 20.19 or newer, and git. Not used with `child-template`.',
    },
    'child-program': {
        type: 'string',
        default: `npx --yes monorepo-gitops@${version/* version */.r}`,
        description: 'How those jobs call the program. Not used with `child-template`.',
    },
};
const plan = (0,command/* defineCommand */.N)({
    name: 'plan',
    summary: 'Tell which services a change affects, and in which environment they are deployed',
    inputs,
    outputs: {
        services: 'JSON list of the affected services.',
        environment: 'Environment that the event deploys to; empty when none matches.',
        slug: 'Name of the review environment of this branch or request.',
        matrix: 'GitHub job matrix: `{"include": [{service, environment, slug, path, image, tag}]}`.',
        any: '`true` when a service is affected. GitHub fails a job with an empty matrix: use it in its `if`.',
        reason: 'JSON object: the reasons by service; an empty list for one that is not affected.',
        'child-pipeline': 'The file that was written.',
    },
    configured: () => ({}),
    async run(run) {
        const graph = await (0,workspace/* readWorkspace */.i)(run.ci.workspace);
        const services = await servicesOf(run.config, run.ci.workspace, graph);
        const { service } = run.inputs;
        const asked = askedServices(services, service === undefined ? run.inputs.services : [service]);
        const environment = chosenEnvironment(run);
        const verdicts = [...(await verdictsOn(services, graph, run))].filter(([name]) => asked.has(name));
        for (const [name, verdict] of verdicts)
            run.log.info(`${name}: ${told(name, verdict)}`);
        const affected = verdicts.filter(([, verdict]) => verdict.affected).map(([name]) => name);
        const include = [...services]
            .filter(([name]) => affected.includes(name))
            .map(([name, service]) => matrixEntry(run, name, service, environment));
        checkMatrix(run.ci, include);
        const childFile = await writeChildPipeline(include, run);
        return {
            outputs: {
                services: affected,
                environment: environment?.name,
                slug: (0,environments/* slugFor */.Pb)(run.ci),
                matrix: { include },
                any: affected.length > 0,
                reason: Object.fromEntries(verdicts.map(([name, verdict]) => [name, sentences(name, verdict)])),
                'child-pipeline': childFile,
            },
            summary: summaryOf(verdicts, environment),
        };
    },
});
function chosenEnvironment({ config, ci, inputs }) {
    if (config === undefined)
        return undefined;
    const name = inputs.environment;
    return name === undefined ? (0,environments/* environmentFor */.DD)(config, ci) : { name, environment: (0,environments/* environmentNamed */.b6)(config, name) };
}
async function verdictsOn(services, graph, { inputs, ci, cwd, env, log }) {
    if (inputs.all)
        return everyServiceAffected(services.keys(), 'the input all asks for it');
    const change = await changeOf({ cwd: ci.workspace, env }, ci, inputs.base);
    if (change.kind === 'everything') {
        log.warn(`Everything is taken: ${change.why}.`);
        return everyServiceAffected(services.keys(), change.why);
    }
    log.info(`${change.files.length} files differ from ${change.base.slice(0, 8)} (${change.how}).`);
    const configFile = inputs.config === undefined ? [] : [pathInside(ci.workspace, (0,external_node_path_.resolve)(cwd, inputs.config))];
    return affectedServices({
        changedFiles: change.files,
        graph,
        services,
        everyService: [...rootFiles, ...configFile],
    });
}
function pathInside(root, file) {
    return (0,external_node_path_.relative)(root, file).replaceAll(external_node_path_.sep, '/');
}
async function writeChildPipeline(entries, { inputs, cwd, log }) {
    const file = inputs['child-pipeline'];
    if (file === undefined)
        return undefined;
    const text = childPipeline(entries, {
        template: inputs['child-template'],
        image: inputs['child-image'],
        program: inputs['child-program'],
    });
    if (inputs['dry-run']) {
        log.info(`${file} would be:\n${text}`);
        return undefined;
    }
    await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.resolve)(cwd, file)), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.resolve)(cwd, file), text);
    return file;
}
function sentences(name, verdict) {
    return verdict.reasons.map((reason) => describeReason(name, reason));
}
function told(name, verdict) {
    return verdict.affected ? `affected: ${sentences(name, verdict).join('; ')}` : 'not affected';
}
function summaryOf(verdicts, environment) {
    const rows = verdicts.map(([name, verdict]) => {
        const reasons = sentences(name, verdict).map(cell).join('<br>');
        return `| ${cell(name)} | ${verdict.affected ? 'yes' : 'no'} | ${reasons} |`;
    });
    const where = environment === undefined ? 'No environment matches this event.' : `Environment: ${environment.name}`;
    return ['### Plan', '', where, '', '| service | affected | reason |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
function cell(text) {
    return text.replace(/\s+/g, ' ').replace(/[\\|`<>*_[\]]/g, (character) => `&#${character.charCodeAt(0)};`);
}


/***/ }),

/***/ 6115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ packageAround),
  i: () => (/* binding */ readWorkspace)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/monorepo/glob.js
var glob = __webpack_require__(456);
;// CONCATENATED MODULE: ./build/core/monorepo/workspace-directories.js




async function directoriesMatching(root, patterns) {
    const taken = patterns.filter((pattern) => !pattern.startsWith('!'));
    const excluded = patterns
        .filter((pattern) => pattern.startsWith('!'))
        .map((pattern) => (0,glob/* glob */.TI)(external_node_path_.posix.join(tidy(pattern.slice(1)), 'package.json')));
    const found = new Set();
    for (const pattern of taken.flatMap(glob/* alternatives */.Vo)) {
        await descend(root, '.', segmentsOf(pattern), found);
    }
    return [...found].filter((path) => !excluded.some((matches) => matches(external_node_path_.posix.join(path, 'package.json')))).sort();
}
function segmentsOf(pattern) {
    const segments = tidy(pattern).split('/');
    if (pattern.startsWith('/') || segments.includes('..')) {
        throw (0,failure/* badInput */.AN)('workspaces', `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
    }
    return segments.filter((segment) => segment !== '.');
}
function tidy(pattern) {
    return pattern
        .replace(/^(\.\/)+/, '')
        .replace(/\/+$/, '')
        .replace(/(\*\*\/)+/g, '**/');
}
async function descend(root, directory, segments, found) {
    const [segment, ...rest] = segments;
    if (segment === undefined) {
        found.add(directory);
        return;
    }
    if (segment === '**')
        await descend(root, directory, rest, found);
    const matches = segment === '**' ? undefined : (0,glob/* glob */.TI)(segment);
    for (const name of await subdirectories((0,external_node_path_.join)(root, directory))) {
        const below = external_node_path_.posix.join(directory, name);
        if (matches === undefined) {
            if (!name.startsWith('.'))
                await descend(root, below, segments, found);
        }
        else if (matches(name) && (!name.startsWith('.') || segment.startsWith('.'))) {
            await descend(root, below, rest, found);
        }
    }
}
async function subdirectories(directory) {
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map((entry) => entry.name);
}

;// CONCATENATED MODULE: ./build/core/monorepo/workspace.js





const dependencyKinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
async function readWorkspace(root) {
    const patterns = (await pnpmPatterns(root)) ?? (await readManifest(root, '.'))?.workspaces ?? [];
    const manifests = new Map();
    for (const path of await directoriesMatching(root, patterns)) {
        const manifest = await readManifest(root, path);
        if (manifest !== undefined)
            manifests.set(path, manifest);
    }
    const paths = pathsByName(manifests);
    const packages = [...manifests].map(([path, { name, dependencies }]) => {
        const direct = [...dependencies].flatMap(([alias, wanted]) => targetsOf(path, alias, wanted, manifests, paths));
        return [path, { name, path, dependencies: [...new Set(direct)].filter((other) => other !== path) }];
    });
    return { packages: new Map(packages) };
}
function packageAround(graph, path) {
    for (let directory = external_node_path_.posix.normalize(path);; directory = external_node_path_.posix.dirname(directory)) {
        const found = graph.packages.get(directory.replace(/(?<=.)\/$/, ''));
        if (found !== undefined || directory === '.' || directory === '/')
            return found;
    }
}
async function pnpmPatterns(root) {
    const file = 'pnpm-workspace.yaml';
    const text = await readText((0,external_node_path_.join)(root, file));
    if (text === undefined)
        return undefined;
    const content = parsed(file, () => (0,dist/* parse */.qg)(text, { maxAliasCount: 100 }));
    const patterns = isRecord(content) ? content.packages : undefined;
    return patterns === undefined ? undefined : textItems(patterns, `packages of ${file}`);
}
async function readManifest(root, path) {
    const file = external_node_path_.posix.join(path, 'package.json');
    const text = await readText((0,external_node_path_.join)(root, file));
    if (text === undefined)
        return undefined;
    const content = parsed(file, () => JSON.parse(text.replace(/^\uFEFF/, '')));
    if (!isRecord(content))
        throw (0,failure/* badInput */.AN)(file, 'is not a JSON object', 'Correct the file.');
    const { workspaces } = content;
    const dependencies = new Map();
    for (const kind of dependencyKinds) {
        const listed = content[kind];
        if (!isRecord(listed))
            continue;
        for (const [name, wanted] of Object.entries(listed))
            dependencies.set(name, String(wanted));
    }
    return {
        name: typeof content.name === 'string' ? content.name : undefined,
        workspaces: textItems((isRecord(workspaces) ? workspaces.packages : workspaces) ?? [], `workspaces of ${file}`),
        dependencies,
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
function targetsOf(path, alias, wanted, manifests, paths) {
    const [, protocol, rest = ''] = /^(workspace|file|link|portal|npm):(.*)$/s.exec(wanted) ?? [];
    const isPath = protocol !== undefined && protocol !== 'npm' && (protocol !== 'workspace' || /^\.{1,2}\//.test(rest));
    if (isPath) {
        const target = external_node_path_.posix.join(path, rest).replace(/\/$/, '');
        return manifests.has(target) ? [target] : [];
    }
    const [, other] = protocol === undefined ? [] : (/^(@?[^@]+)@/.exec(rest) ?? []);
    return paths.get(other ?? alias) ?? [];
}
function textItems(value, of) {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw (0,failure/* badInput */.AN)(of, 'is not a list of globs', 'Write it as the package manager expects it, for example ["apps/*"].');
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parsed(file, parse) {
    try {
        return parse();
    }
    catch (cause) {
        throw (0,failure/* badInput */.AN)(file, 'cannot be parsed', 'Correct the file.', cause);
    }
}
async function readText(file) {
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    return found?.isFile() === true ? (0,promises_.readFile)(file, 'utf8') : undefined;
}


/***/ })

};
