import { expect, type Locator, type Page } from '@playwright/test'

const mostStops = 150

/** Goes on with Tab until this has the focus, and shows that one sees it: nobody who has no mouse is left behind. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target.first()).toBeAttached()
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) {
      expect(await lacksSight(page), 'the focus is seen').toBeNull()
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${target.toString()}`)
}

/** Tabs once through the whole page. @returns what is wrong with it for somebody without a mouse */
export async function walkByKeyboard(page: Page): Promise<string[]> {
  const faults: string[] = []
  const seen = new Set<string>()
  let reachedMain = false
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab')
    const place = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      const mark = (window as unknown as { stops?: Map<Element, number> }).stops ??= new Map<Element, number>()
      if (!mark.has(element)) mark.set(element, mark.size)
      return { id: String(mark.get(element)), isInMain: element.closest('main') !== null }
    })
    if (!place) break
    if (seen.has(place.id)) break
    seen.add(place.id)
    reachedMain ||= place.isInMain
    const fault = await lacksSight(page)
    if (fault) faults.push(fault)
  }
  if (seen.size >= mostStops) faults.push(`more than ${mostStops} stops`)
  const hasTask = await page.locator('main').locator('a[href], button, input, select, textarea').count()
  if (hasTask > 0 && !reachedMain) faults.push('Tab never reaches the main part')
  return faults
}

/** Why the element in focus cannot be seen to be so, or null. */
async function lacksSight(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const name = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) return `${name} has no size`
    if (box.bottom <= 0 || box.top >= window.innerHeight) return `${name} is outside the window`
    // A choice is drawn by its label or a neighbour; what shows the focus may be that one.
    const shown = [element, element.parentElement, element.nextElementSibling].filter((each): each is Element => each !== null)
    const isSeen = shown.some((each) => {
      const style = getComputedStyle(each)
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none'
    })
    return isSeen ? null : `${name} does not show its focus`
  })
}
