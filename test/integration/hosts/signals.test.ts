/** Who publishes the end of a run that a signal ends: the run where it has come to its end, the signal otherwise. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cleanEnvironment, repositoryRoot } from '../../support/program.ts';

/** A process that runs this with `mayPublish`, and ends by itself with 7. */
async function ended(
  body: string,
  [program = '', ...argv]: readonly string[] = [process.execPath],
): Promise<{ stdout: string; by: unknown }> {
  const signals = JSON.stringify(join(repositoryRoot, 'src/hosts/signals.ts'));
  const script = `
    import { publishAtSignal } from ${signals};
    import { setTimeout as delay } from 'node:timers/promises';
    const mayPublish = publishAtSignal(async (signal) => { await delay(100); console.log('published at ' + signal); });
    const signal = (name) => process.kill(process.pid, name);
    const leave = async () => { await delay(300); process.exit(7); };
    ${body}`;
  const child = spawn(program, [...argv, '--input-type=module', '--no-warnings', '--eval', script], {
    env: cleanEnvironment(),
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  const by = await new Promise((done) => child.on('close', (code, bySignal) => done(bySignal ?? code)));
  return { stdout, by };
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s before the end of the run', async (name) => {
  expect(
    await ended(`signal('${name}'); await delay(20); await mayPublish(); console.log('run'); await leave();`),
  ).toEqual({
    stdout: `published at ${name}\n`,
    by: name,
  });
});

it('a second signal, as npm passes it on, ends nothing half-way', async () => {
  const twice = "signal('SIGINT'); await delay(20); signal('SIGINT'); signal('SIGTERM'); await delay(5_000);";
  expect(await ended(twice)).toEqual({ stdout: 'published at SIGINT\n', by: 'SIGINT' });
});

it('a signal while the run publishes its end', async () => {
  expect(
    await ended("await mayPublish(); signal('SIGINT'); await delay(20); console.log('run'); await leave();"),
  ).toEqual({
    stdout: 'run\n',
    by: 7,
  });
});

it('a run whose end cannot be published ends all the same', async () => {
  expect(await ended("await mayPublish(); signal('SIGTERM'); await delay(60_000);")).toEqual({
    stdout: '',
    by: 'SIGTERM',
  });
});

const container = ['unshare', '--pid', '--fork', '--kill-child', process.execPath];
const hasContainer = spawnSync(container[0] ?? '', [...container.slice(1), '--version']).status === 0;

it.skipIf(!hasContainer)('the first process of a container, which no signal ends, ends all the same', async () => {
  const body = "if (process.pid !== 1) process.exit(9); signal('SIGTERM'); await delay(60_000);";
  expect(await ended(body, container)).toEqual({ stdout: 'published at SIGTERM\n', by: 143 });
});
