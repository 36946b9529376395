export const id = 1883;
export const ids = [1883];
export const modules = {

/***/ 1883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan),
  planRequest: () => (/* binding */ planRequest)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
;// CONCATENATED MODULE: ./build/core/monorepo/jobs.js




const largestMatrix = 256;
function jobMatrix({ services, affected, environment }, { config, ci }) {
    const chosen = environment?.environment;
    const entries = affected.map((name) => {
        const values = (0,environments/* placeholdersFor */.mL)(ci, name, environment?.name);
        const image = chosen?.image ?? (config === undefined ? undefined : (0,environments/* serviceImage */.Dr)(config, name));
        const tag = chosen?.tag ?? (ci.commit === undefined ? '' : '{sha8}');
        return {
            service: name,
            environment: environment?.name ?? '',
            slug: (0,environments/* slugFor */.Pb)(ci) ?? '',
            path: services.get(name)?.path ?? '',
            image: (0,placeholders/* expand */.f)(image ?? '', values, `image of ${name}`),
            tag: (0,placeholders/* expand */.f)(tag, values, `tag of ${name}`),
        };
    });
    if (ci.host !== 'github' || entries.length <= largestMatrix)
        return entries;
    throw new failure/* Failure */.HR('bad-input', 'MATRIX_LIMIT', `${entries.length} services are more than a matrix of GitHub holds`, {
        hint: `Plan at most ${largestMatrix} at a time with the input services, in several jobs.`,
    });
}
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

// EXTERNAL MODULE: ./build/core/monorepo/plan.js + 1 modules
var monorepo_plan = __webpack_require__(5431);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(8614);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(2635);
;// CONCATENATED MODULE: ./build/commands/plan.js










const planInputs = {
    ...run/* runInputs */.HM,
    ...run/* changeInputs */.kH,
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
    inputs: planInputs,
    outputs: {
        services: 'JSON list of the affected services.',
        environment: 'Environment that the event deploys to; empty when none matches.',
        slug: 'Name of the review environment of this branch or request.',
        matrix: 'GitHub job matrix: `{"include": [{service, environment, slug, path, image, tag}]}`.',
        any: '`true` when a service is affected. GitHub fails a job with an empty matrix: use it in its `if`.',
        reason: 'JSON object: the reasons by service; an empty list for one that is not affected.',
        'child-pipeline': 'The file that was written.',
    },
    async run(run) {
        const { ci } = run;
        const plan = await (0,monorepo_plan/* planDeployment */.H)(planRequest(run), run);
        const matrix = jobMatrix(plan, run);
        const childFile = await writeChildPipeline(matrix, run);
        return {
            outputs: {
                services: plan.affected,
                environment: plan.environment?.name,
                slug: (0,environments/* slugFor */.Pb)(ci),
                matrix: { include: matrix },
                any: plan.affected.length > 0,
                reason: Object.fromEntries([...plan.reasons].map(([name, reasons]) => [name, sentences(name, reasons)])),
                'child-pipeline': childFile,
            },
            summary: summaryOf(plan),
        };
    },
});
function planRequest({ inputs, config, ci, cwd, }) {
    const configFile = inputs.config && (0,external_node_path_.relative)(ci.workspace, (0,external_node_path_.resolve)(cwd, inputs.config)).replaceAll(external_node_path_.sep, '/');
    return {
        config,
        configFile,
        ci,
        services: inputs.service === undefined ? inputs.services : [inputs.service],
        environment: inputs.environment,
        all: inputs.all,
        base: inputs.base,
    };
}
async function writeChildPipeline(jobs, { inputs, cwd, log }) {
    const file = inputs['child-pipeline'];
    if (file === undefined)
        return undefined;
    const text = childPipeline(jobs, {
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
function sentences(service, reasons) {
    return reasons.map((reason) => (0,affected/* describeReason */.Gk)(service, reason));
}
function summaryOf({ environment, reasons }) {
    const rows = [...reasons].map(([name, why]) => [name, why.length > 0 ? 'yes' : 'no', sentences(name, why)]);
    const where = environment === undefined ? 'No environment matches this event.' : `Environment: ${environment.name}`;
    return ['### Plan', where, (0,summary/* table */.t)(['service', 'affected', 'reason'], rows)].join('\n\n');
}


/***/ }),

/***/ 1754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ rootFiles),
/* harmony export */   EX: () => (/* binding */ allServices),
/* harmony export */   Gk: () => (/* binding */ describeReason),
/* harmony export */   ty: () => (/* binding */ affectedServices)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6521);



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
    const shared = reasonsOf({ kind: 'root-file' }, changedFiles.filter((0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globs */ .gV)(everyService)));
    const changedPackages = byPackage(graph, changedFiles);
    const reasons = new Map([...services].map(([name, service]) => [
        name,
        [...shared, ...ownReasons(service, changedFiles), ...packageReasons(service, graph, changedPackages)],
    ]));
    spreadToDependents(reasons, services);
    return reasons;
}
function allServices(services, why) {
    return new Map([...services].map((name) => [name, [{ kind: 'everything', why }]]));
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
function reasonsOf(kind, files) {
    const [file, ...others] = files;
    return file === undefined ? [] : [{ ...kind, file, more: others.length }];
}
function ownReasons(service, changedFiles) {
    const own = changedFiles.filter(inside(service.path));
    const { dockerfile } = service.build ?? {};
    const ofDockerfile = dockerfile === undefined ? [] : [dockerfile, `${dockerfile}.dockerignore`].map((file) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(file));
    const dockerfiles = changedFiles.filter((file) => ofDockerfile.includes(file) && !own.includes(file));
    const watched = (service.watch ?? []).flatMap((pattern) => reasonsOf({ kind: 'watch', glob: pattern }, changedFiles.filter((0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .glob */ .TI)(pattern))));
    return [...reasonsOf({ kind: 'file' }, own), ...reasonsOf({ kind: 'dockerfile' }, dockerfiles), ...watched];
}
function byPackage(graph, changedFiles) {
    const files = new Map();
    for (const file of changedFiles) {
        const owner = (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .packageAround */ .q)(graph, file);
        if (owner === undefined)
            continue;
        const known = files.get(owner.path) ?? [];
        files.set(owner.path, known);
        known.push(file);
    }
    return files;
}
function packageReasons(service, graph, changed) {
    const start = (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .packageAround */ .q)(graph, service.path);
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
            const name = found.name ?? found.path;
            reasons.push(...reasonsOf({ kind: 'package', package: name, via }, files));
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
    const normal = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(directory).replace(/\/$/, '');
    if (normal === '.')
        return () => true;
    const beginning = `${normal}/`;
    return (file) => file.startsWith(beginning) || file === normal;
}


/***/ }),

/***/ 5431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ planDeployment)
});

// UNUSED EXPORTS: servicesOfWorkspace

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/names/slug.js
var slug = __webpack_require__(830);
// EXTERNAL MODULE: ./build/core/source/checkout.js
var checkout = __webpack_require__(5228);
;// CONCATENATED MODULE: ./build/core/source/base.js


async function changesSinceBase(at, ci, input) {
    try {
        const head = await (0,checkout/* headCommit */.Qo)(at);
        if (head === undefined)
            return everything(await whyNoHead(at));
        const base = input === undefined ? await baseOf(at, ci, head) : await inputBase(at, input);
        if (base.kind === 'everything')
            return base;
        return { kind: 'files', base: base.base, how: base.how, files: await (0,checkout/* changedFiles */.Y_)(at, base.base, head) };
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.kind === 'failed')
            return everything(error.message);
        throw error;
    }
}
function everything(why) {
    return { kind: 'everything', why };
}
async function whyNoHead(at) {
    const { stderr } = await (0,checkout/* git */.$Y)(at, ['rev-parse', '--verify', 'HEAD']);
    const [line = ''] = stderr.split('\n');
    return `git finds no commit in this checkout (${line.replace(/^fatal: /, '').slice(0, 200)})`;
}
async function baseOf(at, ci, head) {
    switch (ci.event.kind) {
        case 'tag':
        case 'schedule':
        case 'manual':
            return everything(`a run of kind ${ci.event.kind} has no commit to compare with`);
        case 'branch-deleted':
        case 'request-closed':
            return everything('the branch or request is finished');
        case 'request':
            return (await mergedTarget(at, ci, head)) ?? (await eventBase(at, ci, 'the base of the request'));
        case 'push':
            if (ci.baseCommit === undefined)
                return forkPoint(at, ci, head, 'the branch is new');
            return eventBase(at, ci, 'the commit before this push', head);
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
async function eventBase(at, ci, how, head) {
    const base = ci.baseCommit;
    if (base === undefined)
        return everything(`${how} is not known`);
    if (await (0,checkout/* fetchCommit */.iH)(at, base))
        return { kind: 'commit', base, how };
    const why = `${how}, ${base.slice(0, 8)}, cannot be fetched`;
    return head === undefined ? everything(why) : forkPoint(at, ci, head, why);
}
async function forkPoint(at, ci, head, why) {
    const trunk = ci.defaultBranch ?? (await clonedBranch(at));
    if (trunk === undefined)
        return everything(`${why}, and the default branch is not known`);
    if (trunk === ci.branch)
        return everything(`${why}, and it is the default branch itself`);
    const tip = await branchTip(at, trunk);
    if (tip === undefined)
        return everything(`${why}, and ${trunk} cannot be fetched`);
    if (await (0,checkout/* isShallow */.fE)(at)) {
        return { kind: 'commit', base: tip, how: `the tip of ${trunk}: ${why}, and this clone is shallow` };
    }
    const base = await (0,checkout/* mergeBase */.wu)(at, tip, head);
    if (base === undefined)
        return everything(`${why}, and it has no commit in common with ${trunk}`);
    return { kind: 'commit', base, how: `where the branch left ${trunk}: ${why}` };
}
async function inputBase(at, input) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(input)) {
        if (await (0,checkout/* fetchCommit */.iH)(at, input))
            return { kind: 'commit', base: input, how: 'the input base' };
    }
    else {
        const commit = await commitAt(at, input);
        if (commit !== undefined)
            return { kind: 'commit', base: commit, how: `the input base, ${input}` };
    }
    return everything(`the input base, ${input}, is not in this checkout and cannot be fetched`);
}
async function parentsOf(at, commit) {
    const { code, stdout } = await (0,checkout/* git */.$Y)(at, ['cat-file', 'commit', commit]);
    const [header = ''] = code === 0 ? stdout.toString('utf8').split('\n\n', 1) : [];
    return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, parent]) => parent ?? []);
}
async function branchTip(at, branch) {
    const remote = await (0,checkout/* remoteName */.iy)(at);
    const ref = `refs/heads/${branch}`;
    if (remote === undefined)
        return commitAt(at, ref);
    const listed = (0,checkout/* firstLine */.TM)(await (0,checkout/* git */.$Y)(at, ['ls-remote', '--end-of-options', remote, ref]));
    const current = listed?.split('\t')[0];
    if (current !== undefined && (await (0,checkout/* fetchCommit */.iH)(at, current)))
        return current;
    return (await commitAt(at, `refs/remotes/${remote}/${branch}`)) ?? (await commitAt(at, ref));
}
async function clonedBranch(at) {
    const remote = `refs/remotes/${(await (0,checkout/* remoteName */.iy)(at)) ?? 'origin'}/`;
    const head = (0,checkout/* firstLine */.TM)(await (0,checkout/* git */.$Y)(at, ['symbolic-ref', '--quiet', `${remote}HEAD`]));
    return head?.replace(remote, '');
}
async function commitAt(at, revision) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    return (0,checkout/* firstLine */.TM)(await (0,checkout/* git */.$Y)(at, args));
}

// EXTERNAL MODULE: ./build/core/suggestion.js
var core_suggestion = __webpack_require__(5256);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var monorepo_affected = __webpack_require__(1754);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/core/monorepo/plan.js









async function planDeployment(request, { env, log, clock, programs }) {
    const { config, ci } = request;
    const graph = await (0,workspace/* readWorkspace */.i)(ci.workspace);
    const services = await servicesOf(config, ci.workspace, graph);
    const requested = requestedServices(services, request.services);
    const environment = config && (0,environments/* chosenEnvironment */.Kq)({ config, ci, environment: request.environment }, true);
    const change = request.all
        ? { kind: 'everything', why: 'the input all asks for it' }
        : await changesSinceBase({ cwd: ci.workspace, env, clock, programs }, ci, request.base);
    if (change.kind === 'files') {
        log.info(`${change.files.length} files differ from ${change.base.slice(0, 8)} (${change.how}).`);
    }
    else if (!request.all) {
        log.warn(`Everything is taken: ${change.why}.`);
    }
    const everyService = request.configFile === undefined ? monorepo_affected/* rootFiles */.Aj : [...monorepo_affected/* rootFiles */.Aj, request.configFile];
    const found = change.kind === 'everything'
        ? (0,monorepo_affected/* allServices */.EX)(services.keys(), change.why)
        : (0,monorepo_affected/* affectedServices */.ty)({ changedFiles: change.files, graph, services, everyService });
    const reasons = new Map([...found].filter(([name]) => requested.has(name)));
    for (const [name, why] of reasons)
        log.info(`${name}: ${describeReasons(name, why)}`);
    const affected = [...reasons].filter(([, why]) => why.length > 0).map(([name]) => name);
    return { services, environment, reasons, affected };
}
function describeReasons(service, reasons) {
    if (reasons.length === 0)
        return 'not affected';
    return `affected: ${reasons.map((reason) => (0,monorepo_affected/* describeReason */.Gk)(service, reason)).join('; ')}`;
}
async function servicesOf(config, root, graph) {
    const services = config?.services ?? (await servicesOfWorkspace(root, graph));
    if (services.size > 0)
        return services;
    throw (0,failure/* badInput */.AN)('config', 'there is no service: neither in a gitops.yaml nor as a workspace package with a Dockerfile', 'Run `monorepo-gitops init`, or give the path of gitops.yaml as `config`.');
}
function requestedServices(services, names) {
    for (const name of names) {
        if (services.has(name))
            continue;
        const suggestion = (0,core_suggestion/* didYouMean */.a)(name, services.keys(), (near) => `"${near}"`);
        const hint = `${suggestion}Services: ${[...services.keys()].join(', ')}.`;
        throw (0,failure/* badInput */.AN)('services', `"${name}" is no service of this monorepo`, hint);
    }
    return new Set(names.length === 0 ? services.keys() : names);
}
async function servicesOfWorkspace(root, graph) {
    const services = new Map();
    for (const found of graph.packages.values()) {
        if (!(await isFile((0,external_node_path_.join)(root, found.path, 'Dockerfile'))))
            continue;
        const name = (0,slug/* dnsLabel */.UG)((found.name ?? '').replace(/^@[^/]*\//, '') || external_node_path_.posix.basename(found.path));
        const other = services.get(name);
        if (other !== undefined) {
            throw (0,failure/* badInput */.AN)('services', `the packages in ${other.path} and ${found.path} would both be the service "${name}"`, 'Name your services in a gitops.yaml (`monorepo-gitops init` writes one).');
        }
        services.set(name, { path: found.path });
    }
    return services;
}
async function isFile(path) {
    return (await (0,promises_.stat)(path).catch(() => undefined))?.isFile() === true;
}


/***/ }),

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readWorkspace),
/* harmony export */   q: () => (/* binding */ packageAround)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8998);





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
    for (let directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(path);; directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory)) {
        const found = graph.packages.get(directory.replace(/(?<=.)\/$/, ''));
        if (found !== undefined || directory === '.' || directory === '/')
            return found;
    }
}
async function pnpmPatterns(root) {
    const file = 'pnpm-workspace.yaml';
    const text = await readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file));
    if (text === undefined)
        return undefined;
    const content = parsed(file, () => (0,yaml__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .qg)(text, { maxAliasCount: 100 }));
    const patterns = isRecord(content) ? content.packages : undefined;
    return patterns === undefined ? undefined : textItems(patterns, `packages of ${file}`);
}
async function readManifest(root, path) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, 'package.json');
    const text = await readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file));
    if (text === undefined)
        return undefined;
    const content = parsed(file, () => JSON.parse(text.replace(/^\uFEFF/, '')));
    if (!isRecord(content))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'is not a JSON object', 'Correct the file.');
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
        const target = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, rest).replace(/\/$/, '');
        return manifests.has(target) ? [target] : [];
    }
    const [, other] = protocol === undefined ? [] : (/^(@?[^@]+)@/.exec(rest) ?? []);
    return paths.get(other ?? alias) ?? [];
}
function textItems(value, of) {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(of, 'is not a list of globs', 'Write it as the package manager expects it, for example ["apps/*"].');
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
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
async function directoriesMatching(root, patterns) {
    const manifestOf = (directory) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, 'package.json');
    const isExclusion = (pattern) => pattern.startsWith('!');
    const excluded = patterns.filter(isExclusion).map((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .glob */ .TI)(manifestOf(pattern.slice(1))));
    const wanted = patterns.filter((each) => !isExclusion(each)).flatMap((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .alternatives */ .Vo)(each, 'workspaces'));
    for (const pattern of wanted)
        refuseOutside(pattern);
    const isWrittenOut = (0,_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .globs */ .gV)(wanted.flatMap((pattern) => pattern.split('/')).filter((part) => part.startsWith('.')));
    const found = [];
    const visit = async (directory, walk) => {
        if (walk.matches('package.json'))
            found.push(directory);
        for (const name of await subdirectories((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory))) {
            const below = name.startsWith('.') && !isWrittenOut(name) ? undefined : walk.below(name);
            if (below !== undefined)
                await visit(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, name), below);
        }
    };
    await visit('.', (0,_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .globWalk */ .k)(wanted.map(manifestOf)));
    return found.filter((path) => !excluded.some((matches) => matches(manifestOf(path)))).sort();
}
function refuseOutside(pattern) {
    if (!pattern.startsWith('/') && !pattern.split('/').includes('..'))
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('workspaces', `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
}
async function subdirectories(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map((entry) => entry.name);
}


/***/ })

};
