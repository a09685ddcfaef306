// Loaded into every program the supervisor starts: when the supervisor is gone, however it ended, the program stops too.
if (process.channel) {
  process.channel.unref()
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
