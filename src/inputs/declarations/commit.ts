/** What a commit in the GitOps repository looks like, and how it gets there. */
import type { InputDeclarations } from '../declaration.ts';

export const commitInputs = {
  message: {
    type: 'string',
    config: { keys: ['environment.message', 'gitops.message'] },
    description:
      'Commit message, with `{service} {environment} {old-tag} {new-tag} {sha8} {sha} {branch} {branch-slug} {slug} {run}`.',
  },
  author: {
    type: 'string',
    config: { keys: ['gitops.author'] },
    description:
      'Author of the commit, `Name <address>`. Default: who started the run; with `commit-via: api` the owner of the token, on GitHub always.',
  },
  sign: {
    type: 'string',
    secret: true,
    description: 'Private SSH or GPG key (its text, without passphrase) that signs the commit.',
  },
  'on-older': {
    type: 'choice',
    options: ['skip', 'fail', 'apply'],
    default: 'skip',
    description: 'What to do when the file already holds an image that was built from a newer commit.',
  },
} as const satisfies InputDeclarations;

export const deliveryInputs = {
  deliver: {
    type: 'choice',
    options: ['push', 'pull-request'],
    default: 'push',
    config: { keys: ['environment.deliver', 'gitops.deliver'], withoutService: true },
    description:
      'Push the commit, or collect the commits of all services in one rolling pull or merge request that somebody approves.',
  },
  'commit-via': {
    type: 'choice',
    options: ['git', 'api'],
    default: 'git',
    config: { keys: ['gitops.commit-via'] },
    description: "Commit by git, or by the forge's API, which signs the commit as its own.",
  },
  'request-key': {
    type: 'string',
    description: 'What shares one rolling request. Default: the environment, else the target branch.',
  },
  title: { type: 'string', description: 'Title of the request. Default: its services and key.' },
  labels: {
    type: 'list',
    config: { keys: ['gitops.labels'] },
    description: 'Labels of the request. Labels that people add stay.',
  },
  reviewers: {
    type: 'list',
    config: { keys: ['gitops.reviewers'] },
    description: 'User names (on GitHub also `org/team`) who are asked to review the request.',
  },
  draft: { type: 'boolean', default: 'false', description: 'Open the request as a draft.' },
  'auto-merge': {
    type: 'boolean',
    default: 'false',
    config: { keys: ['gitops.auto-merge'] },
    description: "Merge the request when its checks pass, by the forge's own mechanism.",
  },
} as const satisfies InputDeclarations;
