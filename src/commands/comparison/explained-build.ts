/** `build-image` with `explain`: what the content key of an image is made of, and what differs from another commit. */

import { join, resolve } from 'node:path';
import {
  differenceFromRecord,
  differenceLine,
  differences,
  type PartDifference,
  partLines,
  recordedBases,
  shownParts,
} from '../../core/build/key/explain.ts';
import type { KeyPart } from '../../core/build/key/key-parts.ts';
import { explainImage } from '../../core/build/make-image.ts';
import type { ImageRequest } from '../../core/build/request.ts';
import { counted } from '../../core/counted.ts';
import { badInput, Failure } from '../../core/failure.ts';
import { type CommitCheckout, checkoutOfCommit, pathIn } from '../../core/git/program/commit-checkout.ts';
import { sentence, table } from '../../core/markdown.ts';
import { placeholdersFor } from '../../core/monorepo/environments.ts';
import type { Log } from '../../core/ports.ts';
import type { CommandResult, Run } from '../../inputs/command.ts';
import { loadConfig } from '../../inputs/config/config.ts';
import { directoriesOnDisk } from '../../inputs/config/directories.ts';
import { findConfigFile } from '../../inputs/config/file.ts';
import { configSource } from '../../inputs/configured.ts';
import { isGiven } from '../../inputs/declaration.ts';
import { resolveInputs } from '../../inputs/resolve.ts';
import { configuredBuild } from '../configured/build-image.ts';

type BuildRun = Run<typeof configuredBuild.inputs>;

/** Of files and of differences in the output: GitHub takes 1 MB from a job. */
const mostListed = 2_000;
/** Of files in the log. */
const mostLogged = 200;

/** @throws bad input where the image has no content key to explain */
export async function explainBuild(run: BuildRun, request: ImageRequest): Promise<CommandResult> {
  refuseOthers(run.inputs);
  const { log, inputs } = run;
  const revision = inputs.explain === 'true' ? undefined : inputs.explain;
  // Before anything is said: a commit that is not there makes the whole question wrong.
  await using checkout =
    revision === undefined ? undefined : await checkoutOfCommit({ ...run, cwd: run.ci.workspace }, revision, 'explain');
  const now = await explainImage(request, run);
  const { image, tags, digest, action, keyTag } = now;
  const parts = now.parts ?? [];
  await log.group('Content key', async () => {
    const files = parts.filter(({ kind }) => kind === 'file');
    const listed = new Set(files.slice(0, mostLogged));
    for (const line of partLines(parts.filter((part) => part.kind !== 'file' || listed.has(part)))) log.info(line);
    if (files.length > mostLogged) log.info(`… and ${counted(files.length - mostLogged, 'more file')}`);
  });
  const against =
    checkout === undefined || now.parts === undefined ? undefined : await compared(run, request, checkout, now.parts);
  const lines = against?.differences.slice(0, mostLogged).map(differenceLine) ?? [];
  if (against !== undefined) {
    await log.group(`Against ${against.commit}`, async () => {
      for (const line of lines.length === 0 ? ['nothing differs'] : lines) log.info(line);
    });
    for (const each of against.unknown) log.warn(`explain: ${each}`);
  }
  const state = digest === undefined ? 'the registry has no image of it' : `${image}@${digest} is an image of it`;
  log.info(now.parts === undefined ? 'There is no content key' : `Content key ${keyTag}: ${state}`);
  return {
    outputs: {
      ...{ image, tag: tags[0], tags, digest, action },
      reference: digest === undefined ? undefined : `${image}@${digest}`,
      explain: {
        ...(keyTag === undefined ? {} : { key: keyTag }),
        ...bounded('parts', shownParts(parts)),
        ...(against === undefined
          ? {}
          : { commit: against.commit, ...bounded('differences', against.differences), unknown: against.unknown }),
      },
    },
    summary: [
      table(['image', 'content key', 'image of it'], [[image, keyTag ?? '', digest ?? '']]),
      ...lines.map((line) => `- ${sentence(line)}`),
      ...(against?.unknown.map((each) => `- ${sentence(each)}`) ?? []),
    ].join('\n'),
  };
}

function refuseOthers({ 'promote-from': source, finish, files }: BuildRun['inputs']): void {
  const other = source !== undefined ? 'promote-from' : finish !== undefined ? 'finish' : undefined;
  if (other === undefined && files.length === 0) return;
  const problem = other === undefined ? 'an image of files has no content key' : `there is no build with ${other}`;
  throw badInput('explain', problem, 'Leave explain out; it explains builds of a Dockerfile.');
}

function bounded<T>(name: string, items: readonly T[]): Readonly<Record<string, unknown>> {
  const more = items.length - mostListed;
  return { [name]: items.slice(0, mostListed), ...(more > 0 ? { [`${name}-left-out`]: more } : {}) };
}

interface Compared {
  /** Full name. */
  readonly commit: string;
  readonly differences: readonly PartDifference[];
  /** What cannot be told of that commit, as sentences. */
  readonly unknown: readonly string[];
}

async function compared(
  run: BuildRun,
  request: ImageRequest,
  checkout: CommitCheckout,
  parts: readonly KeyPart[],
): Promise<Compared> {
  const { commit } = checkout;
  const unknown: string[] = [];
  const then = await requestAt(run, request, checkout, unknown);
  const said: Log = { ...silent, warn: (line) => void unknown.push(`at ${commit}: ${line}`) };
  const before = await explainImage(then, { ...run, log: said });
  if (before.parts === undefined) return { commit, differences: [], unknown };
  // What a base image was, no commit tells: the image that was built from it may.
  const bases = recordedBases(before.record);
  const tagged = `${before.image}:${before.tags[0]}`;
  const others = (all: readonly KeyPart[]) => all.filter(({ kind }) => kind !== 'base');
  if (bases === undefined) {
    if (before.parts.some(({ kind }) => kind === 'base')) {
      unknown.push(`which base images there were then is not known: ${tagged} is not there, or does not say`);
    }
    return { commit, differences: differences(others(before.parts), others(parts)), unknown };
  }
  const old = [...others(before.parts), ...bases];
  const fromRecord = differenceFromRecord(before.record, old);
  if (fromRecord !== undefined && fromRecord !== '') {
    unknown.push(`${tagged} was built from something else than its commit says now: ${fromRecord}`);
  }
  return { commit, differences: differences(old, parts), unknown };
}

const silent: Log = {
  info() {},
  detail() {},
  warn() {},
  group: (_title, body) => body(),
  during: (_what, body) => body(),
};

/** The request as a run at that commit has it: its files, and what its `gitops.yaml` says. */
async function requestAt(
  run: BuildRun,
  request: ImageRequest,
  checkout: CommitCheckout,
  unknown: string[],
): Promise<ImageRequest> {
  const { workspace } = run.ci;
  const ci = { ...run.ci, workspace: checkout.path, commit: checkout.commit };
  const cwd = pathIn(checkout, workspace, run.cwd);
  const inputs = await inputsAt(run, { ci, cwd, checkout }, unknown);
  const moved = (path: string) => pathIn(checkout, workspace, resolve(run.cwd, path));
  return {
    ...request,
    ...inputs,
    context: moved(inputs.context),
    dockerfile: inputs.dockerfile === undefined ? undefined : moved(inputs.dockerfile),
    placeholders: placeholdersFor(ci, run.inputs.service, run.inputs.environment),
    ci,
    cwd,
  };
}

async function inputsAt(
  run: BuildRun,
  at: { readonly ci: BuildRun['ci']; readonly cwd: string; readonly checkout: CommitCheckout },
  unknown: string[],
): Promise<BuildRun['inputs']> {
  if (run.config === undefined) return run.inputs;
  const { service, environment, config: path } = run.inputs;
  const { secrets, cwd } = run;
  try {
    const found = path === undefined ? findConfigFile([at.cwd, at.checkout.path]) : undefined;
    const file =
      path === undefined
        ? found && join(found.directory, found.name)
        : pathIn(at.checkout, run.ci.workspace, resolve(cwd, path));
    const directories = directoriesOnDisk(at.checkout.path, false);
    const config = file === undefined ? undefined : await loadConfig(at.cwd, file, directories);
    if (config === undefined) {
      unknown.push(`${at.checkout.commit} has no gitops.yaml: its settings are taken to be those of now`);
      return run.inputs;
    }
    const given = (name: string) => {
      const input = run.resolved[name as keyof BuildRun['resolved']];
      return input !== undefined && isGiven(input) ? input : undefined;
    };
    const selection = { config, ci: at.ci, service, environment };
    return resolveInputs(configuredBuild.inputs, [given, configSource(configuredBuild, selection)], { secrets, cwd })
      .inputs;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    unknown.push(
      `the settings of ${at.checkout.commit} cannot be read, and are taken to be those of now: ${error.message}`,
    );
    return run.inputs;
  }
}
