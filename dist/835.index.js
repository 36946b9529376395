export const id = 835;
export const ids = [835,4660,2279,9898];
export const modules = {

/***/ 7365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Po: () => (/* binding */ gitopsHistory),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   _R: () => (/* binding */ applicationRequest),
/* harmony export */   f$: () => (/* binding */ syncOptionsOf),
/* harmony export */   nU: () => (/* binding */ impliedApplication)
/* harmony export */ });
/* harmony import */ var _core_argocd_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3674);
/* harmony import */ var _core_argocd_spec_application_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9075);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7216);
/* harmony import */ var _core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1723);
/* harmony import */ var _core_names_slug_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(830);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9624);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3070);
/* harmony import */ var _template_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6105);









function nameOf(run) {
    const full = fullName(run);
    return full !== undefined && isReview(run, full) ? (0,_core_names_slug_js__WEBPACK_IMPORTED_MODULE_5__/* .releaseName */ ["do"])(full) : full;
}
function fullName({ inputs, resolved, ci }) {
    const { name, service, environment, cluster } = inputs;
    if (name === undefined || (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_8__/* .isFilledIn */ .qL)(resolved.name))
        return name;
    return (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .expand */ .fT)(name, (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__.placeholdersFor)(ci, service, environment, cluster), 'name');
}
function isReview({ config, ci, inputs }, name) {
    const named = config === undefined ? undefined : inputs.environment;
    if (config !== undefined && named !== undefined)
        return (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__.isReviewEnvironment)((0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__.environmentNamed)(config, named));
    const slug = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__.slugFor)(ci);
    return slug !== undefined && name?.includes(slug) === true;
}
async function applicationRequest(run, gitops) {
    const { inputs } = run;
    return {
        name: nameOf(run),
        project: inputs.project,
        appNamespace: inputs['app-namespace'],
        template: inputs.file === undefined ? undefined : (0,_core_argocd_spec_application_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTemplate */ .QC)(inputs.file, await (0,_template_file_js__WEBPACK_IMPORTED_MODULE_7__/* .templateText */ .uO)(run, inputs.file)),
        labels: pairs('labels', inputs.labels),
        annotations: pairs('annotations', inputs.annotations),
        source: {
            repoUrl: inputs['repo-url'],
            defaultRepoUrl: gitops.url,
            path: inputs.path,
            revision: inputs.revision,
            defaultRevision: gitops.branch ?? 'HEAD',
            chart: inputs.chart,
            valuesFiles: inputs['values-files'],
            values: inputs.values,
            parameters: inputs.parameters,
            kustomizeImages: inputs['kustomize-images'],
            directoryRecurse: inputs['directory-recurse'],
        },
        destination: {
            server: inputs['dest-server'],
            name: inputs['dest-name'],
            namespace: inputs['dest-namespace'],
        },
        syncPolicy: inputs['sync-policy'],
        prune: inputs.prune,
        selfHeal: inputs['self-heal'],
        syncOptions: syncOptionsOf(inputs['sync-options']),
        finalizer: finalizerOf(inputs.cascade, inputs.finalizer),
        ownership: ownershipFor(run),
    };
}
function gitopsHistory(run) {
    const { 'gitops-repository': repository, 'gitops-branch': branch } = run.inputs;
    return repository === undefined ? _core_argocd_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_0__/* .noHistory */ .Gf : (0,_core_argocd_rollout_gitops_target_js__WEBPACK_IMPORTED_MODULE_0__/* .historyOf */ .om)(() => (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_6__/* .openGitops */ .fn)(run), branch, run.log);
}
function finalizerOf(cascade, finalizer) {
    if (cascade !== false)
        return finalizer ?? (cascade === true ? 'foreground' : undefined);
    if (finalizer === undefined)
        return 'none';
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('finalizer', 'has no effect with `cascade: false`', 'Leave one of them out.');
}
function syncOptionsOf(options) {
    for (const option of options) {
        if (/^[A-Za-z]+=./.test(option))
            continue;
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('sync-options', `"${option}" is not of the form Name=value`, 'Say for example `CreateNamespace=true`.');
    }
    return options;
}
function pairs(input, lines) {
    const entries = lines.map((line, index) => {
        const [, name, value] = /^([^=\s]+)=(.*)$/s.exec(line) ?? [];
        if (name === undefined || value === undefined)
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(input, `item ${index + 1} is not of the form name=value`);
        return [name, value];
    });
    return Object.fromEntries(entries);
}
function ownershipFor(run) {
    const { ci } = run;
    const slug = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__.slugFor)(ci);
    if (slug === undefined || !isReview(run, fullName(run)))
        return undefined;
    return { environment: slug, repository: ci.repository, branch: ci.branch, request: ci.requestNumber };
}
function impliedApplication(selection) {
    const chosen = (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__.chosenEnvironment)(selection);
    if (chosen === undefined || selection.service === undefined)
        return {};
    const { name, environment } = chosen;
    const fill = (template, key) => (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .expand */ .fT)(template, (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__.placeholdersFor)(selection.ci, selection.service, name, selection.cluster), `environments.${name}.${key}`);
    const ofCluster = selection.cluster === undefined ? '' : '-{cluster}';
    const directory = environment.app?.chart === undefined ? kustomizationDirectory(environment.file) : undefined;
    return {
        environment: name,
        name: environment.app?.name === undefined
            ? fill(`${(0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_3__.isReviewEnvironment)(environment) ? '{service}-{slug}' : '{service}-{environment}'}${ofCluster}`, 'app.name')
            : undefined,
        path: environment.app?.path === undefined && directory !== undefined ? fill(directory, 'file') : undefined,
    };
}
function kustomizationDirectory(file) {
    return file === undefined ? undefined : /^(.*)\/kustomization\.ya?ml$/.exec(file)?.[1];
}


/***/ }),

/***/ 6105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nj: () => (/* binding */ gitopsFilesOf),
/* harmony export */   tl: () => (/* binding */ fileAtTip),
/* harmony export */   uO: () => (/* binding */ templateText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_argocd_spec_application_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9075);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _core_forge_app_tokens_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4368);
/* harmony import */ var _core_git_repository_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8687);
/* harmony import */ var _core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9121);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3070);
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








async function templateText({ cwd, log, gitopsFiles }, file) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file);
    if (gitopsFiles === undefined || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
        return await (0,_core_argocd_spec_application_js__WEBPACK_IMPORTED_MODULE_2__/* .readTemplateText */ .cJ)(path, file);
    const found = await gitopsFiles(file);
    if (found === undefined) {
        const fix = 'Give its path from the root of one of them.';
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('file', `${file} is neither in the monorepo nor in the GitOps repository`, fix);
    }
    log.info(`file: ${file} is that of the GitOps repository, at ${found.commit}`);
    return found.text;
}
async function fileAtTip(snapshot, path) {
    const text = await (0,_core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(snapshot, path);
    return text === undefined ? undefined : { text, commit: snapshot.commit ?? '' };
}
function gitopsFilesOf(run) {
    const { 'gitops-repository': repository, 'gitops-branch': branch } = run.inputs;
    if (repository === undefined)
        return undefined;
    const known = new Map();
    const read = async (path) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const appTokens = __addDisposableResource(env_1, new _core_forge_app_tokens_js__WEBPACK_IMPORTED_MODULE_4__/* .AppTokens */ .K(run), true);
            const transport = __addDisposableResource(env_1, await (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_7__/* .openGitops */ .fn)({ ...run, appTokens }), true);
            const { tip, objectFormat } = await (0,_core_git_repository_js__WEBPACK_IMPORTED_MODULE_5__/* .resolveBranch */ .pd)(transport, branch);
            return await fileAtTip(await (0,_core_git_snapshot_js__WEBPACK_IMPORTED_MODULE_6__/* .openSnapshot */ .r3)(transport, tip, objectFormat), path);
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
    };
    return (path) => {
        const file = known.get(path) ?? read(path);
        known.set(path, file);
        return file;
    };
}


/***/ }),

/***/ 176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ configuredApplication)
/* harmony export */ });
/* harmony import */ var _inputs_declarations_application_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1086);
/* harmony import */ var _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2750);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3669);
/* harmony import */ var _application_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7365);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3070);





const inputs = {
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runInputs */ .HM,
    ..._inputs_declarations_application_js__WEBPACK_IMPORTED_MODULE_0__/* .operationInputs */ .zm,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .argocdInputs */ .wm,
    ..._inputs_declarations_application_js__WEBPACK_IMPORTED_MODULE_0__/* .applicationInputs */ .y,
    ..._inputs_declarations_application_js__WEBPACK_IMPORTED_MODULE_0__/* .rolloutInputs */ .Ff,
    'on-older': {
        ..._inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__/* .commitInputs */ .J8['on-older'],
        description: 'What to do when the Application is pinned to a commit that is newer than the one to deploy (`mode: api`).',
    },
    ..._inputs_declarations_application_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestInputs */ .F2,
    ..._gitops_remote_js__WEBPACK_IMPORTED_MODULE_4__/* .gitopsConnectionInputs */ .iE,
    message: { type: 'string', isLong: true, description: _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__/* .commitInputs */ .J8.message.description },
    author: _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__/* .commitInputs */ .J8.author,
    sign: _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__/* .commitInputs */ .J8.sign,
    deliver: _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__/* .deliveryInputs */ .Uh.deliver,
    'commit-via': _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__/* .deliveryInputs */ .Uh['commit-via'],
    'request-key': _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__/* .deliveryInputs */ .Uh['request-key'],
    'request-branch': _inputs_declarations_gitops_js__WEBPACK_IMPORTED_MODULE_1__/* .deliveryInputs */ .Uh['request-branch'],
};
const configuredApplication = { inputs, implied: _application_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .impliedApplication */ .nU };


/***/ }),

/***/ 3674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bJ: () => (/* binding */ followsBranch),
  DE: () => (/* binding */ gitopsPositions),
  om: () => (/* binding */ historyOf),
  Gf: () => (/* binding */ noHistory),
  nZ: () => (/* binding */ pinOf),
  xw: () => (/* binding */ reachOf),
  $r: () => (/* binding */ targetOf)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var git_repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var live = __webpack_require__(151);
// EXTERNAL MODULE: ./build/core/argocd/server/equality.js
var equality = __webpack_require__(2217);
;// CONCATENATED MODULE: ./build/core/argocd/rollout/hydration.js



async function hydrationOf({ spec, status }, hydrator, commit, descends) {
    const { lastSuccessfulOperation: last, currentOperation: current, lastComparedDryRevision, } = status?.sourceHydrator ?? {};
    const has = async (revision) => commit === undefined || ((0,git_commit/* isObjectName */.V2)(revision ?? '') && (await descends(revision ?? '', commit)) === 'yes');
    const waiting = (why) => ({ is: 'unhydrated', why, failed: false });
    const isOfSpec = last?.sourceHydrator === undefined || (0,equality/* sameField */.L$)(last.sourceHydrator, spec.sourceHydrator);
    const isHydrated = last?.hydratedSHA !== undefined && isOfSpec && (await has(last.drySHA));
    const isRead = await isSynced(status, last?.hydratedSHA, descends);
    if (isHydrated && (commit !== undefined || current?.phase === 'Hydrated')) {
        return isRead ? { is: 'synced' } : { ...waiting(unsynced(hydrator)), isRendered: !isStaged(hydrator) };
    }
    const what = commit ?? 'the dry source';
    if (current?.phase === 'Failed' && ((current.drySHA ?? '') === '' || (await has(current.drySHA)))) {
        return {
            is: 'unhydrated',
            why: `${what} is not hydrated: ${current.message ?? 'Failed to hydrate'}`,
            failed: true,
        };
    }
    if (current?.phase === 'Hydrated' && isOfSpec && isRead && (await has(lastComparedDryRevision))) {
        const skipped = lastComparedDryRevision ?? '';
        return { is: 'unhydrated', why: `${what} is compared, and not hydrated yet`, failed: false, skipped };
    }
    if (current?.phase === 'Hydrating')
        return { ...waiting(`${what} is being hydrated`), isRunning: true };
    return waiting(`${what} is not hydrated yet`);
}
async function isSynced(status, hydrated, descends) {
    const [revision = ''] = (0,live/* revisionsOf */.Ow)(status?.sync);
    return hydrated !== undefined && (0,git_commit/* isObjectName */.V2)(revision) && (await descends(revision, hydrated)) === 'yes';
}
function isStaged({ syncSource, hydrateTo }) {
    return hydrateTo !== undefined && hydrateTo.targetBranch !== syncSource.targetBranch;
}
function unsynced(hydrator) {
    const { syncSource, hydrateTo } = hydrator;
    if (!isStaged(hydrator))
        return `its hydrated commit is not read from ${syncSource.targetBranch} yet`;
    return `its hydrated commit is in ${hydrateTo?.targetBranch}, and not in ${syncSource.targetBranch}: something must merge it (hydrateTo)`;
}

;// CONCATENATED MODULE: ./build/core/argocd/rollout/gitops-target.js





function targetOf(spec, target) {
    return { ...target, commit: pinOf(spec, target).commit ?? target.commit };
}
const reached = { is: 'reached' };
async function reachOf({ spec, status }, target) {
    const { commit, history } = target;
    const { sources, certain } = gitopsSources(spec, target);
    if (spec.sourceHydrator !== undefined) {
        const [dry] = sources;
        if (dry?.pin !== undefined && commit !== undefined && (await history.descends(dry.pin, commit)) === 'no') {
            return { is: 'pinned', to: dry.pin };
        }
        const followed = dry === undefined || (!certain && dry.pin !== commit) ? undefined : commit;
        const hydration = await hydrationOf({ spec, status }, spec.sourceHydrator, followed, history.descends);
        return hydration.is === 'synced' ? reached : hydration;
    }
    if (commit === undefined)
        return reached;
    const revisions = (0,live/* revisionsOf */.Ow)(status?.sync);
    for (const { index, pin } of sources) {
        const revision = revisions[index] ?? '';
        const has = (0,git_commit/* isObjectName */.V2)(revision) ? await history.descends(revision, commit) : 'no';
        if (has === 'yes')
            continue;
        if ((0,git_commit/* isObjectName */.V2)(revision) && pin !== commit && (await history.lacks(commit)))
            return { is: 'absent' };
        if (has === 'unknown' && !certain && pin !== commit)
            continue;
        if (pin !== undefined && pin !== commit && (await history.descends(pin, commit)) !== 'yes') {
            return { is: 'pinned', to: pin };
        }
        return has === 'unknown' ? { is: 'unknown', revision } : { is: 'older' };
    }
    return reached;
}
function pinOf(spec, target) {
    const { sources, certain } = gitopsSources(spec, target);
    return { commit: sources.find(({ pin }) => pin !== undefined)?.pin, certain };
}
function followsBranch(spec, target) {
    const { sources, certain } = gitopsSources(spec, target);
    return certain && sources.some(({ pin }) => pin === undefined);
}
function gitopsPositions(spec, target) {
    return gitopsSources(spec, target).sources.map(({ index }) => index + 1);
}
function gitopsSources(spec, { url, branch }) {
    const followed = spec.sourceHydrator === undefined ? (0,live/* sourcesOf */.u0)(spec) : [spec.sourceHydrator.drySource];
    const git = followed.flatMap((source, index) => {
        const pin = (0,git_commit/* isObjectName */.V2)(source.targetRevision ?? '') ? source.targetRevision : undefined;
        return (0,live/* isGitSource */.qh)(source) ? [{ source, index, pin }] : [];
    });
    const own = git.filter(({ source, pin }) => url === undefined ? pin !== undefined : (0,git_repository/* sameRepository */.RB)(source.repoURL, url));
    if (own.length === 0) {
        const pinned = git.filter(({ pin }) => pin !== undefined);
        return { sources: pinned.length > 0 ? pinned : git.length === 1 ? git : [], certain: url === undefined };
    }
    return { sources: own.filter(({ source, pin }) => pin !== undefined || isOn(source, branch)), certain: true };
}
function isOn({ targetRevision = '' }, branch) {
    if (branch === undefined || targetRevision === '' || targetRevision === 'HEAD')
        return true;
    return targetRevision === branch || targetRevision === `refs/heads/${branch}`;
}
const depths = [50, 250, 1_000];
function historyOf(open, branch, log) {
    let opened;
    let tip;
    const transport = () => {
        opened ??= open();
        opened.catch(() => {
            opened = undefined;
        });
        return opened;
    };
    const parents = new Map();
    const answers = new Map();
    let turn = Promise.resolve();
    const load = async (commit, depth) => {
        for (const { id, body } of await (await transport()).history(commit, depth))
            parents.set(id, (0,git_commit/* decodeCommit */.ix)(body).parents);
    };
    const search = async (revision, ancestor) => {
        if (reaches(parents, revision, ancestor) === 'yes')
            return 'yes';
        if (!parents.has(ancestor))
            await load(ancestor, depths[0] ?? 0);
        if (reaches(parents, ancestor, revision) === 'yes')
            return 'no';
        for (const depth of depths) {
            await load(revision, depth);
            const found = reaches(parents, revision, ancestor);
            if (found !== 'unknown')
                return found;
        }
        return 'unknown';
    };
    const ask = async (revision, ancestor) => {
        try {
            return await search(revision, ancestor);
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            log.detail(`the GitOps repository does not tell whether ${revision} has ${ancestor}: ${error.message}`);
            return 'unknown';
        }
    };
    return {
        async descends(revision, ancestor) {
            if (revision === ancestor)
                return 'yes';
            const key = `${revision} ${ancestor}`;
            const before = answers.get(key);
            if (before !== undefined)
                return before;
            const answer = turn.then(() => ask(revision, ancestor));
            turn = answer.catch(() => undefined);
            answers.set(key, answer);
            if ((await answer) === 'unknown')
                answers.delete(key);
            return answer;
        },
        async lacks(commit) {
            if (parents.has(commit))
                return false;
            try {
                await (await transport()).commits([commit], 1);
                return false;
            }
            catch (error) {
                if (!(error instanceof failure/* Failure */.HR))
                    throw error;
                return isMissing(error, commit);
            }
        },
        tip() {
            tip ??= transport()
                .then((repository) => (0,git_repository/* resolveBranch */.pd)(repository, branch))
                .then((found) => found.tip);
            return tip.catch((error) => {
                if (!(error instanceof failure/* Failure */.HR))
                    throw error;
                log.detail(`the GitOps repository does not tell its newest commit: ${error.message}`);
                return undefined;
            });
        },
        async [Symbol.asyncDispose]() {
            await (await opened?.catch(() => undefined))?.[Symbol.asyncDispose]();
        },
    };
}
function isMissing(error, commit) {
    if (!(error instanceof Error))
        return false;
    return error.message.includes(`not our ref ${commit}`) || isMissing(error.cause, commit);
}
function reaches(parents, from, to) {
    const seen = new Set([from]);
    let complete = true;
    for (const id of seen) {
        if (id === to)
            return 'yes';
        const above = parents.get(id);
        if (above === undefined)
            complete = false;
        for (const parent of above ?? [])
            seen.add(parent);
    }
    return complete ? 'no' : 'unknown';
}
const noHistory = {
    descends: async (revision, ancestor) => (revision === ancestor ? 'yes' : 'unknown'),
    lacks: async () => false,
    tip: async () => undefined,
    async [Symbol.asyncDispose]() { },
};


/***/ }),

/***/ 9075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SX: () => (/* binding */ applicationName),
  Ds: () => (/* binding */ buildApplication),
  lW: () => (/* binding */ commitPlaceholder),
  xO: () => (/* binding */ finalizersOf),
  T4: () => (/* binding */ isPinned),
  QC: () => (/* binding */ parseTemplate),
  cJ: () => (/* binding */ readTemplateText),
  rI: () => (/* binding */ specOf),
  kW: () => (/* binding */ templateOf)
});

// UNUSED EXPORTS: resourcesFinalizer

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/review/ownership-label.js
var ownership_label = __webpack_require__(3229);
// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var live = __webpack_require__(151);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/git/path.js
var git_path = __webpack_require__(8402);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/edit/text/node.js
var text_node = __webpack_require__(843);
// EXTERNAL MODULE: ./build/core/edit/text/source.js
var text_source = __webpack_require__(2518);
;// CONCATENATED MODULE: ./build/core/argocd/spec/kubernetes-yaml.js



function readKubernetesYaml(name, text) {
    const source = (0,text_source.parseSource)(name, text);
    const [document, second] = source.documents;
    if (second !== undefined) {
        const offset = second.root === null ? source.text.length : (0,text_node/* startOf */.GH)(second.root);
        const hint = 'Only the first would be read: keep one document.';
        throw (0,text_source.disagreed)(source, { offset, problem: 'a second document begins', hint });
    }
    if (document === undefined)
        return { value: null, inexactLine: undefined };
    const reading = new Reading(source, document.anchors.targets);
    return { value: reading.valueOf(document.root), inexactLine: reading.inexactLine };
}
class Reading {
    #source;
    #targets;
    inexactLine;
    constructor(source, targets) {
        this.#source = source;
        this.#targets = targets;
    }
    valueOf(node) {
        const target = this.#target(node);
        if ((0,dist/* isMap */.jh)(target))
            return Object.fromEntries(this.#membersOf(target));
        if ((0,dist/* isSeq */.oP)(target))
            return target.items.map((item) => this.valueOf(item));
        if (!(0,dist/* isScalar */.jn)(target))
            return null;
        const value = this.#scalar(target);
        if (typeof value === 'bigint') {
            this.inexactLine ??= this.#source.lines.linePos((0,text_node/* startOf */.GH)(target)).line;
            return Number(value);
        }
        if (typeof value !== 'number')
            return value;
        if (!Number.isFinite(value))
            throw this.#wrong(target, `${target.source} has no JSON`, 'Put it in quotes.');
        return value === 0 ? 0 : value;
    }
    #membersOf(map, members = new Map()) {
        if (!(0,dist/* isMap */.jh)(map))
            throw this.#wrong(map, 'a merge key needs a map or a list of maps', 'Name an anchor of a map.');
        const own = new Set();
        for (const { key, value } of map.items) {
            if (isMerge(key)) {
                const merged = this.#target(value);
                const maps = (0,dist/* isSeq */.oP)(merged) && !(0,dist/* isAlias */.Vj)(value) ? merged.items.toReversed() : [merged];
                for (const each of maps)
                    this.#membersOf(this.#target(each), members);
                continue;
            }
            const name = this.#key(key);
            if (own.has(name)) {
                throw this.#wrong(key, `the key "${name}" is there twice`, 'Only one of them would count; remove the other.');
            }
            own.add(name);
            members.set(name, this.valueOf(value));
        }
        return members;
    }
    #key(node) {
        const key = this.#target(node);
        if (!(0,dist/* isScalar */.jn)(key))
            throw this.#wrong(key ?? node, 'a list or a map is no key of JSON', 'Write a plain key.');
        const value = this.#scalar(key);
        if (value === null || (typeof value === 'bigint' && value > largestInt64)) {
            throw this.#wrong(key, `the key ${key.source || 'without a text'} is none of JSON`, 'Put the key in quotes.');
        }
        return typeof value === 'number' && !isPlainInteger(key) ? floatKey(value) : String(value);
    }
    #scalar(node) {
        const { source = '', tag, type } = node;
        if (tag === undefined)
            return type === dist/* Scalar */.X5.PLAIN ? plainValue(source) : source;
        const short = /^tag:yaml\.org,2002:(bool|int|float|null|timestamp|binary)$/.exec(tag)?.[1];
        if (short === undefined)
            return source;
        if (short === 'binary')
            return this.#decoded(node, source);
        const value = plainValue(source);
        if (short === typeOf(source, value))
            return value;
        if (short === 'float' && typeOf(source, value) === 'int')
            return Number(value);
        throw this.#wrong(node, `\`${source}\` is no ${short}`, 'Leave the tag out, or write what it says.');
    }
    #decoded(node, text) {
        const plain = text.replace(/[\r\n]/g, '');
        if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)) {
            throw this.#wrong(node, 'the !!binary value is no base64', 'Check its padding, and that it has no blanks.');
        }
        return Buffer.from(plain, 'base64').toString('utf8');
    }
    #target(node) {
        return (0,dist/* isAlias */.Vj)(node) ? this.#targets.get(node) : node;
    }
    #wrong(node, problem, hint) {
        return (0,text_source.disagreed)(this.#source, { offset: (0,text_node/* startOf */.GH)(node), problem, hint });
    }
}
function isMerge(key) {
    if (!(0,dist/* isScalar */.jn)(key) || key.source !== '<<')
        return false;
    return (key.tag === 'tag:yaml.org,2002:merge' || key.tag === '!' || (key.tag === undefined && key.type === dist/* Scalar */.X5.PLAIN));
}
const largestInt64 = 2n ** 63n - 1n;
const smallestInt64 = -(2n ** 63n);
const largestUint64 = 2n ** 64n - 1n;
const words = new Map([
    ...['y', 'yes', 'true', 'on'].flatMap((word) => cased(word).map((each) => [each, true])),
    ...['n', 'no', 'false', 'off'].flatMap((word) => cased(word).map((each) => [each, false])),
    ...['', '~', 'null', 'Null', 'NULL'].map((each) => [each, null]),
    ...['.nan', '.NaN', '.NAN'].map((each) => [each, Number.NaN]),
    ...['.inf', '.Inf', '.INF'].flatMap((each) => [
        [each, Number.POSITIVE_INFINITY],
        [`+${each}`, Number.POSITIVE_INFINITY],
        [`-${each}`, Number.NEGATIVE_INFINITY],
    ]),
]);
function cased(word) {
    return [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()];
}
function plainValue(text) {
    const word = words.get(text);
    if (word !== undefined)
        return word;
    if (text.startsWith('.'))
        return floatOf(text.replaceAll(/(?<=\d)_(?=\d)/g, '')) ?? text;
    if (!/^[-+\d]/.test(text))
        return text;
    const plain = text.replaceAll('_', '');
    const integer = integerOf(plain);
    if (integer === undefined)
        return floatOf(plain) ?? text;
    const number = Number(integer);
    return Number.isSafeInteger(number) ? number : integer;
}
function integerOf(text) {
    const [, sign = '', prefix = '', digits = ''] = /^([-+]?)(0[xX]|0[oO]|0[bB]|0(?=\d))?([\da-fA-F]+)$/.exec(text) ?? [];
    const base = bases.find(({ prefixes }) => prefixes.includes(prefix.toLowerCase()));
    const [, innerSign = '', bits = ''] = /^0b([-+])([01]+)$/.exec(text) ?? [];
    if (bits !== '')
        return within(innerSign, BigInt(`0b${bits}`));
    if (digits === '' || base === undefined || !base.digits.test(digits))
        return undefined;
    const value = BigInt(`${base.prefixes[0]}${digits}`);
    return sign === '' && value <= largestUint64 ? value : within(sign, value);
}
function within(sign, value) {
    const signed = sign === '-' ? -value : value;
    return signed >= smallestInt64 && signed <= largestInt64 ? signed : undefined;
}
const bases = [
    { prefixes: ['', ''], digits: /^\d+$/ },
    { prefixes: ['0x'], digits: /^[\da-fA-F]+$/ },
    { prefixes: ['0o', '0'], digits: /^[0-7]+$/ },
    { prefixes: ['0b'], digits: /^[01]+$/ },
];
function floatOf(text) {
    if (!/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text))
        return undefined;
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
}
function isPlainInteger({ source = '' }) {
    return integerOf(source.replaceAll('_', '')) !== undefined;
}
function typeOf(text, value) {
    if (value === null)
        return 'null';
    if (typeof value === 'boolean')
        return 'bool';
    if (typeof value === 'bigint')
        return 'int';
    if (typeof value === 'number')
        return integerOf(text.replaceAll('_', '')) === undefined ? 'float' : 'int';
    return isTimestamp(text) ? 'timestamp' : 'str';
}
function isTimestamp(text) {
    return /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?)?$/.test(text);
}
function floatKey(value) {
    if (Number.isNaN(value))
        return '.nan';
    if (!Number.isFinite(value))
        return value > 0 ? '.inf' : '-.inf';
    const single = Math.fround(value);
    if (!Number.isFinite(single))
        return single > 0 ? '.inf' : '-.inf';
    const precision = [1, 2, 3, 4, 5, 6, 7, 8].find((digits) => Math.fround(Number(single.toPrecision(digits))) === single) ?? 9;
    const [mantissa = '', exponent = '0'] = single.toExponential(precision - 1).split('e');
    const power = Number(exponent);
    if (power >= -4 && power < 6)
        return Object.is(single, -0) ? '-0' : String(Number(single.toPrecision(precision)));
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

;// CONCATENATED MODULE: ./build/core/argocd/spec/source.js








function applySource(template, request) {
    refuseMixedKinds(request);
    const { sources } = template;
    if (sources === undefined || sources.length === 0) {
        const repoURL = request.repoUrl ?? template.source?.repoURL ?? request.defaultRepoUrl;
        if (repoURL === undefined)
            return {};
        return { source: changedSource({ ...template.source, repoURL }, request) };
    }
    const index = chosenSource(sources, request);
    return { sources: sources.map((source, at) => (at === index ? changedSource(source, request) : source)) };
}
function givenInputs(request) {
    const inputs = [
        { input: 'path', kind: undefined, given: request.path !== undefined },
        { input: 'revision', kind: undefined, given: request.revision !== undefined },
        { input: 'chart', kind: 'Helm', given: request.chart !== undefined },
        { input: 'values-files', kind: 'Helm', given: request.valuesFiles.length > 0 },
        { input: 'values', kind: 'Helm', given: request.values !== undefined },
        { input: 'parameters', kind: 'Helm', given: request.parameters.length > 0 },
        { input: 'kustomize-images', kind: 'Kustomize', given: request.kustomizeImages.length > 0 },
        { input: 'directory-recurse', kind: 'plain manifests', given: request.directoryRecurse !== undefined },
    ];
    return inputs.filter(({ given }) => given);
}
function refuseMixedKinds(request) {
    const [first, ...others] = givenInputs(request).filter(({ kind }) => kind !== undefined);
    const other = others.find(({ kind }) => kind !== first?.kind);
    if (first !== undefined && other !== undefined) {
        const problem = `is for ${other.kind}, and ${first.input} is for ${first.kind}`;
        throw (0,failure/* badInput */.AN)(other.input, problem, 'Leave one of them out.');
    }
    if (request.chart !== undefined && request.path !== undefined) {
        throw (0,failure/* badInput */.AN)('path', 'excludes chart', 'A chart repository has charts, a git repository has paths: give one.');
    }
}
function chosenSource(sources, request) {
    const given = givenInputs(request);
    if (sources.length === 1 && request.repoUrl === undefined)
        return 0;
    const wanted = request.repoUrl ?? request.defaultRepoUrl;
    const matching = sources.flatMap((source, index) => wanted !== undefined && (0,repository/* sameRepository */.RB)(source.repoURL, wanted) && (source.ref ?? '') === '' ? [index] : []);
    if (matching.length === 1)
        return matching[0];
    if (given.length === 0 && request.repoUrl === undefined)
        return undefined;
    throw (0,failure/* badInput */.AN)(given[0]?.input ?? 'repo-url', `the template has ${sources.length} sources, and ${matching.length === 0 ? 'none' : 'more than one'} is of ${wanted ?? 'the repository'}`, 'Give repo-url to choose the source that the inputs change, or write the values into the template.');
}
function changedSource(source, request) {
    const { path: oldPath, chart: oldChart, ...rest } = source;
    const chart = request.chart ?? (request.path === undefined ? oldChart : undefined);
    const path = request.path ?? (request.chart === undefined ? oldPath : undefined);
    if (chart === undefined && path === undefined && (source.ref ?? '') === '') {
        const fix = 'Give the directory in the repository that Argo CD deploys (`.` is its root), or a chart.';
        throw (0,failure/* badInput */.AN)('path', 'is missing', fix);
    }
    const targetRevision = request.revision ?? source.targetRevision ?? (chart === undefined ? request.defaultRevision : undefined);
    if (targetRevision === undefined) {
        throw (0,failure/* badInput */.AN)('revision', 'is missing', 'A chart needs a version, for example 1.2.3.');
    }
    const helm = helmOf(mapAt(source, 'helm'), request);
    const kustomize = kustomizeOf(mapAt(source, 'kustomize'), request.kustomizeImages);
    const directory = request.directoryRecurse === undefined
        ? mapAt(source, 'directory')
        : { ...mapAt(source, 'directory'), recurse: request.directoryRecurse };
    const sourced = {
        ...rest,
        path,
        chart,
        targetRevision,
        ...(helm === undefined ? {} : { helm }),
        ...(kustomize === undefined ? {} : { kustomize }),
        ...(directory === undefined ? {} : { directory }),
    };
    refuseOutsidePaths(sourced, request.valuesFiles, request.path === undefined ? 'file' : 'path');
    return sourced;
}
function mapAt(source, field) {
    const value = source[field];
    return (0,json/* isObject */.Gv)(value) ? value : undefined;
}
function helmOf(template, request) {
    const { valuesFiles, values, parameters } = request;
    if (valuesFiles.length === 0 && values === undefined && parameters.length === 0)
        return template;
    const { values: templateValues, valuesObject: templateObject, ...rest } = template ?? {};
    return {
        ...rest,
        ...(values === undefined && templateObject !== undefined ? { valuesObject: templateObject } : {}),
        ...(values === undefined && templateValues !== undefined ? { values: templateValues } : {}),
        ...(valuesFiles.length === 0 ? {} : { valueFiles: [...valuesFiles] }),
        ...(values === undefined ? {} : helmValues(values)),
        ...(parameters.length === 0 ? {} : { parameters: mergedParameters(rest.parameters, parameters) }),
    };
}
function helmValues(text) {
    const { value, inexactLine } = readYamlInput('values', 'values', text, 'Give Helm values as YAML text.');
    if (!(0,json/* isObject */.Gv)(value)) {
        throw (0,failure/* badInput */.AN)('values', 'is not a map', 'Helm values are `key: value` lines.');
    }
    return inexactLine === undefined ? { valuesObject: value } : { values: text };
}
function readYamlInput(input, name, text, hint) {
    try {
        return readKubernetesYaml(name, text);
    }
    catch (cause) {
        if (!(cause instanceof failure/* Failure */.HR))
            throw cause;
        throw (0,failure/* badInput */.AN)(input, `is not YAML that Argo CD takes: ${cause.message}`, cause.hint ?? hint, cause);
    }
}
function mergedParameters(template, given) {
    const parameters = Array.isArray(template) ? [...template] : [];
    for (const text of given) {
        const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
        if (name === undefined || value === undefined) {
            throw (0,failure/* badInput */.AN)('parameters', `"${text}" is not of the form name=value`);
        }
        const at = parameters.findIndex((parameter) => parameter.name === name);
        if (at === -1)
            parameters.push({ name, value });
        else
            parameters[at] = { ...parameters[at], name, value };
    }
    return parameters;
}
function kustomizeOf(template, images) {
    if (images.length === 0)
        return template;
    const merged = Array.isArray(template?.images) ? [...template.images] : [];
    for (const image of images) {
        const at = merged.findIndex((existing) => replacedImage(existing) === replacedImage(image));
        if (at === -1)
            merged.push(image);
        else
            merged[at] = image;
    }
    return { ...template, images: merged };
}
function replacedImage(image) {
    const [name = image] = image.split('=');
    return (0,reference/* splitImage */.s5)(name).repository ?? name;
}
function refuseOutsidePaths(source, valuesFiles, pathInput) {
    if (!(0,live/* isGitSource */.qh)(source))
        return;
    const path = tidy(source.path ?? '');
    if (path !== '' && path !== '.')
        (0,git_path/* pathSegments */.Mz)(path, pathInput);
    for (const file of valuesFiles) {
        if (/^[a-z][a-z0-9+.-]*:\/\//i.test(file))
            continue;
        const rooted = /^(?:\$[^/]+)?\/(.*)$/s.exec(file)?.[1];
        const inside = external_node_path_.posix.normalize(rooted ?? external_node_path_.posix.join(path, file));
        const leaves = inside === '..' || inside.startsWith('../');
        (0,git_path/* pathSegments */.Mz)(leaves ? (rooted ?? file) : inside, 'values-files');
    }
}
function tidy(path) {
    return path.replace(/^(?:\.\/)+/, '').replace(/(?<=[^/])\/+$/, '');
}

;// CONCATENATED MODULE: ./build/core/argocd/spec/hydrator.js




function refuseBesideHydrator(template, request) {
    const { drySource } = hydratorIn(template.sourceHydrator);
    const { path, targetRevision } = drySource;
    const contradicting = [
        ['repo-url', request.repoUrl !== undefined && !(0,repository/* sameRepository */.RB)(request.repoUrl, drySource.repoURL)],
        ['path', request.path !== undefined && hydrator_tidy(request.path) !== hydrator_tidy(path ?? '')],
        ['revision', request.revision !== undefined && request.revision !== targetRevision],
        ['chart', request.chart !== undefined],
        ['values-files', request.valuesFiles.length > 0],
        ['values', request.values !== undefined],
        ['parameters', request.parameters.length > 0],
        ['kustomize-images', request.kustomizeImages.length > 0],
        ['directory-recurse', request.directoryRecurse !== undefined],
    ];
    const [input] = contradicting.find(([, contradicts]) => contradicts) ?? [];
    if (input === undefined) {
        refuseOutsidePaths(drySource, [], 'file');
        return;
    }
    const problem = `has no effect: the template deploys ${drySource.repoURL} ${path} @ ${targetRevision} by its sourceHydrator`;
    const fix = 'Leave it out, and change `spec.sourceHydrator.drySource` in the template.';
    throw (0,failure/* badInput */.AN)(input, problem, fix);
}
function hydratorIn(hydrator) {
    const { drySource, syncSource } = (0,json/* isObject */.Gv)(hydrator) ? hydrator : {};
    const missing = !(0,json/* isObject */.Gv)(drySource) || typeof drySource.repoURL !== 'string'
        ? 'drySource.repoURL'
        : !(0,json/* isObject */.Gv)(syncSource) || typeof syncSource.targetBranch !== 'string'
            ? 'syncSource.targetBranch'
            : undefined;
    if (missing === undefined)
        return hydrator;
    throw (0,failure/* badInput */.AN)('file', `\`spec.sourceHydrator\` has no ${missing}`, 'Write both sources into the template.');
}
function hydrator_tidy(path) {
    return path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '') || '.';
}

// EXTERNAL MODULE: ./build/core/argocd/spec/namespace.js
var namespace = __webpack_require__(8530);
;// CONCATENATED MODULE: ./build/core/argocd/spec/application.js








const resourcesFinalizer = 'resources-finalizer.argocd.argoproj.io';
const ownCluster = 'https://kubernetes.default.svc';
function buildApplication(request) {
    const template = templateOf(request.template, 'Application');
    const application = {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: metadataOf(request, template.metadata ?? {}),
        spec: specOf(request, template.spec ?? {}),
    };
    return request.ownership === undefined ? application : (0,namespace/* withOwnNamespace */.u5)(application);
}
const commitPlaceholder = '{commit}';
function isPinned({ source }) {
    return source.revision?.includes(commitPlaceholder) === true;
}
function parseTemplate(file, text) {
    const hint = 'Keep the template of one Application in it.';
    const { value, inexactLine } = readYamlInput('file', file, text, hint);
    if (inexactLine === undefined)
        return value;
    const problem = `${file}:${inexactLine}: an integer of this size does not pass through JSON unchanged`;
    throw (0,failure/* badInput */.AN)('file', problem, 'Put it in quotes, or give it in the Helm `values` text of the template.');
}
async function readTemplateText(path, file) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw (0,failure/* badInput */.AN)('file', `${file} cannot be read`, 'Give the path of a manifest in the monorepo.', cause);
    }
}
function templateOf(template, wanted) {
    if (template === undefined)
        return {};
    if (!(0,json/* isObject */.Gv)(template))
        throw (0,failure/* badInput */.AN)('file', 'is not a manifest: it holds no map');
    const { apiVersion, kind, metadata, spec } = template;
    if (kind !== wanted || !String(apiVersion).startsWith('argoproj.io/')) {
        const problem = `holds the kind ${String(kind)} (${String(apiVersion)}), not ${wanted} of argoproj.io`;
        throw (0,failure/* badInput */.AN)('file', problem, kind === 'ApplicationSet' ? 'Set `kind: applicationset`.' : undefined);
    }
    if (metadata !== undefined && !(0,json/* isObject */.Gv)(metadata))
        throw (0,failure/* badInput */.AN)('file', '`metadata` is not a map');
    if (spec !== undefined && !(0,json/* isObject */.Gv)(spec))
        throw (0,failure/* badInput */.AN)('file', '`spec` is not a map');
    return { metadata, spec: spec };
}
function metadataOf(request, template) {
    const namespace = request.appNamespace ?? template.namespace;
    const annotations = {
        ...template.annotations,
        ...(request.ownership === undefined ? {} : (0,ownership_label/* ownershipAnnotations */.QR)(request.ownership)),
        ...request.annotations,
    };
    const finalizers = finalizersOf(request.finalizer, template.finalizers);
    return {
        name: applicationName(request.name ?? template.name),
        namespace,
        labels: {
            ...template.labels,
            ...request.labels,
            ...(request.ownership === undefined
                ? { [ownership_label/* managedByLabel */.Ly]: ownership_label/* managedByValue */.sN }
                : (0,ownership_label/* ownershipLabel */._0)(request.ownership.environment)),
        },
        annotations: Object.keys(annotations).length === 0 ? undefined : annotations,
        finalizers: finalizers.length === 0 ? undefined : finalizers,
    };
}
function applicationName(name) {
    if (name === undefined || name === '') {
        throw (0,failure/* badInput */.AN)('name', 'is missing', 'Give `name`, or `service` and `environment` of gitops.yaml.');
    }
    if (name.length > 63) {
        const problem = `"${name}" has ${name.length} characters, and Argo CD labels resources with it (63)`;
        throw (0,failure/* badInput */.AN)('name', problem, 'Use a shorter name; `{slug}` is at most 30 characters long.');
    }
    if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
        const fix = 'Use lower-case letters, digits and dashes; `{slug}` is the branch in this form.';
        throw (0,failure/* badInput */.AN)('name', `"${name}" is not a DNS-1123 label`, fix);
    }
    return name;
}
function finalizersOf(choice, template) {
    const others = (template ?? []).filter((finalizer) => !finalizer.startsWith(resourcesFinalizer));
    switch (choice) {
        case undefined:
            return template ?? [resourcesFinalizer];
        case 'none':
            return others;
        case 'foreground':
            return [resourcesFinalizer, ...others];
        case 'background':
            return [`${resourcesFinalizer}/background`, ...others];
    }
}
function specOf(request, template) {
    const { source: _source, sources: _sources, syncPolicy: _policy, destination, project, ...rest } = template;
    const sourced = sourcedBy(template, request.source);
    if ((0,live/* sourcesOf */.u0)(sourced).length === 0 && template.sourceHydrator === undefined) {
        const fix = 'Give repo-url and path (or chart), or a template with a source as `file`.';
        throw (0,failure/* badInput */.AN)('repo-url', 'is missing', fix);
    }
    return {
        ...rest,
        project: request.project ?? project ?? 'default',
        ...sourced,
        destination: destinationOf(request.destination, destination ?? {}),
        syncPolicy: syncPolicyOf(request, template.syncPolicy),
    };
}
function sourcedBy(template, request) {
    if (template.sourceHydrator === undefined)
        return applySource(template, request);
    refuseBesideHydrator(template, request);
    const { source, sources } = template;
    return { ...(source === undefined ? {} : { source }), ...(sources === undefined ? {} : { sources }) };
}
function destinationOf(wanted, template) {
    if (wanted.server !== undefined && wanted.name !== undefined) {
        throw (0,failure/* badInput */.AN)('dest-name', 'excludes dest-server', 'Name the cluster by one of them.');
    }
    const { name, server } = wanted.name === undefined && wanted.server === undefined ? template : wanted;
    if ((name ?? '') !== '' && (server ?? '') !== '') {
        throw (0,failure/* badInput */.AN)('file', '`spec.destination` has both `name` and `server`', 'Name the cluster by one of them.');
    }
    const cluster = name === undefined || name === '' ? { server: server ?? ownCluster } : { name };
    return { ...cluster, namespace: wanted.namespace ?? template.namespace };
}
function syncPolicyOf(request, template) {
    const { automated: templated, syncOptions: templatedOptions, ...rest } = template ?? {};
    const automated = automatedOf(request, templated);
    if (automated === undefined && request.selfHeal === true) {
        throw (0,failure/* badInput */.AN)('self-heal', 'needs automated sync', 'Set `sync-policy: automated`, or leave self-heal out.');
    }
    const syncOptions = request.syncOptions.length > 0 ? request.syncOptions : (templatedOptions ?? []);
    const policy = {
        ...rest,
        automated,
        syncOptions: syncOptions.length === 0 ? undefined : [...syncOptions],
    };
    return Object.values(policy).every((value) => value === undefined) ? undefined : policy;
}
function automatedOf(request, template) {
    if (request.syncPolicy === 'manual')
        return undefined;
    if (request.syncPolicy === undefined && request.template !== undefined && template === undefined)
        return undefined;
    const { enabled, ...rest } = template ?? {};
    return {
        ...rest,
        enabled: request.syncPolicy === 'automated' ? undefined : enabled,
        prune: request.prune ?? rest.prune,
        selfHeal: request.selfHeal ?? rest.selfHeal,
    };
}


/***/ }),

/***/ 4660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ append),
/* harmony export */   H9: () => (/* binding */ parseAssignment),
/* harmony export */   Rr: () => (/* binding */ parsePath),
/* harmony export */   Y7: () => (/* binding */ createdLocation),
/* harmony export */   jV: () => (/* binding */ formatPath),
/* harmony export */   u0: () => (/* binding */ parseRemoval),
/* harmony export */   x_: () => (/* binding */ isAddition)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1978);


const append = { append: true };
function isAddition(segment) {
    return typeof segment === 'object' && !('field' in segment);
}
const selectorFields = ['kind', 'name', 'namespace', 'apiVersion', 'document'];
const maxSegments = 100;
function parsePath(text, input = 'path') {
    const { path, end } = scanPath(text, input);
    if (end !== text.length)
        throw pathError({ text, input }, end, '“=” must be quoted: ["a=b"]');
    return path;
}
function parseAssignment(entry) {
    const { path, end } = scanPath(entry, 'set');
    if (end === entry.length)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('set', `"${entry}" has no value`, 'Write path=value for text, path:=json for anything else.');
    if (entry[end] === '=')
        return { path, value: entry.slice(end + 1) };
    try {
        const json = JSON.parse(entry.slice(end + 2));
        refuseRounded(json, entry);
        return { path, value: (0,_value_js__WEBPACK_IMPORTED_MODULE_1__/* .fromJson */ .Rf)(json) };
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
            throw error;
        const problem = `"${entry}" has no JSON behind ":=": ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('set', problem, `Write ${path.text}=… for text, which needs no quotes.`);
    }
}
function parseRemoval(text) {
    const path = parsePath(text, 'unset');
    if (!path.path.some(isAddition))
        return path;
    const hint = 'Name the item by its position ([0]) or by a field ([name=web1]).';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('unset', `"${text}" is a new item of a list, and none that is there`, hint);
}
function refuseRounded(value, entry) {
    if (typeof value === 'object' && value !== null) {
        for (const child of Object.values(value))
            refuseRounded(child, entry);
    }
    if (typeof value !== 'number' || (Number.isFinite(value) && (!Number.isInteger(value) || isExact(value))))
        return;
    const hint = 'Write it as a string: path=value.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('set', `"${entry}": the number ${value} cannot be held exactly`, hint);
}
function isExact(value) {
    return Number.isSafeInteger(value) || /e/.test(String(value));
}
function createdLocation(path) {
    return path.map((segment) => (typeof segment === 'object' ? 0 : segment));
}
function formatPath(path) {
    let text = '';
    for (const segment of path) {
        if (typeof segment !== 'string' || /^$|[.[\]=:\\"'{}\s]/.test(segment))
            text += `[${inBrackets(segment)}]`;
        else
            text += text === '' ? segment : `.${segment}`;
    }
    return text === '' ? '.' : text;
}
function inBrackets(segment) {
    if (typeof segment !== 'object')
        return JSON.stringify(segment);
    if ('insert' in segment)
        return `+${segment.insert}`;
    if (!('field' in segment))
        return '-';
    return `${segment.field}=${/^[\w./-]+$/.test(segment.value) ? segment.value : JSON.stringify(segment.value)}`;
}
function scanPath(text, input) {
    const given = { text, input };
    const selected = scanSelector(given);
    const path = [];
    let at = selected.end;
    if (text[at] === '.')
        at++;
    for (;;) {
        const { segment, length } = scanSegment(given, at);
        path.push(segment);
        if (path.length > maxSegments)
            throw pathError(given, at, `more than ${maxSegments} levels`);
        at += length;
        if (at === text.length || /^:?=/.test(text.slice(at, at + 2)))
            break;
        if (text[at] === '.')
            at++;
        else if (text[at] !== '[')
            throw pathError(given, at, `unexpected “${text[at]}”`);
    }
    return { path: { text: text.slice(0, at), selector: selected.fields, path }, end: at };
}
function scanSelector(given) {
    const { text } = given;
    if (text[0] !== '{')
        return { fields: undefined, end: 0 };
    const close = text.indexOf('}');
    if (close === -1)
        throw pathError(given, 0, '“{” is not closed');
    const fields = new Map();
    for (const part of text.slice(1, close).split(',')) {
        const [field = '', ...value] = part.split('=');
        if (!selectorFields.includes(field.trim()) || value.length === 0) {
            const example = `${selectorFields.join(', ')}: {kind=Deployment,name=web1}`;
            throw pathError(given, 1, `a document is chosen by ${example}`);
        }
        fields.set(field.trim(), value.join('=').trim());
    }
    return { fields, end: close + 1 };
}
const plainKey = /^(?:\\[\s\S]|\\$|:(?!=)|[^\\.[\]=:])+/;
const quoted = String.raw `"(?:\\[\s\S]|[^\\"])*"|'(?:\\[\s\S]|[^\\'])*'`;
const brackets = new RegExp(String.raw `^\[(?:(?<index>\d{1,9})|-|\+(?<insert>\d{1,9})|(?<key>${quoted})|(?<field>[^\]="']+)=(?<value>${quoted}|(?!["'])[^\]]*))\]`);
function scanSegment(given, start) {
    const rest = given.text.slice(start);
    const found = (rest[0] === '[' ? brackets : plainKey).exec(rest);
    if (found === null) {
        const expected = '“[” is not closed, or is not one of [0], [-], [+0], [field=value] and ["key"]';
        throw pathError(given, start, rest[0] === '[' ? expected : 'a key is missing (an empty key is written [""])');
    }
    const { index, insert, key, field, value = '' } = found.groups ?? {};
    const length = found[0].length;
    if (rest[0] !== '[')
        return { segment: unescaped(found[0]), length };
    if (index !== undefined)
        return { segment: Number(index), length };
    if (insert !== undefined)
        return { segment: { insert: Number(insert) }, length };
    if (key !== undefined)
        return { segment: unquoted(key), length };
    return { segment: field === undefined ? append : { field, value: unquoted(value) }, length };
}
function unquoted(text) {
    return /^["']/.test(text) ? unescaped(text.slice(1, -1)) : text;
}
function unescaped(text) {
    return text.replace(/\\([\s\S])/g, '$1');
}
function pathError({ text, input }, at, problem) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" is no path: ${problem}, at character ${at + 1}`, 'Examples: .ingress.hosts[0].host · images[name=web1].newTag · metadata.annotations["example.com/key"]');
}


/***/ }),

/***/ 1978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ isFilledCollection),
/* harmony export */   Qy: () => (/* binding */ isMapValue),
/* harmony export */   Rf: () => (/* binding */ fromJson),
/* harmony export */   kq: () => (/* binding */ isListValue)
/* harmony export */ });
function isMapValue(value) {
    return value instanceof Map;
}
function isListValue(value) {
    return Array.isArray(value);
}
function isFilledCollection(value) {
    if (isMapValue(value))
        return value.size > 0;
    return isListValue(value) && value.length > 0;
}
function fromJson(json) {
    if (typeof json === 'string')
        return json;
    if (Array.isArray(json))
        return json.map(fromJson);
    if (typeof json === 'number')
        return { kind: 'verbatim', plain: decimal(json), meaning: json };
    if (typeof json === 'boolean')
        return { kind: 'verbatim', plain: String(json), meaning: json };
    if (typeof json === 'object' && json !== null) {
        return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
    }
    return { kind: 'verbatim', plain: 'null', meaning: null };
}
function decimal(number) {
    const text = Object.is(number, -0) ? '0' : String(number);
    const exponent = /^(-?\d+)(\.\d+)?e([-+]\d+)$/.exec(text);
    return exponent === null ? text : `${exponent[1]}${exponent[2] ?? '.0'}e${exponent[3]}`;
}


/***/ }),

/***/ 133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ inputsFor)
/* harmony export */ });
/* harmony import */ var _configured_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3182);
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9624);
/* harmony import */ var _declarations_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4872);
/* harmony import */ var _declarations_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3669);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4112);





const handedOn = {
    ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .gitopsInputs */ .cX,
    ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .forgeInputs */ .LV,
    ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .registryInputs */ .P4,
    ..._declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .argocdInputs */ .wm,
    'dry-run': _declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runInputs */ .HM['dry-run'],
    timeout: _declarations_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runInputs */ .HM.timeout,
    'build-timeout': _declarations_build_js__WEBPACK_IMPORTED_MODULE_1__/* .buildInputs */ ._9['build-timeout'],
    ..._declarations_build_js__WEBPACK_IMPORTED_MODULE_1__/* .builderInputs */ .vp,
};
function inputsFor(command, run, selection, known = {}) {
    const { service, environment, cluster } = selection;
    const { config, ci, secrets, cwd } = run;
    const values = { service, environment, cluster, ...known };
    const fromCommand = (name) => values[name] === undefined ? undefined : { value: values[name], source: { kind: 'command', name } };
    const fromRun = (name) => {
        const input = Object.hasOwn(handedOn, name) ? run.resolved[name] : undefined;
        return input !== undefined && (0,_declaration_js__WEBPACK_IMPORTED_MODULE_4__/* .isGiven */ .qR)(input) ? input : undefined;
    };
    const fromConfig = config === undefined ? [] : [(0,_configured_js__WEBPACK_IMPORTED_MODULE_0__.configSource)(command, { config, ci, service, environment, cluster })];
    return (0,_resolve_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveInputs */ .eL)(command.inputs, [fromCommand, fromRun, ...fromConfig], { secrets, cwd });
}


/***/ })

};
