'use client'
import { Combobox } from '@/components/ui/combobox'
import type { MedicineChoice } from '@/lib/domain/prescriptions/medicine-choice'
import { useMedicineSearch } from './use-medicine-search'

/** Type three letters of a name, a brand or a strength. Stocked products come first. */
export function MedicineSearch({ onChoose, placeholder = 'Add a medicine: type 3 letters' }: { onChoose: (choice: MedicineChoice) => void; placeholder?: string }) {
  const { options, choices, isSearching, isShort, search } = useMedicineSearch()
  return (
    <Combobox
      id="add-medicine"
      label="Add a medicine"
      placeholder={placeholder}
      options={options}
      value={null}
      onSearch={search}
      isSearching={isSearching}
      emptyText={isShort ? 'Type at least 3 letters' : 'No medicine of that name in the formulary'}
      onChange={(code) => {
        const choice = code ? choices.get(code) : undefined
        if (choice) onChoose(choice)
      }}
    />
  )
}
