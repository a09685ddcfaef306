export type Device = Record<
  'osCode' | 'osName' | 'osVersion' | 'clientType' | 'clientCode' | 'clientName' | 'clientVersion' | 'clientEngine' | 'clientEngineVersion' | 'deviceName' | 'deviceBrand' | 'deviceModel',
  string
>

type Rule = { code: string; name: string; find: RegExp }

const SYSTEMS: readonly Rule[] = [
  { code: 'IOS', name: 'iOS', find: /(?:iPhone|iPad|iPod).*? OS ([\d_]+)/ },
  { code: 'AND', name: 'Android', find: /Android ([\d.]+)/ },
  { code: 'WIN', name: 'Windows', find: /Windows NT ([\d.]+)/ },
  { code: 'MAC', name: 'Mac', find: /Mac OS X ([\d_.]+)/ },
  { code: 'COS', name: 'Chrome OS', find: /CrOS \S+ ([\d.]+)/ },
  { code: 'LIN', name: 'GNU/Linux', find: /Linux()/ },
]

const BROWSERS: readonly (Rule & { engine: string })[] = [
  { code: 'PS', name: 'Microsoft Edge', engine: 'Blink', find: /Edg(?:e|A|iOS)?\/([\d.]+)/ },
  { code: 'OP', name: 'Opera', engine: 'Blink', find: /OPR\/([\d.]+)/ },
  { code: 'SB', name: 'Samsung Browser', engine: 'Blink', find: /SamsungBrowser\/([\d.]+)/ },
  { code: 'FF', name: 'Firefox', engine: 'Gecko', find: /(?:Firefox|FxiOS)\/([\d.]+)/ },
  { code: 'CH', name: 'Chrome', engine: 'Blink', find: /(?:Chrome|CriOS)\/([\d.]+)/ },
  { code: 'SF', name: 'Safari', engine: 'WebKit', find: /Version\/([\d.]+).*Safari/ },
]

const BRANDS: readonly { brand: string; find: RegExp }[] = [
  { brand: 'Apple', find: /(iPhone|iPad|Macintosh)/ },
  { brand: 'Samsung', find: /(SM-[A-Z0-9]+)/ },
  { brand: 'Google', find: /(Pixel[^;)]*)/ },
]

/** What a user agent says about system, program and device; empty where it says nothing. */
export function describeDevice(userAgent: string): Device {
  const system = found(SYSTEMS, userAgent)
  const browser = found(BROWSERS, userAgent)
  const brand = BRANDS.find((rule) => rule.find.test(userAgent))
  return {
    osCode: system.code, osName: system.name, osVersion: system.version,
    clientType: browser.code === '' ? '' : 'browser', clientCode: browser.code, clientName: browser.name, clientVersion: browser.version,
    clientEngine: browser.engine, clientEngineVersion: browser.version,
    deviceName: deviceName(userAgent), deviceBrand: brand?.brand ?? '', deviceModel: brand?.find.exec(userAgent)?.[1] ?? '',
  }
}

type Found = { code: string; name: string; engine: string; version: string }

function found(rules: readonly (Rule & { engine?: string })[], userAgent: string): Found {
  const rule = rules.find(({ find }) => find.test(userAgent))
  if (rule === undefined) return { code: '', name: '', engine: '', version: '' }
  return { code: rule.code, name: rule.name, engine: rule.engine ?? '', version: (rule.find.exec(userAgent)?.[1] ?? '').replaceAll('_', '.') }
}

function deviceName(userAgent: string): string {
  if (/iPad|Tablet/.test(userAgent)) return 'tablet'
  if (/Mobi|iPhone|Android/.test(userAgent)) return 'smartphone'
  return /Windows|Macintosh|Linux|CrOS/.test(userAgent) ? 'desktop' : ''
}
