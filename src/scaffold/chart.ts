/**
 * The Helm chart that `init` gives to the layouts that need one. `examples/gitops` holds the same files, and a test
 * keeps the two together.
 */
import type { ScaffoldFile } from './scaffold.ts';

/** The chart under a directory of the GitOps repository; `''` is its root. */
export function chartFiles(directory: string): ScaffoldFile[] {
  const prefix = directory === '' ? '' : `${directory}/`;
  return [...chart].map(([path, text]) => ({ path: `${prefix}${path}`, text }));
}

/** What lies beside the chart when it is the root of the GitOps repository. */
export const helmIgnore = `# The chart shares the repository with what is deployed from it; none of that is part of the chart.
.git/
.monorepo-gitops/
argocd/
bootstrap/
review/
sample/
values/
README.md
`;

const chart: ReadonlyMap<string, string> = new Map([
  [
    'Chart.yaml',
    `apiVersion: v2
name: service
description: One web service of the monorepo. Every Application is a release of this chart with its own values file.
type: application
version: 1.0.0
`,
  ],
  [
    'values.yaml',
    `# What every service starts from. A service's own values are in values/ and review/, made from sample/.

# Name of the Deployment, Service and Ingress; without it, the release's.
name: ""
replicas: 1

image:
  repository: ""
  tag: ""
  # When present, the image is pinned by it: repository:tag@digest.
  digest: ""

# Port of the container; the Service listens on 80.
port: 3000
healthPath: /healthz

# Environment variables of the container.
env: {}

resources:
  requests: { cpu: 10m, memory: 64Mi }
  limits: { memory: 128Mi }

ingress:
  enabled: false
  className: nginx
  annotations: {}
  hosts: []
  #  - host: web1.example.com
  #    path: /
  tls: []
`,
  ],
  [
    'templates/_names.tpl',
    `{{- define "service.name" -}}
{{- default .Release.Name .Values.name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Part of the selector, which Kubernetes never lets change: no version, no chart. */}}
{{- define "service.selector" -}}
app.kubernetes.io/name: {{ include "service.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "service.labels" -}}
{{ include "service.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "service.image" -}}
{{- $repository := required "image.repository is not set" .Values.image.repository -}}
{{- if not (or .Values.image.tag .Values.image.digest) }}{{ fail "neither image.tag nor image.digest is set" }}{{ end -}}
{{- $repository -}}
{{- with .Values.image.tag }}:{{ . }}{{ end -}}
{{- with .Values.image.digest }}@{{ . }}{{ end -}}
{{- end -}}
`,
  ],
  [
    'templates/deployment.yaml',
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "service.name" . }}
  labels: {{- include "service.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: {{- include "service.selector" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "service.labels" . | nindent 8 }}
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
      containers:
        - name: service
          image: {{ include "service.image" . | quote }}
          env:
            - name: PORT
              value: {{ .Values.port | quote }}
            {{- range $name, $value := .Values.env }}
            - name: {{ $name }}
              value: {{ $value | quote }}
            {{- end }}
          ports:
            - name: http
              containerPort: {{ .Values.port }}
          readinessProbe:
            httpGet:
              path: {{ .Values.healthPath }}
              port: http
          resources: {{- toYaml .Values.resources | nindent 12 }}
`,
  ],
  [
    'templates/service.yaml',
    `apiVersion: v1
kind: Service
metadata:
  name: {{ include "service.name" . }}
  labels: {{- include "service.labels" . | nindent 4 }}
spec:
  selector: {{- include "service.selector" . | nindent 4 }}
  ports:
    - name: http
      port: 80
      targetPort: http
`,
  ],
  [
    'templates/ingress.yaml',
    `{{- if .Values.ingress.enabled }}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ include "service.name" . }}
  labels: {{- include "service.labels" . | nindent 4 }}
  {{- with .Values.ingress.annotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  ingressClassName: {{ .Values.ingress.className }}
  {{- with .Values.ingress.tls }}
  tls: {{- toYaml . | nindent 4 }}
  {{- end }}
  rules:
    {{- range .Values.ingress.hosts }}
    - host: {{ .host | quote }}
      http:
        paths:
          - path: {{ .path | default "/" }}
            pathType: Prefix
            backend:
              service:
                name: {{ include "service.name" $ }}
                port:
                  name: http
    {{- end }}
{{- end }}
`,
  ],
]);
