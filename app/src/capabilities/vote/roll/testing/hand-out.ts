// A ballot paper handed out as a session would ask for it, for a process that is killed while it does.
export { handOut } from '../actions/hand-out.ts';
