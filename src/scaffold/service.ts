/** A service as `init` finds it in the monorepo. */
export interface ScaffoldService {
  /** A DNS label: the key in `gitops.yaml`, and part of names in the cluster. */
  readonly name: string;
  /** Name of its workspace package; undefined outside of a workspace. */
  readonly packageName: string | undefined;
  /** Directory in the monorepo, `.` for its root. */
  readonly path: string;
  /** It has a Dockerfile of its own, which is kept. */
  readonly hasDockerfile: boolean;
}
