// Keeps two installations or two builds in one folder apart, with a lock that dies with its holder on every system and Node.
import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';

const PORTS_TRIED = 5;
const HELLO_MS = 1_000;
const RETRY_MS = 300;

/**
 * Waits until no other process has its turn in this folder. The turn is a listening port of the loopback: the system frees
 * it when its holder dies, on every platform and under every Node. Whoever holds it says for which folder, so that a
 * stranger on the same port is passed over. Returns how to end the turn.
 */
export async function takeTurn(root, onWait) {
  const key = createHash('sha256').update(root).digest('hex');
  let hasWaited = false;
  for (;;) {
    const endTurn = await tryTurn(key);
    if (endTurn !== undefined) return endTurn;
    if (!hasWaited) onWait();
    hasWaited = true;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** How to end the turn, or `undefined` when another process of this folder has it. */
async function tryTurn(key) {
  const first = 20_000 + (Number.parseInt(key.slice(0, 8), 16) % 12_000);
  for (let port = first; port < first + PORTS_TRIED; port++) {
    const server = await listen(port, key);
    if (server !== undefined) return () => server.close();
    const heard = await hear(port);
    // Silence means that its holder has just let it go: the turn is asked for anew, in the same order as all others.
    if (heard === key || heard === undefined) return undefined;
  }
  throw new Error('no free port for the installation lock');
}

function listen(port, key) {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(key);
    });
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** What the holder of a port says; `undefined` when nobody holds it any more. */
function hear(port) {
  return new Promise((resolve) => {
    let heard;
    const socket = connect(port, '127.0.0.1');
    socket.setEncoding('utf8').setTimeout(HELLO_MS, () => socket.destroy());
    socket.on('data', (text) => {
      heard = `${heard ?? ''}${text}`;
    });
    socket.on('connect', () => {
      heard ??= '';
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}
