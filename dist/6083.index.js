export const id = 6083;
export const ids = [6083];
export const modules = {

/***/ 8464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan),
  planRequest: () => (/* binding */ planRequest)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/bump/update.js
var update = __webpack_require__(1218);
// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var monorepo_affected = __webpack_require__(1754);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var monorepo_environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/events/why-no-environment.js + 1 modules
var why_no_environment = __webpack_require__(8093);
// EXTERNAL MODULE: ./build/core/monorepo/jobs.js
var monorepo_jobs = __webpack_require__(5422);
// EXTERNAL MODULE: ./build/core/monorepo/place.js
var place = __webpack_require__(4867);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/names/slug.js
var slug = __webpack_require__(830);
// EXTERNAL MODULE: ./build/core/source/base.js
var base = __webpack_require__(7313);
// EXTERNAL MODULE: ./build/core/monorepo/content/commits.js
var commits = __webpack_require__(8748);
// EXTERNAL MODULE: ./build/core/monorepo/events/scope.js
var events_scope = __webpack_require__(1476);
// EXTERNAL MODULE: ./build/core/monorepo/project.js
var project = __webpack_require__(8897);
// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/core/monorepo/plan.js












async function planDeployment(request, { env, log, clock, programs }) {
    const { config, ci } = request;
    const services = await servicesOf(config, ci.workspace);
    (0,events_scope/* refuseUnknownServices */.V)(services, request.services);
    const environment = config && (0,monorepo_environments.chosenEnvironment)({ config, ci, environment: request.environment }, true);
    const environments = config?.environments ?? new Map();
    const scope = { config: { services, environments }, ci, environment: environment?.name };
    const requested = new Set((0,events_scope/* servicesInScope */.c)(scope, request.services));
    const change = request.all
        ? { kind: 'everything', why: 'the input all asks for it' }
        : await (0,base/* changesSinceBase */.V)({ cwd: ci.workspace, env, clock, programs }, ci, request.base);
    if (change.kind === 'files') {
        log.info(`${(0,counted/* counted */.h)(change.files.length, 'file differs', 'files differ')} from ${change.base.slice(0, 8)} (${change.how}).`);
    }
    else if (!request.all) {
        log.warn(`Everything is taken: ${change.why}.`);
    }
    const found = change.kind === 'everything'
        ? (0,monorepo_affected/* allServices */.EX)(services.keys(), change.why)
        : await affectedSince(change.base, { cwd: ci.workspace, env, programs }, services, request.configFile);
    const reasons = new Map([...found].filter(([name]) => requested.has(name)));
    for (const [name, why] of reasons)
        log.info(`${name}: ${describeReasons(name, why)}`);
    const affected = [...reasons].filter(([, why]) => why.length > 0).map(([name]) => name);
    return { services, environment, reasons, affected };
}
async function affectedSince(base, at, services, configFile) {
    const reading = (0,commits/* readMonorepo */.MM)(at);
    const readingBefore = (0,commits/* readMonorepo */.MM)(at, base, reading);
    readingBefore.catch(() => { });
    const after = await reading;
    try {
        const before = await readingBefore;
        const settings = (of) => () => {
            const names = configFile === undefined ? project/* configFileNames */.H : [external_node_path_.posix.normalize(configFile)];
            return names.map((name) => of.tree.files.get(name)?.id).find((id) => id !== undefined);
        };
        return await (0,monorepo_affected/* affectedServices */.ty)({
            before,
            after,
            services,
            configFile,
            settings: settings(after),
            settingsBefore: settings(before),
        });
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        return (0,monorepo_affected/* allServices */.EX)(services.keys(), `${base.slice(0, 8)} cannot be read (${error.message})`);
    }
}
function describeReasons(service, reasons) {
    if (reasons.length === 0)
        return 'not affected';
    return `affected: ${reasons.map((reason) => (0,monorepo_affected/* describeReason */.Gk)(service, reason)).join('; ')}`;
}
async function servicesOf(config, root) {
    const services = config?.services ?? (await servicesOfWorkspace(root, await (0,workspace/* readWorkspace */.iF)(root)));
    if (services.size > 0)
        return services;
    throw (0,failure/* badInput */.AN)('config', 'there is no service: neither in a gitops.yaml nor as a workspace package with a Dockerfile', 'Run `monorepo-gitops init`, or give the path of gitops.yaml as `config`.');
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

// EXTERNAL MODULE: ./build/core/published.js
var published = __webpack_require__(3648);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/build.js
var build = __webpack_require__(4872);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/core/build/engines.js
var engines = __webpack_require__(1882);
// EXTERNAL MODULE: ./build/core/build/request.js
var request = __webpack_require__(212);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
;// CONCATENATED MODULE: ./build/core/monorepo/child-pipeline.js



const largestBytes = 5 * 1024 * 1024;
const mostIncludes = 150;
const mostNeeds = 50;
function childPipeline(jobs, shape) {
    const content = {
        workflow: { rules: [{ when: 'always' }] },
        ...(jobs.length === 0 ? nothingToDo(shape) : pipelineOf(jobs, shape)),
    };
    const documents = shape.handedOn === undefined ? [content] : [specOf(shape.handedOn), content];
    const text = `# Written by monorepo-gitops plan.\n${documents.map(yaml).join('---\n')}`;
    if (Buffer.byteLength(text) > largestBytes)
        throw limit(`the child pipeline is larger than 5 MiB`);
    return text;
}
function yaml(document) {
    return (0,dist/* stringify */.As)(document, {
        defaultStringType: 'QUOTE_DOUBLE',
        defaultKeyType: 'PLAIN',
        aliasDuplicateObjects: false,
        lineWidth: 0,
    });
}
function nothingToDo(shape) {
    return {
        'nothing-affected': {
            ...idleJob(shape, 'echo "No service is affected by this change."'),
            rules: [{ when: 'always' }],
        },
    };
}
function idleJob({ image }, command) {
    return { image, rules: [{ when: 'on_success' }], variables: { GIT_STRATEGY: 'none' }, script: [command] };
}
function pipelineOf(jobs, shape) {
    if (shape.template === undefined) {
        if (shape.handedOn !== undefined)
            return buildingPipeline(jobs, shape, shape.handedOn);
        return Object.assign({}, ...jobs.map((job) => {
            const { needs, joints } = waiting(jobName(job), deploymentsOf(job), shape);
            return { ...joints, [jobName(job)]: { ...programJob(job, shape), ...(needs.length === 0 ? {} : { needs }) } };
        }));
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
                ...(shape.seen === undefined ? {} : { seen: shape.seen }),
            },
        })),
        ...Object.assign({}, ...jobs.flatMap((job) => {
            const { needs, joints } = waiting(jobName(job), deploymentsOf(job), shape);
            return needs.length === 0 ? [] : [{ ...joints, [jobName(job)]: { needs } }];
        })),
    };
}
function deploymentsOf({ needs = [] }) {
    return needs.map((service) => ({ job: jobName({ service }), artifacts: false }));
}
function waiting(name, others, { image, stage, own = [] }) {
    if (own.length + others.length <= mostNeeds)
        return { needs: [...own, ...others], joints: {} };
    const joints = Array.from({ length: Math.ceil(others.length / mostNeeds) }, (_, index) => ({
        joint: `before ${name} ${index + 1}`,
        needs: others.slice(index * mostNeeds, (index + 1) * mostNeeds),
    }));
    if (own.length + joints.length > mostNeeds)
        throw limit(`the job "${name}" waits for ${others.length} others`);
    const job = { ...idleJob({ image }, 'true'), ...(stage === undefined ? {} : { stage }) };
    return {
        needs: [...own, ...joints.map(({ joint }) => ({ job: joint, artifacts: false }))],
        joints: Object.fromEntries(joints.map(({ joint, needs }) => [joint, { ...job, needs }])),
    };
}
function programJob(job, shape) {
    const { image, program, seen, byPerson, isScheduled, environmentJob } = shape;
    return {
        image,
        rules: [{ when: 'on_success' }],
        variables: {
            MG_PROGRAM: literal(program),
            MG_SERVICE: literal(job.service),
            ...(job.environment === '' ? {} : { MG_ENVIRONMENT: literal(job.environment) }),
            ...(seen === undefined ? {} : { MG_SEEN: literal(seen) }),
            ...(byPerson === true ? { MG_STARTED_BY: literal('person') } : {}),
            ...(isScheduled === true && byPerson !== true ? { MG_STARTED_BY: literal('schedule') } : {}),
            ...(environmentJob === undefined ? {} : { MG_ENVIRONMENT_JOB: literal(environmentJob) }),
        },
        script: ['$MG_PROGRAM deploy'],
    };
}
const buildsDirectory = 'monorepo-gitops-builds';
const jobInputs = {
    'before-script': { type: 'array', default: [] },
    tags: { type: 'array', default: [] },
    'job-services': { type: 'array', default: [] },
    'resource-group': { default: 'gitops/$CI_COMMIT_REF_SLUG' },
    interruptible: { type: 'boolean', default: false },
};
const keywordInputs = {
    tags: 'tags',
    'before-script': 'before_script',
    'job-services': 'services',
};
function specOf(handedOn) {
    return {
        spec: {
            inputs: {
                ...jobInputs,
                ...Object.fromEntries(handedOn.map(({ name, input }) => [name, input])),
            },
        },
    };
}
function buildingPipeline(jobs, shape, handedOn) {
    const settings = Object.fromEntries(handedOn.map(({ name, variable }) => [variable, `$[[ inputs.${name} ]]`]));
    const stage = 'deploy';
    const templates = Object.entries(keywordInputs).flatMap(([name, keyword]) => [
        [keywordTemplate(name), { [keyword]: `$[[ inputs.${name} ]]` }],
        [`.${name}-[]`, { stage }],
        [`.${name}-`, { stage }],
    ]);
    const imageJobs = new Map(jobs.map((job) => [job.service, job.build ? buildName(job, job.build) : jobName(job)]));
    return {
        stages: ['emit', 'build', 'deploy'],
        ...Object.fromEntries(templates),
        ...Object.fromEntries(jobs.flatMap((job) => Object.entries(jobsOfService(job, shape, settings, imageJobs)))),
    };
}
function buildName({ service }, { engine }) {
    return `${engine} ${service}`;
}
function jobsOfService(job, shape, settings, imageJobs) {
    const { service, build, needs = [] } = job;
    const directory = `${buildsDirectory}/${service}`;
    const program = programJob(job, shape);
    const common = { rules: program.rules, interruptible: '$[[ inputs.interruptible ]]' };
    const handed = { paths: [`${directory}/`], expire_in: '1 week' };
    const deployment = (variables) => ({
        ...program,
        ...common,
        extends: Object.keys(keywordInputs).map(keywordTemplate),
        variables: { ...settings, ...program.variables, ...variables },
    });
    const { image } = shape;
    const names = { emit: `emit ${service}`, build: build && buildName(job, build), deploy: jobName(job) };
    const own = names.build === undefined ? [] : [{ job: names.build, artifacts: true }];
    const deployed = waiting(names.deploy, deploymentsOf(job), { image, stage: 'deploy', own });
    const deploy = {
        stage: 'deploy',
        resource_group: '$[[ inputs.resource-group ]]',
        artifacts: { when: 'always', paths: [`${ports/* outputFiles */.Lo}/`], reports: { dotenv: ports/* dotenvReport */.ff } },
        needs: deployed.needs,
    };
    if (build === undefined || names.build === undefined) {
        return { ...deployed.joints, [names.deploy]: { ...deployment({}), ...deploy } };
    }
    const builds = { MG_ENGINE: literal(build.engine) };
    const stageOf = (stage) => (needs.length === 0 ? stage : 'deploy');
    const imagesBefore = needs.map((needed) => ({ job: imageJobs.get(needed) ?? '', artifacts: false }));
    const emitted = waiting(names.emit, imagesBefore, { image, stage: 'deploy' });
    return {
        ...emitted.joints,
        [names.emit]: {
            ...deployment({ ...builds, MG_EMIT: literal(buildsDirectory) }),
            stage: stageOf('emit'),
            needs: emitted.needs,
            artifacts: handed,
        },
        [names.build]: {
            ...common,
            extends: keywordTemplate('tags'),
            stage: stageOf('build'),
            image: { name: build.image, entrypoint: [''] },
            needs: [{ job: names.emit, artifacts: true }],
            variables: {
                MG_REGISTRY_USERNAME: settings.MG_REGISTRY_USERNAME,
                MG_REGISTRY_PASSWORD: settings.MG_REGISTRY_PASSWORD,
                BUILD_SCRIPT: literal(`${directory}/${build.script}`),
            },
            script: ['test ! -e "$BUILD_SCRIPT" || sh "$BUILD_SCRIPT"'],
            artifacts: handed,
        },
        ...deployed.joints,
        [names.deploy]: { ...deployment({ ...builds, MG_FINISH: literal(buildsDirectory) }), ...deploy },
    };
}
function keywordTemplate(name) {
    return `.${name}-$[[ inputs.${name} ]]`;
}
function literal(value) {
    return { value, expand: false };
}
function jobName({ service }) {
    return `deploy ${service}`;
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

// EXTERNAL MODULE: ./build/core/monorepo/events/events.js
var events = __webpack_require__(7535);
// EXTERNAL MODULE: ./build/inputs/help.js
var help = __webpack_require__(9029);
;// CONCATENATED MODULE: ./build/inputs/component-input.js


const longest = 1024;
function componentInput(name, declaration) {
    const secret = declaration.secret === true ? ' Give the name of a masked variable: `$NAME`.' : '';
    const isLong = declaration.type === 'list' || declaration.type === 'json' || declaration.isLong === true;
    const long = isLong ? ` For more than ${longest} characters set the variable \`${(0,resolve/* variableOf */.Qn)(name)}\`.` : '';
    const described = (more = '') => shorten((0,help/* describe */.q0)(declaration), secret + long + more);
    if (declaration.type === 'choice') {
        return { description: described(), options: ['', ...(declaration.options ?? [])], default: '' };
    }
    if (declaration.type === 'boolean') {
        if (declaration.config !== undefined || declaration.default === undefined) {
            const words = ' A word: `"true"` or `"false"`; without it `gitops.yaml` counts.';
            return { description: described(words), options: ['', 'true', 'false'], default: '' };
        }
        return { description: described(), type: 'boolean', default: declaration.default === 'true' };
    }
    if (declaration.type === 'integer' && declaration.default !== undefined) {
        return { description: described(), type: 'number', default: Number(declaration.default) };
    }
    return { description: described(), default: '' };
}
function componentInputs(inputs) {
    return Object.fromEntries(Object.entries(inputs).map(([name, declaration]) => [name, componentInput(name, declaration)]));
}
const ofThePlan = ['service', 'environment', 'seen', 'services', 'all', 'base', 'engine', 'emit', 'finish', 'dry-run'];
function childInputs(deploy) {
    return Object.fromEntries(Object.entries(deploy).filter(([name]) => !ofThePlan.includes(name)));
}
function shorten(text, end) {
    const room = longest - end.length;
    return (text.length <= room ? text : `${text.slice(0, room - 1)}…`) + end;
}

// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/build-image.js + 1 modules
var build_image = __webpack_require__(6921);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
;// CONCATENATED MODULE: ./build/commands/child-pipeline.js













async function writeChildPipeline(planned, run) {
    const { inputs, cwd, log } = run;
    const file = inputs['child-pipeline'];
    if (file === undefined)
        return undefined;
    const isHandedOver = (0,engines/* otherJobFor */.ZH)({ engine: inputs.engine ?? 'auto', files: [] }) !== undefined;
    if (isHandedOver && inputs['child-template'] !== undefined) {
        const hint = 'Leave child-template out: the jobs of such a build are more than one template has.';
        throw (0,failure/* badInput */.AN)('child-template', `has no meaning for the engine ${inputs.engine}`, hint);
    }
    const isIdle = isHandedOver && (planned.environment === undefined || (0,gitops_remote/* nothingByEvent */.ti)(run) !== undefined);
    const text = childPipeline(isIdle ? [] : childJobs(planned, run), {
        template: inputs['child-template'],
        image: inputs['child-image'],
        program: inputs['child-program'],
        seen: planned.seen,
        byPerson: run.ci.byPerson,
        isScheduled: (0,events/* triggerOf */.ix)(run.ci) === 'schedule',
        environmentJob: run.env.MG_ENVIRONMENT_JOB,
        handedOn: isHandedOver ? await handedOnInputs() : undefined,
    });
    if (inputs['dry-run']) {
        log.info(`${file} would be:\n${text}`);
        return undefined;
    }
    await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.resolve)(cwd, file)), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.resolve)(cwd, file), text);
    return file;
}
function childJobs({ services, environment, built, ...planned }, run) {
    const first = (0,monorepo_jobs/* neededFirst */.Qw)(services, planned.jobs.map(({ service }) => service));
    const jobs = planned.jobs.map((job) => ({ ...job, needs: first.get(job.service) ?? [] }));
    const { engine, promotion, 'child-build-image': image } = run.inputs;
    const isPromoted = environment?.environment['promote-from'] !== undefined && promotion === 'require';
    if (engine === undefined || run.config === undefined || environment === undefined || isPromoted)
        return jobs;
    return jobs.map((job) => {
        if (!built.has(job.service))
            return job;
        const scope = { service: job.service, environment: environment.name };
        const { inputs } = (0,inputs_for/* inputsFor */.p)(build_image.buildImage, run, scope);
        const runBuilds = { engine, emit: undefined, finish: undefined };
        const build = (0,engines/* otherJobFor */.ZH)((0,request/* requestInRun */.mF)(inputs, job.service, runBuilds));
        return { ...job, build: build && { ...build, image: image ?? build.image } };
    });
}
async function handedOnInputs() {
    const { deploy } = await Promise.all(/* import() */[__webpack_require__.e(4336), __webpack_require__.e(7200), __webpack_require__.e(7618), __webpack_require__.e(2614)]).then(__webpack_require__.bind(__webpack_require__, 7200));
    const declared = childInputs(deploy.inputs);
    return Object.entries(declared).map(([name, declaration]) => {
        const { description: _, ...input } = componentInput(name, declaration);
        return { name, variable: (0,resolve/* variableOf */.Qn)(name), input };
    });
}

// EXTERNAL MODULE: ./build/commands/comparison/environment.js + 6 modules
var comparison_environment = __webpack_require__(4531);
// EXTERNAL MODULE: ./build/commands/comparison/image-content.js
var image_content = __webpack_require__(7400);
// EXTERNAL MODULE: ./build/commands/comparison/keys.js + 1 modules
var comparison_keys = __webpack_require__(4632);
// EXTERNAL MODULE: ./build/commands/comparison/opt-in.js
var opt_in = __webpack_require__(6642);
// EXTERNAL MODULE: ./build/commands/comparison/service-deployment.js
var service_deployment = __webpack_require__(4372);
// EXTERNAL MODULE: ./build/commands/comparison/source.js
var source = __webpack_require__(7816);
// EXTERNAL MODULE: ./build/commands/picture/picture.js + 1 modules
var picture_picture = __webpack_require__(5268);
// EXTERNAL MODULE: ./build/commands/picture/reasons.js
var reasons = __webpack_require__(5363);
// EXTERNAL MODULE: ./build/commands/places/by-server.js
var by_server = __webpack_require__(5891);
// EXTERNAL MODULE: ./build/commands/places/open-targets.js + 1 modules
var open_targets = __webpack_require__(4529);
// EXTERNAL MODULE: ./build/commands/places/place-run.js
var place_run = __webpack_require__(199);
// EXTERNAL MODULE: ./build/commands/places/seen.js
var seen = __webpack_require__(8713);
// EXTERNAL MODULE: ./build/commands/places/targets.js
var targets = __webpack_require__(4598);
// EXTERNAL MODULE: ./build/commands/summaries/nothing-to-deploy.js + 1 modules
var nothing_to_deploy = __webpack_require__(271);
// EXTERNAL MODULE: ./build/commands/summaries/parts.js
var parts = __webpack_require__(8998);
;// CONCATENATED MODULE: ./build/commands/plan.js
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



































const planInputs = {
    ...run/* runInputs */.HM,
    ...run/* changeInputs */.kH,
    ...gitops_remote/* gitopsConnectionInputs */.iE,
    ...run/* argocdInputs */.wm,
    ...run/* registryInputs */.P4,
    deliver: gitops/* deliveryInputs */.Uh.deliver,
    'request-key': gitops/* deliveryInputs */.Uh['request-key'],
    'request-branch': gitops/* deliveryInputs */.Uh['request-branch'],
    'on-older': gitops/* commitInputs */.J8['on-older'],
    engine: {
        ...build/* buildsInputs */.V.engine,
        description: 'What builds the images of Dockerfiles, instead of `engine` in `gitops.yaml`. `kaniko`: the child pipeline has three jobs a service, which write its script, build in `child-build-image` and deploy.',
    },
    promotion: run/* promotionInput */.e5,
    'child-pipeline': {
        type: 'string',
        description: 'File to write a GitLab child pipeline to, with one `deploy` job per affected service.',
    },
    'child-build-image': {
        type: 'string',
        description: 'Engine `kaniko`: container image of the jobs that build. Default: a maintained image of kaniko.',
    },
    'child-template': {
        type: 'string',
        description: 'What a job of the child pipeline is made of: address of the `deploy` component, `https` address of its template, or path in this repository. Default: a job that runs `deploy` by `child-program`.',
    },
    'child-image': {
        type: 'string',
        default: `${published/* jobImage */.zl}:${published/* version */.rE}`,
        description: "Container image of those jobs. Another than the project's own needs Node 20.19 or newer, git, and `child-program`. Not used with `child-template`.",
    },
    'child-program': {
        type: 'string',
        default: 'monorepo-gitops',
        description: `How those jobs call the program; in another image that has npm: \`npx --yes ${published/* npmPackage */.Qk}@${published/* version */.rE}\`. Not used with \`child-template\`.`,
    },
};
const planCommand = { inputs: planInputs, everyService: true };
const plan = (0,command/* defineCommand */.NB)({
    name: 'plan',
    summary: 'Tell which services a change affects, and in which environment they are deployed',
    inputs: planInputs,
    everyService: true,
    outputs: {
        services: { empty: [], description: 'JSON list of the affected services.' },
        environment: 'Environment that the event deploys to; empty when none matches.',
        slug: 'Name of the review environment of this branch or request.',
        matrix: {
            empty: { include: [] },
            description: 'GitHub job matrix: `{"include": [{service, environment, slug, path, image, tag, services}]}`. Of more than 256 services a row has several: `services` has the names, one a line.',
        },
        any: '`true` when a service is affected. GitHub fails a job with an empty matrix: use it in its `if`.',
        reason: {
            empty: {},
            description: 'JSON object: the reasons by service; an empty list for one that is not affected.',
        },
        held: {
            empty: {},
            description: 'JSON object: service → why, of what was taken back and is not deployed again before its content changes.',
        },
        seen: 'What the GitOps repository was when it was compared with: the input `seen` of the jobs that deploy.',
        url: 'Where people open the environment: its `url` in `gitops.yaml`, for the first of the services.',
        graph: 'What changed, the services that it reaches, and where they go, as Mermaid text; empty when nothing is to be done.',
        'child-pipeline': 'The file that was written.',
    },
    async run(given) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const appTokens = __addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
            const run = await (0,source.ofCheckout)(await (0,opt_in/* withRequest */.a)({ ...given, appTokens }), 'ignored');
            const { ci } = run;
            if (run.config !== undefined) {
                (0,source.warnOfTaken)(run, run.config);
                await (0,source.warnOfUnstarted)(run, run.config);
            }
            const plan = (await planByEnvironment(run)) ?? (await planByEvent(run));
            const jobs = (0,monorepo_jobs/* serviceJobs */.ob)(plan, run);
            const childFile = await writeChildPipeline({ ...plan, jobs, seen: seenByJobs(plan, run) }, run);
            const picture = plan.picture(imagesOf(jobs, plan.environment, run));
            return {
                outputs: {
                    services: plan.affected,
                    environment: plan.environment?.name,
                    slug: (0,monorepo_environments.slugFor)(ci),
                    matrix: { include: (0,monorepo_jobs/* matrixRows */.xI)(jobs, ci.host) },
                    any: plan.affected.length > 0,
                    reason: (0,reasons/* reasonsWithin */.L)(plan.reasons, ci.host),
                    held: plan.held,
                    seen: plan.seen,
                    url: addressOf(plan.environment, run),
                    graph: (0,picture_picture/* graphText */.uk)(picture, run),
                    'child-pipeline': childFile,
                },
                summary: summaryOf(plan, run, (0,picture_picture/* pictureParts */.X$)(picture, run)),
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
    },
});
function imagesOf(jobs, environment, run) {
    const from = (0,picture_picture/* promotedFrom */.RY)(environment, run);
    if (from !== undefined)
        return () => `the one that ${from} runs`;
    const images = new Map(jobs.map(({ service, image, tag }) => [service, image && tag ? `${image}:${tag}` : image]));
    return (service) => images.get(service);
}
async function planByEvent(run) {
    const plan = await planDeployment(planRequest(run), run);
    const why = [...plan.reasons].map(([name, reasons]) => [name, sentences(name, reasons)]);
    if (plan.environment === undefined)
        run.log.info(whyNone(run));
    return {
        ...plan,
        reasons: Object.fromEntries(why),
        held: {},
        seen: undefined,
        built: new Set(plan.affected),
        picture: (imageOf) => (0,picture_picture/* pictureOfChange */.Il)(plan, run, imageOf),
    };
}
async function planByEnvironment(run) {
    const { config, ci, inputs, log } = run;
    const environment = config && (0,monorepo_environments.chosenEnvironment)({ config, ci, environment: inputs.environment }, true);
    if (config === undefined || environment === undefined || ci.commit === undefined)
        return undefined;
    const home = (0,place_run/* runAt */.D)(planCommand, run, { environment: environment.name, cluster: inputs.cluster });
    if (!(0,targets.clustersIn)(run, environment).every((cluster) => isComparable(home, environment, cluster)))
        return undefined;
    const nothingBecause = (0,gitops_remote/* nothingByEvent */.ti)(run);
    if (nothingBecause !== undefined) {
        log.info(nothingBecause);
        return undefined;
    }
    try {
        return await compare(home, config, environment);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.kind !== 'failed')
            throw error;
        log.warn(`The GitOps repository cannot be compared with, so the event's base is: ${error.message}`);
        return undefined;
    }
}
function isComparable(home, environment, cluster) {
    const { config, inputs } = home;
    if (config === undefined)
        return false;
    const { file } = (0,place/* environmentAt */.Ff)(config, environment.environment, { environment: environment.name, cluster });
    const own = cluster === inputs.cluster ? home : (0,place_run/* runAt */.D)(planCommand, home, { environment: environment.name, cluster });
    return own.inputs['gitops-repository'] !== undefined && file !== undefined;
}
async function compare(run, config, environment) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { ci, log, inputs } = run;
        const commit = (0,resolve/* needed */.Ow)(ci.commit, 'config', 'the source commit is not known', 'Run in a checkout of the monorepo.');
        const { name } = environment;
        const targets = __addDisposableResource(env_2, new open_targets/* OpenTargets */.zn(planCommand, run, environment, commit), true);
        const isNamed = inputs.service !== undefined || inputs.services.length > 0;
        const keys = new comparison_keys/* EnvironmentKeys */.i3(run, config, () => targets.facts());
        const services = [];
        for (const target of targets.all) {
            const { run: own, clusters, once, history } = target;
            (0,gitops_remote/* checkForge */.Yu)(own, { deliver: own.inputs.deliver, commitVia: 'git' });
            target.plan = await (0,comparison_environment/* compareEnvironment */.dc)(own, config, await once.get(), {
                environment: name,
                services: (0,comparison_environment/* comparedServices */.YL)(run, config, name),
                clusters,
                deployment: ({ service, cluster }, gitopsFiles) => (0,service_deployment/* serviceDeployment */.l)(targets.run(cluster), config, { service, environment: name, cluster }, undefined, undefined, gitopsFiles),
                identity: (0,source.runIdentity)(run, commit, isNamed),
                keys,
                applications: (questions) => (0,by_server/* askServers */.C)(questions, ({ application }) => targets.run(application.place.cluster), (asked, those) => (0,comparison_environment/* applicationsOf */.$_)(asked, those, history, 'none')),
                contentOfImage: (image) => (0,image_content/* contentOfImage */.Q)(own, image, name),
            });
            services.push(...target.plan.services);
        }
        for (const each of services)
            log.info(`${(0,update/* subjectOf */.et)(each)}: ${each.reason}`);
        const affected = services.filter(({ decision }) => decision.do === 'write' || decision.do === 'follow-up');
        const reasonsOf = (service) => affected.flatMap((each) => (each.service === service ? [withCluster(each)] : []));
        return {
            services: config.services,
            environment,
            affected: [...new Set(affected.map(({ service }) => service))],
            held: (0,comparison_environment/* heldIn */.$f)(services),
            picture: (imageOf) => (0,picture_picture/* pictureOf */.CS)(services, name, run, imageOf),
            reasons: Object.fromEntries(services.map(({ service }) => [service, reasonsOf(service)])),
            seen: (0,seen/* seenText */.J)(targets.all.map(({ clusters, plan }) => ({ clusters, seen: plan?.seen }))),
            built: new Set(affected.flatMap(({ service, decision }) => (isNewImage(decision) ? [service] : []))),
        };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
function withCluster({ cluster, reason }) {
    return cluster === undefined ? reason : `${cluster}: ${reason}`;
}
function isNewImage(decision) {
    return decision.do === 'write' && decision.what === 'image';
}
function seenByJobs({ seen }, { inputs }) {
    return inputs.service !== undefined || inputs.services.length > 0 ? undefined : seen;
}
function addressOf(environment, { config, ci }) {
    return config && (0,monorepo_environments.environmentAddress)(config, environment, ci);
}
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
function sentences(service, reasons) {
    return reasons.map((reason) => (0,monorepo_affected/* describeReason */.Gk)(service, reason));
}
function summaryOf(plan, { config, ci }, picture) {
    const { environment, affected, services } = plan;
    if (environment === undefined && config !== undefined) {
        return (0,parts/* page */.MY)((0,nothing_to_deploy/* untakenSummary */.b)((0,why_no_environment/* whyNoEnvironment */.H)(config, ci), config, ci), ...picture);
    }
    const where = environment === undefined ? '' : (0,markdown.md) ` to **${environment.name}**`;
    const count = `${affected.length} of ${(0,counted/* counted */.h)(services.size, 'service')}`;
    const head = affected.length === 0
        ? (0,parts/* verdict */.WJ)('nothing', (0,markdown.md) `Nothing to deploy${where}`)
        : (0,parts/* verdict */.WJ)('would', (0,markdown.md) `Would deploy ${count}${where}: ${(0,parts/* listed */.KE)(affected.slice(0, 5).map((each) => (0,markdown.md) `**${each}**`))}${affected.length > 5 ? ` and ${affected.length - 5} more` : ''}`);
    return (0,parts/* page */.MY)(head, config === undefined ? 'There is no gitops.yaml, so no environment is known.' : '', ...picture);
}
function whyNone({ config, ci }) {
    return config === undefined ? 'No environment: there is no gitops.yaml.' : (0,why_no_environment/* whyNoEnvironment */.H)(config, ci);
}


/***/ })

};
