export type {
  AppConfig,
  ArgocdConfig,
  BuildConfig,
  EnvironmentConfig,
  GitopsConfig,
  ProjectConfig,
  ServiceConfig,
} from './config-schema.ts';
