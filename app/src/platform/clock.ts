// The time, as an argument: rules never ask for it, tests set it.

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
