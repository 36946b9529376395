import { expect, it } from 'vitest';
import { runProgram } from '../support/program.ts';

it('README: `node dist/cli.js demo` runs the whole flow and checks its own result', async () => {
  const ran = await runProgram(['demo', '--json']);
  expect(ran.stderr).not.toContain('✗');
  expect(ran.code).toBe(0);
  const facts = ran.json() as {
    ok: boolean;
    steps: { services: string[]; commit?: string; diff: string }[];
    checks: { holds: boolean }[];
  };
  expect(facts.ok).toBe(true);
  expect(facts.checks.length).toBeGreaterThanOrEqual(12);
  expect(facts.steps.map(({ services, commit }) => [services.length, commit !== undefined])).toEqual([
    [2, true], // both services to dev
    [1, true], // one change, one service
    [1, false], // the same run once more
    [1, true], // a review environment
    [0, true], // cleaned up
    [1, false], // a late deployment is fenced
  ]);
});
