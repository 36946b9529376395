/**
 * `core/source/wish` tells whether a request asks for a review environment, where an environment wants a word for it. It imports
 * what `core/source` may. Begin here: the words of `gitops.yaml`, and what a request says to them.
 *
 * This file decides. What a request shows is asked lazily, and only what is not known yet: labels, then comments, then files.
 */
import { globs } from '../../glob.ts';
import type { RequestOptIn, Wish } from '../../ports.ts';
import { stopOf } from './commands.ts';

/** An answer, or why there is none. */
export type Told<T> = { readonly told: T } | { readonly problem: string };

/** One request, as its forge shows it now. Asks each thing once. */
export interface RequestView {
  readonly number: number;
  labels(): Promise<Told<readonly string[]>>;
  /** Which of two commands somebody with write access wrote last; undefined: neither. */
  lastCommand(commands: readonly [string, string]): Promise<Told<string | undefined>>;
  /** Of very many files the list is not complete. */
  files(): Promise<Told<{ readonly paths: readonly string[]; readonly complete: boolean }>>;
}

/**
 * A label stands for itself: it is there or not. Without one the newest command decides, so that `/stop-preview` also stops what
 * files would ask for.
 */
export async function wishOf(optIn: RequestOptIn, request: RequestView): Promise<Wish> {
  const lacks: string[] = [];
  for (const ask of [askLabels, askCommands, askFiles]) {
    const found = await ask(optIn, request);
    if (found === undefined) continue;
    if ('problem' in found) {
      const what = `whether request ${request.number} asks for it is not known`;
      return { is: 'unknown', why: `${what}: ${found.problem}`, optIn };
    }
    if (found.told.is !== 'lacks') {
      return { is: found.told.is, why: `request ${request.number} ${found.told.why}`, optIn };
    }
    lacks.push(found.told.why);
  }
  return { is: 'no', why: `request ${request.number} ${lacks.join(', ')}`, optIn };
}

type Answer = Told<{ readonly is: 'yes' | 'no' | 'lacks'; readonly why: string }> | undefined;

async function askLabels({ label: wanted }: RequestOptIn, request: RequestView): Promise<Answer> {
  if (wanted === undefined) return undefined;
  const found = await request.labels();
  if ('problem' in found) return found;
  const one = wanted.find((each) => hasLabel(found.told, each));
  if (one !== undefined) return { told: { is: 'yes', why: `has the label ${one}` } };
  return { told: { is: 'lacks', why: `lacks the label ${wanted.join(' or ')}` } };
}

async function askCommands({ comment }: RequestOptIn, request: RequestView): Promise<Answer> {
  if (comment === undefined) return undefined;
  const stop = stopOf(comment);
  const found = await request.lastCommand([comment, stop]);
  if ('problem' in found) return found;
  if (found.told === comment) return { told: { is: 'yes', why: `has the comment ${comment}` } };
  if (found.told === stop) return { told: { is: 'no', why: `has the comment ${stop}` } };
  const whose = 'by somebody with write access';
  return { told: { is: 'lacks', why: `lacks a comment ${comment} ${whose}` } };
}

async function askFiles({ path: wanted }: RequestOptIn, request: RequestView): Promise<Answer> {
  if (wanted === undefined) return undefined;
  const found = await request.files();
  if ('problem' in found) return found;
  const file = found.told.paths.find(globs(wanted));
  if (file !== undefined) return { told: { is: 'yes', why: `changes ${file}` } };
  if (!found.told.complete) return { problem: 'it changes more files than the forge lists' };
  return { told: { is: 'lacks', why: `changes nothing in ${wanted.join(', ')}` } };
}

/** GitHub's labels do not differ by case, and people do not want them to elsewhere. */
export function hasLabel(labels: readonly string[], wanted: string): boolean {
  return labels.some((each) => each.toLowerCase() === wanted.toLowerCase());
}

/** What would make a request ask for it. */
export function remedyOf({ label, comment, path }: RequestOptIn): string {
  const ways = [
    ...(label === undefined ? [] : [`give it the label ${label.join(' or ')}`]),
    ...(comment === undefined ? [] : [`comment ${comment}`]),
    ...(path === undefined ? [] : [`change something in ${path.join(', ')}`]),
  ];
  return `To deploy it, ${ways.join(', or ')}.`;
}
