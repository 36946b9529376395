/**
 * `hosts/terminal`: what a person in front of a terminal is asked, with arrow keys. Imports `core`. Begin here: the questions
 * of `core/ports.ts`, by `@clack/prompts`, which is loaded with the first question.
 */
import type { Readable, Writable } from 'node:stream';
import { Failure } from '../../core/failure.ts';
import type { Choice, Questions } from '../../core/ports.ts';

interface Person {
  readonly input: Readable;
  readonly output: Writable;
}

export function terminalQuestions(person: Person): Questions {
  const clack = () => import('@clack/prompts');
  const ask = async <Answer>(
    question: (prompts: Awaited<ReturnType<typeof clack>>) => Promise<Answer>,
  ): Promise<Exclude<Answer, symbol>> => {
    const prompts = await clack();
    const answer = await question(prompts);
    if (prompts.isCancel(answer)) throw left();
    return answer as Exclude<Answer, symbol>;
  };
  return {
    choose: ({ message, choices, initial }) =>
      ask(({ select }) =>
        select<string>({ ...person, message, options: choices.map(optionOf), initialValue: initial }),
      ) as Promise<typeof initial>,
    chooseSeveral: ({ message, choices, initial }) =>
      ask(({ multiselect }) =>
        multiselect<string>({
          ...person,
          message,
          options: choices.map(optionOf),
          initialValues: [...initial],
          required: true,
        }),
      ),
    text: ({ message, initial, hint, problem }) =>
      ask(({ text }) =>
        text({
          ...person,
          message,
          // Shown until something is typed; Enter takes it.
          placeholder: initial === '' ? (hint ?? '') : initial,
          defaultValue: initial,
          validate: (given) => problem?.(given === undefined || given === '' ? initial : given),
        }),
      ),
  };
}

function optionOf({ value, hint }: Choice) {
  return { value, label: value, ...(hint === undefined ? {} : { hint }) };
}

function left(): Failure {
  return new Failure('failed', 'CANCELLED', 'the questions were left before the last answer: nothing was written', {
    hint: 'Begin again, or give the answers as flags: with --yes nothing is asked.',
  });
}
