import { Account, Client, Functions, Messaging, Storage, TablesDB, Teams, Users } from 'node-appwrite'
import { serverSettings } from '../config/server-settings'
import { ReadingClient } from './reading-client'

const baseClient = (): Client => {
  const { APPWRITE_ENDPOINT, APPWRITE_PROJECT_ID } = serverSettings()
  return new ReadingClient().setEndpoint(APPWRITE_ENDPOINT).setProject(APPWRITE_PROJECT_ID)
}

const services = (client: Client) => ({
  account: new Account(client), functions: new Functions(client), messaging: new Messaging(client), storage: new Storage(client), tables: new TablesDB(client), teams: new Teams(client), users: new Users(client),
})
export type Appwrite = ReturnType<typeof services>

/** Appwrite as a signed-in person: its own permissions decide what is seen. */
export const appwriteAsPerson = (sessionSecret: string): Appwrite => services(baseClient().setSession(sessionSecret))

/** Appwrite as a visitor without a session. */
export const appwriteAsVisitor = (): Appwrite => services(baseClient())

let service: Appwrite | null = null

/** Appwrite as the clinic itself. Only operations that checked permission and state may write with it. */
export const appwriteAsClinic = (): Appwrite => (service ??= services(baseClient().setKey(serverSettings().APPWRITE_API_KEY)))

/** Appwrite as the clinic, telling it whose device signs in. */
export const appwriteForDevice = (userAgent: string): Appwrite => services(baseClient().setKey(serverSettings().APPWRITE_API_KEY).setForwardedUserAgent(userAgent))

/** Appwrite with the short-lived key a function received for one execution. */
export const appwriteAsFunction = (given: { endpoint: string; projectId: string; key: string }): Appwrite => services(new Client().setEndpoint(given.endpoint).setProject(given.projectId).setKey(given.key))
