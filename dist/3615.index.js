export const id = 3615;
export const ids = [3615];
export const modules = {

/***/ 9367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  retainBySelf: () => (/* binding */ retainBySelf)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(8998);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/cleanup/retention/rules.js
var retention_rules = __webpack_require__(5819);
;// CONCATENATED MODULE: ./build/core/cleanup/retention/plan.js


const day = 86_400_000;
const keyTag = /^[cf]-[0-9a-f]{40}$/;
const referrerTag = /^(sha256|sha512)-([0-9a-f]{64}|[0-9a-f]{128})(?:\.[A-Za-z0-9._-]+)?$/;
function subjectOfTag(tag) {
    const [, algorithm, hex] = referrerTag.exec(tag) ?? [];
    return algorithm === undefined ? undefined : `${algorithm}:${hex}`;
}
function planRepository({ repository, images, rules, named, now }) {
    const attached = new Set(images.filter(isAttached));
    const standing = images.filter((image) => !attached.has(image));
    const matchers = rules.map((rule) => ({ rule, tags: rule.tags.map((pattern) => (0,glob/* glob */.TI)(pattern)) }));
    const keptByRules = new Map();
    for (const { rule, tags } of matchers) {
        const candidates = standing.filter((image) => image.tags.some((tag) => tags.some((matches) => matches(tag))));
        for (const [image, reason] of keptBy(rule, candidates, now)) {
            if (!keptByRules.has(image))
                keptByRules.set(image, reason);
        }
    }
    const isMatched = (tag) => matchers.some(({ tags }) => tags.some((matches) => matches(tag)));
    const reasonToKeep = (image) => {
        if (image.tags.length === 0)
            return named(image) ?? 'it has no tag that a rule could match';
        const open = image.tags.filter((tag) => !isMatched(tag));
        const unmatched = open.find((tag) => !keyTag.test(tag)) ?? (open.length === image.tags.length ? open[0] : undefined);
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
    const decide = (image) => {
        const reason = reasons.get(image) ?? (goes.has(image.digest) ? undefined : 'an image that stays needs it');
        if (reason !== undefined)
            return { image, decision: 'keep', reason, also: 0 };
        const taken = neededBy([image], images);
        const along = [...taken].filter((digest) => goes.has(digest) && !going.some((each) => each.digest === digest));
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
        return [image, `${why} (${(0,retention_rules/* describeRule */.IO)(rule)})`];
    });
}
function neededBy(kept, images) {
    const { byDigest, about } = indexed(images);
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
    const reached = neededBy(going, images);
    const stays = [...kept, ...images.filter(({ digest }) => !reached.has(digest))];
    const needed = neededBy(stays, images);
    return new Set([...reached].filter((digest) => !needed.has(digest)));
}
function indexed(images) {
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

;// CONCATENATED MODULE: ./build/core/cleanup/retention/inventory.js



const atOnce = 8;
const firstHonestDate = Date.UTC(2000, 0, 1);
async function readRepository(ports, repository, isMatched) {
    const { registry } = ports;
    const tags = await tagsByDigest(registry, repository, await registry.listTags(repository));
    if (tags.size === 0)
        return [];
    const [pushed, commits] = await Promise.all([
        ports.pushTimes(repository),
        ports.commitTimes([...tags.values()].flat().filter(isMatched)),
    ]);
    const images = [];
    await inParallel([...tags], async ([digest, names]) => {
        const image = await readImage(registry, { ...repository, digest }, names);
        if (image === undefined)
            return;
        const isAsked = names.some(isMatched) && !names.every((tag) => subjectOfTag(tag) !== undefined);
        images.push(isAsked ? { ...image, ...(await timeOf(image, repository, { registry, pushed, commits })) } : image);
    });
    return images.toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
}
async function tagsByDigest(registry, repository, tags) {
    const found = new Map();
    await inParallel(tags, async (tag) => {
        const named = await registry.headManifest({ ...repository, tag });
        if (named !== undefined)
            found.set(tag, named.digest);
    });
    const byDigest = new Map();
    for (const tag of tags) {
        const digest = found.get(tag);
        if (digest !== undefined)
            byDigest.set(digest, [...(byDigest.get(digest) ?? []), tag]);
    }
    return byDigest;
}
async function readImage(registry, image, tags) {
    const manifest = await registry.getManifest(image);
    if (manifest === undefined)
        return undefined;
    const { manifests, subject } = (0,json/* jsonObject */.o$)(manifest.bytes);
    return {
        digest: image.digest,
        tags,
        time: undefined,
        children: Array.isArray(manifests) ? manifests.flatMap((each) => digestIn(each) ?? []) : [],
        subject: digestIn(subject) ?? tags.map(subjectOfTag).find((digest) => digest !== undefined),
        manifest,
    };
}
async function attachedTo(registry, image) {
    const referrers = await registry.referrers(image);
    return referrers.map(({ digest }) => ({ digest, tags: [], time: undefined, children: [], subject: image.digest }));
}
async function timeOf(image, repository, { registry, pushed, commits }) {
    const push = pushed?.get(image.digest);
    if (push !== undefined)
        return { time: push, timeSource: 'pushed' };
    const created = await createdOf(registry, repository, image.manifest);
    const commit = Math.max(...image.tags.flatMap((tag) => commits.get(tag) ?? []));
    if (created === undefined && !Number.isFinite(commit))
        return { time: undefined };
    return commit > (created ?? 0) ? { time: commit, timeSource: 'commit' } : { time: created, timeSource: 'created' };
}
async function createdOf(registry, repository, manifest) {
    const { annotations, config, layers, manifests } = (0,json/* jsonObject */.o$)(manifest.bytes);
    const own = honestDate((0,json/* isObject */.Gv)(annotations) ? annotations['org.opencontainers.image.created'] : undefined);
    if (own !== undefined)
        return own;
    const layered = [layers, manifests].flatMap((list) => (Array.isArray(list) ? list : [])).flatMap(cachedAt);
    if (layered.length > 0)
        return Math.max(...layered);
    if (Array.isArray(manifests)) {
        const first = manifests.filter(json/* isObject */.Gv).find(({ platform }) => !(0,json/* isObject */.Gv)(platform) || platform.os !== 'unknown');
        const digest = digestIn(first);
        const child = digest === undefined ? undefined : await registry.getManifest({ ...repository, digest });
        return child === undefined || Array.isArray((0,json/* jsonObject */.o$)(child.bytes).manifests)
            ? undefined
            : createdOf(registry, repository, child);
    }
    const digest = digestIn(config);
    if (digest === undefined || !(0,json/* isObject */.Gv)(config) || !/\+json$/.test(String(config.mediaType)))
        return undefined;
    const descriptor = { digest, mediaType: String(config.mediaType), size: Number(config.size) };
    return honestDate((0,json/* jsonObject */.o$)(await (0,image_registry.readConfigBlob)(registry, repository, descriptor)).created);
}
function cachedAt(descriptor) {
    const annotations = (0,json/* isObject */.Gv)(descriptor) ? descriptor.annotations : undefined;
    const time = honestDate((0,json/* isObject */.Gv)(annotations) ? annotations['buildkit/createdat'] : undefined);
    return time === undefined ? [] : [time];
}
function honestDate(text) {
    const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
    return time >= firstHonestDate ? time : undefined;
}
function digestIn(descriptor) {
    const digest = (0,json/* isObject */.Gv)(descriptor) ? descriptor.digest : undefined;
    return typeof digest === 'string' && /^sha(256|512):[a-f0-9]{64,128}$/.test(digest) ? digest : undefined;
}
async function inParallel(items, ask) {
    const left = [...items];
    const work = async () => {
        for (let next = left.pop(); next !== undefined; next = left.pop())
            await ask(next);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
}

// EXTERNAL MODULE: ./build/core/git/commit.js
var commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/cleanup/images.js
var cleanup_images = __webpack_require__(4127);
;// CONCATENATED MODULE: ./build/core/cleanup/retention/named.js




const batch = 2_000;
async function readNames(transport, branches) {
    const { refs, state, deep } = await tipsOf(transport, branches);
    const origins = new Map();
    const add = (text, origin) => {
        for (const word of text.split(/[^A-Za-z0-9_.:-]+/)) {
            for (const part of [word, ...word.split(':')]) {
                if (part.length > 0 && !origins.has(part))
                    origins.set(part, origin);
            }
        }
    };
    const histories = await Promise.all(deep.map((tip) => transport.history(tip, cleanup_images/* keptCommits */.TL)));
    const commits = new Map(histories.flat().map((each) => [each.id, each]));
    const tips = [...new Set([...deep, ...refs.values()])];
    const bodies = await readAll(transport, tips);
    const roots = [
        ...tips.flatMap((id) => {
            const body = bodies.get(id);
            return body === undefined ? [] : [{ id: (0,commit/* decodeCommit */.ix)(body).tree, path: '', of: undefined }];
        }),
        ...[...commits.values()].map(({ id, body }) => ({ id: (0,commit/* decodeCommit */.ix)(body).tree, path: '', of: id })),
    ];
    const blobs = await blobsBelow(transport, roots);
    const ids = [...blobs.keys()];
    for (let start = 0; start < ids.length; start += batch) {
        for (const [id, body] of await readAll(transport, ids.slice(start, start + batch))) {
            add(Buffer.from(body).toString('utf8'), blobs.get(id) ?? '');
        }
    }
    for (const { id, body } of commits.values()) {
        const { message } = (0,commit/* decodeCommit */.ix)(body);
        for (const [line] of message.matchAll(/^[ *-]*Image: .*$/gm))
            add(line, `the commit ${id.slice(0, 8)}`);
    }
    const words = [...origins.keys()];
    const digests = new Set(words.filter((word) => /^sha(256|512):[0-9a-f]{64,128}$/.test(word)));
    return { named: namedBy(origins, words.join('\n')), digests, state };
}
async function tipsOf(transport, { branch, requestPrefixes }) {
    const { refs: all, head } = await transport.listRefs(['refs/heads/', 'HEAD']);
    const refs = new Map([...all].filter(([name]) => name.startsWith('refs/heads/')));
    const main = branch === undefined ? head : `refs/heads/${branch}`;
    const isDeep = (name) => name === main || requestPrefixes.some((prefix) => name.startsWith(prefix));
    const deep = [...refs].flatMap(([name, tip]) => (isDeep(name) ? [tip] : []));
    const state = [...refs]
        .map(([name, tip]) => `${name} ${tip}`)
        .sort()
        .join('\n');
    return { refs, state, deep: [...new Set(deep)] };
}
async function stateOf(transport) {
    return (await tipsOf(transport, { branch: undefined, requestPrefixes: [] })).state;
}
async function blobsBelow(transport, roots) {
    const blobs = new Map();
    const seen = new Set();
    let level = roots;
    while (level.length > 0) {
        const fresh = level.filter(({ id }) => !seen.has(id) && seen.add(id));
        const bodies = await readAll(transport, fresh.map(({ id }) => id));
        level = fresh.flatMap(({ id, path, of }) => {
            const body = bodies.get(id);
            if (body === undefined)
                return [];
            return (0,objects/* decodeTree */.fU)(id.length === 64 ? 'sha256' : 'sha1', body).flatMap((entry) => {
                const at = `${path}${entry.name}`;
                if ((0,objects/* isDirectory */.wd)(entry))
                    return [{ id: entry.id, path: `${at}/`, of }];
                const words = of === undefined ? at : `${at} in the commit ${of.slice(0, 8)}`;
                if (!(0,snapshot/* isLink */.PJ)(entry) && !blobs.has(entry.id))
                    blobs.set(entry.id, words);
                return [];
            });
        });
    }
    return blobs;
}
async function readAll(transport, ids) {
    const found = new Map();
    for (let start = 0; start < ids.length; start += batch) {
        const part = ids.slice(start, start + batch);
        for (const [id, { body }] of await transport.read(part))
            found.set(id, body);
    }
    return found;
}
function namedBy(origins, words) {
    const naming = (text, isCommit) => {
        const whole = origins.get(text);
        if (whole !== undefined)
            return whole;
        for (let at = words.indexOf(text); at >= 0; at = words.indexOf(text, at + 1)) {
            const [before = '', after = ''] = [words[at - 1], words[at + text.length]];
            if (/[A-Za-z0-9]/.test(before) || (!isCommit && /[A-Za-z0-9]/.test(after)))
                continue;
            const word = words.slice(words.lastIndexOf('\n', at) + 1, words.indexOf('\n', at) < 0 ? undefined : words.indexOf('\n', at));
            return origins.get(word);
        }
        return undefined;
    };
    return ({ digest, tags }) => {
        const place = naming(digest, false) ??
            tags.map((tag) => naming(tag, /^[0-9a-f]{7,64}$/.test(tag))).find((each) => each !== undefined);
        return place === undefined ? undefined : `${place} names it`;
    };
}

;// CONCATENATED MODULE: ./build/core/cleanup/retention/self.js
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







async function retainBySelf(request, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { clock, log } = ports;
        const now = clock.now();
        const repositories = await repositoriesOf(request.rules, ports);
        const read = await self_readAll(repositories, request, ports);
        const transport = __addDisposableResource(env_1, await ports.openGitops(), true);
        const atFirst = await readNames(transport, request);
        let names = atFirst;
        const planned = await planAll(read, names, now, ports);
        const removals = planned.flatMap(removalsOf);
        const rows = planned.flatMap((each) => each.plan.decisions.map((decision) => rowOf(each, decision, now)));
        log.info(retentionText(rows));
        if (removals.length > request.maxDeletions)
            throw tooMany(rows, removals.length, request.maxDeletions);
        if (request.dryRun || removals.length === 0)
            return rows;
        const results = [];
        const errors = [];
        for (const shown of planned) {
            const isOld = removalsOf(shown).length > 0 && (await stateOf(transport)) !== names.state;
            if (isOld)
                names = await readNames(transport, request);
            const [current = shown] = names === atFirst ? [] : await planAll([shown], names, now, ports);
            results.push(...(await removeFrom(withinShown(current, shown), now, errors, ports)));
        }
        if (errors.length === 0)
            return results;
        const failed = results.filter(({ decision }) => decision === 'failed');
        const lines = failed.map(({ repository, digest, reason }) => `${repository}@${digest}: ${reason}`).join('\n');
        const [first] = errors;
        const advice = first instanceof failure/* Failure */.HR && first.hint !== undefined ? first.hint : 'Correct the reasons';
        throw new failure/* Failure */.HR('failed', 'RETENTION_INCOMPLETE', `could not remove:\n${lines}`, {
            hint: `${advice}. Everything else was done; run the same command again.`,
            cause: first,
            outputs: { retention: results },
        });
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
function removalsOf({ plan }) {
    return plan.decisions.filter(({ decision }) => decision === 'remove');
}
function withinShown(current, shown) {
    const going = new Set(removalsOf(shown).map(({ image }) => image.digest));
    const decisions = current.plan.decisions.map((decision) => {
        if (decision.decision === 'keep' || going.has(decision.image.digest))
            return decision;
        return { ...decision, decision: 'keep', reason: 'Git named it when the table was made', also: 0 };
    });
    return { ...current, plan: { ...current.plan, decisions } };
}
async function repositoriesOf(rules, ports) {
    const found = [...(0,retention_rules/* namedRepositories */.Wh)(rules)];
    for (const registry of new Set(rules.map((rule) => rule.registry))) {
        const patterns = rules.filter((rule) => rule.registry === registry).flatMap(({ repositories }) => repositories);
        const open = patterns.filter(glob/* isGlob */.fg);
        if (open.length === 0)
            continue;
        const host = await ports.hostOf(registry);
        for (const prefix of new Set(open.map((pattern) => pattern.replace(/[^/]*[*?{].*$/s, '')))) {
            const listed = await host.repositories(prefix);
            if (listed === undefined) {
                ports.log.warn(`${registry} does not list its repositories to this account, so ${open.join(', ')} finds none of them: name the repositories in full`);
                break;
            }
            for (const repository of listed)
                if ((0,retention_rules/* matchesAny */._I)(open, repository))
                    found.push({ registry, repository });
        }
    }
    const byName = new Map(found.map((each) => [(0,reference/* formatReference */.FH)(each), each]));
    return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, repository]) => repository);
}
async function self_readAll(repositories, { rules }, ports) {
    const read = [];
    for (const repository of repositories) {
        const host = await ports.hostOf(repository.registry);
        const own = (0,retention_rules/* rulesFor */.NP)(rules, repository);
        const inventory = { ...ports, pushTimes: (name) => host.pushTimes(name) };
        const isMatched = (tag) => own.some(({ tags }) => (0,retention_rules/* matchesAny */._I)(tags, tag));
        const images = await readRepository(inventory, repository, isMatched);
        if (images.length > 0)
            read.push({ repository, host, rules: own, images });
    }
    return read;
}
async function planAll(read, names, now, { registry }) {
    const planned = [];
    for (const each of read) {
        const { repository, rules } = each;
        const plan = (images) => planRepository({ repository, rules, images, named: names.named, now });
        const first = plan(each.images);
        const going = first.decisions.filter(({ decision }) => decision === 'remove').map(({ image }) => image);
        const extra = new Map();
        for (const image of going) {
            for (const found of await attachedTo(registry, { ...repository, digest: image.digest }))
                extra.set(found.digest, found);
        }
        if (going.some(({ children }) => children.length > 0)) {
            for (const digest of names.digests) {
                const image = await readImage(registry, { ...repository, digest }, []);
                if (image !== undefined)
                    extra.set(digest, image);
            }
        }
        for (const { digest } of each.images)
            extra.delete(digest);
        const images = [...each.images, ...extra.values()];
        planned.push({ ...each, images, plan: extra.size === 0 ? first : plan(images), fresh: [], lookedAt: 0 });
    }
    return planned;
}
const fewTags = 200;
const lookAgain = 30_000;
async function removeFrom(planned, now, errors, ports) {
    const { repository, plan, host, images } = planned;
    const rows = [];
    const gone = new Map();
    const remove = (digest) => host.remove({ ...repository, digest });
    const goesWith = (image) => {
        const going = [...gone.values(), image];
        const kept = images.filter((each) => !going.includes(each) && !plan.attached.includes(each));
        return whatGoes(going, { images: [...images, ...planned.fresh], kept: [...kept, ...planned.fresh] });
    };
    for (const decision of plan.decisions) {
        const row = rowOf(planned, decision, now);
        const { image } = decision;
        if (decision.decision === 'keep') {
            rows.push(row);
            continue;
        }
        try {
            const changed = await changedSince(planned, image, gone, ports);
            const goes = goesWith(image);
            const reason = changed ?? (goes.has(image.digest) ? undefined : 'an image that was pushed meanwhile needs it');
            if (reason !== undefined) {
                rows.push({ ...row, decision: 'keep', reason });
                continue;
            }
            await remove(image.digest);
            gone.set(image.digest, image);
            for (const digest of goes)
                if (!gone.has(digest))
                    await remove(digest);
            ports.log.info(`removed ${(0,reference/* formatReference */.FH)({ ...repository, digest: image.digest })} (${image.tags.join(' ')})`);
            rows.push({ ...row, reason: `removed: ${row.reason}` });
        }
        catch (error) {
            if (error instanceof failure/* Failure */.HR && error.kind === 'timed-out')
                throw error;
            errors.push(error);
            rows.push({ ...row, decision: 'failed', reason: (0,failure/* messageOf */.bD)(error) });
        }
    }
    return rows;
}
async function changedSince(planned, { digest, tags }, gone, { registry, clock }) {
    const { repository } = planned;
    const there = planned.images.filter((each) => !gone.has(each.digest));
    const known = new Set(there.flatMap((each) => each.tags));
    const listed = await registry.listTags(repository);
    const isFullLook = listed.length <= fewTags || clock.now() - planned.lookedAt >= lookAgain;
    if (isFullLook)
        planned.lookedAt = clock.now();
    const isAsked = (tag) => isFullLook || tags.includes(tag) || !known.has(tag);
    const current = await tagsByDigest(registry, repository, listed.filter(isAsked));
    const read = new Set([digest, ...planned.fresh.map((each) => each.digest)]);
    for (const [other, names] of current) {
        const isKnown = names.every((tag) => known.has(tag)) && there.some((each) => each.digest === other);
        if (read.has(other) || isKnown)
            continue;
        const image = await readImage(registry, { ...repository, digest: other }, names);
        if (image !== undefined)
            planned.fresh = [...planned.fresh, image];
    }
    const names = current.get(digest) ?? [];
    const added = names.find((tag) => !tags.includes(tag));
    if (added !== undefined)
        return `the tag ${added} was put on it meanwhile`;
    const lost = tags.find((tag) => !names.includes(tag));
    return lost === undefined ? undefined : `the tag ${lost} was taken from it meanwhile`;
}
function rowOf({ repository }, decision, now) {
    const { image, reason, also } = decision;
    const along = also === 0 ? '' : ` (${also} more manifests, parts of it or attached to it)`;
    return {
        repository: (0,reference/* formatReference */.FH)(repository),
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
    const days = Math.floor((now - time) / day);
    return `${days} ${days === 1 ? 'day' : 'days'} (${timeSource})`;
}
function retentionText(rows) {
    if (rows.length === 0)
        return 'Retention: the rules find no image.';
    const head = ['repository', 'tags', 'digest', 'age', 'decision', 'reason'];
    const cells = rows.map(({ repository, tags, digest, age, decision, reason }) => [
        repository,
        tags.join(' '),
        digest.slice(0, 19),
        age,
        decision,
        reason,
    ]);
    const widths = head.map((name, column) => Math.max(...[name, ...cells.map((row) => row[column] ?? '')].map((each) => each.length)));
    const line = (row) => row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
    return [line(head), ...cells.map(line)].join('\n');
}
function tooMany(rows, count, most) {
    const problem = `${count} images would be removed, more than max-deletions (${most}); none was`;
    return new failure/* Failure */.HR('refused', 'RETENTION_TOO_MANY', problem, {
        hint: 'Look at the table of a dry run, and raise max-deletions if all of them may go: a first run finds the images of years.',
        outputs: {
            retention: rows.map((row) => row.decision === 'remove' ? { ...row, decision: 'keep', reason: `not removed: ${row.reason}` } : row),
        },
    });
}


/***/ }),

/***/ 9121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PJ: () => (/* binding */ isLink),
/* harmony export */   Ve: () => (/* binding */ withSharedReads),
/* harmony export */   Y_: () => (/* binding */ changedFiles),
/* harmony export */   cu: () => (/* binding */ blobsAt),
/* harmony export */   r3: () => (/* binding */ openSnapshot),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* unused harmony export Snapshot */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
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
    async glob(patterns) {
        const every = new Set(patterns.flatMap((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, 'file')));
        for (const pattern of every)
            (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(pattern);
        return (await this.#walk('', this.root, (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globWalk */ .k)([...every]), { trees: 0 })).sort();
    }
    async filesBelow(path) {
        const entry = await this.entry(path);
        if (entry === undefined)
            return [];
        if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
            return [path];
        return (await this.#walk(`${path}/`, entry.id, undefined, { trees: 0 })).sort();
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
        count.trees++;
        if (count.trees > maxTrees)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `more than ${maxTrees} directories to search`, 'Begin the pattern with a directory.');
        const entries = await this.tree(tree);
        const found = entries.map((entry) => {
            const path = prefix + entry.name;
            if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry)) {
                return patterns === undefined || (!isLink(entry) && patterns.matches(entry.name)) ? [path] : [];
            }
            const below = patterns?.below(entry.name);
            return patterns === undefined || below !== undefined ? this.#walk(`${path}/`, entry.id, below, count) : [];
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

/***/ 3229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ly: () => (/* binding */ managedByLabel),
/* harmony export */   QR: () => (/* binding */ ownershipAnnotations),
/* harmony export */   VL: () => (/* binding */ ownershipOf),
/* harmony export */   WG: () => (/* binding */ environmentLabel),
/* harmony export */   _0: () => (/* binding */ ownershipLabel),
/* harmony export */   n2: () => (/* binding */ ownershipSelector),
/* harmony export */   sN: () => (/* binding */ managedByValue)
/* harmony export */ });
const managedByLabel = 'app.kubernetes.io/managed-by';
const managedByValue = 'monorepo-gitops';
const environmentLabel = 'monorepo-gitops/environment';
const sourceRepositoryAnnotation = 'monorepo-gitops/source-repository';
const sourceBranchAnnotation = 'monorepo-gitops/source-branch';
const sourceRequestAnnotation = 'monorepo-gitops/source-request';
function ownershipLabel(environment) {
    return { [managedByLabel]: managedByValue, [environmentLabel]: environment };
}
function ownershipSelector(environment) {
    const managed = `${managedByLabel}=${managedByValue}`;
    return `${managed},${environmentLabel}${environment === undefined ? '' : `=${environment}`}`;
}
function ownershipAnnotations(ownership) {
    return {
        [sourceRepositoryAnnotation]: ownership.repository,
        ...(ownership.branch === undefined ? {} : { [sourceBranchAnnotation]: ownership.branch }),
        ...(ownership.request === undefined ? {} : { [sourceRequestAnnotation]: String(ownership.request) }),
    };
}
function ownershipOf({ labels, annotations }) {
    const environment = labels?.[environmentLabel];
    const repository = annotations?.[sourceRepositoryAnnotation];
    if (labels?.[managedByLabel] !== managedByValue || environment === undefined || repository === undefined) {
        return undefined;
    }
    const branch = annotations?.[sourceBranchAnnotation];
    const request = Number(annotations?.[sourceRequestAnnotation]);
    return {
        environment,
        repository,
        ...(branch === undefined ? {} : { branch }),
        ...(Number.isSafeInteger(request) && request > 0 ? { request } : {}),
    };
}


/***/ })

};
