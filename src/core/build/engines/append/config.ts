/** The configuration of an image: that of the base, with what the files and the inputs add. Source: OCI image-spec, config.md. */
import { badInput, Failure } from '../../../failure.ts';
import { isObject, parseJson } from '../../../json.ts';
import type { BuildSpec } from '../../engine.ts';

/** As far as we read it; whatever else a base has is kept. */
export interface ImageConfig {
  readonly architecture: string;
  readonly os: string;
  readonly variant?: string;
  readonly created?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly string[] };
  readonly history?: readonly object[];
}

/** @throws Failure `MANIFEST_UNKNOWN_FORM` for what is no image configuration */
export function readConfig(bytes: Uint8Array, digest: string): ImageConfig {
  const content = parseJson(Buffer.from(bytes).toString('utf8'));
  if (isImageConfig(content)) return content;
  throw new Failure('failed', 'MANIFEST_UNKNOWN_FORM', `the configuration ${digest} is not that of an image`, {
    hint: 'base: name an image that runs, not an artifact such as a chart or a signature',
  });
}

/** What of a spec stands in the configuration. */
type Settings = Pick<
  BuildSpec,
  'command' | 'entrypoint' | 'user' | 'workdir' | 'expose' | 'volumes' | 'stopSignal' | 'env' | 'labels'
>;

/** Checked before anything is read or packed. @throws bad input for a port, a volume or a signal that is none */
export function checkSettings({ expose, volumes, stopSignal }: Settings): void {
  expose.forEach(portsOf);
  volumes.forEach(checkVolume);
  // As `docker run --stop-signal`: a name, with or without SIG, or a number. What the name means is the runtime's to know.
  if (stopSignal === undefined || /^(?:SIG)?[A-Z][A-Z0-9]*(?:[+-]\d+)?$|^\d{1,3}$/.test(stopSignal)) return;
  throw badInput(
    'stop-signal',
    `"${stopSignal}" is not a signal`,
    'Write its name, for example SIGQUIT, or its number.',
  );
}

/**
 * The base's configuration with more layers and the settings on top.
 *
 * @param diffIds of the layers that are added @param created RFC 3339
 */
export function mergeConfig(
  base: ImageConfig,
  settings: Settings,
  diffIds: readonly string[],
  created: string,
): ImageConfig {
  const { command, entrypoint, user, workdir, expose, volumes, stopSignal } = settings;
  // The command of the base is made of arguments for its entrypoint. Source: Dockerfile reference, "ENTRYPOINT".
  const { Cmd, ...withoutCommand } = base.config ?? {};
  const config = entrypoint.length > 0 || Cmd === undefined ? withoutCommand : { ...withoutCommand, Cmd };
  const env = mergeEnv(config.Env, settings.env);
  const labels = { ...record(config.Labels), ...Object.fromEntries(sorted(settings.labels)) };
  const ports = { ...record(config.ExposedPorts), ...keys(expose.flatMap(portsOf)) };
  const mounts = { ...record(config.Volumes), ...keys(volumes) };
  return {
    ...base,
    created,
    config: {
      ...config,
      ...given('Env', env),
      ...given('Entrypoint', entrypoint),
      ...given('Cmd', command),
      ...given('User', user),
      ...given('WorkingDir', workdir),
      ...given('ExposedPorts', ports),
      ...given('Volumes', mounts),
      ...given('StopSignal', stopSignal),
      ...given('Labels', labels),
    },
    rootfs: { ...base.rootfs, diff_ids: [...base.rootfs.diff_ids, ...diffIds] },
    history: [
      ...(base.history ?? []),
      ...diffIds.map(() => ({ created, created_by: 'monorepo-gitops build-image --engine append' })),
    ],
  };
}

function given(name: string, value: string | readonly string[] | object | undefined): object {
  return value === undefined || Object.keys(value).length === 0 ? {} : { [name]: value };
}

/** `8080` → `8080/tcp`; a range gives each of its ports. Source: Dockerfile reference, "EXPOSE". */
function portsOf(text: string): string[] {
  const [, from = '', to = from, protocol = 'tcp'] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (from === '' || first < 1 || last > 65_535 || first > last) {
    const hint =
      'Write a port from 1 to 65535 or a range, with its protocol unless it is tcp: 8080, 53/udp, 8000-8010.';
    throw badInput('expose', `"${text}" is not a port`, hint);
  }
  return Array.from({ length: last - first + 1 }, (_, at) => `${first + at}/${protocol}`);
}

function checkVolume(text: string): void {
  if (text.startsWith('/') && !text.split('/').includes('..') && !text.includes(':')) return;
  const hint = 'Write a path such as /data: where it is mounted from is said when the container starts.';
  throw badInput('volumes', `"${text}" is not an absolute path in the image`, hint);
}

/** The sets of the configuration are maps to nothing. Sorted, so that their order in the input does not matter. */
function keys(names: readonly string[]): Record<string, object> {
  return Object.fromEntries([...names].sort().map((name) => [name, {}]));
}

/** Names that the base has keep their place; new ones follow, sorted. */
function mergeEnv(base: unknown, env: ReadonlyMap<string, string>): string[] {
  const merged = new Map<string, string>();
  for (const line of Array.isArray(base) ? base.map(String) : []) {
    const [name = ''] = line.split('=', 1);
    merged.set(name, line.slice(name.length + 1));
  }
  for (const [name, value] of sorted(env)) merged.set(name, value);
  return [...merged].map(([name, value]) => `${name}=${value}`);
}

function sorted(values: ReadonlyMap<string, string>): [string, string][] {
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1));
}

function record(value: unknown): Record<string, unknown> {
  return isObject(value) ? { ...value } : {};
}

function isImageConfig(value: unknown): value is ImageConfig {
  const { architecture, os, rootfs } = record(value);
  return typeof architecture === 'string' && typeof os === 'string' && Array.isArray(record(rootfs).diff_ids);
}
