/** The list of engines, and which of them a request means. A new engine is a file in `engines/` and a line here. */
import { badInput, Failure } from '../failure.ts';
import type { Builder, BuildSpec, Engine, EngineInput, EnginePorts, OtherJob } from './engine.ts';
import {
  declaredAppend,
  declaredBuildah,
  declaredBuildkit,
  declaredKaniko,
  declaredKanikoJob,
} from './engines/declared.ts';

/** In the order in which `auto` tries them. */
const engines = [
  lazily(declaredBuildkit, async () => (await import('./engines/buildkit/buildkit.ts')).buildkit),
  lazily(declaredBuildah, async () => (await import('./engines/buildah.ts')).buildah),
  lazily(declaredKaniko, async () => (await import('./engines/kaniko.ts')).kaniko, declaredKanikoJob),
  lazily(declaredAppend, async () => (await import('./engines/append/append.ts')).append),
] as const;

type EngineName = (typeof engines)[number]['name'];

export const engineNames: readonly EngineName[] = engines.map(({ name }) => name);

/** The input `engine` as it may be written. */
export type EngineChoice = 'auto' | EngineName;

/** What of a request decides about the engine. */
export type EngineRequest = Readonly<Partial<Record<EngineInput, string | boolean | readonly string[] | undefined>>> & {
  readonly engine: EngineChoice;
};

export const allEngines: readonly Engine[] = engines;

/** The engine as it declares itself, whose code is loaded when there is something to do. */
function lazily<D extends Omit<Engine, 'probe' | 'otherJob'>>(
  declared: D,
  load: () => Promise<Engine>,
  job?: Omit<OtherJob, 'skip' | 'finish'>,
): D & Engine {
  const otherJob = async () => {
    const { otherJob: loaded } = await load();
    if (loaded === undefined) throw new Error(`${declared.name} builds in no other job`);
    return loaded;
  };
  return {
    ...declared,
    probe: async (spec, ports) => (await load()).probe(spec, ports),
    ...(job && {
      otherJob: {
        ...job,
        skip: async (directory, image) => (await otherJob()).skip(directory, image),
        finish: async (directory) => (await otherJob()).finish(directory),
      },
    }),
  };
}

/**
 * The engines that the request allows: the one that it names, or with `auto` those that make an image from what is
 * given, in the order in which they are tried.
 * @throws bad input for an input that is missing, or that no such engine understands and would pass over in silence
 */
export function enginesFor(request: EngineRequest, engines: readonly Engine[]): readonly Engine[] {
  const candidates =
    request.engine === 'auto' ? automatic(request, engines) : engines.filter(({ name }) => name === request.engine);
  const given = [...new Set(engines.flatMap(({ inputs }) => inputs))].filter((input) => isGiven(request, input));
  const allowed = candidates.filter(({ inputs }) => given.every((input) => inputs.includes(input)));
  if (allowed.length === 0) throw foreignInput(request, given, candidates, engines);
  for (const { needs } of allowed) {
    if (needs !== undefined && !isGiven(request, needs.input)) {
      throw badInput(needs.input, `is missing: ${needs.why}`, needs.hint);
    }
  }
  return allowed;
}

/** Names the input that none of the candidates understands, else one that the first does not, and who does. */
function foreignInput(
  request: EngineRequest,
  given: readonly EngineInput[],
  candidates: readonly Engine[],
  engines: readonly Engine[],
): Error {
  const isForeign = (input: EngineInput) => candidates.every(({ inputs }) => !inputs.includes(input));
  const foreign = given.find(isForeign) ?? given.find((input) => candidates[0]?.inputs.includes(input) === false);
  const [engine = request.engine, ...others] = candidates.map(({ name }) => name);
  const knowing = engines.filter(({ inputs }) => foreign !== undefined && inputs.includes(foreign));
  const suited = knowing.filter(({ source }) => source === candidates[0]?.source);
  const isOther = suited.length === 0 && isGiven(request, 'files') && foreign !== 'files';
  const able = suited.length === 0 ? knowing : suited;
  const names = able.map(({ name }) => `\`engine: ${name}\``).join(' or ');
  const choices = isOther ? `build a Dockerfile in place of files with ${names}` : `choose ${names}`;
  const what = foreign === 'cache' ? '`gha` has' : 'has';
  const problem = `${what} no meaning for the engine ${others.length === 0 ? engine : request.engine}`;
  return badInput(foreign ?? 'engine', problem, `Leave ${foreign} out, or ${choices}.`);
}

/** How an image is built in another job; undefined for one that is made where the program runs. */
export function otherJobFor({
  engine: choice,
  files,
}: Pick<EngineRequest, 'engine'> & { readonly files?: readonly string[] | undefined }):
  | { engine: string; image: string; script: string }
  | undefined {
  if (files !== undefined && files.length > 0) return undefined;
  const engine = allEngines.find(({ name }) => name === choice);
  if (engine?.otherJob === undefined) return undefined;
  const { image, script } = engine.otherJob;
  return { engine: engine.name, image, script };
}

function automatic(request: EngineRequest, engines: readonly Engine[]): readonly Engine[] {
  const source = isGiven(request, 'files') ? 'files' : 'dockerfile';
  const suited = engines.filter((engine) => engine.source === source);
  const chosen = suited.filter(({ needs }) => needs !== undefined && isGiven(request, needs.input));
  return chosen.length > 0 ? chosen : suited.filter(({ needs }) => needs === undefined);
}

function isGiven(request: EngineRequest, input: EngineInput): boolean {
  const value = request[input];
  if (input === 'cache') return value === 'gha';
  // Everything is pushed unless somebody says otherwise.
  if (typeof value === 'boolean') return value !== (input === 'push');
  return value !== undefined && value.toString() !== '';
}

/**
 * The first of these engines that can build here.
 * @throws Failure `ENGINE_MISSING` that says of each engine what it lacks and how to get it; bad input where one never can
 * build in such a job
 */
export async function firstAvailable(
  engines: readonly Engine[],
  spec: BuildSpec,
  ports: EnginePorts,
): Promise<Builder & { readonly name: string }> {
  const lacking: { readonly name: string; readonly reason: string; readonly howToGet: string; bySetup?: true }[] = [];
  for (const { name, probe } of engines) {
    const found = await probe(spec, ports);
    if (found.available) return { ...found, name };
    lacking.push({ ...found, name });
  }
  const which = lacking.length === 1 ? `the engine ${lacking[0]?.name} cannot` : 'no engine can';
  const problems = lacking.map(({ name, reason }) => `\n  ${name}: ${reason}`).join('');
  const kind = lacking.some(({ bySetup }) => bySetup) ? 'bad-input' : 'failed';
  throw new Failure(kind, 'ENGINE_MISSING', `${which} build here${problems}`, {
    hint: lacking.map(({ name, howToGet }) => `${name}: ${howToGet}`).join('\n'),
  });
}
