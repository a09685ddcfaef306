import type { Backend } from '../backend'
import type { Project } from '../project'
import { hostOf, isAllowedHost } from './cors'

/** What the server calls the kind of app behind an address, by its scheme. */
const PLATFORMS: Readonly<Record<string, string>> = {
  http: 'Web', https: 'Web', 'appwrite-ios': 'iOS', 'appwrite-macos': 'macOS', 'appwrite-watchos': 'watchOS', 'appwrite-tvos': 'tvOS', 'appwrite-android': 'Android',
  'appwrite-windows': 'Windows', 'appwrite-linux': 'Linux', 'chrome-extension': 'Web (Chrome Extension)', 'moz-extension': 'Web (Firefox Extension)',
  'safari-web-extension': 'Web (Safari Extension)', 'ms-browser-extension': 'Web (Edge Extension)', tauri: 'Web (Tauri)',
}
const LOOPBACK = new Set(['127.0.0.1', '[::1]'])

type Place = { backend: Backend; project: Project }

/** Whether pages and links at this address belong to the project: web addresses by their host, apps by their scheme. */
export function isOwnAddress({ backend, project }: Place, address: string): boolean {
  const scheme = schemeOf(address)
  if (scheme === '') return false
  if (PLATFORMS[scheme]?.startsWith('Web') !== true) return project.allowedSchemes().includes(scheme)
  const host = hostOf(address)
  const hosts = [...project.allowedHosts(), ...(backend.options.allowedHosts ?? [])]
  return isAllowedHost(host, hosts) || (LOOPBACK.has(host) && isAllowedHost('localhost', hosts))
}

/** Why a page may not call. */
export function originRefusal(origin: string): string {
  const [scheme, host] = [schemeOf(origin), hostOf(origin)]
  if (scheme === '' && host === '') return 'Invalid Origin.'
  const platform = PLATFORMS[scheme]
  if (platform !== undefined) return `Invalid Origin. ${register(host, platform)}`
  return `Invalid Scheme. The scheme used (${scheme}) in the Origin (${origin}) is not supported. If you are using a custom scheme, please change it to \`appwrite-callback-<PROJECT_ID>\``
}

/** Why a link may not lead there. */
export function redirectRefusal(address: string): string {
  const [scheme, host] = [schemeOf(address), hostOf(address)]
  return scheme === '' && host === '' ? 'Invalid URI.' : `Invalid URI. ${register(host, PLATFORMS[scheme] ?? '')}`
}

function register(host: string, platform: string): string {
  return `Register your new client ${host === '' ? '' : `(${host})`} as a new ${platform} platform on your project console dashboard`
}

function schemeOf(address: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(address.trim())?.[1]?.toLowerCase() ?? ''
}
