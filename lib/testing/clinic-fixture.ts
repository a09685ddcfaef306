import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { Client, TablesDB, Teams, Users } from 'node-appwrite'
import { SeedRows } from '@/appwrite/seed/seed-rows'
import type { PersonActor, SystemActor } from '@/lib/access/actor'
import { appwriteAsFunction, appwriteAsPerson, type Appwrite } from '@/lib/data/appwrite-clients'
import { openClinic, type Clinic } from '@/lib/data/clinic'
import { openReaders } from '@/lib/data/reader'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { Context } from '@/lib/session/context'
import { inDatabase, readAppwriteConfig } from '@/scripts/push/config-file'
import type { FunctionVariables } from '@/scripts/push/plan-functions'
import { pushConfig } from '@/scripts/push/push-config'
import { makeClock, type TestClock } from './test-clock'
import { type FixturePerson, fixtureOrganisations, fixturePeople, type OrganisationKey, type PersonKey, userIdOf } from './fixture-people'
import { addOrganisation, addPatientRow } from './fixture-rows'
import { openTestAppwrite, type TestAppwrite } from './test-appwrite'

export type ClinicFixture = {
  /** Endpoint for SDKs. */
  url: string
  projectId: string
  databaseId: string
  /** A key with every right. */
  apiKey: string
  /** What an action or page gets for this person: reads with their session, writes as the clinic, under the test's clock. */
  as(person: PersonKey, organisation?: OrganisationKey): Promise<Context>
  /** The person's Appwrite session secret and user id, for going straight at the backend. */
  sessionSecret(person: PersonKey, organisation?: OrganisationKey): Promise<string>
  jwt(person: PersonKey, organisation?: OrganisationKey): Promise<string>
  userId(person: PersonKey, organisation?: OrganisationKey): string
  /** Reads and writes as the clinic's own machinery, for preparing and looking at what is stored. */
  clinic(organisation?: OrganisationKey): Clinic
  /** Appwrite with the key, for what no operation does. */
  service: Appwrite
  /** `adult` is the record of the person `patient`; `restricted` is seen by no staff. */
  patients: Record<'adult' | 'otherAdult' | 'child' | 'pregnant' | 'restricted' | 'elsewhere', Patient>
  /** Another patient, with whatever the test needs changed. */
  addPatient(changes?: Partial<Patient>, organisation?: OrganisationKey): Promise<Patient>
  clock: TestClock
  /** Finishes events, functions and deliveries. */
  settle(): Promise<void>
  close(): Promise<void>
}

export type StartOptions = {
  /** Mounts the functions of appwrite.json, which must be bundled. */
  withFunctions?: boolean
  /** Folder for the data instead of memory. */
  dataDir?: string
  /** Appwrite counts calls as it does in a clinic. */
  rateLimits?: boolean
  /** Where the clinic's clock starts. */
  startsAt?: string
}

/** Starts a whole clinic: an empty Appwrite with the schema (in memory, unless the tests are aimed at another), two organisations, one person for each role, a few patients. One for each test file. */
export async function startClinic({ withFunctions = false, dataDir = ':memory:', startsAt = '2026-03-05T10:00:00.000Z', rateLimits = false }: StartOptions = {}): Promise<ClinicFixture> {
  const backend = await openTestAppwrite({ withFunctions, dataDir, rateLimits })
  const { url: endpoint, projectId, databaseId, apiKey } = backend
  const variables = setEnvironment(backend)
  const config = inDatabase(readAppwriteConfig('appwrite.json'), databaseId)
  await pushConfig({ endpoint, projectId, key: apiKey }, config, { root: '.', functionVariables: withFunctions && backend.deploysFunctions ? variables : null, say: () => undefined })
  const client = new Client().setEndpoint(endpoint).setProject(projectId).setKey(apiKey)
  const clock = makeClock(startsAt)
  const patients = await fill(client, databaseId, clock)
  return open({ backend, client, clock, patients })
}

type Opened = { backend: TestAppwrite; client: Client; clock: TestClock; patients: ClinicFixture['patients'] }

function open({ backend, client, clock, patients }: Opened): ClinicFixture {
  const { url, projectId, databaseId, apiKey } = backend
  const service = appwriteAsFunction({ endpoint: url, projectId, key: apiKey })
  const sessions = new Map<string, Promise<string>>()
  const secretOf = (person: PersonKey, organisation: OrganisationKey = 'riverside') => {
    const userId = userIdOf(person, organisation)
    const known = sessions.get(userId) ?? service.users.createSession({ userId }).then((session) => session.secret)
    sessions.set(userId, known)
    return known
  }
  const clinicOf = (actor: PersonActor | SystemActor): Clinic => openClinic(service, databaseId, { actor, origin: { address: '127.0.0.1', device: 'test', requestId: 'test' }, now: clock.now, newId: clock.newId })
  return {
    url, projectId, databaseId, apiKey, service, patients, clock,
    sessionSecret: secretOf,
    userId: (person, organisation = 'riverside') => userIdOf(person, organisation),
    jwt: async (person, organisation) => (await appwriteAsPerson(await secretOf(person, organisation)).account.createJWT({})).jwt,
    clinic: (organisation = 'riverside') => clinicOf(systemActor(organisation)),
    as: async (person, organisation = 'riverside') => contextOf({ person, organisation, secret: await secretOf(person, organisation), databaseId, clinicOf, clock }),
    addPatient: (changes = {}, organisation = 'riverside') => addPatient(client, { changes, organisation, databaseId, clock }),
    settle: () => backend.settle(),
    close: () => backend.close(),
  }
}

const systemActor = (organisationId: string): SystemActor => ({ kind: 'system', id: 'test', name: 'Test', role: 'system', organisationId })

type Asked = { person: PersonKey; organisation: OrganisationKey; secret: string; databaseId: string; clinicOf: (actor: PersonActor) => Clinic; clock: TestClock }

async function contextOf({ person, organisation, secret, databaseId, clinicOf, clock }: Asked): Promise<Context> {
  const appwrite = appwriteAsPerson(secret)
  const data = openReaders(appwrite.tables, databaseId)
  const userId = userIdOf(person, organisation)
  const [account, memberships, ownPatient] = await Promise.all([
    appwrite.account.get(), data.memberships.list({ where: { userId, status: 'active' }, limit: 20 }), data.patients.first({ where: { userId } }),
  ])
  const membership = memberships.items[0]
  const held = membership ? { role: membership.role, patientId: null } : { role: 'patient' as const, patientId: ownPatient?.id ?? null }
  const actor: PersonActor = { kind: 'person', id: userId, name: account.name, organisationId: organisation, ...held }
  const clinic = clinicOf(actor)
  return {
    actor, data, clinic, appwrite, ownPatient, memberships: memberships.items, organisation: await clinic.organisations.get(organisation),
    account: { email: account.email, isEmailVerified: account.emailVerification, usesSecondFactor: account.mfa },
    ends: { idleAt: '2099-01-01T00:00:00.000Z', finalAt: '2099-01-01T00:00:00.000Z', idleMinutes: 30 },
    origin: { address: '127.0.0.1', device: 'test', requestId: 'test' }, now: clock.now, newId: clock.newId,
  }
}

/** What lib/config reads; a test that looks at settings sees a complete clinic. @returns the settings that functions are deployed with */
function setEnvironment({ url, projectId, databaseId, apiKey }: TestAppwrite): FunctionVariables {
  const { privateKey } = generateKeyPairSync('ed25519')
  const forFunctions = { APPWRITE_DATABASE_ID: databaseId, APP_ORIGIN: 'http://localhost:3000', DOCUMENT_SIGNING_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') }
  // eslint-disable-next-line no-restricted-syntax -- a test stands where the supervisor stands
  Object.assign(process.env, { APPWRITE_ENDPOINT: url, APPWRITE_PROJECT_ID: projectId, APPWRITE_API_KEY: apiKey, APP_SECRET: randomBytes(32).toString('base64'), ...forFunctions })
  return Object.fromEntries(Object.entries(forFunctions).map(([name, value]) => [name, { value, isSecret: name === 'DOCUMENT_SIGNING_KEY' }]))
}

async function fill(client: Client, databaseId: string, clock: TestClock): Promise<ClinicFixture['patients']> {
  const rows = new SeedRows()
  const memberIds = await makeAccounts(client)
  for (const organisation of fixtureOrganisations) addOrganisation(rows, organisation, { at: clock.now().toISOString(), memberIds })
  const add = (organisationId: OrganisationKey, changes: Partial<Patient>) => addPatientRow(rows, { organisationId, at: clock.now().toISOString(), changes: { userId: null, ...changes } })
  const patients = {
    adult: add('riverside', { id: 'adult', givenName: 'Adaeze', familyName: 'Okonkwo', bornOn: '1958-07-14', sex: 'female', userId: userIdOf('patient', 'riverside') }),
    otherAdult: add('riverside', { id: 'other-adult', givenName: 'James', familyName: 'Whitcombe', bornOn: '1971-03-02', sex: 'male', userId: userIdOf('other-patient', 'riverside') }),
    child: add('riverside', { id: 'child', givenName: 'Elsa', familyName: 'Bergstrom', bornOn: '2021-09-18', sex: 'female' }),
    pregnant: add('riverside', { id: 'pregnant', givenName: 'Leila', familyName: 'Haddad', bornOn: '1994-01-27', sex: 'female', pregnancy: 'pregnant', pregnancyAsOf: '2026-02-20' }),
    restricted: add('riverside', { id: 'restricted', givenName: 'Victor', familyName: 'Castellan', bornOn: '1966-11-05', sex: 'male', isRestricted: true }),
    elsewhere: add('harbour', { id: 'elsewhere', givenName: 'Noah', familyName: 'Fairchild', bornOn: '1980-08-22', sex: 'male', userId: userIdOf('patient', 'harbour') }),
  }
  await rows.write(new TablesDB(client), databaseId)
  return patients
}

async function makeAccounts(client: Client): Promise<Map<string, string>> {
  const users = new Users(client)
  const teams = new Teams(client)
  const everyone = fixtureOrganisations.flatMap((organisation) => fixturePeople.map((person) => ({ person, organisation, userId: userIdOf(person.key, organisation) })))
  await Promise.all([
    ...fixtureOrganisations.map((organisation) => teams.create({ teamId: organisation, name: organisation })),
    ...everyone.map(({ person, organisation, userId }) => makeAccount(users, person, { organisation, userId })),
  ])
  const members = everyone.filter(({ person }) => person.role !== 'patient')
  const made = await Promise.all(members.map(({ person, organisation, userId }) => teams.createMembership({ teamId: organisation, roles: [person.role], userId, name: person.name })))
  return new Map(made.map((membership) => [membership.userId, membership.$id]))
}

async function makeAccount(users: Users, { key, name }: FixturePerson, { organisation, userId }: { organisation: string; userId: string }): Promise<void> {
  await users.create({ userId, email: `${key}@${organisation}.test`, name })
  await users.updateEmailVerification({ userId, emailVerification: true })
}

async function addPatient(client: Client, { changes, organisation, databaseId, clock }: { changes: Partial<Patient>; organisation: OrganisationKey; databaseId: string; clock: TestClock }): Promise<Patient> {
  const rows = new SeedRows()
  const patient = addPatientRow(rows, { organisationId: organisation, at: clock.now().toISOString(), changes: { id: clock.newId(), ...changes } })
  await rows.write(new TablesDB(client), databaseId)
  return patient
}
