/**
 * The hosts from which a pipeline includes a component, under their own names and over TLS: a GitLab with the component
 * project in a real repository, and GitHub with the files of this checkout as the release of its version.
 *
 *   const hosts = await startComponentHosts(directory);
 *   hosts.release('1.0.0', files); await runPipeline(checkout, pipeline, { env: hosts.env });
 *
 * gitlab-ci-local and its git come here by a proxy, so that the addresses are those that users copy.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { publicationOf, readManifest } from '../../../scripts/publication.ts';
import { createBareRepository, gitIn, publishAs } from '../git/repository.ts';
import { startGitServer } from '../git/server.ts';
import { scratchDirectory } from '../lifetime.ts';
import { listen, makeCertificate, startProxy, startTls } from '../net/web.ts';
import { repositoryRoot } from '../program.ts';

export const gitlabHost = 'gitlab.example.com';
const githubHost = 'raw.githubusercontent.com';

export interface ComponentHosts {
  /** A clone of the component project, to write and commit in. */
  readonly clone: string;
  /** How gitlab-ci-local finds the hosts. */
  readonly env: Readonly<Record<string, string>>;
  /** Files that were asked for, and clones: `https://gitlab.example.com/…`. */
  readonly asked: string[];
  /** Commits what is in the clone, and pushes it under the tag. */
  publish(tag: string): string;
}

export async function startComponentHosts(): Promise<ComponentHosts> {
  const { gitlab, repository, version } = publicationOf(readManifest());
  const directory = scratchDirectory('hosts');
  const bare = createBareRepository(directory, { name: 'components' });
  publishAs(bare, gitlab);
  const gitServer = await startGitServer({ root: directory });
  const asked: string[] = [];

  const released = `/${repository}/v${version}/`;
  const front = createServer((incoming, outgoing) => {
    const { host = '' } = incoming.headers;
    asked.push(`https://${host}${incoming.url}`);
    if (host.startsWith(gitlabHost)) return forward(incoming, outgoing, gitServer.origin);
    const path = (incoming.url ?? '').replace(released, '');
    const file = join(repositoryRoot, path);
    if (host !== githubHost || path === incoming.url || !existsSync(file)) return void outgoing.writeHead(404).end();
    outgoing.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(readFileSync(file));
  });
  const certificate = makeCertificate(gitlabHost, githubHost);
  const tls = await startTls((await listen(front)).port, certificate);
  const proxy = await startProxy({ tunnel: tls.port });

  const clone = join(directory, 'clone');
  execFileSync('git', ['clone', '--quiet', bare.path, clone], { stdio: 'ignore' });
  const git = gitIn(clone);
  return {
    clone,
    asked,
    env: {
      HTTPS_PROXY: proxy.url,
      NO_PROXY: '127.0.0.1',
      GIT_SSL_CAINFO: certificate.file,
      NODE_EXTRA_CA_CERTS: certificate.file,
    },
    publish(tag) {
      git('add', '--all');
      git('commit', '--quiet', '--message', `Release ${tag}`);
      git('tag', tag);
      git('push', '--quiet', 'origin', 'HEAD:main', tag);
      return git('rev-parse', 'HEAD');
    },
  };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): void {
  const onward = request(
    `${origin}${incoming.url}`,
    { method: incoming.method, headers: incoming.headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    },
  );
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

/** A component project of somebody else's version: whoever includes its `pipeline` runs this script. */
export function writeDecoy(clone: string, script: string): void {
  rmSync(join(clone, 'templates'), { recursive: true, force: true });
  const path = join(clone, 'templates/pipeline/template.yml');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `spec:\n  inputs:\n    gitops-token: { default: "" }\n---\ndeploy:\n  script: [${script}]\n`);
}
