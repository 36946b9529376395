/** The program out of its sources, as a terminal and as GitHub start it: nobody's own settings are in a picture. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from '../publication.ts';

interface Started {
  readonly action?: string;
  readonly argv?: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What it wrote for people. */
export async function runProgram({ action, argv = [], cwd = root, env = {} }: Started): Promise<string> {
  const entry = JSON.stringify({ ...(action === undefined ? {} : { action }), argv, home: root });
  const code = `import { leave, run } from ${JSON.stringify(`${root}/src/main.ts`)}; await leave(await run(${entry}));`;
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', ...env },
    maxBuffer: 16 * 1024 * 1024,
  });
  return stderr;
}
