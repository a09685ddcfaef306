import { Document, Page, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { Organisation } from '@/lib/domain/admin/organisation.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { formatAge } from '@/lib/format/ages'
import { formatDay } from '@/lib/format/dates'
import { formatIdentifier } from '@/lib/format/identifiers'
import { formatInstant } from '@/lib/format/instants'
import { formatRecordName } from '@/lib/format/person-names'
import { qrSize, style } from './document-style'
import { QrCode } from './qr-code'

export type FrameProps = {
  organisation: Pick<Organisation, 'name' | 'address' | 'phone' | 'timeZone' | 'isDemo'>
  patient: Pick<Patient, 'familyName' | 'givenName' | 'title' | 'mrn' | 'bornOn' | 'sex'>
  /** What the document is, for its metadata: never with the patient's name. */
  title: string
  /** `Report MT-26-004183`, beside its version in the footer. */
  reference: string
  version: number
  issuedAt: string
  code: string
  verifyUrl: string
  children: ReactNode
}

const sexes: Record<Patient['sex'], string> = { female: 'Female', male: 'Male', other: 'Other', unknown: 'Sex not known' }

/** The parts every page carries: clinic, patient with four identifiers, page n of m, how to check the paper. */
export function DocumentFrame({ children, ...frame }: FrameProps) {
  return (
    <Document title={`${frame.title} ${frame.reference}`} author={frame.organisation.name} creator="MediTrack Pro" producer="MediTrack Pro" language="en">
      <Page size="A4" style={style.page}>
        <Head {...frame} />
        {children}
        <Foot {...frame} />
      </Page>
    </Document>
  )
}

function Head({ organisation, patient, issuedAt }: Omit<FrameProps, 'children'>) {
  const { address } = organisation
  const place = address ? [address.street, [address.postcode, address.city].filter(Boolean).join(' ')].filter(Boolean).join(', ') : ''
  return (
    <>
      {organisation.isDemo && <Text fixed style={style.demo}>DEMONSTRATION: invented data, not for care</Text>}
      <Text fixed style={style.pageNumber} render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
      <View fixed style={style.head}>
        <Text style={style.clinic}>{organisation.name}</Text>
        <Text style={style.small}>{[place, organisation.phone].filter(Boolean).join('  ·  ')}</Text>
        <View style={style.identity}>
          <View style={[style.identityPart, { width: '46%' }]}>
            <Text style={style.label}>Patient</Text>
            <Text style={style.name}>{formatRecordName(patient)}</Text>
          </View>
          <Part width="23%" label="Born" value={`${formatDay(patient.bornOn)} (${formatAge({ bornOn: patient.bornOn, at: issuedAt, zone: organisation.timeZone })})`} />
          <Part width="11%" label="Sex" value={sexes[patient.sex]} />
          <Part width="20%" label="Record number" value={formatIdentifier(patient.mrn)} />
        </View>
      </View>
    </>
  )
}

const Part = ({ label, value, width }: { label: string; value: string; width: string }) => (
  <View style={[style.identityPart, { width }]}>
    <Text style={style.label}>{label}</Text>
    <Text style={style.bold}>{value}</Text>
  </View>
)

function Foot({ organisation, reference, version, issuedAt, code, verifyUrl }: Omit<FrameProps, 'children'>) {
  return (
    <View fixed style={style.foot}>
      <View style={style.footText}>
        <Text style={style.bold}>{reference}, version {version}</Text>
        <Text>Printed {formatInstant(issuedAt, organisation.timeZone)} by {organisation.name}</Text>
        <Text>Check that this paper is genuine: scan the code, or go to {verifyUrl.replace(/\/[^/]*$/, '')} and enter</Text>
        <Text style={style.bold}>{code.replace(/(.{5})(?=.)/g, '$1 ')}</Text>
      </View>
      <QrCode text={verifyUrl} size={qrSize} />
    </View>
  )
}
