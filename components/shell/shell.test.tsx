import { fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { AppShell } from './app-shell'
import { CommandPalette } from './command-palette'
import { PageFailure } from './page-failure'
import { PageTop } from './page-top'
import { matchGroups } from './palette-search'
import { PatientShell } from './patient-shell'
import { PublicShell } from './public-shell'
import type { NavGroup } from './shell-types'
import { currentHref } from './side-nav'
import { syncWords } from './sync-indicator'
import { tenantColour } from './tenant-colour'
import { WaitingContext } from './waiting'

const push = vi.fn()
vi.mock('next/navigation', () => ({ usePathname: () => '/lab/verify/1', useRouter: () => ({ push }) }))
beforeEach(() => push.mockClear())

const navigation: NavGroup[] = [
  { label: 'Bench', items: [
    { href: '/lab', label: 'Bench', icon: 'home' },
    { href: '/lab/verify', label: 'Verify', icon: 'verify' },
    { href: '/lab/calls', label: 'Critical calls', icon: 'phone-call', isCritical: true },
  ] },
]

describe('the staff shell', () => {
  it('has its landmarks, the demonstration notice and no violations', async () => {
    const { container } = render(
      <WaitingContext value={{ notices: 0, work: { '/lab/verify': 7, '/lab/calls': 1, '/lab': 0 } }}>
      <AppShell organisation={{ name: 'Riverside Clinic', brandColour: '#7a1f5c' }} user={{ name: 'Amara Okafor', roleLabel: 'Lab technician' }} navigation={navigation} isDemo palette={{ groups: [] }} density="compact">
        <PageTop crumbs={[{ label: 'Lab', href: '/lab' }, { label: 'MT-26-004183', isIdentifier: true }]} />
        <h1>Renal profile</h1>
      </AppShell>
      </WaitingContext>,
    )
    expect(screen.getByText(/Not for clinical use/)).toBeTruthy()
    expect(screen.getByRole('main').id).toBe('main')
    expect(screen.getAllByRole('link', { name: /Verify,\s*7\s*waiting/ })[0]?.getAttribute('aria-current')).toBe('page')
    expect(screen.getAllByRole('link', { name: /Critical calls,\s*1\s*critical/ }).length).toBeGreaterThan(0)
    await expectNoAxeViolations(container)
  })

  it('marks the longest address that the page lies under', () => {
    const items = navigation.flatMap((group) => group.items)
    expect(currentHref('/lab/verify/1', items)).toBe('/lab/verify')
    expect(currentHref('/lab', items)).toBe('/lab')
    expect(currentHref('/laboratory', items)).toBeUndefined()
  })
})

it('frames the portal and the public pages', async () => {
  const { container, unmount } = render(
    <PatientShell organisation={{ name: 'Riverside Clinic' }} patientName="Adaeze Okonkwo" navigation={[{ href: '/portal', label: 'Home', icon: 'home' }]}>
      <h1>What is next</h1>
    </PatientShell>,
  )
  await expectNoAxeViolations(container)
  unmount()
  const pub = render(<PublicShell links={[{ href: '/safety', label: 'Safety notes' }]} signInHref="/sign-in"><h1>From sample to signed result</h1></PublicShell>)
  await expectNoAxeViolations(pub.container)
})

describe('the palette', () => {
  const groups = [{ label: 'Go to', items: [{ id: 'v', label: 'Verify', href: '/lab/verify' }, { id: 'c', label: 'Critical calls', href: '/lab/calls' }] }]

  it('opens by Ctrl K, narrows, and goes by Enter', async () => {
    render(<CommandPalette groups={groups} />)
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
    const box = await screen.findByRole('combobox')
    fireEvent.change(box, { target: { value: 'crit' } })
    expect(screen.getAllByRole('option')).toHaveLength(1)
    await expectNoAxeViolations(screen.getByRole('dialog'))
    fireEvent.keyDown(box, { key: 'Enter' })
    expect(push).toHaveBeenCalledWith('/lab/calls')
  })

  it('asks the server from three characters on and shows name, birth and identifier', async () => {
    const search = vi.fn(async () => [{ label: 'Patients', items: [{ id: 'p', label: 'OKONKWO, Adaeze (Mrs)', detail: '14-Jul-1958, MRN 4183 0027 61', href: '/p' }] }])
    render(<CommandPalette groups={groups} search={search} />)
    fireEvent.keyDown(window, { key: 'k', metaKey: true })
    const box = await screen.findByRole('combobox')
    fireEvent.change(box, { target: { value: 'ok' } })
    expect(search).not.toHaveBeenCalled()
    fireEvent.change(box, { target: { value: 'oko' } })
    expect((await screen.findByRole('option')).textContent).toContain('14-Jul-1958, MRN 4183 0027 61')
  })

  it('says when search fails', async () => {
    render(<CommandPalette groups={[]} search={() => Promise.reject(new Error('down'))} />)
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
    fireEvent.change(await screen.findByRole('combobox'), { target: { value: 'okonkwo' } })
    expect(await screen.findByText('Search is unavailable. Try again.')).toBeTruthy()
  })

  it('matches all words in any order', () => {
    expect(matchGroups(groups, 'calls crit')[0]?.items.map((item) => item.id)).toEqual(['c'])
    expect(matchGroups(groups, 'zzz')).toEqual([])
  })
})

describe('the state of the connection is words', () => {
  it.each([
    [{ kind: 'live', at: '14:23:08' } as const, 'Live, synced 14:23:08'],
    [{ kind: 'saving' } as const, 'Saving'],
    [{ kind: 'reconnecting', since: '14:20' } as const, 'Reconnecting, showing data from 14:20'],
    [{ kind: 'offline', drafts: 2 } as const, 'Offline, 2 drafts kept on this device'],
    [{ kind: 'offline', drafts: 1 } as const, 'Offline, 1 draft kept on this device'],
    [{ kind: 'offline', drafts: 0 } as const, 'Offline'],
    [{ kind: 'failed' } as const, 'Could not save, retry'],
  ])('%o', (state, words) => expect(syncWords(state)).toBe(words))
})

describe('a clinic colour', () => {
  it('keeps the hue, takes our lightness and caps the chroma', () => {
    expect(tenantColour('#0000ff').css).toMatch(/^oklch\(0\.43 0\.100 26\d\.\d\)$/)
    expect(tenantColour('#888888').css).toMatch(/^oklch\(0\.43 0\.000/)
  })
  it.each([['#ff0000', true], ['#ffbb00', true], ['#0a7d55', false], ['#7a1f5c', false], ['#777777', false]])('%s is of the alarm family: %s', (hex, isAlarm) => expect(tenantColour(hex).isAlarmHue).toBe(isAlarm))
  it.each([[null], ['red'], ['#fff'], ['url(x)']])('falls back to ours for %s', (hex) => expect(tenantColour(hex).css).toBe('oklch(0.43 0.075 213)'))
})

it('asks the server again for a page that failed, and quotes no more than a reference', () => {
  const retry = vi.fn()
  render(<PageFailure error={Object.assign(new Error('what went wrong inside'), { digest: '33892124' })} retry={retry} />)
  expect(screen.getByRole('alert').textContent).toContain('33892124')
  expect(screen.queryByText(/what went wrong inside/)).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(retry).toHaveBeenCalledOnce()
})
