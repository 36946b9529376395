/**
 * What the engines say of themselves before one of them builds. Every build reads all of it, to find the engines that a
 * request means; the code of an engine is loaded when it is asked whether it can build here.
 */
import { join } from 'node:path';
import { type Engine, emittedContext, type OtherJob } from '../engine.ts';
import type { OptionInputs } from '../options/options.ts';

type Declared = Omit<Engine, 'probe' | 'otherJob'>;

const optionInputs: readonly (keyof OptionInputs)[] = [
  'pull',
  'no-cache',
  'cache-from',
  'cache-to',
  'ssh',
  'annotations',
  'provenance',
  'sbom',
  'build-contexts',
  'network',
  'extra-args',
  'push',
  'load',
  'builder-ca',
  'builder-cert',
  'builder-key',
];

export const declaredBuildkit = {
  name: 'buildkit',
  mayBeRemote: true,
  source: 'dockerfile',
  inputs: ['target', 'build-args', 'secrets', 'builder', 'cache', ...optionInputs],
  frontend: {
    argumentScope: 'build',
    seesIgnored: false,
    containerIgnore: false,
    syntaxDirective: true,
    exactContextNames: false,
  },
} as const satisfies Declared;

export const declaredBuildah = {
  name: 'buildah',
  source: 'dockerfile',
  inputs: [
    'target',
    'build-args',
    'secrets',
    'pull',
    'no-cache',
    'ssh',
    'annotations',
    'build-contexts',
    'network',
    'extra-args',
    'push',
    'load',
  ],
  frontend: {
    argumentScope: 'stage',
    seesIgnored: true,
    containerIgnore: true,
    syntaxDirective: false,
    exactContextNames: true,
  },
} as const satisfies Declared;

/**
 * GoogleContainerTools archived kaniko in June 2025; this fork is maintained and its images are public. The `debug`
 * variant has the shell that the script needs.
 */
export const kanikoImage = 'ghcr.io/osscontainertools/kaniko:v1.28.3-debug';

/** What is in the directory of `emit`; the script leaves the digest. */
export const kanikoFiles = {
  script: 'build.sh',
  plan: 'build.json',
  digest: 'digest',
  /** Holds a Dockerfile with the digests of its base images. */
  dockerfileDirectory: 'dockerfile',
  /** Holds what the key was made of, and what the script has found. */
  content: 'monorepo-gitops-content',
} as const;

export const declaredKaniko = {
  name: 'kaniko',
  source: 'dockerfile',
  inputs: ['target', 'build-args', 'secrets', 'emit', 'pull', 'no-cache', 'annotations', 'extra-args'],
  frontend: {
    argumentScope: 'either',
    seesIgnored: true,
    containerIgnore: false,
    syntaxDirective: false,
    exactContextNames: false,
  },
  needs: {
    input: 'emit',
    why: 'kaniko runs in its own image, which has no Node',
    hint: 'Write its script with --emit DIR, run DIR/build.sh in the image of kaniko, then --finish DIR.',
  },
} as const satisfies Declared;

export const declaredKanikoJob: Omit<OtherJob, 'skip' | 'finish'> = {
  image: kanikoImage,
  script: kanikoFiles.script,
  /** The directory may be one that holds other files too. */
  files: (directory) => [...Object.values(kanikoFiles), emittedContext].map((name) => join(directory, name)),
};

export const declaredAppend = {
  name: 'append',
  source: 'files',
  inputs: [
    'base',
    'files',
    'command',
    'entrypoint',
    'env',
    'user',
    'workdir',
    'expose',
    'volumes',
    'stop-signal',
    'annotations',
    'push',
    'no-cache',
    // It has nothing to keep there: what is said of the builds of Dockerfiles does not concern it.
    'cache',
  ],
  needs: {
    input: 'files',
    why: 'the engine append puts files on a base image',
    hint: 'Give LOCAL[:REMOTE] items.',
  },
} as const satisfies Declared;
