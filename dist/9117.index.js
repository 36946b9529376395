export const id = 9117;
export const ids = [9117];
export const modules = {

/***/ 9117:
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
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js + 1 modules
var environments = __webpack_require__(7084);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
// EXTERNAL MODULE: ./build/core/monorepo/deployed-image.js
var deployed_image = __webpack_require__(5832);
;// CONCATENATED MODULE: ./build/core/monorepo/jobs.js





const largestMatrix = 256;
function jobMatrix({ services, affected, environment }, run) {
    const { ci } = run;
    const entries = affected.map((name) => {
        const { tag } = (0,deployed_image/* imageTemplates */.br)(run.config, name, environment?.environment);
        const hasTag = ci.commit !== undefined || !(0,deployed_image/* namesCommit */.yF)(tag);
        return {
            service: name,
            environment: environment?.name ?? '',
            slug: (0,environments.slugFor)(ci) ?? '',
            path: services.get(name)?.path ?? '',
            image: (0,deployed_image/* imageRepository */.an)(run, name, environment) ?? '',
            tag: hasTag ? (0,deployed_image/* imageTag */.I_)(run, name, environment) : '',
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
function nothingToDo({ image }) {
    return {
        'nothing-affected': {
            image,
            rules: [{ when: 'always' }],
            variables: { GIT_STRATEGY: 'none' },
            script: ['echo "No service is affected by this change."'],
        },
    };
}
function pipelineOf(jobs, shape) {
    if (shape.template === undefined) {
        if (shape.handedOn !== undefined)
            return buildingPipeline(jobs, shape, shape.handedOn);
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
                ...(shape.seen === undefined ? {} : { seen: shape.seen }),
            },
        })),
    };
}
function programJob(job, { image, program, seen, byPerson }) {
    return {
        image,
        rules: [{ when: 'on_success' }],
        variables: {
            MG_PROGRAM: literal(program),
            MG_SERVICE: literal(job.service),
            ...(job.environment === '' ? {} : { MG_ENVIRONMENT: literal(job.environment) }),
            ...(seen === undefined ? {} : { MG_SEEN: literal(seen) }),
            ...(byPerson === true ? { MG_STARTED_BY: literal('person') } : {}),
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
    return {
        stages: ['emit', 'build', 'deploy'],
        ...Object.fromEntries(templates),
        ...Object.fromEntries(jobs.flatMap((job) => Object.entries(jobsOfService(job, shape, settings)))),
    };
}
function jobsOfService(job, shape, settings) {
    const { service, build } = job;
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
    const deploy = {
        stage: 'deploy',
        resource_group: '$[[ inputs.resource-group ]]',
        artifacts: { when: 'always', paths: [`${ports/* outputFiles */.Lo}/`], reports: { dotenv: ports/* dotenvReport */.ff } },
    };
    if (build === undefined)
        return { [jobName(job)]: { ...deployment({}), ...deploy, needs: [] } };
    const names = { emit: `emit ${service}`, build: `${build.engine} ${service}` };
    const builds = { MG_ENGINE: literal(build.engine) };
    return {
        [names.emit]: {
            ...deployment({ ...builds, MG_EMIT: literal(buildsDirectory) }),
            stage: 'emit',
            needs: [],
            artifacts: handed,
        },
        [names.build]: {
            ...common,
            extends: keywordTemplate('tags'),
            stage: 'build',
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
        [jobName(job)]: {
            ...deployment({ ...builds, MG_FINISH: literal(buildsDirectory) }),
            ...deploy,
            needs: [{ job: names.build, artifacts: true }],
        },
    };
}
function keywordTemplate(name) {
    return `.${name}-$[[ inputs.${name} ]]`;
}
function literal(value) {
    return { value, expand: false };
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

// EXTERNAL MODULE: ./build/core/monorepo/plan.js
var monorepo_plan = __webpack_require__(301);
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
// EXTERNAL MODULE: ./build/commands/application/inputs.js
var application_inputs = __webpack_require__(7365);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/build/engines.js
var engines = __webpack_require__(1882);
// EXTERNAL MODULE: ./build/core/build/request.js
var request = __webpack_require__(212);
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
// EXTERNAL MODULE: ./build/commands/build-image.js
var build_image = __webpack_require__(39);
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
    const text = childPipeline(isIdle ? [] : withBuilds(planned, run), {
        template: inputs['child-template'],
        image: inputs['child-image'],
        program: inputs['child-program'],
        seen: planned.seen,
        byPerson: run.ci.byPerson,
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
function withBuilds({ jobs, environment, built }, run) {
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
    const { deploy } = await Promise.all(/* import() */[__webpack_require__.e(9378), __webpack_require__.e(7216), __webpack_require__.e(6489), __webpack_require__.e(459)]).then(__webpack_require__.bind(__webpack_require__, 459));
    const declared = childInputs(deploy.inputs);
    return Object.entries(declared).map(([name, declaration]) => {
        const { description: _, ...input } = componentInput(name, declaration);
        return { name, variable: (0,resolve/* variableOf */.Qn)(name), input };
    });
}

// EXTERNAL MODULE: ./build/commands/comparison/environment.js + 5 modules
var comparison_environment = __webpack_require__(1561);
// EXTERNAL MODULE: ./build/commands/comparison/image-content.js
var image_content = __webpack_require__(7400);
// EXTERNAL MODULE: ./build/commands/comparison/keys.js + 1 modules
var keys = __webpack_require__(9095);
// EXTERNAL MODULE: ./build/commands/comparison/service-deployment.js
var service_deployment = __webpack_require__(4372);
// EXTERNAL MODULE: ./build/commands/comparison/source.js + 1 modules
var source = __webpack_require__(9861);
// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(2635);
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
            description: 'GitHub job matrix: `{"include": [{service, environment, slug, path, image, tag}]}`.',
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
        'child-pipeline': 'The file that was written.',
    },
    async run(given) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const appTokens = __addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
            const run = await (0,source.ofCheckout)({ ...given, appTokens }, 'ignored');
            const { ci } = run;
            if (run.config !== undefined)
                await (0,source.warnOfUnstarted)(run, run.config);
            const plan = (await planByEnvironment(run)) ?? (await planByEvent(run));
            const matrix = jobMatrix(plan, run);
            const childFile = await writeChildPipeline({ ...plan, jobs: matrix, seen: seenByJobs(plan, run) }, run);
            return {
                outputs: {
                    services: plan.affected,
                    environment: plan.environment?.name,
                    slug: (0,environments.slugFor)(ci),
                    matrix: { include: matrix },
                    any: plan.affected.length > 0,
                    reason: plan.reasons,
                    held: plan.held,
                    seen: plan.seen,
                    url: addressOf(plan.environment, run),
                    'child-pipeline': childFile,
                },
                summary: ['### Plan', (0,summary/* sentence */.em)(placeOf(plan.environment, run)), plan.rows].join('\n\n'),
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
async function planByEvent(run) {
    const plan = await (0,monorepo_plan/* planDeployment */.HN)(planRequest(run), run);
    const why = [...plan.reasons].map(([name, reasons]) => [name, sentences(name, reasons)]);
    if (plan.environment === undefined)
        run.log.info(placeOf(undefined, run));
    const rows = why.map(([name, texts]) => [name, texts.length > 0 ? 'yes' : 'no', texts]);
    return {
        ...plan,
        reasons: Object.fromEntries(why),
        held: {},
        seen: undefined,
        built: new Set(plan.affected),
        rows: (0,summary/* table */.tp)(['service', 'affected', 'reason'], rows),
    };
}
async function planByEnvironment(run) {
    const { config, ci, inputs, log } = run;
    const environment = config && (0,environments.chosenEnvironment)({ config, ci, environment: inputs.environment }, true);
    if (config === undefined || environment === undefined || ci.commit === undefined)
        return undefined;
    if (inputs['gitops-repository'] === undefined || environment.environment.file === undefined)
        return undefined;
    const nothingBecause = (0,gitops_remote/* nothingByEvent */.ti)(run);
    if (nothingBecause !== undefined) {
        log.info(nothingBecause);
        return undefined;
    }
    try {
        return await compare(run, config, environment);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.kind !== 'failed')
            throw error;
        log.warn(`The GitOps repository cannot be compared with, so the event's base is: ${error.message}`);
        return undefined;
    }
}
async function compare(run, config, environment) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { ci, log, inputs } = run;
        const commit = (0,resolve/* needed */.Ow)(ci.commit, 'config', 'the source commit is not known', 'Run in a checkout of the monorepo.');
        (0,gitops_remote/* checkForge */.Yu)(run, { deliver: inputs.deliver, commitVia: 'git' });
        const history = __addDisposableResource(env_2, (0,application_inputs/* gitopsHistory */.Po)(run), true);
        const transport = __addDisposableResource(env_2, await (0,gitops_remote/* openGitops */.fn)(run), true);
        const facts = __addDisposableResource(env_2, (0,source.openSource)(run, commit), true);
        const { name } = environment;
        const isNamed = inputs.service !== undefined || inputs.services.length > 0;
        const { services, seen } = await (0,comparison_environment/* compareEnvironment */.dc)(run, config, { transport, facts }, {
            environment: name,
            services: (0,comparison_environment/* servicesInScope */.cY)(run, config),
            deployment: (service, gitopsFiles) => (0,service_deployment/* serviceDeployment */.l)(run, config, { service, environment: name }, undefined, undefined, gitopsFiles),
            identity: (0,source.runIdentity)(run, commit, isNamed),
            keys: new keys/* EnvironmentKeys */.i3(run, config, async () => facts),
            applications: (questions) => (0,comparison_environment/* applicationsOf */.$_)(run, questions, history, 'none'),
            contentOfImage: (image) => (0,image_content/* contentOfImage */.Q)(run, image),
        });
        for (const { service, reason } of services)
            log.info(`${service}: ${reason}`);
        const affected = services.filter(({ decision }) => decision.do === 'write' || decision.do === 'follow-up');
        const names = affected.map(({ service }) => service);
        return {
            services: config.services,
            environment,
            affected: names,
            held: (0,comparison_environment/* heldIn */.$f)(services),
            rows: (0,comparison_environment/* reasonRows */.o5)(services),
            reasons: Object.fromEntries(services.map((each) => [each.service, affected.includes(each) ? [each.reason] : []])),
            seen,
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
function isNewImage(decision) {
    return decision.do === 'write' && decision.what === 'image';
}
function seenByJobs({ seen }, { inputs }) {
    return inputs.service !== undefined || inputs.services.length > 0 ? undefined : seen;
}
function addressOf(environment, { config, ci }) {
    return config && (0,environments.environmentAddress)(config, environment, ci);
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
    return reasons.map((reason) => (0,affected/* describeReason */.Gk)(service, reason));
}
function placeOf(environment, { config, ci }) {
    if (environment !== undefined)
        return `Environment: ${environment.name}`;
    return config === undefined ? 'No environment: there is no gitops.yaml.' : (0,environments.whyNoEnvironment)(config, ci);
}


/***/ })

};
