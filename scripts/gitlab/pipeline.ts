/** `.gitlab-ci.yml` of the component project: its tests, and the job that releases a tag into the catalog. */
import type { Publication } from '../publication.ts';
import { inputsOf, type ReleasedComponent } from './template.ts';

/**
 * It has `release-cli`, which GitLab before 18.0 calls for the keyword `release`, and glab 1.58, which later ones want.
 * Source: docs.gitlab.com, "Releases", GitLab CLI version requirement.
 */
const releaseImage = 'registry.gitlab.com/gitlab-org/release-cli:v0.24.0';

/** Semantic versions, as the catalog takes them: without a `v`. Source: semver.org, shortened. */
const releaseTag = String.raw`/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/`;

/** The component whose job shows the whole flow, and needs nothing for it. */
const tried = 'demo';

export function pipelineOf(components: readonly ReleasedComponent[], { version, repository }: Publication): string {
  return `# Written by \`npm run release:gitlab\` of https://github.com/${repository}.
stages: [test, release]

# GitLab reads every template at this commit, and creates no pipeline when it refuses one.
include:
${components.map(included).join('')}
outputs:
  stage: test
  needs: [${tried}]
  script:
    - test "$MG_DEMO_OK" = true

# Into the catalog, when this project is in it. Nothing else publishes: neither the API nor the page of releases.
release:
  stage: release
  image: ${releaseImage}
  rules:
    - if: $CI_COMMIT_TAG =~ ${releaseTag} && $CI_COMMIT_REF_PROTECTED == "true"
  script:
    - |
      if [ "$CI_COMMIT_TAG" != "${version}" ]; then
        echo "The templates are those of ${version}, and the tag is $CI_COMMIT_TAG: tag this commit ${version}." >&2
        exit 1
      fi
  release:
    tag_name: $CI_COMMIT_TAG
    name: $CI_COMMIT_TAG
    description: "What changed: https://github.com/${repository}/releases/tag/v${version}"
`;
}

/** Jobs of components that deploy have nothing to deploy here: they are read, and left out. */
function included({ name, template }: ReleasedComponent): string {
  const declared = inputsOf(template);
  const never = { rules: '[{ when: never }]', 'review-if': '$CI_COMMIT_TAG == "none"' };
  const inputs = [
    'stage: test',
    ...Object.entries(name === tried ? {} : never).flatMap(([input, value]) =>
      input in declared ? [`${input}: ${value}`] : [],
    ),
  ];
  const address = `  - component: $CI_SERVER_FQDN/$CI_PROJECT_PATH/${name}@$CI_COMMIT_SHA\n    inputs:\n`;
  return address + inputs.map((input) => `      ${input}\n`).join('');
}
