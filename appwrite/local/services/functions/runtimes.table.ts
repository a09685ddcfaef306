const node = (version: string) => ({ $id: `node-${version}`, key: 'node', name: 'Node.js', version, base: 'node', image: '', logo: 'node.png', supports: ['x86', 'arm64'] })

/** Runtimes that functions may name; this server runs all of them on its own Node. */
export const RUNTIMES = ['14.5', '16.0', '18.0', '19.0', '20.0', '21.0', '22', '23', '24', '25'].map(node)

const size = (slug: string, memory: number, cpus: number) => ({ memory, cpus, enabled: true, slug })

/** Memory in MB and processors a function may use. */
export const SPECIFICATIONS = [
  size('s-0.5vcpu-512mb', 512, 0.5), size('s-1vcpu-512mb', 512, 1), size('s-1vcpu-1gb', 1024, 1), size('s-2vcpu-2gb', 2048, 2), size('s-2vcpu-4gb', 4096, 2),
  size('s-4vcpu-4gb', 4096, 4), size('s-4vcpu-8gb', 8192, 4), size('s-8vcpu-4gb', 4096, 8), size('s-8vcpu-8gb', 8192, 8),
]

/** Memory in MB and processors of a size; an unknown name gets the smallest. */
export function specificationOf(slug: string): { memory: number; cpus: number } {
  return SPECIFICATIONS.find((one) => one.slug === slug) ?? { memory: 512, cpus: 1 }
}
