export const id = 9961;
export const ids = [9961,398,5748,9349,1730,4660,2279,9898];
export const modules = {

/***/ 4264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  init: () => (/* binding */ init)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var git_repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/published.js
var published = __webpack_require__(3648);
// EXTERNAL MODULE: ./build/inputs/command.js
var command = __webpack_require__(125);
// EXTERNAL MODULE: ./build/inputs/config/directories.js
var directories = __webpack_require__(8008);
// EXTERNAL MODULE: ./build/inputs/declaration.js
var declaration = __webpack_require__(9624);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/ports.js
var ports = __webpack_require__(5158);
// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __webpack_require__(5256);
// EXTERNAL MODULE: ./build/core/edit/edit.js + 29 modules
var edit = __webpack_require__(4689);
;// CONCATENATED MODULE: ./build/scaffold/adapt.js

const reviewKinds = ['branch', 'request', 'none'];
function adaptConfiguration(text, answers) {
    const { developmentBranch = 'develop', review = 'branch' } = answers;
    const ofEnvironment = environmentArguments(answers.services);
    const set = [
        ...(developmentBranch === 'develop' ? [] : [`environments.dev.when.branch=${developmentBranch}`]),
        ...(review === 'request' ? ['environments.review.when.request:=true'] : []),
    ];
    const unset = review === 'request' ? ['environments.review.when.branch'] : review === 'none' ? ['environments.review'] : [];
    const commented = [
        ...(review === 'request'
            ? [['review', ['Every pull or merge request has its own, until it is closed.']]]
            : []),
        ...(ofEnvironment.length > 0 ? [['prod', builtHere(ofEnvironment)]] : []),
    ].reduce((lines, [environment, comment]) => withComment(lines, environment, comment), text);
    const edited = adapt_edit(commented, set, ofEnvironment.length > 0 ? [...unset, 'environments.prod.promote-from'] : unset);
    return adaptArgocd(edited, answers);
}
function adaptExisting(text, { gitopsBranch }, answers) {
    const branch = gitopsBranch === undefined ? [] : [`gitops.branch=${gitopsBranch}`];
    return adaptArgocd(adapt_edit(text, branch, ['argocd']), answers);
}
function adaptArgocd(text, { argocdServer, argocdProject }) {
    const set = [
        ...(argocdServer === undefined ? [] : [`argocd.server=${argocdServer}`]),
        ...(argocdProject === undefined ? [] : [`argocd.project=${argocdProject}`]),
    ];
    return adapt_edit(text, set, []);
}
function environmentArguments(services) {
    const args = services.flatMap(({ build }) => build?.args ?? []);
    return [...new Set(args.filter(({ value }) => value === '{environment}').map(({ name }) => name))];
}
function builtHere(args) {
    const [verb, pronoun] = args.length === 1 ? ['is', 'it'] : ['are', 'them'];
    return [
        `${args.join(', ')} ${verb} built into the image, so production builds its own, and somebody approves it.`,
        `A service that reads ${pronoun} when it starts can have the very image of dev: promote-from: dev`,
    ];
}
function withComment(text, environment, comment) {
    const lines = comment.map((line) => `  # ${line}\n`).join('');
    return text.replace(new RegExp(`(?:^ {2}#.*\\n)*^ {2}${environment}:$`, 'm'), () => `${lines}  ${environment}:`);
}
function adapt_edit(text, set, unset) {
    return set.length + unset.length === 0 ? text : (0,edit.editFile)('gitops.yaml', text, { set, unset }).text;
}
const openRequest = "github.event_name == 'pull_request' && github.event.action != 'closed'";
const headOfRequest = `\${{ github.event.pull_request.head.sha || inputs.commit }}`;
function adaptPipeline(file, { host, branches, review, argocdServer }) {
    const text = argocdServer === undefined ? file.text : withArgocdToken(file.text);
    if (host !== 'github')
        return { ...file, text: review === 'none' ? withoutSweep(file.path, text) : text };
    const globs = branches.map((branch) => branch.replace(/[+!]/g, '\\$&'));
    const set = [`on.push.branches:=${JSON.stringify(globs)}`, ...(review === 'request' ? ofRequests : [])];
    const unset = review === 'none' ? ['on.delete', 'on.schedule', 'jobs.cleanup', 'jobs.sweep'] : [];
    return { ...file, text: (0,edit.editFile)(file.path, text, { set, unset }).text };
}
function withArgocdToken(text) {
    return text
        .replace(/^ *(?:gitops-token: |MG_GITOPS_TOKEN = ).*\n/gm, (line) => `${line}${line.replaceAll('gitops-token', 'argocd-token').replaceAll('GITOPS_TOKEN', 'ARGOCD_TOKEN')}`)
        .replace(/^# Needs the (.+) GITOPS_TOKEN: .*\n/m, (line, kind) => `${line}# And the ${kind} ARGOCD_TOKEN: a token of Argo CD that may write and sync the Applications.\n`);
}
function withoutSweep(path, text) {
    if (path.endsWith('Jenkinsfile')) {
        return text
            .replace(/^ {2}triggers \{\n[\s\S]*?^ {2}\}\n/m, '')
            .replace(/^ {4}stage\('sweep'\) \{\n[\s\S]*?^ {4}\}\n/m, '');
    }
    return (0,edit.editFile)(path, text, { unset: ['include[1]'] }).text.replace(/^# Add a pipeline schedule.*\n/m, '');
}
const ofRequests = [
    'on.pull_request:={"types":["opened","synchronize","reopened","closed"]}',
    `jobs.deploy.if=github.event_name == 'push' || github.event_name == 'workflow_dispatch' || ${openRequest}`,
    `jobs.deploy.steps[0].with.ref=${headOfRequest}`,
    "jobs.cleanup.if=github.event_name == 'pull_request' && github.event.action == 'closed'",
    `jobs.cleanup.steps[0].with.ref=\${{ github.event.pull_request.head.sha }}`,
    'jobs.cleanup.steps[0].with.fetch-depth:=2',
];

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/scaffold/reading/pipelines.js




async function readPipelines(root) {
    const inDirectory = async (directory) => (await (0,promises_.readdir)((0,external_node_path_.join)(root, directory)).catch(() => [])).sort();
    const workflows = (await inDirectory('.github/workflows')).filter((name) => /\.ya?ml$/.test(name));
    const candidates = [
        ...workflows.map((name) => ['github', `.github/workflows/${name}`]),
        ['gitlab', '.gitlab-ci.yml'],
        ['jenkins', 'Jenkinsfile'],
    ];
    const read = candidates.map(async ([host, path]) => {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(root, path), 'utf8').catch(() => undefined);
        return text === undefined ? [] : [{ host, path, text }];
    });
    return (await Promise.all(read)).flat();
}
const imageWord = /(?<![\w./@:-])((?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?|localhost:\d+)\/[\w./${}-]+(?::[\w.${}-]+)?/gi;
function registryIn(files, services) {
    const found = files.flatMap(({ path, text }) => [...text.matchAll(imageWord)].flatMap(([words]) => {
        const { repository = '' } = (0,reference/* splitImage */.s5)(words.replace(/:[\w.${}-]*$/, ''));
        const name = (0,reference/* lastComponent */.Cy)(repository);
        const registry = repository.slice(0, -name.length - 1);
        const isOurs = services.has(name) || name.startsWith('$');
        return isOurs && registry !== '' && !/[${}]/.test(registry) ? [{ value: registry, path, words }] : [];
    }));
    return mostFrequent(found);
}
function gitopsRepositoryIn(files, ownUrl) {
    const found = files.flatMap(({ path, text }) => [...text.matchAll(/git clone\b[^\n]*?((?:https?:\/\/|ssh:\/\/|git@)[^\s"'`;&|]+)/g)].flatMap(([, url = '']) => {
        const value = url.replace(/^(https?:\/\/)[^/]*@/, '$1');
        const isOwn = ownUrl !== undefined && (0,git_repository/* sameRepository */.RB)(value, ownUrl);
        return isOwn || /[${}]/.test(value) ? [] : [{ value, path, words: `git clone ${value}` }];
    }));
    return mostFrequent(found);
}
function mostFrequent(found) {
    const times = (value) => found.filter((each) => each.value === value).length;
    return found.toSorted((a, b) => times(b.value) - times(a.value))[0];
}

;// CONCATENATED MODULE: ./build/scaffold/guesses.js


function guessHost(ci, pipelines) {
    if (ci.host !== 'shell')
        return { value: ci.host, reason: 'this runs there' };
    const address = ci.repositoryUrl === undefined ? undefined : (0,git_repository/* gitAddress */.Ry)(ci.repositoryUrl);
    const ofRemote = ci.repositoryUrl?.includes('gitlab') === true ? 'gitlab' : 'github';
    const hosts = new Set(pipelines.map(({ host }) => host));
    const [only] = hosts;
    if (only !== undefined && (hosts.size === 1 || !hosts.has(ofRemote))) {
        return { value: only, reason: `${pipelines.find(({ host }) => host === only)?.path} is there` };
    }
    if (address === undefined)
        return { value: ofRemote, reason: 'there is neither a CI file nor a remote on a forge' };
    return { value: ofRemote, reason: `origin is ${address.host}` };
}
function guessRegistry(ci, host, { pipelines, services }) {
    const names = new Set(services.flatMap(({ name, path }) => [name, path.slice(path.lastIndexOf('/') + 1)]));
    const found = registryIn(pipelines, names);
    if (found !== undefined)
        return { value: found.value, reason: `${found.path} has ${found.words}` };
    const repository = ci.repository.toLowerCase();
    const [owner = ''] = repository.split('/');
    if (host === 'github' && repository.includes('/'))
        return { value: `ghcr.io/${owner}`, reason: `${owner} owns the monorepo` };
    const isPublicGitlab = ci.repositoryUrl?.startsWith('https://gitlab.com/') === true;
    if (host === 'gitlab' && isPublicGitlab) {
        return { value: `registry.gitlab.com/${repository}`, reason: 'it is the registry of the project' };
    }
    return { value: 'registry.example.com/apps', reason: undefined };
}
function guessGitopsRepository(ci, pipelines) {
    const found = gitopsRepositoryIn(pipelines, ci.repositoryUrl);
    if (found !== undefined)
        return { value: found.value, reason: `${found.path} has ${found.words}` };
    const [owner = ''] = ci.repository.toLowerCase().split('/');
    if (!ci.repository.includes('/'))
        return { value: 'https://git.example.com/infra/gitops.git', reason: undefined };
    return { value: `${owner}/gitops`, reason: `${owner} owns the monorepo` };
}
const developmentNames = ['develop', 'development', 'dev'];
function guessDevelopmentBranch({ branches }) {
    const value = developmentNames.find((name) => branches.includes(name));
    if (value !== undefined)
        return { value, reason: 'origin has such a branch' };
    return { value: 'develop', reason: 'it is the usual one; origin has none of that kind yet' };
}
function guessProductionBranch({ ci, branches }) {
    const { defaultBranch } = ci;
    if (defaultBranch === undefined) {
        return { value: 'main', reason: 'the checkout does not know the default branch of origin' };
    }
    if (!developmentNames.includes(defaultBranch))
        return { value: defaultBranch, reason: 'it is the default branch of origin' };
    const value = ['main', 'master', 'production'].find((name) => branches.includes(name)) ?? 'main';
    return { value, reason: `${defaultBranch}, the default branch of origin, has the name of the first environment's` };
}
function guessLine(what, { value, reason }) {
    if (reason !== undefined)
        return `${what}: ${value}, because ${reason}`;
    return `${what}: ${value} is a placeholder, because nothing here says it: give --${what}`;
}
function serviceLines(services) {
    const found = groups(services, ({ reason }) => reason).map(([reason, group]) => `services: ${group.map(({ name, path }) => `${name} (${path})`).join(', ')}, because each is ${reason}`);
    const built = services.flatMap(({ name, build }) => (build === undefined ? [] : [{ name, build }]));
    const dockerfiles = groups(built, ({ build }) => `${build.dockerfile.path}, because ${build.reason}`).map(([which, group]) => {
        const args = new Set(group.flatMap(({ build }) => build.args.map((arg) => arg.name)));
        const told = args.size === 0 ? '' : `, with ARG ${[...args].join(', ')}`;
        return `Dockerfile of ${group.map(({ name }) => name).join(', ')}: ${which}${told}`;
    });
    return [...found, ...dockerfiles];
}
function groups(all, keyOf) {
    const found = new Map();
    for (const each of all)
        found.set(keyOf(each), [...(found.get(keyOf(each)) ?? []), each]);
    return [...found];
}

;// CONCATENATED MODULE: ./build/scaffold/package-managers.js
const node = {
    image: (runtime) => `node:${runtime}-alpine`,
    runtime: '24',
    environment: 'NPM_CONFIG_UPDATE_NOTIFIER=false',
    buildHere: 'npm run build --if-present',
    start: ['npm', 'run', 'start'],
    evaluate: ['node', '-e'],
};
const yarn = { ...node, prunable: false };
const packageManagers = {
    npm: {
        ...node,
        store: '/root/.npm',
        install: 'npm ci',
        production: 'npm ci --omit=dev',
        reads: ['package-lock.json', 'npm-shrinkwrap.json', '.npmrc', './patches/*'],
        prunable: true,
    },
    pnpm: {
        ...node,
        program: (version) => `pnpm@${version ?? '10'}`,
        store: '/pnpm/store',
        install: 'pnpm install --frozen-lockfile --store-dir /pnpm/store',
        production: 'pnpm install --frozen-lockfile --store-dir /pnpm/store --prod',
        reads: ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', '.pnpmfile.*', './patches/*'],
        build: 'pnpm --filter "$SERVICE_NAME..." run --if-present build',
        prunable: true,
    },
    yarn: {
        ...yarn,
        store: '/usr/local/share/.cache/yarn',
        install: 'yarn install --frozen-lockfile',
        production: 'yarn install --frozen-lockfile --production',
        reads: ['yarn.lock', '.yarnrc', '.npmrc', './patches/*'],
    },
    'yarn-berry': {
        ...yarn,
        program: (version) => `--force @yarnpkg/cli-dist@${version ?? '4'}`,
        store: '/root/.yarn/berry/cache',
        install: 'yarn install --immutable',
        production: 'yarn workspaces focus --production "$SERVICE_NAME"',
        productionAlone: 'yarn workspaces focus --production',
        environment: 'NPM_CONFIG_UPDATE_NOTIFIER=false YARN_NODE_LINKER=node-modules YARN_ENABLE_GLOBAL_CACHE=true',
        reads: ['yarn.lock', '.yarnrc.yml', './.yarn/patches/*', './.yarn/plugins/*', './.yarn/releases/*'],
        build: 'yarn workspaces foreach --recursive --topological-dev --from "$SERVICE_NAME" run build',
    },
    bun: {
        image: (runtime) => `oven/bun:${runtime}-alpine`,
        runtime: '1',
        store: '/root/.bun/install/cache',
        install: 'bun install --frozen-lockfile',
        production: 'bun install --frozen-lockfile --production',
        reads: ['bun.lock', 'bun.lockb', 'bunfig.toml', '.npmrc', './patches/*'],
        buildHere: 'bun run --if-present build',
        start: ['bun', 'run', 'start'],
        evaluate: ['bun', '-e'],
        prunable: false,
    },
};
function stepsOf(manager) {
    return packageManagers[manager];
}

// EXTERNAL MODULE: ./build/core/names/placeholders.js
var placeholders = __webpack_require__(1723);
;// CONCATENATED MODULE: ./build/scaffold/template.js

function textOf(templates, path) {
    const found = templates.find((template) => template.path === path);
    if (found === undefined)
        throw new Error(`there is no template ${path}`);
    return found.text;
}
function fill(file, values) {
    return { ...file, path: fillText(file.path, values), text: fillText(file.text, values) };
}
function fillText(template, values) {
    return (0,placeholders/* expand */.fT)(template, values, 'template');
}
function yamlText(value) {
    const plain = /^[A-Za-z][A-Za-z0-9._/-]*(:\/\/?[A-Za-z0-9._/-]+)?$/.test(value) && !reserved.test(value);
    return plain ? value : JSON.stringify(value);
}
const reserved = /^(true|false|yes|no|on|off|y|n|null)$/i;

;// CONCATENATED MODULE: ./build/scaffold/dockerfile.js


const unknownTools = {
    managerVersion: undefined,
    turboVersion: undefined,
    runtime: undefined,
    preparesRoot: false,
    builtBefore: [],
    developmentOnly: [],
    programs: [],
    plainPrograms: [],
    isLocked: true,
};
const kinds = ['server', 'next', 'static'];
function imageFiles(request, templates) {
    const found = kindsOf(request);
    if (found.length === 0)
        return [];
    const files = found.map((kind) => {
        return { path: dockerfilePath(request, kind), text: dockerfile(kind, request, templates), present: 'keep' };
    });
    return [...files, ...templates.filter(({ path }) => path === '.dockerignore')];
}
function ofEarlierRun(request, templates) {
    const isOwn = ({ path, build }) => build?.dockerfile.path.startsWith(`${path}/`) === true;
    const without = request.services.map((service) => (isOwn(service) ? service : { ...service, hasDockerfile: false }));
    const written = new Map(imageFiles({ ...request, services: without }, templates).map(({ path, text }) => [path, text]));
    const isOurs = ({ build }) => build !== undefined && written.get(build.dockerfile.path) === build.dockerfile.text;
    const services = request.services.map((each) => (isOurs(each) ? { ...each, hasDockerfile: false } : each));
    return { ...request, services };
}
function buildKeys(request, service) {
    const { name, packageName, path, image } = service;
    const { isLocked } = request.toolchain ?? unknownTools;
    const isPruned = isLocked && inWorkspace(service) && stepsOf(request.packageManager).prunable;
    return {
        dockerfile: dockerfilePath(request, kindOf(service)),
        args: {
            SERVICE_NAME: packageName ?? name,
            SERVICE_PATH: path,
            ...(image?.kind === 'static' && image.output !== 'dist' ? { OUTPUT: image.output } : {}),
        },
        ...(isPruned ? { prune: 'workspace' } : {}),
    };
}
function kindsOf({ services }) {
    const used = services.filter(({ hasDockerfile }) => !hasDockerfile).map(kindOf);
    return kinds.filter((kind) => used.includes(kind));
}
function kindOf({ image }) {
    return image?.kind ?? 'server';
}
function inWorkspace({ packageName, path }) {
    return packageName !== undefined && path !== '.';
}
function dockerfilePath(request, kind) {
    const name = kindsOf(request)[0] === kind ? 'Dockerfile' : `${kind}.Dockerfile`;
    const parent = commonDirectory(request);
    return parent === undefined ? name : `${parent}/${name}`;
}
function commonDirectory({ services }) {
    const parents = new Set(services.map(({ path }) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')));
    const [parent = ''] = parents;
    return parents.size === 1 && parent !== '' ? parent : undefined;
}
function dockerfile(kind, request, templates) {
    const { packageManager, turbo, toolchain = unknownTools } = request;
    const steps = stepsOf(packageManager);
    const isWorkspace = request.services.some((service) => !service.hasDockerfile && inWorkspace(service));
    const isPruned = turbo && isWorkspace;
    const runtime = steps.evaluate[0] ?? 'node';
    const values = {
        base: steps.image(toolchain.runtime ?? steps.runtime),
        setup: setupLines(request, isPruned),
        store: steps.store,
        install: steps.install,
        production: production(request, isWorkspace).join(' \\\n && '),
        build: [...buildCommands(request, isWorkspace), ...behindBuild(kind, request)].join(' \\\n && '),
        'manifests-only': manifestsOnly(request, isPruned).join(' \\\n && '),
        context: contextComment(request, isWorkspace),
        manifests: isPruned ? 'pruner /repo/out/json/' : 'manifests /repo/',
        evaluate: words(steps.evaluate),
        runtime,
        variables: runVariables(request),
        start: startLines(request),
    };
    const parts = ['base', isPruned ? 'pruned' : 'whole', kind].map((part) => textOf(templates, `${part}.dockerfile`));
    const web = kind === 'static' ? `ARG WEB_IMAGE=${webImage}\n` : '';
    const text = parts.join('\n').replace(/^(ARG BASE_IMAGE=.*\n)/m, `$1${web}`);
    return fillText(text, values);
}
const webImage = 'nginxinc/nginx-unprivileged:1-alpine';
function setupLines({ packageManager, toolchain = unknownTools }, isPruned) {
    const { program, environment } = stepsOf(packageManager);
    const turbo = isPruned ? [`turbo@${toolchain.turboVersion ?? '2'}`] : [];
    const programs = [...(program === undefined ? [] : [program(toolchain.managerVersion)]), ...turbo].join(' ');
    const installer = packageManager === 'bun' ? 'bun add --global' : 'npm install --global';
    return [
        ...(environment === undefined ? [] : [`ENV ${environment}`]),
        ...(programs === '' ? [] : [`RUN ${installer} ${programs}`]),
        'WORKDIR /repo',
    ].join('\n');
}
function manifestsOnly({ packageManager, toolchain = unknownTools }, isPruned) {
    const { reads } = stepsOf(packageManager);
    const programs = toolchain.programs.map((path) => `./${path}`);
    const kept = ['package.json', ...reads, ...programs].map(findTest);
    const leave = isPruned
        ? [
            'turbo prune "$SERVICE_NAME" --docker',
            ...copies('.', ["-name 'tsconfig*.json'"], '/repo/out/full', '-maxdepth 1 '),
        ]
        : [`find . ! -type d ${kept.map((test) => `! ${test}`).join(' ')} -exec rm -f {} +`];
    const linked = isPruned ? copies('out/full', programs.map(findTest), '/repo/out/json') : [];
    const removal = `${packageManager === 'bun' ? 'bun pm' : 'npm'} pkg delete scripts.prepare`;
    const removed = toolchain.preparesRoot ? [isPruned ? `(cd out/json && ${removal})` : removal] : [];
    return [...leave, ...linked, ...removed];
}
function findTest(name) {
    return `-${name.includes('/') ? 'path' : 'name'} '${name}'`;
}
function copies(from, tests, to, options = '') {
    if (tests.length === 0)
        return [];
    const test = tests.length === 1 ? tests[0] : `'(' ${tests.join(' -o ')} ')'`;
    return [
        `(cd ${from} && find . ${options}${test} -exec cp --parents {} ${to}/ ';')`.replace(/^\(cd \. && (.*)\)$/, '$1'),
    ];
}
function production({ packageManager, toolchain = unknownTools }, isWorkspace) {
    const { production: install, productionAlone = install } = stepsOf(packageManager);
    const { developmentOnly } = toolchain;
    if (!isWorkspace)
        return [productionAlone];
    if (developmentOnly.length === 0)
        return [install];
    return [install, remove(developmentOnly), "find . -type l ! -exec test -e {} ';' -exec rm -f {} ';'"];
}
const remove = (paths) => `rm -rf ${paths.join(' ')}`;
function buildCommands(request, isWorkspace) {
    const { packageManager, toolchain = unknownTools } = request;
    const { buildHere } = stepsOf(packageManager);
    if (!isWorkspace)
        return [buildHere];
    return [...executable(toolchain), ...workspaceBuild(request)];
}
function executable({ plainPrograms }) {
    return plainPrograms.length === 0 ? [] : [`(chmod +x ${plainPrograms.join(' ')} 2>/dev/null || true)`];
}
function workspaceBuild({ packageManager, turbo, toolchain = unknownTools }) {
    const { build, buildHere } = stepsOf(packageManager);
    if (turbo)
        return ['turbo run build --filter="$SERVICE_NAME"'];
    if (build !== undefined)
        return [build];
    if (toolchain.builtBefore.length === 0)
        return [`cd "$SERVICE_PATH" && ${buildHere}`];
    const packages = toolchain.builtBefore.join(' ');
    return [
        `for package in ${packages} "$SERVICE_PATH"; do \\\n      if [ -d "$package" ]; then (cd "$package" && ${buildHere}) || exit 1; fi; \\\n    done`,
    ];
}
function behindBuild(kind, { packageManager, turbo, services, toolchain = unknownTools }) {
    if (kind === 'static')
        return [];
    if (kind === 'next')
        return ['mkdir -p "/repo/$SERVICE_PATH/public"'];
    const { developmentOnly } = toolchain;
    const isPruned = turbo || stepsOf(packageManager).prunable;
    const others = !isPruned && services.length > 1 && services.every(({ path }) => serviceDirectory.test(path));
    return [
        'cd /repo',
        ...(developmentOnly.length === 0 ? [] : [remove(developmentOnly)]),
        ...(others
            ? ['find "$(dirname "$SERVICE_PATH")" -mindepth 1 -maxdepth 1 -type d ! -path "$SERVICE_PATH" -exec rm -rf {} +']
            : []),
        "find . '(' -name node_modules -o -name .turbo ')' -prune -exec rm -rf {} +",
    ];
}
const serviceDirectory = /^(.*\/)?(apps|services)\/[^/]+$/;
function contextComment({ packageManager }, isWorkspace) {
    if (!isWorkspace)
        return 'Everything that .dockerignore does not leave out.';
    if (stepsOf(packageManager).prunable) {
        return 'The part of the workspace that the service needs: `prune: workspace` in gitops.yaml. By hand it is the whole monorepo.';
    }
    return `The whole monorepo: only turbo prunes a lock file of ${packageManager.replace(/-.*/, '')}.`;
}
function commonStart({ services, packageManager }) {
    const servers = services.filter((service) => !service.hasDockerfile && kindOf(service) === 'server');
    const starts = servers.map(({ image }) => (image?.kind === 'server' ? image.start : undefined));
    const [start] = starts;
    const isOne = starts.every((each) => JSON.stringify(each) === JSON.stringify(start));
    return isOne && start?.[0] === stepsOf(packageManager).evaluate[0] ? start : undefined;
}
function startLines(request) {
    const { start } = stepsOf(request.packageManager);
    const common = commonStart(request);
    if (common !== undefined)
        return `CMD [${words(common)}]`;
    const comment = `# ${start[0]} hands SIGTERM on. Where all services start alike, write the program itself: CMD ["node", "dist/server.js"].`;
    return `${comment}\nCMD [${words(start)}]`;
}
function words(command) {
    return command.map((word) => JSON.stringify(word)).join(', ');
}
function runVariables(request) {
    const { environment = '' } = stepsOf(request.packageManager);
    const npm = commonStart(request) === undefined ? /\bNPM_\S+/.exec(environment) : null;
    return ['NODE_ENV=production', 'PORT=3000', ...(npm ?? [])].join(' ');
}

;// CONCATENATED MODULE: ./build/scaffold/pipelines.js
const besidePipeline = {
    github: '.github/workflows/monorepo-gitops.yml',
    gitlab: '.gitlab-ci.monorepo-gitops.yml',
    jenkins: 'Jenkinsfile.monorepo-gitops',
};
const includedPipeline = {
    github: undefined,
    gitlab: `Include it in .gitlab-ci.yml: include: [{ local: ${besidePipeline.gitlab} }]`,
    jenkins: `Make a second multibranch job, whose script path is ${besidePipeline.jenkins}.`,
};
function pipelineValues({ host, defaultBranch, registry }) {
    const isGithubs = registry.startsWith('ghcr.io/');
    return {
        'default-branch': branchIn(host, defaultBranch),
        'registry-username': isGithubs ? 'github.actor' : 'secrets.REGISTRY_USERNAME',
        'registry-password': isGithubs ? 'github.token' : 'secrets.REGISTRY_PASSWORD',
    };
}
function branchIn(host, branch) {
    if (host === 'jenkins')
        return branch.replace(/['\\]/g, '\\$&');
    return JSON.stringify(host === 'github' ? branch.replace(/[+!]/g, '\\$&') : branch);
}

;// CONCATENATED MODULE: ./build/scaffold/service-build.js

function secretNote(name) {
    return /TOKEN|PASSWORD|SECRET|KEY|CREDENTIAL/i.test(name) ? ' A secret belongs in `secrets`, not in `args`.' : '';
}
function buildLines(path, build) {
    if (build === undefined)
        return [];
    const { dockerfile, args } = build;
    const isOwn = dockerfile.path === (path === '.' ? 'Dockerfile' : `${path}/Dockerfile`);
    const given = args.flatMap(({ name, value }) => (value === undefined ? [] : [`${name}: ${yamlText(value)}`]));
    const unknown = args.filter(({ value }) => value === undefined).map(({ name }) => name);
    const lines = [
        ...(isOwn ? [] : [`      dockerfile: ${yamlText(dockerfile.path)}`]),
        ...(given.length === 0 ? [] : [`      args: { ${given.join(', ')} }`]),
    ];
    const notes = unknown.map((name) => `# ARG ${name} of ${dockerfile.path} has no default, and nothing here says its value.${secretNote(name)}`);
    if (lines.length === 0)
        return notes.map((note) => `    ${note}`);
    return ['    build:', ...lines, ...notes.map((note) => `      ${note}`)];
}

;// CONCATENATED MODULE: ./build/scaffold/service-section.js


const mostTakenBack = 5;
function serviceSection({ services, discovered, environmentDefaults, places }, buildOf) {
    const globs = discoverGlobs(services, discovered ?? []);
    const isFound = (service) => globs.includes(`${external_node_path_.posix.dirname(service.path)}/*`) && isNamedAfterDirectory(service);
    const shared = sharedBuild(services, buildOf);
    const named = services.flatMap((service) => {
        const build = shared !== undefined && isNamedAfterDirectory(service) ? [] : buildOf(service);
        const path = isFound(service) ? [] : [`    path: ${yamlText(service.path)}`];
        const lines = [...path, ...build, ...[places?.get(service.name) ?? []].flat()];
        return lines.length === 0 ? [] : [`  ${service.name}:`, ...lines];
    });
    const defaults = [
        ...(shared === undefined || shared.length === 0 ? [] : ['  service:', ...shared]),
        ...(environmentDefaults === undefined ? [] : [environmentDefaults]),
    ];
    const parts = [
        globs.length === 0
            ? []
            : [
                '# Each directory with a package.json or a Dockerfile is a service of its name.',
                `discover: [${globs.map((glob) => JSON.stringify(glob)).join(', ')}]`,
            ],
        defaults.length === 0 ? [] : ['# What all say, unless they say otherwise.', 'defaults:', ...defaults],
        named.length === 0 ? [] : ['services:', ...named],
    ];
    return parts.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n');
}
function discoverGlobs(services, discovered) {
    const found = new Set(services.filter(isNamedAfterDirectory).map(({ path }) => path));
    const parents = [...new Set([...found].filter((path) => discovered.includes(path)).map(external_node_path_.posix.dirname))];
    const globs = parents.filter((parent) => parent !== '.').map((parent) => `${parent}/*`);
    const others = discovered.filter((path) => globs.includes(`${external_node_path_.posix.dirname(path)}/*`) && !found.has(path));
    return others.length > mostTakenBack ? [] : [...globs, ...others.map((path) => `!${path}`)];
}
function sharedBuild(services, buildOf) {
    const [first, ...others] = services.filter(isNamedAfterDirectory).map((each) => buildOf(withPlaceholder(each)));
    if (first === undefined || others.some((each) => each.join('\n') !== first.join('\n')))
        return undefined;
    const apart = services.filter((service) => !isNamedAfterDirectory(service)).map((each) => buildOf(each));
    return apart.every((each) => keysIn(each) === keysIn(first)) ? first : undefined;
}
const keysIn = (lines) => [...lines.join('\n').matchAll(/(\w[\w-]*):/g)].map(([key]) => key).join();
function isNamedAfterDirectory({ name, path }) {
    return name === external_node_path_.posix.basename(path);
}
function withPlaceholder(service) {
    const { name, path, packageName, build } = service;
    const templated = (text) => text
        .split('/')
        .map((word) => (word === name ? '{service}' : word))
        .join('/');
    const args = build?.args.map((arg) => (arg.value === undefined ? arg : { ...arg, value: templated(arg.value) }));
    return {
        ...service,
        name: '{service}',
        path: templated(path),
        packageName: packageName === undefined ? undefined : templated(packageName),
        ...(build && args && { build: { ...build, args, dockerfile: withPath(build.dockerfile, templated) } }),
    };
}
function withPath(file, templated) {
    return { ...file, path: templated(file.path) };
}

;// CONCATENATED MODULE: ./build/scaffold/scaffold.js








const layouts = {
    'helm-values': { chart: '', products: 'application' },
    manifests: { chart: undefined, products: 'application' },
    kustomize: { chart: undefined, products: 'application' },
    applicationset: { chart: 'charts/service/', products: 'sets' },
};
const productsAre = {
    application: 'the Application of Applications: it follows `argocd/`',
    sets: 'the ApplicationSets: a directory of a service becomes an Application',
};
const layoutNames = Object.keys(layouts);
async function scaffold(given, home) {
    const templates = (directory) => readTree((0,external_node_path_.join)(home, 'src/scaffold/templates', directory));
    const forImages = await templates('dockerfile');
    const request = ofEarlierRun(given, forImages);
    const monorepo = [
        configuration(request, await templates('configuration')),
        ...imageFiles(request, forImages),
        ...(await templates(`pipelines/${request.host}`)).map((file) => pipeline(file, request)),
    ];
    if (request.existing !== undefined)
        return { monorepo, gitops: [] };
    const { chart, products } = layouts[request.layout];
    const own = await templates(`layouts/${request.layout}`);
    const phases = await templates('bootstrap');
    const root = products === 'application' ? await templates('root-application') : [];
    const example = chart === undefined ? [] : chartFiles(await readTree((0,external_node_path_.join)(home, 'examples/gitops')), chart);
    return { monorepo, gitops: [...gitopsFiles(request, [...own, ...phases, ...root]), ...example] };
}
function pipeline(template, request) {
    const { host, developmentBranch = 'develop', defaultBranch, existing } = request;
    const { review = 'branch' } = existing === undefined ? request : { review: 'none' };
    const ofLayout = [developmentBranch, defaultBranch, ...(review === 'branch' ? ['feature/**'] : [])];
    const branches = existing?.branches ?? ofLayout;
    const file = { ...fill(template, pipelineValues(request)), beside: besidePipeline[host] };
    return adaptPipeline(file, { host, branches, review, argocdServer: request.argocdServer });
}
function gitopsFiles({ layout, registry, domain, gitopsUrl, product, services }, templates) {
    const products = productsAre[layouts[layout].products];
    const values = {
        registry,
        domain,
        product,
        products,
        'gitops-url': JSON.stringify(gitopsUrl),
        'gitops-address': gitopsUrl,
    };
    return templates.flatMap((template) => template.path.includes('{service}')
        ? services.map(({ name }) => fill(template, { ...values, service: name }))
        : [fill(template, values)]);
}
function chartFiles(example, directory) {
    return example
        .filter(({ path }) => /^(Chart|values)\.yaml$|^templates\//.test(path) || (directory === '' && path === '.helmignore'))
        .map((file) => ({ ...file, path: `${directory}${file.path}` }));
}
function configuration(request, templates) {
    const part = (name, values) => fillText(textOf(templates, name), values).trimEnd();
    const buildOf = (service) => {
        if (service.hasDockerfile)
            return buildLines(service.path, service.build);
        const { dockerfile, args, prune } = buildKeys(request, service);
        const values = Object.entries(args).map(([name, value]) => `${name}: ${yamlText(value)}`);
        const build = part('service-build.yaml', { dockerfile: yamlText(dockerfile), args: values.join(', ') });
        return [...build.split('\n'), ...(prune === undefined ? [] : [`      prune: ${prune}`])];
    };
    const kept = Object.fromEntries(['service', 'slug', 'environment', 'file'].map((name) => [name, `{${name}}`]));
    const { existing } = request;
    const environments = existing?.environments ??
        part(`environments-${request.layout}.yaml`, {
            'default-branch': yamlText(request.defaultBranch),
            product: request.product,
            domain: request.domain,
            ...kept,
        });
    const section = {
        ...request,
        environmentDefaults: existing === undefined ? part(`defaults-${request.layout}.yaml`, kept) : existing.defaults,
        places: existing?.services,
    };
    const values = {
        registry: yamlText(request.registry),
        'gitops-repository': yamlText(request.gitopsRepository),
        product: request.product,
        services: serviceSection(section, buildOf),
        environments,
    };
    const text = `${part('gitops.yaml', values)}\n`;
    const adapted = existing === undefined ? adaptConfiguration(text, request) : adaptExisting(text, existing, request);
    return { path: 'gitops.yaml', text: adapted };
}
async function readTree(directory) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name));
    return Promise.all(files.sort().map(async (file) => {
        const path = (0,external_node_path_.relative)(directory, file).split(external_node_path_.sep).join('/');
        return { path, text: await (0,promises_.readFile)(file, 'utf8'), ...(keepsExisting(path) ? { present: 'keep' } : {}) };
    }));
}
function keepsExisting(path) {
    return /(^|\/)(README\.md|\.gitkeep|\.dockerignore)$/.test(path);
}

;// CONCATENATED MODULE: ./build/scaffold/answers.js







const layoutHints = {
    'helm-values': 'one Helm chart, a values file for each service and environment',
    manifests: 'plain Kubernetes manifests',
    kustomize: 'a base for each service, an overlay for each environment',
    applicationset: 'a directory is an Application',
};
const hostNames = {
    github: 'GitHub Actions',
    gitlab: 'GitLab CI/CD',
    jenkins: 'Jenkins',
};
const reviewHints = {
    branch: 'each branch feature/** has one',
    request: 'each pull or merge request has one',
    none: 'there are none',
};
async function decide(given, found, { questions, say }) {
    const { ci, pipelines } = found;
    const ask = new Asker(questions, say);
    const services = await chosenServices(given.services, found.services, questions);
    const taken = found.services.filter(({ name }) => services.includes(name));
    const layout = given.layout ??
        (found.gitops === undefined
            ? await questions?.choose({
                message: 'How is the GitOps repository arranged?',
                choices: layoutNames.map((value) => ({ value, hint: layoutHints[value] })),
                initial: 'helm-values',
            })
            : undefined) ??
        'helm-values';
    const host = given.host ??
        (await ask.choice('host', 'Where do pipelines run?', guessHost(ci, pipelines), ports/* pipelineHosts */.gu, hostNames));
    const registry = await ask.text('registry', 'Where do images go?', {
        given: given.registry,
        guess: found.registry ?? guessRegistry(ci, host, { pipelines, services: taken }),
        problem: registryProblem,
        hint: 'Write it as in an image: harbor.example.com/fe.',
    });
    const gitopsRepository = await ask.text('gitops-repository', 'Which is the GitOps repository?', {
        given: given.gitopsRepository,
        guess: found.gitops ?? guessGitopsRepository(ci, pipelines),
        problem: (text) => (/\s/.test(text) ? 'is no URL, owner/name or path' : undefined),
        hint: 'Give a URL, or owner/name on the forge of the monorepo.',
    });
    const domain = found.gitops === undefined
        ? await ask.text('domain', 'Below which domain are services opened?', {
            given: given.domain,
            guess: { value: 'example.com', reason: undefined },
            problem: domainProblem,
            hint: 'Give the name alone: apps.example.com. Services are then web1.dev.apps.example.com, and so on.',
        })
        : (given.domain ?? 'example.com');
    const productionBranch = await ask.text('production-branch', 'Which branch is deployed to production?', {
        given: given.productionBranch,
        guess: guessProductionBranch(found),
        problem: branchProblem,
        hint: 'Give the short name, such as main.',
    });
    const developmentBranch = await ask.text('development-branch', 'Which branch is deployed to the first environment?', {
        given: given.developmentBranch,
        guess: guessDevelopmentBranch(found),
        problem: (text) => branchProblem(text) ?? reachProblem(text, productionBranch),
        hint: 'Give another branch than the one of production. Where both are one, give production a tag in gitops.yaml: when: { tag: "v*" }.',
    });
    const review = given.review ??
        (found.gitops === undefined
            ? await questions?.choose({
                message: 'What has a review environment?',
                choices: reviewKinds.map((value) => ({ value, hint: reviewHints[value] })),
                initial: 'branch',
            })
            : undefined) ??
        'branch';
    const argocdServer = given.argocdServer ?? (await optional(questions, 'Argo CD server', 'none: Applications are written to Git'));
    const argocdProject = given.argocdProject ?? (await optional(questions, 'Argo CD project', 'the default one'));
    return {
        services,
        layout,
        host,
        registry: registry.replace(/\/+$/, ''),
        domain,
        gitopsRepository,
        developmentBranch,
        productionBranch,
        review,
        argocdServer,
        argocdProject,
    };
}
class Asker {
    #questions;
    #say;
    constructor(questions, say) {
        this.#questions = questions;
        this.#say = say;
    }
    async choice(input, message, guess, values, hints) {
        if (this.#questions === undefined) {
            this.#say(guessLine(input, guess));
            return guess.value;
        }
        const choices = values.map((value) => ({
            value,
            hint: value === guess.value && guess.reason !== undefined ? `${hints[value]}: ${guess.reason}` : hints[value],
        }));
        return this.#questions.choose({ message, choices, initial: guess.value });
    }
    async text(input, message, { given, guess, problem, hint, }) {
        if (given === undefined && this.#questions !== undefined) {
            const because = guess.reason === undefined ? '' : ` (${guess.reason})`;
            const asked = { message: `${message}${because}`, initial: guess.value };
            return this.#questions.text({ ...asked, problem: (text) => withText(text, problem(text)) });
        }
        const value = given ?? guess.value;
        const wrong = given === undefined && input !== 'development-branch' ? undefined : problem(value);
        if (wrong !== undefined)
            throw (0,failure/* badInput */.AN)(input, `${JSON.stringify(value)} ${wrong}`, hint);
        if (given === undefined)
            this.#say(guessLine(input, guess));
        return value;
    }
}
function withText(text, problem) {
    return problem === undefined ? undefined : `${JSON.stringify(text)} ${problem}`;
}
async function optional(questions, message, hint) {
    const problem = (text) => (/\s/.test(text) ? 'it has no spaces' : undefined);
    const text = await questions?.text({ message: `${message} (Enter: ${hint})`, initial: '', hint, problem });
    return text === undefined || text === '' ? undefined : text;
}
async function chosenServices(given, found, questions) {
    const names = found.map(({ name }) => name);
    const unknown = given?.find((name) => !names.includes(name));
    if (unknown !== undefined) {
        const hint = `${(0,suggestion/* didYouMean */.au)(unknown, names)}Found were: ${(0,suggestion/* listed */.KE)(names)}.`;
        throw (0,failure/* badInput */.AN)('services', `${JSON.stringify(unknown)} is no service of this monorepo`, hint);
    }
    if (given !== undefined)
        return names.filter((name) => given.includes(name));
    if (questions === undefined || names.length === 1)
        return names;
    return questions.chooseSeveral({
        message: 'Which services are deployed?',
        choices: found.map(({ name, path }) => ({ value: name, hint: path })),
        initial: names,
    });
}
function registryProblem(text) {
    return /[\s@]|:\/\//.test(text) ? 'is not a registry with a path' : undefined;
}
function domainProblem(text) {
    const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
    return new RegExp(`^${label}(?:\\.${label})*$`).test(text) ? undefined : 'is not a DNS name in lower case';
}
function branchProblem(text) {
    try {
        (0,git_repository/* checkBranchName */.I$)(text);
        return undefined;
    }
    catch {
        return 'is not a valid branch name';
    }
}
function reachProblem(development, production) {
    if (development !== production)
        return undefined;
    return 'is deployed to production, and the first environment that matches a branch takes it';
}

// EXTERNAL MODULE: ./build/core/monorepo/workspace.js
var workspace = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/core/names/slug.js
var names_slug = __webpack_require__(830);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
;// CONCATENATED MODULE: ./build/scaffold/detect-image.js




function detectImage(root, path) {
    const manifest = readManifest(root, path);
    const { scripts, dependencies } = manifest;
    if (dependencies.has('next')) {
        const output = nextOutput((0,external_node_path_.join)(root, path));
        if (output === 'standalone')
            return { kind: 'next' };
        if (output === 'export')
            return { kind: 'static', output: 'out' };
    }
    const output = staticOutput(manifest);
    if (output !== undefined)
        return { kind: 'static', output };
    return { kind: 'server', start: plainCommand(scripts.start ?? '') };
}
function nextOutput(directory) {
    const files = ['js', 'mjs', 'cjs', 'ts', 'mts'].map((extension) => (0,external_node_path_.join)(directory, `next.config.${extension}`));
    const file = files.find((path) => (0,external_node_fs_.existsSync)(path));
    if (file === undefined)
        return undefined;
    const code = (0,external_node_fs_.readFileSync)(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');
    if (/\bdistDir\b/.test(code))
        return undefined;
    return /\boutput['"]?\s*:\s*(['"`])(standalone|export)\1(?:\s+as\s+const)?\s*[,}\n]/.exec(code)?.[2];
}
const siteBuilders = {
    'react-scripts': { output: 'build', command: 'react-scripts' },
    '@vue/cli-service': { output: 'dist', command: 'vue-cli-service' },
    gatsby: { output: 'public', command: 'gatsby' },
    astro: { output: 'dist', command: 'astro' },
    vite: { output: 'dist', command: 'vite' },
};
const serverRendering = /^(@astrojs\/(node|cloudflare|netlify|vercel)|@sveltejs\/kit|@react-router\/(node|serve)|@remix-run\/.*|@tanstack\/.*-start|nuxt|@solidjs\/start|@builder\.io\/qwik-city)$/;
function staticOutput({ scripts, dependencies }) {
    if (scripts.build === undefined || [...dependencies].some((name) => serverRendering.test(name)))
        return undefined;
    const [, builder] = Object.entries(siteBuilders).find(([name]) => dependencies.has(name)) ?? [];
    if (builder === undefined)
        return undefined;
    const start = scripts.start ?? builder.command;
    return start.split(/\s+/)[0] === builder.command ? builder.output : undefined;
}
function plainCommand(script) {
    const isPlain = /^(node|bun)(\s+[\w@./:=,+-]+)+$/.test(script.trim());
    return isPlain ? script.trim().split(/\s+/) : undefined;
}
function detectToolchain(root, graph, services, found) {
    const paths = services.map(({ path }) => path);
    const dependencies = (path) => (path === '.' ? graph.root : graph.packages.get(path))?.dependencies ?? [];
    const needed = (from) => closure(from, dependencies).filter((path) => path !== '.' && !paths.includes(path));
    const programs = [...graph.packages.keys()].flatMap((path) => programsOf(root, path));
    const { packageManager: named, devDependencies, scripts } = readManifest(root, '.');
    const [, name, version] = /^(\w+)@(\d+\.\d+\.\d+[\w.-]*)/.exec(named) ?? [];
    const managerVersion = name === found ? version : undefined;
    const packageManager = found === 'yarn' && isBerry(root, managerVersion) ? 'yarn-berry' : found;
    const turbo = /^\D{0,2}(\d+\.\d+\.\d+)$/.exec(devDependencies.turbo ?? '')?.[1];
    const lockFile = packageManagers[packageManager].reads.find((file) => /lock/.test(file) && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, file)));
    const toolchain = {
        managerVersion,
        turboVersion: turbo,
        runtime: packageManager === 'bun' ? undefined : nodeMajor(root),
        preparesRoot: scripts.prepare !== undefined,
        programs,
        plainPrograms: programs.filter((path) => ((0,external_node_fs_.statSync)((0,external_node_path_.join)(root, path)).mode & 0o111) === 0),
        builtBefore: builtBefore(root, needed(paths)),
        developmentOnly: developmentOnly(root, graph, paths, needed(['.', ...paths])),
        isLocked: lockFile !== undefined,
    };
    return { packageManager, toolchain };
}
function isBerry(root, version) {
    if (version !== undefined)
        return !version.startsWith('1.');
    return /^__metadata:/m.test(readText((0,external_node_path_.join)(root, 'yarn.lock')) ?? '');
}
function nodeMajor(root) {
    const [text] = ['.node-version', '.nvmrc'].flatMap((file) => readText((0,external_node_path_.join)(root, file)) ?? []);
    return /^v?(\d+)(\.\d+)*\s*$/.exec(text ?? '')?.[1];
}
function programsOf(root, path) {
    const { bin } = readManifest(root, path);
    const files = typeof bin === 'string'
        ? [bin]
        : Object.values((0,json/* isObject */.Gv)(bin) ? bin : {}).filter((each) => typeof each === 'string');
    return files
        .map((file) => external_node_path_.posix.join(path, file))
        .filter((file) => !file.startsWith('../') && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, file)));
}
function builtBefore(root, needed) {
    return needed.filter((path) => readManifest(root, path).scripts.build !== undefined);
}
function developmentOnly(root, { packages }, services, needed) {
    const paths = new Map([...packages.values()].map(({ name, path }) => [name, path]));
    const atRunTime = new Set(closure(['.', ...services], (path) => [...readManifest(root, path).atRunTime].flatMap((name) => paths.get(name) ?? [])));
    return needed.filter((path) => !atRunTime.has(path));
}
function closure(from, next) {
    const order = new Set();
    const visited = new Set();
    const visit = (path) => {
        if (visited.has(path))
            return;
        visited.add(path);
        for (const each of next(path))
            visit(each);
        order.add(path);
    };
    for (const path of from)
        visit(path);
    return [...order];
}
function readManifest(root, path) {
    const parsed = (0,json/* parseJson */.qF)(readText((0,external_node_path_.join)(root, path, 'package.json')) ?? '');
    const texts = (key) => {
        const value = (0,json/* isObject */.Gv)(parsed) ? parsed[key] : undefined;
        const entries = (0,json/* isObject */.Gv)(value) ? Object.entries(value) : [];
        return Object.fromEntries(entries.filter((entry) => typeof entry[1] === 'string'));
    };
    const devDependencies = texts('devDependencies');
    const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies'];
    const atRunTime = new Set(kinds.flatMap((kind) => Object.keys(texts(kind))));
    const { packageManager, bin } = (0,json/* isObject */.Gv)(parsed) ? parsed : {};
    return {
        scripts: texts('scripts'),
        dependencies: new Set([...atRunTime, ...Object.keys(devDependencies)]),
        atRunTime,
        packageManager: typeof packageManager === 'string' ? packageManager : '',
        devDependencies,
        bin,
    };
}
function readText(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
// EXTERNAL MODULE: ./build/core/build/dockerfile.js
var build_dockerfile = __webpack_require__(2175);
// EXTERNAL MODULE: ./build/core/build/dockerfile-findings.js
var dockerfile_findings = __webpack_require__(2166);
;// CONCATENATED MODULE: ./build/scaffold/reading/dockerfiles.js




const dockerfileName = /^(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.Dockerfile$/;
function isDockerfile(path) {
    return dockerfileName.test((0,posix_.basename)(path)) && !path.endsWith('.dockerignore');
}
async function foundBuild(root, service, dockerfiles) {
    const found = chooseDockerfile(service, dockerfiles);
    if (found === undefined)
        return undefined;
    const { path, reason } = found;
    const text = await (0,promises_.readFile)((0,posix_.join)(root, path), 'utf8');
    const isShared = !path.startsWith(`${service.path}/`) && service.path !== '.';
    return { dockerfile: { path, text }, reason, args: argumentsOf(text, service, isShared) };
}
function chooseDockerfile({ name, path }, dockerfiles) {
    const names = new Set([name, (0,posix_.basename)(path)]);
    const inside = dockerfiles.filter((file) => path === '.' || file.startsWith(`${path}/`));
    const own = inside.find((file) => file === (0,posix_.join)(path, 'Dockerfile'));
    if (own !== undefined)
        return { path: own, reason: 'it lies in the directory of the service' };
    const named = dockerfiles.find((file) => names.has(nameIn(file)) || names.has(directoryOf(file)));
    if (named !== undefined)
        return { path: named, reason: 'it has the name of the service' };
    const [only, ...others] = inside;
    if (only !== undefined && others.length === 0)
        return { path: only, reason: 'it is the only one of the service' };
    for (let around = (0,posix_.dirname)(path); path !== '.'; around = (0,posix_.dirname)(around)) {
        const shared = dockerfiles.find((file) => file === (0,posix_.join)(around, 'Dockerfile'));
        if (shared !== undefined)
            return { path: shared, reason: 'it lies in a directory around the service' };
        if (around === '.')
            break;
    }
    const apart = dockerfiles.filter((file) => /^(?:docker|\.docker|build|deploy|ci|\.ci|tools)\//.test(file));
    const [alone] = apart;
    return alone !== undefined && apart.length === 1
        ? { path: alone, reason: 'it is the only one besides those of services' }
        : undefined;
}
function nameIn(file) {
    return /^(?:Dockerfile|Containerfile)\.(.+)$|^(.+)\.Dockerfile$/.exec((0,posix_.basename)(file))?.slice(1).find(Boolean) ?? '';
}
function directoryOf(file) {
    return (0,posix_.basename)(file) === 'Dockerfile' ? (0,posix_.basename)((0,posix_.dirname)(file)) : '';
}
const predefined = /^(?:https?|ftp|no|all)_proxy$/i;
function argumentsOf(text, service, isShared) {
    const { globals, stages } = (0,build_dockerfile/* parseDockerfile */.Ai)(text);
    const instructions = [...globals, ...stages.flatMap((stage) => stage.instructions)];
    const declared = instructions.filter(({ keyword }) => keyword === 'ARG').flatMap(build_dockerfile/* assignments */.TT);
    const names = [...new Set(declared.map(([name]) => name))];
    const withDefault = new Set(declared.flatMap(([name, value]) => (value === undefined ? [] : [name])));
    return names.flatMap((name) => {
        if (predefined.test(name) || (0,dockerfile_findings/* isPlatformArg */.Ee)(name))
            return [];
        const value = customary(name, text, service);
        const isNeeded = !withDefault.has(name) || (isShared && value?.isOfService === true);
        return isNeeded ? [{ name, value: value?.text }] : [];
    });
}
const serviceArg = /^(?:SERVICE|APP|APPLICATION|PROJECT|PACKAGE|PKG|WORKSPACE|MODULE|COMPONENT|SCOPE|TARGET_APP)(?:_?NAME)?$/i;
const pathArg = /^(?:SERVICE|APP|APPLICATION|PROJECT|PACKAGE|PKG|WORKSPACE|MODULE)_?(?:PATH|DIR|DIRECTORY|FOLDER|ROOT)$/i;
const environmentArg = /^(?!NODE_ENV$)(?:\w+_)?(?:ENV|ENVIRONMENT|STAGE)$/i;
function customary(name, text, service) {
    if (environmentArg.test(name))
        return { text: '{environment}', isOfService: false };
    if (pathArg.test(name))
        return { text: service.path, isOfService: true };
    if (!serviceArg.test(name))
        return undefined;
    const isDirectory = new RegExp(`/["']?\\$\\{?${name}\\b`).test(text);
    const named = isDirectory ? (0,posix_.basename)(service.path) : (service.packageName ?? (0,posix_.basename)(service.path));
    return { text: named === service.name ? '{service}' : named, isOfService: true };
}

;// CONCATENATED MODULE: ./build/scaffold/reading/files.js



const skipped = new Set(['node_modules', '.git', 'dist', 'out', 'vendor', 'coverage', '.next', '.turbo', '.venv']);
const deepest = 6;
async function filesBelow(root) {
    const files = [];
    const read = async (directory, depth) => {
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(root, directory), { withFileTypes: true }).catch(() => []);
        for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
            const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
            if (entry.isFile())
                files.push(path);
            const isRead = entry.isDirectory() && !skipped.has(entry.name) && depth < deepest;
            if (isRead && !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, path, '.git')))
                await read(path, depth + 1);
        }
    };
    await read('', 0);
    return files;
}

;// CONCATENATED MODULE: ./build/scaffold/detect.js








const serviceDirectories = new Set(['apps', 'services']);
const lockFiles = { 'pnpm-lock.yaml': 'pnpm', 'yarn.lock': 'yarn', 'bun.lock': 'bun', 'bun.lockb': 'bun' };
async function detectMonorepo(root) {
    const [graph, files] = await Promise.all([(0,workspace/* readWorkspace */.iF)(root), filesBelow(root)]);
    const packages = [...graph.packages.values()].filter(({ path }) => path !== '.');
    const dockerfiles = files.filter(isDockerfile);
    const found = [...deployable(packages), ...builtDirectories(packages, dockerfiles)];
    const whole = { name: serviceName((0,external_node_path_.basename)(root)), packageName: undefined, path: '.' };
    const services = found.length > 0 ? found : [{ ...whole, reason: 'the whole of a repository without a workspace' }];
    assertDistinct(services);
    const [, manager = 'npm'] = Object.entries(lockFiles).find(([file]) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, file))) ?? [];
    return {
        services: await Promise.all(services.map(async (each) => ({
            ...withBuild(each, await foundBuild(root, each, dockerfiles)),
            image: detectImage(root, each.path),
        }))),
        ...detectToolchain(root, graph, services, manager),
        turbo: (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'turbo.json')),
    };
}
function withBuild(service, build) {
    return { ...service, hasDockerfile: build !== undefined, build };
}
function deployable(packages) {
    const inServiceDirectory = (path) => (0,external_node_path_.dirname)(path)
        .split('/')
        .some((part) => serviceDirectories.has(part));
    const placed = packages.filter(({ path }) => inServiceDirectory(path));
    const used = new Set(packages.flatMap(({ dependencies }) => dependencies));
    const found = placed.length > 0 ? placed : packages.filter(({ path }) => !used.has(path));
    const deployed = found.filter(({ path }) => !/(^|[-_.])e2e$/.test((0,external_node_path_.basename)(path)));
    return deployed.map(({ name, path }) => ({
        name: serviceName((0,external_node_path_.basename)(path)),
        packageName: name,
        path,
        reason: placed.length > 0
            ? `a workspace package under ${(0,external_node_path_.dirname)(path)}/`
            : 'a workspace package that no other one depends on',
    }));
}
function builtDirectories(packages, dockerfiles) {
    const isApart = (directory) => packages.every(({ path }) => path !== directory && !path.startsWith(`${directory}/`) && !directory.startsWith(`${path}/`));
    const directories = dockerfiles
        .filter((file) => (0,external_node_path_.basename)(file) === 'Dockerfile')
        .map((file) => (0,external_node_path_.dirname)(file))
        .filter((directory) => directory.split('/').some((part) => serviceDirectories.has(part)) && isApart(directory));
    const outermost = directories.filter((each) => !directories.some((other) => each.startsWith(`${other}/`)));
    return outermost
        .filter((path) => !serviceDirectories.has((0,external_node_path_.basename)(path)))
        .map((path) => ({
        name: serviceName((0,external_node_path_.basename)(path)),
        packageName: undefined,
        path,
        reason: 'a directory with a Dockerfile of its own',
    }));
}
const otherProjects = new Set(['default', 'platform']);
function productName(repository) {
    const name = serviceName(repository);
    return otherProjects.has(name) ? `${name}-services` : name;
}
function serviceName(directory) {
    const slug = (0,names_slug/* slugOf */.tF)(directory).slice(0, 32).replace(/-$/, '') || 'service';
    return /^[a-z]/.test(slug) ? slug : `s-${slug}`;
}
function assertDistinct(services) {
    const paths = new Map();
    for (const { name, path } of services) {
        const other = paths.get(name);
        if (other !== undefined) {
            const problem = `${other} and ${path} would both be the service "${name}"`;
            throw (0,failure/* badInput */.AN)('directory', problem, 'Rename one of the directories.');
        }
        paths.set(name, path);
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/scaffold/existing/names.js

const word = /[A-Za-z0-9]+/g;
function isIn(text, name) {
    return occurrences(name).test(text);
}
function occurrences(name) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![A-Za-z0-9{])${escaped}(?![A-Za-z0-9}])`, 'g');
}
function templated(text, { service, environment }) {
    const ofService = text.replace(occurrences(service), '{service}');
    return environment === undefined ? ofService : ofService.replace(occurrences(environment), '{environment}');
}
const names_customary = /^(?:dev|develop|development|test|testing|qa|uat|int|integration|stage|stag|stg|staging|preprod|pre|preview|sandbox|demo|acc|acceptance|perf|load|canary|prd|prod|production|live)\d*$/i;
function customaryEnvironment(template) {
    return wordsOf(template).findLast((each) => names_customary.test(each));
}
function distinguishingWords(templates) {
    const found = new Map();
    const all = [...new Set(templates)];
    for (const template of all) {
        const shape = shapeOf(template);
        const alike = all.filter((other) => other !== template && shapeOf(other) === shape);
        const words = wordsOf(template);
        const positions = new Set(alike.flatMap((other) => wordsOf(other).flatMap((each, index) => (each === words[index] ? [] : [index]))));
        const [position] = positions;
        if (position !== undefined && positions.size === 1)
            found.set(template, words[position] ?? '');
    }
    return found;
}
function wordsOf(template) {
    return template.replaceAll('{service}', '').match(word) ?? [];
}
function shapeOf(template) {
    return template.replaceAll('{service}', '\u0000').replace(word, 'w');
}
function environmentName(text) {
    const slug = (0,names_slug/* slugOf */.tF)(text);
    return /^[a-z]/.test(slug) ? slug : `env-${slug}`;
}
function serviceIn(text, services) {
    return services.filter(({ name }) => isIn(text, name)).toSorted((a, b) => b.name.length - a.name.length)[0];
}

;// CONCATENATED MODULE: ./build/scaffold/existing/environments.js


function generalise(sightings, registry) {
    const templates = sightings.map(({ file, service }) => templated(file, { service }));
    const differing = distinguishingWords(templates);
    const problems = [];
    const placed = new Map();
    sightings.forEach((sighting, index) => {
        const found = environmentOf(sighting, templates[index] ?? '', differing);
        if (found === undefined) {
            problems.push(`${sighting.file}: nothing names its environment, or what differs is no word of its path: say it as ENVIRONMENT=${sighting.file}`);
            return;
        }
        const services = placed.get(found.name) ?? new Map();
        const keys = keysOf(sighting, found, registry);
        const other = services.get(sighting.service);
        if (other !== undefined && !(0,external_node_util_.isDeepStrictEqual)(other, keys)) {
            problems.push(`${sighting.file}: ${sighting.service} has another place in ${found.name} already, which is taken`);
            return;
        }
        placed.set(found.name, services.set(sighting.service, keys));
    });
    return { environments: [...placed].map(([name, services]) => environmentOfPlaces(name, services)), problems };
}
function environmentOf({ environment, service, hints }, template, differing) {
    if (environment !== undefined)
        return { name: environment, word: environment };
    const ofNames = () => hints.map((hint) => customaryEnvironment(templated(hint, { service })));
    const word = customaryEnvironment(template) ?? ofNames().find((each) => each !== undefined) ?? differing.get(template);
    return word === undefined || word === '' ? undefined : { name: environmentName(word), word };
}
function keysOf({ service, file, key, image, app }, { name, word }, registry) {
    const given = word === name ? { service, environment: name } : { service };
    const template = (text) => templated(text, given);
    const keys = {
        file: template(file),
        key: key === undefined ? undefined : template(key),
        image: image === undefined || image === `${registry}/${service}` ? undefined : template(image),
        app: app === undefined ? undefined : appOf(app, template),
    };
    return Object.fromEntries(Object.entries(keys).filter((entry) => entry[1] !== undefined));
}
const withPlaceholders = new Set(['name', 'path', 'revision', 'chart', 'values-files', 'project', 'dest-namespace']);
function appOf(app, template) {
    const entries = Object.entries(app).map(([key, value]) => {
        if (!withPlaceholders.has(key) || typeof value === 'boolean')
            return [key, value];
        return [key, typeof value === 'string' ? template(value) : value.map(template)];
    });
    return Object.fromEntries(entries);
}
function environmentOfPlaces(name, services) {
    const all = [...services.values()];
    const keys = commonKeys(all);
    const differing = new Map([...services].flatMap(([service, own]) => {
        const other = differenceOf(own, keys);
        return Object.keys(other).length === 0 ? [] : [[service, other]];
    }));
    return { name, keys, services: [...services.keys()], differing };
}
function commonKeys(all) {
    const names = [...new Set(all.flatMap((keys) => Object.keys(keys)))];
    const entries = names.flatMap((name) => {
        const values = all.flatMap((keys) => (keys[name] === undefined ? [] : [keys[name]]));
        const times = (value) => values.filter((other) => (0,external_node_util_.isDeepStrictEqual)(other, value)).length;
        const ofService = (value) => name === 'file' && String(value).includes('{service}');
        const weight = (value) => times(value) + (ofService(value) ? 0.5 : 0);
        const [most] = values.toSorted((a, b) => weight(b) - weight(a));
        const isCommon = most !== undefined && (times(most) * 2 > all.length || ofService(most));
        return isCommon ? [[name, most]] : [];
    });
    return Object.fromEntries(entries);
}
function differenceOf(own, common) {
    const names = [...new Set([...Object.keys(own), ...Object.keys(common)])];
    const other = names.filter((name) => !(0,external_node_util_.isDeepStrictEqual)(own[name], common[name]));
    return Object.fromEntries(other.map((name) => [name, own[name] ?? null]));
}
function shared(environments) {
    const [first, ...others] = environments;
    if (first === undefined || others.length === 0)
        return { defaults: {}, environments };
    const isShared = ([key, value]) => others.every(({ keys }) => (0,external_node_util_.isDeepStrictEqual)(keys[key], value));
    const defaults = Object.fromEntries(Object.entries(first.keys).filter(isShared));
    const rest = environments.map((each) => ({
        ...each,
        keys: Object.fromEntries(Object.entries(each.keys).filter(([key]) => defaults[key] === undefined)),
    }));
    return { defaults, environments: rest };
}
function registryOf(sightings) {
    const found = sightings.flatMap(({ image, service, file }) => {
        if (image === undefined || !image.includes('/'))
            return [];
        const value = image.slice(0, image.lastIndexOf('/'));
        return [{ value, file, isPlain: image === `${value}/${service}` && customaryEnvironment(value) === undefined }];
    });
    const times = (value) => found.filter((each) => each.value === value && each.isPlain).length;
    return found.toSorted((a, b) => times(b.value) - times(a.value))[0];
}

;// CONCATENATED MODULE: ./build/scaffold/existing/files.js



async function files_gitopsFiles(given, cwd, checkoutAt) {
    const named = given.map((each) => {
        const [, environment, path = each] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(each) ?? [];
        return { environment, target: (0,external_node_path_.resolve)(cwd, path), written: path };
    });
    const [first] = named;
    if (first === undefined)
        throw (0,failure/* badInput */.AN)('from-values', 'names no file');
    const found = await checkoutAt((0,external_node_path_.dirname)(first.target));
    const checkout = { ...found, root: found.root ?? cwd };
    const files = named.map(async ({ environment, target, written }) => {
        const path = (0,external_node_path_.relative)(checkout.root, target);
        if (path === '..' || path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path)) {
            const hint = 'Name files of one GitOps repository, and run this where its checkout can be seen.';
            throw (0,failure/* badInput */.AN)('from-values', `${written} is not in ${checkout.root}, as ${first.written} is`, hint);
        }
        return { path: path.split(external_node_path_.sep).join('/'), text: await files_textOf(target, written), environment };
    });
    return { checkout, files: await Promise.all(files) };
}
async function files_textOf(target, written) {
    try {
        return await (0,promises_.readFile)(target, 'utf8');
    }
    catch (cause) {
        const hint = 'Give the path of a file in the checkout of the GitOps repository.';
        throw (0,failure/* badInput */.AN)('from-values', `${written} cannot be read`, hint, cause);
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/scaffold/existing/applications.js



function applicationsIn({ text }) {
    return (0,dist/* parseAllDocuments */.hR)(text).flatMap((document) => {
        if (document.errors.length > 0)
            return [];
        const manifest = document.toJS();
        if (!(0,json/* isObject */.Gv)(manifest) || manifest.kind !== 'Application')
            return [];
        if (!String(manifest.apiVersion).startsWith('argoproj.io/'))
            return [];
        return [applicationOf(manifest)];
    });
}
function applicationOf(manifest) {
    const metadata = mapping(manifest.metadata);
    const spec = mapping(manifest.spec);
    const listed = Array.isArray(spec.sources) ? spec.sources.map(mapping) : [];
    const sources = listed.length > 0 ? listed : [mapping(spec.source)];
    const source = sources.find(({ path, chart }) => path !== undefined || chart !== undefined) ?? sources[0] ?? {};
    const path = applications_text(source.path);
    const valuesFiles = texts(mapping(source.helm).valueFiles);
    const destination = mapping(spec.destination);
    const automated = mapping(mapping(spec.syncPolicy).automated);
    const name = applications_text(metadata.name) ?? '';
    const keys = {
        name,
        path,
        chart: applications_text(source.chart),
        revision: applications_text(source.chart) === undefined ? undefined : applications_text(source.targetRevision),
        'values-files': valuesFiles.length > 0 && listed.length === 0 ? valuesFiles : undefined,
        project: applications_text(spec.project) === 'default' ? undefined : applications_text(spec.project),
        'dest-server': ownCluster.has(applications_text(destination.server) ?? '') ? undefined : applications_text(destination.server),
        'dest-name': applications_text(destination.name) === 'in-cluster' ? undefined : applications_text(destination.name),
        'dest-namespace': applications_text(destination.namespace),
        'sync-policy': mapping(spec.syncPolicy).automated === undefined ? 'manual' : undefined,
        prune: automated.prune === true ? true : undefined,
        'self-heal': automated.selfHeal === true ? true : undefined,
        'sync-options': nonEmpty(texts(mapping(spec.syncPolicy).syncOptions)),
    };
    const isSaid = (entry) => entry[1] !== undefined;
    return {
        name,
        namespace: applications_text(destination.namespace),
        keys: Object.fromEntries(Object.entries(keys).filter(isSaid)),
        reads: valuesFiles.map((file) => (0,posix_.normalize)(/^\$[^/]+\//.test(file) ? file.replace(/^\$[^/]+\//, '') : (0,posix_.join)(path ?? '.', file))),
        directory: path,
    };
}
const ownCluster = new Set(['', 'https://kubernetes.default.svc']);
function mapping(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}
function applications_text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function texts(value) {
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
function nonEmpty(list) {
    return list.length === 0 ? undefined : list;
}

;// CONCATENATED MODULE: ./build/scaffold/existing/recognise.js






async function recognise(files, services, repository) {
    const found = await Promise.all(files.map((file) => recogniseFile(file, services, repository)));
    return {
        sightings: found.flatMap(({ sightings }) => sightings),
        problems: found.flatMap(({ problems }) => problems),
    };
}
async function recogniseFile(file, services, repository) {
    const applications = applicationsIn(file);
    const inFile = places(file, services, { hints: applications.map(({ name }) => name) });
    if (applications.length === 0 || inFile.sightings.length > 0)
        return inFile;
    const behind = await Promise.all(applications.map((each) => behindApplication(file, each, services, repository)));
    return {
        sightings: behind.flatMap(({ sightings }) => sightings),
        problems: behind.flatMap(({ problems }) => problems),
    };
}
async function behindApplication(file, application, services, { read, list }) {
    const { name, namespace, keys, reads, directory } = application;
    const inDirectory = directory === undefined || reads.length > 0 ? [] : await list(directory);
    const kustomization = inDirectory.find((each) => /^kustomization\.ya?ml$|^Kustomization$/.test(each));
    const manifests = kustomization === undefined ? inDirectory.filter((each) => /\.ya?ml$/.test(each)) : [kustomization];
    const candidates = [...reads.toReversed(), ...manifests.map((each) => (0,posix_.join)(directory ?? '.', each))];
    const problems = [];
    for (const path of candidates) {
        const text = await read(path);
        if (text === undefined) {
            problems.push(`${file.path}: it reads ${path}, which is not in this checkout`);
            continue;
        }
        const hints = [name, ...(namespace === undefined ? [] : [namespace])];
        const there = places({ path, text, environment: file.environment }, services, { hints, app: keys });
        if (there.sightings.length > 0)
            return { sightings: there.sightings, problems: [] };
        problems.push(...there.problems);
    }
    if (problems.length === 0)
        problems.push(`${file.path}: the Application ${name} reads no file of this repository`);
    return { sightings: [], problems };
}
function places(file, services, { hints, app }) {
    let images;
    try {
        images = (0,edit.imagesIn)(file.path, file.text);
    }
    catch (error) {
        return { sightings: [], problems: [(0,failure/* messageOf */.bD)(error)] };
    }
    if (images.length === 0)
        return { sightings: [], problems: [`${file.path}: no image stands in it`] };
    const owned = ownersOf(images, file, services, hints);
    const problems = images.flatMap((image) => [...owned.values()].flat().includes(image) || image.repository === undefined
        ? []
        : [`${file.path}: ${image.path} has ${image.repository}, the image of no service of this monorepo`]);
    const sightings = [...owned].flatMap(([service, own]) => {
        const [first] = own;
        const key = keyFor(file, own, service);
        if (first === undefined || key === undefined) {
            problems.push(`${file.path}: ${own.map(({ path }) => path).join(', ')} cannot be edited as one place of ${service}`);
            return [];
        }
        const { environment, path } = file;
        const found = { service, file: path, key: key.key, image: first.repository, app, environment, hints };
        return [found];
    });
    return { sightings, problems: owned.size > 0 && sightings.length > 0 ? [] : withNone(problems, file, images) };
}
function withNone(problems, file, images) {
    if (problems.length > 0)
        return problems;
    return [`${file.path}: nothing says which service ${images.map(({ path }) => path).join(', ')} belongs to`];
}
function ownersOf(images, file, services, hints) {
    const owned = new Map();
    const own = (service, image) => owned.set(service, [...(owned.get(service) ?? []), image]);
    for (const image of images) {
        const service = serviceOfImage(image, services);
        if (service !== undefined)
            own(service, image);
    }
    if (owned.size > 0)
        return owned;
    const ofFile = [file.path, ...hints]
        .map((text) => serviceIn(text, services))
        .find((service) => service !== undefined);
    const only = ofFile ?? (services.length === 1 ? services[0] : undefined);
    const [first, ...others] = images;
    const main = images.find(({ path }) => path === 'image.tag') ?? (others.length === 0 ? first : undefined);
    if (only !== undefined && main !== undefined)
        own(only.name, main);
    return owned;
}
function serviceOfImage({ repository, path }, services) {
    if (repository === undefined)
        return serviceIn(path, services)?.name;
    const name = (0,reference/* lastComponent */.Cy)(repository);
    const isExact = (service) => [service.name, (0,posix_.basename)(service.path), service.packageName?.replace(/^@[^/]*\//, '')].includes(name);
    return (services.find(isExact) ?? serviceIn(name, services))?.name;
}
const probe = '0123456789abcdef-probe';
function keyFor(file, own, service) {
    const wanted = own.map(({ path }) => path).join();
    const [first] = own;
    const image = first?.repository ?? `registry.example.com/${service}`;
    const keys = [undefined, ...(own.length === 1 ? [first?.path] : [])];
    const found = keys.find((key) => editedPaths(file, image, key)?.join() === wanted);
    return found === undefined && editedPaths(file, image, undefined)?.join() !== wanted ? undefined : { key: found };
}
function editedPaths({ path, text }, image, key) {
    try {
        const before = (0,edit.imagesIn)(path, text);
        const after = (0,edit.imagesIn)(path, (0,edit.editFile)(path, text, { image, tag: probe, key }).text);
        const isMoved = after.some(({ repository }, index) => repository !== before[index]?.repository);
        if (after.length !== before.length || isMoved)
            return undefined;
        return after.filter(({ tag }) => tag === probe).map((each) => each.path);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/scaffold/existing/render.js


const development = /^dev(?:elop(?:ment)?)?$/;
const render_production = /^(?:pro?d|production|live)$/;
function renderExisting(found, services, branches) {
    const { defaults, environments } = shared(inOrder(found));
    const rendered = environments.map((each) => {
        const begun = branchOf(each.name, environments.length, branches);
        const own = each.services.length < services.length ? { services: [...each.services] } : {};
        const keys = { ...own, ...each.keys };
        const lines = [
            `  ${each.name}:`,
            ...(begun.isKnown ? [] : [`    # No branch says that it is deployed here: name the one that is.`]),
            `    when: ${(0,dist/* stringify */.As)({ branch: begun.branch }, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`,
            ...indented(keys, 4),
        ];
        return { text: lines.join('\n'), branch: begun.branch };
    });
    return {
        defaults: Object.keys(defaults).length === 0 ? undefined : ['  environment:', ...indented(defaults, 4)].join('\n'),
        environments: rendered.map(({ text }) => text).join('\n\n'),
        services: servicePlaces(found),
        branches: rendered.map(({ branch }) => branch),
    };
}
function inOrder(found) {
    const rank = ({ name }) => (development.test(name) ? 0 : render_production.test(name) ? 2 : 1);
    return found.toSorted((a, b) => rank(a) - rank(b));
}
function branchOf(name, count, branches) {
    if (development.test(name))
        return { branch: branches.development, isKnown: true };
    if (render_production.test(name) || count === 1)
        return { branch: branches.production, isKnown: true };
    return { branch: name, isKnown: branches.known.includes(name) };
}
function servicePlaces(found) {
    const byService = new Map();
    for (const { name, differing } of found) {
        for (const [service, keys] of differing)
            byService.set(service, { ...byService.get(service), [name]: keys });
    }
    return new Map([...byService].map(([service, places]) => [service, ['    environments:', ...indented(places, 6)].join('\n')]));
}
function indented(value, by) {
    if (Object.keys(value).length === 0)
        return [];
    const lines = (0,dist/* stringify */.As)(value, { lineWidth: 0 }).trimEnd().split('\n');
    return lines.map((line) => `${' '.repeat(by)}${line}`);
}

;// CONCATENATED MODULE: ./build/scaffold/existing/existing.js







async function readExisting(given, { cwd, services, checkoutAt, log }) {
    const { checkout, files } = await files_gitopsFiles(given, cwd, checkoutAt);
    const { sightings, problems } = await recognise(files, services, repositoryAt(checkout.root));
    for (const { service, file, key, image } of sightings) {
        const which = image === undefined ? 'a tag' : image;
        log.info(`from-values: ${file} has the image of ${service} (${which})${key === undefined ? '' : `, at ${key}`}`);
    }
    if (sightings.length === 0)
        throw unrecognised(problems);
    for (const problem of problems)
        log.warn(problem);
    return { checkout, sightings, registry: registryOf(sightings) };
}
function existingConfiguration({ sightings }, { registry, services, branches, log, }) {
    const taken = sightings.filter(({ service }) => services.includes(service));
    const { environments, problems } = generalise(taken, registry);
    if (environments.length === 0)
        throw unrecognised(problems);
    for (const problem of problems)
        log.warn(problem);
    return renderExisting(environments, services, branches);
}
function unrecognised(problems) {
    const hint = 'Name files in which the image of a service stands, or Applications that read such files.';
    return (0,failure/* badInput */.AN)('from-values', problems.join('; ') || 'no image of a service is recognised', hint);
}
function repositoryAt(root) {
    return {
        read: (path) => (0,promises_.readFile)((0,external_node_path_.join)(root, path), 'utf8').catch(() => undefined),
        list: async (directory) => (await (0,promises_.readdir)((0,external_node_path_.join)(root, directory)).catch(() => [])).sort(),
    };
}

;// CONCATENATED MODULE: ./build/scaffold/place.js



async function survey(directory, files, { replace }) {
    return Promise.all(files.map(async (file) => {
        const target = (0,external_node_path_.join)(directory, file.path);
        await assertInside(directory, target);
        const text = await place_textOf(target);
        if (text === undefined)
            return { ...file, target, place: 'write' };
        if (text === file.text || file.present === 'keep')
            return { ...file, target, place: 'there' };
        if (replace && file.beside === undefined) {
            return { ...file, target, place: 'replace', copy: (await freePlace(target, 'old', text)).path };
        }
        const own = file.beside === undefined ? undefined : (0,external_node_path_.join)(directory, file.beside);
        const { path, isThere } = await freePlace(target, 'new', file.text, own);
        return { ...file, target: path, place: 'beside', original: target, isThere };
    }));
}
function isWritten(file) {
    return file.place === 'write' || file.place === 'replace' || (file.place === 'beside' && !file.isThere);
}
async function place(file) {
    const { target, text } = file;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    if (file.place === 'replace')
        await (0,promises_.copyFile)(target, file.copy);
    const partial = `${target}.partial`;
    await (0,promises_.rm)(partial, { force: true });
    await (0,promises_.writeFile)(partial, text, { flag: 'wx' });
    await (0,promises_.rename)(partial, target);
}
async function freePlace(target, ending, text, first) {
    const hidden = (0,external_node_path_.basename)((0,external_node_path_.dirname)(target)) === 'templates' ? '.' : '';
    const name = (0,external_node_path_.join)((0,external_node_path_.dirname)(target), `${hidden}${(0,external_node_path_.basename)(target)}.${ending}`);
    for (let count = first === undefined ? 1 : 0;; count++) {
        const path = count === 0 ? (first ?? name) : count === 1 ? name : `${name}-${count}`;
        const there = await place_textOf(path);
        if (there === undefined || there === text)
            return { path, isThere: there !== undefined };
    }
}
async function place_textOf(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        if (codeOf(cause) === 'ENOENT' && !(await isLink(path)))
            return undefined;
        if (codeOf(cause) === 'ENOENT') {
            throw new failure/* Failure */.HR('failed', 'SCAFFOLD_UNREADABLE', `${path} is a link that leads nowhere`, {
                hint: 'Remove the link, or bring what it leads to: a submodule, for example, or a mount.',
                cause,
            });
        }
        throw new failure/* Failure */.HR('failed', 'SCAFFOLD_UNREADABLE', `${path} cannot be read (${codeOf(cause)})`, {
            hint: 'Check what is at this path, and its permissions.',
            cause,
        });
    }
}
async function isLink(path) {
    return (0,promises_.lstat)(path).then((found) => found.isSymbolicLink(), () => false);
}
async function assertInside(directory, target) {
    const [root, place] = await Promise.all([realDirectory(directory), realDirectory((0,external_node_path_.dirname)(target))]);
    const way = (0,external_node_path_.relative)(root, place);
    if (way !== '..' && !way.startsWith(`..${external_node_path_.sep}`))
        return;
    const problem = `${target} would be written outside of ${directory}, through a link`;
    throw new failure/* Failure */.HR('refused', 'SCAFFOLD_OUTSIDE', problem, {
        hint: 'Replace the link by a directory, or scaffold into the place where it leads.',
    });
}
async function realDirectory(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (cause) {
        const parent = (0,external_node_path_.dirname)(path);
        if (codeOf(cause) !== 'ENOENT' || parent === path)
            throw cause;
        return (0,external_node_path_.join)(await realDirectory(parent), (0,external_node_path_.relative)(parent, path));
    }
}
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

;// CONCATENATED MODULE: ./build/scaffold/next-steps.js



function nextSteps(done) {
    return [...gitopsSteps(done), credentialStep(done), pushStep(done), ...reviewSteps(done)];
}
function gitopsSteps(done) {
    const { cwd, gitopsDirectory, gitops } = done;
    if (gitops === undefined)
        return [];
    const git = `git -C ${next_steps_word(from(cwd, gitopsDirectory))}`;
    const commit = `${git} add --all && ${git} commit --message 'Lay out the GitOps repository'`;
    const pushed = gitops.isCheckout
        ? [commit, `${git} push`]
        : [
            `${git} init --initial-branch main && ${commit}`,
            `${git} remote add origin ${next_steps_word(gitops.url)} && ${git} push --set-upstream origin main`,
        ];
    const title = 'Push the GitOps repository; the monorepo needs none of it';
    return [{ title, commands: pushed }, ...rootStep(done)];
}
function credentialStep({ host, monorepoFiles, cwd, directory, program }) {
    const text = pipelineOf(host, monorepoFiles)?.text ?? '';
    const found = {
        github: /\bsecrets\.([A-Z_]+)/g,
        gitlab: /: \$((?!CI_)[A-Z_]+)$/gm,
        jenkins: /credentials\('([^']+)'\)/g,
    }[host];
    const names = [...new Set([...text.matchAll(found)].map(([, name = '']) => name))];
    const commands = names.map((name) => {
        if (host === 'github')
            return `gh secret set ${name}`;
        if (host === 'gitlab')
            return `read -rs ${name} && printf %s "$${name}" | glab variable set ${name} --masked`;
        return `# Manage Jenkins > Credentials: a secret text with the id ${name}`;
    });
    const there = from(cwd, directory);
    const check = `${program} check --online`;
    return {
        title: 'Give the pipelines their credentials, and prove the set-up',
        commands: [
            ...commands,
            'read -rs MG_GITOPS_TOKEN && export MG_GITOPS_TOKEN',
            there === '.' ? check : `(cd ${next_steps_word(there)} && ${check})`,
        ],
    };
}
function pushStep({ cwd, directory, firstBranch, branches, branch, monorepoFiles }) {
    const git = gitIn(from(cwd, directory));
    const written = monorepoFiles.filter(isCommitted).map(({ target }) => next_steps_word(from(directory, target)));
    const to = next_steps_word(firstBranch);
    const onto = branches.includes(firstBranch) ? `${git} switch ${to} && ` : `${git} switch --create ${to} && `;
    const add = written.length === 0 ? '' : `${git} add ${written.join(' ')} && `;
    return {
        title: `Push the monorepo: what reaches ${firstBranch} is deployed`,
        commands: [
            `${branch === firstBranch ? '' : onto}${add}${git} commit --message 'Deploy with monorepo-gitops'`,
            `${git} push --set-upstream origin ${to}`,
        ],
    };
}
function reviewSteps({ cwd, directory, host, review, firstBranch, service }) {
    if (review === 'none' || service === undefined)
        return [];
    const there = from(cwd, directory);
    const git = gitIn(there);
    const file = next_steps_word(service === '.' ? 'hello.txt' : `${service}/hello.txt`);
    const written = there === '.' ? file : `${next_steps_word(there)}/${file}`;
    const branch = review === 'request' ? 'hello' : 'feature/hello';
    const commands = [
        `${git} switch --create ${branch} && echo hello > ${written} && ${git} add ${file}`,
        `${git} commit --message Hello && ${git} push --set-upstream origin ${branch}`,
    ];
    if (review === 'branch')
        return [{ title: 'Change a service on a branch: it gets a review environment', commands }];
    const base = next_steps_word(firstBranch);
    const open = {
        github: `gh pr create --base ${base} --fill`,
        gitlab: `glab mr create --target-branch ${base} --fill --yes`,
        jenkins: `# Open a request of ${branch} into ${firstBranch}.`,
    }[host];
    const title = 'Change a service, and open a request: a comment on it has the link';
    return [{ title, commands: [...commands, open] }];
}
function gitIn(directory) {
    return directory === '.' ? 'git' : `git -C ${next_steps_word(directory)}`;
}
function isCommitted(file) {
    const isPipeline = Object.values(besidePipeline).some((path) => file.target.endsWith(`/${path}`));
    return file.place !== 'beside' || isPipeline;
}
function rootStep({ cwd, gitopsDirectory, gitopsFiles, argocdServer }) {
    const bootstrap = gitopsFiles.filter(({ path }) => /^bootstrap\/[^/]+\.ya?ml$/.test(path));
    const root = bootstrap.find(({ path }) => path === 'bootstrap/root.yaml') ?? bootstrap[0];
    if (root === undefined)
        return [];
    const place = (path) => from(cwd, `${gitopsDirectory}${external_node_path_.sep}${path}`);
    const isApplication = /^kind: Application$/m.test(root.text);
    const command = argocdServer !== undefined && isApplication
        ? `argocd app create --server ${next_steps_word(argocdServer)} --file ${next_steps_word(place(root.path))}`
        : `kubectl apply --namespace argocd --filename ${next_steps_word(place(root.path))}`;
    const readme = gitopsFiles.find(({ path }) => path === 'bootstrap/README.md');
    const before = readme === undefined
        ? ''
        : `; before it what ${place(readme.path)} says: a credential, what the cluster has already`;
    return [{ title: `Once, give Argo CD its root${before}`, commands: [command] }];
}
function pipelineOf(host, files) {
    return files.find(({ beside }) => beside === besidePipeline[host]);
}
function keptNotes({ host, directory, monorepoFiles, gitopsFiles }) {
    return [...monorepoFiles, ...gitopsFiles].flatMap((file) => {
        const shown = (path) => from(directory, path);
        if (file.place === 'replace')
            return [`${shown(file.target)} is new; what it was is in ${shown(file.copy)}.`];
        if (file.place !== 'beside')
            return [];
        const isPipeline = file.target.endsWith(`${external_node_path_.sep}${besidePipeline[host].split('/').join(external_node_path_.sep)}`);
        if (!isPipeline) {
            return [
                `${shown(file.original)} differs and was kept; the new text is in ${shown(file.target)}: take from it what you need.`,
            ];
        }
        const how = includedPipeline[host] ?? 'GitHub runs both.';
        return [`${shown(file.original)} was kept; the new pipeline is ${shown(file.target)}. ${how}`];
    });
}
const notes = { write: '', there: 'there already', beside: 'beside what was kept', replace: 'what it was is kept' };
function fileTree(directory, files) {
    const root = { entries: new Map() };
    for (const file of files) {
        const note = isWritten(file) ? notes[file.place] : notes.there;
        addPath(root, from(directory, file.target).split('/'), note);
    }
    const lines = branchLines(root, '');
    const width = Math.max(...lines.map(([text]) => text.length));
    return ['.', ...lines.map(([text, note]) => (note === '' ? text : `${text.padEnd(width)}  ${note}`))].join('\n');
}
function addPath({ entries }, [name = '', ...rest], note) {
    if (rest.length === 0) {
        entries.set(name, note);
        return;
    }
    const there = entries.get(name);
    const branch = typeof there === 'object' ? there : { entries: new Map() };
    entries.set(name, branch);
    addPath(branch, rest, note);
}
function branchLines({ entries }, indent) {
    const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.flatMap(([name, entry], index) => {
        const isLast = index === sorted.length - 1;
        const line = `${indent}${isLast ? '└── ' : '├── '}${name}`;
        if (typeof entry === 'string')
            return [[line, entry]];
        return [[`${line}/`, ''], ...branchLines(entry, `${indent}${isLast ? '    ' : '│   '}`)];
    });
}
function from(directory, path) {
    return (0,external_node_path_.relative)(directory, path).split(external_node_path_.sep).join('/') || '.';
}
function next_steps_word(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

// EXTERNAL MODULE: ./build/core/git/program/program.js
var program = __webpack_require__(1714);
;// CONCATENATED MODULE: ./build/scaffold/reading/remote.js

async function readRemote(directory, { programs, env }) {
    const git = async (...argv) => {
        try {
            const { stdout } = await (0,program.runGit)(argv, { programs, cwd: directory, env });
            return stdout.toString('utf8').split('\n').filter(Boolean);
        }
        catch {
            return [];
        }
    };
    const prefix = 'refs/remotes/origin/';
    const [[root], [url], [head], [branch], refs] = await Promise.all([
        git('rev-parse', '--show-toplevel'),
        git('config', '--get', 'remote.origin.url'),
        git('symbolic-ref', '--quiet', `${prefix}HEAD`),
        git('symbolic-ref', '--quiet', '--short', 'HEAD'),
        git('for-each-ref', '--format=%(refname)', prefix),
    ]);
    const branches = refs.map((ref) => ref.slice(prefix.length)).filter((name) => name !== 'HEAD');
    return { root, url, defaultBranch: head?.slice(prefix.length), branches, branch };
}

;// CONCATENATED MODULE: ./build/scaffold/surroundings.js





async function surroundings(directory, { ci, ...ports }) {
    const [monorepo, pipelines, remote] = await Promise.all([
        detectMonorepo(directory),
        readPipelines(directory),
        readRemote(directory, ports),
    ]);
    return { ...monorepo, directory, pipelines, ci: contextAt(directory, ci, remote), branches: remote.branches };
}
function contextAt(directory, ci, { root, url, defaultBranch }) {
    const way = (0,external_node_path_.relative)(ci.workspace, directory);
    const isInside = way !== '..' && !way.startsWith(`..${external_node_path_.sep}`);
    const ofRemote = url === undefined ? undefined : ((0,git_repository/* webAddress */.Dy)(url) ?? webOfSsh(url));
    if (root === undefined || isInside)
        return { ...ci, repositoryUrl: ci.repositoryUrl ?? ofRemote };
    const repository = (url === undefined ? undefined : (0,git_repository/* gitAddress */.Ry)(url)?.path) ?? (0,external_node_path_.basename)(directory);
    return { ...ci, repository, repositoryUrl: ofRemote, defaultBranch };
}
function webOfSsh(url) {
    const address = (0,git_repository/* gitAddress */.Ry)(url);
    return address === undefined ? undefined : `https://${address.hostname}/${address.path}`;
}

// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var run = __webpack_require__(3669);
;// CONCATENATED MODULE: ./build/commands/scaffolding/inputs.js




const initInputs = {
    ...run/* runInputs */.HM,
    layout: {
        type: 'choice',
        options: layoutNames,
        default: 'helm-values',
        description: 'How the GitOps repository is arranged: one chart with `helm-values` for each service, plain `manifests`, `kustomize` overlays, or an `applicationset` that makes an Application of every directory.',
    },
    host: {
        type: 'choice',
        options: ports/* pipelineHosts */.gu,
        description: 'Where pipelines run. Default: what the remote of the monorepo looks like.',
    },
    directory: { type: 'string', default: '.', description: 'The monorepo.' },
    'gitops-directory': {
        type: 'string',
        default: 'gitops',
        description: 'Where the files of the GitOps repository are written, to be pushed there. Relative to `directory`.',
    },
    registry: { type: 'string', description: 'Where images go, for example `harbor.example.com/fe`.' },
    domain: {
        type: 'string',
        description: 'Below which services are opened: `apps.example.com` makes them `web1.dev.apps.example.com`, and their addresses what `url` says. Default: `example.com`, to be replaced.',
    },
    'gitops-repository': { type: 'string', description: 'URL or `owner/name` of the GitOps repository.' },
    'from-values': {
        type: 'list',
        description: 'Files of a GitOps repository that is there already, in its checkout: Helm values, Kustomizations, manifests or Applications in which the images of services stand, one for each environment, or more. The environments are written from them, and no GitOps repository is laid out. `prod=path` says the environment where the path does not.',
    },
    services: { type: 'list', ofNames: true, description: 'Services to deploy, of those that are found. Default: all.' },
    'development-branch': {
        type: 'string',
        description: 'Branch that is deployed to the first environment. Default: `develop`, or what origin has of that kind.',
    },
    'production-branch': {
        type: 'string',
        description: 'Branch that is deployed to production. Default: the default branch of origin, else `main`.',
    },
    review: {
        type: 'choice',
        options: reviewKinds,
        default: 'branch',
        description: 'What has a review environment: each `branch` below `feature/`, each pull or merge `request`, or `none`.',
    },
    'argocd-server': {
        type: 'string',
        description: 'Argo CD server that is called for Applications. Default: they are written to the GitOps repository.',
    },
    'argocd-project': { type: 'string', description: 'Argo CD project of the Applications.' },
    yes: {
        type: 'boolean',
        default: 'false',
        description: 'Ask nothing on a terminal: take what is not given as it is guessed. In pipelines nothing is asked anyway.',
    },
    force: {
        type: 'boolean',
        default: 'false',
        description: 'Write the new text in the place of files that are there and differ; what they were is kept beside them as `<name>.old`. Without it they stay, and the new text is written beside them as `<name>.new`.',
    },
};

// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/markdown.js
var markdown = __webpack_require__(3937);
// EXTERNAL MODULE: ./build/commands/summaries/parts.js
var parts = __webpack_require__(8998);
;// CONCATENATED MODULE: ./build/commands/scaffolding/summary.js





function scaffoldSummary(done, { layout, host, services }, { where, isDry }) {
    const files = [...done.monorepoFiles, ...done.gitopsFiles];
    const tree = fileTree(done.directory, files);
    const notes = keptNotes(done);
    const steps = nextSteps(done);
    const written = files.filter(isWritten).length;
    const row = [layout, host, services.join(', '), String(written), String(files.length - written)];
    const head = ['layout', 'pipelines', 'services', isDry ? 'would be written' : 'written', 'there already'];
    const listed = steps.map(({ title, commands }, index) => `${index + 1}. ${title}:\n\n${fenced(commands.join('\n'), 'sh', '   ')}`);
    const kept = notes.map((note) => `- ${note}`).join('\n');
    if (where === 'shell')
        return [fenced(tree), kept, 'Next:', ...listed].filter(Boolean).join('\n\n');
    return [
        (0,parts/* verdict */.WJ)(written === 0 ? 'nothing' : isDry ? 'would' : 'good', (0,markdown.md) `${written === 0 ? 'Everything is there already' : (0,markdown.md) `${isDry ? 'Dry run: would write' : 'Wrote'} **${(0,counted/* counted */.h)(written, 'file')}** for ${(0,counted/* counted */.h)(services.length, 'service')}`}`),
        (0,markdown/* table */.tp)(head, [row]),
        fenced(tree),
        kept,
        ...listed,
    ]
        .filter(Boolean)
        .join('\n\n');
}
function fenced(text, language = '', indent = '') {
    return [`\`\`\`${language}`, ...text.split('\n'), '```'].map((line) => `${indent}${line}`).join('\n');
}

;// CONCATENATED MODULE: ./build/commands/init.js


















const init = (0,command/* defineCommand */.NB)({
    name: 'init',
    summary: 'Scaffold gitops.yaml, a Dockerfile, the CI file and a GitOps repository',
    inputs: initInputs,
    outputs: {
        created: {
            empty: [],
            description: 'Paths of the files that were written (with `dry-run`: would be), as a JSON list.',
        },
        skipped: { empty: [], description: 'Paths of the files that were there already, as a JSON list.' },
        commands: { empty: [], description: 'The commands that come next, in their order, as a JSON list.' },
    },
    withoutConfig: true,
    async run(run) {
        const { inputs, log, home, report, deadline } = run;
        const monorepo = await surroundings((0,external_node_path_.resolve)(run.cwd, inputs.directory), run);
        for (const line of serviceLines(monorepo.services))
            log.info(line);
        const existing = await existingGitops(run, monorepo);
        const found = { ...monorepo, ...guessesFrom(existing) };
        const answers = await deadline.pausedDuring(() => decide(givenAnswers(run), found, asking(run)));
        const configuration = configured(run, existing, monorepo, answers);
        const discovered = await besideServices(monorepo);
        const planned = await scaffold({ ...requestOf(monorepo, answers), existing: configuration, discovered }, home);
        const replace = { replace: inputs.force };
        const gitopsDirectory = (0,external_node_path_.resolve)(monorepo.directory, inputs['gitops-directory']);
        const monorepoFiles = await survey(monorepo.directory, planned.monorepo, replace);
        const gitopsFiles = await survey(gitopsDirectory, planned.gitops, replace);
        const files = [...monorepoFiles, ...gitopsFiles];
        const created = [];
        const skipped = files
            .filter(({ place: what }) => what === 'there' || what === 'beside')
            .map((file) => ('original' in file ? file.original : file.target));
        for (const file of files.filter(isWritten)) {
            if (inputs['dry-run']) {
                log.info(`would write ${file.target}`);
                log.info(file.text.trimEnd().replace(/^/gm, '+ '), 'diff');
            }
            else {
                await place(file);
                log.detail(`wrote ${file.target}`);
            }
            created.push(file.target);
            report({ created, skipped });
        }
        const done = scaffolded(run, { configuration, answers, monorepo, gitopsDirectory, monorepoFiles, gitopsFiles });
        const commands = nextSteps(done).flatMap((step) => step.commands);
        return {
            outputs: { created, skipped, commands },
            summary: scaffoldSummary(done, answers, { where: run.ci.host, isDry: run.inputs['dry-run'] }),
        };
    },
});
function givenAnswers({ inputs, resolved }) {
    return {
        services: inputs.services.length === 0 ? undefined : inputs.services,
        layout: (0,declaration/* isGiven */.qR)(resolved.layout) ? inputs.layout : undefined,
        host: inputs.host,
        registry: inputs.registry,
        domain: inputs.domain,
        gitopsRepository: inputs['gitops-repository'],
        developmentBranch: inputs['development-branch'],
        productionBranch: inputs['production-branch'],
        review: (0,declaration/* isGiven */.qR)(resolved.review) ? inputs.review : undefined,
        argocdServer: inputs['argocd-server'],
        argocdProject: inputs['argocd-project'],
    };
}
function asking({ inputs, questions, log }) {
    return { questions: inputs.yes ? undefined : questions, say: (line) => log.info(line) };
}
async function existingGitops(run, { services }) {
    const { inputs, cwd, log } = run;
    if (inputs['from-values'].length === 0)
        return undefined;
    const checkoutAt = (directory) => readRemote(directory, run);
    return readExisting(inputs['from-values'], { cwd, services, checkoutAt, log });
}
function guessesFrom(existing) {
    if (existing === undefined)
        return {};
    const { checkout, registry } = existing;
    const url = checkout.url === undefined ? undefined : ((0,git_repository/* webAddress */.Dy)(checkout.url) ?? checkout.url);
    return {
        gitops: { value: url ?? checkout.root, reason: `${checkout.root} is its checkout` },
        registry: registry && { value: registry.value, reason: `${registry.file} has an image there` },
    };
}
function configured({ log }, existing, { branches }, { registry, services, developmentBranch: development, productionBranch: production }) {
    if (existing === undefined)
        return undefined;
    const known = { development, production, known: branches };
    const configuration = existingConfiguration(existing, { registry, services, branches: known, log });
    return { ...configuration, gitopsBranch: existing.checkout.branch };
}
function requestOf(monorepo, answers) {
    const { services, productionBranch, ...rest } = answers;
    return {
        ...monorepo,
        ...rest,
        services: monorepo.services.filter(({ name }) => services.includes(name)),
        product: productOf(monorepo, answers),
        gitopsUrl: urlOf(answers.gitopsRepository, monorepo.ci),
        defaultBranch: productionBranch,
    };
}
async function besideServices({ directory, services }) {
    const parents = [...new Set(services.map(({ path }) => (0,external_node_path_.dirname)(path)).filter((parent) => parent !== '.'))];
    const discover = parents.map((parent) => `${parent}/*`);
    return (await (0,directories.servicesFound)({ discover }, (0,directories.directoriesOnDisk)(directory, false))) ?? [];
}
function productOf({ ci, directory }, { argocdProject }) {
    if (argocdProject !== undefined && productName(argocdProject) === argocdProject)
        return argocdProject;
    return productName((0,external_node_path_.basename)(ci.repository.includes('/') ? ci.repository : directory));
}
function urlOf(repository, { repositoryUrl }) {
    if (!(0,git_repository/* isForgePath */.nS)(repository))
        return repository;
    const forge = repositoryUrl !== undefined && URL.canParse(repositoryUrl) ? new URL(repositoryUrl).origin : undefined;
    return `${forge ?? 'https://git.example.com'}/${repository}.git`;
}
function scaffolded({ cwd, env }, { configuration, answers, monorepo, ...files }) {
    const { host, developmentBranch, argocdServer, gitopsRepository, review, services } = answers;
    const isCheckout = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(files.gitopsDirectory, '.git'));
    return {
        ...files,
        cwd,
        directory: monorepo.directory,
        host,
        firstBranch: configuration?.branches[0] ?? developmentBranch,
        branches: monorepo.branches,
        branch: monorepo.ci.branch,
        review: configuration === undefined ? review : 'none',
        service: monorepo.services.find(({ name }) => services.includes(name))?.path,
        program: env.npm_command === 'exec' ? `npx --yes ${published/* npmPackage */.Qk}@${published/* version */.rE}` : 'monorepo-gitops',
        argocdServer,
        gitops: configuration === undefined ? { url: urlOf(gitopsRepository, monorepo.ci), isCheckout } : undefined,
    };
}


/***/ }),

/***/ 2166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ isPlatformArg),
/* harmony export */   Fv: () => (/* binding */ Findings),
/* harmony export */   Yn: () => (/* binding */ platformParts)
/* harmony export */ });
class Findings {
    images = new Set();
    triggerImages = new Set();
    builtOn = new Map();
    finalBases = new Map();
    unknownImages = new Set();
    context = new Map();
    args = new Set();
    usesBuildPlatform = false;
    #uses = new Map();
    #reached = new Map();
    addStage(number, references) {
        const known = this.#reached.get(number) ?? new Set();
        this.#reached.set(number, known.add(JSON.stringify(references)));
    }
    addImage(image, use) {
        this.images.add(image);
        if (use !== undefined)
            this.#uses.set(JSON.stringify({ ...use, image }), { ...use, image });
    }
    addRead(read) {
        this.context.set(JSON.stringify(read), read);
    }
    reads(dockerfile, buildArgs) {
        const order = [...this.#reached.keys()].sort((a, b) => a - b);
        const place = (reference) => (reference === null ? null : order.indexOf(reference));
        const stages = order.map((number, at) => {
            const { name = null, from, instructions } = dockerfile.stages[number] ?? {};
            const references = [...(this.#reached.get(number) ?? [])].map((list) => JSON.parse(list).map(place));
            const all = [from, ...(instructions ?? [])].map((each) => each && canonical(each));
            const title = `stage ${at}${name === null ? '' : ` ${name}`}`;
            return { name: title, text: JSON.stringify([references, all]) };
        });
        const head = JSON.stringify([[...dockerfile.directives], dockerfile.globals.map(canonical)]);
        const given = [...buildArgs.keys()];
        const args = given.filter((name) => this.args.has(name) || isPlatformArg(name) || /^BUILDKIT_/.test(name));
        return {
            images: [...this.images].sort(),
            builtOn: [...this.builtOn.values()],
            finalBases: [...this.finalBases].map(([platform, base]) => ({ platform, base })),
            uses: [...this.#uses.values()],
            triggerImages: [...this.triggerImages].sort(),
            unknownImages: [...this.unknownImages].sort(),
            context: [...this.context.values()],
            instructions: [{ name: 'before the first stage', text: head }, ...stages],
            args: args.sort(),
            usesBuildPlatform: this.usesBuildPlatform,
            customSyntax: customSyntax(buildArgs.get('BUILDKIT_SYNTAX') ?? dockerfile.directives.get('syntax')),
        };
    }
}
function canonical({ keyword, flags, rest, heredocs }) {
    return [keyword, flags.map(({ name, value }) => `${name}=${value}`), rest, heredocs];
}
function customSyntax(written) {
    const [image] = written?.split(' ') ?? [];
    return image === undefined || /(^|\/)docker\/dockerfile(-upstream)?([:@]|$)/.test(image) ? undefined : image;
}
const platformParts = ['PLATFORM', 'OS', 'ARCH', 'VARIANT'];
function isPlatformArg(name) {
    return platformParts.some((part) => name === `TARGET${part}` || name === `BUILD${part}`);
}


/***/ }),

/***/ 2175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ parseDockerfile),
/* harmony export */   Bi: () => (/* binding */ targetNumber),
/* harmony export */   SN: () => (/* binding */ heredocOf),
/* harmony export */   TT: () => (/* binding */ assignments),
/* harmony export */   c5: () => (/* binding */ plainWords),
/* harmony export */   sX: () => (/* binding */ stageNumber),
/* harmony export */   uc: () => (/* binding */ parseTrigger)
/* harmony export */ });
function parseDockerfile(text) {
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    const directives = directivesOf(lines);
    const escapeToken = directives.get('escape') === '`' ? '`' : '\\';
    const globals = [];
    const stages = [];
    for (const instruction of instructionsOf(lines, escapeToken)) {
        const stage = stages.at(-1);
        if (instruction.keyword === 'FROM') {
            const [base = '', as, name] = plainWords(instruction.rest);
            const isNamed = as?.toUpperCase() === 'AS';
            stages.push({ base, name: isNamed ? name?.toLowerCase() : undefined, from: instruction, instructions: [] });
        }
        else if (stage === undefined)
            globals.push(instruction);
        else
            stage.instructions.push(instruction);
    }
    return { directives, escapeToken, globals, stages };
}
function targetNumber({ stages }, target) {
    if (target !== undefined)
        return stageNumber(stages, target, stages.length);
    return stages.length === 0 ? undefined : stages.length - 1;
}
function stageNumber(stages, name, before) {
    if (/^\d+$/.test(name) && Number(name) < before)
        return Number(name);
    const number = stages.slice(0, before).findLastIndex((stage) => stage.name === name.toLowerCase());
    return number < 0 ? undefined : number;
}
function parseTrigger(text, line, escapeToken = '\\') {
    const [instruction] = instructionsOf(text.split('\n'), escapeToken);
    return instruction && { ...instruction, line };
}
function directivesOf(lines) {
    const directives = new Map();
    for (const line of lines) {
        const [, name, value = ''] = /^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/.exec(line) ?? [];
        const known = name?.toLowerCase();
        if (known === undefined || !['syntax', 'escape', 'check'].includes(known))
            break;
        directives.set(known, value);
    }
    return directives;
}
function* instructionsOf(lines, escapeToken) {
    const continuation = escapeToken === '`' ? /(^|[^`])`[ \t]*$/ : /(^|[^\\])\\[ \t]*$/;
    for (let at = 0; at < lines.length; at += 1) {
        if (isIgnored(lines[at]))
            continue;
        const begin = at;
        let logical = '';
        for (; at < lines.length; at += 1) {
            const line = withoutReturn(lines[at]);
            if (isIgnored(line))
                continue;
            logical += line.replace(continuation, '$1');
            if (!continuation.test(line))
                break;
        }
        const instruction = splitInstruction(logical, escapeToken, begin + 1);
        if (instruction === undefined)
            continue;
        const heredocs = [];
        for (const heredoc of heredocsOf(instruction)) {
            const isEnd = (line) => (heredoc.chomp ? line.replace(/^\t+/, '') : line) === heredoc.name;
            const found = lines.findIndex((line, index) => index > at && isEnd(withoutReturn(line)));
            const end = found < 0 ? lines.length : found;
            heredocs.push(lines.slice(at + 1, end).join('\n'));
            at = end;
        }
        yield { ...instruction, heredocs };
    }
}
function withoutReturn(line = '') {
    return line.replace(/\r+$/, '');
}
function isIgnored(line = '') {
    return /^\s*(#|$)/.test(line);
}
function splitInstruction(logical, escapeToken, line) {
    const [, keyword, tail = ''] = /^\s*([^\s]+)(?:\s+(.*))?$/s.exec(logical) ?? [];
    if (keyword === undefined)
        return undefined;
    const { flags, rest } = splitFlags(tail.trim(), escapeToken);
    return { keyword: keyword.toUpperCase(), flags, rest, line };
}
function splitFlags(text, escapeToken) {
    const flags = [];
    let at = 0;
    while (text.startsWith('--', at)) {
        let word = '';
        let quote;
        for (; at < text.length; at += 1) {
            const character = text[at] ?? '';
            if (character === escapeToken) {
                at += 1;
                word += text[at] ?? '';
            }
            else if (quote !== undefined) {
                if (character === quote)
                    quote = undefined;
                else
                    word += character;
            }
            else if (/\s/.test(character))
                break;
            else if (character === '"' || character === "'")
                quote = character;
            else
                word += character;
        }
        at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
        if (word === '--')
            break;
        const [, name = '', value = ''] = /^--([^=]*)=?(.*)$/s.exec(word) ?? [];
        flags.push({ name, value });
    }
    return { flags, rest: text.slice(at) };
}
function heredocsOf({ keyword, rest }) {
    const [, of] = keyword === 'ONBUILD' ? (/^(\w+)\s/.exec(rest) ?? []) : [undefined, keyword];
    if (of === undefined || !/^(RUN|COPY|ADD)$/i.test(of) || jsonWords(rest) !== undefined)
        return [];
    return (rest.match(shellWord) ?? []).flatMap((word) => heredocOf(word) ?? []);
}
const shellWord = /(?:<<[\t\r ]*|"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g;
function heredocOf(word) {
    const [, dash, quoted] = /^\d*<<(-?)\s*([^<\s]+)$/.exec(word) ?? [];
    if (quoted === undefined)
        return undefined;
    return { name: quoted.replace(/["']/g, ''), chomp: dash === '-' };
}
function plainWords(text) {
    return jsonWords(text) ?? text.split(/[\t\v\f\r ]+/).filter((word) => word !== '');
}
function jsonWords(text) {
    if (!text.startsWith('['))
        return undefined;
    try {
        const list = JSON.parse(text);
        return Array.isArray(list) && list.every((word) => typeof word === 'string') ? list : undefined;
    }
    catch {
        return undefined;
    }
}
function assignments({ keyword, rest }) {
    const [, oldName, oldValue] = /^([^\s=]+)[\t\v\f\r ]+(.*)$/s.exec(rest) ?? [];
    if (keyword === 'ENV' && oldName !== undefined)
        return [[oldName, oldValue]];
    return (rest.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/gs) ?? []).map((item) => {
        const equals = item.indexOf('=');
        return equals < 0 ? [item, undefined] : [item.slice(0, equals), item.slice(equals + 1)];
    });
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

/***/ 585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ bufferOf),
/* harmony export */   TR: () => (/* binding */ isSameEntry),
/* harmony export */   W2: () => (/* binding */ packObjects),
/* harmony export */   aM: () => (/* binding */ idLength),
/* harmony export */   co: () => (/* binding */ treeMode),
/* harmony export */   de: () => (/* binding */ corruptObject),
/* harmony export */   e4: () => (/* binding */ decodeName),
/* harmony export */   fU: () => (/* binding */ decodeTree),
/* harmony export */   hN: () => (/* binding */ encodeTree),
/* harmony export */   iR: () => (/* binding */ zeroId),
/* harmony export */   wM: () => (/* binding */ hashObject),
/* harmony export */   wd: () => (/* binding */ isDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



function bufferOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function idLength(format) {
    return format === 'sha1' ? 20 : 32;
}
function zeroId(format) {
    return '0'.repeat(idLength(format) * 2);
}
function hashObject(format, type, body) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(`${type} ${body.byteLength}\0`).update(body).digest('hex');
}
const treeMode = {
    file: '100644',
    executable: '100755',
    symlink: '120000',
    directory: '40000',
    submodule: '160000',
};
function isDirectory(entry) {
    return Number.parseInt(entry.mode, 8) === 0o40000;
}
function isSameEntry(a, b) {
    return a?.id === b?.id && a?.mode === b?.mode;
}
function decodeTree(format, body) {
    const bytes = bufferOf(body);
    const length = idLength(format);
    const entries = [];
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const nul = space < 0 ? -1 : bytes.indexOf(0, space);
        const mode = bytes.toString('latin1', at, Math.max(space, at));
        if (nul < 0 || nul + 1 + length > bytes.length || !/^[0-7]{5,6}$/.test(mode))
            throw corruptObject('tree');
        entries.push({
            mode,
            name: decodeName(bytes.subarray(space + 1, nul)),
            id: bytes.toString('hex', nul + 1, nul + 1 + length),
        });
        at = nul + 1 + length;
    }
    return entries;
}
function encodeTree(entries) {
    const sortable = [...entries].map((entry) => {
        const name = encodeName(entry.name);
        return { entry, name, key: isDirectory(entry) ? Buffer.concat([name, Buffer.from('/')]) : name };
    });
    sortable.sort((a, b) => Buffer.compare(a.key, b.key));
    const seen = new Set();
    const parts = [];
    for (const { entry, name } of sortable) {
        if (seen.has(entry.name))
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `a tree cannot hold "${entry.name}" twice`);
        seen.add(entry.name);
        parts.push(Buffer.from(`${entry.mode} `, 'latin1'), name, Buffer.of(0), Buffer.from(entry.id, 'hex'));
    }
    return Buffer.concat(parts);
}
function decodeName(bytes) {
    const text = bytes.toString('utf8');
    if (!text.includes('\u{FFFD}') || Buffer.from(text, 'utf8').equals(bytes))
        return text;
    return [...bytes].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('');
}
function encodeName(name) {
    if (name === '' || name === '.' || name === '..' || name.toLowerCase() === '.git' || /[/\0]/.test(name)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `a tree cannot hold an entry named ${JSON.stringify(name)}`);
    }
    if (!/\p{Surrogate}/u.test(name))
        return Buffer.from(name, 'utf8');
    return Buffer.from([...name].map((char) => char.charCodeAt(0) & 0xff));
}
const packType = { commit: 1, tree: 2, blob: 3, tag: 4 };
function packObjects(objects, format) {
    const entries = [...objects];
    const header = Buffer.alloc(12);
    header.write('PACK', 'latin1');
    header.writeUInt32BE(2, 4);
    header.writeUInt32BE(entries.length, 8);
    const parts = [header];
    for (const { type, body } of entries)
        parts.push(entryHeader(type, body.byteLength), (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateSync)(body));
    const pack = Buffer.concat(parts);
    return Buffer.concat([pack, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(pack).digest()]);
}
function entryHeader(type, size) {
    const bytes = [(packType[type] << 4) | (size & 0x0f)];
    for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
        bytes.push(rest & 0x7f);
    }
    return Buffer.from(bytes);
}
function corruptObject(type) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the server sent a ${type} object that cannot be read`, {
        hint: 'Check the repository with "git fsck"; a proxy that rewrites answers can be the reason too.',
    });
}


/***/ }),

/***/ 6617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TI: () => (/* binding */ glob),
/* harmony export */   Vo: () => (/* binding */ alternatives),
/* harmony export */   fg: () => (/* binding */ isGlob),
/* harmony export */   gV: () => (/* binding */ globs),
/* harmony export */   k: () => (/* binding */ globWalk)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const mostAlternatives = 1000;
function isGlob(text) {
    return /[*?{]/.test(text);
}
function glob(pattern) {
    const every = alternatives(pattern);
    const literals = new Set(every.filter((each) => !/[*?]/.test(each)));
    const programs = every
        .filter((each) => !literals.has(each))
        .map((each) => ({ beginning: each.replace(/[*?].*$/s, ''), state: start(each) }));
    return (text) => literals.has(text) ||
        programs.some(({ beginning, state }) => text.startsWith(beginning) && isEnd(read(state, text)));
}
function globWalk(patterns) {
    const walk = (states) => ({
        matches: (name) => states.some((state) => isEnd(read(state, name))),
        below: (name) => {
            const below = states.map((state) => read(state, `${name}/`)).filter(({ reached }) => reached.size > 0);
            return below.length === 0 ? undefined : walk(below);
        },
    });
    return walk(patterns.map(start));
}
function globs(patterns) {
    const rules = patterns.map((pattern) => ({
        takes: !pattern.startsWith('!'),
        matches: glob(pattern.replace(/^!/, '')),
    }));
    return (text) => rules.findLast(({ matches }) => matches(text))?.takes ?? false;
}
function alternatives(pattern, input = 'glob') {
    let finished = [''];
    let position = 0;
    while (position < pattern.length) {
        const group = pattern[position] === '{' ? groupAt(pattern, position) : undefined;
        const endings = group?.options.flatMap((option) => alternatives(option, input)) ?? [pattern[position] ?? ''];
        finished = finished.flatMap((beginning) => endings.map((ending) => beginning + ending));
        if (finished.length > mostAlternatives) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${pattern}" stands for more than ${mostAlternatives} patterns`, 'Use * instead of {…}.');
        }
        position = group?.end ?? position + 1;
    }
    return finished;
}
function groupAt(pattern, start) {
    const commas = [];
    let depth = 0;
    for (let position = start; position < pattern.length; position++) {
        const character = pattern[position];
        if (character === '{')
            depth++;
        if (character === ',' && depth === 1)
            commas.push(position);
        if (character === '}')
            depth--;
        if (depth > 0)
            continue;
        if (commas.length === 0)
            return undefined;
        const edges = [start, ...commas, position];
        const options = edges.slice(1).map((edge, index) => pattern.slice((edges[index] ?? start) + 1, edge));
        return { options, end: position + 1 };
    }
    return undefined;
}
function tokens(pattern) {
    const found = pattern.match(/(?<=^|\/)\*\*\/|\*+|\?|[\s\S]/gu) ?? [];
    return found.map((token) => (/^\*{2,}$/.test(token) ? '**' : token));
}
function start(pattern) {
    const program = tokens(pattern);
    const reached = new Set();
    enter(program, 0, reached);
    return { program, reached };
}
function isEnd({ program, reached }) {
    return reached.has(program.length);
}
function read({ program, reached: before }, text) {
    let reached = before;
    for (const character of text) {
        if (reached.size === 0)
            break;
        const next = new Set();
        for (const position of reached)
            advance(program, position, character, next);
        reached = next;
    }
    return { program, reached };
}
function advance(program, position, character, next) {
    const token = program[position];
    if (token === '**/' && character !== '/')
        next.add(position);
    else if (token === '**/' || token === '**' || (token === '*' && character !== '/'))
        enter(program, position, next);
    else if (token === character || (token === '?' && character !== '/'))
        enter(program, position + 1, next);
}
function enter(program, position, reached) {
    reached.add(position);
    if (program[position]?.startsWith('*'))
        enter(program, position + 1, reached);
}


/***/ }),

/***/ 9349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ parseRepositoryName),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   Cy: () => (/* binding */ lastComponent),
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   JA: () => (/* binding */ canonicalRepository),
/* harmony export */   Ng: () => (/* binding */ looksLikeImage),
/* harmony export */   OJ: () => (/* binding */ joinImage),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   UD: () => (/* binding */ dockerHub),
/* harmony export */   Ve: () => (/* binding */ splitHost),
/* harmony export */   Y4: () => (/* binding */ dockerConfigKey),
/* harmony export */   Zf: () => (/* binding */ splitTagField),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   d0: () => (/* binding */ ecrRegion),
/* harmony export */   dw: () => (/* binding */ isTemplated),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   og: () => (/* binding */ isRepositoryPath),
/* harmony export */   s5: () => (/* binding */ splitImage)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const dockerHub = 'docker.io';
function dockerConfigKey(registry) {
    return registry === dockerHub ? 'https://index.docker.io/v1/' : registry;
}
const longestRepository = 255;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const ipv6 = /^\[[a-fA-F0-9:]+\]$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}|\$\([^)]*\)/gs;
const digestGrammar = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
function parseReference(text, input = 'image') {
    refuseSchemeAndSpace(text, input);
    const { name, tag, digest } = split(text);
    if (digest !== undefined)
        checkDigest(digest, input);
    if (tag !== undefined)
        checkTag(tag, input);
    const repository = checkedRepository(name, input, text);
    return { ...repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
function parseRepositoryName(text, input = 'image') {
    const { registry, repository, tag, digest } = parseReference(text, input);
    if (tag === undefined && digest === undefined)
        return { registry, repository };
    const extra = digest === undefined ? `the tag "${tag}"` : `the digest "${digest}"`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" must name a repository, but it also has ${extra}`, `write "${registry}/${repository}" and give tags in their own input`);
}
function formatReference({ registry, repository, tag, digest }) {
    return joinImage({ repository: `${registry}/${repository}`, tag, digest });
}
function isTag(text) {
    return tagGrammar.test(text);
}
function checkTag(tag, input = 'tags') {
    if (isTag(tag))
        return;
    if (tag === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the tag is empty', 'give a tag after ":", or leave the ":" out');
    const problem = tag.length > 128
        ? `has ${tag.length} characters, at most 128 are allowed`
        : /^[.-]/.test(tag)
            ? 'begins with "." or "-"'
            : `contains ${firstMatch(/[^A-Za-z0-9_.-]/, tag)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the tag "${tag}" ${problem}`, 'a tag has letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"; {branch-slug} makes a valid one of a branch name');
}
function isDigest(text) {
    return digestGrammar.test(text);
}
function checkDigest(digest, input = 'digest') {
    if (isDigest(digest))
        return;
    const [, algorithm, hex = ''] = /^(sha256|sha512):(.*)$/s.exec(digest) ?? [];
    const problem = algorithm === undefined
        ? 'does not begin with "sha256:" or "sha512:"'
        : /[^a-f0-9]/.test(hex)
            ? 'has other characters than lower-case hex digits'
            : `has ${hex.length} hex digits, ${algorithm} has ${algorithm === 'sha256' ? 64 : 128}`;
    const hint = 'Copy the whole digest, sha256: and 64 hex digits, as build-image outputs it.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the digest "${digest}" ${problem}`, hint);
}
function isRepositoryPath(path) {
    return path.length <= longestRepository && path.split('/').every((part) => component.test(part));
}
function splitImage(text) {
    const { name, tag, digest } = split(text);
    return { repository: name || undefined, tag: tag || undefined, digest: digest || undefined };
}
function splitTagField(text) {
    const [, tag, digest] = /^([^@]*)@?(.*)$/s.exec(text) ?? [];
    return { tag: tag || undefined, digest: digest || undefined };
}
function joinImage({ repository, tag, digest }) {
    return `${repository ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function versionOf(text) {
    const { tag, digest } = splitImage(text);
    if (tag !== undefined && isTag(tag))
        return tag;
    return digest !== undefined && isDigest(digest) ? digest.slice(0, digest.indexOf(':') + 13) : '';
}
function sameRepository(a, b) {
    return canonicalRepository(a) === canonicalRepository(b);
}
function canonicalRepository(repository) {
    return formatReference(canonical(splitHost(repository)));
}
function splitHost(repository) {
    const [, host, path = repository] = /^([^/]*[.:][^/]*|localhost)\/(.*)$/s.exec(repository) ?? [];
    return { host, path };
}
function lastComponent(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}
function isTemplated(text) {
    return text.search(placeholder) !== -1;
}
function looksLikeImage(text) {
    const { name, tag, digest } = split(text);
    return (/^[a-z0-9][\w.\-/]*(?::\d+\/[\w.\-/]+)?$/i.test(name) &&
        (tag === undefined || isTag(tag)) &&
        (digest === undefined || /^[\w+.-]+:[\w=-]+$/.test(digest)) &&
        !/^\d+$/.test(text));
}
function split(text) {
    const shape = text.replace(placeholder, (filled) => 'x'.repeat(filled.length));
    const at = shape.indexOf('@');
    const end = at < 0 ? text.length : at;
    const colon = shape.slice(0, end).indexOf(':', shape.lastIndexOf('/', end) + 1);
    return {
        name: text.slice(0, colon < 0 ? end : colon),
        tag: colon < 0 ? undefined : text.slice(colon + 1, end),
        digest: at < 0 ? undefined : text.slice(at + 1),
    };
}
function canonical({ host, path }) {
    const lower = host?.toLowerCase() ?? dockerHub;
    const registry = lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
    return { registry, repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}
function refuseSchemeAndSpace(text, input) {
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (scheme !== undefined) {
        const shown = text.replace(/\/\/[^/]*@/, '//***@');
        const problem = `"${shown}" begins with "${scheme}", but an image reference has no scheme`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `leave "${scheme}" out`);
    }
    if (text.trim() === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the image reference is empty', 'write it as host/path[:tag][@digest]');
    if (/[\s\p{Cc}]/u.test(text)) {
        const problem = `"${text}" contains ${firstMatch(/[\s\p{Cc}]/u, text)}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'remove white space and control characters');
    }
}
function checkedRepository(name, input, whole) {
    const { host, path } = splitHost(name);
    if (host !== undefined)
        checkHost(host, input);
    checkPath(path, input, whole);
    if (host === undefined && /^[a-f0-9]{64}$/.test(path)) {
        const problem = `"${whole}" is an image ID, which registries do not know`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'name the image by its repository, or by repository@sha256:…');
    }
    return canonical({ host, path });
}
function checkHost(host, input) {
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
    if (!hostName.test(name) && !ipv6.test(name)) {
        const hint = 'write a host name, an IPv4 address or an IPv6 address in brackets, with an optional :port';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${host}" is not a registry host`, hint);
    }
    if (port !== undefined && !(/^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${port}" is not a port of the registry "${name}"`, 'a port is a number from 1 to 65535');
    }
}
function checkPath(path, input, whole) {
    if (path.length > longestRepository) {
        const problem = `the repository of "${whole}" has ${path.length} characters, at most ${longestRepository} are allowed`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem);
    }
    const part = path.split('/').find((each) => !component.test(each));
    if (part === undefined)
        return;
    if (part === '') {
        const hint = 'write host/path[:tag][@digest] without doubled, leading or trailing "/"';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${whole}" has an empty part between slashes`, hint);
    }
    if (/[A-Z]/.test(part)) {
        const problem = `the repository of "${whole}" has upper-case letters in "${part}"`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `write it as "${part.toLowerCase()}"`);
    }
    const problem = /[^a-z0-9._-]/.test(part)
        ? `contains ${firstMatch(/[^a-z0-9._-]/, part)}`
        : `has a misplaced ${firstMatch(/[._-]+/, part)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${part}" in "${whole}" ${problem}`, 'each part of a repository has lower-case letters and digits, with single ".", one or two "_" or any "-" between them');
}
function firstMatch(pattern, text) {
    return JSON.stringify(pattern.exec(text)?.[0] ?? '');
}
const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;
function ecrRegion(registry) {
    return privateRegistry.exec(registry)?.[1];
}
function repositoryOf({ registry, repository }) {
    return { registry, repository };
}


/***/ }),

/***/ 7535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jv: () => (/* binding */ ofService),
/* harmony export */   cO: () => (/* binding */ tagOf),
/* harmony export */   ix: () => (/* binding */ triggerOf),
/* harmony export */   nL: () => (/* binding */ takesRequests),
/* harmony export */   nP: () => (/* binding */ tagNames),
/* harmony export */   o2: () => (/* binding */ hasSource),
/* harmony export */   qp: () => (/* binding */ servicesIn),
/* harmony export */   vd: () => (/* binding */ takesEvent),
/* harmony export */   xm: () => (/* binding */ takesTag),
/* harmony export */   yS: () => (/* binding */ optInFor)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6617);
/* harmony import */ var _source_source_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65);


const ofService = '{service}';
function tagOf({ event, sourceRef }) {
    if (event.kind === 'tag')
        return event.tag;
    const source = (0,_source_source_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSourceRef */ ._j)(sourceRef);
    return source?.kind === 'tag' ? source.name : undefined;
}
function triggerOf({ event }) {
    if (event.kind === 'tag')
        return event.startedBy;
    return event.kind === 'schedule' || event.kind === 'manual' ? event.kind : undefined;
}
function takesEvent(environment, ci, services = new Map()) {
    const { when } = environment;
    const { event, branch, defaultBranch } = ci;
    if (event.kind === 'queue')
        return false;
    if (event.kind === 'request' || event.kind === 'request-closed')
        return takesRequests(environment);
    const tag = tagOf(ci);
    const isSource = tag === undefined
        ? branch !== undefined && (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(when?.branch ?? [])(branch)
        : takesTag(environment, tag, services) !== 'no';
    const trigger = triggerOf(ci);
    if (trigger === undefined)
        return isSource;
    const said = when?.[trigger];
    if (said === false || isSource)
        return said !== false;
    return said === true && !hasSource(environment) && tag === undefined && isDefault(branch, defaultBranch);
}
function isDefault(branch, defaultBranch) {
    return branch !== undefined && branch === (defaultBranch ?? branch);
}
function hasSource({ when }) {
    return when?.branch !== undefined || when?.tag !== undefined || takesRequests({ ...(when && { when }) });
}
function takesRequests({ when }) {
    return when?.request !== undefined && when.request !== false;
}
function optInFor({ when }, branch) {
    const request = when?.request;
    if (typeof request !== 'object')
        return undefined;
    return branch !== undefined && (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(when?.branch ?? [])(branch) ? undefined : request;
}
function tagNames(services, list) {
    return servicesIn(list, services.keys()).flatMap((service) => [...new Set([service, services.get(service)?.package ?? service])].map((name) => ({ service, name })));
}
function takesTag(environment, tag, services) {
    const patterns = environment.when?.tag ?? [];
    const isOne = (pattern) => pattern.includes(ofService);
    if (!patterns.some(isOne))
        return (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(patterns)(tag) ? 'all' : 'no';
    const names = tagNames(services, environment.services);
    const filledFor = ({ name }) => patterns
        .filter((pattern) => isOne(pattern) || pattern.startsWith('!'))
        .map((pattern) => pattern.replaceAll(ofService, name));
    const [found] = names
        .filter((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(filledFor(each))(tag))
        .toSorted((one, other) => other.name.length - one.name.length);
    if (found !== undefined)
        return { service: found.service };
    const common = patterns.flatMap((pattern) => {
        if (!isOne(pattern))
            return [pattern];
        return pattern.startsWith('!') ? names.map(({ name }) => pattern.replaceAll(ofService, name)) : [];
    });
    return (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(common)(tag) ? 'all' : 'no';
}
function servicesIn(list, services) {
    if (list === undefined)
        return [...services];
    return [...services].filter((0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globs */ .gV)(list));
}


/***/ }),

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J7: () => (/* binding */ readWorkspaceOf),
/* harmony export */   iF: () => (/* binding */ readWorkspace),
/* harmony export */   lw: () => (/* binding */ workingCopy),
/* harmony export */   qt: () => (/* binding */ packageAround),
/* harmony export */   v2: () => (/* binding */ directoriesIn)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(585);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6617);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8314);







const pnpmWorkspaceFile = 'pnpm-workspace.yaml';
const dependencyKinds = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];
function readWorkspace(root) {
    return workspaceIn({
        text: (path) => readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)),
        ...workingCopy(root),
        isOpaque: () => false,
    });
}
function workingCopy(root) {
    return { subdirectories: (directory) => subdirectories((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory)) };
}
function directoriesIn(files, patterns, input) {
    return directoriesMatching({ ...files, isOpaque: () => false }, patterns, input);
}
async function readWorkspaceOf(tree) {
    const manifests = [...tree.files.keys()].filter((path) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(path) === 'package.json' && !path.startsWith('node_modules/') && !path.includes('/node_modules/'));
    const submodules = new Set([...tree.files.values()].filter(isSubmodule).map(({ path }) => path));
    const texts = await tree.read([...manifests, pnpmWorkspaceFile]);
    const children = childDirectories([...manifests.map((path) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(path)), ...submodules]);
    return workspaceIn({
        text: async (path) => texts.get(path)?.toString('utf8'),
        subdirectories: async (directory) => [...(children.get(directory) ?? [])],
        isOpaque: (directory) => submodules.has(directory),
    });
}
function isSubmodule({ mode }) {
    return mode === _git_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .treeMode */ .co.submodule;
}
function childDirectories(directories) {
    const children = new Map();
    for (let directory of directories) {
        while (directory !== '.') {
            const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory);
            const siblings = children.get(parent) ?? new Set();
            children.set(parent, siblings);
            if (siblings.has(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(directory)))
                break;
            siblings.add(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(directory));
            directory = parent;
        }
    }
    return children;
}
async function workspaceIn(files) {
    const rootManifest = await readManifest(files, '.');
    const patterns = (await pnpmPatterns(files)) ?? rootManifest?.workspaces ?? [];
    const manifests = new Map();
    const opaque = [];
    for (const path of await directoriesMatching(files, patterns)) {
        const manifest = await readManifest(files, path);
        if (manifest !== undefined)
            manifests.set(path, manifest);
        else if (files.isOpaque(path))
            opaque.push(path);
    }
    const paths = pathsByName(manifests);
    const packageAt = (path, { name, wanted }) => {
        const targets = wanted.map(({ alias, range }) => targetsOf(path, alias, range, manifests, paths));
        const dependencies = [...new Set([...targets.flat(), ...opaque])].filter((other) => other !== path);
        const wantedHere = wanted.map((each, index) => {
            const inWorkspace = targets[index]?.length !== 0;
            return {
                ...each,
                optional: each.optional || inWorkspace,
                path: inWorkspace ? undefined : pathOf(path, each.range),
            };
        });
        return { name, path, dependencies, wanted: wantedHere };
    };
    const packages = new Map([...manifests].map(([path, manifest]) => [path, packageAt(path, manifest)]));
    for (const path of opaque)
        packages.set(path, { name: undefined, path, dependencies: [], wanted: [] });
    return { packages, root: rootManifest && packageAt('.', rootManifest) };
}
function packageAround(graph, path) {
    for (let directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(path);; directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(directory)) {
        const found = graph.packages.get(directory.replace(/(?<=.)\/$/, ''));
        if (found !== undefined || directory === '.' || directory === '/')
            return found;
    }
}
async function pnpmPatterns(files) {
    const text = await files.text(pnpmWorkspaceFile);
    if (text === undefined)
        return undefined;
    const content = parsed(pnpmWorkspaceFile, () => (0,yaml__WEBPACK_IMPORTED_MODULE_2__.parse)(text, { maxAliasCount: 100 }));
    const patterns = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(content) ? content.packages : undefined;
    return patterns === undefined ? undefined : textItems(patterns, `packages of ${pnpmWorkspaceFile}`);
}
async function readManifest(files, path) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, 'package.json');
    const text = await files.text(file);
    if (text === undefined)
        return undefined;
    const content = parsed(file, () => JSON.parse(text.replace(/^\uFEFF/, '')));
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(content))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'is not a JSON object', 'Correct the file.');
    const { workspaces } = content;
    const wanted = new Map();
    for (const kind of dependencyKinds) {
        const listed = content[kind];
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(listed))
            continue;
        const optional = kind === 'peerDependencies' || kind === 'optionalDependencies';
        for (const [alias, range] of Object.entries(listed))
            wanted.set(alias, { alias, range: String(range), optional });
    }
    return {
        name: typeof content.name === 'string' ? content.name : undefined,
        workspaces: textItems(((0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(workspaces) ? workspaces.packages : workspaces) ?? [], `workspaces of ${file}`),
        wanted: [...wanted.values()],
    };
}
function pathsByName(manifests) {
    const paths = new Map();
    for (const [path, { name }] of manifests) {
        if (name !== undefined)
            paths.set(name, [...(paths.get(name) ?? []), path]);
    }
    return paths;
}
function targetsOf(path, alias, range, manifests, paths) {
    const target = pathOf(path, range);
    if (target !== undefined)
        return manifests.has(target) ? [target] : [];
    const [, other] = /^(?:workspace|npm):(@?[^@]+)@/s.exec(range) ?? [];
    return paths.get(other ?? alias) ?? [];
}
function pathOf(path, range) {
    const [, protocol, rest = ''] = /^(workspace|file|link|portal):(.*)$/s.exec(range) ?? [];
    const isPath = protocol !== undefined && (protocol !== 'workspace' || /^\.{1,2}\//.test(rest));
    return isPath ? node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, rest).replace(/\/$/, '') : undefined;
}
function textItems(value, of) {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(of, 'is not a list of globs', 'Write it as the package manager expects it, for example ["apps/*"].');
}
function parsed(file, parse) {
    try {
        return parse();
    }
    catch (cause) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(file, 'cannot be parsed', 'Correct the file.', cause);
    }
}
async function readText(file) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => undefined);
    return found?.isFile() === true ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8') : undefined;
}
async function directoriesMatching(files, patterns, input = 'workspaces') {
    const manifestOf = (directory) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, 'package.json');
    const isExclusion = (pattern) => pattern.startsWith('!');
    const excluded = patterns.filter(isExclusion).map((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .glob */ .TI)(manifestOf(pattern.slice(1))));
    const wanted = patterns.filter((each) => !isExclusion(each)).flatMap((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .alternatives */ .Vo)(each, input));
    for (const pattern of wanted)
        refuseOutside(pattern, input);
    const isWrittenOut = (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .globs */ .gV)(wanted.flatMap((pattern) => pattern.split('/')).filter((part) => part.startsWith('.')));
    const found = [];
    const visit = async (directory, walk) => {
        if (files.isOpaque(directory) || walk.matches('package.json'))
            found.push(directory);
        for (const name of await files.subdirectories(directory)) {
            const below = name.startsWith('.') && !isWrittenOut(name) ? undefined : walk.below(name);
            if (below !== undefined)
                await visit(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, name), below);
        }
    };
    await visit('.', (0,_glob_js__WEBPACK_IMPORTED_MODULE_5__/* .globWalk */ .k)(wanted.map(manifestOf)));
    return found.filter((path) => !excluded.some((matches) => matches(manifestOf(path)))).sort();
}
function refuseOutside(pattern, input) {
    if (!pattern.startsWith('/') && !pattern.split('/').includes('..'))
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .badInput */ .AN)(input, `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
}
async function subdirectories(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map((entry) => entry.name);
}


/***/ }),

/***/ 830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UG: () => (/* binding */ dnsLabel),
/* harmony export */   VE: () => (/* binding */ environmentName),
/* harmony export */   W3: () => (/* binding */ branchSlug),
/* harmony export */   ZP: () => (/* binding */ withinHostLabels),
/* harmony export */   "do": () => (/* binding */ releaseName),
/* harmony export */   tF: () => (/* binding */ slugOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);


const longestEnvironmentName = 30;
const longestLabel = 63;
const longestRelease = 53;
const hashLength = 8;
function environmentName(source) {
    if (source.mode === 'branch') {
        const shortRef = source.ref.replace(/^refs\/(heads|tags)\//, '');
        return hashedName(slugOf(shortRef) || 'env', `${source.repository}\0${source.ref}`, longestEnvironmentName);
    }
    if (!Number.isSafeInteger(source.requestNumber) || source.requestNumber < 1) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('request', `${source.requestNumber} is not the number of a request`, 'Give a number from 1 on.');
    }
    const name = `pr-${source.requestNumber}`;
    return source.monorepo === undefined ? name : `${name}-${hashOf(source.monorepo)}`;
}
function releaseName(text) {
    return text.length <= longestRelease ? text : cutTo(text, text, longestRelease);
}
const longHostLabel = /(?<![A-Za-z0-9.-])[A-Za-z0-9-]{64,}(?=(?:\.[A-Za-z0-9-]{1,63})+(?![A-Za-z0-9-]))/g;
function withinHostLabels(text) {
    return text.replace(longHostLabel, (label) => cutTo(label.toLowerCase(), label, longestLabel));
}
function dnsLabel(text) {
    const isLabel = text.length <= longestLabel && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text);
    return isLabel ? text : hashedName(slugOf(text) || 'x', text, longestLabel);
}
function slugOf(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
}
function branchSlug(branch) {
    return slugOf(branch).slice(0, longestLabel).replace(/-$/, '');
}
function hashedName(slug, source, longest) {
    return cutTo(/^[0-9]/.test(slug) ? `r${slug}` : slug, source, longest);
}
function cutTo(words, source, longest) {
    return `${words.slice(0, longest - hashLength - 1).replace(/-+$/, '')}-${hashOf(source)}`;
}
function hashOf(source) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(source, 'utf8').digest('hex').slice(0, hashLength);
}


/***/ }),

/***/ 1524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ stopOf),
/* harmony export */   J8: () => (/* binding */ lastCommandIn),
/* harmony export */   s5: () => (/* binding */ commandPattern)
/* harmony export */ });
function stopOf(command) {
    return `/stop-${command.replace(/^\/(?:deploy-|start-)?/, '')}`;
}
const commandPattern = '^/[A-Za-z][A-Za-z0-9_-]*$';
function lastCommandIn(text, commands) {
    return spokenLines(text).findLast((line) => commands.includes(line));
}
function spokenLines(text) {
    const spoken = [];
    let fence;
    let hidden = false;
    for (const line of text.split(/\r\n|\r|\n/)) {
        if (fence !== undefined) {
            const closing = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(line)?.[1];
            if (closing?.startsWith(fence))
                fence = undefined;
            continue;
        }
        if (hidden) {
            hidden = !line.includes('-->');
            continue;
        }
        const opening = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(line)?.[1];
        if (opening !== undefined) {
            fence = opening;
            continue;
        }
        if (line.includes('<!--')) {
            hidden = !line.slice(line.indexOf('<!--')).includes('-->');
            continue;
        }
        if (!/^(?: {4}| {0,3}\t)/.test(line))
            spoken.push(line.trim());
    }
    return spoken;
}


/***/ }),

/***/ 9624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   qL: () => (/* binding */ isFilledIn),
/* harmony export */   qR: () => (/* binding */ isGiven)
/* harmony export */ });
function isGiven({ source: { kind } }) {
    return kind !== 'gitops.yaml' && kind !== 'default' && kind !== 'absent';
}
function isFilledIn({ source: { kind } }) {
    return kind === 'gitops.yaml';
}
function partsOf(key) {
    const dot = key.lastIndexOf('.');
    return { section: key.slice(0, dot), name: key.slice(dot + 1) };
}


/***/ }),

/***/ 1086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ manifestInputs),
/* harmony export */   Ff: () => (/* binding */ rolloutInputs),
/* harmony export */   y: () => (/* binding */ applicationInputs),
/* harmony export */   zm: () => (/* binding */ operationInputs)
/* harmony export */ });
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3669);

const applicationInputs = {
    mode: {
        type: 'choice',
        options: ['api', 'git'],
        config: { keys: ['argocd.mode'] },
        description: '`api` writes to the Argo CD server, `git` writes the manifest into the GitOps repository for an app-of-apps. Default: `api` when `argocd-server` is given.',
    },
    project: {
        type: 'string',
        config: { keys: ['environment.app.project', 'argocd.project'], placeholders: true },
        description: "Argo CD project. Default: the template's, else `default`.",
    },
    'app-namespace': {
        type: 'string',
        config: { keys: ['environment.app.app-namespace', 'argocd.app-namespace'] },
        description: "Namespace of the Application itself, when it is not Argo CD's own.",
    },
    name: {
        type: 'string',
        config: { keys: ['environment.app.name'], placeholders: true },
        description: 'Name of the Application. Default with `service` and `environment`: `{service}-{environment}`, or `{service}-{slug}` in a review environment.',
    },
    file: {
        type: 'string',
        config: { keys: ['environment.app.file'], placeholders: true },
        description: 'Template manifest: a path in the monorepo, or else in the GitOps repository at the tip of its branch. Inputs win over what it says.',
    },
    labels: {
        type: 'list',
        config: { keys: ['environment.app.labels'], form: 'map', placeholders: true },
        description: 'Labels of the Application, `name=value`. Existing ones stay.',
    },
    annotations: {
        type: 'list',
        config: { keys: ['environment.app.annotations'], form: 'map', placeholders: true },
        description: 'Annotations of the Application, `name=value`. Existing ones stay.',
    },
    'repo-url': {
        type: 'string',
        config: { keys: ['environment.app.repo-url'], form: 'url' },
        description: 'Repository that Argo CD reads. Default: the GitOps repository. With a template of several sources it chooses the one to change.',
    },
    path: {
        type: 'string',
        config: { keys: ['environment.app.path'], placeholders: true },
        description: 'Directory in that repository; `.` is its root. Default for an environment whose `file` is a Kustomization: its directory.',
    },
    revision: {
        type: 'string',
        config: { keys: ['environment.app.revision'], placeholders: true, laterPlaceholders: ['commit'] },
        description: "Branch, tag, commit or chart version to deploy. Default: the template's, else the branch of the GitOps repository, so that people's commits go live too. `{commit}` pins to our commit there (`mode: api`).",
    },
    chart: {
        type: 'string',
        config: { keys: ['environment.app.chart'], placeholders: true },
        description: 'Chart name, when `repo-url` is a chart repository.',
    },
    'values-files': {
        type: 'list',
        config: { keys: ['environment.app.values-files'], placeholders: true },
        description: "Helm values files, relative to `path`. They replace the template's.",
    },
    values: {
        type: 'string',
        isLong: true,
        config: { keys: ['environment.app.values'] },
        description: 'Helm values as YAML text.',
    },
    parameters: {
        type: 'list',
        config: { keys: ['environment.app.parameters'], placeholders: true },
        description: 'Helm parameters, `name=value`, as `helm --set`.',
    },
    'kustomize-images': {
        type: 'list',
        config: { keys: ['environment.app.kustomize-images'], placeholders: true },
        description: 'Kustomize images, `[old=]name:tag` or `[old=]name@digest`.',
    },
    'directory-recurse': {
        type: 'boolean',
        config: { keys: ['environment.app.directory-recurse'] },
        description: 'Read plain manifests of subdirectories too.',
    },
    'dest-server': {
        type: 'string',
        config: { keys: ['environment.app.dest-server', 'argocd.dest-server'], insteadOf: 'dest-name' },
        description: 'API server of the target cluster. Default: the cluster that Argo CD runs in.',
    },
    'dest-name': {
        type: 'string',
        config: { keys: ['environment.app.dest-name', 'argocd.dest-name'], insteadOf: 'dest-server' },
        description: 'Name of the target cluster in Argo CD, instead of `dest-server`.',
    },
    'dest-namespace': {
        type: 'string',
        config: { keys: ['environment.app.dest-namespace'], placeholders: true },
        description: 'Namespace to deploy into.',
    },
    'sync-policy': {
        type: 'choice',
        options: ['manual', 'automated'],
        config: { keys: ['environment.app.sync-policy'] },
        description: "Who starts a sync. Default: the template's, else `automated`.",
    },
    prune: {
        type: 'boolean',
        config: { keys: ['environment.app.prune'] },
        description: 'A sync also deletes what left Git.',
    },
    'self-heal': {
        type: 'boolean',
        config: { keys: ['environment.app.self-heal'] },
        description: 'Automated sync also reverts changes made in the cluster.',
    },
    'sync-options': {
        type: 'list',
        config: { keys: ['environment.app.sync-options'] },
        description: 'Sync options, for example `CreateNamespace=true`.',
    },
    cascade: {
        type: 'boolean',
        description: "Whether deleting the Application later deletes what it deployed. Default: as the template's finalizers say, else true.",
    },
    finalizer: {
        type: 'choice',
        options: ['foreground', 'background'],
        description: 'How that deletion goes: waiting for dependents, or leaving them to the cluster.',
    },
};
const manifestInputs = {
    'app-file': {
        type: 'string',
        default: 'argocd/{name}.yaml',
        description: 'Path of the manifest of an Application in the GitOps repository (`mode: git`).',
    },
};
const operationInputs = {
    kind: {
        type: 'choice',
        options: ['application', 'applicationset'],
        default: 'application',
        description: 'What is written: one Application, or an ApplicationSet whose generators stand in `file` (`name` and `app-namespace` are then its own, all else is of the Applications that it makes).',
    },
    operation: {
        type: 'choice',
        options: ['upsert', 'get', 'diff', 'sync', 'wait', 'history', 'rollback', 'terminate', 'promote', 'abort'],
        default: 'upsert',
        description: 'What to do. `upsert` writes the Application. The others do what `argocd app` does with one that exists, and need its `name` and `project` alone (`mode: api`).',
    },
    resources: {
        type: 'list',
        ofNames: true,
        description: 'For `operation: sync`, `wait` and `diff`: these resources alone; for `promote` and `abort` which Rollout, where there are several. Form: `group:Kind:[namespace/]name`, as `argocd --resource`. The group of `v1` is empty: `:Service:web1`. A `*` stands for any; `!` before an item leaves it out.',
    },
    force: {
        type: 'boolean',
        default: 'false',
        description: 'For `operation: sync`: delete and create again what cannot be changed in place. What it runs stops meanwhile.',
    },
    to: {
        type: 'string',
        description: 'For `operation: rollback`: a history id, a revision (its beginning is enough), or `previous`, the deployment before the last. Default: `previous`. For `promote`: `next`, to the next pause or the end (default), or `full`, past all steps.',
    },
};
const rolloutInputs = {
    upsert: {
        type: 'boolean',
        default: 'true',
        description: 'Change the Application when it exists with another content.',
    },
    validate: {
        type: 'boolean',
        default: 'true',
        description: 'Have the server render the manifests before it accepts them (`mode: api`).',
    },
    sync: {
        type: 'boolean',
        default: 'false',
        description: 'Start a sync, or take the one that is running for the same commit.',
    },
    terminate: {
        type: 'boolean',
        default: 'false',
        description: 'Before a sync end another operation of the Application that is running, instead of waiting for it; also the same sync, where it has been running for more than a minute.',
    },
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is proved to be live: compared, synced, healthy.',
    },
    'wait-for': {
        type: 'list',
        ofNames: true,
        description: 'What `wait` waits for (`mode: api`): `synced`, `healthy`, `suspended` (healthy, or a Rollout that is paused until a person promotes it), `image=<reference>`, `commit=<sha>` (that commit of the GitOps repository, or one that descends from it). Default: `synced` and `healthy`.',
    },
    timeout: { ..._run_js__WEBPACK_IMPORTED_MODULE_0__/* .runInputs */ .HM.timeout, default: '10m' },
    'degraded-grace': {
        type: 'duration',
        default: '90s',
        description: 'How long the Application may be Degraded without a break before `wait` fails (`mode: api`).',
    },
    'on-failure': {
        type: 'choice',
        options: ['keep', 'rollback'],
        default: 'keep',
        description: 'After a failed `sync` or `wait` (`mode: api`): leave it, or go back to what was deployed before, unless a later deployment has taken over. Where the Application follows the branch, the image goes back in the GitOps repository. A third of `timeout` is kept for the way back.',
    },
};


/***/ })

};
