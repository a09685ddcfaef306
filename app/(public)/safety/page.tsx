import type { Metadata } from 'next'
import { Article } from '@/components/landing/article'

export const metadata: Metadata = { title: 'Safety notes' }

export default function SafetyPage() {
  return (
    <Article
      title="Safety notes"
      lead="What the program guards against, and what it cannot know. It supports decisions; it does not make them."
      sections={[
        { heading: 'Unknown is never normal', body: <p>A missing range, unit, age or sex gives “No range” or “not checked”, never a green tick.</p> },
        { heading: 'Two people', body: <p>Whoever enters a result cannot verify it: not on the screen, not by calling the program directly, not by writing to the database with their own session. Corrections need a second person too.</p> },
        { heading: 'Interactions and allergies', body: <p>Checks run against bundled, versioned tables with their sources, at prescribing and again at dispensing. The tables are a starting point: a pharmacist and a laboratory director must approve each limit before real use.</p> },
        { heading: 'What it does not do', body: <p>It is not certified as a medical device, sends no electronic prescription to other systems, and does not watch over patients. In an emergency call your local emergency number.</p> },
      ]}
    />
  )
}
