'use client'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Panel } from '@/components/ui/panel'
import { SearchField } from '@/components/ui/search-field'
import { keysOf, matchesTyped, type OrderPanel, type OrderTest } from './order-choice'

export type TestPickerProps = { searchId: string; tests: readonly OrderTest[]; panels: readonly OrderPanel[]; codes: readonly string[]; onChange: (codes: readonly string[]) => void }

/** Panels first, then single tests; a test that a chosen panel brings is marked and cannot be ordered twice. */
export function TestPicker({ searchId, tests, panels, codes, onChange }: TestPickerProps) {
  const [typed, setTyped] = useState('')
  const shownPanels = panels.filter(({ name, code, members }) => matchesTyped(name, code, typed) || (typed.trim().length >= 2 && members.some((key) => matchesTyped(tests.find((test) => test.key === key)?.name ?? '', key, typed))))
  const shownTests = tests.filter(({ name, key }) => matchesTyped(name, key, typed))
  const viaPanels = new Set(keysOf(codes.filter((code) => panels.some((panel) => panel.code === code)), panels))
  const toggle = (code: string, isChosen: boolean) => onChange(isChosen ? [...codes, code] : codes.filter((one) => one !== code))
  return (
    <Panel title="Tests" actions={<SearchField id={searchId} label="Search tests" placeholder="Potassium, renal, HbA1c" value={typed} onChange={(event) => setTyped(event.target.value)} className="w-64 max-tablet:w-44" />}>
      <div className="grid gap-4">
        {shownPanels.length > 0 && (
          <fieldset>
            <legend className="mb-2 text-meta font-nav text-ink-2">Panels</legend>
            <div className="grid gap-2.5 tablet:grid-cols-2">
              {shownPanels.map((panel) => (
                <Checkbox key={panel.code} id={`panel-${panel.code}`} label={panel.name} hint={membersOf(panel, tests)} checked={codes.includes(panel.code)} onCheckedChange={(checked) => toggle(panel.code, checked === true)} />
              ))}
            </div>
          </fieldset>
        )}
        {shownTests.length > 0 && (
          <fieldset>
            <legend className="mb-2 text-meta font-nav text-ink-2">Single tests</legend>
            <div className="grid gap-2.5 tablet:grid-cols-2">
              {shownTests.map((test) => (
                <Checkbox key={test.key} id={`test-${test.key}`} label={test.name} hint={viaPanels.has(test.key) ? 'Part of a chosen panel' : test.tube} checked={codes.includes(test.key) || viaPanels.has(test.key)} disabled={viaPanels.has(test.key)} onCheckedChange={(checked) => toggle(test.key, checked === true)} />
              ))}
            </div>
          </fieldset>
        )}
        {shownPanels.length + shownTests.length === 0 && <p className="text-dense text-ink-3">No test of that name in this laboratory. Try another word.</p>}
      </div>
    </Panel>
  )
}

function membersOf(panel: OrderPanel, tests: readonly OrderTest[]): string {
  const names = panel.members.map((key) => tests.find((test) => test.key === key)?.name ?? key)
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
}
