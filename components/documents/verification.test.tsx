import { File as NodeFile } from 'node:buffer'
import { createHash, webcrypto } from 'node:crypto'
import { fireEvent, render, screen } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { CheckFile } from './check-file'
import { VerificationResult } from './verification-result'

const claims = { code: '0'.repeat(26), kind: 'lab-report' as const, number: 1, issuer: 'Riverside Clinic', issuedAt: '2026-03-05T09:06:00.000Z', subject: { initials: 'A. O.', bornYear: '1958' }, lines: ['Report A-1', 'Potassium: 6.8 mmol/L Critical high'], sha256: createHash('sha256').update('%PDF the paper').digest('hex') }

describe('the answer', () => {
  it.each([['genuine', 'Genuine'], ['superseded', 'Genuine, but replaced'], ['revoked', 'Taken back'], ['altered', 'Not genuine'], ['unknown', 'Unknown']] as const)('says of %s: %s', async (answer, title) => {
    const { container } = render(<VerificationResult answer={answer} claims={answer === 'unknown' || answer === 'altered' ? null : claims} changedAt={null} zone="Europe/London" />)
    expect(screen.getByRole('status').textContent).toContain(title)
    await expectNoAxeViolations(container)
  })

  it('shows the lines of the paper, and of the patient initials and year alone', () => {
    render(<VerificationResult answer="genuine" claims={claims} changedAt={null} zone="Europe/London" />)
    expect(screen.getByText('Potassium: 6.8 mmol/L Critical high')).toBeTruthy()
    expect(screen.getByText('A. O. born 1958')).toBeTruthy()
  })
})

describe('a dropped PDF', () => {
  // The test's browser has no hashing of its own.
  beforeAll(() => void vi.stubGlobal('crypto', webcrypto))
  afterAll(() => void vi.unstubAllGlobals())
  const drop = (content: string) => fireEvent.change(screen.getByLabelText(/Drop the PDF/), { target: { files: [new NodeFile([content], 'a.pdf', { type: 'application/pdf' })] } })

  it('is the one that was signed', async () => {
    render(<CheckFile sha256={claims.sha256} />)
    drop('%PDF the paper')
    expect(await screen.findByText('This file is the one the clinic signed.')).toBeTruthy()
  })

  it('is seen to be another by one byte', async () => {
    render(<CheckFile sha256={claims.sha256} />)
    drop('%PDF the Paper')
    expect(await screen.findByText('This file is not the one the clinic signed.')).toBeTruthy()
  })
})
