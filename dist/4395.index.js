export const id = 4395;
export const ids = [4395];
export const modules = {

/***/ 4395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  resourceImages: () => (/* binding */ resourceImages)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 28 modules
var edit = __webpack_require__(6879);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/edit/text/locate.js
var locate = __webpack_require__(493);
// EXTERNAL MODULE: ./build/core/edit/text/source.js
var source = __webpack_require__(2518);
;// CONCATENATED MODULE: ./build/core/edit/kustomize-fields.js



const resourceFields = ['resources', 'bases', 'components'];
const generatingFields = ['helmCharts', 'helmChartInflationGenerator', 'generators', 'transformers'];
function kustomizeFields(file, text) {
    const [document] = (0,source.parseSource)(file, text).documents;
    const texts = (list) => textsOf(document, list);
    const patchItems = (0,locate/* itemsAt */.Ct)(document, ['patches']).map((_, index) => ({
        path: (0,locate/* textAt */.$6)(document, ['patches', index, 'path']),
        patch: (0,locate/* textAt */.$6)(document, ['patches', index, 'patch']),
    }));
    const merges = texts(['patchesStrategicMerge']);
    const renamed = (0,locate/* itemsAt */.Ct)(document, ['images']).flatMap((_, index) => {
        const [name, newName] = ['name', 'newName'].map((field) => (0,locate/* textAt */.$6)(document, ['images', index, field]));
        return name === undefined || newName === undefined || newName === '' ? [] : [[name, newName]];
    });
    return {
        resources: resourceFields.flatMap((field) => texts([field])),
        patchFiles: [...patchItems.flatMap(({ path }) => path ?? []), ...merges.filter((each) => !each.includes('\n'))],
        patches: [...patchItems.flatMap(({ patch }) => patch ?? []), ...merges.filter((each) => each.includes('\n'))],
        renamed: new Map(renamed),
        generated: generatingFields.filter((field) => (0,locate/* itemsAt */.Ct)(document, [field]).length > 0),
    };
}
function patchedImages(file, text) {
    return (0,source.parseSource)(file, text).documents.flatMap((document) => (0,locate/* itemsAt */.Ct)(document, []).flatMap((_, index) => {
        const path = (0,locate/* textAt */.$6)(document, [index, 'path']) ?? '';
        const value = (0,locate/* textAt */.$6)(document, [index, 'value']);
        return value === undefined || !path.endsWith('/image') || (0,reference/* isTemplated */.dw)(value) ? [] : [value];
    }));
}
function textsOf(document, list) {
    if (document === undefined)
        return [];
    return (0,locate/* itemsAt */.Ct)(document, list).flatMap((item) => (0,locate/* nodeText */.qd)(document.source, item) ?? []);
}

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
;// CONCATENATED MODULE: ./build/core/bump/kustomize-resources.js





const maxFiles = 200;
const maxDepth = 20;
const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
async function resourceImages(read, file, text) {
    const reading = new Reading(read);
    const names = await reading.imagesOf(file, text, [], 'before its own entries');
    return { names: [...names], unread: reading.unread };
}
class Reading {
    unread = [];
    #read;
    #left = maxFiles;
    constructor(read) {
        this.#read = read;
    }
    async imagesOf(file, text, parents, when) {
        const fields = this.#attempt(file, () => kustomizeFields(file, text));
        if (fields === undefined)
            return new Set();
        const directory = external_node_path_.posix.dirname(file);
        this.unread.push(...fields.generated.map((field) => `${field} in ${file}`));
        const inline = fields.patches.flatMap((patch) => this.#imagesIn(`${file} (patch)`, patch));
        const found = await Promise.all([
            ...fields.resources.map((resource) => this.#resource(directory, resource, [...parents, file])),
            ...fields.patchFiles.map((patch) => this.#file(external_node_path_.posix.join(directory, patch))),
        ]);
        const names = [...inline, ...found.flatMap((each) => [...each])];
        return new Set(when === 'after' ? names.map((name) => fields.renamed.get(name) ?? name) : names);
    }
    async #resource(directory, resource, parents) {
        const path = external_node_path_.posix.normalize(external_node_path_.posix.join(directory, resource));
        if (/\.(ya?ml|json)$/i.test(resource) && !isRemote(resource))
            return this.#file(path);
        for (const name of isRemote(resource) ? [] : fileNames) {
            const file = external_node_path_.posix.join(path, name);
            const text = parents.includes(file) ? undefined : await this.#text(file);
            if (text !== undefined && parents.length < maxDepth)
                return this.imagesOf(file, text, parents, 'after');
        }
        this.unread.push(resource);
        return new Set();
    }
    async #file(path) {
        const text = await this.#text(path);
        if (text === undefined)
            this.unread.push(path);
        return new Set(text === undefined ? [] : this.#imagesIn(path, text));
    }
    #imagesIn(file, text) {
        const images = this.#attempt(file, () => [
            ...(0,edit.imagesIn)(file, text).flatMap(({ repository }) => repository ?? []),
            ...patchedImages(file, text).flatMap((image) => (0,reference/* splitImage */.s5)(image).repository ?? []),
        ]);
        return images ?? [];
    }
    async #text(path) {
        this.#left -= 1;
        if (this.#left < 0 || path.startsWith('../') || path.startsWith('/'))
            return undefined;
        try {
            return await this.#read(path);
        }
        catch (error) {
            if (error instanceof failure/* Failure */.HR && error.exitCode === 2)
                return undefined;
            throw error;
        }
    }
    #attempt(file, parse) {
        try {
            return parse();
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            this.unread.push(file);
            return undefined;
        }
    }
}
function isRemote(resource) {
    return /^[a-z][a-z+.-]*:|^git@|\?ref=|^[\w-]+(\.[\w-]+)+\/.*\/\//i.test(resource);
}


/***/ })

};
