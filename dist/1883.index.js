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
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/forge/app-tokens.js
var app_tokens = __webpack_require__(4368);
// EXTERNAL MODULE: ./build/core/monorepo/affected.js
var affected = __webpack_require__(1754);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
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
                ...(shape.seen === undefined ? {} : { seen: shape.seen }),
            },
        })),
    };
}
function programJob(job, { image, program, seen }) {
    return {
        image,
        rules: [{ when: 'on_success' }],
        variables: {
            MG_PROGRAM: { value: program, expand: false },
            MG_SERVICE: { value: job.service, expand: false },
            ...(job.environment === '' ? {} : { MG_ENVIRONMENT: { value: job.environment, expand: false } }),
            ...(seen === undefined ? {} : { MG_SEEN: { value: seen, expand: false } }),
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

// EXTERNAL MODULE: ./build/core/monorepo/plan.js
var monorepo_plan = __webpack_require__(301);
// EXTERNAL MODULE: ./build/core/published.js
var published = __webpack_require__(3648);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __webpack_require__(2750);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __webpack_require__(4112);
// EXTERNAL MODULE: ./build/commands/application-inputs.js
var application_inputs = __webpack_require__(991);
// EXTERNAL MODULE: ./build/commands/comparison/environment.js + 2 modules
var comparison_environment = __webpack_require__(1725);
// EXTERNAL MODULE: ./build/commands/comparison/image-content.js
var image_content = __webpack_require__(7400);
// EXTERNAL MODULE: ./build/commands/comparison/keys.js + 2 modules
var keys = __webpack_require__(7526);
// EXTERNAL MODULE: ./build/commands/comparison/service-deployment.js
var service_deployment = __webpack_require__(4372);
// EXTERNAL MODULE: ./build/commands/comparison/source.js
var source = __webpack_require__(7816);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
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
    'on-older': gitops/* commitInputs */.J8['on-older'],
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
        default: `${published/* jobImage */.zl}:${published/* version */.rE}`,
        description: "Container image of those jobs. Another than the project's own needs Node 20.19 or newer, git, and `child-program`. Not used with `child-template`.",
    },
    'child-program': {
        type: 'string',
        default: 'monorepo-gitops',
        description: `How those jobs call the program; in another image that has npm: \`npx --yes ${published/* npmPackage */.Qk}@${published/* version */.rE}\`. Not used with \`child-template\`.`,
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
        held: 'JSON object: service → why, of what was taken back and is not deployed again before its content changes.',
        seen: 'What the GitOps repository was when it was compared with: the input `seen` of the jobs that deploy.',
        'child-pipeline': 'The file that was written.',
    },
    async run(given) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const appTokens = __addDisposableResource(env_1, new app_tokens/* AppTokens */.K(given), true);
            const run = await (0,source.ofCheckout)({ ...given, appTokens });
            const { ci } = run;
            const plan = (await planByEnvironment(run)) ?? (await planByEvent(run));
            const matrix = jobMatrix(plan, run);
            const childFile = await writeChildPipeline(matrix, plan.seen, run);
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
                    'child-pipeline': childFile,
                },
                summary: ['### Plan', placeOf(plan.environment, run), plan.rows].join('\n\n'),
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
    const rows = why.map(([name, texts]) => [name, texts.length > 0 ? 'yes' : 'no', texts]);
    return {
        ...plan,
        reasons: Object.fromEntries(why),
        held: {},
        seen: undefined,
        rows: (0,summary/* table */.t)(['service', 'affected', 'reason'], rows),
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
        const history = __addDisposableResource(env_2, (0,application_inputs/* gitopsHistory */.Po)(run), true);
        const transport = __addDisposableResource(env_2, await (0,gitops_remote/* openGitops */.fn)(run), true);
        const facts = __addDisposableResource(env_2, (0,source.openSource)(run, commit), true);
        const { name } = environment;
        const isNamed = inputs.service !== undefined || inputs.services.length > 0;
        const { services, seen } = await (0,comparison_environment/* compareEnvironment */.dc)(run, config, { transport, facts }, {
            environment: name,
            services: (0,comparison_environment/* servicesInScope */.cY)(run, config),
            deployment: (service) => (0,service_deployment/* serviceDeployment */.l)(run, config, { service, environment: name }),
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
async function writeChildPipeline(jobs, seen, { inputs, cwd, log }) {
    const file = inputs['child-pipeline'];
    if (file === undefined)
        return undefined;
    const text = childPipeline(jobs, {
        template: inputs['child-template'],
        image: inputs['child-image'],
        program: inputs['child-program'],
        seen,
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
function placeOf(environment, { config, ci }) {
    if (environment !== undefined)
        return `Environment: ${environment.name}`;
    return config === undefined ? 'No environment: there is no gitops.yaml.' : (0,environments.whyNoEnvironment)(config, ci);
}


/***/ })

};
