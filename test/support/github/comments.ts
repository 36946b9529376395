/** Comments of pull requests at the fake, which GitHub's API has among those of issues. */
import { userJson } from './json.ts';
import { invalid, notFound, ok, page, type RestAnswer, type RestCall, type Route, withPull } from './rest.ts';
import type { FakeComment, FakePull } from './state.ts';

/** Characters of a comment. */
const longest = 65_536;

export function commentRoutes(
  route: (name: string, method: string, path: string, needs: Route['needs'], answer: Route['answer']) => Route,
): readonly Route[] {
  return [
    route('issues.listComments', 'GET', '/issues/(\\d+)/comments', ['pull_requests', 'read'], (call, [number]) =>
      withPull(call, number, (pull) => page(call, pull.comments, (comment) => commentJson(call, pull, comment))),
    ),
    route('issues.createComment', 'POST', '/issues/(\\d+)/comments', ['pull_requests', 'write'], (call, [number]) =>
      withPull(call, number, (pull) => {
        const refused = refusedBody(call, pull);
        if (refused !== undefined) return refused;
        const comment = call.repository.addComment(pull, call.account.login, String(call.body.body));
        return { status: 201, body: commentJson(call, pull, comment) };
      }),
    ),
    route('issues.updateComment', 'PATCH', '/issues/comments/(\\d+)', ['pull_requests', 'write'], (call, [id]) =>
      withComment(call, id, (pull, comment) => {
        const refused = refusedBody(call, pull);
        if (refused !== undefined) return refused;
        Object.assign(comment, { body: String(call.body.body), updatedAt: new Date().toISOString() });
        return ok(commentJson(call, pull, comment));
      }),
    ),
    route('issues.deleteComment', 'DELETE', '/issues/comments/(\\d+)', ['pull_requests', 'write'], (call, [id]) =>
      withComment(call, id, (pull, comment) => {
        pull.comments.splice(pull.comments.indexOf(comment), 1);
        return { status: 204 };
      }),
    ),
  ];
}

function withComment(
  call: RestCall,
  id: string | undefined,
  answer: (pull: FakePull, comment: FakeComment) => RestAnswer,
): RestAnswer {
  for (const pull of call.repository.pulls) {
    const comment = pull.comments.find((each) => each.id === Number(id));
    if (comment !== undefined) return answer(pull, comment);
  }
  return notFound();
}

/** Who may write everywhere comments on a locked conversation too. */
function refusedBody({ body, may }: RestCall, pull: FakePull): RestAnswer | undefined {
  if (pull.locked && !may('contents', 'write')) {
    return { status: 403, body: { message: 'Unable to create comment because issue is locked.' } };
  }
  if (String(body.body ?? '').trim() === '') return invalid('Validation Failed', [error("Body can't be blank")]);
  if ([...String(body.body)].length <= longest) return undefined;
  return invalid('Validation Failed', [error(`Body is too long (maximum is ${longest} characters)`)]);
}

function error(message: string) {
  return { resource: 'IssueComment', code: 'unprocessable', field: 'data', message };
}

function commentJson({ origin, repository }: RestCall, pull: FakePull, { id, author, body, updatedAt }: FakeComment) {
  return {
    id,
    node_id: `IC_${id}`,
    url: `${origin}/api/v3/repos/${repository.fullName}/issues/comments/${id}`,
    html_url: `${origin}/${repository.fullName}/pull/${pull.number}#issuecomment-${id}`,
    issue_url: `${origin}/api/v3/repos/${repository.fullName}/issues/${pull.number}`,
    body,
    user: userJson(author),
    author_association: 'CONTRIBUTOR',
    created_at: updatedAt,
    updated_at: updatedAt,
  };
}
