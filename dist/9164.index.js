export const id = 9164;
export const ids = [9164];
export const modules = {

/***/ 9164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   effectsOf: () => (/* binding */ effectsOf)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _edit_edit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6879);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8998);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9349);
/* harmony import */ var _kustomize_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7690);






const kustomizationNames = '{kustomization.yaml,kustomization.yml,Kustomization}';
const isKustomization = (file) => /^(?:kustomization\.ya?ml|Kustomization)$/.test((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.basename)(file));
const baseName = /^(?:bases?|commons?|shared|components?|default|manifests|resources)$/i;
const overlayNames = '{overlays,environments,envs,clusters}/*';
const maxCandidates = 50;
async function effectsOf(repository, edits) {
    const files = filesOf(repository);
    return (await Promise.all(edits.map((edited) => effectOf(repository, files, edited)))).flat();
}
async function effectOf(repository, files, edited) {
    const directory = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(edited.file);
    if ((0,_glob_js__WEBPACK_IMPORTED_MODULE_3__/* .isGlob */ .fg)(directory))
        return [];
    await refuseOverridden(repository, edited, directory);
    const kustomization = await files.kustomizationIn(directory);
    if (kustomization === undefined)
        return [];
    const own = await files.render(directory);
    if (!own.files.has(edited.file))
        return [];
    const text = (await files.read(kustomization)) ?? '';
    const isComponent = /^kind:\s*Component\b/m.test(text);
    if (!isComponent)
        requireShown(own, edited);
    return checkOverlays(files, repository, edited, directory);
}
async function refuseOverridden(repository, { file, image }, directory) {
    const overrides = await repository.glob([(0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(directory, '.argocd-source{,-*}.yaml')]);
    const wanted = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .splitImage */ .s5)(image);
    for (const override of overrides) {
        if (override === file)
            continue;
        const text = (await repository.read(override)) ?? '';
        const others = imagesOf(override, text).filter((each) => (each.repository === undefined || isAlike(each.repository, wanted)) && !isSame(each, wanted));
        const [other] = others;
        if (other === undefined)
            continue;
        const message = `${file}: ${override} goes before it, and says ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .joinImage */ .OJ)(other)} at ${other.path}`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('refused', 'EDIT_WITHOUT_EFFECT', `${message}: the edit would have no effect`, {
            hint: `Give file: ${override}; or delete it, when nothing writes it any more.`,
        });
    }
}
function imagesOf(file, text) {
    try {
        return (0,_edit_edit_js__WEBPACK_IMPORTED_MODULE_1__.imagesIn)(file, text);
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR)
            return [];
        throw error;
    }
}
function filesOf(repository) {
    const known = new Map();
    const rendered = new Map();
    const files = {
        render(directory) {
            const rendering = rendered.get(directory) ?? (0,_kustomize_js__WEBPACK_IMPORTED_MODULE_5__/* .renderImages */ .h)(files, directory);
            rendered.set(directory, rendering);
            return rendering;
        },
        async read(path) {
            try {
                return await repository.read(path);
            }
            catch (error) {
                if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR)
                    return undefined;
                throw error;
            }
        },
        kustomizationIn(directory) {
            const found = known.get(directory) ?? findKustomization(repository, directory);
            known.set(directory, found);
            return found;
        },
    };
    return files;
}
async function findKustomization(repository, directory) {
    if ((0,_glob_js__WEBPACK_IMPORTED_MODULE_3__/* .isGlob */ .fg)(directory) || directory.startsWith('..'))
        return undefined;
    return (await repository.glob([(0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(directory, kustomizationNames)]))[0];
}
async function checkOverlays(files, repository, edited, directory) {
    const above = aboveBase(directory);
    const beside = above === undefined ? [] : ['*', above === '.' ? overlayNames : '*/*'];
    const patterns = beside.map((each) => (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(above ?? '', each, kustomizationNames));
    const candidates = (await repository.glob(patterns))
        .map((file) => (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(file))
        .filter((each) => each !== directory);
    if (candidates.length > maxCandidates)
        return [];
    const renderings = await Promise.all(candidates.map(async (each) => ({ overlay: each, rendering: await files.render(each) })));
    const over = renderings.filter(({ rendering }) => rendering.directories.has(directory));
    const seen = over.map((each) => ({ ...each, ends: endsOf(each.rendering, edited) }));
    const without = seen.filter(({ rendering, ends }) => rendering.unknown.length === 0 && isLost(ends, edited));
    if (without.length > 0 && without.length === over.length) {
        for (const { rendering } of without)
            requireShown(rendering, edited);
    }
    return without.flatMap(({ overlay, ends: [end] }) => {
        const by = end?.writers.at(-1);
        const writer = by === undefined ? '' : `, by ${describe(by)}`;
        return `${edited.file}: ${overlay} shows ${end?.image ?? 'another image'}${writer}`;
    });
}
function endsOf({ images }, { file, image }) {
    const wanted = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .splitImage */ .s5)(image);
    return images.filter(({ writers }) => writers.some((each) => each.file === file && each.image !== undefined && isSame((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .splitImage */ .s5)(each.image), wanted)));
}
function isLost(ends, { image }) {
    const wanted = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .splitImage */ .s5)(image);
    return (ends.length > 0 && !ends.some((each) => each.image !== undefined && isSameVersion((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .splitImage */ .s5)(each.image), wanted)));
}
function requireShown(rendering, edited) {
    if (rendering.unknown.length > 0 || rendering.images.length === 0)
        return;
    const ends = endsOf(rendering, edited);
    if (ends.length === 0 && isKustomization(edited.file))
        throw nothingNamed(rendering, edited);
    const by = isLost(ends, edited) ? ends[0]?.writers.at(-1) : undefined;
    if (by === undefined)
        return;
    const shown = by.image === undefined ? 'writes another image' : `makes it ${by.image}`;
    const message = `${edited.file}: ${describe(by)} ${shown}: the edit would have no effect`;
    const place = by.file === edited.file ? `key: ${by.field}` : `file: ${by.file}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('refused', 'EDIT_WITHOUT_EFFECT', message, { hint: `Give ${place}, where the image is decided.` });
}
function nothingNamed({ images }, { file, image }) {
    const names = new Set(images.flatMap((each) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .splitImage */ .s5)(each.image ?? '').repository ?? []));
    const message = `${file}: nothing that it is made of has the image ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .splitImage */ .s5)(image).repository}`;
    const hint = 'Kustomize finds an image by its name, exactly as the resources have it: name the entry so, as in key: images[name=web].newTag.';
    const there = [...names].slice(0, 5).join(', ');
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('refused', 'EDIT_WITHOUT_EFFECT', `${message}; there is ${there}`, { hint });
}
function aboveBase(directory) {
    const steps = directory.split('/');
    const at = steps.findIndex((step) => baseName.test(step));
    return at < 0 ? undefined : steps.slice(0, at).join('/') || '.';
}
function describe({ file, field }) {
    return field === undefined ? file : `${field} of ${file}`;
}
function isAlike(repository, wanted) {
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .lastComponent */ .Cy)(repository ?? '') === (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .lastComponent */ .Cy)(wanted.repository ?? '');
}
function isSame(one, other) {
    const named = one.repository === undefined || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .sameRepository */ .RB)(one.repository, other.repository ?? '');
    return named && isSameVersion(one, other);
}
function isSameVersion(one, other) {
    return other.digest === undefined ? one.tag === other.tag : one.digest === other.digest;
}


/***/ }),

/***/ 7690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ isRemote),
/* harmony export */   h: () => (/* binding */ renderImages)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8815);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9349);



const maxDepth = 8;
const maxFiles = 200;
async function renderImages(files, directory) {
    const render = new Render(files);
    return { images: await render.directory(directory, [], 0), ...render };
}
class Render {
    #source;
    files = new Set();
    directories = new Set();
    unknown = [];
    #reads = 0;
    constructor(source) {
        this.#source = source;
    }
    async directory(directory, given, depth) {
        const file = await this.#source.kustomizationIn(directory);
        this.directories.add(directory);
        const [data] = file === undefined || depth > maxDepth ? [] : await this.#documents(file);
        if (file === undefined || data === undefined)
            return this.#lost(`${directory} has no Kustomization`, given);
        for (const field of ['helmCharts', 'helmChartInflationGenerator', 'generators', 'configurations', 'crds']) {
            if (data[field] !== undefined)
                this.unknown.push(`${file}: ${field}`);
        }
        const resources = [...texts(data.resources), ...texts(data.bases)];
        const own = await Promise.all(resources.map((each) => this.#resource(directory, each, depth)));
        let images = [...given, ...own.flat()];
        for (const component of texts(data.components)) {
            if (isRemote(component))
                this.unknown.push(component);
            else
                images = await this.directory(pathBelow(directory, component), images, depth + 1);
        }
        images = await this.#patched(file, data, images);
        const entries = [...maps(data.images), ...maps(data.imageTags)];
        images = entries.reduce((all, entry) => renamed(all, entry, file), images);
        images = await this.#replaced(file, data, images);
        return this.#transformed(file, texts(data.transformers), images);
    }
    async #resource(directory, resource, depth) {
        if (isRemote(resource))
            return this.#lost(resource, []);
        const path = pathBelow(directory, resource);
        if (!/\.(?:ya?ml|json)$/.test(path))
            return this.directory(path, [], depth + 1);
        const documents = await this.#documents(path);
        return documents.flatMap((document) => containersIn(document, path));
    }
    async #patched(file, data, images) {
        const listed = (field) => (Array.isArray(data[field]) ? data[field] : []);
        const patches = ['patchesStrategicMerge', 'patches', 'patchesJson6902'].flatMap((field) => listed(field).map((each, index) => ({ each, field: `${field}[${index}]` })));
        let patched = images;
        for (const { each, field } of patches) {
            const { path, patch, target } = typeof each === 'string' ? inline(each) : each;
            const from = typeof path === 'string' ? pathBelow((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(file), path) : file;
            const parsed = typeof path === 'string' ? await this.#parsed(from) : this.#parse(file, String(patch ?? ''));
            const writer = { file: from, field: from === file ? field : undefined };
            for (const one of parsed)
                patched = patchedBy(patched, one, isMap(target) ? target : undefined, writer);
        }
        return patched;
    }
    async #replaced(file, data, images) {
        let replaced = images;
        for (const [index, each] of maps(data.replacements).entries()) {
            const path = typeof each.path === 'string' ? pathBelow((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(file), each.path) : undefined;
            const parsed = path === undefined ? [each] : (await this.#parsed(path)).flat();
            const writer = { file: path ?? file, field: `replacements[${index}]` };
            for (const target of parsed.filter(isMap).flatMap((one) => maps(one.targets))) {
                const paths = texts(target.fieldPaths).filter((one) => /containers/i.test(one) && /\bimage$/.test(one));
                const select = isMap(target.select) ? target.select : undefined;
                replaced = replaced.map((image) => selects(select, image) && paths.some((one) => isContainerAt(one.split('.'), image))
                    ? { ...image, image: undefined, writers: [...image.writers, { ...writer, image: undefined }] }
                    : image);
            }
        }
        return replaced;
    }
    async #transformed(file, transformers, images) {
        let transformed = images;
        for (const transformer of transformers) {
            const path = transformer.includes('\n') ? undefined : pathBelow((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(file), transformer);
            const documents = path === undefined ? this.#parse(file, transformer) : await this.#parsed(path);
            for (const document of documents) {
                const entry = isMap(document) && document.kind === 'ImageTagTransformer' ? document.imageTag : undefined;
                if (isMap(entry))
                    transformed = renamed(transformed, entry, path ?? file, 'imageTag');
                else if (JSON.stringify(document).includes('image'))
                    this.unknown.push(`${file}: transformers`);
            }
        }
        return transformed;
    }
    async #documents(file) {
        return (await this.#parsed(file)).filter(isMap);
    }
    async #parsed(file) {
        this.#reads += 1;
        if (this.#reads > maxFiles)
            return this.#lost(`more than ${maxFiles} files`, []);
        this.files.add(file);
        const text = await this.#source.read(file);
        return text === undefined ? this.#lost(`${file} is not there`, []) : this.#parse(file, text);
    }
    #parse(file, text) {
        const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseAllDocuments */ .hR)(text, { merge: true });
        const broken = documents.some(({ errors }) => errors.length > 0);
        return broken ? this.#lost(`${file} is no YAML`, []) : documents.map((document) => document.toJS());
    }
    #lost(reason, rest) {
        this.unknown.push(reason);
        return rest;
    }
}
function pathBelow(directory, path) {
    return (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.normalize)((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(directory, path)).replace(/\/$/, '');
}
function isRemote(resource) {
    return /^[a-z][a-z+.-]*:|^git@|\?ref=|^(?:github\.com|bitbucket\.org|gitlab\.com)\/|^[\w-]+(?:\.[\w-]+)+\/.*\/\//i.test(resource);
}
function inline(patch) {
    return patch.includes('\n') || patch.trimStart().startsWith('{') ? { patch } : { path: patch };
}
const containerLists = ['containers', 'initContainers'];
function containersIn(document, file) {
    const { kind, metadata } = document;
    if (kind === 'CustomResourceDefinition')
        return [];
    if (kind === 'List')
        return maps(document.items).flatMap((item) => containersIn(item, file));
    const object = { kind: String(kind ?? ''), name: isMap(metadata) ? String(metadata.name ?? '') : '' };
    const found = [];
    const visit = (value) => {
        if (Array.isArray(value))
            for (const item of value)
                visit(item);
        if (!isMap(value))
            return;
        for (const [key, child] of Object.entries(value)) {
            visit(child);
            if (!containerLists.includes(key))
                continue;
            for (const [index, { image, name }] of maps(child).entries()) {
                if (typeof image !== 'string')
                    continue;
                const container = String(name ?? '');
                found.push({ ...object, list: key, index, container, image, writers: [{ file, field: undefined, image }] });
            }
        }
    };
    visit(document);
    return found;
}
function renamed(images, entry, file, field = `images[name=${String(entry.name)}]`) {
    const text = (key) => (entry[key] === undefined || entry[key] === null ? '' : String(entry[key]));
    return images.map((each) => {
        const parts = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .splitImage */ .s5)(each.image ?? '');
        if (each.image === undefined || parts.repository !== entry.name)
            return each;
        const pinned = text('newTag') !== '' || text('digest') !== '';
        const tag = pinned ? text('newTag') || undefined : parts.tag;
        const digest = pinned ? text('digest') || undefined : parts.digest;
        const image = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .joinImage */ .OJ)({ repository: text('newName') || parts.repository, tag, digest });
        return { ...each, image, writers: [...each.writers, { file, field, image }] };
    });
}
function patchedBy(images, patch, target, writer) {
    if (Array.isArray(patch)) {
        return patch.filter(isMap).reduce((all, { path, value }) => {
            const steps = String(path ?? '').split('/');
            if (steps.at(-1) !== 'image' || typeof value !== 'string')
                return all;
            return all.map((each) => selects(target, each) && isContainerAt(steps, each)
                ? { ...each, image: value, writers: [...each.writers, { ...writer, image: value }] }
                : each);
        }, images);
    }
    if (!isMap(patch))
        return images;
    const patched = [...images];
    for (const { image, list, container, ...object } of containersIn(patch, writer.file)) {
        const isSame = (each) => each.list === list &&
            each.container === container &&
            (target === undefined ? each.kind === object.kind && each.name === object.name : selects(target, each));
        for (const [index, each] of patched.entries()) {
            if (isSame(each))
                patched[index] = { ...each, image, writers: [...each.writers, { ...writer, image }] };
        }
        if (!patched.some(isSame))
            patched.push({ ...object, image, list, container, writers: [{ ...writer, image }] });
    }
    return patched;
}
function isContainerAt(steps, { list, index, container }) {
    const at = steps.findIndex((step) => containerLists.includes(step));
    const [, item = ''] = steps.slice(at);
    return steps[at] === list && (item === '*' || item === String(index) || item === `[name=${container}]`);
}
function selects(target, { kind, name }) {
    const fits = (wanted, text) => typeof wanted !== 'string' || wanted === '' || wanted === text || matches(wanted, text);
    return fits(target?.kind, kind) && fits(target?.name, name);
}
function matches(pattern, text) {
    try {
        return new RegExp(`^(?:${pattern})$`).test(text);
    }
    catch {
        return false;
    }
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function maps(value) {
    return Array.isArray(value) ? value.filter(isMap) : [];
}
function texts(value) {
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}


/***/ })

};
