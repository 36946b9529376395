export const id = 7502;
export const ids = [7502,301];
export const modules = {

/***/ 2682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyUpdates: () => (/* binding */ applyUpdates),
  fileChanges: () => (/* binding */ fileChanges),
  imageProbe: () => (/* binding */ imageProbe),
  reportedImages: () => (/* binding */ reportedImages)
});

// EXTERNAL MODULE: ./build/core/edit/edit.js + 28 modules
var edit_edit = __webpack_require__(6879);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/edit/claim-index.js
class ClaimIndex {
    #at = new Map();
    #within = new Map();
    add(claims, edit) {
        for (const { document, location } of claims) {
            push(this.#at, nameOf(document, location), edit);
            for (let depth = 0; depth < location.length; depth++) {
                push(this.#within, nameOf(document, location.slice(0, depth)), edit);
            }
        }
    }
    related(claims) {
        const found = new Set();
        for (const { document, location } of claims) {
            for (const edit of this.#within.get(nameOf(document, location)) ?? [])
                found.add(edit);
            for (let depth = 0; depth <= location.length; depth++) {
                for (const edit of this.#at.get(nameOf(document, location.slice(0, depth))) ?? [])
                    found.add(edit);
            }
        }
        return found;
    }
}
function push(lists, name, edit) {
    const list = lists.get(name);
    if (list === undefined)
        lists.set(name, [edit]);
    else if (list.at(-1) !== edit)
        list.push(edit);
}
function nameOf(document, location) {
    return JSON.stringify([document, ...location]);
}

;// CONCATENATED MODULE: ./build/core/bump/contradictions.js



const maxShown = 80;
class Claims {
    #edits = new Map();
    #deletions = new Map();
    #order = 0;
    add(edit, claims) {
        const known = this.#edits.get(edit.file) ?? { first: edit, index: new ClaimIndex() };
        const others = [...known.index.related(claims)].sort((one, other) => one.order - other.order);
        for (const earlier of others) {
            const found = (0,edit_edit.contradictionOf)(earlier.claims, claims);
            if (found !== undefined)
                throw contradicting(earlier.edit, edit, found);
        }
        const first = others.find((earlier) => isBefore(earlier.edit, edit))?.edit;
        const reported = first === undefined ? edit : asOneWith(first, edit);
        known.index.add(claims, { edit: reported, claims, order: this.#order++ });
        this.#edits.set(edit.file, known);
        return reported;
    }
    addDeletion(update, file) {
        const edit = this.#edits.get(file)?.first;
        if (edit !== undefined)
            throw editedAndDeleted(edit.update, update, file);
        this.#deletions.set(file, update);
    }
    refuseDeleted(update, file) {
        const deletion = this.#deletions.get(file);
        if (deletion !== undefined)
            throw editedAndDeleted(deletion, update, file);
    }
}
function isBefore(first, edit) {
    return edit.image === undefined || first.image?.newImage === edit.image.oldImage;
}
function asOneWith(first, edit) {
    const changed = first.changed || edit.changed;
    if (edit.image === undefined)
        return { ...edit, changed };
    return { ...edit, changed, image: { ...edit.image, oldImage: first.image?.oldImage }, places: first.places };
}
function editedAndDeleted(earlier, later, file) {
    return (0,failure/* badInput */.AN)(namesOf(earlier, later), `one edits ${file} and the other deletes it`, 'Take the file out of one of them.');
}
function contradicting(earlier, later, { place, ...values }) {
    const said = [values.earlier, values.later].map((value) => {
        const text = value === undefined ? 'nothing' : typeof value === 'string' ? JSON.stringify(value) : 'something else';
        return text.length > maxShown ? 'another text' : text;
    });
    return (0,failure/* badInput */.AN)(namesOf(earlier.update, later.update), `different values for one place, ${place} of ${earlier.file}: ${said.join(' and ')}`, 'Keep the one that is meant. Images of different services need places of their own: name them with `image` or `key`.');
}
function namesOf(earlier, later) {
    return [earlier, later].map(({ entry, service }) => entry ?? service ?? 'an update').join(' and ');
}

// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(8998);
;// CONCATENATED MODULE: ./build/core/bump/drafts.js



class Drafts {
    #snapshot;
    #before = new Map();
    #after = new Map();
    #copies = new Set();
    constructor(snapshot) {
        this.#snapshot = snapshot;
    }
    async readAll(updates) {
        const all = await Promise.all(updates.map(async (update) => {
            const files = await this.#pathsOf(update);
            await Promise.all(files.map((file) => this.read(file, update.kind === 'write' ? 'app-file' : 'file')));
            return { update, files };
        }));
        const templates = all.flatMap(({ update, files }) => {
            const from = update.kind === 'edit' ? update.from : undefined;
            return from !== undefined && files.some((file) => this.#after.get(file) === undefined) ? [from] : [];
        });
        await Promise.all(templates.map((from) => this.read(from, 'from')));
        return all;
    }
    async read(path, input = 'file') {
        if (this.#after.has(path))
            return this.#after.get(path);
        const file = await this.#snapshot.readFile(path, input);
        const text = file === undefined ? undefined : (0,edit_edit.decodeText)(path, file.body);
        this.#before.set(path, text);
        this.#after.set(path, text);
        return text;
    }
    textBefore(path) {
        return this.#before.get(path);
    }
    write(path, text) {
        this.#after.set(path, text);
    }
    async delete(deletion, file) {
        const before = await this.read(file);
        if (before === undefined)
            return [];
        this.write(file, undefined);
        const { service } = deletion;
        const update = { kind: 'edit', service, files: [file], from: undefined, edit: {} };
        return [{ update, file, existed: true, before, changed: true, image: undefined, deletion }];
    }
    async sourceOf(path, from) {
        const present = await this.read(path);
        if (present !== undefined)
            return present;
        if (this.#snapshot.commit === undefined)
            throw nothingThere(from === undefined ? `file: ${path}` : `from: ${from}`);
        if (from === undefined) {
            throw new failure/* Failure */.HR('bad-input', 'FILE_NOT_FOUND', `file: ${path} does not exist in the GitOps repository`, {
                hint: 'Check the path, or give `from`: a template in the repository that it is copied from.',
            });
        }
        const template = await this.read(from);
        if (template === undefined) {
            throw new failure/* Failure */.HR('bad-input', 'FILE_NOT_FOUND', `from: ${from} does not exist in the GitOps repository`, {
                hint: `It is the template for ${path}, which does not exist either. Push it there: \`init\` writes one for each layout.`,
            });
        }
        this.#copies.add(path);
        return template;
    }
    isCopy(path) {
        return this.#copies.has(path);
    }
    async #pathsOf(update) {
        if (update.kind === 'write')
            return [update.file];
        const found = await Promise.all(update.files.map(async (pattern) => {
            if (!(0,glob/* isGlob */.fg)(pattern))
                return [pattern];
            const matches = await this.#snapshot.glob([pattern]);
            if (matches.length === 0 && update.kind === 'edit')
                throw noMatch(pattern);
            return matches;
        }));
        return [...new Set(found.flat())];
    }
    changed() {
        return [...this.#after.entries()]
            .map(([path, after]) => ({ path, before: this.#before.get(path), after }))
            .filter(({ before, after }) => before !== after)
            .sort((a, b) => (a.path < b.path ? -1 : 1));
    }
}
function noMatch(pattern) {
    return (0,failure/* badInput */.AN)('file', `no file matches ${pattern}`, 'Check the pattern; * stays within a directory, ** does not.');
}
function nothingThere(what) {
    const problem = `${what} cannot be read: the GitOps repository has no commit yet`;
    const hint = 'Push what `init` writes for it, in its directory `gitops`, or files of your own.';
    return new failure/* Failure */.HR('bad-input', 'FILE_NOT_FOUND', problem, { hint });
}

;// CONCATENATED MODULE: ./build/core/bump/apply.js





async function applyUpdates(snapshot, updates) {
    const drafts = new Drafts(snapshot);
    const claims = new Claims();
    const edits = [];
    const deletions = [];
    const warnings = [];
    const all = await drafts.readAll(updates);
    const together = await editedTogether(drafts, all);
    for (const { update, files } of all) {
        const passed = new Map();
        let done = false;
        for (const file of files) {
            switch (update.kind) {
                case 'edit': {
                    if (update.from === undefined && (await drafts.read(file)) === undefined)
                        claims.refuseDeleted(update, file);
                    const source = await drafts.sourceOf(file, update.from);
                    const match = isSelection(update, file) ? matchIn(file, source, update.edit.image ?? '') : 'named';
                    if (match !== 'named' && match !== 'version-only') {
                        passed.set(file, match);
                        break;
                    }
                    const existed = !drafts.isCopy(file);
                    const wanted = update.keepImage === true ? keepingImage(file, source, update.edit) : update.edit;
                    const { text, claims: claimed, ...result } = together.get(file)?.get(update) ?? (await edited(drafts, file, source, { ...wanted, fresh: !existed }));
                    drafts.write(file, text);
                    done = true;
                    warnings.push(...result.warnings.map((warning) => `${file}: ${warning}`));
                    const { places } = result;
                    const changed = !existed || result.changed;
                    const before = drafts.textBefore(file) ?? source;
                    const edit = { update, file, existed, before, changed, places, claims: claimed };
                    edits.push(claims.add({ ...edit, image: imageOf({ ...update, edit: wanted }, file, result) }, claimed));
                    break;
                }
                case 'write':
                    drafts.write(file, update.render(await drafts.read(file)));
                    break;
                case 'delete':
                    claims.addDeletion(update, file);
                    deletions.push(...(await drafts.delete(update, file)));
            }
        }
        if (update.kind === 'edit' && !done)
            throw noImage(update, passed);
    }
    warnings.push(...(await effectsOf(snapshot, drafts, edits)));
    const images = edits.flatMap(reportedImages);
    return { files: drafts.changed(), images, edits, deletions, warnings };
}
async function editedTogether(drafts, all) {
    const byFile = new Map();
    for (const { update, files } of all) {
        for (const file of files) {
            const others = byFile.get(file);
            if (others === undefined)
                byFile.set(file, [update]);
            else
                others.push(update);
        }
    }
    const done = new Map();
    for (const [file, updates] of byFile) {
        const edits = updates.flatMap((update) => update.kind === 'edit' && update.keepImage !== true && !isSelection(update, file) ? [update] : []);
        if (edits.length < 2 || edits.length < updates.length)
            continue;
        const text = await drafts.read(file);
        const wanted = edits.map(({ edit }) => ({ ...edit, fresh: false }));
        const edited = text === undefined ? undefined : (0,edit_edit.editTogether)(file, text, wanted);
        if (edited === undefined)
            continue;
        const results = edited.results.map((result) => ({ ...result, text: edited.text }));
        done.set(file, new Map(edits.flatMap((update, index) => (results[index] === undefined ? [] : [[update, results[index]]]))));
    }
    return done;
}
async function edited(drafts, file, source, edit) {
    try {
        return (0,edit_edit.editFile)(file, source, edit);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.code !== 'IMAGE_NOT_IN_RESOURCES')
            throw error;
    }
    const { resourceImages } = await __webpack_require__.e(/* import() */ 4018).then(__webpack_require__.bind(__webpack_require__, 4018));
    const resources = await resourceImages((path) => drafts.read(path), file, source);
    return (0,edit_edit.editFile)(file, source, { ...edit, resources });
}
async function effectsOf(snapshot, drafts, edits) {
    const changed = new Map();
    for (const { file, image } of edits) {
        const { oldImage, newImage } = image ?? {};
        if (newImage === undefined || newImage === oldImage || (0,reference/* splitImage */.s5)(newImage).repository === undefined)
            continue;
        changed.set(`${file} ${newImage}`, { file, image: newImage });
    }
    if (changed.size === 0)
        return [];
    const effects = await __webpack_require__.e(/* import() */ 9164).then(__webpack_require__.bind(__webpack_require__, 9164));
    const repository = { read: (path) => drafts.read(path), glob: (of) => snapshot.glob(of) };
    return effects.effectsOf(repository, [...changed.values()]);
}
function reportedImages({ image, existed, places = [] }) {
    if (image === undefined)
        return [];
    if (!existed)
        return [{ ...image, oldImage: undefined }];
    const others = places.filter(({ oldImage }) => oldImage !== image.oldImage);
    const distinct = new Map(others.map((place) => [place.oldImage, place]));
    return [image, ...[...distinct.values()].map(({ oldImage, newImage }) => ({ ...image, oldImage, newImage }))];
}
function fileChanges(applied) {
    return applied.files.map(({ path, after }) => after === undefined ? { path, delete: true } : { path, body: Buffer.from(after, 'utf8') });
}
function imageProbe({ image, key, container, onAlias }) {
    return { image, key, container, onAlias, tag: 'rollback', eachPlace: true };
}
function keepingImage(file, source, edit) {
    const { image: _, tag: __, digest: ___, ...values } = edit;
    const { repository, tag, digest } = (0,reference/* splitImage */.s5)(imageInPlace(file, source, edit) ?? '');
    if (tag === undefined && digest === undefined)
        return values;
    return {
        ...values,
        image: edit.image ?? repository,
        tag,
        digest,
        keepTag: tag !== undefined && digest !== undefined,
    };
}
function imageInPlace(file, source, edit) {
    try {
        const { oldImage, places = [] } = (0,edit_edit.editFile)(file, source, imageProbe(edit));
        return new Set(places.map((place) => place.oldImage)).size > 1 ? undefined : oldImage;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && /^IMAGE_NOT_/.test(error.code))
            return undefined;
        throw error;
    }
}
function isSelection({ files, edit }, file) {
    return edit.image !== undefined && edit.key === undefined && !files.includes(file);
}
function matchIn(file, source, image) {
    try {
        return (0,edit_edit.matchImage)(file, source, image);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && !source.includes(image.slice(image.lastIndexOf('/') + 1)))
            return undefined;
        throw error;
    }
}
function noImage({ files, edit }, passed) {
    const sameName = [...passed].flatMap(([file, match]) => typeof match === 'object' ? [`${match.sameName} in ${file}`] : []);
    const others = sameName.length === 0 ? '' : `; there is ${sameName.slice(0, 5).join(', ')}`;
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_FOUND', `image: no file that matches ${files.join(', ')} holds ${edit.image}${others}`, {
        hint: sameName.length === 0
            ? 'Check the image, name the files one by one, or give `key`: then every file that matches is written.'
            : 'To move the image to another registry or path, name the files one by one: a glob takes only the very image.',
    });
}
function imageOf({ service, edit }, file, { oldImage, newImage }) {
    const writes = edit.tag !== undefined || edit.digest !== undefined;
    return writes ? { service, file, oldImage, newImage, reference: referenceOf(newImage, edit) } : undefined;
}
function referenceOf(newImage, { tag, digest }) {
    if (newImage === undefined)
        return undefined;
    const parts = (0,reference/* splitImage */.s5)(newImage);
    const isOther = (parts.tag ?? tag) !== tag || (parts.digest ?? digest) !== digest;
    return isOther ? newImage : (0,reference/* joinImage */.OJ)({ ...parts, tag: parts.tag ?? tag, digest: parts.digest ?? digest });
}


/***/ }),

/***/ 7502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollbackTo: () => (/* binding */ rollbackTo)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var git_snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/bump/apply.js + 3 modules
var apply = __webpack_require__(2682);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 28 modules
var edit_edit = __webpack_require__(6879);
// EXTERNAL MODULE: ./build/core/git/message.js
var git_message = __webpack_require__(4410);
// EXTERNAL MODULE: ./build/core/bump/write-record.js
var write_record = __webpack_require__(1096);
;// CONCATENATED MODULE: ./build/core/bump/image-history.js








const depths = [10, 50, 250, 1_000];
async function searchLine(transport, tip, edit, find) {
    let line = { images: [], tookBack: [], whole: false };
    for (const depth of depths) {
        const commits = new Map((await transport.history(tip, depth)).map(({ id, body }) => [id, (0,git_commit/* decodeCommit */.ix)(body)]));
        const steps = firstParents(commits, tip);
        const images = await imagesAlong(transport, steps, edit);
        const tookBack = steps.map(({ commit }) => takesBack(commit, commits));
        line = { images, tookBack, whole: steps.at(-1)?.commit.parents.length === 0 };
        const found = find(line);
        if (found !== undefined || line.whole)
            return { found, line };
    }
    return { found: undefined, line };
}
function imageBefore({ images, tookBack, whole }) {
    const current = images[0];
    const seen = [];
    const standing = [];
    for (let index = images.length - 1; current !== undefined && index >= 0; index -= 1) {
        const image = images[index];
        if (image === undefined || !namesVersion(image) || !(0,write_record/* fitsRepository */.LR)(image, current))
            continue;
        const position = standing.findIndex((each) => (0,write_record/* sameImage */.G4)(each, image));
        if (position >= 0)
            standing.length = position + 1;
        else {
            const back = tookBack[index] === true && !seen.some((each) => (0,write_record/* sameImage */.G4)(each, image));
            if (back)
                standing.length = whole ? Math.max(standing.length - 1, 0) : 0;
            standing.push(image);
            seen.push(image);
        }
    }
    return standing.at(-2);
}
function imagesOf({ images }) {
    const [current] = images;
    const all = [];
    for (const image of images) {
        if (image === undefined || current === undefined || !namesVersion(image) || !(0,write_record/* fitsRepository */.LR)(image, current))
            continue;
        if (!all.some((each) => (0,write_record/* sameImage */.G4)(each, image)))
            all.push(image);
    }
    return all;
}
function namesVersion({ tag, digest }) {
    return tag !== undefined || digest !== undefined;
}
function firstParents(commits, tip) {
    const line = [];
    let id = tip;
    for (let commit = commits.get(tip); commit !== undefined && id !== undefined; commit = commits.get(id ?? '')) {
        line.push({ id, commit });
        id = commit.parents[0];
    }
    return line;
}
function takesBack({ message, parents }, commits) {
    if ((0,git_message/* trailerValues */.uv)((0,git_message/* parseTrailers */.aw)(message), write_record/* rollbackKey */.i2).length > 0)
        return true;
    const [, undone = ''] = /^This reverts commit ([0-9a-f]{40,64})/m.exec(message) ?? [];
    const reverted = commits.get(undone);
    if (reverted !== undefined)
        return !takesBack(reverted, commits);
    const titles = /^(?:Revert ")+|^Reapply "/m.exec(message)?.[0];
    if (titles !== undefined)
        return titles.startsWith('Revert') && (titles.length / 'Revert "'.length) % 2 === 1;
    if (/^This reverts (commit|merge request)\b|^Reverts [\w.-]+(\/[\w.-]+)*[#!]\d+/m.test(message))
        return true;
    return parents.slice(1).some((id) => {
        const merged = commits.get(id);
        return merged !== undefined && takesBack(merged, commits);
    });
}
async function imagesAlong(transport, line, { file, update }) {
    const ids = line.map(({ id }) => id);
    const blobs = await (0,git_snapshot/* blobsAt */.cu)(transport, ids, file);
    const bodies = await transport.read([...new Set([...blobs.values()].filter((id) => id !== undefined))]);
    const images = new Map([...bodies].map(([id, { body }]) => [id, imageIn(file, body, update.edit)]));
    return ids.map((id) => images.get(blobs.get(id) ?? ''));
}
function imageIn(file, body, edit) {
    try {
        return (0,reference/* splitImage */.s5)((0,edit_edit.editFile)(file, (0,edit_edit.decodeText)(file, body), (0,apply.imageProbe)(edit)).oldImage ?? '');
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/core/bump/rollback.js







const mostNamed = 5;
async function rollbackTo(transport, snapshot, { updates, pipeline, from }, before) {
    const places = new Map(updates.flatMap((update) => (update.kind === 'edit' ? [[placeOnly(update), update]] : [])));
    const steps = [];
    const failed = from === undefined ? undefined : await failedImages(transport, from, [...places.keys()]);
    for (const edit of (await (0,apply.applyUpdates)(snapshot, [...places.keys()])).edits) {
        const { tag, digest } = places.get(edit.update)?.edit ?? {};
        const onlyFrom = failed?.get((0,write_record/* placeName */.fW)(edit))?.image;
        const question = { transport, tip: snapshot.commit, edit, wanted: { tag, digest }, pipeline, onlyFrom, before };
        steps.push(await stepBack(question));
    }
    const returns = steps.flatMap(({ returned }) => (returned === undefined ? [] : [returned]));
    const [first, ...others] = returns.map(({ provenance }) => provenance);
    const agreed = others.every((other) => other?.sourceCommit === first?.sourceCommit);
    const { sourceRepository, sourceCommit, sourceRef, sourceBranch } = (agreed ? first : undefined) ?? {};
    return {
        updates: steps.flatMap(({ updates }) => updates),
        rolledBack: [...new Set(returns.flatMap(({ rolledBack }) => rolledBack))],
        provenance: {
            ...{ sourceRepository, sourceCommit, sourceRef, sourceBranch },
            reference: undefined,
            contents: steps.flatMap((step) => recordedOf(step, (provenance) => provenance.contents)),
            builtFrom: steps.flatMap((step) => recordedOf(step, (provenance) => provenance.builtFrom)),
        },
        warnings: steps.flatMap(({ warning }) => (warning === undefined ? [] : [warning])),
    };
}
function recordedOf({ updates: [update], returned }, list) {
    const entries = returned?.provenance === undefined ? undefined : list(returned.provenance);
    return entries?.filter(({ service }) => service === update?.service) ?? [];
}
async function failedImages(transport, commit, places) {
    const [parent] = (0,git_commit/* decodeCommit */.ix)((await transport.read([commit])).get(commit)?.body ?? new Uint8Array()).parents;
    const [after, before] = await Promise.all([
        stateAt(transport, commit, places),
        parent === undefined ? undefined : stateAt(transport, parent, places).catch(withoutPlace),
    ]);
    for (const [place, { file, text, image }] of after) {
        const earlier = before?.get(place);
        if (earlier === undefined || earlier.text === text || !(0,write_record/* sameImage */.G4)(earlier.image, image))
            continue;
        const problem = `${commit} changed values in ${file}, and not the image ${(0,reference/* joinImage */.OJ)(image)}, which stays`;
        throw new failure/* Failure */.HR('refused', 'ROLLBACK_VALUES', problem, {
            hint: `To go back, revert that commit: git revert ${commit}.`,
        });
    }
    return after;
}
function withoutPlace(error) {
    if (!(error instanceof failure/* Failure */.HR) || !/^(FILE_NOT_FOUND|IMAGE_NOT_\w+)$/.test(error.code))
        throw error;
}
async function stateAt(transport, commit, places) {
    const snapshot = await (0,git_snapshot/* openSnapshot */.r3)(transport, commit);
    const { edits } = await (0,apply.applyUpdates)(snapshot, places);
    const states = edits.map(async (edit) => {
        const { file, image } = edit;
        const state = { file, text: await (0,git_snapshot/* readText */.yR)(snapshot, file), image: (0,reference/* splitImage */.s5)(image?.oldImage ?? '') };
        return [(0,write_record/* placeName */.fW)(edit), state];
    });
    return new Map(await Promise.all(states));
}
function placeOnly(update) {
    return { ...update, from: undefined, edit: (0,apply.imageProbe)(update.edit) };
}
async function stepBack({ transport, tip, edit, wanted, pipeline, onlyFrom, before }) {
    const { file } = edit;
    const current = (0,reference/* splitImage */.s5)(edit.image?.oldImage ?? '');
    if (tip === undefined || !namesVersion(current)) {
        throw (0,failure/* badInput */.AN)('rollback', `${file} holds no image to go back from`, 'Check file, image and key.');
    }
    const history = (depth) => transport.history(tip, depth);
    const { record, commits } = await (0,write_record/* searchRecord */.U$)({ transport, edit, history }, write_record/* depths */.pJ);
    const inPlace = record !== undefined && (0,write_record/* hasWritten */.qF)(record, edit) ? record : (0,write_record/* writerOf */.bi)(commits, edit, current);
    const unchanged = { updates: asTheyAre(edit) };
    const earlier = before.get((0,write_record/* placeName */.fW)(edit));
    if (earlier !== undefined && (0,write_record/* sameImage */.G4)(current, earlier.to))
        return unchanged;
    if (namesVersion({ repository: undefined, ...wanted })) {
        if (fits(current, wanted))
            return isRollback(inPlace) ? unchanged : { ...unchanged, warning: alreadyThere(edit, current) };
    }
    else if (isRollback(inPlace) && pipeline !== undefined && inPlace?.provenance.pipeline === pipeline) {
        return unchanged;
    }
    else if (earlier === undefined ? isRepeated(pipeline, commits, edit) : !(0,write_record/* sameImage */.G4)(current, earlier.from)) {
        throw overtaken(file, earlier?.from, current);
    }
    if (earlier === undefined && onlyFrom !== undefined && !(0,write_record/* sameImage */.G4)(current, onlyFrom)) {
        throw overtaken(file, onlyFrom, current);
    }
    const { to, updates } = await imagesToReturnTo(transport, tip, edit, wanted);
    if (!(0,write_record/* sameImage */.G4)(current, to))
        before.set((0,write_record/* placeName */.fW)(edit), { from: current, to });
    const provenance = (0,write_record/* writerOf */.bi)(commits, edit, to)?.provenance;
    const inPlaceSource = inPlace?.provenance.sourceCommit ?? (0,reference/* joinImage */.OJ)(current);
    const tookBack = record === inPlace ? [] : [record?.provenance.sourceCommit, ...takenBackBy(record)];
    const stillTakenBack = tookBack.flatMap((each) => each === undefined || each === provenance?.sourceCommit ? [] : [each]);
    return {
        updates,
        returned: { rolledBack: [inPlaceSource, ...takenBackBy(inPlace), ...stillTakenBack], provenance },
    };
}
function isRepeated(pipeline, commits, edit) {
    return pipeline !== undefined && (0,write_record/* rollbackBy */.ys)(pipeline, commits, edit) !== undefined;
}
function takenBackBy(record) {
    return record === undefined ? [] : [...record.rolledBack, ...record.held];
}
function isRollback(record) {
    return record !== undefined && record.rolledBack.length > 0;
}
function writing({ file, update }, { tag, digest }) {
    const { image, key, container, onAlias } = update.edit;
    const keepTag = tag !== undefined && digest !== undefined;
    return { ...update, files: [file], from: undefined, edit: { image, key, container, onAlias, tag, digest, keepTag } };
}
async function imagesToReturnTo(transport, tip, edit, wanted) {
    const places = placesOf(edit);
    if (places.length < 2 || namesVersion({ repository: undefined, ...wanted })) {
        const to = await imageToReturnTo(transport, tip, edit, wanted);
        return { to, updates: [writing(edit, to)] };
    }
    const lines = places.map((place) => searchLine(transport, tip, place, imageBefore));
    const found = (await Promise.all(lines)).map((line) => line.found);
    const current = places.map(({ image }) => (0,reference/* splitImage */.s5)(image?.oldImage ?? ''));
    const [to] = found.filter((each) => each !== undefined);
    if (to === undefined)
        throw noEarlier(edit.file, (0,reference/* splitImage */.s5)(edit.image?.oldImage ?? ''));
    const images = found.map((each, index) => each ?? current[index] ?? to);
    const isOne = images.every((image) => image.tag === to.tag && image.digest === to.digest);
    return {
        to,
        updates: isOne ? [writing(edit, to)] : places.map((place, index) => writing(place, images[index] ?? to)),
    };
}
function placesOf(edit) {
    const { update, image, places = [] } = edit;
    if (image === undefined || places.length < 2)
        return [edit];
    return places.map(({ key, oldImage }) => {
        const place = { ...update.edit, key, container: undefined };
        const part = { ...update, edit: place, recordedAs: update.edit };
        return { ...edit, update: part, image: { ...image, oldImage }, places: undefined };
    });
}
function asTheyAre(edit) {
    const current = (place) => writing(place, (0,reference/* splitImage */.s5)(place.image?.oldImage ?? ''));
    const all = placesOf(edit).map(current);
    const differ = new Set(all.map((each) => (0,reference/* joinImage */.OJ)({ repository: undefined, tag: each.edit.tag, digest: each.edit.digest })));
    return differ.size > 1 ? all : [current(edit)];
}
async function imageToReturnTo(transport, tip, edit, wanted) {
    const current = (0,reference/* splitImage */.s5)(edit.image?.oldImage ?? '');
    if (wanted.tag === undefined && wanted.digest === undefined) {
        const { found } = await searchLine(transport, tip, edit, imageBefore);
        if (found === undefined)
            throw noEarlier(edit.file, current);
        return found;
    }
    const { found, line } = await searchLine(transport, tip, edit, (each) => imagesOf(each).find((image) => fits(image, wanted)));
    if (found === undefined)
        throw neverHeld(edit.file, wanted, imagesOf(line).slice(1));
    return found;
}
function fits(image, { tag, digest }) {
    return (tag === undefined || image.tag === tag) && (digest === undefined || image.digest === digest);
}
function alreadyThere({ file }, current) {
    return `${file} holds ${(0,reference/* joinImage */.OJ)(current)} already; to go back from it, leave its tag and digest out or name an earlier one`;
}
function overtaken(file, from, current) {
    const when = from === undefined ? 'after this pipeline had rolled it back' : `while it was rolled back from ${(0,reference/* joinImage */.OJ)(from)}`;
    return new failure/* Failure */.HR('refused', 'ROLLBACK_OVERTAKEN', `${file} got ${(0,reference/* joinImage */.OJ)(current)} ${when}`, {
        hint: `See whether that one is well. To go back from it, ${from === undefined ? 'start a new pipeline' : 'run again'}; to go back to a certain image, name its tag.`,
    });
}
function noEarlier(file, current) {
    const problem = `${file} has held no image before ${(0,reference/* joinImage */.OJ)(current)} in the last ${depths.at(-1)} commits`;
    return new failure/* Failure */.HR('failed', 'ROLLBACK_NOTHING', problem, {
        hint: 'Write the image to go back to as tag or digest, without rollback and with `on-older: apply`.',
    });
}
function neverHeld(file, { tag, digest }, earlier) {
    const version = [tag, digest].filter((part) => part !== undefined).join('@');
    const names = earlier.slice(0, mostNamed).map((image) => image.tag ?? image.digest);
    const held = names.length === 0
        ? 'It held no other image.'
        : `Before the current one it held: ${names.join(', ')}${earlier.length > mostNamed ? ', …' : ''}.`;
    return (0,failure/* badInput */.AN)(tag === undefined ? 'digest' : 'tag', `${file} has held no image ${version} in the last ${depths.at(-1)} commits, so rollback cannot go back to it`, `${held} To write an image that was never there, leave rollback out (with \`on-older: apply\` where it is older).`);
}


/***/ })

};
