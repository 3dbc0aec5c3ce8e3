// Knows when the process above this one in the chain npm → run.mjs → app is gone, so that nothing is left behind.

const WATCH_MS = 500;

/**
 * Calls `onLost` once when the launcher that started this process dies, however it dies: its message channel closes,
 * or this process is handed to another parent. Without a channel nobody launched it in the chain, and it never calls.
 * Keeps no process alive. Returns how to stop watching.
 */
export function dieWithParent(onLost: () => void): () => void {
  if (process.send === undefined) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent || !process.connected) lose();
  }, WATCH_MS);
  timer.unref();

  function stop(): void {
    clearInterval(timer);
    process.off('disconnect', lose);
  }
  function lose(): void {
    stop();
    onLost();
  }
  process.on('disconnect', lose);
  // A listener makes the channel hold the process; a command that has finished must end all the same.
  process.channel?.unref();
  if (!process.connected) setImmediate(lose);
  return stop;
}
