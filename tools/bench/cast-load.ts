// Sends the casts of a file to an urn over kept connections, and says how long it took: a process of its own.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const [, , file = '', address = '', atOnce = '32'] = process.argv;
const bodies = readFileSync(file, 'utf8').split('\n').filter(Boolean);
const agent = new Agent({ keepAlive: true, maxSockets: Number(atOnce) });
const statuses = new Map<number, number>();

function cast(body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'sec-fetch-site': 'same-origin',
    };
    const sent = request(address, { method: 'POST', agent, headers }, (answer) => {
      const status = answer.statusCode ?? 0;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      answer.resume().on('end', resolve);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

let next = 0;
async function worker(): Promise<void> {
  for (let at = next++; at < bodies.length; at = next++) await cast(bodies[at] ?? '');
}

const began = performance.now();
await Promise.all(Array.from({ length: Number(atOnce) }, worker));
const seconds = (performance.now() - began) / 1000;
process.stdout.write(JSON.stringify({ seconds, statuses: Object.fromEntries(statuses) }));
process.exit(0);
