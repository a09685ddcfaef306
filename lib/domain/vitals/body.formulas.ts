import { roundTo } from '@/lib/domain/units/convert-unit'

/** Body mass index in kg/m², one decimal; null without both measures. Never typed by hand. */
export function bodyMassIndex(weightKg: number | null, heightCm: number | null): number | null {
  return weightKg === null || heightCm === null || heightCm <= 0 || weightKg <= 0 ? null : roundTo(weightKg / (heightCm / 100) ** 2, 1)
}

/** Body surface area in m², Mosteller, two decimals; null without both measures. */
export function bodySurfaceArea(weightKg: number | null, heightCm: number | null): number | null {
  return weightKg === null || heightCm === null || heightCm <= 0 || weightKg <= 0 ? null : roundTo(Math.sqrt((heightCm * weightKg) / 3600), 2)
}

/** Mean arterial pressure in mmHg. */
export const meanArterialPressure = (systolicMmHg: number, diastolicMmHg: number): number => roundTo((systolicMmHg + 2 * diastolicMmHg) / 3, 0)

export interface ComaParts {
  /** 1 to 4. */
  eye: number
  /** 1 to 5, or `T` when intubated and not testable. */
  verbal: number | 'T'
  /** 1 to 6. */
  motor: number
}

/** Glasgow coma score; null when the verbal part cannot be tested, because a total would mislead. */
export const comaTotal = ({ eye, verbal, motor }: ComaParts): number | null => (verbal === 'T' ? null : eye + verbal + motor)

/** Whether a person breathes more oxygen than air holds. */
export const isOnOxygen = (flowLPerMin: number | null, inspiredPercent: number | null): boolean | null =>
  flowLPerMin === null && inspiredPercent === null ? null : (flowLPerMin ?? 0) > 0 || (inspiredPercent ?? 0) > 21
