import { execFileSync } from 'node:child_process'

/** Resident memory of each program that the supervisor keeps. */
export function memoryOf(pid) {
  const listed = execFileSync('ps', ['-o', 'pid=,ppid=,rss=,args=', '-e'], { encoding: 'utf8' })
  return listed.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((match) => match && Number(match[2]) === pid)
    .map((match) => ({ name: /web-server/.test(match[4]) ? 'web server' : /local\/start/.test(match[4]) ? 'backend' : 'mailbox', mb: Math.round(Number(match[3]) / 1024) }))
}
