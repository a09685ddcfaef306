/** Runs once when the server starts: a wrong setting stops it here, by name, instead of failing the first person. */
export async function register() {
  // Next replaces this by the name of the runtime it builds for, so that the edge build never sees the rest.
  // eslint-disable-next-line no-restricted-syntax
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startInstallation } = await import('./instrumentation.node')
    startInstallation()
  }
}
