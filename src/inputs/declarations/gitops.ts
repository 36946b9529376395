/** What is written into the GitOps repository, how it is committed and how the commit gets there. */
import { pins } from '../../core/edit/pin.ts';
import type { InputDeclarations } from '../declaration.ts';

export const commitInputs = {
  message: {
    type: 'string',
    isLong: true,
    config: { keys: ['environment.message', 'gitops.message'] },
    description:
      'Commit message, with `{service} {environment} {old-tag} {new-tag} {subject} {author} {sha8} {sha} {branch} {branch-slug} {slug} {run}`.',
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
  'request-branch': {
    type: 'string',
    default: 'monorepo-gitops/',
    config: { keys: ['gitops.request-branch'] },
    description:
      'What the branches of requests begin with, before their key: for push rules that demand a pattern, `feature/deploy-`.',
  },
  title: { type: 'string', description: 'Title of the request. Default: its services and key.' },
  labels: {
    type: 'list',
    config: { keys: ['gitops.labels'] },
    description: 'Labels of the request. Labels that people add stay.',
  },
  reviewers: {
    type: 'list',
    ofNames: true,
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

export const updateInputs = {
  file: {
    type: 'list',
    config: { keys: ['environment.file'], form: 'one', placeholders: true },
    description:
      'File to edit in the GitOps repository, for example `values/{service}-dev.yaml`: a path, a list of paths or globs. `*` and `**` match dot files too.',
  },
  image: {
    type: 'string',
    config: { keys: ['environment.image'], placeholders: true },
    description:
      'Image repository to write, or to find by: `harbor.example.com/fe/web1`, with placeholders. A full reference brings its tag and digest along. Default for a service: its own.',
  },
  tag: {
    type: 'string',
    config: { keys: ['environment.tag'] },
    description:
      'Tag to write, with placeholders. Default for a service: the first tag that it is built with, else `{sha8}`.',
  },
  digest: { type: 'string', description: 'Digest to write, `sha256:…`.' },
  'keep-tag': {
    type: 'boolean',
    default: 'false',
    description: 'Keep the tag where a digest would replace it: in Kustomize and in `name:tag@digest`.',
  },
  pin: {
    type: 'choice',
    options: pins,
    config: { keys: ['environment.pin'] },
    description:
      'What of tag and digest the file gets. Default: what is given; in `deploy` as the file has it, so that a file with a digest gets the new one and a file without gets the tag alone. In Helm values a tag beside a digest is kept in step.',
  },
  key: {
    type: 'string',
    config: { keys: ['environment.key'], placeholders: true },
    description:
      'YAML path of the image or its tag, in any file: `web.image.tag`, `spec.template.spec.containers[name=web].image`, `{kind=Deployment,name=web}.spec…` where several documents have it. What stands beside it (repository, digest) is kept in step. Without it the image is looked for, in Helm values first at `image.tag`.',
  },
  container: {
    type: 'string',
    config: { keys: ['environment.container'], placeholders: true },
    description:
      'Name of the container whose image is meant, where a file names one image several times with different tags.',
  },
  set: {
    type: 'list',
    config: { keys: ['environment.set'], form: 'values', placeholders: true },
    description:
      'Further values, `path=value` (text) or `path:=json`. Missing maps and items are created; `list[-]` adds an item at the end, `list[+0]` before the first.',
  },
  unset: {
    type: 'list',
    config: { keys: ['environment.unset'] },
    description: 'YAML paths to remove. One that is not there is no error.',
  },
  from: {
    type: 'string',
    config: { keys: ['environment.from'], placeholders: true },
    description:
      'Template in the GitOps repository that `file` is copied from when it does not exist. Of a directory all files are copied beside `file`, which is one of them.',
  },
  updates: {
    type: 'json',
    description:
      'Many edits in one commit: a JSON list of `{service, file, image, tag, digest, keep-tag, pin, key, container, set, unset, from, on-alias, placeholders, delete}`, `@file`, or `@directory` with what other jobs have emitted.',
  },
  emit: {
    type: 'string',
    description:
      'Commit nothing; write the edits as JSON to this file, for a later job that commits those of all jobs with `updates: @directory`.',
  },
  'on-alias': {
    type: 'choice',
    options: ['anchor', 'materialise', 'refuse'],
    default: 'anchor',
    description:
      'A value that is a YAML alias: edit it at its anchor for all its users (with a warning), give this place its own copy, or refuse.',
  },
  rollback: {
    type: 'boolean',
    default: 'false',
    description:
      'Go back to the image before the current one, from the history of the GitOps repository, or to the earlier one that `tag` or `digest` names. Else only the places count: `file`, `image`, `key` and `container`, or `service` and `environment`.',
  },
} as const satisfies InputDeclarations;

export const announceInputs = {
  announce: {
    type: 'list',
    ofNames: true,
    options: ['comment', 'deployment', 'status', 'none'],
    default: 'comment, deployment, status',
    config: { keys: ['environment.announce', 'gitops.announce'], withoutService: true, firstWins: true },
    description:
      'Where the forge of the monorepo shows a deployment: one `comment` on the request, a `deployment` (on GitLab the environment), a `status` of the commits; `none`: nowhere.',
  },
  'rendered-diff': {
    type: 'boolean',
    default: 'false',
    config: { keys: ['environment.rendered-diff', 'gitops.rendered-diff'], withoutService: true },
    description:
      'Show on a request that no environment takes also what merging it would change in the cluster, as Argo CD renders it (with `argocd-server` and `announce: comment`). For as long as that takes, a branch of the GitOps repository has the commit.',
  },
} as const satisfies InputDeclarations;

export const reviewInputs = {
  ttl: {
    type: 'duration',
    description:
      'How long a review environment lives after its latest deployment, until a sweep removes it: `7d`. Default: for ever. An environment of `gitops.yaml` with a ttl is a review environment.',
  },
} as const satisfies InputDeclarations;
