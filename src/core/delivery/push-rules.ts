/** The rules by which servers refuse a push, known by the words that forges print, each with what helps. */

/** `rule`: somebody has set it, and the same commit is refused again. `state`: the server cannot take any commit now. */
type RefusalKind = 'rule' | 'state';

interface PushRule {
  /** Stable, for tests and documentation. */
  readonly name: string;
  readonly kind: RefusalKind;
  readonly words: RegExp;
  /** Begins with what the server does or wants. */
  readonly problem: (branch: string) => string;
  readonly hint: string | ((ofRequest: boolean) => string);
}

const api = '`commit-via: api` has GitHub or GitLab make and sign the commit itself';

/**
 * The first that fits counts: GitHub's rulesets name all broken rules behind one heading, of which the branch's protection is
 * the last to be believed.
 *
 * Sources of the words: gitlab-org/gitlab ee/lib/ee/gitlab/checks/push_rules/*.rb, lib/gitlab/checks/{branch_check,diff_check,
 * file_size_check}.rb and secret_push_protection; docs.github.com "Troubleshooting rules", "Push protection from the command
 * line", "Error: GH007"; go-gitea/gitea routers/private/hook_pre_receive.go; gerrit CommitValidators.java and "error messages";
 * learn.microsoft.com TF402455, TF401027; support.atlassian.com "Permission denied to update branch"; git's receive-pack.c.
 */
const rules: readonly PushRule[] = [
  {
    name: 'secret scanning',
    kind: 'rule',
    words:
      /push protection|push cannot contain secrets|push blocked: secrets? detected|secrets? (were |was )?detected in|rejected because it (contains|might contain) .{0,40}secrets/i,
    problem: (branch) => `the server's secret scanning takes something in the commit to ${branch} for a secret`,
    hint: 'Take it out of what is written (`set`, or the template of `from`); a value that is no secret can be allowed by the link in the words of the server (the cause).',
  },
  {
    name: 'private e-mail',
    kind: 'rule',
    words: /\bGH007\b|email privacy restrictions|would publish a private email/i,
    problem: () => "the server keeps the e-mail address of the commit's author private",
    hint: 'Give `author` with the address that GitHub shows for the account (`Name <ID+name@users.noreply.github.com>`), or use `commit-via: api`.',
  },
  {
    name: 'signature',
    kind: 'rule',
    words:
      /must have (a )?(verified|valid) signatures?|must be signed\b|unsigned commits?|unverified commit|requires? (all )?(commits to be )?signed|is not signed\b(?!-)|no valid signature/i,
    problem: (branch) => `the server takes only signed commits on ${branch}`,
    hint: `Give \`sign\`, a private SSH or GPG key whose public half the forge knows as that of the author; or ${api}.`,
  },
  {
    name: 'Change-Id',
    kind: 'rule',
    words: /missing change-id|change-id must be in|missing subject; change-id/i,
    problem: (branch) => `Gerrit wants a Change-Id in the message of each commit to ${branch}`,
    hint: 'Commits of a pipeline have none: turn "Require Change-Id in commit message" off for this project (`receive.requireChangeId = false`), and let the account push to `refs/heads/*`.',
  },
  {
    name: 'sign-off',
    kind: 'rule',
    words: /signed-off-by|developer certificate of origin|\bDCO\b/i,
    problem: () => 'the server wants a line Signed-off-by in the message of each commit',
    hint: 'Commits of a pipeline have none: except this account from the rule.',
  },
  {
    name: 'branch name',
    kind: 'rule',
    words: /branch name ['"“]?\S* ?(does not follow|must|is not allowed)|branch name must/i,
    problem: (branch) => `the server takes no branch that is called ${branch}`,
    hint: 'Give `request-branch`: how names of branches of requests begin, as the rule demands.',
  },
  {
    name: 'author',
    kind: 'rule',
    words:
      /(author|committer)('s)? (e-?mails?|names?|'|").{0,200}?(does not follow|must |not (verified|registered|allowed|recogni[sz]ed)|is not a member|one of your own verified|inconsistent)|(author|committer)('s)? .{0,120} is not a member|you cannot push commits for|email address .{0,120}is not registered|invalid (author|committer)|git username is inconsistent|not (match|matching) .{0,40}(author|committer)|commit(ter|s)? (author )?email/i,
    problem: () => "the server does not take this author of the commit, or the author's e-mail address",
    hint: `Give \`author: Name <address>\` with a name and a verified address of the account that pushes; or ${api}, as its own author.`,
  },
  {
    name: 'message',
    kind: 'rule',
    words:
      /commit message .{0,40}(does not follow|contains the forbidden|must|does not match|doesn't match|should)|commit message must|forbidden pattern|commit (title|subject) .{0,40}(must|does not)|(jira|issue|ticket)( issue)? (key|id|number)s? .{0,60}(commit|message)|(commit|message) .{0,60}(jira|issue|ticket) (key|id|number)/i,
    problem: () => 'the server wants other words in the message of the commit',
    hint: 'Give `message` as its pattern demands (the cause), such as `message: "OPS-1 Deploy {service} {new-tag}"`.',
  },
  {
    name: 'LFS lock',
    kind: 'rule',
    words: /locked in git lfs by|is locked by|path locks?|cannot update locked file|file is locked/i,
    problem: () => 'somebody has locked a file of the commit on the server',
    hint: 'Ask who holds the lock (the cause) to end it, `git lfs unlock FILE` or on the page of the repository.',
  },
  {
    name: 'LFS object',
    kind: 'state',
    words: /\bGH008\b|unknown git lfs object|lfs objects are missing/i,
    problem: () => 'the server lacks what a pointer of Git LFS in the branch names',
    hint: 'Push it from a clone that has it (`git lfs push --all`), or take the file out of Git LFS; nothing of it is written here.',
  },
  {
    name: 'file name',
    kind: 'rule',
    words:
      /file name .{0,300}(prohibited|blacklisted|denied) by the pattern|restricted file paths?|file paths? .{0,80}restricted|protected from changing file/i,
    problem: () => 'the server takes no change of a file of this name',
    hint: 'Look which file it is (the cause): give another one (`file`), or let this credential pass the rule.',
  },
  {
    name: 'file size',
    kind: 'rule',
    words:
      /error: GH001|file size exceeds|rejected because its size is greater|exceeds GitHub's file size limit|is larger than the allowed size|file size limit|exceeds the (maximum|limit).{0,40}(size|bytes)|(file|object|blob|pack).{0,80}exceeds (the )?(maximum|allowed|max)|(file|object|blob) .{0,80}too (large|big)/i,
    problem: () => 'the server takes no file, or no push, of this size',
    hint: 'Look which file is large (the cause): what is copied by `from` or set with a long value; or have the limit raised.',
  },
  {
    name: 'quota',
    kind: 'state',
    words:
      /storage limit|repository is over its .{0,20}limit|disk quota exceeded|exceeds?(ed)? (its|the|your) (repository )?(size|storage) (limit|quota)|quota exceeded|repository size limit|over (its|the) (storage|size) (limit|quota)/i,
    problem: () => 'the storage that the server grants the repository is used up',
    hint: 'Make room in the repository or its group, or have the limit raised; then run again.',
  },
  {
    name: 'full disk',
    kind: 'state',
    words: /no space left on device|disk full|not enough (disk )?space/i,
    problem: () => 'the disk of the git server is full',
    hint: 'Whoever runs the server makes room there; then run again. Nothing of the commit was kept.',
  },
  {
    name: 'unwritable server',
    kind: 'state',
    words:
      /unable to create temporary|insufficient permission for adding an object|unable to write (loose )?(object|sha1|file)|read-only file ?system/i,
    problem: () => 'the git server cannot store what it is sent',
    hint: 'Its disk is full, or the files of the repository belong to another user there: whoever runs the server has to look. Nothing of the commit was kept.',
  },
  {
    name: 'read-only',
    kind: 'state',
    words:
      /archived so it is read-only|repository (is|was) archived|read-only (gitlab|mode|instance)|temporarily read-only|is (currently )?read-only|mirror repository/i,
    problem: () => 'the repository is read-only',
    hint: 'It is archived, a mirror, or in maintenance: name the one that takes pushes in `gitops-repository`, or run again later.',
  },
  {
    name: 'workflow files',
    kind: 'state',
    words: /refusing to allow .{0,120}workflow/i,
    problem: () => 'the credential may not write workflow files',
    hint: 'Give the token the right `workflows: write` (a classic one: the scope `workflow`), or write no file under .github/workflows.',
  },
  {
    name: 'empty repository',
    kind: 'state',
    words: /default branch .{0,60}does not yet exist/i,
    problem: () => 'the repository is empty, and only its owner or a maintainer begins it',
    hint: 'Let one of them make the first commit.',
  },
  {
    name: 'no right to write',
    kind: 'state',
    words:
      /not allowed to push code to this project|deploy key does not have write access|permission denied for writing/i,
    problem: () => 'the credential may read the repository, and not write to it',
    hint: 'Give one that may write: on GitLab a token of the role Developer, or a deploy key with "Grant write permissions"; on Gitea and Forgejo write access to the code.',
  },
  {
    name: 'Azure permission',
    kind: 'state',
    words: /\bTF401027\b|GenericContribute/,
    problem: (branch) => `the credential may not push to ${branch}`,
    hint: 'Give the account (of a pipeline: "Project Build Service") the permission Contribute on this repository.',
  },
  {
    name: 'protected branch',
    kind: 'rule',
    words:
      /\bGH006\b|\bGH013\b|protected branch|is protected|repository rule violations|cannot update this protected ref|\bTF402455\b|pushes to this branch are not permitted|permission denied to (update|create) branch|prohibited by gerrit|not permitted: (update|create)|not allowed to (push|create|force)|(must be made|modified|only|changes?) (through|via|by) (a )?(pull|merge) request|only accepts? (pull|merge) requests|codeowners/i,
    problem: (branch) => `a rule of the server protects ${branch} against this push`,
    hint: (ofRequest) =>
      ofRequest
        ? 'Let this credential push there; where a rule demands how names of branches begin, give that as `request-branch`.'
        : 'Use `deliver: pull-request`, or let this credential pass the rule (GitHub: bypass list of the ruleset; GitLab: "Allowed to push"; Azure DevOps: "Bypass policies when pushing").',
  },
  {
    name: 'checked out',
    kind: 'state',
    words: /branch is currently checked out|refusing to update checked out branch/i,
    problem: (branch) => `${branch} is checked out in the repository that is pushed to`,
    hint: 'Push to a bare repository (`git init --bare`), or have another branch checked out there.',
  },
  {
    name: 'shallow',
    kind: 'state',
    words: /shallow update not allowed/i,
    problem: () => 'the server takes no push out of a shallow history',
    hint: 'Use `gitops-transport: wire`, which sends the new objects alone; or allow it on the server (`receive.shallowUpdate`).',
  },
  {
    name: 'non-fast-forward',
    kind: 'state',
    words: /non-fast-forward|fetch first|stale info|already been updated by another client|denying ref deletion/i,
    problem: (branch) => `the server says that ${branch} has moved, and shows the same commit there each time`,
    hint: 'A mirror or a cache between this runner and the server lags behind: name the server itself in `gitops-repository`, or run again later.',
  },
];

export interface Recognised {
  readonly name: string;
  readonly kind: RefusalKind;
  readonly problem: string;
  readonly hint: string;
}

/** Undefined where the words are of no forge that is known: a hook of one's own. */
export function pushRuleIn(words: string, branch: string, ofRequest: boolean): Recognised | undefined {
  const rule = rules.find((each) => each.words.test(words));
  if (rule === undefined) return undefined;
  const { name, kind, problem, hint } = rule;
  return { name, kind, problem: problem(branch), hint: typeof hint === 'string' ? hint : hint(ofRequest) };
}
