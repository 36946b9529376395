{{- define "service.name" -}}
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

{{- define "service.probe" -}}
{{- if .Values.healthPath -}}
httpGet:
  path: {{ .Values.healthPath }}
  port: http
{{- else -}}
tcpSocket:
  port: http
{{- end -}}
{{- end -}}
