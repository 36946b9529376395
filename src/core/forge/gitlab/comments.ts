/**
 * Notes of a merge request that the token's own user wrote.
 *
 * Source: docs.gitlab.com "Notes API", "Users API" (`GET /user`, which tokens of projects and groups may ask too).
 */
import { Failure } from '../../failure.ts';
import { isObject, objectsIn } from '../../json.ts';
import { ForgeError } from '../error.ts';
import type { ForgeComment, ForgeRepository, RequestComments } from '../forge.ts';
import type { Call, GitlabClient } from './client.ts';

export function requestComments(client: GitlabClient): RequestComments {
  let user: Promise<number> | undefined;
  const notes = (number: number, id?: number) => `/merge_requests/${number}/notes${id === undefined ? '' : `/${id}`}`;
  const commentOf = (note: unknown, number: number) => readNote(note, number, client.repository);
  return {
    longest: 1_000_000,
    needs: 'a project access token with the `api` scope and the role Developer, as `MG_FORGE_TOKEN`',
    async own(number) {
      user ??= tokenUser(client);
      // Asked first: a job's token ends here.
      const self = await user;
      const all = await client.list({
        what: `read the notes of merge request !${number}`,
        path: notes(number),
        query: { sort: 'asc', order_by: 'created_at' },
      });
      const own = objectsIn([...all]).filter(
        ({ system, author }) => system !== true && isObject(author) && author.id === self,
      );
      return own.map((note) => commentOf(note, number));
    },
    async create(number, body) {
      const call = { what: `comment on merge request !${number}`, method: 'POST', path: notes(number) } as const;
      return commentOf((await client.call({ ...call, body: { body } })).body, number);
    },
    async update(number, { id }, body) {
      const what = `change the note on merge request !${number}`;
      const answer = await orGone(client, { what, method: 'PUT', path: notes(number, id), body: { body } });
      return answer && commentOf(answer.body, number);
    },
    async delete(number, { id }) {
      const what = `delete a note on merge request !${number}`;
      await orGone(client, { what, method: 'DELETE', path: notes(number, id) });
    },
  };
}

async function tokenUser(client: GitlabClient): Promise<number> {
  const { body } = await client.call({ what: 'say whose the token is', method: 'GET', path: '/user', of: 'site' });
  if (isObject(body) && typeof body.id === 'number') return body.id;
  throw notOfGitlab('something that is no user');
}

/** Undefined: somebody has deleted the note. */
async function orGone(client: GitlabClient, call: Call) {
  try {
    return await client.attempt(call);
  } catch (error) {
    if (error instanceof ForgeError && error.status === 404) return undefined;
    throw client.failure(error, call);
  }
}

function readNote(note: unknown, number: number, { url }: ForgeRepository): ForgeComment {
  if (!isObject(note) || typeof note.id !== 'number') throw notOfGitlab('something that is no note');
  const body = typeof note.body === 'string' ? note.body : '';
  return { id: note.id, url: `${url}/-/merge_requests/${number}#note_${note.id}`, body };
}

function notOfGitlab(what: string): Failure {
  return new Failure('failed', 'FORGE_ANSWER', `GitLab answered with ${what}`, {
    hint: 'Check forge-url: it must be the base of the API, such as https://gitlab.example.com/api/v4.',
  });
}
