export const id = 6262;
export const ids = [6262];
export const modules = {

/***/ 3951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ commonFlags),
/* harmony export */   uC: () => (/* binding */ destinations),
/* harmony export */   x4: () => (/* binding */ pushedTags)
/* harmony export */ });
function pushedTags({ tags, keyTag }) {
    return keyTag === undefined ? tags : [...tags, keyTag];
}
function destinations(spec) {
    return pushedTags(spec).map((tag) => `${spec.image}:${tag}`);
}
function commonFlags(spec) {
    return [
        ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
        ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
        ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
        ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
    ];
}


/***/ }),

/***/ 6262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kaniko: () => (/* binding */ kaniko)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6278);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3951);






const kanikoImage = 'ghcr.io/osscontainertools/kaniko:v1.28.3-debug';
const scriptName = 'build.sh';
const digestName = 'digest';
const planName = 'build.json';
const kaniko = {
    name: 'kaniko',
    source: 'dockerfile',
    inputs: ['target', 'build-args', 'secrets', 'builder', 'emit'],
    needs: {
        input: 'emit',
        why: 'kaniko runs in its own image, which has no Node',
        hint: 'Write its script with --emit DIR, run DIR/build.sh in the image of kaniko, then --finish DIR.',
    },
    async probe(spec) {
        const directory = spec.emit;
        if (directory === undefined) {
            return { available: false, reason: 'it needs a directory', howToGet: 'Give the input emit.' };
        }
        return {
            available: true,
            async plan() {
                return { action: 'built', digest: undefined, lines: kanikoScript(directory, spec).split('\n') };
            },
            async build() {
                const { image, tags } = spec;
                await emit(directory, { image, tags, action: 'built', digest: undefined }, kanikoScript(directory, spec));
                return { result: 'emitted' };
            },
        };
    },
    otherJob: {
        image: kanikoImage,
        script: scriptName,
        files: (directory) => [scriptName, planName, digestName].map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name)),
        async skip(directory, build) {
            const notice = `${build.image}@${build.digest} is there already (${build.action}): nothing to build`;
            await emit(directory, build, `#!/bin/sh\nprintf '%s\\n' ${(0,_program_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(notice)}\n`);
        },
        finish,
    },
};
async function finish(directory) {
    const plan = await readPlan(directory);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, digestName);
    const digest = plan.digest ?? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch(() => '')).trim();
    if ((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(digest))
        return { ...plan, digest };
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'KANIKO_NOT_RUN', `${path} holds no digest: kaniko has not pushed`, {
        hint: `Run ${scriptName} in ${kanikoImage} between --emit and --finish, and keep the directory (GitLab: artifacts).`,
    });
}
async function readPlan(directory) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, planName);
    const notOurs = (cause) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('finish', `${path} is not what --emit wrote`, 'Give the directory of --emit, kept as an artifact.', cause);
    let content;
    try {
        content = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8'));
    }
    catch (cause) {
        throw notOurs(cause);
    }
    const { image, tags, action, digest } = content ?? {};
    const [first, ...others] = tags ?? [];
    if (image === undefined || first === undefined || action === undefined)
        throw notOurs();
    return { image, tags: [first, ...others], action, digest };
}
async function emit(directory, plan, script) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, planName), `${JSON.stringify(plan, null, 2)}\n`);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, scriptName);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, script);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, 0o755);
}
function kanikoScript(directory, spec) {
    const words = kanikoWords(directory, spec).map((word) => typeof word === 'string' ? (0,_program_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(word) : `${(0,_program_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(word.before)}"$here"${(0,_program_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(`/${word.path}`)}`);
    const variables = spec.secrets.map(({ variable }) => `: "\${${variable}?is the build secret of this image}"`);
    return `#!/bin/sh
# Builds ${(0,_engine_js__WEBPACK_IMPORTED_MODULE_5__/* .destinations */ .uC)(spec)[0]} with kaniko. Written by: monorepo-gitops build-image --emit
set -eu
umask 077
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
rm -f -- "$here"/${digestName}
${[...variables, credentialLines(spec)].join('\n')}
set -- ${words.join(' \\\n  ')}
"\${KANIKO_EXECUTOR:-/kaniko/executor}" "$@"
`;
}
function credentialLines(spec) {
    const { registry } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(spec.image);
    const key = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerConfigKey */ .Y4)(registry);
    return `user=\${MG_REGISTRY_USERNAME-}
password=\${MG_REGISTRY_PASSWORD-}
if [ -z "$password" ] && [ "\${CI_REGISTRY-}" = ${(0,_program_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(registry)} ]; then
  user=\${CI_REGISTRY_USER-}
  password=\${CI_REGISTRY_PASSWORD-}
fi
if [ -n "$password" ]; then
  keep=/kaniko
  [ -w "$keep" ] || keep=\${TMPDIR:-/tmp}
  DOCKER_CONFIG=$(mktemp -d "$keep/docker.XXXXXX")
  export DOCKER_CONFIG
  trap 'rm -rf -- "$DOCKER_CONFIG"' EXIT
  auth=$(printf '%s:%s' "$user" "$password" | base64 | tr -d '\\n')
  printf '{"auths":{"%s":{"auth":"%s"}}}' ${(0,_program_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(key)} "$auth" > "$DOCKER_CONFIG"/config.json
fi`;
}
function kanikoWords(directory, spec) {
    const [platform, ...others] = spec.platforms;
    if (others.length > 0) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('platforms', 'kaniko builds one platform at a time', 'Use buildkit or buildah for several.');
    }
    return [
        { before: '--context=dir://', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, spec.context) || '.' },
        { before: '--dockerfile=', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, spec.dockerfile) },
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_5__/* .destinations */ .uC)(spec).map((destination) => `--destination=${destination}`),
        ...(platform === undefined ? [] : [`--custom-platform=${platform}`]),
        ...(0,_engine_js__WEBPACK_IMPORTED_MODULE_5__/* .commonFlags */ .Bh)(spec),
        ...cacheWords(spec),
        '--snapshot-mode=redo',
        '--push-retry=3',
        '--image-download-retry=3',
        '--image-fs-extract-retry=3',
        ...(spec.insecureRegistry ? [`--insecure-registry=${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(spec.image).registry}`] : []),
        { before: '--digest-file=', path: digestName },
    ];
}
function cacheWords(spec) {
    switch (spec.cache.mode) {
        case 'none':
            return [];
        case 'gha':
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)('cache', 'kaniko cannot use the GitHub Actions cache', 'Use `cache: registry` or `cache: none`.');
        case 'registry':
            return ['--cache=true', `--cache-repo=${spec.cache.repository}`, '--cache-copy-layers=true'];
    }
}


/***/ }),

/***/ 6278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tg: () => (/* binding */ shellLine),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   iz: () => (/* binding */ programsOnPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


async function programsOnPath(name, env) {
    const found = new Map();
    for (const directory of (env.PATH ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
        if (directory === '')
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
            if (!found.has(real))
                found.set(real, path);
        }
        catch {
        }
    }
    return [...found.values()];
}
function shellQuote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
function shellLine(argv) {
    return argv.map(shellQuote).join(' ');
}


/***/ })

};
