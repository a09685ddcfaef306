import { Text, View } from '@react-pdf/renderer'
import type { LabReportContent, LabReportRow } from '@/lib/domain/files/lab-report.content'
import { formatInstant } from '@/lib/format/instants'
import { displayUnit } from '@/lib/format/units'
import { DocumentFrame } from './document-frame'
import { style } from './document-style'
import { flagText, valueText } from './flag-text'

const banners: Record<NonNullable<LabReportContent['banner']>, string> = {
  preliminary: 'PRELIMINARY: not a final report',
  corrected: 'CORRECTED REPORT: replaces the report given out before',
  amended: 'AMENDED REPORT: replaces the report given out before',
}

const widths = { name: '29%', value: '15%', unit: '16%', flag: '22%', range: '18%' } as const

/** The laboratory report on A4. */
export function LabReport({ content }: { content: LabReportContent }) {
  const { organisation, patient, title, accession, number, banner, rows, comment, issuedAt, code, verifyUrl } = content
  return (
    <DocumentFrame {...{ organisation, patient, issuedAt, code, verifyUrl }} title="Laboratory report" reference={`Report ${accession}`} version={number}>
      {banner && <Text style={style.banner}>{banners[banner]}</Text>}
      <Text style={style.title}>{title}</Text>
      <Facts content={content} />
      <View style={style.tableHead} fixed>
        <Text style={{ width: widths.name }}>Test</Text>
        <Text style={{ width: widths.value }}>Result</Text>
        <Text style={{ width: widths.unit }}>Unit</Text>
        <Text style={{ width: widths.flag }}>Flag</Text>
        <Text style={{ width: widths.range }}>Reference range</Text>
      </View>
      {rows.map((row, index) => <Row key={`${index} ${row.name}`} row={row} />)}
      {rows.length === 0 && <Text style={style.block}>No result has been verified.</Text>}
      {comment && (
        <View style={style.block} wrap={false}>
          <Text style={style.bold}>Comment</Text>
          <Text>{comment}</Text>
        </View>
      )}
      <Text style={[style.block, style.small]}>Ranges are those for the age and sex of the patient on the day of the test. A result belongs in the hands of whoever knows the patient.</Text>
    </DocumentFrame>
  )
}

function Facts({ content }: { content: LabReportContent }) {
  const at = (instant: string | null) => formatInstant(instant, content.organisation.timeZone)
  const facts = [
    ['Ordered by', content.orderedByName], ['Collected', at(content.collectedAt)], ['Verified by', content.verifiedByName ?? 'Not recorded'], ['Received', at(content.receivedAt)], ['Specimen order', content.accession], ['Verified', at(content.verifiedAt)],
  ] as const
  return (
    <View style={style.facts}>
      {facts.map(([name, value]) => (
        <View key={name} style={style.fact}>
          <Text style={style.factName}>{name}</Text>
          <Text style={style.factValue}>{value}</Text>
        </View>
      ))}
    </View>
  )
}

function Row({ row }: { row: LabReportRow }) {
  const flag = flagText(row.flag)
  const weight = flag === '' ? {} : style.bold
  return (
    <View style={style.row} wrap={false}>
      <View style={style.cells}>
        <Text style={{ width: widths.name, paddingRight: 4 }}>{row.name}</Text>
        <Text style={[{ width: widths.value, paddingRight: 4 }, weight]}>{valueText(row.value)}</Text>
        <Text style={{ width: widths.unit, paddingRight: 4 }}>{displayUnit(row.unit)}</Text>
        <Text style={[{ width: widths.flag, paddingRight: 4 }, weight]}>{flag}</Text>
        <Text style={{ width: widths.range }}>{row.rangeText === '' ? 'No range' : row.rangeText}</Text>
      </View>
      {row.before && <Text style={style.note}>Corrected. Given out before: {row.before}</Text>}
      {row.comment && <Text style={style.note}>{row.comment}</Text>}
    </View>
  )
}
