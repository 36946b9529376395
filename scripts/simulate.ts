/**
 * Plays worlds (`test/simulation`) and prints figures: `npm run simulate -- --worlds 500`. A failing world is shrunk and
 * named by its seed: `npm run simulate -- --seed 123 --worlds 1`.
 */
import { parseArgs } from 'node:util';
import { Broken, type FaultName } from '../test/simulation/story/broken.ts';
import { type Story, shrink, storyOf } from '../test/simulation/story/events.ts';
import { play, type Told } from '../test/simulation/story/player.ts';
import type { Figures } from '../test/simulation/story/state.ts';
import { closeSharedRegistry } from '../test/simulation/world/world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    worlds: { type: 'string', default: '20' },
    events: { type: 'string', default: '20' },
    /** No further world is begun after that many. */
    minutes: { type: 'string', default: 'Infinity' },
    shrink: { type: 'boolean', default: true },
    stop: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

const [first, worlds, events] = [Number(values.seed), Number(values.worlds), Number(values.events)];
const total: Figures = { events: 0, pipelines: 0, kills: 0, outages: 0, concurrent: 0, checks: 0 };
const found = new Map<FaultName, number[]>();
const begin = Date.now();
let played = 0;

const end = begin + Number(values.minutes) * 60_000;
for (let seed = first; seed < first + worlds && Date.now() < end; seed += 1) {
  const told: Told = {};
  const story = storyOf(seed, events);
  const broken = await outcomeOf(story, told);
  played += 1;
  for (const [name, count] of Object.entries(told.state?.figures ?? {})) total[name as keyof Figures] += count;
  if (values.verbose) console.error(told.state?.lines.join('\n'));
  if (broken === undefined) continue;
  found.set(broken.fault, [...(found.get(broken.fault) ?? []), seed]);
  console.error(`world ${seed}: ${broken.message}`);
  if (values.shrink) await tellSmallest(story, broken);
  if (values.stop) break;
}

console.log(JSON.stringify({ worlds: played, ...total, seconds: Math.round((Date.now() - begin) / 1_000) }));
for (const [fault, seeds] of found) console.log(`${fault}: ${seeds.length} (worlds ${seeds.join(', ')})`);
await closeSharedRegistry();
process.exit(found.size === 0 ? 0 : 1);

async function outcomeOf(story: Story, told: Told = {}): Promise<Broken | undefined> {
  try {
    await play(story, told);
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return error;
    return Object.assign(new Broken('failed run', String((error as Error).stack ?? error)), { cause: error });
  }
}

async function tellSmallest(story: Story, broken: Broken): Promise<void> {
  const smallest = await shrink(story, async (smaller) => (await outcomeOf(smaller))?.fault === broken.fault);
  const told: Told = {};
  const again = await outcomeOf(smallest, told);
  console.error(`  ${JSON.stringify(smallest.settings)}`);
  for (const line of told.state?.lines ?? []) console.error(`  ${line}`);
  console.error(`  ${again?.message ?? 'and the smallest passes when it is played again'}`);
}
