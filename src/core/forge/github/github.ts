/** GitHub as one of the forges: github.com, GitHub Enterprise Cloud and Server. */

import type { Forge, ForgeKind, ForgePorts, ForgeRepository, ForgeToken } from '../forge.ts';

export const github: ForgeKind = {
  name: 'github',
  title: 'GitHub',
  exampleApi: 'https://github.example.com/api/v3',
  isPublicHost,
  sshHosts: { 'ssh.github.com': 'github.com' },
  /** Enterprise Server keeps its API below a path, the others below a name. */
  apiOf(web) {
    const { hostname } = new URL(web);
    return isPublicHost(hostname) ? `https://api.${hostname}` : `${web}/api/v3`;
  },
  webOf(api, repositoryWeb) {
    const server = /^(.*)\/api\/v3$/.exec(api)?.[1];
    if (server !== undefined) return server;
    const named = /^api\.(.*\.)?(?:github|ghe)\.com$/.test(new URL(api).hostname);
    return named ? (repositoryWeb ?? `https://${new URL(api).hostname.slice('api.'.length)}`) : undefined;
  },
  isRepositoryPath: (segments) => segments.length === 2,
  commitUrl: ({ url }, commit) => `${url}/commit/${commit}`,
  jobVariables: {
    web: 'GITHUB_SERVER_URL',
    api: 'GITHUB_API_URL',
    token: 'GITHUB_TOKEN',
    gitUser: 'x-access-token',
  },
  apiCommitAuthor: 'token owner',
  apps: {
    issue: async (...app) => (await import('./app-token.ts')).issueAppToken(...app),
    revoke: async (...token) => (await import('./app-token.ts')).revokeAppToken(...token),
  },
  open,
};

function isPublicHost(hostname: string): boolean {
  return hostname === 'github.com' || hostname.endsWith('.ghe.com');
}

/** The client is loaded where GitHub is asked: octokit is most of a cold start. */
async function open(repository: ForgeRepository, { value, ofJob }: ForgeToken, ports: ForgePorts): Promise<Forge> {
  const [
    { GithubClient },
    requests,
    facts,
    { enableAutoMerge },
    commits,
    { access },
    { requestComments },
    { githubDeployments },
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
  const client = new GithubClient(repository, ports, { auth: value, ...(ofJob ? { ofJob } : {}) });
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
    commit: (change) => commits.commit(client, change),
    compare: (commit, other) => commits.compare(client, commit, other),
    deleteBranch: (branch, expectedTip) => commits.deleteBranch(client, branch, expectedTip),
    access: (branch) => access(client, branch),
    deployments: githubDeployments(client),
    setStatus: (status) => setStatus(client, status),
  };
}
