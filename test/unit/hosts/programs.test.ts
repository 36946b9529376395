import { describe, expect, test } from 'vitest';
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

test.each(['exit 0', 'exec <&-; sleep 0.2; exit 3'])(
  'a program that ends without reading its input does not end us: %s',
  async (script) => {
    const stdin = Buffer.alloc(8 * 1024 * 1024, 'x');
    const { result, exitCode } = await run({ argv: ['sh', '-c', script], env: { PATH: '/bin:/usr/bin' }, stdin });
    expect([result, exitCode]).toEqual(['exited', script === 'exit 0' ? 0 : 3]);
  },
);
