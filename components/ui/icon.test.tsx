import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { render } from '@testing-library/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Icon, type IconName } from './icon'
import { spriteVersion } from './icon.sprite'
import { icons } from './icon.table'

const spriteFile = join(process.cwd(), 'public', 'icons.svg')
const versionFile = join(process.cwd(), 'components', 'ui', 'icon.sprite.ts')

const symbolOf = ([name, Shape]: [string, (typeof icons)[IconName]]) => {
  const drawn = renderToStaticMarkup(<Shape />)
  return `<symbol id="${name}" viewBox="0 0 24 24">${/<svg[^>]*>(.*)<\/svg>/s.exec(drawn)![1]}</symbol>`
}
const sprite = `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide icons, ISC License. Made from icon.table.ts: UPDATE_ICONS=1 npx vitest run components/ui/icon -->\n${Object.entries(icons).map(symbolOf).join('\n')}\n</svg>\n`
const version = createHash('sha256').update(sprite).digest('hex').slice(0, 10)

if (process.env.UPDATE_ICONS) {
  mkdirSync(join(spriteFile, '..'), { recursive: true })
  writeFileSync(spriteFile, sprite)
  writeFileSync(versionFile, `/** Of public/icons.svg, which icon.test.tsx makes from the table. */\nexport const spriteVersion = '${version}'\n`)
}

it('serves every icon of the table, and a new address when one changes', () => {
  expect(existsSync(spriteFile) && readFileSync(spriteFile, 'utf8')).toBe(sprite)
  expect(readFileSync(versionFile, 'utf8')).toContain(`'${version}'`)
})

it('is silent unless it is given a name', () => {
  const { container, rerender } = render(<Icon name="bell" />)
  const shape = () => container.querySelector('svg')!
  expect(shape().getAttribute('aria-hidden')).toBe('true')
  expect(shape().querySelector('use')!.getAttribute('href')).toBe(`/icons.svg?v=${spriteVersion}#bell`)
  rerender(<Icon name="bell" label="Has news" />)
  expect(shape().getAttribute('aria-hidden')).toBeNull()
  expect(shape().getAttribute('role')).toBe('img')
  expect(shape().getAttribute('aria-label')).toBe('Has news')
})
