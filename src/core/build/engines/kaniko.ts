/**
 * The engine `kaniko`, which builds inside its own image, where there is no Node. The build has three steps: `emit` writes
 * a script into a directory, a job in kaniko's image runs it, `finish` reads what it left behind.
 *
 * The directory travels between jobs, on GitLab as a downloadable artifact: no secret is ever written to it. The script
 * takes the registry's credentials from the environment of the job that runs it.
 */
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { badInput, Failure } from '../../failure.ts';
import { isDigest } from '../../image/reference.ts';
import { shellQuote } from '../../program.ts';
import { pinnedBases } from '../bases/bases.ts';
import { withPinnedBases } from '../bases/pinned-bases.ts';
import type { BuildSpec, EmittedImage, Engine, OtherJob } from '../engine.ts';
import { ownIgnoreFile, readIgnoreFile } from '../ignore-rules.ts';
import { declaredKaniko, declaredKanikoJob, kanikoFiles, kanikoImage } from './declared.ts';
import { filesChanged, unprovedContent, writeContent } from './kaniko-content.ts';
import { refuseBeyondKaniko } from './kaniko-limits.ts';
import { kanikoScript } from './kaniko-script.ts';

export const kaniko: Engine = {
  ...declaredKaniko,
  async probe(spec, { log }) {
    const directory = spec.emit;
    if (directory === undefined) {
      return { available: false, reason: 'it needs a directory', howToGet: 'Give the input emit.' };
    }
    return {
      available: true,
      async plan() {
        refuseBeyondKaniko(await readFile(spec.dockerfile, 'utf8'), spec.target);
        return {
          action: 'built',
          digest: undefined,
          lines: kanikoScript(directory, spec, spec.keyedFiles !== undefined).split('\n'),
        };
      },
      async build() {
        const { image, tags, staging, key, finalBases } = spec;
        const bases = pinnedBases(spec.bases).map(({ name, reference }) => ({ name, reference }));
        refuseBeyondKaniko(await readFile(spec.dockerfile, 'utf8'), spec.target);
        await makeReadable(directory);
        const dockerfiles = join(directory, kanikoFiles.dockerfileDirectory);
        // Of an earlier pipeline, on a runner that keeps its checkout.
        await rm(dockerfiles, { recursive: true, force: true });
        const withDigests = await withPinnedBases(spec, 'dockerfile', dockerfiles);
        const pinned = { ...withDigests, dockerfile: await withoutOwnFiles(withDigests, spec.dockerfile, directory) };
        const isToBeSigned = spec.options.sign !== undefined;
        const isCompared = await writeContent(directory, pinned);
        if (key !== undefined && !isCompared) log.warn(unprovableKey);
        const named = { image, tags, staging, key: isCompared ? key : undefined, bases, finalBases };
        const proof = { isToBeSigned, isCompared, namesContent: spec.namesContent };
        const plan = { ...named, ...proof, action: 'built', digest: undefined } as const;
        await emit(directory, plan, kanikoScript(directory, pinned, isCompared));
        return { result: 'emitted' };
      },
    };
  },
  otherJob: {
    ...declaredKanikoJob,
    async skip(directory, build) {
      const notice = `${build.image}@${build.digest} is there already (${build.action}): nothing to build`;
      await makeReadable(directory);
      await emit(directory, { ...build, ...nothingToProve }, `#!/bin/sh\nprintf '%s\\n' ${shellQuote(notice)}\n`);
    },
    finish,
  },
};

const unprovableKey =
  'unless-changed: the name of a file has a line end, so no other job can prove it, and the image gets no key';

/**
 * The job of kaniko has what this one has written into the checkout, and `COPY . .` would take it along: an ignore file leaves
 * it out. kaniko reads the one beside the Dockerfile, and only without it that of the context (pkg/util, `getExcludedFiles`).
 *
 * @param given the Dockerfile as the user has it
 * @returns the one to build
 */
async function withoutOwnFiles(
  { context, dockerfile, ownFiles = [] }: BuildSpec,
  given: string,
  directory: string,
): Promise<string> {
  const emitted = declaredKanikoJob.files(directory);
  const isForThisAlone = (await readdir(directory)).every((name) => emitted.includes(join(directory, name)));
  const inContext = [...ownFiles, ...(isForThisAlone ? [directory] : emitted)]
    .map((path) => relative(context, path))
    .filter((path) => path !== '' && path !== '..' && !path.startsWith(`..${sep}`));
  if (inContext.length === 0) return dockerfile;
  const rules = readIgnoreFile(ownIgnoreFile(given)) ?? readIgnoreFile(join(context, '.dockerignore')) ?? '';
  const copy = join(directory, kanikoFiles.dockerfileDirectory, basename(given));
  await makeReadable(dirname(copy));
  if (copy !== dockerfile) await copyFile(dockerfile, copy);
  const added = inContext.map((path) => `/${path.split(sep).join('/')}`.replaceAll(/[*?[\\]/g, '\\$&'));
  await writeReadable(ownIgnoreFile(copy), `${[rules, ...added].join('\n')}\n`);
  return copy;
}

/** Of an image that is there already. */
const nothingToProve = { key: undefined, bases: [], finalBases: [], isCompared: false, namesContent: false };

/**
 * What the script has done.
 * @throws Failure `KANIKO_NOT_RUN` when there is no digest, `FILES_CHANGED`, `INPUT_INVALID` when the directory is not one of `emit`
 */
async function finish(directory: string): ReturnType<OtherJob['finish']> {
  const plan = await readPlan(directory);
  const unproved = plan.isCompared ? await unprovedContent(directory) : undefined;
  const path = join(directory, kanikoFiles.digest);
  // kaniko writes its digest last: a whole one proves that it has pushed.
  const digest = plan.digest ?? (await readFile(path, 'utf8').catch(absentOr(path))).trim();
  if (isDigest(digest)) {
    if (unproved !== undefined && plan.namesContent) throw filesChanged(unproved);
    return { ...plan, digest, unproved };
  }
  throw new Failure('failed', 'KANIKO_NOT_RUN', `${path} holds no digest: kaniko has not pushed`, {
    hint: `Run ${kanikoFiles.script} in ${kanikoImage} between --emit and --finish, and keep the directory (GitLab: artifacts).`,
  });
}

/** kaniko runs as root, and the rest of the pipeline as whoever it likes. */
function absentOr(path: string) {
  return (error: NodeJS.ErrnoException): string => {
    if (error.code !== 'EACCES') return '';
    throw badInput(
      'finish',
      `${path} cannot be read by this user`,
      'Run `chmod a+r` on it in the job of kaniko.',
      error,
    );
  };
}

async function readPlan(directory: string): Promise<EmittedImage> {
  const path = join(directory, kanikoFiles.plan);
  const notOurs = (cause?: unknown) =>
    badInput('finish', `${path} is not what --emit wrote`, 'Give the directory of --emit, kept as an artifact.', cause);
  let content: Partial<EmittedImage> | null;
  try {
    content = JSON.parse(await readFile(path, 'utf8')) as typeof content;
  } catch (cause) {
    throw notOurs(cause);
  }
  const {
    image,
    tags,
    staging,
    action,
    digest,
    key,
    bases = [],
    finalBases = [],
    isToBeSigned = false,
    isCompared = false,
    namesContent = false,
  } = content ?? {};
  const [first, ...others] = tags ?? [];
  if (image === undefined || first === undefined || action === undefined) throw notOurs();
  const proof = { isToBeSigned, isCompared, namesContent };
  return { image, tags: [first, ...others], staging, action, digest, key, bases, finalBases, ...proof };
}

/** @param plan what `finish` reads; its digest is known when the script has nothing to do */
async function emit(directory: string, plan: EmittedImage, script: string): Promise<void> {
  // Of an earlier pipeline, on a runner that keeps its checkout: it would pass for what this script has pushed.
  await rm(join(directory, kanikoFiles.digest), { force: true });
  await writeReadable(join(directory, kanikoFiles.plan), `${JSON.stringify(plan, null, 2)}\n`);
  await writeReadable(join(directory, kanikoFiles.script), script, 0o755);
}

/** Every user of the next jobs can read it, whatever the umask of this one. */
async function writeReadable(path: string, content: string, mode = 0o644): Promise<void> {
  await writeFile(path, content);
  await chmod(path, mode);
}

async function makeReadable(directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true });
  if (first === undefined) return;
  for (let at = resolve(directory); at.startsWith(first); at = dirname(at)) await chmod(at, 0o755);
}
