/** Each kind of refusal is told by the words of the forges, with the input that helps, and by no others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pushRuleIn } from '../../../../src/core/delivery/push-rules.ts';
import { ownHooks, refusalCases } from '../../../support/delivery/refusal-words.ts';
import { repositoryRoot } from '../../../support/program.ts';

const page = readFileSync(join(repositoryRoot, 'docs/refused-pushes.md'), 'utf8');

describe('the rule by which a server refuses a push', () => {
  it.each(refusalCases)('$server: $rule', ({ words, rule, exitCode, hint }) => {
    for (const text of [`pre-receive hook declined\n${words}`, `[remote rejected] (hook declined)\n${words}`, words]) {
      const found = pushRuleIn(text, 'main', false);
      expect([found?.name, found?.kind]).toEqual([rule, exitCode === 4 ? 'rule' : 'state']);
      expect(found?.hint).toContain(hint);
    }
  });

  it.each(refusalCases)('is in the documentation: $rule, exit code $exitCode', ({ rule, exitCode }) => {
    expect(page).toMatch(new RegExp(`^\\| ${rule} \\| [^|]+ \\| ${exitCode} \\| `, 'm'));
  });

  it.each(ownHooks)('is not guessed: %s', (words) => {
    expect(pushRuleIn(`pre-receive hook declined\n${words}`, 'main', false)).toBeUndefined();
  });

  it('of the branch of a request is answered by another name, not by a request', () => {
    const words = 'error: GH006: Protected branch update failed for refs/heads/x.';
    expect(pushRuleIn(words, 'x', true)?.hint).toContain('`request-branch`');
    expect(pushRuleIn(words, 'x', true)?.hint).not.toContain('deliver');
  });
});
