import { readFile } from 'node:fs/promises';
import { parseReference } from '../image/reference.ts';
import { isPlain } from '../image/registry-http.ts';
import type { Log } from '../ports.ts';
import type { BuildReport, BuildSpec, EnginePorts } from './engine.ts';
import type { Argv } from './program.ts';

/** One way to reach BuildKit that was found to work here. */
export interface BuildkitClient {
  /** For the log: `docker buildx (driver docker-container)`. */
  readonly title: string;
  plan(spec: BuildSpec): readonly Argv[];
  build(spec: BuildSpec): Promise<BuildReport>;
}

/** A client, or why there is none: one line for people. */
export type ClientProbe = BuildkitClient | { readonly unusable: string };

/** Tries one program on PATH. `builder`: name of a buildx builder, or address of a BuildKit daemon. */
export type ClientResolver = (program: string, builder: string | undefined, ports: EnginePorts) => Promise<ClientProbe>;

/** Whether `builder` is the address of a daemon (`tcp://…`, `unix://…`) and not the name of a buildx builder. */
export function isAddress(builder: string | undefined): builder is string {
  return builder?.includes('://') === true;
}

/** Field of BuildKit's exporters and caches; base images follow the configuration of its daemon alone. */
export const plainHttp = 'registry.insecure=true';

/** dockerd decides by its own list, except for loopback addresses: no build can tell it more. */
export function mentionDaemonList(spec: BuildSpec, log: Log): void {
  const { registry } = parseReference(spec.image);
  if (!spec.insecureRegistry || isPlain(registry, [])) return;
  log.warn(
    `registry-insecure: dockerd pushes to ${registry} over http only when "insecure-registries" of its daemon.json lists it; buildah and BuildKit builders need no such list.`,
  );
}

/** `type=registry,…` fields that import and export the build cache; empty lists for no cache. */
export function cacheFields(spec: BuildSpec): { readonly from: readonly string[]; readonly to: readonly string[] } {
  // A cache export that fails would fail the build after the image was pushed; it must never decide over a deployment.
  const lenient = 'mode=max,ignore-error=true';
  switch (spec.cache.mode) {
    case 'none':
      return { from: [], to: [] };
    case 'gha': {
      const at = `type=gha,scope=${spec.cache.scope}`;
      return { from: [at], to: [`${at},${lenient}`] };
    }
    case 'registry': {
      const { repository, scope } = spec.cache;
      const isPlainHttp =
        spec.insecureRegistry && parseReference(repository).registry === parseReference(spec.image).registry;
      const at = `type=registry,ref=${repository}:${scope}${isPlainHttp ? `,${plainHttp}` : ''}`;
      // ECR and Harbor refuse BuildKit's own index format.
      return { from: [at], to: [`${at},image-manifest=true,oci-mediatypes=true,${lenient}`] };
    }
  }
}

/** Digest of the manifest, or of the index when there are several platforms, in the file of `--metadata-file`. */
export async function digestFromMetadata(path: string): Promise<string | undefined> {
  const metadata: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const digest = (metadata as Record<string, unknown>)['containerimage.digest'];
  return typeof digest === 'string' ? digest : undefined;
}
