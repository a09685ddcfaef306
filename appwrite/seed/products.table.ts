/** What the pharmacy of each organisation stocks. `code` is the code of the formulary, so that prescriptions and shelves meet. */
export type DemoProduct = { key: string; code: string; name: string; brand: string | null; form: string; strength: string; atc: readonly string[]; packSize: number; unit: string; reorderLevel: number; price: number; schedule?: string }

const tabletCode = (name: string, strength: string): string => `${name.toLowerCase()}-tab-${strength.replace(' micrograms', 'ug').replace(' ', '').replace('.', '_')}`

const tablet = (key: string, [name, strength, atc]: readonly [string, string, string], { packSize = 28, brand = null, price = 1.2, reorderLevel = 56, schedule }: Partial<Pick<DemoProduct, 'packSize' | 'brand' | 'price' | 'reorderLevel' | 'schedule'>> = {}): DemoProduct =>
  ({ key, code: tabletCode(name, strength), name, brand, form: 'tablet', strength, atc: [atc], packSize, unit: 'tablet', reorderLevel, price, schedule })

export const demoProducts: readonly DemoProduct[] = [
  tablet('warfarin-3mg-tablet', ['Warfarin', '3 mg', 'B01AA03'], { price: 1.05 }),
  tablet('warfarin-1mg-tablet', ['Warfarin', '1 mg', 'B01AA03'], { price: 0.98 }),
  tablet('bisoprolol-2.5mg-tablet', ['Bisoprolol', '2.5 mg', 'C07AB07']),
  tablet('metformin-500mg-tablet', ['Metformin', '500 mg', 'A10BA02'], { packSize: 84 }),
  tablet('lisinopril-10mg-tablet', ['Lisinopril', '10 mg', 'C09AA03']),
  tablet('amlodipine-5mg-tablet', ['Amlodipine', '5 mg', 'C08CA01']),
  tablet('atorvastatin-20mg-tablet', ['Atorvastatin', '20 mg', 'C10AA05']),
  tablet('simvastatin-40mg-tablet', ['Simvastatin', '40 mg', 'C10AA01']),
  tablet('furosemide-40mg-tablet', ['Furosemide', '40 mg', 'C03CA01']),
  tablet('clarithromycin-500mg-tablet', ['Clarithromycin', '500 mg', 'J01FA09'], { packSize: 14, price: 3.4, reorderLevel: 28 }),
  tablet('ibuprofen-400mg-tablet', ['Ibuprofen', '400 mg', 'M01AE01'], { packSize: 84 }),
  tablet('paracetamol-500mg-tablet', ['Paracetamol', '500 mg', 'N02BE01'], { packSize: 100, price: 0.9, reorderLevel: 200 }),
  tablet('prednisolone-5mg-tablet', ['Prednisolone', '5 mg', 'H02AB06']),
  { key: 'tramadol-50mg-capsule', code: 'tramadol-cap-50mg', name: 'Tramadol', brand: null, form: 'capsule', strength: '50 mg', atc: ['N02AX02'], packSize: 30, unit: 'capsule', reorderLevel: 60, price: 1.2, schedule: 'S3' },
  tablet('sertraline-50mg-tablet', ['Sertraline', '50 mg', 'N06AB06']),
  tablet('methotrexate-2.5mg-tablet', ['Methotrexate', '2.5 mg', 'L04AX03'], { packSize: 24, reorderLevel: 24 }),
  { key: 'amoxicillin-500mg-capsule', code: 'amoxicillin-cap-500mg', name: 'Amoxicillin', brand: null, form: 'capsule', strength: '500 mg', atc: ['J01CA04'], packSize: 21, unit: 'capsule', reorderLevel: 63, price: 1.6 },
  { key: 'doxycycline-100mg-capsule', code: 'doxycycline-cap-100mg', name: 'Doxycycline', brand: null, form: 'capsule', strength: '100 mg', atc: ['J01AA02'], packSize: 8, unit: 'capsule', reorderLevel: 16, price: 1.9 },
  { key: 'omeprazole-20mg-capsule', code: 'omeprazole-gr-cap-20mg', name: 'Omeprazole', brand: null, form: 'gastro-resistant capsule', strength: '20 mg', atc: ['A02BC01'], packSize: 28, unit: 'capsule', reorderLevel: 56, price: 1.1 },
  { key: 'levothyroxine-50ug-tablet', code: 'levothyroxine-tab-50ug', name: 'Levothyroxine', brand: null, form: 'tablet', strength: '50 micrograms', atc: ['H03AA01'], packSize: 28, unit: 'tablet', reorderLevel: 28, price: 1.4 },
  { key: 'salbutamol-100ug-inhaler', code: 'salbutamol-mdi-100ug', name: 'Salbutamol', brand: null, form: 'pressurised inhaler', strength: '100 micrograms', atc: ['R03AC02'], packSize: 200, unit: 'puff', reorderLevel: 800, price: 2.6 },
]

/** Lots: how many days until they expire, how many packs are there, and in which state. */
export type DemoLot = { daysLeft: number; packs: number; status?: 'available' | 'recalled' | 'quarantined' }

/** Every product has these two; some have one more that must not be handed out. */
export const usualLots: readonly DemoLot[] = [{ daysLeft: 400, packs: 12 }, { daysLeft: 45, packs: 4 }]
export const oddLots: Readonly<Record<string, DemoLot>> = {
  'warfarin-3mg-tablet': { daysLeft: 12, packs: 1 },
  'amoxicillin-500mg-capsule': { daysLeft: -6, packs: 3 },
  'metformin-500mg-tablet': { daysLeft: 300, packs: 5, status: 'recalled' },
  'salbutamol-100ug-inhaler': { daysLeft: 210, packs: 2, status: 'quarantined' },
}
