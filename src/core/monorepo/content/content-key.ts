/**
 * The content key of each service: one hash over all that the service is built from, from git's object ids. It needs no
 * history, no other service and no registry, and is the same on every machine.
 */
import { createHash } from 'node:crypto';
import type { ServiceConfig } from '../project.ts';
import type { Monorepo } from './commits.ts';
import { digestOfFiles } from './indexed-files.ts';
import { type ContentOptions, indexContent, type ServiceContent } from './service-content.ts';

/** `v1-<32 hex>`: the version of the key, and the beginning of a sha256. */
type ContentKey = `v${number}-${string}`;

/** To be raised when the meaning of the key changes: then a recorded key of before says nothing. */
const contentKeyVersion = 1;

const digits = 32;

interface ContentKeys {
  /** By service. */
  readonly keys: ReadonlyMap<string, ContentKey>;
  /** For people, each once: what could not be told apart and so counts as a whole. */
  readonly notes: readonly string[];
}

/**
 * Two keys are equal when the files of the service's workspace packages, its Dockerfile, what it watches, the files at the
 * root that reach it, its part of the lock file, its build settings and the content of the services that it depends on
 * are equal.
 */
export async function contentKeys({
  tree,
  graph,
  services,
  ...options
}: Monorepo & ContentOptions & { readonly services: ReadonlyMap<string, ServiceConfig> }): Promise<ContentKeys> {
  const index = await indexContent({ tree, graph }, options);
  const own = new Map<string, string>();
  const whole = new Map<string, string[]>();
  for (const [name, service] of services) {
    const content = index.contentOf(name, service);
    own.set(name, digestOf(content));
    for (const [file, { whole: why }] of content.locks) {
      const key = JSON.stringify([file, why]);
      if (why !== undefined) whole.set(key, [...(whole.get(key) ?? []), name]);
    }
  }
  const keys = new Map<string, ContentKey>();
  for (const [name, digest] of own) {
    const others = [...dependenciesOf(name, services)].map((other) => own.get(other) ?? '').sort();
    const hex = sha256([contentKeyVersion, digest, others]);
    keys.set(name, `v${contentKeyVersion}-${hex.slice(0, digits)}`);
  }
  return { keys, notes: [...whole].map(([key, names]) => wholeNote(key, names, services.size)) };
}

/** @param key the file and the reason, as JSON */
function wholeNote(key: string, names: readonly string[], all: number): string {
  const [file, why] = JSON.parse(key) as readonly [string, string];
  const some = names.length > mostNamed ? [...names.slice(0, mostNamed), `${names.length - mostNamed} more`] : names;
  return `${file} counts as a whole for ${names.length === all ? 'every service' : some.join(', ')}: ${why}.`;
}

/** A note stays one line, however many services there are. */
const mostNamed = 3;

/** The services that one depends on, directly or not, without itself: circles end. */
function dependenciesOf(name: string, services: ReadonlyMap<string, ServiceConfig>): ReadonlySet<string> {
  const found = new Set([name]);
  for (const each of found) {
    for (const other of services.get(each)?.['depends-on'] ?? []) if (services.has(other)) found.add(other);
  }
  found.delete(name);
  return found;
}

/** The service's own content. Every part is one JSON text or a digest of fixed length, so that none can run into the next. */
function digestOf({ packages, loose, parts, locks, settings }: ServiceContent): string {
  return sha256([
    [...packages].map(([path, { digest }]) => [path, digest] as const).sort(byFirst),
    digestOfFiles(loose.values()),
    [...parts].map(([file, texts]) => [file, [...texts].sort(byFirst)] as const).sort(byFirst),
    [...locks].map(([file, { digest }]) => [file, digest] as const).sort(byFirst),
    settings,
  ]);
}

function byFirst([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  return a < b ? -1 : 1;
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
