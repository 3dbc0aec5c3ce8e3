// Door 1 of the election: how later rooms read one, make their keys known, send leaves to its log and have acts signed.

export { moveElection } from './actions/move-election.ts';
export { proposeLogAct } from './actions/propose-log-act.ts';
export { type LeafToQueue, queueLeaf } from './actions/queue-leaf.ts';
export { electionPath, logActAddress, logActPath } from './addresses.ts';
export {
  type BoothClient,
  boothClient,
  type ElectionGiven,
  type ElectionOpening,
  type ElectionPanel,
  electionDeskPanels,
  electionOpens,
  electionPanels,
  type GateFacts,
  gateFacts,
  logActEnds,
  logFacts,
  type SignedAct,
} from './slots.ts';
export {
  type ContestOfElection,
  type Election,
  electionOfContest,
  electionsOfInstitution,
  publicElections,
  readElection,
} from './store/elections.ts';
export { depositRegistrar, depositRoll, depositThawedRoll } from './store/facts.ts';
export { leavesOf } from './store/outgoing-leaves.ts';
