// What journeys of later rooms are made of: a list and its freeze, turns, papers, the registro and the facts of the roll.
export { addListed } from '../actions/add-listed.ts';
export { freezeRoll } from '../actions/freeze-roll.ts';
export { issueBallotPaper } from '../actions/issue.ts';
export { prepareRoll } from '../actions/prepare-roll.ts';
export { publishFacts } from '../actions/publish-facts.ts';
export { publishRegistro } from '../actions/publish-registro.ts';
export { takeTurn } from '../actions/take-turn.ts';
export { vrefOf } from '../store/voters.ts';
