import { Icon } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'
import { newsParameters, type NewsScore } from '@/lib/domain/vitals/news2'
import { NewsDigit, NewsTotal } from './news-cells'
import { vitalName } from './vital-names'

export type NewsPanelProps = { score: NewsScore; spo2Scale: '1' | '2'; headingLevel?: 2 | 3 }

/** NEWS2 as it stands: each score, the total, the band, and what the band asks for. */
export function NewsPanel({ score, spo2Scale, headingLevel = 2 }: NewsPanelProps) {
  return (
    <Panel title="NEWS2" note={`Oxygen saturation scale ${spo2Scale}${spo2Scale === '2' ? ' (target 88 to 92 %)' : ''}`} headingLevel={headingLevel} footer={<span className="text-meta">National Early Warning Score 2, © Royal College of Physicians 2017</span>}>
      <Total score={score} />
      {score.state !== 'not-applicable' && (
        <ul aria-label="Scores" className="mt-3 grid gap-1 text-dense">
          {newsParameters.map((parameter) => (
            <li key={parameter} className="flex items-center justify-between gap-3">
              <span className="text-ink-2">{vitalName(parameter)}</span>
              <NewsDigit size="row" score={score.scores[parameter] ?? null} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Total({ score }: { score: NewsScore }) {
  if (score.state === 'not-applicable') return <p className="text-dense text-ink-2">{score.reason}</p>
  const red = score.redParameters.map(vitalName).join(', ').toLowerCase()
  return (
    <div role="status" className="grid gap-1.5 text-dense">
      {score.total === null ? <p className="text-body font-title text-ink">{score.reason}</p> : <p><span className="sr-only">NEWS2 total </span><NewsTotal large total={score.total} band={score.band} /></p>}
      {red !== '' && (
        <p className="flex items-center gap-1.5 font-label text-critical-text">
          <Icon name="alert" />
          Red score: {red}
        </p>
      )}
      {score.response && (
        <div className="text-ink">
          {score.total === null && <p className="font-label text-warning-text">What is measured so far already asks for help:</p>}
          <p>{score.response.response}</p>
          <p className="text-ink-2">Next set: {score.response.frequency.toLowerCase()}</p>
        </div>
      )}
      {score.asksForSepsis && <p className="font-label text-warning-text">Could this be an infection? Think of sepsis.</p>}
    </div>
  )
}
