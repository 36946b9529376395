import { Failure } from '../failure.ts';

/** What of an image's configuration `append` sets. */
export interface RunSettings {
  /** `CMD`: the base's entrypoint stays. */
  readonly command: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly user: string | undefined;
  readonly workdir: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
}

/** The configuration blob, as far as we read it; whatever else a base has is kept. OCI image-spec, config.md. */
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
  const content: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  if (isImageConfig(content)) return content;
  throw new Failure('failed', 'MANIFEST_UNKNOWN_FORM', `the configuration ${digest} is not that of an image`, {
    hint: 'base: name an image that runs, not an artifact such as a chart or a signature',
  });
}

/** The base's configuration with one more layer and the settings on top. `created` is an RFC 3339 time. */
export function mergeConfig(base: ImageConfig, settings: RunSettings, diffId: string, created: string): ImageConfig {
  const { command, user, workdir } = settings;
  const config = base.config ?? {};
  const env = mergeEnv(config.Env, settings.env);
  const labels = { ...record(config.Labels), ...Object.fromEntries(sorted(settings.labels)) };
  return {
    ...base,
    created,
    config: {
      ...config,
      ...(env.length === 0 ? {} : { Env: env }),
      ...(command.length === 0 ? {} : { Cmd: command }),
      ...(user === undefined ? {} : { User: user }),
      ...(workdir === undefined ? {} : { WorkingDir: workdir }),
      ...(Object.keys(labels).length === 0 ? {} : { Labels: labels }),
    },
    rootfs: { ...base.rootfs, diff_ids: [...base.rootfs.diff_ids, diffId] },
    history: [...(base.history ?? []), { created, created_by: 'monorepo-gitops build-image --engine append' }],
  };
}

/** Names that the base has keep their place; new ones follow, sorted, so that their order in the input does not matter. */
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
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isImageConfig(value: unknown): value is ImageConfig {
  const { architecture, os, rootfs } = record(value);
  return typeof architecture === 'string' && typeof os === 'string' && Array.isArray(record(rootfs).diff_ids);
}
