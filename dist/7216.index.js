export const id = 7216;
export const ids = [7216];
export const modules = {

/***/ 7216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U$: () => (/* binding */ retentionOutput),
/* harmony export */   iJ: () => (/* binding */ retainImages),
/* harmony export */   p9: () => (/* binding */ retentionSummary),
/* harmony export */   wantedRetention: () => (/* binding */ wantedRetention),
/* harmony export */   writePolicies: () => (/* binding */ writePolicies)
/* harmony export */ });
/* harmony import */ var _core_cleanup_retention_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5819);
/* harmony import */ var _core_cleanup_retention_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7976);
/* harmony import */ var _core_delivery_request_branch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(911);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _core_source_checkout_history_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8497);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9624);
/* harmony import */ var _inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4618);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3669);
/* harmony import */ var _inputs_retention_schema_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7412);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3070);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2635);











const inputs = {
    'dry-run': _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_6__/* .runInputs */ .HM['dry-run'],
    ..._inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_5__/* .retentionInput */ .n,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_6__/* .registryInputs */ .P4,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_6__/* .forgeInputs */ .LV,
};
function wantedRetention({ inputs, resolved, config }, image) {
    const isOwn = (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_9__/* .isGiven */ .qR)(resolved.retention);
    const retention = isOwn ? (0,_inputs_retention_schema_js__WEBPACK_IMPORTED_MODULE_7__/* .parseRetention */ .Ay)(inputs.retention) : (config?.retention ?? {});
    const rules = (0,_core_cleanup_retention_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .retentionRules */ ._4)({ config, retention, withServices: !isOwn && image === undefined, image });
    if (rules.length === 0 && isOwn)
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('retention', 'has no rules', 'Give "rules", a list.');
    const apply = retention.apply ?? (image === undefined ? 'self' : 'registry');
    if (image !== undefined && apply === 'self') {
        const problem = '`apply: self` is for a sweep: a build does not see what Git names';
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('retention', problem, 'Run `cleanup-review-env` with `sweep: true`, or use `apply: registry`.');
    }
    return rules.length === 0 ? undefined : { apply, rules };
}
async function retainImages(run, { rules }, options) {
    const { retainBySelf } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2492), __webpack_require__.e(1018), __webpack_require__.e(5812), __webpack_require__.e(2326)]).then(__webpack_require__.bind(__webpack_require__, 2326));
    const { openRegistryHost } = await Promise.all(/* import() */[__webpack_require__.e(2492), __webpack_require__.e(1018), __webpack_require__.e(2207)]).then(__webpack_require__.bind(__webpack_require__, 2207));
    const provider = await providerPorts(run, rules);
    const hosts = new Map();
    const { branch, branchPrefix, maxDeletions, dryRun } = options;
    const requestPrefixes = (0,_core_delivery_request_branch_js__WEBPACK_IMPORTED_MODULE_2__/* .prefixesOf */ .E3)(branchPrefix).map((prefix) => `refs/heads/${prefix}`);
    const request = { rules, branch, requestPrefixes, maxDeletions, dryRun };
    const rows = await retainBySelf(request, {
        registry: provider.registry,
        commitTimes: (tags) => (0,_core_source_checkout_history_js__WEBPACK_IMPORTED_MODULE_4__/* .commitTimes */ .q)({ cwd: run.ci.workspace, env: run.env, programs: run.programs }, tags),
        hostOf: (registry) => {
            const host = hosts.get(registry) ?? openRegistryHost(registry, provider);
            hosts.set(registry, host);
            return host;
        },
        openGitops: () => (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_8__/* .openGitops */ .fn)(run),
        clock: run.clock,
        log: run.log,
    });
    return { apply: 'self', rows };
}
async function writePolicies(run, { rules }, { dryRun, hasKeyTags = hasContentKeys(run) }) {
    const [{ applyPolicy }, { providerOf }] = await Promise.all([
        __webpack_require__.e(/* import() */ 7937).then(__webpack_require__.bind(__webpack_require__, 7937)),
        Promise.all(/* import() */[__webpack_require__.e(2492), __webpack_require__.e(1018), __webpack_require__.e(2207)]).then(__webpack_require__.bind(__webpack_require__, 2207)),
    ]);
    const ports = await providerPorts(run, rules);
    const policies = [];
    for (const registry of new Set(rules.map((rule) => rule.registry))) {
        const own = rules.filter((rule) => rule.registry === registry);
        const provider = await providerOf(registry, ports);
        const request = { registry, rules: own, hasKeyTags, dryRun };
        policies.push(...(await applyPolicy(request, provider, {
            harbor: async (wanted) => {
                const [{ applyToHarbor }, { HarborApi }] = await Promise.all([
                    __webpack_require__.e(/* import() */ 6961).then(__webpack_require__.bind(__webpack_require__, 6961)),
                    Promise.all(/* import() */[__webpack_require__.e(2492), __webpack_require__.e(1018), __webpack_require__.e(5802)]).then(__webpack_require__.bind(__webpack_require__, 3421)),
                ]);
                return applyToHarbor(wanted, new HarborApi(registry, ports));
            },
            gitlab: async (wanted) => {
                const { applyToGitlab } = await __webpack_require__.e(/* import() */ 9416).then(__webpack_require__.bind(__webpack_require__, 9416));
                return applyToGitlab(wanted, await gitlabClient(run));
            },
            ecr: async (wanted) => {
                const [{ applyToEcr }, { EcrApi }] = await Promise.all([
                    __webpack_require__.e(/* import() */ 329).then(__webpack_require__.bind(__webpack_require__, 329)),
                    __webpack_require__.e(/* import() */ 4079).then(__webpack_require__.bind(__webpack_require__, 4079)),
                ]);
                return applyToEcr(wanted, new EcrApi(registry, ports));
            },
        }, run.log)));
    }
    return { apply: 'registry', policies };
}
function hasContentKeys({ config }) {
    return [...(config?.services.values() ?? [])].some(({ build }) => build?.['unless-changed'] === true);
}
async function providerPorts(run, rules) {
    const [{ Registry }, { credentialResolver }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(2492), __webpack_require__.e(1018), __webpack_require__.e(5812)]).then(__webpack_require__.bind(__webpack_require__, 5812)),
        __webpack_require__.e(/* import() */ 2242).then(__webpack_require__.bind(__webpack_require__, 2242)),
    ]);
    const { 'registry-username': username, 'registry-password': password, 'registry-insecure': insecure } = run.inputs;
    const registries = [...new Set(rules.map(({ registry }) => registry))];
    const credentials = credentialResolver({ username, password, registries }, run);
    return { ...run, registry: new Registry({ ...run, credentials, insecure }), credentials, insecure };
}
async function gitlabClient(run) {
    const [{ GitlabClient }, { forgeFor }] = await Promise.all([
        __webpack_require__.e(/* import() */ 770).then(__webpack_require__.bind(__webpack_require__, 8389)),
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 8778)),
    ]);
    const { 'forge-token': token, 'forge-url': forgeUrl } = run.inputs;
    const url = run.ci.repositoryUrl;
    const repository = url === undefined ? undefined : forgeFor(url, { env: run.env, forgeUrl });
    if (repository === undefined || repository.kind.name !== 'gitlab') {
        const problem = 'GitLab keeps the policy in a project, and it is not known which one this is';
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('retention', problem, 'Run it in a pipeline of that project.');
    }
    if (token === undefined) {
        const problem = 'is missing: the token of a job may not write the cleanup policy of its project';
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)('forge-token', problem, 'Give a project access token with the scope api and the role Maintainer.');
    }
    return new GitlabClient(repository, { value: token }, run);
}
function retentionOutput(result) {
    if (result === undefined)
        return [];
    return result.apply === 'self' ? result.rows : result.policies;
}
function retentionSummary(result) {
    if (result === undefined)
        return '';
    const title = '\n\n### Retention\n\n';
    if (result.apply === 'registry') {
        const rows = result.policies.map(({ policy, result: done }) => [policy, done]);
        return `${title}${(0,_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .table */ .tp)(['policy', 'result'], rows)}`;
    }
    if (result.rows.length === 0)
        return `${title}The rules find no image.`;
    return `${title}${(0,_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .table */ .tp)(_core_cleanup_retention_table_js__WEBPACK_IMPORTED_MODULE_1__/* .retentionColumns */ .UF, result.rows.map(_core_cleanup_retention_table_js__WEBPACK_IMPORTED_MODULE_1__/* .retentionCells */ .Q4))}`;
}


/***/ }),

/***/ 2321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _B: () => (/* binding */ planRepository),
/* harmony export */   fI: () => (/* binding */ isLeftByBuild),
/* harmony export */   sA: () => (/* binding */ subjectOfTag),
/* harmony export */   vd: () => (/* binding */ day),
/* harmony export */   zl: () => (/* binding */ whatGoes)
/* harmony export */ });
/* harmony import */ var _build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6559);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5819);



const day = 86_400_000;
function isLeftByBuild(tags) {
    return tags.length > 0 && tags.every(_build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isStagingTag */ .C5);
}
const referrerTag = /^(sha256|sha512)-([0-9a-f]{64}|[0-9a-f]{128})(?:\.[A-Za-z0-9._-]+)?$/;
function subjectOfTag(tag) {
    const [, algorithm, hex] = referrerTag.exec(tag) ?? [];
    return algorithm === undefined ? undefined : `${algorithm}:${hex}`;
}
function planRepository({ repository, images, rules, named, now }) {
    const attached = new Set(images.filter(isAttached));
    const standing = images.filter((image) => !attached.has(image));
    const matchers = rules.map((rule) => ({ rule, tags: rule.tags.map((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .glob */ .TI)(pattern)) }));
    const keptByRules = new Map();
    for (const { rule, tags } of matchers) {
        const candidates = standing.filter((image) => image.tags.some((tag) => tags.some((matches) => matches(tag))));
        for (const [image, reason] of keptBy(rule, candidates, now)) {
            if (!keptByRules.has(image))
                keptByRules.set(image, reason);
        }
    }
    const isMatched = (tag) => matchers.some(({ tags }) => tags.some((matches) => matches(tag)));
    const namedOrYoung = (image) => {
        if (image.time === undefined)
            return named(image) ?? 'its age cannot be told';
        return named(image) ?? (now - image.time <= day ? 'its build may not have ended' : undefined);
    };
    const reasonToKeep = (image) => {
        if (image.tags.length === 0)
            return named(image) ?? 'it has no tag that a rule could match';
        if (isLeftByBuild(image.tags))
            return namedOrYoung(image);
        const open = image.tags.filter((tag) => !isMatched(tag));
        const unmatched = open.find((tag) => !(0,_build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnTag */ .$3)(tag)) ?? (open.length === image.tags.length ? open[0] : undefined);
        if (unmatched !== undefined)
            return `no rule matches ${unmatched}`;
        return named(image) ?? (image.time === undefined ? 'its age cannot be told' : keptByRules.get(image));
    };
    const reasons = new Map(standing.flatMap((image) => entryOf(image, reasonToKeep(image))));
    for (const image of attached) {
        const reason = image.tags.some((tag) => subjectOfTag(tag) === undefined && !isMatched(tag))
            ? 'no rule matches its tag'
            : named(image);
        if (reason !== undefined)
            reasons.set(image, reason);
    }
    for (const image of standing) {
        const child = reasons.has(image) ? undefined : image.children.find((digest) => named({ digest, tags: [] }));
        if (child !== undefined)
            reasons.set(image, `${named({ digest: child, tags: [] })} (one of its platforms)`);
    }
    const going = standing.filter((image) => !reasons.has(image));
    const goes = whatGoes(going, { images, kept: reasons.keys() });
    const goingByItself = new Set(going.map(({ digest }) => digest));
    const links = linksOf(images);
    const decide = (image) => {
        const reason = reasons.get(image) ?? (goes.has(image.digest) ? undefined : 'an image that stays needs it');
        if (reason !== undefined)
            return { image, decision: 'keep', reason, also: 0 };
        const taken = neededBy([image], links);
        const along = [...taken].filter((digest) => goes.has(digest) && !goingByItself.has(digest));
        return { image, decision: 'remove', reason: 'no rule keeps it', also: along.length };
    };
    return {
        repository,
        decisions: standing.filter(({ tags }) => tags.length > 0).map(decide),
        attached: [...attached].filter((image) => !reasons.has(image)),
    };
}
function isAttached({ subject, tags }) {
    return subject !== undefined || (tags.length > 0 && tags.every((tag) => subjectOfTag(tag) !== undefined));
}
function entryOf(image, reason) {
    return reason === undefined ? [] : [[image, reason]];
}
function keptBy(rule, candidates, now) {
    const { keepLast, keepDays } = rule;
    const dated = candidates.flatMap((image) => (image.time === undefined ? [] : [{ image, time: image.time }]));
    dated.sort((a, b) => b.time - a.time);
    const oldest = keepLast === undefined ? undefined : dated[keepLast - 1]?.time;
    const isOfNewest = (time) => keepLast !== undefined && (oldest === undefined || time >= oldest);
    const isYoung = (time) => keepDays !== undefined && now - time <= keepDays * day;
    return dated
        .filter(({ time }) => isOfNewest(time) || isYoung(time))
        .map(({ image, time }) => {
        const why = isOfNewest(time) ? `among the ${keepLast} newest` : `younger than ${keepDays} days`;
        return [image, `${why} (${(0,_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .describeRule */ .IO)(rule)})`];
    });
}
function neededBy(kept, { byDigest, about }) {
    const needed = new Set();
    const waiting = kept.map(({ digest }) => digest);
    for (let digest = waiting.pop(); digest !== undefined; digest = waiting.pop()) {
        if (needed.has(digest))
            continue;
        needed.add(digest);
        waiting.push(...(byDigest.get(digest)?.children ?? []), ...(about.get(digest) ?? []));
    }
    return needed;
}
function whatGoes(going, { images, kept }) {
    const links = linksOf(images);
    const reached = neededBy(going, links);
    const stays = [...kept, ...images.filter(({ digest }) => !reached.has(digest))];
    const needed = neededBy(stays, links);
    return new Set([...reached].filter((digest) => !needed.has(digest)));
}
function linksOf(images) {
    const about = new Map();
    for (const image of images) {
        for (const subject of subjectsOf(image))
            about.set(subject, [...(about.get(subject) ?? []), image.digest]);
    }
    return { byDigest: new Map(images.map((image) => [image.digest, image])), about };
}
function subjectsOf({ subject, tags }) {
    return [...(subject === undefined ? [] : [subject]), ...tags.flatMap((tag) => subjectOfTag(tag) ?? [])];
}


/***/ }),

/***/ 5819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IO: () => (/* binding */ describeRule),
/* harmony export */   NP: () => (/* binding */ rulesFor),
/* harmony export */   Wh: () => (/* binding */ namedRepositories),
/* harmony export */   _4: () => (/* binding */ retentionRules),
/* harmony export */   _I: () => (/* binding */ matchesAny),
/* harmony export */   hQ: () => (/* binding */ areDisjoint)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);
/* harmony import */ var _monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5832);




function retentionRules({ config, retention, withServices, image }) {
    const services = [...(config?.services.keys() ?? [])];
    const images = (names) => image === undefined ? names.flatMap((name) => imagePatterns(config, name)) : [image];
    const rules = (written, place, names, ofService) => written.flatMap((rule, index) => {
        const own = `${place}[${index}]`;
        const { repository = images(names), tags = ['*'], 'keep-last': keepLast, 'keep-days': keepDays } = rule;
        if (keepLast === undefined && keepDays === undefined) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(own, 'keeps nothing', 'Write keep-last (images), keep-days, or both: what either keeps stays.');
        }
        for (const tag of tags)
            checkPattern(tag, own);
        const byRegistry = new Map();
        for (const pattern of repository) {
            const { registry, repository: path } = inFull(pattern, config?.registry, own);
            byRegistry.set(registry, [...(byRegistry.get(registry) ?? []), path]);
        }
        return [...byRegistry].map(([registry, repositories]) => ({
            place: own,
            registry,
            repositories: [...new Set(repositories)],
            tags,
            keepLast,
            keepDays,
            ofService,
        }));
    });
    return [
        ...rules(retention.rules ?? [], 'retention.rules', services, false),
        ...(withServices ? services : []).flatMap((name) => rules(config?.services.get(name)?.retention ?? [], `services.${name}.retention`, [name], true)),
    ];
}
function rulesFor(rules, { registry, repository }) {
    const fitting = rules.filter((rule) => rule.registry === registry && matchesAny(rule.repositories, repository));
    const own = fitting.filter(({ ofService }) => ofService);
    return own.length > 0 ? own : fitting;
}
function matchesAny(patterns, text) {
    return patterns.some((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .glob */ .TI)(pattern)(text));
}
function namedRepositories(rules) {
    const all = rules.flatMap(({ registry, repositories }) => repositories.flatMap((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, 'retention')
        .filter((each) => !(0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg)(each))
        .map((repository) => ({ registry, repository }))));
    return [...new Map(all.map((each) => [`${each.registry}/${each.repository}`, each])).values()];
}
function describeRule({ tags, keepLast, keepDays }) {
    const kept = [
        ...(keepLast === undefined ? [] : [`keep-last ${keepLast}`]),
        ...(keepDays === undefined ? [] : [`keep-days ${keepDays}`]),
    ];
    return `${kept.join(', ')} of ${tags.join(' ')}`;
}
function areDisjoint(a, b) {
    const beginnings = (pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, 'retention').map(beginningOf);
    return beginnings(a).every((x) => beginnings(b).every((y) => differ(x, y)));
}
function beginningOf(pattern) {
    return { text: pattern.replace(/[*?].*$/s, ''), isWhole: !(0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg)(pattern) };
}
function differ(a, b) {
    if (a.isWhole && b.isWhole)
        return a.text !== b.text;
    if (a.isWhole)
        return !a.text.startsWith(b.text);
    if (b.isWhole)
        return !b.text.startsWith(a.text);
    return !a.text.startsWith(b.text) && !b.text.startsWith(a.text);
}
function imagePatterns(config, service) {
    const environments = [['', undefined], ...(config?.environments ?? [])];
    const templates = environments.flatMap(([name, environment]) => {
        const { image } = (0,_monorepo_deployed_image_js__WEBPACK_IMPORTED_MODULE_3__/* .imageTemplates */ .br)(config, service, environment);
        return image === undefined ? [] : [image.replaceAll('{service}', service).replaceAll('{environment}', name || '*')];
    });
    return [...new Set(templates.map((image) => image.replace(/\{[^{},]*\}/g, '*')))];
}
function inFull(pattern, base, place) {
    checkPattern(pattern, place);
    const { host, path } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .splitHost */ .Ve)(pattern);
    if (host !== undefined) {
        if ((0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg)(host))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `the host of "${pattern}" is a pattern`, 'Write a rule for each registry.');
        return { registry: host.toLowerCase(), repository: path };
    }
    if (base === undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `"${pattern}" says no registry`, 'Begin it with the host, or give `registry` in gitops.yaml.');
    }
    const root = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .splitHost */ .Ve)(`${base.replace(/\/+$/, '')}/`);
    const prefix = root.host === undefined ? `${base.replace(/\/+$/, '')}/` : root.path;
    return { registry: root.host?.toLowerCase() ?? _image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerHub */ .UD, repository: `${prefix}${pattern}` };
}
function checkPattern(pattern, place) {
    if (pattern === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, 'a pattern is empty', 'Write a name or a glob: `*`, `**`, `?`, `{a,b}`.');
    const bad = /[![\]\\\s]/.exec(pattern)?.[0];
    if (bad !== undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `"${pattern}" has "${bad}", which no pattern here has`, 'There are `*`, `**`, `?` and `{a,b}`.');
    }
    (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, place);
}


/***/ }),

/***/ 7976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OB: () => (/* binding */ rowOf),
/* harmony export */   Q4: () => (/* binding */ retentionCells),
/* harmony export */   UF: () => (/* binding */ retentionColumns),
/* harmony export */   wW: () => (/* binding */ retentionText)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2321);


const retentionColumns = ['repository', 'tags', 'digest', 'age', 'decision', 'reason'];
function rowOf(repository, decision, now) {
    const { image, reason, also } = decision;
    const along = also === 0 ? '' : ` (${also} more manifests, parts of it or attached to it)`;
    return {
        repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(repository),
        tags: image.tags,
        digest: image.digest,
        age: ageOf(image, now),
        decision: decision.decision,
        reason: `${reason}${along}`,
    };
}
function ageOf({ time, timeSource }, now) {
    if (time === undefined)
        return 'unknown';
    const days = Math.floor((now - time) / _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .day */ .vd);
    return `${days} ${days === 1 ? 'day' : 'days'} (${timeSource})`;
}
function retentionCells({ repository, tags, digest, age, decision, reason }) {
    return [repository, tags.join(' '), digest.slice(0, 19), age, decision, reason];
}
function retentionText(rows) {
    if (rows.length === 0)
        return 'Retention: the rules find no image.';
    const lines = [retentionColumns, ...rows.map(retentionCells)];
    const widths = retentionColumns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
    return lines
        .map((line) => line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}


/***/ }),

/***/ 7412:
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


/***/ })

};
