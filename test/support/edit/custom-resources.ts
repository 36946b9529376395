/** Objects as people write them for the operators of the field. `web:v1` stands at every place that an edit is to change. */

export interface CustomResource {
  readonly name: string;
  readonly text: string;
}

const web = 'ghcr.io/acme/web:v1';
const db = 'ghcr.io/acme/db:v1';

const resource = (apiVersion: string, kind: string, spec: string): CustomResource => ({
  name: `${kind} (${apiVersion.replace(/\/.*/, '')})`,
  text: `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: web # ours\nspec:\n${spec.replace(/^\n/, '')}`,
});

export const customResources: readonly CustomResource[] = [
  resource(
    'serving.knative.dev/v1',
    'Service',
    `
  template:
    metadata:
      annotations: { autoscaling.knative.dev/min-scale: "1" }
    spec:
      containerConcurrency: 10
      containers:
        - image: ${web} # pinned by CI
          ports: [{ containerPort: 8080 }]
`,
  ),
  resource(
    'argoproj.io/v1alpha1',
    'Workflow',
    `
  entrypoint: main
  templates:
    - name: main
      steps:
        - - name: build
            template: work
    - name: work
      initContainers:
        - name: wait
          image: ${db}
      container:
        image: ${web}
        command: [sh, -c]
    - name: calc
      script:
        image: "${web}"
        source: |
          print("image: ${db}")
`,
  ),
  resource(
    'argoproj.io/v1alpha1',
    'CronWorkflow',
    `
  schedule: "0 3 * * *"
  workflowSpec:
    entrypoint: main
    templates:
    - name: main
      container: { image: "${web}", args: ["--all"] }
`,
  ),
  ...['WorkflowTemplate', 'ClusterWorkflowTemplate'].map((kind) =>
    resource(
      'argoproj.io/v1alpha1',
      kind,
      `
  templates:
    - name: main
      sidecars:
        - name: s
          image: ${db}
      containerSet:
        containers:
          - name: a
            image: '${web}'
`,
    ),
  ),
  resource(
    'argoproj.io/v1alpha1',
    'AnalysisTemplate',
    `
  metrics:
    - name: smoke
      provider:
        job:
          spec:
            template:
              spec:
                restartPolicy: Never
                containers:
                  - name: smoke
                    image: ${web}
`,
  ),
  resource(
    'argoproj.io/v1alpha1',
    'Sensor',
    `
  template:
    container: { image: ${db} }
  triggers:
    - template:
        name: t
        k8s:
          operation: create
          source:
            resource:
              apiVersion: batch/v1
              kind: Job
              spec:
                template:
                  spec:
                    containers:
                      - name: j
                        image: ${web}
`,
  ),
  resource(
    'keda.sh/v1alpha1',
    'ScaledJob',
    `
  jobTargetRef:
    template:
      spec:
        containers:
          - name: consumer
            image: ${web}
  triggers:
    - type: rabbitmq
      metadata: { queueName: image, mode: QueueLength }
`,
  ),
  resource(
    'sparkoperator.k8s.io/v1beta2',
    'SparkApplication',
    `
  type: Python
  mode: cluster
  image: "${web}"
  imagePullPolicy: Always
  mainApplicationFile: local:///opt/app.py
  driver: { cores: 1, image: ${web} }
  executor:
    cores: 1
    sidecars:
      - name: s
        image: ${db}
`,
  ),
  resource(
    'tekton.dev/v1',
    'Task',
    `
  params:
    - { name: image, type: string, description: what to build }
  stepTemplate: { image: ${db} }
  steps:
    - name: test
      image: ${web}
      script: |
        docker push "$(params.image)"
    - name: other
      image: $(params.image)
`,
  ),
  resource(
    'tekton.dev/v1',
    'Pipeline',
    `
  tasks:
    - name: unit
      taskSpec:
        steps:
          - name: unit
            image: ${web}
`,
  ),
  resource(
    'triggers.tekton.dev/v1beta1',
    'TriggerTemplate',
    `
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: TaskRun
      spec:
        taskSpec:
          steps: [{ name: a, image: "${web}" }]
`,
  ),
  ...['CloneSet', 'DaemonSet', 'StatefulSet'].map((kind) =>
    resource(
      'apps.kruise.io/v1alpha1',
      kind,
      `
  replicas: 3
  updateStrategy: { type: InPlaceIfPossible }
  template:
    spec:
      containers:
      - name: web
        image: ${web}
`,
    ),
  ),
  resource(
    'apps.kruise.io/v1alpha1',
    'SidecarSet',
    `
  selector: { matchLabels: { app: web } }
  containers:
    - name: sidecar
      image: ${web}
`,
  ),
  resource(
    'monitoring.coreos.com/v1',
    'Prometheus',
    `
  image: ${web}
  version: v2.50.0
  containers:
    - name: proxy
      image: ${db}
`,
  ),
  resource(
    'monitoring.coreos.com/v1',
    'Alertmanager',
    `
  replicas: 2
  image: ${web}@sha256:${'a'.repeat(64)}
`,
  ),
  resource(
    'kafka.strimzi.io/v1beta2',
    'Kafka',
    `
  kafka:
    version: 3.7.0
    image: ${web}
    listeners: [{ name: tls, port: 9093 }]
  entityOperator:
    topicOperator:
      image: ${db}
`,
  ),
  resource(
    'kafka.strimzi.io/v1beta2',
    'KafkaConnect',
    `
  image: ${web}
  build:
    output:
      type: docker
      image: ghcr.io/acme/web:built
`,
  ),
  resource(
    'batch.volcano.sh/v1alpha1',
    'Job',
    `
  tasks:
    - replicas: 2
      name: worker
      template:
        spec:
          containers:
            - image: ${web}
              name: worker
`,
  ),
  resource(
    'jobset.x-k8s.io/v1alpha2',
    'JobSet',
    `
  replicatedJobs:
    - name: workers
      template:
        spec:
          template:
            spec:
              initContainers: [{ name: i, image: ${db} }]
              containers: [{ name: w, image: ${web} }]
`,
  ),
  resource(
    'kubeflow.org/v1',
    'PyTorchJob',
    `
  pytorchReplicaSpecs:
    Master: &replica
      replicas: 1
      template:
        spec:
          containers:
            - name: pytorch
              image: ${web}
    Worker: *replica
`,
  ),
  resource(
    'ray.io/v1',
    'RayCluster',
    `
  rayVersion: "2.9.0"
  headGroupSpec:
    template:
      spec:
        containers:
          - name: ray-head
            image: ${web}
  workerGroupSpecs:
    - groupName: small
      template:
        spec:
          containers:
            - name: ray-worker
              image: ${web}
`,
  ),
  resource(
    'kubevirt.io/v1',
    'VirtualMachine',
    `
  template:
    spec:
      volumes:
        - name: root
          containerDisk:
            image: ${web}
`,
  ),
  resource(
    'flink.apache.org/v1beta1',
    'FlinkDeployment',
    `
  image: ${web}
  flinkVersion: v1_18
  job: { jarURI: local:///opt/job.jar }
`,
  ),
  resource(
    'opentelemetry.io/v1beta1',
    'OpenTelemetryCollector',
    `
  image: ${web}
  config:
    receivers: { otlp: { protocols: { grpc: {} } } }
`,
  ),
  resource(
    'pxc.percona.com/v1',
    'PerconaXtraDBCluster',
    `
  pxc: { size: 3, image: ${db} }
  haproxy:
    enabled: true
    image: ${web}
`,
  ),
  resource(
    'elasticsearch.k8s.elastic.co/v1',
    'Elasticsearch',
    `
  version: 8.13.0
  nodeSets:
    - name: default
      podTemplate:
        spec:
          containers:
            - name: elasticsearch
              image: ${web}
`,
  ),
  resource(
    'core.oam.dev/v1beta1',
    'Application',
    `
  components:
    - name: web
      type: webservice
      properties:
        image: ${web}
        ports: [{ port: 80 }]
`,
  ),
  resource(
    'apiextensions.crossplane.io/v1',
    'Composition',
    `
  resources:
    - name: app
      base:
        apiVersion: kubernetes.crossplane.io/v1alpha1
        kind: Object
        spec:
          forProvider:
            manifest:
              apiVersion: apps/v1
              kind: Deployment
              spec:
                template:
                  spec:
                    containers: [{ name: web, image: "${web}" }]
`,
  ),
  resource(
    'helm.toolkit.fluxcd.io/v2',
    'HelmRelease',
    `
  chart: { spec: { chart: web, version: 1.x } }
  values:
    image:
      repository: ghcr.io/acme/web
      tag: v1 # the tag
    sidecar: { image: "${web}" }
    db: { image: { repository: ghcr.io/acme/db, tag: v1x } }
`,
  ),
  resource(
    'helm.crossplane.io/v1beta1',
    'Release',
    `
  forProvider:
    chart: { name: web }
    values:
      image: { registry: ghcr.io, repository: acme/web, tag: v1 }
`,
  ),
  resource(
    'apps/v1',
    'Deployment',
    `
  template:
    spec:
      containers:
        - name: web
          image: ${web}
      volumes:
        - name: model
          image: { reference: "${web}", pullPolicy: Always }
`,
  ),
  resource(
    'operator.example.com/v1',
    'Web',
    `
  image: { repository: ghcr.io/acme/web, tag: v1, pullPolicy: Always }
  other: { image: { repository: ghcr.io/acme/db, tag: v1x } }
`,
  ),
  {
    name: 'a List of objects',
    text: `apiVersion: v1
kind: List
items:
  - apiVersion: serving.knative.dev/v1
    kind: Service
    spec: { template: { spec: { containers: [{ image: "${web}" }] } } }
  - apiVersion: v1
    kind: ConfigMap
    data: { mode: image }
`,
  },
];
