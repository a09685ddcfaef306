import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from './folders.mjs'
import { CannotStart } from './progress.mjs'

const oldestNode = [20, 9]

export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new CannotStart(`This is Node ${version}. MediTrack Pro needs Node ${oldestNode.join('.')} or newer: install it from nodejs.org and start again.`)
}

export function requireWritable(folder, whatFor) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const probe = join(folder, `.write-check-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new CannotStart(`The folder ${folder} cannot be written (${error.code}); ${whatFor}. Make it writable or choose another with --data.`)
  }
}

/** The checkout itself must be writable only while something has to be installed or built in it. */
export function requireWritableCheckout() {
  try {
    accessSync(root, constants.W_OK)
  } catch {
    throw new CannotStart(`The folder ${root} is read-only, and something has to be installed or built in it. Make it writable, or copy it to a folder of yours.`)
  }
}

/** Whether nobody listens on the port, on any address of this machine. */
export async function isPortFree(port) {
  const onEach = await Promise.all([undefined, '127.0.0.1'].map((host) => canListen(port, host)))
  return onEach.every(Boolean)
}

export async function requireFreePort(port, option) {
  if (await isPortFree(port)) return
  throw new CannotStart(`Port ${port} is in use by another program. Stop that program, or choose another port with ${option}.`)
}

/** A port nobody uses: the wanted one when it is free, otherwise any. */
export async function freePort(wanted) {
  if (wanted && (await isPortFree(wanted))) return wanted
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}

function canListen(port, host) {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') done(false)
      else if (error.code === 'EACCES') fail(new CannotStart(`Port ${port} is reserved for the administrator of this machine. Choose one above 1023 with --port.`))
      else fail(error)
    })
    server.listen({ port, host }, () => server.close(() => done(true)))
  })
}
