export const id=800;export const ids=[800];export const modules={2950:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{N:()=>defineCommand});function defineCommand(command){return command}}),4800:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{init:()=>init});var external_node_path_=__webpack_require__(6760);var failure=__webpack_require__(8624);var promises_=__webpack_require__(1455);var workspace=__webpack_require__(6115);var naming=__webpack_require__(5327);;const serviceDirectories=new Set([`apps`,`services`]);const lockFiles=[[`pnpm-lock.yaml`,`pnpm`],[`yarn.lock`,`yarn`],[`bun.lock`,`bun`],[`bun.lockb`,`bun`]];async function detectMonorepo(root){const graph=await(0,workspace.i)(root);const packages=[...graph.packages.values()].filter(({path})=>path!==`.`);const services=[];for(const each of deployable(packages)){services.push({name:serviceName((0,external_node_path_.basename)(each.path)),packageName:each.name,path:each.path,hasDockerfile:await exists((0,external_node_path_.join)(root,each.path,`Dockerfile`))})}if(services.length===0)services.push({name:serviceName((0,external_node_path_.basename)(root)),packageName:undefined,path:`.`,hasDockerfile:false});assertDistinct(services);return{services,packageManager:await packageManagerOf(root),turbo:await exists((0,external_node_path_.join)(root,`turbo.json`))}}function deployable(packages){const placed=packages.filter(({path})=>path.split(`/`).slice(0,-1).some(part=>serviceDirectories.has(part)));const used=new Set(packages.flatMap(({dependencies})=>dependencies));const found=placed.length>0?placed:packages.filter(({path})=>!used.has(path));return found.filter(({path})=>!/(^|[-_.])e2e$/.test(external_node_path_.posix.basename(path)))}function serviceName(directory){const slug=(0,naming.tF)(directory).slice(0,32).replace(/-$/,``)||`service`;return/^[a-z]/.test(slug)?slug:`s-${slug}`}function assertDistinct(services){const paths=new Map;for(const{name,path}of services){const other=paths.get(name);if(other!==undefined){throw(0,failure.AN)(`directory`,`${other} and ${path} would both be the service "${name}"`,`Rename one of the directories.`)}paths.set(name,path)}}async function packageManagerOf(root){for(const[file,manager]of lockFiles)if(await exists((0,external_node_path_.join)(root,file)))return manager;return`npm`}async function exists(path){return(0,promises_.access)(path).then(()=>true,()=>false)};async function survey(directory,files){return Promise.all(files.map(async file=>{const target=(0,external_node_path_.join)(directory,file.path);await assertInside(directory,target);const text=await textOf(target);return{...file,target,place:placeOf(file,text)}}))}async function place({target,text}){await(0,promises_.mkdir)((0,external_node_path_.dirname)(target),{recursive:true});const partial=`${target}.partial`;await(0,promises_.writeFile)(partial,text);await(0,promises_.rename)(partial,target)}function placeOf(file,text){if(text===undefined)return`absent`;if(text===file.text)return`same`;return file.present===`keep`?`kept`:`different`}async function textOf(path){try{return await(0,promises_.readFile)(path,`utf8`)}catch(cause){if(codeOf(cause)===`ENOENT`)return undefined;throw new failure.HR(`failed`,`SCAFFOLD_UNREADABLE`,`${path} cannot be read (${codeOf(cause)})`,{hint:`Check what is at this path, and its permissions.`,cause})}}async function assertInside(directory,target){const[root,place]=await Promise.all([realDirectory(directory),realDirectory((0,external_node_path_.dirname)(target))]);const way=(0,external_node_path_.relative)(root,place);if(way!==`..`&&!way.startsWith(`..${external_node_path_.sep}`))return;throw new failure.HR(`refused`,`SCAFFOLD_OUTSIDE`,`${target} would be written outside of ${directory}, through a link`,{hint:`Replace the link by a directory, or scaffold into the place where it leads.`})}async function realDirectory(path){try{return await(0,promises_.realpath)(path)}catch(cause){const parent=(0,external_node_path_.dirname)(path);if(codeOf(cause)!==`ENOENT`||parent===path)throw cause;return(0,external_node_path_.join)(await realDirectory(parent),(0,external_node_path_.relative)(parent,path))}}function codeOf(error){return error instanceof Error&&`code`in error?String(error.code):`unknown`};const schemaUrl=`https://unpkg.com/monorepo-gitops@1/schema/gitops.schema.json`;function configFile(request,environments,dockerfile){return`# yaml-language-server: $schema=${schemaUrl}
version: 1
registry: ${config_file_text(request.registry)}
gitops:
  repository: ${config_file_text(request.gitopsRepository)}
  branch: main

services:
${request.services.map(service=>serviceEntry(service,dockerfile)).join(`
`)}

environments:
${environments.replace(`DEFAULT_BRANCH`,config_file_text(request.defaultBranch))}`}function serviceEntry({name,packageName,path,hasDockerfile},dockerfile){const head=`  ${name}:\n    path: ${config_file_text(path)}`;if(hasDockerfile)return head;return`${head}
    build:
      dockerfile: ${config_file_text(dockerfile)}
      args: { SERVICE_NAME: ${config_file_text(packageName??name)}, SERVICE_PATH: ${config_file_text(path)} }`}function config_file_text(value){const plain=/^[A-Za-z][A-Za-z0-9._/-]*(:\/\/?[A-Za-z0-9._/-]+)?$/.test(value)&&!reserved.test(value);return plain?value:JSON.stringify(value)}const reserved=/^(true|false|yes|no|on|off|y|n|null)$/i;;const packageManagers=null&&[`npm`,`pnpm`,`yarn`,`bun`];const steps={npm:{base:`node:24-alpine`,prepare:``,install:`npm ci`,build:`npm run build --if-present --workspace "$SERVICE_NAME"`,prune:`npx --yes turbo@2 prune "$SERVICE_NAME" --docker`},pnpm:{base:`node:24-alpine`,prepare:`npm install --global corepack && corepack enable`,install:`pnpm install --frozen-lockfile`,build:`pnpm --filter "$SERVICE_NAME..." --if-present run build`,prune:`pnpm dlx turbo@2 prune "$SERVICE_NAME" --docker`},yarn:{base:`node:24-alpine`,prepare:`npm install --global corepack && corepack enable`,install:`yarn install --immutable || yarn install --frozen-lockfile`,build:`yarn workspace "$SERVICE_NAME" run build`,prune:`npx --yes turbo@2 prune "$SERVICE_NAME" --docker`},bun:{base:`oven/bun:1-alpine`,prepare:``,install:`bun install --frozen-lockfile`,build:`bun run --filter "$SERVICE_NAME" build`,prune:`bunx turbo@2 prune "$SERVICE_NAME" --docker`}};function dockerfile({packageManager,turbo,services}){const inWorkspace=services.some(({packageName,path})=>packageName!==undefined&&path!==`.`);const{base,prepare,install,build,prune}=steps[packageManager];const preparation=prepare===``?``:`RUN ${prepare}\n`;const run=packageManager===`bun`?`bun`:`npm`;const sources=turbo&&inWorkspace?pruned(preparation,prune,install):whole(preparation,install);const command=inWorkspace?build:`${run} run build${run===`npm`?` --if-present`:``}`;return`# One image for each service:
#   docker build --build-arg SERVICE_NAME=… --build-arg SERVICE_PATH=… --file <this file> .
# An argument that differs by environment makes an image that cannot be promoted to the next one (promote-from).
ARG BASE_IMAGE=${base}

${sources}
ARG SERVICE_PATH
RUN ${command}

FROM \${BASE_IMAGE} AS runner
ARG SERVICE_PATH
ENV NODE_ENV=production
WORKDIR /repo
COPY --from=builder /repo/ ./
WORKDIR /repo/\${SERVICE_PATH}
EXPOSE 3000
USER 1000
CMD ["${run}", "run", "start"]
`}function pruned(preparation,prune,install){return`FROM \${BASE_IMAGE} AS pruner
${preparation}ARG SERVICE_NAME
WORKDIR /repo
COPY . .
RUN ${prune}

FROM \${BASE_IMAGE} AS builder
${preparation}ARG SERVICE_NAME
WORKDIR /repo
COPY --from=pruner /repo/out/json/ ./
RUN ${install}
COPY --from=pruner /repo/out/full/ ./`}function whole(preparation,install){return`FROM \${BASE_IMAGE} AS builder
${preparation}ARG SERVICE_NAME
WORKDIR /repo
COPY . .
RUN ${install}`}const dockerIgnore=`# What no image needs; everything else belongs to the content key of a build.
.git
**/node_modules
**/dist
**/.turbo
**/.env*
gitops*.yaml
`;;function chartFiles(directory){const prefix=directory===``?``:`${directory}/`;return[...chart].map(([path,text])=>({path:`${prefix}${path}`,text}))}const helmIgnore=`# The chart shares the repository with what is deployed from it; none of that is part of the chart.
.git/
.monorepo-gitops/
argocd/
bootstrap/
review/
sample/
values/
README.md
`;const chart=new Map([[`Chart.yaml`,`apiVersion: v2
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
`]]);;const environments=`  # No \`app\`: the ApplicationSet in bootstrap/ makes the Applications from the directories.
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
`;const readme=`# GitOps repository: a directory is an application

| path | who writes it | what it is |
|---|---|---|
| \`charts/service/\` | you | the chart of every service |
| \`applications/<environment>/<service>/\` | you; monorepo-gitops sets the image | a service in dev or prod |
| \`applications/<slug>/<service>/\` | monorepo-gitops | a service in a review environment |
| \`sample/<service>/\` | you | what a service in a review environment starts from |
| \`bootstrap/applicationset.yaml\` | you, once | makes an Application of every directory |

Argo CD needs \`kustomize.buildOptions: --enable-helm --load-restrictor LoadRestrictionsNone\` in the ConfigMap \`argocd-cm\`.
Try an application: \`kubectl kustomize --enable-helm --load-restrictor LoadRestrictionsNone applications/dev/<service>\`
`;const applicationSet={environments,files:request=>[{path:`README.md`,text:readme,present:`keep`},...chartFiles(`charts/service`),...request.services.flatMap(service=>[application(`applications/dev`,`../../../charts`,`dev`,service,request.registry,`${service.name}.dev.example.com`),application(`applications/prod`,`../../../charts`,`prod`,service,request.registry,`${service.name}.example.com`),application(`sample`,`../../../charts`,`review`,service,request.registry,`${service.name}.review.example.com`)]),{path:`bootstrap/applicationset.yaml`,text:generator(request.gitopsUrl)}]};function application(parent,chartHome,environment,{name},registry,host){return{path:`${parent}/${name}/kustomization.yaml`,text:`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: ${environment}
helmGlobals:
  chartHome: ${chartHome}
helmCharts:
  - name: service
    releaseName: ${name}
    valuesInline:
      image:
        repository: ${registry}/${name}
        tag: unset # set by the deployment
      env:
        SERVER_ENV: ${environment===`prod`?`production`:environment}
      ingress:
        enabled: true
        hosts:
          - host: ${host}
            path: /
`}}const generator=gitopsUrl=>`# Apply once by hand: kubectl apply --namespace argocd --filename bootstrap/applicationset.yaml
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
        repoURL: ${JSON.stringify(gitopsUrl)}
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
        repoURL: ${JSON.stringify(gitopsUrl)}
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
`;;const emptyDirectory=path=>({path:`${path}/.gitkeep`,text:``,present:`keep`});const rootApplication=({gitopsUrl})=>({path:`bootstrap/root.yaml`,text:`# Apply once by hand: kubectl apply --namespace argocd --filename bootstrap/root.yaml
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
`});const workload=(service,registry)=>`${deployment(service,registry)}---
${kubernetesService(service)}`;const deployment=({name},registry)=>`apiVersion: apps/v1
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
`;const kubernetesService=({name})=>`apiVersion: v1
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
`;;const layout_helm_values_environments=`  dev:
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
`;const layout_helm_values_readme=`# GitOps repository: one chart, a values file a service and environment

| path | who writes it | what it is |
|---|---|---|
| \`Chart.yaml\`, \`templates/\`, \`values.yaml\` | you | the chart of every service |
| \`sample/values-<environment>.yaml\` | you | what a service's values start from |
| \`values/<service>-<environment>.yaml\` | monorepo-gitops | a service's values, yours to edit too |
| \`review/<slug>/<service>.yaml\` | monorepo-gitops | a service's values in a review environment |
| \`argocd/\` | monorepo-gitops | one Application a service and environment |
| \`bootstrap/root.yaml\` | you, once | the Application of Applications |

Try a service's values: \`helm template web1 . --values sample/values-dev.yaml\`
`;const helmValues={environments:layout_helm_values_environments,files:request=>[{path:`README.md`,text:layout_helm_values_readme,present:`keep`},{path:`.helmignore`,text:helmIgnore},...chartFiles(``),{path:`sample/values-dev.yaml`,text:sample(request.registry,`dev`,1,`dev.example.com`)},{path:`sample/values-review.yaml`,text:sample(request.registry,`review`,1,`review.example.com`)},{path:`sample/values-prod.yaml`,text:sample(request.registry,`production`,3,`example.com`)},emptyDirectory(`values`),emptyDirectory(`review`),emptyDirectory(`argocd`),rootApplication(request)]};const sample=(registry,serverEnv,replicas,domain)=>`name: service # set by the deployment
replicas: ${replicas}

image:
  repository: ${registry}/service # set by the deployment
  tag: "00000000" # set by the deployment

env:
  SERVER_ENV: ${serverEnv}

ingress:
  enabled: true
  hosts:
    - host: service.${domain} # set by the deployment
      path: /
`;;const layout_kustomize_environments=`  dev:
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
`;const layout_kustomize_readme=`# GitOps repository: Kustomize

| path | who writes it | what it is |
|---|---|---|
| \`base/<service>/\` | you | a service's manifests |
| \`overlays/<environment>/<service>/\` | you; monorepo-gitops sets the image | what dev and prod change in them |
| \`overlays/sample/review/<service>/\` | you | what a review environment's overlay starts from |
| \`overlays/review/<slug>/<service>/\` | monorepo-gitops | a service in a review environment |
| \`argocd/\` | monorepo-gitops | one Application a service and environment |
| \`bootstrap/root.yaml\` | you, once | the Application of Applications |

Try an overlay: \`kubectl kustomize overlays/dev/<service>\`
`;const kustomize={environments:layout_kustomize_environments,files:request=>[{path:`README.md`,text:layout_kustomize_readme,present:`keep`},...request.services.flatMap(service=>[...base(service,request.registry),overlay(`overlays/dev`,service,request.registry,`../../../base`,1),overlay(`overlays/prod`,service,request.registry,`../../../base`,3),overlay(`overlays/sample/review`,service,request.registry,`../../../../base`,1)]),emptyDirectory(`overlays/review`),emptyDirectory(`argocd`),rootApplication(request)]};function base(service,registry){const directory=`base/${service.name}`;return[{path:`${directory}/kustomization.yaml`,text:`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - deployment.yaml
  - service.yaml
`},{path:`${directory}/deployment.yaml`,text:deployment(service,registry)},{path:`${directory}/service.yaml`,text:kubernetesService(service)}]}function overlay(parent,{name},registry,basePath,replicas){return{path:`${parent}/${name}/kustomization.yaml`,text:`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ${basePath}/${name}
replicas:
  - name: ${name}
    count: ${replicas}
images:
  - name: ${registry}/${name}
    newTag: unset # set by the deployment
`}};const layout_manifests_environments=`  dev:
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
`;const layout_manifests_readme=`# GitOps repository: plain manifests

| path | who writes it | what it is |
|---|---|---|
| \`sample/<service>.yaml\` | you | what a service's manifests start from in every environment |
| \`<environment>/<service>/manifests.yaml\` | monorepo-gitops | a service in dev or prod, yours to edit too |
| \`review/<slug>/<service>/manifests.yaml\` | monorepo-gitops | a service in a review environment |
| \`argocd/\` | monorepo-gitops | one Application a service and environment |
| \`bootstrap/root.yaml\` | you, once | the Application of Applications |
`;const manifests={environments:layout_manifests_environments,files:request=>[{path:`README.md`,text:layout_manifests_readme,present:`keep`},...request.services.map(service=>({path:`sample/${service.name}.yaml`,text:workload(service,request.registry)})),...[`dev`,`prod`,`review`,`argocd`].map(emptyDirectory),rootApplication(request)]};;const layouts={"helm-values":helmValues,manifests,kustomize,applicationset:applicationSet};;function pipelineFile(request){return pipelines[request.host](request)}const pipelines={github:request=>({path:`.github/workflows/deploy.yml`,text:github(request)}),gitlab:()=>({path:`.gitlab-ci.yml`,text:gitlab}),jenkins:({defaultBranch})=>({path:`Jenkinsfile`,text:jenkins(defaultBranch)})};const github=({defaultBranch,registry})=>`# Builds what a push affects, deploys it, and removes review environments with their branches.
# Needs the secret GITOPS_TOKEN: a token that may push to the GitOps repository.
# OWNER is the account that monorepo-gitops is published under.
name: deploy

on:
  push:
    branches: [develop, ${JSON.stringify(defaultBranch)}, "feature/*"]
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
${registryInputs(registry)}
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
`;function registryInputs(registry){const[username,password]=registry.startsWith(`ghcr.io/`)?[`github.actor`,`github.token`]:[`secrets.REGISTRY_USERNAME`,`secrets.REGISTRY_PASSWORD`];return`          registry-username: \${{ ${username} }}
          registry-password: \${{ ${password} }}
`}const gitlab=`# Builds what a push affects, deploys it, and removes review environments with their branches.
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
`;const jenkins=defaultBranch=>`// Builds what a push affects and deploys it; at night removes the review environments of branches that are gone.
// Needs Node 20.19 or newer on the agent and the credential "gitops-token" (secret text): it may push to the GitOps repository.
pipeline {
  agent any
  options {
    disableConcurrentBuilds()
  }
  triggers {
    cron(env.BRANCH_NAME == '${defaultBranch.replace(/['\\]/g,`\\$&`)}' ? 'H 3 * * *' : '')
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
`;;const layoutNames=[`helm-values`,`manifests`,`kustomize`,`applicationset`];const pipelineHosts=[`github`,`gitlab`,`jenkins`];function scaffold(request){const layout=layouts[request.layout];const shared=request.services.some(({hasDockerfile})=>!hasDockerfile)?[{path:sharedDockerfile(request),text:dockerfile(request),present:`keep`},{path:`.dockerignore`,text:dockerIgnore,present:`keep`}]:[];return{monorepo:[{path:`gitops.yaml`,text:configFile(request,layout.environments,sharedDockerfile(request))},...shared,pipelineFile(request)],gitops:layout.files(request)}}function sharedDockerfile({services}){const parents=new Set(services.map(({path})=>path.includes(`/`)?path.slice(0,path.lastIndexOf(`/`)):``));const[parent=``]=parents;return parents.size===1&&parent!==``?`${parent}/Dockerfile`:`Dockerfile`}var command=__webpack_require__(2950);var shared=__webpack_require__(3474);;const inputs={...shared.j$,layout:{type:`choice`,options:layoutNames,default:`helm-values`,description:"How the GitOps repository is arranged: one chart with `helm-values` for each service, plain `manifests`, `kustomize` overlays, or an `applicationset` that makes an Application of every directory."},host:{type:`choice`,options:pipelineHosts,description:`Where pipelines run. Default: what the remote of the monorepo looks like.`},directory:{type:`string`,default:`.`,description:`The monorepo.`},"gitops-directory":{type:`string`,default:`gitops`,description:"Where the files of the GitOps repository are written, to be pushed there. Relative to `directory`."},registry:{type:`string`,description:"Where images go, for example `harbor.example.com/fe`."},"gitops-repository":{type:`string`,description:"URL or `owner/name` of the GitOps repository."},force:{type:`boolean`,default:`false`,description:`Overwrite files that are there and differ.`}};const init=(0,command.N)({name:`init`,summary:`Scaffold gitops.yaml, a Dockerfile, the CI file and a GitOps repository`,inputs,outputs:{created:"Paths of the files that were written (with `dry-run`: would be), as a JSON list.",skipped:`Paths of the files that were there already, as a JSON list.`},configured:({config})=>({...config.registry===undefined?{}:{registry:config.registry},...config.gitops?.repository===undefined?{}:{"gitops-repository":config.gitops.repository}}),async run({inputs,ci,log,cwd}){const directory=(0,external_node_path_.resolve)(cwd,inputs.directory);const gitopsDirectory=(0,external_node_path_.resolve)(directory,inputs[`gitops-directory`]);const monorepo=await detectMonorepo(directory);const request={...monorepo,...destinations(inputs,ci)};log.info(`services: ${request.services.map(({name,path})=>`${name} (${path})`).join(`, `)}`);const planned=scaffold(request);const files=[...await survey(directory,planned.monorepo),...await survey(gitopsDirectory,planned.gitops)];const wanted=files.filter(file=>file.place===`absent`||file.place===`different`);if(!inputs.force)refuseToOverwrite(wanted);for(const file of wanted){log.info(`${inputs[`dry-run`]?`would write`:`wrote`} ${file.target}`);if(inputs[`dry-run`])for(const line of file.text.trimEnd().split(`
`))log.info(`+ ${line}`);else await place(file)}const created=wanted.map(({target})=>target);const skipped=files.filter(file=>!wanted.includes(file)).map(({target})=>target);return{outputs:{created,skipped},summary:summaryOf(request,created.length,skipped.length)}}});function destinations(given,ci){const host=given.host??hostOf(ci);const[owner=``]=ci.repository.toLowerCase().split(`/`);const hasOwner=ci.repository.includes(`/`);const registry=given.registry??(host===`github`&&hasOwner?`ghcr.io/${owner}`:`registry.example.com/apps`);const repository=given[`gitops-repository`]??(hasOwner?`${owner}/gitops`:`https://git.example.com/infra/gitops.git`);if(/[\s@]|:\/\//.test(registry)){throw(0,failure.AN)(`registry`,`"${registry}" is not a registry with a path`,`Write it as in an image: harbor.example.com/fe.`)}return{layout:given.layout,host,registry:registry.replace(/\/+$/,``),gitopsRepository:repository,gitopsUrl:urlOf(repository,ci),defaultBranch:ci.defaultBranch??`main`}}function hostOf({host,repositoryUrl}){if(host!==`shell`)return host;return repositoryUrl?.includes(`gitlab`)===true?`gitlab`:`github`}function urlOf(repository,{repositoryUrl}){if(!/^[\w.-]+(\/[\w.-]+)+$/.test(repository))return repository;const forge=repositoryUrl!==undefined&&URL.canParse(repositoryUrl)?new URL(repositoryUrl).origin:undefined;return`${forge??`https://git.example.com`}/${repository}.git`}function refuseToOverwrite(files){const different=files.filter(file=>file.place===`different`).map(({target})=>target);if(different.length===0)return;throw new failure.HR(`refused`,`INIT_OVERWRITE`,`these files are there and differ: ${different.join(`, `)}`,{hint:`Nothing was written. Move them away, or overwrite them with force.`,outputs:{created:[],skipped:different}})}function summaryOf({layout,host,services},created,skipped){return[`### Scaffold`,``,`| layout | pipelines | services | written | already there |`,`|---|---|---|---|---|`,`| ${layout} | ${host} | ${services.map(({name})=>name).join(`, `)} | ${created} | ${skipped} |`].join(`
`)}}),456:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{TI:()=>glob,Vo:()=>alternatives,gV:()=>globs});var _failure_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(8624);const mostAlternatives=1e3;function glob(pattern){const every=alternatives(pattern);const literals=new Set(every.filter(each=>!/[*?]/.test(each)));const programs=every.filter(each=>!literals.has(each)).map(each=>({beginning:each.replace(/[*?].*$/s,``),program:tokens(each)}));return text=>literals.has(text)||programs.some(({beginning,program})=>text.startsWith(beginning)&&matches(program,text))}function globs(patterns){const rules=patterns.map(pattern=>pattern.startsWith(`!`)?{takes:false,matches:glob(pattern.slice(1))}:{takes:true,matches:glob(pattern)});return text=>rules.reduce((taken,rule)=>rule.matches(text)?rule.takes:taken,false)}function alternatives(pattern){let finished=[``];let position=0;while(position<pattern.length){const group=pattern[position]===`{`?groupAt(pattern,position):undefined;const endings=group?.options.flatMap(alternatives)??[pattern[position]??``];finished=finished.flatMap(beginning=>endings.map(ending=>beginning+ending));if(finished.length>mostAlternatives){throw(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__.AN)(`glob`,`"${pattern}" stands for more than ${mostAlternatives} patterns`,`Use * instead of {…}.`)}position=group?.end??position+1}return finished}function groupAt(pattern,start){const commas=[];let depth=0;for(let position=start;position<pattern.length;position+=1){const character=pattern[position];if(character===`{`)depth+=1;if(character===`,`&&depth===1)commas.push(position);if(character===`}`)depth-=1;if(depth>0)continue;if(commas.length===0)return undefined;const edges=[start,...commas,position];const options=edges.slice(1).map((edge,index)=>pattern.slice((edges[index]??start)+1,edge));return{options,end:position+1}}return undefined}function tokens(pattern){const found=[];const scanner=/(?<=^|\/)\*\*\/|\*+|\?|[\s\S]/gu;for(const[text]of pattern.matchAll(scanner)){if(text===`**/`)found.push({kind:`any-directories`});else if(text.startsWith(`**`))found.push({kind:`any`});else if(text===`*`)found.push({kind:`any-in-segment`});else if(text===`?`)found.push({kind:`any-character`});else found.push({kind:`character`,character:text})}return found}function matches(program,text){let reached=new Set;enter(program,0,reached);for(const character of text){const next=new Set;for(const position of reached){const token=program[position];if(token!==undefined)advance(program,position,token,character,next)}reached=next}return reached.has(program.length)}function advance(program,position,token,character,next){switch(token.kind){case`character`:if(token.character===character)enter(program,position+1,next);return;case`any-character`:if(character!==`/`)enter(program,position+1,next);return;case`any-in-segment`:if(character!==`/`)enter(program,position,next);return;case`any`:enter(program,position,next);return;case`any-directories`:if(character===`/`)enter(program,position,next);else next.add(position)}}function enter(program,position,reached){reached.add(position);const kind=program[position]?.kind;if(kind===`any`||kind===`any-in-segment`||kind===`any-directories`)enter(program,position+1,reached)}}),6115:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{q:()=>packageAround,i:()=>readWorkspace});var promises_=__webpack_require__(1455);var external_node_path_=__webpack_require__(6760);var dist=__webpack_require__(8815);var failure=__webpack_require__(8624);var glob=__webpack_require__(456);;async function directoriesMatching(root,patterns){const taken=patterns.filter(pattern=>!pattern.startsWith(`!`));const excluded=patterns.filter(pattern=>pattern.startsWith(`!`)).map(pattern=>(0,glob.TI)(external_node_path_.posix.join(tidy(pattern.slice(1)),`package.json`)));const found=new Set;for(const pattern of taken.flatMap(glob.Vo)){await descend(root,`.`,segmentsOf(pattern),found)}return[...found].filter(path=>!excluded.some(matches=>matches(external_node_path_.posix.join(path,`package.json`)))).sort()}function segmentsOf(pattern){const segments=tidy(pattern).split(`/`);if(pattern.startsWith(`/`)||segments.includes(`..`)){throw(0,failure.AN)(`workspaces`,`the pattern "${pattern}" leads out of the monorepo`,`Use paths below its root.`)}return segments.filter(segment=>segment!==`.`)}function tidy(pattern){return pattern.replace(/^(\.\/)+/,``).replace(/\/+$/,``).replace(/(\*\*\/)+/g,`**/`)}async function descend(root,directory,segments,found){const[segment,...rest]=segments;if(segment===undefined){found.add(directory);return}if(segment===`**`)await descend(root,directory,rest,found);const matches=segment===`**`?undefined:(0,glob.TI)(segment);for(const name of await subdirectories((0,external_node_path_.join)(root,directory))){const below=external_node_path_.posix.join(directory,name);if(matches===undefined){if(!name.startsWith(`.`))await descend(root,below,segments,found)}else if(matches(name)&&(!name.startsWith(`.`)||segment.startsWith(`.`))){await descend(root,below,rest,found)}}}async function subdirectories(directory){const entries=await(0,promises_.readdir)(directory,{withFileTypes:true}).catch(()=>[]);return entries.filter(entry=>entry.isDirectory()&&entry.name!==`node_modules`&&entry.name!==`.git`).map(entry=>entry.name)};const dependencyKinds=[`dependencies`,`devDependencies`,`optionalDependencies`,`peerDependencies`];async function readWorkspace(root){const patterns=await pnpmPatterns(root)??(await readManifest(root,`.`))?.workspaces??[];const manifests=new Map;for(const path of await directoriesMatching(root,patterns)){const manifest=await readManifest(root,path);if(manifest!==undefined)manifests.set(path,manifest)}const paths=pathsByName(manifests);const packages=[...manifests].map(([path,{name,dependencies}])=>{const direct=[...dependencies].flatMap(([alias,wanted])=>targetsOf(path,alias,wanted,manifests,paths));return[path,{name,path,dependencies:[...new Set(direct)].filter(other=>other!==path)}]});return{packages:new Map(packages)}}function packageAround(graph,path){for(let directory=external_node_path_.posix.normalize(path);;directory=external_node_path_.posix.dirname(directory)){const found=graph.packages.get(directory.replace(/(?<=.)\/$/,``));if(found!==undefined||directory===`.`||directory===`/`)return found}}async function pnpmPatterns(root){const file=`pnpm-workspace.yaml`;const text=await readText((0,external_node_path_.join)(root,file));if(text===undefined)return undefined;const content=parsed(file,()=>(0,dist.qg)(text,{maxAliasCount:100}));const patterns=isRecord(content)?content.packages:undefined;return patterns===undefined?undefined:textItems(patterns,`packages of ${file}`)}async function readManifest(root,path){const file=external_node_path_.posix.join(path,`package.json`);const text=await readText((0,external_node_path_.join)(root,file));if(text===undefined)return undefined;const content=parsed(file,()=>JSON.parse(text.replace(/^\uFEFF/,``)));if(!isRecord(content))throw(0,failure.AN)(file,`is not a JSON object`,`Correct the file.`);const{workspaces}=content;const dependencies=new Map;for(const kind of dependencyKinds){const listed=content[kind];if(!isRecord(listed))continue;for(const[name,wanted]of Object.entries(listed))dependencies.set(name,String(wanted))}return{name:typeof content.name===`string`?content.name:undefined,workspaces:textItems((isRecord(workspaces)?workspaces.packages:workspaces)??[],`workspaces of ${file}`),dependencies}}function pathsByName(manifests){const paths=new Map;for(const[path,{name}]of manifests){if(name!==undefined)paths.set(name,[...paths.get(name)??[],path])}return paths}function targetsOf(path,alias,wanted,manifests,paths){const[,protocol,rest=``]=/^(workspace|file|link|portal|npm):(.*)$/s.exec(wanted)??[];const isPath=protocol!==undefined&&protocol!==`npm`&&(protocol!==`workspace`||/^\.{1,2}\//.test(rest));if(isPath){const target=external_node_path_.posix.join(path,rest).replace(/\/$/,``);return manifests.has(target)?[target]:[]}const[,other]=protocol===undefined?[]:/^(@?[^@]+)@/.exec(rest)??[];return paths.get(other??alias)??[]}function textItems(value,of){if(Array.isArray(value)&&value.every(item=>typeof item===`string`))return value;throw(0,failure.AN)(of,`is not a list of globs`,`Write it as the package manager expects it, for example ["apps/*"].`)}function isRecord(value){return typeof value===`object`&&value!==null&&!Array.isArray(value)}function parsed(file,parse){try{return parse()}catch(cause){throw(0,failure.AN)(file,`cannot be parsed`,`Correct the file.`,cause)}}async function readText(file){const found=await(0,promises_.stat)(file).catch(()=>undefined);return found?.isFile()===true?(0,promises_.readFile)(file,`utf8`):undefined}}),5327:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{Iy:()=>resourceName,VE:()=>environmentName,W3:()=>branchSlug,tF:()=>slugOf});var node_process__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(1708);var _failure_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(8624);const hashLength=8;const environmentNameBudget=30;function environmentName(source){if(source.mode===`request`){if(!Number.isSafeInteger(source.requestNumber)||source.requestNumber<1){throw(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__.AN)(`request`,`${source.requestNumber} is not the number of a request`,`Give a number from 1 on.`)}return`pr-${source.requestNumber}`}const hash=shortHash(`${source.repository}\0${source.ref}`);const shortRef=source.ref.replace(/^refs\/(heads|tags)\//,``);const words=startingWithLetter(slugOf(shortRef)||`env`);return`${cut(words,environmentNameBudget-hashLength-1)}-${hash}`}const budgets={"helm-release":53,"stateful-set":52,"dns-label":63,"label-value":63};function resourceName(kind,parts){const joined=parts.join(`-`);const budget=budgets[kind];if(joined.length<=budget&&isValid(kind,joined))return joined;const words=kind===`label-value`?labelValueWords(joined):startingWithLetter(slugOf(joined)||`x`);return`${cut(words,budget-hashLength-1)}-${shortHash(parts.join(`\0`))}`}function hostName(parts,base){if(base===``||!base.split(`.`).every(isDnsLabel)){throw badInput(`host`,`"${base}" is not a host name`,`Use lower-case labels joined by dots: review.example.com.`)}const host=`${resourceName(`dns-label`,parts)}.${base}`;if(host.length>253)throw badInput(`host`,`"${host}" is longer than the 253 characters of a host name`);return host}function isDnsLabel(text){return text.length<=63&&/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text)}function slugOf(text){return text.toLowerCase().replace(/[^a-z0-9]+/g,`-`).replace(/^-|-$/g,``)}function branchSlug(branch){return slugOf(branch).slice(0,63).replace(/-$/,``)}function startingWithLetter(slug){return/^[0-9]/.test(slug)?`r${slug}`:slug}function isValid(kind,text){if(kind===`label-value`)return/^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$/.test(text);return isDnsLabel(text)&&!/^[0-9]/.test(text)}function labelValueWords(text){return text.replace(/[^-_.A-Za-z0-9]+/g,`-`).replace(/^[-_.]+/,``)||`x`}function cut(text,length){return text.slice(0,length).replace(/[-_.]+$/,``)}function shortHash(text){const{createHash}=(0,node_process__WEBPACK_IMPORTED_MODULE_0__.getBuiltinModule)(`node:crypto`);return createHash(`sha256`).update(text,`utf8`).digest(`hex`).slice(0,hashLength)}})};