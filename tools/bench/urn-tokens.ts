// Blind signatures as the roll gives them, checked again before they leave, against bare RSA in as many threads.
import {
  generateIssuer,
  signBlind,
} from '../../app/src/capabilities/vote/roll/actions/issuer-threads.ts';
import { bareOperations } from './bare-rsa.ts';

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
  const [tokens, bare]: [number[], number[]] = [[], []];
  // In turns, so that both meet the same machine.
  for (let turn = 0; turn < TURNS; turn++) {
    bare.push(await bareOperations(pkcs8, THREADS, SECONDS));
    tokens.push(await tokensInSeconds(one));
  }
  const mean = (list: readonly number[]) => list.reduce((sum, rate) => sum + rate, 0) / list.length;
  const ratio = mean(tokens) / mean(bare);
  return [
    `tokens a second, ${THREADS} threads: ${mean(tokens).toFixed(0)}; bare RSA operations ${mean(bare).toFixed(0)}; ratio ${ratio.toFixed(2)} (aim: 0.80 or more)`,
  ];
}

async function tokensInSeconds(one: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let done = 0;
  const worker = async () => {
    while (performance.now() - began < SECONDS * 1000) {
      await one();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (done * 1000) / (performance.now() - began);
}
