/** The keys that a deployment is compared by: what a service is built from, and what its environment makes of it. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../json.ts';

/** To be raised when the meaning of the key changes. */
const configurationVersion = 1;
const digits = 32;

/** `v1-<32 hex>`, of what `gitops.yaml` says for a service in an environment, placeholders of the commit unexpanded. */
export function configurationKey(configuration: unknown): string {
  const hash = createHash('sha256').update(canonicalJson(configuration)).digest('hex');
  return `v${configurationVersion}-${hash.slice(0, digits)}`;
}

/** Whether two keys can be compared: one of another version of this program says nothing. */
export function isComparable(key: string | undefined, other: string): key is string {
  return key !== undefined && key.split('-', 1)[0] === other.split('-', 1)[0];
}
