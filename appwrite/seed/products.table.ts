/** What the pharmacy of each organisation stocks: a medicine of the formulary, its pack, price and the level to reorder at. */
export type DemoProduct = { code: string; packSize: number; price: number; reorderLevel: number }

const stock = (code: string, packSize = 28, price = 1.2): DemoProduct => ({ code, packSize, price, reorderLevel: packSize * 2 })

export const demoProducts: readonly DemoProduct[] = [
  stock('warfarin-tab-1mg'), stock('warfarin-tab-3mg'), stock('warfarin-tab-5mg'), stock('apixaban-tab-5mg', 56, 4.6), stock('bisoprolol-tab-2_5mg'), stock('metformin-tab-500mg', 84), stock('lisinopril-tab-10mg'), stock('ramipril-cap-5mg'),
  stock('amlodipine-tab-5mg'), stock('atorvastatin-tab-20mg'), stock('simvastatin-tab-40mg'), stock('furosemide-tab-40mg'), stock('spironolactone-tab-25mg'), stock('digoxin-tab-125ug'),
  stock('clarithromycin-tab-500mg', 14, 3.4), stock('amoxicillin-cap-500mg', 21, 1.6), stock('doxycycline-cap-100mg', 8, 1.9), stock('trimethoprim-tab-200mg', 14), stock('nitrofurantoin-pr-cap-100mg', 14, 4.1), stock('ciprofloxacin-tab-500mg', 10, 1.8),
  stock('ibuprofen-tab-400mg', 84), stock('paracetamol-tab-500mg', 100, 0.9), stock('paracetamol-susp-120mg-in-5ml', 200, 2.2), stock('tramadol-cap-50mg', 30, 1.4), stock('codeine-tab-30mg', 28, 1.5),
  stock('prednisolone-tab-5mg'), stock('sertraline-tab-50mg'), stock('methotrexate-tab-2_5mg', 24), stock('omeprazole-gr-cap-20mg', 28, 1.1), stock('levothyroxine-tab-25ug', 28, 1.4), stock('levothyroxine-tab-50ug', 28, 1.4), stock('salbutamol-mdi-100ug', 200, 2.6),
]

/** Lots: how many days until they expire, how many packs are there, and in which state. */
export type DemoLot = { daysLeft: number; packs: number; status?: 'available' | 'recalled' | 'quarantined' }

/** Every product has two, the one that expires first received last; one product in five has it expire within three months. Some have one more that must not be handed out. */
export const usualLotsOf = (place: number): readonly DemoLot[] => [{ daysLeft: 400, packs: 12 }, { daysLeft: 75 + (place % 5) * 45, packs: 4 }]
export const oddLots: Readonly<Record<string, DemoLot>> = {
  'warfarin-tab-3mg': { daysLeft: 12, packs: 1 },
  'amoxicillin-cap-500mg': { daysLeft: -6, packs: 3 },
  'metformin-tab-500mg': { daysLeft: 300, packs: 5, status: 'recalled' },
  'salbutamol-mdi-100ug': { daysLeft: 210, packs: 2, status: 'quarantined' },
}
