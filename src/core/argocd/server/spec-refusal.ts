/**
 * What the server refuses in a spec, or in what it renders, and the lines that would permit it.
 *
 * The texts are those of argo-cd v3.5.1 util/argo ValidatePermissions and controller/sync.go; one answer holds several,
 * joined by `;`. With `validate` the repository is read before the project is asked whether it permits it.
 */
import type { Explanation } from './transport-errors.ts';

/**
 * While the repo-server restarts, what it would read or render is answered as if the spec were invalid or the source could
 * not be compared: the error of the connection to it is only in the text.
 */
export function isRepoServerAway(message: string): boolean {
  return /rpc error: code = Unavailable desc = connection error/.test(message);
}

export const repoServerOutage: Explanation = {
  code: 'ARGOCD_REPO_SERVER',
  hint: "Argo CD's own repo-server does not answer: see whether it runs (`kubectl --namespace argocd get pods`). Nothing is known to be wrong with the source.",
};

/** Undefined for a text that is not about project, destination or repository. */
export function explainSpecRefusal(message: string): Explanation | undefined {
  const found = refusals.flatMap(({ words, code, hint }) =>
    [...message.matchAll(words)].map((match) => ({ code, hint: hint(match.slice(1).map((each) => each ?? '')) })),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  return { code: first.code, hint: [...new Set(found.map(({ hint }) => hint))].join('\n') };
}

/**
 * What a project forbids of the resources, by the messages of a sync.
 *
 * @param isClusterScoped whether the comparison found resources of this kind without a namespace; undefined: it does not say
 */
export function explainResourceRefusal(
  messages: readonly string[],
  isClusterScoped: (group: string, kind: string) => boolean | undefined,
): string | undefined {
  const hints = messages.flatMap((message) => [
    ...[...message.matchAll(/resource ([^\s:]*):(\S+) is not permitted in project '?([^\s']+)'?/g)].map(
      ([, group = '', kind = '', project = '']) => kindHint(group, kind, project, isClusterScoped(group, kind)),
    ),
    ...[...message.matchAll(/namespace '?([^\s']+)'? is not permitted in project '?([^\s']+)'?/g)].map(
      ([, namespace = '', project = '']) =>
        `Add to \`spec.destinations\` of the AppProject ${project}: \`- { server: <the cluster>, namespace: ${yamlText(namespace)} }\`, or leave that namespace out of the manifests.`,
    ),
  ]);
  return hints.length === 0 ? undefined : [...new Set(hints)].join('\n');
}

function kindHint(group: string, kind: string, project: string, isClusterScoped: boolean | undefined): string {
  const line = `\`- { group: ${yamlText(group)}, kind: ${yamlText(kind)} }\``;
  const cluster = `Add to \`spec.clusterResourceWhitelist\` of the AppProject ${project}: ${line}`;
  const namespaced = `take it out of \`spec.namespaceResourceBlacklist\` of the AppProject ${project}, or add to its \`spec.namespaceResourceWhitelist\`: ${line}`;
  if (isClusterScoped === true) return `${cluster}.`;
  if (isClusterScoped === false) return `${namespaced.charAt(0).toUpperCase()}${namespaced.slice(1)}.`;
  return `${cluster} (a kind without namespace); or, for a kind in a namespace, ${namespaced}.`;
}

interface Refusal {
  readonly words: RegExp;
  readonly code: string;
  readonly hint: (found: readonly string[]) => string;
}

const refusals: readonly Refusal[] = [
  {
    words:
      /application destination server '([^']*)' and namespace '([^']*)' do not match any of the allowed destinations in project '([^']*)'/g,
    code: 'ARGOCD_DESTINATION',
    hint: ([cluster = '', namespace = '', project = '']) => {
      // The server fills in the name of a cluster that is named by it.
      const field = /^[a-z]+:\/\//i.test(cluster) ? 'server' : 'name';
      return `Add to \`spec.destinations\` of the AppProject ${project}: \`- { ${field}: ${yamlText(cluster)}, namespace: ${yamlText(namespace)} }\`, or choose another dest-${field} or dest-namespace.`;
    },
  },
  {
    words: /application repo (\S+) is not permitted in project '([^']*)'/g,
    code: 'ARGOCD_PROJECT',
    hint: ([repository = '', project = '']) =>
      `Add to \`spec.sourceRepos\` of the AppProject ${project}: \`- ${yamlText(repository)}\`, or choose another repo-url.`,
  },
  {
    words: /can't have both name and server defined/g,
    code: 'ARGOCD_DESTINATION',
    hint: () => 'Name the cluster by dest-server (its URL) or by dest-name, not by both.',
  },
  {
    words: /there are no clusters with this name: (\S+)|error getting cluster by server "([^"]*)"/g,
    code: 'ARGOCD_DESTINATION',
    hint: ([name = '', server = '']) =>
      `Argo CD knows no cluster ${name || server}: check dest-${name === '' ? 'server (its URL)' : 'name'}, or have the cluster registered (\`argocd cluster add\`).`,
  },
  {
    words: /destination server missing from app spec/g,
    code: 'ARGOCD_DESTINATION',
    hint: () => 'Name the cluster by dest-server (its URL) or by dest-name.',
  },
  {
    words: /app is not allowed in project "([^"]*)", or the project does not exist/g,
    code: 'ARGOCD_PROJECT',
    hint: ([project = '']) =>
      `Create the AppProject ${project}, or check \`project\`; for an Application outside Argo CD's own namespace, add that namespace to its \`spec.sourceNamespaces\`.`,
  },
  {
    words: /repository not accessible: .*?Repo: "([^"]*)"/g,
    code: 'ARGOCD_INVALID_SPEC',
    hint: ([repository = '']) =>
      `Argo CD itself cannot read ${repository}: check repo-url, and register the repository with a credential in Argo CD (Settings, Repositories).`,
  },
];

/** A flow scalar that YAML reads as this string. */
function yamlText(text: string): string {
  return /^[a-z/][\w./:@-]*$/i.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$|:$/i.test(text)
    ? text
    : `'${text.replaceAll("'", "''")}'`;
}
