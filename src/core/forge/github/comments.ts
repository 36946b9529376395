/**
 * Comments of a pull request that the token's own user wrote.
 *
 * Source: docs.github.com REST API "Issue comments" (a pull request is an issue there), GraphQL `viewer`, which unlike
 * `GET /user` answers the token of a job and of an App too.
 */
import { ForgeError } from '../error.ts';
import type { ForgeComment, RequestComments } from '../forge.ts';
import type { GithubClient } from './client.ts';

const reading = 'pull-requests: read';
const writing = 'pull-requests: write';
const ofRequest = 'repos/{owner}/{repo}/issues/{issue_number}/comments';
const one = 'repos/{owner}/{repo}/issues/comments/{comment_id}';

interface Written {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string | null | undefined;
  readonly user: { readonly login: string } | null;
}

export function requestComments(client: GithubClient): RequestComments {
  let login: Promise<string> | undefined;
  return {
    longest: 65_536,
    needs: '`pull-requests: write` under `permissions:` of the job',
    async own(number) {
      const look = { what: `read the comments of #${number}`, needs: reading };
      login ??= viewer(client);
      const [self, all] = await Promise.all([login, client.list(look, `GET /${ofRequest}`, { issue_number: number })]);
      return (all as readonly Written[]).filter(({ user }) => user?.login === self).map(commentOf);
    },
    async create(number, body) {
      const call = { what: `comment on pull request #${number}`, needs: writing };
      const { data } = await client.call(call, `POST /${ofRequest}`, { issue_number: number, body });
      return commentOf(data as Written);
    },
    async update(number, { id }, body) {
      const call = { what: `change the comment on pull request #${number}`, needs: writing, repeatable: true };
      try {
        const { data } = await client.attempt(call, `PATCH /${one}`, { comment_id: id, body });
        return commentOf(data as Written);
      } catch (error) {
        if (isGone(error)) return undefined;
        throw client.failure(error, call);
      }
    },
    async delete(number, { id }) {
      const call = { what: `delete a comment on pull request #${number}`, needs: writing, repeatable: true };
      try {
        await client.attempt(call, `DELETE /${one}`, { comment_id: id });
      } catch (error) {
        if (!isGone(error)) throw client.failure(error, call);
      }
    },
  };
}

/** For a bot `name[bot]`, as REST names the authors of comments; authors in GraphQL lack the ending. */
async function viewer(client: GithubClient): Promise<string> {
  const call = { what: 'say whose the token is', needs: reading };
  const answer = await client.graphql<{ viewer: { login: string } }>(call, 'query { viewer { login } }', {});
  return answer.viewer.login;
}

function isGone(error: unknown): boolean {
  return error instanceof ForgeError && error.status === 404;
}

function commentOf({ id, html_url, body }: Written): ForgeComment {
  return { id, url: html_url, body: body ?? '' };
}
