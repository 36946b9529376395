/**
 * Random trials without end, or for some minutes: `npm run fuzz -- edit --minutes 10`. Prints what failed, with the seed
 * that brings it again (`--seed 7 --minutes 0`), and figures. `npm run fuzz -- files --in DIR` edits each YAML file below a
 * folder once.
 */
import { parseArgs } from 'node:util';
import type { Fuzzer } from '../test/support/fuzzer.ts';

const fuzzers: Readonly<Record<string, (folder: string, oneIn: number) => Promise<Fuzzer>>> = {
  edit: async () => (await import('../test/support/edit/readers/fuzz.ts')).editFuzzer(),
  keys: async () => (await import('../test/support/edit/random-keys.ts')).keysFuzzer(),
  wire: async () => (await import('../test/support/net/fuzz.ts')).wireFuzzer(),
  registry: async () => (await import('../test/support/net/fuzz.ts')).registryFuzzer(),
  files: async (folder, oneIn) => (await import('../test/support/edit/readers/files.ts')).filesFuzzer(folder, oneIn),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    /** After that many no further seed is begun; at least one is. */
    minutes: { type: 'string', default: 'Infinity' },
    /** The folder of `files`. */
    in: { type: 'string' },
    'one-in': { type: 'string', default: '1' },
  },
});

let wrong = 0;
for (const name of positionals.length === 0 ? Object.keys(fuzzers).filter((each) => each !== 'files') : positionals) {
  const create = fuzzers[name];
  if (create === undefined) throw new Error(`no fuzzer ${name}; there is ${Object.keys(fuzzers).join(', ')}`);
  if (name === 'files' && values.in === undefined) throw new Error('files: give the folder by --in DIR');
  const fuzzer = await create(values.in ?? '.', Number(values['one-in']));
  const total = new Map<string, number>();
  const end = Date.now() + Number(values.minutes) * 60_000;
  let seed = Number(values.seed);
  do {
    const figures = await fuzzer.run(seed++);
    for (const [figure, count] of Object.entries(figures)) total.set(figure, count + (total.get(figure) ?? 0));
    if (seed % 10 === 0) console.error(name, JSON.stringify(Object.fromEntries(total)));
  } while (Date.now() < end && fuzzer.isOver?.() !== true);
  console.log(name, JSON.stringify(Object.fromEntries(total)));
  wrong += total.get('wrong') ?? 0;
}
process.exit(wrong === 0 ? 0 : 1);
