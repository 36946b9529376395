/** The Dockerfiles that `init` writes for the services that have none: one, or one of each kind of image. */
import { type PackageManager, stepsOf } from './package-managers.ts';
import type { ScaffoldService, ServiceImage } from './service.ts';
import { fillText, type ScaffoldFile, textOf } from './template.ts';

/** The tools that a monorepo is built with, as far as they are known. */
export interface Toolchain {
  /** Exact, of the package manager; undefined: its newest major version that is known here. */
  readonly managerVersion: string | undefined;
  readonly turboVersion: string | undefined;
  /** Major version of Node. */
  readonly runtime: string | undefined;
  /** An installation runs a script `prepare` of the root. */
  readonly preparesRoot: boolean;
  /** Paths of packages with a script `build` that services need, in the order in which they are built. */
  readonly builtBefore: readonly string[];
  /** Paths of packages that services need for their build alone. */
  readonly developmentOnly: readonly string[];
  /** Programs that packages of the workspace bring: `packages/tool/cli.js`. An installation links those that it finds. */
  readonly programs: readonly string[];
  /** Those of them that are not executable. */
  readonly plainPrograms: readonly string[];
  /** There is a lock file. */
  readonly isLocked: boolean;
}

/** What the Dockerfile depends on. */
export interface ImageRequest {
  readonly services: readonly ScaffoldService[];
  readonly packageManager: PackageManager;
  readonly turbo: boolean;
  /** Default: nothing is known. */
  readonly toolchain?: Toolchain;
}

const unknownTools: Toolchain = {
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

type Kind = ServiceImage['kind'];

/** The first of these that a monorepo has is in the file `Dockerfile`. */
const kinds: readonly Kind[] = ['server', 'next', 'static'];

/** A monorepo that builds images already has Dockerfiles, which are kept. */
export function imageFiles(request: ImageRequest, templates: readonly ScaffoldFile[]): readonly ScaffoldFile[] {
  const found = kindsOf(request);
  if (found.length === 0) return [];
  const files = found.map((kind): ScaffoldFile => {
    return { path: dockerfilePath(request, kind), text: dockerfile(kind, request, templates), present: 'keep' };
  });
  return [...files, ...templates.filter(({ path }) => path === '.dockerignore')];
}

/** A Dockerfile that is there since an earlier run wrote it is not one that services had. */
export function ofEarlierRun<Request extends ImageRequest>(
  request: Request,
  templates: readonly ScaffoldFile[],
): Request {
  const isOwn = ({ path, build }: ScaffoldService) => build?.dockerfile.path.startsWith(`${path}/`) === true;
  const without = request.services.map((service) => (isOwn(service) ? service : { ...service, hasDockerfile: false }));
  const written = new Map(
    imageFiles({ ...request, services: without }, templates).map(({ path, text }) => [path, text]),
  );
  const isOurs = ({ build }: ScaffoldService) =>
    build !== undefined && written.get(build.dockerfile.path) === build.dockerfile.text;
  const services = request.services.map((each) => (isOurs(each) ? { ...each, hasDockerfile: false } : each));
  return { ...request, services };
}

/** Keys of `build` in `gitops.yaml` for a service without a Dockerfile of its own. */
interface BuildKeys {
  readonly dockerfile: string;
  readonly args: Readonly<Record<string, string>>;
  /** The build sees the service's part of the workspace. */
  readonly prune?: 'workspace';
}

export function buildKeys(request: ImageRequest, service: ScaffoldService): BuildKeys {
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

function kindsOf({ services }: ImageRequest): readonly Kind[] {
  const used = services.filter(({ hasDockerfile }) => !hasDockerfile).map(kindOf);
  return kinds.filter((kind) => used.includes(kind));
}

function kindOf({ image }: ScaffoldService): Kind {
  return image?.kind ?? 'server';
}

function inWorkspace({ packageName, path }: ScaffoldService): boolean {
  return packageName !== undefined && path !== '.';
}

/** Beside the services when they have one directory, as `apps/Dockerfile`; else at the root. */
function dockerfilePath(request: ImageRequest, kind: Kind): string {
  const name = kindsOf(request)[0] === kind ? 'Dockerfile' : `${kind}.Dockerfile`;
  const parent = commonDirectory(request);
  return parent === undefined ? name : `${parent}/${name}`;
}

function commonDirectory({ services }: Pick<ImageRequest, 'services'>): string | undefined {
  const parents = new Set(services.map(({ path }) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')));
  const [parent = ''] = parents;
  return parents.size === 1 && parent !== '' ? parent : undefined;
}

function dockerfile(kind: Kind, request: ImageRequest, templates: readonly ScaffoldFile[]): string {
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

/** Programs beside the runtime, and where they work. */
function setupLines({ packageManager, toolchain = unknownTools }: ImageRequest, isPruned: boolean): string {
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

/** Leaves what an installation reads, of the service alone where turbo prunes. */
function manifestsOnly(
  { packageManager, toolchain = unknownTools }: ImageRequest,
  isPruned: boolean,
): readonly string[] {
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
  // As `"prepare": "husky"`, for working copies: it needs sources, or a development dependency.
  const removal = `${packageManager === 'bun' ? 'bun pm' : 'npm'} pkg delete scripts.prepare`;
  const removed = toolchain.preparesRoot ? [isPruned ? `(cd out/json && ${removal})` : removal] : [];
  return [...leave, ...linked, ...removed];
}

function findTest(name: string): string {
  return `-${name.includes('/') ? 'path' : 'name'} '${name}'`;
}

function copies(from: string, tests: readonly string[], to: string, options = ''): readonly string[] {
  if (tests.length === 0) return [];
  const test = tests.length === 1 ? tests[0] : `'(' ${tests.join(' -o ')} ')'`;
  return [
    `(cd ${from} && find . ${options}${test} -exec cp --parents {} ${to}/ ';')`.replace(/^\(cd \. && (.*)\)$/, '$1'),
  ];
}

/** Without what is for development alone, packages of the workspace too, and without links to those. */
function production(
  { packageManager, toolchain = unknownTools }: ImageRequest,
  isWorkspace: boolean,
): readonly string[] {
  const { production: install, productionAlone = install } = stepsOf(packageManager);
  const { developmentOnly } = toolchain;
  if (!isWorkspace) return [productionAlone];
  if (developmentOnly.length === 0) return [install];
  return [install, remove(developmentOnly), "find . -type l ! -exec test -e {} ';' -exec rm -f {} ';'"];
}

const remove = (paths: readonly string[]) => `rm -rf ${paths.join(' ')}`;

function buildCommands(request: ImageRequest, isWorkspace: boolean): readonly string[] {
  const { packageManager, toolchain = unknownTools } = request;
  const { buildHere } = stepsOf(packageManager);
  if (!isWorkspace) return [buildHere];
  return [...executable(toolchain), ...workspaceBuild(request)];
}

/** npm makes the programs of the workspace executable when it links them, and then the sources are copied over them. */
function executable({ plainPrograms }: Toolchain): readonly string[] {
  return plainPrograms.length === 0 ? [] : [`(chmod +x ${plainPrograms.join(' ')} 2>/dev/null || true)`];
}

function workspaceBuild({ packageManager, turbo, toolchain = unknownTools }: ImageRequest): readonly string[] {
  const { build, buildHere } = stepsOf(packageManager);
  if (turbo) return ['turbo run build --filter="$SERVICE_NAME"'];
  if (build !== undefined) return [build];
  if (toolchain.builtBefore.length === 0) return [`cd "$SERVICE_PATH" && ${buildHere}`];
  // Each behind those that it needs. What this service does not need is not there when the workspace is pruned.
  const packages = toolchain.builtBefore.join(' ');
  return [
    `for package in ${packages} "$SERVICE_PATH"; do \\\n      if [ -d "$package" ]; then (cd "$package" && ${buildHere}) || exit 1; fi; \\\n    done`,
  ];
}

/** What the last stage does not get, or needs to be there. */
function behindBuild(
  kind: Kind,
  { packageManager, turbo, services, toolchain = unknownTools }: ImageRequest,
): readonly string[] {
  if (kind === 'static') return [];
  if (kind === 'next') return ['mkdir -p "/repo/$SERVICE_PATH/public"'];
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

/** Where nothing but services is. */
const serviceDirectory = /^(.*\/)?(apps|services)\/[^/]+$/;

function contextComment({ packageManager }: ImageRequest, isWorkspace: boolean): string {
  if (!isWorkspace) return 'Everything that .dockerignore does not leave out.';
  if (stepsOf(packageManager).prunable) {
    return 'The part of the workspace that the service needs: `prune: workspace` in gitops.yaml. By hand it is the whole monorepo.';
  }
  return `The whole monorepo: only turbo prunes a lock file of ${packageManager.replace(/-.*/, '')}.`;
}

/** The words that start every server of the file, where they are the same and one plain command of the runtime. */
function commonStart({ services, packageManager }: ImageRequest): readonly string[] | undefined {
  const servers = services.filter((service) => !service.hasDockerfile && kindOf(service) === 'server');
  const starts = servers.map(({ image }) => (image?.kind === 'server' ? image.start : undefined));
  const [start] = starts;
  const isOne = starts.every((each) => JSON.stringify(each) === JSON.stringify(start));
  return isOne && start?.[0] === stepsOf(packageManager).evaluate[0] ? start : undefined;
}

/** The program itself gets SIGTERM as it comes, and is all that runs. */
function startLines(request: ImageRequest): string {
  const { start } = stepsOf(request.packageManager);
  const common = commonStart(request);
  if (common !== undefined) return `CMD [${words(common)}]`;
  const comment = `# ${start[0]} hands SIGTERM on. Where all services start alike, write the program itself: CMD ["node", "dist/server.js"].`;
  return `${comment}\nCMD [${words(start)}]`;
}

/** As they stand in an array of JSON. */
function words(command: readonly string[]): string {
  return command.map((word) => JSON.stringify(word)).join(', ');
}

function runVariables(request: ImageRequest): string {
  const { environment = '' } = stepsOf(request.packageManager);
  // Of npm, where it starts the service.
  const npm = commonStart(request) === undefined ? /\bNPM_\S+/.exec(environment) : null;
  return ['NODE_ENV=production', 'PORT=3000', ...(npm ?? [])].join(' ');
}
