// `npm run bench:urn`: casts, tokens, verification, the closing spike and growth, each against what bounds it in the same run.
import { rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { throwawayFolder } from '../app/src/platform/testing/throwaway.ts';
import { benchCasts } from './bench/urn-casts.ts';
import { benchGrowth } from './bench/urn-growth.ts';
import { benchSpike } from './bench/urn-spike.ts';
import { withStand } from './bench/urn-stand.ts';
import { benchTokens } from './bench/urn-tokens.ts';
import { benchVerifier } from './bench/verifier-record.ts';
import { ensureBuilt } from './build.ts';

const CASTS = 3000;
const BALLOTS = 100_000;
const SIZES = [1e4, 1e5, 1e6];

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

// The pages that are looked at during the spike have their styles and programs.
ensureBuilt();
say(
  `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}: sender, PostgreSQL and urn share them`,
);
await withStand(async (stand) => {
  const { casts, lines } = await benchCasts(stand, CASTS);
  say(...lines);
  say(...(await benchTokens()));
  say(
    'the close, of an urn that is asked at hours of its own:',
    ...(await benchSpike(stand, casts.rate)),
  );
  say('growth of the log:', ...(await benchGrowth(stand, SIZES)));
});
const folder = throwawayFolder();
try {
  say(...(await benchVerifier(folder, BALLOTS)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say(`load at the end: ${loadavg()[0]?.toFixed(1)}`);
