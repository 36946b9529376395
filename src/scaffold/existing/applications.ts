/** What an Application of Argo CD deploys: what `app` in `gitops.yaml` says of it, and the files in which its image may stand. */
import { join, normalize } from 'node:path/posix';
import { parseAllDocuments } from 'yaml';
import { isObject } from '../../core/json.ts';
import type { GitopsFile } from './files.ts';

/** The keys of `app` in `gitops.yaml`. Texts, lists of texts, `true` and `false`. */
export type AppKeys = Readonly<Record<string, string | readonly string[] | boolean>>;

export interface FoundApplication {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly keys: AppKeys;
  /** Paths in the repository of its sources: values files, else a directory. */
  readonly reads: readonly string[];
  readonly directory: string | undefined;
}

type Mapping = Readonly<Record<string, unknown>>;

/** The Applications of a file; none where it holds something else or is no YAML. */
export function applicationsIn({ text }: GitopsFile): readonly FoundApplication[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (document.errors.length > 0) return [];
    const manifest: unknown = document.toJS();
    if (!isObject(manifest) || manifest.kind !== 'Application') return [];
    if (!String(manifest.apiVersion).startsWith('argoproj.io/')) return [];
    return [applicationOf(manifest)];
  });
}

function applicationOf(manifest: Mapping): FoundApplication {
  const metadata = mapping(manifest.metadata);
  const spec = mapping(manifest.spec);
  const listed = Array.isArray(spec.sources) ? spec.sources.map(mapping) : [];
  const sources = listed.length > 0 ? listed : [mapping(spec.source)];
  // The source that renders: others only lend it their files.
  const source = sources.find(({ path, chart }) => path !== undefined || chart !== undefined) ?? sources[0] ?? {};
  const path = text(source.path);
  const valuesFiles = texts(mapping(source.helm).valueFiles);
  const destination = mapping(spec.destination);
  const automated = mapping(mapping(spec.syncPolicy).automated);
  const name = text(metadata.name) ?? '';
  const keys = {
    name,
    path,
    chart: text(source.chart),
    revision: text(source.chart) === undefined ? undefined : text(source.targetRevision),
    'values-files': valuesFiles.length > 0 && listed.length === 0 ? valuesFiles : undefined,
    project: text(spec.project) === 'default' ? undefined : text(spec.project),
    'dest-server': ownCluster.has(text(destination.server) ?? '') ? undefined : text(destination.server),
    'dest-name': text(destination.name) === 'in-cluster' ? undefined : text(destination.name),
    'dest-namespace': text(destination.namespace),
    'sync-policy': mapping(spec.syncPolicy).automated === undefined ? 'manual' : undefined,
    prune: automated.prune === true ? true : undefined,
    'self-heal': automated.selfHeal === true ? true : undefined,
    'sync-options': nonEmpty(texts(mapping(spec.syncPolicy).syncOptions)),
  };
  const isSaid = (entry: [string, unknown]): entry is [string, AppKeys[string]] => entry[1] !== undefined;
  return {
    name,
    namespace: text(destination.namespace),
    keys: Object.fromEntries(Object.entries(keys).filter(isSaid)),
    reads: valuesFiles.map((file) =>
      normalize(/^\$[^/]+\//.test(file) ? file.replace(/^\$[^/]+\//, '') : join(path ?? '.', file)),
    ),
    directory: path,
  };
}

const ownCluster = new Set(['', 'https://kubernetes.default.svc']);

function mapping(value: unknown): Mapping {
  return isObject(value) ? value : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

function nonEmpty(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : list;
}
