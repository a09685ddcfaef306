import type { Metadata } from 'next'
import { Article } from '@/components/landing/article'

export const metadata: Metadata = { title: 'Accessibility statement' }

export default function AccessibilityPage() {
  return (
    <Article
      title="Accessibility statement"
      lead="Everybody should be able to use every screen. We aim at WCAG 2.2, level AA."
      sections={[
        { heading: 'How we check', body: <p>Each build walks the main screens in light and dark with an automatic checker and by keyboard alone. Colour is never the only signal: every flag has a shape and a word.</p> },
        { heading: 'What you can set', body: <p>Light or dark, and the size of rows and buttons. Text grows with the settings of your browser.</p> },
        { heading: 'What is not good yet', body: <p>Charts can be read as tables, but have not been tried with every screen reader. Right-to-left languages are stored and printed, but the screens are in English.</p> },
        { heading: 'Tell us', body: <p>If something stops you, tell your clinic. They can reach the people who maintain the program.</p> },
      ]}
    />
  )
}
