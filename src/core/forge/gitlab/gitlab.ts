/**
 * GitLab as one of the forges: gitlab.com and servers of one's own.
 *
 * Source: docs.gitlab.com "Merge requests API", "Commits API", "Repository files API", "Repositories API".
 */

import type { Forge, ForgeKind, ForgePorts, ForgeRepository, ForgeToken } from '../forge.ts';

export const gitlab: ForgeKind = {
  name: 'gitlab',
  title: 'GitLab',
  exampleApi: 'https://gitlab.example.com/api/v4',
  isPublicHost: (hostname) => hostname === 'gitlab.com',
  sshHosts: { 'altssh.gitlab.com': 'gitlab.com' },
  apiOf: (web) => `${web}/api/v4`,
  webOf: (api) => /^(.*)\/api\/v4$/.exec(api)?.[1],
  isRepositoryPath: (segments) => segments.length >= 2,
  commitUrl: ({ url }, commit) => `${url}/-/commit/${commit}`,
  jobVariables: {
    web: 'CI_SERVER_URL',
    api: 'CI_API_V4_URL',
    sshHost: 'CI_SERVER_SHELL_SSH_HOST',
    token: 'CI_JOB_TOKEN',
    gitUser: 'gitlab-ci-token',
  },
  apiCommitAuthor: 'given',
  open,
};

/** The client is loaded where GitLab is asked. */
async function open(repository: ForgeRepository, token: ForgeToken, ports: ForgePorts): Promise<Forge> {
  const [
    { GitlabClient },
    requests,
    facts,
    { enableAutoMerge },
    commits,
    { access },
    { requestComments },
    { gitlabDeployments },
    { setStatus },
  ] = await Promise.all([
    import('./client.ts'),
    import('./requests.ts'),
    import('./request-facts.ts'),
    import('./merge.ts'),
    import('./commit.ts'),
    import('./access.ts'),
    import('./comments.ts'),
    import('./deployments.ts'),
    import('./statuses.ts'),
  ]);
  const client = new GitlabClient(repository, token, ports);
  return {
    repository,
    comments: requestComments(client),
    openRequest: (source, target) => requests.openRequest(client, source, target),
    wasMerged: (source, target, tip) => requests.wasMerged(client, source, target, tip),
    latestRequests: (source, target) => requests.latestRequests(client, source, target),
    request: (number) => requests.request(client, number),
    requestHead: (number) => facts.requestHead(client, number),
    changedFiles: (number) => facts.changedFiles(client, number),
    remarks: (number) => facts.remarks(client, number),
    mayWrite: (author) => facts.mayWrite(client, author),
    openRequests: (prefix) => requests.openRequests(client, prefix),
    createRequest: (content) => requests.createRequest(client, content),
    updateRequest: (request, content) => requests.updateRequest(client, request, content),
    closeRequest: (request, reason) => requests.closeRequest(client, request, reason),
    enableAutoMerge: (request) => enableAutoMerge(client, request),
    commit: (change) => commits.commitFiles(client, change),
    compare: (commit, other) => commits.compare(client, commit, other),
    deleteBranch: (branch, expectedTip) => commits.deleteBranch(client, branch, expectedTip),
    access: (branch, work) => access(client, branch, work),
    deployments: gitlabDeployments(client),
    setStatus: (status) => setStatus(client, status),
  };
}
