/** One ref of the job's repository, as shallow as asked, by the token of the job. Source: actions/checkout, ref-helper.ts. */
import { execFileSync } from 'node:child_process';

const env = process.env;
const input = (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
const git = (...argv) =>
  execFileSync('git', argv, { cwd: env.GITHUB_WORKSPACE, stdio: ['ignore', 'inherit', 'inherit'] });

const asked = input('ref');
const [ref, commit] = /^[0-9a-f]{40}$/.test(asked)
  ? ['', asked]
  : asked
    ? [asked, '']
    : [env.GITHUB_REF, env.GITHUB_SHA];
const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
const local =
  branch === undefined ? ref.replace(/^refs\/(?!tags\/)/, 'refs/remotes/') : `refs/remotes/origin/${branch}`;
const depth = input('fetch-depth');
const server = env.GITHUB_SERVER_URL;
const header = `http.${server}/.extraheader`;
const basic = Buffer.from(`x-access-token:${input('token')}`).toString('base64');

git('init', '--quiet');
git('remote', 'add', 'origin', `${server}/${env.GITHUB_REPOSITORY}`);
git('config', '--local', header, `AUTHORIZATION: basic ${basic}`);
const refspec = commit ? (local ? `+${commit}:${local}` : commit) : `+${ref}:${local}`;
git('fetch', '--quiet', '--no-tags', ...(depth === '0' ? [] : [`--depth=${depth}`]), 'origin', refspec);
if (branch === undefined) git('checkout', '--quiet', '--detach', local || 'FETCH_HEAD');
else git('checkout', '--quiet', '-B', branch, local);
if (input('persist-credentials') === 'false') git('config', '--local', '--unset-all', header);
