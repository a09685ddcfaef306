import { StyleSheet } from '@react-pdf/renderer'
import { family } from './document-fonts'

const mm = (length: number) => (length * 72) / 25.4

/** A4, 15 mm margins, 10 on 14 points, black on white: it has to survive a fax machine. */
export const style = StyleSheet.create({
  page: { paddingTop: mm(12), paddingBottom: mm(38), paddingHorizontal: mm(15), fontFamily: family, fontSize: 10, lineHeight: 1.4, color: '#000' },
  head: { marginBottom: mm(5) },
  pageNumber: { position: 'absolute', top: mm(12), right: mm(15), fontSize: 8 },
  clinic: { fontSize: 13, fontWeight: 700 },
  small: { fontSize: 8, lineHeight: 1.35 },
  identity: { marginTop: mm(2.5), paddingVertical: mm(1.6), paddingHorizontal: mm(2), borderWidth: 1, borderColor: '#000', flexDirection: 'row' },
  identityPart: { paddingRight: mm(3) },
  name: { fontSize: 11, fontWeight: 700 },
  label: { fontSize: 7.5 },
  bold: { fontWeight: 700 },
  demo: { position: 'absolute', top: mm(4), left: mm(15), right: mm(15), textAlign: 'center', fontSize: 8, fontWeight: 700, borderWidth: 1, borderColor: '#000', borderStyle: 'dashed', paddingVertical: 1.5 },
  foot: { position: 'absolute', bottom: mm(10), left: mm(15), right: mm(15), borderTopWidth: 0.75, borderColor: '#000', paddingTop: mm(2), flexDirection: 'row', justifyContent: 'space-between' },
  footText: { flexGrow: 1, flexShrink: 1, paddingRight: mm(4), fontSize: 8, lineHeight: 1.4 },
  title: { fontSize: 14, fontWeight: 700, marginBottom: mm(2) },
  banner: { borderWidth: 2, borderColor: '#000', padding: mm(2), marginBottom: mm(3), fontSize: 12, fontWeight: 700 },
  facts: { flexDirection: 'row', flexWrap: 'wrap', marginBottom: mm(3) },
  fact: { width: '50%', flexDirection: 'row', paddingRight: mm(2) },
  // Wide enough for the longest name, with a gap before the value.
  factName: { width: mm(31), paddingRight: mm(2), flexShrink: 0, fontSize: 9 },
  factValue: { flexShrink: 1, fontSize: 9, fontWeight: 700 },
  tableHead: { flexDirection: 'row', borderBottomWidth: 1.25, borderColor: '#000', paddingBottom: 2, fontSize: 8.5, fontWeight: 700 },
  row: { borderBottomWidth: 0.5, borderColor: '#777', paddingVertical: 3 },
  cells: { flexDirection: 'row' },
  note: { fontSize: 8.5, marginTop: 1 },
  block: { marginTop: mm(4) },
})
export const qrSize = mm(20)
