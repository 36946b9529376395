const delivery = {
  push: 'Pushes the commit to the branch.',
  'pull-request': 'Collects the commits of all services in one rolling request that somebody approves.',
};

const announce = {
  comment: 'One comment on the request: links, state, what merging will deploy.',
  deployment: 'A deployment at GitHub, an environment at GitLab, with the link to what runs.',
  status: 'A status of the source commit, and of the GitOps commit.',
  none: 'Nothing is shown. Stands alone.',
};

/** What each choice of a key means, for editors: shown beside the value. By the key as declarations name it. */
export const choiceDescriptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'retention.apply': {
    self: 'A sweep of `cleanup-review-env` deletes, and keeps what Git names.',
    registry: 'Harbor, GitLab or ECR deletes, by a policy that is written from the rules. It cannot see Git.',
  },
  'gitops.transport': {
    auto: '`wire` over http(s) where that works, else `git`.',
    wire: 'Speaks the git protocol itself over http(s): no git program, no clone.',
    git: 'Runs the git program, for ssh and for servers that need its configuration.',
  },
  'gitops.deliver': delivery,
  'environment.deliver': delivery,
  'gitops.announce[]': announce,
  'environment.announce[]': announce,
  'gitops.commit-via': {
    git: 'A commit that is pushed.',
    api: "A commit of the forge's API: with a verified signature, where it signs its own.",
  },
  'argocd.mode': {
    api: 'Writes the Application on the server of Argo CD.',
    git: 'Writes the manifest of the Application into the GitOps repository, for app-of-apps.',
  },
  'service.build.prune': {
    none: 'The build sees the whole context.',
    turbo: 'By `turbo prune`, else as `workspace`.',
    workspace: 'The part of the workspace that the service is made of, without turbo (pnpm and npm).',
  },
  'service.build.engine': {
    auto: '`append` when `files` is given, else BuildKit or buildah, whichever works here.',
    buildkit: 'docker buildx, or a BuildKit daemon by `builder`.',
    buildah: 'buildah: no daemon, no root.',
    kaniko: 'In the image of kaniko, by `emit` and `finish`.',
    append: 'Puts `files` on a base image through the registry alone: no builder at all.',
  },
  'service.build.cache': {
    registry: 'Layers are kept in the registry, in `<image>/cache` or `cache-repository`.',
    gha: 'Layers are kept in the cache of GitHub Actions.',
    none: 'Nothing is kept between runs.',
  },
  'service.build.network': {
    none: '`RUN` has no network.',
    host: '`RUN` has the network of the builder; a BuildKit daemon has to allow it.',
  },
  'service.build.sign': {
    keyless: 'With cosign and the identity of the job.',
    key: 'With cosign and `sign-key`.',
  },
  'environment.pin': {
    tag: 'The file gets the tag alone.',
    digest: 'The file gets the digest alone.',
    both: 'The file gets tag and digest.',
  },
  'environment.app.sync-policy': {
    manual: 'Somebody, or `sync` of this program, starts each sync.',
    automated: 'Argo CD syncs by itself when the GitOps repository changes.',
  },
  'environment.promote-from.when': {
    healthy: 'Only what the Applications of the other environment run in good health.',
  },
};
