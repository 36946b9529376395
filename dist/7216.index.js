export const id = 7216;
export const ids = [7216,233,2614];
export const modules = {

/***/ 4835:
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
/* harmony import */ var _core_counted_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(1856);
/* harmony import */ var _core_delivery_request_branch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(911);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3937);
/* harmony import */ var _core_source_checkout_history_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8497);
/* harmony import */ var _inputs_config_retention_schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(233);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9624);
/* harmony import */ var _inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4618);
/* harmony import */ var _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3669);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3070);
/* harmony import */ var _summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8998);













const inputs = {
    'dry-run': _inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__/* .runInputs */ .HM['dry-run'],
    ..._inputs_declarations_retention_js__WEBPACK_IMPORTED_MODULE_6__/* .retentionInput */ .n,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__/* .registryInputs */ .P4,
    ..._inputs_declarations_run_js__WEBPACK_IMPORTED_MODULE_7__/* .forgeInputs */ .LV,
};
function wantedRetention({ inputs, resolved, config }, image) {
    const isOwn = (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_10__/* .isGiven */ .qR)(resolved.retention);
    const retention = isOwn ? (0,_inputs_config_retention_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .parseRetention */ .Ay)(inputs.retention) : (config?.retention ?? {});
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
    const { retainBySelf } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(5812), __webpack_require__.e(2326)]).then(__webpack_require__.bind(__webpack_require__, 2326));
    const { openRegistryHost } = await Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(2207)]).then(__webpack_require__.bind(__webpack_require__, 2207));
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
        Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(2207)]).then(__webpack_require__.bind(__webpack_require__, 2207)),
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
                    Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(5802)]).then(__webpack_require__.bind(__webpack_require__, 3421)),
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
        Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(1018), __webpack_require__.e(5812)]).then(__webpack_require__.bind(__webpack_require__, 5812)),
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
function retentionSummary(result, { dryRun }) {
    if (result === undefined)
        return '';
    const [icon, dry] = dryRun ? ['would', ' (dry run)'] : ['good', ''];
    if (result.apply === 'registry') {
        const words = (done) => (dryRun && done !== 'unchanged' ? `would be ${done}` : done);
        const rows = result.policies.map(({ policy, result: done }) => [policy, words(done)]);
        return (0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .page */ .MY)((0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .verdict */ .WJ)(icon, (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_11__.md) `Retention${dry}: ${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_12__/* .counted */ .h)(rows.length, 'policy', 'policies')} of the registry`), (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_11__/* .table */ .tp)(['policy', 'result'], rows));
    }
    if (result.rows.length === 0)
        return (0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .verdict */ .WJ)('nothing', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_11__.md) `Retention${dry}: the rules find no image`);
    return (0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .page */ .MY)((0,_summaries_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .verdict */ .WJ)(icon, (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_11__.md) `Retention${dry}: ${(0,_core_counted_js__WEBPACK_IMPORTED_MODULE_12__/* .counted */ .h)(result.rows.length, 'image')}`), (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_11__/* .table */ .tp)(_core_cleanup_retention_table_js__WEBPACK_IMPORTED_MODULE_1__/* .retentionColumns */ .UF, result.rows.map(_core_cleanup_retention_table_js__WEBPACK_IMPORTED_MODULE_1__/* .retentionCells */ .Q4)));
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
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
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
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
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

/***/ 911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ branchPrefix),
/* harmony export */   E3: () => (/* binding */ prefixesOf),
/* harmony export */   Mq: () => (/* binding */ defaultPrefix),
/* harmony export */   Wf: () => (/* binding */ requestBranch)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _names_slug_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(830);



const defaultPrefix = 'monorepo-gitops/';
function requestBranch(key, prefix = defaultPrefix) {
    const slug = (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_2__/* .slugOf */ .tF)(key);
    if (slug === key && slug !== '' && slug.length <= 48)
        return prefix + slug;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key, 'utf8').digest('hex').slice(0, 8);
    return `${prefix}${[slug.slice(0, 39).replace(/-$/, ''), hash].filter(Boolean).join('-')}`;
}
function prefixesOf(prefix) {
    return [...new Set([prefix ?? defaultPrefix, defaultPrefix])];
}
const longestPrefix = 100;
function branchPrefix(text) {
    const problem = problemOf(text);
    if (problem === undefined)
        return text;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('request-branch', `"${text}" ${problem}`, 'Give the beginning of a branch name: feature/deploy-');
}
function problemOf(text) {
    if (text.length > longestPrefix)
        return `has ${text.length} characters; ${longestPrefix} are enough`;
    if (text.startsWith('refs/'))
        return 'is a full ref name, and the name of a branch begins behind refs/heads/';
    if (/[{}]/.test(text))
        return 'has braces, and no placeholder stands here: the key of the request follows';
    const isName = !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\//u.test(text) &&
        !/^[-/]/.test(text) &&
        !/(?:^|\/)\./.test(text) &&
        !/\.lock\//.test(text);
    return isName ? undefined : 'is no beginning of a branch name';
}


/***/ }),

/***/ 9121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PJ: () => (/* binding */ isLink),
/* harmony export */   Ve: () => (/* binding */ withSharedReads),
/* harmony export */   Y_: () => (/* binding */ changedFiles),
/* harmony export */   cu: () => (/* binding */ blobsAt),
/* harmony export */   gu: () => (/* binding */ settled),
/* harmony export */   r3: () => (/* binding */ openSnapshot),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* unused harmony export Snapshot */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
/* harmony import */ var _commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6156);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(585);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8402);





const maxTrees = 20_000;
async function openSnapshot(transport, commit, format = formatOf(commit ?? '')) {
    if (commit === undefined)
        return new Snapshot(transport, undefined, undefined, format);
    const object = (await transport.read([commit])).get(commit);
    if (object === undefined)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the commit ${commit} could not be read`);
    return new Snapshot(transport, commit, (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(object.body).tree, format);
}
async function readText(snapshot, path) {
    const file = await snapshot.readFile(path);
    return file === undefined ? undefined : Buffer.from(file.body).toString('utf8');
}
class Snapshot {
    commit;
    root;
    format;
    #load;
    #trees = new Map();
    constructor(transport, commit, root, format) {
        this.commit = commit;
        this.root = root;
        this.format = format;
        this.#load = batched(transport);
    }
    async readFile(path, input = 'file') {
        const entry = await this.entry(path, input);
        if (entry === undefined)
            return undefined;
        if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${path} is a directory in the GitOps repository`, 'Name a file in it.');
        return { mode: entry.mode, body: (await this.#load(entry.id)).body };
    }
    async entry(path, input = 'file') {
        let entry = this.#rootEntry();
        for (const segment of (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(path, input)) {
            if (entry === undefined)
                return undefined;
            if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry)) {
                throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${path} leads through ${entry.name}, which is a file`, 'Check the path.');
            }
            entry = (await this.tree(entry.id)).find((each) => each.name === segment);
            if (entry?.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.symlink)
                throw (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathOutside */ .D1)(input, path, `crosses the symlink "${entry.name}"`);
            if (entry?.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.submodule)
                throw (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathOutside */ .D1)(input, path, `crosses the submodule "${entry.name}"`);
        }
        return entry;
    }
    async list(directory) {
        const entry = directory === '' ? this.#rootEntry() : await this.entry(directory);
        if (entry === undefined)
            return [];
        if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${directory} is a file in the GitOps repository`);
        return this.tree(entry.id);
    }
    async glob(patterns, trees = maxTrees) {
        const every = new Set(patterns.flatMap((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, 'file')));
        for (const pattern of every)
            (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(pattern);
        return (await this.#walk('', this.root, (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globWalk */ .k)([...every]), { left: trees, most: trees })).sort();
    }
    async filesBelow(path) {
        const entry = await this.entry(path);
        if (entry === undefined)
            return [];
        if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
            return [path];
        return (await this.#walk(`${path}/`, entry.id, undefined, { left: maxTrees, most: maxTrees })).sort();
    }
    tree(id) {
        const known = this.#trees.get(id);
        if (known !== undefined)
            return known;
        const entries = this.#load(id).then((object) => (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeTree */ .fU)(this.format, object.body));
        this.#trees.set(id, entries);
        return entries;
    }
    #rootEntry() {
        return this.root === undefined ? undefined : { mode: _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.directory, name: '/', id: this.root };
    }
    async #walk(prefix, tree, patterns, count) {
        if (tree === undefined)
            return [];
        const entries = await this.tree(tree);
        const isSearched = (entry) => (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry) && (patterns === undefined || patterns.below(entry.name) !== undefined);
        const searched = new Set(entries.filter(isSearched));
        count.left -= searched.size;
        if (count.left < 0)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `more than ${count.most} directories to search`, 'Begin the pattern with a directory.');
        const found = entries.map((entry) => {
            const path = prefix + entry.name;
            if (searched.has(entry))
                return this.#walk(`${path}/`, entry.id, patterns?.below(entry.name), count);
            if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
                return [];
            return patterns === undefined || (!isLink(entry) && patterns.matches(entry.name)) ? [path] : [];
        });
        return (await Promise.all(found)).flat();
    }
}
function formatOf(id) {
    return id.length === 64 ? 'sha256' : 'sha1';
}
function isLink(entry) {
    return entry.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.symlink || entry.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.submodule;
}
async function blobsAt(transport, commits, path) {
    const bodies = await transport.read(commits);
    let level = new Map();
    for (const [id, { body }] of bodies)
        level.set(id, (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(body).tree);
    const segments = (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(path);
    for (const [depth, segment] of segments.entries()) {
        const last = depth === segments.length - 1;
        const ids = new Set([...level.values()].filter((id) => id !== undefined));
        const trees = await transport.read([...ids]);
        const next = new Map();
        for (const [tree, { body }] of trees) {
            const entries = (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeTree */ .fU)(formatOf(tree), body);
            const entry = entries.find(({ name }) => name === segment);
            const fits = entry !== undefined && (last ? !(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry) && !isLink(entry) : (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry));
            next.set(tree, fits ? entry.id : undefined);
        }
        level = new Map([...level].map(([commit, tree]) => [commit, tree === undefined ? undefined : next.get(tree)]));
    }
    return level;
}
async function changedFiles(transport, from, to) {
    const [before, after] = await Promise.all([openSnapshot(transport, from), openSnapshot(transport, to)]);
    const changed = new Map();
    const walk = async (prefix, old, next) => {
        if (old === next)
            return;
        const list = async (id) => (id === undefined ? [] : await after.tree(id));
        const [olds, nexts] = await Promise.all([list(old), list(next)]);
        const names = new Set([...olds, ...nexts].map(({ name }) => name));
        await Promise.all([...names].map(async (name) => {
            const a = olds.find((entry) => entry.name === name);
            const b = nexts.find((entry) => entry.name === name);
            if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameEntry */ .TR)(a, b))
                return;
            const below = (entry) => entry !== undefined && (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry) ? entry.id : undefined;
            if ([a, b].some((entry) => entry !== undefined && !(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))) {
                changed.set(prefix + name, b === undefined || (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(b) ? undefined : b.id);
            }
            await walk(`${prefix}${name}/`, below(a), below(b));
        }));
    };
    await walk('', before.root, after.root);
    return changed;
}
function withSharedReads(transport) {
    const load = batched(transport);
    return {
        kind: transport.kind,
        listRefs: (prefixes) => transport.listRefs(prefixes),
        read: async (ids) => new Map(await Promise.all(ids.map(async (id) => [id, await load(id)]))),
        history: (tip, depth) => transport.history(tip, depth),
        commits: (tips, depth) => transport.commits(tips, depth),
        expectHistory: (tip, depth) => transport.expectHistory(tip, depth),
        push: (update) => transport.push(update),
        checkPush: () => transport.checkPush(),
        serverTime: () => transport.serverTime(),
        cost: () => transport.cost(),
        [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
    };
}
function batched(transport) {
    let next;
    return async (id) => {
        if (next === undefined) {
            const ids = new Set();
            const objects = settled(() => ids.size).then(() => {
                next = undefined;
                return transport.read([...ids]);
            });
            next = { ids, objects };
        }
        next.ids.add(id);
        const object = (await next.objects).get(id);
        if (object === undefined)
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the object ${id} could not be read`);
        return object;
    };
}
const stepsBetweenReads = 16;
async function settled(count) {
    let before;
    do {
        before = count();
        for (let step = 0; step < stepsBetweenReads; step++)
            await undefined;
    } while (count() > before);
}


/***/ }),

/***/ 8497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ CheckoutHistory),
/* harmony export */   q: () => (/* binding */ commitTimes)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_program_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1714);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9121);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5228);





const mostPairs = 8;
const mostWalked = 20_000;
const mostDigits = 400;
class CheckoutHistory {
    #checkout;
    #abbreviated;
    #present;
    #relations = new Map();
    #whole;
    #shallow;
    constructor(checkout) {
        this.#checkout = checkout;
        this.#abbreviated = new Together((digits) => this.#findAbbreviated(digits));
        this.#present = new Together((ids) => this.#findCommits(ids));
    }
    has(commit) {
        return this.#present.answer(commit);
    }
    abbreviated(digits) {
        return this.#abbreviated.answer(digits);
    }
    relation(commit, other) {
        const ofCommit = this.#relations.get(commit) ?? new Together((others) => this.#compare(commit, others));
        this.#relations.set(commit, ofCommit);
        return ofCommit.answer(other);
    }
    isWhole() {
        this.#whole ??= this.git(['rev-parse', '--is-shallow-repository']).then((found) => (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .firstLine */ .TM)(found) === 'false');
        return this.#whole;
    }
    async lacking(commit, other, most) {
        if (await this.#isShallow().catch(() => true))
            return [];
        const range = [`--max-count=${most}`, '--format=%H %s', commit, '--not', other];
        return linesOf(await this.git(['log', ...range, '--'])).map((line) => {
            const [id = ''] = line.split(' ', 1);
            return { commit: id, subject: line.slice(id.length + 1) };
        });
    }
    async git(args, stdin = '') {
        const { cwd, env, programs } = this.#checkout;
        const variables = { GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1' };
        try {
            return await (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_2__.runGit)(args, { cwd, env, programs, variables, stdin });
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
                throw error;
            return { code: 128, stdout: Buffer.alloc(0), stderr: error.message };
        }
    }
    #isShallow() {
        this.#shallow ??= (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .isShallow */ .fE)(this.#checkout);
        return this.#shallow;
    }
    async #findCommits(ids) {
        const asked = ids.map((id) => `${id}^{commit}\n`).join('');
        const types = linesOf(await this.git(['cat-file', '--batch-check=%(objecttype)'], asked));
        return new Map(ids.map((id, index) => [id, types[index] === 'commit']));
    }
    async #findAbbreviated(all) {
        const objects = [];
        for (let first = 0; first < all.length; first += mostDigits) {
            const digits = all.slice(first, first + mostDigits);
            objects.push(...linesOf(await this.git(['rev-parse', ...digits.map((each) => `--disambiguate=${each}`)])));
        }
        const present = await Promise.all(objects.map((id) => this.has(id)));
        const commits = [...new Set(objects.filter((_, index) => present[index]))].sort();
        return new Map(all.map((digits) => {
            const [found, second] = startingWith(commits, digits);
            return [digits, second === undefined ? found : 'several'];
        }));
    }
    async #compare(commit, others) {
        const [isHere, ...areHere] = await Promise.all([commit, ...others].map((id) => this.has(id)));
        const found = new Map(others.map((other) => [other, 'unknown']));
        let left = others.filter((_, index) => isHere && areHere[index]);
        if (left.length > mostPairs) {
            const walked = await this.#walk(commit, left);
            for (const [other, relation] of walked)
                found.set(other, relation);
            left = left.filter((other) => !walked.has(other));
        }
        for (const other of left)
            found.set(other, await this.#comparePair(commit, other));
        return found;
    }
    async #comparePair(commit, other) {
        const isBelow = async (ancestor, tip) => (await this.git(['merge-base', '--is-ancestor', ancestor, tip])).code;
        const contained = await isBelow(commit, other);
        if (contained === 0)
            return 'contained';
        const contains = await isBelow(other, commit);
        if (contains === 0)
            return 'contains';
        return contained === 1 && contains === 1 && !(await this.#isShallow()) ? 'neither' : 'unknown';
    }
    async #walk(commit, others) {
        const tips = [commit, ...others].map((id) => `${id}\n`).join('');
        const result = await this.git(['rev-list', '--parents', `--max-count=${mostWalked}`, '--stdin'], tips);
        if (result.code !== 0)
            return new Map();
        const parents = new Map();
        const children = new Map();
        for (const line of linesOf(result)) {
            const [id = '', ...its] = line.split(' ');
            parents.set(id, its);
            for (const parent of its) {
                const known = children.get(parent);
                if (known === undefined)
                    children.set(parent, [id]);
                else
                    known.push(id);
            }
        }
        const below = reached(commit, parents);
        const above = reached(commit, children);
        const isAll = parents.size < mostWalked;
        const otherwise = (await this.#isShallow()) ? 'unknown' : 'neither';
        return new Map(others.flatMap((other) => {
            if (below.has(other))
                return [[other, 'contains']];
            if (above.has(other))
                return [[other, 'contained']];
            return isAll ? [[other, otherwise]] : [];
        }));
    }
}
async function commitTimes({ cwd, env, programs }, tags) {
    const named = tags.flatMap((tag) => {
        const commit = /(?:^|[^0-9a-zA-Z])([0-9a-f]{7,40})$/.exec(tag)?.[1];
        return commit === undefined ? [] : [{ tag, commit }];
    });
    if (named.length === 0)
        return new Map();
    const stdin = named.map(({ commit }) => `${commit}\n`).join('');
    const variables = { GIT_NO_LAZY_FETCH: '1' };
    const answer = await (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_2__.runGit)(['cat-file', '--batch'], { cwd, env, programs, stdin, variables }).catch(() => undefined);
    if (answer === undefined || answer.code !== 0)
        return new Map();
    const times = new Map();
    let at = 0;
    for (const { tag } of named) {
        const end = answer.stdout.indexOf('\n', at);
        if (end < 0)
            break;
        const [, type, size] = answer.stdout.subarray(at, end).toString('utf8').split(' ');
        at = end + 1;
        if (size === undefined)
            continue;
        const body = answer.stdout.subarray(at, at + Number(size));
        at += Number(size) + 1;
        if (type === 'commit')
            times.set(tag, (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(body).committer.seconds * 1000);
    }
    return times;
}
function reached(from, next) {
    const found = new Set([from]);
    for (const id of found)
        for (const each of next.get(id) ?? [])
            found.add(each);
    return found;
}
function startingWith(sorted, digits) {
    let low = 0;
    for (let high = sorted.length; low < high;) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? '') < digits)
            low = middle + 1;
        else
            high = middle;
    }
    return sorted.slice(low, low + 2).filter((each) => each.startsWith(digits));
}
function linesOf({ code, stdout }) {
    return code === 0 ? stdout.toString('utf8').split('\n').filter(Boolean) : [];
}
class Together {
    #find;
    #answers = new Map();
    #next;
    constructor(find) {
        this.#find = find;
    }
    answer(key) {
        const known = this.#answers.get(key) ?? this.#ask(key);
        this.#answers.set(key, known);
        return known;
    }
    #ask(key) {
        const next = this.#next ?? this.#collect();
        this.#next = next;
        next.keys.push(key);
        const answer = next.found.then((found) => found.get(key));
        answer.catch(() => undefined);
        return answer;
    }
    #collect() {
        const keys = [];
        const found = (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .settled */ .gu)(() => keys.length).then(() => {
            this.#next = undefined;
            return this.#find(keys);
        });
        return { keys, found };
    }
}


/***/ }),

/***/ 233:
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
