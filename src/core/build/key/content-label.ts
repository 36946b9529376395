/** The label that holds a service's content key in its image. */
export const contentLabel = 'io.monorepo-gitops.content';
