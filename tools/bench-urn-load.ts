// Sends the casts of a file to an urn over kept connections, and says how long it took: a process of its own.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const [, , file = '', address = '', atOnce = '32'] = process.argv;
const { hostname, port, pathname, host } = new URL(address);
// As bytes, so that whoever sends costs as little as can be: it shares the machine with whoever is measured.
const requests = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((body) =>
    Buffer.from(
      `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\nsec-fetch-site: same-origin\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  );
const statuses = new Map<string, number>();
let next = 0;

/** One connection, one request after the other; an answer is there once its body is. */
function worker(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let heard = '';
    const send = () => {
      const request = requests[next++];
      if (request === undefined) return void socket.end(resolve);
      heard = '';
      socket.write(request);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      const end = heard.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(heard)?.[1];
      const isWhole =
        end > 0 &&
        (length === undefined
          ? heard.endsWith('0\r\n\r\n')
          : heard.length >= end + 4 + Number(length));
      if (!isWhole) return;
      const status = heard.slice(9, 12);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      send();
    });
  });
}

const began = performance.now();
await Promise.all(Array.from({ length: Number(atOnce) }, worker));
const seconds = (performance.now() - began) / 1000;
process.stdout.write(JSON.stringify({ seconds, statuses: Object.fromEntries(statuses) }));
process.exit(0);
