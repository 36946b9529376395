import { describe, expect, test } from 'vitest';
import { createSecrets } from '../../../src/core/secrets.ts';
import { systemPrograms } from '../../../src/hosts/programs.ts';

const { run } = systemPrograms;
const node = (script: string, ...args: string[]) => [process.execPath, '-e', script, '--', ...args] as const;
const text = (buffer: Buffer) => buffer.toString('utf8');

describe('a program', () => {
  test('gets its arguments as they are, and its lines come as they are written', async () => {
    const lines: string[] = [];
    const argv = node('console.log(process.argv[1]); console.error("a\\rb\\n\\nc\\r\\nä")', `it's "$HOME" *`);
    const { exitCode, stdout } = await run({ argv, env: {}, onLine: (line) => void lines.push(line) });
    expect([exitCode, text(stdout)]).toEqual([0, `it's "$HOME" *\n`]);
    expect(lines.sort()).toEqual(['a', 'b', 'c', `it's "$HOME" *`, 'ä']);
  });

  test('gets what is written to it, and an end of its input where nothing is', async () => {
    const argv = node('process.stdin.pipe(process.stdout)');
    expect(text((await run({ argv, env: {}, stdin: 'given' })).stdout)).toBe('given');
    expect(text((await run({ argv, env: {} })).stdout)).toBe('');
  });

  test('sees the environment that it was given and nothing else', async () => {
    const argv = [process.execPath, '-p', 'JSON.stringify(process.env)'] as const;
    expect(JSON.parse(text((await run({ argv, env: { ONLY: 'this', NOT: undefined } })).stdout))).toEqual({
      ONLY: 'this',
    });
  });

  test.each<[string, readonly [string, ...string[]], object]>([
    ['that is not there', ['/nonexistent/program'], { result: 'not-started', exitCode: 127 }],
    ['that is not on PATH', ['no-such-program'], { result: 'not-started', exitCode: 127 }],
    ['that fails', node('process.exit(7)'), { result: 'exited', exitCode: 7 }],
    ['that is killed', node('process.kill(process.pid, "SIGKILL")'), { result: 'exited', exitCode: 137 }],
  ])('%s', async (_name, argv, expected) => {
    expect(await run({ argv, env: {} })).toMatchObject(expected);
  });
});

test('a secret that comes in pieces is hidden: a line is shown when it has ended', async () => {
  const [first, second] = ['glpat-aB3$ d/é', '+f=gh-0123'];
  const secrets = createSecrets();
  secrets.add(first + second);
  const lines: string[] = [];
  // Cut in the middle, in the middle of a character, and at every character.
  const script = `
    const bytes = Buffer.from(process.argv[1]);
    const wait = () => new Promise((done) => setTimeout(done, 5));
    const put = async (...pieces) => { for (const piece of pieces) { process.stdout.write(piece); await wait(); } };
    const encoded = Buffer.from(encodeURIComponent(bytes.toString()));
    await put('a ', bytes.subarray(0, 15), bytes.subarray(15), ' b\\n');
    await put(...[...encoded].map((byte) => Buffer.of(byte)), '\\r', '\\n', bytes);`;
  const argv = [process.execPath, '--input-type=module', '-e', script, '--', first + second] as const;
  await run({ argv, env: {}, onLine: (line) => void lines.push(secrets.redact(line)) });
  expect(lines).toEqual(['a *** b', '***', '***']);
});

test('a line without end is cut between its words, and a word without end is left out', async () => {
  const secrets = createSecrets();
  const secret = 'glpat-0123456789';
  secrets.add(secret);
  const lines: string[] = [];
  const script = `
    const words = [process.argv[1] + '-'.repeat(50), ''].join(' ').repeat(3000);
    process.stdout.write(words + '\\n' + 'x'.repeat(200_000 - 5) + process.argv[1] + ' end\\nlast');`;
  const argv = [process.execPath, '-e', script, '--', secret] as const;
  await run({ argv, env: {}, onLine: (line) => void lines.push(secrets.redact(line)) });
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(200_000);
  expect(lines.join('').match(/\*\*\*-{50}/g)).toHaveLength(3000);
  expect(lines.join('')).not.toMatch(/glpat|0123|6789/);
  expect(lines.slice(-3).map((line) => line.trim().slice(0, 30))).toEqual([
    '… a word of more than 64 KiB i',
    'end',
    'last',
  ]);
});

test.each(['exit 0', 'exec <&-; sleep 0.2; exit 3'])(
  'a program that ends without reading its input does not end us: %s',
  async (script) => {
    const stdin = Buffer.alloc(8 * 1024 * 1024, 'x');
    const { result, exitCode } = await run({ argv: ['sh', '-c', script], env: { PATH: '/bin:/usr/bin' }, stdin });
    expect([result, exitCode]).toEqual(['exited', script === 'exit 0' ? 0 : 3]);
  },
);
