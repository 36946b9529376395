/** How the program behind an engine reads a Dockerfile and its context, where these programs differ. */
export interface Frontend {
  /**
   * `build`: an ARG counts over an ENV before it, and in the stages on its own. `stage`: an ENV counts over every ARG of its
   * name, and an ARG ends with its stage. `either`: nobody has measured it, so whatever either of them reads counts.
   */
  readonly argumentScope: 'build' | 'stage' | 'either';
  /** A bind mount of the context holds ignored files, and COPY finds a source that lies below an ignored directory. */
  readonly seesIgnored: boolean;
  /** `.containerignore` comes before `.dockerignore`. */
  readonly containerIgnore: boolean;
  /** `# syntax=` names the program that reads the Dockerfile. */
  readonly syntaxDirective: boolean;
  /** A further build context stands for the very name that it has: `alpine` is not `alpine:latest`. Seen with buildah 1.28. */
  readonly exactContextNames: boolean;
}
