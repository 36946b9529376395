/** A greeting for somebody, or for everybody. */
export function greeting(name) {
  return `Hello, ${name?.trim() || 'world'}!`;
}
