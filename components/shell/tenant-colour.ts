export type TenantColour = { css: string; isAlarmHue: boolean }

export const productColour: TenantColour = { css: 'oklch(0.43 0.075 213)', isAlarmHue: false }

/**
 * A clinic's hex colour made safe: its hue, our lightness (.43), chroma capped at .10, so that white text passes 7:1.
 * Hues of the alarm family (red 10 to 50, amber 80 to 100) are outlined instead of filled.
 */
export function tenantColour(hex: string | null | undefined): TenantColour {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex ?? '')
  if (!match) return productColour
  const [red, green, blue] = match.slice(1).map((part) => linear(parseInt(part, 16) / 255)) as [number, number, number]
  const { chroma, hue } = toOklch({ red, green, blue })
  return { css: `oklch(0.43 ${Math.min(chroma, 0.1).toFixed(3)} ${hue.toFixed(1)})`, isAlarmHue: chroma > 0.03 && isAlarm(hue) }
}

function isAlarm(hue: number): boolean {
  return (hue >= 10 && hue <= 50) || (hue >= 80 && hue <= 100)
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

// Ottosson's OKLab matrices.
function toOklch({ red, green, blue }: { red: number; green: number; blue: number }) {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  const hue = (Math.atan2(b, a) * 180) / Math.PI
  return { chroma: Math.hypot(a, b), hue: hue < 0 ? hue + 360 : hue }
}
