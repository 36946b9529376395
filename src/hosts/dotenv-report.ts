/**
 * GitLab's dotenv report (`artifacts:reports:dotenv`): what jobs hand to later ones. GitLab refuses one that is too large, and
 * with it all its variables, so what does not fit goes into files of an artifact.
 */
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { badInput, messageOf } from '../core/failure.ts';
import { dotenvReport, type Log, outputFiles } from '../core/ports.ts';
import { writeProblem } from './host.ts';

/** Source: docs.gitlab.com, "GitLab application limits", dotenv file size. */
const mostBytes = 5 * 1024;
/** Of a self-managed instance; GitLab.com takes 50 and more. Source: as above, dotenv variables. */
const mostVariables = 20;

/** One name for all runs: the next one takes away what a killed one left. */
const temporaryName = `.${dotenvReport}.part`;

/** @throws bad input when the report, or the directory of large values, could not be written */
export function checkReport(workspace: string): void {
  const report = kindOf(join(workspace, dotenvReport));
  const files = kindOf(join(workspace, outputFiles));
  const problem =
    report === 'directory'
      ? `${join(workspace, dotenvReport)} is a directory`
      : files === 'link' || files === 'file'
        ? `${join(workspace, outputFiles)} is ${files === 'link' ? 'a symbolic link' : 'no directory'}`
        : writeProblem(join(workspace, temporaryName), true);
  if (problem === undefined) return;
  const fix = `The outputs go into ${dotenvReport} there, as the dotenv report, and into ${outputFiles}/: let the job's user write them.`;
  throw badInput('CI_PROJECT_DIR', `cannot be written to: ${problem}`, fix);
}

/**
 * Several commands of one job share the report: a later value of the same key replaces the earlier one. Both the report and
 * the files replace what is there, a symbolic link too, and are never half-written.
 *
 * @param lines by key; a value may have several lines
 */
export function writeReport(workspace: string, lines: ReadonlyMap<string, string>, log: Log): void {
  const report = join(workspace, dotenvReport);
  const values = new Map([...readReport(report), ...lines]);
  const large = new Set<string>();
  const shown = (key: string) => (large.has(key) ? `${outputFiles}/${key}` : (values.get(key) ?? ''));
  const kept = keysThatFit(values);
  const text = () => [...kept].map((key) => `${key}=${shown(key)}\n`).join('');
  // A report holds single lines only.
  for (const key of kept) if (/[\r\n]/.test(values.get(key) ?? '')) large.add(key);
  const bySize = [...kept].sort((one, other) => shown(other).length - shown(one).length);
  for (const key of bySize) {
    if (Buffer.byteLength(text()) <= mostBytes) break;
    large.add(key);
  }
  // Twenty long names of services.
  for (const key of [...kept]) if (Buffer.byteLength(text()) > mostBytes) kept.delete(key);
  const leftOut = [...values].filter(([key, value]) => !kept.has(key) && value !== '').map(([key]) => key);
  for (const key of [...large, ...leftOut]) {
    replaceFile(workspace, join(outputFiles, key), `${values.get(key)}\n`);
  }
  replaceFile(workspace, dotenvReport, text());
  if (large.size > 0) {
    log.info(
      `Too large for the dotenv report of a job, or of several lines, so the variable is the path of a file: ${said(large)}`,
    );
  }
  if (leftOut.length > 0) {
    log.info(`Left out of the dotenv report, which takes ${mostVariables} variables and 5 KiB: ${said(leftOut)}`);
  }
}

function said(keys: Iterable<string>): string {
  return [...keys].map((key) => `${outputFiles}/${key}`).join(', ');
}

/**
 * Left out first are those that are empty, then those that another key has with the same value (a service's own), then the
 * oldest.
 */
function keysThatFit(values: ReadonlyMap<string, string>): Set<string> {
  const keys = [...values.keys()];
  const isTwin = (key: string) =>
    keys.some((other) => key.startsWith(`${other}_`) && values.get(other) === values.get(key));
  const expendable = [...keys.filter((key) => values.get(key) === ''), ...keys.filter(isTwin), ...keys];
  const kept = new Set(keys);
  for (const key of expendable) {
    if (kept.size <= mostVariables) break;
    kept.delete(key);
  }
  return kept;
}

/** What earlier commands of this job have written; a link may lead to another file, and is not read. */
function readReport(report: string): ReadonlyMap<string, string> {
  if (kindOf(report) !== 'file') return new Map();
  const lines = readFileSync(report, 'utf8').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const equals = line.indexOf('=');
      return equals < 1 ? [] : [[line.slice(0, equals), line.slice(equals + 1)] as const];
    }),
  );
}

/** A rename replaces a link instead of following it, and a reader finds the old file or the new one. */
function replaceFile(workspace: string, name: string, text: string): void {
  const path = join(workspace, name);
  const parent = dirname(path);
  if (parent !== workspace) {
    if (kindOf(parent) === 'link') throw new Error(`${parent} is a symbolic link`);
    mkdirSync(parent, { recursive: true });
  }
  const temporary = join(workspace, temporaryName);
  rmSync(temporary, { force: true });
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, path);
  } catch (cause) {
    // Of a full disk Node names no file.
    rmSync(temporary, { force: true });
    throw new Error(`${path}: ${messageOf(cause)}`, { cause });
  }
}

function kindOf(path: string): 'none' | 'link' | 'directory' | 'file' {
  let found: Stats | undefined;
  try {
    found = lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // Below a file.
  }
  if (found === undefined) return 'none';
  return found.isSymbolicLink() ? 'link' : found.isDirectory() ? 'directory' : 'file';
}
