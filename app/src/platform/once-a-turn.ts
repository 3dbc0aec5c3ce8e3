// Work that is done once for all who asked for it in the same turn of the event loop, at its end and without a timer.

export function onceATurn(work: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    setImmediate(() => {
      isAsked = false;
      work();
    });
  };
}
