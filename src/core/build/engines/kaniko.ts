/**
 * The engine `kaniko`, which builds inside its own image, where there is no Node. The build has three steps: `emit` writes
 * a script into a directory, a job in kaniko's image runs it, `finish` reads what it left behind.
 *
 * The directory travels between jobs, on GitLab as a downloadable artifact: no secret is ever written to it. The script
 * takes the registry's credentials from the environment of the job that runs it.
 */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { badInput, Failure } from '../../failure.ts';
import { dockerConfigKey, isDigest, parseReference } from '../../image/reference.ts';
import { shellQuote } from '../../program.ts';
import { type BuildSpec, commonFlags, destinations, type Engine, type MadeImage, type PushedImage } from '../engine.ts';
import { kanikoFlags } from './option-flags.ts';

/**
 * GoogleContainerTools archived kaniko in June 2025; this fork is maintained and its images are public. The `debug`
 * variant has the shell that the script needs.
 */
const kanikoImage = 'ghcr.io/osscontainertools/kaniko:v1.28.3-debug';

const scriptName = 'build.sh';
const digestName = 'digest';
const planName = 'build.json';

export const kaniko: Engine = {
  name: 'kaniko',
  source: 'dockerfile',
  inputs: ['target', 'build-args', 'secrets', 'builder', 'emit', 'pull', 'no-cache', 'annotations', 'extra-args'],
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
    /** The directory may be one that holds other files too. */
    files: (directory) => [scriptName, planName, digestName].map((name) => join(directory, name)),
    async skip(directory, build) {
      const notice = `${build.image}@${build.digest} is there already (${build.action}): nothing to build`;
      await emit(directory, build, `#!/bin/sh\nprintf '%s\\n' ${shellQuote(notice)}\n`);
    },
    finish,
  },
};

/** A word of a command line: text, or a path from the script's directory, which is known when the script runs. */
type Word = string | { readonly before: string; readonly path: string };

/**
 * What the script has done.
 * @throws Failure `KANIKO_NOT_RUN` when there is no digest, `INPUT_INVALID` when the directory is not one of `emit`
 */
async function finish(directory: string): Promise<PushedImage> {
  const plan = await readPlan(directory);
  const path = join(directory, digestName);
  // kaniko writes its digest last: a whole one proves that it has pushed.
  const digest = plan.digest ?? (await readFile(path, 'utf8').catch(() => '')).trim();
  if (isDigest(digest)) return { ...plan, digest };
  throw new Failure('failed', 'KANIKO_NOT_RUN', `${path} holds no digest: kaniko has not pushed`, {
    hint: `Run ${scriptName} in ${kanikoImage} between --emit and --finish, and keep the directory (GitLab: artifacts).`,
  });
}

async function readPlan(directory: string): Promise<MadeImage> {
  const path = join(directory, planName);
  const notOurs = (cause?: unknown) =>
    badInput('finish', `${path} is not what --emit wrote`, 'Give the directory of --emit, kept as an artifact.', cause);
  let content: Partial<MadeImage> | null;
  try {
    content = JSON.parse(await readFile(path, 'utf8')) as typeof content;
  } catch (cause) {
    throw notOurs(cause);
  }
  const { image, tags, action, digest } = content ?? {};
  const [first, ...others] = tags ?? [];
  if (image === undefined || first === undefined || action === undefined) throw notOurs();
  return { image, tags: [first, ...others], action, digest };
}

/** @param plan what `finish` reads; its digest is known when the script has nothing to do */
async function emit(directory: string, plan: MadeImage, script: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, planName), `${JSON.stringify(plan, null, 2)}\n`);
  const path = join(directory, scriptName);
  await writeFile(path, script);
  await chmod(path, 0o755);
}

/** POSIX sh. Every value is one word; paths are relative to the script, for jobs that check out elsewhere. */
function kanikoScript(directory: string, spec: BuildSpec): string {
  const words = kanikoWords(directory, spec).map((word) =>
    typeof word === 'string' ? shellQuote(word) : `${shellQuote(word.before)}"$here"${shellQuote(`/${word.path}`)}`,
  );
  const variables = spec.secrets.map(({ variable }) => `: "\${${variable}?is the build secret of this image}"`);
  return `#!/bin/sh
# Builds ${destinations(spec)[0]} with kaniko. Written by: monorepo-gitops build-image --emit
set -eu
umask 077
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
rm -f -- "$here"/${digestName}
${[...variables, credentialLines(spec)].join('\n')}
set -- ${words.join(' \\\n  ')}
"\${KANIKO_EXECUTOR:-/kaniko/executor}" "$@"
`;
}

/**
 * kaniko reads `auths` of DOCKER_CONFIG. base64 keeps every user name and password, quotes and all, inside its JSON
 * string. The job token of GitLab dies with its job, so it can only be taken here, in the job that pushes. Between
 * stages kaniko empties the whole file system but its own directory and mounts, so the file must not be in /tmp.
 */
function credentialLines(spec: BuildSpec): string {
  const { registry } = parseReference(spec.image);
  const key = dockerConfigKey(registry);
  return `user=\${MG_REGISTRY_USERNAME-}
password=\${MG_REGISTRY_PASSWORD-}
if [ -z "$password" ] && [ "\${CI_REGISTRY-}" = ${shellQuote(registry)} ]; then
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
  printf '{"auths":{"%s":{"auth":"%s"}}}' ${shellQuote(key)} "$auth" > "$DOCKER_CONFIG"/config.json
fi`;
}

function kanikoWords(directory: string, spec: BuildSpec): readonly Word[] {
  const [platform, ...others] = spec.platforms;
  if (others.length > 0) {
    throw badInput('platforms', 'kaniko builds one platform at a time', 'Use buildkit or buildah for several.');
  }
  const inFile = spec.secrets.find(({ file }) => file !== undefined);
  if (inFile !== undefined) {
    const problem = `kaniko builds in another job, which may not have the file of "${inFile.id}"`;
    throw badInput('secrets', problem, `Give it as a variable, \`${inFile.id}=NAME\`, or use buildkit or buildah.`);
  }
  return [
    { before: '--context=dir://', path: relative(directory, spec.context) || '.' },
    { before: '--dockerfile=', path: relative(directory, spec.dockerfile) },
    ...destinations(spec).map((destination) => `--destination=${destination}`),
    ...(platform === undefined ? [] : [`--custom-platform=${platform}`]),
    ...commonFlags(spec),
    ...kanikoFlags(spec),
    ...(spec.options.noCache ? [] : cacheWords(spec)),
    // Stats files for changes instead of hashing them all; --use-new-run loses files of node_modules (kaniko#1316).
    '--snapshot-mode=redo',
    '--push-retry=3',
    '--image-download-retry=3',
    '--image-fs-extract-retry=3',
    ...(spec.insecureRegistry ? [`--insecure-registry=${parseReference(spec.image).registry}`] : []),
    { before: '--digest-file=', path: digestName },
  ];
}

function cacheWords(spec: BuildSpec): readonly string[] {
  switch (spec.cache.mode) {
    case 'none':
      return [];
    case 'gha':
      throw badInput('cache', 'kaniko cannot use the GitHub Actions cache', 'Use `cache: registry` or `cache: none`.');
    case 'registry':
      // Copy layers too: without them the later stages of a Node build miss their cache.
      return [
        '--cache=true',
        `--cache-repo=${spec.cache.repository}`,
        '--cache-copy-layers=true',
        ...(spec.writesCache ? [] : ['--no-push-cache']),
      ];
  }
}
