/** Whether the escapes of a path can be read; Next answers 500 where they cannot, as if something here were broken. */
export function isReadable(path) {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    // A broken escape: the visitor's fault, and told so.
    return false
  }
}
