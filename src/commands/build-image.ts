import { resolve } from 'node:path';
import { type AppendSpec, appendImage, assembleImage } from '../core/build/append.ts';
import { parseAssignments, parseBuildArgs, parseBuildSecrets } from '../core/build/build-inputs.ts';
import { type BuildTarget, buildCache, buildTarget, originLabels, recipePaths } from '../core/build/build-target.ts';
import { buildCredentials, confirmPushed, imageFromDockerfile, type MadeImage } from '../core/build/from-dockerfile.ts';
import { emitNothingToBuild, finishKaniko } from '../core/build/kaniko.ts';
import { runProgram } from '../core/build/program.ts';
import { badInput } from '../core/failure.ts';
import { credentialResolver } from '../core/image/credentials.ts';
import { promotable, promote } from '../core/image/promote.ts';
import { parseReference, parseRepositoryName } from '../core/image/reference.ts';
import { createRegistry } from '../core/image/registry.ts';
import { isPlain } from '../core/image/registry-http.ts';
import { cell } from '../core/markdown.ts';
import { defineCommand, type Run } from '../inputs/command.ts';
import { chosenEnvironment, placeholdersFor } from '../inputs/configured.ts';
import { needed } from '../inputs/resolve.ts';
import { buildImageInputs, configuredBuild, engineOf } from './build-image-inputs.ts';

type BuildRun = Run<typeof buildImageInputs>;

export const buildImage = defineCommand({
  name: 'build-image',
  summary: "Build and push one service's image, or prove that it already exists",
  inputs: buildImageInputs,
  outputs: {
    image: 'Repository without a tag.',
    tag: 'The first tag.',
    tags: 'JSON list of all tags.',
    digest:
      '`sha256:…` of the image, as the registry has it; empty after `dry-run` and `emit` when it has to be built.',
    reference: '`image@digest`.',
    action: '`built`, `reused` (content key) or `promoted`.',
    'duration-ms': 'Milliseconds that it took.',
  },
  configured: configuredBuild,

  async run(run) {
    const started = run.clock.now();
    const { image, tags, action, digest } =
      run.inputs.finish === undefined ? await makeImage(run) : await finish(run, run.inputs.finish);
    const duration = run.clock.now() - started;
    const reference = digest === undefined ? undefined : `${image}@${digest}`;
    run.log.info(`${action}: ${reference ?? image} ${tags.join(' ')}`);
    return {
      outputs: { image, tag: tags[0], tags, digest, reference, action, 'duration-ms': duration },
      summary: [
        '| image | tags | digest | action | time |',
        '|---|---|---|---|---|',
        `| ${[image, tags.join(' '), digest ?? '', action, `${(duration / 1000).toFixed(1)} s`].map(cell).join(' | ')} |`,
      ].join('\n'),
    };
  },
});

async function makeImage(run: BuildRun): Promise<BuildTarget & MadeImage> {
  const { inputs } = run;
  const image = needed(
    inputs.image,
    'image',
    'nothing says where the image goes',
    'Give the image, or a service of gitops.yaml.',
  );
  const target = buildTarget(image, inputs.tags, placeholdersOf(run));
  const engine = engineOf(inputs);
  const made =
    inputs['promote-from'] !== undefined
      ? await promoted(run, target, inputs['promote-from'])
      : engine === 'append'
        ? await appended(run, target)
        : await builtFromDockerfile(run, target, engine);
  return { ...target, ...made };
}

/** What kaniko has pushed between `emit` and this. */
async function finish(run: BuildRun, directory: string): Promise<BuildTarget & MadeImage> {
  const build = await finishKaniko(resolve(run.cwd, directory));
  const { registry } = connect(run, run.inputs.image ?? build.image);
  return { ...build, digest: await confirmPushed(registry, build, build.digest) };
}

async function promoted(run: BuildRun, target: BuildTarget, source: string): Promise<MadeImage> {
  const { registry } = connect(run, target.image);
  const from = parseReference(source, 'promote-from');
  const promotion = { from, to: parseReference(target.image), tags: target.tags, fixed: target.fixed ?? [] };
  const { digest } = await (run.inputs['dry-run'] ? promotable : promote)(registry, promotion);
  if (run.inputs['dry-run']) return { action: 'promoted', digest };
  if (run.inputs.emit !== undefined) {
    await emitNothingToBuild(resolve(run.cwd, run.inputs.emit), { ...target, action: 'promoted', digest });
  }
  return { action: 'promoted', digest };
}

async function appended(run: BuildRun, target: BuildTarget): Promise<MadeImage> {
  const { inputs, env, cwd } = run;
  const { registry } = connect(run, target.image);
  const [platform, another] = inputs.platforms;
  if (another !== undefined)
    throw badInput('platforms', '`append` makes an image for one platform', 'Give one platform.');
  const spec: AppendSpec = {
    base: inputs.base === undefined ? undefined : parseReference(inputs.base, 'base'),
    files: inputs.files,
    cwd,
    image: parseRepositoryName(target.image),
    tags: target.tags,
    platform,
    epoch: sourceDate(env.SOURCE_DATE_EPOCH),
    command: inputs.command,
    env: parseAssignments('env', inputs.env),
    user: inputs.user,
    workdir: inputs.workdir,
    labels: new Map([
      ...(inputs['unless-changed'] ? [] : originLabels(run.ci)),
      ...parseAssignments('labels', inputs.labels),
    ]),
  };
  if (inputs['dry-run']) {
    await using assembled = await assembleImage(registry, spec);
    const { digest } = assembled.manifest;
    const existing = await registry.headManifest({ ...spec.image, digest });
    return { action: existing === undefined ? 'built' : 'reused', digest };
  }
  const { digest, result } = await appendImage(registry, spec);
  return { action: result === 'existed' ? 'reused' : 'built', digest };
}

/** Seconds since the epoch. Source: reproducible-builds.org, SOURCE_DATE_EPOCH. */
function sourceDate(text = '0'): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw badInput('SOURCE_DATE_EPOCH', `"${text}" is not a number of seconds`, 'Use `git log -1 --format=%ct`.');
}

async function builtFromDockerfile(
  run: BuildRun,
  target: BuildTarget,
  engine: 'auto' | 'buildkit' | 'buildah' | 'kaniko',
): Promise<MadeImage> {
  const { inputs, env, cwd, log, secrets } = run;
  const { registry, credentials } = connect(run, target.image);
  const recipe = {
    ...target,
    ...(await recipePaths(cwd, inputs.context, inputs.dockerfile)),
    target: inputs.target,
    buildArgs: parseBuildArgs(inputs['build-args'], env, secrets),
    labels: parseAssignments('labels', inputs.labels),
    secrets: parseBuildSecrets(inputs.secrets, env, secrets),
    platforms: inputs.platforms,
    cache: buildCache(inputs.cache, target.image, inputs['cache-repository']),
    insecureRegistry: isPlain(parseReference(target.image).registry, inputs['registry-insecure']),
  };
  const build = {
    spec: { ...recipe, credentials: await buildCredentials(recipe, credentials, log) },
    engine,
    builder: inputs.builder,
    unlessChanged: inputs['unless-changed'],
    originLabels: originLabels(run.ci),
    emit: inputs.emit === undefined ? undefined : resolve(cwd, inputs.emit),
    workspace: run.ci.workspace,
    dryRun: inputs['dry-run'],
  };
  return imageFromDockerfile(build, { run: runProgram, env, log, registry });
}

/** The registries of this run, and who we are for them. `registry-username` is for the registry of `image` alone. */
function connect({ inputs, env, secrets, clock }: BuildRun, image: string) {
  const credentials = credentialResolver(
    {
      username: inputs['registry-username'],
      password: inputs['registry-password'],
      registries: [parseRepositoryName(image).registry],
    },
    { env, secrets, clock },
  );
  return {
    credentials,
    registry: createRegistry({ clock, secrets, credentials, insecure: inputs['registry-insecure'] }),
  };
}

function placeholdersOf({ inputs, config, ci }: BuildRun) {
  const { service, environment } = inputs;
  const chosen = config && chosenEnvironment({ config, ci, service, environment });
  return placeholdersFor(ci, service, environment ?? chosen?.name);
}
