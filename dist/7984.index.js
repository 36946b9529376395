export const id = 7984;
export const ids = [7984];
export const modules = {

/***/ 7984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resourceImages: () => (/* binding */ resourceImages)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _edit_edit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4689);
/* harmony import */ var _edit_kustomize_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4692);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9349);
/* harmony import */ var _resources_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8256);






async function resourceImages(read, file, text) {
    const reading = new Reading(new _resources_js__WEBPACK_IMPORTED_MODULE_5__/* .Resources */ .EC(read));
    const names = await reading.imagesOf({ file, text }, [], 'before its own entries');
    return { names: [...names], unread: reading.unread };
}
class Reading {
    unread = [];
    #source;
    constructor(source) {
        this.#source = source;
    }
    async imagesOf({ file, text }, parents, when) {
        const fields = this.#attempt(file, () => (0,_edit_kustomize_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .kustomizeFields */ .r)(file, text));
        if (fields === undefined)
            return new Set();
        const directory = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(file);
        this.unread.push(...fields.generated.map((field) => `${field} in ${file}`));
        const inline = fields.patches.flatMap((patch) => this.#imagesIn(`${file} (patch)`, patch));
        const found = await Promise.all([
            ...fields.resources.map((resource) => this.#resource(directory, resource, [...parents, directory])),
            ...fields.patchFiles.map((patch) => this.#file((0,_resources_js__WEBPACK_IMPORTED_MODULE_5__/* .pathBelow */ .Br)(directory, patch))),
        ]);
        const names = [...inline, ...found.flatMap((each) => [...each])];
        return new Set(when === 'after' ? names.map((name) => fields.renamed.get(name) ?? name) : names);
    }
    async #resource(directory, resource, parents) {
        const { kind, path } = (0,_resources_js__WEBPACK_IMPORTED_MODULE_5__/* .addressOf */ .ci)(directory, resource);
        if (kind === 'file')
            return this.#file(path);
        const isNew = kind === 'directory' && !parents.includes(path) && parents.length < _resources_js__WEBPACK_IMPORTED_MODULE_5__/* .maxDepth */ .Mw;
        const found = isNew ? await this.#source.kustomizationIn(path) : undefined;
        if (found !== undefined)
            return this.imagesOf(found, parents, 'after');
        this.unread.push(resource);
        return new Set();
    }
    async #file(path) {
        const text = await this.#source.text(path);
        if (text === undefined)
            this.unread.push(path);
        return new Set(text === undefined ? [] : this.#imagesIn(path, text));
    }
    #imagesIn(file, text) {
        const images = this.#attempt(file, () => [
            ...(0,_edit_edit_js__WEBPACK_IMPORTED_MODULE_1__.imagesIn)(file, text).flatMap(({ repository }) => repository ?? []),
            ...(0,_edit_kustomize_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .patchedImages */ .A)(file, text).flatMap((image) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .splitImage */ .s5)(image).repository ?? []),
        ]);
        return images ?? [];
    }
    #attempt(file, parse) {
        try {
            return parse();
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR))
                throw error;
            this.unread.push(file);
            return undefined;
        }
    }
}


/***/ }),

/***/ 8256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Br: () => (/* binding */ pathBelow),
/* harmony export */   EC: () => (/* binding */ Resources),
/* harmony export */   KF: () => (/* binding */ kustomizationNames),
/* harmony export */   Mw: () => (/* binding */ maxDepth),
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   dq: () => (/* binding */ kustomizationIn)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);


const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const maxDepth = 20;
const maxFiles = 200;
function addressOf(directory, resource) {
    const path = pathBelow(directory, resource);
    if (isRemote(resource) || path.startsWith('../') || path === '..' || path.startsWith('/')) {
        return { kind: 'elsewhere', path: undefined };
    }
    return { kind: /\.(?:ya?ml|json)$/i.test(path) ? 'file' : 'directory', path };
}
function pathBelow(directory, path) {
    return (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.normalize)((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(directory, path)).replace(/\/$/, '');
}
function isRemote(resource) {
    return /^[a-z][a-z+.-]*:|^git@|\?ref=|^(?:github\.com|bitbucket\.org|gitlab\.com)\/|^[\w-]+(?:\.[\w-]+)+\/.*\/\//i.test(resource);
}
class Resources {
    #read;
    #left = maxFiles;
    constructor(read) {
        this.#read = read;
    }
    async text(path) {
        this.#left -= 1;
        return this.#left < 0 ? undefined : textAt(this.#read, path);
    }
    kustomizationIn(directory) {
        return kustomizationIn((path) => this.text(path), directory);
    }
}
async function kustomizationIn(read, directory) {
    for (const name of kustomizationNames) {
        const file = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(directory, name);
        const text = await textAt(read, file);
        if (text !== undefined)
            return { file, text };
    }
    return undefined;
}
async function textAt(read, path) {
    if (path.startsWith('/') || path.startsWith('..') || (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(path).startsWith('..'))
        return undefined;
    try {
        return await read(path);
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR && [2, 4].includes(error.exitCode))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 4692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ patchedImages),
/* harmony export */   r: () => (/* binding */ kustomizeFields)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _text_locate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(493);
/* harmony import */ var _text_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2518);



const resourceFields = ['resources', 'bases', 'components'];
const generatingFields = ['helmCharts', 'helmChartInflationGenerator', 'generators', 'transformers'];
function kustomizeFields(file, text) {
    const [document] = (0,_text_source_js__WEBPACK_IMPORTED_MODULE_2__.parseSource)(file, text).documents;
    const texts = (list) => textsOf(document, list);
    const patchItems = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsAt */ .Ct)(document, ['patches']).map((_, index) => ({
        path: (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(document, ['patches', index, 'path']),
        patch: (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(document, ['patches', index, 'patch']),
    }));
    const merges = texts(['patchesStrategicMerge']);
    const renamed = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsAt */ .Ct)(document, ['images']).flatMap((_, index) => {
        const [name, newName] = ['name', 'newName'].map((field) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(document, ['images', index, field]));
        return name === undefined || newName === undefined || newName === '' ? [] : [[name, newName]];
    });
    return {
        resources: resourceFields.flatMap((field) => texts([field])),
        patchFiles: [...patchItems.flatMap(({ path }) => path ?? []), ...merges.filter((each) => !each.includes('\n'))],
        patches: [...patchItems.flatMap(({ patch }) => patch ?? []), ...merges.filter((each) => each.includes('\n'))],
        renamed: new Map(renamed),
        generated: generatingFields.filter((field) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsAt */ .Ct)(document, [field]).length > 0),
    };
}
function patchedImages(file, text) {
    return (0,_text_source_js__WEBPACK_IMPORTED_MODULE_2__.parseSource)(file, text).documents.flatMap((document) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsAt */ .Ct)(document, []).flatMap((_, index) => {
        const path = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(document, [index, 'path']) ?? '';
        const value = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(document, [index, 'value']);
        return value === undefined || !path.endsWith('/image') || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isTemplated */ .dw)(value) ? [] : [value];
    }));
}
function textsOf(document, list) {
    if (document === undefined)
        return [];
    return (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsAt */ .Ct)(document, list).flatMap((item) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeText */ .qd)(document.source, item) ?? []);
}


/***/ })

};
