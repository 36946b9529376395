/** Icons and words for the states of a deployment, and an image in few characters: the same wherever it is shown. */
import { code, joined, type Markdown } from '../markdown.ts';
import type { ServiceState } from './announcement.ts';

const icons: Readonly<Record<ServiceState, string>> = {
  waiting: '⚪',
  building: '🔵',
  deploying: '🔵',
  deployed: '🟢',
  requested: '🟡',
  ready: '🟢',
  unchanged: '⚪',
  held: '🟡',
  superseded: '⚪',
  failed: '🔴',
  removed: '⚪',
  baseline: '⚪',
};

const words: Readonly<Record<ServiceState, string>> = {
  waiting: 'waiting',
  building: 'building',
  deploying: 'deploying',
  deployed: 'handed to Argo CD',
  requested: 'waits for a merge',
  ready: 'live and healthy',
  unchanged: 'unchanged',
  held: 'held',
  superseded: 'not deployed',
  failed: 'failed',
  removed: 'removed',
  baseline: 'as in its base',
};

/** `🟢 live and healthy`. */
export function stateWords(state: ServiceState): string {
  return `${icons[state]} ${words[state]}`;
}

/** `web1:26bc85f2` and the beginning of its digest: the rest of a reference is as long as all of a table. */
export function imageWords(image: string): Markdown {
  const [name = '', digest] = image.split('@');
  return joined(
    [code(name.slice(name.lastIndexOf('/') + 1)), ...(digest === undefined ? [] : [digestWords(digest)])],
    ' · ',
  );
}

/** `sha256:fe5c94b2`. */
export function digestWords(digest: string): Markdown {
  return code(digest.slice(0, 'sha256:'.length + 8));
}
