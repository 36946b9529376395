/** What the layouts of a GitOps repository have in common. */
import type { ScaffoldFile, ScaffoldRequest, ScaffoldService } from './scaffold.ts';

/** A directory that is filled later; Git keeps no empty ones. */
export const emptyDirectory = (path: string): ScaffoldFile => ({ path: `${path}/.gitkeep`, text: '', present: 'keep' });

/** The Application of Applications: Argo CD follows `argocd/`, where the deployments write theirs. */
export const rootApplication = ({ gitopsUrl }: Pick<ScaffoldRequest, 'gitopsUrl'>): ScaffoldFile => ({
  path: 'bootstrap/root.yaml',
  text: `# Apply once by hand: kubectl apply --namespace argocd --filename bootstrap/root.yaml
# From then on every manifest that appears in argocd/ becomes an Application, and one that leaves is removed.
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: root
  namespace: argocd
spec:
  project: default
  source:
    repoURL: ${JSON.stringify(gitopsUrl)}
    targetRevision: main
    path: argocd
    directory:
      recurse: true
  destination:
    server: https://kubernetes.default.svc
    namespace: argocd
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
      # The last Application may leave, too.
      allowEmpty: true
`,
});

/** A Deployment and its Service, one document each. The first deployment replaces the tag. */
export const workload = (service: ScaffoldService, registry: string): string => `${deployment(service, registry)}---
${kubernetesService(service)}`;

export const deployment = ({ name }: ScaffoldService, registry: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
      containers:
        - name: ${name}
          image: ${registry}/${name}:unset # set by the deployment
          env:
            - name: PORT
              value: "3000"
          ports:
            - name: http
              containerPort: 3000
          readinessProbe:
            tcpSocket:
              port: http
          resources:
            requests: { cpu: 10m, memory: 64Mi }
            limits: { memory: 256Mi }
`;

export const kubernetesService = ({ name }: ScaffoldService): string => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
