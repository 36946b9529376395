/** Random maps whose keys are partly aliases, random edits of them, and what the edits must make of the maps. */
import fc from 'fast-check';
import { editFile } from '../../../src/core/edit/edit.ts';
import { formatPath } from '../../../src/core/edit/text/path.ts';
import type { Fuzzer } from '../fuzzer.ts';
import { loadedByPyYaml } from './loaded.ts';

interface Branch {
  readonly [key: string]: Branch | string;
}

const keys = ['web', 'api', 'x-y', 'a b', 'on', '8080', 'tag'];
const anchors = keys.map((key, index) => `- &k${index} ${JSON.stringify(key)}\n`).join('');

const branch = fc.letrec<{ tree: Branch; child: Branch | string }>((tie) => ({
  tree: fc.dictionary(fc.constantFrom(...keys), tie('child'), { minKeys: 1, maxKeys: 4 }),
  child: fc.oneof({ depthSize: 'small', maxDepth: 3 }, fc.constantFrom('v1', 'on', '2'), tie('tree')),
})).tree;

/** Writes a map; `turn` decides for each key and map how, the same for the same number. */
function written(tree: Branch, turn: () => number, column: number): string {
  const flow = turn() % 4 === 0;
  const lines = Object.entries(tree).map(([key, child]) => {
    const form = turn() % 4;
    const alias = `*k${keys.indexOf(key)}`;
    const plain = /^[a-z]+$/.test(key) && key !== 'on' ? key : JSON.stringify(key);
    const explicit = !flow && form === 3 && typeof child === 'string';
    if (explicit) return `? ${alias}\n${' '.repeat(column)}: ${JSON.stringify(child)}`;
    const head = form === 0 ? `${plain}:` : `${alias} :`;
    if (typeof child === 'string') return `${head} ${JSON.stringify(child)}`;
    const inner = flow ? inFlow(child, turn) : written(child, turn, column + 2);
    return `${head}${inner.startsWith('{') ? ' ' : `\n${' '.repeat(column + 2)}`}${inner}`;
  });
  return flow ? inFlow(tree, turn) : lines.join(`\n${' '.repeat(column)}`);
}

function inFlow(tree: Branch, turn: () => number): string {
  const pairs = Object.entries(tree).map(([key, child]) => {
    const head = turn() % 2 === 0 ? `*k${keys.indexOf(key)} :` : `${JSON.stringify(key)}:`;
    return `${head} ${typeof child === 'string' ? JSON.stringify(child) : inFlow(child, turn)}`;
  });
  return `{${pairs.join(', ')}}`;
}

interface Attempt {
  readonly before: string;
  readonly edit: string;
  readonly after: string;
  /** What every reader must find at `root`. */
  readonly root: unknown;
}

const attempt = fc
  .record({
    tree: branch,
    seeds: fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }),
    walk: fc.array(fc.nat(99), { minLength: 1, maxLength: 4 }),
    key: fc.constantFrom(...keys),
    remove: fc.boolean(),
  })
  .map(({ tree, seeds, walk, key, remove }): Attempt => {
    let at = 0;
    const turn = () => (seeds[at++ % seeds.length] ?? 0) + at;
    const body = written(tree, turn, 2);
    const before = `keys:\n${anchors}root:${body.startsWith('{') ? ' ' : '\n  '}${body}\n`;
    const path: string[] = [];
    let holder: Branch = tree;
    for (const step of walk) {
      const maps = Object.entries(holder).filter(([, child]) => typeof child !== 'string');
      const [name, child] = maps[step % (maps.length + 1)] ?? [];
      if (name === undefined || child === undefined || typeof child === 'string') break;
      path.push(name);
      holder = child;
    }
    const root = structuredClone(tree) as Record<string, unknown>;
    let target = root;
    for (const name of path) target = target[name] as Record<string, unknown>;
    if (remove) delete target[key];
    else target[key] = 'v2';
    const place = formatPath(['root', ...path, key]);
    const edit = remove ? { unset: [place] } : { set: [`${place}=v2`] };
    const after = editFile('web.yaml', before, edit).text;
    const again = editFile('web.yaml', after, edit).text;
    if (again !== after) throw new Error(`a second run changes something: ${JSON.stringify({ before, edit })}`);
    return { before, edit: JSON.stringify(edit), after, root };
  });

/** The attempts after which PyYAML finds something else than was asked for. */
export function wrongReadings(runs: number, seed: number): readonly Attempt[] {
  const attempts = fc.sample(attempt, { numRuns: runs, seed });
  const read = loadedByPyYaml(attempts.map(({ after }) => after));
  return attempts.filter(({ root }, index) => {
    const [document] = read[index] as [{ keys: unknown; root: unknown }];
    return JSON.stringify([keys, sorted(root)]) !== JSON.stringify([document.keys, sorted(document.root)]);
  });
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, child]) => [key, sorted(child)]);
}

export function keysFuzzer(): Fuzzer {
  return {
    async run(seed) {
      const tried = 400;
      const wrong = wrongReadings(tried, seed);
      for (const each of wrong) console.log(`seed ${seed}`, JSON.stringify(each));
      return { tried, wrong: wrong.length };
    },
  };
}
