// @ts-check
/** Preloaded into the sample app by `npm start`: when that is killed outright, the app ends too, in good order if it can. */
const GRACE_MS = 5_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
