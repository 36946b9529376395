import { Failure } from '../failure.ts';
import type { Engine, EngineName } from './engine.ts';

/** The input `engine` as it may be written. */
export type EngineChoice = 'auto' | EngineName;

/** Why an engine cannot be used here. */
interface Lack {
  readonly engine: EngineName;
  readonly reason: string;
  readonly howToGet: string;
}

/**
 * The engine that was asked for, or with `auto` the first one that works here, in the order given.
 * @throws Failure `ENGINE_MISSING` that says of each engine what it lacks and how to get it
 */
export async function selectEngine(choice: EngineChoice, engines: readonly Engine[]): Promise<Engine> {
  const lacks: Lack[] = [];
  for (const engine of engines) {
    if (choice !== 'auto' && choice !== engine.name) continue;
    const availability = await engine.available();
    if (availability.available) return engine;
    lacks.push({ engine: engine.name, ...availability });
  }
  const what = choice === 'auto' ? 'no engine can build here' : `the engine ${choice} cannot build here`;
  throw new Failure('failed', 'ENGINE_MISSING', [what, ...lacks.map(describe)].join('\n  '), {
    hint: lacks.map(({ engine, howToGet }) => `${engine}: ${howToGet}`).join('\n'),
  });
}

function describe({ engine, reason }: Lack): string {
  return `${engine}: ${reason}`;
}
