/**
 * One command of monorepo-gitops as a step. Answers its outputs.
 *
 *   def bump = monorepoGitops('bump-image-tag', [service: 'web1', environment: 'dev'])
 *   echo "deployed by ${bump.commit}"
 *
 * A list is given as a list, a boolean as a boolean. Secrets do not belong into the inputs, where every process could
 * read them: bind them with `withCredentials` to MG_GITOPS_TOKEN, MG_ARGOCD_TOKEN, MG_REGISTRY_PASSWORD, …
 */
def call(String command, Map inputs = [:]) {
  def words = ['npx', '--yes', '@monorepo-gitops/monorepo-gitops@1.0.0', command, '--json']
  for (input in inputs) {
    for (value in (input.value instanceof List ? input.value : [input.value])) {
      words << "--${input.key}=${value}".toString()
    }
  }
  def quoted = []
  for (word in words) {
    quoted << "'" + word.replace("'", "'\\''") + "'"
  }
  return readJSON(text: sh(script: quoted.join(' '), returnStdout: true, label: "monorepo-gitops ${command}"))
}
