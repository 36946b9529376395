/** Questions about Applications, by the Argo CD servers that have them. */

import type { InputValues } from '../../inputs/declaration.ts';
import { argocdConnection, type argocdInputs } from '../../inputs/declarations/run.ts';

interface ServerGroup<R, Question> {
  readonly run: R;
  readonly asked: readonly Question[];
}

/**
 * Clusters of one server are asked together: they cost as many requests as one.
 *
 * @param runOf the run as it is where the question is about
 */
export function byServer<R extends { readonly inputs: InputValues<typeof argocdInputs> }, Question>(
  questions: readonly Question[],
  runOf: (question: Question) => R,
): readonly ServerGroup<R, Question>[] {
  const groups = new Map<string, { run: R; asked: Question[] }>();
  for (const question of questions) {
    const run = runOf(question);
    const server = JSON.stringify(argocdConnection(run.inputs));
    const group = groups.get(server) ?? { run, asked: [] };
    group.asked.push(question);
    groups.set(server, group);
  }
  return [...groups.values()];
}

/** The answers of all servers, in the order of the questions. */
export async function askServers<R extends { readonly inputs: InputValues<typeof argocdInputs> }, Question, Answer>(
  questions: readonly Question[],
  runOf: (question: Question) => R,
  ask: (run: R, questions: readonly Question[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  const groups = byServer(questions, runOf);
  const answers = await Promise.all(groups.map(async ({ run, asked }) => ask(run, asked)));
  const found = new Map(
    groups.flatMap(({ asked }, group) => asked.map((question, index) => [question, answers[group]?.[index]] as const)),
  );
  return questions.flatMap((question) => {
    const answer = found.get(question);
    return answer === undefined ? [] : [answer];
  });
}
