/** The POSIX script that builds with kaniko in another job. */
import { relative } from 'node:path';
import { badInput } from '../../failure.ts';
import { dockerConfigKey, parseReference } from '../../image/reference.ts';
import { shellQuote } from '../../program.ts';
import { type BuildSpec, commonFlags } from '../engine.ts';
import { kanikoFiles } from './declared.ts';
import { compareLines } from './kaniko-content.ts';
import { kanikoFlags } from './option-flags.ts';

/** A word of a command line: text, or a path from the script's directory, which is known when the script runs. */
type Word = string | { readonly before: string; readonly path: string };

/**
 * Every value is one word; paths are relative to the script, for jobs that check out elsewhere.
 *
 * @param isCompared whether it compares the files with those that `emit` has seen
 */
export function kanikoScript(directory: string, spec: BuildSpec, isCompared: boolean): string {
  const words = kanikoWords(directory, spec).map((word) =>
    typeof word === 'string' ? shellQuote(word) : `${shellQuote(word.before)}"$here"${shellQuote(`/${word.path}`)}`,
  );
  const variables = spec.secrets.map(({ variable }) => `: "\${${variable}?is the build secret of this image}"`);
  return `#!/bin/sh
# Builds ${spec.image}:${spec.tags[0]} with kaniko. Written by: monorepo-gitops build-image --emit
# The tags are written by: monorepo-gitops build-image --finish
set -eu
# RUN makes files with it, in the image. Runners set others: 0000 in GitLab's docker executor, 0077 on hardened hosts.
umask 022
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
rm -f -- "$here"/${kanikoFiles.digest}
${[...variables, credentialLines(spec)].join('\n')}
set -- ${words.join(' \\\n  ')}
${isCompared ? `${compareLines}\n` : ''}"\${KANIKO_EXECUTOR:-/kaniko/executor}" "$@"
${isCompared ? 'compare\n' : ''}`;
}

/**
 * kaniko reads one configuration of Docker. What the job has there is kept, since it may be for the base images: Go adds a
 * second `auths` of one JSON object to the first, and of two equal keys the last one counts (encoding/json, `Unmarshal`). The job
 * token of GitLab dies with its job, so it can only be taken here, in the job that pushes. base64 keeps every user name and
 * password, quotes and all, inside its JSON string. Between stages kaniko empties the whole file system but its own
 * directory and mounts, so the file must not be in /tmp.
 */
function credentialLines(spec: BuildSpec): string {
  const key = dockerConfigKey(parseReference(spec.image).registry);
  return `given=\${DOCKER_CONFIG:-\${HOME-}/.docker}/config.json
[ -r "$given" ] || given=\${REGISTRY_AUTH_FILE-}
config={
[ ! -r "$given" ] || config=$(cat -- "$given")
case $config in *{*) ;; *) config={ ;; esac
auths= helpers=
credential() {
  [ -n "$1" ] && [ -n "$3" ] || return 0
  case $auths in *"\\"$1\\""*) return 0 ;; esac
  auths="$auths\${auths:+,}\\"$1\\":{\\"auth\\":\\"$(printf '%s:%s' "$2" "$3" | base64 | tr -d '\\n')\\"}"
  helpers="$helpers\${helpers:+,}\\"$1\\":\\"\\""
}
job_credential() {
  case $config in *"\\"$1\\""*) return 0 ;; esac
  credential "$@"
}
credential ${shellQuote(key)} "\${MG_REGISTRY_USERNAME-}" "\${MG_REGISTRY_PASSWORD-}"
job_credential "\${CI_REGISTRY-}" "\${CI_REGISTRY_USER-}" "\${CI_REGISTRY_PASSWORD-}"
job_credential "\${CI_DEPENDENCY_PROXY_SERVER-}" "\${CI_DEPENDENCY_PROXY_USER-}" "\${CI_DEPENDENCY_PROXY_PASSWORD-}"
if [ -n "$auths" ]; then
  keep=/kaniko
  [ -w "$keep" ] || keep=\${TMPDIR:-/tmp}
  DOCKER_CONFIG=$(mktemp -d "$keep/docker.XXXXXX")
  export DOCKER_CONFIG
  trap 'rm -rf -- "$DOCKER_CONFIG"' EXIT
  trap 'exit 143' HUP INT TERM
  added="\\"auths\\":{$auths}"
  # An empty helper leads past the store of all registries to auths.
  case $config in *'"credsStore"'* | *'"credHelpers"'*) added="$added,\\"credHelpers\\":{$helpers}" ;; esac
  config=\${config%\\}*}
  case $config in *'"'*) config="$config," ;; esac
  (umask 077; printf '%s%s}\\n' "$config" "$added" > "$DOCKER_CONFIG"/config.json)
fi`;
}
function kanikoWords(directory: string, spec: BuildSpec): readonly Word[] {
  const [platform, ...others] = spec.platforms;
  if (others.length > 0) {
    throw badInput('platforms', 'kaniko builds one platform at a time', 'Use buildkit or buildah for several.');
  }
  const inFile = spec.secrets.find(({ file }) => file !== undefined);
  if (inFile !== undefined) {
    const problem = `kaniko builds in another job, which may not have the file of "${inFile.id}"`;
    throw badInput('secrets', problem, `Give it as a variable, \`${inFile.id}=NAME\`, or use buildkit or buildah.`);
  }
  return [
    { before: '--context=dir://', path: relative(directory, spec.context) || '.' },
    { before: '--dockerfile=', path: relative(directory, spec.dockerfile) },
    // Every push of kaniko has a tag, and this job proves nothing: `finish` does, and writes the tags.
    `--destination=${spec.image}:${spec.staging}`,
    ...(platform === undefined ? [] : [`--custom-platform=${platform}`]),
    ...commonFlags(spec),
    ...kanikoFlags(spec),
    ...(spec.options.noCache ? [] : cacheWords(spec)),
    // Stats files for changes instead of hashing them all; --use-new-run loses files of node_modules (kaniko#1316).
    '--snapshot-mode=redo',
    '--push-retry=3',
    '--image-download-retry=3',
    '--image-fs-extract-retry=3',
    ...(spec.insecureRegistry ? [`--insecure-registry=${parseReference(spec.image).registry}`] : []),
    { before: '--digest-file=', path: kanikoFiles.digest },
  ];
}

function cacheWords(spec: BuildSpec): readonly string[] {
  switch (spec.cache.mode) {
    case 'none':
    case 'gha':
      return [];
    case 'registry':
      // Copy layers too: without them the later stages of a Node build miss their cache.
      return [
        '--cache=true',
        `--cache-repo=${spec.cache.repository}`,
        '--cache-copy-layers=true',
        ...(spec.writesCache ? [] : ['--no-push-cache']),
      ];
  }
}
