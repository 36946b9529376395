export const id=800;export const ids=[800];export const modules={2950:((e,t,n)=>{n.d(t,{N:()=>defineCommand});function defineCommand(e){return e}}),4800:((e,t,n)=>{n.r(t);n.d(t,{init:()=>L});var r=n(6760);var i=n(8624);var a=n(1455);var o=n(6115);var s=n(5327);;const c=new Set([`apps`,`services`]);const l=[[`pnpm-lock.yaml`,`pnpm`],[`yarn.lock`,`yarn`],[`bun.lock`,`bun`],[`bun.lockb`,`bun`]];async function detectMonorepo(e){const t=await(0,o.i)(e);const n=[...t.packages.values()].filter(({path:e})=>e!==`.`);const i=[];for(const t of deployable(n)){i.push({name:serviceName((0,r.basename)(t.path)),packageName:t.name,path:t.path,hasDockerfile:await exists((0,r.join)(e,t.path,`Dockerfile`))})}if(i.length===0)i.push({name:serviceName((0,r.basename)(e)),packageName:undefined,path:`.`,hasDockerfile:false});assertDistinct(i);return{services:i,packageManager:await packageManagerOf(e),turbo:await exists((0,r.join)(e,`turbo.json`))}}function deployable(e){const t=e.filter(({path:e})=>e.split(`/`).slice(0,-1).some(e=>c.has(e)));const n=new Set(e.flatMap(({dependencies:e})=>e));const i=t.length>0?t:e.filter(({path:e})=>!n.has(e));return i.filter(({path:e})=>!/(^|[-_.])e2e$/.test(r.posix.basename(e)))}function serviceName(e){const t=(0,s.tF)(e).slice(0,32).replace(/-$/,``)||`service`;return/^[a-z]/.test(t)?t:`s-${t}`}function assertDistinct(e){const t=new Map;for(const{name:n,path:r}of e){const e=t.get(n);if(e!==undefined){throw(0,i.AN)(`directory`,`${e} and ${r} would both be the service "${n}"`,`Rename one of the directories.`)}t.set(n,r)}}async function packageManagerOf(e){for(const[t,n]of l)if(await exists((0,r.join)(e,t)))return n;return`npm`}async function exists(e){return(0,a.access)(e).then(()=>true,()=>false)};async function survey(e,t){return Promise.all(t.map(async t=>{const n=(0,r.join)(e,t.path);await assertInside(e,n);const i=await textOf(n);return{...t,target:n,place:placeOf(t,i)}}))}async function place({target:e,text:t}){await(0,a.mkdir)((0,r.dirname)(e),{recursive:true});const n=`${e}.partial`;await(0,a.writeFile)(n,t);await(0,a.rename)(n,e)}function placeOf(e,t){if(t===undefined)return`absent`;if(t===e.text)return`same`;return e.present===`keep`?`kept`:`different`}async function textOf(e){try{return await(0,a.readFile)(e,`utf8`)}catch(t){if(codeOf(t)===`ENOENT`)return undefined;throw new i.HR(`failed`,`SCAFFOLD_UNREADABLE`,`${e} cannot be read (${codeOf(t)})`,{hint:`Check what is at this path, and its permissions.`,cause:t})}}async function assertInside(e,t){const[n,a]=await Promise.all([realDirectory(e),realDirectory((0,r.dirname)(t))]);const o=(0,r.relative)(n,a);if(o!==`..`&&!o.startsWith(`..${r.sep}`))return;throw new i.HR(`refused`,`SCAFFOLD_OUTSIDE`,`${t} would be written outside of ${e}, through a link`,{hint:`Replace the link by a directory, or scaffold into the place where it leads.`})}async function realDirectory(e){try{return await(0,a.realpath)(e)}catch(t){const n=(0,r.dirname)(e);if(codeOf(t)!==`ENOENT`||n===e)throw t;return(0,r.join)(await realDirectory(n),(0,r.relative)(n,e))}}function codeOf(e){return e instanceof Error&&`code`in e?String(e.code):`unknown`};const u=`https://unpkg.com/monorepo-gitops@1/schema/gitops.schema.json`;function configFile(e,t,n){return`# yaml-language-server: $schema=${u}
version: 1
registry: ${config_file_text(e.registry)}
gitops:
  repository: ${config_file_text(e.gitopsRepository)}
  branch: main

services:
${e.services.map(e=>serviceEntry(e,n)).join(`
`)}

environments:
${t.replace(`DEFAULT_BRANCH`,config_file_text(e.defaultBranch))}`}function serviceEntry({name:e,packageName:t,path:n,hasDockerfile:r},i){const a=`  ${e}:\n    path: ${config_file_text(n)}`;if(r)return a;return`${a}
    build:
      dockerfile: ${config_file_text(i)}
      args: { SERVICE_NAME: ${config_file_text(t??e)}, SERVICE_PATH: ${config_file_text(n)} }`}function config_file_text(e){const t=/^[A-Za-z][A-Za-z0-9._/-]*(:\/\/?[A-Za-z0-9._/-]+)?$/.test(e)&&!d.test(e);return t?e:JSON.stringify(e)}const d=/^(true|false|yes|no|on|off|y|n|null)$/i;;const f=null&&[`npm`,`pnpm`,`yarn`,`bun`];const p={npm:{base:`node:24-alpine`,prepare:``,install:`npm ci`,build:`npm run build --if-present --workspace "$SERVICE_NAME"`,prune:`npx --yes turbo@2 prune "$SERVICE_NAME" --docker`},pnpm:{base:`node:24-alpine`,prepare:`npm install --global corepack && corepack enable`,install:`pnpm install --frozen-lockfile`,build:`pnpm --filter "$SERVICE_NAME..." --if-present run build`,prune:`pnpm dlx turbo@2 prune "$SERVICE_NAME" --docker`},yarn:{base:`node:24-alpine`,prepare:`npm install --global corepack && corepack enable`,install:`yarn install --immutable || yarn install --frozen-lockfile`,build:`yarn workspace "$SERVICE_NAME" run build`,prune:`npx --yes turbo@2 prune "$SERVICE_NAME" --docker`},bun:{base:`oven/bun:1-alpine`,prepare:``,install:`bun install --frozen-lockfile`,build:`bun run --filter "$SERVICE_NAME" build`,prune:`bunx turbo@2 prune "$SERVICE_NAME" --docker`}};function dockerfile({packageManager:e,turbo:t,services:n}){const r=n.some(({packageName:e,path:t})=>e!==undefined&&t!==`.`);const{base:i,prepare:a,install:o,build:s,prune:c}=p[e];const l=a===``?``:`RUN ${a}\n`;const u=e===`bun`?`bun`:`npm`;const d=t&&r?pruned(l,c,o):whole(l,o);const f=r?s:`${u} run build${u===`npm`?` --if-present`:``}`;return`# One image for each service:
#   docker build --build-arg SERVICE_NAME=… --build-arg SERVICE_PATH=… --file <this file> .
# An argument that differs by environment makes an image that cannot be promoted to the next one (promote-from).
ARG BASE_IMAGE=${i}

${d}
ARG SERVICE_PATH
RUN ${f}

FROM \${BASE_IMAGE} AS runner
ARG SERVICE_PATH
ENV NODE_ENV=production
WORKDIR /repo
COPY --from=builder /repo/ ./
WORKDIR /repo/\${SERVICE_PATH}
EXPOSE 3000
USER 1000
CMD ["${u}", "run", "start"]
`}function pruned(e,t,n){return`FROM \${BASE_IMAGE} AS pruner
${e}ARG SERVICE_NAME
WORKDIR /repo
COPY . .
RUN ${t}

FROM \${BASE_IMAGE} AS builder
${e}ARG SERVICE_NAME
WORKDIR /repo
COPY --from=pruner /repo/out/json/ ./
RUN ${n}
COPY --from=pruner /repo/out/full/ ./`}function whole(e,t){return`FROM \${BASE_IMAGE} AS builder
${e}ARG SERVICE_NAME
WORKDIR /repo
COPY . .
RUN ${t}`}const m=`# What no image needs; everything else belongs to the content key of a build.
.git
**/node_modules
**/dist
**/.turbo
**/.env*
gitops*.yaml
`;;function chartFiles(e){const t=e===``?``:`${e}/`;return[...g].map(([e,n])=>({path:`${t}${e}`,text:n}))}const h=`# The chart shares the repository with what is deployed from it; none of that is part of the chart.
.git/
.monorepo-gitops/
argocd/
bootstrap/
review/
sample/
values/
README.md
`;const g=new Map([[`Chart.yaml`,`apiVersion: v2
name: service
description: One web service of the monorepo. Every Application is a release of this chart with its own values file.
type: application
version: 1.0.0
`],[`values.yaml`,`# What every service starts from. A service's own values are in values/ and review/, made from sample/.

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
`],[`templates/_names.tpl`,`{{- define "service.name" -}}
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
`],[`templates/deployment.yaml`,`apiVersion: apps/v1
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
`],[`templates/service.yaml`,`apiVersion: v1
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
`],[`templates/ingress.yaml`,`{{- if .Values.ingress.enabled }}
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
`]]);;const _=`  # No \`app\`: the ApplicationSet in bootstrap/ makes the Applications from the directories.
  dev:
    when: { branch: develop }
    file: applications/dev/{service}/kustomization.yaml

  # Every feature branch has a directory of its own for what it changes, and a namespace of the same name.
  review:
    when: { branch: "feature/*" }
    file: applications/{slug}/{service}/kustomization.yaml
    from: sample/{service}/kustomization.yaml
    set:
      namespace: "{slug}"
      helmCharts[0].valuesInline.ingress.hosts[0].host: "{slug}-{service}.review.example.com"
    ttl: 7d

  # Production gets the very image that dev has, and somebody approves it.
  prod:
    when: { branch: DEFAULT_BRANCH }
    file: applications/prod/{service}/kustomization.yaml
    deliver: pull-request
    promote-from: dev
`;const v=`# GitOps repository: a directory is an application

| path | who writes it | what it is |
|---|---|---|
| \`charts/service/\` | you | the chart of every service |
| \`applications/<environment>/<service>/\` | you; monorepo-gitops sets the image | a service in dev or prod |
| \`applications/<slug>/<service>/\` | monorepo-gitops | a service in a review environment |
| \`sample/<service>/\` | you | what a service in a review environment starts from |
| \`bootstrap/applicationset.yaml\` | you, once | makes an Application of every directory |

Argo CD needs \`kustomize.buildOptions: --enable-helm --load-restrictor LoadRestrictionsNone\` in the ConfigMap \`argocd-cm\`.
Try an application: \`kubectl kustomize --enable-helm --load-restrictor LoadRestrictionsNone applications/dev/<service>\`
`;const y={environments:_,files:e=>[{path:`README.md`,text:v,present:`keep`},...chartFiles(`charts/service`),...e.services.flatMap(t=>[application(`applications/dev`,`../../../charts`,`dev`,t,e.registry,`${t.name}.dev.example.com`),application(`applications/prod`,`../../../charts`,`prod`,t,e.registry,`${t.name}.example.com`),application(`sample`,`../../../charts`,`review`,t,e.registry,`${t.name}.review.example.com`)]),{path:`bootstrap/applicationset.yaml`,text:generator(e.gitopsUrl)}]};function application(e,t,n,{name:r},i,a){return{path:`${e}/${r}/kustomization.yaml`,text:`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: ${n}
helmGlobals:
  chartHome: ${t}
helmCharts:
  - name: service
    releaseName: ${r}
    valuesInline:
      image:
        repository: ${i}/${r}
        tag: unset # set by the deployment
      env:
        SERVER_ENV: ${n===`prod`?`production`:n}
      ingress:
        enabled: true
        hosts:
          - host: ${a}
            path: /
`}}const generator=e=>`# Apply once by hand: kubectl apply --namespace argocd --filename bootstrap/applicationset.yaml
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: applications
  namespace: argocd
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
    - git:
        repoURL: ${JSON.stringify(e)}
        revision: main
        directories:
          - path: applications/*/*
  template:
    metadata:
      name: '{{ index .path.segments 1 }}-{{ index .path.segments 2 }}'
      finalizers: [resources-finalizer.argocd.argoproj.io]
    spec:
      project: default
      source:
        repoURL: ${JSON.stringify(e)}
        targetRevision: main
        path: '{{ .path.path }}'
      destination:
        server: https://kubernetes.default.svc
        namespace: '{{ index .path.segments 1 }}'
      syncPolicy:
        automated:
          prune: true
          selfHeal: true
        syncOptions: [CreateNamespace=true]
`;;const emptyDirectory=e=>({path:`${e}/.gitkeep`,text:``,present:`keep`});const rootApplication=({gitopsUrl:e})=>({path:`bootstrap/root.yaml`,text:`# Apply once by hand: kubectl apply --namespace argocd --filename bootstrap/root.yaml
# From then on every manifest that appears in argocd/ becomes an Application, and one that leaves is removed.
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: root
  namespace: argocd
spec:
  project: default
  source:
    repoURL: ${JSON.stringify(e)}
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
`});const workload=(e,t)=>`${deployment(e,t)}---
${kubernetesService(e)}`;const deployment=({name:e},t)=>`apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${e}
  labels:
    app.kubernetes.io/name: ${e}
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: ${e}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${e}
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
      containers:
        - name: ${e}
          image: ${t}/${e}:unset # set by the deployment
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
`;const kubernetesService=({name:e})=>`apiVersion: v1
kind: Service
metadata:
  name: ${e}
  labels:
    app.kubernetes.io/name: ${e}
spec:
  selector:
    app.kubernetes.io/name: ${e}
  ports:
    - name: http
      port: 80
      targetPort: http
`;;const b=`  dev:
    when: { branch: develop }
    file: values/{service}-dev.yaml
    from: sample/values-dev.yaml
    set:
      name: "{service}"
      ingress.hosts[0].host: "{service}.dev.example.com"
    app:
      name: "{service}-dev"
      path: .
      values-files: ["values/{service}-dev.yaml"]
      dest-namespace: dev
      sync-policy: automated
      sync-options: [CreateNamespace=true]

  # Every feature branch has its own copy of what it changes, under a name made of the branch's.
  review:
    when: { branch: "feature/*" }
    file: review/{slug}/{service}.yaml
    from: sample/values-review.yaml
    set:
      name: "{slug}-{service}"
      ingress.hosts[0].host: "{slug}-{service}.review.example.com"
    app:
      name: "{slug}-{service}"
      path: .
      values-files: ["review/{slug}/{service}.yaml"]
      dest-namespace: review
      sync-policy: automated
      sync-options: [CreateNamespace=true]
    ttl: 7d

  # Production gets the very image that dev has, and somebody approves it.
  prod:
    when: { branch: DEFAULT_BRANCH }
    file: values/{service}-prod.yaml
    from: sample/values-prod.yaml
    set:
      name: "{service}"
      ingress.hosts[0].host: "{service}.example.com"
    app:
      name: "{service}-prod"
      path: .
      values-files: ["values/{service}-prod.yaml"]
      dest-namespace: prod
      sync-policy: automated
      sync-options: [CreateNamespace=true]
    deliver: pull-request
    promote-from: dev
`;const x=`# GitOps repository: one chart, a values file a service and environment

| path | who writes it | what it is |
|---|---|---|
| \`Chart.yaml\`, \`templates/\`, \`values.yaml\` | you | the chart of every service |
| \`sample/values-<environment>.yaml\` | you | what a service's values start from |
| \`values/<service>-<environment>.yaml\` | monorepo-gitops | a service's values, yours to edit too |
| \`review/<slug>/<service>.yaml\` | monorepo-gitops | a service's values in a review environment |
| \`argocd/\` | monorepo-gitops | one Application a service and environment |
| \`bootstrap/root.yaml\` | you, once | the Application of Applications |

Try a service's values: \`helm template web1 . --values sample/values-dev.yaml\`
`;const S={environments:b,files:e=>[{path:`README.md`,text:x,present:`keep`},{path:`.helmignore`,text:h},...chartFiles(``),{path:`sample/values-dev.yaml`,text:sample(e.registry,`dev`,1,`dev.example.com`)},{path:`sample/values-review.yaml`,text:sample(e.registry,`review`,1,`review.example.com`)},{path:`sample/values-prod.yaml`,text:sample(e.registry,`production`,3,`example.com`)},emptyDirectory(`values`),emptyDirectory(`review`),emptyDirectory(`argocd`),rootApplication(e)]};const sample=(e,t,n,r)=>`name: service # set by the deployment
replicas: ${n}

image:
  repository: ${e}/service # set by the deployment
  tag: "00000000" # set by the deployment

env:
  SERVER_ENV: ${t}

ingress:
  enabled: true
  hosts:
    - host: service.${r} # set by the deployment
      path: /
`;;const C=`  dev:
    when: { branch: develop }
    file: overlays/dev/{service}/kustomization.yaml
    app: { name: "{service}-dev", path: "overlays/dev/{service}", dest-namespace: dev, sync-policy: automated, sync-options: [CreateNamespace=true] }

  # Every feature branch has its own overlay of what it changes, in a namespace of its own.
  review:
    when: { branch: "feature/*" }
    file: overlays/review/{slug}/{service}/kustomization.yaml
    from: overlays/sample/review/{service}/kustomization.yaml
    set: { namespace: "{slug}" }
    app: { name: "{slug}-{service}", path: "overlays/review/{slug}/{service}", dest-namespace: "{slug}", sync-policy: automated, sync-options: [CreateNamespace=true] }
    ttl: 7d

  # Production gets the very image that dev has, and somebody approves it.
  prod:
    when: { branch: DEFAULT_BRANCH }
    file: overlays/prod/{service}/kustomization.yaml
    app: { name: "{service}-prod", path: "overlays/prod/{service}", dest-namespace: prod, sync-policy: automated, sync-options: [CreateNamespace=true] }
    deliver: pull-request
    promote-from: dev
`;const w=`# GitOps repository: Kustomize

| path | who writes it | what it is |
|---|---|---|
| \`base/<service>/\` | you | a service's manifests |
| \`overlays/<environment>/<service>/\` | you; monorepo-gitops sets the image | what dev and prod change in them |
| \`overlays/sample/review/<service>/\` | you | what a review environment's overlay starts from |
| \`overlays/review/<slug>/<service>/\` | monorepo-gitops | a service in a review environment |
| \`argocd/\` | monorepo-gitops | one Application a service and environment |
| \`bootstrap/root.yaml\` | you, once | the Application of Applications |

Try an overlay: \`kubectl kustomize overlays/dev/<service>\`
`;const T={environments:C,files:e=>[{path:`README.md`,text:w,present:`keep`},...e.services.flatMap(t=>[...base(t,e.registry),overlay(`overlays/dev`,t,e.registry,`../../../base`,1),overlay(`overlays/prod`,t,e.registry,`../../../base`,3),overlay(`overlays/sample/review`,t,e.registry,`../../../../base`,1)]),emptyDirectory(`overlays/review`),emptyDirectory(`argocd`),rootApplication(e)]};function base(e,t){const n=`base/${e.name}`;return[{path:`${n}/kustomization.yaml`,text:`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - deployment.yaml
  - service.yaml
`},{path:`${n}/deployment.yaml`,text:deployment(e,t)},{path:`${n}/service.yaml`,text:kubernetesService(e)}]}function overlay(e,{name:t},n,r,i){return{path:`${e}/${t}/kustomization.yaml`,text:`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ${r}/${t}
replicas:
  - name: ${t}
    count: ${i}
images:
  - name: ${n}/${t}
    newTag: unset # set by the deployment
`}};const E=`  dev:
    when: { branch: develop }
    file: dev/{service}/manifests.yaml
    from: sample/{service}.yaml
    app: { name: "{service}-dev", path: "dev/{service}", dest-namespace: dev, sync-policy: automated, sync-options: [CreateNamespace=true] }

  # Every feature branch has its own copy of what it changes, in a namespace of its own.
  review:
    when: { branch: "feature/*" }
    file: review/{slug}/{service}/manifests.yaml
    from: sample/{service}.yaml
    app: { name: "{slug}-{service}", path: "review/{slug}/{service}", dest-namespace: "{slug}", sync-policy: automated, sync-options: [CreateNamespace=true] }
    ttl: 7d

  # Production gets the very image that dev has, and somebody approves it.
  prod:
    when: { branch: DEFAULT_BRANCH }
    file: prod/{service}/manifests.yaml
    from: sample/{service}.yaml
    app: { name: "{service}-prod", path: "prod/{service}", dest-namespace: prod, sync-policy: automated, sync-options: [CreateNamespace=true] }
    deliver: pull-request
    promote-from: dev
`;const D=`# GitOps repository: plain manifests

| path | who writes it | what it is |
|---|---|---|
| \`sample/<service>.yaml\` | you | what a service's manifests start from in every environment |
| \`<environment>/<service>/manifests.yaml\` | monorepo-gitops | a service in dev or prod, yours to edit too |
| \`review/<slug>/<service>/manifests.yaml\` | monorepo-gitops | a service in a review environment |
| \`argocd/\` | monorepo-gitops | one Application a service and environment |
| \`bootstrap/root.yaml\` | you, once | the Application of Applications |
`;const O={environments:E,files:e=>[{path:`README.md`,text:D,present:`keep`},...e.services.map(t=>({path:`sample/${t.name}.yaml`,text:workload(t,e.registry)})),...[`dev`,`prod`,`review`,`argocd`].map(emptyDirectory),rootApplication(e)]};;const k={"helm-values":S,manifests:O,kustomize:T,applicationset:y};;function pipelineFile(e){return A[e.host](e)}const A={github:e=>({path:`.github/workflows/deploy.yml`,text:github(e)}),gitlab:()=>({path:`.gitlab-ci.yml`,text:j}),jenkins:({defaultBranch:e})=>({path:`Jenkinsfile`,text:jenkins(e)})};const github=({defaultBranch:e,registry:t})=>`# Builds what a push affects, deploys it, and removes review environments with their branches.
# Needs the secret GITOPS_TOKEN: a token that may push to the GitOps repository.
# OWNER is the account that monorepo-gitops is published under.
name: deploy

on:
  push:
    branches: [develop, ${JSON.stringify(e)}, "feature/*"]
  delete:
  schedule:
    # Once a night, off the full hour: what no event removed (GitHub drops events under load).
    - cron: "23 3 * * *"
  workflow_dispatch:

permissions: {}

jobs:
  deploy:
    if: github.event_name == 'push' || github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-latest
    permissions:
      contents: read # checkout
      packages: write # push images to ghcr.io
    # One after another on a branch; a newer push never stops one that is half done.
    concurrency: { group: "deploy-\${{ github.ref }}", cancel-in-progress: false }
    steps:
      - uses: actions/checkout@v6
        with: { fetch-depth: 0, persist-credentials: false }
      - uses: OWNER/monorepo-gitops@v1
        with:
          gitops-token: \${{ secrets.GITOPS_TOKEN }}
${registryInputs(t)}
  cleanup:
    if: github.event_name == 'delete' && github.event.ref_type == 'branch'
    runs-on: ubuntu-latest
    permissions:
      contents: read # gitops.yaml of the default branch
    steps:
      - uses: actions/checkout@v6
        with: { persist-credentials: false }
      - uses: OWNER/monorepo-gitops/actions/cleanup-review-env@v1
        with:
          environment: review
          branch: \${{ github.event.ref }}
          gitops-token: \${{ secrets.GITOPS_TOKEN }}

  sweep:
    if: github.event_name == 'schedule'
    runs-on: ubuntu-latest
    permissions:
      contents: read # gitops.yaml and the list of branches
    steps:
      - uses: actions/checkout@v6
      - uses: OWNER/monorepo-gitops/actions/cleanup-review-env@v1
        with:
          environment: review
          sweep: true
          gitops-token: \${{ secrets.GITOPS_TOKEN }}
`;function registryInputs(e){const[t,n]=e.startsWith(`ghcr.io/`)?[`github.actor`,`github.token`]:[`secrets.REGISTRY_USERNAME`,`secrets.REGISTRY_PASSWORD`];return`          registry-username: \${{ ${t} }}
          registry-password: \${{ ${n} }}
`}const j=`# Builds what a push affects, deploys it, and removes review environments with their branches.
# Needs the masked variable MG_GITOPS_TOKEN: a token that may push to the GitOps repository.
# Add a pipeline schedule, once a night: it removes what no event did.
# OWNER is the group of this instance that mirrors monorepo-gitops.
include:
  - component: $CI_SERVER_FQDN/OWNER/monorepo-gitops/pipeline@1
    inputs:
      rules:
        - if: $CI_PIPELINE_SOURCE != "schedule"
  - component: $CI_SERVER_FQDN/OWNER/monorepo-gitops/cleanup-review-env@1
    inputs:
      job-name: sweep
      sweep: true
      rules:
        - if: $CI_PIPELINE_SOURCE == "schedule"
`;const jenkins=e=>`// Builds what a push affects and deploys it; at night removes the review environments of branches that are gone.
// Needs Node 20.19 or newer on the agent and the credential "gitops-token" (secret text): it may push to the GitOps repository.
pipeline {
  agent any
  options {
    disableConcurrentBuilds()
  }
  triggers {
    cron(env.BRANCH_NAME == '${e.replace(/['\\]/g,`\\$&`)}' ? 'H 3 * * *' : '')
  }
  environment {
    MG_GITOPS_TOKEN = credentials('gitops-token')
  }
  stages {
    stage('deploy') {
      when { not { triggeredBy 'TimerTrigger' } }
      steps {
        sh 'npx --yes monorepo-gitops@1 deploy'
      }
    }
    stage('sweep') {
      when { triggeredBy 'TimerTrigger' }
      steps {
        sh 'npx --yes monorepo-gitops@1 cleanup-review-env --environment review --sweep true'
      }
    }
  }
}
`;;const M=[`helm-values`,`manifests`,`kustomize`,`applicationset`];const N=[`github`,`gitlab`,`jenkins`];function scaffold(e){const t=k[e.layout];const n=e.services.some(({hasDockerfile:e})=>!e)?[{path:sharedDockerfile(e),text:dockerfile(e),present:`keep`},{path:`.dockerignore`,text:m,present:`keep`}]:[];return{monorepo:[{path:`gitops.yaml`,text:configFile(e,t.environments,sharedDockerfile(e))},...n,pipelineFile(e)],gitops:t.files(e)}}function sharedDockerfile({services:e}){const t=new Set(e.map(({path:e})=>e.includes(`/`)?e.slice(0,e.lastIndexOf(`/`)):``));const[n=``]=t;return t.size===1&&n!==``?`${n}/Dockerfile`:`Dockerfile`}var P=n(2950);var F=n(3474);;const I={...F.j$,layout:{type:`choice`,options:M,default:`helm-values`,description:"How the GitOps repository is arranged: one chart with `helm-values` for each service, plain `manifests`, `kustomize` overlays, or an `applicationset` that makes an Application of every directory."},host:{type:`choice`,options:N,description:`Where pipelines run. Default: what the remote of the monorepo looks like.`},directory:{type:`string`,default:`.`,description:`The monorepo.`},"gitops-directory":{type:`string`,default:`gitops`,description:"Where the files of the GitOps repository are written, to be pushed there. Relative to `directory`."},registry:{type:`string`,description:"Where images go, for example `harbor.example.com/fe`."},"gitops-repository":{type:`string`,description:"URL or `owner/name` of the GitOps repository."},force:{type:`boolean`,default:`false`,description:`Overwrite files that are there and differ.`}};const L=(0,P.N)({name:`init`,summary:`Scaffold gitops.yaml, a Dockerfile, the CI file and a GitOps repository`,inputs:I,outputs:{created:"Paths of the files that were written (with `dry-run`: would be), as a JSON list.",skipped:`Paths of the files that were there already, as a JSON list.`},configured:({config:e})=>({...e.registry===undefined?{}:{registry:e.registry},...e.gitops?.repository===undefined?{}:{"gitops-repository":e.gitops.repository}}),async run({inputs:e,ci:t,log:n,cwd:i}){const a=(0,r.resolve)(i,e.directory);const o=(0,r.resolve)(a,e[`gitops-directory`]);const s=await detectMonorepo(a);const c={...s,...destinations(e,t)};n.info(`services: ${c.services.map(({name:e,path:t})=>`${e} (${t})`).join(`, `)}`);const l=scaffold(c);const u=[...await survey(a,l.monorepo),...await survey(o,l.gitops)];const d=u.filter(e=>e.place===`absent`||e.place===`different`);if(!e.force)refuseToOverwrite(d);for(const t of d){n.info(`${e[`dry-run`]?`would write`:`wrote`} ${t.target}`);if(e[`dry-run`])for(const e of t.text.trimEnd().split(`
`))n.info(`+ ${e}`);else await place(t)}const f=d.map(({target:e})=>e);const p=u.filter(e=>!d.includes(e)).map(({target:e})=>e);return{outputs:{created:f,skipped:p},summary:summaryOf(c,f.length,p.length)}}});function destinations(e,t){const n=e.host??hostOf(t);const[r=``]=t.repository.toLowerCase().split(`/`);const a=t.repository.includes(`/`);const o=e.registry??(n===`github`&&a?`ghcr.io/${r}`:`registry.example.com/apps`);const s=e[`gitops-repository`]??(a?`${r}/gitops`:`https://git.example.com/infra/gitops.git`);if(/[\s@]|:\/\//.test(o)){throw(0,i.AN)(`registry`,`"${o}" is not a registry with a path`,`Write it as in an image: harbor.example.com/fe.`)}return{layout:e.layout,host:n,registry:o.replace(/\/+$/,``),gitopsRepository:s,gitopsUrl:urlOf(s,t),defaultBranch:t.defaultBranch??`main`}}function hostOf({host:e,repositoryUrl:t}){if(e!==`shell`)return e;return t?.includes(`gitlab`)===true?`gitlab`:`github`}function urlOf(e,{repositoryUrl:t}){if(!/^[\w.-]+(\/[\w.-]+)+$/.test(e))return e;const n=t!==undefined&&URL.canParse(t)?new URL(t).origin:undefined;return`${n??`https://git.example.com`}/${e}.git`}function refuseToOverwrite(e){const t=e.filter(e=>e.place===`different`).map(({target:e})=>e);if(t.length===0)return;throw new i.HR(`refused`,`INIT_OVERWRITE`,`these files are there and differ: ${t.join(`, `)}`,{hint:`Nothing was written. Move them away, or overwrite them with force.`,outputs:{created:[],skipped:t}})}function summaryOf({layout:e,host:t,services:n},r,i){return[`### Scaffold`,``,`| layout | pipelines | services | written | already there |`,`|---|---|---|---|---|`,`| ${e} | ${t} | ${n.map(({name:e})=>e).join(`, `)} | ${r} | ${i} |`].join(`
`)}}),456:((e,t,n)=>{n.d(t,{TI:()=>glob,Vo:()=>alternatives,gV:()=>globs});var r=n(8624);const i=1e3;function glob(e){const t=alternatives(e);const n=new Set(t.filter(e=>!/[*?]/.test(e)));const r=t.filter(e=>!n.has(e)).map(e=>({beginning:e.replace(/[*?].*$/s,``),program:tokens(e)}));return e=>n.has(e)||r.some(({beginning:t,program:n})=>e.startsWith(t)&&matches(n,e))}function globs(e){const t=e.map(e=>e.startsWith(`!`)?{takes:false,matches:glob(e.slice(1))}:{takes:true,matches:glob(e)});return e=>t.reduce((t,n)=>n.matches(e)?n.takes:t,false)}function alternatives(e){let t=[``];let n=0;while(n<e.length){const a=e[n]===`{`?groupAt(e,n):undefined;const o=a?.options.flatMap(alternatives)??[e[n]??``];t=t.flatMap(e=>o.map(t=>e+t));if(t.length>i){throw(0,r.AN)(`glob`,`"${e}" stands for more than ${i} patterns`,`Use * instead of {…}.`)}n=a?.end??n+1}return t}function groupAt(e,t){const n=[];let r=0;for(let i=t;i<e.length;i+=1){const a=e[i];if(a===`{`)r+=1;if(a===`,`&&r===1)n.push(i);if(a===`}`)r-=1;if(r>0)continue;if(n.length===0)return undefined;const o=[t,...n,i];const s=o.slice(1).map((n,r)=>e.slice((o[r]??t)+1,n));return{options:s,end:i+1}}return undefined}function tokens(e){const t=[];const n=/(?<=^|\/)\*\*\/|\*+|\?|[\s\S]/gu;for(const[r]of e.matchAll(n)){if(r===`**/`)t.push({kind:`any-directories`});else if(r.startsWith(`**`))t.push({kind:`any`});else if(r===`*`)t.push({kind:`any-in-segment`});else if(r===`?`)t.push({kind:`any-character`});else t.push({kind:`character`,character:r})}return t}function matches(e,t){let n=new Set;enter(e,0,n);for(const r of t){const t=new Set;for(const i of n){const n=e[i];if(n!==undefined)advance(e,i,n,r,t)}n=t}return n.has(e.length)}function advance(e,t,n,r,i){switch(n.kind){case`character`:if(n.character===r)enter(e,t+1,i);return;case`any-character`:if(r!==`/`)enter(e,t+1,i);return;case`any-in-segment`:if(r!==`/`)enter(e,t,i);return;case`any`:enter(e,t,i);return;case`any-directories`:if(r===`/`)enter(e,t,i);else i.add(t)}}function enter(e,t,n){n.add(t);const r=e[t]?.kind;if(r===`any`||r===`any-in-segment`||r===`any-directories`)enter(e,t+1,n)}}),6115:((e,t,n)=>{n.d(t,{q:()=>packageAround,i:()=>readWorkspace});var r=n(1455);var i=n(6760);var a=n(8815);var o=n(8624);var s=n(456);;async function directoriesMatching(e,t){const n=t.filter(e=>!e.startsWith(`!`));const r=t.filter(e=>e.startsWith(`!`)).map(e=>(0,s.TI)(i.posix.join(tidy(e.slice(1)),`package.json`)));const a=new Set;for(const t of n.flatMap(s.Vo)){await descend(e,`.`,segmentsOf(t),a)}return[...a].filter(e=>!r.some(t=>t(i.posix.join(e,`package.json`)))).sort()}function segmentsOf(e){const t=tidy(e).split(`/`);if(e.startsWith(`/`)||t.includes(`..`)){throw(0,o.AN)(`workspaces`,`the pattern "${e}" leads out of the monorepo`,`Use paths below its root.`)}return t.filter(e=>e!==`.`)}function tidy(e){return e.replace(/^(\.\/)+/,``).replace(/\/+$/,``).replace(/(\*\*\/)+/g,`**/`)}async function descend(e,t,n,r){const[a,...o]=n;if(a===undefined){r.add(t);return}if(a===`**`)await descend(e,t,o,r);const c=a===`**`?undefined:(0,s.TI)(a);for(const s of await subdirectories((0,i.join)(e,t))){const l=i.posix.join(t,s);if(c===undefined){if(!s.startsWith(`.`))await descend(e,l,n,r)}else if(c(s)&&(!s.startsWith(`.`)||a.startsWith(`.`))){await descend(e,l,o,r)}}}async function subdirectories(e){const t=await(0,r.readdir)(e,{withFileTypes:true}).catch(()=>[]);return t.filter(e=>e.isDirectory()&&e.name!==`node_modules`&&e.name!==`.git`).map(e=>e.name)};const c=[`dependencies`,`devDependencies`,`optionalDependencies`,`peerDependencies`];async function readWorkspace(e){const t=await pnpmPatterns(e)??(await readManifest(e,`.`))?.workspaces??[];const n=new Map;for(const r of await directoriesMatching(e,t)){const t=await readManifest(e,r);if(t!==undefined)n.set(r,t)}const r=pathsByName(n);const i=[...n].map(([e,{name:t,dependencies:i}])=>{const a=[...i].flatMap(([t,i])=>targetsOf(e,t,i,n,r));return[e,{name:t,path:e,dependencies:[...new Set(a)].filter(t=>t!==e)}]});return{packages:new Map(i)}}function packageAround(e,t){for(let n=i.posix.normalize(t);;n=i.posix.dirname(n)){const t=e.packages.get(n.replace(/(?<=.)\/$/,``));if(t!==undefined||n===`.`||n===`/`)return t}}async function pnpmPatterns(e){const t=`pnpm-workspace.yaml`;const n=await readText((0,i.join)(e,t));if(n===undefined)return undefined;const r=parsed(t,()=>(0,a.qg)(n,{maxAliasCount:100}));const o=isRecord(r)?r.packages:undefined;return o===undefined?undefined:textItems(o,`packages of ${t}`)}async function readManifest(e,t){const n=i.posix.join(t,`package.json`);const r=await readText((0,i.join)(e,n));if(r===undefined)return undefined;const a=parsed(n,()=>JSON.parse(r.replace(/^\uFEFF/,``)));if(!isRecord(a))throw(0,o.AN)(n,`is not a JSON object`,`Correct the file.`);const{workspaces:s}=a;const l=new Map;for(const e of c){const t=a[e];if(!isRecord(t))continue;for(const[e,n]of Object.entries(t))l.set(e,String(n))}return{name:typeof a.name===`string`?a.name:undefined,workspaces:textItems((isRecord(s)?s.packages:s)??[],`workspaces of ${n}`),dependencies:l}}function pathsByName(e){const t=new Map;for(const[n,{name:r}]of e){if(r!==undefined)t.set(r,[...t.get(r)??[],n])}return t}function targetsOf(e,t,n,r,a){const[,o,s=``]=/^(workspace|file|link|portal|npm):(.*)$/s.exec(n)??[];const c=o!==undefined&&o!==`npm`&&(o!==`workspace`||/^\.{1,2}\//.test(s));if(c){const t=i.posix.join(e,s).replace(/\/$/,``);return r.has(t)?[t]:[]}const[,l]=o===undefined?[]:/^(@?[^@]+)@/.exec(s)??[];return a.get(l??t)??[]}function textItems(e,t){if(Array.isArray(e)&&e.every(e=>typeof e===`string`))return e;throw(0,o.AN)(t,`is not a list of globs`,`Write it as the package manager expects it, for example ["apps/*"].`)}function isRecord(e){return typeof e===`object`&&e!==null&&!Array.isArray(e)}function parsed(e,t){try{return t()}catch(t){throw(0,o.AN)(e,`cannot be parsed`,`Correct the file.`,t)}}async function readText(e){const t=await(0,r.stat)(e).catch(()=>undefined);return t?.isFile()===true?(0,r.readFile)(e,`utf8`):undefined}}),5327:((e,t,n)=>{n.d(t,{Iy:()=>resourceName,VE:()=>environmentName,W3:()=>branchSlug,tF:()=>slugOf});var r=n(1708);var i=n(8624);const a=8;const o=30;function environmentName(e){if(e.mode===`request`){if(!Number.isSafeInteger(e.requestNumber)||e.requestNumber<1){throw(0,i.AN)(`request`,`${e.requestNumber} is not the number of a request`,`Give a number from 1 on.`)}return`pr-${e.requestNumber}`}const t=shortHash(`${e.repository}\0${e.ref}`);const n=e.ref.replace(/^refs\/(heads|tags)\//,``);const r=startingWithLetter(slugOf(n)||`env`);return`${cut(r,o-a-1)}-${t}`}const s={"helm-release":53,"stateful-set":52,"dns-label":63,"label-value":63};function resourceName(e,t){const n=t.join(`-`);const r=s[e];if(n.length<=r&&isValid(e,n))return n;const i=e===`label-value`?labelValueWords(n):startingWithLetter(slugOf(n)||`x`);return`${cut(i,r-a-1)}-${shortHash(t.join(`\0`))}`}function hostName(e,t){if(t===``||!t.split(`.`).every(isDnsLabel)){throw badInput(`host`,`"${t}" is not a host name`,`Use lower-case labels joined by dots: review.example.com.`)}const n=`${resourceName(`dns-label`,e)}.${t}`;if(n.length>253)throw badInput(`host`,`"${n}" is longer than the 253 characters of a host name`);return n}function isDnsLabel(e){return e.length<=63&&/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(e)}function slugOf(e){return e.toLowerCase().replace(/[^a-z0-9]+/g,`-`).replace(/^-|-$/g,``)}function branchSlug(e){return slugOf(e).slice(0,63).replace(/-$/,``)}function startingWithLetter(e){return/^[0-9]/.test(e)?`r${e}`:e}function isValid(e,t){if(e===`label-value`)return/^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$/.test(t);return isDnsLabel(t)&&!/^[0-9]/.test(t)}function labelValueWords(e){return e.replace(/[^-_.A-Za-z0-9]+/g,`-`).replace(/^[-_.]+/,``)||`x`}function cut(e,t){return e.slice(0,t).replace(/[-_.]+$/,``)}function shortHash(e){const{createHash:t}=(0,r.getBuiltinModule)(`node:crypto`);return t(`sha256`).update(e,`utf8`).digest(`hex`).slice(0,a)}})};