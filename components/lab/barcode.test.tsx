import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Barcode } from './barcode'

it('draws a Code 128 with a name for those who cannot see it', () => {
  render(<Barcode text="26324-0001-7" />)
  expect(screen.getByRole('img', { name: 'Barcode 26324-0001-7' }).querySelectorAll('path').length).toBeGreaterThan(0)
})
