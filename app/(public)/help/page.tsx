import type { Metadata } from 'next'
import { Article } from '@/components/landing/article'

export const metadata: Metadata = { title: 'Help' }

export default function HelpPage() {
  return (
    <Article
      title="Help and shortcuts"
      lead="Short answers for every role."
      sections={[
        { heading: 'Moving by keyboard', body: <p>In lists: Up and Down, or J and K, move between rows; Home and End go to the ends; Enter opens. Tab reaches every button; Esc closes a dialog and keeps what you typed.</p> },
        { heading: 'A button is dashed', body: <p>It cannot be used yet. Move to it: the reason is read out, and the bar beside it links to what is missing.</p> },
        { heading: 'Someone else changed it', body: <p>The program never overwrites a colleague’s work. Your text stays; reload to see theirs, then save again.</p> },
        { heading: 'You entered this', body: <p>Results need a second person. It waits in your colleagues’ list under Verify.</p> },
        { heading: 'The page says Reconnecting', body: <p>The connection was lost. What you see is from the time shown; nothing is saved until it says Live again.</p> },
      ]}
    />
  )
}
