export const id = 7502;
export const ids = [7502];
export const modules = {

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
// EXTERNAL MODULE: ./build/core/bump/apply.js + 4 modules
var apply = __webpack_require__(6224);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 29 modules
var edit_edit = __webpack_require__(4689);
// EXTERNAL MODULE: ./build/core/git/message.js
var git_message = __webpack_require__(4410);
// EXTERNAL MODULE: ./build/core/bump/record/write-record.js
var write_record = __webpack_require__(9754);
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

// EXTERNAL MODULE: ./build/core/bump/update.js
var bump_update = __webpack_require__(1218);
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
    return entries?.filter(({ service }) => service === (update && (0,bump_update/* subjectOf */.et)(update))) ?? [];
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
