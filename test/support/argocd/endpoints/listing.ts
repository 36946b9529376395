/** What a list of Applications shows: of those that its selector takes, the fields that were asked for. */
import type { StoredApplication } from '../controller.ts';

/** The only fields that a list can choose: no finalizers, no revisions (pkg/apiclient/application/forwarder_overwrite.go). */
const listFields = [
  ...['name', 'namespace', 'annotations', 'labels', 'creationTimestamp', 'deletionTimestamp'].map(
    (field) => `metadata.${field}`,
  ),
  'spec',
  ...['sourceHydrator', 'sync.status', 'health', 'summary', 'resources'].map((field) => `status.${field}`),
  ...['startedAt', 'finishedAt', 'phase', 'operation.sync'].map((field) => `status.operationState.${field}`),
  'operation.sync',
];

/** @param fields `items.metadata.name,…`; behind a minus, what is left out of those that can be chosen */
export function chosen(app: StoredApplication, fields: string): object {
  const excluded = fields.startsWith('-');
  const named = new Set((excluded ? fields.slice(1) : fields).split(','));
  const result: Record<string, unknown> = {};
  for (const field of listFields) {
    if (named.has(`items.${field}`) === excluded) continue;
    const path = field.split('.');
    const value = path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], app);
    if (value === undefined) continue;
    let place = result;
    for (const key of path.slice(0, -1)) {
      place[key] ??= {};
      place = place[key] as Record<string, unknown>;
    }
    place[path.at(-1)!] = value;
  }
  return result;
}

export function selects(selector: string, labels: Readonly<Record<string, string>>): boolean {
  return selector
    .split(',')
    .filter((term) => term !== '')
    .every((term) => {
      const [key = '', value] = term.split('=');
      return value === undefined ? labels[key] !== undefined : labels[key] === value;
    });
}
