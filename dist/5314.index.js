export const id = 5314;
export const ids = [5314];
export const modules = {

/***/ 5314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bumpImageTag: () => (/* binding */ bumpImageTag)
/* harmony export */ });
/* harmony import */ var _core_forge_app_tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4368);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3937);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);
/* harmony import */ var _inputs_command_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(125);
/* harmony import */ var _configured_bump_image_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6435);
/* harmony import */ var _gitops_commit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5719);
/* harmony import */ var _gitops_delivery_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1604);
/* harmony import */ var _summaries_commit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7875);
/* harmony import */ var _summaries_parts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8998);
/* harmony import */ var _update_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1486);
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










const bumpImageTag = (0,_inputs_command_js__WEBPACK_IMPORTED_MODULE_8__/* .defineCommand */ .NB)({
    name: 'bump-image-tag',
    summary: 'Write an image, or any other value, into the GitOps repository',
    ..._configured_bump_image_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .configuredBump */ .d,
    outputs: {
        changed: '`true` when a commit was made, or would be in a dry run.',
        commit: 'The commit in the GitOps repository; empty when none was made.',
        result: '`committed`, `unchanged`, `superseded`, `requested`, `planned` in a dry run, or `emitted`.',
        'old-image': 'The image that was there, empty where the file is new; a JSON list when several were asked for.',
        'new-image': 'The image that is there now; a JSON list when several were asked for.',
        diff: 'Unified diff of the commit.',
        'request-url': 'The open pull or merge request that holds the commit (`deliver: pull-request`).',
        attempts: 'How many times the edit was applied until the push won.',
    },
    async run(given) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { run, runs, clusters } = await placesOf(given);
            const { service, environment, emit, rollback } = run.inputs;
            const updates = [...runs.values()].flatMap((each) => (0,_update_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .updatesOf */ .E$)(each));
            if (emit !== undefined)
                return emitted(run.log, emit, (0,_update_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .emitUpdates */ .GW)(run, updates, emit));
            const values = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.placeholdersFor)(run.ci, service, environment, clusters);
            const delivery = (0,_gitops_delivery_js__WEBPACK_IMPORTED_MODULE_4__/* .deliverySettings */ .cr)(run.inputs, environment);
            (0,_gitops_commit_js__WEBPACK_IMPORTED_MODULE_3__/* .checkCommitMessage */ .HH)(run, values, delivery);
            const contents = recordedContents([...runs.values()]);
            const appTokens = __addDisposableResource(env_1, new _core_forge_app_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .AppTokens */ .K(run), true);
            const services = updates.flatMap((update) => (update.service === undefined ? [] : [update.service]));
            const bumped = await (0,_gitops_commit_js__WEBPACK_IMPORTED_MODULE_3__/* .commitUpdates */ .cc)({ ...run, appTokens }, {
                updates,
                contents,
                rollback,
                values,
                review: (0,_gitops_commit_js__WEBPACK_IMPORTED_MODULE_3__/* .reviewInClusters */ .xS)(run, environment, [...new Set(services)], [...runs.keys()]),
                delivery,
            });
            return {
                outputs: outputsOf(bumped),
                summary: (0,_summaries_commit_js__WEBPACK_IMPORTED_MODULE_5__/* .commitSummary */ .q)({
                    commit: bumped,
                    ...(0,_gitops_commit_js__WEBPACK_IMPORTED_MODULE_3__/* .gitopsOf */ .mQ)(run, bumped.commit),
                    redact: (text) => run.secrets.redact(text),
                }),
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
async function placesOf(run) {
    if (run.config === undefined || run.inputs.service === undefined) {
        return { run, runs: new Map([[undefined, run]]), clusters: undefined };
    }
    const [{ clustersOfRun }, { clustersText }] = await Promise.all([
        __webpack_require__.e(/* import() */ 4185).then(__webpack_require__.bind(__webpack_require__, 4185)),
        __webpack_require__.e(/* import() */ 4598).then(__webpack_require__.bind(__webpack_require__, 4598)),
    ]);
    const target = clustersOfRun(_configured_bump_image_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .configuredBump */ .d, run, ['file', 'updates']);
    return { ...target, clusters: clustersText(target.clusters) };
}
function recordedContents(runs) {
    const [run] = runs;
    if (run?.config === undefined || run.inputs.service === undefined || run.inputs.environment === undefined)
        return undefined;
    const contents = Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(2518), __webpack_require__.e(4872), __webpack_require__.e(9250), __webpack_require__.e(835), __webpack_require__.e(4143), __webpack_require__.e(6326), __webpack_require__.e(1345)]).then(__webpack_require__.bind(__webpack_require__, 1345)).then(async ({ contentsOfBump }) => {
        const found = await Promise.all(runs.map((each) => contentsOfBump(each)));
        return new Map(found.flatMap((each) => [...each]));
    });
    contents.catch(() => undefined);
    return contents;
}
function emitted(log, file, text) {
    log.info(`Edits for the job that commits, in ${file}:\n${text.trimEnd()}`);
    return {
        outputs: { changed: false, result: 'emitted' },
        summary: (0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .verdict */ .WJ)('would', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_9__.md) `Prepared in ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .code */ .aY)(file)} for the job that commits`),
    };
}
function outputsOf(bumped) {
    const several = (images) => images.length > 1 ? images.map((image = '') => image) : images[0];
    return {
        changed: bumped.commit !== undefined || bumped.result === 'planned',
        commit: bumped.commit,
        result: bumped.result,
        'old-image': several(bumped.images.map(({ oldImage }) => oldImage)),
        'new-image': several(bumped.images.map(({ newImage }) => newImage)),
        diff: bumped.diff,
        'request-url': bumped.request?.url,
        attempts: bumped.attempts,
    };
}


/***/ }),

/***/ 7816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   monorepoOf: () => (/* binding */ monorepoOf),
/* harmony export */   ofCheckout: () => (/* binding */ ofCheckout),
/* harmony export */   openSource: () => (/* binding */ openSource),
/* harmony export */   runIdentity: () => (/* binding */ runIdentity),
/* harmony export */   sourceQuestionOf: () => (/* binding */ sourceQuestionOf),
/* harmony export */   warnOfTaken: () => (/* binding */ warnOfTaken),
/* harmony export */   warnOfUnstarted: () => (/* binding */ warnOfUnstarted)
/* harmony export */ });
/* harmony import */ var _core_cleanup_recorded_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3215);
/* harmony import */ var _core_monorepo_events_taken_before_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4331);
/* harmony import */ var _core_monorepo_events_workflow_triggers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8821);
/* harmony import */ var _core_review_monorepo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2912);
/* harmony import */ var _core_source_candidate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4155);
/* harmony import */ var _core_source_checkout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5228);
/* harmony import */ var _core_source_described_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1569);
/* harmony import */ var _core_source_open_source_facts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8490);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3070);









function openSource(run, candidate) {
    return (0,_core_source_open_source_facts_js__WEBPACK_IMPORTED_MODULE_7__/* .openSourceFacts */ .V)({ ...sourceQuestionOf(run), candidate });
}
function monorepoOf(run, facts) {
    const monorepo = (0,_core_review_monorepo_js__WEBPACK_IMPORTED_MODULE_3__/* .thisMonorepo */ .GD)(run.ci, (commit) => facts.has(commit));
    return { ...monorepo, askRecorded: (0,_core_cleanup_recorded_source_js__WEBPACK_IMPORTED_MODULE_0__/* .leadingQuestion */ .vf)(sourceQuestionOf(run)) };
}
function sourceQuestionOf(run) {
    const { ci, env, log, clock, secrets, network, programs, inputs } = run;
    return {
        ci,
        checkout: { cwd: ci.workspace, env, clock, programs },
        env,
        log,
        clock,
        secrets,
        network,
        forgeToken: inputs['forge-token'],
        forgeUrl: inputs['forge-url'],
        gitops: inputs['gitops-repository'] === undefined
            ? undefined
            : { url: (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_8__/* .gitopsUrl */ .iZ)(run), remote: () => (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_8__/* .gitopsRemote */ .L_)(run, 'push') },
    };
}
async function warnOfUnstarted({ ci, log, inputs }, config) {
    if (ci.host !== 'github' || inputs.service !== undefined)
        return;
    for (const line of await (0,_core_monorepo_events_workflow_triggers_js__WEBPACK_IMPORTED_MODULE_2__/* .unstartedPushes */ .R)(ci.workspace, config))
        log.warn(line);
}
function warnOfTaken({ ci, log, inputs }, config) {
    if (inputs.environment !== undefined)
        return;
    for (const each of (0,_core_monorepo_events_taken_before_js__WEBPACK_IMPORTED_MODULE_1__/* .takenFromThis */ .m8)(config, ci))
        log.warn(`${(0,_core_monorepo_events_taken_before_js__WEBPACK_IMPORTED_MODULE_1__/* .takenSentence */ .Vy)(each)}. ${(0,_core_monorepo_events_taken_before_js__WEBPACK_IMPORTED_MODULE_1__/* .takenRemedy */ .q6)(each)}`);
}
function isClosing(kind) {
    return kind === 'request-closed' || kind === 'branch-deleted' || kind === 'queue';
}
async function ofCheckout(run, unreadable) {
    const { ci, env, clock, programs } = run;
    const checkout = { cwd: ci.workspace, env, clock, programs };
    const candidate = await (0,_core_source_candidate_js__WEBPACK_IMPORTED_MODULE_4__/* .candidateOf */ .R)(checkout, ci);
    if (candidate === undefined) {
        if (!isClosing(ci.event.kind))
            await (0,_core_source_checkout_js__WEBPACK_IMPORTED_MODULE_5__/* .requireCheckout */ .EJ)(checkout);
        if (unreadable === 'refused')
            await (0,_core_source_checkout_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseOtherOwner */ .yU)(checkout);
        return run;
    }
    const atHand = { ...ci, commit: candidate.commit };
    const isOther = ci.described !== undefined && candidate.commit !== ci.commit;
    return { ...run, ci: isOther ? await (0,_core_source_described_js__WEBPACK_IMPORTED_MODULE_6__/* .withDescription */ .B)(atHand, checkout) : atHand };
}
function runIdentity({ ci, inputs }, commit, named) {
    return {
        commit,
        ref: ci.sourceRef,
        repository: ci.repositoryUrl ?? ci.repository,
        pipeline: ci.host === 'github' ? undefined : ci.pipelineUrl,
        pipelineCreatedAt: ci.pipelineCreatedAt,
        asked: { by: ci.byPerson ? 'person' : 'event', onOlder: inputs['on-older'], named },
    };
}


/***/ }),

/***/ 6435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ configuredBump)
/* harmony export */ });
/* harmony import */ var _core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5832);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);
/* harmony import */ var _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2750);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3669);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3070);





const inputs = {
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_3__/* .runInputs */ .HM,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .updateInputs */ .FU,
    ..._gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__/* .gitopsConnectionInputs */ .iE,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .commitInputs */ .J8,
    ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryInputs */ .Uh,
};
function impliedBump(selection) {
    const { service } = selection;
    const chosen = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.chosenEnvironment)(selection);
    if (chosen === undefined || service === undefined)
        return {};
    return {
        environment: chosen.name,
        get image() {
            return (0,_core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageRepository */ .an)(selection, service, chosen);
        },
        tag: (0,_core_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTemplates */ .br)(selection.config, service, chosen.environment).tag,
    };
}
const configuredBump = { inputs, implied: impliedBump };


/***/ }),

/***/ 5719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HH: () => (/* binding */ checkCommitMessage),
  cc: () => (/* binding */ commitUpdates),
  mQ: () => (/* binding */ gitopsOf),
  xS: () => (/* binding */ reviewInClusters),
  QR: () => (/* binding */ reviewOf)
});

// EXTERNAL MODULE: ./build/core/bump/message.js
var message = __webpack_require__(8820);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
;// CONCATENATED MODULE: ./build/core/bump/warm-up.js

const sample = `# comment
image:
  repository: r/a # why
  tag: "1"
hosts:
  - host: a.example.com
    paths: [{ path: / }, 'b']
env:
  - name: A
    value: 1

`;
const steps = [
    () => Promise.all(/* import() */[__webpack_require__.e(9754), __webpack_require__.e(1727)]).then(__webpack_require__.bind(__webpack_require__, 5236)),
    () => Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2518), __webpack_require__.e(4660)]).then(__webpack_require__.bind(__webpack_require__, 2518)),
    () => Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2518), __webpack_require__.e(4090), __webpack_require__.e(4689), __webpack_require__.e(6224), __webpack_require__.e(2279)]).then(__webpack_require__.bind(__webpack_require__, 6224)),
    async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2518), __webpack_require__.e(4660)]).then(__webpack_require__.bind(__webpack_require__, 2518))).parseSource('sample.yaml', sample),
    async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2518), __webpack_require__.e(4090), __webpack_require__.e(4689), __webpack_require__.e(9898)]).then(__webpack_require__.bind(__webpack_require__, 4689))).editFile('sample.yaml', sample, { image: 'r/a', tag: '2' }),
    () => __webpack_require__.e(/* import() */ 6970).then(__webpack_require__.bind(__webpack_require__, 6970)),
];
async function warmUp(first, { clock, log }) {
    for (const step of [first, ...steps]) {
        try {
            await clock.sleep(0);
            await step();
        }
        catch (error) {
            log.detail(`could not be prepared ahead: ${(0,failure/* messageOf */.bD)(error)}`);
        }
    }
}

// EXTERNAL MODULE: ./build/core/git/skip-markers.js
var skip_markers = __webpack_require__(4900);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/source/source-commits.js
var source_commits = __webpack_require__(3978);
// EXTERNAL MODULE: ./build/inputs/declaration.js
var declaration = __webpack_require__(9624);
// EXTERNAL MODULE: ./build/commands/comparison/source.js
var comparison_source = __webpack_require__(7816);
// EXTERNAL MODULE: ./build/commands/gitops-delivery.js
var gitops_delivery = __webpack_require__(1604);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
;// CONCATENATED MODULE: ./build/commands/gitops-commit.js
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










async function commitUpdates(run, request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, ci, clock, deadline, log, secrets, env, programs } = run;
        const { updates, review, values, delivery, rollback = false, open } = request;
        const started = clock.now();
        (0,gitops_remote/* checkForge */.Yu)(run, delivery);
        const checkout = { cwd: ci.workspace, env, clock, programs };
        const commits = __addDisposableResource(env_1, new source_commits.SourceCommits(checkout), true);
        const describe = async () => (ci.commit === undefined ? undefined : commits.describe(ci.commit, ci.repositoryUrl));
        const source = __addDisposableResource(env_1, open !== undefined || ci.commit === undefined ? undefined : (0,comparison_source.openSource)(run, ci.commit), true);
        const opening = open === undefined ? (0,gitops_remote/* openGitops */.fn)(run) : undefined;
        if (rollback === false)
            void source?.on();
        void warmUp(describe, run);
        const opened = __addDisposableResource(env_1, await opening, true);
        const transport = opened ?? open?.transport ?? (await (0,gitops_remote/* openGitops */.fn)(run));
        const facts = open?.facts ?? source;
        const [{ bump }, { orderingOf }, { monorepoOf, runIdentity }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(9754), __webpack_require__.e(1727)]).then(__webpack_require__.bind(__webpack_require__, 5236)),
            Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(2518), __webpack_require__.e(4090), __webpack_require__.e(9754), __webpack_require__.e(4695)]).then(__webpack_require__.bind(__webpack_require__, 4695)),
            Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 7816)),
        ]);
        const contents = request.contents ?? new Map();
        const identity = ci.commit === undefined ? undefined : runIdentity(run, ci.commit, request.named === true);
        const monorepo = facts && monorepoOf(run, facts);
        const reference = await describe();
        const withoutIts = (text) => text && (0,skip_markers/* withoutMarkersOf */.bo)(text, [reference?.subject, reference?.body]);
        const bumped = await bump({
            transport,
            branch: inputs['gitops-branch'],
            updates,
            message: { template: withoutIts(inputs.message), otherwise: request.message, values },
            provenance: {
                sourceRepository: ci.repositoryUrl ?? ci.repository,
                sourceCommit: ci.commit,
                sourceRef: ci.sourceRef,
                sourceBranch: ci.branch,
                pipeline: ci.pipelineUrl,
                durations: request.durations,
                reference,
            },
            contents,
            checkImages: request.checkImages,
            changesSince: facts && identity && ((since) => changesSince(facts, identity.commit, since)),
            ordering: identity === undefined || facts === undefined
                ? undefined
                : orderingOf({
                    transport,
                    facts,
                    run: identity,
                    contents,
                    seen: request.seen,
                    isFresh: source !== undefined,
                    warn: (line) => log.warn(line),
                }),
            delivery: await (0,gitops_delivery/* openDelivery */.Dz)(run, { ...delivery, title: withoutIts(delivery.title) }),
            rollback,
            review,
            hasCommit: monorepo?.has,
            askRecorded: monorepo?.askRecorded,
            clock,
            log,
            secrets,
            timeout: deadline.budget(),
            dryRun: inputs['dry-run'],
        });
        return { ...bumped, milliseconds: clock.now() - started };
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
}
function checkCommitMessage({ inputs: { message: template }, resolved, log, }, values, { deliver, autoMerge }) {
    (0,message/* checkMessage */.g6)({ template, values }, { isGiven: (0,declaration/* isGiven */.qR)(resolved.message), warn: (line) => log.warn(line) });
    if (template === undefined || deliver !== 'pull-request' || !autoMerge || !(0,skip_markers/* hasSkipMarker */.sU)(template))
        return;
    log.warn('message: its [skip ci] keeps the checks of the request from running, so where the forge asks for checks auto-merge waits for ever. Leave it out of the message, or leave auto-merge out.');
}
const mostChanges = 200;
async function changesSince(facts, commit, since) {
    await facts.relation(commit, since);
    return { commits: await facts.lacking(commit, since, mostChanges), more: 0 };
}
function reviewOf({ config, ci }, environment, services, cluster) {
    if (config === undefined || environment === undefined)
        return undefined;
    const review = (0,environments.reviewEnvironmentFor)(config, ci, environment, cluster);
    return review && { ...review, services, applications: [], images: [] };
}
function reviewInClusters(run, environment, services, clusters) {
    const [first, ...others] = clusters.map((cluster) => reviewOf(run, environment, services, cluster));
    const other = others.find((each) => each?.directory !== first?.directory);
    if (other === undefined)
        return first;
    throw (0,failure/* badInput */.AN)(`environments.${environment}.file`, `gives a review environment several directories in one repository: ${first?.directory}, ${other.directory}`, 'Put {cluster} behind {slug}: review/{slug}/{cluster}/{service}.yaml.');
}
function gitopsOf(run, commit) {
    return { repository: (0,gitops_remote/* gitopsName */.yp)(run), url: commit === undefined ? undefined : (0,gitops_remote/* gitopsCommitUrl */.vV)(run, commit) };
}


/***/ }),

/***/ 1604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ checkDelivery),
/* harmony export */   Bk: () => (/* binding */ pushDelivery),
/* harmony export */   Dz: () => (/* binding */ openDelivery),
/* harmony export */   Gz: () => (/* binding */ committerOf),
/* harmony export */   cr: () => (/* binding */ deliverySettings)
/* harmony export */ });
/* harmony import */ var _core_delivery_publisher_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(915);
/* harmony import */ var _core_delivery_request_branch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(911);
/* harmony import */ var _core_delivery_secret_guard_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2123);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3070);





const pushDelivery = {
    deliver: 'push',
    commitVia: 'git',
    requestKey: undefined,
    branchPrefix: undefined,
    title: undefined,
    labels: [],
    reviewers: [],
    draft: false,
    autoMerge: false,
};
function deliverySettings(inputs, environment) {
    return {
        deliver: inputs.deliver,
        commitVia: inputs['commit-via'],
        requestKey: inputs['request-key'] ?? environment,
        branchPrefix: (0,_core_delivery_request_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .branchPrefix */ .$j)(inputs['request-branch']),
        title: titleOf(inputs.title),
        labels: inputs.labels,
        reviewers: inputs.reviewers,
        draft: inputs.draft,
        autoMerge: inputs['auto-merge'],
    };
}
const longestTitle = 255;
function titleOf(text) {
    const title = text?.replace(/\s+/g, ' ').trim();
    if (title === undefined || title.length <= longestTitle)
        return title;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('title', `has ${title.length} characters, and forges take ${longestTitle}`, 'Shorten it.');
}
async function openDelivery(run, { deliver, commitVia, ...settings }) {
    const { inputs } = run;
    const forge = deliver === 'push' && commitVia === 'git'
        ? undefined
        : await (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__/* .openGitopsForge */ .I$)(run, deliver === 'push' ? 'push' : 'request');
    if (commitVia === 'api' && forge !== undefined)
        refuseForApi(inputs, forge.repository);
    const committer = await committerOf(run);
    const given = inputs.author === undefined ? undefined : committer.author;
    const publisher = commitVia === 'api' && forge !== undefined ? (0,_core_delivery_publisher_js__WEBPACK_IMPORTED_MODULE_0__/* .forgePublisher */ .q)(forge, given) : (0,_core_delivery_publisher_js__WEBPACK_IMPORTED_MODULE_0__/* .pushPublisher */ .R)(committer);
    if (deliver === 'push' || forge === undefined)
        return { kind: 'push', publisher };
    return { kind: 'request', publisher, forge, committer, settings };
}
async function committerOf({ inputs, ci, clock, env, programs, secrets, }) {
    const given = inputs.author === undefined ? undefined : parseIdentity(inputs.author);
    const sign = inputs.sign === undefined ? undefined : await signerOf(inputs.sign, { env, programs });
    const author = given ?? ci.actor;
    (0,_core_delivery_secret_guard_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseSecretIdentity */ .R)(secrets, author);
    return { author, sign, clock };
}
const noBranch = 'monorepo-gitops/asked-for-access';
async function checkDelivery(run, settings, askPush) {
    await (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__/* .gitopsRemote */ .L_)(run, 'push');
    const delivery = await openDelivery(run, settings);
    if (run.inputs['dry-run'])
        return;
    await Promise.all([
        settings.commitVia === 'git' ? askPush() : undefined,
        delivery.kind === 'request' ? delivery.forge.openRequest(noBranch, noBranch) : undefined,
    ]);
}
async function signerOf(key, parts) {
    const { createSigner } = await __webpack_require__.e(/* import() */ 3724).then(__webpack_require__.bind(__webpack_require__, 3724));
    return createSigner(key, parts);
}
function refuseForApi({ author, sign }, { kind }) {
    const refused = (input, why) => (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(input, `cannot be used with commit-via: api${why}`, `Leave ${input} out, or use commit-via: git.`);
    if (sign !== undefined)
        throw refused('sign', ': the forge signs its own commits');
    if (author === undefined || kind.apiCommitAuthor === 'given')
        return;
    throw refused('author', ` on ${kind.title}, where it is the owner of the token`);
}
function parseIdentity(text) {
    const match = /^\s*([^<>\n]+?)\s*<([^<>\s]+)>\s*$/.exec(text);
    if (match?.[1] === undefined || match[2] === undefined) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('author', `"${text}" is not a name with an address`, 'Write it as: Name <name@example.com>.');
    }
    return { name: match[1], email: match[2] };
}


/***/ }),

/***/ 7875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ commitFacts),
/* harmony export */   q: () => (/* binding */ commitSummary)
/* harmony export */ });
/* harmony import */ var _core_announce_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8057);
/* harmony import */ var _core_bump_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8820);
/* harmony import */ var _core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1218);
/* harmony import */ var _core_counted_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1856);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3937);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8998);






function commitSummary(shown) {
    const { commit, redact } = shown;
    const reasons = [...commit.superseded.map(_core_bump_message_js__WEBPACK_IMPORTED_MODULE_1__/* .describeSupersession */ .vt), commit.closed ?? ''].filter((each) => each !== '');
    return (0,_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .page */ .MY)(commitHeadline(shown), imageTable(commit.images), reasons.map((reason) => (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `- ${reason}`.markdown).join('\n'), commitFacts(shown), (0,_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .foldedDiff */ .QT)(commit.diff, redact));
}
function commitHeadline({ commit, repository }) {
    const { result, request, images } = commit;
    const where = (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `**${repository}**`;
    const services = [...new Set(images.flatMap((each) => (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(each) ?? []))];
    const what = services.length === 0
        ? ''
        : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `${(0,_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .KE)(services.slice(0, 5).map((each) => (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `**${each}**`))}${services.length > 5 ? ` and ${services.length - 5} more` : ''}`;
    const of = (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)([what, (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `in ${where}`], ' ');
    switch (result) {
        case 'committed':
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .verdict */ .WJ)('good', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `Written: ${of}`);
        case 'requested':
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .verdict */ .WJ)('waiting', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `Waits in ${request === undefined ? 'a request' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(`request #${request.number}`, request.url)}: ${of}`);
        case 'planned':
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .verdict */ .WJ)('would', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `Dry run, would be written: ${of}`);
        case 'superseded':
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .verdict */ .WJ)('nothing', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `Not written: what is there is newer, ${of}`);
        case 'unchanged':
            return (0,_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .verdict */ .WJ)('nothing', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `Nothing to write: ${where} says it already`);
    }
}
function commitFacts({ commit, url, repository }) {
    const { commit: id, request, attempts, branch, milliseconds } = commit;
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)([
        id === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `GitOps commit ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)((0,_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .shortCommit */ .Ax)(id), url)} in ${repository} (${branch})`,
        request === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(`request #${request.number}`, request.url),
        attempts > 1 ? `${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .h)(attempts, 'attempt')}: another writer was faster` : '',
        (0,_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(milliseconds),
    ], ' · ');
}
function imageTable(images) {
    if (images.length === 0)
        return '';
    const rows = images.map((each) => {
        const { oldImage = '', newImage = '' } = each;
        const words = repositoryOf(oldImage) === repositoryOf(newImage) ? _core_announce_words_js__WEBPACK_IMPORTED_MODULE_0__/* .imageWords */ .Jd : wholeWords;
        const [from, to] = [oldImage, newImage].map((image) => (image === '' ? _parts_js__WEBPACK_IMPORTED_MODULE_3__/* .none */ .dv : words(image)));
        const service = (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(each);
        return [
            service === undefined ? _parts_js__WEBPACK_IMPORTED_MODULE_3__/* .none */ .dv : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__.md) `**${service}**`,
            (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(each.file),
            from ?? _parts_js__WEBPACK_IMPORTED_MODULE_3__/* .none */ .dv,
            oldImage === newImage ? 'the same' : (to ?? _parts_js__WEBPACK_IMPORTED_MODULE_3__/* .none */ .dv),
        ];
    });
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .tp)(['service', 'file', 'from', 'to'], rows);
}
function wholeWords(image) {
    const [name = '', digest] = image.split('@');
    return (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)([(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(name), ...(digest === undefined ? [] : [(0,_core_announce_words_js__WEBPACK_IMPORTED_MODULE_0__/* .digestWords */ .qj)(digest)])], ' · ');
}
function repositoryOf(image) {
    return (image.split('@')[0] ?? '').replace(/:[^:/]*$/, '');
}


/***/ }),

/***/ 1486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ updatesOf),
/* harmony export */   E5: () => (/* binding */ deploymentUpdates),
/* harmony export */   GW: () => (/* binding */ emitUpdates),
/* harmony export */   _g: () => (/* binding */ filledPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1218);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7216);
/* harmony import */ var _core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1723);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9624);







function updatesOf(run, pin = run.inputs.pin) {
    const { inputs, ci } = run;
    const listed = inputs.updates === undefined ? [] : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .parseUpdates */ .w8)(inputs.updates);
    if (inputs.rollback)
        refuseValues(run, listed);
    const described = inputs.file.length === 0 ? [] : [inputs.rollback ? placeOf(run) : describedBy(run)];
    if (listed.length + described.length === 0) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('file', 'is missing', 'Say which file to edit: file, updates, or service and environment of a gitops.yaml.');
    }
    const defaults = { onAlias: inputs['on-alias'], keepTag: inputs['keep-tag'], pin };
    const values = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__.placeholdersFor)(ci, inputs.service, inputs.environment, inputs.cluster);
    return (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .completeUpdates */ .oV)([...described, ...listed], values, { defaults, placesOnly: inputs.rollback });
}
function deploymentUpdates(run, image) {
    if (image !== 'kept')
        return updatesOf(run, run.inputs.pin ?? 'as-file');
    const { set, unset, image: given } = run.inputs;
    if (set.length + unset.length === 0)
        return [];
    const repository = given === undefined ? undefined : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(given);
    const inputs = { ...run.inputs, image: repository, tag: undefined, digest: undefined };
    return updatesOf({ ...run, inputs }).map((update) => update.kind === 'edit' ? { ...update, keepImage: true } : update);
}
function filledPlace({ inputs, resolved, ci }) {
    const values = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__.placeholdersFor)(ci, inputs.service, inputs.environment, inputs.cluster);
    const fill = (name, text) => (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isFilledIn */ .qL)(resolved[name]) ? text : (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(text, values, name);
    const { file, from, image, tag } = inputs;
    return {
        files: file.map((each) => fill('file', each)),
        from: from && fill('from', from),
        image: image && fill('image', image),
        tag: tag && (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(tag, values, 'tag'),
    };
}
function describedBy(run) {
    const { service, cluster, digest, key, container } = run.inputs;
    const of = { service, ...(cluster === undefined ? {} : { cluster }) };
    const { files, from, image, tag } = filledPlace(run);
    const [set, unset] = [run.inputs.set, run.inputs.unset].map((list) => (list.length === 0 ? undefined : list));
    const edit = { image, tag, digest, key, container, set, unset };
    return { kind: 'edit', entry: 'the inputs', ...of, files, from, edit, filledIn: true };
}
function placeOf(run) {
    const { inputs, resolved } = run;
    const given = (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isGiven */ .qR)(resolved.tag) ? run : { ...run, inputs: { ...inputs, tag: undefined } };
    const described = describedBy(given);
    const { image, tag, digest, key, container } = described.edit;
    const place = image === undefined || (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isGiven */ .qR)(resolved.image) ? image : (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(image);
    return { ...described, from: undefined, edit: { image: place, tag, digest, key, container } };
}
function refuseValues({ resolved }, listed) {
    const given = ['set', 'unset'].filter((name) => (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_6__/* .isGiven */ .qR)(resolved[name]));
    const inList = listed.flatMap((update, index) => {
        const names = update.kind === 'delete' ? ['delete'] : ['set', 'unset'].filter((name) => update.edit[name]);
        return names.map((name) => `updates[${index}].${name}`);
    });
    const [first] = [...given, ...inList];
    if (first === undefined)
        return;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(first, 'cannot go beside rollback, which writes images back and nothing else', 'Leave it out, and revert other values with git revert or a run of their own.');
}
function emitUpdates({ inputs, secrets, cwd }, updates, file) {
    const text = (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_2__/* .updatesJson */ .NZ)(updates);
    if (secrets.isIn(text)) {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('refused', 'SECRET_IN_UPDATES', 'emit: the edits hold a secret of this job', {
            hint: 'Refer to the secret by name instead, and check which input brought it in.',
        });
    }
    if (inputs['dry-run'])
        return text;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, text);
    }
    catch (cause) {
        const problem = `${file} cannot be written: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}`;
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('emit', problem, 'Give a path that this job may write.', cause);
    }
    return text;
}


/***/ }),

/***/ 8820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   df: () => (/* binding */ commitMessage),
/* harmony export */   g6: () => (/* binding */ checkMessage),
/* harmony export */   vt: () => (/* binding */ describeSupersession)
/* harmony export */ });
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6156);
/* harmony import */ var _git_skip_markers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4900);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1723);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5256);
/* harmony import */ var _update_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1218);






function commitMessage({ template, otherwise, values }, applied, rollback) {
    if (template === undefined)
        return (0,_git_skip_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutSkipMarkers */ .jO)(otherwise ?? defaultMessage(applied, values, rollback));
    const { images, edits } = applied;
    const services = [...new Set(edits.flatMap(({ update: { service } }) => (service === undefined ? [] : [service])))];
    const known = {
        ...values,
        service: values.service ?? (services.length > 4 ? `${services.length} services` : services.join(', ')),
        'old-tag': tagsOf(images.map(({ oldImage }) => oldImage)).join(', ') || 'none',
        'new-tag': tagsOf(images.map(({ newImage }) => newImage)).join(', ') || 'none',
    };
    return (0,_git_skip_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .betweenSkipMarkers */ .JJ)(template, (part) => (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_3__/* .expandKnown */ .O8)(part, known));
}
const later = { 'old-tag': 'none', 'new-tag': 'none' };
function checkMessage({ template, values }, { isGiven, warn }) {
    if (template === undefined)
        return;
    const known = { ...values, service: values.service ?? 'services', ...later };
    if (!isGiven) {
        (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_3__/* .expand */ .fT)(template, known, 'message');
        return;
    }
    for (const name of (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_3__/* .unfilledIn */ .H3)(template, known)) {
        const isKnown = Object.hasOwn(known, name);
        const near = isKnown ? '' : (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_5__/* .didYouMean */ .au)(name, Object.keys(known), (each) => `{${each}}`);
        const problem = isKnown ? 'has no value in this run' : 'is no placeholder';
        warn(`message: {${name}} ${problem} and stays as it is. ${near}`.trimEnd());
    }
}
function defaultMessage({ images, files }, { environment }, rollback) {
    const subjects = [...new Set(images.map(({ service, file }) => service ?? file))];
    const tags = tagsOf(images.map(({ newImage }) => newImage));
    const where = environment === undefined ? '' : ` ${rollback ? 'in' : 'to'} ${environment}`;
    if (subjects.length === 0)
        return `Update ${files.map(({ path }) => path).join(', ')}`;
    const verb = rollback ? 'Roll back' : 'Deploy';
    if (subjects.length > 4)
        return `${verb} ${subjects.length} services${where}`;
    const tag = tags.length === 1 ? `${rollback ? ' to' : ''} ${tags[0]}` : '';
    return `${verb} ${subjects.join(', ')}${tag}${where}`;
}
function tagsOf(images) {
    return [...new Set(images.map((image) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .versionOf */ .E4)(image ?? '')))].filter((tag) => tag !== '');
}
function describeSupersession({ edit, because, by }) {
    const { file, update, image } = edit;
    const subject = update.service === undefined || update.service === file ? '' : `${(0,_update_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectOf */ .et)(update)}: `;
    const commit = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .isObjectName */ .V2)(by) ? by.slice(0, 8) : by;
    const what = image === undefined ? 'values' : 'an image';
    switch (because) {
        case 'newer':
            return `${subject}${file} holds ${what} of ${commit}, which is newer`;
        case 'version':
            return `${subject}${file} holds ${what} of ${commit}, a higher version`;
        case 'overtaken':
            return `${subject}${file} got ${what} of ${commit} from another branch while this run was under way`;
        case 'taken-back': {
            const now = image?.oldImage === undefined ? '' : ` to ${image.oldImage}`;
            return `${subject}${file} was taken back from ${commit}${now}; only a commit that is newer than ${commit} replaces it`;
        }
        case 'dropped':
            return `${subject}${commit} is not on its branch, tag or request any more, so ${file} does not get it`;
        case 'closed':
            return `${subject}the branch or request of ${commit} is closed, so ${file} does not get it`;
        case 'stopped':
            return `${subject}the environment was stopped while this run was under way, so ${file} does not get ${commit}`;
    }
}


/***/ }),

/***/ 4331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nl: () => (/* binding */ takenBefore),
/* harmony export */   Vy: () => (/* binding */ takenSentence),
/* harmony export */   m8: () => (/* binding */ takenFromThis),
/* harmony export */   q6: () => (/* binding */ takenRemedy)
/* harmony export */ });
/* harmony import */ var _events_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7535);

function takenBefore({ environments, services }, { branch = '', defaultBranch = branch }) {
    if (defaultBranch === '')
        return [];
    return ['schedule', 'manual'].flatMap((trigger) => {
        const ci = {
            event: { kind: trigger },
            branch: defaultBranch,
            sourceRef: `refs/heads/${defaultBranch}`,
            defaultBranch,
        };
        const takers = [...environments].filter(([, each]) => (0,_events_js__WEBPACK_IMPORTED_MODULE_0__/* .takesEvent */ .vd)(each, ci, services));
        const [first, ...others] = takers.map(([name]) => name);
        return others
            .filter((name) => {
            const environment = environments.get(name);
            return environment?.when?.[trigger] === true && !(0,_events_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSource */ .o2)(environment);
        })
            .map((environment) => ({ environment, trigger, by: first ?? '', branch: defaultBranch }));
    });
}
function takenFromThis(config, ci) {
    const trigger = (0,_events_js__WEBPACK_IMPORTED_MODULE_0__/* .triggerOf */ .ix)(ci);
    if (trigger === undefined || ci.branch !== (ci.defaultBranch ?? ci.branch))
        return [];
    return takenBefore(config, ci).filter((each) => each.trigger === trigger);
}
const words = { schedule: 'scheduled pipelines', manual: 'pipelines that are started by hand' };
function takenSentence({ environment, trigger, by, branch }) {
    return `${words[trigger]} of ${branch} deploy to ${by}, which stands before ${environment}, so ${environment} gets none of them`;
}
function takenRemedy({ environment, trigger, by }) {
    return `Add \`environments.${by}.when.${trigger}: false\`, put ${environment} before ${by}, or give its job the input \`environment: ${environment}\`.`;
}


/***/ }),

/***/ 8821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ unstartedPushes)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6617);
/* harmony import */ var _sample_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1068);
/* harmony import */ var _events_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7535);





const directory = '.github/workflows';
const ofProject = /(^|[/\s"'])monorepo-gitops(\/actions\/[\w-]+|\/\.github\/workflows\/[\w.-]+)?@/m;
async function unstartedPushes(root, { environments, services = new Map() }) {
    const workflows = await pushesIn(root);
    if (workflows.length === 0)
        return [];
    return [...environments].flatMap(([name, { when, services: list }]) => ['branch', 'tag'].flatMap((kind) => {
        const patterns = when?.[kind] ?? [];
        const names = (0,_events_js__WEBPACK_IMPORTED_MODULE_4__/* .servicesIn */ .qp)(list, services.keys()).map((service) => namesOf(service, services));
        const takes = (0,_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globs */ .gV)(patterns.flatMap((pattern) => filled(pattern, names.flat())));
        const isMissed = (refs) => refs.every((ref) => takes(ref) && !workflows.some((each) => starts(each[kind], ref)));
        return patterns.flatMap((pattern) => {
            const [missed] = samplesOf(pattern, names).find(isMissed) ?? [];
            return missed === undefined ? [] : [sentence({ name, kind, pattern, missed, workflows })];
        });
    }));
}
function sentence(found) {
    const { name, kind, pattern, missed, workflows } = found;
    const globsOf = ({ file, [kind]: globs }) => `${directory}/${file} has ${typeof globs === 'string' ? `no ${kind === 'branch' ? 'branches' : 'tags'}` : globs.join(', ')}`;
    const what = pattern === missed ? `the ${kind} \`${missed}\`` : `a ${kind} such as \`${missed}\``;
    return `A push of ${what} starts no workflow, and \`${pattern}\` of gitops.yaml deploys it to ${name}: \`on.push\` of ${workflows.map(globsOf).join('; of ')}.`;
}
async function pushesIn(root) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory)).catch(() => []);
    const files = names.filter((name) => /\.ya?ml$/.test(name));
    if (files.length === 0)
        return [];
    const { parse } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const texts = new Map(await Promise.all(files.map(async (name) => [name, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory, name), 'utf8')])));
    const isOurs = (text) => {
        if (ofProject.test(text))
            return true;
        const called = [...text.matchAll(/uses:\s*["']?\.\/\.github\/workflows\/([\w.-]+)/g)].map(([, name = '']) => name);
        return called.some((name) => ofProject.test(texts.get(name) ?? ''));
    };
    try {
        return [...texts].flatMap(([file, text]) => {
            const push = isOurs(text) ? pushOf(parse(text)?.on) : undefined;
            return push === undefined ? [] : [{ file, ...push }];
        });
    }
    catch {
        return [];
    }
}
function pushOf(on) {
    const everything = { branch: 'all', tag: 'all' };
    if (on === 'push' || (Array.isArray(on) && on.includes('push')))
        return everything;
    if (typeof on !== 'object' || on === null || !('push' in on))
        return undefined;
    const filter = (on.push ?? {});
    const branch = patternsOf(filter.branches, filter['branches-ignore']);
    const tag = patternsOf(filter.tags, filter['tags-ignore']);
    if (branch === undefined && tag === undefined)
        return everything;
    return { branch: branch ?? 'none', tag: tag ?? 'none' };
}
function patternsOf(taken, ignored) {
    if (taken !== undefined)
        return [taken].flat().map(String);
    if (ignored === undefined)
        return undefined;
    return ['**', ...[ignored].flat().map((pattern) => `!${String(pattern)}`)];
}
function starts(patterns, ref) {
    if (typeof patterns === 'string')
        return patterns === 'all';
    const last = patterns.findLast((pattern) => githubGlob(pattern.replace(/^!/, '')).test(ref));
    return last !== undefined && !last.startsWith('!');
}
function githubGlob(pattern) {
    const source = pattern.replace(/\\.|\*\*\/?|[*?+]|\[[^\]]*\]|[^\w]/gs, (token) => {
        if (token.startsWith('\\') && token.length === 2)
            return `\\${token[1]}`;
        if (token === '**/')
            return '(?:.*/)?';
        if (token === '**')
            return '.*';
        if (token === '*')
            return '[^/]*';
        if (token === '?' || token === '+')
            return token;
        if (token.startsWith('[') && token.length > 2)
            return token.replace(/\\/g, '');
        return /[\^$.|()[\]{}/\\-]/.test(token) ? `\\${token}` : token;
    });
    try {
        return new RegExp(`^${source}$`, 's');
    }
    catch {
        return /^/;
    }
}
function namesOf(service, services) {
    return (0,_events_js__WEBPACK_IMPORTED_MODULE_4__/* .tagNames */ .nP)(services, [service]).map(({ name }) => name);
}
function filled(pattern, names) {
    return pattern.includes(_events_js__WEBPACK_IMPORTED_MODULE_4__/* .ofService */ .Jv) ? names.map((name) => pattern.replaceAll(_events_js__WEBPACK_IMPORTED_MODULE_4__/* .ofService */ .Jv, name)) : [pattern];
}
function samplesOf(pattern, names) {
    if (!pattern.includes(_events_js__WEBPACK_IMPORTED_MODULE_4__/* .ofService */ .Jv))
        return (0,_sample_run_js__WEBPACK_IMPORTED_MODULE_3__/* .sampleRefs */ .d)(pattern).map((ref) => [ref]);
    return names.map((own) => filled(pattern, own).flatMap((each) => (0,_sample_run_js__WEBPACK_IMPORTED_MODULE_3__/* .sampleRefs */ .d)(each)));
}


/***/ }),

/***/ 1068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ sampleRun),
/* harmony export */   d: () => (/* binding */ sampleRefs)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6617);
/* harmony import */ var _source_source_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65);
/* harmony import */ var _environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7216);
/* harmony import */ var _events_events_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7535);




const noCommit = '0123456789abcdef0123456789abcdef01234567';
function sampleRun(config, name, given, branches) {
    const { subject = 'An example', author = 'Somebody' } = given.described ?? {};
    const ci = { ...given, commit: given.commit ?? noCommit, described: { subject, author } };
    const { when, services: list } = config.environments.get(name) ?? {};
    const [service = ''] = (0,_events_events_js__WEBPACK_IMPORTED_MODULE_3__/* .servicesIn */ .qp)(list, config.services?.keys() ?? []);
    const isTaken = (sample) => (0,_environments_js__WEBPACK_IMPORTED_MODULE_2__.environmentFor)(config, sample.ci)?.name === name;
    const patterns = (kind, filler) => (when?.[kind] ?? []).flatMap((pattern) => sampleRefs(pattern.replaceAll(_events_events_js__WEBPACK_IMPORTED_MODULE_3__/* .ofService */ .Jv, service), filler));
    const candidates = [
        { ci, event: 'this run' },
        ...[...patterns('branch', ''), ...branches, ...patterns('branch', 'example')].map((branch) => pushTo(branch, ci)),
        ...[...patterns('tag', '1.2.3'), ...patterns('tag', 'x')].map((tag) => tagged(tag, ci)),
        ...((0,_events_events_js__WEBPACK_IMPORTED_MODULE_3__/* .takesRequests */ .nL)({ ...(when && { when }) }) ? [requested(ci)] : []),
        ...['schedule', 'manual'].map((kind) => startedBy(kind, ci)),
    ];
    return candidates.find(isTaken) ?? { ...pushTo(ci.branch ?? ci.defaultBranch ?? 'main', ci), event: 'by its name' };
}
function pushTo(branch, ci) {
    const sourceRef = `refs/heads/${branch}`;
    return { ci: { ...withoutSource(ci), event: { kind: 'push' }, branch, sourceRef }, event: `a push to ${branch}` };
}
function tagged(tag, ci) {
    const sourceRef = `refs/tags/${tag}`;
    return { ci: { ...withoutSource(ci), event: { kind: 'tag', tag }, sourceRef }, event: `the tag ${tag}` };
}
function requested(ci) {
    const number = 1;
    const sample = {
        ...withoutSource(ci),
        event: { kind: 'request', number, fromFork: false },
        branch: 'example',
        targetBranch: ci.defaultBranch ?? 'main',
        requestNumber: number,
        sourceRef: `${_source_source_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .requestRefs */ .iO[ci.host === 'gitlab' ? 'gitlab' : 'github']}${number}/head`,
    };
    return { ci: sample, event: 'a request' };
}
function startedBy(kind, ci) {
    const { ci: onBranch } = pushTo(ci.defaultBranch ?? ci.branch ?? 'main', ci);
    return { ci: { ...onBranch, event: { kind } }, event: kind === 'schedule' ? 'a schedule' : 'a person' };
}
function withoutSource(ci) {
    const { reviewName: _, ...rest } = ci;
    return { ...rest, branch: undefined, targetBranch: undefined, baseCommit: undefined, requestNumber: undefined };
}
function sampleRefs(pattern, filler = 'x') {
    if (pattern.startsWith('!'))
        return [];
    return (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .alternatives */ .Vo)(pattern).flatMap((each) => {
        if (filler === '')
            return /[*?]/.test(each) ? [] : [each];
        const fill = (deep) => each.replace(/\*\*\/|\*+|\?/g, (token) => token === '**/' ? '' : token === '?' ? 'x' : token.length > 1 ? deep : filler);
        return [...new Set([fill(filler), fill(`${filler}/y`)])];
    });
}


/***/ }),

/***/ 4155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ candidateOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8687);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5228);




async function candidateOf(checkout, ci, headOf = _checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .headCommit */ .Qo) {
    const { kind } = ci.event;
    if (kind === 'request-closed' || kind === 'branch-deleted' || kind === 'queue')
        return undefined;
    const head = await headOf(checkout).catch((error) => {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'GIT_MISSING')
            return undefined;
        throw error;
    });
    if (head === undefined || (head !== ci.commit && (await isOtherRepository(checkout, ci))))
        return undefined;
    const merged = ci.event.kind === 'request' ? await mergedHead(checkout, head, ci) : undefined;
    const candidate = { commit: merged ?? head, head, isMerge: merged !== undefined };
    const required = ci.requiredCheckout;
    if (required !== undefined && candidate.commit !== required.commit) {
        const message = `${required.event} is about ${required.commit.slice(0, 8)}, and ${head.slice(0, 8)} is checked out`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'OTHER_COMMIT_CHECKED_OUT', message, { hint: required.hint });
    }
    return candidate;
}
async function isOtherRepository(checkout, { repositoryUrl }) {
    const name = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .remoteName */ .iy)(checkout);
    if (name === undefined || repositoryUrl === undefined)
        return false;
    const url = (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .firstLine */ .TM)(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .git */ .$Y)(checkout, ['ls-remote', '--get-url', '--', name]));
    const [there, own] = [url, repositoryUrl].map((each) => (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .gitAddress */ .Ry)(each ?? '')?.path.toLowerCase());
    return (there !== undefined &&
        own !== undefined &&
        there !== own &&
        !there.endsWith(`/${own}`) &&
        !own.endsWith(`/${there}`));
}
async function mergedHead(checkout, head, ci) {
    if (head === ci.commit && ci.host !== 'jenkins')
        return undefined;
    const { code, stdout } = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .git */ .$Y)(checkout, ['cat-file', 'commit', head]);
    if (code !== 0)
        return undefined;
    const { parents, message } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(stdout);
    const [target, source] = parents;
    if (parents.length !== 2 || source === undefined)
        return undefined;
    if (source === ci.commit)
        return source;
    const named = /^Merge ([0-9a-f]{40,64}) into ([0-9a-f]{40,64})$/m.exec(message);
    if (named?.[1] === source && named[2] === target)
        return source;
    return ci.host === 'jenkins' && message.startsWith(`Merge commit '${source}' into HEAD`) ? source : undefined;
}


/***/ }),

/***/ 3978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ referenceOf),
/* harmony export */   SourceCommits: () => (/* binding */ SourceCommits)
/* harmony export */ });
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6156);
/* harmony import */ var _git_program_object_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8779);
/* harmony import */ var _git_program_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1714);



class SourceCommits {
    #reader;
    #found = new Map();
    constructor(checkout) {
        this.#reader = new _git_program_object_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .ObjectReader */ .n(() => (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_2__/* .startGit */ .BE)(['cat-file', '--batch'], checkout));
    }
    async describe(commit, repoUrl) {
        const found = await this.#find(commit);
        if (found === undefined)
            return undefined;
        try {
            return { ...referenceOf(found.body), sha: commit, ...(repoUrl === undefined ? {} : { repoUrl }) };
        }
        catch {
            return undefined;
        }
    }
    #find(digits) {
        const known = this.#found.get(digits);
        if (known !== undefined)
            return known;
        const found = this.#read(digits);
        this.#found.set(digits, found);
        void found.then((object) => object?.id === digits || this.#found.delete(digits));
        return found;
    }
    async #read(digits) {
        if (!/^[0-9a-f]{4,64}$/.test(digits))
            return undefined;
        return this.#reader.read(`${digits}^{commit}`).catch(() => undefined);
    }
    async [Symbol.asyncDispose]() {
        await this.#reader.close();
    }
}
function referenceOf(bytes) {
    const { author, message } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeCommit */ .ix)(recoded(bytes));
    const [subject = '', ...paragraphs] = message.trim().split(/\n[ \t]*\n/);
    const rest = paragraphs.join('\n\n').trim();
    return {
        author: `${author.name} <${author.email}>`,
        date: rfc3339(author.seconds, author.zone),
        subject: subject.replace(/[ \t]*\n[ \t]*/g, ' '),
        ...(rest === '' ? {} : { body: rest }),
    };
}
function recoded(body) {
    const [, encoding] = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeCommit */ .ix)(body).headers?.find(([name]) => name === 'encoding') ?? [];
    return encoding === undefined ? body : Buffer.from(new TextDecoder(encoding).decode(body), 'utf8');
}
function rfc3339(seconds, zone) {
    const [, sign = '+', hours = '00', minutes = '00'] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    const local = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
    return `${local}${sign}${hours}:${minutes}`;
}


/***/ })

};
