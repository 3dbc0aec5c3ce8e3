// `node on-node.mjs FILE`: what this Node judges of the frozen verdicts, as JSON.
import { readFileSync } from 'node:fs';
import { nodeCrypto } from '../../app/src/platform/node-crypto.ts';
import { nodePort } from '../../packages/verifier/bin/node-port.ts';
import { judgeAll, productJudge, verifierJudge, webJudges } from './judge.ts';

const vectors = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const judges = [
  productJudge('urn, node:crypto', nodeCrypto),
  verifierJudge('verifier, node:crypto', nodePort()),
  ...webJudges(),
];
console.log(JSON.stringify(await judgeAll(vectors, judges)));
