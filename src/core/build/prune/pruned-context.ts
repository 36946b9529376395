/**
 * The build context of a service whose workspace is pruned (inputs `prune`, `extra-files`): a smaller monorepo with the same
 * paths in a private directory. Begin here; `pruned-files.ts` says what is in it.
 */

import { constants } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { counted } from '../../counted.ts';
import { badInput } from '../../failure.ts';
import { lockFileNames } from '../../monorepo/lock/lock-files.ts';
import type { Deadline } from '../../net/deadline.ts';
import type { Environment, Log, Programs } from '../../ports.ts';
import { temporaryBase, temporaryDirectory } from '../../run-end.ts';
import { readOptions } from '../content-key.ts';
import { dockerfileReads } from '../dockerfile-reads.ts';
import { type BuildSpec, type Engine, emittedContext } from '../engine.ts';
import { type ImageRequest, requirePaths } from '../request.ts';
import { runUntil } from '../run-builder.ts';
import { dockerLayout, expectsDockerLayout } from './docker-layout.ts';
import { extraFiles } from './extra-files.ts';
import { type PrunedFiles, prunedFiles } from './pruned-files.ts';
import { findTurbo, turboPrune } from './turbo.ts';
import { writeContext } from './write-context.ts';

interface PrunePorts {
  readonly env: Environment;
  readonly log: Log;
  readonly programs: Programs;
  readonly deadline: Deadline;
}

interface PrunedContext extends AsyncDisposable {
  /** The spec of the build in it. */
  readonly spec: BuildSpec;
  /** The spec of a build in another job: its context is in the directory of `emit`, where a dry run writes nothing. */
  handOver(spec: BuildSpec, isDry: boolean): Promise<BuildSpec>;
  /** The text with `<pruned context>` for the directory, which is gone when people read it. */
  hide(text: string): string;
}

/**
 * Undefined where nothing is pruned.
 *
 * @throws bad input for what cannot be pruned, Failure `PRUNE_FAILED`
 */
export async function prunedContext(
  request: ImageRequest,
  spec: BuildSpec,
  engines: readonly Engine[],
  ports: PrunePorts,
): Promise<PrunedContext | undefined> {
  const plan = await prunePlan(request, spec, ports);
  if (plan === undefined) return undefined;
  const { files, turbo, inside } = plan;
  const { workspace } = request.ci;
  const { env, log, deadline } = ports;
  const temporary = await temporaryDirectory(temporaryBase(env), 'monorepo-gitops-context');
  try {
    const extra = await extraFiles(workspace, request['extra-files']);
    const content = { paths: new Set([...files.paths, ...extra]), texts: new Map(files.root.texts) };
    if (turbo !== undefined) {
      const run = runUntil(ports.programs, deadline);
      const made = { root: workspace, packageName: turbo.packageName, out: join(temporary.path, 'out') };
      const found = await turboPrune(turbo.program, { ...made, made: files.root.texts.keys() }, { run, env });
      for (const [file, text] of found.texts) {
        content.texts.set(file, lockFileNames.includes(file) ? text : files.root.manifest(file, text));
      }
      for (const path of found.paths) if (files.mayHave(path)) content.paths.add(path);
    }
    const paths = [...content.paths].filter((path) => !content.texts.has(path));
    const directory = join(temporary.path, 'context');
    const prefix = expectsDockerLayout(await copiedPaths(spec, engines), files);
    const places = prefix === undefined ? undefined : dockerLayout(prefix);
    await writeContext(workspace, directory, { paths, texts: content.texts }, places);
    const by = turbo === undefined ? 'workspace' : 'turbo';
    log.info(
      `Pruned context (${by}): ${counted(paths.length + content.texts.size, 'file')}${prefix === undefined ? '' : `, as ${prefix}json and ${prefix}full`}`,
    );
    return {
      spec: { ...spec, context: join(directory, inside) },
      handOver: (read, isDry) => handOver(read, directory, isDry),
      hide: (text) => text.replaceAll(directory, '<pruned context>'),
      [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
    };
  } catch (error) {
    await temporary[Symbol.asyncDispose]();
    throw error;
  }
}

async function handOver(spec: BuildSpec, directory: string, isDry: boolean): Promise<BuildSpec> {
  if (spec.emit === undefined) return spec;
  const target = join(spec.emit, emittedContext);
  if (!isDry) {
    await rm(target, { recursive: true, force: true });
    // Copies: a later step of this job may write into the files of the checkout.
    await cp(directory, target, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  }
  return { ...spec, context: join(target, relative(directory, spec.context)) };
}

/** Whatever can be known before a build. @throws bad input for what cannot be pruned */
export async function checkPrune(
  request: ImageRequest,
  spec: BuildSpec,
  ports: Pick<PrunePorts, 'env' | 'log' | 'programs'>,
): Promise<void> {
  if ((await prunePlan(request, spec, ports)) !== undefined) {
    await extraFiles(request.ci.workspace, request['extra-files']);
  }
}

interface PrunePlan {
  readonly files: PrunedFiles;
  /** The context of the request, relative to the root. */
  readonly inside: string;
  readonly turbo: { readonly program: string; readonly packageName: string } | undefined;
}

async function prunePlan(
  request: ImageRequest,
  spec: BuildSpec,
  { env, log, programs }: Pick<PrunePorts, 'env' | 'log' | 'programs'>,
): Promise<PrunePlan | undefined> {
  const { prune: by = 'none', 'extra-files': extra, ci } = request;
  if (by === 'none' && extra.length > 0) {
    throw badInput('extra-files', 'has no meaning without prune', 'Give prune (turbo or workspace), or leave it out.');
  }
  if (by === 'none') return undefined;
  await requirePaths(spec);
  const inside = relativeTo(ci.workspace, spec.context);
  if (inside === undefined) {
    const problem = `${spec.context} is not in the monorepo (${ci.workspace}), whose workspace is pruned`;
    throw badInput('context', problem, 'Leave context out: the pruned context has the paths of the monorepo.');
  }
  const files = await prunedFiles({ cwd: ci.workspace, env, programs }, by, prunedService(request, spec, inside));
  for (const [file, why] of files.wholeLocks) log.warn(`prune: ${file} stays as a whole: ${why}`);
  warnOfLeftOut(files.leftOut, log);
  const turbo = by === 'turbo' ? await findTurbo(ci.workspace, env) : undefined;
  const [foreign] = files.foreignLocks;
  if (turbo === undefined && foreign !== undefined) {
    const problem =
      by === 'turbo'
        ? 'turbo is neither in node_modules/.bin nor on PATH'
        : 'workspace prunes the lock files of pnpm and npm';
    const hint = `Use \`prune: turbo\` with the program turbo in this job (install the monorepo's dependencies before, or npm install --global turbo), or leave prune out.`;
    throw badInput('prune', `${problem}, and only turbo prunes ${foreign}`, hint);
  }
  if (turbo === undefined) {
    if (by === 'turbo')
      log.info('turbo is neither in node_modules/.bin nor on PATH: the workspace is pruned without it');
    return { files, inside, turbo: undefined };
  }
  const { packageName } = files;
  if (packageName === undefined) {
    const problem = 'turbo prunes by the name of a package, and the service is in none that has one';
    throw badInput('prune', problem, 'Give its package.json a name, or use `prune: workspace`.');
  }
  return { files, inside, turbo: { program: turbo, packageName } };
}

/** What the inputs of this build say wins over `gitops.yaml`. */
function prunedService({ pruned, ci, 'extra-files': extra }: ImageRequest, spec: BuildSpec, inside: string) {
  const dockerfile = relativeTo(ci.workspace, spec.dockerfile);
  // Without gitops.yaml the service is where its Dockerfile is.
  const path = pruned?.service.path ?? posix.dirname(dockerfile ?? '.');
  if (pruned === undefined && path === '.') {
    const problem = 'it is not known which service the image is of: its Dockerfile is in no package';
    throw badInput(
      'prune',
      problem,
      'Name a service of gitops.yaml, or give a Dockerfile in the directory of the service.',
    );
  }
  const build = {
    context: inside,
    ...(dockerfile === undefined ? {} : { dockerfile }),
    'extra-files': extra,
  };
  return { name: '', ...pruned, service: { ...pruned?.service, path, build } };
}

/** Undefined for a path that is not in the directory; with slashes. */
function relativeTo(directory: string, path: string): string | undefined {
  const found = relative(directory, path).replaceAll(sep, '/');
  return found === '..' || found.startsWith('../') ? undefined : found || '.';
}

/** What the Dockerfile copies from the context. */
async function copiedPaths(spec: BuildSpec, engines: readonly Engine[]): Promise<readonly string[]> {
  const text = await readFile(spec.dockerfile, 'utf8');
  return engines.flatMap(({ frontend }) => {
    const reads = frontend === undefined ? undefined : dockerfileReads(text, readOptions(spec, frontend));
    return reads?.context.flatMap(({ from, source }) => (from === undefined ? [source.pattern] : [])) ?? [];
  });
}

/** Examples for people say nothing that a build needs. */
const example = /\.env(\..+)?\.(example|sample|template|dist|defaults?)$|\.envrc$/;

function warnOfLeftOut(leftOut: readonly string[], log: Log): void {
  const files = leftOut.filter((path) => !example.test(path));
  if (files.length === 0) return;
  log.warn(
    `prune: ${files.join(', ')}: left out of the build context, since such files may hold secrets. Name in extra-files those that the image needs.`,
  );
}
