/**
 * The policy lines that a token lacks. Source: argo-cd v3.5.1 docs/operator-manual/rbac.md, util/rbac and server/rbacpolicy:
 * a role of an AppProject reaches the Applications of that project alone, whatever its policies say.
 */

/** Whose token it is, as `session/userinfo` answers. */
export interface Subject {
  readonly loggedIn: boolean;
  /** `proj:PROJECT:ROLE`, the name of a local account, or who signed in. */
  readonly username: string | undefined;
  readonly groups: readonly string[];
  /** `argocd` for accounts and roles of Argo CD itself. */
  readonly issuer: string | undefined;
}

/** A right that is missing, as RBAC names it. */
export interface MissingRight {
  readonly resource: string;
  readonly action: string;
  readonly project: string;
  readonly appNamespace?: string | undefined;
}

/** What is to be added where, so that the token may do this. */
export function policyHint(
  subject: Pick<Subject, 'username' | 'groups' | 'issuer'>,
  missing: readonly MissingRight[],
): string {
  const { username = '', groups, issuer } = subject;
  const [, roleProject, role] = /^proj:([^:]+):([^:]+)$/.exec(username) ?? [];
  if (roleProject !== undefined && role !== undefined) {
    const others = [...new Set(missing.map(({ project }) => project))].filter((project) => project !== roleProject);
    if (others.length > 0) {
      return `The token is the role ${role} of the AppProject ${roleProject}, and no policy gives that role rights in ${others.join(', ')}: use a token of a role there, or check \`project\`.`;
    }
    return `Add to the role ${role} of the AppProject ${roleProject}:${lines(username, missing)}`;
  }
  const isLocal = groups.length === 0 && (issuer === undefined || issuer === 'argocd');
  if (isLocal) return `Add to \`policy.csv\` in the ConfigMap argocd-rbac-cm:${lines(username, missing)}`;
  // A person's or a job's name at the identity provider gets its rights by a role.
  const member = `\n  g, ${quoted(groups[0] ?? username)}, ${ownRole}`;
  return `Add to \`policy.csv\` in the ConfigMap argocd-rbac-cm:${lines(ownRole, missing)}${member}`;
}

/** Any name will do. */
const ownRole = 'role:deploy';

function lines(subject: string, missing: readonly MissingRight[]): string {
  const all = missing.map(({ resource, action, project, appNamespace }) => {
    const object = [project, ...(appNamespace === undefined ? [] : [appNamespace]), '*'].join('/');
    return `\n  p, ${quoted(subject)}, ${resource}, ${action}, ${object}, allow`;
  });
  return [...new Set(all)].join('');
}

/** A field of the CSV file. */
function quoted(field: string): string {
  return /[,"\s]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** What `permission denied: applications, sync, proj/app, sub: …` says; undefined for a bare denial. */
export function deniedRight(message: string): (MissingRight & { readonly subject: string | undefined }) | undefined {
  const [, resource, action, object] = /permission denied: ([^,]+), ([^,]+), ([^,]+)/.exec(message) ?? [];
  if (resource === undefined || action === undefined || object === undefined) return undefined;
  const [project = '', ...rest] = object.split('/');
  const sub = /, sub: ([^,]+), iat:/.exec(message)?.[1];
  return {
    resource,
    action,
    project,
    appNamespace: rest.length > 1 ? rest[0] : undefined,
    // Tokens of local accounts name what they are for behind the account.
    subject: sub?.replace(/:(?:apiKey|login)$/, ''),
  };
}
