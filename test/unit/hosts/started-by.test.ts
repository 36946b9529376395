import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { githubContext } from '../../../src/hosts/github-actions.ts';
import { gitlabContext } from '../../../src/hosts/gitlab-ci.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

describe('what started a run', () => {
  it.each([
    ['push', 'refs/heads/main', { kind: 'push' }],
    ['schedule', 'refs/heads/main', { kind: 'schedule' }],
    ['workflow_dispatch', 'refs/heads/main', { kind: 'manual' }],
    ['push', 'refs/tags/v1.0.0', { kind: 'tag', tag: 'v1.0.0' }],
    ['release', 'refs/tags/v1.0.0', { kind: 'tag', tag: 'v1.0.0' }],
    ['workflow_dispatch', 'refs/tags/web1@1.0.0', { kind: 'tag', tag: 'web1@1.0.0', startedBy: 'manual' }],
    [
      'repository_dispatch',
      'refs/tags/@acme/web1@1.0.0',
      { kind: 'tag', tag: '@acme/web1@1.0.0', startedBy: 'manual' },
    ],
  ])('on GitHub: %s of %s', async (name, ref, event) => {
    const cwd = scratchDirectory('event');
    const file = join(cwd, 'event.json');
    writeFileSync(file, '{"repository":{"default_branch":"main","full_name":"acme/shop"}}');
    const env = {
      GITHUB_EVENT_NAME: name,
      GITHUB_EVENT_PATH: file,
      GITHUB_REF: ref,
      GITHUB_REF_NAME: ref.replace(/^refs\/\w+\//, ''),
      GITHUB_REPOSITORY: 'acme/shop',
    };
    expect((await githubContext(env, cwd)).event).toEqual(event);
  });

  it.each([
    [{ CI_PIPELINE_SOURCE: 'push' }, { kind: 'push' }],
    [{ CI_PIPELINE_SOURCE: 'schedule' }, { kind: 'schedule' }],
    [{ CI_PIPELINE_SOURCE: 'web' }, { kind: 'manual' }],
    [{ CI_PIPELINE_SOURCE: 'trigger' }, { kind: 'manual' }],
    // GitLab tells a child pipeline nothing of what started its parent: the plan does.
    [{ CI_PIPELINE_SOURCE: 'parent_pipeline' }, { kind: 'push' }],
    [{ CI_PIPELINE_SOURCE: 'parent_pipeline', MG_STARTED_BY: 'schedule' }, { kind: 'schedule' }],
    [{ CI_PIPELINE_SOURCE: 'push', MG_STARTED_BY: 'schedule' }, { kind: 'push' }],
    [
      { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_TAG: 'v1' },
      { kind: 'tag', tag: 'v1' },
    ],
    [
      { CI_PIPELINE_SOURCE: 'schedule', CI_COMMIT_TAG: 'v1' },
      { kind: 'tag', tag: 'v1', startedBy: 'schedule' },
    ],
    [
      { CI_PIPELINE_SOURCE: 'web', CI_COMMIT_TAG: 'v1' },
      { kind: 'tag', tag: 'v1', startedBy: 'manual' },
    ],
  ])('on GitLab: %j', (env, event) => {
    expect(gitlabContext({ CI_COMMIT_REF_NAME: 'main', ...env }, '/nowhere').event).toEqual(event);
  });
});
