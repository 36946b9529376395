/** A request as its forge shows it. What cannot be asked is told by its problem, and never throws. */
import { Failure, messageOf } from '../../failure.ts';
import type { Forge, ForgeRequest } from '../../forge/forge.ts';
import { lastCommandIn } from './commands.ts';
import type { RequestView, Told } from './opt-in.ts';

/** Authors of commands that are asked for: whoever may not write cannot keep the answer away for long. */
const mostAuthors = 20;

interface Asked {
  /** Undefined: no forge or no token is known. */
  readonly forge: () => Promise<Forge | undefined>;
  /** What the event said of the labels: believed where the forge does not tell. */
  readonly eventLabels?: readonly string[] | undefined;
  /** Where it was asked for already. */
  readonly request?: Pick<ForgeRequest, 'labels'>;
}

export function requestView(number: number, { forge, eventLabels, request }: Asked): RequestView {
  const told = async <T>(question: (forge: Forge) => Promise<T>): Promise<Told<T>> => {
    try {
      const opened = await forge();
      if (opened !== undefined) return { told: await question(opened) };
      return { problem: 'there is no token for the forge (forge-token)' };
    } catch (error) {
      const hint = error instanceof Failure && error.hint !== undefined ? ` (${error.hint})` : '';
      return { problem: `${messageOf(error)}${hint}` };
    }
  };
  const askLabels = async (): Promise<Told<readonly string[]>> => {
    if (request !== undefined) return { told: request.labels };
    const found = await told(async (opened) => (await opened.request(number)).labels);
    return 'problem' in found && eventLabels !== undefined ? { told: eventLabels } : found;
  };
  const labels = once(askLabels);
  const remarks = once(() => told((opened) => opened.remarks(number)));
  const files = once(() => told((opened) => opened.changedFiles(number)));
  const rights = new Map<string, Promise<Told<boolean>>>();
  const mayWrite = (author: string) => {
    const known = rights.get(author) ?? told((opened) => opened.mayWrite(author));
    rights.set(author, known);
    return known;
  };
  return {
    number,
    labels,
    files,
    async lastCommand(commands) {
      const found = await remarks();
      if ('problem' in found) return found;
      for (const { author, text } of found.told.toReversed()) {
        const command = lastCommandIn(text, commands);
        if (command === undefined) continue;
        if (!rights.has(author) && rights.size >= mostAuthors) {
          return { problem: `more than ${mostAuthors} people without write access wrote ${commands.join(' or ')}` };
        }
        const may = await mayWrite(author);
        if ('problem' in may) return may;
        if (may.told) return { told: command };
      }
      return { told: undefined };
    },
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}
