/**
 * Looks up names of hosts in a process of its own, where the end of this one would wait for it. `getaddrinfo` runs in a thread
 * that nothing can stop, and an exit joins it: minutes, where no name server answers. Node has `execve`, which does not wait,
 * since 22.15 and not on Windows (`exit` in `output.ts`).
 */
import { type LookupAddress, type LookupAllOptions, lookup as lookupHere, promises } from 'node:dns';
import type { LookupFunction } from 'node:net';
import process from 'node:process';
import { jsonObject } from '../core/json.ts';
import { atRunEnd } from '../core/run-end.ts';
import { watched } from './watchdog.ts';

/** For the network of a run; undefined where this process may look names up itself. */
export function nameLookup(): LookupFunction | undefined {
  return process.execve === undefined || process.platform === 'win32' ? lookup : undefined;
}

/** Milliseconds for which an address is used again, as by a connection that follows. */
const kept = 30_000;

/** Milliseconds. Nobody waits for a connection longer. */
const longestLookup = 30_000;

const answers = new Map<string, Promise<readonly LookupAddress[]>>();

const lookup: LookupFunction = (host, options, callback) => {
  // The machine knows it by itself.
  if (host === 'localhost') return lookupHere(host, options, callback);
  const { all, ...asked } = options;
  answerFor(host, { ...asked, all: true }).then(
    (addresses) => {
      const [first] = addresses;
      if (all === true || first === undefined) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    },
    (error: NodeJS.ErrnoException) => callback(error, []),
  );
};

function answerFor(host: string, options: LookupAllOptions): Promise<readonly LookupAddress[]> {
  const key = JSON.stringify([host, options]);
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = askProcess(host, options);
  answers.set(key, answer);
  const forget = () => answers.delete(key);
  answer.then(() => setTimeout(forget, kept).unref(), forget);
  return answer;
}

const script = `
const [host, options] = process.argv.slice(1);
require('node:dns').lookup(host, JSON.parse(options), (error, addresses) =>
  process.stdout.write(JSON.stringify(error ? { code: error.code, message: error.message } : { addresses })));
`;

/** What the resolver (resolv.conf(5), nss_wrapper) and the loader read. */
const variables =
  /^(PATH|SYSTEMROOT|LD_LIBRARY_PATH|LD_PRELOAD|RES_OPTIONS|LOCALDOMAIN|HOSTALIASES|NSS_WRAPPER_\w+|TMPDIR)$/i;

function askProcess(host: string, options: LookupAllOptions): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    const { spawn } = process.getBuiltinModule('node:child_process');
    const child = watched(() =>
      spawn(process.execPath, ['--eval', script, '--', host, JSON.stringify(options)], {
        env: Object.fromEntries(Object.entries(process.env).filter(([name]) => variables.test(name))),
        stdio: ['ignore', 'pipe', 'ignore'],
        detached: process.platform !== 'win32',
        windowsHide: true,
        timeout: longestLookup,
        killSignal: 'SIGKILL',
      }),
    );
    const stop = () => void child.kill('SIGKILL');
    const ended = atRunEnd(stop);
    process.once('exit', stop);
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    // No more processes may be started.
    child.once('error', () => resolve(promises.lookup(host, options)));
    child.once('close', () => {
      ended();
      process.off('exit', stop);
      const { addresses, code = 'EAI_AGAIN', message = `no answer for ${host}` } = jsonObject(printed);
      if (Array.isArray(addresses)) resolve(addresses);
      else reject(Object.assign(new Error(String(message)), { code }));
    });
  });
}
