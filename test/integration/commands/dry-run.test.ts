/** What a dry run says: what would be done, and never that it was. Its siblings stand with the tests of their commands. */
import { expect, test } from 'vitest';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import { retentionSummary } from '../../../src/commands/retention/retention.ts';
import { reviewWorld } from '../../support/commands/cleanup.ts';
import { createWorld } from '../../support/commands/world.ts';

const isDone = /^(removed|kept|committed|wrote|pushed|created|updated)\b/im;

test('bump-image-tag would commit', async () => {
  const values = 'image:\n  repository: r.example.com/web1\n  tag: v1\n';
  const at = createWorld({ 'web1.yaml': values }, { commits: 1 });
  const given = { file: 'web1.yaml', image: 'r.example.com/web1', tag: 'v2', 'dry-run': 'true' };
  const { lines, summary, outputs } = await at.run(bumpImageTag, given, { ci: { commit: at.line[0] ?? '' } });
  expect(outputs.result).toBe('planned');
  expect(lines.at(-1)).toBe('Dry run: this would be committed to main.');
  expect(lines.join('\n')).not.toMatch(isDone);
  expect(summary).toMatch(/Dry run, would be written/);
});

test('cleanup-review-env would remove', async () => {
  const world = reviewWorld();
  world.push('feature/login');
  await world.deploy('feature/login');
  const given = { branch: 'feature/login', remove: 'files', 'dry-run': 'true' };
  const ci = { host: 'jenkins', repositoryUrl: 'https://github.com/acme/shop', branch: 'main' } as const;
  const { lines, summary } = await world.run(cleanupReviewEnv, given, { ci, cwd: world.monorepo });
  expect(lines).toContainEqual(expect.stringMatching(/^would remove \w+ .*feature-login/));
  expect(lines.join('\n')).not.toMatch(isDone);
  expect(summary).toContain('Dry run: would remove');
  expect(summary).toContain('would be removed');
});

test('retention would remove, and change its policies', () => {
  const row = { repository: 'r/web1', tags: ['a'], digest: 'sha256:1', age: '9 days', reason: 'not named' };
  const rows = [
    { ...row, decision: 'remove' as const },
    { ...row, decision: 'keep' as const },
  ];
  const policies = [{ policy: 'harbor: team', result: 'updated' as const }];
  expect(retentionSummary({ apply: 'self', rows }, { dryRun: true })).toContain('Retention (dry run)');
  const changed = retentionSummary({ apply: 'registry', policies } as never, { dryRun: true });
  expect(changed).toContain('would be updated');
  expect(retentionSummary({ apply: 'self', rows }, { dryRun: false })).not.toMatch(/dry run|would/);
});
