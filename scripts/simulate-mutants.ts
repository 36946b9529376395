/**
 * Leaves one clause of the decision out after the other, and says which world of the fixed seeds finds it:
 * `npm run simulate:mutants`. All worlds are played once with the decision as it is, and what it was asked is recorded.
 * A mutant then plays only the worlds in which it would have answered otherwise.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Mutant {
  readonly clause: string;
  readonly from: string;
  readonly to: string;
}

const decision = 'src/core/flow/decision.ts';

const mutants: readonly Mutant[] = [
  { clause: '(a) a closed source', from: "if (closed === 'yes') return superseded('closed', commit);", to: '' },
  { clause: '(a) off its source', from: "if (on === 'off') return superseded('dropped', commit);", to: '' },
  {
    clause: '(a) stopped meanwhile',
    from: "if (tombstone?.because === 'stopped' && tombstone.came === 'meanwhile') return superseded('stopped', commit);",
    to: '',
  },
  { clause: '(b) taken back', from: 'asked.named ? [] : takenBack.entries()', to: '[].entries()' },
  {
    clause: '(b) below what was taken back',
    from: "if (back.relation === 'contained') return superseded('taken-back', back.commit);",
    to: '',
  },
  { clause: '(c) the tip of the same source', from: "if (source === 'same') return write('tip');", to: '' },
  { clause: '(d) contains what is in place', from: "if (relation === 'contains') return write('newer');", to: '' },
  {
    clause: '(e) below the tip, contained in what is in place',
    from: "if (relation === 'contained' && on !== 'tip') return superseded('newer', there);",
    to: '',
  },
  {
    clause: '(e) the tip, contained in what is in place',
    from: "line === 'none' ? write('returned') : superseded('newer', there);",
    to: "write('returned');",
  },
  {
    clause: '(e) what is in place is on no open line',
    from: "line === 'none' ? write('returned') : superseded('newer', there);",
    to: "superseded('newer', there);",
  },
  {
    clause: '(f) on the same source',
    from: "on === 'tip' ? write('newer') : superseded('newer', there);",
    to: "write('newer');",
  },
  {
    clause: '(f) a lower version',
    from: "if (facts.version === 'lower') return superseded('version', there);",
    to: '',
  },
  { clause: '(f) came meanwhile', from: "if (came === 'meanwhile') return superseded('overtaken', there);", to: '' },
  {
    clause: 'a person is told',
    from: "if (!isPersons && asked.onOlder !== 'fail') return clause;",
    to: 'return clause;',
  },
  { clause: 'held', from: 'if (knownBack !== undefined) return held(facts, knownBack);', to: '' },
  { clause: 'equal content', from: "key === candidate.content ? 'yes' : 'no'", to: "'no'" },
  {
    clause: 'configuration',
    from: 'if (isOther(configurationInPlace(inPlace), configuration)) {',
    to: 'if (isOther(undefined, configuration)) {',
  },
  {
    clause: 'Application',
    from: "if (application !== 'equal') return { do: 'follow-up', because: 'application' };",
    to: '',
  },
];

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '50' },
    events: { type: 'string', default: '12' },
    /** How many worlds a mutant plays at most. */
    tries: { type: 'string', default: '6' },
    only: { type: 'string', default: '' },
  },
});

type Decide = (facts: unknown) => { readonly do?: string; readonly ask?: string; readonly what?: string };
type DecisionModule = Readonly<Record<'order' | 'differs', Decide>>;

interface Asked {
  readonly world: number;
  readonly by: 'order' | 'differs';
  readonly facts: unknown;
}

const root = join(import.meta.dirname, '..');
const listed = execFileSync('git', ['-C', root, 'ls-files', 'src', 'test', 'scripts', 'package.json'], {
  encoding: 'utf8',
});
const tracked = listed.split('\n').filter((path) => path !== '');
const original = (await import('../src/core/flow/decision.ts')) as unknown as DecisionModule;

const asked = recorded();
console.error(`${asked.length} questions in ${values.worlds} worlds`);
let survivors = 0;
console.log('| clause left out | worlds that it changes | found by | as |\n| --- | --- | --- | --- |');
for (const mutant of mutants.filter(({ clause }) => clause.includes(values.only))) {
  const worlds = await worldsChangedBy(mutant);
  let first: ReturnType<typeof play>;
  for (const world of worlds.slice(0, Number(values.tries))) first ??= play(mutant, world);
  if (first === undefined) survivors += 1;
  const by = first === undefined ? 'no world' : `world ${first.world}`;
  console.log(`| ${mutant.clause} | ${worlds.length} | ${by} | ${first?.fault ?? ''} |`);
}
process.exit(survivors === 0 ? 0 : 1);

/** Every question to the decision in all worlds. */
function recorded(): readonly Asked[] {
  return inCopy((directory) => {
    const file = join(directory, 'asked.jsonl');
    const note = (by: string) =>
      `appendFileSync(${JSON.stringify(file)}, JSON.stringify({ by: '${by}', facts }) + '\\n');`;
    edit(join(directory, decision), [
      [/^(export function order\(.*\{)$/m, `$1 ${note('order')}`],
      [/^(export function differs\(.*\{)$/m, `$1 ${note('differs')}`],
      [/^import /m, "import { appendFileSync } from 'node:fs';\nimport "],
    ]);
    edit(join(directory, 'scripts/simulate.ts'), [
      [
        /^( *)const story = .*$/m,
        `$&\n$1appendFileSync(${JSON.stringify(file)}, JSON.stringify({ world: seed }) + '\\n');`,
      ],
      [/^import /m, "import { appendFileSync } from 'node:fs';\nimport "],
    ]);
    const { status, stderr } = simulate(directory, ['--worlds', values.worlds]);
    if (status !== 0) throw new Error(`the worlds do not hold without a mutant:\n${stderr}`);
    let world = 0;
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => {
        const entry = JSON.parse(line) as Asked | { readonly world: number };
        if ('by' in entry) return [{ ...entry, world }];
        world = entry.world;
        return [];
      });
  });
}

/** The worlds in which the mutant answers otherwise, those first where it does so most often. */
async function worldsChangedBy({ from, to, clause }: Mutant): Promise<readonly number[]> {
  const directory = mkdtempSync(join(tmpdir(), 'mutant-'));
  const copy = join(directory, 'decision.ts');
  writeFileSync(copy, mutated(readFileSync(join(root, decision), 'utf8'), from, to, clause));
  const module = (await import(copy)) as DecisionModule;
  rmSync(directory, { recursive: true });
  const changes = new Map<number, number>();
  const answer = ({ do: outcome, ask, what }: ReturnType<Decide>) => `${outcome} ${ask} ${what}`;
  for (const { world, by, facts } of asked) {
    if (answer(module[by](facts)) !== answer(original[by](facts))) changes.set(world, (changes.get(world) ?? 0) + 1);
  }
  return [...changes].sort(([, a], [, b]) => b - a).map(([world]) => world);
}

function play({ from, to, clause }: Mutant, seed: number): { world: string; fault: string } | undefined {
  return inCopy((directory) => {
    const path = join(directory, decision);
    writeFileSync(path, mutated(readFileSync(path, 'utf8'), from, to, clause));
    const { stderr } = simulate(directory, ['--seed', String(seed), '--worlds', '1', '--no-shrink']);
    const [, world, fault] = /^world (\d+): ([^:]+):/m.exec(stderr) ?? [];
    return world === undefined || fault === undefined ? undefined : { world, fault };
  });
}

function mutated(text: string, from: string, to: string, clause: string): string {
  if (text.split(from).length !== 2) throw new Error(`${clause}: the decision does not say once: ${from}`);
  return text.replace(from, to);
}

function edit(path: string, replacements: readonly (readonly [RegExp, string])[]): void {
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    replacements.reduce((whole, [from, to]) => whole.replace(from, to), text),
  );
}

function simulate(directory: string, argv: readonly string[]) {
  const all = ['scripts/simulate.ts', '--events', values.events, ...argv];
  return spawnSync(process.execPath, all, { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 28 });
}

/** A copy of the sources, which goes again. */
function inCopy<T>(use: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'mutant-'));
  try {
    for (const path of tracked) {
      mkdirSync(join(directory, path, '..'), { recursive: true });
      cpSync(join(root, path), join(directory, path));
    }
    symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
