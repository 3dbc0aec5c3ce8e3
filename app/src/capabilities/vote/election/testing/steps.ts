// Steps of preparing and running an election that tests of later rooms take one by one.
export { changeSettings } from '../actions/change-settings.ts';
export { recordCeremony, recordRehearsal } from '../actions/keep-urn-key.ts';
export { postLeaves } from '../actions/post-leaves.ts';
export { readLogAct } from '../store/log-acts.ts';
