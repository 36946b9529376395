/**
 * Images in the store of dockerd. A build gets a name of its own there, is proved, gets the names of the user, and is pushed:
 * nothing else ever has the first name, so that two builds on one daemon cannot take each other's image.
 */
import { parseReference } from '../../../image/reference.ts';
import { isPlain } from '../../../image/registry-http.ts';
import type { Argv, Environment, Log } from '../../../ports.ts';
import { type BuildResult, type BuildSpec, destinations, type EnginePorts, type ProveImage } from '../../engine.ts';
import { hasAttestations } from '../../options/options.ts';
import { runStep } from '../../run-builder.ts';
import type { ClientResult } from './client.ts';

/** The name that a build has before it is proved. */
export function buildName({ image, staging }: BuildSpec): string {
  return `${image}:${staging}`;
}

/** dockerd shows the layers of one platform: an index is proved in the registry, under the name of the build. */
function isProvedHere({ platforms, options }: BuildSpec): boolean {
  return platforms.length <= 1 && !hasAttestations(options);
}

function tagArgvs(docker: string, spec: BuildSpec): readonly Argv[] {
  return destinations(spec).map((name): Argv => [docker, 'tag', buildName(spec), name]);
}

/** The first tag goes with the image; the others are written by the digest, without asking for its parts once more. */
function pushArgv(docker: string, spec: BuildSpec): Argv {
  const name = isProvedHere(spec) ? `${spec.image}:${spec.tags[0]}` : buildName(spec);
  return [docker, 'push', '--', name];
}

function untagArgv(docker: string, spec: BuildSpec): Argv {
  return [docker, 'rmi', '--force', buildName(spec)];
}

/** What follows the build for whoever does it by hand: each tag is pushed. */
export function storeArgvs(docker: string, spec: BuildSpec): readonly Argv[] {
  if (destinations(spec).length === 0) return [];
  const pushes = spec.options.push ? destinations(spec).map((name): Argv => [docker, 'push', '--', name]) : [];
  return [...tagArgvs(docker, spec), ...pushes, untagArgv(docker, spec)];
}

interface Store {
  readonly docker: string;
  /** With the credentials. */
  readonly env: Environment;
  readonly ports: EnginePorts;
}

/** Proves the image that was built, names it, and pushes it. @param made what the build has said */
export async function giveNames(
  { docker, env, ports }: Store,
  spec: BuildSpec,
  prove: ProveImage,
  { imageId }: Pick<ClientResult, 'imageId'>,
): Promise<BuildResult> {
  const { push, load } = spec.options;
  if (!push && !load) {
    return { result: 'kept', imageId };
  }
  const run = (argv: Argv, own = env) => runStep(ports, spec, { argv, env: own });
  const untag = () => ports.run({ argv: untagArgv(docker, spec), env: ports.env });
  const nameAll = async () => {
    for (const argv of tagArgvs(docker, spec)) await run(argv, ports.env);
  };
  let keepsName = false;
  try {
    if (isProvedHere(spec)) await prove(() => layersInStore({ docker, env, ports }, buildName(spec)));
    if (isProvedHere(spec) || !push) await nameAll();
    if (!push) return { result: 'kept', imageId };
    const { stdout } = await run(pushArgv(docker, spec));
    const digest = pushedDigest(stdout.toString('utf8')) ?? (await digestInStore({ docker, env, ports }, spec));
    const action = 'built';
    if (isProvedHere(spec)) return { result: 'pushed', action, digest, tagged: [spec.tags[0]] };
    if (!load) return { result: 'pushed', action, digest, tagged: [] };
    keepsName = true;
    return {
      ...{ result: 'pushed', action, digest, tagged: [] },
      async nameInStore() {
        await nameAll();
        await untag();
      },
    };
  } finally {
    if (!keepsName) await untag();
  }
}

/** Digests of the unpacked layers, the lowest first. Undefined where docker does not say. */
async function layersInStore({ docker, env, ports }: Store, name: string): Promise<readonly string[] | undefined> {
  const argv: Argv = [docker, 'image', 'inspect', '--format', '{{json .RootFS.Layers}}', name];
  const { exitCode, stdout } = await ports.run({ argv, env });
  const layers: unknown = exitCode === 0 ? JSON.parse(stdout.toString('utf8')) : undefined;
  return Array.isArray(layers) ? layers.filter((layer) => typeof layer === 'string') : undefined;
}

/** What a build by dockerd itself cannot do. It decides by a list of its own which registries are spoken to over http. */
export function mentionLimitsOfDaemon(spec: BuildSpec, exportsCache: boolean, log: Log): void {
  if (spec.cache.mode !== 'none' && !exportsCache) {
    log.detail('This docker cannot export a build cache: building with the one of its daemon only.');
  }
  const { registry } = parseReference(spec.image);
  if (!spec.insecureRegistry || isPlain(registry, [])) return;
  log.warn(
    `registry-insecure: dockerd pushes to ${registry} over http only when "insecure-registries" of its daemon.json lists it; buildah and BuildKit builders need no such list.`,
  );
}

/** What `docker push` says that it has pushed, in its last line: `latest: digest: sha256:… size: 943`. */
function pushedDigest(output: string): string | undefined {
  return /^\S+: digest: (sha256:[0-9a-f]{64}) size: \d+$/m.exec(output.replaceAll('\r', ''))?.[1];
}

/** An image may have been pushed to this repository before under other manifests: then docker's answer is ambiguous. */
async function digestInStore({ docker, env, ports }: Store, spec: BuildSpec): Promise<string | undefined> {
  const argv: Argv = [docker, 'image', 'inspect', '--format', '{{json .RepoDigests}}', buildName(spec)];
  const inspect = await ports.run({ argv, env });
  if (inspect.exitCode !== 0) return undefined;
  const listed: unknown = JSON.parse(inspect.stdout.toString('utf8'));
  const wanted = parseReference(spec.image);
  const digests = (Array.isArray(listed) ? listed : [])
    .filter((entry): entry is string => typeof entry === 'string')
    .map((entry) => parseReference(entry))
    .filter(({ registry, repository }) => registry === wanted.registry && repository === wanted.repository)
    .map(({ digest }) => digest);
  return digests.length === 1 ? digests[0] : undefined;
}
