import type { Route } from './route'

type Node = { children: Map<string, Node>; param: Node | null; routes: Map<string, Bound> }
type Bound = { route: Route; names: readonly string[] }

export type Match = { route: Route; path: Record<string, string> }

const emptyNode = (): Node => ({ children: new Map(), param: null, routes: new Map() })

/** Finds routes by path; a literal segment wins over a parameter. */
export class Router {
  readonly #root = emptyNode()
  readonly routes: Route[] = []

  add(route: Route): void {
    const names: string[] = []
    let node = this.#root
    for (const segment of segmentsOf(route.path)) {
      if (segment.startsWith(':')) {
        names.push(segment.slice(1))
        node = node.param ??= emptyNode()
        continue
      }
      const next = node.children.get(segment) ?? emptyNode()
      node.children.set(segment, next)
      node = next
    }
    if (node.routes.has(route.method)) throw new Error(`Two routes answer ${route.method} ${route.path}.`)
    node.routes.set(route.method, { route, names })
    this.routes.push(route)
  }

  find(method: string, path: string): Match | null {
    const segments = segmentsOf(path)
    const values: string[] = []
    const bound = search(this.#root, { segments, method: method === 'HEAD' ? 'GET' : method, values }, 0)
    if (bound === null) return null
    const params: Record<string, string> = {}
    bound.names.forEach((name, i) => {
      params[name] = decodeSegment(values[i] ?? '')
    })
    return { route: bound.route, path: params }
  }
}

type Search = { segments: readonly string[]; method: string; values: string[] }

function search(node: Node, wanted: Search, depth: number): Bound | null {
  if (depth === wanted.segments.length) return node.routes.get(wanted.method) ?? null
  const segment = wanted.segments[depth] ?? ''
  const literal = node.children.get(segment)
  if (literal !== undefined) {
    const found = search(literal, wanted, depth + 1)
    if (found !== null) return found
  }
  if (node.param === null) return null
  wanted.values.push(segment)
  const found = search(node.param, wanted, depth + 1)
  if (found === null) wanted.values.pop()
  return found
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}

function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    // Broken escapes stay as sent and will fail the id check.
    return segment
  }
}
