/** Recorded answers of a real Argo CD, and the world of the fake that a recording tells of. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ApplicationSource } from '../../../src/core/argocd/server/live.ts';
import type { RenderedResource, Repositories, StoredApplication } from './types.ts';

export const recordings = resolve(import.meta.dirname, '../../../../shared/contracts/argocd-recordings');

export interface Exchange {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: { readonly status?: number; readonly body?: unknown };
}

export function recordingOf(file: string): readonly Exchange[] {
  const read = JSON.parse(readFileSync(join(recordings, file), 'utf8')) as readonly Exchange[];
  return read.filter(({ request, response }) => !request.path.includes('/stream/') && response.status !== undefined);
}

/** As an object; undefined for what is cut or no JSON. */
export function json(body: unknown): Record<string, unknown> | undefined {
  if (typeof body !== 'string') return (body ?? undefined) as Record<string, unknown> | undefined;
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

export function applicationOf({ response }: Exchange): StoredApplication | undefined {
  const app = json(response.body) as StoredApplication | undefined;
  return app?.metadata !== undefined && app.status?.sync !== undefined ? app : undefined;
}

/** What is to be seen of an Application from outside: operation, sync, health and conditions. */
export function stateOf({ operation, status }: StoredApplication): string {
  const { operationState, sync, health, conditions = [] } = status;
  const { retryCount } = (operationState ?? {}) as { retryCount?: number };
  const types = conditions.map(({ type }) => type).filter((type) => type !== 'SharedResourceWarning');
  const phase = operationState?.phase ?? (operation === undefined ? 'none' : 'requested');
  const retry = retryCount === undefined ? '' : ` retry ${retryCount}${operationState?.finishedAt ? ' waits' : ''}`;
  const revision = sync?.revision ?? '';
  return [`${phase}${retry}`, `${sync?.status ?? ''}@${revision}`, health?.status ?? '', ...new Set(types)].join(' | ');
}

/** Every commit renders what its comparison listed, with the images that its sync named. */
export function repositoriesOf(file: string, pods: number | undefined, branch: string | undefined): Repositories {
  const rendered = new Map<string, RenderedResource[]>();
  const changed = new Map<string, string>();
  for (const app of recordingOf(file).flatMap((exchange) => applicationOf(exchange) ?? [])) {
    const { sync, resources = [], operationState } = app.status;
    const { path } = sync?.comparedTo?.source ?? {};
    const key = `${path}@${sync?.revision ?? ''}`;
    const applied = operationState?.syncResult?.resources ?? [];
    const wanted = (resources as (RenderedResource & { status?: string; requiresPruning?: boolean })[]).filter(
      (one) => one.hook !== undefined || one.requiresPruning !== true,
    );
    for (const { group, version, kind, namespace, name, hook, status } of wanted) {
      const same = (one: { kind?: string; name?: string }) => one.kind === kind && one.name === name;
      const isHere = operationState?.syncResult?.revision === sync?.revision;
      const result = isHere ? (applied.find(same) as { images?: string[] } | undefined) : undefined;
      const list = rendered.get(key) ?? [];
      rendered.set(key, list);
      const before = list.find(same);
      const place = `${path}/${kind}/${name}`;
      if (status === 'OutOfSync' && hook === undefined) changed.set(`${key}/${place}`, sync?.revision ?? '');
      const at = changed.get(`${key}/${place}`);
      const next: RenderedResource = {
        ...(group === undefined ? {} : { group }),
        version: version ?? 'v1',
        kind,
        namespace,
        name,
        ...(hook === undefined ? {} : { hook: 'PreSync' }),
        ...((result?.images ?? before?.images) ? { images: result?.images ?? before?.images ?? [] } : {}),
        ...(pods === undefined ? {} : { pods }),
        ...(at === undefined ? {} : { manifest: { at } }),
        ...(status === 'Unknown' ? { forbidden: true } : {}),
      };
      rendered.set(key, [...list.filter((one) => one !== before), next]);
    }
  }
  return {
    resolve: (_url, revision) =>
      /^[0-9a-f]{40}$/.test(revision) ? revision : revision === 'main' ? branch : undefined,
    render: (source: ApplicationSource, revision) => ({ resources: rendered.get(`${source.path}@${revision}`) ?? [] }),
  };
}

/** Every path of a value, with `[]` for any item; keys that users choose are left out. */
export function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  if (/(labels|annotations|helm)$/.test(path)) return [path];
  return Object.entries(value).flatMap(([key, item]) => fieldsOf(item, path === '' ? key : `${path}.${key}`));
}
