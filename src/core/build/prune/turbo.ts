/** `turbo prune`, by the turbo of the monorepo or of the machine: nothing is downloaded. */
import { access, constants, readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { Failure } from '../../failure.ts';
import type { Environment, Programs } from '../../ports.ts';
import { programsOnPath } from '../../program.ts';

/** Undefined where there is none. */
export async function findTurbo(root: string, env: Environment): Promise<string | undefined> {
  const own = join(root, 'node_modules/.bin/turbo');
  const isThere = await access(own, constants.X_OK).then(
    () => true,
    () => false,
  );
  return isThere ? own : (await programsOnPath('turbo', env))[0];
}

interface TurboOutput {
  /** Of `full`, relative to the root. */
  readonly paths: readonly string[];
  /** Of the lock file and of the manifests at the root, where turbo has made them. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * @param out absolute path of a directory that does not exist yet
 * @param made the files at the root that turbo makes
 * @throws Failure `PRUNE_FAILED`
 */
export async function turboPrune(
  turbo: string,
  { root, packageName, out, made }: { root: string; packageName: string; out: string; made: Iterable<string> },
  { run, env }: { readonly run: Programs['run']; readonly env: Environment },
): Promise<TurboOutput> {
  const argv = [turbo, 'prune', '--docker', `--out-dir=${out}`, '--', packageName] as const;
  const { exitCode, stdout, stderr } = await run({ argv, cwd: root, env: turboEnvironment(env) });
  if (exitCode !== 0) {
    const cause = new Error(`${stdout.toString('utf8')}\n${stderr}`.trim());
    throw new Failure('failed', 'PRUNE_FAILED', `turbo prune ${packageName}: exit code ${exitCode}`, {
      hint: "Turbo's own words are in the cause. It needs `packageManager` in the package.json at the root; `prune: workspace` does without turbo (pnpm, npm).",
      cause,
    });
  }
  const texts = new Map<string, string>();
  for (const file of made) {
    const text = (await textOf(join(out, 'full', file))) ?? (await textOf(join(out, file)));
    if (text !== undefined) texts.set(file, text);
  }
  return { paths: await filesBelow(join(out, 'full'), ''), texts };
}

/** It prunes files alone: no token of the job is its business. */
function turboEnvironment({ PATH, HOME, TMPDIR, LD_LIBRARY_PATH }: Environment): Environment {
  const quiet = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
  return { PATH, HOME, TMPDIR, LD_LIBRARY_PATH, ...quiet };
}

function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

async function filesBelow(root: string, directory: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(root, directory), { withFileTypes: true })) {
    const path = posix.join(directory, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(root, path)));
    else found.push(path);
  }
  return found;
}
