// Blind signatures as the roll gives them, checked again before they leave, against bare RSA in as many threads.
import {
  generateIssuer,
  signBlind,
} from '../../app/src/capabilities/vote/roll/actions/issuer-threads.ts';
import { bareOperations, type Operated } from './bare-rsa.ts';
import { ownSeconds } from './cpu.ts';

/** As the roll has. */
const THREADS = 2;
const AT_ONCE = 32;
const TURNS = 3;
const SECONDS = 1;

export async function benchTokens(): Promise<readonly string[]> {
  const { pkcs8 } = await generateIssuer();
  const bm = new Uint8Array(384).fill(1);
  bm[0] = 0;
  const one = () => signBlind('bench', bm, () => pkcs8);
  await Promise.all([one(), one()]);
  const turns: { readonly bare: Operated; readonly tokens: Operated }[] = [];
  // In turns, so that both meet the same machine.
  for (let turn = 0; turn < TURNS; turn++) {
    const bare = await bareOperations(pkcs8, THREADS, SECONDS);
    turns.push({ bare, tokens: await tokensInSeconds(one) });
  }
  const sum = (what: 'bare' | 'tokens', of: keyof Operated) =>
    turns.reduce((so, turn) => so + turn[what][of], 0);
  const rate = (what: 'bare' | 'tokens') => sum(what, 'rate') / TURNS;
  const ms = (what: 'bare' | 'tokens') => (sum(what, 'processor') * 1000) / sum(what, 'done');
  return [
    `tokens a second, ${THREADS} threads: ${rate('tokens').toFixed(0)}; bare RSA operations ${rate('bare').toFixed(0)}; ratio ${(rate('tokens') / rate('bare')).toFixed(2)} (aim: 0.80 or more)`,
    `  processor of a token ${ms('tokens').toFixed(3)} ms, of a bare operation ${ms('bare').toFixed(3)} ms; ratio by processor time: ${(ms('bare') / ms('tokens')).toFixed(2)}`,
  ];
}

async function tokensInSeconds(one: () => Promise<unknown>): Promise<Operated> {
  const before = ownSeconds();
  const began = performance.now();
  let done = 0;
  const worker = async () => {
    while (performance.now() - began < SECONDS * 1000) {
      await one();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const rate = (done * 1000) / (performance.now() - began);
  return { done, rate, processor: ownSeconds() - before };
}
