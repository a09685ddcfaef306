'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { handOut } from '@/actions/pharmacy/hand-out'
import { ActionButton } from '@/components/forms/action-button'
import { PageBody } from '@/components/shell/page-body'
import { ActionBar, type Blocker } from '@/components/ui/action-bar'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { RadioGroup } from '@/components/ui/radio-group'
import { identityItems } from '@/lib/domain/pharmacy/identity-items.table'
import { ReturnUnclaimedButton } from './closed-supply'
import { DispenseDialogs } from './dispense-dialogs'
import { PrintLabelsButton } from './print-labels-button'

type Identity = (typeof identityItems)[number]
type HandOutFormProps = { dispenseId: string; version: number; number: string; details: Readonly<Record<Identity, string | null>>; counselling: readonly { name: string; points: readonly string[] }[]; needsCollector: boolean; /** Why the bag cannot be returned to the shelf yet. */ returnBlocked: string | null; children: React.ReactNode }

const words: Record<Identity, string> = { name: 'Name', 'date of birth': 'Date of birth', 'record number': 'Record number', address: 'Address', phone: 'Telephone' }

/** At the counter: two details of the person, what to tell them, and the bag leaves. */
export function HandOutForm({ dispenseId, version, number, details, counselling, needsCollector, returnBlocked, children }: HandOutFormProps) {
  const router = useRouter()
  const [checks, setChecks] = useState<readonly Identity[]>([])
  const [counselled, setCounselled] = useState<'yes' | 'declined' | ''>('')
  const [collector, setCollector] = useState({ name: '', document: '', relation: '' })
  const blockers: Blocker[] = [
    ...(checks.length < 2 ? [{ label: 'Check two details of the person', href: '#identity' }] : []),
    ...(counselled === '' ? [{ label: 'Say whether advice was given', href: '#advice' }] : []),
    ...(needsCollector && Object.values(collector).some((value) => value.trim() === '') ? [{ label: 'Record who collects it', href: '#collector' }] : []),
  ]
  const toggle = (item: Identity, isOn: boolean) => setChecks((before) => (isOn ? [...before, item] : before.filter((each) => each !== item)))
  return (
    <>
      <PageBody>
        <div className="grid gap-3">
          {children}
          <div className="grid gap-3 desktop:grid-cols-2">
            <Panel title="Who collects it" note="Ask, do not read out" id="identity">
              <fieldset className="grid gap-2.5">
                <legend className="mb-2 text-dense font-label">Which details did the person give?</legend>
                {identityItems.filter((item) => details[item]).map((item) => <Checkbox key={item} label={words[item]} hint={details[item]} checked={checks.includes(item)} onCheckedChange={(state) => toggle(item, state === true)} />)}
              </fieldset>
            </Panel>
            <Panel title="Advice" id="advice">
              <ul className="grid gap-2 text-dense">{counselling.map(({ name, points }) => <li key={name}><b className="font-label">{name}</b><ul className="list-disc pl-5 text-ink-2">{points.map((point) => <li key={point}>{point}</li>)}</ul></li>)}</ul>
              <div className="mt-3"><Field label="Was advice given?" group><RadioGroup orientation="horizontal" value={counselled} onValueChange={(next) => setCounselled(next as 'yes' | 'declined')} options={[{ value: 'yes', label: 'Advice given' }, { value: 'declined', label: 'Declined by the patient' }]} /></Field></div>
            </Panel>
          </div>
          {needsCollector && (
            <Panel title="Controlled medicine: who collects it" id="collector">
              <div className="grid gap-3 tablet:grid-cols-3">
                <Field label="Name"><Input value={collector.name} maxLength={120} onChange={(event) => setCollector({ ...collector, name: event.target.value })} /></Field>
                <Field label="Document shown"><Input value={collector.document} maxLength={60} onChange={(event) => setCollector({ ...collector, document: event.target.value })} /></Field>
                <Field label="Relation to the patient"><Input value={collector.relation} maxLength={60} onChange={(event) => setCollector({ ...collector, relation: event.target.value })} /></Field>
              </div>
            </Panel>
          )}
        </div>
      </PageBody>
      <ActionBar blockedTitle="Cannot hand out yet." blockers={blockers} note={`${checks.length} details match`}>
        <DispenseDialogs dispenseId={dispenseId} version={version} number={number} mayQuery={false} />
        <ReturnUnclaimedButton dispenseId={dispenseId} version={version} blockedReason={returnBlocked} />
        <PrintLabelsButton dispenseId={dispenseId} />
        <ActionButton variant="primary" size="large" blockedReason={blockers.length > 0 ? blockers.map((blocker) => blocker.label).join('. ') : null} action={() => handOut({ dispenseId, version, identityChecks: [...checks], counselled: counselled || 'declined', collectorName: collector.name || null, collectorDocument: collector.document || null, collectorRelation: collector.relation || null })} onDone={() => router.refresh()}>Hand out</ActionButton>
      </ActionBar>
    </>
  )
}
