/**
 * What kaniko reads in a Dockerfile and passes over, with a warning or without one: the image would be another than the one
 * that is written down, and than the one of its content key. Seen with v1.28.3.
 */
import { badInput } from '../../failure.ts';
import { type Dockerfile, type Instruction, parseDockerfile, stageNumber, targetNumber } from '../dockerfile.ts';

/** @throws bad input that names the line, for what kaniko would leave undone in a stage that is built */
export function refuseBeyondKaniko(text: string, target: string | undefined): void {
  const dockerfile = parseDockerfile(text);
  for (const number of builtStages(dockerfile, targetNumber(dockerfile, target))) {
    for (const instruction of dockerfile.stages[number]?.instructions ?? []) {
      const beyond = instruction.flags
        .map((flag) => beyondKaniko(instruction, flag))
        .find((each) => each !== undefined);
      if (beyond === undefined) continue;
      const hint = `Write it without that${beyond.instead}, or build with \`engine: buildkit\`.`;
      throw badInput('engine', `kaniko passes over ${beyond.what} of the Dockerfile (line ${instruction.line})`, hint);
    }
  }
}

const copyFlags: Readonly<Record<string, readonly string[]>> = {
  COPY: ['exclude', 'parents'],
  ADD: ['exclude', 'parents', 'checksum', 'unpack', 'keep-git-dir'],
};

function beyondKaniko(
  { keyword }: Instruction,
  { name, value }: Instruction['flags'][number],
): { readonly what: string; readonly instead: string } | undefined {
  if (copyFlags[keyword]?.includes(name) && value.toLowerCase() !== 'false') {
    return { what: `${keyword} --${name}`, instead: '' };
  }
  if (keyword !== 'RUN' || name !== 'mount') return undefined;
  const fields = value.toLowerCase().split(',');
  const type = fields.find((field) => field.startsWith('type='))?.slice('type='.length) ?? 'bind';
  if (type === 'ssh' || type === 'tmpfs') return { what: `RUN --mount=type=${type}`, instead: '' };
  if (type !== 'bind' || !fields.some((field) => field.startsWith('from='))) return undefined;
  return { what: 'RUN --mount=…,from=…', instead: ', with COPY --from' };
}

/** The target, and what it is made from. A name with a variable may be any stage before it. */
function builtStages({ stages }: Dockerfile, target: number | undefined): ReadonlySet<number> {
  const built = new Set<number>();
  const visit = (number: number): void => {
    if (built.has(number)) return;
    built.add(number);
    const stage = stages[number];
    const froms = stage?.instructions.flatMap(({ flags }) =>
      flags.flatMap(({ name, value }) =>
        name === 'from' ? [value] : (/(?:^|,)from=([^,]*)/i.exec(value)?.slice(1) ?? []),
      ),
    );
    for (const name of [stage?.base ?? '', ...(froms ?? [])]) {
      const found = stageNumber(stages, name, number);
      if (found !== undefined) visit(found);
      else if (name.includes('$')) for (let each = 0; each < number; each += 1) visit(each);
    }
  };
  if (target !== undefined) visit(target);
  return built;
}
