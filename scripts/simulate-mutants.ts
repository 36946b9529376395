/**
 * Leaves one clause of the decision out after the other, and says which world of the fixed seeds finds it:
 * `npm run simulate:mutants`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Mutant {
  readonly clause: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const decision = 'src/core/flow/decision.ts';

const mutants: readonly Mutant[] = [
  {
    clause: '(a) a closed source',
    file: decision,
    from: "if (closed === 'yes') return superseded('closed', commit);",
    to: '',
  },
  {
    clause: '(a) off its source',
    file: decision,
    from: "if (on === 'off') return superseded('dropped', commit);",
    to: '',
  },
  {
    clause: '(a) stopped meanwhile',
    file: decision,
    from: "if (tombstone?.because === 'stopped' && tombstone.came === 'meanwhile') return superseded('stopped', commit);",
    to: '',
  },
  {
    clause: '(b) taken back, or below it',
    file: decision,
    from: 'asked.named ? [] : takenBack.entries()',
    to: '[].entries()',
  },
  {
    clause: '(c) the tip of the same source',
    file: decision,
    from: "if (source === 'same') return write('tip');",
    to: '',
  },
  {
    clause: '(d) contains what is in place',
    file: decision,
    from: "if (relation === 'contains') return write('newer');",
    to: '',
  },
  {
    clause: '(e) contained in what is in place',
    file: decision,
    from: "return line === 'none' && on === 'tip' ? write('returned') : superseded('newer', there);",
    to: "return write('returned');",
  },
  {
    clause: '(e) what is in place is on no line',
    file: decision,
    from: "return line === 'none' && on === 'tip' ? write('returned') : superseded('newer', there);",
    to: "return superseded('newer', there);",
  },
  {
    clause: '(f) on the same source',
    file: decision,
    from: "if (line === 'mine') return superseded('newer', there);",
    to: '',
  },
  {
    clause: '(f) a lower version',
    file: decision,
    from: "if (facts.version === 'lower') return superseded('version', there);",
    to: '',
  },
  {
    clause: '(f) came meanwhile',
    file: decision,
    from: "if (came === 'meanwhile') return superseded('overtaken', there);",
    to: '',
  },
  {
    clause: 'a person is told',
    file: decision,
    from: "if (!isPersons && asked.onOlder !== 'fail') return clause;",
    to: 'return clause;',
  },
  { clause: 'held', file: decision, from: 'if (back !== undefined) return held(facts, back);', to: '' },
  { clause: 'content', file: decision, from: "key === candidate.content ? 'yes' : 'no'", to: "'no'" },
  {
    clause: 'configuration',
    file: decision,
    from: "if (hasOtherConfiguration(facts)) return { do: 'write', what: 'values', because: 'configuration' };\n  if (pending)",
    to: 'if (pending)',
  },
  {
    clause: 'Application',
    file: decision,
    from: "if (application !== 'equal') return { do: 'follow-up', because: 'application' };",
    to: '',
  },
];

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '50' },
    events: { type: 'string', default: '12' },
    only: { type: 'string', default: '' },
  },
});

const root = join(import.meta.dirname, '..');
const tracked = execFileSync('git', ['-C', root, 'ls-files', 'src', 'test', 'scripts', 'package.json'], {
  encoding: 'utf8',
});
let survivors = 0;

console.log('| clause left out | found by | as |\n| --- | --- | --- |');
for (const mutant of mutants.filter(({ clause }) => clause.includes(values.only))) {
  const found = play(mutant);
  if (found === undefined) survivors += 1;
  console.log(
    `| ${mutant.clause} | ${found === undefined ? 'no world' : `world ${found.world}`} | ${found?.fault ?? ''} |`,
  );
}
process.exit(survivors === 0 ? 0 : 1);

function play({ clause, file, from, to }: Mutant): { world: string; fault: string } | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'mutant-'));
  try {
    for (const path of tracked.split('\n').filter(Boolean)) {
      mkdirSync(join(directory, path, '..'), { recursive: true });
      cpSync(join(root, path), join(directory, path));
    }
    symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
    const text = readFileSync(join(directory, file), 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${clause}: ${file} does not say once: ${from}`);
    writeFileSync(join(directory, file), text.replace(from, to));
    const argv = ['scripts/simulate.ts', '--worlds', values.worlds, '--events', values.events, '--stop', '--no-shrink'];
    const { stderr } = spawnSync(process.execPath, argv, { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 28 });
    const [, world, fault] = /^world (\d+): ([^:]+):/m.exec(stderr) ?? [];
    return world === undefined || fault === undefined ? undefined : { world, fault };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
