// The label of a vote: the lowest fact decides, it falls to what happened, and turnout says no more than it may.
import { expect, test } from 'vitest';
import { sampleElection } from '../testing/sample-election.ts';
import {
  type LogFacts,
  type Manifest,
  type ProfileFact,
  profileFacts,
  profileLabel,
  publicTurnout,
} from './index.ts';

const best: LogFacts = {
  clusterOfRoll: 'a',
  clusterOfUrn: 'b',
  journal: 'other-machine',
  standby: 'sync',
  witnessesOfFirst: 2,
  witnessesOfClosing: 2,
  longestGapHours: 12,
  hasParticipationAudit: true,
  isResulted: true,
};

async function national(): Promise<Manifest> {
  const { manifest } = await sampleElection();
  const officers = manifest.officers.map((officer) =>
    officer.role === 'observer' ? { ...officer, role: 'officer' as const } : officer,
  );
  return {
    ...manifest,
    officers,
    operators: { A: 'Municipalidad', B: 'Universidad' },
    witnesses: { quorum: 2, vkeys: ['a', 'b', 'c'] },
  };
}

test('with every fact the label is the highest', async () => {
  const label = profileLabel(await national(), best);
  expect(label.profile).toBe('nacional');
  expect(label.rows.map(({ fact }) => fact)).toEqual(profileFacts);
});

type Change = (manifest: Manifest) => Manifest;

const same: Change = (manifest) => manifest;

const lower: readonly (readonly [ProfileFact, string | undefined, Partial<LogFacts>, Change])[] = [
  ['host-names', undefined, {}, (m) => ({ ...m, origins: { ...m.origins, B: m.origins.A } })],
  ['clusters', 'basico', { clusterOfUrn: 'a' }, same],
  ['clusters', 'basico', { clusterOfUrn: undefined }, same],
  ['operators', 'municipal', {}, (m) => ({ ...m, operators: { A: 'x', B: 'x' } })],
  ['urn-key', 'basico', {}, (m) => ({ ...m, urn: { ...m.urn, mode: 'server' } })],
  ['witnesses', 'municipal', { witnessesOfFirst: 1 }, same],
  ['witnesses', 'basico', { witnessesOfClosing: 0 }, same],
  ['witnesses', 'basico', { longestGapHours: 49 }, same],
  [
    'issuing-days',
    'basico',
    {},
    (m) => ({ ...m, windows: { ...m.windows, issue_from: '2027-05-10T12:00:00Z' } }),
  ],
  ['journal', 'basico', { journal: 'other-file' }, same],
  ['journal', undefined, { journal: 'same' }, same],
  ['journal', undefined, { standby: 'async' }, same],
  ['officers', 'basico', {}, (m) => ({ ...m, officers: m.officers.slice(0, 3) })],
  ['officers', undefined, {}, (m) => ({ ...m, officers: m.officers.slice(1) })],
  ['participation-audit', 'municipal', { hasParticipationAudit: false }, same],
];

test.each(lower)('%s alone lowers the label to %s', async (fact, profile, facts, change) => {
  const label = profileLabel(change(await national()), { ...best, ...facts });
  expect(label.profile).toBe(profile);
  expect(label.rows.find((row) => row.fact === fact)?.allows).toBe(profile);
});

test('an audit is missed only once there is a result', async () => {
  const facts = { ...best, hasParticipationAudit: false, isResulted: false };
  expect(profileLabel(await national(), facts).profile).toBe('nacional');
});

test('while people vote only large contests say how many have', () => {
  const contests = [
    { contest: 'comuna', electors: 5000, ballots: 700 },
    { contest: 'sur', electors: 900, ballots: 40 },
  ];
  expect(publicTurnout({ phase: 'voting', contests })).toEqual({
    ballots: undefined,
    contests: [
      { contest: 'comuna', ballots: 700 },
      { contest: 'sur', ballots: undefined },
    ],
  });
  const third = { contest: 'norte', electors: 300, ballots: 9 };
  expect(publicTurnout({ phase: 'voting', contests: [...contests, third] }).ballots).toBe(749);
  const small = [{ ...third }, { ...third, contest: 'este' }];
  expect(publicTurnout({ phase: 'voting', contests: small }).ballots).toBeUndefined();
  expect(publicTurnout({ phase: 'closed', contests: small })).toEqual({
    ballots: 18,
    contests: [
      { contest: 'norte', ballots: 9 },
      { contest: 'este', ballots: 9 },
    ],
  });
});
