/**
 * The whole pipeline of a monorepo that has a gitops.yaml. Its Jenkinsfile is then:
 *
 *   @Library('monorepo-gitops') _
 *   deployMonorepo(agent: 'docker', sweepOn: 'main')
 *
 * Registry and AWS come from the agent (its Docker configuration, its role), or from the two credentials that README.md names.
 */
def call(Map config = [:]) {
  pipeline {
    agent { label config.agent ?: 'docker' }
    options {
      disableConcurrentBuilds()
      timeout(time: 1, unit: 'HOURS')
    }
    triggers { cron(env.BRANCH_NAME == (config.sweepOn ?: 'main') ? 'H 3 * * *' : '') }
    environment {
      MG_GITOPS_TOKEN = credentials('gitops-token')
      MG_FORGE_TOKEN = credentials('forge-token')
      MG_ARGOCD_TOKEN = credentials('argocd-token')
    }
    stages {
      stage('Deploy') {
        when { not { triggeredBy 'TimerTrigger' } }
        steps {
          script {
            if (config.build) sh(config.build)
            def deployed = monorepoGitops('deploy', [sync: true, wait: true, 'on-failure': 'rollback'])
            currentBuild.description = deployed.services ? "${deployed.environment}: ${deployed.services.join(', ')}" : 'nothing to deploy'
          }
        }
      }
      stage('Sweep') {
        when { triggeredBy 'TimerTrigger' }
        steps {
          script { monorepoGitops('cleanup-review-env', [environment: 'review', sweep: true]) }
        }
      }
    }
  }
}
