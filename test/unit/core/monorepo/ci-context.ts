import type { CiContext } from '../../../../src/core/ports.ts';

/** A push to `main` on a shell, but for what a test is about. */
export function ciContext(overrides: Partial<CiContext> = {}): CiContext {
  return {
    host: 'shell',
    event: { kind: 'push' },
    repository: 'acme/shop',
    repositoryUrl: undefined,
    commit: '0123456789abcdef0123456789abcdef01234567',
    branch: 'main',
    defaultBranch: 'main',
    targetBranch: undefined,
    baseCommit: undefined,
    requestNumber: undefined,
    actor: { name: 'Ada', email: 'ada@example.com' },
    pipelineUrl: undefined,
    runId: '1',
    workspace: '/',
    ...overrides,
  };
}
