/** What the server tells a worker process: load this code once, then run requests one at a time. */
export type RunMessage = {
  id: string
  /** Absolute path of the module that holds the function. */
  entry: string
  request: WireRequest
}

export type WireRequest = { method: string; path: string; headers: Record<string, string>; body: Uint8Array }
export type WireResponse = { status: number; headers: Record<string, string>; body: Uint8Array }

/** What comes back when a run is over, whatever became of it. */
export type DoneMessage = { id: string; response: WireResponse; logs: string; errors: string }
