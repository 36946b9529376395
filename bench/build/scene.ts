/** What all ways share: a registry, the builders with their stores, a base image, and a service of a monorepo. */
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  prepareBuildah,
  pushBusybox,
  startDocker,
  type TestBuildah,
  type TestDocker,
} from '../../test/support/build/builders.ts';
import { findProgram } from '../../test/support/real-parts.ts';
import { testClient } from '../../test/support/registry/server.ts';
import { type RegistryProcess, startRegistryProcess } from './registry.ts';

export interface Scene {
  readonly registry: RegistryProcess;
  readonly docker: TestDocker;
  readonly buildah: TestBuildah;
  /** Path of `crane`, where it is on PATH. */
  readonly crane: string | undefined;
  readonly base: string;
  /** What Node and crane get. */
  readonly env: NodeJS.ProcessEnv;
}

export async function setScene(directory: string, stack: AsyncDisposableStack): Promise<Scene> {
  const registry = stack.use(await startRegistryProcess(directory));
  const docker = stack.use(await startDocker());
  const buildah = stack.use(await prepareBuildah());
  const home = join(directory, 'home');
  await mkdir(home);
  const base = await pushBusybox(testClient(), registry.host);
  const env = { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  return { registry, docker, buildah, crane: await findProgram('crane'), base, env };
}

export interface Checkout {
  readonly path: string;
  readonly files: number;
}

/**
 * A service as a front end has it: what it depends on, of many small files, and what was built from its sources.
 *
 * @param files of both, of 4 kB on average, whose text is no repetition of few bytes
 */
export async function createCheckout(path: string, base: string, files: number): Promise<Checkout> {
  const built = 20;
  for (let index = 0; index < files; index += 1) {
    const isBuilt = index < built;
    const folder = join(path, isBuilt ? 'dist' : `node_modules/package-${Math.floor(index / 50)}`);
    if (index % 50 === 0 || index === built) await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `file-${index}.js`), text(index, 1_000 + ((index * 7_919) % 6_000)));
  }
  const copies = 'COPY node_modules /app/node_modules\nCOPY dist /app/dist\n';
  await writeFile(join(path, 'Dockerfile'), `FROM ${base}\nWORKDIR /app\n${copies}CMD ["cat", "dist/file-0.js"]\n`);
  await writeFile(join(path, '.dockerignore'), 'nothing\n');
  const git = (...argv: readonly string[]) => execFileSync('git', ['-C', path, ...argv], { stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all', '--force');
  git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '--message=Begin');
  return { path, files };
}

/** What a change of the sources changes. */
export function change({ path }: Checkout, round: number): Promise<void> {
  return writeFile(join(path, 'dist/file-0.js'), text(1_000_000 + round, 4_000));
}

/** Words of a program, in an order that depends on the seed. */
function text(seed: number, length: number): string {
  let state = seed + 1;
  let made = '';
  while (made.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    made += `const v${state.toString(36)} = require("./${(state >>> 7).toString(36)}");\n`;
  }
  return made;
}
