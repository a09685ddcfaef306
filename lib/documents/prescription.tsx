import { Text, View } from '@react-pdf/renderer'
import type { PrescriptionContent } from '@/lib/domain/files/prescription.content'
import { formatInstant } from '@/lib/format/instants'
import { DocumentFrame } from './document-frame'
import { style } from './document-style'

/** The prescription on A4: the line for the pharmacist and the sentence for the patient, never on two pages. */
export function PrescriptionPaper({ content }: { content: PrescriptionContent }) {
  const { organisation, patient, number, version, items, prescriberName, signedAt, validUntil, noteToPharmacist, issuedAt, code, verifyUrl } = content
  const at = (instant: string | null) => formatInstant(instant, organisation.timeZone)
  return (
    <DocumentFrame {...{ organisation, patient, issuedAt, code, verifyUrl, version }} title="Prescription" reference={`Prescription ${number}`}>
      <Text style={style.title}>Prescription</Text>
      <View style={style.facts}>
        {[['Prescriber', prescriberName], ['Signed', at(signedAt)], ['Number', number], ['Valid until', validUntil === null ? 'Not stated' : at(validUntil)]].map(([name, value]) => (
          <View key={name} style={style.fact}>
            <Text style={style.factName}>{name}</Text>
            <Text style={style.factValue}>{value}</Text>
          </View>
        ))}
      </View>
      {items.map((item, index) => (
        <View key={`${index} ${item.line}`} style={style.row} wrap={false}>
          <Text style={style.bold}>{index + 1}. {item.line}</Text>
          <Text>{item.sentence}</Text>
          <Text style={style.note}>Quantity {item.quantity}  ·  {item.refills}  ·  {item.substitution}{item.indication ? `  ·  For: ${item.indication}` : ''}</Text>
        </View>
      ))}
      <Text style={[style.block, style.bold]}>{items.length === 1 ? '1 medicine. Nothing follows.' : `${items.length} medicines. Nothing follows.`}</Text>
      {noteToPharmacist && (
        <View style={style.block} wrap={false}>
          <Text style={style.bold}>Note to the pharmacist</Text>
          <Text>{noteToPharmacist}</Text>
        </View>
      )}
      <Text style={[style.block, style.small]}>Signed in the clinic&apos;s records. A copy of this paper is not a second prescription: what is left to dispense is kept by the clinic.</Text>
    </DocumentFrame>
  )
}
