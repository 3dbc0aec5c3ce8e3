// Bugs of one line each in the sealed vote that tests must notice: run them with `npm run bugs:vote`.
import type { BugTable } from '../../packages/counting/testing/seeded-bugs.ts';

const roll = 'app/src/capabilities/vote/roll/rules';
const urn = 'app/src/capabilities/vote/urn/rules';
const ballot = 'packages/ballot/src';
const ledger = 'packages/ledger/src';
const verifier = 'packages/verifier/src';

const ballotBugs: BugTable = {
  [`${ballot}/crypto/ed25519.ts`]: [
    ['P - 1n, ORDER_8', 'ORDER_8', 'a key of order 2 is taken'],
    ['ORDER_8, P - ORDER_8', 'ORDER_8', 'half of the keys of order 8 are taken'],
    ['return y < P && ', 'return ', 'y above p is taken'],
    ['>= L) return false', '> 2n * L) return false', 'S with the order added is taken'],
    ['|| !isSoundPoint(sig.subarray(0, 32))', '', 'R is not looked at'],
  ],
  [`${ballot}/crypto/shares.ts`]: [
    ['value === 0n || value >= ORDER', 'value >= ORDER', 'zero is a key'],
    ['if (seen.has(share.i))', 'if (false)', 'one share counts twice'],
    ['shares.length < commits.length', 'shares.length < 1', 'one share gives a key'],
    ['sameBytes(point, sharePoint(i, commits))', 'true', 'a wrong share passes'],
  ],
  [`${ballot}/crypto/blind-rsa.ts`]: [
    ['const HASH_LENGTH = 48', 'const HASH_LENGTH = 32', 'the mask is that of another hash'],
    ['numberOfBytes(bs) * factor', 'numberOfBytes(bs)', 'the blinding is not taken off'],
    ['modPow(signature, numberOfBytes(key.e), n) ===', 'n !==', 'a wrong answer passes'],
  ],
  [`${ballot}/encoding/bytes.ts`]: [
    ['return (bits & ((1 << held) - 1)) === 0 ? bytes : undefined', 'return bytes', 'stray bits'],
    ['if (value === 255) return undefined;', '', 'other signs are read'],
  ],
  [`${ballot}/encoding/canon.ts`]: [
    ['canonText(value) === text ? ok(value)', 'true ? ok(value)', 'two texts for one value'],
    ['&& !Object.is(value, -0)', '', 'minus zero is written'],
    ["&& value === value.normalize('NFC')", '', 'one word is written in two ways'],
  ],
  [`${ballot}/log/phases.ts`]: [
    ["voting: { registro: 'voting', batch", "voting: { vote: 'voting', batch", 'a vote alone'],
    ['compareBytes(batch.last, hash) >= 0', 'false', 'ballots in the order in which they came'],
    ['leaf.contest !== batch.contest', 'false', 'a batch holds ballots of another contest'],
    ["isEarly(state, leaf.at) ? err('too-early') : ok(next)", 'ok(next)', 'no time for claims'],
    ['isDemo ? 60 : 24 * 3600', '60', 'claims have a minute'],
  ],
  [`${ballot}/log/amendments.ts`]: [
    ['if (now.isExtended)', 'if (false)', 'windows move twice'],
    ['issue - issueNow > DAY || cast', 'cast', 'issuing goes on for weeks'],
    ['leaf.old === now.bundleSha256 &&', '', 'the booth changes from nobody knows what'],
  ],
  [`${ballot}/log/acts.ts`]: [
    ["if (client.challenge !== challenge) return err('challenge');", '', 'any signature serves'],
    ['|| client.crossOrigin === true', '', 'a page inside another one asks to sign'],
    ['if (signers.length < 2)', 'if (signers.length < 1)', 'one person signs an act'],
    ["role === 'observer' ||", '', 'who observes signs'],
    ['const asked = USER_PRESENT | USER_VERIFIED', 'const asked = USER_PRESENT', 'no PIN is asked'],
  ],
  [`${ballot}/log/gates.ts`]: [
    ['[hostOf(origins.A) === hostOf(origins.B)', '[false', 'roll and urn at one address'],
    ['[repeats(issuers)', '[false', 'one issuer signs for two contests'],
    ['cost > contest.budget', 'cost > contest.budget * 2', 'a project costs more than there is'],
    ['ballot.pad < padOf(contest)', 'false', 'long ballots are longer than short ones'],
  ],
  [`${ballot}/vote/cast.ts`]: [
    [
      "if (vote.M !== toBase64url(manifestHash)) return err('other-election');",
      '',
      'another election',
    ],
    ["if (time !== 'open') return err(time);", '', 'ballots are taken after the close'],
    ['ct.length === contest.ballot.pad + TAG_LENGTH &&', '', 'the length tells the choice'],
    ["if (!isSoundPoint(pk)) return err('pk-invalid');", '', 'an unsound key has no name'],
    ['aad: concat(pk, contestHash(contestId))', 'aad: pk', 'a ballot opens in another contest'],
  ],
  [`${ballot}/vote/choices.ts`]: [
    ['new Set(named).size < named.length', 'false', 'a project is named twice'],
    ['&& cost > budget', '&& cost >= budget', 'the whole budget is too much'],
    ['length === 0 || !isPadded', 'length === 0', 'something hides in the padding'],
    ['given.every((n) => n >= 1) &&', '', 'no points are given'],
  ],
  [`${ballot}/vote/token.ts`]: [
    ['|| compareBytes(token, key.n) >= 0', '', 'a second token for one key'],
    ["issuer.e === 'AQAB' &&", '', 'an issuer with another exponent'],
  ],
  [`${ballot}/vote/seed.ts`]: [
    ['second & 0xf0', 'second & 0xe0', 'the check of a code is shorter'],
    ['manifestHash, contestHash(contestId), pk', 'manifestHash, pk', 'a token of any contest'],
  ],
  [`${ballot}/profile.ts`]: [
    ['Math.min(...places)', 'Math.max(...places)', 'the best fact decides'],
    ["operatorsDiffer(manifest) ? 'nacional' : 'municipal'", "'nacional'", 'one who holds both'],
    ['longestGapHours > 48', 'longestGapHours > 480', 'nobody looked for weeks'],
  ],
  [`${ballot}/turnout.ts`]: [
    ['isVoting && electors < MIN_ELECTORS', 'false', 'neighbours are told while they vote'],
    [
      'hidden.length > 1 && electors >= MIN_ELECTORS',
      'hidden.length > 1',
      'the sum of two streets',
    ],
  ],
};

const ledgerBugs: BugTable = {
  [`${ledger}/hashes.ts`]: [
    ['data[0] = 1;', '', 'a node can be shown as a leaf'],
    ['data.set(entry, 1)', 'data.set(entry, 0)', 'a leaf without its own prefix'],
  ],
  [`${ledger}/proofs.ts`]: [
    ['return last === 0 && equalBytes(found, root)', 'return equalBytes(found, root)', 'short'],
    ['return proof.length === 0 && equalBytes(oldRoot, newRoot)', 'return true', 'one size'],
    ['&& equalBytes(grown, newRoot)', '', 'the tree grew into any other'],
    ['equalBytes(old, oldRoot) && ', '', 'what was there is another'],
  ],
  [`${ledger}/root-builder.ts`]: [
    ['nodeHash(left, node, this.#hash)', 'nodeHash(node, left, this.#hash)', 'sides are swapped'],
    ['edge.length === ones(size)', 'edge.length >= 0', 'an edge of another size'],
  ],
  [`${ledger}/notes.ts`]: [
    [
      "if (verified === undefined) return err('signature-invalid');",
      '',
      'a false one is passed over',
    ],
    ['found.length === 0 ?', 'false ?', 'nobody signed'],
    ['name === vkey.name && ', '', 'somebody else with the same key'],
    ['lines.length > maxSignatures', 'false', 'signatures without end'],
  ],
  [`${ledger}/checkpoints.ts`]: [
    ['checkpoint.value.origin !== keys.log.name', 'false', 'the checkpoint of another log'],
    [
      'verified.value[0]?.time : undefined',
      'verified.value[0]?.time : 0',
      'who did not sign witnesses',
    ],
  ],
  [`${ledger}/witnesses.ts`]: [
    ['if (oldSize !== lastSize)', 'if (false)', 'a witness forgets what it saw'],
    ['if (isConsistent) return undefined', 'return undefined', 'a witness signs any history'],
    ['if (!(await memory.replace(origin, before, after)))', 'if (false)', 'two at once'],
    ['if (!signed.ok)', 'if (false)', 'a witness signs for whoever asks'],
  ],
  [`${ledger}/tiles.ts`]: [
    ['if (end > bytes.length)', 'if (false)', 'a bundle that ends within an entry'],
    ['pathOfTile(tile) === path', 'true', 'two paths of one tile'],
  ],
};

const verifierBugs: BugTable = {
  [`${verifier}/strict.ts`]: [
    ['P - 1n,', '', 'the verifier takes a key of order 2'],
    ['>= L) return false', '> 2n * L) return false', 'the verifier takes S with the order added'],
    ['|| compareBytes(token, modulus) >= 0', '', 'the verifier takes a token above n'],
  ],
  [`${verifier}/acts.ts`]: [
    ['signers.size < 2 || ', '', 'one person is enough for an act'],
    [
      "if (roles.includes(undefined)) return 'not-in-force';",
      '',
      'who was removed is told as one who signed wrong',
    ],
  ],
  [`${verifier}/ballots.ts`]: [
    [
      "if (!(await checkToken(port, contest.modulus, message, tok))) return { code: 'token-invalid' };",
      '',
      'ballots without a right',
    ],
    [
      "if (!(await checkEd25519(port, pk, signed, sig))) return { code: 'signature-invalid' };",
      '',
      'ballots that somebody changed',
    ],
    ['new Set(names).size < names.length', 'false', 'the verifier counts a project twice'],
  ],
  [`${verifier}/check-log.ts`]: [
    [
      "else if (given.trim() !== manifest.log.vkey) findings.contradiction(2, 'vkey');",
      '',
      'another log',
    ],
    ['return found !== undefined && sameBytes(found, root)', 'return true', 'any root is right'],
    [
      "if (one.size < before) findings.contradiction(5, 'checkpoints-order', one.size);",
      '',
      'a log that shrank',
    ],
    ["if (cosigned.state === 'wrong') {", 'if (false) {', 'a forged witness is passed over'],
  ],
  [`${verifier}/check-ballots.ts`]: [
    ["keys.has(key) ? 'already-voted' : ''", "''", 'two ballots of one key are counted'],
    ['if (cast <= issued) continue;', 'continue;', 'more ballots than papers'],
    ['toBase64url(Uint8Array.of(4, ...point.x, ...point.y)) === c0', 'true', 'another key opens'],
  ],
  [`${verifier}/check-roll.ts`]: [
    ['if (right.state !== from)', 'if (false)', 'a right is used twice'],
    ['if (!sameBytes(lines.length === 0 ? empty : root, said))', 'if (false)', 'another roll'],
    [
      'if (!(await checkEd25519(port, key, message, signature)))',
      'if (false)',
      'a forged registro',
    ],
    ['if ((people.get(run) ?? c) !== c)', 'if (false)', 'one person has two rights'],
  ],
  [`${verifier}/check-paper.ts`]: [
    ['if (valid < 0 || !isWhole)', 'if (false)', 'papers of a table are not all counted'],
    ['if (sum(kind) !== marks[kind])', 'if (false)', 'marks of a desk vanish'],
    ['if (declared < excess)', 'if (false)', 'a box that was filled is called declared'],
    [
      "leaf.decision === 'excluded' && leaf.contest === contest && leaf.index < until",
      "leaf.decision === 'excluded' && leaf.contest === contest",
      'a box is left out once its papers are known',
    ],
    ['if (table === undefined || out.has(name)) continue;', '', 'what was left out is counted'],
  ],
  [`${verifier}/paper-totals.ts`]: [
    [
      'votes.every(({ n }) => n <= valid) && ',
      '',
      'a project has more votes than there are papers',
    ],
    ['papers[next++ % valid]', 'papers[mark % valid]', 'sums are dealt out to few papers'],
  ],
  [`${verifier}/bundle.ts`]: [
    ['files.has(path) || ', '', 'one name stands for two files'],
    ['&& !/^\\.{1,2}$/.test(part)', '', 'a name leads out of the folder'],
  ],
  [`${verifier}/check-result.ts`]: [
    [
      "differ('selected', count.order.toSorted().join(), said.selected.toSorted().join());",
      '',
      'others are selected',
    ],
    ["differ('ballots', own.ballots, said.ballots);", '', 'ballots are left out'],
    [
      'if (file === undefined || file.meta',
      'if (true) return true; if (file === undefined || file.meta',
      'any file is the vote',
    ],
  ],
  [`${verifier}/check-receipts.ts`]: [
    [
      "else findings.contradiction(18, 'promised-ballot-missing', tracker);",
      '',
      'a ballot was dropped',
    ],
  ],
  [`${verifier}/check-manifest.ts`]: [
    ["drawn.join('\\n') === ids.join('\\n')", 'true', 'a lot that nobody drew'],
    [
      "[names[0] === names[1], 'hosts-equal', 'origins']",
      "[false, 'hosts-equal', 'origins']",
      'one address for both',
    ],
  ],
  [`${verifier}/merkle.ts`]: [
    ['const NODE = Uint8Array.of(1)', 'const NODE = Uint8Array.of(0)', 'nodes are as leaves'],
    ['return last === 0 && sameBytes(hash, root)', 'return true', 'any proof is right'],
  ],
  [`${verifier}/story.ts`]: [
    ['if (!mayStand(leaf.type, story.phase))', 'if (false)', 'leaves stand where they may not'],
    ['compareBytes(batch.last, hash) >= 0', 'false', 'the verifier takes ballots by the hour'],
    ['if (waited < wait)', 'if (false)', 'nobody had time to claim'],
  ],
  [`${verifier}/tally.ts`]: [
    [
      "if (says.null !== '') nulls",
      "if (says.null === 'never') nulls",
      'null ballots are not told',
    ],
  ],
  [`${verifier}/label.ts`]: [
    ["operators.A === operators.B ? 'municipal' : 'nacional'", "'nacional'", 'one holds both'],
  ],
};

const roomBugs: BugTable = {
  [`${roll}/right.ts`]: [
    ["issued: { 'prov-no'", "issued: { desk: 'desk', 'prov-no'", 'who voted on line votes again'],
    [
      "desk: { 'desk-void': 'available'",
      "desk: { issued: 'issued', 'desk-void': 'available'",
      'who voted at a desk votes on line',
    ],
  ],
  [`${roll}/registro.ts`]: [
    ['round.toSorted(byRightAndName)', 'round', 'the order tells who came when'],
    ['if (bytes + own > EVENTS_BYTES)', 'if (parts.length === 0)', 'a leaf that is too long'],
    [
      "if (state === undefined) problems.push({ code: 'registro-state', c, ev });",
      'if (state === undefined) continue;',
      'what cannot be is not told',
    ],
  ],
  [`${roll}/evidence.ts`]: [
    ["last.get(entry.c)?.ev !== 'issued' || entry.ev === 'lost'", 'true', 'an issue is forgotten'],
    [
      "if (state === undefined) return [{ code: 'lost', c: entry.c }];",
      'if (state === undefined) return [];',
      'a lost right is not told',
    ],
  ],
  [`${urn}/growing-tree.ts`]: [
    ['old.length !== before * hashLength', 'false', 'a tile that was cut is built on'],
    [
      'Math.floor(leaves / tileWidth ** level)',
      'Math.ceil(leaves / tileWidth ** level)',
      'a node of half its leaves',
    ],
  ],
  [`${urn}/batches.ts`]: [
    ['>= Math.max(min, 1)', '> 0', 'a ballot stands alone'],
    [
      'contests.filter((contest)',
      '[...waiting.keys()].filter((contest)',
      'another order of batches',
    ],
    ['Math.floor((now', 'Math.ceil((now', 'a batch comes before its hour'],
  ],
  [`${urn}/booth-trust.ts`]: [
    ['|| manifest.origins.B !== origin', '', 'the booth of another address'],
    ["if (kept.size > size) return 'smaller-log';", '', 'a log that lost leaves'],
    [
      "return isGrown ? undefined : 'rewritten-log'",
      'return undefined',
      'a log that was rewritten',
    ],
    ['if (kept !== undefined && kept.vkey !== manifest.log.vkey)', 'if (false)', 'another log'],
  ],
};

/** By file: what is found there once, what takes its place, what goes wrong. */
export const voteBugs: BugTable = { ...ballotBugs, ...ledgerBugs, ...verifierBugs, ...roomBugs };
