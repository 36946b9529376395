/**
 * Which variables of a run a program gets (law 6): those of the machine, those that it reads by its own documentation, and
 * those that its arguments name. No other program learns a token of the job.
 */
import type { Environment, ProgramCall } from './ports.ts';

/** Variables in which jobs carry credentials of their own. Their values are masked. */
export const jobSecrets = [
  ...['GITHUB_TOKEN', 'GH_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'GITLAB_TOKEN'],
  ...['CI_JOB_TOKEN', 'CI_REGISTRY_PASSWORD', 'CI_DEPENDENCY_PROXY_PASSWORD', 'CI_DEPLOY_PASSWORD'],
  ...['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CONTAINER_AUTHORIZATION_TOKEN', 'SIGSTORE_ID_TOKEN'],
  ...['COSIGN_PASSWORD', 'DOCKER_AUTH_CONFIG', 'NPM_TOKEN', 'NODE_AUTH_TOKEN'],
];

/** Our own inputs as each host hands them over, and what an action saves for its later steps. */
const ofInputs = /^(MG_|INPUT_|STATE_)/i;

/** By these GitHub's runner and Jenkins find the processes that a job left behind. */
export const ofRunner = names(
  'RUNNER_TRACKING_ID BUILD_ID HUDSON_COOKIE HUDSON_SERVER_COOKIE JENKINS_COOKIE JENKINS_NODE_COOKIE JENKINS_SERVER_COOKIE',
);

/** What any program needs: where things are, the locale, proxies and authorities, agents of the session. */
const ofMachine = names(`
  PATH HOME USER LOGNAME SHELL PWD TMPDIR TEMP TMP XDG_\\w+ LD_LIBRARY_PATH LD_PRELOAD DYLD_\\w+ NIX_\\w+
  USERPROFILE HOMEDRIVE HOMEPATH SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT APPDATA LOCALAPPDATA PROGRAM\\w+
  LANG LANGUAGE LC_\\w+ TZ TERM COLORTERM NO_COLOR FORCE_COLOR CLICOLOR\\w* COLUMNS CI
  (https?|all|no|ftp)_proxy SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE NODE_EXTRA_CA_CERTS
  SSH_AUTH_SOCK SSH_AGENT_PID DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY KRB5CCNAME KRB5_CONFIG GNUPGHOME
  GODEBUG GOMAXPROCS GOGC GOMEMLIMIT SOURCE_DATE_EPOCH OTEL_\\w+ TRACEPARENT TRACESTATE`);

interface Rule {
  readonly program: RegExp;
  /** In its arguments; without it the rule always holds. */
  readonly when?: RegExp;
  /** No variable among these that is named like a secret. */
  readonly reads?: RegExp;
  /** Those that it needs although they hold a secret. */
  readonly trusted?: RegExp;
}

const builders = /^(docker|buildctl|docker-buildx|buildah|podman)$/;
const docker = /^(docker|buildctl|docker-buildx)$/;

/**
 * Sources: docker/cli `docs/reference`, docker/buildx "Build variables", moby/buildkit "Export cache"; buildah(1),
 * containers-storage.conf(5); sigstore/cosign "Key management", "Environment variables"; git(1).
 */
const rules: readonly Rule[] = [
  // Its callers choose each variable themselves (`core/git/program`): credentials of the remote are among them.
  {
    program: /^(git|gpg|gpgconf|ssh|ssh-keygen)$/,
    trusted: names('GIT_\\w+ SSH_ASKPASS PASSWORD_STORE_DIR GCM_\\w+ GH_CONFIG_DIR'),
  },
  {
    program: docker,
    reads:
      names(`DOCKER_(HOST|CONTEXT|CONFIG|TLS\\w*|CERT_PATH|API_VERSION|DEFAULT_PLATFORM|BUILDKIT|CLI_\\w+|CUSTOM_HEADERS)
      BUILDX_\\w+ BUILDKIT_\\w+ BUILDCTL_\\w+ EXPERIMENTAL_\\w+ KUBECONFIG KUBERNETES_SERVICE_(HOST|PORT)`),
    trusted: names('DOCKER_AUTH_CONFIG DOCKER_CONTENT_TRUST\\w*'),
  },
  {
    program: /^(buildah|podman)$/,
    reads: names(`BUILDAH_\\w+ _?CONTAINERS_\\w+ STORAGE_(DRIVER|OPTS|CONF) REGISTRIES_CONFIG_PATH REGISTRY_AUTH_FILE
      BUILD_REGISTRY_SOURCES DOCKER_CONFIG DOCKER_CERT_PATH DOCKER_HOST NETAVARK_\\w+ NOTIFY_SOCKET`),
  },
  { program: builders, when: /\btype=gha\b/, trusted: names('ACTIONS_(RUNTIME_TOKEN|CACHE_\\w+|RESULTS_URL)') },
  { program: builders, when: /\btype=s3\b/, trusted: names('AWS_\\w+') },
  { program: builders, when: /\btype=azblob\b/, trusted: names('AZURE_\\w+') },
  { program: builders, when: /\btype=gcs\b/, trusted: names('GOOGLE_\\w+') },
  {
    program: /^cosign$/,
    reads: names('COSIGN_\\w+ SIGSTORE_\\w+ TUF_\\w+ DOCKER_CONFIG REGISTRY_AUTH_FILE GITHUB_ACTIONS GITLAB_CI'),
  },
  { program: /^cosign$/, when: /--key/, trusted: names('COSIGN_PASSWORD COSIGN_PKCS11_\\w+') },
  {
    program: /^cosign$/,
    when: /^(?!.*--key)/s,
    trusted: names(
      'SIGSTORE_ID_TOKEN ACTIONS_ID_TOKEN_REQUEST_(URL|TOKEN) SPIFFE_\\w+ BUILDKITE_AGENT_\\w+ GOOGLE_\\w+',
    ),
  },
  { program: /^cosign$/, when: /\bawskms:/, trusted: names('AWS_\\w+') },
  { program: /^cosign$/, when: /\bgcpkms:/, trusted: names('GOOGLE_\\w+ CLOUDSDK_\\w+') },
  { program: /^cosign$/, when: /\bazurekms:/, trusted: names('AZURE_\\w+') },
  { program: /^cosign$/, when: /\bhashivault:/, trusted: names('VAULT_\\w+ TRANSIT_SECRET_ENGINE_PATH') },
  { program: /^cosign$/, when: /\bk8s:/, trusted: names('KUBECONFIG KUBERNETES_SERVICE_(HOST|PORT)') },
  { program: /^cosign$/, when: /\bgitlab:/, trusted: names('GITLAB_(TOKEN|HOST)') },
  { program: /^cosign$/, when: /\bgithub:/, trusted: names('GITHUB_TOKEN') },
  { program: /^turbo$/, reads: names('TURBO_\\w+ DO_NOT_TRACK') },
];

/** Docker's credential helpers make credentials of what the job has; which variables one reads, only its maker knows. */
const isHelper = /^docker-credential-/;

const secretName = /TOKEN|PASSW(OR)?D|PASSPHRASE|SECRET|CREDENTIAL|APIKEY|(^|_)(KEY|PAT|PWD|AUTH)$/i;

/** The environment in which the program of a call runs. */
export function childEnvironment({ argv, env }: Pick<ProgramCall, 'argv' | 'env'>): Environment {
  const isForChild = variablesOf(argv);
  return Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== undefined && isForChild(name)));
}

function variablesOf(argv: readonly string[]): (variable: string) => boolean {
  const [path = '', ...args] = argv;
  const program = path.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '');
  if (isHelper.test(program)) return (name) => !ofInputs.test(name);
  const line = args.join(' ');
  const own = rules.filter((rule) => rule.program.test(program));
  if (own.length === 0) return (name) => !ofInputs.test(name) && !jobSecrets.includes(name) && !/^ACTIONS_/.test(name);
  const holding = own.filter(({ when }) => when === undefined || when.test(line));
  const named = variablesIn(args);
  return (name) =>
    named.has(name) ||
    ofRunner.test(name) ||
    holding.some(({ trusted }) => trusted?.test(name)) ||
    (!secretName.test(name) &&
      !ofInputs.test(name) &&
      [ofMachine, ...holding.map(({ reads }) => reads)].some((each) => each?.test(name)));
}

/** `--secret=id=npm,env=NPM_TOKEN`, `--key=env://COSIGN_KEY`, `--build-arg NAME`: the program looks these up. */
function variablesIn(args: readonly string[]): ReadonlySet<string> {
  const found = args.flatMap((word, index) => {
    const before = args[index - 1] ?? '';
    const argument = /^--(?:build-arg|env)$/.test(before) ? word : /^--(?:build-arg|env)=(.*)$/s.exec(word)?.[1];
    const named = [...word.matchAll(/(?:^|[,=])env=(\w+)/g), ...word.matchAll(/env:\/\/(\w+)/g)];
    return [...(argument === undefined ? [] : [argument]), ...named.map(([, name = '']) => name)];
  });
  return new Set(found.filter((name) => /^\w+$/.test(name)));
}

function names(list: string): RegExp {
  return new RegExp(`^(${list.trim().split(/\s+/).join('|')})$`, 'i');
}
