import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { AlertPanel } from './alert-panel'
import { AllergyStrip } from './allergy-strip'
import { ChangeCell } from './change-cell'
import { CriticalBanner } from './critical-banner'
import { NewsScore, type NewsParameter } from './news-score'
import { PatientBanner, type BannerPatient } from './patient-banner'
import { PrescriptionLine, type MedicineLine } from './prescription-line'
import { RangeBar } from './range-bar'
import { ReportFlags } from './report-flags'
import { flagWords, ResultFlag } from './result-flag'
import { SafeText } from './safe-text'
import { Sparkline } from './sparkline'
import { SpecimenNumber } from './specimen-number'
import { TimeText } from './time-text'
import { TwoPersonNote } from './two-person-note'

const patient: BannerPatient = {
  familyName: 'Okonkwo',
  givenName: 'Adaeze',
  title: 'Mrs',
  preferredName: 'Ada',
  bornOn: '1958-07-14',
  ageText: '67y',
  sex: 'Female',
  identifier: { type: 'MRN', value: '4183002761' },
  allergyState: 'known',
  allergies: [{ agent: 'Penicillin', reactions: ['anaphylaxis', 'rash'] }, { agent: 'Latex', reactions: [] }],
  alerts: ['Anticoagulated', 'Falls', 'Diabetes', 'Isolation', 'Interpreter'].map((label) => ({ label })),
}

describe('the patient banner', () => {
  it('shows everything in the fixed order, allergies and hidden alerts included', async () => {
    const { container } = render(<PatientBanner patient={patient} links={{ allergies: '/a', alerts: '/b' }} />)
    const text = screen.getByRole('region', { name: 'Patient' }).textContent ?? ''
    const order = ['OKONKWO, Adaeze (Mrs)', 'Preferred nameAda', 'Born', '14-Jul-1958 (67y)', 'Sex', 'Female', 'MRN', '4183\u00a00027\u00a061', 'Known allergies', 'penicillin anaphylaxis + rash', 'latex reaction not known', 'Anticoagulated', '+2', 'Isolation, Interpreter']
    const places = order.map((part) => text.indexOf(part))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((one, other) => one - other))
    await expectNoAxeViolations(container)
  })

  it('keeps clinical facts from roles that may not see them', () => {
    render(<PatientBanner patient={patient} hideClinical />)
    const text = screen.getByRole('region', { name: 'Patient' }).textContent
    expect(text).not.toContain('penicillin')
    expect(text).not.toContain('Anticoagulated')
  })

  it('says when somebody has died, is a test patient, is restricted or has a similar name', () => {
    render(<PatientBanner patient={{ ...patient, deceased: { diedOn: '2025-01-02', ageAtDeath: '66y' }, test: true, restricted: true, similarName: true }} />)
    const text = screen.getByRole('region', { name: 'Patient' }).textContent
    expect(text).toContain('Died02-Jan-2025')
    expect(text).toContain('Age at death66y')
    expect(text).not.toContain('(67y)')
    expect(text).toContain('Test patient')
    expect(text).toContain('Restricted record')
    expect(text).toContain('Similar name in worklist')
  })
})

describe('allergies have four states that never look alike', () => {
  it.each([
    ['known', 'Known allergies'],
    ['none-known', 'No known allergies'],
    ['not-recorded', 'Allergies not recorded'],
    ['unavailable', 'Allergies unavailable'],
  ] as const)('%s', (state, words) => {
    const { container } = render(<AllergyStrip state={state} allergies={patient.allergies} recordHref="/a" />)
    expect(container.textContent).toContain(words)
  })

  it('does not pass a known state without a list for "none"', () => {
    const { container } = render(<AllergyStrip state="known" allergies={[]} />)
    expect(container.textContent).toContain('could not be read')
  })
})

describe('flags', () => {
  it.each([['HH', 'Critical high'], ['LL', 'Critical low'], ['H', 'High'], ['L', 'Low'], ['A', 'Abnormal'], ['N', 'In range'], ['unknown', 'No range']] as const)('%s says %s', (flag, words) => {
    const { container } = render(<ResultFlag flag={flag} />)
    expect(container.textContent).toBe(words)
  })
  it('never calls an unexpected code in range', () => expect(flagWords('??' as never)).toBe('No range'))
  it.each([[6.8, 3.5, 5.3, 'HH'], [24, 60, null, 'L'], [3, null, 5, 'N'], [1, null, null, 'unknown'], [null, 1, 2, 'unknown'], [5, 5, 5, 'N']] as const)('draws %s in %s to %s', (value, low, high, flag) => {
    const { container } = render(<RangeBar value={value} low={low} high={high} flag={flag} rangeText="3.5 to 5.3" />)
    expect(container.textContent).toBe('3.5 to 5.3')
    expect(container.innerHTML).not.toContain('NaN')
  })
  it('draws a trend and says when there is none', () => {
    expect(render(<Sparkline values={[1, 1, 1]} low={null} high={null} flag="N" />).container.innerHTML).not.toContain('NaN')
    expect(render(<Sparkline values={[1]} low={1} high={2} flag="N" />).container.textContent).toBe('No earlier')
  })
  it('explains a missing change', () => {
    expect(render(<ChangeCell change={null} previous="5.1" note="Method changed 12-Jan-2026" />).container.textContent).toContain('Method changed')
    expect(render(<ChangeCell change={null} previous={null} />).container.textContent).toBe('First result')
    expect(render(<ChangeCell change="+1.7" previous="5.1" previousOn="26-Feb" isLarge />).container.textContent).toContain('Check: large change')
  })
})

describe('NEWS2', () => {
  const parameters: NewsParameter[] = [{ label: 'Respiration', reading: '26 /min', score: 3 }, { label: 'Temperature', reading: null, score: null }]
  it('names what is missing instead of giving a number', async () => {
    const { container } = render(<NewsScore parameters={parameters} total={null} band={null} response="" missing={['Temperature']} />)
    expect(container.textContent).toContain('NEWS2 incomplete: temperature missing')
    await expectNoAxeViolations(container)
  })
  it('does not show a total beside something missing', () => {
    const { container } = render(<NewsScore parameters={parameters} total={3} band="low-medium" response="Urgent review" missing={['Temperature']} />)
    expect(container.textContent).not.toContain('Urgent review')
  })
  it('shows total, band, red score, response and next time', () => {
    const { container } = render(<NewsScore parameters={parameters.slice(0, 1)} total={3} band="low-medium" response="Urgent review" nextDueText="15:00" />)
    for (const words of ['3', 'Low to medium risk', 'Red score: respiration', 'Urgent review', 'Next due 15:00']) expect(container.textContent).toContain(words)
  })
})

describe('the medicine line', () => {
  const line: MedicineLine = { generic: 'Prednisolone', form: 'tablet', dose: 5, unit: 'mg', route: 'oral', frequency: 'once a day', duration: 'for 5 days' }
  const words = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

  it('has its parts in order, each dash with the part before it, and a spoken plain name', () => {
    const { container } = render(<PrescriptionLine line={line} sentence="Take 1 tablet once a day for 5 days." />)
    expect(words(container)).toBe('prednisoLONEprednisolone— tablet— dose5 mg— oral— once a day— for 5 days Take 1 tablet once a day for 5 days.')
    expect(within(container).getByText('prednisoLONE').getAttribute('aria-hidden')).toBe('true')
  })
  it('shows brand in capitals, and strength only when it differs from the dose', () => {
    expect(words(render(<PrescriptionLine line={{ ...line, brand: 'Deltacortril', strength: '5 mg' }} />).container)).toContain('DELTACORTRIL— tablet— dose')
    expect(words(render(<PrescriptionLine line={{ ...line, strength: '2.5 mg' }} />).container)).toContain('tablet— 2.5 mg— dose5 mg')
  })
  it('spells units out and keeps words for a dose that varies', () => {
    expect(words(render(<PrescriptionLine line={{ ...line, generic: 'salbutamol', dose: '100 to 200', unit: 'mcg' }} />).container)).toContain('dose100 to 200 micrograms')
  })
  it('says when, why and by whom it was stopped', () => {
    expect(words(render(<PrescriptionLine line={line} stopped={{ on: '05-Mar-2026', reason: 'rash', by: 'Dr S. Patel' }} sentence="x" />).container)).toContain('Stopped 05-Mar-2026, rash, Dr S. Patel')
  })
})

it('ranks alerts by word as well as by colour', async () => {
  const { container } = render(
    <main>
      <h1>New prescription</h1>
      <AlertPanel tier={1} announce title="Recorded allergy to penicillin" fact="Reaction on 12-Feb-2019." recordHref="/a"><button type="button">Remove</button></AlertPanel>
      <AlertPanel tier={2} title="Warfarin interaction" detail="Check INR." />
      <AlertPanel tier={3} title="Weight 48.6 kg." />
      <CriticalBanner title="Potassium 6.8 mmol/L is critically high" deadlineText="12 min left" dueText="Call by 14:35" action={<button type="button">Record call</button>} heldBy="A. Okafor">Phone Dr L. Haddad.</CriticalBanner>
    </main>,
  )
  expect(screen.getByRole('alert', { name: 'Stop: Recorded allergy to penicillin' })).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Warning: Warfarin interaction' })).toBeTruthy()
  expect(container.textContent).toContain('A. Okafor is calling.')
  await expectNoAxeViolations(container)
})

it('keeps dates and values in one piece', () => {
  const { container } = render(<p><SafeText>Reaction on 12-Feb-2019 09:30 after 500 mg.</SafeText></p>)
  expect([...container.querySelectorAll('span')].map((span) => span.textContent)).toEqual(['12-Feb-2019 09:30', '500 mg'])
})

it('writes times in the clinic zone and never leaves them blank', () => {
  expect(render(<TimeText at="2026-03-05T13:20:00Z" zone="Asia/Kolkata" />).container.textContent).toBe('05-Mar-2026 18:50')
  expect(render(<TimeText at={null} zone="Asia/Kolkata" />).container.textContent).toBe('Not recorded')
  expect(render(<SpecimenNumber value="MT-26-004183" />).container.textContent).toBe('MT-26-004183')
})

it('tells the person who entered a result who may verify it', () => {
  expect(render(<TwoPersonNote act="verify it" isOwnEntry othersOnShift={2} />).container.textContent).toContain('You entered this. Another person must verify it.2 on shift.')
  expect(render(<TwoPersonNote act="verify it" isOwnEntry othersOnShift={0} />).container.textContent).toContain('Nobody else is on shift.')
})

it('a report with values on both sides of the range shows both, one on one side that one, and one nobody judged says so', () => {
  const shown = (worstFlag: 'HH' | 'L' | null, oppositeFlag: 'L' | null) => render(<ReportFlags report={{ worstFlag, oppositeFlag }} />).container.textContent
  expect([shown('HH', 'L'), shown('L', null), shown(null, null)]).toEqual(['Critical highLow', 'Low', 'No range'])
})
